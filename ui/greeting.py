"""The message on the first start: once, quiet, and never again."""

from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtWidgets import QPushButton

from .i18n import tr

KEY = "vertical_city/greeted"
SECONDS = 60


def greet(iface, open_start_page):
    """Show the message unless it has been shown; returns its widget, or None."""
    settings = QgsSettings()
    if settings.value(KEY, False, type=bool):
        return None
    settings.setValue(KEY, True)
    bar = iface.messageBar()
    message = bar.createMessage(
        "Vertical City", tr("Building heights from free DEMs, and geodetic SAR. Its tools are in the toolbox.")
    )
    button = QPushButton(tr("Open the &start page"))

    def clicked():
        bar.popWidget(message)
        open_start_page()

    button.clicked.connect(clicked)
    message.layout().addWidget(button)
    return bar.pushWidget(message, Qgis.MessageLevel.Info, SECONDS)
