"""Clouds through qgis_process: from the sample data of the demo to a fused cloud and its accuracy; what is refused."""

import importlib.util
import json
import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
# The demo's clouds, and what their files do not say of themselves.
CLOUDS = {
    "beam42_ascending.csv": {"OUTPUT_CRS": "EPSG:32633"},
    "beam51_ascending.txt": {"CRS": "EPSG:32633"},
    "beam36_descending.npz": {"CRS": "EPSG:32633"},
    "beam55_descending.csv": {"OUTPUT_CRS": "EPSG:32633", "HEIGHT_REFERENCE": "undulation", "UNDULATION": 39.5},
}
STEREO = {
    "COLUMNS": "solid_tide_range_m = 0; troposphere_range_m = 0; ionosphere_range_m = 0",
    "TABLE_CORRECTIONS": ["solid_tide", "troposphere", "ionosphere"],
    "CORRECTIONS": "none",
}


# What GDAL prints when QGIS, to repeat the parameters, tries the path of an EPT as a raster.
QGIS_TRIES = re.compile(r"ERROR 4: .*ept\.json' not recognized as (being in )?a supported file format")


def demo():
    path = ROOT / "demo" / "simulate_city.py"
    spec = importlib.util.spec_from_file_location("simulate_city_of_the_demo", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def town(qgis_process, tmp_path_factory):
    """The demo's files, imported, with the stereo points."""
    folder = tmp_path_factory.mktemp("town")
    demo().main(folder, 20_000, 1)
    tracks = json.loads((folder / "tracks.json").read_text(encoding="utf-8"))
    clouds = []
    for name, more in CLOUDS.items():
        x, y, height = tracks[name]["reference"]
        run = qgis_process.run(
            "importpointcloud", INPUT=folder / name, OUTPUT=folder / f"{Path(name).stem}_cloud.json",
            TRACK=tracks[name]["name"], HEADING=tracks[name]["heading_deg"],
            REFERENCE=f"x = {x:.4f}; y = {y:.4f}; height = {height:.4f}", **more,
        )  # fmt: skip
        assert run.code == 0, run.text
        clouds.append(run.results["OUTPUT"])
    run = qgis_process.run(
        "stereogcp", OBSERVATIONS=folder / "observations.csv", ORBITS=folder / "state_vectors.csv",
        OUTPUT=folder / "gcp.gpkg", RESIDUALS=folder / "residuals.gpkg", **STEREO,
    )  # fmt: skip
    assert run.code == 0, run.text
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    stereo = {"STEREO": folder / "gcp.gpkg", "RESIDUALS": folder / "residuals.gpkg", "TARGET": truth["reference_post"]}
    return SimpleNamespace(folder=folder, clouds=clouds, truth=truth, stereo=stereo)


@pytest.fixture(scope="module")
def fused(qgis_process, town):
    run = qgis_process.run(
        "fusepointclouds", CLOUDS=town.clouds, OUTPUT=town.folder / "fused.json", REPORT=town.folder / "fused.html",
        **town.stereo,
    )  # fmt: skip
    assert run.code == 0, run.text
    return run


def test_four_tracks_become_one_cloud(town, fused):
    results = fused.results
    assert results["COUNT"] == 80_000
    lengths = [np.linalg.norm(one) for one in town.truth["shift_on_map_m"].values()]
    assert results["MAX_SHIFT"] == pytest.approx(max(lengths), abs=0.1)
    assert 0.05 < results["MAX_LAMP_POST"] < 0.2 and 0.03 < results["DISAGREEMENT"] < 0.1
    said = " ".join(fused.info)
    for number, name in enumerate(town.truth["seen_at"], 1):
        assert f"Track {number} is {name}: 20,000 points, moved by " in said


def test_the_fused_cloud_agrees_with_the_surface_model(qgis_process, town, fused, out):
    run = qgis_process.run(
        "pointcloudaccuracy", CLOUD=fused.results["OUTPUT"], REFERENCE=town.folder / "dsm.tif",
        FLAT=town.folder / "flat_areas.geojson", FACADES=town.folder / "facades.geojson", NAME_FIELD="facade",
        GCPS=town.folder / "gcp.gpkg", OUTPUT=out / "a.gpkg", REPORT=out / "a.html", JSON=out / "a.json",
        LINES=out / "l.gpkg", GCP_OUTPUT=out / "g.gpkg",
    )  # fmt: skip
    assert run.code == 0, run.text
    results = run.results
    # Outliers are a thirtieth of the points; the median does not feel them.
    assert abs(results["VERTICAL_MEDIAN"]) < 0.1
    assert abs(results["HORIZONTAL_BIAS"]) < 3 * results["HORIZONTAL_BIAS_SE"] + 0.03
    # The stereo points lie where lines of sight to the sides of the posts meet: above their feet.
    assert 0.0 < results["GCP_BIAS"] < 0.2
    assert {one.name for one in out.iterdir()} == {"a.gpkg", "a.html", "a.json", "l.gpkg", "g.gpkg"}
    json.loads((out / "a.json").read_text(encoding="utf-8"))


FUSE = [
    ({"STEREO": "", "RESIDUALS": "", "TARGET": ""}, "Stereo SAR points: none is given, but the mode geodetic needs it"),
    ({"TARGET": "LP99"}, "There is no target 'LP99' among the ground control points ("),
    ({"CLOUDS": "one"}, "Clouds: 2 or more are needed, but 1 given."),
    ({"CLOUDS": "missing"}, "cannot be read: there is no such file; check its name."),
    ({"TRACKS": "nobody,,,350,40,right,1,2,3"}, "There is no cloud 'nobody', or more than one (TRACKS); there are"),
    ({"TRACKS": "1,2,3"}, "Tracks: 3 cells are given, which make no rows of 9: cloud, track, pass, heading, incidence"),
    ({"MODE": "geometric", "HELD": "nobody"}, "There is no cloud 'nobody', or more than one (HELD); there are"),
    ({"OUTPUT": "no/such/folder/a.json"}, "Fused point cloud: the folder no/such/folder does not exist"),
]  # fmt: skip


def test_a_chain_that_cannot_be_gets_one_sentence_too(qgis_process, town, out):
    run = qgis_process.run(
        "cloudstoaccuracy", CLOUDS=town.clouds[:1], MODE="geometric", REFERENCE=town.folder / "dsm.tif",
        FLAT=town.folder / "flat_areas.geojson", **{"fuse:CLOUD": out / "f.json", "assess:FIGURES": out / "f.txt"},
    )  # fmt: skip
    said = [one for one in run.said if not QGIS_TRIES.match(one)]
    assert run.code == 1 and said == ["Clouds: 2 or more are needed, but 1 given."]
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(("change", "sentence"), FUSE)
def test_fusions_that_cannot_be_get_one_sentence(qgis_process, town, out, change, sentence):
    several = {"one": town.clouds[:1], "missing": [*town.clouds, town.folder / "none" / "ept.json"]}
    change = {name: several.get(value, value) if name == "CLOUDS" else value for name, value in change.items()}
    given = {"CLOUDS": town.clouds, "OUTPUT": out / "f.json", "REPORT": out / "f.html", **town.stereo, **change}
    run = qgis_process.run("fusepointclouds", **given)
    assert run.code == 1
    said = [one for one in run.said if not QGIS_TRIES.match(one)]
    assert len(said) == 1 and sentence in said[0], run.said
    assert list(out.iterdir()) == []


ASSESS = [
    ({"FLAT": "", "FACADES": ""}, "Flat areas: a cloud is measured on flat areas or facades; give one of them."),
    ({"REFERENCE": ""}, "Reference: none is given; give a layer or a file."),
    ({"NAME_FIELD": "nope"}, "Facades: facades has no field 'nope'; it has"),
    ({"REFERENCE": "facades.geojson"}, "Reference: "),
    ({"REFERENCE_FILE": "dsm.tif"}, "Reference: both are given; give one."),
    ({"REFERENCE": "", "REFERENCE_FILE": "truth.json"}, "truth.json"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), ASSESS)
def test_accuracies_that_cannot_be_get_one_sentence(qgis_process, town, out, change, sentence):
    change = {name: town.folder / value if "." in value else value for name, value in change.items()}
    given = {
        "CLOUD": town.clouds[0], "REFERENCE": town.folder / "dsm.tif", "FLAT": town.folder / "flat_areas.geojson",
        "FACADES": town.folder / "facades.geojson", "OUTPUT": out / "a.gpkg", "JSON": out / "a.json", **change,
    }  # fmt: skip
    run = qgis_process.run("pointcloudaccuracy", **given)
    assert run.code == 1
    said = [one for one in run.said if not QGIS_TRIES.match(one)]
    assert len(said) == 1 and sentence in said[0], run.said
    assert list(out.iterdir()) == []
