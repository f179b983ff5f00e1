"""Derived quantities and the choice of the error, as a user of the algorithm meets them."""

import json

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsRasterLayer,
)
from vertical_city.ui.styles import apply_style

from .conftest import Feedback, bands

BANDS = ["AGBH", "AGBH_SE", "ANBH", "ANBH_SE"]
COMPONENT = {
    "intercept": 1.0, "residual_variance": 4.0, "covariance_of_intercept_and_coefficients": [[0.0, 0.0], [0.0, 0.0]],
}  # fmt: skip


def component(band, **errors):
    predictor = {"name": band, "coefficient": 2.0, "training_minimum": 0.0, "training_maximum": 50.0}
    return {**COMPONENT, "predictors": [predictor], "errors": errors}


@pytest.fixture
def write(tmp_path, write_raster):
    """Features of six cells of 100 m and a model of the components given: (features, model)."""

    def make(**targets):
        document = {
            "format": "vertical-city-gvc-model", "version": 1, "note": "", "areas": [], "feature_making": {},
            "targets": targets,
        }  # fmt: skip
        model = tmp_path / "m.json"
        model.write_text(json.dumps(document), encoding="utf-8")
        values = [[[0, 1, 2], [3, 4, 60]], [[10, 11, 12], [13, 14, 15]]]
        return str(write_raster("features.tif", values, pixel=100.0, bands=["a", "b"])), str(model)

    return make


def test_without_the_new_parameters_the_bands_are_those_of_before(run, write, tmp_path):
    features, model = write(AGBH=component("a", n=9.0), ANBH=component("b", n=9.0))
    results = run("gvcpredict", {"FEATURES": [features], "MODEL": model, "OUTPUT": str(tmp_path / "p.tif")})
    assert list(bands(tmp_path / "p.tif")) == [*BANDS, "OUT_OF_RANGE"]
    assert (results["CELLS"], results["CLIPPED"], results["OUTSIDE"]) == (6, 0, 1)


def test_derived_quantities_and_the_error_of_unseen_cells(run, write, tmp_path):
    features, model = write(AGBH=component("a", rmse_blocks=3.0), ANBH=component("b", rmse_areas=5.0))
    feedback = Feedback()
    run(
        "gvcpredict",
        {
            "FEATURES": [features], "MODEL": model, "DERIVED": ["floor_area", "built_share", "volume"],
            "CEILING_HEIGHT": 2.5, "ERROR_FROM": "unseen_cells", "OUTPUT": str(tmp_path / "p.tif"),
        },
        feedback,
    )  # fmt: skip
    found = bands(tmp_path / "p.tif")
    derived = ["BUILT_SHARE", "VOLUME", "VOLUME_SE", "FLOOR_AREA", "FLOOR_AREA_SE"]
    assert list(found) == [*BANDS, "OUT_OF_RANGE", *derived]
    agbh = 1 + 2 * np.array([[0, 1, 2], [3, 4, 60.0]])
    anbh = 1 + 2 * np.array([[10, 11, 12], [13, 14, 15.0]])
    expected = {
        "AGBH": agbh, "AGBH_SE": 3, "ANBH": anbh, "ANBH_SE": 5, "BUILT_SHARE": np.minimum(agbh / anbh, 1),
        "VOLUME": agbh * 1e4, "VOLUME_SE": 3e4, "FLOOR_AREA": agbh * 4e3, "FLOOR_AREA_SE": 1.2e4,
    }  # fmt: skip
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], np.broadcast_to(values, (2, 3)), rtol=1e-6, err_msg=name)
    assert any("AGBH: standard error from the RMSE of unseen blocks, 3.00 m" in line for line in feedback.lines)


def test_negative_estimates_stay_if_wanted(run, write, tmp_path):
    features, model = write(AGBH={**component("a"), "intercept": -3.0})
    lowest = []
    for clip, counted in ((True, 2), (False, 0)):
        output = str(tmp_path / "p.tif")
        results = run("gvcpredict", {"FEATURES": [features], "MODEL": model, "CLIP_NEGATIVE": clip, "OUTPUT": output})
        assert results["CLIPPED"] == counted
        lowest.append(bands(output)["AGBH"].min())
    assert lowest == [0, -3]


@pytest.mark.parametrize(
    ("parameters", "words"),
    (
        ({"DERIVED": ["built_share"]}, "the model m.json has no ANBH"),
        ({"ERROR_FROM": "unseen_cells"}, "tells no error of unseen cells for AGBH"),
        ({"CEILING_HEIGHT": 0}, "Height of a storey"),
        ({"DERIVED": ["height"]}, "Derived quantities"),
        ({"ERROR_FROM": "luck"}, "Standard errors from"),
    ),
)
def test_what_the_model_cannot_serve_is_refused_before_the_run(run, write, tmp_path, parameters, words):
    features, model = write(AGBH=component("a", n=9.0))
    given = {"FEATURES": [features], "MODEL": model, "OUTPUT": str(tmp_path / "p.tif"), **parameters}
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("verticalcity:gvcpredict")
    accepted, message = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not accepted and words in message
    with pytest.raises(QgsProcessingException):
        run("gvcpredict", given)
    assert not (tmp_path / "p.tif").exists()


def shown(path):
    """Which values a mask's style shows. A function of its own, so that no failed call keeps the layer alive: QGIS does
    not bear layers that outlive it."""
    layer = QgsRasterLayer(path)
    apply_style(layer, "slopemask")
    return [item.color.alpha() > 0 for item in layer.renderer().shader().rasterShaderFunction().colorRampItemList()]


def test_the_slope_mask_is_written_where_it_is_wanted(run, write, tmp_path):
    """Band b of the features stands for the slope."""
    features, model = write(AGBH=component("a"))
    dataset = gdal.Open(features, gdal.GA_Update)
    dataset.GetRasterBand(2).SetDescription("slope7_mean")
    dataset = None
    given = {"FEATURES": [features], "MODEL": model, "OUTPUT": str(tmp_path / "p.tif")}
    assert not {"SLOPEMASK", "MASKED"} & set(run("gvcpredict", given))
    given["SLOPEMASK"] = str(tmp_path / "s.tif")
    with pytest.raises(QgsProcessingException, match="tells no terrain of its training cells for AGBH"):
        run("gvcpredict", {**given, "OUTPUT": str(tmp_path / "q.tif")})
    row = {"name": "slope7_mean", "training_cells": 9, "training_minimum": 1, "training_percentile_99": 11,
           "training_maximum": 12}  # fmt: skip
    write(AGBH={**component("a"), "terrain_of_training_cells": [row]})
    with pytest.raises(QgsProcessingException, match="no band named slope7_mean"):
        run("gvcpredict", {**given, "OUTPUT": str(tmp_path / "q.tif")})
    assert not (tmp_path / "q.tif").exists() and not (tmp_path / "s.tif").exists()
    dataset = gdal.Open(features, gdal.GA_Update)
    dataset.GetRasterBand(2).SetDescription("slope7_mean")
    dataset = None
    feedback = Feedback()
    results = run("gvcpredict", given, feedback)
    assert (results["SLOPEMASK"], results["MASKED"]) == (given["SLOPEMASK"], 3)
    np.testing.assert_array_equal(bands(tmp_path / "s.tif")["SLOPEMASK"], [[0, 0, 0], [1, 1, 1]])
    assert any("3 of 6 cells (50.0%)" in line for line in feedback.lines)
    assert shown(given["SLOPEMASK"]) == [False, True]


def test_the_rare_parameters_are_advanced(provider):
    algorithm = QgsApplication.processingRegistry().algorithmById("verticalcity:gvcpredict")
    advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    rare = [p.name() for p in algorithm.parameterDefinitions() if p.flags() & advanced]
    assert rare == ["CEILING_HEIGHT", "CLIP_NEGATIVE"]
