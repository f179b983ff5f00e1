"""Pictures of a fit and its report: observed against predicted, errors in their places, coefficients, correlations.

Like figures 7 to 9 of Pesaresi et al. 2021 (doi 10.1371/journal.pone.0244478). What makes or draws a picture raises
ImportError where matplotlib is missing.
"""

from functools import partial

import numpy as np

from ...engine.gvc.plain_words import HELD_OUT, height_class, metres
from ...engine.gvc.report import report, same_correlation
from ...engine.gvc.report_texts import COEFFICIENTS, CORRELATION, MAP, OBSERVED
from ...engine.gvc.statistics_json import coefficients
from . import figures
from .figures import length_text, literal, plain, rounded_down, short
from .residuals import COLOURS

# Above so many cells their density is drawn, not each of them.
MOST_DOTS = 2000
MOST_PANELS, MOST_BARS, MOST_NAMES = 6, 40, 70
# A map has at most so many pixels on a side; cells that lie wider apart share one.
MOST_PIXELS = 600
LONGEST = 22  # characters of a predictor's name
DIVERGING = "RdBu_r"


def observed_png(fit):
    """PNG bytes of observed against predicted values of unseen cells, and of their errors by height."""
    return figures.png(draw_observed, fit, height_inches=4.6)


def map_png(result, fit):
    """PNG bytes of the errors of unseen cells in their places, an area in each panel."""
    places = panels_of(result.samples, fit.cells[np.isfinite(fit.quoted.predicted)])
    rows = -(-min(len(places), MOST_PANELS) // 3)
    return figures.png(draw_map, result, fit, height_inches=1.0 + 3.6 * rows)


def coefficients_png(result, fit):
    """PNG bytes of the standardised coefficients with 95 % intervals, and of the LMG importance."""
    return figures.png(
        draw_coefficients, result, fit, height_inches=1.4 + 0.24 * min(max(len(fit.predictors), 3), MOST_BARS)
    )


def correlation_png(fit):
    """PNG bytes of the correlation matrix of the candidates."""
    return figures.png(draw_correlation, fit, height_inches=min(10.4, 2.6 + 0.45 * len(fit.candidates)))


def pictures(result, monitor):
    """PNGs by component and kind, as report() takes them; what cannot be drawn is left out with a warning."""
    jobs = {}
    for target, fit in result.targets.items():
        jobs[target, OBSERVED] = partial(observed_png, fit)
        jobs[target, MAP] = partial(map_png, result, fit)
        jobs[target, COEFFICIENTS] = partial(coefficients_png, result, fit)
        if len(fit.candidates) > 1 and not same_correlation(result, fit):
            jobs[target, CORRELATION] = partial(correlation_png, fit)
    keys = {f"{target}: {kind}": (target, kind) for target, kind in jobs}
    each = [(title, f"'{title}'", jobs[key]) for title, key in keys.items()]
    return {keys[title]: png for title, png in figures.drawn(each, monitor)}


def html(result, monitor):
    """The HTML report with its pictures."""
    return report(result, pictures(result, monitor))


# Observed against predicted.


def draw_observed(figure, fit):
    left, right = figure.subplots(1, 2)
    quoted = fit.quoted
    known = np.isfinite(quoted.predicted)
    observed, predicted = fit.observed[known], quoted.predicted[known]
    low, high = float(observed.min()), float(observed.max())
    room = 0.5 * max(high - low, 0.1)
    low, high = max(low - room, min(low, predicted.min())), min(high + room, max(high, predicted.max()))
    shown = np.clip(predicted, low, high)
    if len(observed) > MOST_DOTS:
        cells = left.hexbin(shown, observed, gridsize=60, extent=(low, high, low, high), bins="log", mincnt=1,
                            cmap="viridis", linewidths=0.1)  # fmt: skip
        bar = figure.colorbar(cells, ax=left, location="right", shrink=0.8)
        bar.set_label("cells", fontsize=8)
        bar.ax.tick_params(labelsize=8)
    else:
        left.plot(shown, observed, "o", markersize=4, alpha=0.6, color=COLOURS[0], markeredgewidth=0, clip_on=False)
    left.plot([low, high], [low, high], color="black", linewidth=0.9)
    edge = 0.02 * (high - low)
    left.set_xlim(low - edge, high + edge)
    left.set_ylim(low - edge, high + edge)
    left.set_aspect("equal")
    left.set_xlabel(f"predicted {literal(short(fit.target))}, m", fontsize=9)
    left.set_ylabel(f"observed {literal(short(fit.target))}, m", fontsize=9)
    beyond = int((shown != predicted).sum())
    title = f"{len(observed):,} unseen cells ({HELD_OUT[quoted.kind]}): RMSE {metres(quoted.rmse)}, R² {quoted.r2:.2f}"
    left.set_title(title + (f"\n{beyond} beyond, drawn at the edge" if beyond else ""), fontsize=9)
    plain(left)
    _by_height(right, fit)


def _by_height(axes, fit):
    if not fit.by_height:
        axes.axis("off")
        return
    at = np.arange(len(fit.by_height))
    axes.bar(at, [one.rmse for one in fit.by_height], color="0.85", width=0.8, label="RMSE")
    axes.plot(at, [one.bias for one in fit.by_height], "o", color=COLOURS[1], label="bias", clip_on=False)
    axes.vlines(at, 0, [one.bias for one in fit.by_height], color=COLOURS[1], linewidth=2)
    axes.axhline(0, color="black", linewidth=0.8)
    axes.set_xticks(at)
    labels = [height_class(one).replace(" and more", "+").replace(" to ", "–") for one in fit.by_height]
    axes.set_xticklabels([f"{label}\n({one.n:,})" for label, one in zip(labels, fit.by_height)])
    axes.set_xlabel(f"observed {literal(short(fit.target))}, m (cells)", fontsize=9)
    axes.set_ylabel("error, predicted minus observed, m", fontsize=9)
    axes.set_title("Errors by observed value", fontsize=9)
    axes.legend(fontsize=8, loc="best")
    plain(axes)


# Errors in their places.


def draw_map(figure, result, fit):
    error = fit.quoted.predicted - fit.observed
    known = np.isfinite(error)
    places = panels_of(result.samples, fit.cells[known])
    cells, error = fit.cells[known], error[known]
    shown, reach = places[:MOST_PANELS], float(np.quantile(np.abs(error), 0.98)) or 1.0
    columns = min(len(shown), 3)
    panels = figure.subplots(-(-len(shown) // columns), columns, squeeze=False).ravel()
    for axes in panels[len(shown) :]:
        axes.axis("off")
    for axes, (name, mine) in zip(panels, shown):
        image, extent = rasterised(result.samples.x[cells[mine]], result.samples.y[cells[mine]], error[mine])
        drawn = axes.imshow(image, extent=extent, cmap=DIVERGING, vmin=-reach, vmax=reach, interpolation="nearest")
        axes.set_facecolor("0.9")
        axes.set_xticks([])
        axes.set_yticks([])
        told = f"{len(mine):,} cells, bias {metres(error[mine].mean(), True)}"
        axes.set_title(f"{literal(short(name, 28))}\n{told}", fontsize=9)
        _scale_bar(axes, extent)
    bar = figure.colorbar(drawn, ax=panels.tolist(), location="bottom", extend="both", shrink=0.5, aspect=40)
    said = f"{literal(short(fit.target))} of unseen cells ({HELD_OUT[fit.quoted.kind]}), predicted minus observed, m"
    more = len(places) - len(shown)
    bar.set_label(said + (f"; {more} more areas have fewer cells" if more else ""), fontsize=9)
    bar.ax.tick_params(labelsize=8)


def panels_of(samples, cells):
    """Name and numbers among `cells` of what a panel shows, the largest first: an area, and one CRS where it has
    several."""
    crs = np.array([samples.crs.index(one) for one in samples.crs])[samples.raster[cells]]
    keys, which = np.unique(np.stack([samples.area[cells], crs]), axis=1, return_inverse=True)
    found = [(samples.areas[area], np.flatnonzero(which.ravel() == i)) for i, area in enumerate(keys[0])]
    return sorted(found, key=lambda one: -len(one[1]))


def rasterised(x, y, values):
    """Values of cells as an image, north up, and its extent: left, right, bottom, top.

    The size of a cell is the smallest distance of two of them along an axis, or larger where they lie far apart.
    """
    steps = [np.diff(np.unique(np.round(one, 3))) for one in (x, y)]
    step = min((one.min() for one in steps if len(one)), default=1.0)
    step = max(step, np.ptp(x) / MOST_PIXELS, np.ptp(y) / MOST_PIXELS)
    column = np.round((x - x.min()) / step).astype(int)
    row = np.round((y.max() - y) / step).astype(int)
    shape = row.max() + 1, column.max() + 1
    flat = row * shape[1] + column
    count = np.bincount(flat, minlength=shape[0] * shape[1])
    total = np.bincount(flat, values, minlength=shape[0] * shape[1])
    image = np.where(count > 0, total / np.maximum(count, 1), np.nan).reshape(shape)
    left, top = x.min() - step / 2, y.max() + step / 2
    return image, (left, left + step * shape[1], top - step * shape[0], top)


def _scale_bar(axes, extent):
    width = extent[1] - extent[0]
    length = rounded_down(width / 3)
    at = extent[2] - 0.04 * (extent[3] - extent[2])
    axes.plot([extent[0], extent[0] + length], [at, at], color="black", linewidth=2, clip_on=False)
    axes.annotate(length_text(length), (extent[0] + length, at), (4, 0), textcoords="offset points", va="center",
                  fontsize=8, annotation_clip=False)  # fmt: skip


# Coefficients and what they bring.


def draw_coefficients(figure, result, fit):
    rows = coefficients(result, fit)[1:]
    by_share = fit.importance is not None
    rows.sort(key=lambda one: -one["share"] if by_share else -abs(one["standardised"]))
    left_out = len(rows) - MOST_BARS
    rows = rows[:MOST_BARS][::-1]
    at = np.arange(len(rows))
    left, right = figure.subplots(1, 2, sharey=True) if by_share else (figure.subplots(), None)
    middle, low, high = (np.array([one[name] for one in rows], dtype=float)
                         for name in ("standardised", "standardised_low_95", "standardised_high_95"))  # fmt: skip
    known = np.isfinite(low).all()  # not without SciPy
    if known:
        left.hlines(at, low, high, color=COLOURS[0], linewidth=2)
    left.plot(middle, at, "o", color=COLOURS[0], markersize=5)
    left.axvline(0, color="black", linewidth=0.8)
    left.set_yticks(at)
    left.set_yticklabels([literal(short(one["term"], LONGEST)) for one in rows], fontsize=8)
    half = max(len(rows), 3) / 2 + 0.1
    left.set_ylim((len(rows) - 1) / 2 - half, (len(rows) - 1) / 2 + half)
    left.set_xlabel("m per standard deviation of the predictor", fontsize=9)
    left.set_title("Coefficients, 95 % intervals" if known else "Coefficients", fontsize=10)
    plain(left)
    if right is not None:
        right.barh(at, [100 * one["share"] for one in rows], color=COLOURS[2], height=0.7)
        right.set_xlabel("part of R² (LMG), %", fontsize=9)
        right.set_title(f"Importance; R² of least squares is {fit.importance.sum():.2f}", fontsize=10)
        plain(right)
        right.tick_params(labelleft=False)
    if left_out > 0:
        figure.suptitle(f"The first {MOST_BARS} of {MOST_BARS + left_out} predictors", fontsize=10)


def draw_correlation(figure, fit):
    names = fit.candidates[:MOST_NAMES]
    matrix = fit.correlation[:MOST_NAMES, :MOST_NAMES]
    figure.set_dpi(130)
    axes = figure.subplots()
    drawn = axes.imshow(matrix, cmap=DIVERGING, vmin=-1, vmax=1, interpolation="nearest")
    size = float(np.clip(420 / len(names), 5.5, 9))
    labels = [literal(short(name, LONGEST)) for name in names]
    axes.set_xticks(range(len(names)))
    axes.set_yticks(range(len(names)))
    axes.set_xticklabels(labels, fontsize=size, rotation=90)
    axes.set_yticklabels(labels, fontsize=size)
    axes.tick_params(length=0, pad=2)
    for name, *ticks in zip(names, axes.get_xticklabels(), axes.get_yticklabels()):
        if name in fit.predictors:
            for tick in ticks:
                tick.set_fontweight("bold")
    if len(names) <= 12:
        for i, j in np.ndindex(matrix.shape):
            colour = "white" if abs(matrix[i, j]) > 0.6 else "black"
            axes.text(j, i, f"{matrix[i, j]:.2f}", ha="center", va="center", fontsize=7, color=colour)
    bar = figure.colorbar(drawn, ax=axes, location="top", shrink=0.4, aspect=40, pad=0.01)
    bar.set_label("correlation" + (f" (the first {MOST_NAMES} of {len(fit.candidates)})"
                                   if len(fit.candidates) > MOST_NAMES else ""), fontsize=9)  # fmt: skip
    bar.ax.tick_params(labelsize=8)
