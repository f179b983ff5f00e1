"""Range-Doppler geometry: from a place to radar times and back, for arrays of points.

Zero-Doppler: V(t) . (X - S(t)) = 0; range: |X - S(t)| = c tau / 2, tau two-way (equations 1 and 4 of Montazeri et al.
2018, doi 10.1109/TGRS.2017.2769078, whose equation 3 lacks the half).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..accelerate import in_threads, kernels
from .constants import SEMI_MAJOR_M, SEMI_MINOR_M, SPEED_OF_LIGHT_M_S
from .geodetic import enu_axes, to_geodetic, up
from .orbit import Orbit, evaluate

Array = NDArray[np.float64]

# Below this many points NumPy is done before a kernel is compiled.
WORTH_COMPILING = 200_000
BLOCK = 16_384
# A step of Newton's method shorter than this ends it: the next would be 1e-15 s, or less than a nanometre.
LAST_STEP_S = 1e-6
LAST_STEP_M = 1e-4
ITERATIONS = 20


def geo2rdr(
    orbit: Orbit, xyz_m: ArrayLike, accelerated: bool | None = None, start_s: ArrayLike | None = None
) -> tuple[Array, Array]:
    """Zero-Doppler time and two-way range time of points.

    xyz_m : Earth-fixed X, Y, Z in metres, shape (..., 3).
    accelerated : True or False to insist on the compiled kernel or on NumPy; else as the number of points suggests.
    start_s : times near the solution, shape (...), where they are known: they save NumPy steps.

    Returns (t, tau), each of shape (...): seconds since the orbit's epoch, and seconds. NaN where the zero-Doppler time
    lies outside the orbit.
    """
    xyz = np.ascontiguousarray(xyz_m, np.float64)
    points = xyz.reshape(-1, 3)
    times, tau = np.full(len(points), np.nan), np.full(len(points), np.nan)
    pieces = orbit.pieces
    guesses, places = _guesses(orbit)
    compiled = kernels("sar.geometry_kernels", len(points) >= WORTH_COMPILING, accelerated)
    near = None if start_s is None else np.broadcast_to(start_s, xyz.shape[:-1]).reshape(-1)

    def work(part: slice) -> None:
        if compiled is not None:
            compiled.geo2rdr(
                points[part], pieces.starts_s, pieces.end_s, pieces.centres_s, pieces.half_s, pieces.coefficients_m,
                guesses, places, times[part], tau[part],
            )  # fmt: skip
        else:
            times[part], tau[part] = _geo2rdr(
                orbit, points[part], guesses, places, None if near is None else near[part]
            )

    in_threads(work, len(points), BLOCK)
    return times.reshape(xyz.shape[:-1]), tau.reshape(xyz.shape[:-1])


def _guesses(orbit: Orbit) -> tuple[Array, Array]:
    """Times to start from, at most some 200 s apart: the nearest place is near the closest approach."""
    times = np.linspace(orbit.start_s, orbit.end_s, max(int((orbit.end_s - orbit.start_s) / 200), 0) + 3)[1:-1]
    return times, np.ascontiguousarray(evaluate(orbit.pieces, times)[0])


def _geo2rdr(
    orbit: Orbit, points: Array, guesses: Array, places: Array, near: Array | None = None
) -> tuple[Array, Array]:
    """The twin of the kernel."""
    if near is not None and orbit.covers(near).all():
        times = near.copy()
    else:
        distances = np.linalg.norm(points[:, None] - places, axis=2)
        distances[~np.isfinite(distances)] = np.inf
        times = guesses[np.argmin(distances, axis=1)]
    converged = np.zeros(len(points), bool)
    range_m = np.full(len(points), np.nan)
    active = np.flatnonzero(np.isfinite(points).all(axis=1))
    for _ in range(ITERATIONS):
        if not active.size:
            break
        position, velocity, acceleration = evaluate(orbit.pieces, times[active])
        sight = points[active] - position
        slope = np.sum(acceleration * sight, axis=1) - np.sum(velocity * velocity, axis=1)
        step = np.sum(velocity * sight, axis=1) / slope
        range_m[active] = np.linalg.norm(sight, axis=1)
        wanted = times[active] - step
        times[active] = np.clip(wanted, orbit.start_s, orbit.end_s)
        done = np.abs(step) < LAST_STEP_S
        # Microseconds beyond the end are a rounding; more is a point that the orbit does not cover.
        converged[active[done]] = orbit.covers(wanted[done])
        active = active[~done & np.isfinite(step)]
    times[~converged] = np.nan
    range_m[~converged] = np.nan
    return times, 2 * range_m / SPEED_OF_LIGHT_M_S


def rdr2geo(
    orbit: Orbit,
    times_s: ArrayLike,
    tau_s: ArrayLike,
    height_m: ArrayLike,
    look_sign: int,
    accelerated: bool | None = None,
) -> Array:
    """X, Y, Z in metres of what has these radar times and an ellipsoidal height.

    times_s : zero-Doppler times since the orbit's epoch; tau_s : two-way range times; height_m : ellipsoidal heights;
    all of one shape (...), or scalars. look_sign : +1 where the radar looks to the right, -1 to the left.

    Returns shape (..., 3); NaN where the orbit does not cover the time or the range reaches no such height. The point
    is sought along the circle of constant range in the zero-Doppler plane, by Newton's method on the height.
    """
    times, tau, height = np.broadcast_arrays(*(np.asarray(values, np.float64) for values in (times_s, tau_s, height_m)))
    flat = [np.ascontiguousarray(values).reshape(-1) for values in (times, tau, height)]
    result = np.full((times.size, 3), np.nan)
    pieces = orbit.pieces
    compiled = kernels("sar.geometry_kernels", times.size >= WORTH_COMPILING, accelerated)

    def work(part: slice) -> None:
        if compiled is not None:
            compiled.rdr2geo(
                *(values[part] for values in flat), float(look_sign), pieces.starts_s, pieces.end_s, pieces.centres_s,
                pieces.half_s, pieces.coefficients_m, result[part],
            )  # fmt: skip
        else:
            result[part] = _rdr2geo(orbit, flat[0][part], flat[1][part], flat[2][part], look_sign)

    in_threads(work, times.size, BLOCK)
    return result.reshape(*times.shape, 3)


def _rdr2geo(orbit: Orbit, times: Array, tau: Array, height: Array, look_sign: int) -> Array:
    """The twin of the kernel."""
    position, velocity, _ = evaluate(orbit.pieces, times)
    ahead = velocity / np.linalg.norm(velocity, axis=1, keepdims=True)
    down = -position + np.sum(position * ahead, axis=1, keepdims=True) * ahead
    depth = np.linalg.norm(down, axis=1)
    down /= depth[:, None]
    aside = look_sign * np.cross(down, ahead)
    range_m = SPEED_OF_LIGHT_M_S * tau / 2
    # A sphere through the surface below the platform gives the angle to start from.
    squared = np.sum(position**2, axis=1)
    sine = position[:, 2] ** 2 / squared
    radius = height + 1 / np.sqrt((1 - sine) / SEMI_MAJOR_M**2 + sine / SEMI_MINOR_M**2)
    with np.errstate(invalid="ignore", divide="ignore"):
        angle = np.arccos((squared + range_m**2 - radius**2) / (2 * range_m * depth))
    result = np.full((len(times), 3), np.nan)
    active = np.flatnonzero(np.isfinite(angle) & np.isfinite(range_m) & np.isfinite(height))
    for _ in range(ITERATIONS):
        if not active.size:
            break
        a, r = angle[active, None], range_m[active, None]
        point = position[active] + r * (np.cos(a) * down[active] + np.sin(a) * aside[active])
        slope = np.sum(up(point) * (np.cos(a) * aside[active] - np.sin(a) * down[active]), axis=1) * r[:, 0]
        step = (to_geodetic(point)[2] - height[active]) / slope
        angle[active] -= step
        done = np.abs(step * r[:, 0]) < LAST_STEP_M
        last = active[done]
        a, r = angle[last, None], range_m[last, None]
        result[last] = position[last] + r * (np.cos(a) * down[last] + np.sin(a) * aside[last])
        active = active[~done & (np.abs(step) < 1)]
    return result


def rdr2geo_dem(
    orbit: Orbit,
    times_s: ArrayLike,
    tau_s: ArrayLike,
    height_of: Callable[[Array, Array], Array],
    look_sign: int,
    start_m: float = 0.0,
    tolerance_m: float = 1e-4,
) -> Array:
    """X, Y, Z in metres, shape (..., 3), of radar times on a surface.

    height_of : ellipsoidal heights in metres of arrays of longitude and latitude in degrees (NaN where unknown).
    start_m : height to start from. In layover, where several places answer, the one reached from there is returned.
    NaN where the surface is unknown or no such place is found.
    """
    times, tau = np.broadcast_arrays(np.asarray(times_s, np.float64), np.asarray(tau_s, np.float64))
    shape = times.shape
    times, tau = times.reshape(-1), tau.reshape(-1)

    def above(which: NDArray[np.intp], height: Array) -> tuple[Array, Array]:
        """How far the surface lies above the place of a height, and the place."""
        xyz = rdr2geo(orbit, times[which], tau[which], height, look_sign)
        latitude, longitude, _ = to_geodetic(xyz)
        return height_of(longitude, latitude) - height, xyz

    result = np.full((times.size, 3), np.nan)
    active = np.arange(times.size)
    low = np.full(times.size, float(start_m))
    low_gap, _ = above(active, low)
    high = low + low_gap
    for _ in range(50):
        active = active[np.isfinite(high[active])]
        if not active.size:
            break
        gap, xyz = above(active, high[active])
        done = np.abs(gap) < tolerance_m
        result[active[done]] = xyz[done]
        run, rise = high[active] - low[active], gap - low_gap[active]
        with np.errstate(divide="ignore", invalid="ignore"):
            step = -gap * run / rise  # secant
        # On slopes that the secant cannot handle, half of the plain step is safe.
        step = np.where(np.isfinite(step) & (np.abs(step) < 4 * np.abs(gap) + 1e-6), step, gap / 2)
        low[active], low_gap[active] = high[active], gap
        high[active] += step
        active = active[~done]
    return result.reshape(*shape, 3)


def angles(orbit: Orbit, times_s: ArrayLike, xyz_m: ArrayLike) -> tuple[Array, Array]:
    """Look angle at the platform (from the direction to the Earth's centre) and incidence angle at the point (from the
    ellipsoid's normal), in degrees, of points (..., 3) seen at times (...)."""
    xyz = np.asarray(xyz_m, np.float64)
    position, _, _ = orbit.state(times_s)
    sight = xyz - position
    sight = sight / np.linalg.norm(sight, axis=-1, keepdims=True)
    centre = -position / np.linalg.norm(position, axis=-1, keepdims=True)
    return _degrees_between(sight, centre), _degrees_between(-sight, up(xyz))


def local_angles(orbit: Orbit, times_s: ArrayLike, xyz_m: ArrayLike, look_sign: int) -> tuple[Array, Array]:
    """Heading and incidence angle in degrees as points (..., 3) see them at times (...), look_sign +1 right, -1 left.

    The heading, clockwise from north, stands at a right angle to the horizontal line of sight at the point. That of the
    flight at the satellite differs from it by degrees: north is another direction there.
    """
    xyz = np.asarray(xyz_m, np.float64)
    position, _, _ = orbit.state(times_s)
    east, north, above = np.moveaxis(np.einsum("...ij,...j->...i", enu_axes(xyz), xyz - position), -1, 0)
    away = np.hypot(east, north)
    return (np.degrees(np.arctan2(east, north)) - 90 * look_sign) % 360, np.degrees(np.arctan2(away, -above))


def _degrees_between(first: Array, second: Array) -> Array:
    """By the half-angle formula, which is exact for small angles too."""
    return np.degrees(2 * np.arctan2(np.linalg.norm(first - second, axis=-1), np.linalg.norm(first + second, axis=-1)))


def perpendicular_baseline(reference: Orbit, secondary: Orbit, xyz_m: ArrayLike, look_sign: int) -> tuple[Array, Array]:
    """Perpendicular and parallel baseline of a pair, in metres, as points (..., 3) see it.

    Both orbits at the point's zero-Doppler times. Perpendicular: to the line of sight, in the zero-Doppler plane of the
    reference, positive where the secondary sees the point at a smaller look angle; parallel: positive towards the
    point (Hanssen 2001, section 2.3).
    """
    xyz = np.asarray(xyz_m, np.float64)
    position, velocity, _ = reference.state(geo2rdr(reference, xyz)[0])
    other, _, _ = secondary.state(geo2rdr(secondary, xyz)[0])
    sight = xyz - position
    sight = sight / np.linalg.norm(sight, axis=-1, keepdims=True)
    ahead = velocity / np.linalg.norm(velocity, axis=-1, keepdims=True)
    base = other - position
    return np.sum(base * -look_sign * np.cross(ahead, sight), axis=-1), np.sum(base * sight, axis=-1)


def azimuth_speed(orbit: Orbit, times_s: ArrayLike, xyz_m: ArrayLike) -> Array:
    """Metres along track on the ground per second of zero-Doppler time, at points (..., 3) seen at times (...).

    From dt/dX = V' / (V . V - A . (X - S)).
    """
    position, velocity, acceleration = orbit.state(times_s)
    sight = np.asarray(xyz_m, np.float64) - position
    return (np.sum(velocity**2, axis=-1) - np.sum(acceleration * sight, axis=-1)) / np.linalg.norm(velocity, axis=-1)
