"""Straight lines of many columns on many columns at once, in closed form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

# A sum of squares about the mean that is less than this part of the one about the centre is rounding.
ROUNDING = 1e-12


@dataclass(frozen=True)
class Lines:
    """component = intercept + slope * feature by least squares, arrays of one shape; NaN where there is no line.

    rmse : sqrt(SSE / n), metres; slope_se : standard error of the slope, with n - 2 degrees of freedom.
    """

    n: NDArray[np.intp]
    intercept: FloatArray
    slope: FloatArray
    slope_se: FloatArray
    r: FloatArray
    rmse: FloatArray


@dataclass(frozen=True)
class PairMoments:
    """Of pairs (x, y), arrays of one shape: counts, means, and sums of squares and products about these means."""

    n: FloatArray
    x: FloatArray
    y: FloatArray
    xx: FloatArray
    yy: FloatArray
    xy: FloatArray


def moments(x: NDArray[np.floating[Any]], y: FloatArray) -> PairMoments:
    """Moments of every column of x (n, p) with every column of y (n, t) over the rows that both know: (p, t).

    Values are centred first, so that an offset loses nothing, and a constant column has a sum of squares of exactly 0.
    """
    (dx, known_x, centre_x), (dy, known_y, centre_y) = _centred(x), _centred(y)
    n = known_x.T @ known_y
    counts = np.maximum(n, 1)
    sx, sy = dx.T @ known_y, known_x.T @ dy
    xx, yy = (dx**2).T @ known_y, known_x.T @ dy**2
    return PairMoments(
        n=n,
        x=centre_x[:, None] + sx / counts,
        y=centre_y + sy / counts,
        xx=_beyond_rounding(xx, sx**2 / counts),
        yy=_beyond_rounding(yy, sy**2 / counts),
        xy=dx.T @ dy - sx * sy / counts,
    )


def _centred(values: NDArray[np.floating[Any]]) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Columns less their means, 0 where not known; 1 where known; the means."""
    known = np.isfinite(values)
    deviations, weights = np.where(known, values, 0).astype(np.float64), known.astype(np.float64)
    centre = deviations.sum(axis=0) / np.maximum(weights.sum(axis=0), 1)
    deviations -= centre
    deviations *= weights
    return deviations, weights, centre


def _beyond_rounding(squares: FloatArray, of_mean: FloatArray) -> FloatArray:
    rest = squares - of_mean
    return np.where(rest > ROUNDING * squares, rest, 0)


def pooled(parts: Sequence[PairMoments]) -> PairMoments:
    """Moments of the pairs of all parts together."""
    n, x, y, xx, yy, xy = (np.stack([getattr(part, item.name) for part in parts]) for item in fields(PairMoments))
    counts = np.maximum(n.sum(axis=0), 1)
    mean_x, mean_y = (n * x).sum(axis=0) / counts, (n * y).sum(axis=0) / counts
    dx, dy = x - mean_x, y - mean_y
    return PairMoments(
        n=n.sum(axis=0),
        x=mean_x,
        y=mean_y,
        xx=(xx + n * dx**2).sum(axis=0),
        yy=(yy + n * dy**2).sum(axis=0),
        xy=(xy + n * dx * dy).sum(axis=0),
    )


def lines_of(m: PairMoments) -> Lines:
    """Least-squares lines of y on x; NaN for fewer than 3 pairs and where x or y is constant."""
    # Means of constant columns differ by rounding where parts are pooled.
    sound = (m.n >= 3) & (m.xx > ROUNDING**2 * m.n * m.x**2) & (m.yy > ROUNDING**2 * m.n * m.y**2)
    n, xx, yy, xy = (np.where(sound, values, np.nan) for values in (m.n, m.xx, m.yy, m.xy))
    slope = xy / xx
    sse = np.maximum(yy - slope * xy, 0)
    return Lines(
        n=m.n.astype(np.intp),
        intercept=m.y - slope * m.x,
        slope=slope,
        slope_se=np.sqrt(sse / (n - 2) / xx),
        r=np.clip(xy / np.sqrt(xx * yy), -1, 1),
        rmse=np.sqrt(sse / n),
    )
