"""What an orbit may be off: nothing is taken off, but it belongs into the errors (delta tau_O and delta t_O of
equations 1 and 2 of Montazeri et al. 2018)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..constants import SPEED_OF_LIGHT_M_S
from ..passes import Sight
from .estimate import Estimate

# Metres, 1 sigma: of each axis, new in each pass, and of the radial axis in all passes alike (from models of forces and
# antennas that the solutions share). Precise: solutions of several centres for Sentinel-1 agree to 2 to 3 cm in 3-D
# (Peter et al. 2017, doi 10.1016/j.asr.2017.05.022), laser ranging to TerraSAR-X scatters by 1 to 2 cm (Hackel et al.
# 2017, doi 10.1007/s00190-017-1066-8). Restituted: 10 cm is specified for Sentinel-1. Predicted: metres.
SIGMAS_M = {"precise": (0.02, 0.015), "restituted": (0.05, 0.03), "predicted": (1.0, 0.5)}
UNKNOWN_M = (0.05, 0.03)


@dataclass(frozen=True)
class OrbitError:
    """No correction; the errors of the orbits."""

    name: str = "Orbit (not corrected)"
    effects: frozenset[str] = frozenset()
    source: str = "published accuracy of orbits: " + ", ".join(f"{k} {v[0]:g} m" for k, v in SIGMAS_M.items())

    def at(self, sight: Sight) -> Estimate:
        sigma, common = SIGMAS_M.get(sight.seen_by.orbit.quality, UNKNOWN_M)
        nothing = np.where(np.isfinite(sight.t_s), 0.0, np.nan)
        of_range, of_azimuth = (sigma * np.linalg.norm(one, axis=1) for one in sight.gradients)
        # A platform that is higher than it is said to be sees a target later.
        upwards = sight.platform_m / np.linalg.norm(sight.platform_m, axis=1, keepdims=True)
        line = sight.xyz_m - sight.platform_m
        line = line / np.linalg.norm(line, axis=1, keepdims=True)
        radial = -2 / SPEED_OF_LIGHT_M_S * common * np.sum(upwards * line, axis=1)
        return Estimate(nothing, nothing, of_range, of_azimuth, {"orbit radial": (radial, nothing)})
