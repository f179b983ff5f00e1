"""The report of a point target analysis: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ..html import image, page, table

EXPLANATION = """<p>A row is <b>kept</b> when its target was measured, its phase noise is no outlier among the
acquisitions of its stack (adjusted boxplot), and is below the limit. SCR is the signal-to-clutter ratio: peak power
over the mean power of the four corners of the window. Phase noise is 1/√(2 SCR) rad. The bound is the Cramér-Rao bound
of the peak's place, √3/π · ρ/√(2 SCR), ρ the resolution by bandwidth: no estimate can be better, and the errors of
atmosphere and orbit come on top. Places are the radar's own times. Delays that a product declares are used to predict
where a target appears, and are not taken off what was measured.</p>"""


@dataclass(frozen=True)
class TrackSummary:
    """One stack. medians : of the kept rows, by the names in FIGURES."""

    name: str
    products: int
    rows: int
    kept: int
    medians: Mapping[str, float]

    # Column of the output or a difference of such -> heading and digits.
    FIGURES = {
        "scr_db": ("median SCR, dB", 1),
        "sigma_phi_rad": ("median phase noise, rad", 3),
        "sigma_az_m": ("median bound azimuth, m", 3),
        "sigma_rg_m": ("median bound range, m", 3),
        "off_line": ("median offset from the prediction, lines", 2),
        "off_sample": ("median offset from the prediction, samples", 2),
        "off_az_m": ("median offset azimuth, m", 3),
        "off_rg_m": ("median offset range, m", 3),
    }


@dataclass(frozen=True)
class PtaSummary:
    """What the report says in numbers. dropped : {reason: rows}. notes : such as that data are simulated."""

    targets: int
    products: int
    rows: int
    kept: int
    dropped: Mapping[str, int]
    tracks: Sequence[TrackSummary]
    notes: Sequence[str] = ()


def report(summary: PtaSummary, pictures: Sequence[tuple[str, bytes]]) -> str:
    """The report as HTML. pictures : names of targets and PNGs."""
    parts = []
    if summary.notes:
        parts.append(f"<p class='note'><b>About the data:</b> {escape('; '.join(summary.notes[:20]))}</p>")
    parts.append(
        f"<p>{summary.targets} targets in {summary.products} images: {summary.rows} rows, of which {summary.kept} are "
        "kept.</p>"
    )
    parts.append(EXPLANATION)
    head = ["stack", "images", "rows", "kept", *(heading for heading, _ in TrackSummary.FIGURES.values())]
    rows = [
        [track.name, str(track.products), str(track.rows), str(track.kept)]
        + [f"{track.medians[name]:.{digits}f}" for name, (_, digits) in TrackSummary.FIGURES.items()]
        for track in summary.tracks
    ]
    parts.append(table(head, rows))
    if summary.dropped:
        ordered = sorted(summary.dropped.items(), key=lambda item: -item[1])
        parts.append("<h2>Dropped</h2>" + table(["why", "rows"], [[why, str(count)] for why, count in ordered]))
    if pictures:
        parts.append("<h2>Targets</h2><p>The clearest acquisition of each.</p>")
        parts += [f"<h3>{escape(name)}</h3>{image(png, name)}" for name, png in pictures]
    return page("Point target analysis", parts)
