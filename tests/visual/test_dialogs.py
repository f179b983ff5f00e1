"""Every algorithm, from its own dialog: filled as a person would, run by a click, what it makes loaded and styled.

Outputs are left as the dialogs offer them, in temporary files and layers. What is simulated is called so where it is
made.
"""

import json
import re
import shlex
import sys
import time
from types import SimpleNamespace

import pytest
from qgis.core import Qgis, QgsApplication, QgsProcessing, QgsProcessingParameterDefinition, QgsProject
from qgis.gui import QgsProcessingToolboxProxyModel
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtGui import QStandardItem
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QListView,
    QMessageBox,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ..algorithms.test_shipped_models import CRS, both, stereo, town  # noqa: F401

ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced
HIDDEN = QgsProcessingParameterDefinition.Flag.FlagHidden
OPTIONAL = QgsProcessingParameterDefinition.Flag.FlagOptional
# What no log shall show: inner workings of Python and NumPy.
INNER = re.compile(r"Traceback|\bnumpy\b|\bnp\.|array\(|dtype|<class|object at 0x|\bnan\b|\binf\b")
LONGEST = 600
FILES = QgsProcessing.SourceType.TypeFile


@pytest.fixture
def quiet(monkeypatch):
    """Python errors, critical messages of QGIS and message boxes, kept."""
    kept = SimpleNamespace(errors=[], boxes=[])
    monkeypatch.setattr(sys, "excepthook", lambda *error: kept.errors.append(repr(error[1])))
    for kind in ("warning", "critical", "information"):
        monkeypatch.setattr(QMessageBox, kind, staticmethod(lambda *args: kept.boxes.append(args[2])))

    def received(text, tag, level):
        # What an algorithm reports as its error is a critical message of Processing, too: see looked_at.
        if tag == "Python error" or (level == Qgis.MessageLevel.Critical and tag != "Processing"):
            kept.errors.append(f"{tag}: {text}")

    log = QgsApplication.messageLog()
    log.messageReceived.connect(received)
    yield kept
    log.messageReceived.disconnect(received)
    assert not kept.errors


@pytest.fixture
def opened(without_iface, quiet):
    """opened(id, parameters) -> the dialog, shown."""
    import processing

    made = []

    def opened(name, parameters):
        dialog = processing.createAlgorithmDialog(f"verticalcity:{name}", parameters)
        made.append(dialog)
        dialog.resize(900, 900)
        dialog.show()
        QApplication.processEvents()
        for definition in dialog.algorithm().parameterDefinitions():
            if (
                definition.type() == "multilayer"
                and definition.layerType() == FILES
                and definition.name() in parameters
            ):
                choose_files(dialog, definition.name(), parameters[definition.name()])
        return dialog

    yield opened
    for dialog in made:
        dialog.close()
        dialog.deleteLater()
    QgsProject.instance().clear()
    QApplication.processEvents()


def choose_files(dialog, name, files):
    """By the panel behind the button …: QGIS 3.22 takes lists of files from nowhere else."""
    wrapper = dialog.mainWidget().wrappers[name]
    if wrapper.parameterValue() == files:
        return
    wrapper.wrappedWidget().findChild(QToolButton).click()
    QApplication.processEvents()
    panel = next(one for one in dialog.findChildren(QListView) if one.isVisible())
    for file in files:
        item = QStandardItem(file)
        item.setData(file, Qt.ItemDataRole.UserRole)
        item.setCheckable(True)
        panel.model().appendRow(item)
        item.setCheckState(Qt.CheckState.Checked)
    boxes = [one for one in dialog.findChildren(QDialogButtonBox) if one.isVisible()]
    next(filter(None, (one.button(QDialogButtonBox.StandardButton.Ok) for one in boxes))).click()
    QApplication.processEvents()
    assert wrapper.parameterValue() == files


@pytest.fixture
def click(opened, quiet):
    """click(id, parameters) -> results, log, layers by name, and what was said where nothing ran."""

    def click(name, wait_s=60, **parameters):
        project = QgsProject.instance()
        before = set(project.mapLayers())
        dialog = opened(name, parameters)
        finished = []
        dialog.algorithmFinished.connect(lambda ok, results: finished.append((ok, results)))
        quiet.boxes.clear()
        dialog.runButton().click()
        end = time.monotonic() + wait_s
        # A run that fails may end without a signal. One that is refused has not begun.
        while not dialog.runButton().isEnabled():
            assert time.monotonic() < end, f"{name} has not finished"
            QApplication.processEvents()
            time.sleep(0.005)
        QApplication.processEvents()
        bar = dialog.messageBar().currentItem()
        succeeded, results = finished[0] if finished else (False, {})
        layers = {key: layer for key, layer in project.mapLayers().items() if key not in before}
        return SimpleNamespace(
            succeeded=succeeded, results=results, said=" ".join([*quiet.boxes, bar.text() if bar else ""]),
            log=dialog.findChild(QTextEdit, "txtLog").toPlainText(),
            layers={layer.name(): layer for layer in layers.values()},
        )  # fmt: skip

    return click


def looked_at(name, ran):
    """What one run owes its user: it succeeds, its layers are valid, its log can be read."""
    assert ran.succeeded, (name, ran.said, ran.log)
    assert all(layer.isValid() for layer in ran.layers.values())
    lines = [line.strip() for line in ran.log.splitlines() if line.strip()]
    start = next(i for i, line in enumerate(lines) if line.startswith("{"))
    own = [line for line in lines[start + 1 :] if not line.startswith(("Results", "{", "'", "Loading", "Execution"))]
    assert not [line for line in own if INNER.search(line) or len(line) > LONGEST], (name, own)
    assert not [line for line, other in zip(own, own[1:]) if line == other], (name, own)
    return ran


def drawn_by(ran):
    """How each layer is drawn; a table is not."""
    return {name: layer.renderer().type() if layer.renderer() else "" for name, layer in ran.layers.items()}


@pytest.mark.slow
def test_the_journey_from_dems_to_heights(click, demo_data, tmp_path):
    """Berlin (semi-real DEM) to a model, and Los Angeles to a map; the models of the toolbox, too."""
    run = lambda name, **parameters: looked_at(name, click(name, **parameters))  # noqa: E731
    berlin = demo_data / "berlin"
    angeles = [str(demo_data / "los_angeles" / f"{name}_1as.tif") for name in ("nasadem", "copernicus_glo30")]
    ran = run("demcomposite", INPUT=angeles)
    assert drawn_by(ran) == {"Composite DEM": "singlebandpseudocolor"}
    union = ran.results["OUTPUT"]
    ran = run("demfeatures", INPUT=union, FEATURE_SET="all")
    assert drawn_by(ran) == {"DEM features": "singlebandpseudocolor"}
    features = ran.results["OUTPUT"]
    ran = run("demfeatures", INPUT=str(berlin / "semi_real_dem_1as.tif"), FEATURE_SET="all")
    grid = ran.results["OUTPUT"]
    ran = run("referencecomponents", BUILDINGS=str(berlin / "buildings.fgb"), GRID=grid)
    assert drawn_by(ran) == {"Reference components": "singlebandpseudocolor"}
    assert "No height field was chosen: 'hoehe_mod' is taken, one unit of it as 1 m." in ran.log
    reference = ran.results["OUTPUT"]
    ran = run("ancillaryfeatures", BUILT=_mask(tmp_path, grid), GRID=grid)
    assert drawn_by(ran) == {"Ancillary features": "singlebandpseudocolor"}
    ran = run("gvcscreen", FEATURES=[grid], REFERENCE=[reference], TARGETS=["AGBH"])
    assert list(ran.layers) == ["Screening"]
    ran = run("gvcfit", FEATURES=[grid], REFERENCE=[reference], SELECTION="given", PREDICTORS="m2d1_mean",
              TARGETS=["AGBH"], OUTPUT_CELLS="TEMPORARY_OUTPUT")  # fmt: skip
    assert drawn_by(ran) == {"Fitted cells": "graduatedSymbol"}
    model = ran.results["OUTPUT_MODEL"]
    ran = run("gvcpredict", FEATURES=[features], MODEL=model, SLOPEMASK="TEMPORARY_OUTPUT", DERIVED=["volume"])
    assert drawn_by(ran) == dict.fromkeys(("Building heights", "Slope mask"), "singlebandpseudocolor")
    assert "CELLS" in ran.results and ran.results["CELLS"] > 1000
    ran = run("demstoheights", DEMS=angeles, MODEL=model)
    assert drawn_by(ran) == {"Building heights": "singlebandpseudocolor"}
    ran = run("demstofeatures", DEMS=angeles)
    assert drawn_by(ran) == dict.fromkeys(("Composite DEM", "DEM features"), "singlebandpseudocolor")
    ran = run("featurestoheights", FEATURES=[features], MODEL=model)
    assert set(drawn_by(ran).values()) == {"singlebandpseudocolor"} and len(ran.layers) == 3
    ran = run("footprintstomodel", FEATURES=grid, BUILDINGS=str(berlin / "buildings.fgb"), HEIGHT="hoehe_mod",
              SELECTION="given", PREDICTORS="m2d1_mean")  # fmt: skip
    assert ran.results["fit:MODEL"].endswith(".json")


def _mask(folder, like):
    """A built-up mask on the cells of a raster: SIMULATED, every other column."""
    from osgeo import gdal

    source = gdal.Open(like)
    path = str(folder / "built.tif")
    made = gdal.GetDriverByName("GTiff").Create(path, source.RasterXSize, source.RasterYSize, 1, gdal.GDT_Byte)
    made.SetGeoTransform(source.GetGeoTransform())
    made.SetProjection(source.GetProjection())
    values = made.ReadAsArray()
    values[:, ::2] = 1
    made.GetRasterBand(1).WriteArray(values)
    return path


def _few(town, name, count=8):  # noqa: F811
    """Some of the areas of the town."""
    path = town.folder / f"few_{name}.geojson"
    given = json.loads((town.folder / f"{name}.geojson").read_text(encoding="utf-8"))
    path.write_text(json.dumps({**given, "features": given["features"][:count]}), encoding="utf-8")
    return str(path)


@pytest.mark.slow
def test_the_journey_from_images_to_a_fused_cloud(click, town, stereo):  # noqa: F811
    """Simulated images and tables of a simulated town."""
    run = lambda name, **parameters: looked_at(name, click(name, **parameters))  # noqa: E731
    images = {name: value for name, value in stereo.items() if name != "CORRECTIONS"}
    ran = run("pointtargetanalysis", **images)
    assert list(ran.layers) == ["Point target table"]
    observations = ran.results["OUTPUT"]
    ran = run("stereogcp", OBSERVATIONS=observations, PRODUCTS=stereo["PRODUCTS"], CORRECTIONS=["none"],
              ELLIPSES="TEMPORARY_OUTPUT")  # fmt: skip
    assert drawn_by(ran)["Ground control points"] == "categorizedSymbol"
    assert drawn_by(ran)["95 % error ellipses"] == "RuleRenderer"
    gcps, residuals = ran.results["OUTPUT"], ran.results["RESIDUALS"]
    ran = run("exportgcps", INPUT=gcps, PRODUCT=stereo["PRODUCTS"][0])
    assert ran.results["COUNT"] == 1 and not ran.layers
    clouds = []
    for number in (1, 2):
        given = {key[:-2]: value for key, value in both(town).items() if key.endswith(f"_{number}")}
        table = given.pop("TABLE")
        ran = run("importpointcloud", INPUT=table, **given, OUTPUT_CRS=CRS, OUTPUT_POINTS="TEMPORARY_OUTPUT")
        assert "pointcloud" in str(type(ran.layers["Point cloud"])).lower()
        assert drawn_by(ran)["Points of the cloud"] == "graduatedSymbol"
        clouds.append(ran.results["OUTPUT"])
    fuse = {"CLOUDS": clouds, "STEREO": gcps, "RESIDUALS": residuals, "TARGET": "LP01"}
    ran = run("fusepointclouds", **fuse)
    assert list(ran.layers) == ["Fused point cloud"]
    assess = {"REFERENCE": str(town.folder / "dsm.tif"), "FLAT": _few(town, "flat_areas"),
              "FACADES": _few(town, "facades", 3)}  # fmt: skip
    ran = run("pointcloudaccuracy", CLOUD=ran.results["OUTPUT"], **assess)
    assert list(ran.layers) == ["Accuracy"] and abs(ran.results["VERTICAL_MEDIAN"]) < 0.3
    run("imagestogcps", **stereo, IMAGE=stereo["PRODUCTS"][0])
    run("tablestocloud", **both(town), OUTPUT_CRS=CRS, STEREO=gcps, RESIDUALS=residuals, TARGET="LP01")
    run("cloudstoaccuracy", **fuse, **{**assess, "FACADES": None})
    run("imagestofusedcloud", **stereo, **both(town), OUTPUT_CRS=CRS, TARGET="LP01")


# Wrong input.


def _features(path):
    """A raster of features of 4 by 4 cells: SIMULATED."""
    from osgeo import gdal, osr

    made = gdal.GetDriverByName("GTiff").Create(str(path), 4, 4, 1, gdal.GDT_Float32)
    made.SetGeoTransform((388000, 250, 0, 5820000, 0, -250))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32633)
    made.SetProjection(reference.ExportToWkt())
    made.GetRasterBand(1).SetDescription("m2d1_mean")
    made.GetRasterBand(1).Fill(1)
    return str(path)


def _points(path, fields):
    feature = {"type": "Feature", "properties": fields, "geometry": {"type": "Point", "coordinates": [13.4, 52.5]}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    return str(path)


def _square(path, fields):
    ring = [[13.4, 52.5], [13.41, 52.5], [13.41, 52.51], [13.4, 52.5]]
    feature = {"type": "Feature", "properties": fields, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    return str(path)


def _text(path, text="{}"):
    path.write_text(text, encoding="utf-8")
    return str(path)


# id, parameters of a folder, the sentence, and whether it is said before the run (else it is in the log).
WRONG = (
    ("demcomposite", lambda at: {"INPUT": [_features(at / "one.tif"), _features(at / "two.tif")],
                                 "METHOD": "weighted_mean", "WEIGHTS_FROM": "weights"}, "weights", True),
    ("demfeatures", lambda at: {"INPUT": _features(at / "f.tif"), "CRS": "EPSG:4326"},
     "smaller than the 25 x 25 window", False),
    ("referencecomponents", lambda at: {"BUILDINGS": _square(at / "b.geojson", {"name": "x"})},
     "Height field: none was chosen; choose a numeric field", True),
    ("ancillaryfeatures", lambda at: {"BUILT": _features(at / "f.tif"), "BUILT_CLASSES": "fifty"}, "fifty", True),
    ("gvcscreen", lambda at: {"FEATURES": [_features(at / "f.tif")], "REFERENCE": [_features(at / "r.tif")]},
     "", False),
    ("gvcfit", lambda at: {"FEATURES": [_features(at / "f.tif")], "REFERENCE": [_features(at / "r.tif")],
                           "SELECTION": "given"}, "given", True),
    ("gvcpredict", lambda at: {"FEATURES": [_features(at / "f.tif")], "MODEL": _text(at / "m.json")}, "m.json", True),
    ("pointtargetanalysis", lambda at: {"PRODUCTS": [_text(at / "a.txt", "none.xml")],
                                        "TARGETS": _points(at / "t.geojson", {"name": "CR"})}, "none.xml", False),
    ("stereogcp", lambda at: {"OBSERVATIONS": _points(at / "t.geojson", {"name": "CR"})}, "", False),
    ("exportgcps", lambda at: {"INPUT": _points(at / "t.geojson", {"name": "CR"}), "PRODUCT": _text(at / "p.xml")},
     "lacks the fields target, x_m, y_m, z_m", False),
    ("importpointcloud", lambda at: {"INPUT": _text(at / "c.csv", "a,b\n1,2\n")}, "", False),
    ("importpointcloud", lambda at: {"INPUT": str(at / "none.csv")}, "none.csv", True),
    ("pointcloudaccuracy", lambda at: {"GCPS": _points(at / "t.geojson", {"name": "CR"})},
     "Reference: none is given; give a layer or a file", True),
    ("demstoheights", lambda at: {"DEMS": [_features(at / "one.tif"), _features(at / "two.tif")],
                                  "MODEL": _text(at / "m.json")}, "m.json", False),
)  # fmt: skip


@pytest.mark.parametrize(
    "name, parameters, sentence, before", WRONG, ids=[f"{row[0]}{i}" for i, row in enumerate(WRONG)]
)
def test_wrong_input_gives_one_sentence_and_no_python_error(click, tmp_path, name, parameters, sentence, before):
    ran = click(name, **parameters(tmp_path))
    assert not ran.succeeded and not ran.layers
    assert bool(ran.said) == before, (ran.said, ran.log)
    told = ran.said or ran.log
    assert sentence in told, told
    assert not re.search("Traceback|Error:|Exception", told), told
    assert all(len(line) < 400 for line in told.splitlines() if not line.startswith("{")), told


def test_an_empty_dialog_names_what_is_missing(provider, opened, quiet):
    """Each is opened as from the toolbox, and run at once."""
    for algorithm in provider.algorithms():
        needed = [
            one for one in algorithm.parameterDefinitions()
            if not one.isDestination() and not one.flags() & OPTIONAL and not one.defaultValue()
            and one.type() in ("raster", "source", "multilayer", "file", "pointcloud")
        ]  # fmt: skip
        dialog = opened(algorithm.name(), {})
        if algorithm.name() == "checkenvironment":
            continue
        quiet.boxes.clear()
        dialog.runButton().click()
        QApplication.processEvents()
        bar = dialog.messageBar().currentItem()
        said = " ".join([*quiet.boxes, bar.text() if bar else ""])
        if needed:
            assert needed[0].description() in said, (algorithm.name(), said)
        assert said, algorithm.name()


# What a dialog shows.

# Numbers that have no unit: counts and factors.
PURE = {
    "ERROR_BAND", "ITERATIONS", "LAMBDA", "RED_BAND", "NIR_BAND", "MAX_PREDICTORS", "FIRST_LINE", "FIRST_SAMPLE",
    "BAD_LINES",
}  # fmt: skip


def test_numbers_have_their_unit_in_the_label_and_labels_are_short(provider):
    for algorithm in provider.algorithms():
        for one in algorithm.parameterDefinitions():
            if one.flags() & HIDDEN:
                continue
            where = f"{algorithm.name()}.{one.name()}: {one.description()}"
            assert len(one.description()) <= 60 and not one.description().endswith((".", ":")), where
            if one.type() == "number" and one.name() not in PURE:
                assert one.description().endswith(")") and "(" in one.description(), where


def test_what_is_needed_comes_first_and_destinations_last(provider):
    for algorithm in provider.algorithms():
        shown = [one for one in algorithm.parameterDefinitions() if not one.flags() & (ADVANCED | HIDDEN)]
        kinds = [one.isDestination() for one in shown]
        assert kinds == sorted(kinds), algorithm.name()
        # What is rare is folded away: nobody has to read more than some dozen fields.
        assert sum(not kind for kind in kinds) <= 15, (algorithm.name(), [one.name() for one in shown])


def test_help_begins_with_a_sentence_and_ends_with_a_call_that_holds_and_the_source(provider):
    for algorithm in provider.algorithms():
        if not hasattr(algorithm, "STEM"):
            continue
        first, *_ = paragraphs = algorithm.shortHelpString().split("\n\n")
        assert first == algorithm.shortDescription() and first.endswith(".") and len(first) < 170, algorithm.name()
        assert len(algorithm.shortHelpString()) < 2600, algorithm.name()
        (call,) = [one for one in paragraphs if one.startswith("qgis_process run ")]
        program, run, which, dashes, *given = shlex.split(call)
        assert (program, run, dashes) == ("qgis_process", "run", "--") and which == algorithm.id()
        names = [one.partition("=")[0] for one in given]
        known = {one.name(): one for one in algorithm.parameterDefinitions()}
        assert set(names) <= set(known), (which, names)
        needed = {name for name, one in known.items() if not one.flags() & OPTIONAL and one.defaultValue() is None}
        assert needed <= set(names), (which, needed - set(names))
        for name, value in (one.split("=", 1) for one in given):
            definition = known[name]
            if definition.type() == "enum":
                assert value in definition.options(), (which, name)
            elif definition.type() in ("file", "fileDestination"):
                assert "." in value, (which, name)
        if algorithm.name() != "checkenvironment":
            assert paragraphs[-1].startswith("Source: ") and "doi" in paragraphs[-1], algorithm.name()


# What a person types in the toolbox, and what is wanted.
SEARCHES = {
    "building height": "gvcpredict", "building heights": "gvcpredict", "urban height": "gvcpredict",
    "height map": "gvcpredict", "volume": "gvcpredict", "floor area": "gvcpredict", "GHSL": "demfeatures",
    "DSM": "demfeatures", "merge DEM": "demcomposite", "combine elevation": "demcomposite", "SRTM": "demcomposite",
    "coregistration": "demcomposite", "texture": "demfeatures", "slope": "demfeatures",
    "footprints": "referencecomponents", "nDSM": "referencecomponents", "OpenStreetMap": "referencecomponents",
    "NDVI": "ancillaryfeatures", "built-up": "ancillaryfeatures", "regression": "gvcfit", "train": "gvcfit",
    "feature selection": "gvcscreen", "GCP": "stereogcp", "ground control": "stereogcp",
    "ground control points": "exportgcps", "georeference": "exportgcps", "corner reflector": "pointtargetanalysis",
    "persistent scatterer": "pointtargetanalysis", "Sentinel-1": "pointtargetanalysis", "TerraSAR-X": "stereogcp",
    "InSAR": "importpointcloud", "PSI": "importpointcloud", "EGMS": "importpointcloud", "LiDAR": "importpointcloud",
    "subsidence": "importpointcloud", "time series": "importpointcloud", "point cloud": "importpointcloud",
    "tomography": "fusepointclouds", "fusion": "fusepointclouds", "accuracy": "pointcloudaccuracy",
    "validation": "pointcloudaccuracy", "facade": "pointcloudaccuracy", "numba": "checkenvironment",
    "3D": "importpointcloud", "urban": "gvcpredict", "DEM": "demcomposite",
}  # fmt: skip
SCREEN = 45  # rows of a toolbox on a screen of 1080 lines; "DEM" finds most of GDAL's own, too


@pytest.fixture(scope="module")
def toolbox(provider):
    """found(phrase) -> the rows of the toolbox, from top to bottom, as ids of algorithms or names of groups."""
    proxy = QgsProcessingToolboxProxyModel(None, QgsApplication.processingRegistry())

    def rows(parent):
        for i in range(proxy.rowCount(parent)):
            index = proxy.index(i, 0, parent)
            algorithm = proxy.toolboxModel().algorithmForIndex(proxy.mapToSource(index))
            yield algorithm.id() if algorithm else proxy.data(index)
            yield from rows(index)

    def found(phrase):
        proxy.setFilterString(phrase)
        return list(rows(QModelIndex()))

    return found


@pytest.mark.parametrize("phrase", SEARCHES)
def test_what_people_search_for_is_found_on_the_first_screen(toolbox, phrase):
    found = toolbox(phrase)
    assert f"verticalcity:{SEARCHES[phrase]}" in found[:SCREEN], found


def test_what_is_not_meant_is_not_found(toolbox):
    assert len(toolbox("zeppelin")) == 0
    assert not any(one.startswith("verticalcity:gvc") for one in toolbox("corner reflector"))


# Keyboard and font.


def tabbed(window):
    """The widgets of a window that the tabulator visits, in its order."""
    visited, one = [], window.nextInFocusChain()
    while one is not window and one not in visited:
        if window.isAncestorOf(one) and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible():
            visited.append(one)
        one = one.nextInFocusChain()
    return visited


def test_the_tabulator_goes_through_a_dialog_in_the_order_of_its_parameters(provider, opened):
    for algorithm in provider.algorithms():
        dialog = opened(algorithm.name(), {})
        wrappers = dialog.mainWidget().wrappers
        stops = tabbed(dialog)
        places = {}
        for number, widget in enumerate(stops):
            for name, wrapper in wrappers.items():
                inner = wrapper.wrappedWidget() if hasattr(wrapper, "wrappedWidget") else wrapper.widget
                if isinstance(inner, QWidget) and (inner is widget or inner.isAncestorOf(widget)):
                    places.setdefault(name, number)
        wanted = [one.name() for one in algorithm.parameterDefinitions() if one.name() in places]
        assert sorted(wanted, key=places.get) == wanted, algorithm.name()
        assert len(wanted) >= 1


def larger(times):
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * times)
    return font


@pytest.fixture
def large_font(qgis_app):
    before = QApplication.font()
    QApplication.setFont(larger(2))
    yield
    QApplication.setFont(before)


def test_nothing_of_the_columns_is_cut_where_letters_are_twice_as_large(large_font, provider, opened, tmp_path):
    table = _text(tmp_path / "t.csv", "lon,lat,height\n" + "13.4,52.5,40\n13.5,52.6,50\n" * 3)
    dialog = opened("importpointcloud", {"INPUT": table})
    panel = dialog.mainWidget().wrappers["COLUMNS"].panel
    panel.button.click()
    QApplication.processEvents()
    assert tabbed(dialog).index(panel.text) < tabbed(dialog).index(panel.button)
    assert panel.text.height() >= 6 * panel.text.fontMetrics().lineSpacing()
    for widget in (panel.button, panel.notes):
        wanted = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
        assert widget.height() >= wanted, widget
    assert panel.button.width() >= panel.button.sizeHint().width()
    assert all(panel.rows.rowHeight(i) >= panel.rows.fontMetrics().height() for i in range(panel.rows.rowCount()))
    assert panel.rows.height() >= panel.rows.horizontalHeader().height() + panel.rows.verticalHeader().length()


def test_our_own_widgets_set_no_size_of_letters_and_no_height_in_pixels(pytestconfig):
    """Heights are multiples of a line, sizes of letters those of the system."""
    wrong = re.compile(r"set(Fixed|Minimum|Maximum)(Height|Width|Size)\(\s*\d|font-size|set(Point|Pixel)Size\(\s*\d")
    for file in (pytestconfig.rootpath / "ui").rglob("*.py"):
        if file.parent.name not in ("layouts", "i18n"):  # pages of paper have sizes of their own
            assert not wrong.search(file.read_text(encoding="utf-8")), file
