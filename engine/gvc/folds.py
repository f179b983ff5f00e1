"""Judging a model on cells that it has not seen: which cells are held out, and the errors there."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..monitor import Monitor
from .result import AREAS, BLOCKS, RANDOM, FoldError, Judged

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]
Mask = NDArray[np.bool_]

RANDOM_FOLDS, BLOCK_FOLDS, REPEATS, SEED = 5, 10, 3, 20210216
FEWEST_BLOCKS = 5
# The side of blocks, metres, and how many correlation lengths of the residuals it is at the least.
BLOCK_M, LENGTHS = 5000.0, 3
# Variogram: sides of the tiles within which cells are paired, the least pairs of a lag, the part of the extent that
# lags reach, and the standard errors by which a correlation must stand out from that of independent residuals.
TILE, FEWEST_PAIRS, REACH, SIGNIFICANT = 512, 30, 0.5, 2.5
FEWEST_CELLS = 20


@dataclass(frozen=True)
class Folds:
    """Which cells are held out together.

    kind : RANDOM, BLOCKS or AREAS. number : (repeats, n), the fold of each cell; a cell with -1 is never held out and
    always trained on. names : of the folds, where they have one. text : how, as a part of a sentence. block_m : the
    side of blocks, metres.
    """

    kind: str
    number: IntArray
    text: str
    names: tuple[str, ...] = ()
    block_m: float = math.nan


def random_folds(n: int) -> Folds:
    """5 random folds of n cells, sizes equal to one, 3 repeats, seeded (the paper, section 3.5)."""
    count = min(RANDOM_FOLDS, n)
    number = np.stack(
        [np.random.default_rng(SEED + repeat).permutation(np.arange(n) % count) for repeat in range(REPEATS)]
    )
    return Folds(RANDOM, number, f"{count} random folds, {REPEATS} repeats")


def area_folds(area: IntArray, names: Sequence[str]) -> Folds | None:
    """One fold per area, so that each is predicted from the others; None where all cells are of one area.

    area : (n,), numbers into names.
    """
    present, number = np.unique(area, return_inverse=True)
    if len(present) < 2:
        return None
    own = tuple(names[i] for i in present)
    return Folds(AREAS, number.reshape(1, -1).astype(np.intp), f"each of {len(own)} areas left out in turn", own)


def block_folds(
    x: FloatArray,
    y: FloatArray,
    area: IntArray,
    block_m: float = BLOCK_M,
    least_m: float = 0.0,
    monitor: Monitor | None = None,
) -> Folds | None:
    """Whole square blocks of neighbouring cells in at most 10 folds about equal in cells, seeded.

    x, y : (n,), centres, metres; area : (n,), see grounds; cells of different ones are in different blocks. Blocks
    begin at multiples of their side. block_m : the side; least_m : what it should be at least, three correlation
    lengths of the residuals (NaN: not known). The side is rounded up to whole cells, and shrunk, with a warning, until
    the cells fill as much as five even blocks. Returns None, with a warning, where there are fewer than five cells.
    """
    monitor = monitor or Monitor()
    cell = _cell_size(x, y, area)
    least_m = least_m if math.isfinite(least_m) else 0.0
    wanted = _whole(max(block_m, least_m), cell)
    side, (block, count) = wanted, _blocks(x, y, area, wanted * cell)
    while _even_number(block) < FEWEST_BLOCKS and side > 1:
        monitor.check()
        side = min(side - 1, int(0.9 * side) + 1)
        block, count = _blocks(x, y, area, side * cell)
    if count < FEWEST_BLOCKS:
        monitor.warn(
            f"{count} cells are too few to be held out in blocks; give a larger reference area for an error that does "
            "not flatter."
        )
        return None
    if side < wanted:
        monitor.warn(
            f"The cells do not fill {FEWEST_BLOCKS} blocks of {_km(wanted * cell)}; their side is shrunk to "
            f"{_km(side * cell)}, which makes {count} blocks."
        )
    elif least_m > block_m:
        monitor.info(f"Blocks are enlarged from {_km(block_m)} to {_km(side * cell)}, three correlation lengths.")
    if side < _whole(least_m, cell):
        monitor.warn(
            f"Blocks of {_km(side * cell)} are smaller than three correlation lengths of the residuals "
            f"({_km(least_m)}): the error by blocks flatters; give a larger reference area."
        )
    folds = min(BLOCK_FOLDS, count)
    repeats = REPEATS if count > folds else 1
    cells = np.bincount(block, minlength=count)
    number = np.stack([_even(cells, folds, SEED + repeat)[block] for repeat in range(repeats)])
    again = f", {repeats} repeats" if repeats > 1 else ""
    text = f"{count} blocks of {_km(side * cell)} in {folds} folds{again}"
    return Folds(BLOCKS, number, text, block_m=side * cell)


def cross_validate(
    y: FloatArray,
    folds: Folds,
    predict: Callable[[int, int, Mask, Mask], FloatArray],
    weights: FloatArray | None = None,
    monitor: Monitor | None = None,
) -> Judged:
    """Errors at cells that the fit has not seen.

    y, weights : (n,). predict : takes the repeat, the fold, and the masks of the training and of the held-out cells,
    returns predictions of the latter; whatever is chosen from the data is chosen inside it, so that the error is
    honest. RMSE, MAE and bias are weighted means over all held-out cells of all repeats. by_fold is of the first
    repeat, and empty for random folds.
    """
    monitor = monitor or Monitor()
    weight = np.ones(len(y)) if weights is None else weights
    n = len(y)
    counts = folds.number.max(axis=1) + 1
    sums, total = np.zeros(3), 0.0
    predicted = np.zeros(n)
    held_out_times = np.zeros(n)
    by_fold = []
    done = 0
    for repeat, count in enumerate(counts.tolist()):
        for fold in range(count):
            monitor.step(done / counts.sum())
            test = folds.number[repeat] == fold
            estimate = predict(repeat, fold, ~test, test)
            error, w = estimate - y[test], weight[test]
            own = np.array([(w * error**2).sum(), (w * np.abs(error)).sum(), (w * error).sum()])
            sums += own
            total += float(w.sum())
            predicted[test] += estimate
            held_out_times[test] += 1
            done += 1
            if repeat == 0 and folds.kind != RANDOM:
                square, _, bias = own / w.sum()
                name = folds.names[fold] if folds.names else str(fold + 1)
                by_fold.append(FoldError(name, int(test.sum()), float(np.sqrt(square)), float(bias)))
    seen = held_out_times > 0
    spread = float((held_out_times * weight * (y - np.average(y, weights=weight)) ** 2).sum())
    square, absolute, bias = sums / total
    return Judged(
        kind=folds.kind,
        predicted=np.where(seen, predicted / np.maximum(held_out_times, 1), np.nan),
        rmse=float(np.sqrt(square)),
        mae=float(absolute),
        bias=float(bias),
        r2=1 - float(sums[0]) / spread if spread > 0 else 0.0,
        text=folds.text,
        by_fold=tuple(by_fold),
        block_m=folds.block_m,
    )


def correlation_length(
    x: FloatArray, y: FloatArray, residuals: FloatArray, area: IntArray, monitor: Monitor | None = None
) -> float:
    """Range parameter L, metres, of residuals whose correlation falls with the distance d as c exp(-d / L), c <= 1.

    x, y, residuals, area : (n,); cells lie on a grid per area. Fitted to the variogram, pooled over areas, all
    directions together: unlike the correlogram it is not pulled down by taking the mean of a small area off. What a
    regression has taken off remains: with predictors that vary as slowly as the residuals, those of the fit look
    shorter than the errors at cells held out in blocks. NaN where there are too few cells or no correlation shows;
    where it reaches beyond half the largest area, that half.
    """
    monitor = monitor or Monitor()
    if len(x) < FEWEST_CELLS:
        return math.nan
    deviation = np.empty(len(x))
    for own in _groups(area):
        deviation[own] = residuals[own] - residuals[own].mean()
    cell, sums = _lag_sums(x, y, deviation, area, monitor)
    pairs, distance, half_square, product = sums
    if len(pairs) < 3 or not half_square.any():
        return math.nan
    distance, gamma = distance / pairs * cell, half_square / pairs
    # For each L the nugget and the sill are a weighted linear fit; neither is negative.
    lengths = np.geomspace(distance[0] / 4, distance[-1], 300)[:, None]
    rise = 1 - np.exp(-distance / lengths)
    weight = pairs / distance**2
    weight = weight / weight.sum()
    mean_rise, mean_gamma = (weight * rise).sum(axis=1, keepdims=True), float(weight @ gamma)
    slope = (weight * (rise - mean_rise) * (gamma - mean_gamma)).sum(axis=1, keepdims=True)
    slope = slope / (weight * (rise - mean_rise) ** 2).sum(axis=1, keepdims=True)
    nugget = mean_gamma - slope * mean_rise
    through_zero = (weight * rise * gamma).sum(axis=1, keepdims=True) / (weight * rise**2).sum(axis=1, keepdims=True)
    slope, nugget = np.where(nugget < 0, through_zero, slope), np.maximum(nugget, 0)
    best = int(np.argmin((weight * (gamma - nugget - slope * rise) ** 2).sum(axis=1)))
    if slope[best, 0] <= 0:
        return math.nan
    # Products of independent residuals scatter about 0: their sum by the root of the number of pairs, times variance.
    shape = np.exp(-distance / lengths[best])
    score = float((product * shape).sum() / np.sqrt((pairs * shape**2).sum())) / float(np.var(deviation))
    return float(lengths[best, 0]) if score > SIGNIFICANT else math.nan


def _lag_sums(
    x: FloatArray, y: FloatArray, deviation: FloatArray, area: IntArray, monitor: Monitor
) -> tuple[float, FloatArray]:
    """Cell size, and per lag of about one cell: pairs, sums of distances in cells, half squared differences, products.

    (4, lags). deviation : of the residuals from the mean of their area.
    """
    cell = _cell_size(x, y, area)
    sums = np.zeros((4, 2 * TILE))
    longest = 0
    for own in _groups(area):
        column, row = (np.rint((c[own] - c[own].min()) / cell).astype(np.intp) for c in (x, y))
        longest = max(longest, int(column.max()), int(row.max()))
        # Memory must not grow with the extent of an area: cells are paired within tiles.
        for tile in _groups(column // TILE * (row.max() // TILE + 1) + row // TILE):
            monitor.check()
            pairs, distance, *rest = _lags(column[tile] % TILE, row[tile] % TILE, deviation[own[tile]])
            lag = np.rint(distance).astype(np.intp)
            sums += [np.bincount(lag, part, 2 * TILE) for part in (pairs, pairs * distance, *rest)]
    lags = np.arange(2 * TILE)
    return cell, sums[:, (sums[0] >= FEWEST_PAIRS) & (lags > 0) & (lags <= max(REACH * longest, 4))]


def _lags(column: IntArray, row: IntArray, value: FloatArray) -> tuple[FloatArray, ...]:
    """Per lag between cells: pairs, distance in cells, sums of half the squared differences and of the products.

    Exact, by FFT; where cells are so few that all pairs one by one are less work, the lags are the pairs.
    """
    column, row = column - column.min(), row - row.min()
    height, width = int(row.max()) + 1, int(column.max()) + 1
    if len(value) ** 2 <= 4 * height * width:
        i, j = np.triu_indices(len(value), 1)
        distance = np.hypot(column[i] - column[j], row[i] - row[j])
        return np.ones(len(i)), distance, (value[i] - value[j]) ** 2 / 2, value[i] * value[j]
    shape = (1 << (2 * height - 1).bit_length(), 1 << (2 * width - 1).bit_length())
    layers = np.zeros((3, height, width))
    layers[:, row, column] = np.ones(len(value)), value, value**2
    known, own, square = np.fft.rfft2(layers, shape)
    pairs = np.rint(np.fft.irfft2(np.abs(known) ** 2, shape))
    product = np.fft.irfft2(np.abs(own) ** 2, shape)
    squares = np.fft.irfft2((square * known.conj()).real, shape)
    down, right = (np.minimum(np.arange(size), size - np.arange(size)) for size in shape)
    some = pairs > 0
    # A lag and its negative hold the same pairs.
    half = (pairs[some], (squares - product)[some].clip(0), product[some])
    return half[0] / 2, np.hypot(down[:, None], right)[some], half[1] / 2, half[2] / 2


def _groups(key: IntArray) -> list[IntArray]:
    """The positions of equal keys."""
    _, group, sizes = np.unique(key, return_inverse=True, return_counts=True)
    return np.split(np.argsort(group.reshape(-1), kind="stable"), np.cumsum(sizes)[:-1])


def _cell_size(x: FloatArray, y: FloatArray, area: IntArray) -> float:
    """The smallest distance between columns or rows of cells of an area, metres; millimetres are noise."""
    spacings = [
        np.diff(np.unique(np.round(coordinate[area == number], 3)))
        for number in np.unique(area)
        for coordinate in (x, y)
    ]
    every = np.concatenate(spacings)
    return float(every.min()) if len(every) else 1.0


def grounds(x: FloatArray, y: FloatArray, raster: IntArray, crs: Sequence[object]) -> IntArray:
    """Number of the connected ground of each cell, (n,): rasters of one CRS and grid that adjoin are one.

    x, y, raster : (n,), centres and the number of a cell's raster; crs : of each raster. A city that comes in tiles is
    one city: cells on both sides of a seam are neighbours.
    """
    present = np.unique(raster)
    group = np.arange(len(crs))
    boxes = {}
    for i in present:
        own = raster == i
        cell = _cell_size(x[own], y[own], raster[own])
        boxes[i] = cell, np.array([x[own].min(), y[own].min()]), np.array([x[own].max(), y[own].max()])
    for a in present:
        for b in present[present < a]:
            (cell, low, high), (other, from_, to) = boxes[a], boxes[b]
            steps = (low - from_) / cell
            one_grid = abs(cell - other) < 1e-3 * cell and (np.abs(steps - np.rint(steps)) < 1e-3).all()
            if crs[a] == crs[b] and one_grid and (np.maximum(low - to, from_ - high) < 1.5 * cell).all():
                group[group == group[a]] = group[b]
    return np.asarray(group[raster], dtype=np.intp)


def _blocks(x: FloatArray, y: FloatArray, area: IntArray, side: float) -> tuple[IntArray, int]:
    """The block of each cell, numbered from 0, and how many there are."""
    column, row = np.floor(x / side).astype(np.int64), np.floor(y / side).astype(np.int64)
    column, row = column - column.min(), row - row.min()
    key = (area * (column.max() + 1) + column) * (row.max() + 1) + row
    present, block = np.unique(key, return_inverse=True)
    return block.reshape(-1).astype(np.intp), len(present)


def _even_number(block: IntArray) -> float:
    """How many blocks of equal numbers of cells would be as even as these: one that holds nearly all is no fold."""
    cells = np.bincount(block).astype(np.float64)
    return float(cells.sum() ** 2 / (cells**2).sum())


def _even(cells: IntArray, folds: int, seed: int) -> IntArray:
    """The fold of each block: about from the largest to the smallest, at random, each to the fold with fewest cells."""
    order = np.argsort(-cells * np.random.default_rng(seed).uniform(0.5, 1, len(cells)), kind="stable")
    fold = np.empty(len(cells), dtype=np.intp)
    filled = [(0, i) for i in range(folds)]
    for block in order:
        total, i = heapq.heappop(filled)
        fold[block] = i
        heapq.heappush(filled, (total + int(cells[block]), i))
    return fold


def _whole(length_m: float, cell: float) -> int:
    return max(1, math.ceil(length_m / cell - 1e-9))


def _km(length_m: float) -> str:
    return f"{length_m / 1000:.4g} km"
