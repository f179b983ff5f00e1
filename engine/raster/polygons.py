"""Polygons turned into pixels, block by block, from a spatially indexed temporary file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
from numpy.typing import NDArray
from osgeo import gdal, ogr, osr

from ..errors import EngineInputError
from ..monitor import Monitor
from .gdalerrors import gdal_errors, reason
from .grid import Extent, Grid, outline, same_crs

VALUE = "value"


def spatial_reference(crs: pyproj.CRS) -> osr.SpatialReference:
    """GDAL's own of a CRS, longitude before latitude."""
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs.to_wkt())
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def rectangle(extent: Extent) -> bytes:
    """A densified rectangle as WKB, so that it keeps its sides when it is reprojected."""
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in zip(*outline(extent)):
        ring.AddPoint_2D(float(x), float(y))
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return bytes(polygon.ExportToWkb())


class PolygonStore:
    """Polygons, each with a number, kept in a temporary FlatGeobuf with a spatial index. A context manager.

    Counts what it met: `stored`, `repaired` (invalid geometries made valid), `empty` (no polygon in the geometry),
    `small` (less than a square of the given side, so that it may fall between sample points).
    """

    def __init__(self, source: pyproj.CRS, target: pyproj.CRS, small_m: float = 0.0) -> None:
        self.stored = self.repaired = self.empty = self.small = 0
        self._source, self._target, self._small_area = source, target, small_m**2
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._dataset: Any = None
        self._layer: Any = None

    def __enter__(self) -> PolygonStore:
        return self

    def __exit__(self, *exception: object) -> None:
        with suppress(RuntimeError), gdal_errors():
            self._layer = self._dataset = None
        if self._folder is not None:
            self._folder.cleanup()

    def fill(self, polygons: Iterable[tuple[bytes, float]], monitor: Monitor) -> None:
        """Store polygons given as (WKB, value), reprojected and repaired."""
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="vertical_city_")
            path = str(Path(self._folder.name) / "polygons.fgb")
            with gdal_errors():
                self._dataset = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(path)
                target = spatial_reference(self._target)
                self._layer = self._dataset.CreateLayer("polygons", target, ogr.wkbMultiPolygon, ["SPATIAL_INDEX=YES"])
                self._layer.CreateField(ogr.FieldDefn(VALUE, ogr.OFTReal))
                transformation = None
                if not same_crs(self._source, self._target):
                    transformation = osr.CoordinateTransformation(spatial_reference(self._source), target)
            for number, (wkb, value) in enumerate(polygons):
                if number % 256 == 0:
                    monitor.check()
                try:
                    with gdal_errors():
                        geometry = self._prepared(wkb, transformation)
                except RuntimeError:  # coordinates that are not numbers, or lie where the target CRS is not defined
                    geometry = None
                with gdal_errors():
                    self._store(geometry, value)
            with gdal_errors():
                self._layer = self._dataset = None  # writes the index
                if self.stored:
                    self._dataset = ogr.Open(path)
                    self._layer = self._dataset.GetLayer(0)
        except (RuntimeError, OSError) as error:
            where = self._folder.name if self._folder else "of this system"
            raise EngineInputError(
                f"The polygons cannot be prepared in the temporary folder {where} ({reason(error)}); "
                "make room there, or set TMPDIR to another folder."
            ) from error

    def _store(self, geometry: ogr.Geometry | None, value: float) -> None:
        if geometry is None:
            self.empty += 1
            return
        feature = ogr.Feature(self._layer.GetLayerDefn())
        feature.SetField(VALUE, float(value))
        feature.SetGeometry(geometry)
        self._layer.CreateFeature(feature)
        self.stored += 1
        self.small += geometry.GetArea() < self._small_area

    def _prepared(self, wkb: bytes, transformation: osr.CoordinateTransformation | None) -> ogr.Geometry | None:
        geometry = ogr.CreateGeometryFromWkb(wkb) if wkb else None
        if geometry is None or geometry.IsEmpty():
            return None
        geometry.FlattenTo2D()
        if geometry.HasCurveGeometry():
            geometry = geometry.GetLinearGeometry()
        valid = geometry.IsValid()
        if not valid:
            geometry = geometry.MakeValid()
        if transformation is not None and geometry.Transform(transformation) != 0:
            return None
        polygons = ogr.Geometry(ogr.wkbMultiPolygon)
        _collect(geometry, polygons)
        if polygons.IsEmpty():
            return None
        self.repaired += not valid
        return polygons

    def burn(self, grid: Grid) -> NDArray[np.float32]:
        """The largest value of the polygons that hold each pixel's centre; 0 where there is none."""
        with gdal_errors():
            target = gdal.GetDriverByName("MEM").Create("", grid.width, grid.height, 1, gdal.GDT_Float32)
            target.SetGeoTransform(grid.geotransform)
            reference = spatial_reference(self._target)
            target.SetSpatialRef(reference)
            if self._layer is not None:
                extent = grid.extent
                self._layer.SetSpatialFilterRect(extent.xmin, extent.ymin, extent.xmax, extent.ymax)
                found = [(feature.GetField(VALUE), feature.GetGeometryRef().Clone()) for feature in self._layer]
                found.sort(key=lambda pair: pair[0])  # burnt in this order, the highest stays
                memory = (ogr.GetDriverByName("Memory") or ogr.GetDriverByName("MEM")).CreateDataSource("")
                layer = memory.CreateLayer("block", reference, ogr.wkbMultiPolygon)
                layer.CreateField(ogr.FieldDefn(VALUE, ogr.OFTReal))
                for value, geometry in found:
                    feature = ogr.Feature(layer.GetLayerDefn())
                    feature.SetField(VALUE, value)
                    feature.SetGeometryDirectly(geometry)
                    layer.CreateFeature(feature)
                gdal.RasterizeLayer(target, [1], layer, options=[f"ATTRIBUTE={VALUE}"])
            result: NDArray[np.float32] = target.ReadAsArray()
            return result


def _collect(geometry: ogr.Geometry, polygons: ogr.Geometry) -> None:
    """Put every polygon of a geometry, however nested, into a multipolygon."""
    if ogr.GT_Flatten(geometry.GetGeometryType()) == ogr.wkbPolygon:
        if not geometry.IsEmpty():
            polygons.AddGeometry(geometry)
        return
    for i in range(geometry.GetGeometryCount()):
        _collect(geometry.GetGeometryRef(i), polygons)
