"""What deviations from a reference say: bias, precision, their standard errors, the mode, robust figures.

Points of one building share errors, so that each standard error is given twice: as of independent points, and
cluster-robust (Liang and Zeger 1986, doi 10.1093/biomet/73.1.13) over areas or blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import EngineInputError
from .robust import MAD_SHARE, median_nmad

Array = NDArray[np.float64]

# Deviations beyond so many robust standard deviations of the median are counted as outliers.
OUTLIER = 3.0
# Fewer clusters do not tell how clusters scatter.
LEAST_CLUSTERS = 5
NORMAL_975 = 1.959963984540054
# Values that the mode is found from, and how often they are drawn again for its standard error.
MODE_VALUES, RESAMPLES = 800, 100
# Deviations that a result keeps for its histogram.
KEPT = 20_000
NAN = float("nan")


@dataclass(frozen=True)
class Summary:
    """Deviations in metres: mean (bias), standard deviation (precision), robust figures.

    *_se : standard error as of independent points; *_clustered : cluster-robust, NaN below 5 clusters. nmad : median
    absolute deviation, scaled to a normal distribution. outliers : beyond 3 nmad of the median; they are counted, and
    stay in all other figures.
    """

    n: int
    bias: float = NAN
    bias_se: float = NAN
    bias_se_clustered: float = NAN
    sd: float = NAN
    sd_se: float = NAN
    sd_se_clustered: float = NAN
    rmse: float = NAN
    median: float = NAN
    nmad: float = NAN
    outliers: int = 0
    clusters: int = 0

    @property
    def bias_error(self) -> float:
        """The larger of the two standard errors of the bias."""
        return float(np.fmax(self.bias_se, self.bias_se_clustered))

    @property
    def sd_error(self) -> float:
        """The larger of the two standard errors of the precision."""
        return float(np.fmax(self.sd_se, self.sd_se_clustered))

    @property
    def rmse_error(self) -> float:
        """Standard error of the root mean square error: bias and precision are nearly independent."""
        if not self.rmse > 0:
            return NAN
        return float(np.hypot(self.bias * self.bias_error, self.sd * self.sd_error) / self.rmse)

    @property
    def quantile(self) -> float:
        """Of Student's t at 97.5 %: so many bias_error are the half width of the 95 % interval of the bias."""
        clustered = np.isfinite(self.bias_se_clustered)
        return student_975((self.clusters if clustered else self.n) - 1)


@dataclass(frozen=True)
class Result:
    """What was measured at one place by one track. track : empty for all together.

    kind : flat area, GCP, facade, or all of a kind. without_reference : points that the reference has no height for.
    reference_se : of the reference itself, metres, one sigma. values : the deviations, thinned to 20,000.
    plan_xy, line : points and reference line of a facade, shapes (m, 2) and (2, 2). details : further figures by name.
    """

    kind: str
    name: str
    track: str
    summary: Summary
    without_reference: int = 0
    reference_se: float = 0.0
    values: Array = field(default_factory=lambda: np.empty(0))
    plan_xy: Array = field(default_factory=lambda: np.empty((0, 2)))
    line: Array = field(default_factory=lambda: np.empty((0, 2)))
    details: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def bias_error(self) -> float:
        """Standard error of the bias together with that of the reference."""
        return float(np.hypot(self.summary.bias_error, self.reference_se))


def summarise(deviations: ArrayLike, clusters: ArrayLike | None = None) -> Summary:
    """Summary of deviations, shape (n,), finite. clusters : what each belongs to, numbers or names, shape (n,)."""
    values = np.asarray(deviations, np.float64)
    n = len(values)
    if not n:
        return Summary(0)
    mean = float(values.mean())
    middle, robust = median_nmad(values)
    away = values - mean
    variance = float((away**2).sum() / max(n - 1, 1))
    sd = float(np.sqrt(variance)) if n > 1 else NAN
    # What each deviation does to mean and standard deviation (influence functions).
    influence = np.stack([away, (away**2 - variance) / (2 * sd) if n > 1 and sd > 0 else 0 * away])
    errors = np.sqrt((influence**2).sum(axis=1) / n / max(n - 1, 1)) if n > 1 else np.full(2, NAN)
    count, clustered = 0, np.full(2, NAN)
    if clusters is not None:
        count, clustered = clustered_error(influence / n, clusters)
    return Summary(
        n, mean, float(errors[0]), float(clustered[0]), sd, float(errors[1]), float(clustered[1]),
        float(np.sqrt((values**2).mean())), middle, robust, int((np.abs(values - middle) > OUTLIER * robust).sum()),
        count,
    )  # fmt: skip


def clustered_error(influence: Array, clusters: ArrayLike) -> tuple[int, Array]:
    """Number of clusters, and cluster-robust standard errors of estimates, shape (k,), NaN below 5 clusters.

    influence : of each point on each estimate, shape (k, n).
    """
    _, which = np.unique(np.asarray(clusters), return_inverse=True)
    count = int(which.max()) + 1 if which.size else 0
    if count < LEAST_CLUSTERS:
        return count, np.full(len(influence), NAN)
    sums = np.stack([np.bincount(which.ravel(), one, count) for one in influence])
    errors: Array = np.sqrt((sums**2).sum(axis=1) * count / (count - 1))
    return count, errors


def student_975(freedom: float) -> float:
    """The 97.5 % quantile of Student's t, to 0.1 % from 4 degrees of freedom on; NaN below.

    Expansion in the inverse degrees of freedom (Abramowitz and Stegun 1964, 26.7.5).
    """
    if freedom < LEAST_CLUSTERS - 1:
        return NAN
    z = NORMAL_975
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return float(sum(term / freedom**power for power, term in enumerate(terms)))


def half_sample_mode(values: ArrayLike) -> float:
    """The mode by halving: the densest half of the densest half … (Bickel and Frühwirth 2006,
    doi 10.1016/j.csda.2005.07.011). Needs no bandwidth, but scatters more than the peak of a density.
    """
    ordered = np.sort(np.asarray(values, np.float64))
    while len(ordered) > 3:
        half = (len(ordered) + 1) // 2
        spans = ordered[half - 1 :] - ordered[: len(ordered) - half + 1]
        # Of spans alike the middle one, so that the mode of a symmetric sample is its middle.
        least = np.flatnonzero(spans == spans.min())
        start = int(least[(len(least) - 1) // 2])
        ordered = ordered[start : start + half]
    if len(ordered) == 3:
        low, high = np.diff(ordered)
        ordered = ordered[:2] if low < high else ordered[1:] if low > high else ordered[1:2]
    return float(ordered.mean()) if len(ordered) else NAN


def mode(values: ArrayLike, method: str = "kernel", resamples: int = RESAMPLES) -> tuple[float, float]:
    """The mode and its standard error by bootstrap, in the unit of the values, shape (n,); NaN where there is none.

    method : "kernel", the peak of a density of normal kernels whose width follows from the shortest half of the values
    (so that a minority far away, the top of a lamp post, does not widen it); or "half-sample". More than 800 values
    are thinned by rank. The error is NaN below 3 values. Raises EngineInputError for another method.
    """
    if method not in ("kernel", "half-sample"):
        raise EngineInputError(f"The mode cannot be found by '{method}'; choose kernel or half-sample.")
    ordered = np.sort(np.asarray(values, np.float64))
    n = len(ordered)
    if n < 3:
        return (float(ordered.mean()) if n else NAN), NAN
    half = (n + 1) // 2
    scale = float((ordered[half - 1 :] - ordered[: n - half + 1]).min()) / (2 * MAD_SHARE)
    # The rate that suits a mode, narrower for many values (Romano 1988, doi 10.1214/aos/1176350830).
    width = 0.9 * scale * n ** (-1 / 7)
    if n > MODE_VALUES:
        ordered = ordered[((np.arange(MODE_VALUES) + 0.5) * n / MODE_VALUES).astype(np.int64)]
    m, generator = len(ordered), np.random.default_rng(0)
    if method == "half-sample" or not width > 0:
        # Without a width more than half of the values are one and the same: the mode is there.
        found = half_sample_mode(ordered)
        others = np.array([half_sample_mode(generator.choice(ordered, m)) for _ in range(resamples)])
        shrunk = (m / n) ** (1 / 3)  # the rate of this estimator
    else:
        # Each value that was kept is drawn as often as those that it stands for.
        count = generator.multinomial(n, np.full(m, 1 / m), resamples).astype(np.float64)
        kernel = np.exp(-0.5 * ((ordered[:, None] - ordered) / width) ** 2)
        (found,) = _peaks(ordered, np.ones((1, m)), kernel, width, 200)
        others, shrunk = _peaks(ordered, count, kernel, width, 10), 1.0
    return float(found), float(others.std(ddof=1)) * shrunk if resamples > 1 else NAN


def _peaks(ordered: Array, count: Array, kernel: Array, width: float, steps: int) -> Array:
    """Peaks of the densities of values that are counted so often, shape (k, m): the densest value, then uphill."""
    at = ordered[np.argmax(np.where(count > 0, count @ kernel, -1.0), axis=1)]
    for _ in range(steps):
        weight = count * np.exp(-0.5 * ((at[:, None] - ordered) / width) ** 2)
        moved = (weight @ ordered) / weight.sum(axis=1)
        done = np.abs(moved - at).max() < 1e-4 * width
        at = moved
        if done:
            break
    return at


def thinned(values: NDArray[Any], most: int = KEPT) -> NDArray[Any]:
    """At most so many rows, evenly by number."""
    if len(values) <= most:
        return values
    return values[(np.arange(most) * (len(values) / most)).astype(np.int64)]


def between(results: Sequence[Result]) -> Mapping[str, float]:
    """How places differ: mean of their biases, its standard error, the spread of the biases, and what of that spread
    is more than the standard errors explain (moments, DerSimonian and Laird 1986 with equal weights).
    """
    known = [one for one in results if np.isfinite(one.summary.bias)]
    biases = np.array([one.summary.bias for one in known])
    if len(biases) < 2:
        return {"places": len(biases), "mean": float(biases.mean()) if len(biases) else NAN, "mean_se": NAN,
                "spread": NAN, "spread_beyond_errors": NAN}  # fmt: skip
    spread = float(biases.std(ddof=1))
    own = float(np.nanmean([0.0, *(one.bias_error**2 for one in known)])) * (len(known) + 1) / len(known)
    return {
        "places": len(biases), "mean": float(biases.mean()), "mean_se": spread / float(np.sqrt(len(biases))),
        "spread": spread, "spread_beyond_errors": float(np.sqrt(max(spread**2 - own, 0.0))),
    }  # fmt: skip
