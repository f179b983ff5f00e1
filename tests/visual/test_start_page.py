"""The start page and the sample that it runs: real DEMs of Los Angeles, a model of a semi-real Berlin."""

import gc
import re
import shutil

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QPalette
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPushButton
from vertical_city.engine.environment import LIBRARIES, Found
from vertical_city.ui import sample as sample_module
from vertical_city.ui.docks import cell, start
from vertical_city.ui.layers import band_names
from vertical_city.ui.sample import FOLDER, HEIGHTS, Sample
from vertical_city.ui.styles import apply_style

from .window import Window, wait

DOORS = ("toolbox", "height_map", "gcp_sheet", "environment")


class Still(QObject):
    """A sample that does nothing by itself."""

    started = pyqtSignal()
    progressed = pyqtSignal(float)
    ended = pyqtSignal(str)

    def __init__(self):
        super().__init__()
        self.runs = self.cancels = 0

    def is_running(self):
        return False

    def run(self):
        self.runs += 1

    def cancel(self):
        self.cancels += 1


@pytest.fixture
def page(qgis_app, monkeypatch):
    """page(missing libraries …) -> a dock that is shown, with what its doors were asked for."""
    made = []

    def make(*missing, width=420, height=900):
        monkeypatch.setattr(start, "found", lambda: [Found(one, one.name not in missing, "1") for one in LIBRARIES])
        opened = []
        doors = {name: lambda name=name: opened.append(name) for name in DOORS}
        dock = start.StartDock(Still(), doors)
        dock.opened = opened
        dock.setFloating(True)
        dock.resize(width, height)
        dock.show()
        QApplication.processEvents()
        made.append(dock)
        return dock

    yield make
    for dock in made:
        dock.close_for_good()
        dock.close()
        dock.deleteLater()


def buttons(dock):
    return {button.text().replace("&", ""): button for button in dock.findChildren(QPushButton)}


def test_every_door_opens(page):
    dock = page("numba")
    for text in ("Open the toolbox", "New layout: height map", "New layout: GCP sheet", "Check the environment"):
        buttons(dock)[text].click()
    assert dock.opened == list(DOORS)
    dock.try_button.click()
    assert dock._sample.runs == 1


def test_three_pictures_with_a_line_each_and_what_is_simulated_is_called_so(page):
    dock = page()
    pictures = dock.findChildren(start.Picture)
    assert len(pictures) == 3
    assert all(picture.accessibleName() and not picture._pixmap.isNull() for picture in pictures)
    assert all(abs(picture.height() - picture.heightForWidth(picture.width())) <= 1 for picture in pictures)
    assert [("imulated" in picture.accessibleName()) for picture in pictures] == [False, True, True]
    text = " ".join(label.text() for label in dock.findChildren(QLabel))
    assert "pattern, not metres" in text


def test_links_lead_to_pages_that_are_there(page, request):
    dock = page()
    links = re.findall(r'href="([^"]+)"', dock.links.text())
    assert len(links) == 3 and dock.links.openExternalLinks()
    for link in links:
        assert link.startswith("https://")
        assert (request.config.rootpath / "docs" / link.rpartition("/")[2]).is_file(), link
    assert dock.links.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard


def test_with_all_libraries_there_is_nothing_to_install(page):
    dock = page()
    assert "How to install them" not in buttons(dock)
    assert "▲" not in dock.state.text() and "matplotlib" in dock.state.text()


def test_missing_libraries_are_named_with_a_command_to_copy(page):
    dock = page("SciPy", "laspy")
    assert dock.state.text().count("▲") == 2 and "p values" in dock.state.text()
    assert not dock.commands.isVisible()
    dock.install_button.click()
    assert dock.commands.isVisible() and "laspy[lazrs]" in dock.commands.toPlainText()
    QApplication.processEvents()
    assert not dock.copy_button.visibleRegion().isEmpty(), "they opened below what is seen"
    dock.copy_button.click()
    assert QApplication.clipboard().text() == dock.commands.toPlainText()


def test_the_cluster_s_library_is_not_missed(page):
    assert "distributed" not in page("distributed").state.text()


def test_the_keyboard_reaches_everything_from_top_to_bottom(page):
    dock = page("SciPy")
    dock.install_button.click()
    dock.try_button.setFocus()
    seen, widget = [], dock.try_button
    while widget not in seen:
        seen.append(widget)
        widget = widget.nextInFocusChain()
        while not (widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            widget = widget.nextInFocusChain()
    reachable = [one for one in seen if dock.widget().isAncestorOf(one)]
    tops = [one.mapTo(dock, one.rect().topLeft()).y() for one in reachable]
    assert tops == sorted(tops)
    wanted = {one for one in buttons(dock).values() if one.isVisible()} | {dock.commands, dock.links}
    assert wanted <= set(reachable)
    assert dock.commands.tabChangesFocus()  # else Tab would stay in there
    letters = [one.text().partition("&")[2][:1].lower() for one in buttons(dock).values()]
    assert "" not in letters and len(set(letters)) == len(letters)


def test_it_grows_with_the_font_and_scrolls_where_it_is_narrow(page):
    def sizes():
        dock = page()
        return dock.try_button.sizeHint().height(), dock.widget().sizeHint().width()

    small, font = sizes(), QApplication.font()
    try:
        larger = QFont(font)
        larger.setPointSizeF(font.pointSizeF() * 2)
        QApplication.setFont(larger)
        large = sizes()
    finally:
        QApplication.setFont(font)
    assert all(one > 1.4 * other for one, other in zip(large, small)), (small, large)
    narrow = page(width=120, height=200)
    assert narrow.width() < 300 and narrow.widget().verticalScrollBar().maximum() > 0


def test_it_has_no_colours_of_its_own_but_two_marks(page):
    light = page("SciPy")
    palette = QApplication.palette()
    try:
        dark = QPalette(palette)
        dark.setColor(QPalette.ColorRole.Window, QColor(40, 40, 40))
        dark.setColor(QPalette.ColorRole.WindowText, QColor(240, 240, 240))
        QApplication.setPalette(dark)
        shown = page("SciPy").grab().toImage()
    finally:
        QApplication.setPalette(palette)
    # The place beside the title has the window's colour.
    assert shown.pixelColor(shown.width() - 40, 8).lightness() < 90
    assert light.grab().toImage().pixelColor(shown.width() - 40, 8).lightness() > 180


def test_while_the_sample_runs_there_is_progress_and_a_way_out(page):
    dock = page()
    dock.try_button.setFocus()
    assert not dock.bar.isVisible() and not dock.cancel_button.isVisible()
    dock._sample.started.emit()
    assert not dock.try_button.isEnabled() and dock.cancel_button.isVisible()
    dock._sample.progressed.emit(42.4)
    assert dock.bar.value() == 42
    dock.cancel_button.click()
    assert dock._sample.cancels == 1
    dock._sample.ended.emit("It is done.")
    assert dock.try_button.isEnabled() and not dock.bar.isVisible() and dock.said.text() == "It is done."
    narrow = dock.widget().widget().minimumSizeHint().width()
    dock._sample.ended.emit(f"/tmp/{'long/' * 20}heights.tif cannot be written.")
    assert dock.widget().widget().minimumSizeHint().width() == narrow, "a path made the page wider"


# The sample.


def test_a_page_that_goes_lets_go_of_the_sample(qgis_app):
    sample = Still()
    dock = start.StartDock(sample, dict.fromkeys(DOORS))
    dock.close_for_good()
    assert [sample.receivers(one) for one in (sample.started, sample.progressed, sample.ended)] == [0, 0, 0]
    dock.deleteLater()


@pytest.fixture
def window(qgis_app, qgis_processing, request):
    if QgsApplication.processingRegistry().providerById("verticalcity") is None:
        request.getfixturevalue("provider")
    made = Window()
    yield made
    QgsProject.instance().clear()
    made.close()


class Watch:
    def __init__(self, sample):
        self.ended, self.progress, self.started = [], [], 0
        sample.ended.connect(self.ended.append)
        sample.progressed.connect(self.progress.append)
        sample.started.connect(self._start)

    def _start(self):
        self.started += 1


def group():
    return QgsProject.instance().layerTreeRoot().children()[0]


def test_the_sample_becomes_a_styled_map(window):
    sample = Sample(window)
    watch = Watch(sample)
    sample.run()
    sample.run()  # a second click does nothing
    assert sample.is_running()
    wait(lambda: watch.ended, 60)
    assert watch.started == 1 and len(watch.ended) == 1 and not sample.is_running()
    assert "not metres" in watch.ended[0] and "not metres" in window.messages[0][1]
    assert watch.progress and max(watch.progress) <= 100
    assert "pattern, not metres" in group().name() and group().isExpanded()
    relief, steep, heights, features = (node.layer() for node in group().children())
    assert [node.isVisible() for node in group().children()] == [True, True, True, False]
    assert heights.isValid() and "not metres" in heights.name() and window.layer is heights
    assert not heights.source().startswith(str(FOLDER))
    legend = heights.renderer().shader().rasterShaderFunction().legendSettings()
    assert (legend.minimumLabel(), legend.maximumLabel(), legend.suffix()) == ("low", "high", "")
    # Downtown stands out of the basin: 34.05 N, 118.25 W against 34.02 N, 118.33 W.
    dataset = gdal.Open(heights.source())
    band = dataset.GetRasterBand(1)
    assert band.GetDescription() == "AGBH" and band.ReadAsArray()[36:39, 80:84].max() > 5
    # The hills in the north are masked, the basin is not.
    mask = gdal.Open(steep.source()).ReadAsArray()[0]
    assert mask[5:12, 5:50].mean() > 0.9 and mask[20:50, 30:78].mean() < 0.02
    # The project was empty, so it takes the map's CRS and place.
    assert QgsProject.instance().crs() == heights.crs()
    window.canvas.setDestinationCrs(heights.crs())
    assert window.canvas.extent().contains(heights.extent().center())
    assert relief.crs().authid() == "EPSG:4326"
    # The picture of a cell explains its height at once: the features and the model are found.
    place = heights.extent().center()
    shown = cell.show(heights, place)
    assert "m2d1_mean" in {row[2] for row in shown.rows if row[1] == "feature"}, shown
    assert "m2d1_mean" in band_names(features)


def values_of_the_ramp(path, change=lambda layer: None):
    layer = QgsRasterLayer(str(path), "heights")
    apply_style(layer, "building_height")
    change(layer)
    return [item.value for item in layer.renderer().shader().rasterShaderFunction().colorRampItemList()]


def test_a_map_without_any_height_keeps_the_colours_of_its_style(qgis_app, write_raster):
    path = write_raster("flat.tif", np.zeros((4, 4)), bands=["AGBH"])
    assert values_of_the_ramp(path, sample_module.without_metres) == values_of_the_ramp(path)


def test_what_is_in_the_project_stays_as_it_is(window):
    project = QgsProject.instance()
    own = QgsVectorLayer("Point?crs=EPSG:25833", "mine", "memory")
    project.addMapLayer(own)
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:25833"))
    heights = FOLDER / "nasadem_1as.tif"  # any raster
    sample_module.show(heights, heights, FOLDER / "copernicus_glo30_1as.tif", heights)(window)
    assert project.crs().authid() == "EPSG:25833" and project.mapLayer(own.id()) is own
    root = project.layerTreeRoot()
    assert [node.name() for node in root.children()][1:] == ["mine"]
    assert window.canvas.extent().center().y() > 0


def test_a_sample_that_is_cancelled_leaves_nothing_in_the_project(window):
    sample = Sample(window)
    watch = Watch(sample)
    sample.run()
    wait(lambda: watch.progress, 60)
    sample.cancel()
    wait(lambda: watch.ended, 20)
    assert "cancelled" in watch.ended[0] and not QgsProject.instance().mapLayers()
    assert not sample.is_running()


def test_a_plugin_that_goes_while_the_sample_runs_is_not_called_back(window):
    sample = Sample(window)
    watch = Watch(sample)
    sample.run()
    wait(lambda: QgsApplication.taskManager().countActiveTasks())
    sample.close_for_good()
    del sample
    gc.collect()
    wait(lambda: QgsApplication.taskManager().countActiveTasks() == 0, 60)
    assert not watch.ended and not window.messages and not QgsProject.instance().mapLayers()


def test_a_plugin_that_goes_as_the_sample_ends_tells_nobody(window):
    sample = Sample(window)
    watch = Watch(sample)
    sample._feedback = sample_module.Feedback()
    sample._executed(False, {})
    sample.close_for_good()
    for _ in range(5):
        QgsApplication.processEvents()
    assert not watch.ended and not window.messages


def test_missing_files_are_named(window, tmp_path):
    shutil.copy(FOLDER / "berlin_m2d1.json", tmp_path)
    sample = Sample(window, tmp_path)
    watch = Watch(sample)
    sample.run()
    assert watch.started == 0 and not sample.is_running()
    assert len(watch.ended) == 1
    assert "nasadem_1as.tif, copernicus_glo30_1as.tif" in watch.ended[0] and str(tmp_path) in watch.ended[0]


def test_a_damaged_model_ends_in_one_sentence(window, tmp_path):
    for file in FOLDER.glob("*.tif"):
        shutil.copy(file, tmp_path)
    (tmp_path / "berlin_m2d1.json").write_text("{", encoding="utf-8")
    sample = Sample(window, tmp_path)
    watch = Watch(sample)
    sample.run()
    wait(lambda: watch.ended, 60)
    assert "could not be computed" in watch.ended[0] and not QgsProject.instance().mapLayers()
    assert "berlin_m2d1.json is damaged" in watch.ended[0], "it tells a step, not why"
    assert HEIGHTS and "Traceback" not in watch.ended[0]
