"""Every figure of a fit as JSON, for other programs."""

from __future__ import annotations

import platform
import re
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import plain_words
from .result import FitResult, TargetFit

FORMAT, VERSION = "vertical-city-gvc-statistics", 1
PACKAGES = ("numpy", "scipy", "statsmodels", "scikit-learn")


def statistics(result: FitResult) -> dict[str, Any]:
    """All figures but those of single cells; what is not known is None. Lengths in metres, errors predicted minus
    observed."""
    samples = result.samples
    document: dict[str, Any] = clean(
        {
            "format": FORMAT,
            "version": VERSION,
            "software": software(),
            "note": samples.note,
            "areas": [{"name": name, "cells": (samples.area == i).sum()} for i, name in enumerate(samples.areas)],
            "features": samples.names,
            "feature_making": samples.making,
            "method": result.method,
            "selection": result.selection,
            "options": result.options,
            "warnings": result.warnings,
            "targets": {name: _target(result, fit) for name, fit in result.targets.items()},
        }
    )
    return document


def _target(result: FitResult, fit: TargetFit) -> dict[str, Any]:
    regression = fit.fit
    return {
        "cells": regression.n,
        "areas": plain_words.own_areas(result, fit),
        "observed": {"minimum": fit.observed.min(), "maximum": fit.observed.max(), "mean": fit.observed.mean(),
                     "standard_deviation": fit.observed.std()},
        "in_plain_words": [
            plain_words.headline(result, fit), plain_words.WHY[fit.quoted.kind], plain_words.reasons(fit)],
        "cautions": plain_words.cautions(result, fit),
        "fit": {"rmse": regression.rmse, "r2": regression.r2, "adjusted_r2": regression.adjusted_r2,
                "aic": regression.aic, "degrees_of_freedom": regression.dof,
                "residual_variance": regression.residual_variance},
        "quoted": fit.quoted.kind,
        "held_out": {
            kind: {"how": one.text, "block_m": one.block_m, "rmse": one.rmse, "mae": one.mae, "bias": one.bias,
                   "r2": one.r2,
                   "part_of_quoted_rmse": plain_words.ratio(one.rmse, fit.quoted),
                   "cells": np.isfinite(one.predicted).sum(), "folds": [asdict(fold) for fold in one.by_fold]}
            for kind, one in fit.judged.items()
        },
        "coefficients": coefficients(result, fit),
        "covariance": regression.covariance,
        "terrain": {name: asdict(one) for name, one in fit.terrain.items()},
        "by_height": [asdict(one) for one in fit.by_height],
        "best_single_features": [{"name": name, "rmse": rmse} for name, rmse in fit.ranking],
        "dropped": [asdict(one) for one in fit.dropped],
        "stepwise": [asdict(one) for one in fit.steps],
        "compared": [asdict(one) for one in fit.compared],
        "correlation_length": fit.correlation_length_m,
        "weights": None if fit.weights is None else {
            "minimum": fit.weights.min(), "maximum": fit.weights.max(), "sum": fit.weights.sum()},
        "candidates": fit.candidates,
        "correlation": fit.correlation,
    }  # fmt: skip


def coefficients(result: FitResult, fit: TargetFit) -> list[dict[str, Any]]:
    """A row per term, the intercept first; NaN where something does not apply.

    standardised : metres for one standard deviation of the predictor among the training cells, so that predictors can
    be compared. share : part of R² (LMG).
    """
    own, p = fit.fit, len(fit.predictors)
    unknown = np.full(p, np.nan)
    sizes = spreads(result, fit)
    low, high = own.interval(0.95).T
    lmg = unknown if fit.importance is None else fit.importance
    columns = {
        "coefficient": own.coefficients, "standard_error": own.standard_errors, "t": own.t, "p": own.p_values,
        "low_95": low, "high_95": high,
        **{name: np.concatenate([[np.nan], values]) for name, values in {
            "standardised": own.coefficients[1:] * sizes, "standardised_low_95": low[1:] * sizes,
            "standardised_high_95": high[1:] * sizes, "vif": fit.vif if len(fit.vif) else unknown,
            "importance": lmg, "share": lmg / lmg.sum() if lmg.sum() else unknown, "training_minimum": fit.minimum,
            "training_maximum": fit.maximum, "training_sd": sizes,
        }.items()},
    }  # fmt: skip
    terms = ("intercept", *fit.predictors)
    return [{"term": term, **{name: values[i] for name, values in columns.items()}} for i, term in enumerate(terms)]


def spreads(result: FitResult, fit: TargetFit) -> NDArray[np.float64]:
    """Standard deviation of each predictor among the cells of the fit."""
    columns = [result.samples.names.index(name) for name in fit.predictors]
    sizes: NDArray[np.float64] = result.samples.features[fit.cells][:, columns].std(axis=0)
    return sizes


def software() -> dict[str, str]:
    """Versions of what computed the figures."""
    versions = {"Python": platform.python_version()}
    for name in PACKAGES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    about = Path(__file__).parents[2] / "metadata.txt"
    found = re.search(r"^version=(.+)$", about.read_text(encoding="utf-8"), re.MULTILINE) if about.is_file() else None
    return {"Vertical City": found[1].strip(), **versions} if found else versions


def clean(value: Any) -> Any:
    """As JSON takes it: no arrays, and None for what is not a finite number."""
    if isinstance(value, dict):
        return {str(key): clean(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [clean(one) for one in value]
    if isinstance(value, (np.integer, np.bool_)):
        return value.item()
    if isinstance(value, (float, np.floating)):
        return float(value) if np.isfinite(value) else None
    return value
