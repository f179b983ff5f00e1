"""What ancillary features are made of: the built-up share and the class of greenness of pixels of any grid."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import Array, RasterReader
from ..raster.grid import Grid, Window, pixels_holding
from .choices import GREENNESS

GREEN = ("low", "medium", "high")
ROUNDING = 1e-6  # what float32 and resampling may add to a share or to an NDVI
MOST_PIXELS = 8 * 1024 * 1024
MOST_CODES = 12
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"  # what stands for - in texts that are pasted

Ranges = tuple[tuple[float, float], ...]


def class_ranges(text: str) -> Ranges:
    """First and last class of each range in a list such as '50' or '3-6, 11'. Empty: no class is named."""
    parts = re.sub(rf"\s*[-{DASHES}]\s*", "-", text.strip()).replace(",", " ").split()
    matches = [re.fullmatch(r"(\d+)(?:-(\d+))?", part) for part in parts]
    ranges = tuple((float(m[1]), float(m[2] or m[1])) for m in matches if m)
    if len(ranges) < len(parts) or any(first > last for first, last in ranges):
        raise EngineInputError(
            f"Built-up classes (BUILT_CLASSES): '{text}' is no list of classes; give whole numbers and ranges, "
            "separated by commas, such as 50 or 3-6, 11."
        )
    return ranges


def greenness_classes(text: str = GREENNESS) -> Ranges:
    """Lower and upper bound of each of the three classes of NDVI, ascending; one at -1 or 1 becomes infinite."""
    try:
        bounds = tuple((float(low), float(high)) for low, high in (part.split(":") for part in text.split(",")))
    except ValueError:
        bounds = ()
    flat = [bound for pair in bounds for bound in pair]
    rising = all(low < high for low, high in bounds) and flat == sorted(flat)
    if len(bounds) != len(GREEN) or not rising or not all(-1 <= bound <= 1 for bound in flat):
        raise EngineInputError(
            f"The classes of greenness are '{text}'; give three, rising from -1 to 1, each as lower:upper, with "
            f"commas between them: {GREENNESS}."
        )
    return tuple((-math.inf if low == -1 else low, math.inf if high == 1 else high) for low, high in bounds)


def greenness_class(ndvi: Array, bounds: Ranges) -> NDArray[np.int8]:
    """Class of each pixel: 1, 2, 3, 0 for none of them, -1 where the NDVI is NaN.

    Bounds belong to no class, as in the paper; but where one class ends at the next one's begin, to the next one.
    """
    result = np.where(np.isnan(ndvi), -1, 0).astype(np.int8)
    before = None
    for number, (low, high) in enumerate(bounds, 1):
        # Bounds as float32: 0.2 in a file is the 0.2 that was given.
        above = ndvi >= np.float32(low) if low == before else ndvi > np.float32(low)
        result[above & (ndvi < np.float32(high))] = number
        before = high
    return result


@dataclass(frozen=True)
class Layer:
    """A band (counted from 1) of a raster, which can be read at the pixels of any grid."""

    reader: RasterReader
    number: int = 1

    def __post_init__(self) -> None:
        count = len(self.reader.band_names)
        if not 1 <= self.number <= count:
            raise EngineInputError(
                f"Band {self.number} of {self.reader.name} is asked for, which has {count}; give a number from 1 to "
                f"{count}."
            )

    @property
    def grid(self) -> Grid:
        return self.reader.grid

    def read(self, pixels: Grid, window: Window) -> Array:
        """Values of the pixels that hold the centres of a window of another grid, NaN beyond the raster."""
        offset = self.grid.offset_of(pixels)
        if offset is not None:
            return self.reader.read(window.moved(*offset), [self.number - 1])[0]
        result = np.full((window.height, window.width), np.nan, dtype=np.float32)
        found = pixels_holding(pixels, window, self.grid)
        if found is None:
            return result
        inside, columns, rows, reached = found
        if reached.width * reached.height > MOST_PIXELS and window.width > 1:
            # The window lies across the seam of a raster of the whole Earth.
            half = window.width // 2
            parts = (
                Window(window.column, window.row, half, window.height),
                Window(window.column + half, window.row, window.width - half, window.height),
            )
            return np.concatenate([self.read(pixels, part) for part in parts], axis=1)
        result[inside] = self.reader.read(reached, [self.number - 1])[0][rows, columns]
        return result


class Built:
    """The built-up share of pixels, and what was met among them. classes : see class_ranges; factor : to a share."""

    def __init__(self, layer: Layer, classes: str, factor: float) -> None:
        self.layer, self.name = layer, layer.reader.name
        self._ranges, self._factor = class_ranges(classes), factor
        self.known = self.some_built = self.some_open = False
        self.codes: set[int] = set()

    def read(self, pixels: Grid, window: Window) -> Array:
        """Shares from 0 to 1, NaN where not known. Raises EngineInputError for values that can be no share."""
        values = self.layer.read(pixels, window)
        known = np.isfinite(values)
        if not known.any():
            return values
        share = self._of_classes(values, known) if self._ranges else self._share(values)
        self.known = True
        self.some_built = self.some_built or bool((share > 0).any())
        self.some_open = self.some_open or bool((share < 1).any())
        return share

    def _share(self, values: Array) -> Array:
        share = _scaled(values, self._factor)
        wrong = values[(share < -ROUNDING) | (share > 1 + ROUNDING)]
        if wrong.size:
            raise EngineInputError(
                f"The built-up raster {self.name} holds {wrong[0]:g}, but a share lies from 0 to 1: name the classes "
                "that are built-up (BUILT_CLASSES), set the factor to a share (BUILT_FACTOR, 0.01 for percent), or "
                "declare that value as nodata."
            )
        return np.clip(share, 0, 1)

    def _of_classes(self, values: Array, known: NDArray[np.bool_]) -> Array:
        codes = values[known]
        odd = codes[codes != np.rint(codes)]
        if odd.size:
            raise EngineInputError(
                f"The built-up raster {self.name} holds {odd[0]:g}, which is no class; leave the built-up classes "
                "(BUILT_CLASSES) empty for a share, or give a raster of classes."
            )
        if not self.some_built and len(self.codes) < MOST_CODES:
            self.codes.update(int(code) for code in np.unique(codes)[:MOST_CODES])
        share = np.where(known, 0, np.nan).astype(np.float32)
        for first, last in self._ranges:
            share[(values >= first) & (values <= last)] = 1
        return share

    def say(self, monitor: Monitor) -> None:
        """Warn of what is probably not meant."""
        if self._ranges and not self.some_built:
            found = ", ".join(map(str, sorted(self.codes)[:MOST_CODES]))
            monitor.warn(
                f"No pixel of {self.name} is of the built-up classes (BUILT_CLASSES), so BU is 0; it holds {found}."
            )
        elif not self._ranges and (self.layer.reader.nodata == 0 or not self.some_open):
            why = "declares 0 as nodata" if self.layer.reader.nodata == 0 else "is fully built-up wherever it is known"
            monitor.warn(
                f"The built-up raster {self.name} {why}: ground that is not built-up counts as not known. Where that "
                "is wrong, write it anew with 0 for such ground and without that nodata value."
            )


class Greenness:
    """The class of greenness of pixels, from one layer (NDVI; factor : to NDVI) or two (red and near infrared)."""

    def __init__(self, layers: Sequence[Layer], classes: str, factor: float) -> None:
        self._layers = layers
        self._bounds, self._factor = greenness_classes(classes), factor

    def read(self, pixels: Grid, window: Window) -> NDArray[np.int8]:
        """See greenness_class. Raises EngineInputError for values that can be no NDVI."""
        values = [layer.read(pixels, window) for layer in self._layers]
        ndvi = self._ndvi(values[0]) if len(values) == 1 else normalised_difference(*values)
        return greenness_class(ndvi, self._bounds)

    def _ndvi(self, values: Array) -> Array:
        ndvi = _scaled(values, self._factor)
        wrong = values[np.abs(ndvi) > 1 + ROUNDING]
        if wrong.size:
            raise EngineInputError(
                f"The NDVI {self._layers[0].reader.name} holds {wrong[0]:g}, but an NDVI lies from -1 to 1: set the "
                "factor to an NDVI (NDVI_FACTOR, 0.0001 for whole numbers up to 10000), declare that value as nodata, "
                "or give red and near infrared (RED, NIR) instead."
            )
        return ndvi


def normalised_difference(red: Array, nir: Array) -> Array:
    """NDVI = (nir - red) / (nir + red), NaN where either is or both are 0; negative reflectances count as 0."""
    red, nir = np.maximum(red, 0), np.maximum(nir, 0)
    total = nir + red
    result: Array = np.divide(nir - red, total, out=np.full(red.shape, np.nan, dtype=np.float32), where=total > 0)
    return result


def _scaled(values: Array, factor: float) -> Array:
    """Through float64, so that 2000 times 0.0001 is the 0.2 of a file."""
    return values if factor == 1 else (values.astype(np.float64) * factor).astype(np.float32)
