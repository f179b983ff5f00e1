"""The plugin: all it does is to offer the processing provider."""

from qgis.core import QgsApplication

from .processing_provider.provider import VerticalCityProvider


class VerticalCityPlugin:
    def __init__(self, iface):
        self.iface = iface
        self.provider = None

    def initProcessing(self):  # noqa: N802
        """Add the provider. qgis_process calls this alone, without an interface."""
        self.provider = VerticalCityProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        # A shipped model finds the algorithms it is made of, and so its outputs, only once they are registered.
        self.provider.refreshAlgorithms()

    def initGui(self):  # noqa: N802
        self.initProcessing()

    def unload(self):
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
