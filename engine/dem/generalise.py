"""Generalisation: mean and standard deviation of fine pixels in coarse cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..raster.grid import NODE_SPACING, Grid, Places, Window, places
from .choices import ASSIGNMENTS

Cells = NDArray[np.float64]
Values = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Assignment:
    """Which pixel counts in which cell, and with what weight.

    pixel : flat indices into the pixel window; cell : flat indices into the cell grid; weight : None for ones.
    """

    pixel: NDArray[np.intp]
    cell: NDArray[np.intp]
    weight: NDArray[np.float64] | None
    cells: int

    def total(self) -> Cells:
        """Weight of all pixels of each cell, valid or not."""
        return _summed(self.cell, self.weight, self.cells)

    def sums(self, layers: Sequence[Values]) -> tuple[Cells, Cells]:
        """Weight and sum of the valid values of each cell, both (layers, cells)."""
        total, sums = np.zeros((2, len(layers), self.cells))
        for i, values in enumerate(layers):
            samples, cell, weight = self._samples(values)
            total[i] = _summed(cell, weight, self.cells)
            sums[i] = _summed(cell, samples if weight is None else samples * weight, self.cells)
        return total, sums

    def deviations(self, layers: Sequence[Values], means: Cells) -> tuple[Cells, Cells]:
        """Sums of the deviations of the valid values from each cell's mean, and of their squares."""
        left_over, squares = np.zeros((2, len(layers), self.cells))
        for i, values in enumerate(layers):
            samples, cell, weight = self._samples(values)
            deviation = samples - means[i][cell]
            weighted = deviation if weight is None else deviation * weight
            left_over[i] = _summed(cell, weighted, self.cells)
            squares[i] = _summed(cell, weighted * deviation, self.cells)
        return left_over, squares

    def _samples(self, values: Values) -> tuple[Cells, NDArray[np.intp], NDArray[np.float64] | None]:
        samples = values.ravel()[self.pixel].astype(np.float64)
        valid = np.isfinite(samples)
        if valid.all():
            return samples, self.cell, self.weight
        return samples[valid], self.cell[valid], None if self.weight is None else self.weight[valid]


def _summed(cell: NDArray[Any], weight: NDArray[Any] | None, cells: int) -> Cells:
    """Sums by cell, in order; no weight: ones."""
    return np.bincount(cell, weight, cells).astype(np.float64)


@dataclass(frozen=True)
class Runs:
    """The same, summed by compiled code: runs of pixels, from start to before stop, that count in one cell.

    weight : of each pixel of each run in turn, None for ones. compiled : the module cell_kernels.
    """

    start: NDArray[np.int64]
    stop: NDArray[np.int64]
    cell: NDArray[np.int64]
    weight: NDArray[np.float64] | None
    cells: int
    compiled: ModuleType

    def total(self) -> Cells:
        """Weight of all pixels of each cell, valid or not."""
        lengths = self.stop - self.start
        if self.weight is None:
            return _summed(self.cell, lengths, self.cells)
        return _summed(np.repeat(self.cell, lengths), self.weight, self.cells)

    def sums(self, layers: Sequence[Values]) -> tuple[Cells, Cells]:
        """Weight and sum of the valid values of each cell, both (layers, cells)."""
        return self._into("sums", layers)

    def deviations(self, layers: Sequence[Values], means: Cells) -> tuple[Cells, Cells]:
        """Sums of the deviations of the valid values from each cell's mean, and of their squares."""
        return self._into("deviations", layers, means)

    def _into(self, name: str, layers: Sequence[Values], means: Cells | None = None) -> tuple[Cells, Cells]:
        results = np.zeros((2, len(layers), self.cells))
        # The compiled sums take three layers at once: following the runs takes longer than adding.
        for i in range(0, len(layers), 3):
            flat = [values.reshape(-1) for values in layers[i : i + 3]]
            flat += flat[-1:] * (3 - len(flat))
            own = [np.zeros((self.cells, 3)), np.zeros((self.cells, 3))]
            if means is not None:
                own.insert(0, np.ascontiguousarray(np.resize(means[i : i + 3], (3, self.cells)).T))
            if self.weight is None:
                getattr(self.compiled, name)(self.start, self.stop, self.cell, *flat, *own)
            else:
                getattr(self.compiled, f"weighted_{name}")(self.start, self.stop, self.cell, self.weight, *flat, *own)
            for result, computed in zip(results, own[-2:]):
                result[i : i + 3] = computed.T[: len(layers) - i]
        return results[0], results[1]


def assign(pixels: Grid, window: Window, cells: Grid, how: str = "centre") -> Assignment:
    """Assign the pixels of a window to the cells of a grid.

    how : 'centre' counts a pixel where its centre lies; 'area' shares it out by the area of its rectangle
    (width and height of the pixel in the cells' CRS; the small rotation between the two grids is neglected).
    """
    return assign_places(places_for(pixels, window, cells, how), cells.window, how)


def places_for(pixels: Grid, window: Window, cells: Grid, how: str) -> Places:
    """What assign_places needs to know of a window's pixels: all that the map projection is asked."""
    if how not in ASSIGNMENTS:
        raise EngineInputError(f"The assignment is '{how}'; choose one of {', '.join(ASSIGNMENTS)}.")
    return places(pixels, window.grown(1) if how == "area" else window, cells)


def assign_places(where: Places, cells: Window, how: str, within: tuple[int, int] | None = None) -> Assignment:
    """Assign pixels, whose places in a grid are known, to a window of that grid's cells.

    within : where the pixels are part of a larger array, its row length and the flat index of the first of them.
    """
    assignment = _by_centre(where, cells) if how == "centre" else _by_area(where, cells)
    if within is None:
        return assignment
    width = where.window.width if how == "centre" else where.window.width - 2
    row, column = np.divmod(assignment.pixel, width)
    return replace(assignment, pixel=within[1] + row * within[0] + column)


def _by_centre(where: Places, cells: Window) -> Assignment:
    x, y = where.of_centres()
    column, row = np.floor(x) - cells.column, np.floor(y) - cells.row
    pixel = np.flatnonzero((column >= 0) & (column < cells.width) & (row >= 0) & (row < cells.height))
    cell: NDArray[np.intp] = (row.ravel()[pixel] * cells.width + column.ravel()[pixel]).astype(np.intp)
    return Assignment(pixel, cell, None, cells.width * cells.height)


def _by_area(where: Places, cells: Window) -> Assignment:
    left, top, width, height, across, down = _rectangles(where)
    first_column, first_row = np.floor(left), np.floor(top)
    parts = []
    for i in range(down):
        for j in range(across):
            cell_column, cell_row = first_column + float(j), first_row + float(i)
            share = _overlap(left, width, cell_column) * _overlap(top, height, cell_row)
            cell_column, cell_row = cell_column - cells.column, cell_row - cells.row
            inside = (cell_column >= 0) & (cell_column < cells.width) & (cell_row >= 0) & (cell_row < cells.height)
            pixel = np.flatnonzero(inside & (share > 0))
            cell = (cell_row.ravel()[pixel] * cells.width + cell_column.ravel()[pixel]).astype(np.intp)
            parts.append((pixel, cell, share.ravel()[pixel]))
    pixel, cell, weight = (np.concatenate(arrays) for arrays in zip(*parts))
    return Assignment(pixel, cell, weight, cells.width * cells.height)


def _rectangles(where: Places) -> tuple[Cells, Cells, Cells, Cells, int, int]:
    """Left, top, width and height of pixels, in cells, and how many cells one may reach across and down.

    where : the places of a window that is one pixel larger on each side.
    """
    column, row = where.of_centres()
    with np.errstate(invalid="ignore"):  # where the projection is not defined
        width = np.abs(column[1:-1, 2:] - column[1:-1, :-2]) / 2
        height = np.abs(row[2:, 1:-1] - row[:-2, 1:-1]) / 2
        left, top = column[1:-1, 1:-1] - width / 2, row[1:-1, 1:-1] - height / 2
    finite = np.isfinite(left) & np.isfinite(top) & np.isfinite(width) & np.isfinite(height)
    if not finite.all():
        left, top, width, height = (np.where(finite, a, -1e9) for a in (left, top, width, height))
    across, down = (int(np.floor(np.max(size, initial=0))) + 2 for size in (width, height))
    return left, top, width, height, across, down


def runs(where: Places, cells: Window, how: str, compiled: ModuleType, within: tuple[int, int] | None = None) -> Runs:
    """As assign_places, for the compiled sums."""
    count, box = cells.width * cells.height, (cells.column, cells.row, cells.width, cells.height)
    if how == "centre":
        window = where.window
        nodes = (where.column, where.row, where.first_column, where.first_row, where.separable, NODE_SPACING)
        pixels = (window.column, window.row, window.width, window.height)
        start, stop, own = compiled.runs_of_centres(*nodes, *pixels, *box, *(within or (window.width, 0)))
        return Runs(start, stop, own, None, count, compiled)
    start, stop, own, weight = compiled.runs_of_areas(
        *_rectangles(where), *box, *(within or (where.window.width - 2, 0))
    )
    return Runs(start, stop, own, weight, count, compiled)


def _overlap(start: NDArray[np.float64], length: NDArray[np.float64], cell: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of the interval [start, start + length] that lies in [cell, cell + 1]."""
    common = np.minimum(start + length, cell + 1) - np.maximum(start, cell)
    return np.clip(common, 0, None) / np.where(length > 0, length, 1)


class CellStatistics:
    """Weight, mean and standard deviation of the valid pixels of each cell, added block by block.

    Deviations are taken from each block's own cell means and blocks are joined by Chan's formula (Chan, Golub,
    LeVeque 1983), so nothing is lost to cancellation however many pixels a cell has.
    """

    def __init__(self, cells: int) -> None:
        self.weight = np.zeros(cells)
        self.mean = np.zeros(cells)
        self._squares = np.zeros(cells)

    def add(self, assignment: Assignment | Runs, values: Values) -> None:
        """Add a block of pixels, NaN for nodata: the array that the assignment's pixels index (float32 for runs)."""
        add_layers([self], assignment, [values])

    def join(self, total: Cells, mean: Cells, squares: Cells) -> None:
        """Add a block's weight, mean, and sum of squared deviations from it."""
        joint = self.weight + total
        share = total / np.where(joint > 0, joint, 1)
        difference = mean - self.mean
        self._squares += squares + difference**2 * self.weight * share
        self.mean += difference * share
        self.weight = joint

    def standard_deviation(self) -> NDArray[np.float64]:
        """Population standard deviation (divided by the weight, not by the weight less one)."""
        return np.sqrt(np.clip(self._squares, 0, None) / np.where(self.weight > 0, self.weight, 1))


def add_layers(statistics: Sequence[CellStatistics], assignment: Assignment | Runs, layers: Sequence[Values]) -> None:
    """Add a block of pixels of several layers, each to its own statistics; see CellStatistics.add."""
    total, means = assignment.sums(layers)
    some = np.where(total > 0, total, 1)
    means /= some
    left_over, squares = assignment.deviations(layers, means)  # left_over: what rounding left in the means
    squares -= left_over**2 / some
    means += left_over / some
    for statistic, *block in zip(statistics, total, means, squares):
        statistic.join(*block)
