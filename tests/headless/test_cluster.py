"""A dask cluster of two worker processes, started here: the same pixels, also when a worker is killed."""

import json
import os
import signal
import subprocess
import sys

import pytest
from vertical_city.engine import run as command
from vertical_city.engine.gvc.predict import PredictOptions, predict

from .process_files import model_file
from .run_command import MANY, QUICK, assert_same, computed_whole, cut, finished, run, simulated_dem, start, wait_for

pytest.importorskip("distributed")
LOCAL = ("--host", "127.0.0.1", "--no-dashboard")


class Cluster:
    def __init__(self, folder, workers=2, environment=None):
        self.file, self.folder = folder / "scheduler.json", folder
        self.environment = {**os.environ, "NO_PROXY": "*", "no_proxy": "*", **(environment or {})}
        self.scheduler = self._start("scheduler", "--port", "0", *LOCAL)
        try:
            wait_for(lambda: self.file.exists() and self.file.read_text().strip().endswith("}"), self.scheduler)
            self.address = json.loads(self.file.read_text())["address"]
            self.workers = [
                self._start("worker", "--nworkers", "1", "--nthreads", "1", "--no-nanny", *LOCAL)
                for _ in range(workers)
            ]
            self._wait_for_workers(workers)
        except BaseException:
            self.scheduler.kill()
            raise

    def _start(self, *arguments):
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments, "--scheduler-file", str(self.file)],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _wait_for_workers(self, count):
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)

    def end(self):
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait(10)


@pytest.fixture
def cluster(tmp_path):
    (tmp_path / "cluster").mkdir()
    started = Cluster(tmp_path / "cluster")
    yield started
    started.end()


@pytest.fixture(scope="module")
def dem(tmp_path_factory):
    return simulated_dem(tmp_path_factory.mktemp("dem") / "dem.tif")


@pytest.fixture(scope="module")
def whole(dem):
    return computed_whole(dem)


@pytest.mark.slow
def test_two_worker_processes_give_the_same_pixels(cluster, dem, whole, out, tmp_path, monkeypatch, capfd):
    arguments = [*QUICK, "--scheduler", cluster.address, "--quiet"]
    assert command.main(["features", str(dem), str(out / "a.tif"), *arguments]) == 0
    assert_same(out / "a.tif", whole)
    monkeypatch.chdir(tmp_path)  # the workers stand in another folder
    cut(dem, tmp_path / "srtm", 128)
    assert command.main(["features", "srtm", "out/b.vrt", *arguments]) == 0
    assert_same(out / "b.vrt", whole)
    assert len(finished(out / "b.vrt")) >= 8
    said = capfd.readouterr()
    assert not said.out and not said.err
    model = model_file(tmp_path / "model.json")
    wanted = ["predict", str(whole), str(model), "--derived", "volume,floor_area", "--tile-cells", "9", "--quiet"]
    predict([whole], model, tmp_path / "wanted.tif", PredictOptions(derived=("volume", "floor_area")))
    for name, *work in (("p", "--scheduler", cluster.address), ("q", "--workers", "2")):
        assert command.main([*wanted[:3], str(out / f"{name}.tif"), *wanted[3:], *work]) == 0
        assert_same(out / f"{name}.tif", tmp_path / "wanted.tif")
        assert "outside the training range" in capfd.readouterr().err
    # An error of a task is one sentence here too.
    (tmp_path / "srtm" / "0_128.tif").write_bytes((tmp_path / "srtm" / "0_128.tif").read_bytes()[:-20000])
    assert command.main(["features", "srtm", "out/c.tif", *arguments]) == 1
    lines = capfd.readouterr().err.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("error: In the tile at column ")


@pytest.mark.slow
def test_a_worker_that_is_killed_does_not_harm_the_run(cluster, dem, whole, out):
    process = start("features", dem, out / "a.vrt", *MANY, "--scheduler", cluster.address)
    wait_for(lambda: len(finished(out / "a.vrt")) >= 3, process)
    cluster.workers[0].send_signal(signal.SIGKILL)
    cluster.workers[0].wait(10)
    before = len(finished(out / "a.vrt"))
    said = "".join(process.communicate(timeout=120))
    assert process.returncode == 0, said
    assert before < len(finished(out / "a.vrt")), "it was killed in the middle"
    assert_same(out / "a.vrt", whole)


@pytest.mark.slow
def test_the_run_itself_is_killed_and_goes_on(cluster, dem, whole, out):
    arguments = ["features", dem, out / "a.vrt", *MANY, "--scheduler", cluster.address]
    process = start(*arguments)
    wait_for(lambda: len(finished(out / "a.vrt")) >= 3, process)
    process.kill()
    process.communicate()
    assert not (out / "a.vrt").exists()
    before = finished(out / "a.vrt")
    assert "tiles were finished by an earlier run" in run(*arguments)
    after = finished(out / "a.vrt")
    assert len(after) > len(before)
    assert {tile: after[tile] for tile in before} == before
    assert_same(out / "a.vrt", whole)


@pytest.mark.slow
def test_a_cancel_stops_the_cluster_too(cluster, dem, out):
    import time

    process = start("features", dem, out / "a.tif", *MANY, "--scheduler", cluster.address)
    wait_for(lambda: len(finished(out / "a.tif")) >= 2, process)
    process.send_signal(signal.SIGINT)
    asked = time.monotonic()
    said = "".join(process.communicate(timeout=20))
    assert time.monotonic() - asked < 4 and process.returncode == 130 and "Traceback" not in said, said
    time.sleep(1)
    before = finished(out / "a.tif")
    time.sleep(1)
    assert finished(out / "a.tif") == before


@pytest.mark.slow
def test_a_cluster_without_the_program_is_told_at_once(dem, out, tmp_path, capfd):
    bare = Cluster(tmp_path, workers=1, environment={"PYTHONPATH": ""})
    try:
        assert command.main(["features", str(dem), str(out / "a.tif"), "--scheduler", bare.address]) == 1
    finally:
        bare.end()
    lines = capfd.readouterr().err.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("error: The cluster does not find vertical_city")
    assert not list(out.iterdir())


def test_no_scheduler_is_one_sentence(dem, out, monkeypatch, capfd):
    monkeypatch.setattr(command, "CONNECT_S", 1)
    assert command.main(["features", str(dem), str(out / "a.tif"), "--scheduler", "tcp://127.0.0.1:9"]) == 1
    lines = capfd.readouterr().err.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("error: No dask scheduler answers at tcp://127.0.0.1:9")
    assert not list(out.iterdir())
