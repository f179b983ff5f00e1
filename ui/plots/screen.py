"""Picture of a screening, like figure 5 of Pesaresi et al. 2021, and its report.

What makes or draws a picture raises ImportError where matplotlib is missing.
"""

from functools import partial

import numpy as np

from ...engine.gvc.screen import ALL
from ...engine.gvc.screen_report import ranked_places, report
from . import figures
from .figures import literal, plain, short
from .residuals import COLOURS

MARKS = "os^DvP"
IN_PICTURE = 50
TITLE = "The smallest error of every source and area"


def smallest_png(result, places):
    """PNG bytes of the smallest RMSE of each component in places, numbers of (source, area)."""
    return figures.png(draw_smallest, result, places, height_inches=1.4 + 0.2 * len(places))


def html(result, monitor):
    """The HTML report, with pictures."""
    places = ranked_places(result)
    jobs = []
    for start in range(0, len(places), IN_PICTURE):
        part = places[start : start + IN_PICTURE]
        number = f" ({start + 1} to {start + len(part)})" if len(places) > IN_PICTURE else ""
        jobs.append((TITLE + number, "The screening", partial(smallest_png, result, part)))
    return report(result, list(figures.drawn(jobs, monitor)))


def draw_smallest(figure, result, places):
    """A row for each place, the largest error of the first component on top, a line for each component."""
    axes = figure.subplots()
    sources, areas = zip(*places)
    rows = np.arange(len(places))
    for k, target in enumerate(result.targets):
        axes.plot(
            result.smallest[list(sources), k, list(areas)], rows, marker=MARKS[k % len(MARKS)], markersize=5,
            linewidth=0.8, color=COLOURS[k % len(COLOURS)], label=literal(target),
        )  # fmt: skip
    names = [f"{short(result.sources[s], 30)}, {short(result.areas[a], 24)}" for s, a in places]
    axes.set_yticks(rows, [literal(name) for name in names], fontsize=8)
    for label, area in zip(axes.get_yticklabels(), areas):
        label.set_fontweight("bold" if result.areas[area] == ALL else "normal")
    axes.set_ylim(len(places) - 0.5, -0.5)
    axes.set_xlim(left=0)
    axes.set_xlabel("RMSE of the best single feature, m", fontsize=9)
    plain(axes)
    axes.legend(fontsize=8, loc="upper left", bbox_to_anchor=(1.005, 1))
