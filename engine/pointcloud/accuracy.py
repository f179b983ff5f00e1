"""Heights of a cloud and of ground control points against a reference: LiDAR points or a DSM raster.

Montazeri et al. 2018, section V-B (flat areas) and 2018, table II (mode of the heights around a control point).
All places are in one projected CRS in metres; heights must have the same reference.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyproj
from numpy.typing import ArrayLike, NDArray

from ..areas import Area
from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import RasterReader
from ..raster.grid import Extent, Window, reproject_extent, same_crs, transformer
from ..raster.sample import heights_at
from .areas import Gathered
from .deviations import LEAST_CLUSTERS, Result, Summary, mode, summarise, thinned
from .neighbours import Neighbours
from .robust import BISQUARE, MAD_SHARE, median_nmad

Array = NDArray[np.float64]
# Heights of a reference at x and y: NaN where it has none.
Heights = Callable[[Array, Array, Monitor], Array]

# Places that are asked for at a time; a dense reference has hundreds of neighbours for each.
BLOCK = 20_000
MOST_CELLS = 30_000_000
HORIZONTAL = (
    "Only heights can be checked at control points: neither a LiDAR cloud nor a DSM shows where in the plane the phase "
    "centre of a pole is."
)


@dataclass(frozen=True)
class Levels:
    """How reference points around a place give its height.

    radius : metres; grown by halves up to most_radius until there are `least` points. surface : "median" of their
    heights, or "plane" through them by reweighted least squares (bisquare), for ground that slopes.
    """

    radius: float = 1.0
    least: int = 5
    most_radius: float = 4.0
    surface: str = "median"

    def __post_init__(self) -> None:
        if not (0 < self.radius <= self.most_radius < np.inf and self.least >= 1):
            raise EngineInputError(
                f"The reference is looked for within {self.radius:g} to {self.most_radius:g} m, at least {self.least} "
                "points; give radii above 0, the second not below the first, and one point or more."
            )
        if self.surface not in ("median", "plane"):
            raise EngineInputError(f"The reference surface is '{self.surface}'; choose median or plane.")


def point_heights(xyz: Array, levels: Levels | None = None) -> Heights:
    """Heights from reference points (ground of a LiDAR cloud), shape (m, 3)."""
    levels = levels or Levels()
    near = Neighbours(xyz[:, :2])

    def heights(x: Array, y: Array, monitor: Monitor) -> Array:
        at, result = np.stack([x, y], axis=1), np.full(len(x), np.nan)
        left, radius = np.arange(len(x)), levels.radius
        while left.size:
            found = np.zeros(len(left), np.bool_)
            for start in range(0, len(left), BLOCK):
                monitor.check()
                rows = left[start : start + BLOCK]
                numbers, starts = near.within(at[rows], radius)
                enough = np.diff(starts) >= levels.least
                found[start : start + BLOCK] = enough
                use = np.repeat(enough, np.diff(starts))
                group = np.repeat(np.arange(len(rows)), np.diff(starts))[use]
                if group.size:
                    offset = xyz[numbers[use]] - np.append(at[rows], np.zeros((len(rows), 1)), axis=1)[group]
                    level = _plane if levels.surface == "plane" else _medians
                    result[rows[enough]] = level(offset, group, len(rows))[enough]
            left = left[~found]
            if radius >= levels.most_radius:
                break
            radius = min(1.5 * radius, levels.most_radius)
        return result

    return heights


def _medians(offset: Array, group: NDArray[np.int64], groups: int) -> Array:
    """Median of the last column in each group; NaN where a group is empty."""
    order = np.lexsort((offset[:, -1], group))
    ordered = offset[order, -1]
    count = np.bincount(group, minlength=groups)
    first = np.cumsum(count) - count
    last = len(ordered) - 1
    low, high = (ordered[np.minimum(first + step, last)] for step in (np.maximum(count - 1, 0) // 2, count // 2))
    return np.where(count > 0, (low + high) / 2, np.nan)


def _plane(offset: Array, group: NDArray[np.int64], groups: int) -> Array:
    """Height at the origin of a plane through each group; the median where the points do not span one."""
    middle = _medians(offset, group, groups)
    count = np.bincount(group, minlength=groups)
    design = np.stack([np.ones(len(offset)), offset[:, 0], offset[:, 1]], axis=1)
    height = offset[:, 2] - middle[group]
    # The first weights are about the median, so that a car does not tilt the first plane.
    residual, solution = height, np.zeros((groups, 3))
    for _ in range(6):
        scale = _medians(np.abs(residual)[:, None], group, groups) / MAD_SHARE
        ratio = residual / np.maximum(BISQUARE * scale[group], 1e-6)
        weight = np.maximum(1 - ratio**2, 0) ** 2
        normal, right = np.empty((groups, 3, 3)), np.empty((groups, 3))
        for i in range(3):
            right[:, i] = np.bincount(group, weight * design[:, i] * height, groups)
            for j in range(3):
                normal[:, i, j] = np.bincount(group, weight * design[:, i] * design[:, j], groups)
        values = np.linalg.eigvalsh(normal)
        spans = (count > 3) & (values[:, 0] > 1e-3 * values[:, 2])
        normal[~spans] = np.eye(3)
        solution = np.where(spans[:, None], np.linalg.solve(normal, right[..., None])[..., 0], 0.0)
        residual = height - (design * solution[group]).sum(axis=1)
    return middle + solution[:, 0]


def raster_heights(path: str | os.PathLike[str], crs: pyproj.CRS) -> Heights:
    """Heights from a DSM raster, bilinear between the centres of cells; crs : of the places that will be asked for."""

    def heights(x: Array, y: Array, monitor: Monitor) -> Array:
        if not len(x):
            return np.empty(0)
        places = transformer(crs, pyproj.CRS.from_epsg(4326)).transform(x.tolist(), y.tolist())
        return heights_at(path, *places, monitor)

    return heights


def raster_points(
    path: str | os.PathLike[str], crs: pyproj.CRS, box: tuple[float, float, float, float], margin: float = 0.0
) -> tuple[Array, float]:
    """The cells of a DSM in a box (west, south, east, north in crs) as points, shape (n, 3), and the side of a cell, m.

    Raises EngineInputError when the raster cannot be read or the box holds more cells than memory shall.
    """
    west, south, east, north = box
    wanted = Extent(west - margin, south - margin, east + margin, north + margin)
    with RasterReader(path) as reader:
        grid = reader.grid
        same = same_crs(grid.crs, crs)
        extent = wanted if same else reproject_extent(wanted, crs, grid.crs)
        left, top = int(np.floor((extent.xmin - grid.x0) / grid.dx)), int(np.floor((grid.y0 - extent.ymax) / grid.dy))
        right, bottom = int(np.ceil((extent.xmax - grid.x0) / grid.dx)), int(np.ceil((grid.y0 - extent.ymin) / grid.dy))
        window = Window(left, top, max(right - left, 0), max(bottom - top, 0)).clipped(grid.width, grid.height)
        if window.width * window.height > MOST_CELLS:
            raise EngineInputError(
                f"An area holds {window.width * window.height:,} cells of {reader.name}, more than {MOST_CELLS:,}; "
                "draw smaller areas."
            )
        if not window.width * window.height:
            return np.empty((0, 3)), np.nan
        values = reader.read(window)[0].astype(np.float64)
    x = grid.x0 + (window.column + np.arange(window.width) + 0.5) * grid.dx
    y = grid.y0 - (window.row + np.arange(window.height) + 0.5) * grid.dy
    columns, rows = (one.ravel() for one in np.meshgrid(x, y))
    side = float(np.sqrt(grid.dx * grid.dy))
    if not same:
        across = transformer(grid.crs, crs)
        columns, rows = (np.asarray(one) for one in across.transform(columns.tolist(), rows.tolist()))
        side = float(np.median(np.hypot(np.diff(columns), np.diff(rows)))) if len(columns) > 1 else np.nan
    xyz = np.stack([columns, rows, values.ravel()], axis=1)
    inside = (xyz[:, 0] >= wanted.xmin) & (xyz[:, 0] <= wanted.xmax)
    inside &= (xyz[:, 1] >= wanted.ymin) & (xyz[:, 1] <= wanted.ymax) & np.isfinite(xyz[:, 2])
    return xyz[inside], side


# Flat areas.


def flat_areas(
    areas: Sequence[Area],
    points: Sequence[Gathered],
    references: Sequence[Heights],
    tracks: Mapping[int, str] | None = None,
    block_m: float = 10.0,
    monitor: Monitor | None = None,
) -> list[Result]:
    """Cloud minus reference in metres, for each area and track, each area together, and all areas together.

    points, references : of each area. tracks : names by number. block_m : side of the squares whose points may share
    errors; over all areas together each area is such a cluster, where there are 5 or more.
    """
    if not block_m > 0:
        raise EngineInputError(f"The blocks are {block_m:g} m wide; they must be wider than 0.")
    monitor = monitor or Monitor()
    results, everything = [], []
    for number, (area, inside, reference) in enumerate(zip(areas, points, references)):
        monitor.step(number / max(len(areas), 1))
        # What a reference reports counts from nothing for each area.
        quiet = monitor.without_progress()
        deviation = inside.xyz[:, 2] - reference(inside.xyz[:, 0], inside.xyz[:, 1], quiet)
        blocks = block_numbers(inside.xyz[:, :2], block_m)
        results += _by_track("flat area", area.name, deviation, blocks, inside.track, tracks, inside.share)
        everything.append((np.full(len(inside), number), deviation, blocks, inside.track))
    if len(areas) > 1:
        place, deviation, blocks, track = (np.concatenate(column) for column in zip(*everything))
        # With few areas, their blocks are the clusters.
        if len(np.unique(place[np.isfinite(deviation)])) < LEAST_CLUSTERS:
            place = place * (int(blocks.max(initial=0)) + 1) + blocks
        results += _by_track("all flat areas", "", deviation, place, track, tracks)
    return results


def _by_track(
    kind: str,
    name: str,
    deviation: Array,
    clusters: NDArray[np.int64],
    of_track: NDArray[np.int64],
    tracks: Mapping[int, str] | None,
    share: float = 1.0,
) -> list[Result]:
    results = []
    for track in each_track(of_track):
        use = np.full(len(of_track), True) if track is None else of_track == track
        known = use & np.isfinite(deviation)
        peak, peak_se = mode(deviation[known])
        notes = []
        if not known.any():
            notes.append(f"'{name}' has no point with a reference height.")
        if share < 1:
            notes.append(f"'{name}' holds very many points; a random {share:.2%} of them were used.")
        results.append(
            Result(
                kind, name, track_name(track, tracks), summarise(deviation[known], clusters[known]),
                int((use & ~known).sum()), values=thinned(deviation[known]),
                details={"mode": peak, "mode_se": peak_se}, notes=tuple(notes),
            )
        )  # fmt: skip
    return results


def block_numbers(places: Array, side: float) -> NDArray[np.int64]:
    """A number for each square of the plane, shape (n,)."""
    if not len(places):
        return np.empty(0, np.int64)
    cells = np.floor((places - places.min(axis=0)) / side).astype(np.int64)
    numbers: NDArray[np.int64] = cells[:, 0] * (int(cells[:, 1].max()) + 1) + cells[:, 1]
    return numbers


def each_track(track: NDArray[np.int64]) -> list[int | None]:
    """All together (None), then each one where there are several."""
    each = [int(one) for one in np.unique(track)]
    return [None, *(each if len(each) > 1 else [])]


def track_name(track: int | None, names: Mapping[int, str] | None) -> str:
    if track is None:
        return ""
    return (names or {}).get(track) or (f"track {track}" if track >= 0 else "no track")


# Ground control points.


@dataclass(frozen=True)
class ControlHeights:
    """Heights of control points against the reference, as in table II; arrays of shape (n,), metres.

    reference : mode of the reference heights around, NaN where there are too few. difference : point minus reference.
    n : reference points used. spread : nmad of these. mode_se : standard error of the mode.
    """

    names: tuple[str, ...]
    xyz: Array
    reference: Array
    difference: Array
    n: NDArray[np.int64]
    spread: Array
    mode_se: Array
    summary: Summary
    notes: tuple[str, ...]

    def result(self) -> Result:
        """The summary as one result; reference_se is what the modes' errors do to the mean."""
        known = np.isfinite(self.difference)
        error = float(np.sqrt(np.nansum(self.mode_se[known] ** 2)) / max(known.sum(), 1))
        return Result(
            "GCP", "all GCPs", "", self.summary, int((~known).sum()), 0.0, self.difference[known],
            details={"reference_mode_se": error}, notes=self.notes,
        )  # fmt: skip


def control_heights(
    names: Sequence[str],
    xyz: ArrayLike,
    reference_xyz: Array,
    radius: float = 1.0,
    clearance: float | None = 2.0,
    least: int = 5,
    method: str = "kernel",
    monitor: Monitor | None = None,
) -> ControlHeights:
    """Each control point's height minus the mode of the reference heights within radius (metres), in the plane.

    xyz : shape (n, 3). reference_xyz : LiDAR points, or cells of a DSM, shape (m, 3). clearance : reference points so
    far above the tenth percentile are left out, as the top of the pole; None keeps all. least : fewer are too few.
    Raises EngineInputError for arrays of other shapes and limits that are none.
    """
    places = np.asarray(xyz, np.float64)
    if places.ndim != 2 or places.shape != (len(names), 3):
        raise EngineInputError(f"{len(names)} control points came with places of shape {places.shape}, not (n, 3).")
    if clearance is not None and not clearance > 0:
        raise EngineInputError(f"The clearance is {clearance:g} m; it must be above 0.")
    monitor = monitor or Monitor()
    good = np.isfinite(places).all(axis=1)
    near = Neighbours(reference_xyz[:, :2])
    figures = np.full((4, len(places)), np.nan)
    count = np.zeros(len(places), np.int64)
    for i in np.flatnonzero(good):
        monitor.step(i / len(places))
        numbers, _ = near.within(places[i : i + 1, :2], radius)
        heights = reference_xyz[numbers, 2]
        if clearance is not None and len(heights):
            heights = heights[heights <= np.percentile(heights, 10) + clearance]
        count[i] = len(heights)
        if len(heights) >= least:
            peak, error = mode(heights, method)
            figures[:, i] = peak, places[i, 2] - peak, median_nmad(heights)[1], error
    known = np.isfinite(figures[1])
    notes = [HORIZONTAL]
    if not known.all():
        lost = [name for name, use in zip(names, known) if not use]
        shown = ", ".join(lost[:5]) + (", …" if len(lost) > 5 else "")
        notes.append(f"{len(lost)} of {len(names)} control points have fewer than {least} reference heights within "
                     f"{radius:g} m: {shown}.")  # fmt: skip
    return ControlHeights(
        tuple(names), places, figures[0], figures[1], count, figures[2], figures[3], summarise(figures[1][known]),
        tuple(notes),
    )  # fmt: skip
