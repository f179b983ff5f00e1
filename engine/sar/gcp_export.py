"""Solved targets as ground control points of an image: for QGIS's georeferencer, for GDAL, and as CSV.

Both tools count pixels from the outer corner of the first one, so that its centre is at (0.5, 0.5).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyproj
from numpy.typing import ArrayLike, NDArray

from ..errors import EngineInputError
from ..raster.grid import transformer
from .gcp_table import COLUMNS
from .geometry import geo2rdr
from .product import SarProduct

Array = NDArray[np.float64]

# WGS 84 as a whole, which PROJ takes for the same as ETRS89 and its like: it projects and shifts nothing.
GEOCENTRIC = 4978
# Significant digits: a micrometre of a northing.
DIGITS = 14


@dataclass(frozen=True)
class ControlPoints:
    """Points of an image on a map; n points.

    names : of the targets. pixel, line : (n,), from the outer corner of the first pixel, down the lines.
    map_xyz : easting, northing (or longitude, latitude) and height in the units of the CRS, (n, 3).
    outside : how many targets were left out because the image does not hold them.
    """

    names: Sequence[str]
    pixel: Array
    line: Array
    map_xyz: Array
    crs: pyproj.CRS
    outside: int


def pixel_of(product: SarProduct, xyz_m: ArrayLike, delays: bool = True) -> Array:
    """Line and sample of places (X, Y, Z in metres, shape (n, 3)), counted from the centre of the first pixel; (n, 2),
    NaN where the orbit does not see them.

    delays : add what the product declares, since that moves a target in the image.
    """
    times, tau = geo2rdr(product.orbit, np.asarray(xyz_m, np.float64).reshape(-1, 3))
    if delays:
        times, tau = times + product.delay_s("azimuth", tau), tau + product.delay_s("range", tau)
    return np.stack([product.line_of(times), product.sample_of(tau)], axis=1)


def control_points(
    names: Sequence[str],
    xyz_m: ArrayLike,
    product: SarProduct,
    crs: pyproj.CRS,
    delays: bool = True,
    map_xyz_m: ArrayLike | None = None,
) -> ControlPoints:
    """The targets that a product's image holds; n of them.

    xyz_m : X, Y, Z in metres in the frame of the orbit, shape (n, 3), NaN where unknown.
    map_xyz_m : the same places in the frame of the map (corrections.frames.from_itrf), if that is another one.
    Raises EngineInputError when the image holds none of them, or the CRS cannot express them.
    """
    xyz = np.asarray(xyz_m, np.float64).reshape(-1, 3)
    known = np.flatnonzero(np.isfinite(xyz).all(axis=1))
    places = pixel_of(product, xyz[known], delays)
    size = np.array([product.lines, product.samples])
    with np.errstate(invalid="ignore"):
        inside = ((places >= -0.5) & (places <= size - 0.5)).all(axis=1)
    if not inside.any():
        raise EngineInputError(
            f"The image {product.name} holds none of the {len(known)} targets; choose a product that saw them."
        )
    chosen = known[inside]
    mapped = xyz if map_xyz_m is None else np.asarray(map_xyz_m, np.float64).reshape(-1, 3)
    map_xyz = np.stack(transformer(pyproj.CRS.from_epsg(GEOCENTRIC), crs).transform(*mapped[chosen].T), axis=1)
    if not np.isfinite(map_xyz).all():
        raise EngineInputError(f"The targets cannot be expressed in {crs.name}; choose a CRS that covers them.")
    line, sample = places[inside].T
    return ControlPoints(
        [names[i] for i in chosen], sample + 0.5, line + 0.5, map_xyz, crs, len(known) - len(chosen)
    )  # fmt: skip


def points_text(points: ControlPoints) -> str:
    """A .points file of QGIS's georeferencer, for an image that has no georeference of its own.

    QGIS goes by the places of the columns, and counts y upwards: the image lies below 0. Versions that do not know the
    line of the CRS take the head for a point; its eight columns make that one disabled.
    """
    rows = [f"#CRS: {_crs_text(points.crs)}", "mapX,mapY,sourceX,sourceY,enable,dX,dY,residual"]
    for pixel, line, (x, y, _) in zip(points.pixel, points.line, points.map_xyz):
        rows.append(",".join([*map(_number, (x, y, pixel, -line)), "1", "0", "0", "0"]))
    return "\n".join(rows) + "\n"


def gdal_options(points: ControlPoints) -> str:
    """Options for gdal_translate --optfile: the CRS, and -gcp pixel line easting northing elevation for each point."""
    quoted = _crs_text(points.crs).replace("\\", "\\\\").replace('"', '\\"')
    rows = [f'-a_srs "{quoted}"']
    for pixel, line, place in zip(points.pixel, points.line, points.map_xyz):
        rows.append(" ".join(["-gcp", *map(_number, (pixel, line, *place))]))
    return "\n".join(rows) + "\n"


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Rows of the layer (COLUMNS) as CSV; empty where unknown."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return buffer.getvalue()


def _crs_text(crs: pyproj.CRS) -> str:
    """Such as EPSG:32633, else WKT in one line."""
    authority = crs.to_authority()
    return ":".join(authority) if authority else crs.to_wkt()


def _number(value: float) -> str:
    return f"{value:.{DIGITS}g}"
