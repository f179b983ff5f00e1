"""The least-squares adjustment: many small problems of three unknowns at once, with variance components by group.

Observations are range and azimuth times in metres; a group is one kind of observation of one geometry. Variance
components are estimated until they stand still: sigma_g^2 = v'Pv / r_g over the group, r_g its redundancy, which is the
restricted maximum likelihood estimate (Koch 1999, section 3.6; Gisinger et al. 2015, doi 10.1109/TGRS.2014.2348859).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

TOLERANCE = 1e-3
# Determinant of a normal matrix with a unit diagonal below which its inverse is rounding.
SINGULAR = 1e-14
ITERATIONS = 100
# A group with less redundancy says nothing of its own variance, and keeps what was assumed.
LEAST_REDUNDANCY = 0.99
# 95 % of the efficiency of least squares where errors are normal (Huber 1981).
HUBER_LIMIT = 1.345
# What its weights leave of the variance of normal errors: the share of them within the limit.
HUBER_SHARE = erf(HUBER_LIMIT / sqrt(2))
# Of the integral of trimmed_share, right to 1e-5.
STEPS = 200


@dataclass(frozen=True)
class Equations:
    """Observation equations of n problems with m observations: misclosure = rows . shift + error.

    rows : shape (n, m, 3). misclosure_m, sigma_m (assumed, 1 sigma), floor_m (no estimate may fall below) : (n, m).
    used : (n, m); what is not used may be NaN elsewhere. group : number of each observation's group, shape (m,).
    """

    rows: Array
    misclosure_m: Array
    sigma_m: Array
    floor_m: Array
    used: Mask
    group: NDArray[np.intp]

    @property
    def groups(self) -> int:
        return int(self.group.max()) + 1

    def part(self, which: NDArray[np.intp], used: Mask | None = None) -> Equations:
        """Some of the problems, with another choice of observations if given."""
        chosen = self.used[which] if used is None else used
        return Equations(
            self.rows[which], self.misclosure_m[which], self.sigma_m[which], self.floor_m[which], chosen, self.group
        )


@dataclass(frozen=True)
class Adjusted:
    """What an adjustment gives; n problems, m observations, g groups.

    shift_m : (n, 3). covariance_m2 : (n, 3, 3), of the shift. residuals_m : observed minus adjusted, (n, m), NaN where
    not used. sigma_m : standard deviation of an observation of each group, counted about zero, (n, g); what was assumed
    where the redundancy is below 1, NaN for a group without observations. redundancy, mean_m (mean residual), count :
    (n, g). gain : (n, 3, m), of misclosure to shift.
    """

    shift_m: Array
    covariance_m2: Array
    residuals_m: Array
    sigma_m: Array
    redundancy: Array
    mean_m: Array
    count: NDArray[np.intp]
    gain: Array


def adjust(equations: Equations, huber: bool = False, components: bool = True, trimmed_at: float = 0.0) -> Adjusted:
    """Adjust all problems.

    huber : weigh residuals beyond HUBER_LIMIT sigma down. components : estimate the variance of each group; else the
    assumed sigmas stand. trimmed_at : residuals beyond that many sigma were removed before, so that what is left
    scatters less than the observations do; the estimates are raised by what that takes of a normal distribution.

    A problem without three independent observations gets NaN.
    """
    n, g = len(equations.rows), equations.groups
    indicator = np.zeros((len(equations.group), g))
    indicator[np.arange(len(equations.group)), equations.group] = 1
    used = equations.used
    rows = np.where(used[..., None], equations.rows, 0.0)
    misclosure = np.where(used, equations.misclosure_m, 0.0)
    base = np.where(used, 1 / np.where(used, equations.sigma_m, 1.0) ** 2, 0.0)
    count = used @ indicator
    with np.errstate(invalid="ignore", divide="ignore"):
        floor = ((np.where(used, equations.floor_m, 0.0) ** 2 * base) @ indicator) / count
    floor = np.where(count > 0, np.maximum(floor, 1e-12), 1.0)
    factor, robust = np.ones((n, g)), used.astype(np.float64)
    estimated = np.zeros((n, g), bool)
    share = HUBER_SHARE if huber else 1.0

    active = np.arange(n) if components or huber else np.zeros(0, np.intp)
    for _ in range(ITERATIONS):
        if not active.size:
            break
        weights = base[active] * robust[active] / factor[active][:, equations.group]
        _, residuals, leverage, _, _ = _solve(rows[active], misclosure[active], weights)
        redundancy = (used[active] - leverage) @ indicator
        squares = (base[active] * robust[active] * residuals**2) @ indicator
        known = (redundancy >= LEAST_REDUNDANCY) & components
        with np.errstate(invalid="ignore", divide="ignore"):
            new = np.where(known, np.maximum(squares / share / redundancy, floor[active]), 1.0)
        change = np.abs(new / factor[active] - 1).max(axis=1)
        factor[active], estimated[active] = new, known
        if huber:
            scaled = np.abs(residuals) * np.sqrt(base[active] / new[:, equations.group])
            with np.errstate(divide="ignore"):
                weight = np.where(used[active], np.minimum(1.0, HUBER_LIMIT / scaled), 0.0)
            change = np.maximum(change, np.abs(weight - robust[active]).max(axis=1))
            robust[active] = weight
        active = active[~(change < TOLERANCE) & np.isfinite(change)]

    weights = base * robust / factor[:, equations.group]
    shift, residuals, leverage, covariance, gain = _solve(rows, misclosure, weights)
    solved = np.isfinite(shift).all(axis=1)
    redundancy = (used - np.where(solved[:, None], leverage, 0.0)) @ indicator
    if trimmed_at:
        # One factor for all groups would leave the solution as it is; that they differ a little is of no account.
        share_left = trimmed_share(trimmed_at, redundancy, huber)
        factor = np.where(estimated, factor / share_left**2, factor)
        weights = base * robust / factor[:, equations.group]
        shift, residuals, leverage, covariance, gain = _solve(rows, misclosure, weights)
        redundancy = (used - np.where(solved[:, None], leverage, 0.0)) @ indicator
    with np.errstate(invalid="ignore", divide="ignore"):
        typical = np.sqrt((np.where(used, equations.sigma_m, 0.0) ** 2) @ indicator / count)
        mean = (residuals @ indicator) / count
        scatter = np.sqrt((base * robust * residuals**2) @ indicator / share / redundancy)
    if trimmed_at:
        scatter = scatter / trimmed_share(trimmed_at, redundancy, huber)
    # Where variances are not estimated, observations still scatter as they do.
    seen = (redundancy >= LEAST_REDUNDANCY) & (not components)
    cost = trimming_cost(trimmed_at, redundancy) if trimmed_at and not huber else np.ones((n, g))
    covariance = _raised(rows, weights, covariance, indicator, np.where(estimated, redundancy, np.inf), cost)
    blank = (count == 0) | ~solved[:, None]
    return Adjusted(
        shift,
        covariance,
        np.where(used & solved[:, None], residuals, np.nan),
        np.where(blank, np.nan, np.where(seen, scatter, np.sqrt(factor)) * typical),
        np.where(blank, 0.0, redundancy),
        np.where(blank, np.nan, mean),
        count.astype(np.intp),
        gain,
    )


def _raised(rows: Array, weights: Array, covariance: Array, indicator: Array, redundancy: Array, cost: Array) -> Array:
    """Covariance raised by what estimated variances cost (Kenward and Roger 1997, Biometrics 53, 983-997), and removed
    observations.

    Taking the estimates for the truth flatters twice: their weights are not the best, and their inverse is biased.
    redundancy : (n, g), infinite where the variance was not estimated. For a weighted mean this is Meier's (1953).
    cost : of each group, (n, g), by which its part of the covariance is too small.
    """
    extra = np.zeros(covariance.shape)
    for group in range(indicator.shape[1]):
        part = np.where(indicator[:, group] > 0, weights, 0.0)
        normal = np.swapaxes(rows * part[..., None], 1, 2) @ rows
        share = (4 / np.maximum(redundancy[:, group], 1.0))[:, None, None]
        extra += share * (normal - normal @ covariance @ normal) + (cost[:, group, None, None] - 1) * normal
    raised: Array = covariance + covariance @ extra @ covariance
    return raised


def _tau(limit: float, redundancy: ArrayLike) -> tuple[Array, Array, Array, Array]:
    """Of residuals over their estimated sigma, by the tau distribution of Pope (1976, NOAA TR NOS 65 NGS 1): v^2 / r is
    Beta(1/2, (r - 1)/2), so that none is beyond sqrt(r).

    Returns sizes up to the limit and their weights, (..., STEPS), the share of all that lies within, and the density
    at the limit, (...); normal for large redundancies.
    """
    r = np.maximum(np.asarray(redundancy, np.float64), 1.0 + 1e-9)[..., None]
    reach = np.sqrt(r)
    middle = (np.arange(STEPS) + 0.5) / STEPS

    def weight(angle: Array) -> Array:
        density: Array = np.cos(angle) ** (r - 2)
        return density

    end = np.arcsin(np.minimum(limit / reach, 1.0))
    inside, beyond = end * middle, end + (np.pi / 2 - end) * middle
    within = weight(inside).sum(axis=-1) * end[..., 0]
    total = within + weight(beyond).sum(axis=-1) * (np.pi / 2 - end[..., 0])
    with np.errstate(divide="ignore", invalid="ignore"):
        at_limit = np.where(limit < reach, weight(end) / np.cos(end) / reach, 0.0)[..., 0] * STEPS / total / 2
    return reach * np.sin(inside), weight(inside), within / total, at_limit


def trimmed_share(limit: float, redundancy: ArrayLike = 1e6, huber: bool = False) -> Array:
    """Ratio of what is estimated from residuals within +-limit estimated sigmas to the standard deviation of all.

    redundancy : of the group, any shape. 0.880 at 2 for large ones, 1 for those that no residual can exceed; 0.929 at 2
    with Huber's weights, which have taken off a part already.
    """
    size, weight, _, _ = _tau(limit, redundancy)
    square = np.where(size > HUBER_LIMIT, HUBER_LIMIT * size, size**2) / HUBER_SHARE if huber else size**2
    share = np.sqrt((square * weight).sum(axis=-1) / weight.sum(axis=-1))
    return np.where(limit >= np.sqrt(np.maximum(redundancy, 1.0)), 1.0, share)


def trimming_cost(limit: float, redundancy: ArrayLike = 1e6) -> Array:
    """By which factor a variance from what was left within +-limit sigmas of a first solution is too small.

    The limits move with the first solution, so that the second is (A + 2 k f(k) m) / P with m the first, A the mean of
    the trimmed errors, P the share that is left: its variance is more than that of a mean of P n errors, by 1.157 at
    2. 1 where nothing can be removed.
    """
    size, weight, within, at_limit = _tau(limit, redundancy)
    square = within * (size**2 * weight).sum(axis=-1) / weight.sum(axis=-1)
    moved = 2 * limit * at_limit
    cost: Array = (square + moved**2 + 2 * moved * square) / within
    return np.where(limit >= np.sqrt(np.maximum(redundancy, 1.0)), 1.0, np.maximum(cost, 1.0))


def normal_matrix(equations: Equations) -> Array:
    """Normal matrices with the assumed weights, (n, 3, 3)."""
    rows = np.where(equations.used[..., None], equations.rows, 0.0)
    weights = np.where(equations.used, 1 / np.where(equations.used, equations.sigma_m, 1.0) ** 2, 0.0)
    normal: Array = np.swapaxes(rows * weights[..., None], 1, 2) @ rows
    return normal


def _solve(rows: Array, misclosure: Array, weights: Array) -> tuple[Array, Array, Array, Array, Array]:
    """Shift (n, 3), residuals and leverage (n, m), covariance (n, 3, 3), gain (n, 3, m) for given weights."""
    weighted = np.swapaxes(rows * weights[..., None], 1, 2)
    covariance = _inverse(weighted @ rows)
    gain: Array = covariance @ weighted
    shift = (gain @ misclosure[..., None])[..., 0]
    residuals = misclosure - (rows @ shift[..., None])[..., 0]
    leverage = np.sum(rows * np.swapaxes(gain, 1, 2), axis=2)
    return shift, residuals, leverage, covariance, gain


def _inverse(normal: Array) -> Array:
    """Inverses of symmetric 3 x 3 matrices, by cofactors; NaN where singular."""
    scale = np.sqrt(np.einsum("nii->ni", normal))
    with np.errstate(invalid="ignore", divide="ignore"):
        scaled = normal / (scale[:, :, None] * scale[:, None, :])
        a, b, c = scaled[:, 0, 1], scaled[:, 0, 2], scaled[:, 1, 2]
        # The diagonal is 1.
        cofactors = np.stack([1 - c * c, b * c - a, a * c - b, 1 - b * b, a * b - c, 1 - a * a], axis=-1)
        determinant = cofactors[:, 0] + a * cofactors[:, 1] + b * cofactors[:, 2]
        cofactors /= np.where(determinant > SINGULAR, determinant, np.nan)[:, None]
        inverse: Array = cofactors[:, [0, 1, 2, 1, 3, 4, 2, 4, 5]].reshape(-1, 3, 3)
        inverse /= scale[:, :, None] * scale[:, None, :]
    return inverse
