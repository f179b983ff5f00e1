"""The work of stereo SAR, block by block of targets: equations, corrections, iteration, cleaning, errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from .adjustment import LEAST_REDUNDANCY, Adjusted, Equations, Mask, adjust, normal_matrix
from .cleaning import ABSENT, GROSS, MISMATCH, OUTSIDE, SIGMAS, UNCORRECTED, USED, Limits, clean
from .constants import SPEED_OF_LIGHT_M_S
from .corrections.estimate import Correction, Estimate
from .geodetic import to_geodetic
from .geometry import rdr2geo
from .observations import Observations
from .passes import Sight
from .positions import Applied, Positions

Array = NDArray[np.float64]

HALF_C = SPEED_OF_LIGHT_M_S / 2
ITERATIONS = 15
COARSE_M, STANDS_STILL_M = 1.0, 1e-4
# What is assumed of an observation of which nothing is known: a share of the resolution, or metres where that is
# unknown too (range, azimuth).
ASSUMED_SHARE, ASSUMED_M = 0.1, (0.3, 0.7)
LOWEST_M, HIGHEST_M = -1000.0, 9500.0
RUNAWAY_M = 1e7
# Estimates that fall below half the Cramér-Rao bound are chance. A floor at the bound itself would raise the mean of
# those that meet it, by 8 to 15 % with eight passes a track.
FLOOR_SHARE = 0.5
# Where no bound is known: 26 dB of signal to clutter, and half of its bound.
LEAST_SHARE = 0.01
UNITS = "range times must be two-way seconds, all passes those of one target, and the look side right"
UNKNOWN, CLEANED = "where all corrections are known, ", "after cleaning, "


@dataclass(frozen=True)
class StereoOptions:
    """limits : of the cleaning. huber : robust weights. weigh_by_scr : weigh by the predicted standard deviations
    within a group, else all alike. components : estimate variance components. assumed_range_m, assumed_azimuth_m :
    standard deviations where they are not estimated; None: from the predicted ones and those of the corrections.
    least_intersection_deg : targets whose lines of sight meet at less are refused.
    """

    limits: Limits = field(default_factory=Limits)
    huber: bool = False
    weigh_by_scr: bool = False
    components: bool = True
    assumed_range_m: float | None = None
    assumed_azimuth_m: float | None = None
    least_intersection_deg: float = 2.0


@dataclass
class Part:
    """The targets of one thread's block while they are worked on; n targets, m = 2 x passes observations."""

    which: NDArray[np.intp]
    xyz: Array
    reason: NDArray[np.object_]
    fate: NDArray[np.int8]
    adjusted: Adjusted | None = None
    residuals: Array | None = None
    intersection_deg: Array | None = None
    condition: Array | None = None
    seen: list[NDArray[np.intp]] = field(default_factory=list)
    estimates: list[list[Estimate]] = field(default_factory=list)
    estimated_at: Array | None = None
    speed: Array = field(default_factory=lambda: np.zeros((0, 0)))
    budget: dict[str, Array] = field(default_factory=dict)
    applied: dict[str, Tally] = field(default_factory=dict)

    def refuse(self, where: NDArray[np.bool_], why: str) -> None:
        for one in np.flatnonzero(where):
            self.refuse_one(one, why)

    def refuse_one(self, one: int, why: str) -> None:
        """Give a target up; the first reason stays."""
        self.reason[one] = self.reason[one] or why
        self.xyz[one] = np.nan

    def set_aside(self, equations: Equations, fate: int) -> None:
        """What was observed but has no equation is not used."""
        missing = (self.fate == USED) & ~np.isfinite(equations.misclosure_m) & np.isfinite(self.xyz[:, :1])
        self.fate[missing] = fate


class Work:
    """The common ground of all blocks."""

    def __init__(
        self, observations: Observations, corrections: Sequence[Correction], options: StereoOptions, monitor: Monitor
    ) -> None:
        self.observations, self.corrections, self.options, self.monitor = observations, corrections, options, monitor
        self.tracks = list(dict.fromkeys(one.track for one in observations.passes))
        track = np.array([self.tracks.index(one.track) for one in observations.passes])
        self.track = track
        self.group = np.concatenate([2 * track, 2 * track + 1])
        self.resolution = np.array(
            [one.range_resolution_m for one in observations.passes]
            + [one.azimuth_resolution_m for one in observations.passes]
        )
        self.troubles: dict[str, set[str]] = {}
        self.lock = Lock()

    # From observations to linear equations.

    def start(self, which: NDArray[np.intp]) -> Array:
        """A first place of each target: on the circle of one of its passes, at the height to start from."""
        obs = self.observations
        xyz = np.full((len(which), 3), np.nan)
        for p, one in enumerate(obs.passes):
            open_ = np.flatnonzero(np.isnan(xyz[:, 0]) & np.isfinite(obs.t_s[p, which] + obs.tau_s[p, which]))
            if open_.size:
                at = which[open_]
                xyz[open_] = rdr2geo(one.orbit, obs.t_s[p, at], obs.tau_s[p, at], obs.start_height_m[at], one.look_sign)
        return xyz

    def equations(self, part: Part, corrected: bool) -> Equations:
        """Observation equations about the places that are known so far."""
        obs, n, p = self.observations, len(part.which), len(self.observations.passes)
        rows = np.full((n, 2 * p, 3), np.nan)
        misclosure, variance = np.full((n, 2 * p), np.nan), np.zeros((n, 2 * p))
        if not part.seen or (corrected and self.stale(part)):
            known = np.isfinite(part.xyz[:, 0])
            part.seen = [np.flatnonzero(np.isfinite(obs.t_s[k, part.which]) & known) for k in range(p)]
            part.estimates, part.estimated_at = [], part.xyz.copy() if corrected else None
            part.speed = np.full((n, p), np.nan)
        for k, one in enumerate(obs.passes):
            self.monitor.check()
            seen = part.seen[k]
            at = part.which[seen]
            sight = Sight.of(one, part.xyz[seen], at, obs.t_s[k, at])
            range_s, azimuth_s = obs.tau_s[k, at] - sight.tau_s, obs.t_s[k, at] - sight.t_s
            part.speed[seen, k] = speed = sight.azimuth_speed_m_s
            if corrected:
                if len(part.estimates) == k:
                    part.estimates.append(self.estimates(sight) if len(seen) else [])
                for estimate in part.estimates[k]:
                    range_s = range_s - estimate.range_s
                    azimuth_s = azimuth_s - estimate.azimuth_s
                    variance[seen, k] += (HALF_C * estimate.range_sigma_s) ** 2
                    variance[seen, p + k] += (speed * estimate.azimuth_sigma_s) ** 2
            of_range, of_azimuth = sight.gradients
            rows[seen, k], rows[seen, p + k] = HALF_C * of_range, speed[:, None] * of_azimuth
            misclosure[seen, k], misclosure[seen, p + k] = HALF_C * range_s, speed * azimuth_s
        used = (part.fate == USED) & np.isfinite(misclosure)
        return Equations(rows, misclosure, *self.assumed(part.which, variance), used, self.group)

    def stale(self, part: Part) -> bool:
        """Whether the places have moved so far that the corrections must be estimated again: they change by less than
        a thousandth of the way (the troposphere, 0.3 mm for each metre of height)."""
        if part.estimated_at is None:
            return True
        moved = np.linalg.norm(part.xyz - part.estimated_at, axis=1)
        return bool(np.nan_to_num(moved).max(initial=0) > 1000 * STANDS_STILL_M)

    def assumed(self, which: NDArray[np.intp], variance: Array) -> tuple[Array, Array]:
        """Assumed standard deviations and the least ones that are believed, in metres, (n, m) each.

        variance : of the corrections.
        """
        obs, options = self.observations, self.options
        bound = np.concatenate([obs.sigma_range_m[:, which], obs.sigma_azimuth_m[:, which]]).T
        share = ASSUMED_SHARE * self.resolution
        unknown = np.where(np.isfinite(share), share, np.repeat(ASSUMED_M, len(obs.passes)))
        sigma = np.sqrt(np.where(np.isfinite(bound), bound, unknown) ** 2 + variance)
        for kind, given in enumerate((options.assumed_range_m, options.assumed_azimuth_m)):
            if given is not None:
                sigma[:, self.group % 2 == kind] = given
        if not options.weigh_by_scr:
            seen = np.isfinite(obs.tau_s[:, which] + obs.t_s[:, which]).T
            for group in range(2 * len(self.tracks)):
                inside = self.group == group
                present = np.where(seen[:, self.track == group // 2], sigma[:, inside], np.nan)
                count = np.maximum(np.isfinite(present).sum(axis=1), 1)
                sigma[:, inside] = np.sqrt(np.nansum(present**2, axis=1) / count)[:, None]
        return np.maximum(sigma, 1e-6), np.where(
            np.isfinite(bound), FLOOR_SHARE * bound, np.nan_to_num(LEAST_SHARE * self.resolution)
        )

    def estimates(self, sight: Sight) -> list[Estimate]:
        """Of all corrections; NaN everywhere, with the trouble noted, where one knows nothing of the pass."""
        known = []
        for correction in self.corrections:
            try:
                known.append(correction.at(sight))
            except EngineInputError as error:
                with self.lock:
                    self.troubles.setdefault(str(error), set()).add(sight.seen_by.name)
                nothing = np.full(len(sight.t_s), np.nan)
                known.append(Estimate(nothing, nothing, nothing, nothing))
        return known

    # The solution of a block.

    def solve(self, which: NDArray[np.intp]) -> Part:
        """Start, iterate until the places stand still, clean, and iterate again with what is left."""
        obs, options = self.observations, self.options
        seen = np.isfinite(obs.t_s[:, which]) & np.isfinite(obs.tau_s[:, which])
        fate = np.where(np.concatenate([seen, seen]).T, USED, ABSENT).astype(np.int8)
        part = Part(which, self.start(which), np.full(len(which), "", object), fate)
        part.refuse(~seen.any(axis=0), "it has no observation")
        part.refuse(seen.sum(axis=0) < 2, "it has one observation only; passes of two geometries are needed")
        part.refuse(np.isnan(part.xyz[:, 0]), "its times meet no place on the Earth at the height to start from")
        equations = self.equations(part, False)
        part.set_aside(equations, OUTSIDE)
        unseen, seen_by = ((part.fate[:, : len(self.track)] == fate).sum(axis=1) for fate in (OUTSIDE, USED))
        for one in np.flatnonzero((unseen >= np.maximum(seen_by, 1)) & np.isfinite(part.xyz[:, 0])):
            part.refuse_one(
                one, f"most of its {unseen[one] + seen_by[one]} passes do not see where the first puts it; {UNITS}"
            )
        self.check_geometry(part, equations)
        self.iterate(part, equations, False)
        height = to_geodetic(part.xyz)[2]
        with np.errstate(invalid="ignore"):
            for one in np.flatnonzero((height < LOWEST_M) | (height > HIGHEST_M)):
                part.refuse_one(one, f"its height would be {height[one] / 1000:.1f} km; {UNITS}")
        equations = self.equations(part, True)
        part.set_aside(equations, UNCORRECTED)
        self.check_geometry(part, equations, UNKNOWN)
        equations = self.iterate(part, equations, True)
        shared = self.shared(part) if self.corrections else None
        cleaned = clean(equations, self.resolution, options.limits, options.huber, options.components, shared)
        part.fate = np.where(part.fate == USED, cleaned.fate, part.fate)
        self.check_geometry(part, equations, CLEANED)
        adjusted = cleaned.adjusted
        for _ in range(ITERATIONS):
            moved = np.where(np.isfinite(adjusted.shift_m), adjusted.shift_m, 0.0)
            if np.linalg.norm(moved, axis=1).max(initial=0) < STANDS_STILL_M:
                break
            part.xyz = part.xyz + moved
            equations = self.equations(part, True)
            adjusted = adjust(equations, options.huber, options.components, options.limits.sigmas)
        self.finish(part, equations, adjusted)
        return part

    def shared(self, part: Part) -> Array:
        """What the errors that all passes share do to each observation, in metres, one sigma, (n, m)."""
        p = len(self.track)
        squares = np.zeros(part.fate.shape)
        for k, seen in enumerate(part.seen):
            for estimate in part.estimates[k]:
                for effect in estimate.common.values():
                    squares[seen, k] += (HALF_C * effect[0]) ** 2
                    squares[seen, p + k] += (part.speed[seen, k] * effect[1]) ** 2
        total: Array = np.sqrt(squares)
        return total

    def iterate(self, part: Part, equations: Equations, corrected: bool) -> Equations:
        """Move the places by plain least squares until a linear adjustment is right to far below a millimetre."""
        for _ in range(ITERATIONS):
            shift = adjust(equations, components=False).shift_m
            step = np.linalg.norm(shift, axis=1)
            part.refuse(np.isnan(step), "its observations do not fix a place")
            part.refuse(np.isfinite(step) & (step > RUNAWAY_M), f"the iteration runs away; {UNITS}")
            if np.nan_to_num(step).max(initial=0) < COARSE_M:
                return equations
            part.xyz = part.xyz + np.where(np.isfinite(shift), shift, 0.0)
            equations = self.equations(part, corrected)
        part.refuse(step > COARSE_M, f"the iteration does not come to a stand; {UNITS}")
        return equations

    def check_geometry(self, part: Part, equations: Equations, when: str = "") -> None:
        """Refuse targets whose lines of sight do not intersect well enough."""
        used = (part.fate == USED) & equations.used
        p = len(self.track)
        sights = []
        for track in range(len(self.tracks)):
            inside = np.concatenate([self.track == track, np.zeros(p, bool)])
            weight = used[:, inside][..., None]
            total = np.where(weight, equations.rows[:, inside], 0.0).sum(axis=1)
            with np.errstate(invalid="ignore", divide="ignore"):
                sights.append(total / np.linalg.norm(total, axis=1, keepdims=True))
        part.intersection_deg = np.zeros(len(part.which))
        for one, other in combinations(sights, 2):
            angle = 2 * np.degrees(np.arctan2(np.linalg.norm(one - other, axis=1), np.linalg.norm(one + other, axis=1)))
            part.intersection_deg = np.fmax(part.intersection_deg, angle)
        least = self.options.least_intersection_deg
        alone = ~(used[:, p:].any(axis=1) & used[:, :p].any(axis=1))
        part.refuse(alone, f"{when}it has no range, or no azimuth, left")
        for bad in np.flatnonzero(part.intersection_deg < least):
            part.refuse_one(
                bad,
                f"{when}its lines of sight meet at {part.intersection_deg[bad]:.2g} degrees, {least:g} are wanted: "
                "passes from a second geometry are needed",
            )

    def finish(self, part: Part, equations: Equations, adjusted: Adjusted) -> None:
        """What is told of each target, and what the errors that all passes share make of its place."""
        p = len(self.track)
        part.adjusted = adjusted
        shift = adjusted.shift_m[:, None]
        part.xyz = np.where(np.isfinite(adjusted.shift_m), part.xyz + adjusted.shift_m, np.nan)
        part.residuals = equations.misclosure_m - np.sum(equations.rows * shift, axis=2)
        plain = Equations(
            equations.rows, equations.misclosure_m, np.ones_like(equations.sigma_m), equations.floor_m,
            (part.fate == USED) & equations.used, self.group,
        )  # fmt: skip
        axes = np.linalg.eigvalsh(normal_matrix(plain))
        with np.errstate(invalid="ignore", divide="ignore"):
            part.condition = np.sqrt(axes[:, 2] / axes[:, 0])
        for k in range(p):
            self.monitor.check()
            seen = part.seen[k]
            used = ((part.fate[seen][:, [k, p + k]] == USED).any(axis=1) & np.isfinite(part.xyz[seen, 0]))[None]
            scale = np.stack([np.full(len(seen), HALF_C), part.speed[seen, k]])
            for correction, estimate in zip(self.corrections, part.estimates[k] if part.estimates else []):
                shared = np.zeros((2, len(seen)))
                for name, effect in estimate.common.items():
                    metres = np.stack(effect) * scale
                    metres = np.where(used & np.isfinite(metres), metres, 0.0)
                    shared += metres**2
                    moved = part.budget.setdefault(name, np.zeros((len(part.which), 3)))
                    moved[seen] += np.einsum("nck,kn->nc", adjusted.gain[seen][:, :, [k, p + k]], metres)
                values = np.where(used, np.stack([estimate.range_s, estimate.azimuth_s]) * scale, np.nan)
                sigmas = np.stack([estimate.range_sigma_s, estimate.azimuth_sigma_s]) * scale
                part.applied.setdefault(correction.name, Tally()).add(values, sigmas, np.sqrt(shared))

    def gather(self, parts: Sequence[Part]) -> Positions:
        """All blocks as one result."""
        obs, p, g = self.observations, len(self.track), len(self.tracks)
        everything = [part.adjusted for part in parts if part.adjusted is not None]
        xyz = np.concatenate([part.xyz for part in parts])
        n = len(xyz)
        fate = np.concatenate([part.fate for part in parts])
        sigma = np.concatenate([one.sigma_m for one in everything]).reshape(n, g, 2)
        redundancy = np.concatenate([one.redundancy for one in everything]).reshape(n, g, 2)
        count = np.concatenate([one.count for one in everything]).reshape(n, g, 2)
        reason = np.concatenate([part.reason for part in parts])
        formal = np.concatenate([one.covariance_m2 for one in everything])
        budget = {}
        for name in dict.fromkeys(name for part in parts for name in part.budget):
            moved = np.concatenate([part.budget.get(name, np.zeros((len(part.which), 3))) for part in parts])
            budget[name] = moved[:, :, None] * moved[:, None, :]
        solved = np.isfinite(xyz).all(axis=1)
        self._judge(sigma, redundancy, fate, reason, solved)
        if not solved.any():
            raise EngineInputError(self._nothing(reason))
        tallies: dict[str, Tally] = {}
        for part in parts:
            for name, tally in part.applied.items():
                tallies.setdefault(name, Tally()).merge(tally)
        return Positions(
            targets=obs.targets, passes=obs.passes, tracks=self.tracks, t_s=obs.t_s, xyz_m=xyz, formal_m2=formal,
            total_m2=formal + sum(budget.values(), np.zeros_like(formal)), sigma_m=sigma,
            mean_m=np.concatenate([one.mean_m for one in everything]).reshape(n, g, 2), redundancy=redundancy,
            count=count, fate=np.stack([fate[:, :p], fate[:, p:]], axis=2),
            residuals_m=np.stack(np.split(np.concatenate([part.residuals for part in parts]), 2, axis=1), axis=2),
            geometry=self._classes(count, solved),
            intersection_deg=np.concatenate([part.intersection_deg for part in parts]),
            condition=np.concatenate([part.condition for part in parts]), reason=list(reason), budget_m2=budget,
            applied=[tallies[one.name].applied(one) for one in self.corrections if one.name in tallies],
            notes=[*obs.notes, *self._troubles()],
        )  # fmt: skip

    def _classes(self, count: NDArray[np.intp], solved: NDArray[np.bool_]) -> list[str]:
        letters = {one.track: one.pass_direction[0].upper() for one in self.observations.passes}
        names = []
        for used, good in zip(count.sum(axis=2) > 0, solved):
            found = Counter(letters[track] for track, one in zip(self.tracks, used) if one)
            pairs = min(found["A"], found["D"])
            rest = "A" * (found["A"] - pairs) + "D" * (found["D"] - pairs)
            names.append("AD" * pairs + rest if good else "")
        return names

    def _judge(
        self, sigma: Array, redundancy: Array, fate: NDArray[np.int8], reason: NDArray[np.object_], solved: Mask
    ) -> None:
        """Which solved targets are not kept: step 3, azimuth scatters too much in a geometry; and those of which most
        observations were gross errors, since what is left then agrees by chance."""
        gross = (fate == GROSS).sum(axis=1)
        judged = gross + ((fate == USED) | (fate == SIGMAS)).sum(axis=1)
        for one in np.flatnonzero(solved & (2 * gross >= judged)):
            reason[one] = f"{gross[one]} of its {judged[one]} observations lie beyond the resolution"
        tracks = np.stack(
            [(fate[:, self.group // 2 == k] != ABSENT).any(axis=1) for k in range(len(self.tracks))], axis=1
        )
        few = solved & (fate == MISMATCH).any(axis=1) & (tracks.sum(axis=1) <= 3)
        for one in np.flatnonzero(few):
            reason[one] = (
                reason[one] or "its three geometries contradict each other, and which one is wrong is not sure"
            )
        share, p = self.options.limits.spread, len(self.track)
        for track, name in enumerate(self.tracks):
            known = self.resolution[p:][(self.track == track) & np.isfinite(self.resolution[p:])]
            limit = share * known.mean() if share and known.size else np.nan
            with np.errstate(invalid="ignore"):
                wide = solved & (sigma[:, track, 1] > limit) & (redundancy[:, track, 1] >= LEAST_REDUNDANCY)
            for one in np.flatnonzero(wide):
                reason[one] = reason[one] or (
                    f"azimuth scatters by {sigma[one, track, 1]:.2f} m about zero in {name}, more than {limit:.2f} m"
                )

    def _troubles(self) -> list[str]:
        told = []
        for trouble, names in self.troubles.items():
            few = ", ".join(sorted(names)[:3]) + (", …" if len(names) > 3 else "")
            told.append(f"{trouble} ({len(names)} of {len(self.track)} passes left out: {few})")
        return told

    def _nothing(self, reason: NDArray[np.object_]) -> str:
        """Why no target could be solved."""
        none = f"None of the {len(reason)} targets could be solved"
        if self.troubles and any(why.startswith(UNKNOWN) for why in reason):
            return f"{none}: {next(iter(self.troubles))}"
        why, count = Counter(reason).most_common(1)[0]
        return f"{none}; of {count} of them: {why}."


class Tally:
    """Sums over observations of one correction: values, sigmas and shared sigmas, each (2, n), range and azimuth."""

    def __init__(self) -> None:
        self.count = 0
        self.sums = np.zeros((4, 2))
        self.largest = np.zeros(2)

    def add(self, values: Array, sigmas: Array, shared: Array) -> None:
        good = np.isfinite(values).all(axis=0)
        values = values[:, good]
        self.count += values.shape[1]
        for row, part in enumerate((values, values**2, sigmas[:, good] ** 2, shared[:, good] ** 2)):
            self.sums[row] += part.sum(axis=1)
        self.largest = np.maximum(self.largest, np.abs(values).max(axis=1, initial=0))

    def merge(self, other: Tally) -> None:
        self.count += other.count
        self.sums += other.sums
        self.largest = np.maximum(self.largest, other.largest)

    def applied(self, correction: Correction) -> Applied:
        mean, square, sigma, shared = self.sums / max(self.count, 1)
        scatter = np.sqrt(np.maximum(square - mean**2, 0))
        figures = (mean, scatter, self.largest, np.sqrt(sigma), np.sqrt(shared))
        return Applied(correction.name, correction.source, *((float(one[0]), float(one[1])) for one in figures))
