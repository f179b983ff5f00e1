"""How delimited text is written: guessed from its first lines, and how one of its lines is split into cells."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isfinite, nan
from pathlib import Path

from ...errors import EngineInputError
from ..words import listed

# Lines that are guessed from, for the delimiter and for all else.
SHAPE_ROWS, SAMPLE_ROWS = 50, 1000
# A daily time series of fifty years has fewer.
MOST_COLUMNS = 20_000
BLANKS = b" \t\r\v\f"
COMMENTS = b"#%"
NOT_CONTROL = bytes([*range(9, 14), *range(27, 256)])
DELIMITERS = (",", ";", "\t", "|", " ")
DELIMITER_NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "pipe": "|", "blanks": " "}
NO_DELIMITERS = '+-.!"#%\0\r\n\v\f'
DECIMALS = (".", ",")
DECIMAL_NAMES = {"point": ".", "comma": ","}
MISSING = {b"", b"na", b"n/a", b"#n/a", b"null", b"none", b"-", b"--", b"nan(ind)", b"-nan(ind)"}
# A decimal comma becomes a point, and a point something that is in no number.
COMMA_TO_POINT = bytes.maketrans(b",.", b".!")
DATE = re.compile(rb"D?(19|20)\d\d[-_]?[01]\d[-_]?[0-3]\d")
# Encodings in which every byte below 128 is that letter of ASCII; others are recoded to UTF-8.
LIKE_ASCII = re.compile(r"ascii|utf-?8(-sig)?|iso-?8859-?\d+|latin-?\d|cp12\d\d|cp437|cp850")


@dataclass(frozen=True)
class Layout:
    """How a text is written. columns : names. texts : which of them are texts. skip : bytes before the first line of
    data (after recoding). lines : lines in these."""

    delimiter: str
    decimal: str
    encoding: str
    columns: tuple[str, ...]
    texts: frozenset[str]
    skip: int
    lines: int

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each column."""
        return {name: i for i, name in enumerate(self.columns)}


def guess_layout(
    path: str,
    sample: bytes,
    whole: bool,
    delimiter: str | None,
    header: bool | None,
    decimal: str | None,
    encoding: str,
) -> Layout:
    """How a text is written, from its first lines. whole : whether these are all. What is not None is not guessed.

    Raises EngineInputError for what is no text, has no data, or a header that does not fit the lines.
    """
    name = Path(path).name
    delimiter, decimal = _given(delimiter, decimal)
    if b"\0" in sample or len(sample.translate(None, delete=NOT_CONTROL)) > len(sample) / 100:
        raise EngineInputError(f"{name} is a binary file; give delimited text (CSV, TXT).")
    mark = len(codecs.BOM_UTF8) if sample.startswith(codecs.BOM_UTF8) else 0
    if b"\n" not in sample:
        sample = sample.replace(b"\r", b"\n")
    ends = [match.end() for match in re.finditer(b"\n", sample)]
    if (whole or not ends) and (not ends or ends[-1] < len(sample)):
        ends.append(len(sample))
    lines = [sample[start:end].rstrip(b"\n") for start, end in zip([mark, *ends], ends)]
    numbers = [i for i, line in enumerate(lines) if is_data(line, delimiter or "")]
    if not numbers:
        raise EngineInputError(f"{name} has no lines of data; give a file that holds points.")
    delimiter = delimiter or _delimiter([lines[i] for i in numbers[:SHAPE_ROWS]], decimal)
    rows = [cells_of(lines[i], delimiter) for i in numbers[: SAMPLE_ROWS + 1]]
    decimal = decimal or max(DECIMALS, key=lambda point: sum(_count(row, point) for row in rows))
    comments = [lines[i].strip().lstrip(COMMENTS) for i in range(numbers[0])]
    names, on_top = _header(rows, comments, header, delimiter, decimal)
    data = rows[1:] if on_top else rows
    if not data and whole:
        raise EngineInputError(f"{name} has a header and no lines of data; give a file that holds points.")
    first = numbers[0] + on_top
    usual = _usual(data or [names])
    if usual > MOST_COLUMNS:
        raise EngineInputError(
            f"{name} has {usual:,} columns, more than the {MOST_COLUMNS:,} that are read; choose the delimiter, or "
            "take columns away."
        )
    if usual == len(names) + 1 and not any(row[-1] for row in data if len(row) == usual):
        names = [*names, b""]  # every line of data ends with a delimiter
    fitting = [row for row in data if len(row) == len(names)][:SAMPLE_ROWS]
    if data and not fitting:
        raise EngineInputError(
            f"The header of {name} has {len(names)} names and its lines have {usual} cells; choose the delimiter, or "
            "mend the header."
        )
    columns = _unique([text_of(one, encoding) for one in names])
    texts = frozenset(column for column, cells in zip(columns, zip(*fitting)) if _numeric(cells, decimal) < 0)
    skip = ([mark, *ends])[first] if first else mark
    return Layout(delimiter, decimal, encoding, columns, texts, skip, first)


def is_data(line: bytes, delimiter: str) -> bool:
    """Whether a line is neither blank nor a comment."""
    stripped = line.strip(_blanks(delimiter))
    return bool(stripped) and stripped[:1] not in (b"#", b"%")


def _given(delimiter: str | None, decimal: str | None) -> tuple[str | None, str | None]:
    """Names as letters, checked."""
    if delimiter is not None:
        delimiter = DELIMITER_NAMES.get(delimiter, delimiter)
        if len(delimiter) != 1 or not delimiter.isascii() or delimiter.isalnum() or delimiter in NO_DELIMITERS:
            raise EngineInputError(
                f"The delimiter is {delimiter!r}; give one letter such as , ; | or one of: {listed(DELIMITER_NAMES)}."
            )
    if decimal is not None:
        decimal = DECIMAL_NAMES.get(decimal, decimal)
        if decimal not in DECIMALS:
            raise EngineInputError(f"The decimal separator is {decimal!r}; give point or comma.")
    return delimiter, decimal


def _delimiter(lines: Sequence[bytes], decimal: str | None) -> str:
    """The one that makes most lines alike and most cells numbers; the first of equals."""
    best, best_score = DELIMITERS[0], (False, 0.0)
    for one in DELIMITERS:
        rows = [cells_of(line, one) for line in lines]
        usual = _usual(rows)
        alike = [row for row in rows if len(row) == usual]
        cells = [cell for row in alike for cell in row if cell]
        good = max(_count(cells, point) for point in ([decimal] if decimal else DECIMALS))
        # One cell a line is what a delimiter gives that is not there.
        score = (usual > 1, len(alike) / len(rows) * good / max(len(cells), 1))
        if score > best_score:
            best, best_score = one, score
    return best


def _usual(rows: Sequence[Sequence[bytes]]) -> int:
    """The number of cells that most rows have."""
    widths = [len(row) for row in rows]
    return max(set(widths), key=widths.count)


def _count(cells: Iterable[bytes], decimal: str) -> int:
    """How many are numbers."""
    return sum(isfinite(number_of(cell, decimal)[0]) for cell in cells)


def _header(
    rows: list[list[bytes]], comments: list[bytes], wanted: bool | None, delimiter: str, decimal: str
) -> tuple[list[bytes], bool]:
    """The names of the columns and whether they are the first line; else a comment's before it, or column_1 ..."""
    first = rows[0]
    plain = [b"column_%d" % (i + 1) for i in range(_usual(rows))]
    if wanted is False:
        return plain, False
    below = list(zip(*(row for row in rows[1:] if len(row) >= len(first)))) or [()] * len(first)
    numeric = [one for one, cells in zip(first, below) if _numeric(cells, decimal) > 0]
    words = sum(number_of(one, decimal)[1] for one in numeric)
    values = sum(not DATE.fullmatch(one) for one in numeric) - words
    if words > 1 or (words and not values) or (not numeric and all(number_of(one, decimal)[1] for one in first if one)):
        return first, True
    for comment in reversed(comments):
        for one in sorted({delimiter, *DELIMITERS}, key=lambda one: (one == " ", one != delimiter)):
            names = cells_of(comment, one)
            if len(names) == len(plain) and any(number_of(name, decimal)[1] for name in names):
                return names, False
    return (first, True) if wanted else (plain, False)


def _numeric(cells: Sequence[bytes], decimal: str) -> int:
    """Above 0 where most cells are numbers, below where most are not, 0 where all are missing."""
    read = [number_of(cell, decimal) for cell in cells]
    bad, good = sum(is_bad for _, is_bad in read), sum(isfinite(value) for value, _ in read)
    return 0 if good == bad == 0 else 1 if good >= bad else -1


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Names without a name as column_1 ..., doubled ones with _2 ..."""
    given = [name or f"column_{i + 1}" for i, name in enumerate(names)]
    there, used = set(given), dict.fromkeys(given, 1)
    made: dict[str, None] = {}
    for name in given:
        one = name
        while one in made or (one != name and one in there):
            used[name] += 1
            one = f"{name}_{used[name]}"
        made[one] = None
    return tuple(made)


def _blanks(delimiter: str) -> bytes:
    return BLANKS.replace(b"\t", b"") if delimiter == "\t" else BLANKS


@lru_cache(maxsize=16)
def _quoted(delimiter: str) -> re.Pattern[bytes]:
    """Cells of a line in which there are quotation marks; the line ends with the delimiter."""
    if delimiter == " ":
        return re.compile(rb'[ \t\r\v\f]*(?:"((?:[^"]|"")*)"?|([^ \t\r\v\f]+))')
    mark = re.escape(delimiter.encode())
    return re.compile(rb'[%s]*(?:"((?:[^"]|"")*)"?[^%s]*|([^%s]*))%s' % (_blanks(delimiter), mark, mark, mark))


def cells_of(line: bytes, delimiter: str) -> list[bytes]:
    """The cells of a line, without the blanks and quotation marks around them."""
    if b'"' in line:
        found = _quoted(delimiter).finditer(line if delimiter == " " else line + delimiter.encode())
        return [(one[2] if one[1] is None else one[1].replace(b'""', b'"')).strip() for one in found]
    return line.split() if delimiter == " " else [cell.strip() for cell in line.split(delimiter.encode())]


def number_of(cell: bytes, decimal: str) -> tuple[float, bool]:
    """As Python's float() reads it, NaN where it is missing or infinite; whether it is no number."""
    text = cell.translate(COMMA_TO_POINT) if decimal == "," else cell
    try:
        value = nan if b"_" in text else float(text)
        bad = b"_" in text
    except ValueError:
        return nan, cell.strip().lower() not in MISSING
    return (value if isfinite(value) else nan), bad


def text_of(cell: bytes, encoding: str) -> str:
    """Bytes that do not fit the encoding are taken for Latin-1."""
    try:
        return cell.decode(plain_encoding(encoding))
    except UnicodeDecodeError:
        return cell.decode("latin-1")


def plain_encoding(encoding: str) -> str:
    """Of the bytes as they are parsed."""
    return encoding if LIKE_ASCII.fullmatch(encoding) else "utf-8"
