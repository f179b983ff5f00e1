"""The picture of a cell: its components with their errors, and the features of the model behind them."""

from __future__ import annotations

from dataclasses import dataclass

from ..i18n import tr
from .figures import is_wide, legend_above, literal, plain, short, wrapped
from .residuals import COLOURS

BLUE, ORANGE, GREEN = COLOURS[:3]
ROWS = 16  # of terms; what explains least is drawn as one row
MARGIN = 0.12  # of the training range, beside which what lies beyond it is drawn


@dataclass(frozen=True)
class Term:
    """A summand of a predicted height, metres: coefficient times value. name, value, low, high are of the feature.

    low and high end its range among the training cells. Of the intercept the name is empty and the rest None.
    """

    target: str
    name: str
    value: float | None
    unit: str
    low: float | None
    high: float | None
    coefficient: float
    metres: float


@dataclass(frozen=True)
class Cell:
    """heights : {component: (metres, standard error or None)}; why : a sentence about the terms; note : on the data."""

    title: str
    heights: dict[str, tuple[float, float | None]]
    terms: tuple[Term, ...] = ()
    out_of_range: bool = False
    why: str = ""
    note: str = ""


def words(component):
    """What a component is."""
    return {
        "AGBH": tr("average,\ngross"), "ANBH": tr("average,\nnet"), "SGBH": tr("spread,\ngross"),
        "SNBH": tr("spread,\nnet"),
    }[component]  # fmt: skip


def draw(figure, cell):
    """Draw into a figure of matplotlib."""
    wide = figure.get_size_inches()[0] > 6.5
    rows = shown_terms(cell.terms)
    if not rows:
        _heights(figure.add_subplot(), cell)
    elif wide:
        grid = figure.add_gridspec(1, 3, width_ratios=(1.15, 1, 1))
        axes = [figure.add_subplot(grid[0, i]) for i in range(3)]
    else:
        grid = figure.add_gridspec(2, 1, height_ratios=(1, max(0.8, 0.14 * len(rows))))
        below = grid[1].subgridspec(1, 2)  # whose labels take no room from what stands above
        axes = [figure.add_subplot(place) for place in (grid[0], below[0], below[1])]
    if rows:
        _heights(axes[0], cell)
        _ranges(axes[1], rows)
        _summands(axes[2], rows)
    characters = int(figure.get_size_inches()[0] * 13)
    title = wrapped(short(cell.title, 120), characters)
    below = [line for text in (cell.why, cell.note) if text for line in wrapped(text, int(1.25 * characters))]
    figure.suptitle(literal("\n".join(title)), fontsize=10)
    if below:
        figure.supxlabel(literal("\n".join(below)), fontsize=8, color=COLOURS[1] if cell.why else "0.35")


def _heights(axes, cell):
    names = list(cell.heights)
    values = [cell.heights[name][0] for name in names]
    errors = [cell.heights[name][1] or 0 for name in names]
    axes.bar(names, values, color=BLUE, alpha=0.5, width=0.62)
    if any(errors):
        axes.errorbar(names, values, errors, color="0.25", linestyle="none", capsize=4, linewidth=1.2)
    top = max(value + error for value, error in zip(values, errors))
    bottom = min(0, *(value - error for value, error in zip(values, errors))) if min(values) < 0 else 0
    above = 1.5 if cell.out_of_range else 1.25  # room for texts
    axes.set_ylim(1.12 * bottom, above * top or 1)
    for i, (value, error) in enumerate(zip(values, errors)):
        text = f"{value:.1f}" + (f"\n± {error:.1f}" if error else "")
        axes.annotate(text, (i, value + error), (0, 3), textcoords="offset points", ha="center", fontsize=8)
    axes.set_xticks(range(len(names)), [f"{name}\n{words(name)}" for name in names])
    plain(axes, "y")
    axes.set_ylabel(tr("height, m"), fontsize=9)
    title = tr("Heights ± standard error") if any(errors) else tr("Heights")
    axes.set_title(title, fontsize=9, loc="left")
    if cell.out_of_range:
        axes.text(
            0.98, 0.98, tr("outside the\ntraining range"), transform=axes.transAxes, ha="right", va="top", fontsize=8,
            color=ORANGE, fontweight="bold",
        )  # fmt: skip


def shown_terms(terms, most=ROWS):
    """The terms to draw, about so many: of each target those that matter most, and the others as one row."""
    targets = list(dict.fromkeys(term.target for term in terms))
    rows = []
    for target in targets:
        own = [term for term in terms if term.target == target]
        room = max(3, most // len(targets))
        kept, rest = (own, []) if len(own) <= room else (own[: room - 1], own[room - 1 :])
        rows += kept
        if rest:
            name = tr("{count} others").format(count=len(rest))
            rows.append(Term(target, name, None, "", None, None, 0.0, sum(term.metres for term in rest)))
    return rows


def _labels(rows):
    """A label for each row; the target stands at its first one."""
    firsts = {}
    for i, term in enumerate(rows):
        firsts.setdefault(term.target, i)
    names = [short(term.name, 18) or tr("intercept") for term in rows]
    return [
        f"{term.target}  {name}" if firsts[term.target] == i else name
        for i, (term, name) in enumerate(zip(rows, names))
    ]


def _ranges(axes, rows):
    """Where each feature lies between the smallest and the largest value among the training cells."""
    for i, term in enumerate(rows):
        if term.low is None:
            continue
        axes.plot([0, 1], [i, i], color="0.8", linewidth=5, solid_capstyle="butt")
        span = term.high - term.low
        share = (term.value - term.low) / span if span > 0 else 0.5
        inside = term.low <= term.value <= term.high
        mark = "o" if inside else "<" if share < 0 else ">"
        axes.plot(
            [min(1 + MARGIN, max(-MARGIN, share))], [i], mark, markersize=6, color=BLUE if inside else ORANGE,
            clip_on=False,
        )  # fmt: skip
        axes.annotate(
            f"{term.value:.3g} {term.unit}".strip(), (min(1, max(0, share)), i), (0, 5), textcoords="offset points",
            ha="left" if share < 0.2 else "right" if share > 0.8 else "center", fontsize=7,
        )  # fmt: skip
    _rows(axes, rows)
    axes.set_yticklabels([literal(label) for label in _labels(rows)])
    axes.set_xlim(-2 * MARGIN, 1 + 2 * MARGIN)
    axes.set_xticks([0, 1], [tr("min"), tr("max")])
    axes.set_title(tr("Training range"), fontsize=9, loc="right")  # in some languages it is wider than the axes


def _summands(axes, rows):
    """What each term adds to the height."""
    metres = [term.metres for term in rows]
    for i, term in enumerate(rows):
        axes.barh(i, term.metres, height=0.55, color=BLUE if term.metres >= 0 else ORANGE)
        axes.annotate(
            f"{term.metres:+.1f}",
            (max(term.metres, 0), i),
            (3, 0),
            textcoords="offset points",
            va="center",
            fontsize=7.5,
        )
    axes.axvline(0, color="0.4", linewidth=0.8)
    _rows(axes, rows)
    axes.set_yticklabels([])
    low, high = min(0, *metres), max(0, *metres)
    room = (high - low or 1) * 0.05
    axes.set_xlim(low - room, high + 8 * room)
    axes.set_title(tr("Adds, m"), fontsize=9, loc="left")
    plain(axes, "x")


def _rows(axes, rows):
    axes.set_yticks(range(len(rows)))
    axes.set_ylim(len(rows) - 0.5, -0.7)
    axes.tick_params(labelsize=8, left=False)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    for i in range(1, len(rows)):
        if rows[i].target != rows[i - 1].target:
            axes.axhline(i - 0.5, color="0.85", linewidth=0.8)


def draw_fitted(figure, title, heights):
    """Observed, fitted and unseen heights of a cell, metres; None where there is no value."""
    axes = figure.add_subplot()
    labels = (tr("observed"), tr("fitted"), tr("predicted, cell not seen"))
    # Told apart by lightness and hatching too.
    looks = ({"color": "0.35"}, {"color": COLOURS[5]}, {"color": ORANGE, "hatch": "//", "edgecolor": "white"})
    for i, (label, look) in enumerate(zip(labels, looks)):
        places = [k + 0.27 * (i - 1) for k, values in enumerate(heights.values()) if values[i] is not None]
        values = [values[i] for values in heights.values() if values[i] is not None]
        axes.bar(places, values, width=0.25, label=label, **look)
        for place, value in zip(places, values):
            axes.annotate(
                f"{value:.1f}", (place, max(value, 0)), (0, 2), textcoords="offset points", ha="center", fontsize=8
            )
    axes.axhline(0, color="0.4", linewidth=0.8)
    axes.set_xticks(range(len(heights)), [f"{name}\n{words(name)}" for name in heights])
    axes.margins(y=0.1)
    plain(axes, "y")
    axes.set_ylabel(tr("height, m"), fontsize=9)
    figure.suptitle(literal(short(title, 60)), fontsize=10)
    legend_above(axes, 3 if is_wide(figure) else 1)
