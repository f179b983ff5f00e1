"""What layers hold: the rows of tables, the names of fields and bands, the heights of rasters."""

from qgis.core import QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant

from ..engine.gvc.choices import COMPONENTS


def plain(feature):
    """A feature's attributes by name, None where there is no value."""
    row = dict(zip(feature.fields().names(), feature.attributes()))
    return {name: None if isinstance(value, QVariant) and value.isNull() else value for name, value in row.items()}


def field_names(layer):
    """The fields of a vector layer; none of another layer."""
    return set(layer.fields().names()) if isinstance(layer, QgsVectorLayer) else set()


def band_names(layer):
    """The names of a raster's bands; QGIS calls them "Band 1: AGBH"."""
    return [layer.bandName(number + 1).partition(": ")[2] for number in range(layer.bandCount())]


def is_file_raster(layer):
    return isinstance(layer, QgsRasterLayer) and layer.providerType() == "gdal"


def is_heights(layer):
    """Whether a layer is a raster file with components of built-up areas."""
    return is_file_raster(layer) and not set(COMPONENTS).isdisjoint(band_names(layer))


def project_layers(project, kind):
    """The layers of a kind; the topmost first, since what is new comes on top. The newest is not in the tree yet."""
    order = {node.layerId(): place for place, node in enumerate(project.layerTreeRoot().findLayers())}
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, kind)]
    return sorted(layers, key=lambda layer: order.get(layer.id(), -1))
