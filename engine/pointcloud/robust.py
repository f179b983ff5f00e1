"""Statistics that do not feel a few wild values, and the constants that all of their users share."""

from __future__ import annotations

import numpy as np

from .cloud import Array

# Of the bisquare function (Tukey's biweight): 95 % efficient for normal errors (Holland and Welsch 1977).
BISQUARE = 4.685
# Median absolute deviation over the standard deviation of a normal distribution.
MAD_SHARE = 0.6744897501960817


def median(values: Array) -> float:
    """NaN where there are no values."""
    return float(np.median(values)) if values.size else float("nan")


def mad(values: Array) -> float:
    """Median absolute deviation from the median; NaN where there are no values."""
    return median(np.abs(values - median(values))) if values.size else float("nan")


def nmad(values: Array) -> float:
    """The median absolute deviation, scaled to the standard deviation of a normal distribution."""
    return mad(values) / MAD_SHARE


def median_nmad(values: Array) -> tuple[float, float]:
    """Both of them."""
    return median(values), nmad(values)
