"""What the loading corrections share: reading their text files, and local displacements as Earth-fixed ones."""

from __future__ import annotations

import os

import numpy as np
from numpy.typing import NDArray

from ..geodetic import enu_axes
from ..passes import Sight
from .textfiles import read_lines

Array = NDArray[np.float64]


def text_lines(path: str | os.PathLike[str], what: str) -> list[tuple[int, str]]:
    """The lines of a text file that are not blank, stripped, each with its number from 1."""
    return [(number, line.strip()) for number, line in enumerate(read_lines(path, what), 1) if line.strip()]


def numbers(words: list[str]) -> Array | None:
    """Words as finite numbers, or None where one is none."""
    try:
        values = np.array([float(word) for word in words])
    except ValueError:
        return None
    return values if np.isfinite(values).all() else None


def to_xyz(sight: Sight, east_north_up_m: Array) -> Array:
    """Displacements to the east, north and up of each point, shape (n, 3) or (3,), as x, y, z, shape (n, 3), metres."""
    moved = np.broadcast_to(east_north_up_m, sight.xyz_m.shape)
    return np.einsum("ni,nij->nj", moved, enu_axes(sight.xyz_m))
