"""Weights and fusion of demcomposite, from the command line."""

import json
import signal
import subprocess
import time

import numpy as np
import pytest
from osgeo import gdal
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.dem.weights import Weights

from .process_files import assert_fails, hills, left_in, raster

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


def test_ctrl_c_stops_a_fusion_that_is_being_prepared(qgis_process, tmp_path, out):
    """While it is compiled nothing tells of progress, at which alone qgis_process would notice by itself."""
    dems = [raster(tmp_path / f"{name}.tif", hills(600, 600, seed)) for seed, name in enumerate("ab")]
    given = [f"INPUT={dem}" for dem in dems] + ["METHOD=tv_l1", "ITERATIONS=1000", f"OUTPUT={out / 'c.tif'}"]
    process = subprocess.Popen(
        [qgis_process.program, "run", "verticalcity:demcomposite", "--", *given], env=qgis_process.environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    while process.poll() is None and not left_in(out):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    sent = time.monotonic()
    said, _ = process.communicate(timeout=60)
    # The step that the compiler is at is waited for: 0.9 s on a quiet machine, more on a busy one.
    assert time.monotonic() - sent < 6 and process.returncode == 1 and "cancelled" in said
    assert left_in(out) == []
