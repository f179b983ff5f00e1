"""Zenith delays of the troposphere: a standard atmosphere, and series measured at stations.

Delays are metres, hydrostatic and wet. Heights are ellipsoidal metres unless a docstring says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...errors import EngineInputError
from ..geodetic import to_geocentric, to_geodetic

Array = NDArray[np.float64]
Times = NDArray[np.datetime64]

# UNB3m (Leandro, Santos, Langley 2006), by latitude, degrees: mean and annual amplitude of pressure at sea level, hPa,
# temperature, K, relative humidity, %, lapse rate, K/km, and water vapour's height factor.
LATITUDES = (15.0, 30.0, 45.0, 60.0, 75.0)
MEAN = np.array(
    [
        (1013.25, 299.65, 75.0, 6.30, 2.77),
        (1017.25, 294.15, 80.0, 6.05, 3.15),
        (1015.75, 283.15, 76.0, 5.58, 2.57),
        (1011.75, 272.15, 77.5, 5.39, 1.81),
        (1013.00, 263.65, 82.5, 4.53, 1.55),
    ]
)
AMPLITUDE = np.array(
    [
        (0.0, 0.0, 0.0, 0.0, 0.0),
        (-3.75, 7.0, 0.0, 0.25, 0.33),
        (-2.25, 11.0, -1.0, 0.32, 0.46),
        (-1.75, 15.0, -2.5, 0.81, 0.74),
        (-0.50, 14.5, 2.5, 0.62, 0.30),
    ]
)
COLDEST_DAY, SOUTHERN_SHIFT_DAYS, DAYS_PER_YEAR = 28, 182.625, 365.25
GRAVITY_M_S2, MEAN_GRAVITY_M_S2 = 9.80665, 9.784
GAS_CONSTANT_J_KG_K = 287.054
HYDROSTATIC_M_HPA = 0.0022768  # Davis et al. (1985, doi 10.1029/RS020i006p01593)
K2_PRIME_K_HPA, K3_K2_HPA = 16.5221, 3.776e5  # K/hPa, K²/hPa: 64.79 - 77.604 * 18.0152 / 28.9644
WET_SCALE_HEIGHT_M = 2000.0
# What is not known of the air between two heights: the wet scale height is 1.5 to 2.5 km, and the temperature at one
# place is within 8 K of the climatology by latitude.
SCALE_HEIGHT_SHARE, TEMPERATURE_SHARE = 0.25, 0.03
SAME_PLACE_KM = 1.0

SERIES = ("total_m", "hydrostatic_m", "sigma_m")


def gravity_factor(latitude_deg: ArrayLike, height_m: ArrayLike) -> Array:
    """Gravity at the centroid of the air above a place, relative to its mean (Davis et al. 1985, Saastamoinen)."""
    return 1 - 0.00266 * np.cos(2 * np.radians(latitude_deg)) - 2.8e-7 * np.asarray(height_m, np.float64)


def standard_atmosphere(latitude_deg: ArrayLike, day_of_year: float, height_m: ArrayLike) -> tuple[Array, Array]:
    """Hydrostatic and wet zenith delay of the climatology UNB3m; height_m : above sea level.

    Leandro, Santos, Langley (2006): tables by latitude and season, Saastamoinen's hydrostatic delay, wet delay of
    Askne and Nordius (1987, doi 10.1029/RS022i003p00379).
    """
    latitude, height = np.broadcast_arrays(np.asarray(latitude_deg, np.float64), np.asarray(height_m, np.float64))
    day = np.where(latitude < 0, day_of_year + SOUTHERN_SHIFT_DAYS, day_of_year)
    season = np.cos(2 * np.pi * (day - COLDEST_DAY) / DAYS_PER_YEAR)
    pressure, sea_k, humidity, lapse, factor = (
        np.interp(np.abs(latitude), LATITUDES, MEAN[:, k])
        - np.interp(np.abs(latitude), LATITUDES, AMPLITUDE[:, k]) * season
        for k in range(5)
    )
    lapse = lapse / 1000
    # Saturation vapour pressure, hPa, and its enhancement in moist air (IERS Conventions 2003, chapter 9).
    saturation = 0.01 * np.exp(1.2378847e-5 * sea_k**2 - 1.9121316e-2 * sea_k + 33.93711047 - 6343.1645 / sea_k)
    vapour = humidity / 100 * saturation * (1.00062 + 3.14e-6 * pressure + 5.6e-7 * (sea_k - 273.15) ** 2)
    power = GRAVITY_M_S2 / (GAS_CONSTANT_J_KG_K * lapse)
    kelvin = sea_k - lapse * height
    gravity = gravity_factor(latitude, height)
    column = MEAN_GRAVITY_M_S2 * gravity * (factor + 1)
    mean_k = kelvin * (1 - lapse * GAS_CONSTANT_J_KG_K / column)
    vapour = vapour * (kelvin / sea_k) ** (power * (factor + 1))
    wet = 1e-6 * (K2_PRIME_K_HPA + K3_K2_HPA / mean_k) * GAS_CONSTANT_J_KG_K / column * vapour
    return HYDROSTATIC_M_HPA * pressure * (kelvin / sea_k) ** power / gravity, wet


def at_height(
    delays: tuple[ArrayLike, ArrayLike],
    latitude_deg: ArrayLike,
    day_of_year: float,
    from_m: ArrayLike,
    to_m: ArrayLike,
) -> tuple[Array, Array, Array]:
    """Hydrostatic and wet zenith delays at one height from those at another, and one sigma of the error that their sum
    gets by this, with the sign of the rise.

    Hydrostatic: as that of the standard atmosphere of this latitude and day, which knows that cold air is denser. The
    usual formula for a fixed 289 K (Berg's, in Kouba 2008, doi 10.1007/s00190-007-0170-0) is off by 8 mm in 500 m at
    0 degrees Celsius. Wet: exponentially, as Kouba has it.
    """
    low, high = (standard_atmosphere(latitude_deg, day_of_year, height)[0] for height in (from_m, to_m))
    rise = (np.asarray(to_m, np.float64) - np.asarray(from_m, np.float64)) / WET_SCALE_HEIGHT_M
    wet = np.asarray(delays[1]) * np.exp(-rise)
    less = np.asarray(delays[0]) * (1 - high / low)
    error = np.hypot(SCALE_HEIGHT_SHARE * rise * wet, TEMPERATURE_SHARE * less)
    return np.asarray(delays[0]) - less, wet, np.sign(rise) * error


@dataclass(frozen=True)
class Station:
    """A series of zenith delays at a station.

    times : UTC, increasing, datetime64[ms], shape (k,). total_m, hydrostatic_m, sigma_m : shape (k,); the last two NaN
    where the file does not give them. files : names, for messages.
    """

    name: str
    latitude_deg: float
    longitude_deg: float
    height_m: float
    times: Times
    total_m: Array
    hydrostatic_m: Array
    sigma_m: Array
    files: tuple[str, ...]

    def distance_km(self, xyz_m: ArrayLike) -> Array:
        """Horizontal distance of places (X, Y, Z in metres, shape (..., 3))."""
        latitude, longitude, _ = to_geodetic(xyz_m)
        own = to_geocentric(self.latitude_deg, self.longitude_deg, 0.0)
        return np.linalg.norm(to_geocentric(latitude, longitude, 0.0) - own, axis=-1) / 1000

    def at(self, utc: np.datetime64, longest_gap_h: float, what: str) -> tuple[float, float, float]:
        """Total and hydrostatic zenith delay and the total's sigma (these two NaN where unknown), linear in time.

        Raises EngineInputError, naming `what`, when the series does not cover the time.
        """
        file = self.files[0] if len(self.files) == 1 else f"{self.files[0]} and {len(self.files) - 1} more"
        if not self.times[0] <= utc <= self.times[-1]:
            raise EngineInputError(
                f"The zenith delays of station {self.name} ({file}) reach from {minute(self.times[0])} to "
                f"{minute(self.times[-1])} and do not cover {what} of {minute(utc)}; add a file that does."
            )
        after = max(int(np.searchsorted(self.times, utc)), 1)
        ends = slice(after - 1, after + 1) if len(self.times) > 1 else slice(0, 1)
        step = self.times[ends].astype(np.int64)
        if step[-1] - step[0] > longest_gap_h * 3_600_000 and utc not in self.times[ends]:
            raise EngineInputError(
                f"The zenith delays of station {self.name} ({file}) have a gap from {minute(self.times[ends][0])} to "
                f"{minute(self.times[ends][-1])}, in which {what} of {minute(utc)} lies; add a file that covers it "
                f"or allow gaps longer than {longest_gap_h:g} h."
            )
        now = np.int64(utc.astype("datetime64[ms]").astype(np.int64))
        total, hydrostatic, sigma = (
            float(np.interp(now - step[0], step - step[0], getattr(self, name)[ends])) for name in SERIES
        )
        return total, hydrostatic, sigma


def minute(time: np.datetime64) -> str:
    """A time for people, such as 2020-04-04T04:53."""
    return str(time.astype("datetime64[m]"))


def merged(stations: Iterable[Station]) -> list[Station]:
    """Stations, those of one name (or of no name at one place) from several files put together in time.

    Raises EngineInputError when stations of one name are at different places.
    """
    groups: dict[str, list[Station]] = {}
    for station in stations:
        groups.setdefault(station.name.upper(), []).append(station)
    result = []
    for parts in groups.values():
        for part in parts[1:]:
            apart = parts[0].distance_km(to_geocentric(part.latitude_deg, part.longitude_deg, 0.0))
            if apart > SAME_PLACE_KM:
                raise EngineInputError(
                    f"Station {part.name} of {part.files[0]} is {apart:.0f} km away from the one of this name in "
                    f"{parts[0].files[0]}; give only one of them, or rename one."
                )
        times, first = np.unique(np.concatenate([part.times for part in parts]), return_index=True)
        series = {name: np.concatenate([getattr(part, name) for part in parts])[first] for name in SERIES}
        files = tuple(dict.fromkeys(name for part in parts for name in part.files))
        result.append(replace(parts[0], times=times, files=files, **series))
    return result
