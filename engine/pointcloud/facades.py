"""Facades of a reference (LiDAR points or cells of a DSM): where their lines are, which side is outside, how high.

Montazeri et al. 2018, section V-A: places with a large scatter of heights within a vertical cylinder belong to a
facade; its line is fitted by reweighted least squares with the bisquare function. A reference that looks down sees the
edges of roofs, not walls; how its cells are made decides where an edge seems to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..areas import Area
from ..errors import EngineInputError
from ..monitor import Monitor
from .choices import CELL_RULES
from .lines import LEAST, Line, dominant_line, fit_line, step_edge
from .neighbours import Neighbours

Array = NDArray[np.float64]

BLOCK = 20_000
# Along a facade: gaps up to so many metres do not end it, and pieces that an edge is looked for in.
GAP_M, PIECE_M = 4.0, 3.0
# Around an edge: what is farther away does not refine it.
REACH_M = 0.6
NAN = float("nan")


@dataclass(frozen=True)
class Finding:
    """How facades are found.

    cylinder_m : radius within which heights scatter. threshold_m : standard deviation of the heights that makes a place
    one of a facade (20 m at the high-rise of the paper); None for `share` of the building's height. edge : "step", the
    border between high and low places along the facade, or "labelled", the line through the places themselves, as the
    paper; that one moves towards the denser side. cell_m : side of a DSM's cells, None for LiDAR points.
    cell_rule : height at the "centre" of a cell, its "mean", or the "highest" in it: that moves edges outwards by half
    a cell on average, which is taken off. most : facades in an area, the one with most places first.
    """

    cylinder_m: float = 2.0
    threshold_m: float | None = None
    share: float = 0.3
    edge: str = "step"
    cell_m: float | None = None
    cell_rule: str = "centre"
    most: int = 1

    def __post_init__(self) -> None:
        for name in ("cylinder_m", "threshold_m", "share", "cell_m"):
            value = getattr(self, name)
            if value is not None and not (np.isfinite(value) and value > 0):
                raise EngineInputError(f"'{name}' is {value:g}; it must be above 0.")
        if self.edge not in ("step", "labelled") or self.cell_rule not in CELL_RULES or self.most < 1:
            raise EngineInputError(
                f"Facades cannot be found with edge '{self.edge}', cells '{self.cell_rule}', {self.most} an area; "
                f"choose step or labelled, one of {', '.join(CELL_RULES)}, and 1 or more."
            )


@dataclass(frozen=True)
class Facade:
    """line : its normal points outwards. ground_m, roof_m : heights on both sides, NaN where unknown.

    reference_se : of the line across, metres, one sigma, with what the raster's cells leave open. places, scatter_m :
    the reference's places of the facade, shape (n, 2), and the standard deviations of heights there.
    """

    name: str
    line: Line
    ground_m: float = NAN
    roof_m: float = NAN
    reference_se: float = 0.0
    places: Array = field(default_factory=lambda: np.empty((0, 2)))
    scatter_m: Array = field(default_factory=lambda: np.empty(0))
    notes: tuple[str, ...] = ()


def height_scatter(xyz: Array, at: Array, radius: float, monitor: Monitor | None = None) -> Array:
    """Standard deviation of the heights of points, shape (m, 3), in vertical cylinders around places, shape (n, 2)."""
    monitor = monitor or Monitor()
    near = Neighbours(xyz[:, :2])
    height = xyz[:, 2] - (xyz[:, 2].mean() if len(xyz) else 0.0)
    result = np.full(len(at), np.nan)
    for start in range(0, len(at), BLOCK):
        monitor.check()
        numbers, starts = near.within(at[start : start + BLOCK], radius)
        count = np.diff(starts)
        group = np.repeat(np.arange(len(count)), count)
        enough = count > 1
        divisor = np.maximum(count, 1)
        mean = np.bincount(group, height[numbers], len(count)) / divisor
        square = np.bincount(group, (height[numbers] - mean[group]) ** 2, len(count))
        result[start : start + BLOCK] = np.where(enough, np.sqrt(square / divisor), np.nan)
    return result


def find_facades(
    area: Area, xyz: Array, finding: Finding | None = None, monitor: Monitor | None = None
) -> list[Facade]:
    """Facades in an area, from reference points in and around it, shape (n, 3).

    An area without a facade gives none, and a warning that says why.
    """
    finding, monitor = finding or Finding(), monitor or Monitor()
    inside = xyz[area.inside(xyz[:, 0], xyz[:, 1])] if len(xyz) else xyz
    if len(inside) < 10:
        monitor.warn(f"The area '{area.name}' holds {len(inside)} points of the reference; no facade was looked for.")
        return []
    low, high = np.percentile(inside[:, 2], [2, 98])
    limit = finding.share * (high - low) if finding.threshold_m is None else finding.threshold_m
    scatter = height_scatter(xyz, inside[:, :2], finding.cylinder_m, monitor)
    labelled = scatter > max(limit, 1e-6)
    places, scatter = inside[labelled, :2], scatter[labelled]
    found: list[Facade] = []
    enough = max(10, 0.1 * len(places))
    while len(found) < finding.most and len(places) >= enough:
        first = dominant_line(places, 0.75 * finding.cylinder_m)
        line, near = _piece(first, places, finding.cylinder_m)
        if near.sum() < 10 or line.length < finding.cylinder_m:
            break
        name = area.name if finding.most == 1 else f"{area.name} {len(found) + 1}"
        made = _facade(name, line, xyz, finding)
        found.append(replace(made, places=places[near], scatter_m=scatter[near]))
        # What this facade explains is taken away, with the places around its corners.
        left = np.abs(line.across(places)) > 1.5 * finding.cylinder_m
        places, scatter = places[left], scatter[left]
    if not found:
        monitor.warn(
            f"The area '{area.name}' shows no facade: {int(labelled.sum())} of {len(inside)} places have heights that "
            f"scatter by more than {limit:.1f} m within {finding.cylinder_m:g} m; lower the threshold or move the area."
        )
    return found


def given_facades(
    name: str,
    places: ArrayLike,
    xyz: Array | None = None,
    finding: Finding | None = None,
    look: ArrayLike | None = None,
) -> list[Facade]:
    """Facades along a line that is given, one for each of its pieces; places of shape (k, 2).

    xyz : reference points around, which tell the outside (the lower side) and the heights. look : horizontal look
    direction of the sensor (east, north), which comes towards the outside; used where they do not tell. Else the
    outside is to the right of the line as it is drawn.
    """
    finding = finding or Finding()
    corners = np.asarray(places, np.float64)
    if corners.ndim != 2 or corners.shape[1] != 2 or len(corners) < 2:
        raise EngineInputError(f"The line '{name}' has places of shape {corners.shape}; (2, 2) or more is wanted.")
    moved = np.append(True, (np.diff(corners, axis=0) != 0).any(axis=1))
    corners = corners[moved]
    if len(corners) < 2:
        raise EngineInputError(f"The line '{name}' has no length; give places that differ.")
    result = []
    for number, (first, last) in enumerate(zip(corners, corners[1:])):
        one = name if len(corners) == 2 else f"{name} {number + 1}"
        line = Line.between(first, last)
        line, levels = _sides(line, xyz, finding.cylinder_m)
        note: tuple[str, ...] = ()
        if not np.isfinite(levels).all():
            if look is not None:
                line = line.turned() if np.asarray(look) @ line.normal > 0 else line
                note = (f"The outside of '{one}' is taken to be the sensor's side.",)
            else:
                note = (f"The outside of '{one}' is taken to be to the right of the line.",)
        result.append(Facade(one, line, *levels, notes=note))
    return result


def _piece(first: Line, places: Array, radius: float) -> tuple[Line, NDArray[np.bool_]]:
    """The line through the longest run of places near to a first line, and which these are."""
    line = first
    for _ in range(3):
        along = line.along(places)
        order = np.flatnonzero(np.abs(line.across(places)) <= radius)
        order = order[np.argsort(along[order], kind="stable")]
        run = max(np.split(order, np.flatnonzero(np.diff(along[order]) > GAP_M) + 1), key=len)
        # Around a corner the cylinders see two facades, and the places turn with them.
        run = run[(along[run] >= along[run[:1]] + radius) & (along[run] <= along[run[-1:]] - radius)]
        near = np.zeros(len(places), np.bool_)
        near[run] = True
        if len(run) < LEAST:
            return replace(line, start=0.0, end=0.0), near
        line = fit_line(places[near], line)
    along = line.along(places[near])
    return replace(line, start=float(along.min()), end=float(along.max())), near


def _sides(line: Line, xyz: Array | None, radius: float) -> tuple[Line, tuple[float, float]]:
    """The line with its normal to the lower side, and the heights of ground and roof."""
    if xyz is None or not len(xyz):
        return line, (NAN, NAN)
    along, across = line.along(xyz[:, :2]), line.across(xyz[:, :2])
    beside = (along >= line.start) & (along <= line.end) & (np.abs(across) > 0.5 * radius)
    beside &= np.abs(across) <= 3 * radius
    sides = [xyz[beside & (across > 0), 2], xyz[beside & (across < 0), 2]]
    if min(map(len, sides)) < 3:
        return line, (NAN, NAN)
    outside, inside = (float(np.median(one)) for one in sides)
    return (line, (outside, inside)) if outside <= inside else (line.turned(), (inside, outside))


def _facade(name: str, line: Line, xyz: Array, finding: Finding) -> Facade:
    line, (ground, roof) = _sides(line, xyz, finding.cylinder_m)
    notes = []
    middle = (ground + roof) / 2
    if finding.edge == "step":
        stepped = _stepped(line, xyz, middle, finding.cylinder_m)
        if stepped is None:
            notes.append(
                f"'{name}' has no clear edge between roof and ground; its line runs through the labelled places."
            )
        line = stepped or line
    # What noise and spacing of the points leave open, rows of cells along the facade most of all.
    along, across, high = _beside(line, xyz, middle, finding.cylinder_m)
    counted = step_edge(across, high, REACH_M)[1] if len(along) and np.isfinite(middle) else NAN
    counted = counted if np.isfinite(counted) else (finding.cell_m or 0.0) / np.sqrt(12)
    if finding.cell_m is not None and finding.cell_rule == "highest":
        # A cell is high where the building touches it: its centre may be so far outside.
        line = line.moved(-0.5 * finding.cell_m * float(np.abs(line.normal).sum()))
    error = float(np.hypot(np.nan_to_num(line.offset_se), counted))
    return Facade(name, line, ground, roof, error, notes=tuple(notes))


def _beside(line: Line, xyz: Array, middle: float, radius: float) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Along, across, and whether above the middle, of the reference points next to a line."""
    along, across = line.along(xyz[:, :2]), line.across(xyz[:, :2])
    use = (along >= line.start) & (along < line.end) & (np.abs(across) <= radius)
    return along[use], across[use], xyz[use, 2] > middle


def _stepped(line: Line, xyz: Array, middle: float, radius: float) -> Line | None:
    """The line through the edges of pieces along the facade; None where there are not enough."""
    if not np.isfinite(middle):
        return None
    along, across, high = _beside(line, xyz, middle, radius)
    pieces = max(int(line.length / PIECE_M), 1)
    number = np.minimum(((along - line.start) / line.length * pieces).astype(np.int64), pieces - 1)
    order = np.argsort(number, kind="stable")
    edges = []
    for part in np.split(order, np.cumsum(np.bincount(number, minlength=pieces))[:-1]):
        if 3 <= high[part].sum() <= len(part) - 3:
            edges.append((float(along[part].mean()), step_edge(across[part], high[part], REACH_M)[0]))
    places = np.array([one for one in edges if np.isfinite(one[1])])
    if len(places) < LEAST:
        return None
    at = line.middle + np.outer(places[:, 0], line.direction) + np.outer(places[:, 1], line.normal)
    fitted = fit_line(at, line)
    fitted = fitted if fitted.normal @ line.normal > 0 else fitted.turned()
    # The pieces tell the direction and how straight the facade is; all places together tell better where it is.
    _, across, high = _beside(fitted, xyz, middle, radius)
    whole = step_edge(across, high, REACH_M)[0] if len(across) else NAN
    fitted = fitted.moved(whole) if np.isfinite(whole) else fitted
    ends = fitted.along(line.ends)
    return replace(fitted, start=float(ends.min()), end=float(ends.max()))


def facade_boxes(facades: Sequence[Facade], half_width_m: float = 10.0) -> list[Area]:
    """Areas around facades, to gather the points of a cloud in."""
    areas = []
    for one in facades:
        (a, b), side = one.line.ends, half_width_m * one.line.normal
        areas.append(Area(one.name, (np.array([a - side, b - side, b + side, a + side]),)))
    return areas
