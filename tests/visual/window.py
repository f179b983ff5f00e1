"""A window of QGIS for tests, with what the plugin asks of it: menu, docks, message bar, canvas, layouts."""

import time

from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow

DEFERRED_DELETE = 52


class Window(QObject):
    """Stands for iface."""

    currentLayerChanged = pyqtSignal(object)  # noqa: N815
    initializationCompleted = pyqtSignal()  # noqa: N815

    def __init__(self):
        super().__init__()
        self.window, self.bar, self.canvas = QMainWindow(), QgsMessageBar(), QgsMapCanvas()
        self.actions, self.layer, self.messages, self.layouts = [], None, [], []
        self.bar.widgetAdded.connect(self._message)
        self.window.setCentralWidget(self.canvas)

    def _message(self, _):
        item = self.bar.currentItem()  # the signal's own argument may have lost its class
        self.messages.append((item.title(), item.text()))

    def mainWindow(self):  # noqa: N802
        return self.window

    def messageBar(self):  # noqa: N802
        return self.bar

    def mapCanvas(self):  # noqa: N802
        return self.canvas

    def activeLayer(self):  # noqa: N802
        return self.layer

    def setActiveLayer(self, layer):  # noqa: N802
        self.layer = layer

    def addDockWidget(self, area, dock):  # noqa: N802
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):  # noqa: N802
        self.window.removeDockWidget(dock)

    def openLayoutDesigner(self, layout):  # noqa: N802
        self.layouts.append(layout)

    def addPluginToMenu(self, name, action):  # noqa: N802
        self.actions.append(action)

    def removePluginMenu(self, name, action):  # noqa: N802
        self.actions.remove(action)

    # For tests.

    def docks(self):
        return self.window.findChildren(QDockWidget)

    def close(self):
        self.bar.clearWidgets()
        for widget in (self.canvas, self.bar, self.window):
            widget.close()
            widget.deleteLater()


def wait(until, seconds=30.0):
    """Let QGIS work on its events until something holds."""
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        QgsApplication.processEvents()
        QgsApplication.sendPostedEvents(None, DEFERRED_DELETE)  # which only a running event loop would do
        time.sleep(0.01)
    assert until(), "waited in vain"
