"""The model file: a JSON that a person can read and that is enough to predict anywhere."""

from __future__ import annotations

import json
import math
import os
import platform
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..dem.filters import ROWS
from ..errors import EngineInputError
from .ancillary import ANCILLARY
from .slopemask import TerrainRange

FORMAT = "vertical-city-gvc-model"
VERSION = 1
TERRAIN = "terrain_of_training_cells"


@dataclass(frozen=True)
class TargetModel:
    """A linear model of one component.

    predictors : band names; coefficients : intercept first, metres per unit of the predictor; covariance : of the
    coefficients; minimum, maximum : of each predictor among the training cells; errors : RMSE and the like, metres;
    terrain : of the training cells, by band, empty where no features told it.
    """

    predictors: tuple[str, ...]
    coefficients: NDArray[np.float64]
    covariance: NDArray[np.float64]
    residual_variance: float
    minimum: NDArray[np.float64]
    maximum: NDArray[np.float64]
    errors: dict[str, float]
    terrain: dict[str, TerrainRange] = field(default_factory=dict)


@dataclass(frozen=True)
class Model:
    """Models of one or more components that were fitted together.

    making : how the features were made; areas : where the reference came from; note : a remark on the data.
    """

    targets: dict[str, TargetModel]
    making: dict[str, str] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    note: str = ""

    @property
    def predictors(self) -> list[str]:
        return list(dict.fromkeys(name for target in self.targets.values() for name in target.predictors))


def _description(name: str) -> dict[str, str]:
    """How a feature is made, as far as the tables know it."""
    if name in ANCILLARY:
        return {"name": name, "made_by": ANCILLARY[name], "statistic": "mean", "unit": ""}
    stem, _, statistic = name.rpartition("_")
    row = ROWS.get(stem)
    if row is None:
        return {"name": name}
    return {"name": name, "filter": stem, "made_by": row.description, "statistic": statistic, "unit": row.unit}


def _terrain_row(name: str, one: TerrainRange) -> dict[str, Any]:
    return {**_description(name), **{f"training_{key}": value for key, value in asdict(one).items()}}


def model_json(model: Model) -> str:
    """A model as the text of its file."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "software": {"python": platform.python_version(), "numpy": np.__version__},
        "note": model.note,
        "areas": list(model.areas),
        "feature_making": model.making,
        "targets": {
            name: {
                "unit": "m",
                "intercept": float(target.coefficients[0]),
                "predictors": [
                    {
                        **_description(predictor),
                        "coefficient": float(target.coefficients[i + 1]),
                        "training_minimum": float(target.minimum[i]),
                        "training_maximum": float(target.maximum[i]),
                    }
                    for i, predictor in enumerate(target.predictors)
                ],
                "covariance_of_intercept_and_coefficients": target.covariance.tolist(),
                "residual_variance": target.residual_variance,
                "errors": target.errors,
                # Optional, so that the version stays: files without it are read, and readers that do not know it may.
                **({TERRAIN: [_terrain_row(*item) for item in target.terrain.items()]} if target.terrain else {}),
            }
            for name, target in model.targets.items()
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def load_model(path: str | os.PathLike[str]) -> Model:
    """Read a model. Raises EngineInputError for a file that is no model, is damaged, or is of a later version."""
    name = Path(path).name
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise EngineInputError(f"The model {name} cannot be read ({error.strerror}); choose another file.") from error
    except ValueError as error:
        raise EngineInputError(
            f"The model {name} is damaged ({error}); give a complete JSON written by 'Fit a height model'."
        ) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise EngineInputError(f"{name} is no height model; give a JSON written by 'Fit a height model'.")
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise EngineInputError(
            f"The model {name} has version {version}, this Vertical City reads up to {VERSION}; update the plugin."
        )
    try:
        targets = {str(key): _target(value) for key, value in document["targets"].items()}
        if not targets or version != VERSION:
            raise ValueError("no targets" if version == VERSION else f"version {version!r}")
        return Model(
            targets=targets,
            making={str(key): str(value) for key, value in document["feature_making"].items()},
            areas=tuple(document["areas"]),
            note=str(document["note"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        found = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise EngineInputError(
            f"The model {name} is damaged ({found}); give a complete JSON written by 'Fit a height model'."
        ) from error


def _target(document: dict[str, Any]) -> TargetModel:
    predictors = document["predictors"]
    target = TargetModel(
        predictors=tuple(str(predictor["name"]) for predictor in predictors),
        coefficients=np.array([document["intercept"], *(p["coefficient"] for p in predictors)], dtype=np.float64),
        covariance=np.array(document["covariance_of_intercept_and_coefficients"], dtype=np.float64),
        residual_variance=float(document["residual_variance"]),
        minimum=np.array([p["training_minimum"] for p in predictors], dtype=np.float64),
        maximum=np.array([p["training_maximum"] for p in predictors], dtype=np.float64),
        errors={str(key): float(value) for key, value in document["errors"].items()},
        terrain={str(row["name"]): _terrain_range(row) for row in document.get(TERRAIN, [])},
    )
    size = len(predictors) + 1
    if size < 2 or target.covariance.shape != (size, size):
        raise ValueError("the covariance does not fit the predictors")
    numbers = np.concatenate([target.coefficients, target.covariance.ravel(), target.minimum, target.maximum])
    if not np.isfinite(numbers).all() or not math.isfinite(target.residual_variance) or target.residual_variance < 0:
        raise ValueError("a coefficient is not a finite number")
    return target


def _terrain_range(row: dict[str, Any]) -> TerrainRange:
    cells, low, high, highest = (float(row[f"training_{one.name}"]) for one in fields(TerrainRange))
    if not np.isfinite([cells, low, high, highest]).all() or low > highest:
        raise ValueError(f"the training range of {row['name']} is none")
    return TerrainRange(int(cells), low, high, highest)
