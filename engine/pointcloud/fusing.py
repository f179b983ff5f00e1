"""From clouds of several tracks to one cloud: read, shifted, written, and reported."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np
from pyproj import CRS

from ..errors import EngineInputError
from ..monitor import Monitor
from .agreement import Agreement, agreement
from .choices import GEOMETRIC, MODES, PRINTED
from .cloud import STANDARD, Attribute, CloudInfo, Points, Track
from .fuse_inputs import (
    ANGLES,
    FuseOptions,
    angle_of,
    number_of,
    opened_clouds,
)
from .fusion import (
    Printed,
    Shift,
    StereoReference,
    fuse_chunk,
    geodetic_shifts,
    offset_shifts,
    printed,
    printed_shifts,
    settled,
)
from .importing import Opened
from .matching import Matched, match
from .patches import Sample, Sampler, samples, to_local
from .track_geometry import CloudTrack
from .writers import cloud_writer
from .writers.base import CloudWriter

MOST_TRACKS = 60_000
# Geocoding without corrections, with a height that was chosen, misplaces a reference point by tens of metres.
FAR_M, IMPOSSIBLE_M = 300.0, 5000.0


@dataclass(frozen=True)
class Fused:
    """What a fusion did. counts : points of each cloud. printed : of the printed equations, where there are pairs.

    matched : of the geometric mode. before, after : samples of the clouds, in metres from a common middle.
    """

    mode: str
    clouds: tuple[CloudTrack, ...]
    crs: CRS
    shifts: tuple[Shift, ...]
    counts: tuple[int, ...]
    reference: StereoReference | None
    printed: Printed | None
    matched: Matched | None
    agreements: tuple[Agreement, ...]
    before: tuple[Sample, ...]
    after: tuple[Sample, ...]
    notes: tuple[str, ...] = field(default=())
    options: FuseOptions = field(default_factory=FuseOptions)


def fuse_clouds(
    paths: Sequence[str],
    output: str | os.PathLike[str],
    options: FuseOptions,
    monitor: Monitor,
    reference: Callable[[Sequence[CloudTrack], CRS], StereoReference] | None = None,
    report: Callable[[Fused, Monitor], None] | None = None,
) -> Fused:
    """Fuse clouds in files into one at output, in the CRS of the first; its attribute track counts them from 1.

    reference : makes the stereo point of the clouds' tracks; not needed in the geometric mode. report : called before
    the cloud is put in its place, so that it is not when a report fails.
    Raises EngineInputError where a cloud cannot be used, what the mode needs is missing, or the output cannot be
    written.
    """
    if not 2 <= len(paths) <= MOST_TRACKS:
        raise EngineInputError(f"{len(paths)} clouds are given; a fusion needs 2, and takes at most {MOST_TRACKS:,}.")
    if options.mode not in MODES:
        raise EngineInputError(f"The mode '{options.mode}' is not known; choose one of {', '.join(MODES)}.")
    opened, clouds, crs, notes = opened_clouds(paths, options, monitor)
    stereo = None
    if options.mode != GEOMETRIC:
        if reference is None:
            raise EngineInputError(
                f"The mode {options.mode} needs the reference point by stereo SAR; give it (STEREO), or choose the "
                "geometric mode."
            )
        stereo = settled(reference(clouds, crs), crs)
        notes += stereo.notes
    parts = to_local(_sampled(opened, clouds, crs, options.mode, monitor.part(0, 0.25)), crs)
    held = [clouds[number_of(name, opened, options, "HELD")].name for name in options.held]
    shifts, matched = _shifts(options, stereo, clouds, crs, parts, held, monitor.part(0.25, 0.5))
    notes += _doubts(shifts)
    after = [_moved(part, shift) for part, shift in zip(parts, shifts)]
    agreements = _agreements(parts, after, monitor.part(0.5, 0.55))
    last = 0.9 if report else 1.0
    info = _info(opened, clouds, crs)
    with cloud_writer(output, info, monitor) as writer:
        counts = _add(writer, opened, clouds, shifts, monitor.part(0.55, 0.8))
        notes += [note for one in opened for note in one.notes] + list(matched.notes if matched is not None else ())
        fused = Fused(
            options.mode, tuple(clouds), crs, tuple(shifts), tuple(counts), stereo, _printed(clouds, options), matched,
            tuple(agreements), tuple(parts), tuple(after), tuple(dict.fromkeys(notes)),
            options,
        )  # fmt: skip
        writer.prepare(monitor.part(0.8, last))
        if report:
            report(fused, monitor.part(last, 1))
        monitor.check()
        writer.place()
    return fused


def _info(opened: Sequence[Opened], clouds: Sequence[CloudTrack], crs: CRS) -> CloudInfo:
    """Of the fused cloud: all attributes of all clouds, and the angles, which the track does not tell any more."""
    known: dict[str, Attribute] = {}
    for one in (one for cloud in opened for one in cloud.placed.info.attributes):
        other = known.get(one.name, one)
        known[one.name] = replace(one, dtype=np.promote_types(one.dtype, other.dtype).str)
    angles = [name for name in ANGLES if any(angle_of(cloud, name) is not None for cloud in clouds)]
    known = {**{name: STANDARD[name] for name in angles}, **known, "track": STANDARD["track"]}
    sides = {one.track.look_side for one in clouds}
    side = sides.pop() if len(sides) == 1 else Track.look_side
    track = Track(name="fused", look_side=side, height_reference=clouds[0].track.height_reference)
    return CloudInfo(crs, tuple(known.values()), track=track)


def _add(
    writer: CloudWriter, opened: Sequence[Opened], clouds: Sequence[CloudTrack], shifts: Sequence[Shift],
    monitor: Monitor,
) -> list[int]:  # fmt: skip
    """All points, moved; how many of each cloud."""
    counts = []
    for number, (one, cloud, shift) in enumerate(zip(opened, clouds, shifts), 1):
        before = writer.count
        for points in _streamed(one, monitor.part((number - 1) / len(clouds), number / len(clouds))):
            writer.add(fuse_chunk(points, shift, cloud, writer.crs, number).with_angles(cloud.track))
        counts.append(writer.count - before)
    return counts


def _doubts(shifts: Sequence[Shift]) -> list[str]:
    """A sentence about each shift that is too long for a misplaced reference point; EngineInputError for kilometres."""
    said = []
    for one in shifts:
        length = float(np.linalg.norm(one.enu_m)) if one.elevation_m is None else abs(one.elevation_m)
        if length > IMPOSSIBLE_M:
            raise EngineInputError(
                f"The cloud '{one.name}' would be moved by {length / 1000:,.1f} km: its reference point and that of "
                "stereo SAR are not the same; check TARGET, COORDINATES, and x, y and height in TRACKS."
            )
        if length > FAR_M:
            said.append(
                f"The cloud '{one.name}' is moved by {length:.0f} m; wrong heights and times of a reference point make "
                "tens of metres. Check that its reference point and that of stereo SAR are the same."
            )
    return said


def _moved(part: Sample, shift: Shift) -> Sample:
    """A sample in metres, as fuse_chunk moves the cloud."""
    step = shift.enu_m if shift.elevation_m is None else shift.elevation_m * part.direction
    return replace(part, xyz=part.xyz + step)


def _agreements(before: Sequence[Sample], after: Sequence[Sample], monitor: Monitor) -> list[Agreement]:
    pairs = list(combinations(range(len(before)), 2))
    found = []
    for number, (i, j) in enumerate(pairs):
        monitor.step(number / len(pairs))
        found.append(agreement((before[i], before[j]), (after[i], after[j])))
    return found


def _printed(clouds: Sequence[CloudTrack], options: FuseOptions) -> Printed | None:
    """What the printed equations give, for the report, where there is a pair of tracks that they hold for."""
    if not options.has_post:
        return None
    try:
        return printed(clouds, options.diameter_m)
    except EngineInputError:
        return None  # one direction of flight alone


def _streamed(one: Opened, monitor: Monitor) -> Iterator[Points]:
    for points in one.placed.chunks():
        yield points
        monitor.step(one.placed.read / one.table.rows if one.table.rows else 0.0)
    monitor.step(1.0)


def _sampled(
    opened: Sequence[Opened], clouds: Sequence[CloudTrack], crs: CRS, mode: str, monitor: Monitor
) -> list[Sample]:  # fmt: skip
    """Points that stand for each cloud, on tiles that all clouds have where that can be."""
    samplers = []
    for number, (one, cloud) in enumerate(zip(opened, clouds)):
        sampler = Sampler(_with_direction(cloud), crs)
        for points in _streamed(one, monitor.part(number / len(clouds), (number + 1) / len(clouds))):
            sampler.add(points)
        samplers.append(sampler)
    try:
        return samples(samplers)
    except EngineInputError:
        if mode == GEOMETRIC:
            raise
        return [one.sample() for one in samplers]  # clouds that have no tile in common are still shifted


def _with_direction(cloud: CloudTrack) -> CloudTrack:
    """With angles, where a mode that does not need them knows none: a sample has a direction, which is drawn."""
    known = cloud.track.heading_deg is not None and cloud.track.incidence_deg is not None
    return cloud if known else replace(cloud, track=replace(cloud.track, heading_deg=0.0, incidence_deg=45.0))


def _shifts(
    options: FuseOptions, stereo: StereoReference | None, clouds: Sequence[CloudTrack], crs: CRS,
    parts: Sequence[Sample], held: Sequence[str], monitor: Monitor,
) -> tuple[list[Shift], Matched | None]:  # fmt: skip
    if stereo is None:
        matched = match(parts, monitor, held, range_sd_m=options.range_sd_m, azimuth_sd_m=options.azimuth_sd_m)
        return matched.shifts(), matched
    if not options.has_post:
        return offset_shifts(stereo, clouds, crs, options.undulation_m), None
    make = printed_shifts if options.mode == PRINTED else geodetic_shifts
    return make(stereo, clouds, crs, options.diameter_m, options.diameter_sd_m, options.undulation_m), None
