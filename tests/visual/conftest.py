"""Dialogs of Processing without QGIS's window."""

import sys

import pytest


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
