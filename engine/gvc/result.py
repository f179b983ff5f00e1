"""What a fit gives: figures for the log, the report, a chain and the model file."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .model import Model, TargetModel
from .regression import Fit
from .samples import Samples


@dataclass(frozen=True)
class TargetFit:
    """A fit of one component and what its report shows. ranking : the best single features and their RMSE."""

    target: str
    predictors: tuple[str, ...]
    dropped: tuple[str, ...]
    fit: Fit
    rmse_cv: float
    minimum: NDArray[np.float64]
    maximum: NDArray[np.float64]
    observed: NDArray[np.float64]
    predicted: NDArray[np.float64]
    ranking: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class FitResult:
    samples: Samples
    selection: str
    targets: dict[str, TargetFit]

    def numbers(self) -> dict[str, float]:
        """The figures that a model designer's chain may use; N is the largest number of cells among the targets."""
        numbers: dict[str, float] = {"N": max(fit.fit.n for fit in self.targets.values())}
        for name, fit in self.targets.items():
            numbers[f"RMSE_{name}"] = fit.fit.rmse
            numbers[f"R2_{name}"] = fit.fit.r2
            numbers[f"RMSE_CV_{name}"] = fit.rmse_cv
        return numbers

    def summary(self) -> list[str]:
        """A line per target for the log."""
        return [
            f"{name} from {', '.join(fit.predictors)}: {fit.fit.n} cells, RMSE {fit.fit.rmse:.2f} m, "
            f"cross-validated {fit.rmse_cv:.2f} m, R² {fit.fit.r2:.3f}"
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
                    errors={
                        "n": fit.fit.n,
                        "rmse": fit.fit.rmse,
                        "rmse_cross_validated": fit.rmse_cv,
                        "r2": fit.fit.r2,
                        "adjusted_r2": fit.fit.adjusted_r2,
                    },
                )
                for name, fit in self.targets.items()
            },
            making=self.samples.making,
            areas=self.samples.areas,
            note=self.samples.note,
        )
