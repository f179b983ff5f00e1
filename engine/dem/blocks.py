"""The features and the filters of a DEM block by block, on several threads.

Every block reads its window of the DEM with the halo it needs, once; filters it; and takes mean and standard deviation
in cells. Its results do not depend on how the blocks are cut. Threads touch no map projection: what is to be asked of
one is asked before, where the blocks are laid out (QGIS does not bear PROJ in threads that come and go).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..monitor import Monitor
from ..parallel import Stop, in_order, processors
from ..raster.files import RasterReader, open_on_grid
from ..raster.grid import Grid, Places, Window, overlap, positions, reach, source_window, tiles
from .compiled import Compiled, compiled
from .filtering import Room, filters_together
from .filters import PAIR, TERRAIN, Filter, halo
from .generalise import Assignment, CellStatistics, Runs, add_layers, assign_places, places_for, runs

# Pixels of a window that is filtered at once: few enough for the processor's cache and for a quick cancel, enough that
# the halo around them costs little.
WINDOW_PIXELS = 512 * 1024
# Side of the output's blocks in its file, in cells: what is computed at once is a multiple of it, or a part of it.
TILE_CELLS = 64
# Side of the blocks of pixels when the filters themselves are written.
FILTERED_SIDE = 512

if TYPE_CHECKING:
    from .features import FeaturePlan

Item = TypeVar("Item")
Result = TypeVar("Result")
Layers = NDArray[np.float32]


@dataclass(frozen=True)
class Facts:
    """What was met in some cells: any valid pixel, one valid in both DEMs, a cell with a value, the highest pixel."""

    any_pixel: bool = False
    any_cell: bool = False
    highest: float = -math.inf
    any_common: bool = False

    def __or__(self, other: Facts) -> Facts:
        return Facts(
            self.any_pixel or other.any_pixel,
            self.any_cell or other.any_cell,
            max(self.highest, other.highest),
            self.any_common or other.any_common,
        )


@dataclass(frozen=True)
class _Part:
    """Pixels of a block: a window of the DEM, where its pixels lie in the cells, and those of it beyond the DEM.

    beyond : the places of a window that reaches beyond the DEM, all of whose pixels count in a cell; else None.
    second : the second DEM in the window with its halo, where there is one.
    """

    window: Window
    places: Places | None
    beyond: Places | None
    second: Layers | None


@dataclass(frozen=True)
class _Block:
    cells: Window
    parts: list[_Part]


@dataclass(frozen=True)
class _Place:
    """What one thread works with. The DEM is read by all, one after the other, so that none of it is unpacked twice."""

    reader: RasterReader
    reading: Lock
    room: Room
    check: Callable[[], None]

    def read(self, window: Window) -> Layers:
        with self.reading:
            return self.reader.read(window)[0]


def cells(
    plan: FeaturePlan, window: Window, monitor: Monitor, threads: int | None = None, tile_cells: int | None = None
) -> Iterator[tuple[Window, Layers | None, Facts]]:
    """The features in a window of the cells, block by block: its window, its bands (None: no value at all), facts."""
    side = tile_cells or _tile_cells(plan.dem_grid, plan.grid)
    windows = [part.moved(window.column, window.row) for part in tiles(window, side)]
    kernels = kernels_for(plan, monitor)

    def work(block: _Block, place: _Place) -> tuple[Window, Layers | None, Facts]:
        return _features(plan, block, kernels, place)

    order = {window: number for number, window in enumerate(windows)}
    for result in _on_threads(work, _blocks(plan, windows, monitor), plan.dem, threads, len(windows), monitor):
        monitor.step((order[result[0]] + 1) / len(windows))
        yield result


def filtered(plan: FeaturePlan, monitor: Monitor, threads: int | None = None) -> Iterator[tuple[Window, Layers]]:
    """The filters at the DEM's own grid, block by block: its window, its bands."""
    grid = plan.dem_grid
    windows = list(tiles(grid, FILTERED_SIDE))
    kernels = compiled(grid.width * grid.height, plan.compiled, monitor, _needs_terrain(plan))

    def work(item: tuple[Window, Layers | None], place: _Place) -> tuple[Window, Layers]:
        window, second = item
        reached = _with_halo(plan, window)
        results = _filter(plan, place.read(reached), second, reached, kernels, place)
        rows, columns = window.row - reached.row, window.column - reached.column
        inner = (slice(rows, rows + window.height), slice(columns, columns + window.width))
        order = {row.name: i for i, row in enumerate(plan.rows)}
        layers = np.empty((len(order), window.height, window.width), dtype=np.float32)
        for together, filtered in results:
            for row, values in zip(together, filtered):
                layers[order[row.name]] = values[inner]
        return window, layers

    with _second(plan) as read:
        items = ((window, read(_with_halo(plan, window))) for window in windows)
        yield from _counted(_on_threads(work, items, plan.dem, threads, len(windows), monitor), len(windows), monitor)


def _counted(results: Iterator[Result], count: int, monitor: Monitor) -> Iterator[Result]:
    for number, result in enumerate(results):
        monitor.step((number + 1) / count)
        yield result


@contextmanager
def _second(plan: FeaturePlan) -> Iterator[Callable[[Window], Layers | None]]:
    """Reads the second DEM, where there is one, on the grid of the first. In the caller's thread: it may be warped."""
    if plan.second is None:
        yield lambda window: None
        return
    with open_on_grid(plan.second, plan.dem_grid) as reader:
        yield lambda window: reader.read(window)[0]


def _on_threads(
    work: Callable[[Item, _Place], Result],
    items: Iterable[Item],
    dem: str,
    threads: int | None,
    most: int,
    monitor: Monitor,
) -> Iterator[Result]:
    """Results of work(item, place) in order; one thread works in the caller's own, so that its cancel is at hand."""
    count = max(1, min(threads or processors(), most))
    with ExitStack() as stack:
        reader, reading = stack.enter_context(RasterReader(dem)), Lock()
        if count == 1:
            place = _Place(reader, reading, Room(), monitor.check)
            for item in items:
                yield work(item, place)
            return
        free: SimpleQueue[_Place] = SimpleQueue()
        executor = stack.enter_context(ThreadPoolExecutor(count))
        stop = stack.enter_context(Stop())  # left first, so that threads end before their reader is closed
        for _ in range(count):
            free.put(_Place(reader, reading, Room(), stop.check))

        def with_place(item: Item) -> Result:
            stop.check()
            place = free.get()
            try:
                return work(item, place)
            finally:
                free.put(place)

        yield from in_order(with_place, items, executor, 4 * count, monitor)


def _blocks(plan: FeaturePlan, windows: Sequence[Window], monitor: Monitor) -> Iterator[_Block]:
    """The blocks of cells below which there is DEM, laid out."""
    dem, grid, how = plan.dem_grid, plan.grid, plan.options.assignment
    over = reach(dem, grid.crs)
    with _second(plan) as read:
        for window in windows:
            monitor.check()
            if over is not None and overlap(over, grid.part(window).extent) is None:
                continue
            pixels = source_window(dem, grid, window)
            reached = pixels.clipped(dem.width, dem.height)
            if not (reached.width and reached.height):
                continue
            parts = []
            for strip in _strips(pixels):
                monitor.check()
                inside = strip.clipped(dem.width, dem.height)
                beyond = None if inside == strip else places_for(dem, strip, grid, how)
                if inside.width and inside.height:
                    second = read(_with_halo(plan, inside))
                    parts.append(_Part(inside, places_for(dem, inside, grid, how), beyond, second))
                else:
                    parts.append(_Part(inside, None, beyond, None))
            yield _Block(window, parts)


def _features(
    plan: FeaturePlan, block: _Block, kernels: Compiled | None, place: _Place
) -> tuple[Window, Layers | None, Facts]:
    count = block.cells.width * block.cells.height
    statistics = {row.name: CellStatistics(count) for row in plan.rows}
    total = np.zeros(count)
    facts = Facts()
    for part in block.parts:
        place.check()
        if part.beyond is not None:
            total += _assignment(plan, block, part.beyond, kernels).total()
        if part.places is None:
            continue
        reached = _with_halo(plan, part.window)
        assignment = _assignment(plan, block, part.places, kernels, part.window, reached)
        if part.beyond is None:
            total += assignment.total()
        elevation = place.read(reached)
        valid = np.isfinite(elevation)
        if not valid.any():
            continue
        common = part.second is not None and bool((valid & np.isfinite(part.second)).any())
        facts |= Facts(True, False, float(np.nanmax(elevation)), common)
        for rows, values in _filter(plan, elevation, part.second, reached, kernels, place):
            add_layers([statistics[row.name] for row in rows], assignment, values)
    layers = _layers(statistics, total, plan.options.min_valid)
    if not np.isfinite(layers[-1]).any():
        return block.cells, None, facts
    return block.cells, layers.reshape(-1, block.cells.height, block.cells.width), facts | Facts(any_cell=True)


def _layers(statistics: Mapping[str, CellStatistics], total: NDArray[np.float64], min_valid: float) -> Layers:
    """Means and standard deviations of cells of which enough is valid, then the smallest valid share.

    Filters of a pair count in it only where they have a value: cells beyond the second DEM are not worth less for it.
    """
    layers = np.full((2 * len(statistics) + 1, total.size), np.nan, dtype=np.float32)
    smallest = np.full(total.size, np.inf)
    for i, (name, statistic) in enumerate(statistics.items()):
        # The tiny slack keeps area weights that add up to a share of one from failing min_valid = 1.
        enough = (statistic.weight > 0) & (statistic.weight >= min_valid * total * (1 - 1e-9))
        layers[2 * i] = np.where(enough, statistic.mean, np.nan)
        layers[2 * i + 1] = np.where(enough, statistic.standard_deviation(), np.nan)
        np.minimum(smallest, statistic.weight, out=smallest, where=enough | (name not in PAIR))
    share = np.clip(smallest / np.where(total > 0, total, 1), 0, 1)
    layers[-1] = np.where(np.isfinite(layers[:-1]).any(axis=0), share, np.nan)
    return layers


def _assignment(
    plan: FeaturePlan,
    block: _Block,
    places: Places,
    kernels: Compiled | None,
    window: Window | None = None,
    reached: Window | None = None,
) -> Assignment | Runs:
    """Which pixels count in which cells. window, reached : where the pixels stand in the array with their values."""
    how = plan.options.assignment
    within = None if window is None or reached is None else _position(window, reached)
    if kernels is None:
        return assign_places(places, block.cells, how, within)
    return runs(places, block.cells, how, kernels.cells, within)


def _filter(
    plan: FeaturePlan,
    elevation: Layers,
    second: Layers | None,
    reached: Window,
    kernels: Compiled | None,
    place: _Place,
) -> Iterator[tuple[list[Filter], list[Layers]]]:
    own, how = kernels and kernels.filters, plan.options.kernel_sum
    return filters_together(elevation, plan.rows, how, place.check, reached.row, own, place.room, second)


def _with_halo(plan: FeaturePlan, window: Window) -> Window:
    margin = max(halo(row) for row in plan.rows)
    return window.grown(margin).clipped(plan.dem_grid.width, plan.dem_grid.height)


def kernels_for(plan: FeaturePlan, monitor: Monitor) -> Compiled | None:
    """The compiled filters and sums, where the pixels below the plan's cells are worth it."""
    dem, grid = plan.dem_grid, plan.grid
    below = grid.width * grid.height * _pixels_per_cell(dem, grid)
    return compiled(min(below, dem.width * dem.height), plan.compiled, monitor, _needs_terrain(plan))


def _needs_terrain(plan: FeaturePlan) -> bool:
    return any(row.name in TERRAIN for row in plan.rows)


def _pixels_per_cell(dem: Grid, grid: Grid) -> int:
    # A cell under the DEM's centre: in a grid of the world, the projection may not be defined elsewhere. A grid that
    # does not reach there is small enough to be known by its own centre.
    column, row = (float(p[0, 0]) for p in positions(dem, Window(dem.width // 2, dem.height // 2, 1, 1), grid))
    if not (0 <= column < grid.width and 0 <= row < grid.height):
        column, row = grid.width / 2, grid.height / 2
    window = source_window(dem, grid, Window(int(column), int(row), 1, 1))
    return max(window.width - 3, 1) * max(window.height - 3, 1)


def _tile_cells(dem: Grid, grid: Grid) -> int:
    """The side of a block of cells whose pixels fill about WINDOW_PIXELS."""
    side = max(1, int(math.sqrt(WINDOW_PIXELS / _pixels_per_cell(dem, grid))))
    return side if side < TILE_CELLS else side // TILE_CELLS * TILE_CELLS


def _strips(window: Window) -> list[Window]:
    """The window itself, or, when a single cell is larger than memory should hold, parts of it."""
    if window.width * window.height <= 4 * WINDOW_PIXELS:
        return [window]
    return [part.moved(window.column, window.row) for part in tiles(window, int(math.sqrt(2 * WINDOW_PIXELS)))]


def _position(window: Window, reached: Window) -> tuple[int, int]:
    """The row length of the array over `reached`, and the flat index of the window's first pixel in it."""
    return reached.width, (window.row - reached.row) * reached.width + window.column - reached.column
