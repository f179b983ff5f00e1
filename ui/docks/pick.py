"""Picking cells of a raster in the map, and an outline about the one that is shown."""

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsProject, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapToolEmitPoint, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...engine.errors import EngineInputError
from ..i18n import tr


class Picker:
    """A map tool that hands clicked points to picked(point, crs), and the former tool back when it stops.

    action : checked as long as the tool is there; the map sees to it.
    """

    def __init__(self, canvas, picked, action):
        self._canvas, self._picked, self._former = canvas, picked, None
        self._tool = QgsMapToolEmitPoint(canvas)
        self._tool.canvasClicked.connect(self._clicked)
        self._tool.setAction(action)
        self._band = None

    def start(self):
        if self._canvas.mapTool() != self._tool:
            self._former = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)

    def stop(self):
        """Give the former tool back, unless another one has been taken meanwhile, and remove the outline."""
        self.mark(None)
        if self._canvas.mapTool() == self._tool:
            self._canvas.unsetMapTool(self._tool)
            if self._former is not None and not sip.isdeleted(self._former):
                self._canvas.setMapTool(self._former)
        self._former = None

    def _clicked(self, point, button):
        if button == Qt.MouseButton.LeftButton:
            self._picked(point, self._canvas.mapSettings().destinationCrs())

    def mark(self, outline):
        """Draw about a cell: (xmin, ymin, xmax, ymax, crs), or None for nothing."""
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None
        if outline is not None:
            *bounds, crs = outline
            self._band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
            self._band.setFillColor(QColor(0, 0, 0, 0))
            self._band.setStrokeColor(QColor("#d55e00"))
            self._band.setSecondaryStrokeColor(QColor("white"))
            self._band.setWidth(2)
            self._band.setToGeometry(QgsGeometry.fromRect(QgsRectangle(*bounds)), crs)


def moved(point, source, target):
    """A point in another CRS."""
    try:
        return QgsCoordinateTransform(source, target, QgsProject.instance()).transform(point)
    except QgsCsException as error:
        raise EngineInputError(
            tr("This place has no coordinates in {crs}; pick a cell of the raster.").format(crs=target.authid())
        ) from error
