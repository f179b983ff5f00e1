"""The window operators of kernels.py compiled by numba: the same results to the last bit, many times as fast.

Each fills `results` (arguments, outputs, rows, columns), what its twin returns. Loops run along rows of contiguous
float32, over a length that is the size of an array, so that the compiler turns them into vector instructions. Where the
rows of a window hold no nodata, the counts that the rule of holes asks for are products of two numbers, and not summed.
"""

import numpy as np
from numba import njit

from .kernels import DIRECTIONS, ENOUGH

compiled = njit(nogil=True, error_model="numpy", no_cfunc_wrapper=True)
# Called by compiled code only: no way in from Python, which would take time to compile.
inner = njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)

NAN, INFINITE = np.float32(np.nan), np.float32(np.inf)
ZERO, ONE = np.float32(0), np.float32(1)
STEPS = np.array(DIRECTIONS)
LEVELS = 8  # sums of up to 2^7 neighbours


@compiled
def _holes(values):
    """How many rows above each row, and above the end, hold nodata."""
    height = values.shape[0]
    above = np.zeros(height + 1, np.int64)
    for y in range(height):
        row, holes = values[y], 0
        for x in range(row.size):
            holes += row[x] != row[x]
        above[y + 1] = above[y] + (holes > 0)
    return above


@inner
def _clean(holes, y, radius):
    """Whether the rows around a row hold no nodata."""
    return holes[min(y + radius + 1, holes.size - 1)] == holes[max(y - radius, 0)]


@inner
def _reach(place, before, after, length):
    """How many of the places from `before` before to `after` after a place lie in 0 … length - 1."""
    return max(min(place + after, length - 1) - max(place - before, 0) + 1, 0)


@inner
def _set(value, result):
    for x in range(result.size):
        result[x] = value


@inner
def _copy(values, result):
    for x in range(result.size):
        result[x] = values[x]


@inner
def _add(values, result):
    for x in range(result.size):
        result[x] += values[x]


@inner
def _sum(a, b, result):
    for x in range(result.size):
        result[x] = a[x] + b[x]


@inner
def _sum_of_four(a, b, c, d, result):
    for x in range(result.size):
        result[x] = (a[x] + b[x]) + (c[x] + d[x])


@inner
def _sum_of_three(a, b, c, result):
    for x in range(result.size):
        result[x] = (a[x] + b[x]) + c[x]


@inner
def _across(runs, size, result):
    """Sum of `size` neighbours in runs[0] from each place on, put together as kernels.slide does.

    runs : (LEVELS, …); its other rows become sums of 2, 4, 8, … neighbours, where they are needed.
    """
    length, width, level, done, pieces = result.size + size - 1, 1, 0, 0, 0
    first, second, third = runs[0], runs[0], runs[0]
    while True:
        run = runs[level]
        if size & width:
            if pieces == 3:
                _sum_of_three(first, second, third, result)
                first, pieces = result, 1
            if pieces == 0:
                first = run[done:]
            elif pieces == 1:
                second = run[done:]
            else:
                third = run[done:]
            pieces += 1
            done += width
        if 2 * width > size:
            break
        level += 1
        if size & (2 * width):
            length -= width
            _sum(run, run[width:], runs[level, :length])
            width *= 2
        else:  # twice doubled in one go
            length -= 3 * width
            _sum_of_four(run, run[width:], run[2 * width :], run[3 * width :], runs[level, :length])
            width *= 4
    if pieces == 1:
        _copy(first, result)
    elif pieces == 2:
        _sum(first, second, result)
    else:
        _sum_of_three(first, second, third, result)


@inner
def _fill(values, before, run):
    """The values in a longer row, after `before` zeros and followed by zeros."""
    _set(ZERO, run[:before])
    _copy(values, run[before : before + values.size])
    _set(ZERO, run[before + values.size :])


@inner
def _count(values, y, sign, counts):
    """Add the sign to the counts where a row, if there is one, has a value."""
    if 0 <= y < values.shape[0]:
        row = values[y]
        for x in range(counts.size):
            counts[x] += sign if row[x] == row[x] else ZERO


@inner
def _erase(values, counts, least, result):
    for x in range(result.size):
        result[x] = result[x] if (counts[x] >= least and values[x] == values[x]) else NAN


@compiled
def _mask(values, size, holes, result):
    """Write NaN into a result (rows, columns) where kernels.enough says no."""
    height, width = values.shape
    radius, least = size // 2, np.float32(ENOUGH * size * size)
    across, columns, counts = np.empty(width, np.float32), np.empty(width, np.float32), np.empty(width, np.float32)
    runs = np.empty((LEVELS, width + size), np.float32)
    for x in range(width):
        across[x] = _reach(x, radius, radius, width)
    counted = -2  # the last row whose window's columns were counted
    for y in range(height):
        if _clean(holes, y, radius):
            down = _reach(y, radius, radius, height)
            if down * min(across[0], across[-1]) >= least:
                continue
            for x in range(width):
                counts[x] = down * across[x]
        else:
            first = y + radius
            if counted == y - 1:
                _count(values, y - 1 - radius, -ONE, columns)
            else:
                _set(ZERO, columns)
                first = y - radius
            for row in range(first, y + radius + 1):
                _count(values, row, ONE, columns)
            counted = y
            _fill(columns, radius, runs[0])
            _across(runs, size, counts)
        _erase(values[y], counts, least, result[y])


@inner
def _smallest(a, b, c, result):
    for x in range(result.size):
        u, v, w = a[x], b[x], c[x]
        u = u if u < v else v
        result[x] = u if u < w else w


@inner
def _largest(a, b, c, result):
    for x in range(result.size):
        u, v, w = a[x], b[x], c[x]
        u = u if u > v else v
        result[x] = u if u > w else w


@inner
def _row_extremes(low, high, lowest, highest):
    """Minimum of one row, maximum of another, over each pixel and its two neighbours."""
    last = low.size - 1
    lowest[0], lowest[last] = low[0], low[last]
    highest[0], highest[last] = high[0], high[last]
    if last > 0:
        lowest[0], lowest[last] = min(low[0], low[1]), min(low[last], low[last - 1])
        highest[0], highest[last] = max(high[0], high[1]), max(high[last], high[last - 1])
        _smallest(low, low[1:], low[2:], lowest[1:last])
        _largest(high, high[1:], high[2:], highest[1:last])


@compiled
def _grow(low, high):
    """In place: minimum of one array and maximum of another over 3 x 3 pixels. Done n times it is over 2 n + 1."""
    height, width = low.shape
    lowest = np.empty((3, width), np.float32)
    highest = np.empty((3, width), np.float32)
    _row_extremes(low[0], high[0], lowest[0], highest[0])
    for y in range(height):
        above, here, below = (y + 2) % 3, y % 3, (y + 1) % 3
        if y + 1 < height:
            _row_extremes(low[y + 1], high[y + 1], lowest[below], highest[below])
        else:
            below = here
        if y == 0:
            above = here
        _smallest(lowest[above], lowest[here], lowest[below], low[y])
        _largest(highest[above], highest[here], highest[below], high[y])


@inner
def _without_holes(values, instead, result):
    for x in range(result.size):
        result[x] = values[x] if values[x] == values[x] else instead


@compiled
def _surfaces(values, pad, low, high):
    """The values twice, within a rim: with +infinity and with -infinity where there is none."""
    height, width = values.shape
    for y in range(low.shape[0]):
        _set(INFINITE, low[y])
        _set(-INFINITE, high[y])
        if pad <= y < pad + height:
            _without_holes(values[y - pad], INFINITE, low[y, pad : pad + width])
            _without_holes(values[y - pad], -INFINITE, high[y, pad : pad + width])


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
                _add(values[y], results[k, y])


@inner
def _add_squares(values, y, dy, first, second, before, result):
    """Add the squared differences of the pairs whose upper left corner lies in row y; 0 where there is no pair."""
    if y < 0 or y + dy >= values.shape[0]:
        _copy(before, result)
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
        reached[x] = _reach(x, radius, radius - across, pairs)
    counted = -2  # the last row whose window's columns were counted
    start = -radius - (first_row - radius) % down
    while start + radius < height:
        _set(ZERO, prefix)
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
            _set(ZERO, runs[0, :radius])
            _sum(suffix[j], prefix, runs[0, radius : radius + pairs])
            _set(ZERO, runs[0, radius + pairs :])
            _across(runs, wide, sums)
            if _clean(holes, y, radius):
                rows = np.float32(_reach(y, radius, radius - dy, height - dy))
                _choose(sums, reached, rows, largest[y], smallest[y])
                continue
            if counted == y - 1:
                _count_pairs(values, y - 1 - radius, dy, first, second, -ONE, columns)
                _count_pairs(values, y + radius - dy, dy, first, second, ONE, columns)
            else:
                _set(ZERO, columns)
                for row in range(y - radius, y + radius - dy + 1):
                    _count_pairs(values, row, dy, first, second, ONE, columns)
            counted = y
            _fill(columns, radius, runs[0])
            _across(runs, wide, counts)
            _choose(sums, counts, ONE, largest[y], smallest[y])
        start += down


# The steps, put together from these. Values are contiguous; scratch (4, …) has room in each row for the values with a
# rim of the largest radius; sizes ascend.


def _parts(scratch, height, width):
    return scratch[:, : height * width].reshape(len(scratch), height, width)


def laplacian(values, weights, add_centre, results, scratch):
    """See kernels.laplacian."""
    height, width = values.shape
    around = _parts(scratch, height + 2, width + 2)[0]
    around.fill(np.nan)
    around[1:-1, 1:-1] = values
    _laplacians(values, around, weights, add_centre, results[:, 0])
    holes = _holes(values)
    for result in results:
        _mask(values, 3, holes, result[0])


def gradient(values, sizes, results, scratch):
    """See kernels.gradient."""
    holes = _holes(values)
    low, high = _parts(scratch, *values.shape)[:2]
    _surfaces(values, 0, low, high)
    radius = 0
    for size, result in zip(sizes.tolist(), results):
        for _ in range(size // 2 - radius):
            _grow(low, high)
        radius = size // 2
        with np.errstate(invalid="ignore"):
            np.subtract(high, low, out=result[0])
        _mask(values, size, holes, result[0])


def residual(values, sizes, results, scratch):
    """See kernels.residual."""
    holes = _holes(values)
    pad = int(sizes[-1]) // 2
    low, high, opened, closed = _parts(scratch, values.shape[0] + 2 * pad, values.shape[1] + 2 * pad)
    _surfaces(values, pad, low, high)
    radius = 0
    for size, result in zip(sizes.tolist(), results):
        for _ in range(size // 2 - radius):
            _grow(low, high)
        radius = size // 2
        opened[:], closed[:] = low, high
        for _ in range(radius):
            _grow(closed, opened)
        _larger_residual(values, pad, opened, closed, result[0])
        _mask(values, 2 * size - 1, holes, result[0])


def contrast(values, sizes, first_row, results, scratch):
    """See kernels.contrast; scratch is not needed."""
    height, width = values.shape
    holes = _holes(values)
    for size, result in zip(sizes.tolist(), results):
        largest, smallest = result
        largest.fill(-np.inf)
        smallest.fill(np.inf)
        for dy, dx in DIRECTIONS:
            if height > dy and width > abs(dx):
                _direction(values, size, dy, dx, first_row, holes, largest, smallest)
        _mask(values, size, holes, largest)
        _mask(values, size, holes, smallest)
