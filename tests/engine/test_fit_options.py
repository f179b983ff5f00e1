"""What a fit offers beyond one straight line: selections, weights, methods, and judging by cells not seen."""

import numpy as np
import pyproj
import pytest
from vertical_city.engine.areas import rectangle
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.gvc.fit import FitOptions, fit_models
from vertical_city.engine.gvc.folds import random_folds
from vertical_city.engine.gvc.model import load_model, model_json
from vertical_city.engine.gvc.moments import Moments
from vertical_city.engine.gvc.result import cell_columns, cell_rows
from vertical_city.engine.gvc.selection import SelectionOptions, select
from vertical_city.engine.monitor import Monitor

from .simulated_heights import Law

statsmodels = pytest.importorskip("statsmodels.api")

LAW = Law.of(5, 2, seed=3, sigma=1.0, nugget=0.5)


@pytest.fixture
def cities(write_raster):
    """Three simulated cities of one law, and their arrays."""
    made = [LAW.city(seed, (14, 12)) for seed in range(3)]
    return [city.write(write_raster, LAW.names) for city in made], made


def fit(cities, monitor=None, areas=(), target="AGBH", **options):
    features, references = zip(*cities)
    choice = {name: options.pop(name) for name in list(options) if name in SelectionOptions.__dataclass_fields__}
    return fit_models(features, references, [target], FitOptions(SelectionOptions(**choice), **options), areas, monitor)


def table_of(result):
    samples = result.samples
    return samples.features, samples.targets["AGBH"]


@pytest.mark.parametrize("selection", ["collinearity", "stepwise"])
def test_random_folds_choose_and_fit_anew_each_time(cities, selection):
    result = fit(cities[0], selection=selection, cutoff=0.4)
    x, y = table_of(result)
    folds, squares = random_folds(len(y)), 0.0
    for repeat in folds.number:
        for fold in range(5):
            train, test = repeat != fold, repeat == fold
            chosen = select(
                Moments.of(np.column_stack([x, y])[train]), LAW.names, SelectionOptions(selection, cutoff=0.4)
            ).kept
            model = statsmodels.OLS(y[train], statsmodels.add_constant(x[train][:, chosen])).fit()
            squares += ((model.predict(statsmodels.add_constant(x[test][:, chosen])) - y[test]) ** 2).sum()
    judged = result.targets["AGBH"].judged["random"]
    assert judged.rmse == pytest.approx(np.sqrt(squares / (3 * len(y))), rel=1e-9)


def test_each_city_is_predicted_by_the_others(cities):
    result = fit(cities[0], selection="given", predictors=LAW.names)
    x, y = table_of(result)
    judged, area = result.targets["AGBH"].judged["areas"], result.samples.area
    for number in range(3):
        model = statsmodels.OLS(y[area != number], statsmodels.add_constant(x[area != number])).fit()
        expected = model.predict(statsmodels.add_constant(x[area == number]))
        np.testing.assert_allclose(judged.predicted[area == number], expected, rtol=1e-9)
        own = judged.by_fold[number]
        assert own.name == result.samples.areas[number] and own.n == 168
        assert own.rmse == pytest.approx(np.sqrt(((expected - y[area == number]) ** 2).mean()))
    assert result.targets["AGBH"].quoted is judged


def test_figures_of_the_fit_equal_statsmodels(cities):
    result = fit(cities[0], selection="given", predictors=LAW.names)
    x, y = table_of(result)
    own, truth = result.targets["AGBH"], statsmodels.OLS(y, statsmodels.add_constant(x)).fit()
    np.testing.assert_allclose(own.fit.standard_errors, truth.bse)
    np.testing.assert_allclose(own.fit.p_values, truth.pvalues, rtol=1e-6, atol=1e-12)
    np.testing.assert_allclose(own.fit.interval(), truth.conf_int())
    assert own.fit.adjusted_r2 == pytest.approx(truth.rsquared_adj)
    assert own.importance.sum() == pytest.approx(truth.rsquared)
    from statsmodels.stats.outliers_influence import variance_inflation_factor

    expected = [variance_inflation_factor(statsmodels.add_constant(x), i + 1) for i in range(5)]
    np.testing.assert_allclose(own.vif, expected)
    np.testing.assert_allclose(own.correlation, np.corrcoef(x.T), atol=1e-12)


def test_robust_errors_are_hc3(cities):
    result = fit(cities[0], selection="given", predictors=LAW.names, robust=True)
    x, y = table_of(result)
    truth = statsmodels.OLS(y, statsmodels.add_constant(x)).fit(cov_type="HC3")
    np.testing.assert_allclose(result.targets["AGBH"].fit.covariance, truth.cov_params(), rtol=1e-8, atol=1e-14)


def test_weights_are_the_shares_of_features_and_reference_together(write_raster):
    city = LAW.city(5, (14, 12))
    rng = np.random.default_rng(2)
    first, second = rng.uniform(0.5, 1, (2, 14, 12)).astype(np.float32)
    place = {"epsg": 32633, "origin": (388000.0, 5820750.0), "pixel": 250.0}
    features = write_raster("f.tif", [*city.features, first], bands=[*LAW.names, "VALID_SHARE"], **place)
    reference = write_raster("r.tif", [city.heights, second], bands=["AGBH", "VALID_SHARE"], **place)
    result = fit([(features, reference)], selection="given", predictors=LAW.names, weights="valid_share")
    x, y = table_of(result)
    assert "VALID_SHARE" not in result.samples.names
    weights = first.ravel().astype(float) * second.ravel()
    truth = statsmodels.WLS(y, statsmodels.add_constant(x), weights=weights).fit()
    own = result.targets["AGBH"]
    np.testing.assert_allclose(own.fit.coefficients, truth.params, rtol=1e-6)
    assert own.fit.r2 == pytest.approx(truth.rsquared, rel=1e-6)
    # Folds are weighted too.
    squares = total = 0.0
    for repeat in random_folds(len(y)).number:
        for fold in range(5):
            train, test = repeat != fold, repeat == fold
            part = statsmodels.WLS(y[train], statsmodels.add_constant(x[train]), weights=weights[train]).fit()
            error = part.predict(statsmodels.add_constant(x[test])) - y[test]
            squares, total = squares + (weights[test] * error**2).sum(), total + weights[test].sum()
    assert own.judged["random"].rmse == pytest.approx(np.sqrt(squares / total), rel=1e-6)


@pytest.mark.parametrize("method", ["ridge", "quantile"])
def test_other_methods_are_weighted_in_folds_too(write_raster, method):
    """A city with cells that hardly count and whose heights are wild: without weights they spoil every fold."""
    city = LAW.city(5, (14, 12))
    share = np.ones((14, 12))
    share[::3], city.heights[::3] = 1e-3, 500 * np.random.default_rng(1).random((5, 12))
    place = {"epsg": 32633, "origin": (388000.0, 5820750.0), "pixel": 250.0}
    features = write_raster("f.tif", [*city.features, share], bands=[*LAW.names, "VALID_SHARE"], **place)
    reference = write_raster("r.tif", city.heights, bands=["AGBH"], **place)
    result = fit(
        [(features, reference)], selection="given", predictors=LAW.names, weights="valid_share", method=method
    )  # fmt: skip
    error = result.targets["AGBH"].judged["random"].predicted - table_of(result)[1]
    assert np.sqrt((error[share.ravel() == 1] ** 2).mean()) < (15 if method == "ridge" else 2)


def test_cells_of_which_nothing_is_known_do_not_count(write_raster):
    city = LAW.city(5, (14, 12))
    share = np.ones((14, 12))
    share[0] = 0
    place = {"epsg": 32633, "origin": (388000.0, 5820750.0), "pixel": 250.0}
    features = write_raster("f.tif", [*city.features, share], bands=[*LAW.names, "VALID_SHARE"], **place)
    reference = write_raster("r.tif", city.heights, bands=["AGBH"], **place)
    assert fit([(features, reference)], weights="valid_share").targets["AGBH"].fit.n == 13 * 12


def test_weights_need_shares(cities):
    with pytest.raises(EngineInputError, match="no raster has a band VALID_SHARE; compute features"):
        fit(cities[0], weights="valid_share")


def halves(result_crs, east, north, rows, columns):
    """Two rectangles, west and east, over a grid, in longitude and latitude."""
    to = pyproj.Transformer.from_crs(result_crs, 4326, always_xy=True)
    middle, south = east + columns // 2 * 250, north - rows * 250
    found = []
    for name, left, right in (("west", east, middle), ("east", middle, east + columns * 250)):
        box = rectangle(name, left, south, right, north)
        ring = np.stack(to.transform(*box.rings[0].T), axis=1)
        found.append(type(box)(name, (ring,)))
    return found


def test_polygons_make_areas_of_one_reference(cities):
    pairs, made = cities
    epsg, east, north = made[0].place
    areas = halves(epsg, east, north, 14, 12)
    result = fit(pairs[:1], areas=areas, selection="given", predictors=LAW.names)
    assert result.samples.areas == ("west", "east")
    np.testing.assert_array_equal(result.samples.area, (result.samples.x > east + 6 * 250).astype(int))
    x, y = table_of(result)
    west = result.samples.area == 0
    model = statsmodels.OLS(y[west], statsmodels.add_constant(x[west])).fit()
    expected = model.predict(statsmodels.add_constant(x[~west]))
    np.testing.assert_allclose(result.targets["AGBH"].judged["areas"].predicted[~west], expected, rtol=1e-9)
    said = []
    part = fit(pairs, Monitor(warn=said.append), areas=[*areas[:1], rectangle("nowhere", 0, 0, 1, 1)])
    assert len(part.samples.x) == 14 * 6 and part.samples.areas == ("west",)
    assert any("420 of 504 cells lie outside" in one for one in said) and any("nowhere" in one for one in said)
    with pytest.raises(EngineInputError, match="No reference cell lies in any"):
        fit(pairs, areas=[rectangle("nowhere", 0, 0, 1, 1)])


def test_where_polygons_overlap_the_first_counts(cities):
    pairs, made = cities
    west, east = halves(*made[0].place, 14, 12)
    both = type(east)("all", (np.array([[-180.0, -80], [180, -80], [180, 80], [-180, 80]]),))
    assert fit(pairs[:1], areas=[west, both]).samples.areas == ("west", "all")
    assert fit(pairs[:1], areas=[both, west]).samples.areas == ("all",)


def test_a_predictor_that_is_named_twice_counts_once(cities):
    own = fit(cities[0], selection="given", predictors=("s1", "s2", "s1")).targets["AGBH"]
    assert own.predictors == ("s1", "s2") and not own.dropped


def test_one_area_is_not_left_out(cities):
    said = []
    result = fit(cities[0][:1], Monitor(info=said.append))
    assert set(result.targets["AGBH"].judged) == {"random", "blocks"} and any("one area only" in one for one in said)
    assert result.targets["AGBH"].quoted.kind == "blocks" and "RMSE_AREAS_AGBH" not in result.numbers()


def test_more_predictors_than_importance_can_bear(write_raster):
    law = Law.of(24, 3, seed=1)
    pair = law.city(1, (20, 20)).write(write_raster, law.names)
    said = []
    result = fit([pair], Monitor(warn=said.append), selection="given", predictors=law.names)
    assert result.targets["AGBH"].importance is None and len(result.targets["AGBH"].predictors) == 24
    assert any("24 predictors are too many for their relative importance (LMG, up to 22)" in one for one in said)


def test_few_cells_are_told_and_too_few_refused(write_raster):
    law = Law.of(12, 3, seed=1)
    pair = law.city(1, (5, 5)).write(write_raster, law.names)
    said = []
    fit([pair], Monitor(warn=said.append), selection="given", predictors=law.names)
    assert any("25 cells are few for 12 predictors; 1 would do better" in one for one in said)
    small = law.city(2, (3, 4)).write(write_raster, law.names)
    with pytest.raises(EngineInputError, match="AGBH: 12 cells are too few for 11 predictors; give a larger"):
        fit([small], selection="given", predictors=law.names)
    # A stepwise selection helps itself: it never takes more than the cells bear.
    assert len(fit([small], selection="stepwise", cutoff=1.0).targets["AGBH"].predictors) <= 10


def test_cells_without_a_feature_are_left_out(write_raster):
    city = LAW.city(7, (10, 10))
    city.features[1, :3] = np.nan
    pair = city.write(write_raster, LAW.names)
    assert fit([pair]).targets["AGBH"].fit.n == 70
    assert fit([pair], selection="given", predictors=[LAW.names[0]]).targets["AGBH"].fit.n == 100


def test_a_feature_without_values_is_told(write_raster):
    city = LAW.city(7, (10, 10))
    city.features[1] = np.nan
    said = []
    result = fit([city.write(write_raster, LAW.names)], Monitor(warn=said.append), selection="stepwise")
    assert [one.step for one in result.targets["AGBH"].dropped if one.name == "s2"] == ["no value"]
    assert any("no reference cell has a value of s2; left out" in one for one in said)


@pytest.mark.parametrize("selection", ["best_single", "stepwise", "collinearity"])
def test_a_target_without_variance(write_raster, selection):
    city = LAW.city(8, (8, 8))
    city.heights[:] = 12.5
    with pytest.raises(EngineInputError, match=r"AGBH: all 64 reference cells have the same value, 12\.5 m; give"):
        fit([city.write(write_raster, LAW.names)], selection=selection)


def test_no_feature_that_helps(write_raster):
    city = LAW.city(8, (8, 8))
    city.features[1:] = 3.0
    city.features[0] = np.tile([[0.0, 0.0, 1.0, 1.0]], (8, 2))
    city.heights[:] = np.tile([[0.0, 1.0]], (8, 4))  # as often 0 as 1, wherever the feature is 0 or 1
    with pytest.raises(EngineInputError, match="the stepwise selection takes none of 5 features, since none lowers"):
        fit([city.write(write_raster, LAW.names)], selection="stepwise")


def test_perfectly_collinear_columns(write_raster):
    city = LAW.city(9, (10, 10))
    city.features[4] = 2 * city.features[0] - city.features[1]
    pair = city.write(write_raster, LAW.names)
    for selection in ("given", "collinearity", "stepwise"):
        options = {"predictors": LAW.names} if selection == "given" else {"cutoff": 1.0}
        own = fit([pair], selection=selection, **options).targets["AGBH"]
        assert "s5" not in own.predictors and np.isfinite(own.vif).all()
        assert [one.step for one in own.dropped if one.name == "s5"] == ["dependent"]


@pytest.mark.parametrize("method", ["ridge", "quantile", "gradient_boosting"])
def test_other_methods_are_judged_beside_ols_on_the_same_blocks(cities, tmp_path, method):
    if method == "gradient_boosting":
        pytest.importorskip("sklearn")
    given = {"selection": "given", "predictors": LAW.names}
    result, plain = fit(cities[0], method=method, **given), fit(cities[0], **given)
    own, ols = result.targets["AGBH"], plain.targets["AGBH"]
    assert [one.method for one in own.compared] == ["ols", method] and not ols.compared
    assert own.compared[0].rmse == pytest.approx(ols.judged["blocks"].rmse)
    path = tmp_path / "m.json"
    path.write_text(model_json(result.model()), encoding="utf-8")
    saved = load_model(path).targets["AGBH"].coefficients
    if method == "gradient_boosting":  # the saved model is linear: that of ols
        np.testing.assert_array_equal(saved, ols.fit.coefficients)
        assert own.compared[1].rmse > own.compared[0].rmse  # the law is linear
    else:
        assert not np.array_equal(saved, ols.fit.coefficients)
        np.testing.assert_allclose(saved, ols.fit.coefficients, atol=0.3)
        assert own.compared[1].rmse == pytest.approx(own.judged["blocks"].rmse)


def test_all_methods_are_compared_if_wanted(cities):
    own = fit(cities[0], compare=True).targets["AGBH"]
    assert [one.method for one in own.compared][:3] == ["ols", "ridge", "quantile"]


def test_blocks_reach_over_three_correlation_lengths(write_raster):
    law = Law.of(3, 1, seed=2, residual_length_m=1500.0, sigma=2.0)
    pair = law.city(4, (60, 60)).write(write_raster, law.names)
    said = []
    own = fit([pair], Monitor(warn=said.append, info=said.append), block_m=1000.0).targets["AGBH"]
    assert 700 < own.correlation_length_m < 3500
    side = float(own.judged["blocks"].text.split("blocks of ")[1].split(" km")[0])
    assert side * 1000 >= min(3 * own.correlation_length_m, 5000) - 1
    assert any("enlarged" in one or "shrunk" in one for one in said)


def test_errors_by_height_are_of_the_quoted_predictions(cities):
    own = fit(cities[0], selection="given", predictors=LAW.names).targets["AGBH"]
    assert sum(one.n for one in own.by_height) == (own.observed >= 0).sum()
    for one in own.by_height:
        inside = (own.observed >= one.low) & (own.observed < one.high)
        error = own.quoted.predicted[inside] - own.observed[inside]
        assert one.bias == pytest.approx(error.mean()) and one.rmse == pytest.approx(np.sqrt((error**2).mean()))


def test_cells_as_rows(cities):
    pairs, made = cities
    result = fit(pairs)
    assert cell_columns(result) == ["area", "AGBH_observed", "AGBH_fitted", "AGBH_unseen", "AGBH_error"]
    rows = list(cell_rows(result, pyproj.CRS.from_epsg(4326)))
    assert len(rows) == 504
    (longitude, latitude), row = rows[0]
    epsg, east, north = made[0].place
    expected = pyproj.Transformer.from_crs(epsg, 4326, always_xy=True).transform(east + 125, north - 125)
    np.testing.assert_allclose((longitude, latitude), expected, atol=1e-9)
    assert row[0] == result.samples.areas[0] and row[1] == pytest.approx(made[0].heights[0, 0], rel=1e-6)
    assert row[4] == pytest.approx(row[3] - row[1])


def test_a_cancel_is_noticed_between_folds(cities):
    calls = []

    def is_canceled():
        calls.append(1)
        return len(calls) > 40

    with pytest.raises(EngineCanceled):
        fit(cities[0], Monitor(is_canceled=is_canceled), selection="stepwise")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"method": "lasso"}, "method is 'lasso'; choose one of ols, ridge, quantile, gradient_boosting"),
        ({"weights": "area"}, "weights is 'area'"),
        ({"block_m": 0.0}, "give a length above 0"),
        ({"selection": "given"}, "no predictor is named"),
        ({"selection": "stepwise", "predictors": ("s9",)}, "no feature band named s9"),
    ],
)
def test_options_that_cannot_be(cities, options, words):
    with pytest.raises(EngineInputError, match=words):
        fit(cities[0], **options)


def test_what_is_true_of_several_components_is_said_once(write_raster):
    city = LAW.city(7, (2, 2))
    pair = city.write(write_raster, LAW.names)
    said = []
    monitor = Monitor(warn=said.append)
    heights = write_raster(
        "two.tif", [city.heights, 2 * city.heights], epsg=city.place[0], origin=city.place[1:], pixel=250.0,
        bands=["AGBH", "ANBH"],
    )  # fmt: skip
    result = fit_models([pair[0]], [heights], ["AGBH", "ANBH"], monitor=monitor)
    assert sum("too few to be held out in blocks" in one for one in said) == 1 and list(result.warnings) == said


def test_cells_in_degrees_have_no_blocks(write_raster):
    city = LAW.city(1, (10, 10))
    place = {"epsg": 4326, "origin": (13.0, 52.5), "pixel": 0.0025}
    features = write_raster("f.tif", city.features, bands=list(LAW.names), **place)
    reference = write_raster("r.tif", city.heights, bands=["AGBH"], **place)
    said = []
    own = fit([(features, reference)], Monitor(warn=said.append)).targets["AGBH"]
    assert set(own.judged) == {"random"} and np.isnan(own.correlation_length_m)
    assert sum("not in a projected CRS in metres: no blocks are held out" in one for one in said) == 1


def test_a_library_that_is_there_but_broken_is_as_one_that_is_missing(cities, monkeypatch):
    """One that was compiled for another NumPy raises ValueError when it is imported."""
    import builtins

    whole = builtins.__import__

    def broken(name, *arguments, **named):
        if name.split(".")[0] in ("sklearn", "scipy"):
            raise ValueError("numpy.dtype size changed")
        return whole(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", broken)
    own = fit(cities[0], compare=True).targets["AGBH"]
    assert [one.method for one in own.compared] == ["ols", "ridge", "quantile"]
    assert np.isnan(own.fit.p_values).all() and np.isnan(own.fit.interval()).all()
    with pytest.raises(EngineInputError, match="not installed or cannot be loaded"):
        fit(cities[0], method="gradient_boosting")


def test_what_is_no_feature_is_refused(write_raster):
    """A model of the reference by itself would be perfect."""
    city = LAW.city(1, (6, 6))
    features, reference = city.write(write_raster, LAW.names)
    epsg, east, north = city.place
    place = {"epsg": epsg, "origin": (east, north), "pixel": 250.0}
    for content, words in (("reference components", "reference components"), ("prediction", "a prediction")):
        other = write_raster("o.tif", city.heights, bands=["AGBH"], metadata={"VC_CONTENT": content}, **place)
        with pytest.raises(EngineInputError, match=rf"o\.tif holds {words}, no features; take it out"):
            fit_models([features, other], [reference], ["AGBH"])
    twice = write_raster("t.tif", city.features[:2], bands=["s1", "s1"], **place)
    with pytest.raises(EngineInputError, match=r"t\.tif has several bands named s1; give each"):
        fit([(twice, reference)])


def test_names_in_another_case_are_met_with_those_meant(cities):
    with pytest.raises(EngineInputError, match="for example s5"):
        fit(cities[0], selection="given", predictors=("S5",))
