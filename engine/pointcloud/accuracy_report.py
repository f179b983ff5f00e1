"""The accuracy of a cloud as rows of a table, as JSON, and as one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np

from ..html import figure, image, page, share, table, wide
from .accuracy import HORIZONTAL, ControlHeights
from .deviations import Result, between
from .facades import Facade

IN_TABLE = 200
NOTES = 30
# Details of results and their columns.
DETAILS = {
    "mode": "mode_m", "mode_se": "mode_se_m", "expected_sd": "expected_sd_m",
    "bias_along_elevation": "elevation_bias_m", "bias_along_sight": "sight_bias_m", "density_m2": "density_m2",
    "background": "background", "mean_in_window": "window_mean_m", "sd_in_window": "window_sd_m", "low_m": "low_m",
    "high_m": "high_m", "facing": "facing",
}  # fmt: skip
COLUMNS = (
    "kind", "name", "track", "n", "bias_m", "bias_se_m", "bias_se_clustered_m", "reference_se_m", "bias_ci95_m", "sd_m",
    "sd_se_m", "sd_se_clustered_m", "rmse_m", "rmse_se_m", "median_m", "nmad_m", "outliers", "clusters",
    "without_reference", *DETAILS.values(),
)  # fmt: skip
CONTROL_COLUMNS = (
    "target", "x", "y", "height_m", "reference_m", "difference_m", "reference_points", "reference_nmad_m", "mode_se_m"
)  # fmt: skip

SIGNS = {
    "flat area": "Heights of the cloud minus those of the reference: above 0 the cloud is too high.",
    "GCP": "Height of the control point minus the mode of the reference heights around it.",
    "facade": "Perpendicular distances from the facade's line, positive outside, away from the building.",
}
TITLES = {"flat area": "Vertical: flat areas", "GCP": "Vertical: control points", "facade": "Horizontal: facades"}
ERRORS = """<p><b>Bias</b> is the mean deviation, <b>precision</b> the standard deviation. Standard errors follow the ±
sign. They are the larger one of two: as of independent points, and as of blocks (areas, for all areas together) whose
points share errors; points of one building do, so that the first alone would flatter. The error of the reference line
is in that of a facade's bias. Outliers, beyond 3 robust standard deviations of the median, are counted and not
removed; median and NMAD do not feel them.</p>"""
FACADES = """<p>Bias and precision of a facade are those of a normal distribution on a uniform background, fitted to
all points of the corridor that lie clear of roof and ground, so that no threshold cuts their noise. Expected is what
the elevation errors make in the plane: σ cos θ |u·n|. The bias along elevation, or along the line of sight, is the
error that would make the whole bias by itself.</p>"""


@dataclass(frozen=True)
class Accuracy:
    """All that was measured. cloud, reference : what these are called. facades : in the order of their results."""

    results: tuple[Result, ...]
    control: ControlHeights | None = None
    facades: tuple[Facade, ...] = ()
    cloud: str = ""
    reference: str = ""
    notes: tuple[str, ...] = ()

    def of(self, kind: str) -> list[Result]:
        """Results of a kind, at places; those of all places together are of the kind "all …s"."""
        return [one for one in self.results if one.kind == kind]

    @property
    def all_notes(self) -> list[str]:
        """Each once."""
        said = [*self.notes, *(note for one in self.results for note in one.notes)]
        if self.control is not None:
            said += self.control.notes
        return list(dict.fromkeys(said))


def rows(accuracy: Accuracy) -> list[tuple[Any, ...]]:
    """Rows of COLUMNS, for a layer; None where there is no value. bias_ci95_m : half width of the 95 % interval."""
    made = []
    for one in accuracy.results:
        s = one.summary
        values = (
            one.kind, one.name, one.track, s.n, s.bias, s.bias_se, s.bias_se_clustered, one.reference_se,
            half_width(one), s.sd, s.sd_se, s.sd_se_clustered, s.rmse, s.rmse_error, s.median, s.nmad, s.outliers,
            s.clusters, one.without_reference, *(one.details.get(name) for name in DETAILS),
        )  # fmt: skip
        made.append(tuple(_plain(value) for value in values))
    return made


def control_rows(control: ControlHeights) -> list[tuple[Any, ...]]:
    """Rows of CONTROL_COLUMNS, as table II of the paper on control points."""
    columns = (
        control.names, *control.xyz.T.tolist(), control.reference.tolist(), control.difference.tolist(),
        control.n.tolist(), control.spread.tolist(), control.mode_se.tolist(),
    )  # fmt: skip
    return [tuple(_plain(value) for value in row) for row in zip(*columns)]


def half_width(result: Result) -> float:
    """Of the 95 % interval of a bias, metres: Student's t where there are few clusters, and the reference's error."""
    return float(np.hypot(result.summary.quantile * result.summary.bias_error, 1.959964 * result.reference_se))


def as_json(accuracy: Accuracy) -> dict[str, Any]:
    """All figures, without the deviations themselves; numbers that are not known are None."""
    return {
        "cloud": accuracy.cloud,
        "reference": accuracy.reference,
        "results": [dict(zip(COLUMNS, row)) for row in rows(accuracy)],
        "between": {kind: _known(between(_together(accuracy, kind))) for kind in _kinds(accuracy)},
        "control_points": []
        if accuracy.control is None
        else [dict(zip(CONTROL_COLUMNS, row)) for row in control_rows(accuracy.control)],
        "facades": [
            {
                "name": one.name, "line": one.line.ends.tolist(), "outward": one.line.normal.tolist(),
                "ground_m": _plain(one.ground_m), "roof_m": _plain(one.roof_m),
                "reference_se_m": _plain(one.reference_se),
            }
            for one in accuracy.facades
        ],
        "notes": accuracy.all_notes,
    }  # fmt: skip


def report(accuracy: Accuracy, pictures: Sequence[tuple[str, bytes]] = ()) -> str:
    """The report as HTML. pictures : titles and PNGs."""
    parts = []
    if accuracy.cloud or accuracy.reference:
        parts.append(
            f"<p>{escape(accuracy.cloud or 'The cloud')} against {escape(accuracy.reference or 'the reference')}.</p>"
        )
    notes = accuracy.all_notes
    if notes:
        items = "".join(f"<li>{escape(note)}</li>" for note in notes[:NOTES])
        more = f"<li>{len(notes) - NOTES} more.</li>" if len(notes) > NOTES else ""
        parts.append(f"<div class='note'><b>About the data:</b><ul>{items}{more}</ul></div>")
    parts.append(ERRORS)
    for kind, title in TITLES.items():
        made = [one for one in accuracy.results if kind in one.kind]
        if made or (kind == "GCP" and accuracy.control is not None):
            parts.append(f"<h2>{title}</h2><p>{SIGNS[kind]}</p>")
            parts += _control(accuracy.control) if kind == "GCP" else []
            parts += [FACADES] if kind == "facade" else []
            parts += _results(made, kind)
            parts += _between(accuracy, kind)
    if not accuracy.results:
        parts.append("<p class='note'>Nothing was measured.</p>")
    if pictures:
        parts.append("<h2>Pictures</h2>")
        parts += [f"<h3>{escape(title)}</h3>{image(png, title)}" for title, png in pictures]
    return page("Accuracy of the point cloud", parts)


def _results(made: Sequence[Result], kind: str) -> list[str]:
    head = [
        "place", "track", "points", "bias, m", "95 %, m", "precision, m", "RMSE, m", "median, m", "NMAD, m", "outliers"
    ]  # fmt: skip
    head += {"flat area": ["mode, m", "without reference"], "facade": [
        "expected precision, m", "background", "points per m²", "bias along elevation, m", "bias along sight, m",
    ]}.get(kind, [])  # fmt: skip
    lines = []
    for one in made[:IN_TABLE]:
        s, d = one.summary, one.details
        cells = [
            one.name or one.kind, one.track or "all", str(s.n), _pair(s.bias, one.bias_error, True),
            figure(half_width(one)), _pair(s.sd, s.sd_error), _pair(s.rmse, s.rmse_error),
            figure(s.median, signed=True), figure(s.nmad), share(s.outliers, s.n),
        ]  # fmt: skip
        if kind == "flat area":
            cells += [_pair(d.get("mode"), d.get("mode_se"), True), str(one.without_reference)]
        if kind == "facade":
            cells += [
                figure(d.get("expected_sd")), share(d.get("background", np.nan), 1), figure(d.get("density_m2"), 1),
                figure(d.get("bias_along_elevation"), signed=True), figure(d.get("bias_along_sight"), signed=True),
            ]  # fmt: skip
        lines.append(cells)
    told = f"<p>{IN_TABLE} of {len(made)} rows; the layer holds all.</p>" if len(made) > IN_TABLE else ""
    return [told + wide(table(head, lines))]


def _control(control: ControlHeights | None) -> list[str]:
    if control is None:
        return []
    lines = [
        [row[0], figure(row[3], 2), figure(row[4], 2), figure(row[5], 2, True), str(row[6]), *map(figure, row[7:])]
        for row in control_rows(control)[:IN_TABLE]
    ]
    s = control.summary
    lines += [["mean", "", "", figure(s.bias, 2, True), str(s.n), "", ""],
              ["standard deviation", "", "", figure(s.sd, 2), "", "", ""]]  # fmt: skip
    head = [
        "target", "height, m", "reference, m", "difference, m", "reference points", "their NMAD, m", "error of mode, m"
    ]  # fmt: skip
    return [wide(table(head, lines)), f"<p class='note'>{HORIZONTAL}</p>"]


def _between(accuracy: Accuracy, kind: str) -> list[str]:
    places = _together(accuracy, kind)
    if kind == "GCP" or len(places) < 2:
        return []
    b = between(places)
    return [
        f"<p>Over {b['places']:.0f} places the biases have the mean {figure(b['mean'], signed=True)} ± "
        f"{figure(b['mean_se'])} m and differ by {figure(b['spread'])} m (standard deviation); "
        f"{figure(b['spread_beyond_errors'])} m of that is more than their standard errors explain.</p>"
    ]


def _together(accuracy: Accuracy, kind: str) -> list[Result]:
    return [one for one in accuracy.of(kind) if not one.track]


def _kinds(accuracy: Accuracy) -> list[str]:
    return [kind for kind in ("flat area", "facade") if accuracy.of(kind)]


def _pair(value: float | None, error: float | None, signed: bool = False) -> str:
    return f"{figure(value, signed=signed)} ± {figure(error)}"


def _known(values: Mapping[str, float]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    """As tables and JSON take it."""
    if value is None or isinstance(value, str):
        return value
    number = float(value)
    if not np.isfinite(number):
        return None
    return int(value) if isinstance(value, (int, np.integer)) else number
