"""What a cloud is matched by: a sample of whole tiles, and small planes through its points.

Points of radar tomography are sure in range and azimuth and unsure in elevation, so a plane is fitted as elevation over
the other two; a fit by distances would tilt all planes towards the elevation direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from ..errors import EngineInputError
from ..monitor import Monitor
from .cloud import Array, Points
from .neighbours import Neighbours
from .robust import BISQUARE, MAD_SHARE
from .track_geometry import CloudTrack, elevation_directions, jacobian

# Tiles of the sample, metres; DEGREE_M turns that to degrees where the CRS counts so.
TILE_M, DEGREE_M = 200.0, 111_320.0
SAMPLE = 300_000
# One point of so many is taken where whole tiles are fewer points than the last share of a sample.
THINNED, LEAST = (1, 8, 64, 512), 6
# Points of a plane, and planes of a cloud.
PLANE_POINTS, MOST_PLANES = 24, 40_000
# In the search for a plane's points elevation counts so much less than range and azimuth.
ELEVATION_SCALE = 0.5
# A plane is trusted when its normal is surer than this (radians), its points scatter at most so much more than usual,
# and it is no wider than a surface of a city may be (radius in metres).
SURE_NORMAL, ROUGH, WIDEST_M = 0.15, 1.6, 40.0
# A cloud with a lower share of such planes is too sparse or too noisy for them.
LEAST_SHARE = 0.1
# A normal nearer to the vertical than this many of its sigmas, or radians, is taken for vertical.
LEVEL_SIGMAS, LEVEL = 3.0, 0.05
BLOCK = 20_000


@dataclass(frozen=True)
class Sample:
    """Points that stand for a cloud. xyz : (n, 3), in the CRS, or in metres after to_local. direction : of elevation,
    (n, 3). used : share of the tiles that were kept."""

    cloud: CloudTrack
    xyz: Array
    direction: Array
    used: float = 1.0


class Sampler:
    """Takes a cloud in chunks and keeps whole tiles, the same of every cloud, up to about `most` points.

    Without whole tiles a sparse sample would not hold what a plane needs. Where a few tiles are too many points, an
    eighth of the points is taken instead, or an eighth of that, until tiles are enough. What is kept depends on the
    places of tiles and points only, so that neither order nor chunks matter.
    """

    def __init__(self, cloud: CloudTrack, crs: CRS, most: int = SAMPLE) -> None:
        self._cloud = cloud
        self._side = TILE_M / DEGREE_M if crs.is_geographic else TILE_M
        self._levels = [_Tiles(1 / step, most) for step in THINNED]
        self._least = most // LEAST

    def add(self, points: Points) -> None:
        xyz = np.column_stack([points.x, points.y, points.z])
        finite = np.isfinite(xyz).all(axis=1)
        tile = _rank(np.where(finite[:, None], np.floor(xyz[:, :2] / self._side), 0).astype(np.int64))
        point = _rank(xyz.view(np.int64))
        masks = [finite & one.keeps(tile, point) for one in self._levels]
        some = np.logical_or.reduce(masks)
        direction = np.full((len(xyz), 3), np.nan)
        direction[some] = elevation_directions(points.where(some), self._cloud)
        for one, mask in zip(self._levels, masks):
            one.add(tile[mask], xyz[mask], direction[mask])

    def _level(self) -> _Tiles:
        """With whole tiles where these are enough points, else with the least thinning."""
        return next((one for one in self._levels if one.count >= self._least or one.limit >= 1), self._levels[-1])

    def share(self) -> float:
        return self._level().limit

    def sample(self, share: float | None = None) -> Sample:
        """share : the least of all clouds' shares, so that all have the same tiles."""
        level = self._level()
        limit = min(level.limit, share or 1.0)
        xyz, direction = level.below(limit)
        if not len(xyz):
            raise EngineInputError(f"The cloud '{self._cloud.name}' has no points to match (x, y, z finite).")
        return Sample(self._cloud, xyz, direction, limit)


class _Tiles:
    """Points of tiles whose rank is below a limit, which is halved while they are too many. share : of a tile's points
    that are taken."""

    def __init__(self, share: float, most: int) -> None:
        self._share, self._most = share, most
        self.limit, self.count = 1.0, 0
        self._held: list[tuple[Array, Array, Array]] = []

    def keeps(self, tile: Array, point: Array) -> NDArray[np.bool_]:
        return (tile < self.limit) & (point < self._share)

    def add(self, tile: Array, xyz: Array, direction: Array) -> None:
        self._held.append((tile, xyz, direction))
        self.count += len(tile)
        while self.count > self._most and self.limit > 1e-6:
            self.limit /= 2
            self._held = [tuple(part[one[0] < self.limit] for part in one) for one in self._held]  # type: ignore[misc]
            self.count = sum(len(one[0]) for one in self._held)

    def below(self, limit: float) -> tuple[Array, Array]:
        held = [(one[1][one[0] < limit], one[2][one[0] < limit]) for one in self._held]
        if not held:
            return np.empty((0, 3)), np.empty((0, 3))
        return np.concatenate([one[0] for one in held]), np.concatenate([one[1] for one in held])


def samples(samplers: Sequence[Sampler]) -> list[Sample]:
    """Of all clouds, on common tiles."""
    share = min(one.share() for one in samplers)
    return [one.sample(share) for one in samplers]


def to_local(parts: Sequence[Sample], crs: CRS) -> list[Sample]:
    """In metres east, north, up from a common middle."""
    middle = np.mean([np.median(one.xyz, axis=0) for one in parts], axis=0)
    inverse = np.linalg.inv(jacobian(crs, middle[0], middle[1])[0])
    return [
        replace(one, xyz=np.column_stack([(one.xyz[:, :2] - middle[:2]) @ inverse.T, one.xyz[:, 2] - middle[2]]))
        for one in parts
    ]


@dataclass(frozen=True)
class Planes:
    """Small planes of a cloud. centre, normal, direction (of elevation) : (m, 3). level : whether the normal is
    vertical. spacing_m : between points. share : of the planes tried that were good; 0 for planes that are points."""

    centre: Array
    normal: Array
    direction: Array
    level: NDArray[np.bool_]
    spacing_m: float
    share: float

    def __len__(self) -> int:
        return len(self.centre)

    def moved(self, offset_m: float) -> Planes:
        return replace(self, centre=self.centre + offset_m * self.direction)

    def every(self, step: int) -> Planes:
        """A part, for a quick look."""
        one = slice(None, None, step)
        return replace(
            self, centre=self.centre[one], normal=self.normal[one], direction=self.direction[one], level=self.level[one]
        )


def points_as_planes(sample: Sample) -> Planes:
    """Where there are no planes: level ones, each of one point."""
    normal = np.broadcast_to([0.0, 0.0, 1.0], sample.xyz.shape)
    return Planes(sample.xyz, normal, sample.direction, np.full(len(normal), True), 0.0, 0.0)


def planes(sample: Sample, monitor: Monitor, tree: bool | None = None) -> Planes:
    """Of a sample in metres."""
    xyz, direction = sample.xyz, sample.direction
    k = min(PLANE_POINTS, len(xyz))
    if k < PLANE_POINTS:
        return points_as_planes(sample)
    mean = direction.mean(axis=0)
    mean /= np.linalg.norm(mean)
    azimuth = np.cross(mean, [0.0, 0.0, 1.0])
    azimuth /= np.linalg.norm(azimuth)
    radar = xyz @ np.stack([np.cross(azimuth, mean), azimuth, ELEVATION_SCALE * mean], axis=1)
    search = Neighbours(radar, tree)
    seeds = _thinned(radar, MOST_PLANES)
    found = []
    for start in range(0, len(seeds), BLOCK):
        monitor.step(start / len(seeds))
        of = seeds[start : start + BLOCK]
        distance, number = search.nearest(radar[of], k)
        found.append((*_fit(xyz[number], direction[of]), direction[of], distance[:, -1]))
    centre, normal, tilt_sd, rough, toward, radius = (np.concatenate(column) for column in zip(*found))
    good = (tilt_sd < SURE_NORMAL) & (radius < WIDEST_M) & (rough < ROUGH * np.median(rough))
    level = np.arccos(np.minimum(np.abs(normal[:, 2]), 1)) < np.maximum(LEVEL, LEVEL_SIGMAS * tilt_sd)
    normal = np.where(level[:, None], [0.0, 0.0, 1.0], normal)
    spacing = float(np.median(radius)) / np.sqrt(k / np.pi)
    return Planes(centre[good], normal[good], toward[good], level[good], spacing, float(good.mean()))


def _fit(xyz: Array, direction: Array) -> tuple[Array, Array, Array, Array]:
    """Planes through (m, k, 3) points: centre, normal (towards elevation), its sigma in radians, scatter in metres."""
    azimuth = np.cross(direction, [0.0, 0.0, 1.0])
    azimuth /= np.linalg.norm(azimuth, axis=1, keepdims=True)
    across = np.cross(azimuth, direction)
    weight = np.ones(xyz.shape[:2])
    for _ in range(3):
        total = weight.sum(axis=1)
        centre = (weight[..., None] * xyz).sum(axis=1) / total[:, None]
        away = xyz - centre[:, None]
        r, a, s = (np.einsum("mkj,mj->mk", away, axis) for axis in (across, azimuth, direction))
        rr, aa, ra = (weight * r * r).sum(1), (weight * a * a).sum(1), (weight * r * a).sum(1)
        rs, as_ = (weight * r * s).sum(1), (weight * a * s).sum(1)
        determinant = rr * aa - ra**2
        usable = determinant > 1e-6 * (rr + aa) ** 2
        safe = np.where(usable, determinant, 1.0)
        by_r, by_a = (aa * rs - ra * as_) / safe, (rr * as_ - ra * rs) / safe
        residual = s - by_r[:, None] * r - by_a[:, None] * a
        scale = np.maximum(np.median(np.abs(residual), axis=1) / MAD_SHARE, 1e-6)
        weight = np.maximum(1 - (residual / (BISQUARE * scale[:, None])) ** 2, 0) ** 2
    normal = direction - by_r[:, None] * across - by_a[:, None] * azimuth
    length = np.linalg.norm(normal, axis=1)
    # A change of slope turns the normal by its part across the normal, over the normal's length.
    slope_sd = scale * np.sqrt((rr + aa) / safe)
    return centre, normal / length[:, None], np.where(usable, slope_sd / length, np.inf), scale


def _thinned(points: Array, most: int) -> NDArray[np.intp]:
    """Numbers of at most so many points, one in each cell of a grid."""
    if len(points) <= most // 4:
        return np.arange(len(points))
    extent = np.ptp(points, axis=0)
    side = float(extent.max()) / 2**12
    while True:
        cells = np.floor((points - points.min(axis=0)) / side).astype(np.int64)
        shape = cells.max(axis=0) + 1
        _, first = np.unique((cells[:, 0] * shape[1] + cells[:, 1]) * shape[2] + cells[:, 2], return_index=True)
        if len(first) <= most:
            return np.sort(first)
        side *= 1.25


def _rank(numbers: NDArray[np.int64]) -> Array:
    """A number of 0 to 1 for each row (n, k), which looks random (the finaliser of SplitMix64)."""
    mixed = np.zeros(len(numbers), np.uint64)
    for column in numbers.T.astype(np.uint64):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + column * np.uint64(0xC2B2AE3D27D4EB4F)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(11)).astype(np.float64) / 2**53
