"""How the solid Earth yields to the wandering of its axis: IERS Conventions (2010), section 7.1.4, equation 7.26, with
the secular pole of the update of 1 February 2018; and the Earth orientation parameters that it needs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...errors import EngineInputError
from ..passes import Sight
from .estimate import Estimate, from_displacement
from .textfiles import read_lines

Array = NDArray[np.float64]

# Displacement in metres per second of arc of wobble, upwards and along the ground (equation 7.26).
RADIAL_M, TRANSVERSE_M = -0.033, -0.009
# Secular pole x and y in seconds of arc at 2000.0, and by the year.
SECULAR_POLE = ((0.0550, 0.001677), (0.3205, 0.003460))

MJD_EPOCH = np.datetime64("1858-11-17", "ms")
MJD_2000, DAYS_PER_YEAR = 51544.0, 365.25
LARGEST_MJD = 100_000.0
DAY = np.timedelta64(86_400_000, "ms")
# Over a gap of ten days a straight line misses the pole by up to 5 mas since 2000, 0.2 mm of displacement.
LONGEST_GAP_DAYS = 10.0
LARGEST_POLE_ARCSEC = 2.0
WANTED = "wanted is finals2000A (.all, .daily, .data) or EOP C04 (14 or 20) of the IERS, as text"

# The columns of finals2000A, counted from 0: of Bulletin B, and of Bulletin A where B is blank.
FINALS_MJD = slice(7, 15)
FINALS_POLES = ((slice(134, 144), slice(144, 154)), (slice(18, 27), slice(37, 46)))
FINALS_LINE = re.compile(r"[ \d]\d[ \d]\d[ \d]\d [ \d]{5}\.\d\d")
# C04 lists year, month, day, in its layout of 2020 the hour, then the date, x, y and more: 16 or 21 numbers.
C04_LINE = re.compile(r"\s*\d{4}\s+\d{1,2}\s+\d{1,2}\s+\d")
C04_DATE_AT = {16: 3, 21: 4}


@dataclass(frozen=True)
class EarthOrientation:
    """Polar motion of the IERS.

    mjd : Modified Julian Dates (UTC), increasing. x_arcsec, y_arcsec : coordinates of the pole. All of shape (n,).
    name : where they come from, for people.
    """

    mjd: Array
    x_arcsec: Array
    y_arcsec: Array
    name: str = "Earth orientation parameters"

    def pole(self, utc: np.datetime64) -> tuple[float, float]:
        """x and y of the pole in seconds of arc at a UTC, linear between the dates.

        Raises EngineInputError outside the dates, or in a gap of more than ten days.
        """
        mjd = _mjd(utc)
        if not self.mjd[0] <= mjd <= self.mjd[-1]:
            raise EngineInputError(
                f"{self.name} covers {_day(self.mjd[0])} to {_day(self.mjd[-1])}, but the pole is wanted at "
                f"{utc}Z; fetch a newer file from the IERS."
            )
        after = int(np.clip(np.searchsorted(self.mjd, mjd), 1, len(self.mjd) - 1))
        if self.mjd[after] - self.mjd[after - 1] > LONGEST_GAP_DAYS and mjd not in self.mjd[after - 1 : after + 1]:
            raise EngineInputError(
                f"{self.name} has no pole between {_day(self.mjd[after - 1])} and {_day(self.mjd[after])}, where it is "
                f"wanted at {utc}Z; fetch a complete file from the IERS."
            )
        return float(np.interp(mjd, self.mjd, self.x_arcsec)), float(np.interp(mjd, self.mjd, self.y_arcsec))


def read_eop(path: str | os.PathLike[str]) -> EarthOrientation:
    """Polar motion from finals2000A (of IERS Bulletins A and B; where both have the pole, B) or EOP C04 (14 or 20).

    Raises EngineInputError naming file and line when it is neither, or damaged.
    """
    file = Path(path)
    lines = read_lines(file, "file of Earth orientation parameters")
    records = np.array(list(_records(lines, file.name)), np.float64).reshape(-1, 3)
    if len(records) < 2:
        raise EngineInputError(f"{file.name} gives the pole at fewer than two dates; {WANTED}.")
    backwards = np.flatnonzero(np.diff(records[:, 0]) <= 0)
    if backwards.size:
        at = _day(records[backwards[0] + 1, 0])
        raise EngineInputError(f"The dates of {file.name} do not increase at {at}; fetch the file again.")
    mjd, x, y = np.ascontiguousarray(records.T)
    return EarthOrientation(mjd, x, y, file.name)


def secular_pole(utc: np.datetime64) -> tuple[float, float]:
    """The pole that the coordinates of the ITRF follow, x and y in seconds of arc (update of 2018)."""
    years = (_mjd(utc) - MJD_2000) / DAYS_PER_YEAR
    (x, x_rate), (y, y_rate) = SECULAR_POLE
    return x + x_rate * years, y + y_rate * years


def displacement(xyz_m: ArrayLike, m1_arcsec: float, m2_arcsec: float) -> Array:
    """Displacement of Earth-fixed places, x, y, z in metres, shape (n, 3), by the wobble m1, m2 (equation 7.26)."""
    x, y, z = np.asarray(xyz_m, np.float64).reshape(-1, 3).T
    latitude, longitude = np.arctan2(z, np.hypot(x, y)), np.arctan2(y, x)
    sin, cos, sin_east, cos_east = np.sin(latitude), np.cos(latitude), np.sin(longitude), np.cos(longitude)
    towards = m1_arcsec * cos_east + m2_arcsec * sin_east
    up = RADIAL_M * 2 * sin * cos * towards  # sin 2 theta = sin 2 phi
    south = -TRANSVERSE_M * (cos**2 - sin**2) * towards  # cos 2 theta = -cos 2 phi
    east = -TRANSVERSE_M * sin * (m1_arcsec * sin_east - m2_arcsec * cos_east)
    outward = cos * up + sin * south
    return np.stack(
        [cos_east * outward - sin_east * east, sin_east * outward + cos_east * east, sin * up - cos * south], axis=-1
    )


@dataclass(frozen=True)
class PoleTide:
    """The pole tide as a correction. Errors are of each coordinate, in metres (1 sigma)."""

    orientation: EarthOrientation
    # Equation 7.26 is rounded to 1 %, below 0.2 mm; the load of the ocean that follows the wobble, left out here, is
    # 1.8 mm at most upwards and 0.5 mm along the ground (section 7.1.5).
    sigma_m: float = 0.0005
    common_m: float = 0.0005
    name: str = "pole tide"
    effects: frozenset[str] = frozenset({"pole_tide"})

    @property
    def source(self) -> str:
        return f"IERS Conventions (2010), section 7.1.4, secular pole of 2018; polar motion of {self.orientation.name}"

    def at(self, sight: Sight) -> Estimate:
        x, y = self.orientation.pole(sight.utc_middle)
        x_secular, y_secular = secular_pole(sight.utc_middle)
        moved = displacement(sight.xyz_m, x - x_secular, y_secular - y)
        return from_displacement(sight, moved, self.sigma_m, self.common_m, self.name)


def _records(lines: list[str], name: str) -> Iterator[tuple[float, float, float]]:
    """Date, x and y of each line after the heading that has them."""
    layout = None
    for number, line in enumerate(lines, 1):
        where = f"Line {number} of {name}"
        if layout is None:
            layout = _finals if FINALS_LINE.match(line) else _c04 if C04_LINE.match(line) else None
        if layout is None or not line.strip() or line.lstrip().startswith("#"):
            continue
        record = layout(line, where)
        if record is not None:
            yield record
    if layout is None:
        raise EngineInputError(f"{name} has no line of Earth orientation parameters; {WANTED}.")


def _finals(line: str, where: str) -> tuple[float, float, float] | None:
    """None where the IERS gives the date no pole yet."""
    if not FINALS_LINE.match(line):
        raise EngineInputError(f"{where} is no line of finals2000A as those before it; fetch the file again.")
    mjd = _mjd_of(line[FINALS_MJD], (line[:2], line[2:4], line[4:6]), where)
    for columns in FINALS_POLES:
        x, y = (line[one] for one in columns)
        if x.strip() or y.strip():
            # Numbers end at the right of their columns, so that a short one has been cut off.
            if any(len(found) < one.stop - one.start for found, one in zip((x, y), columns)):
                raise EngineInputError(f"{where} is cut off; fetch the file again.")
            return mjd, _pole(x, where), _pole(y, where)
    return None


def _c04(line: str, where: str) -> tuple[float, float, float]:
    values = line.split()
    at = C04_DATE_AT.get(len(values))
    if at is None:
        raise EngineInputError(
            f"{where} has {len(values)} numbers, but a line of EOP C04 has 16 (of 2014) or 21 (of 2020); "
            "fetch the file again."
        )
    mjd = _mjd_of(values[at], values[:3], where)
    return mjd, _pole(values[at + 1], where), _pole(values[at + 2], where)


def _mjd_of(text: str, year_month_day: Sequence[str], where: str) -> float:
    """A date as MJD, which the calendar date of its line (with or without century) must bear out."""
    mjd = _number(text, where)
    if not 0 <= mjd <= LARGEST_MJD:
        raise EngineInputError(
            f"{where} has the MJD {text.strip()}, which is no day of our time; fetch the file again."
        )
    day = str(_day(mjd))
    year, month, date = (int(_number(one, where)) for one in year_month_day)
    if (year % 100, month, date) != (int(day[2:4]), int(day[5:7]), int(day[8:10])):
        raise EngineInputError(
            f"{where} is dated {year:02}-{month:02}-{date:02}, but its MJD {text.strip()} is {day}; "
            "fetch the file again."
        )
    return mjd


def _pole(text: str, where: str) -> float:
    value = _number(text, where)
    if abs(value) > LARGEST_POLE_ARCSEC:
        raise EngineInputError(
            f"{where} puts the pole at {text.strip()}, but it keeps within {LARGEST_POLE_ARCSEC:g} seconds of arc; "
            "fetch the file again."
        )
    return value


def _number(text: str, where: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not np.isfinite(value):
        raise EngineInputError(f"{where} has '{text.strip()[:20]}' where a number belongs; fetch the file again.")
    return value


def _mjd(utc: np.datetime64) -> float:
    return float((utc - MJD_EPOCH) / DAY)


def _day(mjd: float) -> np.datetime64:
    return MJD_EPOCH.astype("datetime64[D]") + np.timedelta64(int(np.floor(mjd)), "D")
