"""The batch recipe: many cities through one script, of which some fail."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from .process_files import model_file

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "demo" / "many_cities.py"
NAMES = "Los Ángeles west", "Los Angeles east", "nowhere"


def batch(qgis_process, *arguments):
    """The script, as a user's shell runs it."""
    words = [sys.executable, str(SCRIPT), *map(str, arguments), "--qgis-process", qgis_process.program]
    return subprocess.run(words, env=qgis_process.environment, capture_output=True, encoding="utf-8", timeout=120)


def states(done):
    """State and text of each city, from the table."""
    table = done.stdout.split("result or reason\n")[1].split("\n\n")[0].splitlines()
    return {name: line[len(name) :].split(maxsplit=2) for line in table for name in NAMES if line.startswith(name)}


@pytest.fixture
def cities(tmp_path, demo_data):
    """Two cities cut from the sample, and one whose second DEM is elsewhere."""
    for side, window in (("west", (0, 0, 400, 400)), ("east", (450, 0, 400, 400))):
        for dem in ("nasadem", "copernicus_glo30"):
            gdal.Translate(
                str(tmp_path / f"{side}_{dem}.tif"), str(demo_data / "los_angeles" / f"{dem}_1as.tif"), srcWin=window
            )
    model_file(tmp_path / "model.json")
    document = {
        "common": {"MODEL": "model.json", "CELL_SIZE": 500},
        "cities": [
            {"name": NAMES[0], "DEMS": ["west_nasadem.tif", "west_copernicus_glo30.tif"]},
            {"name": NAMES[2], "DEMS": ["west_nasadem.tif", str(demo_data / "berlin" / "semi_real_dem_1as.tif")]},
            {"name": NAMES[1], "DEMS": ["east_nasadem.tif", "east_copernicus_glo30.tif"], "METHOD": "mean"},
        ],
    }
    path = tmp_path / "cities.json"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.slow
def test_a_failed_city_stops_no_other_and_a_second_run_goes_on(qgis_process, cities, tmp_path):
    folder = tmp_path / "données 東京"
    first = batch(qgis_process, cities, folder)
    assert first.returncode == 1, first.stdout + first.stderr
    found = states(first)
    assert [found[name][0] for name in NAMES] == ["done", "done", "FAILED"], first.stdout
    assert "do not overlap; give DEMs of one place" in found["nowhere"][2]
    assert "do not overlap" in (folder / "nowhere.log").read_text(encoding="utf-8")
    assert sorted(one.name for one in folder.glob("*.tif")) == ["los_angeles_east.tif", "los_ángeles_west.tif"]
    # The same as by a command.
    dems = [tmp_path / "east_nasadem.tif", tmp_path / "east_copernicus_glo30.tif"]
    run = qgis_process.run(
        "demstoheights", DEMS=dems, MODEL=tmp_path / "model.json", METHOD="mean", CELL_SIZE=500,
        **{"predict:HEIGHTS": tmp_path / "one.tif"},
    )  # fmt: skip
    assert run.code == 0, run.text
    one, other = (
        gdal.Open(str(path)).ReadAsArray() for path in (tmp_path / "one.tif", folder / "los_angeles_east.tif")
    )
    np.testing.assert_array_equal(one, other)

    # Mended: only what is not done is run again.
    document = json.loads(cities.read_text(encoding="utf-8"))
    document["cities"][1]["DEMS"][1] = "west_copernicus_glo30.tif"
    document["cities"][2]["METHOD"] = "union"
    cities.write_text(json.dumps(document), encoding="utf-8")
    second = batch(qgis_process, cities, folder, "--jobs", 2)
    assert second.returncode == 0, second.stdout + second.stderr
    found = states(second)
    assert [found[name][0] for name in NAMES] == ["skipped", "done", "done"]
    assert not list(folder.glob("*.log")) and "3 of 3 cities are done." in second.stdout


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "cannot be read as JSON"),
        ("{}", 'has no list "cities"'),
        ('{"cities": [{"DEMS": []}]}', 'City 1 of cities.json has no "name"'),
        ('{"cities": [{"name": "A b"}, {"name": "a_B"}]}', "would write to a_b"),
    ],
)
def test_a_list_that_cannot_be_used_gets_a_sentence(qgis_process, tmp_path, text, sentence):
    (tmp_path / "cities.json").write_text(text, encoding="utf-8")
    words = [sys.executable, str(SCRIPT), "cities.json", "out", "--qgis-process", qgis_process.program]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=30)
    assert done.returncode == 1 and sentence in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
