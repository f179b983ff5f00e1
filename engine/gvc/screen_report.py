"""A screening as CSV, as figures for a chain, and as one HTML file that needs nothing else."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape

import numpy as np

from ..html import NO_VALUE, figure, image, page, table, wide
from .bands import making_in_words
from .screen import COLUMNS, Candidate, Screening

BEST = 5
IN_TABLE = 150
OF_THE_FIT = """<p class='note'><b>These are errors of the fit itself</b>, on the cells that each line was drawn
through, and the best is picked among many: they flatter, and more so in few cells. They tell which features are worth
trying, not how well heights will be predicted. <code>gvcfit</code> ('Fit a height model') gives the errors for areas
that a model has not seen.</p>"""
MEANING = """<p>A line: component = intercept + slope × feature, by least squares. RMSE = √(SSE / n), in metres; r is
Pearson's correlation. AGBH and ANBH are mean building heights over all ground (gross) and over built-up ground alone
(net); SGBH and SNBH are the standard deviations.</p>"""


def as_csv(result: Screening) -> str:
    """All rows with their full precision; empty where there is no line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(result.rows())
    return text.getvalue()


def figures(result: Screening) -> dict[str, str | int | float]:
    """Cells, and of each component the best feature and its RMSE, over all areas together."""
    made: dict[str, str | int | float] = {"N": result.cells}
    for target in result.targets:
        for best in result.ranking(target)[:1]:
            made[f"BEST_{target}"] = _called(best)
            made[f"BEST_RMSE_{target}"] = best.rmse
    return made


def report(result: Screening, pictures: Sequence[tuple[str, bytes]] = ()) -> str:
    """The report as HTML. pictures : titles and PNGs."""
    parts = []
    if result.note:
        parts.append(f"<p class='note'><b>About the data:</b> {escape(result.note)}</p>")
    parts += [_what(result), f"<ul>{''.join(map(_sentence, _leaders(result)))}</ul>", OF_THE_FIT]
    parts += [f"<h2>{escape(title)}</h2>{image(png, title)}" for title, png in pictures]
    parts += [_best_five(result), _correlations(result), _smallest(result), MEANING]
    return page("Screening of features", parts)


def ranked_places(result: Screening) -> list[tuple[int, int]]:
    """Numbers of (source, area) that have lines, by falling smallest RMSE of the first component."""
    smallest = result.smallest
    s, a = np.nonzero(np.isfinite(smallest).any(axis=1))
    order = np.argsort(-smallest[s, 0, a], kind="stable")
    return list(zip(s[order].tolist(), a[order].tolist()))


def _called(one: Candidate) -> str:
    return f"{one.feature} of {one.source}"


def _leaders(result: Screening) -> list[tuple[str, list[Candidate]]]:
    return [(target, result.ranking(target)) for target in result.targets]


def _what(result: Screening) -> str:
    areas = [area for i, area in enumerate(result.areas) if result.lines.n[..., i].any()]
    cells = (
        "Only cells that all features of all sources know are used, so that sources can be compared."
        if result.common_cells
        else "Each line has its own cells, so that errors of different sources are not quite comparable."
    )
    making = {making_in_words(one) for one in result.making.values()} - {""}
    return (
        f"<p>{len(result.features)} features of {escape(', '.join(result.sources))} in {escape(', '.join(areas))}: "
        f"{result.cells:,} cells. {cells}{escape(' Features: ' + '; '.join(sorted(making)) + '.') if making else ''}"
        f" {'What follows is of ' + escape(result.areas[-1]) + '.' if len(result.areas) > 1 else ''}</p>"
    )


def _sentence(leader: tuple[str, list[Candidate]]) -> str:
    """The best in plain words, and how far the next feature and the next source are behind."""
    target, ranking = leader
    if not ranking:
        return f"<li><b>{escape(target)}</b>: there is no line to compare.</li>"
    best = ranking[0]
    said = (
        f"<b>{escape(target)}</b>: <b>{escape(_called(best))}</b> is the best single feature, with an RMSE of "
        f"{best.rmse:.2f} m in {best.n:,} cells (r = {best.r:.2f})."
    )
    other = next((one for one in ranking if one.feature != best.feature), None)
    if other is not None:
        said += f" The next feature, {escape(_called(other))}, errs by {other.rmse - best.rmse:.2f} m more."
    source = next((one for one in ranking if one.source != best.source), None)
    if source is not None:
        said += (
            f" The next source, {escape(source.source)}, errs by {source.rmse - best.rmse:.2f} m more with its best, "
            f"{escape(source.feature)}."
        )
    # Standard error of an RMSE of independent, normal errors.
    said += f" An RMSE of so many cells is itself uncertain by {best.rmse / np.sqrt(2 * best.n):.2f} m at the least."
    return f"<li>{said}</li>"


def _best_of_best(result: Screening) -> dict[str, list[Candidate]]:
    """The five best features of the best source of each component."""
    return {
        target: result.ranking(target, source=ranking[0].source)[:BEST]
        for target, ranking in _leaders(result)
        if ranking
    }


def _best_five(result: Screening) -> str:
    best = _best_of_best(result)
    rows = [
        [str(i + 1)]
        + [f"{ranking[i].feature} {ranking[i].rmse:.2f}" if i < len(ranking) else NO_VALUE for ranking in best.values()]
        for i in range(max(map(len, best.values()), default=0))
    ]
    head = ["rank", *(f"{target}, of {ranking[0].source}" for target, ranking in best.items())]
    title = f"The best features of the best source (RMSE in metres, {result.areas[-1]})"
    return f"<h2>{escape(title)}</h2>" + wide(table(head, rows))


def _correlations(result: Screening) -> str:
    """r of the features of the table above with every component."""
    names = dict.fromkeys((one.feature, one.source) for ranking in _best_of_best(result).values() for one in ranking)
    rows = []
    for feature, source in names:
        r = result.lines.r[result.sources.index(source), result.features.index(feature), :, -1]
        rows.append([feature, source, *(figure(float(value), 2, signed=True) for value in r)])
    title = f"Their correlation with every component ({result.areas[-1]})"
    return f"<h2>{escape(title)}</h2>" + wide(table(["feature", "source", *result.targets], rows))


def _smallest(result: Screening) -> str:
    """Best feature and RMSE of every source and area, as in the paper's figure 5."""
    places = ranked_places(result)
    rows = []
    for s, a in places[:IN_TABLE]:
        row = [result.sources[s], result.areas[a], f"{int(result.lines.n[s, :, :, a].max()):,}"]
        for target in result.targets:
            best = result.ranking(target, result.areas[a], result.sources[s])[:1]
            row.append(f"{best[0].rmse:.2f} {best[0].feature}" if best else NO_VALUE)
        rows.append(row)
    more = len(places) > IN_TABLE
    told = f"<p>{IN_TABLE} of {len(places)} rows; the output table holds all.</p>" if more else ""
    head = ["source", "area", "cells", *(f"{target}, m" for target in result.targets)]
    return f"<h2>The smallest RMSE of every source and area</h2>{told}" + wide(table(head, rows))
