"""Stepwise selection of predictors by Akaike's information criterion (Pesaresi et al. 2021, section 3.4.2)."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .choices import STARTS
from .moments import Moments
from .regression import DEPENDENT, aic

FloatArray = NDArray[np.float64]

# An AIC that is lower by less is not lower; less unexplained variance than this share is rounding.
GAIN, ROUNDING = 1e-6, 1e-12


def stepwise(
    moments: Moments, start: str = "empty", most: int | None = None, always: bool = False
) -> tuple[list[int], list[tuple[str, int, float]]]:
    """Choose among the predictors of the moments, whose last column is what they shall predict.

    start : 'empty' adds the predictor that lowers the AIC most, and after each addition drops while that lowers the
    AIC; 'full' starts with all independent ones, drops, and after each drop adds while that lowers the AIC. most : at
    most so many. always : add the best until there are `most`, whatever the AIC, and drop none.
    Returns the columns in the order of their addition, and the steps: ('start', 'add' or 'drop', column or -1, AIC as
    Fit.aic gives it). Constant and dependent columns are never added.
    """
    if start not in STARTS:
        raise EngineInputError(f"The stepwise selection starts '{start}'; choose one of {', '.join(STARTS)}.")
    if most is not None and most < 1:
        raise EngineInputError(f"At most {most} predictors are to be chosen; give at least 1.")
    n, p = moments.n, len(moments.mean) - 1
    inside = moments.independent(range(p)) if start == "full" else []
    if len(inside) > max(n - 2, 0):
        raise EngineInputError(
            f"There are {n} cells, too few to start with all {len(inside)} predictors; start the stepwise selection "
            "empty, or give a larger reference area."
        )
    limit = max(min(n - 2, p if most is None else most), 0)
    correlation = moments.correlation()
    for i in range(p):
        if not moments.varies(i):
            correlation[i, i] = 0  # as a column that others explain
    variance = float(moments.products[-1, -1]) / max(moments.weight, sys.float_info.min)
    now, more, less = _unexplained(correlation, inside)
    steps = [("start", -1, aic(n, variance * now, len(inside) + 1))]

    # All figures are of the set of columns alone, not of the way to it, and each step that is not forced lowers the
    # AIC: no set comes twice.
    def step(action: str) -> bool:
        nonlocal inside, now, more, less
        adding, k = action == "add", len(inside)
        shares = more if adding else less
        if (adding and k >= limit) or (not adding and not k):
            return False
        best = int(np.argmin(shares))
        column = best if adding else inside[best]
        if not np.isfinite(shares[best]):
            return False
        tried = [*inside, column] if adding else [i for i in inside if i != column]
        found = _unexplained(correlation, tried)
        value = aic(n, variance * found[0], len(tried) + 1)
        forced = always if adding else k > limit
        if not forced and value > steps[-1][2] - GAIN:
            return False
        inside, (now, more, less) = tried, found
        steps.append((action, column, value))
        return True

    first, then = ("add", "drop") if start == "empty" else ("drop", "add")
    while step(first):
        while not always and step(then):
            pass
    return inside, steps


def _unexplained(correlation: FloatArray, inside: Sequence[int]) -> tuple[float, FloatArray, FloatArray]:
    """Share of the last column's variance that is not explained by the columns inside.

    Now; with one more of the p others, (p,), infinite where that is inside or depends on those inside; and without
    each of those inside, (k,).
    """
    order = sorted(inside)
    k = len(order)
    root = np.linalg.cholesky(correlation[np.ix_(order, order)])
    explained, inverse = np.hsplit(
        np.linalg.solve(root, np.hstack([correlation[order], np.eye(k)])), [len(correlation)]
    )
    own = np.diag(correlation) - (explained**2).sum(axis=0)
    shared = correlation[:-1, -1] - explained[:, :-1].T @ explained[:, -1]
    outside = own[:-1] > DEPENDENT**2
    outside[order] = False
    more = np.where(outside, own[-1] - shared**2 / np.where(outside, own[:-1], 1), np.inf)
    slopes = inverse.T @ explained[:, -1]
    less = (own[-1] + slopes**2 / (inverse**2).sum(axis=0))[[order.index(i) for i in inside]]
    return max(float(own[-1]), ROUNDING), np.maximum(more, ROUNDING), np.maximum(less, ROUNDING)
