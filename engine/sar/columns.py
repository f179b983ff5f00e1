"""Other people's tables: which of their columns are ours, by a line of text.

    target = 'reflector'; product = stack + date; tau_s = 2 * tau_oneway_s; bistatic_azimuth_s = -corr_bistatic_s

The left side is our name; the right side is a column, a number times a column, a text in quotes, a number, or several
of these joined with +: numbers are added where a number stands before a column, columns alone are joined as texts with
a blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .observations import as_text, floats

Column = Sequence[object]

_TERM = re.compile(
    r"""\s*(?:(?P<text>'[^']*'|"[^"]*")|(?P<factor>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(?:\*\s*(?P<scaled>[^\W\d]\w*))?
    |(?P<sign>-?)\s*(?P<column>[^\W\d]\w*))\s*""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Term:
    """text, or factor times a column (or alone, where column is empty). plain : a column as it stands."""

    column: str = ""
    factor: float = 1.0
    text: str | None = None
    plain: bool = False


def parse_columns(text: str) -> dict[str, list[Term]]:
    """The definitions of a text, separated by ; or line ends.

    Raises EngineInputError that names the definition that cannot be read.
    """
    found: dict[str, list[Term]] = {}
    for definition in filter(None, (part.strip() for part in re.split(r"[;\n]", text))):
        name, equals, right = definition.partition("=")
        if not equals or not re.fullmatch(r"[A-Za-z_]\w*", name.strip()):
            raise EngineInputError(f"'{definition[:60]}' is no definition of a column, such as tau_s = 2 * tau_oneway.")
        found[name.strip()] = _terms(right, definition)
    return found


def _terms(text: str, definition: str) -> list[Term]:
    terms, at = [], 0
    while True:
        match = _TERM.match(text, at)
        if match is None:
            raise EngineInputError(
                f"'{definition[:60]}' cannot be read; the right side is a column, a number * a column, or such joined "
                "with +."
            )
        if match["text"] is not None:
            terms.append(Term(text=match["text"][1:-1]))
        elif match["factor"] is not None:
            terms.append(Term(match["scaled"] or "", float(match["factor"])))
        else:
            terms.append(Term(match["column"], -1.0 if match["sign"] else 1.0, plain=not match["sign"]))
        at = match.end()
        if at >= len(text):
            return terms
        if text[at] != "+":
            raise EngineInputError(
                f"'{definition[:60]}' cannot be read at '{text[at:][:20]}'; terms are joined with +."
            )
        at += 1


def columns_named(definitions: dict[str, list[Term]]) -> set[str]:
    """The columns of the table that definitions take."""
    return {term.column for terms in definitions.values() for term in terms if term.column}


def renamed(
    definitions: dict[str, list[Term]], column: Callable[[str], Column | None], rows: int
) -> Callable[[str], Column | None]:
    """Columns by our names: defined ones by their definitions, others as they are called in the table."""
    ours = {name.lower(): terms for name, terms in definitions.items()}

    def values_of(name: str, term: Term) -> Column:
        values = column(term.column)
        if values is None:
            raise EngineInputError(f"The table has no column '{term.column}', which {name} is to be made of.")
        return values

    def numbers(name: str, term: Term) -> NDArray[np.float64]:
        if not term.column:
            return np.full(rows, term.factor)
        try:
            return term.factor * floats(values_of(name, term), term.column)
        except EngineInputError as error:
            raise EngineInputError(f"{name} needs numbers. {error}") from error

    def words(name: str, term: Term) -> Column:
        if term.text is not None:
            return [term.text] * rows
        if not term.column:
            return [f"{term.factor:g}"] * rows
        return values_of(name, term)

    def by_our_name(name: str) -> Column | None:
        terms = ours.get(name.lower())
        if terms is None:
            return column(name)
        if any(term.text is None and not term.plain for term in terms):
            if any(term.text is not None for term in terms):
                raise EngineInputError(f"{name} joins a text and a number times a column; join texts, or add numbers.")
            return np.sum([numbers(name, term) for term in terms], axis=0)
        if len(terms) == 1:
            return words(name, terms[0])
        return [_joined(cells) for cells in zip(*(words(name, term) for term in terms))]

    return by_our_name


def _joined(cells: tuple[object, ...]) -> str | None:
    """Texts with a blank between them; None where one is missing."""
    texts = [as_text(cell) for cell in cells]
    return " ".join(texts) if all(texts) else None
