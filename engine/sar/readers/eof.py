"""Orbit files of Sentinel-1 (EOF)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ...errors import EngineInputError
from ..orbit import Orbit
from ..times import seconds_since
from ..xmlfiles import Node, parse_xml

# Best first.
QUALITY = {"AUX_POEORB": "precise", "AUX_RESORB": "restituted", "AUX_PREORB": "predicted"}
MARGIN_S = 120.0
NAME = re.compile(r"(S1[A-D])_OPER_AUX_\w{6}_OPOD_\d{8}T\d{6}_V(\d{8})T\d{6}_(\d{8})T")


def read_eof(path: Path, epoch: np.datetime64, start_s: float, end_s: float) -> tuple[str, str, Orbit] | None:
    """Mission (S1A, …), file type, and the orbit from two minutes before a scene to two minutes after it.

    start_s, end_s : seconds since the epoch. None where the file does not cover the scene.
    Raises EngineInputError when the file is damaged, or not Earth-fixed UTC.
    """
    root = Node(parse_xml(path, path.name), path.name)
    header = root.find("Earth_Explorer_Header")
    frame = header.text("Variable_Header/Ref_Frame")
    reference = header.text("Variable_Header/Time_Reference")
    if (frame, reference) != ("EARTH_FIXED", "UTC"):
        raise EngineInputError(f"The orbit file {path.name} is {frame} in {reference}; EARTH_FIXED in UTC is needed.")
    kind = header.text("Fixed_Header/File_Type")
    mission = header.text("Fixed_Header/Mission").replace("Sentinel-1", "S1")
    rows = []
    for vector in root.all("Data_Block/List_of_OSVs/OSV"):
        t = seconds_since(epoch, vector.text("UTC"), f"time of a state vector in {path.name}")
        if start_s - MARGIN_S <= t <= end_s + MARGIN_S:
            rows.append([t, *(vector.number(axis) for axis in ("X", "Y", "Z", "VX", "VY", "VZ"))])
    table = np.array(rows).reshape(-1, 7)
    if len(table) < 4 or table[0, 0] > start_s or table[-1, 0] < end_s:
        return None
    quality = QUALITY.get(kind, "unknown")
    return mission, kind, Orbit(epoch, table[:, 0], table[:, 1:4], table[:, 4:], frame, quality)


def best_orbit(files: Sequence[Path], mission: str, epoch: np.datetime64, start_s: float, end_s: float) -> Orbit | None:
    """The best orbit among files of a satellite that cover a scene: precise, then restituted, then predicted."""
    ranked: list[tuple[int, str, Orbit]] = []
    for file in files:
        if _rules_out(file.name, mission, epoch):
            continue
        found = read_eof(file, epoch, start_s, end_s)
        if found is not None and found[0] == mission and found[1] in QUALITY:
            ranked.append((list(QUALITY).index(found[1]), file.name, found[2]))
    # Of the same kind the newest, which its name begins with after the type.
    ranked.sort(key=lambda one: one[1], reverse=True)
    ranked.sort(key=lambda one: one[0])
    return ranked[0][2] if ranked else None


def _rules_out(name: str, mission: str, epoch: np.datetime64) -> bool:
    """Whether a file's name, where it is as delivered, says that it is of another satellite or of other days."""
    match = NAME.match(name)
    if match is None:
        return False
    days = [np.datetime64(f"{day[:4]}-{day[4:6]}-{day[6:8]}", "D") for day in (match[2], match[3])]
    return match[1] != mission or not days[0] <= epoch.astype("datetime64[D]") <= days[1]
