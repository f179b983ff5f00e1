"""The chain gives the same pixels however it is started, and tells what it did."""

import json
from pathlib import Path

import numpy as np
import processing
import pytest
from osgeo import gdal
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException
from vertical_city.engine.dem.filters import PAIR, TERRAIN

from .conftest import Feedback

pytestmark = pytest.mark.slow


def pixels(path):
    return gdal.Open(str(path)).ReadAsArray()


def test_model_and_steps_give_the_same_pixels(run, city, tmp_path):
    heights = str(tmp_path / "model.tif")
    parameters = {"DEMS": city["dems"], "MODEL": city["model.json"], "predict:HEIGHTS": heights}
    results = processing.run("verticalcity:demstoheights", parameters, feedback=Feedback())
    assert results["predict:HEIGHTS"] == heights
    np.testing.assert_array_equal(pixels(heights), pixels(city["heights.tif"]))


def test_the_chain_serves_models_of_terrain_robust_features(city, tmp_path):
    text = Path(city["model.json"]).read_text(encoding="utf-8").replace("m2d1_mean", "q5n_mean")
    model = tmp_path / "m.json"
    model.write_text(text, encoding="utf-8")
    heights = str(tmp_path / "h.tif")
    parameters = {"DEMS": city["dems"], "MODEL": str(model), "predict:HEIGHTS": heights}
    processing.run("verticalcity:demstoheights", parameters, feedback=Feedback())
    assert np.isfinite(pixels(heights)).any()


def test_batch_and_steps_give_the_same_pixels(run, city, tmp_path):
    # What the batch dialog does with each of its rows.
    from processing.gui.AlgorithmExecutor import execute

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("verticalcity:gvcpredict")
    rows = [tmp_path / "row1.tif", tmp_path / "row2.tif"]
    for output in rows:
        parameters = {"FEATURES": [city["la_features.tif"]], "MODEL": city["model.json"], "OUTPUT": str(output)}
        assert algorithm.checkParameterValues(parameters, QgsProcessingContext())[0]
        assert execute(algorithm, parameters, QgsProcessingContext(), Feedback())[0]
    for output in rows:
        np.testing.assert_array_equal(pixels(output), pixels(city["heights.tif"]))


def test_a_features_vrt_counts_as_one_raster(run, city, tmp_path):
    vrt = str(tmp_path / "features.vrt")
    gdal.BuildVRT(vrt, [city["la_features.tif"]]).FlushCache()
    # gdalbuildvrt drops the names of the bands; they are what counts, so they are set as a user would.
    source, dataset = gdal.Open(city["la_features.tif"]), gdal.Open(vrt, gdal.GA_Update)
    for i in range(dataset.RasterCount):
        dataset.GetRasterBand(i + 1).SetDescription(source.GetRasterBand(i + 1).GetDescription())
    dataset = None
    output = str(tmp_path / "vrt.tif")
    run("gvcpredict", {"FEATURES": [vrt], "MODEL": city["model.json"], "OUTPUT": output})
    np.testing.assert_array_equal(pixels(output), pixels(city["heights.tif"]))


def test_the_fit_returns_its_figures_as_numbers(run, city, tmp_path):
    feedback = Feedback()
    results = run(
        "gvcfit",
        {
            "FEATURES": [city["features.tif"]],
            "REFERENCE": [city["reference.tif"]],
            "OUTPUT_MODEL": str(tmp_path / "m.json"),
            "OUTPUT_REPORT": str(tmp_path / "r.html"),
        },
        feedback,
    )
    for name in ("AGBH", "ANBH", "SGBH", "SNBH"):
        assert 0 < results[f"RMSE_{name}"] < results[f"RMSE_CV_{name}"]
        assert 0.3 < results[f"R2_{name}"] < 1
    assert results["N"] == 80
    report = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert (
        "SEMI-REAL" in report and "data:image/png;base64" in report and "http" not in report.replace("http-equiv", "")
    )
    document = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert document["targets"]["AGBH"]["errors"]["n"] == 80 and "SEMI-REAL" in document["note"]


def test_filters_and_targets_can_be_chosen(run, city, demo_data, tmp_path):
    output, filtered = str(tmp_path / "f.tif"), str(tmp_path / "native.tif")
    dem = str(demo_data / "berlin" / "semi_real_dem_1as.tif")
    run("demfeatures", {"INPUT": dem, "FILTERS": ["m2d1", "f1"], "OUTPUT": output, "FILTERED": filtered})
    dataset = gdal.Open(output)
    assert [dataset.GetRasterBand(i).GetDescription() for i in (1, 2, 3, 4)] == [
        "f1_mean",
        "f1_std",
        "m2d1_mean",
        "m2d1_std",
    ]
    assert gdal.Open(filtered).RasterCount == 2 and gdal.Open(filtered).RasterXSize == gdal.Open(dem).RasterXSize


def bands(path):
    dataset = gdal.Open(str(path))
    return [dataset.GetRasterBand(i + 1).GetDescription() for i in range(dataset.RasterCount)]


def test_a_set_of_features_and_a_second_dem_can_be_chosen(run, demo_data, tmp_path):
    first, second = (demo_data / "los_angeles" / f"{name}_1as.tif" for name in ("copernicus_glo30", "nasadem"))
    chosen = {"INPUT": str(first), "FILTERS": ["m1"], "CELL_SIZE": 500}
    for name, more in {
        "paper30": {},
        "terrain_robust": {"FEATURE_SET": "terrain_robust"},
        "all": {"FEATURE_SET": "all", "SECOND_DEM": str(second)},
    }.items():
        run("demfeatures", {**chosen, **more, "OUTPUT": str(tmp_path / f"{name}.tif")})
    terrain = [f"{name}_{statistic}" for name in TERRAIN for statistic in ("mean", "std")]
    pair = [f"{name}_{statistic}" for name in PAIR for statistic in ("mean", "std")]
    assert bands(tmp_path / "paper30.tif") == ["m1_mean", "m1_std", "VALID_SHARE"]
    assert bands(tmp_path / "terrain_robust.tif") == [*terrain, "VALID_SHARE"]
    assert bands(tmp_path / "all.tif") == ["m1_mean", "m1_std", *terrain, *pair, "VALID_SHARE"]
    dataset = gdal.Open(str(tmp_path / "all.tif"))
    assert dataset.GetMetadataItem("VC_SECOND_DEM") == "nasadem_1as.tif"
    alone = gdal.Open(str(tmp_path / "terrain_robust.tif"))
    for i, name in enumerate(terrain):
        both = dataset.GetRasterBand(bands(tmp_path / "all.tif").index(name) + 1).ReadAsArray()
        assert (both == alone.GetRasterBand(i + 1).ReadAsArray()).all(), name
    feedback = Feedback()
    run("demfeatures", {**chosen, "SECOND_DEM": str(second), "OUTPUT": str(tmp_path / "warned.tif")}, feedback)
    assert any("The second DEM is left out" in line for line in feedback.warnings)
    assert bands(tmp_path / "warned.tif") == bands(tmp_path / "paper30.tif")


def test_a_second_dem_of_another_place_is_refused(run, demo_data, tmp_path):
    first = demo_data / "los_angeles" / "nasadem_1as.tif"
    second = demo_data / "berlin" / "semi_real_dem_1as.tif"
    parameters = {"INPUT": str(first), "SECOND_DEM": str(second), "FEATURE_SET": "all"}
    with pytest.raises(QgsProcessingException, match="do not overlap; give DEMs of one place"):
        run("demfeatures", {**parameters, "OUTPUT": str(tmp_path / "f.tif")})
    assert not list(tmp_path.iterdir())


def test_the_note_on_semi_real_data_travels_to_the_map(run, city):
    feedback = Feedback()
    output = city["heights.tif"].replace("heights", "again")
    run("gvcpredict", {"FEATURES": [city["la_features.tif"]], "MODEL": city["model.json"], "OUTPUT": output}, feedback)
    assert any("SEMI-REAL" in line for line in feedback.lines)
    assert "SEMI-REAL" in gdal.Open(output).GetMetadataItem("VC_NOTE")
    assert any("outside the training range" in line for line in feedback.warnings)


def test_features_made_otherwise_than_the_models_are_warned_of(run, city, demo_data, tmp_path):
    other = str(tmp_path / "sharp.tif")
    dem = str(demo_data / "berlin" / "semi_real_dem_1as.tif")
    run("demfeatures", {"INPUT": dem, "FILTERS": ["m2d1"], "KERNEL_SUM": "sharpening", "OUTPUT": other})
    feedback = Feedback()
    run("gvcpredict", {"FEATURES": [other], "MODEL": city["model.json"], "OUTPUT": str(tmp_path / "p.tif")}, feedback)
    assert any("kernel_sum = sharpening" in line for line in feedback.warnings)


def test_linearly_dependent_predictors_are_dropped_with_a_warning(run, city, tmp_path):
    feedback = Feedback()
    run(
        "gvcfit",
        {
            "FEATURES": [city["features.tif"]], "REFERENCE": [city["reference.tif"]], "TARGETS": ["AGBH"],
            "SELECTION": "given", "PREDICTORS": "f1_mean, f2_mean f3_mean m1_std",
            "OUTPUT_MODEL": str(tmp_path / "m.json"),
        },
        feedback,
    )  # fmt: skip
    assert any("f3_mean dropped" in line for line in feedback.warnings)
    predictors = json.loads((tmp_path / "m.json").read_text())["targets"]["AGBH"]["predictors"]
    assert [p["name"] for p in predictors] == ["f1_mean", "f2_mean", "m1_std"]


def test_reference_counts_what_it_skips(run, demo_data, tmp_path):
    results = run(
        "referencecomponents",
        {
            "BUILDINGS": str(demo_data / "nantes" / "buildings.fgb"), "HEIGHT": "HAUTEUR", "CRS": "EPSG:2154",
            "OUTPUT": str(tmp_path / "r.tif"),
        },
    )  # fmt: skip
    assert (results["FOOTPRINTS"], results["SKIPPED"], results["CELLS"]) == (8639, 74, 70)


def test_heights_in_feet_are_brought_to_metres(run, demo_data, tmp_path):
    paths = [str(tmp_path / name) for name in ("metres.tif", "feet.tif")]
    for path, factor in zip(paths, (1.0, 0.3048)):
        run(
            "referencecomponents",
            {
                "BUILDINGS": str(demo_data / "berlin" / "buildings.fgb"), "HEIGHT": "hoehe_mod",
                "HEIGHT_FACTOR": factor, "CRS": "EPSG:25833", "OUTPUT": path,
            },
        )  # fmt: skip
    metres, feet = (np.where(p == -9999, np.nan, p) for p in map(pixels, paths))
    np.testing.assert_allclose(feet[:4], metres[:4] * 0.3048, rtol=1e-5)
    np.testing.assert_array_equal(feet[4], metres[4])


def test_a_failure_is_an_exception_with_one_sentence(run, city, tmp_path):
    with pytest.raises(QgsProcessingException, match="there is no band named m2d1_mean"):
        run(
            "gvcpredict",
            {"FEATURES": [city["union.tif"]], "MODEL": city["model.json"], "OUTPUT": str(tmp_path / "p.tif")},
        )
    assert not list(tmp_path.iterdir())


def test_a_cancelled_run_leaves_nothing(provider, city, tmp_path):
    class Impatient(Feedback):
        def setProgress(self, percent):  # noqa: N802
            super().setProgress(percent)
            if percent >= 50:
                self.cancel()

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("verticalcity:demfeatures")
    feedback = Impatient()
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent >= 50 else None)
    parameters = {"INPUT": city["union.tif"], "OUTPUT": str(tmp_path / "f.tif")}
    _, succeeded = algorithm.run(parameters, QgsProcessingContext(), feedback)
    assert not succeeded and not list(tmp_path.iterdir())
