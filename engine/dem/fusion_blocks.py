"""Variational fusion block by block, on several threads: the whole's heights to the last bit, in bounded memory."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from threading import Event, Lock
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from .. import accelerate
from ..monitor import Monitor
from ..parallel import Stop, in_order, processors
from ..raster.grid import Grid, Window, tiles
from .choices import Model
from .compiled import compiles
from .convergence import Convergence
from .fusion import Layer, solve, usable

# What reads a window of all DEMs: heights and weights of shape (DEMs, height, width), NaN for void.
Read = Callable[[Window], tuple[Layer, Layer]]

# Fewer pixels times iterations are computed by NumPy sooner than the compiler is ready.
WORTHWHILE = 50_000_000
# Memory for all blocks under way, and the limits of their sides.
BUDGET_BYTES = 800 * 1024 * 1024
SIDES = (512, 2048)


@dataclass(frozen=True)
class Fused:
    """A block done. stack : the DEMs as read, (DEMs, height, width); used : where each of them counted."""

    window: Window
    stack: Layer
    heights: Layer
    used: NDArray[np.bool_]

    @property
    def count(self) -> Layer:
        """How many DEMs counted at a pixel."""
        return self.used.sum(axis=0).astype(np.float32)


def fuse(
    read: Read,
    grid: Grid,
    dems: int,
    model: Model,
    monitor: Monitor,
    convergence: Convergence,
    threads: int | None = None,
    compiled: bool | None = None,
) -> Generator[Fused, None, None]:
    """Fuse block by block, on several threads. The caller's thread reads, since reading may ask PROJ.

    convergence : filled with what all blocks together come to. compiled : True or False overrides whether the kernels
    are worth compiling.
    """
    kernels = _kernels(grid.width * grid.height * model.iterations, compiled, monitor)
    side, count = _layout(grid, dems, model.iterations, threads or processors())
    windows = [(window, _with_halo(window, model, grid)) for window in tiles(grid, side)]
    tally = _Tally(sum(reached.width * reached.height for _, reached in windows) * model.iterations)

    with ExitStack() as stack:
        executor = stack.enter_context(ThreadPoolExecutor(count))
        stop = stack.enter_context(Stop())

        def work(block: tuple[Window, Window, Layer, Layer]) -> tuple[Fused, Convergence]:
            window, reached, heights, weights = block
            part = window.moved(-reached.column, -reached.row)
            pixels = reached.width * reached.height
            done = partial(tally.add, pixels)
            result, sums = solve(heights, weights, model, kernels, part, stop.check, done)
            own = (slice(None), slice(part.row, part.row + part.height), slice(part.column, part.column + part.width))
            return Fused(window, heights[own].copy(), result, usable(heights[own], weights[own])), sums

        blocks = ((window, reached, *read(reached)) for window, reached in windows)
        for fused, sums in in_order(work, blocks, executor, count + 1, tally.watched(monitor)):
            convergence.add(sums)
            yield fused


def _with_halo(window: Window, model: Model, grid: Grid) -> Window:
    """A window with all that its heights depend on."""
    return window.grown(model.iterations).clipped(grid.width, grid.height)


def _layout(grid: Grid, dems: int, halo: int, threads: int) -> tuple[int, int]:
    """The side of the blocks, as large as memory lets them be, and how many threads work on them."""
    pixel_bytes = 4 * (4 * dems + 3)
    least, most = SIDES
    threads = max(1, min(threads, BUDGET_BYTES // ((least + 2 * halo) ** 2 * pixel_bytes)))
    side = int(math.sqrt(BUDGET_BYTES / threads / pixel_bytes)) - 2 * halo
    side = min(max(side, least), most)
    longest = max(grid.width, grid.height)
    return math.ceil(longest / math.ceil(longest / side)), threads


class _Tally:
    """How much of the work is done, over all threads; told by whoever waits for them."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._lock = total, 0, Lock()

    def add(self, pixels: int, iterations: int) -> None:
        with self._lock:
            self._done += pixels * iterations

    def watched(self, monitor: Monitor) -> Monitor:
        def is_canceled() -> bool:
            monitor.progress(min(self._done / self._total, 1.0))
            return monitor.is_canceled()

        return replace(monitor, is_canceled=is_canceled)


_ready = Event()


def _kernels(work: int, wanted: bool | None, monitor: Monitor) -> ModuleType | None:
    kernels = accelerate.kernels("dem.fusion_kernels", work >= WORTHWHILE or _ready.is_set(), wanted)
    if kernels is None or _ready.is_set() or compiles("the fusion", lambda check: _prepare(kernels, check), monitor):
        return kernels
    return None


def _prepare(kernels: ModuleType, check: Callable[[], None]) -> None:
    """Compile, by fusing a small block."""
    solve(np.zeros((2, 8, 8), np.float32), np.ones((2, 8, 8), np.float32), Model(iterations=1), kernels, check=check)
    _ready.set()
