"""The window operators of kernels.py compiled by numba: the same results to the last bit, many times as fast.

Each step at the end fills `results` (arguments, outputs, rows, columns), what its twin returns.
"""

import numpy as np

from .kernels import DIRECTIONS
from .row_kernels import (
    LEVELS,
    ONE,
    ZERO,
    add,
    clean,
    compiled,
    copy,
    fill_row,
    grow,
    holes_above,
    inner,
    mask,
    opened_and_closed,
    parts,
    reach,
    set_all,
    sum_across,
    sum_of_two,
    surfaces,
)
from .terrain_kernels import detail, slope, smooth, tophat  # noqa: F401

STEPS = np.array(DIRECTIONS)


@inner
def _larger(values, opened, closed, result):
    for x in range(result.size):
        above, below = values[x] - opened[x], closed[x] - values[x]
        result[x] = above if above > below else below


@compiled
def _larger_residual(values, pad, opened, closed, result):
    for y in range(values.shape[0]):
        _larger(values[y], opened[y + pad, pad:], closed[y + pad, pad:], result[y])


@inner
def _curvature(values, ahead, behind, result):
    """Twice the value less both neighbours; 0 where one of them is missing."""
    for x in range(result.size):
        curvature = (values[x] - ahead[x]) + (values[x] - behind[x])
        result[x] = curvature if curvature == curvature else ZERO


@inner
def _weigh(a, b, weight_a, weight_b, result):
    for x in range(result.size):
        result[x] = weight_a * a[x] + weight_b * b[x]


@inner
def _weigh_more(a, b, weight_a, weight_b, result):
    for x in range(result.size):
        result[x] = (result[x] + weight_a * a[x]) + weight_b * b[x]


@compiled
def _laplacians(values, around, weights, add_centre, results):
    """around : the values with a rim of NaN, one pixel wide."""
    height, width = values.shape
    curvatures = np.empty((4, width), np.float32)
    for y in range(height):
        for d in range(4):
            dy, dx = STEPS[d]
            _curvature(values[y], around[y + 1 + dy, 1 + dx :], around[y + 1 - dy, 1 - dx :], curvatures[d])
        for k in range(len(weights)):
            _weigh(curvatures[0], curvatures[1], weights[k, 0], weights[k, 1], results[k, y])
            _weigh_more(curvatures[2], curvatures[3], weights[k, 2], weights[k, 3], results[k, y])
            if add_centre:
                add(values[y], results[k, y])


@inner
def _add_squares(values, y, dy, first, second, before, result):
    """Add the squared differences of the pairs whose upper left corner lies in row y; 0 where there is no pair."""
    if y < 0 or y + dy >= values.shape[0]:
        copy(before, result)
        return
    a, b = values[y, first:], values[y + dy, second:]
    for x in range(result.size):
        difference = a[x] - b[x]
        square = difference * difference
        result[x] = before[x] + (square if square == square else ZERO)


@inner
def _count_pairs(values, y, dy, first, second, sign, counts):
    if y < 0 or y + dy >= values.shape[0]:
        return
    a, b = values[y, first:], values[y + dy, second:]
    for x in range(counts.size):
        difference = a[x] - b[x]
        counts[x] += sign if difference == difference else ZERO


@inner
def _choose(sums, counts, rows, largest, smallest):
    """Divide sums by rows * counts; keep what is larger and what is smaller than before."""
    for x in range(sums.size):
        mean = sums[x] / (rows * counts[x])
        high, low = largest[x], smallest[x]
        largest[x] = mean if mean > high else high
        smallest[x] = mean if mean < low else low


@compiled
def _direction(values, size, dy, dx, first_row, holes, largest, smallest):
    """Raise `largest` to, and lower `smallest` to, the contrast in one direction.

    Rows are summed in blocks of the window's height, as kernels._down does; what is left of each block from a row on
    is kept in `suffix`, the beginning of the next grows in `prefix`.
    """
    height, width = values.shape
    radius, across = size // 2, abs(dx)
    first, second = (across, 0) if dx < 0 else (0, across)
    pairs, down, wide = width - across, size - dy, size - across
    suffix = np.empty((down, pairs), np.float32)
    prefix, longer_prefix = np.empty(pairs, np.float32), np.empty(pairs, np.float32)
    runs = np.empty((LEVELS, width + size), np.float32)
    columns = np.empty(pairs, np.float32)
    sums, counts, reached = np.empty(width, np.float32), np.empty(width, np.float32), np.empty(width, np.float32)
    for x in range(width):
        reached[x] = reach(x, radius, radius - across, pairs)
    counted = -2  # the last row whose window's columns were counted
    start = -radius - (first_row - radius) % down
    while start + radius < height:
        set_all(ZERO, prefix)
        _add_squares(values, start + down - 1, dy, first, second, prefix, suffix[down - 1])
        for j in range(down - 2, -1, -1):
            _add_squares(values, start + j, dy, first, second, suffix[j + 1], suffix[j])
        for j in range(down):
            y = start + j + radius
            if j > 0:
                _add_squares(values, start + j + down - 1, dy, first, second, prefix, longer_prefix)
                prefix, longer_prefix = longer_prefix, prefix
            if y < 0 or y >= height:
                continue
            set_all(ZERO, runs[0, :radius])
            sum_of_two(suffix[j], prefix, runs[0, radius : radius + pairs])
            set_all(ZERO, runs[0, radius + pairs :])
            sum_across(runs, wide, sums)
            if clean(holes, y, radius):
                rows = np.float32(reach(y, radius, radius - dy, height - dy))
                _choose(sums, reached, rows, largest[y], smallest[y])
                continue
            if counted == y - 1:
                _count_pairs(values, y - 1 - radius, dy, first, second, -ONE, columns)
                _count_pairs(values, y + radius - dy, dy, first, second, ONE, columns)
            else:
                set_all(ZERO, columns)
                for row in range(y - radius, y + radius - dy + 1):
                    _count_pairs(values, row, dy, first, second, ONE, columns)
            counted = y
            fill_row(columns, radius, runs[0])
            sum_across(runs, wide, counts)
            _choose(sums, counts, ONE, largest[y], smallest[y])
        start += down


# The steps, put together from these. Values are contiguous; scratch (4, …) has room in each row for the values with a
# rim of the largest radius; sizes ascend.


def laplacian(values, weights, add_centre, results, scratch):
    """See kernels.laplacian."""
    height, width = values.shape
    around = parts(scratch, height + 2, width + 2)[0]
    around.fill(np.nan)
    around[1:-1, 1:-1] = values
    _laplacians(values, around, weights, add_centre, results[:, 0])
    holes = holes_above(values)
    for result in results:
        mask(values, 3, holes, result[0])


def gradient(values, sizes, results, scratch):
    """See kernels.gradient."""
    holes = holes_above(values)
    low, high = parts(scratch, *values.shape)[:2]
    surfaces(values, 0, low, high)
    radius = 0
    for size, result in zip(sizes.tolist(), results):
        for _ in range(size // 2 - radius):
            grow(low, high)
        radius = size // 2
        with np.errstate(invalid="ignore"):
            np.subtract(high, low, out=result[0])
        mask(values, size, holes, result[0])


def residual(values, sizes, results, scratch):
    """See kernels.residual."""
    holes = holes_above(values)
    for (size, *both), result in zip(opened_and_closed(values, sizes, scratch), results):
        _larger_residual(values, *both, result[0])
        mask(values, 2 * size - 1, holes, result[0])


def contrast(values, sizes, first_row, results, scratch):
    """See kernels.contrast; scratch is not needed."""
    height, width = values.shape
    holes = holes_above(values)
    for size, result in zip(sizes.tolist(), results):
        largest, smallest = result
        largest.fill(-np.inf)
        smallest.fill(np.inf)
        for dy, dx in DIRECTIONS:
            if height > dy and width > abs(dx):
                _direction(values, size, dy, dx, first_row, holes, largest, smallest)
        mask(values, size, holes, largest)
        mask(values, size, holes, smallest)
