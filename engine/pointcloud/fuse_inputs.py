"""The clouds of a fusion: opened in one CRS, with what is known of their tracks."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from pyproj import CRS

from ..errors import EngineInputError
from ..monitor import Monitor
from .choices import GEODETIC, GEOMETRIC, PRINTED
from .cloud import Track, file_name
from .datums import datum_note, same_datum
from .fusion import DIAMETER_M
from .importing import ImportOptions, Opened, open_cloud
from .track_geometry import CloudTrack

ANGLES, PLACE = ("heading", "incidence"), ("x", "y", "height")
# Attributes that are none of ours stay.
ALL = "keep = all"
# What a row of tracks may say, and how it is written.
WORDS = {
    "pass_direction": {
        **dict.fromkeys(("a", "asc", "ascending"), "ascending"),
        **dict.fromkeys(("d", "desc", "descending"), "descending"),
    },
    "look_side": {"r": "right", "right": "right", "l": "left", "left": "left"},
}


@dataclass(frozen=True)
class FuseOptions:
    """mode : of MODES. tracks : what is known better than the clouds' own, by cloud; only what is not empty counts.

    diameter_sd_m : None for a quarter of the diameter. undulation_m : of clouds whose heights are above the geoid.
    held : clouds that the geometric mode leaves where they are. called : what each cloud may be called besides the name
    of its track and file. range_sd_m, azimuth_sd_m : of each cloud as a whole, for the errors of the geometric mode.
    """

    mode: str = GEODETIC
    tracks: Sequence[tuple[str, Mapping[str, Any]]] = ()
    diameter_m: float = DIAMETER_M
    diameter_sd_m: float | None = None
    undulation_m: float | None = None
    held: tuple[str, ...] = ()
    range_sd_m: float = 0.3
    azimuth_sd_m: float = 0.1
    called: Sequence[str] = ()

    @property
    def has_post(self) -> bool:
        """Whether the reference point is seen at other places by other tracks."""
        return self.mode in (GEODETIC, PRINTED) and bool(self.diameter_m)

    @property
    def needs_stereo_tracks(self) -> bool:
        """Whether it matters which tracks made the stereo point."""
        return self.mode == GEODETIC and self.has_post


def opened_clouds(
    paths: Sequence[str], options: FuseOptions, monitor: Monitor
) -> tuple[list[Opened], list[CloudTrack], CRS, list[str]]:
    """The clouds in the CRS of the first, their tracks with what is known better, that CRS, and notes."""
    _check_twice(paths)
    opened: list[Opened] = []
    notes: list[str] = []
    # What a table reports while it is read counts from nothing each time; columns of ours need no words.
    quiet = replace(monitor.without_progress(), info=lambda text: None)
    for path in paths:
        crs = opened[0].placed.info.crs if opened else None
        opened.append(open_cloud(path, ImportOptions(columns=ALL, to_crs=crs), quiet))
        one, first = opened[-1], opened[0]
        declared, common = one.table.crs, first.table.crs
        if declared is not None and common is not None:
            if not same_datum(declared, common):
                raise EngineInputError(
                    f"{one.name} is in {declared.name}, {first.name} in {common.name}: other datums. Import both into "
                    "one CRS, so that it is seen how they are brought together."
                )
            notes += [note for note in [datum_note(declared, common)] if note]
        heights = [each.placed.info.track.height_reference for each in (first, one)]
        if heights[0] != heights[1]:
            raise EngineInputError(
                f"The heights of {first.name} count from the {heights[0]}, those of {one.name} from the {heights[1]}; "
                "import both with the same height reference (HEIGHT_REFERENCE)."
            )
    clouds = known_better(opened, options)
    crs = opened[0].placed.info.crs
    if crs is None:
        raise EngineInputError(
            f"The cloud {clouds[0].name} has no CRS; import it with importpointcloud and name its CRS."
        )
    _check_tracks(clouds, options)
    return opened, clouds, crs, notes


def _check_twice(paths: Sequence[str]) -> None:
    real = [os.path.realpath(path) for path in paths]
    twice = next((one for one in real if real.count(one) > 1), None)
    if twice is not None:
        raise EngineInputError(f"The cloud {twice} is given twice (CLOUDS); give each once.")


def _check_tracks(clouds: Sequence[CloudTrack], options: FuseOptions) -> None:
    """Raise EngineInputError where a cloud does not tell what the mode needs."""
    for one in clouds:
        if options.mode != GEOMETRIC and one.track.reference is None:
            raise EngineInputError(
                f"The cloud '{one.name}' does not say where it has its reference point; give x, y and height in TRACKS."
            )
        if options.has_post or options.mode == GEOMETRIC:
            for name in ANGLES:
                if angle_of(one, name) is None:
                    raise EngineInputError(f"The cloud '{one.name}' has no {name} angle; give it in TRACKS.")
            one.angles()
    if options.mode != GEOMETRIC and clouds[0].track.height_reference == "geoid" and options.undulation_m is None:
        raise EngineInputError(
            "The heights of the clouds count from the geoid, that of the stereo point from the ellipsoid; give the "
            "undulation at the reference point (UNDULATION), or import the clouds with ellipsoidal heights."
        )


def _distinct(names: Sequence[str]) -> list[str]:
    return [name if names.count(name) == 1 else f"{name} ({i})" for i, name in enumerate(names, 1)]


def known_better(opened: Sequence[Opened], options: FuseOptions) -> list[CloudTrack]:
    """The tracks of clouds, with what the rows of tracks say; rows without a name are in the order of the clouds."""
    tracks = [one.placed.info.track for one in opened]
    names = names_of(opened)
    for row, (of, values) in enumerate(options.tracks):
        if not (of or any(str(value).strip() for value in values.values())):
            continue
        if not of and row >= len(names):
            raise EngineInputError(
                f"Row {row + 1} of the tracks (TRACKS) names no cloud, and there are {len(names)} clouds: "
                f"{', '.join(names)}."
            )
        number = number_of(of, opened, options, "TRACKS") if of else row
        tracks[number] = _changed(tracks[number], names[number], values)
    return [CloudTrack(name, track) for name, track in zip(names, tracks)]


def names_of(opened: Sequence[Opened]) -> list[str]:
    """What the clouds are called: as their tracks or files, with numbers where that is not distinct."""
    return _distinct([one.name for one in opened])


def number_of(name: str, opened: Sequence[Opened], options: FuseOptions, parameter: str) -> int:
    """Which cloud is called so. Raises EngineInputError for none, or several."""
    names = names_of(opened)
    kinds = [names, [file_name(one.table.path) for one in opened], list(options.called)]
    for known in kinds:
        found = [number for number, one in enumerate(known) if one.strip().lower() == name.strip().lower()]
        if len(found) == 1:
            return found[0]
    raise EngineInputError(f"There is no cloud '{name}', or more than one ({parameter}); there are {', '.join(names)}.")


def _changed(track: Track, name: str, values: Mapping[str, Any]) -> Track:
    """A track with what its row says."""
    words = {key: str(values.get(key) or "").strip() for key in ("name", "pass_direction", "look_side")}
    numbers = {key: _number(values.get(key), key, name) for key in ("heading_deg", "incidence_deg", *PLACE)}
    place = [numbers[key] for key in PLACE]
    if place != [None] * 3:
        if None in place:
            raise EngineInputError(
                f"The row of cloud '{name}' (TRACKS) lacks a part of the reference point; give x, y and height."
            )
        track = replace(track, reference=(place[0], place[1], place[2]))  # type: ignore[arg-type]
    for key, known in WORDS.items():
        if words[key] and words[key].lower() not in known:
            raise EngineInputError(
                f"The row of cloud '{name}' (TRACKS) says '{words[key]}' for the {key.replace('_', ' ')}; give "
                f"{' or '.join(dict.fromkeys(known.values()))}."
            )
        words[key] = known.get(words[key].lower(), "")
    given: dict[str, Any] = {**words, **{key: numbers[key] for key in ("heading_deg", "incidence_deg")}}
    return replace(track, **{key: value for key, value in given.items() if value not in ("", None)})


def _number(value: Any, key: str, name: str) -> float | None:
    """A number with a point or a comma; None where none is given."""
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = float("nan")
    if not np.isfinite(number):
        what = key.replace("_deg", " in degrees")
        raise EngineInputError(f"The row of cloud '{name}' (TRACKS) has {key.split('_')[0]} = '{text[:40]}'; give a "
                               f"number for {what}.")  # fmt: skip
    return number


def angle_of(cloud: CloudTrack, name: str) -> float | None:
    """heading or incidence of a cloud's track."""
    return cloud.track.heading_deg if name == "heading" else cloud.track.incidence_deg
