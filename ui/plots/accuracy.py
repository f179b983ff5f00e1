"""Pictures of a cloud's accuracy, and its report: histograms, plans of facades, tracks side by side.

Like figure 17 d to f of Montazeri et al. 2018. What makes or draws a picture raises ImportError where matplotlib is
missing.
"""

from functools import partial

import numpy as np

from ...engine.pointcloud.accuracy_report import half_width, report
from ...engine.raster.files import write_texts
from . import figures
from .figures import literal, plain, short
from .residuals import COLOURS

IN_REPORT = 12
BINS = 60
# The axis of a histogram reaches so many robust standard deviations.
REACH = 5.0
AXES = {"flat area": "cloud minus reference, m", "facade": "distance from the facade, m (outside: above 0)"}


def histogram_png(result):
    """PNG bytes of the histogram of a result's deviations, with the mean and the fitted normal distribution."""
    return figures.png(draw_histogram, result, height_inches=5.0)


def plan_png(result, facade):
    """PNG bytes of a facade seen from above: places of the reference, points of the cloud, the line."""
    return figures.png(draw_plan, result, facade, height_inches=5.6)


def tracks_png(results, kind):
    """PNG bytes of biases and precisions of all places of a kind, a bar for each track."""
    return figures.png(draw_tracks, results, kind, height_inches=5.6)


def write_report(accuracy, path, monitor):
    """The HTML report, with pictures of the places that have most points."""
    write_texts({path: report(accuracy, list(_pictures(accuracy, monitor)))})


def _pictures(accuracy, monitor):
    jobs = []
    facades = {one.name: one for one in accuracy.facades}
    for kind in ("facade", "flat area"):
        together = [one for one in accuracy.results if kind in one.kind and not one.track and one.summary.n > 1]
        # Figures of all places together come first.
        together.sort(key=lambda one: (one.kind == kind, -one.summary.n))
        if any(np.isfinite(one.summary.bias) for one in accuracy.of(kind)):
            jobs.append((f"Bias and precision: {kind}s", partial(tracks_png, accuracy.of(kind), kind)))
        for one in together[:IN_REPORT]:
            name = short(one.name or one.kind)
            jobs.append((f"Deviations: {name}", partial(histogram_png, one)))
            if one.name in facades and len(one.plan_xy):
                jobs.append((f"Plan: {name}", partial(plan_png, one, facades[one.name])))
    yield from figures.drawn([(title, f"'{title}'", make) for title, make in jobs], monitor)


def draw_histogram(figure, result):
    axes = figure.subplots()
    s = result.summary
    reach = REACH * max(s.nmad, s.sd if result.kind == "facade" else 0.0, 1e-3)
    low, high = s.median - reach, s.median + reach
    edges = np.linspace(low, high, BINS + 1)
    shown = np.clip(result.values, low, high)
    axes.hist(shown, edges, color=COLOURS[5], density=True)
    at = np.linspace(low, high, 400)
    background = result.details.get("background", 0.0)
    normal = np.exp(-0.5 * ((at - s.bias) / s.sd) ** 2) / (s.sd * np.sqrt(2 * np.pi)) if s.sd > 0 else np.zeros(400)
    label = "normal distribution"
    if result.kind == "facade":
        normal = (1 - background) * normal + background / (high - low)
        label += f" on {background:.0%} background"
    axes.plot(at, normal, color=COLOURS[0], label=label)
    axes.axvline(s.bias, color=COLOURS[1], label=f"bias {s.bias:+.3f} ± {result.bias_error:.3f} m")
    axes.axvline(0, color="black", linewidth=0.8)
    axes.plot([], [], " ", label=f"precision {s.sd:.3f} ± {s.sd_error:.3f} m")
    axes.plot([], [], " ", label=f"median {s.median:+.3f} m, NMAD {s.nmad:.3f} m")
    axes.plot([], [], " ", label=f"{s.n:,} points, {s.outliers:,} outliers")
    beyond = int(((result.values < low) | (result.values > high)).sum())
    if beyond:
        axes.plot([], [], " ", label=f"{beyond / len(result.values):.1%} lie beyond, drawn at the edges")
    axes.set_xlabel(AXES.get(result.kind.replace("all ", "").rstrip("s"), "deviation, m"), fontsize=9)
    axes.set_ylabel("share of points per metre", fontsize=9)
    axes.legend(fontsize=8, loc="upper left", bbox_to_anchor=(1.005, 1))
    plain(axes)
    figure.suptitle(literal(short(result.name or result.kind)), fontsize=11)


def draw_plan(figure, result, facade):
    axes = figure.subplots()
    line = facade.line
    if len(facade.places):
        dots = axes.scatter(
            line.along(facade.places), line.across(facade.places), c=facade.scatter_m, s=7, cmap="viridis", marker="s"
        )
        bar = figure.colorbar(dots, ax=axes, location="bottom", shrink=0.5, aspect=40)
        bar.set_label("reference: standard deviation of heights, m", fontsize=8)
        bar.ax.tick_params(labelsize=8)
    axes.plot(line.along(result.plan_xy), line.across(result.plan_xy), ".", markersize=2, color=COLOURS[1], alpha=0.5,
              label=f"cloud ({result.summary.n:,})")  # fmt: skip
    axes.plot([line.start, line.end], [0, 0], color="black", linewidth=1.5, label="line of the reference")
    bias = result.summary.bias
    axes.plot([line.start, line.end], [bias, bias], "--", color=COLOURS[0], label=f"cloud, bias {bias:+.3f} m")
    axes.set_xlabel("along the facade, m", fontsize=9)
    axes.set_ylabel("across, m (outside: above 0)", fontsize=9)
    axes.legend(fontsize=8, loc="upper left", bbox_to_anchor=(1.005, 1))
    plain(axes)
    figure.suptitle(literal(short(facade.name)), fontsize=11)


def draw_tracks(figure, results, kind):
    """Biases above, with 95 % intervals; precisions below."""
    known = [one for one in results if np.isfinite(one.summary.bias)]
    places = list(dict.fromkeys(one.name for one in known))[:30]
    tracks = sorted({one.track for one in known})
    panels = figure.subplots(2, 1, sharex=True)
    width = 0.8 / len(tracks)
    for number, track in enumerate(tracks):
        mine = [one for one in known if one.track == track and one.name in places]
        at = np.array([places.index(one.name) for one in mine]) + (number - (len(tracks) - 1) / 2) * width
        if not mine:
            continue
        summaries = [one.summary for one in mine]
        colour = "#999999" if not track else COLOURS[(number - 1) % len(COLOURS)]
        drawn = {"color": colour, "ecolor": "black", "error_kw": {"linewidth": 0.9}}
        drawn["width"] = 0.9 * width
        bias, precision = ([_finite(value) for value in part] for part in zip(*((s.bias, s.sd) for s in summaries)))
        panels[0].bar(at, bias, yerr=[_finite(half_width(one)) for one in mine],
                      label=literal(short(track, 24)) or "all", **drawn)  # fmt: skip
        panels[1].bar(at, precision, yerr=[_finite(1.96 * s.sd_error) for s in summaries], **drawn)
    panels[0].axhline(0, color="black", linewidth=0.8)
    panels[0].set_ylabel("bias, m", fontsize=9)
    panels[1].set_ylabel("precision, m", fontsize=9)
    panels[0].legend(fontsize=8, loc="upper left", bbox_to_anchor=(1.005, 1), title="track", title_fontsize=8)
    names = [literal(short(name, 18)) for name in places]
    turn = {"rotation": 45, "ha": "right", "rotation_mode": "anchor"} if sum(map(len, names)) > 80 else {}
    panels[1].set_xticks(range(len(places)))
    panels[1].set_xticklabels(names, fontsize=8, **turn)
    half = max(len(places), 5) / 2 + 0.1
    panels[1].set_xlim((len(places) - 1) / 2 - half, (len(places) - 1) / 2 + half)
    for axes in panels:
        plain(axes)
    figure.suptitle(f"Bias and precision by {kind} and track, with 95 % intervals", fontsize=11)


def _finite(value):
    return value if np.isfinite(value) else 0.0
