"""The sums of generalise.py compiled by numba: the same results to the last bit."""

import numpy as np

from .row_kernels import compiled, inner


@inner
def _between(nodes, j, index, share, result):
    """A row of nodes, interpolated to columns."""
    for x in range(result.size):
        result[x] = nodes[j, index[x]] * (1 - share[x]) + nodes[j, index[x] + 1] * share[x]


@inner
def _mix(upper, lower, t, result):
    for x in range(result.size):
        result[x] = upper[x] * (1 - t) + lower[x] * t


@inner
def _cell_of(column, row, left, top, across, down, cell):
    """The number of the cell in a window of cells, or -1."""
    for x in range(cell.size):
        i, k = np.floor(column[x]) - left, np.floor(row[x]) - top
        inside = (i >= 0) & (i < across) & (k >= 0) & (k < down)
        cell[x] = np.int64(k * across + i) if inside else -1


@compiled
def runs_of_centres(
    node_columns, node_rows, first_column, first_row, separable, spacing,
    left, top, width, height, cells_left, cells_top, cells_across, cells_down, stride, offset,
):  # fmt: skip
    """Runs of the pixels of a window (left, top, width, height) whose centres lie in one cell of a window of cells.

    Nodes as raster.grid.Places has them. stride, offset : row length of the array that holds the values, and where in
    it the first pixel stands.
    """
    start, stop = np.empty(width * height, np.int64), np.empty(width * height, np.int64)
    cell = np.empty(width * height, np.int64)
    column, row, here = np.empty(width), np.empty(width), np.empty(width, np.int64)
    upper, lower = np.empty((2, width)), np.empty((2, width))
    index, share = np.empty(width, np.int64), np.empty(width)
    for x in range(width):
        across = (left + x + 0.5) / spacing - first_column
        index[x] = int(across)
        share[x] = across - index[x]
    between, count = -1, 0
    for y in range(height):
        if separable:
            column[:] = node_columns[0]
            row[:] = node_rows[y, 0]
        else:
            down = (top + y + 0.5) / spacing - first_row
            j = int(down)
            if j != between:
                _between(node_columns, j, index, share, upper[0])
                _between(node_columns, j + 1, index, share, lower[0])
                _between(node_rows, j, index, share, upper[1])
                _between(node_rows, j + 1, index, share, lower[1])
                between = j
            _mix(upper[0], lower[0], down - j, column)
            _mix(upper[1], lower[1], down - j, row)
        _cell_of(column, row, cells_left, cells_top, cells_across, cells_down, here)
        before = -1
        for x in range(width):
            if here[x] != before:
                if before >= 0:
                    stop[count] = offset + y * stride + x
                    count += 1
                before = here[x]
                if before >= 0:
                    start[count], cell[count] = offset + y * stride + x, before
        if before >= 0:
            stop[count] = offset + y * stride + width
            count += 1
    return start[:count].copy(), stop[:count].copy(), cell[:count].copy()


@inner
def _overlap(start, length, cell):
    """As generalise._overlap."""
    common = min(start + length, cell + 1) - max(start, cell)
    return max(common, 0.0) / (length if length > 0 else 1.0)


@compiled
def runs_of_areas(
    left, top, width, height, across, down, cells_left, cells_top, cells_across, cells_down, stride, offset
):
    """Runs of pixels that share in one cell of a window of cells, and the share of each pixel of each run."""
    rows, columns = left.shape
    most = across * down * left.size
    start, stop, cell = np.empty(most, np.int64), np.empty(most, np.int64), np.empty(most, np.int64)
    weight = np.empty(most)
    count = entries = 0
    for i in range(down):
        for j in range(across):
            for y in range(rows):
                before = -1
                for x in range(columns):
                    column, row = np.floor(left[y, x]) + j, np.floor(top[y, x]) + i
                    share = _overlap(left[y, x], width[y, x], column) * _overlap(top[y, x], height[y, x], row)
                    column, row = column - cells_left, row - cells_top
                    here = -1
                    if share > 0 and column >= 0 and column < cells_across and row >= 0 and row < cells_down:
                        here = np.int64(row * cells_across + column)
                    if here != before:
                        if before >= 0:
                            stop[count] = offset + y * stride + x
                            count += 1
                        before = here
                        if here >= 0:
                            start[count], cell[count] = offset + y * stride + x, here
                    if here >= 0:
                        weight[entries] = share
                        entries += 1
                if before >= 0:
                    stop[count] = offset + y * stride + columns
                    count += 1
    return start[:count].copy(), stop[:count].copy(), cell[:count].copy(), weight[:entries].copy()


# Each sums three layers a, b, c at once, into arrays (cells, 3): so the runs are followed once. NaN does not count.


@compiled
def sums(start, stop, cell, a, b, c, total, sums):
    """Number and sum of the values of each cell."""
    for k in range(start.size):
        here = cell[k]
        s, t, u = sums[here, 0], sums[here, 1], sums[here, 2]
        l, m, n = 0, 0, 0  # noqa: E741
        first, second, third = a[start[k] : stop[k]], b[start[k] : stop[k]], c[start[k] : stop[k]]
        for p in range(first.size):
            v = np.float64(first[p])
            l += v == v  # noqa: E741
            s += v if v == v else 0.0
            v = np.float64(second[p])
            m += v == v
            t += v if v == v else 0.0
            v = np.float64(third[p])
            n += v == v
            u += v if v == v else 0.0
        sums[here, 0], sums[here, 1], sums[here, 2] = s, t, u
        total[here, 0] += l
        total[here, 1] += m
        total[here, 2] += n


@compiled
def deviations(start, stop, cell, a, b, c, means, left_over, squares):
    """Sums of the deviations from each cell's mean and of their squares."""
    for k in range(start.size):
        here = cell[k]
        l, m, n = means[here, 0], means[here, 1], means[here, 2]  # noqa: E741
        s, t, u = left_over[here, 0], left_over[here, 1], left_over[here, 2]
        x, y, z = squares[here, 0], squares[here, 1], squares[here, 2]
        first, second, third = a[start[k] : stop[k]], b[start[k] : stop[k]], c[start[k] : stop[k]]
        for p in range(first.size):
            d = np.float64(first[p]) - l
            d = d if d == d else 0.0
            s += d
            x += d * d
            d = np.float64(second[p]) - m
            d = d if d == d else 0.0
            t += d
            y += d * d
            d = np.float64(third[p]) - n
            d = d if d == d else 0.0
            u += d
            z += d * d
        left_over[here, 0], left_over[here, 1], left_over[here, 2] = s, t, u
        squares[here, 0], squares[here, 1], squares[here, 2] = x, y, z


@compiled
def weighted_sums(start, stop, cell, weights, a, b, c, total, sums):
    """As sums, with a weight for each pixel of each run in turn."""
    done = 0
    for k in range(start.size):
        here = cell[k]
        s, t, u = sums[here, 0], sums[here, 1], sums[here, 2]
        l, m, n = total[here, 0], total[here, 1], total[here, 2]  # noqa: E741
        first, second, third = a[start[k] : stop[k]], b[start[k] : stop[k]], c[start[k] : stop[k]]
        own = weights[done : done + first.size]
        for p in range(first.size):
            w = own[p]
            v = np.float64(first[p])
            l += w if v == v else 0.0  # noqa: E741
            s += v * w if v == v else 0.0
            v = np.float64(second[p])
            m += w if v == v else 0.0
            t += v * w if v == v else 0.0
            v = np.float64(third[p])
            n += w if v == v else 0.0
            u += v * w if v == v else 0.0
        sums[here, 0], sums[here, 1], sums[here, 2] = s, t, u
        total[here, 0], total[here, 1], total[here, 2] = l, m, n
        done += first.size


@compiled
def weighted_deviations(start, stop, cell, weights, a, b, c, means, left_over, squares):
    """As deviations, with a weight for each pixel of each run in turn."""
    done = 0
    for k in range(start.size):
        here = cell[k]
        l, m, n = means[here, 0], means[here, 1], means[here, 2]  # noqa: E741
        s, t, u = left_over[here, 0], left_over[here, 1], left_over[here, 2]
        x, y, z = squares[here, 0], squares[here, 1], squares[here, 2]
        first, second, third = a[start[k] : stop[k]], b[start[k] : stop[k]], c[start[k] : stop[k]]
        own = weights[done : done + first.size]
        for p in range(first.size):
            d = np.float64(first[p]) - l
            d = d if d == d else 0.0
            s += d * own[p]
            x += d * own[p] * d
            d = np.float64(second[p]) - m
            d = d if d == d else 0.0
            t += d * own[p]
            y += d * own[p] * d
            d = np.float64(third[p]) - n
            d = d if d == d else 0.0
            u += d * own[p]
            z += d * own[p] * d
        left_over[here, 0], left_over[here, 1], left_over[here, 2] = s, t, u
        squares[here, 0], squares[here, 1], squares[here, 2] = x, y, z
        done += first.size
