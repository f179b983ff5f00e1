"""A block of whole lines of delimited text as columns: by the compiled kernel, and by its twin without numba."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType

import numpy as np

from ..cloud import Column
from .delimited_layout import BLANKS, COMMA_TO_POINT, Layout, cells_of, is_data, number_of, plain_encoding, text_of

Chunk = dict[str, Column]

# Before, NumPy's reader was slower than Python's float().
FAST_LOADTXT = np.lib.NumpyVersion(np.__version__) >= "1.23.0"


@dataclass
class Parsed:
    """What is in a block. lines, ragged : how many. first : the first ragged one, 0 the block's first. bad : per
    column, cells that are no numbers."""

    chunk: Chunk
    rows: int
    lines: int
    ragged: int
    first: int
    bad: dict[str, int]


def parse_compiled(kernels: ModuleType, layout: Layout, wanted: tuple[str, ...], block: bytes) -> Parsed:
    """By the kernel; what it leaves by Python. Holds the interpreter's lock for the latter and for texts only."""
    body = np.frombuffer(block, np.uint8)
    number_names = [name for name in wanted if name not in layout.texts]
    text_names = [name for name in wanted if name in layout.texts]
    slots = np.full(len(layout.columns), -1, np.int64)
    for i, name in enumerate(number_names):
        slots[layout.places[name]] = i
    for i, name in enumerate(text_names):
        slots[layout.places[name]] = -2 - i
    most = kernels.line_count(body)
    numbers = np.empty((len(number_names), most))
    spans = np.empty((len(text_names), most, 2), np.int64)
    odd = np.empty((len(number_names) * most, 4), np.int64)
    rows, lines, ragged, first, odd_cells = kernels.parse(
        body, ord(layout.delimiter), ord(layout.decimal), len(layout.columns), slots, numbers, spans, odd
    )
    bad = [0] * len(number_names)
    for slot, row, start, end in odd[:odd_cells].tolist():
        numbers[slot, row], is_bad = number_of(block[start:end], layout.decimal)
        bad[slot] += is_bad
    chunk: Chunk = {name: numbers[i, :rows] for i, name in enumerate(number_names)}
    for i, name in enumerate(text_names):
        joined = np.empty(len(block), np.uint8)
        chunk[name] = texts_of(joined[: kernels.gather(body, spans[i, :rows], joined)].tobytes(), layout.encoding)
    return Parsed(chunk, rows, lines, ragged, first, dict(zip(number_names, bad)))


def texts_of(joined: bytes, encoding: str) -> Column:
    """From cells with a newline after each."""
    texts = np.empty(joined.count(b"\n"), dtype=object)
    try:
        texts[:] = joined.decode(plain_encoding(encoding)).split("\n")[:-1]
    except UnicodeDecodeError:
        texts[:] = [text_of(cell, encoding) for cell in joined.split(b"\n")[:-1]]
    return texts


def parse_plain(layout: Layout, wanted: tuple[str, ...], block: bytes) -> Parsed:
    """The twin of the kernel: NumPy's reader for lines that are all alike, Python for others."""
    width = len(layout.columns)
    lines = block.count(b"\n")
    places = layout.places
    chunk: Chunk = {}
    bad: dict[str, int] = {}
    ragged, first, rows = 0, -1, lines
    cells: Callable[[int], Sequence[bytes]]
    plain = _unquoted(layout, block)
    if _is_regular(layout, plain):
        block = plain
        mark = layout.delimiter.encode()
        chunk = _all_numbers(layout, [name for name in wanted if name not in layout.texts], block, lines)
        flat: list[bytes] = []

        def cells(place: int) -> Sequence[bytes]:
            if not flat:
                flat.extend(block.split() if mark == b" " else block.replace(b"\n", mark).split(mark))
            return flat[place : width * lines : width]

    else:
        kept = []
        for i, line in enumerate(block.split(b"\n")[:-1]):
            if is_data(line, layout.delimiter):
                row = cells_of(line, layout.delimiter)
                if len(row) == width:
                    kept.append(row)
                else:
                    first = i if not ragged else first
                    ragged += 1
        rows = len(kept)

        def cells(place: int) -> Sequence[bytes]:
            return [row[place] for row in kept]

    for name in wanted:
        if name in layout.texts:
            chunk[name] = texts_of(b"".join([cell.strip() + b"\n" for cell in cells(places[name])]), layout.encoding)
        elif name not in chunk:
            chunk[name], bad[name] = _numbers(cells(places[name]), layout.decimal)
    return Parsed(chunk, rows, lines, ragged, first, bad)


def _unquoted(layout: Layout, block: bytes) -> bytes:
    """Without quotation marks, where they do nothing: each encloses a whole cell without a delimiter."""
    if b'"' not in block or (b'""' in block and layout.delimiter == " "):
        return block
    body = np.frombuffer(b"\n" + block, np.uint8)
    ends = np.frombuffer(b"\n" + (BLANKS if layout.delimiter == " " else layout.delimiter.encode()), np.uint8)
    edge, quotes = np.isin(body, ends), np.flatnonzero(body == ord('"'))
    if len(quotes) % 2 or not (edge[quotes[::2] - 1].all() and edge[quotes[1::2] + 1].all()):
        return block
    before = np.searchsorted(quotes, np.flatnonzero(edge))
    return block if (before % 2).any() else block.replace(b'"', b"")


def _is_regular(layout: Layout, block: bytes) -> bool:
    """Whether every line is one of data with all its cells, and none is quoted."""
    width = len(layout.columns)
    if width < 2 or any(one in block for one in (b'"', b"#", b"%")):
        return False
    body = np.frombuffer(block, np.uint8)
    ends = np.flatnonzero(body == 10)
    starts = np.concatenate(([0], ends[:-1] + 1))
    if layout.delimiter == " ":  # where cells begin
        cell = ~np.isin(body, np.frombuffer(BLANKS + b"\n", np.uint8))
        marks = np.flatnonzero(cell & ~np.concatenate(([False], cell[:-1])))
    else:
        marks = np.flatnonzero(body == ord(layout.delimiter))
        width -= 1
    if len(marks) != width * len(ends):
        return False
    marks = marks.reshape(-1, width)
    return bool((marks[:, 0] >= starts).all() and (marks[:, -1] < ends).all())


def _all_numbers(layout: Layout, names: Sequence[str], block: bytes, lines: int) -> Chunk:
    """Columns without a cell that is missing or no number, in one step; nothing where there is one."""
    if not names or not FAST_LOADTXT or layout.decimal == layout.delimiter or not block.isascii():
        return {}
    text = block.translate(COMMA_TO_POINT) if layout.decimal == "," else block
    try:
        values = np.loadtxt(
            io.BytesIO(text),
            delimiter=None if layout.delimiter == " " else layout.delimiter,
            comments=None,
            usecols=[layout.places[name] for name in names],
            ndmin=2,
        )
    except ValueError:
        return {}
    if values.shape != (lines, len(names)):
        return {}
    values[~np.isfinite(values)] = np.nan
    return {name: np.ascontiguousarray(values[:, i]) for i, name in enumerate(names)}


def _numbers(cells: Sequence[bytes], decimal: str) -> tuple[Column, int]:
    """float() where all cells are numbers or empty, cell by cell where not."""
    try:
        if decimal == "," or any(b"_" in cell for cell in cells):
            raise ValueError
        values = np.array([float(cell) if cell else np.nan for cell in cells])
        values[~np.isfinite(values)] = np.nan
        return values, 0
    except ValueError:
        pairs = [number_of(cell, decimal) for cell in cells]
    return np.array([value for value, _ in pairs], dtype=np.float64), sum(is_bad for _, is_bad in pairs)
