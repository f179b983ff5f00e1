"""Where Sun and Moon stand over the turning Earth, well enough for tides.

Series of Meeus, Astronomical Algorithms (2nd edition, 1998), chapters 25 and 47, the Moon's cut where terms fall below
0.002 degrees and 5 km. Nutation, polar motion and UT1 - UTC (below 10, 0.5 and 14 seconds of arc) are left out; the
solid Earth tide of these vectors differs by less than 0.2 mm from that of a JPL ephemeris with all of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

ASTRONOMICAL_UNIT_M = 149_597_870_700.0
TT_MINUS_TAI_S = 32.184
DAYS_PER_CENTURY = 36525.0
J2000 = np.datetime64("2000-01-01T12:00:00", "ms")

# TAI - UTC is 10 s from 1972 on and grows by one with each of these months (IERS Bulletin C); none is announced after.
# fmt: off
LEAP_SECONDS = np.array(
    [
        "1972-07", "1973-01", "1974-01", "1975-01", "1976-01", "1977-01", "1978-01", "1979-01", "1980-01",
        "1981-07", "1982-07", "1983-07", "1985-07", "1988-01", "1990-01", "1991-01", "1992-07", "1993-07",
        "1994-07", "1996-01", "1997-07", "1999-01", "2006-01", "2009-01", "2012-07", "2015-07", "2017-01",
    ],
    "datetime64[M]",
).astype("datetime64[ms]")
# fmt: on

# The Moon's longitude (sine, 1e-6 degrees) and distance (cosine, m) on multiples of its elongation D, the Sun's
# anomaly M, the Moon's anomaly M' and its argument of latitude F: Meeus, table 47.A.
MOON_LONGITUDE_DISTANCE = np.array(
    [
        (0, 0, 1, 0, 6288774, -20905355),
        (2, 0, -1, 0, 1274027, -3699111),
        (2, 0, 0, 0, 658314, -2955968),
        (0, 0, 2, 0, 213618, -569925),
        (0, 1, 0, 0, -185116, 48888),
        (0, 0, 0, 2, -114332, -3149),
        (2, 0, -2, 0, 58793, 246158),
        (2, -1, -1, 0, 57066, -152138),
        (2, 0, 1, 0, 53322, -170733),
        (2, -1, 0, 0, 45758, -204586),
        (0, 1, -1, 0, -40923, -129620),
        (1, 0, 0, 0, -34720, 108743),
        (0, 1, 1, 0, -30383, 104755),
        (2, 0, 0, -2, 15327, 10321),
        (0, 0, 1, 2, -12528, 0),
        (0, 0, 1, -2, 10980, 79661),
        (4, 0, -1, 0, 10675, -34782),
        (0, 0, 3, 0, 10034, -23210),
        (4, 0, -2, 0, 8548, -21636),
        (2, 1, -1, 0, -7888, 24208),
        (2, 1, 0, 0, -6766, 30824),
        (1, 0, -1, 0, -5163, -8379),
        (1, 1, 0, 0, 4987, -16675),
        (2, -1, 1, 0, 4036, -12831),
        (2, 0, 2, 0, 3994, -10445),
        (4, 0, 0, 0, 3861, -11650),
        (2, 0, -3, 0, 3665, 14403),
        (0, 1, -2, 0, -2689, -7003),
        (2, 0, -1, 2, -2602, 0),
        (2, -1, -2, 0, 2390, 10056),
        (1, 0, 1, 0, -2348, 6322),
        (2, -2, 0, 0, 2236, -9884),
        (0, 1, 2, 0, -2120, 5751),
        (0, 2, 0, 0, -2069, 0),
        (2, -2, -1, 0, 2048, -4950),
        (2, 0, -1, -2, 0, 8752),
    ],
    np.float64,
)
# The same for its latitude (sine, 1e-6 degrees): table 47.B.
MOON_LATITUDE = np.array(
    [
        (0, 0, 0, 1, 5128122),
        (0, 0, 1, 1, 280602),
        (0, 0, 1, -1, 277693),
        (2, 0, 0, -1, 173237),
        (2, 0, -1, 1, 55413),
        (2, 0, -1, -1, 46271),
        (2, 0, 0, 1, 32573),
        (0, 0, 2, 1, 17198),
        (2, 0, 1, -1, 9266),
        (0, 0, 2, -1, 8822),
        (2, -1, 0, -1, 8216),
        (2, 0, -2, -1, 4324),
        (2, 0, 1, 1, 4200),
        (2, 1, 0, -1, -3359),
        (2, -1, -1, 1, 2463),
        (2, -1, 0, 1, 2211),
        (2, -1, -1, -1, 2065),
    ],
    np.float64,
)
MOON_MEAN_DISTANCE_M = 385_000_560.0


def days_since_j2000(utc: ArrayLike) -> Array:
    """Days of UTC since 2000-01-01T12:00 of datetime64 of any shape; NaN for NaT."""
    return (np.asarray(utc, "datetime64[ms]") - J2000) / np.timedelta64(86_400_000, "ms")


def tt_centuries(utc: ArrayLike) -> Array:
    """Julian centuries of Terrestrial Time since J2000.0 of UTC as datetime64 of any shape."""
    times = np.asarray(utc, "datetime64[ms]")
    tai_minus_utc = 10 + np.searchsorted(LEAP_SECONDS, times, side="right")
    return (days_since_j2000(times) + (tai_minus_utc + TT_MINUS_TAI_S) / 86_400) / DAYS_PER_CENTURY


def sidereal_angle_rad(utc: ArrayLike) -> Array:
    """Greenwich mean sidereal time in radians, with UTC taken for UT1 (Meeus, equation 12.4)."""
    days = days_since_j2000(utc)
    centuries = days / DAYS_PER_CENTURY
    # Whole turns are dropped before they cost digits.
    degrees = 280.46061837 + 360 * (days % 1) + 0.98564736629 * days + 0.000387933 * centuries**2
    return np.radians(degrees % 360)


def sun_moon(utc: ArrayLike) -> tuple[Array, Array]:
    """Earth-fixed geocentric vectors of the Sun and of the Moon in metres at UTC.

    utc : datetime64 of any shape s. Returns two arrays of shape s + (3,); NaN for NaT.
    Right to 50 (Sun) and 80 (Moon) seconds of arc and to 0.01 % of the distances, as measured from 1991 to 2026.
    """
    centuries = tt_centuries(utc)
    obliquity = np.radians(23.4392911 - 0.0130042 * centuries)
    turned = sidereal_angle_rad(utc)
    return (
        _earth_fixed(*_sun(centuries), obliquity, turned),
        _earth_fixed(*_moon(centuries), obliquity, turned),
    )


def _sun(t: Array) -> tuple[Array, Array, Array]:
    """Ecliptic longitude and latitude (radians, mean equinox of date) and distance in metres."""
    anomaly = np.radians(357.52911 + (35999.05029 - 0.0001537 * t) * t)
    eccentricity = 0.016708634 - 0.000042037 * t
    centre = np.radians(
        (1.914602 - 0.004817 * t) * np.sin(anomaly)
        + (0.019993 - 0.000101 * t) * np.sin(2 * anomaly)
        + 0.000289 * np.sin(3 * anomaly)
    )
    longitude = np.radians(280.46646 + (36000.76983 + 0.0003032 * t) * t) + centre
    distance = 1.000001018 * (1 - eccentricity**2) / (1 + eccentricity * np.cos(anomaly + centre))
    return longitude, np.zeros_like(longitude), ASTRONOMICAL_UNIT_M * distance


def _moon(t: Array) -> tuple[Array, Array, Array]:
    """The same for the Moon."""
    mean_longitude = np.radians(218.3164477 + (481267.88123421 - 0.0015786 * t) * t)
    arguments = np.radians(
        np.stack(
            [
                297.8501921 + (445267.1114034 - 0.0018819 * t) * t,
                357.5291092 + (35999.0502909 - 0.0001536 * t) * t,
                134.9633964 + (477198.8675055 + 0.0087414 * t) * t,
                93.2720950 + (483202.0175233 - 0.0036539 * t) * t,
            ],
            axis=-1,
        )
    )
    # Terms with the Sun's anomaly shrink with the eccentricity of the Earth's orbit.
    shrinking = (1 - 0.002516 * t - 0.0000074 * t**2)[..., None]

    def terms(table: Array) -> tuple[Array, Array]:
        return arguments @ table[:, :4].T, shrinking ** np.abs(table[:, 1])

    angle, size = terms(MOON_LONGITUDE_DISTANCE)
    longitude = mean_longitude + np.radians(1e-6 * (size * np.sin(angle)) @ MOON_LONGITUDE_DISTANCE[:, 4])
    distance = MOON_MEAN_DISTANCE_M + (size * np.cos(angle)) @ MOON_LONGITUDE_DISTANCE[:, 5]
    angle, size = terms(MOON_LATITUDE)
    return longitude, np.radians(1e-6 * (size * np.sin(angle)) @ MOON_LATITUDE[:, 4]), distance


def _earth_fixed(longitude: Array, latitude: Array, distance_m: Array, obliquity: Array, turned: Array) -> Array:
    """From the ecliptic to the equator, then with the Earth by the sidereal angle."""
    x = np.cos(latitude) * np.cos(longitude)
    across, north = np.cos(latitude) * np.sin(longitude), np.sin(latitude)
    y = np.cos(obliquity) * across - np.sin(obliquity) * north
    z = np.sin(obliquity) * across + np.cos(obliquity) * north
    fixed = np.stack([np.cos(turned) * x + np.sin(turned) * y, np.cos(turned) * y - np.sin(turned) * x, z], axis=-1)
    return np.asarray(distance_m[..., None] * fixed)
