"""Runs cut into tiles, on threads, with a plan whose pixels are known; processes and clusters are in tests/headless."""

import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pyproj
import pytest
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import Band, RasterReader, RasterWriter
from vertical_city.engine.raster.grid import Extent, Grid, Window
from vertical_city.engine.tiled import run_tiled, tiles_folder
from vertical_city.engine.zones import EmptyZoneError, Zone, ZonePlan, utm_zones

GRID = Grid(pyproj.CRS.from_epsg(32633), 388000.0, 5820750.0, 250.0, 250.0, 50, 30)  # 15 tiles of 10 cells
EMPTY = Window(20, 10, 10, 10)


def number_of(column, row):
    return column + 1000.0 * row


@dataclass
class Plan:
    """Writes column + 1000 row; EMPTY has no value. fails, waits : windows whose tile fails, or waits for a cancel."""

    grid: Grid = GRID
    bands: tuple = (Band("number", ""),)
    metadata: dict = field(default_factory=lambda: {"VC_NOTE": "made up"})
    option: float = 0.5
    fails: tuple = ()
    waits: tuple = ()
    hindered: bool = False
    made: list = field(default_factory=list)
    prepared: list = field(default_factory=list)

    def prepare(self, monitor):
        self.prepared.append(len(self.made))

    def description(self):
        return {"dem": ["dem.tif", 12], "options": {"option": self.option, "words": ("a", "b")}}

    def make_tile(self, window, path, monitor):
        self.made.append(window)
        if window in self.fails:
            raise EngineInputError("The raster is damaged.")
        while window in self.waits:
            monitor.check()
            time.sleep(0.01)
        if window == EMPTY:
            return {"empty": True}
        monitor.warn("Cells are small.")
        column, row = np.meshgrid(np.arange(window.width) + window.column, np.arange(window.height) + window.row)
        with RasterWriter(path, self.grid.part(window), self.bands, self.metadata) as writer:
            writer.write(Window(0, 0, window.width, window.height), number_of(column, row)[None])
        return {"cells": window.width * window.height}

    def conclude(self, facts, monitor):
        if self.hindered:
            raise EngineInputError("No cell has a value.")
        monitor.info(f"{sum(one.get('cells', 0) for one in facts)} cells")


def truth():
    column, row = np.meshgrid(np.arange(50), np.arange(30))
    numbers = number_of(column, row)
    numbers[10:20, 20:30] = np.nan
    return numbers


@pytest.fixture
def run(tmp_path):
    """Run a plan on three threads: run(plan, name, …). Returns what was said."""

    def run_on_threads(plan, name="out.tif", monitor=None, tile_cells=10, **options):
        said = []
        monitor = replace(monitor or Monitor(), warn=said.append, info=said.append)
        with ThreadPoolExecutor(3) as pool:
            run_tiled(plan, tmp_path / name, pool, tile_cells, monitor, **options)
        return said

    return run_on_threads


def values(path):
    with RasterReader(path) as reader:
        assert reader.band_names == ["number"] and reader.note == "made up" and reader.grid.same_as(GRID)
        return reader.read()[0]


def stamps(folder):
    return {(path.parent.name, path.name): path.stat().st_mtime_ns for path in folder.rglob("row*.tif")}


@pytest.mark.parametrize("name", ["out.tif", "out.vrt"])
def test_tiles_join_to_the_whole(run, tmp_path, nothing_left, name):
    progress = []
    said = run(Plan(), name, Monitor(progress=progress.append), in_flight=4)
    np.testing.assert_array_equal(values(tmp_path / name), truth())
    assert said == ["Cells are small.", "1400 cells"], "a warning of many tiles is told once"
    assert progress == sorted(progress) and progress[-1] == 1.0
    left = {path.name for path in tmp_path.iterdir()}
    assert left == ({"out.tif"} if name == "out.tif" else {"out.vrt", "out_tiles"})


def test_not_more_tasks_are_handed_out_than_wished(tmp_path):
    class Counting(ThreadPoolExecutor):
        most, made = 0, ()

        def submit(self, *task):
            self.most = max(self.most, 1 + sum(not one.done() for one in self.made))
            self.made = (*self.made, super().submit(*task))
            return self.made[-1]

    with Counting(1) as pool:
        run_tiled(Plan(), tmp_path / "out.vrt", pool, 5, in_flight=3)
        assert 2 <= pool.most <= 3


@pytest.mark.parametrize("name", ["out.tif", "out.vrt"])
def test_a_failed_run_goes_on_with_what_is_missing(run, tmp_path, name):
    bad = Window(40, 20, 10, 10)
    with pytest.raises(EngineInputError, match=r"column 40, row 20 \(10 x 10 cells\): The raster is damaged\.$"):
        run(Plan(fails=(bad,)), name)
    assert not (tmp_path / name).exists()
    before = stamps(tiles_folder(tmp_path / name))
    plan = Plan()
    said = run(plan, name)
    assert bad in plan.made and len(plan.made) == 15 - int(said[0].split()[0])
    assert len(before) + 1 == int(said[0].split()[0]), "the empty tile counts too, and has no file"
    np.testing.assert_array_equal(values(tmp_path / name), truth())
    if name == "out.vrt":
        after = stamps(tmp_path)
        assert {tile: after[tile] for tile in before} == before


def test_a_finished_run_started_again_makes_no_tile(run):
    run(Plan(), "out.vrt")
    again = Plan()
    assert run(again, "out.vrt")[0] == "15 of 15 tiles were finished by an earlier run."
    assert not again.made


def test_a_tile_that_was_cut_short_or_whose_facts_are_is_made_anew(run, tmp_path):
    run(Plan(), "out.vrt")
    folder = next(path for path in tiles_folder(tmp_path / "out.vrt").iterdir() if path.is_dir())
    short, silent, lost = (folder / f"row000000_column0000{column}.tif" for column in ("00", "10", "20"))
    short.write_bytes(short.read_bytes()[:-100])
    silent.with_suffix(".json").write_text('{"facts"')
    lost.unlink()
    (folder / ".row.abc.part.tif").write_bytes(b"of a run that was killed")
    again = Plan()
    run(again, "out.vrt")
    assert sorted(window.column for window in again.made) == [0, 10, 20]
    np.testing.assert_array_equal(values(tmp_path / "out.vrt"), truth())
    assert not list(tmp_path.rglob("*.part*"))


def test_tiles_of_another_run_are_refused_with_what_differs(run, tmp_path):
    run(Plan(), "out.vrt")
    with pytest.raises(EngineInputError) as caught:
        run(Plan(option=0.7), "out.vrt", tile_cells=12)
    sentence = str(caught.value)
    assert "tile_cells was 10 and is 12; options.option was 0.5 and is 0.7." in sentence and "--restart" in sentence
    with pytest.raises(EngineInputError, match=r'output was "out.vrt" and is "out.tif"'):
        run(Plan(), "out.tif")
    np.testing.assert_array_equal(values(tmp_path / "out.vrt"), truth())


def test_a_restart_keeps_the_older_output_whole_until_it_is_replaced(run, tmp_path):
    run(Plan(), "out.vrt")
    with pytest.raises(EngineInputError):
        run(Plan(option=0.7, fails=(Window(40, 20, 10, 10),)), "out.vrt", restart=True)
    np.testing.assert_array_equal(values(tmp_path / "out.vrt"), truth())
    plan = Plan(option=0.7)
    run(plan, "out.vrt", restart=True)
    assert len(plan.made) == 15
    np.testing.assert_array_equal(values(tmp_path / "out.vrt"), truth())
    assert len(stamps(tmp_path)) == 14, "the older tiles are gone"


def test_only_what_a_run_made_is_removed(run, tmp_path):
    """A user's folder may have the very name."""
    (tmp_path / "out_tiles" / "mine").mkdir(parents=True)
    (tmp_path / "out_tiles" / "mine" / "dem.tif").write_bytes(b"precious")
    run(Plan())
    run(Plan(option=0.7), restart=True)
    with pytest.raises(EngineInputError):
        run(Plan(hindered=True), restart=True)
    assert (tmp_path / "out_tiles" / "mine" / "dem.tif").read_bytes() == b"precious"


def test_a_card_made_by_hand_cannot_have_other_folders_removed(run, tmp_path):
    (tmp_path / "precious").mkdir()
    (tmp_path / "out_tiles").mkdir()
    card = {"tiles": "../precious", "earlier": [], "description": {}}
    (tmp_path / "out_tiles" / "run.json").write_text(json.dumps(card))
    with pytest.raises(EngineInputError, match=r"run\.json cannot be understood"):
        run(Plan(), restart=True)
    assert (tmp_path / "precious").exists()


@pytest.mark.parametrize("name", ["out.tif", "out.vrt"])
def test_an_older_output_stays_when_the_run_fails(run, tmp_path, name):
    (tmp_path / name).write_text("older")
    with pytest.raises(EngineInputError, match="No cell has a value"):
        run(Plan(hindered=True), name)
    assert (tmp_path / name).read_text() == "older"


def test_a_cancel_stops_waiting_tasks_at_once_and_keeps_what_is_finished(run, tmp_path, nothing_left):
    cancel = threading.Event()
    waits = (Window(0, 20, 10, 10), Window(10, 20, 10, 10))
    started = []

    def progress(fraction):
        if fraction >= 0.9 * 12 / 15 and not started:
            started.append(time.monotonic())
            cancel.set()

    with pytest.raises(EngineCanceled, match=r"1[23] of 15 tiles are finished and kept in out_tiles"):
        run(Plan(waits=waits), "out.tif", Monitor(progress=progress, is_canceled=cancel.is_set))
    assert time.monotonic() - started[0] < 2
    run(Plan(), "out.tif")
    np.testing.assert_array_equal(values(tmp_path / "out.tif"), truth())


def test_a_cancel_before_the_first_tile_leaves_nothing(run, tmp_path):
    with pytest.raises(EngineCanceled, match="nothing was written"):
        run(Plan(), "out.tif", Monitor(is_canceled=lambda: True))
    assert not list(tmp_path.iterdir())


def test_what_is_prepared_is_prepared_once_and_only_for_tiles_that_are_to_be_made(run):
    first, again, elsewhere = Plan(), Plan(), Plan()
    run(first, "out.vrt")
    run(again, "out.vrt")
    run(elsewhere, "other.vrt", prepare=False)
    assert first.prepared == [0] and again.prepared == elsewhere.prepared == []


def test_a_second_run_into_one_output_is_refused_while_the_first_is_at_work(run, tmp_path):
    waits, cancel = Window(0, 0, 10, 10), threading.Event()
    plan = Plan(waits=(waits,))

    def until_cancelled():
        with pytest.raises(EngineCanceled):
            run(plan, monitor=Monitor(is_canceled=cancel.is_set))

    first = threading.Thread(target=until_cancelled)
    first.start()
    while waits not in plan.made:
        time.sleep(0.01)
    for restart in (False, True):
        with pytest.raises(EngineInputError, match=r"Another run is at work in .*out_tiles; wait"):
            run(Plan(), restart=restart)
    cancel.set()
    first.join()
    run(Plan())
    np.testing.assert_array_equal(values(tmp_path / "out.tif"), truth())
    assert [path.name for path in tmp_path.iterdir()] == ["out.tif"]


def test_a_file_that_stopped_an_earlier_run_does_not_stop_this_one(run, tmp_path):
    """A shared file system may show it for a while after it was removed."""
    with pytest.raises(EngineInputError):
        run(Plan(fails=(Window(0, 0, 10, 10),)))
    stops = list((tmp_path / "out_tiles").glob("stop*"))
    assert len(stops) == 1

    class Persistent(Plan):
        def make_tile(self, window, path, monitor):
            stops[0].touch()
            return super().make_tile(window, path, monitor)

    run(Persistent())
    np.testing.assert_array_equal(values(tmp_path / "out.tif"), truth())


@pytest.mark.parametrize("kind", [".tif", ".vrt"])
def test_what_a_kill_leaves_while_tiles_are_joined_is_removed_by_the_next_run(tmp_path, kind):
    """A process of its own is killed by GDAL's first report of the mosaic, or as the VRT is to be renamed."""
    script = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from concurrent.futures import ThreadPoolExecutor
from test_tiled import Plan, run_tiled
from vertical_city.engine.raster import mosaic
if {kind!r} == ".vrt":
    mosaic._replace = lambda *_: os.kill(os.getpid(), 9)
else:
    mosaic._callback = lambda monitor: lambda *_: os.kill(os.getpid(), 9)
with ThreadPoolExecutor(2) as pool:
    run_tiled(Plan(), {str(tmp_path / f"out [1]{kind}")!r}, pool, 10)
"""
    assert subprocess.run([sys.executable, "-c", script], stdin=subprocess.DEVNULL, timeout=60).returncode == -9
    assert list(tmp_path.glob("*.part*")), "else the test shows nothing"
    (tmp_path / ".out [1].mine.part.tif").touch()
    with ThreadPoolExecutor(2) as pool:
        run_tiled(Plan(), tmp_path / f"out [1]{kind}", pool, 10)
    np.testing.assert_array_equal(values(tmp_path / f"out [1]{kind}"), truth())
    assert [path.name for path in tmp_path.rglob("*.part*")] == [".out [1].mine.part.tif"]


def test_another_grid_is_told_by_the_numbers_that_differ(run):
    class Placed(Plan):
        def description(self):
            return {"grid": [self.grid.crs.to_wkt(), self.grid.x0, self.grid.dx]}

    run(Placed(), "out.vrt")
    with pytest.raises(EngineInputError, match=r"another run: grid\.2 was 388000\.0 and is 388250\.0\. Choose"):
        run(Placed(grid=replace(GRID, x0=388250.0)), "out.vrt")


def test_bad_parameters_are_told(run, tmp_path):
    (tmp_path / "folder.tif").mkdir()
    with pytest.raises(EngineInputError, match="is a folder"):
        run(Plan(), "folder.tif")
    (tmp_path / "folder.tif").rmdir()
    with pytest.raises(EngineInputError, match=r"5000000 x 3000000 cells are 150000000000 tiles, more than 1000000"):
        run(Plan(grid=replace(GRID, width=5_000_000, height=3_000_000)))
    with pytest.raises(EngineInputError, match=r"neither with \.tif nor with \.vrt"):
        run(Plan(), "out.png")
    with pytest.raises(EngineInputError, match="0 cells; give at least 1"):
        run(Plan(), tile_cells=0)
    with pytest.raises(EngineInputError, match="cannot be made"):
        run(Plan(), "missing/out.tif")
    assert not list(tmp_path.iterdir())


DEGREES = pyproj.CRS.from_epsg(4326)


def degrees(west, south, east, north):
    return Grid(DEGREES, west, north, 0.01, 0.01, round((east - west) * 100), round((north - south) * 100))


@pytest.mark.parametrize(
    ("extent", "codes"),
    [
        ((12.0, 50.0, 18.0, 51.0), [32633]),
        ((11.9, 50.0, 12.1, 51.0), [32632, 32633]),
        ((11.9, -1.0, 12.1, 1.0), [32632, 32732, 32633, 32733]),
        ((-180.0, 60.0, 180.0, 61.0), [32601 + i for i in range(60)]),
        ((179.0, 60.0, 181.0, 61.0), [32660, 32601]),
        ((12.0, 83.0, 13.0, 85.0), [32633]),
        ((12.0, -82.0, 13.0, -79.5), [32733]),
    ],
)
def test_a_dem_lies_in_the_zones_of_its_degrees(extent, codes):
    assert [zone.epsg for zone in utm_zones(degrees(*extent))] == codes


def test_a_dem_around_the_earth_has_each_zone_once():
    """With half a pixel more on both sides, as those of SRTM have it: the first zone is at both ends."""
    zones = {zone.epsg: zone.ground for zone in utm_zones(Grid(DEGREES, -180.05, 1.0, 0.1, 0.1, 3601, 10))}
    assert sorted(zones) == [32601 + i for i in range(60)]
    assert all(round(ground.xmax - ground.xmin, 6) == 6 for ground in zones.values())


@pytest.mark.parametrize(("epsg", "pole", "other"), [(3413, 84.0, 326), (3031, -80.0, 327)])
def test_a_dem_around_a_pole_lies_in_all_zones_up_to_the_end_of_utm(epsg, pole, other):
    zones = utm_zones(Grid(pyproj.CRS.from_epsg(epsg), -2.0e6, 2.0e6, 1e4, 1e4, 400, 400))
    assert [zone.epsg for zone in zones] == [100 * other + 1 + i for i in range(60)]
    assert all(pole in (zone.ground.ymin, zone.ground.ymax) for zone in zones)


def test_where_utm_ends_another_crs_is_asked_for():
    with pytest.raises(EngineInputError, match=r"between latitudes 84\.50 and 85\.00"):
        utm_zones(degrees(12.0, 84.5, 13.0, 85.0))


@pytest.mark.parametrize("south", [50.0, -0.05])
def test_a_zone_keeps_the_cells_that_touch_it_and_no_others(tmp_path, south):
    """Corners of cells, one by one, against the meridians and the equator."""
    zone = next(z for z in utm_zones(degrees(11.9, south, 12.1, south + 0.1)) if z.epsg == 32633)
    whole = aligned = zone.cells(1000.0)
    whole = Grid(
        aligned.crs, aligned.x0 - 4000, aligned.y0 + 4000, 1000.0, 1000.0, aligned.width + 8, aligned.height + 8
    )
    plan = ZonePlan(Plan(grid=whole), Zone(32633, Extent(12.0, south, 12.1, south + 0.1)))
    plan.make_tile(whole.window, str(tmp_path / "t.tif"), Monitor())
    with RasterReader(tmp_path / "t.tif") as reader:
        kept = np.isfinite(reader.read()[0])
    to_degrees = pyproj.Transformer.from_crs(whole.crs, DEGREES, always_xy=True)
    touching = np.zeros(whole.shape, dtype=int)
    for corner in ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)):
        column, row = np.meshgrid(np.arange(whole.width) + corner[0], np.arange(whole.height) + corner[1])
        longitude, latitude = to_degrees.transform(whole.x0 + column * 1000, whole.y0 - row * 1000)
        touching += (longitude >= 12) & (longitude <= 18) & (latitude >= 0)
    assert kept[touching > 0].all()
    # A cell that only just does not touch may be kept as well: none whose centre is a cell away.
    further = np.pad(touching > 0, 1, mode="edge")
    near = np.logical_or.reduce(
        [further[i : i + whole.height, j : j + whole.width] for i in range(3) for j in range(3)]
    )
    assert not kept[~near].any() and (~kept).any()


def test_a_zone_without_a_value_is_told_apart(tmp_path):
    plan = ZonePlan(Plan(), Zone(32633, Extent(12.0, 52.0, 14.0, 53.0)))
    facts = plan.make_tile(EMPTY, str(tmp_path / "t.tif"), Monitor())
    with pytest.raises(EmptyZoneError, match="no value in UTM zone 32633"):
        plan.conclude([facts, {"empty": True, "outside": True}], Monitor())
