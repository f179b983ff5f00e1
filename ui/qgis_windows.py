"""Ways into QGIS's own windows: the toolbox, and the dialog of an algorithm."""

from qgis.PyQt.QtWidgets import QDockWidget, QLineEdit

TOOLBOX = "ProcessingToolbox"


def open_toolbox(iface):
    """Show QGIS's toolbox, ready to be searched."""
    toolbox = iface.mainWindow().findChild(QDockWidget, TOOLBOX)
    if toolbox is None:  # the plugin Processing is off
        return False
    toolbox.setVisible(True)
    toolbox.raise_()
    search = toolbox.findChild(QLineEdit)
    if search is not None:
        search.setFocus()
    return True


# A dialog that nothing of Python holds is shown, and its buttons do nothing.
_dialogs = []


def open_algorithm(identifier):
    """Open the dialog of an algorithm, beside QGIS's window as the toolbox does."""
    import processing

    dialog = processing.createAlgorithmDialog(identifier)
    _dialogs[:] = [one for one in _dialogs if one.isVisible()] + [dialog]
    dialog.show()
    return dialog
