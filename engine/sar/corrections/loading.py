"""What the loading corrections share: reading their text files, and local displacements as Earth-fixed ones."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..geodetic import up
from ..passes import Sight

Array = NDArray[np.float64]


def text_lines(path: str | os.PathLike[str], what: str) -> list[tuple[int, str]]:
    """The lines of a text file that are not blank, stripped, each with its number from 1.

    Raises EngineInputError naming `what` when the file cannot be read, or is empty or binary.
    """
    try:
        text = Path(path).read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise EngineInputError(f"The {what} {path} cannot be read ({error.strerror}); choose another file.") from error
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines or "\0" in text:
        raise EngineInputError(f"The {what} {path} is {'binary' if lines else 'empty'}; a text file is wanted.")
    return lines


def numbers(words: list[str]) -> Array | None:
    """Words as finite numbers, or None where one is none."""
    try:
        values = np.array([float(word) for word in words])
    except ValueError:
        return None
    return values if np.isfinite(values).all() else None


def to_xyz(sight: Sight, east_north_up_m: Array) -> Array:
    """Displacements to the east, north and up of each point, shape (n, 3) or (3,), as x, y, z, shape (n, 3), metres."""
    phi, lam = (np.radians(angle) for angle in sight.geodetic[:2])
    east = np.stack([-np.sin(lam), np.cos(lam), np.zeros_like(lam)], axis=-1)
    north = np.stack([-np.sin(phi) * np.cos(lam), -np.sin(phi) * np.sin(lam), np.cos(phi)], axis=-1)
    moved = np.broadcast_to(east_north_up_m, sight.xyz_m.shape).T[..., None]
    return moved[0] * east + moved[1] * north + moved[2] * up(sight.xyz_m)
