"""What a fit gives: figures for the log, the report, a chain and the model file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyproj
from numpy.typing import NDArray

from ..raster.grid import transformer
from .model import Model, TargetModel
from .regression import Fit
from .samples import Samples
from .slopemask import TerrainRange

FloatArray = NDArray[np.float64]

# Ways of holding cells out, from the most flattering to the most honest.
RANDOM, BLOCKS, AREAS = "random", "blocks", "areas"


@dataclass(frozen=True)
class Dropped:
    """A candidate that is not in the model, at which step, and why.

    step : 'no value', 'constant', 'dependent', 'collinear', 'stepwise' or 'limit'. reason : a sentence's end, as
    "r = 0.97 with m1_mean".
    """

    name: str
    step: str
    reason: str


@dataclass(frozen=True)
class Step:
    """A step of a stepwise selection: what was done ('start', 'add', 'drop'), to which feature, and the AIC then."""

    action: str
    name: str
    aic: float


@dataclass(frozen=True)
class FoldError:
    """Errors (predicted minus observed, metres) of one fold, by its name: an area or a number."""

    name: str
    n: int
    rmse: float
    bias: float


@dataclass(frozen=True)
class Judged:
    """Predictions for cells that the fit, its choice of predictors included, has not seen.

    kind : RANDOM, BLOCKS or AREAS. predicted : (n,), metres, the mean over repeats; NaN for a cell that was never held
    out. rmse, mae, bias : metres, pooled over repeats; bias is predicted minus observed. r2 : 1 - SSE/SST about the
    mean of all cells; below 0 it is worse than that mean. text : how cells were held out. block_m : the side of blocks.
    """

    kind: str
    predicted: FloatArray
    rmse: float
    mae: float
    bias: float
    r2: float
    text: str
    by_fold: tuple[FoldError, ...] = ()
    block_m: float = float("nan")


@dataclass(frozen=True)
class HeightClass:
    """Errors of predictions for unseen cells whose observed height is in [low, high), metres."""

    low: float
    high: float
    n: int
    bias: float
    rmse: float


@dataclass(frozen=True)
class Compared:
    """A method on the same folds as the others."""

    method: str
    rmse: float
    r2: float


@dataclass(frozen=True)
class TargetFit:
    """A fit of one component and what its report shows.

    cells : rows of the samples that were used (n,). weights : (n,) or None. vif, importance : per predictor; importance
    (LMG) sums to R2 and is None where it was skipped. candidates, correlation : names and correlation matrix of the
    candidates before the collinearity step. ranking : the best single features and their RMSE.
    correlation_length_m : of the residuals, NaN where it cannot be told. terrain : of the cells, by band.
    """

    target: str
    predictors: tuple[str, ...]
    fit: Fit
    cells: NDArray[np.intp]
    observed: FloatArray
    predicted: FloatArray
    minimum: FloatArray
    maximum: FloatArray
    ranking: tuple[tuple[str, float], ...]
    judged: dict[str, Judged]
    dropped: tuple[Dropped, ...] = ()
    steps: tuple[Step, ...] = ()
    vif: FloatArray = field(default_factory=lambda: np.empty(0))
    importance: FloatArray | None = None
    candidates: tuple[str, ...] = ()
    correlation: FloatArray = field(default_factory=lambda: np.empty((0, 0)))
    correlation_length_m: float = float("nan")
    by_height: tuple[HeightClass, ...] = ()
    compared: tuple[Compared, ...] = ()
    weights: FloatArray | None = None
    terrain: dict[str, TerrainRange] = field(default_factory=dict)

    @property
    def quoted(self) -> Judged:
        """The error to quote: of areas or of blocks that the fit has not seen, the larger, else of random cells.

        Areas that are small and side by side, as tiles of a city, flatter more than blocks do; few areas may by chance.
        """
        spatial = [self.judged[kind] for kind in (AREAS, BLOCKS) if kind in self.judged]
        return max(spatial, key=lambda one: one.rmse) if spatial else self.judged[RANDOM]


@dataclass(frozen=True)
class FitResult:
    """The fits of all components. options : names and values of what was chosen, for the report."""

    samples: Samples
    selection: str
    targets: dict[str, TargetFit]
    method: str = "ols"
    options: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def numbers(self) -> dict[str, float]:
        """The figures that a model designer's chain may use; N is the largest number of cells among the targets."""
        numbers: dict[str, float] = {"N": max(fit.fit.n for fit in self.targets.values())}
        for name, fit in self.targets.items():
            numbers |= {f"{figure}_{name}": value for figure, value in figures(fit).items()}
        return numbers

    def summary(self) -> list[str]:
        """A line per target for the log."""
        return [
            f"{name} from {', '.join(fit.predictors)}: {fit.fit.n} cells, RMSE {fit.fit.rmse:.2f} m, R² "
            f"{fit.fit.r2:.3f}; of cells not seen ({fit.quoted.text}) {fit.quoted.rmse:.2f} m, R² {fit.quoted.r2:.3f}"
            for name, fit in self.targets.items()
        ]

    def model(self) -> Model:
        return Model(
            targets={
                name: TargetModel(
                    predictors=fit.predictors,
                    coefficients=fit.fit.coefficients,
                    covariance=fit.fit.covariance,
                    residual_variance=fit.fit.residual_variance,
                    minimum=fit.minimum,
                    maximum=fit.maximum,
                    errors=_errors(fit),
                    terrain=fit.terrain,
                )
                for name, fit in self.targets.items()
            },
            making=self.samples.making,
            areas=self.samples.areas,
            note=self.samples.note,
        )


def figures(fit: TargetFit) -> dict[str, float]:
    """The figures of one component by the names of number outputs; those that there are."""
    found = {
        "CELLS": fit.fit.n, "PREDICTORS": len(fit.predictors), "RMSE": fit.fit.rmse, "R2": fit.fit.r2,
        "ADJUSTED_R2": fit.fit.adjusted_r2, "AIC": fit.fit.aic, "RMSE_CV": fit.judged[RANDOM].rmse,
        "RMSE_UNSEEN": fit.quoted.rmse, "R2_UNSEEN": fit.quoted.r2, "BIAS_UNSEEN": fit.quoted.bias,
        "CORRELATION_LENGTH": fit.correlation_length_m,
    }  # fmt: skip
    found |= {f"RMSE_{kind.upper()}": fit.judged[kind].rmse for kind in (BLOCKS, AREAS) if kind in fit.judged}
    return {name: float(value) for name, value in found.items() if np.isfinite(value)}


def _errors(fit: TargetFit) -> dict[str, float]:
    errors = {
        "n": fit.fit.n,
        "rmse": fit.fit.rmse,
        "rmse_cross_validated": fit.judged[RANDOM].rmse,
        "r2": fit.fit.r2,
        "adjusted_r2": fit.fit.adjusted_r2,
    }
    return errors | {f"rmse_{kind}": fit.judged[kind].rmse for kind in (BLOCKS, AREAS) if kind in fit.judged}


def cell_columns(result: FitResult) -> list[str]:
    """Names of what cell_rows gives."""
    own = ("observed", "fitted", "unseen", "error")
    return ["area", *(f"{target}_{column}" for target in result.targets for column in own)]


def cell_rows(result: FitResult, crs: pyproj.CRS) -> Iterator[tuple[tuple[float, float], list[str | float | None]]]:
    """Place in the CRS, area and, per target, observed, fitted and unseen (quoted) height and the latter's error.

    Cells that no target was fitted to are left out; None where there is no value.
    """
    samples = result.samples
    blocks = []
    for fit in result.targets.values():
        block = np.full((4, len(samples.x)), np.nan)
        unseen = fit.quoted.predicted
        block[:, fit.cells] = fit.observed, fit.predicted, unseen, unseen - fit.observed
        blocks.append(block)
    values = np.concatenate(blocks)
    x, y = np.empty_like(samples.x), np.empty_like(samples.y)
    for number, own_crs in enumerate(samples.crs):
        own = np.flatnonzero(samples.raster == number)
        x[own], y[own] = transformer(own_crs, crs).transform(samples.x[own].tolist(), samples.y[own].tolist())
    for i in np.flatnonzero(np.isfinite(values).any(axis=0)):
        row = [float(value) if np.isfinite(value) else None for value in values[:, i]]
        yield (float(x[i]), float(y[i])), [samples.areas[samples.area[i]], *row]
