"""The fit against statsmodels, an independent implementation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.regression import (
    best_single,
    cross_validated_rmse,
    folds,
    independent_columns,
    ols,
    univariate_rmse,
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


def test_univariate_rmse_equals_a_fit_of_each_column_alone():
    rng = np.random.default_rng(1)
    x, y = rng.normal(50, 5, (40, 7)), rng.normal(size=40)
    x[:, 3] = 4.2
    expected = [np.inf if i == 3 else ols(x[:, [i]], y).rmse for i in range(7)]
    np.testing.assert_allclose(univariate_rmse(x, y), expected)
    order = best_single(x, y)
    assert 3 not in order and order[0] == int(np.argmin(expected))


def test_dependent_columns_are_found_in_float32_data():
    rng = np.random.default_rng(2)
    x = rng.normal(100, 10, (80, 5)).astype(np.float32)
    combined = np.column_stack([x[:, :3], x[:, 0] + x[:, 1], np.full(80, 7, np.float32), x[:, 3:]])
    assert independent_columns(combined.astype(np.float64)) == [0, 1, 2, 5, 6]


def test_strongly_correlated_columns_are_kept():
    rng = np.random.default_rng(3)
    x = rng.normal(size=(80, 1))
    assert independent_columns(np.column_stack([x, x + 1e-3 * rng.normal(size=(80, 1))])) == [0, 1]


def test_too_few_samples_are_refused():
    with pytest.raises(EngineInputError, match="too few"):
        ols(np.zeros((4, 3)), np.zeros(4))


def test_folds_are_even_seeded_and_cover_all():
    fold = folds(103)
    assert sorted(np.bincount(fold)) == [20, 20, 21, 21, 21] and (fold == folds(103)).all()


def test_cross_validation_of_pure_noise_shows_no_skill_where_the_fit_pretends_one():
    """With 60 features of noise the best one fits well by chance; held-out cells must not be fooled."""
    rng = np.random.default_rng(4)
    x, y = rng.normal(size=(40, 60)), rng.normal(size=40)

    def held_out(train, test):
        best = best_single(x[train], y[train])[:1]
        return ols(x[train][:, best], y[train]).predict(x[test][:, best])

    assert ols(x[:, best_single(x, y)[:1]], y).rmse < 0.95 * y.std()
    assert cross_validated_rmse(y, held_out) > y.std()
