"""Draw the pictures of docs/layouts.md: the two print layouts of what the demo made.

python3 draw_layouts.py [FOLDER [PICTURES]]    (FOLDER holds the demo's outputs; vertical_city is on the path)
"""

import os
import sys
import tempfile
from pathlib import Path

sys.path[:0] = filter(None, os.environ.get("QGIS_PLUGINPATH", "").split(":"))

from qgis.core import QgsApplication, QgsLayoutExporter, QgsProject, QgsVectorLayer  # noqa: E402
from qgis.gui import QgsMapCanvas  # noqa: E402
from qgis.PyQt import sip  # noqa: E402
from qgis.PyQt.QtGui import QColor, QImage, QPainter  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "demo" / "data"
DPI, FRAME = 110, 4


class Interface:
    """What the layouts and the sample ask of QGIS's window."""

    def __init__(self):
        self.canvas, self.active, self.layout = QgsMapCanvas(), None, None

    def mapCanvas(self):  # noqa: N802
        return self.canvas

    def activeLayer(self):  # noqa: N802
        return self.active

    def setActiveLayer(self, layer):  # noqa: N802
        self.active = layer

    def openLayoutDesigner(self, layout):  # noqa: N802
        self.layout = layout

    def show(self, crs, extent=None):
        """The canvas with the layers of the project that are ticked."""
        root = QgsProject.instance().layerTreeRoot()
        self.canvas.resize(900, 700)
        self.canvas.setDestinationCrs(crs)
        self.canvas.setLayers([layer for layer in root.layerOrder() if root.findLayer(layer).isVisible()])
        if extent is not None:
            self.canvas.setExtent(extent)


def height_map(interface, folder):
    """What the sample shows, here of the demo's files."""
    from vertical_city.ui.layouts import open_height_map
    from vertical_city.ui.sample import show

    look = show(
        *(existing(folder / f"los_angeles_{name}.tif") for name in ("heights", "slopemask", "union", "features"))
    )
    layers = QgsProject.instance().layerTreeRoot().layerOrder()
    interface.show(layers[-1].crs())
    look(interface)
    interface.canvas.zoomByFactor(1.03)
    return open_height_map(interface)


def gcp_sheet(interface, folder):
    """The simulated lamp posts over the buildings of Berlin."""
    from vertical_city.ui.layouts import open_gcp_sheet
    from vertical_city.ui.styles import apply_style

    block = folder / "city_block"
    layers = {
        "ground_control_points": QgsVectorLayer(
            str(existing(block / "ground_control_points.gpkg")), "Ground control points (simulated)", "ogr"
        ),
        "error_ellipses": QgsVectorLayer(str(existing(block / "error_ellipses.gpkg")), "Error ellipses", "ogr"),
    }
    for style, layer in layers.items():
        apply_style(layer, style)
    residuals = QgsVectorLayer(str(existing(block / "residuals.gpkg")), "residuals", "ogr")
    buildings = QgsVectorLayer(str(DATA / "berlin" / "buildings.fgb"), "Buildings", "ogr")
    buildings.renderer().symbol().setColor(QColor("#dcdcdc"))
    buildings.renderer().symbol().symbolLayer(0).setStrokeColor(QColor("#c8c8c8"))
    QgsProject.instance().addMapLayers([*layers.values(), residuals, buildings])
    extent = layers["error_ellipses"].extent()
    extent.scale(1.1)
    interface.active = layers["ground_control_points"]
    interface.show(interface.active.crs(), extent)
    return open_gcp_sheet(interface)


def existing(path):
    if not path.exists():
        sys.exit(f"{path} is not there; run 'make demo' first.")
    return path


def pages(layout):
    """The pages of a layout as pictures."""
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi, settings.generateWorldFile = DPI, False
    with tempfile.TemporaryDirectory() as folder:
        done = QgsLayoutExporter(layout).exportToImage(f"{folder}/page.png", settings)
        if done != QgsLayoutExporter.ExportResult.Success:
            sys.exit(f"The layout {layout.name()} could not be drawn.")
        return [QImage(str(path)) for path in sorted(Path(folder).glob("*.png"))]


def side_by_side(images):
    """Pages beside each other on grey, so that white paper is seen on white."""
    width = sum(image.width() + FRAME for image in images) + FRAME
    sheet = QImage(width, images[0].height() + 2 * FRAME, QImage.Format.Format_RGB888)
    sheet.fill(QColor("#b0b0b0"))
    painter, left = QPainter(sheet), FRAME
    for image in images:
        painter.drawImage(left, FRAME, image)
        left += image.width() + FRAME
    painter.end()
    return sheet


def main(folder=ROOT / "demo" / "output", pictures=ROOT / "docs" / "pictures"):
    application = QgsApplication([], True)
    application.initQgis()
    interface = Interface()
    for draw in (height_map, gcp_sheet):
        path = pictures / f"layout_{draw.__name__}.png"
        if not side_by_side(pages(draw(interface, folder))).save(str(path)):
            sys.exit(f"{path} cannot be written.")
        print(path)
        interface.active = None
        interface.canvas.setLayers([])
        QgsProject.instance().clear()
    sip.delete(interface.canvas)
    application.exitQgis()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
