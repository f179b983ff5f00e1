"""The picture of a ground control point: what the adjustment left of its observations, pass by pass."""

from itertools import cycle

from ...engine.sar.cleaning import GROSS, MISMATCH, OUTSIDE, REMOVED, SIGMAS, UNCORRECTED
from ...engine.sar.times import parse_utc
from ..i18n import tr
from . import figures
from .figures import dates, is_wide, literal, short, wrapped
from .point_target import DROPPED

KINDS = ("range", "azimuth")
# Of tracks; distinct for colour-blind eyes too (Okabe, Ito).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a4a12", "#000000")
USED = "oDXh*pdH"  # marks of tracks, filled, so that they are told apart in grey
# Marks (open) of observations that were removed, by the reason in the table.
MARKS = {REMOVED[SIGMAS]: "o", REMOVED[GROSS]: "^", REMOVED[MISMATCH]: "s", REMOVED[OUTSIDE]: "v"}
MARKS[REMOVED[UNCORRECTED]] = "P"
# The axis holds so many standard deviations; what lies beyond is drawn at its edge.
REACH = 3.0


def png(row, residuals, warning=""):
    """The picture as PNG bytes.

    row : of a ground control point (COLUMNS of the engine's gcp_table). residuals : rows of RESIDUAL_COLUMNS of the
    same target, None where there is no value. warning : a sentence about them.
    Raises ImportError where matplotlib is missing, EngineInputError for a time that is none.
    """
    return figures.png(draw, row, residuals, warning)


def draw(figure, row, residuals, warning=""):
    """Draw into a figure of matplotlib: range, azimuth, and what the signs mean."""
    wide = is_wide(figure)
    grid = figure.add_gridspec(2, 3) if wide else figure.add_gridspec(4, 1, height_ratios=(1, 1, 0.72, 0.8))
    tracks = {}
    for one in residuals:
        tracks.setdefault(one["track"], []).append(one)
    tracks = {name: sorted(part, key=lambda one: one["time_utc"]) for name, part in sorted(tracks.items())}
    colours = {name: COLOURS[i % len(COLOURS)] for i, name in enumerate(tracks)}
    first = None
    for i, kind in enumerate(KINDS):
        axes = figure.add_subplot(grid[i, :2] if wide else grid[i, 0], sharex=first)
        first = first or axes
        _residuals(axes, kind, tracks, colours)
    side = figure.add_subplot(grid[:, 2] if wide else grid[2, 0])
    figures.text_block(side, lines(row), size=8.5 if wide else 8)
    below = side if wide else figure.add_subplot(grid[3, 0])
    below.axis("off")
    _legend(below, tracks, colours, residuals)
    title = "\n".join([heading(row), *wrapped(warning, 100 if wide else 60)])
    figure.suptitle(literal(title), fontsize=11 if wide else 9, color=DROPPED if warning else "black")


def heading(row):
    """Name, class and errors."""
    sides = {"A": tr("one side, ascending"), "D": tr("one side, descending"), "AD": tr("both sides")}
    words = sides.get("".join(sorted(set(row["geometry"] or ""))))
    named = f"{short(str(row['target']))}   {row['geometry']}" + (f" ({words})" if words else "")
    sigmas = ", ".join(f"{axis.upper()} {_metres(row[f'sigma_{axis}_m'])}" for axis in "enu")
    total = tr("total σ: {sigmas}").format(sigmas=sigmas)
    return f"{named}\n{total}" + ("" if row["kept"] else f"   ({tr('not kept')})")


def _residuals(axes, kind, tracks, colours):
    axes.axhline(0, color="0.6", linewidth=0.8)
    everything = [one for part in tracks.values() for one in part if one[f"{kind}_m"] is not None]
    reach = _reach(kind, everything)
    for (name, part), mark in zip(tracks.items(), cycle(USED)):
        _band(axes, kind, part, colours[name])
        for use in dict.fromkeys(one[f"{kind}_use"] for one in part):
            alike = [one for one in part if one[f"{kind}_use"] == use and one[f"{kind}_m"] is not None]
            used = use == "used"
            axes.plot(
                [_time(one) for one in alike], [max(-reach, min(reach, one[f"{kind}_m"])) for one in alike],
                mark if used else MARKS.get(use, "D"), markersize=4.5 if used else 6, color=colours[name],
                fillstyle="full" if used else "none", linestyle="none", clip_on=False,
            )  # fmt: skip
    beyond = [abs(one[f"{kind}_m"]) for one in everything if abs(one[f"{kind}_m"]) > reach]
    if beyond:
        text = tr("at the edge: {count} beyond, up to {most}").format(count=len(beyond), most=_metres(max(beyond)))
        axes.set_title(text, fontsize=8, loc="right")
    axes.set_ylim(-1.06 * reach, 1.06 * reach)
    axes.set_title({"range": tr("Range"), "azimuth": tr("Azimuth")}[kind], fontsize=9, loc="left")
    axes.set_ylabel(tr("observed − adjusted, m"), fontsize=8)
    axes.tick_params(labelsize=7)
    dates(axes)


def _reach(kind, residuals):
    """Half of the axis, in metres: all that was used fits."""
    used = [abs(one[f"{kind}_m"]) for one in residuals if one[f"{kind}_use"] == "used"]
    spreads = [REACH * one[f"sigma_{kind}_m"] for one in residuals if one[f"sigma_{kind}_m"] is not None]
    return 1.05 * max([*used, *spreads], default=0) or max((abs(one[f"{kind}_m"]) for one in residuals), default=0) or 1


def _band(axes, kind, part, colour):
    """Plus and minus S, the standard deviation about zero of the track, as long as the track was flown."""
    spread = _spread(kind, part)
    if spread is not None:
        flown = [_time(part[0]), _time(part[-1])]
        axes.fill_between(flown, -spread, spread, color=colour, alpha=0.1, linewidth=0)
        for edge in (-spread, spread):
            axes.plot(flown, [edge, edge], color=colour, linewidth=0.7)


def _spread(kind, part):
    """Of a track; None where none of its observations was used."""
    return next((one[f"sigma_{kind}_m"] for one in part if one[f"sigma_{kind}_m"] is not None), None)


def _figures():
    """Names and forms of what is told of a row."""
    return (
        (tr("formal σ E N U"), "{formal_e_m:.3f}, {formal_n_m:.3f}, {formal_u_m:.3f} m"),
        (tr("latitude"), "{latitude:.7f}°"),
        (tr("longitude"), "{longitude:.7f}°"),
        (tr("height"), "{height_m:.3f} m"),
        (tr("passes used"), "{passes:.0f}"),
        (tr("lines of sight meet at"), "{intersection_deg:.1f}°"),
    )


def lines(row):
    """What is told beside the plots."""
    values = {key: float("nan") if value is None else value for key, value in row.items()}
    told = [f"{name}: {form.format(**values)}".replace("nan", "–") for name, form in _figures()]
    if not row["kept"]:
        told += ["", tr("not kept:"), *wrapped(str(row["reason"] or tr("no reason is given")))]
    return told


def _legend(axes, tracks, colours, residuals):
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    shown, words = [], {"range": tr("range"), "azimuth": tr("azimuth")}
    for (name, part), mark in zip(tracks.items(), cycle(USED)):
        flown = next((one["pass_direction"] for one in part if one["pass_direction"]), None)
        label = short(str(name), 32) + (f", {flown}" if flown else "")
        label += "\nS " + ", ".join(f"{words[kind]} {_metres(_spread(kind, part))}" for kind in KINDS)
        shown.append(Line2D([], [], color=colours[name], marker=mark, linestyle="none", label=literal(label)))
    shown.append(Patch(facecolor="0.9", edgecolor="0.4", linewidth=0.7, label=tr("± S, standard deviation about zero")))
    removed, without = {}, {}
    for one in residuals:
        for kind in KINDS:
            use = one[f"{kind}_use"]
            if use != "used":
                counts = without if one[f"{kind}_m"] is None else removed
                counts[use] = counts.get(use, 0) + 1
    for use in sorted(removed, key=lambda use: (list(MARKS).index(use) if use in MARKS else len(MARKS), str(use))):
        label = tr("removed: {why} ({count})").format(why=use, count=removed[use])
        shown.append(
            Line2D([], [], color="0.3", marker=MARKS.get(use, "D"), fillstyle="none", linestyle="none",
                   label=literal("\n".join(wrapped(label, 36))))
        )  # fmt: skip
    for use, count in without.items():
        label = tr("not drawn: {why} ({count})").format(why=use, count=count)
        shown.append(Line2D([], [], linestyle="none", label=literal("\n".join(wrapped(label, 36)))))
    axes.legend(handles=shown, loc="lower left", fontsize=7.5, frameon=False, borderaxespad=0, handlelength=1.4)


def _metres(value):
    return "–" if value is None else f"{value:.3f} m" if abs(value) < 10 else f"{value:.4g} m"


def _time(one):
    return parse_utc(one["time_utc"])[0].astype(object)
