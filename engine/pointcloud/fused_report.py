"""What a fusion did, as one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from ..html import NO_VALUE, figure, image, page, table
from .choices import GEOMETRIC, OFFSET, PRINTED
from .fusing import Fused
from .fusion import Printed, Shift

NOTES = 30
MODES = {
    "geodetic": "Each cloud's reference point is put where its track sees the lamp post (general model).",
    PRINTED: "Each cloud's reference point is put by equations 7 to 15 of Zhu et al. 2016, with one dz for all pairs.",
    OFFSET: "Each cloud's reference point is put on the point of stereo SAR itself.",
    GEOMETRIC: "Offsets along elevation make the clouds match. Where they are absolutely, remains as unsure as it was, "
    "unless one is held.",
}
AGREE = """<p>Heights of the first cloud's points minus those of the nearest points of the second, in the plane. Tracks
of one direction see the same walls; opposite ones do not, so that their medians stay off zero in a city, and the spread
(MAD) tells more.</p>"""
PRINTED_TEXT = """<p>dz = D tan θ_A tan θ_D / (tan θ_A + tan θ_D) holds for one ascending and one descending track. For
more, one dz by least squares leaves residuals, and the tracks disagree by what is told here; the general model does
not.</p>"""


def numbers(fused: Fused) -> dict[str, int | float]:
    """Figures for a model; those that are not known are left out."""
    lengths = [float(np.linalg.norm(_moved(one))) for one in fused.shifts]
    posts = [float(np.linalg.norm(one.lamp_post_m)) for one in fused.shifts if one.lamp_post_m is not None]
    medians = np.array([one.median_m for one in fused.agreements])
    found: dict[str, int | float] = {"COUNT": sum(fused.counts), "MAX_SHIFT": max(lengths)}
    if posts:
        found["MAX_LAMP_POST"] = max(posts)
    if fused.printed is not None:
        found["DISAGREEMENT"] = fused.printed.disagreement_m
    for name, column in (("MEDIAN_BEFORE", 0), ("MEDIAN_AFTER", 1)):
        known = np.abs(medians[:, column])[np.isfinite(medians[:, column])]
        if known.size:
            found[name] = float(known.max())
    return found


def told(fused: Fused) -> list[str]:
    """A sentence for each cloud: its number in the fused one, its track, points and shift."""
    said = []
    for number, (one, shift, count) in enumerate(zip(fused.clouds, fused.shifts, fused.counts), 1):
        by = (
            f"{_cells(shift.enu_m, True)} m to the east, north and up"
            if shift.elevation_m is None
            else f"{shift.elevation_m:+.3f} m along elevation"
        )
        said.append(f"Track {number} is {one.name}: {count:,} points, moved by {by}.")
    return said


def report(fused: Fused, pictures: Sequence[tuple[str, bytes]] = ()) -> str:
    """The report as HTML. pictures : titles and PNGs."""
    parts = []
    if fused.notes:
        items = "".join(f"<li>{escape(note)}</li>" for note in fused.notes[:NOTES])
        more = f"<li>{len(fused.notes) - NOTES} more.</li>" if len(fused.notes) > NOTES else ""
        parts.append(f"<div class='note'><b>About the data:</b><ul>{items}{more}</ul></div>")
    parts.append(f"<p>{escape(MODES[fused.mode])} Coordinates are in {escape(fused.crs.name)}.</p>")
    if fused.reference is not None:
        spread = np.sqrt(np.diag(fused.reference.enu_m2()))
        parts.append(
            f"<p>Stereo SAR point {escape(fused.reference.name or 'as typed')}, {escape(fused.reference.frame)}, made "
            f"by {escape(', '.join(one.name for one in fused.reference.tracks) or 'tracks that are not known')}; "
            f"standard deviations {_cells(spread)} m (east, north, up).</p>"
        )
    parts += _clouds(fused)
    parts += _parts(fused.shifts) if fused.matched is None else _matched(fused)
    parts += _agreement(fused)
    if fused.printed is not None:
        parts += _equations(fused.printed)
    if pictures:
        parts.append("<h2>Pictures</h2>")
        parts += [f"<h3>{escape(title)}</h3>{image(png, title)}" for title, png in pictures]
    return page("Fusion of point clouds", parts)


def _moved(shift: Shift) -> np.ndarray:  # type: ignore[type-arg]
    return shift.enu_m if shift.elevation_m is None else np.array([0.0, 0.0, shift.elevation_m])


def _clouds(fused: Fused) -> list[str]:
    rows = []
    for number, (one, shift, count) in enumerate(zip(fused.clouds, fused.shifts, fused.counts), 1):
        track = one.track
        row = [str(number), one.name, track.pass_direction or NO_VALUE, figure(track.heading_deg, 2)]
        row += [figure(track.incidence_deg, 2), track.look_side, f"{count:,}"]
        if shift.elevation_m is None:
            spread = np.full(3, np.nan) if shift.covariance_m2 is None else np.sqrt(np.diag(shift.covariance_m2))
            row += [_pair(value, error) for value, error in zip(shift.enu_m, spread)]
        else:
            row.append(_pair(shift.elevation_m, shift.elevation_sd_m))
        rows.append(row)
    head = ["track", "cloud", "pass", "heading, °", "incidence, °", "look", "points"]
    head += ["elevation offset, m"] if fused.matched is not None else ["east, m", "north, m", "up, m"]
    taken = fused.options
    told = "<p>± is one standard deviation" + (
        "."
        if fused.matched is None
        else f", with ranges good to {taken.range_sd_m:g} m and azimuths to {taken.azimuth_sd_m:g} m in each cloud."
    )
    return ["<h2>Shifts</h2>", table(head, rows), f"{told}</p>"]


def _parts(shifts: Sequence[Shift]) -> list[str]:
    rows = []
    for one in shifts:
        parts = [np.full(3, np.nan) if part is None else part for part in (one.geocoding_m, one.lamp_post_m)]
        rows.append([one.name, *(figure(value, 3, True) for part in parts for value in part)])
    head = ["cloud", *(f"{part} {axis}, m" for part in ("geocoding", "lamp post") for axis in ("east", "north", "up"))]
    return ["<h3>Parts</h3>", table(head, rows)]


def _matched(fused: Fused) -> list[str]:
    made = fused.matched
    if made is None:
        return []
    rows = []
    lost = "by the search in plan" if made.by_search else "no: left as it came"
    for value, vector, known in zip(made.eigenvalues, made.vectors.T, made.determined):
        told = " ".join(f"{weight:+.2f} {name}" for name, weight in zip(made.names, vector) if abs(weight) > 0.1)
        rows.append([told, f"{value:.1e}", "yes" if known else lost])
    closure = (
        "" if not np.isfinite(made.closure_m) else f"<p>Largest misclosure of three clouds: {made.closure_m:.3f} m.</p>"
    )
    share = "" if made.share >= 1 else f"<p>{made.share:.1%} of the tiles of 200 m were used.</p>"
    return [
        "<h3>What the scene determines</h3>",
        table(["combination of offsets", "eigenvalue, of the largest", "determined"], rows), closure, share,
    ]  # fmt: skip


def _agreement(fused: Fused) -> list[str]:
    rows = []
    for one in fused.agreements:
        row = [" – ".join(one.names), f"{one.near_m:.1f}", f"{one.points[0]:,}", f"{one.points[1]:,}"]
        for pair, signed in ((one.median_m, True), (one.absolute_m, False), (one.mad_m, False)):
            row += [figure(value, 2, signed) for value in pair]
        rows.append(row)
    head = ["clouds", "within, m", "points before", "after"]
    head += [f"{name} {when}" for name in ("median, m,", "absolute, m,", "MAD, m,") for when in ("before", "after")]
    return ["<h2>Agreement</h2>", AGREE, table(head, rows)]


def _equations(made: Printed) -> list[str]:
    rows = [
        [" – ".join(names), *(f"{1000 * value:+.1f}" for value in values)]
        for names, *values in zip(made.pairs, made.pair_dz_m, made.residual_m, made.closure_m)
    ]
    head = ["pair", "dz, mm", "minus the one dz, mm", "dxy_A + dxy_D − D, mm"]
    apart = f"Largest disagreement of tracks: {1000 * made.disagreement_m:.1f} mm."
    told = f"<p>One dz: {1000 * made.dz_m:.1f} mm. {apart}</p>"
    return ["<h2>The printed equations</h2>", PRINTED_TEXT, table(head, rows), told]


def _pair(value: float, error: float) -> str:
    known = f" ± {error:.3f}" if np.isfinite(error) else ""
    return f"{value:+.3f}{known}"


def _cells(values: np.ndarray, signed: bool = False) -> str:  # type: ignore[type-arg]
    return ", ".join(figure(value, 3, signed) for value in values)
