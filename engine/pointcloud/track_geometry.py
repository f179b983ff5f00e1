"""Directions of a track at its points, and how steps of metres become steps of coordinates.

Headings are of the flight, in degrees clockwise from north. With u the horizontal look direction in (east, north), to
the right of the heading for right-looking sensors, and theta the incidence angle, the line of sight is
e = (sin theta u, -cos theta) and elevation counts along s = (cos theta u, sin theta). Vectors are east, north, up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from pyproj import CRS, Transformer

from ..errors import EngineInputError
from .cloud import Array, Points, Track

# Steps of metres become steps of coordinates by differences this wide.
STEP_M = 50.0
# Between nodes this far apart the CRS is taken for linear; more nodes than this are not made along an axis.
NODE_M, MOST_NODES = 25_000.0, 40
SIDES = {"right": 1.0, "left": -1.0}
MEAN_RADIUS_M = 6_371_000.0


@dataclass(frozen=True)
class CloudTrack:
    """A cloud that is to be fused: its name and what is known of its track."""

    name: str
    track: Track

    def angles(self) -> tuple[float, float, float]:
        """Heading and incidence in degrees and the side, 1 right or -1 left; EngineInputError where not known."""
        return checked_angles(
            f"cloud '{self.name}'", self.track.heading_deg, self.track.incidence_deg, self.track.look_side
        )

    def reference(self) -> Array:
        if self.track.reference is None or not np.isfinite(self.track.reference).all():
            raise EngineInputError(
                f"The cloud '{self.name}' has no geocoded reference point (x, y, height in its CRS), which the shift "
                "is counted from; give it, or fuse by the geometric mode."
            )
        return np.asarray(self.track.reference, np.float64)


def checked_angles(what: str, heading: float | None, incidence: float | None, side: str) -> tuple[float, float, float]:
    if heading is None or incidence is None or not np.isfinite([heading, incidence]).all():
        raise EngineInputError(f"Heading and incidence of {what} are not both known; give them in degrees.")
    if not -360 <= heading <= 720:
        raise EngineInputError(f"The heading of {what} is {heading:g}; give degrees clockwise from north, 0 to 360.")
    if not 5 <= incidence <= 85:
        raise EngineInputError(f"The incidence angle of {what} is {incidence:g}; it must be 5 to 85 degrees.")
    if side not in SIDES:
        raise EngineInputError(f"The look side of {what} is '{side}'; it must be right or left.")
    return float(heading), float(incidence), SIDES[side]


def look(heading_deg: ArrayLike, side: ArrayLike = 1.0) -> Array:
    """Horizontal look direction, (..., 3). side : 1 right, -1 left."""
    heading = np.radians(np.asarray(heading_deg, np.float64))
    direction = np.stack([np.cos(heading), -np.sin(heading), np.zeros_like(heading)], axis=-1)
    return direction * np.asarray(side, np.float64)[..., None]


def along(heading_deg: ArrayLike) -> Array:
    """Direction of flight, (..., 3)."""
    heading = np.radians(np.asarray(heading_deg, np.float64))
    return np.stack([np.sin(heading), np.cos(heading), np.zeros_like(heading)], axis=-1)


def line_of_sight(heading_deg: ArrayLike, incidence_deg: ArrayLike, side: ArrayLike = 1.0) -> Array:
    """From the sensor to the ground, (..., 3)."""
    theta = np.radians(np.asarray(incidence_deg, np.float64))[..., None]
    return np.sin(theta) * look(heading_deg, side) - np.cos(theta) * np.array([0.0, 0.0, 1.0])


def elevation_direction(heading_deg: ArrayLike, incidence_deg: ArrayLike, side: ArrayLike = 1.0) -> Array:
    """Across the line of sight, upwards, (..., 3)."""
    theta = np.radians(np.asarray(incidence_deg, np.float64))[..., None]
    return np.cos(theta) * look(heading_deg, side) + np.sin(theta) * np.array([0.0, 0.0, 1.0])


def elevation_directions(points: Points, cloud: CloudTrack) -> Array:
    """Elevation direction of each point, (n, 3)."""
    track, values = cloud.track, {}
    for name, common in (("heading", track.heading_deg), ("incidence", track.incidence_deg)):
        own = points.attributes.get(name)
        one = np.full(len(points), np.nan) if own is None else np.asarray(own, np.float64)
        values[name] = one if common is None else np.where(np.isfinite(one), one, common)
    known = np.isfinite(values["heading"]) & np.isfinite(values["incidence"])
    if not known.all():
        cloud.angles()
    if track.look_side not in SIDES:
        raise EngineInputError(f"The look side of cloud '{cloud.name}' is '{track.look_side}'; give right or left.")
    return elevation_direction(values["heading"], values["incidence"], SIDES[track.look_side])


def jacobian(crs: CRS, x: ArrayLike, y: ArrayLike) -> Array:
    """Steps of x and y for each metre to the east and to the north on the ellipsoid, (n, 2, 2): [[x_e, x_n], ...].

    Raises EngineInputError for places where the CRS is not defined.
    """
    x, y = np.atleast_1d(np.asarray(x, np.float64)), np.atleast_1d(np.asarray(y, np.float64))
    geographic = crs.geodetic_crs
    if geographic is None or not (crs.is_geographic or crs.is_projected):
        raise EngineInputError(f"Clouds are fused in a geographic or projected CRS; '{crs.name}' is neither.")
    to_map = None if crs.is_geographic else Transformer.from_crs(geographic, crs, always_xy=True)
    # Lists, since pyproj takes an array of one place for a place.
    back = (x, y) if to_map is None else to_map.transform(x.tolist(), y.tolist(), direction="INVERSE")
    longitude, latitude = (np.asarray(one, np.float64) for one in back)
    ellipsoid = geographic.ellipsoid
    a, b = (
        (6378137.0, 6356752.314245) if ellipsoid is None else (ellipsoid.semi_major_metre, ellipsoid.semi_minor_metre)
    )
    phi = np.radians(latitude)
    w = np.sqrt(1 - (1 - (b / a) ** 2) * np.sin(phi) ** 2)
    per_east, per_north = np.degrees(w / (a * np.cos(phi))), np.degrees(w**3 / (a * (b / a) ** 2))
    columns = []
    for east, north in ((per_east, 0.0), (0.0, per_north)):
        sides = []
        for sign in (-STEP_M, STEP_M):
            place = (longitude + sign * east, latitude + sign * north)
            moved = place if to_map is None else to_map.transform(*(one.tolist() for one in place))
            sides.append(np.stack(moved, axis=-1))
        columns.append((sides[1] - sides[0]) / (2 * STEP_M))
    steps = np.stack(columns, axis=-1)
    if not np.isfinite(steps).all():
        raise EngineInputError(f"There are points, such as {x[0]:g}, {y[0]:g}, where {crs.name} is not defined.")
    return steps


def map_steps(crs: CRS, x: Array, y: Array, z: Array, enu_m: Array) -> tuple[Array, Array]:
    """Steps in x and y of vectors (n, 3) in metres at points, by nodes between which the CRS is nearly linear."""
    low, high = (np.array([f(x), f(y)]) for f in (np.min, np.max))
    unit = np.linalg.norm(jacobian(crs, *(low + high)[:, None] / 2)[0], axis=1)
    counts = np.clip(np.ceil((high - low) / unit / NODE_M).astype(int) + 1, 2, MOST_NODES)
    high = np.where(high > low, high, low + unit)
    nodes = [np.linspace(low[k], high[k], counts[k]) for k in (0, 1)]
    grid = jacobian(crs, *(one.ravel() for one in np.meshgrid(*nodes, indexing="ij"))).reshape(*counts, 4)
    at = [np.clip((v - low[k]) / (high[k] - low[k]) * (counts[k] - 1), 0, counts[k] - 1) for k, v in ((0, x), (1, y))]
    cell = [np.minimum(one.astype(np.int64), count - 2) for one, count in zip(at, counts)]
    f, g = at[0] - cell[0], at[1] - cell[1]
    # A step on the ground at height h is shorter on the ellipsoid.
    shorter = MEAN_RADIUS_M / (MEAN_RADIUS_M + z)
    steps = np.zeros((2, len(x)))
    for i, j, weight in ((0, 0, (1 - f) * (1 - g)), (1, 0, f * (1 - g)), (0, 1, (1 - f) * g), (1, 1, f * g)):
        node = grid[cell[0] + i, cell[1] + j]
        weight = weight * shorter
        steps[0] += weight * (node[:, 0] * enu_m[:, 0] + node[:, 1] * enu_m[:, 1])
        steps[1] += weight * (node[:, 2] * enu_m[:, 0] + node[:, 3] * enu_m[:, 1])
    return steps[0], steps[1]
