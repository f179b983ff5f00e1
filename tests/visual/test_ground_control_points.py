"""Ground control points: their styles and legends, and the dock with their residuals. Data is simulated."""

import dataclasses
from dataclasses import dataclass

import numpy as np
import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingUtils,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEvent, QSize
from qgis.PyQt.QtGui import QColor
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.cleaning import GROSS, MISMATCH, REMOVED, SIGMAS, UNCORRECTED
from vertical_city.engine.sar.corrections.estimate import Estimate
from vertical_city.engine.sar.gcp_table import (
    COLUMNS,
    INTEGERS,
    RESIDUAL_COLUMNS,
    RESIDUAL_TEXTS,
    TEXTS,
    ellipse_outlines,
    gcp_rows,
    residual_rows,
)
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.geometry import azimuth_speed, geo2rdr
from vertical_city.engine.sar.observations import Observations
from vertical_city.engine.sar.passes import Pass
from vertical_city.engine.sar.simulate import example_orbit
from vertical_city.engine.sar.stereo import locate
from vertical_city.ui.docks import residuals as view
from vertical_city.ui.docks.selection import SelectionDock
from vertical_city.ui.plots import figures
from vertical_city.ui.plots import residuals as plots
from vertical_city.ui.styles import apply_style, style_on_load

C = 299_792_458.0
BEAMS = {
    "a42": (41.9, "ascending"),
    "d36": (36.1, "descending"),
    "a51": (51.1, "ascending"),
    "d55": (54.7, "descending"),
}
# Which of the beams see a target, by its class.
SEEN_BY = {"ADAD": (0, 1, 2, 3), "AD": (0, 1), "ADA": (0, 1, 2), "AA": (0, 2), "DD": (1, 3)}
EXAGGERATION = 500.0


@dataclass(frozen=True)
class Shared:
    """What all passes have wrong in common: 2 cm of range, 3 cm of azimuth."""

    name: str = "calibration"
    effects: frozenset = frozenset({"range_offset", "azimuth_offset"})
    source: str = "simulated"

    def at(self, sight):
        zero = np.zeros(len(sight.t_s))
        common = {"range": (zero + 2 * 0.02 / C, zero), "azimuth": (zero, zero + 0.03 / 7000)}
        return Estimate(zero, zero, zero + 2 * 0.005 / C, zero, common)


def simulate(classes, per_track=12, seed=1):
    """Positions of lamp posts along streets of Berlin, one for each of the classes; every tenth of them bad.

    Of targets whose number ends with 3, a track of the ADAD saw another scatterer; of those with 7, azimuth is noisy.
    """
    generator = np.random.default_rng(seed)
    n = len(classes)
    along = np.arange(n) // 3 * 38.0 + generator.normal(0, 3, n)
    across = (np.arange(n) % 3 - 1) * 120.0 + generator.normal(0, 4, n)
    turn = np.radians(25)
    north, east = along * np.cos(turn) - across * np.sin(turn), along * np.sin(turn) + across * np.cos(turn)
    latitude, longitude = 52.52 + north / 111_270, 13.37 + east / 67_870
    truth = to_geocentric(latitude, longitude, 75 + generator.normal(0, 1.5, n))
    passes = []
    for number, (track, (incidence, direction)) in enumerate(BEAMS.items()):
        for k in range(per_track):
            day = np.datetime64("2014-05-01T05:00:00") + np.timedelta64(22 * k + 3 * number, "D")
            orbit = example_orbit(52.52, 13.37, direction, "right", incidence + 0.01 * np.sin(k), day, span_s=60.0)
            passes.append(Pass(f"{track}_{k:02}", track, direction, orbit, "TSX-1", 1, 0.031066576, 0.6, 1.1))
    sigma = 0.012 * 10 ** generator.uniform(0, 0.6, n)
    shape = len(passes), n
    t, tau = np.full(shape, np.nan), np.full(shape, np.nan)
    for p, one in enumerate(passes):
        beam = list(BEAMS).index(one.track)
        seen = np.array([beam in SEEN_BY[name] for name in classes]) & (generator.uniform(size=n) > 0.05)
        times, delays = geo2rdr(one.orbit, truth)
        far = generator.normal(0, sigma) + np.where(generator.uniform(size=n) < 0.03, 1.4, 0)
        late = generator.normal(0, 1.6 * sigma)
        for i, name in enumerate(classes):
            if name == "ADAD" and i % 10 == 3 and beam == 3:
                far[i], late[i] = far[i] + 1.9, late[i] - 0.7
            if i % 10 == 7 and beam in (0, 1):
                late[i] = generator.normal(0, 0.32)
        tau[p] = np.where(seen, delays + 2 * far / C, np.nan)
        t[p] = np.where(seen, times + late / azimuth_speed(one.orbit, times, truth), np.nan)
    bound = np.broadcast_to(0.6 * sigma, shape)
    names = [f"LP{i + 1:02}" for i in range(n)]
    return locate(Observations(names, passes, t, tau, bound, 1.6 * bound, np.full(n, 70.0)), [Shared()])


def kind(name, texts, integers=()):
    return f"{name}:{'string(200)' if name in texts else 'int' if name in integers else 'double'}"


def memory_layer(geometry, fields, rows, geometries=None, name="layer"):
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4326&" + "&".join(f"field={one}" for one in fields), name, "memory")
    features = []
    for i, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        if geometries is not None:
            feature.setGeometry(geometries[i])
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    return layer


def points_layer(positions):
    rows = list(gcp_rows(positions, "ITRF2014", float("nan")))
    places = [QgsGeometry.fromWkt("PointZ({longitude} {latitude} {height_m})".format(**dict(zip(COLUMNS, row))))
              for row in rows]  # fmt: skip
    fields = [kind(name, TEXTS, INTEGERS) for name in COLUMNS]
    return memory_layer("PointZ", fields, rows, places, "Ground control points")


ELLIPSE_COLUMNS = ("target", "geometry", "kept", "major95_m", "minor95_m", "ellipse_azimuth_deg", "exaggeration")


def ellipses_layer(positions, exaggeration=EXAGGERATION):
    rows = [dict(zip(COLUMNS, row), exaggeration=exaggeration) for row in gcp_rows(positions, "", float("nan"))]
    outlines = ellipse_outlines(positions, exaggeration)[positions.solved]
    shapes = [QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in one]]) for one in outlines]
    fields = [kind(name, TEXTS, INTEGERS) for name in ELLIPSE_COLUMNS]
    values = [[row[name] for name in ELLIPSE_COLUMNS] for row in rows]
    return memory_layer("Polygon", fields, values, shapes, "Error ellipses")


def residuals_layer(positions, rows=None):
    fields = [kind(name, RESIDUAL_TEXTS) for name in RESIDUAL_COLUMNS]
    return memory_layer("NoGeometry", fields, residual_rows(positions) if rows is None else rows, name="Residuals")


CLASSES = ["ADAD", "AD", "ADA", "AA", "DD", "AD", "ADAD", "AD", "ADAD", "ADAD", "ADAD", "AA", "AD", "ADAD"]


@pytest.fixture(scope="module")
def positions():
    return simulate(CLASSES)


def row_of(layer, target):
    return next(
        layer.getFeatures(
            QgsFeatureRequest().setFilterExpression(QgsExpression.createFieldEqualityExpression("target", target))
        )
    )


# Styles.


def symbol_of(layer, feature):
    """The symbol that a feature is drawn with, and its size in mm."""
    context = QgsRenderContext.fromMapSettings(settings_of([layer]))
    context.expressionContext().setFields(layer.fields())
    context.expressionContext().setFeature(feature)
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    (symbol,) = (one.clone() for one in renderer.symbolsForFeature(feature, context))
    symbol.startRender(context, layer.fields())
    size = symbol.symbolLayer(0).dataDefinedProperties().valueAsDouble(0, context.expressionContext())[0]
    symbol.stopRender(context)
    renderer.stopRender(context)
    return symbol, size


def settings_of(layers, extent=None, size=(400, 300)):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(extent or layers[0].extent().buffered(0.0005))
    settings.setOutputSize(QSize(*size))
    settings.setBackgroundColor(QColor("white"))
    return settings


def rendered(settings):
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors()
    return job.renderedImage()


def made_up(geometry, kept=1, sigmas=(0.01, 0.01, 0.01), target="T"):
    row = dict.fromkeys(COLUMNS)
    row.update(zip(("sigma_e_m", "sigma_n_m", "sigma_u_m"), sigmas), target=target, geometry=geometry, kept=kept)
    return [row[name] for name in COLUMNS]


def made_up_points(rows):
    fields = [kind(name, TEXTS, INTEGERS) for name in COLUMNS]
    layer = memory_layer("PointZ", fields, rows, [QgsGeometry.fromWkt(f"PointZ({i} 0 0)") for i in range(len(rows))])
    apply_style(layer, "ground_control_points")
    return layer


BY_CLASS = {
    "AA": "#d55e00", "AAA": "#d55e00", "DD": "#e69f00", "AD": "#56b4e9", "ADAD": "#0072b2", "ADADA": "#0072b2",
    "ADA": "#009e73", "ADD": "#009e73", "ADDD": "#009e73",
}  # fmt: skip


@pytest.mark.parametrize("geometry", BY_CLASS)
def test_points_and_ellipses_have_the_colour_of_their_class(qgis_app, geometry):
    layer = made_up_points([made_up(geometry)])
    assert symbol_of(layer, next(layer.getFeatures()))[0].color().name() == BY_CLASS[geometry]
    square = QgsGeometry.fromWkt("Polygon((0 0, 1 0, 1 1, 0 1, 0 0))")
    fields = [kind(name, TEXTS, INTEGERS) for name in ELLIPSE_COLUMNS]
    outlines = memory_layer("Polygon", fields, [["T", geometry, 1, 1.0, 1.0, 0.0, 500.0]], [square])
    apply_style(outlines, "error_ellipses")
    symbol, _ = symbol_of(outlines, next(outlines.getFeatures()))
    fill = symbol.symbolLayer(0)
    assert fill.strokeColor().name() == BY_CLASS[geometry] and fill.fillColor().name() == BY_CLASS[geometry]
    assert fill.fillColor().alpha() < 80 and fill.strokeWidth() <= 0.4


def test_what_is_not_kept_is_hollow_and_grey(qgis_app):
    layer = made_up_points([made_up("ADAD", kept=0)])
    symbol, _ = symbol_of(layer, next(layer.getFeatures()))
    marker = symbol.symbolLayer(0)
    assert marker.fillColor().alpha() == 0 and marker.strokeColor().name() == "#808080"


def test_a_larger_sigma_makes_a_larger_sign_up_to_a_limit(qgis_app):
    sigmas = [(0.0, 0.0, 0.0), (0.01, 0.01, 0.01), (0.01, 0.05, 0.01), (0.5, 0, 0), (0, 0, 40.0), (None, None, None)]
    layer = made_up_points([made_up("AD", sigmas=one) for one in sigmas])
    sizes = [symbol_of(layer, feature)[1] for feature in layer.getFeatures()]
    assert sizes[0] < sizes[1] < sizes[2] < sizes[3] == sizes[4] == 6 and sizes[5] == 3
    assert sizes[0] == pytest.approx(1.6) and sizes[2] == pytest.approx(1.6 + 4.4 * 0.1**0.5)


def legend(layer):
    return [item.label() for item in layer.renderer().legendSymbolItems()]


def test_legends_say_in_words_what_is_meant(qgis_app, positions):
    points = points_layer(positions)
    apply_style(points, "ground_control_points")
    labels = legend(points)
    assert "AD (both sides)" in labels and "AA (one side, ascending)" in labels and "1 cm" in labels
    assert any("less sure" in label for label in labels) and any(label.startswith("not kept") for label in labels)
    for times, words in ((500.0, "drawn 500 times too large"), (20000.0, "20,000 times"), (1.0, "true to scale")):
        outlines = ellipses_layer(positions, times)
        apply_style(outlines, "error_ellipses")
        assert legend(outlines)[0].startswith("95 % error ellipses, ") and words in legend(outlines)[0]
    empty = memory_layer("Polygon", [kind(name, TEXTS) for name in ELLIPSE_COLUMNS], [])
    apply_style(empty, "error_ellipses")
    assert legend(empty)[0] == "95 % error ellipses, exaggerated" and "AD (both sides)" in legend(empty)


def test_the_map_shows_the_classes_and_names_when_it_is_near(qgis_app, positions):
    points, outlines = points_layer(positions), ellipses_layer(positions)
    apply_style(points, "ground_control_points")
    apply_style(outlines, "error_ellipses")
    image = rendered(settings_of([points, outlines], size=(600, 500)))
    colours = {image.pixelColor(x, y).name() for x in range(600) for y in range(500)}
    assert set(BY_CLASS.values()) <= colours
    # Far away there are no names.
    centre = row_of(points, "LP01").geometry().asPoint()
    drawn = []
    for half in (0.0005, 0.2):
        settings = settings_of([points], QgsRectangle.fromCenterAndSize(centre, half * 2, half * 2))
        settings.setOutputSize(QSize(400, 400))
        shown = []
        for labels in (True, False):
            points.setLabelsEnabled(labels)
            shown.append(rendered(settings))
        drawn.append(shown[0] != shown[1])
    assert drawn == [True, False]


class Writes(QgsProcessingAlgorithm):
    """An algorithm with the sinks of the real one, styled on load."""

    def name(self):
        return "writes"

    def displayName(self):  # noqa: N802
        return "Writes"

    def createInstance(self):  # noqa: N802
        return Writes()

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", "Points"))
        self.addParameter(QgsProcessingParameterFeatureSink("ELLIPSES", "Ellipses"))

    def processAlgorithm(self, parameters, context, feedback):  # noqa: N802
        made = {}
        for name, layer, style in (
            ("OUTPUT", points_layer(self.positions), "ground_control_points"),
            ("ELLIPSES", ellipses_layer(self.positions), "error_ellipses"),
        ):
            fields = QgsFields(layer.fields())
            sink, made[name] = self.parameterAsSink(parameters, name, context, fields, layer.wkbType(), layer.crs())
            assert sink.addFeatures(list(layer.getFeatures()), QgsFeatureSink.Flag.FastInsert)
            style_on_load(context, made[name], style)
        return made


IN_A_TABLE = "ogr:dbname='{}/both.gpkg' table=\"a table\" (geom)"


@pytest.mark.parametrize("place", ["TEMPORARY_OUTPUT", "{}/gcp.gpkg", IN_A_TABLE])
def test_sinks_are_styled_when_they_are_loaded(qgis_app, qgis_processing, positions, tmp_path, place):
    Writes.positions = positions
    algorithm = Writes()
    algorithm.initAlgorithm()
    project = QgsProject.instance()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(project)
    parameters = {
        "OUTPUT": QgsProcessingOutputLayerDefinition(place.format(tmp_path), project),
        "ELLIPSES": QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project),
    }
    results, ran = algorithm.run(parameters, context, feedback)
    assert ran
    # As QGIS does when a run has ended; its own function differs from version to version.
    for destination, details in context.layersToLoadOnCompletion().items():
        loaded = QgsProcessingUtils.mapLayerFromString(destination, context)
        project.addMapLayer(context.temporaryLayerStore().takeMapLayer(loaded) or loaded)
        details.postProcessor().postProcessLayer(loaded, context, feedback)
    layer = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context)
    assert layer.id() in project.mapLayers() and layer.featureCount() == positions.solved.sum()
    assert layer.renderer().type() == "categorizedSymbol" and layer.labelsEnabled()
    outlines = QgsProcessingUtils.mapLayerFromString(results["ELLIPSES"], context)
    assert "500 times" in legend(outlines)[0]
    project.clear()


# The dock.


@pytest.fixture
def drawn(monkeypatch):
    """What was given to the picture: row, residuals, warning."""
    calls, draw = [], plots.draw

    def spy(figure, row, residuals, warning=""):
        calls.append((row, residuals, warning))
        draw(figure, row, residuals, warning)

    monkeypatch.setattr(plots, "draw", spy)
    return calls


@pytest.fixture
def warned(qgis_app):
    """What was written into the log."""
    messages = []
    log = QgsApplication.messageLog()

    def note(message, tag, level):
        if tag == "Vertical City":
            messages.append(message)

    log.messageReceived[str, str, Qgis.MessageLevel].connect(note)
    yield messages
    log.messageReceived[str, str, Qgis.MessageLevel].disconnect(note)
    assert not messages


def select(dock, layer, target):
    dock._iface.currentLayerChanged.emit(layer)
    layer.selectByIds([row_of(layer, target).id()])
    return said(dock)


def said(dock):
    """What the dock says instead of a picture."""
    return "" if dock._shown is not None else dock._label.text()


def test_the_dock_shows_the_residuals_of_the_selected_point(dock, project, positions, drawn, warned):
    points, table = points_layer(positions), residuals_layer(positions)
    project.addMapLayers([points, table])
    assert select(dock, points, "LP04") == ""
    assert dock._widget._image.size() == dock._widget.size()
    ((row, rows, warning),) = drawn
    assert warning == "" and row["target"] == "LP04" and {one["target"] for one in rows} == {"LP04"}
    seen = np.isfinite(positions.t_s[:, list(positions.targets).index("LP04")])
    assert [one["product"] for one in rows] == [one.name for one, there in zip(positions.passes, seen) if there]
    points.selectAll()
    assert "one row only" in said(dock)
    points.removeSelection()
    assert "ground control point" in said(dock)


def test_only_the_rows_of_the_target_come_to_python(dock, project, positions, monkeypatch):
    points, table = points_layer(positions), residuals_layer(positions)
    project.addMapLayers([points, table])
    fetched, plain = [], view.plain
    monkeypatch.setattr(view, "plain", lambda feature: fetched.append(feature) or plain(feature))
    select(dock, points, "LP04")
    assert 0 < len(fetched) <= 24 and table.featureCount() > 300


def test_without_a_table_the_dock_says_what_to_add_and_draws_when_it_comes(dock, project, positions, drawn, warned):
    points = points_layer(positions)
    project.addMapLayer(points)
    assert "No table of residuals is in the project" in select(dock, points, "LP01") and not drawn
    others = residuals_layer(positions, [row for row in residual_rows(positions) if row[0] != "LP01"])
    project.addMapLayer(others)
    assert "in the project holds LP01" in said(dock) and not drawn
    table = residuals_layer(positions)
    project.addMapLayer(table)
    assert said(dock) == "" and len(drawn) == 1
    project.removeMapLayer(table.id())
    assert "in the project holds LP01" in said(dock)
    project.removeMapLayer(others.id())
    assert "No table of residuals" in said(dock) and len(drawn) == 1


def test_the_table_of_the_same_run_is_taken(dock, project, positions, drawn, warned):
    points, own, other = points_layer(positions), residuals_layer(positions), residuals_layer(simulate(CLASSES, seed=2))
    project.addMapLayers([own, points])
    project.addMapLayer(other)  # newer, and holds the target too
    assert view.residual_tables(project)[0] == other
    select(dock, points, "LP01")
    assert drawn[-1][2] == "" and drawn[-1][1] == view.rows_of(own, "LP01") != view.rows_of(other, "LP01")
    project.removeMapLayer(own.id())
    assert "another run" in drawn[-1][2] and drawn[-1][1] == view.rows_of(other, "LP01")


def test_of_two_tables_alike_the_newest_is_taken(dock, project, positions, drawn):
    points, old, new = points_layer(positions), residuals_layer(positions), residuals_layer(positions)
    for layer in (points, old, new):
        project.addMapLayer(layer)
    new.startEditing()
    for feature in new.getFeatures():
        new.changeAttributeValue(feature.id(), new.fields().lookupField("product"), "new")
    select(dock, points, "LP01")
    assert {one["product"] for one in drawn[-1][1]} == {"new"}
    new.rollBack()


def test_every_point_knows_its_own_run(qgis_app, positions):
    points, own = points_layer(positions), residuals_layer(positions)
    other = residuals_layer(simulate(CLASSES, seed=2))
    for feature in points.getFeatures():
        row = view.plain(feature)
        assert view.of_same_run(row, view.rows_of(own, row["target"]))
        assert not view.of_same_run({**row, "n_range": row["n_range"] + 1}, view.rows_of(own, row["target"]))
        assert not view.of_same_run(row, view.rows_of(other, row["target"]))


@pytest.mark.parametrize("name", ['O\'Neill "1"', "01", "100%_$x$", "Wäscher & Co"])
def test_any_name_finds_its_rows_and_no_others(dock, project, positions, drawn, warned, name):
    index = list(positions.targets).index("LP01")
    renamed = ["1" if one == "LP02" else one for one in positions.targets]
    renamed[index] = name
    positions = dataclasses.replace(positions, targets=renamed)
    points = points_layer(positions)
    project.addMapLayers([points, residuals_layer(positions)])
    assert select(dock, points, name) == ""
    assert {one["target"] for one in drawn[-1][1]} == {name}
    assert drawn[-1][2] == ""


def test_layers_may_go_at_any_time(dock, project, positions, warned):
    for forget in (
        lambda points, table: project.removeMapLayers([points.id(), table.id()]),
        lambda points, table: project.removeMapLayers([table.id(), points.id()]),
        lambda points, table: project.removeAllMapLayers(),
        lambda points, table: project.clear(),
    ):
        points, table = points_layer(positions), residuals_layer(positions)
        project.addMapLayers([points, table])
        assert select(dock, points, "LP01") == ""
        forget(points, table)
        QgsApplication.processEvents()
        QgsApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert dock._layer is None
        dock.show_selected()
        assert "Choose a layer" in said(dock)


@pytest.mark.parametrize("ending, driver", [("gpkg", "GPKG"), ("csv", "CSV")])
def test_layers_may_be_files(dock, project, positions, tmp_path, drawn, warned, ending, driver):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    layers = []
    for name, memory in (("points", points_layer(positions)), ("residuals", residuals_layer(positions))):
        path = str(tmp_path / f"{name}.{ending}")
        QgsVectorFileWriter.writeAsVectorFormatV3(memory, path, project.transformContext(), options)
        layers.append(QgsVectorLayer(path, name, "ogr"))
        assert layers[-1].featureCount() == memory.featureCount()
    project.addMapLayers(layers)
    assert select(dock, layers[0], "LP04") == "" and drawn[-1][2] == ""
    assert drawn[-1][0]["kept"] == 1 and len(drawn[-1][1]) > 15


def test_a_table_without_times_is_no_error_of_the_plugin(dock, project, positions, warned):
    rows = [[*row[:4], None, *row[5:]] for row in residual_rows(positions)]
    points = points_layer(positions)
    project.addMapLayers([points, residuals_layer(positions, rows)])
    assert "no UTC time" in select(dock, points, "LP01")


def test_after_closing_nothing_follows(project, window, positions):
    signals = project.layersAdded, project.layersRemoved
    before = [project.receivers(one) for one in signals]
    dock = SelectionDock(window)
    assert [project.receivers(one) for one in signals] == [count + 1 for count in before]
    dock.close_for_good()
    assert [project.receivers(one) for one in signals] == before
    dock.deleteLater()


# The picture.


def residual(number, range_use="used", range_m=0.01, track="a", azimuth_use="used", azimuth_m=-0.02, spread=0.02):
    time = f"2014-05-{number:02}T05:26:00.500Z"
    return dict(zip(RESIDUAL_COLUMNS, ("T", f"p{number}", track, "ascending", time, range_m, azimuth_m, spread,
                                       None if spread is None else 2 * spread, range_use, azimuth_use)))  # fmt: skip


POINT = {
    **dict.fromkeys(COLUMNS), "target": "T$1$", "geometry": "AD", "kept": 1, "reason": "", "sigma_e_m": 0.0123,
    "sigma_n_m": 0.02, "sigma_u_m": 0.03, "passes": 3,
}  # fmt: skip


def figure_of(row, residuals, warning=""):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=figures.SIZE_INCHES)
    FigureCanvasAgg(figure)
    plots.draw(figure, row, residuals, warning)
    figure.canvas.draw()
    return figure


def marks(axes):
    """(colour, filled, value) of every observation that is drawn."""
    return {
        (line.get_color(), line.get_fillstyle() == "full", float(value))
        for line in axes.lines if line.get_marker() != "None" for value in line.get_ydata()
    }  # fmt: skip


def test_used_and_removed_observations_differ_and_the_reasons_are_told():
    rows = [
        residual(1), residual(2, REMOVED[SIGMAS], 0.05), residual(3, REMOVED[GROSS], -1.3),
        residual(4, REMOVED[MISMATCH], 2.5, "d", REMOVED[MISMATCH], 1.5, None),
        residual(5, REMOVED[UNCORRECTED], None, "a", REMOVED[UNCORRECTED], None), residual(6, "anything", 0.02),
    ]  # fmt: skip
    figure = figure_of(POINT, rows)
    first, second, side = figure.axes
    blue, orange = plots.COLOURS[:2]
    edge = 1.05 * 0.06
    assert marks(first) == {
        (blue, True, 0.01), (blue, False, 0.05), (blue, False, -edge), (orange, False, edge), (blue, False, 0.02)
    }  # fmt: skip
    assert first.get_title("right") == "at the edge: 2 beyond, up to 2.500 m"
    assert second.get_title("right") == "at the edge: 1 beyond, up to 1.500 m"
    told = [text.get_text().replace("\n", " ") for text in side.get_legend().get_texts()]
    assert told == [
        "a, ascending S range 0.020 m, azimuth 0.040 m", "d, ascending S range –, azimuth –",
        "± S, standard deviation about zero", "removed: residual beyond the limit in sigmas of its group (1)",
        "removed: residual beyond the resolution (1)", "removed: its geometry saw another scatterer (2)",
        "removed: anything (1)", "not drawn: a correction is not known for it (2)",
    ]  # fmt: skip
    # The band is that of the track, on its kind.
    for axes, spread in ((first, 0.02), (second, 0.04)):
        (band,) = axes.collections
        corners = band.get_paths()[0].vertices[:, 1]
        assert (corners.min(), corners.max()) == (-spread, spread)


def test_the_heading_tells_name_class_and_errors():
    title = figure_of(POINT, [residual(1)])._suptitle
    told = title.get_text().replace(r"\$", "$")
    assert told == "T$1$   AD (both sides)\ntotal σ: E 0.012 m, N 0.020 m, U 0.030 m"
    dropped = {**POINT, "kept": 0, "reason": "azimuth scatters by 0.43 m", "geometry": "DD"}
    figure = figure_of(dropped, [residual(1)], "Of another run.")
    told = figure._suptitle.get_text()
    assert "DD (one side, descending)" in told and "(not kept)" in told and told.endswith("Of another run.")
    assert any("azimuth scatters by 0.43 m" in text.get_text() for text in figure.axes[2].texts)


@pytest.mark.parametrize("rows", [
    [residual(1, range_m=0.0, azimuth_m=0.0, spread=None)], [residual(1, REMOVED[GROSS], 3.0, spread=None)],
    [residual(k % 28 + 1, track=f"track {k % 12}") for k in range(180)], [],
])  # fmt: skip
def test_it_can_always_be_drawn(rows):
    axes = figure_of(POINT, rows).axes[0]
    low, high = axes.get_ylim()
    assert low == -high < 0


def test_a_time_that_is_none_is_named():
    with pytest.raises(EngineInputError, match="yesterday"):
        figure_of(POINT, [{**residual(1), "time_utc": "yesterday"}])
