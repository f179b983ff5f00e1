"""From simulated chips to ground control points and to the files of other programs."""

import csv
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsVectorLayer
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.simulate import Track, simulate_stack

from .test_point_targets import HEIGHT, LATITUDE, LONGITUDE, points, table_of

TRACKS = [
    Track("up", "ascending", "right", 42.0, 6, "2013-04-01T16:50:00"),
    Track("down", "descending", "right", 36.0, 6, "2013-04-03T05:20:00"),
]


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stack")
    return simulate_stack(folder, to_geocentric(LATITUDE, LONGITUDE, HEIGHT), TRACKS, scr_db=28.0)


@pytest.fixture
def located(run, stack, tmp_path):
    run("pointtargetanalysis", {
        "PRODUCTS": [str(path) for path in stack], "TARGETS": points(), "NAME_FIELD": "id", "HEIGHT_FIELD": "h",
        "OUTPUT": str(tmp_path / "pta.gpkg"),
    })  # fmt: skip
    run("stereogcp", {
        "OBSERVATIONS": str(tmp_path / "pta.gpkg"), "CORRECTIONS": [], "OUTPUT": str(tmp_path / "gcp.gpkg"),
    })  # fmt: skip
    return tmp_path / "gcp.gpkg"


def test_chips_become_control_points_and_files(run, stack, located, tmp_path):
    layer = QgsVectorLayer(str(located), "", "ogr")
    found = {feature["target"]: feature for feature in layer.getFeatures()}
    truth = to_geocentric(LATITUDE, LONGITUDE, HEIGHT)
    for i, feature in enumerate(found[f"CR{k}"] for k in range(3)):
        # Simulated without atmosphere: 28 dB put a target to a few centimetres.
        assert np.linalg.norm(np.array([feature[f"{a}_m"] for a in "xyz"]) - truth[i]) < 0.08
        assert feature["geometry"] == "AD" and feature["kept"] == 1 and feature["sigma_u_m"] > feature["formal_u_m"]
    out = {name: str(tmp_path / file) for name, file in
           (("POINTS", "a.points"), ("GDAL_OPTIONS", "a.txt"), ("CSV", "a.csv"))}  # fmt: skip
    results = run("exportgcps", {"INPUT": str(located), "PRODUCT": str(stack[0]), **out})
    assert results["COUNT"] == 3
    measured = {row["target"]: row for row in table_of(tmp_path / "pta.gpkg") if row["product"] == stack[0].stem}
    with open(out["POINTS"], encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    for row in csv.DictReader(lines):
        place = next(f for f in found.values() if abs(f.geometry().constGet().x() - float(row["mapX"])) < 1e-3)
        seen = measured[place["target"]]
        assert float(row["sourceX"]) == pytest.approx(seen["sample"] + 0.5, abs=0.2)
        assert float(row["sourceY"]) == pytest.approx(-(seen["line"] + 0.5), abs=0.2)
        assert row["enable"] == "1"
    raster = gdal.GetDriverByName("MEM").Create("", 8, 8)
    made = gdal.Translate("", raster, options="-of MEM " + Path(out["GDAL_OPTIONS"]).read_text().replace("\n", " "))
    assert made.GetGCPCount() == 3 and {round(gcp.GCPZ, 6) for gcp in made.GetGCPs()} == {
        round(feature["height_m"], 6) for feature in found.values()
    }
    with open(out["CSV"], encoding="utf-8") as file:
        assert {row["target"] for row in csv.DictReader(file)} == set(found)


def test_a_frame_moves_the_points_in_the_image(run, stack, located, tmp_path):
    """ETRF2000 is half a metre from ITRF in 2013: most of a line or sample."""
    rows = []
    for number, frame in enumerate((None, "EPSG:7930")):
        path = tmp_path / f"{number}.points"
        run("exportgcps", {"INPUT": str(located), "PRODUCT": str(stack[0]), "FRAME": frame, "POINTS": str(path)})
        with open(path, encoding="utf-8") as file:
            rows.append([list(map(float, line.split(",")[:4])) for line in file if line[0].isdigit()])
    (map_x, map_y, x, y), (map_x2, map_y2, x2, y2) = np.array(rows)[:, 0]
    assert (map_x, map_y) == (map_x2, map_y2)
    assert 0.2 < np.hypot(x2 - x, y2 - y) < 3


BAD = [
    ({"POINTS": None}, "No output is wanted"),
    ({"PRODUCT": "nothing.json"}, "nothing.json is not there"),
    ({"FRAME": "EPSG:4978"}, "EPSG:4978|WGS 84"),
]


@pytest.mark.parametrize(("change", "sentence"), BAD)
def test_bad_input_gets_a_sentence(run, stack, located, tmp_path, change, sentence):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(QgsProcessingException, match=sentence):
        run("exportgcps", {
            "INPUT": str(located), "PRODUCT": str(stack[0]), "POINTS": str(tmp_path / "a.points"), **change,
        })  # fmt: skip
    assert sorted(tmp_path.iterdir()) == before


def test_other_points_are_refused(run, stack, tmp_path):
    with pytest.raises(QgsProcessingException, match="lacks the fields target, x_m, y_m, z_m"):
        run("exportgcps", {"INPUT": points(), "PRODUCT": str(stack[0]), "POINTS": str(tmp_path / "a.points")})
