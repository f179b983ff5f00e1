"""Pictures of a fit and its report. All results are simulated."""

import builtins
import dataclasses
import io

import numpy as np
import pyproj
import pytest
from vertical_city.engine.errors import EngineCanceled
from vertical_city.engine.gvc.report_texts import COEFFICIENTS, CORRELATION, MAP, NO_PICTURES, OBSERVED
from vertical_city.engine.gvc.result import BLOCKS, RANDOM
from vertical_city.engine.gvc.statistics_json import coefficients
from vertical_city.engine.monitor import Monitor
from vertical_city.ui.plots import models

from ..engine.fitted_case import case

KINDS = (OBSERVED, MAP, COEFFICIENTS, CORRELATION)
DRAW = {
    OBSERVED: lambda figure, result, fit: models.draw_observed(figure, fit),
    MAP: models.draw_map,
    COEFFICIENTS: models.draw_coefficients,
    CORRELATION: lambda figure, result, fit: models.draw_correlation(figure, fit),
}
LONG = "a very long name of a feature with $x_1$ & <b>"
# Usual, many of everything, and the least there can be.
RESULTS = {
    "usual": {"cells": 150},
    "many": {"cells": 500, "predictors": 16, "candidates": 67, "areas": ("London", "$New_York$ " * 9, *"CDEFGH")},
    "one": {"cells": 42, "predictors": 1, "candidates": 2, "areas": ("Berlin",), "kinds": (RANDOM, BLOCKS)},
    "long names": {"cells": 60, "names": [f"{i} {LONG}" for i in range(6)]},
    "skipped": {"cells": 100, "predictors": 5, "importance": None, "by_height": ()},
}  # fmt: skip


def drawn(kind, result, height=4.6):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10.4, height), constrained_layout=True)
    FigureCanvasAgg(figure)
    DRAW[kind](figure, result, next(iter(result.targets.values())))
    figure.canvas.draw()
    return figure


def image(png):
    from matplotlib.image import imread

    assert png.startswith(b"\x89PNG")
    return imread(io.BytesIO(png))[..., :3]


def texts(figure):
    """What is written: titles, names of axes and of ticks within them, legends."""
    found = []
    for axes in figure.axes:
        found += [axes.title, axes.xaxis.label, axes.yaxis.label, *axes.texts]
        found += [axes.get_legend()] if axes.get_legend() else []
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            found += [tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
    shown = [one for one in found if one.get_visible() and getattr(one, "get_text", lambda: "legend")()]
    return [*shown, *([figure._suptitle] if figure._suptitle else [])]


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("kind", [OBSERVED, MAP, COEFFICIENTS])
def test_no_text_lies_over_another_or_outside(kind, name):
    figure = drawn(kind, case(**RESULTS[name]), 8.2 if name == "many" and kind == MAP else 4.6)
    boxes = [(str(getattr(one, "get_text", lambda: "legend")()), one.get_window_extent()) for one in texts(figure)]
    boxes = [(text, box) for text, box in boxes if box.width > 0]
    inside = figure.bbox.padded(2)
    assert [text for text, box in boxes if not (inside.contains(*box.min) and inside.contains(*box.max))] == []
    for i, (text, box) in enumerate(boxes):
        for other, second in boxes[i + 1 :]:
            assert not box.padded(-1).overlaps(second.padded(-1)), (text, other)


def test_every_name_of_67_is_in_the_matrix_and_fits_its_row():
    result = case(**RESULTS["many"])
    figure = drawn(CORRELATION, result, 10.4)
    fit = result.targets["AGBH"]
    axes, _ = figure.axes
    labels = axes.get_yticklabels()
    assert [one.get_text() for one in labels] == list(fit.candidates)
    assert [one.get_fontweight() == "bold" for one in labels] == [name in fit.predictors for name in fit.candidates]
    heights = [one.get_window_extent() for one in labels]
    assert all(upper.y0 >= lower.y1 - 3 for upper, lower in zip(heights, heights[1:]))
    np.testing.assert_array_equal(axes.images[0].get_array(), fit.correlation)
    assert labels[0].get_window_extent().height > 7  # pixels


def test_dots_are_the_unseen_predictions_and_bars_the_errors_by_height():
    result = case(150)
    fit = result.targets["AGBH"]
    left, right = drawn(OBSERVED, result).axes
    dots, line = left.lines
    np.testing.assert_allclose(dots.get_xdata(), fit.quoted.predicted)
    np.testing.assert_array_equal(dots.get_ydata(), fit.observed)
    np.testing.assert_array_equal(line.get_xdata(), line.get_ydata())
    assert [bar.get_height() for bar in right.patches] == [one.rmse for one in fit.by_height]
    assert right.lines[0].get_ydata().tolist() == [one.bias for one in fit.by_height]
    assert f"RMSE {fit.quoted.rmse:.1f} m" in left.get_title() and "300 unseen cells (areas)" in left.get_title()


def test_wild_predictions_are_drawn_at_the_edge_and_counted():
    def wild(fit):
        predicted = fit.quoted.predicted.copy()
        predicted[:3], predicted[3] = 1e4, np.nan
        return {"areas": dataclasses.replace(fit.quoted, predicted=predicted)}

    left = drawn(OBSERVED, case(150, judged=wild)).axes[0]
    assert left.get_xlim()[1] < 100 and "299 unseen" in left.get_title() and "3 beyond" in left.get_title()


def test_many_cells_are_drawn_by_their_density():
    result = case(1500)
    left = drawn(OBSERVED, result).axes[0]
    assert left.collections[0].get_array().sum() == 3000 and len(left.lines) == 1


def test_squares_lie_in_their_places():
    x, y = np.array([500.0, 750.0, 1500.0, 500.0]), np.array([8000.0, 8000.0, 7500.0, 7000.0])
    image, extent = models.rasterised(x, y, np.array([1.0, 2.0, 3.0, 4.0]))
    assert extent == (375.0, 1625.0, 6875.0, 8125.0)
    expected = np.full((5, 5), np.nan)
    expected[0, 0], expected[0, 1], expected[2, 4], expected[4, 0] = 1, 2, 3, 4
    np.testing.assert_array_equal(image, expected)
    one, extent = models.rasterised(x[:1], y[:1], np.array([7.0]))
    assert one.tolist() == [[7.0]] and extent[1] > extent[0]


def test_cells_far_apart_share_squares_and_keep_their_mean():
    rng = np.random.default_rng(1)
    x, y, values = rng.uniform(0, 1e6, 5000), rng.uniform(0, 1e6, 5000), rng.normal(size=5000)
    image, _ = models.rasterised(x, y, values)
    assert max(image.shape) <= models.MOST_PIXELS + 1
    assert np.nanmean(image) == pytest.approx(values.mean(), abs=0.01)


def test_each_area_has_its_panel_the_largest_first_and_the_rest_is_counted():
    result = case(**RESULTS["many"])
    fit = result.targets["AGBH"]
    figure = drawn(MAP, result, 8.2)
    panels = [axes for axes in figure.axes if axes.images]
    assert len(panels) == 6 and "2 more areas have fewer cells" in figure.axes[-1].get_xlabel()
    assert panels[1].get_title().startswith(r"\$New_York\$ \$New") and "…" in panels[1].get_title()
    for axes, number in zip(panels, range(6)):
        mine = result.samples.area == number
        shown = axes.images[0].get_array()
        error = (fit.quoted.predicted - fit.observed)[mine]
        np.testing.assert_allclose(np.sort(shown.compressed() if np.ma.isMA(shown) else shown[np.isfinite(shown)]),
                                   np.sort(error))  # fmt: skip
        assert f"500 cells, bias {error.mean():+.2f} m" in axes.get_title()
        (bar,), (text,) = axes.lines, axes.texts
        assert text.get_text() == "1 km" and np.ptp(bar.get_xdata()) == 1000


def test_cells_of_one_area_in_two_crs_have_two_panels():
    result = case(50)
    samples = dataclasses.replace(
        result.samples, area=np.zeros(100, int), areas=("Both",), crs=(pyproj.CRS(32633), pyproj.CRS(32634))
    )
    assert [(name, len(mine)) for name, mine in models.panels_of(samples, np.arange(100))] == [("Both", 50)] * 2
    samples = dataclasses.replace(samples, crs=(pyproj.CRS(32633), pyproj.CRS(32633)))
    assert [len(mine) for _, mine in models.panels_of(samples, np.arange(100))] == [100]


def test_coefficients_with_intervals_and_importance():
    result = case(150, predictors=5)
    left, right = drawn(COEFFICIENTS, result).axes
    rows = {one["term"]: one for one in coefficients(result, result.targets["AGBH"])[1:]}
    names = [one.get_text() for one in left.get_yticklabels()]
    dots = left.lines[0].get_xdata()
    bars = [bar.get_width() for bar in right.patches]
    assert set(names) == set(rows) and bars == sorted(bars) and sum(bars) == pytest.approx(100)
    for name, dot, bar, line in zip(names, dots, bars, left.collections[0].get_segments()):
        assert (dot, bar) == pytest.approx((rows[name]["standardised"], 100 * rows[name]["share"]))
        assert line[:, 0] == pytest.approx([rows[name]["standardised_low_95"], rows[name]["standardised_high_95"]])


@pytest.mark.slow
def test_pngs_have_something_in_every_part_and_follow_the_data():
    made = [models.pictures(case(cells=100, seed=seed), Monitor()) for seed in (1, 2)]
    assert list(made[0]) == [("AGBH", kind) for kind in KINDS]
    for key, png in made[0].items():
        values = image(png)
        assert values.shape[1] > 1000
        for part in np.array_split(values, 2):
            assert part.std() > 0.03
        other = image(made[1][key])
        assert other.shape != values.shape or np.abs(other - values).mean() > 1e-3


# The report.


def test_the_report_has_its_pictures_once(tmp_path, nothing_left):
    steps, warnings = [], []
    result = case(cells=60, targets=("AGBH", "ANBH"))
    html = models.html(result, Monitor(steps.append, warn=warnings.append))
    assert html.count("<img") == 7 and "are those of AGBH" in html  # the second correlation is that of the first
    assert steps == sorted(steps) and not warnings and NO_PICTURES not in html


def test_without_matplotlib_the_report_comes_complete_but_for_pictures(tmp_path, monkeypatch):
    plain = builtins.__import__

    def missing(name, *arguments, **named):
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return plain(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", missing)
    warnings = []
    html = models.html(case(cells=60), Monitor(warn=warnings.append))
    assert "<img" not in html and NO_PICTURES in html and "All components" in html
    assert len(warnings) == 1 and "matplotlib is not installed" in warnings[0]


def test_a_cancel_stops_the_pictures():
    with pytest.raises(EngineCanceled):
        models.html(case(cells=60), Monitor(is_canceled=lambda: True))


@pytest.mark.slow
def test_the_report_of_60000_cells_stays_below_3_mb(tmp_path):
    targets = ("AGBH", "ANBH", "SGBH", "SNBH")
    result = case(10_000, 16, 67, targets, tuple("ABCDEF"), noise=3)
    assert len(models.html(result, Monitor()).encode("utf-8")) < 3e6


def test_coefficients_without_intervals(monkeypatch, recwarn):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    monkeypatch.setitem(__import__("sys").modules, "scipy.special", None)
    result, figure = case(cells=60), Figure()
    models.draw_coefficients(figure, result, result.targets["AGBH"])
    assert figure.axes[0].get_title() == "Coefficients" and len(figure.axes[0].get_lines()) == 2
    FigureCanvasAgg(figure).draw()
    assert not [one for one in recwarn if "masked" in str(one.message)]
