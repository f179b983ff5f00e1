"""Weights and fusion of demcomposite, from the command line."""

import json

import numpy as np
import pytest
from osgeo import gdal
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.dem.weights import Weights

from .process_files import assert_fails, hills, raster

pytestmark = pytest.mark.slow


def test_two_dems_with_rasters_of_errors_are_fused_as_by_the_engine(qgis_process, tmp_path, out):
    dems = [raster(tmp_path / f"{name}.tif", hills(seed=seed)) for seed, name in enumerate("ab")]
    errors = [raster(tmp_path / f"e{i}.tif", 1 + hills(seed=5 + i)) for i in range(2)]
    run = qgis_process.run(
        "demcomposite", INPUT=dems, METHOD="huber_l1", WEIGHTS_FROM="errors", WEIGHTS=errors, COREGISTER="false",
        OUTPUT=out / "c.tif", REPORT=out / "r.json",
    )  # fmt: skip
    assert run.code == 0, run.text
    assert "Fused in 150 iterations" in run.text
    composite(dems, tmp_path / "engine.tif", "huber_l1", weights=Weights("errors", errors))
    np.testing.assert_array_equal(*(gdal.Open(str(p)).ReadAsArray() for p in (out / "c.tif", tmp_path / "engine.tif")))
    assert json.loads((out / "r.json").read_text())["convergence"]["pixels"] == 3600


def test_one_raster_of_weights_for_two_dems(qgis_process, tmp_path, out):
    dems = [raster(tmp_path / f"{name}.tif", hills(seed=seed)) for seed, name in enumerate("ab")]
    run = qgis_process.run(
        "demcomposite", INPUT=dems, METHOD="tv_l1", WEIGHTS_FROM="weights", WEIGHTS=dems[:1], OUTPUT=out / "c.tif"
    )
    assert_fails(run, out, "1 rasters of weights are given for 2 DEMs")


def test_a_report_that_cannot_be_written_leaves_no_raster(qgis_process, tmp_path, out):
    dems = [raster(tmp_path / f"{name}.tif", hills(seed=seed)) for seed, name in enumerate("ab")]
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=out / "c.tif", REPORT="/proc/r.json")
    assert_fails(run, out, "/proc/r.json", "cannot be written")
