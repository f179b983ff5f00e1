"""The dock "Picture of the selection": cells, time series, what leaves it, and its colours. Data is simulated."""

import csv
import io
import subprocess
import sys
from datetime import date, timedelta

import numpy as np
import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from vertical_city.engine.gvc.model import TargetModel
from vertical_city.engine.gvc.predict import predict
from vertical_city.ui.docks import exports
from vertical_city.ui.docks import series as view
from vertical_city.ui.docks.selection import SelectionDock
from vertical_city.ui.docks.series import dates_of
from vertical_city.ui.plots import cell as cells
from vertical_city.ui.plots import series as plots
from vertical_city.ui.plots.theme import recolour

CRS = QgsCoordinateReferenceSystem("EPSG:32633")
LEFT, TOP, PIXEL = 388000.0, 5820750.0, 250.0
NOTE = "SIMULATED: drawn at random."
AGBH = ("m2d1_mean", "m1_std"), (-1.0, 2.0, 0.5)
SNBH = ("m1_std",), (3.0, -0.25)


@pytest.fixture
def warned(qgis_app):
    """No traceback in the log at the end."""
    messages = []

    def note(message, tag, level):
        if tag == "Vertical City":
            messages.append(message)

    log = QgsApplication.messageLog()
    log.messageReceived[str, str, Qgis.MessageLevel].connect(note)
    yield messages
    log.messageReceived[str, str, Qgis.MessageLevel].disconnect(note)
    assert not messages


@pytest.fixture
def window(window):
    window.canvas.setDestinationCrs(CRS)
    window.canvas.resize(400, 400)
    return window


@pytest.fixture
def dock(warned, dock):
    return dock


def said(dock):
    return "" if dock._shown is not None else dock._label.text()


def numbers(dock):
    return list(csv.DictReader(io.StringIO(dock._shown.text(","))))


def target(predictors, coefficients, high=10.0):
    n = len(predictors)
    covariance = np.diag(np.full(n + 1, 0.01))
    return TargetModel(predictors, np.array(coefficients), covariance, 4.0, np.zeros(n), np.full(n, high), {})


FEATURES = np.array(
    [
        [[1.0, 4.0, 20.0, np.nan], [0.2, 2.0, np.nan, np.nan]],
        [[2.0, 6.0, 8.0, np.nan], [4.0, 1.0, 3.0, np.nan]],
    ]
)


@pytest.fixture
def town(write_raster, write_model):
    """Features, a model of two components, and heights predicted from them."""

    class Town:
        features = write_raster(
            "features.tif", FEATURES, origin=(LEFT, TOP), pixel=PIXEL, bands=["m2d1_mean", "m1_std"],
            metadata={"VC_CONTENT": "features", "VC_NOTE": NOTE},
        )  # fmt: skip
        model = write_model(AGBH=target(*AGBH), SNBH=target(*SNBH))
        heights = features.with_name("heights.tif")

    predict([Town.features], Town.model, Town.heights)
    return Town


def raster(path, name="heights"):
    layer = QgsRasterLayer(str(path), name)
    assert layer.isValid()
    return layer


def centre(column, row):
    return QgsPointXY(LEFT + (column + 0.5) * PIXEL, TOP - (row + 0.5) * PIXEL)


def show(dock, project, town, column=0, row=0, *, features=True, heights=None):
    layers = [raster(heights or town.heights), *([raster(town.features, "features")] if features else [])]
    project.addMapLayers(layers)
    dock._iface.currentLayerChanged.emit(layers[0])
    dock.show_place(centre(column, row), CRS)
    return layers[0]


# Cells.


def test_a_cell_shows_its_heights_and_what_they_are_made_of(dock, project, town):
    show(dock, project, town, 1, 0)
    assert said(dock) == ""
    rows = numbers(dock)
    by_name = {(row["component"], row["what"], row["name"]): row for row in rows}
    agbh = by_name["AGBH", "height", "AGBH"]
    assert float(agbh["value"]) == pytest.approx(-1 + 2 * 4 + 0.5 * 6)
    assert float(agbh["standard_error"]) == pytest.approx(np.sqrt(4 + 0.01 * (1 + 16 + 36)), rel=1e-6)
    term = by_name["AGBH", "feature", "m2d1_mean"]
    assert [float(term[key]) for key in ("value", "training_maximum", "coefficient", "contribution_m")] == [4, 10, 2, 8]
    for component in ("AGBH", "SNBH"):
        total = sum(
            float(row["contribution_m"]) for row in rows if row["component"] == component and row["contribution_m"]
        )
        assert total == pytest.approx(float(by_name[component, "height", component]["value"]), abs=1e-4)
    assert float(by_name["", "band", "OUT_OF_RANGE"]["value"]) == 0


def drawing(dock):
    """The cell that is drawn."""
    return dock._shown.draw.keywords["cell"]


def test_out_of_range_clipped_and_note_are_told(dock, project, town):
    layer = show(dock, project, town, 2, 0)
    assert drawing(dock).out_of_range and drawing(dock).note == NOTE and drawing(dock).why == ""
    project.removeMapLayer(layer.id())
    show(dock, project, town, 0, 1, features=False)
    # -1 + 2 * 0.2 + 0.5 * 4 is above zero; the other component is 3 - 0.25 * 4.
    assert [value for value, _ in drawing(dock).heights.values()] == pytest.approx([1.4, 2.0])


def test_what_is_below_zero_and_0_in_the_raster_is_told(dock, project, town, write_model):
    write_model(AGBH=target(AGBH[0], [-20, *AGBH[1][1:]]), SNBH=target(*SNBH))
    predict([town.features], town.model, town.heights)
    show(dock, project, town, 1, 0)
    assert drawing(dock).heights["AGBH"][0] == 0 and drawing(dock).why == ""
    assert drawing(dock).note == f"AGBH: the terms sum up to -9.0 m; the raster has 0. {NOTE}"
    dock.show_place(centre(2, 0), CRS)
    assert drawing(dock).heights["AGBH"][0] == 24 and drawing(dock).note == NOTE


def test_the_place_may_be_in_any_crs_and_beside_the_raster(dock, project, town):
    layer = show(dock, project, town, 1, 1)
    outline = dock._shown.outline
    assert outline[:4] == (LEFT + PIXEL, TOP - 2 * PIXEL, LEFT + 2 * PIXEL, TOP - PIXEL)
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    to_degrees = QgsCoordinateTransform(CRS, degrees, project)
    dock.show_place(to_degrees.transform(centre(0, 1)), degrees)
    assert dock._shown.outline[0] == LEFT and dock._shown.outline[3] == TOP - PIXEL
    dock.show_place(QgsPointXY(13.3, 52.5210), degrees)
    assert "lies outside heights.tif" in said(dock)
    dock._picked(QgsPointXY(13.3, 95.0), degrees)
    assert "This place has no coordinates in EPSG:32633" in said(dock)
    dock.show_place(centre(2, 1), CRS)
    assert list(drawing(dock).heights) == ["SNBH"] and len(drawing(dock).terms) == 2 and drawing(dock).why == ""
    dock.show_place(centre(3, 1), CRS)
    assert "no height (nodata)" in said(dock)
    dock._iface.currentLayerChanged.emit(None)
    dock._iface.currentLayerChanged.emit(layer)
    assert "Pick a cell" in said(dock)  # another layer's place is not kept


def test_without_features_or_model_the_heights_are_drawn_and_why_is_said(dock, project, town, write_model):
    layer = show(dock, project, town, features=False)
    assert "No features raster with m2d1_mean, m1_std" in drawing(dock).why and not drawing(dock).terms
    project.addMapLayer(raster(town.features, "features"))  # and it is drawn anew
    assert drawing(dock).why == "" and len(drawing(dock).terms) == 5
    elsewhere = town.model.parent / "sub"
    elsewhere.mkdir()
    moved = town.model.rename(elsewhere / "other.json")
    dock.show_selected()
    assert "m.json is not beside the raster" in drawing(dock).why and not drawing(dock).terms
    dock.use_model(str(moved))
    assert drawing(dock).why == "" and layer.customProperty("vertical_city/model") == str(moved)
    other = write_model(AGBH=target(("m2d1_mean",), (0.0, 1.0)))
    dock.use_model(str(other))
    assert "not made with these" in drawing(dock).why and drawing(dock).terms
    other.write_text("{")
    dock.show_selected()
    assert "is damaged" in drawing(dock).why
    dock.use_model(str(write_model(ANBH=target(("m2d1_mean",), (0.0, 1.0)))))
    assert "none of these components" in drawing(dock).why


def test_features_may_lie_in_several_rasters_among_others(dock, project, town, write_raster):
    place = {"origin": (LEFT, TOP), "pixel": PIXEL}
    one = write_raster("one.tif", FEATURES[0], bands=["m2d1_mean"], **place)
    two = write_raster("two.tif", FEATURES[1], bands=["m1_std"], **place)
    wrong = write_raster("wrong.tif", FEATURES + 1, bands=["m2d1_mean", "m1_std"], **place)
    shifted = write_raster("shifted.tif", FEATURES, bands=["m2d1_mean", "m1_std"], origin=(LEFT + 30, TOP), pixel=PIXEL)
    project.addMapLayers([raster(one, "one"), raster(two, "two"), raster(shifted, "shifted")])
    layer = show(dock, project, town, 1, 0, features=False)
    assert drawing(dock).why == "" and len(drawing(dock).terms) == 5
    project.addMapLayer(raster(wrong, "wrong"))
    # With the wrong one in the project, the two hold other values of one band than it, and it is the only one left.
    assert "not made with these" in drawing(dock).why
    project.addMapLayer(raster(town.features, "features"))
    assert drawing(dock).why == ""
    assert layer.id() in project.mapLayers()


def test_a_reference_has_heights_alone(dock, project, write_raster):
    path = write_raster(
        "reference.tif", np.arange(1.0, 9.0).reshape(2, 2, 2), origin=(LEFT, TOP), pixel=PIXEL, bands=["AGBH", "ANBH"],
        metadata={"VC_CONTENT": "reference components"},
    )  # fmt: skip
    project.addMapLayer(layer := raster(path, "reference"))
    dock._iface.currentLayerChanged.emit(layer)
    dock.show_place(centre(1, 1), CRS)
    assert drawing(dock).heights == {"AGBH": (4.0, None), "ANBH": (8.0, None)} and drawing(dock).why == ""


def test_other_rasters_are_left_alone(dock, project, town):
    project.addMapLayer(layer := raster(town.features, "features"))
    dock._iface.currentLayerChanged.emit(layer)
    assert "Choose a layer" in said(dock) and not dock._pick.isVisible()


def test_the_map_tool_picks_cells_and_gives_the_former_tool_back(dock, project, town):
    layer = show(dock, project, town)
    canvas = dock._iface.canvas
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    canvas.setExtent(QgsRectangle(LEFT, TOP - 1000, LEFT + 1000, TOP))
    dock._pick.trigger()
    assert dock._pick.isChecked() and canvas.mapTool() != pan
    at = canvas.getCoordinateTransform().transform(centre(1, 0))
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(int(at.x()), int(at.y()))
    )
    assert float(numbers(dock)[0]["value"]) == pytest.approx(10)
    assert dock._picker._band.asGeometry().boundingBox().center().distance(centre(1, 0)) < 1e-6
    dock._pick.trigger()
    assert canvas.mapTool() == pan and not dock._pick.isChecked() and dock._picker._band is None
    dock._pick.trigger()
    dock._iface.currentLayerChanged.emit(None)
    assert canvas.mapTool() == pan and not dock._pick.isChecked()
    dock._iface.currentLayerChanged.emit(layer)
    dock._pick.trigger()
    assert dock._pick.isChecked()
    other = QgsMapToolPan(canvas)
    canvas.setMapTool(other)  # the user takes another tool, which stays
    assert not dock._pick.isChecked()
    dock.hide()
    assert canvas.mapTool() == other


def cells_layer(rows):
    fields = "".join(f"&field=AGBH_{name}:double" for name in ("observed", "fitted", "unseen", "error"))
    layer = QgsVectorLayer(f"Point?crs=EPSG:32633&field=area:string{fields}", "cells", "memory")
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(row)
        layer.dataProvider().addFeature(feature)
    return layer


def test_a_cell_of_a_fit_shows_observed_fitted_and_unseen(dock, project):
    layer = cells_layer(
        [["Berlin", 10.0, 9.0, 7.5, -2.5], ["Berlin", 1.0, 2.0, None, None], ["x", None, None, None, None]]
    )
    project.addMapLayer(layer)
    dock._iface.currentLayerChanged.emit(layer)
    assert "Select a cell" in said(dock)
    layer.selectByIds([1])
    assert numbers(dock) == [{"component": "AGBH", "observed_m": "10.0", "fitted_m": "9.0", "unseen_m": "7.5"}]
    layer.selectByIds([2])
    assert numbers(dock)[0]["unseen_m"] == ""
    layer.selectByIds([3])
    assert "no height" in said(dock)


def test_what_it_has_let_go_of_is_not_listened_to(window):
    layers = [cells_layer([["Berlin", 10.0, 9.0, 7.5, -2.5]]) for _ in range(2)]
    before = [layer.receivers(layer.selectionChanged) for layer in layers]
    dock = SelectionDock(window)
    for layer in layers:
        dock.follow(layer)
    seen = dock.receivers(dock.visibilityChanged)
    dock.close_for_good()
    assert [layer.receivers(layer.selectionChanged) for layer in layers] == before
    assert dock.receivers(dock.visibilityChanged) == seen - 1
    dock.deleteLater()


# Time series.

DAYS = [date(2019, 1, 1) + timedelta(days=12 * i) for i in range(40)]


def points_layer(velocities, missing=(), dates=DAYS, table=False):
    """Points, or the table of their series, that move uniformly; of those of the numbers `missing` nothing is known."""
    kind = "NoGeometry?" if table else "Point?crs=EPSG:4326&"
    fields = [
        "CODE:string",
        *([] if table else ["VEL:double", "V_STDEV:double"]),
        *(f"D{day:%Y%m%d}:double" for day in dates),
    ]
    layer = QgsVectorLayer(kind + "&".join(f"field={name}" for name in fields), "points", "memory")
    for number, velocity in enumerate(velocities):
        moved = [None if number in missing else velocity * (day - DAYS[0]).days / 365.25 for day in dates]
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(13 + number, 52)))
        feature.setAttributes([f"P{number}", *([] if table else [velocity, 0.5]), *moved])
        layer.dataProvider().addFeature(feature)
    return layer


def series(dock):
    return dock._shown.draw.keywords["points"]


def test_several_series_are_drawn_with_their_velocities(dock, project):
    layer = points_layer([5.0, -3.0, 0.0])
    project.addMapLayer(layer)
    dock._iface.currentLayerChanged.emit(layer)
    assert "up to 10" in said(dock)
    layer.selectAll()
    assert [one.name for one in series(dock)] == ["P0", "P1", "P2"] and series(dock)[0].days == tuple(DAYS)
    for one in series(dock):  # a uniform motion lies on the line of its velocity
        days, ends = plots.line(one)
        assert days == [DAYS[0], DAYS[-1]] and ends == pytest.approx([one.values[0], one.values[-1]], abs=1e-9)
    rows = numbers(dock)
    assert len(rows) == 3 * len(DAYS) and rows[1]["date"] == "2019-01-13" and rows[1]["velocity_mm_per_year"] == "5.0"


def test_ten_of_many_are_drawn_and_those_without_values_are_told(dock, project, monkeypatch):
    layer = points_layer(range(300), missing=(1,))
    project.addMapLayer(layer)
    dock._iface.currentLayerChanged.emit(layer)
    fetched, plain = [], view.plain
    monkeypatch.setattr(view, "plain", lambda feature: fetched.append(feature) or plain(feature))
    layer.selectAll()
    assert len(fetched) == 10 and "10 of 300 selected points are drawn." in dock._shown.draw.keywords["note"]
    layer.selectByIds([1, 2, 3])
    assert [one.name for one in series(dock)] == ["P0", "P2"]
    assert dock._shown.draw.keywords["note"] == "1 have no series."
    layer.selectByIds([2])
    assert "no value at any date" in said(dock)


def test_points_take_their_series_from_the_table_of_their_import(dock, project):
    points, table = points_layer([5.0, -3.0], dates=[]), points_layer([5.0, -3.0], table=True)
    project.addMapLayer(points)
    dock._iface.currentLayerChanged.emit(points)
    points.selectByIds([2])
    assert "no table of their time series" in said(dock)
    project.addMapLayer(table)
    (one,) = series(dock)
    assert one.name == "P1" and one.velocity == -3 and one.values[-1] == pytest.approx(-3 * 39 * 12 / 365.25)
    project.removeMapLayer(table.id())
    assert "no table of their time series" in said(dock)


def test_dates_are_told_from_other_names(qgis_app):
    names = ["VEL", "D20200230", "D20200229", "20190101", "d20180101", "D202001011", "CODE1"]
    assert list(dates_of(names)) == ["d20180101", "20190101", "D20200229"]
    # One date is no series: such a table is not taken for points of a cloud.
    assert [view.fits(points_layer([], dates=DAYS[:count], table=True)) for count in (1, 2)] == [False, True]


# What leaves the dock.


@pytest.fixture
def drawn(dock, project):
    layer = points_layer([5.0, -3.0])
    project.addMapLayer(layer)
    dock._iface.currentLayerChanged.emit(layer)
    layer.selectAll()
    return dock


def test_picture_and_numbers_are_saved(drawn, tmp_path, monkeypatch):
    for button, ending in ((drawn._exports.buttons[0], "png"), (drawn._exports.buttons[1], "csv")):
        path = tmp_path / f"Zürich 東京.{ending}"
        monkeypatch.setattr(
            exports.QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path.with_suffix("")), "")
        )
        button.trigger()
        assert path.exists() and "Saved" in drawn._status.text()
    image = QImage(str(tmp_path / "Zürich 東京.png"))
    assert image.width() == 2 * drawn._widget.width() and image.pixelColor(2, 2) == QColor("white")
    rows = list(csv.reader((tmp_path / "Zürich 東京.csv").open(encoding="utf-8")))
    assert rows[0][:3] == ["point", "date", "displacement_mm"] and len(rows) == 81
    drawn._exports.save_numbers(str(tmp_path / "none" / "a.csv"))
    assert "cannot be written (No such file or directory)" in drawn._status.text()
    drawn._exports.save_picture(str(tmp_path / "none" / "a.png"))
    assert "cannot be written" in drawn._status.text()


def test_copy_gives_picture_and_text(drawn):
    drawn._exports.buttons[2].trigger()
    mime = QApplication.clipboard().mimeData()
    assert mime.hasImage() and mime.text().splitlines()[0].split("\t")[0] == "point"


def test_nothing_to_save_where_nothing_is_shown(drawn):
    assert all(button.isEnabled() for button in drawn._exports.buttons)
    drawn._iface.currentLayerChanged.emit(None)
    assert not any(button.isEnabled() for button in drawn._exports.buttons)


# Size, font and colours.


def test_the_picture_follows_the_size_and_the_font(drawn):
    widget = drawn._widget
    before = widget._image.size()
    drawn.resize(900, 640)
    QTest.qWait(150)
    assert widget._image.size() == widget.size() != before
    least, picture = widget.minimumSize(), widget._image
    font = QFont(widget.font())
    font.setPointSizeF(2 * font.pointSizeF())
    widget.setFont(font)
    QTest.qWait(150)
    assert widget.minimumSize().width() > 1.7 * least.width() and widget._image != picture


def test_a_fine_screen_gets_more_pixels_of_the_same_size(drawn, monkeypatch):
    widget = drawn._widget
    monkeypatch.setattr(widget, "devicePixelRatioF", lambda: 2.0, raising=False)
    widget.render_now()
    assert widget._image.size() == 2 * widget.size() and widget._image.devicePixelRatio() == 2


def test_dark_colours(drawn):
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#e0e0e0"))
    drawn._widget.setPalette(palette)
    QTest.qWait(150)
    assert drawn._widget._image.pixelColor(2, 2) == QColor("#202020")
    assert drawn._widget.image_for_paper().pixelColor(2, 2) == QColor("white")


def contrast(one, other):
    """Of two colours, by WCAG 2."""
    from matplotlib.colors import to_rgb

    lights = []
    for colour in (one, other):
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in to_rgb(colour)]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
    return max(lights) / min(lights)


def figure_with(draw):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5, 4), dpi=80, constrained_layout=True)
    FigureCanvasAgg(figure)
    draw(figure)
    return figure


@pytest.mark.parametrize("paper, ink", [("#202020", "#e0e0e0"), ("#ffffff", "#000000"), ("#f0e8d8", "#202020")])
def test_all_texts_can_be_read_on_any_ground(paper, ink):
    terms = tuple(cells.Term("AGBH", name, 2.0, "m", 0.0, 1.0, 1.0, 2.0) for name in ("a", "b"))
    cell = cells.Cell("title", {"AGBH": (4.0, 1.0)}, terms, True, "why", "note")
    moves = plots.Series("P", tuple(DAYS), tuple(range(len(DAYS))), 30.0)
    for draw in (
        lambda figure: cells.draw(figure, cell),
        lambda figure: cells.draw_fitted(figure, "title", {"AGBH": [1.0, 2.0, 3.0]}),
        lambda figure: plots.draw(figure, [moves], "title", "note"),
    ):
        figure = figure_with(draw)
        recolour(figure, paper, ink)
        figure.canvas.draw()
        from matplotlib.text import Text

        texts = [one for one in figure.findobj(Text) if one.get_text()]
        assert len(texts) > 5
        for one in texts:
            assert contrast(one.get_color(), paper) > 3, one


def test_a_colour_is_turned_once():
    def draw(figure):
        figure.add_subplot().plot([0, 1], "o-", color="#0072b2")

    figure = figure_with(draw)
    recolour(figure, "#202020", "#e0e0e0")
    (line,) = figure.axes[0].lines
    assert {line.get_color(), line.get_markerfacecolor(), line.get_markeredgecolor()} == {
        (0x56 / 255, 0xB4 / 255, 0xE9 / 255, 1.0)
    }


def test_many_terms_become_few_rows_that_keep_the_sum():
    terms = [
        cells.Term(target, f"f{i}", 1.0, "", 0.0, 2.0, i / 10, i / 10) for target in ("AGBH", "ANBH") for i in range(16)
    ]
    rows = cells.shown_terms(terms)
    assert len(rows) == cells.ROWS and sum(row.metres for row in rows) == pytest.approx(24)


def test_an_open_dock_without_a_layer_costs_nothing_heavy():
    code = """
import sys
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal
own = set(sys.modules)  # from 3.44 on QGIS imports NumPy itself
from vertical_city.ui.docks.selection import SelectionDock

class Interface(QObject):
    currentLayerChanged = pyqtSignal(object)
    activeLayer = staticmethod(lambda: None)

application = QgsApplication([], True)
dock = SelectionDock(Interface())
dock.show()
print([name for name in ("numpy", "pyproj", "matplotlib", "vertical_city.engine") if name in set(sys.modules) - own])
dock.close_for_good()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
