"""Ancillary features: the share of built-up ground, and its greenness (Pesaresi et al. 2021, section 3.3.2).

With b the built-up share of a pixel (0 or 1 in a mask) and g its greenness (NDVI), a cell has as means over its pixels

    BU = mean(b)      vegKbu = mean(b [g in class K])      vegKnbu = mean((1 - b) [g in class K]),  K = 1, 2, 3
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace

import numpy as np
import pyproj
from numpy.typing import NDArray

from ..dem.choices import ASSIGNMENTS
from ..dem.features import VALID_SHARE
from ..dem.generalise import Assignment, assign
from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import Array, Band, RasterReader, RasterWriter, pixel_size_m
from ..raster.grid import (
    Grid,
    Window,
    aligned_grid,
    check_metric,
    local_utm,
    reproject_extent,
    source_window,
    tiles,
)
from .ancillary_layers import GREEN, Built, Greenness, Layer, class_ranges, greenness_classes
from .choices import GREENNESS

BUILT = {"bu": "built-up", "nbu": "not built-up"}
ANCILLARY = {
    "BU": "share of the ground that is built-up",
    **{
        f"veg{number}{stem}": f"share of the ground that is {words} and of {green} greenness (NDVI class {number})"
        for stem, words in BUILT.items()
        for number, green in enumerate(GREEN, 1)
    },
}
TILE_CELLS = 64
WINDOW_PIXELS = 1024 * 1024
FAR_BLOCKS = 256  # along a side of the ground beyond a raster, which is added up in blocks of pixels
MOST_CELLS = 4  # along a pixel: what is coarser tells nothing of a cell


@dataclass(frozen=True)
class AncillaryOptions:
    """How ancillary features are made.

    built_classes : see class_ranges; empty: the raster holds a share. built_factor : from the raster's values to a
    share (0.01 for percent). ndvi_factor : from the values of its raster to an NDVI. greenness : see greenness_classes.
    assignment : see generalise.assign. min_valid : share of a cell that must be known.
    """

    built_classes: str = ""
    built_factor: float = 1.0
    ndvi_factor: float = 1.0
    greenness: str = GREENNESS
    assignment: str = "area"
    min_valid: float = 0.5

    def __post_init__(self) -> None:
        class_ranges(self.built_classes)
        greenness_classes(self.greenness)
        for name, value in (("built-up raster", self.built_factor), ("NDVI", self.ndvi_factor)):
            if not 0 < value < math.inf:
                raise EngineInputError(f"The factor of the {name} is {value:g}; give a number above 0.")
        if self.assignment not in ASSIGNMENTS:
            raise EngineInputError(f"The assignment is '{self.assignment}'; choose one of {', '.join(ASSIGNMENTS)}.")
        if not 0 < self.min_valid <= 1:
            raise EngineInputError(
                f"The valid share of a cell is {self.min_valid:g}; give a share above 0 and at most 1."
            )


@dataclass(frozen=True)
class AncillarySummary:
    """The cells' grid; how many have BU, and how many have the classes of greenness."""

    grid: Grid
    cells: int
    green_cells: int


def ancillary_features(
    built: str | os.PathLike[str],
    output: str | os.PathLike[str],
    options: AncillaryOptions | None = None,
    *,
    ndvi: str | os.PathLike[str] | None = None,
    red: str | os.PathLike[str] | None = None,
    red_band: int = 1,
    nir: str | os.PathLike[str] | None = None,
    nir_band: int = 1,
    cell_size_m: float = 250.0,
    crs: pyproj.CRS | None = None,
    grid: Grid | None = None,
    monitor: Monitor | None = None,
    tile_cells: int | None = None,
) -> AncillarySummary:
    """Write the built-up share of each cell and, given an NDVI or red and near infrared, its greenness classes.

    BU comes from the built-up raster's own pixels; the classes from those of the finest raster, at whose centres the
    others are looked up. nir : default the raster of red; bands are counted from 1. crs : of the cells, default the
    local UTM zone; grid : overrides crs and cell size. tile_cells : side of the blocks of cells worked on at once.
    The last band, VALID_SHARE, is the share of a cell's pixels on which all the other bands rest.
    """
    options, monitor = options or AncillaryOptions(), monitor or Monitor()
    with ExitStack() as stack:

        def band(path: str | os.PathLike[str], number: int = 1) -> Layer:
            return Layer(stack.enter_context(RasterReader(path)), number)

        source = Built(band(built), options.built_classes, options.built_factor)
        layers = []
        if ndvi is not None:
            if red is not None or nir is not None:
                raise EngineInputError("Both an NDVI and red or near infrared are given; leave one of them empty.")
            layers = [band(ndvi)]
        elif red is not None:
            layers = [band(red, red_band), band(red if nir is None else nir, nir_band)]
            if nir_band == red_band and layers[0].reader.path == layers[1].reader.path:
                raise EngineInputError(
                    f"Red and near infrared are both band {red_band} of {layers[0].reader.name}; give the number of "
                    "each, or another raster for the near infrared."
                )
        elif nir is not None:
            raise EngineInputError("Near infrared is given without red; give the raster of red as well.")
        green = Greenness(layers, options.greenness, options.ndvi_factor) if layers else None
        if grid is None:
            own = source.layer.grid
            crs = crs or local_utm(own.extent, own.crs)
            grid = aligned_grid(reproject_extent(own.extent, own.crs, crs), crs, cell_size_m)
        check_metric(grid.crs)
        readers = [layer.reader for layer in (source.layer, *layers)]
        for reader in readers:
            _check_place(reader, grid, options, monitor)
        finest = min((reader.grid for reader in readers), key=_pixel_area)
        names = list(ANCILLARY) if green else ["BU"]
        metadata = {
            "VC_CONTENT": "features",
            "VC_BUILT": readers[0].name,
            "VC_BUILT_CLASSES": options.built_classes,
            "VC_GREENNESS": ", ".join(dict.fromkeys(reader.name for reader in readers[1:])),
            "VC_GREENNESS_CLASSES": options.greenness if green else "",
            "VC_ANCILLARY_ASSIGNMENT": options.assignment,
            "VC_CELL_SIZE_M": f"{grid.dx:g}",
            "VC_MIN_VALID": f"{options.min_valid:g}",
            "VC_NOTE": " ".join(dict.fromkeys(filter(None, (reader.note for reader in readers)))),
        }
        bands = [Band(name, "") for name in (*names, VALID_SHARE)]
        with RasterWriter(output, grid, bands, metadata, tile=TILE_CELLS) as writer:
            return _walk(source, green, grid, finest, options, writer, monitor, tile_cells)


def _check_place(reader: RasterReader, grid: Grid, options: AncillaryOptions, monitor: Monitor) -> None:
    reached = source_window(reader.grid, grid, grid.window).clipped(reader.grid.width, reader.grid.height)
    if not (reached.width and reached.height):
        raise EngineInputError(
            f"The raster {reader.name} and the cells asked for do not overlap; give rasters, and a grid, of one place."
        )
    pixel_m = max(pixel_size_m(reader.grid))
    if pixel_m > MOST_CELLS * grid.dx:
        raise EngineInputError(
            f"Pixels of {reader.name} have {pixel_m:.1f} m, much more than the cells of {grid.dx:g} m; enlarge the "
            "cells or give a finer raster."
        )
    if grid.dx < 2 * pixel_m and options.assignment == "centre":
        monitor.warn(
            f"Cells of {grid.dx:g} m hold fewer than 2 x 2 pixels of {reader.name} ({pixel_m:.1f} m); enlarge the "
            "cells or assign pixels by area."
        )


class _CellSums:
    """Of the pixels of each cell: the weight of all, of the known ones by class, and what of these is built-up."""

    def __init__(self, cells: int, classes: int) -> None:
        self.total = np.zeros(cells)
        self.weight, self.built = np.zeros((cells, classes)), np.zeros((cells, classes))

    def add(self, assignment: Assignment, share: Array, number: NDArray[np.int8]) -> None:
        """Add pixels with their built-up shares, NaN for not known, and the numbers of their classes, -1 for that."""
        self.total += assignment.total()
        shares = share.ravel()[assignment.pixel].astype(np.float64)
        numbers = number.ravel()[assignment.pixel]
        known = np.isfinite(shares) & (numbers >= 0)
        shares, bins = shares[known], assignment.cell[known] * self.weight.shape[1] + numbers[known]
        weight = None if assignment.weight is None else assignment.weight[known]
        size, shape = self.weight.size, self.weight.shape
        self.weight += np.bincount(bins, weight, size).reshape(shape)
        self.built += np.bincount(bins, shares if weight is None else shares * weight, size).reshape(shape)

    def means(self, min_valid: float) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Per class the built-up and the other share, (classes, cells), NaN in cells too little known; and how much
        of a cell is known, (cells,)."""
        known = self.weight.sum(axis=1)
        # The tiny slack keeps area weights that add up to a share of one from failing min_valid = 1.
        enough = (known > 0) & (known >= min_valid * self.total * (1 - 1e-9))
        divisor = np.where(enough, known, np.nan)[:, None]
        share = np.clip(known / np.where(self.total > 0, self.total, 1), 0, 1)
        return (self.built / divisor).T, ((self.weight - self.built) / divisor).T, share


def _walk(
    source: Built,
    green: Greenness | None,
    grid: Grid,
    finest: Grid,
    options: AncillaryOptions,
    writer: RasterWriter,
    monitor: Monitor,
    tile_cells: int | None,
) -> AncillarySummary:
    own = source.layer.grid
    grids = list(dict.fromkeys([own, finest])) if green else [own]
    side = tile_cells or max(1, min(TILE_CELLS, int(math.sqrt(WINDOW_PIXELS * _pixel_area(finest)) / grid.dx)))
    windows = list(tiles(grid, side))
    count = green_count = 0
    any_green = False
    for number, cells_window in enumerate(windows):
        monitor.step(number / len(windows))
        cells = grid.part(cells_window)
        size = cells.width * cells.height
        built, classes = _CellSums(size, 1), _CellSums(size, 1 + len(GREEN))
        for pixels in grids:
            for strip, near in _strips(source_window(pixels, grid, cells_window), pixels):
                monitor.check()
                if not near:
                    total = _total(pixels, strip, cells, options.assignment)
                    built.total += total * (pixels == own)
                    classes.total += total * (pixels == finest)
                    continue
                assignment = assign(pixels, strip, cells, options.assignment)
                share = source.read(pixels, strip)
                if pixels == own:
                    built.add(assignment, share, np.zeros(share.shape, np.int8))
                if green and pixels == finest:
                    numbers = green.read(pixels, strip)
                    any_green = any_green or bool((numbers >= 0).any())
                    classes.add(assignment, share, numbers)
        bu, _, valid = built.means(options.min_valid)
        layers = [bu]
        if green:
            inside, outside, known = classes.means(options.min_valid)
            layers += [inside[1:], outside[1:]]
            valid = np.minimum(valid, known)
        values = np.concatenate(layers)
        has = np.isfinite(values)
        count, green_count = count + int(has[0].sum()), green_count + int(has[-1].sum()) * bool(green)
        valid = np.where(has.any(axis=0), valid, np.nan)
        writer.write(cells_window, np.concatenate([values, valid[None]]).reshape(-1, *cells.shape))
    _check_found(source, count, green_count if green else count, any_green or not green, grid, options)
    source.say(monitor)
    monitor.info(f"{count} cells of {grid.dx:g} m have a built-up share.")
    monitor.step(1.0)
    return AncillarySummary(grid, count, green_count)


def _check_found(
    source: Built, cells: int, green_cells: int, any_green: bool, grid: Grid, options: AncillaryOptions
) -> None:
    name = source.name
    if not source.known:
        raise EngineInputError(
            f"The built-up raster {name} holds no value in the area asked for; check its nodata value and the extent."
        )
    if not any_green:
        raise EngineInputError(
            "The NDVI, or red and near infrared, have no value in the area asked for; check their nodata values and "
            "extents."
        )
    if not (cells and green_cells):
        what = f"of {name}" if not cells else "known both in built-up and in greenness"
        raise EngineInputError(
            f"No cell of {grid.dx:g} m has {options.min_valid:.0%} of its pixels {what}; give rasters that cover more, "
            "smaller cells or a smaller valid share."
        )


def _pixel_area(pixels: Grid) -> float:
    width, height = pixel_size_m(pixels)
    return width * height


def _strips(window: Window, pixels: Grid) -> Iterator[tuple[Window, bool]]:
    """Parts of a window, and whether they are near the raster: these are small enough for memory and for a quick
    cancel. Those beyond it, whatever their size, know nothing. None where no raster lies."""
    reached = window.clipped(pixels.width, pixels.height)
    if not (reached.width and reached.height):
        return
    if window.width * window.height <= 2 * WINDOW_PIXELS:
        yield window, True
        return
    side = int(math.sqrt(WINDOW_PIXELS))
    # With a margin, so that what is roughly added up beyond it is no ground of cells that the raster fills.
    margin = side // 8 + 1
    near = window.moved(margin, margin).clipped(pixels.width + 2 * margin, pixels.height + 2 * margin)
    near = near.moved(-margin, -margin)
    for part in tiles(near, side):
        yield part.moved(near.column, near.row), True
    right, bottom = near.column + near.width, near.row + near.height
    for far in (
        Window(window.column, window.row, window.width, near.row - window.row),
        Window(window.column, bottom, window.width, window.row + window.height - bottom),
        Window(window.column, near.row, near.column - window.column, near.height),
        Window(right, near.row, window.column + window.width - right, near.height),
    ):
        if far.width and far.height:
            yield far, False


def _total(pixels: Grid, window: Window, cells: Grid, how: str) -> NDArray[np.float64]:
    """Weight of the pixels of a window in each cell; from large windows by the area of blocks of pixels."""
    columns, rows = min(window.width, FAR_BLOCKS), min(window.height, FAR_BLOCKS)
    if (columns, rows) == (window.width, window.height):
        return assign(pixels, window, cells, how).total()
    across, down = window.width / columns, window.height / rows
    blocks = replace(pixels.part(window), dx=pixels.dx * across, dy=pixels.dy * down, width=columns, height=rows)
    return assign(blocks, blocks.window, cells, "area").total() * across * down
