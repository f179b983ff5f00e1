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
    if np.ptp(values) > 1e-6:
        assert medcouple(values) == pytest.approx(float(statsmodels_medcouple(np.array(values))), abs=1e-12)
    if len(set(values)) == 1:
        assert medcouple(values) == 0


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
