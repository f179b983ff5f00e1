"""Weights, fusion and co-registration of demcomposite, as a user of QGIS meets them."""

import json
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.dem.fusion import Model
from vertical_city.engine.dem.weights import Weights
from vertical_city.engine.raster.files import RasterReader

from .conftest import Feedback, Stops, bands


@pytest.fixture
def files(write_raster):
    """Two DEMs with their height errors in a second band, and the errors as rasters of their own."""
    rng = np.random.default_rng(1)
    heights, errors = rng.normal(100, 5, (2, 80, 90)), rng.uniform(1, 4, (2, 80, 90))
    dems = [str(write_raster(f"dem{i}.tif", np.stack([heights[i], errors[i]]))) for i in range(2)]
    return dems, [str(write_raster(f"error{i}.tif", errors[i])) for i in range(2)]


def test_each_new_method_gives_the_pixels_of_the_engine(run, files, tmp_path):
    dems, errors = files
    for method in ("weighted_mean", "tv_l1", "huber_l1"):
        out, report = str(tmp_path / f"{method}.tif"), str(tmp_path / f"{method}.json")
        results = run("demcomposite", {
            "INPUT": dems, "METHOD": method, "WEIGHTS_FROM": "errors", "WEIGHTS": errors, "LAMBDA": 0.9, "HUBER": 1.5,
            "ITERATIONS": 40, "OUTPUT": out, "REPORT": report,
        })  # fmt: skip
        composite(dems, tmp_path / "engine.tif", method, weights=Weights("errors", errors), model=Model(0.9, 1.5, 40))
        np.testing.assert_array_equal(bands(out)["composite"], bands(tmp_path / "engine.tif")["composite"])
        assert results["REPORT"] == report and json.loads(Path(report).read_text())["method"] == method
        numbers = {"ENERGY_START", "ENERGY", "GAP", "LAST_CHANGE"}
        assert numbers & set(results) == (set() if method == "weighted_mean" else numbers)
        if method != "weighted_mean":
            assert 0 < results["ENERGY"] < results["ENERGY_START"] and 0 <= results["GAP"] < 0.1


def test_an_error_band_is_as_good_as_rasters_of_errors(run, files, tmp_path):
    dems, errors = files
    outs = [str(tmp_path / name) for name in ("band.tif", "files.tif")]
    common = {"INPUT": dems, "METHOD": "weighted_mean"}
    run("demcomposite", {**common, "WEIGHTS_FROM": "error_band", "ERROR_BAND": 2, "OUTPUT": outs[0]})
    run("demcomposite", {**common, "WEIGHTS_FROM": "errors", "WEIGHTS": errors, "OUTPUT": outs[1]})
    np.testing.assert_array_equal(*(bands(out)["composite"] for out in outs))


def test_the_real_pair_is_coregistered_and_fused(run, demo_data, tmp_path):
    dems = [str(demo_data / "los_angeles" / f"{name}_1as.tif") for name in ("nasadem", "copernicus_glo30")]
    feedback, out = Feedback(), str(tmp_path / "out.tif")
    run("demcomposite", {"INPUT": dems, "METHOD": "huber_l1", "COREGISTER": True, "OUTPUT": out}, feedback)
    assert any("copernicus_glo30_1as.tif is" in line and "east" in line for line in feedback.lines)
    assert any(line.startswith("Fused in 150 iterations") for line in feedback.lines)
    with RasterReader(out) as reader:
        assert "east" in reader.metadata["VC_SHIFTS"] and "VC_CONVERGENCE" in reader.metadata


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"METHOD": "weighted_mean", "WEIGHTS_FROM": "errors"}, "0 rasters of errors are given for 2 DEMs"),
        ({"METHOD": "union", "WEIGHTS_FROM": "error_band"}, "union takes no weights"),
        ({"METHOD": "huber_l1", "WEIGHTS_FROM": "error_band", "ERROR_BAND": 3}, "no band 3"),
        ({"METHOD": "huber_l1", "LAMBDA": -1}, "Lambda"),
        ({"METHOD": "huber_l1", "ITERATIONS": 0}, "Iterations"),
        ({"METHOD": "sum"}, "Method"),
    ],
)
def test_bad_input_names_the_parameter_or_the_file(run, files, tmp_path, nothing_left, parameters, words):
    with pytest.raises(QgsProcessingException, match=words):
        run("demcomposite", {"INPUT": files[0], "OUTPUT": str(tmp_path / "out.tif"), **parameters})
    assert not (tmp_path / "out.tif").exists()


def test_weights_that_are_not_used_are_refused(run, files, tmp_path, nothing_left):
    dems, errors = files
    with pytest.raises(QgsProcessingException, match="but weights are taken from 'equal'"):
        run("demcomposite", {"INPUT": dems, "METHOD": "huber_l1", "WEIGHTS": errors, "OUTPUT": str(tmp_path / "o.tif")})


def test_a_cancelled_fusion_leaves_nothing(run, write_raster, tmp_path, nothing_left):
    heights = np.random.default_rng(2).normal(100, 5, (2, 900, 900))
    dems = [str(write_raster(f"{i}.tif", array)) for i, array in enumerate(heights)]
    out = str(tmp_path / "out.tif")
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run("demcomposite", {"INPUT": dems, "METHOD": "tv_l1", "ITERATIONS": 1000, "OUTPUT": out}, Stops(10))
    assert not (tmp_path / "out.tif").exists()
