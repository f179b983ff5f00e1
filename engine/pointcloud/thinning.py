"""The best point of each cell of a grid, of points that stream."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .cloud import CHUNK, Array, Points

# What is compared when the wanted attribute is not there.
BEST = ("coherence", "snr", "amplitude")
# Cells that are held at a time; a point takes some hundred bytes.
MOST_CELLS = 2_000_000
METRES_PER_DEGREE = 111_319.49


class Thinner:
    """Keeps the best point of each cell: that with the highest value of an attribute, of equal ones the first.

    cell_m : side of the cells, metres. best : the attribute; else coherence, SNR or amplitude, else the first point.
    limit : cells at most. geographic : whether x and y are degrees of longitude and latitude. The result does not
    depend on how the stream is cut.
    """

    def __init__(
        self, cell_m: float, best: str = "coherence", limit: int = MOST_CELLS, geographic: bool = False
    ) -> None:
        if not (np.isfinite(cell_m) and cell_m > 0):
            raise EngineInputError(f"The cells of the grid shall be {cell_m:g} m wide; give more than 0.")
        self.cell_m, self.best, self.limit, self.geographic = float(cell_m), best, limit, geographic
        self._kept: list[Points] = []
        self._cells: list[NDArray[np.int64]] = []
        self._scores: list[Array] = []
        self._orders: list[NDArray[np.int64]] = []
        self._seen = self._waiting = 0
        self._by: str | None = None

    def add(self, points: Points) -> None:
        """Look at a chunk. Raises EngineInputError where there are more cells than the limit."""
        order = np.arange(self._seen, self._seen + len(points), dtype=np.int64)
        self._seen += len(points)
        placed = np.isfinite(points.x) & np.isfinite(points.y)
        if not placed.all():
            points, order = points.where(placed), order[placed]
        if not len(points):
            return
        if self._by is None:
            self._by = next((name for name in (self.best, *BEST) if name in points.attributes), "")
        cells = self._cells_of(points)
        score = self._score(points)
        first = _firsts(cells, score, order)
        self._kept.append(points.where(first))
        self._cells.append(cells[first])
        self._scores.append(score[first])
        self._orders.append(order[first])
        self._waiting += len(first)
        if self._waiting > max(len(self._cells[0]), CHUNK):
            self._merge()

    def points(self) -> Points | None:
        """The points that are kept, in the order of the stream; None where there were none."""
        if not self._kept:
            return None
        self._merge()
        return self._kept[0].where(np.argsort(self._orders[0]))

    def _cells_of(self, points: Points) -> NDArray[np.int64]:
        """Numbers of the cells that points lie in."""
        x, y = points.x, points.y
        if self.geographic:
            rows = np.floor(y * METRES_PER_DEGREE / self.cell_m)
            middle = np.radians(np.clip((rows + 0.5) * self.cell_m / METRES_PER_DEGREE, -90, 90))
            columns = np.floor(x * METRES_PER_DEGREE * np.cos(middle) / self.cell_m)
        else:
            rows, columns = np.floor(y / self.cell_m), np.floor(x / self.cell_m)
        if max(np.abs(rows).max(), np.abs(columns).max()) >= 2**31:
            raise EngineInputError(f"Cells of {self.cell_m:g} m are too small for these coordinates; give larger ones.")
        return rows.astype(np.int64) * 2**32 + columns.astype(np.int64)

    def _score(self, points: Points) -> Array:
        if not self._by or self._by not in points.attributes:
            return np.zeros(len(points))
        score = np.asarray(points.attributes[self._by], np.float64)
        return np.where(np.isnan(score), -np.inf, score)

    def _merge(self) -> None:
        """All that is kept, once for each cell."""
        cells, score, order = np.concatenate(self._cells), np.concatenate(self._scores), np.concatenate(self._orders)
        first = _firsts(cells, score, order)
        if len(first) > self.limit:
            raise EngineInputError(
                f"The points lie in more than {self.limit:,} cells of {self.cell_m:g} m; give larger cells."
            )
        self._kept = [_joined(self._kept).where(first)]
        self._cells, self._scores, self._orders = [cells[first]], [score[first]], [order[first]]
        self._waiting = 0


def _firsts(cells: NDArray[np.int64], score: Array, order: NDArray[np.int64]) -> NDArray[np.intp]:
    """The place of the best of each cell."""
    ranked = np.lexsort((order, -score, cells))
    found = cells[ranked]
    return ranked[np.concatenate([[True], found[1:] != found[:-1]])]


def _joined(parts: Sequence[Points]) -> Points:
    first = parts[0]
    if len(parts) == 1:
        return first
    return Points(
        np.concatenate([one.x for one in parts]),
        np.concatenate([one.y for one in parts]),
        np.concatenate([one.z for one in parts]),
        {name: np.concatenate([one.attributes[name] for one in parts]) for name in first.attributes},
        None if first.series_mm is None else np.concatenate([one.series_mm for one in parts]),
        None if first.ids is None else np.concatenate([one.ids for one in parts]),
    )
