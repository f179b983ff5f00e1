"""The table of the 30 filters (Pesaresi et al. 2021, section 3.3.1), and how rows of it are computed.

A filter is one step on top of another filter or of the elevation itself, so a chain is computed once whatever
number of filters stands on it. To add a filter, add a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
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

Results = tuple[NDArray[Any], ...]  # one or more arrays of values, then their validity


def steps(kernel_sum: str) -> dict[str, Callable[..., Results]]:
    """The operators by the name that the table gives them."""
    if kernel_sum not in KERNEL_SUMS:
        raise EngineInputError(f"The kernel sum is '{kernel_sum}'; choose one of {', '.join(KERNEL_SUMS)}.")
    return {
        "laplacian": lambda values, valid, i: kernels.laplacian(
            values, valid, LAPLACIANS[i], add_centre=kernel_sum == "sharpening"
        ),
        "gradient": kernels.gradient,
        "residual": kernels.residual,
        "contrast": kernels.contrast,
    }


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


def apply_filters(
    elevation: NDArray[np.float32],
    rows: Iterable[Filter],
    kernel_sum: str = "laplacian",
    between: Callable[[], None] = lambda: None,
) -> dict[str, NDArray[np.float32]]:
    """Compute filters of an elevation array.

    elevation : (rows, columns) in metres, NaN for nodata; the array's edge counts as nodata.
    between : called between filters (to notice a cancel).
    Returns an array of the same shape per filter, NaN where the filter has no value, in the filter's unit.
    """
    operators = steps(kernel_sum)
    valid = np.isfinite(elevation)
    memory: dict[tuple[str, str, int], Results] = {}

    def compute(row: Filter) -> tuple[kernels.Values, kernels.Valid]:
        key = (row.source, row.step, row.argument)
        if key not in memory:
            between()
            below = (np.where(valid, elevation, 0), valid) if row.source == ELEVATION else compute(FILTERS[row.source])
            memory[key] = operators[row.step](*below, row.argument)
        results = memory[key]
        return results[row.output], results[-1]

    filtered = {}
    for row in rows:
        values, values_valid = compute(row)
        filtered[row.name] = np.where(values_valid, values, np.float32(np.nan))
    return filtered
