"""The reference point of a fusion: from the layer of ground control points of stereo SAR and its table of residuals, or
from typed coordinates, with the tracks and weights that made it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from pyproj import CRS, Transformer

from ..errors import EngineInputError
from ..sar.geodetic import enu_axes, to_geocentric
from .cloud import Array
from .fusion import StereoReference, StereoTrack
from .radar import Reference
from .track_geometry import CloudTrack

# A target farther than this from the clouds' reference points is not theirs; geocoding is off by tens of metres.
FAR_M = 2000.0
USED = "used"
EQUAL = "No weights of the stereo adjustment are known; range and azimuth of all its tracks count alike."
FROM_TEXT = "Weights are those of the layer's column 'tracks', which are rounded to a millimetre in sigma."
_TRACK = re.compile(
    r"^(?P<name>.*): S_rg (?P<s_range>\S+) \((?P<n_range>\d+)\), S_az (?P<s_azimuth>\S+) \((?P<n_azimuth>\d+)\)$"
)

# Heading and incidence in degrees, and the look side, of a track by its name.
Given = Mapping[str, tuple[float, float, str]]
# Sums of 1 / sigma^2 of range and azimuth.
Weights = dict[str, tuple[float, float]]


def from_gcps(
    gcps: Sequence[Mapping[str, Any]],
    clouds: Sequence[CloudTrack],
    crs: CRS,
    target: str = "",
    residuals: Sequence[Mapping[str, Any]] = (),
    given: Given | None = None,
    needs_tracks: bool = True,
) -> StereoReference:
    """From rows of the layer (gcp_table.COLUMNS) and, for the weights, of the residuals (RESIDUAL_COLUMNS).

    target : its name; the one nearest to the clouds' reference points if empty. given : angles of stereo tracks that no
    cloud is of. needs_tracks : whether it matters which tracks made the point.
    Raises EngineInputError for a target or track that is not found, and rows without coordinates.
    """
    row, notes = _chosen(gcps, clouds, crs, target)
    name = _text(row.get("target"))
    xyz = _numbers(row, ("x_m", "y_m", "z_m"), name)
    weights, told = _weights(row, residuals, name) if needs_tracks else ({}, [])
    tracks = [_track(one, weight, clouds, given or {}) for one, weight in weights.items()]
    if needs_tracks and not tracks:
        raise EngineInputError(
            f"Neither the residuals nor the column 'tracks' of the target '{name}' tell which tracks made it; give the "
            "table of residuals of the same run, or the tracks by hand."
        )
    epoch = row.get("epoch_year")
    return StereoReference(
        xyz,
        _covariance(row, name),
        _text(row.get("frame")) or "WGS 84",
        tuple(tracks),
        name,
        float("nan") if epoch is None else float(epoch),
        (*notes, *told),
    )


def typed_reference(
    longitude: float,
    latitude: float,
    height_m: float,
    clouds: Sequence[CloudTrack],
    sd_m: float | Sequence[float] = 0.0,
    tracks: Sequence[StereoTrack] = (),
    frame: str = "WGS 84",
) -> StereoReference:
    """From longitude and latitude in degrees and the ellipsoidal height. sd_m : standard deviation, or those of east,
    north and height. tracks : those that made it; the clouds' own, with equal weights, if there are none."""
    spread = np.broadcast_to(np.asarray(sd_m, np.float64), (3,))
    if not (np.isfinite(spread).all() and (spread >= 0).all()):
        raise EngineInputError(f"The standard deviation of the stereo point is {sd_m} m; it must be 0 or above.")
    notes = () if tracks else (f"The clouds' tracks are taken for those of the stereo point. {EQUAL}",)
    bare = StereoReference.of_degrees(longitude, latitude, height_m)
    axes = enu_axes(bare.xyz_m)
    return StereoReference(
        bare.xyz_m,
        axes.T @ np.diag(spread**2) @ axes,
        frame,
        tuple(tracks) or tuple(_track(one.track.name or one.name, (1.0, 1.0), clouds, {}) for one in clouds),
        notes=notes,
    )


def _chosen(
    gcps: Sequence[Mapping[str, Any]], clouds: Sequence[CloudTrack], crs: CRS, target: str
) -> tuple[Mapping[str, Any], list[str]]:
    """The row of the target, and sentences about the choice."""
    if not gcps:
        raise EngineInputError("The layer of ground control points is empty; take one in which a target is solved.")
    if target:
        for row in gcps:
            if _text(row.get("target")) == target.strip():
                return row, [] if row.get("kept", 1) else [
                    f"Target '{target}' was not kept by stereo SAR: it is unsure."
                ]
        names = ", ".join(_text(row.get("target")) for row in gcps[:5])
        raise EngineInputError(f"There is no target '{target}' among the ground control points ({names} …).")
    kept = [row for row in gcps if row.get("kept", 1)] or list(gcps)
    own = np.mean([_geocentric(one.reference(), crs, one.name) for one in clouds], axis=0)
    places = np.array([_numbers(row, ("x_m", "y_m", "z_m"), _text(row.get("target"))) for row in kept])
    apart = np.linalg.norm(places - own, axis=1)
    nearest = int(np.argmin(apart))
    name = _text(kept[nearest].get("target"))
    if apart[nearest] > FAR_M:
        raise EngineInputError(
            f"The nearest ground control point, '{name}', is {apart[nearest] / 1000:.1f} km from the clouds' reference "
            "points; name the target that is the reference point of the clouds."
        )
    return kept[nearest], [
        f"Target '{name}' is the nearest to the clouds' reference points, {apart[nearest]:.1f} m away."
    ]


def _weights(row: Mapping[str, Any], residuals: Sequence[Mapping[str, Any]], target: str) -> tuple[Weights, list[str]]:
    """Of each track that made a target: from the residuals, else from the layer's text, else equal."""
    sums: dict[str, list[float]] = {}
    for one in residuals:
        if _text(one.get("target")) != target:
            continue
        of = sums.setdefault(_text(one.get("track")), [0.0, 0.0])
        for kind, name in enumerate(("range", "azimuth")):
            sigma = one.get(f"sigma_{name}_m")
            if _text(one.get(f"{name}_use")) == USED and sigma is not None and np.isfinite(sigma) and sigma > 0:
                of[kind] += 1 / float(sigma) ** 2
    found = {name: (one[0], one[1]) for name, one in sums.items() if max(one) > 0}
    if found:
        return found, []
    if residuals:
        raise EngineInputError(
            f"The residuals hold no used observation of the target '{target}'; give those of the same run as the layer."
        )
    parts = [_TRACK.match(part.strip()) for part in _text(row.get("tracks")).split("; ")]
    matches = [part for part in parts if part]
    weights: Weights = {}
    for part in matches:
        sigma = [_float(part[f"s_{kind}"]) for kind in ("range", "azimuth")]
        counts = [int(part[f"n_{kind}"]) for kind in ("range", "azimuth")]
        if not all(s > 0 or not n for s, n in zip(sigma, counts)):
            return {one["name"]: (1.0, 1.0) for one in matches}, [EQUAL]
        both = [n / s**2 if n else 0.0 for s, n in zip(sigma, counts)]
        weights[part["name"]] = (both[0], both[1])
    if weights:
        return weights, [FROM_TEXT]
    names = [part.strip() for part in re.split("[;,]", _text(row.get("tracks"))) if part.strip()]
    return dict.fromkeys(names, (1.0, 1.0)), [EQUAL]


def _track(name: str, weights: tuple[float, float], clouds: Sequence[CloudTrack], given: Given) -> StereoTrack:
    by_name = {key.strip().lower(): angles for key, angles in given.items()}
    wanted = name.strip().lower()
    if wanted in by_name:
        heading, incidence, side = by_name[wanted]
        return StereoTrack(name, float(heading), float(incidence), side, *weights)
    for one in clouds:
        if wanted in (one.track.name.strip().lower(), one.name.strip().lower()):
            heading, incidence, _ = one.angles()
            return StereoTrack(name, heading, incidence, one.track.look_side, *weights)
    names = ", ".join(f"'{one.track.name or one.name}'" for one in clouds)
    raise EngineInputError(
        f"The stereo track '{name}' is of none of the clouds ({names}); give its heading, incidence angle and look "
        "side, or name the clouds' tracks as stereo SAR did."
    )


def _covariance(row: Mapping[str, Any], name: str) -> Array:
    keys = [f"cov_{'xyz'[i]}{'xyz'[j]}_m2" for i, j in zip(*np.triu_indices(3))]
    upper = np.zeros((3, 3))
    upper[np.triu_indices(3)] = _numbers(row, keys, name)
    covariance: Array = upper + np.triu(upper, 1).T
    return covariance


def _numbers(row: Mapping[str, Any], keys: Sequence[str], name: str) -> Array:
    values = np.array([float("nan") if row.get(key) is None else float(row[key]) for key in keys])
    if not np.isfinite(values).all():
        lost = ", ".join(key for key, value in zip(keys, values) if not np.isfinite(value))
        raise EngineInputError(
            f"The ground control point '{name}' has no {lost}; take the layer that stereo SAR wrote, with all columns."
        )
    return values


def _geocentric(place: Array, crs: CRS, name: str) -> Array:
    plain = crs.sub_crs_list[0] if crs.is_compound else crs
    to_degrees = Transformer.from_crs(plain.to_3d(), CRS.from_epsg(4979), always_xy=True)
    longitude, latitude, height = to_degrees.transform(float(place[0]), float(place[1]), float(place[2]))
    if not np.isfinite([longitude, latitude, height]).all():
        raise EngineInputError(f"The reference point {tuple(place.tolist())} of cloud '{name}' lies outside its CRS.")
    return to_geocentric(latitude, longitude, height)


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def angles_of(residuals: Sequence[Mapping[str, Any]]) -> Given:
    """How each track saw the target, from the residuals (gcp_table.RESIDUAL_COLUMNS), as far as they tell."""
    seen: dict[str, list[tuple[float, float, str]]] = {}
    for row in residuals:
        heading, incidence = (row.get(name) for name in ("heading_deg", "incidence_deg"))
        if heading is not None and incidence is not None:
            one = float(heading), float(incidence), _text(row.get("look_side")) or "right"
            seen.setdefault(_text(row.get("track")), []).append(one)
    given = {}
    for name, each in seen.items():
        heading = np.radians([one[0] for one in each])
        mean = np.degrees(np.arctan2(np.sin(heading).mean(), np.cos(heading).mean())) % 360
        given[name] = float(mean), float(np.mean([one[1] for one in each])), each[0][2]
    return given


def parse_place(text: str) -> tuple[float, float, float]:
    """Longitude, latitude and height of a text 'longitude = …; latitude = …; height = …'.

    Raises EngineInputError for other texts.
    """
    try:
        one = Reference.parse(text)
    except EngineInputError:
        one = Reference(float("nan"))
    if one.longitude_deg is None or one.latitude_deg is None:
        raise EngineInputError(
            f"'{text.strip()[:60]}' is no place; write it as 'longitude = 13.3777; latitude = 52.5186; height = 81.43'."
        )
    return one.longitude_deg, one.latitude_deg, one.height_m
