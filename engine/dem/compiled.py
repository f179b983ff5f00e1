"""The compiled filters and sums: whether they are to be had, and their preparation before the first block."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache
from types import ModuleType
from typing import NamedTuple

import numpy as np

from .. import accelerate
from ..monitor import Monitor
from ..parallel import POLL_S
from ..raster.grid import Places, Window
from .filtering import apply_filters
from .filters import FILTERS, TERRAIN
from .generalise import CellStatistics, runs

# Fewer pixels are computed by NumPy sooner than the compiler is ready.
WORTHWHILE_PIXELS = 8_000_000


class Compiled(NamedTuple):
    """filters : the module filter_kernels; cells : cell_kernels."""

    filters: ModuleType
    cells: ModuleType


def compiled(pixels: int, wanted: bool | None, monitor: Monitor, terrain: bool = False) -> Compiled | None:
    """The compiled filters and sums, ready to run, or None where NumPy shall serve. The results are the same.

    terrain : whether the terrain-robust filters are needed, too. wanted : True or False overrides the number of pixels.
    Compiling takes some seconds, once in a process; a cancel is noticed meanwhile.
    """
    prepare, ready = (_prepare_terrain, _terrain_ready) if terrain else (_prepare, _ready)
    worthwhile = pixels >= WORTHWHILE_PIXELS or ready.is_set()
    filters = accelerate.kernels("dem.filter_kernels", worthwhile, wanted)
    cells = accelerate.kernels("dem.cell_kernels", worthwhile, wanted)
    if filters is None or cells is None:
        return None
    both = Compiled(filters, cells)
    return both if ready.is_set() or compiles("filters", lambda: prepare(both), monitor) else None


_ready, _terrain_ready = threading.Event(), threading.Event()


@lru_cache(maxsize=1)
def _prepare(kernels: Compiled) -> None:
    """Compile, by computing a small block, all but the sums by area, which take half a second when they are needed."""
    apply_filters(np.zeros((8, 8), dtype=np.float32), FILTERS.values(), compiled=kernels.filters)
    places = Places(Window(0, 0, 8, 8), np.zeros((2, 2)), np.zeros((2, 2)), 0, 0, False)
    CellStatistics(1).add(runs(places, Window(0, 0, 1, 1), "centre", kernels.cells), np.zeros((8, 8), np.float32))
    _ready.set()


@lru_cache(maxsize=1)
def _prepare_terrain(kernels: Compiled) -> None:
    _prepare(kernels)
    apply_filters(np.zeros((8, 8), dtype=np.float32), TERRAIN.values(), compiled=kernels.filters)
    _terrain_ready.set()


def compiles(what: str, work: Callable[[], None], monitor: Monitor) -> bool:
    """Compile in a thread of its own, left to end by itself on a cancel, and tell of it. Returns whether it worked."""
    monitor.info(f"Preparing {what}: compiled once a session.")
    problems: list[Exception] = []

    def run() -> None:
        try:
            work()
        except Exception as problem:  # of whatever kind the compiler's is
            problems.append(problem)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(POLL_S)
        monitor.check()
    if problems:
        monitor.warn(f"Compiling {what} failed ({problems[0]}); NumPy serves, slowly.")
    return not problems
