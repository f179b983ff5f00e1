"""Independent implementations for the tests of geodetic SAR: nothing here uses the code under test but orbit.state."""

import numpy as np
import pyproj

C = 299_792_458.0
TO_GEOCENTRIC = pyproj.Transformer.from_crs(4979, 4978, always_xy=True)


def geocentric(latitude, longitude, height):
    """By PROJ."""
    return np.stack(TO_GEOCENTRIC.transform(longitude, latitude, height), axis=-1)


def zero_doppler(orbit, xyz):
    """Zero-Doppler times and two-way range times by bisection on the sign of V . (X - S)."""
    low = np.full(len(xyz), orbit.start_s)
    high = np.full(len(xyz), orbit.end_s)
    for _ in range(70):
        middle = (low + high) / 2
        position, velocity, _ = orbit.state(middle)
        ahead = np.sum(velocity * (xyz - position), axis=1) > 0
        low, high = np.where(ahead, middle, low), np.where(ahead, high, middle)
    position, _, _ = orbit.state(middle)
    return middle, 2 * np.linalg.norm(xyz - position, axis=1) / C


def response(side, place, oversampling, window=1.0, slope=0.0):
    """A point target of amplitude 1 in closed form, shape (side, side); its spectrum about `slope` cycles a line."""
    offsets = np.arange(side) - np.asarray(place, float)[:, None]
    lines, samples = (
        np.sinc(u) + (1 / window - 1) / 2 * (np.sinc(u - 1) + np.sinc(u + 1)) for u in offsets / oversampling
    )
    return np.outer(lines * np.exp(2j * np.pi * slope * offsets[0]), samples)
