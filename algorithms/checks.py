"""Sentences about values that cannot be used, where QGIS itself says no more than that a value is wrong."""

import math
import os
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ..engine.errors import EngineInputError
from ..engine.raster.files import RasterReader

GEOTIFF = (".tif", ".tiff")
# Destinations that are no file of their own: temporary, in memory, a table in a database.
NO_FILES = (QgsProcessing.TEMPORARY_OUTPUT, "memory:", "ogr:", "postgis:")
# Metadata of a parameter for a file that may be a folder as well.
FOLDERS_TOO = "vertical_city_folders_too"
# What a layer shall hold, by the types of data that a parameter takes.
LAYERS = {
    QgsProcessing.SourceType.TypeVectorPolygon: "a layer of polygons",
    QgsProcessing.SourceType.TypeVectorPoint: "a layer of points",
    QgsProcessing.SourceType.TypeVector: "a table or a layer; a CSV file must be in UTF-8",
}


def refused_value(definition, value):
    """Why QGIS refuses a value of a parameter, as far as it can be told, else None."""
    if value in (None, ""):
        optional = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
        return None if optional or definition.isDestination() else "none is given, but it is needed; choose one"
    explain = EXPLANATIONS.get(definition.type())
    values = value if isinstance(value, (list, tuple)) else [value]
    return next(filter(None, (explain(definition, item) for item in values)), None) if explain else None


def _raster(definition, value):
    if not isinstance(value, str):
        return None
    if not value.startswith("/vsi") and not Path(value).exists():
        return f"{value} cannot be read: there is no such file; check its name"
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
    wrong = [item for item in str(value).split(",") if item not in definition.options()]
    return f"there is no choice '{wrong[0]}'; choose from {', '.join(definition.options())}" if wrong else None


def _number(definition, value):
    try:
        if not math.isfinite(float(value)):
            return f"{value} is no number that can be used; give a finite one"
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
    if not value.startswith("/vsi") and not os.path.exists(value):
        return f"{value} cannot be read: there is no such file; check its name"
    if os.path.isdir(value) and not definition.metadata().get(FOLDERS_TOO):
        return f"{value} is a folder; choose a file"
    if definition.extension() and not value.lower().endswith("." + definition.extension()):
        return f"{Path(value).name} does not end with .{definition.extension()}; choose such a file"
    return None


def _crs(definition, value):
    return f"'{value}' is not a CRS; give a code such as EPSG:32633" if value else None


EXPLANATIONS = {
    "raster": _raster,
    "multilayer": _raster,
    "source": _vector,
    "enum": _choice,
    "number": _number,
    "file": _file,
    "crs": _crs,
}


def destination_path(value):
    """The path that a destination parameter names, or None for a temporary or unwanted output."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    if not isinstance(value, str) or not value or value.startswith(NO_FILES):
        return None
    return Path(value)


def _endings(definition):
    """The endings that an output's file may have; none where any will do, or it is a folder."""
    if definition.type() == "folderDestination":
        return ()
    if definition.type() == "sink":
        return tuple(f".{ending}" for ending in QgsVectorFileWriter.supportedFormatExtensions())
    return GEOTIFF if definition.type() == "rasterDestination" else ("." + definition.defaultFileExtension(),)


def destination_problem(definitions, parameters, inputs):
    """A sentence about outputs that cannot be written, would overwrite an input, or one another.

    inputs : the files that are read.
    """
    taken = {os.path.realpath(path): "an input" for path in inputs}
    for definition in definitions:
        path = destination_path(parameters.get(definition.name()))
        if path is None:
            continue
        label = definition.description()
        wanted = _endings(definition)
        folder = path.absolute().parent
        if not os.path.isdir(folder):
            return f"{label}: the folder {path.parent} does not exist; make it or choose another one."
        if os.path.isdir(path):
            if definition.type() != "folderDestination":
                return f"{label}: {path} is a folder; give the name of a file."
            folder = path
        if not os.access(folder, os.W_OK):
            return f"{label}: {path} cannot be written: its folder is read-only for you; choose another one."
        if wanted and path.suffix.lower() not in wanted:
            return f"{label}: {path.name} does not end with {wanted[0]}; choose such a name."
        other = taken.setdefault(os.path.realpath(path), label)
        if other is not label:
            return f"{label}: {path.name} is also {other}; choose another name."
    return None
