"""What is left of a sensor's own timing: offsets that someone has measured, or the doubt where nobody has."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..constants import SPEED_OF_LIGHT_M_S
from ..geometry import azimuth_speed
from ..passes import Sight
from .estimate import Estimate

Array = NDArray[np.float64]

BOTH = frozenset({"range_offset", "azimuth_offset"})


@dataclass(frozen=True)
class Accuracy:
    """Absolute accuracy of a sensor's products with all corrections but calibration, 1 sigma, one-way and along track.

    prefixes : what names of the sensors begin with, without blanks and signs, in capitals.
    """

    prefixes: tuple[str, ...]
    range_m: float
    azimuth_m: float
    source: str


# Published residuals hold noise too, which makes the doubt rather too large than too small.
ACCURACIES = (
    # 6 cm and 26 cm after corrections, of 40 reflectors, by two groups.
    Accuracy(("S1", "SENTINEL1"), 0.06, 0.26, "Gisinger et al. 2021, doi 10.1109/TGRS.2019.2961248"),
    # 2 to 3 cm against surveyed reflectors; below 1 cm with the station's own constants (Balss et al. 2018).
    Accuracy(("TSX", "TDX", "TERRASAR", "TANDEM"), 0.03, 0.03, "Gisinger et al. 2015, doi 10.1109/TGRS.2014.2348859"),
)
# Of sensors of which nothing is published here: what standard products of calibrated missions are good for.
UNKNOWN = Accuracy((), 0.3, 0.5, "no published figure, assumed")


def _plain(sensor: str) -> str:
    return "".join(one for one in sensor.upper() if one.isalnum())


def accuracy_of(sensor: str) -> Accuracy:
    """The published accuracy of a sensor, or UNKNOWN."""
    return next((one for one in ACCURACIES if _plain(sensor).startswith(one.prefixes)), UNKNOWN)


def shared_range(sensor: str) -> str:
    """Name of the source of error that all passes of a sensor share in range."""
    return f"range calibration of {sensor or 'the sensor'}"


def shared_azimuth(sensor: str) -> str:
    return f"azimuth calibration of {sensor or 'the sensor'}"


@dataclass(frozen=True)
class Offset:
    """Of one sensor, and its standard deviations. range_m : one-way, positive where the radar measures too far.
    azimuth_m, azimuth_s : along track on the ground, or in time; positive where it measures too late; they add up."""

    range_m: float = 0.0
    azimuth_m: float = 0.0
    azimuth_s: float = 0.0
    sigma_range_m: float = 0.0
    sigma_azimuth_m: float = 0.0


@dataclass(frozen=True)
class Calibration:
    """Offsets by sensor, as read_calibration reads them.

    effects : range_offset, azimuth_offset or both: the offset of the other kind is then left alone.
    """

    offsets: Mapping[str, Offset]
    source: str = "given offsets"
    effects: frozenset[str] = BOTH
    name: str = "Calibration"

    def at(self, sight: Sight) -> Estimate:
        sensor = sight.seen_by.sensor
        offset = next((one for name, one in self.offsets.items() if _plain(name) == _plain(sensor)), None)
        if offset is None:
            raise EngineInputError(
                f"There is no calibration of the sensor '{sensor}' of the pass {sight.seen_by.name} ({self.source} has "
                f"{', '.join(self.offsets) or 'none'}); add a row for it."
            )
        return _estimate(sight, offset, self.effects)


@dataclass(frozen=True)
class Uncalibrated:
    """No offset is taken off; how far a sensor may be off goes into the errors, the same for all of its passes.

    range_m, azimuth_m : 1 sigma for all sensors, None for what is published of each (ACCURACIES).
    effects : range_offset, azimuth_offset or both: nothing is said of the other.
    """

    range_m: float | None = None
    azimuth_m: float | None = None
    effects: frozenset[str] = BOTH
    name: str = "No calibration"
    source: str = "published absolute accuracy: " + "; ".join(f"{one.prefixes[0]}: {one.source}" for one in ACCURACIES)

    def at(self, sight: Sight) -> Estimate:
        known = accuracy_of(sight.seen_by.sensor)
        range_m = known.range_m if self.range_m is None else self.range_m
        azimuth_m = known.azimuth_m if self.azimuth_m is None else self.azimuth_m
        return _estimate(sight, Offset(sigma_range_m=range_m, sigma_azimuth_m=azimuth_m), self.effects)


def _estimate(sight: Sight, offset: Offset, effects: frozenset[str]) -> Estimate:
    orbit, sensor = sight.seen_by.orbit, sight.seen_by.sensor
    seen = np.where(np.isfinite(sight.t_s), 1.0, np.nan)
    nothing = np.zeros(seen.shape)
    range_s, azimuth_s = nothing, nothing
    common: dict[str, tuple[Array, Array]] = {}
    if "range_offset" in effects:
        per_metre = 2 / SPEED_OF_LIGHT_M_S * seen
        range_s = offset.range_m * per_metre
        common[shared_range(sensor)] = (offset.sigma_range_m * per_metre, nothing)
    if "azimuth_offset" in effects:
        per_metre = 1 / azimuth_speed(orbit, sight.t_s, sight.xyz_m)
        azimuth_s = offset.azimuth_m * per_metre + offset.azimuth_s * seen
        common[shared_azimuth(sensor)] = (nothing, offset.sigma_azimuth_m * per_metre)
    return Estimate(range_s, azimuth_s, nothing, nothing, common)


COLUMNS = ("range_m", "azimuth_m", "azimuth_s", "sigma_range_m", "sigma_azimuth_m")
# Anything beyond is in another unit.
LARGEST = {"range_m": 100.0, "azimuth_m": 1000.0, "azimuth_s": 0.2, "sigma_range_m": 10.0, "sigma_azimuth_m": 100.0}
LARGEST_BYTES = 1_000_000


def read_calibration(path: str | Path) -> Calibration:
    """Offsets of sensors from a small table.

    CSV (comma or semicolon) with the columns sensor, range_m, azimuth_m or azimuth_s, and, where known, sigma_range_m
    and sigma_azimuth_m; or JSON, a list of objects with these keys. Signs as in Offset; an empty cell is 0. Where the
    table tells no sigma of an offset, that of the sensor's published accuracy is taken.

    Raises EngineInputError naming the file and the line (or the entry) of what cannot be read.
    """
    path = Path(path)
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise EngineInputError(f"The calibration {path.name} is larger than 1 MB; it is no table of a few sensors.")
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise EngineInputError(f"The calibration {path.name} cannot be read ({error}); save it as UTF-8.") from error
    rows = _from_json(text, path.name) if text.lstrip().startswith(("[", "{")) else _from_csv(text, path.name)
    offsets: dict[str, Offset] = {}
    for where, row in rows:
        sensor = str(row.get("sensor") or "").strip()
        if not sensor:
            raise EngineInputError(f"{path.name}, {where}: there is no sensor; name one, such as S1A or TSX-1.")
        if _plain(sensor) in map(_plain, offsets):
            raise EngineInputError(f"{path.name}, {where}: the sensor {sensor} stands twice; leave one of them out.")
        offsets[sensor] = _offset(sensor, row, f"{path.name}, {where}")
    if not offsets:
        raise EngineInputError(f"The calibration {path.name} holds no row; give at least one sensor.")
    return Calibration(offsets, path.name)


def _offset(sensor: str, row: Mapping[str, object], where: str) -> Offset:
    values = {name: _number(row[name], name, where) for name in COLUMNS if row.get(name) not in (None, "")}
    if not values.keys() & {"range_m", "azimuth_m", "azimuth_s"}:
        raise EngineInputError(f"{where}: there is no offset; give range_m, and azimuth_m or azimuth_s.")
    if {"azimuth_m", "azimuth_s"} <= values.keys():
        raise EngineInputError(f"{where}: both azimuth_m and azimuth_s are given; leave one of them empty.")
    published = accuracy_of(sensor)
    values.setdefault("sigma_range_m", published.range_m)
    values.setdefault("sigma_azimuth_m", published.azimuth_m)
    return Offset(**values)


def _number(value: object, name: str, where: str) -> float:
    text = str(value).strip()
    try:
        number = math.nan if isinstance(value, bool) else float(text)
    except ValueError:
        number = math.nan
    least = 0.0 if name.startswith("sigma") else -LARGEST[name]
    if not least <= number <= LARGEST[name]:
        unit = "seconds" if name.endswith("_s") else "metres"
        raise EngineInputError(
            f"{where}: {name} = '{text[:30]}' is none; give {unit} from {least:g} to {LARGEST[name]:g}."
        )
    return number


Rows = list[tuple[str, Mapping[str, object]]]


def _from_csv(text: str, name: str) -> Rows:
    if "\0" in text:
        raise EngineInputError(f"The calibration {name} is no text; give a CSV or JSON file.")
    lines = [line.rstrip() for line in text.splitlines()]
    start = next((number for number, line in enumerate(lines) if line), None)
    if start is None:
        return []
    mark = ";" if ";" in lines[start] else ","
    columns = [one.strip().lower() for one in lines[start].split(mark)]
    wrong = [one for one in columns if one not in ("sensor", *COLUMNS)]
    if "sensor" not in columns or wrong or len(set(columns)) < len(columns):
        raise EngineInputError(
            f"{name}, line {start + 1}: the columns are {', '.join(columns)[:80]}; give sensor and, each once, any of "
            f"{', '.join(COLUMNS)}."
        )
    rows: Rows = []
    for number, line in enumerate(lines[start + 1 :], start + 2):
        if not line.strip(mark + " \t"):
            continue
        cells = [one.strip() for one in next(csv.reader(io.StringIO(line), delimiter=mark, skipinitialspace=True))]
        if len(cells) != len(columns):
            raise EngineInputError(
                f"{name}, line {number}: there are {len(cells)} values for {len(columns)} columns; the line is cut off "
                "or has a mark too many."
            )
        rows.append((f"line {number}", dict(zip(columns, cells))))
    return rows


def _from_json(text: str, name: str) -> Rows:
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise EngineInputError(f"The calibration {name} is no whole JSON ({error}); check its end.") from error
    entries = found if isinstance(found, list) else [found]
    rows: Rows = []
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not set(entry) <= {"sensor", *COLUMNS}:
            raise EngineInputError(
                f"{name}, entry {number}: give an object with sensor and any of {', '.join(COLUMNS)}, nothing else."
            )
        rows.append((f"entry {number}", entry))
    return rows
