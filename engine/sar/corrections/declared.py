"""The delays that products declare of themselves, such as those of TerraSAR-X in GEOREF.xml.

The names are those of TX-GS-DD-3307, TerraSAR-X Level 1b Product Format Specification (signalPropagationEffects). The
atmosphere is one number for a scene: in the product of the tests 1.69 m at the zenith over a mean height of 1837 m,
which is 2.3 m exp(-h / 6000 m); the ionosphere is one of 5 TECU.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..constants import SPEED_OF_LIGHT_M_S
from ..geometry import azimuth_speed
from ..passes import Pass, Sight
from ..product import Delay
from .calibration import accuracy_of, shared_azimuth, shared_range
from .choices import EFFECTS
from .estimate import Estimate

Array = NDArray[np.float64]

# What names of delays begin with.
PREFIXES = {"ATMOS": "troposphere", "TROPO": "troposphere", "IONO": "ionosphere"}
OTHERS = {"range": "range_offset", "azimuth": "azimuth_offset"}
DECLARABLE = ("troposphere", "ionosphere", "range_offset", "azimuth_offset")
# That is less than the delay of a standard atmosphere (2.277 mm/hPa and 0.1 m of vapour, 0.05 m in the mountains) by
# 0.1 m at sea level and 0.2 m at 1800 m; weather changes the delay by some 5 cm. Jehle et al. 2008
# (doi 10.3390/s8128479) weigh the model against measurements.
TROPOSPHERE_COMMON_M, TROPOSPHERE_SIGMA_M = 0.15, 0.05
# A constant for what runs from 2 to 60 TECU over the solar cycle, mornings and evenings.
IONOSPHERE_COMMON_TECU, IONOSPHERE_SIGMA_TECU = 10.0, 10.0
M_HZ2_PER_TECU = 40.3e16


def effect_of(delay: Delay) -> str:
    """The effect (a key of EFFECTS) that a declared delay stands for."""
    if delay.kind == "range":
        for prefix, effect in PREFIXES.items():
            if delay.name.upper().startswith(prefix):
                return effect
    return OTHERS[delay.kind]


@dataclass(frozen=True)
class Declared:
    """The declared delays of some effects, made by declared().

    troposphere_common_m, troposphere_sigma_m : error at the zenith, the same in all passes and new in each.
    ionosphere_common_tecu, ionosphere_sigma_tecu : likewise, of the vertical electron content.
    Offsets of range and azimuth have the errors of the sensor's published calibration.
    """

    effects: frozenset[str]
    troposphere_common_m: float = TROPOSPHERE_COMMON_M
    troposphere_sigma_m: float = TROPOSPHERE_SIGMA_M
    ionosphere_common_tecu: float = IONOSPHERE_COMMON_TECU
    ionosphere_sigma_tecu: float = IONOSPHERE_SIGMA_TECU
    name: str = "Declared by the products"
    source: str = "annotation of each product"

    def at(self, sight: Sight) -> Estimate:
        seen_by = sight.seen_by
        delays = _delays(seen_by)
        missing = self.effects - {effect_of(delay) for delay in delays}
        if missing:
            raise EngineInputError(
                f"The product of the pass {seen_by.name} declares no delay for {_named(missing)}; choose another "
                "correction for it."
            )
        seen = np.where(np.isfinite(sight.t_s), 1.0, np.nan)
        nothing = np.zeros(seen.shape)
        totals = {"range": nothing, "azimuth": nothing}
        for delay in delays:
            if effect_of(delay) in self.effects:
                totals[delay.kind] = totals[delay.kind] + delay.at(sight.tau_s) * seen
        sigma, common = nothing, {}
        slant_s = 2 / SPEED_OF_LIGHT_M_S / np.cos(np.radians(sight.incidence_deg))
        if "troposphere" in self.effects:
            sigma = self.troposphere_sigma_m * slant_s
            common["declared troposphere"] = (self.troposphere_common_m * slant_s, nothing)
        if "ionosphere" in self.effects:
            per_tecu = M_HZ2_PER_TECU * (seen_by.wavelength_m / SPEED_OF_LIGHT_M_S) ** 2 * slant_s
            sigma = np.hypot(sigma, self.ionosphere_sigma_tecu * per_tecu)
            common["declared ionosphere"] = (self.ionosphere_common_tecu * per_tecu, nothing)
        accuracy = accuracy_of(seen_by.sensor)
        if "range_offset" in self.effects:
            common[shared_range(seen_by.sensor)] = (accuracy.range_m * 2 / SPEED_OF_LIGHT_M_S * seen, nothing)
        if "azimuth_offset" in self.effects:
            per_metre = 1 / azimuth_speed(seen_by.orbit, sight.t_s, sight.xyz_m)
            common[shared_azimuth(seen_by.sensor)] = (nothing, accuracy.azimuth_m * per_metre)
        return Estimate(totals["range"], totals["azimuth"], sigma, nothing, common)


def declared(passes: Sequence[Pass], only: AbstractSet[str] | None = None) -> Declared:
    """What the products of all passes declare.

    only : effects to take (keys of EFFECTS), None for all that are declared. Raises EngineInputError when no product
    declares any, when some declare other effects than the rest, or when one of `only` is not declared by all.
    """
    unknown = set(only or ()) - set(DECLARABLE)
    if unknown or (only is not None and not only):
        raise EngineInputError(
            f"Products cannot declare {', '.join(sorted(unknown)) or 'nothing'}; choose from {', '.join(DECLARABLE)}."
        )
    found = {one.name: frozenset(effect_of(delay) for delay in _delays(one)) for one in passes}
    if not any(found.values()):
        raise EngineInputError(
            "No product declares delays; those of TerraSAR-X do in their GEOREF.xml. Choose other corrections."
        )
    if only is None:
        name, most = max(found.items(), key=lambda one: len(one[1]))
        other = next((one for one, effects in found.items() if effects != most), None)
        if other is not None:
            raise EngineInputError(
                f"The products do not declare the same: {name} has {_named(most)}, {other} has "
                f"{_named(found[other])}; name the effects that all have, or correct the passes with models."
            )
        return Declared(most)
    lacking = next(((one, only - effects) for one, effects in found.items() if only - effects), None)
    if lacking is not None:
        raise EngineInputError(
            f"The product of the pass {lacking[0]} declares no delay for {_named(lacking[1])}; choose another "
            "correction for it."
        )
    return Declared(frozenset(only))


def _delays(seen_by: Pass) -> tuple[Delay, ...]:
    return () if seen_by.product is None else seen_by.product.delays


def _named(effects: AbstractSet[str]) -> str:
    return ", ".join(EFFECTS[one] for one in sorted(effects)) or "none"
