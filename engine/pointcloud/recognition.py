"""Guesses what the columns of a table of points are, by layouts, words and values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from pyproj import CRS

from ..sar.columns import Term, parse_columns
from .cloud import STANDARD, Array, Column, Table
from .presets import (
    HEIGHT_ERRORS,
    POSITIONS,
    PRESETS,
    TEXTS,
    WORDS,
    Preset,
    as_date,
    factor,
    headerless,
    plain,
    without_unit,
)

Terms = tuple[Term, ...]

# Radii between which geocentric coordinates lie, metres.
RADII_M = (6.3e6, 6.4e6)
# A scene is not larger than this, degrees.
SCENE_DEG = 10.0
# Day numbers of MATLAB, less one, between 1978 and 2064.
MATLAB_DAYS = (722_500.0, 754_000.0)


@dataclass(frozen=True)
class Found:
    """A guess; see Roles. system : empty where no positions were found."""

    definitions: Mapping[str, Terms] = field(default_factory=dict)
    system: str = ""
    series: Mapping[date, Terms] = field(default_factory=dict)
    preset: str = ""
    crs: CRS | None = None
    height_reference: str = ""
    date_row: bool = False
    notes: tuple[str, ...] = ()


class _Columns:
    """The columns of a table by their plain names, with the values of the sample."""

    def __init__(self, table: Table, sample: Mapping[str, Column]) -> None:
        self.names = table.columns
        self.units: Mapping[str, str] = getattr(table, "units", {})
        self.sample = sample
        self.by_plain: dict[str, str] = {}
        for name in table.columns:
            for form in (name, without_unit(name)[0]):
                self.by_plain.setdefault(plain(form), name)
        # A name that ends in a unit stands behind one that is written so itself.
        self.by_plain.update({plain(name): name for name in reversed(table.columns)})
        self.used: set[str] = set()

    def values(self, column: str) -> Array:
        """Finite values of the sample; none of a column of texts."""
        values = np.asarray(self.sample.get(column, ()))
        if values.dtype.kind not in "fiub":
            return np.empty(0)
        values = values.astype(np.float64)
        return values[np.isfinite(values)]

    def is_text(self, column: str) -> bool:
        return column in self.sample and np.asarray(self.sample[column]).dtype.kind not in "fiub"

    def find(self, words: Sequence[str], texts: bool = False) -> str | None:
        """The first column that is called so and not taken; of numbers, unless texts may be."""
        for word in words:
            column = self.by_plain.get(word)
            if column is not None and column not in self.used and (texts or not self.is_text(column)):
                return column
        return None

    def term(self, ours: str, column: str) -> Terms:
        """A column in the unit of our name, as far as its unit is known."""
        unit = "" if ours in TEXTS else self.units.get(column) or without_unit(column)[1]
        scale = factor(ours, unit) if unit else 1.0
        return (Term(column, plain=True) if scale == 1.0 else Term(column, scale),)


def columns_by_date(columns: Sequence[str], preset: str = "") -> dict[str, date]:
    """{column: date} of those whose names are dates; the first of several for a day."""
    found: dict[date, str] = {}
    for column in columns:
        day = as_date(column, short=preset == "SARPROZ")
        if day is not None:
            found.setdefault(day, column)
    return {column: day for day, column in sorted(found.items())}


def recognise(table: Table, sample: Mapping[str, Column]) -> Found:
    """The guess for a table, from its columns and a sample of their values."""
    columns = _Columns(table, sample)
    preset = _preset(columns)
    notes: list[str] = []
    definitions: dict[str, Terms] = {}
    by_date = columns_by_date(table.columns, preset.name if preset else "")
    columns.used.update(by_date)
    if preset:
        definitions = _of_preset(preset, columns)
        notes.append(f"The columns are those of {preset.name}. {preset.note}".strip())
    date_row, series = False, {day: columns.term("series", column) for column, day in by_date.items()}
    placed = {name for names in POSITIONS.values() for name in names} & set(definitions)
    by_geometry = _by_crs(table, columns)
    if by_geometry:
        definitions = by_geometry | {name: terms for name, terms in definitions.items() if name not in placed}
        placed = set()
    elif not placed:
        if headerless(table.columns):
            found, notes_of_values = _by_values(columns)
            days = _matlab_days(columns)
            if days:
                date_row, series = True, days
                columns.used.update(terms[0].column for terms in days.values())
                found["velocity"] = columns.term("velocity", columns.names[2])
                notes_of_values = ["The first row holds dates, as StaMPS exports for the StaMPS-Visualizer have."]
        else:
            found, notes_of_values = _by_names(columns)
        definitions = found | {name: terms for name, terms in definitions.items() if name not in found}
        notes += notes_of_values
    columns.used.update(term.column for terms in definitions.values() for term in terms)
    system = next((one for one, names in POSITIONS.items() if any(name in definitions for name in names)), "")
    _heights(columns, definitions, system, bool(by_geometry), notes)
    _others(columns, definitions, notes)
    return Found(
        definitions=definitions,
        system=system,
        series=series,
        preset=preset.name if preset else "",
        crs=CRS.from_user_input(preset.crs) if preset and preset.crs and placed else None,
        height_reference=preset.height_reference if preset else "",
        date_row=date_row,
        notes=tuple(notes),
    )


def by_words(table: Table, sample: Mapping[str, Column], names: Sequence[str]) -> dict[str, Terms]:
    """The columns that are called as some of our names are."""
    columns = _Columns(table, sample)
    found = {name: columns.find(WORDS[name], texts=name in TEXTS) for name in names}
    return {name: columns.term(name, column) for name, column in found.items() if column}


def _preset(columns: _Columns) -> Preset | None:
    there = {plain(name) for name in columns.names}
    for preset in PRESETS:
        if there.issuperset(preset.known_by) and not there.intersection(preset.without):
            return preset
    return None


def _of_preset(preset: Preset, columns: _Columns) -> dict[str, Terms]:
    found: dict[str, Terms] = {}
    for definition in preset.mapping.split(";"):
        for name, terms in parse_columns(definition).items():
            real = [columns.by_plain.get(plain(term.column)) for term in terms]
            if name == "series" or None in real:
                continue
            if len(terms) == 1 and terms[0].plain:
                found[name] = columns.term(name, str(real[0]))
            else:
                found[name] = tuple(Term(str(one), term.factor, plain=term.plain) for one, term in zip(real, terms))
    return found


def _by_crs(table: Table, columns: _Columns) -> dict[str, Terms]:
    """The geometry's x and y, where the file says what they are."""
    x, y, z = (columns.by_plain.get(name) for name in "xyz")
    if table.crs is None or x is None or y is None:
        return {}
    if table.crs.is_geocentric:
        names: tuple[str, ...] = POSITIONS["geocentric"]
    else:
        names = POSITIONS["geographic" if table.crs.is_geographic else "projected"]
    return {name: (Term(column, plain=True),) for name, column in zip(names, (x, y, z)) if column is not None}


def _by_names(columns: _Columns) -> tuple[dict[str, Terms], list[str]]:
    """Positions by the words for them, checked against their values."""
    found: dict[str, str] = {}
    lon, lat = (columns.find(WORDS[name]) for name in POSITIONS["geographic"])
    x, y, z = (columns.find(WORDS[name]) for name in POSITIONS["geocentric"])
    east, north = (columns.find(WORDS[name]) for name in POSITIONS["projected"])
    notes: list[str] = []
    if lon and lat:
        if _mostly_within(columns.values(lon), 360) and _mostly_within(columns.values(lat), 360):
            found = {"longitude": lon, "latitude": lat}
        else:
            found = {"easting": lon, "northing": lat}
            notes.append(f"{lon} and {lat} are beyond all degrees and are taken for easting and northing.")
    elif x and y and z and _is_geocentric(*(columns.values(one) for one in (x, y, z))):
        found = {"x_m": x, "y_m": y, "z_m": z}
    elif east and north:
        if plain(east) == "x" and _is_scene(columns.values(east), columns.values(north)):
            found = {"longitude": east, "latitude": north}
            notes.append(f"{east} and {north} are taken for longitude and latitude, by their values.")
        else:
            found = {"easting": east, "northing": north}
    if not found:
        found = _radar(columns)
    terms = {name: columns.term(name, column) for name, column in found.items()}
    return terms, notes


def _radar(columns: _Columns) -> dict[str, str]:
    tau = columns.find(WORDS["tau_s"])
    text = columns.find(WORDS["azimuth_time"], texts=True)
    seconds = columns.find(WORDS["t_az_s"])
    if tau and text and columns.is_text(text):
        return {"azimuth_time": text, "tau_s": tau}
    if tau and seconds:
        return {"t_az_s": seconds, "tau_s": tau}
    line, sample = columns.find(WORDS["line"]), columns.find(WORDS["sample"])
    return {"line": line, "sample": sample} if line and sample else {}


def _by_values(columns: _Columns) -> tuple[dict[str, Terms], list[str]]:
    """Positions of a file that names no columns: the first two or three, by their values."""
    first = columns.names[:3]
    values = [columns.values(name) for name in first]
    if len(first) == 3 and _is_geocentric(*values):
        names: Sequence[str] = POSITIONS["geocentric"]
    elif _is_scene(values[0], values[1]):
        names = POSITIONS["geographic"]
    elif len(values[0]) and len(values[1]) and np.abs(values[1]).max() > 1000 and len(first) == 3:
        names = ("easting", "northing", "height")
    else:
        return {}, []
    found: dict[str, Terms] = {name: (Term(column, plain=True),) for name, column in zip(names, first)}
    return found, [
        f"The file names no columns; by their values {', '.join(first[: len(names)])} are taken for {', '.join(names)}."
    ]


def _matlab_days(columns: _Columns) -> dict[date, Terms]:
    """Dates in the first row of the fourth column and those after it, as MATLAB's day numbers less one."""
    if len(columns.names) < 5 or any(len(columns.sample.get(name, ())) == 0 for name in columns.names):
        return {}
    first = [columns.sample[name][0] for name in columns.names]
    days = np.array([value if isinstance(value, (float, int, np.number)) else np.nan for value in first], float)[2:]
    low, high = MATLAB_DAYS
    if not np.isnan(days[0]) or not ((days[1:] > low) & (days[1:] < high)).all() or (np.diff(days[1:]) <= 0).any():
        return {}
    return {
        date.fromordinal(int(day) - matlab_day(date.min) + 1): (Term(name, plain=True),)
        for day, name in zip(days[1:], columns.names[3:])
    }


def matlab_day(day: date) -> int:
    """What StaMPS exports write for a date: MATLAB's number of the day, less one."""
    return day.toordinal() + 365


def _heights(
    columns: _Columns, definitions: dict[str, Terms], system: str, of_geometry: bool, notes: list[str]
) -> None:
    """Adds height and elevation. Of points on a map, a column elevation is a height where there is no other."""
    if system == "geocentric":
        return
    # The z of a geometry comes first, unless it is a flat one.
    words: list[str] = [word for word in WORDS["height"] if word != "z"]
    z = columns.by_plain.get("z")
    if z is not None and (z not in columns.sample or columns.values(z).any()):
        words = ["z", *words] if of_geometry else [*words[:5], "z", *words[5:]]
    if "elevation" not in definitions:
        column = columns.find(WORDS["elevation"])
        other = columns.find([word for word in words if word != "elev"])
        if column and (system.startswith("radar") or other or "height" in definitions):
            definitions["elevation"] = columns.term("elevation", column)
            columns.used.add(column)
        elif column and not other:
            definitions["height"] = columns.term("height", column)
            columns.used.add(column)
            notes.append(f"{column} is taken for the height, since there is no other; else write elevation = {column}.")
    if "height" in definitions:
        return
    height = columns.find(words)
    dem, error = columns.find(WORDS["dem_height"]), columns.find(HEIGHT_ERRORS)
    if height:
        definitions["height"] = columns.term("height", height)
        columns.used.add(height)
    elif dem and error:
        definitions["height"] = (Term(dem, plain=True), Term(error, plain=True))
        notes.append(f"The height is {dem} plus {error}.")
        definitions["dem_height"] = columns.term("dem_height", dem)
        columns.used.update((dem, error))


def _others(columns: _Columns, definitions: dict[str, Terms], notes: list[str]) -> None:
    """Adds the attributes and the id, of columns that nothing else is made of."""
    for name in (*STANDARD, "amplitude_dispersion", "id"):
        if name in definitions or name == "elevation":
            continue
        column = columns.find(WORDS[name], texts=name == "id")
        if column:
            definitions[name] = columns.term(name, column)
            columns.used.add(column)
    for name in ("height_sd", "velocity_sd"):
        if name in definitions:
            column = definitions[name][0].column
            values = columns.values(column)
            if len(values) > 1 and not values.any():
                del definitions[name]
                notes.append(f"{column} is 0 everywhere and is left out.")


def _mostly_within(values: Array, limit: float) -> bool:
    """Of values among which some, such as -9999, may stand for none."""
    return not len(values) or float(np.median(np.abs(values))) <= limit


def _within(values: Array, limit: float) -> bool:
    return not len(values) or float(np.abs(values).max()) <= limit


def _is_scene(x: Array, y: Array) -> bool:
    """Whether values are degrees of longitude and latitude of one scene."""
    if not len(x) or not len(y) or not _within(x, 180) or not _within(y, 90):
        return False
    whole = (x == np.round(x)).all() and (y == np.round(y)).all()
    return bool(np.ptp(x) <= SCENE_DEG and np.ptp(y) <= SCENE_DEG and not whole)


def _is_geocentric(x: Array, y: Array, z: Array) -> bool:
    if not len(x) or not len(x) == len(y) == len(z):
        return False
    radius = np.sqrt(x * x + y * y + z * z)
    return bool(((radius > RADII_M[0]) & (radius < RADII_M[1])).all())
