"""Ocean tide loading: the ground moved by the weight of the ocean tides, from the harmonics of a BLQ file.

As HARDISP does (D. Agnew; IERS Conventions 2010, section 7.1.2): the response to eleven constituents, divided by the
tide-generating potential, is smooth in frequency within each species; interpolated, it gives the response to 342.
BLQ files come from the ocean tide loading provider of H.-G. Scherneck and M. S. Bos (barre.oso.chalmers.se/loading).
Whether the motion of the Earth's centre of mass is in them, their header tells (CMC); nothing of it is added here.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...errors import EngineInputError
from ..passes import Sight
from .estimate import Estimate, from_displacement
from .loading import numbers, text_lines, to_xyz
from .tidal_constituents import CYCLES_PER_DAY, DOODSON, HEIGHT_M, phases_rad

Array = NDArray[np.float64]

# The columns of a BLQ file, and what they count of tau, s, h, p, N', p'.
COLUMNS = {
    "M2": (2, 0, 0, 0, 0, 0),
    "S2": (2, 2, -2, 0, 0, 0),
    "N2": (2, -1, 0, 1, 0, 0),
    "K2": (2, 2, 0, 0, 0, 0),
    "K1": (1, 1, 0, 0, 0, 0),
    "O1": (1, -1, 0, 0, 0, 0),
    "P1": (1, 1, -2, 0, 0, 0),
    "Q1": (1, -2, 0, 1, 0, 0),
    "Mf": (0, 2, 0, 0, 0, 0),
    "Mm": (0, 1, 0, -1, 0, 0),
    "Ssa": (0, 0, 2, 0, 0, 0),
}
ROWS = ("radial", "west", "south")

_PLACE = re.compile(r"lon/lat:\s*(\S+)\s+(\S+)")
_MAIL = re.compile(r"(To|From|Subject|Date|Content-type):", re.IGNORECASE)  # the provider's answers are mails
_EARTH_RADIUS_M = 6371000.0
UNKNOWN = (float("nan"), float("nan"))  # longitude and latitude
_LARGEST_M = 1.0  # ten times any ocean loading: larger amplitudes are not in metres


@dataclass(frozen=True, eq=False)
class OceanStation:
    """The harmonics of one place. NaN longitude and latitude (degrees) where the file does not tell.

    amplitude_m, lag_deg (behind the tide at Greenwich) : shape (3, 11), rows up, west, south, columns as COLUMNS.
    """

    name: str
    longitude_deg: float
    latitude_deg: float
    amplitude_m: Array
    lag_deg: Array

    @cached_property
    def spectrum_m(self) -> NDArray[np.complex128]:
        """Response to each constituent of the potential: up, west, south; shape (3, 342)."""
        response = self.amplitude_m * np.exp(-1j * np.radians(self.lag_deg))
        return response @ _interpolation().T * HEIGHT_M

    @cached_property
    def size_m(self) -> float:
        """Root mean square of the vertical displacement over all times."""
        return float(np.sqrt(np.sum(np.abs(self.spectrum_m[0]) ** 2) / 2))

    def displacement_m(self, utc: ArrayLike) -> Array:
        """Displacement to the east, north and up at times UTC (datetime64, shape (...)), shape (..., 3)."""
        up, west, south = np.moveaxis((np.exp(1j * phases_rad(utc)) @ self.spectrum_m.T).real, -1, 0)
        return np.stack([-west, -south, up], axis=-1)


@dataclass(frozen=True)
class OceanLoading:
    """The correction. Each point takes the nearest station of known place, none beyond limit_m; points farther from
    all are NaN. A lone station without a place serves all points; others without one serve none.

    Errors, new in each pass: relative_error of the size of the station's vertical tide, and error_m besides.
    """

    stations: tuple[OceanStation, ...]
    limit_m: float = 50_000.0
    # Convolutions agree to a millimetre at coasts and 0.2 mm inland, older ones differed by up to 20 % (Penna et al.
    # 2008, doi 10.1007/s00190-008-0220-2); ocean models add some per cent.
    relative_error: float = 0.1
    error_m: float = 0.001
    name: str = "ocean tide loading"
    effects: frozenset[str] = frozenset({"ocean_loading"})
    source: str = "BLQ harmonics, 342 constituents (IERS Conventions 2010, 7.1.2)"

    @staticmethod
    def read(path: str | os.PathLike[str], limit_m: float = 50_000.0) -> OceanLoading:
        """From a BLQ file. Raises EngineInputError when it cannot be used."""
        source = f"BLQ file {Path(path).name}, 342 constituents (IERS Conventions 2010, 7.1.2)"
        return OceanLoading(read_blq(path), limit_m, source=source)

    def __post_init__(self) -> None:
        if not self.stations:
            raise EngineInputError("Ocean loading was given no station; at least one is wanted.")
        if len(self.stations) > 1 and not self._placed:
            raise EngineInputError(
                f"None of the {len(self.stations)} stations of ocean loading has a place, so that none can be chosen; "
                "give one station alone, or a comment '$$ ... lon/lat: 11.9264 57.3958' after each name."
            )

    @property
    def _placed(self) -> list[OceanStation]:
        return [one for one in self.stations if np.isfinite(one.longitude_deg + one.latitude_deg)]

    def at(self, sight: Sight) -> Estimate:
        """The correction for the points of a pass. Raises EngineInputError when no point has a station near it."""
        nearest, used = self._nearest(sight)
        moved = np.full((len(nearest), 3), np.nan)
        for index, station in used.items():
            moved[nearest == index] = station.displacement_m(sight.utc_middle)
        size = max((station.size_m for station in used.values()), default=0.0)
        sigma = float(np.hypot(self.relative_error * size, self.error_m))
        return from_displacement(sight, to_xyz(sight, moved), sigma, 0.0, self.name)

    def _nearest(self, sight: Sight) -> tuple[NDArray[np.intp], dict[int, OceanStation]]:
        """For each point the index of its station or -1, and the stations used by their index."""
        n, stations = len(sight.xyz_m), self._placed
        if not stations:
            return np.zeros(n, np.intp), {0: self.stations[0]}
        latitude, longitude, _ = sight.geodetic
        places = np.array([(one.longitude_deg, one.latitude_deg) for one in stations])
        distance = _distances(np.stack([longitude, latitude], axis=-1), places)
        nearest = distance.argmin(axis=1)
        near = distance[np.arange(n), nearest] <= self.limit_m
        if n and not near.any():
            point, station = np.unravel_index(distance.argmin(), distance.shape)
            swapped = _distances(np.stack([latitude, longitude], axis=-1), places).min() <= self.limit_m
            hint = " (near, were its longitude and latitude exchanged)" if swapped else ""
            raise EngineInputError(
                f"No station of ocean loading lies within {self.limit_m / 1000:.0f} km of the points of pass "
                f"'{sight.seen_by.name}': the nearest, '{stations[station].name}', is "
                f"{distance[point, station] / 1000:.0f} km away{hint}; get a BLQ file for "
                f"longitude {longitude[point]:.4f}, latitude {latitude[point]:.4f}."
            )
        nearest = np.where(near, nearest, -1)
        return nearest, {int(index): stations[index] for index in np.unique(nearest[near])}


def read_blq(path: str | os.PathLike[str]) -> tuple[OceanStation, ...]:
    """All stations of a BLQ file: for each a name, then three rows of amplitudes in metres and three of phase lags in
    degrees, positive lags behind; comments ($$) in between may tell 'lon/lat:'.

    Raises EngineInputError naming the file and the line where it is none.
    """
    file = Path(path).name
    stations: list[OceanStation] = []
    name, place = "", UNKNOWN
    rows: list[Array] = []
    ended = False  # what the provider appends to its table, warnings, is no station
    for number, line in text_lines(path, "BLQ file"):
        where = f"Line {number} of the BLQ file {file}"
        if line.startswith("$$"):
            ended = "END TABLE" in line
            found = _PLACE.search(line)
            if found and name:
                place = _place(found, where)
        elif name:
            rows.append(_row(line, len(rows), f"{where}, station '{name}',"))
            if len(rows) == 6:
                stations.append(OceanStation(name, *place, np.array(rows[:3]), np.array(rows[3:])))
                name = ""
        elif not ended and not _MAIL.match(line):
            if len(line.split()) == len(COLUMNS):
                raise EngineInputError(
                    f"{where} holds a row of numbers of no station; put the station's name above it."
                )
            name, place, rows = line, UNKNOWN, []
    if name:
        raise EngineInputError(
            f"The BLQ file {file} ends after {len(rows)} of the six rows of station '{name}'; get it complete."
        )
    if not stations:
        raise EngineInputError(
            f"The BLQ file {file} holds no station; a name and six rows of eleven numbers are wanted."
        )
    return tuple(stations)


def _row(line: str, index: int, where: str) -> Array:
    words = line.split()
    values = numbers(words)
    if values is None or len(values) != len(COLUMNS):
        raise EngineInputError(
            f"{where} is not the eleven numbers wanted ({', '.join(COLUMNS)}) but {len(words)} words, '{line[:40]}'."
        )
    limit, unit = (_LARGEST_M, "metres") if index < 3 else (360.0, "degrees")
    worst = values[np.abs(values).argmax()]
    if abs(worst) > limit:
        kind = "amplitudes" if index < 3 else "phases"
        raise EngineInputError(
            f"{where} holds {worst:g} among the {ROWS[index % 3]} {kind}, which are wanted in {unit}."
        )
    return values


def _place(found: re.Match[str], where: str) -> tuple[float, float]:
    values = numbers([found[1], found[2]])
    if values is None or abs(values[0]) > 360 or abs(values[1]) > 90:
        raise EngineInputError(
            f"{where} gives the place '{found[1]} {found[2]}' where longitude and latitude in degrees are wanted."
        )
    return float(values[0]), float(values[1])


def _distances(points_deg: Array, places_deg: Array) -> Array:
    """Along a sphere, metres, of places (longitude, latitude), shapes (n, 2) and (m, 2) to (n, m)."""
    a, b = (
        np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)
        for lon, lat in (np.radians(points_deg).T, np.radians(places_deg).T)
    )
    return _EARTH_RADIUS_M * np.arccos(np.clip(a @ b.T, -1, 1))


@lru_cache(maxsize=1)
def _interpolation() -> Array:
    """What each column of a BLQ file adds to the admittance of each constituent, shape (342, 11)."""
    index = {tuple(row): number for number, row in enumerate(DOODSON.tolist())}
    known = np.array([index[multiples] for multiples in COLUMNS.values()])
    weights = np.zeros((len(DOODSON), len(known)))
    for species in range(3):
        columns = np.flatnonzero(DOODSON[known, 0] == species)
        columns = columns[np.argsort(CYCLES_PER_DAY[known[columns]])]
        wanted = np.flatnonzero(DOODSON[:, 0] == species)
        nodes = CYCLES_PER_DAY[known[columns]]
        weights[np.ix_(wanted, columns)] = _spline(nodes, np.eye(len(nodes)), CYCLES_PER_DAY[wanted])
    return weights / np.abs(HEIGHT_M[known])


def _spline(x: Array, y: Array, at: Array) -> Array:
    """Cubic spline through y (n, k) at nodes x (n,), its end slopes those of parabolas through three nodes; straight
    lines where there are but three nodes; constant outside of them. Shape (len(at), k)."""
    at = np.clip(at, x[0], x[-1])
    step = np.diff(x)
    chord = np.diff(y, axis=0) / step[:, None]
    left = np.clip(np.searchsorted(x, at) - 1, 0, len(step) - 1)
    if len(x) <= 3:
        return y[left] + chord[left] * (at - x[left])[:, None]
    # Slopes at the nodes: where the second derivative is continuous, and at both ends.
    system = np.eye(len(x))
    slope = np.empty_like(y)
    slope[0] = chord[0] + (chord[0] - chord[1]) * step[0] / (step[0] + step[1])
    slope[-1] = chord[-1] + (chord[-1] - chord[-2]) * step[-1] / (step[-1] + step[-2])
    for i in range(1, len(x) - 1):
        system[i, i - 1 : i + 2] = step[i], 2 * (step[i - 1] + step[i]), step[i - 1]
        slope[i] = 3 * (step[i] * chord[i - 1] + step[i - 1] * chord[i])
    slope = np.linalg.solve(system, slope)
    h = step[left, None]
    u = (at - x[left])[:, None] / h
    return (
        y[left]
        + h * u * slope[left]
        + u**2 * (3 * h * chord[left] - h * (2 * slope[left] + slope[left + 1]))
        + u**3 * (h * (slope[left] + slope[left + 1]) - 2 * h * chord[left])
    )
