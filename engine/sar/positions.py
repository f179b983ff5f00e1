"""What stereo SAR gives: positions of targets with their errors, and how each observation fared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .geodetic import enu_axes
from .passes import Pass

Array = NDArray[np.float64]

# Ratio of error to standard deviation at 95 % for one coordinate, and for the ellipse of two.
NORMAL_95, ELLIPSE_95 = 1.960, 2.448


@dataclass(frozen=True)
class Applied:
    """What one correction took off: mean, standard deviation and largest size over all observations, one-way metres of
    range and metres along track, and the mean of its own sigmas: new in each pass, and common to all."""

    name: str
    source: str
    mean_m: tuple[float, float]
    scatter_m: tuple[float, float]
    largest_m: tuple[float, float]
    sigma_m: tuple[float, float]
    common_m: tuple[float, float]


@dataclass(frozen=True)
class Positions:
    """The solved targets; n targets, p passes, g tracks. Arrays of the targets in the order of the observations.

    t_s : when each pass saw each target, (p, n), seconds since the pass's orbit.epoch.
    xyz_m : (n, 3), NaN where not solved. formal_m2, total_m2 : covariances of X, Y, Z, (n, 3, 3), from the scatter of
    the observations alone, and with the errors that all passes share. sigma_m, mean_m : standard deviation (about zero)
    and mean residual by track and kind (range, azimuth), (n, g, 2); redundancy, count (observations used) likewise.
    fate : (n, p, 2), see cleaning. residuals_m : observed minus adjusted, (n, p, 2), of all that was observed.
    geometry : AD, ADAD ...; intersection_deg : greatest angle between lines of sight; condition : of the normal matrix
    with unit weights, as ratio of axes. reason : why a target is not solved, or solved and not kept; else empty.
    budget_m2 : {source of common error: covariance (n, 3, 3)}.
    """

    targets: Sequence[str]
    passes: Sequence[Pass]
    tracks: list[str]
    t_s: Array
    xyz_m: Array
    formal_m2: Array
    total_m2: Array
    sigma_m: Array
    mean_m: Array
    redundancy: Array
    count: NDArray[np.intp]
    fate: NDArray[np.int8]
    residuals_m: Array
    geometry: Sequence[str]
    intersection_deg: Array
    condition: Array
    reason: Sequence[str]
    budget_m2: Mapping[str, Array]
    applied: Sequence[Applied]
    notes: Sequence[str]

    @property
    def solved(self) -> NDArray[np.bool_]:
        return np.isfinite(self.xyz_m).all(axis=1)

    @property
    def kept(self) -> NDArray[np.bool_]:
        return self.solved & np.array([not why for why in self.reason], bool)

    def enu_sigma_m(self, total: bool = True) -> Array:
        """Standard deviations east, north, up (1 sigma), (n, 3)."""
        covariance = to_enu(self.xyz_m, self.total_m2 if total else self.formal_m2)
        return np.sqrt(np.einsum("nii->ni", covariance))


def to_enu(xyz_m: Array, covariance_m2: Array) -> Array:
    """Covariances of X, Y, Z as those of east, north, up, (n, 3, 3)."""
    axes = enu_axes(xyz_m)
    turned: Array = axes @ covariance_m2 @ np.swapaxes(axes, 1, 2)
    return turned
