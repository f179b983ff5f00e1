"""Lines and polygons of layers, as the engine takes them."""

from qgis.core import NULL, QgsFeatureRequest, QgsGeometry, QgsProcessingFeatureSource, QgsWkbTypes

from ..engine.errors import EngineInputError
from .base import to_pyproj


def check_places(places, label, crs):
    """Raise unless all places are known in the CRS."""
    import numpy as np

    if not np.isfinite(places).all():
        raise EngineInputError(f"{label}: there are places beyond {crs.name}; check the layer's CRS.")


def rings(source, field, label, crs, lines=False):
    """Of the features of a source: their names, whether they are areas, and rings or lines, shape (k, 2), in the CRS.

    field : of the names; without one the number of the feature. lines : whether lines are taken too.
    """
    import numpy as np

    from ..engine.raster.grid import transformer

    across = transformer(to_pyproj(source.sourceCrs()), crs)
    # Which side of a ring is inside is told by counting, so that rings may cross.
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for feature in source.getFeatures(QgsFeatureRequest(), flag):
        shape = QgsGeometry(feature.geometry())
        if shape.isEmpty():
            continue
        shape.convertToStraightSegment()
        shape.convertToMultiType()
        is_area = shape.type() == QgsWkbTypes.GeometryType.PolygonGeometry
        if not (is_area or (lines and shape.type() == QgsWkbTypes.GeometryType.LineGeometry)):
            raise EngineInputError(
                f"{label}: {source.sourceName()} holds other shapes; choose a layer of "
                f"{'lines or polygons' if lines else 'polygons'}."
            )
        parts = shape.asMultiPolygon() if is_area else [shape.asMultiPolyline()]
        found = []
        for ring in (one for part in parts for one in part):
            x, y = across.transform([point.x() for point in ring], [point.y() for point in ring])
            found.append(np.stack([x, y], axis=1))
            check_places(found[-1], label, crs)
        name = feature[field] if field and feature[field] != NULL else feature.id()
        yield str(name), is_area, tuple(found)


def areas(algorithm, parameters, name, context, field, crs):
    """Polygons of a parameter in the CRS, by names that may occur more than once; none where it is empty."""
    from ..engine.areas import Area

    source = algorithm.source(parameters, name, context, "polygons")
    algorithm.check_crs(source, name)
    algorithm.check_field(source, name, field)
    return [Area(called, found) for called, _, found in rings(source, field, algorithm.label(name), crs)]
