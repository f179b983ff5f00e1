"""A dock with the picture of the point target that is selected in a table of the point target analysis."""

from qgis.core import QgsExpression, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QVariant
from qgis.PyQt.QtGui import QPixmap
from qgis.PyQt.QtWidgets import QDockWidget, QLabel, QScrollArea

from ...engine.errors import EngineInputError
from ...engine.sar.analysis import COLUMNS, portrait

CHOOSE = "Select a row in a table of the point target analysis to see its response here."
SEVERAL = "Select one row only."


class PointTargetDock(QDockWidget):
    """Follows the current layer of an interface and what is selected in it."""

    def __init__(self, iface):
        super().__init__("Point target")
        self.setObjectName("VerticalCityPointTarget")
        self._iface, self._layer = iface, None
        self._label = QLabel(CHOOSE)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._label)
        self.setWidget(area)
        iface.currentLayerChanged.connect(self.follow)
        self.follow(iface.activeLayer())

    def close_for_good(self):
        """Let go of the interface and the layer."""
        self._iface.currentLayerChanged.disconnect(self.follow)
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
        """Draw the selected row, or say why there is nothing to draw."""
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
        try:
            seen = portrait(row["source"], row["product"], row["predicted_line"], row["predicted_sample"])
            picture = png(seen.chip, seen.response, row, self._history(row))
        except EngineInputError as error:
            # What was not measured has its reason in the table already.
            self._label.setText(f"{row['target']}: {row['reason']}." if row["line"] is None else str(error))
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
