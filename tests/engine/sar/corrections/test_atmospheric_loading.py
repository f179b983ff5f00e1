"""Series of atmospheric loading as files give them, between their values, and in the line of sight."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.constants import SPEED_OF_LIGHT_M_S
from vertical_city.engine.sar.corrections.atmospheric_loading import AtmosphericLoading, LoadingSeries, read_series
from vertical_city.engine.sar.geodetic import to_geocentric, up
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.simulate import example_orbit

TABLE = """# displacement in CM, no tides
utc,east_mm,north_mm,up_mm
2013-04-01T00:00:00Z,0.5,-1.0,4.0
2013-04-01T06:00:00Z,0.7,-0.4,-2.0
2013-04-02T06:00:00Z,0.9,-0.4,-3.0
"""
# The layout of vmf.geo.tuwien.ac.at/APL_products/VLBI/yearly; MJD 56383.25 is 2013-04-01T06:00.
STATIONS = """! APL in m: site mjd up east north
WETTZELL  56383.00  0.00400  0.00050 -0.00100
ZIMMWALD  56383.00  0.00100  0.00000  0.00000
WETTZELL  56383.25 -0.00200  0.00070 -0.00040
ZIMMWALD  56383.25  0.00200  0.00000  0.00000
WETTZELL  56384.25 -0.00300  0.00090 -0.00040
"""
TRUTH_MM = [[0.5, -1.0, 4.0], [0.7, -0.4, -2.0], [0.9, -0.4, -3.0]]
TIMES = np.array(["2013-04-01T00", "2013-04-01T06", "2013-04-02T06"], "datetime64[ms]")


def written(tmp_path, text, name="load.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    return path


def sight_at(epoch="2013-04-01T05:00:00", n=1):
    orbit = example_orbit(49.1, 12.9, "descending", "right", 40.0, epoch)
    places = to_geocentric(49.1 + np.linspace(0, 0.1, n), 12.9, 600.0)
    return Sight.of(Pass("D7", "T7", "descending", orbit), places)


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.replace("\n", " \r\n"),
        "\ufeff" + TABLE + "\n\n",
        TABLE.replace(",", ";"),
        TABLE.replace(",", "\t"),
        TABLE.replace(",", "  "),
        TABLE.replace("east_mm,north_mm,up_mm", "E [mm],N(mm),Up mm"),
        TABLE.replace("utc", "Time").replace("Z,", ","),
        STATIONS,
        STATIONS.replace("WETTZELL", "a").replace("\n", "\r\n"),
    ],
    ids=["plain", "crlf", "bom", "semicolon", "tab", "blanks", "units", "time", "stations", "short site"],
)
def test_what_a_file_may_look_like(tmp_path, text):
    site = next((name for name in ("WETTZELL", "a") if f"\n{name} " in text), "")
    series = read_series(written(tmp_path, text), site)
    assert np.array_equal(series.utc, TIMES)
    np.testing.assert_allclose(series.east_north_up_m, np.array(TRUTH_MM) / 1000, atol=1e-15)


def test_columns_in_any_order_and_unit(tmp_path):
    text = "id,up_cm,north_mm,mjd,east_m\n3,0.4,-1.0,56383.0,0.0005\n1,-0.2,-0.4,56383.25,0.0007\n"
    series = read_series(written(tmp_path, text))
    np.testing.assert_allclose(series.east_north_up_m, np.array(TRUTH_MM[:2]) / 1000, atol=1e-15)
    assert np.array_equal(series.utc, TIMES[:2])


def test_rows_in_any_order_and_the_same_row_twice(tmp_path):
    head, *rows = TABLE.splitlines()[1:]
    series = read_series(written(tmp_path, "\n".join([head, rows[2], rows[0], rows[1], rows[0]])))
    assert np.array_equal(series.utc, TIMES)
    np.testing.assert_allclose(series.east_north_up_m[:, 2], [0.004, -0.002, -0.003])
    with pytest.raises(EngineInputError, match="two different displacements at 2013-04-01T06:00:00Z"):
        read_series(written(tmp_path, TABLE + rows[1].replace("-2.0", "-2.1")))


@given(st.floats(0, 1), st.integers(0, 1))
def test_linear_between_two_values(share, begin):
    series = LoadingSeries(TIMES, np.array(TRUTH_MM) / 1000, "x")
    span = (TIMES[begin + 1] - TIMES[begin]).astype(np.int64)
    utc = TIMES[begin] + np.timedelta64(round(share * int(span)), "ms")
    hours = (TIMES - TIMES[0]) / np.timedelta64(1, "h")
    truth = [np.interp((utc - TIMES[0]) / np.timedelta64(1, "h"), hours, column) for column in np.array(TRUTH_MM).T]
    np.testing.assert_allclose(series.at(utc, 24.0, "x"), np.array(truth) / 1000, atol=1e-12)


def test_the_correction_is_the_displacement_in_the_line_of_sight(tmp_path):
    correction = AtmosphericLoading.read(written(tmp_path, TABLE))
    assert correction.effects == {"atmospheric_loading"} and "load.csv" in correction.source
    sight = sight_at(n=3)
    estimate = correction.at(sight)
    # Some five of six hours from the first value to the second, by axes that do not come from angles.
    share = (sight.utc_middle - TIMES[0]) / np.timedelta64(6, "h")
    assert share == pytest.approx(5 / 6, abs=1e-4)
    east_m, north_m, up_m = (np.array(TRUTH_MM[0]) + share * (np.array(TRUTH_MM[1]) - TRUTH_MM[0])) / 1000
    upward = up(sight.xyz_m)
    east = np.cross([0, 0, 1], upward)
    east /= np.linalg.norm(east, axis=1)[:, None]
    moved = east_m * east + north_m * np.cross(upward, east) + up_m * upward
    look = sight.platform_m - sight.xyz_m
    closer = (moved * look).sum(axis=1) / np.linalg.norm(look, axis=1)
    np.testing.assert_allclose(estimate.range_s, -2 * closer / SPEED_OF_LIGHT_M_S, rtol=1e-5, atol=1e-16)
    assert (np.abs(estimate.azimuth_s) < 2e-7).all() and estimate.azimuth_s.any()
    np.testing.assert_allclose(estimate.range_sigma_s, 2 * 2e-3 / SPEED_OF_LIGHT_M_S, rtol=1e-3)
    common = np.sqrt(sum(one[0] ** 2 for one in estimate.common.values()))
    np.testing.assert_allclose(common, 2 * 1e-3 / SPEED_OF_LIGHT_M_S, rtol=1e-3)


def test_dates_that_are_not_covered(tmp_path):
    correction = AtmosphericLoading.read(written(tmp_path, TABLE))
    for epoch in ("2013-03-31T23:00:00", "2013-04-02T07:00:00"):
        reach = rf"from 2013-04-01T00:00:00Z to 2013-04-02T06:00:00Z and not to pass 'D7' at {epoch}Z"
        with pytest.raises(EngineInputError, match=f"load.csv reaches {reach}"):
            correction.at(sight_at(epoch))
    with pytest.raises(EngineInputError, match="a gap of 24 h from 2013-04-01T06:00:00Z, around pass 'D7'"):
        correction.at(sight_at("2013-04-01T16:00:00"))
    patient = AtmosphericLoading.read(written(tmp_path, TABLE), longest_gap_h=24.0)
    assert np.isfinite(patient.at(sight_at("2013-04-01T16:00:00")).range_s).all()
    # A value itself stands, whatever the gap beside it; also the last.
    assert np.isfinite(correction.at(sight_at("2013-04-02T06:00:00")).range_s).all()


def test_one_site_of_many(tmp_path):
    path = written(tmp_path, STATIONS)
    assert len(read_series(path, "ZIMMWALD").utc) == 2
    with pytest.raises(EngineInputError, match=r"holds 2 sites \(WETTZELL, ZIMMWALD\); choose one"):
        read_series(path)
    with pytest.raises(EngineInputError, match="no site 'Wien'; it holds WETTZELL, ZIMMWALD"):
        read_series(path, "Wien")
    alone = "".join(line for line in STATIONS.splitlines(True) if "ZIMM" not in line)
    assert len(read_series(written(tmp_path, alone)).utc) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TABLE.replace("up_mm", "up"), r"Line 2 of .*load.csv is 'utc,east_mm,north_mm,up'; wanted is a header"),
        (TABLE.replace("utc", "when"), "Line 2 .*; wanted is a header"),
        (TABLE.replace("-0.4", "0,4", 1), "Line 4 .* does not give the numbers"),
        (TABLE.replace("-0.4", "nan", 1), "Line 4 .* does not give the numbers"),
        (TABLE.replace("-0.4", "", 1), "Line 4 .* does not give the numbers"),
        (TABLE[:-6], "Line 5 .* does not give the numbers"),
        (TABLE.replace("_mm", "_m"), "moves the ground by 4 m, which no air does"),
        (
            TABLE.replace("2013-04-01T06:00:00Z", "1.4.2013"),
            "time on line 4 of the .* load.csv, '1.4.2013'",
        ),
        (TABLE.replace("utc", "mjd"), "line 3 .* is no modified Julian date"),
        ("mjd,e_mm,n_mm,u_mm\n20130401,1,2,3\n", "is no modified Julian date"),
        (STATIONS.replace("0.00070", "0.0007O"), "Line 4 .* is not 'SITE mjd up east north'"),
        (STATIONS[:-10], "Line 6 .* is not 'SITE mjd up east north'"),
        (TABLE.splitlines()[1], "ends after its header"),
        ("# nothing\n! else\n", "holds comments alone"),
        ("", "is empty"),
        ("a\0b", "is no text"),
    ],
)
def test_files_that_are_refused(tmp_path, text, message):
    with pytest.raises(EngineInputError, match=message) as refused:
        read_series(written(tmp_path, text))
    assert str(refused.value).rstrip(".").count(". ") == 0, "one sentence"


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(EngineInputError, match=r"nowhere\.csv cannot be read"):
        AtmosphericLoading.read(tmp_path / "nowhere.csv")
