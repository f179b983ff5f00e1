"""The slope mask: what a fit tells of its cells' terrain, and where a prediction's terrain is beyond that."""

import json
import math

import numpy as np
import pytest
from vertical_city.engine.dem.filters import DESCRIBES_TERRAIN
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.gvc.bands import BandStack
from vertical_city.engine.gvc.fit import FitOptions, fit_models
from vertical_city.engine.gvc.model import VERSION, TargetModel, load_model, model_json
from vertical_city.engine.gvc.predict import plan_prediction, predict
from vertical_city.engine.gvc.report import report
from vertical_city.engine.gvc.selection import SelectionOptions
from vertical_city.engine.gvc.slopemask import TerrainRange
from vertical_city.engine.gvc.statistics_json import statistics
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import RasterReader
from vertical_city.engine.raster.grid import Window

from .fitted_case import case

NAN = math.nan
SLOPE, SLOPE21, ROUGH = DESCRIBES_TERRAIN


def target(band="a", **maxima):
    """A component that is a band of the features, as it stands, with the terrain maxima given."""
    terrain = {name: TerrainRange(10, 0.0, highest, highest) for name, highest in maxima.items()}
    one, zeros = np.array([0.0, 1.0]), np.zeros((2, 2))
    return TargetModel((band,), one, zeros, 0.25, np.array([-1e9]), np.array([1e9]), {"n": 10.0}, terrain)


def read(path):
    with RasterReader(path) as reader:
        return dict(zip(reader.band_names, reader.read(bands=range(len(reader.band_names)))))


# What the fit tells


@pytest.fixture
def fitted(write_raster):
    """Cells of which some have no reference, and these are the steepest; ANBH is known in the flat half only."""
    rng = np.random.default_rng(1)
    shape = 20, 30
    m1 = rng.uniform(0, 5, shape)
    slope, rough = np.sort(rng.uniform(0.2, 8, shape), axis=1), rng.uniform(0, 1, shape)
    agbh, anbh = 1 + 2 * m1 + rng.normal(0, 0.3, shape), 3 + 4 * m1 + rng.normal(0, 0.3, shape)
    agbh[:, 25:], anbh[:, 15:], rough[:, :4] = NAN, NAN, NAN
    bands = ["m1_mean", SLOPE, ROUGH]
    features = write_raster("f.tif", [m1, slope, rough], pixel=250.0, bands=bands)
    bare = write_raster("bare.tif", [m1], pixel=250.0, bands=bands[:1])
    reference = write_raster("r.tif", [agbh, anbh], pixel=250.0, bands=["AGBH", "ANBH"])
    options = FitOptions(SelectionOptions("given", ("m1_mean",)))

    def fit(with_terrain=True, options=options):
        return fit_models([features if with_terrain else bare], [reference], ["AGBH", "ANBH"], options)

    return fit, np.float32(slope), np.float32(rough)


def test_a_model_tells_the_terrain_of_the_cells_that_each_target_was_fitted_to(fitted, tmp_path):
    fit, slope, rough = fitted
    path = tmp_path / "m.json"
    path.write_text(model_json(fit().model()), encoding="utf-8")
    model = load_model(path)
    for name, columns in (("AGBH", 25), ("ANBH", 15)):
        found = model.targets[name].terrain
        assert list(found) == [SLOPE, ROUGH] and model.targets[name].predictors == ("m1_mean",)
        for band, values in ((SLOPE, slope[:, :columns]), (ROUGH, rough[:, 4:columns])):
            one = found[band]
            assert (one.cells, one.minimum, one.maximum) == (values.size, values.min(), values.max())
            assert (values <= one.percentile_99).mean() == pytest.approx(0.99, abs=1 / values.size)
    assert model.targets["ANBH"].terrain[SLOPE].maximum < model.targets["AGBH"].terrain[SLOPE].maximum


def test_but_for_it_the_model_is_the_same(fitted):
    fit, *_ = fitted
    with_terrain, without = (json.loads(model_json(fit(terrain).model())) for terrain in (True, False))
    rows = [one.pop("terrain_of_training_cells") for one in with_terrain["targets"].values()]
    assert [(row["name"], row["unit"]) for row in rows[0]] == [(SLOPE, "m/pixel"), (ROUGH, "m")]
    assert without["targets"] == with_terrain["targets"] and with_terrain["version"] == without["version"] == VERSION


def test_models_of_before_load_and_are_written_as_before(request):
    model = load_model(request.config.rootpath / "tests" / "data" / "model.json")
    assert all(one.terrain == {} for one in model.targets.values())
    assert "terrain" not in model_json(model)


@pytest.mark.parametrize(
    "change",
    (
        {"training_maximum": None},
        {"training_maximum": "steep"},
        {"training_minimum": 9.0},
        {"training_cells": NAN},
        {"training_percentile_99": math.inf},
    ),
)
def test_a_damaged_range_is_refused(write_model, change):
    path = write_model(AGBH=target(slope7_mean=2.0))
    document = json.loads(path.read_text(encoding="utf-8"))
    document["targets"]["AGBH"]["terrain_of_training_cells"][0].update(change)
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(EngineInputError, match=r"The model m\.json is damaged"):
        load_model(path)


def test_the_report_has_a_line_where_the_features_tell_it():
    terrain = {SLOPE: TerrainRange(1234, 0.02, 1.31, 2.53), ROUGH: TerrainRange(1234, 0.1, 0.5, 0.75)}
    told = f"{SLOPE} 0.02 to 2.53 (99 % of 1,234 cells up to 1.31); {ROUGH} 0.1 to 0.75 (99 % of 1,234 cells up to 0.5)"
    assert f"Terrain of the training cells: {told}." in report(case(terrain=terrain))
    assert "Terrain of the training cells" not in report(case())
    document = json.loads(json.dumps(statistics(case(terrain=terrain)), allow_nan=False))
    assert document["targets"]["AGBH"]["terrain"][SLOPE]["maximum"] == 2.53


# Where a prediction is masked


def test_cells_one_by_one(write_raster, write_model, tmp_path):
    steepest = float(np.float32(2.1))
    cells = [  # estimate, slope7, rough21; wanted: mask and ratio
        (5, 1.05, 0.2, 0, 0.5),  # within
        (5, steepest, 0.75, 0, 1),  # as the steepest training cell
        (5, 2.2, 0.2, 1, 2.2 / 2.1),  # steeper
        (5, 1.05, 1.5, 1, 2),  # rougher
        (5, 0, 0, 0, 0),  # flatter than all
        (5, NAN, 1.125, 1, 1.5),
        (5, NAN, 0.375, 0, 0.5),
        (5, NAN, NAN, NAN, NAN),
        (NAN, 9, 9, NAN, NAN),  # no estimate
    ]
    *values, mask, ratio = np.array(cells, dtype=float).T[:, None]
    features = write_raster("f.tif", values, pixel=250.0, bands=["a", SLOPE, ROUGH])
    model, said = write_model(AGBH=target(slope7_mean=steepest, rough21_mean=0.75)), []
    outputs = tmp_path / "p.tif", tmp_path / "s.tif"
    counts = predict([features], model, outputs[0], None, Monitor(info=said.append), outputs[1])
    found = read(outputs[1])
    assert list(found) == ["SLOPEMASK", "TERRAIN_RATIO"]
    np.testing.assert_array_equal(found["SLOPEMASK"], mask)
    np.testing.assert_allclose(found["TERRAIN_RATIO"], ratio, rtol=1e-6)
    assert (counts.cells, counts.masked, counts.without_terrain) == (8, 3, 1)
    line = [one for one in said if "mask" in one]
    assert line == [
        "Slope mask: 3 of 8 cells (37.5%) are steeper or rougher than every training cell, by slope7_mean, rough21_mean"
        "; of 1 the terrain is not known."
    ]
    predict([features], model, tmp_path / "q.tif")
    assert outputs[0].read_bytes() == (tmp_path / "q.tif").read_bytes(), "the heights do not depend on it"


def test_the_targets_of_a_model_are_judged_each_by_its_own_cells(write_raster, write_model, tmp_path):
    """A cell is masked for the sake of any target that has an estimate there."""
    values = [[[1, 1, 1, 1, 1]], [[1, 1, 1, NAN, 1]], [[1, 3, 5, 3, 1]], [[0, 0, 0, 9, 2]]]
    features = write_raster("f.tif", values, pixel=250.0, bands=["a", "b", SLOPE, ROUGH])
    model = write_model(AGBH=target("a", slope7_mean=4.0), ANBH=target("b", slope7_mean=2.0, rough21_mean=1.0))
    predict([features], model, tmp_path / "p.tif", slopemask_output=tmp_path / "s.tif")
    found = read(tmp_path / "s.tif")
    np.testing.assert_array_equal(found["SLOPEMASK"], [[0, 1, 1, 0, 1]])
    np.testing.assert_array_equal(found["TERRAIN_RATIO"], [[0.5, 1.5, 2.5, 0.75, 2]])


def test_of_perfectly_flat_training_cells_a_flat_cell_is_not_masked(write_raster, write_model, tmp_path):
    features = write_raster("f.tif", [[[1, 1]], [[0, 0.01]]], pixel=250.0, bands=["a", SLOPE])
    model = write_model(AGBH=target(slope7_mean=0.0))
    predict([features], model, tmp_path / "p.tif", slopemask_output=tmp_path / "s.tif")
    np.testing.assert_array_equal(read(tmp_path / "s.tif")["SLOPEMASK"], [[0, 1]])


def test_the_training_cells_themselves_are_never_masked_and_the_steeper_ones_are(fitted, tmp_path):
    fit, slope, rough = fitted
    path = tmp_path / "m.json"
    result = fit()
    path.write_text(model_json(result.model()), encoding="utf-8")
    predict([tmp_path / "f.tif"], path, tmp_path / "p.tif", slopemask_output=tmp_path / "s.tif")
    mask = read(tmp_path / "s.tif")["SLOPEMASK"]
    assert not mask[:, :15].any(), "cells of both targets"
    beyond = (slope > slope[:, :15].max()) | (rough > np.nanmax(rough[:, 4:15]))
    np.testing.assert_array_equal(mask, beyond)
    assert beyond[:, 15:].any() and not beyond[:, 15:].all()


def test_a_terrain_band_may_be_a_predictor_too(fitted, tmp_path):
    fit, *_ = fitted
    result = fit(options=FitOptions(SelectionOptions("given", ("m1_mean", SLOPE))))
    model = tmp_path / "m.json"
    model.write_text(model_json(result.model()), encoding="utf-8")
    counts = predict([tmp_path / "f.tif"], model, tmp_path / "p.tif", slopemask_output=tmp_path / "s.tif")
    found, heights = read(tmp_path / "s.tif"), read(tmp_path / "p.tif")
    steeper = found["TERRAIN_RATIO"] > 1
    np.testing.assert_array_equal(found["SLOPEMASK"], steeper)
    assert counts.masked == steeper.sum() and (heights["OUT_OF_RANGE"] == 1).sum() > 0


def test_blocks_and_rasters_join(write_raster, write_model, tmp_path):
    """More cells than a block has, terrain in a raster of its own with holes, against a loop over cells."""
    rng = np.random.default_rng(3)
    shape = 270, 300
    estimate, slope, rough = rng.uniform(0, 9, (3, *shape))
    for values in (estimate, slope, rough):
        values[rng.random(shape) < 0.2] = NAN
    heights = write_raster("f.tif", estimate, pixel=250.0, bands=["a"])
    terrain = write_raster("t.tif", [slope, rough], pixel=250.0, bands=[SLOPE21, ROUGH])
    model = write_model(AGBH=target(slope21_mean=7.0, rough21_mean=8.0))
    predict([heights, terrain], model, tmp_path / "p.tif", slopemask_output=tmp_path / "s.tif")
    found = read(tmp_path / "s.tif")
    wanted = np.full(shape, NAN, dtype=np.float32)
    for row in range(shape[0]):
        for column in range(shape[1]):
            known = [one for one in (slope[row, column] / 7, rough[row, column] / 8) if not math.isnan(one)]
            if known and not math.isnan(estimate[row, column]):
                wanted[row, column] = max(known)
    np.testing.assert_allclose(found["TERRAIN_RATIO"], wanted, rtol=1e-6)
    np.testing.assert_array_equal(found["SLOPEMASK"] == 1, wanted > 1)
    np.testing.assert_array_equal(np.isnan(found["SLOPEMASK"]), np.isnan(wanted))


def test_tiles_of_a_model_with_terrain_join_to_the_whole(write_raster, write_model, tmp_path):
    values = np.random.default_rng(4).uniform(-2, 9, (2, 20, 30))
    features = write_raster("f.tif", values, pixel=250.0, bands=["a", SLOPE])
    model = write_model(AGBH=target(slope7_mean=5.0))
    predict([features], model, tmp_path / "whole.tif", slopemask_output=tmp_path / "s.tif")
    whole, plan = read(tmp_path / "whole.tif"), plan_prediction([features], model)
    facts = []
    for column in (0, 15):
        facts.append(plan.make_tile(Window(column, 0, 15, 20), str(tmp_path / "t.tif"), Monitor()))
        for name, part in read(tmp_path / "t.tif").items():
            np.testing.assert_array_equal(part, whole[name][:, column : column + 15])
    said = []
    old = [{key: one[key] for key in ("empty", "cells", "clipped", "out_of_range")} for one in facts]
    plan.conclude(old, Monitor(info=said.append))  # of tiles that an earlier version finished
    assert not any("mask" in one for one in said)


# Bad input


def test_a_model_or_features_without_terrain_are_refused_before_anything_is_written(
    write_raster, write_model, nothing_left
):
    bare = write_raster("bare.tif", np.ones((1, 2, 2)), pixel=250.0, bands=["a"])
    with_slope = write_raster("f.tif", np.ones((2, 2, 2)), pixel=250.0, bands=["a", SLOPE])
    told = target(slope7_mean=1.0)
    unlike = {"AGBH": told, "ANBH": target(rough21_mean=1.0)}
    cases = (
        (
            with_slope,
            {"AGBH": told, "ANBH": target()},
            r"The model m\.json tells no terrain .* for ANBH .* fit it anew",
        ),
        (
            bare,
            {"AGBH": told},
            r"bare\.tif: there is no band named slope7_mean, .* AGBH of the model m\.json; add feat",
        ),
        (
            with_slope,
            unlike,
            r"f\.tif: there is no band named rough21_mean, by which .* ANBH .* or leave SLOPEMASK out",
        ),
    )
    for features, targets, words in cases:
        model = write_model(**targets)
        with pytest.raises(EngineInputError, match=words) as raised:
            predict([features], model, nothing_left / "p.tif", slopemask_output=nothing_left / "s.tif")
        assert str(raised.value).count(". ") == 0, "one sentence"
        assert not (nothing_left / "p.tif").exists() and not (nothing_left / "s.tif").exists()
        predict([features], model, nothing_left / "without.tif")


def test_what_stops_a_prediction_leaves_neither_raster(write_raster, write_model, nothing_left):
    features = write_raster("f.tif", np.full((2, 2, 2), NAN), pixel=250.0, bands=["a", SLOPE])
    model, outputs = write_model(AGBH=target(slope7_mean=1.0)), (nothing_left / "p.tif", nothing_left / "s.tif")
    with pytest.raises(EngineInputError, match="No cell has a value"):
        predict([features], model, outputs[0], slopemask_output=outputs[1])
    stopped = Monitor(is_canceled=lambda: True)
    with pytest.raises(EngineCanceled):
        predict([features], model, outputs[0], None, stopped, outputs[1])
    with pytest.raises(EngineInputError, match=r"s\.png does not end with \.tif"):
        predict([features], model, outputs[0], slopemask_output=nothing_left / "s.png")
    assert not any(path.exists() for path in outputs)


def test_a_slope_mask_is_no_feature(write_raster, write_model, tmp_path):
    features = write_raster("f.tif", np.ones((2, 2, 2)), pixel=250.0, bands=["a", SLOPE])
    model = write_model(AGBH=target(slope7_mean=1.0))
    predict([features], model, tmp_path / "p.tif", slopemask_output=tmp_path / "s.tif")
    with pytest.raises(EngineInputError, match=r"s\.tif holds a slope mask, no features"):
        BandStack([features, tmp_path / "s.tif"])
