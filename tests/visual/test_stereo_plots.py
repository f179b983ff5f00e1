"""Pictures and report of stereo SAR. Data is simulated."""

import builtins
import dataclasses
import io

import numpy as np
import pytest
from vertical_city.engine.errors import EngineCanceled
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.sar.cleaning import Limits
from vertical_city.engine.sar.gcp_table import ellipses
from vertical_city.engine.sar.geodetic import to_geodetic
from vertical_city.engine.sar.stereo import StereoOptions, locate
from vertical_city.ui.plots import figures, stereo

from ..engine.sar.stereo_scene import scene

TRACKS = {"a42": 8, "d36": 8, "a51": 8}


@pytest.fixture(scope="module")
def positions():
    """Forty targets: classes AD, AA and ADA, some observations wrong, one target not kept, one not solved."""
    made = scene(TRACKS, 40, (0.02, 0.05), seed=4, extent_deg=0.02)
    obs = made.observations
    t, tau = obs.t_s.copy(), obs.tau_s.copy()
    t[made.group == 2, 0:20] = np.nan
    t[made.group == 1, 20:30] = np.nan
    tau[3, [0, 5, 25, 35]] += 4.0 * 2 / 299_792_458.0
    tau[2, ::2] += 0.12 * 2 / 299_792_458.0
    t[made.group == 0, 1] += 0.3 / 7000
    t[:, 2] = np.nan
    tau[np.isnan(t)] = np.nan
    names = ["$lamp_1$ & <b>", *obs.targets[1:]]
    obs = dataclasses.replace(obs, t_s=t, tau_s=tau, targets=names)
    found = locate(obs, options=StereoOptions(Limits()))
    assert {"AD", "AA", "ADA"} <= set(found.geometry)
    assert found.solved.sum() == 39 and not found.kept[1], found.reason
    return found


def drawn(draw, *arguments):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10.4, 5.6), constrained_layout=True)
    FigureCanvasAgg(figure)
    draw(figure, *arguments)
    figure.canvas.draw()
    return figure


def overlaps(figure):
    """Pairs of texts that lie over each other, and texts that reach out of the picture."""
    texts = [one for axes in figure.axes for one in axes.texts]
    for axis in (axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)):
        low, high = sorted(axis.get_view_interval())
        texts += [tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
    texts += [one for axes in figure.axes for one in (axes.xaxis.label, axes.yaxis.label)]
    texts += [figure._suptitle, *(axes.get_legend() for axes in figure.axes if axes.get_legend())]
    whole = figure.bbox
    boxes = []
    for one in texts:
        text = getattr(one, "get_text", lambda: "legend")()
        box = one.get_window_extent()
        if text and one.get_visible() and box.width > 0:
            turned = getattr(one, "get_rotation", lambda: 0)()
            boxes.append((text, box, turned))
    inside = whole.padded(2)
    bad = [text for text, box, _ in boxes if not (inside.contains(*box.min) and inside.contains(*box.max))]
    for i, (text, box, turned) in enumerate(boxes):
        for other, second, also in boxes[i + 1 :]:
            if not (turned % 90 or also % 90) and box.padded(-1).overlaps(second.padded(-1)):
                bad.append((text, other))
    return bad


def image(png):
    from matplotlib.image import imread

    assert png.startswith(b"\x89PNG")
    return imread(io.BytesIO(png))


def test_bars_of_s(positions):
    targets = [0, 20, 35]  # AD, AA, ADA
    figure = drawn(stereo.draw_spread, positions, targets)
    assert overlaps(figure) == []
    for axes, kind in zip(figure.axes, (1, 0)):
        heights = sorted(bar.get_height() for bar in axes.patches)
        wanted = 100 * positions.sigma_m[targets, :, kind]
        np.testing.assert_allclose(heights, sorted(wanted[np.isfinite(wanted)]))
        spans = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches)
        assert len(spans) == 7 and all(end <= start + 1e-9 for (_, end), (start, _) in zip(spans, spans[1:]))
    assert [text.get_text() for text in figure.axes[1].get_xticklabels()] == [r"\$lamp_1\$ & <b>", "T20", "T35"]


def test_bars_of_the_intervals(positions):
    targets = list(range(3, 33))
    names = [f"lamp post {i} of the long bridge" for i in range(40)]
    positions = dataclasses.replace(positions, targets=names, total_m2=4 * positions.formal_m2)
    figure = drawn(stereo.draw_interval, positions, targets)
    assert overlaps(figure) == []
    (axes,) = figure.axes
    formal = 196 * positions.enu_sigma_m(False)[targets]
    for axis, bars in enumerate(axes.containers):
        np.testing.assert_allclose([bar.get_height() for bar in bars], 2 * formal[:, axis])
        lines = axes.collections[2 * axis + 1].get_segments()
        np.testing.assert_allclose([line[:, 1].mean() for line in lines], formal[:, axis])
    names = [text.get_text() for text in axes.get_legend().get_texts()]
    assert names == ["east", "north", "height", "formal alone"]


def test_the_map_shows_classes_and_ellipses_to_scale(positions):
    figure = drawn(stereo.draw_map, positions)
    assert overlaps(figure) == []
    (axes,) = figure.axes
    labels = [text.get_text() for text in axes.get_legend().get_texts()]
    geometry = np.array(positions.geometry)
    counts = {name: (positions.kept & (geometry == name)).sum() for name in ("AA", "AD", "ADA")}
    assert labels == [*(f"{name} ({count})" for name, count in counts.items()), "not kept (1)"]
    times = int(axes.get_legend().get_title().get_text().split("drawn ")[1].split(" ")[0].replace(",", ""))
    latitude, longitude, _ = to_geodetic(positions.xyz_m)
    which = np.flatnonzero(positions.kept & (geometry == "AA"))
    shapes = axes.collections[0].get_paths()
    assert len(shapes) == len(which)
    for path, i in zip(shapes, which):
        offset = path.vertices - [longitude[i], latitude[i]]
        metres = offset * 111_320 * np.array([np.cos(np.radians(latitude[i])), 1])
        longest = np.linalg.norm(metres, axis=1).max()
        assert longest == pytest.approx(times * ellipses(positions).major_m[i], rel=0.01)
    # All lie within the map, and the scale bar has the length that is told.
    for values, limits in ((longitude, axes.get_xlim()), (latitude, axes.get_ylim())):
        assert limits[0] < np.nanmin(values) and np.nanmax(values) < limits[1]
    (text,) = axes.texts
    bar = next(line for line in axes.lines if len(line.get_xdata()) == 4 and line.get_color() == "black")
    length = np.ptp(bar.get_xdata()) * 111_320 * np.cos(np.radians(52.52))
    number, unit = text.get_text().split()
    assert length == pytest.approx(float(number) * {"m": 1, "km": 1000}[unit], rel=0.01)


def test_the_map_of_one_target_and_across_the_date_line(positions):
    single = locate(scene({"a42": 5, "d36": 5}).observations)
    assert overlaps(drawn(stereo.draw_map, single)) == []
    place = 52.0, 180.0, 10.0
    made = scene({"a42": 5, "d36": 5}, 6, place=place)
    longitude = to_geodetic(made.truth)[1]
    assert longitude.min() < 0 < longitude.max()
    west, east = drawn(stereo.draw_map, locate(made.observations)).axes[0].get_xlim()
    assert east - west < 0.1


@pytest.mark.parametrize("value, rounded", [(1.0, 1), (1.99, 1), (2.0, 2), (4.9, 2), (5.0, 5), (999, 500), (0.3, 0.2)])
def test_round_numbers(value, rounded):
    assert figures.rounded_down(value) == pytest.approx(rounded)


def test_pngs_have_something_in_every_part(positions):
    for png in (
        stereo.residuals_png(positions, 0), stereo.spread_png(positions, [0, 20]), stereo.map_png(positions),
        stereo.interval_png(positions, [0, 20]),
    ):  # fmt: skip
        values = image(png)
        assert values.shape[1] > 1000
        for part in np.array_split(values[..., 0], 2):
            assert part.std() > 0.05


# The report.


@pytest.mark.slow
def test_the_report_has_the_pictures_of_the_surest(positions, tmp_path, nothing_left):
    steps, warnings = [], []
    path = tmp_path / "report.html"
    stereo.write_report(positions, path, "ITRF2014", 2014.4, Monitor(steps.append, warn=warnings.append), Limits())
    html = path.read_text(encoding="utf-8")
    assert html.count("<img") == 3 + 12 and "<h3>Map</h3>" in html and "the 30 surest of 38 targets" in html
    assert "S was divided by 0.880" in html and not warnings and steps == sorted(steps)
    best = stereo.best_first(positions)[:12]
    titles = [part.split("</h3>")[0] for part in html.split("<h3>")[4:]]
    escaped = {"$lamp_1$ & <b>": "$lamp_1$ &amp; &lt;b&gt;"}
    names = [positions.targets[i] for i in best]
    assert titles == [f"Residuals of {escaped.get(name, name)}" for name in names]


def test_without_matplotlib_the_report_comes_without_pictures(positions, tmp_path, monkeypatch):
    plain = builtins.__import__

    def missing(name, *arguments, **named):
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return plain(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", missing)
    warnings = []
    stereo.write_report(positions, tmp_path / "r.html", "ITRF2014", 2014.4, Monitor(warn=warnings.append))
    html = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<img" not in html and "Accuracy by geometry" in html
    assert len(warnings) == 1 and "matplotlib is not installed" in warnings[0]


@pytest.mark.slow
def test_names_of_any_length_leave_room_for_what_is_drawn(positions, tmp_path):
    long = dataclasses.replace(positions, targets=[f"{i} {'W' * 5000}" for i in range(len(positions.targets))])
    for make in (lambda of: stereo.residuals_png(of, 5), lambda of: stereo.spread_png(of, [5, 6])):
        assert image(make(long)).shape == image(make(positions)).shape
    warnings = []
    stereo.write_report(long, tmp_path / "r.html", "ITRF2014", 2014.4, Monitor(warn=warnings.append))
    html = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert html.count("<img") == 15 and not warnings
    assert all(len(part.split("</h3>")[0]) < 70 for part in html.split("<h3>")[4:])


def test_what_matplotlib_cannot_draw_is_left_out_with_one_warning(positions, tmp_path, monkeypatch):
    def broken(*arguments):
        raise ValueError("Image size of\n1x999999 pixels is too large.")

    monkeypatch.setattr(stereo, "residuals_png", broken)
    monkeypatch.setattr(stereo, "map_png", broken)
    warnings = []
    stereo.write_report(positions, tmp_path / "r.html", "ITRF2014", 2014.4, Monitor(warn=warnings.append))
    assert (tmp_path / "r.html").read_text(encoding="utf-8").count("<img") == 2
    (warning,) = warnings
    assert warning.startswith("'Map', and what else matplotlib cannot draw, has no picture (ValueError: Image size of")


def test_a_cancel_leaves_the_old_report(positions, tmp_path, nothing_left):
    path = tmp_path / "report.html"
    path.write_text("old")
    with pytest.raises(EngineCanceled):
        stereo.write_report(positions, path, "ITRF2014", 2014.4, Monitor(is_canceled=lambda: True))
    assert path.read_text() == "old"
