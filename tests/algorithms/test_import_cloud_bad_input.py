"""Importing what is wrong or not quite right: a sentence for each, nothing left behind, and what works all the same."""

import os
import sys
from pathlib import Path

import numpy as np
import pyproj
import pytest
from osgeo import ogr
from qgis.core import (
    QgsProcessingException,
)

from .berlin_cloud import CLOUDS, assert_same_points, city, contents, read_ept, table, text, vector
from .conftest import Feedback

# Bad input


def las(content=None, crs=True):
    """A maker of a LAZ, by laspy; content : what is made of its bytes."""

    def make(folder):
        laspy = pytest.importorskip("laspy")
        header = laspy.LasHeader(point_format=6, version="1.4")
        header.scales, header.offsets = [0.001] * 3, [390000, 5820000, 0]
        if crs:
            header.add_crs(pyproj.CRS("EPSG:32633"))
        cloud = laspy.LasData(header)
        cloud.x, cloud.y, cloud.z = (o + np.random.default_rng(1).random(20_000) * 100 for o in (390000, 5820000, 0))
        cloud.write(str(folder / "bad.laz"))
        if content:
            (folder / "bad.laz").write_bytes(content((folder / "bad.laz").read_bytes()))
        return folder / "bad.laz"

    return make


def npz(content=None, **arrays):
    def make(folder):
        np.savez(folder / "bad.npz", **arrays)
        if content:
            (folder / "bad.npz").write_bytes(content((folder / "bad.npz").read_bytes()))
        return folder / "bad.npz"

    return make


def hdf5(folder):
    h5py = pytest.importorskip("h5py")
    with h5py.File(folder / "bad.h5", "w") as file:
        file["grid/image"] = np.zeros((5, 4))
        file["number"] = np.arange(7)
    return folder / "bad.h5"


GOOD = "lon,lat,height\n" + "".join(f"13.37{i:03},52.52{i:03},{i}.5\n" for i in range(100))
MAP = "easting,northing,height\n" + "".join(f"{390000 + i},{5820000 + i},30\n" for i in range(50))
RADAR = "line,sample,elevation\n" + "".join(f"{i},{2 * i},3.5\n" for i in range(50))
PLY = "ply\nformat ascii 1.0\nelement vertex 3\nproperty double x\nproperty double y\nproperty double z\nend_header\n"
RES = str(CLOUDS / "asc_master.res")
HALF = np.linspace(13.3, 13.4, 100)
BAD_FILES = [
    (text(GOOD + "1,2\n" * 5), {"BAD_LINES": 4}, r"More than 4 lines of bad\.csv .* line 102"),
    (text(""), {}, r"bad\.csv is empty"),
    (text("lon,lat,height\n"), {}, r"bad\.csv has a header and no lines of data"),
    (text("lon,lat,height\n" + "nan,nan,nan\n" * 9), {}, r"points of bad\.csv can be placed: they have no coordinates"),
    (text("a,b,c\n1,2,x\n2,3,y\n"), {}, r"bad\.csv: no columns of positions were found; there are a, b, c"),
    (text(GOOD), {"COLUMNS": "velocity = vel"}, "There is no column 'vel' in the table; there are lon, lat, height"),
    (text(GOOD), {"COLUMNS": "longitude = none"}, "no columns of positions were found"),
    (text(GOOD), {"COLUMNS": "line = lon"}, "line alone makes no position"),
    (text(GOOD), {"COLUMNS": "snr = 'text'"}, "snr is made of a text"),
    (text(GOOD), {"COLUMNS": "X = lon"}, "The attribute X is there twice"),
    (text(GOOD), {"COLUMNS": f"{'a' * 40} = lon"}, "has 40 letters; 32 at most"),
    (text("id" + GOOD[3:].replace("\n13", "\nP"), "ids.csv"), {"COLUMNS": "longitude = id"}, "wanted|beyond"),
    (text(MAP), {}, r"bad\.csv has map coordinates but does not say in which CRS; choose it"),
    (text(MAP), {"CRS": "EPSG:4326"}, "WGS 84 is no projected CRS"),
    (text(MAP.replace("390", "390000000000")), {"CRS": "EPSG:32633"}, r"points of bad\.csv lie beyond WGS 84 / UTM"),
    (text("lat,lon,height\n113.5,52.5,3\n113.6,52.6,4\n"), {}, "longitude and latitude seem to be swapped"),
    (text(MAP), {"CRS": "EPSG:32633", "OUTPUT_CRS": "EPSG:2263"}, "counts in US survey foot; .* in metres"),
    (text(MAP), {"CRS": "EPSG:32633", "OUTPUT_CRS": "EPSG:4326"}, "counts in degree"),
    (text(GOOD + "\0" * 3000), {}, r"bad\.csv is a binary file"),
    (text(",".join(f"c{i}" for i in range(30_000)) + "\n" + "1," * 29_999 + "1\n"), {}, "has 30,000 columns"),
    (las(crs=False), {}, r"bad\.laz has map coordinates but does not say in which CRS"),
    (las(lambda b: b[: len(b) // 2]), {}, r"bad\.laz cannot be read as LAS; it is damaged or cut short"),
    (las(lambda b: b[:5000] + bytes(3000) + b[8000:]), {}, r"bad\.laz cannot be read as LAS; it is damaged"),
    (las(lambda b: b[:300]), {}, r"bad\.laz"),
    (text("hello\n", "bad.las"), {}, r"bad\.las cannot be read as LAS: it does not begin with LASF"),
    (text(GOOD), {"FORMAT": "las"}, r"bad\.csv cannot be read as LAS"),
    (las(), {"FORMAT": "csv"}, r"bad\.laz is a binary file"),
    (npz(lambda b: b[: len(b) // 2], lon=HALF, lat=HALF, height=HALF), {}, r"bad\.npz is damaged"),
    (npz(lambda b: b[:200] + bytes(300) + b[500:], lon=HALF, lat=HALF, height=HALF), {}, r"bad\.npz is damaged"),
    (text(PLY + "390000 5820000 3\n390001 58"), {"CRS": "EPSG:32633"}, "cut short|lines of data|cells"),
    (text(PLY + "390000 5820000 3\n390001 58", "bad.ply"), {"CRS": "EPSG:32633"}, r"bad\.ply is cut short"),
    (text(PLY[:40], "bad.ply"), {}, r"bad\.ply has no complete PLY header"),
    (hdf5, {}, r"bad\.h5 is HDF5, but not of points: it holds grid/image float64 \(5, 4\), number"),
    (text("hello\n", "bad.h5"), {}, r"bad\.h5 cannot be read as HDF5"),
    (text(b"\x89PNG\r\n\x1a\n" + bytes(100), "bad.csv"), {}, r"bad\.csv is no point cloud that can be read"),
    (text(RADAR), {}, r"radar-coded; give the product or the orbit"),
    (text(RADAR), {"PRODUCT": RES}, "elevations but no reference point"),
    (text(RADAR), {"PRODUCT": RES, "REFERENCE": "line = 1e9; sample = 1; height = 1"}, "reference point .* not seen"),
    (text(GOOD), {"REFERENCE": "nonsense"}, "The reference point has 'nonsense'; write it as"),
    (text(GOOD), {"REFERENCE": "x = 1; y = 2"}, "'x = 1; y = 2' cannot be read; write it as 'x = 389000"),
    (text(GOOD), {"REFERENCE": "x = 1; height = 2"}, "cannot be read; write it as 'x = 389000"),
    (text(GOOD), {"REFERENCE": "x = 1; y = nan; height = 2"}, "cannot be read; write it as 'x = 389000"),
    (text(GOOD), {"REFERENCE": "x = 1; y = inf; height = 2"}, "cannot be read; write it as 'x = 389000"),
    (text(GOOD), {"REFERENCE": "x = 1; y = 2; height = 2; z = 3"}, "cannot be read; write it as 'x = 389000"),
    (text(GOOD), {"REFERENCE": "longitude = 13; latitude = 100; height = 2"}, "has 'latitude = 100'"),
    (text(GOOD), {"REFERENCE": "longitude = -170; latitude = -52; height = 2", "OUTPUT_CRS": "EPSG:3035"},
     "reference point at longitude -170, latitude -52 lies beyond ETRS89"),
    (text(GOOD), {"REFERENCE": "line = 1; sample = 2; height = 2"}, "radar coordinates, but no product or orbit"),
    (text(GOOD), {"PRODUCT": __file__}, r"test_import_cloud_bad_input\.py is no product that can be read"),
    (text(GOOD), {"PRODUCT": RES}, "The orbit does not see|side of the orbit"),
    (text(GOOD), {"GEOID": __file__, "HEIGHT_REFERENCE": "geoid_grid"}, r"_bad_input\.py cannot be opened"),
    (text(GOOD), {"FILTER": "snr > 3"}, "snr"),
    (text(GOOD), {"FILTER": "height > 1e6"}, r"bad\.csv none is left: 100 do not pass the filter; check the filter"),
    (text(GOOD), {"EXTENT": "0,1,0,1 [EPSG:4326]"}, "none is left: 100 lie outside the extent; check the extent"),
    (text(GOOD), {"SERIES": "{out}/s.gpkg"}, r"bad\.csv has no time series"),
    (text(GOOD), {"OUTPUT_POINTS": "{out}/p.gpkg", "THINNING": 1e-12}, "Cells of 1e-12 m are too small"),
    (text(GOOD), {"DELIMITER": "xyz"}, "The delimiter is 'xyz'"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "more", "sentence"), BAD_FILES)
def test_bad_input_gets_a_sentence_and_leaves_nothing(imported, tmp_path, out, make, more, sentence):
    given = make(tmp_path)
    more = {name: value.format(out=out) if isinstance(value, str) else value for name, value in more.items()}
    with pytest.raises(QgsProcessingException, match=sentence) as caught:
        imported(given, **more)
    said = str(caught.value)
    assert said.endswith(".") and "Traceback" not in said and len(said) < 600
    assert contents(out) == {} and list(out.iterdir()) == []


BAD_PARAMETERS = [
    ({"INPUT": "none.csv"}, "Table or cloud: none.csv cannot be read: there is no such file"),
    ({"INPUT": "a|b.gpkg|layername=x"}, "there is no such file"),
    ({"COLUMNS": "velocity"}, "Columns: 'velocity' is no definition of a column"),
    ({"COLUMNS": "velocity = 2 ** v"}, r"Columns: 'velocity = 2 \*\* v' cannot be read at"),
    ({"COLUMNS": '2v = "a;b"'}, "Columns: '2v = \"a;b\"' is no definition"),
    ({"FILTER": "velocity >"}, "The filter 'velocity >' cannot be read"),
    ({"FILTER": "__import__('os').system('x') > 1"}, "The filter"),
    ({"FILTER": "(" * 500 + "a > 1" + ")" * 500}, "nested more than 40 deep"),
    ({"EXTENT": "abc"}, "Extent: 'abc' is not an extent"),
    ({"EXTENT": "0,1,0,1"}, "Extent: 0,1,0,1 has no CRS"),
    ({"EXTENT": "-inf,inf,0,1 [EPSG:4326]"}, "Extent: it is infinite"),
    ({"FORMAT": "xyz"}, "Format: there is no choice 'xyz'"),
    ({"CRS": "EPSG:999999"}, "CRS of the table: 'EPSG:999999' is not a CRS"),
    ({"OUTPUT_CRS": "EPSG:4978"}, "Geocentric CRS"),
    ({"HEIGHT_REFERENCE": "undulation"}, r"Geoid undulation \(m\): none is given, but heights are by undulation"),
    ({"HEIGHT_REFERENCE": "geoid_grid"}, "Geoid grid: none is given, but heights are by geoid_grid"),
    ({"HEIGHT_REFERENCE": "geoid_grid", "GEOID": "none.tif"}, "Geoid grid: none.tif cannot be read"),
    ({"HEIGHT_REFERENCE": "undulation", "UNDULATION": 500}, "500 is out of range; give at least -115 and at most 95"),
    ({"PRODUCT": RES, "ORBIT": RES}, "SAR product and Orbit: both are given"),
    ({"HEADING": 999}, "999 is out of range"),
    ({"INCIDENCE": float("nan")}, "nan is no number"),
    ({"THINNING": -1}, "-1 is out of range"),
    ({"BAD_LINES": -1}, "-1 is out of range"),
    ({"STYLE": "pink"}, "there is no choice 'pink'"),
    ({"OUTPUT": "missing/c.json"}, "the folder missing does not exist"),
    ({"OUTPUT": "missing/c/ept.json"}, "does not exist"),
    ({"OUTPUT": "out/c"}, r"c does not end with \.json, \.copc\.laz, \.laz or \.las"),
    ({"OUTPUT": "out/c.tif"}, r"c\.tif does not end with \.json"),
    ({"OUTPUT": "out/c.laz", "OUTPUT_POINTS": "out/p.shp"}, r"Points of the cloud: p\.shp does not end with \.gpkg"),
    (
        {"OUTPUT_POINTS": "memory:"},
        r"Points of the cloud: it is written to a file of its own; give a name that ends with \.gpkg",
    ),
    ({"SERIES": "ogr:dbname='out/p.gpkg' table=\"a\""}, "Time series: it is written to a file of its own"),
    ({"OUTPUT_POINTS": "out/p.gpkg", "SERIES": "out/./p.gpkg"}, r"Time series: p\.gpkg is also Points"),
    ({"OUTPUT_POINTS": "none/p.gpkg"}, "Points of the cloud: the folder none does not exist"),
]


@pytest.mark.parametrize(("change", "sentence"), BAD_PARAMETERS)
def test_parameters_that_are_refused(imported, berlin, out, tmp_path, monkeypatch, change, sentence):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QgsProcessingException, match=sentence) as caught:
        imported(change.get("INPUT", berlin), **{name: value for name, value in change.items() if name != "INPUT"})
    assert str(caught.value).endswith(".") and list(out.iterdir()) == []


def test_an_input_is_never_overwritten(imported, berlin, out, tmp_path):
    """Neither a cloud, by whatever name it goes, nor the GeoPackage of a layer."""
    pytest.importorskip("laspy")
    imported(berlin, OUTPUT_POINTS=str(out / "p.gpkg"))
    imported(berlin, OUTPUT=str(out / "c.laz"))
    before = contents(out)
    for given, more in (
        ("c/ept.json", {"OUTPUT": "c.json"}),
        ("c", {"OUTPUT": "c.json"}),
        ("c/", {"OUTPUT": "c/ept.json"}),
        ("c.laz", {"OUTPUT": "c.laz"}),
        ("p.gpkg", {"OUTPUT_POINTS": "p.gpkg"}),
        ("p.gpkg|layername=points", {"OUTPUT_POINTS": "p.gpkg"}),
    ):
        more = {name: str(out / value) for name, value in more.items()}
        with pytest.raises(QgsProcessingException, match="is also an input; choose another name"):
            imported(f"{out}/{given}", **{"OUTPUT": str(out / "new.json"), **more})
        assert contents(out) == before


def test_a_folder_that_holds_anything_else_is_not_replaced(imported, berlin, out):
    (out / "c").mkdir()
    imported(berlin)  # an empty folder is
    (out / "c" / "mine.txt").write_text("mine")
    (out / "d").write_text("a file")
    before = contents(out)
    other = "holds other files than those of an EPT"
    for name, sentence in (("c.json", other), ("c/ept.json", other), ("d.json", "is a file")):
        with pytest.raises(QgsProcessingException, match=sentence):
            imported(berlin, OUTPUT=str(out / name))
        assert contents(out) == before


def test_a_folder_that_is_read_only(imported, berlin, out, monkeypatch):
    plain = os.access  # root may write everywhere
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != out and plain(path, mode))
    with pytest.raises(QgsProcessingException, match="its folder is read-only for you"):
        imported(berlin)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("name", ["c.laz", "c.copc.laz"])
def test_without_laspy(imported, berlin, out, monkeypatch, name):
    for module in ("laspy", "lazrs"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(QgsProcessingException, match=r'not installed; .*python3 -m pip install "laspy\[lazrs\]"'):
        imported(berlin, OUTPUT=str(out / name))
    assert list(out.iterdir()) == []
    imported(berlin)
    assert (out / "c" / "ept.json").exists()


# What is not quite right and works


@pytest.mark.parametrize(
    "how",
    [
        {"delimiter": ";", "decimal": ","}, {"delimiter": "\t"}, {"delimiter": " "}, {"delimiter": "|"},
        {"encoding": "utf-8-sig"}, {"encoding": "utf-16"},
        {"encoding": "latin-1", "header": "Größe,lon,lat,height,velocity,coherence"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["table.csv", "Maße vom Mai", "table.txt"])
def test_texts_of_many_kinds(imported, tmp_path, out, how, name):
    feedback = Feedback()
    results = imported(table(tmp_path / name, city(), **how), feedback)
    assert results["FORMAT_USED"] == "csv" and feedback.warnings == []
    assert_same_points(read_ept(out / "c" / "ept.json")[1], city())


LIST = "1,2,3,4,5,6"


@pytest.mark.parametrize(
    ("content", "more"),
    [
        # What would be a good guess is not what is said.
        (f"lon\tlat\theight\tlist\n13.371\t52.521\t31.5\t{LIST}\n13.372\t52.522\t32.5\t{LIST}\n",
         {"DELIMITER": "Tab"}),
        (f"lon lat height list\n13.371 52.521 31.5 {LIST}\n13.372 52.522 32.5 {LIST}\n", {"DELIMITER": "space"}),
        ("lon~lat~height\n13.371~52.521~31.5\n13.372~52.522~32.5\n", {"DELIMITER": "~"}),
        ("13.37,52.52,30.5\n13.371,52.521,31.5\n13.372,52.522,32.5\n",
         {"HEADER": "yes", "COLUMNS": 'longitude = "13.37"; latitude = "52.52"; height = "30.5"'}),
        ("x1,x2,x3\n13.371,52.521,31.5\n13.372,52.522,32.5\n",
         {"HEADER": "no", "COLUMNS": "longitude = column_1; latitude = column_2; height = column_3"}),
        ("lon;lat;height\n13,371;52,521;31,5\n13,372;52,522;32,5\n", {"DECIMAL": "comma", "DELIMITER": ";"}),
    ],
)  # fmt: skip
def test_a_text_is_read_as_is_said(imported, tmp_path, out, content, more):
    results = imported(text(content)(tmp_path), **more)
    assert (results["COUNT"], results["LEFT_OUT"]) == (2, int(more.get("HEADER") == "no"))
    assert sorted(read_ept(out / "c" / "ept.json")[1]["Z"]) == pytest.approx([31.5, 32.5])


def test_a_decimal_mark_that_is_not_there_makes_no_numbers(imported, tmp_path):
    content = "lon;lat;height\n" + "13,371;52,521;31,5\n" * 9
    assert imported(text(content)(tmp_path), Feedback())["COUNT"] == 9
    with pytest.raises(QgsProcessingException, match="no columns of positions were found"):
        imported(text(content)(tmp_path), DECIMAL="point", DELIMITER=";")


def test_an_ept_is_also_given_by_its_folder(imported, berlin, out):
    imported(berlin)
    for given in (out / "c", out / "c" / "ept.json"):
        assert imported(given, OUTPUT=str(out / "again.json"))["FORMAT_USED"] == "ept"
        assert_same_points(read_ept(out / "again" / "ept.json")[1], city(), 0.0021)


def test_what_is_left_out_is_counted_and_told(imported, tmp_path, out):
    rows = "".join(f"13.37{i:03},52.52{i:03},{i}.5\n" for i in range(100))
    bad = "nan,52.52,1\n" * 3 + "13.37,52.52,\n" * 2 + "-9999,-9999,4\n" * 4 + "13.37,abc,5\n" + "1,2\n" * 6
    feedback = Feedback()
    results = imported(text("lon,lat,height\n" + rows + bad)(tmp_path), feedback)
    assert (results["COUNT"], results["READ"], results["LEFT_OUT"]) == (100, 110, 10)
    said = " ".join(feedback.warnings)
    for words in (
        "6 of 110 points have no coordinates or no height", "4 of 110 points have coordinates beyond their CRS",
        "6 lines of bad.csv with another number of cells than the 3 columns left out (the first is line 112)",
        "1 cell of the column lat of bad.csv are no numbers",
    ):  # fmt: skip
        assert words in said


@pytest.mark.parametrize(
    ("header", "row", "columns", "words"),
    [
        ("lon,lat,height,v", "13.37{i},52.52,30,0.00{i}", "", "metres per year, write velocity = 1000 * v."),
        ("lon,lat,height,v", "13.37{i},52.52,30,{i}", "velocity = 0.001 * v", "metres per year, write velocity = v."),
        ("lon,lat,height,v", "13.37{i},52.52,30,{i}", "velocity = 0.001 * v + -0.0005 * height",
         "write velocity = v + -0.5 * height."),
        ("lon,lat,height,v", "13.37{i},52.52,30,1e30{i}", "", "other units, write for example velocity = 0.001 * v."),
        ("lon,lat,height", "13.37{i},52.52,30000{i}", "", "the unit or the column seems wrong (height = height)"),
        ("lon,lat,height,inc", "13.37{i},52.52,30,0.7", "incidence = inc", "if they are in radians"),
        ("lon,lat", "13.37{i},52.52", "", "has no heights; its points are put at height 0 m"),
    ],
)  # fmt: skip
def test_implausible_units_are_warned_of(imported, tmp_path, out, header, row, columns, words):
    feedback = Feedback()
    content = header + "\n" + "".join(row.format(i=i) + "\n" for i in range(1, 9))
    results = imported(text(content)(tmp_path), feedback, COLUMNS=columns)
    assert results["COUNT"] == 8 and words in " ".join(feedback.warnings)
    assert all(len(line) < 400 for line in feedback.warnings)


@pytest.mark.parametrize("name", ["c.json", "c.copc.laz"])
@pytest.mark.parametrize(
    "rows",
    [
        ["13.37,52.52,30,1"],
        ["13.37,52.52,30,1"] * 5000,
        [f"13.37,52.52,30,{value}" for value in ("inf", "-inf", "1e308", "1e-320", "nan", "1e400", "")],
        [f"{180 - 1e-4 * i if i > 0 else -180 - 1e-4 * i},-17.5,30,1" for i in range(-9, 10)],
    ],
)
def test_odd_points(imported, tmp_path, out, rows, name):
    """One, five thousand in one place, extreme values, and both sides of the date line."""
    pytest.importorskip("laspy")
    given = text("lon,lat,height,velocity\n" + "\n".join(rows) + "\n")(tmp_path)
    results = imported(given, OUTPUT=str(out / name), OUTPUT_POINTS=str(out / "p.gpkg"))
    assert results["COUNT"] == results["THINNED"] == len(rows)
    assert vector(out / "p.gpkg")[0].featureCount() == len(rows)


def test_names_that_collide(imported, berlin, out):
    columns = "geom = velocity; fid = coherence; HEIGHT_ = 2; code = 3; foo = lon; FOO = lat; select = height"
    imported(berlin, COLUMNS=columns, OUTPUT_POINTS=str(out / "p.gpkg"))
    source = ogr.Open(str(out / "p.gpkg"))
    feature = source.GetLayer(0).GetNextFeature()
    names = [feature.GetFieldDefnRef(i).GetName() for i in range(feature.GetFieldCount())]
    assert len({name.lower() for name in names}) == len(names) and {"GEOM_", "FID_", "FOO", "SELECT"} <= set(names)
    assert feature.GetGeometryRef().GetPointCount() == 1
