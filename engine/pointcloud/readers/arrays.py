"""NumPy's files: NPY (format 1 to 3 of numpy.lib.format) and NPZ, read by rows and never unpickled."""

from __future__ import annotations

import ast
import os
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from ...errors import EngineInputError
from ...monitor import Monitor
from ..cloud import Column
from ..words import listed
from .table import FEW_COLUMNS, PIECE, Chunk, FileTable, crs_of, date_columns, failures, numbered

MAGIC = b"\x93NUMPY"
LONGEST_HEADER = 1_000_000
# What is read at a time, small arrays beside the columns (dates, a CRS), and arrays by columns (Fortran order), which
# are held whole.
PIECE_BYTES = 50_000_000
SMALL_BYTES = 10_000_000
WHOLE_BYTES = 300_000_000
DATES = ("date", "dates", "acquisition_dates", "days")
CRS_NAMES = ("epsg", "crs", "srs", "crs_wkt")
DAMAGED = "is damaged; copy it again or save it anew"
ERRORS = (
    *(OSError, EOFError, ValueError, TypeError, KeyError, SyntaxError, RuntimeError, MemoryError),
    *(struct.error, zipfile.BadZipFile, zlib.error),
)


@dataclass(frozen=True)
class Member:
    """An array in a file. offset : of its values, from the start of the array's own bytes."""

    name: str
    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    by_columns: bool
    offset: int

    @property
    def bytes(self) -> int:
        return int(np.prod(self.shape, dtype=np.int64)) * self.dtype.itemsize


@dataclass(frozen=True)
class Source:
    """Where the values of a column are: a field of a structured array and/or a column of a matrix (None: neither)."""

    member: Member
    field: str | None = None
    column: int | None = None

    def of(self, rows: Column) -> Column:
        rows = rows if self.field is None else rows[self.field]
        return rows if self.column is None else rows.reshape(len(rows), -1)[:, self.column]


class Files:
    """The arrays of an NPZ, or the one of an NPY, as streams of bytes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.is_zip = zipfile.is_zipfile(path)

    def names(self) -> list[str]:
        if not self.is_zip:
            return [""]
        with zipfile.ZipFile(self.path) as archive:
            return [name[:-4] for name in archive.namelist() if name.endswith(".npy")]

    def open(self, name: str, stack: ExitStack) -> IO[bytes]:
        if not self.is_zip:
            return stack.enter_context(open(self.path, "rb"))
        return stack.enter_context(stack.enter_context(zipfile.ZipFile(self.path)).open(f"{name}.npy"))


def open_arrays(path: str | os.PathLike[str]) -> FileTable:
    """An NPZ of arrays of one length, or an NPY: fields of structured arrays, 1-D arrays and columns of matrices.

    A matrix beside an array of its dates becomes D20160101 ..., others name_1 ... A scalar epsg or crs gives the CRS.
    Raises EngineInputError when nothing is a column, all is pickled, or the file is damaged.
    """
    path = os.fspath(path)
    files = Files(path)
    notes: list[str] = []
    with failures(path, DAMAGED, *ERRORS), ExitStack() as stack:
        members = [_member(files.open(name, stack), name) for name in files.names()]
        usable = [one for one in members if not one.dtype.hasobject]
        if len(usable) < len(members):
            pickled = listed(one.name or "the array" for one in members if one.dtype.hasobject)
            notes.append(f"Left out, since Python objects are never unpickled: {pickled}; save as numbers or texts.")
        rows = _length(usable)
        small = {one.name: one for one in usable if one.bytes <= SMALL_BYTES and one.shape[:1] != (rows,)}
        columns = _columns(usable, rows, files, small) if rows else {}
        if not columns:
            there = listed(f"{one.name or 'array'} {one.dtype} {one.shape}" for one in members) or "nothing"
            raise EngineInputError(
                f"{Path(path).name} holds no columns of numbers ({there}); give arrays with one row for each point, "
                "saved by numpy.save or numpy.savez."
            )
        aside = [one for one in usable if one.shape[:1] != (rows,) and one.name not in (*DATES, *CRS_NAMES)]
        if aside:
            notes.append(f"Left out, since they have not {rows} rows: {listed(one.name for one in aside)}.")
        declared = next((name for name in CRS_NAMES if name in small and small[name].shape in ((), (1,))), None)
        crs = crs_of(_whole(files, small[declared]).reshape(-1).tolist()[0], notes) if declared else None

    def stream(wanted: tuple[str, ...], size: int, monitor: Monitor) -> Iterator[Chunk]:
        with failures(path, DAMAGED, *ERRORS), ExitStack() as stack:
            used = {columns[name].member for name in wanted}
            reading = {one: _rows(files, one, stack) for one in used}
            wide = sum(one.bytes // rows for one in used)
            step = max(min(size, PIECE, PIECE_BYTES // max(wide, 1)), 1)
            for start in range(0, rows, step):
                monitor.check()
                count = min(step, rows - start)
                pieces = {one: read(start, count) for one, read in reading.items()}
                yield {name: np.array(columns[name].of(pieces[columns[name].member])) for name in wanted}

    return FileTable(path, "npz", tuple(columns), stream, rows, crs, notes=notes)


def _member(file: IO[bytes], name: str) -> Member:
    """The header of an array. Its text is a Python literal: format 1 has 2 bytes for its length, 2 and 3 have 4."""
    start = file.read(8)
    if len(start) < 8 or start[:6] != MAGIC:
        raise ValueError(f"{name or 'it'} is no NumPy array")
    width = 2 if start[6] == 1 else 4
    length = int.from_bytes(file.read(width), "little")
    if length > LONGEST_HEADER:
        raise ValueError("the header is too long")
    text = file.read(length)
    header = ast.literal_eval(text.decode("utf-8" if start[6] >= 3 else "latin-1").strip())
    dtype = np.lib.format.descr_to_dtype(header["descr"])
    shape = tuple(int(one) for one in header["shape"])
    return Member(name, dtype, shape, bool(header["fortran_order"]) and len(shape) > 1, 8 + width + length)


def _length(members: list[Member]) -> int:
    """The number of rows that most arrays have; of equals the greatest."""
    counts = Counter(one.shape[0] for one in members if one.shape and one.shape[0] and one.dtype.kind != "c")
    return max(counts, key=lambda rows: (counts[rows], rows)) if counts else 0


def _columns(members: list[Member], rows: int, files: Files, small: dict[str, Member]) -> dict[str, Source]:
    columns: dict[str, Source] = {}

    def add(names: tuple[str, ...], sources: list[Source]) -> None:
        for name, source in zip(names, sources):
            columns[name if name not in columns else f"{source.member.name}/{name}"] = source

    alone = len([one for one in members if one.shape[:1] == (rows,)]) == 1
    for one in members:
        if one.shape[:1] != (rows,):
            continue
        prefix = "" if alone or not one.name else f"{one.name}/"
        if one.dtype.names:
            for field in one.dtype.names if len(one.shape) == 1 else ():
                kind = one.dtype[field]
                width = int(np.prod(kind.shape, dtype=np.int64))
                if kind.base.kind in "iufbMSU" and not kind.names and width <= FEW_COLUMNS:
                    names = numbered(prefix + field, width) if kind.shape else (prefix + field,)
                    add(names, [Source(one, field, i if kind.shape else None) for i in range(width)])
        elif one.dtype.kind in "iufbMSU" and len(one.shape) == 1:
            add((one.name or "column_1",), [Source(one)])
        elif one.dtype.kind in "iufbMSU" and len(one.shape) == 2:
            width = one.shape[1]
            names = _dates(files, small, width) or (
                () if width > FEW_COLUMNS else numbered(one.name or "column", width)
            )
            add(names, [Source(one, None, i) for i in range(len(names))])
    return columns


def _dates(files: Files, small: dict[str, Member], count: int) -> tuple[str, ...] | None:
    for name in DATES:
        if name in small and small[name].shape == (count,) and small[name].dtype.kind in "iufSUM":
            values = _whole(files, small[name])
            texts = np.datetime_as_string(values) if values.dtype.kind == "M" else values
            return date_columns([int(one) if isinstance(one, float) else one for one in texts.tolist()], count)
    return None


def _whole(files: Files, member: Member) -> Column:
    with ExitStack() as stack:
        read = _rows(files, member, stack)
        return read(0, member.shape[0] if member.shape else 1)


def _rows(files: Files, member: Member, stack: ExitStack) -> Any:
    """A function (start, count) that gives the rows of an array, which are asked for one after another."""
    file = files.open(member.name, stack)
    file.read(member.offset)
    width = int(np.prod(member.shape[1:], dtype=np.int64))
    if member.by_columns:
        if member.bytes > WHOLE_BYTES:
            raise EngineInputError(
                f"The array {member.name} in {Path(files.path).name} is stored by columns (Fortran order) and too "
                "large to turn; save it with numpy.ascontiguousarray."
            )
        whole = _exactly(file, member.dtype, member.shape[0] * width).reshape(width, member.shape[0]).T
        return lambda start, count: whole[start : start + count]

    def read(start: int, count: int) -> Column:
        return _exactly(file, member.dtype, count * width).reshape(count, *member.shape[1:])

    return read


def _exactly(file: IO[bytes], dtype: np.dtype[Any], count: int) -> Column:
    data = file.read(count * dtype.itemsize)
    if len(data) < count * dtype.itemsize:
        raise EOFError("it ends before its last row")
    return np.frombuffer(data, dtype)
