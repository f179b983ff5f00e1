"""Means and cross-products of a table: all that a selection of predictors and a fit need of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .regression import DEPENDENT, checked_weights, varies

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Moments:
    """Of the q columns of a table, predictors first and what they shall predict last.

    n : rows; weight : sum of their weights (n without weights); mean : (q,); products : (q, q), the (weighted) sums of
    products of deviations from the mean.
    """

    n: int
    weight: float
    mean: FloatArray
    products: FloatArray

    @classmethod
    def of(cls, table: FloatArray, weights: FloatArray | None = None) -> Moments:
        """Moments of a table (n, q), with weights (n,) or without. Raises EngineInputError for values that are NaN."""
        n, q = table.shape
        if n == 0:
            return cls(0, 0.0, np.zeros(q), np.zeros((q, q)))
        if not np.isfinite(table).all():
            raise EngineInputError("The table has cells without a value; leave these cells out.")
        w = None if weights is None else checked_weights(weights, n)
        # Deviations from the first row: a constant column becomes exactly 0.
        deviations = np.asarray(table, dtype=np.float64) - table[0]
        shift = np.average(deviations, axis=0, weights=w)
        deviations -= shift
        if w is not None:
            deviations *= np.sqrt(w)[:, None]
        return cls(n, float(n if w is None else w.sum()), table[0] + shift, deviations.T @ deviations)

    def __add__(self, other: Moments) -> Moments:
        """Moments of both tables together (Chan, Golub, LeVeque 1983)."""
        if not self.n or not other.n:
            return self if self.n else other
        weight = self.weight + other.weight
        apart = other.mean - self.mean
        return Moments(
            self.n + other.n,
            weight,
            self.mean + apart * (other.weight / weight),
            self.products + other.products + np.outer(apart, apart) * (self.weight * other.weight / weight),
        )

    def part(self, columns: Sequence[int]) -> Moments:
        """Moments of these columns, in this order."""
        at = np.asarray(columns, dtype=np.intp)
        return Moments(self.n, self.weight, self.mean[at], self.products[np.ix_(at, at)])

    def varies(self, column: int) -> bool:
        """Whether a column is more than a constant."""
        return bool(self._varying()[column])

    def _varying(self) -> NDArray[np.bool_]:
        squares = np.diag(self.products)
        return varies(squares, squares + self.weight * self.mean**2)

    def correlation(self) -> FloatArray:
        """Correlation matrix (q, q); a constant column has 0 with all others."""
        varying = self._varying()
        scale = np.where(varying, 1 / np.sqrt(np.where(varying, np.diag(self.products), 1)), 0)
        result = np.clip(self.products * scale[:, None] * scale, -1, 1)
        np.fill_diagonal(result, 1)
        return result

    def independent(self, columns: Iterable[int]) -> list[int]:
        """Those of the columns that are neither constant nor a linear combination of ones before them."""
        varying = self._varying()
        columns = [i for i in columns if varying[i]]
        rest = self.part(columns).correlation()
        kept = []
        for i, column in enumerate(columns):
            if rest[i, i] > DEPENDENT**2:
                kept.append(column)
                rest -= np.outer(rest[i], rest[i] / rest[i, i])
        return kept


def solve(moments: Moments, columns: Sequence[int]) -> FloatArray:
    """Least-squares coefficients of the last column on these, intercept first, (k + 1,).

    0 for a column that is constant or a linear combination of ones before it.
    """
    moments = moments.part([*columns, -1])
    kept = moments.independent(range(len(columns)))
    own = moments.part([*kept, -1])
    correlation, spread = own.correlation(), np.sqrt(np.diag(own.products))
    slopes = np.linalg.solve(correlation[:-1, :-1], correlation[:-1, -1]) * spread[-1] / spread[:-1]
    result = np.zeros(len(columns) + 1)
    result[0] = own.mean[-1] - own.mean[:-1] @ slopes
    result[[i + 1 for i in kept]] = slopes
    return result
