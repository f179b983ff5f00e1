"""Cases in which a fit could flatter or mislead without a word: what must be said, or judged otherwise."""

from dataclasses import replace

import numpy as np
import pyproj
import pytest
from vertical_city.engine.gvc import fit as fitting
from vertical_city.engine.gvc import plain_words
from vertical_city.engine.gvc.fit import FitOptions, fit_models
from vertical_city.engine.gvc.report import report
from vertical_city.engine.gvc.samples import Samples
from vertical_city.engine.gvc.selection import SelectionOptions
from vertical_city.engine.monitor import Monitor

UTM33 = pyproj.CRS.from_epsg(32633)


def cells(n, side, cell=250.0):
    """Centres of n cells in rows of so many."""
    i = np.arange(n)
    return 388000.0 + cell * (i % side + 0.5), 5820000.0 - cell * (i // side + 0.5)


@pytest.fixture
def fit(monkeypatch):
    """fit(x, y, place, raster=…, crs=…, share=…, **options) -> result and warnings, without files."""

    def call(x, y, place, raster=None, crs=(UTM33,), share=None, predictors=(), selection="given", most=None, **more):
        raster = np.zeros(len(y), int) if raster is None else raster
        number, names = int(raster.max()) + 1, tuple(f"f{i}" for i in range(x.shape[1]))
        samples = Samples(
            names=names, features=x, targets={"AGBH": y}, area=raster, areas=tuple(f"r{i}" for i in range(number)),
            x=place[0], y=place[1], making={}, note="", raster=raster, crs=tuple(crs) * (number // len(crs)),
            share=share,
        )  # fmt: skip
        monkeypatch.setattr(fitting, "collect_samples", lambda *_: samples)
        said = []
        given = names if selection == "given" and not predictors else predictors
        options = FitOptions(SelectionOptions(selection, tuple(given), most=most), **more)
        return fit_models(["f"], ["r"], ["AGBH"], options, (), Monitor(warn=said.append)), said

    return call


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_errors_by_height_are_weighted_as_the_quoted_one(fit, rng):
    x, w = rng.normal(size=(900, 1)), np.where(rng.random(900) < 0.4, 0.05, 1.0)
    y = np.abs(15 + x[:, 0] + rng.normal(size=900) * np.where(w < 1, 8, 1))
    own = fit(x, y, cells(900, 30), share=w, weights="valid_share")[0].targets["AGBH"]
    classes = np.digitize(y, fitting.HEIGHTS[1:-1])
    sums = [w[classes == one].sum() for one in np.unique(classes)]
    pooled = np.sqrt(np.average([one.rmse**2 for one in own.by_height], weights=sums))
    assert pooled == pytest.approx(own.quoted.rmse, rel=0.02)


def test_a_city_in_tiles_is_judged_as_the_same_city_in_one_raster(fit, rng):
    n = 40
    x, i = rng.normal(size=(n * n, 2)), np.arange(n * n)
    y = 20 + x[:, 0] + rng.normal(size=n * n)
    tiles = (i // n // 4) * 10 + i % n // 4
    (one, _), (many, said) = (fit(x, y, cells(n * n, n), raster) for raster in (tiles * 0, tiles))
    one, many = one.targets["AGBH"], many.targets["AGBH"]
    assert many.judged["blocks"].text == one.judged["blocks"].text
    assert many.judged["blocks"].rmse == one.judged["blocks"].rmse
    assert any("100 references lie in 1 separate places only" in sentence for sentence in said)
    assert many.quoted.rmse == max(many.judged["blocks"].rmse, many.judged["areas"].rmse)


def test_two_cities_of_one_zone_stay_apart(fit, rng):
    x = rng.normal(size=(800, 1))
    y, (east, north) = 20 + x[:, 0] + rng.normal(size=800), cells(400, 20)
    place = np.r_[east, east + 10000], np.r_[north, north]
    assert not any("separate places" in one for one in fit(x, y, place, np.repeat([0, 1], 400))[1])


def test_p_values_after_a_choice_are_said_to_be_too_small(fit, rng):
    """67 features of noise: the best of them is significant, which means nothing."""
    x, y = rng.normal(size=(100, 67)), 10 + rng.normal(size=100)
    chosen, _ = fit(x, y, cells(100, 10), selection="best_single")
    assert chosen.targets["AGBH"].fit.p_values[1] < 0.05 and "picked among 67" in report(chosen)
    assert "picked among" not in report(fit(x[:, :2], y, cells(100, 10))[0])


def test_a_loss_of_cells_is_told(fit, rng):
    x = rng.normal(size=(2000, 5))
    y = 10 + x[:, 0] + rng.normal(size=2000)
    x[rng.random(2000) > 0.05, 4] = np.nan
    result, said = fit(x, y, cells(2000, 45), selection="best_single")
    assert result.targets["AGBH"].fit.n < 120
    assert any("of 2000 reference cells have all 5 features (the fewest have f4)" in one for one in said)


def test_feet_are_no_metres(fit, rng):
    x = rng.normal(size=(400, 1))
    result, said = fit(x, 20 + x[:, 0] + rng.normal(size=400), cells(400, 20, 820.2), crs=(pyproj.CRS.from_epsg(2263),))
    assert "blocks" not in result.targets["AGBH"].judged and any("CRS in metres" in one for one in said)


def test_what_does_not_lower_the_aic_is_not_blamed_on_the_limit(fit, rng):
    x = rng.normal(size=(400, 20))
    own = fit(x, 10 + x[:, 0] + rng.normal(size=400), cells(400, 20), selection="stepwise", most=16)[0].targets["AGBH"]
    assert len(own.predictors) < 16 and {one.step for one in own.dropped} == {"stepwise"}


def test_a_median_is_judged_though_one_area_is_small(fit, rng):
    """Fitted to the eight cells of the small area, ten predictors are too many."""
    area, x = np.r_[np.zeros(300, int), np.ones(8, int)], rng.normal(size=(308, 10))
    east, north = cells(308, 20)
    place = east + 1e5 * area, north
    result, _ = fit(x, 20 + x[:, 0] + rng.normal(size=308), place, area, method="quantile")
    assert "areas" in result.targets["AGBH"].judged


def test_larger_errors_do_not_flatter(fit, rng):
    x = rng.normal(size=(400, 1))
    own = fit(x, 20 + x[:, 0] + rng.normal(size=400), cells(400, 20))[0].targets["AGBH"]
    for factor, words in ((1.5, "are larger|differ"), (0.5, "flatter"), (1.0, "about as large")):
        random = replace(own.judged["random"], rmse=factor * own.quoted.rmse)
        fit_error = replace(own.fit, rmse=own.quoted.rmse)
        said = plain_words.reasons(replace(own, fit=fit_error, judged={**own.judged, "random": random}))
        assert any(word in said for word in words.split("|")), said


def test_few_cells_and_no_skill_are_told_in_the_log(fit, rng):
    x = rng.normal(size=(12, 1))
    _, said = fit(x, rng.normal(size=12), cells(12, 4))
    assert any("12 cells are few even for a single feature" in one for one in said)
    assert any("no better than the mean of all cells (R² -" in one and "do not predict with it" in one for one in said)
    _, said = fit(rng.normal(size=(400, 1)), rng.normal(size=400), cells(400, 20))
    assert not any("few even" in one for one in said)


def test_three_cells_bear_a_comparison(fit, rng):
    """A fold leaves two, too few for a line: the mean is left."""
    result, _ = fit(rng.normal(size=(3, 1)), rng.normal(size=3), cells(3, 3), compare=True)
    assert [one.method for one in result.targets["AGBH"].compared][:3] == ["ols", "ridge", "quantile"]


def test_long_lists_of_names_are_cut(fit, rng):
    x = np.ones((100, 20))
    x[:, 0] = rng.normal(size=100)
    _, said = fit(x, x[:, 0] + rng.normal(size=100), cells(100, 10))
    assert any("f8 and 11 more dropped" in one for one in said)
