"""Vertical City: building heights from free global DEMs and geodetic SAR, for QGIS."""


def classFactory(iface):  # noqa: N802 (QGIS calls it by this name)
    """Make the plugin. QGIS is imported here, so that the engine can be imported without it."""
    from .plugin import VerticalCityPlugin

    return VerticalCityPlugin(iface)
