"""What the columns of a table of points mean: guessed, shown as text, changed by the user, and applied to its chunks.

    longitude = lon; latitude = lat; height = dem + dem_error; velocity = 1000 * "V (m/yr)"; series = dates

The left side is our name, the right side a column, a number times a column, a number, or several of these added with +.
Columns whose names are no plain words stand in "double quotes". `velocity = none` leaves out what was guessed,
`series = dates` takes the columns whose names are dates (in mm; `1000 * dates` in metres), `D20160101 = column` names
one, `keep = all` keeps the other columns of numbers under their own names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce

import numpy as np
from pyproj import CRS

from ..errors import EngineInputError
from ..monitor import Monitor
from ..sar.columns import Term, parse_columns
from .cloud import STANDARD, Column, Table
from .plausibility import doubts
from .presets import POSITIONS, TEXTS, as_date, headerless
from .recognition import Found, by_words, matlab_day, recognise
from .words import listed, nearest

Terms = tuple[Term, ...]

# Rows that are looked at to guess.
SAMPLE = 2000
LONGEST_NAME = 32
_QUOTED = re.compile(r"""'[^']*'|"((?:[^"]|"")+)\"""")
_PLAIN = re.compile(r"[^\W\d]\w*")
_MASK = "column_in_quotes_{}_"
_PLACES = {"height", *(name for names in POSITIONS.values() for name in names)}
# Names that mean something here, in whatever case they are written.
_OURS = {*_PLACES, *TEXTS, *STANDARD, "series", "keep", "series_mm"}


@dataclass(frozen=True)
class Roles:
    """What columns mean. definitions : {our name: sum of terms}. series : {date: terms}, in mm.

    system : geographic, projected, geocentric, radar_times or radar_pixels. removed : names that the user left out.
    crs : of the positions, where the layout of the file settles it. height_reference : ellipsoid or geoid, likewise.
    date_row : whether the first row holds dates instead of a point. usual : the guessed series. notes : sentences for
    the user.
    """

    definitions: Mapping[str, Terms]
    system: str
    series: Mapping[date, Terms] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    preset: str = ""
    crs: CRS | None = None
    height_reference: str = ""
    date_row: bool = False
    usual: Mapping[date, Terms] = field(default_factory=dict, compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def dates(self) -> tuple[date, ...]:
        return tuple(self.series)

    @property
    def columns_needed(self) -> tuple[str, ...]:
        every = [*self.definitions.values(), *self.series.values()]
        return tuple(dict.fromkeys(term.column for terms in every for term in terms if term.column))

    def text(self) -> str:
        """The mapping as a user reads, changes and gives it back to parse()."""
        parts = [f"{name} = {_written(terms)}" for name, terms in self.definitions.items()]
        # Series that differ from the usual only by one factor for all are said in one word.
        like = {
            day: terms[0].factor
            for day, terms in self.series.items()
            if terms == self.usual.get(day) or terms == _scaled(self.usual.get(day, ()), terms[0])
        }
        factors = sorted(set(like.values()), key=list(like.values()).count)
        if factors and not self.date_row:
            parts.append("series = dates" if factors[-1] == 1 else f"series = {_number(factors[-1])} * dates")
            alike = {day for day, one in like.items() if one == factors[-1]}
        else:
            alike = set()
        parts += [f"D{day:%Y%m%d} = {_written(terms)}" for day, terms in self.series.items() if day not in alike]
        return "; ".join([*parts, *(f"{name} = none" for name in self.removed)])

    def evaluate(self, chunk: Mapping[str, Column]) -> dict[str, Column]:
        """Arrays of a chunk of the table by our names, and series_mm (n, dates) where there are dates.

        Positions and heights are float64, columns as they stand keep their type, id and azimuth_time are texts as
        objects. Raises EngineInputError where numbers are wanted and a column holds other texts.
        """
        rows = len(next(iter(chunk.values()))) if chunk else 0
        found: dict[str, Column] = {}
        for name, terms in self.definitions.items():
            found[name] = _texts(terms, chunk, rows) if name in TEXTS else _numbers(name, terms, chunk, rows)
            if name in _PLACES and name not in TEXTS:
                found[name] = found[name].astype(np.float64, copy=False)
        if self.series:
            series = np.empty((rows, len(self.series)), np.float32)
            for i, (day, terms) in enumerate(self.series.items()):
                series[:, i] = _numbers(f"D{day:%Y%m%d}", terms, chunk, rows)
            found["series_mm"] = series
        if self.date_row and self.series:
            dates = series[:, 0] == matlab_day(self.dates[0])
            for name in POSITIONS[self.system]:
                if name in found:
                    found[name] = np.where(dates, np.nan, found[name])
        return found

    def without_series(self) -> Roles:
        """The same without time series, so that their columns are not read."""
        return self if self.date_row else replace(self, series={})

    def warnings(self, sample: Mapping[str, Column]) -> list[str]:
        """Sentences about values that are not plausible for what they are taken for."""
        return doubts(self.evaluate(sample), self.said)

    def said(self, name: str, factor: float = 1.0) -> str:
        """The right side of a definition, times a number, as text."""
        return _written(tuple(_times(term, factor) for term in self.definitions[name]))


def take_sample(table: Table, monitor: Monitor | None = None, rows: int = SAMPLE) -> dict[str, Column]:
    """The first rows of all columns of a table."""
    chunks = table.chunks(table.columns, rows, monitor or Monitor())
    try:
        return dict(next(iter(chunks), {}))
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()


def guess(table: Table, sample: Mapping[str, Column], keep: str | Iterable[str] = ()) -> Roles:
    """The meaning of a table's columns by their names and by the values of a sample.

    keep : other columns of numbers that become attributes under their own names; "all" for all of them.
    Raises EngineInputError where no positions are found.
    """
    return parse("", table, sample, keep)


def parse(text: str, table: Table, sample: Mapping[str, Column], keep: str | Iterable[str] = ()) -> Roles:
    """The guess, with what a text says in its place.

    Raises EngineInputError for a text that cannot be read, for columns that the table does not have, and where no
    positions are given.
    """
    found = recognise(table, sample)
    said = _definitions(text, table.columns)
    asked = said.pop("keep", ())
    kept: list[str] = [term.column for term in asked] or ([keep] if isinstance(keep, str) else list(keep))
    definitions, series, removed = dict(found.definitions), dict(found.series), []
    if "series" in said:
        series = _series(said.pop("series"), table, found)
    for names in POSITIONS.values():
        # A text may name one coordinate and leave the others to the guess.
        if found.system or not set(names) & set(said):
            continue
        definitions |= {name: terms for name, terms in by_words(table, sample, names).items() if name not in said}
    there = {*definitions, *said}
    given = [one for one, names in POSITIONS.items() if set(names) & set(said) and _complete(one, there)]
    for one, other in (("height", "elevation"), ("elevation", "height")):
        if one in said and other not in said and definitions.get(other) == said[one]:
            definitions.pop(other)
    if given:
        for name in _PLACES - {"height", *POSITIONS[given[0]]}:
            definitions.pop(name, None)
    for name, terms in said.items():
        day = as_date(name)
        if _is_none(terms, table.columns):
            series.pop(day, None) if day else definitions.pop(name, None)
            removed.append(name)
        elif day:
            series[day] = terms
        else:
            definitions[name] = terms
    roles = Roles(
        definitions=definitions,
        system=given[0] if given else found.system,
        series=dict(sorted(series.items())),
        removed=tuple(removed) + (("series",) if not series and found.series else ()),
        preset=found.preset,
        crs=found.crs,
        height_reference=found.height_reference,
        date_row=found.date_row,
        usual=found.series,
        notes=found.notes,
    )
    roles = _with_kept(roles, kept, table.columns, sample)
    return _checked(_settled(roles, found), table)


def _settled(roles: Roles, found: Found) -> Roles:
    """Without what the layout settles for other columns than those that are used; names that are used by both go."""
    same = roles.system == found.system and all(
        roles.definitions.get(name) == found.definitions.get(name) for name in POSITIONS[found.system or "geographic"]
    )
    return replace(
        roles,
        crs=roles.crs if same else None,
        date_row=roles.date_row and bool(roles.series),
        height_reference=roles.height_reference
        if roles.definitions.get("height") == found.definitions.get("height")
        else "",
    )


def _with_kept(roles: Roles, kept: Sequence[str], columns: Sequence[str], sample: Mapping[str, Column]) -> Roles:
    """With other columns of numbers as attributes of their own names."""
    definitions = dict(roles.definitions)
    used = set(roles.columns_needed)
    every = [column for column in columns if column not in used and _is_numbers(sample.get(column))]
    for column in every if "all" in kept and "all" not in columns else [_column(one, columns) for one in kept]:
        name = re.sub(r"\W+", "_", column.strip()).strip("_").lower()[:LONGEST_NAME] or "column"
        name = name if re.match("[a-z_]", name) else f"_{name}"[:LONGEST_NAME]
        while name in {*definitions, *roles.removed, *_OURS} or as_date(name):
            name = f"{name[: LONGEST_NAME - 1]}_"
        definitions[name] = (Term(column, plain=True),)
    return replace(roles, definitions=definitions)


def _checked(roles: Roles, table: Table) -> Roles:
    names = roles.definitions
    if not roles.system or not _complete(roles.system, names):
        raise EngineInputError(
            f"{table.path}: no columns of positions were found; there are {listed(table.columns)}. Say which they are, "
            "for example longitude = lon; latitude = lat, or easting = x; northing = y."
        )
    if roles.system.startswith("radar") and not {"height", "elevation"} & set(names):
        raise EngineInputError(
            f"{table.path}: radar-coded points need a height or an elevation; there are {listed(table.columns)}. Say "
            "which column it is, for example elevation = s."
        )
    for name in names:
        if name in _PLACES - {"height", *POSITIONS[roles.system]}:
            raise EngineInputError(
                f"{table.path}: {name} alone makes no position; name the other coordinates that belong to it too, or "
                f"call it otherwise, for example {name}_ = {roles.said(name)}."
            )
    notes = list(roles.notes)
    if "height" not in names and roles.system in ("geographic", "projected"):
        # Lists of persistent scatterers hold longitude, latitude, velocity, height of the DEM, its error.
        psi = headerless(table.columns) and len(table.columns) > 4
        example = "velocity = {2}; height = {3} + {4}" if psi else "height = column"
        notes.append(f"No column of heights was found; say which it is, for example {example.format(*table.columns)}.")
    return replace(roles, notes=tuple(notes))


def _complete(system: str, names: Iterable[str]) -> bool:
    there = set(names)
    if system == "radar_times":
        return "tau_s" in there and bool({"t_az_s", "azimuth_time"} & there)
    return set(POSITIONS[system]) <= there


def check_text(text: str) -> None:
    """Raise EngineInputError for definitions that cannot be read, whatever columns there are."""
    _parsed(text)


def _parsed(text: str) -> tuple[dict[str, list[Term]], dict[str, str]]:
    """Definitions, and what stands in them for names in double quotes: {mask: name}."""
    quoted: list[str] = []

    def mask(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        quoted.append(match[1].replace('""', '"'))
        return _MASK.format(len(quoted) - 1)

    masked = _QUOTED.sub(mask, text)
    try:
        parsed = parse_columns(masked)
    except EngineInputError as error:
        sentence = str(error)
        for i, name in enumerate(quoted):
            sentence = sentence.replace(_MASK.format(i), f'"{name}"')
        raise EngineInputError(sentence) from None
    return parsed, {_MASK.format(i): name for i, name in enumerate(quoted)}


def _definitions(text: str, columns: Sequence[str]) -> dict[str, Terms]:
    """{our name: terms} of a text, with columns as the table calls them."""
    parsed, names = _parsed(text)
    found: dict[str, Terms] = {}
    for name, terms in parsed.items():
        name = name.lower() if name.lower() in _OURS else name
        if len(name) > LONGEST_NAME:
            raise EngineInputError(f"The name '{name}' has {len(name)} letters; {LONGEST_NAME} at most can be written.")
        words = {"none"} | ({"dates"} if name == "series" else set()) | ({"all"} if name == "keep" else set())
        found[name] = tuple(
            term
            if not term.column or (term.column.lower() in words and term.column not in columns)
            else replace(term, column=_column(names.get(term.column, term.column), columns))
            for term in terms
        )
        if any(term.text is not None for term in terms) and name not in TEXTS:
            raise EngineInputError(f"{name} is made of a text; numbers and columns are wanted.")
    return found


def _column(name: str, columns: Sequence[str]) -> str:
    """A column as the table calls it: as written, else in any case."""
    if name in columns:
        return name
    alike = [one for one in columns if one.strip().casefold() == name.strip().casefold()]
    if len(alike) == 1:
        return alike[0]
    raise EngineInputError(
        f"There is no column '{name}' in the table; there are {listed(columns)}{nearest(name, columns)}."
    )


def _is_none(terms: Terms, columns: Sequence[str]) -> bool:
    return len(terms) == 1 and terms[0].column.lower() == "none" and terms[0].column not in columns


def _series(terms: Terms, table: Table, found: Found) -> dict[date, Terms]:
    if _is_none(terms, table.columns):
        return {}
    if len(terms) != 1 or terms[0].column.lower() != "dates":
        raise EngineInputError(
            "series takes dates, a number * dates, or none; one date's column is given as D20160101 = column."
        )
    if not found.series:
        raise EngineInputError(
            f"{table.path}: no column is named as a date; there are {listed(table.columns)}. Name them one by one, for "
            "example D20160101 = column."
        )
    return {day: _scaled(one, terms[0]) for day, one in found.series.items()}


def _scaled(terms: Terms, like: Term) -> Terms:
    """A column with the factor of another term."""
    return (replace(like, column=terms[0].column, plain=like.factor == 1.0),) if terms else ()


def _times(term: Term, factor: float) -> Term:
    if term.text is not None or factor == 1.0:
        return term
    product = float(f"{term.factor * factor:.15g}")
    return replace(term, factor=product, plain=bool(term.column) and product == 1.0)


def _written(terms: Terms) -> str:
    return " + ".join(_term(term) for term in terms)


def _term(term: Term) -> str:
    if term.text is not None:
        return f"'{term.text}'"
    if not term.column:
        return _number(term.factor)
    bare = _PLAIN.fullmatch(term.column) and term.column.lower() not in ("none", "all", "dates")
    name = term.column if bare else '"' + term.column.replace('"', '""') + '"'
    return name if term.plain else f"{_number(term.factor)} * {name}"


def _number(value: float) -> str:
    text = repr(float(value))
    return text[:-2] if text.endswith(".0") else text


def _numbers(name: str, terms: Terms, chunk: Mapping[str, Column], rows: int) -> Column:
    parts = [_as_numbers(name, term.column, chunk[term.column]) if term.column else np.ones(rows) for term in terms]
    if len(terms) == 1 and terms[0].plain:
        return parts[0]
    scaled = (term.factor * part.astype(np.float64, copy=False) for term, part in zip(terms, parts))
    return reduce(np.add, scaled)


def _as_numbers(name: str, column: str, values: Column) -> Column:
    """A column of numbers as it is stored; of texts as float64, NaN where there is nothing."""
    values = np.asarray(values)
    if values.dtype.kind in "fiub":
        return values
    numbers = np.full(len(values), np.nan)
    for i, value in enumerate(values.tolist()):
        try:
            if value is not None and value != "":
                numbers[i] = float(value)
        except (TypeError, ValueError):
            raise EngineInputError(
                f"The column '{column}', which is taken for {name}, holds '{str(value)[:30]}'; numbers are wanted, so "
                f"give another column, or leave it out by {name} = none."
            ) from None
    return numbers


def _texts(terms: Terms, chunk: Mapping[str, Column], rows: int) -> Column:
    """Texts as objects, None where there is none; several columns are joined with a blank."""
    parts = []
    for term in terms:
        if term.text is not None or not term.column:
            parts.append(np.full(rows, term.text if term.text is not None else _number(term.factor), object))
            continue
        values = np.asarray(chunk[term.column])
        if values.dtype.kind in "fiub":
            whole = values.dtype.kind in "iub" or bool((np.isnan(values) | (values == np.round(values))).all())
            texts = values.astype(np.int64).astype(str) if whole and not np.isnan(values.astype(float)).any() else None
            if texts is None:
                texts = np.array([f"{value:.15g}" if value == value else None for value in values.tolist()], object)
            values = texts
        parts.append(values.astype(object))
    if len(parts) == 1:
        return parts[0]
    joined = [" ".join(map(str, row)) if all(one not in (None, "") for one in row) else None for row in zip(*parts)]
    return np.array(joined, object)


def _is_numbers(values: Column | None) -> bool:
    return values is not None and np.asarray(values).dtype.kind in "fiub"
