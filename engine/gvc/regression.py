"""Least squares: coefficients, their errors, and how well they fit."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError

FloatArray = NDArray[np.float64]

# A column of which less than this part of its spread is not explained by the others is linearly dependent. Features
# are stored as float32, so an exact dependence shows as 1e-7.
DEPENDENT = 1e-5
# A column is constant when its sum of squares about the mean is less than this part of the one about zero.
CONSTANT = 1e-20
# A fit refuses what is certainly dependent; rounding decides between the two bounds.
SINGULAR = DEPENDENT / 10
# Cells for each coefficient up to which there is no room for more predictors (Harrell 2015, Regression Modeling
# Strategies, section 4.4, gives 10 to 20 as the limit).
ENOUGH = 20
# A cell whose leverage is 1 but for less than this has no residual of its own.
LEVERAGE = 1e-10


@dataclass(frozen=True)
class Fit:
    """A linear fit. coefficients : (p + 1,), intercept first; covariance : of the coefficients, (p + 1, p + 1).

    residual_variance : SSE / dof, for a cell of weight 1; dof : residual degrees of freedom, n - p - 1 unless the fit
    is penalised. rmse, r2 : sqrt(SSE / n) and 1 - SSE / SST. With weights, which have mean 1, SSE and SST are sums of
    w (y - fit)^2 and w (y - weighted mean)^2.
    """

    coefficients: FloatArray
    covariance: FloatArray
    residual_variance: float
    n: int
    rmse: float
    r2: float
    adjusted_r2: float
    dof: float

    @property
    def standard_errors(self) -> FloatArray:
        return np.sqrt(np.diag(self.covariance))

    @property
    def t(self) -> FloatArray:
        """Coefficients over their standard errors; 0 for 0 over 0."""
        errors = self.standard_errors
        exact = np.where(self.coefficients == 0, 0.0, np.copysign(np.inf, self.coefficients))
        return np.divide(self.coefficients, errors, out=exact, where=errors > 0)

    @property
    def p_values(self) -> FloatArray:
        """Two-sided p of each coefficient by Student's t with `dof` degrees; NaN without SciPy."""
        try:
            from scipy.special import stdtr
        except Exception:  # one that is there may not fit this NumPy
            return np.full(len(self.coefficients), np.nan)
        return np.asarray(2 * stdtr(self.dof, -np.abs(self.t)), dtype=np.float64)

    def interval(self, level: float = 0.95) -> FloatArray:
        """Lower and upper end of each coefficient's confidence interval, (p + 1, 2); NaN without SciPy."""
        try:
            from scipy.special import stdtrit
        except Exception:
            return np.full((len(self.coefficients), 2), np.nan)
        reach = float(stdtrit(self.dof, 0.5 + level / 2)) * self.standard_errors
        return np.column_stack([self.coefficients - reach, self.coefficients + reach])

    @property
    def aic(self) -> float:
        """Akaike's criterion n ln(SSE / n) + 2 (n - dof), as R's extractAIC and step give it.

        R's AIC is n (1 + ln 2 pi) + 2 more (it counts the variance as a parameter), statsmodels' n (1 + ln 2 pi).
        """
        return aic(self.n, self.rmse**2, self.n - self.dof)

    def predict(self, x: FloatArray) -> FloatArray:
        result: FloatArray = self.coefficients[0] + x @ self.coefficients[1:]
        return result


def aic(n: int, mean_square: float, parameters: float) -> float:
    """Akaike's criterion of a Gaussian fit, without its constant; finite for a perfect fit too."""
    return float(n * np.log(max(mean_square, sys.float_info.min)) + 2 * parameters)


def ols(x: FloatArray, y: FloatArray, weights: FloatArray | None = None, robust: bool = False) -> Fit:
    """Fit y = b0 + x b by least squares, by weighted least squares if there are weights.

    x : (n, p); y : (n,); weights : (n,), inverse to the variance up to a factor (they are scaled to mean 1).
    robust : the covariance bears unequal variances: HC3 of MacKinnon and White (1985). RMSE is sqrt(SSE / n), the
    residual variance SSE / (n - p - 1). The R2 of a target without variance is 0.
    Raises EngineInputError when there are fewer than p + 2 samples, or a predictor is constant or dependent.
    """
    n, p = x.shape
    if n < p + 2:
        raise EngineInputError(
            f"There are {n} cells with all predictors and a reference, too few for {p} predictors; "
            "give a larger reference area or fewer predictors."
        )
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise EngineInputError("A predictor or the reference has cells without a value; leave these cells out.")
    w = np.ones(n) if weights is None else checked_weights(weights, n)
    w = w * (n / w.sum())
    root = np.sqrt(w)
    # Centred and scaled columns keep the triangular factor well conditioned, and the intercept apart.
    centre, level = w @ x / n, float(w @ y / n)
    x_root, y_root = (x - centre) * root[:, None], (y - level) * root
    squares, sst = (x_root**2).sum(axis=0), float(y_root @ y_root)
    if not varies(sst, sst + n * level**2):
        y_root, sst = np.zeros(n), 0.0
    constant = ~varies(squares, squares + n * centre**2)
    scale = np.where(constant, 1.0, np.sqrt(squares / n))
    q, r = np.linalg.qr(x_root / scale)
    lost = constant | (np.abs(np.diag(r)) < SINGULAR * np.sqrt(n))
    if lost.any():
        raise EngineInputError(
            f"Predictor {int(np.argmax(lost)) + 1} of {p} is constant or a linear combination of those before it; "
            "leave it out."
        )
    slopes = np.linalg.solve(r, q.T @ y_root)
    residuals = y_root - x_root / scale @ slopes
    sse = float(residuals @ residuals)
    variance = sse / (n - p - 1)
    inverse = np.linalg.inv(r)
    # From slopes of centred, scaled columns (uncorrelated with the mean of y) to intercept and slopes of x.
    back = np.zeros((p + 1, p + 1))
    back[0, 0] = 1
    back[0, 1:] = -centre / scale
    back[1:, 1:] = np.diag(1 / scale)
    # y -> coefficients of the centred, scaled columns.
    hat = np.column_stack([root / n, q @ inverse.T])
    if robust:
        outer = 1 - w / n - (q**2).sum(axis=1)
        alone = outer < LEVERAGE  # it fixes a coefficient; the residual variance of all stands for its own
        squared = np.where(alone, variance, (residuals / np.where(alone, 1, outer)) ** 2)
        inner = (hat * squared[:, None]).T @ hat
    else:
        inner = variance * hat.T @ hat
    r2 = 1 - sse / sst if sst > 0 else 0.0
    return Fit(
        coefficients=back @ np.concatenate([[level], slopes]),
        covariance=back @ inner @ back.T,
        residual_variance=variance,
        n=n,
        rmse=float(np.sqrt(sse / n)),
        r2=r2,
        adjusted_r2=1 - (1 - r2) * (n - 1) / (n - p - 1),
        dof=n - p - 1,
    )


def checked_weights(weights: FloatArray, n: int) -> FloatArray:
    """The weights in float64, if there are n and all are above 0 (a cell of weight 0 would count in n)."""
    weights = np.asarray(weights, dtype=np.float64)
    if weights.shape != (n,) or not (np.isfinite(weights).all() and (weights > 0).all()):
        raise EngineInputError(
            f"The weights are not {n} finite numbers above 0; give such a weight for each cell, or leave cells out."
        )
    return weights


def bearable(n: int) -> int:
    """How many predictors n cells bear, one at the least."""
    return max(n // ENOUGH - 1, 1)


def vif(correlation: FloatArray) -> FloatArray:
    """Variance inflation factor of each predictor, (p,), from the predictors' correlation matrix (p, p).

    It is the diagonal of the inverse, 1 / (1 - R2 of the predictor on the others); infinite where dependent.
    """
    values, vectors = np.linalg.eigh(correlation)
    inflation: FloatArray = (vectors**2 / np.maximum(values, np.finfo(np.float64).eps)).sum(axis=1)
    return np.where(inflation < DEPENDENT**-2, inflation, np.inf)


def varies(about_mean: FloatArray | float, about_zero: FloatArray | float) -> NDArray[np.bool_]:
    """Whether columns with these sums of squares are more than a constant and rounding."""
    return np.asarray(about_mean > CONSTANT * np.maximum(about_zero, 1e-300))
