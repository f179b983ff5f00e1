"""Mapping functions: how much longer a slant path through the troposphere is than a vertical one.

The Vienna Mapping Functions 3 of Landskron and Böhm (2018, doi 10.1007/s00190-017-1066-2): Marini's continued fraction
(equation 2) with a from a weather model, b and c from spherical harmonics of degree 12 with annual and semi-annual
terms. They were fitted to traced rays, whose bending they hold.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

COEFFICIENTS = Path(__file__).with_name("vmf3_coefficients.csv")
UNIT = 1e-10
DEGREE = 12
DAYS_PER_YEAR = 365.25
# Means over the globe, for want of a weather model. True values lie within 0.0001: below 1.5 mm of the slant delay
# at 60 degrees of incidence, 0.3 mm at 45.
MEAN_A = (0.00121, 0.00055)
# Niell (1996, doi 10.1029/95JB03048): a, b, c of the change of the hydrostatic mapping function with height, per km.
HEIGHT_ABC = (2.53e-5, 5.49e-3, 1.14e-3)


def continued_fraction(a: ArrayLike, b: ArrayLike, c: ArrayLike, sine: ArrayLike) -> Array:
    """Marini's continued fraction, 1 in the zenith; sine : of the elevation."""
    a, b, c, sine = (np.asarray(one, np.float64) for one in (a, b, c, sine))
    return (1 + a / (1 + b / (1 + c))) / (sine + a / (sine + b / (sine + c)))


def vmf3(
    a: tuple[ArrayLike, ArrayLike],
    latitude_deg: ArrayLike,
    longitude_deg: ArrayLike,
    day_of_year: float,
    elevation_deg: ArrayLike,
    height_m: ArrayLike = 0.0,
) -> tuple[Array, Array]:
    """The hydrostatic and the wet mapping factor.

    a : the hydrostatic and the wet coefficient. day_of_year : from 1. height_m : above the height for which the
    hydrostatic a holds, which for gridded and mean values is the ellipsoid; 0 for values made for a station.
    """
    sine = np.sin(np.radians(elevation_deg))
    bh, bw, ch, cw = coefficients(latitude_deg, longitude_deg, day_of_year)
    higher = np.asarray(height_m, np.float64) / 1000 * (1 / sine - continued_fraction(*HEIGHT_ABC, sine))
    return continued_fraction(a[0], bh, ch, sine) + higher, continued_fraction(a[1], bw, cw, sine)


def coefficients(latitude_deg: ArrayLike, longitude_deg: ArrayLike, day_of_year: float) -> Array:
    """b hydrostatic, b wet, c hydrostatic, c wet; shape (4, ...)."""
    latitude, longitude = np.broadcast_arrays(np.radians(latitude_deg), np.radians(longitude_deg))
    year = 2 * np.pi * day_of_year / DAYS_PER_YEAR
    season = np.array([1, np.cos(year), np.sin(year), np.cos(2 * year), np.sin(2 * year)])
    return np.tensordot(_tables() @ season, _harmonics(latitude, longitude), 1)


@lru_cache(maxsize=1)
def _tables() -> Array:
    """Shape (4, 182, 5): b and c, harmonics (all cosines, then all sines), season."""
    table = np.loadtxt(COEFFICIENTS, delimiter=",", comments=("#", "coefficient"), usecols=range(3, 13))
    return UNIT * table.reshape(4, -1, 2, 5).transpose(0, 2, 1, 3).reshape(4, -1, 5)


def _harmonics(latitude: Array, longitude: Array) -> Array:
    """Fully normalised surface spherical harmonics, shape (182, ...): cosines of all degrees and orders, then sines.

    By the recursions in degree of Holmes and Featherstone (2002, doi 10.1007/s00190-002-0216-2, equations 11, 12).
    """
    sine, cosine = np.sin(latitude), np.cos(latitude)
    legendre: dict[tuple[int, int], Array] = {}
    for m in range(DEGREE + 1):
        if m == 0:
            legendre[0, 0] = np.ones(latitude.shape)
        else:
            legendre[m, m] = np.sqrt(3 if m == 1 else (2 * m + 1) / (2 * m)) * cosine * legendre[m - 1, m - 1]
        for n in range(m + 1, DEGREE + 1):
            root = (2 * n + 1) / ((n - m) * (n + m))
            legendre[n, m] = np.sqrt(root * (2 * n - 1)) * sine * legendre[n - 1, m]
            if n > m + 1:
                factor = np.sqrt(root * (n + m - 1) * (n - m - 1) / (2 * n - 3))
                legendre[n, m] = legendre[n, m] - factor * legendre[n - 2, m]
    order = [(n, m) for n in range(DEGREE + 1) for m in range(n + 1)]
    along = [f(m * longitude) for f in (np.cos, np.sin) for m in range(DEGREE + 1)]
    return np.stack([legendre[n, m] * along[m + part] for part in (0, DEGREE + 1) for n, m in order])
