"""What columns mean: the layouts that processors write, words, values, and the text that a user changes."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Transformer
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.cloud import STANDARD, Track
from vertical_city.engine.pointcloud.presets import PRESETS, as_date, factor
from vertical_city.engine.pointcloud.roles import guess, parse, take_sample

RNG = np.random.default_rng(3)
ROWS = 40


@dataclass
class FakeTable:
    data: dict
    path: str = "cloud.csv"
    format: str = "csv"
    rows: int = None
    crs: CRS = None
    track: Track = field(default_factory=Track)
    notes: list = field(default_factory=list)
    units: dict = field(default_factory=dict)

    @property
    def columns(self):
        return tuple(self.data)

    def chunks(self, columns, size, monitor):
        length = len(next(iter(self.data.values())))
        for start in range(0, length, size):
            yield {name: self.data[name][start : start + size] for name in columns}


def table(header, row, spread=1e-3, **more):
    """A table with rows like one row of a file; numbers scatter, texts get the row's number."""
    data = {}
    for name, cell in zip(header.split(","), row.split(",")):
        try:
            value = float(cell)
            data[name] = value + spread * RNG.normal(size=ROWS) if value else np.zeros(ROWS)
        except ValueError:
            data[name] = np.array([f"{cell}{i}" for i in range(ROWS)], object)
    return FakeTable(data, **more)


def guessed(made, text=""):
    sample = take_sample(made)
    roles = parse(text, made, sample)
    # Whatever is understood, its text says the same again.
    assert parse(roles.text(), made, sample) == roles
    assert parse(roles.text(), made, sample).text() == roles.text()
    return roles


def meaning(roles):
    return dict(part.split(" = ") for part in roles.text().split("; "))


# The product description of 2023 lists these columns (tables 5 and 6); the row is made of its examples.
EGMS_L2 = (
    "pid,mp_type,latitude,longitude,easting,northing,height,height_wgs84,line,pixel,rmse,temporal_coherence,"
    "amplitude_dispersion,incidence_angle,track_angle,los_east,los_north,los_up,mean_velocity,mean_velocity_std,"
    "acceleration,acceleration_std,seasonality,seasonality_std,20200103,20200109",
    "3ODTn5TNYv,400,45.567812,12.123412,4662111.45,2115345.12,67.4,112.3,456,124,4.5,0.54,0.25,40.56,348.2,0.345,-0.012,"
    "0.546,4.5,2.1,0.51,0.42,2.3,3.4,0.5,3.6",
)
EGMS_L3 = (
    "pid,easting,northing,height,rmse,mean_velocity,mean_velocity_std,acceleration,acceleration_std,seasonality,"
    "seasonality_std,20160103,20160109",
    "3ODTn5TNYv,4662050,2115350,67.4,4.5,4.5,2.1,0.51,0.42,2.3,3.4,0.1,3.6",
)


def test_egms_calibrated():
    made = table(*EGMS_L2)
    roles = guessed(made)
    assert roles.system == "projected" and roles.crs == CRS("EPSG:3035")
    assert "L2" in roles.preset and roles.height_reference == "ellipsoid"
    assert meaning(roles) == {
        "easting": "easting",
        "northing": "northing",
        "height": "height_wgs84",
        "id": "pid",
        "velocity": "mean_velocity",
        "velocity_sd": "mean_velocity_std",
        "acceleration": "acceleration",
        "seasonal_amplitude": "seasonality",
        "rmse": "rmse",
        "coherence": "temporal_coherence",
        "amplitude_dispersion": "amplitude_dispersion",
        "incidence": "incidence_angle",
        "heading": "track_angle",
        "series": "dates",
    }
    assert roles.dates == (date(2020, 1, 3), date(2020, 1, 9))
    named = roles.evaluate(take_sample(made))
    np.testing.assert_array_equal(named["height"], made.data["height_wgs84"])
    assert named["series_mm"].dtype == np.float32 and named["series_mm"].shape == (ROWS, 2)
    np.testing.assert_array_equal(named["series_mm"][:, 1], made.data["20200109"].astype(np.float32))
    assert named["id"][7] == "3ODTn5TNYv7"
    assert not roles.warnings(take_sample(made))


def test_other_names_of_the_egms_heights():
    header = EGMS_L2[0].replace("height,height_wgs84", "height_ortho,height_ellipse").replace("rmse", "rmse_ts")
    assert meaning(guessed(table(header, EGMS_L2[1])))["height"] == "height_ellipse"


def test_egms_ortho():
    roles = guessed(table(*EGMS_L3))
    assert "L3" in roles.preset and roles.crs == CRS("EPSG:3035") and roles.height_reference == "geoid"
    assert meaning(roles)["velocity"] == "mean_velocity" and "coherence" not in meaning(roles)
    # With another height, or other positions, the layout no longer settles what they are.
    other = guessed(table(*EGMS_L3), "height = rmse; velocity = none")
    assert other.height_reference == "" and other.crs is not None and "velocity = none" in other.text()
    assert guessed(table(*EGMS_L2), "longitude = longitude; latitude = latitude").crs is None


def test_egms_in_a_geopackage_is_placed_by_its_geometry():
    made = table("x,y,z," + EGMS_L2[0], "12.123412,45.567812,0," + EGMS_L2[1], crs=CRS("EPSG:4326"), format="vector")
    roles = guessed(made)
    assert roles.system == "geographic" and roles.crs is None
    assert meaning(roles)["longitude"] == "x" and meaning(roles)["height"] == "height_wgs84"


def test_mintpy_save_qgis_and_squeesar():
    header = "x,y,CODE,HEIGHT,H_STDEV,VEL,V_STDEV,COHERENCE,EFF_AREA,D20141213,D20141225"
    made = table(header, "131.0,33.2,0000000,512.3,0,-12.5,1.2,0.93,1,0,-3.2", crs=CRS("EPSG:4326"), format="vector")
    roles = guessed(made)
    assert "MintPy" in roles.preset
    assert meaning(roles) == {
        "longitude": "x",
        "latitude": "y",
        "id": "CODE",
        "height": "HEIGHT",
        "velocity": "VEL",
        "velocity_sd": "V_STDEV",
        "coherence": "COHERENCE",
        "series": "dates",
    }
    assert any("H_STDEV is 0 everywhere" in note for note in roles.notes)
    made = table(
        "CODE,LON,LAT,HEIGHT,H_STDEV,VEL,V_STDEV,ACC,COHERENCE,EFF_AREA,D20160101",
        "A1,9.1,45.4,130,0.8,-2.5,0.3,0.1,0.9,0,0.4",
    )
    roles = guessed(made)
    assert "SqueeSAR" in roles.preset and meaning(roles)["height_sd"] == "H_STDEV"
    assert meaning(roles)["acceleration"] == "ACC" and roles.system == "geographic"


def test_sarproz():
    header = (
        "ID,SVET,LVET,LAT,LON,HEIGHT,HEIGHT WRT DEM,SIGMA HEIGHT,VEL,SIGMA VEL,CUMUL DISP,COHER,IN,FIN,STDEV,"
        "17-12-22,18-01-03"
    )
    made = table(header, "1,161,540,45.472016,11.131595,132.9,2.1,0.7,-3.1,0.4,5,0.83,1,9,0.2,0,1.5")
    roles = guessed(made)
    assert roles.preset == "SARPROZ" and roles.height_reference == "geoid"
    assert roles.dates == (date(2017, 12, 22), date(2018, 1, 3))
    said = meaning(roles)
    assert said["height"] == "HEIGHT" and said["height_sd"] == '"SIGMA HEIGHT"' and said["velocity_sd"] == '"SIGMA VEL"'
    # Columns of a second geocoding come first.
    header = "ID,SVET,LVET,LAT,LAT2,LON,LON2,HEIGHT,HEIGHT WRT DEM,SIGMA HEIGHT,COHER"
    roles = guessed(table(header, "1,161,540,45.472016,45.471331,11.131595,11.126137,132.9,1,0.2,0.8"))
    assert meaning(roles)["longitude"] == "LON2" and meaning(roles)["latitude"] == "LAT2"


def test_sarvey():
    header = "x,y,point_id,velocity,coherence,omega,st_consist,dem_error,dem,lifetime,scattering,D20200101"
    made = table(header, "49.3,32.0,1,-3,0.9,1,2,4.5,370,CCS,PS,1", crs=CRS("EPSG:4326"), format="vector")
    roles = guessed(made)
    assert meaning(roles)["height"] == "dem + dem_error"
    np.testing.assert_allclose(roles.evaluate(made.data)["height"], made.data["dem"] + made.data["dem_error"])


def test_stamps_visualizer_export():
    """The first rows of a published export; its first row holds MATLAB's day numbers less one."""
    cells = np.array(
        [
            [103.6858, 32.0086, np.nan, 735928, 735952, 736864],
            [103.6593, 32.07623, 0.893294, 2.618124, 2.33592, 1.905784],
            [103.6605, 32.07757, -0.6635972, 4.704589, 5.142973, -0.2914702],
        ]
    )
    made = FakeTable({f"export_res_{i + 1}": column for i, column in enumerate(cells.T)})
    roles = guessed(made)
    assert roles.system == "geographic" and roles.date_row
    # datenum(2014, 11, 21) is 735924, so 735929 is five days later.
    assert roles.dates == (date(2014, 11, 26), date(2014, 12, 20), date(2017, 6, 19))
    named = roles.evaluate(made.data)
    assert np.isnan(named["longitude"]).tolist() == [True, False, False]
    assert named["velocity"][1] == 0.893294 and named["series_mm"][2, 2] == np.float32(-0.2914702)
    assert roles.without_series() == roles


def test_mintpy_hdf5_units():
    made = table(
        "longitude,latitude,velocity,velocityStd,temporalCoherence,height,20150101,20150113",
        "131,33,-0.0125,0.0012,0.93,512.3,0.001,0.02",
        spread=1e-4,
        units={"velocity": "m/year", "velocityStd": "m/year", "height": "m", "20150101": "m", "20150113": "m"},
    )
    roles = guessed(made)
    said = meaning(roles)
    assert said["velocity"] == "1000 * velocity" and said["velocity_sd"] == "1000 * velocityStd"
    assert said["series"] == "1000 * dates" and said["height"] == "height"
    np.testing.assert_allclose(roles.evaluate(made.data)["velocity"], made.data["velocity"] * 1000)
    assert not roles.warnings(made.data)


def test_tomographic_lists():
    made = table("x,y,z,elevation,velocity,amplitude,snr", "389000.5,5820000.2,60,12,1,30,6")
    roles = guessed(made)
    assert roles.system == "projected" and roles.crs is None
    assert meaning(roles)["height"] == "z" and meaning(roles)["elevation"] == "elevation"


def test_our_own_clouds_and_layers():
    names = [one for one in STANDARD if one != "elevation"]
    made = table(",".join(["x", "y", "z", *names]), ",".join(["389000.5", "5820000", "60", *["0.5"] * len(names)]))
    roles = guessed(made)
    assert all(meaning(roles)[one] == one for one in names)
    fields = [STANDARD[one].field for one in names]
    header = ",".join(["x", "y", "z", "fid", "CODE", "HEIGHT", *fields, "D20160101"])
    made = table(header, ",".join(["389000.5", "5820000", "60", "1", "7", "60", *["0.5"] * len(fields), "1"]),
                 crs=CRS("EPSG:32633"), format="vector")  # fmt: skip
    said = meaning(guessed(made))
    assert all(said[one] == STANDARD[one].field for one in names) and said["id"] == "CODE" and said["height"] == "z"


def test_a_flat_geometry_takes_its_height_from_a_field():
    made = table("x,y,z,height_m", "389000.5,5820000,0,60", crs=CRS("EPSG:32633"))
    assert meaning(guessed(made))["height"] == "height_m"
    made = table("x,y,z,height", "389000.5,5820000,71,60", crs=CRS("EPSG:32633"))
    assert meaning(guessed(made))["height"] == "z"
    made = table("x,y,z,elevation", "389000.5,5820000,0,60", crs=CRS("EPSG:32633"))
    assert meaning(guessed(made))["height"] == "elevation"


def test_a_psi_list_without_names():
    """The columns of psi/ciomadul_envisat: longitude, latitude, velocity, DEM height, height error."""
    made = table("column_1,column_2,column_3,column_4,column_5", "25.5515,46.33215,19.3452,889.8193,5.7809")
    roles = guessed(made)
    assert meaning(roles) == {"longitude": "column_1", "latitude": "column_2"}
    assert list(roles.notes) == [
        "The file names no columns; by their values column_1, column_2 are taken for longitude, latitude.",
        "No column of heights was found; say which it is, for example velocity = column_3; "
        "height = column_4 + column_5.",
    ]
    told = guessed(made, "velocity = column_3; height = column_4 + column_5; dem_height = column_4")
    np.testing.assert_allclose(told.evaluate(made.data)["height"], made.data["column_4"] + made.data["column_5"])
    assert len(told.notes) == 1
    assert told.columns_needed == ("column_1", "column_2", "column_3", "column_4", "column_5")
    x, y, z = Transformer.from_crs(4979, 4978, always_xy=True).transform(25.5, 46.3, 900.0)
    assert guessed(table("column_1,column_2,column_3", f"{x},{y},{z}")).system == "geocentric"
    roles = guessed(table("column_1,column_2,column_3", "389000.5,5820000.2,60"))
    assert roles.system == "projected" and meaning(roles)["height"] == "column_3"


@pytest.mark.parametrize(
    ("header", "row", "system", "some"),
    [
        ("Lon,Lat,h", "13.4,52.5,40", "geographic", {"longitude": "Lon", "latitude": "Lat", "height": "h"}),
        ("X_WGS84,Y_WGS84,Altitude [m]", "13.4,52.5,40", "geographic", {"height": '"Altitude [m]"'}),
        ("E,N,height (cm)", "389000,5820000,4000", "projected", {"height": '0.01 * "height (cm)"'}),
        ("lon,lat,elevation,v_mm_yr", "13.4,52.5,40,3", "geographic", {"height": "elevation", "velocity": "v_mm_yr"}),
        ("lon,lat,dem,dem_error", "13.4,52.5,40,2", "geographic", {"height": "dem + dem_error", "dem_height": "dem"}),
        ("x,y,z", "13.4123,52.5123,40", "geographic", {"longitude": "x"}),
        ("x,y,z", "3783000.5,899000.5,5038000.5", "geocentric", {"x_m": "x", "z_m": "z"}),
        ("ecef_x,ecef_y,ecef_z,coh", "3783000.5,899000.5,5038000.5,0.7", "geocentric", {"coherence": "coh"}),
        ("line,sample,elevation,snr", "100,200,4,7", "radar_pixels", {"elevation": "elevation", "snr": "snr"}),
        ("LVET,SVET,height", "100,200,4", "radar_pixels", {"line": "LVET", "sample": "SVET"}),
        ("t_az_s,tau_s,s", "3.4,0.0051,4", "radar_times", {"elevation": "s", "tau_s": "tau_s"}),
        ("azimuth_time,range_time [ms],elevation", "2016-01-01T05:00:0,5.1,4", "radar_times",
         {"azimuth_time": "azimuth_time", "tau_s": '0.001 * "range_time [ms]"'}),
        ("azimuth_time,tau,elevation", "17.25,0.0051,4", "radar_times", {"t_az_s": "azimuth_time"}),
        ("lon,lat,h,inc_rad", "13.4,52.5,40,0.6", "geographic", {"height": "h"}),
    ],
)  # fmt: skip
def test_words(header, row, system, some):
    roles = guessed(table(header, row))
    assert roles.system == system
    assert meaning(roles).items() >= some.items()


def test_other_columns_are_kept_when_asked_for():
    made = table("lon,lat,h,my value,note,20160101", "13.4,52.5,40,3,text,1")
    made.data["count"] = np.arange(ROWS, dtype=np.uint16)
    sample = take_sample(made)
    assert "my_value" not in guess(made, sample).definitions
    every = guess(made, sample, "all")
    assert every.text().endswith('my_value = "my value"; count = count; series = dates')
    assert parse(every.text(), made, sample) == every == parse("keep = all", made, sample)
    assert every.evaluate(made.data)["count"].dtype == np.uint16
    assert "count" not in guess(made, sample, ["my value"]).definitions
    egms = table(*EGMS_L2)
    assert "line = line" not in guessed(egms, "line_ = line").text()
    every = guess(egms, take_sample(egms), "all")
    assert every.system == "projected" and parse(every.text(), egms, take_sample(egms)) == every


def test_a_user_changes_the_guess():
    made = table("lon,lat,h,h 2,v,c,20160101,20160113", "13.4,52.5,40,50,3,0.7,1,2")
    roles = guessed(made, 'HEIGHT = "h 2" + -1 * h + 0.5; Velocity = -0.5 * V; sigma = 2; c = c; series = 1000 * dates')
    named = roles.evaluate(made.data)
    np.testing.assert_allclose(named["height"], made.data["h 2"] - made.data["h"] + 0.5)
    np.testing.assert_allclose(named["velocity"], -0.5 * made.data["v"])
    np.testing.assert_allclose(named["series_mm"][:, 1], 1000 * made.data["20160113"], rtol=1e-6)
    assert (named["sigma"] == 2).all() and 'height = "h 2" + -1 * h + 0.5' in roles.text()
    roles = guessed(made, "velocity = none; series = none; coherence = none; id = 'A' + h")
    assert roles.dates == () and "velocity" not in roles.definitions and roles.removed[-1] == "series"
    roles = guessed(made, "D20160101 = none; D20170101 = 10 * v; id = c\neasting = h; northing = v")
    assert roles.dates == (date(2016, 1, 13), date(2017, 1, 1)) and roles.system == "projected"
    assert "longitude" not in roles.definitions
    assert guessed(made).without_series().columns_needed == ("lon", "lat", "h", "v")


def test_two_columns_of_one_day():
    made = table("lon,lat,h,D20160101,20160101", "13.4,52.5,40,1,2")
    assert guessed(made).columns_needed[-1] == "D20160101"
    assert guessed(made, 'D20160101 = "20160101"').columns_needed[-1] == "20160101"


def test_ids():
    made = table("lon,lat,h", "13.4,52.5,40")
    made.data["code"] = np.arange(ROWS, dtype=float)
    assert guessed(made).evaluate(made.data)["id"][3] == "3"
    made.data["code"] = np.array(["a", None] * (ROWS // 2), object)
    assert guessed(made).evaluate(made.data)["id"].tolist()[:2] == ["a", None]
    assert guessed(made, "id = 'T1' + code").evaluate(made.data)["id"].tolist()[:2] == ["T1 a", None]


def test_numbers_in_columns_of_texts():
    made = table("lon,lat,h", "13.4,52.5,40")
    made.data["v"] = np.array(["1.5", "", None, "2"] * (ROWS // 4), object)
    named = guessed(made, "velocity = 2 * v").evaluate(made.data)
    np.testing.assert_array_equal(named["velocity"][:4], [3, np.nan, np.nan, 4])
    made.data["v"][1] = "n/a"
    with pytest.raises(EngineInputError, match=r"'v', which is taken for velocity, holds 'n/a'.*velocity = none"):
        parse("velocity = v", made, take_sample(made)).evaluate(made.data)


def test_a_sample_is_the_first_rows_and_closes_the_file():
    made = table("lon,lat,h", "13.4,52.5,40")
    closed = []

    def chunks(columns, size, monitor):
        try:
            yield {name: made.data[name][:size] for name in columns}
            yield {}
        finally:
            closed.append(True)

    made.chunks = chunks
    assert len(take_sample(made, Monitor(), 5)["h"]) == 5 and closed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("velocity = vv", "no column 'vv' in the table; there are lon, lat, h, v, SIGMA V (nearest: v)"),
        ('velocity = 2 * "sigma w"', "no column 'sigma w'"),
        ('height = "SIGMA V" h', "'height = \"SIGMA V\" h' cannot be read"),
        ("velocity", "is no definition"),
        ("velocity = 'fast'", "velocity is made of a text"),
        ("longitude = none", "no columns of positions"),
        ("line = h; sample = v; height = none", "radar-coded points need a height or an elevation"),
        ("easting = v", "easting alone makes no position"),
        ("series = dates", "no column is named as a date"),
        ("series = v", "series takes dates"),
        ("a" * 33 + " = v", "33 letters"),
    ],
)
def test_what_cannot_be_is_said(text, said):
    made = table("lon,lat,h,v,SIGMA V", "13.4,52.5,40,3,1")
    with pytest.raises(EngineInputError) as caught:
        parse(text, made, take_sample(made))
    assert said in str(caught.value)


def test_missing_positions_and_heights():
    made = table("foo,bar", "3783,899")
    with pytest.raises(
        EngineInputError, match=r"cloud.csv: no columns of positions were found; there are foo, bar\. Say"
    ):
        guess(made, take_sample(made))
    assert guessed(made, "easting = foo; northing = bar").notes[-1].startswith("No column of heights was found")


@pytest.mark.parametrize(
    ("header", "row", "text", "said"),
    [
        ("lon,lat,h,v", "13,52,40,9000", "", ["median velocity is 9,000 mm/yr", "velocity = 0.001 * v"]),
        ("lon,lat,h,v", "13,52,40,0.004", "", ["No velocity is above", "velocity = 1000 * v"]),
        ("lon,lat,h", "13,52,40000", "", ["40 of 40 heights"]),
        ("lon,lat,h,coh", "13,52,40,87", "", ["per cent", "coherence = 0.01 * coh"]),
        ("lon,lat,h,coh", "13,52,40,870", "", ["Coherences go from", "another one"]),
        ("lon,lat,h", "52,113,40", "", ["swapped: write longitude = lat; latitude = lon"]),
        ("lon,lat,h,inc,heading", "13,52,40,0.6,6.05", "", ["incidence = 57.29", "heading = 57.29"]),
        ("lon,lat,h,inc", "13,52,40,120", "", ["instead of 0 to 90"]),
        ("t,tau,s", "3,0.0026,4", "t_az_s = t; elevation = s", ["tau_s = 2 * tau"]),
        ("t,tau,s", "3,5.1,4", "t_az_s = t; elevation = s", ["tau_s = 0.001 * tau"]),
        ("lon,lat,h,20160101", "13,52,40,0.004", "", ["series = 1000 * dates"]),
        ("lon,lat,h,20160101", "13,52,40,40000", "", ["series = 0.001 * dates"]),
    ],
)  # fmt: skip
def test_values_that_are_not_plausible(header, row, text, said):
    made = table(header, row, spread=1e-4)
    found = guessed(made, text).warnings(made.data)
    assert len(found) == max(1, len([one for one in said if "57.29" in one]))
    assert all(one in " ".join(found) for one in said)


def test_plausible_values_raise_no_doubt():
    made = table("lon,lat,h,v,coh,snr,inc,heading,D20160101", "13,52,-3,-2,0.9,-4,23,347,5", spread=0.01)
    made.data["v"][3] = np.nan
    assert guessed(made).warnings(made.data) == []
    made = table("t_az_s,tau_s,elevation", "3,0.0051,-40")
    assert guessed(made).warnings(made.data) == []


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("D20160131", date(2016, 1, 31)),
        ("20160131", date(2016, 1, 31)),
        ("d_20160131", date(2016, 1, 31)),
        ("2016-01-31", date(2016, 1, 31)),
        ("D2016_01_31", date(2016, 1, 31)),
        ("20160131T052233", date(2016, 1, 31)),
        ("disp_20160131", date(2016, 1, 31)),
        ("X2016.01.31", date(2016, 1, 31)),
        ("20160231", None),
        ("30160131", None),
        ("2016-0131", None),
        ("band20160131", None),
        ("201601", None),
        ("16-01-31", None),
    ],
)
def test_dates_in_names(name, day):
    assert as_date(name) == day


@pytest.mark.parametrize(
    ("ours", "unit", "value"),
    [
        ("velocity", "m/year", 1000),
        ("velocity", "cm/yr", 10),
        ("velocity", "mm yr-1", 1),
        ("velocity", "m a^-1", 1000),
        ("acceleration", "m/yr²", 1000),
        ("acceleration", "cm/year^2", 10),
        ("height", "ft", 0.3048),
        ("incidence", "radians", 180 / np.pi),
        ("series", "m", 1000),
        ("tau_s", "ms", 1e-3),
        ("coherence", "1", 1),
        ("velocity", "furlong", 1),
    ],
)
def test_units(ours, unit, value):
    assert factor(ours, unit) == pytest.approx(value)


def test_presets_differ():
    assert len({one.name for one in PRESETS}) == len(PRESETS)


columns = st.text("abAB 1_-;=\"'", min_size=1, max_size=6).filter(lambda one: one.strip() == one)
sums = st.lists(st.tuples(st.one_of(st.none(), st.floats(-1e9, 1e9)), st.integers(0, 3)), min_size=1, max_size=3)


def quoted(column):
    return '"' + column.replace('"', '""') + '"'


@settings(max_examples=60, deadline=None)
@given(
    st.lists(columns, min_size=4, max_size=4, unique_by=str.casefold),
    st.dictionaries(st.sampled_from(["height", "velocity", "mine", "D20160101", "D20200229"]), sums),
)
def test_any_text_comes_back(names, wanted):
    made = FakeTable({name: np.arange(4.0) for name in ("lon", "lat", *names)})
    text = "; ".join(
        f"{name} = "
        + " + ".join((f"{scale!r} * " if scale is not None else "") + quoted(names[i]) for scale, i in terms)
        for name, terms in wanted.items()
    )
    sample = take_sample(made)
    roles = parse(text, made, sample)
    again = parse(roles.text(), made, sample)
    assert again == roles and again.text() == roles.text()
    for name, terms in wanted.items():
        if not name.startswith("D2"):
            expected = sum((1.0 if scale is None else scale) * made.data[names[i]] for scale, i in terms)
            np.testing.assert_allclose(roles.evaluate(made.data)[name], expected, atol=1e-6)


def test_a_table_of_egms_l2_without_the_line_of_sight_is_not_taken_for_l3():
    """Heights of L3 are above the geoid, those of L2 above the ellipsoid."""
    names, values = (text.split(",") for text in EGMS_L2)
    kept = [i for i, name in enumerate(names) if not name.startswith("los_")]
    made = table(",".join(names[i] for i in kept), ",".join(values[i] for i in kept))
    roles = guessed(made)
    assert "L3" not in roles.preset and meaning(roles)["height"] == "height_wgs84" and roles.height_reference != "geoid"
