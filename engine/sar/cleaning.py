"""Which observations of a target belong to it: the three cleaning steps of stereo SAR, and the search for a geometry
that saw another scatterer (Montazeri et al. 2018, section IV-E, doi 10.1109/TGRS.2017.2769078)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .adjustment import Adjusted, Equations, adjust

Array = NDArray[np.float64]

# Why an observation is not used. The order is that of the report.
USED, ABSENT, OUTSIDE, UNCORRECTED, MISMATCH, GROSS, SIGMAS = range(7)
REMOVED = {
    OUTSIDE: "its time lies outside the orbit",
    UNCORRECTED: "a correction is not known for it",
    MISMATCH: "its geometry saw another scatterer",
    GROSS: "residual beyond the resolution",
    SIGMAS: "residual beyond the limit in sigmas of its group",
}

# A mean residual is taken for a mismatch when it is both large and this many of its standard errors.
SIGNIFICANT = 5.0
FEW = 5
# What all passes share may move a geometry's mean residual so many sigmas.
SHARED = 3.0


@dataclass(frozen=True)
class Limits:
    """Thresholds of the cleaning steps.

    gross : step 1, residuals beyond so many resolutions are removed. sigmas : step 2, residuals beyond so many standard
    deviations of their group. spread : step 3, a target is dropped when the standard deviation of azimuth in any
    geometry is above so many azimuth resolutions. 0 leaves a step out. mismatch : whether geometries that saw another
    scatterer are looked for; where their mean residual is above spread resolutions.
    """

    gross: float = 1.0
    sigmas: float = 2.0
    spread: float = 0.18
    mismatch: bool = True

    def __post_init__(self) -> None:
        for name in ("gross", "sigmas", "spread"):
            value = getattr(self, name)
            if not (np.isfinite(value) and value >= 0):
                raise EngineInputError(f"The limit '{name}' is {value:g}; it must be 0 (no such step) or above.")
        if 0 < self.sigmas < 1:
            raise EngineInputError(
                f"The limit of residuals is {self.sigmas:g} sigma, which would remove a third of good observations; "
                "give 1 or more, or 0 to leave the step out."
            )


NO_LIMITS = Limits(0, 0, 0, False)


@dataclass(frozen=True)
class Cleaned:
    """fate : why each observation is used or not (USED ...), (n, m). adjusted : with what is used."""

    fate: NDArray[np.int8]
    adjusted: Adjusted


def clean(
    equations: Equations,
    resolution_m: Array,
    limits: Limits,
    huber: bool = False,
    components: bool = True,
    shared_m: Array | None = None,
) -> Cleaned:
    """Run the steps on linear equations, whose groups are 2 * geometry + kind (0 range, 1 azimuth).

    resolution_m : nominal resolution of each observation's kind, shape (m,); NaN where unknown: its limits are not
    applied then. shared_m : what errors that all passes share do to each observation, one sigma, (n, m); geometries may
    differ by that without having seen different scatterers.
    """
    fate = np.where(equations.used, USED, ABSENT).astype(np.int8)
    if limits.mismatch and limits.spread:
        limit_m = np.broadcast_to(limits.spread * resolution_m, equations.misclosure_m.shape)
        if shared_m is not None:
            limit_m = np.maximum(limit_m, SHARED * np.nan_to_num(shared_m))
        _find_mismatches(equations, fate, limit_m, huber)
    adjusted = adjust(_using(equations, fate), huber, components)
    if limits.gross:
        with np.errstate(invalid="ignore"):
            gross = np.abs(adjusted.residuals_m) > limits.gross * resolution_m
        fate[gross] = GROSS
        if gross.any():
            adjusted = adjust(_using(equations, fate), huber, components)
    if limits.sigmas:
        with np.errstate(invalid="ignore"):
            far = np.abs(adjusted.residuals_m) > limits.sigmas * _sigmas(equations, adjusted)
        fate[far] = SIGMAS
        adjusted = adjust(_using(equations, fate), huber, components, limits.sigmas)
    return Cleaned(fate, adjusted)


def _sigmas(equations: Equations, adjusted: Adjusted) -> Array:
    """Of each observation, (n, m): that of its group, as the weights within the group share it out."""
    group = equations.group
    indicator = np.eye(equations.groups)[group]
    with np.errstate(invalid="ignore", divide="ignore"):
        assumed = np.where(equations.used, equations.sigma_m, 0.0)
        typical = np.sqrt((assumed**2) @ indicator / (equations.used @ indicator))
        shared_out: Array = adjusted.sigma_m[:, group] * equations.sigma_m / typical[:, group]
    return shared_out


def _using(equations: Equations, fate: NDArray[np.int8]) -> Equations:
    return equations.part(np.arange(len(fate)), fate == USED)


def _find_mismatches(equations: Equations, fate: NDArray[np.int8], limit_m: Array, huber: bool) -> None:
    """Mark all observations of a geometry that contradicts the others, where three or more geometries can tell.

    Each geometry is left out in turn; the one without which the others agree best saw something else.
    """
    geometry = equations.group // 2
    present = np.stack([(fate[:, geometry == k] == USED).any(axis=1) for k in range(equations.groups // 2)], axis=1)
    several = np.flatnonzero(present.sum(axis=1) >= 3)
    if not several.size:
        return
    whole = _disagreement(equations.part(several), limit_m[several], huber)
    suspect = several[whole > 1]
    best, least = np.full(len(suspect), -1), whole[whole > 1]
    for k in range(present.shape[1]):
        tried = np.flatnonzero(present[suspect, k])
        if tried.size:
            without = equations.used[suspect[tried]] & (geometry != k)
            left = _disagreement(equations.part(suspect[tried], without), limit_m[suspect[tried]], huber)
            better = (left <= 1) & (left < least[tried])
            best[tried[better]], least[tried[better]] = k, left[better]
    wrong = (best[:, None] == geometry) & (best[:, None] >= 0)
    fate[suspect] = np.where(wrong & (fate[suspect] == USED), MISMATCH, fate[suspect])


def _disagreement(equations: Equations, limit_m: Array, huber: bool) -> Array:
    """The greatest mean residual of a group over its limit, where it is significant; shape (n,)."""
    adjusted = adjust(equations, huber)
    indicator = np.eye(equations.groups)[equations.group]
    residuals = np.where(np.isfinite(adjusted.residuals_m), adjusted.residuals_m, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        within = np.maximum((residuals**2) @ indicator - adjusted.count * adjusted.mean_m**2, 0) / (adjusted.count - 1)
        within[adjusted.count < 2] = np.nan
        # A few residuals lie close together by chance; the other geometries then say how such scatter.
        kinds = within.reshape(len(within), -1, 2)
        usual = np.nan_to_num(np.repeat(_medians(kinds)[:, None], kinds.shape[1], axis=1).reshape(within.shape))
        scatter = np.where(adjusted.count < FEW, np.fmax(within, usual), within)
        error = np.sqrt(scatter / adjusted.count)
        limit = (np.where(equations.used, limit_m, 0.0) @ indicator) / (equations.used @ indicator)
        ratio = np.where(np.abs(adjusted.mean_m) > SIGNIFICANT * error, np.abs(adjusted.mean_m) / limit, 0.0)
    return np.nan_to_num(ratio, nan=0.0).max(axis=1)


def _medians(values: Array) -> Array:
    """Over the second axis, without NaN; NaN where there is nothing else."""
    ordered = np.sort(values, axis=1)
    known = np.isfinite(values).sum(axis=1)
    middle: Array = np.take_along_axis(ordered, np.maximum(known[:, None] - 1, 0) // 2, axis=1)[:, 0]
    upper: Array = np.take_along_axis(ordered, np.minimum(known[:, None], values.shape[1] * 2 - 1) // 2, axis=1)[:, 0]
    return (middle + np.where(known % 2, middle, upper)) / 2
