"""Atmospheric pressure loading: the ground moved by the weight of the air, from a time series of displacements.

Such series come from the VMF data server of TU Wien (vmf.geo.tuwien.ac.at/APL_products; Wijaya et al. 2013, pages
137-157 of doi 10.1007/978-3-642-36932-2), from loading services, or from any program that writes a table.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..passes import Sight
from ..times import parse_utc
from .estimate import Estimate, from_displacement
from .loading import numbers, text_lines, to_xyz

Array = NDArray[np.float64]
Times = NDArray[np.datetime64]

METRES = {"m": 1.0, "cm": 0.01, "mm": 0.001}
LARGEST_M = 0.1  # loading stays below some centimetres: more is a wrong unit

_COLUMN = re.compile(r"(e|n|u)(?:ast|orth|p)?[ _]*[\[(]?(mm|cm|m)[\])]?", re.IGNORECASE)
_TIMES = ("utc", "time", "mjd")
_MJD_EPOCH = np.datetime64("1858-11-17", "ms")
_DAY_MS = 86_400_000
_WANTED = "wanted is a header such as 'utc,east_mm,north_mm,up_mm', or the lines 'SITE mjd up east north' of TU Wien"


@dataclass(frozen=True, eq=False)
class LoadingSeries:
    """Displacements of one place. utc : datetime64[ms], shape (m,), ascending; east_north_up_m : shape (m, 3)."""

    utc: Times
    east_north_up_m: Array
    file: str

    def at(self, utc: np.datetime64, longest_gap_h: float, what: str) -> Array:
        """Displacement to the east, north and up at a time, shape (3,), linear between two values.

        Raises EngineInputError naming `what` when the time lies outside of the series, or in a gap too long.
        """
        after = int(np.searchsorted(self.utc, utc))
        if after < len(self.utc) and self.utc[after] == utc:
            return self.east_north_up_m[after]
        if not 0 < after < len(self.utc):
            raise EngineInputError(
                f"The loading series {self.file} reaches from {_text(self.utc[0])} to {_text(self.utc[-1])} and not to "
                f"{what} at {_text(utc)}; get a longer one."
            )
        begin, end = self.utc[after - 1 : after + 1]
        gap_h = (end - begin) / np.timedelta64(1, "h")
        if gap_h > longest_gap_h:
            raise EngineInputError(
                f"The loading series {self.file} has a gap of {gap_h:.0f} h from {_text(begin)}, around {what} at "
                f"{_text(utc)}; fill it, or allow more than {longest_gap_h:g} h."
            )
        share = (utc - begin) / (end - begin)
        return (1 - share) * self.east_north_up_m[after - 1] + share * self.east_north_up_m[after]


@dataclass(frozen=True)
class AtmosphericLoading:
    """The correction, the same for all points: pressure loads places a hundred kilometres apart alike.

    sigma_m : error of each coordinate in each pass; common_m : error of the series' zero, the same in all passes.
    """

    series: LoadingSeries
    longest_gap_h: float = 12.0
    # Series are right to 15 % (Petrov and Boy 2004, arXiv physics/0401117): 2 mm of a load of 13 mm.
    sigma_m: float = 0.002
    # The pressure of no load is a convention: 2 hPa of it are 1 mm of height at 0.5 mm/hPa.
    common_m: float = 0.001
    name: str = "atmospheric pressure loading"
    effects: frozenset[str] = frozenset({"atmospheric_loading"})
    source: str = "time series of displacements"

    @staticmethod
    def read(path: str | os.PathLike[str], site: str = "", longest_gap_h: float = 12.0) -> AtmosphericLoading:
        """From a file as read_series reads it."""
        series = read_series(path, site)
        return AtmosphericLoading(series, longest_gap_h, source=f"time series {series.file}")

    def at(self, sight: Sight) -> Estimate:
        """The correction for the points of a pass. Raises EngineInputError when the series does not cover it."""
        moved = self.series.at(sight.utc_middle, self.longest_gap_h, f"pass '{sight.seen_by.name}'")
        return from_displacement(sight, to_xyz(sight, moved), self.sigma_m, self.common_m, self.name)


def read_series(path: str | os.PathLike[str], site: str = "") -> LoadingSeries:
    """A series of displacements, in either layout:

    * a table with one header line (comma, semicolon, tab or blanks): `utc` (ISO) or `mjd`, and east, north, up (or e,
      n, u) with their unit, as east_mm or 'up [m]'; other columns and lines of # are passed over;
    * TU Wien's yearly files of stations: site, mjd, up, east, north in metres, comments of !. Of several sites, `site`
      is taken.

    Raises EngineInputError naming the file and the line that cannot be used.
    """
    file = Path(path).name
    lines = [(number, line) for number, line in text_lines(path, "loading series") if line[0] not in "#!"]
    if not lines:
        raise EngineInputError(f"The loading series {file} holds comments alone; {_WANTED}.")
    first = lines[0][1].split()
    stations = len(first) == 5 and numbers(first[1:]) is not None
    utc, moved = _of_stations(lines, file, site) if stations else _of_table(lines, file)
    if np.abs(moved).max() > LARGEST_M:
        raise EngineInputError(
            f"The loading series {file} moves the ground by {np.abs(moved).max():g} m, which no air does; "
            "correct the unit in its header."
        )
    order = np.argsort(utc, kind="stable")
    utc, moved = utc[order], moved[order]
    # The last value of a year and the first of the next may be the same, told twice.
    again = (utc[1:] == utc[:-1]) & (moved[1:] == moved[:-1]).all(axis=1)
    utc, moved = utc[np.append(True, ~again)], moved[np.append(True, ~again)]
    twice = np.flatnonzero(utc[1:] == utc[:-1])
    if len(twice):
        raise EngineInputError(
            f"The loading series {file} gives two different displacements at {_text(utc[twice[0]])}; keep one of them."
        )
    return LoadingSeries(utc, moved, file)


def _of_stations(lines: list[tuple[int, str]], file: str, site: str) -> tuple[Times, Array]:
    sites, rows = [], []
    for number, line in lines:
        name, *rest = line.split()
        values = numbers(rest)
        if values is None or len(values) != 4:
            raise EngineInputError(
                f"Line {number} of the loading series {file}, '{line[:50]}', is not 'SITE mjd up east north'; "
                "get the file complete."
            )
        sites.append(name)
        rows.append(values)
    known = sorted(set(sites))
    if not site and len(known) > 1:
        raise EngineInputError(f"The loading series {file} holds {len(known)} sites ({_few(known)}); choose one.")
    wanted = site or known[0]
    if wanted not in known:
        raise EngineInputError(f"The loading series {file} has no site '{wanted}'; it holds {_few(known)}.")
    chosen = np.array(rows)[[name == wanted for name in sites]]
    return _of_mjd(chosen[:, 0]), chosen[:, [2, 3, 1]]


def _of_table(lines: list[tuple[int, str]], file: str) -> tuple[Times, Array]:
    (head_number, header), *body = lines
    separator = next((mark for mark in ";,\t" if mark in header), None)
    names = [name.strip().strip('"').lower() for name in header.split(separator)]
    axes = {match[1].lower(): (index, METRES[match[2].lower()]) for index, match in _matches(names)}
    time = next((index for index, name in enumerate(names) if name in _TIMES), None)
    if time is None or len(axes) < 3:
        raise EngineInputError(f"Line {head_number} of the loading series {file} is '{header[:60]}'; {_WANTED}.")
    if not body:
        raise EngineInputError(f"The loading series {file} ends after its header; get it complete.")
    columns = [axes[axis][0] for axis in "enu"]
    utc, rows = [], []
    for number, line in body:
        words = [word.strip().strip('"') for word in line.split(separator)]
        values = numbers([words[index] for index in columns]) if len(words) == len(names) else None
        if values is None:
            raise EngineInputError(
                f"Line {number} of the loading series {file}, '{line[:50]}', does not give the numbers that the header "
                f"promises ({', '.join(names[index] for index in columns)}); correct or remove it."
            )
        utc.append(_time(words[time], names[time] == "mjd", f"time on line {number} of the loading series {file},"))
        rows.append(values)
    return np.array(utc, "datetime64[ms]"), np.array(rows) * [axes[axis][1] for axis in "enu"]


def _matches(names: list[str]) -> list[tuple[int, re.Match[str]]]:
    found = ((index, _COLUMN.fullmatch(name)) for index, name in enumerate(names))
    return [(index, match) for index, match in found if match]


def _time(word: str, is_mjd: bool, what: str) -> np.datetime64:
    if is_mjd:
        day = numbers([word])
        if day is None or not 0 < day[0] < 100_000:
            raise EngineInputError(f"The {what} '{word[:40]}', is no modified Julian date such as 59215.25.")
        return _of_mjd(day)[0]
    second, fraction = parse_utc(word, what)
    return second.astype("datetime64[ms]") + np.timedelta64(round(1000 * fraction), "ms")


def _of_mjd(days: Array) -> Times:
    return _MJD_EPOCH + np.rint(days * _DAY_MS).astype("timedelta64[ms]")


def _text(utc: np.datetime64) -> str:
    return f"{utc.astype('datetime64[s]')}Z"


def _few(names: list[str]) -> str:
    return ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
