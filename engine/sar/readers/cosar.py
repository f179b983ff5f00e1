"""COSAR, the image format of TerraSAR-X, TanDEM-X and PAZ, read by window.

A file is one burst after another; a burst is four annotation lines and its range lines, all of one length and
big-endian. Source: TX-GS-DD-3307, TerraSAR-X Level 1b Product Format Specification.

    line 0        bytes in burst, range sample relative index, range samples, azimuth samples, burst index, bytes per
                  line, lines, "CSAR", version, oversampling factor, inverse SPECAN scaling rate (float64),
                  in version 2 the bits of sign, exponent and mantissa
    lines 1 to 3  two words filler, then a word per range sample: azimuth relative index, first and last valid line
    range line    first and last valid sample, then the samples; all indices count from 1
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..product import Chip, OutsideImageError

SAMPLE_TYPES = {1: np.dtype(">i2"), 2: np.dtype(">f2")}  # version -> type of I and of Q
HALF_FLOAT_BITS = (1, 5, 10)
ANNOTATION_LINES = 4
WORD = 4  # bytes: a word, and also a sample of I and Q
SAMPLES_BEGIN = 2 * WORD
_HEADER = struct.Struct(">7I4sI4xd3I")


@dataclass(frozen=True)
class Burst:
    """One burst: where it begins in the file, its size, and the bytes of one of its lines."""

    offset: int
    index: int
    version: int
    lines: int
    samples: int
    line_bytes: int

    @property
    def end(self) -> int:
        return self.offset + self.line_bytes * (self.lines + ANNOTATION_LINES)


def read_bursts(path: Path) -> tuple[Burst, ...]:
    """The bursts of a file, in its order.

    Raises EngineInputError when it cannot be read, is no COSAR, of an unknown version, cut off, or contradicts itself.
    """
    with _opened(path) as file:
        return tuple(_bursts(file, path.name))


@contextmanager
def _opened(path: Path) -> Iterator[FileIO]:
    try:
        with FileIO(path) as file:
            yield file
    except OSError as error:
        raise EngineInputError(f"The image {path.name} cannot be read ({error.strerror}); check the file.") from error


def _bursts(file: FileIO, name: str) -> Iterator[Burst]:
    size = os.fstat(file.fileno()).st_size
    offset = 0
    while offset < max(size, 1):
        file.seek(offset)
        header = file.read(_HEADER.size)
        if len(header) < _HEADER.size or header[28:32] != b"CSAR":
            raise EngineInputError(
                f"The image {name} has no COSAR header at byte {offset}; fetch the product again."
                if offset
                else f"The image {name} is no COSAR file; give the .cos file that came with the annotation."
            )
        burst_bytes, _, samples, lines, index, line_bytes, total, _, version, _, *bits = _HEADER.unpack(header)
        if version not in SAMPLE_TYPES or (version == 2 and tuple(bits) != HALF_FLOAT_BITS):
            raise EngineInputError(
                f"The image {name} is COSAR version {version}{f' with {bits} bits' if version == 2 else ''}; only "
                "versions 1 (16-bit integers) and 2 (half floats of 1, 5 and 10 bits) can be read."
            )
        burst = Burst(offset, index, version, lines, samples, line_bytes)
        if (
            min(lines, samples) == 0
            or line_bytes < SAMPLES_BEGIN + WORD * samples
            or line_bytes < len(header)
            or total != lines + ANNOTATION_LINES
        ):
            raise EngineInputError(
                f"The image {name} declares {lines} lines of {samples} samples but {total} lines of {line_bytes} "
                "bytes in all, which do not fit together; fetch the product again."
            )
        if burst.end > size:
            raise EngineInputError(
                f"The image {name} is cut off: it has {size} bytes where its header tells of {burst.end}; fetch the "
                "product again."
            )
        # Bytes per burst are needed only to find the next one; they overflow or are left out where there is none.
        if burst.end < size and burst_bytes != burst.end - offset:
            raise EngineInputError(
                f"The image {name} goes on for {size - burst.end} bytes after a burst that should be {burst_bytes} "
                f"bytes and is {burst.end - offset}; fetch the product again."
            )
        yield burst
        offset = burst.end


class CosarImage:
    """One burst of a COSAR file, read by window.

    path : the file. burst : its place in the file, from 0. Stripmap and spotlight products have one burst. The bursts
    of ScanSAR overlap in azimuth and have time grids of their own, so each is an image of its own.

    Samples and lines that the file marks as invalid are 0. The file is opened for each window, so threads share
    nothing and no descriptors are held for a stack of hundreds of images.

    Raises EngineInputError as read_bursts does, or when there is no such burst.
    """

    def __init__(self, path: Path, burst: int = 0) -> None:
        bursts = read_bursts(path)
        if not 0 <= burst < len(bursts):
            raise EngineInputError(f"The image {path.name} has {len(bursts)} bursts; there is no burst {burst + 1}.")
        self.path, self.burst, self.bursts = path, bursts[burst], len(bursts)
        self.lines, self.samples = self.burst.lines, self.burst.samples

    def read(self, line: int, sample: int, lines: int, samples: int) -> Chip:
        """A window of the image, complex64 of shape (lines, samples).

        Raises OutsideImageError when it is not wholly inside, EngineInputError when the file is damaged.
        """
        end, stop = line + lines, sample + samples
        if min(line, sample) < 0 or min(lines, samples) < 1 or end > self.lines or stop > self.samples:
            raise OutsideImageError(
                f"Lines {line} to {end - 1} and samples {sample} to {stop - 1} are not all inside the image "
                f"{self.path.name} of {self.lines} lines and {self.samples} samples."
            )
        valid = np.empty((lines, 2), ">u4")
        parts = np.empty((lines, samples, 2), SAMPLE_TYPES[self.burst.version])
        with _opened(self.path) as file:
            for row in range(lines):
                start = self.burst.offset + (ANNOTATION_LINES + line + row) * self.burst.line_bytes
                _fill(valid[row], file, start, self.path.name)
                _fill(parts[row], file, start + SAMPLES_BEGIN + WORD * sample, self.path.name)
        first, last = self._valid_lines[:, sample:stop]
        at_line, at_sample = np.ogrid[line + 1 : end + 1, sample + 1 : stop + 1]
        inside = (at_line >= first) & (at_line <= last) & (at_sample >= valid[:, :1]) & (at_sample <= valid[:, 1:])
        values = parts.astype(np.float32).view(np.complex64)[..., 0]
        return Chip(np.where(inside, values, np.complex64(0)), line, sample)

    @cached_property
    def _valid_lines(self) -> NDArray[np.uint32]:
        """First and last valid line of each sample, from 1; shape (2, samples)."""
        words = np.empty((2, self.samples), ">u4")
        with _opened(self.path) as file:
            for row in range(2):
                start = self.burst.offset + (2 + row) * self.burst.line_bytes + SAMPLES_BEGIN
                _fill(words[row], file, start, self.path.name)
        return words.astype(np.uint32)


def _fill(values: NDArray[Any], file: FileIO, offset: int, name: str) -> None:
    """Fill a contiguous array from the file."""
    file.seek(offset)
    buffer = values.view(np.uint8).reshape(-1).data
    while buffer:
        count = file.readinto(buffer)
        if not count:
            raise EngineInputError(
                f"The image {name} has become shorter than its header tells; fetch the product again."
            )
        buffer = buffer[count:]
