"""The choice of predictors, from moments alone, so that it can be made anew wherever cells are held out.

Source: Pesaresi et al. 2021, sections 3.4.1 (best single feature), 3.4.2 and 4.2 (collinearity, stepwise selection).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .choices import RULES, SELECTIONS, STARTS
from .collinearity import reduce_collinear
from .moments import Moments
from .result import Dropped, Step
from .stepwise import stepwise

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class SelectionOptions:
    """How predictors are chosen.

    selection : 'best_single' takes the one feature with the smallest RMSE; 'given' the predictors named, less those
    that are constant or depend on earlier ones; 'collinearity' all (or those named) that a collinearity step leaves;
    'stepwise' those of them that a stepwise selection by AIC takes. rule, cutoff : see reduce_collinear. start : see
    stepwise. most : at most so many predictors, the first that are added to an empty model.
    """

    selection: str = "best_single"
    predictors: tuple[str, ...] = ()
    rule: str = "pairwise"
    cutoff: float = 0.85
    start: str = "empty"
    most: int | None = None

    def check(self) -> None:
        """Raise EngineInputError for what cannot be."""
        for value, choices, what in (
            (self.selection, SELECTIONS, "selection"),
            (self.rule, RULES, "collinearity rule"),
            (self.start, STARTS, "start of the stepwise selection"),
        ):
            if value not in choices:
                raise EngineInputError(f"The {what} is '{value}'; choose one of {', '.join(choices)}.")
        if not 0 < self.cutoff <= 1:
            raise EngineInputError(f"The largest correlation is {self.cutoff:g}; give one above 0 and at most 1.")
        if self.most is not None and self.most < 1:
            raise EngineInputError(f"At most {self.most} predictors are wanted; give 1 or more, or nothing.")
        if self.selection == "given" and not self.predictors:
            raise EngineInputError(
                "The selection is 'given' but no predictor is named; name feature bands, for example m2d1_mean."
            )
        if self.selection == "best_single" and self.predictors:
            raise EngineInputError(
                "Predictors are named but the selection is 'best_single'; set it to 'given' or name none."
            )


@dataclass(frozen=True)
class Choice:
    """Columns that were kept, in order, and what was dropped. candidates : columns before the collinearity step."""

    kept: list[int]
    dropped: tuple[Dropped, ...] = ()
    steps: tuple[Step, ...] = ()
    candidates: tuple[int, ...] = ()


def select(moments: Moments, names: Sequence[str], options: SelectionOptions) -> Choice:
    """Choose among the first len(names) columns of the moments, whose last column is the component.

    None is kept where all are constant. A given list keeps its order; else the order is that of the features, and of
    the steps after a stepwise selection.
    """
    columns = list(range(len(names)))
    if options.selection == "best_single":
        return Choice(ranking(moments)[:1], candidates=tuple(columns))
    varying = [i for i in columns if moments.varies(i)]
    kept = moments.independent(varying)
    dropped = [Dropped(names[i], "constant", "the same in all cells") for i in columns if i not in varying]
    dropped += [Dropped(names[i], "dependent", "a linear combination of the others") for i in varying if i not in kept]
    candidates, steps = tuple(kept), []
    if options.selection != "given":
        left, lost = reduce_collinear(moments.part(kept).correlation(), options.cutoff, options.rule)
        for drop in lost:
            with_which = "" if drop.against is None else f"r = {drop.r:.3f} with {names[kept[drop.against]]}, "
            dropped.append(Dropped(names[kept[drop.column]], "collinear", f"{with_which}mean |r| = {drop.mean_r:.3f}"))
        kept = [kept[i] for i in left]
    wanted = options.selection == "stepwise"
    most = options.most if options.most is not None and options.most < len(kept) else None
    if kept and (wanted or (most is not None and options.selection != "given")):
        own = moments.part([*kept, len(names)])
        # Without a stepwise selection the limit takes those that would be added first, whatever their AIC.
        # Cells that are fewer than predictors, as in a fold, bear no full start.
        start = options.start if wanted and moments.n >= len(kept) + 2 else "empty"
        taken, made = stepwise(own, start, most, always=not wanted)
        if wanted:
            steps = [Step(action, names[kept[i]] if i >= 0 else "", aic) for action, i, aic in made]
        why = ("stepwise", "does not lower the AIC") if wanted and (most is None or len(taken) < most) else (
            "limit", f"not among the {most} that explain most together"
        )  # fmt: skip
        dropped += [Dropped(names[kept[i]], *why) for i in range(len(kept)) if i not in taken]
        kept = [kept[i] for i in taken]
    return Choice(kept, tuple(dropped), tuple(steps), candidates)


def ranking(moments: Moments) -> list[int]:
    """Columns from the smallest univariate RMSE to the largest, without constant ones; the last is the component."""
    rmse = univariate_rmse(moments)
    return [int(i) for i in np.argsort(rmse, kind="stable") if np.isfinite(rmse[i])]


def univariate_rmse(moments: Moments) -> FloatArray:
    """RMSE of the straight line through each column but the last alone, shape (p,); infinite for a constant column."""
    p = len(moments.mean) - 1
    varies = np.array([moments.varies(i) for i in range(p)], dtype=bool)
    sxx, sxy = np.diag(moments.products)[:p], moments.products[:p, p]
    sse = moments.products[p, p] - np.where(varies, sxy, 0) ** 2 / np.where(varies, sxx, 1)
    return np.where(varies, np.sqrt(np.clip(sse, 0, None) / moments.weight), np.inf)
