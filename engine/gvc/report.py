"""The report of a fit: one HTML file that needs nothing else, read from the top by an analyst, no statistician."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from html import escape

import numpy as np

from ..html import NO_VALUE, figure, image, page, table, wide
from . import plain_words
from .bands import making_in_words
from .choices import BOOSTING
from .report_texts import (
    CAPTIONS,
    COEFFICIENTS,
    CORRELATION,
    DROPPED,
    HEADS,
    LMG_CAPTION,
    MAP,
    MEANINGS,
    METHOD_NAMES,
    NO_PICTURES,
    OBSERVED,
    PAPER,
    SOURCE,
    STYLE,
)
from .result import AREAS, BLOCKS, RANDOM, FitResult, Judged, TargetFit
from .statistics_json import coefficients, software

MOST_FOLDS, MOST_NAMES = 30, 3


def report(result: FitResult, pictures: Mapping[tuple[str, str], bytes] | None = None) -> str:
    """The report as HTML. pictures : PNGs by component and kind (a key of CAPTIONS), of those that could be drawn."""
    pictures = pictures or {}
    parts = []
    if result.samples.note:
        parts.append(f"<p class='note'><b>About the data:</b> {escape(result.samples.note)}</p>")
    parts += [
        "<h2>In plain words</h2>",
        *_which_error(result),
        *itertools.chain(*(_in_words(result, fit) for fit in result.targets.values())),
    ]
    parts += _everywhere(result)
    if not pictures:
        parts.append(f"<p class='small'>{NO_PICTURES}</p>")
    parts += _all_components(result)
    for fit in result.targets.values():
        parts += _component(result, fit, pictures)
    parts += _making(result)
    return page("Height model", parts, STYLE)


def _which_error(result: FitResult) -> list[str]:
    kinds = dict.fromkeys(fit.quoted.kind for fit in result.targets.values())
    parts = []
    for kind in kinds:
        names = [name for name, fit in result.targets.items() if fit.quoted.kind == kind]
        of = f"<b>{escape(plain_words.listed(names))}.</b> " if len(kinds) > 1 else ""
        parts.append(f"<p>{of}{plain_words.WHY[kind]}</p>")
    return parts


def _title(target: str) -> str:
    name = plain_words.COMPONENT_NAMES.get(target)
    return escape(f"{target}: {name}" if name else target)


def _in_words(result: FitResult, fit: TargetFit) -> list[str]:
    names = list(fit.predictors)
    features = f"one feature, {names[0]}" if len(names) == 1 else f"{len(names)} features: {plain_words.listed(names)}"
    cautions = plain_words.cautions(result, fit)
    worse = cautions.pop("worse_than_mean", "")
    low, high = float(fit.observed.min()), float(fit.observed.max())
    return [
        f"<h3>{_title(fit.target)}</h3>",
        f"<p class='bad'>{escape(worse)}</p>" if worse else "",
        f"<p class='expect'><b>{escape(plain_words.headline(result, fit))}</b></p>",
        f"<p>Predicted from {escape(features)}. Fitted to {fit.fit.n:,} cells of {escape(_places(result, fit))}, with "
        f"observed values from {plain_words.metres(low)} to {plain_words.metres(high)}.</p>",
        f"<p>{escape(plain_words.reasons(fit))}</p>",
        _list(cautions.values()),
    ]


def _places(result: FitResult, fit: TargetFit) -> str:
    names = plain_words.own_areas(result, fit)
    return f"the area {names[0]}" if len(names) == 1 else f"{len(names)} areas ({plain_words.listed(names)})"


def _everywhere(result: FitResult) -> list[str]:
    made = making_in_words(result.samples.making)
    return [
        "<h3>Where not to use it</h3>",
        _list([
            "Where the prediction's band OUT_OF_RANGE is 1: a feature there is smaller or larger than in any reference "
            "cell.",
            f"In places unlike the reference ({plain_words.listed(list(result.samples.areas))}): other ways of "
            "building, steep ground, wide woods between the houses.",
            "With features of another make"
            + (f" than these ({made})" if made else "")
            + ", or of other elevation models than those of the fit.",
            "For single buildings: a prediction is one of a whole cell.",
        ]),
    ]  # fmt: skip


def _all_components(result: FitResult) -> list[str]:
    rows, paper = [], []
    for fit in result.targets.values():
        own, judged = fit.fit, fit.judged
        held = [figure(judged[kind].rmse, 2) if kind in judged else NO_VALUE for kind in plain_words.HELD_OUT]
        names = list(fit.predictors)
        used = ", ".join(names) if len(names) <= MOST_NAMES else f"{len(names)} features"
        unseen = figure(fit.quoted.r2)
        rows.append(
            [
                fit.target,
                f"{own.n:,}",
                used,
                figure(own.rmse, 2),
                *held,
                figure(own.r2),
                figure(own.adjusted_r2),
                unseen,
            ]
        )
        if fit.target in PAPER:
            best, single, many, r2 = PAPER[fit.target]
            paper.append([fit.target, best, figure(single, 2), figure(many, 2), figure(r2, 2)])
    head = ["component", "cells", "predictors", "RMSE of the fit, m", "random folds, m", "blocks, m", "areas, m", "R²",
            "adjusted R²", "R², unseen"]  # fmt: skip
    parts = ["<div class='keep'><h2>All components</h2>", wide(table(head, rows))]
    if paper:
        parts += [
            "<p>For comparison, the figures of the paper (its tables 3 and 5). They are of another data set, 59,566 "
            "cells of 250 m in six cities with other references, and errors of the fit, not of unseen cells.</p>",
            wide(table(["paper", "best single feature", "its RMSE, m", "RMSE of 16, m", "adjusted R²"], paper)),
        ]
    return [*parts, "</div>"]


def _component(result: FitResult, fit: TargetFit, pictures: Mapping[tuple[str, str], bytes]) -> list[str]:
    def picture(kind: str) -> str:
        png = pictures.get((fit.target, kind))
        if png is None:
            return ""
        caption = CAPTIONS[kind]
        if kind == COEFFICIENTS and fit.importance is not None:
            caption += LMG_CAPTION
        return f"<figure>{image(png, f'{fit.target}: {caption}')}<figcaption>{caption}</figcaption></figure>"

    same = same_correlation(result, fit) if pictures and len(fit.candidates) > 1 else ""
    return [
        f"<h2 class='component'>{_title(fit.target)}</h2>",
        picture(OBSERVED),
        "<h3>Errors</h3>",
        *_errors(result, fit),
        picture(MAP),
        "<h3>Coefficients</h3>",
        picture(COEFFICIENTS),
        *_coefficients(result, fit),
        "<h3>Choice of predictors</h3>",
        *_choice(result, fit),
        picture(CORRELATION),
        f"<p>Candidates and predictors, and so their correlations, are those of {escape(same)}.</p>" if same else "",
    ]


def same_correlation(result: FitResult, fit: TargetFit) -> str:
    """The component before this one of which the correlation matrix is the same, or nothing."""
    for name, other in itertools.takewhile(lambda item: item[1] is not fit, result.targets.items()):
        alike = other.candidates == fit.candidates and set(other.predictors) == set(fit.predictors)
        if alike and np.allclose(other.correlation, fit.correlation, rtol=0, atol=0.005):
            return name
    return ""


def _errors(result: FitResult, fit: TargetFit) -> list[str]:
    quoted = fit.quoted
    rows = [["cells of the fit itself", figure(fit.fit.rmse, 2), NO_VALUE, NO_VALUE, figure(fit.fit.r2),
             figure(plain_words.ratio(fit.fit.rmse, quoted), 2)]]  # fmt: skip
    told = []
    for kind, head in HEADS.items():
        one = fit.judged.get(kind)
        if one is None:
            continue
        mark = " (to quote)" if one is quoted else ""
        rows.append([head + mark, figure(one.rmse, 2), figure(one.mae, 2), figure(one.bias, 2, True), figure(one.r2),
                     figure(plain_words.ratio(one.rmse, quoted), 2)])  # fmt: skip
        told.append(f"{head}: {one.text}")
    head_row = ["predicted cells", "RMSE, m", "MAE, m", "bias, m", "R²", "RMSE / quoted RMSE"]
    parts = [table(head_row, rows), f"<p class='small'>How cells were held out. {escape('; '.join(told))}.</p>"]
    reach = fit.correlation_length_m
    parts.append(
        f"<p>Errors are alike over about {plain_words.length(reach)} (correlation length).</p>"
        if np.isfinite(reach)
        else "<p>The correlation length of the errors cannot be told.</p>"
    )
    if fit.by_height:
        rows = [[plain_words.height_class(one), f"{one.n:,}", figure(one.bias, 2, True), figure(one.rmse, 2)]
                for one in fit.by_height]  # fmt: skip
        parts += ["<h4>By observed value</h4>", table(["observed, m", "cells", "bias, m", "RMSE, m"], rows)]
    for kind, title in ((AREAS, "By area held out"), (BLOCKS, "By fold of blocks")):
        if kind in fit.judged:
            parts += _folds(title, fit.judged[kind])
    if fit.compared:
        rows = [[METHOD_NAMES.get(one.method, one.method), figure(one.rmse, 2), figure(one.r2)] for one in fit.compared]
        same = HEADS[BLOCKS if BLOCKS in fit.judged else RANDOM]
        saved = " The model that is saved is linear: of ordinary least squares." if result.method == BOOSTING else ""
        parts += [
            f"<h4>Methods compared</h4><p>All by the same {same}.{saved}</p>",
            table(["method", "RMSE, m", "R²"], rows),
        ]
    return parts


def _folds(title: str, judged: Judged) -> list[str]:
    if not judged.by_fold:
        return []
    rows = [[one.name, f"{one.n:,}", figure(one.rmse, 2), figure(one.bias, 2, True)] for one in judged.by_fold]
    more = f"<p>The first {MOST_FOLDS} of {len(rows)}.</p>" if len(rows) > MOST_FOLDS else ""
    head = ["held out", "cells", "RMSE, m", "bias, m"]
    return [f"<h4>{title}</h4>", more, table(head, rows[:MOST_FOLDS])]


def _coefficients(result: FitResult, fit: TargetFit) -> list[str]:
    head = ["term", "coefficient", "standard error", "95 % interval", "p", "per SD, m", "VIF", "part of R² (LMG)",
            "training range"]  # fmt: skip
    rows = [
        [
            one["term"], significant(one["coefficient"], 5), significant(one["standard_error"]),
            _interval(one["low_95"], one["high_95"]), chance(one["p"]), significant(one["standardised"]),
            figure(one["vif"], 1) if not np.isinf(one["vif"]) else "∞",
            f"{100 * one['share']:.1f} %" if np.isfinite(one["share"]) else NO_VALUE,
            _interval(one["training_minimum"], one["training_maximum"]),
        ]
        for one in coefficients(result, fit)
    ]  # fmt: skip
    parts = [wide(table(head, rows))]
    if fit.terrain:
        told = "; ".join(
            f"{name} {_interval(one.minimum, one.maximum)} (99 % of {one.cells:,} cells up to "
            f"{significant(one.percentile_99)})"
            for name, one in fit.terrain.items()
        )
        parts.append(
            f"<p>Terrain of the training cells: {escape(told)}. Steeper or rougher cells are marked in the "
            "prediction's slope mask.</p>"
        )
    if fit.importance is None and len(fit.predictors) > 1:
        parts.append(
            f"<p>LMG was skipped: with {len(fit.predictors)} predictors there are too many orders to average.</p>"
        )
    if result.selection == "best_single" or any(one.step in ("stepwise", "limit") for one in fit.dropped):
        parts.append(
            f"<p class='small'>Predictors were picked among {len(fit.candidates)} by these same cells, which intervals "
            "and p do not take into account: even features without any meaning would often have a small p.</p>"
        )
    if np.isnan(fit.fit.p_values).any():
        parts.append("<p>Intervals and p need SciPy, which is not installed (apt install python3-scipy).</p>")
    if fit.correlation_length_m > 0:
        parts.append(
            "<p class='small'>Standard errors, intervals and p take cells for independent. Errors of neighbours are "
            "alike here, so that the true intervals are wider and p is larger.</p>"
        )
    return parts


def _choice(result: FitResult, fit: TargetFit) -> list[str]:
    parts = [f"<p>Selection: {escape(result.selection)}.</p>"]
    if fit.ranking:
        rows = [[name, figure(rmse, 2)] for name, rmse in fit.ranking]
        parts.append(table(["best single features", "RMSE of the fit, m"], rows))
    if fit.dropped:
        parts.append("<h4>What was dropped, and why</h4>")
    for step in dict.fromkeys([*DROPPED, *(one.step for one in fit.dropped)]):
        why = [f"{one.name}: {one.reason}" for one in fit.dropped if one.step == step]
        if why:
            parts.append(
                f"<p>{escape(DROPPED.get(step, step))} ({len(why)})</p><div class='columns'>{_list(why)}</div>"
            )
    if fit.steps:
        rows = [[f"{i}. {one.action}", one.name or NO_VALUE, figure(one.aic, 1)] for i, one in enumerate(fit.steps)]
        parts += ["<h4>Stepwise selection</h4>", table(["step", "feature", "AIC then"], rows)]
    return parts


def _making(result: FitResult) -> list[str]:
    samples = result.samples
    cells = [[name, f"{(samples.area == i).sum():,}"] for i, name in enumerate(samples.areas)]
    said = {
        "selection": result.selection,
        **result.options,
        "method": METHOD_NAMES.get(result.method, result.method),
        "features offered": str(len(samples.names)),
        "features made with": making_in_words(samples.making) or "not recorded",
        **software(),
    }
    rows = [[name, value] for name, value in said.items()]
    parts = ["<h2>How it was made</h2>"]
    if result.warnings:
        parts += ["<p>Noticed during the fit:</p>", _list(dict.fromkeys(result.warnings))]
    parts.append(f"<div class='words'>{table(['option', 'value'], rows)}</div>")
    parts.append(table(["area", "cells"], cells))
    meanings = "".join(f"<dt>{name}</dt><dd>{meaning}</dd>" for name, meaning in MEANINGS.items())
    return [*parts, "<h3>What the measures mean</h3>", f"<dl>{meanings}</dl>", f"<p>Method: {SOURCE}.</p>"]


def _list(sentences: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(one)}</li>" for one in sentences)
    return f"<ul>{items}</ul>" if items else ""


def significant(value: float, digits: int = 3) -> str:
    """A number with so many digits that mean something; a dash where it is not known."""
    return f"{value:.{digits}g}" if np.isfinite(value) else NO_VALUE


def _interval(low: float, high: float) -> str:
    return f"{significant(low)} to {significant(high)}" if np.isfinite([low, high]).all() else NO_VALUE


def chance(p: float) -> str:
    """A p value."""
    return NO_VALUE if not np.isfinite(p) else "< 0.001" if p < 0.001 else f"{p:.3f}"
