"""PLY, ascii and binary: the numbers of its vertices (Turk 1994, The PLY Polygon File Format)."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Any

import numpy as np

from ...errors import EngineInputError
from ...monitor import Monitor
from ..cloud import Column
from .table import PIECE, Chunk, FileTable, crs_of, failures

TYPES = {
    **{"char": "i1", "uchar": "u1", "short": "i2", "ushort": "u2", "int": "i4", "uint": "u4"},
    **{"int8": "i1", "uint8": "u1", "int16": "i2", "uint16": "u2", "int32": "i4", "uint32": "u4"},
    **{"int64": "i8", "uint64": "u8", "float": "f4", "float32": "f4", "double": "f8", "float64": "f8"},
}
ORDERS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
LONGEST_LINE = 10_000


@dataclass
class Element:
    """A part of a PLY. fields : (name, type) each. lists : (place among fields, type of the count, of the items)."""

    name: str
    count: int
    fields: list[tuple[str, str]] = field(default_factory=list)
    lists: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Header:
    order: str
    elements: tuple[Element, ...]
    comments: tuple[str, ...]
    length: int


def open_ply(path: str | os.PathLike[str]) -> FileTable:
    """The vertices of a PLY. A comment "crs: EPSG:32633" gives the CRS.

    Raises EngineInputError when the header is none, the file is cut short, or vertices hold lists.
    """
    path = os.fspath(path)
    name = Path(path).name
    with failures(path, "cannot be read", OSError), open(path, "rb") as file:
        header = _header(file, name)
    vertex = next((one for one in header.elements if one.name == "vertex"), None)
    if vertex is None or not vertex.count or not vertex.fields:
        there = ", ".join(f"{one.count} {one.name}" for one in header.elements) or "nothing"
        raise EngineInputError(f"{name} holds no vertices ({there}); give a PLY of points.")
    if vertex.lists:
        raise EngineInputError(f"The vertices of {name} hold lists; save them with single numbers only.")
    names = [one for one, _ in vertex.fields]
    if len(set(names)) < len(names):
        raise EngineInputError(f"{name} has several properties of one name ({', '.join(names)}); rename them.")
    if header.order:
        _check_length(path, header)
    notes: list[str] = []
    declared = [comment[4:].strip(" :=") for comment in header.comments if comment[:4].lower() in ("crs:", "crs ")]
    crs = crs_of(declared[0], notes) if declared else None

    def stream(wanted: tuple[str, ...], size: int, monitor: Monitor) -> Iterator[Chunk]:
        with failures(path, "cannot be read", OSError), open(path, "rb") as file:
            file.seek(header.length)
            for element in header.elements:
                if element is vertex:
                    break
                _skip(file, element, header.order, name, monitor)
            read = _binary if header.order else _ascii
            yield from read(file, vertex, header.order, wanted, min(size, PIECE), name, monitor)

    return FileTable(path, "ply", tuple(names), stream, vertex.count, crs, notes=notes)


def _header(file: IO[bytes], name: str) -> Header:
    order, elements, comments = None, [], []
    for line in iter(lambda: file.readline(LONGEST_LINE), b""):
        text = line.decode("latin-1").strip()
        words = text.split()
        key = words[0] if words else ""
        try:
            if key == "format":
                order = ORDERS[words[1]]
            elif key in ("comment", "obj_info"):
                comments.append(text[len(key) :].strip())
            elif key == "element":
                elements.append(Element(words[1], int(words[2])))
            elif key == "property" and words[1] == "list":
                element = elements[-1]
                element.lists.append((len(element.fields), TYPES[words[2]], TYPES[words[3]]))
            elif key == "property":
                elements[-1].fields.append((words[2], TYPES[words[1]]))
            elif key == "end_header":
                if order is None:
                    break
                return Header(order, tuple(elements), tuple(comments), file.tell())
            elif key not in ("ply", ""):
                break
        except (KeyError, IndexError, ValueError) as error:
            raise EngineInputError(f'The header of {name} has a line that is not PLY: "{text[:80]}".') from error
    raise EngineInputError(f"{name} has no complete PLY header; save it as PLY 1.0, ascii or binary.")


def _row(element: Element, order: str) -> np.dtype[Any]:
    return np.dtype([(name, order + kind) for name, kind in element.fields])


def _check_length(path: str, header: Header) -> None:
    """That the vertices are there, where the elements before them have a length that is known."""
    length = header.length
    for element in header.elements:
        if element.lists:
            return
        length += element.count * _row(element, header.order).itemsize
        if element.name == "vertex":
            break
    if os.path.getsize(path) < length:
        raise _short(Path(path).name)


def _short(name: str) -> EngineInputError:
    return EngineInputError(f"{name} is cut short: it holds fewer points than its header says; copy it again.")


def _skip(file: IO[bytes], element: Element, order: str, name: str, monitor: Monitor) -> None:
    if not order:
        for start in range(0, element.count, PIECE):
            monitor.check()
            for _ in islice(file, min(PIECE, element.count - start)):
                pass
    elif not element.lists:
        file.seek(element.count * _row(element, order).itemsize, os.SEEK_CUR)
    else:
        widths = [np.dtype(kind).itemsize for _, kind in element.fields]
        for i in range(element.count):
            if i % 10_000 == 0:
                monitor.check()
            place = 0
            for before, count, item in element.lists:
                file.seek(sum(widths[place:before]), os.SEEK_CUR)
                place = before
                number = np.frombuffer(file.read(np.dtype(count).itemsize), np.dtype(order + count))
                if not len(number):
                    raise _short(name)
                file.seek(int(number[0]) * np.dtype(item).itemsize, os.SEEK_CUR)
            file.seek(sum(widths[place:]), os.SEEK_CUR)


def _binary(
    file: IO[bytes], vertex: Element, order: str, wanted: tuple[str, ...], size: int, name: str, monitor: Monitor
) -> Iterator[Chunk]:
    row = _row(vertex, order)
    for start in range(0, vertex.count, size):
        monitor.check()
        count = min(size, vertex.count - start)
        data = file.read(count * row.itemsize)
        if len(data) < count * row.itemsize:
            raise _short(name)
        rows = np.frombuffer(data, row)
        yield {one: np.ascontiguousarray(rows[one]) for one in wanted}


def _ascii(
    file: IO[bytes], vertex: Element, order: str, wanted: tuple[str, ...], size: int, name: str, monitor: Monitor
) -> Iterator[Chunk]:
    kinds = dict(vertex.fields)
    width = len(vertex.fields)
    places = {one: i for i, (one, _) in enumerate(vertex.fields)}
    long = any(kinds[one][1:] == "8" and kinds[one][0] != "f" for one in wanted)
    for start in range(0, vertex.count, size):
        monitor.check()
        count = min(size, vertex.count - start)
        lines = list(islice(file, count))
        if len(lines) < count:
            raise _short(name)
        text = b" ".join(lines)
        values = _parsed(text)
        words = text.split() if long or len(values) != count * width else []
        if words and len(words) != count * width:
            wrong = next((i for i, line in enumerate(lines) if len(line.split()) != width), 0)
            raise EngineInputError(
                f"Vertex {start + wrong + 1} of {name} has {len(lines[wrong].split())} numbers; its header says "
                f"{width}: correct the line."
            )
        try:
            if len(values) != count * width:
                values = np.array(words).astype(np.float64)  # which tells the word that is none
            columns = {one: slice(places[one], None, width) for one in wanted}
            yield {one: _numbers(values[rows], words[rows], kinds[one]) for one, rows in columns.items()}
        except (ValueError, OverflowError) as error:
            raise EngineInputError(f"{name} has a vertex that is no number ({str(error)[:80]}); correct it.") from error


def _parsed(text: bytes) -> Column:
    """The numbers in a text, fewer where a word is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            return np.fromstring(text.decode("latin-1"), dtype=np.float64, sep=" ")
        except ValueError:
            return np.empty(0)


def _numbers(values: Column, words: list[bytes], kind: str) -> Column:
    """Numbers as of a type; whole ones may be written as 3.0. words : for integers that no double holds."""
    if kind[0] == "f":
        with np.errstate(over="ignore"):
            return values.astype(kind)
    if kind[1] == "8":
        return np.array([int(word) for word in words], dtype=kind)
    limits = np.iinfo(kind)
    if not ((values >= limits.min) & (values <= limits.max)).all():
        raise ValueError(f"beyond {limits.min} to {limits.max}")
    return values.astype(kind)
