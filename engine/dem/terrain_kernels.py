"""The steps of the terrain-robust filters compiled by numba: see filter_kernels.py, whose further steps these are."""

import numpy as np

from .kernels import pairs, quadratic_weights
from .row_kernels import (
    LEVELS,
    ONE,
    ZERO,
    clean,
    compiled,
    copy,
    count_row,
    fill_row,
    holes_above,
    inner,
    mask,
    opened_and_closed,
    parts,
    reach,
    set_all,
    sum_across,
    sum_of_two,
)


@inner
def _gather(values, ahead, behind, weight, near, far):
    """Add a pair's curvature, 0 where it is not whole, and the curvature times a weight."""
    for x in range(near.size):
        curvature = (values[x] - ahead[x]) + (values[x] - behind[x])
        curvature = curvature if curvature == curvature else ZERO
        near[x] += curvature
        far[x] += weight * curvature


@inner
def _leave(near, far, a, b, residual, size):
    for x in range(near.size):
        value = a * near[x] - b * far[x]
        residual[x] = value
        size[x] = abs(value)


@compiled
def _details(around, pad, offsets, weights, ends, results):
    """around : values with a rim of NaN, pad pixels wide; offsets, weights : of the pairs, those of each size after
    those of the smaller ones; ends : how many pairs each size has, and its two weights."""
    height, width = results.shape[2:]
    near, far = np.empty(width, np.float32), np.empty(width, np.float32)
    for y in range(height):
        set_all(ZERO, near)
        set_all(ZERO, far)
        first = 0
        centre = around[y + pad, pad:]
        for k in range(len(ends)):
            last = int(ends[k, 0])
            for i in range(first, last):
                dy, dx = offsets[i]
                _gather(
                    centre, around[y + pad + dy, pad + dx :], around[y + pad - dy, pad - dx :], weights[i], near, far
                )
            first = last
            a, b = np.float32(ends[k, 1]), np.float32(ends[k, 2])
            _leave(near, far, a, b, results[k, 0, y], results[k, 1, y])


@inner
def _tilt(ahead, behind, dy, dx, down, right):
    """Add the difference of a pair, 0 where it is not whole, times its offset."""
    for x in range(down.size):
        difference = ahead[x] - behind[x]
        difference = difference if difference == difference else ZERO
        down[x] += dy * difference
        right[x] += dx * difference


@inner
def _weigh_pair(ahead, behind, dy, dx, downs, mixed, rights):
    for x in range(downs.size):
        difference = ahead[x] - behind[x]
        whole = ONE if difference == difference else ZERO
        downs[x] += whole * (dy * dy)
        mixed[x] += whole * (dy * dx)
        rights[x] += whole * (dx * dx)


@inner
def _steepness(down, right, downs, mixed, rights, result):
    for x in range(result.size):
        determinant = downs[x] * rights[x] - mixed[x] * mixed[x]
        dy = down[x] * rights[x] - right[x] * mixed[x]
        dx = right[x] * downs[x] - down[x] * mixed[x]
        slope = np.sqrt(dy * dy + dx * dx) / (np.float32(2) * determinant)
        result[x] = slope if determinant > ZERO else np.float32(np.nan)


@compiled
def _slopes(around, pad, offsets, holes, result):
    height, width = result.shape
    down, right = np.empty(width, np.float32), np.empty(width, np.float32)
    downs, mixed, rights = np.empty(width, np.float32), np.empty(width, np.float32), np.empty(width, np.float32)
    whole = False  # whether the weights are those of a row far from holes and from the first and last rows
    for y in range(height):
        set_all(ZERO, down)
        set_all(ZERO, right)
        for i in range(len(offsets)):
            dy, dx = offsets[i]
            ahead, behind = around[y + pad + dy, pad + dx :], around[y + pad - dy, pad - dx :]
            _tilt(ahead, behind, np.float32(dy), np.float32(dx), down, right)
        inside = pad <= y < height - pad and clean(holes, y, pad)
        if not (inside and whole):
            set_all(ZERO, downs)
            set_all(ZERO, mixed)
            set_all(ZERO, rights)
            for i in range(len(offsets)):
                dy, dx = offsets[i]
                ahead, behind = around[y + pad + dy, pad + dx :], around[y + pad - dy, pad - dx :]
                _weigh_pair(ahead, behind, np.float32(dy), np.float32(dx), downs, mixed, rights)
            whole = inside
        _steepness(down, right, downs, mixed, rights, result[y])


@inner
def _above_and_asymmetry(values, opened, closed, top, asymmetry):
    for x in range(top.size):
        above, below = values[x] - opened[x], closed[x] - values[x]
        top[x] = above
        asymmetry[x] = above - below


@compiled
def _tophats(values, pad, opened, closed, tops, asymmetries):
    for y in range(values.shape[0]):
        _above_and_asymmetry(values[y], opened[y + pad, pad:], closed[y + pad, pad:], tops[y], asymmetries[y])


@inner
def _add_row(values, y, before, result):
    """Add the values of a row to those before; where there is no value or no row, nothing."""
    if y < 0 or y >= values.shape[0]:
        copy(before, result)
        return
    row = values[y]
    for x in range(result.size):
        result[x] = before[x] + (row[x] if row[x] == row[x] else ZERO)


@inner
def _divide(sums, counts, rows, result):
    for x in range(result.size):
        result[x] = sums[x] / (rows * counts[x])


@compiled
def _means(values, size, first_row, holes, result):
    """Rows are summed in blocks of the window's height, as kernels._down does: see filter_kernels._direction."""
    height, width = values.shape
    radius = size // 2
    suffix = np.empty((size, width), np.float32)
    prefix, longer_prefix = np.empty(width, np.float32), np.empty(width, np.float32)
    runs = np.empty((LEVELS, width + size), np.float32)
    columns = np.empty(width, np.float32)
    sums, counts, reached = np.empty(width, np.float32), np.empty(width, np.float32), np.empty(width, np.float32)
    for x in range(width):
        reached[x] = reach(x, radius, radius, width)
    counted = -2  # the last row whose window's columns were counted
    start = -radius - (first_row - radius) % size
    while start + radius < height:
        set_all(ZERO, prefix)
        _add_row(values, start + size - 1, prefix, suffix[size - 1])
        for j in range(size - 2, -1, -1):
            _add_row(values, start + j, suffix[j + 1], suffix[j])
        for j in range(size):
            y = start + j + radius
            if j > 0:
                _add_row(values, start + j + size - 1, prefix, longer_prefix)
                prefix, longer_prefix = longer_prefix, prefix
            if y < 0 or y >= height:
                continue
            set_all(ZERO, runs[0, :radius])
            sum_of_two(suffix[j], prefix, runs[0, radius : radius + width])
            set_all(ZERO, runs[0, radius + width :])
            sum_across(runs, size, sums)
            if clean(holes, y, radius):
                _divide(sums, reached, np.float32(reach(y, radius, radius, height)), result[y])
                continue
            if counted == y - 1:
                count_row(values, y - 1 - radius, -ONE, columns)
                count_row(values, y + radius, ONE, columns)
            else:
                set_all(ZERO, columns)
                for row in range(y - radius, y + radius + 1):
                    count_row(values, row, ONE, columns)
            counted = y
            fill_row(columns, radius, runs[0])
            sum_across(runs, size, counts)
            _divide(sums, counts, ONE, result[y])
        start += size


def _within_rim(values, pad, scratch):
    height, width = values.shape
    around = parts(scratch, height + 2 * pad, width + 2 * pad)[0]
    around.fill(np.nan)
    around[pad : pad + height, pad : pad + width] = values
    return around


def detail(values, sizes, results, scratch):
    """See kernels.detail."""
    pad = int(sizes[-1]) // 2
    offsets = pairs(int(sizes[-1]))
    weights = np.array([dy * dy + dx * dx for dy, dx in offsets], np.float32)
    ends = np.array([(len(pairs(size)), *quadratic_weights(size)) for size in sizes.tolist()])
    _details(_within_rim(values, pad, scratch), pad, np.array(offsets), weights, ends, results)
    holes = holes_above(values)
    for size, own in zip(sizes.tolist(), results):
        for result in own:
            mask(values, size, holes, result)


def slope(values, sizes, results, scratch):
    """See kernels.slope."""
    holes = holes_above(values)
    for size, result in zip(sizes.tolist(), results):
        around = _within_rim(values, size // 2, scratch)
        _slopes(around, size // 2, np.array(pairs(size)), holes, result[0])
        mask(values, size, holes, result[0])


def tophat(values, sizes, results, scratch):
    """See kernels.tophat."""
    holes = holes_above(values)
    for (size, *both), result in zip(opened_and_closed(values, sizes, scratch), results):
        _tophats(values, *both, *result)
        for own in result:
            mask(values, 2 * size - 1, holes, own)


def smooth(values, sizes, first_row, results, scratch):
    """See kernels.smooth; scratch is not needed."""
    holes = holes_above(values)
    for size, result in zip(sizes.tolist(), results):
        _means(values, size, first_row, holes, result[0])
        mask(values, size, holes, result[0])
