"""Prediction: what its standard errors cover, what is derived from it, and what is refused."""

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.dem.features import VALID_SHARE
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.bands import BandStack
from vertical_city.engine.gvc.model import Model, TargetModel, load_model, model_json
from vertical_city.engine.gvc.predict import (
    MAKES,
    PredictOptions,
    built_share,
    plan_prediction,
    predict,
    predict_target,
    unseen_rmse,
)
from vertical_city.engine.gvc.reference import BANDS, cell_components
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import RasterReader
from vertical_city.engine.raster.grid import Window

AREA, CEILING = 250.0**2, 3.0
NEITHER = {"n": 10.0, "rmse": 1.0}


def fitted(x, y, errors=None):
    """A model by the normal equations, beside the engine's own fit. x : (n, p)."""
    design = np.column_stack([np.ones(len(x)), x])
    coefficients = np.linalg.lstsq(design, y, rcond=None)[0]
    variance = float(((y - design @ coefficients) ** 2).sum() / (len(y) - design.shape[1]))
    names = tuple(f"x{i}" for i in range(x.shape[1]))
    covariance = variance * np.linalg.inv(design.T @ design)
    return TargetModel(names, coefficients, covariance, variance, x.min(axis=0), x.max(axis=0), errors or NEITHER)


def same(band, errors=None, variance=0.25):
    """A component that is a band of the features, as it stands."""
    zeros, one = np.zeros((2, 2)), np.array([0.0, 1.0])
    return TargetModel((band,), one, zeros, variance, np.array([-1e9]), np.array([1e9]), errors or NEITHER)


def read(path):
    with RasterReader(path) as reader:
        return dict(zip(reader.band_names, reader.read(bands=range(len(reader.band_names))))), reader


def covered(truth, estimate, error):
    """Shares of truth within one and within 1.96 standard errors: 68.3 % and 95 % of a normal distribution."""
    away = np.abs(truth - estimate) / error
    return float((away < 1).mean()), float((away < 1.96).mean())


# What the standard errors cover


@pytest.mark.parametrize("spread", (1, 4))
def test_the_intervals_cover_new_cells_and_so_do_those_of_volume_and_floor_area(
    write_raster, write_model, tmp_path, spread
):
    """Few training cells, and new ones far from them, so that the coefficients' covariance counts too."""
    rng = np.random.default_rng(spread)
    found = {name: [] for name in ("AGBH", "VOLUME", "FLOOR_AREA")}
    options = PredictOptions(clip_negative=False, derived=("volume", "floor_area"), ceiling_height_m=2.8)
    law = np.array([20.0, 1.5, -0.7, 0.4])
    new = spread * rng.normal(size=(3, 20, 30))
    features = write_raster("new.tif", new, pixel=250.0, bands=["x0", "x1", "x2"])
    for _ in range(60):
        x = rng.normal(size=(60, 3))
        model = write_model(AGBH=fitted(x, law[0] + x @ law[1:] + rng.normal(0, 2.5, 60)))
        heights = law[0] + np.tensordot(law[1:], new, 1) + rng.normal(0, 2.5, (20, 30))
        predict([features], model, tmp_path / "p.tif", options)
        bands, _ = read(tmp_path / "p.tif")
        for name, factor in (("AGBH", 1), ("VOLUME", AREA), ("FLOOR_AREA", AREA / 2.8)):
            found[name].append(covered(heights * factor, bands[name], bands[f"{name}_SE"]))
    for name, shares in found.items():
        one, two = np.mean(shares, axis=0)
        print(f"spread {spread}, {name}: {one:.1%} and {two:.1%}")
        assert one == pytest.approx(0.68, abs=0.04) and two == pytest.approx(0.95, abs=0.03), name


def cities(rng, number, cells=300):
    """Cities with a law of their own each, about a common one: (features, heights, city)."""
    city = np.repeat(np.arange(number), cells)
    x = rng.normal(size=(number * cells, 2))
    own = rng.normal(0, [1.5, 0.6, 0.6], (number, 3))[city]
    return x, 8 + own[:, 0] + (2 + own[:, 1]) * x[:, 0] + own[:, 2] * x[:, 1] + rng.normal(0, 1.5, len(x)), city


def left_out_rmse(x, y, group):
    """RMSE of cells of groups that were each left out of the fit."""
    squares = 0.0
    for number in np.unique(group):
        out = group == number
        squares += ((predict_target(fitted(x[~out], y[~out]), x[out].T)[0] - y[out]) ** 2).sum()
    return math.sqrt(squares / len(y))


def covered_both_ways(model, x, y):
    """Coverage by the residuals' error and by that of unseen cells."""
    variance = max(unseen_rmse(model)[1] ** 2, model.residual_variance)
    return [covered(y, *predict_target(model, x.T)), covered(y, *predict_target(model, x.T, variance))]


def test_new_cities_are_covered_by_the_error_of_areas_and_less_by_the_residuals():
    rng = np.random.default_rng(7)
    shares = []
    for _ in range(60):
        x, y, city = cities(rng, 6)
        model = fitted(x, y, {"rmse_areas": left_out_rmse(x, y, city)})
        new_x, new_y, _ = cities(rng, 40, cells=50)
        shares.append(covered_both_ways(model, new_x, new_y))
    (one, two), (one_unseen, two_unseen) = np.mean(shares, axis=0)
    print(f"new cities: residuals {one:.1%} and {two:.1%}; unseen areas {one_unseen:.1%} and {two_unseen:.1%}")
    assert one < 0.64 and two < 0.92
    assert one_unseen == pytest.approx(0.68, abs=0.04) and two_unseen == pytest.approx(0.95, abs=0.03)


def fields(rng, number, length, side):
    """Random fields of unit variance on a square of cells, whose correlation falls to 1/e over a length (in cells)."""
    distance = np.minimum(np.arange(2 * side), 2 * side - np.arange(2 * side))
    kernel = np.exp(-2 * (distance / length) ** 2)
    smooth = np.fft.rfft2(np.outer(kernel, kernel) / (kernel**2).sum())
    white = rng.normal(size=(number, 2 * side, 2 * side))
    return np.fft.irfft2(np.fft.rfft2(white) * smooth)[:, :side, :side].reshape(number, -1)


@pytest.mark.slow
def test_with_correlated_residuals_the_error_of_blocks_covers_and_the_residuals_cover_less():
    """Smooth features and smooth residuals of one place: the fit leans on chance, and another place has another."""
    rng = np.random.default_rng(8)
    side, length = 64, 6
    row, column = np.divmod(np.arange(side * side), side)
    block = (row // 16) * 4 + column // 16
    shares = []
    for _ in range(40):
        x, new_x = fields(rng, 6, length, side).T, fields(rng, 6, length, side).T
        y, new_y = (5 + x[:, 0] + 2 * fields(rng, 1, length, side)[0] for x in (x, new_x))
        model = fitted(x, y, {"rmse_blocks": left_out_rmse(x, y, block)})
        shares.append(covered_both_ways(model, new_x, new_y))
    (one, two), (one_unseen, two_unseen) = np.mean(shares, axis=0)
    print(f"correlated: residuals {one:.1%} and {two:.1%}; unseen blocks {one_unseen:.1%} and {two_unseen:.1%}")
    assert one < 0.64 and two < 0.92
    assert one_unseen == pytest.approx(0.68, abs=0.04) and two_unseen == pytest.approx(0.95, abs=0.03)


# Where the error is taken from


@pytest.mark.parametrize(
    ("errors", "expected", "words"),
    (
        ({"rmse_areas": 3.0, "rmse_blocks": 2.0, "rmse_cross_validated": 1.0}, 3.0, "unseen areas, 3.00 m"),
        ({"rmse_blocks": 2.0, "rmse_cross_validated": 4.0}, 2.0, "unseen blocks, 2.00 m"),
        ({"rmse_cross_validated": 1.5}, 1.5, "random unseen cells, 1.50 m"),
        ({"rmse_areas": 0.3}, 0.5, r"0.30 m (residuals: 0.50 m)"),
    ),
)
def test_the_most_honest_error_is_taken_and_never_less_than_the_residuals(
    write_raster, write_model, tmp_path, errors, expected, words
):
    features = write_raster("f.tif", np.full((1, 2, 2), 7.0), pixel=250.0, bands=["a"])
    said, warned = [], []
    monitor = Monitor(info=said.append, warn=warned.append)
    model = write_model(AGBH=same("a", errors))
    predict([features], model, tmp_path / "p.tif", PredictOptions(error_from="unseen_cells"), monitor)
    bands, reader = read(tmp_path / "p.tif")
    np.testing.assert_allclose(bands["AGBH_SE"], expected)
    assert any(words in line for line in said) and reader.metadata["VC_ERROR_FROM"] == "unseen_cells"
    assert len(warned) == (words[:6] == "random") and all("flatters" in line for line in warned)
    predict([features], model, tmp_path / "p.tif")
    np.testing.assert_allclose(read(tmp_path / "p.tif")[0]["AGBH_SE"], 0.5)


def test_the_coefficients_covariance_is_added_to_the_error_of_unseen_cells():
    rng = np.random.default_rng(4)
    x = rng.normal(size=(30, 2))
    model = fitted(x, rng.normal(size=30))
    new = np.array([[1.0, -2.0], [5.0, 5.0]])
    design = np.column_stack([np.ones(2), new])
    expected = np.sqrt(9 + np.einsum("ij,jk,ik->i", design, model.covariance, design))
    np.testing.assert_allclose(predict_target(model, new.T, 9.0)[1], expected, rtol=1e-12)


# What is derived


def scalar_share(agbh, anbh):
    """The definition, cell by cell."""
    if math.isnan(agbh) or math.isnan(anbh):
        return math.nan
    if agbh == 0:
        return 0.0
    return min(max(agbh / anbh, 0.0), 1.0) if anbh > 0 else math.nan


HEIGHTS = st.one_of(st.sampled_from([0.0, math.nan, 1e-12]), st.floats(-50, 300))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(HEIGHTS, HEIGHTS), min_size=1, max_size=20))
def test_the_built_share_of_any_heights(pairs):
    agbh, anbh = np.array(pairs).T
    np.testing.assert_array_equal(built_share(agbh, anbh), [scalar_share(*pair) for pair in pairs])


def test_of_exact_heights_the_derived_bands_are_those_of_the_reference(write_raster, write_model, tmp_path):
    """Components of sampled cells, some of them empty, through a model that gives them back."""
    rng = np.random.default_rng(2)
    samples = rng.uniform(3, 40, (4, 5, 100)) * (rng.random((4, 5, 100)) < rng.random((4, 5, 1)))
    samples[0, :2] = 0
    truth = dict(zip((band.name for band in BANDS), cell_components(samples, 1.0, AREA, CEILING)))
    heights = np.stack([truth["AGBH"], np.nan_to_num(truth["ANBH"])])
    features = write_raster("f.tif", heights, pixel=250.0, bands=["gross", "net"])
    model = write_model(ANBH=same("net"), AGBH=same("gross"))
    predict([features], model, tmp_path / "plain.tif")
    options = PredictOptions(derived=("floor_area", "volume", "built_share", "volume"))
    predict([features], model, tmp_path / "p.tif", options)
    bands, reader = read(tmp_path / "p.tif")
    before, _ = read(tmp_path / "plain.tif")
    assert list(before) == ["ANBH", "ANBH_SE", "AGBH", "AGBH_SE", "OUT_OF_RANGE"]
    derived = ["BUILT_SHARE", "VOLUME", "VOLUME_SE", "FLOOR_AREA", "FLOOR_AREA_SE"]
    assert list(bands) == [*before, *derived] == [*before, *(name for row in MAKES.values() for name in row.bands)]
    assert reader.units == ["m", "m", "m", "m", "", "", "m³", "m³", "m²", "m²"]
    assert reader.metadata["VC_CEILING_HEIGHT_M"] == "3"
    for name, values in before.items():
        np.testing.assert_array_equal(values, bands[name])
    for name in ("BUILT_SHARE", "VOLUME", "FLOOR_AREA"):
        np.testing.assert_allclose(bands[name], truth[name], rtol=1e-6, err_msg=name)
    np.testing.assert_allclose(bands["VOLUME_SE"], 0.5 * AREA)
    np.testing.assert_allclose(bands["FLOOR_AREA_SE"], 0.5 * AREA / 3)


def test_derived_bands_are_made_of_clipped_heights_and_keep_nodata(write_raster, write_model, tmp_path):
    heights = np.array([[[-4.0, 5.0, np.nan]], [[-1.0, -2.0, 6.0]]])
    features = write_raster("f.tif", heights, pixel=100.0, bands=["gross", "net"])
    model = write_model(AGBH=same("gross"), ANBH=same("net"))
    expected = {True: ([0, np.nan, np.nan], [0, 5e4, np.nan]), False: ([np.nan] * 3, [-4e4, 5e4, np.nan])}
    for clip, (share, volume) in expected.items():
        options = PredictOptions(clip_negative=clip, derived=("built_share", "volume"))
        predict([features], model, tmp_path / "p.tif", options)
        bands, _ = read(tmp_path / "p.tif")
        np.testing.assert_array_equal(bands["BUILT_SHARE"][0], np.float32(share))
        np.testing.assert_array_equal(bands["VOLUME"][0], np.float32(volume))
        np.testing.assert_array_equal(np.isnan(bands["VOLUME_SE"][0]), np.isnan(volume))


# What is refused


@pytest.mark.parametrize(
    ("options", "words"),
    (
        ({"derived": ("built_share",)}, r"built share is made of AGBH and ANBH, but the model m\.json has no ANBH;"),
        ({"derived": ("height",)}, "'height'; choose among built_share, volume, floor_area"),
        ({"derived": ("floor_area",), "ceiling_height_m": 0.0}, "The ceiling height is 0 m; give a length above 0 m"),
        ({"derived": ("floor_area",), "ceiling_height_m": math.nan}, "The ceiling height is nan m"),
        ({"error_from": "luck"}, "'luck'; choose one of residuals, unseen_cells"),
        ({"error_from": "unseen_cells"}, r"m\.json tells no error of unseen cells for AGBH .* from the residuals"),
    ),
)
def test_options_that_the_model_cannot_serve_are_refused(
    write_raster, write_model, nothing_left, tmp_path, options, words
):
    features = write_raster("f.tif", np.ones((1, 2, 2)), pixel=250.0, bands=["a"])
    with pytest.raises(EngineInputError, match=words):
        predict([features], write_model(AGBH=same("a")), tmp_path / "p.tif", PredictOptions(**options))
    assert not (tmp_path / "p.tif").exists()


def test_a_volume_needs_cells_in_metres_and_a_built_share_does_not(write_raster, write_model, tmp_path):
    features = write_raster("f.tif", np.ones((1, 2, 2)), epsg=4326, origin=(13.0, 52.0), pixel=0.01, bands=["a"])
    model = write_model(AGBH=same("a"), ANBH=same("a"))
    predict([features], model, tmp_path / "p.tif", PredictOptions(derived=("built_share",)))
    np.testing.assert_array_equal(read(tmp_path / "p.tif")[0]["BUILT_SHARE"], 1)
    words = (
        "f.tif has cells in WGS 84, .* the features in a projected CRS in metres, or leave volume and floor area out"
    )
    for derived in ("volume", "floor_area"):
        with pytest.raises(EngineInputError, match=words):
            predict([features], model, tmp_path / "q.tif", PredictOptions(derived=(derived,)))
    assert not (tmp_path / "q.tif").exists()


def test_features_of_two_cities_are_to_be_predicted_one_by_one(write_raster, write_model, tmp_path):
    one = write_raster("one.tif", np.ones((1, 2, 2)), pixel=250.0, bands=["a"])
    other = write_raster("other.tif", np.ones((1, 2, 2)), epsg=32631, pixel=250.0, bands=["a"])
    with pytest.raises(EngineInputError, match=r"other.tif do not coincide .* as GRID, or predict each city by itself"):
        predict([one, other], write_model(AGBH=same("a")), tmp_path / "p.tif")


def test_errors_of_unseen_cells_are_read_from_the_file(write_model):
    model = load_model(write_model(AGBH=same("a", {"rmse_areas": 2.5, "n": 9.0})))
    assert unseen_rmse(model.targets["AGBH"]) == ("rmse_areas", 2.5)
    assert unseen_rmse(same("a", {"rmse_areas": math.nan, "rmse_blocks": 2.0})) == ("rmse_blocks", 2.0)
    assert unseen_rmse(same("a")) is None


# The valid share of rasters that are read together


def test_of_the_valid_shares_of_one_cell_the_smallest_counts(write_raster):
    nan = math.nan
    first = write_raster("a.tif", [[[1, 2, nan]], [[0.9, 0.6, nan]]], pixel=250.0, bands=["a", VALID_SHARE])
    second = write_raster("b.tif", [[[3, 4, 5]], [[0.7, 0.8, 0.5]]], pixel=250.0, bands=["b", VALID_SHARE])
    for paths in ([first, second], [second, first]):
        with BandStack(paths) as stack:
            values = stack.read(["b", VALID_SHARE, "a"], stack.grid.window)[:, 0]
        np.testing.assert_array_equal(values, np.float32([[3, 4, 5], [0.7, 0.6, 0.5], [1, 2, nan]]))
    other = write_raster("c.tif", [[[9, 2, nan]], [[0.9, 0.6, nan]]], pixel=250.0, bands=["a", VALID_SHARE])
    with BandStack([first, other]) as stack, pytest.raises(EngineInputError, match="different values of band a"):
        stack.read(["a", VALID_SHARE], stack.grid.window)


def test_a_raster_that_was_warped_is_told_by_its_cells_not_by_what_it_says(request, write_raster, tmp_path):
    document = json.loads((request.config.rootpath / "tests" / "data" / "model.json").read_text(encoding="utf-8"))
    document["feature_making"] = {"VC_CELL_SIZE_M": "250"}
    model = tmp_path / "m.json"
    model.write_text(json.dumps(document), encoding="utf-8")
    names, said = load_model(model).predictors, []
    for pixel, epsg, origin in ((250.0, 32633, (388000.0, 5820750.0)), (0.003, 4326, (13.0, 52.5))):
        new = write_raster(
            "w.tif", np.ones((len(names), 3, 3)), epsg=epsg, origin=origin, pixel=pixel, bands=names,
            metadata={"VC_CELL_SIZE_M": "250"},
        )  # fmt: skip
        predict([new], model, tmp_path / "p.tif", monitor=Monitor(warn=said.append))
    about = [one for one in said if "cell_size_m" in one]
    assert len(about) == 1 and "cell_size_m = 0.003 in WGS 84, those of the model with 250" in about[0]


# Parts of a prediction


def test_parts_join_to_the_whole_and_a_part_without_any_value_writes_nothing(write_raster, write_model, tmp_path):
    values = np.random.default_rng(2).uniform(-3, 12, (300, 520))
    values[:, :260] = np.nan
    features = write_raster("features.tif", values, pixel=250.0, bands=["m1_mean"])
    model = write_model(AGBH=same("m1_mean"))
    predict([features], model, tmp_path / "whole.tif")
    whole, _ = read(tmp_path / "whole.tif")
    plan, facts = plan_prediction([features], model), []
    for number, window in enumerate((Window(0, 0, 260, 300), Window(260, 0, 260, 120), Window(260, 120, 260, 180))):
        path = tmp_path / f"part{number}.tif"
        facts.append(plan.make_tile(window, str(path), Monitor()))
        assert path.exists() == (number > 0) and facts[-1]["empty"] == (number == 0)
        if path.exists():
            rows = slice(window.row, window.row + window.height)
            for name, part in read(path)[0].items():
                np.testing.assert_array_equal(part, whole[name][rows, 260:], err_msg=name)
    said = []
    plan.conclude(facts, Monitor(info=said.append, warn=said.append))
    assert said[0].startswith(f"{(values < 0).sum()} of {np.isfinite(values).sum()} cells had a negative estimate")
    with pytest.raises(EngineInputError, match="No cell has a value of all the features"):
        plan.conclude(facts[:1], Monitor())


@pytest.mark.parametrize(("pixel_m", "warned"), [("30.922", False), ("27.000", False), ("12.000", True), ("90", True)])
def test_a_dem_of_other_pixels_than_the_models_is_told(write_raster, tmp_path, pixel_m, warned):
    """Filters work on pixels. One arc-second is not everywhere the same length, which is no matter."""
    path, lines = tmp_path / "m.json", []
    model = Model({"AGBH": same("a")}, making={"VC_DEM_PIXEL_M": "30.922"})
    path.write_text(model_json(model), encoding="utf-8")
    features = write_raster("f.tif", np.ones((2, 3)), pixel=250.0, bands=["a"], metadata={"VC_DEM_PIXEL_M": pixel_m})
    predict([features], path, tmp_path / "p.tif", monitor=Monitor(warn=lines.append))
    assert [f"dem_pixel_m = {pixel_m}" in line for line in lines] == [True] * warned


@pytest.mark.parametrize(
    ("of_model", "of_features", "told"),
    [
        ("", "Simulated.", "Simulated."),
        ("Semi-real.", "", "The model was fitted to: Semi-real."),
        ("Semi-real.", "Made up.", "Made up. The model was fitted to: Semi-real."),
        ("Semi-real.", "Semi-real.", "Semi-real."),
        ("", "", ""),
    ],
)
def test_what_is_said_of_the_training_data_is_not_said_of_the_cells(
    write_raster, tmp_path, of_model, of_features, told
):
    metadata = {"VC_NOTE": of_features} if of_features else {}
    features = write_raster("f.tif", np.ones((1, 3, 3)), pixel=250.0, bands=["a"], metadata=metadata)
    (tmp_path / "m.json").write_text(model_json(Model({"AGBH": same("a")}, note=of_model)), encoding="utf-8")
    predict([features], tmp_path / "m.json", tmp_path / "h.tif")
    assert read(tmp_path / "h.tif")[1].note == told
