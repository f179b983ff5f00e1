"""Every shipped model through qgis_process, to its end; test_shipped_models.py compares each with its steps."""

from pathlib import Path

import pytest
from osgeo import gdal

from ..algorithms.test_shipped_models import CRS, both, stereo, town  # noqa: F401 : fixtures
from .test_cloud_chain_process import QGIS_TRIES

pytestmark = pytest.mark.slow


def done(qgis_process, algorithm, /, **parameters):
    run = qgis_process.run(algorithm, **parameters)
    assert run.code == 0, run.text
    for name, output in run.results.items():
        if ":" in name and output:  # an optional one that is not asked for is none
            assert Path(output).exists(), output
    return run


def test_from_dems_to_heights_that_are_masked(qgis_process, demo_data, out):
    berlin, angeles = demo_data / "berlin", demo_data / "los_angeles"
    features = {"composite:COMPOSITE": out / "union.tif", "features:FEATURES": out / "features.tif"}
    dems = [angeles / "nasadem_1as.tif", angeles / "copernicus_glo30_1as.tif"]
    done(qgis_process, "demstofeatures", DEMS=dems, CELL_SIZE=500, **features)
    dem = berlin / "semi_real_dem_1as.tif"
    done(qgis_process, "demfeatures", INPUT=dem, FEATURE_SET="all", OUTPUT=out / "berlin.tif")
    done(
        qgis_process, "footprintstomodel", FEATURES=out / "berlin.tif", BUILDINGS=berlin / "buildings.fgb",
        HEIGHT="hoehe_mod", SELECTION="given", PREDICTORS="m2d1_mean",
        **{"reference:REFERENCE": out / "reference.tif", "fit:MODEL": out / "model.json"},
    )  # fmt: skip
    done(
        qgis_process, "featurestoheights", FEATURES=out / "features.tif", MODEL=out / "model.json",
        **{"predict:HEIGHTS": out / "h.tif", "predict:SLOPEMASK": out / "s.tif", "masked:MASKED": out / "m.tif"},
    )  # fmt: skip
    masked = gdal.Open(str(out / "m.tif"))
    assert masked.ReadAsArray().max() > 0
    assert not list(out.glob("*.part*"))


def test_from_images_and_tables_to_a_cloud_and_its_accuracy(qgis_process, town, stereo, out):  # noqa: F811
    run = done(
        qgis_process, "imagestogcps", **stereo, IMAGE=stereo["PRODUCTS"][0],
        **{"targets:TABLE": out / "t.gpkg", "gcps:GCPS": out / "g.gpkg", "gcps:RESIDUALS": out / "r.gpkg",
           "export:CSV": out / "g.csv"},
    )  # fmt: skip
    assert any("simulated" in line for line in run.info)
    cloud = done(
        qgis_process, "imagestofusedcloud", **stereo, **both(town), TARGET="LP01", OUTPUT_CRS=CRS,
        **{"gcps:GCPS": out / "g2.gpkg", "gcps:RESIDUALS": out / "r2.gpkg", "fuse:CLOUD": out / "journey.json"},
    ).results["fuse:CLOUD"]  # fmt: skip
    assert Path(cloud).name == "ept.json"
    done(
        qgis_process, "tablestocloud", **both(town), OUTPUT_CRS=CRS, MODE="geometric",
        **{"fuse:CLOUD": out / "geometric.json"},
    )  # fmt: skip


def test_from_clouds_to_their_accuracy(qgis_process, town, out):  # noqa: F811
    clouds = []
    for number in (1, 2):
        given = {key[:-2]: value for key, value in both(town).items() if key.endswith(str(number))}
        given["INPUT"] = given.pop("TABLE")
        run = done(qgis_process, "importpointcloud", **given, OUTPUT_CRS=CRS, OUTPUT=out / f"{number}.json")
        clouds.append(run.results["OUTPUT"])
    given = {"CLOUDS": clouds, "MODE": "geometric", "REFERENCE": town.folder / "dsm.tif"}
    outputs = {"fuse:CLOUD": out / "fused.json", "assess:FIGURES": out / "figures.json"}
    flat = town.folder / "flat_areas.geojson"
    done(qgis_process, "cloudstoaccuracy", **given, FLAT=flat, **outputs)
    run = qgis_process.run("cloudstoaccuracy", **{**given, "CLOUDS": clouds[:1]}, FLAT=flat, **outputs)
    said = [one for one in run.said if not QGIS_TRIES.match(one)]
    assert run.code == 1 and said == ["Clouds: 2 or more are needed, but 1 given."]
