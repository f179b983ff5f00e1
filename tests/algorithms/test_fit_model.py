"""What the parameters of a fit do when it is run as QGIS runs it. The cities are simulated."""

import json

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.reference import COMPONENTS
from vertical_city.engine.raster import files
from vertical_city.engine.raster.files import RasterReader

from .conftest import Feedback, Stops

NAMES = ("a", "b", "twin", "noise")
EAST, NORTH = 388000.0, 5820750.0


@pytest.fixture
def city(write_raster):
    """AGBH = 4 + 2 a + b, ANBH = 12 - a, with noise; twin is nearly a; the valid share falls to the east."""
    rng = np.random.default_rng(0)
    a, b, noise = rng.normal(size=(3, 16, 20))
    features = np.stack([a, b, a + 0.1 * rng.normal(size=a.shape), noise, np.tile(np.linspace(1, 0.5, 20), (16, 1))])
    heights = np.stack([4 + 2 * a + b, 12 - a]) + 0.3 * rng.normal(size=(2, 16, 20))
    place = {"pixel": 250.0, "origin": (EAST, NORTH), "epsg": 32633}
    return {
        "FEATURES": [str(write_raster("f.tif", features, bands=[*NAMES, "VALID_SHARE"], **place))],
        "REFERENCE": [str(write_raster("r.tif", heights, bands=["AGBH", "ANBH"], **place))],
        "TARGETS": ["AGBH", "ANBH"],
    }


@pytest.fixture
def fitted(run, city, tmp_path):
    """fitted(**parameters) -> outputs and what was said; the statistics are read."""

    def call(**more):
        feedback = Feedback()
        given = {
            **city, "OUTPUT_MODEL": str(tmp_path / "m.json"), "OUTPUT_STATISTICS": str(tmp_path / "s.json"), **more
        }  # fmt: skip
        results = run("gvcfit", given, feedback)
        results["statistics"] = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
        return results, " ".join([*feedback.warnings, *feedback.lines])

    return call


def test_defaults_are_as_ever(fitted):
    results, _ = fitted()
    assert results["N"] == 320 and results["PREDICTORS_AGBH"] == 1
    assert results["PREDICTOR_NAMES_AGBH"] in ("a", "twin") and "OUTPUT_REPORT" not in results
    assert results["RMSE_AGBH"] < results["RMSE_CV_AGBH"]
    assert results["RMSE_UNSEEN_AGBH"] == results["RMSE_BLOCKS_AGBH"] and "RMSE_AREAS_AGBH" not in results


def test_selections(fitted):
    assert fitted(SELECTION="given", PREDICTORS="a, b")[0]["PREDICTOR_NAMES_AGBH"] == "a, b"
    stepwise, _ = fitted(SELECTION="stepwise")
    assert stepwise["PREDICTORS_AGBH"] == 2 and "b" in stepwise["PREDICTOR_NAMES_AGBH"].split(", ")
    assert stepwise["PREDICTORS_ANBH"] == 1
    collinear, _ = fitted(SELECTION="collinearity")
    assert collinear["PREDICTORS_AGBH"] == collinear["PREDICTORS_ANBH"] == 3
    assert fitted(SELECTION="collinearity", CUTOFF=1.0)[0]["PREDICTORS_AGBH"] == 4
    assert fitted(SELECTION="collinearity", COLLINEARITY="mean_abs")[0]["PREDICTORS_AGBH"] == 4
    limited, _ = fitted(SELECTION="collinearity", MAX_PREDICTORS=1)
    assert limited["PREDICTORS_AGBH"] == 1
    some, _ = fitted(SELECTION="collinearity", PREDICTORS="b noise")
    assert some["PREDICTOR_NAMES_ANBH"] == "b, noise"


def test_where_the_stepwise_selection_starts(fitted):
    steps = {start: fitted(SELECTION="stepwise", START=start)[0]["statistics"] for start in ("empty", "full")}
    first = {start: found["targets"]["AGBH"]["stepwise"][1]["action"] for start, found in steps.items()}
    assert first == {"empty": "add", "full": "drop"}


def test_numbers_are_those_of_the_statistics(fitted):
    results, _ = fitted(SELECTION="stepwise")
    text = json.dumps(results["statistics"])
    for figure in ("RMSE", "R2", "RMSE_CV", "RMSE_BLOCKS", "ADJUSTED_R2", "AIC"):
        assert str(results[f"{figure}_AGBH"]) in text
    assert results["CELLS_AGBH"] == 320


def test_methods(fitted):
    ols, _ = fitted(SELECTION="given", PREDICTORS="a b twin")
    ridge, _ = fitted(SELECTION="given", PREDICTORS="a b twin", METHOD="ridge")
    median, _ = fitted(SELECTION="given", PREDICTORS="a b twin", METHOD="quantile")
    assert ols["RMSE_AGBH"] < min(ridge["RMSE_AGBH"], median["RMSE_AGBH"])
    compared = fitted(COMPARE=True)[0]["statistics"]["targets"]["AGBH"]["compared"]
    assert [one["method"] for one in compared][:3] == ["ols", "ridge", "quantile"]


def test_robust_errors_and_weights(fitted):
    plain, _ = fitted(SELECTION="given", PREDICTORS="a b")
    robust, _ = fitted(SELECTION="given", PREDICTORS="a b", ROBUST_ERRORS=True)
    weighted, _ = fitted(SELECTION="given", PREDICTORS="a b", WEIGHTS="valid_share")
    assert robust["RMSE_AGBH"] == plain["RMSE_AGBH"] != weighted["RMSE_AGBH"]
    errors = [found["statistics"]["targets"]["AGBH"]["coefficients"][1]["standard_error"] for found in (plain, robust)]
    assert errors[0] != errors[1]


def test_blocks(fitted):
    assert "blocks of 1 km" in fitted(BLOCK_SIZE=1000.0)[1]
    assert "shrunk" in fitted(BLOCK_SIZE=50000.0)[1]


def halves(field="quarter", crs="EPSG:32633"):
    layer = QgsVectorLayer(f"Polygon?crs={crs}", "quarters", "memory")
    layer.dataProvider().addAttributes([QgsField(field, QVariant.String)])
    layer.updateFields()
    for name, west, east in (("west", 0, 8), ("east", 8, 14), ("east", 14, 20)):
        feature = QgsFeature(layer.fields())
        feature[field] = name
        box = QgsRectangle(EAST + 250 * west, NORTH - 4000, EAST + 250 * east, NORTH)
        feature.setGeometry(QgsGeometry.fromRect(box))
        layer.dataProvider().addFeature(feature)
    return layer


def test_areas_by_the_names_of_a_field(fitted):
    results, _ = fitted(AREAS=halves(), AREAS_FIELD="quarter")
    folds = results["statistics"]["targets"]["AGBH"]["held_out"]["areas"]["folds"]
    assert {(one["name"], one["n"]) for one in folds} == {("west", 128), ("east", 192)}
    assert results["RMSE_UNSEEN_AGBH"] == max(results["RMSE_AREAS_AGBH"], results["RMSE_BLOCKS_AGBH"])
    results, _ = fitted(AREAS=halves())
    folds = results["statistics"]["targets"]["AGBH"]["held_out"]["areas"]["folds"]
    assert sorted(one["n"] for one in folds) == [96, 96, 128]


def test_polygons_without_a_name_are_called_by_their_number_and_those_without_a_crs_refused(fitted):
    layer = halves()
    provider = layer.dataProvider()
    third = list(layer.getFeatures())[-1].id()
    provider.changeAttributeValues({third: {0: None}})
    folds = fitted(AREAS=layer, AREAS_FIELD="quarter")[0]["statistics"]["targets"]["AGBH"]["held_out"]["areas"]["folds"]
    assert {one["name"] for one in folds} == {"west", "east", str(third)}
    with pytest.raises(QgsProcessingException, match="quarters has no CRS; assign one"):
        fitted(AREAS=halves(crs=""))


def test_cells_are_points_with_what_was_seen_and_not(fitted, city, tmp_path):
    results, _ = fitted(OUTPUT_CELLS=str(tmp_path / "cells.gpkg"))
    layer = QgsVectorLayer(results["OUTPUT_CELLS"], "", "ogr")
    assert layer.featureCount() == 320 and layer.crs().authid() == "EPSG:32633"
    with RasterReader(city["REFERENCE"][0]) as reader:
        heights = reader.read(bands=[0, 1])
    for feature in layer.getFeatures():
        point = feature.geometry().asPoint()
        column, row = int((point.x() - EAST) // 250), int((NORTH - point.y()) // 250)
        assert feature["ANBH_observed"] == pytest.approx(heights[1, row, column])
        assert feature["AGBH_error"] == pytest.approx(feature["AGBH_unseen"] - feature["AGBH_observed"])
        assert feature["area"] == "r"


def test_cells_of_two_zones_meet_in_longitude_and_latitude(fitted, city, write_raster, tmp_path):
    place = {"pixel": 250.0, "origin": (450000.0, 5412000.0), "epsg": 32631}
    rng = np.random.default_rng(1)
    features = write_raster("f2.tif", rng.normal(size=(4, 5, 6)), bands=NAMES, **place)
    reference = write_raster("r2.tif", rng.normal(9, 2, (2, 5, 6)), bands=["AGBH", "ANBH"], **place)
    given = {"FEATURES": [*city["FEATURES"], str(features)], "REFERENCE": [*city["REFERENCE"], str(reference)]}
    results, _ = fitted(**given, OUTPUT_CELLS=str(tmp_path / "cells.gpkg"))
    layer = QgsVectorLayer(results["OUTPUT_CELLS"], "", "ogr")
    box = layer.extent()
    assert layer.featureCount() == 350 and layer.crs().authid() == "EPSG:4326"
    assert (box.xMinimum(), box.xMaximum()) == pytest.approx((2.32, 13.43), abs=0.02)


def before(tmp_path):
    """What stood where the outputs go."""
    names = ("m.json", "s.json", "m.html")
    for name in names:
        (tmp_path / name).write_text("before", encoding="utf-8")
    return lambda: {(tmp_path / name).read_text(encoding="utf-8") for name in names} == {"before"}


def test_a_run_that_fails_late_leaves_what_stood_there(fitted, tmp_path, nothing_left, monkeypatch):
    stands = before(tmp_path)

    def fails(texts):
        raise EngineInputError("There is no room.")

    monkeypatch.setattr(files, "write_texts", fails)  # of model and statistics, after the report
    with pytest.raises(QgsProcessingException, match="There is no room"):
        fitted(OUTPUT_REPORT=str(tmp_path / "m.html"), OUTPUT_CELLS=str(tmp_path / "c.gpkg"))
    assert stands() and not (tmp_path / "c.gpkg").exists()


@pytest.mark.parametrize("after", [0, 45, 98])
def test_a_cancel_leaves_what_stood_there(run, city, tmp_path, nothing_left, after):
    stands = before(tmp_path)
    outputs = {"OUTPUT_MODEL": "m.json", "OUTPUT_STATISTICS": "s.json", "OUTPUT_REPORT": "m.html"}
    given = {**city, **{name: str(tmp_path / file) for name, file in outputs.items()}}
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run("gvcfit", given, Stops(after))
    assert stands()


def test_the_report_stands_alone(fitted, tmp_path):
    results, _ = fitted(SELECTION="stepwise", OUTPUT_REPORT=str(tmp_path / "m.html"))
    text = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert results["OUTPUT_REPORT"] == str(tmp_path / "m.html")
    assert f"{results['RMSE_UNSEEN_AGBH']:.2f}" in text and "<script" not in text and "data:image/png" in text


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"SELECTION": "given"}, "no predictor is named"),
        ({"PREDICTORS": "a"}, "set it to 'given' or name none"),
        ({"SELECTION": "given", "PREDICTORS": "c"}, "no feature band named c"),
        ({"AREAS_FIELD": "street"}, "quarters has no field 'street'"),
        ({"TARGETS": ["SGBH"]}, "no band named SGBH"),
        ({"CUTOFF": 2.0}, "CUTOFF|Largest correlation"),
    ],
)
def test_bad_input_gets_a_sentence_and_leaves_nothing(run, city, tmp_path, more, sentence):
    if "AREAS_FIELD" in more:
        more["AREAS"] = halves()
    given = {**city, "OUTPUT_MODEL": str(tmp_path / "m.json"), "OUTPUT_CELLS": str(tmp_path / "c.gpkg"), **more}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("gvcfit", given)
    assert {one.name for one in tmp_path.iterdir()} <= {"f.tif", "r.tif", "f.tif.aux.xml", "r.tif.aux.xml"}


def test_options_that_cannot_be_are_refused_before_the_run(provider, city, tmp_path):
    given = {**city, "SELECTION": "given", "OUTPUT_MODEL": str(tmp_path / "m.json")}
    accepted, message = provider.algorithm("gvcfit").create().checkParameterValues(given, QgsProcessingContext())
    assert not accepted and "no predictor is named" in message


def test_every_figure_has_an_output_that_is_declared(provider, fitted):
    declared = {one.name() for one in provider.algorithm("gvcfit").outputDefinitions()}
    results, _ = fitted()
    del results["statistics"]
    assert set(results) <= declared
    assert all(f"RMSE_UNSEEN_{name}" in declared for name in COMPONENTS)


def test_what_is_given_and_not_used_is_told(fitted):
    _, said = fitted(MAX_PREDICTORS=3, AREAS_FIELD="quarter")
    assert "'Predictors at most' is given, but the selection is 'best_single'" in said
    assert "'Field of their names' is given, but no areas are given" in said
    assert "is not used" not in fitted(SELECTION="stepwise", MAX_PREDICTORS=3)[1]


def test_semicolons_divide_names_too(fitted):
    assert fitted(SELECTION="given", PREDICTORS="a; b")[0]["PREDICTOR_NAMES_AGBH"] == "a, b"


def test_areas_without_shapes_are_refused(run, city, tmp_path):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32633", "empty", "memory")
    layer.dataProvider().addFeature(QgsFeature(layer.fields()))
    with pytest.raises(QgsProcessingException, match="Areas to leave out in turn: no feature has a shape"):
        run("gvcfit", {**city, "AREAS": layer, "OUTPUT_MODEL": str(tmp_path / "m.json")})
    assert not (tmp_path / "m.json").exists()
