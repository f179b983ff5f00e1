"""The iterations of fusion.py compiled by numba: the same results to the last bit, many times as fast.

Several iterations go down the rows one behind the other, so that the rows they need are still in the processor's cache:
row y of an iteration needs of the one before no more than the rows up to y + 1.
"""

import numpy as np
from numba import njit

from .fusion import TAU

compiled = njit(nogil=True, error_model="numpy", no_cfunc_wrapper=True)
# Called by compiled code only: no way in from Python, which would take time to compile.
inner = njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)

ZERO = np.float32(0)


@inner
def _ascend(here, right, below, across, down, sigma, shrink, most):
    """The dual step of a row: the slopes of the extrapolated heights are added, and the result drawn to its disc."""
    for x in range(across.size):
        gx, gy = right[x] - here[x], below[x] - here[x]
        a = (across[x] + sigma * (gx if gx == gx else ZERO)) * shrink
        b = (down[x] + sigma * (gy if gy == gy else ZERO)) * shrink
        length = np.sqrt(a * a + b * b)
        scale = most / (length if length > most else most)
        across[x], down[x] = a * scale, b * scale


@inner
def _move(heights, across, left, down, above, tau, moved):
    for x in range(moved.size):
        moved[x] = heights[x] + tau * ((across[x] - left[x]) + (down[x] - above[x]))


@inner
def _lowest(moved, tau, level, result):
    for x in range(result.size):
        c = moved[x] + tau
        result[x] = c if c < level[x] else level[x]


@inner
def _raise(moved, offset, level, result):
    for x in range(result.size):
        c = moved[x] + offset[x]
        c = c if c < level[x] else level[x]
        result[x] = c if c > result[x] else result[x]


@inner
def _finish(heights, moved, tau, result):
    """The last of the prox, and the extrapolation, which takes the place of what was moved."""
    for x in range(result.size):
        c = moved[x] - tau
        new = c if c > result[x] else result[x]
        moved[x] = (new - heights[x]) + new
        heights[x] = new


@compiled
def iterate(heights, ahead, across, down, levels, offsets, tau, sigma, shrink, most, count):
    """See fusion.iterate."""
    rows, columns = levels.shape[1], levels.shape[2]
    inside, result = slice(1, columns + 1), np.empty(columns, np.float32)
    for step in range(rows + count - 1):
        for y in range(min(step, rows - 1), max(step - count, -1), -1):
            r = y + 1
            _ascend(ahead[r, inside], ahead[r, 2:], ahead[r + 1, inside], across[r, inside], down[r, inside],
                    sigma, shrink, most)  # fmt: skip
            moved = ahead[r, inside]
            _move(heights[r, inside], across[r, inside], across[r], down[r, inside], down[r - 1, inside], tau, moved)
            _lowest(moved, tau, levels[0, y], result)
            for j in range(offsets.shape[0]):
                _raise(moved, offsets[j, y], levels[j + 1, y], result)
            _finish(heights[r, inside], moved, tau, result)


@compiled
def measure(heights, ahead, across, down, levels, offsets, strength, huber, first, last, left, right):
    """See fusion.measure."""
    number = levels.shape[0]
    share, f = np.empty(number), np.empty(number)
    distance, roughness, gap, excess, change, largest, pixels = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0
    for y in range(first, last):
        for x in range(left, right):
            u = float(heights[y + 1, x + 1])
            if u != u:
                continue
            pixels += 1
            before = 1.0
            for j in range(number):
                f[j] = levels[j, y, x]
                after = offsets[j, y, x] / TAU if j + 1 < number else -1.0
                share[j], before = (before - after) / 2, after
            gx, gy = heights[y + 1, x + 2] - u, heights[y + 2, x + 1] - u
            gx, gy = gx if gx == gx else 0.0, gy if gy == gy else 0.0
            slope = np.hypot(gx, gy)
            rough = strength * (slope * slope / (2 * huber) if slope < huber else slope - huber / 2)
            p, q = float(across[y + 1, x + 1]), float(down[y + 1, x + 1])
            divergence = (p - across[y + 1, x]) + (q - down[y, x + 1])
            inner_part = min(max(divergence, -1.0), 1.0)
            near, conjugate = 0.0, -np.inf
            for j in range(number):
                near += share[j] * abs(u - f[j])
                value = inner_part * f[j]
                for i in range(number):
                    value -= share[i] * abs(f[j] - f[i])
                conjugate = max(conjugate, value)
            distance += near
            roughness += rough
            gap += rough + huber / (2 * strength) * (p * p + q * q) - (p * gx + q * gy) + near + conjugate
            gap -= u * inner_part
            excess += abs(divergence) - abs(inner_part)
            moved = abs(ahead[y + 1, x + 1] - heights[y + 1, x + 1])
            change += moved
            largest = max(largest, float(moved))
    return distance, roughness, gap, excess, change, largest, pixels
