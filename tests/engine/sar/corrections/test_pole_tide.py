"""The pole tide against the potential that drives it, and the files of polar motion in their true layouts."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.constants import SPEED_OF_LIGHT_M_S
from vertical_city.engine.sar.corrections.pole_tide import (
    EarthOrientation,
    PoleTide,
    displacement,
    read_eop,
    secular_pole,
)
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.simulate import example_orbit

DATA = Path(__file__).parents[3] / "data" / "sar" / "corrections"
FINALS, C04_14, C04_20 = "finals2000A_sample.all", "eopc04_14_sample.txt", "eopc04_20_sample.txt"
SECOND_OF_ARC = np.pi / 648_000
NOON = np.datetime64("2020-03-11T12:00", "ms")


def centrifugal(place, m1, m2):
    """What the wobble changes of the potential of the Earth's rotation, J/kg, m1 and m2 in radians.

    |w|^2 |r|^2 / 2 - (w r)^2 / 2 with w = W (m1, m2, 1), less that with w = W (0, 0, 1), to first order in m.
    """
    rate = 7.292115e-5
    return -(rate**2) * place[2] * (m1 * place[0] + m2 * place[1])


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(-0.4, 0.4), st.floats(-0.4, 0.4))
def test_the_displacement_is_what_the_potential_does_to_the_earth(latitude, longitude, m1, m2):
    """h / g times the potential upwards, l / g times its slope along the ground (h = 0.6207, l = 0.0836), the slope by
    differences; equation 7.26 rounds that to 1 %."""
    radius, gravity, step = 6_378_136.6, 9.7803278, 1e-4
    phi, lam = np.radians([latitude, longitude])

    def potential(phi, lam):
        place = radius * np.array([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])
        return centrifugal(place, m1 * SECOND_OF_ARC, m2 * SECOND_OF_ARC)

    north = (potential(phi + step, lam) - potential(phi - step, lam)) / (2 * step)
    east = (potential(phi, lam + step) - potential(phi, lam - step)) / (2 * step * np.cos(phi))
    axes = np.array(
        [
            [np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)],
            [-np.sin(phi) * np.cos(lam), -np.sin(phi) * np.sin(lam), np.cos(phi)],
            [-np.sin(lam), np.cos(lam), 0],
        ]
    )
    found = axes @ displacement(radius * axes[0], m1, m2)[0]
    expected = np.array([0.6207 * potential(phi, lam), 0.0836 * north, 0.0836 * east]) / gravity
    wobble = np.hypot(m1, m2)
    np.testing.assert_allclose(found, expected, atol=0.01 * 0.033 * wobble + 1e-9)
    np.testing.assert_allclose(found[1:], expected[1:], atol=0.01 * 0.009 * wobble + 1e-9)


def test_the_displacement_in_figures():
    """Equation 7.26 by hand: at 45 degrees north, where the wobble leans to, 33 mm down per second of arc, and
    at the pole 9 mm towards it."""
    middle = np.array([1.0, 0.0, 1.0]) * 4.5e6
    np.testing.assert_allclose(displacement(middle, 0.1, 0), [[-0.0033 * 0.5**0.5, 0, -0.0033 * 0.5**0.5]], atol=1e-12)
    np.testing.assert_allclose(displacement([0, 0, 6.4e6], 0.1, 0.2), [[-0.0009, -0.0018, 0]], atol=1e-12)
    np.testing.assert_allclose(displacement([6.4e6, 0, 0], 0.1, 0.2), [[0, 0, -0.0009]], atol=1e-12)


def test_the_secular_pole():
    assert secular_pole(np.datetime64("2000-01-01", "ms")) == pytest.approx((0.0550, 0.3205))
    assert secular_pole(np.datetime64("2020-01-01", "ms")) == pytest.approx((0.08854, 0.3897), abs=1e-5)


@pytest.mark.parametrize(
    ("name", "x", "y"),
    [
        (FINALS, (0.028655 + 0.029168) / 2, (0.372325 + 0.373782) / 2),  # Bulletin B
        (C04_14, (0.028691 + 0.029316) / 2, (0.372276 + 0.373764) / 2),
        (C04_20, (0.028691 + 0.029316) / 2, (0.372276 + 0.373764) / 2),
    ],
)
def test_the_pole_of_each_layout_halfway_between_two_dates(name, x, y):
    orientation = read_eop(DATA / name)
    assert orientation.name == name
    assert orientation.pole(NOON) == pytest.approx((x, y), abs=1e-9)


def test_finals_have_bulletin_a_where_b_is_blank_and_nothing_where_both_are():
    orientation = read_eop(DATA / FINALS)
    assert orientation.mjd.tolist() == [58918, 58919, 58920, 58921, 58922, 61706, 61707]
    assert orientation.pole(np.datetime64("2027-10-28", "ms")) == pytest.approx((0.181201, 0.276523))


def test_a_date_outside_the_file_is_refused_with_the_files_dates():
    for when in ("2020-03-09T23:59:59", "2020-03-14T00:00:01"):
        with pytest.raises(EngineInputError, match=r"eopc04_20.* 2020-03-10 to 2020-03-14.*" + when[:10]):
            read_eop(DATA / C04_20).pole(np.datetime64(when, "ms"))


def test_the_ends_and_no_gap_but_a_long_one():
    orientation = read_eop(DATA / C04_20)
    assert orientation.pole(np.datetime64("2020-03-10", "ms")) == pytest.approx((0.028256, 0.370672))
    assert orientation.pole(np.datetime64("2020-03-14", "ms")) == pytest.approx((0.031873, 0.377479))
    finals = read_eop(DATA / FINALS)
    assert finals.pole(np.datetime64("2020-03-14", "ms")) == pytest.approx((0.031837, 0.377519))
    with pytest.raises(EngineInputError, match="no pole between 2020-03-14 and 2027-10-28"):
        finals.pole(np.datetime64("2024-01-01", "ms"))


@pytest.mark.parametrize("name", [FINALS, C04_14, C04_20])
def test_other_line_ends_a_byte_order_mark_and_blanks_change_nothing(name, tmp_path):
    text = (DATA / name).read_text(encoding="utf-8")
    lines = [line.rstrip() + "   " for line in text.splitlines()] + ["", "  "]
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    found, expected = read_eop(tmp_path / name), read_eop(DATA / name)
    for one in ("mjd", "x_arcsec", "y_arcsec"):
        np.testing.assert_array_equal(getattr(found, one), getattr(expected, one))


def changed(name, old, new):
    text = (DATA / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        ("MJD;Year;Month;Day\n58918;2020;3;10\n", "no line of Earth orientation"),
        (changed(FINALS, "0.029168", "     nan"), "Line 3 .*'nan' where a number"),
        (changed(FINALS, "0.029168", "0.02x168"), "Line 3 .*'0.02x168' where a number"),
        (changed(FINALS, "0.029168", "        "), "Line 3 .*'' where a number"),
        (changed(FINALS, "0.029168", "9.029168"), "Line 3 .*9.029168"),
        (changed(FINALS, "20 312 58920", "20 313 58920"), "Line 3 .*20-03-13.*2020-03-12"),
        (changed(FINALS, "20 312 58920", "something else"), "Line 3 .*no line of finals2000A"),
        ((DATA / FINALS).read_text(encoding="utf-8")[: 3 * 188 - 40], "Line 3 .*cut off"),
        (changed(C04_14, "58920   0.029316", "58920"), "Line 15 .*15 numbers"),
        (changed(C04_20, "58920.00    0.029316", "58920.00    1e400"), "Line 9 .*'1e400'"),
        (changed(C04_20, "58920.00    0.029316", "58920.00   -0.0293e9"), "Line 9 .*-0.0293e9"),
        (changed(C04_20, "12   0  58920.00", "12   0  58919.00"), "Line 9 .*20-03-12.*2020-03-11"),
        (changed(C04_20, "12   0  58920.00", "12   0  9e99"), "Line 9 .*9e99"),
        (changed(C04_20, "12   0  58920.00", "11   0  58919.00"), "do not increase at 2020-03-11"),
        ("\n".join((DATA / C04_20).read_text(encoding="utf-8").splitlines()[:7]), "fewer than two dates"),
    ],
)
def test_damaged_files_are_refused_in_one_sentence(text, reason, tmp_path):
    file = tmp_path / "eop.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(EngineInputError, match=reason) as caught:
        read_eop(file)
    assert "eop.txt" in str(caught.value) and str(caught.value).endswith(".")


def test_a_missing_file_a_folder_and_bytes_are_refused(tmp_path):
    (tmp_path / "bytes").write_bytes(bytes(range(256)) * 50)
    for name in ("missing.all", "", "bytes"):
        with pytest.raises(EngineInputError):
            read_eop(tmp_path / name)


def test_the_correction_is_the_displacement_seen_by_the_radar():
    orbit = example_orbit(49.0, 18.6, "descending", "right", 42.0, epoch="2020-03-11T04:53:42")
    places = to_geocentric([48.98, 49.0, -49.0], [18.6, 18.62, 18.6], 300.0)
    sight = Sight.of(Pass("one", "track", "descending", orbit), places)
    correction = PoleTide(read_eop(DATA / C04_20), sigma_m=0.001, common_m=0.002)
    estimate = correction.at(sight)
    share = (sight.utc_middle - np.datetime64("2020-03-11", "ms")) / np.timedelta64(1, "D")
    x, y = 0.028691 + share * 0.000625, 0.372276 + share * 0.001488
    years = (58919 + share - 51544) / 365.25
    moved = displacement(places, x - 0.0550 - 0.001677 * years, -(y - 0.3205 - 0.003460 * years))[:2]
    away = (places - sight.platform_m)[:2]
    away /= np.linalg.norm(away, axis=1)[:, None]
    half_c = SPEED_OF_LIGHT_M_S / 2
    np.testing.assert_allclose(half_c * estimate.range_s[:2], np.sum(moved * away, axis=1), atol=2e-6)
    assert np.abs(half_c * estimate.range_s[:2]).min() > 0.3e-3
    np.testing.assert_allclose(half_c * estimate.range_sigma_s[:2], 0.001, rtol=1e-3)
    together = np.sqrt(sum(one[0][:2] ** 2 for one in estimate.common.values()))
    np.testing.assert_allclose(half_c * together, 0.002, rtol=1e-3)
    assert np.isnan(estimate.range_s[2])
    assert correction.effects == {"pole_tide"} and C04_20 in correction.source


def test_a_pass_that_the_file_does_not_cover_is_refused():
    orbit = example_orbit(49.0, 18.6, "descending", "right", 42.0, epoch="2014-03-11T04:53:42")
    sight = Sight.of(Pass("one", "track", "descending", orbit), to_geocentric(49.0, 18.6, 300.0))
    orientation = EarthOrientation(np.array([58918.0, 58919.0]), np.zeros(2), np.zeros(2), "two days")
    with pytest.raises(EngineInputError, match="two days covers 2020-03-10 to 2020-03-11"):
        PoleTide(orientation).at(sight)
