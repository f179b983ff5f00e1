"""Reference components of built-up areas from building heights (Pesaresi et al. 2021, section 3.2, equations 1 to 4).

With n samples in a cell and x the height of each, 0 where there is no building:

    AGBH = sum(x) / n                 SGBH = sqrt(sum((x - AGBH)^2) / n)
    ANBH = sum(x) / count(x > 0)      SNBH = the same as SGBH over x > 0, about ANBH

so that the built-up share is AGBH / ANBH.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyproj
from numpy.typing import NDArray

from ..dem.features import VALID_SHARE
from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import Band, RasterReader, RasterWriter, open_on_grid
from ..raster.grid import (
    Extent,
    Grid,
    aligned_grid,
    check_metric,
    local_utm,
    overlap,
    pixels_holding,
    reproject_extent,
    tiles,
)
from ..raster.polygons import PolygonStore, rectangle
from .choices import COMPONENTS

BANDS = (
    *(Band(name) for name in COMPONENTS),
    Band("BUILT_SHARE", ""),
    Band("VOLUME", "m³"),
    Band("FLOOR_AREA", "m²"),
    Band(VALID_SHARE, ""),
)
HIGHEST_M = 1000.0  # the tallest building on Earth has 828 m
SAMPLES_AT_ONCE = 4_000_000
MOST_SAMPLES = 4000  # on a side of a cell, so that a cell fits into memory

Heights = NDArray[np.float32]
HeightSource = Callable[[Grid], Heights]  # heights at the pixel centres of a grid, NaN where not known


@dataclass(frozen=True)
class Polygons:
    """Polygons in some CRS, as (WKB, number); the number is the height in metres, or anything for a coverage."""

    items: Iterable[tuple[bytes, float | None]]
    crs: pyproj.CRS
    extent: Extent
    name: str = "the building layer"


def check_length(name: str, length_m: float) -> None:
    """Raise EngineInputError unless a length is above 0 m and finite."""
    if not 0 < length_m < math.inf:
        raise EngineInputError(f"The {name} is {length_m:g} m; give a length above 0 m.")


def volume_m3(agbh_m: NDArray[np.float64], cell_area_m2: float) -> NDArray[np.float64]:
    """Volume of the buildings of cells from their average gross height; so, too, its standard error."""
    return agbh_m * cell_area_m2


def floor_area_m2(volume_m3: NDArray[np.float64], ceiling_height_m: float) -> NDArray[np.float64]:
    """Floor area of the buildings of cells, storeys as high as the ceiling height; so, too, its standard error."""
    return volume_m3 / ceiling_height_m


@dataclass(frozen=True)
class ReferenceOptions:
    """resolution_m : distance of the samples; ceiling_height_m : of a storey, for the floor area; min_valid : share of
    a cell that must be covered (1 as in the paper); min_height_m : what is lower counts as ground."""

    cell_size_m: float = 250.0
    resolution_m: float = 1.0
    ceiling_height_m: float = 3.0
    min_valid: float = 1.0
    min_height_m: float = 0.0

    def checked(self, grid: Grid) -> int:
        """Samples along a cell's side. Raises EngineInputError for values that cannot be used."""
        check_length("resolution", self.resolution_m)
        check_length("ceiling height", self.ceiling_height_m)
        if not 0 < self.min_valid <= 1:
            raise EngineInputError(
                f"The valid share of a cell is {self.min_valid:g}; give a share above 0 and at most 1."
            )
        samples = round(grid.dx / self.resolution_m)
        if samples > MOST_SAMPLES:
            raise EngineInputError(
                f"A cell of {grid.dx:g} m would have {samples} x {samples} samples of {self.resolution_m:g} m; "
                f"choose a resolution that gives at most {MOST_SAMPLES} on a side."
            )
        if abs(grid.dx - grid.dy) > 1e-6 * grid.dx or abs(samples * self.resolution_m - grid.dx) > 1e-6 * grid.dx:
            raise EngineInputError(
                f"A cell of {grid.dx:g} x {grid.dy:g} m is not a whole number of samples of {self.resolution_m:g} m; "
                "choose a resolution that divides a square cell."
            )
        return samples


@dataclass
class HeightCounts:
    """What was met among the heights of footprints."""

    features: int = 0
    missing: int = 0
    not_positive: int = 0
    absurd: int = 0

    @property
    def skipped(self) -> int:
        return self.missing + self.not_positive + self.absurd

    def usable(self, items: Iterable[tuple[bytes, float | None]]) -> Iterator[tuple[bytes, float]]:
        for wkb, height in items:
            self.features += 1
            if height is None or math.isnan(height):
                self.missing += 1
            elif height <= 0:
                self.not_positive += 1
            elif height > HIGHEST_M:
                self.absurd += 1
            else:
                yield wkb, height


@dataclass(frozen=True)
class ReferenceSummary:
    """valid_cells : cells written with values; footprints, skipped : read, and left out for want of a height."""

    grid: Grid
    valid_cells: int
    footprints: int
    skipped: int


def reference_components(
    output: str | os.PathLike[str],
    *,
    buildings: Polygons | None = None,
    ndsm: str | os.PathLike[str] | None = None,
    dsm: str | os.PathLike[str] | None = None,
    dtm: str | os.PathLike[str] | None = None,
    coverage: Polygons | None = None,
    extent: tuple[Extent, pyproj.CRS] | None = None,
    crs: pyproj.CRS | None = None,
    grid: Grid | None = None,
    options: ReferenceOptions | None = None,
    monitor: Monitor | None = None,
) -> ReferenceSummary:
    """Write the components of each cell from footprints with heights, an nDSM, or a DSM and a DTM.

    A cell is nodata unless its samples lie in the coverage, in the extent (default: that of the input), and on valid
    pixels of the surface models. Where footprints overlap, the highest counts; a footprint counts at the sample points
    that it holds.
    """
    options, monitor = options or ReferenceOptions(), monitor or Monitor()
    given = [buildings is not None, ndsm is not None, dsm is not None or dtm is not None]
    if sum(given) != 1 or (dsm is None) != (dtm is None):
        raise EngineInputError(
            "Heights must come from one source: a building layer with a height field, or an nDSM, or a DSM together "
            "with a DTM; fill in one of these and leave the others empty."
        )
    note = ""
    if buildings is not None:
        name, own_extent, own_crs = buildings.name, buildings.extent, buildings.crs
        if not own_extent.xmin <= own_extent.xmax < 1e300:
            raise EngineInputError(f"{buildings.name} is empty; give a layer with building footprints.")
    else:
        with RasterReader(ndsm or dsm or "") as surface:
            note = surface.note
            name, own_extent, own_crs = f"The raster {surface.name}", surface.grid.extent, surface.grid.crs
    area, area_crs = extent or (own_extent, own_crs)
    if grid is None:
        target = crs or local_utm(area, area_crs)
        grid = aligned_grid(reproject_extent(area, area_crs, target), target, options.cell_size_m)
    check_metric(grid.crs)
    samples = options.checked(grid)
    if buildings is not None and overlap(reproject_extent(own_extent, own_crs, area_crs), area) != area:
        monitor.info(
            f"The extent reaches beyond the footprints of {name}; ground without footprints counts as open ground."
        )
    if overlap(reproject_extent(own_extent, own_crs, grid.crs), grid.extent) is None:
        raise EngineInputError(
            "The building heights and the cells asked for do not overlap; check the extent, the grid and their CRS."
        )
    if not grid.same_crs(Grid(own_crs, 0, 0, 1, 1, 1, 1)):
        monitor.warn(f"The building heights are reprojected from {own_crs.name} to {grid.crs.name}.")
    fine = Grid(
        grid.crs, grid.x0, grid.y0, grid.dx / samples, grid.dy / samples, grid.width * samples, grid.height * samples
    )
    counts = HeightCounts()
    with ExitStack() as stack:
        if buildings is not None:
            heights = stack.enter_context(_footprints(buildings, grid.crs, options, counts, monitor))
        else:
            if dsm and dtm:
                _check_ground(dsm, dtm)
            heights = stack.enter_context(_surfaces(ndsm, dsm, dtm, fine))
        masks = [_rectangle_mask(stack, area, area_crs, grid.crs)]
        if coverage is not None:
            masks.append(_mask(stack, coverage, grid.crs, monitor))
        metadata = {
            "VC_CONTENT": "reference components",
            "VC_RESOLUTION_M": f"{options.resolution_m:g}",
            "VC_CEILING_HEIGHT_M": f"{options.ceiling_height_m:g}",
            "VC_NOTE": note,
        }
        writer = stack.enter_context(RasterWriter(output, grid, BANDS, metadata))
        valid_cells = _walk(heights, name, ndsm is not None, masks, fine, grid, samples, options, writer, monitor)
    return ReferenceSummary(grid, valid_cells, counts.features, counts.skipped)


def _walk(
    heights: HeightSource,
    name: str,
    surface: bool,
    masks: list[HeightSource],
    fine: Grid,
    grid: Grid,
    samples: int,
    options: ReferenceOptions,
    writer: RasterWriter,
    monitor: Monitor,
) -> int:
    tile = max(1, int(math.sqrt(SAMPLES_AT_ONCE)) // samples)
    windows = list(tiles(grid, tile))
    negative = absurd = known = built = valid_cells = 0
    min_built = math.inf
    for number, window in enumerate(windows):
        monitor.step(number / len(windows))
        block = Grid(
            grid.crs,
            grid.x0 + window.column * grid.dx,
            grid.y0 - window.row * grid.dy,
            fine.dx,
            fine.dy,
            window.width * samples,
            window.height * samples,
        )
        covered = np.logical_and.reduce([mask(block) > 0 for mask in masks])
        if not covered.any():
            continue
        values = heights(block)
        values[~covered] = np.nan
        with np.errstate(invalid="ignore"):
            too_high = values > HIGHEST_M
            values[too_high] = np.nan
            absurd += int(too_high.sum())
            negative += int((values < 0).sum())
            values[values <= options.min_height_m] = 0
        known += int(np.isfinite(values).sum())
        heights_here = values[values > 0]
        built += heights_here.size
        min_built = min(min_built, float(heights_here.min(initial=math.inf)))
        cells = values.reshape(window.height, samples, window.width, samples).transpose(0, 2, 1, 3)
        components = cell_components(
            cells.reshape(window.height, window.width, -1), options.min_valid, grid.dx * grid.dy,
            options.ceiling_height_m,
        )  # fmt: skip
        valid_cells += int(np.isfinite(components[0]).sum())
        writer.write(window, components)
    if negative:
        part = negative / max(known, 1)
        swapped = " Are DSM and DTM swapped?" if part > 0.3 else ""
        monitor.warn(f"{negative} samples ({part:.1%}) of the surface lie below the ground: 0 m is taken.{swapped}")
    if surface and built > 0.99 * known > 0 and min_built > 1:
        monitor.warn(
            f"{name} is above 0 m nearly everywhere: are these elevations rather than heights above ground? "
            "Then give a DSM together with a DTM."
        )
    if absurd:
        monitor.warn(f"{absurd} samples of the surface are higher than {HIGHEST_M:g} m; they count as not known.")
    if not known:
        raise EngineInputError(
            f"{name} holds no valid height in the area asked for; check its nodata value and the extent."
        )
    if not valid_cells:
        raise EngineInputError(
            f"No cell of {grid.dx:g} m is covered to {options.min_valid:.0%} by building heights; choose smaller "
            "cells, a larger extent or a smaller valid share."
        )
    monitor.info(f"{valid_cells} cells of {grid.dx:g} m are valid.")
    monitor.step(1.0)
    return valid_cells


def cell_components(
    heights: NDArray[np.floating[Any]], min_valid: float, cell_area_m2: float, ceiling_height_m: float
) -> NDArray[np.float64]:
    """The bands of cells from their samples.

    heights : (rows, columns, samples) in metres, 0 where there is no building, NaN where not known.
    Returns (8, rows, columns) in the order of BANDS, NaN for nodata; VALID_SHARE is the share of known samples.
    """
    x = heights.astype(np.float64)
    known = np.isfinite(x)
    n = known.sum(axis=-1)
    x[~known] = 0
    built = (x > 0).sum(axis=-1)
    total = x.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        agbh, anbh = total / n, total / built
        sgbh = np.sqrt(np.where(known, (x - agbh[..., None]) ** 2, 0).sum(axis=-1) / n)
        snbh = np.sqrt(np.where(x > 0, (x - anbh[..., None]) ** 2, 0).sum(axis=-1) / built)
        share = built / n
    volume = volume_m3(agbh, cell_area_m2)
    floor_area = floor_area_m2(volume, ceiling_height_m)
    result = np.stack([agbh, anbh, sgbh, snbh, share, volume, floor_area, n / x.shape[-1]])
    result[:, n < min_valid * x.shape[-1] * (1 - 1e-9)] = np.nan
    return result


@contextmanager
def _footprints(
    buildings: Polygons, target: pyproj.CRS, options: ReferenceOptions, counts: HeightCounts, monitor: Monitor
) -> Iterator[HeightSource]:
    with PolygonStore(buildings.crs, target, small_m=options.resolution_m) as store:
        store.fill(counts.usable(buildings.items), monitor)
        if counts.features == 0:
            raise EngineInputError(f"{buildings.name} is empty; give a layer with building footprints.")
        said = (
            (counts.missing, "without a height: skipped, so they count as open ground"),
            (counts.not_positive, "with a zero or negative height: skipped, so they count as open ground"),
            (
                counts.absurd,
                f"higher than {HIGHEST_M:g} m: skipped, so they count as open ground (are heights in centimetres?)",
            ),
            (store.repaired, "with an invalid geometry: repaired"),
            (store.empty, "without a polygon: skipped"),
            (store.small, f"smaller than a sample of {options.resolution_m:g} m: may fall between the sample points"),
        )
        for count, what in said:
            if count:
                monitor.warn(f"{count} of {counts.features} footprints ({count / counts.features:.1%}) {what}.")
        if not store.stored:
            raise EngineInputError(
                f"None of the {counts.features} footprints of {buildings.name} has a polygon and a height above 0 m; "
                "choose another height field."
            )
        yield store.burn


@contextmanager
def _surfaces(
    ndsm: str | os.PathLike[str] | None,
    dsm: str | os.PathLike[str] | None,
    dtm: str | os.PathLike[str] | None,
    fine: Grid,
) -> Iterator[HeightSource]:
    """Heights above ground of the pixel that holds each sample point.

    The ground is taken off at the surface model's own pixels: were each model resampled in its own way, their
    difference would saw around zero on every slope, and half of the slope would look built-up.
    """
    with ExitStack() as stack:
        top = stack.enter_context(RasterReader(ndsm or dsm or ""))
        ground = stack.enter_context(open_on_grid(dtm, top.grid, "bilinear")) if dtm else None

        def heights(block: Grid) -> Heights:
            offset = fine.offset_of(block)
            if offset is None:
                raise ValueError("the block does not lie on the sample grid")
            result = np.full(block.shape, np.nan, dtype=np.float32)
            found = pixels_holding(fine, block.window.moved(*offset), top.grid)
            if found is None:
                return result
            inside, columns, rows, window = found
            above = top.read(window)[0]
            if ground is not None:
                above = above - ground.read(window)[0]
            result[inside] = above[rows, columns]
            return result

        yield heights


def _check_ground(dsm: str | os.PathLike[str], dtm: str | os.PathLike[str]) -> None:
    with RasterReader(dsm) as surface, RasterReader(dtm) as ground:
        extent = reproject_extent(ground.grid.extent, ground.grid.crs, surface.grid.crs)
        if overlap(extent, surface.grid.extent) is None:
            raise EngineInputError(
                f"The DSM {surface.name} and the DTM {ground.name} do not overlap; give rasters of one place."
            )


def _mask(stack: ExitStack, polygons: Polygons, target: pyproj.CRS, monitor: Monitor) -> HeightSource:
    store = stack.enter_context(PolygonStore(polygons.crs, target))
    store.fill(((wkb, 1.0) for wkb, _ in polygons.items), monitor)
    if not store.stored:
        raise EngineInputError(f"{polygons.name} holds no polygon; give the area that the building heights cover.")
    if store.repaired:
        monitor.warn(f"{store.repaired} invalid geometries of {polygons.name} were repaired.")
    return store.burn


def _rectangle_mask(stack: ExitStack, extent: Extent, crs: pyproj.CRS, target: pyproj.CRS) -> HeightSource:
    polygons = Polygons([(rectangle(extent), 1.0)], crs, extent, "the extent")
    return _mask(stack, polygons, target, Monitor())
