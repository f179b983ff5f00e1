"""How two clouds agree in height, before and after they are moved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .cloud import Array
from .neighbours import Neighbours
from .patches import Sample
from .robust import mad, median

# Heights of two clouds are compared at points no farther apart in the plane than this, or so many spacings of points.
NEAR_M, SPACINGS = 30.0, 3.0


@dataclass(frozen=True)
class Agreement:
    """Heights of one cloud minus those of the nearest points of another, before and after.

    near_m : how far these may be in the plane. points : those with one so near. The others are medians, of the signed
    and of the absolute difference, and median absolute deviations, in metres.
    """

    names: tuple[str, str]
    near_m: float
    points: tuple[int, int]
    median_m: tuple[float, float]
    absolute_m: tuple[float, float]
    mad_m: tuple[float, float]


def agreement(before: tuple[Sample, Sample], after: tuple[Sample, Sample], tree: bool | None = None) -> Agreement:
    """Of two clouds, as samples in metres (patches.to_local). tree : see Neighbours."""
    near_m = min(NEAR_M, SPACINGS * max(_spacing(one) for one in before))
    first, last = (height_differences(one.xyz, other.xyz, tree, near_m) for one, other in (before, after))
    return Agreement(
        (before[0].cloud.name, before[1].cloud.name), near_m, (first.size, last.size), (median(first), median(last)),
        (median(np.abs(first)), median(np.abs(last))), (mad(first), mad(last)),
    )  # fmt: skip


def height_differences(one: Array, other: Array, tree: bool | None = None, near_m: float = NEAR_M) -> Array:
    """Heights of the points of one cloud minus those of the nearest ones of another, where these are within near_m in
    the plane. one, other : (n, 3) in metres."""
    distance, number = Neighbours(other[:, :2], tree).nearest(one[:, :2], 1, near_m)
    near = np.isfinite(distance[:, 0])
    found: Array = one[near, 2] - other[number[near, 0], 2]
    return found


def _spacing(part: Sample) -> float:
    """About how far points are from each other in the plane."""
    width, length = np.ptp(part.xyz[:, :2], axis=0)
    return float(np.sqrt(width * length * part.used / len(part.xyz)))
