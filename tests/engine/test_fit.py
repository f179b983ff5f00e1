"""Pairing, fitting, the model file and prediction."""

import json

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.bands import BandStack
from vertical_city.engine.gvc.fit import FitOptions, fit_models
from vertical_city.engine.gvc.model import load_model, model_json
from vertical_city.engine.gvc.predict import PredictOptions, predict, predict_target
from vertical_city.engine.gvc.samples import collect_samples
from vertical_city.engine.gvc.selection import SelectionOptions
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import RasterReader, write_texts

SHAPE = (12, 15)
PARIS, BERLIN = {"epsg": 32631, "origin": (450000.0, 5412000.0)}, {"epsg": 32633, "origin": (388000.0, 5820750.0)}
COMPONENTS = ("AGBH", "ANBH")


class City:
    """Synthetic features with a known linear law for two components."""

    def __init__(self, seed, noise=0.0):
        rng = np.random.default_rng(seed)
        self.features = rng.normal(5, 2, (4, *SHAPE)).astype(np.float32)
        law = self.features.astype(np.float64)
        self.agbh = 2 + 1.5 * law[0] + 0.25 * law[2] + noise * rng.normal(size=SHAPE)
        self.anbh = 10 - 0.5 * law[1] + noise * rng.normal(size=SHAPE)

    def write(self, write_raster, name, place, bands=("a", "b", "c", "d"), cells=slice(None)):
        names = ("a", "b", "c", "d")
        features = write_raster(
            f"{name}_features.tif", self.features[[names.index(b) for b in bands]], pixel=250.0, bands=bands, **place,
            metadata={"VC_KERNEL_SUM": "laplacian"},
        )  # fmt: skip
        reference = write_raster(
            f"{name}_reference.tif", np.stack([self.agbh, self.anbh]), pixel=250.0, bands=COMPONENTS, **place
        )
        return features, reference


def read(path):
    with RasterReader(path) as reader:
        return dict(zip(reader.band_names, reader.read(bands=range(len(reader.band_names)))))


def fitted(features, references, targets, selection="best_single", predictors=(), output_model=None):
    """The result of a fit, its model written."""
    options = FitOptions(SelectionOptions(selection, tuple(predictors)))
    result = fit_models(features, references, targets, options)
    if output_model:
        write_texts({output_model: model_json(result.model())})
    return result


@pytest.fixture
def cities(write_raster):
    return [
        City(1, noise=0.3).write(write_raster, "paris", PARIS),
        City(2, noise=0.3).write(write_raster, "berlin", BERLIN),
    ]


def test_pairing_goes_by_place_and_bands_by_name_never_by_order(cities, write_raster):
    (paris, paris_reference), (berlin, berlin_reference) = cities
    one = collect_samples([paris, berlin], [paris_reference, berlin_reference], COMPONENTS)
    other = collect_samples([berlin, paris], [paris_reference, berlin_reference], COMPONENTS)
    np.testing.assert_array_equal(one.features, other.features)
    np.testing.assert_array_equal(one.targets["ANBH"], other.targets["ANBH"])
    assert one.areas == ("paris_reference", "berlin_reference") and len(one.x) == 2 * 12 * 15
    turned = City(1, noise=0.3).write(write_raster, "turned", PARIS, bands=("d", "c", "b", "a"))[0]
    again = collect_samples([turned, berlin], [paris_reference, berlin_reference], COMPONENTS)
    np.testing.assert_array_equal(one.features[:, one.names.index("c")], again.features[:, again.names.index("c")])


def test_a_reference_that_covers_a_part_of_the_features_is_paired_cell_by_cell(write_raster):
    city = City(3)
    features, _ = city.write(write_raster, "whole", BERLIN)
    part = np.stack([city.agbh, city.anbh])[:, 2:7, 4:10]
    origin = (388000.0 + 4 * 250, 5820750.0 - 2 * 250)
    reference = write_raster("part.tif", part, origin=origin, pixel=250.0, bands=COMPONENTS)
    samples = collect_samples([features], [reference], COMPONENTS)
    np.testing.assert_array_equal(samples.features[:, 0].reshape(5, 6), city.features[0, 2:7, 4:10])
    assert samples.x[0] == origin[0] + 125 and samples.y[0] == origin[1] - 125


def test_several_feature_rasters_of_one_city_are_put_together(write_raster):
    city = City(4)
    _, reference = city.write(write_raster, "all", BERLIN)
    parts = [
        write_raster(f"{b}.tif", city.features[[i]], pixel=250.0, bands=[b], **BERLIN) for i, b in enumerate("abcd")
    ]
    samples = collect_samples(parts, [reference], COMPONENTS)
    assert set(samples.names) == set("abcd") and samples.features.shape == (180, 4)


def test_two_dems_with_the_same_band_names_are_ambiguous(write_raster):
    features, reference = City(5).write(write_raster, "one", BERLIN)
    other, _ = City(6).write(write_raster, "two", BERLIN)
    with pytest.raises(EngineInputError, match="different values of band a"):
        collect_samples([features, other], [reference], COMPONENTS)


def test_given_predictors_recover_the_law(write_raster, tmp_path):
    features, reference = City(7).write(write_raster, "city", BERLIN)
    result = fitted([features], [reference], COMPONENTS, "given", ["a", "b", "c"], tmp_path / "m.json")
    np.testing.assert_allclose(result.targets["AGBH"].fit.coefficients, [2, 1.5, 0, 0.25], atol=1e-5)
    np.testing.assert_allclose(result.targets["ANBH"].fit.coefficients, [10, 0, -0.5, 0], atol=1e-5)
    output = tmp_path / "heights.tif"
    counts = predict([features], tmp_path / "m.json", output)
    city, bands = City(7), read(output)
    assert list(bands) == ["AGBH", "AGBH_SE", "ANBH", "ANBH_SE", "OUT_OF_RANGE"]
    np.testing.assert_allclose(bands["AGBH"], city.agbh, atol=1e-4)
    assert counts.cells == 180 and counts.out_of_range == 0 and (bands["OUT_OF_RANGE"] == 0).all()


def test_best_single_takes_the_feature_with_the_smallest_error_per_target(cities, tmp_path):
    features, references = zip(*cities)
    result = fitted(features, references, COMPONENTS)
    assert result.targets["AGBH"].predictors == ("a",) and result.targets["ANBH"].predictors == ("b",)
    assert result.targets["AGBH"].ranking[0][0] == "a" and len(result.targets["AGBH"].ranking) == 4
    numbers = result.numbers()
    assert numbers["N"] == 360 and numbers["RMSE_AGBH"] < numbers["RMSE_CV_AGBH"]


def test_the_standard_error_covers_new_observations(write_raster, tmp_path):
    """Of new cells under the same law about 95 % lie within two standard errors."""
    features, reference = City(8, noise=0.8).write(write_raster, "train", BERLIN)
    fitted([features], [reference], COMPONENTS, "given", ["a", "b", "c"], tmp_path / "m.json")
    inside = []
    for seed in range(20, 30):
        city = City(seed, noise=0.8)
        new, _ = city.write(write_raster, f"new{seed}", BERLIN)
        predict([new], tmp_path / "m.json", tmp_path / "p.tif", options=PredictOptions(clip_negative=False))
        bands = read(tmp_path / "p.tif")
        inside.append(np.abs(city.agbh - bands["AGBH"]) < 1.96 * bands["AGBH_SE"])
    assert 0.93 < np.mean(inside) < 0.97


def test_the_standard_error_is_that_of_statsmodels(write_raster, tmp_path):
    statsmodels = pytest.importorskip("statsmodels.api")
    features, reference = City(9, noise=0.5).write(write_raster, "train", BERLIN)
    result = fitted([features], [reference], COMPONENTS, "given", ["a", "c"], tmp_path / "m.json")
    samples = result.samples
    x = samples.features[:, [samples.names.index(n) for n in ("a", "c")]]
    truth = statsmodels.OLS(samples.targets["AGBH"], statsmodels.add_constant(x)).fit()
    new = np.array([[1.0, 9.0], [5.0, 5.0], [30.0, -4.0]])
    estimate, error = predict_target(load_model(tmp_path / "m.json").targets["AGBH"], new.T)
    expected = truth.get_prediction(statsmodels.add_constant(new, has_constant="add"))
    np.testing.assert_allclose(estimate, expected.predicted_mean, rtol=1e-8)
    np.testing.assert_allclose(error, np.sqrt(expected.var_pred_mean + truth.mse_resid), rtol=1e-8)


def test_cells_outside_the_training_range_are_marked_and_negative_heights_clipped(write_raster, tmp_path):
    features, reference = City(10).write(write_raster, "train", BERLIN)
    fitted([features], [reference], ["AGBH"], "given", ["a"], tmp_path / "m.json")
    far = np.full((1, 2, 3), 5.0)
    far[0, 0, 0], far[0, 1, 1], far[0, 1, 2] = 500.0, -500.0, np.nan
    new = write_raster("far.tif", far, pixel=250.0, bands=["a"])
    said, warned = [], []
    monitor = Monitor(info=said.append, warn=warned.append)
    counts = predict([new], tmp_path / "m.json", tmp_path / "p.tif", monitor=monitor)
    bands = read(tmp_path / "p.tif")
    np.testing.assert_array_equal(bands["OUT_OF_RANGE"], [[1, 0, 0], [0, 1, np.nan]])
    assert bands["AGBH"][1, 1] == 0 and (counts.cells, counts.clipped, counts.out_of_range) == (5, 1, 2)
    assert any("negative" in line for line in said) and any("2 of 5" in line for line in warned)
    predict([new], tmp_path / "m.json", tmp_path / "p.tif", options=PredictOptions(clip_negative=False))
    assert read(tmp_path / "p.tif")["AGBH"][1, 1] < -700


def test_a_cell_without_an_estimate_is_not_outside_of_the_range(write_raster, tmp_path):
    features, reference = City(10).write(write_raster, "train", BERLIN)
    fitted([features], [reference], ["AGBH"], "given", ["a", "c"], tmp_path / "m.json")
    far = np.array([[[5.0, 500, 500]], [[5, 5, np.nan]]])
    new = write_raster("far.tif", far, pixel=250.0, bands=["a", "c"])
    counts = predict([new], tmp_path / "m.json", tmp_path / "p.tif")
    assert (counts.cells, counts.out_of_range) == (2, 1)
    np.testing.assert_array_equal(read(tmp_path / "p.tif")["OUT_OF_RANGE"], [[0, 1, np.nan]])


def test_a_model_survives_the_file_to_the_last_bit(cities, tmp_path):
    features, references = zip(*cities)
    result = fitted(features, references, COMPONENTS, "given", ["a", "b", "c"], tmp_path / "m.json")
    model, read_back = result.model(), load_model(tmp_path / "m.json")
    for name, target in model.targets.items():
        for attribute in ("coefficients", "covariance", "minimum", "maximum"):
            np.testing.assert_array_equal(getattr(target, attribute), getattr(read_back.targets[name], attribute))
        assert read_back.targets[name].residual_variance == target.residual_variance
    assert read_back.making == {"VC_KERNEL_SUM": "laplacian"}


def test_a_model_made_long_ago_gives_the_raster_of_then(request, tmp_path):
    """tests/data holds a model, features and their prediction, made once on QGIS 3.22; every version must agree."""
    data = request.config.rootpath / "tests" / "data"
    predict([data / "features.tif"], data / "model.json", tmp_path / "heights.tif")
    with RasterReader(data / "heights.tif") as then, RasterReader(tmp_path / "heights.tif") as now:
        assert then.band_names == now.band_names
        bands = range(len(then.band_names))
        np.testing.assert_array_equal(then.read(bands=bands), now.read(bands=bands))


DAMAGE = (
    (lambda d: d.update(version=2), "update the plugin"),
    (lambda d: d.update(version="one"), "damaged"),
    (lambda d: d.update(format="something"), "no height model"),
    (lambda d: d.pop("targets"), "damaged .*targets.* is missing"),
    (lambda d: d["targets"]["AGBH"].update(intercept="high"), "damaged"),
    (lambda d: d["targets"]["AGBH"]["predictors"].pop(), "covariance does not fit"),
    (lambda d: d["targets"]["AGBH"].update(residual_variance=-1), "damaged"),
    (lambda d: d.update(targets={}), "no targets"),
)


@pytest.mark.parametrize(("damage", "words"), DAMAGE)
def test_damaged_models_are_refused_in_one_sentence(request, tmp_path, damage, words):
    document = json.loads((request.config.rootpath / "tests" / "data" / "model.json").read_text(encoding="utf-8"))
    damage(document)
    path = tmp_path / "m.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(EngineInputError, match=words):
        load_model(path)


def test_bad_input_to_a_fit_is_refused_in_one_sentence(cities, write_raster, tmp_path):
    (paris, _), (berlin, berlin_reference) = cities
    shifted = write_raster(
        "shifted.tif", np.ones((2, *SHAPE)), origin=(388100.0, 5820750.0), pixel=250.0, bands=COMPONENTS
    )
    flat = write_raster("flat.tif", np.ones((1, *SHAPE)), pixel=250.0, bands=["a"], **BERLIN)
    cases = (
        (([paris], [berlin_reference], COMPONENTS), "No features raster overlaps"),
        (([berlin], [shifted], COMPONENTS), "do not coincide"),
        (([berlin], [paris], COMPONENTS), "No features raster overlaps"),
        (([berlin], [berlin], COMPONENTS), "no band named AGBH, ANBH"),
        (([berlin], [berlin_reference], COMPONENTS, "given"), "no predictor is named"),
        (([berlin], [berlin_reference], COMPONENTS, "given", ["zz"]), "no feature band named zz"),
        (([berlin], [berlin_reference], COMPONENTS, "best_single", ["a"]), "name none"),
        (([flat], [berlin_reference], COMPONENTS), "constant"),
        (([flat], [berlin_reference], COMPONENTS, "given", ["a"]), "constant"),
    )
    for arguments, words in cases:
        with pytest.raises(EngineInputError, match=words):
            fitted(*arguments, output_model=tmp_path / "m.json")
    assert not (tmp_path / "m.json").exists()


def test_a_model_needs_its_bands(cities, write_raster, tmp_path):
    features, reference = cities[1]
    fitted([features], [reference], COMPONENTS, output_model=tmp_path / "m.json")
    other = write_raster("other.tif", np.ones((1, 4, 4)), pixel=250.0, bands=["q"])
    with pytest.raises(EngineInputError, match=r"no band named a, b, which the model m\.json needs; found are q"):
        predict([other], tmp_path / "m.json", tmp_path / "p.tif")


def test_a_cell_in_two_references_is_refused(write_raster):
    city = City(12)
    features, reference = city.write(write_raster, "city", BERLIN)
    twin = write_raster(
        "twin.tif", np.stack([city.agbh, city.anbh])[:, 4:], origin=(388000.0, 5820750.0 - 4 * 250), pixel=250.0,
        bands=COMPONENTS,
    )  # fmt: skip
    with pytest.raises(EngineInputError, match=r"city_reference\.tif and twin\.tif both give .* of 120 cells"):
        collect_samples([features], [reference, twin], COMPONENTS)


def test_a_misspelt_predictor_is_met_with_the_nearest_names(write_raster):
    names = ("m2d1_mean", "m2d1_std", "f1_mean", "f1_std")
    city = City(13)
    features = write_raster("f.tif", city.features, pixel=250.0, bands=names)
    reference = write_raster("r.tif", np.stack([city.agbh, city.anbh]), pixel=250.0, bands=COMPONENTS)
    with pytest.raises(EngineInputError, match="for example m2d1_std, m2d1_mean"):
        fitted([features], [reference], COMPONENTS, "given", ["m2d1"])


@pytest.mark.parametrize("arguments", (("best_single",), ("given", ["a"]), ("given", ["a", "b"])))
def test_a_feature_that_is_constant_in_one_fold_does_no_harm(write_raster, arguments):
    """All zeros but one cell: whatever fold holds that cell out trains on a constant."""
    city = City(14)
    city.features[0] = 0
    city.features[0, 3, 4] = 5
    bands = ("a", "b") if "b" in arguments[-1] else ("a",)
    features, reference = city.write(write_raster, "city", BERLIN, bands=bands)
    result = fitted([features], [reference], ["AGBH"], *arguments)
    assert np.isfinite(result.targets["AGBH"].judged["random"].rmse)


def test_a_wide_reference_is_read_tile_by_tile(write_raster, monkeypatch):
    """A national grid of which a few cells are known: the tiles without any are not read for 60 features."""
    known = np.full((2, 700, 600), np.nan)
    known[:, 300:310, 400:420] = np.random.default_rng(0).random((2, 10, 20)) + 3
    reference = write_raster("wide.tif", known, pixel=250.0, bands=COMPONENTS)
    features = write_raster("f.tif", np.random.default_rng(1).random((3, 700, 600)), pixel=250.0, bands=list("abc"))
    read = []
    original = BandStack.read
    monkeypatch.setattr(
        BandStack, "read", lambda self, names, window: read.append(window) or original(self, names, window)
    )
    samples = collect_samples([features], [reference], COMPONENTS)
    assert len(samples.x) == 200 and len(read) == 1
    np.testing.assert_array_equal(samples.targets["AGBH"], known[0, 300:310, 400:420].astype("f4").ravel())
    assert samples.x[0] == 388000 + 400.5 * 250 and samples.y[0] == 5820750 - 300.5 * 250
