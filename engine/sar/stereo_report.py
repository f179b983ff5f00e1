"""The report of stereo SAR: one HTML file that needs nothing else, for who judges the positions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import EngineInputError
from ..html import NO_VALUE, figure, image, page, share, table, wide
from .adjustment import trimmed_share
from .cleaning import ABSENT, REMOVED, USED, Limits
from .geodetic import enu_axes, to_geodetic
from .positions import NORMAL_95, Positions, to_enu
from .times import utc_text

Array = NDArray[np.float64]

IN_TABLE = 200
EXAMPLES = 5
NOTES = 20
# Sources of error below this (metres, at every coordinate) are summed up in a sentence.
NEGLIGIBLE_M = 5e-5

FLATTERY = """<p><b>Formal</b> is what the scatter of the observations says. It shrinks with every pass, although an
error that all passes share (atmosphere of a model, calibration, orbit) does not: taken alone it flatters.
<b>Total</b> has those errors added. Half widths of the 95 % interval, mean ± standard deviation over the targets that
are kept, east, north and height, as in table IV of Montazeri et al. 2018.</p>"""
TWO_GEOMETRIES = """<p class='note'>Targets of class {classes} are seen by two geometries only. Two ranges always
meet in the plane across the tracks: when one geometry saw another scatterer, the ranges fit all the same, and the place
is wrong without any sign of it. Only the azimuths check each other. Such a mismatch shows in the azimuth, as far as the
scatterers lie apart along track; a mismatch in range cannot be detected. A third geometry would tell.</p>"""
ABOUT_ZERO = """S is the standard deviation of one observation, estimated for each track, range (S_rg) and azimuth
(S_az). It is counted about zero, not about the mean of the residuals: a track that is biased against the others gets a
larger S, and its mean residual says why."""
TRIMMED = """Residuals beyond {limit:g} S were removed. What that leaves of a normal distribution scatters only
{share:.3f} times as much, so S was divided by {share:.3f}; otherwise all errors would come out too small."""


def report(
    positions: Positions,
    pictures: Sequence[tuple[str, bytes]],
    frame: str,
    epoch_year: float,
    limits: Limits | None = None,
    reference: Mapping[str, ArrayLike] | None = None,
    steps: Sequence[tuple[str, Array, Array]] = (),
) -> str:
    """The report as HTML.

    pictures : titles and PNGs. epoch_year : of the coordinates, NaN where the frame moves with the plate.
    limits : of the cleaning, if there was one. reference : known X, Y, Z in metres by target, in the same frame.
    steps : how the errors shrink as corrections are added (stereo.step_by_step).

    Raises EngineInputError for a reference that is no place.
    """
    parts = []
    if positions.notes:
        parts.append(f"<p class='note'><b>About the data:</b> {escape('; '.join(positions.notes[:NOTES]))}</p>")
    at = f", epoch {epoch_year:.2f}" if np.isfinite(epoch_year) else ""
    parts.append(
        f"<p>{len(positions.targets)} targets in {len(positions.passes)} passes of {len(positions.tracks)} tracks: "
        f"{positions.solved.sum()} are solved, {positions.kept.sum()} of them are kept. Coordinates are in "
        f"{escape(frame)}{at}; heights are above the ellipsoid.</p>"
    )
    parts += _tracks(positions, limits)
    parts += _counting(positions)
    parts += _applied(positions)
    parts += _classes(positions)
    parts += _budget(positions)
    if reference:
        parts += _against(positions, reference)
        parts += _steps(steps)
    parts += _targets(positions)
    parts += _left_out(positions)
    if pictures:
        parts.append("<h2>Pictures</h2>")
        parts += [f"<h3>{escape(title)}</h3>{image(png, title)}" for title, png in pictures]
    return page("Stereo SAR positions", parts)


def best_first(positions: Positions) -> NDArray[np.intp]:
    """Numbers of the solved targets: kept ones first, then by the total standard deviation in space."""
    size = np.linalg.norm(positions.enu_sigma_m(), axis=1)
    order = np.lexsort((size, ~positions.kept))
    return order[positions.solved[order]]


def class_order(classes: Sequence[str]) -> list[str]:
    """Geometry classes, the smallest first; without the empty one of targets that are not solved."""
    return sorted(set(classes) - {""}, key=lambda name: (len(name), name))


def _judged(positions: Positions) -> NDArray[np.intp]:
    """The targets that averages are about: those kept, or all that are solved where none is."""
    return np.flatnonzero(positions.kept if positions.kept.any() else positions.solved)


def _tracks(positions: Positions, limits: Limits | None) -> list[str]:
    judged = _judged(positions)
    rows = []
    for number, name in enumerate(positions.tracks):
        flown = [p for p, one in enumerate(positions.passes) if one.track == name]
        sensors = ", ".join(dict.fromkeys(positions.passes[p].sensor for p in flown if positions.passes[p].sensor))
        days = sorted(day for day in (_day(positions, p) for p in flown) if day)
        spread, mean = positions.sigma_m[judged, number], positions.mean_m[judged, number]
        rows.append([
            name, positions.passes[flown[0]].pass_direction, sensors, str(len(flown)), *(days[:1] or [NO_VALUE]),
            *(days[-1:] or [NO_VALUE]), *(figure(_median(spread[:, kind]), 3) for kind in (0, 1)),
            *(figure(_mean(mean[:, kind]), 3, True) for kind in (0, 1)),
        ])  # fmt: skip
    head = [
        "track", "direction", "sensor", "passes", "from", "to", "median S_rg, m", "median S_az, m",
        "mean residual range, m", "mean residual azimuth, m",
    ]  # fmt: skip
    trimmed = limits is not None and limits.sigmas > 0
    told = ABOUT_ZERO
    if limits is not None and trimmed:
        told += " " + TRIMMED.format(limit=limits.sigmas, share=trimmed_share(limits.sigmas))
    return ["<h2>Tracks</h2>", wide(table(head, rows)), f"<p>{told}</p>"]


def _day(positions: Positions, number: int) -> str:
    times = positions.t_s[number]
    times = times[np.isfinite(times)]
    return utc_text(positions.passes[number].orbit.epoch, float(np.median(times)), 0)[:10] if times.size else ""


def _counting(positions: Positions) -> list[str]:
    """What went in and what was left, in the order of the steps."""
    n, fate, solved = len(positions.targets), positions.fate, positions.solved[:, None, None]
    observed = (fate != ABSENT).sum(axis=(0, 1))
    kept = positions.kept[:, None, None]
    steps = [("observed", fate != ABSENT)]
    steps += [(f"removed: {why}", fate == code) for code, why in REMOVED.items()]
    steps += [
        ("of targets that are not solved", (fate == USED) & ~solved),
        ("used", (fate == USED) & solved),
        ("used, of targets that are kept", (fate == USED) & kept),
    ]
    rows = []
    for name, which in steps:
        count = which.sum(axis=(0, 1))
        cells = [f"{number} ({share(number, whole)})" for number, whole in zip(count, observed)]
        rows.append([name, *cells, f"{count.sum()} ({share(count.sum(), observed.sum())})"])
    targets = [
        [name, f"{number} ({share(number, n)})"]
        for name, number in (("given", n), ("solved", positions.solved.sum()), ("kept", positions.kept.sum()))
    ]
    return [
        "<h2>What was used</h2>", table(["targets", "number"], targets),
        table(["observations", "range", "azimuth", "together"], rows),
    ]  # fmt: skip


def _applied(positions: Positions) -> list[str]:
    if not positions.applied:
        return [
            "<h2>What was taken off</h2><p class='note'>Nothing was taken off: the positions hold all delays of the "
            "atmosphere (metres) and the motion of the ground.</p>"
        ]
    rows = []
    for one in positions.applied:
        figures = np.array([one.mean_m, one.scatter_m, one.largest_m, one.sigma_m, one.common_m])
        for kind, name in enumerate(("range", "azimuth")):
            if (figures[:, kind] != 0).any():
                mean, *others = figures[:, kind]
                rows.append([one.name, name, figure(mean, 3, True), *(figure(value, 3) for value in others)])
    head = [
        "correction", "of", "mean, m", "scatter, m", "largest, m", "its sigma new in each pass, m",
        "its sigma common to all, m",
    ]  # fmt: skip
    sources = "".join(f"<li>{escape(one.name)}: {escape(one.source)}</li>" for one in positions.applied)
    told = "Over all observations; range is one way, azimuth is along track on the ground."
    return ["<h2>What was taken off</h2>", f"<p>{told}</p>", wide(table(head, rows)), f"<ul>{sources}</ul>"]


def _classes(positions: Positions) -> list[str]:
    """Averages per geometry class, formal and total side by side."""
    judged = _judged(positions)
    geometry = np.array(positions.geometry, object)[judged]
    formal, total = (100 * NORMAL_95 * positions.enu_sigma_m(kind)[judged] for kind in (False, True))
    rows = []
    for name in class_order(list(geometry)):
        inside = geometry == name
        cells = [_mean_and_spread(values[inside, axis]) for axis in range(3) for values in (formal, total)]
        rows.append([name, str(inside.sum()), *cells])
    head = ["geometry", "targets", *(f"{axis} {kind}, cm" for axis in "ENH" for kind in ("formal", "total"))]
    parts = ["<h2>Accuracy by geometry</h2>", FLATTERY]
    if not positions.kept.any():
        parts.append("<p class='note'>No target is kept; these averages are over those that are solved.</p>")
    parts.append(wide(table(head, rows)))
    two = [name for name in class_order(positions.geometry) if len(name) == 2]
    if two:
        parts.append(TWO_GEOMETRIES.format(classes=", ".join(two)))
    return parts


def _budget(positions: Positions) -> list[str]:
    """Root mean squares over the targets, which add up by their squares as the parts of each target do."""
    judged = _judged(positions)
    xyz = positions.xyz_m[judged]

    def typical(covariance_m2: Array) -> Array:
        variances = np.einsum("nii->ni", to_enu(xyz, covariance_m2[judged]))
        return np.sqrt(np.maximum(variances.sum(axis=0) / max(len(judged), 1), 0))

    sources = {name: typical(covariance) for name, covariance in positions.budget_m2.items()}
    ordered = sorted(sources.items(), key=lambda item: -float(np.linalg.norm(item[1])))
    shown = [(name, value) for name, value in ordered if (value >= NEGLIGIBLE_M).any()]
    shown += [
        ("formal: scatter of the observations", typical(positions.formal_m2)), ("total", typical(positions.total_m2))
    ]  # fmt: skip
    rows = [
        [name, *(figure(100 * part, 2) for part in value), figure(100 * float(np.linalg.norm(value)), 2)]
        for name, value in shown
    ]
    head = ["source of error", "E, cm", "N, cm", "H, cm", "in space, cm"]
    told = (
        "What one sigma of each source that all passes share does to a position, and what they add up to: root mean "
        "squares over the targets, one sigma."
    )
    small = len(ordered) - len(shown) + 2
    if small:
        told += f" {small} more sources do less than {1000 * NEGLIGIBLE_M:g} mm each."
    return ["<h2>Error budget</h2>", f"<p>{told}</p>", table(head, rows)]


def _against(positions: Positions, reference: Mapping[str, ArrayLike]) -> list[str]:
    """Errors against known places, and how they compare with what is told of them."""
    number = {name: i for i, name in enumerate(positions.targets)}
    known = {}
    for name, place in reference.items():
        xyz = np.asarray(place, np.float64)
        if xyz.shape != (3,) or not np.isfinite(xyz).all():
            raise EngineInputError(f"The reference of '{name}' is no X, Y, Z in metres; give three finite numbers.")
        if name in number and positions.solved[number[name]]:
            known[number[name]] = xyz
    missing = len(reference) - len(known)
    parts = ["<h2>Against known coordinates</h2>"]
    if missing:
        parts.append(f"<p>{missing} of {len(reference)} reference points are no solved target.</p>")
    if not known:
        return parts
    which, truth = np.array(list(known)), np.array(list(known.values()))
    error = np.einsum("nij,nj->ni", enu_axes(truth), positions.xyz_m[which] - truth)
    ratio = error / positions.enu_sigma_m()[which]
    rows = []
    for i, e, r in zip(which, error, ratio):
        name = positions.targets[i] + ("" if positions.kept[i] else " (not kept)")
        cells = (*(figure(100 * x, 1, True) for x in e), figure(100 * float(np.linalg.norm(e)), 1))
        rows.append([name, positions.geometry[i], *cells, *(figure(x, 2, True) for x in r)])
    if len(which) > 1:
        for name, measure in (("mean", np.mean), ("standard deviation", _spread), ("root mean square", _rms)):
            e, r = ([float(measure(values[:, axis])) for axis in range(3)] for values in (error, ratio))
            space = figure(100 * _rms(np.linalg.norm(error, axis=1)), 1) if measure is _rms else ""
            rows.append([name, "", *(figure(100 * x, 1, measure is np.mean) for x in e), space,
                         *(figure(x, 2, measure is np.mean) for x in r)])  # fmt: skip
    head = ["target", "geometry", "E, cm", "N, cm", "H, cm", "in space, cm", "E / sigma", "N / sigma", "H / sigma"]
    within = int((np.abs(ratio) <= NORMAL_95).sum())
    parts.append(
        "<p>Position minus reference, and its ratio to the total sigma. Where the sigmas are right, 95 % of the ratios "
        f"lie within ±{NORMAL_95:g}; here {within} of {ratio.size} do ({share(within, ratio.size)}).</p>"
    )
    return [*parts, wide(table(head, rows))]


def _steps(steps: Sequence[tuple[str, Array, Array]]) -> list[str]:
    """What each correction is worth: root mean squares over the known targets, or the signed errors of one alone."""
    if not steps:
        return []
    rows = []
    for number, (name, plain, chosen) in enumerate(steps):
        cells = []
        for errors in (plain, chosen):
            errors = errors[np.isfinite(errors).all(axis=1)]
            if not len(errors):
                cells += [NO_VALUE] * 4
                continue
            one = errors[0] if len(errors) == 1 else np.array([_rms(errors[:, axis]) for axis in range(3)])
            cells += [figure(float(x), 3, len(errors) == 1) for x in one]
            cells.append(figure(_rms(np.linalg.norm(errors, axis=1)), 3))
        rows.append([f"+ {name}" if number else name, *cells])
    head = ["corrections", *(f"{axis}, m" for axis in ("E", "N", "H", "in space"))]
    head += [f"{one} (as chosen)" for one in head[1:]]
    told = (
        "Errors against the known coordinates as corrections are added one by one: first with the assumed weights and "
        "all observations, then with the weights and the cleaning of this run."
    )
    return ["<h3>Step by step</h3>", f"<p>{told}</p>", wide(table(head, rows))]


def _targets(positions: Positions) -> list[str]:
    order = best_first(positions)
    latitude, longitude, height = to_geodetic(positions.xyz_m)
    sigma, counts = 100 * positions.enu_sigma_m(), positions.count.sum(axis=1)
    rows = []
    for i in order[:IN_TABLE]:
        spread = [figure(_largest(positions.sigma_m[i, :, kind]), 3) for kind in (0, 1)]
        mean = [figure(_largest(positions.mean_m[i, :, kind]), 3, True) for kind in (0, 1)]
        rows.append([
            positions.targets[i], positions.geometry[i], "yes" if positions.kept[i] else "no", f"{longitude[i]:.8f}",
            f"{latitude[i]:.8f}", f"{height[i]:.3f}", *(figure(value, 2) for value in sigma[i]), *spread, *mean,
            f"{counts[i, 0]}\u00a0/\u00a0{counts[i, 1]}",
        ])  # fmt: skip
    head = [
        "target", "geometry", "kept", "longitude, °", "latitude, °", "height, m", "sigma E, cm", "sigma N, cm",
        "sigma H, cm", "S_rg, m", "S_az, m", "mean range, m", "mean azimuth, m", "used range / azimuth",
    ]  # fmt: skip
    told = "The surest first. Sigmas are total, one standard deviation; S and mean residual are of the worst track."
    if len(order) > IN_TABLE:
        told = f"{IN_TABLE} of {len(order)} solved targets; the layer holds all. {told}"
    return ["<h2>Targets</h2>", f"<p>{told}</p>", wide(table(head, rows))]


def _left_out(positions: Positions) -> list[str]:
    """Targets that are not solved or not kept, by reason; numbers within a reason do not part a group."""
    groups: dict[tuple[str, str], list[int]] = {}
    for i, why in enumerate(positions.reason):
        if why:
            state = "not kept" if positions.solved[i] else "not solved"
            groups.setdefault((state, _NUMBER.sub("…", why)), []).append(i)
    if not groups:
        return []
    rows = []
    for (state, pattern), which in sorted(groups.items(), key=lambda item: -len(item[1])):
        texts = {positions.reason[i] for i in which}
        names = ", ".join(positions.targets[i] for i in which[:EXAMPLES]) + (", …" if len(which) > EXAMPLES else "")
        rows.append([texts.pop() if len(texts) == 1 else pattern, state, str(len(which)), names])
    return ["<h2>Not solved, not kept</h2>", wide(table(["why", "", "targets", "such as"], rows))]


_NUMBER = re.compile(r"(?<![\w.])-?\d+(\.\d+)?(e[-+]?\d+)?(?![\w.]*\w)")


def _mean_and_spread(values: Array) -> str:
    return f"{figure(_mean(values), 2)} ± {figure(_spread(values), 2)}"


def _mean(values: Array) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else float("nan")


def _median(values: Array) -> float:
    known = values[np.isfinite(values)]
    return float(np.median(known)) if known.size else float("nan")


def _spread(values: Array) -> float:
    """Standard deviation of a sample."""
    return float(np.std(values, ddof=1)) if len(values) > 1 else float("nan")


def _rms(values: Array) -> float:
    return float(np.sqrt(np.mean(values**2)))


def _largest(values: Array) -> float:
    """The value of the largest size."""
    known = values[np.isfinite(values)]
    return float(known[np.argmax(np.abs(known))]) if known.size else float("nan")
