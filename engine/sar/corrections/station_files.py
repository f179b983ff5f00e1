"""Files of zenith delays at stations: CSV, and SINEX-TRO of the versions 0.01, 1.00 and 2.00."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from ...errors import EngineInputError
from ..geodetic import to_geodetic
from ..times import parse_utc
from .zenith_delay import Station

PLAUSIBLE_M = (0.5, 3.0)  # of a total zenith delay: 8 km up, and at the Dead Sea
NAN = float("nan")
MJD_0 = np.datetime64("1858-11-17", "ms")
DAY_MS = 86_400_000

# What the columns of a CSV may be called; delays and their sigma also with _m or _mm at the end.
TIME, MJD, NAME = (
    ("time", "utc", "time_utc", "utc_time", "datetime", "date", "epoch"),
    ("mjd",),
    ("station", "site", "name"),
)
PLACE = (
    ("lat", "latitude", "lat_deg", "latitude_deg"),
    ("lon", "longitude", "lon_deg", "longitude_deg"),
    ("height", "height_m", "h", "h_m", "hgt"),
)
TOTAL, DRY, WET = ("ztd", "trotot"), ("zhd", "trodry"), ("zwd", "trowet")
SIGMA = ("sigma", "ztd_sigma", "sigma_ztd", "stddev", "std")
ABOUT_STATION = re.compile(r"#\s*station\s*:\s*(.*)", re.IGNORECASE)
SETTING = re.compile(r"(\w+)\s*=\s*([^\s,;]+)")

EPOCH = re.compile(r"(\d{2}|\d{4}):(\d{1,3}):(\d{1,5})")
DECIMAL = re.compile(r"[-+]?\d+\.\d*(?:[eEdD][-+]?\d+)?")
NUMBER = re.compile(r"\d+(\.\d*)?(E[-+]?\d+)?")
LONGITUDES, LATITUDES, HEIGHTS = ("APPROX_LON", "LONGITUDE"), ("APPROX_LAT", "LATITUDE"), ("APP_H", "HGT_ELI", "HEIGHT")
SIGMA_NAMES = ("STDDEV", "STDEV", "SIG", "SIGMA")
MISSING = -99.0  # SINEX-TRO writes -999 or -99.9 for what is missing
MM_PER_M = 1000.0

Row = tuple[np.datetime64, float, float, float]
Place = tuple[float, float, float]  # latitude, longitude, height


def number(text: str, path: Path, line: int, what: str) -> float:
    """A finite number of a field; EngineInputError naming file and line (from 1) otherwise."""
    try:
        value = float(text)
    except ValueError:
        value = NAN
    if not np.isfinite(value):
        raise EngineInputError(f"Line {line} of {path.name} has '{text.strip()[:30]}' as its {what}; give a number.")
    return value


def read_csv(path: Path, lines: Sequence[str]) -> list[Station]:
    """Stations of a CSV (comma, semicolon or tab) with a line of column names.

    Columns: time (UTC, ISO) or mjd; ztd, or zhd and zwd, in metres, or _mm for millimetres; sigma as the delays;
    station, lat, lon, height (ellipsoidal), which may also stand in a line "# station: name=… lat=… lon=… height=…".
    Raises EngineInputError naming file and line.
    """
    about: dict[str, str] = {}
    names: list[str] = []
    separator = ","
    rows: dict[str, list[Row]] = {}
    places: dict[str, Place] = {}
    for count, line in enumerate(lines, 1):
        comment = ABOUT_STATION.match(line.strip())
        if comment:
            about = {key.lower(): value for key, value in SETTING.findall(comment[1])}
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not names:
            separator = max(",;\t", key=line.count)
            names = [name.strip().strip('"').lower() for name in line.split(separator)]
            _check_names(names, about, path)
            continue
        fields = [field.strip().strip('"') for field in line.split(separator)]
        if len(fields) != len(names):
            raise EngineInputError(
                f"Line {count} of {path.name} has {len(fields)} fields where its first line names {len(names)}; the "
                "file is damaged or cut off."
            )
        row = dict(zip(names, fields))
        place = _csv_place(row, about, path, count)
        name = _first(row, NAME) or _first(about, NAME) or f"at {place[0]:.5f}, {place[1]:.5f}"
        places.setdefault(name, place)
        rows.setdefault(name, []).append(_csv_row(row, path, count))
    if not rows:
        raise EngineInputError(f"The file {path.name} has no rows of zenith delays; give a time and ztd in each row.")
    return [_station(name, places[name], rows[name], path) for name in rows]


def _check_names(names: Sequence[str], about: Mapping[str, str], path: Path) -> None:
    bare = {name[:-3] if name.endswith("_mm") else name[:-2] if name.endswith("_m") else name for name in names}
    lacking = []
    if not set(names) & {*TIME, *MJD}:
        lacking.append("time or mjd")
    if not bare & set(TOTAL) and not (bare & set(DRY) and bare & set(WET)):
        lacking.append("ztd_m or ztd_mm")
    lacking += [known[0] for known in PLACE if not {*names, *about} & set(known)]
    if lacking:
        raise EngineInputError(
            f"The file {path.name} has no column {', '.join(lacking)} (found: {', '.join(names)[:80]}); a station's "
            "place can also stand in a line such as '# station: name=PRIE lat=48.77 lon=18.62 height=300'."
        )


def _first(row: Mapping[str, str], names: Iterable[str]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _csv_place(row: Mapping[str, str], about: Mapping[str, str], path: Path, line: int) -> Place:
    latitude, longitude, height = (
        number(_first(row, names) or _first(about, names), path, line, f"station's {names[1]}") for names in PLACE
    )
    if abs(latitude) > 90 or abs(longitude) > 360:
        raise EngineInputError(
            f"Line {line} of {path.name} puts the station at latitude {latitude:g}, longitude {longitude:g}; give "
            "degrees."
        )
    return latitude, longitude, height


def _csv_row(row: Mapping[str, str], path: Path, line: int) -> Row:
    text = _first(row, TIME)
    if text:
        short = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?Z?", text)
        second, fraction = parse_utc(
            f"{short[1]}T{short[2] or '00:00'}:00" if short else text, f"time in line {line} of {path.name}"
        )
        time = second.astype("datetime64[ms]") + np.timedelta64(round(1000 * fraction), "ms")
    else:
        time = MJD_0 + np.timedelta64(round(DAY_MS * number(_first(row, MJD), path, line, "mjd")), "ms")

    def metres(names: Iterable[str], what: str) -> float:
        for name in names:
            for unit, scale in (("", 1.0), ("_m", 1.0), ("_mm", 1 / MM_PER_M)):
                if row.get(name + unit):
                    return number(row[name + unit], path, line, what) * scale
        return NAN

    total, dry, wet, sigma = (metres(names, names[0]) for names in (TOTAL, DRY, WET, SIGMA))
    total = total if np.isfinite(total) else dry + wet
    return _checked(path, line, time, total, dry if np.isfinite(dry) else total - wet, sigma)


def _checked(path: Path, line: int, time: np.datetime64, total: float, dry: float, sigma: float) -> Row:
    if not PLAUSIBLE_M[0] < total < PLAUSIBLE_M[1]:
        raise EngineInputError(
            f"Line {line} of {path.name} has a total zenith delay of {total:g} m; {PLAUSIBLE_M[0]:g} to "
            f"{PLAUSIBLE_M[1]:g} m can be (in a CSV, name the column ztd_m or ztd_mm)."
        )
    if np.isfinite(dry) and not 0 < dry < PLAUSIBLE_M[1]:
        raise EngineInputError(f"Line {line} of {path.name} has a hydrostatic zenith delay of {dry:g} m; check it.")
    return time, total, dry, sigma if sigma >= 0 else NAN


def _station(name: str, place: Place, rows: Sequence[Row], path: Path) -> Station:
    times, first = np.unique(np.array([row[0] for row in rows], "datetime64[ms]"), return_index=True)
    total, dry, sigma = np.array([row[1:] for row in rows], np.float64)[first].T
    return Station(name, *place, times, total, dry, sigma, (path.name,))


def read_sinex_tro(path: Path, lines: Sequence[str]) -> list[Station]:
    """Stations of a SINEX-TRO file: those with coordinates (geocentric ones are preferred) and total zenith delays.

    Versions 0.01 and 1.00 (IGS, 1997; millimetres) and 2.00 (Pacione, Douša 2017; with TROPO PARAMETER UNITS). Its
    times are taken as UTC: the 18 s to GPS time are nothing to the troposphere. Raises EngineInputError naming the file
    and line.
    """
    blocks = _blocks(lines, path)
    columns, units = _columns(blocks)
    places = {**_site_ids(blocks.get("SITE/ID", [])), **_coordinates(blocks)}
    rows: dict[str, list[Row]] = {}
    for count, line in _data(blocks.get("TROP/SOLUTION", [])):
        fields = line.split()
        names = next((known for known in columns if len(known) == len(fields) - 2 and "TROTOT" in known), None)
        epoch = EPOCH.fullmatch(fields[1]) if len(fields) > 1 else None
        if names is None or epoch is None:
            raise EngineInputError(
                f"Line {count} of {path.name} is no solution with station, epoch (yy:ddd:sssss) and the columns that "
                f"the file names, TROTOT among them ({' '.join(columns[0])[:60] if columns else 'none'})."
            )
        values = [number(value, path, count, name) for name, value in zip(names, fields[2:])]
        scales = units if len(units) == len(names) else [MM_PER_M] * len(names)
        row = _tro_row(names, values, scales)
        if np.isfinite(row[0]):
            rows.setdefault(fields[0], []).append(_checked(path, count, _time(epoch, path, count), *row))
    found = [_station(name, places[name], rows[name], path) for name in rows if name in places]
    if not found:
        raise EngineInputError(
            f"The file {path.name} holds zenith delays of {len(rows)} stations, of none of which it gives coordinates; "
            "add the block SITE/COORDINATES or TROP/STA_COORDINATES, or give a CSV."
        )
    return found


def _tro_row(names: Sequence[str], values: Sequence[float], units: Sequence[float]) -> tuple[float, float, float]:
    """Total, hydrostatic, sigma in metres; NaN where missing."""
    metres = [value / unit if value > MISSING else NAN for value, unit in zip(values, units)]
    at = names.index("TROTOT")
    sigma = metres[at + 1] if names[at + 1 : at + 2] and names[at + 1].strip("_") in SIGMA_NAMES else NAN
    if "TRODRY" in names:
        return metres[at], metres[names.index("TRODRY")], sigma
    wet = metres[names.index("TROWET")] if "TROWET" in names else NAN
    return metres[at], metres[at] - wet, sigma


def _blocks(lines: Sequence[str], path: Path) -> dict[str, list[tuple[int, str]]]:
    """Numbered lines of each block."""
    blocks: dict[str, list[tuple[int, str]]] = {}
    name = ""
    for count, line in enumerate(lines, 1):
        if line.startswith("+"):
            name = line[1:].strip().upper()
            blocks.setdefault(name, [])
        elif line.startswith("-") and line[1:].strip().upper() == name:
            name = ""
        elif name:
            blocks[name].append((count, line))
    if name or "TROP/SOLUTION" not in blocks:
        raise EngineInputError(
            f"The SINEX-TRO file {path.name} {f'ends within its block {name}' if name else 'has no TROP/SOLUTION'}; it "
            "is cut off or no file of zenith delays, fetch it again."
        )
    return blocks


def _data(block: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    return ((count, line) for count, line in block if line.strip() and not line.startswith("*"))


def _header(block: Iterable[tuple[int, str]], word: str) -> str:
    return next((line for _, line in block if line.startswith("*") and word in line.upper()), "")


def _columns(blocks: Mapping[str, Sequence[tuple[int, str]]]) -> tuple[list[list[str]], list[float]]:
    """Names of the columns after station and epoch, in each way the file tells them, and the factors from metres."""
    fields: list[str] = []
    names: list[str] = []
    units: list[float] = []
    for _, line in blocks.get("TROP/DESCRIPTION", []):
        words = line.upper().split()
        if words[:1] and words[0].startswith("SOLUTION_FIELDS"):
            fields += words[1:]
        elif words[:3] == ["TROPO", "PARAMETER", "NAMES"]:
            names += words[3:]
        elif words[:3] == ["TROPO", "PARAMETER", "UNITS"] and all(NUMBER.fullmatch(one) for one in words[3:]):
            units += [float(one) or MM_PER_M for one in words[3:]]
    header = _header(blocks["TROP/SOLUTION"], "EPOCH").upper().split()[2:]
    return [one for one in (names, fields, [word.strip("_") for word in header]) if one], units


def _time(epoch: re.Match[str], path: Path, line: int) -> np.datetime64:
    year, day, second = (int(part) for part in epoch.groups())
    if len(epoch[1]) == 2:
        year += 2000 if year <= 50 else 1900
    if not (1 <= day <= 366 and second <= 86400):
        raise EngineInputError(f"Line {line} of {path.name} has the epoch {epoch[0]}; give year:day of year:second.")
    start = np.datetime64(f"{year:04d}-01-01", "ms")
    return start + np.timedelta64(((day - 1) * 86400 + second) * 1000, "ms")


def _coordinates(blocks: Mapping[str, Sequence[tuple[int, str]]]) -> dict[str, Place]:
    places = {}
    for name in ("TROP/STA_COORDINATES", "SITE/COORDINATES"):
        for _, line in _data(blocks.get(name, [])):
            words = line.split()
            xyz = [float(word) for word in words[1:] if DECIMAL.fullmatch(word)][:3]
            if len(xyz) == 3 and np.linalg.norm(xyz) > 6e6:
                latitude, longitude, height = to_geodetic(xyz)
                places[words[0]] = (float(latitude), float(longitude), float(height))
    return places


def _site_ids(block: Sequence[tuple[int, str]]) -> dict[str, Place]:
    """Places of the block SITE/ID, whose line of names says where the fields stand: degrees, or degrees, ', ''."""
    header = _header(block, "LON")
    spans = [match.span() for match in re.finditer(r"\S+", header)]
    titles = [header[slice(*span)].strip("*_").upper() for span in spans]
    wanted = [
        next((k for k, title in enumerate(titles) if title.startswith(names)), -1)
        for names in (LATITUDES, LONGITUDES, HEIGHTS)
    ]
    places = {}
    for _, line in _data(block):
        # A value may be wider than its title, to the left.
        fields = [line[spans[k - 1][1] : spans[k][1]] for k in wanted if k > 0]
        values = [_degrees(field) for field in fields]
        if len(values) == 3 and np.isfinite(values).all():
            places[line.split()[0]] = (values[0], values[1], values[2])
    return places


def _degrees(text: str) -> float:
    try:
        parts = [float(part) for part in text.replace("-", " ").split()]
    except ValueError:
        return NAN
    if not 1 <= len(parts) <= 3:
        return NAN
    return (-1 if "-" in text else 1) * sum(part / 60**k for k, part in enumerate(parts))
