"""GDAL's two ways of failing, turned into one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal, ogr, osr


@contextmanager
def gdal_exceptions() -> Iterator[None]:
    """Make GDAL raise RuntimeError inside the block, and leave its global switch as it was.

    Other plugins live in the same process, so the switch must not stay turned.
    """
    if hasattr(gdal, "ExceptionMgr"):  # GDAL 3.7 and later: only this thread is touched
        with gdal.ExceptionMgr(useExceptions=True):
            yield
        return
    modules = [module for module in (gdal, ogr, osr) if not module.GetUseExceptions()]
    for module in modules:
        module.UseExceptions()
    try:
        yield
    finally:
        for module in reversed(modules):  # GDAL keeps them on a stack
            module.DontUseExceptions()


@contextmanager
def collected_errors() -> Iterator[list[str]]:
    """Collect what GDAL reports where it cannot raise: while a dataset is closed."""
    messages: list[str] = []

    def collect(level: int, number: int, message: str) -> None:
        if level >= gdal.CE_Failure:
            messages.append(message)

    gdal.PushErrorHandler(collect)
    try:
        yield messages
    finally:
        gdal.PopErrorHandler()


def reason(error: BaseException | str) -> str:
    """GDAL's message on one line, without a closing stop."""
    return " ".join(str(error).split()).rstrip(". ") or "no reason given"
