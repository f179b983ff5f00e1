"""From a file to a cloud: the table is read, its columns understood, its points put in place and written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.grid import Extent
from .cloud import CloudInfo, Points, Table, Track, file_name
from .datums import WGS84, Way
from .expression import compile_filter
from .heights import HeightReference
from .placing import OTHER_HEIGHTS, Placed, place
from .radar import Reference, open_geometry
from .readers import open_table
from .roles import Roles, parse, take_sample
from .thinning import Thinner
from .writers import cloud_writer
from .writers.geopackage import PointsWriter, SeriesWriter

# Share of the work that is done when all is read.
READ = 0.65


@dataclass(frozen=True)
class ImportOptions:
    """How a file shall be taken; empty or None: as the file says, or as is guessed.

    format : one of readers.FORMATS. columns : definitions (roles.py). crs : of the table; to_crs : of the cloud.
    geometry_file, product, time_utc, first_line, first_sample : see radar.open_geometry. reference : see
    radar.Reference.parse; or x, y and height in the cloud's CRS. filter : see expression.py. text : of delimited text.
    thinning_m : cells of the layer of points.
    """

    format: str = "auto"
    columns: str = ""
    crs: CRS | None = None
    to_crs: CRS | None = None
    geometry_file: str = ""
    product: str = ""
    time_utc: str = ""
    first_line: float = 0.0
    first_sample: float = 0.0
    reference: str = ""
    track: str = ""
    heading_deg: float | None = None
    incidence_deg: float | None = None
    look_side: str = ""
    heights: HeightReference = field(default_factory=HeightReference)
    filter: str = ""
    extent: Extent | None = None
    extent_crs: CRS | None = None
    text: Mapping[str, Any] = field(default_factory=dict)
    thinning_m: float = 0.0


@dataclass(frozen=True)
class Imported:
    """What an import did. points : in the cloud; read, left_out : rows; thinned : points in their layer.

    columns : what they were taken for, as a text that can be given back. format : of the file.
    """

    points: int
    read: int
    left_out: int
    thinned: int
    columns: str
    format: str


@dataclass(frozen=True)
class Opened:
    """A file as points on their way."""

    table: Table
    roles: Roles
    placed: Placed

    @property
    def name(self) -> str:
        """Of the track, else of the file."""
        return self.placed.info.track.name or file_name(self.table.path)

    @property
    def notes(self) -> list[str]:
        """What the user should see once all is read."""
        return [*self.placed.notes, *self.table.notes]


def open_cloud(
    path: str | os.PathLike[str], options: ImportOptions, monitor: Monitor, with_series: bool = False
) -> Opened:
    """A file as points on their way, with the meaning of its columns told to the monitor.

    Raises EngineInputError when it cannot be read, understood or placed.
    """
    table = open_table(path, options.format, **options.text)
    sample = take_sample(table, monitor.without_progress())
    roles = parse(options.columns, table, sample)
    if not with_series:
        roles = roles.without_series()
    monitor.info(f"{Path(table.path).name} ({table.format}) is read as: {roles.text()}")
    for note in (*roles.notes, *roles.warnings(sample)):
        monitor.warn(note)
    on_map, radar = _reference(options.reference)
    geometry = None
    if options.geometry_file:
        geometry = open_geometry(
            options.geometry_file, radar, options.look_side, options.time_utc, options.product, options.first_line,
            options.first_sample,
        )  # fmt: skip
    placed = place(
        table, roles, monitor, options.crs, options.to_crs, geometry, options.heights, options.extent,
        compile_filter(options.filter) if options.filter else None, options.extent_crs,
    )  # fmt: skip
    if geometry is None and radar is not None:
        if placed.info.track.height_reference == "geoid":
            raise EngineInputError(OTHER_HEIGHTS)
        on_map = _on_map(radar, placed.info.crs)
    placed.info = replace(placed.info, track=_track(placed.info, options, on_map))
    return Opened(table, roles, placed)


def import_cloud(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    options: ImportOptions,
    monitor: Monitor,
    points_output: str = "",
    series_output: str = "",
) -> Imported:
    """Write a file's points as a cloud and, where wanted, as a layer of points and a table of their time series.

    Raises EngineInputError as open_cloud, and where an output cannot be written; then none is.
    """
    opened = open_cloud(path, options, monitor.part(0, READ), bool(points_output or series_output))
    placed, info = opened.placed, opened.placed.info
    if series_output and not info.dates:
        raise EngineInputError(
            f"{Path(path).name} has no time series: none of its columns is named by a date, such as D20160101; leave "
            "the table of time series out, or name them in COLUMNS."
        )
    thinner = Thinner(options.thinning_m) if points_output and options.thinning_m > 0 else None
    with ExitStack() as outputs:
        cloud = outputs.enter_context(cloud_writer(output, info, monitor))
        layer = series = None
        if points_output:
            layer = outputs.enter_context(PointsWriter(points_output, info, series=bool(info.dates), monitor=monitor))
        if series_output:
            series = outputs.enter_context(SeriesWriter(series_output, info, monitor=monitor))
        for points in placed.chunks():
            cloud.add(points)
            if series is not None:
                series.add(points)
            if thinner is not None:
                thinner.add(points)
            elif layer is not None:
                layer.add(points)
        if thinner is not None and layer is not None:
            _add(layer, thinner.points())
        # What may fail or be cancelled comes first, so that no output stands alone.
        tables = [one for one in (layer, series) if one is not None]
        cloud.prepare(monitor.part(READ, 0.97))
        for one in tables:
            one.prepare()
        monitor.check()
        for one in tables:
            one.place()
        cloud.place()
        count = cloud.count
    for note in opened.notes:
        monitor.warn(note)
    monitor.progress(1.0)
    monitor.info(f"{placed.read:,} rows read, {count:,} points written.")
    thinned = layer.count if layer is not None else 0
    return Imported(count, placed.read, placed.read - count, thinned, opened.roles.text(), opened.table.format)


def _add(layer: PointsWriter, points: Points | None) -> None:
    if points is not None:
        layer.add(points)


def _reference(text: str) -> tuple[tuple[float, float, float] | None, Reference | None]:
    """The reference point as x, y, height in the cloud's CRS, or as Reference."""
    parts = [part.partition("=") for part in text.replace("\n", ";").split(";") if part.strip()]
    given = {name.strip().lower(): value for name, _, value in parts}
    if not {"x", "y"} & set(given):
        return None, Reference.parse(text) if text.strip() else None
    try:
        x, y, height = (float(given.pop(name)) for name in ("x", "y", "height"))
    except (KeyError, ValueError):
        x = y = height = np.nan
    if given or not np.isfinite([x, y, height]).all():
        raise EngineInputError(
            f"The reference point '{text.strip()[:60]}' cannot be read; write it as 'x = 389000; y = 5819000; height = "
            "81.2'."
        )
    return (x, y, height), None


def _on_map(reference: Reference, crs: CRS | None) -> tuple[float, float, float]:
    """A reference point that is given without a product, in the cloud's CRS; EngineInputError for radar times."""
    longitude, latitude = reference.longitude_deg, reference.latitude_deg
    if crs is None or longitude is None or latitude is None:
        raise EngineInputError(
            "The reference point is given by radar coordinates, but no product or orbit is given that they belong to; "
            "give it, or the longitude and latitude of the point."
        )
    x, y, z = Way(WGS84, crs)(np.array([longitude]), np.array([latitude]), np.array([reference.height_m]))
    if not np.isfinite([x, y, z]).all():
        raise EngineInputError(
            f"The reference point at longitude {longitude:g}, latitude {latitude:g} lies beyond {crs.name}; check it."
        )
    return float(x[0]), float(y[0]), float(z[0])


def _track(info: CloudInfo, options: ImportOptions, on_map: tuple[float, float, float] | None) -> Track:
    """The track of the file or product, with what was given in its place."""
    track = info.track
    track = replace(
        track,
        name=options.track or track.name,
        heading_deg=track.heading_deg if options.heading_deg is None else options.heading_deg,
        incidence_deg=track.incidence_deg if options.incidence_deg is None else options.incidence_deg,
        look_side=options.look_side or track.look_side,
        reference=on_map or track.reference,
    )
    if not track.pass_direction and track.heading_deg is not None:
        southwards = 90 < track.heading_deg % 360 < 270
        track = replace(track, pass_direction="descending" if southwards else "ascending")
    return track
