"""A table and the meaning of its columns become points in a CRS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from pyproj import CRS

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.grid import Extent, overlap, reproject_extent
from ..sar.geodetic import to_geodetic
from .cloud import CHUNK, STANDARD, Array, Attribute, CloudInfo, Column, Points, Table, Track, file_name
from .datums import (
    WGS84,
    Way,
    check_area,
    check_output,
    datum_note,
    horizontal,
    is_metric,
    same_datum,
    utm_of,
    vertical_name,
)  # fmt: skip
from .expression import Filter
from .heights import ELLIPSOIDAL, HeightReference
from .located import BEYOND, FILTERED, KEPT, OUTSIDE, REASONS, SYSTEMS, Locator, Named, clock, numbers
from .radar import RadarGeometry
from .roles import Roles

__all__ = ["Placed", "place", "same_datum"]

# Rows from which the zone, the types of columns and the track are told before the cloud streams.
SAMPLE = 20_000
# From here on float32 tells no hundredths.
LARGE = 1e5
OTHER_HEIGHTS = (
    "The heights of the cloud are above the geoid, that of the reference point above the ellipsoid; say how far apart "
    "they are (HEIGHT_REFERENCE), or leave the reference point out."
)
# What of the named columns is no attribute.
PLACES = frozenset(name for names in SYSTEMS.values() for name in names) | {"height", "id", "series_mm"}
# Columns that a table has without time series.
USUAL = 16
# So far beyond the area of its CRS a cloud may reach.
MARGIN_DEG = 10.0
# Attributes that the geometry gives.
SEEN = ("incidence", "heading")


@dataclass
class Placed:
    """A cloud on its way: info holds before it streams; read and left_out (by reason) count while it does."""

    info: CloudInfo
    stream: Callable[[Placed], Iterator[Points]]
    remarks: list[str] = field(default_factory=list)
    read: int = 0
    left_out: dict[str, int] = field(default_factory=dict)

    def chunks(self) -> Iterator[Points]:
        """The points, in pieces of at most CHUNK; each call reads the table anew.

        Raises EngineInputError when no point is left, or the file is damaged.
        """
        self.read, self.left_out = 0, {}
        return self.stream(self)

    @property
    def kept(self) -> int:
        return self.read - sum(self.left_out.values())

    @property
    def notes(self) -> list[str]:
        """Sentences that a user should see, with what was left out so far."""
        counts = (f"{n:,} of {self.read:,} points {reason}; they are left out." for reason, n in self.left_out.items())
        return [*self.remarks, *counts]


def place(
    table: Table,
    roles: Roles,
    monitor: Monitor,
    crs: CRS | None = None,
    to_crs: CRS | None = None,
    geometry: RadarGeometry | None = None,
    heights: HeightReference | None = None,
    extent: Extent | None = None,
    keep: Filter | None = None,
    extent_crs: CRS | None = None,
) -> Placed:
    """Points of a table in a projected CRS, with ellipsoidal heights in metres.

    crs : of the table; None: as the file or the roles declare it, EPSG:4326 for longitude and latitude. to_crs : of the
    output; None: the table's where that is projected in metres, else the UTM zone of the first points. geometry : for
    radar-coded tables; to points of others it adds incidence and heading. heights : what the heights are above; None
    for the ellipsoid. extent : in extent_crs (None: the output's); in the output's CRS its bounding rectangle counts.
    keep : a filter, on our names, the file's columns, x, y and z.

    Heights stay as they are unless the datum changes. Raises EngineInputError where the table cannot be placed.
    """
    name = Path(table.path).name
    heights = heights or ELLIPSOIDAL
    heights.check()
    remarks: list[str] = []
    source = _source_crs(table, roles, crs, name, remarks)
    columns = _columns(table, roles, keep)
    sample, raw = _sample(table, roles, columns, monitor, name)
    shift_s = _check_sample(sample, roles.system, geometry, name, remarks)
    longitude, latitude, xyz = _middle(sample, roles.system, source, geometry, heights, shift_s, name, remarks)
    on_map = roles.system in ("geographic", "projected")
    if to_crs is not None:
        check_output(to_crs)
    target = to_crs or (source if on_map and is_metric(source) else utm_of(longitude, latitude))
    above = ""
    if heights.is_ellipsoidal and "height" in sample:
        above = vertical_name(source) if on_map else ""
        above = above or ("the geoid" if roles.height_reference == "geoid" else "")
    remarks += _remarks_on_crs(source, target, to_crs, above, name, on_map)
    target = horizontal(target)
    attributes = _attributes(sample, geometry)
    if keep is not None:
        keep.columns({*raw, *sample, *(one.name for one in attributes), "x", "y", "z"})
    track = _track(table, target, geometry, sample, xyz, heights, bool(above))
    if extent is not None and extent_crs is not None:
        extent = _on_map(extent, horizontal(extent_crs), target)

    def stream(placed: Placed) -> Iterator[Points]:
        locate = Locator(roles.system, source, target, geometry, heights, shift_s)
        # Time series have hundreds of columns; a chunk shall not grow with them.
        for chunk in table.chunks(columns, CHUNK * USUAL // max(len(columns), USUAL), monitor):
            monitor.check()
            points = _points(locate, roles, chunk, attributes, extent, keep, placed)
            if len(points):
                yield points
        if not placed.kept:
            raise EngineInputError(_nothing_left(placed, name, source))

    return Placed(CloudInfo(target, attributes, tuple(roles.dates), track), stream, remarks)


def _on_map(extent: Extent, crs: CRS, target: CRS) -> Extent:
    """An extent in the output's CRS; of one in degrees, what lies about the area where that CRS holds.

    A rectangle about the world has no outline in a UTM zone.
    """
    area = target.area_of_use
    if crs.is_geographic and target.is_projected and area is not None and area.west < area.east:
        near = Extent(area.west - MARGIN_DEG, area.south - MARGIN_DEG, area.east + MARGIN_DEG, area.north + MARGIN_DEG)
        extent = overlap(extent, near) or extent
    return reproject_extent(extent, crs, target)


def _points(
    locate: Locator,
    roles: Roles,
    raw: Named,
    attributes: tuple[Attribute, ...],
    extent: Extent | None,
    keep: Filter | None,
    placed: Placed,
) -> Points:
    """The points of a chunk that are kept; the others are counted."""
    named = roles.evaluate(raw)
    found = locate(named)
    x, y, z, fate = found.x, found.y, found.z, found.fate
    values: dict[str, Column] = {one.name: named[one.name] for one in attributes if one.name in named}
    if found.xyz_m is not None and locate.geometry is not None and len(values) < len(attributes):
        values = {**dict(zip(SEEN, locate.geometry.angles(found.xyz_m))), **values}
    if extent is not None:
        with np.errstate(invalid="ignore"):
            inside = (x >= extent.xmin) & (x <= extent.xmax) & (y >= extent.ymin) & (y <= extent.ymax)
        fate[~inside & (fate == KEPT)] = OUTSIDE
    if keep is not None:
        fate[~keep.mask({**raw, **named, **values, "x": x, "y": y, "z": z}) & (fate == KEPT)] = FILTERED
    placed.read += len(fate)
    for reason, count in enumerate(np.bincount(fate)):
        if reason != KEPT and count:
            placed.left_out[REASONS[reason]] = placed.left_out.get(REASONS[reason], 0) + int(count)
    series, ids = named.get("series_mm"), named.get("id")
    points = Points(
        x, y, z,
        {one.name: _as(values[one.name], one.dtype) for one in attributes},
        None if series is None else np.asarray(series, np.float32),
        None if ids is None else np.asarray(ids),
    )  # fmt: skip
    return points if (fate == KEPT).all() else points.where(fate == KEPT)


def _as(values: Column, dtype: str) -> Column:
    """Numbers as an attribute's type; what is not known is 0 in whole numbers, which have no NaN."""
    kind = np.dtype(dtype)
    values = np.asarray(values)
    if kind.kind in "iu" and values.dtype.kind != "b":
        limits = np.iinfo(kind)
        values = np.clip(np.nan_to_num(np.rint(np.asarray(values, np.float64)), nan=0.0), limits.min, limits.max)
    with np.errstate(over="ignore"):  # beyond float32 is infinite
        return values.astype(kind)


def _source_crs(table: Table, roles: Roles, crs: CRS | None, name: str, remarks: list[str]) -> CRS:
    declared = crs or table.crs or roles.crs
    if roles.system not in ("geographic", "projected"):
        if roles.system == "geocentric" and declared is not None and not same_datum(declared, WGS84):
            raise EngineInputError(
                f"The coordinates of {name} are geocentric on {declared.name}; bring them to WGS 84 or ITRF first."
            )
        return WGS84
    if roles.system == "geographic":
        if declared is None:
            return WGS84
        if not declared.is_geographic:
            remarks.append(
                f"{name} is placed by its longitude and latitude, which are degrees: they are taken in EPSG:4326, not "
                f"in {declared.name}."
            )
            return WGS84
        return declared
    if crs is None and roles.crs is not None and (table.crs is None or table.crs.is_geographic):
        declared = roles.crs
    if declared is None:
        raise EngineInputError(
            f"{name} has map coordinates but does not say in which CRS; choose it (CRS), or import it with one first."
        )
    if not declared.is_projected:
        raise EngineInputError(
            f"{name} is placed by eastings and northings, but {declared.name} is no projected CRS; choose the map's "
            "CRS (CRS), or the columns of longitude and latitude (COLUMNS)."
        )
    return declared


def _columns(table: Table, roles: Roles, keep: Filter | None) -> list[str]:
    """The file's columns that are read."""
    wanted = list(roles.columns_needed)
    if keep is not None:
        there = {column.lower(): column for column in table.columns}
        wanted += [there[name.lower()] for name in keep.names if name.lower() in there]
    return list(dict.fromkeys(wanted))


def _sample(table: Table, roles: Roles, columns: list[str], monitor: Monitor, name: str) -> tuple[Named, Named]:
    """The first rows that have a place, named and raw."""
    quiet = monitor.without_progress()
    first: tuple[Named, Named] | None = None
    chunks = table.chunks(columns, SAMPLE, quiet)
    for chunk in chunks:
        monitor.check()
        named = roles.evaluate(chunk)
        if not any(len(values) for values in named.values()):
            continue
        first = first or (named, chunk)
        given = [np.asarray(named[one]) for one in SYSTEMS[roles.system] if one in named]
        known = [np.isfinite(one) if one.dtype.kind == "f" else np.ones(len(one), bool) for one in given]
        if np.logical_and.reduce(known).any():
            return named, chunk
    if first is None:
        raise EngineInputError(f"{name} holds no points; give a file with at least one row.")
    return first


def _check_sample(sample: Named, system: str, geometry: RadarGeometry | None, name: str, remarks: list[str]) -> float:
    """What has to be added to azimuth times. Raises EngineInputError where columns are missing."""
    if not system.startswith("radar"):
        if "height" not in sample and system != "geocentric":
            remarks.append(f"{name} has no heights; its points are put at height 0 m (COLUMNS says which column).")
        return 0.0
    if "elevation" not in sample and "height" not in sample:
        raise EngineInputError(
            f"{name} is radar-coded but has neither elevation nor height; say which column it is (COLUMNS)."
        )
    if geometry is None or system != "radar_times":
        return 0.0
    shift_s, note = clock(sample, geometry)
    remarks += [note] if note else []
    return shift_s


def _middle(
    sample: Named,
    system: str,
    source: CRS,
    geometry: RadarGeometry | None,
    heights: HeightReference,
    shift_s: float,
    name: str,
    remarks: list[str],
) -> tuple[float, float, Array | None]:
    """Longitude and latitude of the middle of a sample, and its X, Y, Z where a radar sees it.

    Raises EngineInputError when no point of the sample can be placed.
    """
    found = Locator(system, source, WGS84, geometry, heights, shift_s)(sample)
    kept = found.fate == KEPT
    if not kept.any():
        raise EngineInputError(_cannot_place(sample, system, source, int(np.bincount(found.fate).argmax()), name))
    if system == "projected":
        x, y = (float(np.median(numbers(sample, one)[kept])) for one in SYSTEMS[system])
        remarks += filter(None, [check_area(source, x, y, name)])
    longitude, latitude = found.x[kept], found.y[kept]
    longitude = longitude[0] + np.median((longitude - longitude[0] + 180) % 360 - 180)
    xyz = None if found.xyz_m is None else np.median(found.xyz_m[kept], axis=0)
    if geometry is not None and found.xyz_m is not None and not system.startswith("radar"):
        seen = np.isfinite(geometry.angles(found.xyz_m[kept])[0])
        if not seen.any():
            raise EngineInputError(
                f"The orbit does not see the points of {name} (they lie about longitude {longitude:.3f}, latitude "
                f"{np.median(latitude):.3f}); give the orbit of the pass that made them."
            )
        if np.mean(geometry.looks_at(found.xyz_m[kept][seen])) < 0.5:
            raise EngineInputError(
                f"The points of {name} lie on the side of the orbit to which the radar does not look; check the orbit "
                "and the look side."
            )
    return float((longitude + 180) % 360 - 180), float(np.median(latitude)), xyz


def _remarks_on_crs(source: CRS, target: CRS, to_crs: CRS | None, above: str, name: str, on_map: bool) -> list[str]:
    found = [datum_note(source, target)] if on_map else []
    if above:
        found.append(
            f"The heights of {name} are above {above}; they are kept as they are, since no geoid is given "
            "(HEIGHT_REFERENCE)."
        )
    if on_map and source.is_projected and not is_metric(source) and len(source.axis_info) < 3:
        found.append(f"{name} counts in {source.axis_info[0].unit_name}; its heights are taken as metres all the same.")
    if to_crs is not None and len(to_crs.axis_info) > 2:
        found.append(f"Heights in the output are ellipsoidal; of {target.name} only the map is used.")
    return [one for one in found if one]


def _attributes(sample: Named, geometry: RadarGeometry | None) -> tuple[Attribute, ...]:
    """The numbers that the points will have, of the types that the sample shows."""
    names = [one for one in sample if one not in PLACES and np.asarray(sample[one]).dtype.kind in "biuf"]
    if geometry is not None:
        names += [one for one in SEEN if one not in names]
    return tuple(STANDARD.get(one) or Attribute(one, dtype=_dtype(np.asarray(sample[one]))) for one in names)


def _dtype(values: Column) -> str:
    """Small whole numbers as they are stored, large numbers, of which float32 loses hundredths, as float64."""
    kind = values.dtype
    if kind.kind == "b":
        return "<u1"
    if kind.kind in "iu" and kind.itemsize <= 4:
        return kind.newbyteorder("<").str
    size = np.abs(values.astype(np.float64))
    return "<f8" if np.max(size, initial=0.0, where=np.isfinite(size)) >= LARGE else "<f4"


def _track(
    table: Table,
    target: CRS,
    geometry: RadarGeometry | None,
    sample: Named,
    xyz: Array | None,
    heights: HeightReference,
    above_geoid: bool,
) -> Track:
    """The file's own, what the geometry knows, else what the points' angles say."""
    track = table.track
    if track.reference is not None and table.crs is not None:
        x, y, z = (np.array([value]) for value in track.reference)
        if track.height_reference == "geoid" and not heights.is_ellipsoidal:
            longitude, latitude, _ = Way(horizontal(table.crs), WGS84)(x, y, z)
            z = z + heights.undulations(longitude, latitude)
        moved = Way(horizontal(table.crs), target)(x, y, z)
        track = replace(track, reference=tuple(float(one[0]) for one in moved))  # type: ignore[arg-type]
    if geometry is not None:
        seen = geometry.track(xyz)
        place = geometry.reference_xyz()
        track = replace(
            track,
            name=track.name or seen.name,
            pass_direction=seen.pass_direction,
            look_side=seen.look_side,
            heading_deg=seen.heading_deg,
            incidence_deg=seen.incidence_deg,
        )
        if place is not None:
            if above_geoid:
                raise EngineInputError(OTHER_HEIGHTS)
            latitude, longitude, height = (np.atleast_1d(one) for one in to_geodetic(place))
            moved = Way(WGS84, target)(longitude, latitude, height)
            track = replace(track, reference=(float(moved[0][0]), float(moved[1][0]), float(moved[2][0])))
    else:
        heading, incidence = (_angle(sample, one) for one in ("heading", "incidence"))
        if track.heading_deg is None and heading is not None:
            rises = "ascending" if np.cos(np.radians(heading)) > 0 else "descending"
            track = replace(track, heading_deg=heading, pass_direction=track.pass_direction or rises)
        if track.incidence_deg is None and incidence is not None:
            track = replace(track, incidence_deg=incidence)
    if above_geoid:
        track = replace(track, height_reference="geoid")
    elif not heights.is_ellipsoidal:
        track = replace(track, height_reference="ellipsoid")
    return replace(track, name=track.name or file_name(table.path))


def _angle(sample: Named, name: str) -> float | None:
    """The middle of an angle in degrees over a sample; None where there is none."""
    if name not in sample:
        return None
    values = np.radians(numbers(sample, name))
    values = values[np.isfinite(values)]
    if not values.size:
        return None
    return float(np.degrees(np.arctan2(np.mean(np.sin(values)), np.mean(np.cos(values)))) % 360)


def _cannot_place(sample: Named, system: str, source: CRS, fate: int, name: str) -> str:
    if fate != BEYOND or system not in ("geographic", "projected"):
        return f"None of the first points of {name} can be placed: they {REASONS[fate]}."
    x, y = (numbers(sample, one) for one in SYSTEMS[system])
    at = int(np.flatnonzero(np.isfinite(x) & np.isfinite(y))[0])
    swapped = ""
    if system == "geographic" and abs(x[at]) <= 90 < abs(y[at]) <= 180:
        swapped = "longitude and latitude seem to be swapped: exchange them (COLUMNS), or "
    elif system == "geographic" and max(abs(x[at]), abs(y[at])) > 360:
        swapped = "they seem to be map coordinates: name them easting and northing (COLUMNS), or "
    names = SYSTEMS[system]
    return (
        f"The points of {name} lie beyond {source.name}, such as {names[0]} = {x[at]:.10g}, {names[1]} = {y[at]:.10g}; "
        f"{swapped}choose another CRS."
    )


def _nothing_left(placed: Placed, name: str, source: CRS) -> str:
    if not placed.left_out:
        return f"{name} holds no points; give a file with at least one row."
    parts = [f"{count:,} {reason}" for reason, count in placed.left_out.items()]
    hints = {REASONS[FILTERED]: "the filter", REASONS[OUTSIDE]: f"the extent and the CRS ({source.name})"}
    check = dict.fromkeys(hints.get(one, f"the columns and the CRS ({source.name})") for one in placed.left_out)
    return f"Of the {placed.read:,} points of {name} none is left: {', '.join(parts)}; check {', '.join(check)}."
