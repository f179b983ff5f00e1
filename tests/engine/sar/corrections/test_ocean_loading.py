"""Ocean loading against HARDISP's own test case, the constituents against ARG2's, and the rules of the correction."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.interpolate import CubicSpline
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.constants import SPEED_OF_LIGHT_M_S
from vertical_city.engine.sar.corrections.ocean_loading import (
    COLUMNS,
    OceanLoading,
    OceanStation,
    _spline,
    read_blq,
)
from vertical_city.engine.sar.corrections.tidal_constituents import CYCLES_PER_DAY, DOODSON, HEIGHT_M, phases_rad
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.simulate import example_orbit

DATA = Path(__file__).parents[3] / "data" / "sar" / "corrections"
BLQ = DATA / "onsala_reykjavik.blq"
ONSALA = (11.9264, 57.3958)
KNOWN = [DOODSON.tolist().index(list(row)) for row in COLUMNS.values()]


def seen_from(longitude, latitude, epoch="2013-04-01T05:26:00", points=((0.0, 0.0),)):
    orbit = example_orbit(latitude, longitude, "ascending", "right", 35.0, epoch)
    degrees = np.array([(latitude + dlat, longitude + dlon) for dlon, dlat in points])
    return Sight.of(Pass("P1", "T1", "ascending", orbit), to_geocentric(*degrees.T, 50.0))


def station(amplitude_m, lag_deg, place=ONSALA, name="ONSALA"):
    return OceanStation(name, *place, np.asarray(amplitude_m, float), np.asarray(lag_deg, float))


def test_hardisp_own_test_case():
    stations = read_blq(BLQ)
    assert [one.name for one in stations] == ["ONSALA", "REYKJAVIK"]
    assert (stations[0].longitude_deg, stations[0].latitude_deg) == ONSALA
    # Printed to a micrometre.
    expected = np.loadtxt(DATA / "onsala_reykjavik_hardisp.txt").reshape(24, 2, 3)
    hours = np.datetime64("2009-06-25T01:10:45") + np.arange(24) * np.timedelta64(1, "h")
    for index, one in enumerate(stations):
        east, north, up = one.displacement_m(hours).T
        np.testing.assert_allclose(np.stack([up, -north, -east], axis=1), expected[:, index], rtol=0, atol=7e-7)


def test_the_phases_are_those_of_arg2():
    """ARG2 of the IERS Conventions at 2008-11-06T12:00: Schwiderski's arguments of the eleven, by other polynomials."""
    arg2 = [2.8496631, 6.2831808, 4.9260401, 1.6084505, 2.3750216, 0.4746415, 3.9081592, 2.5510186]
    arg2 += [5.0419900, 4.2068169, 1.6084636]
    own = phases_rad(np.datetime64("2008-11-06T12:00:00"))[KNOWN] + np.pi * (HEIGHT_M[KNOWN] < 0)
    assert np.abs(np.angle(np.exp(1j * (own - arg2)))).max() < 3e-4


def test_the_constituents():
    assert DOODSON.shape == (342, 6) and len(np.unique(DOODSON, axis=0)) == 342
    assert np.bincount(DOODSON[:, 0]).tolist() == [79, 154, 109]
    # Hours of the eleven (Doodson and Warburg), and the heights of Cartwright and Edden 1973 to what has changed since.
    hours = [12.4206, 12.0, 12.6583, 11.9672, 23.9345, 25.8193, 24.0659, 26.8684, 327.859, 661.309, 4382.906]
    np.testing.assert_allclose(24 / CYCLES_PER_DAY[KNOWN], hours, rtol=1e-5)
    heights = [0.63192, 0.29400, 0.12099, 0.07996, 0.36878, -0.26221, -0.12203, -0.05020, -0.06663, -0.03518, -0.03100]
    np.testing.assert_allclose(HEIGHT_M[KNOWN], heights, rtol=0, atol=3e-4)
    # Rates and arguments are of one piece: half a day's turn of each.
    begin, end = phases_rad(np.datetime64("2000-01-01T09:00:00") + np.array([0, 6], "timedelta64[h]"))
    np.testing.assert_allclose(np.exp(1j * (end - begin)), np.exp(2j * np.pi * CYCLES_PER_DAY * 0.25), atol=1e-8)


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(4, 9))
def test_the_spline_is_scipys_with_end_slopes_of_parabolas(seed, n):
    random = np.random.default_rng(seed)
    x = np.cumsum(random.uniform(0.1, 1, n))
    y = random.normal(size=(n, 2))
    ends = []
    for three in (slice(0, 3), slice(n - 3, n)):
        inside = 0 if three.start == 0 else 2
        ends.append([np.polyval(np.polyder(np.polyfit(x[three], v, 2)), x[three][inside]) for v in y[three].T])
    truth = CubicSpline(x, y, bc_type=((1, ends[0]), (1, ends[1])))
    at = np.concatenate([x, random.uniform(x[0], x[-1], 20)])
    np.testing.assert_allclose(_spline(x, y, at), truth(at), atol=1e-9)
    np.testing.assert_allclose(_spline(x, y, np.array([x[0] - 5, x[-1] + 5])), y[[0, -1]])
    np.testing.assert_allclose(_spline(x[:3], y[:3, :1], at)[:, 0], np.interp(at, x[:3], y[:3, 0]))


@settings(max_examples=40)
@given(st.integers(0, 10), st.integers(0, 2), st.floats(1e-4, 0.1), st.floats(-180, 180))
def test_the_constituents_of_a_file_are_met(column, row, amplitude, lag):
    """At its own frequency a harmonic keeps its amplitude and lag; it acts on its own species and direction alone."""
    amplitudes, lags = np.zeros((3, 11)), np.zeros((3, 11))
    amplitudes[row, column], lags[row, column] = amplitude, lag
    spectrum = station(amplitudes, lags).spectrum_m
    own = KNOWN[column]
    assert spectrum[row, own] == pytest.approx(np.sign(HEIGHT_M[own]) * amplitude * np.exp(-1j * np.radians(lag)))
    assert not spectrum[:, DOODSON[:, 0] != DOODSON[own, 0]].any()
    assert not np.delete(spectrum, row, axis=0).any()
    others = [index for index in KNOWN if index != own]
    assert np.abs(spectrum[row, others]).max() < 1e-15


def test_an_equilibrium_tide_is_the_potential():
    """Amplitudes in the ratio of the potential and no lag: every constituent responds with its own height."""
    response = np.outer([1.0, 0.5, 0.25], np.abs(HEIGHT_M[KNOWN])) * 0.04
    one = station(response, np.zeros((3, 11)))
    np.testing.assert_allclose(one.spectrum_m[1], 0.02 * HEIGHT_M, atol=1e-15)
    assert one.size_m == pytest.approx(0.04 * np.sqrt((HEIGHT_M**2).sum() / 2))
    utc = np.datetime64("2024-02-29T06:30:00")
    up = 0.04 * (HEIGHT_M * np.cos(phases_rad(utc))).sum()
    np.testing.assert_allclose(one.displacement_m(utc), [-0.5 * up, -0.25 * up, up])
    times = utc + np.arange(6).reshape(2, 3) * np.timedelta64(1, "h")
    moved = one.displacement_m(times)
    assert moved.shape == (2, 3, 3)
    np.testing.assert_allclose(moved[1, 2], one.displacement_m(times[1, 2]))


@pytest.mark.parametrize("direction", ["up", "west", "south"])
def test_the_correction_is_the_displacement_in_the_line_of_sight(direction):
    amplitude = np.zeros((3, 11))
    amplitude[["up", "west", "south"].index(direction), 0] = 0.02
    lag = np.full((3, 11), 40.0)
    correction = OceanLoading((station(amplitude, lag),))
    sight = seen_from(*ONSALA)
    estimate = correction.at(sight)
    east, north, up = correction.stations[0].displacement_m(sight.utc_middle)
    assert max(map(abs, (east, north, up))) > 1e-3
    # The moved place by geodetic coordinates, 6.38e6 m along the meridian and so on; the range by its distance.
    latitude, longitude, height = (value[0] for value in sight.geodetic)
    step = 1e-5
    metres = np.linalg.norm(
        to_geocentric([latitude + step, latitude], [longitude, longitude + step], height) - sight.xyz_m, axis=1
    )
    there = to_geocentric(latitude + north * step / metres[0], longitude + east * step / metres[1], height + up)
    look = (sight.platform_m[0] - sight.xyz_m[0]) / np.linalg.norm(sight.platform_m[0] - sight.xyz_m[0])
    closer = (there - sight.xyz_m[0]) @ look
    assert estimate.range_s[0] == pytest.approx(-2 * closer / SPEED_OF_LIGHT_M_S, rel=1e-3, abs=1e-15)
    assert correction.effects == {"ocean_loading"}


def test_errors_grow_with_the_tide():
    quiet, loud = (station(np.full((3, 11), size), np.zeros((3, 11))) for size in (0.0, 0.01))
    sight = seen_from(*ONSALA)
    small, large = (OceanLoading((one,)).at(sight) for one in (quiet, loud))
    assert abs(small.range_s[0]) < 1e-17 and abs(small.azimuth_s[0]) < 1e-12
    assert small.range_sigma_s[0] == pytest.approx(2e-3 / SPEED_OF_LIGHT_M_S, rel=1e-3)
    assert small.azimuth_sigma_s[0] == pytest.approx(1e-3 / 6900, rel=0.1)
    grown = np.hypot(0.1 * loud.size_m, 1e-3) / 1e-3
    assert large.range_sigma_s[0] / small.range_sigma_s[0] == pytest.approx(grown, rel=1e-6)
    assert not small.common


def test_each_point_takes_the_nearest_station_within_the_limit():
    amplitude, lag = np.zeros((3, 11)), np.zeros((3, 11))
    amplitude[0, 0] = 0.01
    near = station(amplitude, lag, (10.0, 50.0), "near")
    next_one = station(2 * amplitude, lag, (370.4, 50.0), "next")  # 0.4 degrees, 28.6 km to the east
    lost = station(9 * amplitude, lag, (np.nan, np.nan), "lost")
    correction = OceanLoading((lost, near, next_one), limit_m=20_000)
    sight = seen_from(10.0, 50.0, points=[(0, 0), (0.18, 0), (0.22, 0), (0.4, 0.1), (0.0, 0.5), (-0.3, 0)])
    moved = correction.at(sight).range_s
    single = OceanLoading((near,), limit_m=1e9).at(sight).range_s
    np.testing.assert_allclose(moved[:4] / single[:4], [1, 1, 2, 2], rtol=1e-6)
    assert np.isnan(moved[4:]).all() and np.isfinite(single).all()


def test_a_lone_station_without_a_place_serves_all_points():
    one = read_blq(BLQ)[0]
    nowhere = station(one.amplitude_m, one.lag_deg, (np.nan, np.nan))
    here, there = (OceanLoading((nowhere,)).at(seen_from(*place)) for place in (ONSALA, (-70.0, -20.0)))
    assert np.array_equal(here.range_s, OceanLoading((one,)).at(seen_from(*ONSALA)).range_s)
    assert np.isfinite(there.range_s).all() and there.range_s[0] != 0
    with pytest.raises(EngineInputError, match="None of the 2 stations of ocean loading has a place"):
        OceanLoading((nowhere, nowhere))
    with pytest.raises(EngineInputError, match="no station"):
        OceanLoading(())


def test_nothing_near():
    correction = OceanLoading.read(BLQ)
    assert BLQ.name in correction.source
    with pytest.raises(EngineInputError, match=r"within 50 km .* 'P1': the nearest, 'ONSALA', is 7\d\d km away; get a"):
        correction.at(seen_from(13.4, 50.5))
    # The comment of Reykjavik gives latitude before longitude.
    with pytest.raises(EngineInputError, match="were its longitude and latitude exchanged"):
        correction.at(seen_from(-21.9555, 64.1388))


def test_points_that_the_orbit_does_not_see():
    sight = seen_from(*ONSALA, points=[(0, 0), (0.1, 0)])
    far = Sight(sight.seen_by, sight.xyz_m, sight.t_s * [1, np.nan], sight.tau_s * [1, np.nan])
    estimate = OceanLoading.read(BLQ).at(far)
    assert np.isfinite(estimate.range_s).tolist() == [True, False]


def test_many_points_and_none():
    random = np.random.default_rng(1)
    sight = seen_from(*ONSALA, points=random.uniform(-0.2, 0.2, (10_000, 2)))
    assert np.isfinite(OceanLoading.read(BLQ).at(sight).range_s).all()
    nobody = Sight.of(sight.seen_by, np.empty((0, 3)))
    assert OceanLoading.read(BLQ).at(nobody).range_s.shape == (0,)


def written(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "own.blq"
    path.write_bytes(text.encode(encoding))
    return path


TEXT = BLQ.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        TEXT.replace("\n", "   \t\n\n"),
        "To: me@here\nSubject: Ocean loading values results\n\n$$ Ocean loading displacement\n$$ END HEADER\n" + TEXT,
        TEXT + "$$ END TABLE\nErrors:\nWarnings:\nnone that\nmatter\n",
    ],
    ids=["crlf", "bom", "trailing blanks", "mail", "end of table"],
)
def test_what_a_file_may_look_like(tmp_path, text):
    stations = read_blq(written(tmp_path, text))
    assert [(one.name, one.longitude_deg) for one in stations] == [("ONSALA", 11.9264), ("REYKJAVIK", 64.1388)]
    assert stations[1].amplitude_m[0, 0] == 0.02359 and stations[1].lag_deg[2, 10] == 179.7


def test_names_and_places(tmp_path):
    """A name may be a number, two tables may follow each other, and a place may be missing."""
    text = re.sub(r"\$\$ Onsala,.*\n", "", TEXT).replace("ONSALA", "7805")
    stations = read_blq(written(tmp_path, text + "$$ END TABLE\n$$ Ocean loading displacement\n" + TEXT))
    assert [one.name for one in stations] == ["7805", "REYKJAVIK", "ONSALA", "REYKJAVIK"]
    assert np.isnan(stations[0].longitude_deg) and stations[1].latitude_deg == -21.9555


ROW = "  .00352 .00123 .00080 .00032 .00187 .00112 .00063 .00003 .00082 .00044 .00037\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TEXT.replace(".00123", ".0O123"), r"Line 5 .* 'ONSALA', is not the eleven numbers .* 11 words"),
        (TEXT.replace(".00123", "nan"), "Line 5 of the BLQ file own.blq"),
        (TEXT.replace(" .00123", ""), "Line 5 .* but 10 words"),
        (TEXT.replace(".00123", "1.23"), "Line 5 .* holds 1.23 among the radial amplitudes, .* metres"),
        (TEXT.replace("94.1", "494.1"), "Line 9 .* 494.1 among the west phases, .* degrees"),
        (TEXT[: TEXT.rindex("\n", 0, -5)], "ends after 5 of the six rows of station 'REYKJAVIK'"),
        (ROW * 6, "Line 1 .* of no station"),
        (TEXT.replace(ROW, "", 1), "Line 7 .* 'ONSALA', holds -151.4 among the south amplitudes"),
        (TEXT.replace("57.3958", "157.3958"), "Line 4 .* gives the place '11.9264 157.3958'"),
        (TEXT.replace("57.3958", "here"), "Line 4 .* gives the place"),
        ("$$ nothing but this\n", "holds no station"),
        ("", "is empty"),
        ("GIF89\0\0\0", "is no text"),
    ],
)
def test_files_that_are_refused(tmp_path, text, message):
    with pytest.raises(EngineInputError, match=message) as refused:
        read_blq(written(tmp_path, text))
    assert str(refused.value).count(". ") == 0, "one sentence"


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(EngineInputError, match=r"nowhere\.blq cannot be read"):
        OceanLoading.read(tmp_path / "nowhere.blq")
