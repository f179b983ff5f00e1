"""Weights of DEMs: from rasters of weights or of height errors, or from a band of the DEMs themselves."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..raster.files import RasterReader, open_on_grid
from ..raster.grid import Window
from .choices import WEIGHTS_FROM
from .filtering import NO_HEIGHT_M

Layer = NDArray[np.float32]

# Errors below, metres, count as this: a DEM that knew itself better would leave no say to the others.
LEAST_ERROR_M = 1e-3


def of_errors(errors: Layer) -> Layer:
    """Weights of standard deviations: 1 / error^2. An error of 0 gives none: it says that the error is not known."""
    with np.errstate(divide="ignore", over="ignore"):  # of errors too large to be squared the weight is 0
        return np.where(errors > 0, 1 / np.maximum(errors, np.float32(LEAST_ERROR_M)) ** 2, errors)


# What each of WEIGHTS_FROM makes of the values read.
MAKES: dict[str, Callable[[Layer], Layer]] = {
    "equal": np.ones_like,
    "weights": lambda values: values,
    "errors": of_errors,
    "error_band": of_errors,
}
IN_FILES = ("weights", "errors")


@dataclass(frozen=True)
class Weights:
    """How much each DEM counts at a pixel.

    source : of WEIGHTS_FROM; files : for 'weights' and 'errors' (standard deviations in metres), one for each DEM in
    their order; band : for 'error_band', the band of each DEM that holds its height errors, counted from 1.
    """

    source: str = "equal"
    files: Sequence[str | os.PathLike[str]] = ()
    band: int = 2

    def check(self, dems: int) -> None:
        """Raise EngineInputError unless there is one file for each DEM where files are needed, and none elsewhere."""
        if self.source not in WEIGHTS_FROM:
            raise EngineInputError(f"Weights from '{self.source}'; choose one of {', '.join(WEIGHTS_FROM)}.")
        if self.files and self.source not in IN_FILES:
            raise EngineInputError(
                f"{len(self.files)} rasters of weights are given, but weights are taken from '{self.source}'; choose "
                "'weights' or 'errors', or give no raster."
            )
        if self.source in IN_FILES and len(self.files) != dems:
            raise EngineInputError(
                f"{len(self.files)} rasters of {self.source} are given for {dems} DEMs; give one for each DEM, in the "
                "same order."
            )


EQUAL = Weights()


@dataclass(frozen=True)
class Source:
    """A DEM and its weights on the common grid. bias : subtracted from its heights; band : of the weights, from 0."""

    dem: RasterReader
    bias: float = 0.0
    kind: str = "equal"
    weights: RasterReader | None = None
    band: int = 0

    @property
    def name(self) -> str:
        return self.dem.name

    def heights(self, window: Window) -> Layer:
        """Heights without the bias, NaN where there are none."""
        values = self.dem.read(window)[0]
        return np.where(np.abs(values) < NO_HEIGHT_M, values, np.float32(np.nan)) - np.float32(self.bias)

    def weight(self, window: Window) -> Layer:
        """Weights of the window's pixels, NaN where they have none."""
        if self.weights is None:
            return np.ones((window.height, window.width), dtype=np.float32)
        values = self.weights.read(window, (self.band,))[0]
        if (values < 0).any():
            raise EngineInputError(
                f"Band {self.band + 1} of {self.weights.name} goes down to {np.nanmin(values):g}, but "
                f"{'weights' if self.kind == 'weights' else 'height errors'} are not negative; declare its nodata "
                "value, or give another one."
            )
        return MAKES[self.kind](values)


def with_weights(
    dems: Sequence[RasterReader],
    biases: Sequence[float],
    weights: Weights,
    moves: Sequence[tuple[float, float]],
    stack: ExitStack,
) -> list[Source]:
    """The DEMs with their weights opened on the first one's grid. moves : metres east and north that they are moved."""
    sources = []
    for number, (dem, bias, move) in enumerate(zip(dems, biases, moves)):
        if weights.source == "equal":
            sources.append(Source(dem, bias))
            continue
        band = weights.band - 1 if weights.source == "error_band" else 0
        if not 0 <= band < len(dem.band_names):
            raise EngineInputError(
                f"The DEM {dem.name} has {len(dem.band_names)} bands and no band {weights.band}; give the number of "
                "the band that holds its height errors."
            )
        path = weights.files[number] if weights.source in IN_FILES else dem.path
        # Between an error of 0, which is not known, and a neighbour's would lie a small one: a large weight.
        unknown = MAKES[weights.source] is of_errors
        reader = stack.enter_context(open_on_grid(path, dems[0].grid, shift=move, zero_is_void=unknown))
        sources.append(Source(dem, bias, weights.source, reader, band))
    return sources


def weights_text(sources: Sequence[Source]) -> str:
    """Where the weights came from, for people."""
    files = [f"{source.weights.name} band {source.band + 1}" for source in sources if source.weights]
    return ", ".join([f"from {sources[0].kind}", *files])
