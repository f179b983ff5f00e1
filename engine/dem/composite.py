"""Composites of several DEMs on one grid (Pesaresi et al. 2021, section 2.2)."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import Band, RasterReader, RasterWriter, looks_like_feet, open_on_grid
from ..raster.grid import Grid, overlap, reproject_extent, tiles
from .features import check_dem

Stack = NDArray[np.float32]

# Each takes (sources, rows, columns) with NaN for void and leaves NaN only where all are void.
METHODS: dict[str, Callable[[Stack], Stack]] = {
    "union": lambda stack: np.fmax.reduce(stack, axis=0),
    "intersection": lambda stack: np.fmin.reduce(stack, axis=0),
    "mean": lambda stack: _quiet(np.nanmean, stack),
    "median": lambda stack: _quiet(np.nanmedian, stack),
}

BLOCK = 512


def _quiet(function: Callable[..., Stack], stack: Stack) -> Stack:
    result = np.full(stack.shape[1:], np.nan, dtype=np.float32)
    some = np.isfinite(stack).any(axis=0)
    result[some] = function(stack[:, some].astype(np.float64), axis=0)
    return result


class _Differences:
    """Running facts about one DEM against the first: the median difference and the regression slope.

    The median comes from a histogram with bins of 1/256 m over ±1024 m, so it is exact for whole metres and right
    to 2 mm otherwise, in memory that does not grow with the raster.
    """

    HALF, BINS_PER_M = 1024, 256

    def __init__(self) -> None:
        self.histogram = np.zeros(2 * self.HALF * self.BINS_PER_M + 1, dtype=np.int64)
        self.sums = np.zeros(6)

    def add(self, first: Stack, other: Stack) -> None:
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


def composite(
    paths: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    method: str = "union",
    remove_bias: bool = False,
    monitor: Monitor | None = None,
) -> Grid:
    """Combine DEMs, on the grid of the first, into one; write it and the number of sources of each pixel.

    method : 'union' (point-wise maximum), 'intersection' (minimum), 'mean' or 'median'; a void is filled by whatever
    DEM has a height there. remove_bias : first subtract from each further DEM its median difference from the first.
    DEMs on other grids are resampled bilinearly to the first one's. Returns that grid.
    """
    monitor = monitor or Monitor()
    if len(paths) < 2:
        raise EngineInputError(f"A composite needs two or more DEMs, {len(paths)} given; add another raster.")
    if method not in METHODS:
        raise EngineInputError(f"The method is '{method}'; choose one of {', '.join(METHODS)}.")
    with ExitStack() as stack:
        first = stack.enter_context(RasterReader(paths[0]))
        sources = [first] + [stack.enter_context(_on_first(path, first, monitor)) for path in paths[1:]]
        for source in sources:
            check_dem(source, monitor)
        biases = [0.0] * len(sources)
        share = 0.4 if remove_bias else 0.0
        if remove_bias:
            biases = _biases(sources, monitor.part(0, share))
        notes = " ".join(dict.fromkeys(source.note for source in sources if source.note))
        metadata = {
            "VC_CONTENT": "composite",
            "VC_METHOD": method,
            "VC_SOURCES": ", ".join(source.name for source in sources),
            "VC_BIAS_REMOVED_M": ", ".join(f"{bias:.3f}" for bias in biases) if remove_bias else "",
            "VC_NOTE": notes,
        }
        bands = [Band("composite"), Band("number_of_sources", "")]
        writer = stack.enter_context(RasterWriter(output, first.grid, bands, metadata))
        _combine(sources, biases, METHODS[method], writer, monitor.part(share, 1.0))
        return first.grid


def _on_first(
    path: str | os.PathLike[str], first: RasterReader, monitor: Monitor
) -> AbstractContextManager[RasterReader]:
    """Open a further DEM on the first one's grid, having checked that it lies there."""
    with RasterReader(path) as own:
        extent = reproject_extent(own.grid.extent, own.grid.crs, first.grid.crs)
        if overlap(extent, first.grid.extent) is None:
            raise EngineInputError(f"The DEMs {first.name} and {own.name} do not overlap; give DEMs of one place.")
        check_dem(own, Monitor())
        if not first.grid.same_as(own.grid):
            how = "reprojected" if not first.grid.same_crs(own.grid) else "resampled"
            monitor.warn(f"{own.name} is {how} (bilinear) to the grid of {first.name}.")
    return open_on_grid(path, first.grid)


def _biases(sources: Sequence[RasterReader], monitor: Monitor) -> list[float]:
    differences = [_Differences() for _ in sources[1:]]
    windows = list(tiles(sources[0].grid, BLOCK))
    for number, window in enumerate(windows):
        monitor.step(number / len(windows))
        first = sources[0].read(window)[0]
        for source, difference in zip(sources[1:], differences):
            difference.add(first, source.read(window)[0])
    for source, difference in zip(sources[1:], differences):
        if difference.histogram.sum() == 0:
            raise EngineInputError(
                f"The DEMs {sources[0].name} and {source.name} have no valid pixel in common, so their bias cannot be "
                "measured; leave it in, or give DEMs that overlap."
            )
        if abs(difference.median) > _Differences.HALF - 1:
            raise EngineInputError(
                f"The DEMs {sources[0].name} and {source.name} differ by more than {_Differences.HALF} m: are both in "
                "metres? Convert one of them first."
            )
        monitor.info(f"{source.name} lies {difference.median:+.3f} m from {sources[0].name} (median); removed.")
    return [0.0] + [difference.median for difference in differences]


def _combine(
    sources: Sequence[RasterReader],
    biases: Sequence[float],
    method: Callable[[Stack], Stack],
    writer: RasterWriter,
    monitor: Monitor,
) -> None:
    differences = [_Differences() for _ in sources[1:]]
    highest = [-np.inf] * len(sources)
    windows = list(tiles(sources[0].grid, BLOCK))
    for number, window in enumerate(windows):
        monitor.step(number / len(windows))
        stack = np.stack([source.read(window)[0] for source in sources])
        for i, block in enumerate(stack):
            if np.isfinite(block).any():
                highest[i] = max(highest[i], float(np.nanmax(block)))
        for difference, block in zip(differences, stack[1:]):
            difference.add(stack[0], block)
        shifted = stack - np.array(biases, dtype=np.float32)[:, None, None]
        count = np.isfinite(stack).sum(axis=0)
        writer.write(window, np.stack([method(shifted), count.astype(np.float32)]))
    for source, top in zip(sources, highest):
        if not np.isfinite(top):
            raise EngineInputError(
                f"The DEM {source.name} holds no valid height on the grid of {sources[0].name}; "
                "check its nodata value, or leave it out."
            )
        if warning := looks_like_feet(source, top):
            monitor.warn(warning)
    for source, difference in zip(sources[1:], differences):
        slope = difference.slope
        if slope is not None and (abs(slope - 3.2808) < 0.2 or abs(slope - 0.3048) < 0.02):
            monitor.warn(
                f"{source.name} rises {slope:.2f} times as steeply as {sources[0].name}: one of them looks like feet, "
                "the other like metres; convert it first."
            )
    monitor.step(1.0)
