"""GDAL's ways of failing, turned into one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from osgeo import gdal


@contextmanager
def gdal_errors() -> Iterator[None]:
    """Raise RuntimeError at the end of the block with the first error that GDAL reported in it.

    Errors are collected by a handler of this thread, so neither GDAL's global switch for exceptions nor other threads
    are touched: QGIS runs other plugins, and other algorithms of ours, at the same time. Closing a dataset inside the
    block counts too: GDAL itself never raises there.
    """
    messages: list[str] = []

    def collect(level: int, number: int, message: str) -> None:
        if level >= gdal.CE_Failure:
            messages.append(message)

    with ExitStack() as stack:
        if hasattr(gdal, "ExceptionMgr"):  # GDAL 3.7 and later may be raising, and warns when nothing was chosen
            stack.enter_context(gdal.ExceptionMgr(useExceptions=False))
        gdal.PushErrorHandler(collect)
        stack.callback(gdal.PopErrorHandler)
        try:
            yield
        except (AttributeError, TypeError) as error:  # what was to be opened is None
            if not messages:
                raise
            raise RuntimeError(messages[0]) from error
    if messages:
        raise RuntimeError(messages[0])


def reason(error: BaseException | str) -> str:
    """GDAL's message on one line, without a closing stop."""
    return " ".join(str(error).split()).rstrip(". ") or "no reason given"
