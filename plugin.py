"""The plugin: the processing provider and a menu. What the menu opens is imported when it is first wanted."""

from qgis.core import QgsApplication

from .processing_provider.provider import VerticalCityProvider
from .ui import i18n
from .ui.i18n import tr

MENU = "Vertical City"


class VerticalCityPlugin:
    def __init__(self, iface):
        i18n.install()
        self.iface = iface
        self.provider = None
        self.start = self.selection = None  # docks
        self._actions = []
        self._sample = self._greeting = None

    def initProcessing(self):  # noqa: N802
        """Add the provider. qgis_process calls this alone, without an interface."""
        self.provider = VerticalCityProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):  # noqa: N802
        from .ui.docks.lazy import LazyDock

        self.initProcessing()
        start, selection, *_ = (
            self._add(icon, text, slot)
            for icon, text, slot in (
                ("start_page", tr("&Start page"), None),
                ("selection", tr("&Picture of the selection"), None),
                ("layout", tr("New layout: &height map"), self.open_height_map),
                ("layout", tr("New layout: &GCP sheet"), self.open_gcp_sheet),
                ("check_environment", tr("&Check the environment"), self.check_environment),
            )
        )
        self.start = LazyDock(self.iface, "start", start, self._make_start_page)
        self.selection = LazyDock(self.iface, "selection", selection, self._make_selection)
        self._when_ready()

    def _add(self, icon_name, text, slot):
        from qgis.PyQt.QtWidgets import QAction

        from .ui.icons import icon

        action = QAction(icon(icon_name), text, self.iface.mainWindow())
        if slot is not None:
            action.triggered.connect(slot)
        self.iface.addPluginToMenu(MENU, action)
        self._actions.append(action)
        return action

    def _when_ready(self):
        """Greet and reopen docks: at once where QGIS is running already, else when it has started."""
        from qgis.PyQt.QtCore import QTimer

        if self.iface.mainWindow().isVisible():
            QTimer.singleShot(0, self._ready)
        else:
            self.iface.initializationCompleted.connect(self._ready)

    def _ready(self):
        from .ui.greeting import greet

        if self.start is None:  # unloaded in the meantime
            return
        self._greeting = greet(self.iface, self.start.show)
        self.start.reopen()
        self.selection.reopen()

    def _make_start_page(self):
        from .ui.docks.start import StartDock
        from .ui.sample import Sample

        self._take_greeting_away()
        self._sample = Sample(self.iface)
        doors = {
            "toolbox": self.open_toolbox,
            "height_map": self.open_height_map,
            "gcp_sheet": self.open_gcp_sheet,
            "environment": self.check_environment,
        }
        return StartDock(self._sample, doors)

    def _make_selection(self):
        from .ui.docks.selection import SelectionDock

        return SelectionDock(self.iface)

    def open_toolbox(self):
        from .ui.qgis_windows import open_toolbox

        open_toolbox(self.iface)

    def open_height_map(self):
        from .ui.layouts import open_height_map

        open_height_map(self.iface)

    def open_gcp_sheet(self):
        from .ui.layouts import open_gcp_sheet

        open_gcp_sheet(self.iface)

    def check_environment(self):
        from .ui.qgis_windows import open_algorithm

        open_algorithm("verticalcity:checkenvironment")

    def unload(self):
        """Leave nothing behind: QGIS may load the plugin again, in another version."""
        if self.start is not None:
            self._let_go()
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        i18n.uninstall()

    def _take_greeting_away(self):
        from qgis.PyQt import sip

        if self._greeting is not None and not sip.isdeleted(self._greeting):
            self.iface.messageBar().popWidget(self._greeting)
        self._greeting = None

    def _let_go(self):
        from contextlib import suppress

        with suppress(TypeError):  # it was not connected, QGIS was running
            self.iface.initializationCompleted.disconnect(self._ready)
        self._take_greeting_away()
        if self._sample is not None:
            self._sample.close_for_good()
        for dock in (self.start, self.selection):
            dock.close_for_good()
        for action in self._actions:
            self.iface.removePluginMenu(MENU, action)
            action.deleteLater()
        self.start = self.selection = self._sample = None
        self._actions = []
