"""Features as rows."""

import re

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QVariant


def plain(feature):
    """A feature's attributes by name, None where there is no value."""
    row = dict(zip(feature.fields().names(), feature.attributes()))
    return {name: None if isinstance(value, QVariant) and value.isNull() else value for name, value in row.items()}


def field_names(layer):
    """The fields of a vector layer; none of another layer."""
    return set(layer.fields().names()) if isinstance(layer, QgsVectorLayer) else set()


def band_names(layer):
    """The names of a raster's bands; QGIS calls them "Band 1: AGBH"."""
    return {layer.bandName(number + 1).partition(": ")[2] for number in range(layer.bandCount())}


def project_layers(project, kind):
    """The layers of a kind; the topmost first, since what is new comes on top. The newest is not in the tree yet."""
    order = {node.layerId(): place for place, node in enumerate(project.layerTreeRoot().findLayers())}
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, kind)]
    return sorted(layers, key=lambda layer: order.get(layer.id(), -1))


def file_name(*parts):
    """A name for files, of what letters and figures some texts hold."""
    return "_".join(filter(None, (re.sub(r"\W+", "_", str(part)).strip("_") for part in parts)))[:80] or "picture"
