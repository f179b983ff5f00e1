"""Effects that nobody takes off, but that are there: nothing is corrected, and the errors say so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..constants import SPEED_OF_LIGHT_M_S
from ..passes import Sight
from .choices import EFFECTS
from .estimate import Estimate, from_displacement, from_slant_range
from .ionosphere import IonosphereFixed
from .troposphere import TroposphereStandard

HALF_C = SPEED_OF_LIGHT_M_S / 2
# Vertical electron content: from 5 in the morning of quiet years to 60 in the afternoon of the Sun's maximum.
TEC_TECU = 15.0
# The solid tide moves the ground by some 0.1 m up and a third of that aside, from pass to pass; at the same hour of
# the day a third of it is the same.
TIDE_M = (0.08, 0.03)


@dataclass(frozen=True)
class Uncorrected:
    """effect : ionosphere, troposphere or solid_tide, as its usual size."""

    effect: str
    effects: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        return f"No {EFFECTS[self.effect]}"

    @property
    def source(self) -> str:
        return "its usual size, as an error"

    def at(self, sight: Sight) -> Estimate:
        nothing = np.where(np.isfinite(sight.t_s), 0.0, np.nan)
        source = f"{EFFECTS[self.effect]}, not corrected"
        if self.effect == "solid_tide":
            return from_displacement(sight, np.zeros(3), *TIDE_M, source)
        if self.effect == "troposphere":
            size_m = HALF_C * TroposphereStandard().at(sight).range_s
            return from_slant_range(nothing, 0.02 * size_m, {source: size_m})
        if not np.isfinite(sight.seen_by.wavelength_m):
            return Estimate(nothing, nothing, nothing, nothing)
        size_m = HALF_C * IonosphereFixed(TEC_TECU).at(sight).range_s
        return from_slant_range(nothing, size_m, {source: size_m})
