"""What a user of composites and features chooses from; without NumPy, so that dialogs are made without it."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import EngineInputError

# How several DEMs become one: pixel by pixel (composite.POINTWISE), or by minimising an energy (composite.VARIATIONAL).
METHODS = ("union", "intersection", "mean", "median", "weighted_mean", "tv_l1", "huber_l1")
# Where their weights come from: weights.MAKES.
WEIGHTS_FROM = ("equal", "weights", "errors", "error_band")
# Which cell a pixel counts in.
ASSIGNMENTS = ("centre", "area")

MOST_ITERATIONS = 1000


@dataclass(frozen=True)
class Model:
    """What is minimised, and how long. strength : lambda, in pixels; huber : metres per pixel, 0 for TV-L1."""

    strength: float = 0.5  # in pixels of 30 m; 0.8 to 1.2 are published, for pixels of 12 m and less
    huber: float = 4.0
    iterations: int = 150

    def check(self) -> None:
        """Raise EngineInputError for numbers that make no sense."""
        if not 0 < self.strength <= 100:
            raise EngineInputError(f"Lambda is {self.strength:g}; give a number above 0 and at most 100, such as 0.5.")
        if not 0 <= self.huber <= 1000:
            raise EngineInputError(f"The Huber threshold is {self.huber:g} m per pixel; give 0 to 1000.")
        if not 1 <= self.iterations <= MOST_ITERATIONS:
            raise EngineInputError(f"The iterations are {self.iterations}; give 1 to {MOST_ITERATIONS}.")

    @property
    def text(self) -> str:
        threshold = f"Huber threshold {self.huber:g} m per pixel" if self.huber > 0 else "total variation"
        return f"lambda {self.strength:g}, {threshold}, {self.iterations} iterations"


DEFAULT = Model()
