"""Window operators on arrays with holes: the building blocks of the 30 filters.

Every operator takes float32 `values` (rows, columns), NaN where there is none, and returns an array of shape
(arguments, outputs, rows, columns): a result for each of its arguments. One rule for holes, whatever the operator:

* The result at a pixel is valid where the pixel itself is valid and at least half of the pixels of the window
  around it are. Beyond the array's edge nothing is valid.
* What is not valid never enters a sum or an extremum.

All sums are taken in an order that hangs on a pixel's place in the raster alone, so that its result is the same to the
last bit whatever block it is computed in. filter_kernels.py has the same operators compiled, equal to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float32]
Valid = NDArray[np.bool_]

ENOUGH = 0.5  # share of a window that must be valid

# Offsets (row, column) of the four pairs of opposite neighbours, and the four co-occurrence directions: the
# other four of the eight give the same contrast, since the pair (a, b) is the pair (b, a).
DIRECTIONS = ((0, 1), (1, 0), (1, 1), (1, -1))


def slide(operator: np.ufunc, values: NDArray[Any], before: int, after: int, axis: int, fill: float) -> NDArray[Any]:
    """Reduce over a sliding window from `before` pixels before to `after` pixels after each pixel, along an axis.

    operator : an associative ufunc (np.add, np.minimum, np.maximum); fill : what stands beyond the edge.
    The window is put together from runs of 1, 2, 4, … pixels, so its cost grows with the logarithm of its size.
    """
    length = values.shape[axis]
    size = before + after + 1
    padded_shape = list(values.shape)
    padded_shape[axis] = length + before + after
    run = np.full(padded_shape, fill, dtype=values.dtype)
    run[_along(axis, before, before + length)] = values
    result: NDArray[Any] | None = None
    done, width = 0, 1
    while True:
        if size & width:
            piece = run[_along(axis, done, done + length)]
            result = piece if result is None else operator(result, piece)
            done += width
        width *= 2
        if width > size:
            break
        count = run.shape[axis]
        half = width // 2
        run = operator(run[_along(axis, 0, count - half)], run[_along(axis, half, count)])
    if result is None:
        raise ValueError("the window is empty")
    return result


def _along(axis: int, start: int, stop: int) -> tuple[slice, ...]:
    return (slice(start, stop),) if axis == 0 else (slice(None), slice(start, stop))


def square(operator: np.ufunc, values: NDArray[Any], size: int, fill: float) -> NDArray[Any]:
    """Reduce over a sliding square of odd size, centred on each pixel."""
    radius = size // 2
    return slide(operator, slide(operator, values, radius, radius, 1, fill), radius, radius, 0, fill)


def enough(valid: Valid, size: int) -> Valid:
    """Where a pixel is valid and so is at least half of the square window around it."""
    count = square(np.add, valid.astype(np.uint16), size, 0)
    result: Valid = valid & (count >= ENOUGH * size * size)
    return result


def _results(values: Values, size: int, *outputs: Values) -> Values:
    """The outputs as an array, NaN where the rule of holes says so."""
    return np.where(enough(np.isfinite(values), size), np.stack(outputs), np.float32(np.nan))


def gradient(values: Values, sizes: Sequence[int]) -> Values:
    """Morphological gradient, dilation minus erosion, with squares of the given sizes (Serra 1983)."""
    valid = np.isfinite(values)
    high, low = np.where(valid, values, np.float32(-np.inf)), np.where(valid, values, np.float32(np.inf))
    results = []
    for size in sizes:
        dilated, eroded = square(np.maximum, high, size, -np.inf), square(np.minimum, low, size, np.inf)
        with np.errstate(invalid="ignore"):
            results.append(_results(values, size, dilated - eroded))
    return np.stack(results)


def residual(values: Values, sizes: Sequence[int]) -> Values:
    """Union of the opening's and the closing's residual: max(z - opening(z), closing(z) - z).

    Opening and closing look twice through the structuring element, so the window of the validity rule is
    2 size - 1 wide. The element may stand partly over a hole or the edge, and then touches the valid pixels only:
    so a plane gives 0 there too, and a hole never looks like a building.
    """
    results = []
    for size in sizes:
        above = values - _opening(values, size)
        below = -values - _opening(-values, size)  # the closing is the opening of the surface upside down
        results.append(_results(values, 2 * size - 1, np.maximum(above, below)))
    return np.stack(results)


def _opening(values: Values, size: int) -> Values:
    """The highest level at which the structuring element fits below the surface, at each valid pixel."""
    radius = size // 2
    height, width = values.shape
    ground = np.full((height + 2 * radius, width + 2 * radius), np.inf, dtype=np.float32)
    ground[radius : radius + height, radius : radius + width] = np.where(np.isfinite(values), values, np.inf)
    eroded = square(np.minimum, ground, size, np.inf)
    return square(np.maximum, eroded, size, -np.inf)[radius : radius + height, radius : radius + width]


def laplacian(values: Values, weights: Sequence[Sequence[float]], add_centre: bool = False) -> Values:
    """3 x 3 convolutions with negative weights around a positive centre that brings their sum to zero.

    weights : (n, 4), of the horizontal, vertical and the two diagonal pairs of neighbours, in the order of DIRECTIONS.
    add_centre : add the pixel itself (a sharpening kernel, whose sum is one).
    Summed as differences from the centre, pair by pair: 2 z - a - b. Where a neighbour is missing, its pair counts
    nothing, so that a plane gives 0 beside a hole too, and kernel 3 stays the sum of kernels 1 and 2.
    """
    around = np.pad(values, 1, constant_values=np.nan)
    height, width = values.shape
    curvatures = []
    for dy, dx in DIRECTIONS:
        ahead = around[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]
        behind = around[1 - dy : 1 - dy + height, 1 - dx : 1 - dx + width]
        curvature = (values - ahead) + (values - behind)
        curvatures.append(np.where(np.isnan(curvature), np.float32(0), curvature))
    results = []
    for own in np.asarray(weights, dtype=np.float32):
        total = own[0] * curvatures[0]
        for weight, curvature in zip(own[1:], curvatures[1:]):
            total += weight * curvature
        results.append(_results(values, 3, values + total if add_centre else total))
    return np.stack(results)


def contrast(values: Values, sizes: Sequence[int], first_row: int = 0) -> Values:
    """Contrast of the grey-level co-occurrence matrix at a displacement of one pixel (Haralick 1973; PANTEX).

    The mean of squared differences over the pairs of valid pixels that lie with both pixels inside the window;
    equal to the sum of P(i, j) (i - j)^2 over an explicit matrix. In squared units of the values.
    first_row : the raster's row that is the array's first. Outputs are the largest and the smallest over the eight
    directions.
    """
    height, width = values.shape
    results = []
    for size in sizes:
        radius = size // 2
        largest = np.full(values.shape, -np.inf, dtype=np.float32)
        smallest = np.full(values.shape, np.inf, dtype=np.float32)
        for dy, dx in DIRECTIONS:
            # A pair stands at its upper left corner: its rows are y and y + dy, its columns x and x + |dx|.
            across = abs(dx)
            first = (slice(0, height - dy), slice(across, None) if dx < 0 else slice(0, width - across))
            second = (slice(dy, None), slice(0, width - across) if dx < 0 else slice(across, None))
            difference = values[first] - values[second]
            paired = np.isfinite(difference)
            squares = np.zeros(values.shape, dtype=np.float32)
            squares[: height - dy, : width - across] = np.where(paired, difference * difference, 0)
            pairs = np.zeros(values.shape, dtype=np.float32)
            pairs[: height - dy, : width - across] = paired
            # Over the corners of the pairs that lie wholly inside the window.
            sums, counts = (
                slide(np.add, _down(summand, radius, radius - dy, first_row), radius, radius - across, 1, 0)
                for summand in (squares, pairs)
            )
            with np.errstate(invalid="ignore", divide="ignore"):
                mean = sums / counts
            np.maximum(largest, mean, out=largest, where=counts > 0)
            np.minimum(smallest, mean, out=smallest, where=counts > 0)
        # Where half of a window is valid, some of its pixels are neighbours: no value stays infinite.
        results.append(_results(values, size, largest, smallest))
    return np.stack(results)


def pairs(size: int) -> list[tuple[int, int]]:
    """Offsets (row, column) of one pixel of each pair opposite each other about the centre of a square; those of the
    smaller squares first."""
    return [
        (dy, dx)
        for ring in range(1, size // 2 + 1)
        for dy in range(ring + 1)
        for dx in range(-ring, ring + 1)
        if max(dy, abs(dx)) == ring and (dy > 0 or dx > 0)
    ]


def quadratic_weights(size: int) -> tuple[float, float]:
    """a and b of the weights a - b r² of the pixels at distance r, by which the least-squares quadratic surface of a
    square meets its centre (Savitzky and Golay 1964, in two dimensions)."""
    x = np.arange(size) - size // 2
    second, fourth = float(np.mean(x**2)), float(np.mean(x**4))
    b = second / (fourth - second**2) / size**2
    return (1 + 2 * second**2 / (fourth - second**2)) / size**2, b


def _whole_pairs(values: Values, size: int) -> Iterator[tuple[int, int, Values, Values]]:
    """Each pair's offset, and the values ahead of and behind every pixel."""
    pad = size // 2
    around = np.pad(values, pad, constant_values=np.nan)
    height, width = values.shape
    for dy, dx in pairs(size):
        ahead = around[pad + dy : pad + dy + height, pad + dx : pad + dx + width]
        yield dy, dx, ahead, around[pad - dy : pad - dy + height, pad - dx : pad - dx + width]


def detail(values: Values, sizes: Sequence[int]) -> Values:
    """What the least-squares quadratic surface of the square around each pixel leaves of it, and its absolute value.

    In squares of the given sizes, ascending; in the values' unit. Summed pair by pair of opposite neighbours,
    2 z - a - b; a pair that is not whole counts nothing, so that a plane leaves 0 beside a hole, too.
    """
    near, far = np.zeros(values.shape, np.float32), np.zeros(values.shape, np.float32)
    ends = {len(pairs(size)): size for size in sizes}
    results = []
    for i, (dy, dx, ahead, behind) in enumerate(_whole_pairs(values, max(sizes))):
        curvature = (values - ahead) + (values - behind)
        curvature = np.where(np.isnan(curvature), np.float32(0), curvature)
        near += curvature
        far += np.float32(dy * dy + dx * dx) * curvature
        if i + 1 in ends:
            a, b = (np.float32(weight) for weight in quadratic_weights(ends[i + 1]))
            residual = a * near - b * far
            results.append(_results(values, ends[i + 1], residual, np.abs(residual)))
    return np.stack(results)


def slope(values: Values, sizes: Sequence[int]) -> Values:
    """Slope of the least-squares plane of the square around each pixel, per pixel, in the values' unit.

    From the differences of opposite neighbours, of which only whole pairs count; nodata where these all lie on one
    line.
    """
    results = []
    for size in sizes:
        down, right, downs, mixed, rights = np.zeros((5, *values.shape), np.float32)
        for dy, dx, ahead, behind in _whole_pairs(values, size):
            difference = ahead - behind
            whole = np.isfinite(difference).astype(np.float32)
            difference = np.where(whole > 0, difference, np.float32(0))
            down += np.float32(dy) * difference
            right += np.float32(dx) * difference
            downs += whole * np.float32(dy * dy)
            mixed += whole * np.float32(dy * dx)
            rights += whole * np.float32(dx * dx)
        determinant = downs * rights - mixed * mixed
        dy_, dx_ = down * rights - right * mixed, right * downs - down * mixed
        with np.errstate(invalid="ignore", divide="ignore"):
            steepness = np.sqrt(dy_ * dy_ + dx_ * dx_) / (np.float32(2) * determinant)
        results.append(_results(values, size, np.where(determinant > 0, steepness, np.float32(np.nan))))
    return np.stack(results)


def tophat(values: Values, sizes: Sequence[int]) -> Values:
    """Top-hat, z - opening(z), and its asymmetry, the top-hat less the bottom-hat, closing(z) - z.

    With squares of the given sizes; holes and edges are treated as in `residual`.
    """
    results = []
    for size in sizes:
        above = values - _opening(values, size)
        below = -values - _opening(-values, size)
        results.append(_results(values, 2 * size - 1, above, above - below))
    return np.stack(results)


def smooth(values: Values, sizes: Sequence[int], first_row: int = 0) -> Values:
    """Mean of the valid pixels of the square around each pixel. first_row : see contrast."""
    valid = np.isfinite(values)
    results = []
    for size in sizes:
        radius = size // 2
        sums, counts = (
            slide(np.add, _down(summand, radius, radius, first_row), radius, radius, 1, 0)
            for summand in (np.where(valid, values, np.float32(0)), valid.astype(np.float32))
        )
        with np.errstate(invalid="ignore", divide="ignore"):
            results.append(_results(values, size, sums / counts))
    return np.stack(results)


def _down(values: Values, before: int, after: int, first_row: int) -> Values:
    """Sums over rows from `before` above each to `after` below it.

    The raster's rows fall into blocks of the window's height: a window is the end of one block and the beginning of
    the next, so its sum costs the same whatever its height, and nothing is ever subtracted (van Herk 1992).
    """
    height, width = values.shape
    size = before + after + 1
    lead = before + (first_row - before) % size  # rows from the first block's beginning to the array's first row
    blocks = np.zeros((-(-(lead + height + after) // size), size, width), dtype=np.float32)
    blocks.reshape(-1, width)[lead : lead + height] = values
    beginnings = np.add.accumulate(blocks, axis=1).reshape(-1, width)
    ends = np.add.accumulate(blocks[:, ::-1], axis=1)[:, ::-1].reshape(-1, width)
    start = lead - before
    result = ends[start : start + height].copy()
    partly = (np.arange(start, start + height) % size) > 0  # else the window is a whole block
    result[partly] += beginnings[start + size - 1 : start + size - 1 + height][partly]
    return result
