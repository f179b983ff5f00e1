"""Ways of fitting beside ordinary least squares: ridge, quantile (median) regression, gradient boosting."""

from __future__ import annotations

from collections.abc import Callable
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .choices import BOOSTING, METHODS
from .folds import SEED
from .regression import Fit, checked_weights, ols, varies

FloatArray = NDArray[np.float64]
Predictor = Callable[[FloatArray], FloatArray]

# Penalties that ridge tries, as parts of the variance of a standardised predictor: from hardly any to nearly all.
PENALTIES = np.logspace(-8, 4, 121)
MEDIAN_STEPS, MEDIAN_TOLERANCE = 80, 1e-10


def ridge(
    x: FloatArray, y: FloatArray, weights: FloatArray | None = None, robust: bool = False, penalty: float | None = None
) -> Fit:
    """Fit y = b0 + x b by least squares with a penalty on the squared slopes of the standardised predictors.

    x : (n, p); y : (n,); weights : (n,). penalty : above 0; n * penalty is added to each eigenvalue of Z'Z, Z the
    standardised predictors. None takes that with the smallest score of generalised cross-validation (Golub, Heath,
    Wahba 1979, Technometrics 21). The intercept is not penalised.

    The covariance is s² A Z'Z A with A = (Z'Z + n penalty I)^-1 (robust: HC3 with the leverages of ridge); it holds the
    scatter of the coefficients about their shrunk means, not their bias towards 0. s² is SSE / (n - 1 - tr(2H - H'H))
    with the matrix H from centred y to fitted y, which is unbiased but for that bias.
    """
    w = _normalised(weights, len(y), least=2 + bool(x.shape[1]))
    z, centre, scale = _standardised(x, w)
    n = len(y)
    mean = float(w @ y) / n
    dy = y - mean
    values, vectors = np.linalg.eigh((z * w[:, None]).T @ z / n)
    values = np.clip(values, 0, None)
    projected = vectors.T @ (z.T @ (w * dy)) / n
    if penalty is None:
        penalty = _best_penalty(values, projected, float(w @ dy**2) / n, n)
    inverse = 1 / (values + penalty)
    kept = values * inverse
    slopes = vectors @ (inverse * projected)
    residuals = dy - z @ slopes
    dof = n - 1 - float((2 * kept - kept**2).sum())
    variance = float(w @ residuals**2) / dof
    # The covariance of the mean and of the slopes along the eigenvectors.
    inner = np.diag(np.concatenate([[variance / n], variance / n * values * inverse**2]))
    if robust:
        along = z @ vectors
        leverage = w * (1 + along**2 @ inverse) / n
        scores = np.column_stack([np.ones(n), along * inverse]) * (w * residuals / (1 - leverage) / n)[:, None]
        inner = scores.T @ scores
    turn = np.eye(len(slopes) + 1)
    turn[1:, 1:] = vectors
    covariance = turn @ inner @ turn.T
    return _fit(np.concatenate([[mean], slopes]), covariance, dof, y, residuals, w, centre, scale)


def _best_penalty(values: FloatArray, projected: FloatArray, variance: float, n: int) -> float:
    """The penalty with the smallest score SSE / (n - effective degrees of freedom)², all of them at once."""
    shrunk = 1 / (values + PENALTIES[:, None])
    slopes = projected * shrunk
    sse = variance - 2 * slopes @ projected + slopes**2 @ values
    left = n - 1 - shrunk @ values
    # With hardly a degree of freedom left the score is 0 / 0.
    score = np.where(left > 1e-3 * n, np.clip(sse, 0, None) / np.maximum(left, 1e-3) ** 2, np.inf)
    return float(PENALTIES[np.argmin(score)])


def quantile(x: FloatArray, y: FloatArray, weights: FloatArray | None = None, robust: bool = False) -> Fit:
    """Fit the conditional median, y = b0 + x b with the smallest sum of absolute residuals (times weights).

    x : (n, p); y : (n,); weights : (n,). The covariance is the kernel sandwich (Powell 1991; bandwidth of Hall and
    Sheather 1988), which does not take the errors to be alike, whether `robust` or not. The residual variance is the
    mean *squared* residual about the median, SSE / (n - p - 1), so that a standard error of prediction covers what a
    new cell does; R2 is 1 - SSE/SST, less than that of least squares.
    """
    p = x.shape[1]
    w = _normalised(weights, len(y), least=p + 2)
    z, centre, scale = _standardised(x, w)
    n = len(y)
    table = np.column_stack([np.ones(n), z])
    coefficients = _least_absolute(table, y, w)
    residuals = y - table @ coefficients
    # The median of weighted rows is that of rows times their weights.
    rows = table * w[:, None]
    density = _density_at_zero(w * residuals)
    bread = np.linalg.pinv((rows * density[:, None]).T @ rows, hermitian=True)
    inner = 0.25 * bread @ (rows.T @ rows) @ bread
    return _fit(coefficients, inner, n - p - 1, y, residuals, w, centre, scale)


def _least_absolute(table: FloatArray, y: FloatArray, w: FloatArray) -> FloatArray:
    """The b with the smallest sum of w |y - table b|; table : (n, k) of standardised columns, y : (n,).

    The linear programme max y'a with table'a = table'1 / 2, 0 <= a <= 1, by the interior-point method of Portnoy and
    Koenker (1997, Statistical Science 12), a predictor and a corrector (Mehrotra 1992) per step. The residual is kept
    as upper - lower, the prices of the bounds of a.
    """
    middle = float(np.median(y))
    scale = float(np.abs(y - middle).mean()) or 1.0
    rows, target = table * w[:, None], w * (y - middle) / scale
    b = np.linalg.lstsq(rows, target, rcond=None)[0]
    residuals = target - rows @ b
    size = float(np.abs(residuals).mean())
    a: FloatArray = np.full(len(target), 0.5)
    room: FloatArray = 1 - a
    upper, lower = np.clip(residuals, 0, None) + size, np.clip(-residuals, 0, None) + size
    for _ in range(MEDIAN_STEPS):
        gap = float(upper @ room + lower @ a)
        if gap <= MEDIAN_TOLERANCE * max(float(np.abs(upper - lower).sum()), 1e-6 * len(target)):
            break
        q = 1 / (upper / room + lower / a)
        normal = (rows * q[:, None]).T @ rows
        rise: FloatArray | float = 0.0  # what upper * room and lower * a are to become
        fall: FloatArray | float = 0.0
        for corrects in (False, True):
            g = rise / room - fall / a - upper + lower
            db = np.linalg.lstsq(normal, -(rows.T @ (q * g)), rcond=None)[0]
            da: FloatArray = -q * (rows @ db + g)
            du, dl = (rise + upper * da) / room - upper, (fall - lower * da) / a - lower
            step_a, step_b = _longest(a, da, room, -da), _longest(upper, du, lower, dl)
            if not corrects:
                left = float((upper + step_b * du) @ (room - step_a * da) + (lower + step_b * dl) @ (a + step_a * da))
                goal = gap / (2 * len(target)) * (left / gap) ** 3
                rise, fall = goal + da * du, goal - da * dl
        a, room = a + step_a * da, room - step_a * da
        b, upper, lower = b + step_b * db, upper + step_b * du, lower + step_b * dl
    result: FloatArray = scale * b
    result[0] += middle
    return result


def _longest(first: FloatArray, d_first: FloatArray, second: FloatArray, d_second: FloatArray) -> float:
    """The longest step, at most 1, that keeps both positive."""
    steepest = max(float((-d_first / first).max()), float((-d_second / second).max()))
    return min(1.0, 0.9995 / steepest) if steepest > 0 else 1.0


def _density_at_zero(residuals: FloatArray) -> FloatArray:
    """Of each residual, its share (a normal kernel, 1/metre) in the density of residuals at 0.

    The bandwidth is that of a difference of two quantiles, a kernel that is flat; the normal one has its variance.
    """
    n, normal = len(residuals), NormalDist()
    # Hall and Sheather (1988) at the median, for a confidence of 95 %.
    part = n ** (-1 / 3) * normal.inv_cdf(0.975) ** (2 / 3) * (1.5 * normal.pdf(0) ** 2) ** (1 / 3)
    quarter, three_quarters = np.quantile(residuals, [0.25, 0.75])
    deviation, middle = float(residuals.std()), float(three_quarters - quarter) / 1.34
    # Where most residuals are 0 (few cells; heights that are mostly 0) the quartiles tell no spread.
    spread = min(deviation, middle) if middle > 1e-6 * deviation else deviation
    width = 2 * normal.inv_cdf(0.5 + min(part, 0.45)) * max(spread, 1e-30) / np.sqrt(12)
    result: FloatArray = np.exp(-0.5 * (residuals / width) ** 2) / (width * np.sqrt(2 * np.pi))
    return result


def _normalised(weights: FloatArray | None, n: int, least: int) -> FloatArray:
    """Weights with a mean of 1; raises EngineInputError for fewer cells than the least or weights that are none."""
    if n < least:
        raise EngineInputError(
            f"There are {n} cells with all predictors and a reference, {least} or more are wanted; "
            "give a larger reference area or fewer predictors."
        )
    return np.ones(n) if weights is None else checked_weights(weights, n) * (n / weights.sum())


def _standardised(x: FloatArray, w: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Columns with weighted mean 0 and standard deviation 1, and the means and deviations; a constant becomes 0."""
    n = len(x)
    centre = w @ x / n
    z = x - centre
    squares = w @ z**2
    varying = varies(squares, squares + n * centre**2)
    scale = np.where(varying, np.sqrt(squares / n), 1)
    return z / scale * varying, centre, scale


def _fit(
    coefficients: FloatArray,
    covariance: FloatArray,
    dof: float,
    y: FloatArray,
    residuals: FloatArray,
    w: FloatArray,
    centre: FloatArray,
    scale: FloatArray,
) -> Fit:
    """A fit in the units of x from one of standardised predictors."""
    back = np.diag(np.concatenate([[1.0], 1 / scale]))
    back[0, 1:] = -centre / scale
    n = len(y)
    level = float(w @ y) / n
    sse, sst = float(w @ residuals**2), float(w @ (y - level) ** 2)
    r2 = 1 - sse / sst if varies(sst, sst + n * level**2) else 0.0
    return Fit(
        coefficients=back @ coefficients,
        covariance=back @ covariance @ back.T,
        residual_variance=sse / dof,
        n=n,
        rmse=float(np.sqrt(sse / n)),
        r2=r2,
        adjusted_r2=1 - (1 - r2) * (n - 1) / dof,
        dof=dof,
    )


def _boosted(x: FloatArray, y: FloatArray, weights: FloatArray | None) -> Predictor:
    """Boosted regression trees (Friedman 2001, Annals of Statistics 29), scikit-learn's with its defaults, seeded."""
    regressor, threadpool_limits = _boosting()
    # Stopping early would hold out random cells, which their neighbours flatter.
    trees = regressor(early_stopping=False, random_state=SEED)

    def predict(new: FloatArray) -> FloatArray:
        with threadpool_limits(1, "openmp"):
            return np.asarray(trees.predict(new), dtype=np.float64)

    # Its threads wait for one another at every split: beside other work, two are slower than one by far.
    with threadpool_limits(1, "openmp"):
        trees.fit(x, y, sample_weight=weights)
    return predict


def _boosting() -> tuple[Any, Any]:
    """The trees of scikit-learn, and what limits its threads."""
    try:
        from sklearn.ensemble import HistGradientBoostingRegressor
        from threadpoolctl import threadpool_limits
    except Exception as error:  # one that is there may not fit this NumPy
        raise EngineInputError(
            "Gradient boosting needs scikit-learn, which is not installed or cannot be loaded; install it (python3 -m "
            "pip install scikit-learn) and start QGIS again, or choose another method."
        ) from error
    return HistGradientBoostingRegressor, threadpool_limits


LINEAR: dict[str, Callable[..., Fit]] = {"ols": ols, "ridge": ridge, "quantile": quantile}


def available() -> tuple[str, ...]:
    """The methods that can run here: gradient boosting only where scikit-learn can be loaded."""
    try:
        _boosting()
    except EngineInputError:
        return tuple(LINEAR)
    return METHODS


def require(name: str) -> None:
    """Raise EngineInputError for a method that cannot run here."""
    if name == BOOSTING:
        _boosting()


def linear(name: str) -> str:
    """The method of the model that is saved where this one is chosen."""
    return "ols" if name == BOOSTING else name


def fit_method(name: str, x: FloatArray, y: FloatArray, weights: FloatArray | None = None, robust: bool = False) -> Fit:
    """A linear fit by 'ols', 'ridge' or 'quantile'. x : (n, p); y : (n,); weights : (n,), above 0. All are finite.

    Raises EngineInputError for too few cells, or a method that is unknown or gives no coefficients.
    """
    if name not in METHODS:
        raise EngineInputError(f"The method is '{name}'; choose one of {', '.join(METHODS)}.")
    if name not in LINEAR:
        raise EngineInputError(f"The method '{name}' gives no coefficients; choose one of {', '.join(LINEAR)}.")
    return LINEAR[name](x, y, weights, robust)


def predictor(name: str, x: FloatArray, y: FloatArray, weights: FloatArray | None = None) -> Predictor:
    """Fit by any of METHODS, and give what predicts: (m, p) to (m,). Without columns it is the mean or the median.

    Raises EngineInputError as fit_method does, and where scikit-learn is wanted and not installed.
    """
    if name == BOOSTING:
        return _boosted(x, y, weights) if x.shape[1] else ols(x, y, weights).predict
    return fit_method(name, x, y, weights).predict
