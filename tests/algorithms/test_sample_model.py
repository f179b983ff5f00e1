"""The model of the bundled sample is the one that the bundled Berlin gives, and the sample runs with it."""

import json

import numpy as np
import pytest


def numbers(value, path=""):
    if isinstance(value, dict):
        for key, one in value.items():
            yield from numbers(one, f"{path}/{key}")
    elif isinstance(value, list):
        for key, one in enumerate(value):
            yield from numbers(one, f"{path}/{key}")
    elif path.split("/")[1] not in ("created", "software"):
        yield path, value


@pytest.fixture
def made(run, demo_data, tmp_path):
    """The numbers of the model, made anew as its README says."""
    features, reference, model = (str(tmp_path / name) for name in ("f.tif", "berlin_reference.tif", "m.json"))
    berlin = demo_data / "berlin"
    run("demfeatures", {"INPUT": str(berlin / "semi_real_dem_1as.tif"), "FEATURE_SET": "all", "OUTPUT": features})
    buildings = {"BUILDINGS": str(berlin / "buildings.fgb"), "HEIGHT": "hoehe_mod"}
    run("referencecomponents", {**buildings, "GRID": features, "OUTPUT": reference})
    choice = {"SELECTION": "given", "PREDICTORS": "m2d1_mean"}
    outputs = {"OUTPUT_MODEL": model, "OUTPUT_REPORT": str(tmp_path / "m.html")}
    run("gvcfit", {"FEATURES": [features], "REFERENCE": [reference], **choice, **outputs})
    with open(model, encoding="utf-8") as file:
        return dict(numbers(json.load(file)))


@pytest.mark.slow
def test_the_sample_s_model_is_that_of_the_semi_real_berlin(made, demo_data):
    with open(demo_data / "los_angeles" / "berlin_m2d1.json", encoding="utf-8") as file:
        shipped = dict(numbers(json.load(file)))
    assert "SEMI-REAL" in shipped["/note"] and shipped["/note"] == made["/note"]
    assert set(shipped) == set(made)
    for path, value in made.items():
        if isinstance(value, float):
            assert shipped[path] == pytest.approx(value, rel=1e-6, abs=1e-9), path
        else:
            assert shipped[path] == value, path
    assert np.isclose(shipped["/targets/AGBH/predictors/0/coefficient"], 0.929, atol=1e-3)
    assert shipped["/targets/AGBH/terrain_of_training_cells/0/name"] == "slope7_mean"
