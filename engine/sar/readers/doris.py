"""Result files of the Doris interferometric processor (master.res): the grid, the radar and the orbit of an image.

Conventions, after the Doris user's manual (TU Delft) and the source of Doris 4: lines and pixels count from 1 in the
original image; times of state vectors are seconds of the day; the timing errors of the step master_timing are added to
the times of the first pixel, that of range being one-way.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..orbit import HERMITE_NODES, POLYNOMIAL_DEGREE, Orbit
from ..product import DopplerCentroid, SarProduct
from ..times import parse_utc

Array = NDArray[np.float64]

LARGEST_BYTES = 50_000_000
DAY_S = 86_400.0
# State vectors so far beyond the image are left alone: a polynomial serves an arc, not a revolution.
MARGIN_S = 120.0
# Positions of an orbit are smooth to the centimetre; what a polynomial leaves above this is a mistake in the file.
LARGEST_RESIDUAL_M = 1.0
START = re.compile(r"^\s*\*_Start_([\w ]+?)\s*:")
END = re.compile(r"^\s*\*\s*End_([\w ]+?)\s*:(\w*)")
ENTRY = re.compile(r"^\s*([^:]*\w[^:]*?)\s*:\s*(.*?)\s*$")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
DATE = re.compile(r"(\d{1,4})-([A-Za-z]{3})-(\d{1,4})\s+(\S+)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SENSORS = {"ASAR": "ENVISAT", "SAR": "ERS"}

Section = dict[str, str]


def recognises(path: Path) -> bool:
    """Whether a file is a result file of Doris for one image, by its name and its first step."""
    if path.suffix.lower() != ".res" or not path.is_file():
        return False
    try:
        with open(path, "rb") as file:
            return b"_Start_readfiles:" in file.read(20_000)
    except OSError:
        return False


def open_doris(path: Path) -> list[SarProduct]:
    """The image that a result file describes: its original grid (before cropping), without the image itself.

    Line 0 and sample 0 are Doris' line 1 and pixel 1. Positions become velocities by the orbit's polynomial.
    Raises EngineInputError when the file is damaged, lacks a step, or holds no orbit.
    """
    path = Path(path)
    sections, vectors = _parse(path)
    name = path.name
    if "readfiles" not in sections:
        raise EngineInputError(f"{name} has no complete step readfiles; run that step of Doris to its end.")
    read = sections["readfiles"]
    epoch, fraction = _time(_text(read, "First_pixel_azimuth_time", name), name)
    prf = _number(read, "Pulse_Repetition_Frequency", name)
    spacing = _number(read, "Azimuth_time_interval", name, 1 / prf if prf > 0 else float("nan"))
    first_range_s = _number(read, "Range_time_to_first_pixel", name) * 1e-3
    lines = int(_number(read, "Number_of_lines_original", name))
    notes = []
    if "master_timing" in sections:
        timing = sections["master_timing"]
        azimuth_s = _number(timing, "Master_azimuth_timing_error", name)
        range_s = 2 * _number(timing, "Master_range_timing_error", name)
        fraction, first_range_s = fraction + azimuth_s, first_range_s + range_s
        notes.append(
            f"{name}: the times are corrected by Doris' master timing, {azimuth_s:.4f} s in azimuth and "
            f"{range_s * 1e9:.1f} ns (two-way) in range."
        )
    if "crop" in sections:
        corner = [int(_number(sections["crop"], key, name)) for key in ("First_line", "First_pixel")]
        notes.append(
            f"{name}: the image was cropped; where a cloud counts from the crop's corner, its first line and sample "
            f"are {corner[0] - 1} and {corner[1] - 1} of this product."
        )
    if "oversample" in sections:
        notes.append(f"{name}: the image was oversampled; lines and samples here are those before that.")
    orbit = _orbit(vectors, epoch, fraction, fraction + (lines - 1) * spacing, name)
    flown = "ascending" if orbit.state((orbit.start_s + orbit.end_s) / 2)[1][2] > 0 else "descending"
    kind = read.get("product type specifier", "").split()
    sensor = SENSORS.get(kind[0].upper(), kind[0]) if kind else ""
    rate = _number(read, "Range_sampling_rate", name) * 1e6
    doppler = [
        _number(read, f"Xtrack_f_DC_{power}", name, float("nan")) for power in ("constant", "linear", "quadratic")
    ]
    return [
        SarProduct(
            name=f"{path.stem} {epoch.astype('datetime64[D]')}",
            sensor=sensor,
            mode="",
            polarisation="",
            pass_direction=flown,
            look_side="right",
            track=f"{sensor} {flown}".strip(),
            wavelength_m=_number(read, "Radar_wavelength", name),
            prf_hz=prf,
            epoch=epoch,
            first_azimuth_time_s=fraction,
            line_spacing_s=spacing,
            first_range_time_s=first_range_s,
            sample_spacing_s=1 / rate if rate > 0 else float("nan"),
            lines=lines,
            samples=int(_number(read, "Number_of_pixels_original", name)),
            orbit=orbit,
            range_bandwidth_hz=_number(read, "Total_range_band_width", name, float("nan")) * 1e6,
            azimuth_bandwidth_hz=_number(read, "Total_azimuth_band_width", name, float("nan")),
            doppler=None
            if not np.isfinite(doppler).all()
            else DopplerCentroid(np.zeros(1), np.array([first_range_s]), np.array([doppler])),
            notes=tuple(notes),
        )
    ]


def orbit_of_positions(
    epoch: np.datetime64, times_s: Array, positions_m: Array, frame: str = "", quality: str = "unknown", name: str = ""
) -> Orbit:
    """An orbit from positions alone: the polynomial through them, of degree 7 where there are enough, gives velocities.

    times_s : shape (n,), increasing, seconds since the epoch. positions_m : shape (n, 3). name : of the file.
    Raises EngineInputError when there are fewer than 4, or they do not lie on a smooth arc.
    """
    n = len(times_s)
    if n < HERMITE_NODES or not (np.diff(times_s) > 0).all():
        raise EngineInputError(
            f"{name} has {n} positions of the orbit; at least {HERMITE_NODES} in the order of time are needed."
        )
    degree = min(POLYNOMIAL_DEGREE, n - 2)
    velocities, worst = np.empty((n, 3)), 0.0
    for axis in range(3):
        series = np.polynomial.Chebyshev.fit(times_s, positions_m[:, axis], degree)
        velocities[:, axis] = series.deriv()(times_s)
        worst = max(worst, float(np.abs(series(times_s) - positions_m[:, axis]).max()))
    if not worst < LARGEST_RESIDUAL_M:
        raise EngineInputError(
            f"The positions of the orbit in {name} leave {worst:.1f} m beside a smooth arc; a state vector is wrong, "
            "or they lie too far apart."
        )
    return Orbit(epoch, times_s, positions_m, velocities, frame, quality, "polynomial", degree)


def _parse(path: Path) -> tuple[dict[str, Section], dict[str, Array]]:
    """The entries of each step that ended normally (of one that was repeated the last), and the state vectors that
    steps hold, rows of t, x, y, z."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise EngineInputError(f"{path.name} is larger than {LARGEST_BYTES // 1_000_000} MB; it is no result file.")
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise EngineInputError(
            f"The result file {path} cannot be read ({error.strerror}); check its name and your rights."
        ) from error
    sections: dict[str, Section] = {}
    vectors: dict[str, Array] = {}
    step, entries, rows = "", Section(), list[list[float]]()
    for line in lines:
        start, end = START.match(line), END.match(line)
        if start is not None:
            step, entries, rows = start[1], Section(), []
        elif end is not None:
            if step == end[1] and end[2].endswith("NORMAL"):
                sections[step] = entries
                if rows:
                    vectors[step] = np.array(rows)
            step = ""
        elif step:
            entry = ENTRY.match(line)
            words = line.split()
            if entry is not None:
                entries[_key(entry[1])] = entry[2]
            elif len(words) == 4 and all(NUMBER.fullmatch(word) for word in words):
                rows.append([float(word) for word in words])
    return sections, vectors


def _key(text: str) -> str:
    """Units and remarks in brackets differ between versions."""
    return text.partition("(")[0].strip().lower()


def _text(section: Section, key: str, name: str) -> str:
    value = section.get(key.lower())
    if value is None:
        raise EngineInputError(f"{name} lacks the entry {key}; it is no complete result file of Doris.")
    return value


def _number(section: Section, key: str, name: str, default: float | None = None) -> float:
    if default is not None and key.lower() not in section:
        return default
    value = _text(section, key, name)
    match = NUMBER.match(value)
    if match is None:
        raise EngineInputError(f"{name} has {key} = '{value[:40]}'; a number is wanted.")
    return float(match[0])


def _time(text: str, name: str) -> tuple[np.datetime64, float]:
    """04-Jun-2005 19:54:28.888, 2005-Jun-04 19:54:28.888 or 2005-06-04T19:54:28.888 as a whole second and a rest."""
    match = DATE.fullmatch(text.strip())
    if match is not None and match[2].lower() in MONTHS:
        day, year = (match[1], match[3]) if len(match[3]) == 4 else (match[3], match[1])
        text = f"{int(year):04d}-{MONTHS.index(match[2].lower()) + 1:02d}-{int(day):02d}T{match[4].zfill(8)}"
    return parse_utc(text, f"First_pixel_azimuth_time in {name}")


def _orbit(vectors: dict[str, Array], epoch: np.datetime64, start_s: float, end_s: float, name: str) -> Orbit:
    """Precise orbits before those of the leader file; both in seconds of the day."""
    quality, rows = next(
        ((quality, vectors[step]) for step, quality in (("precise_orbits", "precise"), ("leader_datapoints", "unknown"))
         if step in vectors),
        ("", np.zeros((0, 4))),
    )  # fmt: skip
    if not len(rows):
        raise EngineInputError(
            f"{name} holds no orbit (steps precise_orbits or leader_datapoints); run one of these steps of Doris."
        )
    second_of_day = float((epoch - epoch.astype("datetime64[D]")).astype("timedelta64[s]").astype(np.int64))
    times = rows[:, 0] - second_of_day
    times -= DAY_S * np.rint(times / DAY_S)  # across midnight
    near = (times >= start_s - MARGIN_S) & (times <= end_s + MARGIN_S)
    use = near if near.sum() > POLYNOMIAL_DEGREE + 2 else np.ones(len(times), bool)
    return orbit_of_positions(epoch, times[use], rows[use, 1:], "", quality, name)
