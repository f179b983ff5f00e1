"""Fitting models of the vertical components to reference cells, and judging them by cells that they have not seen."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from ..areas import Area
from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.grid import is_metric
from .choices import METHODS, WEIGHTS
from .folds import (
    BLOCK_M,
    LENGTHS,
    Folds,
    area_folds,
    block_folds,
    correlation_length,
    cross_validate,
    grounds,
    random_folds,
)
from .importance import MOST, lmg
from .methods import available, fit_method, linear, predictor, require
from .moments import Moments, solve
from .regression import ENOUGH, bearable, vif
from .result import BLOCKS, RANDOM, Compared, Dropped, FitResult, HeightClass, Judged, TargetFit
from .samples import Samples, collect_samples, grouped
from .selection import Choice, SelectionOptions, ranking, select, univariate_rmse
from .slopemask import terrain_ranges

FloatArray = NDArray[np.float64]
Mask = NDArray[np.bool_]

# Borders of the classes of observed height in which errors are told, metres.
HEIGHTS = (0, 2, 5, 10, 15, 20, 30, 50, 100, np.inf)
# So many names are told where there are more.
SOME = 8
# Less than this part of the reference cells with all features is told.
MOST_CELLS = 0.9


@dataclass(frozen=True)
class FitOptions:
    """How models are fitted and judged.

    choice : of predictors. method : of METHODS; what is saved is linear, so that of 'gradient_boosting' is fitted by
    ols. robust : standard errors that bear unequal variances. weights : 'valid_share' counts a cell by the share of it
    that is known. block_m : side of the blocks that are held out. compare : judge all methods on the same folds.
    """

    choice: SelectionOptions = field(default_factory=SelectionOptions)
    method: str = "ols"
    robust: bool = False
    weights: str = "none"
    block_m: float = BLOCK_M
    compare: bool = False

    def check(self) -> None:
        """Raise EngineInputError for what cannot be."""
        self.choice.check()
        for value, choices, what in ((self.method, METHODS, "method"), (self.weights, WEIGHTS, "weights")):
            if value not in choices:
                raise EngineInputError(f"The {what} is '{value}'; choose one of {', '.join(choices)}.")
        if not self.block_m > 0:
            raise EngineInputError(f"The blocks are {self.block_m:g} m wide; give a length above 0 m.")

    @property
    def linear(self) -> str:
        """The method of the model that is saved."""
        return linear(self.method)

    @property
    def compared(self) -> tuple[str, ...]:
        """The methods that are compared."""
        if self.compare:
            return available()
        return () if self.method == "ols" else ("ols", self.method)


def fit_models(
    features: Sequence[str | os.PathLike[str]],
    references: Sequence[str | os.PathLike[str]],
    targets: Sequence[str],
    options: FitOptions | None = None,
    areas: Sequence[Area] = (),
    monitor: Monitor | None = None,
) -> FitResult:
    """Fit a linear model per target and judge it by random cells, blocks and areas that it has not seen.

    areas : polygons in longitude and latitude (WGS 84) that group the cells instead of the references; cells outside
    of all are left out. Raises EngineInputError for input that no model can be fitted to.
    """
    options, told = options or FitOptions(), monitor or Monitor()
    options.check()
    require(options.method)
    warnings: list[str] = []

    def warn(message: str) -> None:
        if message not in warnings:  # components share cells, and so what is said of these
            warnings.append(message)
            told.warn(message)

    monitor = replace(told, warn=warn)
    samples = collect_samples(features, references, targets, monitor.part(0, 0.4))
    if areas:
        samples = grouped(samples, areas, monitor)
    if options.weights != "none" and samples.share is None:
        raise EngineInputError(
            "Cells are to be weighted by their valid share, but no raster has a band VALID_SHARE; compute features and "
            "reference anew, or do without weights."
        )
    unknown = [name for name in options.choice.predictors if name not in samples.names]
    if unknown:
        lower = {name.lower(): name for name in samples.names}
        near = [lower[name] for name in difflib.get_close_matches(unknown[0].lower(), lower, n=3)] or samples.names[:8]
        raise EngineInputError(
            f"There is no feature band named {', '.join(unknown)} in all areas; name bands as they are called, "
            f"separated by commas, for example {', '.join(near)}."
        )
    in_metres = all(is_metric(crs) for crs in samples.crs)
    if not in_metres:
        monitor.warn(
            "The cells are not in a projected CRS in metres: no blocks are held out; compute the reference in metres."
        )
    ground = grounds(samples.x, samples.y, samples.raster, samples.crs)
    if not areas:
        apart = len(np.unique(ground))
        if apart < len(samples.areas):
            monitor.warn(
                f"The {len(samples.areas)} references lie in {apart} separate places only: to leave out one that "
                "adjoins others does not hold out a city, and its error flatters; group them by AREAS."
            )
    if len(samples.areas) < 2:
        monitor.info("There is one area only, so none can be left out; blocks of it are held out.")
    fits = {}
    for number, target in enumerate(targets):
        part = monitor.part(0.4 + 0.6 * number / len(targets), 0.4 + 0.6 * (number + 1) / len(targets))
        fits[target] = _Fitting(samples, ground, target, options, part).fit(in_metres)
    return FitResult(samples, options.choice.selection, fits, options.method, _said(options), tuple(warnings))


def _said(options: FitOptions) -> dict[str, str]:
    choice = options.choice
    said = {"selection": choice.selection, "method": options.method}
    if choice.selection in ("collinearity", "stepwise"):
        said |= {"collinearity": f"{choice.rule}, |r| up to {choice.cutoff:g}"}
        if choice.most is not None:
            said |= {"predictors at most": str(choice.most)}
    if choice.selection == "stepwise":
        said |= {"stepwise from": choice.start}
    errors = "robust against unequal variances (HC3)" if options.robust else "as of equal variances"
    return {**said, "standard errors": errors, "weights": options.weights, "blocks": f"{options.block_m:g} m"}


class _Fitting:
    """The fit of one component: its cells, and what is done with them more than once."""

    def __init__(
        self, samples: Samples, ground: NDArray[np.intp], target: str, options: FitOptions, monitor: Monitor
    ) -> None:
        self.ground = ground
        self.samples, self.target, self.options, self.monitor = samples, target, options, monitor
        choice, y = options.choice, samples.targets[target]
        wanted = choice.selection != "best_single" and choice.predictors
        names = list(dict.fromkeys(choice.predictors)) if wanted else list(samples.names)
        x = samples.features[:, [samples.names.index(name) for name in names]]
        some = np.isfinite(x[np.isfinite(y)]).any(axis=0)
        self.empty = [Dropped(name, "no value", "no value in any cell") for name, has in zip(names, some) if not has]
        if self.empty:
            lost = ", ".join(one.name for one in self.empty)
            monitor.warn(f"{target}: no reference cell has a value of {lost}; left out.")
        self.names = [name for name, has in zip(names, some) if has]
        x = x[:, some]
        complete = np.isfinite(y) & np.isfinite(x).all(axis=1)
        share = samples.share if options.weights == "valid_share" else None
        if share is not None:
            complete &= share > 0
        self.cells = np.flatnonzero(complete)
        known = np.isfinite(y)
        if len(self.cells) < MOST_CELLS * known.sum():
            scarcest = int(np.argmin(np.isfinite(x[known]).sum(axis=0)))
            monitor.warn(
                f"{target}: only {len(self.cells)} of {known.sum()} reference cells have all {len(self.names)} "
                f"features (the fewest have {self.names[scarcest]}), and only these are used; name other features, or "
                "compute them without gaps."
            )
        self.x, self.y = x[complete], y[complete]
        if len(self.y) < 3 or not self.names:
            raise EngineInputError(
                f"{target}: only {len(self.y)} cells have a reference height and all features; give a larger reference "
                "area."
            )
        self.weights = None if share is None else share[complete]
        self.table = np.column_stack([self.x, self.y])

    def moments(self, cells: Mask | slice = slice(None)) -> Moments:
        return Moments.of(self.table[cells], None if self.weights is None else self.weights[cells])

    def fit(self, in_metres: bool) -> TargetFit:
        samples, names, monitor = self.samples, self.names, self.monitor
        whole = self.moments()
        if not whole.varies(-1):
            raise EngineInputError(
                f"{self.target}: all {len(self.y)} reference cells have the same value, {self.y[0]:g} m; give a larger "
                "reference area, or leave the component out."
            )
        order = ranking(whole)
        if not order:
            raise EngineInputError(
                f"{self.target}: every feature is constant over the reference cells; nothing can be fitted."
            )
        choice = select(whole, names, self.options.choice)
        self._tell(choice)
        x = self.x[:, choice.kept]
        fit = fit_method(self.options.linear, x, self.y, self.weights, self.options.robust)
        predicted = fit.predict(x)
        monitor.step(0.1)
        area = samples.area[self.cells]
        place = samples.x[self.cells], samples.y[self.cells]
        ground = self.ground[self.cells]
        length = correlation_length(*place, self.y - predicted, ground, monitor) if in_metres else float("nan")
        least = LENGTHS * length if np.isfinite(length) else 0.0
        ways = [
            random_folds(len(self.y)),
            block_folds(*place, ground, self.options.block_m, least, monitor) if in_metres else None,
            area_folds(area, samples.areas),
        ]
        folds = [one for one in ways if one is not None]
        judged: dict[str, Judged] = {}
        for number, one in enumerate(folds):
            judged[one.kind] = self.judge(one, self.options.linear, monitor.part(
                0.15 + 0.5 * number / len(folds), 0.15 + 0.5 * (number + 1) / len(folds)))  # fmt: skip
        compared = self._compared(folds, judged, monitor.part(0.65, 0.95))
        own = whole.part([*choice.kept, len(names)]).correlation()
        p = len(choice.kept)
        if p > MOST:
            monitor.warn(
                f"{self.target}: {p} predictors are too many for their relative importance (LMG, up to {MOST}); it is "
                "left out."
            )
        rmse = univariate_rmse(whole)
        made = TargetFit(
            target=self.target,
            predictors=tuple(names[i] for i in choice.kept),
            fit=fit,
            cells=self.cells,
            observed=self.y,
            predicted=predicted,
            minimum=x.min(axis=0),
            maximum=x.max(axis=0),
            ranking=tuple((names[i], float(rmse[i])) for i in order[:5]),
            judged=judged,
            dropped=(*self.empty, *choice.dropped),
            steps=choice.steps,
            vif=vif(own[:p, :p]),
            importance=lmg(own, monitor) if p <= MOST else None,
            candidates=tuple(names[i] for i in choice.candidates),
            correlation=whole.part(choice.candidates).correlation(),
            correlation_length_m=length,
            compared=compared,
            weights=self.weights,
            terrain=terrain_ranges(samples.names, samples.features[self.cells]),
        )
        if made.quoted.r2 <= 0:
            monitor.warn(
                f"{self.target}: on cells that it has not seen ({made.quoted.text}) the model is no better than the "
                f"mean of all cells (R² {made.quoted.r2:.2f}); do not predict with it."
            )
        monitor.step(1.0)
        return replace(made, by_height=_by_height(made))

    def _tell(self, choice: Choice) -> None:
        target, p, n = self.target, len(choice.kept), len(self.y)
        dependent = [one.name for one in choice.dropped if one.step in ("constant", "dependent")]
        if dependent:
            more = f" and {len(dependent) - SOME} more" if len(dependent) > SOME else ""
            self.monitor.warn(
                f"{target}: {', '.join(dependent[:SOME])}{more} dropped (constant, or a linear combination of the "
                "others)."
            )
        if not p:
            raise EngineInputError(
                f"{target}: the {self.options.choice.selection} selection takes none of {len(self.names)} features, "
                "since none lowers the AIC; choose another selection, or leave the component out."
            )
        if n < p + 2:
            raise EngineInputError(
                f"{target}: {n} cells are too few for {p} predictors; give a larger reference area, name fewer "
                "predictors, or limit their number."
            )
        enough = bearable(n)
        if p > enough:
            self.monitor.warn(
                f"{target}: {n} cells are few for {p} predictors; {enough} would do better on cells that the fit has "
                "not seen."
            )
        elif n < ENOUGH * (p + 1):
            self.monitor.warn(f"{target}: {n} cells are few even for a single feature; its errors are hardly known.")

    def judge(self, folds: Folds, method: str, monitor: Monitor) -> Judged:
        """Predictions for held-out cells. All that is chosen from the data is chosen anew without them."""
        parts: dict[tuple[int, int], Moments] = {}

        def held_out(repeat: int, number: int, train: Mask, test: Mask) -> FloatArray:
            monitor.check()
            fold = folds.number[repeat]
            every = np.unique(fold)
            for one in every:
                if (repeat, one) not in parts:
                    parts[repeat, one] = self.moments(fold == one)
            # The others joined, not the whole less this one: what is constant without it stays exactly so.
            others = reduce(add, (parts[repeat, one] for one in every if one != number))
            chosen = select(others, self.names, self.options.choice).kept[: max(others.n - 2, 0)]  # few bear no more
            if method == "ols":
                coefficients = solve(others, chosen)
                return coefficients[0] + self.x[test][:, chosen] @ coefficients[1:]
            weights = None if self.weights is None else self.weights[train]
            return predictor(method, self.x[train][:, chosen], self.y[train], weights)(self.x[test][:, chosen])

        return cross_validate(self.y, folds, held_out, self.weights, monitor)

    def _compared(self, folds: Sequence[Folds], judged: dict[str, Judged], monitor: Monitor) -> tuple[Compared, ...]:
        """Methods on one and the same blocks, or random folds where there are none."""
        if not self.options.compared:
            return ()
        by_kind = {one.kind: one for one in folds}
        same = by_kind.get(BLOCKS, by_kind[RANDOM])
        result = []
        for number, method in enumerate(self.options.compared):
            part = monitor.part(number / len(self.options.compared), (number + 1) / len(self.options.compared))
            one = judged[same.kind] if method == self.options.linear else self.judge(same, method, part)
            result.append(Compared(method, one.rmse, one.r2))
        return tuple(result)


def _by_height(fit: TargetFit) -> tuple[HeightClass, ...]:
    """Errors of the predictions to quote, by classes of observed height."""
    predicted = fit.quoted.predicted
    weights = np.ones(len(fit.observed)) if fit.weights is None else fit.weights
    classes = []
    for low, high in zip(HEIGHTS, HEIGHTS[1:]):
        inside = (fit.observed >= low) & (fit.observed < high) & np.isfinite(predicted)
        if inside.any():
            error, w = predicted[inside] - fit.observed[inside], weights[inside]
            bias, square = np.average([error, error**2], axis=1, weights=w)
            classes.append(HeightClass(float(low), float(high), len(error), float(bias), float(np.sqrt(square))))
    return tuple(classes)
