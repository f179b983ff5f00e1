"""What every correction returns, and the rules that they share.

Corrections are two-way range time and zero-Doppler azimuth time in seconds, positive where the radar measured more
than geometry says; they are taken off what was measured (equations 1 and 2 of Montazeri et al. 2018,
doi 10.1109/TGRS.2017.2769078).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...errors import EngineInputError
from ..constants import SPEED_OF_LIGHT_M_S
from ..passes import Sight
from .choices import EFFECTS

Array = NDArray[np.float64]

AXES = ("x", "y", "z")


@dataclass(frozen=True)
class Estimate:
    """A correction for points seen in one pass; all arrays of shape (n,), in seconds.

    range_s (two-way), azimuth_s : what is taken off the times that were measured.
    range_sigma_s, azimuth_sigma_s : the part of its error (1 sigma) that is drawn anew for each pass.
    common : the part of its error that is the same in all passes: {name of the source of error: (range_s, azimuth_s)},
        the signed effect on this pass of one sigma of that source. Sources of one name, in whatever pass, are one and
        the same error; sources of different names are independent.
    """

    range_s: Array
    azimuth_s: Array
    range_sigma_s: Array
    azimuth_sigma_s: Array
    common: Mapping[str, tuple[Array, Array]] = field(default_factory=dict)


class Correction(Protocol):
    """An effect that can be taken off.

    name : of the correction, as people call it. effects : keys of EFFECTS. source : model, data and reference.
    """

    @property
    def name(self) -> str: ...

    @property
    def effects(self) -> frozenset[str]: ...

    @property
    def source(self) -> str: ...

    def at(self, sight: Sight) -> Estimate:
        """The correction for the points of a pass. NaN where it is not known (said why by the correction's reader).

        Raises EngineInputError when its data do not cover the pass at all: what was found, what was wanted.
        """


def from_displacement(sight: Sight, displacement_m: ArrayLike, sigma_m: float, common_m: float, name: str) -> Estimate:
    """An effect that moves the ground: x, y, z in metres, shape (n, 3), its effect on both times by geometry.

    sigma_m : error of each coordinate that is new in each pass; common_m : error of each that is the same in all.
    """
    range_s, azimuth_s = sight.displaced(displacement_m)
    per_range, per_azimuth = sight.gradients
    common = {
        f"{name} {axis}": (common_m * per_range[:, k], common_m * per_azimuth[:, k])
        for k, axis in enumerate(AXES)
        if common_m
    }
    of_range, of_azimuth = (sigma_m * np.linalg.norm(one, axis=1) for one in (per_range, per_azimuth))
    return Estimate(range_s, azimuth_s, of_range, of_azimuth, common)


def from_slant_range(range_m: ArrayLike, sigma_m: ArrayLike, common: Mapping[str, ArrayLike] | None = None) -> Estimate:
    """An effect on the path alone: one-way metres, shape (n,), with the errors of each pass (1 sigma) and those that
    all share ({source: metres}), given as one-way metres too."""
    scale = 2 / SPEED_OF_LIGHT_M_S
    range_s = np.asarray(range_m, np.float64) * scale
    nothing = np.zeros(range_s.shape)
    shared = {
        name: (np.broadcast_to(np.asarray(metres, np.float64) * scale, range_s.shape), nothing)
        for name, metres in (common or {}).items()
    }
    sigma = np.broadcast_to(np.asarray(sigma_m, np.float64) * scale, range_s.shape)
    return Estimate(range_s, nothing, sigma, nothing, shared)


def check_apart(corrections: Sequence[Correction]) -> None:
    """Raise EngineInputError when two corrections take off the same effect."""
    taken: dict[str, str] = {}
    for correction in corrections:
        for effect in sorted(correction.effects):
            if effect in taken:
                raise EngineInputError(
                    f"The {EFFECTS.get(effect, effect)} would be corrected twice, by '{taken[effect]}' and by "
                    f"'{correction.name}'; choose one of them."
                )
            taken[effect] = correction.name
