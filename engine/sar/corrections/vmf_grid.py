"""Gridded troposphere of TU Wien (VMF3_YYYYMMDD.Hhh, and those of VMF1): zenith delays and mapping coefficients.

Rows of latitude, longitude, ah, aw, zhd, zwd for every 6 hours; the delays hold for the heights of the file
orography_ell of the same grid. Both are had from vmf.geo.tuwien.ac.at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from .station_files import number
from .textfiles import read_lines
from .zenith_delay import Times, minute

Array = NDArray[np.float64]

WHERE = "vmf.geo.tuwien.ac.at"
COLUMNS = ("latitude", "longitude", "ah", "aw", "zhd", "zwd")
# What can be, for want of a check sum: ah, aw, zhd, zwd.
LOWEST, HIGHEST = (0.0005, 0.0001, 0.5, -0.02), (0.002, 0.002, 2.6, 0.8)
NAME = re.compile(r"\w*_(\d{4})(\d{2})(\d{2})\.H(\d{2})(\.gz)?", re.IGNORECASE)
HEADER = re.compile(r"!\s*Epoch\s*:\s*(\d{4})\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", re.IGNORECASE)
RANGE = re.compile(r"!\s*Range/resolution\s*:(.*)", re.IGNORECASE)
CACHED_FILES = 1024


@dataclass(frozen=True)
class Layout:
    """A regular grid, row by row from its first point (degrees); the step of latitude may be negative."""

    latitude: float
    longitude: float
    latitude_step: float
    longitude_step: float
    rows: int
    columns: int

    @property
    def points(self) -> int:
        return self.rows * self.columns

    @property
    def around(self) -> bool:
        """Whether the grid goes round the Earth."""
        return abs(self.columns * self.longitude_step - 360) < 1e-6

    def corners(self, latitude_deg: Array, longitude_deg: Array) -> tuple[NDArray[np.int64], Array]:
        """The four points about each place and their weights for bilinear interpolation, shape (n, 4) each.

        Between the last row and a pole the row itself. Weights are NaN for places outside of the grid.
        """
        row = (latitude_deg - self.latitude) / self.latitude_step
        column = np.mod(longitude_deg - self.longitude, 360) / self.longitude_step
        column = np.where(column * self.longitude_step > 360 - 1e-9, 0.0, column)
        ends = self.latitude, self.latitude + (self.rows - 1) * self.latitude_step
        open_ends = [90 - abs(end) < abs(self.latitude_step) for end in ends]
        outside = (row < (-1 if open_ends[0] else -1e-9)) | (row > self.rows - 1 + (1 if open_ends[1] else 1e-9))
        outside |= ~np.isfinite(row + column)
        if not self.around:
            outside |= column > self.columns - 1 + 1e-9
        row = np.nan_to_num(np.clip(row, 0, self.rows - 1))
        column = np.nan_to_num(column if self.around else np.clip(column, 0, self.columns - 1))
        upper = np.minimum(row.astype(np.int64), max(self.rows - 2, 0))
        left = np.minimum(column.astype(np.int64), self.columns - (1 if self.around else 2))
        lower, right = np.minimum(upper + 1, self.rows - 1), (left + 1) % self.columns
        down, across = row - upper, column - left
        corners = [upper * self.columns + left, upper * self.columns + right]
        corners += [lower * self.columns + left, lower * self.columns + right]
        weights = [(1 - down) * (1 - across), (1 - down) * across, down * (1 - across), down * across]
        return np.stack(corners, axis=-1), np.where(outside[:, None], np.nan, np.stack(weights, axis=-1))


@dataclass(frozen=True)
class VmfGrid:
    """Grid files in order of time. epochs : UTC, shape (k,). heights_m : of the grid's points, ellipsoidal."""

    files: tuple[Path, ...]
    epochs: Times
    layout: Layout
    heights_m: Array

    def at(
        self, utc: np.datetime64, latitude_deg: Array, longitude_deg: Array, longest_gap_h: float, what: str
    ) -> tuple[Array, Array, Array]:
        """ah, aw, zhd, zwd at the four corners about each place, linear in time, shape (n, 4, 4), the last for the
        quantities; the corners' heights, and weights, shape (n, 4) each.

        Raises EngineInputError, naming `what`, when the files do not cover the time or the places.
        """
        corners, weights = self.layout.corners(latitude_deg, longitude_deg)
        outside = ~np.isfinite(weights[:, 0]) & np.isfinite(latitude_deg)
        if outside.any():
            k = int(np.argmax(outside))
            raise EngineInputError(
                f"The grid of {self.files[0].name} does not reach latitude {latitude_deg[k]:.2f}, longitude "
                f"{longitude_deg[k]:.2f} of {what}; give global grid files."
            )
        after = int(np.searchsorted(self.epochs, utc))
        if after < len(self.epochs) and self.epochs[after] == utc:
            pair = [(after, 1.0)]
        elif 0 < after < len(self.epochs) and self._hours(after) <= longest_gap_h:
            share = float((utc - self.epochs[after - 1]) / (self.epochs[after] - self.epochs[after - 1]))
            pair = [(after - 1, 1 - share), (after, share)]
        else:
            raise EngineInputError(self._uncovered(utc, after, what))
        nodes, inverse = np.unique(corners, return_inverse=True)
        read = (
            share * _read_nodes(self.files[k], _stamp(self.files[k]), self.layout, tuple(nodes)) for k, share in pair
        )
        values = np.sum(list(read), axis=0)[inverse.reshape(corners.shape)]
        return values, self.heights_m[corners], weights

    def _hours(self, after: int) -> float:
        return float((self.epochs[after] - self.epochs[after - 1]) / np.timedelta64(1, "h"))

    def _uncovered(self, utc: np.datetime64, after: int, what: str) -> str:
        found = [minute(self.epochs[k]) for k in (after - 1, after) if 0 <= k < len(self.epochs)]
        return (
            f"The {len(self.files)} troposphere grid files have no epochs close on both sides of {what} of "
            f"{minute(utc)} (the nearest: {' and '.join(found)}); add the files of the 6 hours about it from {WHERE}."
        )


def open_grid(paths: Sequence[Path], orographies: Sequence[Path]) -> VmfGrid:
    """Grid files (only the first is read here) and the orography that fits them.

    Raises EngineInputError when there is none, two files have one epoch, or a file is damaged.
    """
    timed = sorted(((_epoch(path), path) for path in paths), key=lambda one: one[0])
    for (epoch, path), (following, other) in zip(timed, timed[1:]):
        if epoch == following:
            raise EngineInputError(
                f"The troposphere grid files {path.name} and {other.name} are both of {minute(epoch)}; give only one "
                "kind of grid, each epoch once."
            )
    first = timed[0][1]
    layout = read_layout(first)
    if not orographies:
        raise EngineInputError(
            f"The troposphere grid files, such as {first.name}, need the heights of their grid; add the file "
            f"{_orography_name(layout)} from {WHERE} (station_coord_files)."
        )
    heights = [found for found in (_heights(path, layout) for path in orographies) if found is not None]
    if not heights:
        raise EngineInputError(
            f"The orography {orographies[0].name} does not have the {layout.rows} x {layout.columns} points of the "
            f"grid of {first.name}; add {_orography_name(layout)} from {WHERE} (station_coord_files)."
        )
    return VmfGrid(tuple(path for _, path in timed), np.array([epoch for epoch, _ in timed]), layout, heights[0])


def _orography_name(layout: Layout) -> str:
    step = abs(layout.latitude_step)
    return f"orography_ell_{step:g}x{step:g}" if step == layout.longitude_step else "orography_ell"


def _epoch(path: Path) -> np.datetime64:
    """From the header, else from the name."""
    match = next((found for found in map(HEADER.match, read_lines(path, head=True)) if found), None)
    match = match or NAME.fullmatch(path.name)
    if match is None:
        raise EngineInputError(
            f"The troposphere grid file {path.name} does not tell its epoch; keep its name as delivered, such as "
            "VMF3_20181125.H06."
        )
    year, month, day, hour = match.groups()[:4]
    try:
        return np.datetime64(f"{year}-{int(month):02d}-{int(day):02d}T{int(hour):02d}:00", "ms")
    except ValueError as error:
        raise EngineInputError(f"The troposphere grid file {path.name} has the epoch {match[0]}: {error}.") from error


def _data(path: Path) -> list[tuple[int, str]]:
    return [(k, line) for k, line in enumerate(read_lines(path), 1) if line and not line.startswith("!")]


def _row(path: Path, numbered: tuple[int, str]) -> list[float]:
    count, line = numbered
    fields = line.split()
    if len(fields) < len(COLUMNS):
        raise EngineInputError(
            f"Line {count} of {path.name} has {len(fields)} fields; a troposphere grid has {', '.join(COLUMNS)}. The "
            "file is damaged or cut off."
        )
    return [number(field, path, count, name) for field, name in zip(fields, COLUMNS)]


def read_layout(path: Path) -> Layout:
    """The grid of a file. Raises EngineInputError when its rows are not those of a regular grid."""
    data = _data(path)
    if len(data) < 4:
        raise EngineInputError(f"The troposphere grid file {path.name} has {len(data)} rows; fetch it again.")
    first, second, last = (_row(path, data[k]) for k in (0, 1, -1))
    columns = next((k for k, numbered in enumerate(data) if _row(path, numbered)[0] != first[0]), len(data))
    rows, rest = divmod(len(data), columns)
    latitude_step = (last[0] - first[0]) / (rows - 1) if rows > 1 else 0.0
    layout = Layout(first[0], first[1], latitude_step, second[1] - first[1], rows, columns)
    stated = next((found[1].split() for found in map(RANGE.match, read_lines(path, head=True)) if found), [])
    whole = len(stated) < 6 or abs(float(stated[1]) - float(stated[0]) - abs(last[0] - first[0])) < 1e-6
    if rest or rows < 2 or columns < 2 or not latitude_step or layout.longitude_step <= 0 or not whole:
        raise EngineInputError(
            f"The {len(data)} rows of {path.name} are not those of a whole grid (latitude {first[0]:g} to "
            f"{last[0]:g}); the file is damaged or cut off, fetch it again."
        )
    return layout


def _heights(path: Path, layout: Layout) -> Array | None:
    """Heights of the grid's points, or None where the file is of another grid.

    For VMF3 one number for each point; for VMF1 six numbers about the grid, then rows that end where they began.
    """
    fields = [(k, field) for k, line in enumerate(read_lines(path), 1) for field in line.split()]
    closed = layout.rows * (layout.columns + 1)
    if len(fields) not in (layout.points, closed + 6):
        return None
    values = np.array([number(field, path, k, "height") for k, field in fields])
    if len(values) != layout.points:
        values = values[6:].reshape(layout.rows, -1)[:, :-1].ravel()
    return values


def _stamp(path: Path) -> int:
    """Changes when a file is replaced, so that it is read again."""
    return path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(maxsize=CACHED_FILES)
def _read_nodes(path: Path, stamp: int, layout: Layout, nodes: tuple[int, ...]) -> Array:
    """ah, aw, zhd, zwd at points of the grid, shape (k, 4). Only their lines are parsed; a file can have 64,800."""
    data = _data(path)
    if len(data) != layout.points:
        raise EngineInputError(
            f"The troposphere grid file {path.name} has {len(data)} rows, the others {layout.points}; it is cut off or "
            "of another grid."
        )
    table = np.array([_row(path, data[node]) for node in nodes])
    row, column = np.divmod(nodes, layout.columns)
    latitude = layout.latitude + row * layout.latitude_step
    longitude = layout.longitude + column * layout.longitude_step
    wrong = np.abs(table[:, :2] - np.stack([latitude, longitude], axis=1)).max(axis=1) > 0.01
    wrong |= ((table[:, 2:] < LOWEST) | (table[:, 2:] > HIGHEST)).any(axis=1)
    if wrong.any():
        count, line = data[nodes[int(np.argmax(wrong))]]
        raise EngineInputError(
            f"Line {count} of {path.name}, '{line.strip()[:60]}', is not the point of the grid or holds values that "
            "cannot be; fetch the file again."
        )
    return table[:, 2:]


def kind_of(path: Path) -> str:
    """sinex, grid, orography or csv, by what a file begins with."""
    lines = [line.strip() for line in read_lines(path, head=True) if line.strip()]
    if lines[0].upper().startswith("%=TRO"):
        return "sinex"
    if lines[0].startswith("!") or NAME.fullmatch(path.name):
        return "grid"
    return "orography" if all(_is_number(field) for field in lines[0].split()) else "csv"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
