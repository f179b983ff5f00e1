"""Docks that are made when they are first wanted, so that they cost nothing at start."""

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget

RIGHT = Qt.DockWidgetArea.RightDockWidgetArea


class LazyDock:
    """A dock behind a checkable action. It comes back where it was when it was open as QGIS was closed.

    make : a function that makes the dock, with an object name and close_for_good(). key : its name in the settings.
    """

    def __init__(self, iface, key, action, make):
        self._iface, self._key, self._action, self._make = iface, f"vertical_city/docks/{key}", action, make
        self.dock = None
        action.setCheckable(True)
        action.triggered.connect(self.show)

    def show(self, wanted=True):
        """Show or hide it; made if it has to be."""
        if self.dock is None:
            if not wanted:
                return
            self._open()
        self.dock.setVisible(wanted)
        if wanted:
            self.dock.raise_()
            self.dock.setFocus()  # for who opened it with the keyboard

    def reopen(self):
        """Show it if it was open the last time."""
        if QgsSettings().value(self._key, False, type=bool):
            self._open()
            self.dock.show()

    def _open(self):
        self.dock = self._make()
        # What QGIS has restored of its window knows where a dock of this object name was.
        if not self._iface.mainWindow().restoreDockWidget(self.dock):
            self._iface.addDockWidget(RIGHT, self.dock)
            self._join(self._iface.mainWindow())
        self._toggled()
        self.dock.toggleViewAction().toggled.connect(self._toggled)

    def _join(self, window):
        """Behind another of the plugin's docks, as a tab: one above the other, neither would have room."""
        for other in window.findChildren(QDockWidget):
            ours = other is not self.dock and other.objectName().startswith("VerticalCity")
            if ours and other.isVisible() and not other.isFloating():
                window.tabifyDockWidget(other, self.dock)
                return

    def _toggled(self, *_):
        """Its action is also unchecked when QGIS is closed or minimised; that does not close the dock."""
        is_open = not self.dock.isHidden()
        self._action.setChecked(is_open)
        QgsSettings().setValue(self._key, is_open)

    def close_for_good(self):
        """Take it away, and remember whether it was open."""
        self._action.triggered.disconnect(self.show)
        if self.dock is not None:
            self.dock.toggleViewAction().toggled.disconnect(self._toggled)
            self._iface.removeDockWidget(self.dock)
            self.dock.close_for_good()
            self.dock.deleteLater()
            self.dock = None
