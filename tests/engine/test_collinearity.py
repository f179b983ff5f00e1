"""The three rules for dropping correlated predictors, against numbers by hand and slow independent code."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.collinearity import RULES, reduce_collinear


def _matrix(*above):
    """A correlation matrix from its rows right of the diagonal."""
    p = len(above) + 1
    result = np.eye(p)
    for i, row in enumerate(above):
        result[i, i + 1 :] = result[i + 1 :, i] = row
    return result


def _random(seed, p):
    rng = np.random.default_rng(seed)
    r = np.corrcoef(rng.normal(size=(p, 2)) @ rng.normal(size=(2, 40)) + 0.5 * rng.normal(size=(p, 40)))
    return (r + r.T) / 2


def _mean(values):
    known = [value for value in values if value is not None]
    return math.fsum(known) / len(known)


def _slow_caret(r, cutoff):
    """findCorrelation(exact = TRUE) from its description, with None where R has NA."""
    p = len(r)
    size = [[None if i == j else abs(float(r[i][j])) for j in range(p)] for i in range(p)]
    order = sorted(range(p), key=lambda i: -_mean(size[i]))
    gone = set()
    for place, i in enumerate(order):
        for j in order[place + 1 :]:
            if i in gone or j in gone or not abs(r[i][j]) > cutoff:
                continue
            row = _mean(size[i])
            rest = _mean([size[a][b] for a in range(p) if a != j for b in range(p)])
            lost = i if row > rest else j
            gone.add(lost)
            for k in range(p):
                size[lost][k] = size[k][lost] = None
    return gone


def _slow_pairwise(r, cutoff):
    left = list(range(len(r)))
    while len(left) > 1:
        pairs = [(abs(r[i][j]), i, j) for i in left for j in left if i < j]
        largest, i, j = max(pairs)
        if largest <= cutoff:
            break
        mean_i, mean_j = (_mean([abs(r[k][m]) for m in left if m != k]) for k in (i, j))
        left.remove(i if mean_i > mean_j else j)
    return set(range(len(r))) - set(left)


def _slow_mean_abs(r, cutoff):
    left = list(range(len(r)))
    while len(left) > 1:
        means = {k: _mean([abs(r[k][m]) for m in left if m != k]) for k in left}
        worst = max(left, key=lambda k: (means[k], k))
        if means[worst] <= cutoff:
            break
        left.remove(worst)
    return set(range(len(r))) - set(left)


SLOW = {"pairwise": _slow_pairwise, "mean_abs": _slow_mean_abs, "caret_exact": _slow_caret}


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 2**32 - 1), st.integers(2, 12), st.floats(0.1, 0.95), st.sampled_from(RULES))
def test_each_rule_equals_slow_independent_code(seed, p, cutoff, rule):
    r = _random(seed, p)
    kept, dropped = reduce_collinear(r, cutoff, rule)
    assert {drop.column for drop in dropped} == SLOW[rule](r, cutoff)
    assert kept == [i for i in range(p) if i not in {drop.column for drop in dropped}]


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 2**32 - 1), st.integers(2, 10), st.floats(0.1, 0.95), st.sampled_from(("pairwise", "caret_exact"))
)
def test_no_correlation_above_the_cutoff_is_left(seed, p, cutoff, rule):
    r = _random(seed, p)
    kept, _ = reduce_collinear(r, cutoff, rule)
    left = np.abs(r[np.ix_(kept, kept)]) - np.eye(len(kept))
    assert kept and left.max() <= cutoff


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(3, 10), st.sampled_from(RULES))
def test_the_order_of_columns_does_not_matter(seed, p, rule):
    r = _random(seed, p)
    order = np.random.default_rng(seed).permutation(p)
    kept, _ = reduce_collinear(r, 0.6, rule)
    permuted, _ = reduce_collinear(r[np.ix_(order, order)], 0.6, rule)
    # Of the last two columns neither has the larger mean |r|: the later goes, whichever that is.
    assert len(kept) == len(permuted) == 1 or {int(order[i]) for i in permuted} == set(kept)


def test_the_order_of_a_sum_does_not_decide_between_equals():
    """The first two columns are as much like the others, but floats that are added in another order differ."""
    r = _matrix((0.9, 0.1, 0.2, 0.4), (0.1, 0.4, 0.2), (0.0, 0.0), (0.0,))
    assert reduce_collinear(r, 0.85, "pairwise")[0] == [0, 2, 3, 4]  # the later one goes
    r = _matrix((0.9, 0.1, 0.2, 0.3), (0.2, 0.1, 0.3), (0.0, 0.0), (0.0,))
    assert reduce_collinear(r, 0.85, "caret_exact")[0] == [1, 2, 3, 4]  # the first is looked at first, and goes


# Columns a b c d e: a, b, c hang together but below the cutoff; d and e are alike. Mean |r| of a row: a 0.6425,
# b 0.64, c 0.6375, d 0.6, e 0.525.
HAND = _matrix([0.84, 0.83, 0.5, 0.4], [0.82, 0.5, 0.4], [0.5, 0.4], [-0.9])


def test_caret_compares_a_row_with_the_rest_of_the_matrix():
    """By hand: the one pair is d, e. Row d has 0.6; the matrix without row e (0.6425 + 0.64 + 0.6375 + 0.6) / 4 = 0.63.
    0.6 is not above 0.63, so e goes; row against row (0.6 against 0.525) d would."""
    kept, (drop,) = reduce_collinear(HAND, 0.85, "caret_exact")
    assert kept == [0, 1, 2, 3]
    assert (drop.column, drop.against, drop.r) == (4, 3, -0.9) and drop.mean_r == pytest.approx(0.525)
    kept, (drop,) = reduce_collinear(HAND, 0.85, "pairwise")
    assert kept == [0, 1, 2, 4]
    assert (drop.column, drop.against, drop.r) == (3, 4, -0.9) and drop.mean_r == pytest.approx(0.6)


def test_caret_agrees_with_the_result_in_its_own_tests():
    """caret's test of findCorrelation(R1, cutoff = 0.6, exact = TRUE) expects x1, x5 and x4 to go."""
    r1 = _matrix([0.86, 0.56, 0.32, 0.85], [0.01, 0.74, 0.32], [0.65, 0.91], [0.36])
    kept, dropped = reduce_collinear(r1, 0.6, "caret_exact")
    assert {drop.column for drop in dropped} == {0, 4, 3} and kept == [1, 2]


def test_the_paper_to_the_letter_drops_by_the_mean_alone():
    """Means of a, b, c: 0.945, 0.94, 0.935. a goes (0.945 > 0.85), then of b and c (0.93 each) the later."""
    r = _matrix([0.95, 0.94], [0.93])
    kept, dropped = reduce_collinear(r, 0.85, "mean_abs")
    assert kept == [1] and [(d.column, d.against, d.r) for d in dropped] == [(0, None, None), (2, None, None)]
    assert [d.mean_r for d in dropped] == pytest.approx([0.945, 0.93])
    # A pair of twins among strangers stays: no mean is above the cutoff.
    twins = _matrix([1.0, 0.1, 0.1], [0.1, 0.1], [0.1])
    assert reduce_collinear(twins, 0.85, "mean_abs") == ([0, 1, 2, 3], [])
    assert reduce_collinear(twins, 0.85, "pairwise")[0] == [0, 2, 3]


@pytest.mark.parametrize("rule", RULES)
def test_of_equals_the_first_is_kept(rule):
    kept, dropped = reduce_collinear(_matrix([0.9, 0.9], [0.9]), 0.85, rule)
    assert kept == [0] and [drop.column for drop in dropped] == ([1, 2] if rule != "mean_abs" else [2, 1])


@pytest.mark.parametrize("rule", RULES)
def test_few_columns_and_constant_ones_do_no_harm(rule):
    assert reduce_collinear(np.empty((0, 0)), 0.85, rule) == ([], [])
    assert reduce_collinear(np.eye(1), 0.85, rule) == ([0], [])
    assert reduce_collinear(np.eye(4), 0.0, rule) == ([0, 1, 2, 3], [])


def test_bad_input_is_refused():
    for arguments, words in (
        ((np.eye(2), 0.85, "best"), "rule is 'best'; choose one of pairwise, mean_abs, caret_exact"),
        ((np.eye(2), 1.2), "cutoff for correlations is 1.2"),
        ((np.full((2, 2), np.nan),), "without a value"),
    ):
        with pytest.raises(EngineInputError, match=words):
            reduce_collinear(*arguments)
