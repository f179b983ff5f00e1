"""Several rasters on one grid as a set of bands, found by name."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack

import numpy as np
import pyproj
from numpy.typing import NDArray

from ..dem.features import VALID_SHARE
from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import RasterReader
from ..raster.grid import Extent, Grid, Window, overlap, reproject_extent

# Metadata that must agree between the features that a model was fitted to and those it is applied to.
MAKING = (
    "VC_DEM_PIXEL_M", "VC_CELL_SIZE_M", "VC_KERNEL_SUM", "VC_ASSIGNMENT", "VC_MIN_VALID", "VC_GREENNESS_CLASSES",
    "VC_ANCILLARY_ASSIGNMENT",
)  # fmt: skip


ALIKE = 1.2  # ratio of pixel sizes up to which filters, which work on pixels, see much the same

# Rasters of ours that are no features: a model of the reference by itself would look perfect.
NO_FEATURES = {
    "reference components": "reference components", "prediction": "a prediction", "slope mask": "a slope mask",
}  # fmt: skip


class BandStack:
    """Rasters whose pixels coincide, read band by band, by name. A context manager.

    A band that several rasters hold is put together from them (tiles of one city); where two of them give different
    values for one pixel it is not clear which one is meant, and reading raises EngineInputError. Only of VALID_SHARE
    the smallest value is taken: what is computed from several rasters rests on the ground that all of them know.
    """

    def __init__(self, paths: Sequence[str | os.PathLike[str]], grid: Grid | None = None, grid_name: str = "") -> None:
        self._stack = ExitStack()
        try:
            self.readers = [self._stack.enter_context(RasterReader(path)) for path in paths]
            if not self.readers:
                raise EngineInputError("No features raster was given; compute features of a DEM first.")
            for reader in self.readers:
                _check_features(reader)
            reference, name = (grid, grid_name) if grid else (self.readers[0].grid, self.readers[0].name)
            offsets = []
            for reader in self.readers:
                offset = reference.offset_of(reader.grid)
                if offset is None:
                    raise EngineInputError(
                        f"The cells of {reader.name} do not coincide with those of {name}; compute one of them with "
                        f"the other as GRID{'' if grid else ', or predict each city by itself'}."
                    )
                offsets.append(offset)
            self.grid = grid or _union(reference, [reader.grid for reader in self.readers], offsets)
            self._offsets = [self.grid.offset_of(reader.grid) or (0, 0) for reader in self.readers]
        except BaseException:
            self._stack.close()
            raise

    def __enter__(self) -> BandStack:
        return self

    def __exit__(self, *exception: object) -> None:
        self._stack.close()

    @property
    def names(self) -> list[str]:
        """Names of all bands, in the order of the rasters, each once."""
        return list(dict.fromkeys(name for reader in self.readers for name in reader.band_names))

    def require(self, names: Sequence[str], wanted_by: str) -> None:
        """Raise EngineInputError when a band is missing."""
        missing = [name for name in names if name not in self.names]
        if missing:
            rasters = ", ".join(reader.name for reader in self.readers)
            some = ", ".join(self.names[:8]) + (" …" if len(self.names) > 8 else "")
            raise EngineInputError(
                f"{rasters}: there is no band named {', '.join(missing)}, which {wanted_by} needs; found are {some}. "
                "Give a features raster with that band (bands are found by their name, not their number)."
            )

    def read(self, names: Sequence[str], window: Window) -> NDArray[np.float32]:
        """Bands of shape (names, height, width) in a window of the grid, NaN for nodata."""
        result = np.full((len(names), window.height, window.width), np.nan, dtype=np.float32)
        for reader, (column, row) in zip(self.readers, self._offsets):
            here = [i for i, name in enumerate(names) if name in reader.band_names]
            if not here:
                continue
            numbers = [reader.band_names.index(names[i]) for i in here]
            values = reader.read(window.moved(-column, -row), numbers)
            before = result[here]
            shares = [k for k, i in enumerate(here) if names[i] == VALID_SHARE]
            values[shares] = before[shares] = np.fmin(values[shares], before[shares])
            both = np.isfinite(before) & np.isfinite(values)
            if not np.array_equal(before[both], values[both]):
                band = next(names[i] for k, i in enumerate(here) if (before[k] != values[k])[both[k]].any())
                raise EngineInputError(
                    f"{reader.name} and another raster hold different values of band {band} for the same cells; give "
                    "one features raster per DEM, or rename the bands of one."
                )
            result[here] = np.where(np.isfinite(values), values, before)
        return result

    def making(self, monitor: Monitor) -> dict[str, str]:
        """How the features were made; warns where the rasters disagree."""
        found: dict[str, str] = {}
        for reader in self.readers:
            for key in MAKING:
                value = reader.metadata.get(key)
                if value is not None and unlike(key, found.setdefault(key, value), value):
                    monitor.warn(
                        f"{reader.name} was made with {key[3:].lower()} = {value}, another raster with {found[key]}."
                    )
        return found

    @property
    def note(self) -> str:
        return " ".join(dict.fromkeys(reader.note for reader in self.readers if reader.note))


def unlike(key: str, one: str, other: str) -> bool:
    """Whether features were made differently. Pixels of one size differ a little with the latitude."""
    if key == "VC_DEM_PIXEL_M":
        sizes = sorted((float(one), float(other)))
        return sizes[1] > ALIKE * sizes[0]
    return one != other


def making_in_words(making: Mapping[str, str]) -> str:
    """How features were made: VC_CELL_SIZE_M 250 is cell size 250 m."""
    units = {key: " m" if key.endswith("_M") else "" for key in making}
    names = {key: key[3:].removesuffix("_M").lower().replace("_", " ") for key in making}
    return ", ".join(f"{names[key]} {value}{units[key]}" for key, value in making.items())


def _check_features(reader: RasterReader) -> None:
    content = reader.metadata.get("VC_CONTENT")
    if content in NO_FEATURES:
        raise EngineInputError(f"{reader.name} holds {NO_FEATURES[content]}, no features; take it out of the features.")
    twice = [name for name in reader.band_names if reader.band_names.count(name) > 1]
    if twice:
        raise EngineInputError(f"{reader.name} has several bands named {twice[0]}; give each band a name of its own.")


def _union(reference: Grid, grids: Sequence[Grid], offsets: Sequence[tuple[int, int]]) -> Grid:
    left = min(column for column, _ in offsets)
    top = min(row for _, row in offsets)
    right = max(column + grid.width for grid, (column, _) in zip(grids, offsets))
    bottom = max(row + grid.height for grid, (_, row) in zip(grids, offsets))
    return reference.part(Window(left, top, right - left, bottom - top))


def geographic_extent(grid: Grid) -> Extent:
    return reproject_extent(grid.extent, grid.crs, pyproj.CRS.from_epsg(4326))


def grids_overlap(a: Grid, b: Grid) -> bool:
    """Whether two grids share ground, whatever their CRS."""
    if a.same_crs(b):
        return overlap(a.extent, b.extent) is not None
    return overlap(geographic_extent(a), geographic_extent(b)) is not None
