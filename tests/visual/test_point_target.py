"""The dock that follows the selected point target, and its picture. Data is simulated."""

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.sar.analysis import Targets, analyse_products
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.simulate import Track, simulate_stack


class Interface(QObject):
    """What the plugin asks of QGIS's window."""

    currentLayerChanged = pyqtSignal(object)  # noqa: N815

    def __init__(self):
        super().__init__()
        self.docks, self.actions, self.layer = [], [], None

    def activeLayer(self):  # noqa: N802
        return self.layer

    def addDockWidget(self, area, dock):  # noqa: N802
        self.docks.append(dock)

    def removeDockWidget(self, dock):  # noqa: N802
        self.docks.remove(dock)

    def addPluginToMenu(self, name, action):  # noqa: N802
        self.actions.append(action)

    def removePluginMenu(self, name, action):  # noqa: N802
        self.actions.remove(action)


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stack")
    xyz = to_geocentric([52.52, 52.6], [13.37, 13.9], [40.0, 40.0])
    simulate_stack(folder, xyz[:1], [Track("up", "ascending", "right", 42.0, 5)], scr_db=28.0, side=64)
    return folder, Targets(("CR0", "far"), xyz)


@pytest.fixture
def plugin(qgis_app, qgis_processing):
    from vertical_city.plugin import VerticalCityPlugin

    made = VerticalCityPlugin(Interface())
    # The tests of the algorithms keep the provider for their whole session; a second one of its id is refused.
    if QgsApplication.processingRegistry().providerById("verticalcity") is not None:
        made.initProcessing = lambda: None
    made.initGui()
    yield made
    made.unload()
    assert made.iface.docks == [] and made.iface.actions == []


@pytest.fixture
def table(plugin, stack, tmp_path):
    """The algorithm's own output."""
    import processing

    (tmp_path / "t.csv").write_text("id,lon,lat\nCR0,13.37,52.52\nfar,13.9,52.6\n")
    points = f"file://{tmp_path}/t.csv?type=csv&xField=lon&yField=lat&crs=EPSG:4326"
    processing.run("verticalcity:pointtargetanalysis", {
        "PRODUCTS": [str(stack[0])], "TARGETS": QgsVectorLayer(points, "t", "delimitedtext"), "NAME_FIELD": "id",
        "HEIGHT": 40.0, "OUTPUT": str(tmp_path / "pta.gpkg"),
    })  # fmt: skip
    layer = QgsVectorLayer(str(tmp_path / "pta.gpkg"), "pta", "ogr")
    assert layer.isValid()
    return layer


def shown(dock):
    """The picture as an array of grey values, or the sentence."""
    label = dock._label
    if label.text():
        return label.text()
    image = label.pixmap().toImage()
    grey = [
        [image.pixelColor(x, y).lightness() for x in range(0, image.width(), 4)] for y in range(0, image.height(), 4)
    ]
    return np.array(grey)


def test_the_dock_shows_the_selected_row(plugin, table):
    (dock,) = plugin.iface.docks
    assert "Select a row" in shown(dock)
    plugin.iface.currentLayerChanged.emit(table)
    by_target = {}
    for feature in table.getFeatures():
        by_target.setdefault(feature["target"], []).append(feature.id())
    table.selectByIds(by_target["CR0"][:1])
    picture = shown(dock)
    assert picture.shape == (165, 260)
    for part in np.array_split(picture, 2):  # chip, response, text; cuts and history
        for panel in np.array_split(part, 3, axis=1):
            assert panel.std() > 5
    table.selectByIds(by_target["far"][:1])
    assert "outside the scene" in shown(dock)
    table.selectByIds(by_target["CR0"][:2])
    assert "one row only" in shown(dock)
    table.removeSelection()
    assert "Select a row" in shown(dock)


def test_a_product_that_is_gone_and_other_layers(plugin, table, stack):
    (dock,) = plugin.iface.docks
    plugin.iface.currentLayerChanged.emit(table)
    table.startEditing()
    first = next(table.getFeatures())
    table.changeAttributeValue(first.id(), table.fields().lookupField("source"), "/nowhere/a.json")
    table.selectByIds([first.id()])
    assert "is not there" in shown(dock)
    table.rollBack()
    for layer in (None, QgsVectorLayer("Point", "points", "memory")):
        plugin.iface.currentLayerChanged.emit(layer)
        assert "Select a row" in shown(dock)


def test_history_and_row_are_those_of_the_stack(stack):
    folder, targets = stack
    with analyse_products([folder], targets, monitor=Monitor()) as measured:
        best = measured.clearest(0)
        row, history = measured.row(best, 0), measured.history(0, "up")
        assert len(history) == 5 and row["target"] == "CR0"
        assert row["sigma_phi_rad"] == min(one["sigma_phi_rad"] for one in history if one["kept"])
        assert measured.clearest(1) is None
