"""Where terrain makes an estimate unreliable: ground steeper or rougher than any that the model was fitted to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from ..dem.filters import DESCRIBES_TERRAIN
from ..errors import EngineInputError
from ..raster.files import Band
from .bands import BandStack

MASK_BANDS = (Band("SLOPEMASK", ""), Band("TERRAIN_RATIO", ""))
# A smaller maximum counts as this one (metres per pixel, metres): float32 heights of a plane are no flatter.
FLAT = 1e-6
MAKE_THEM = "features of FEATURE_SET terrain_robust or all"

Layer = NDArray[np.float64]


@dataclass(frozen=True)
class TerrainRange:
    """Values of a terrain band in the cells that a target was fitted to, in the band's unit.

    cells : those that have a value; percentile_99 : what 99 of 100 of them do not exceed.
    """

    cells: int
    minimum: float
    percentile_99: float
    maximum: float


Ranges = Mapping[str, TerrainRange]


def terrain_ranges(names: Sequence[str], features: NDArray[np.float64]) -> dict[str, TerrainRange]:
    """Ranges of the terrain bands among features (cells, names); of those that have a value anywhere."""
    found = {}
    for name in DESCRIBES_TERRAIN:
        values = features[:, names.index(name)] if name in names else np.empty(0)
        values = values[np.isfinite(values)]
        if values.size:
            high = float(np.quantile(values, 0.99))
            found[name] = TerrainRange(len(values), float(values.min()), high, float(values.max()))
    return found


def check_ranges(ranges: Mapping[str, Ranges], model: str) -> None:
    """Raise EngineInputError for a model, by its file's name, that lacks ranges. ranges : by target."""
    silent = [target for target, own in ranges.items() if not own]
    if silent:
        raise EngineInputError(
            f"The model {model} tells no terrain of its training cells for {', '.join(silent)} "
            f"({', '.join(DESCRIBES_TERRAIN)}), which a slope mask needs; fit it anew with {MAKE_THEM} among the "
            "rasters, or leave SLOPEMASK out."
        )


def bands_to_judge(ranges: Mapping[str, Ranges], model: str, features: BandStack) -> tuple[str, ...]:
    """The terrain bands that both the model and the features have; at least one for each target.

    Raises EngineInputError where there is none.
    """
    check_ranges(ranges, model)
    for target, own in ranges.items():
        if not set(own) & set(features.names):
            raise EngineInputError(
                f"{', '.join(reader.name for reader in features.readers)}: there is no band named {' or '.join(own)}, "
                f"by which a slope mask judges the {target} of the model {model}; add {MAKE_THEM}, or leave SLOPEMASK "
                "out."
            )
    return tuple(name for name in features.names if any(name in own for own in ranges.values()))


def terrain_ratio(ranges: Ranges, terrain: Mapping[str, NDArray[np.float32]]) -> Layer:
    """The largest ratio of a terrain band to its training maximum: above 1 is beyond training, NaN is unknown."""
    ratios = [
        terrain[name].astype(np.float64) / max(one.maximum, FLAT) for name, one in ranges.items() if name in terrain
    ]
    return reduce(np.fmax, ratios)


def mask_layers(ratio: Layer) -> tuple[Layer, Layer]:
    """The bands of MASK_BANDS. Flatter than in training is not masked: there terrain is no cause of error."""
    return np.where(np.isnan(ratio), np.nan, (ratio > 1).astype(np.float64)), ratio
