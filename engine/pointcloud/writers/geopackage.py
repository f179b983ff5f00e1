"""Points as a layer of a GeoPackage, and time series as a table.

The fields are those that two plugins read. PS Time Series takes a field with D and eight digits in its name for a date,
one whose name begins with CODE for the point's name, and looks for names that begin with COHE, VE and V_STDE for its
title. InSAR Explorer wants points with a velocity called velocity, VEL or mean_velocity and dates called D20160101.
Displacements are in mm, velocities in mm/yr.

GDAL lays out the file (OGC 12-128r18); the rows are written by SQLite, several times faster.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import ogr, osr
from pyproj import CRS

from ...errors import EngineInputError
from ...monitor import Monitor
from ...raster.files import temporary_beside
from ...raster.gdalerrors import gdal_errors, reason
from ..cloud import STANDARD, Attribute, CloudInfo, Column, Points
from ..thinning import Thinner
from .rtree import PackedIndex

__all__ = ["CODE", "PointsWriter", "SeriesWriter", "Thinner", "field_names"]

# The name of a point in its layer, and in the table of its time series.
CODE = "CODE"
HEIGHT = "HEIGHT"
# SQLite has tables of at most 2,000 columns.
MOST_DATES = 1990
# Rows between two looks at the cancel button.
PIECE = 50_000
# A point in a GeoPackage: magic, version, flags (little-endian, no envelope), srs; then WKB of a point with z.
_BLOB = np.dtype(
    [
        ("magic", "S2"),
        ("version", "u1"),
        ("flags", "u1"),
        ("srs", "<i4"),
        ("order", "u1"),
        ("type", "<u4"),
        ("xyz", "<f8", 3),
    ]
)


@dataclass(frozen=True)
class _Field:
    name: str
    type: int
    subtype: int = ogr.OFSTNone


class _Table:
    """A table of a GeoPackage that is written beside its place and put there when complete."""

    geometry = ogr.wkbNone

    def __init__(self, path: str | os.PathLike[str], info: CloudInfo, name: str, monitor: Monitor) -> None:
        self.path = Path(path)
        self.info, self.name, self.monitor = info, name, monitor
        self.count = 0
        self._file = temporary_beside(self.path)
        self._rows: sqlite3.Connection | None = None
        self._insertion = ""
        self._triggers: list[str] = []
        if self.path.suffix.lower() != ".gpkg":
            raise EngineInputError(f"The layer shall be written to {self.path.name}; give a name that ends in .gpkg.")
        if len(info.dates) > MOST_DATES:
            raise EngineInputError(
                f"The series have {len(info.dates):,} dates; a GeoPackage holds {MOST_DATES:,} at most, so import "
                "fewer of them."
            )

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _open(self, fields: Sequence[_Field]) -> sqlite3.Connection:
        """The file with an empty table, ready for rows."""
        with gdal_errors():
            self._lay_out(fields)
        rows = self._rows = sqlite3.connect(self._file, isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -65536"):
            rows.execute(f"PRAGMA {pragma}")
        # What keeps counts and index up to date row by row is done in one go instead.
        triggers = rows.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        self._triggers = [sql for _, sql in triggers]
        for name, _ in triggers:
            rows.execute(" ".join(["DROP TRIGGER", _quoted(name)]))
        columns = (["geom"] if self.geometry != ogr.wkbNone else []) + [one.name for one in fields]
        marks = ", ".join("?" * (len(columns) + 1))
        names = ", ".join(map(_quoted, ["fid", *columns]))
        self._insertion = " ".join(["INSERT INTO", _quoted(self.name), f"({names}) VALUES ({marks})"])
        rows.execute("BEGIN")
        return rows

    def _lay_out(self, fields: Sequence[_Field]) -> None:
        source = ogr.GetDriverByName("GPKG").CreateDataSource(str(self._file))
        with_points = self.geometry != ogr.wkbNone
        layer = source.CreateLayer(
            self.name,
            _reference(self.info.crs) if with_points and self.info.crs is not None else None,
            self.geometry,
            [
                "FID=fid",
                *(["GEOMETRY_NAME=geom", "SPATIAL_INDEX=YES"] if with_points else ["ASPATIAL_VARIANT=GPKG_ATTRIBUTES"]),
            ],
        )
        for one in fields:
            definition = ogr.FieldDefn(one.name, one.type)
            definition.SetSubType(one.subtype)
            layer.CreateField(definition)
        layer.SyncToDisk()
        del layer, source

    def finish(self) -> Path:
        """Complete the file and put it in its place. Raises EngineInputError where no point was added."""
        self.prepare()
        return self.place()

    def prepare(self) -> None:
        """Complete the file beside its place: the part of finish() that takes time and room."""
        if self._rows is None:
            raise EngineInputError(f"There are no points for {self.path.name}, so it is not written.")
        self.monitor.check()
        with self._failing():
            self._complete(self._rows)
            for trigger in self._triggers:
                self._rows.execute(trigger)
            self._rows.execute("COMMIT")
            self._rows.close()
            self._rows = None

    def place(self) -> Path:
        """Put a file that is prepared in its place."""
        with self._failing():
            os.replace(self._file, self.path)
            # Left by whoever had the replaced file open; SQLite would take them for parts of this one.
            for ending in ("-wal", "-shm", "-journal"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        return self.path

    def _complete(self, rows: sqlite3.Connection) -> None:
        rows.execute("UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = ?", (self.count, self.name))

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        """Failures of the disk, of GDAL and of SQLite as one sentence."""
        try:
            yield
        except (OSError, RuntimeError, sqlite3.Error) as error:
            raise EngineInputError(
                f"{self.path} cannot be written ({reason(error)}); check the folder, the free space and whether "
                "another program has the file open."
            ) from error

    def close(self) -> None:
        """Remove what was written and is not finished."""
        if self._rows is not None:
            self._rows.close()
            self._rows = None
        for ending in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._file.with_name(self._file.name + ending).unlink(missing_ok=True)

    def _numbered(self, points: Points) -> Column:
        """fid of each point."""
        numbers = np.arange(self.count + 1, self.count + len(points) + 1)
        self.count += len(points)
        return numbers


class PointsWriter(_Table):
    """Points with z and their attributes; with their series where wanted. A context manager: add(), then finish().

    path : ends in .gpkg. info : with a CRS. series : whether the dates become fields. Points without a place are
    counted in skipped. Leaving the block without finish() leaves nothing behind, and what stood there as it was.
    """

    geometry = ogr.wkbPoint25D

    def __init__(
        self,
        path: str | os.PathLike[str],
        info: CloudInfo,
        layer: str = "points",
        series: bool = False,
        monitor: Monitor | None = None,
    ) -> None:
        super().__init__(path, info, layer, monitor or Monitor())
        if info.crs is None:
            raise EngineInputError(f"The points for {self.path.name} have no CRS; choose the CRS of the cloud.")
        self.series = series and bool(info.dates)
        self.skipped = 0
        self._srs = 0
        self._bounds = np.array([np.inf, np.inf, -np.inf, -np.inf])

    def __enter__(self) -> PointsWriter:
        return self

    def add(self, points: Points) -> None:
        """Write a chunk."""
        placed = np.isfinite(points.x) & np.isfinite(points.y)
        if not placed.all():
            self.skipped += int((~placed).sum())
            points = points.where(placed)
        if not len(points):
            return
        with self._failing():
            rows = self._rows or self._opened(points)
            for piece in _pieces(points):
                self.monitor.check()
                self._add(rows, piece)

    def _opened(self, points: Points) -> sqlite3.Connection:
        rows = self._open(self._fields(points))
        self._srs = int(rows.execute("SELECT srs_id FROM gpkg_geometry_columns").fetchone()[0])
        self._index = PackedIndex(rows, f"rtree_{self.name}_geom")
        return rows

    def _add(self, rows: sqlite3.Connection, points: Points) -> None:
        numbers = self._numbered(points)
        columns = [points.ids if points.ids is not None else numbers, points.z]
        columns += [points.attributes[one.name] for one in self.info.attributes]
        listed = [_listed(column) for column in columns]
        if self.series:
            listed += _dates(points)
        fids = numbers.tolist()
        rows.executemany(self._insertion, zip(fids, self._blobs(points), *listed))
        self._index.add(numbers, points.x, points.y)
        low, high = self._bounds[:2], self._bounds[2:]
        low[:] = np.minimum(low, [points.x.min(), points.y.min()])
        high[:] = np.maximum(high, [points.x.max(), points.y.max()])

    def _fields(self, points: Points) -> list[_Field]:
        code = ogr.OFTString if points.ids is not None else ogr.OFTInteger64
        names = field_names(self.info.attributes)
        fields = [_Field(CODE, code), _Field(HEIGHT, ogr.OFTReal)]
        fields += [_field(names[one.name], one.dtype) for one in self.info.attributes]
        return fields + (_date_fields(self.info.dates) if self.series else [])

    def _blobs(self, points: Points) -> list[bytes]:
        blobs = np.zeros(len(points), _BLOB)
        blobs["magic"], blobs["flags"], blobs["srs"] = b"GP", 1, self._srs
        blobs["order"], blobs["type"] = 1, 1001
        blobs["xyz"] = np.stack([points.x, points.y, points.z], axis=1)
        listed: list[bytes] = blobs.view(f"V{_BLOB.itemsize}").tolist()
        return listed

    def _complete(self, rows: sqlite3.Connection) -> None:
        super()._complete(rows)
        self._index.finish()
        rows.execute(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
            (*self._bounds.tolist(), self.name),
        )


class SeriesWriter(_Table):
    """Time series alone: CODE and D20160101 ... in mm, to be joined to the points by CODE. Used as PointsWriter is.

    Points without ids are numbered as PointsWriter numbers them.
    """

    def __init__(
        self, path: str | os.PathLike[str], info: CloudInfo, table: str = "series", monitor: Monitor | None = None
    ) -> None:
        super().__init__(path, info, table, monitor or Monitor())
        if not info.dates:
            raise EngineInputError(f"The points have no time series for {self.path.name}; leave that output out.")

    def __enter__(self) -> SeriesWriter:
        return self

    def add(self, points: Points) -> None:
        """Write the series of a chunk."""
        placed = np.isfinite(points.x) & np.isfinite(points.y)
        points = points if placed.all() else points.where(placed)
        if not len(points):
            return
        code = ogr.OFTString if points.ids is not None else ogr.OFTInteger64
        with self._failing():
            rows = self._rows or self._open([_Field(CODE, code), *_date_fields(self.info.dates)])
            for piece in _pieces(points):
                self.monitor.check()
                numbers = self._numbered(piece)
                codes = _listed(piece.ids if piece.ids is not None else numbers)
                rows.executemany(self._insertion, zip(numbers.tolist(), codes, *_dates(piece)))

    def _complete(self, rows: sqlite3.Connection) -> None:
        super()._complete(rows)
        names = _quoted(f"{self.name}_{CODE}"), _quoted(self.name), _quoted(CODE)
        rows.execute("CREATE INDEX {} ON {} ({})".format(*names))


def field_names(attributes: Iterable[Attribute]) -> dict[str, str]:
    """{attribute: its field}; other attributes than the standard ones by their own names in capitals."""
    names: dict[str, str] = {}
    taken = {"FID", "GEOM", CODE, HEIGHT}
    for one in attributes:
        field = one.field or (STANDARD[one.name].field if one.name in STANDARD else one.name.upper())
        while field.upper() in taken:
            field += "_"
        taken.add(field.upper())
        names[one.name] = field
    return names


def _field(name: str, dtype: str) -> _Field:
    kind = np.dtype(dtype)
    if kind.kind in "iub":
        return _Field(name, ogr.OFTInteger64 if kind.itemsize > 4 or kind == np.uint32 else ogr.OFTInteger)
    return _Field(name, ogr.OFTReal, ogr.OFSTFloat32 if kind.itemsize <= 4 else ogr.OFSTNone)


def _date_fields(dates: Iterable[date]) -> list[_Field]:
    return [_Field(f"D{day:%Y%m%d}", ogr.OFTReal, ogr.OFSTFloat32) for day in dates]


def _dates(points: Points) -> list[list[Any]]:
    if points.series_mm is None:
        raise EngineInputError("A chunk of points has no time series although the cloud has dates.")
    return [_listed(column) for column in np.ascontiguousarray(points.series_mm.T)]


def _listed(values: Column) -> list[Any]:
    """Values for SQLite, which stores NaN as NULL."""
    values = np.asarray(values)
    if values.dtype == np.float32:
        values = _shortest(values)
    elif values.dtype.kind == "U":
        values = values.astype(object)
    listed: list[Any] = values.tolist()
    return listed


def _shortest(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """The double of seven digits where it is the same float32: 0.1 instead of 0.10000000149."""
    exact = values.astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        decimals = np.clip(6 - np.floor(np.log10(np.abs(exact))), 0, 22)
        scale = 10.0 ** np.nan_to_num(decimals)
        short = np.rint(exact * scale) / scale
        same = short.astype(np.float32) == values
    return np.where(same, short, exact)


def _pieces(points: Points) -> Iterator[Points]:
    for start in range(0, len(points), PIECE):
        piece: Any = slice(start, start + PIECE)
        yield points.where(piece)


def _reference(crs: CRS) -> osr.SpatialReference:
    """The horizontal part of a CRS for GDAL, x to the east."""
    reference = osr.SpatialReference()
    code = crs.to_epsg()
    if code is None or reference.ImportFromEPSG(code) != ogr.OGRERR_NONE:
        reference.ImportFromWkt(crs.to_wkt())
    reference.DemoteTo2D()
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
