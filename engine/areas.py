"""Polygons, and which places lie in them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .errors import EngineInputError

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Area:
    """A polygon. rings : of x and y, each shape (k, 2), outer ones and holes in any order (even-odd rule).

    Raises EngineInputError for a ring of fewer than three places.
    """

    name: str
    rings: tuple[Array, ...]

    def __post_init__(self) -> None:
        rings = tuple(np.asarray(ring, np.float64) for ring in self.rings)
        good = all(ring.ndim == 2 and ring.shape[1] == 2 and len(ring) >= 3 for ring in rings)
        if not (rings and good and all(np.isfinite(ring).all() for ring in rings)):
            raise EngineInputError(
                f"The area '{self.name}' is no polygon; each ring needs three finite places, shape (k, 2), or more."
            )
        object.__setattr__(self, "rings", rings)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        places = np.concatenate(self.rings)
        (west, south), (east, north) = places.min(axis=0), places.max(axis=0)
        return float(west), float(south), float(east), float(north)

    def inside(self, x: Array, y: Array) -> NDArray[np.bool_]:
        """Which places, shape (n,), lie inside: those from which a ray crosses the rings an odd number of times."""
        odd = np.zeros(len(x), np.bool_)
        for ring in self.rings:
            for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0)):
                if y1 != y2:
                    crosses = (y1 > y) != (y2 > y)
                    odd ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
        return odd


def rectangle(name: str, west: float, south: float, east: float, north: float) -> Area:
    return Area(name, (np.array([[west, south], [east, south], [east, north], [west, north]]),))
