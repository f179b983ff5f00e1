"""Point target analysis as an algorithm: layers in, a table, pictures and a report out. Data is simulated."""

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPoint,
    QgsPointXY,
    QgsProcessingException,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from vertical_city.engine.sar.analysis import COLUMNS
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.simulate import Track, simulate_stack

from .conftest import Feedback, Stops

LATITUDE, LONGITUDE = np.array([52.52, 52.53, 52.51]), np.array([13.37, 13.39, 13.38])
HEIGHT = np.array([40.0, 60.0, 80.0])


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stack")
    simulate_stack(
        folder, to_geocentric(LATITUDE, LONGITUDE, HEIGHT), [Track("up", "ascending", "right", 42.0, 5)], scr_db=28.0
    )
    return folder


def points(heights=HEIGHT, crs="EPSG:4326", z=False):
    layer = QgsVectorLayer(f"{'PointZ' if z else 'Point'}?crs={crs}", "targets", "memory")
    layer.dataProvider().addAttributes([QgsField("id", QVariant.String), QgsField("h", QVariant.Double)])
    layer.updateFields()
    for i, (x, y, h) in enumerate(zip(LONGITUDE, LATITUDE, heights)):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry(QgsPoint(x, y, h)) if z else QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        feature.setAttributes([f"CR{i}", None if z else float(h)])
        layer.dataProvider().addFeature(feature)
    return layer


def table_of(path):
    layer = QgsVectorLayer(str(path), "", "ogr")
    assert layer.isValid() and not layer.isSpatial()
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def test_points_become_a_table_pictures_and_a_report(run, stack, tmp_path):
    out, chips, report = tmp_path / "pta.gpkg", tmp_path / "pictures", tmp_path / "pta.html"
    results = run("pointtargetanalysis", {
        "PRODUCTS": [str(stack)], "TARGETS": points(), "NAME_FIELD": "id", "HEIGHT_FIELD": "h", "OUTPUT": str(out),
        "CHIPS": str(chips), "REPORT": str(report),
    })  # fmt: skip
    rows = table_of(out)
    assert results["ROWS"] == len(rows) == 15 and results["KEPT"] + results["DROPPED"] == 15
    assert results["KEPT"] == sum(row["kept"] for row in rows) >= 10 and results["TARGETS_MEASURED"] == 3
    assert list(rows[0]) == ["fid", *COLUMNS]
    for row in rows:
        assert abs(row["line"] - row["predicted_line"]) < 0.3 and abs(row["sample"] - row["predicted_sample"]) < 0.3
        assert row["height_m"] == pytest.approx(HEIGHT[int(row["target"][2])], abs=1e-4)
        assert (row["reason"] == "") == bool(row["kept"])
    for name in ("CR0", "CR1", "CR2"):
        assert (chips / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    html = report.read_text()
    assert html.count("<img") == 3 and "simulated data" in html and "<script" not in html and "http" not in html


def test_z_and_orthometric_heights_give_the_same(run, stack, tmp_path):
    one, two = tmp_path / "a.gpkg", tmp_path / "b.gpkg"
    common = {"PRODUCTS": [str(stack)], "NAME_FIELD": "id"}
    run("pointtargetanalysis", {**common, "TARGETS": points(z=True), "OUTPUT": str(one)})
    run("pointtargetanalysis", {
        **common, "TARGETS": points(HEIGHT - 39.5), "HEIGHT_FIELD": "h", "HEIGHT_REFERENCE": "orthometric",
        "UNDULATION": 39.5, "OUTPUT": str(two),
    })  # fmt: skip
    for first, second in zip(table_of(one), table_of(two)):
        assert first["tau_s"] == pytest.approx(second["tau_s"], rel=1e-12)


def test_heights_come_from_a_dem(run, stack, tmp_path, write_raster):
    dem = write_raster("dem.tif", np.full((200, 200), 55.0), epsg=32633, origin=(388000.0, 5822000.0), pixel=50.0)
    run("pointtargetanalysis", {
        "PRODUCTS": [str(stack)], "TARGETS": points(), "DEM": str(dem), "OUTPUT": str(tmp_path / "a.gpkg"),
    })  # fmt: skip
    assert {round(row["height_m"], 3) for row in table_of(tmp_path / "a.gpkg")} == {55.0}


def test_a_table_of_lines_and_samples(run, stack, tmp_path):
    run("pointtargetanalysis", {
        "PRODUCTS": [str(stack)], "TARGETS": points(), "NAME_FIELD": "id", "HEIGHT_FIELD": "h",
        "OUTPUT": str(tmp_path / "a.gpkg"),
    })  # fmt: skip
    first = table_of(tmp_path / "a.gpkg")
    results = run("pointtargetanalysis", {
        "PRODUCTS": [str(stack)], "TARGETS": str(tmp_path / "a.gpkg"), "NAME_FIELD": "target",
        "OUTPUT": str(tmp_path / "b.gpkg"),
    })  # fmt: skip
    assert results["ROWS"] == 15
    for one, two in zip(first, table_of(tmp_path / "b.gpkg")):
        assert (one["line"], one["sample"]) == pytest.approx((two["line"], two["sample"]), abs=1e-6)


@pytest.mark.slow
def test_progress_never_goes_back_and_a_cancel_loses_nothing(run, stack, tmp_path):
    out, chips = tmp_path / "a.gpkg", tmp_path / "pictures"
    chips.mkdir()
    (chips / "CR0.png").write_text("mine")
    parameters = {
        "PRODUCTS": [str(stack)], "TARGETS": points(), "NAME_FIELD": "id", "HEIGHT_FIELD": "h", "OUTPUT": str(out),
        "CHIPS": str(chips), "REPORT": str(tmp_path / "a.html"),
    }  # fmt: skip
    whole = Stops(200)
    run("pointtargetanalysis", parameters, whole)
    assert whole.seen == sorted(whole.seen) and len(whole.seen) > 10
    before, picture = out.read_bytes(), (chips / "CR0.png").read_bytes()
    assert picture != b"mine"
    # While pictures are drawn: not one is changed. While rows are written: the table that stood there stays.
    (chips / "CR0.png").write_text("mine")
    for after, kept in ((81, b"mine"), (91, picture)):
        with pytest.raises(QgsProcessingException, match="cancelled"):
            run("pointtargetanalysis", parameters, Stops(after))
        assert out.read_bytes() == before and (chips / "CR0.png").read_bytes() == kept
        assert sorted(p.name for p in tmp_path.iterdir()) == ["a.gpkg", "a.html", "pictures"]
        assert sorted(p.name for p in chips.iterdir()) == ["CR0.png", "CR1.png", "CR2.png"]
    run("pointtargetanalysis", parameters)
    assert len(table_of(out)) == 15


def test_a_table_in_a_geopackage_that_holds_others(run, stack, tmp_path):
    layer = points()
    path = str(tmp_path / "all.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "targets"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
    run("pointtargetanalysis", {
        "PRODUCTS": [str(stack)], "TARGETS": f"{path}|layername=targets",
        "OUTPUT": f"ogr:dbname='{path}' table=\"pta\"",
    })  # fmt: skip
    assert len(table_of(f"{path}|layername=pta")) == 15
    assert QgsVectorLayer(f"{path}|layername=targets", "", "ogr").featureCount() == 3


BAD = {
    "an empty layer": (lambda s: {"TARGETS": QgsVectorLayer("Point?crs=EPSG:4326", "x", "memory")}, "x is empty"),
    "a table without places": (lambda s: {"TARGETS": table_without()}, "lacks the fields product, line, sample"),
    "no CRS": (lambda s: {"TARGETS": points(crs="")}, "has no CRS"),
    "an odd window": (lambda s: {"WINDOW": 31}, "give an even number"),
    "no such product": (lambda s: {"PRODUCTS": [str(s / "none")]}, "is not there"),
    "not SAR": (lambda s: {"PRODUCTS": [__file__]}, "product that can be read"),
}  # fmt: skip


def table_without():
    layer = QgsVectorLayer("NoGeometry?field=id:integer", "list", "memory")
    layer.dataProvider().addFeature(QgsFeature(layer.fields()))
    return layer


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_gets_a_sentence_and_leaves_nothing(run, stack, tmp_path, case):
    change, words = BAD[case]
    feedback = Feedback()
    parameters = {"PRODUCTS": [str(stack)], "TARGETS": points(), "OUTPUT": str(tmp_path / "a.gpkg"), **change(stack)}
    with pytest.raises(QgsProcessingException) as raised:
        run("pointtargetanalysis", parameters, feedback)
    assert words in " ".join([str(raised.value), *feedback.errors])
    assert list(tmp_path.iterdir()) == []
