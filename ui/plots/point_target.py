"""The picture of a point target: its chip, its response, the cuts through it, and its phase noise over time."""

import numpy as np

from ...engine.sar.analysis import DROPPED as REASONS
from ...engine.sar.visibility import BOXPLOT, NOISY
from ..i18n import tr
from . import figures
from .figures import dates, is_wide, legend_above, literal, short, wrapped

FLOOR_DB = -40
KEPT, DROPPED, MARK = "#0072b2", "#d55e00", "#cc79a7"  # distinct for colour-blind eyes too
# Reason of a row -> its word in the legend and its mark.
WHY = {REASONS[BOXPLOT]: ("outlier", "o"), REASONS[NOISY]: ("too noisy", "^")}


def png(chip, response, row, history, limit_rad=0.5):
    """The picture as PNG bytes.

    chip : complex, shape (lines, samples). response : of the engine, or None where nothing was measured. row : a row of
    the table. history : rows of the same target and stack (time_utc, sigma_phi_rad, kept, reason).
    Raises ImportError where matplotlib is missing.
    """
    return figures.png(draw, chip, response, row, history, limit_rad)


def draw(figure, chip, response, row, history, limit_rad=0.5):
    """Draw into a figure of matplotlib."""
    wide = is_wide(figure)
    grid = figure.add_gridspec(2, 3) if wide else figure.add_gridspec(4, 2, height_ratios=(1.1, 1, 0.9, 0.7))
    _chip(figure.add_subplot(grid[0, 0]), chip, row)
    if response is not None:
        _response(figure.add_subplot(grid[0, 1]), response)
        _cut(figure.add_subplot(grid[1, 0]), response.line_cut, row, "az", tr("Cut along azimuth"))
        _cut(figure.add_subplot(grid[1, 1]), response.sample_cut, row, "rg", tr("Cut along range"))
    figures.text_block(
        figure.add_subplot(grid[0, 2] if wide else grid[3, :]), lines(row, wide), *((1,) if wide else (2, 7.5))
    )
    _history(figure.add_subplot(grid[1, 2] if wide else grid[2, :]), row, history, limit_rad)
    names = short(str(row["target"])), short(str(row["product"]), 80)
    figure.suptitle(literal(("   " if wide else "\n").join(names)), fontsize=11 if wide else 9)


def _chip(axes, chip, row):
    power = np.where(np.isfinite(chip), np.abs(chip), 0.0) ** 2
    decibel = 10 * np.log10(np.maximum(power / (power.max() or 1.0), 1e-12))
    axes.imshow(decibel, cmap="gray", vmin=FLOOR_DB, vmax=0, interpolation="nearest")
    axes.set_title(tr("Chip, dB"), fontsize=9)
    axes.set_xlabel(tr("sample (range), px"), fontsize=8)
    axes.set_ylabel(tr("line (azimuth), px"), fontsize=8)
    axes.tick_params(labelsize=7)


def _response(axes, response):
    reach = response.extent_px
    shown = axes.imshow(
        response.power_db, cmap="viridis", vmin=FLOOR_DB, vmax=0, extent=(-reach, reach, reach, -reach),
        interpolation="bilinear",
    )  # fmt: skip
    steps = np.linspace(-reach, reach, response.power_db.shape[0])
    axes.contour(steps, steps, response.power_db, levels=[-3], colors="white", linewidths=0.8)
    axes.set_title(tr("Response, dB"), fontsize=9)
    axes.set_xlabel(tr("range from peak, px"), fontsize=8)
    axes.set_ylabel(tr("azimuth from peak, px"), fontsize=8)
    axes.tick_params(labelsize=7)
    axes.figure.colorbar(shown, ax=axes, shrink=0.8).ax.tick_params(labelsize=7)


def _cut(axes, cut, row, key, title):
    offset, decibel = cut
    axes.plot(offset, decibel, color=KEPT, linewidth=1)
    axes.set_ylim(FLOOR_DB, 3)
    axes.set_xlim(offset[0], offset[-1])
    width, side_lobe = row[f"width_{key}_px"], row[f"pslr_{key}_db"]
    if width is not None:
        axes.axhline(-3, color="0.6", linewidth=0.7, linestyle=":")
        axes.plot([-width / 2, width / 2], [-3, -3], color=MARK, linewidth=2.5)
        axes.annotate(f"{width:.2f} px", (width / 2, -3), (4, 2), textcoords="offset points", fontsize=8, color=MARK)
    if side_lobe is not None and side_lobe > FLOOR_DB:
        axes.axhline(side_lobe, color=DROPPED, linewidth=0.8, linestyle="--")
        axes.annotate(
            f"PSLR {side_lobe:.1f} dB", (offset[0], side_lobe), (3, 2), textcoords="offset points", fontsize=8,
            color=DROPPED,
        )  # fmt: skip
    axes.set_title(title, fontsize=9)
    axes.set_xlabel(tr("from the peak, px"), fontsize=8)
    axes.set_ylabel(tr("dB over the peak"), fontsize=8)
    axes.tick_params(labelsize=7)


def _figures():
    """Names and forms of what is told of a row."""
    return (
        ("SCR", "{scr_db:.1f} dB"),
        (tr("phase noise"), "{sigma_phi_rad:.3f} rad"),
        (tr("line, sample"), "{line:.3f}, {sample:.3f}"),
        (tr("off prediction"), "{off_line:+.2f}, {off_sample:+.2f} px"),
        (tr("width az, rg"), "{width_az_m:.2f}, {width_rg_m:.2f} m"),
        ("PSLR az, rg", "{pslr_az_db:.1f}, {pslr_rg_db:.1f} dB"),
        ("ISLR az, rg", "{islr_az_db:.1f}, {islr_rg_db:.1f} dB"),
        (tr("bound az, rg"), "{sigma_az_m:.3f}, {sigma_rg_m:.3f} m"),
        (tr("incidence"), "{incidence_deg:.2f}°"),
    )


def lines(row, wide=True):
    """What is told beside the plots."""
    values = {key: float("nan") if value is None else value for key, value in row.items()}
    values["off_line"] = values["line"] - values["predicted_line"]
    values["off_sample"] = values["sample"] - values["predicted_sample"]
    told = [f"{row['time_utc'] or row['epoch']}"[: None if wide else 19], ""]
    told += [
        f"{name}: {form.format(**values)}".replace("nan", "–") for name, form in _figures() if row["line"] is not None
    ]
    if row["reason"]:
        told += ["", tr("dropped:"), *wrapped(row["reason"], 42 if wide else 30)]
    return told


def _history(axes, row, history, limit_rad):
    known = [one for one in history if one["sigma_phi_rad"] is not None and np.isfinite(one["sigma_phi_rad"])]
    groups = {}
    for one in known:
        label, mark = ("kept", "o") if one["kept"] else WHY.get(one["reason"], ("dropped", "D"))
        groups.setdefault((label, mark), []).append(one)
    said = {"kept": tr("kept"), "dropped": tr("dropped"), "outlier": tr("outlier"), "too noisy": tr("too noisy")}
    for (label, mark), part in sorted(groups.items()):
        axes.plot(
            [_time(one["time_utc"]) for one in part], [one["sigma_phi_rad"] for one in part], mark, markersize=4,
            color=KEPT if label == "kept" else DROPPED, fillstyle="full" if label == "kept" else "none",
            label=f"{said[label]} ({len(part)})", linestyle="none",
        )  # fmt: skip
    limit = tr("limit {limit} rad").format(limit=f"{limit_rad:g}")
    axes.axhline(limit_rad, color="0.5", linewidth=0.8, linestyle="--", label=limit)
    if row["sigma_phi_rad"] is not None:
        axes.plot([_time(row["epoch"])], [row["sigma_phi_rad"]], "s", markersize=9, fillstyle="none", color=MARK,
                  label=tr("this one"))  # fmt: skip
    axes.set_ylim(0, 1.1 * max([limit_rad, *(one["sigma_phi_rad"] for one in known)]))
    axes.set_ylabel(tr("phase noise, rad"), fontsize=8)
    axes.tick_params(labelsize=7)
    dates(axes)
    legend_above(axes, 2)


def _time(text):
    return np.datetime64(text.rstrip("Z")[:19], "s").astype(object)
