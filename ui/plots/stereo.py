"""Pictures of stereo SAR and its report: residuals over time, standard deviations by target, and the map.

Like figures 5 to 7 and 14 of Montazeri et al. 2018 (doi 10.1109/TGRS.2017.2769078). What makes or draws a picture
raises ImportError where matplotlib is missing.
"""

import math
from functools import partial

import numpy as np

from ...engine.raster.files import write_texts
from ...engine.sar.gcp_table import (
    COLUMNS,
    RESIDUAL_COLUMNS,
    ellipse_outlines,
    ellipses,
    gcp_rows,
    residual_rows,
)
from ...engine.sar.geodetic import to_geodetic
from ...engine.sar.positions import NORMAL_95
from ...engine.sar.stereo_report import best_first, class_order, report
from . import figures, residuals
from .figures import length_text, literal, plain, rounded_down, short
from .residuals import COLOURS

IN_REPORT, IN_BARS = 12, 30
GREY = "#999999"
KINDS = ("range", "azimuth")
METRES_PER_DEGREE = 111_320.0


def residuals_png(positions, target):
    """PNG bytes of the residuals of a target (its number) over time."""
    (row,) = (dict(zip(COLUMNS, one)) for one in gcp_rows(positions, "", math.nan, [target]))
    return residuals.png(row, [dict(zip(RESIDUAL_COLUMNS, one)) for one in residual_rows(positions, [target])])


def spread_png(positions, targets):
    """PNG bytes of S_az and S_rg of targets (their numbers) by track."""
    return figures.png(draw_spread, positions, targets, height_inches=5.6)


def interval_png(positions, targets):
    """PNG bytes of the half widths of the 95 % intervals of targets (their numbers), east, north and height."""
    return figures.png(draw_interval, positions, targets, height_inches=4.2)


def map_png(positions):
    """PNG bytes of the map of all solved targets, with error ellipses."""
    return figures.png(draw_map, positions, height_inches=7.4)


def write_report(positions, path, frame, epoch_year, monitor, limits=None, reference=None, steps=()):
    """The HTML report, with pictures of the targets that are surest. The arguments are those of report()."""
    pictures = list(_pictures(positions, monitor))
    write_texts({path: report(positions, pictures, frame, epoch_year, limits, reference, steps)})


def _pictures(positions, monitor):
    order = best_first(positions).tolist()
    shown = [i for i in order if positions.kept[i]] or order
    if not shown:
        return
    bars = shown[:IN_BARS]
    part = f", the {len(bars)} surest of {len(shown)} targets" if len(shown) > len(bars) else ""
    jobs = [
        ("Map", map_png, ()),
        (f"Standard deviations of the observations{part}", spread_png, (bars,)),
        (f"95 % intervals of the coordinates{part}", interval_png, (bars,)),
        *((f"Residuals of {short(positions.targets[i])}", residuals_png, (i,)) for i in shown[:IN_REPORT]),
    ]
    each = [(title, f"'{title}'", partial(make, positions, *arguments)) for title, make, arguments in jobs]
    yield from figures.drawn(each, monitor)


# Bars by target.


def draw_spread(figure, positions, targets):
    """S_az above, S_rg below: a bar for each track that saw a target."""
    panels = figure.subplots(2, 1, sharex=True)
    for axes, kind, symbol in ((panels[0], 1, "S_az"), (panels[1], 0, "S_rg")):
        for track, name in enumerate(positions.tracks):
            place, height = [], []
            for at, target in enumerate(targets):
                present = np.flatnonzero(np.isfinite(positions.sigma_m[target, :, kind]))
                if track in present:
                    rank = int(np.searchsorted(present, track))
                    place.append(at + (rank - (len(present) - 1) / 2) * 0.8 / len(present))
                    height.append((100 * positions.sigma_m[target, track, kind], 0.8 / len(present)))
            if place:
                high, width = zip(*height)
                axes.bar(place, high, width, color=_colour(track), label=literal(short(name, 24)))
        axes.set_ylabel(f"{symbol}, cm", fontsize=9)
        plain(axes, "y")
    panels[0].legend(fontsize=8, loc="upper left", bbox_to_anchor=(1.005, 1), title="track", title_fontsize=8)
    _target_axis(panels[1], positions, targets)
    figure.suptitle("Standard deviation of one observation, by target and track", fontsize=11)


def draw_interval(figure, positions, targets):
    """Bars of the total half widths; a line in each is the formal one."""
    from matplotlib.lines import Line2D

    axes = figure.subplots()
    total, formal = (100 * NORMAL_95 * positions.enu_sigma_m(kind)[targets] for kind in (True, False))
    at = np.arange(len(targets))
    for axis, name in enumerate(("east", "north", "height")):
        place = at + (axis - 1) * 0.27
        axes.bar(place, total[:, axis], 0.25, color=COLOURS[axis], label=name)
        axes.hlines(formal[:, axis], place - 0.125, place + 0.125, color="white", linewidth=2.6)
        axes.hlines(formal[:, axis], place - 0.125, place + 0.125, color="black", linewidth=1.2)
    axes.set_ylabel("half width of the 95 % interval, cm", fontsize=9)
    plain(axes, "y")
    handles, labels = axes.get_legend_handles_labels()
    handles.append(Line2D([], [], color="black", linewidth=1.2))
    labels.append("formal alone")
    axes.legend(
        handles, labels, fontsize=8, loc="upper left", bbox_to_anchor=(1.005, 1), title="total", title_fontsize=8
    )
    _target_axis(axes, positions, targets)
    figure.suptitle("95 % intervals of the coordinates, by target", fontsize=11)


def _target_axis(axes, positions, targets):
    names = [literal(short(positions.targets[i], 18)) for i in targets]
    crowded = sum(map(len, names)) > 80
    turn = {"rotation": 45, "ha": "right", "rotation_mode": "anchor"} if crowded else {}
    axes.set_xticks(range(len(names)))
    axes.set_xticklabels(names, fontsize=8, **turn)
    # Few bars do not become broad.
    half = max(len(names), 5) / 2 + 0.1
    axes.set_xlim((len(names) - 1) / 2 - half, (len(names) - 1) / 2 + half)


# The map.


def draw_map(figure, positions):
    """Targets coloured by geometry, ellipses drawn too large, a scale bar."""
    from matplotlib.collections import PolyCollection

    axes = figure.subplots()
    solved, kept = positions.solved, positions.kept
    latitude, longitude, _ = to_geodetic(positions.xyz_m)
    first = longitude[solved][0]
    longitude = first + (longitude - first + 180) % 360 - 180
    box = _box(longitude[solved], latitude[solved], 3 * np.nanmax(ellipses(positions).major_m[solved]))
    times = _exaggeration(positions, box)
    outlines = ellipse_outlines(positions, times)
    outlines[..., 0] = first + (outlines[..., 0] - first + 180) % 360 - 180
    geometry, size = np.array(positions.geometry, object), 5 if solved.sum() < 300 else 2.5
    for number, name in enumerate(class_order(positions.geometry)):
        which = kept & (geometry == name)
        if not which.any():
            continue
        colour = _colour(number)
        axes.add_collection(
            PolyCollection(outlines[which], facecolors=f"{colour}30", edgecolors=colour, linewidths=0.8)
        )
        label = f"{name} ({which.sum()})"
        axes.plot(longitude[which], latitude[which], "o", markersize=size, color=colour, label=label, zorder=3)
    lost = solved & ~kept
    if lost.any():
        axes.plot(
            longitude[lost], latitude[lost], "o", markersize=size, markeredgewidth=0.8, fillstyle="none", color=GREY,
            zorder=2, label=f"not kept ({lost.sum()})",
        )  # fmt: skip
    west, east, south, north = box
    axes.set(xlim=(west, east), ylim=(south, north), aspect=1 / math.cos(math.radians((south + north) / 2)))
    _scale_bar(axes, box)
    large = f"drawn {times:,} times as large" if times > 1 else "drawn to scale"
    axes.legend(
        fontsize=8, loc="upper left", bbox_to_anchor=(1.005, 1), title=f"geometry (targets)\n95 % ellipses,\n{large}",
        title_fontsize=8,
    )  # fmt: skip
    axes.set_xlabel("longitude, °", fontsize=9)
    axes.set_ylabel("latitude, °", fontsize=9)
    axes.ticklabel_format(useOffset=False)
    axes.locator_params(nbins=6)
    plain(axes)
    figure.suptitle("Solved targets", fontsize=11)


def _box(longitude, latitude, least_m):
    """West, east, south, north in degrees: around all targets, never very narrow, with room for the scale bar."""
    middle_x, middle_y = (longitude.min() + longitude.max()) / 2, (latitude.min() + latitude.max()) / 2
    per_x, per_y = METRES_PER_DEGREE * math.cos(math.radians(middle_y)), METRES_PER_DEGREE
    width, height = max(np.ptp(longitude) * per_x, least_m), max(np.ptp(latitude) * per_y, least_m)
    width, height = 1.2 * max(width, 0.8 * height), 1.2 * max(height, 0.6 * width)
    half_x, half_y = width / per_x / 2, height / per_y / 2
    return middle_x - half_x, middle_x + half_x, middle_y - 1.1 * half_y, middle_y + half_y


def _exaggeration(positions, box):
    """How many times too large ellipses fill the map without hiding each other: 1, 2 or 5 times a power of ten."""
    major = ellipses(positions).major_m[positions.solved]
    width = (box[1] - box[0]) * METRES_PER_DEGREE * math.cos(math.radians(box[2]))
    height = (box[3] - box[2]) * METRES_PER_DEGREE
    spacing = math.sqrt(width * height / len(major))
    wanted = min(0.3 * spacing / np.median(major), 0.15 * min(width, height) / major.max())
    return max(rounded_down(wanted), 1)


def _scale_bar(axes, box):
    west, east, south, north = box
    per_degree = METRES_PER_DEGREE * math.cos(math.radians((south + north) / 2))
    length = rounded_down(0.25 * (east - west) * per_degree)
    right, low = east - 0.04 * (east - west), south + 0.04 * (north - south)
    left = right - length / per_degree
    axes.plot([left, left, right, right], [low + 0.008 * (north - south), low, low, low + 0.008 * (north - south)],
              color="black", linewidth=1.5, zorder=4)  # fmt: skip
    axes.annotate(
        length_text(length), ((left + right) / 2, low), (0, 3), textcoords="offset points", ha="center", fontsize=8
    )


# What they share.


def _colour(number):
    return COLOURS[number % len(COLOURS)]
