"""From clouds of several tracks to one cloud: read, shifted, written, and reported."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

import numpy as np
from pyproj import CRS

from ..errors import EngineInputError
from ..monitor import Monitor
from .cloud import STANDARD, CloudInfo, Points, Track
from .datums import datum_note, same_datum
from .fusion import (
    DIAMETER_M,
    Printed,
    Shift,
    StereoReference,
    fuse_chunk,
    geodetic_shifts,
    offset_shifts,
    printed,
    printed_shifts,
)
from .importing import ImportOptions, Opened, open_cloud
from .matching import NEAR_M, Matched, height_differences, match
from .patches import Sample, Sampler, samples, to_local
from .track_geometry import CloudTrack
from .writers import cloud_writer

GEODETIC, PRINTED, OFFSET, GEOMETRIC = MODES = ("geodetic", "geodetic_printed", "offset_only", "geometric")
MOST_TRACKS = 60_000


@dataclass(frozen=True)
class FuseOptions:
    """mode : of MODES. tracks : what is known better than the clouds' own, by cloud; only what is not empty counts.

    diameter_sd_m : None for a quarter of the diameter. undulation_m : of clouds whose heights are above the geoid.
    held : clouds that the geometric mode leaves where they are.
    """

    mode: str = GEODETIC
    tracks: Sequence[tuple[str, Mapping[str, Any]]] = ()
    diameter_m: float = DIAMETER_M
    diameter_sd_m: float | None = None
    undulation_m: float | None = None
    held: tuple[str, ...] = ()


@dataclass(frozen=True)
class Agreement:
    """How two clouds agree before and after: heights of the first minus those of the nearest points of the second.

    points : those with one within near_m in the plane. The others are medians and spreads (MAD) in metres.
    """

    names: tuple[str, str]
    near_m: float
    points: tuple[int, int]
    median_m: tuple[float, float]
    absolute_m: tuple[float, float]
    mad_m: tuple[float, float]


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


def fuse_clouds(
    paths: Sequence[str],
    output: str | os.PathLike[str],
    options: FuseOptions,
    monitor: Monitor,
    reference: Callable[[Sequence[CloudTrack], CRS], StereoReference] | None = None,
) -> Fused:
    """Fuse clouds in files into one at output, in the CRS of the first; its attribute track counts them from 1.

    reference : makes the stereo point of the clouds' tracks; not needed in the geometric mode.
    Raises EngineInputError where a cloud cannot be used, what the mode needs is missing, or the output cannot be
    written.
    """
    if not 2 <= len(paths) <= MOST_TRACKS:
        raise EngineInputError(f"{len(paths)} clouds are given; a fusion needs 2, and takes at most {MOST_TRACKS:,}.")
    if options.mode not in MODES:
        raise EngineInputError(f"The mode '{options.mode}' is not known; choose one of {', '.join(MODES)}.")
    opened, clouds, crs, notes = _opened(paths, options, monitor)
    stereo = None
    if options.mode != GEOMETRIC:
        if reference is None:
            raise EngineInputError(
                f"The mode {options.mode} needs the reference point by stereo SAR; give it (STEREO), or choose the "
                "geometric mode."
            )
        stereo = reference(clouds, crs)
        notes += stereo.notes
    parts = to_local(_sampled(opened, clouds, crs, monitor.part(0, 0.25)), crs)
    shifts, matched = _shifts(options, stereo, clouds, crs, parts, monitor.part(0.25, 0.5))
    counts = _write(opened, clouds, crs, shifts, output, monitor.part(0.5, 0.95))
    notes += [note for one in opened for note in one.notes] + list(matched.notes if matched is not None else ())
    after = tuple(_moved(part, shift) for part, shift in zip(parts, shifts))
    return Fused(
        options.mode, tuple(clouds), crs, tuple(shifts), tuple(counts), stereo, _printed(clouds, options), matched,
        tuple(_agreement(parts, after, i, j) for i, j in combinations(range(len(clouds)), 2)),
        tuple(parts), after, tuple(dict.fromkeys(notes)),
    )  # fmt: skip


def _write(
    opened: Sequence[Opened], clouds: Sequence[CloudTrack], crs: CRS, shifts: Sequence[Shift],
    output: str | os.PathLike[str], monitor: Monitor,
) -> list[int]:  # fmt: skip
    """All points, moved; how many of each cloud."""
    known = {one.name: one for cloud in opened for one in cloud.placed.info.attributes}
    info = CloudInfo(crs, tuple({**known, "track": STANDARD["track"]}.values()), track=Track(name="fused"))
    counts = []
    with cloud_writer(output, info, monitor) as writer:
        for number, (one, cloud, shift) in enumerate(zip(opened, clouds, shifts), 1):
            before = writer.count
            share = monitor.part(0.6 * (number - 1) / len(clouds), 0.6 * number / len(clouds))
            for points in _streamed(one, share):
                writer.add(fuse_chunk(points, shift, cloud, crs, number))
            counts.append(writer.count - before)
        writer.finish(monitor.part(0.6, 1))
    return counts


def _moved(part: Sample, shift: Shift) -> Sample:
    """A sample in metres, as fuse_chunk moves the cloud."""
    step = shift.enu_m if shift.elevation_m is None else shift.elevation_m * part.direction
    return replace(part, xyz=part.xyz + step)


def _agreement(before: Sequence[Sample], after: Sequence[Sample], i: int, j: int) -> Agreement:
    near_m = min(NEAR_M, 3 * max(_spacing(before[i]), _spacing(before[j])))
    both = [height_differences(where[i].xyz, where[j].xyz, near_m=near_m) for where in (before, after)]
    medians = [float(np.median(one)) if one.size else float("nan") for one in both]
    absolute = [float(np.median(np.abs(one))) if one.size else float("nan") for one in both]
    spread = [
        float(np.median(np.abs(one - middle))) if one.size else float("nan") for one, middle in zip(both, medians)
    ]
    names = before[i].cloud.name, before[j].cloud.name
    return Agreement(
        names, near_m, (both[0].size, both[1].size), (medians[0], medians[1]), (absolute[0], absolute[1]),
        (spread[0], spread[1]),
    )  # fmt: skip


def _spacing(part: Sample) -> float:
    """About how far points are from each other in the plane."""
    width, length = np.ptp(part.xyz[:, :2], axis=0)
    return float(np.sqrt(width * length * part.used / len(part.xyz)))


def _printed(clouds: Sequence[CloudTrack], options: FuseOptions) -> Printed | None:
    """What the printed equations give, for the report, where there is a pair of tracks that they hold for."""
    if options.mode not in (GEODETIC, PRINTED) or not options.diameter_m:
        return None
    try:
        return printed(clouds, options.diameter_m)
    except EngineInputError:
        return None  # one direction of flight alone


def _opened(
    paths: Sequence[str], options: FuseOptions, monitor: Monitor
) -> tuple[list[Opened], list[CloudTrack], CRS, list[str]]:
    """The clouds in the CRS of the first, their tracks with what is known better, that CRS, and notes."""
    opened: list[Opened] = []
    notes: list[str] = []
    for path in paths:
        crs = opened[0].placed.info.crs if opened else None
        # What a table reports while it is read counts from nothing each time; columns of ours need no words.
        quiet = replace(monitor, progress=lambda fraction: None, info=lambda text: None)
        opened.append(open_cloud(path, ImportOptions(to_crs=crs), quiet))
        one, first = opened[-1], opened[0]
        declared, common = one.table.crs, first.table.crs
        if declared is not None and common is not None:
            if not same_datum(declared, common):
                raise EngineInputError(
                    f"{one.name} is in {declared.name}, {first.name} in {common.name}: other datums. Import both into "
                    "one CRS, so that it is seen how they are brought together."
                )
            notes += [note for note in [datum_note(declared, common)] if note]
    names = _distinct([one.name for one in opened])
    tracks = [one.placed.info.track for one in opened]
    clouds = [
        CloudTrack(name, _known_better(track, n, name, options)) for n, (name, track) in enumerate(zip(names, tracks))
    ]
    unknown = sorted({name for name, _ in options.tracks if name} - {*names, *(track.name for track in tracks)})
    if unknown:
        raise EngineInputError(f"There is no cloud '{unknown[0]}' for a row of tracks; there are {', '.join(names)}.")
    crs = opened[0].placed.info.crs
    if crs is None:
        raise EngineInputError(f"The cloud {names[0]} has no CRS; import it with importpointcloud and name its CRS.")
    return opened, clouds, crs, notes


def _distinct(names: Sequence[str]) -> list[str]:
    return [name if names.count(name) == 1 else f"{name} ({i})" for i, name in enumerate(names, 1)]


def _known_better(track: Track, number: int, name: str, options: FuseOptions) -> Track:
    """A track with what its row says; rows without a name are in the order of the clouds."""
    for row, (of, values) in enumerate(options.tracks):
        if of not in (name, track.name) and (of or row != number):
            continue
        numbers = {}
        for key in ("heading_deg", "incidence_deg", "x", "y", "height"):
            text = values.get(key, "")
            if text in ("", None):
                continue
            try:
                numbers[key] = float(str(text).replace(",", "."))
            except ValueError as error:
                raise EngineInputError(f"The row of cloud '{name}' has {key} = '{text}'; give a number.") from error
        place = [numbers.pop(key, None) for key in ("x", "y", "height")]
        if any(one is not None for one in place):
            if None in place:
                raise EngineInputError(f"The row of cloud '{name}' lacks a part of its reference point: x, y, height.")
            track = replace(track, reference=(place[0], place[1], place[2]))  # type: ignore[arg-type]
        track = replace(
            track,
            name=values.get("name") or track.name,
            pass_direction=values.get("pass_direction") or track.pass_direction,
            look_side=values.get("look_side") or track.look_side,
            heading_deg=numbers.get("heading_deg", track.heading_deg),
            incidence_deg=numbers.get("incidence_deg", track.incidence_deg),
        )
    return track


def _streamed(one: Opened, monitor: Monitor) -> Iterator[Points]:
    for points in one.placed.chunks():
        yield points
        monitor.step(one.placed.read / one.table.rows if one.table.rows else 0.0)
    monitor.step(1.0)


def _sampled(opened: Sequence[Opened], clouds: Sequence[CloudTrack], crs: CRS, monitor: Monitor) -> list[Sample]:
    """Points that stand for each cloud."""
    samplers = []
    for number, (one, cloud) in enumerate(zip(opened, clouds)):
        sampler = Sampler(cloud, crs)
        for points in _streamed(one, monitor.part(number / len(clouds), (number + 1) / len(clouds))):
            sampler.add(points)
        samplers.append(sampler)
    return samples(samplers)


def _shifts(
    options: FuseOptions, stereo: StereoReference | None, clouds: Sequence[CloudTrack], crs: CRS,
    parts: Sequence[Sample], monitor: Monitor,
) -> tuple[list[Shift], Matched | None]:  # fmt: skip
    if stereo is None:
        matched = match(parts, monitor, options.held)
        return matched.shifts(), matched
    if options.mode == OFFSET or not options.diameter_m:
        return offset_shifts(stereo, clouds, crs, options.undulation_m), None
    make = printed_shifts if options.mode == PRINTED else geodetic_shifts
    return make(stereo, clouds, crs, options.diameter_m, options.diameter_sd_m, options.undulation_m), None
