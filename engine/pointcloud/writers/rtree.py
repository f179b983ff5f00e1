"""The spatial index of a layer of points in SQLite, packed in blocks instead of grown row by row.

SQLite keeps an R*-tree in three tables (its source, ext/rtree/rtree.c): nodes as blobs of one length, of the root's
depth (2 bytes, big-endian), the number of entries (2) and entries of a number (8) and xmin, xmax, ymin, ymax (float32);
the node of each row; the parent of each node. Node 1 is the root. Entries are packed by sorted tiles (Leutenegger et
al. 1997, doi 10.1109/ICDE.1997.582015). Row by row takes 25 times as long.
"""

from __future__ import annotations

import sqlite3

import numpy as np
from numpy.typing import NDArray

from ..cloud import Array

Boxes = NDArray[np.float32]
Numbers = NDArray[np.int64]

# Points that are packed together; those of another block lie in other leaves.
BLOCK = 1_000_000
_ROOT = 1


class PackedIndex:
    """Fills an empty R*-tree of two dimensions. name : of its virtual table."""

    def __init__(self, rows: sqlite3.Connection, name: str) -> None:
        self._rows = rows
        self._insert = {
            part: " ".join(["INSERT INTO", '"' + f"{name}_{part}".replace('"', '""') + '"', "VALUES (?, ?)"])
            for part in ("node", "rowid", "parent")
        }
        self._table = '"' + f"{name}_node".replace('"', '""') + '"'
        self._size = int(rows.execute(" ".join(["SELECT length(data) FROM", self._table])).fetchone()[0])
        self._capacity = (self._size - 4) // 24
        self._node = np.dtype(
            {
                "names": ["depth", "count", "entries"],
                "formats": [">u2", ">u2", (np.dtype([("number", ">i8"), ("box", ">f4", 4)]), self._capacity)],
                "offsets": [0, 2, 4],
                "itemsize": self._size,
            }
        )
        self._waiting: list[tuple[Numbers, Array, Array]] = []
        self._next = _ROOT + 1
        self._numbers: list[Numbers] = []
        self._boxes: list[Boxes] = []

    def add(self, numbers: Numbers, x: Array, y: Array) -> None:
        """Rows and their places."""
        self._waiting.append((numbers, x, y))
        if sum(len(one[0]) for one in self._waiting) >= BLOCK:
            self._pack_waiting()

    def finish(self) -> None:
        """Build the levels above the leaves."""
        if not self._numbers and sum(len(one[0]) for one in self._waiting) <= self._capacity:
            if self._waiting:
                self._root(*self._taken(), "rowid", 0)
            return
        self._pack_waiting()
        numbers, boxes, depth = np.concatenate(self._numbers), np.concatenate(self._boxes), 1
        while len(numbers) > self._capacity:
            numbers, boxes = self._level(numbers, boxes, "parent")
            depth += 1
        self._root(numbers, boxes, "parent", depth)

    def _root(self, numbers: Numbers, boxes: Boxes, kind: str, depth: int) -> None:
        self._rows.execute(" ".join(["DELETE FROM", self._table, "WHERE nodeno = 1"]))
        self._rows.executemany(self._insert[kind], [(number, _ROOT) for number in numbers.tolist()])
        self._nodes(numbers, boxes, np.zeros(len(numbers), np.int64), [_ROOT], depth)

    def _taken(self) -> tuple[Numbers, Boxes]:
        numbers, x, y = (np.concatenate(parts) for parts in zip(*self._waiting))
        self._waiting = []
        boxes = np.empty((len(numbers), 4), np.float32)
        for i, values in ((0, x), (2, y)):
            near = values.astype(np.float32)
            boxes[:, i] = np.where(near > values, np.nextafter(near, np.float32(-np.inf)), near)
            boxes[:, i + 1] = np.where(near < values, np.nextafter(near, np.float32(np.inf)), near)
        return numbers, boxes

    def _pack_waiting(self) -> None:
        if self._waiting:
            numbers, boxes = self._level(*self._taken(), "rowid")
            self._numbers.append(numbers)
            self._boxes.append(boxes)

    def _level(self, numbers: Numbers, boxes: Boxes, kind: str) -> tuple[Numbers, Boxes]:
        """Pack entries into new nodes; numbers and boxes of these. kind : rowid of leaves, parent of others."""
        order, node = _tiles(boxes, self._capacity)
        count = int(node[-1]) + 1
        made = list(range(self._next, self._next + count))
        self._next += count
        owner = np.empty(len(order), np.int64)
        owner[order] = node + made[0]
        self._rows.executemany(self._insert[kind], zip(numbers.tolist(), owner.tolist()))
        return self._nodes(numbers[order], boxes[order], node, made)

    def _nodes(
        self, numbers: Numbers, boxes: Boxes, node: Numbers, made: list[int], depth: int = 0
    ) -> tuple[Numbers, Boxes]:
        """Write nodes of entries; node : of each entry, ascending from 0. Numbers and boxes of the nodes."""
        starts = np.searchsorted(node, np.arange(len(made)))
        blobs = np.zeros(len(made), self._node)
        blobs["depth"] = depth
        blobs["count"] = np.diff([*starts, len(node)])
        place = np.arange(len(node)) - starts[node]
        blobs["entries"]["number"][node, place] = numbers
        blobs["entries"]["box"][node, place] = boxes
        self._rows.executemany(self._insert["node"], zip(made, blobs.view(f"V{self._size}").tolist()))
        around = np.empty((len(made), 4), np.float32)
        for side, reduced in ((0, np.minimum), (1, np.maximum), (2, np.minimum), (3, np.maximum)):
            around[:, side] = reduced.reduceat(boxes[:, side], starts)
        return np.array(made, np.int64), around


def _tiles(boxes: Boxes, capacity: int) -> tuple[Numbers, Numbers]:
    """The order of entries, and the node of each in that order: strips along x, cut along y."""
    count = len(boxes)
    strips = max(int(np.ceil(np.sqrt(count / capacity))), 1)
    # A strip holds a whole number of full nodes.
    length = int(np.ceil(count / (strips * capacity))) * capacity
    order = np.argsort(boxes[:, 0] + boxes[:, 1], kind="stable")
    y = boxes[:, 2] + boxes[:, 3]
    for start in range(0, count, length):
        strip = order[start : start + length]
        order[start : start + length] = strip[np.argsort(y[strip], kind="stable")]
    return order, np.arange(count) // capacity
