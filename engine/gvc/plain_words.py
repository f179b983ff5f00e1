"""What a fit means, in plain words: which error to expect, and where the model should not be used."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..html import figure
from .folds import LENGTHS
from .methods import linear
from .regression import ENOUGH, bearable
from .result import AREAS, BLOCKS, RANDOM, FitResult, HeightClass, Judged, TargetFit

COMPONENT_NAMES = {
    "AGBH": "average of gross building height",
    "SGBH": "standard deviation of gross building height",
    "ANBH": "average of net building height",
    "SNBH": "standard deviation of net building height",
}
HELD_OUT = {RANDOM: "random folds", BLOCKS: "blocks", AREAS: "areas"}
WHERE = {
    RANDOM: "for a cell amidst those that the model has seen",
    BLOCKS: "in a part of {areas} that the model has not seen",
    AREAS: "in an area that the model has not seen",
}
WHY = {
    RANDOM: "Only random cells could be held out. Their neighbours, which share DEM pixels and buildings with them, "
    "were fitted, so that the error flatters: expect a larger one elsewhere.",
    BLOCKS: "The error to quote is that of blocks: whole blocks of cells were held out, so that only cells at the "
    "edge of a block had a neighbour among the fitted ones. Other parts of the same place were fitted: another city "
    "may be worse.",
    AREAS: "The error to quote is that of areas: each was predicted by a model that had not seen it.",
}
# Cells for each coefficient below which there are too few (see ENOUGH).
TOO_FEW = 10
# Above so many cells for each of ten coefficients there is nothing to say.
MANY_CELLS = 10 * ENOUGH
FEW_AREAS, FEW_CELLS = 5, 5
HIGH_VIF = 10.0
# A mean error is told from this part of the RMSE on.
TELLING_BIAS = 0.5


def metres(value: float, signed: bool = False) -> str:
    """A length as it is said: 0.42 m, 3.1 m, 123 m."""
    digits = 0 if abs(value) >= 99.95 else 1 if abs(value) >= 0.995 else 2
    return f"{value:{'+' if signed else ''}.{digits}f} m"


def length(value: float) -> str:
    """A distance on the ground: 750 m, 5 km."""
    return f"{value:.3g} m" if value < 1000 else f"{value / 1000:.3g} km"


def listed(names: list[str], most: int = 6) -> str:
    """Names in a sentence; how many more there are."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def height_class(one: HeightClass) -> str:
    """The limits of a class of heights, metres."""
    return f"{one.low:g} to {one.high:g}" if np.isfinite(one.high) else f"{one.low:g} and more"


def own_areas(result: FitResult, fit: TargetFit) -> list[str]:
    """Names of the areas of a component's cells."""
    return [result.samples.areas[i] for i in np.unique(result.samples.area[fit.cells])]


def where(result: FitResult, fit: TargetFit) -> str:
    """Where the error to quote is to be expected."""
    one = len(own_areas(result, fit)) == 1
    return WHERE[fit.quoted.kind].format(areas="this area" if one else "these areas")


def headline(result: FitResult, fit: TargetFit) -> str:
    """The error to expect of a component, and where."""
    quoted, r2 = fit.quoted, figure(fit.quoted.r2, 2)
    part = (
        f"R² {r2}: {100 * quoted.r2:.0f} % of the differences between cells are explained"
        if quoted.r2 > 0
        else f"none of the differences between cells is explained (R² {r2})"
    )
    return f"Expect an error of about {metres(quoted.rmse)} (RMSE) {where(result, fit)}; {part}."


def reasons(fit: TargetFit) -> str:
    """By how much other errors than the one to quote flatter, and how it differs between places."""
    quoted = fit.quoted
    others = [("the fit itself", fit.fit.rmse)]
    others += [(HELD_OUT[kind], fit.judged[kind].rmse) for kind in (RANDOM, BLOCKS, AREAS)
               if kind in fit.judged and kind != quoted.kind]  # fmt: skip
    parts = [f"{name} {metres(rmse)} ({ratio(rmse, quoted):.2f} of it)" for name, rmse in others]
    ratios = [ratio(rmse, quoted) for _, rmse in others]
    low, high = any(one < 0.95 for one in ratios), any(one > 1.05 for one in ratios)
    said = "Other errors " + (
        "differ" if low and high else "flatter" if low else "are larger" if high else "are about as large"
    )
    sentences = [f"{said}: {listed(parts)}."]
    if len(quoted.by_fold) > 1 and quoted.kind != RANDOM:
        best, worst = (choose(quoted.by_fold, key=lambda fold: fold.rmse) for choose in (min, max))
        names = (f" ({best.name})", f" ({worst.name})") if quoted.kind == AREAS else ("", "")
        what = "area" if quoted.kind == AREAS else "fold"
        sentences.append(f"By {what} it goes from {metres(best.rmse)}{names[0]} to {metres(worst.rmse)}{names[1]}.")
    return " ".join(sentences)


def ratio(rmse: float, quoted: Judged) -> float:
    """An error as a part of the one to quote."""
    return rmse / quoted.rmse if quoted.rmse > 0 else float("nan")


def cautions(result: FitResult, fit: TargetFit) -> dict[str, str]:
    """What an analyst has to know before using the model of a component, by a short name of each."""
    said = {name: tell(result, fit) for name, tell in CAUTIONS.items()}
    return {name: sentence for name, sentence in said.items() if sentence}


def _worse(result: FitResult, fit: TargetFit) -> str:
    if fit.quoted.r2 > 0:
        return ""
    return (
        f"WORSE THAN THE MEAN. {_capital(where(result, fit))}, the mean of the reference cells errs less than "
        "this model does. Do not predict with it."
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _hardly(result: FitResult, fit: TargetFit) -> str:
    if not 0 < fit.quoted.r2 < 0.1:
        return ""
    return "For cells that it has not seen, the model is hardly better than the mean of the reference cells."


def _few_cells(result: FitResult, fit: TargetFit) -> str:
    n, p = fit.fit.n, len(fit.predictors)
    room = bearable(n)
    most = "a single feature" if room == 1 else f"{room} features"
    if n < ENOUGH:
        return f"{n:,} cells are too few for more than a single feature, and few even for that."
    if n < TOO_FEW * (p + 1):
        return (
            f"{n:,} cells are too few for {p} predictors: there should be at least {TOO_FEW}, better {ENOUGH}, for "
            f"each coefficient. Take {most} at most, or more reference cells."
        )
    if n < MANY_CELLS or room < p:
        return f"{n:,} cells are too few for more than {most} ({ENOUGH} cells for each coefficient); the model has {p}."
    return ""


def _few_areas(result: FitResult, fit: TargetFit) -> str:
    names = own_areas(result, fit)
    if len(names) == 1:
        return f"All cells lie in one area ({names[0]}): nothing is known of the error in another city."
    if AREAS not in fit.judged:
        return "No area was held out as a whole: nothing is known of the error in another city."
    if len(names) == 2:
        return (
            f"Areas were held out one by one, but there are only two ({listed(names)}): each model has seen a single "
            "area, and two errors hardly say anything about a third."
        )
    if len(names) < FEW_AREAS:
        return f"Only {len(names)} areas were held out one by one: the error in another one may differ much."
    return ""


def _alike(result: FitResult, fit: TargetFit) -> str:
    if BLOCKS not in fit.judged or fit.quoted.kind == AREAS:
        return ""
    side, reach = fit.judged[BLOCKS].block_m, fit.correlation_length_m
    if not side < LENGTHS * reach:
        return ""
    return (
        f"Errors are alike over distances of {length(reach)} (correlation length), and the blocks of {length(side)} "
        f"are smaller than {LENGTHS} times that: even their error flatters."
    )


def _few_high(result: FitResult, fit: TargetFit) -> str:
    classes = sorted(fit.by_height, key=lambda one: one.low)
    above = np.cumsum([one.n for one in classes][::-1])[::-1]
    few = np.flatnonzero(above < max(10, 0.01 * fit.fit.n))
    if not len(few) or few[0] == 0:
        return ""
    low, n = classes[few[0]].low, int(above[few[0]])
    have = f"{n:,} of {fit.fit.n:,} reference cells {'has' if n == 1 else 'have'}" if n else "No reference cell has"
    return f"{have} {low:g} m or more: trust no prediction above that."


def _tall(result: FitResult, fit: TargetFit) -> str:
    """Of the highest classes that have five cells together."""
    classes = sorted(fit.by_height, key=lambda one: one.low)
    n, total, low = 0, 0.0, np.nan
    while classes and n < FEW_CELLS:
        top = classes.pop()
        n, total, low = n + top.n, total + top.n * top.bias, top.low
    if not classes or n < FEW_CELLS or abs(total / n) < TELLING_BIAS * fit.quoted.rmse:
        return ""
    bias, bottom = total / n, classes[0]
    said = f"High values come out too {_side(bias)}: those of {low:g} m and more by {metres(abs(bias))} on average"
    if bias < 0 < bottom.bias:
        return (
            f"{said}, while those of {height_class(bottom)} m come out too high by {metres(bottom.bias)} (regression "
            "to the mean). Do not look for the tallest places with it."
        )
    return f"{said}."


def _biased(result: FitResult, fit: TargetFit) -> str:
    if abs(fit.quoted.bias) < TELLING_BIAS * fit.quoted.rmse:
        return ""
    return f"Predictions of unseen cells are too {_side(fit.quoted.bias)} by {metres(abs(fit.quoted.bias))} on average."


def _side(bias: float) -> str:
    return "high" if bias > 0 else "low"


def _vif(result: FitResult, fit: TargetFit) -> str:
    high = [f"{name} ({value:.0f})" for name, value in zip(fit.predictors, fit.vif) if value > HIGH_VIF]
    if not high:
        return ""
    return (
        f"Predictors that the others nearly make up (VIF above {HIGH_VIF:.0f}): {listed(high, 3)}. Do not read their "
        "coefficients one by one; expect wild predictions where features relate to each other in another way."
    )


def _better(result: FitResult, fit: TargetFit) -> str:
    saved = linear(result.method)
    own = next((one.rmse for one in fit.compared if one.method == saved), None)
    best = min(fit.compared, key=lambda one: one.rmse, default=None)
    if own is None or best is None or not best.rmse < 0.95 * own:
        return ""
    return f"On the same folds {best.method} errs {100 * (1 - best.rmse / own):.0f} % less than {saved}."


CAUTIONS: dict[str, Callable[[FitResult, TargetFit], str]] = {
    "worse_than_mean": _worse,
    "hardly_better_than_mean": _hardly,
    "few_cells": _few_cells,
    "few_areas": _few_areas,
    "blocks_too_small": _alike,
    "few_high_cells": _few_high,
    "tall": _tall,
    "biased": _biased,
    "vif": _vif,
    "other_method": _better,
}
