"""Generalised features of a DEM: the filters' means and standard deviations in cells of 250 m."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyproj

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import Band, RasterReader, RasterWriter, looks_like_feet, pixel_size_m
from ..raster.grid import (
    Grid,
    Window,
    aligned_grid,
    check_metric,
    local_utm,
    overlap,
    positions,
    reproject_extent,
    source_window,
    tiles,
)
from .filters import FILTERS, Filter, apply_filters, chosen, halo, steps
from .generalise import ASSIGNMENTS, CellStatistics, assign

STATISTICS = ("mean", "std")
# The last band of a features or reference raster: how much of a cell its values stand for. Never a predictor.
VALID_SHARE = "VALID_SHARE"

# Pixels of a window that is filtered at once: small enough for the processor's cache and for a quick cancel.
WINDOW_PIXELS = 1024 * 1024
TILE_CELLS = 64


@dataclass(frozen=True)
class FeatureOptions:
    """How features are made; written into the raster and, from there, into the model that uses them.

    min_valid : share of a cell that must be valid; kernel_sum : see filters.steps; assignment : see generalise.assign.
    """

    filters: tuple[str, ...] = tuple(FILTERS)
    kernel_sum: str = "laplacian"
    assignment: str = "centre"
    min_valid: float = 0.5

    def checked(self) -> list[Filter]:
        steps(self.kernel_sum)
        if self.assignment not in ASSIGNMENTS:
            raise EngineInputError(f"The assignment is '{self.assignment}'; choose one of {', '.join(ASSIGNMENTS)}.")
        if not 0 < self.min_valid <= 1:
            raise EngineInputError(
                f"The valid share of a cell is {self.min_valid:g}; give a share above 0 and at most 1."
            )
        return chosen(self.filters)


def check_dem(dem: RasterReader, monitor: Monitor, rows: Sequence[Filter] = ()) -> None:
    """Raise EngineInputError for a raster too small to be a DEM or for a filter's window; warn of odd nodata."""
    width, height = dem.grid.width, dem.grid.height
    if min(width, height) < 3:
        raise EngineInputError(
            f"The DEM {dem.name} is {width} x {height} pixels; a DEM needs at least 3 x 3, give a larger one."
        )
    largest = max(rows, key=halo, default=None)
    if largest is not None and min(width, height) < (window := 2 * halo(largest) + 1):
        raise EngineInputError(
            f"The DEM {dem.name} is {width} x {height} pixels, smaller than the {window} x {window} window of "
            f"{largest.name}; give a larger DEM or leave that filter out."
        )
    if dem.nodata == 0:
        monitor.warn(
            f"The DEM {dem.name} declares 0 as nodata: ground at exactly 0 m counts as void. Where that is wrong, "
            "write the DEM anew without a nodata value."
        )


def compute_features(
    dem_path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    options: FeatureOptions,
    cell_size_m: float = 250.0,
    crs: pyproj.CRS | None = None,
    grid: Grid | None = None,
    filtered_output: str | os.PathLike[str] | None = None,
    monitor: Monitor | None = None,
    tile_cells: int | None = None,
) -> Grid:
    """Filter a DEM at its own grid and generalise to cells by mean and by standard deviation.

    crs : of the cells, default the local UTM zone; grid : overrides crs and cell size; filtered_output : also write
    the filters at the DEM's grid; tile_cells : side of the blocks of cells worked on at once (does not change the
    result). The last band, VALID_SHARE, is the share of a cell's pixels (0 to 1) that have a value, smallest over the
    filters; nodata where no filter has one. Source: Pesaresi et al. 2021, section 3.3. Returns the cells' grid.
    """
    monitor = monitor or Monitor()
    rows = options.checked()
    with RasterReader(dem_path) as dem:
        check_dem(dem, monitor, rows)
        if grid is None:
            target_crs = crs or local_utm(dem.grid.extent, dem.grid.crs)
            grid = aligned_grid(reproject_extent(dem.grid.extent, dem.grid.crs, target_crs), target_crs, cell_size_m)
        else:
            check_metric(grid.crs)
        if overlap(reproject_extent(dem.grid.extent, dem.grid.crs, grid.crs), grid.extent) is None:
            raise EngineInputError(f"The DEM {dem.name} and the given grid do not overlap; choose a grid over the DEM.")
        pixel_m = max(pixel_size_m(dem.grid))
        if grid.dx < 2 * pixel_m and options.assignment == "centre":
            monitor.warn(
                f"Cells of {grid.dx:g} m hold fewer than 2 x 2 pixels of {dem.name} ({pixel_m:.1f} m); "
                "enlarge the cells or assign pixels by area."
            )
        if not dem.grid.same_crs(grid):
            monitor.info(f"{dem.name} is generalised from {dem.grid.crs.name} to {grid.crs.name}.")
        share = 0.7 if filtered_output else 1.0
        bands = [Band(f"{row.name}_{statistic}", row.unit) for row in rows for statistic in STATISTICS]
        bands.append(Band(VALID_SHARE, ""))
        metadata = {
            "VC_CONTENT": "features",
            "VC_DEM": dem.name,
            "VC_DEM_PIXEL_M": f"{pixel_m:.3f}",
            "VC_CELL_SIZE_M": f"{grid.dx:g}",
            "VC_KERNEL_SUM": options.kernel_sum,
            "VC_ASSIGNMENT": options.assignment,
            "VC_MIN_VALID": f"{options.min_valid:g}",
            "VC_NOTE": dem.note,
        }
        with RasterWriter(output, grid, bands, metadata, tile=TILE_CELLS) as writer:
            _generalise(dem, grid, rows, options, writer, monitor.part(0, share), tile_cells)
            if filtered_output:
                write_filtered(dem, rows, options, filtered_output, monitor.part(share, 1.0))
    return grid


def _generalise(
    dem: RasterReader,
    grid: Grid,
    rows: list[Filter],
    options: FeatureOptions,
    writer: RasterWriter,
    monitor: Monitor,
    tile_cells: int | None,
) -> None:
    margin = max(halo(row) for row in rows)
    tile_cells = tile_cells or _tile_cells(dem.grid, grid)
    windows = list(tiles(grid, tile_cells))
    over = reproject_extent(dem.grid.extent, dem.grid.crs, grid.crs)
    any_pixel = any_cell = False
    highest = -math.inf
    for number, cells_window in enumerate(windows):
        monitor.step(number / len(windows))
        cells = grid.part(cells_window)
        if overlap(over, cells.extent) is None:
            continue
        window = source_window(dem.grid, grid, cells_window)
        reached = window.clipped(dem.grid.width, dem.grid.height)
        if not (reached.width and reached.height):
            continue
        statistics = [CellStatistics(cells.width * cells.height) for _ in rows]
        total = np.zeros(cells.width * cells.height)
        for strip in _strips(window):
            monitor.check()
            elevation = dem.read(strip.grown(margin))[0]
            assignment = assign(dem.grid, strip, cells, options.assignment)
            total += assignment.total()
            if not np.isfinite(elevation).any():
                continue
            any_pixel = True
            highest = max(highest, float(np.nanmax(elevation)))
            filtered = apply_filters(elevation, rows, options.kernel_sum, monitor.check)
            inner = (slice(margin, margin + strip.height), slice(margin, margin + strip.width))
            for row, statistic in zip(rows, statistics):
                statistic.add(assignment, filtered[row.name][inner])
        layers = np.full((2 * len(rows) + 1, cells.height, cells.width), np.nan)
        for i, statistic in enumerate(statistics):
            # The tiny slack keeps area weights that add up to a share of one from failing min_valid = 1.
            enough = (statistic.weight > 0) & (statistic.weight >= options.min_valid * total * (1 - 1e-9))
            for j, values in enumerate((statistic.mean, statistic.standard_deviation())):
                layers[2 * i + j] = np.where(enough, values, np.nan).reshape(cells.shape)
            any_cell = any_cell or bool(enough.any())
        smallest = np.minimum.reduce([statistic.weight for statistic in statistics])
        share = np.clip(smallest / np.where(total > 0, total, 1), 0, 1).reshape(cells.shape)
        layers[-1] = np.where(np.isfinite(layers[:-1]).any(axis=0), share, np.nan)
        writer.write(cells_window, layers)
    if not any_pixel:
        raise EngineInputError(
            f"The DEM {dem.name} holds no valid height in the area asked for; check its nodata value and the extent."
        )
    if not any_cell:
        raise EngineInputError(
            f"No cell of {grid.dx:g} m has {options.min_valid:.0%} valid pixels of {dem.name}; "
            "give a larger DEM, smaller cells or a smaller valid share."
        )
    if warning := looks_like_feet(dem, highest):
        monitor.warn(warning)
    monitor.step(1.0)


def _tile_cells(dem: Grid, grid: Grid) -> int:
    """The side of a block of cells whose pixels fill about WINDOW_PIXELS."""
    # A cell under the DEM's centre: elsewhere the grid's projection may not even be defined.
    column, row = (float(p[0, 0]) for p in positions(dem, Window(dem.width // 2, dem.height // 2, 1, 1), grid))
    if not (0 <= column < grid.width and 0 <= row < grid.height):
        return 1
    first = source_window(dem, grid, Window(int(column), int(row), 1, 1))
    pixels_per_cell = max(first.width - 3, 1) * max(first.height - 3, 1)
    return max(1, min(TILE_CELLS, int(math.sqrt(WINDOW_PIXELS / pixels_per_cell))))


def _strips(window: Window) -> list[Window]:
    """The window itself, or, when a single cell is larger than memory should hold, parts of it."""
    if window.width * window.height <= 2 * WINDOW_PIXELS:
        return [window]
    return [part.moved(window.column, window.row) for part in tiles(window, int(math.sqrt(WINDOW_PIXELS)))]


def write_filtered(
    dem: RasterReader,
    rows: list[Filter],
    options: FeatureOptions,
    output: str | os.PathLike[str],
    monitor: Monitor,
    block: int = 512,
) -> None:
    """Write the filters at the DEM's own grid, a band each."""
    margin = max(halo(row) for row in rows)
    metadata = {"VC_CONTENT": "filtered", "VC_DEM": dem.name, "VC_KERNEL_SUM": options.kernel_sum, "VC_NOTE": dem.note}
    with RasterWriter(output, dem.grid, [Band(row.name, row.unit) for row in rows], metadata) as writer:
        windows = list(tiles(dem.grid, block))
        for number, window in enumerate(windows):
            monitor.step(number / len(windows))
            filtered = apply_filters(dem.read(window.grown(margin))[0], rows, options.kernel_sum, monitor.check)
            inner = (slice(margin, margin + window.height), slice(margin, margin + window.width))
            writer.write(window, np.stack([filtered[row.name][inner] for row in rows]))
        monitor.step(1.0)
