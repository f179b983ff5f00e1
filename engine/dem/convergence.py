"""How a variational fusion converged (see fusion.py)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass
class Convergence:
    """Sums over all pixels of how the energy fell and how far from its minimum it may be.

    energies : for each of `iterations`, its sum of distances to the DEMs and its sum of roughness, metres.
    """

    iterations: Sequence[int]
    energies: NDArray[np.float64] = field(init=False)
    gap: float = 0.0
    excess: float = 0.0
    change: float = 0.0
    largest_change: float = 0.0
    pixels: int = 0
    lowest: float = math.inf
    highest: float = -math.inf

    def __post_init__(self) -> None:
        self.energies = np.zeros((len(self.iterations), 2))

    def add(self, other: Convergence) -> None:
        self.energies += other.energies
        for name in ("gap", "excess", "change", "pixels"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.largest_change = max(self.largest_change, other.largest_change)
        self.lowest, self.highest = min(self.lowest, other.lowest), max(self.highest, other.highest)

    @property
    def per_pixel(self) -> NDArray[np.float64]:
        """Energies for each pixel, metres: (iterations, 2)."""
        return self.energies / max(self.pixels, 1)

    @property
    def mean_change(self) -> float:
        return self.change / max(self.pixels, 1)

    @property
    def relative_gap(self) -> float:
        """By which share of itself the energy is, at most, above its minimum.

        The primal-dual gap, knowing that the minimum lies between the lowest and the highest height of the DEMs.
        """
        energy = float(self.energies[-1].sum())
        range_m = max(self.highest - self.lowest, 0.0)
        return (self.gap + self.excess * range_m) / energy if energy > 0 else 0.0

    def numbers(self) -> tuple[float, float, float, float]:
        """Energy per pixel before and after, metres; relative_gap; mean_change."""
        first, last = self.per_pixel[[0, -1]].sum(axis=1)
        return float(first), float(last), self.relative_gap, self.mean_change

    def sentence(self) -> str:
        (first, last), gap = self.per_pixel[[0, -1]], self.relative_gap
        return (
            f"Fused in {self.iterations[-1]} iterations: the energy fell from {first.sum():.3f} to {last.sum():.3f} m "
            f"per pixel ({last[0]:.3f} distance to the DEMs, {last[1]:.3f} roughness) and is at most {100 * gap:.2g} % "
            f"above the lowest that there is; the last iteration moved the heights by {self.mean_change:.4f} m on "
            f"average and {self.largest_change:.3f} m at most."
        )

    def facts(self) -> dict[str, Any]:
        """For a report in JSON."""
        return {
            "pixels": self.pixels,
            "energy_m_per_pixel": [
                {"iteration": n, "distance": round(float(d), 6), "roughness": round(float(r), 6)}
                for n, (d, r) in zip(self.iterations, self.per_pixel)
            ],
            "gap_share_of_energy_at_most": self.relative_gap,
            "last_change_mean_m": self.mean_change,
            "last_change_largest_m": self.largest_change,
        }
