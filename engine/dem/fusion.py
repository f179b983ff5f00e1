"""Variational fusion of DEMs: heights near to all of them, smooth but for edges.

Minimised is the sum over the pixels of sum_i w_i |u - f_i| + strength * phi(|grad u|): f_i are the DEMs, w_i weights
that add up to 1 at each pixel, grad the differences to the pixels on the right and below in metres per pixel, and
phi(s) is s (TV-L1) or Huber's, s^2 / (2 huber) up to `huber` and s - huber / 2 beyond. Differences to a pixel without
any height are left out: nothing is smoothed across a void. See Bagheri, Schmitt and Zhu (2018), arXiv 1810.11314.
Solved by the primal-dual algorithm of Chambolle and Pock (2011), J. Math. Imaging Vis. 40, 120, with the proximal step
of a weighted sum of distances from Li and Osher (2009), Inverse Probl. Imaging 3, 55.

A pixel depends, after n iterations, on those up to n pixels away: blocks with a halo of n give the whole's heights to
the last bit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..raster.grid import Window
from .choices import Model
from .convergence import Convergence

Layer = NDArray[np.float32]

# Steps: TAU for heights, in metres, SIGMA for the dual field; it converges where TAU * SIGMA * 8 <= 1. With 4 m, errors
# of 50 m are nearly gone after 150 iterations, with 1 m they are not; longer ones hinder TV (benchmarks/fusion.py).
TAU = 4.0
SIGMA = 1 / (8 * TAU)
# Iterations between two looks for a cancel: compiled, and by NumPy.
AT_ONCE, AT_ONCE_NUMPY = 10, 2
STRIP = 128


@dataclass
class Block:
    """A block under way, with a void border of one pixel around heights and dual field.

    levels : the DEMs at each pixel in order of height, (DEMs, rows, columns); offsets : between each two of them, TAU
    times the weight of those above minus the weight of those below, (DEMs - 1, rows, columns).
    """

    heights: Layer
    ahead: Layer
    across: Layer
    down: Layer
    levels: Layer
    offsets: Layer

    @property
    def arrays(self) -> tuple[Layer, Layer, Layer, Layer, Layer, Layer]:
        return self.heights, self.ahead, self.across, self.down, self.levels, self.offsets


def start(heights: Layer, weights: Layer, check: Callable[[], None] = lambda: None) -> Block:
    """A block before the first iteration, at the weighted median (the middle of it where it is an interval).

    heights, weights : (DEMs, rows, columns). A DEM counts at a pixel where it has a height and a weight above 0.
    """
    number, rows, columns = heights.shape
    padded = np.full((rows + 2, columns + 2), np.nan, dtype=np.float32)
    levels = np.empty((number, rows, columns), dtype=np.float32)
    offsets = np.empty((number - 1, rows, columns), dtype=np.float32)
    for top in range(0, rows, STRIP):
        check()
        strip = slice(top, top + STRIP)
        levels[:, strip], below = _in_order_of_height(heights[:, strip], weights[:, strip])
        offsets[:, strip] = TAU * (1 - 2 * below)
        lower = upper = levels[0, strip]
        for level, share in zip(levels[1:, strip], below):
            lower, upper = np.where(share < 0.5, level, lower), np.where(share <= 0.5, level, upper)
        padded[1:-1, 1:-1][strip] = (lower + upper) / np.float32(2)
    nothing = np.zeros_like(padded)
    return Block(padded, padded.copy(), nothing, nothing.copy(), levels, offsets)


def usable(heights: Layer, weights: Layer) -> NDArray[np.bool_]:
    """Where a DEM counts: it has a height, and a weight above 0."""
    return np.isfinite(heights) & (weights > 0)


def _in_order_of_height(heights: Layer, weights: Layer) -> tuple[Layer, NDArray[np.float64]]:
    """The DEMs by height, and the share of weight up to each but the highest. Those that do not count come last."""
    counts = usable(heights, weights)
    order = np.argsort(np.where(counts, heights, np.float32(np.inf)), axis=0)
    levels = np.take_along_axis(heights, order, axis=0)
    share = np.take_along_axis(np.where(counts, weights, np.float32(0)), order, axis=0).astype(np.float64)
    number, total = counts.sum(axis=0), share.sum(axis=0)
    below = np.cumsum(share[:-1], axis=0) / np.where(number > 0, total, 1.0)
    # One that does not count stands for the highest that does, with no weight; where none counts, it is void.
    levels[0][number == 0] = np.nan
    for j in range(1, len(levels)):
        levels[j] = np.where(number > j, levels[j], levels[j - 1])
    return levels, below


def iterate(
    heights: Layer, ahead: Layer, across: Layer, down: Layer, levels: Layer, offsets: Layer,
    tau: np.float32, sigma: np.float32, shrink: np.float32, most: np.float32, count: int,
) -> None:  # fmt: skip
    """Some iterations on the arrays of a Block, in place. The twin of the compiled one in fusion_kernels.

    The proximal step for u, moved by the dual field to v, is the largest of min(v + offset_j, level_j + 1), j counting
    from 0, where the first offset is tau, the last -tau, and the last level infinite: the median of Li and Osher.
    """
    inside = (slice(1, -1), slice(1, -1))
    zero = np.float32(0)
    for _ in range(count):
        here = ahead[inside]
        gx, gy = ahead[1:-1, 2:] - here, ahead[2:, 1:-1] - here
        a = (across[inside] + sigma * np.where(np.isnan(gx), zero, gx)) * shrink
        b = (down[inside] + sigma * np.where(np.isnan(gy), zero, gy)) * shrink
        length = np.sqrt(a * a + b * b)
        scale = most / np.where(length > most, length, most)
        across[inside], down[inside] = a * scale, b * scale
        moved = heights[inside] + tau * _divergence(across, down)
        c = moved + tau
        result = np.where(c < levels[0], c, levels[0])
        for offset, level in zip(offsets, levels[1:]):
            c = moved + offset
            c = np.where(c < level, c, level)
            result = np.where(c > result, c, result)
        c = moved - tau
        result = np.where(c > result, c, result)
        ahead[inside] = (result - heights[inside]) + result
        heights[inside] = result


def _divergence(across: NDArray[Any], down: NDArray[Any]) -> NDArray[Any]:
    inside = (slice(1, -1), slice(1, -1))
    return (across[inside] - across[1:-1, :-2]) + (down[inside] - down[:-2, 1:-1])


def measure(
    heights: Layer, ahead: Layer, across: Layer, down: Layer, levels: Layer, offsets: Layer,
    strength: float, huber: float, first: int, last: int, left: int, right: int,
) -> tuple[float, float, float, float, float, float, int]:  # fmt: skip
    """Sums over rows first … last - 1 and columns left … right - 1 of a Block; the twin of the compiled one.

    Returns distance, roughness, the gap's part that is sure, the excess of the dual field's divergence over 1 (which
    counts for as many metres as the minimum may be away), change of the last iteration, its largest, number of pixels.
    """
    inside = (slice(1, -1), slice(1, -1))
    around = (slice(first, last + 2), slice(left, right + 2))
    u, p, q = (values[around].astype(np.float64) for values in (heights, across, down))
    f = levels[:, first:last, left:right].astype(np.float64)
    there = np.isfinite(f[0])
    gx, gy = (np.where(np.isnan(g), 0.0, g) for g in (u[1:-1, 2:] - u[inside], u[2:, 1:-1] - u[inside]))
    divergence, u, p, q = _divergence(p, q), u[inside], p[inside], q[inside]
    edges = np.ones((1, *u.shape))
    share = -np.diff(np.concatenate([edges, offsets[:, first:last, left:right] / TAU, -edges]), axis=0) / 2
    slope = np.hypot(gx, gy)
    flat = slope < huber
    rough = strength * np.where(flat, slope**2 / (2 * huber if huber > 0 else 1.0), slope - huber / 2)
    distance = (share * np.abs(u - f)).sum(axis=0)
    inner = np.clip(divergence, -1, 1)
    conjugate = np.max([inner * level - (share * np.abs(level - f)).sum(axis=0) for level in f], axis=0)
    gap = rough + huber / (2 * strength) * (p * p + q * q) - (p * gx + q * gy) + distance + conjugate - u * inner
    excess = np.abs(divergence) - np.abs(inner)
    change = np.abs((ahead[around][inside] - heights[around][inside])[there])
    near, uneven, apart, over = (float(values[there].sum()) for values in (distance, rough, gap, excess))
    largest = float(change.max()) if change.size else 0.0
    return near, uneven, apart, over, float(change.sum(dtype=np.float64)), largest, int(there.sum())


def _numbers(model: Model) -> tuple[np.float32, np.float32, np.float32, np.float32]:
    shrink = 1 / (1 + SIGMA * model.huber / model.strength)
    return np.float32(TAU), np.float32(SIGMA), np.float32(shrink), np.float32(model.strength)


def looks(iterations: int) -> list[int]:
    """After how many iterations the energy is taken."""
    return sorted({0, *(n for n in (10, 25, 50, 100, 200, 500) if n < iterations), iterations})


def solve(
    heights: Layer,
    weights: Layer,
    model: Model,
    kernels: ModuleType | None = None,
    part: Window | None = None,
    check: Callable[[], None] = lambda: None,
    done: Callable[[int], None] = lambda iterations: None,
) -> tuple[Layer, Convergence]:
    """Fused heights of a part of a block (all of it by default), NaN where no DEM counts, and how it converged there.

    heights, weights : (DEMs, rows, columns); check : raises to stop; done : told of iterations that are done.
    """
    block = start(heights, weights, check)
    part = part or Window(0, 0, heights.shape[2], heights.shape[1])
    rows, columns = slice(part.row, part.row + part.height), slice(part.column, part.column + part.width)
    convergence = Convergence(looks(model.iterations))
    run, at_once = (kernels.iterate, AT_ONCE) if kernels else (iterate, AT_ONCE_NUMPY)
    numbers, iteration = _numbers(model), 0
    for look, until in enumerate(convergence.iterations):
        while iteration < until:
            check()
            count = min(at_once, until - iteration)
            run(*block.arrays, *numbers, count)
            iteration += count
            done(count)
        _take(block, model, kernels, part, convergence, look, check)
    some = heights[:, rows, columns][usable(heights[:, rows, columns], weights[:, rows, columns])]
    if some.size:
        convergence.lowest, convergence.highest = float(some.min()), float(some.max())
    return block.heights[1:-1, 1:-1][rows, columns].copy(), convergence


def _take(
    block: Block,
    model: Model,
    kernels: ModuleType | None,
    part: Window,
    convergence: Convergence,
    look: int,
    check: Callable[[], None],
) -> None:
    """Take the energy of a part of a block; after the last iteration all the rest, too."""
    function = kernels.measure if kernels else measure
    end, last = part.row + part.height, look == len(convergence.iterations) - 1
    for first in range(part.row, end, STRIP):
        check()
        rows, columns = (first, min(first + STRIP, end)), (part.column, part.column + part.width)
        distance, rough, gap, excess, change, largest, pixels = function(
            *block.arrays, float(model.strength), float(model.huber), *rows, *columns
        )
        convergence.energies[look] += distance, rough
        if last:
            convergence.gap += gap
            convergence.excess += excess
            convergence.change += change
            convergence.largest_change = max(convergence.largest_change, largest)
            convergence.pixels += pixels
