"""Station files in the layouts in which they are found, and damaged ones."""

import gzip

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.corrections.station_files import read_csv, read_sinex_tro
from vertical_city.engine.sar.corrections.textfiles import read_lines

CSV = """# station: name=PRIE lat=48.77 lon=18.62 height=300.5
time,ztd_mm,sigma_mm
2020-04-04T04:00:00Z,2301.5,1.2
2020-04-04 05:00,2303.0,1.4
2020-04-04T06:00:00.500,2310.0,
"""
# The geocentric place of GOPE (Ondrejov): 49.9137 N, 14.7856 E, 592.6 m.
VERSION_1 = """%=TRO 1.00 IGS 20:100:00000 IGS 20:095:00000 20:095:86400 P MIX
+FILE/REFERENCE
 DESCRIPTION        test
-FILE/REFERENCE
+TROP/DESCRIPTION
*_________KEYWORD_____________ __VALUE(S)_______________________________________
 ELEVATION CUTOFF ANGLE                             7
 SOLUTION_FIELDS_1             TROTOT STDDEV TGNTOT STDDEV TGETOT STDDEV
-TROP/DESCRIPTION
+TROP/STA_COORDINATES
*SITE PT SOLN T __STA_X_____ __STA_Y_____ __STA_Z_____ SYSTEM REMRK
 GOPE  A    1 P  3979316.439  1050312.253  4857066.904 IGS14  COD
-TROP/STA_COORDINATES
+TROP/SOLUTION
*SITE ____EPOCH___ TROTOT STDDEV  TGNTOT STDDEV  TGETOT STDDEV
 GOPE 20:095:00000 2250.1    1.1  -0.213  0.087  -0.232  0.088
 GOPE 20:095:03600 2252.3    1.2  -0.284  0.078  -0.197  0.078
 GOPE 20:095:07200 -999.0 -999.0  -0.284  0.078  -0.197  0.078
 GOPE 20:095:86400 2255.0    1.3  -0.284  0.078  -0.197  0.078
 XXXX 20:095:86400 2255.0    1.3  -0.284  0.078  -0.197  0.078
-TROP/SOLUTION
%=ENDTRO
"""
VERSION_2 = """%=TRO 2.00 GOP 2020:100:00000 GOP 2020:095:00000 2020:096:00000 P MIX
+TROP/DESCRIPTION
 TROPO PARAMETER NAMES         TROTOT STDDEV TRODRY TROWET    IWV
 TROPO PARAMETER UNITS          1e+03  1e+03  1e+03  1e+03      1
 TIME SYSTEM                   G
-TROP/DESCRIPTION
+SITE/ID
*STATION__ PT __DOMES__ T _STATION_DESCRIPTION__ _LONGITUDE _LATITUDE_ _HGT_ELI_ _HGT_MSL_
 GOPE00CZE  A 11502M002 P Ondrejov, Czechia       14.785600  49.913700   592.600   547.000
 CHPG00BRA  A 41612M002 P Cachoeira Paulista     315.014542  22.682337   617.414   620.300
-SITE/ID
+SITE/COORDINATES
*STATION__ PT SOLN T __DATA_START__ __DATA_END____ __STA_X_____ __STA_Y_____ __STA_Z_____ SYSTEM REMRK
 CHPG00BRA  A 0001 P 2020:095:00000 2020:096:00000  4164613.943 -4162456.903 -2445028.730  IGS14  GOP
-SITE/COORDINATES
+TROP/SOLUTION
*STATION__ ____EPOCH_____ TROTOT STDDEV TRODRY TROWET    IWV
 GOPE00CZE 2020:095:00000 2250.1    1.1 2140.0  110.1   17.5
 CHPG00BRA 2020:095:00300 2400.5    2.0 -999.0  250.0   40.0
-TROP/SOLUTION
%=ENDTRO
"""
DEGREES_MINUTES = """%=TRO 0.01 IGS 98:100:00000
+SITE/ID
*CODE PT __DOMES__ T _STATION DESCRIPTION__ APPROX_LON_ APPROX_LAT_ _APP_H_
 HOB2  A 50116M004 P Hobart, Australia      147 26 19.4 -42 48 16.9    41.1
 ZERO  A 50116M004 P Minus nothing          359 30  0.0 - 0 30  0.0   -10.5
-SITE/ID
+TROP/SOLUTION
*SITE ____EPOCH___ TROTOT STDDEV
 HOB2 98:095:00000 2350.1    4.1
 ZERO 98:095:00000 2350.1    4.1
-TROP/SOLUTION
"""


@pytest.fixture
def write(tmp_path):
    def written(text, name="series.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def csv(path):
    return read_csv(path, read_lines(path))


def tro(path):
    return read_sinex_tro(path, read_lines(path))


def test_a_csv_with_the_place_in_a_comment(write):
    (station,) = csv(write(CSV))
    assert (station.name, station.latitude_deg, station.longitude_deg) == ("PRIE", 48.77, 18.62)
    assert station.height_m == 300.5 and station.files == ("series.csv",)
    assert [str(time) for time in station.times] == [
        f"2020-04-04T{t}" for t in ("04:00:00.000", "05:00:00.000", "06:00:00.500")
    ]
    np.testing.assert_allclose(station.total_m, [2.3015, 2.303, 2.31], rtol=1e-12)
    np.testing.assert_allclose(station.sigma_m, [0.0012, 0.0014, np.nan], rtol=1e-12)
    assert np.isnan(station.hydrostatic_m).all()


def test_a_csv_with_the_places_in_columns(write):
    text = """MJD; Station; Latitude; Longitude; Height_m; ZHD_m; ZWD_m
58943.25; A; 48.1; 18.2; 200; 2.2; 0.1
58943.125; A; 48.1; 18.2; 200; 2.21; 0.1

58943.0; B; -1; -70; 20; 2.3; 0.25
"""
    a, b = csv(write(text))
    assert (a.name, b.name, b.latitude_deg, b.longitude_deg, b.height_m) == ("A", "B", -1, -70, 20)
    assert str(a.times[0]) == "2020-04-04T03:00:00.000" and str(a.times[1]) == "2020-04-04T06:00:00.000"
    np.testing.assert_allclose(a.total_m, [2.31, 2.3], rtol=1e-12)
    np.testing.assert_allclose(a.hydrostatic_m, [2.21, 2.2], rtol=1e-12)


def test_wet_and_total_give_the_hydrostatic_delay(write):
    (station,) = csv(write("time,lat,lon,h,ztd,zwd_mm\n2020-04-04,48,18,0,2.4,100\n"))
    assert station.hydrostatic_m[0] == pytest.approx(2.3) and station.name == "at 48.00000, 18.00000"


def test_other_line_ends_a_byte_order_mark_blanks_and_gzip(write):
    plain = csv(write(CSV))[0]
    odd = "\ufeff" + CSV.replace("\n", "  \r\n") + "\r\n"
    for path in (write(odd, "odd.csv"), write(gzip.compress(odd.encode()), "odd.csv.gz")):
        (station,) = csv(path)
        np.testing.assert_array_equal(station.total_m, plain.total_m)
        np.testing.assert_array_equal(station.times, plain.times)


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("2303.0", "nan", r"Line 4 of series.csv has 'nan' as its ztd; give a number"),
        ("2303.0", "oops", r"Line 4 of series.csv has 'oops' as its ztd"),
        ("2303.0", "2.3030", r"Line 4 of series.csv has a total zenith delay of 0.002303 m.*ztd_m or ztd_mm"),
        ("2303.0", "", r"Line 4 of series.csv has a total zenith delay of nan m"),
        (",1.4", "", r"Line 4 of series.csv has 2 fields where its first line names 3"),
        ("04 05:00", "34 05:00", r"time in line 4 of series.csv '2020-04-34T05:00:00' is no date"),
        ("2020-04-04 05:00", "yesterday", r"time in line 4 of series.csv 'yesterday' is no UTC time"),
        ("lat=48.77", "lat=148.77", r"Line 3 of series.csv puts the station at latitude 148.77"),
        ("lat=48.77", "lat=x", r"Line 3 of series.csv has 'x' as its station's latitude"),
        ("lat=48.77 ", "", r"no column lat \(found: time, ztd_mm, sigma_mm\).*# station: name="),
        ("time,ztd_mm", "when,what", r"no column time or mjd, ztd_m or ztd_mm"),
    ],
)
def test_damaged_csv(write, old, new, message):
    assert old in CSV
    with pytest.raises(EngineInputError, match=message):
        csv(write(CSV.replace(old, new)))


def test_a_csv_without_rows(write):
    with pytest.raises(EngineInputError, match=r"series.csv has no rows of zenith delays"):
        csv(write("\n".join(CSV.splitlines()[:2])))


@pytest.mark.parametrize(
    "data, message",
    [(b"", "is empty"), (b" \n", "is empty"), (b"a\0b", "is no text"), (b"\x1f\x8bnothing", "cannot be read")],
)
def test_files_that_are_none(write, data, message):
    with pytest.raises(EngineInputError, match=f"series.csv {message}"):
        read_lines(write(data))
    with pytest.raises(EngineInputError, match=r"missing.csv cannot be read \(No such file or directory\)"):
        read_lines(write("a").with_name("missing.csv"))
    with pytest.raises(EngineInputError, match=r"cannot be read \(damaged or cut off\)"):
        read_lines(write(gzip.compress(CSV.encode())[:-20], "cut.gz"))


def test_sinex_tro_version_1(write):
    (gope,) = tro(write(VERSION_1, "cod.tro"))  # XXXX has no coordinates
    assert gope.name == "GOPE"
    assert (gope.latitude_deg, gope.longitude_deg) == pytest.approx((49.9137, 14.7856), abs=1e-4)
    assert gope.height_m == pytest.approx(592.6, abs=0.1)
    assert [str(time) for time in gope.times.astype("datetime64[s]")] == [
        "2020-04-04T00:00:00",
        "2020-04-04T01:00:00",
        "2020-04-05T00:00:00",
    ]
    np.testing.assert_allclose(gope.total_m, [2.2501, 2.2523, 2.2550], rtol=1e-12)
    np.testing.assert_allclose(gope.sigma_m, [0.0011, 0.0012, 0.0013], rtol=1e-12)
    assert np.isnan(gope.hydrostatic_m).all()


def test_sinex_tro_version_2(write):
    gope, chpg = tro(write(VERSION_2, "gop.tro"))
    assert (gope.latitude_deg, gope.longitude_deg, gope.height_m) == (49.9137, 14.7856, 592.6)
    assert gope.hydrostatic_m[0] == pytest.approx(2.14) and gope.sigma_m[0] == pytest.approx(0.0011)
    # Some write southern latitudes without their sign: geocentric coordinates come first.
    assert (chpg.latitude_deg, chpg.longitude_deg) == pytest.approx((-22.6868, -44.9852), abs=0.01)
    assert str(chpg.times[0]) == "2020-04-04T00:05:00.000" and np.isnan(chpg.hydrostatic_m[0])


def test_sinex_tro_in_metres_and_with_wet_delays_between(write):
    text = VERSION_2.replace("1e+03  1e+03  1e+03  1e+03", "1      1      1      1").replace(
        "2250.1    1.1 2140.0  110.1", "2.2501 0.0011 2.1400 0.1101"
    )
    text = text.replace(" CHPG00BRA 2020", "*CHPG00BRA 2020")
    assert tro(write(text))[0].total_m[0] == pytest.approx(2.2501)
    # Sigma that stands after another value is not the total's.
    text = VERSION_1.replace("TROTOT STDDEV TGNTOT STDDEV TGETOT STDDEV", "TROTOT TROWET STDDEV TGNTOT TGETOT STDDEV")
    text = text.replace("2250.1    1.1 ", "2250.1  102.1 ")
    (station,) = tro(write(text))
    assert np.isnan(station.sigma_m).all() and station.hydrostatic_m[0] == pytest.approx(2.148)


def test_sinex_tro_without_a_description_and_with_degrees_minutes_seconds(write):
    hobart, zero = tro(write(DEGREES_MINUTES, "old.zpd"))
    assert hobart.latitude_deg == pytest.approx(-(42 + 48 / 60 + 16.9 / 3600), abs=1e-12)
    assert hobart.longitude_deg == pytest.approx(147 + 26 / 60 + 19.4 / 3600, abs=1e-12)
    assert str(hobart.times[0])[:10] == "1998-04-05" and hobart.height_m == 41.1
    assert (zero.latitude_deg, zero.longitude_deg, zero.height_m) == (-0.5, 359.5, -10.5)


@pytest.mark.parametrize(
    "cut, message",
    [
        (lambda text: text[: text.index("-TROP/SOLUTION")], "cod.tro ends within its block TROP/SOLUTION"),
        (lambda text: text[: text.index("+TROP/SOLUTION")], "cod.tro has no TROP/SOLUTION"),
        (lambda text: text.replace("2252.3", "2252.x"), r"Line 17 of cod.tro has '2252.x' as its TROTOT"),
        (lambda text: text.replace("2252.3", "52.3"), r"Line 17 of cod.tro has a total zenith delay of 0.0523 m"),
        (lambda text: text.replace("20:095:03600", "20:095"), r"Line 17 of cod.tro is no solution with station, epoch"),
        (lambda text: text.replace("20:095:03600", "20:400:03600"), r"Line 17 of cod.tro has the epoch 20:400:03600"),
        (lambda text: text.replace("-0.284  0.078  -0.197  0.078", "", 1), r"Line 17 of cod.tro is no solution"),
        (lambda text: text.replace("TROTOT", "TROOOO"), r"Line 16 of cod.tro is no solution .* TROTOT among them"),
        (lambda text: text.replace("STA_COORDINATES", "NOTHING"), "2 stations, of none of which it gives coordinates"),
    ],
)
def test_damaged_sinex_tro(write, cut, message):
    with pytest.raises(EngineInputError, match=message):
        tro(write(cut(VERSION_1), "cod.tro"))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([CSV, VERSION_1, VERSION_2, DEGREES_MINUTES]), st.data())
def test_whatever_is_changed_gives_stations_or_one_sentence(tmp_path_factory, text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(0, 40))
    put = data.draw(st.text("0129.-+:*,;#% \nTx\té", max_size=6))
    path = tmp_path_factory.mktemp("changed") / "f"
    path.write_text(text[:at] + put + text[at + length :], encoding="utf-8")
    try:
        lines = read_lines(path)
        stations = (read_csv if text is CSV else read_sinex_tro)(path, lines)
    except EngineInputError as error:
        assert str(error).strip().endswith(("'.", ".", ")."))
    else:
        for station in stations:
            assert np.isfinite(station.total_m).all() and (np.diff(station.times) > np.timedelta64(0)).all()
