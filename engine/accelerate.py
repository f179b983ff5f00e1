"""Numba as an accelerator: compiled kernels where it is there and the work is worth compiling for, threads over blocks.

Kernels are compiled in memory only (the plugin's folder may be read-only) and release the interpreter's lock; threads
are ours, over blocks, since numba's own take QGIS down when two tasks enter them.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from types import ModuleType


@lru_cache(maxsize=1)
def has_numba() -> bool:
    return importlib.util.find_spec("numba") is not None


def kernels(module: str, worthwhile: bool, wanted: bool | None = None) -> ModuleType | None:
    """The module of compiled kernels, named from the engine (sar.geometry_kernels), or None where its twin shall serve.

    worthwhile : whether there is enough work to compile for. wanted : True or False overrides that (tests).
    """
    if not (worthwhile if wanted is None else wanted) or not has_numba():
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # QGIS logs those of llvmlite 0.39 as if they were ours
            return importlib.import_module(f".{module}", __package__)
    except (ImportError, AttributeError, SystemError):  # a numba that does not fit this NumPy
        return None


def in_threads(work: Callable[[slice], None], items: int, block: int) -> None:
    """Call work(slice) for blocks of items, on as many threads as there are cores."""
    blocks = [slice(start, min(start + block, items)) for start in range(0, items, block)]
    if len(blocks) < 2:
        for one in blocks:
            work(one)
        return
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for _ in pool.map(work, blocks):
            pass
