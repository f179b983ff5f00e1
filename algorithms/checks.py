"""Sentences about values that cannot be used, where QGIS itself says no more than that a value is wrong."""

import math
import os
from pathlib import Path

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ..engine.errors import EngineInputError
from ..engine.pointcloud.writers import cloud_path

GEOTIFF = (".tif", ".tiff")
# A cloud X.json is a folder X with ept.json in it.
CLOUD_ENDINGS = (".json", ".copc.laz", ".laz", ".las")
# Destinations that are no file of their own: temporary, in memory, a table in a database.
NO_FILES = (QgsProcessing.TEMPORARY_OUTPUT, "memory:", "ogr:", "postgis:")
# Endings for which QGIS calls Geoconcept, which takes no table and puts another ending behind .txt.
GEOCONCEPT = (".txt", ".gxt")
# Formats that lose a table without geometry: of one the rows, of the other the file that is named.
NO_TABLES = (".fgb", ".shp")
# What QGIS 3.22 wants before the path of an EPT.
EPT = "ept://"
# Metadata of a parameter for a file that may be a folder as well, and of one for a file that is a point cloud.
FOLDERS_TOO = "vertical_city_folders_too"
POINT_CLOUD = "vertical_city_point_cloud"
# Of a parameter that takes several values, no value.
NONE_OF_SEVERAL = ([], ())
# What a layer shall hold, by the types of data that a parameter takes.
LAYERS = {
    QgsProcessing.SourceType.TypeVectorPolygon: "a layer of polygons",
    QgsProcessing.SourceType.TypeVectorPoint: "a layer of points",
    QgsProcessing.SourceType.TypeVector: "a table or a layer; a CSV file must be in UTF-8",
}


def named_clouds(definitions, parameters):
    """Parameters in which clouds that are named by a path are named as QGIS 3.22 understands it, too."""
    takers = [one.name() for one in definitions if one.type() in ("pointcloud", "layer") or _takes_clouds(one)]
    changed = {name: _named_cloud(parameters[name]) for name in takers if name in parameters}
    return {**parameters, **changed}


def _takes_clouds(definition):
    return definition.type() == "multilayer" and definition.layerType() == QgsProcessing.SourceType.TypePointCloud


def _named_cloud(value):
    if isinstance(value, (list, tuple)):
        return [_named_cloud(one) for one in value]
    is_ept = isinstance(value, str) and Path(value).name == "ept.json" and os.path.isfile(value)
    return f"{EPT}{os.path.abspath(value)}" if is_ept else value


def refused_value(definition, value):
    """Why QGIS refuses a value of a parameter, as far as it can be told, else None."""
    optional = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
    if value in (None, ""):
        return None if optional else "none is given, but it is needed; choose one"
    fewest = definition.minimumNumberInputs() if definition.type() == "multilayer" else 1
    if value in NONE_OF_SEVERAL and definition.type() == "enum" and not definition.allowMultiple():
        return "none is given, but it is needed; choose one"
    if value in NONE_OF_SEVERAL and fewest < 2:
        return (
            None if optional else f"none is {'chosen' if definition.type() == 'enum' else 'given'}; choose one or more"
        )
    if definition.type() == "field" and isinstance(value, (list, tuple)):
        return "a list is given; give the name of one field"
    explain = EXPLANATIONS.get(definition.type())
    values = value if isinstance(value, (list, tuple)) else [value]
    why = next(filter(None, (explain(definition, item) for item in values)), None) if explain else None
    if why is None and definition.type() == "multilayer" and len(values) < definition.minimumNumberInputs():
        why = f"{definition.minimumNumberInputs()} or more are needed, but {len(values)} given"
    return why


def _raster(definition, value):
    if not isinstance(value, str):
        return None
    if not value.startswith("/vsi") and not Path(value).exists():
        return f"{value} cannot be read: there is no such file; check its name"
    from ..engine.raster.files import RasterReader

    try:
        with RasterReader(value):
            return None
    except EngineInputError as error:
        if QgsVectorLayer(value, "", "ogr").isValid():
            return f"{Path(value).name} is a vector layer; choose a raster"
        return str(error).rstrip(".")


def _vector(definition, value):
    path = value.split("|")[0] if isinstance(value, str) else ""
    if not path or path.startswith("/vsi"):
        return None
    if not Path(path).exists():
        return f"{path} cannot be read: there is no such file; check its name"
    if os.path.isdir(path):
        return f"{path} is a folder; choose a file"
    wanted = " or ".join(LAYERS[kind] for kind in definition.dataTypes() if kind in LAYERS) or "a layer"
    what = "table" if QgsProcessing.SourceType.TypeVector in definition.dataTypes() else "vector layer"
    return f"{Path(path).name} is not a {what} that can be read; choose {wanted}"


def _choice(definition, value):
    items = str(value).split(",") if definition.allowMultiple() else [str(value)]
    wrong = [item for item in items if item not in definition.options()]
    return f"there is no choice '{wrong[0]}'; choose from {', '.join(definition.options())}" if wrong else None


def _number(definition, value):
    try:
        if "_" in str(value):  # of Python's numbers alone
            raise ValueError
        if not math.isfinite(float(value)):
            return f"{value} is no number that can be used; give a finite one"
        if definition.dataType() == QgsProcessingParameterNumber.Type.Integer and float(value) % 1:
            return f"{value} is not a whole number"
        if definition.minimum() <= float(value) <= definition.maximum():
            return None
    except (TypeError, ValueError):
        return f"{value} is not a number"
    above = f"at least {definition.minimum():g}"
    return f"{value} is out of range; give {above}" + (
        f" and at most {definition.maximum():g}" if definition.maximum() < 1e300 else ""
    )


def _file(definition, value):
    if not isinstance(value, str) or not value:
        return None
    if definition.behavior() == QgsProcessingParameterFile.Behavior.Folder:
        return f"{value} is a file; choose a folder" if os.path.isfile(value) else None
    if not value.startswith("/vsi") and not os.path.exists(value.split("|")[0]):
        return f"{value} cannot be read: there is no such file; check its name"
    if os.path.isdir(value) and not definition.metadata().get(FOLDERS_TOO):
        return f"{value} is a folder; choose a file"
    if definition.extension() and not value.lower().endswith("." + definition.extension()):
        return f"{Path(value).name} does not end with .{definition.extension()}; choose such a file"
    return None


def _crs(definition, value):
    return f"'{value}' is not a CRS; give a code such as EPSG:32633" if value else None


def _extent(definition, value):
    return f"'{value}' is not an extent; give xmin,xmax,ymin,ymax [EPSG:25833]" if value else None


def _cloud(definition, value):
    if not isinstance(value, str) or not value:
        return None
    if value.startswith(EPT) and os.path.isfile(value[len(EPT) :]):
        return None  # one of several, of which another one is wrong
    if not Path(value).exists():
        return f"{value} cannot be read: there is no such file; check its name"
    name = Path(value).name
    return (
        f"{name} is not opened as a point cloud by this QGIS; import it with importpointcloud, and take what that gives"
    )


def _layer(definition, value):
    """Of a parameter that takes rasters and point clouds."""
    return (
        _cloud(definition, value) and f"{value} is neither a raster nor a point cloud that this QGIS opens; choose such"
    )


def _several(definition, value):
    return (_cloud if _takes_clouds(definition) else _raster)(definition, value)


EXPLANATIONS = {
    "raster": _raster,
    "multilayer": _several,
    "pointcloud": _cloud,
    "layer": _layer,
    "source": _vector,
    "enum": _choice,
    "number": _number,
    "file": _file,
    "crs": _crs,
    "extent": _extent,
}


def destination_path(value):
    """The path that a destination parameter names, or None for a temporary or unwanted output."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    if not isinstance(value, str) or not value or value.startswith(NO_FILES):
        return None
    return Path(value)


def is_by_expression(value):
    """Whether a destination has its value only when a run begins."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    return isinstance(value, QgsProperty) and not isinstance(value.staticValue(), str)


def destination_now(value, context):
    """What a destination parameter names, its expression evaluated."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    return value.valueAsString(context.expressionContext())[0] if isinstance(value, QgsProperty) else value


def database_table(value):
    """The file and the name of a destination that is a table of a GeoPackage, or None."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    if not isinstance(value, str) or not value.startswith("ogr:"):
        return None
    uri = QgsDataSourceUri(value[len("ogr:") :])
    return (Path(uri.database()), uri.table()) if uri.database() else None


def _table_of(source):
    """The real path and the table of an input, as SQLite compares names; without a table for other files."""
    registry = QgsProviderRegistry.instance()
    parts = registry.decodeUri("ogr", source)
    path, table, number = parts.get("path") or source, parts.get("layerName"), parts.get("layerId")
    if not table and os.path.isfile(path):
        tables = [one for one in registry.querySublayers(path) if one.providerKey() == "ogr"]
        wanted = int(number) if number not in (None, "") else 0
        table = next((one.name() for one in tables if one.layerNumber() == wanted), "")
    return os.path.realpath(path), (table or "").lower()


def _is_no_file(value):
    """Whether a destination is in memory or a table of a database."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    return isinstance(value, str) and value.startswith(NO_FILES[1:])


def _file_of(path):
    """The file of an input: without the name of a layer, and of a folder that is a cloud its ept.json."""
    path = path.split("|")[0]
    inner = os.path.join(path, "ept.json")
    return inner if os.path.isfile(inner) else path


def _one_of(endings):
    """Endings for a sentence; the first one where there are many."""
    return ", ".join(endings[:-1]) + f" or {endings[-1]}" if 1 < len(endings) < 5 else endings[0]


def _endings(definition):
    """The endings that an output's file may have; none where any will do, or it is a folder."""
    if definition.type() == "folderDestination":
        return ()
    if definition.type() == "sink":
        endings = (f".{ending}" for ending in QgsVectorFileWriter.supportedFormatExtensions())
        return tuple(ending for ending in endings if ending not in GEOCONCEPT)
    if definition.type() == "vectorDestination":  # written by the engine, sinks by QGIS
        return (".gpkg",)
    if definition.metadata().get(POINT_CLOUD):
        return CLOUD_ENDINGS
    return GEOTIFF if definition.type() == "rasterDestination" else ("." + definition.defaultFileExtension(),)


def _is_table(definition):
    return definition.type() == "sink" and definition.dataType() == QgsProcessing.SourceType.TypeVector


def destination_problem(definitions, parameters, inputs):
    """A sentence about outputs that cannot be written, would overwrite an input, or one another.

    inputs : the sources that are read; files, and layers of files.
    """
    inputs = list(inputs)
    taken = {os.path.realpath(_file_of(path)): "an input" for path in inputs}
    tables = None
    for definition in definitions:
        value = parameters.get(definition.name())
        path, label, wanted = destination_path(value), definition.description(), _endings(definition)
        place = database_table(value)
        if place:
            if not place[1] and place[0].exists():
                return (
                    f"{label}: no table of {place[0].name} is named, and QGIS would add to its first one; "
                    'add table="cells".'
                )
            if tables is None:  # asks each file for its tables
                tables = dict.fromkeys(map(_table_of, inputs), "an input")
            other = tables.setdefault((os.path.realpath(place[0]), place[1].lower()), label)
            if other is not label:
                return f"{label}: the table {place[1]} of {place[0].name} is also {other}; choose another name."
        if path is None:
            if definition.type() == "vectorDestination" and _is_no_file(value):
                return f"{label}: it is written to a file of its own; give a name that ends with {wanted[0]}."
            continue
        folder = path.absolute().parent
        if path.name == "ept.json":
            folder = folder.parent  # its own is made with it
        if not os.path.isdir(folder):
            return f"{label}: the folder {path.parent} does not exist; make it or choose another one."
        if os.path.isdir(path):
            if definition.type() != "folderDestination":
                return f"{label}: {path} is a folder; give the name of a file."
            folder = path
        if not os.access(folder, os.W_OK):
            return f"{label}: {path} cannot be written: its folder is read-only for you; choose another one."
        if wanted and not path.name.lower().endswith(wanted):
            return f"{label}: {path.name} does not end with {_one_of(wanted)}; choose such a name."
        if path.suffix.lower() in NO_TABLES and _is_table(definition):
            return f"{label}: {path.suffix} holds no table without geometry; choose .gpkg or .csv."
        real = cloud_path(path) if definition.metadata().get(POINT_CLOUD) else path
        other = taken.setdefault(os.path.realpath(real), label)
        if other is not label:
            return f"{label}: {path.name} is also {other}; choose another name."
    return None
