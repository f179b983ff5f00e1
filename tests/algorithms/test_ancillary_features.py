"""Ancillary features as a user runs them, beside those of a DEM."""

import numpy as np
import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject

from .conftest import Feedback, Stops, bands

NAMES = ["BU", "veg1bu", "veg2bu", "veg3bu", "veg1nbu", "veg2nbu", "veg3nbu"]


@pytest.fixture
def place(write_raster):
    """Land cover (50 is built-up) and an image of red and near infrared, 10 m, of four cells by three."""
    rng = np.random.default_rng(12)
    cover = rng.choice([10, 50, 80], (75, 100))
    image = rng.uniform(10, 300, (2, 75, 100))
    paths = [
        str(write_raster(name, values, pixel=10.0)) for name, values in (("cover.tif", cover), ("image.tif", image))
    ]
    return (*paths, cover, image)


def test_land_cover_and_an_image_give_seven_bands(run, place, tmp_path):
    cover, image, codes, (red, nir) = place
    parameters = {"BUILT": cover, "BUILT_CLASSES": "50", "RED": image, "NIR_BAND": 2, "OUTPUT": str(tmp_path / "a.tif")}
    results = run("ancillaryfeatures", parameters)
    assert results == {"OUTPUT": parameters["OUTPUT"], "CELLS": 12, "GREEN_CELLS": 12}
    found = bands(parameters["OUTPUT"])
    assert list(found) == [*NAMES, "VALID_SHARE"]
    ndvi = (nir - red) / (nir + red)
    cell = np.s_[:25, 25:50]
    built, low = codes[cell] == 50, ndvi[cell] < 0.1
    assert found["BU"][0, 1] == pytest.approx(built.mean())
    assert found["veg1bu"][0, 1] == pytest.approx((built & low).mean())
    assert found["veg1nbu"][0, 1] == pytest.approx((~built & low).mean())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BUILT_CLASSES", "80"),
        ("RED_BAND", 2),
        ("NDVI_FACTOR", 0.5),
        ("GREENNESS_CLASSES", "-1:0, 0.2:0.5, 0.6:0.9"),
        ("CELL_SIZE", 125.0),
        ("CRS", "EPSG:3035"),
        ("MIN_VALID", 1.0),
        ("ASSIGNMENT", "centre"),
    ],
)
def test_every_parameter_changes_something(run, write_raster, tmp_path, place, name, value):
    cover, image, _, (red, nir) = place
    ndvi = (nir - red) / (nir + red)
    ndvi[:5] = np.nan
    parameters = {"BUILT": cover, "BUILT_CLASSES": "50", "CELL_SIZE": 245.0}
    if name == "RED_BAND":
        parameters.update(RED=image, NIR=str(write_raster("nir.tif", nir, pixel=10.0)))
    else:
        parameters.update(NDVI=str(write_raster("ndvi.tif", ndvi, pixel=10.0)))
    outputs = [str(tmp_path / "one.tif"), str(tmp_path / "other.tif")]
    run("ancillaryfeatures", {**parameters, "OUTPUT": outputs[0]})
    run("ancillaryfeatures", {**parameters, name: value, "OUTPUT": outputs[1]})
    one, other = (np.stack(list(bands(path).values())) for path in outputs)
    assert one.shape != other.shape or not np.array_equal(one, other, equal_nan=True)


def test_percent_is_a_factor_and_without_greenness_there_is_the_share_alone(run, write_raster, tmp_path):
    percent = write_raster("percent.tif", np.full((50, 50), 40), pixel=10.0)
    output = str(tmp_path / "a.tif")
    results = run("ancillaryfeatures", {"BUILT": str(percent), "BUILT_FACTOR": 0.01, "OUTPUT": output})
    assert results["CELLS"] == 4 and results["GREEN_CELLS"] == 0
    assert list(bands(output)) == ["BU", "VALID_SHARE"]
    np.testing.assert_allclose(bands(output)["BU"], 0.4, rtol=1e-6)


def test_a_fit_and_a_prediction_take_them_beside_the_features_of_a_dem(run, write_raster, tmp_path):
    """Heights that depend on m2d1 and on BU: the fit finds the law, and the prediction gives the heights back."""
    rng = np.random.default_rng(7)
    making = {"VC_CELL_SIZE_M": "250", "VC_MIN_VALID": "0.5", "VC_KERNEL_SUM": "laplacian", "VC_ASSIGNMENT": "centre"}
    texture = rng.uniform(0, 10, (8, 10)).astype(np.float32)
    dem = str(write_raster("dem.tif", [texture], pixel=250.0, bands=["m2d1_mean"], metadata=making))
    share = np.clip(np.kron(rng.random((8, 10)), np.ones((25, 25))) + rng.normal(0, 0.1, (200, 250)), 0, 1)
    built = str(write_raster("share.tif", share, pixel=10.0))
    ndvi = str(write_raster("ndvi.tif", rng.uniform(-0.2, 1, (100, 125)), pixel=20.0))
    path = {name: str(tmp_path / name) for name in ("extra.tif", "model.json", "report.html", "heights.tif")}
    run("ancillaryfeatures", {"BUILT": built, "NDVI": ndvi, "GRID": dem, "OUTPUT": path["extra.tif"]})
    heights = 2 + 0.5 * texture.astype(float) + 20 * bands(path["extra.tif"])["BU"].astype(float)
    reference = str(write_raster("reference.tif", heights, pixel=250.0, bands=["AGBH"]))
    features, feedback = [dem, path["extra.tif"]], Feedback()
    run(
        "gvcfit",
        {"FEATURES": features, "REFERENCE": [reference], "TARGETS": ["AGBH"], "SELECTION": "given",
         "PREDICTORS": "m2d1_mean BU", "OUTPUT_MODEL": path["model.json"], "OUTPUT_REPORT": path["report.html"]},
        feedback,
    )  # fmt: skip
    assert not any("made with" in warning for warning in feedback.warnings), feedback.warnings
    run("gvcpredict", {"FEATURES": features, "MODEL": path["model.json"], "OUTPUT": path["heights.tif"]}, feedback)
    np.testing.assert_allclose(bands(path["heights.tif"])["AGBH"], heights, rtol=1e-4)
    assert not any("made with" in warning for warning in feedback.warnings), feedback.warnings


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"BUILT_CLASSES": ""}, r"name the classes that are built-up \(BUILT_CLASSES\)"),
        ({"BUILT_CLASSES": "fifty"}, r"Built-up classes \(BUILT_CLASSES\): 'fifty' is no list of classes; give whole"),
        ({"GREENNESS_CLASSES": "0:1"}, "The classes of greenness are '0:1'; give three"),
        ({"NIR_BAND": 1}, "Red and near infrared are both band 1 of image.tif"),
        ({"NIR_BAND": 3}, "Band 3 of image.tif is asked for, which has 2"),
        ({"NIR_BAND": 0}, "Band of near infrared: 0 is out of range; give at least 1"),
        ({"BUILT": "missing.tif"}, "Built-up raster: missing.tif cannot be read"),
        ({"NDVI": "image", "RED": None}, r"an NDVI lies from -1 to 1: set the factor to an NDVI \(NDVI_FACTOR"),
        ({"NDVI": "image"}, "Both an NDVI and red or near infrared are given"),
        ({"RED": None, "NIR": "image"}, "Near infrared is given without red"),
        ({"CRS": "EPSG:4326"}, "counts in degree"),
        ({"OUTPUT": "cover"}, "is also an input"),
    ],
)
def test_bad_input_is_told_in_one_sentence_and_leaves_nothing(run, place, nothing_left, changed, sentence):
    files = {"cover": place[0], "image": place[1]}
    output = str(nothing_left / "a.tif")
    parameters = {"BUILT": place[0], "BUILT_CLASSES": "50", "RED": place[1], "NIR_BAND": 2, "OUTPUT": output}
    parameters.update({name: files.get(value, value) for name, value in changed.items()})
    with pytest.raises(QgsProcessingException, match=sentence):
        run("ancillaryfeatures", parameters)
    assert not (nothing_left / "a.tif").exists()


def test_a_cancelled_run_leaves_nothing(run, place, nothing_left):
    parameters = {"BUILT": place[0], "BUILT_CLASSES": "50", "CELL_SIZE": 5.0, "OUTPUT": str(nothing_left / "a.tif")}
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run("ancillaryfeatures", parameters, Stops(10))
    assert not (nothing_left / "a.tif").exists()


def test_the_output_is_drawn_as_a_built_up_share(provider, place, tmp_path):
    from qgis.core import QgsRasterLayer
    from vertical_city.ui.styles import apply_style

    algorithm = provider.algorithm("ancillaryfeatures").create()
    context, project, output = QgsProcessingContext(), QgsProject(), str(tmp_path / "a.tif")
    context.setProject(project)
    details = QgsProcessingContext.LayerDetails("Ancillary features", project, "OUTPUT")
    context.addLayerToLoadOnCompletion(output, details)
    parameters = {"BUILT": place[0], "BUILT_CLASSES": "50", "OUTPUT": output}
    _, finished = algorithm.run(parameters, context, Feedback())
    assert finished and context.layerToLoadOnCompletionDetails(output).postProcessor() is not None
    layer = QgsRasterLayer(output)
    apply_style(layer, "built_share")
    function = layer.renderer().shader().rasterShaderFunction()
    assert (function.minimumValue(), function.maximumValue()) == (0, 1)
    assert [item.label for item in function.colorRampItemList()][::5] == ["0 %", "50 %", "100 %"]
