"""The solid Earth tide against the IERS' published cases, two independent codes, a JPL ephemeris and closed forms."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.sar.constants import SPEED_OF_LIGHT_M_S
from vertical_city.engine.sar.corrections.solid_tide import (
    MOON_MASS,
    RADIUS_M,
    SUN_MASS,
    Pull,
    Site,
    SolidTide,
    displacement,
    displacement_at,
    diurnal_out_of_phase,
    diurnal_step2,
    in_phase,
    latitude_dependence,
    long_period_step2,
    semidiurnal_out_of_phase,
)
from vertical_city.engine.sar.corrections.sun_moon import sidereal_angle_rad, sun_moon, tt_centuries
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.simulate import example_orbit

DATA = Path(__file__).parents[3] / "data" / "sar" / "corrections"
CASES = json.loads((DATA / "solid_tide_cases.json").read_text(encoding="utf-8"))
LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES["dehanttideinel"], ids=lambda case: str(case["date"]))
def test_the_whole_displacement_of_the_iers(case):
    utc = np.datetime64("{:04}-{:02}-{:02}".format(*case["date"]))
    found = displacement([case["xsta"]], case["xsun"], case["xmon"], case["fhr"], tt_centuries(utc))
    np.testing.assert_allclose(found, [case["dxtide"]], atol=1e-12)


@pytest.mark.parametrize(
    ("name", "part"),
    [("st1idiu", diurnal_out_of_phase), ("st1isem", semidiurnal_out_of_phase), ("st1l1", latitude_dependence)],
)
def test_each_part_of_step_1_is_that_of_the_iers(name, part):
    case = CASES[name]
    site = Site.of([case["xsta"]])
    pulls = [Pull.of(site, case["xsun"], SUN_MASS), Pull.of(site, case["xmon"], MOON_MASS)]
    assert [pull.second for pull in pulls] == pytest.approx([case["fac2sun"], case["fac2mon"]], rel=1e-6)
    found = site.to_xyz(sum(part(site, pull) for pull in pulls))
    np.testing.assert_allclose(found, [case["xcorsta"]], atol=1e-9)  # its masses are older: 4e-7 of the size


def test_each_band_of_step_2_is_that_of_the_iers():
    diurnal, long_period = CASES["step2diu"], CASES["step2lon"]
    site = Site.of([diurnal["xsta"]])
    found = site.to_xyz(diurnal_step2(site, diurnal["fhr"], diurnal["t"]))
    np.testing.assert_allclose(found, [diurnal["xcorsta"]], atol=1e-14)
    found = site.to_xyz(long_period_step2(site, long_period["t"]))
    np.testing.assert_allclose(found, [long_period["xcorsta"]], atol=1e-14)


@settings(max_examples=40)
@given(LATITUDES, LONGITUDES, st.lists(st.floats(-1, 1), min_size=3, max_size=3))
def test_degrees_2_and_3_are_the_vector_equations(latitude, longitude, direction):
    """Equations 7.5 and 7.6 of the Conventions with vectors, not with up, north and east."""
    body = 2e8 * (np.array(direction) + np.array([0, 0, 2]))
    distance = np.linalg.norm(body)
    place = to_geocentric(latitude, longitude, 0)
    r, b = place / np.linalg.norm(place), body / distance
    c = r @ b
    second = MOON_MASS * RADIUS_M**4 / distance**3
    cos_squared = r[0] ** 2 + r[1] ** 2
    h, l2 = 0.6078 - 0.0006 * (1 - 1.5 * cos_squared), 0.0847 + 0.0002 * (1 - 1.5 * cos_squared)
    expected = second * (h * r * (1.5 * c**2 - 0.5) + 3 * l2 * c * (b - c * r))
    third = second * RADIUS_M / distance
    expected += third * (0.292 * r * (2.5 * c**3 - 1.5 * c) + 0.015 * (7.5 * c**2 - 1.5) * (b - c * r))
    site = Site.of(place)
    found = site.to_xyz(in_phase(site, Pull.of(site, body, MOON_MASS)))[0]
    np.testing.assert_allclose(found, expected, atol=1e-14)


@given(LONGITUDES, LONGITUDES, st.sampled_from((-1, 1)), st.floats(0, 24), st.floats(-0.3, 0.5))
def test_the_pole_moves_one_way_whatever_longitude_it_is_given(first, second, side, hour, centuries):
    """Up, north and east turn under a longitude at the pole; the vector they make must not."""
    places = [
        [1e-6 * np.cos(np.radians(one)), 1e-6 * np.sin(np.radians(one)), side * RADIUS_M] for one in (first, second)
    ]
    sun, moon = np.array([1.1e11, -0.6e11, 0.5e11]), np.array([-2e8, -2.6e8, 1.9e8])
    one, other = displacement(places, sun, moon, hour, centuries)
    np.testing.assert_allclose(one, other, atol=1e-12)
    assert 0.01 < np.linalg.norm(one) < 0.5


def test_places_with_times_of_their_own_are_as_if_alone():
    utc = np.array(["2016-02-29T23:59:59.5", "2019-07-01T06:00", "1992-10-03T17:21:08"], "datetime64[ms]")
    places = to_geocentric([0.0, -35.0, 78.0], [12.0, 149.0, -90.0], [0.0, 600.0, 3000.0])
    together = displacement_at(places, utc)
    alone = np.concatenate([displacement_at(place, time) for place, time in zip(places, utc)])
    np.testing.assert_allclose(together, alone, atol=1e-15)


def test_east_north_and_up_of_another_code():
    """PySolid, with an ephemeris of its own; its third component is north, not south."""
    truth = CASES["pysolid"]
    utc = np.array(truth["datetime_utc"], "datetime64[ms]")
    found = displacement_at(np.tile(to_geocentric(34.0, -118.0, 0.0), (len(utc), 1)), utc)
    phi, lam = np.radians([34.0, -118.0])
    east = [-np.sin(lam), np.cos(lam), 0]
    north = [-np.sin(phi) * np.cos(lam), -np.sin(phi) * np.sin(lam), np.cos(phi)]
    up = [np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)]
    for axis, name in ((east, "east_m"), (north, "north_m"), (up, "up_m")):
        np.testing.assert_allclose(found @ axis, truth[name], atol=0.7e-3)


def test_sixty_passes_over_a_corner_reflector_by_another_code():
    truth = rows("solid_tide_prievidza.csv")
    utc = np.array(
        [
            np.datetime64(row["utc_day"], "ms") + np.timedelta64(round(1000 * float(row["second_of_day"])), "ms")
            for row in truth
        ]
    )
    expected = np.array([[float(row[f"{axis}_m"]) for axis in "xyz"] for row in truth])
    found = displacement_at(np.tile([3991344.3823, 1348774.7472, 4773148.3127], (len(utc), 1)), utc)
    assert len(utc) == 60
    np.testing.assert_allclose(found, expected, atol=1e-3)
    assert np.sqrt(np.mean((found - expected) ** 2)) < 0.3e-3


def test_sun_and_moon_stand_where_a_jpl_ephemeris_has_them():
    """DE421, turned into the ITRF with precession, nutation, UT1 and polar motion of the IERS."""
    truth = rows("sun_moon_de421.csv")
    utc = np.array([row["utc"] for row in truth], "datetime64[ms]")
    expected = {
        body: np.array([[float(row[f"{body}_{axis}_m"]) for axis in "xyz"] for row in truth])
        for body in ("sun", "moon")
    }
    found = dict(zip(("sun", "moon"), sun_moon(utc)))
    for body, limit_arcsec in (("sun", 50), ("moon", 80)):
        size, true_size = (np.linalg.norm(one, axis=1) for one in (found[body], expected[body]))
        np.testing.assert_allclose(size, true_size, rtol=1e-4)
        apart = np.linalg.norm(found[body] / size[:, None] - expected[body] / true_size[:, None], axis=1)
        assert np.degrees(apart.max()) * 3600 < limit_arcsec
    # What that does to the tide, all over the Earth.
    places = to_geocentric(*np.meshgrid(np.arange(-90, 91, 15.0), np.arange(-180, 180, 30.0)), 0.0).reshape(-1, 3)
    hours = (utc - utc.astype("datetime64[D]")) / np.timedelta64(1, "h")
    for index, hour in enumerate(hours):
        t = tt_centuries(utc[index])
        own, true = (displacement(places, one["sun"][index], one["moon"][index], hour, t) for one in (found, expected))
        assert np.linalg.norm(own - true, axis=1).max() < 0.2e-3


def test_terrestrial_time_and_sidereal_time_of_published_examples():
    # TT - UTC: 32.184 + 10 s from 1972, + 35 s in 2013, + 36 s after the leap second of July 2015, + 37 s since 2017.
    for utc, leaps in (("1973-06-01", 12), ("2013-04-01", 35), ("2015-06-30T23:59:59", 35), ("2015-07-01", 36)):
        days = (np.datetime64(utc, "ms") - np.datetime64("2000-01-01T12", "ms")) / np.timedelta64(1, "D")
        assert tt_centuries(np.datetime64(utc, "ms")) * 36525 * 86400 == pytest.approx(
            days * 86400 + leaps + 32.184, abs=1e-4
        )
    assert (tt_centuries(np.datetime64("2040-01-01")) * 36525 - 14609.5) * 86400 == pytest.approx(69.184, abs=1e-3)
    # Meeus, example 12.b: 1987 April 10, 19:21:00 UT: 8 h 34 min 57.0896 s.
    hours = 8 + 34 / 60 + 57.0896 / 3600
    found = np.degrees(sidereal_angle_rad(np.datetime64("1987-04-10T19:21:00"))) / 15
    assert found == pytest.approx(hours, abs=1e-7)


def test_the_distance_of_the_moon_of_a_published_example():
    """Meeus, example 47.a: 1992 April 12, 0 h TT, 368 409.7 km, declination 13.768 degrees."""
    utc = np.datetime64("1992-04-12", "ms") - np.timedelta64(58_184, "ms")
    moon = sun_moon(utc)[1]
    assert np.linalg.norm(moon) == pytest.approx(368_409.7e3, abs=15e3)
    assert np.degrees(np.arcsin(moon[2] / np.linalg.norm(moon))) == pytest.approx(13.768, abs=0.01)


def test_no_time_gives_no_place():
    sun, moon = sun_moon(np.array(["2020-01-01", "NaT"], "datetime64[ms]"))
    assert sun.shape == moon.shape == (2, 3)
    assert np.isfinite(sun[0]).all() and np.isnan(sun[1]).all() and np.isnan(moon[1]).all()


@pytest.fixture(scope="module")
def sight():
    """Places along 200 km of a pass, half a minute of flight, and one that it never sees."""
    orbit = example_orbit(49.0, 18.6, "ascending", "right", 35.0, epoch="2020-03-11T04:53:42", offset_s=20.0)
    seen_by = Pass("one", "track", "ascending", orbit)
    places = to_geocentric(np.append(np.linspace(48.1, 49.9, 7), -49.0), np.full(8, 18.6), 300.0)
    return Sight.of(seen_by, places)


def test_the_correction_is_the_tide_at_each_point_and_its_time(sight):
    estimate = SolidTide().at(sight)
    seen = np.isfinite(sight.t_s)
    assert seen.sum() == 7 and np.ptp(sight.t_s[seen]) > 25
    moved = displacement_at(sight.xyz_m[seen], sight.utc[seen])
    # One time for all would be wrong by more than 0.05 mm here, which is why the tide is drawn out in time.
    assert np.abs(displacement_at(sight.xyz_m[seen], sight.utc_middle) - moved).max() > 0.05e-3
    range_s, azimuth_s = Sight(sight.seen_by, sight.xyz_m[seen], sight.t_s[seen], sight.tau_s[seen]).displaced(moved)
    half_c = SPEED_OF_LIGHT_M_S / 2
    np.testing.assert_allclose(half_c * estimate.range_s[seen], half_c * range_s, atol=1e-6)
    np.testing.assert_allclose(7000 * estimate.azimuth_s[seen], 7000 * azimuth_s, atol=2e-6)
    assert np.isnan(estimate.range_s[~seen]).all() and np.isnan(estimate.azimuth_s[~seen]).all()


def test_a_place_that_the_tide_lifts_is_nearer(sight):
    estimate = SolidTide().at(sight)
    seen = np.isfinite(sight.t_s)
    away = sight.xyz_m[seen] - sight.platform_m[seen]
    away /= np.linalg.norm(away, axis=1)[:, None]
    moved = displacement_at(sight.xyz_m[seen], sight.utc[seen])
    expected = np.sum(moved * away, axis=1)
    np.testing.assert_allclose(estimate.range_s[seen] * SPEED_OF_LIGHT_M_S / 2, expected, atol=5e-6)
    assert np.abs(expected).max() > 0.01


def test_its_errors_are_those_of_its_fields(sight):
    estimate = SolidTide(sigma_m=0.002, common_m=0.003).at(sight)
    seen = np.isfinite(sight.t_s)
    half_c = SPEED_OF_LIGHT_M_S / 2
    np.testing.assert_allclose(half_c * estimate.range_sigma_s[seen], 0.002, rtol=1e-3)
    assert len(estimate.common) == 3
    together = np.sqrt(sum(one[0][seen] ** 2 for one in estimate.common.values()))
    np.testing.assert_allclose(half_c * together, 0.003, rtol=1e-3)
    assert SolidTide().effects == {"solid_tide"} and SolidTide().name and "IERS" in SolidTide().source
