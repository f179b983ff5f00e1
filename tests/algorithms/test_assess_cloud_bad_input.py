"""Accuracies of what is not there, and runs that fail: a sentence for each, and what stood there stays."""

from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPoint,
    QgsPointXY,
    QgsProcessingException,
)
from vertical_city.engine.pointcloud.cloud import CloudInfo, Points, Track

from .conftest import Feedback, Stops
from .measured_town import controls, layer_of, parameters, places_of, polygon, reported, rows, together, write_cloud

# Places where there is nothing.


@pytest.mark.slow
def test_no_facade_in_an_area_is_told(run, town, tmp_path):
    square = next(one for one in town.flat if town.city.inside(*one.mean(axis=0)[:, None])[0] < 0)
    areas = layer_of("Polygon", [polygon(square), places_of(town, town.tall[0])], ["open", "wall"])
    feedback = Feedback()
    results = run("pointcloudaccuracy", reported(town, tmp_path, FACADES=areas), feedback)
    assert any("'open' shows no facade" in text for text in feedback.warnings)
    assert {row["name"] for row in together(rows(results["OUTPUT"]), "facade")} == {"wall"}
    assert "&#x27;open&#x27; shows no facade" in Path(results["REPORT"]).read_text(encoding="utf-8")


def far(town):
    return layer_of("Polygon", [polygon(one + np.array([0, 5000])) for one in town.flat[:2]], ["a", "b"])


def flat_points(town):
    posts = town.city.post[:3]
    return layer_of(
        "Point", [QgsGeometry.fromPointXY(QgsPointXY(*xy)) for xy in posts], ["a", "b", "c"], field="target"
    )


def empty(town):
    return layer_of("Polygon", [None, QgsGeometry()], ["a", "b"])


def no_crs(town):
    return layer_of("Polygon", [polygon(town.flat[0])], ["a"], crs="")


def beyond(town):
    return layer_of("Polygon", [polygon([[0, 95], [1, 95], [1, 96]])], ["a"], crs="EPSG:4326")


BAD = [
    ({"CLOUD": None}, "Point cloud: neither a cloud nor control points are given; give one of them"),
    ({"REFERENCE": None}, "Reference: none is given; give a layer or a file"),
    ({"REFERENCE_FILE": __file__}, "Reference: both are given; give one"),
    ({"FLAT": None, "FACADES": None, "NAME_FIELD": None}, "Flat areas: a cloud is measured on flat areas or facades"),
    ({"FLAT": far, "FACADES": None}, "The reference dsm.tif has no heights at any of the 2 places; check that it"),
    ({"FLAT": far, "FACADES": None, "REFERENCE": "laser"}, "The reference laser has no heights at any of the 2 places"),
    ({"FLAT": empty, "FACADES": None}, "no place to be measured at"),
    ({"FLAT": no_crs, "FACADES": None}, "Flat areas: shapes has no CRS; assign one"),
    ({"FLAT": beyond, "FACADES": None}, "Flat areas: there are places beyond WGS 84 / UTM zone 33N; check"),
    ({"FLAT": flat_points}, "Flat areas: shapes holds other shapes; choose a layer of polygons"),
    ({"FACADES": flat_points, "NAME_FIELD": None}, "Facades: shapes holds other shapes; choose a layer of lines"),
    ({"GCPS": flat_points}, "Ground control points: no point has a height as its Z; take a layer of 3-D points"),
    ({"REFERENCE_FILTER": "a >"}, "Filter of the reference: The filter 'a >' cannot be read"),
    ({"HEIGHTS": [90, 20]}, "The heights 90 to 20 m are no interval"),
    ({"RADIUS": 0}, r"Radius of reference points \(m\): 0 is out of range"),
    ({"SURFACE": "cubic"}, "Reference surface: there is no choice 'cubic'"),
    ({"CLOUD": "dsm"}, "Point cloud: "),
    ({"REFERENCE": __file__}, "Reference: .* neither a raster nor a point cloud"),
    ({"OUTPUT": "/no/such/folder/a.gpkg"}, "Accuracy: the folder /no/such/folder does not exist"),
    ({"JSON": "accuracy.html"}, "Figures as JSON: accuracy.html does not end with .json"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), BAD)
def test_bad_input_gets_a_sentence_and_leaves_nothing(run, town, tmp_path, change, sentence):
    change = {
        name: value(town) if callable(value) else getattr(town, value) if value in ("dsm", "laser") else value
        for name, value in change.items()
    }
    with pytest.raises(QgsProcessingException, match=sentence):
        run("pointcloudaccuracy", parameters(town, tmp_path, **change))
    assert list(tmp_path.iterdir()) == []


def test_a_cloud_elsewhere_has_nothing_to_measure(run, town, tmp_path):
    points = Points(town.lidar.x[:500] + 3000, town.lidar.y[:500], town.lidar.z[:500])
    cloud = write_cloud(tmp_path / "far.json", [points], CloudInfo(town.city.crs, track=Track("far")))
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(QgsProcessingException, match="Nothing was measured: no point of the cloud"):
        run("pointcloudaccuracy", parameters(town, out, CLOUD=cloud))
    assert list(out.iterdir()) == []
    feedback = Feedback()
    results = run("pointcloudaccuracy", parameters(town, out, CLOUD=cloud, GCPS=controls(town)), feedback)
    assert results["GCP_BIAS"] == pytest.approx(0.21, abs=0.05) and "VERTICAL_BIAS" not in results
    assert any("No point of the cloud lies in any area" in text for text in feedback.warnings)


def test_some_points_without_heights(run, town, tmp_path):
    layer = controls(town)
    layer.dataProvider().changeGeometryValues({1: QgsGeometry(QgsPoint(*town.city.post[0], float("nan")))})
    far_off = QgsFeature(layer.fields())
    far_off.setAttributes(["far"])
    far_off.setGeometry(QgsGeometry(QgsPoint(town.city.post[0][0] + 4000, town.city.post[0][1], 70)))
    layer.dataProvider().addFeatures([far_off])
    feedback = Feedback()
    given = {"GCPS": layer, "REFERENCE": town.laser, "GCP_OUTPUT": str(tmp_path / "g.gpkg"), "OUTPUT": None}
    results = run("pointcloudaccuracy", given, feedback)
    points = rows(results["GCP_OUTPUT"])
    assert len(points) == 9 and [one["target"] for one in points if one["difference_m"] is None] == ["LP0", "far"]
    assert "Ground control points: 1 of 9 points have no height as their Z; they are not measured." in feedback.warnings


def test_what_is_given_and_not_used_is_told(run, town, tmp_path):
    feedback = Feedback()
    given = parameters(town, tmp_path, CLOUD=None, GCPS=controls(town), REFERENCE_FILTER="classification = 2",
                       LINES=str(tmp_path / "l.gpkg"))  # fmt: skip
    run("pointcloudaccuracy", given, feedback)
    for text in (
        "'Flat areas' is given, but no point cloud: it is not used.",
        "'Facades' is given, but no point cloud: it is not used.",
        "'Filter of the reference' is given, but the reference is a raster: it is not used.",
        "'Facade lines' is wanted, but 'Facades' are not measured: it is empty.",
    ):
        assert text in feedback.warnings, feedback.warnings


# All or nothing.


def everything(town, folder, **more):
    return reported(town, folder, GCPS=controls(town), GCP_OUTPUT=str(folder / "g.gpkg"),
                      LINES=str(folder / "l.gpkg"), **more)  # fmt: skip


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
def test_a_failure_leaves_what_stood_there(run, town, tmp_path, monkeypatch):
    from vertical_city.algorithms.pointcloud import assess_run

    def full(*arguments):
        raise assess_run.EngineInputError("No room.")

    for stood, names in ((False, ["write_texts"]), (True, ["write_report", "write_texts"])):
        before = contents(tmp_path)
        for name in names:
            with monkeypatch.context() as patch:
                patch.setattr(assess_run, name, full)
                with pytest.raises(QgsProcessingException, match="No room"):
                    run("pointcloudaccuracy", everything(town, tmp_path, CYLINDER=3.0))
            assert contents(tmp_path) == before
        if not stood:
            run("pointcloudaccuracy", everything(town, tmp_path))
            assert len(contents(tmp_path)) == 5


@pytest.mark.slow
@pytest.mark.parametrize("reference", ["dsm", "laser"])
def test_a_cancel_leaves_what_stood_there(run, town, tmp_path, reference):
    run("pointcloudaccuracy", everything(town, tmp_path))
    before = contents(tmp_path)
    for after in (-1, 40, 85, 91):
        with pytest.raises(QgsProcessingException, match="cancelled"):
            run("pointcloudaccuracy", everything(town, tmp_path, REFERENCE=getattr(town, reference)), Stops(after))
        assert contents(tmp_path) == before, after


@pytest.mark.slow
@pytest.mark.parametrize("reference", ["dsm", "laser"])
def test_progress_never_falls(run, town, tmp_path, reference):
    feedback, seen = Feedback(), []
    feedback.progressChanged.connect(seen.append)
    run("pointcloudaccuracy", everything(town, tmp_path, REFERENCE=getattr(town, reference)), feedback)
    assert len(seen) > 10 and seen == sorted(seen) and seen[-1] == 100
