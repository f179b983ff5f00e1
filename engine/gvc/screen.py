"""Univariate screening: the straight line of every component on every feature of every source, in every area.

Pesaresi et al. 2021, sections 3.4.1 and 4.1.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import RasterReader, grid_of
from ..raster.grid import Grid
from .bands import grids_overlap
from .lines import Lines, lines_of, moments, pooled
from .samples import collect_samples

FloatArray = NDArray[np.float64]

ALL = "all areas"
COLUMNS = (
    "source", "feature", "component", "area", "n", "intercept", "slope", "slope_se", "r", "r2", "rmse", "rank",
)  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """A line of a Screening by names."""

    source: str
    feature: str
    n: int
    r: float
    rmse: float


@dataclass(frozen=True)
class Screening:
    """Lines of shape (sources, features, targets, areas).

    areas : the last one is ALL where there are several. cells : in all areas, that any source uses. making : of the
    features, per source.
    """

    sources: tuple[str, ...]
    features: tuple[str, ...]
    targets: tuple[str, ...]
    areas: tuple[str, ...]
    lines: Lines
    common_cells: bool
    cells: int
    making: dict[str, dict[str, str]] = field(default_factory=dict)
    note: str = ""

    @property
    def rank(self) -> NDArray[np.intp]:
        """1 for the feature with the smallest RMSE of its source, target and area; 0 where there is no line."""
        rmse = self.lines.rmse
        rank = np.argsort(np.argsort(rmse, axis=1, kind="stable"), axis=1, kind="stable") + 1  # NaN comes last
        return np.where(np.isfinite(rmse), rank, 0)

    @property
    def smallest(self) -> FloatArray:
        """The smallest RMSE of all features: (sources, targets, areas), NaN where there is no line."""
        rmse = np.where(np.isnan(self.lines.rmse), np.inf, self.lines.rmse).min(axis=1)
        return np.where(np.isinf(rmse), np.nan, rmse)

    def ranking(self, target: str, area: str = "", source: str = "") -> list[Candidate]:
        """Lines of a target by rising RMSE; of the last area and of all sources if not said otherwise."""
        k, a = self.targets.index(target), self.areas.index(area) if area else -1
        rmse = self.lines.rmse[:, :, k, a]
        if source:
            rmse = np.where(np.array(self.sources)[:, None] == source, rmse, np.nan)
        order = np.argsort(rmse, axis=None, kind="stable")[: int(np.isfinite(rmse).sum())]
        return [
            Candidate(
                self.sources[s], self.features[f], int(self.lines.n[s, f, k, a]), float(self.lines.r[s, f, k, a]),
                float(rmse[s, f]),
            )
            for s, f in zip(*(index.tolist() for index in np.unravel_index(order, rmse.shape)))
        ]  # fmt: skip

    def rows(self) -> list[tuple[str | int | float | None, ...]]:
        """Rows of COLUMNS for all that has cells; None where there is no line."""
        lines = self.lines
        at = np.nonzero(lines.n)
        numbers = [
            [value if np.isfinite(value) else None for value in column[at].tolist()]
            for column in (lines.intercept, lines.slope, lines.slope_se, lines.r, lines.r**2, lines.rmse)
        ]
        words = [
            [names[i] for i in index.tolist()]
            for names, index in zip((self.sources, self.features, self.targets, self.areas), at)
        ]
        ranks = [rank or None for rank in self.rank[at].tolist()]
        return list(zip(*words, lines.n[at].tolist(), *numbers, ranks))


def screen(
    features: Sequence[str | os.PathLike[str]],
    names: Sequence[str],
    references: Sequence[str | os.PathLike[str]],
    targets: Sequence[str],
    common_cells: bool = True,
    monitor: Monitor | None = None,
) -> Screening:
    """Fit a straight line for every source x feature x target x area, and for all areas together.

    features : rasters; names : of each raster's source (DEM), none for `source_name` of each. Rasters of one name in
    several places are one source in several areas; every reference is an area. common_cells : only cells for which all
    features of all sources that cover the area are known, and for all areas together only areas that all sources cover,
    so that errors can be compared; else each line has its own cells.
    """
    monitor = monitor or Monitor()
    if not features:
        raise EngineInputError("No features raster was given; compute features of a DEM first.")
    names = [name.strip() for name in names] or [source_name(path) for path in features]
    if len(names) != len(features) or not all(names):
        raise EngineInputError(
            f"{len(features)} features rasters are given and {sum(map(bool, names))} names of sources "
            f"({', '.join(names)}); give one name for each raster, in their order, or none at all."
        )
    areas, named = distinct_names(references), tuple(dict.fromkeys(names))
    places = [grid_of(path) for path in references]
    found = {}
    elsewhere = []
    for number, source in enumerate(named):
        part = monitor.part(0.9 * number / len(named), 0.9 * (number + 1) / len(named))
        own = [path for path, name in zip(features, names) if name == source]
        one = _collect(source if len(named) > 1 else "", own, references, places, areas, targets, part)
        if one is None:
            elsewhere.append(f"{source} ({_files(own)})")
        else:
            found[source] = one
    if not found:
        raise EngineInputError(
            f"No features raster overlaps a reference raster (features: {_files(features)}; references: "
            f"{_files(references)}); compute features of a DEM of the place of the reference."
        )
    for source in elsewhere:
        monitor.warn(f"{source} overlaps no reference raster and is not used.")
    _compare_making(found, monitor)
    cells = _common(found, areas, monitor) if common_cells else _cells(found, areas)
    monitor.step(0.9)
    lines, bands = _all_lines(found, len(areas), len(targets), common_cells, monitor)
    result = Screening(
        sources=tuple(found),
        features=bands,
        targets=tuple(targets),
        areas=(*areas, ALL) if len(areas) > 1 else areas,
        lines=lines,
        common_cells=common_cells,
        cells=cells,
        making={name: one.making for name, one in found.items()},
        note=" ".join(dict.fromkeys(one.note for one in found.values() if one.note)),
    )
    _check_lines(result)
    _tell(result, monitor)
    monitor.step(1.0)
    return result


def source_name(path: str | os.PathLike[str]) -> str:
    """The DEM that features were made of, without ending, as their metadata say, else the stem of the file."""
    with RasterReader(path) as reader:
        return Path(reader.metadata.get("VC_DEM") or path).stem


def _files(paths: Sequence[str | os.PathLike[str]], most: int = 4) -> str:
    return ", ".join(Path(path).name for path in paths[:most]) + (" …" if len(paths) > most else "")


def distinct_names(paths: Sequence[str | os.PathLike[str]]) -> tuple[str, ...]:
    """Stems of files, with their folder where two are alike, and a number where that is not enough."""
    stems = [Path(path).stem for path in paths]
    if len(set(stems)) < len(stems):
        stems = [f"{Path(path).resolve().parent.name}/{stem}" for path, stem in zip(paths, stems)]
    return tuple(
        stem if stems.count(stem) == 1 else f"{stem} ({stems[: i + 1].count(stem)})" for i, stem in enumerate(stems)
    )


# Pairing: the cells of each source.


@dataclass(frozen=True)
class _Part:
    """Cells of a source in an area. x : (n, features); y : (n, targets); place : x + iy of the centres, metres."""

    x: NDArray[np.float32]
    y: FloatArray
    place: NDArray[np.complex128]


@dataclass(frozen=True)
class _Source:
    """parts : by the number of the area."""

    names: list[str]
    parts: dict[int, _Part]
    making: dict[str, str]
    note: str


def _collect(
    name: str,
    features: Sequence[str | os.PathLike[str]],
    references: Sequence[str | os.PathLike[str]],
    places: Sequence[Grid],
    areas: Sequence[str],
    targets: Sequence[str],
    monitor: Monitor,
) -> _Source | None:
    """Cells of a source; None where it covers no reference, of which places are the grids.

    name : empty where there is one source only, which is called by its files.
    """
    grids = [grid_of(path) for path in features]
    covered = [i for i, place in enumerate(places) if any(grids_overlap(grid, place) for grid in grids)]
    if references and not covered:
        return None
    called = name or _files(features)
    missing = [area for i, area in enumerate(areas) if i not in covered]
    if missing:
        monitor.warn(f"{called} does not cover {', '.join(missing)}; it has no rows there.")
    try:
        samples = collect_samples(features, [references[i] for i in covered], targets, monitor)
    except EngineInputError as error:
        raise EngineInputError(f"{name}: {error}" if name else str(error)) from error
    values = samples.features.astype(np.float32)  # as they are in the rasters
    known = np.isfinite(values).any(axis=0)
    columns = np.flatnonzero(known)
    empty = [band for i, band in enumerate(samples.names) if not known[i]]
    if empty:
        monitor.warn(f"{called}: no reference cell has a value of {', '.join(empty)}; left out.")
    observed = np.column_stack([samples.targets[target] for target in targets])
    place = samples.x + 1j * samples.y
    parts = {}
    for number, area in enumerate(covered):
        rows = samples.raster == number
        parts[area] = _Part(values[rows][:, columns], observed[rows], place[rows])
    return _Source([samples.names[i] for i in columns], parts, samples.making, samples.note)


def _compare_making(found: dict[str, _Source], monitor: Monitor) -> None:
    keys = dict.fromkeys(key for one in found.values() for key in one.making)
    for key in keys:
        values = {name: one.making[key] for name, one in found.items() if key in one.making}
        if len(set(values.values())) > 1:
            said = ", ".join(f"{value} of {name}" for name, value in values.items())
            monitor.warn(f"The sources' features differ in {key[3:].lower()} ({said}), not in their DEM alone.")


def _cells(found: dict[str, _Source], areas: Sequence[str]) -> int:
    """Cells that any source has."""
    return sum(
        np.unique(np.concatenate([one.parts[a].place for one in found.values() if a in one.parts])).size
        for a in range(len(areas))
        if any(a in one.parts for one in found.values())
    )


def _common(found: dict[str, _Source], areas: Sequence[str], monitor: Monitor) -> int:
    """Keep the cells for which all that cover an area know all their features; returns their number."""
    total, gone = 0, []
    for a, area in enumerate(areas):
        monitor.check()
        parts = {name: one.parts[a] for name, one in found.items() if a in one.parts}
        if not parts:
            continue
        complete = [part.place[np.isfinite(part.x).all(axis=1)] for part in parts.values()]
        common = reduce(np.intersect1d, complete)
        total += common.size
        if not common.size:
            gone.append(f"{area}: {_scarcest(parts, found)}")
        for name, part in parts.items():
            rows = np.isin(part.place, common)
            found[name].parts[a] = _Part(part.x[rows], part.y[rows], part.place[rows])
    if not total:
        raise EngineInputError(
            f"No cell has all features of all sources ({'; '.join(gone)}); leave that source or feature out, or do "
            "without 'Only cells that all sources know' (COMMON_CELLS)."
        )
    for area in gone:
        monitor.warn(f"No cell has all features of all sources in {area}; there are no rows of that area.")
    return total


def _scarcest(parts: dict[str, _Part], found: dict[str, _Source]) -> str:
    counts = [
        (int(count), f"{band} of {name}")
        for name, part in parts.items()
        for band, count in zip(found[name].names, np.isfinite(part.x).sum(axis=0))
    ]
    count, which = min(counts, key=lambda one: one[0])
    return f"the fewest cells, {count}, know {which}"


# Lines.


def _all_lines(
    found: dict[str, _Source], areas: int, targets: int, common_cells: bool, monitor: Monitor
) -> tuple[Lines, tuple[str, ...]]:
    bands = tuple(dict.fromkeys(band for one in found.values() for band in one.names))
    shape = (len(found), len(bands), targets, areas + (areas > 1))
    lines = Lines(np.zeros(shape, dtype=np.intp), *(np.full(shape, np.nan) for _ in range(5)))
    shared = [a for a in range(areas) if all(a in one.parts and len(one.parts[a].x) for one in found.values())]
    for s, one in enumerate(found.values()):
        rows = [bands.index(band) for band in one.names]
        made = {}
        for a, part in one.parts.items():
            monitor.check()
            made[a] = moments(part.x, part.y)
            _put(lines, (s, rows, slice(None), a), lines_of(made[a]))
        together = [m for a, m in made.items() if a in shared or not common_cells]
        if areas > 1 and together:
            _put(lines, (s, rows, slice(None), areas), lines_of(pooled(together)))
    if common_cells and areas > 1 and len(shared) < areas:
        monitor.warn(
            f"Only {len(shared)} of {areas} areas are covered by all sources, and '{ALL}' means these. Rasters of one "
            "DEM in several places need one name (NAMES) to be one source."
        )
    return lines, bands


def _put(lines: Lines, at: tuple[Any, ...], values: Lines) -> None:
    for item in fields(Lines):
        getattr(lines, item.name)[at] = getattr(values, item.name)


def _pairs(result: Screening, which: NDArray[np.bool_], most: int = 3) -> list[str]:
    return [
        f"{result.targets[k]} on {result.features[f]} of {result.sources[s]} in {result.areas[a]}"
        for s, f, k, a in np.argwhere(which)[:most].tolist()
    ]


def _check_lines(result: Screening) -> None:
    if np.isfinite(result.lines.rmse).any():
        return
    n = result.lines.n
    most = int(n.max())
    why = (
        f"a feature and a component are known together in {most} cell{'s' * (most != 1)} at most, but a line needs 3; "
        "give a larger place"
        if most < 3
        else "wherever 3 cells or more are known, the feature or the component is constant "
        f"({_pairs(result, n >= 3, 1)[0]}, for example); give rasters that vary"
    )
    raise EngineInputError(f"There is no line to compare: {why}.")


def _tell(result: Screening, monitor: Monitor) -> None:
    """Say once what has cells but no line."""
    lacking = (result.lines.n > 0) & np.isnan(result.lines.rmse)
    if not lacking.any():
        return
    some = _pairs(result, lacking)
    monitor.warn(
        f"{int(lacking.sum())} of {int((result.lines.n > 0).sum())} pairs have no line, since the feature or the "
        f"component is constant there, or fewer than 3 cells are known: {'; '.join(some)}"
        f"{'; …' if lacking.sum() > len(some) else '.'}"
    )
