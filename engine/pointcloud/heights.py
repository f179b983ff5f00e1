"""From heights above the geoid to heights above the ellipsoid: h = H + N."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import RasterReader
from ..raster.sample import heights_at

Array = NDArray[np.float64]

# The geoid lies -107 m (south of India) to +86 m (New Guinea) from the ellipsoid; grids differ by less than the rest.
LOWEST_M, HIGHEST_M = -115.0, 95.0


@dataclass(frozen=True)
class HeightReference:
    """What the heights of a file are above.

    grid : raster of undulations in metres (a geoid grid: GTX, GeoTIFF, whatever GDAL reads), above the WGS 84
    ellipsoid. undulation_m : one for all points, instead. Neither : heights are ellipsoidal already.
    Raises EngineInputError when both are given, or the undulation is none.
    """

    grid: str = ""
    undulation_m: float | None = None

    def __post_init__(self) -> None:
        if self.grid and self.undulation_m is not None:
            raise EngineInputError("Both a geoid grid and one undulation are given; give either.")
        if self.undulation_m is not None and not LOWEST_M <= self.undulation_m <= HIGHEST_M:
            raise EngineInputError(
                f"The undulation is {self.undulation_m:g} m; the geoid lies {LOWEST_M:g} to {HIGHEST_M:g} m above the "
                "ellipsoid (positive where it is above): give a value between."
            )

    @property
    def is_ellipsoidal(self) -> bool:
        return not self.grid and self.undulation_m is None

    def undulations(self, longitude_deg: ArrayLike, latitude_deg: ArrayLike, monitor: Monitor | None = None) -> Array:
        """N in metres at places (n,) on WGS 84; NaN where the grid does not cover them.

        Raises EngineInputError when the grid cannot be read, or holds no undulations.
        """
        longitude = np.asarray(longitude_deg, np.float64)
        latitude = np.asarray(latitude_deg, np.float64)
        if not self.grid:
            return np.full(longitude.shape, self.undulation_m or 0.0)
        # Progress is that of the reading; a look-up only notices a cancel.
        quiet = Monitor(is_canceled=monitor.is_canceled) if monitor is not None else None
        inside = (longitude + 180) % 360 - 180
        found = heights_at(self.grid, inside, latitude, quiet)
        # Some global grids run from 0 to 360 degrees, and pixels of others hang over the date line.
        for turn in (360.0, -360.0):
            open_ = np.flatnonzero(np.isnan(found) & np.isfinite(longitude + latitude))
            if not open_.size:
                break
            found[open_] = heights_at(self.grid, inside[open_] + turn, latitude[open_], quiet)
        wrong = (found < LOWEST_M) | (found > HIGHEST_M)
        if wrong.any():
            raise EngineInputError(
                f"The geoid grid {self.grid} holds {found[wrong][0]:.1f} m at longitude {longitude[wrong][0]:.4f}, "
                f"latitude {latitude[wrong][0]:.4f}; undulations lie between {LOWEST_M:g} and {HIGHEST_M:g} m: give a "
                "grid of undulations, not of heights."
            )
        return found

    def check(self) -> None:
        """Raise EngineInputError when the grid cannot be opened."""
        if self.grid:
            with RasterReader(self.grid):
                pass


ELLIPSOIDAL = HeightReference()
