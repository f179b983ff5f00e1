"""COPC 1.0 (copc.io): a LAZ file whose chunks are the nodes of an octree, with the place of each at its end."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

from ...monitor import Monitor
from ..cloud import CloudInfo
from ..octree import SPAN, Cube, Key
from .base import Records, SpillingWriter
from .las import POINT_FORMAT, LasFormat, extra_bytes, full_disk, lazrs, vlr

INFO = struct.Struct("<3ddd2Q2d88x")
ENTRY = struct.Struct("<4iQii")
# Points that are compressed at a time, on all cores.
BATCH = 400_000


class CopcWriter(SpillingWriter):
    """Writes one file."""

    def __init__(self, target: Path, info: CloudInfo, monitor: Monitor) -> None:
        super().__init__(target, info, monitor)
        self._lazrs = lazrs("COPC")
        if self.crs.is_geographic:
            monitor.warn(
                f"{target.name} is in degrees: the cells of a COPC are as many degrees wide as they are metres high, "
                "so QGIS draws the layer slowly or too coarsely; a projected CRS, or EPT, suits better."
            )

    def complete(self, monitor: Monitor) -> Path:
        # The root is a cube in the units of the CRS.
        cube = Cube.around(self.moments.least[:3], self.moments.greatest[:3], self.layout.scale)
        low, side = self.layout.world(cube.corner), cube.side[0] * float(self.layout.scale[0])
        kind = self._lazrs.LazVlr.new_for_compression(POINT_FORMAT, extra_bytes(self.layout), True)

        def las(hierarchy: tuple[int, int]) -> LasFormat:
            info = INFO.pack(*(low + side / 2).tolist(), side / 2, side / SPAN, *hierarchy, 0.0, 0.0)
            return LasFormat(self.info, self.layout, bytes(kind.record_data()), [vlr("copc", 1, info)])

        made = self.work / "cloud"
        keys: list[Key] = []
        batch: list[Records] = []
        with made.open("w+b") as file:
            plain = las((0, 0))
            begin = file.write(plain.head(self.moments))
            file.flush()
            compressor = self._lazrs.ParLasZipCompressor(file, kind)
            compressor.reserve_offset_to_chunk_table()

            def flush() -> None:
                with full_disk(self._lazrs):
                    compressor.compress_chunks([plain.records(one).view(np.uint8) for one in batch])
                batch.clear()

            def sink(key: Key, records: Records) -> None:
                keys.append(key)
                batch.append(records)
                if sum(map(len, batch)) >= BATCH:
                    flush()

            self.build(cube, sink, monitor)
            flush()
            with full_disk(self._lazrs):
                compressor.done()
            file.seek(begin)
            place = begin + 8
            entries = {}
            for key, (count, size) in zip(keys, self._lazrs.read_chunk_table(file, kind)):
                entries[key] = ENTRY.pack(*key, place, size, count)
                place += size
            pages = b"".join(entries[key] for key in sorted(entries))
            end = file.seek(0, 2)
            record = vlr("copc", 1000, pages, extended=True)
            file.write(record)
            file.seek(0)
            file.write(las((end + len(record) - len(pages), len(pages))).head(self.moments, (end, 1)))
        return made
