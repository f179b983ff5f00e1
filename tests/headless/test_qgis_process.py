"""What a user's script meets: help, each error with one sentence and exit code 1, each warning with exit code 0."""

import json
import os
import re
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.dem.features import FeatureOptions, compute_features
from vertical_city.engine.gvc.predict import predict
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.simulate import Track, simulate_stack

pytestmark = pytest.mark.slow

ORIGIN = (388000.0, 5820750.0)  # Berlin, in UTM zone 33
HTML = re.compile(
    r"</?(p|b|i|u|br|hr|h\d|html|head|body|a|ul|ol|li|table|tr|td|div|span|em|strong|code|pre|img)\b|&\w+;"
)
ALGORITHMS = (
    "demcomposite",
    "demfeatures",
    "referencecomponents",
    "ancillaryfeatures",
    "gvcscreen",
    "gvcfit",
    "gvcpredict",
    "demstoheights",
    "pointtargetanalysis",
    "stereogcp",
    "exportgcps",
    "importpointcloud",
    "fusepointclouds",
    "pointcloudaccuracy",
)


def reference_of(epsg):
    reference = osr.SpatialReference()
    assert reference.ImportFromEPSG(epsg) == 0
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def raster(path, array, epsg=32633, origin=ORIGIN, pixel=30.0, nodata=None, unit="", names=(), options=()):
    """Write a GeoTIFF with GDAL alone."""
    layers = np.asarray(array, dtype=np.float32)
    layers = layers[None] if layers.ndim == 2 else layers
    count, height, width = layers.shape
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), width, height, count, gdal.GDT_Float32, list(options)
    )  # fmt: skip
    if epsg:
        dataset.SetProjection(reference_of(epsg).ExportToWkt())
    dataset.SetGeoTransform((origin[0], pixel, 0, origin[1], 0, -pixel))
    for i, layer in enumerate(layers):
        band = dataset.GetRasterBand(i + 1)
        band.WriteArray(layer)
        band.SetUnitType(unit)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        if names:
            band.SetDescription(names[i])
    dataset = band = None
    return path


def hills(height=60, width=60, seed=1, relief=30.0):
    return np.random.default_rng(seed).random((height, width)) * relief


def square(x, y, side):
    return f"POLYGON (({x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y}))"


def polygons(path, shapes, epsg=32633, kind=ogr.OFTReal):
    """Write polygons, given as (WKT, height), as a GeoPackage with the field height."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("buildings", reference_of(epsg), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("height", kind))
    for wkt, height in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        if height is not None:
            feature.SetField("height", height)
        layer.CreateFeature(feature)
    feature = layer = dataset = None
    return path


def city():
    """A block in a square of 500 m: four cells of 250 m, when the extent is given."""
    return [(square(388100, 5820300, 200), 12.0)]


EXTENT = "388000,388500,5820250,5820750 [EPSG:32633]"


def model_file(path, predictor="m2d1_mean", **changes):
    document = {
        "format": "vertical-city-gvc-model",
        "version": 1,
        "created": "2024-01-01T00:00:00+00:00",
        "software": {},
        "note": "",
        "areas": ["test"],
        "feature_making": {},
        "targets": {
            "AGBH": {
                "unit": "m",
                "intercept": 1.0,
                "predictors": [
                    {"name": predictor, "coefficient": 2.0, "training_minimum": 0.0, "training_maximum": 10.0}
                ],
                "covariance_of_intercept_and_coefficients": [[0.1, 0.0], [0.0, 0.1]],
                "residual_variance": 4.0,
                "errors": {"n": 10, "rmse": 2.0},
            }
        },
    }
    document.update(changes)
    path.write_text(json.dumps(document))
    return path


def features_file(path, names=("m2d1_mean", "m2d1_std"), origin=ORIGIN, values=None):
    values = np.random.default_rng(5).random((len(names), 6, 6)) * 5 if values is None else values
    return raster(path, values, pixel=250.0, origin=origin, nodata=-9999.0, names=names)


def assert_fails(run, out, *words):
    """Exit code 1, one sentence that holds the words, nothing in the folder of the outputs."""
    assert run.code == 1, run.text
    assert len(run.said) == 1, f"not one sentence but: {run.said}"
    sentence = run.said[0]
    missing = [word for word in words if word.lower() not in sentence.lower()]
    assert not missing, f"{missing} not in: {sentence}"
    assert sentence.endswith("."), sentence
    assert "Traceback" not in run.text
    assert left_in(out) == []


def left_in(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*")) if folder.exists() else []


def assert_warns(run, out, *words):
    """Exit code 0 and exactly one warning that holds all the words; the output is there and nothing half-written."""
    assert run.code == 0, run.text
    hits = [w for w in run.warnings if all(word.lower() in w.lower() for word in words)]
    assert len(hits) == 1, f"{words} in: {run.warnings}"
    assert left_in(out) and not [name for name in left_in(out) if ".part" in name]


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


@pytest.mark.parametrize("algorithm", ALGORITHMS)
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
    assert sorted(listed) == sorted(f"verticalcity:{name}" for name in ALGORITHMS)


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


# Errors: places to write to


@pytest.mark.parametrize("folder", ("missing", "/proc"))
def test_a_folder_that_cannot_be_written(qgis_process, tmp_path, out, folder):
    dems = [raster(tmp_path / "a.tif", hills()), raster(tmp_path / "b.tif", hills(seed=2))]
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=out / folder / "c.tif")
    assert_fails(run, out, str(out / folder), "does not exist" if folder == "missing" else "cannot be written")


def test_a_folder_that_cannot_be_written_by_this_user(qgis_process, tmp_path, out):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    dems = [raster(tmp_path / "a.tif", hills()), raster(tmp_path / "b.tif", hills(seed=2))]
    out.chmod(0o500)
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=out / "c.tif")
    out.chmod(0o700)
    assert_fails(run, out, str(out), "cannot be written")


@pytest.mark.parametrize("bad", ("OUTPUT_MODEL", "OUTPUT_REPORT"))
def test_a_fit_of_which_one_output_cannot_be_written_leaves_neither(qgis_process, tmp_path, out, bad):
    outputs = {
        "OUTPUT_MODEL": out / "m.json",
        "OUTPUT_REPORT": out / "m.html",
        bad: "/proc/m.json" if bad == "OUTPUT_MODEL" else "/proc/m.html",
    }
    reference = features_file(tmp_path / "r.tif", ("AGBH",), values=np.random.default_rng(8).random((1, 6, 6)))
    run = qgis_process.run(
        "gvcfit", FEATURES=features_file(tmp_path / "f.tif"), REFERENCE=reference, TARGETS="AGBH", **outputs
    )
    assert_fails(run, out, "/proc/m", "cannot be written")


def test_a_model_in_a_folder_that_does_not_exist(qgis_process, tmp_path, out):
    run = qgis_process.run(
        "gvcfit",
        FEATURES=features_file(tmp_path / "f.tif"),
        REFERENCE=features_file(tmp_path / "r.tif", ("AGBH",)),
        TARGETS="AGBH",
        OUTPUT_MODEL=out / "missing" / "m.json",
    )
    assert_fails(run, out, "Height model", str(out / "missing"), "does not exist")


LIMIT = 1_000_000  # bytes; deflate cannot bring the rasters below it


def test_a_composite_on_a_disk_that_fills_up(qgis_process, tmp_path, out):
    dems = [raster(tmp_path / f"{i}.tif", hills(800, 800, seed=i)) for i in range(2)]
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=out / "c.tif", file_size=LIMIT)
    assert_fails(run, out, "c.tif", "cannot be written", "room")


@pytest.mark.parametrize("output", ("OUTPUT", "FILTERED"))
def test_features_on_a_disk_that_fills_up(qgis_process, tmp_path, out, output):
    size, cells = (300, 30.0) if output == "OUTPUT" else (500, 300.0)  # OUTPUT: as many cells as pixels
    outputs = {"OUTPUT": out / "f.tif", "FILTERED": out / "n.tif"}
    run = qgis_process.run(
        "demfeatures",
        INPUT=raster(tmp_path / "dem.tif", hills(size, size)),
        FILTERS=["f1", "f2", "f1d1", "f2d1", "m1", "m2"],
        CELL_SIZE=cells,
        file_size=LIMIT,
        **(outputs if output == "FILTERED" else {"OUTPUT": outputs["OUTPUT"]}),
    )
    assert_fails(run, out, outputs[output].name, "cannot be written", "room")


def test_footprints_that_fill_the_temporary_folder(qgis_process, tmp_path, out):
    many = [
        (square(388000 + 5 * (i % 100), 5820250 + 5 * (i // 100), 4), 10.0) for i in range(10_000)
    ]  # fmt: skip
    run = qgis_process.run(
        "referencecomponents",
        BUILDINGS=polygons(tmp_path / "b.gpkg", many),
        HEIGHT="height",
        OUTPUT=out / "r.tif",
        file_size=LIMIT,
    )
    assert_fails(run, out, "temporary folder", "room")
    assert left_in(tmp_path / "tmp") == []


@pytest.fixture
def tiny_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a tmpfs is not permitted")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_composite_on_a_tiny_disk(qgis_process, tmp_path, tiny_disk):
    dems = [raster(tmp_path / f"{i}.tif", hills(400, 400, seed=i)) for i in range(2)]
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=tiny_disk / "c.tif")
    assert_fails(run, tiny_disk, "c.tif", "cannot be written", "room")


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


# An output that is there already


def test_an_existing_output_survives_a_failed_run_and_is_replaced_by_a_good_one(qgis_process, tmp_path, out):
    dems = [raster(tmp_path / f"{i}.tif", hills(800, 800, seed=i)) for i in range(2)]
    target = out / "c.tif"
    target.write_bytes(b"an older result")
    failed = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=target, file_size=LIMIT)
    assert failed.code == 1
    assert target.read_bytes() == b"an older result"
    assert left_in(out) == ["c.tif"]
    good = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=target)
    assert good.code == 0, good.text
    assert left_in(out) == ["c.tif"]
    written = gdal.Open(str(target)).ReadAsArray()
    assert np.array_equal(written[0], np.maximum(*(gdal.Open(str(d)).ReadAsArray() for d in dems)))


def test_an_existing_model_survives_a_failed_fit(qgis_process, tmp_path, out):
    model = model_file(out / "m.json")
    before = model.read_bytes()
    reference = features_file(tmp_path / "r.tif", ("AGBH",), values=np.random.default_rng(8).random((1, 6, 6)))
    run = qgis_process.run(
        "gvcfit",
        FEATURES=features_file(tmp_path / "f.tif"),
        REFERENCE=reference,
        TARGETS="AGBH",
        OUTPUT_MODEL=model,
        OUTPUT_REPORT="/proc/m.html",
    )
    assert run.code == 1, run.text
    assert model.read_bytes() == before
    assert left_in(out) == ["m.json"]


# Point target analysis: what a script meets with products that cannot be used.


def sar_points(path):
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("targets", reference_of(4326), ogr.wkbPoint25D)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT Z (13.37 52.52 40)"))
    layer.CreateFeature(feature)
    feature = layer = dataset = None
    return path


def sar_bomb(folder):
    path = folder / "TSX1_SAR__SSC.xml"
    path.write_text('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><level1Product>&d;</level1Product>')
    return path


def sar_archive(folder):
    path = folder / "S1A_IW_SLC_x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../manifest.safe", "")
    return path


def sar_cut(folder):
    path = folder / "a.json"
    path.write_text('{"format": "vertical-city-sar", "version": 1, "orb')
    return path


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (sar_bomb, "declares a document type"),
        (sar_archive, "outside itself"),
        (sar_cut, "a.json"),
        (lambda folder: folder / "none.json", "is not there"),
        (lambda folder: folder, "no product"),
    ],
)
def test_sar_products_that_cannot_be_used(qgis_process, tmp_path, out, make, words):
    inputs = tmp_path / "in"
    inputs.mkdir()
    run = qgis_process.run(
        "pointtargetanalysis", PRODUCTS=make(inputs), TARGETS=sar_points(tmp_path / "t.gpkg"), OUTPUT=out / "a.gpkg"
    )
    assert_fails(run, out, words)


def test_sar_products_of_a_simulation(qgis_process, tmp_path, out):
    simulate_stack(
        tmp_path, to_geocentric([52.52], [13.37], [40.0]), [Track("up", "ascending", "right", 40.0, 2)], scr_db=30.0
    )
    run = qgis_process.run(
        "pointtargetanalysis",
        PRODUCTS=[tmp_path / "up_20130401.json", tmp_path / "up_20130412.json"],
        TARGETS=sar_points(tmp_path / "t.gpkg"),
        OUTPUT=out / "a.gpkg",
    )
    assert run.code == 0, run.text
    assert (run.results["ROWS"], run.results["KEPT"], run.results["TARGETS_MEASURED"]) == (2, 2, 1)
    assert (out / "a.gpkg").is_file() and any("simulated" in line for line in run.info)


# Stereo SAR on the reflector of Prievidza.

PRIEVIDZA = Path(__file__).parents[1] / "data" / "sar" / "prievidza"
STEREO = {
    "OBSERVATIONS": PRIEVIDZA / "observations.csv", "ORBITS": PRIEVIDZA / "state_vectors.csv",
    "COLUMNS": "target = 'LHE-KU-1'; product = stack + date; track = stack; sensor = 'S1'; epoch = utc_day; "
    "t_az_s = t_az_sod_raw; tau_s = 2 * tau_oneway_s_raw",
    "ORBIT_COLUMNS": "product = stack + date; t_s = t_sod", "FRAME": "EPSG:7930",
}  # fmt: skip


def test_the_reflector_of_prievidza(qgis_process, out):
    run = qgis_process.run(
        "stereogcp", **STEREO, CORRECTIONS=["solid_tide", "troposphere"], TEC=10,
        OUTPUT=out / "gcp.gpkg", RESIDUALS=out / "residuals.csv", REPORT=out / "report.html",
    )  # fmt: skip
    assert_warns(run, out, "Fixed electron content", "ionosphere is not among the corrections")
    assert (run.results["TARGETS"], run.results["SOLVED"], run.results["KEPT"]) == (1, 1, 1)
    assert left_in(out) == ["gcp.gpkg", "report.html", "residuals.csv"]
    points = ogr.Open(str(out / "gcp.gpkg"))
    (feature,) = points.GetLayer(0)
    assert feature["frame"] == "ETRF2000" and abs(feature["height_m"] - 460.2) < 3


def test_stereo_without_any_correction(qgis_process, out):
    run = qgis_process.run("stereogcp", **STEREO, CORRECTIONS="none", OUTPUT=out / "gcp.gpkg")
    assert_warns(run, out, "solid Earth tide is not corrected")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"COLUMNS": ""}, "lack the columns"),
        ({"CORRECTIONS": "pole_tide", "EOP": "none.txt"}, "none.txt cannot be read: there is no such file"),
        ({"EPOCH": 2000}, "it is given beside Frame of the positions"),
    ],
)
def test_stereo_that_cannot_be_done(qgis_process, out, change, words):
    run = qgis_process.run("stereogcp", **{**STEREO, "OUTPUT": out / "gcp.gpkg", **change})
    assert_fails(run, out, words)
