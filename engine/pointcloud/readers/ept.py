"""Entwine Point Tiles 1.0 and 1.1: an octree of nodes in a folder (entwine.io, Entwine Point Tile specification)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS

from ...errors import EngineInputError
from ...monitor import Monitor
from ..cloud import Column
from .table import Chunk, FileTable, crs_of, failures, resized, track_of

PLACES = {"X": "x", "Y": "y", "Z": "z"}
TYPES = {"signed": "i", "unsigned": "u", "float": "f"}
ENDINGS = {"binary": "bin", "zstandard": "zst", "laszip": "laz"}
DAMAGED = "is damaged; copy the folder again"
# Deeper than any octree of points in doubles.
DEEPEST = 60

Key = tuple[int, int, int, int]


@dataclass(frozen=True)
class Dimension:
    """A column. field : its name in the file. dtype : as stored; value = stored * scale + offset where scaled."""

    field: str
    dtype: str
    scale: float | None
    offset: float

    def of(self, stored: Column) -> Column:
        if self.scale is None:
            return np.array(stored)
        return stored * self.scale + self.offset


def open_ept(path: str | os.PathLike[str], bounds: tuple[float, float, float, float] | None = None) -> FileTable:
    """An EPT by its folder or its ept.json: x, y, z and its attributes, scaled, by the names that they have.

    bounds : (xmin, ymin, xmax, ymax) in its CRS: only nodes that touch it are read, of which some points lie outside.
    Raises EngineInputError when parts are missing or damaged, or a module that it needs.
    """
    path = os.fspath(path)
    folder = Path(path) if Path(path).is_dir() else Path(path).parent
    file = folder / "ept.json" if Path(path).is_dir() else Path(path)
    if not file.is_file():
        raise EngineInputError(f"The folder {folder} holds no ept.json; give the folder of an EPT.")
    notes: list[str] = []
    with failures(
        file, "is no EPT; give the ept.json of one", OSError, ValueError, KeyError, TypeError, AttributeError
    ):
        about = json.loads(file.read_text(encoding="utf-8"))
        kind = about["dataType"]
        cube = [float(value) for value in about["bounds"]]
        dimensions = {PLACES.get(one["name"], one["name"]): _dimension(one) for one in about["schema"]}
        crs = _crs(about.get("srs") or {}, notes)
        track = track_of(about.get("vertical_city") or {}, notes)
        if len(cube) != 6 or not {"x", "y", "z"} <= set(dimensions):
            raise ValueError("bounds or schema lack a dimension")
        descriptions = {
            PLACES.get(one["name"], one["name"]): str(one.get("description", "")) for one in about["schema"]
        }
    if kind not in ENDINGS:
        raise EngineInputError(f"{folder.name} holds nodes of the type {kind}; wanted is one of {', '.join(ENDINGS)}.")
    nodes = _nodes(folder, cube, bounds)
    rows = sum(nodes.values())
    if not rows and bounds is None:
        raise EngineInputError(f"{folder.name} holds no points; give an EPT that does.")
    if bounds is None and about.get("points") not in (None, rows):
        notes.append(f"ept.json says {about['points']} points, but the hierarchy has {rows}; the latter are read.")
    layout = np.dtype([(one.field, one.dtype) for one in dimensions.values()])

    def stream(wanted: tuple[str, ...], size: int, monitor: Monitor) -> Iterator[Chunk]:
        used = {name: dimensions[name] for name in wanted}

        def pieces() -> Iterator[Chunk]:
            for key, count in nodes.items():
                monitor.check()
                yield _read(folder, kind, key, count, layout, used)

        # Small nodes are put together here, since what is done for each piece after this costs.
        yield from resized(pieces(), size)

    table = FileTable(path, "ept", tuple(dimensions), stream, rows, crs, track, notes)
    table.describe(descriptions)
    return table


def _dimension(one: dict[str, Any]) -> Dimension:
    size = int(one["size"])
    if one["type"] not in TYPES or size not in (1, 2, 4, 8):
        raise ValueError(f"type {one['type']} of {size} bytes")
    scale, offset = one.get("scale"), one.get("offset", 0.0)
    scaled = (scale, offset) not in ((None, 0.0), (None, 0), (1.0, 0.0))
    factor = float(1.0 if scale is None else scale) if scaled else None
    return Dimension(str(one["name"]), f"<{TYPES[one['type']]}{size}", factor, float(offset))


def _crs(srs: dict[str, Any], notes: list[str]) -> CRS | None:
    if srs.get("wkt"):
        return crs_of(srs["wkt"], notes)
    if srs.get("authority") and srs.get("horizontal"):
        code = f"{srs['authority']}:{srs['horizontal']}"
        return crs_of(f"{code}+{srs['vertical']}" if srs.get("vertical") else code, notes)
    return None


def _nodes(folder: Path, cube: list[float], bounds: tuple[float, float, float, float] | None) -> dict[Key, int]:
    """How many points each node has, in the order of the tree; -1 in one file of the hierarchy points to another."""
    nodes: dict[Key, int] = {}
    waiting, seen = ["0-0-0-0"], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        file = folder / "ept-hierarchy" / f"{name}.json"
        if not file.is_file():
            raise EngineInputError(f"The EPT {folder.name} lacks ept-hierarchy/{file.name}; copy the folder again.")
        with failures(file, f"of {folder.name} {DAMAGED}", OSError, ValueError, TypeError, AttributeError):
            for text, count in json.loads(file.read_text(encoding="utf-8")).items():
                depth, *place = (int(part) for part in text.split("-"))
                if len(place) != 3 or not 0 <= depth <= DEEPEST:
                    raise ValueError(f"node {text}")
                key = (depth, place[0], place[1], place[2])
                if bounds is not None and not _touches(key, cube, bounds):
                    continue
                if count == -1:
                    waiting.append(text)
                elif count:
                    nodes[key] = int(count)
    return dict(sorted(nodes.items()))


def _touches(key: Key, cube: list[float], bounds: tuple[float, float, float, float]) -> bool:
    for axis in (0, 1):
        width = (cube[axis + 3] - cube[axis]) / 2 ** key[0]
        low = cube[axis] + key[axis + 1] * width
        if low > bounds[axis + 2] or low + width < bounds[axis]:
            return False
    return True


def _read(folder: Path, kind: str, key: Key, count: int, layout: np.dtype[Any], used: dict[str, Dimension]) -> Chunk:
    name = "-".join(map(str, key))
    file = folder / "ept-data" / f"{name}.{ENDINGS[kind]}"
    if not file.is_file():
        raise EngineInputError(f"The EPT {folder.name} lacks ept-data/{file.name}; copy the folder again.")
    if kind == "laszip":
        return _laszip(file, count, used)
    with failures(file, f"of {folder.name} {DAMAGED}", OSError, ValueError):
        data = file.read_bytes()
        if kind == "zstandard":
            data = _decompressed(file, data, count * layout.itemsize)
        if len(data) != count * layout.itemsize:
            raise ValueError(f"{len(data)} bytes where {count} points have {count * layout.itemsize}")
        points = np.frombuffer(data, layout)
        return {column: one.of(points[one.field]) for column, one in used.items()}


def _decompressed(file: Path, data: bytes, length: int) -> bytes:
    try:
        import zstandard
    except ImportError as error:
        raise EngineInputError(
            "This EPT is compressed by Zstandard, which is read with zstandard, which is not installed; install it "
            "(python3 -m pip install zstandard) and start QGIS again."
        ) from error
    with failures(file, DAMAGED, zstandard.ZstdError):
        return zstandard.ZstdDecompressor().decompressobj().decompress(data)[: length + 1]


def _laszip(file: Path, count: int, used: dict[str, Dimension]) -> Chunk:
    """A node that is a LAZ. Its attributes have laspy's names there, and PDAL's (ReturnNumber ...) in ept.json."""
    from .las import damage, open_reader

    with damage(file), open_reader(str(file)) as reader:
        points = reader.read_points(-1)
        if len(points) != count:
            raise ValueError(f"{len(points)} points where the hierarchy has {count}")
        there = {_plain(name): name for name in (*points.point_format.dimension_names, "x", "y", "z")}
        there.setdefault("scananglerank", there.get("scanangle", ""))
        return {column: np.array(points[there[_plain(one.field)]]) for column, one in used.items()}


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
