"""One pass of a radar over a place, as the adjustment and the corrections need it: less than a product."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .constants import SPEED_OF_LIGHT_M_S
from .geodetic import to_geodetic
from .geometry import angles, geo2rdr
from .orbit import Orbit
from .product import SarProduct

Array = NDArray[np.float64]

EARTH_RADIUS_M = 6.371e6


@dataclass(frozen=True)
class Pass:
    """An acquisition: where the platform flew and what its radar is.

    name : unique among passes. track : passes of one track are one geometry of the adjustment.
    pass_direction : ascending or descending. look_sign : +1 right, -1 left.
    orbit : times of this pass count from orbit.epoch.
    wavelength_m, range_resolution_m (slant range), azimuth_resolution_m : NaN if unknown.
    product : where there is one; what only a product knows (declared delays, Doppler) comes from it.
    """

    name: str
    track: str
    pass_direction: str
    orbit: Orbit
    sensor: str = ""
    look_sign: int = 1
    wavelength_m: float = float("nan")
    range_resolution_m: float = float("nan")
    azimuth_resolution_m: float = float("nan")
    product: SarProduct | None = None

    @staticmethod
    def of(product: SarProduct) -> Pass:
        middle_s = (product.first_azimuth_time_s + product.last_azimuth_time_s) / 2
        speed = float(np.linalg.norm(product.orbit.state(middle_s)[1]))
        # On the ground a platform's shadow is slower than the platform.
        radius = float(np.linalg.norm(product.orbit.state(middle_s)[0]))
        azimuth_s = product.azimuth_window.half_power_width() / product.azimuth_bandwidth_hz
        range_s = product.range_window.half_power_width() / product.range_bandwidth_hz
        ground_speed = speed * EARTH_RADIUS_M / radius
        return Pass(
            product.name, product.track, product.pass_direction, product.orbit, product.sensor, product.look_sign,
            product.wavelength_m, SPEED_OF_LIGHT_M_S / 2 * range_s, ground_speed * azimuth_s, product,
        )  # fmt: skip


@dataclass(frozen=True)
class Sight:
    """Points as one pass sees them: what a correction is estimated from.

    xyz_m : Earth-fixed places in the frame of the orbit, shape (n, 3).
    t_s, tau_s : their zero-Doppler times (seconds since the orbit's epoch) and two-way range times by geometry alone,
        shape (n,); NaN where the orbit does not see them.
    which : number of each point among all targets, shape (n,), for what is known target by target; None elsewhere.
    """

    seen_by: Pass
    xyz_m: Array
    t_s: Array
    tau_s: Array
    which: NDArray[np.intp] | None = None

    @staticmethod
    def of(
        seen_by: Pass, xyz_m: ArrayLike, which: NDArray[np.intp] | None = None, near_s: ArrayLike | None = None
    ) -> Sight:
        """near_s : times near the zero-Doppler times, if known; they only save work."""
        xyz = np.ascontiguousarray(xyz_m, np.float64).reshape(-1, 3)
        return Sight(seen_by, xyz, *geo2rdr(seen_by.orbit, xyz, start_s=near_s), which)

    @cached_property
    def utc(self) -> NDArray[np.datetime64]:
        """UTC of each point's acquisition to the millisecond, datetime64[ms], shape (n,); NaT where it is not seen."""
        milliseconds = np.where(np.isfinite(self.t_s), np.rint(1000 * self.t_s), np.iinfo(np.int64).min)
        shift = milliseconds.astype(np.int64).astype("timedelta64[ms]")
        return self.seen_by.orbit.epoch.astype("datetime64[ms]") + shift

    @cached_property
    def utc_middle(self) -> np.datetime64:
        """One UTC for all points of the pass: they lie within seconds, which slow effects need not tell apart."""
        seen = self.t_s[np.isfinite(self.t_s)]
        middle = round(1000 * float((seen.min() + seen.max()) / 2)) if seen.size else 0
        return self.seen_by.orbit.epoch.astype("datetime64[ms]") + np.timedelta64(middle, "ms")

    @cached_property
    def geodetic(self) -> tuple[Array, Array, Array]:
        """Latitude and longitude in degrees, ellipsoidal height in metres, each of shape (n,)."""
        return to_geodetic(self.xyz_m)

    @cached_property
    def incidence_deg(self) -> Array:
        return angles(self.seen_by.orbit, self.t_s, self.xyz_m)[1]

    @cached_property
    def platform_m(self) -> Array:
        """Earth-fixed places of the platform, shape (n, 3)."""
        return self.seen_by.orbit.state(self.t_s)[0]

    @cached_property
    def gradients(self) -> tuple[Array, Array]:
        """Seconds of two-way range time and of azimuth time for each metre of X, Y, Z, each of shape (n, 3).

        dtau/dX = 2 (X - S)' / (c R), dt/dX = V' / (V . V - A . (X - S)).
        """
        position, velocity, acceleration = self.seen_by.orbit.state(self.t_s)
        sight = self.xyz_m - position
        distance = np.linalg.norm(sight, axis=1, keepdims=True)
        slope = np.sum(velocity**2, axis=1, keepdims=True) - np.sum(acceleration * sight, axis=1, keepdims=True)
        return 2 / SPEED_OF_LIGHT_M_S * sight / distance, velocity / slope

    @cached_property
    def azimuth_speed_m_s(self) -> Array:
        """Metres along track for each second of azimuth time, (n,)."""
        return 1 / np.linalg.norm(self.gradients[1], axis=1)

    def displaced(self, displacement_m: ArrayLike) -> tuple[Array, Array]:
        """What a displacement (x, y, z in metres, shape (n, 3)) of the points does to range and azimuth time, each (n,)
        in seconds: the difference of two solutions of the range-Doppler equations."""
        moved_t, moved_tau = geo2rdr(
            self.seen_by.orbit, self.xyz_m + np.asarray(displacement_m, np.float64), start_s=self.t_s
        )
        return moved_tau - self.tau_s, moved_t - self.t_s
