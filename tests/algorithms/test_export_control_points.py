"""From simulated chips to ground control points and to the files of other programs."""

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsFeatureRequest, QgsProcessingContext, QgsProcessingException, QgsVectorLayer
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.simulate import Track, simulate_stack

from .conftest import Feedback
from .test_point_targets import HEIGHT, LATITUDE, LONGITUDE, points, table_of

TRACKS = [
    Track("up", "ascending", "right", 42.0, 6, "2013-04-01T16:50:00"),
    Track("down", "descending", "right", 36.0, 6, "2013-04-03T05:20:00"),
]


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stack")
    return simulate_stack(folder, to_geocentric(LATITUDE, LONGITUDE, HEIGHT), TRACKS, scr_db=28.0)


@pytest.fixture(scope="module")
def once(provider, stack, tmp_path_factory):
    """Measured and located once."""
    folder, context = tmp_path_factory.mktemp("once"), QgsProcessingContext()
    steps = {
        "pointtargetanalysis": {
            "PRODUCTS": [str(path) for path in stack], "TARGETS": points(), "NAME_FIELD": "id", "HEIGHT_FIELD": "h",
            "OUTPUT": str(folder / "pta.gpkg"),
        },
        "stereogcp": {
            "OBSERVATIONS": str(folder / "pta.gpkg"), "CORRECTIONS": [], "OUTPUT": str(folder / "gcp.gpkg"),
        },
    }  # fmt: skip
    for name, parameters in steps.items():
        _, done = provider.algorithm(name).create().run(parameters, context, Feedback())
        assert done
    return folder


@pytest.fixture
def located(once, tmp_path):
    for path in once.iterdir():
        shutil.copy2(path, tmp_path)
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


def changed(located, number=None, **fields):
    """A copy of the points in memory, in which fields have another value: in all, or in that with a number."""
    layer = QgsVectorLayer(str(located), "gcp", "ogr").materialize(QgsFeatureRequest())
    layer.startEditing()
    for i, feature in enumerate(layer.getFeatures()):
        for name, value in fields.items():
            if number in (None, i):
                layer.changeAttributeValue(feature.id(), layer.fields().lookupField(name), value)
    assert layer.commitChanges()
    return layer


@pytest.fixture
def export(run, stack, tmp_path):
    """export(points, parameters…) -> count, the rows of the .points file, what was warned of."""

    def export(layer, **more):
        path, feedback = tmp_path / "a.points", Feedback()
        results = run("exportgcps", {"INPUT": layer, "PRODUCT": str(stack[0]), "POINTS": str(path), **more}, feedback)
        with open(path, encoding="utf-8") as file:
            rows = [list(map(float, line.split(",")[:4])) for line in file if line[0].isdigit()]
        return results["COUNT"], np.array(rows), feedback.warnings

    return export


def test_a_frame_moves_the_points_in_the_image(export, located):
    """ETRF2000 is half a metre from ITRF in 2013: most of a line or sample."""
    _, still, _ = export(str(located))
    _, by_name, warnings = export(changed(located, frame="ETRF2000", epoch_year=None))
    assert not warnings
    np.testing.assert_array_equal(by_name[:, :2], still[:, :2])
    shift = np.hypot(*(by_name - still)[:, 2:].T)
    assert shift.min() > 0.2 and shift.max() < 3
    for frame in ("ETRF2000", "a frame of mine", None):
        layer = changed(located, frame=frame, epoch_year=None)
        np.testing.assert_array_equal(export(layer, FRAME="EPSG:7930")[1], by_name)


def test_points_in_the_frame_of_the_orbits_stay_where_they_are(export, located):
    _, still, _ = export(str(located))
    for fields in ({"frame": "ITRF2014"}, {"frame": None, "epoch_year": None}):
        np.testing.assert_array_equal(export(changed(located, **fields))[1], still)
    _, moved, warnings = export(changed(located, frame="frame of the reference targets", epoch_year=None))
    np.testing.assert_array_equal(moved, still)
    assert len(warnings) == 1 and "frame of the reference targets, which is taken for that of the orbits" in warnings[0]


FRAMES = [
    (
        {"frame": "a frame of mine", "epoch_year": None},
        None,
        "'a frame of mine', which PROJ does not know",
    ),
    ({"frame": "ITRF2014"}, "EPSG:7930", "ETRF2000 is given, but the points are in ITRF2014; leave it empty"),
    ({"frame": "IGS08, IGS14"}, "EPSG:7930", "ETRF2000 is given, but the points are in IGS08, IGS14"),
    ({"frame": "GDA2020", "epoch_year": None}, "EPSG:7930", "ETRF2000 is given, but the points are in GDA2020"),
]


@pytest.mark.parametrize(("fields", "frame", "sentence"), FRAMES)
def test_frames_that_contradict_are_refused(export, located, fields, frame, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        export(changed(located, **fields), FRAME=frame)


def test_points_of_several_frames_are_refused(export, located):
    mixed = changed(located, 1, frame="ETRF2000", epoch_year=None)
    with pytest.raises(QgsProcessingException, match=r"in several frames \(.*ETRF2000.*\)"):
        export(mixed)


def test_points_without_coordinates_are_left_out(export, located):
    count, rows, warnings = export(changed(located, 0, x_m=None))
    assert count == len(rows) == 2 and warnings == ["1 of 3 points have no coordinates and are left out."]
    with pytest.raises(QgsProcessingException, match="has no point with coordinates"):
        export(changed(located, x_m=None))


BAD = [
    ({"POINTS": None}, "No output is wanted"),
    ({"PRODUCT": "nothing.json"}, "SAR product: nothing.json cannot be read: there is no such file"),
    ({"PRODUCT": None}, "SAR product: none is given, but it is needed"),
    ({"FRAME": "EPSG:4978"}, "WGS 84 is given, but the points are in"),
    ({"CRS": "EPSG:4978"}, "CRS of the map coordinates .*: WGS 84 is a Geocentric CRS"),
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


def test_the_folder_of_a_product_will_do(run, stack, located, tmp_path):
    folder = tmp_path / "delivery"
    folder.mkdir()
    for path in stack[0].parent.glob(f"{stack[0].stem}*"):
        shutil.copy(path, folder)
    results = run("exportgcps", {"INPUT": str(located), "PRODUCT": str(folder), "CSV": str(tmp_path / "a.csv")})
    assert results["COUNT"] == 3
