"""The standard atmosphere against published figures, and the reduction in height against a column of air."""

import math

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.corrections.zenith_delay import Station, at_height, merged, standard_atmosphere
from vertical_city.engine.sar.geodetic import to_geocentric


def test_unb3m_worked_out_by_hand():
    """At 45 N on day 28 the season's cosine is 1 and the tables need no interpolation."""
    pressure, kelvin, humidity, lapse, factor = 1015.75 + 2.25, 283.15 - 11, 77.0, (5.58 - 0.32) / 1000, 2.57 - 0.46
    height, power = 1200.0, 9.80665 / (287.054 * lapse)
    here = kelvin - lapse * height
    p = pressure * (here / kelvin) ** power
    gravity = 1 - 2.8e-7 * height  # cos 2·45° = 0
    assert standard_atmosphere(45, 28, height)[0] == pytest.approx(0.0022768 * p / gravity, abs=1e-9)
    # Magnus' formula for the saturation pressure is within 1 % of the one used, at -1 °C.
    saturation = 6.1094 * math.exp(17.625 * (kelvin - 273.15) / (kelvin - 273.15 + 243.04))
    vapour = humidity / 100 * saturation * (here / kelvin) ** (power * (factor + 1))
    column = 9.784 * gravity * (factor + 1)
    mean = here * (1 - lapse * 287.054 / column)
    wet = 1e-6 * (16.522 + 377600 / mean) * 287.054 / column * vapour
    assert standard_atmosphere(45, 28, height)[1] == pytest.approx(wet, rel=0.012)


def test_the_sea_level_values_of_textbooks():
    # 1013.25 hPa make 2.307 m at 45 degrees (Davis et al. 1985); UNB3m has 1013.25 hPa at 15 degrees all the year.
    at_15, _ = standard_atmosphere(15, 100, 0)
    assert at_15 * (1 - 0.00266 * math.cos(math.radians(30))) == pytest.approx(2.30697, abs=2e-5)
    # Wet: a few centimetres in polar winter, above 25 cm in the tropics.
    assert standard_atmosphere(75, 28, 0)[1] < 0.05 and 0.25 < standard_atmosphere(10, 200, 0)[1] < 0.40
    assert np.ptp([standard_atmosphere(15, day, 0)[1] for day in (28, 120, 210)]) == 0


def test_the_seasons_are_opposite_on_the_two_halves():
    north, south = standard_atmosphere(40, 28, 500), standard_atmosphere(-40, 28 + 182.625, 500)
    assert north == pytest.approx(south, rel=1e-12)
    assert standard_atmosphere(40, 210, 0)[1] > 2 * standard_atmosphere(40, 28, 0)[1]


def test_the_hydrostatic_delay_falls_as_the_weight_of_the_air_does():
    """dp/dh = -g p / (R T), integrated in small steps; the zenith delay is the pressure's multiple."""
    kelvin, lapse = 283.15 - 11, (5.58 - 0.32) / 1000
    log_pressure, steps = 0.0, 2000
    for k in range(steps):
        height = 200 + (k + 0.5) * 1300 / steps
        log_pressure -= 9.80665 / (287.054 * (kelvin - lapse * height)) * 1300 / steps
    gravity = (1 - 2.8e-7 * 200) / (1 - 2.8e-7 * 1500)
    dry, wet, _ = at_height((2.2, 0.1), 45.0, 28, 200, 1500)
    assert dry == pytest.approx(2.2 * math.exp(log_pressure) * gravity, abs=1e-6)
    assert wet == pytest.approx(0.1 * math.exp(-1300 / 2000), rel=1e-12)


def test_bergs_formula_is_the_case_of_a_standard_day_and_its_error_in_winter():
    """Kouba (2008): p0 (1 - 0.0000226 dh)^5.225, for air of 288 K at the lower end."""

    def berg(rise):
        return (1 - 0.0000226 * rise) ** 5.225 * (1 - 2.8e-7 * 0) / (1 - 2.8e-7 * rise)

    summer, winter = (at_height((2.3, 0), 45.0, day, 0, 500)[0] for day in (28 + 125, 28))
    assert summer == pytest.approx(2.3 * berg(500), abs=0.0005)
    assert 2.3 * berg(500) - winter == pytest.approx(0.008, abs=0.001)


def test_reducing_there_and_back_is_nothing():
    there = at_height((2.1, 0.12), [48.0, -20.0], 100, 400, [1100.0, 50.0])
    back = at_height(there[:2], [48.0, -20.0], 100, [1100.0, 50.0], 400)
    np.testing.assert_allclose(back[0], 2.1, rtol=1e-13)
    np.testing.assert_allclose(back[1], 0.12, rtol=1e-13)


def test_the_error_of_the_reduction():
    """By differencing: a quarter of 2 km more for the wet delay, 8 K more for the hydrostatic one."""
    wet, effect = at_height((2.1, 0.12), 48, 100, 400, 500)[1:]
    of_wet = 0.12 * (math.exp(-100 / 2000 / 1.25) - math.exp(-100 / 2000))
    of_dry = 2.1 * 100 * 0.034163 * (1 / 274 - 1 / 282)
    assert effect == pytest.approx(math.hypot(of_wet, of_dry), rel=0.25)
    assert (
        at_height((2.1, 0.12), 48, 100, 500, 400)[2] < 0 < effect < wet and at_height((2.1, 0.1), 48, 9, 5, 5)[2] == 0
    )


def station(times, total, name="PRIE", place=(48.77, 18.62, 300.0), file="a.csv", sigma=None):
    total = np.asarray(total, float)
    nan = np.full(len(total), np.nan)
    sigma = nan if sigma is None else np.asarray(sigma, float)
    return Station(name, *place, np.array(times, "datetime64[ms]"), total, nan, sigma, (file,))


HOURLY = ["2020-04-04T04:00", "2020-04-04T05:00", "2020-04-04T06:00", "2020-04-04T12:00"]


def test_linear_in_time():
    series = station(HOURLY, [2.30, 2.32, 2.36, 2.40], sigma=[0.002, 0.004, 0.004, 0.004])
    total, dry, sigma = series.at(np.datetime64("2020-04-04T04:45", "ms"), 3, "the pass X")
    assert total == pytest.approx(2.315) and sigma == pytest.approx(0.0035) and np.isnan(dry)
    for time, value in zip(HOURLY, series.total_m):  # at an epoch, even one beside a gap
        assert series.at(np.datetime64(time, "ms"), 3, "")[0] == pytest.approx(value, abs=1e-12)
    assert station(HOURLY[:1], [2.3]).at(np.datetime64(HOURLY[0], "ms"), 3, "")[0] == 2.3


@pytest.mark.parametrize("time", ["2020-04-04T03:59", "2020-04-04T12:01", "2020-04-16T04:53"])
def test_a_series_that_begins_late_or_ends_early(time):
    series = station(HOURLY, [2.30, 2.32, 2.36, 2.40])
    with pytest.raises(EngineInputError) as caught:
        series.at(np.datetime64(time, "ms"), 3, "the pass X")
    for part in ("PRIE", "a.csv", "2020-04-04T04:00", "2020-04-04T12:00", "the pass X", time, "add a file"):
        assert part in str(caught.value)


def test_a_gap_in_a_series():
    series = station(HOURLY, [2.30, 2.32, 2.36, 2.40])
    with pytest.raises(EngineInputError, match="gap from 2020-04-04T06:00 to 2020-04-04T12:00, in which the pass X"):
        series.at(np.datetime64("2020-04-04T07:00", "ms"), 3, "the pass X")
    assert series.at(np.datetime64("2020-04-04T09:00", "ms"), 6, "")[0] == pytest.approx(2.38)


def test_files_of_one_station_are_put_together():
    late = station(HOURLY[2:], [2.36, 2.40], file="b.csv")
    early = station(HOURLY[:3], [2.30, 2.32, 2.36], name="prie")
    other = station(HOURLY, [2.1] * 4, name="OTHR", place=(48, 18, 900.0))
    one, two = merged([late, early, other])
    assert one.files == ("b.csv", "a.csv") and list(one.total_m) == [2.30, 2.32, 2.36, 2.40] and two.name == "OTHR"
    assert (np.diff(one.times) > np.timedelta64(0)).all()
    with pytest.raises(EngineInputError, match=r"Station PRIE of b\.csv is 11\d km away .* in a\.csv"):
        merged([early, station(HOURLY, [2.3] * 4, place=(49.8, 18.62, 300), file="b.csv")])


def test_distances():
    series = station(HOURLY, [2.3] * 4)
    xyz = to_geocentric([48.77, 48.77, 48.87], [18.62, 18.76, 18.62], [300, 4000, 0])
    degree = math.pi / 180 * 6371
    np.testing.assert_allclose(
        series.distance_km(xyz), [0, 0.14 * degree * math.cos(math.radians(48.77)), 0.1 * degree], rtol=0.005, atol=1e-6
    )
