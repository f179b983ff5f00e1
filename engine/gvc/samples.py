"""The table that a model is fitted to: features and reference components of the same cells."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyproj
from numpy.typing import NDArray

from ..areas import Area
from ..dem.features import VALID_SHARE
from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import RasterReader, grid_of
from ..raster.grid import tiles, transformer
from .bands import BandStack, grids_overlap, unlike


@dataclass(frozen=True)
class Samples:
    """Cells in rows.

    features : (cells, names), NaN where a feature has no value; targets : per component (cells,), NaN where there is
    none; raster : number of the reference raster that a cell comes from; x, y : centres in that raster's CRS (crs),
    metres; area, areas : number and names of what the cells are grouped by, the reference rasters if not said
    otherwise; share : valid share of a cell, of features and reference together, None where no raster tells it.
    """

    names: tuple[str, ...]
    features: NDArray[np.float64]
    targets: dict[str, NDArray[np.float64]]
    area: NDArray[np.intp]
    areas: tuple[str, ...]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    making: dict[str, str]
    note: str
    raster: NDArray[np.intp]
    crs: tuple[pyproj.CRS, ...]
    share: NDArray[np.float64] | None = None


def collect_samples(
    feature_paths: Sequence[str | os.PathLike[str]],
    reference_paths: Sequence[str | os.PathLike[str]],
    targets: Sequence[str],
    monitor: Monitor | None = None,
) -> Samples:
    """Pair feature rasters with reference rasters by where they lie, bands by name.

    Every reference raster is an area (a city). Only features that all areas have are kept.
    """
    monitor = monitor or Monitor()
    if not reference_paths or not targets:
        raise EngineInputError("Give at least one reference raster and one target component.")
    grids = {os.fspath(path): grid_of(path) for path in feature_paths}
    unused = dict.fromkeys(grids)
    areas = []
    for number, path in enumerate(reference_paths):
        monitor.step(number / len(reference_paths))
        with RasterReader(path) as reference:
            own = [feature for feature, grid in grids.items() if grids_overlap(grid, reference.grid)]
            if not own:
                raise EngineInputError(
                    f"No features raster overlaps the reference raster {reference.name}; compute features of a DEM of "
                    "that place, or leave the reference out."
                )
            for feature in own:
                unused.pop(feature, None)
            areas.append(_area(reference, own, targets, monitor))
    for feature in unused:
        monitor.warn(f"{Path(feature).name} overlaps no reference raster and is not used.")
    _check_distinct(areas, reference_paths)
    names = tuple(name for name in areas[0].names if all(name in area.names for area in areas))
    if not names:
        raise EngineInputError("The areas have no feature band in common; compute the same features for all of them.")
    number_of = np.repeat(np.arange(len(areas)), [len(area.x) for area in areas])
    shares = [area.share for area in areas]
    return Samples(
        names=names,
        features=np.concatenate([area.features[:, [area.names.index(name) for name in names]] for area in areas]),
        targets={name: np.concatenate([area.targets[name] for area in areas]) for name in targets},
        area=number_of,
        areas=tuple(area.areas[0] for area in areas),
        x=np.concatenate([area.x for area in areas]),
        y=np.concatenate([area.y for area in areas]),
        making=_agreed([area.making for area in areas], monitor),
        note=" ".join(dict.fromkeys(area.note for area in areas if area.note)),
        raster=number_of,
        crs=tuple(area.crs[0] for area in areas),
        share=None if any(share is None for share in shares) else np.concatenate([s for s in shares if s is not None]),
    )


def grouped(samples: Samples, areas: Sequence[Area], monitor: Monitor) -> Samples:
    """The cells whose centres lie in polygons (longitude and latitude, WGS 84), grouped by these; the first counts."""
    geographic = pyproj.CRS.from_epsg(4326)
    longitude, latitude = np.empty_like(samples.x), np.empty_like(samples.y)
    for number, crs in enumerate(samples.crs):
        own = samples.raster == number
        to_geographic = transformer(crs, geographic)
        longitude[own], latitude[own] = to_geographic.transform(samples.x[own], samples.y[own])
    group = np.full(len(samples.x), -1, dtype=np.intp)
    names = list(dict.fromkeys(area.name for area in areas))
    for area in areas:
        monitor.check()
        group[(group < 0) & area.inside(longitude, latitude)] = names.index(area.name)
    inside = group >= 0
    if not inside.any():
        raise EngineInputError("No reference cell lies in any of the areas; give polygons over the references.")
    if not inside.all():
        monitor.warn(f"{(~inside).sum()} of {len(inside)} cells lie outside of all areas and are left out.")
    used = np.unique(group[inside])
    without = [name for number, name in enumerate(names) if number not in used]
    if without:
        monitor.warn(f"No reference cell lies in area {', '.join(without)}.")
    return replace(
        samples,
        features=samples.features[inside],
        targets={name: values[inside] for name, values in samples.targets.items()},
        area=np.searchsorted(used, group[inside]),
        areas=tuple(names[number] for number in used),
        x=samples.x[inside],
        y=samples.y[inside],
        raster=samples.raster[inside],
        share=None if samples.share is None else samples.share[inside],
    )


def _check_distinct(areas: Sequence[Samples], paths: Sequence[str | os.PathLike[str]]) -> None:
    """A cell that stood in two references would count twice, and cross-validation would see its twin."""
    seen: dict[tuple[str, float, float], int] = {}
    for number, (area, path) in enumerate(zip(areas, paths)):
        crs = area.crs[0].to_wkt()
        cells = [(crs, x, y) for x, y in zip(area.x.tolist(), area.y.tolist())]
        twins = [seen[cell] for cell in cells if cell in seen]
        if twins:
            raise EngineInputError(
                f"{Path(paths[twins[0]]).name} and {Path(path).name} both give reference heights of {len(twins)} "
                "cells; give each place once."
            )
        seen.update(dict.fromkeys(cells, number))


def _area(reference: RasterReader, features: list[str], targets: Sequence[str], monitor: Monitor) -> Samples:
    missing = [name for name in targets if name not in reference.band_names]
    if missing:
        raise EngineInputError(
            f"The reference raster {reference.name} has no band named {', '.join(missing)}; give a raster made by "
            "'Reference components', whose bands carry these names."
        )
    with BandStack(features, reference.grid, reference.name) as stack:
        numbers = [reference.band_names.index(name) for name in targets]
        own_share = VALID_SHARE in reference.band_names
        if own_share:
            numbers.append(reference.band_names.index(VALID_SHARE))
        names = [name for name in stack.names if name != VALID_SHARE]
        read = [*names, VALID_SHARE] if VALID_SHARE in stack.names else names
        observed, predictors, rows, columns = [], [], [], []
        for window in tiles(reference.grid, 256):
            monitor.check()
            heights = reference.read(window, numbers)
            known = np.isfinite(heights[: len(targets)]).any(axis=0)
            if not known.any():
                continue
            values = stack.read(read, window)
            row, column = np.nonzero(known & np.isfinite(values[: len(names)]).any(axis=0))
            observed.append(heights[:, row, column])
            predictors.append(values[:, row, column])
            rows.append(row + window.row)
            columns.append(column + window.column)
        if not sum(map(len, rows)):
            raise EngineInputError(
                f"{reference.name} has no cell with both a reference height and a feature; check their nodata and that "
                "they overlap."
            )
        row, column = np.concatenate(rows), np.concatenate(columns)
        heights, values = np.concatenate(observed, axis=1), np.concatenate(predictors, axis=1)
        grid = reference.grid
        shares = [heights[-1]] if own_share else []
        shares += [values[-1]] if len(read) > len(names) else []
        return Samples(
            names=tuple(names),
            features=values[: len(names)].T.astype(np.float64),
            targets={name: heights[i].astype(np.float64) for i, name in enumerate(targets)},
            area=np.zeros(row.size, dtype=np.intp),
            areas=(Path(reference.path).stem,),
            x=grid.x0 + (column + 0.5) * grid.dx,
            y=grid.y0 - (row + 0.5) * grid.dy,
            making=stack.making(monitor),
            note=" ".join(filter(None, [stack.note, reference.note])),
            raster=np.zeros(row.size, dtype=np.intp),
            crs=(grid.crs,),
            share=np.nan_to_num(np.prod(shares, axis=0).astype(np.float64)) if shares else None,
        )


def _agreed(makings: Sequence[dict[str, str]], monitor: Monitor) -> dict[str, str]:
    agreed: dict[str, str] = {}
    for making in makings:
        for key, value in making.items():
            if unlike(key, agreed.setdefault(key, value), value):
                monitor.warn(f"The areas' features differ in {key[3:].lower()}: {agreed[key]} and {value}.")
    return agreed
