"""Corrections that stand in the table of observations itself, in columns named after the effect.

<effect>_range_m (one-way slant metres), <effect>_range_s (two-way), <effect>_azimuth_s, or a displacement of the ground
<effect>_x_m, _y_m, _z_m; positive where the radar measured more than geometry says. The effects are those of EFFECTS.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..constants import SPEED_OF_LIGHT_M_S
from ..passes import Sight
from .choices import EFFECTS
from .estimate import AXES, Estimate, from_displacement

Array = NDArray[np.float64]

KINDS = ("range_m", "range_s", "azimuth_s", *(f"{axis}_m" for axis in AXES))
COLUMNS = tuple(f"{effect}_{kind}" for effect in EFFECTS for kind in KINDS)

# Sigma of a value of unknown origin, in metres: new in each pass, and common to all. Of path delays from a model
# without local data; of displacements and timing terms from a good model.
SIGMAS_M = {"troposphere": (0.04, 0.03), "ionosphere": (0.05, 0.03), "fm_rate": (0.01, 0.01)}
SIGMA_M = (0.003, 0.002)


@dataclass(frozen=True)
class Tabulated:
    """values : {kind: (passes, targets)}, by KINDS. passes : names of the passes, in the order of the arrays."""

    effect: str
    values: dict[str, Array]
    passes: Sequence[str]
    name: str = ""
    source: str = "columns of the observations"
    effects: frozenset[str] = field(default_factory=frozenset)

    def at(self, sight: Sight) -> Estimate:
        if sight.which is None or sight.seen_by.name not in self.passes:
            raise EngineInputError(f"The table has no {EFFECTS[self.effect]} for {sight.seen_by.name}.")
        row = list(self.passes).index(sight.seen_by.name)
        values = {kind: array[row, sight.which] for kind, array in self.values.items()}
        sigma, common = SIGMAS_M.get(self.effect, SIGMA_M)
        name = EFFECTS[self.effect]
        if "x_m" in values:
            moved = np.stack([values[f"{axis}_m"] for axis in AXES], axis=1)
            return from_displacement(sight, moved, sigma, common, name)
        zero = np.zeros(len(sight.t_s))
        ranges = [kind for kind in ("range_m", "range_s") if kind in values]
        scale = 2 / SPEED_OF_LIGHT_M_S
        range_s = values[ranges[0]] * (scale if ranges[0] == "range_m" else 1) if ranges else zero
        azimuth_s = values.get("azimuth_s", zero)
        of_range, of_azimuth = zero + scale * bool(ranges), zero + ("azimuth_s" in values) / sight.azimuth_speed_m_s
        errors = {}
        if ranges:
            errors[f"{name} range"] = (common * of_range, zero)
        if "azimuth_s" in values:
            errors[f"{name} azimuth"] = (zero, common * of_azimuth)
        return Estimate(range_s, azimuth_s, sigma * of_range, sigma * of_azimuth, errors)


def tabulated(array: Callable[[str], Array], passes: Sequence[str], effects: Sequence[str]) -> list[Tabulated]:
    """The corrections of the effects that have columns.

    array : gives a column as (passes, targets), all NaN where there is none. Raises EngineInputError for an effect
    without columns.
    """
    found = []
    for effect in effects:
        if effect not in EFFECTS:
            raise EngineInputError(f"There is no effect '{effect}'; choose from {', '.join(EFFECTS)}.")
        values = {kind: array(f"{effect}_{kind}") for kind in KINDS}
        values = {kind: one for kind, one in values.items() if np.isfinite(one).any()}
        axes = [kind for kind in values if kind[0] in AXES and len(kind) == len("x_m")]
        if not values or 0 < len(axes) < len(AXES):
            raise EngineInputError(
                f"The table has no columns of the {EFFECTS[effect]}; they are called {effect}_range_m, "
                f"{effect}_azimuth_s, or {effect}_x_m, {effect}_y_m, {effect}_z_m."
            )
        if (axes and len(values) > len(AXES)) or {"range_m", "range_s"} <= set(values):
            raise EngineInputError(
                f"The table has the {EFFECTS[effect]} twice, as {' and as '.join(sorted(values))}; leave one out."
            )
        found.append(Tabulated(effect, values, passes, f"{EFFECTS[effect]} (table)", effects=frozenset([effect])))
    return found
