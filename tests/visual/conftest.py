"""A project, a window and the dock of the selection; dialogs of Processing without QGIS's window."""

import sys

import pytest
from qgis.core import QgsProject
from vertical_city.ui.docks.selection import SelectionDock

from .window import Window


@pytest.fixture
def project(qgis_app):
    made = QgsProject.instance()
    made.clear()
    yield made
    made.clear()


@pytest.fixture
def window(project):
    made = Window()
    yield made
    made.close()


@pytest.fixture
def dock(window):
    """The dock of the selection, shown."""
    made = SelectionDock(window)
    made.resize(700, 500)
    made.show()
    yield made
    made.close_for_good()
    made.deleteLater()


@pytest.fixture
def without_iface(provider, monkeypatch):
    """The interface that pytest-qgis puts in QGIS's place has no browser and no main window."""
    import processing.gui.AlgorithmDialog
    import processing.gui.BatchAlgorithmDialog
    import processing.gui.MultipleInputDialog
    import processing.modeler.ModelerParametersDialog  # noqa: F401

    for name, module in list(sys.modules.items()):
        if name.startswith(("processing.gui", "processing.modeler")) and hasattr(module, "iface"):
            monkeypatch.setattr(module, "iface", None)
