"""A dock with the picture of what is selected: a row of the point target analysis, or a ground control point."""

import traceback

from qgis.core import Qgis, QgsExpression, QgsFeatureRequest, QgsMessageLog, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPixmap
from qgis.PyQt.QtWidgets import QDockWidget, QLabel, QScrollArea

from ...engine.errors import EngineInputError
from ...engine.sar.analysis import COLUMNS, portrait
from ...engine.sar.gcp_table import COLUMNS as POINT_COLUMNS
from ...engine.sar.pta import PtaOptions
from .residuals import show_residuals
from .rows import plain

CHOOSE = (
    "Select a row in a table of the point target analysis to see its response here, or a ground control point to see "
    "its residuals."
)
SEVERAL = "Select one row only."
NO_MATPLOTLIB = "Pictures need matplotlib; install it for QGIS's Python (apt install python3-matplotlib)."
# About a measured place the peak lies within a pixel, wherever the analysis had to search for it.
AT_PEAK = PtaOptions(search_px=1.0)


def show_response(layer, row):
    """The picture (PNG) for a row of the point target analysis, or a sentence why there is none."""
    from ..plots.point_target import png

    why = f"{row['target']}: {row['reason']}."
    if row["predicted_line"] is None:
        return why
    measured = row["line"] is not None
    place = (row["line"], row["sample"]) if measured else (row["predicted_line"], row["predicted_sample"])
    options = AT_PEAK if measured else PtaOptions()
    try:
        seen = portrait(row["source"], row["product"], *place, options, row["polarisation"])
        return png(seen.chip, seen.response if measured else None, row, _history(layer, row))
    except EngineInputError as error:
        # What was not measured has its reason in the table already.
        return str(error) if measured else why


def _history(layer, row):
    """The rows of the same target and stack."""
    same = " AND ".join(
        f"{QgsExpression.createFieldEqualityExpression(name, row[name])}" for name in ("target", "track")
    )
    return [plain(feature) for feature in layer.getFeatures(QgsFeatureRequest().setFilterExpression(same))]


# Fields that a layer must have, and what shows a row of it: a picture or a sentence.
VIEWS = ((frozenset(COLUMNS), show_response), (frozenset(POINT_COLUMNS), show_residuals))


class PointTargetDock(QDockWidget):
    """Follows the current layer of an interface and what is selected in it."""

    def __init__(self, iface):
        super().__init__("Point target")
        self.setObjectName("VerticalCityPointTarget")
        self._iface, self._layer, self._show_row = iface, None, None
        self._label = QLabel(CHOOSE)
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # names and paths are not markup
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._label)
        self.setWidget(area)
        iface.currentLayerChanged.connect(self.follow)
        for changed in self._project_signals():
            changed.connect(self._project_changed)
        self.visibilityChanged.connect(self.show_selected)
        self.follow(iface.activeLayer())

    def close_for_good(self):
        """Let go of the interface and the layer."""
        self._iface.currentLayerChanged.disconnect(self.follow)
        for changed in self._project_signals():
            changed.disconnect(self._project_changed)
        self.visibilityChanged.disconnect(self.show_selected)
        self._leave()

    def follow(self, layer):
        """Show what is selected in a layer, from now on."""
        self._leave()
        fields = set(layer.fields().names()) if isinstance(layer, QgsVectorLayer) else set()
        self._show_row = next((show for columns, show in VIEWS if columns <= fields), None)
        if self._show_row is not None:
            self._layer = layer
            layer.selectionChanged.connect(self.show_selected)
            layer.willBeDeleted.connect(self._forget)
        self.show_selected()

    def _leave(self):
        if self._layer is not None:
            self._layer.selectionChanged.disconnect(self.show_selected)
            self._layer.willBeDeleted.disconnect(self._forget)
            self._layer = None

    def _forget(self):
        """The layer goes, and its signals with it; it must not be touched any more."""
        self._layer = None
        self.show_selected()

    def _project_signals(self):
        return QgsProject.instance().layersAdded, QgsProject.instance().layersRemoved

    def _project_changed(self, *_):
        """The table that belongs to a ground control point may have come or gone."""
        if self._show_row is show_residuals:
            self.show_selected()

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
            self._draw(plain(next(self._layer.getSelectedFeatures())))

    def _draw(self, row):
        try:
            shown = self._show_row(self._layer, row)
        except EngineInputError as error:
            shown = str(error)
        except ImportError:
            shown = NO_MATPLOTLIB
        if isinstance(shown, str):
            self._label.setText(shown)
        else:
            pixmap = QPixmap()
            pixmap.loadFromData(shown)
            self._label.setPixmap(pixmap)
