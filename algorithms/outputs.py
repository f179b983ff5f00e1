"""Layers that are written so that a run that fails leaves what stood there before."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingException,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QVariant

from .base import input_files
from .checks import database_table, destination_now, destination_path, destination_problem, is_by_expression

TAB = (".tab", ".dat", ".map", ".id", ".ind")
# Formats that put a layer into several files of one stem.
FAMILIES = (
    (".shp", ".dbf", ".shx", ".prj", ".cpg", ".qpj", ".sbn", ".sbx", ".qix"),
    TAB,
    (".mif", ".mid"),
)
# Kinds of fields. Those of QVariant are deprecated from QGIS 3.38 on, which takes those of QMetaType.
TEXT, INTEGER, REAL = (
    (QMetaType.Type.QString, QMetaType.Type.Int, QMetaType.Type.Double)
    if Qgis.QGIS_VERSION_INT >= 33800
    else (QVariant.String, QVariant.Int, QVariant.Double)
)
# What SQLite keeps beside a database that is in use.
SIDES = ("-wal", "-shm", "-journal")


class OutputLayer:
    """A layer that is being filled. destination : what a run returns for it."""

    def __init__(self, sink, destination, label, fields):
        self._sink, self._label, self._fields = sink, label, fields
        self.destination = destination

    def add(self, rows):
        """Add features, given as values and geometry (None for none)."""
        features = []
        for values, geometry in rows:
            feature = QgsFeature(self._fields)
            feature.setAttributes(list(values))
            if geometry is not None:
                feature.setGeometry(geometry)
            features.append(feature)
        if not self._sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(f"{self._label}: {self._sink.lastError()}.")

    def close(self):
        if self._sink is not None:
            self._sink.finalize() if hasattr(self._sink, "finalize") else self._sink.flushBuffer()
        self._sink = None


def table_fields(columns, texts=(), integers=()):
    """Fields of a layer or table: numbers, but for columns of texts and of whole numbers."""
    fields = QgsFields()
    for column in columns:
        fields.append(QgsField(column, TEXT if column in texts else INTEGER if column in integers else REAL))
    return fields


@contextmanager
def output_layer(algorithm, parameters, name, context, fields, geometry=None, crs=None):
    """An OutputLayer; rows without geometry where none is named.

    A run that fails leaves no file behind, and what stood there before as it was.
    """
    definition, destination = algorithm.parameterDefinition(name), destination_now(parameters.get(name), context)
    label = definition.description()
    if is_by_expression(parameters.get(name)):  # of others it is asked before the run
        inputs = input_files(algorithm, parameters, context)
        problem = destination_problem([definition], {name: destination}, inputs)
        if problem:
            raise QgsProcessingException(problem)
    with restored_on_failure(destination, label):
        sink, destination = algorithm.parameterAsSink(
            parameters,
            name,
            context,
            fields,
            QgsWkbTypes.Type.NoGeometry if geometry is None else geometry,
            crs or QgsCoordinateReferenceSystem(),
        )
        if sink is None:
            raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
        layer = OutputLayer(sink, destination, label, fields)
        del sink  # held by the layer alone, so that closing it lets go of its files
        try:
            yield layer
        finally:
            layer.close()


@contextmanager
def restored_on_failure(value, label):
    """Set aside what stands at a destination, and put it back when the run fails."""
    from ..engine.raster.files import temporary_beside

    path, table = destination_path(value), database_table(value)
    target = table[0] if table else path
    if target is None:
        yield
        return
    # A database holds other tables too, which stay.
    keep, aside = (shutil.copy2 if table else os.replace), {}
    for file in _files_of(target):
        kept = temporary_beside(file)
        try:
            keep(file, kept)
        except OSError as error:
            kept.unlink(missing_ok=True)
            _put_back(aside)
            raise QgsProcessingException(
                f"{label}: {target} cannot be replaced ({error.strerror}); it may be open elsewhere; choose another "
                "name."
            ) from error
        aside[file] = kept
    try:
        yield
    except BaseException:
        for file in _files_of(target):
            file.unlink()
        _put_back(aside)
        raise
    for kept in aside.values():
        kept.unlink()


def file_outputs(algorithm, parameters, names, context, stack):
    """Paths of those file outputs that are wanted, by name; restored when what the ExitStack holds fails."""
    paths = {}
    for name in names:
        path = algorithm.parameterAsFileOutput(parameters, name, context) if parameters.get(name) else None
        if path:
            stack.enter_context(restored_on_failure(path, algorithm.label(name)))
            paths[name] = path
    return paths


def _put_back(aside):
    for file, kept in aside.items():
        os.replace(kept, file)


def _files_of(path):
    """The files of a layer that are there."""
    kind = path.suffix.lower()
    endings = next((one for one in FAMILIES if kind in one), ())
    longer = TAB if kind == ".mif" else SIDES  # QGIS turns a.mif into a.mif.tab
    files = (path, *map(path.with_suffix, endings), *(Path(f"{path}{one}") for one in longer))
    return [file for file in dict.fromkeys(files) if file.is_file()]
