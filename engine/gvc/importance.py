"""Relative importance of predictors."""

from __future__ import annotations

from math import factorial

import numpy as np
from numpy.typing import NDArray

from ..monitor import Monitor
from .regression import DEPENDENT

FloatArray = NDArray[np.float64]

# Work and memory double with each predictor; 22 take a few seconds and some hundred megabytes.
MOST = 22


def lmg(correlation: FloatArray, monitor: Monitor | None = None) -> FloatArray:
    """R2 gained by each predictor, averaged over all orders in which predictors can be added; the sum is R2.

    correlation : (p + 1, p + 1), the predicted last. Returns (p,). The caller sees to it that p is at most MOST.
    Source: Lindeman, Merenda and Gold 1980; Groemping 2006, Journal of Statistical Software 17(1).
    """
    monitor = monitor or Monitor()
    p = len(correlation) - 1
    r2 = _r2_of_subsets(correlation, monitor)
    size = np.zeros(1, dtype=np.intp)
    for _ in range(p):
        size = np.concatenate([size, size + 1])
    # Of all p! orders, those in which just the subset S stands before a predictor.
    share = np.array([factorial(k) * factorial(p - k - 1) / factorial(p) for k in range(p)] + [0.0])[size]
    importance = np.empty(p)
    for i in range(p):
        monitor.check()
        without, having = np.moveaxis(r2.reshape(-1, 2, 2**i), 1, 0)
        importance[i] = ((having - without) * share.reshape(-1, 2, 2**i)[:, 0]).sum()
    return importance


def _r2_of_subsets(correlation: FloatArray, monitor: Monitor) -> FloatArray:
    """R2 of the last column on each subset of the others, (2^p,); bit i of the index stands for predictor i."""
    # Schur complements of what is not decided on yet, for all subsets of the predictors that are: (m, m, subsets).
    rest = np.array(correlation, dtype=np.float64)[:, :, None]
    while len(rest) > 1:
        monitor.check()
        pivot, column, without = rest[0, 0], rest[0, 1:], rest[1:, 1:]
        # A predictor that depends on those of the subset adds nothing.
        inverse = np.divide(1, pivot, out=np.zeros_like(pivot), where=pivot > DEPENDENT**2)
        both = np.empty((*without.shape[:2], 2 * len(pivot)))
        both[..., : len(pivot)] = without
        np.multiply(column[:, None], (column * inverse)[None], out=both[..., len(pivot) :])
        np.subtract(without, both[..., len(pivot) :], out=both[..., len(pivot) :])
        rest = both
    return 1 - rest[0, 0]
