"""The picture of time series: displacements of points at their dates, and the velocity that the import tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..i18n import tr
from .figures import dates, is_wide, legend_above, literal, plain, short, wrapped
from .residuals import COLOURS

# Points are told apart by their marks too, in grey and by colour-blind eyes.
MARKS = "os^Dv<>phX"
YEAR_DAYS = 365.25


@dataclass(frozen=True)
class Series:
    """name : of the point; days, values : where there is a value, mm; velocity, velocity_sd : mm/yr, or None."""

    name: str
    days: tuple[date, ...]
    values: tuple[float, ...]
    velocity: float | None = None
    velocity_sd: float | None = None


def line(one):
    """Ends (days, mm) of the straight line with the point's velocity through the middle of its series."""
    passed = [(day - one.days[0]).days / YEAR_DAYS for day in one.days]
    middle, level = sum(passed) / len(passed), sum(one.values) / len(passed)
    ends = [level + one.velocity * (moment - middle) for moment in (passed[0], passed[-1])]
    return [one.days[0], one.days[-1]], ends


def draw(figure, points, title="", note=""):
    """Draw into a figure of matplotlib."""
    axes = figure.add_subplot()
    axes.axhline(0, color="0.6", linewidth=0.8)
    alone = len(points) == 1
    for number, one in enumerate(points):
        colour = COLOURS[number % len(COLOURS)]
        joined = "-" if one.velocity is None else "none"
        filled = "full" if number < len(COLOURS) else "none"
        axes.plot(
            one.days, one.values, MARKS[number % len(MARKS)], markersize=4, color=colour, label=label(one),
            linestyle=joined, linewidth=0.8, fillstyle=filled,
        )  # fmt: skip
        if one.velocity is not None and len(one.days) > 1:
            axes.plot(*line(one), color=colour, linewidth=1.3, linestyle="-" if alone else "--")
    plain(axes)
    dates(axes)
    axes.set_ylabel(tr("displacement, mm"), fontsize=9)
    if title:
        figure.suptitle(
            literal("\n".join(wrapped(short(title, 120), int(figure.get_size_inches()[0] * 13)))), fontsize=10
        )
    if note:
        figure.supxlabel(literal(note), fontsize=8, color="0.35")
    legend_above(axes, min(len(points), 3 if is_wide(figure) else 1))


def label(one):
    """Name and velocity."""
    if one.velocity is None:
        return literal(short(one.name))
    spread = "" if one.velocity_sd is None else f" ± {one.velocity_sd:.1f}"
    return literal(f"{short(one.name, 24)}: {one.velocity:+.1f}{spread} mm/yr")
