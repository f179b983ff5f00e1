"""An octree of points that are on disk, built bin by bin in little memory.

Each node has a grid of 128 cells a side and holds one point of each cell that no node above shows already; a node whose
rest is small keeps all of it. This is the structure of EPT (entwine.io) and COPC (copc.io).

Cells of nodes of level l are nodes of level l + 7. So one sort along a space-filling curve gives all levels: a point
whose code differs from the one before it in digit d first is the first of its cell in nodes of level d - 7 and below,
and belongs to that level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor

Records = NDArray[Any]
Codes = NDArray[np.uint64]
Key = tuple[int, int, int, int]
Sink = Callable[[Key, Records], None]

# Levels of cells that a code tells, levels of nodes, cells of a node's side.
DIGITS, GRID = 21, 7
DEEPEST = DIGITS - GRID
SPAN = 1 << GRID
# Points that are sorted at a time, and that a node keeps without looking at cells.
BIN, LEAF = 1_000_000, 30_000
READ = 500_000
# Points in one place that are too many for one node.
HEAP = 4_000_000
# Along the curve the octants near two thirds, then one third, of a cell come first, so that no side is preferred.
TURN = np.uint64(int("70" * 10 + "7", 8))
# A code has every third bit of a coordinate; of 11 bits at a time.
SPREAD = np.array([sum((i >> k & 1) << 3 * k for k in range(11)) for i in range(2048)], np.uint64)
# Differences of codes of 8 ** j and more differ in digit j from the end.
POWERS = np.array([8**j for j in range(1, DEEPEST + 1)], np.uint64)


@dataclass(frozen=True)
class Cube:
    """The root node in units of the records: its lowest corner, and its side along each axis."""

    corner: tuple[float, float, float]
    side: tuple[float, float, float]

    @classmethod
    def around(cls, low: Any, high: Any, scale: Any = (1.0, 1.0, 1.0)) -> Cube:
        """The smallest cube with points from low to high; it begins at low, so that a flat cloud lies at its bottom.

        scale : what a unit is along each axis; the sides are equal in terms of it.
        """
        scale = np.asarray(scale, np.float64)
        side = max(float(((np.subtract(high, low)) * scale).max()), SPAN * float(scale.min()))
        x, y, z = (float(value) for value in low)
        along_x, along_y, along_z = (side / scale).tolist()
        return cls((x, y, z), (along_x, along_y, along_z))

    def codes(self, records: Records) -> Codes:
        """Places along the curve, 21 octal digits, shape (n,)."""
        codes = np.full(len(records), TURN)
        for axis, name in enumerate("XYZ"):
            steps = (records[name] - self.corner[axis]) * (2**DIGITS / self.side[axis])
            cells = np.minimum(steps, 2**DIGITS - 1).astype(np.int64)
            codes ^= (SPREAD[cells & 2047] | SPREAD[cells >> 11] << np.uint64(33)) << np.uint64(axis)
        return codes


@dataclass(frozen=True)
class _Region:
    """Records in a file that lie in one node of a level."""

    file: Path
    start: int
    count: int
    level: int = 0

    def part(self, start: int, count: int, deeper: int) -> _Region:
        return _Region(self.file, self.start + start, count, self.level + deeper)

    def read(self, dtype: np.dtype[Any], start: int = 0, count: int | None = None) -> Records:
        count = min(self.count - start, self.count if count is None else count)
        records = np.fromfile(self.file, dtype, count, offset=(self.start + start) * dtype.itemsize)
        if len(records) < count:
            raise OSError(f"{self.file.name} ends early")
        return records


class _Tree:
    """Gives finished nodes away. Nodes that later bins may add to are open: one a level, since bins come in order."""

    def __init__(self, sink: Sink, monitor: Monitor) -> None:
        self.nodes: dict[Key, int] = {}
        self._sink = sink
        self._monitor = monitor
        self._open: list[tuple[int, list[Records]]] = []

    def give(self, level: int, prefix: int, records: Records) -> None:
        self._monitor.check()
        key = _key(level, prefix)
        self.nodes[key] = len(records)
        self._sink(key, records)

    def close(self, level: int = 0) -> None:
        """Give away the open nodes from a level on."""
        while len(self._open) > level:
            prefix, pieces = self._open.pop()
            if pieces:
                self.give(len(self._open), prefix, np.concatenate(pieces))

    def add(self, level: int, records: Records, codes: Codes, last: np.uint64 | None) -> None:
        """Add a bin, a node of a level, sorted. last : the code before its first."""
        place = _levels(codes, last)
        for upper in range(level):
            prefix = _prefix(codes[0], upper)
            if len(self._open) > upper and self._open[upper][0] != prefix:
                self.close(upper)
            if len(self._open) == upper:
                self._open.append((prefix, []))
            pieces = self._open[upper][1]
            here = np.flatnonzero(place == upper)
            if not (pieces or here.size):
                # No node is empty: it keeps the first point that no node above has.
                here = np.flatnonzero(place >= upper)[:1]
                place[here] = upper
            if here.size:
                pieces.append(records.take(here))
        _settle(codes, place, level)
        order = np.argsort(place, kind="stable")
        records, codes, place = records.take(order), codes[order], place[order]
        for first, end in _runs(place, level):
            deep = int(place[first])
            prefixes = codes[first:end] >> np.uint64(3 * (DIGITS - deep))
            for start, stop in _runs(prefixes):
                self.give(deep, int(prefixes[start]), records[first + start : first + stop])


def build(
    file: Path, count: int, dtype: np.dtype[Any], cube: Cube, sink: Sink, monitor: Monitor, bin_size: int = BIN
) -> dict[Key, int]:
    """Give all records of a file to nodes: sink((level, x, y, z), records), once a node. The points of each node.

    dtype : of the records, which have integers X, Y and Z. bin_size : points that are held at a time. Parents of a node
    are nodes too. Needs as much space again beside the file, which is removed once its records have been moved. Raises
    EngineInputError where millions of points lie in one place.
    """
    # A quarter of the time goes to the distribution.
    early, late = monitor.part(0.0, 0.25), monitor.part(0.25, 1.0)
    tree = _Tree(sink, monitor)
    done, last = 0, None
    with ThreadPoolExecutor(1) as pool:
        bins = _bins(_Region(file, 0, count), dtype, cube, early, bin_size)
        for level, records, codes in _sorted(pool, bins, dtype, cube):
            tree.add(level, records, codes, last)
            last = codes[-1]
            done += len(records)
            late.step(done / count)
    tree.close()
    return tree.nodes


def _sorted(
    pool: ThreadPoolExecutor, regions: Iterator[_Region], dtype: np.dtype[Any], cube: Cube
) -> Iterator[tuple[int, Records, Codes]]:
    """Level, records and codes of regions along the curve; the next is read and sorted meanwhile."""

    def load(region: _Region) -> tuple[int, Records, Codes]:
        records = region.read(dtype)
        codes = cube.codes(records)
        order = np.argsort(codes, kind="stable")
        # NumPy's take moves whole records, other than its indexing.
        return region.level, records.take(order), codes[order]

    ready = None
    for region in regions:
        coming = pool.submit(load, region)
        if ready is not None:
            yield ready
        # A region's file may go as soon as the next one is asked for.
        ready = coming.result()
    if ready is not None:
        yield ready


def _levels(codes: Codes, last: np.uint64 | None) -> NDArray[np.uint8]:
    """The shallowest level at which each point is the first of its cell. last : the code before these."""
    differ = np.empty_like(codes)
    differ[1:] = codes[1:] ^ codes[:-1]
    differ[:1] = codes[:1] ^ last if last is not None else POWERS[-1]
    return (DEEPEST - np.searchsorted(POWERS, differ, side="right")).astype(np.uint8)


def _prefix(code: np.uint64, level: int) -> int:
    """The node of a level that a code lies in."""
    return int(code) >> 3 * (DIGITS - level)


def _settle(codes: Codes, place: NDArray[np.uint8], level: int) -> None:
    """Let nodes from a level on keep their rest where it is small, and the first of it where they would be empty."""
    rest = np.flatnonzero(place >= level)
    for here in range(level, DEEPEST + 1):
        if not rest.size:
            return
        prefixes = codes[rest] >> np.uint64(3 * (DIGITS - here))
        starts = np.flatnonzero(np.concatenate([[True], prefixes[1:] != prefixes[:-1]]))
        counts = np.diff(np.append(starts, rest.size))
        small = np.repeat((counts <= LEAF) | (here == DEEPEST), counts)
        empty = ~np.logical_or.reduceat(place[rest] == here, starts)
        place[rest[small]] = here
        place[rest[starts[empty]]] = here
        rest = rest[~small & (place[rest] > here)]


def _runs(values: NDArray[Any], least: int = 0) -> Iterator[tuple[int, int]]:
    """Begin and end of runs of equal values that are sorted, from a least value on."""
    begin = int(np.searchsorted(values, least)) if least else 0
    if begin == len(values):
        return
    cuts = np.flatnonzero(values[begin + 1 :] != values[begin:-1]) + begin + 1
    edges = [begin, *cuts.tolist(), len(values)]
    yield from zip(edges[:-1], edges[1:])


def _key(level: int, prefix: int) -> Key:
    """Level and place of a node from the first digits of its codes."""
    prefix ^= int(TURN) >> 3 * (DIGITS - level)
    x, y, z = (sum((prefix >> 3 * k + axis & 1) << k for k in range(level)) for axis in range(3))
    return level, x, y, z


def _bins(region: _Region, dtype: np.dtype[Any], cube: Cube, monitor: Monitor, size: int) -> Iterator[_Region]:
    """Nodes that hold at most size points, along the curve; their records are moved together where needed."""
    if region.count <= size:
        yield region
        return
    if region.level == DEEPEST:
        if region.count > HEAP:
            x, y, z = region.read(dtype, 0, 1)[["X", "Y", "Z"]][0]
            raise EngineInputError(
                f"{region.count} points lie in one place ({x}, {y}, {z} in units of the file); they probably have no "
                "coordinates, so leave them out with a filter."
            )
        yield region
        return
    # About as many cells as points, at most.
    depth = min(GRID, DEEPEST - region.level, region.count.bit_length() // 3 + 1)
    shift, mask = np.uint64(3 * (DIGITS - region.level - depth)), np.uint64(8**depth - 1)

    def cells(start: int) -> tuple[Records, NDArray[np.int64]]:
        monitor.check()
        records = region.read(dtype, start, READ)
        return records, (cube.codes(records) >> shift & mask).astype(np.int64)

    counts = np.zeros(8**depth, np.int64)
    for start in range(0, region.count, READ):
        counts += np.bincount(cells(start)[1], minlength=8**depth)
        monitor.progress(0.3 * start / region.count)
    levels, begins, sizes = _divide(counts, depth, size)
    quiet = Monitor(is_canceled=monitor.is_canceled)
    if len(levels) == 1:
        yield from _bins(region.part(0, region.count, depth), dtype, cube, quiet, size)
        return
    number = np.zeros(8**depth, np.uint16 if len(levels) < 2**16 else np.uint32)
    number[begins[1:]] = 1
    number = number.cumsum(dtype=number.dtype)
    file = region.file.with_name(f"{region.file.name}.{region.level}")
    ends = np.concatenate([[0], np.cumsum(sizes)])
    try:
        with file.open("wb") as stream:
            free = ends[:-1].copy()
            for start in range(0, region.count, READ):
                records, cell = cells(start)
                which = number[cell]
                order = np.argsort(which, kind="stable")
                records, which = records.take(order), which[order]
                for begin, end in _runs(which):
                    one = which[begin]
                    stream.seek(int(free[one]) * dtype.itemsize)
                    stream.write(records[begin:end].data)
                    free[one] += end - begin
                monitor.progress(0.3 + 0.7 * start / region.count)
        if not region.level:
            region.file.unlink()
        moved = _Region(file, 0, region.count, region.level)
        for level, begin, held in zip(levels.tolist(), ends.tolist(), sizes.tolist()):
            yield from _bins(moved.part(begin, held, level), dtype, cube, quiet, size)
    finally:
        file.unlink(missing_ok=True)


def _divide(
    counts: NDArray[np.int64], depth: int, size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Nodes of at most size points (or of the last level): level, first cell and points of those that are not empty.

    counts : points of the cells of level depth along the curve.
    """
    found = []
    whole = np.zeros(1, np.int64)
    for level in range(depth + 1):
        each = 8 ** (depth - level)
        points = counts.reshape(-1, each).sum(axis=1)[whole]
        ends = (points <= size) | (level == depth)
        keep = ends & (points > 0)
        found.append(np.stack([np.full(keep.sum(), level), whole[keep] * each, points[keep]]))
        whole = (whole[~ends, None] * 8 + np.arange(8)).ravel()
    levels, begins, sizes = np.concatenate(found, axis=1)
    order = np.argsort(begins)
    return levels[order], begins[order], sizes[order]
