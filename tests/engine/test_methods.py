"""Ridge, quantile regression and gradient boosting against closed forms, independent algebra and simulated laws."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.methods import METHODS, PENALTIES, available, fit_method, predictor, quantile, ridge
from vertical_city.engine.gvc.regression import ols

SEEDS = st.integers(0, 2**32 - 1)
LINEAR = ("ols", "ridge", "quantile")


def law(rng, n, p, together=0.5):
    """Correlated predictors far from 0 and of unlike scales, and heights of a linear law."""
    x = (rng.normal(size=(n, p)) + together * rng.normal(size=(n, 1))) * 10.0 ** rng.integers(-2, 3, p) + 20
    return x, 5 + x @ (rng.normal(size=p) / x.std(axis=0)) + rng.normal(size=n)


def with_ones(x):
    return np.column_stack([np.ones(len(x)), x])


# Ridge


def ridge_by_augmented_rows(x, y, penalty, w):
    """Coefficients, and the matrix that makes them of y, from a least-squares problem with rows for the penalty."""
    n, p = x.shape
    w = w / w.mean()
    scale = np.sqrt(np.average((x - np.average(x, axis=0, weights=w)) ** 2, axis=0, weights=w))
    rows = np.vstack([with_ones(x) * np.sqrt(w)[:, None], np.column_stack([np.zeros(p), np.diag(scale)])])
    rows[n:] *= np.sqrt(n * penalty)
    maker = np.linalg.pinv(rows / np.r_[1, scale])[:, :n] * np.sqrt(w) / np.r_[1, scale][:, None]
    return maker @ y, maker


@settings(deadline=None, max_examples=40)
@given(SEEDS, st.integers(1, 6), st.floats(-3, 1), st.booleans(), st.booleans())
def test_ridge_equals_least_squares_with_rows_for_the_penalty(seed, p, power, weighted, robust):
    rng = np.random.default_rng(seed)
    x, y = law(rng, 50, p)
    w = rng.uniform(0.3, 1, 50) if weighted else np.ones(50)
    fit = ridge(x, y, w if weighted else None, robust, penalty=10**power)
    expected, maker = ridge_by_augmented_rows(x, y, 10**power, w)
    scale = np.r_[1, x.std(axis=0)]
    np.testing.assert_allclose(fit.coefficients * scale, expected * scale, rtol=1e-7, atol=1e-8)
    w = w / w.mean()
    hat = with_ones(x) @ maker
    residuals = y - hat @ y
    # Degrees of freedom: the trace of (I - H)'(I - H), in the metric of the weights.
    root = np.sqrt(w)
    rest = (np.eye(50) - hat) * root[:, None] / root
    assert fit.dof == pytest.approx(np.trace(rest.T @ rest), rel=1e-7)
    assert fit.residual_variance == pytest.approx(w @ residuals**2 / fit.dof)
    errors = (residuals / (1 - np.diag(hat))) ** 2 if robust else fit.residual_variance / w
    covariance = (maker * errors) @ maker.T
    bound = np.outer(np.sqrt(np.diag(covariance)), np.sqrt(np.diag(covariance)))
    np.testing.assert_allclose(fit.covariance / bound, covariance / bound, atol=1e-7)
    assert fit.rmse == pytest.approx(np.sqrt(np.average(residuals**2, weights=w)))
    assert fit.r2 == pytest.approx(1 - fit.rmse**2 / np.average((y - np.average(y, weights=w)) ** 2, weights=w))


@pytest.mark.parametrize("robust", [False, True])
@pytest.mark.parametrize("weighted", [False, True])
def test_ridge_without_a_penalty_is_least_squares(robust, weighted):
    rng = np.random.default_rng(1)
    x, y = law(rng, 60, 4)
    w = rng.uniform(0.3, 1, 60) if weighted else None
    fit, truth = ridge(x, y, w, robust, penalty=1e-13), ols(x, y, w, robust)
    np.testing.assert_allclose(fit.coefficients, truth.coefficients, rtol=1e-8)
    np.testing.assert_allclose(fit.covariance, truth.covariance, rtol=1e-6)
    assert (fit.dof, fit.r2, fit.adjusted_r2) == pytest.approx((truth.dof, truth.r2, truth.adjusted_r2))
    assert (fit.aic, fit.residual_variance) == pytest.approx((truth.aic, truth.residual_variance))


@pytest.mark.parametrize("n,p,weighted", [(40, 5, False), (40, 5, True), (15, 30, False)])
def test_the_penalty_has_the_smallest_score_of_generalised_cross_validation(n, p, weighted):
    rng = np.random.default_rng(2)
    x = rng.normal(size=(n, p)) + rng.normal(size=(n, 1))
    y = x @ rng.normal(size=p) + 3 * rng.normal(size=n)
    w = rng.uniform(0.2, 1, n) if weighted else np.ones(n)
    w = w / w.mean()

    def score(penalty):
        _, maker = ridge_by_augmented_rows(x, y, penalty, w)
        hat = with_ones(x) @ maker
        return np.average((y - hat @ y) ** 2, weights=w) / (1 - np.trace(hat) / n) ** 2

    scores = [score(penalty) for penalty in PENALTIES[40:]]
    best = PENALTIES[40:][np.argmin(scores)]
    assert 0 < np.argmin(scores) < len(scores) - 1
    chosen, expected = ridge(x, y, w if weighted else None), ridge(x, y, w if weighted else None, penalty=best)
    np.testing.assert_array_equal(chosen.coefficients, expected.coefficients)


def test_the_covariance_of_ridge_is_the_scatter_of_its_coefficients():
    rng = np.random.default_rng(3)
    x, _ = law(rng, 40, 3, together=2)
    truth = 5 + x @ ([1, -1, 0.5] / x.std(axis=0))
    fits = [ridge(x, truth + 2 * rng.normal(size=40), penalty=0.1) for _ in range(2000)]
    scatter = np.array([fit.coefficients for fit in fits]).std(axis=0)
    told = np.sqrt(np.mean([np.diag(fit.covariance) for fit in fits], axis=0))
    np.testing.assert_allclose(told, scatter, rtol=0.1)


def test_ridge_beats_least_squares_on_few_cells_with_many_correlated_predictors():
    rng = np.random.default_rng(4)
    coefficients = 0.3 * rng.normal(size=20)
    won, errors = 0, []
    for _ in range(50):
        x = rng.normal(size=(1040, 20)) + 3 * rng.normal(size=(1040, 1))
        y = x @ coefficients + 3 * rng.normal(size=1040)
        rmse = [np.sqrt(np.mean((predictor(name, x[:40], y[:40])(x[40:]) - y[40:]) ** 2)) for name in ("ols", "ridge")]
        won += rmse[1] < rmse[0]
        errors.append(rmse)
    least_squares, penalised = np.mean(errors, axis=0)
    assert won >= 45 and penalised < 0.85 * least_squares


# Quantile (median) regression


def smallest_sum(x, y, w):
    """The smallest sum of w |residual|, by a linear programme in coefficients and both signs of the residuals."""
    n, k = with_ones(x).shape
    done = linprog(
        np.r_[np.zeros(k), w, w],
        A_eq=np.column_stack([with_ones(x), np.eye(n), -np.eye(n)]),
        b_eq=y,
        bounds=[(None, None)] * k + [(0, None)] * (2 * n),
    )
    return done.fun, done.x[:k]


@settings(deadline=None, max_examples=40)
@given(SEEDS, st.integers(1, 5), st.integers(9, 60), st.booleans(), st.sampled_from(["real", "whole", "zeros"]))
def test_the_median_has_the_smallest_sum_of_absolute_residuals(seed, p, n, weighted, kind):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, p)) + rng.normal(size=(n, 1))
    y = 4 + x @ rng.normal(size=p) + rng.standard_t(2, n)
    if kind == "whole":
        x, y = np.round(x), np.round(y)
        x += 1e-3 * np.arange(n * p).reshape(n, p) % 7
    if kind == "zeros":
        y[rng.random(n) < 0.6] = 0
    w = rng.uniform(0.2, 1, n) if weighted else np.ones(n)
    fit = quantile(x, y, w if weighted else None)
    expected, coefficients = smallest_sum(x, y, w)
    assert float(w @ np.abs(y - fit.predict(x))) <= expected * (1 + 1e-8) + 1e-8
    if kind == "real":
        np.testing.assert_allclose(fit.coefficients, coefficients, atol=1e-5)


def test_the_median_equals_statsmodels():
    statsmodels = pytest.importorskip("statsmodels.api")
    rng = np.random.default_rng(5)
    x, y = law(rng, 5000, 4)
    y += rng.gamma(1, 4, 5000)
    fit, truth = quantile(x, y), statsmodels.QuantReg(y, with_ones(x)).fit(q=0.5, p_tol=1e-10, max_iter=5000)
    scale = np.r_[1, x.std(axis=0)]
    np.testing.assert_allclose(fit.coefficients * scale, truth.params * scale, atol=2e-4)
    # Errors that are alike: its sandwich of one density and ours of a density of each cell say the same.
    np.testing.assert_allclose(fit.standard_errors[1:], truth.bse[1:], rtol=0.15)


def test_the_median_of_laplace_errors_scatters_as_in_closed_form():
    """The covariance is (X'X)^-1 / (4 f(0)²), and f(0) of a Laplace law is 1 / (2 b)."""
    rng = np.random.default_rng(6)
    x = rng.normal(10, 2, (40000, 2))
    fit = quantile(x, 1 + x @ [2, 3] + rng.laplace(0, 1.5, 40000))
    expected = 1.5 * np.sqrt(np.diag(np.linalg.inv(with_ones(x).T @ with_ones(x))))
    np.testing.assert_allclose(fit.standard_errors, expected, rtol=0.06)
    assert fit.residual_variance == pytest.approx(2 * 1.5**2, rel=0.03)


@pytest.mark.parametrize("weighted", [False, True])
def test_intervals_of_the_median_hold_where_errors_grow_with_height(weighted):
    rng = np.random.default_rng(7)
    inside, runs = np.zeros(3), 500
    for _ in range(runs):
        x = rng.uniform(0, 5, (400, 2))
        spread = 0.3 + x[:, 0]
        y = 2 + x @ [1.5, 0.5] + spread * rng.standard_t(3, 400)
        low, high = quantile(x, y, 1 / spread if weighted else None).interval(0.95).T
        inside += (low <= [2, 1.5, 0.5]) & (high >= [2, 1.5, 0.5])
    np.testing.assert_allclose(inside / runs, 0.95, atol=0.035)


def test_the_median_resists_wild_heights():
    rng = np.random.default_rng(8)
    x = rng.normal(5, 2, (500, 3))
    clean = 3 + x @ [1, -2, 0.5]
    y = clean + 0.5 * rng.normal(size=500)
    wild = rng.random(500) < 0.2
    y[wild] += rng.uniform(50, 500, wild.sum())
    error = {name: np.sqrt(np.mean((predictor(name, x, y)(x) - clean) ** 2)) for name in ("ols", "quantile")}
    assert error["quantile"] < 0.25 and error["ols"] > 20
    exact = np.where(wild, y, clean)
    np.testing.assert_allclose(quantile(x, exact).coefficients, [3, 1, -2, 0.5], atol=1e-6)


@pytest.mark.parametrize("height", [0.0, 7.25])
def test_heights_that_are_all_alike_give_a_level_line(height):
    x = np.random.default_rng(9).normal(size=(30, 2))
    for name in LINEAR:
        fit = fit_method(name, x, np.full(30, height))
        np.testing.assert_allclose(fit.coefficients, [height, 0, 0], atol=1e-12)
        assert (fit.r2, fit.residual_variance) == pytest.approx((0, 0), abs=1e-20)
        np.testing.assert_allclose(fit.standard_errors, 0, atol=1e-12)


# All methods


@pytest.mark.parametrize("name", LINEAR)
def test_intervals_of_prediction_cover_new_cells(name):
    rng = np.random.default_rng(10)
    x = rng.normal(8, 3, (5600, 4))
    y = 2 + x @ [0.5, 1, -0.3, 0.2] + 2.4 * rng.normal(size=5600)
    fit = fit_method(name, x[:600], y[:600])
    new = with_ones(x[600:])
    error = np.sqrt(fit.residual_variance + ((new @ fit.covariance) * new).sum(axis=1))
    score = np.abs(fit.predict(x[600:]) - y[600:]) / error
    assert np.mean(score < 1) == pytest.approx(0.6827, abs=0.03)
    assert np.mean(score < 1.96) == pytest.approx(0.95, abs=0.02)


@pytest.mark.parametrize("name", ["ridge", "quantile"])
def test_a_whole_weight_is_a_cell_that_is_there_more_than_once(name):
    rng = np.random.default_rng(11)
    x, y = law(rng, 41, 3)
    times = rng.integers(1, 4, 41)
    options = {"penalty": 0.2} if name == "ridge" else {}
    method = {"ridge": ridge, "quantile": quantile}[name]
    once, more = method(x, y, times.astype(float), **options), method(x.repeat(times, 0), y.repeat(times), **options)
    assert np.abs(once.coefficients - method(x, y, **options).coefficients).max() > 1e-3
    np.testing.assert_allclose(once.coefficients, more.coefficients, rtol=1e-6)
    assert once.r2 == pytest.approx(more.r2) and once.rmse == pytest.approx(more.rmse)


@pytest.mark.parametrize("name", METHODS)
def test_the_same_input_gives_the_same_bits_and_is_left_as_it_was(name):
    if name not in available():
        pytest.skip("scikit-learn is not installed")
    rng = np.random.default_rng(12)
    x, y = law(rng, 300, 5)
    w = rng.uniform(0.5, 1, 300)
    before = [array.copy() for array in (x, y, w)]
    first, second = (predictor(name, x, y, w)(x) for _ in range(2))
    assert first.tobytes() == second.tobytes() and first.shape == (300,)
    assert (first != predictor(name, x, y)(x)).any()
    for array, copy in zip((x, y, w), before):
        np.testing.assert_array_equal(array, copy)


@pytest.mark.parametrize("name", METHODS)
def test_without_predictors_the_level_is_predicted(name):
    y = np.array([1.0, 2, 3, 4, 50])
    level = 3 if name == "quantile" else 12
    np.testing.assert_allclose(predictor(name, np.empty((5, 0)), y)(np.empty((2, 0))), level, atol=1e-8)


@pytest.mark.parametrize("name", LINEAR)
def test_units_do_not_matter(name):
    x, y = law(np.random.default_rng(13), 80, 4)
    fit, other = fit_method(name, x, y), fit_method(name, 1e4 * x - 3e5, y)
    np.testing.assert_allclose(fit.predict(x), other.predict(1e4 * x - 3e5), atol=1e-6)
    np.testing.assert_allclose(fit.standard_errors[1:], 1e4 * other.standard_errors[1:], rtol=1e-6)


@pytest.mark.parametrize("name", ["ridge", "quantile"])
def test_a_constant_column_and_a_twin_do_no_harm(name):
    x, y = law(np.random.default_rng(14), 80, 2)
    fit = fit_method(name, np.column_stack([x, np.full(80, 0.1), x[:, 0]]), y)
    assert np.isfinite(fit.covariance).all() and fit.coefficients[3] == pytest.approx(0, abs=1e-9)
    if name == "quantile":
        total = np.abs(y - fit.predict(np.column_stack([x, np.full(80, 0.1), x[:, 0]]))).sum()
        assert total == pytest.approx(np.abs(y - quantile(x, y).predict(x)).sum(), rel=1e-8)


# Gradient boosting


def test_boosting_beats_least_squares_on_a_law_of_steps():
    pytest.importorskip("sklearn")
    rng = np.random.default_rng(15)
    x = rng.uniform(0, 10, (4000, 3))
    y = np.where(x[:, 0] > 4, 12, 3) + np.where((x[:, 1] > 5) & (x[:, 0] > 7), 20, 0) + rng.normal(size=4000)
    rmse = {
        name: np.sqrt(np.mean((predictor(name, x[:2000], y[:2000])(x[2000:]) - y[2000:]) ** 2))
        for name in ("ols", "gradient_boosting")
    }
    assert rmse["gradient_boosting"] < 1.35 and rmse["ols"] > 3


def test_boosting_is_offered_only_where_it_is_installed(monkeypatch):
    assert available()[:3] == LINEAR and (*LINEAR, "gradient_boosting") == METHODS
    monkeypatch.setitem(sys.modules, "sklearn.ensemble", None)
    assert available() == LINEAR
    x, y = np.zeros((9, 1)), np.arange(9.0)
    with pytest.raises(
        EngineInputError, match=r"not installed or cannot be loaded; install it \(python3 -m pip install scikit-learn\)"
    ):
        predictor("gradient_boosting", x, y)


# Bad input


def test_what_cannot_be_fitted_is_refused_with_a_sentence():
    x, y = np.random.default_rng(16).normal(size=(4, 3)), np.arange(4.0)
    with pytest.raises(EngineInputError, match="The method is 'lasso'; choose one of ols, ridge"):
        fit_method("lasso", x, y)
    with pytest.raises(EngineInputError, match=r"There are 4 cells .* 5 or more are wanted"):
        fit_method("quantile", x, y)
    with pytest.raises(EngineInputError, match=r"There are 2 cells .* 3 or more are wanted"):
        fit_method("ridge", x[:2], y[:2])
    for name in LINEAR:
        with pytest.raises(EngineInputError, match="weights are not 9 finite numbers above 0"):
            fit_method(name, np.arange(9.0)[:, None], np.arange(9.0), np.zeros(9))
    assert np.isfinite(fit_method("ridge", x, y).covariance).all()  # fewer cells than predictors need


def test_boosting_gives_no_coefficients():
    with pytest.raises(EngineInputError, match="gives no coefficients; choose one of ols, ridge, quantile"):
        fit_method("gradient_boosting", np.zeros((9, 1)), np.arange(9.0))
