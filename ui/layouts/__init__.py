"""Print layouts made in the user's project from the templates (.qpt) of this folder: a height map and a sheet of GCPs.

A template holds the places, sizes and fonts of items that are found by their ids; every text is set here.
"""

import textwrap
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsLayoutItem,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtXml import QDomDocument

from ..i18n import tr

FOLDER = Path(__file__).parent
# Of a page; and what a letter takes in headings and labels of the templates' legends.
MARGIN_MM, HEADING_MM, LABEL_MM = 10.0, 2.05, 1.45


def open_height_map(iface):
    """Make a layout of the building heights of the project and open it; None, and a message, where there are none."""
    from ...engine.gvc.choices import COMPONENTS
    from ..layers import is_heights
    from .height_map import fill

    layer = find_layer(iface, is_heights)
    if layer is None:
        return _tell(
            iface,
            tr(
                "No building heights are in the project: no raster has a band {components}. Run 'Predict building "
                "heights', or add its result."
            ).format(components=", ".join(COMPONENTS)),
        )
    return _opened(iface, "height_map", tr("Height map"), layer, fill)


def open_gcp_sheet(iface):
    """Make a sheet of the ground control points of the project and open it; None, and a message, without any."""
    from .gcp_sheet import fill, is_control_points

    layer = find_layer(iface, is_control_points)
    if layer is None:
        return _tell(
            iface,
            tr(
                "No ground control points are in the project. Run 'Ground control points by stereo SAR', or add its "
                "result."
            ),
        )
    return _opened(iface, "gcp_sheet", tr("GCP sheet"), layer, fill)


def find_layer(iface, wanted):
    """The active layer if it is one that is wanted, else the topmost of the project that is; None without one."""
    layers = [iface.activeLayer(), *QgsProject.instance().layerTreeRoot().layerOrder()]
    return next((layer for layer in layers if layer is not None and layer.isValid() and wanted(layer)), None)


def make_layout(template, name, layer, canvas, fill):
    """A layout of the project from a template, filled; it has a name of its own, and stands in the layout manager."""
    project = QgsProject.instance()
    document = QDomDocument()
    document.setContent((FOLDER / f"{template}.qpt").read_text(encoding="utf-8"))
    layout = QgsPrintLayout(project)
    layout.loadFromTemplate(document, QgsReadWriteContext())
    layout.setName(free_name(project.layoutManager(), name))
    _show(layout, layer, canvas)
    fill(layout, layer)
    project.layoutManager().addLayout(layout)
    return layout


def free_name(manager, name):
    """This name, or with a number behind it the first that no layout of the project has."""
    number, wanted = 1, name
    while manager.layoutByName(wanted) is not None:
        number += 1
        wanted = f"{name} {number}"
    return wanted


def item(layout, name):
    """An item of a layout by its id in the template."""
    return next(one for one in layout.items() if isinstance(one, QgsLayoutItem) and one.id() == name)


def write(layout, **texts):
    """Set the texts of labels by their ids."""
    for name, text in texts.items():
        item(layout, name).setText(text)


def show_in_legend(layout, layer, nodes=None):
    """Add a layer to the legend; returns its node. nodes : the numbers of its entries that are shown, else all."""
    legend = item(layout, "legend")
    node = legend.model().rootGroup().addLayer(layer)
    _wrap(layout, legend, node)
    if nodes is not None:
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, nodes)
    legend.model().refreshLayerLegend(node)
    legend.adjustBoxSize()
    return node


def _wrap(layout, legend, node):
    """Break long names, so that they stay on the page."""
    room = layout.pageCollection().page(0).pageSize().width() - MARGIN_MM - legend.pagePos().x()
    room /= legend.columnCount()
    legend.setWrapString("\n")
    node.setCustomProperty("legend/title-label", textwrap.fill(node.name(), int(room / HEADING_MM)))
    letters = int((room - legend.symbolWidth() - 2) / LABEL_MM)
    for number, entry in enumerate(legend.model().layerLegendNodes(node)):
        label = entry.data(Qt.ItemDataRole.DisplayRole)
        if isinstance(label, str) and len(label) > letters:
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, number, textwrap.fill(label, letters))


def _show(layout, layer, canvas):
    """What the canvas shows, at its extent; the layer lies on top where the canvas does not show it."""
    picture = item(layout, "map")
    layers, extent = canvas.layers(), canvas.extent()
    transform = canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
    if layer not in layers:
        layers = [layer, *layers]
    if extent.isEmpty() or not extent.intersects(transform):
        extent = transform
        extent.scale(1.05)
    picture.setCrs(canvas.mapSettings().destinationCrs())  # the extent's, also when that of the project changes
    picture.setLayers(layers)
    picture.setKeepLayerSet(True)
    picture.zoomToExtent(extent)
    item(layout, "legend").model().rootGroup().clear()
    scale = item(layout, "scale")
    scale.applyDefaultSize(scale.guessUnits())
    scale.update()


def _opened(iface, template, name, layer, fill):
    layout = make_layout(template, name, layer, iface.mapCanvas(), fill)
    iface.openLayoutDesigner(layout)
    return layout


def _tell(iface, text):
    iface.messageBar().pushMessage("Vertical City", text, level=Qgis.MessageLevel.Warning)
