"""Differential mode: all corrections at once, from a reference target whose place is known.

What the reference's times differ from geometry by is taken off the others' in the same pass: atmosphere, orbit, tides,
timing and calibration alike. The troposphere at another height, or at another angle of incidence, is another one: the
difference is that of a standard atmosphere. What else changes between the two targets stays, and counts as an error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..constants import SPEED_OF_LIGHT_M_S
from ..geodetic import to_geodetic
from ..observations import Observations
from ..passes import Sight
from .choices import EFFECTS
from .estimate import AXES, Estimate
from .troposphere import TroposphereStandard

Array = NDArray[np.float64]

# One-way metres of zenith delay, 1 sigma, that two places differ by: turbulence for each kilometre between them
# (Emardson et al. 2003, doi 10.1029/2002JB001781, find centimetres at tens of kilometres), and for each metre of height
# (7 % of some 0.3 mm); ZENITH_M is what the standard atmosphere is off at the zenith.
PER_KM_M, PER_M_M = 0.001, 0.00002
ZENITH_M = 0.026
STANDARD = TroposphereStandard()


@dataclass(frozen=True)
class Differential:
    """range_s, azimuth_s : observed minus geometry and standard troposphere of the references in each pass, by name.
    sigma_s : of these, from the references' own bound. place_m, height_m : mean X, Y, Z and mean ellipsoidal height of
    the references. survey_m : of each of their coordinates. slant : mean 1 / cos(incidence) of those seen in a pass.
    """

    range_s: Mapping[str, float]
    azimuth_s: Mapping[str, float]
    sigma_s: Mapping[str, tuple[float, float]]
    place_m: Array
    height_m: float
    survey_m: float
    slant: Mapping[str, float]
    source: str
    name: str = "Differential"
    effects: frozenset[str] = field(default_factory=lambda: frozenset(EFFECTS))

    def at(self, sight: Sight) -> Estimate:
        name = sight.seen_by.name
        if name not in self.range_s:
            raise EngineInputError(f"{self.source} was not observed in {name}; without it nothing can be taken off.")
        rise = sight.geodetic[2] - self.height_m
        away_km = np.linalg.norm(sight.xyz_m - self.place_m, axis=1) / 1000
        slant = 1 / np.cos(np.radians(sight.incidence_deg))
        scale = 2 / SPEED_OF_LIGHT_M_S
        # A target above the reference, or seen more steeply, sees less of the troposphere.
        range_s = self.range_s[name] + STANDARD.at(sight).range_s
        of_range, of_azimuth = self.sigma_s[name]
        unknown = scale * slant * PER_KM_M * away_km
        per_range, per_azimuth = sight.gradients
        common = {
            f"reference {axis}": (self.survey_m * per_range[:, k], self.survey_m * per_azimuth[:, k])
            for k, axis in enumerate(AXES)
        }
        # The same in all passes: what the standard's lapse with height, and its zenith delay, are wrong by.
        nothing = np.zeros(len(slant))
        common["reference troposphere in height"] = (scale * slant * PER_M_M * rise, nothing)
        common["reference troposphere in angle"] = (scale * ZENITH_M * (slant - self.slant[name]), nothing)
        seen = np.where(np.isfinite(sight.t_s), 1.0, np.nan)
        return Estimate(
            range_s * seen, self.azimuth_s[name] * seen, np.hypot(of_range, unknown), of_azimuth * seen, common
        )


def differential(observations: Observations, places: Mapping[str, Sequence[float]], survey_m: float) -> Differential:
    """From observations of the references among the targets.

    places : {name of a target: X, Y, Z in metres}. Several references are averaged. survey_m : 1 sigma of a coordinate.

    Raises EngineInputError when a reference is not among the targets, or was never observed.
    """
    missing = [name for name in places if name not in observations.targets]
    if missing or not places:
        raise EngineInputError(
            f"The reference {', '.join(missing) or '(none is given)'} is not among the {len(observations.targets)} "
            "targets; their names must be the same in the observations and in the reference layer."
        )
    which = [list(observations.targets).index(name) for name in places]
    xyz = np.array([places[name] for name in places], np.float64)
    range_s: dict[str, float] = {}
    azimuth_s: dict[str, float] = {}
    sigma_s: dict[str, tuple[float, float]] = {}
    slant: dict[str, float] = {}
    for k, one in enumerate(observations.passes):
        sight = Sight.of(one, xyz)
        # What a standard troposphere does to each reference is set apart, for the targets are seen elsewhere.
        late, shifted = observations.tau_s[k, which] - sight.tau_s, observations.t_s[k, which] - sight.t_s
        late = late - STANDARD.at(sight).range_s
        good = np.isfinite(late) & np.isfinite(shifted)
        if not good.any():
            continue
        range_s[one.name], azimuth_s[one.name] = float(late[good].mean()), float(shifted[good].mean())
        bounds = (
            2 / SPEED_OF_LIGHT_M_S * observations.sigma_range_m[k, which],
            observations.sigma_azimuth_m[k, which] / sight.azimuth_speed_m_s,
        )
        n = int(good.sum())
        slant[one.name] = float((1 / np.cos(np.radians(sight.incidence_deg)))[good].mean())
        of_range, of_azimuth = (float(np.sqrt((np.nan_to_num(bound[good]) ** 2).sum()) / n) for bound in bounds)
        sigma_s[one.name] = of_range, of_azimuth
    if not range_s:
        if np.isfinite(observations.t_s[:, which]).any():
            latitude, longitude, height = (float(one[0]) for one in to_geodetic(xyz))
            raise EngineInputError(
                f"No orbit sees the reference {next(iter(places))} where it is said to be (longitude {longitude:.4f}, "
                f"latitude {latitude:.4f}, height {height:.0f} m); check its coordinates, their order and CRS."
            )
        raise EngineInputError(f"The reference {', '.join(places)} was observed in no pass with an orbit.")
    largest = max(abs(value) for value in range_s.values()) * SPEED_OF_LIGHT_M_S / 2
    if largest > 100:
        raise EngineInputError(
            f"The times of the reference {', '.join(places)} are {largest:.0f} m off its place; check its coordinates "
            "(ellipsoidal height, frame of the orbits) and that range times are two-way."
        )
    return Differential(
        range_s, azimuth_s, sigma_s, xyz.mean(axis=0), float(to_geodetic(xyz)[2].mean()),
        survey_m / np.sqrt(len(places)), slant, f"reference {', '.join(places)}",
    )  # fmt: skip
