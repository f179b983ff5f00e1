"""The points near other points, in the plane or in space: SciPy's k-d tree, or its twin in NumPy, a grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import EngineInputError

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]

# Pairs of a query and a candidate that are looked at together.
PAIRS = 2_000_000
# Points in a cell of the first grid that is searched for the nearest ones.
PER_CELL = 4.0
# Cells of a grid: keys must stay exact as int64.
MOST_CELLS = 2.0**60


class Neighbours:
    """Points that can be asked for those near to others.

    points : finite, shape (m, 2) or (m, 3), in metres. tree : True for SciPy's tree, False for the grid in NumPy; the
    tree where SciPy is installed, if None. Raises EngineInputError for other shapes and points that are not finite.
    """

    def __init__(self, points: ArrayLike, tree: bool | None = None) -> None:
        self.points = _checked(points, None)
        self._tree = _tree_of(self.points) if tree is None or tree else None
        self._first: Numbers | None = None
        if tree and self._tree is None:
            raise EngineInputError("SciPy cannot be imported; install it, or search without its tree.")

    def __len__(self) -> int:
        return len(self.points)

    def within(self, queries: ArrayLike, radius: float) -> tuple[Numbers, Numbers]:
        """Numbers of the points at most radius (metres) from each query, and where each query's numbers start.

        queries : shape (n, 2 or 3). Those of query i are numbers[starts[i] : starts[i + 1]], ascending; starts has
        shape (n + 1,). All pairs are held at once: ask in chunks.
        """
        at = _checked(queries, self.points.shape[1])
        if not radius > 0:
            raise EngineInputError(f"The radius is {radius:g} m; it must be above 0.")
        of, number, _ = self._pairs(at, radius)
        order = np.lexsort((number, of))
        return number[order], _starts(of, len(at))

    def nearest(self, queries: ArrayLike, k: int = 1, limit: float = np.inf) -> tuple[Array, Numbers]:
        """Distances in metres, ascending, and numbers of the k nearest points no farther than limit, shape (n, k).

        Distance inf and number -1 where there are fewer.
        """
        at = _checked(queries, self.points.shape[1])
        if k < 1:
            raise EngineInputError(f"The {k} nearest points were asked for; ask for 1 or more.")
        if not limit > 0:
            raise EngineInputError(f"The limit of distances is {limit:g} m; it must be above 0.")
        distance, number = np.full((len(at), k), np.inf), np.full((len(at), k), -1, np.int64)
        if not len(self) or not len(at):
            return distance, number
        if self._tree is not None:
            # The tree excludes its limit, the grid includes it.
            upper = np.nextafter(limit, np.inf) if np.isfinite(limit) else np.inf
            found, which = self._tree.query(at, list(range(1, k + 1)), distance_upper_bound=upper)
            number = np.where(np.isfinite(found), which, -1).astype(np.int64)
            # Of points in one place the tree gives any, the grid the first.
            return found, (np.append(self._first_in_place(), -1)[number] if k == 1 else number)
        low, high = self.points.min(axis=0), self.points.max(axis=0)
        extent = float(np.linalg.norm(high - low))
        outside = np.linalg.norm(np.maximum(np.maximum(low - at, at - high), 0), axis=1)
        # No farther than this there are all points.
        most = min(limit, 1.001 * (float(outside.max()) + extent) + 1e-9)
        share = min(1.0, PER_CELL * k / len(self))
        radius = min(most, max(extent * share ** (1 / at.shape[1]), 1e-6))
        left = np.arange(len(at))
        while left.size:
            asked = left[outside[left] <= radius]
            of, which, apart = self._pairs(at[asked], radius)
            order = np.lexsort((which, apart, of))
            starts = _starts(of, len(asked))
            rank = np.arange(len(of)) - starts[of[order]]
            use = order[rank < k]
            enough = np.diff(starts) >= k if radius < most else np.full(len(asked), True)
            take = enough[of[use]]
            rows, ranks = asked[of[use][take]], rank[rank < k][take]
            distance[rows, ranks], number[rows, ranks] = apart[use][take], which[use][take]
            if radius >= most:
                break
            left = np.setdiff1d(left, asked[enough], assume_unique=True)
            radius = min(most, 2 * radius)
        return distance, number

    def _first_in_place(self) -> Numbers:
        """For each point the number of the first one with the same coordinates."""
        if self._first is None:
            order = np.lexsort(self.points.T)
            new = np.append(True, (np.diff(self.points[order], axis=0) != 0).any(axis=1))
            self._first = np.empty(len(order), np.int64)
            self._first[order] = order[np.flatnonzero(new)[np.cumsum(new) - 1]]
        return self._first

    def _pairs(self, at: Array, radius: float) -> tuple[Numbers, Numbers, Array]:
        """Queries and points at most radius apart, and how far."""
        if not len(at) or not len(self):
            return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
        if self._tree is not None:
            found = _tree_of(at).sparse_distance_matrix(self._tree, radius, output_type="ndarray")
            return found["i"].astype(np.int64), found["j"].astype(np.int64), found["v"]
        parts = list(self._grid_pairs(at, radius))
        return (
            np.concatenate([part[0] for part in parts]),
            np.concatenate([part[1] for part in parts]),
            np.concatenate([part[2] for part in parts]),
        )

    def _grid_pairs(self, at: Array, radius: float) -> Iterator[tuple[Numbers, Numbers, Array]]:
        """Cells as large as the radius: the neighbours are in the 3 x 3 (x 3) cells around, those of a row together."""
        low = self.points.min(axis=0)
        extent = self.points.max(axis=0) - low
        side = radius * 1.000001
        while np.prod(extent / side + 5.0) > MOST_CELLS:
            side *= 2
        shape = np.floor(extent / side).astype(np.int64) + 5
        steps = np.append(np.cumprod(shape[:0:-1])[::-1], 1)
        keys = (np.floor((self.points - low) / side).astype(np.int64) + 2) @ steps
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        # Queries off the grid go to its empty margin.
        cell = np.clip(np.floor((at - low) / side) + 2, 1, shape - 2).astype(np.int64)
        around = np.stack(np.meshgrid(*[[-1, 0, 1]] * (at.shape[1] - 1), indexing="ij"), -1).reshape(
            -1, at.shape[1] - 1
        )
        middle = cell @ steps
        for offset in around @ steps[:-1]:
            first = np.searchsorted(keys, middle + offset - 1, "left")
            count = np.searchsorted(keys, middle + offset + 1, "right") - first
            for rows in _batches(count):
                of = np.repeat(np.arange(rows.start, rows.stop), count[rows])
                ends = np.cumsum(count[rows])
                within = np.arange(len(of)) - np.repeat(ends - count[rows], count[rows])
                number = order[first[of] + within]
                apart = np.sqrt(((at[of] - self.points[number]) ** 2).sum(axis=1))
                near = apart <= radius
                yield of[near], number[near], apart[near]


def _tree_of(points: Array) -> Any:
    """SciPy's tree, or None where SciPy is absent or does not fit this NumPy."""
    try:
        from scipy.spatial import cKDTree
    except (ImportError, AttributeError, ValueError):
        return None
    return cKDTree(points)


def _checked(points: ArrayLike, axes: int | None) -> Array:
    values = np.ascontiguousarray(points, np.float64)
    if values.ndim != 2 or values.shape[1] not in ((2, 3) if axes is None else (axes,)):
        wanted = "(n, 2) or (n, 3)" if axes is None else f"(n, {axes})"
        raise EngineInputError(f"Points of shape {values.shape} were given for a search; {wanted} is wanted.")
    if not np.isfinite(values).all():
        raise EngineInputError("A point to search or to search for has a coordinate that is not finite; leave it out.")
    return values


def _starts(of: Numbers, queries: int) -> Numbers:
    return np.append(0, np.cumsum(np.bincount(of, minlength=queries))).astype(np.int64)


def _batches(count: Numbers) -> Iterator[slice]:
    """Runs of queries with about PAIRS candidates."""
    ends = np.cumsum(count)
    start = 0
    while start < len(count):
        done = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, done + PAIRS, "right")))
        yield slice(start, stop)
        start = stop
