"""Pictures of a fusion and its report: a cross-section before and after, like figure 13 of Zhu et al. 2016
(doi 10.1109/TGRS.2015.2448686), and the shifts in plan. What makes or draws a picture raises ImportError where
matplotlib is missing."""

from functools import partial

import numpy as np

from ...engine.pointcloud.fused_report import report
from ...engine.raster.files import write_texts
from . import figures
from .figures import literal, short

# Ascending blue, descending red, as in the paper; the second and third track of a direction lighter. No two of them
# are equally light, so that they are told apart in grey and by the colour-blind.
COLOURS = {True: ("#114d9a", "#4a90d9", "#9fd0f0"), False: ("#c8321f", "#ef8a4b", "#f9d0b4")}
OTHER = ("#222222", "#999999", "#882255")
# The section is looked for in cells of so many spacings, is so many long to either side, and so many wide.
CELL, HALF_LENGTH, HALF_WIDTH, LEAST_WIDTH_M = 8.0, 40.0, 3.0, 3.0
DRAWN = 6000


def write_report(fused, path, monitor):
    """The HTML report with its pictures."""
    jobs = [
        ("Cross-section before and after", "the cross-section", partial(section_png, fused)),
        ("Shifts in plan", "the plan of shifts", partial(shifts_png, fused)),
    ]
    write_texts({path: report(fused, list(figures.drawn(jobs, monitor)))})


def section_png(fused):
    """PNG bytes of a vertical section through the highest building, before and after the fusion."""
    return figures.png(draw_section, fused, height_inches=6.4)


def shifts_png(fused):
    """PNG bytes of the clouds' shifts, east and north, and up beside."""
    return figures.png(draw_shifts, fused, height_inches=4.6)


def draw_section(figure, fused):
    middle, along, spacing = section_of(fused)
    across = np.array([-along[1], along[0]])
    half_width = max(HALF_WIDTH * spacing, LEAST_WIDTH_M)
    panels = figure.subplots(2, 1, sharex=True, sharey=True)
    for axes, parts, title in zip(panels, (fused.before, fused.after), ("before", "after")):
        for part, colour in zip(parts, colours(fused)):
            flat = part.xyz[:, :2] - middle
            near = (np.abs(flat @ across) <= half_width) & (np.abs(flat @ along) <= HALF_LENGTH * spacing)
            near = np.flatnonzero(near)[:: max(int(near.sum() // DRAWN), 1)]
            axes.plot(flat[near] @ along, part.xyz[near, 2], ".", markersize=2.2, color=colour, alpha=0.6,
                      label=literal(short(part.cloud.name)))  # fmt: skip
        axes.set_title(f"{title}: {2 * half_width:.0f} m wide", fontsize=10, loc="left")
        axes.set_ylabel("height, m (from a common middle)")
        axes.grid(alpha=0.25)
    panels[1].set_xlabel(f"along the section, m (towards {np.degrees(np.arctan2(*along)) % 360:.0f}°)")
    panels[0].legend(loc="upper right", fontsize=8, markerscale=4)


def section_of(fused):
    """Middle (2,) of a section through the highest place, its direction (2,) in the plane, and the points' spacing.

    Along the horizontal look direction of the first cloud: facades that face the satellites are cut squarely.
    """
    first = fused.before[0]
    along = first.direction[:, :2].mean(axis=0)
    along = along / np.linalg.norm(along) if np.linalg.norm(along) > 0 else np.array([1.0, 0.0])
    xyz = np.concatenate([part.xyz for part in fused.after])
    area = np.prod(np.ptp(first.xyz[:, :2], axis=0)) * first.used
    spacing = float(np.sqrt(area / len(first.xyz)))
    cells = np.floor(xyz[:, :2] / (CELL * spacing)).astype(np.int64)
    cells, of = np.unique(cells, axis=0, return_inverse=True)
    of = of.ravel()
    count = np.bincount(of)
    rise = np.bincount(of, xyz[:, 2] - np.percentile(xyz[:, 2], 5)) / count
    # A few points far up are outliers, not a building.
    best = np.argmax(np.where(count >= np.median(count), rise, -np.inf))
    return xyz[of == best, :2].mean(axis=0), along, spacing


def draw_shifts(figure, fused):
    plan, height = figure.subplots(1, 2, gridspec_kw={"width_ratios": (2, 1)})
    for number, (part, shift, colour) in enumerate(zip(fused.before, fused.shifts, colours(fused))):
        step = shift.enu_m if shift.elevation_m is None else shift.elevation_m * part.direction.mean(axis=0)
        plan.annotate("", step[:2], (0, 0), arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.6})
        plan.plot(*step[:2], "o", color=colour, markersize=4, label=literal(short(part.cloud.name)))
        height.bar(number, step[2], color=colour)
    plan.plot(0, 0, "+", color="black", markersize=10)
    plan.set_aspect("equal", "datalim")
    plan.margins(0.15)
    plan.set_xlabel("east, m")
    plan.set_ylabel("north, m")
    plan.legend(fontsize=8)
    height.axhline(0, color="black", linewidth=0.8)
    height.set_xticks(range(len(fused.shifts)), [str(i + 1) for i in range(len(fused.shifts))])
    height.set_xlabel("track")
    height.set_ylabel("up, m")
    for axes in (plan, height):
        axes.grid(alpha=0.25)


def colours(fused):
    """A colour for each cloud."""
    used = {True: 0, False: 0, None: 0}
    found = []
    for one in fused.clouds:
        word = one.track.pass_direction[:1].lower()
        rises = {"a": True, "d": False}.get(word)
        palette = COLOURS.get(rises, OTHER)
        found.append(palette[used[rises] % len(palette)])
        used[rises] += 1
    return found
