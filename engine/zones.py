"""One raster per UTM zone: a run over a part of the Earth that no single map projection in metres holds."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
from numpy.typing import NDArray

from .errors import EngineInputError
from .monitor import Monitor
from .raster.files import Band, RasterReader, RasterWriter
from .raster.grid import Extent, Grid, Window, aligned_grid, overlap, reproject_extent, transformer
from .tiled import TilePlan

GEOGRAPHIC = pyproj.CRS.from_epsg(4326)
DEGREES_PER_METRE = 1 / 111_000  # of latitude, at least


@dataclass(frozen=True)
class Zone:
    """A UTM zone (WGS 84) of one hemisphere. ground : in degrees, its 6 degrees, or the part of them in question."""

    epsg: int
    ground: Extent

    @property
    def crs(self) -> pyproj.CRS:
        return pyproj.CRS.from_epsg(self.epsg)

    def cells(self, cell_size_m: float) -> Grid:
        """The grid of cells, aligned to multiples of the cell size, that covers the ground."""
        return aligned_grid(reproject_extent(self.ground, GEOGRAPHIC, self.crs), self.crs, cell_size_m)

    def output(self, output: str | os.PathLike[str]) -> Path:
        """The zone's own name of an output: x.tif is x_32633.tif."""
        output = Path(output)
        return output.with_name(f"{output.stem}_{self.epsg}{output.suffix}")


class EmptyZoneError(EngineInputError):
    """A zone without any value."""


def utm_zones(grid: Grid) -> list[Zone]:
    """The zones that a raster's extent lies in, with the raster's part of each, from west to east.

    Zones are 6 degrees wide everywhere: those of Norway and Svalbard are not treated apart.
    Raises EngineInputError when all of it lies beyond 84 degrees north or 80 degrees south, where UTM ends.
    """
    whole = _in_degrees(grid)
    found: dict[int, Zone] = {}
    for step in range(math.floor((whole.xmin + 180) / 6 + 1e-9), math.ceil((whole.xmax + 180) / 6 - 1e-9)):
        west = 6.0 * step - 180
        for first, south, north in ((32600, 0.0, 84.0), (32700, -80.0, 0.0)):
            ground = overlap(whole, Extent(west, south, west + 6, north))
            if ground is not None:
                epsg = first + step % 60 + 1
                if epsg in found:  # a raster around the Earth has a part of its first zone at its other end
                    ground = Extent(west, ground.ymin, west + 6, ground.ymax)
                found[epsg] = Zone(epsg, ground)
    if not found:
        raise EngineInputError(
            f"The DEM lies between latitudes {whole.ymin:.2f} and {whole.ymax:.2f}, where UTM is not defined; name a "
            "projected CRS in metres yourself."
        )
    return list(found.values())


def _in_degrees(grid: Grid) -> Extent:
    """The extent of a raster in degrees. One around a pole has all longitudes, and more latitudes than its outline."""
    whole, extent = reproject_extent(grid.extent, grid.crs, GEOGRAPHIC), grid.extent
    for pole in (90.0, -90.0):
        x, y = transformer(GEOGRAPHIC, grid.crs).transform(0.0, pole)
        if not grid.crs.is_geographic and extent.xmin < x < extent.xmax and extent.ymin < y < extent.ymax:
            whole = Extent(-180.0, min(whole.ymin, pole), 180.0, max(whole.ymax, pole))
    return whole


@dataclass(frozen=True)
class ZonePlan:
    """A plan on a zone's grid, of which only cells that touch the zone are kept: one at a border is in both zones."""

    plan: TilePlan
    zone: Zone

    @property
    def grid(self) -> Grid:
        return self.plan.grid

    @property
    def bands(self) -> Sequence[Band]:
        return self.plan.bands

    @property
    def metadata(self) -> Mapping[str, str]:
        return self.plan.metadata

    def description(self) -> dict[str, Any]:
        return {**self.plan.description(), "zone": self.zone.epsg}

    def prepare(self, monitor: Monitor) -> None:
        self.plan.prepare(monitor)

    def make_tile(self, window: Window, path: str, monitor: Monitor) -> dict[str, Any]:
        wanted = self._touching(window)
        if not wanted.any():
            return {"empty": True, "outside": True}
        facts = self.plan.make_tile(window, path, monitor)
        if wanted.all() or facts.get("empty"):
            return facts
        with RasterReader(path) as reader:
            values = reader.read(bands=range(len(self.bands)))
        values[:, ~wanted] = np.nan
        if np.isnan(values).all():
            os.unlink(path)
            return {**facts, "empty": True}
        with RasterWriter(path, self.grid.part(window), self.bands, self.metadata) as writer:
            writer.write(replace(window, column=0, row=0), values)
        return facts

    def conclude(self, facts: Sequence[Mapping[str, Any]], monitor: Monitor) -> None:
        """As the plan; raises EmptyZoneError when no tile has a value."""
        if all(one.get("empty") for one in facts):
            raise EmptyZoneError(f"The DEM has no value in UTM zone {self.zone.epsg}.")
        self.plan.conclude([one for one in facts if not one.get("outside")], monitor)

    def _touching(self, window: Window) -> NDArray[np.bool_]:
        cells = self.grid.part(window)
        x = cells.x0 + (np.arange(window.width) + 0.5) * cells.dx
        y = cells.y0 - (np.arange(window.height)[:, None] + 0.5) * cells.dy
        shape = (window.height, window.width)
        to_degrees = transformer(cells.crs, GEOGRAPHIC)
        longitude, latitude = to_degrees.transform(np.broadcast_to(x, shape), np.broadcast_to(y, shape))
        middle = 6.0 * (self.zone.epsg % 100) - 183.0
        south, north = (0.0, 84.0) if self.zone.epsg < 32700 else (-80.0, 0.0)
        reach = math.hypot(cells.dx, cells.dy) / 2 * DEGREES_PER_METRE  # from a cell's centre to its corner
        away = np.abs((longitude - middle + 180) % 360 - 180)
        within = away <= 3 + reach / np.cos(np.radians(latitude))
        return within & (latitude >= south - reach) & (latitude <= north + reach)
