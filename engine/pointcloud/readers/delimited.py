"""Delimited text (CSV, TXT) as a Table: guesses how it is written, and reads it in blocks, compiled where that pays.

Cells are numbers as Python's float() reads them, bit for bit, or texts. A cell that begins with a quotation mark ends
with the next one that is not doubled, or with its line.
"""

from __future__ import annotations

import codecs
import gzip
import os
import re
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from pyproj import CRS

from ... import accelerate
from ...errors import EngineInputError
from ...monitor import Monitor
from ..cloud import Column, Track
from ..words import listed
from .delimited_blocks import Parsed, parse_compiled, parse_plain
from .delimited_layout import LIKE_ASCII, SAMPLE_ROWS, Layout, guess_layout
from .table import resized

Chunk = dict[str, Column]

# Compiling takes seconds: what is read in that time without.
WORTH_COMPILING = 60_000_000
# How much smaller packed text is, about.
PACKED = 4
# Bytes that are parsed at a time (compiled, not compiled), and blocks that are read ahead.
BLOCK, PLAIN_BLOCK = 4_000_000, 1_000_000
LOOK_AHEAD = 4
THREADS = 4
# A chunk has fewer rows than wanted where it would need more than this.
CHUNK_BYTES = 64_000_000
LONGEST_LINE = 64_000_000

# Bytes that are guessed from, and more where lines are long.
SAMPLE, LONG_SAMPLE = 65_536, 1_000_000
TEXT_ENDINGS = (".csv", ".txt", ".tsv", ".dat", ".xyz")
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
READING = (EOFError, OSError, zlib.error, zipfile.BadZipFile, RuntimeError)


@dataclass
class DelimitedTable:
    """Delimited text as a Table (see cloud.py). compiled : True or False overrides the choice (tests)."""

    path: str
    layout: Layout
    bad_lines: int
    notes: list[str] = field(default_factory=list)
    format: str = "csv"
    rows: int | None = None
    crs: CRS | None = None
    track: Track = field(default_factory=Track)
    compiled: bool | None = None
    columns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.columns = self.layout.columns

    def chunks(self, columns: Sequence[str], size: int, monitor: Monitor) -> Iterator[Chunk]:
        """Columns of at most size rows at a time: numbers as float64 (NaN where missing), texts as objects.

        Raises EngineInputError for columns that are not there, for more than bad_lines lines with another number of
        cells than the header, for a file without rows and for one that cannot be read to its end.
        """
        wanted = tuple(dict.fromkeys(columns))
        missing = sorted(set(wanted) - set(self.columns))
        if missing:
            raise EngineInputError(
                f"{Path(self.path).name} has no column {listed(missing)}; it has {listed(self.columns)}."
            )
        most = max(1, min(int(size), CHUNK_BYTES // (8 * max(len(wanted), 1))))
        return resized(self._pieces(wanted, monitor), most) if wanted else iter(())

    def _pieces(self, wanted: tuple[str, ...], monitor: Monitor) -> Iterator[Chunk]:
        name = Path(self.path).name
        lines, ragged, first, rows = self.layout.lines, 0, 0, 0
        bad = dict.fromkeys(wanted, 0)
        monitor.check()
        for parsed, share in _parsed(self, wanted, monitor):
            if parsed.ragged and not ragged:
                first = lines + parsed.first + 1
            ragged += parsed.ragged
            if ragged > self.bad_lines:
                raise EngineInputError(
                    f"More than {self.bad_lines} lines of {name} have another number of cells than the "
                    f"{len(self.columns)} columns (the first is line {first}); choose the delimiter, or allow more."
                )
            lines += parsed.lines
            rows += parsed.rows
            for column, count in parsed.bad.items():
                bad[column] += count
            monitor.step(share)
            if parsed.rows:
                yield parsed.chunk
        if not rows:
            raise EngineInputError(f"{name} has no line with {len(self.columns)} cells, as its columns; look into it.")
        said = []
        if ragged:
            said.append(
                f"{ragged} {'line' if ragged == 1 else 'lines'} of {name} with another number of cells than the "
                f"{len(self.columns)} columns left out (the first is line {first})."
            )
        said += [
            f"{count} {'cell' if count == 1 else 'cells'} of the column {column} of {name} are no numbers; they count "
            "as missing."
            for column, count in bad.items()
            if count
        ]
        self.notes += [sentence for sentence in said if sentence not in self.notes]
        monitor.step(1.0)


def open_delimited(
    path: str | os.PathLike[str],
    delimiter: str | None = None,
    header: bool | None = None,
    decimal: str | None = None,
    encoding: str | None = None,
    bad_lines: int = 1000,
) -> DelimitedTable:
    """Delimited text, also as .csv.gz or alone in a .zip.

    delimiter : a letter or its name (comma, semicolon, tab, pipe, blanks: runs of them count as one). header : whether
    the first line names the columns. decimal : point or comma. encoding : as Python names them. All are guessed from
    the first lines where None. bad_lines : lines with another number of cells that are left out before it is an error.
    Raises EngineInputError when it is not there, empty, no text or has no data.
    """
    path = os.fspath(path)
    if bad_lines < 0:
        raise EngineInputError(f"The limit of bad lines is {bad_lines}; it must be 0 or more.")
    encoding = _encoding(path, encoding)
    sample, whole = _sample(path, encoding)
    layout = guess_layout(path, sample, whole, delimiter, header, decimal, encoding)
    return DelimitedTable(path, layout, bad_lines)


def _open(path: str, stack: ExitStack) -> tuple[BinaryIO, Callable[[], float]]:
    """The text's bytes, and a function that tells which share of them is read."""
    file = Path(path)
    if not file.is_file():
        raise EngineInputError(f"{path} is no file; give delimited text (CSV, TXT).")
    total = file.stat().st_size
    if not total:
        raise EngineInputError(f"{file.name} is empty; give a file that holds points.")
    raw = stack.enter_context(file.open("rb"))
    magic = raw.read(4)
    raw.seek(0)
    stream: BinaryIO = raw
    if magic[:2] == b"\x1f\x8b":
        stream = stack.enter_context(gzip.GzipFile(fileobj=raw))  # type: ignore[assignment]
    elif magic == b"PK\x03\x04":
        archive = stack.enter_context(zipfile.ZipFile(raw))
        files = [one for one in archive.infolist() if not one.is_dir() and not one.filename.startswith("__MACOSX")]
        members = [one for one in files if Path(one.filename).suffix.lower() in TEXT_ENDINGS] or files
        if len(members) != 1:
            raise EngineInputError(
                f"{file.name} holds {len(members)} delimited texts; unpack it, or give a ZIP with one of them."
            )
        stream = stack.enter_context(archive.open(members[0]))  # type: ignore[assignment]
    return stream, lambda: raw.tell() / total


def _read(path: str, encoding: str, size: int) -> Iterator[tuple[bytes, float]]:
    """Pieces of about size bytes, like ASCII, and the share of the file that is read with each."""
    name = Path(path).name
    decoder = None
    if not LIKE_ASCII.fullmatch(encoding):
        decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    with ExitStack() as stack:
        try:
            stream, share = _open(path, stack)
        except EngineInputError:
            raise
        except READING as error:
            reason = getattr(error, "strerror", None) or error
            raise EngineInputError(f"{name} cannot be opened ({reason}); check it and your rights to it.") from error
        while True:
            try:
                piece = stream.read(size)
            except READING as error:
                raise EngineInputError(f"{name} is damaged ({error}); copy or pack it again.") from error
            last = not piece
            if decoder:
                piece = decoder.decode(piece, last).encode("utf-8")
            yield piece, share()
            if last:
                return


def _blocks(pieces: Iterable[tuple[bytes, float]], skip: int, name: str) -> Iterator[tuple[bytes, float]]:
    """The pieces, after skip bytes, as whole lines; lines of old Macs (CR alone) as others."""
    rest, returns = b"", None
    for piece, share in pieces:
        dropped = min(skip, len(piece))
        skip -= dropped
        last = not piece
        block = rest + piece[dropped:]
        if returns is None and block:
            returns = b"\n" not in block and b"\r" in block
        if returns:
            block = block.replace(b"\r", b"\n")
        end = len(block) if last else block.rfind(b"\n") + 1
        rest = block[end:]
        if len(rest) > LONGEST_LINE:
            raise EngineInputError(f"{name} has a line of more than {LONGEST_LINE // 10**6} MB; it is no table.")
        if end:
            block = block[:end]
            yield block if block.endswith(b"\n") else block + b"\n", share


def _sample(path: str, encoding: str) -> tuple[bytes, bool]:
    """The first lines, and whether they are all there is."""
    sample = b""
    for piece, _ in _read(path, encoding, SAMPLE):
        sample += piece
        if not piece:
            return sample, True
        if len(sample) >= LONG_SAMPLE or len(re.findall(rb"[\r\n]", sample)) >= SAMPLE_ROWS:
            break
    return sample, False


def _encoding(path: str, given: str | None) -> str:
    """The name of the encoding; a mark at the beginning decides where none is given."""
    if given is not None:
        try:
            " ".encode(given)
            return codecs.lookup(given).name
        except LookupError as error:
            raise EngineInputError(f"The encoding {given} is not known; give utf-8, latin-1, cp1252 ...") from error
    head = next(_read(path, "latin-1", SAMPLE))[0]
    # Bytes that are no UTF-8 are taken for Latin-1 cell by cell (see text_of).
    return next((name for mark, name in MARKS if head.startswith(mark)), "utf-8")


def _parsed(table: DelimitedTable, wanted: tuple[str, ...], monitor: Monitor) -> Iterator[tuple[Parsed, float]]:
    """The blocks of the file in their order, parsed: compiled by threads, or here."""
    name = Path(table.path).name
    size = Path(table.path).stat().st_size * (PACKED if Path(table.path).suffix.lower() in (".gz", ".zip") else 1)
    kernels = accelerate.kernels("pointcloud.readers.delimited_kernels", size >= WORTH_COMPILING, table.compiled)
    layout = table.layout
    blocks = _blocks(_read(table.path, layout.encoding, BLOCK if kernels else PLAIN_BLOCK), layout.skip, name)
    if kernels is None:
        for block, share in blocks:
            monitor.check()
            yield parse_plain(layout, wanted, block), share
        return
    pool = ThreadPoolExecutor(min(os.cpu_count() or 1, THREADS))
    ahead: deque[tuple[Future[Parsed], float]] = deque()
    try:
        for block, share in blocks:
            ahead.append((pool.submit(parse_compiled, kernels, layout, wanted, block), share))
            if len(ahead) > LOOK_AHEAD:
                yield _finished(ahead[0][0], monitor), ahead.popleft()[1]
        while ahead:
            yield _finished(ahead[0][0], monitor), ahead.popleft()[1]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _finished(future: Future[Parsed], monitor: Monitor) -> Parsed:
    while not future.done():
        wait((future,), timeout=0.2)
        monitor.check()
    return future.result()
