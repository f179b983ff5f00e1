"""From files to accuracies: a cloud or control points, a reference, flat areas and facades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from ..areas import Area, rectangle
from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import RasterReader
from ..raster.grid import Extent
from .accuracy import ControlHeights, Levels, control_heights, flat_areas, point_heights, raster_heights, raster_points
from .accuracy_report import Accuracy
from .areas import Gathered, gather
from .cloud import Points, file_name
from .datums import datum_note, same_datum, vertical_name
from .deviations import Result, between
from .facade_points import Measuring, facade_distances
from .facades import Facade, Finding, facade_boxes, find_facades, given_facades
from .importing import ImportOptions, Opened, open_cloud
from .located import OUTSIDE, REASONS
from .robust import median_nmad
from .track_geometry import jacobian

Array = NDArray[np.float64]

# Around a facade's line: what tells its inside from its outside.
AROUND_M = 15.0
# Heights that differ by so much, and by less than a part of it from place to place, are of two vertical systems.
SYSTEMS_M, ALIKE = 5.0, 0.2


@dataclass(frozen=True)
class Reference:
    """A LiDAR cloud (path of a file) or a DSM (path of a raster). filter : of a cloud's points, see expression.py."""

    path: str
    is_raster: bool
    filter: str = ""

    @property
    def name(self) -> str:
        return file_name(self.path) if self.path.endswith("ept.json") else Path(self.path).name


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

    crs : of the places, in metres. Raises EngineInputError where there is nothing to compare.
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
    if not sum(map(len, truth)):
        raise EngineInputError(
            f"The reference {reference.name} has no heights at any of the {len(boxes) + len(spots)} places; check that "
            "it covers them, and its CRS and theirs."
        )
    if cell_m is not None:
        options = replace(options, finding=replace(options.finding, cell_m=cell_m))
    results: list[Result] = []
    facades: list[Facade] = []
    points: list[Gathered] = []
    if opened is not None:
        facades = _facades(places, truth[len(places.flat) : len(boxes)], options, monitor, notes)
        measuring = replace(options.measuring, convergence_deg=convergence_deg(crs, *_middle(boxes)))
        areas = [*places.flat, *facade_boxes(facades, measuring.half_width_m)]
        points = gather(_streamed(opened), areas, monitor)
        notes += [*opened.notes, *_doubts(opened, points, measuring)]
        tracks = _tracks(points)
        flat = points[: len(places.flat)]
        heights = [
            raster_heights(reference.path, crs) if reference.is_raster else point_heights(one, options.levels)
            for one in truth[: len(flat)]
        ]
        results += flat_areas(places.flat, flat, heights, tracks, monitor=monitor.part(0.8, 0.9)) if flat else []
        results += facade_distances(facades, points[len(flat) :], measuring, tracks, monitor.part(0.9, 1))
    control = _controls(places, truth[len(boxes) :], options, monitor)
    results += [] if control is None else [control.result()]
    if not any(one.summary.n for one in results):
        said = [note for one in results for note in one.notes] if any(map(len, points)) else []
        raise EngineInputError(
            f"Nothing was measured: {said[0]}"
            if said
            else "Nothing was measured: no point of the cloud or control point lies where the reference has heights; "
            "check the CRS of the layers, and that they are of one place."
        )
    notes += _systems(results, control)
    cloud = opened.name if opened is not None else "Control points"
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
        with RasterReader(reference.path) as reader:
            notes = _notes(reader.grid.crs, crs)
        found, sides = [], []
        for number, area in enumerate(areas):
            monitor.step(number / len(areas))
            xyz, side = raster_points(reference.path, crs, area.box, margin)
            found.append(xyz)
            sides.append(side)
        return found, float(np.nanmedian(sides)) if np.isfinite(sides).any() else None, notes
    whole = np.array([area.box for area in areas])
    extent = Extent(*(whole[:, :2].min(axis=0) - margin), *(whole[:, 2:].max(axis=0) + margin))
    options = ImportOptions(to_crs=crs, extent=extent, extent_crs=crs, filter=reference.filter)
    opened = open_cloud(reference.path, options, monitor)
    try:
        gathered = gather(opened.placed.chunks(), areas, monitor, margin)
    except EngineInputError:
        if set(opened.placed.left_out) != {REASONS[OUTSIDE]}:
            raise
        gathered = []  # nothing of it is near
    notes = [] if opened.table.crs is None else _notes(opened.table.crs, crs)
    notes += [*opened.placed.remarks, *opened.table.notes]
    return [one.xyz for one in gathered], None, list(dict.fromkeys(notes))


def _notes(declared: CRS, crs: CRS) -> list[str]:
    """Sentences about the frame and the heights of a reference that is in another CRS than the cloud."""
    notes = [datum_note(declared, crs)]
    if not same_datum(declared, crs):
        notes.append(
            f"The reference is in {declared.name}, the cloud in {crs.name}: PROJ brings these datums together, which "
            "may be metres off without the right grids."
        )
    if vertical_name(declared):
        notes.append(
            f"The heights of the reference are those of {vertical_name(declared)}; they are compared as they are, so "
            "bring it to ellipsoidal heights first if the cloud has these."
        )
    return [note for note in notes if note]


def _streamed(opened: Opened) -> Iterator[Points]:
    """The points of a cloud; those of one track have its angles where they have none of their own."""
    for points in opened.placed.chunks():
        yield points.with_angles(opened.placed.info.track)


def convergence_deg(crs: CRS, x: float, y: float) -> float:
    """Grid north at a place, in degrees clockwise from true north."""
    (_, east), (_, north) = jacobian(crs, x, y)[0]
    return -float(np.degrees(np.arctan2(east, north)))


def _middle(areas: Sequence[Area]) -> tuple[float, float]:
    boxes = np.array([area.box for area in areas])
    return float(boxes[:, [0, 2]].mean()), float(boxes[:, [1, 3]].mean())


def _doubts(opened: Opened, points: Sequence[Gathered], measuring: Measuring) -> list[str]:
    """What the cloud says against the options."""
    notes = []
    track = opened.placed.info.track
    if track.look_side != measuring.look_side:
        notes.append(
            f"The cloud says that its radar looks to the {track.look_side}, but {measuring.look_side} is given "
            "(LOOK_SIDE), which decides which walls it sees."
        )
    if track.height_reference == "geoid":
        notes.append("The heights of the cloud count from the geoid; those of the reference must, too.")
    if not any(map(len, points)):
        notes.append("No point of the cloud lies in any area or beside any facade; check the CRS of these layers.")
    return notes


def _systems(results: Sequence[Result], control: ControlHeights | None) -> list[str]:
    """A sentence where heights differ by much, and alike everywhere."""
    flat = [one.summary for one in results if one.kind == "flat area" and not one.track and one.summary.n]
    both = [("points of the cloud", np.array([one.median for one in flat]), min([one.nmad for one in flat], default=0))]
    if control is not None:
        both.append(("control points", control.difference[np.isfinite(control.difference)], 0))
    notes = []
    for name, heights, within in both:
        middle, nmad = median_nmad(heights) if len(heights) else (0.0, 0.0)
        if abs(middle) > SYSTEMS_M and max(nmad, within) < ALIKE * abs(middle):
            notes.append(
                f"The {name} lie {abs(middle):.1f} m {'above' if middle > 0 else 'below'} the reference, nearly alike "
                "everywhere: one of both may count from the geoid, the other from the ellipsoid, or the cloud may not "
                "be absolute yet."
            )
    return notes


def _facades(
    places: Places, truth: Sequence[Array], options: AssessOptions, monitor: Monitor, notes: list[str]
) -> list[Facade]:
    found: list[Facade] = []
    for area, xyz in zip(places.facades, truth):
        found += find_facades(area, xyz, options.finding, replace(monitor, warn=notes.append))
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
    return control_heights(names, xyz, around, options.control_radius_m, monitor=monitor.without_progress())


def _tracks(points: Iterable[Gathered]) -> dict[int, str]:
    numbers = {number for one in points for number in one.tracks}
    return {number: f"track {number}" if number >= 0 else "no track" for number in sorted(numbers)}


def _box(name: str, corners: Array) -> Area:
    (west, south), (east, north) = corners.min(axis=0) - AROUND_M, corners.max(axis=0) + AROUND_M
    return rectangle(name, west, south, east, north)


def _spot(name: str, place: Array, radius: float) -> Area:
    x, y = place[0], place[1]
    return rectangle(name, x - radius, y - radius, x + radius, y + radius)
