"""Geodetic fusion: where the reference point of each track belongs, and the shift of its cloud (Zhu et al. 2016,
"Geodetic SAR tomography", doi 10.1109/TGRS.2015.2448686, section IV-D, equations 7 to 15, and a model for any tracks).

Directions are those of track_geometry; vectors are east, north, up in metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from pyproj import CRS

from ..errors import EngineInputError
from ..sar.corrections.frames import from_itrf, realisation
from ..sar.geodetic import enu_axes, to_geocentric, to_geodetic
from .cloud import Array, Points
from .datums import WGS84, Way, horizontal
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
# A plate has not moved farther than this since the frames that are fixed to one were made.
MOST_MOTION_M = 4.0
# Frames of Europe agree with ETRF2000 within centimetres.
EUROPE = "EPSG:7930"
EUROPEAN = ("European Terrestrial Reference System", "ETRF", "SWEREF", "EUREF")
# Names of datums that go with the Earth as a whole, and the frame of coordinates that are typed.
WORLD, TYPED = ("World Geodetic System 1984", "International Terrestrial Reference Frame"), "WGS 84"
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
    reference = settled(reference, crs)
    on_map = _Map(crs)
    axes = enu_axes(reference.xyz_m)
    shifts = []
    for one, post in zip(clouds, posts):
        own = one.reference()
        target = on_map.place(reference.xyz_m + post @ axes, one.name)
        target[2] -= undulation
        back = on_map.geocentric(own + np.array([0.0, 0.0, undulation]), one.name)
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


def settled(reference: StereoReference, crs: CRS) -> StereoReference:
    """The stereo point in the frame of a CRS that moves with a plate (ETRS89 ...), as far as PROJ follows that motion.

    Else it stays as it is: frames within two metres of WGS 84 are taken for it, as the import of clouds does, and a
    note says what that leaves out. The name of the frame then is that of the CRS.
    """
    target = horizontal(crs)
    name = str(target.datum.name if target.datum is not None else target.name)
    if reference.frame in (name, TYPED) or name.startswith(WORLD):
        return reference
    try:
        frame = realisation(reference.frame)
        if not np.isfinite(reference.epoch_year):
            raise EngineInputError("no epoch")
        fixed = EUROPE if any(one in name for one in EUROPEAN) else target
        moved = from_itrf(reference.xyz_m, fixed, frame, reference.epoch_year)
        step = float(np.linalg.norm(moved - reference.xyz_m))
    except EngineInputError:
        step = float("inf")
    if step <= MOST_MOTION_M:
        note = (
            f"The stereo point was moved by {step:.2f} m from {reference.frame} into {name}, which moves with a plate."
        )
        return replace(reference, xyz_m=moved, frame=name, notes=(*reference.notes, note))
    if all(any(one in frame for one in EUROPEAN) for frame in (reference.frame, name)):
        return reference
    note = (
        f"The stereo point is in {reference.frame}, the clouds in {target.name}; it is taken to be in WGS 84, so that "
        "a motion of the plate between the two frames, some decimetres, is not taken off."
    )
    return replace(reference, frame=name, notes=(*reference.notes, note))


class _Map:
    """Between geocentric places, taken for WGS 84, and a CRS."""

    def __init__(self, crs: CRS) -> None:
        if not (crs.is_geographic or crs.is_projected):
            raise EngineInputError(f"Clouds are fused in a geographic or projected CRS; '{crs.name}' is neither.")
        plain = horizontal(crs)
        self._there, self._back = Way(WGS84, plain), Way(plain, WGS84)

    def place(self, xyz_m: Array, name: str) -> Array:
        latitude, longitude, height = (np.atleast_1d(one) for one in to_geodetic(xyz_m))
        found = np.array([one[0] for one in self._there(longitude, latitude, height)])
        if not np.isfinite(found).all():
            raise EngineInputError(
                f"The stereo point (longitude {longitude[0]:.5f}, latitude {latitude[0]:.5f}) lies outside the CRS of "
                f"the cloud '{name}'."
            )
        return found

    def geocentric(self, place: Array, name: str) -> Array:
        longitude, latitude, height = self._back(*(np.array([value]) for value in place))
        if not np.isfinite([longitude[0], latitude[0], height[0]]).all():
            raise EngineInputError(
                f"The reference point {tuple(place.tolist())} of cloud '{name}' lies outside its CRS."
            )
        return to_geocentric(latitude[0], longitude[0], height[0])
