"""Applying a model to features anywhere (Pesaresi et al. 2021, section 3.4)."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, astuple, dataclass, fields, replace
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import Band, RasterWriter, file_facts, limited_cache
from ..raster.grid import Grid, Window, is_metric, tiles
from .bands import BandStack, unlike
from .choices import DERIVED, ERRORS_FROM
from .model import Model, TargetModel, load_model
from .reference import BANDS, check_length, floor_area_m2, volume_m3
from .slopemask import MASK_BANDS, bands_to_judge, mask_layers, terrain_ratio

OUT_OF_RANGE = "OUT_OF_RANGE"
BLOCK = 256

# RMSE of cells that the fit has not seen, in a model's errors; that of random cells flatters.
UNSEEN = {"rmse_areas": "unseen areas", "rmse_blocks": "unseen blocks", "rmse_cross_validated": "random unseen cells"}

Layer = NDArray[np.float64]
Layers = Mapping[str, Layer]


@dataclass(frozen=True)
class PredictOptions:
    """clip_negative : set negative estimates to 0; derived : of DERIVED; ceiling_height_m : of a storey, for the floor
    area; error_from : of ERRORS_FROM, see unseen_rmse."""

    clip_negative: bool = True
    derived: tuple[str, ...] = ()
    ceiling_height_m: float = 3.0
    error_from: str = "residuals"


@dataclass(frozen=True)
class PredictionCounts:
    """Cells with a prediction, clipped to 0 (of any target), and outside the training range of any predictor.

    Where a slope mask was wanted: masked cells, and those without a value of the terrain.
    """

    cells: int
    clipped: int
    out_of_range: int
    masked: int = 0
    without_terrain: int = 0

    def __add__(self, other: PredictionCounts) -> PredictionCounts:
        return PredictionCounts(*map(add, astuple(self), astuple(other)))


@dataclass(frozen=True)
class Derived:
    """A quantity made of predictions. needs : components; bands : its own, in the order in which make gives them.

    make : from the layers of the components and of their errors (_SE), the cell's area (m²) and the ceiling height (m).
    """

    needs: tuple[str, ...]
    bands: tuple[str, ...]
    make: Callable[[Layers, float, float], tuple[Layer, ...]]


def built_share(agbh: Layer, anbh: Layer) -> Layer:
    """AGBH / ANBH within 0 to 1; 0 where AGBH is 0, nodata where ANBH else is not above 0."""
    known = np.isfinite(agbh) & np.isfinite(anbh)
    within = np.minimum(np.maximum(agbh, 0), anbh)
    share = np.divide(within, anbh, out=np.full(agbh.shape, np.nan), where=known & (anbh > 0))
    return np.where(known & (agbh == 0), 0, share)


def _volume(layers: Layers, area_m2: float, _: float) -> tuple[Layer, ...]:
    return tuple(volume_m3(layers[name], area_m2) for name in ("AGBH", "AGBH_SE"))


def _floor_area(layers: Layers, area_m2: float, ceiling_m: float) -> tuple[Layer, ...]:
    return tuple(floor_area_m2(volume, ceiling_m) for volume in _volume(layers, area_m2, ceiling_m))


# The errors of AGBH and ANBH of one cell go together in a way that no model tells: the built share has no error.
MAKES = {
    "built_share": Derived(
        ("AGBH", "ANBH"), ("BUILT_SHARE",), lambda layers, *_: (built_share(layers["AGBH"], layers["ANBH"]),)
    ),
    "volume": Derived(("AGBH",), ("VOLUME", "VOLUME_SE"), _volume),
    "floor_area": Derived(("AGBH",), ("FLOOR_AREA", "FLOOR_AREA_SE"), _floor_area),
}
UNITS = {band.name: band.unit for band in BANDS}


def predict_target(
    model: TargetModel, features: NDArray[np.floating[Any]], residual_variance: float | None = None
) -> tuple[Layer, Layer]:
    """Prediction and its standard error, metres.

    features : (predictors, …). The standard error is that of a new observation: sqrt(s² + x' C x), with the residual
    variance s² (the model's, if not given) and the covariance C of the coefficients. Summed term by term: every
    machine gives the same bits.
    """
    terms = [np.ones(features.shape[1:]), *features.astype(np.float64)]
    estimate = sum((term * b for term, b in zip(terms, model.coefficients)), np.zeros(features.shape[1:]))
    variance = np.full(features.shape[1:], model.residual_variance if residual_variance is None else residual_variance)
    for i, first in enumerate(terms):
        for j, second in enumerate(terms):
            variance = variance + first * second * model.covariance[i, j]
    return estimate, np.sqrt(np.clip(variance, 0, None))


def unseen_rmse(model: TargetModel) -> tuple[str, float] | None:
    """The name and the value (metres) of the RMSE of unseen cells that a model tells, None without any.

    That of areas or blocks, the larger, as the report quotes; else that of random cells.
    """
    told = {name: model.errors[name] for name in UNSEEN if math.isfinite(model.errors.get(name, math.nan))}
    spatial = [name for name in told if name != "rmse_cross_validated"]
    name = max(spatial or told, key=lambda one: told[one], default=None)
    return None if name is None else (name, told[name])


def check_options(model: Model, name: str, options: PredictOptions) -> None:
    """Raise EngineInputError for options that a model, by its file's name, cannot serve."""
    if options.error_from not in ERRORS_FROM:
        raise EngineInputError(
            f"The standard error is taken from '{options.error_from}'; choose one of {', '.join(ERRORS_FROM)}."
        )
    check_length("ceiling height", options.ceiling_height_m)
    for wanted in options.derived:
        if wanted not in DERIVED:
            raise EngineInputError(f"The derived quantity is '{wanted}'; choose among {', '.join(DERIVED)}.")
        missing = [component for component in MAKES[wanted].needs if component not in model.targets]
        if missing:
            raise EngineInputError(
                f"The {wanted.replace('_', ' ')} is made of {' and '.join(MAKES[wanted].needs)}, but the model "
                f"{name} has no {' and no '.join(missing)}; fit a model of these components, or leave it out."
            )
    silent = [component for component, target in model.targets.items() if unseen_rmse(target) is None]
    if options.error_from == "unseen_cells" and silent:
        raise EngineInputError(
            f"The model {name} tells no error of unseen cells for {', '.join(silent)} ({', '.join(UNSEEN)}); fit it "
            "anew with 'Fit a height model', or take the standard error from the residuals."
        )


@dataclass(frozen=True)
class PredictionPlan:
    """A prediction on the cells of some features: all that a part of it, computed anywhere, needs to know.

    variances : of the residuals, or what stands for them, per target (m²). terrain : the bands that a slope mask is
    made of, if one is wanted; tiles have none.
    """

    features: tuple[str, ...]
    model: Model
    model_path: str
    options: PredictOptions
    variances: dict[str, float]
    grid: Grid
    note: str
    terrain: tuple[str, ...] = ()

    @property
    def derived(self) -> list[Derived]:
        return [MAKES[quantity] for quantity in DERIVED if quantity in self.options.derived]

    @property
    def bands(self) -> list[Band]:
        return _bands(self.model, self.derived)

    @property
    def metadata(self) -> dict[str, str]:
        return _metadata(os.path.basename(self.model_path), self.note, self.options)

    def description(self) -> dict[str, Any]:
        """What the cells depend on, in words and numbers."""
        return {
            "features": [file_facts(path) for path in self.features],
            "model": file_facts(self.model_path),
            "grid": self.grid.facts,
            **asdict(self.options),
        }

    def prepare(self, monitor: Monitor) -> None:
        """There is nothing to prepare."""

    def make_tile(self, window: Window, path: str, monitor: Monitor) -> dict[str, Any]:
        """Write a window of the cells, or nothing where none has a value. Returns facts for `conclude`."""
        counts = PredictionCounts(0, 0, 0)
        with ExitStack() as stack:
            stack.enter_context(limited_cache())
            writer: RasterWriter | None = None
            for part, (layers, *_), met in _cells(self, window, monitor):
                counts += met
                if met.cells and writer is None:
                    grid = self.grid.part(window)
                    writer = stack.enter_context(RasterWriter(path, grid, self.bands, self.metadata))
                if writer is not None:
                    writer.write(part.moved(-window.column, -window.row), layers)
        return {"empty": writer is None, **asdict(counts)}

    def conclude(self, facts: Sequence[Mapping[str, Any]], monitor: Monitor) -> None:
        """Raise or tell of what the facts of all tiles tell together."""
        names = [field.name for field in fields(PredictionCounts)]
        self.judge(PredictionCounts(*(sum(fact.get(name, 0) for fact in facts) for name in names)), monitor)

    def judge(self, counts: PredictionCounts, monitor: Monitor) -> None:
        """Raise EngineInputError when no cell has an estimate; tell of clipped ones and those out of range."""
        if not counts.cells:
            raise EngineInputError(
                f"No cell has a value of all the features that the model needs ({', '.join(self.model.predictors)}); "
                "check their nodata."
            )
        if counts.clipped:
            monitor.info(f"{counts.clipped} of {counts.cells} cells had a negative estimate, set to 0.")
        if counts.out_of_range:
            monitor.warn(
                f"{counts.out_of_range} of {counts.cells} cells lie outside the training range: {OUT_OF_RANGE} is 1."
            )
        if self.terrain:
            unknown = f"; of {counts.without_terrain} the terrain is not known" if counts.without_terrain else ""
            monitor.info(
                f"Slope mask: {counts.masked} of {counts.cells} cells ({counts.masked / counts.cells:.1%}) are steeper "
                f"or rougher than every training cell, by {', '.join(self.terrain)}{unknown}."
            )


def plan_prediction(
    features: Sequence[str | os.PathLike[str]],
    model_path: str | os.PathLike[str],
    options: PredictOptions | None = None,
    monitor: Monitor | None = None,
    slopemask: bool = False,
) -> PredictionPlan:
    """Check features, model and options; the parameters are those of predict. slopemask : whether one is wanted."""
    options, monitor = options or PredictOptions(), monitor or Monitor()
    model, name = load_model(model_path), os.path.basename(os.fspath(model_path))
    check_options(model, name, options)
    with BandStack(features) as stack:
        stack.require(model.predictors, f"the model {name}")
        in_metres = any(UNITS[MAKES[quantity].bands[0]] for quantity in options.derived)
        if in_metres and not is_metric(stack.grid.crs):
            raise EngineInputError(
                f"{stack.readers[0].name} has cells in {stack.grid.crs.name}, whose areas are not in m²; compute the "
                "features in a projected CRS in metres, or leave volume and floor area out."
            )
        ranges = {target: one.terrain for target, one in model.targets.items()}
        terrain = bands_to_judge(ranges, name, stack) if slopemask else ()
        _compare_making(model, stack, monitor)
        # What is said of the training data must not seem to be said of these cells.
        fitted = f"The model was fitted to: {model.note}" if model.note not in stack.note else ""
        note = " ".join(filter(None, [stack.note, fitted]))
        if note:
            monitor.info(f"About the data: {note}")
        paths = tuple(os.fspath(path) for path in features)
        variances = _variances(model, options.error_from, monitor)
        return PredictionPlan(paths, model, os.fspath(model_path), options, variances, stack.grid, note, terrain)


def predict(
    features: Sequence[str | os.PathLike[str]],
    model_path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    options: PredictOptions | None = None,
    monitor: Monitor | None = None,
    slopemask_output: str | os.PathLike[str] | None = None,
) -> PredictionCounts:
    """Write, per target, the prediction and its standard error, then a mask, then what is derived, in DERIVED's order.

    OUT_OF_RANGE is 1 where any predictor leaves the range that it had among the training cells, else 0.
    slopemask_output : also write SLOPEMASK, which is 1 where the terrain is steeper or rougher than in all training
    cells of any target, else 0, and TERRAIN_RATIO (see terrain_ratio); nodata without an estimate or without terrain.
    """
    monitor = monitor or Monitor()
    plan = plan_prediction(features, model_path, options, monitor, slopemask_output is not None)
    counts = PredictionCounts(0, 0, 0)
    with ExitStack() as stack:
        stack.enter_context(limited_cache())
        writers = [stack.enter_context(RasterWriter(output, plan.grid, plan.bands, plan.metadata))]
        if slopemask_output is not None:
            metadata = {**plan.metadata, "VC_CONTENT": "slope mask"}
            writers.append(stack.enter_context(RasterWriter(slopemask_output, plan.grid, MASK_BANDS, metadata)))
        for window, rasters, met in _cells(plan, plan.grid.window, monitor):
            counts += met
            for writer, layers in zip(writers, rasters):
                writer.write(window, layers)
        plan.judge(counts, monitor)
    monitor.progress(1.0)
    return counts


def _bands(model: Model, derived: Sequence[Derived]) -> list[Band]:
    bands = [band for name in model.targets for band in (Band(name), Band(f"{name}_SE"))]
    further = [Band(name, UNITS[name.removesuffix("_SE")]) for quantity in derived for name in quantity.bands]
    return [*bands, Band(OUT_OF_RANGE, ""), *further]


def _metadata(name: str, note: str, options: PredictOptions) -> dict[str, str]:
    return {
        "VC_CONTENT": "prediction",
        "VC_MODEL": name,
        "VC_ERROR_FROM": options.error_from,
        "VC_CEILING_HEIGHT_M": f"{options.ceiling_height_m:g}" if "floor_area" in options.derived else "",
        "VC_NOTE": note,
    }


def _variances(model: Model, error_from: str, monitor: Monitor) -> dict[str, float]:
    """The residual variance of each target, or, where it is larger, the squared RMSE of unseen cells."""
    variances = {name: target.residual_variance for name, target in model.targets.items()}
    if error_from == "residuals":
        return variances
    for name, target in model.targets.items():
        key, rmse = unseen_rmse(target) or ("", 0.0)
        monitor.info(
            f"{name}: standard error from the RMSE of {UNSEEN[key]}, {rmse:.2f} m (residuals: "
            f"{math.sqrt(target.residual_variance):.2f} m)."
        )
        if key == "rmse_cross_validated":
            monitor.warn(
                f"{name}: the model tells the error of random unseen cells only, which flatters: their neighbours were "
                "seen. Fit it with block or area folds for an error that holds elsewhere."
            )
        variances[name] = max(variances[name], rmse**2)
    return variances


def _cells(
    plan: PredictionPlan, whole: Window, monitor: Monitor
) -> Iterator[tuple[Window, list[NDArray[np.float64]], PredictionCounts]]:
    """Predict a window of the cells block by block: the block's window, its bands and those of the mask, if one is
    wanted, its counts."""
    names, options = [*plan.model.predictors, *plan.terrain], plan.options
    area_m2 = plan.grid.dx * plan.grid.dy
    windows = [part.moved(whole.column, whole.row) for part in tiles(whole, BLOCK)]
    with BandStack(plan.features, plan.grid) as stack:
        for number, window in enumerate(windows):
            monitor.step(number / len(windows))
            values = stack.read(names, window)
            shape = values.shape[1:]
            layers: dict[str, Layer] = {}
            terrain = {name: values[names.index(name)] for name in plan.terrain}
            ratio = np.full(shape, np.nan)
            any_cell, any_clipped, any_outside = (np.zeros(shape, dtype=bool) for _ in range(3))
            for name, target in plan.model.targets.items():
                monitor.check()
                own = values[[names.index(predictor) for predictor in target.predictors]]
                estimate, error = predict_target(target, own, plan.variances[name])
                known = np.isfinite(estimate)
                negative = known & (estimate < 0)
                if options.clip_negative:
                    estimate = np.where(negative, 0, estimate)
                    any_clipped |= negative
                low, high = target.minimum[:, None, None], target.maximum[:, None, None]
                any_outside |= known & ((own < low) | (own > high)).any(axis=0)
                any_cell |= known
                if terrain:
                    ratio = np.fmax(ratio, np.where(known, terrain_ratio(target.terrain, terrain), np.nan))
                layers[name], layers[f"{name}_SE"] = estimate, error
            layers[OUT_OF_RANGE] = np.where(any_cell, any_outside.astype(np.float64), np.nan)
            made = [row.make(layers, area_m2, options.ceiling_height_m) for row in plan.derived]
            further = [layer for own_layers in made for layer in own_layers]
            counts = PredictionCounts(int(any_cell.sum()), int(any_clipped.sum()), int(any_outside.sum()))
            rasters = [np.stack([*layers.values(), *further])]
            if terrain:
                unknown = int((any_cell & np.isnan(ratio)).sum())
                counts = replace(counts, masked=int((ratio > 1).sum()), without_terrain=unknown)
                rasters.append(np.stack(mask_layers(ratio)))
            yield window, rasters, counts


def _compare_making(model: Model, stack: BandStack, monitor: Monitor) -> None:
    making, grid = stack.making(monitor), stack.grid
    # The cells as they are: a raster that was warped keeps what it says of itself.
    making["VC_CELL_SIZE_M"] = f"{grid.dx:g}" if is_metric(grid.crs) else f"{grid.dx:g} in {grid.crs.name}"
    for key, value in making.items():
        wanted = model.making.get(key)
        if wanted is not None and unlike(key, wanted, value):
            monitor.warn(
                f"The features were made with {key[3:].lower()} = {value}, those of the model with {wanted}; "
                "the estimates may be off."
            )
