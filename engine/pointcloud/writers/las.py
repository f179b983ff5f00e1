"""LAS 1.4 and LAZ (ASPRS LAS 1.4 revision 15; LAZ by lazrs): point format 6, attributes as extra bytes.

The number of the track is the point source ID too.
"""

from __future__ import annotations

import json
import struct
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from ...errors import EngineInputError
from ...monitor import Monitor
from ..cloud import CloudInfo
from .base import COORDINATES, CloudWriter, Layout, Moments, Records, about, wkt

POINT_FORMAT = 6
# The fields of a record (table 15) have names that no attribute has.
POINT = [
    *((name, "<i4") for name in COORDINATES),
    (".intensity", "<u2"),
    (".returns", "u1"),
    (".flags", "u1"),
    (".classification", "u1"),
    (".user_data", "u1"),
    (".scan_angle", "<i2"),
    (".point_source", "<u2"),
    (".gps_time", "<f8"),
]
# Names that readers give to those fields, which extra bytes cannot have.
TAKEN = {name.strip(".").lower() for name, _ in POINT} | {
    *("return_number", "number_of_returns", "synthetic", "key_point", "withheld", "overlap", "scanner_channel"),
    *("scan_direction_flag", "edge_of_flight_line", "point_source_id"),
}
ONE_OF_ONE = 0x11
HEADER = struct.Struct("<4sHH16sBB32s32sHHHIIBHI5I3d3d6dQQIQ15Q")
# GPS time is standard (it is 0), and the CRS is in WKT.
ENCODING = 1 | 16
COMPRESSED = 128
VLR = struct.Struct("<H16sHH32s")
EVLR = struct.Struct("<H16sHQ32s")
# Types of extra bytes, and the type in which their extremes are given.
EXTRA = {"u1": 1, "i1": 2, "u2": 3, "i2": 4, "u4": 5, "i4": 6, "u8": 7, "i8": 8, "f4": 9, "f8": 10}
EXTREME = {"u": "<Q", "i": "<q", "f": "<d"}
HAS_EXTREMES = 2 | 4
LETTERS = 32


def lazrs(purpose: str) -> Any:
    """The library that compresses. Raises EngineInputError with how to install it."""
    try:
        import lazrs as found
    except ImportError as error:
        raise EngineInputError(
            f'{purpose} needs lazrs, which is not installed; install it with: python3 -m pip install "laspy[lazrs]".'
        ) from error
    return found


@contextmanager
def full_disk(library: Any) -> Iterator[None]:
    """What lazrs raises when it cannot write, as any file does."""
    try:
        yield
    except library.LazrsError as error:
        raise OSError(str(error)) from error


class LasFormat:
    """What a LAS file consists of. laszip : describes the compression. first : VLRs that come first."""

    def __init__(self, info: CloudInfo, layout: Layout, laszip: bytes = b"", first: Sequence[bytes] = ()) -> None:
        self.info = info
        self.layout = layout
        self.names = tuple(layout.dtype.names or ())
        self.dtype = point_dtype(layout)
        self._laszip = laszip
        self._first = list(first)

    def records(self, records: Records) -> Records:
        """Records of a LAS file."""
        points = np.zeros(len(records), self.dtype)
        points[".returns"] = ONE_OF_ONE
        for name in self.names:
            points[name] = records[name]
        if "track" in self.names:
            points[".point_source"] = np.clip(np.nan_to_num(records["track"]), 0, 65535)
        return points

    def head(self, moments: Moments, extended: tuple[int, int] = (0, 0)) -> bytes:
        """Header and VLRs, as long whatever is known of the points. extended : where EVLRs begin, and how many."""
        vlrs = [
            *self._first,
            *([vlr("laszip encoded", 22204, self._laszip)] if self._laszip else []),
            vlr("LASF_Projection", 2112, wkt_of(self.info) + b"\0"),
            vlr("LASF_Spec", 4, b"".join(self._extra(i, moments) for i in range(3, len(self.names)))),
            vlr("vertical_city", 1, json.dumps(about(self.info)).encode()),
        ]
        if len(self.names) == 3:
            del vlrs[-2]
        count = int(moments.count[0])
        least = self.layout.world(moments.least[:3] if count else [0, 0, 0]).tolist()
        greatest = self.layout.world(moments.greatest[:3] if count else [0, 0, 0]).tolist()
        today = date.today()
        header = HEADER.pack(
            b"LASF",
            *(0, ENCODING, bytes(16), 1, 4, b"OTHER", b"Vertical City", today.timetuple().tm_yday, today.year),
            *(HEADER.size, HEADER.size + sum(map(len, vlrs)), len(vlrs)),
            *(POINT_FORMAT | (COMPRESSED if self._laszip else 0), self.dtype.itemsize, *[0] * 6),
            *self.layout.scale.tolist(),
            *self.layout.offset.tolist(),
            *(value for pair in zip(greatest, least) for value in pair),
            *(0, *extended, count, count, *[0] * 14),
        )
        return header + b"".join(vlrs)

    def _extra(self, i: int, moments: Moments) -> bytes:
        """The descriptor of one attribute (table 24), 192 bytes."""
        attribute, dtype = self.info.attributes[i - 3], self.layout.dtype[i]
        known = bool(moments.count[i])
        extremes = [
            struct.pack(EXTREME[dtype.kind], (float if dtype.kind == "f" else int)(one)) if known else bytes(8)
            for one in (moments.least[i], moments.greatest[i])
        ]
        unit = f" [{attribute.unit}]" if attribute.unit else ""
        text = textwrap.shorten(attribute.description, LETTERS - len(unit), placeholder="") + unit
        return struct.pack(
            "<2xBB32s4x24x8s16x8s16x24x24x32s",
            EXTRA[dtype.str[1:]],
            HAS_EXTREMES if known else 0,
            _letters(attribute.name + "_" * (attribute.name.lower() in TAKEN), LETTERS),
            *extremes,
            _letters(text.strip(), LETTERS),
        )


def point_dtype(layout: Layout) -> np.dtype[Any]:
    """Point format 6 with extra bytes."""
    return np.dtype(POINT + [(name, layout.dtype[name].str) for name in (layout.dtype.names or ())[3:]])


def extra_bytes(layout: Layout) -> int:
    return layout.dtype.itemsize - 12


def wkt_of(info: CloudInfo) -> bytes:
    return b"" if info.crs is None else wkt(info.crs).encode()


def vlr(user: str, record: int, data: bytes, extended: bool = False) -> bytes:
    """A variable length record; extended : as they come after the points."""
    return (EVLR if extended else VLR).pack(0, user.encode(), record, len(data), b"") + data


def _letters(text: str, most: int) -> bytes:
    """UTF-8 of at most so many bytes."""
    return text.encode()[:most].decode(errors="ignore").encode()


class LasWriter(CloudWriter):
    """Writes points as they come."""

    laszip = b""
    _file: BinaryIO | None = None

    def begin(self) -> None:
        self._file = (self.work / "cloud").open("w+b")
        self._las = LasFormat(self.info, self.layout, self.laszip)
        self._file.write(self._las.head(self.moments))
        self._file.flush()

    def write(self, records: Records) -> None:
        if self._file is not None:
            self._file.write(self._las.records(records).data)

    def complete(self, monitor: Monitor) -> Path:
        monitor.check()
        if self._file is not None:
            self._file.seek(0)
            self._file.write(self._las.head(self.moments))
        return self.work / "cloud"

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


class LazWriter(LasWriter):
    """Compresses as they come, on all cores."""

    def __init__(self, target: Path, info: CloudInfo, monitor: Monitor) -> None:
        super().__init__(target, info, monitor)
        self._lazrs = lazrs("LAZ")

    def begin(self) -> None:
        kind = self._lazrs.LazVlr.new_for_compression(POINT_FORMAT, extra_bytes(self.layout), False)
        self.laszip = bytes(kind.record_data())
        super().begin()
        self._compressor = self._lazrs.ParLasZipCompressor(self._file, kind)
        self._compressor.reserve_offset_to_chunk_table()

    def write(self, records: Records) -> None:
        with full_disk(self._lazrs):
            self._compressor.compress_many(self._las.records(records).view(np.uint8))

    def complete(self, monitor: Monitor) -> Path:
        with full_disk(self._lazrs):
            self._compressor.done()
        return super().complete(monitor)
