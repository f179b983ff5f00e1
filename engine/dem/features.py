"""Generalised features of a DEM: the filters' means and standard deviations in cells of 250 m."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import asdict, dataclass
from typing import Any

import pyproj

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import (
    Band,
    RasterReader,
    RasterWriter,
    file_facts,
    limited_cache,
    looks_like_feet,
    open_on_grid,
    pixel_size_m,
)
from ..raster.grid import Grid, Window, aligned_grid, check_metric, local_utm, overlap, reach, reproject_extent
from . import blocks
from .blocks import TILE_CELLS, Facts
from .choices import ASSIGNMENTS
from .filters import FILTERS, Filter, check_kernel_sum, chosen, halo

STATISTICS = ("mean", "std")
# The last band of a features or reference raster: how much of a cell its values stand for. Never a predictor.
VALID_SHARE = "VALID_SHARE"


@dataclass(frozen=True)
class FeatureOptions:
    """How features are made; written into the raster and, from there, into the model that uses them.

    filters : of the paper's 30; kernel_sum : of KERNEL_SUMS; assignment : see generalise.assign; min_valid : share of a
    cell that must be valid; feature_set : of FEATURE_SETS.
    """

    filters: tuple[str, ...] = tuple(FILTERS)
    kernel_sum: str = "laplacian"
    assignment: str = "centre"
    min_valid: float = 0.5
    feature_set: str = "paper30"

    def rows(self, pair: bool) -> list[Filter]:
        """The filters; pair : whether there is a second DEM."""
        return chosen(self.filters, self.feature_set, pair)

    def check(self) -> None:
        """Raise EngineInputError for options that nobody knows."""
        check_kernel_sum(self.kernel_sum)
        if self.assignment not in ASSIGNMENTS:
            raise EngineInputError(f"The assignment is '{self.assignment}'; choose one of {', '.join(ASSIGNMENTS)}.")
        if not 0 < self.min_valid <= 1:
            raise EngineInputError(
                f"The valid share of a cell is {self.min_valid:g}; give a share above 0 and at most 1."
            )
        self.rows(False)


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
            f"{largest.name}; give a larger DEM or leave that filter, or its feature set, out."
        )
    if dem.nodata == 0:
        monitor.warn(
            f"The DEM {dem.name} declares 0 as nodata: ground at exactly 0 m counts as void. Where that is wrong, "
            "write the DEM anew without a nodata value."
        )


def open_further(
    path: str | os.PathLike[str], first: RasterReader, monitor: Monitor, resampling: str = "bilinear"
) -> AbstractContextManager[RasterReader]:
    """Open a further DEM on the first one's grid, having checked that it lies there."""
    with RasterReader(path) as own:
        extent = reproject_extent(own.grid.extent, own.grid.crs, first.grid.crs)
        if overlap(extent, first.grid.extent) is None:
            raise EngineInputError(f"The DEMs {first.name} and {own.name} do not overlap; give DEMs of one place.")
        check_dem(own, Monitor())
        if not first.grid.same_as(own.grid):
            how = "reprojected" if not first.grid.same_crs(own.grid) else "resampled"
            monitor.warn(f"{own.name} is {how} ({resampling}) to the grid of {first.name}.")
    return open_on_grid(path, first.grid, resampling)


@dataclass(frozen=True)
class FeaturePlan:
    """Features of a DEM on a grid of cells: all that a part of them, computed anywhere, needs to know.

    dem : path; pixel_m : the larger side of its pixels; compiled : see compute_features; second : path of a further DEM
    of the same place.
    """

    dem: str
    dem_grid: Grid
    dem_name: str
    note: str
    pixel_m: float
    grid: Grid
    options: FeatureOptions
    compiled: bool | None = None
    second: str | None = None
    second_name: str = ""

    @property
    def rows(self) -> list[Filter]:
        return self.options.rows(self.second is not None)

    @property
    def bands(self) -> list[Band]:
        bands = [Band(f"{row.name}_{statistic}", row.unit) for row in self.rows for statistic in STATISTICS]
        return [*bands, Band(VALID_SHARE, "")]

    @property
    def metadata(self) -> dict[str, str]:
        return {
            "VC_CONTENT": "features",
            "VC_DEM": self.dem_name,
            "VC_SECOND_DEM": self.second_name,
            "VC_DEM_PIXEL_M": f"{self.pixel_m:.3f}",
            "VC_CELL_SIZE_M": f"{self.grid.dx:g}",
            "VC_KERNEL_SUM": self.options.kernel_sum,
            "VC_ASSIGNMENT": self.options.assignment,
            "VC_MIN_VALID": f"{self.options.min_valid:g}",
            "VC_NOTE": self.note,
        }

    def description(self) -> dict[str, Any]:
        """What the cells depend on, in words and numbers."""
        return {
            "dem": file_facts(self.dem),
            "second": file_facts(self.second) if self.second else None,
            "grid": self.grid.facts,
            **asdict(self.options),
        }

    def prepare(self, monitor: Monitor) -> None:
        """Compile the filters, where that is worth it."""
        blocks.kernels_for(self, monitor)

    def make_tile(self, window: Window, path: str, monitor: Monitor) -> dict[str, Any]:
        """Write a window of the cells, or nothing where none has a value. Returns facts for `conclude`."""
        grid = self.grid.part(window)
        with ExitStack() as stack:
            stack.enter_context(limited_cache())
            writer: RasterWriter | None = None
            facts = Facts()
            for part, layers, met in blocks.cells(self, window, monitor, threads=1):
                facts |= met
                if layers is not None:
                    if writer is None:
                        writer = stack.enter_context(
                            RasterWriter(path, grid, self.bands, self.metadata, tile=TILE_CELLS)
                        )
                    writer.write(part.moved(-window.column, -window.row), layers)
        highest = facts.highest if facts.any_pixel else None
        any_facts = {"any_pixel": facts.any_pixel, "any_common": facts.any_common}
        return {"empty": writer is None, **any_facts, "highest": highest}

    def conclude(self, facts: Sequence[Mapping[str, Any]], monitor: Monitor) -> None:
        """Raise or warn of what the facts of all tiles tell together."""
        highest = [fact["highest"] for fact in facts if fact["any_pixel"]]
        any_cell = any(not fact["empty"] for fact in facts)
        any_common = any(fact["any_common"] for fact in facts)
        self.judge(Facts(bool(highest), any_cell, max(highest, default=-math.inf), any_common), monitor)

    def judge(self, facts: Facts, monitor: Monitor) -> None:
        """Raise EngineInputError when no cell has a value; warn of feet."""
        if not facts.any_pixel:
            raise EngineInputError(
                f"The DEM {self.dem_name} holds no valid height in the area asked for; check its nodata value and the "
                "extent."
            )
        if self.second is not None and not facts.any_common:
            raise EngineInputError(
                f"The DEMs {self.dem_name} and {self.second_name} have no valid pixel in common in the area asked for; "
                "give DEMs that overlap, or leave the second one out."
            )
        if not facts.any_cell:
            raise EngineInputError(
                f"No cell of {self.grid.dx:g} m has {self.options.min_valid:.0%} valid pixels of {self.dem_name}; "
                "give a larger DEM, smaller cells or a smaller valid share."
            )
        with RasterReader(self.dem) as dem:
            if warning := looks_like_feet(dem, facts.highest):
                monitor.warn(warning)


def plan_features(
    dem_path: str | os.PathLike[str],
    options: FeatureOptions,
    cell_size_m: float = 250.0,
    crs: pyproj.CRS | None = None,
    grid: Grid | None = None,
    monitor: Monitor | None = None,
    compiled: bool | None = None,
    second: str | os.PathLike[str] | None = None,
) -> FeaturePlan:
    """Check a DEM and options and lay out the cells; the parameters are those of compute_features."""
    monitor = monitor or Monitor()
    options.check()
    if second is not None and options.feature_set == "paper30":
        monitor.warn("The second DEM is left out: it serves the terrain-robust features, which are not asked for.")
        second = None
    with RasterReader(dem_path) as dem:
        if second is not None and os.path.realpath(second) == os.path.realpath(dem_path):
            raise EngineInputError(
                f"The second DEM is the first one, {dem.name}; give another DEM of the same place, or none."
            )
        check_dem(dem, monitor, options.rows(second is not None))
        note, second_name = dem.note, ""
        if second is not None:
            with RasterReader(second) as own, open_further(second, dem, monitor) as other:
                check_dem(other, monitor)
                if warning := looks_like_feet(own, -math.inf):
                    monitor.warn(warning)
                second_name = other.name
                note = " ".join(dict.fromkeys(filter(None, [note, other.note])))
        if grid is None:
            target_crs = crs or local_utm(dem.grid.extent, dem.grid.crs)
            grid = aligned_grid(reproject_extent(dem.grid.extent, dem.grid.crs, target_crs), target_crs, cell_size_m)
        else:
            check_metric(grid.crs)
        over = reach(dem.grid, grid.crs)
        if over is not None and overlap(over, grid.extent) is None:
            raise EngineInputError(f"The DEM {dem.name} and the given grid do not overlap; choose a grid over the DEM.")
        pixel_m = max(pixel_size_m(dem.grid))
        if grid.dx < 2 * pixel_m and options.assignment == "centre":
            monitor.warn(
                f"Cells of {grid.dx:g} m hold fewer than 2 x 2 pixels of {dem.name} ({pixel_m:.1f} m); "
                "enlarge the cells or assign pixels by area."
            )
        if not dem.grid.same_crs(grid):
            monitor.info(f"{dem.name} is generalised from {dem.grid.crs.name} to {grid.crs.name}.")
        return FeaturePlan(
            dem=os.fspath(dem_path),
            dem_grid=dem.grid,
            dem_name=dem.name,
            note=note,
            pixel_m=pixel_m,
            grid=grid,
            options=options,
            compiled=compiled,
            second=None if second is None else os.fspath(second),
            second_name=second_name,
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
    threads: int | None = None,
    compiled: bool | None = None,
    second: str | os.PathLike[str] | None = None,
) -> Grid:
    """Filter a DEM at its own grid and generalise to cells by mean and by standard deviation.

    second : a further DEM of the same place, which adds what both see and how they differ to the terrain-robust
    features; resampled to the first one's grid where it differs. crs : of the cells, default the local UTM zone; grid :
    overrides crs and cell size; filtered_output : also write the filters at the DEM's grid. The last band, VALID_SHARE,
    is the share of a cell's pixels (0 to 1) that have a value, smallest over the filters (those of a pair only where
    they have one); nodata where no filter has one. Source: Pesaresi et al. 2021, section 3.3.
    What does not change the result: tile_cells, side of the blocks of cells worked on at once; threads, default as many
    as there are processors; compiled, whether numba serves, default where it is there and there is enough to do.
    Returns the cells' grid.
    """
    monitor = monitor or Monitor()
    plan = plan_features(dem_path, options, cell_size_m, crs, grid, monitor, compiled, second)
    share = 0.7 if filtered_output else 1.0
    with limited_cache(), RasterWriter(output, plan.grid, plan.bands, plan.metadata, tile=TILE_CELLS) as writer:
        facts = Facts()
        for window, layers, met in blocks.cells(plan, plan.grid.window, monitor.part(0, share), threads, tile_cells):
            facts |= met
            if layers is not None:
                writer.write(window, layers)
        monitor.check()
        plan.judge(facts, monitor)
        if filtered_output:
            _write_filtered(plan, filtered_output, monitor.part(share, 1.0), threads)
    monitor.progress(1.0)
    return plan.grid


def _write_filtered(
    plan: FeaturePlan, output: str | os.PathLike[str], monitor: Monitor, threads: int | None = None
) -> None:
    """Write the filters at the DEM's own grid, a band each."""
    bands = [Band(row.name, row.unit) for row in plan.rows]
    metadata = {key: plan.metadata[key] for key in ("VC_DEM", "VC_SECOND_DEM", "VC_KERNEL_SUM", "VC_NOTE")}
    with RasterWriter(output, plan.dem_grid, bands, {"VC_CONTENT": "filtered", **metadata}) as writer:
        for window, layers in blocks.filtered(plan, monitor, threads):
            writer.write(window, layers)
        monitor.check()
