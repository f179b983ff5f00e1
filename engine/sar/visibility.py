"""Which acquisitions of a stack show a point scatterer clearly: the adjusted boxplot on its phase noise, and a limit.

Montazeri et al. 2018, section IV-C (equation 12), after Hubert and Vandervieren 2008 (doi 10.1016/j.csda.2007.11.008)
for the fences and Brys, Hubert, Struyf 2004 (doi 10.1198/106186004X12632) for the medcouple.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

KEPT, UNMEASURED, BOXPLOT, NOISY = range(4)
LIMIT_RAD = 0.5
FEWEST = 4  # quartiles and skewness of fewer values say nothing


def medcouple(values: ArrayLike) -> float:
    """Robust skewness of a sample, from -1 to 1; 0 where it is symmetric, or has no spread.

    The median of h(x, y) = ((x - m) - (m - y)) / (x - y) over all pairs x >= m >= y, m the sample's median. Of pairs in
    which both equal m, counted in opposite directions, h is the sign of the counts' difference.
    """
    data = np.sort(np.asarray(values, np.float64))
    if not data.size:
        return 0.0
    centred = data - np.median(data)
    if centred[0] == centred[-1]:
        return 0.0
    above, below = centred[centred >= 0], centred[centred <= 0]
    distance = above[:, None] - below
    ties = np.count_nonzero(centred == 0)
    with np.errstate(invalid="ignore"):
        h = (above[:, None] + below) / distance
    if ties:
        count = np.arange(ties)
        h[:ties, len(below) - ties :] = np.sign(count[:, None] - count[::-1])
    return float(np.median(h))


def fences(values: ArrayLike) -> tuple[float, float]:
    """Lower and upper fence of the adjusted boxplot; quartiles by linear interpolation."""
    data = np.asarray(values, np.float64)
    low, high = np.percentile(data, (25, 75))
    skew = medcouple(data)
    below, above = (-4, 3) if skew >= 0 else (-3, 4)
    reach = 1.5 * (high - low)
    return float(low - reach * np.exp(below * skew)), float(high + reach * np.exp(above * skew))


def visibility(phase_noise_rad: ArrayLike, limit_rad: float = LIMIT_RAD) -> NDArray[np.int8]:
    """KEPT or why not, for the acquisitions of one target in one stack.

    phase_noise_rad : shape (n,), NaN where nothing was measured. BOXPLOT: outside the fences (fewer than four
    values have none); NOISY: within them, but above the limit.
    """
    noise = np.asarray(phase_noise_rad, np.float64)
    state = np.where(np.isfinite(noise), KEPT, UNMEASURED).astype(np.int8)
    measured = np.flatnonzero(state == KEPT)
    if len(measured) >= FEWEST:
        low, high = fences(noise[measured])
        state[measured[(noise[measured] < low) | (noise[measured] > high)]] = BOXPLOT
    state[(state == KEPT) & (noise > limit_rad)] = NOISY
    return state
