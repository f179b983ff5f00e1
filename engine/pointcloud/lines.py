"""Straight lines through scattered places in the plane: reweighted least squares with the bisquare function."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .deviations import thinned
from .robust import BISQUARE, MAD_SHARE

Array = NDArray[np.float64]

# Of the bisquare function: 95 % efficient for normal errors.
# Pairs of places that are tried as a first line, and places that these are judged by.
TRIED, JUDGED = 400, 3000
LEAST = 4


@dataclass(frozen=True)
class Line:
    """A piece of a line. middle : a place on it; direction, normal : unit vectors; each of shape (2,).

    start, end : metres from the middle along the direction. offset_se, angle_se : standard errors at the middle,
    metres across and radians. scale : robust standard deviation of the places across, metres.
    """

    middle: Array
    direction: Array
    normal: Array
    start: float
    end: float
    offset_se: float = 0.0
    angle_se: float = 0.0
    scale: float = 0.0

    @classmethod
    def between(cls, first: Array, last: Array) -> Line:
        """From place to place, the normal to the right."""
        length = float(np.hypot(*(last - first)))
        if not (np.isfinite(length) and length > 0):
            raise EngineInputError("A line has no length; give two places that differ.")
        direction = (last - first) / length
        return cls((first + last) / 2, direction, right_of(direction), -length / 2, length / 2)

    @property
    def length(self) -> float:
        return self.end - self.start

    @property
    def ends(self) -> Array:
        """Shape (2, 2)."""
        return self.middle + np.outer([self.start, self.end], self.direction)

    def along(self, places: Array) -> Array:
        """Metres along the line from its middle; places of shape (n, 2)."""
        distance: Array = (places - self.middle) @ self.direction
        return distance

    def across(self, places: Array) -> Array:
        """Signed perpendicular distances in metres, positive to the normal's side."""
        distance: Array = (places - self.middle) @ self.normal
        return distance

    def turned(self) -> Line:
        """The same line with its normal to the other side."""
        return replace(self, normal=-self.normal)

    def moved(self, offset: float) -> Line:
        """Moved along the normal."""
        return replace(self, middle=self.middle + offset * self.normal)


def right_of(direction: Array) -> Array:
    return np.array([direction[1], -direction[0]])


def dominant_line(places: Array, tolerance: float) -> Line:
    """Of lines through pairs of places, shape (n, 2), the one that most places are near to (random sample consensus).

    tolerance : metres. The same places give the same line. Raises EngineInputError below 4 places.
    """
    if len(places) < LEAST:
        raise EngineInputError(f"{len(places)} places are too few for a line; {LEAST} are wanted.")
    judged = thinned(places, JUDGED)
    centre = judged.mean(axis=0)
    pairs = np.random.default_rng(0).integers(0, len(judged), (TRIED, 2))
    first, last = judged[pairs[:, 0]] - centre, judged[pairs[:, 1]] - centre
    step = last - first
    length = np.hypot(*step.T)
    good = length > min(2 * tolerance, 0.999 * float(length.max()))
    if not good.any():
        raise EngineInputError("All places of a line are one and the same.")
    first, direction = first[good], step[good] / length[good, None]
    normal = np.stack([direction[:, 1], -direction[:, 0]], axis=1)
    apart = np.abs(normal @ (judged - centre).T - (normal * first).sum(axis=1)[:, None])
    # Near ones count more, so that of two lines within the tolerance the better one wins.
    best = int(np.argmax(np.maximum(1 - (apart / tolerance) ** 2, 0).sum(axis=1)))
    return Line(first[best] + centre, direction[best], normal[best], 0.0, 0.0)


def fit_line(places: Array, first: Line | None = None, tolerance: float = 1.5) -> Line:
    """Orthogonal fit of a line to places, shape (n, 2), by reweighted least squares with the bisquare function.

    first : where to start; the dominant line otherwise. The residuals' scale is their median size over 0.6745. The
    line's ends are its outermost places that have weight. Standard errors as Huber 1981, equation 6.5 with correction.
    Raises EngineInputError below 4 places.
    """
    line = dominant_line(places, tolerance) if first is None else first
    centre = places.mean(axis=0)
    local = places - centre
    middle, direction = line.middle - centre, line.direction
    weight, scale = np.ones(len(places)), 0.0
    for _ in range(100):
        across = (local - middle) @ right_of(direction)
        scale = float(np.median(np.abs(across)) / MAD_SHARE)
        # Places on one line exactly leave no scale; then those count that are on it.
        limit = max(BISQUARE * scale, 1e-6)
        weight = np.maximum(1 - (across / limit) ** 2, 0) ** 2
        middle, before = weight @ local / weight.sum(), direction
        away = local - middle
        direction = np.linalg.eigh((away * weight[:, None]).T @ away)[1][:, 1]
        direction = direction if direction @ before >= 0 else -direction
        if abs(before[0] * direction[1] - before[1] * direction[0]) < 1e-12:
            break
    along, across = (local - middle) @ direction, (local - middle) @ right_of(direction)
    offset_se, angle_se = _errors(along, across, max(BISQUARE * scale, 1e-6))
    used = along[weight > 0]
    normal, start, end = right_of(direction), float(used.min()), float(used.max())
    return Line(middle + centre, direction, normal, start, end, offset_se, angle_se, scale)


def _errors(along: Array, across: Array, limit: float) -> tuple[float, float]:
    """Standard errors of offset and angle, from the bisquare function and its derivative."""
    square = np.minimum((across / limit) ** 2, 1.0)
    pull, slope = across * (1 - square) ** 2, (1 - square) * (1 - 5 * square)
    n, mean = len(along), float(slope.mean())
    if n <= 2 or mean <= 0:
        return float("nan"), float("nan")
    correction = 1 + 2 / n * float(slope.var()) / mean**2
    variance = correction**2 * float((pull**2).sum()) / (n - 2) / mean**2
    return float(np.sqrt(variance / n)), float(np.sqrt(variance / ((along - along.mean()) ** 2).sum()))


def step_edge(across: Array, high: NDArray[np.bool_], reach: float = np.inf) -> tuple[float, float]:
    """Where high places end, going along `across`, and its standard error.

    First the border that fewest places are on the wrong side of, which trees and chimneys do not move; then, among the
    places within reach of it (metres), the border that high places beyond and low ones before balance at, each counted
    by the density of its kind: noise of the places moves that one least. The middle of the gap, if nothing is on the
    wrong side. The error is that of the counts, and of where in the gap the border is. NaN where there is no border.
    """
    order = np.argsort(across, kind="stable")
    at, top = across[order], high[order]
    beyond, before = _wrong(top)
    least = np.flatnonzero(beyond + before == (beyond + before).min())
    if least[0] == 0 or least[-1] == len(at):
        return float("nan"), float("nan")
    border = int(least[(len(least) - 1) // 2])
    edge, error = float((at[border - 1] + at[border]) / 2), float("nan")
    for _ in range(3):
        near = np.abs(at - edge) <= reach
        balanced = _balance(at[near], top[near], edge)
        if balanced is None:
            break
        edge, error = balanced
    return edge, error


def _balance(at: Array, top: NDArray[np.bool_], middle: float) -> tuple[float, float] | None:
    """The border that wrong places balance at, and its error; None where one side has none of its kind."""
    side = float(np.abs(at - middle).max())
    # Densities are those on each kind's own side, so that a thin roof or ground does not move the edge.
    own = (float((top & (at < middle)).sum()), float((~top & (at > middle)).sum()))
    if min(own) == 0:
        return None
    beyond, before = (wrong / count for wrong, count in zip(_wrong(top), own))
    uneven = np.abs(beyond - before)
    least = np.flatnonzero(uneven <= uneven.min() + 1e-12)
    start, end = int(least[0]), int(least[-1])
    if start == 0 or end == len(at):
        return None
    edge, gap = float((at[start - 1] + at[end]) / 2), float(at[end] - at[start - 1])
    # Points on walls are wrong ones too, but gather where the edge is: the balance changes faster there.
    close = np.abs(at - edge) <= side / 4
    slope = max(float(np.where(top, 1 / own[0], 1 / own[1])[close].sum()) * 2, 0.2)
    counted = float(beyond[start] / own[0] + before[start] / own[1])
    return edge, float(np.sqrt(counted * (side / slope) ** 2 + gap**2 / 12))


def _wrong(top: NDArray[np.bool_]) -> tuple[Array, Array]:
    """High places from each border on, and low ones before it, shape (n + 1,)."""
    highs = np.append(0.0, np.cumsum(top))
    return highs[-1] - highs, np.append(0.0, np.cumsum(~top))
