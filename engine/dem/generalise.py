"""Generalisation: mean and standard deviation of fine pixels in coarse cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..raster.grid import Grid, Window, positions

ASSIGNMENTS = ("centre", "area")


@dataclass(frozen=True)
class Assignment:
    """Which pixel counts in which cell, and with what weight.

    pixel : flat indices into the pixel window; cell : flat indices into the cell grid; weight : None for ones.
    """

    pixel: NDArray[np.intp]
    cell: NDArray[np.intp]
    weight: NDArray[np.float64] | None
    cells: int

    def total(self) -> NDArray[np.float64]:
        """Weight of all pixels of each cell, valid or not."""
        return np.bincount(self.cell, self.weight, self.cells).astype(np.float64)


def assign(pixels: Grid, window: Window, cells: Grid, how: str = "centre") -> Assignment:
    """Assign the pixels of a window to the cells of a grid.

    how : 'centre' counts a pixel where its centre lies; 'area' shares it out by the area of its rectangle
    (width and height of the pixel in the cells' CRS; the small rotation between the two grids is neglected).
    """
    column, row = positions(pixels, window, cells)
    if how == "centre":
        inside = (column >= 0) & (column < cells.width) & (row >= 0) & (row < cells.height)
        pixel = np.flatnonzero(inside)
        cell = np.floor(row.ravel()[pixel]).astype(np.intp) * cells.width
        cell += np.floor(column.ravel()[pixel]).astype(np.intp)
        return Assignment(pixel, cell, None, cells.width * cells.height)
    if how != "area":
        raise EngineInputError(f"The assignment is '{how}'; choose one of {', '.join(ASSIGNMENTS)}.")
    # The size of each pixel in cells, from a window that is one pixel larger on each side.
    wide_column, wide_row = positions(pixels, window.grown(1), cells)
    with np.errstate(invalid="ignore"):  # where the projection is not defined
        width = np.abs(wide_column[1:-1, 2:] - wide_column[1:-1, :-2]) / 2
        height = np.abs(wide_row[2:, 1:-1] - wide_row[:-2, 1:-1]) / 2
        left, top = column - width / 2, row - height / 2
    parts = []
    finite = np.isfinite(left) & np.isfinite(top) & np.isfinite(width) & np.isfinite(height)
    left, top, width, height = (np.where(finite, a, -1e9) for a in (left, top, width, height))
    for down in range(int(np.floor(np.nanmax(height, initial=0))) + 2):
        for across in range(int(np.floor(np.nanmax(width, initial=0))) + 2):
            cell_column, cell_row = np.floor(left) + across, np.floor(top) + down
            share = _overlap(left, width, cell_column) * _overlap(top, height, cell_row)
            inside = (cell_column >= 0) & (cell_column < cells.width) & (cell_row >= 0) & (cell_row < cells.height)
            pixel = np.flatnonzero(inside & (share > 0))
            cell = (cell_row.ravel()[pixel] * cells.width + cell_column.ravel()[pixel]).astype(np.intp)
            parts.append((pixel, cell, share.ravel()[pixel]))
    pixel, cell, weight = (np.concatenate(arrays) for arrays in zip(*parts))
    return Assignment(pixel, cell, weight, cells.width * cells.height)


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

    def add(self, assignment: Assignment, values: NDArray[np.floating[Any]]) -> None:
        """Add a block of pixels, NaN for nodata, of the shape of the assignment's window."""
        samples = values.ravel()[assignment.pixel].astype(np.float64)
        cell, weight = assignment.cell, assignment.weight
        valid = np.isfinite(samples)
        if not valid.all():
            samples, cell = samples[valid], cell[valid]
            weight = None if weight is None else weight[valid]
        cells = assignment.cells
        total = np.bincount(cell, weight, cells).astype(np.float64)
        some = np.where(total > 0, total, 1)
        mean = np.bincount(cell, samples if weight is None else samples * weight, cells) / some
        deviation = samples - mean[cell]
        weighted = deviation if weight is None else deviation * weight
        left_over = np.bincount(cell, weighted, cells)  # what rounding left in the mean
        squares = np.bincount(cell, weighted * deviation, cells) - left_over**2 / some
        mean += left_over / some
        joint = self.weight + total
        share = total / np.where(joint > 0, joint, 1)
        difference = mean - self.mean
        self._squares += squares + difference**2 * self.weight * share
        self.mean += difference * share
        self.weight = joint

    def standard_deviation(self) -> NDArray[np.float64]:
        """Population standard deviation (divided by the weight, not by the weight less one)."""
        return np.sqrt(np.clip(self._squares, 0, None) / np.where(self.weight > 0, self.weight, 1))
