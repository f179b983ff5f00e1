"""The fit against statsmodels, an independent implementation, and against certified values."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.regression import (
    ols,
    vif,
)

statsmodels = pytest.importorskip("statsmodels.api")


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 6), st.integers(0, 2**32 - 1), st.floats(-100, 100), st.sampled_from([1e-3, 1.0, 1e3]))
def test_ols_equals_statsmodels(p, seed, offset, scale):
    rng = np.random.default_rng(seed)
    x = scale * (rng.normal(offset, 1, (60, p)) + rng.normal(size=(60, 1)))
    y = 3 + x @ rng.normal(size=p) + rng.normal(size=60)
    fit, truth = ols(x, y), statsmodels.OLS(y, statsmodels.add_constant(x, has_constant="add")).fit(method="qr")
    np.testing.assert_allclose(
        fit.coefficients[1:], truth.params[1:], rtol=1e-8, atol=1e-8 * np.abs(truth.params[1:]).max()
    )
    np.testing.assert_allclose(fit.predict(x), truth.fittedvalues, rtol=1e-8, atol=1e-8 * np.abs(y).max())
    np.testing.assert_allclose(
        fit.covariance, truth.cov_params(), rtol=1e-8, atol=1e-8 * np.abs(truth.cov_params()).max()
    )
    assert fit.residual_variance == pytest.approx(truth.mse_resid, rel=1e-8)
    assert fit.r2 == pytest.approx(truth.rsquared, abs=1e-8)
    assert fit.adjusted_r2 == pytest.approx(truth.rsquared_adj, abs=1e-8)
    assert fit.rmse == pytest.approx(np.sqrt(truth.ssr / 60), rel=1e-8)


def _case(seed, n=50, p=4):
    """Correlated predictors, heteroscedastic noise, and weights."""
    rng = np.random.default_rng(seed)
    x = rng.normal(20, 3, (n, p)) + rng.normal(size=(n, 1))
    y = 3 + x @ rng.normal(size=p) + rng.normal(size=n) * (1 + np.abs(x[:, 0] - 20))
    return x, y, rng.uniform(0.2, 1, n)


def _same(actual, expected):
    np.testing.assert_allclose(actual, expected, rtol=1e-8, atol=1e-9 * np.abs(expected).max())


@pytest.mark.parametrize("robust", (False, True))
@pytest.mark.parametrize("weighted", (False, True))
@pytest.mark.parametrize("seed", range(3))
def test_errors_p_values_and_intervals_equal_statsmodels(seed, weighted, robust):
    x, y, w = _case(seed)
    w = w if weighted else None
    design = statsmodels.add_constant(x)
    model = statsmodels.WLS(y, design, weights=w / w.mean()) if weighted else statsmodels.OLS(y, design)
    truth = model.fit(cov_type="HC3", use_t=True) if robust else model.fit()
    fit = ols(x, y, w, robust)
    _same(fit.coefficients, truth.params)
    _same(fit.covariance, truth.cov_params())
    _same(fit.standard_errors, truth.bse)
    _same(fit.t, truth.tvalues)
    _same(fit.p_values, truth.pvalues)
    _same(fit.interval(), truth.conf_int())
    _same(fit.interval(0.68), truth.conf_int(alpha=0.32))
    assert fit.dof == truth.df_resid == 45
    assert fit.residual_variance == pytest.approx(truth.mse_resid, rel=1e-9)
    assert (fit.r2, fit.adjusted_r2) == pytest.approx((truth.rsquared, truth.rsquared_adj), rel=1e-9)
    assert fit.rmse == pytest.approx(np.sqrt(truth.ssr / 50), rel=1e-9)
    # statsmodels keeps the constant of the likelihood, and the weights' own part of it.
    constant = 50 * (np.log(2 * np.pi) + 1) - (np.log(w / w.mean()).sum() if weighted else 0)
    assert fit.aic == pytest.approx(truth.aic - constant, rel=1e-9)


def test_a_weight_of_two_moves_the_fit_as_the_cell_twice():
    x, y, _ = _case(5)
    twice = np.arange(50) % 3 == 0
    once = ols(x, y, np.where(twice, 2.0, 1.0))
    repeated = ols(np.concatenate([x, x[twice]]), np.concatenate([y, y[twice]]))
    _same(once.coefficients, repeated.coefficients)
    assert (once.rmse, once.r2) == pytest.approx((repeated.rmse, repeated.r2), rel=1e-9)


# Longley's data: NIST's certified fit (Statistical Reference Datasets), and its well-known inflated variances.
LONGLEY = np.array([
    [60323, 83.0, 234289, 2356, 1590, 107608, 1947], [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949], [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951], [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99.0, 365385, 1870, 3547, 115094, 1953], [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955], [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957], [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959], [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961], [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
])  # fmt: skip


def test_longley_agrees_with_the_certified_values():
    fit = ols(LONGLEY[:, 1:], LONGLEY[:, 0])
    certified = [
        (-3482258.63459582, 890420.383607373), (15.0618722713733, 84.9149257747669),
        (-0.358191792925910e-01, 0.334910077722432e-01), (-2.02022980381683, 0.488399681651699),
        (-1.03322686717359, 0.214274163161675), (-0.511041056535807e-01, 0.226073200069370),
        (1829.15146461355, 455.478499142212),
    ]  # fmt: skip
    np.testing.assert_allclose(np.column_stack([fit.coefficients, fit.standard_errors]), certified, rtol=1e-9)
    assert np.sqrt(fit.residual_variance) == pytest.approx(304.854073561965, rel=1e-10)
    assert fit.r2 == pytest.approx(0.995479004577296, rel=1e-12)


def test_vif_equals_that_published_for_longley_and_that_of_auxiliary_fits():
    x = LONGLEY[:, 1:]
    inflation = vif(np.corrcoef(x.T))
    np.testing.assert_allclose(inflation, [135.53, 1788.51, 33.62, 3.59, 399.15, 758.98], atol=0.005)
    others = [ols(np.delete(x, i, axis=1), x[:, i]).r2 for i in range(6)]
    np.testing.assert_allclose(inflation, 1 / (1 - np.array(others)), rtol=1e-8)
    assert vif(np.eye(1)).tolist() == [1]


def test_vif_is_infinite_for_dependent_columns_and_true_for_the_others():
    rng = np.random.default_rng(6)
    x = rng.normal(50, 4, (200, 4)).astype(np.float32)
    x[:, 3] += x[:, 0] / 2
    both = np.column_stack([x, x[:, 0] + x[:, 1]]).astype(np.float64)
    inflation = vif(np.corrcoef(both.T))
    assert np.isinf(inflation[[0, 1, 4]]).all()
    np.testing.assert_allclose(inflation[[2, 3]], vif(np.corrcoef(both[:, :4].T))[[2, 3]], rtol=0.1)


def test_a_target_without_variance_is_its_mean_and_no_more():
    x, _, w = _case(7)
    fit = ols(x, np.full(50, 7.3), w, robust=True)
    assert fit.coefficients.tolist() == pytest.approx([7.3, 0, 0, 0, 0], abs=1e-12)
    assert fit.r2 == 0 and fit.rmse == 0 and np.isfinite(fit.aic)
    assert fit.p_values[1:].tolist() == [1, 1, 1, 1] and fit.p_values[0] == 0


def test_a_perfect_law_is_recovered_and_all_figures_are_finite():
    x = _case(8)[0]
    fit = ols(x, 2 + x @ [1.0, -2.0, 0.5, 0.0])
    np.testing.assert_allclose(fit.coefficients, [2, 1, -2, 0.5, 0], atol=1e-10)
    assert fit.r2 == pytest.approx(1) and np.isfinite([*fit.p_values, fit.aic, *fit.interval().ravel()]).all()


def test_a_cell_that_alone_fixes_a_coefficient_keeps_robust_errors_finite_and_not_zero():
    x, y, _ = _case(9)
    x[:, 2] = 0
    x[11, 2] = 1
    plain, robust = ols(x, y), ols(x, y, robust=True)
    assert 0.5 < robust.standard_errors[3] / plain.standard_errors[3] < 2
    assert np.isfinite(robust.covariance).all()


def test_without_scipy_p_values_and_intervals_are_unknown(monkeypatch):
    x, y, _ = _case(10)
    fit = ols(x, y)
    monkeypatch.setitem(sys.modules, "scipy.special", None)
    assert np.isnan(fit.p_values).all() and np.isnan(fit.interval()).all() and fit.interval().shape == (5, 2)


def test_predictors_that_no_fit_can_tell_apart_are_refused():
    x, y, w = _case(11)
    hole = x.copy()
    hole[3, 1] = np.nan
    cases = (
        ((np.column_stack([x, x[:, 0] - 3 * x[:, 2]]), y), "Predictor 5 of 5 is constant or a linear combination"),
        ((np.column_stack([np.full(50, 0.1), x]), y), "Predictor 1 of 5 is constant"),
        # Means of large constants are off by rounding, and not for all of these weights.
        *(
            ((np.column_stack([np.full(50, 1e15 / 3), x]), y, np.roll(w, k) + 0.1 * k), "Predictor 1 of 5 is constant")
            for k in range(8)
        ),
        ((hole, y), "cells without a value"),
        ((x, np.where(y == y[0], np.inf, y)), "cells without a value"),
        ((x, y, w[:-1]), "weights are not 50 finite numbers above 0"),
        ((x, y, np.where(w == w[0], 0, w)), "weights are not 50 finite numbers above 0"),
        ((x[:5], y[:5]), "There are 5 cells .* too few for 4 predictors"),
    )
    for arguments, words in cases:
        with pytest.raises(EngineInputError, match=words):
            ols(*arguments)
    assert ols(x[:6], y[:6]).dof == 1


def test_without_predictors_the_mean_is_left():
    _, y, w = _case(12)
    fit = ols(np.empty((50, 0)), y, w)
    assert fit.coefficients.tolist() == pytest.approx([np.average(y, weights=w)]) and fit.r2 == pytest.approx(0)


def test_too_few_samples_are_refused():
    with pytest.raises(EngineInputError, match="too few"):
        ols(np.zeros((4, 3)), np.zeros(4))
