"""Ordinary least squares, the choice of predictors, and cross-validation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError

FloatArray = NDArray[np.float64]

FOLDS, REPEATS, SEED = 5, 3, 20210216
# A column of which less than this part of its spread is not explained by the others is linearly dependent. Features
# are stored as float32, so an exact dependence shows as 1e-7.
DEPENDENT = 1e-5


@dataclass(frozen=True)
class Fit:
    """An ordinary-least-squares fit. coefficients : intercept first; covariance : of the coefficients."""

    coefficients: FloatArray
    covariance: FloatArray
    residual_variance: float
    n: int
    rmse: float
    r2: float
    adjusted_r2: float

    @property
    def standard_errors(self) -> FloatArray:
        return np.sqrt(np.diag(self.covariance))

    def predict(self, x: FloatArray) -> FloatArray:
        result: FloatArray = self.coefficients[0] + x @ self.coefficients[1:]
        return result


def ols(x: FloatArray, y: FloatArray) -> Fit:
    """Fit y = b0 + x b by least squares.

    x : (n, p); y : (n,). RMSE is sqrt(SSE / n), the residual variance SSE / (n - p - 1).
    Raises EngineInputError when there are fewer than p + 2 samples.
    """
    n, p = x.shape
    if n < p + 2:
        raise EngineInputError(
            f"There are {n} cells with all predictors and a reference, too few for {p} predictors; "
            "give a larger reference area or fewer predictors."
        )
    # Centred and scaled columns keep the triangular factor well conditioned.
    centre, scale = x.mean(axis=0), x.std(axis=0)
    scale[scale == 0] = 1
    q, r = np.linalg.qr((x - centre) / scale)
    slopes = np.linalg.solve(r, q.T @ (y - y.mean()))
    residuals = y - y.mean() - (x - centre) / scale @ slopes
    sse = float(residuals @ residuals)
    sst = float(((y - y.mean()) ** 2).sum())
    variance = sse / (n - p - 1)
    inverse = np.linalg.inv(r)
    # From slopes of centred, scaled columns (uncorrelated with the mean of y) to intercept and slopes of x.
    back = np.zeros((p + 1, p + 1))
    back[0, 0] = 1
    back[0, 1:] = -centre / scale
    back[1:, 1:] = np.diag(1 / scale)
    inner = np.zeros((p + 1, p + 1))
    inner[0, 0] = variance / n
    inner[1:, 1:] = variance * inverse @ inverse.T
    r2 = 1 - sse / sst if sst > 0 else 0.0
    return Fit(
        coefficients=back @ np.concatenate([[y.mean()], slopes]),
        covariance=back @ inner @ back.T,
        residual_variance=variance,
        n=n,
        rmse=float(np.sqrt(sse / n)),
        r2=r2,
        adjusted_r2=1 - (1 - r2) * (n - 1) / (n - p - 1),
    )


def univariate_rmse(x: FloatArray, y: FloatArray) -> FloatArray:
    """RMSE of the straight line through each column of x (n, p) alone; infinite for a constant column."""
    dx, dy = x - x.mean(axis=0), y - y.mean()
    sxx, sxy, syy = (dx**2).sum(axis=0), dx.T @ dy, float(dy @ dy)
    varies = sxx > 1e-20 * np.maximum((x**2).sum(axis=0), 1e-300)
    sse = syy - np.where(varies, sxy, 0) ** 2 / np.where(varies, sxx, 1)
    return np.where(varies, np.sqrt(np.clip(sse, 0, None) / len(y)), np.inf)


def independent_columns(x: FloatArray) -> list[int]:
    """Columns of x (n, p) that are neither constant nor a linear combination of columns before them."""
    kept: list[int] = []
    basis = np.empty((len(x), 0))
    for i, column in enumerate(x.T):
        centred = column - column.mean()
        spread = float(np.linalg.norm(centred))
        if spread <= 1e-12 * max(float(np.linalg.norm(column)), 1e-300):
            continue
        rest = centred / spread
        for _ in range(2):  # twice is enough (Kahan, Parlett)
            rest = rest - basis @ (basis.T @ rest)
        if float(np.linalg.norm(rest)) > DEPENDENT:
            kept.append(i)
            basis = np.column_stack([basis, rest / np.linalg.norm(rest)])
    return kept


def folds(n: int, number: int = FOLDS, seed: int = SEED) -> NDArray[np.intp]:
    """A random fold for each of n samples, sizes equal to one."""
    result: NDArray[np.intp] = np.random.default_rng(seed).permutation(np.arange(n) % number)
    return result


def cross_validated_rmse(
    y: FloatArray,
    predict: Callable[[NDArray[np.bool_], NDArray[np.bool_]], FloatArray],
    repeats: int = REPEATS,
) -> float:
    """RMSE of predictions for samples that the fit has not seen: 5 random folds, 3 repeats, seeded.

    predict : takes the masks of the training and of the held-out samples, returns predictions of the latter; whatever
    is chosen from the data is chosen inside it, so that the error is honest.
    """
    number = min(FOLDS, len(y))
    squares = 0.0
    for repeat in range(repeats):
        fold = folds(len(y), number, SEED + repeat)
        for i in range(number):
            held_out = fold == i
            squares += float(((predict(~held_out, held_out) - y[held_out]) ** 2).sum())
    return float(np.sqrt(squares / (repeats * len(y))))


def best_single(x: FloatArray, y: FloatArray) -> Sequence[int]:
    """Columns of x from the smallest univariate RMSE to the largest, without constant ones."""
    rmse = univariate_rmse(x, y)
    order = np.argsort(rmse, kind="stable")
    return [int(i) for i in order if np.isfinite(rmse[i])]
