"""The command for servers on one machine: threads, processes, a crash, a cancel, zones, folders, HTTP."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pyproj
import pytest
from osgeo import gdal
from vertical_city.engine import run as command
from vertical_city.engine.dem.features import FeatureOptions, FeaturePlan, compute_features
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.predict import DERIVED, PredictOptions, predict
from vertical_city.engine.raster.files import RasterReader

from .process_files import model_file
from .run_command import (
    FILTERS,
    MANY,
    QUICK,
    assert_same,
    computed_whole,
    cut,
    finished,
    pixels,
    run,
    simulated_dem,
    start,
    wait_for,
    workers_of,
)

pytestmark = pytest.mark.slow

LINUX = Path("/proc/self/task").is_dir()


@pytest.fixture(scope="module")
def dem(tmp_path_factory):
    return simulated_dem(tmp_path_factory.mktemp("dem") / "dem.tif")


@pytest.fixture(scope="module")
def whole(dem):
    return computed_whole(dem)


def test_the_tiles_of_processes_and_threads_join_to_the_whole(dem, whole, out):
    said = run("features", dem, out / "a.tif", *QUICK, "--workers", 2)
    assert_same(out / "a.tif", whole)
    assert [int(number) for number in re.findall(r"^(\d+) %$", said, re.M)][-1] == 100
    assert [path.name for path in out.iterdir()] == ["a.tif"]
    assert command.main(["features", str(dem), str(out / "b.vrt"), *QUICK, "--threads", "1", "--quiet"]) == 0
    assert_same(out / "b.vrt", whole)
    assert len(finished(out / "b.vrt")) >= 8
    with RasterReader(out / "a.tif") as reader:
        assert reader.metadata["VC_DEM"] == "dem.tif" and reader.note == "simulated"


def test_all_options_reach_the_engine(dem, out):
    cells = ["--cell-size", "300", "--crs", "EPSG:25833", "--assignment", "area", "--min-valid", "0.9"]
    given = ["--filters", "m2d1,f1", "--kernel-sum", "one", *cells, "--tile-cells", "20", "--quiet"]
    from vertical_city.engine.dem.filters import KERNEL_SUMS

    given[3] = next(word for word in KERNEL_SUMS if word != "laplacian")
    assert command.main(["features", str(dem), str(out / "a.tif"), *given]) == 0
    options = FeatureOptions(("m2d1", "f1"), given[3], "area", 0.9)
    compute_features(dem, out / "wanted.tif", options, 300.0, pyproj.CRS.from_epsg(25833))
    assert_same(out / "a.tif", out / "wanted.tif")
    arguments = ["--grid", str(out / "wanted.tif"), "--filters", "f1", "--quiet"]
    assert command.main(["features", str(dem), str(out / "b.tif"), *arguments]) == 0
    assert pixels(out / "b.tif")[1].same_as(pixels(out / "wanted.tif")[1])


def test_the_tiles_of_a_pair_join_to_the_whole(dem, out, tmp_path):
    """The second DEM lies on another grid, and is read on the first one's, tile by tile."""
    second = simulated_dem(tmp_path / "second.tif", west=11.9501, columns=300, rows=280)
    options = FeatureOptions(feature_set="terrain_robust")
    compute_features(dem, out / "whole.tif", options, second=second)
    more = ("--feature-set", "terrain_robust", "--second", second, "--tile-cells", "10", "--workers", 2)
    run("features", dem, out / "f.tif", *more)
    assert_same(out / "f.tif", out / "whole.tif")


def test_predictions_join_to_the_whole(whole, out):
    model = model_file(out / "model.json")
    given = ["--keep-negative", "--tile-cells", "16", "--quiet"]
    assert command.main(["predict", str(whole), str(model), str(out / "a.tif"), *given]) == 0
    predict([whole], model, out / "wanted.tif", PredictOptions(clip_negative=False))
    assert_same(out / "a.tif", out / "wanted.tif")
    targets = json.loads(model.read_text())["targets"]
    model_file(model, targets={"AGBH": targets["AGBH"], "ANBH": {**targets["AGBH"], "intercept": -3.0}})
    predict([whole], model, out / "wanted.tif", PredictOptions(derived=tuple(DERIVED), ceiling_height_m=2.5))
    given = ["--derived", ",".join(DERIVED), "--ceiling-height", "2.5", "--tile-cells", "7", "--quiet"]
    assert command.main(["predict", str(whole), str(model), str(out / "a.tif"), *given]) == 0
    assert_same(out / "a.tif", out / "wanted.tif")


def test_a_folder_of_dem_tiles_is_the_undivided_dem(dem, whole, out, tmp_path):
    folder = cut(dem, tmp_path / "srtm", 128)
    assert command.main(["features", str(folder), str(out / "a.tif"), *QUICK, "--quiet"]) == 0
    assert_same(out / "a.tif", whole)
    with RasterReader(out / "a.tif") as reader:
        assert reader.metadata["VC_DEM"] == "srtm.vrt"
    assert [path.name for path in out.iterdir()] == ["a.tif"]
    tiles = sorted(map(str, folder.iterdir()))
    assert command.main(["features", *tiles, str(out / "b.vrt"), *QUICK, "--quiet"]) == 0
    assert_same(out / "b.vrt", whole)
    before = finished(out / "b.vrt")
    assert command.main(["features", *tiles, str(out / "b.vrt"), *QUICK, "--quiet"]) == 0
    assert finished(out / "b.vrt") == before, "a finished run started again makes no tile"


def test_the_tiles_of_an_output_beside_those_of_the_dem_are_no_dem(dem, whole, tmp_path):
    folder = cut(dem, tmp_path / "srtm", 128)
    for _ in range(2):
        assert command.main(["features", str(folder), str(folder / "a.vrt"), *QUICK, "--quiet"]) == 0
    assert_same(folder / "a.vrt", whole)


def test_a_broken_tile_of_the_dem_is_named_and_the_run_goes_on_when_it_is_mended(dem, whole, out, tmp_path, capsys):
    folder = cut(dem, tmp_path / "srtm", 128)
    broken = sorted(folder.iterdir())[-1]
    good = broken.read_bytes()
    broken.write_bytes(good[: len(good) * 2 // 3])
    arguments = ["features", str(folder), str(out / "a.tif"), *QUICK, "--threads", "1", "--quiet"]
    assert command.main(arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: ") and len(said.strip().splitlines()) == 1
    assert broken.name in said or "srtm.vrt" in said
    assert not (out / "a.tif").exists()
    broken.write_bytes(good)
    assert command.main([*arguments, "--restart"]) == 0
    assert_same(out / "a.tif", whole)


def test_a_run_that_was_killed_goes_on_where_it_was(dem, whole, out):
    for workers in (("--threads", 1), ("--workers", 2)):
        output = out / f"{workers[0][2:]}.vrt"
        process = start("features", dem, output, *MANY, *workers)
        wait_for(lambda output=output: len(finished(output)) >= 3, process)
        left = workers_of(process) if LINUX else []
        process.send_signal(signal.SIGKILL)
        assert process.wait(10) == -signal.SIGKILL
        assert not output.exists()
        wait_for(lambda left=left: not any(Path(f"/proc/{pid}").exists() for pid in left), seconds=5)
        before = finished(output)
        said = run("features", dem, output, *MANY, *workers)
        assert re.search(rf"\b({len(before)}|{len(before) + 1}) of \d+ tiles were finished by an earlier run", said)
        after = finished(output)
        assert {tile: after[tile] for tile in before} == before and len(after) > len(before)
        assert_same(output, whole)
        assert not list(out.rglob("*.part*"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("workers", [("--threads", 1), ("--workers", 2)])
def test_a_cancel_ends_the_run_within_two_seconds(dem, out, number, workers):
    process = start("features", dem, out / "a.tif", *MANY, *workers)
    wait_for(lambda: len(finished(out / "a.tif")) >= 2, process)
    os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
    asked = time.monotonic()
    _, said = process.communicate(timeout=20)
    assert time.monotonic() - asked < 2
    assert process.returncode == 130 and "tiles are finished and kept in a_tiles" in said
    assert "Traceback" not in said and not (out / "a.tif").exists() and not list(out.rglob("*.part*"))


@pytest.mark.skipif(not LINUX, reason="finds the worker process in /proc")
def test_a_local_worker_that_is_killed_is_told_and_the_run_goes_on_when_started_again(dem, whole, out):
    process = start("features", dem, out / "a.tif", *MANY, "--workers", 1, "--quiet")
    wait_for(lambda: len(finished(out / "a.tif")) >= 3, process)
    workers = workers_of(process)
    assert len(workers) == 1
    os.kill(workers[0], signal.SIGKILL)
    said = "".join(process.communicate(timeout=20)).strip().splitlines()
    assert process.returncode == 1 and len(said) == 1 and said[0].startswith("error: A worker process ended"), said
    run("features", dem, out / "a.tif", *MANY, "--workers", 1)
    assert_same(out / "a.tif", whole)


def test_another_option_is_refused_until_the_run_is_restarted(dem, out, capsys):
    arguments = ["features", str(dem), str(out / "a.vrt"), *QUICK, "--quiet"]
    assert command.main(arguments) == 0
    assert command.main([*arguments, "--min-valid", "0.9"]) == 1
    said = capsys.readouterr().err
    assert re.search(r"min_valid was 0\.5 and is 0\.9", said) and "--restart" in said
    assert command.main([*arguments, "--min-valid", "0.9", "--restart"]) == 0
    compute_features(dem, out / "wanted.tif", FeatureOptions(FILTERS, min_valid=0.9))
    assert_same(out / "a.vrt", out / "wanted.tif")


def test_each_utm_zone_gets_its_part(dem, out):
    given = [*QUICK, "--crs", "zones", "--quiet"]
    assert command.main(["features", str(dem), str(out / "a.tif"), *given]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["a_32632.tif", "a_32633.tif", "a_index.gpkg"]
    covered = {}
    for zone in (32632, 32633):
        crs = pyproj.CRS.from_epsg(zone)
        _, grid, values = pixels(out / f"a_{zone}.tif")
        compute_features(dem, out / "wanted.tif", FeatureOptions(FILTERS), crs=crs)
        _, full, wanted = pixels(out / "wanted.tif")
        column, row = full.offset_of(grid)
        wanted = wanted[:, row : row + grid.height, column : column + grid.width]
        kept = np.isfinite(values)
        np.testing.assert_array_equal(values[kept], wanted[kept])
        x, y = np.meshgrid(np.arange(grid.width) + 0.5, np.arange(grid.height) + 0.5)
        to_degrees = pyproj.Transformer.from_crs(crs, 4326, always_xy=True)
        longitude, _ = to_degrees.transform(grid.x0 + x * grid.dx, grid.y0 - y * grid.dy)
        own = longitude <= 12 if zone == 32632 else longitude >= 12
        assert np.isfinite(wanted[:, own]).sum() == kept[:, own].sum(), "every cell whose centre is in the zone"
        far = np.abs(longitude - 12) > 250 * np.sqrt(2) / 67_000  # a degree is 67.7 km here
        assert not kept[:, ~own & far].any(), "none beyond its border"
        assert kept[:, ~own].any(), "those at the border are in both"
        covered[zone] = longitude[own & kept[0]]
    assert covered[32632].max() > 11.99 and covered[32633].min() < 12.01
    index = gdal.OpenEx(str(out / "a_index.gpkg"), gdal.OF_VECTOR)
    layer = index.GetLayer(0)
    assert [feature.GetField("crs") for feature in layer] == ["EPSG:32632", "EPSG:32633"]


def test_zones_that_were_finished_before_a_crash_are_left_out(dem, out):
    arguments = ["features", dem, out / "a.tif", *MANY, "--crs", "zones", "--threads", 1]
    process = start(*arguments)
    wait_for(lambda: finished(out / "a_32633.tif"), process)
    process.kill()
    process.communicate()
    first = (out / "a_32632.tif").stat().st_mtime_ns
    run(*arguments)
    assert (out / "a_32632.tif").stat().st_mtime_ns == first
    assert sorted(path.name for path in out.iterdir()) == ["a_32632.tif", "a_32633.tif", "a_index.gpkg"]


class Ranges(SimpleHTTPRequestHandler):
    """Answers requests for a range of bytes, as servers of cloud-optimised rasters do."""

    seen: list = []

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        data = path.read_bytes() if path.is_file() else b""
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if not data:
            self.send_error(404)
            return
        first, last = (int(asked[1]), min(int(asked[2]), len(data) - 1)) if asked else (0, len(data) - 1)
        self.seen.append((first, last))
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(last - first + 1))
        self.send_header("Accept-Ranges", "bytes")
        if asked:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.end_headers()
        self.wfile.write(data[first : last + 1])

    def log_message(self, *_):
        pass


def test_a_dem_is_read_over_http_by_window(dem, whole, out):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Ranges, directory=str(dem.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"/vsicurl/http://127.0.0.1:{server.server_port}/dem.tif"
        environment = {"GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR", "NO_PROXY": "*", "no_proxy": "*"}
        run("features", address, out / "a.tif", *QUICK, "--threads", 2, environment=environment)
        assert_same(out / "a.tif", whole)
        assert all(last - first + 1 < dem.stat().st_size for first, last in Ranges.seen) and Ranges.seen
        run("features", address, address, out / "b.tif", *QUICK, environment=environment)
        assert_same(out / "b.tif", whole)
    finally:
        server.shutdown()


BAD = {
    r"neither with \.tif nor with \.vrt": ["{dem}", "{out}/a.png"],
    r"missing\.tif cannot be opened": ["missing.tif", "{out}/a.tif"],
    r"empty holds no raster": ["{out}/empty", "{out}/a.tif"],
    r"CRS '99' is not known": ["{dem}", "{out}/a.tif", "--crs", "99"],
    r"counts in degree": ["{dem}", "{out}/a.tif", "--crs", "4326"],
    r"no filter m9": ["{dem}", "{out}/a.tif", "--filters", "f1,m9"],
    r"cannot be made": ["{dem}", "{out}/none/a.tif"],
    r"would be made among those of the DEM": ["{out}/a_tiles", "{out}/a.tif"],
    r"tiles, more than 1000000": ["{dem}", "{out}/a.tif", "--cell-size", "0.01", "--assignment", "area"],
}


def test_bad_input_is_one_sentence_and_leaves_nothing(dem, out, capsys):
    for sentence, arguments in BAD.items():
        (out / "empty").mkdir()
        (out / "a_tiles").mkdir()
        filled = [text.format(dem=dem, out=out) for text in arguments]
        assert command.main(["features", *filled, "--quiet"]) == 1, sentence
        said = capsys.readouterr().err.strip().splitlines()
        assert len(said) == 1 and said[0].startswith("error: ") and re.search(sentence, said[0]), said
        shutil.rmtree(out / "empty")
        shutil.rmtree(out / "a_tiles", ignore_errors=True)
        assert not list(out.iterdir())


def test_a_folder_that_cannot_serve_leaves_no_folder(dem, out, tmp_path, capsys):
    folder = cut(dem, tmp_path / "srtm", 128)
    shutil.copy(folder / "0_0.tif", folder / "again.tif")
    assert command.main(["features", str(folder), str(out / "a.tif"), "--quiet"]) == 1
    assert "cover the same ground" in capsys.readouterr().err
    assert not list(out.iterdir())


def test_a_forgotten_output_does_not_cost_the_last_dem(dem, whole, out, tmp_path, capsys):
    folder = cut(dem, tmp_path / "srtm", 128)
    tiles = sorted(map(str, folder.iterdir()))
    before = Path(tiles[-1]).read_bytes()
    assert command.main(["features", *tiles, *QUICK, "--quiet"]) == 1
    assert "exists and holds no features" in capsys.readouterr().err
    assert Path(tiles[-1]).read_bytes() == before and sorted(map(str, folder.iterdir())) == tiles
    shutil.copy(whole, out / "features.tif")
    arguments = ["predict", str(out / "features.tif"), str(model_file(tmp_path / "m.json")), str(out / "features.tif")]
    assert command.main(arguments) == 1
    assert "exists and holds no prediction" in capsys.readouterr().err
    assert_same(out / "features.tif", whole)
    assert command.main(["features", str(dem), str(out / "features.tif"), *QUICK, "--quiet"]) == 0, "of the same kind"


def test_a_run_goes_on_whatever_characters_its_name_has(dem, whole, out, tmp_path, capsys):
    folder = cut(dem, tmp_path / "données Zürich 東京", 128)
    output = out / "a [1]*? é.tif"
    other = out / f"{output.stem} too_tiles"  # of an output of another name
    other.mkdir()
    (other / "run.json").touch()
    arguments = ["features", str(folder), str(output), *QUICK, "--threads", "1"]

    def full(*_):
        raise EngineInputError("There is no room.")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vertical_city.engine.tiled.write_cog", full)
        assert command.main(arguments) == 1
    capsys.readouterr()
    assert command.main(arguments) == 0
    assert re.search(r"(\d+) of \1 tiles were finished by an earlier run", capsys.readouterr().err)
    assert_same(output, whole)
    assert sorted(path.name for path in out.iterdir()) == [other.name, output.name]


def test_filters_are_prepared_before_the_first_tile(dem, out, monkeypatch, capsys):
    done = []
    prepare, make_tile = FeaturePlan.prepare, FeaturePlan.make_tile
    monkeypatch.setattr(FeaturePlan, "prepare", lambda *given: done.append("prepared") or prepare(*given))
    monkeypatch.setattr(FeaturePlan, "make_tile", lambda *given: done.append("tile") or make_tile(*given))
    arguments = ["features", str(dem), str(out / "a.vrt"), *QUICK]
    for _ in range(2):
        assert command.main([*arguments, "--threads", "1"]) == 0
    assert done[0] == "prepared" and done.count("prepared") == 1, "a finished run has nothing to compile for"
    capsys.readouterr()
    arguments[2] = str(out / "b.tif")
    assert command.main([*arguments, "--workers", "1"]) == 0
    assert "each worker prepares filters" in capsys.readouterr().err and done.count("prepared") == 1


def test_a_wrong_command_line_is_exit_code_two(dem, out, capsys):
    for arguments in (["features", str(dem)], ["features", str(dem), "a.tif", "--threads", "0"], [],
                      ["features", str(dem), "a.tif", "--threads", "1", "--workers", "1"]):  # fmt: skip
        with pytest.raises(SystemExit) as caught:
            command.main(arguments)
        assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_without_dask_the_scheduler_is_refused_in_one_sentence(dem, out, monkeypatch, capsys):
    monkeypatch.setattr(command.importlib.util, "find_spec", lambda name: None)
    arguments = ["features", str(dem), str(out / "a.tif"), "--scheduler", "tcp://127.0.0.1:1"]
    assert command.main(arguments) == 1
    assert "pip install distributed" in capsys.readouterr().err
    assert not list(out.iterdir())


def test_a_bar_is_drawn_on_a_terminal(dem, out):
    pty = pytest.importorskip("pty")
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("there is no terminal to be had")
    arguments = ["features", str(dem), str(out / "a.tif"), *QUICK, "--threads", "1"]
    done = subprocess.run(
        [sys.executable, "-m", "vertical_city.engine.run", *arguments],
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0 and "\r[############" in said and "] 100 %" in said
