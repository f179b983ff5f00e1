"""Algorithms run by QGIS's task manager, as from a dialog: one after the other, and several at once."""

import json
import os
import subprocess
import sys
import threading
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from osgeo import gdal
from vertical_city.engine.dem.features import FeatureOptions, compute_features

from .process_files import features_file, model_file, raster

PROGRAM = Path(__file__).with_name("tasks_in_qgis.py")
SIDE = 2400
SECONDS = 2.0
slow = pytest.mark.slow


def run(scenario, folder):
    """What happened in a QGIS of its own, a run each."""
    env = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    command = [sys.executable, "-X", "faulthandler", PROGRAM, scenario, folder]
    result = subprocess.run(command, env=env, capture_output=True, text=True, timeout=500)
    assert result.returncode == 0, f"{result.returncode}\n{result.stdout[-2000:]}{result.stderr[-6000:]}"
    report = json.loads((folder / "report.json").read_text())
    return {one["name"]: SimpleNamespace(**one, output=folder / one["name"] / "output.tif") for one in report}


@slow
def test_an_algorithm_runs_again_and_again(tmp_path):
    (tmp_path / "points.csv").write_text(
        "lon,lat,height\n" + "".join(f"{13.37 + i / 1e4},52.5,{i}\n" for i in range(50))
    )
    raster(tmp_path / "dem.tif", heights(0, 50))
    runs = run("again_and_again", tmp_path)
    assert len(runs) == 8 and all(one.good for one in runs.values()), runs


# Several at once. Simulated heights with voids, in two CRS.


def heights(seed, side=SIDE):
    random = np.random.default_rng(seed)
    z = random.gamma(1.5, 8, (side, side)).astype(np.float32)
    z[random.random(z.shape) > 0.9995] = np.nan
    z[side // 3 : side // 2, side // 4 : side // 3] = np.nan
    return z


def bands(path):
    dataset = gdal.Open(str(path))
    return dataset.ReadAsArray()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tasks")
    raster(folder / "a.tif", heights(1), pixel=25.0)
    raster(folder / "b.tif", heights(2), epsg=4326, origin=(12.9, 52.6), pixel=1 / 3600)
    values = np.random.default_rng(3).random((2, 2000, 2000)) * 12 - 2
    features_file(folder / "cells.tif", values=values)
    model_file(folder / "model.json")
    return folder


@pytest.fixture(scope="module")
def truth(folder):
    """By NumPy, on one thread, in this process."""
    outputs = {}
    for name in "ab":
        compute_features(
            folder / f"{name}.tif", folder / f"numpy_{name}.tif", FeatureOptions(), compiled=False, threads=1
        )
        outputs[name] = bands(folder / f"numpy_{name}.tif")
        assert np.isfinite(outputs[name]).all() and (outputs[name][-1] > 0).mean() > 0.8
    return outputs


@pytest.fixture(scope="module")
def runs(folder):
    pytest.importorskip("numba")
    return run("at_once", folder)


def times(one):
    return [when for when, _ in one.reports]


def assert_interleaved(*those):
    """Each reported more than once between the first and the last report of each other."""
    for pair in combinations(those, 2):
        for one, other in (pair, pair[::-1]):
            within = [when for when in times(one) if times(other)[0] < when < times(other)[-1]]
            assert len(within) > 1, f"{one.name} did not run beside {other.name}"


def preparing(one):
    return next(when for when, text in one.told if "Preparing filters" in text)


def assert_cancelled(one):
    assert not one.good and one.cancelled and "cancelled" in one.log
    assert one.ended - one.cancelled < SECONDS
    assert one.left == [] and list(one.output.parent.iterdir()) == []


@slow
def test_two_that_meet_the_compiler_at_once_finish(runs, truth):
    a, b = runs["first_a"], runs["first_b"]
    assert max(preparing(a), preparing(b)) < min(*times(a), *times(b))
    assert_interleaved(a, b)
    for one in (a, b):
        assert one.good and one.left == ["output.tif"], one.log
        np.testing.assert_array_equal(bands(one.output), truth[one.name[-1]])


@slow
@pytest.mark.parametrize("name", "ab")
def test_at_once_is_as_one_after_the_other(runs, truth, name):
    alone = runs[f"alone_{name}"]
    assert alone.good and not any("Preparing" in text for _, text in alone.told)
    np.testing.assert_array_equal(bands(alone.output), bands(runs[f"first_{name}"].output))


@slow
def test_a_cancel_amid_the_preparation_leaves_the_others_alone(runs):
    cancelled = runs["unprepared_b"]
    assert_cancelled(cancelled)
    assert preparing(cancelled) < cancelled.cancelled and cancelled.reports == []
    for name in ("first_a", "first_b"):
        assert preparing(runs[name]) < cancelled.cancelled
        assert cancelled.ended < times(runs[name])[0]  # they were being prepared themselves


@slow
def test_a_cancel_amid_the_work_leaves_the_other_alone(runs, truth):
    left, cancelled, third = runs["left_a"], runs["cancelled_b"], runs["third_b"]
    assert_cancelled(cancelled)
    assert_interleaved(left, cancelled)
    assert len([when for when in times(left) if when > cancelled.cancelled]) > 1
    assert left.good and third.good, left.log + third.log
    np.testing.assert_array_equal(bands(left.output), truth["a"])
    np.testing.assert_array_equal(bands(third.output), truth["b"])


@slow
def test_features_and_a_prediction_at_once(runs, truth, folder):
    predicted, beside = runs["predicted"], runs["beside_b"]
    assert_interleaved(predicted, beside)
    assert predicted.good and beside.good, predicted.log + beside.log
    np.testing.assert_array_equal(bands(beside.output), truth["b"])
    x = bands(folder / "cells.tif")[0].astype(np.float64)
    height, error, outside = bands(predicted.output)
    np.testing.assert_array_equal(height, np.maximum(1 + 2 * x, 0).astype(np.float32))
    np.testing.assert_allclose(error, np.sqrt(4 + 0.1 + 0.1 * x**2), rtol=1e-6)
    np.testing.assert_array_equal(outside, (x < 0) | (x > 10))


# Threads of a pool come and go, which QGIS does not bear of those that used PROJ.


def test_the_threads_of_the_pool_open_no_raster_and_ask_no_projection(tmp_path):
    raster(tmp_path / "dem.tif", heights(4, 300), epsg=4326, origin=(12.9, 52.6), pixel=1 / 3600)
    called = {}

    def note(frame, event, argument):
        if event == "call":
            names = called.setdefault(threading.current_thread().name, set())
            names.add((frame.f_globals.get("__name__", ""), frame.f_code.co_name))

    def work():
        compute_features(
            tmp_path / "dem.tif", tmp_path / "f.tif", FeatureOptions(), threads=3, compiled=False, tile_cells=4,
            filtered_output=tmp_path / "m.tif",
        )  # fmt: skip

    threading.setprofile(note)
    try:
        own = threading.Thread(target=work, name="own")
        own.start()
        own.join()
    finally:
        threading.setprofile(None)
    assert (tmp_path / "f.tif").exists() and (tmp_path / "m.tif").exists()

    def barred(names):
        return {name for name in names if name[0].startswith("pyproj") or name == RASTERS_OPENED}

    pool = {name: names for name, names in called.items() if name != "own"}
    assert RASTERS_OPENED in called["own"] and any(name.startswith("pyproj") for name, _ in called["own"])
    assert len(pool) >= 2 and any(("vertical_city.engine.dem.blocks", "_features") in names for names in pool.values())
    assert {name: barred(names) for name, names in pool.items() if barred(names)} == {}


RASTERS_OPENED = ("vertical_city.engine.raster.files", "_read_grid")
