"""LMG against the average over all orders, in exact rational arithmetic."""

import time
import tracemalloc
from fractions import Fraction
from functools import cache
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineCanceled
from vertical_city.engine.gvc.importance import MOST, lmg
from vertical_city.engine.monitor import Monitor


def _random(seed, p, alike=None):
    """Correlations of p predictors and a target (last); `alike` makes the last predictor nearly a sum of two others."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(60, p)) + rng.normal(size=(60, 2)) @ rng.normal(size=(2, p))
    if alike is not None:
        x[:, -1] = x[:, 0] + x[:, 1] + alike * rng.normal(size=60)
    return np.corrcoef(np.column_stack([x, x @ rng.normal(size=p) + 2 * rng.normal(size=60)]).T)


def _all_orders(correlation):
    """Mean gain in R2 over all orders, every R2 by Gaussian elimination with fractions: no rounding at all."""
    p = len(correlation) - 1
    exact = [[Fraction(float(value)) for value in row] for row in correlation]

    @cache
    def r2(subset):
        order = [*sorted(subset), p]
        a = [[exact[i][j] for j in order] for i in order]
        for k in range(len(order) - 1):
            for i in range(k + 1, len(order)):
                factor = a[i][k] / a[k][k]
                a[i] = [one - factor * other for one, other in zip(a[i], a[k])]
        return 1 - a[-1][-1]

    total = [Fraction(0)] * p
    orders = list(permutations(range(p)))
    for order in orders:
        for place, i in enumerate(order):
            total[i] += r2(frozenset(order[: place + 1])) - r2(frozenset(order[:place]))
    return np.array([float(value / len(orders)) for value in total]), float(r2(frozenset(range(p))))


@pytest.mark.parametrize("alike", (None, None, None, 0.01, 1e-3))
@pytest.mark.parametrize("seed", (1, 2))
def test_lmg_is_the_average_over_all_720_orders(seed, alike):
    correlation = _random(seed, 6, alike)
    expected, r2 = _all_orders(correlation)
    found = lmg(correlation)
    np.testing.assert_allclose(found, expected, atol=1e-10, rtol=0)
    assert found.sum() == pytest.approx(r2, abs=1e-10)


def test_of_two_predictors_it_is_the_textbook_formula():
    r1, r2, r12 = 0.6, 0.5, 0.3
    whole = (r1**2 + r2**2 - 2 * r1 * r2 * r12) / (1 - r12**2)
    found = lmg(np.array([[1, r12, r1], [r12, 1, r2], [r1, r2, 1]]))
    np.testing.assert_allclose(found, [(r1**2 + whole - r2**2) / 2, (r2**2 + whole - r1**2) / 2], rtol=1e-14)
    assert lmg(np.array([[1, -0.4], [-0.4, 1]])) == pytest.approx([0.16])
    assert lmg(np.eye(1)).shape == (0,)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(2, 9))
def test_it_sums_to_r2_is_not_negative_and_follows_the_predictors(seed, p):
    correlation = _random(seed, p)
    found = lmg(correlation)
    r2 = correlation[-1, :-1] @ np.linalg.solve(correlation[:-1, :-1], correlation[:-1, -1])
    assert found.sum() == pytest.approx(r2, abs=1e-10) and (found > -1e-12).all()
    order = np.random.default_rng(seed).permutation(p)
    at = np.append(order, p)
    np.testing.assert_allclose(lmg(correlation[np.ix_(at, at)]), found[order], atol=1e-10)


def test_uncorrelated_predictors_have_their_squared_correlation():
    correlation = np.eye(5)
    correlation[-1, :-1] = correlation[:-1, -1] = [0.5, 0.1, -0.4, 0.0]
    np.testing.assert_allclose(lmg(correlation), [0.25, 0.01, 0.16, 0], atol=1e-15)


def test_predictors_that_play_the_same_part_get_the_same():
    correlation = _random(3, 5)
    correlation[1, :], correlation[:, 1] = correlation[0, :], correlation[:, 0]
    correlation[1, 1], correlation[0, 1], correlation[1, 0] = 1, 0.8, 0.8
    found = lmg(correlation)
    assert found[0] == pytest.approx(found[1], rel=1e-12)


def test_a_predictor_that_others_make_up_shares_with_them_and_a_constant_gets_nothing():
    """Of twins each gets half of what one alone would; R2 stays."""
    alone = _random(4, 3)
    at = [0, 1, 2, 2, 3]
    twins = alone[np.ix_(at, at)]
    found = lmg(twins)
    assert found[2] == pytest.approx(found[3], rel=1e-12) and found.sum() == pytest.approx(lmg(alone).sum(), abs=1e-12)
    a, b, noise = np.random.default_rng(8).normal(100, 5, (3, 90)).astype(np.float32)
    three = np.corrcoef(np.stack([a, b, a + b, a - b + noise]).astype(np.float64))
    assert lmg(three).sum() == pytest.approx(lmg(three[np.ix_([0, 1, 3], [0, 1, 3])]).sum(), abs=1e-6)
    constant = np.eye(5)
    constant[np.ix_([0, 1, 3, 4], [0, 1, 3, 4])] = alone
    assert lmg(constant)[2] == 0 and np.allclose(lmg(constant)[[0, 1, 3]], lmg(alone), atol=1e-14)


@pytest.mark.parametrize(("p", "seconds"), ((16, 1), (20, 10)))
def test_many_predictors_take_no_time(p, seconds):
    correlation = _random(5, p)
    begin = time.perf_counter()
    found = lmg(correlation)
    assert time.perf_counter() - begin < seconds  # 0.004 s and 0.26 s where it was written
    r2 = correlation[-1, :-1] @ np.linalg.solve(correlation[:-1, :-1], correlation[:-1, -1])
    assert found.sum() == pytest.approx(r2, abs=1e-9)


@pytest.mark.slow
def test_the_most_predictors_stay_within_memory():
    correlation = _random(6, MOST)
    tracemalloc.start()
    found = lmg(correlation)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    r2 = correlation[-1, :-1] @ np.linalg.solve(correlation[:-1, :-1], correlation[:-1, -1])
    assert found.sum() == pytest.approx(r2, abs=1e-9) and peak < 5e8


def test_a_cancel_stops_it():
    asked = iter([False] * 12 + [True] * 99)
    with pytest.raises(EngineCanceled):
        lmg(_random(7, 14), Monitor(is_canceled=lambda: next(asked)))
