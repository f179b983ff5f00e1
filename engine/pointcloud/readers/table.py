"""What all readers of files share: the table that they give, and how values and failures are made alike."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from ...errors import EngineInputError
from ...monitor import Monitor
from ..cloud import Column, Track
from ..words import listed

Chunk = dict[str, Column]
# Gives wanted columns in pieces of any length; size is how many rows a piece should have about.
Stream = Callable[[tuple[str, ...], int, Monitor], Iterator[Chunk]]

# Rows that are read between two looks at the cancel button, and columns that a matrix without names may have.
PIECE = 100_000
FEW_COLUMNS = 64


@dataclass
class FileTable:
    """A file as a Table (see cloud.py). stream : reads it.

    units, descriptions : of columns, as far as the file declares them. rows : what the file declares, checked.
    """

    path: str
    format: str
    columns: tuple[str, ...]
    stream: Stream
    rows: int | None = None
    crs: CRS | None = None
    track: Track = field(default_factory=Track)
    notes: list[str] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)

    def describe(self, descriptions: Mapping[str, str]) -> None:
        """Keep the descriptions of columns, and the units that end them in brackets: mean velocity [mm/yr]."""
        self.descriptions.update({name: text for name, text in descriptions.items() if text})
        for name, text in self.descriptions.items():
            found = re.search(r"\[([^\[\]]+)\]$", text.strip())
            if found:
                self.units[name] = found.group(1)

    def chunks(self, columns: Sequence[str], size: int, monitor: Monitor) -> Iterator[Chunk]:
        """Columns of at most size rows at a time, in the machine's byte order, texts as objects.

        Raises EngineInputError for columns that are not there, and while reading where the file is damaged.
        """
        wanted = tuple(dict.fromkeys(columns))
        missing = [name for name in wanted if name not in self.columns]
        if missing:
            raise EngineInputError(
                f"{Path(self.path).name} has no column {listed(missing)}; it has {listed(self.columns)}."
            )
        return self._chunks(wanted, max(int(size), 1), monitor)

    def _chunks(self, wanted: tuple[str, ...], size: int, monitor: Monitor) -> Iterator[Chunk]:
        monitor.check()
        pieces = ({name: plain(values) for name, values in one.items()} for one in self.stream(wanted, size, monitor))
        done = 0
        for chunk in resized(pieces, size) if wanted else ():
            yield chunk
            done += len(next(iter(chunk.values())))
            if self.rows:
                monitor.step(done / self.rows)
        monitor.step(1.0)


def resized(pieces: Iterable[Chunk], size: int) -> Iterator[Chunk]:
    """Pieces of any length as chunks of size rows; the last has what is left."""
    held: list[Chunk] = []
    rows = 0
    for piece in pieces:
        length, start = len(next(iter(piece.values()))), 0
        while rows + length - start >= size:
            stop = start + size - rows
            held.append({name: values[start:stop] for name, values in piece.items()})
            yield joined(held)
            held, rows, start = [], 0, stop
        if start < length:
            held.append({name: values[start:] for name, values in piece.items()})
            rows += length - start
    if held:
        yield joined(held)


def joined(pieces: Sequence[Chunk]) -> Chunk:
    if len(pieces) == 1:
        return pieces[0]
    return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}


def plain(values: Any) -> Column:
    """Numbers in the machine's byte order; texts, dates and what is mixed as an object array of str."""
    values = np.asarray(values)
    kind = values.dtype.kind
    if kind in "iufb":
        return values if values.dtype.isnative else values.astype(values.dtype.newbyteorder("="))
    texts = np.empty(len(values), dtype=object)
    if kind == "M":
        texts[:] = np.datetime_as_string(values).tolist() if len(values) else []
    else:
        texts[:] = [_text(value) for value in values.tolist()]
    return texts


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.rstrip(b"\0").decode("utf-8", errors="replace")
    return str(value)


def numbered(name: str, count: int) -> tuple[str, ...]:
    """name_1 ... for the columns of a matrix that have no names."""
    return tuple(f"{name}_{i + 1}" for i in range(count))


def date_columns(dates: Iterable[Any], count: int) -> tuple[str, ...] | None:
    """Columns D20160101 ... of count dates (texts, numbers or datetime64 of the kind 20160101), or None if they are
    something else."""
    names = []
    for value in dates:
        digits = "".join(letter for letter in _text(value)[:10] if letter.isdigit())
        if len(digits) != 8 or not (1970 <= int(digits[:4]) <= 2100 and 1 <= int(digits[4:6]) <= 12):
            return None
        names.append(f"D{digits}")
    return tuple(names) if len(names) == count and len(set(names)) == count else None


def crs_of(declared: Any, notes: list[str]) -> CRS | None:
    """A CRS from whatever a file declares; what cannot be understood becomes a note."""
    if declared in (None, "", b""):
        return None
    text = _text(declared).strip()
    try:
        return CRS.from_user_input(int(text) if text.isdigit() else text)
    except CRSError:
        notes.append(f"The CRS that the file declares ({text[:60]}) is not known; choose the CRS.")
        return None


@contextmanager
def failures(path: str | os.PathLike[str], what: str, *errors: type[Exception]) -> Iterator[None]:
    """Turn exceptions of a library into one sentence. what : "is damaged; copy it again"."""
    try:
        yield
    except EngineInputError:
        raise
    except PermissionError as error:
        raise EngineInputError(f"{Path(path).name} cannot be read; check your rights to it.") from error
    except errors as error:
        reason = " ".join(str(error).split()).rstrip(". ")[:200] or type(error).__name__
        raise EngineInputError(f"{Path(path).name} {what} ({reason}).") from error


def track_of(declared: Any, notes: list[str]) -> Track:
    """The Track that a cloud of ours carries as JSON: {"track": {...}}, or the inner part alone."""
    try:
        values = json.loads(_text(declared)) if isinstance(declared, (bytes, str)) else declared
        return Track.of_json(values.get("track", values))
    except (ValueError, TypeError, AttributeError):
        notes.append("The description of the track in the file cannot be read; it is left aside.")
        return Track()
