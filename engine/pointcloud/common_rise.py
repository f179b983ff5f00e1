"""Where geometric fusion starts: height differences of the clouds, and the common rise that makes them agree in plan.

When all clouds move along their elevation directions so that they rise alike, only their places in plan change against
each other. Level ground does not tell such a rise; roofs that two tracks see do, roughly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from .agreement import NEAR_M
from .cloud import Array
from .neighbours import Neighbours
from .patches import LEAST_SHARE, Sample, planes, points_as_planes
from .robust import nmad

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

# Common rise of all clouds that the search tries, and its step, metres.
SEARCH_M, SEARCH_STEP_M = 60.0, 2.0
# Points that the search moves, for all pairs, the fewest of a cloud, and where clouds are compared by places alone.
COARSE_POINTS, LEAST_POINTS, SPARSE_POINTS, HEIGHT_BIN_M = 16_000, 4000, 60_000, 1.0
# A height difference beyond this says that two points do not belong together, however far it is.
UNLIKE_M = 3.0
# Cells that tell where a cloud is and how high its ground; how far above it roofs begin; the fewest points of roofs.
CELL_M, ABOVE_M, FEWEST_POINTS = 60.0, 4.0, 500
# The search is believed when halves of the scene agree on the place, to this share of its range, drawn HALVINGS times.
CLEAR, HALVINGS, FEWEST_BLOCKS = 0.03, 100, 10
# Shadows of tall buildings pull the search down, by metres of height. Measured on 36 simulated pairs: 95 % intervals
# held all errors, 75 % without; in cities of low buildings the errors are a third of what is said.
SEARCH_BIAS_M = 1.2
# Errors within a block are taken for related.
BLOCKS = 12


@dataclass(frozen=True)
class Start:
    """Offsets to start from, (clouds,). sd_m : of the common rise that the search found, NaN where it found none."""

    offsets: Array
    sd_m: float = float("nan")


class Scene:
    """All clouds, their planes, and what holds for them together.

    parts : samples in metres. free : which clouds may move. tree : SciPy's tree, or the search in NumPy.
    """

    def __init__(self, parts: Sequence[Sample], free: Mask, monitor: Monitor, tree: bool | None) -> None:
        self.parts, self.free, self.tree, self.monitor = parts, free, tree, monitor
        share = 1 / len(parts)
        self.planes = [planes(one, monitor.part(k * share, (k + 1) * share), tree) for k, one in enumerate(parts)]
        self.heights_only = min(one.share for one in self.planes) < LEAST_SHARE
        if self.heights_only:
            self.planes = [points_as_planes(one) for one in parts]
        self.pairs = list(combinations(range(len(parts)), 2))
        self.mean = np.array([one.direction.mean(axis=0) for one in parts])
        # Points change by this when all rise by one metre.
        self.rise = np.where(free, 1 / self.mean[:, 2], 0.0)
        self.spacing = max(one.spacing_m for one in self.planes)
        self.near_m = NEAR_M if self.heights_only else 3 * self.spacing
        self.close_m = NEAR_M if self.heights_only else 1.25 * self.spacing
        everything = np.concatenate([one.xyz for one in parts])
        self.low, extent = everything[:, :2].min(axis=0), np.ptp(everything[:, :2], axis=0)
        self.block = max(float(np.sqrt(max(extent.prod(), 1.0))) / BLOCKS, 1e-3)

    def start(self, monitor: Monitor, search_m: float = SEARCH_M) -> Start:
        """Offsets by height differences, then by the common rise that makes the clouds agree best."""
        most = SPARSE_POINTS if self.heights_only else max(COARSE_POINTS // len(self.pairs), LEAST_POINTS)
        self.tops = [self._top(k) for k in range(len(self.parts))]
        chosen = [one[:: max(len(one) // most, 1)] for one in self.tops]
        flat = [Neighbours(one[:, :2], self.tree) for one in self.tops]
        offsets = self._level(np.zeros(len(self.parts)), chosen, flat)
        monitor.check()
        if search_m <= 0 or not self.free.all():
            return Start(offsets)
        steps = np.arange(-search_m, search_m + SEARCH_STEP_M / 2, SEARCH_STEP_M)
        within = [self._within(i, j, offsets, steps, chosen) for i, j in self.pairs]
        if sum(int(one.sum()) for one in within) < FEWEST_POINTS:
            return Start(offsets)
        curves = []
        for number, step in enumerate(steps):
            monitor.step(number / len(steps))
            curves.append(self._unlike(offsets + step * self.rise, chosen, flat, within))
        best, sd = _least(steps, np.array(curves))
        if not np.isfinite(sd):
            return Start(offsets)
        # A roof that leaves the other's over a shadow is missed later than one over ground, by what counts as close.
        apart = [np.linalg.norm((self.rise[i] * self.mean[i] - self.rise[j] * self.mean[j])[:2]) for i, j in self.pairs]
        sd = float(np.sqrt(sd**2 + (0.5 * self.close_m / max(apart)) ** 2 + SEARCH_BIAS_M**2))
        return Start(self._level(offsets + best * self.rise, chosen, flat), sd)

    def _top(self, k: int) -> Array:
        """Points on roofs and the ground: no walls, which tracks of opposite headings do not share, no stray points.

        Planes themselves end before a roof's edge, on the side of the sensor.
        """
        xyz, level = self.parts[k].xyz, self.planes[k].centre[self.planes[k].level]
        self.monitor.check()
        if self.heights_only or not len(level):
            return xyz
        distance, number = Neighbours(level, self.tree).nearest(xyz, 1, self.near_m)
        near = np.isfinite(distance[:, 0])
        above = xyz[near, 2] - level[number[near, 0], 2]
        found: Array = xyz[near][np.abs(above) <= 2 * nmad(above)]
        return found

    def _unlike(self, offsets: Array, chosen: list[Array], flat: list[Neighbours], within: list[Mask]) -> Array:
        """How ill the clouds agree in each block of the scene: by heights; by places alone where these are sparse."""
        total = np.zeros((BLOCKS + 2) ** 2)
        for (i, j), inner in zip(self.pairs, within):
            start = chosen[i][inner]
            moved = start + offsets[i] * self.mean[i] - offsets[j] * self.mean[j]
            distance, number = flat[j].nearest(moved[:, :2], 1, self.close_m)
            near = np.isfinite(distance[:, 0])
            if not near.any():
                continue
            if self.heights_only:
                like = np.where(near, 1 - distance[:, 0] / self.close_m, 0.0)
            else:
                difference = moved[:, 2] - self.tops[j][number[:, 0], 2]
                like = near * np.maximum(1 - np.abs(difference - mode(difference[near])) / UNLIKE_M, 0)
            cell = np.clip((start[:, :2] - self.low) // self.block, 0, BLOCKS + 1).astype(np.int64)
            total -= np.bincount(cell[:, 0] * (BLOCKS + 2) + cell[:, 1], like, len(total))
        return total

    def _within(self, i: int, j: int, offsets: Array, steps: Array, chosen: list[Array]) -> Mask:
        """Points of cloud i that tell of its place in plan.

        They stand above their surroundings, since ground that comes out of a radar shadow makes up for a roof that
        leaves one; and they stay where cloud j is, however far the search moves them, since its edge says nothing.
        """
        if self.heights_only:
            return np.full(len(chosen[i]), True)
        inside = (
            chosen[i][:, 2] > _lows(self._cells(self.tops[i]), self.tops[i][:, 2], self._cells(chosen[i])) + ABOVE_M
        )
        full = np.unique(self._cells(self.tops[j]))
        for step in steps:
            by = self.rise * step + offsets
            inside &= np.isin(self._cells(chosen[i] + by[i] * self.mean[i] - by[j] * self.mean[j]), full)
        return inside

    def _cells(self, xyz: Array) -> Numbers:
        cell = np.floor((xyz[:, :2] - self.low) / CELL_M).astype(np.int64)
        numbers: Numbers = cell[:, 0] * 1_000_003 + cell[:, 1]
        return numbers

    def _differences(self, i: int, j: int, offsets: Array, chosen: list[Array], flat: list[Neighbours]) -> Array:
        """Heights of cloud i minus those of the nearest points of cloud j in the plane, as these offsets move them."""
        moved = chosen[i] + offsets[i] * self.mean[i] - offsets[j] * self.mean[j]
        distance, number = flat[j].nearest(moved[:, :2], 1, self.near_m)
        near = np.isfinite(distance[:, 0])
        found: Array = moved[near, 2] - self.tops[j][number[near, 0], 2]
        return found

    def _level(self, offsets: Array, chosen: list[Array], flat: list[Neighbours]) -> Array:
        """With the usual height difference of each pair taken off, by least squares, as little as that needs."""
        rows, right = [], []
        for i, j in self.pairs:
            difference = self._differences(i, j, offsets, chosen, flat)
            if difference.size < 10:
                continue
            row = np.zeros(len(offsets))
            row[i], row[j] = self.mean[i, 2], -self.mean[j, 2]
            rows.append(row * self.free * np.sqrt(difference.size))
            right.append(-mode(difference) * np.sqrt(difference.size))
        if not rows:
            raise EngineInputError(
                "The clouds have no points near each other; check that they are of one area and in the right CRS."
            )
        moved: Array = offsets + np.linalg.lstsq(np.array(rows), np.array(right), rcond=1e-9)[0]
        return moved


def _lows(cells: Numbers, height: Array, wanted: Numbers) -> Array:
    """The height that a twentieth of the points of a cell are below, for each wanted cell (which holds points)."""
    order = np.lexsort((height, cells))
    numbers, first, count = np.unique(cells[order], return_index=True, return_counts=True)
    lows: Array = height[order][first + count // 20]
    return lows[np.searchsorted(numbers, wanted)]


def _least(steps: Array, curves: Array) -> tuple[float, float]:
    """The step at the least of a curve and its standard deviation, from how halves of the blocks agree; NaN where they
    do not. curves : (steps, blocks)."""
    curves = curves[:, (curves != 0).any(axis=0)]
    blocks = curves.shape[1]
    place = _bottom(steps, curves.sum(axis=1))
    if blocks < FEWEST_BLOCKS or not np.isfinite(place):
        return 0.0, float("nan")
    draw = np.random.default_rng(0)  # the same result each time
    differences = []
    for _ in range(HALVINGS):
        half = draw.permutation(blocks) < blocks // 2
        differences.append(_bottom(steps, curves[:, half].sum(axis=1)) - _bottom(steps, curves[:, ~half].sum(axis=1)))
    known = np.isfinite(differences)
    sd = float(np.sqrt(np.mean(np.square(np.array(differences)[known])))) / 2 if known.mean() > 0.9 else float("nan")
    return place, sd if sd < CLEAR * np.ptp(steps) else float("nan")


def _bottom(steps: Array, curve: Array) -> float:
    """Middle of the part around the least that is lower than half its depth, weighted by depth; NaN at the edge."""
    least = int(np.argmin(curve))
    deep = (np.median(curve) + curve[least]) / 2 - curve
    outside = np.flatnonzero(deep <= 0)
    left, right = outside[outside < least], outside[outside > least]
    if not (left.size and right.size):
        return float("nan")
    part = slice(int(left[-1]) + 1, int(right[0]))
    return float((steps[part] * deep[part]).sum() / deep[part].sum())


def mode(values: Array) -> float:
    """The most frequent of a set of numbers: the fullest of overlapping bins, then the median around it."""
    low, high = np.percentile(values, [1, 99])
    bins = int(min(max((high - low) / HEIGHT_BIN_M, 4), 2000))
    count, edges = np.histogram(values, bins, (low, max(high, low + 1e-6)))
    smooth = np.convolve(count, [1, 2, 3, 2, 1], "same")
    k = int(np.argmax(smooth))
    width = 2 * (edges[1] - edges[0])
    near = values[np.abs(values - (edges[k] + edges[k + 1]) / 2) <= max(width, HEIGHT_BIN_M)]
    return float(np.median(near)) if near.size else float(np.median(values))
