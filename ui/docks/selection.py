"""The dock "Picture of the selection": it follows the current layer, what is selected in it and the cell picked.

What can be shown is in the table of views.py, which is imported when the dock is first seen: QGIS starts without it.
"""

import traceback

from qgis.core import Qgis, QgsFeatureRequest, QgsMessageLog, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDockWidget,
    QFileDialog,
    QLabel,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from .exports import Exports, add_button, last_folder


class SelectionDock(QDockWidget):
    """Follows the current layer of an interface and what is selected in it. A slot of it never raises into QGIS."""

    def __init__(self, iface):
        super().__init__(tr("Picture of the selection"))
        self.setObjectName("VerticalCitySelection")
        self._iface, self._layer, self._view = iface, None, None
        self._shown = None  # the picture
        self._widget = None  # what paints it, made with the first one
        self._place = None  # map point that was picked, in the layer's CRS
        self._picker = None
        self._has_room = False
        self._build()
        iface.currentLayerChanged.connect(self.follow)
        for changed in self._project_signals():
            changed.connect(self._project_changed)
        self.visibilityChanged.connect(self._seen)
        self.follow(iface.activeLayer())

    def _build(self):
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # names and paths are not markup
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMargin(12)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._label)
        self._pages.addWidget(self._area)
        self._status = QLabel()
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setWordWrap(True)
        self._status.hide()
        bar = QToolBar()
        self._pick = add_button(
            bar, tr("Pick a cell"), tr("Click cells of the raster in the map; again to stop."), self._toggle
        )
        self._pick.setCheckable(True)
        self._model = add_button(
            bar, tr("Model…"), tr("Choose the height model that the raster was made with."), self._choose_model
        )
        self._exports = Exports(bar, self._note, self._guarded)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(bar)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._status)
        self.setWidget(inside)

    def close_for_good(self):
        """Let go of the interface, the map and the layer."""
        self._iface.currentLayerChanged.disconnect(self.follow)
        for changed in self._project_signals():
            changed.disconnect(self._project_changed)
        self.visibilityChanged.disconnect(self._seen)
        self._leave()
        if self._picker is not None:
            self._picker.stop()
            self._picker = None

    # What is followed.

    def follow(self, layer):
        """Show what is selected in a layer, from now on."""
        self._leave()
        if isinstance(layer, (QgsVectorLayer, QgsRasterLayer)):
            self._layer = layer
            layer.willBeDeleted.connect(self._forget)
            if isinstance(layer, QgsVectorLayer):
                layer.selectionChanged.connect(self.show_selected)
        self.show_selected()

    def _leave(self):
        if self._layer is not None:
            self._layer.willBeDeleted.disconnect(self._forget)
            if isinstance(self._layer, QgsVectorLayer):
                self._layer.selectionChanged.disconnect(self.show_selected)
        self._layer = self._view = self._place = None
        if self._picker is not None:
            self._picker.mark(None)

    def _forget(self):
        """The layer goes, and its signals with it; it must not be touched any more."""
        self._layer = self._view = self._place = None
        if self._picker is not None:
            self._picker.mark(None)
        self.show_selected()

    def _project_signals(self):
        return QgsProject.instance().layersAdded, QgsProject.instance().layersRemoved

    def _project_changed(self, *_):
        """A layer that a picture also needs may have come or gone."""
        if self._view is not None and self._view.needs_others:
            self.show_selected()

    def _seen(self, visible):
        if not visible and self._picker is not None:
            self._picker.stop()
        self.show_selected()

    # What is shown.

    def show_selected(self, *_):
        """Draw what is selected, or say why there is nothing to draw; while the dock is hidden, no file is opened."""
        if not self.isVisible():
            return
        self._guarded(self._show)

    def _guarded(self, work, *arguments):
        """Whatever a table or file may hold, a slot does not raise into QGIS."""
        try:
            work(*arguments)
        except Exception as error:
            from ...engine.errors import EngineInputError

            if isinstance(error, EngineInputError):
                self._say(str(error))
                return
            QgsMessageLog.logMessage(traceback.format_exc(), "Vertical City", Qgis.MessageLevel.Warning)
            self._say(tr("This cannot be drawn ({error}); see the log messages.").format(error=type(error).__name__))

    def _show(self):
        if self._layer is None:
            self._leave_raster()
            self._say(nothing())
            return
        from . import views  # the views import the engine

        self._view = views.view_of(self._layer)
        raster = self._view is not None and self._view.of_raster
        for one in (self._pick, self._model):
            one.setVisible(raster)
        if not raster:
            self._leave_raster()
        selected = self._selected()
        if not selected:
            self._say(self._view.choose() if self._view else nothing())
        elif not raster and self._view.most == 1 and self._layer.selectedFeatureCount() > 1:
            self._say(tr("Select one row only."))
        else:
            self._draw(views.picture(self._view, self._layer, selected))

    def _leave_raster(self):
        for one in (self._pick, self._model):
            one.setVisible(False)
        if self._picker is not None:
            self._picker.stop()

    def _selected(self):
        """The features selected, a few at most, or the place picked."""
        if self._view is None:
            return None
        if self._view.of_raster:
            return self._place
        if self._layer.selectedFeatureCount() == 0:
            return None
        features = self._layer.getSelectedFeatures(QgsFeatureRequest().setLimit(self._view.most))
        return sorted(features, key=lambda feature: feature.id())

    def _draw(self, shown):
        if isinstance(shown, str):
            self._say(shown)
            return
        if self._widget is None:
            from .picture import PictureWidget

            self._widget = PictureWidget(lambda: self._guarded(self._widget.render_now))
            self._area.setWidget(self._widget)
        self._shown = shown
        self._pages.setCurrentWidget(self._area)
        self._note("")
        self._exports.offer(shown, self._widget)
        self._widget.show_picture(shown)
        self._make_room()
        if self._picker is not None:
            self._picker.mark(shown.outline)

    def _make_room(self):
        """Once, be as wide as a picture needs; half the window at most, and narrow again if the user wants it so."""
        window = self.parent()
        if self._has_room or not isinstance(window, QMainWindow):
            return
        self._has_room = True
        beside = self.width() - self._area.viewport().width()
        wide = min(self._widget.minimumWidth() + beside, window.width() // 2)
        if wide > self.width() and not self.isFloating():
            window.resizeDocks([self], [wide], Qt.Orientation.Horizontal)

    def _say(self, sentence):
        """A sentence instead of a picture."""
        self._shown = None
        self._label.setText(sentence)
        self._pages.setCurrentWidget(self._label)
        self._note("")
        self._exports.offer(None, None)

    def _note(self, sentence):
        """A sentence below the picture."""
        self._status.setText(sentence)
        self._status.setVisible(bool(sentence))

    # Cells of a raster.

    def _toggle(self, on):
        self._guarded(self._start if on else self._stop)

    def _start(self):
        from .pick import Picker

        if self._picker is None:
            self._picker = Picker(self._iface.mapCanvas(), self._picked, self._pick)
        self._picker.start()

    def _stop(self):
        if self._picker is not None:
            self._picker.stop()

    def _picked(self, point, crs):
        self._guarded(self.show_place, point, crs)

    def show_place(self, point, crs):
        """Show the cell of the current raster at a map point."""
        from .pick import moved

        if self._layer is not None:
            self._place = moved(point, crs, self._layer.crs())
            self.show_selected()

    def _choose_model(self, *_):
        path, _ = QFileDialog.getOpenFileName(self, tr("Height model"), last_folder(), tr("Height models (*.json)"))
        if path and self._layer is not None:
            self.use_model(path)

    def use_model(self, path):
        """Explain the current raster with a model; the project remembers it with the layer."""
        self._layer.setCustomProperty("vertical_city/model", path)
        self.show_selected()


def nothing():
    """What to do where the current layer has no picture."""
    return tr(
        "Choose a layer of Vertical City: building heights (then pick a cell in the map), cells of a fitted model, "
        "points with time series, ground control points, or a table of the point target analysis; and select a row."
    )
