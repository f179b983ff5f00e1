"""Tracks from which the simulated city is seen, and the radar times of its lamp posts.

Directions, from the incidence angle theta and the horizontal look direction u: range e = (sin theta u, -cos theta),
elevation s = (cos theta u, sin theta). The phase centre of a lamp post is at its foot, half a diameter from the axis
towards the sensor (Zhu et al. 2016, doi 10.1109/TGRS.2015.2448686, section IV-D).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from ..errors import EngineInputError
from ..sar.constants import SPEED_OF_LIGHT_M_S
from ..sar.geodetic import enu_axes, to_geodetic
from ..sar.geometry import azimuth_speed, geo2rdr
from ..sar.observations import Observations
from ..sar.orbit import Orbit
from ..sar.passes import Pass
from ..sar.simulate import SIDES, example_orbit
from .cloud import Array, Track
from .simulate_city import City, Mask, geocentric, hidden, on_ground, on_map

# Over which directions are differentiated.
SPAN_M = 100.0
SENSOR, WAVELENGTH_M, RESOLUTION_M = "SIM-X", 0.031066, (0.6, 1.1)


class Beam(NamedTuple):
    """A track to fly, and how far its cloud's reference point is misplaced (metres along elevation, range, azimuth)."""

    name: str
    pass_direction: str
    incidence_deg: float
    misplaced_m: tuple[float, float, float]
    epoch: str


# Incidence angles of the papers' four Berlin stacks.
BEAMS = (
    Beam("beam42_ascending", "ascending", 41.9, (14.2, 0.31, -0.18), "2013-04-01T16:50:00"),
    Beam("beam51_ascending", "ascending", 51.1, (-8.7, 0.27, 0.12), "2013-04-06T16:58:00"),
    Beam("beam36_descending", "descending", 36.1, (21.5, 0.35, 0.22), "2013-04-03T05:26:00"),
    Beam("beam55_descending", "descending", 54.7, (-17.3, 0.24, -0.15), "2013-04-08T05:18:00"),
)


@dataclass(frozen=True)
class View:
    """A track as it sees the city.

    axis : the reference post's foot, map coordinates and height. seen_at : where the track sees it. angles_deg :
    incidence and heading there; the heading is that to which the line of sight is perpendicular, some tenths of a
    degree beside the flight's. basis : elevation, range and azimuth directions there, on the map, (3, 3). The gradients
    are their changes for a metre of x, y, z, (2, 3) and (3, 3, 3); zeros for parallel sights.
    """

    beam: Beam
    look_side: str
    orbit: Orbit
    number: int
    axis: Array
    seen_at: Array
    angles_deg: Array
    basis: Array
    angles_gradient: Array
    basis_gradient: Array

    @property
    def name(self) -> str:
        return self.beam.name

    @property
    def toward(self) -> Array:
        """Direction to the sensor, (3,)."""
        return -self.basis[1]

    def angles(self, places: Array) -> tuple[Array, Array]:
        """Incidence and heading in degrees at places (n, 3), each (n,)."""
        incidence, heading = self.angles_deg[:, None] + self.angles_gradient @ (places - self.axis).T
        return incidence, heading

    def directions(self, places: Array) -> Array:
        """Elevation, range and azimuth directions on the map at places (n, 3), shape (3, n, 3)."""
        if not self.basis_gradient.any():
            return np.broadcast_to(self.basis[:, None], (3, len(places), 3))
        turned: Array = self.basis[:, None] + np.einsum("dcx,nx->dnc", self.basis_gradient, places - self.axis)
        return turned

    @property
    def shift(self) -> Array:
        """By how much the cloud is misplaced at its reference point, on the map, (3,)."""
        shift: Array = np.array(self.beam.misplaced_m) @ self.basis
        return shift

    @property
    def reference(self) -> Array:
        """Where the cloud has its reference point, (3,)."""
        return self.seen_at + self.shift

    @property
    def track(self) -> Track:
        x, y, z = (float(value) for value in self.reference)
        incidence, heading = (float(angle) for angle in self.angles_deg)
        return Track(self.name, self.beam.pass_direction, heading, incidence, self.look_side, (x, y, z))


def four_views(
    city: City,
    beams: Sequence[Beam] = BEAMS,
    look_side: str = "right",
    parallel: bool = True,
    post: int | None = None,
) -> tuple[View, ...]:
    """The city's views from circular orbits that see the reference post at the beams' incidence angles.

    parallel : one direction of sight for the whole city; else it changes from place to place as seen from the orbit.
    post : the reference, else the one nearest to the middle that all beams see. Raises EngineInputError if there is no
    such post.
    """
    if post is None:
        middle = on_ground(city, city.middle[None])[0]
        views = [_view(city, beam, look_side, parallel, number, middle) for number, beam in enumerate(beams, 1)]
        common = np.logical_and.reduce([posts_seen(city, view) for view in views])
        if not common.any():
            raise EngineInputError("No lamp post is seen by all tracks; take lower buildings, or more posts.")
        near = np.where(common, np.linalg.norm(city.post - city.middle, axis=1), np.inf)
        post = int(np.argmin(near))
    axis = on_ground(city, city.post[post : post + 1])[0]
    return tuple(_view(city, beam, look_side, parallel, number, axis) for number, beam in enumerate(beams, 1))


def _view(city: City, beam: Beam, look_side: str, parallel: bool, number: int, axis: Array) -> View:
    xyz = geocentric(city, axis)
    latitude, longitude, height = (float(value) for value in to_geodetic(xyz))
    orbit = example_orbit(
        latitude, longitude, beam.pass_direction, look_side, beam.incidence_deg, beam.epoch, height, span_s=60.0
    )
    angles, basis = _seen_along(city, orbit, axis[None], look_side, parallel)
    view = View(
        beam, look_side, orbit, number, axis, axis, angles[0], basis[0], np.zeros((2, 3)), np.zeros((3, 3, 3))
    )  # fmt: skip
    if not parallel:
        steps = SPAN_M * np.eye(3)
        after, before = (_seen_along(city, orbit, axis + sign * steps, look_side, False) for sign in (1, -1))
        by_place = [(one - other) / (2 * SPAN_M) for one, other in zip(after, before)]
        view = replace(view, angles_gradient=by_place[0].T, basis_gradient=np.moveaxis(by_place[1], 0, -1))
    return replace(view, seen_at=post_seen_at(city, view, axis[None])[0])


def _seen_along(city: City, orbit: Orbit, places: Array, look_side: str, parallel: bool) -> tuple[Array, Array]:
    """Incidence and heading, (n, 2), and elevation, range and azimuth directions on the map, (n, 3, 3), at places.

    parallel : directions as the two angles give them; else perpendicular to the velocity, which climbs a little over
    the ellipsoid, so that the elevation direction is some milliradians beside the plane of the line of sight.
    """
    xyz = geocentric(city, places)
    axes = enu_axes(xyz)
    times, _ = geo2rdr(orbit, xyz)
    position, velocity, _ = orbit.state(times)
    sight, ahead = (np.einsum("nij,nj->ni", axes, one) for one in (_unit(xyz - position), _unit(velocity)))
    side = SIDES[look_side]
    level = np.hypot(sight[:, 0], sight[:, 1])
    heading = np.arctan2(-side * sight[:, 1], side * sight[:, 0]) % (2 * np.pi)
    if parallel:
        ahead = np.stack([np.sin(heading), np.cos(heading), np.zeros(len(heading))], axis=1)
    basis = np.stack([side * np.cross(sight, ahead), sight, ahead], axis=1)
    east, north = ((on_map(city, xyz + SPAN_M * axes[:, k]) - on_map(city, xyz - SPAN_M * axes[:, k])) for k in (0, 1))
    true_axes = np.stack([east[:, :2], north[:, :2]], axis=1) / (2 * SPAN_M)
    basis = np.concatenate([basis[..., :2] @ true_axes, basis[..., 2:]], axis=2)
    return np.degrees(np.stack([np.arctan2(level, -sight[:, 2]), heading], axis=1)), basis


def _unit(vectors: Array) -> Array:
    unit: Array = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def post_seen_at(city: City, view: View, feet: Array) -> Array:
    """Where a view sees posts whose axes stand at feet (n, 3): half a diameter towards the sensor."""
    level = view.directions(feet)[1] * [1, 1, 0] / np.sin(np.radians(view.angles(feet)[0]))[:, None]
    seen: Array = feet - city.post_diameter_m / 2 * level
    return seen


def posts_seen(city: City, view: View) -> Mask:
    """Which posts' feet a view sees, (p,)."""
    return ~hidden(city, on_ground(city, city.post), view.toward)


def post_observations(
    city: City,
    views: Sequence[View],
    posts: Sequence[int],
    passes: int = 1,
    sigma_m: tuple[float, float] = (0.01, 0.02),
    seed: int | None = None,
) -> Observations:
    """Times at which passes of the views see posts, of each its own side, as point target analysis would give them.

    sigma_m : standard deviations of range and azimuth; with a seed the times scatter so, without one they are exact.
    NaN for posts that a view does not see.
    """
    generator = np.random.default_rng(seed)
    feet = on_ground(city, city.post[list(posts)])
    shape = len(views) * passes, len(posts)
    t, tau, flown = np.full(shape, np.nan), np.full(shape, np.nan), []
    height = to_geodetic(geocentric(city, feet))[2]
    for number, view in enumerate(views):
        seen = posts_seen(city, view)[list(posts)]
        xyz = geocentric(city, post_seen_at(city, view, feet[seen]))
        for k in range(passes):
            row = number * passes + k
            flown.append(_pass(city, view, k))
            orbit = flown[-1].orbit
            t[row, seen], tau[row, seen] = geo2rdr(orbit, xyz)
            if seed is not None:
                speed = azimuth_speed(orbit, t[row, seen], xyz)
                range_error, azimuth_error = generator.standard_normal((2, len(xyz)))
                tau[row, seen] += 2 / SPEED_OF_LIGHT_M_S * sigma_m[0] * range_error
                t[row, seen] += sigma_m[1] * azimuth_error / speed
    names = [f"LP{number + 1:02}" for number in posts]
    return Observations(names, flown, t, tau, np.full(shape, sigma_m[0]), np.full(shape, sigma_m[1]), height)


def _pass(city: City, view: View, number: int) -> Pass:
    """The view's orbit, or one of its later ones, some hundred metres beside it."""
    orbit = view.orbit
    if number:
        latitude, longitude, height = (float(value) for value in to_geodetic(geocentric(city, view.axis)))
        day = orbit.epoch + np.timedelta64(11 * number, "D")
        orbit = example_orbit(
            latitude, longitude, view.beam.pass_direction, view.look_side,
            view.beam.incidence_deg + 0.01 * np.sin(number), day, height, span_s=60.0,
        )  # fmt: skip
    name = f"{view.name}_{str(orbit.epoch)[:10].replace('-', '')}"
    return Pass(
        name, view.name, view.beam.pass_direction, orbit, SENSOR, SIDES[view.look_side],
        WAVELENGTH_M, *RESOLUTION_M,
    )  # fmt: skip
