"""Values of a raster at places."""

from __future__ import annotations

import os

import numpy as np
import pyproj
from numpy.typing import ArrayLike, NDArray

from ..monitor import Monitor
from .files import RasterReader
from .grid import Window, transformer

TILE = 512


def heights_at(
    path: str | os.PathLike[str], longitude_deg: ArrayLike, latitude_deg: ArrayLike, monitor: Monitor | None = None
) -> NDArray[np.float64]:
    """The first band at places, bilinear between the centres of pixels; NaN beyond the raster or beside nodata.

    longitude_deg, latitude_deg : shape (n,), WGS 84. The raster is read tile by tile, only where there are places.
    Raises EngineInputError when the raster cannot be read.
    """
    monitor = monitor or Monitor()
    longitude, latitude = np.asarray(longitude_deg, np.float64), np.asarray(latitude_deg, np.float64)
    result = np.full(longitude.shape, np.nan)
    with RasterReader(path) as reader:
        grid = reader.grid
        # Lists, since pyproj takes an array of one place for a place and warns.
        places = longitude.tolist(), latitude.tolist()
        x, y = transformer(pyproj.CRS.from_epsg(4326), grid.crs).transform(*places)
        column = (np.asarray(x) - grid.x0) / grid.dx - 0.5
        row = (grid.y0 - np.asarray(y)) / grid.dy - 0.5
        inside = (row >= -0.5) & (column >= -0.5) & (row <= grid.height - 0.5) & (column <= grid.width - 0.5)
        # Half a pixel at the raster's edge takes the edge's value.
        row, column = np.clip(row, 0, grid.height - 1), np.clip(column, 0, grid.width - 1)
        within = np.flatnonzero(inside)
        tiles = [(place[within] // TILE).astype(np.int64) for place in (row, column)]
        tile = tiles[0] * (grid.width // TILE + 1) + tiles[1]
        order = np.argsort(tile, kind="stable")
        groups = np.split(within[order], np.flatnonzero(np.diff(tile[order])) + 1) if within.size else []
        for number, group in enumerate(groups):
            monitor.step(number / len(groups))
            top, left = int(row[group].min()), int(column[group].min())
            height, width = int(row[group].max()) - top + 2, int(column[group].max()) - left + 2
            values = reader.read(Window(left, top, width, height))[0].astype(np.float64)
            r, c = np.floor(row[group]).astype(int) - top, np.floor(column[group]).astype(int) - left
            v, u = row[group] - top - r, column[group] - left - c
            total = np.zeros(len(group))
            for dr, dc, weight in ((0, 0, (1 - v) * (1 - u)), (0, 1, (1 - v) * u), (1, 0, v * (1 - u)), (1, 1, v * u)):
                total += np.where(weight > 0, weight * values[r + dr, c + dc], 0.0)
            result[group] = total
    return result
