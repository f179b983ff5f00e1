"""What is refused before a run begins, and in which words."""

import os
import shutil

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
)


@pytest.fixture
def refuse(provider, monkeypatch, tmp_path):
    """The sentence with which parameters are refused; None where they are accepted. Works in tmp_path."""
    monkeypatch.chdir(tmp_path)

    def check(name, parameters):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"verticalcity:{name}")
        accepted, message = algorithm.checkParameterValues(parameters, QgsProcessingContext())
        return None if accepted else message

    return check


@pytest.fixture
def dem(demo_data, tmp_path):
    return shutil.copy(demo_data / "berlin" / "semi_real_dem_1as.tif", tmp_path / "dem.tif")


def test_good_parameters_are_accepted(refuse, dem):
    assert refuse("demfeatures", {"INPUT": "dem.tif", "OUTPUT": "f.tif"}) is None
    assert refuse("demfeatures", {"INPUT": str(dem), "OUTPUT": "TEMPORARY_OUTPUT", "CRS": "EPSG:25833"}) is None
    assert refuse("demfeatures", {"INPUT": str(dem), "OUTPUT": QgsProcessingOutputLayerDefinition("f.tif")}) is None


@pytest.mark.parametrize("as_definition", (False, True))
@pytest.mark.parametrize("name", ("dem.tif", "./dem.tif", "{folder}/dem.tif"))
def test_an_output_never_overwrites_an_input(refuse, dem, tmp_path, name, as_definition):
    output = name.format(folder=tmp_path)
    output = QgsProcessingOutputLayerDefinition(output) if as_definition else output
    assert "dem.tif is also an input" in refuse("demfeatures", {"INPUT": str(dem), "OUTPUT": output})
    parameters = {"INPUT": [str(dem), str(dem)], "METHOD": "union", "OUTPUT": output}
    assert "dem.tif is also an input" in refuse("demcomposite", parameters)


def test_two_outputs_never_share_a_file(refuse, dem):
    parameters = {"INPUT": str(dem), "OUTPUT": "same.tif", "FILTERED": "./same.tif"}
    assert "same.tif is also DEM features; choose another name." in refuse("demfeatures", parameters)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"OUTPUT": "f.png"}, "f.png does not end with .tif"),
        ({"OUTPUT": "f"}, "f does not end with .tif"),
        ({"OUTPUT": "missing/f.tif"}, "the folder missing does not exist"),
        ({"OUTPUT": "folder.tif"}, "folder.tif is a folder; give the name of a file"),
        ({"INPUT": None}, "none is given, but it is needed"),
        ({"CELL_SIZE": float("nan")}, "nan is no number that can be used"),
        ({"CELL_SIZE": float("inf")}, "inf is no number that can be used"),
        ({"INPUT": "nope.tif"}, "nope.tif cannot be read: there is no such file"),
        ({"FILTERS": ["m1", "m2d9"]}, "there is no choice 'm2d9'; choose from f1, f2"),
        ({"FILTERS": "m2d1_mean"}, "there is no choice 'm2d1_mean'"),
        ({"FEATURE_SET": "all,paper30"}, "there is no choice 'all,paper30'; choose from paper30"),
        ({"KERNEL_SUM": "LAPLACIAN"}, "choose from laplacian, sharpening"),
        ({"CELL_SIZE": -5}, "-5 is out of range; give at least 1"),
        ({"MIN_VALID": 1.5}, "and at most 1"),
        ({"CELL_SIZE": "abc"}, "abc is not a number"),
        ({"CRS": "bogus"}, "'bogus' is not a CRS"),
        ({"CRS": "EPSG:4326"}, None),  # refused when the run begins: the engine knows that it is in degrees
    ],
)
def test_each_wrong_value_gets_its_sentence(refuse, dem, tmp_path, changes, words):
    (tmp_path / "folder.tif").mkdir()
    message = refuse("demfeatures", {"INPUT": str(dem), "OUTPUT": "f.tif", **changes})
    assert message is None if words is None else words in message
    assert message is None or message.endswith(".")


def test_a_folder_that_may_not_be_written_to(refuse, dem, tmp_path, monkeypatch):
    plain = os.access  # root may write everywhere
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path and plain(path, mode))
    message = refuse("demfeatures", {"INPUT": str(dem), "OUTPUT": str(tmp_path / "f.tif")})
    assert "f.tif cannot be written: its folder is read-only for you" in message


def test_a_vector_layer_is_no_dem(refuse, demo_data):
    buildings = str(demo_data / "berlin" / "buildings.fgb")
    assert "is a vector layer; choose a raster" in refuse("demfeatures", {"INPUT": buildings, "OUTPUT": "f.tif"})


def test_footprints_and_extents_that_cannot_be_used(refuse, dem, demo_data):
    buildings = str(demo_data / "berlin" / "buildings.fgb")
    good = {"BUILDINGS": buildings, "HEIGHT": "hoehe_mod", "OUTPUT": "r.tif"}
    assert refuse("referencecomponents", good) is None
    assert refuse("referencecomponents", {**good, "EXTENT": "388000,389000,5819000,5820000 [EPSG:25833]"}) is None
    message = refuse("referencecomponents", {**good, "EXTENT": "388000,389000,5819000,5820000"})
    assert "has no CRS; add its code in brackets" in message
    assert "no such file" in refuse("referencecomponents", {**good, "BUILDINGS": "nope.gpkg"})
    assert "not a vector layer" in refuse("referencecomponents", {**good, "BUILDINGS": str(dem)})


def test_a_model_must_be_called_json(refuse, dem, tmp_path):
    (tmp_path / "m.txt").write_text("{}")
    parameters = {"FEATURES": [str(dem)], "MODEL": str(tmp_path / "m.txt"), "OUTPUT": "h.tif"}
    assert "m.txt does not end with .json" in refuse("gvcpredict", parameters)
    parameters = {"FEATURES": [str(dem)], "REFERENCE": [str(dem)], "OUTPUT_MODEL": "m", "OUTPUT_REPORT": "r.html"}
    assert "m does not end with .json" in refuse("gvcfit", parameters)


def test_the_shipped_model_never_overwrites_an_input(refuse, dem, demo_data):
    sample = demo_data / "los_angeles"
    dems = [str(dem), str(sample / "nasadem_1as.tif"), str(sample / "copernicus_glo30_1as.tif")]
    good = {"DEMS": dems, "MODEL": str(sample / "berlin_m2d1.json")}
    assert refuse("demstoheights", {**good, "predict:HEIGHTS": "h.tif"}) is None
    assert "dem.tif is also an input" in refuse("demstoheights", {**good, "predict:HEIGHTS": str(dem)})
    assert "does not end with .tif" in refuse("demstoheights", {**good, "predict:HEIGHTS": "h.gpkg"})


def test_an_output_given_by_an_expression_never_overwrites_an_input(provider, dem):
    before = dem.read_bytes()
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("verticalcity:demfeatures")
    parameters = {"INPUT": str(dem), "FILTERS": ["m1"], "OUTPUT": QgsProperty.fromExpression(f"'{dem}'")}
    _, succeeded = algorithm.run(parameters, QgsProcessingContext(), QgsProcessingFeedback())
    assert not succeeded and dem.read_bytes() == before


def test_the_refusal_names_the_parameter_that_is_wrong(refuse, dem, demo_data):
    buildings = str(demo_data / "berlin" / "buildings.fgb")
    parameters = {"INPUT": str(dem), "CRS": "EPSG:32633", "MIN_VALID": 7, "OUTPUT": "f.tif"}
    assert refuse("demfeatures", parameters).startswith("Valid share of a cell (0 to 1): 7 is out of range")
    parameters = {"BUILDINGS": buildings, "HEIGHT": "hoehe_mod", "HEIGHT_FACTOR": -1, "OUTPUT": "r.tif"}
    assert refuse("referencecomponents", parameters).startswith(
        "Metres per unit of the height field (feet: 0.3048): -1"
    )


def test_an_expression_that_gives_nothing_is_no_value(refuse, dem):
    nothing = QgsProperty.fromExpression("NULL")
    parameters = {"INPUT": str(dem), "CRS": nothing, "GRID": nothing, "OUTPUT": "f.tif"}
    assert refuse("demfeatures", parameters) is None
    assert refuse("demfeatures", {**parameters, "CRS": QgsCoordinateReferenceSystem()}) is None


@pytest.fixture
def quarters(demo_data, tmp_path):
    """q.gpkg with the tables "first" and "Areas", of polygons."""
    layer = QgsVectorLayer(str(demo_data / "berlin" / "buildings.fgb"), "", "ogr")
    layer.setSubsetString("fid < 5")
    path = tmp_path / "q.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    for name in ("first", "Areas"):
        options.layerName = name
        QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    return path


@pytest.mark.parametrize("as_definition", (False, True))
@pytest.mark.parametrize(
    ("given", "table", "refused"),
    [
        ("q.gpkg|layername=Areas", "areas", True),
        ("q.gpkg|layerid=1", "Areas", True),
        ("q.gpkg", "first", True),
        ("q.gpkg|layername=Areas", "first", False),
        ("q.gpkg|layername=Areas", "cells", False),
        ("q.gpkg", "Areas", False),
    ],
)
def test_an_output_never_overwrites_a_table_that_is_read(refuse, dem, quarters, given, table, refused, as_definition):
    output = f"ogr:dbname='{quarters}' table=\"{table}\" (geom)"
    output = QgsProcessingOutputLayerDefinition(output) if as_definition else output
    parameters = {
        "FEATURES": [str(dem)], "REFERENCE": [str(dem)], "AREAS": str(quarters.parent / given),
        "OUTPUT_MODEL": "m.json", "OUTPUT_CELLS": output,
    }  # fmt: skip
    message = refuse("gvcfit", parameters)
    wanted = f"Fitted cells: the table {table} of q.gpkg is also an input; choose another name."
    assert message == (wanted if refused else None)


@pytest.mark.parametrize("rest", ("", " (geom)"))
def test_a_geopackage_that_is_there_is_not_added_to_without_a_table(refuse, dem, quarters, rest):
    parameters = {"FEATURES": [str(dem)], "REFERENCE": [str(dem)], "OUTPUT_MODEL": "m.json"}
    message = refuse("gvcfit", {**parameters, "OUTPUT_CELLS": f"ogr:dbname='{quarters}'{rest}"})
    assert (
        message == 'Fitted cells: no table of q.gpkg is named, and QGIS would add to its first one; add table="cells".'
    )
    assert refuse("gvcfit", {**parameters, "OUTPUT_CELLS": f"ogr:dbname='new.gpkg'{rest}"}) is None


def test_a_table_without_geometry_is_not_written_where_it_would_be_lost(refuse, dem):
    parameters = {"FEATURES": [str(dem)], "REFERENCE": [str(dem)]}
    for ending in (".fgb", ".shp"):
        wanted = f"Screening: {ending} holds no table without geometry; choose .gpkg or .csv."
        assert refuse("gvcscreen", {**parameters, "OUTPUT": f"s{ending}"}) == wanted
        assert refuse("gvcfit", {**parameters, "OUTPUT_MODEL": "m.json", "OUTPUT_CELLS": f"c{ending}"}) is None
    assert refuse("gvcscreen", {**parameters, "OUTPUT": "s.csv"}) is None


@pytest.mark.parametrize("ending", (".txt", ".gxt"))
def test_endings_of_geoconcept_are_refused(refuse, dem, ending):
    parameters = {"FEATURES": [str(dem)], "REFERENCE": [str(dem)], "OUTPUT": f"s{ending}"}
    assert f"s{ending} does not end with .gpkg; choose such a name." in refuse("gvcscreen", parameters)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"TARGETS": []}, "Components to model: none is chosen; choose one or more."),
        ({"FEATURES": []}, "DEM features: none is given; choose one or more."),
        ({"MAX_PREDICTORS": "x"}, "Predictors at most: x is not a number."),
        ({"MAX_PREDICTORS": 2.5}, "Predictors at most: 2.5 is not a whole number."),
        ({"MAX_PREDICTORS": "2.5"}, "Predictors at most: 2.5 is not a whole number."),
        ({"MAX_PREDICTORS": "1_0"}, "Predictors at most: 1_0 is not a number."),
        ({"MAX_PREDICTORS": "2"}, None),
        ({"MAX_PREDICTORS": 2.0}, None),
        ({"SELECTION": []}, "Choice of predictors: none is given, but it is needed; choose one."),
        ({"AREAS_FIELD": ["a", "b"]}, "Field of their names: a list is given; give the name of one field."),
        ({"OUTPUT_MODEL": ""}, "Height model: none is given, but it is needed; choose one."),
    ],
)
def test_values_of_a_fit_that_cannot_be_used(refuse, dem, quarters, changes, words):
    parameters = {
        "FEATURES": [str(dem)], "REFERENCE": [str(dem)], "AREAS": str(quarters), "OUTPUT_MODEL": "m.json", **changes
    }  # fmt: skip
    message = refuse("gvcfit", parameters)
    assert message is None if words is None else message and message.startswith(words)
