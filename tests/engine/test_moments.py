"""Moments of tables, their joining, and fits from them."""

from functools import reduce
from operator import add

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.moments import Moments, solve
from vertical_city.engine.gvc.regression import DEPENDENT, ols


def _table(seed, n=80, q=5, offset=50.0):
    rng = np.random.default_rng(seed)
    return rng.normal(offset, 3, (n, q)) + rng.normal(size=(n, 1)) @ rng.normal(size=(1, q))


@pytest.mark.parametrize("weighted", (False, True))
def test_moments_are_those_of_numpy(weighted):
    table = _table(1)
    w = np.random.default_rng(2).uniform(0.1, 1, 80) if weighted else None
    moments = Moments.of(table, w)
    total = 80 if w is None else w.sum()
    np.testing.assert_allclose(moments.mean, np.average(table, axis=0, weights=w), rtol=1e-14)
    np.testing.assert_allclose(moments.products, total * np.cov(table.T, aweights=w, ddof=0), rtol=1e-12)
    assert moments.n == 80 and moments.weight == pytest.approx(total)
    if w is None:
        np.testing.assert_allclose(moments.correlation(), np.corrcoef(table.T), rtol=1e-12)


@settings(deadline=None, max_examples=40)
@given(
    st.integers(0, 2**32 - 1),
    st.lists(st.integers(0, 80), max_size=6),
    st.sampled_from([0.0, 1e3, 1e7]),
    st.booleans(),
)
def test_parts_join_to_the_whole(seed, cuts, offset, weighted):
    table = _table(seed, offset=offset)
    w = np.random.default_rng(seed).uniform(0.1, 1, 80) if weighted else None
    edges = sorted([0, *cuts, 80])
    parts = [Moments.of(table[a:b], None if w is None else w[a:b]) for a, b in zip(edges, edges[1:])]
    joined, whole = reduce(add, parts), Moments.of(table, w)
    scale = np.sqrt(np.outer(np.diag(whole.products), np.diag(whole.products)))
    assert joined.n == 80 and joined.weight == pytest.approx(whole.weight)
    np.testing.assert_allclose(joined.mean, whole.mean, rtol=1e-14, atol=1e-13)
    # A mean of 1e7 is known to 1e-9, and so much may deviations differ.
    np.testing.assert_allclose(joined.products / scale, whole.products / scale, atol=1e-12 + 1e-16 * offset)


def test_a_large_mean_costs_no_digits():
    """Textbook sums of squares lose all digits of a spread of 1 about 1e9; exact integers tell the truth."""
    steps = np.arange(7.0)
    moments = Moments.of(np.column_stack([1e9 + steps, steps]))
    np.testing.assert_array_equal(moments.products, [[28, 28], [28, 28]])


def test_a_constant_column_correlates_with_nothing():
    table = _table(3).astype(np.float32).astype(np.float64)
    table[:, 1] = np.float32(0.1)
    table[:, 4] = -7e8 / 3 * (1 + 1e-13 * table[:, 0])
    moments = Moments.of(table[:33]) + Moments.of(table[33:])
    correlation = moments.correlation()
    assert [moments.varies(i) for i in range(5)] == [True, False, True, True, False]
    np.testing.assert_array_equal(correlation[[1, 4]], np.eye(5)[[1, 4]])
    np.testing.assert_array_equal(correlation[:, [1, 4]], np.eye(5)[:, [1, 4]])
    assert abs(correlation[0, 2]) > 0


def test_no_correlation_is_beyond_one():
    tables = (np.random.default_rng(seed).normal(50, 3, (20, 3)) for seed in range(30))
    assert max(np.abs(Moments.of(np.column_stack([t, 3 * t, t / 7])).correlation()).max() for t in tables) == 1


def test_a_part_is_that_of_the_columns_in_their_order():
    table = _table(4)
    part, direct = Moments.of(table).part([3, 0, 4]), Moments.of(table[:, [3, 0, 4]])
    np.testing.assert_allclose(part.mean, direct.mean, rtol=1e-14)
    np.testing.assert_allclose(part.products, direct.products, rtol=1e-13)


@settings(deadline=None, max_examples=40)
@given(
    st.integers(0, 2**32 - 1), st.lists(st.sampled_from(range(6)), min_size=1, max_size=6, unique=True), st.booleans()
)
def test_a_fit_from_moments_is_the_fit(seed, columns, weighted):
    table = _table(seed, q=7)
    w = np.random.default_rng(seed).uniform(0.1, 1, 80) if weighted else None
    fit = ols(table[:, columns], table[:, -1], w)
    found = solve(Moments.of(table, w), columns)
    np.testing.assert_allclose(found, fit.coefficients, rtol=1e-8, atol=1e-8)


def independent_columns(x):
    """Columns that are neither constant nor depend on ones before them, by Gram and Schmidt on the data themselves."""
    kept = []
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


def test_independent_columns_are_those_found_in_the_data():
    rng = np.random.default_rng(5)
    for _ in range(20):
        x = rng.normal(100, 10, (60, 4)).astype(np.float32)
        noise = rng.normal(size=60).astype(np.float32)
        pool = [
            *x.T,
            x[:, 0] + x[:, 1],
            np.full(60, 7, np.float32),
            x[:, 2] - x[:, 3],
            x[:, 1] + np.float32(0.1) * noise,
        ]
        table = np.column_stack([pool[i] for i in rng.permutation(len(pool))] + [noise]).astype(np.float64)
        moments = Moments.of(table)
        assert moments.independent(range(8)) == independent_columns(table[:, :8])
        assert len(moments.independent(range(8))) == 5


def test_dependent_and_constant_columns_get_no_coefficient():
    table = _table(6, q=4)
    x = np.column_stack([np.full(80, 3.0), table[:, 0], table[:, 1], table[:, 0] + table[:, 1], table[:, 2]])
    found = solve(Moments.of(np.column_stack([x, table[:, 3]])), [4, 1, 0, 2, 3])
    assert found[3] == 0 and found[5] == 0
    expected = ols(table[:, [2, 0, 1]], table[:, 3]).coefficients
    np.testing.assert_allclose(found[[0, 1, 2, 4]], expected, rtol=1e-9)


def test_nearly_dependent_columns_still_predict():
    rng = np.random.default_rng(7)
    x = rng.normal(size=(500, 1))
    x = np.column_stack([x, x + 1e-4 * rng.normal(size=(500, 1))])
    y = x @ [1.0, 1.0] + 0.1 * rng.normal(size=500)
    found, fit = solve(Moments.of(np.column_stack([x, y])), [0, 1]), ols(x, y)
    np.testing.assert_allclose(found[0] + x @ found[1:], fit.predict(x), atol=1e-8)


def test_without_columns_or_variance_the_mean_is_left():
    table = _table(8)
    assert solve(Moments.of(table), []).tolist() == pytest.approx([table[:, -1].mean()])
    table[:, -1] = 4.2
    np.testing.assert_allclose(solve(Moments.of(table), [0, 1]), [4.2, 0, 0], atol=1e-12)


def test_bad_tables_are_refused():
    table = _table(9)
    with pytest.raises(EngineInputError, match="weights are not 80"):
        Moments.of(table, np.zeros(80))
    table[3, 2] = np.nan
    with pytest.raises(EngineInputError, match="without a value"):
        Moments.of(table)


def test_an_empty_part_adds_nothing():
    empty, some = Moments.of(np.empty((0, 5))), Moments.of(_table(10))
    assert (empty + empty).n == 0 and np.isfinite((empty + empty).correlation()).all()
    for joined in (empty + some, some + empty, empty + empty + some):
        np.testing.assert_array_equal(joined.mean, some.mean)
        np.testing.assert_array_equal(joined.products, some.products)
