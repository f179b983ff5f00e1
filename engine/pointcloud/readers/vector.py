"""Layers of points by OGR: GeoPackage, Shapefile, GeoJSON, FlatGeobuf and what else it opens."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, ogr
from pyproj import CRS

from ...errors import EngineInputError
from ...monitor import Monitor
from ...raster.gdalerrors import gdal_errors, reason
from ..cloud import Column
from ..words import listed
from .table import Chunk, FileTable, crs_of

PLACES = ("x", "y", "z")
BATCH = 50_000
POINTS = ("Point", "Multi Point")
# Fields that become columns, and the type that they get where features are read one by one.
KINDS = {
    ogr.OFTInteger: "i4",
    ogr.OFTInteger64: "i8",
    ogr.OFTReal: "f8",
    ogr.OFTString: "O",
    ogr.OFTDate: "date",
    ogr.OFTDateTime: "time",
}
# The Arrow stream of GDAL 3.6 hands over wrong booleans.
BOOLEANS = 3_070_000
# Lengths of points in well-known binary, and of how many numbers they are; a multi-point of one has 9 bytes before it.
WKB_POINTS = {21: 2, 29: 3, 37: 4}
WKB_SINGLES = {length + 9: length for length in WKB_POINTS}
NOT_SINGLE = "some of its geometries are not single points"


@dataclass(frozen=True)
class Layer:
    """What has to be known to read a layer again. fields : {column: field}. swap : its x is the CRS's northing."""

    path: str
    name: str
    fields: dict[str, str]
    kinds: dict[str, str]
    has_z: bool
    swap: bool
    booleans: frozenset[str]


def open_vector(path: str | os.PathLike[str], layer: str = "") -> FileTable:
    """A layer of points, x, y and z (where there is one) with the fields that are numbers, texts or dates.

    path : a file, or as QGIS writes it file.gpkg|layername=points. layer : its name; without one the first that has
    points. A field of the name of a place is called x_field. Raises EngineInputError for other geometries, and what
    OGR cannot open.
    """
    text = os.fspath(path)
    file, *parts = text.split("|")
    stated = dict(one.split("=", 1) for one in parts if "=" in one)
    name = Path(file).name
    notes: list[str] = []
    try:
        with gdal_errors():
            dataset = _open(file)
            layers = [dataset.GetLayer(i) for i in range(dataset.GetLayerCount())]
            kinds = {one.GetName(): _geometry(one) for one in layers}
            wanted = layer or stated.get("layername", "")
            number = stated.get("layerid", "")
            if not wanted and number.isdigit() and int(number) < len(layers):
                wanted = layers[int(number)].GetName()
            chosen = _choose(layers, kinds, wanted, name)
            found = _describe(file, chosen, notes)
            count = chosen.GetFeatureCount(0)
            rows = chosen.GetFeatureCount() if count < 0 else count
            crs = _crs(chosen, notes)
    except RuntimeError as error:
        raise EngineInputError(
            f"{name} cannot be opened as a vector layer ({reason(error)}); give a file that OGR reads."
        ) from error
    if not rows:
        raise EngineInputError(f"The layer {found.name} of {name} holds no points; give one that does.")
    others = [f"{one} ({kinds[one]})" for one in kinds if one != found.name]
    if others:
        notes.append(f"The layer {found.name} is read; there are also {listed(others)}.")
    if stated.get("subset"):
        notes.append("The layer's filter is not applied; give a FILTER.")

    def stream(wanted: tuple[str, ...], size: int, monitor: Monitor) -> Iterator[Chunk]:
        arrow = has_arrow()
        if int(gdal.VersionInfo("VERSION_NUM")) < BOOLEANS:
            arrow = arrow and not any(found.fields.get(one) in found.booleans for one in wanted)
        return _pieces(found, wanted, arrow, monitor)

    places = PLACES if found.has_z else PLACES[:2]
    return FileTable(text, "vector", (*places, *found.fields), stream, rows, crs, notes=notes)


def _open(file: str) -> Any:
    if file.lower().endswith((".zip", ".kmz")) and not file.startswith("/vsi"):
        file = f"/vsizip/{file}"
    return gdal.OpenEx(file, gdal.OF_VECTOR | gdal.OF_READONLY | gdal.OF_VERBOSE_ERROR)


def _geometry(layer: Any) -> str:
    """The kind of a layer's geometry; that of its first feature where the layer leaves it open."""
    kind = ogr.GT_Flatten(layer.GetGeomType())
    if kind == ogr.wkbUnknown:
        layer.ResetReading()
        for feature in (layer.GetNextFeature() for _ in range(100)):
            if feature is None:
                break
            if feature.GetGeometryRef() is not None:
                kind = ogr.GT_Flatten(feature.GetGeometryRef().GetGeometryType())
                break
        layer.ResetReading()
    return {ogr.wkbNone: "no geometry"}.get(kind) or ogr.GeometryTypeToName(kind)


def _choose(layers: list[Any], kinds: dict[str, str], wanted: str, name: str) -> Any:
    there = listed(f"{one} ({kind})" for one, kind in kinds.items()) or "none"
    if wanted and wanted not in kinds:
        raise EngineInputError(f"{name} has no layer {wanted}; its layers are {there}.")
    fitting = [one for one in layers if kinds[one.GetName()] in POINTS and wanted in ("", one.GetName())]
    if not fitting:
        raise EngineInputError(f"{name} has no layer of points (layers: {there}); give one of single points.")
    return fitting[0]


def _describe(file: str, layer: Any, notes: list[str]) -> Layer:
    definition = layer.GetLayerDefn()
    fields, kinds, booleans, aside = {}, {}, set(), []
    for i in range(definition.GetFieldCount()):
        one = definition.GetFieldDefn(i)
        name = one.GetName()
        if one.GetType() not in KINDS:
            aside.append(name)
            continue
        fields[f"{name}_field" if name in PLACES else name] = name
        kinds[name] = "f4" if one.GetSubType() == ogr.OFSTFloat32 else KINDS[one.GetType()]
        if one.GetSubType() == ogr.OFSTBoolean:
            booleans.add(name)
    if aside:
        notes.append(f"Left out, since they are lists, times of day or binary: {listed(aside)}.")
    has_z = bool(ogr.GT_HasZ(layer.GetGeomType()))
    if ogr.GT_Flatten(layer.GetGeomType()) == ogr.wkbUnknown:
        layer.ResetReading()
        first = layer.GetNextFeature()
        has_z = first is not None and first.GetGeometryRef() is not None and bool(first.GetGeometryRef().Is3D())
        layer.ResetReading()
    return Layer(file, layer.GetName(), fields, kinds, has_z, is_swapped(layer), frozenset(booleans))


def has_arrow() -> bool:
    """Whether this GDAL gives batches of rows as arrays (3.6 and later)."""
    return hasattr(ogr.Layer, "GetArrowStreamAsNumPy")


def is_swapped(layer: Any) -> bool:
    """Whether the first coordinate is a latitude or northing: the CRS begins with one, and nothing is mapped."""
    reference = layer.GetSpatialRef()
    if reference is None:
        return False
    northing_first = reference.EPSGTreatsAsLatLong() or reference.EPSGTreatsAsNorthingEasting()
    return bool(northing_first) and list(reference.GetDataAxisToSRSAxisMapping())[:2] == [1, 2]


def _crs(layer: Any, notes: list[str]) -> CRS | None:
    reference = layer.GetSpatialRef()
    if reference is None or reference.IsLocal() or reference.GetName().startswith("Undefined"):
        return None
    authority, code = reference.GetAuthorityName(None), reference.GetAuthorityCode(None)
    if authority and code:
        unheard: list[str] = []
        crs = crs_of(f"{authority}:{code}", unheard)
        if crs is not None:
            return crs
    return crs_of(reference.ExportToWkt(["FORMAT=WKT2_2018"]), notes)


def _pieces(layer: Layer, wanted: tuple[str, ...], arrow: bool, monitor: Monitor) -> Iterator[Chunk]:
    """GDAL's errors are looked at piece by piece: its handlers are a stack, and a generator may be left at any time."""
    fields = {one: layer.fields[one] for one in wanted if one in layer.fields}
    places = [one for one in wanted if one in PLACES]
    try:
        with gdal_errors():
            dataset = _open(layer.path)
            opened = dataset.GetLayerByName(layer.name)
            definition = opened.GetLayerDefn()
            names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
            unwanted = [one for one in names if one not in fields.values()]
            if opened.TestCapability(ogr.OLCIgnoreFields):
                # The geometry stays: rows without one are no points.
                opened.SetIgnoredFields(unwanted)
            batches = _by_arrow(opened, fields) if arrow else _by_features(opened, fields, layer.kinds)
        while True:
            monitor.check()
            with gdal_errors():
                batch = next(batches, None)
            if batch is None:
                return
            xyz, values = batch
            if layer.swap:
                xyz = xyz[:, [1, 0, 2]]
            values.update({one: np.ascontiguousarray(xyz[:, PLACES.index(one)]) for one in places})
            yield values
    except RuntimeError as error:
        raise EngineInputError(
            f"The layer {layer.name} of {Path(layer.path).name} cannot be read ({reason(error)}); it is damaged: "
            "copy it again."
        ) from error


def _by_arrow(layer: Any, fields: dict[str, str]) -> Iterator[tuple[Column, Chunk]]:
    """Batches of OGR's Arrow stream (GDAL 3.6 and later)."""
    place = layer.GetGeometryColumn() or "wkb_geometry"
    for batch in layer.GetArrowStreamAsNumPy([f"MAX_FEATURES_IN_BATCH={BATCH}", "USE_MASKED_ARRAYS=YES"]):
        yield _points(batch[place]), {one: _filled(batch[name]) for one, name in fields.items()}


def _filled(values: Any) -> Column:
    """Without mask: NaN for numbers, empty texts."""
    mask = np.ma.getmaskarray(values) if isinstance(values, np.ma.MaskedArray) else None
    data = np.asarray(np.ma.getdata(values))
    if data.dtype.kind == "M":
        data = np.where(np.isnat(data), "", np.datetime_as_string(data, timezone="naive")).astype(object)
    elif data.dtype.kind in "SO":
        data = data.astype(object)
    if mask is None or not mask.any():
        return np.array(data)
    if data.dtype.kind == "O":
        return np.where(mask, "", data)
    return np.where(mask, np.nan, data)


def _points(wkb: Any) -> Column:
    """Points in well-known binary as (n, 3), NaN where there is none or no z."""
    found = np.full((len(wkb), 3), np.nan)
    mask = np.ma.getmaskarray(wkb) if isinstance(wkb, np.ma.MaskedArray) else np.zeros(len(wkb), dtype=bool)
    data = np.ma.getdata(wkb)
    if data.dtype.kind == "V" and not mask.any():
        _decode(np.ascontiguousarray(data).view(np.uint8).reshape(len(data), -1), found, slice(None))
        return found
    blobs = [b"" if gone or one is None else bytes(one) for one, gone in zip(data.tolist(), mask.tolist())]
    lengths = np.array([len(one) for one in blobs], dtype=np.int64)
    for length in set(lengths.tolist()) - {0}:
        rows = np.flatnonzero(lengths == length)
        _decode(np.frombuffer(b"".join(blobs[i] for i in rows), np.uint8).reshape(len(rows), length), found, rows)
    return found


def _decode(raw: Column, found: Column, rows: Any) -> None:
    """raw : bytes, (n, length), in the order that the first byte tells: 1 little-endian.

    The type is 1 (point) or 4 (multi-point), with 1000, 2000, 3000 or the high bits for z and m.
    """
    length = raw.shape[1]
    order, kind = ("<" if raw[0, 0] else ">"), (ogr.wkbPoint if length in WKB_POINTS else ogr.wkbMultiPoint)
    codes = np.ascontiguousarray(raw[:, 1:5]).view(order + "u4").ravel() & 0x0FFFFFFF
    if length not in (*WKB_POINTS, *WKB_SINGLES) or not (codes % 1000 == kind).all():
        raise RuntimeError(NOT_SINGLE)
    if length in WKB_SINGLES:
        _decode(raw[:, 9:], found, rows)
        return
    values = np.ascontiguousarray(raw[:, 5:]).view(order + "f8").reshape(len(raw), -1)
    found[rows, : min(values.shape[1], 3)] = values[:, :3]


def _by_features(layer: Any, fields: dict[str, str], kinds: dict[str, str]) -> Iterator[tuple[Column, Chunk]]:
    """Batches of features, one by one, for GDAL before 3.6."""
    definition = layer.GetLayerDefn()
    numbers = [(column, definition.GetFieldIndex(name), kinds[name]) for column, name in fields.items()]
    while True:
        places: list[tuple[float, float, float]] = []
        values: dict[str, list[Any]] = {column: [] for column, _, _ in numbers}
        for feature in (layer.GetNextFeature() for _ in range(BATCH)):
            if feature is None:
                break
            places.append(_place(feature.GetGeometryRef()))
            for column, i, kind in numbers:
                known = feature.IsFieldSetAndNotNull(i)
                values[column].append(GET[kind](feature, i) if known else None)
        if not places:
            return
        yield np.array(places), {column: _column(values[column], kind) for column, _, kind in numbers}


def _date(feature: Any, i: int) -> str:
    year, month, day = feature.GetFieldAsDateTime(i)[:3]
    return f"{year:04d}-{month:02d}-{day:02d}"


def _time(feature: Any, i: int) -> str:
    hour, minute, second = feature.GetFieldAsDateTime(i)[3:6]
    return f"{_date(feature, i)}T{hour:02d}:{minute:02d}:{second:06.3f}"


GET: dict[str, Callable[[Any, int], Any]] = {
    "i4": lambda feature, i: feature.GetFieldAsInteger(i),
    "i8": lambda feature, i: feature.GetFieldAsInteger64(i),
    "f4": lambda feature, i: feature.GetFieldAsDouble(i),
    "f8": lambda feature, i: feature.GetFieldAsDouble(i),
    "O": lambda feature, i: feature.GetFieldAsString(i),
    "date": _date,
    "time": _time,
}


def _place(geometry: Any) -> tuple[float, float, float]:
    if geometry is None or geometry.IsEmpty():
        return (np.nan, np.nan, np.nan)
    if ogr.GT_Flatten(geometry.GetGeometryType()) == ogr.wkbMultiPoint and geometry.GetGeometryCount() == 1:
        geometry = geometry.GetGeometryRef(0)
    if ogr.GT_Flatten(geometry.GetGeometryType()) != ogr.wkbPoint:
        raise RuntimeError(NOT_SINGLE)
    return (geometry.GetX(), geometry.GetY(), geometry.GetZ() if geometry.Is3D() else np.nan)


def _column(values: list[Any], kind: str) -> Column:
    if kind in ("O", "date", "time"):
        column = np.empty(len(values), dtype=object)
        column[:] = ["" if value is None else value for value in values]
        return column
    if any(value is None for value in values):
        filled = [np.nan if value is None else value for value in values]
        return np.array(filled, dtype="f8" if kind[0] == "i" else kind)
    return np.array(values, dtype=kind)
