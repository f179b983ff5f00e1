"""The two exceptions that the engine raises on purpose."""


class EngineInputError(ValueError):
    """Input that cannot be used. The message says what was found, what was wanted and how to mend it."""


class EngineCanceled(Exception):
    """The caller asked to stop; whatever was being written has been removed."""
