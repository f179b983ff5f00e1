"""The slope mask through qgis_process: fitted, predicted, refused."""

import json

import numpy as np
import pytest
from osgeo import gdal

from .process_files import assert_fails, features_file, model_file

pytestmark = pytest.mark.slow

NAMES = ("m1_mean", "slope7_mean", "rough21_mean")


def test_from_the_fit_to_the_mask(qgis_process, tmp_path, out):
    """Slopes grow eastwards; the last column has no reference, so that it is steeper than all training cells."""
    rng = np.random.default_rng(6)
    column = np.tile(np.arange(6.0), (6, 1))
    height = rng.uniform(0, 5, (6, 6))
    features = features_file(tmp_path / "f.tif", NAMES, values=[height, 1 + column, rng.uniform(0, 1, (6, 6))])
    observed = np.where(column < 5, 1 + 2 * height + rng.normal(0, 0.1, (6, 6)), -9999)
    reference = features_file(tmp_path / "r.tif", ("AGBH",), values=[observed])
    fitted = qgis_process.run(
        "gvcfit", FEATURES=features, REFERENCE=reference, TARGETS="AGBH", SELECTION="given", PREDICTORS="m1_mean",
        OUTPUT_MODEL=out / "m.json", OUTPUT_REPORT=out / "m.html",
    )  # fmt: skip
    assert fitted.code == 0, fitted.text
    rows = json.loads((out / "m.json").read_text(encoding="utf-8"))["targets"]["AGBH"]["terrain_of_training_cells"]
    assert [(row["name"], row["training_cells"]) for row in rows] == [("slope7_mean", 30), ("rough21_mean", 30)]
    assert (rows[0]["training_minimum"], rows[0]["training_maximum"]) == (1, 5)
    smooth = features_file(tmp_path / "smooth.tif", NAMES, values=[height, 1 + column, 0 * column])
    run = qgis_process.run(
        "gvcpredict", FEATURES=smooth, MODEL=out / "m.json", OUTPUT=out / "p.tif", SLOPEMASK=out / "s.tif"
    )
    assert run.code == 0 and not run.warnings, run.text
    assert run.results["MASKED"] == 6 and any("6 of 36 cells (16.7%)" in line for line in run.info), run.text
    mask, ratio = gdal.Open(str(out / "s.tif")).ReadAsArray()
    np.testing.assert_array_equal(mask, column == 5)
    np.testing.assert_allclose(ratio, (1 + column) / 5, rtol=1e-6)


def test_a_model_or_features_that_tell_no_terrain(qgis_process, tmp_path, out):
    given = {"MODEL": model_file(tmp_path / "m.json"), "OUTPUT": out / "p.tif", "SLOPEMASK": out / "s.tif"}
    run = qgis_process.run("gvcpredict", FEATURES=features_file(tmp_path / "f.tif"), **given)
    assert_fails(run, out, "m.json", "AGBH", "slope7_mean", "fit it anew", "leave SLOPEMASK out")
    targets = json.loads(given["MODEL"].read_text(encoding="utf-8"))["targets"]
    targets["AGBH"]["terrain_of_training_cells"] = [
        {"name": "slope7_mean", "training_cells": 9, "training_minimum": 0, "training_percentile_99": 1,
         "training_maximum": 1}
    ]  # fmt: skip
    model_file(given["MODEL"], targets=targets)
    run = qgis_process.run("gvcpredict", FEATURES=features_file(tmp_path / "f.tif"), **given)
    assert_fails(run, out, "f.tif", "no band named slope7_mean", "FEATURE_SET")
