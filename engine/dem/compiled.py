"""The compiled filters and sums: whether they are to be had, and their preparation before the first block."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import ModuleType
from typing import NamedTuple

import numpy as np

from .. import accelerate
from ..errors import EngineCanceled
from ..monitor import Monitor
from ..parallel import POLL_S, Stop
from ..raster.grid import Places, Window
from .filtering import apply_filters
from .filters import FILTERS, TERRAIN
from .generalise import CellStatistics, runs

Check = Callable[[], None]

PATIENCE_S = 1.5  # of a cancel with a step of the compiler
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
    return both if ready.is_set() or compiles("filters", lambda check: prepare(both, check), monitor) else None


_ready, _terrain_ready = threading.Event(), threading.Event()


def _prepare(kernels: Compiled, check: Check) -> None:
    """Compile, by computing a small block, all but the sums by area, which take half a second when they are needed."""
    apply_filters(np.zeros((8, 8), np.float32), FILTERS.values(), compiled=kernels.filters, between=check)
    places = Places(Window(0, 0, 8, 8), np.zeros((2, 2)), np.zeros((2, 2)), 0, 0, False)
    CellStatistics(1).add(runs(places, Window(0, 0, 1, 1), "centre", kernels.cells), np.zeros((8, 8), np.float32))
    _ready.set()


def _prepare_terrain(kernels: Compiled, check: Check) -> None:
    _prepare(kernels, check)
    apply_filters(np.zeros((8, 8), np.float32), TERRAIN.values(), compiled=kernels.filters, between=check)
    _terrain_ready.set()


def compiles(what: str, work: Callable[[Check], None], monitor: Monitor) -> bool:
    """Compile in a thread of its own, and tell of it. Returns whether it worked.

    work : is given what to call between its steps. On a cancel the thread ends with the step that it is at, which may
    take longer than a cancel should; but a process that ends while its compiler runs would crash, so it is waited for
    as long as a cancel may take, and, not being a daemon, by a Python that ends.
    """
    monitor.info(f"Preparing {what}: compiled once a session.")
    problems: list[Exception] = []
    stop = Stop()

    def run() -> None:
        try:
            work(stop.check)
        except Exception as problem:  # of whatever kind the compiler's is
            problems.append(problem)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        with stop:
            while thread.is_alive():
                thread.join(POLL_S)
                monitor.check()
    except EngineCanceled:
        thread.join(PATIENCE_S)
        raise
    if problems:
        monitor.warn(f"Compiling {what} failed ({problems[0]}); NumPy serves, slowly.")
    return not problems
