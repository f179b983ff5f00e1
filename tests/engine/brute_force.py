"""The 30 filters again, written from the specification alone: float64, plain loops over windows, slow and obvious.

Arrays are (rows, columns) of float64 with NaN where there is no value; outside the array nothing has a value.
"""

from __future__ import annotations

import numpy as np

LAPLACIANS = {
    1: [[0, -1, 0], [-1, 4, -1], [0, -1, 0]],
    2: [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]],
    3: [[-1, -2, -1], [-2, 12, -2], [-1, -2, -1]],
}
SQUARES = {1: 3, 2: 5, 3: 7}
TEXTURES = (5, 11, 21)
DIRECTIONS = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0)]
NAMES = [
    *["f1", "f2", "f3"],
    *["f1d1", "f1d2", "f1d3", "f2d1", "f2d2", "f2d3", "f3d1", "f3d2", "f3d3"],
    *["m1", "m2", "m3"],
    *["m1d1", "m1d2", "m1d3", "m2d1", "m2d2", "m2d3", "m3d1", "m3d2", "m3d3"],
    *["ptx_uw5", "ptx_uw11", "ptx_uw21", "ptx_iw5", "ptx_iw11", "ptx_iw21"],
]


def padded(z, by):
    return np.pad(z, by, constant_values=np.nan)


def window(z, row, column, size):
    """The part of the size x size square around a pixel that lies in the array."""
    radius = size // 2
    return z[max(row - radius, 0) : max(row + radius + 1, 0), max(column - radius, 0) : max(column + radius + 1, 0)]


def pixels(z):
    return [(row, column) for row in range(z.shape[0]) for column in range(z.shape[1])]


def has_value(z, row, column, size):
    """The one rule of validity: the pixel itself, and at least half of the square."""
    return not np.isnan(z[row, column]) and 2 * np.isfinite(window(z, row, column, size)).sum() >= size * size


def per_pixel(z, size, value):
    """value(row, column) wherever the rule of validity grants one."""
    result = np.full(z.shape, np.nan)
    for row, column in pixels(z):
        if has_value(z, row, column, size):
            result[row, column] = value(row, column)
    return result


def laplacian(z, kernel, sharpening=False):
    around = padded(z, 1)

    def value(row, column):
        total = z[row, column] if sharpening else 0.0
        # One of each pair of opposite neighbours; (dy, dx) and (-dy, -dx) have the same weight.
        for dy, dx in [(0, 1), (1, 0), (1, 1), (1, -1)]:
            a, b = around[row + 1 + dy, column + 1 + dx], around[row + 1 - dy, column + 1 - dx]
            if not (np.isnan(a) or np.isnan(b)):
                total += -kernel[1 + dy][1 + dx] * (2 * z[row, column] - a - b)
        return total

    return per_pixel(z, 3, value)


def gradient(z, size):
    def value(row, column):
        square = window(z, row, column, size)
        return np.nanmax(square) - np.nanmin(square)

    return per_pixel(z, size, value)


def extremum(z, size, smallest):
    """Minimum or maximum of each square, also of those centred outside z, which is padded on purpose."""
    result = np.full(z.shape, np.nan)
    for row, column in pixels(z):
        values = window(z, row, column, size)
        values = values[np.isfinite(values)]
        if values.size:
            result[row, column] = values.min() if smallest else values.max()
    return result


def residual(z, size):
    wide = padded(z, size)
    lowest, highest = extremum(wide, size, True), extremum(wide, size, False)

    def value(row, column):
        opening = np.nanmax(window(lowest, row + size, column + size, size))
        closing = np.nanmin(window(highest, row + size, column + size, size))
        return max(z[row, column] - opening, closing - z[row, column])

    return per_pixel(z, 2 * size - 1, value)


def shifted_pairs(square, dy, dx):
    """Both members of every pair of pixels of a square at a displacement."""
    height, width = square.shape
    first = square[max(-dy, 0) : height - max(dy, 0), max(-dx, 0) : width - max(dx, 0)]
    second = square[max(dy, 0) : height - max(-dy, 0), max(dx, 0) : width - max(-dx, 0)]
    return first, second


def contrast(z, size, choose):
    """choose : max or min, over the eight directions."""

    def value(row, column):
        square = window(z, row, column, size)
        found = []
        for dy, dx in DIRECTIONS:
            first, second = shifted_pairs(square, dy, dx)
            squares = (first - second) ** 2
            squares = squares[np.isfinite(squares)]
            if squares.size:
                found.append(squares.sum() / squares.size)
        return choose(found) if found else np.nan

    return per_pixel(z, size, value)


def all_filters(elevation, sharpening=False):
    z = np.asarray(elevation, dtype=np.float64)
    result = {f"f{i}": laplacian(z, kernel, sharpening) for i, kernel in LAPLACIANS.items()}
    result.update({f"m{i}": residual(z, size) for i, size in SQUARES.items()})
    for below in list(result):
        result.update({f"{below}d{j}": gradient(result[below], size) for j, size in SQUARES.items()})
    for size in TEXTURES:
        result[f"ptx_uw{size}"] = contrast(result["m1"], size, max)
        result[f"ptx_iw{size}"] = contrast(result["m1"], size, min)
    return {name: result[name] for name in NAMES}
