"""How rows of the tables of filters are computed, each step once whatever number of filters stands on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import kernels
from .filters import ELEVATION, HALVING_SLOPE, LAPLACIANS, ROWS, SECOND, Filter, below, check_kernel_sum

# The steps that give several results for one argument.
OUTPUTS = {"contrast": 2, "detail": 2, "tophat": 2}
# No height is as large: it is a nodata value that is not declared, and would overflow when squared.
NO_HEIGHT_M = np.float32(1e9)
LARGEST_RADIUS = 5  # of the windows that are worked on within a rim

Results = Iterator[tuple[list[Filter], list[NDArray[np.float32]]]]
Key = tuple[tuple[str, ...], str]


def _gentle(slope: kernels.Values, out: kernels.Values) -> None:
    np.multiply(slope, np.float32(1 / HALVING_SLOPE), out=out)
    np.square(out, out=out)
    out += np.float32(1)
    np.reciprocal(out, out=out)


def _both(a: kernels.Values, b: kernels.Values, out: kernels.Values) -> None:
    np.multiply(a, b, out=out)
    np.sqrt(out, out=out)


def _all_three(a: kernels.Values, b: kernels.Values, c: kernels.Values, out: kernels.Values) -> None:
    np.multiply(a, b, out=out)
    out *= c
    np.cbrt(out, out=out)


# Steps on one filter or several, pixel by pixel: a pixel has a value where all of them have.
JOINS: dict[str, Callable[..., Any]] = {
    "subtract": np.subtract,
    "gentle": _gentle,
    "multiply": np.multiply,
    "both": _both,
    "all_three": _all_three,
}


class Room:
    """Arrays used again and again: fresh memory for each block would cost as much time as the filters."""

    def __init__(self) -> None:
        self._arrays: dict[str, kernels.Values] = {}

    def __call__(self, name: str, shape: tuple[int, ...]) -> kernels.Values:
        """An array of the given shape, with whatever was left there; it takes the place of the name's former one."""
        size = math.prod(shape)
        if name not in self._arrays or self._arrays[name].size < size:
            # With room to spare: blocks differ a little in size, and each array given back leaves a hole in memory.
            self._arrays[name] = np.empty(size * 5 // 4, dtype=np.float32)
        return self._arrays[name][:size].reshape(shape)


def filters_together(
    elevation: NDArray[np.float32],
    rows: Iterable[Filter],
    kernel_sum: str = "laplacian",
    between: Callable[[], None] = lambda: None,
    first_row: int = 0,
    compiled: ModuleType | None = None,
    room: Room | None = None,
    second: NDArray[np.float32] | None = None,
) -> Results:
    """Compute filters of an elevation array, those of one step on one source together.

    elevation : (rows, columns) in metres, NaN for nodata; the array's edge counts as nodata. second : the same of a
    second DEM, for the rows that need it.
    between : called between steps (to notice a cancel). first_row : the raster's row that is the array's first.
    compiled : the module filter_kernels, or None for NumPy. room : where steps leave their results.
    Yields rows and an array of the same shape for each, NaN where a filter has no value, in the filter's unit; to be
    used before the next are asked for, which may overwrite them.
    """
    check_kernel_sum(kernel_sum)
    rows, room = list(rows), room or Room()
    leaves = {ELEVATION: _heights(elevation)}
    if second is not None:
        leaves[SECOND] = _heights(second)
    more = {"laplacian": (kernel_sum == "sharpening",), "contrast": (first_row,), "smooth": (first_row,)}
    arguments = _arguments(rows)
    stood_on = {_key(row) for sources, _ in arguments for row in (ROWS[s] for s in sources if s not in leaves)}
    memory: dict[Key, kernels.Values] = {}

    def results(key: Key) -> kernels.Values:
        """Of a step with all its arguments. They are kept when another step stands on them."""
        if key in memory:
            return memory[key]
        (sources, step), own = key, arguments[key]
        values = [leaves[source] if source in leaves else result(ROWS[source]) for source in sources]
        between()
        # What nothing stands on shares its place with the same step elsewhere.
        name = " ".join((*sources, step)) if key in stood_on or step in JOINS else step
        shape = (len(own), OUTPUTS.get(step, 1), *values[0].shape)
        given = np.array([LAPLACIANS[i] for i in own], np.float32) if step == "laplacian" else np.array(own)
        if step in JOINS:
            computed = room(name, shape)
            JOINS[step](*values, out=computed[0, 0])
        elif compiled is None:
            computed = getattr(kernels, step)(*values, given, *more.get(step, ()))
        else:
            computed = room(name, shape)
            getattr(compiled, step)(*values, given, *more.get(step, ()), computed, _scratch(room, values[0]))
        if key in stood_on:
            memory[key] = computed
        return computed

    def result(row: Filter) -> kernels.Values:
        return layer(row, results(_key(row)))

    def layer(row: Filter, computed: kernels.Values) -> kernels.Values:
        return computed[arguments[_key(row)].index(row.argument), row.output]

    joined: list[tuple[Filter, kernels.Values]] = []  # given out by threes: one by one they would take longer
    for key in arguments:
        together = [row for row in rows if _key(row) == key]
        if not together:
            continue
        computed = results(key)
        layers = [layer(row, computed) for row in together]
        if key[1] not in JOINS:
            yield together, layers
            continue
        joined += zip(together, layers)
        if len(joined) >= 3:
            yield [row for row, _ in joined], [values for _, values in joined]
            joined = []
    if joined:
        yield [row for row, _ in joined], [values for _, values in joined]


def apply_filters(elevation: NDArray[np.float32], rows: Iterable[Filter], **options: Any) -> dict[str, kernels.Values]:
    """Filters of filters_together, with its options, as arrays to keep, by name, in the order of the rows."""
    rows = list(rows)
    found = filters_together(elevation, rows, **options)
    kept = {row.name: values.copy() for together, results in found for row, values in zip(together, results)}
    return {row.name: kept[row.name] for row in rows}


def _heights(values: NDArray[np.float32]) -> kernels.Values:
    return np.ascontiguousarray(np.where(np.abs(values) < NO_HEIGHT_M, values, np.float32(np.nan)))


def _key(row: Filter) -> Key:
    return row.sources, row.step


def _arguments(rows: Iterable[Filter]) -> dict[Key, list[int]]:
    """For each step on its sources that the rows need: with which arguments, ascending."""
    found: dict[Key, set[int]] = {}

    def need(row: Filter) -> None:
        found.setdefault(_key(row), set()).add(row.argument)
        for source in below(row):
            need(source)

    for row in rows:
        need(row)
    return {key: sorted(arguments) for key, arguments in found.items()}


def _scratch(room: Room, values: kernels.Values) -> kernels.Values:
    return room("scratch", (4, (values.shape[0] + 2 * LARGEST_RADIUS) * (values.shape[1] + 2 * LARGEST_RADIUS)))
