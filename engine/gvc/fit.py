"""Fitting models of the vertical components to reference cells."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import write_texts
from .model import model_json
from .regression import best_single, cross_validated_rmse, independent_columns, ols, univariate_rmse
from .report import report
from .result import FitResult, TargetFit
from .samples import Samples, collect_samples

SELECTIONS = ("best_single", "given")


def fit_models(
    features: Sequence[str | os.PathLike[str]],
    references: Sequence[str | os.PathLike[str]],
    targets: Sequence[str],
    selection: str = "best_single",
    predictors: Sequence[str] = (),
    output_model: str | os.PathLike[str] | None = None,
    output_report: str | os.PathLike[str] | None = None,
    monitor: Monitor | None = None,
) -> FitResult:
    """Fit a linear model per target, by ordinary least squares.

    selection : 'best_single' takes the one feature with the smallest RMSE, per target; 'given' takes `predictors`,
    less those that are constant or linearly dependent on earlier ones (with a warning).
    """
    monitor = monitor or Monitor()
    if selection not in SELECTIONS:
        raise EngineInputError(f"The selection is '{selection}'; choose one of {', '.join(SELECTIONS)}.")
    if (selection == "given") != bool(predictors):
        raise EngineInputError(
            "The selection is 'given' but no predictor is named; name feature bands, for example m2d1_mean."
            if selection == "given"
            else "Predictors are named but the selection is not 'given'; set it to 'given' or name none."
        )
    samples = collect_samples(features, references, targets, monitor.part(0, 0.5))
    fits = {}
    for number, target in enumerate(targets):
        monitor.step(0.5 + 0.4 * number / len(targets))
        fits[target] = _fit_target(samples, target, selection, predictors, monitor)
    result = FitResult(samples, selection, fits)
    texts: dict[str | os.PathLike[str], str] = {}
    if output_model:
        texts[output_model] = model_json(result.model())
    if output_report:
        texts[output_report] = report(result)
    monitor.step(1.0)  # the last moment to cancel: what follows is done at once
    write_texts(texts)
    return result


def _fit_target(
    samples: Samples, target: str, selection: str, predictors: Sequence[str], monitor: Monitor
) -> TargetFit:
    y = samples.targets[target]
    names = list(dict.fromkeys(predictors)) if selection == "given" else list(samples.names)
    missing = [name for name in names if name not in samples.names]
    if missing:
        near = difflib.get_close_matches(missing[0], samples.names, n=3) or samples.names[:8]
        raise EngineInputError(
            f"There is no feature band named {', '.join(missing)} in all areas; name bands as they are called, "
            f"separated by commas, for example {', '.join(near)}."
        )
    columns = [samples.names.index(name) for name in names]
    x = samples.features[:, columns]
    empty = [name for name, column in zip(names, x.T) if not np.isfinite(column[np.isfinite(y)]).any()]
    if empty:
        monitor.warn(f"{target}: no reference cell has a value of {', '.join(empty)}; left out.")
        x = x[:, [name not in empty for name in names]]
        names = [name for name in names if name not in empty]
    complete = np.isfinite(y) & np.isfinite(x).all(axis=1)
    x, y = x[complete], y[complete]
    if len(y) < 3 or not names:
        raise EngineInputError(
            f"{target}: only {len(y)} cells have a reference height and all features; give a larger reference area."
        )
    ranking = best_single(x, y)
    if not ranking:
        raise EngineInputError(f"{target}: every feature is constant over the reference cells; nothing can be fitted.")
    kept = [ranking[0]] if selection == "best_single" else independent_columns(x)
    dropped = tuple(name for i, name in enumerate(names) if i not in kept) if selection == "given" else ()
    if dropped:
        monitor.warn(f"{target}: {', '.join(dropped)} dropped (constant, or a linear combination of the others).")

    def held_out(train: NDArray[np.bool_], test: NDArray[np.bool_]) -> NDArray[np.float64]:
        # The best feature is chosen anew in each fold: a choice that has seen the held-out cells would flatter.
        # A column may be constant, or depend on others, in the cells of one fold only; without any, the mean is left.
        chosen = (
            list(best_single(x[train], y[train])[:1])
            if selection == "best_single"
            else [kept[i] for i in independent_columns(x[train][:, kept])]
        )
        monitor.check()
        return ols(x[train][:, chosen], y[train]).predict(x[test][:, chosen])

    fit = ols(x[:, kept], y)
    rmse = univariate_rmse(x, y)
    return TargetFit(
        target=target,
        predictors=tuple(names[i] for i in kept),
        dropped=dropped,
        fit=fit,
        rmse_cv=cross_validated_rmse(y, held_out),
        minimum=x[:, kept].min(axis=0),
        maximum=x[:, kept].max(axis=0),
        observed=y,
        predicted=fit.predict(x[:, kept]),
        ranking=tuple((names[i], float(rmse[i])) for i in ranking[:5]),
    )
