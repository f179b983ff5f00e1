"""The table of the 30 filters (Pesaresi et al. 2021, section 3.3.1), and how rows of it are computed.

A filter is one step on top of another filter or of the elevation itself, so a chain is computed once whatever
number of filters stands on it. To add a filter, add a row.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from . import kernels

ELEVATION = "elevation"
KERNEL_SUMS = ("laplacian", "sharpening")

# Weights of the horizontal, the vertical and the two diagonal pairs of neighbours; central weight 4, 8, 12.
LAPLACIANS = {1: (1, 1, 0, 0), 2: (1, 1, 1, 1), 3: (2, 2, 1, 1)}
SIZES = {1: 3, 2: 5, 3: 7}
TEXTURE_SIZES = (5, 11, 21)


@dataclass(frozen=True)
class Filter:
    """A row of the table.

    source : the filter below, or ELEVATION; step : the operator; argument : its kernel's number or window;
    radius : of the step's window, in pixels; output : which of the step's results, where it gives several.
    """

    name: str
    group: str
    source: str
    step: str
    argument: int
    radius: int
    description: str
    unit: str = "m"
    output: int = 0


def _table() -> dict[str, Filter]:
    rows = [
        Filter(f"f{i}", "Laplacian", ELEVATION, "laplacian", i, 1, f"3x3 Laplacian, central weight {4 * i}")
        for i in LAPLACIANS
    ]
    rows += [
        Filter(
            f"f{i}d{j}", "Laplacian, gradient", f"f{i}", "gradient", size, size // 2, f"gradient {size}x{size} of f{i}"
        )
        for i in LAPLACIANS
        for j, size in SIZES.items()
    ]
    rows += [
        Filter(
            f"m{i}", "residual", ELEVATION, "residual", size, size - 1,
            f"larger residual of opening and closing, {size}x{size}",
        )
        for i, size in SIZES.items()
    ]  # fmt: skip
    rows += [
        Filter(
            f"m{i}d{j}", "residual, gradient", f"m{i}", "gradient", size, size // 2, f"gradient {size}x{size} of m{i}"
        )
        for i in SIZES
        for j, size in SIZES.items()
    ]
    rows += [
        Filter(
            f"ptx_{letter}w{size}", "texture", "m1", "contrast", size, size // 2,
            f"GLCM contrast of m1 in {size}x{size}, {extremum} over the directions", "m²", output,
        )
        for letter, extremum, output in (("u", "maximum", 0), ("i", "minimum", 1))
        for size in TEXTURE_SIZES
    ]  # fmt: skip
    return {row.name: row for row in rows}


FILTERS: Mapping[str, Filter] = _table()

# The steps that give several results for one argument.
OUTPUTS = {"contrast": 2}


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


def check_kernel_sum(kernel_sum: str) -> None:
    if kernel_sum not in KERNEL_SUMS:
        raise EngineInputError(f"The kernel sum is '{kernel_sum}'; choose one of {', '.join(KERNEL_SUMS)}.")


def chosen(names: Iterable[str]) -> list[Filter]:
    """The rows of the given names, in the table's order.

    Raises EngineInputError for a name that is not in the table, and when there is none.
    """
    wanted = list(names)
    unknown = sorted(set(wanted) - set(FILTERS))
    if unknown or not wanted:
        found = f"there is no filter {', '.join(unknown)}" if unknown else "no filter was chosen"
        raise EngineInputError(f"Filters: {found}; choose from {', '.join(FILTERS)}.")
    return [row for name, row in FILTERS.items() if name in wanted]


def halo(row: Filter) -> int:
    """How many pixels around a pixel its value depends on."""
    below = 0 if row.source == ELEVATION else halo(FILTERS[row.source])
    return below + row.radius


def filters_together(
    elevation: NDArray[np.float32],
    rows: Iterable[Filter],
    kernel_sum: str = "laplacian",
    between: Callable[[], None] = lambda: None,
    first_row: int = 0,
    compiled: ModuleType | None = None,
    room: Room | None = None,
) -> Iterator[tuple[list[Filter], list[NDArray[np.float32]]]]:
    """Compute filters of an elevation array, those of one step on one source together.

    elevation : (rows, columns) in metres, NaN for nodata; the array's edge counts as nodata.
    between : called between steps (to notice a cancel). first_row : the raster's row that is the array's first.
    compiled : the module filter_kernels, or None for NumPy. room : where compiled steps leave their results.
    Yields rows and an array of the same shape for each, NaN where a filter has no value, in the filter's unit; to be
    used before the next are asked for, which may overwrite them.
    """
    check_kernel_sum(kernel_sum)
    rows, room = list(rows), room or Room()
    elevation = np.ascontiguousarray(np.where(np.isfinite(elevation), elevation, np.float32(np.nan)))
    more = {"laplacian": (kernel_sum == "sharpening",), "contrast": (first_row,)}
    arguments = _arguments(rows)
    below = {FILTERS[source].source + " " + FILTERS[source].step for source, _ in arguments if source != ELEVATION}
    memory: dict[str, kernels.Values] = {}

    def results(source: str, step: str) -> kernels.Values:
        """Of a step with all its arguments. They are kept when another step stands on them."""
        name, own, extra = f"{source} {step}", arguments[source, step], more.get(step, ())
        if name in memory:
            return memory[name]
        values = elevation if source == ELEVATION else result(FILTERS[source])
        between()
        given = np.array([LAPLACIANS[i] for i in own], np.float32) if step == "laplacian" else np.array(own)
        if compiled is None:
            computed = getattr(kernels, step)(values, given, *extra)
        else:
            shape = (len(own), OUTPUTS.get(step, 1), *values.shape)
            computed = room(name if name in below else step, shape)
            getattr(compiled, step)(values, given, *extra, computed, _scratch(room, values))
        if name in below:
            memory[name] = computed
        return computed

    def result(row: Filter) -> kernels.Values:
        return results(row.source, row.step)[arguments[row.source, row.step].index(row.argument), row.output]

    for source, step in arguments:
        together = [row for row in rows if (row.source, row.step) == (source, step)]
        if together:
            computed = results(source, step)
            order = arguments[source, step]
            yield together, [computed[order.index(row.argument), row.output] for row in together]


def apply_filters(elevation: NDArray[np.float32], rows: Iterable[Filter], **options: Any) -> dict[str, kernels.Values]:
    """Filters of filters_together, with its options, as arrays to keep, by name, in the order of the rows."""
    rows = list(rows)
    found = filters_together(elevation, rows, **options)
    kept = {row.name: values.copy() for together, results in found for row, values in zip(together, results)}
    return {row.name: kept[row.name] for row in rows}


def _arguments(rows: Iterable[Filter]) -> dict[tuple[str, str], list[int]]:
    """For each step on each source that the rows need: with which arguments, ascending."""
    found: dict[tuple[str, str], set[int]] = {}
    for row in rows:
        while True:
            found.setdefault((row.source, row.step), set()).add(row.argument)
            if row.source == ELEVATION:
                break
            row = FILTERS[row.source]
    return {key: sorted(arguments) for key, arguments in found.items()}


def _scratch(room: Room, values: kernels.Values) -> kernels.Values:
    rim = max(SIZES.values()) // 2
    return room("scratch", (4, (values.shape[0] + 2 * rim) * (values.shape[1] + 2 * rim)))
