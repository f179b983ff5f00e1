"""Point clouds by qgis_process: what a script meets, with and without the library that LAS needs."""

import importlib.util
import json
import os
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr

from .process_files import assert_fails, assert_warns, left_in

pytestmark = pytest.mark.slow

CLOUDS = Path(__file__).parents[1] / "data" / "pointcloud"
DORIS = {"COLUMNS": "velocity = column_3; height = column_4 + column_5", "PRODUCT": CLOUDS / "asc_master.res"}
HEADER = "id,lon,lat,height,velocity,coherence,D20160101,D20160113\n"
ROW = "P{i},13.37{i:04},52.52{i:04},{i}.5,{v}.25,0.{c:02},{v},{c}\n"


def table(path, count=200, head=HEADER, row=ROW, tail="", encoding="utf-8"):
    rows = "".join(row.format(i=i, v=i % 11 - 5, c=i % 100) for i in range(count))
    path.write_text(head + rows + tail, encoding=encoding)
    return path


@pytest.fixture(scope="session")
def laspy(tmp_path_factory):
    """The environment in which a QGIS finds laspy and lazrs, and nothing else that the tests have."""
    folder = tmp_path_factory.mktemp("packages")
    for name in ("laspy", "lazrs"):
        found = importlib.util.find_spec(name)
        if found is None:
            pytest.skip(f"{name} is not installed")
        (folder / name).symlink_to(Path(found.origin).parent)
    return {"PYTHONPATH": str(folder)}


@pytest.fixture(scope="session")
def no_laspy(tmp_path_factory):
    """The environment of a QGIS without."""
    folder = tmp_path_factory.mktemp("missing")
    for name in ("laspy", "lazrs"):
        (folder / f"{name}.py").write_text(f"raise ModuleNotFoundError({name!r}, name={name!r})\n")
    return {"PYTHONPATH": str(folder)}


def ept(folder):
    return json.loads((folder / "ept.json").read_text(encoding="utf-8"))


def test_one_step_from_a_list_of_persistent_scatterers(qgis_process, out):
    run = qgis_process.run(
        "importpointcloud", INPUT=CLOUDS / "ciomadul_asc.xy", **DORIS, OUTPUT=out / "größe 1.json",
        OUTPUT_POINTS=out / "p.gpkg",
    )  # fmt: skip
    assert_warns(run, out, "names no columns", "longitude, latitude")
    assert (run.results["COUNT"], run.results["LEFT_OUT"], run.results["FORMAT_USED"]) == (20, 0, "csv")
    assert run.results["COLUMNS_USED"].endswith(DORIS["COLUMNS"])
    said = ept(out / "größe 1")
    assert said["points"] == 20 and {"velocity", "incidence", "heading"} < {one["name"] for one in said["schema"]}
    assert said["vertical_city"]["track"]["name"] == "ENVISAT ascending"
    raw = np.loadtxt(CLOUDS / "ciomadul_asc.xy")
    source = ogr.Open(str(out / "p.gpkg"))
    heights = sorted(feature["HEIGHT"] for feature in source.GetLayer(0))
    assert heights == pytest.approx(np.sort(raw[:, 3] + raw[:, 4]), abs=1e-9)


def test_las_in_and_out_where_laspy_is(qgis_process, laspy, tmp_path, out):
    given = table(tmp_path / "t.csv")
    for ending in ("copc.laz", "laz", "las"):
        run = qgis_process.run("importpointcloud", environment=laspy, INPUT=given, OUTPUT=out / f"c.{ending}")
        assert run.code == 0 and run.results["COUNT"] == 200, run.text
        again = qgis_process.run(
            "importpointcloud", environment=laspy, INPUT=out / f"c.{ending}", OUTPUT=out / "again.json"
        )
        assert again.code == 0 and again.results["FORMAT_USED"] == "las", again.text
        assert ept(out / "again")["points"] == 200 and ept(out / "again")["vertical_city"]["track"]["name"] == "t"


@pytest.mark.parametrize("name", ["c.copc.laz", "c.laz"])
def test_las_where_laspy_is_not(qgis_process, laspy, no_laspy, tmp_path, out, name):
    given = table(tmp_path / "t.csv")
    run = qgis_process.run("importpointcloud", environment=no_laspy, INPUT=given, OUTPUT=out / name)
    assert_fails(run, out, "not installed", 'python3 -m pip install "laspy[lazrs]"')
    made = qgis_process.run("importpointcloud", environment=laspy, INPUT=given, OUTPUT=tmp_path / name)
    assert made.code == 0, made.text
    run = qgis_process.run("importpointcloud", environment=no_laspy, INPUT=tmp_path / name, OUTPUT=out / "c.json")
    assert_fails(run, out, "laspy", "not installed", 'python3 -m pip install "laspy[lazrs]"')


def test_a_damaged_laz(qgis_process, laspy, tmp_path, out):
    def imported(given, output):
        return qgis_process.run("importpointcloud", environment=laspy, INPUT=given, OUTPUT=output)

    good = imported(table(tmp_path / "t.csv"), tmp_path / "c.laz"), imported(tmp_path / "c.laz", tmp_path / "good.json")
    assert all(run.code == 0 for run in good), good
    os.truncate(tmp_path / "c.laz", (tmp_path / "c.laz").stat().st_size * 2 // 3)
    run = imported(tmp_path / "c.laz", out / "c.json")
    # What Python 3.14 warns of when it loads laspy, it says in both runs.
    said_anyway = {line.strip() for line in good[1].text.splitlines()}
    run.said = [line for line in run.said if line not in said_anyway]
    assert_fails(run, out, "c.laz", "damaged or cut short", "copy it again")


BAD = [
    ({"tail": "1,2\n" * 9}, {"BAD_LINES": 3}, ("t.csv", "another number of cells", "line 202")),
    ({"count": 0}, {}, ("t.csv", "a header and no lines of data")),
    ({"row": "P{i},nan,nan,1,1,1,1,1\n"}, {}, ("t.csv", "no coordinates")),
    ({}, {"COLUMNS": "velocity = nope"}, ("no column 'nope'",)),
    ({}, {"COLUMNS": "nope"}, ("Columns: 'nope' is no definition",)),
    ({}, {"FILTER": "coherence >"}, ("The filter 'coherence >' cannot be read",)),
    ({}, {"FILTER": "nope > 3"}, ("nope",)),
    ({}, {"EXTENT": "0,1,0,1 [EPSG:4326]"}, ("t.csv", "200 lie outside the extent")),
    ({}, {"HEIGHT_REFERENCE": "undulation"}, ("Geoid undulation (m): none is given",)),
    ({}, {"REFERENCE": "here"}, ("The reference point has 'here'",)),
    ({}, {"PRODUCT": __file__}, ("is no product that can be read",)),
    ({}, {"OUTPUT": "{out}/none/c.json"}, ("Point cloud: the folder", "does not exist")),
    ({}, {"OUTPUT": "/proc/c.json"}, ("/proc/c", "cannot be written")),
    ({}, {"OUTPUT_POINTS": "{out}/p.shp"}, ("Points of the cloud: p.shp does not end with .gpkg",)),
    ({"head": "id,lon,lat,height\n", "row": "{i},13.37,52.52,1\n"}, {"SERIES": "{out}/s.gpkg"}, ("no time series",)),
    ({"head": "line,sample,elevation\n", "row": "{i},{i},1\n"}, {}, ("radar-coded", "PRODUCT or ORBIT")),
    ({"head": "easting,northing,height\n", "row": "39000{i},582000{i},1\n"}, {}, ("t.csv", "choose it (CRS)")),
]


@pytest.mark.parametrize(("content", "more", "words"), BAD)
def test_what_cannot_be_imported(qgis_process, tmp_path, out, content, more, words):
    given = table(tmp_path / "t.csv", **content)
    more = {name: value.format(out=out) if isinstance(value, str) else value for name, value in more.items()}
    run = qgis_process.run("importpointcloud", INPUT=given, **{"OUTPUT": out / "c.json", **more})
    assert_fails(run, out, *words)


def test_a_disk_that_fills_up_leaves_what_was_there(qgis_process, tmp_path, out):
    outputs = {"OUTPUT": out / "c.json", "OUTPUT_POINTS": out / "p.gpkg", "SERIES": out / "s.gpkg"}
    good = qgis_process.run("importpointcloud", INPUT=table(tmp_path / "t.csv"), **outputs)
    assert good.code == 0, good.text
    before = {name: (out / name).read_bytes() for name in left_in(out) if (out / name).is_file()}
    large = table(tmp_path / "large.csv", 30_000, row=ROW.replace(":04", ":06"))
    for limit in (100_000, 700_000, 1_500_000):
        run = qgis_process.run("importpointcloud", INPUT=large, file_size=limit, **outputs)
        assert run.code == 1 and len(run.said) == 1 and "cannot be written" in run.said[0], (limit, run.said)
        assert {name: (out / name).read_bytes() for name in left_in(out) if (out / name).is_file()} == before
    again = qgis_process.run("importpointcloud", INPUT=large, **outputs)
    assert again.code == 0 and ept(out / "c")["points"] == 30_000, again.text


def test_a_name_with_a_line_end_and_quotes(qgis_process, tmp_path, out):
    given = table(tmp_path / "a 'b' \"c\".csv", encoding="latin-1", head=HEADER.replace("id", "größe"))
    run = qgis_process.run("importpointcloud", INPUT=given, TRACK="x\n'y' \"z\"", OUTPUT=out / "c.json")
    assert run.code == 0, run.text
    assert ept(out / "c")["vertical_city"]["track"]["name"] == "x\n'y' \"z\""
