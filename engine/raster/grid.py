"""The one grid class: where the pixels of a raster lie on the Earth."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyproj
from numpy.typing import NDArray

from ..errors import EngineInputError

FloatArray = NDArray[np.float64]

# Pixels between the nodes where a map projection is evaluated; in between it is interpolated. With pixels of one
# arc-second that moves none by more than 1 cm, with coarser ones by less than half a percent of a pixel.
NODE_SPACING = 16
# A grid that goes further around the Earth is not known by its outline once that is projected.
WIDEST_DEG = 90.0


@dataclass(frozen=True)
class Window:
    """A rectangle of pixels; may reach beyond its raster."""

    column: int
    row: int
    width: int
    height: int

    def grown(self, pixels: int) -> Window:
        return Window(self.column - pixels, self.row - pixels, self.width + 2 * pixels, self.height + 2 * pixels)

    def moved(self, columns: int, rows: int) -> Window:
        return Window(self.column + columns, self.row + rows, self.width, self.height)

    def clipped(self, width: int, height: int) -> Window:
        """The part inside a raster of the given size (zero wide or high when there is none)."""
        column, row = max(self.column, 0), max(self.row, 0)
        right, bottom = min(self.column + self.width, width), min(self.row + self.height, height)
        return Window(column, row, max(right - column, 0), max(bottom - row, 0))


@dataclass(frozen=True)
class Extent:
    """A rectangle in map units."""

    xmin: float
    ymin: float
    xmax: float
    ymax: float


@dataclass(frozen=True)
class Grid:
    """A north-up raster grid: CRS, origin (outer corner of the upper left pixel), pixel size, shape.

    dx and dy are positive, in the CRS's units; row 0 is the northernmost.
    """

    crs: pyproj.CRS
    x0: float
    y0: float
    dx: float
    dy: float
    width: int
    height: int

    @property
    def geotransform(self) -> tuple[float, float, float, float, float, float]:
        return (self.x0, self.dx, 0.0, self.y0, 0.0, -self.dy)

    @property
    def shape(self) -> tuple[int, int]:
        return (self.height, self.width)

    @property
    def facts(self) -> dict[str, str | float]:
        """What tells it from other grids, in words and numbers."""
        names = ("x0", "y0", "dx", "dy", "width", "height")
        return {"crs": self.crs.to_wkt(), **{name: getattr(self, name) for name in names}}

    @property
    def extent(self) -> Extent:
        return Extent(self.x0, self.y0 - self.height * self.dy, self.x0 + self.width * self.dx, self.y0)

    @property
    def window(self) -> Window:
        return Window(0, 0, self.width, self.height)

    def part(self, window: Window) -> Grid:
        """The grid of a window of this one."""
        return Grid(
            self.crs,
            self.x0 + window.column * self.dx,
            self.y0 - window.row * self.dy,
            self.dx,
            self.dy,
            window.width,
            window.height,
        )

    def same_crs(self, other: Grid) -> bool:
        return same_crs(self.crs, other.crs)

    def offset_of(self, other: Grid) -> tuple[int, int] | None:
        """Column and row of the other grid's first pixel in this one, or None when the pixels do not coincide.

        A thousandth of a pixel is forgiven: geotransforms are often stored with rounded decimals.
        """
        if not self.same_crs(other):
            return None
        column = (other.x0 - self.x0) / self.dx
        row = (self.y0 - other.y0) / self.dy
        last_column = (other.x0 + other.width * other.dx - self.x0) / self.dx
        last_row = (self.y0 - other.y0 + other.height * other.dy) / self.dy
        offset = (round(column), round(row))
        misfit = max(
            abs(column - offset[0]),
            abs(row - offset[1]),
            abs(last_column - offset[0] - other.width),
            abs(last_row - offset[1] - other.height),
        )
        return offset if misfit < 1e-3 else None

    def same_as(self, other: Grid) -> bool:
        return self.shape == other.shape and self.offset_of(other) == (0, 0)


@lru_cache(maxsize=64)
def same_crs(a: pyproj.CRS, b: pyproj.CRS) -> bool:
    """Whether two CRS describe the same places (axis order, wording and vertical datum aside)."""
    a, b = (crs.sub_crs_list[0] if crs.is_compound else crs for crs in (a, b))
    if a == b or a.equals(b, ignore_axis_order=True):
        return True
    a_code, b_code = a.to_authority(min_confidence=100), b.to_authority(min_confidence=100)
    return a_code is not None and a_code == b_code


@lru_cache(maxsize=64)
def transformer(source: pyproj.CRS, target: pyproj.CRS) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(source, target, always_xy=True)


def outline(extent: Extent, points_per_side: int = 33) -> tuple[FloatArray, FloatArray]:
    """The border of an extent as a closed ring, densified so that it can be reprojected."""
    t = np.linspace(0.0, 1.0, points_per_side)[:-1]
    x = np.concatenate(
        [
            extent.xmin + t * (extent.xmax - extent.xmin),
            np.full_like(t, extent.xmax),
            extent.xmax - t * (extent.xmax - extent.xmin),
            np.full_like(t, extent.xmin),
        ]
    )
    y = np.concatenate(
        [
            np.full_like(t, extent.ymin),
            extent.ymin + t * (extent.ymax - extent.ymin),
            np.full_like(t, extent.ymax),
            extent.ymax - t * (extent.ymax - extent.ymin),
        ]
    )
    return np.append(x, x[0]), np.append(y, y[0])


def reproject_extent(
    extent: Extent, source: pyproj.CRS, target: pyproj.CRS, near_longitude: float | None = None
) -> Extent:
    """The smallest extent in the target CRS that holds the given one.

    near_longitude : of a geographic target: the extent is turned by whole circles to lie as near to it as it can. An
    extent across the date line is kept in one piece, and so reaches beyond 180 degrees.
    Raises EngineInputError when the extent lies where the target CRS is not defined.
    """
    if same_crs(source, target):
        return extent
    x, y = transformer(source, target).transform(*outline(extent))
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise EngineInputError(
            f"The input's extent {describe_extent(extent)} in {source.name} cannot be expressed in {target.name}; "
            "choose a CRS that covers the input."
        )
    if target.is_geographic:
        x = np.unwrap(x, period=360.0)
        if near_longitude is not None:
            x = x - 360.0 * np.rint((x.mean() - near_longitude) / 360.0)
    return Extent(float(np.min(x)), float(np.min(y)), float(np.max(x)), float(np.max(y)))


def reach(grid: Grid, crs: pyproj.CRS) -> Extent | None:
    """The smallest extent in another CRS that holds a grid, None where the grid's outline does not tell.

    It does not for a grid that goes far around the Earth, which projections turn inside out.
    """
    if grid.crs.is_geographic and grid.width * grid.dx > WIDEST_DEG and not same_crs(grid.crs, crs):
        return None
    return reproject_extent(grid.extent, grid.crs, crs)


def describe_extent(extent: Extent) -> str:
    return f"({extent.xmin:.6g}, {extent.ymin:.6g} to {extent.xmax:.6g}, {extent.ymax:.6g})"


def overlap(a: Extent, b: Extent) -> Extent | None:
    """The common part of two extents in one CRS, or None."""
    common = Extent(max(a.xmin, b.xmin), max(a.ymin, b.ymin), min(a.xmax, b.xmax), min(a.ymax, b.ymax))
    return common if common.xmin < common.xmax and common.ymin < common.ymax else None


def local_utm(extent: Extent, crs: pyproj.CRS) -> pyproj.CRS:
    """The UTM zone (WGS 84) of an extent's centre.

    Raises EngineInputError beyond 84 degrees north and 80 degrees south, where UTM ends.
    """
    geographic = reproject_extent(extent, crs, pyproj.CRS.from_epsg(4326))
    longitude = ((geographic.xmin + geographic.xmax) / 2 + 180) % 360 - 180
    latitude = (geographic.ymin + geographic.ymax) / 2
    if not -80 <= latitude <= 84:
        raise EngineInputError(
            f"The centre of the input lies at latitude {latitude:.2f}, where UTM is not defined; "
            "name a projected CRS in metres yourself."
        )
    zone = int((longitude + 180) // 6) % 60 + 1
    return pyproj.CRS.from_epsg((32600 if latitude >= 0 else 32700) + zone)


def is_metric(crs: pyproj.CRS) -> bool:
    """Whether a CRS is projected and counts in metres."""
    return crs.is_projected and {axis.unit_name for axis in crs.axis_info[:2]} <= {"metre", "meter", "m"}


def check_metric(crs: pyproj.CRS) -> None:
    """Raise EngineInputError unless the CRS is projected and counts in metres."""
    if not is_metric(crs):
        units = {axis.unit_name for axis in crs.axis_info[:2]}
        raise EngineInputError(
            f"The target CRS {crs.name} counts in {' and '.join(sorted(units)) or 'unknown units'}; cells are "
            "measured in metres, so choose a projected CRS in metres (a UTM zone, for example)."
        )


def aligned_grid(extent: Extent, crs: pyproj.CRS, cell_size: float) -> Grid:
    """The grid of square cells, aligned to multiples of the cell size, that covers an extent in the same CRS."""
    check_metric(crs)
    if not 0 < cell_size < 2e7:
        raise EngineInputError(f"The cell size is {cell_size:g}; give a length above 0 m and below 20,000 km.")
    # A millionth of a cell is forgiven, so that an extent that ends on a cell's border does not open a new cell.
    left = math.floor(extent.xmin / cell_size + 1e-6)
    right = math.ceil(extent.xmax / cell_size - 1e-6)
    bottom = math.floor(extent.ymin / cell_size + 1e-6)
    top = math.ceil(extent.ymax / cell_size - 1e-6)
    return Grid(
        crs,
        left * cell_size,
        top * cell_size,
        cell_size,
        cell_size,
        max(right - left, 1),
        max(top - bottom, 1),
    )


def tiles(grid: Grid | Window, tile: int) -> Iterator[Window]:
    """Windows of at most tile x tile pixels that cover a grid or a window, row by row, counted from its corner."""
    for row in range(0, grid.height, tile):
        for column in range(0, grid.width, tile):
            yield Window(column, row, min(tile, grid.width - column), min(tile, grid.height - row))


@dataclass(frozen=True)
class Places:
    """Where pixels of one grid lie in another, in its columns and rows (0 is the outer edge of the first).

    column, row : at nodes every NODE_SPACING pixels, from node (first_row, first_column) on; the nodes do not depend on
    the window, and in between it is interpolated, so that a pixel's place is the same to the last bit whatever window
    it is looked at in. Or, where both grids have one CRS (`separable`), of shapes (1, width) and (height, 1), exact.
    """

    window: Window
    column: FloatArray
    row: FloatArray
    first_column: int
    first_row: int
    separable: bool

    def of_centres(self) -> tuple[FloatArray, FloatArray]:
        """Columns and rows of all the pixel centres, each of the window's shape."""
        if self.separable:
            shape = (self.window.height, self.window.width)
            return np.broadcast_to(self.column, shape).copy(), np.broadcast_to(self.row, shape).copy()
        columns, rows = _centres(self.window)
        return (
            _interpolate(self.column, rows, columns, self.first_row, self.first_column),
            _interpolate(self.row, rows, columns, self.first_row, self.first_column),
        )


def _centres(window: Window) -> tuple[FloatArray, FloatArray]:
    columns = np.arange(window.column, window.column + window.width) + 0.5
    return columns, np.arange(window.row, window.row + window.height) + 0.5


def places(source: Grid, window: Window, target: Grid) -> Places:
    """Where the pixels of a window of the source grid lie in the target grid."""
    columns, rows = _centres(window)
    if source.same_crs(target):
        column = (source.x0 + columns * source.dx - target.x0) / target.dx
        row = (target.y0 - source.y0 + rows * source.dy) / target.dy
        return Places(window, column[None], row[:, None], 0, 0, True)
    first_column, last_column = int(columns[0] // NODE_SPACING), int(columns[-1] // NODE_SPACING) + 1
    first_row, last_row = int(rows[0] // NODE_SPACING), int(rows[-1] // NODE_SPACING) + 1
    node_columns = np.arange(first_column, last_column + 1) * NODE_SPACING
    node_rows = np.arange(first_row, last_row + 1) * NODE_SPACING
    node_x, node_y = np.meshgrid(source.x0 + node_columns * source.dx, source.y0 - node_rows * source.dy)
    x, y = transformer(source.crs, target.crs).transform(node_x, node_y)
    if target.crs.is_geographic:  # turned by whole circles to lie as near to the target as they can
        x = x - 360.0 * np.rint((x - (target.x0 + target.width * target.dx / 2)) / 360.0)
    column, row = (np.asarray(x) - target.x0) / target.dx, (target.y0 - np.asarray(y)) / target.dy
    return Places(window, column, row, first_column, first_row, False)


def positions(source: Grid, window: Window, target: Grid) -> tuple[FloatArray, FloatArray]:
    """Where the pixel centres of a window of the source grid lie in the target grid: see Places."""
    return places(source, window, target).of_centres()


def pixels_holding(
    source: Grid, window: Window, target: Grid
) -> tuple[NDArray[np.bool_], NDArray[np.intp], NDArray[np.intp], Window] | None:
    """The pixels of the target that hold the pixel centres of a window of the source; None where no centre lies in it.

    Returns which centres do, of the window's shape; columns and rows of these (k,) within the smallest window of the
    target that has them all; and that window.
    """
    column, row = positions(source, window, target)
    inside = (column >= 0) & (column < target.width) & (row >= 0) & (row < target.height)
    if not inside.any():
        return None
    columns, rows = column[inside].astype(np.intp), row[inside].astype(np.intp)
    left, top = int(columns.min()), int(rows.min())
    reached = Window(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)
    return inside, columns - left, rows - top, reached


def _interpolate(
    nodes: FloatArray, rows: FloatArray, columns: FloatArray, first_row: int, first_column: int
) -> FloatArray:
    """Bilinear interpolation between nodes at multiples of NODE_SPACING."""
    across = columns / NODE_SPACING - first_column
    down = rows / NODE_SPACING - first_row
    i, j = across.astype(np.intp), down.astype(np.intp)
    s, t = across - i, (down - j)[:, None]
    with np.errstate(invalid="ignore"):
        between = nodes[:, i] * (1 - s) + nodes[:, i + 1] * s
        result: FloatArray = between[j] * (1 - t) + between[j + 1] * t
    return result


def source_window(source: Grid, target: Grid, window: Window) -> Window:
    """The window of the source grid that holds every source pixel whose centre lies in a window of the target."""
    middle = source.x0 + source.width * source.dx / 2
    extent = reproject_extent(target.part(window).extent, target.crs, source.crs, near_longitude=middle)
    left = math.floor((extent.xmin - source.x0) / source.dx) - 1
    right = math.ceil((extent.xmax - source.x0) / source.dx) + 1
    top = math.floor((source.y0 - extent.ymax) / source.dy) - 1
    bottom = math.ceil((source.y0 - extent.ymin) / source.dy) + 1
    return Window(left, top, right - left, bottom - top)
