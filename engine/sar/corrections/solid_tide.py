"""How the solid Earth yields to Moon and Sun: IERS Conventions (2010), section 7.1.1 (Technical Note 36).

Written from the equations of the Conventions, in a station's own up, north and east; the tables of step 2 are those of
the Conventions' routine DEHANTTIDEINEL, with its smaller terms, whose published cases it reproduces. It is no software
of the IERS Conventions Center, which has neither distributed nor endorsed it.

Conventional tide-free: the permanent tide is not restored, as in the coordinates of the ITRF.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..passes import Sight
from .estimate import Estimate, from_displacement
from .sun_moon import days_since_j2000, sun_moon, tt_centuries

Array = NDArray[np.float64]
Complex = NDArray[np.complex128]

# Mass over the Earth's, and the Earth's radius, as the Conventions' routine has them.
SUN_MASS, MOON_MASS = 332_946.0482, 0.0123000371
RADIUS_M = 6_378_136.6

# Love and Shida numbers of degree 2 (with their change with latitude) and 3, their imaginary parts in the diurnal and
# the semidiurnal band, and l(1) of both bands.
H2, H2_LATITUDE, L2, L2_LATITUDE = 0.6078, -0.0006, 0.0847, 0.0002
H3, L3 = 0.292, 0.015
H_DIURNAL, H_SEMIDIURNAL, L_IMAGINARY = -0.0025, -0.0022, -0.0007
L1_DIURNAL, L1_SEMIDIURNAL = 0.0012, 0.0024

# Degrees and their rates by powers of TT centuries: s, h, p, N' (minus the node) and the Sun's perigee; the precession
# that step 2 adds to s; and the mean sidereal time at the hour 0, less the part of a day.
MOON_S = (218.31664563, 481267.88194, -0.0014663889, 0.00000185139)
PRECESSION = (0.0, 1.396971278, 0.000308889, 0.000000021, 0.000000007)
SUN_H = (280.46645, 36000.7697489, 0.00030322222, 0.000000020, -0.00000000654)
PERIGEE_P = (83.35324312, 4069.01363525, -0.01032172222, -0.0000124991, 0.00000005263)
NODE_N = (234.95544499, 1934.13626197, -0.00207561111, -0.00000213944, 0.00000001650)
SUN_PERIGEE = (282.93734098, 1.71945766667, 0.00045688889, -0.00000001778, -0.00000000334)
SIDEREAL = (280.4606184, 36000.7700536, 0.00038793, -0.0000000258)

# Multiples of s, h, p, N', ps (of tau: 1), then radial and transverse amplitudes in mm, each in and out of phase:
# the frequency dependence that step 1 leaves out, table 7.3a. The routine's two rows of zeros are left out.
DIURNAL = np.array(
    [
        (-3, 0, 2, 0, 0, -0.01, 0, 0, 0),
        (-3, 2, 0, 0, 0, -0.01, 0, 0, 0),
        (-2, 0, 1, -1, 0, -0.02, 0, 0, 0),
        (-2, 0, 1, 0, 0, -0.08, 0, -0.01, 0.01),
        (-2, 2, -1, 0, 0, -0.02, 0, 0, 0),
        (-1, 0, 0, -1, 0, -0.10, 0, 0, 0),
        (-1, 0, 0, 0, 0, -0.51, 0, -0.02, 0.03),
        (-1, 2, 0, 0, 0, 0.01, 0, 0, 0),
        (0, -2, 1, 0, 0, 0.01, 0, 0, 0),
        (0, 0, -1, 0, 0, 0.02, 0, 0, 0),
        (0, 0, 1, 0, 0, 0.06, 0, 0, 0),
        (0, 0, 1, 1, 0, 0.01, 0, 0, 0),
        (0, 2, -1, 0, 0, 0.01, 0, 0, 0),
        (1, -3, 0, 0, 1, -0.06, 0, 0, 0),
        (1, -2, 0, -1, 0, 0.01, 0, 0, 0),
        (1, -2, 0, 0, 0, -1.23, -0.07, 0.06, 0.01),
        (1, -1, 0, 0, -1, 0.02, 0, 0, 0),
        (1, -1, 0, 0, 1, 0.04, 0, 0, 0),
        (1, 0, 0, -1, 0, -0.22, 0.01, 0.01, 0),
        (1, 0, 0, 0, 0, 12.00, -0.80, -0.67, -0.03),
        (1, 0, 0, 1, 0, 1.73, -0.12, -0.10, 0),
        (1, 0, 0, 2, 0, -0.04, 0, 0, 0),
        (1, 1, 0, 0, -1, -0.50, -0.01, 0.03, 0),
        (1, 1, 0, 0, 1, 0.01, 0, 0, 0),
        (0, 1, 0, 1, -1, -0.01, 0, 0, 0),
        (1, 2, -2, 0, 0, -0.01, 0, 0, 0),
        (1, 2, 0, 0, 0, -0.11, 0.01, 0.01, 0),
        (2, -2, 1, 0, 0, -0.01, 0, 0, 0),
        (2, 0, -1, 0, 0, -0.02, 0, 0, 0),
    ],
    np.float64,
)
# The same for the long periods (of tau: 0), table 7.3b.
LONG_PERIOD = np.array(
    [
        (0, 0, 0, 1, 0, 0.47, 0.16, 0.23, 0.07),
        (0, 2, 0, 0, 0, -0.20, -0.11, -0.12, -0.05),
        (1, 0, -1, 0, 0, -0.11, -0.09, -0.08, -0.04),
        (2, 0, 0, 0, 0, -0.13, -0.15, -0.11, -0.07),
        (2, 0, 0, 1, 0, -0.05, -0.06, -0.05, -0.03),
    ],
    np.float64,
)


@dataclass(frozen=True)
class Site:
    """Places as the tide sees them, by geocentric latitude phi and longitude lambda; each of shape (n,).

    Vectors of shape (n, 3) at a site count up, north and east on the sphere.
    """

    sin_phi: Array
    cos_phi: Array
    sin_lambda: Array
    cos_lambda: Array

    @staticmethod
    def of(xyz_m: ArrayLike) -> Site:
        x, y, z = np.asarray(xyz_m, np.float64).reshape(-1, 3).T
        phi, lam = np.arctan2(z, np.hypot(x, y)), np.arctan2(y, x)
        return Site(np.sin(phi), np.cos(phi), np.sin(lam), np.cos(lam))

    def to_xyz(self, up_north_east: Array) -> Array:
        up, north, east = up_north_east.T
        outward = self.cos_phi * up - self.sin_phi * north
        return np.stack(
            [
                self.cos_lambda * outward - self.sin_lambda * east,
                self.sin_lambda * outward + self.cos_lambda * east,
                self.sin_phi * up + self.cos_phi * north,
            ],
            axis=-1,
        )


@dataclass(frozen=True)
class Pull:
    """Sun or Moon over a site; each of shape (n,).

    second, third : factors of the potentials of degree 2 and 3 in metres, (mass ratio) R (R / r)^3 and ^4.
    p, q, z : direction cosines of the body: in the equator towards the site's meridian and west of it, and northwards.
        With its declination D and local hour angle H they are cos D cos H, cos D sin H and sin D, so that
        2 z p = sin 2D cos H, p^2 - q^2 = cos^2 D cos 2H, and so on.
    """

    second: Array
    third: Array
    p: Array
    q: Array
    z: Array

    @staticmethod
    def of(site: Site, body_m: ArrayLike, mass_ratio: float) -> Pull:
        body = np.asarray(body_m, np.float64)
        distance = np.linalg.norm(body, axis=-1)
        x, y, z = np.moveaxis(body / distance[..., None], -1, 0)
        second = mass_ratio * RADIUS_M * (RADIUS_M / distance) ** 3
        p, q = x * site.cos_lambda + y * site.sin_lambda, x * site.sin_lambda - y * site.cos_lambda
        return Pull(second, second * RADIUS_M / distance, p, q, z)


def in_phase(site: Site, pull: Pull) -> Array:
    """Degrees 2 and 3 (equations 7.5 and 7.6), with the latitude dependence of h and l of degree 2 (7.2 and 7.3)."""
    sin, cos = site.sin_phi, site.cos_phi
    height = sin * pull.z + cos * pull.p  # of the body over the site's horizon, as a sine
    across = np.stack([cos * pull.z - sin * pull.p, -pull.q])  # its part along the ground: north, east
    latitude = 1.5 * sin**2 - 0.5
    h2, l2 = H2 + H2_LATITUDE * latitude, L2 + L2_LATITUDE * latitude
    radial = pull.second * h2 * (1.5 * height**2 - 0.5) + pull.third * H3 * (2.5 * height**3 - 1.5 * height)
    along = pull.second * 3 * l2 * height + pull.third * L3 * (7.5 * height**2 - 1.5)
    return _columns(radial, *(along * across))


def diurnal_out_of_phase(site: Site, pull: Pull) -> Array:
    """Of the imaginary parts of h and l in the diurnal band (equation 7.10)."""
    sin, cos, cos_twice = site.sin_phi, site.cos_phi, site.cos_phi**2 - site.sin_phi**2
    size = -3 * pull.second * pull.z
    return _columns(
        size * H_DIURNAL * sin * cos * pull.q,
        size * L_IMAGINARY * cos_twice * pull.q,
        size * L_IMAGINARY * sin * pull.p,
    )


def semidiurnal_out_of_phase(site: Site, pull: Pull) -> Array:
    """Of the imaginary parts of h and l in the semidiurnal band (equation 7.11)."""
    sin, cos = site.sin_phi, site.cos_phi
    size = -1.5 * pull.second * cos
    sin_twice, cos_twice = 2 * pull.p * pull.q, pull.p**2 - pull.q**2
    return _columns(
        size * H_SEMIDIURNAL * cos / 2 * sin_twice,
        -size * L_IMAGINARY * sin * sin_twice,
        size * L_IMAGINARY * cos_twice,
    )


def latitude_dependence(site: Site, pull: Pull) -> Array:
    """Of l(1), along the ground only, in the diurnal (equation 7.8) and the semidiurnal band (7.9)."""
    sin, cos, cos_twice = site.sin_phi, site.cos_phi, site.cos_phi**2 - site.sin_phi**2
    diurnal, semidiurnal = 3 * L1_DIURNAL * pull.second * pull.z * sin, -1.5 * L1_SEMIDIURNAL * pull.second * sin * cos
    north = -diurnal * sin * pull.p + semidiurnal * (pull.p**2 - pull.q**2)
    east = diurnal * cos_twice * pull.q + semidiurnal * sin * 2 * pull.p * pull.q
    return _columns(np.zeros_like(north), north, east)


def diurnal_step2(site: Site, fhr: ArrayLike, t_centuries: ArrayLike) -> Array:
    """The frequency dependence of h and l in the diurnal band (equation 7.12)."""
    t = np.asarray(t_centuries, np.float64)
    tau = 15 * np.asarray(fhr, np.float64) + _polynomial(SIDEREAL, t) - _polynomial(MOON_S, t)
    radial, transverse = _phasors(DIURNAL, np.radians(tau[..., None] + _arguments(t) @ DIURNAL[:, :5].T))
    east_of_greenwich = site.cos_lambda + 1j * site.sin_lambda
    radial, transverse = radial * east_of_greenwich, transverse * east_of_greenwich
    return _columns(
        2 * site.sin_phi * site.cos_phi * radial.imag,
        (site.cos_phi**2 - site.sin_phi**2) * transverse.imag,
        site.sin_phi * transverse.real,
    )


def long_period_step2(site: Site, t_centuries: ArrayLike) -> Array:
    """The same for the long periods (equation 7.13)."""
    angles = np.radians(_arguments(np.asarray(t_centuries, np.float64)) @ LONG_PERIOD[:, :5].T)
    radial, transverse = _phasors(LONG_PERIOD, -angles)
    north = 2 * site.sin_phi * site.cos_phi * transverse.real
    return _columns((1.5 * site.sin_phi**2 - 0.5) * radial.real, north, np.zeros_like(north))


def displacement(
    xyz_m: ArrayLike, sun_m: ArrayLike, moon_m: ArrayLike, fhr: ArrayLike, t_centuries: ArrayLike
) -> Array:
    """Displacement of places by the tide of the solid Earth: x, y, z in metres, shape (n, 3).

    xyz_m : Earth-fixed places, shape (n, 3). sun_m, moon_m : Earth-fixed geocentric vectors in metres, (3,) or (n, 3).
    fhr : hour of the day, UT. t_centuries : Julian centuries of TT since J2000.0. Both scalars or (n,).
    """
    site = Site.of(xyz_m)
    moved = diurnal_step2(site, fhr, t_centuries) + long_period_step2(site, t_centuries)
    for body_m, mass_ratio in ((sun_m, SUN_MASS), (moon_m, MOON_MASS)):
        pull = Pull.of(site, body_m, mass_ratio)
        for part in (in_phase, diurnal_out_of_phase, semidiurnal_out_of_phase, latitude_dependence):
            moved += part(site, pull)
    return site.to_xyz(moved)


def displacement_at(xyz_m: ArrayLike, utc: ArrayLike) -> Array:
    """The same at UTC, one datetime64 or one for each place, with the low-precision Sun and Moon of sun_moon."""
    hours = 24 * ((days_since_j2000(utc) + 0.5) % 1)
    return displacement(xyz_m, *sun_moon(utc), hours, tt_centuries(utc))


@dataclass(frozen=True)
class SolidTide:
    """The solid Earth tide as a correction. Errors are of each coordinate, in metres (1 sigma)."""

    # Independent codes differ by up to 0.9 mm in a coordinate, 0.3 mm RMS. GPS sees residuals of this model inland,
    # alike over whole continents (Yuan et al. 2013, doi 10.1002/jgrb.50159); those of the solar tides, which a
    # Sun-synchronous orbit always meets at one hour of the day, are the same in all passes.
    sigma_m: float = 0.001
    common_m: float = 0.001
    name: str = "solid Earth tide"
    effects: frozenset[str] = frozenset({"solid_tide"})
    source: str = "IERS Conventions (2010), section 7.1.1, conventional tide-free; Sun and Moon after Meeus (1998)"

    def at(self, sight: Sight) -> Estimate:
        """Sun and Moon once for all points of the pass; the tide moves up to 0.04 mm in a second, for which a straight
        line in time makes up (to 0.002 mm over a minute)."""
        middle = sight.utc_middle
        moved = displacement_at(sight.xyz_m, middle)
        per_second = displacement_at(sight.xyz_m, middle + np.timedelta64(1, "s")) - moved
        from_middle_s = sight.t_s - (middle - sight.seen_by.orbit.epoch) / np.timedelta64(1, "s")
        moved += per_second * from_middle_s[:, None]
        return from_displacement(sight, moved, self.sigma_m, self.common_m, self.name)


def _columns(up: Array, north: Array, east: Array) -> Array:
    return np.stack(np.broadcast_arrays(up, north, east), axis=-1)


def _polynomial(coefficients: tuple[float, ...], t: Array) -> Array:
    return np.asarray(np.polynomial.polynomial.polyval(t, coefficients))


def _arguments(t: Array) -> Array:
    """s, h, p, N', ps in degrees, shape (..., 5)."""
    s = _polynomial(MOON_S, t) + _polynomial(PRECESSION, t)
    return np.stack([s, *(_polynomial(one, t) for one in (SUN_H, PERIGEE_P, NODE_N, SUN_PERIGEE))], axis=-1)


def _phasors(table: Array, angles_rad: Array) -> tuple[Complex, Complex]:
    """Sums over a table of (in phase + i out of phase) exp(i angle) in metres, radial and transverse."""
    turned = 1e-3 * np.exp(1j * angles_rad)
    return turned @ (table[:, 5] + 1j * table[:, 6]), turned @ (table[:, 7] + 1j * table[:, 8])
