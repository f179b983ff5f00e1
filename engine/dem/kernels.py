"""Window operators on arrays with holes: the building blocks of the 30 filters.

Every operator takes `values` (float32, any number where not valid) and `valid` (bool) of one shape and returns
the same pair. One rule for holes, whatever the operator:

* The result at a pixel is valid where the pixel itself is valid and at least half of the pixels of the window
  around it are. Beyond the array's edge nothing is valid.
* What is not valid never enters a sum or an extremum.

All sums are taken over fixed binary trees, so that a pixel's result is the same to the last bit wherever the
block that holds it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def gradient(values: Values, valid: Valid, size: int) -> tuple[Values, Valid]:
    """Morphological gradient, dilation minus erosion, with a square of the given size (Serra 1983)."""
    dilated = square(np.maximum, np.where(valid, values, np.float32(-np.inf)), size, -np.inf)
    eroded = square(np.minimum, np.where(valid, values, np.float32(np.inf)), size, np.inf)
    with np.errstate(invalid="ignore"):
        return dilated - eroded, enough(valid, size)


def residual(values: Values, valid: Valid, size: int) -> tuple[Values, Valid]:
    """Union of the opening's and the closing's residual: max(z - opening(z), closing(z) - z).

    Opening and closing look twice through the structuring element, so the window of the validity rule is
    2 size - 1 wide. The element may stand partly over a hole or the edge, and then touches the valid pixels only:
    so a plane gives 0 there too, and a hole never looks like a building.
    """
    above = values - _opening(values, valid, size)
    below = -values - _opening(-values, valid, size)  # the closing is the opening of the surface upside down
    return np.maximum(above, below), enough(valid, 2 * size - 1)


def _opening(values: Values, valid: Valid, size: int) -> Values:
    """The highest level at which the structuring element fits below the surface, at each valid pixel."""
    radius = size // 2
    height, width = values.shape
    ground = np.full((height + 2 * radius, width + 2 * radius), np.inf, dtype=np.float32)
    ground[radius : radius + height, radius : radius + width] = np.where(valid, values, np.float32(np.inf))
    eroded = square(np.minimum, ground, size, np.inf)
    opened = square(np.maximum, eroded, size, -np.inf)[radius : radius + height, radius : radius + width]
    return np.where(valid, opened, values)


def laplacian(values: Values, valid: Valid, weights: Sequence[float], add_centre: bool = False) -> tuple[Values, Valid]:
    """3 x 3 convolution with the negative weights around a positive centre that brings their sum to zero.

    weights : of the horizontal, vertical and the two diagonal pairs of neighbours, in the order of DIRECTIONS.
    add_centre : add the pixel itself (a sharpening kernel, whose sum is one).
    Summed as differences from the centre, pair by pair: 2 z - a - b. Where a neighbour is missing, its pair counts
    nothing, so that a plane gives 0 beside a hole too, and kernel 3 stays the sum of kernels 1 and 2.
    """
    padded = np.pad(np.where(valid, values, np.float32(0)), 1)
    there = np.pad(valid, 1)
    height, width = values.shape
    total = np.zeros(values.shape, dtype=np.float32)
    for (dy, dx), weight in zip(DIRECTIONS, weights):
        if not weight:
            continue
        ahead = (slice(1 + dy, 1 + dy + height), slice(1 + dx, 1 + dx + width))
        behind = (slice(1 - dy, 1 - dy + height), slice(1 - dx, 1 - dx + width))
        curvature = (values - padded[ahead]) + (values - padded[behind])
        total += np.where(there[ahead] & there[behind], np.float32(weight) * curvature, np.float32(0))
    return values + total if add_centre else total, enough(valid, 3)


def contrast(values: Values, valid: Valid, size: int) -> tuple[Values, Values, Valid]:
    """Contrast of the grey-level co-occurrence matrix at a displacement of one pixel (Haralick 1973; PANTEX).

    The mean of squared differences over the pairs of valid pixels that lie with both pixels inside the window;
    equal to the sum of P(i, j) (i - j)^2 over an explicit matrix. In squared units of the values.
    Returns the largest and the smallest over the eight directions, and their validity.
    """
    result_valid = enough(valid, size)
    radius = size // 2
    height, width = values.shape
    largest = np.full(values.shape, -np.inf, dtype=np.float32)
    smallest = np.full(values.shape, np.inf, dtype=np.float32)
    clean = np.where(valid, values, np.float32(0))
    for dy, dx in DIRECTIONS:
        # A pair stands at its upper left corner: its rows are y and y + dy, its columns x and x + |dx|.
        across = abs(dx)
        first = (slice(0, height - dy), slice(across, None) if dx < 0 else slice(0, width - across))
        second = (slice(dy, None), slice(0, width - across) if dx < 0 else slice(across, None))
        corner = (slice(0, height - dy), slice(0, width - across))
        paired = np.zeros(values.shape, dtype=bool)
        paired[corner] = valid[first] & valid[second]
        squares = np.zeros(values.shape, dtype=np.float32)
        squares[corner] = (clean[first] - clean[second]) ** 2
        squares[~paired] = 0
        sums = _pair_sum(squares, radius, dy, across)
        counts = _pair_sum(paired.astype(np.uint16), radius, dy, across)
        some = counts > 0
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = sums / counts.astype(np.float32)
        np.maximum(largest, mean, out=largest, where=some)
        np.minimum(smallest, mean, out=smallest, where=some)
    result_valid &= largest >= 0
    return largest, smallest, result_valid


def _pair_sum(pairs: NDArray[Any], radius: int, dy: int, across: int) -> NDArray[Any]:
    """Sum over the corners of the pairs that lie wholly inside the window of the given radius."""
    return slide(np.add, slide(np.add, pairs, radius, radius - across, 1, 0), radius, radius - dy, 0, 0)
