"""Offsets of sensors: against metres turned into times by hand, and tables that are not as they should be."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.corrections.calibration import (
    UNKNOWN,
    Calibration,
    Offset,
    Uncalibrated,
    accuracy_of,
    read_calibration,
)
from vertical_city.engine.sar.corrections.estimate import check_apart
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.geometry import geo2rdr
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.simulate import example_orbit

C = 299_792_458.0
ORBIT = example_orbit(48.0, 11.0, "ascending", "right", 35.0)
PLACES = to_geocentric(np.array([48.0, 48.05]), np.array([11.0, 11.02]), np.array([0.0, 500.0]))


def sight(sensor, places=PLACES):
    return Sight.of(Pass("a", "t", "ascending", ORBIT, sensor), places)


def along(seen, metres):
    """Seconds that the platform takes to come abreast of points moved along its track."""
    ahead = seen.seen_by.orbit.state(seen.t_s)[1]
    ahead = ahead / np.linalg.norm(ahead, axis=1, keepdims=True)
    return geo2rdr(seen.seen_by.orbit, seen.xyz_m + metres * ahead)[0] - seen.t_s


@settings(max_examples=30, deadline=None)
@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(0, 1), st.floats(0, 1))
def test_metres_become_times(range_m, azimuth_m, sigma_range_m, sigma_azimuth_m):
    seen = sight("S1A")
    offset = Offset(range_m, azimuth_m, 0.0, sigma_range_m, sigma_azimuth_m)
    estimate = Calibration({"S1A": offset}).at(seen)
    assert np.allclose(estimate.range_s, 2 * range_m / C, rtol=1e-12, atol=0)
    assert np.allclose(estimate.azimuth_s, along(seen, azimuth_m), rtol=1e-4, atol=1e-9)
    assert not estimate.range_sigma_s.any() and not estimate.azimuth_sigma_s.any()
    assert set(estimate.common) == {"range calibration of S1A", "azimuth calibration of S1A"}
    range_s, nothing = estimate.common["range calibration of S1A"]
    assert np.allclose(range_s, 2 * sigma_range_m / C) and not nothing.any()
    nothing, azimuth_s = estimate.common["azimuth calibration of S1A"]
    assert np.allclose(azimuth_s, along(seen, sigma_azimuth_m), rtol=1e-4, atol=1e-9) and not nothing.any()


def test_seconds_stay_seconds():
    estimate = Calibration({"TSX-1": Offset(azimuth_s=-1.8e-4)}).at(sight("TSX-1"))
    assert np.array_equal(estimate.azimuth_s, [-1.8e-4, -1.8e-4])


def test_a_place_that_is_not_seen():
    seen = sight("S1A", np.vstack([PLACES, to_geocentric(0.0, 90.0, 0.0)[None]]))
    for correction in (Calibration({"S1A": Offset(1.0, 1.0)}), Uncalibrated()):
        estimate = correction.at(seen)
        assert np.isfinite(estimate.azimuth_s[:2]).all() and np.isnan(estimate.azimuth_s[2])
        assert np.isnan(estimate.common["range calibration of S1A"][0][2])


def test_without_calibration_the_doubt_stays():
    for sensor, range_m, azimuth_m in (
        ("S1B", 0.06, 0.26),
        ("Sentinel-1C", 0.06, 0.26),
        ("TSX-1", 0.03, 0.03),
        ("TDX-1", 0.03, 0.03),
        ("TerraSAR-X", 0.03, 0.03),
        ("PAZ-1", 0.3, 0.5),
        ("", 0.3, 0.5),
    ):
        seen = sight(sensor)
        estimate = Uncalibrated().at(seen)
        assert not estimate.range_s.any() and not estimate.azimuth_s.any()
        (range_name, (range_s, _)), (azimuth_name, (_, azimuth_s)) = estimate.common.items()
        assert range_s * C / 2 == pytest.approx([range_m] * 2) and range_name.startswith("range calibration of ")
        assert azimuth_s == pytest.approx(along(seen, azimuth_m), rel=1e-4)
        # One sensor's passes share it, two sensors do not.
        assert sensor in range_name and sensor in azimuth_name
    estimate = Uncalibrated(range_m=1.0, effects=frozenset({"range_offset"})).at(sight("S1A"))
    assert set(estimate.common) == {"range calibration of S1A"}
    assert estimate.common["range calibration of S1A"][0] * C / 2 == pytest.approx([1.0, 1.0])
    assert accuracy_of("S1A").range_m < UNKNOWN.range_m and "Gisinger" in Uncalibrated().source


def test_halves_go_together():
    one, other = frozenset({"range_offset"}), frozenset({"azimuth_offset"})
    check_apart([Calibration({}, effects=one), Uncalibrated(effects=other)])
    with pytest.raises(EngineInputError, match="azimuth calibration would be corrected twice"):
        check_apart([Calibration({}), Uncalibrated(effects=other)])
    estimate = Calibration({"S1A": Offset(1.0, 2.0, 0, 0.1, 0.2)}, effects=one).at(sight("S1A"))
    assert estimate.range_s.all() and not estimate.azimuth_s.any() and len(estimate.common) == 1


def test_a_sensor_that_is_not_in_the_table():
    calibration = Calibration({"S1A": Offset(), "S1B": Offset()}, "mine.csv")
    assert calibration.at(sight("s1-a")).range_s.shape == (2,)
    with pytest.raises(
        EngineInputError, match=r"no calibration of the sensor 'TSX-1' of the pass a \(mine.csv has S1A"
    ):
        calibration.at(sight("TSX-1"))


CSV = "sensor,range_m,azimuth_m,sigma_range_m,sigma_azimuth_m\nS1A,0.10,-0.25,0.02,0.05\nTSX-1,0.315,0,,\n"


@pytest.mark.parametrize(
    "text",
    [
        CSV,
        "﻿" + CSV.replace("\n", "\r\n"),
        CSV.replace(",", ";").replace("\n", "  \n") + "\n ; \n",
        CSV.replace(",", ", ").replace("S1A", '"S1A"'),
        json.dumps([
            {"sensor": "S1A", "range_m": 0.1, "azimuth_m": -0.25, "sigma_range_m": 0.02, "sigma_azimuth_m": 0.05},
            {"sensor": "TSX-1", "range_m": "0.315", "azimuth_m": 0, "sigma_range_m": None},
        ]),
    ],
)  # fmt: skip
def test_tables_are_read(tmp_path, text):
    path = tmp_path / "offsets.csv"
    path.write_bytes(text.encode())
    calibration = read_calibration(path)
    assert calibration.source == "offsets.csv"
    # Where the table tells no sigma, what is published.
    assert calibration.offsets == {
        "S1A": Offset(0.10, -0.25, 0.0, 0.02, 0.05), "TSX-1": Offset(0.315, 0.0, 0.0, 0.03, 0.03)
    }  # fmt: skip


def test_azimuth_in_seconds(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("azimuth_s,sensor\n-1.8e-4,TDX-1\n")
    assert read_calibration(path).offsets["TDX-1"] == Offset(0.0, 0.0, -1.8e-4, 0.03, 0.03)


HEAD = "sensor,range_m,azimuth_m,azimuth_s,sigma_range_m\n"
BAD = {
    "no column": ("satellite,range_m\nS1A,1\n", "line 1: the columns are satellite, range_m"),
    "a strange column": ("sensor,range_mm\nS1A,1\n", "line 1: the columns are sensor, range_mm"),
    "a column twice": ("sensor,range_m,range_m\nS1A,1,2\n", "each once"),
    "words": (HEAD + "S1A,far,,,\n", "line 2: range_m = 'far' is none; give metres from -100 to 100"),
    "nan": (HEAD + "\nS1A,nan,,,\n", "line 3: range_m = 'nan'"),
    "infinite": (HEAD + "S1A,,inf,,\n", "line 2: azimuth_m = 'inf'"),
    "millimetres": (HEAD + "S1A,315,,,\n", "line 2: range_m = '315'"),
    "a negative sigma": (HEAD + "S1A,0.3,,,-0.1\n", "sigma_range_m = '-0.1' is none; give metres from 0 to 10"),
    "seconds in metres": (HEAD + "S1A,,,0.5,\n", "azimuth_s = '0.5' is none; give seconds"),
    "cut off": (HEAD + "S1A,0.3,,\n", "line 2: there are 4 values for 5 columns"),
    "twice": (HEAD + "S1A,0.3,,,\ns1-a,0.2,,,\n", "line 3: the sensor s1-a stands twice"),
    "both": (HEAD + "S1A,0.3,0.1,0.0001,\n", "both azimuth_m and azimuth_s"),
    "nothing": (HEAD + "S1A,,,,0.1\n", "line 2: there is no offset"),
    "nameless": (HEAD + ",0.3,,,\n", "line 2: there is no sensor"),
    "empty": ("", "holds no row"),
    "only a head": (HEAD, "holds no row"),
    "binary": ("sensor\0,range_m\n", "is no text"),
    "half a JSON": ('[{"sensor": "S1A", "range_m": 0.1}', "is no whole JSON"),
    "a deep JSON": ("[" * 100_000, "is no whole JSON"),
    "a JSON list": ("[1, 2]", "entry 1: give an object"),
    "a JSON key": ('[{"sensor": "S1A", "range": 0.1}]', "entry 1: give an object with sensor"),
    "a JSON bool": ('{"sensor": "S1A", "range_m": true}', "entry 1: range_m = 'True' is none"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_tables_get_one_sentence(tmp_path, case):
    text, words = BAD[case]
    path = tmp_path / "offsets.csv"
    path.write_text(text)
    with pytest.raises(EngineInputError) as raised:
        read_calibration(path)
    assert words in str(raised.value) and "offsets.csv" in str(raised.value) and "\n" not in str(raised.value)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(EngineInputError, match=r"a.csv cannot be read"):
        read_calibration(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_bytes("sensor,range_m\nSäntis,1".encode("latin-1"))
    with pytest.raises(EngineInputError, match="save it as UTF-8"):
        read_calibration(tmp_path / "b.csv")
    (tmp_path / "c.csv").write_bytes(b" " * 1_000_001)
    with pytest.raises(EngineInputError, match="larger than 1 MB"):
        read_calibration(tmp_path / "c.csv")
