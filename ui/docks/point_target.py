"""A dock with the picture of the point target that is selected in a table of the point target analysis."""

import traceback

from qgis.core import Qgis, QgsExpression, QgsFeatureRequest, QgsMessageLog, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QVariant
from qgis.PyQt.QtGui import QPixmap
from qgis.PyQt.QtWidgets import QDockWidget, QLabel, QScrollArea

from ...engine.errors import EngineInputError
from ...engine.sar.analysis import COLUMNS, portrait
from ...engine.sar.pta import PtaOptions

CHOOSE = "Select a row in a table of the point target analysis to see its response here."
SEVERAL = "Select one row only."
# About a measured place the peak lies within a pixel, wherever the analysis had to search for it.
AT_PEAK = PtaOptions(search_px=1.0)


class PointTargetDock(QDockWidget):
    """Follows the current layer of an interface and what is selected in it."""

    def __init__(self, iface):
        super().__init__("Point target")
        self.setObjectName("VerticalCityPointTarget")
        self._iface, self._layer = iface, None
        self._label = QLabel(CHOOSE)
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # names and paths are not markup
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._label)
        self.setWidget(area)
        iface.currentLayerChanged.connect(self.follow)
        self.visibilityChanged.connect(self.show_selected)
        self.follow(iface.activeLayer())

    def close_for_good(self):
        """Let go of the interface and the layer."""
        self._iface.currentLayerChanged.disconnect(self.follow)
        self.visibilityChanged.disconnect(self.show_selected)
        self._leave()

    def follow(self, layer):
        """Show what is selected in a layer, from now on."""
        self._leave()
        if isinstance(layer, QgsVectorLayer) and set(COLUMNS) <= set(layer.fields().names()):
            self._layer = layer
            layer.selectionChanged.connect(self.show_selected)
            layer.willBeDeleted.connect(self._leave)
        self.show_selected()

    def _leave(self):
        if self._layer is not None:
            self._layer.selectionChanged.disconnect(self.show_selected)
            self._layer.willBeDeleted.disconnect(self._leave)
            self._layer = None

    def show_selected(self, *_):
        """Draw the selected row, or say why there is nothing to draw; while the dock is hidden, no file is opened."""
        if not self.isVisible():
            return
        try:
            self._show()
        except Exception as error:  # whatever a table or file may hold, a slot does not raise into QGIS
            QgsMessageLog.logMessage(traceback.format_exc(), "Vertical City", Qgis.MessageLevel.Warning)
            self._label.setText(f"The row cannot be drawn ({type(error).__name__}); see the log messages.")

    def _show(self):
        if self._layer is None or self._layer.selectedFeatureCount() == 0:
            self._label.setText(CHOOSE)
        elif self._layer.selectedFeatureCount() > 1:
            self._label.setText(SEVERAL)
        else:
            self._draw(_plain(next(self._layer.getSelectedFeatures())))

    def _draw(self, row):
        from ..plots.point_target import png

        if row["predicted_line"] is None:
            self._label.setText(f"{row['target']}: {row['reason']}.")
            return
        measured = row["line"] is not None
        place = (row["line"], row["sample"]) if measured else (row["predicted_line"], row["predicted_sample"])
        options = AT_PEAK if measured else PtaOptions()
        try:
            seen = portrait(row["source"], row["product"], *place, options, row["polarisation"])
            picture = png(seen.chip, seen.response if measured else None, row, self._history(row))
        except EngineInputError as error:
            # What was not measured has its reason in the table already.
            self._label.setText(str(error) if measured else f"{row['target']}: {row['reason']}.")
        except ImportError:
            self._label.setText(
                "Pictures need matplotlib; install it for QGIS's Python (apt install python3-matplotlib)."
            )
        else:
            pixmap = QPixmap()
            pixmap.loadFromData(picture)
            self._label.setPixmap(pixmap)

    def _history(self, row):
        """The rows of the same target and stack."""
        same = " AND ".join(
            f"{QgsExpression.createFieldEqualityExpression(name, row[name])}" for name in ("target", "track")
        )
        return [_plain(feature) for feature in self._layer.getFeatures(QgsFeatureRequest().setFilterExpression(same))]


def _plain(feature):
    """A feature's attributes by name, None where there is no value."""
    row = dict(zip(feature.fields().names(), feature.attributes()))
    return {name: None if isinstance(value, QVariant) and value.isNull() else value for name, value in row.items()}
