"""Each shipped model runs to its end, gives what its steps give one by one, and can be read in the model designer."""

import csv
import importlib.util
import json
import re
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import processing
import pytest
from osgeo import gdal, ogr
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingUtils, QgsProject
from qgis.PyQt.QtCore import QRectF
from vertical_city.engine.pointcloud.simulate_city import geocentric, small_city
from vertical_city.engine.pointcloud.simulate_views import four_views
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.simulate import Track, simulate_stack
from vertical_city.processing_provider.models import MODELS, ShippedModel

from .conftest import Feedback, bands
from .fused_city import read_cloud

ROOT = Path(__file__).parents[2]
TRACKS = "beam42_ascending", "beam36_descending"
FILES = {"beam42_ascending": "beam42_ascending.csv", "beam36_descending": "beam36_descending.npz"}
CRS = "EPSG:32633"


def model(name, **parameters):
    return processing.run(f"verticalcity:{name}", parameters, feedback=Feedback())


def step(name, **parameters):
    return processing.run(f"verticalcity:{name}", parameters, feedback=Feedback())


def same_rasters(first, second):
    one, other = bands(first), bands(second)
    assert list(one) == list(other)
    for name in one:
        np.testing.assert_array_equal(one[name], other[name], err_msg=name)


def rows(path):
    dataset = ogr.Open(str(path))
    return [feature.items() for feature in dataset.GetLayer(0)]


def same_clouds(first, second):
    one, other = read_cloud(first), read_cloud(second)
    for name in ("x", "y", "z", "track"):
        np.testing.assert_array_equal(np.sort(getattr(one, name)), np.sort(getattr(other, name)), err_msg=name)


# The files.


@pytest.fixture(params=MODELS)
def shipped(provider, request):
    return ShippedModel(request.param).create()


def test_a_model_is_valid_and_its_id_is_that_of_its_file(shipped):
    valid, issues = shipped.validate()
    assert valid, issues
    text = (ROOT / "processing_provider" / "models" / f"{shipped._stem}.model3").read_text(encoding="utf-8")
    kept = dict(re.findall(r'<Option (?=[^>]*name="(model_name|model_group)")[^>]*value="([^"]*)"', text))
    assert kept == {"model_name": shipped.name(), "model_group": shipped.group()}
    assert not [word for word in ("/work", "/tmp", "/home", "C:\\") if word in text]


def test_nothing_in_the_designer_lies_on_something_else(shipped):
    children = shipped.childAlgorithms().values()
    outputs = [one for child in children for one in child.modelOutputs().values()]
    parts = [*shipped.parameterComponents().values(), *children, *outputs]
    parts += [part.comment() for part in parts if part.comment().description()]
    places = [QRectF(part.position(), part.size()) for part in parts]
    places = [place.translated(-place.width() / 2, -place.height() / 2) for place in places]
    assert not [(a, b) for a, b in combinations(places, 2) if a.intersects(b)]
    assert all(child.comment().description() for child in children)


def test_a_default_is_that_of_the_step(shipped):
    """QGIS takes the step's own default where a script leaves a parameter out: a dialog must not show another."""
    for child in shipped.childAlgorithms().values():
        for name, sources in child.parameterSources().items():
            for source in sources:
                if source.parameterName():
                    told = shipped.parameterDefinition(source.parameterName()).defaultValue()
                    assert (told or None) == (child.algorithm().parameterDefinition(name).defaultValue() or None), name


def test_a_model_tells_what_people_search_for(shipped):
    assert len(shipped.tags()) >= 4 and shipped.displayName() and shipped.groupId() == "chains"
    page = (ROOT / "docs" / "chains.md").read_text(encoding="utf-8")
    assert shipped.helpUrl().endswith(f"chains.md#{shipped.name()}") and f"## {shipped.name()}\n" in page
    for name in ("ALG_DESC", *(one.name() for one in shipped.parameterDefinitions())):
        assert len(shipped.helpContent()[name]) > 15, name


# DEMs.


@pytest.fixture(scope="module")
def berlin(provider, demo_data, tmp_path_factory):
    """Features of both sets, and what the steps of the fit make of them."""
    folder = tmp_path_factory.mktemp("berlin")
    path = {name: str(folder / name) for name in ("features.tif", "reference.tif", "model.json")}
    data = demo_data / "berlin"
    step("demfeatures", INPUT=str(data / "semi_real_dem_1as.tif"), FEATURE_SET="all", OUTPUT=path["features.tif"])
    buildings = {"BUILDINGS": str(data / "buildings.fgb"), "HEIGHT": "hoehe_mod"}
    step("referencecomponents", **buildings, GRID=path["features.tif"], OUTPUT=path["reference.tif"])
    fit = {"FEATURES": path["features.tif"], "SELECTION": "given", "PREDICTORS": "m2d1_mean"}
    step("gvcfit", **fit, REFERENCE=[path["reference.tif"]], OUTPUT_MODEL=path["model.json"])
    return SimpleNamespace(path=path, buildings=buildings, fit=fit)


@pytest.fixture(scope="module")
def terrain_features(city, tmp_path_factory):
    """Features of both sets of Los Angeles."""
    features = str(tmp_path_factory.mktemp("terrain") / "features.tif")
    step("demfeatures", INPUT=city["union.tif"], FEATURE_SET="all", OUTPUT=features)
    return features


@pytest.mark.slow
def test_dems_to_features(city, tmp_path):
    union, features, steps = (str(tmp_path / name) for name in ("union.tif", "features.tif", "steps.tif"))
    model("demstofeatures", DEMS=city["dems"], **{"composite:COMPOSITE": union, "features:FEATURES": features})
    same_rasters(union, city["union.tif"])
    step("demfeatures", INPUT=union, FEATURE_SET="all", OUTPUT=steps)
    same_rasters(features, steps)


@pytest.mark.slow
def test_features_fit_on_a_grid_that_is_given(city, tmp_path):
    features = str(tmp_path / "features.tif")
    made = {"composite:COMPOSITE": str(tmp_path / "union.tif"), "features:FEATURES": features}
    model("demstofeatures", DEMS=city["dems"], GRID=city["la_features.tif"], **made)
    one, other = gdal.Open(features), gdal.Open(city["la_features.tif"])
    assert one.GetGeoTransform() == other.GetGeoTransform() and one.RasterXSize == other.RasterXSize


@pytest.mark.slow
def test_footprints_to_a_model(berlin, tmp_path):
    outputs = {
        "reference:REFERENCE": str(tmp_path / "r.tif"), "fit:MODEL": str(tmp_path / "m.json"),
        "fit:REPORT": str(tmp_path / "r.html"), "fit:CELLS": str(tmp_path / "c.gpkg"),
    }  # fmt: skip
    results = model("footprintstomodel", **berlin.buildings, **berlin.fit, **outputs)
    same_rasters(outputs["reference:REFERENCE"], berlin.path["reference.tif"])
    made, wanted = (json.loads(Path(one).read_text(encoding="utf-8")) for one in
                    (outputs["fit:MODEL"], berlin.path["model.json"]))  # fmt: skip
    assert made["targets"] == wanted["targets"]
    assert results["CHILD_RESULTS"]["fit"]["N"] == 80 and len(rows(outputs["fit:CELLS"])) >= 80


@pytest.mark.slow
def test_heights_are_masked_where_slopes_are_not_known(berlin, terrain_features, tmp_path):
    names = {"predict:HEIGHTS": "h.tif", "predict:SLOPEMASK": "s.tif", "masked:MASKED": "m.tif"}
    outputs = {name: str(tmp_path / file) for name, file in names.items()}
    model("featurestoheights", FEATURES=[terrain_features], MODEL=berlin.path["model.json"], **outputs)
    steps = {name: str(tmp_path / f"{name}.tif") for name in ("OUTPUT", "SLOPEMASK")}
    step("gvcpredict", FEATURES=[terrain_features], MODEL=berlin.path["model.json"], **steps)
    same_rasters(outputs["predict:HEIGHTS"], steps["OUTPUT"])
    same_rasters(outputs["predict:SLOPEMASK"], steps["SLOPEMASK"])
    height, mask = bands(steps["OUTPUT"])["AGBH"], bands(steps["SLOPEMASK"])["SLOPEMASK"]
    trusted = (mask == 0) & (height != -9999)
    assert trusted.any() and (mask == 1).any()
    masked = gdal.Open(outputs["masked:MASKED"])
    np.testing.assert_array_equal(masked.ReadAsArray(), np.where(trusted, height, -9999))
    assert masked.GetRasterBand(1).GetNoDataValue() == -9999


def loaded(name, layers, **parameters):
    """A model run as the toolbox runs it, its outputs loaded and styled: the name and the renderer of each."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"verticalcity:{name}")
    for output in layers:
        context.addLayerToLoadOnCompletion(
            parameters[output],
            QgsProcessingContext.LayerDetails(output, context.project(), output, QgsProcessingUtils.LayerHint.Raster),
        )
    _, succeeded = algorithm.run(parameters, context, Feedback())
    assert succeeded
    shown = {}
    for output in layers:
        layer = QgsProcessingUtils.mapLayerFromString(parameters[output], context)
        processor = context.layerToLoadOnCompletionDetails(parameters[output]).postProcessor()
        if processor is not None:
            processor.postProcessLayer(layer, context, Feedback())
        shown[output] = context.layerToLoadOnCompletionDetails(parameters[output]).name, layer.renderer().type()
    return shown


@pytest.mark.slow
def test_what_a_model_loads_is_named_and_styled(berlin, terrain_features, tmp_path):
    names = {"predict:HEIGHTS": "h.tif", "predict:SLOPEMASK": "s.tif", "masked:MASKED": "m.tif"}
    outputs = {name: str(tmp_path / file) for name, file in names.items()}
    shown = loaded("featurestoheights", names, FEATURES=[terrain_features], MODEL=berlin.path["model.json"], **outputs)
    shipped = ShippedModel("features_to_heights").read()  # held, or its definitions die with it
    texts = {one.name(): one.description() for one in shipped.destinationParameterDefinitions()}
    assert {output: name for output, (name, _) in shown.items()} == texts and "Building heights" in texts.values()
    assert {kind for _, kind in shown.values()} == {"singlebandpseudocolor"}, shown


def test_one_dem_is_refused_before_the_run(city, tmp_path):
    with pytest.raises(QgsProcessingException, match="DEMs: 2 or more are needed, but 1 given"):
        model("demstofeatures", DEMS=city["dems"][:1], **{"features:FEATURES": str(tmp_path / "f.tif")})
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_model_that_knows_no_slopes_is_refused_with_a_sentence(city, tmp_path):
    outputs = {name: str(tmp_path / f"{name[-4:]}.tif") for name in
               ("predict:HEIGHTS", "predict:SLOPEMASK", "masked:MASKED")}  # fmt: skip
    feedback = Feedback()
    parameters = {"FEATURES": [city["la_features.tif"]], "MODEL": city["model.json"], **outputs}
    with pytest.raises(QgsProcessingException) as raised:
        processing.run("verticalcity:featurestoheights", parameters, feedback=feedback)
    said = " ".join([str(raised.value), *feedback.errors])
    assert "which a slope mask needs; fit it anew with features of FEATURE_SET terrain_robust or all" in said
    assert not list(tmp_path.iterdir())


# SAR images.


def chips(folder, places, tracks):
    """SIMULATED images of targets; places : of each track, geocentric, (n, 3)."""
    for track in tracks:
        simulate_stack(folder, places[track.name], [track], scr_db=25.0)
    return [str(path) for path in sorted(folder.glob("*.json"))]


def targets(path, longitude, latitude, height):
    features = [
        {"type": "Feature", "properties": {"name": f"LP{number:02}"},
         "geometry": {"type": "Point", "coordinates": place}}
        for number, place in enumerate(zip(longitude, latitude, height), 1)
    ]  # fmt: skip
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return str(path)


@pytest.mark.slow
def test_images_to_control_points(provider, tmp_path):
    place = [52.52, 52.521, 52.522], [13.37, 13.371, 13.373], [40.0, 41.0, 42.0]
    xyz = to_geocentric(*place)
    tracks = [
        Track("up", "ascending", "right", 40.0, 4), Track("down", "descending", "right", 50.0, 4, "2013-04-03T05:26:00")
    ]  # fmt: skip
    products = chips(tmp_path, {track.name: xyz for track in tracks}, tracks)
    posts = targets(tmp_path / "posts.geojson", place[1], place[0], place[2])
    names = {
        "targets:TABLE": "t.gpkg", "gcps:GCPS": "g.gpkg", "gcps:ELLIPSES": "e.gpkg", "gcps:RESIDUALS": "r.gpkg",
        "gcps:STEREO_REPORT": "s.html", "export:CSV": "g.csv", "export:POINTS": "g.points",
    }  # fmt: skip
    outputs = {name: str(tmp_path / file) for name, file in names.items()}
    results = model(
        "imagestogcps", PRODUCTS=products, TARGETS=posts, NAME_FIELD="name", IMAGE=products[0], CORRECTIONS=["none"],
        **outputs,
    )  # fmt: skip
    made = {name: str(tmp_path / f"{name}.gpkg") for name in ("table", "gcps")}
    step("pointtargetanalysis", PRODUCTS=products, TARGETS=posts, NAME_FIELD="name", OUTPUT=made["table"])
    step("stereogcp", OBSERVATIONS=made["table"], PRODUCTS=products, CORRECTIONS=["none"], OUTPUT=made["gcps"])
    table = str(tmp_path / "steps.csv")
    step("exportgcps", INPUT=made["gcps"], PRODUCT=products[0], CSV=table)
    assert rows(outputs["targets:TABLE"]) == rows(made["table"])
    located = rows(outputs["gcps:GCPS"])
    assert located == rows(made["gcps"]) and len(located) == 3
    for row, height in zip(located, place[2]):  # against the truth
        assert abs(row["height_m"] - height) < 0.1
    assert Path(outputs["export:CSV"]).read_text(encoding="utf-8") == Path(table).read_text(encoding="utf-8")
    with open(table, encoding="utf-8") as file:
        assert len(list(csv.reader(line for line in file if not line.startswith("#")))) >= 4
    assert results["CHILD_RESULTS"]["export"]["COUNT"] == 3


# Clouds.


@pytest.fixture(scope="module")
def town(provider, tmp_path_factory):
    """SIMULATED: the demo's city with few points; its posts in images of two tracks, too."""
    spec = importlib.util.spec_from_file_location("city_of_the_demo", ROOT / "demo" / "simulate_city.py")
    demo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(demo)
    folder = tmp_path_factory.mktemp("town")
    demo.main(folder, 6000, 1)
    truth, tracks = (json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("truth", "tracks"))
    given = {}
    for name in TRACKS:
        track = tracks[FILES[name]]
        x, y, height = track["reference"]
        given[name] = {
            "TABLE": str(folder / FILES[name]), "TRACK": name, "HEADING": track["heading_deg"],
            "REFERENCE": f"x = {x:.4f}; y = {y:.4f}; height = {height:.4f}",
            **({"CRS": CRS} if FILES[name].endswith(".npz") else {}),
        }  # fmt: skip
    return SimpleNamespace(folder=folder, truth=truth, given=given)


def both(town):
    return {f"{key}_{n}": value for n, name in enumerate(TRACKS, 1) for key, value in town.given[name].items()}


@pytest.fixture(scope="module")
def stereo(town):
    """The posts, as stereo SAR locates them from images of both tracks."""
    city, folder = small_city(1), town.folder / "chips"
    folder.mkdir()
    places, tracks = {}, []
    for view in four_views(city, parallel=False):
        if view.name in TRACKS:
            places[view.name] = geocentric(city, view.seen_at)[None]
            beam = view.beam
            tracks.append(Track(view.name, beam.pass_direction, "right", beam.incidence_deg, 5, beam.epoch))
    name = town.truth["reference_post"]
    longitude, latitude, height = town.truth["post_axes"][name]
    posts = targets(town.folder / "post.geojson", [longitude], [latitude], [height])
    return {"PRODUCTS": chips(folder, places, tracks), "TARGETS": posts, "NAME_FIELD": "name", "CORRECTIONS": ["none"]}


def imported(town):
    clouds = []
    for name in TRACKS:
        given = dict(town.given[name])
        given["INPUT"] = given.pop("TABLE")
        results = step("importpointcloud", **given, OUTPUT_CRS=CRS, OUTPUT=str(town.folder / f"step_{name}.json"))
        clouds.append(results["OUTPUT"])
    return clouds


@pytest.mark.slow
def test_tables_to_a_cloud(town, tmp_path):
    output = str(tmp_path / "model.json")
    outputs = {"fuse:CLOUD": output, "fuse:FUSED_REPORT": str(tmp_path / "r.html")}
    results = model("tablestocloud", **both(town), OUTPUT_CRS=CRS, MODE="geometric", **outputs)
    made = step("fusepointclouds", CLOUDS=imported(town), MODE="geometric", OUTPUT=str(tmp_path / "steps.json"))
    same_clouds(results["fuse:CLOUD"], made["OUTPUT"])
    assert results["CHILD_RESULTS"]["fuse"]["COUNT"] == 12_000


@pytest.mark.slow
def test_images_to_a_fused_cloud(town, stereo, tmp_path):
    names = {"gcps:GCPS": "g.gpkg", "gcps:RESIDUALS": "r.gpkg", "fuse:CLOUD": "model.json"}
    outputs = {name: str(tmp_path / file) for name, file in names.items()}
    results = model("imagestofusedcloud", **stereo, **both(town), OUTPUT_CRS=CRS, TARGET="LP01", **outputs)
    made = {name: str(tmp_path / f"steps_{name}.gpkg") for name in ("table", "gcps", "residuals")}
    images = {name: value for name, value in stereo.items() if name != "CORRECTIONS"}
    step("pointtargetanalysis", **images, OUTPUT=made["table"])
    step(
        "stereogcp", OBSERVATIONS=made["table"], PRODUCTS=stereo["PRODUCTS"], CORRECTIONS=["none"],
        OUTPUT=made["gcps"], RESIDUALS=made["residuals"],
    )  # fmt: skip
    fused = step(
        "fusepointclouds", CLOUDS=imported(town), MODE="geodetic", STEREO=made["gcps"], RESIDUALS=made["residuals"],
        TARGET="LP01", OUTPUT=str(tmp_path / "steps.json"),
    )  # fmt: skip
    same_clouds(results["fuse:CLOUD"], fused["OUTPUT"])
    # Against the truth: the clouds are brought back from where they were misplaced.
    moved = max(np.linalg.norm(town.truth["shift_on_map_m"][name]) for name in TRACKS)
    assert results["CHILD_RESULTS"]["fuse"]["MAX_SHIFT"] == pytest.approx(moved, abs=0.2)


@pytest.mark.slow
def test_clouds_to_their_accuracy(town, stereo, tmp_path):
    made = {name: str(tmp_path / f"{name}.gpkg") for name in ("table", "gcps", "residuals")}
    images = {name: value for name, value in stereo.items() if name != "CORRECTIONS"}
    step("pointtargetanalysis", **images, OUTPUT=made["table"])
    step(
        "stereogcp", OBSERVATIONS=made["table"], CORRECTIONS=["none"], OUTPUT=made["gcps"], RESIDUALS=made["residuals"]
    )
    fuse = {
        "CLOUDS": imported(town), "STEREO": made["gcps"], "RESIDUALS": made["residuals"], "TARGET": "LP01",
        "MODE": "geodetic",
    }  # fmt: skip
    folder = town.folder
    assess = {"REFERENCE": str(folder / "dsm.tif"), "FLAT": str(folder / "flat_areas.geojson"),
              "FACADES": str(folder / "facades.geojson")}  # fmt: skip
    outputs = {"fuse:CLOUD": str(tmp_path / "c.json"), "assess:FIGURES": str(tmp_path / "model_figures.json")}
    results = model("cloudstoaccuracy", **fuse, **assess, **outputs)
    fused = step("fusepointclouds", **fuse, OUTPUT=str(tmp_path / "steps.json"))
    wanted = step(
        "pointcloudaccuracy", CLOUD=fused["OUTPUT"], GCPS=made["gcps"], **assess, JSON=str(tmp_path / "f.json")
    )
    found = results["CHILD_RESULTS"]["assess"]
    for name in ("VERTICAL_MEDIAN", "VERTICAL_NMAD", "HORIZONTAL_BIAS"):
        assert found[name] == wanted[name]
    assert abs(found["VERTICAL_MEDIAN"]) < 0.3
