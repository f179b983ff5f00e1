"""Composites of several DEMs on one grid (Pesaresi et al. 2021, section 2.2), and their variational fusion."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import Band, RasterReader, RasterWriter, limited_cache, looks_like_feet, open_on_grid, write_texts
from ..raster.grid import Grid, Window, tiles
from .choices import DEFAULT, METHODS, Model
from .convergence import Convergence
from .coregister import RESAMPLING, Shift, find_shift
from .differences import Differences
from .features import check_dem, open_further
from .fusion import looks, usable
from .fusion_blocks import Fused, fuse
from .weights import EQUAL, Source, Weights, weights_text, with_weights

Stack = NDArray[np.float32]

# Each takes (sources, rows, columns) with NaN for void, and weights, and leaves NaN only where all are void.
POINTWISE: dict[str, Callable[[Stack, Stack], Stack]] = {
    "union": lambda stack, weights: np.fmax.reduce(stack, axis=0),
    "intersection": lambda stack, weights: np.fmin.reduce(stack, axis=0),
    "mean": lambda stack, weights: _quiet(np.nanmean, stack),
    "median": lambda stack, weights: _quiet(np.nanmedian, stack),
    "weighted_mean": lambda stack, weights: _weighted_mean(stack, weights),
}
# Variational ones, and what they make of the threshold of the model.
VARIATIONAL: dict[str, Callable[[Model], Model]] = {
    "tv_l1": lambda model: replace(model, huber=0.0),
    "huber_l1": lambda model: model,
}
WEIGHTED = ("weighted_mean", *VARIATIONAL)
BLOCK = 512


def _quiet(function: Callable[..., Stack], stack: Stack) -> Stack:
    result = np.full(stack.shape[1:], np.nan, dtype=np.float32)
    some = np.isfinite(stack).any(axis=0)
    result[some] = function(stack[:, some].astype(np.float64), axis=0)
    return result


def _weighted_mean(stack: Stack, weights: Stack) -> Stack:
    share = np.where(usable(stack, weights), weights, 0.0)
    total = share.sum(axis=0)
    heights = (share * np.where(share > 0, stack, 0.0)).sum(axis=0)
    return np.where(total > 0, heights / np.where(total > 0, total, 1.0), np.nan).astype(np.float32)


@dataclass(frozen=True)
class Composed:
    """What came out: the grid, how a variational fusion converged, and how further DEMs were moved to the first."""

    grid: Grid
    convergence: Convergence | None = None
    shifts: tuple[Shift, ...] = ()


def check_choice(method: str, weights: Weights, dems: int) -> None:
    """Raise EngineInputError where method, weights and number of DEMs do not go together."""
    if dems < 2:
        raise EngineInputError(f"A composite needs two or more DEMs, {dems} given; add another raster.")
    if method not in METHODS:
        raise EngineInputError(f"The method is '{method}'; choose one of {', '.join(METHODS)}.")
    weights.check(dems)
    if weights.source != "equal" and method not in WEIGHTED:
        raise EngineInputError(
            f"The method {method} takes no weights; choose one of {', '.join(WEIGHTED)}, or weights from 'equal'."
        )


def composite(
    paths: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    method: str = "union",
    remove_bias: bool = False,
    monitor: Monitor | None = None,
    *,
    weights: Weights = EQUAL,
    model: Model = DEFAULT,
    coregister: bool = False,
    report: str | os.PathLike[str] | None = None,
    threads: int | None = None,
    compiled: bool | None = None,
) -> Composed:
    """Combine DEMs, on the grid of the first, into one; write it and the number of sources of each pixel.

    method : 'union' (point-wise maximum), 'intersection' (minimum), 'mean', 'median', 'weighted_mean', or the
    variational 'tv_l1' and 'huber_l1' (see fusion.py; model); a void is filled by whatever DEM has a height there.
    remove_bias : first subtract from each further DEM its median difference from the first. coregister : first move it
    to fit the first, in height too. DEMs on other grids are resampled to the first one's, bilinearly, or by
    cubic convolution where they are co-registered; weights always bilinearly. Where weights are given, a DEM counts at
    a pixel where its weight is above 0. report : a JSON file. threads, compiled : of a fusion.
    """
    monitor = monitor or Monitor()
    check_choice(method, weights, len(paths))
    if method in VARIATIONAL:
        model = VARIATIONAL[method](model)
        model.check()
    convergence = Convergence(looks(model.iterations)) if method in VARIATIONAL else None
    with ExitStack() as stack:
        stack.enter_context(limited_cache())
        prepared = 0.4 if remove_bias or coregister else 0.0
        sources, shifts = _open(paths, weights, remove_bias, coregister, monitor.part(0, prepared), stack)
        grid, rest = sources[0].dem.grid, monitor.part(prepared, 1.0)
        metadata = {
            "VC_CONTENT": "composite",
            "VC_METHOD": method,
            "VC_SOURCES": ", ".join(source.name for source in sources),
            "VC_BIAS_REMOVED_M": _biases_text(sources) if remove_bias or coregister else "",
            "VC_SHIFTS": "; ".join(f"{source.name} {shift.text}" for source, shift in zip(sources[1:], shifts)),
            "VC_WEIGHTS": weights_text(sources) if method in WEIGHTED else "",
            "VC_FUSION": model.text if convergence is not None else "",
            "VC_NOTE": " ".join(dict.fromkeys(source.dem.note for source in sources if source.dem.note)),
        }
        bands = [Band("composite"), Band("number_of_sources", "")]
        writer = stack.enter_context(RasterWriter(output, grid, bands, metadata))
        if convergence is None:
            blocks = _pointwise(sources, method, rest)
        else:
            read = partial(_read, sources, monitor)
            blocks = fuse(read, grid, len(sources), model, rest, convergence, threads, compiled)
        # Left before the readers are, so that no thread outlives them.
        stack.enter_context(closing(blocks))
        _write(blocks, sources, writer, rest)
        if convergence is not None:
            monitor.info(convergence.sentence())
            writer.tell("VC_CONVERGENCE", convergence.sentence())
        if report is not None:
            write_texts({report: json.dumps(_facts(metadata, shifts, model, convergence), indent=1)})
        return Composed(grid, convergence, shifts)


def _open(
    paths: Sequence[str | os.PathLike[str]],
    weights: Weights,
    remove_bias: bool,
    coregister: bool,
    monitor: Monitor,
    stack: ExitStack,
) -> tuple[list[Source], tuple[Shift, ...]]:
    """The DEMs with their weights on the grid of the first, moved to fit it or with their biases, as is asked for."""
    first = stack.enter_context(RasterReader(paths[0]))
    resampling = RESAMPLING if coregister else "bilinear"
    readers = [first] + [stack.enter_context(open_further(path, first, monitor, resampling)) for path in paths[1:]]
    for reader in readers:
        check_dem(reader, monitor)
    shifts: tuple[Shift, ...] = ()
    moves, biases = [(0.0, 0.0)] * len(paths), [0.0] * len(paths)
    if coregister:
        shifts = _shifts(first, paths[1:], monitor)
        moves[1:] = [(shift.dx_m, shift.dy_m) for shift in shifts]
        biases[1:] = [-shift.dz_m for shift in shifts]
        moved = [open_on_grid(path, first.grid, resampling, move) for path, move in zip(paths[1:], moves[1:])]
        readers[1:] = [stack.enter_context(reader) for reader in moved]
    elif remove_bias:
        biases = _biases(readers, monitor)
    return with_weights(readers, biases, weights, moves, stack), shifts


def _biases(sources: Sequence[RasterReader], monitor: Monitor) -> list[float]:
    differences = [Differences() for _ in sources[1:]]
    windows = list(tiles(sources[0].grid, BLOCK))
    for number, window in enumerate(windows):
        monitor.step(number / len(windows))
        first = sources[0].read(window)[0]
        for source, difference in zip(sources[1:], differences):
            difference.add(first, source.read(window)[0])
    for source, difference in zip(sources[1:], differences):
        if difference.histogram.sum() == 0:
            raise EngineInputError(
                f"The DEMs {sources[0].name} and {source.name} have no valid pixel in common, so their bias cannot be "
                "measured; leave it in, or give DEMs that overlap."
            )
        _check_bias(sources[0], source, difference.median)
        monitor.info(f"{source.name} lies {difference.median:+.3f} m from {sources[0].name} (median); removed.")
    return [0.0] + [difference.median for difference in differences]


def _check_bias(first: RasterReader, other: RasterReader, bias: float) -> None:
    if abs(bias) > Differences.HALF - 1:
        raise EngineInputError(
            f"The DEMs {first.name} and {other.name} differ by more than {Differences.HALF} m: are both in metres? "
            "Convert one of them first."
        )


def _biases_text(sources: Sequence[Source]) -> str:
    return ", ".join(f"{source.bias:.3f}" for source in sources)


def _facts(
    metadata: Mapping[str, str], shifts: Sequence[Shift], model: Model, convergence: Convergence | None
) -> dict[str, Any]:
    """What the report says."""
    facts: dict[str, Any] = {key.removeprefix("VC_").lower(): text for key, text in metadata.items() if text}
    if shifts:
        facts["shifts"] = [{k: np.asarray(v).item() if v == v else None for k, v in asdict(s).items()} for s in shifts]
    if convergence is not None:
        facts["fusion"] = {"lambda": model.strength, "huber_m_per_pixel": model.huber, "iterations": model.iterations}
        facts["convergence"] = convergence.facts()
    return facts


def _shifts(first: RasterReader, paths: Sequence[str | os.PathLike[str]], monitor: Monitor) -> tuple[Shift, ...]:
    shifts = []
    for number, path in enumerate(paths):
        with RasterReader(path) as other:
            part = monitor.part(number / len(paths), (number + 1) / len(paths))
            shifts.append(find_shift(first, other, part))
            _check_bias(first, other, shifts[-1].dz_m)
            monitor.info(f"{other.name} is {shifts[-1].text}.")
    return tuple(shifts)


def _read(sources: Sequence[Source], monitor: Monitor, window: Window) -> tuple[Stack, Stack]:
    """Heights without their biases, and weights: (sources, height, width)."""
    stack, weights = np.empty((2, len(sources), window.height, window.width), dtype=np.float32)
    for top in range(0, window.height, BLOCK):
        strip = Window(window.column, window.row + top, window.width, min(BLOCK, window.height - top))
        for i, source in enumerate(sources):
            monitor.check()
            stack[i, top : top + strip.height] = source.heights(strip)
            weights[i, top : top + strip.height] = source.weight(strip)
    return stack, weights


def _pointwise(sources: Sequence[Source], method: str, monitor: Monitor) -> Generator[Fused, None, None]:
    windows = list(tiles(sources[0].dem.grid, BLOCK))
    for number, window in enumerate(windows):
        monitor.step(number / len(windows))
        stack, weights = _read(sources, monitor, window)
        yield Fused(window, stack, POINTWISE[method](stack, weights), usable(stack, weights))


def _write(blocks: Iterator[Fused], sources: Sequence[Source], writer: RasterWriter, monitor: Monitor) -> None:
    """Write blocks, and look at the DEMs as they pass by."""
    differences = [Differences() for _ in sources[1:]]
    highest = [-np.inf] * len(sources)
    used, left_out = np.zeros(len(sources), dtype=np.int64), 0
    for done in blocks:
        for i, block in enumerate(done.stack):
            if np.isfinite(block).any():
                highest[i] = max(highest[i], float(np.nanmax(block)))
        for difference, block in zip(differences, done.stack[1:]):
            difference.add(done.stack[0], block)
        left_out += int((np.isfinite(done.stack).any(axis=0) & ~done.used.any(axis=0)).sum())
        used += done.used.sum(axis=(1, 2))
        writer.write(done.window, np.stack([done.heights, done.count]))
    for source, top, times in zip(sources, highest, used):
        if not np.isfinite(top):
            raise EngineInputError(
                f"The DEM {source.name} holds no valid height on the grid of {sources[0].name}; "
                "check its nodata value, or leave it out."
            )
        if not times:
            monitor.warn(
                f"{source.name} counts nowhere: where it has a height it has no weight above 0; check that its weights "
                "are of the same place."
            )
        if warning := looks_like_feet(source.dem, top + source.bias):
            monitor.warn(warning)
    if not used.any():
        raise EngineInputError(
            "No DEM has a height and a weight above 0 at the same pixel; check that the weights are of the same place."
        )
    if left_out:
        monitor.warn(f"{left_out} pixels have a height but no weight above 0 in any of the DEMs; they are nodata.")
    for source, difference in zip(sources[1:], differences):
        slope = difference.slope
        if slope is not None and (abs(slope - 3.2808) < 0.2 or abs(slope - 0.3048) < 0.02):
            monitor.warn(
                f"{source.name} rises {slope:.2f} times as steeply as {sources[0].name}: one of them looks like feet, "
                "the other like metres; convert it first."
            )
    monitor.step(1.0)
