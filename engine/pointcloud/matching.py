"""Geometric fusion: offsets of clouds along elevation, by matching them with each other where no stereo point is known.

The idea is of Gernhardt et al. ("Geometrical fusion of multitrack PS point clouds", IEEE GRSL 9(1), 38-42, 2012): each
track is off along its elevation direction, and a least-squares match of what the clouds share tells how far. Here small
planes are matched, all clouds in one network; what the scene does not determine is told, and left as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from .agreement import NEAR_M
from .cloud import Array
from .common_rise import SEARCH_M, Numbers, Scene, Start
from .fusion import Shift
from .neighbours import Neighbours
from .patches import Planes, Sample
from .position_errors import AZIMUTH, ELEVATION, RANGE, radar_axes, search_moves
from .robust import BISQUARE, MAD_SHARE, median, nmad

ITERATIONS, MOST_FULL, SHRINK, CONVERGED_M, REWEIGHTS = 30, 8, 0.75, 1e-3, 6
REACH_M, QUICK, TRIAL_ITERATIONS = 15.0, 4, 6
# Of the scale; residuals within it count alike in a median.
MEDIAN_CORE = 0.02
# A median's error goes by the density of residuals at 0, counted within so many scales.
DENSITY_AT = 0.5
# Normals of planes that are the same surface (cosine), and how many planes nearby are looked at for one.
SAME_NORMAL, CANDIDATES = 0.9, 4
# A combination of offsets is not determined when its eigenvalue is below this share of the largest; below WEAK it is
# displaced by TRIAL_M and must come back by RETURN of it.
SINGULAR, WEAK, TRIAL_M, RETURN = 1e-4, 0.1, 2.0, 0.7
# Two clouds fix their common rise by few planes, and not without bias: it is off by this over the root of its
# eigenvalue. Measured on 51 simulated pairs (points, noise and stray points varied): 95 % intervals held 98 % of the
# errors, 53 % without.
PAIR_BIAS_M = 0.007
# A pair that is left with such a median residual, and so many of its standard errors, does not fit.
MISFIT_M, MISFIT_SDS = 0.01, 10.0


@dataclass(frozen=True)
class Misclosure:
    """What is left between two clouds that were matched: planes : how many. residual_m : their median distance along
    their normals, with its standard error; NaN where there are none."""

    names: tuple[str, str]
    planes: int
    residual_m: float
    residual_sd_m: float


@dataclass(frozen=True)
class Matched:
    """offsets_m : to be added along elevation, (clouds,). covariance_m2 : of the determined part, by blocks of the
    scene. eigenvalues : of the normal matrix over its largest, ascending; vectors : combinations as columns;
    determined : which of them the planes give. by_search : whether the one that they do not give is from the search for
    the common rise that makes the clouds agree best. closure_m : largest misclosure of the height differences around
    three clouds, each pair adjusted alone; NaN for two clouds. share : of the tiles that were used.
    """

    names: tuple[str, ...]
    offsets_m: Array
    covariance_m2: Array
    eigenvalues: Array
    vectors: Array
    determined: NDArray[np.bool_]
    by_search: bool
    misclosures: tuple[Misclosure, ...]
    closure_m: float
    share: float
    notes: tuple[str, ...] = field(default=())

    def shifts(self) -> list[Shift]:
        """For fuse_chunk; the standard deviation is NaN where the scene does not determine the offset."""
        spread = np.sqrt(np.diag(self.covariance_m2))
        if not self.by_search:
            lost = (np.abs(self.vectors[:, ~self.determined]) > 1e-3).any(axis=1)
            spread = np.where(lost, np.nan, spread)
        return [
            Shift(name, elevation_m=float(offset), elevation_sd_m=float(sd))
            for name, offset, sd in zip(self.names, self.offsets_m, spread)
        ]


def match(
    parts: Sequence[Sample], monitor: Monitor, held: Sequence[str] = (), tree: bool | None = None,
    search_m: float = SEARCH_M, range_sd_m: float = 0.3, azimuth_sd_m: float = 0.1,
) -> Matched:  # fmt: skip
    """Offsets of two or more clouds.

    parts : samples in metres (patches.to_local). held : names of clouds that stay where they are. tree : SciPy's tree
    or the search in NumPy; None: what is there. search_m : how far all clouds may have to rise together.
    range_sd_m, azimuth_sd_m : standard deviations of errors that whole clouds, held ones too, may have in range and
    azimuth; they change the covariance only.
    Raises EngineInputError for clouds that have nothing in common.
    """
    names = tuple(one.cloud.name for one in parts)
    if len(parts) < 2:
        raise EngineInputError("Matching needs two or more clouds.")
    unknown = sorted(set(held) - set(names))
    if unknown:
        raise EngineInputError(f"There is no cloud '{unknown[0]}' that could be held; there are {', '.join(names)}.")
    free = np.array([name not in held for name in names])
    if not free.any():
        raise EngineInputError("All clouds are held; nothing is left to match.")
    network = _Network(parts, free, monitor.part(0.0, 0.3), tree)
    rise = network.start(monitor.part(0.3, 0.5), search_m)
    offsets, normal, covariance, matches = network.fine(rise.offsets, monitor.part(0.5, 0.75))
    basis: Array = np.eye(len(parts))[:, free]
    values, vectors = _eigen(normal, free)
    determined = values >= SINGULAR
    for number in np.flatnonzero(determined & (values < WEAK)):
        tried = network.trial(offsets + TRIAL_M * vectors[:, number], monitor.part(0.75, 0.9))
        determined[number] = abs((tried - offsets) @ vectors[:, number]) < (1 - RETURN) * TRIAL_M
    lost = vectors[:, ~determined]
    # The search by places stands in for one combination; what nothing is known of stays as it came in.
    by_search = lost.shape[1] == 1 and np.isfinite(rise.sd_m)
    if lost.size:
        offsets = rise.offsets if by_search else offsets - lost @ (lost.T @ offsets)
        basis = vectors[:, determined]
        offsets, _, covariance, matches = network.fine(offsets, monitor.part(0.9, 0.95), 0.0, basis)
    begun = np.zeros((len(parts), 2 * len(parts)))
    if len(parts) == 2 and free.all() and determined.all():
        covariance = covariance + PAIR_BIAS_M**2 / values[0] * np.outer(vectors[:, 0], vectors[:, 0])
    if by_search:
        covariance = covariance + rise.sd_m**2 * np.outer(network.rise, network.rise)
        begun = lost @ (lost.T @ search_moves(network.mean))
    moves = network.moves(matches, basis, begun) * np.repeat([range_sd_m, azimuth_sd_m], len(parts))
    covariance = covariance + moves @ moves.T
    left = network.misclosures(matches)
    notes = _notes(network.heights_only, names, rise if by_search else None, vectors[:, ~determined], held)
    notes += _misfits(left)
    return Matched(
        names, offsets, covariance, values, vectors, determined, by_search, left, network.closure(matches),
        min(one.used for one in parts), tuple(notes),
    )  # fmt: skip


@dataclass(frozen=True)
class _Matches:
    """Planes p of cloud i and q of cloud j that are the same surface: residual, and its derivatives by metres of
    elevation, range and azimuth of either cloud, (m, 3)."""

    i: int
    j: int
    residual: Array
    by_i: Array
    by_j: Array
    place: Array
    level: NDArray[np.bool_]


class _Network(Scene):
    """The scene, and the match of its planes."""

    def fine(
        self, offsets: Array, monitor: Monitor, reach_m: float = REACH_M, within: Array | None = None
    ) -> tuple[Array, Array, Array, list[_Matches]]:
        """Offsets, normal matrix, covariance and the last matches. within : columns of combinations that may change."""
        basis = np.eye(len(offsets))[:, self.free] if within is None else within
        least = NEAR_M if self.heights_only else 2.5 * self.spacing
        radius, full = max(reach_m, least), 0
        for number in range(ITERATIONS):
            monitor.step(number / ITERATIONS)
            # While planes are still far apart, a part of them is enough.
            matches = self._matches(offsets, radius, QUICK if radius > least else 1)
            step, normal, covariance = self._solve(matches, basis)
            offsets = offsets + step
            full += radius == least
            if full and (np.abs(step).max() < CONVERGED_M or full == MOST_FULL):
                break
            radius = max(SHRINK * radius, least)
        return offsets, normal, covariance, matches

    def trial(self, offsets: Array, monitor: Monitor) -> Array:
        """Where the offsets go from a wrong start, by a part of the planes."""
        basis = np.eye(len(offsets))[:, self.free]
        for number in range(TRIAL_ITERATIONS):
            monitor.step(number / TRIAL_ITERATIONS)
            matches = self._matches(offsets, max(2 * TRIAL_M, 2.5 * self.spacing), QUICK)
            offsets = offsets + self._solve(matches, basis)[0]
        return offsets

    def _matches(self, offsets: Array, radius: float, every: int = 1) -> list[_Matches]:
        moved = [one.moved(offset).every(every) for one, offset in zip(self.planes, offsets)]
        if self.heights_only:
            trees = [Neighbours(one.centre[:, :2], self.tree) for one in moved]
        else:
            trees = [Neighbours(one.centre, self.tree) for one in moved]
        found = []
        for i, j in self.pairs:
            self.monitor.check()
            for a, b in ((i, j), (j, i)):
                one = self._pair(a, b, moved, trees, radius)
                if len(one.residual):
                    found.append(one)
        if not found:
            raise EngineInputError(
                "The clouds have no surfaces in common; check headings, incidence angles and CRS, or whether they are "
                "of one area."
            )
        return found

    def _pair(self, i: int, j: int, moved: list[Planes], trees: list[Neighbours], radius: float) -> _Matches:
        p, q = moved[i], moved[j]
        at = p.centre[:, :2] if self.heights_only else p.centre
        distance, number = trees[j].nearest(at, 1 if self.heights_only else CANDIDATES, radius)
        alike = np.einsum("mk,mnk->mn", p.normal, q.normal[number])
        same = np.isfinite(distance) & (np.abs(alike) > SAME_NORMAL)
        first = np.argmax(same, axis=1)
        of = np.flatnonzero(same.any(axis=1))
        to, side = number[of, first[of]], np.sign(alike[of, first[of]])[:, None]
        both = p.level[of] & q.level[to]
        normal = np.where(both[:, None], [0.0, 0.0, 1.0], p.normal[of] + side * q.normal[to])
        normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        residual = np.einsum("mk,mk->m", normal, p.centre[of] - q.centre[to])
        by_i = np.einsum("mk,mak->ma", normal, radar_axes(p.direction[of]))
        by_j = -np.einsum("mk,mak->ma", normal, radar_axes(q.direction[to]))
        return _Matches(i, j, residual, by_i, by_j, p.centre[of, :2], both)

    def _solve(self, matches: list[_Matches], basis: Array) -> tuple[Array, Array, Array]:
        """One step by bisquare weights, the normal matrix of all clouds, and the covariance by blocks of the scene."""
        rows, residual, block = self._rows(matches)
        reduced = rows @ basis
        step: Array = np.zeros(basis.shape[1])
        for _ in range(REWEIGHTS):
            left = residual + reduced @ step
            weight, slope = self._weight(left)
            normal: Array = (weight[:, None] * reduced).T @ reduced
            step = -np.linalg.pinv(normal, rcond=1e-6, hermitian=True) @ ((weight * residual) @ reduced)
        left = residual + reduced @ step
        weight, slope = self._weight(left)
        inverse = np.linalg.pinv((slope[:, None] * reduced).T @ reduced, rcond=1e-6, hermitian=True)
        _, place = np.unique(block, return_inverse=True)
        count = int(place.max()) + 1
        score = np.stack(
            [np.bincount(place, weight * left * column, count) for column in reduced.T], axis=1
        )  # fmt: skip
        raised = count / max(count - 1, 1)
        covariance = basis @ inverse @ (raised * score.T @ score) @ inverse @ basis.T
        full: Array = (weight[:, None] * rows).T @ rows
        moved: Array = basis @ step
        return moved, full, covariance

    def _weight(self, left: Array) -> tuple[Array, Array]:
        """Bisquare weights, and the derivative of weight times residual, which the covariance needs (Huber 1981, 7.6).

        Where only heights are compared, those of the median, since such heights are far from normal.
        """
        scale = max(float(np.median(np.abs(left))) / MAD_SHARE, 1e-9)
        size = np.abs(left) / scale
        if self.heights_only:
            within = (size < DENSITY_AT).astype(np.float64)
            return np.asarray(1 / np.maximum(size, MEDIAN_CORE)), within / DENSITY_AT
        square: Array = np.minimum((size / BISQUARE) ** 2, 1)
        return (1 - square) ** 2, (1 - square) * (1 - 5 * square)

    def moves(self, matches: list[_Matches], basis: Array, begun: Array) -> Array:
        """Derivatives of the offsets by range errors of the clouds, then azimuth errors, (clouds, 2 clouds).

        The weighted residuals stay balanced when the clouds move (implicit function). basis : combinations that the
        planes determine, as columns; begun : derivatives of what they do not determine,
        shape of the result; planes hardly change by that.
        """
        rows, residual, _ = self._rows(matches)
        beside = np.hstack([self._rows(matches, axis)[0] for axis in (RANGE, AZIMUTH)])
        sloped = self._weight(residual)[1][:, None] * (rows @ basis)
        inverse = np.linalg.pinv(sloped.T @ rows @ basis, rcond=1e-6, hermitian=True)
        moves: Array = begun - basis @ inverse @ (sloped.T @ beside)
        return moves

    def _rows(self, matches: list[_Matches], axis: int = ELEVATION) -> tuple[Array, Array, Numbers]:
        """Derivatives (n, clouds), residuals, and the block of each match."""
        rows = np.zeros((sum(len(one.residual) for one in matches), len(self.parts)))
        start = 0
        for one in matches:
            end = start + len(one.residual)
            rows[start:end, one.i], rows[start:end, one.j] = one.by_i[:, axis], one.by_j[:, axis]
            start = end
        place = np.floor((np.concatenate([one.place for one in matches]) - self.low) / self.block).astype(np.int64)
        block = place[:, 0] * 100_003 + place[:, 1]
        return rows, np.concatenate([one.residual for one in matches]), block

    # What the result is worth.

    def misclosures(self, matches: list[_Matches]) -> tuple[Misclosure, ...]:
        found = []
        for i, j in self.pairs:
            of = [one for one in matches if (one.i, one.j) in ((i, j), (j, i))]
            signed = [one.residual * (1 if one.i == i else -1) for one in of]
            residual = np.concatenate(signed) if signed else np.empty(0)
            # The standard error of a median is that of a mean times 1.2533.
            sd = 1.2533 * nmad(residual) / np.sqrt(len(residual)) if len(residual) else float("nan")
            names = self.parts[i].cloud.name, self.parts[j].cloud.name
            found.append(Misclosure(names, len(residual), median(residual), sd))
        return tuple(found)

    def closure(self, matches: list[_Matches]) -> float:
        """Largest sum of height differences around three clouds, each pair by its level planes alone."""
        height = np.full((len(self.parts),) * 2, np.nan)
        for i, j in self.pairs:
            both = [
                one.residual[one.level] * (1 if one.i == i else -1)
                for one in matches
                if (one.i, one.j) in ((i, j), (j, i))
            ]
            if both and sum(map(len, both)):
                height[i, j] = np.median(np.concatenate(both))
        rounds = [
            abs(height[i, j] + height[j, k] - height[i, k]) for i, j, k in combinations(range(len(self.parts)), 3)
        ]
        known = [one for one in rounds if np.isfinite(one)]
        return float(max(known)) if known else float("nan")


def _eigen(normal: Array, free: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Eigenvalues over the largest, ascending, and combinations of all clouds as columns."""
    values, vectors = np.linalg.eigh(normal[np.ix_(free, free)])
    full = np.zeros((len(free), len(values)))
    full[free] = vectors
    return np.maximum(values, 0) / max(float(values[-1]), 1e-300), full


def _misfits(left: Sequence[Misclosure]) -> list[str]:
    # NaN, where nothing was matched, is not larger.
    found = [one for one in left if abs(one.residual_m) > max(MISFIT_M, MISFIT_SDS * one.residual_sd_m)]
    if not found:
        return []
    worst = max(found, key=lambda one: abs(one.residual_m))
    return [
        f"Surfaces of {len(found)} of {len(left)} pair(s) of clouds stay apart, those of {worst.names[0]} and "
        f"{worst.names[1]} by {100 * abs(worst.residual_m):.1f} cm: range or timing errors of decimetres are likely, "
        "and the offsets may be off by several times that."
    ]


def _notes(
    heights_only: bool, names: Sequence[str], rise: Start | None, lost: Array, held: Sequence[str]
) -> list[str]:  # fmt: skip
    notes = []
    if heights_only:
        notes.append(
            "The points are too sparse or too noisy for planes: heights were compared at neighbouring points, which "
            "gives differences of height between the clouds."
        )
    if rise is not None:
        kind = "most points of different clouds lie close together in plan" if heights_only else "heights agree best"
        notes.append(
            f"How far all clouds rise together is from a search for where {kind} (standard deviation {rise.sd_m:.1f} m "
            "in height): no walls or slopes that two clouds share fix it."
        )
    elif lost.size:
        which = "; ".join(" ".join(f"{part:+.2f} {name}" for part, name in zip(one, names)) for one in lost.T)
        notes.append(
            f"The scene does not determine {lost.shape[1]} combination(s) of the offsets ({which}): there are no walls "
            "or slopes that fix the clouds horizontally. They were left at 0, which is the least change."
        )
    if not held:
        notes.append(
            "No cloud was held. The fused cloud is consistent in itself; what is absolute about it are the heights "
            "that the processors gave, as far as they agree."
        )
    return notes
