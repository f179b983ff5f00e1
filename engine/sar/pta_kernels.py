"""Compiled twin of the point target analysis. Imported only where numba is there and there are many targets."""

import math

import numba
import numpy as np

from .pta import (
    AMBIGUOUS,
    APART_PX,
    EDGE,
    LIKE_POWER,
    MOST_ZEROS,
    NO_PEAK,
    NOT_A_NUMBER,
    OK,
    SIDE_LOBE_REACH,
    ZEROS,
)

jit = numba.njit(nogil=True, error_model="numpy")


@jit
def analyse(chips, places, slopes, search, guard_line, guard_sample, factor, near, cut_weights, out, status):
    n = near.shape[1]
    power = np.empty(chips.shape[1:])
    re, im = np.empty((n, n)), np.empty((n, n))
    profile_re, profile_im = np.empty(n), np.empty(n)
    at = np.empty((2, n))
    cut, cut_im = np.empty(n * factor), np.empty(n * factor)
    for i in range(chips.shape[0]):
        status[i] = one(
            chips[i], places[i], slopes[i], search, guard_line, guard_sample, factor, near, cut_weights,
            power, re, im, profile_re, profile_im, at, cut, cut_im, out[i],
        )  # fmt: skip


@jit
def one(
    chip, place, slope, search, guard_line, guard_sample, factor, near, cut_weights,
    power, re, im, profile_re, profile_im, at, cut, cut_im, out,
):  # fmt: skip
    height, width = chip.shape
    n = near.shape[1]
    half = n // 2
    for y in range(height):
        for x in range(width):
            a, b = np.float64(chip[y, x].real), np.float64(chip[y, x].imag)  # float() would stay single
            power[y, x] = a * a + b * b

    # The brightest pixel within the search radius.
    if not (math.isfinite(place[0]) and math.isfinite(place[1])):
        return EDGE
    top = max(math.ceil(place[0] - search - 0.5), 0)
    bottom = min(math.floor(place[0] + search + 0.5), height - 1)
    left = max(math.ceil(place[1] - search - 0.5), 0)
    right = min(math.floor(place[1] + search + 0.5), width - 1)
    if bottom < top or right < left:
        return EDGE
    line, sample, brightest = top, left, -1.0
    for y in range(top, bottom + 1):
        for x in range(left, right + 1):
            if not math.isfinite(power[y, x]):
                return NOT_A_NUMBER
            if power[y, x] > brightest:
                brightest, line, sample = power[y, x], y, x
    if brightest == 0:
        return ZEROS
    even = True
    for y in range(max(line - 1, 0), min(line + 2, height)):
        for x in range(max(sample - 1, 0), min(sample + 2, width)):
            if power[y, x] > brightest:
                return NO_PEAK
            even = even and power[y, x] == brightest
    if even:
        return NO_PEAK
    first, start = line - half, sample - half
    if first < 0 or start < 0 or line + half > height or sample + half > width:
        return EDGE
    zeros = 0
    for y in range(n):
        for x in range(n):
            value = power[first + y, start + x]
            if not math.isfinite(value):
                return NOT_A_NUMBER
            zeros += value == 0
    if zeros > MOST_ZEROS * n * n:
        return ZEROS
    if rival(power, line, sample, place, search, brightest):
        return AMBIGUOUS

    across = 0.0
    for y in range(n):
        for x in range(n):
            re[y, x] = chip[first + y, start + x].real
            im[y, x] = chip[first + y, start + x].imag
    if math.isnan(slope):
        slope, across = slopes_of(re, im)
    for y in range(n):
        for x in range(n):
            angle = -2 * math.pi * (slope * y + across * x)
            if angle != 0:
                c, s = math.cos(angle), math.sin(angle)
                re[y, x], im[y, x] = re[y, x] * c - im[y, x] * s, re[y, x] * s + im[y, x] * c

    # About the peak: at a quarter of a pixel, then at full oversampling around that.
    middle = near.shape[0] // 2
    step = factor // 4
    row, column = highest(near, re, im, middle - 4 * step, middle - 4 * step, 9, step, profile_re, profile_im)
    row, column = highest(near, re, im, row - step, column - step, 2 * step + 1, 1, profile_re, profile_im)
    patch = np.empty((3, 3))
    for y in range(3):
        collapse(near[row - 1 + y], re, im, profile_re, profile_im)
        for x in range(3):
            patch[y, x] = power_at(near[column - 1 + x], profile_re, profile_im)
    dy, dx, peak = paraboloid(patch)
    peak_line = half + (row - middle + dy) / factor
    peak_sample = half + (column - middle + dx) / factor

    out[0], out[1], out[2] = first + peak_line, start + peak_sample, peak
    total, count = 0.0, 0
    for y in range(n):
        for x in range(n):
            if abs(y - half) > guard_line and abs(x - half) > guard_sample:
                total += power[first + y, start + x]
                count += 1
    out[3] = total / count if count else math.nan
    for axis, position in ((0, peak_line), (1, peak_sample)):
        for k in range(n):
            u = position - k
            if abs((u + half) % n - half) < 1e-9:
                at[axis, k] = 1.0
            else:
                at[axis, k] = math.sin(math.pi * u) / (n * math.tan(math.pi * u / n))
    for axis in range(2):
        if axis == 0:
            for y in range(n):
                a = b = 0.0
                for x in range(n):
                    a += re[y, x] * at[1, x]
                    b += im[y, x] * at[1, x]
                profile_re[y], profile_im[y] = a, b
        else:
            collapse(at[0], re, im, profile_re, profile_im)
        cut[:] = 0.0
        cut_im[:] = 0.0
        for k in range(n):
            a, b = profile_re[k], profile_im[k]
            for j in range(cut.shape[0]):
                cut[j] += cut_weights[k, j] * a
                cut_im[j] += cut_weights[k, j] * b
        for j in range(cut.shape[0]):
            cut[j] = cut[j] * cut[j] + cut_im[j] * cut_im[j]
        position = peak_line if axis == 0 else peak_sample
        out[4 + axis], out[6 + axis], out[8 + axis] = lobes(cut, position * factor, peak, factor)
    out[10], out[11] = slopes_of(re, im)
    a = b = 0.0
    for x in range(n):  # the profile along samples is the last that was made
        a += profile_re[x] * at[1, x]
        b += profile_im[x] * at[1, x]
    out[12] = math.atan2(b, a)
    return OK


@jit
def rival(power, line, sample, place, search, brightest):
    height, width = power.shape
    reach = search + 0.5
    for y in range(max(1, math.ceil(place[0] - reach)), min(height - 2, math.floor(place[0] + reach)) + 1):
        for x in range(max(1, math.ceil(place[1] - reach)), min(width - 2, math.floor(place[1] + reach)) + 1):
            value = power[y, x]
            if value <= LIKE_POWER * brightest or max(abs(y - line), abs(x - sample)) < APART_PX:
                continue
            largest = True
            for j in range(-1, 2):
                for k in range(-1, 2):
                    largest = largest and value >= power[y + j, x + k]
            if largest:
                return True
    return False


@jit
def slopes_of(re, im):
    n = re.shape[0]
    a = b = c = d = 0.0
    for y in range(n):
        for x in range(n):
            if y:
                a += re[y, x] * re[y - 1, x] + im[y, x] * im[y - 1, x]
                b += im[y, x] * re[y - 1, x] - re[y, x] * im[y - 1, x]
            if x:
                c += re[y, x] * re[y, x - 1] + im[y, x] * im[y, x - 1]
                d += im[y, x] * re[y, x - 1] - re[y, x] * im[y, x - 1]
    return math.atan2(b, a) / (2 * math.pi), math.atan2(d, c) / (2 * math.pi)


@jit
def collapse(weight, re, im, profile_re, profile_im):
    """Weighted sum of the rows."""
    n = re.shape[0]
    profile_re[:] = 0.0
    profile_im[:] = 0.0
    for y in range(n):
        w = weight[y]
        for x in range(n):
            profile_re[x] += w * re[y, x]
            profile_im[x] += w * im[y, x]


@jit
def power_at(weight, profile_re, profile_im):
    a = b = 0.0
    for x in range(weight.shape[0]):
        a += weight[x] * profile_re[x]
        b += weight[x] * profile_im[x]
    return a * a + b * b


@jit
def highest(near, re, im, row, column, count, step, profile_re, profile_im):
    best, best_row, best_column = -1.0, row, column
    for y in range(count):
        collapse(near[row + y * step], re, im, profile_re, profile_im)
        for x in range(count):
            value = power_at(near[column + x * step], profile_re, profile_im)
            if value > best:
                best, best_row, best_column = value, row + y * step, column + x * step
    return best_row, best_column


@jit
def paraboloid(p):
    b = (p[2, 0] + p[2, 1] + p[2, 2] - p[0, 0] - p[0, 1] - p[0, 2]) / 6
    c = (p[0, 2] + p[1, 2] + p[2, 2] - p[0, 0] - p[1, 0] - p[2, 0]) / 6
    total = p.sum()
    d = (total - 3 * (p[1, 0] + p[1, 1] + p[1, 2])) / 6
    e = (total - 3 * (p[0, 1] + p[1, 1] + p[2, 1])) / 6
    f = (p[0, 0] + p[2, 2] - p[0, 2] - p[2, 0]) / 4
    a = total / 9 - 2 / 3 * (d + e)
    determinant = 4 * d * e - f * f
    if not (d < 0 and e < 0 and determinant > 0):
        return 0.0, 0.0, p[1, 1]
    y = min(max((f * c - 2 * e * b) / determinant, -1.0), 1.0)
    x = min(max((f * b - 2 * d * c) / determinant, -1.0), 1.0)
    return y, x, a + b * y + c * x + d * y * y + e * x * x + f * x * y


@jit
def lobes(cut, peak_at, peak, factor):
    last = cut.shape[0] - 1
    centre = min(max(int(np.rint(peak_at)), 0), last)
    ends, halves = np.empty(2, np.int64), np.empty(2)
    for side in range(2):
        way = 2 * side - 1
        i = centre
        while 0 <= i + way <= last and cut[i] > peak / 2:
            i += way
        if cut[i] > peak / 2:
            return math.nan, math.nan, math.nan
        before = i - way
        halves[side] = before + way * (cut[before] - peak / 2) / (cut[before] - cut[i])
        while 0 <= i + way <= last and cut[i + way] < cut[i]:
            i += way
        ends[side] = i
    width = halves[1] - halves[0]
    reach = int(np.rint(SIDE_LOBE_REACH * width))
    side_power = main = largest = 0.0
    for i in range(max(centre - reach, 0), min(centre + reach, last) + 1):
        if ends[0] <= i <= ends[1]:
            main += cut[i]
        else:
            side_power += cut[i]
            largest = max(largest, cut[i])
    return width / factor, 10 * math.log10(largest / peak), 10 * math.log10(side_power / main)
