"""The medcouple against statsmodels, the fences against cases worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.stattools import medcouple as statsmodels_medcouple
from vertical_city.engine.sar.visibility import BOXPLOT, KEPT, NOISY, UNMEASURED, fences, medcouple, visibility


@given(st.lists(st.one_of(st.integers(0, 6).map(float), st.floats(-100, 100)), min_size=2, max_size=60))
def test_the_medcouple_is_statsmodels_own(values):
    assert medcouple(values) == pytest.approx(float(statsmodels_medcouple(np.array(values))), abs=1e-12)


def test_the_medcouple_of_hardly_anything():
    assert medcouple([]) == 0 and medcouple([3.0]) == 0 and medcouple([3.0] * 4) == 0


@given(st.lists(st.floats(0.01, 1.5), min_size=4, max_size=40), st.floats(0.05, 1.0))
def test_visibility_is_the_rule_of_the_paper(values, limit):
    """Equation 12 written out, with statsmodels' medcouple."""
    skew = float(statsmodels_medcouple(np.array(values)))
    ordered = sorted(values)

    def quartile(share):
        at = share * (len(values) - 1)
        below = math.floor(at)
        return ordered[below] + (at - below) * (ordered[min(below + 1, len(values) - 1)] - ordered[below])

    low, high = quartile(0.25), quartile(0.75)
    reach = 1.5 * (high - low)
    if skew >= 0:
        low, high = low - reach * math.exp(-4 * skew), high + reach * math.exp(3 * skew)
    else:
        low, high = low - reach * math.exp(-3 * skew), high + reach * math.exp(4 * skew)
    assert fences(values) == pytest.approx((low, high), abs=1e-12)
    state = visibility(values, limit)
    for value, own in zip(values, state):
        if min(abs(value - low), abs(value - high)) > 1e-9:  # on the fence itself, rounding decides
            expected = BOXPLOT if not low <= value <= high else NOISY if value > limit else KEPT
            assert own == expected


def test_fences_of_a_sample_with_a_long_right_tail():
    # Median 3; of the nine h(x, y) of {3, 5, 9} and {1, 2, 3} the median is 1/3: (9+1-6)/8 = .5, (9+2-6)/7 = .714, 1;
    # (5+1-6)/4 = 0, (5+2-6)/3 = .333, 1; -1, -1 and 0 for the tie. Quartiles 2 and 5.
    values = [1, 2, 3, 5, 9]
    assert medcouple(values) == pytest.approx(1 / 3)
    low, high = fences(values)
    assert low == pytest.approx(2 - 4.5 * math.exp(-4 / 3)) and high == pytest.approx(5 + 4.5 * math.exp(1))


def test_fences_of_a_sample_with_a_long_left_tail():
    values = [-1, -2, -3, -5, -9]
    assert medcouple(values) == pytest.approx(-1 / 3)
    low, high = fences(values)
    # MC < 0: the exponents are -3 MC = 1 below and 4 MC = -4/3 above.
    assert low == pytest.approx(-5 - 4.5 * math.exp(1)) and high == pytest.approx(-2 + 4.5 * math.exp(-4 / 3))


def test_what_is_dropped_and_why():
    noise = np.array([0.10, 0.11, 0.12, 0.11, 0.10, 0.12, 0.11, np.nan, 0.45, 0.115, 0.105])
    state = visibility(noise)
    assert state[7] == UNMEASURED and state[8] == BOXPLOT and np.count_nonzero(state == KEPT) == 9
    assert list(visibility([0.4, 0.5, 0.50001])) == [KEPT, KEPT, NOISY]  # too few for a boxplot
    assert list(visibility([0.6, 0.61, 0.62, 0.6, 0.61])) == [NOISY] * 5
    assert list(visibility([0.3, 0.2], 0.25)) == [NOISY, KEPT]
    assert list(visibility([np.nan])) == [UNMEASURED]
    # Clearer than all others is outside of the fences too; and what is not measured does not move them.
    assert list(visibility([0.30, 0.31, 0.32, 0.31, 0.30, 0.01, np.nan])) == [KEPT] * 5 + [BOXPLOT, UNMEASURED]
    assert list(visibility([])) == []
