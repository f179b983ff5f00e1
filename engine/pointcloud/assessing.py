"""From files to accuracies: a cloud or control points, a reference, flat areas and facades."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.grid import Extent
from .accuracy import ControlHeights, Levels, control_heights, flat_areas, point_heights, raster_heights, raster_points
from .accuracy_report import Accuracy
from .areas import Area, Gathered, gather, rectangle
from .datums import datum_note, same_datum
from .deviations import Result, between
from .facade_points import Measuring, facade_distances
from .facades import Facade, Finding, facade_boxes, find_facades, given_facades
from .importing import ImportOptions, Opened, open_cloud

Array = NDArray[np.float64]

# Around a facade's line: what tells its inside from its outside.
AROUND_M = 15.0


@dataclass(frozen=True)
class Reference:
    """A LiDAR cloud (path of a file) or a DSM (path of a raster). filter : of a cloud's points, see expression.py."""

    path: str
    is_raster: bool
    filter: str = ""

    @property
    def name(self) -> str:
        return Path(self.path).parent.name if self.path.endswith("ept.json") else Path(self.path).name


@dataclass(frozen=True)
class Places:
    """Where accuracy is measured, in the CRS of the cloud (metres): flat areas, lines of facades (name, corners), areas
    in which facades are looked for, and control points (names, x, y, height)."""

    flat: Sequence[Area] = ()
    lines: Sequence[tuple[str, Array]] = ()
    facades: Sequence[Area] = ()
    controls: tuple[Sequence[str], Array] | None = None


@dataclass(frozen=True)
class AssessOptions:
    levels: Levels
    finding: Finding
    measuring: Measuring
    control_radius_m: float = 1.0


def cloud_crs(path: str, monitor: Monitor) -> tuple[CRS, Opened]:
    """The projected CRS in metres in which a cloud is compared, and the cloud."""
    opened = open_cloud(path, ImportOptions(), replace(monitor, info=lambda text: None))
    crs = opened.placed.info.crs
    if crs is None:
        raise EngineInputError(f"{Path(path).name} has no CRS; import it with importpointcloud and name its CRS.")
    return crs, opened


def assess(
    opened: Opened | None, crs: CRS, reference: Reference, places: Places, options: AssessOptions, monitor: Monitor
) -> Accuracy:
    """Compare a cloud, control points, or both with a reference at places.

    crs : of the places, in metres. Raises EngineInputError where there is nothing to compare, or the reference is on
    another datum.
    """
    boxes = [*places.flat, *places.facades, *(_box(name, corners) for name, corners in places.lines)]
    if opened is not None and not boxes:
        raise EngineInputError(
            "The cloud has no place to be measured at; give flat areas, facades, or both, besides the reference."
        )
    spots = []
    if places.controls is not None:
        names, xyz = places.controls
        spots = [_spot(name, place, options.control_radius_m) for name, place in zip(names, xyz)]
    truth, cell_m, notes = _reference(reference, crs, [*boxes, *spots], monitor.part(0, 0.3))
    if cell_m is not None:
        options = replace(options, finding=replace(options.finding, cell_m=cell_m))
    facades = _facades(places, truth[len(places.flat) : len(boxes)], options, opened, monitor.part(0.3, 0.4))
    results: list[Result] = []
    if opened is not None:
        areas = [*places.flat, *facade_boxes(facades, options.measuring.half_width_m)]
        points = gather(opened.placed.chunks(), areas, monitor)
        notes += opened.notes
        tracks = _tracks(points)
        flat = points[: len(places.flat)]
        heights = [
            raster_heights(reference.path, crs) if reference.is_raster else point_heights(one, options.levels)
            for one in truth[: len(flat)]
        ]
        results += flat_areas(places.flat, flat, heights, tracks, monitor=monitor.part(0.8, 0.9)) if flat else []
        results += facade_distances(facades, points[len(flat) :], options.measuring, tracks, monitor.part(0.9, 1))
    control = _controls(places, truth[len(boxes) :], options, monitor)
    cloud = opened.placed.info.track.name if opened is not None else "Control points"
    return Accuracy(tuple(results), control, tuple(facades), cloud, reference.name, tuple(notes))


def figures(accuracy: Accuracy) -> dict[str, float]:
    """The figures to quote, of all places together; unknown ones are left out.

    Heights: those of all flat areas, or of the only one. Facades: mean of their biases with its standard error between
    them, and the root mean square of their precisions, each weighted by its points.
    """
    found: dict[str, float] = {}
    flat = [one for one in accuracy.results if "flat area" in one.kind and not one.track]
    whole = next((one for one in flat if one.kind.startswith("all")), flat[0] if len(flat) == 1 else None)
    if whole is not None:
        s = whole.summary
        found.update(
            VERTICAL_BIAS=s.bias, VERTICAL_BIAS_SE=whole.bias_error, VERTICAL_RMSE=s.rmse, VERTICAL_MEDIAN=s.median,
            VERTICAL_NMAD=s.nmad,
        )  # fmt: skip
    facades = [one for one in accuracy.of("facade") if not one.track and np.isfinite(one.summary.bias)]
    if facades:
        weight = np.array([one.summary.n for one in facades], np.float64)
        spread = np.array([one.summary.sd for one in facades])
        of_all = between(facades)
        found["HORIZONTAL_BIAS"] = of_all["mean"]
        found["HORIZONTAL_BIAS_SE"] = of_all["mean_se"] if len(facades) > 1 else facades[0].bias_error
        found["HORIZONTAL_PRECISION"] = float(np.sqrt((weight @ spread**2) / weight.sum()))
    if accuracy.control is not None:
        found.update(GCP_BIAS=accuracy.control.summary.bias, GCP_RMSE=accuracy.control.summary.rmse)
    return {name: float(value) for name, value in found.items() if np.isfinite(value)}


def _reference(
    reference: Reference, crs: CRS, areas: Sequence[Area], monitor: Monitor
) -> tuple[list[Array], float | None, list[str]]:
    """Reference points in and around each area, (n, 3); the side of a DSM's cells; notes."""
    margin = AROUND_M
    if reference.is_raster:
        found, sides = [], []
        for number, area in enumerate(areas):
            monitor.step(number / len(areas))
            xyz, side = raster_points(reference.path, crs, area.box, margin)
            found.append(xyz)
            sides.append(side)
        return found, float(np.nanmedian(sides)) if np.isfinite(sides).any() else None, []
    whole = np.array([area.box for area in areas])
    extent = Extent(*(whole[:, :2].min(axis=0) - margin), *(whole[:, 2:].max(axis=0) + margin))
    options = ImportOptions(to_crs=crs, extent=extent, extent_crs=crs, filter=reference.filter)
    opened = open_cloud(reference.path, options, monitor)
    notes = []
    declared = opened.table.crs
    if declared is not None:
        if not same_datum(declared, crs):
            notes.append(
                f"The reference is in {declared.name}, the cloud in {crs.name}: PROJ brings these datums together, "
                "which may be metres off without the right grids."
            )
        notes += [note for note in [datum_note(declared, crs)] if note]
    gathered = gather(opened.placed.chunks(), areas, monitor, margin)
    return [one.xyz for one in gathered], None, [*notes, *opened.table.notes]


def _facades(
    places: Places, truth: Sequence[Array], options: AssessOptions, opened: Opened | None, monitor: Monitor
) -> list[Facade]:
    if opened is None:
        return []
    found: list[Facade] = []
    for area, xyz in zip(places.facades, truth):
        found += find_facades(area, xyz, options.finding, monitor)
    for (name, corners), xyz in zip(places.lines, truth[len(places.facades) :]):
        found += given_facades(name, corners, xyz, options.finding)
    return found


def _controls(
    places: Places, truth: Sequence[Array], options: AssessOptions, monitor: Monitor
) -> ControlHeights | None:
    if places.controls is None:
        return None
    names, xyz = places.controls
    # Surroundings of neighbouring points overlap.
    around = np.unique(np.concatenate([*truth, np.empty((0, 3))]), axis=0)
    return control_heights(names, xyz, around, options.control_radius_m, monitor=replace(monitor, progress=_nothing))


def _nothing(fraction: float) -> None:
    pass


def _tracks(points: Iterable[Gathered]) -> dict[int, str]:
    numbers = {number for one in points for number in one.tracks}
    return {number: f"track {number}" if number >= 0 else "no track" for number in sorted(numbers)}


def _box(name: str, corners: Array) -> Area:
    (west, south), (east, north) = corners.min(axis=0) - AROUND_M, corners.max(axis=0) + AROUND_M
    return rectangle(name, west, south, east, north)


def _spot(name: str, place: Array, radius: float) -> Area:
    x, y = place[0], place[1]
    return rectangle(name, x - radius, y - radius, x + radius, y + radius)
