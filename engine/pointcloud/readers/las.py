"""LAS, LAZ and COPC by laspy, with lazrs for what is compressed (LAS 1.4 R15, ASPRS; COPC 1.0 is a LAZ)."""

from __future__ import annotations

import os
import struct
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from ...errors import EngineInputError
from ...monitor import Monitor
from ..cloud import Column, Track
from .table import PIECE, Chunk, FileTable, failures, numbered, track_of

INSTALL = 'python3 -m pip install "laspy[lazrs]"'
TRACK = ("vertical_city", 1)
PLACES = ("x", "y", "z")
SHORTEST = 227
# Points that are decompressed at a time.
LARGEST = 500_000
# Points at the start, middle and end that tell which of the standard's attributes are used at all.
SAMPLE = 20_000
# What LAZ of point formats 6 and later can leave compressed, by the first of the columns that need it.
SELECTION = {
    "z": "Z",
    "classification": "CLASSIFICATION",
    "intensity": "INTENSITY",
    "scan_angle": "SCAN_ANGLE",
    "user_data": "USER_DATA",
    "point_source_id": "POINT_SOURCE_ID",
    "gps_time": "GPS_TIME",
    "red": "RGB",
    "green": "RGB",
    "blue": "RGB",
    "nir": "NIR",
    "synthetic": "FLAGS",
    "key_point": "FLAGS",
    "withheld": "FLAGS",
    "overlap": "FLAGS",
    "scan_direction_flag": "FLAGS",
    "edge_of_flight_line": "FLAGS",
    "return_number": "XY_RETURNS_CHANNEL",
    "number_of_returns": "XY_RETURNS_CHANNEL",
    "scanner_channel": "XY_RETURNS_CHANNEL",
}


def open_las(path: str | os.PathLike[str]) -> FileTable:
    """A LAS, LAZ or COPC file: x, y, z, those of the standard's attributes that are used, and the extra bytes, scaled.

    Raises EngineInputError when laspy or lazrs is missing, the file is damaged or holds no points.
    """
    path = os.fspath(path)
    notes: list[str] = []
    with failures(path, "cannot be read", OSError), open(path, "rb") as file:
        if file.read(4) != b"LASF":
            raise EngineInputError(
                f"{Path(path).name} cannot be read as LAS: it does not begin with LASF; check the format."
            )
    with damage(path), open_reader(path) as reader:
        header = reader.header
        count = int(header.point_count)
        _check_length(path, header)
        if not count:
            raise EngineInputError(f"{Path(path).name} holds no points; give a file that does.")
        extra = {name: one for one in header.point_format.extra_dimensions for name in _names(one)}
        absent = _absent(header)
        standard = _used(reader, count, [one.name for one in header.point_format.standard_dimensions])
        crs, track = _crs(header, notes), _track(reader, notes)

    def stream(wanted: tuple[str, ...], size: int, monitor: Monitor) -> Iterator[Chunk]:
        with damage(path), open_reader(path, wanted, extra) as reader:
            left = count
            while left:
                monitor.check()
                points = reader.read_points(min(left, max(size, PIECE), LARGEST))
                if not len(points):
                    raise EngineInputError(
                        f"{Path(path).name} ends {left} points before its header says; it is damaged: copy it again."
                    )
                left -= len(points)
                yield {name: _column(points, name, extra.get(name), absent) for name in wanted}

    found = FileTable(path, "las", (*PLACES, *standard, *extra), stream, count, crs, track, notes)
    found.describe({name: one.description for name, one in extra.items()})
    return found


def open_reader(path: str, wanted: tuple[str, ...] | None = None, extra: Collection[str] = ()) -> Any:
    """A laspy reader, which decompresses only what is wanted where the file and laspy can.

    Raises EngineInputError when laspy, or lazrs for what is compressed, is missing.
    """
    try:
        import laspy
    except ImportError as error:
        raise EngineInputError(
            f"LAS and LAZ are read with laspy, which is not installed; install it ({INSTALL}) and start QGIS again."
        ) from error
    if not laspy.LazBackend.detect_available() and _is_compressed(path):
        raise EngineInputError(
            f"{Path(path).name} is compressed (LAZ), which is read with lazrs, which is not installed; install it "
            f"({INSTALL}) and start QGIS again."
        )
    if not hasattr(laspy, "DecompressionSelection"):  # before laspy 2.4
        return laspy.open(path)
    if wanted is None:
        return laspy.open(path, encoding_errors="replace")
    parts = laspy.DecompressionSelection
    chosen = parts.XY_RETURNS_CHANNEL
    for name in wanted:
        if name in extra:
            chosen |= parts.ALL_EXTRA_BYTES
        elif name in SELECTION:
            chosen |= getattr(parts, SELECTION[name])
    return laspy.open(path, encoding_errors="replace", decompression_selection=chosen)


def _is_compressed(path: str) -> bool:
    """The highest two bits of the point format, byte 104, are LAZ's."""
    with open(path, "rb") as file:
        head = file.read(105)
    return len(head) == 105 and bool(head[104] & 0xC0)


def damage(path: str | os.PathLike[str]) -> AbstractContextManager[None]:
    """Turns what laspy and lazrs raise for files that they cannot read into one sentence."""
    errors: list[type[Exception]] = [ValueError, OSError, EOFError, IndexError, KeyError, TypeError, struct.error]
    errors += [RuntimeError, MemoryError]
    with suppress(ImportError, AttributeError):
        import laspy

        errors.append(laspy.errors.LaspyException)
        import lazrs

        errors.append(lazrs.LazrsError)
    return failures(path, "cannot be read as LAS; it is damaged or cut short: copy it again", *errors)


def _check_length(path: str, header: Any) -> None:
    """LASzip needs to say where its table is, 8 bytes, before the points; the header has 227 bytes or more."""
    least = 8 if header.are_points_compressed else header.point_count * header.point_format.size
    missing = max(header.offset_to_point_data, SHORTEST) + least - os.path.getsize(path)
    if missing > 0 and (header.point_count or missing > least):
        raise EngineInputError(f"{Path(path).name} is cut short: {missing} bytes or more are missing; copy it again.")


def _used(reader: Any, count: int, names: list[str]) -> list[str]:
    """The standard's attributes that are not the same for all points; the classification also where it is, but 0."""
    pieces = [reader.read_points(SAMPLE)]
    for start in (count // 2, count - SAMPLE):
        if start > SAMPLE:
            with suppress(Exception):  # not every LAZ can be entered in its middle; then the start has to do
                reader.seek(start)
                pieces.append(reader.read_points(SAMPLE))
    used = []
    for name in names:
        if name not in ("X", "Y", "Z") and "wave" not in name and name not in ("x_t", "y_t", "z_t"):
            values = np.concatenate([np.asarray(piece[name]) for piece in pieces])
            if (values != values[0]).any() or (name == "classification" and values[0]):
                used.append(name)
    return used


def _names(one: Any) -> tuple[str, ...]:
    return (one.name,) if one.num_elements == 1 else numbered(one.name, one.num_elements)


def _absent(header: Any) -> dict[str, Any]:
    """What extra bytes hold where they have no value, {name: (elements,)}."""
    described = [one for vlr in header.vlrs for one in getattr(vlr, "extra_bytes_structs", ())]
    found = {one.format_name(): getattr(one, "no_data", None) for one in described if one.data_type}
    return {name: np.ravel(values) for name, values in found.items() if values is not None}


def _column(points: Any, name: str, extra: Any, absent: dict[str, Any]) -> Column:
    if name in PLACES:
        return np.array(getattr(points, name), dtype=np.float64)
    if extra is None:
        return np.array(points[name])
    element = 0 if name == extra.name else int(name.rsplit("_", 1)[1]) - 1
    raw = points.array[extra.name]
    values = np.array(points[extra.name])
    if extra.num_elements > 1:
        raw, values = raw[:, element], np.ascontiguousarray(values[:, element])
    if extra.name in absent and (raw == absent[extra.name][element]).any():
        values = np.where(raw == absent[extra.name][element], np.nan, values)
    return values


def _crs(header: Any, notes: list[str]) -> CRS | None:
    try:
        return header.parse_crs()
    except (CRSError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        notes.append("The CRS in the file cannot be understood; choose the CRS.")
        return None


def _track(reader: Any, notes: list[str]) -> Track:
    for vlr in [*reader.header.vlrs, *(getattr(reader, "evlrs", None) or [])]:
        if (vlr.user_id, vlr.record_id) == TRACK:
            return track_of(vlr.record_data_bytes().rstrip(b"\0"), notes)
    return Track()
