"""The plugin: it offers the processing provider, and a dock that shows point targets and ground control points."""

from qgis.core import QgsApplication

from .processing_provider.provider import VerticalCityProvider


class VerticalCityPlugin:
    def __init__(self, iface):
        self.iface = iface
        self.provider = None
        self.dock = None

    def initProcessing(self):  # noqa: N802
        """Add the provider. qgis_process calls this alone, without an interface."""
        self.provider = VerticalCityProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        # A shipped model finds the algorithms it is made of, and so its outputs, only once they are registered.
        self.provider.refreshAlgorithms()

    def initGui(self):  # noqa: N802
        from qgis.PyQt.QtCore import Qt

        from .ui.docks.point_target import PointTargetDock

        self.initProcessing()
        self.dock = PointTargetDock(self.iface)
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()
        # The dock's own action shows and hides it.
        self.iface.addPluginToMenu("Vertical City", self.dock.toggleViewAction())

    def unload(self):
        if self.dock is not None:
            self.iface.removePluginMenu("Vertical City", self.dock.toggleViewAction())
            self.iface.removeDockWidget(self.dock)
            self.dock.close_for_good()
            self.dock.deleteLater()
            self.dock = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
