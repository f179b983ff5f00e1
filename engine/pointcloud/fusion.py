"""Geodetic fusion: where the reference point of each track belongs, and the shift of its cloud (Zhu et al. 2016,
"Geodetic SAR tomography", doi 10.1109/TGRS.2015.2448686, section IV-D, equations 7 to 15, and a model for any tracks).

Directions are those of track_geometry; vectors are east, north, up in metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from ..errors import EngineInputError
from ..sar.geodetic import enu_axes, to_geocentric, to_geodetic
from .cloud import Array, Points
from .track_geometry import (
    CloudTrack,
    along,
    checked_angles,
    elevation_directions,
    line_of_sight,
    look,
    map_steps,
)

DIAMETER_M = 0.2
# Of the normal matrix with a unit diagonal: beyond it the tracks do not fix a point.
WORST_CONDITION = 1e9


@dataclass(frozen=True)
class StereoTrack:
    """A track of the stereo adjustment. weight_range, weight_azimuth : sums of 1 / sigma^2 (1/m2) over what it used."""

    name: str
    heading_deg: float
    incidence_deg: float
    look_side: str = "right"
    weight_range: float = 1.0
    weight_azimuth: float = 1.0


@dataclass(frozen=True)
class StereoReference:
    """The reference point by stereo SAR. xyz_m : geocentric, (3,). covariance_m2 : of it, (3, 3).

    frame : what the coordinates refer to, as a CRS' name where it has one. epoch_year : NaN where the frame moves with
    the plate. tracks : those that made it. notes : sentences about what was assumed.
    """

    xyz_m: Array
    covariance_m2: Array
    frame: str = "WGS 84"
    tracks: tuple[StereoTrack, ...] = ()
    name: str = ""
    epoch_year: float = float("nan")
    notes: tuple[str, ...] = ()

    @classmethod
    def of_degrees(cls, longitude: float, latitude: float, height_m: float, **others: Any) -> StereoReference:
        """From longitude, latitude (degrees) and ellipsoidal height."""
        if not (np.isfinite([longitude, latitude, height_m]).all() and abs(latitude) <= 90 and abs(longitude) <= 360):
            raise EngineInputError(
                f"The stereo point {longitude:g}, {latitude:g}, {height_m:g} is no longitude, latitude (degrees) and "
                "height (metres)."
            )
        others.setdefault("covariance_m2", np.zeros((3, 3)))
        return cls(to_geocentric(latitude, longitude, height_m), **others)

    def enu_m2(self) -> Array:
        axes = enu_axes(self.xyz_m)
        covariance: Array = axes @ np.asarray(self.covariance_m2, np.float64) @ axes.T
        return covariance


@dataclass(frozen=True)
class Shift:
    """What is added to a cloud.

    dx, dy, dz : in the units of its CRS, dz in metres, at its reference point. geocoding_m, lamp_post_m : its parts,
    (3,) each: from the cloud's own reference point to the stereo point, and from there to the side of the post that the
    track sees. covariance_m2 : of the sum, (3, 3). elevation_m : not None where points move that far along their own
    elevation direction instead. target_m : where the reference point is put, in the CRS.
    """

    name: str
    dx: float = 0.0
    dy: float = 0.0
    dz: float = 0.0
    covariance_m2: Array | None = None
    geocoding_m: Array | None = None
    lamp_post_m: Array | None = None
    elevation_m: float | None = None
    elevation_sd_m: float = float("nan")
    target_m: tuple[float, float, float] | None = None

    @property
    def enu_m(self) -> Array:
        """East, north, up in metres, (3,)."""
        parts = [part for part in (self.geocoding_m, self.lamp_post_m) if part is not None]
        return np.sum(parts, axis=0) if parts else np.zeros(3)


@dataclass(frozen=True)
class Printed:
    """Equations 7 to 15. dz_m : the one dz. pairs : names of an ascending and a descending track. pair_dz_m,
    residual_m (pair's dz minus the one), closure_m (dxy_A + dxy_D - D) : for each pair. ds_m : (tracks, 3).

    disagreement_m : largest distance between the post axes that two tracks imply; 0 where the tracks agree.
    """

    dz_m: float
    pairs: tuple[tuple[str, str], ...]
    pair_dz_m: Array
    residual_m: Array
    closure_m: Array
    ds_m: Array
    disagreement_m: float


def stereo_from_axis(tracks: Sequence[StereoTrack], diameter_m: float) -> Array:
    """Where a stereo adjustment of these tracks puts a post of that diameter, from its axis, (3,).

    Track k sees T_k = -(D/2) u_k, by range along e_k and azimuth along a_k, with the weights of the adjustment.
    Raises EngineInputError for tracks that do not fix a point.
    """
    if not tracks:
        raise EngineInputError(
            "The tracks that made the stereo point are not known; give their headings, incidence angles and weights, "
            "or fuse with the printed equations or the offset only."
        )
    normal, right = np.zeros((3, 3)), np.zeros(3)
    for one in tracks:
        heading, incidence, side = checked_angles(
            f"stereo track '{one.name}'", one.heading_deg, one.incidence_deg, one.look_side
        )
        weights = (one.weight_range, one.weight_azimuth)
        if not (np.isfinite(weights).all() and min(weights) >= 0):
            raise EngineInputError(f"The weights of stereo track '{one.name}' are {weights}; they must be 0 or above.")
        seen = -diameter_m / 2 * look(heading, side)
        for row, weight in zip((line_of_sight(heading, incidence, side), along(heading)), weights):
            normal += weight * np.outer(row, row)
            right += weight * row * (row @ seen)
    scale = np.sqrt(np.diag(normal))
    scale[scale == 0] = 1.0
    if not np.linalg.cond(normal / np.outer(scale, scale)) < WORST_CONDITION:
        raise EngineInputError(
            f"The stereo tracks {', '.join(one.name for one in tracks)} with these weights do not fix a point in "
            "space; give at least two tracks of different geometry, with their azimuth weights."
        )
    found: Array = np.linalg.solve(normal, right)
    return found


def lamp_posts(tracks: Sequence[StereoTrack], clouds: Sequence[CloudTrack], diameter_m: float = DIAMETER_M) -> Array:
    """From the stereo point to the side of the post that each cloud's track sees, P_G - P_SS, (clouds, 3): the general
    model. For one ascending and one descending track of opposite headings it is equations 7 to 11."""
    angles = np.array([one.angles() for one in clouds])
    return -stereo_from_axis(tracks, _diameter(diameter_m)) - diameter_m / 2 * look(angles[:, 0], angles[:, 2])


def printed(clouds: Sequence[CloudTrack], diameter_m: float = DIAMETER_M) -> Printed:
    """Equations 7 to 13 to the letter, one dz by least squares over all pairs of an ascending and a descending track.

    Raises EngineInputError where there is no such pair.
    """
    _diameter(diameter_m)
    angles = np.array([one.angles() for one in clouds])
    rising = np.array([_ascends(one, heading) for one, heading in zip(clouds, angles[:, 0])])
    tangent = np.tan(np.radians(angles[:, 1]))
    up, down = np.flatnonzero(rising), np.flatnonzero(~rising)
    a, d = (part.ravel() for part in np.meshgrid(up, down, indexing="ij"))
    if not a.size:
        raise EngineInputError(
            f"The printed equations need ascending and descending tracks; here there are {up.size} and {down.size}; "
            "use the general model."
        )
    pair_dz = diameter_m * tangent[a] * tangent[d] / (tangent[a] + tangent[d])
    dz = float(pair_dz.mean())
    across = dz / tangent
    direction = look(angles[:, 0], angles[:, 2])
    ds = across[:, None] * direction + np.array([0.0, 0.0, dz])
    axes = -ds + diameter_m / 2 * direction
    apart = np.linalg.norm(axes[:, None] - axes[None], axis=2).max()
    pairs = tuple((clouds[i].name, clouds[j].name) for i, j in zip(a, d))
    return Printed(dz, pairs, pair_dz, pair_dz - dz, across[a] + across[d] - diameter_m, ds, float(apart))


def geodetic_shifts(
    reference: StereoReference, clouds: Sequence[CloudTrack], crs: CRS, diameter_m: float = DIAMETER_M,
    diameter_sd_m: float | None = None, undulation_m: float | None = None,
) -> list[Shift]:  # fmt: skip
    """Shifts by the general model. diameter_sd_m : a quarter of the diameter if None. undulation_m : of the geoid at
    the reference point, for clouds whose heights count from it."""
    posts = lamp_posts(reference.tracks, clouds, diameter_m)
    return _shifts(reference, clouds, crs, posts, diameter_m, diameter_sd_m, undulation_m)


def printed_shifts(
    reference: StereoReference, clouds: Sequence[CloudTrack], crs: CRS, diameter_m: float = DIAMETER_M,
    diameter_sd_m: float | None = None, undulation_m: float | None = None,
) -> list[Shift]:  # fmt: skip
    """Shifts by equations 7 to 15."""
    posts = -printed(clouds, diameter_m).ds_m
    return _shifts(reference, clouds, crs, posts, diameter_m, diameter_sd_m, undulation_m)


def offset_shifts(
    reference: StereoReference, clouds: Sequence[CloudTrack], crs: CRS, undulation_m: float | None = None
) -> list[Shift]:
    """Shifts that put each cloud's reference point on the stereo point, whatever stands there."""
    return _shifts(reference, clouds, crs, np.zeros((len(clouds), 3)), 0.0, 0.0, undulation_m)


def _shifts(
    reference: StereoReference, clouds: Sequence[CloudTrack], crs: CRS, posts: Array, diameter_m: float,
    diameter_sd_m: float | None, undulation_m: float | None,
) -> list[Shift]:  # fmt: skip
    spread = diameter_m / 4 if diameter_sd_m is None else diameter_sd_m
    if not (np.isfinite(spread) and spread >= 0):
        raise EngineInputError(f"The standard deviation of the diameter is {spread:g} m; it must be 0 or above.")
    undulation = _undulation(clouds, undulation_m)
    to_crs = _stereo_to_crs(reference, crs)
    axes = enu_axes(reference.xyz_m)
    shifts = []
    for one, post in zip(clouds, posts):
        own = one.reference()
        target = _to_map(to_crs, reference, reference.xyz_m + post @ axes, one.name)
        target[2] -= undulation
        back = _to_geocentric(to_crs, reference, own + np.array([0.0, 0.0, undulation]), one.name)
        per_metre = post / diameter_m if diameter_m else np.zeros(3)
        shifts.append(
            Shift(
                one.name,
                float(target[0] - own[0]),
                float(target[1] - own[1]),
                float(target[2] - own[2]),
                reference.enu_m2() + spread**2 * np.outer(per_metre, per_metre),
                axes @ (reference.xyz_m - back),
                post,
                target_m=(float(target[0]), float(target[1]), float(target[2])),
            )
        )
    return shifts


def fuse_chunk(points: Points, shift: Shift, cloud: CloudTrack, crs: CRS, number: int | None = None) -> Points:
    """A chunk of a cloud, moved: all by (dx, dy, dz), or each along its own elevation direction where the shift is such
    (attributes incidence and heading where the cloud has them, else those of its track).

    In a geographic CRS all are moved by the same metres. number : written to the attribute track.
    """
    attributes = dict(points.attributes)
    if number is not None:
        attributes["track"] = np.full(len(points), number, "<u2")
    if not len(points):
        return replace(points, attributes=attributes)
    if shift.elevation_m is None and not crs.is_geographic:
        moved = (points.x + shift.dx, points.y + shift.dy, points.z + shift.dz)
        return replace(points, x=moved[0], y=moved[1], z=moved[2], attributes=attributes)
    if shift.elevation_m is None:
        enu = np.broadcast_to(shift.enu_m, (len(points), 3))
    else:
        enu = shift.elevation_m * elevation_directions(points, cloud)
    dx, dy = map_steps(crs, points.x, points.y, points.z, enu)
    return replace(points, x=points.x + dx, y=points.y + dy, z=points.z + enu[:, 2], attributes=attributes)


def _ascends(cloud: CloudTrack, heading: float) -> bool:
    word = cloud.track.pass_direction.strip().lower()
    return word.startswith("a") if word[:1] in ("a", "d") else bool(np.cos(np.radians(heading)) > 0)


def _diameter(diameter_m: float) -> float:
    if not (np.isfinite(diameter_m) and 0 < diameter_m <= 10):
        raise EngineInputError(f"The diameter of the post is {diameter_m:g} m; it must be above 0 and at most 10 m.")
    return diameter_m


def _undulation(clouds: Sequence[CloudTrack], given: float | None) -> float:
    kinds = sorted({one.track.height_reference for one in clouds})
    if len(kinds) > 1:
        raise EngineInputError(
            f"The clouds' heights count from the {' and the '.join(kinds)}; import all with the same height reference."
        )
    if kinds != ["geoid"]:
        return 0.0
    if given is None or not np.isfinite(given):
        raise EngineInputError(
            "The clouds' heights count from the geoid, those of stereo SAR from the ellipsoid; give the geoid "
            "undulation at the reference point, or import the clouds with ellipsoidal heights."
        )
    return float(given)


def stereo_crs(reference: StereoReference) -> CRS:
    """The geographic CRS, in three dimensions, of a frame's name; WGS 84 where no CRS is called so."""
    try:
        found = CRS.from_user_input(reference.frame)
    except CRSError:
        found = CRS.from_epsg(4979)
    geographic = found if found.is_geographic else CRS.from_epsg(4979)
    return geographic.to_3d()


def _stereo_to_crs(reference: StereoReference, crs: CRS) -> Transformer:
    if not (crs.is_geographic or crs.is_projected):
        raise EngineInputError(f"Clouds are fused in a geographic or projected CRS; '{crs.name}' is neither.")
    plain = crs.sub_crs_list[0] if crs.is_compound else crs
    return Transformer.from_crs(stereo_crs(reference), plain.to_3d(), always_xy=True)


def _to_map(to_crs: Transformer, reference: StereoReference, xyz_m: Array, name: str) -> Array:
    latitude, longitude, height = to_geodetic(xyz_m)
    place = _transformed(to_crs, reference, (longitude, latitude, height), "FORWARD")
    if not np.isfinite(place).all():
        raise EngineInputError(
            f"The stereo point (longitude {float(longitude):.5f}, latitude {float(latitude):.5f}) lies outside the CRS "
            f"of the cloud '{name}'."
        )
    return place


def _to_geocentric(to_crs: Transformer, reference: StereoReference, place: Array, name: str) -> Array:
    longitude, latitude, height = _transformed(to_crs, reference, place, "INVERSE")
    if not np.isfinite([longitude, latitude, height]).all():
        raise EngineInputError(f"The reference point {tuple(place.tolist())} of cloud '{name}' lies outside its CRS.")
    return to_geocentric(latitude, longitude, height)


def _transformed(to_crs: Transformer, reference: StereoReference, place: ArrayLike, direction: str) -> Array:
    x, y, z = (float(one) for one in np.asarray(place))
    if np.isfinite(reference.epoch_year):
        return np.array(to_crs.transform(x, y, z, reference.epoch_year, direction=direction)[:3])
    return np.array(to_crs.transform(x, y, z, direction=direction))
