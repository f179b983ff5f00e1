"""Dropping predictors that say the same as others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .choices import RULES

FloatArray = NDArray[np.float64]

# Means of |r| that differ by less are equal: the order of a sum must not decide.
TIE = 1e-12


@dataclass(frozen=True)
class Drop:
    """A column that is dropped, and why: r is its correlation with the column `against` (None where no pair decided).

    mean_r : mean |r| with all others that were left then.
    """

    column: int
    against: int | None
    r: float | None
    mean_r: float


def reduce_collinear(
    correlation: FloatArray, cutoff: float = 0.85, rule: str = "pairwise"
) -> tuple[list[int], list[Drop]]:
    """Columns of a correlation matrix (p, p) to keep, in order, and those dropped, in the order of dropping.

    rule : 'pairwise': while any |r| is above the cutoff, of the most correlated pair the one with the larger mean |r|
    (of equals the later) goes. 'mean_abs': while the largest mean |r| is above the cutoff, that column goes (Pesaresi
    et al. 2021, section 4.2.1, to the letter). 'caret_exact': as findCorrelation(exact = TRUE) of R's caret, which
    compares the mean |r| of the one with the mean of the whole matrix without the other.
    """
    if rule not in _RULES:
        raise EngineInputError(f"The collinearity rule is '{rule}'; choose one of {', '.join(RULES)}.")
    if not 0 <= cutoff <= 1:
        raise EngineInputError(f"The cutoff for correlations is {cutoff:g}; give one between 0 and 1.")
    if not np.isfinite(correlation).all():
        raise EngineInputError("The correlation matrix has cells without a value; leave constant columns out.")
    size = np.abs(correlation)
    np.fill_diagonal(size, np.nan)
    dropped = []
    # A rule sees |r| with NaN on the diagonal and for all that was dropped, and names what goes next.
    for column, against in _RULES[rule](size, cutoff):
        r = None if against is None else float(correlation[column, against])
        dropped.append(Drop(column, against, r, float(np.nanmean(size[column]))))
        size[column] = size[:, column] = np.nan
    gone = {drop.column for drop in dropped}
    return [i for i in range(len(size)) if i not in gone], dropped


Rule = Callable[[FloatArray, float], Iterator["tuple[int, int | None]"]]


def _pairwise(size: FloatArray, cutoff: float) -> Iterator[tuple[int, int | None]]:
    while (size > cutoff).any():
        first, second = sorted(int(i) for i in np.unravel_index(np.nanargmax(size), size.shape))
        means = np.nanmean(size[[first, second]], axis=1)
        yield (first, second) if means[0] > means[1] + TIE else (second, first)


def _mean_abs(size: FloatArray, cutoff: float) -> Iterator[tuple[int, int | None]]:
    while (size > cutoff).any():  # no mean is larger than all it is of
        left = np.flatnonzero(np.isfinite(size).any(axis=1))
        means = np.nanmean(size[left], axis=1)
        if means.max() <= cutoff:
            return
        yield int(left[np.flatnonzero(means > means.max() - TIE)[-1]]), None


def _caret_exact(size: FloatArray, cutoff: float) -> Iterator[tuple[int, int | None]]:
    if len(size) < 2:
        return
    order = [int(i) for i in np.argsort(-np.nanmean(size, axis=1).round(12), kind="stable")]
    for place, i in enumerate(order):
        for j in order[place + 1 :]:
            if size[i, j] > cutoff:  # not where either is dropped
                larger = np.nanmean(size[i]) > np.nanmean(np.delete(size, j, axis=0)) + TIE
                yield (i, j) if larger else (j, i)


_RULES: dict[str, Rule] = {"pairwise": _pairwise, "mean_abs": _mean_abs, "caret_exact": _caret_exact}
