"""Icons, by the name of their file."""

from pathlib import Path

from qgis.PyQt.QtGui import QIcon


def icon(name):
    return QIcon(str(Path(__file__).parent / f"{name}.svg"))
