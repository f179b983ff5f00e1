"""How long work reports progress, notices a cancel and passes on warnings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from .errors import EngineCanceled


@dataclass(frozen=True)
class Monitor:
    """Callables of whoever runs the engine; the defaults do nothing.

    progress : receives a fraction between 0 and 1.
    is_canceled : returns True when the work shall stop.
    warn : receives a sentence about benign input that the user should know of.
    info : receives a sentence that says what was done.
    """

    progress: Callable[[float], None] = lambda fraction: None
    is_canceled: Callable[[], bool] = lambda: False
    warn: Callable[[str], None] = lambda message: None
    info: Callable[[str], None] = lambda message: None

    def check(self) -> None:
        """Raise EngineCanceled when a cancel was asked for."""
        if self.is_canceled():
            raise EngineCanceled("The run was cancelled; nothing was written.")

    def step(self, fraction: float) -> None:
        """Report progress and notice a cancel."""
        self.check()
        self.progress(min(max(fraction, 0.0), 1.0))

    def part(self, start: float, end: float) -> Monitor:
        """A monitor whose 0 to 1 is this one's start to end."""
        return replace(self, progress=lambda fraction: self.progress(start + (end - start) * fraction))

    def without_progress(self) -> Monitor:
        """The same, for a part whose progress says nothing of the whole."""
        return replace(self, progress=Monitor().progress)
