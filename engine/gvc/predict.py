"""Applying a model to features anywhere."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import Band, RasterWriter
from ..raster.grid import tiles
from .bands import BandStack
from .model import Model, TargetModel, load_model

OUT_OF_RANGE = "OUT_OF_RANGE"
BLOCK = 256


@dataclass(frozen=True)
class PredictionCounts:
    """Cells with a prediction, clipped to 0 (of any target), and outside the training range of any predictor."""

    cells: int
    clipped: int
    out_of_range: int


def predict_target(
    model: TargetModel, features: NDArray[np.floating[Any]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Prediction and its standard error, metres.

    features : (predictors, …). The standard error is that of a new observation: sqrt(s² + x' C x), with the residual
    variance s² and the covariance C of the coefficients. Summed term by term: every machine gives the same bits.
    """
    terms = [np.ones(features.shape[1:]), *features.astype(np.float64)]
    estimate = sum((term * b for term, b in zip(terms, model.coefficients)), np.zeros(features.shape[1:]))
    variance = np.full(features.shape[1:], model.residual_variance)
    for i, first in enumerate(terms):
        for j, second in enumerate(terms):
            variance = variance + first * second * model.covariance[i, j]
    return estimate, np.sqrt(np.clip(variance, 0, None))


def predict(
    features: Sequence[str | os.PathLike[str]],
    model_path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    clip_negative: bool = True,
    monitor: Monitor | None = None,
) -> PredictionCounts:
    """Write, per target, the prediction and its standard error, and a band that marks cells out of range.

    OUT_OF_RANGE is 1 where any predictor leaves the range that it had among the training cells, else 0.
    """
    monitor = monitor or Monitor()
    model = load_model(model_path)
    with BandStack(features) as stack:
        stack.require(model.predictors, f"the model {os.path.basename(os.fspath(model_path))}")
        _compare_making(model, stack, monitor)
        note = " ".join(dict.fromkeys(filter(None, [model.note, stack.note])))
        bands = [band for name in model.targets for band in (Band(name), Band(f"{name}_SE"))]
        metadata = {"VC_CONTENT": "prediction", "VC_MODEL": os.path.basename(os.fspath(model_path)), "VC_NOTE": note}
        if note:
            monitor.info(f"About the data: {note}")
        with RasterWriter(output, stack.grid, [*bands, Band(OUT_OF_RANGE, "")], metadata) as writer:
            counts = _walk(model, stack, clip_negative, writer, monitor)
    if counts.clipped:
        monitor.info(f"{counts.clipped} of {counts.cells} cells had a negative estimate, set to 0.")
    if counts.out_of_range:
        monitor.warn(
            f"{counts.out_of_range} of {counts.cells} cells lie outside the training range: {OUT_OF_RANGE} is 1."
        )
    return counts


def _walk(
    model: Model, stack: BandStack, clip_negative: bool, writer: RasterWriter, monitor: Monitor
) -> PredictionCounts:
    names = model.predictors
    cells = clipped = outside = 0
    windows = list(tiles(stack.grid, BLOCK))
    for number, window in enumerate(windows):
        monitor.step(number / len(windows))
        values = stack.read(names, window)
        shape = values.shape[1:]
        layers = []
        any_cell, any_clipped, any_outside = (np.zeros(shape, dtype=bool) for _ in range(3))
        for target in model.targets.values():
            own = values[[names.index(name) for name in target.predictors]]
            estimate, error = predict_target(target, own)
            known = np.isfinite(estimate)
            negative = known & (estimate < 0)
            if clip_negative:
                estimate = np.where(negative, 0, estimate)
                any_clipped |= negative
            low, high = target.minimum[:, None, None], target.maximum[:, None, None]
            any_outside |= known & ((own < low) | (own > high)).any(axis=0)
            any_cell |= known
            layers += [estimate, error]
        cells, clipped, outside = cells + any_cell.sum(), clipped + any_clipped.sum(), outside + any_outside.sum()
        layers.append(np.where(any_cell, any_outside.astype(np.float64), np.nan))
        writer.write(window, np.stack(layers))
    if not cells:
        raise EngineInputError(
            f"No cell has a value of all the features that the model needs ({', '.join(names)}); check their nodata."
        )
    monitor.step(1.0)
    return PredictionCounts(int(cells), int(clipped), int(outside))


def _compare_making(model: Model, stack: BandStack, monitor: Monitor) -> None:
    for key, value in stack.making(monitor).items():
        wanted = model.making.get(key)
        if wanted is not None and wanted != value:
            monitor.warn(
                f"The features were made with {key[3:].lower()} = {value}, those of the model with {wanted}; "
                "the estimates may be off."
            )
