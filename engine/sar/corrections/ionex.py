"""Maps of the vertical electron content of the ionosphere (VTEC) from IONEX 1.x files, and their interpolation.

Schaer, Gurtner, Feltens (1998), IONEX: The IONosphere Map EXchange format version 1: a single layer on a sphere of
base radius + height about the Earth's centre, so that latitudes are geocentric.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...errors import EngineInputError

Array = NDArray[np.float64]
Maps = NDArray[np.float32]

NO_VALUE = 9999
VALUES_PER_LINE, WIDTH = 16, 5
KINDS = ("TEC", "RMS")
NEEDED = ("BASE RADIUS", "HGT1 / HGT2 / DHGT", "LAT1 / LAT2 / DLAT", "LON1 / LON2 / DLON")
LONGEST_GAP = np.timedelta64(4, "h")  # between two maps that are interpolated; the centres give one each 1 or 2 h
TURN_DEG_PER_MS = 360 / 86_400_000  # of the Earth under the Sun


@dataclass(frozen=True)
class Axis:
    """Evenly spaced degrees; step of either sign."""

    first: float
    step: float
    count: int

    @property
    def last(self) -> float:
        return self.first + self.step * (self.count - 1)


@dataclass(frozen=True)
class TecMaps:
    """VTEC on a grid, at several times.

    name : of the file or files. epochs : UTC, datetime64[s], shape (maps,), increasing.
    tec_tecu, rms_tecu : shape (maps, latitudes, longitudes) in 1e16 electrons per square metre; NaN: no value.
    latitudes, longitudes : geocentric degrees. Maps about the whole Earth hold their first meridian at both ends.
    radius_m : of the layer, from the Earth's centre.
    """

    name: str
    epochs: NDArray[np.datetime64]
    tec_tecu: Maps
    rms_tecu: Maps
    latitudes: Axis
    longitudes: Axis
    radius_m: float

    @property
    def is_global(self) -> bool:
        """Whether the maps run about the whole Earth."""
        return abs(self.longitudes.last - self.longitudes.first) > 360 - 1e-6

    def vtec(
        self, latitude_deg: ArrayLike, longitude_deg: ArrayLike, utc: np.datetime64, rotated: bool = True
    ) -> tuple[Array, Array]:
        """VTEC and its RMS in TECU at geocentric degrees, shape (n,), and one UTC.

        Bilinear in space, linear in time between the map before and the map after: as they are, or (rotated) each
        turned with the Sun by the time that lies between (equation 3 of the format's description). Longitudes wrap.
        Poleward of the first or last row of a global map its value holds; outside of a regional map it is NaN.
        Raises EngineInputError when there are no maps about that time.
        """
        latitude, longitude = (np.asarray(one, np.float64) for one in (latitude_deg, longitude_deg))
        before, after, share = self._about(utc)
        found = []
        for values in (self.tec_tecu, self.rms_tecu):
            total = np.zeros(np.broadcast(latitude, longitude).shape)
            for which, weight in ((before, 1 - share), (after, share)):
                elapsed = (utc - self.epochs[which]) / np.timedelta64(1, "ms")
                turn = float(elapsed) * TURN_DEG_PER_MS if rotated else 0.0
                total = total + weight * self._bilinear(values[which], latitude, longitude + turn)
            found.append(total)
        return found[0], found[1]

    def _about(self, utc: np.datetime64) -> tuple[int, int, float]:
        """The maps before and after a time, and the weight of the latter."""
        after = int(np.searchsorted(self.epochs, utc))
        last = len(self.epochs) - 1
        if after <= last and self.epochs[after] == utc:
            return after, after, 0.0
        if not 0 < after <= last or self.epochs[after] - self.epochs[after - 1] > LONGEST_GAP:
            first_text, last_text, text = (
                str(one.astype("datetime64[m]")).replace("T", " ") for one in (self.epochs[0], self.epochs[-1], utc)
            )
            raise EngineInputError(
                f"The TEC maps of {self.name} ({first_text} to {last_text} UTC) have none about a pass of {text} UTC; "
                f"add the IONEX file of {text[:10]}, or of the day beside it."
            )
        step = self.epochs[after] - self.epochs[after - 1]
        return after - 1, after, float((utc - self.epochs[after - 1]) / step)

    def _bilinear(self, values: Maps, latitude: Array, longitude: Array) -> Array:
        row = (latitude - self.latitudes.first) / self.latitudes.step
        column = (longitude - self.longitudes.first) / self.longitudes.step % abs(360 / self.longitudes.step)
        rows, columns = self.latitudes.count, self.longitudes.count
        if self.is_global:
            row = np.clip(row, 0, rows - 1)
        inside = (row >= 0) & (row <= rows - 1) & (column >= 0) & (column <= columns - 1)  # false for NaN
        row, column = np.where(inside, row, 0), np.where(inside, column, 0)
        top, left = (np.minimum(at.astype(np.intp), n - 2) for at, n in ((row, rows), (column, columns)))
        down, right = row - top, column - left
        total = np.where(inside, 0.0, np.nan)
        for i, j, weight in (
            (0, 0, (1 - down) * (1 - right)),
            (0, 1, (1 - down) * right),
            (1, 0, down * (1 - right)),
            (1, 1, down * right),
        ):
            total = total + np.where(weight > 0, weight * values[top + i, left + j], 0)
        return np.asarray(total, np.float64)


def read_ionex(paths: str | Path | Sequence[str | Path]) -> TecMaps:
    """The TEC maps of an IONEX file, plain or gzip, or of several files in any order (one for each day).

    Where one file ends with the time that the next begins with, the map of the earlier counts. Raises EngineInputError
    naming file and line when a file is damaged or of another kind, and when files overlap or differ in grid or layer.
    """
    files = [Path(one) for one in ([paths] if isinstance(paths, (str, Path)) else paths)]
    if not files:
        raise EngineInputError("There is no IONEX file; give at least one with the TEC maps of the pass.")
    read = sorted((_read(file) for file in files), key=lambda one: one.epochs[0])
    first = read[0]
    for before, other in zip(read, read[1:]):
        if other.epochs[0] < before.epochs[-1]:
            raise EngineInputError(
                f"The IONEX files {before.name} and {other.name} are of the same time; give one file for each day."
            )
        if (first.latitudes, first.longitudes, first.radius_m) != (other.latitudes, other.longitudes, other.radius_m):
            raise EngineInputError(
                f"The TEC maps of {first.name} and {other.name} differ in grid or height; use files of one series."
            )
    if len(read) == 1:
        return first
    epochs, which = np.unique(np.concatenate([one.epochs for one in read]), return_index=True)
    tec = np.concatenate([one.tec_tecu for one in read])[which]
    rms = np.concatenate([one.rms_tecu for one in read])[which]
    name = f"{first.name} to {read[-1].name}, {len(read)} files,"
    return TecMaps(name, epochs, tec, rms, first.latitudes, first.longitudes, first.radius_m)


@dataclass
class _Lines:
    """The lines of a file one by one, and what is said where one is wrong."""

    name: str
    lines: Iterator[str]
    number: int = 0

    def next(self, wanted: str) -> str:
        line = next(self.lines, None)
        if line is None:
            raise EngineInputError(
                f"The IONEX file {self.name} ends at line {self.number} where {wanted} should follow; fetch it again."
            )
        self.number += 1
        return line.rstrip()

    def wrong(self, what: str) -> NoReturn:
        raise EngineInputError(f"Line {self.number} of the IONEX file {self.name} {what}; fetch the file again.")

    def numbers(self, fields: Iterable[str], what: str) -> list[float]:
        try:
            values = [float(one) for one in fields]
        except ValueError:
            self.wrong(f"holds no {what}")
        if not np.isfinite(values).all():
            self.wrong(f"holds no {what}")
        return values


@contextmanager
def _opened(path: Path) -> Iterator[_Lines]:
    try:
        with path.open("rb") as file:
            magic = file.read(2)
            file.seek(0)
            if magic == b"\x1f\x9d":
                raise EngineInputError(
                    f"The IONEX file {path.name} is packed by 'compress' (.Z); unpack it first, by 'gzip -d "
                    f"{path.name}' or with 7-Zip, and give the unpacked file."
                )
            plain = gzip.GzipFile(fileobj=file) if magic == b"\x1f\x8b" else file
            with io.TextIOWrapper(plain, "utf-8-sig", "replace") as text:
                yield _Lines(path.name, text)
    except (OSError, EOFError, zlib.error) as error:
        raise EngineInputError(f"The IONEX file {path.name} cannot be read ({error}); fetch it again.") from error


def _read(path: Path) -> TecMaps:
    with _opened(path) as lines:
        header = _header(lines)
        maps = _maps(lines, header)
        for _ in lines.lines:  # to its end, where gzip finds damage by the checksum
            pass
    if not maps["TEC"]:
        raise EngineInputError(f"The IONEX file {path.name} holds no TEC maps; fetch it again.")
    epochs = np.array(list(maps["TEC"]), "datetime64[s]")
    if header.count not in (None, len(epochs)) or not (np.diff(epochs) > np.timedelta64(0, "s")).all():
        raise EngineInputError(
            f"The IONEX file {path.name} holds {len(epochs)} TEC maps where its header says {header.count}, "
            "or they are not in the order of time; fetch it again."
        )
    none = np.full((header.latitudes.count, header.longitudes.count), np.nan, np.float32)
    tec = np.stack(list(maps["TEC"].values()))
    rms = np.stack([maps["RMS"].get(epoch, none) for epoch in maps["TEC"]])
    longitudes = header.longitudes
    if abs(longitudes.count * abs(longitudes.step) - 360) < 1e-6:  # the last meridian is not the first one again
        tec, rms = (np.concatenate([one, one[..., :1]], axis=-1) for one in (tec, rms))
        longitudes = Axis(longitudes.first, longitudes.step, longitudes.count + 1)
    return TecMaps(path.name, epochs, tec, rms, header.latitudes, longitudes, header.radius_m)


@dataclass(frozen=True)
class _Header:
    latitudes: Axis
    longitudes: Axis
    radius_m: float
    exponent: int
    count: int | None


def _label(line: str) -> str:
    return line[60:].strip()


def _fields(line: str) -> list[str]:
    """What stands before the label; a minus sign may follow a number without a blank."""
    return re.sub(r"(?<=\d)-", " -", line[:60]).split()


def _header(lines: _Lines) -> _Header:
    first = lines.next("its header")
    if _label(first) != "IONEX VERSION / TYPE" or not re.match(r"\s*1(\.\d*)?\s+I", first):
        lines.wrong("does not begin an IONEX 1 file of ionosphere maps")
    found: dict[str, list[float]] = {}
    wanted = (*NEEDED, "EXPONENT", "MAP DIMENSION", "# OF MAPS IN FILE")
    while _label(line := lines.next("END OF HEADER")) != "END OF HEADER":
        if _label(line) in wanted:
            found[_label(line)] = lines.numbers(_fields(line), "numbers as its label says")
    for label in NEEDED:
        if len(found.get(label, ())) != (1 if label == "BASE RADIUS" else 3):
            lines.wrong(f"ends a header in which '{label}' is missing or incomplete")
    (radius,), heights, latitudes, longitudes = (found[label] for label in NEEDED)
    if heights[0] != heights[1] or found.get("MAP DIMENSION", [2])[:1] != [2]:
        raise EngineInputError(
            f"The IONEX file {lines.name} holds maps of several heights; maps of a single layer are needed (as of IGS, "
            "CODE, JPL)."
        )
    radius_m = 1000 * (radius + heights[0])
    if not 6.3e6 < radius_m < 9e6:
        lines.wrong(f"ends a header that puts the layer {radius_m / 1000:g} km from the Earth's centre")
    exponent = _exponent(lines, (found.get("EXPONENT") or [-1])[0])
    count = found.get("# OF MAPS IN FILE")
    return _Header(
        _axis(lines, latitudes, 90.0),
        _axis(lines, longitudes, 360.0),
        radius_m,
        exponent,
        int(count[0]) if count else None,
    )


def _exponent(lines: _Lines, value: float) -> int:
    if not (value == int(value) and abs(value) <= 9):
        lines.wrong(f"gives the exponent {value:g}, which is none of -9 to 9")
    return int(value)


def _axis(lines: _Lines, bounds: Sequence[float], limit: float) -> Axis:
    first, last, step = bounds
    steps = (last - first) / step if step else 0.0
    if round(steps) < 1 or abs(steps - round(steps)) > 1e-3 or max(abs(first), abs(last)) > limit:
        lines.wrong(f"ends a header whose grid from {first:g} to {last:g} by {step:g} degrees is none")
    return Axis(first, step, round(steps) + 1)


def _maps(lines: _Lines, header: _Header) -> dict[str, dict[np.datetime64, Maps]]:
    maps: dict[str, dict[np.datetime64, Maps]] = {kind: {} for kind in KINDS}
    while (label := _label(line := lines.next("END OF FILE"))) != "END OF FILE":
        start = re.fullmatch(r"START OF (\w+) MAP", label)
        if start is None:
            if line and label != "COMMENT":
                lines.wrong("is no beginning of a map")
        elif start[1] in KINDS:
            epoch, values = _map(lines, header, f"END OF {start[1]} MAP")
            maps[start[1]][epoch] = values
        else:  # a map of heights, or what later versions may hold
            while _label(lines.next(f"END OF {start[1]} MAP")) != f"END OF {start[1]} MAP":
                pass
    return maps


def _map(lines: _Lines, header: _Header, end: str) -> tuple[np.datetime64, Maps]:
    epoch, exponent = None, header.exponent
    rows: list[list[int]] = []
    while (label := _label(line := lines.next(end))) != end:
        if label == "EPOCH OF CURRENT MAP":
            epoch = _epoch(lines, line)
        elif label == "EXPONENT":
            exponent = _exponent(lines, lines.numbers([line[:60]], "exponent")[0])
        elif label == "LAT/LON1/LON2/DLON/H":
            place = lines.numbers(_fields(line)[:4], "latitude and longitudes of a row")
            ours = header.longitudes
            due = [header.latitudes.first + len(rows) * header.latitudes.step, ours.first, ours.last, ours.step]
            if len(rows) == header.latitudes.count or len(place) < 4 or not np.allclose(place, due, atol=0.051):
                lines.wrong("begins a row that is not due by the header's grid")
            rows.append(_row(lines, ours.count))
        elif line and label != "COMMENT":
            lines.wrong("is neither a row of the map nor its end")
    if epoch is None or len(rows) != header.latitudes.count:
        lines.wrong(f"ends a map of {len(rows)} rows instead of {header.latitudes.count}, or without a time")
    values = np.array(rows, np.float64)
    return epoch, np.where(values == NO_VALUE, np.nan, values * 10.0**exponent).astype(np.float32)


def _row(lines: _Lines, count: int) -> list[int]:
    values: list[int] = []
    while len(values) < count:
        line = lines.next("values of a map")
        here = min(VALUES_PER_LINE, count - len(values))
        try:
            if len(line) > here * WIDTH:
                raise ValueError
            values += [int(line[at : at + WIDTH]) for at in range(0, here * WIDTH, WIDTH)]
        except ValueError:
            lines.wrong(f"does not hold {here} whole numbers of a map")
    return values


def _epoch(lines: _Lines, line: str) -> np.datetime64:
    fields = lines.numbers(_fields(line), "time (year month day hour minute second)")
    try:
        year, month, day, hour, minute, second = (int(one) for one in fields)
        if not (0 < year < 10_000 and 0 <= hour <= 24 and 0 <= minute < 60 and 0 <= second < 61):
            raise ValueError
        midnight = np.datetime64(f"{year:04d}-{month:02d}-{day:02d}T00:00:00", "s")
    except ValueError:
        lines.wrong("holds no time (year month day hour minute second)")
    return midnight + np.timedelta64(3600 * hour + 60 * minute + second, "s")  # hour 24 is the next day's 0
