"""Pieces of the compiled window operators: rows of pixels summed, compared and counted, and the rule of holes.

Loops run along rows of contiguous float32, over a length that is the size of an array, so that the compiler turns them
into vector instructions. Where the rows of a window hold no nodata, the counts that the rule of holes asks for are
products of two numbers, and not summed.
"""

import numpy as np
from numba import njit

from .kernels import ENOUGH

compiled = njit(nogil=True, error_model="numpy", no_cfunc_wrapper=True)
# Called by compiled code only: no way in from Python, which would take time to compile.
inner = njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)

NAN, INFINITE = np.float32(np.nan), np.float32(np.inf)
ZERO, ONE = np.float32(0), np.float32(1)
LEVELS = 8  # sums of up to 2^7 neighbours


@compiled
def holes_above(values):
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
def clean(holes, y, radius):
    """Whether the rows around a row hold no nodata."""
    return holes[min(y + radius + 1, holes.size - 1)] == holes[max(y - radius, 0)]


@inner
def reach(place, before, after, length):
    """How many of the places from `before` before to `after` after a place lie in 0 … length - 1."""
    return max(min(place + after, length - 1) - max(place - before, 0) + 1, 0)


@inner
def set_all(value, result):
    for x in range(result.size):
        result[x] = value


@inner
def copy(values, result):
    for x in range(result.size):
        result[x] = values[x]


@inner
def add(values, result):
    for x in range(result.size):
        result[x] += values[x]


@inner
def sum_of_two(a, b, result):
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
def sum_across(runs, size, result):
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
            sum_of_two(run, run[width:], runs[level, :length])
            width *= 2
        else:  # twice doubled in one go
            length -= 3 * width
            _sum_of_four(run, run[width:], run[2 * width :], run[3 * width :], runs[level, :length])
            width *= 4
    if pieces == 1:
        copy(first, result)
    elif pieces == 2:
        sum_of_two(first, second, result)
    else:
        _sum_of_three(first, second, third, result)


@inner
def fill_row(values, before, run):
    """The values in a longer row, after `before` zeros and followed by zeros."""
    set_all(ZERO, run[:before])
    copy(values, run[before : before + values.size])
    set_all(ZERO, run[before + values.size :])


@inner
def count_row(values, y, sign, counts):
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
def mask(values, size, holes, result):
    """Write NaN into a result (rows, columns) where kernels.enough says no."""
    height, width = values.shape
    radius, least = size // 2, np.float32(ENOUGH * size * size)
    across, columns, counts = np.empty(width, np.float32), np.empty(width, np.float32), np.empty(width, np.float32)
    runs = np.empty((LEVELS, width + size), np.float32)
    for x in range(width):
        across[x] = reach(x, radius, radius, width)
    counted = -2  # the last row whose window's columns were counted
    for y in range(height):
        if clean(holes, y, radius):
            down = reach(y, radius, radius, height)
            if down * min(across[0], across[-1]) >= least:
                continue
            for x in range(width):
                counts[x] = down * across[x]
        else:
            first = y + radius
            if counted == y - 1:
                count_row(values, y - 1 - radius, -ONE, columns)
            else:
                set_all(ZERO, columns)
                first = y - radius
            for row in range(first, y + radius + 1):
                count_row(values, row, ONE, columns)
            counted = y
            fill_row(columns, radius, runs[0])
            sum_across(runs, size, counts)
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
def grow(low, high):
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
def surfaces(values, pad, low, high):
    """The values twice, within a rim: with +infinity and with -infinity where there is none."""
    height, width = values.shape
    for y in range(low.shape[0]):
        set_all(INFINITE, low[y])
        set_all(-INFINITE, high[y])
        if pad <= y < pad + height:
            _without_holes(values[y - pad], INFINITE, low[y, pad : pad + width])
            _without_holes(values[y - pad], -INFINITE, high[y, pad : pad + width])


def parts(scratch, height, width):
    """Arrays of a size in the rows of scratch."""
    return scratch[:, : height * width].reshape(len(scratch), height, width)


def opened_and_closed(values, sizes, scratch):
    """For each size, ascending: itself, the rim's width, and the values' opening and closing within that rim."""
    pad = int(sizes[-1]) // 2
    low, high, opened, closed = parts(scratch, values.shape[0] + 2 * pad, values.shape[1] + 2 * pad)
    surfaces(values, pad, low, high)
    radius = 0
    for size in sizes.tolist():
        for _ in range(size // 2 - radius):
            grow(low, high)
        radius = size // 2
        opened[:], closed[:] = low, high
        for _ in range(radius):
            grow(closed, opened)
        yield size, pad, opened, closed
