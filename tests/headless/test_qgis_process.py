"""What a user's script meets: help, each error with one sentence and exit code 1, each warning with exit code 0."""

import json
import os
import re

import numpy as np
import pytest
from osgeo import gdal, ogr
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.dem.features import FeatureOptions, compute_features
from vertical_city.engine.gvc.predict import predict

from ..algorithms.test_provider import HTML, IDS
from .process_files import (
    EXTENT,
    assert_fails,
    assert_warns,
    city,
    features_file,
    hills,
    left_in,
    model_file,
    polygons,
    raster,
    square,
)

pytestmark = pytest.mark.slow

# The chain


def test_the_chain_gives_the_pixels_of_the_engine(qgis_process, tmp_path, out, demo_data):
    """By single commands and by the shipped model; test_chain.py compares processing.run, the model and the batch."""
    dems = [demo_data / "los_angeles" / f"{name}_1as.tif" for name in ("nasadem", "copernicus_glo30")]
    model = model_file(tmp_path / "m.json")
    steps = (
        ("demcomposite", {"INPUT": dems, "METHOD": "union", "OUTPUT": out / "union.tif"}),
        ("demfeatures", {"INPUT": out / "union.tif", "FILTERS": "m1,m2d1", "OUTPUT": out / "features.tif"}),
        ("gvcpredict", {"FEATURES": out / "features.tif", "MODEL": model, "OUTPUT": out / "heights.tif"}),
        ("demstoheights", {"DEMS": dems, "MODEL": model, "predict:HEIGHTS": out / "model.tif"}),
    )
    for algorithm, parameters in steps:
        run = qgis_process.run(algorithm, **parameters)
        assert run.code == 0, run.text
    composite(dems, tmp_path / "union.tif")
    compute_features(tmp_path / "union.tif", tmp_path / "features.tif", FeatureOptions(filters=("m1", "m2d1")))
    predict([tmp_path / "features.tif"], model, tmp_path / "heights.tif")
    for name in ("union.tif", "features.tif", "heights.tif"):
        np.testing.assert_array_equal(
            gdal.Open(str(out / name)).ReadAsArray(), gdal.Open(str(tmp_path / name)).ReadAsArray(), err_msg=name
        )
    np.testing.assert_array_equal(
        gdal.Open(str(out / "model.tif")).ReadAsArray(), gdal.Open(str(out / "heights.tif")).ReadAsArray()
    )
    assert not [name for name in left_in(out) if ".part" in name]


# Help


# test_provider.py looks at those of all.
@pytest.mark.parametrize("algorithm", ["importpointcloud", "stereogcp", "demstoheights"])
def test_help_is_readable_without_html(qgis_process, algorithm):
    done = qgis_process.call("help", f"verticalcity:{algorithm}")
    assert done.returncode == 0, done.stderr
    text = done.stdout
    assert not HTML.search(text), HTML.search(text)
    description, _, arguments = text.partition("Arguments\n")
    assert len(description.split("Description")[1].strip("-\n ")) > 80, "no description"
    arguments = arguments.partition("Outputs\n")[0].splitlines()
    named = [i for i, line in enumerate(arguments) if re.match(r"\w+: \S", line)]
    assert named
    bare = [arguments[i] for i in named if arguments[i + 1].startswith("\tArgument type") or len(arguments[i + 1]) < 15]
    assert not bare, f"parameters without a help of their own: {bare}"


def test_the_provider_lists_just_these_algorithms(qgis_process):
    document = json.loads(qgis_process.call("--json", "list").stdout)
    listed = document["providers"]["verticalcity"]["algorithms"]
    assert sorted(listed) == sorted(f"verticalcity:{name}" for name in IDS)


# Errors: rasters


def test_a_raster_without_crs(qgis_process, tmp_path, out):
    dem = raster(tmp_path / "bare.tif", hills(), epsg=None)
    run = qgis_process.run("demfeatures", INPUT=dem, FILTERS="f1", OUTPUT=out / "f.tif")
    assert_fails(run, out, "DEM", "bare.tif", "no CRS", "assign")


def test_dems_that_do_not_overlap(qgis_process, tmp_path, out):
    here = raster(tmp_path / "here.tif", hills())
    there = raster(tmp_path / "there.tif", hills(), origin=(488000.0, 5820750.0))
    run = qgis_process.run("demcomposite", INPUT=[here, there], OUTPUT=out / "c.tif")
    assert_fails(run, out, "here.tif", "there.tif", "do not overlap")


def test_buildings_and_a_grid_that_do_not_overlap(qgis_process, tmp_path, out):
    run = qgis_process.run(
        "referencecomponents",
        BUILDINGS=polygons(tmp_path / "b.gpkg", city()),
        HEIGHT="height",
        GRID=features_file(tmp_path / "elsewhere.tif", origin=(488000.0, 5820750.0)),
        OUTPUT=out / "r.tif",
    )
    assert_fails(run, out, "do not overlap")


def test_features_and_references_that_do_not_overlap(qgis_process, tmp_path, out):
    there = features_file(tmp_path / "there.tif", ("AGBH", "ANBH"), origin=(488000.0, 5820750.0))
    run = qgis_process.run(
        "gvcfit",
        FEATURES=features_file(tmp_path / "here.tif"),
        REFERENCE=there,
        TARGETS="AGBH",
        OUTPUT_MODEL=out / "m.json",
        OUTPUT_REPORT=out / "m.html",
    )
    assert_fails(run, out, "no features raster overlaps", "there.tif")


def test_a_composite_with_a_dem_of_nodata_only(qgis_process, tmp_path, out):
    void = raster(tmp_path / "void.tif", np.full((60, 60), -9999.0), nodata=-9999.0)
    run = qgis_process.run("demcomposite", INPUT=[raster(tmp_path / "a.tif", hills()), void], OUTPUT=out / "c.tif")
    assert_fails(run, out, "void.tif", "no valid height")


def test_features_of_a_dem_of_nodata_only(qgis_process, tmp_path, out):
    void = raster(tmp_path / "void.tif", np.full((60, 60), -9999.0), nodata=-9999.0)
    run = qgis_process.run("demfeatures", INPUT=void, FILTERS="f1", OUTPUT=out / "f.tif", FILTERED=out / "native.tif")
    assert_fails(run, out, "void.tif", "no valid height")


def test_reference_from_an_ndsm_of_nodata_only(qgis_process, tmp_path, out):
    void = raster(tmp_path / "void.tif", np.full((60, 60), -9999.0), nodata=-9999.0)
    run = qgis_process.run("referencecomponents", NDSM=void, RESOLUTION=10, OUTPUT=out / "r.tif")
    assert_fails(run, out, "void.tif", "no valid height")


def test_a_prediction_from_features_of_nodata_only(qgis_process, tmp_path, out):
    void = features_file(tmp_path / "void.tif", values=np.full((2, 6, 6), -9999.0))
    run = qgis_process.run("gvcpredict", FEATURES=void, MODEL=model_file(tmp_path / "m.json"), OUTPUT=out / "p.tif")
    assert_fails(run, out, "no cell", "m2d1_mean", "nodata")


def test_features_of_a_dem_one_row_high(qgis_process, tmp_path, out):
    dem = raster(tmp_path / "row.tif", hills(height=1))
    run = qgis_process.run("demfeatures", INPUT=dem, FILTERS="f1", OUTPUT=out / "f.tif")
    assert_fails(run, out, "row.tif", "60 x 1 pixels", "3 x 3")


def test_a_composite_of_dems_one_row_high(qgis_process, tmp_path, out):
    dems = [raster(tmp_path / "a.tif", hills(height=1)), raster(tmp_path / "b.tif", hills(height=1, seed=2))]
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=out / "c.tif")
    assert_fails(run, out, ".tif", "60 x 1 pixels")
    assert "filter" not in run.said[0], "a composite has no filters to leave out"


def test_a_dem_smaller_than_a_filters_window(qgis_process, tmp_path, out):
    dem = raster(tmp_path / "small.tif", hills(20, 20))
    run = qgis_process.run("demfeatures", INPUT=dem, FILTERS=["f1", "ptx_uw21"], OUTPUT=out / "f.tif")
    assert_fails(run, out, "small.tif", "20 x 20 pixels", "window of ptx_uw21")


def test_a_truncated_geotiff(qgis_process, tmp_path, out):
    dem = raster(tmp_path / "cut.tif", hills(400, 400), options=["TILED=YES"])
    os.truncate(dem, dem.stat().st_size // 2)
    run = qgis_process.run("demfeatures", INPUT=dem, FILTERS="f1", OUTPUT=out / "f.tif")
    assert_fails(run, out, "cut.tif", "damaged", "fetch it again")


def test_a_geotiff_of_which_only_the_header_arrived(qgis_process, tmp_path, out):
    dem = raster(tmp_path / "cut.tif", hills())
    os.truncate(dem, 100)
    run = qgis_process.run("demfeatures", INPUT=dem, FILTERS="f1", OUTPUT=out / "f.tif")
    assert_fails(run, out, "DEM", "cut.tif", "cannot be")


def test_a_missing_file_among_dems(qgis_process, tmp_path, out):
    dems = [raster(tmp_path / "here.tif", hills()), tmp_path / "gone.tif"]
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=out / "c.tif")
    assert_fails(run, out, "DEMs", "cannot be read")


def test_a_truncated_geotiff_among_dems(qgis_process, tmp_path, out):
    cut = raster(tmp_path / "cut.tif", hills(400, 400), options=["TILED=YES", "COMPRESS=DEFLATE"])
    os.truncate(cut, cut.stat().st_size // 2)
    run = qgis_process.run(
        "demcomposite", INPUT=[raster(tmp_path / "whole.tif", hills(400, 400)), cut], OUTPUT=out / "c.tif"
    )
    assert_fails(run, out, "cut.tif", "damaged")


# Errors: models


def test_features_without_the_bands_that_the_model_needs(qgis_process, tmp_path, out):
    run = qgis_process.run(
        "gvcpredict",
        FEATURES=features_file(tmp_path / "f.tif", ("f1_mean", "f1_std")),
        MODEL=model_file(tmp_path / "m.json"),
        OUTPUT=out / "p.tif",
    )
    assert_fails(run, out, "no band named m2d1_mean", "m.json", "found are f1_mean, f1_std")


@pytest.mark.parametrize(
    ("how", "words"),
    {
        "later": ("version 2", "update the plugin"),
        "cut": ("m.json", "damaged"),
        "no_targets": ("m.json", "damaged", "targets"),
        "no_number": ("m.json", "damaged"),
        "text": ("m.json", "damaged"),
        "binary": ("m.json", "damaged"),
        "other_json": ("m.json", "no height model"),
        "missing": ("m.json", "cannot be read", "No such file"),
    }.items(),
)
def test_a_model_that_cannot_be_used(qgis_process, tmp_path, out, how, words):
    path = model_file(tmp_path / "m.json")
    text = path.read_text()
    if how == "later":
        model_file(path, version=2)
    elif how == "cut":
        path.write_text(text[: len(text) // 2])
    elif how == "no_targets":
        model_file(path, targets={})
    elif how == "no_number":
        path.write_text(text.replace('"intercept": 1.0', '"intercept": NaN'))
    elif how == "text":
        path.write_text("AGBH = 1 + 2 m2d1_mean\n")
    elif how == "binary":
        path.write_bytes(bytes(range(256)))
    elif how == "other_json":
        path.write_text('{"type": "FeatureCollection", "features": []}')
    else:
        path.unlink()
    run = qgis_process.run("gvcpredict", FEATURES=features_file(tmp_path / "f.tif"), MODEL=path, OUTPUT=out / "p.tif")
    assert_fails(run, out, *words)


# Errors: footprints


def test_a_height_field_of_text(qgis_process, tmp_path, out):
    shapes = [(wkt, str(height)) for wkt, height in city()]
    run = qgis_process.run(
        "referencecomponents",
        BUILDINGS=polygons(tmp_path / "b.gpkg", shapes, kind=ogr.OFTString),
        HEIGHT="height",
        OUTPUT=out / "r.tif",
    )
    assert_fails(run, out, "Height field", "height holds text", "numeric")


def test_an_empty_layer(qgis_process, tmp_path, out):
    run = qgis_process.run(
        "referencecomponents",
        BUILDINGS=polygons(tmp_path / "none.gpkg", []),
        HEIGHT="height",
        EXTENT=EXTENT,
        OUTPUT=out / "r.tif",
    )
    assert_fails(run, out, "Building footprints", "is empty")


def test_an_empty_coverage(qgis_process, tmp_path, out):
    run = qgis_process.run(
        "referencecomponents",
        BUILDINGS=polygons(tmp_path / "b.gpkg", city()),
        HEIGHT="height",
        COVERAGE=polygons(tmp_path / "none.gpkg", []),
        OUTPUT=out / "r.tif",
    )
    assert_fails(run, out, "heights are known", "is empty")


# Warnings


@pytest.mark.parametrize("sign", ("unit", "height"))
def test_a_dem_that_looks_like_feet(qgis_process, tmp_path, out, sign):
    dem = raster(
        tmp_path / "dem.tif", hills() + (0 if sign == "unit" else 12000), unit="ft" if sign == "unit" else ""
    )  # fmt: skip
    run = qgis_process.run("demfeatures", INPUT=dem, FILTERS="f1", OUTPUT=out / "f.tif")
    assert_warns(run, out, "dem.tif", "feet")


def test_a_composite_of_metres_and_feet(qgis_process, tmp_path, out):
    slope = np.add.outer(np.arange(60.0), np.arange(60.0)) * 2
    dems = [raster(tmp_path / "m.tif", slope), raster(tmp_path / "ft.tif", slope / 0.3048)]
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=out / "c.tif")
    assert_warns(run, out, "ft.tif", "m.tif", "feet")


def test_odd_footprints_are_repaired_or_counted(qgis_process, tmp_path, out):
    x, y = 388020, 5820270
    bow_tie = f"POLYGON (({x} {y}, {x + 40} {y + 40}, {x + 40} {y}, {x} {y + 40}, {x} {y}))"
    shapes = [
        *city(),
        (bow_tie, 10.0),
        (square(388400, 5820600, 20), -3.0),
        (square(388430, 5820600, 20), 0.0),
        (square(388400, 5820650, 20), 5000.0),
        (square(388430, 5820650, 20), None),
    ]
    run = qgis_process.run(
        "referencecomponents",
        BUILDINGS=polygons(tmp_path / "b.gpkg", shapes),
        HEIGHT="height",
        EXTENT=EXTENT,
        OUTPUT=out / "r.tif",
    )
    assert_warns(run, out, "1 of 6", "invalid geometry", "repaired")
    assert_warns(run, out, "2 of 6", "zero or negative height")
    assert_warns(run, out, "1 of 6", "higher than 1000 m")
    assert_warns(run, out, "1 of 6", "without a height")
    assert not [w for w in run.warnings if "reprojected" in w]
    assert (run.results["FOOTPRINTS"], run.results["SKIPPED"], run.results["CELLS"]) == (6, 4, 4)
    dataset = gdal.Open(str(out / "r.tif"))
    volume = dataset.GetRasterBand(6).ReadAsArray().sum()
    assert volume == pytest.approx(200 * 200 * 12 + 2 * 20 * 20 * 10, rel=0.01)  # the bow-tie: two triangles of 40 x 20


def test_a_negative_surface_is_counted(qgis_process, tmp_path, out):
    heights = np.full((50, 50), 10.0)
    heights[:3, :5] = -20.0
    run = qgis_process.run(
        "referencecomponents",
        NDSM=raster(tmp_path / "ndsm.tif", heights, pixel=10.0),
        RESOLUTION=10,
        OUTPUT=out / "r.tif",
    )
    assert_warns(run, out, "15 samples", "below the ground")


def test_reprojected_footprints(qgis_process, tmp_path, out):
    run = qgis_process.run(
        "referencecomponents",
        BUILDINGS=polygons(tmp_path / "b.gpkg", city(), epsg=25833),
        HEIGHT="height",
        EXTENT=EXTENT,
        OUTPUT=out / "r.tif",
    )
    assert_warns(run, out, "reprojected", "ETRS89 / UTM zone 33N", "WGS 84 / UTM zone 33N")


def test_a_reprojected_dem(qgis_process, tmp_path, out):
    degrees = raster(tmp_path / "degrees.tif", hills(80, 120), epsg=4326, origin=(13.35, 52.53), pixel=1 / 3600)
    run = qgis_process.run("demcomposite", INPUT=[raster(tmp_path / "a.tif", hills()), degrees], OUTPUT=out / "c.tif")
    assert_warns(run, out, "degrees.tif", "reprojected", "a.tif")


def test_features_in_another_crs_say_so(qgis_process, tmp_path, out):
    degrees = raster(tmp_path / "degrees.tif", hills(80, 120), epsg=4326, origin=(13.35, 52.53), pixel=1 / 3600)
    run = qgis_process.run("demfeatures", INPUT=degrees, FILTERS="f1", OUTPUT=out / "f.tif")
    assert run.code == 0, run.text
    assert [line for line in run.info if "degrees.tif" in line and "WGS 84 / UTM zone 33N" in line]
