"""Columns in HDF5 by h5py: datasets of one length in one or several groups, compound datasets, and series of dates."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ...errors import EngineInputError
from ...monitor import Monitor
from ..cloud import Column
from ..words import listed
from .table import FEW_COLUMNS, PIECE, Chunk, FileTable, crs_of, date_columns, failures, numbered, plain

DAMAGED = "cannot be read as HDF5; it is damaged or cut short: copy it again"
ERRORS = (OSError, RuntimeError, KeyError, ValueError, TypeError)
DATES = ("date", "dates", "acquisition_dates", "days")
CRS_NAMES = ("epsg", "crs", "crs_wkt", "spatial_ref")
UNITS = ("units", "unit")
ABSENT = ("_FillValue", "missing_value")
NUMBERS = "iufb"


@dataclass(frozen=True)
class Source:
    """Where the values of a column are. axis : along which the rows of the dataset go. index : along the other axis.
    absent, scale, offset : as netCDF's conventions (CF 1.8, section 8.1) have them."""

    dataset: str
    axis: int = 0
    index: int | None = None
    field: str | None = None
    absent: float | None = None
    scale: float = 1.0
    offset: float = 0.0
    is_date: bool = False


def open_hdf5(path: str | os.PathLike[str], group: str = "") -> FileTable:
    """The columns in a file, or in a group of it; files of MintPy as in mintpy.py.

    Columns are the 1-D datasets of the length that most have, named from the group that they share, the fields of
    compound datasets, and matrices: D20160101 ... with dates of their width beside them, else name_1 ... up to 64.
    Raises EngineInputError when h5py is missing, the file is damaged, or it holds something else, listing it.
    """
    from . import mintpy

    h5py = needs_h5py()
    path = os.fspath(path)
    with failures(path, DAMAGED, *ERRORS), h5py.File(path, "r") as file:
        if group and group not in file:
            groups = listed(_groups(file, h5py))
            raise EngineInputError(f"{Path(path).name} has no group {group}; it has {groups or 'none'}.")
        if mintpy.recognises(file):
            return mintpy.open_mintpy(path, file)
        return _table(path, file, file[group] if group else file, h5py)


def needs_h5py() -> Any:
    try:
        import h5py
    except ImportError as error:
        raise EngineInputError(
            "HDF5 is read with h5py, which is not installed; install it (python3 -m pip install h5py) and start QGIS "
            "again."
        ) from error
    return h5py


def _groups(file: Any, h5py: Any) -> list[str]:
    found: list[str] = []
    file.visititems(lambda name, one: found.append(name) if isinstance(one, h5py.Group) else None)
    return found


def _datasets(start: Any, h5py: Any) -> tuple[dict[str, Any], dict[str, tuple[int, ...]]]:
    """The datasets from here on down, and the shapes of complex images: a file of radar images has tables too."""
    found: dict[str, Any] = {}
    images: dict[str, tuple[int, ...]] = {}

    def look(name: str, one: Any) -> None:
        if isinstance(one, h5py.Dataset) and one.shape is not None:
            try:
                is_complex = one.dtype.kind == "c" and len(one.shape) > 1
            except TypeError:  # complex numbers of half precision, which NumPy has not
                is_complex = True
            if is_complex:
                images[name] = one.shape
            else:
                found[name] = one

    if isinstance(start, h5py.Dataset):
        look(start.name.rsplit("/", 1)[-1], start)
    else:
        start.visititems(look)
    return found, images


def _table(path: str, file: Any, start: Any, h5py: Any) -> FileTable:
    datasets, images = _datasets(start, h5py)
    rows = _length(datasets)
    found = {name: _sources(one, rows, datasets) for name, one in datasets.items()}
    fitting = [name for name, sources in found.items() if sources]
    cells = {name: int(one.size) * len(one.dtype.names or (0,)) for name, one in datasets.items()}
    columns: dict[str, Source] = {}
    units: dict[str, str] = {}
    for name, short in zip(fitting, _shared(fitting)):
        unit = _attribute(datasets[name], UNITS)
        for ending, source in found[name]:
            alone = len(fitting) == 1 and source.field is not None
            column = ending if alone or source.is_date else f"{short}/{ending}" if source.field else short + ending
            # Two series have the same dates: the second keeps its name before them.
            column = f"{short}/{ending}" if column in columns else column
            columns[column] = source
            if isinstance(unit, str) and unit:
                units[column] = unit
    of_points = sum(cells[name] for name in fitting) >= sum(cells.values()) / 2 and not images
    if not columns or not of_points or (len(columns) == 1 and len(datasets) > 1):
        others = [f"{name} {one.dtype} {one.shape}" for name, one in datasets.items()]
        there = listed([*(f"{name} complex {shape}" for name, shape in images.items()), *others], 12) or "nothing"
        raise EngineInputError(
            f"{Path(path).name} is HDF5, but not of points: it holds {there}; give columns of one length, or geocoded "
            "files of MintPy."
        )
    notes: list[str] = []
    aside = [name for name, one in datasets.items() if name not in fitting and one.shape and not _is_dates(name)]
    if aside:
        notes.append(f"Left out, since they are no columns of {rows} rows: {listed(aside, 12)}.")
    declared = [_attribute(one, CRS_NAMES) for one in (start, file)]
    declared += [_stored(one) for name, one in datasets.items() if _last(name) in CRS_NAMES and one.size == 1]
    crs = crs_of(next((one for one in declared if one is not None), None), notes)

    def stream(wanted: tuple[str, ...], size: int, monitor: Monitor) -> Iterator[Chunk]:
        with failures(path, DAMAGED, *ERRORS), h5py.File(path, "r") as opened:
            # A dataset that gives several columns is read once.
            used = {columns[name].dataset: columns[name].axis for name in wanted}
            wide = max(opened[one].size // rows for one in used)
            step = max(min(size, PIECE * 8 // max(wide, 8)), 1)
            for first in range(0, rows, step):
                monitor.check()
                last = min(first + step, rows)
                pieces = {one: _rows(opened[one], axis, first, last) for one, axis in used.items()}
                yield {name: _values(pieces[columns[name].dataset], columns[name]) for name in wanted}

    return FileTable(path, "hdf5", tuple(columns), stream, rows, crs, notes=notes, units=units)


def _length(datasets: dict[str, Any]) -> int:
    """The length that most columns would have; of equals the greatest. Of matrices both sides count, but less."""
    counts: Counter[int] = Counter()
    for name, one in datasets.items():
        if one.shape and not _is_dates(name):
            if len(one.shape) == 1 or (len(one.shape) == 2 and min(one.shape) == 1):
                counts[max(one.shape)] += 2 * len(one.dtype.names or (0,))
            elif len(one.shape) == 2:
                counts.update(set(one.shape))
    return max(counts, key=lambda rows: (counts[rows], rows)) if counts else 0


def _sources(one: Any, rows: int, datasets: dict[str, Any]) -> list[tuple[str, Source]]:
    """The columns that a dataset gives, each with what its name ends in; none where it has not these rows."""
    if not rows or rows not in one.shape or len(one.shape) > 2:
        return []
    axis = one.shape.index(rows)
    width = int(one.size) // rows
    if one.dtype.names:
        return [] if len(one.shape) > 1 else _fields(one)
    if one.dtype.kind not in NUMBERS + "OS":
        return []
    absent, scale, offset = (_number(one, names) for names in (ABSENT, ("scale_factor",), ("add_offset",)))
    source = Source(one.name, axis, absent=absent, scale=1.0 if scale is None else scale, offset=offset or 0.0)
    if width == 1:
        return [("", replace(source, index=None if len(one.shape) == 1 else 0))]
    dates = _dates(one.name, width, datasets)
    if dates:
        return [(name, replace(source, index=i, is_date=True)) for i, name in enumerate(dates)]
    return [(f"_{i + 1}", replace(source, index=i)) for i in range(width if width <= FEW_COLUMNS else 0)]


def _fields(one: Any) -> list[tuple[str, Source]]:
    """Of a compound dataset; a field that is an array gives field_1 ..."""
    found = []
    for field in one.dtype.names:
        kind = one.dtype[field]
        width = int(np.prod(kind.shape, dtype=np.int64))
        if kind.base.kind in NUMBERS + "OS" and width <= FEW_COLUMNS:
            names = numbered(field, width) if kind.shape else (field,)
            found += [(name, Source(one.name, 0, i if kind.shape else None, field)) for i, name in enumerate(names)]
    return found


def _is_dates(name: str) -> bool:
    return _last(name) in DATES


def _last(name: str) -> str:
    return name.rsplit("/", 1)[-1].lower()


def _dates(name: str, width: int, datasets: dict[str, Any]) -> tuple[str, ...] | None:
    """Columns of the dates that lie beside a dataset, or else anywhere."""
    folder = name.rsplit("/", 1)[0]
    candidates = [one for other, one in datasets.items() if _is_dates(other) and one.size == width]
    for one in sorted(candidates, key=lambda one: one.name.rsplit("/", 1)[0] != folder):
        values = np.asarray(one[()]).reshape(-1).tolist()
        found = date_columns([int(value) if isinstance(value, float) else value for value in values], width)
        if found:
            return found
    return None


def _shared(names: list[str]) -> list[str]:
    """Names of datasets without the groups that all of them are in."""
    parts = [name.split("/")[:-1] for name in names]
    depth = 0
    for same in zip(*parts):
        if len(set(same)) > 1:
            break
        depth += 1
    return ["/".join(name.split("/")[depth:]) for name in names]


def _rows(one: Any, axis: int, first: int, last: int) -> Column:
    """Rows of a dataset, (n,) or (n, width); texts as objects."""
    values = one[first:last] if axis == 0 else one[:, first:last].T
    if values.dtype.kind == "O":
        return np.stack([plain(column) for column in values.T], axis=1) if values.ndim == 2 else plain(values)
    return values


def _values(rows: Column, source: Source) -> Column:
    values = rows if source.field is None else rows[source.field]
    values = values if source.index is None else values.reshape(len(values), -1)[:, source.index]
    if values.dtype.kind not in NUMBERS:
        return values
    absent = None if source.absent is None else values == source.absent
    if (source.scale, source.offset) != (1.0, 0.0):
        values = values * source.scale + source.offset
    if absent is not None and absent.any():
        values = np.where(absent, np.nan, values)
    return np.ascontiguousarray(values)


def _stored(one: Any) -> Any:
    """A CRS that is a dataset: in its attributes as CF has it, or its one value."""
    declared = _attribute(one, CRS_NAMES[2:])
    return np.asarray(one[()]).reshape(-1).tolist()[0] if declared is None else declared


def _number(one: Any, names: tuple[str, ...]) -> float | None:
    value = _attribute(one, names)
    return float(value) if isinstance(value, (int, float)) else None


def _attribute(one: Any, names: tuple[str, ...]) -> Any:
    """The first of some attributes that is there, in any case of letters, as text or number."""
    there = {str(name).lower(): name for name in one.attrs}
    for name in names:
        if name.lower() in there:
            value = np.asarray(one.attrs[there[name.lower()]]).reshape(-1)
            if value.size == 1:
                first = value.tolist()[0]
                return first.decode("utf-8", "replace") if isinstance(first, bytes) else first
    return None
