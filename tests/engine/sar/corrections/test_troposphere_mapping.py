"""VMF3 against TU Wien's own figures, against another implementation, and near the zenith."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vertical_city.engine.sar.corrections.mapping_function import (
    MEAN_A,
    _harmonics,
    coefficients,
    continued_fraction,
    vmf3,
)

# Elevation, hydrostatic, wet of vmf3.m for 37.5 N, 277.5 E on 2018-11-25, day 329 (Orekit's test, from TU Wien).
TU_WIEN = [(5, 10.132802, 10.879154), (38, 1.621024, 1.623023), (85, 1.00381, 1.003816)]
# Latitude, longitude, day, ah, aw, elevation, hydrostatic, wet of Orekit 13.1.9 (ViennaThree), whose days count
# from noon of December 31st, half a day less than those of TU Wien.
OREKIT = [
    (48.757, 18.671, 40, 0.00122, 5.1e-4, 5.0, 10.143208210574599, 10.830604555775055),
    (48.757, 18.671, 40, 0.00122, 5.1e-4, 48.1, 1.3422157734623563, 1.342974249720723),
    (-33.9, 151.2, 200, 0.00126, 6.6e-4, 5.0, 10.109157701985735, 10.657454235372363),
    (-33.9, 151.2, 200, 0.00126, 6.6e-4, 30.0, 1.9925683822515052, 1.9960754411414054),
    (78.2, 15.6, 5, 0.00117, 4.5e-4, 5.0, 10.18630326940815, 10.90294296211919),
    (-1.3, -78.5, 300, 0.00128, 6.2e-4, 5.0, 10.091267568924788, 10.702885650798835),
    (-1.3, -78.5, 300, 0.00128, 6.2e-4, 70.0, 1.0639985535082537, 1.0640906649704642),
    (89.9, -170.0, 120, 0.00116, 4.3e-4, 5.0, 10.203763489883302, 10.927306021348238),
    (-54.8, -68.3, 360, 0.0012, 5.0e-4, 5.0, 10.167022543912164, 10.843242284787246),
]


@pytest.mark.parametrize("elevation, hydrostatic, wet", TU_WIEN)
def test_the_mapping_factors_of_tu_wien(elevation, hydrostatic, wet):
    own = vmf3((0.00123462, 0.00047101), 37.5, 277.5, 329, elevation)
    assert own == pytest.approx((hydrostatic, wet), abs=1e-6)


@pytest.mark.parametrize("latitude, longitude, day, ah, aw, elevation, hydrostatic, wet", OREKIT)
def test_another_implementation_over_the_globe_and_the_year(
    latitude, longitude, day, ah, aw, elevation, hydrostatic, wet
):
    own = vmf3((ah, aw), latitude, longitude, day - 0.5, elevation)
    assert own == pytest.approx((hydrostatic, wet), abs=2e-7)  # the table is rounded


def test_arrays_are_done_as_single_points_are():
    latitude, longitude, elevation = np.array([[50.0, -20.0], [3.0, 71.0]]), np.array([[9.0, 140.0]]), 41.0
    own = vmf3((0.0012, 0.0005), latitude, longitude, 33.3, elevation, 700.0)
    assert own[0].shape == own[1].shape == (2, 2)
    for i, j in np.ndindex(2, 2):
        one = vmf3((0.0012, 0.0005), latitude[i, j], longitude[0, j], 33.3, elevation, 700.0)
        assert (own[0][i, j], own[1][i, j]) == pytest.approx(one, rel=1e-13)


def test_the_height_correction_is_niells():
    """Niell (1996), equation 6, written out: per kilometre 1/sin e less the fraction of 2.53e-5, 5.49e-3, 1.14e-3."""
    sine = np.sin(np.radians(30))
    fraction = (1 + 2.53e-5 / (1 + 5.49e-3 / (1 + 1.14e-3))) / (sine + 2.53e-5 / (sine + 5.49e-3 / (sine + 1.14e-3)))
    low, high = (vmf3(MEAN_A, 48, 18, 100, 30, height) for height in (0, 2500))
    assert high[0] - low[0] == pytest.approx(2.5 * (1 / sine - fraction), rel=1e-9) and high[1] == low[1]


@given(st.floats(-90, 90), st.floats(-180, 360), st.floats(1, 366.99), st.floats(20, 60), st.floats(0.00110, 0.00132))
def test_at_the_incidence_of_a_radar_it_is_nearly_the_secant(latitude, longitude, day, incidence, ah):
    hydrostatic, wet = vmf3((ah, MEAN_A[1]), latitude, longitude, day, 90 - incidence)
    secant = 1 / np.cos(np.radians(incidence))
    # A spherical shell: less than a flat layer, by about a·tan² of incidence, and the lower wet part is flatter.
    less = ah * np.tan(np.radians(incidence)) ** 2
    assert hydrostatic == pytest.approx(secant * (1 - less), rel=0.0005) and hydrostatic < wet < secant


def test_mean_coefficients_are_nearly_those_of_niell():
    """Niell (1996), tables 3 and 4: 45 degrees of latitude, the mean of the year."""
    for incidence in (20, 45, 55):
        sine = np.cos(np.radians(incidence))
        own = vmf3(MEAN_A, 45, 10, 120, 90 - incidence)
        assert abs(own[0] - continued_fraction(1.2465397e-3, 2.9288445e-3, 62.721774e-3, sine)) * 2.3 < 0.0006
        assert abs(own[1] - continued_fraction(5.8118019e-4, 1.4572752e-3, 4.3908931e-2, sine)) * 0.3 < 0.0002


def test_mean_coefficients_do_at_the_incidence_of_a_radar():
    for extreme in (MEAN_A[0] - 1e-4, MEAN_A[0] + 1e-4):
        for incidence, most_m in ((45, 0.0004), (60, 0.0015)):
            own, mean = (vmf3((a, 5e-4), 48, 18, 33, 90 - incidence)[0] for a in (extreme, MEAN_A[0]))
            assert abs(own - mean) * 2.3 < most_m


def test_coefficients_of_vmf1_may_be_used_with_the_b_and_c_of_vmf3():
    """VMF1 (Böhm et al. 2006): bh = 0.0029, ch by latitude and season, bw = 0.00146, cw = 0.04391."""
    for latitude, day in ((48, 33), (10, 200), (-40, 28), (75, 180)):
        south = latitude < 0
        c11, c10, phase = (0.007, 0.002, np.pi) if south else (0.005, 0.001, 0.0)
        season = (np.cos((day - 28) / 365.25 * 2 * np.pi + phase) + 1) * c11 / 2 + c10
        ch = 0.062 + season * (1 - np.cos(np.radians(latitude)))
        for incidence in (20, 45, 60):
            sine = np.cos(np.radians(incidence))
            own = vmf3((0.00122, 0.00055), latitude, 18, day, 90 - incidence)
            assert abs(own[0] - continued_fraction(0.00122, 0.0029, ch, sine)) * 2.3 < 3e-4
            assert abs(own[1] - continued_fraction(0.00055, 0.00146, 0.04391, sine)) * 0.3 < 3e-4


def test_the_harmonics_are_normalised():
    """Their squares are 1 on the mean over the sphere (Gauss-Legendre by even steps), products of two are 0."""
    nodes, weights = np.polynomial.legendre.leggauss(20)
    longitude = np.arange(40) * 2 * np.pi / 40
    latitude, around = np.meshgrid(np.arcsin(nodes), longitude, indexing="ij")
    values = _harmonics(latitude, around)
    share = np.repeat(weights / 2 / 40, 40)
    gram = np.einsum("ap,bp,p->ab", *[values.reshape(182, -1)] * 2, share)
    used = np.diag(gram) > 0.5  # the sines of order 0 are 0
    assert np.count_nonzero(~used) == 13
    np.testing.assert_allclose(gram, np.diag(used.astype(float)), atol=1e-12)


def test_the_coefficients_turn_with_the_year():
    assert coefficients(48, 18, 10) == pytest.approx(coefficients(48, 18, 10 + 365.25), rel=1e-12)
    assert coefficients(48, 18, 10) == pytest.approx(coefficients(48, 378, 10), rel=1e-12)
    assert abs(coefficients(48, 18, 10)[2] - coefficients(48, 18, 192)[2]) > 1e-4
