"""How one DEM differs from another, gathered block by block."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Differences:
    """Running facts about one DEM against the first: the median difference and the regression slope.

    The median comes from a histogram with bins of 1/256 m over ±1024 m, so it is exact for whole metres and right
    to 2 mm otherwise, in memory that does not grow with the raster.
    """

    HALF, BINS_PER_M = 1024, 256

    def __init__(self) -> None:
        self.histogram = np.zeros(2 * self.HALF * self.BINS_PER_M + 1, dtype=np.int64)
        self.sums = np.zeros(6)

    def add(self, first: NDArray[np.float32], other: NDArray[np.float32]) -> None:
        both = np.isfinite(first) & np.isfinite(other)
        x, y = first[both].astype(np.float64), other[both].astype(np.float64)
        if x.size == 0:
            return
        bins = np.rint((np.clip(y - x, -self.HALF, self.HALF) + self.HALF) * self.BINS_PER_M).astype(np.int64)
        self.histogram += np.bincount(bins, minlength=self.histogram.size)
        self.sums += (x.size, x.sum(), y.sum(), (x * x).sum(), (x * y).sum(), (y * y).sum())

    @property
    def median(self) -> float:
        half = self.histogram.sum() / 2
        cumulated = np.cumsum(self.histogram)
        low = int(np.searchsorted(cumulated, half, side="left"))
        high = int(np.searchsorted(cumulated, half, side="right"))
        return (low + high) / 2 / self.BINS_PER_M - self.HALF

    @property
    def slope(self) -> float | None:
        """Slope of the other DEM on the first, or None where the terrain is too flat or unlike to tell."""
        n, sx, sy, sxx, sxy, syy = self.sums
        if n < 100:
            return None
        vx, vy, vxy = sxx / n - (sx / n) ** 2, syy / n - (sy / n) ** 2, sxy / n - sx * sy / n**2
        if vx < 25 or vxy**2 < 0.95 * vx * vy:
            return None
        return float(vxy / vx)
