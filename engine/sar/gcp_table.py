"""Solved targets as rows: the layer of ground control points, its error ellipses and the table of residuals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .cleaning import ABSENT, GROSS, MISMATCH, REMOVED, SIGMAS, USED
from .geodetic import enu_axes, to_geodetic
from .geometry import local_angles
from .positions import ELLIPSE_95, NORMAL_95, Positions, to_enu

Array = NDArray[np.float64]

TEXTS = ("target", "geometry", "reason", "frame", "tracks")
INTEGERS = (
    "kept", "passes", "n_range", "n_azimuth", "removed_mismatch", "removed_gross", "removed_sigmas",
)  # fmt: skip
# One row for each solved target. Metres; sigma_ is the total of one standard deviation, formal_ what the scatter of the
# observations alone gives, ci95_ the half width of the total 95 % interval; mean_ the largest mean residual of a group.
COLUMNS = (
    "target", "geometry", "kept", "reason", "longitude", "latitude", "height_m", "x_m", "y_m", "z_m", "frame",
    "epoch_year", "sigma_e_m", "sigma_n_m", "sigma_u_m", "formal_e_m", "formal_n_m", "formal_u_m", "ci95_e_m",
    "ci95_n_m", "ci95_u_m", "cov_xx_m2", "cov_xy_m2", "cov_xz_m2", "cov_yy_m2", "cov_yz_m2", "cov_zz_m2", "major95_m",
    "minor95_m", "ellipse_azimuth_deg", "s_range_m", "s_azimuth_m", "mean_range_m", "mean_azimuth_m", "passes",
    "n_range", "n_azimuth", "removed_mismatch", "removed_gross", "removed_sigmas", "intersection_deg", "condition",
    "tracks",
)  # fmt: skip
# Targets whose residuals are turned into rows at a time.
BLOCK = 500
RESIDUAL_TEXTS = ("target", "product", "track", "pass_direction", "time_utc", "range_use", "azimuth_use", "look_side")
# One row for each target and pass; residuals are observed minus adjusted. Heading and incidence: see local_angles.
RESIDUALS = (
    "target", "product", "track", "pass_direction", "time_utc", "range_m", "azimuth_m", "sigma_range_m",
    "sigma_azimuth_m", "range_use", "azimuth_use",
)  # fmt: skip
RESIDUAL_COLUMNS = (*RESIDUALS, "heading_deg", "incidence_deg", "look_side")


@dataclass(frozen=True)
class Ellipses:
    """95 % error ellipses in the horizontal: half axes in metres and the azimuth of the long one in degrees, (n,)."""

    major_m: Array
    minor_m: Array
    azimuth_deg: Array


def ellipses(positions: Positions) -> Ellipses:
    """Of the total covariance, by its eigenvalues, times 2.448."""
    plane = to_enu(positions.xyz_m, positions.total_m2)[:, :2, :2]
    solved = np.isfinite(plane).all(axis=(1, 2))
    values, vectors = np.full((len(plane), 2), np.nan), np.full((len(plane), 2, 2), np.nan)
    values[solved], vectors[solved] = np.linalg.eigh(plane[solved])
    axes = ELLIPSE_95 * np.sqrt(np.maximum(values, 0))
    azimuth = np.degrees(np.arctan2(vectors[:, 0, 1], vectors[:, 1, 1])) % 180
    return Ellipses(axes[:, 1], axes[:, 0], azimuth)


def ellipse_outlines(positions: Positions, exaggeration: float, corners: int = 72) -> Array:
    """Longitudes and latitudes in degrees of the ellipses' corners, (n, corners, 2), drawn so many times too large."""
    of = ellipses(positions)
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    along, across = of.major_m[:, None] * np.cos(angle), of.minor_m[:, None] * np.sin(angle)
    turn = np.radians(of.azimuth_deg)[:, None]
    east = along * np.sin(turn) + across * np.cos(turn)
    north = along * np.cos(turn) - across * np.sin(turn)
    axes = enu_axes(positions.xyz_m)
    offset = exaggeration * (east[..., None] * axes[:, None, 0] + north[..., None] * axes[:, None, 1])
    latitude, longitude, _ = to_geodetic(positions.xyz_m[:, None] + offset)
    return np.stack([longitude, latitude], axis=-1)


def gcp_rows(
    positions: Positions, frame: str, epoch_year: float, targets: Sequence[int] | None = None
) -> Iterator[list[object]]:
    """A row of COLUMNS for each solved target, or for those with these numbers; epoch_year NaN where the frame moves
    with the plate."""
    latitude, longitude, height = to_geodetic(positions.xyz_m)
    total, formal = positions.enu_sigma_m(), positions.enu_sigma_m(False)
    of = ellipses(positions)
    fate = positions.fate
    removed = {name: (fate == code).sum(axis=(1, 2)) for name, code in _REMOVED.items()}
    used = (fate == USED).any(axis=2).sum(axis=1)
    counts = positions.count.sum(axis=1)
    for i in np.flatnonzero(positions.solved) if targets is None else targets:
        sigma, mean = positions.sigma_m[i], positions.mean_m[i]
        covariance = positions.total_m2[i]
        values = {
            "target": positions.targets[i], "geometry": positions.geometry[i], "kept": int(not positions.reason[i]),
            "reason": positions.reason[i], "longitude": longitude[i], "latitude": latitude[i], "height_m": height[i],
            "frame": frame, "epoch_year": epoch_year, "s_range_m": _largest(sigma[:, 0]),
            "s_azimuth_m": _largest(sigma[:, 1]), "mean_range_m": _largest(mean[:, 0]),
            "mean_azimuth_m": _largest(mean[:, 1]), "passes": int(used[i]), "n_range": int(counts[i, 0]),
            "n_azimuth": int(counts[i, 1]), "intersection_deg": positions.intersection_deg[i],
            "condition": positions.condition[i], "major95_m": of.major_m[i], "minor95_m": of.minor_m[i],
            "ellipse_azimuth_deg": of.azimuth_deg[i], "tracks": track_text(positions, i),
        }  # fmt: skip
        values.update(zip(("x_m", "y_m", "z_m"), positions.xyz_m[i]))
        for axis, name in enumerate("enu"):
            values[f"sigma_{name}_m"] = total[i, axis]
            values[f"formal_{name}_m"] = formal[i, axis]
            values[f"ci95_{name}_m"] = NORMAL_95 * total[i, axis]
        for row, column in zip(*np.triu_indices(3)):
            values[f"cov_{'xyz'[row]}{'xyz'[column]}_m2"] = covariance[row, column]
        values.update({name: int(number[i]) for name, number in removed.items()})
        yield [_plain(values[name]) for name in COLUMNS]


_REMOVED = {"removed_mismatch": MISMATCH, "removed_gross": GROSS, "removed_sigmas": SIGMAS}


def track_text(positions: Positions, target: int) -> str:
    """What each geometry of a target contributed, for people: standard deviations about zero, in metres."""
    parts = []
    for track, name in enumerate(positions.tracks):
        count = positions.count[target, track]
        if count.any():
            spread = positions.sigma_m[target, track]
            parts.append(f"{name}: S_rg {spread[0]:.3f} ({count[0]}), S_az {spread[1]:.3f} ({count[1]})")
    return "; ".join(parts)


def residual_rows(positions: Positions, targets: Sequence[int] | None = None) -> Iterator[list[object]]:
    """A row of RESIDUAL_COLUMNS for each target and pass in which it was observed: solved targets, or those with these
    numbers."""
    use = {USED: "used", **REMOVED}
    chosen = np.flatnonzero(positions.solved) if targets is None else np.asarray(targets, np.intp)
    passes = [(one.name, one.track, one.pass_direction) for one in positions.passes]
    track = [positions.tracks.index(one.track) for one in positions.passes]
    epochs = np.array([one.orbit.epoch.astype("datetime64[ms]") for one in positions.passes])
    for start in range(0, len(chosen), BLOCK):
        block = chosen[start : start + BLOCK]
        seconds = positions.t_s[:, block].T
        milliseconds = np.rint(1000 * np.nan_to_num(seconds)).astype("timedelta64[ms]")
        moments = np.char.add(np.datetime_as_string(epochs + milliseconds, unit="ms"), "Z").tolist()
        residuals, fate = positions.residuals_m[block].tolist(), positions.fate[block].tolist()
        spread, known = positions.sigma_m[block][:, track].tolist(), np.isfinite(seconds).tolist()
        seen_from = _seen_from(positions, block)
        for k, i in enumerate(block):
            for p, (name, of_track, direction) in enumerate(passes):
                of_range, of_azimuth = fate[k][p]
                if of_range == of_azimuth == ABSENT:
                    continue
                yield [
                    positions.targets[i], name, of_track, direction, moments[k][p] if known[k][p] else "",
                    *(None if value != value else value for value in (*residuals[k][p], *spread[k][p])),
                    use[of_range], use[of_azimuth],
                    *(None if value != value else value for value in seen_from[k][p]),
                    "left" if positions.passes[p].look_sign < 0 else "right",
                ]  # fmt: skip


def _seen_from(positions: Positions, block: NDArray[np.intp]) -> list[list[list[float]]]:
    """Heading and incidence in degrees of each pass at each target of a block: lists of (targets, passes, 2)."""
    angles = np.full((len(block), len(positions.passes), 2), np.nan)
    for p, one in enumerate(positions.passes):
        seen = np.isfinite(positions.t_s[p, block])
        if seen.any():
            seconds, xyz = positions.t_s[p, block][seen], positions.xyz_m[block][seen]
            angles[seen, p] = np.stack(local_angles(one.orbit, seconds, xyz, one.look_sign), axis=1)
    return angles.tolist()


def _largest(values: Array) -> float:
    """The value of the largest size."""
    known = values[np.isfinite(values)]
    return float(known[np.argmax(np.abs(known))]) if known.size else float("nan")


def _plain(value: object) -> object:
    """As plain Python; None for NaN."""
    if isinstance(value, (float, np.floating)):
        return float(value) if np.isfinite(value) else None
    return value
