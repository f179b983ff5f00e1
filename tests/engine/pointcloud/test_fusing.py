"""Fusing files: dense clouds, attributes of several types, names, memory and cancels. The algorithm's tests hold the
rest."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyproj
import pytest
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.cloud import STANDARD, Attribute, CloudInfo, Points, Track
from vertical_city.engine.pointcloud.fuse_inputs import FuseOptions
from vertical_city.engine.pointcloud.fused_report import numbers, report, told
from vertical_city.engine.pointcloud.fusing import fuse_clouds
from vertical_city.engine.pointcloud.fusion import StereoReference
from vertical_city.engine.pointcloud.readers import open_table
from vertical_city.engine.pointcloud.writers import cloud_writer

CRS = pyproj.CRS.from_epsg(32633)
MIDDLE = np.array([389_500.0, 5_820_500.0, 80.0])
# Where each track has its reference point, from where it belongs.
WRONG = {"up": np.array([10.0, -2.0, 9.0]), "down": np.array([-12.0, -1.0, 8.0])}
HEADING = {"up": 350.0, "down": 190.0}


def track(name, **more):
    x, y, z = MIDDLE + WRONG[name]
    words = {"up": "ascending", "down": "descending"}
    return replace(Track(name, words[name], HEADING[name], 40.0, "right", (x, y, z)), **more)


def stereo(clouds=(), crs=None):
    longitude, latitude = pyproj.Transformer.from_crs(CRS, 4326, always_xy=True).transform(*MIDDLE[:2])
    return StereoReference.of_degrees(longitude, latitude, MIDDLE[2])


def places(points, side=100.0, seed=0, at=(0.0, 0.0)):
    """Points on a slope, (n, 3)."""
    xy = np.random.default_rng(seed).uniform(-side / 2, side / 2, (points, 2))
    return np.column_stack([xy + at, 0.1 * xy[:, 0] + 0.05 * xy[:, 1]]) + MIDDLE


def write(folder, name, xyz, attributes=(), values=None, stem=None, **more):
    path = folder / f"{stem or name}.json"
    with cloud_writer(path, CloudInfo(CRS, tuple(attributes), track=track(name, **more))) as writer:
        writer.add(Points(*(xyz + WRONG[name]).T, values or {}))
        writer.finish()
    return str(path.with_suffix("") / "ept.json")


def read(path, *names):
    chunks = list(open_table(path).chunks(("x", "y", "z", "track", *names), 10**7, Monitor()))
    return {name: np.concatenate([np.asarray(one[name], float) for one in chunks]) for name in chunks[0]}


OFFSET = FuseOptions(mode="offset_only")


def fuse(paths, output, options=OFFSET, monitor=None, reference=stereo, report=None):
    return fuse_clouds(paths, output, options, monitor or Monitor(), reference, report)


def test_clouds_too_dense_for_whole_tiles(tmp_path):
    """A tile of 200 m with more points than a sample may have: it is thinned, not lost."""
    xyz = places(320_000)
    paths = [write(tmp_path, name, xyz) for name in ("up", "down")]
    fused = fuse(paths, tmp_path / "fused.json")
    assert all(30_000 <= len(one.xyz) <= 300_000 for one in fused.before)
    (pair,) = fused.agreements
    assert abs(pair.median_m[0]) > 1 and abs(pair.median_m[1]) < 0.05
    assert fused.counts == (320_000, 320_000)


def test_clouds_without_a_common_tile_are_shifted_all_the_same(tmp_path):
    """The dense one keeps few of its tiles, none of them where the other one is."""
    paths = [
        write(tmp_path, "up", places(320_000, 900.0)),
        write(tmp_path, "down", places(50, 10.0, at=(5000.0, 0.0))),
    ]
    fused = fuse(paths, tmp_path / "fused.json")
    assert fused.counts == (320_000, 50) and fused.agreements[0].points == (0, 0)
    assert np.isnan(fused.agreements[0].median_m).all()
    assert {"COUNT", "MAX_SHIFT"} <= set(numbers(fused)) and "MEDIAN_AFTER" not in numbers(fused)
    assert "nan" not in report(fused)
    found = read(tmp_path / "fused" / "ept.json")
    np.testing.assert_allclose(found["x"][found["track"] == 2].mean(), places(50, 10.0, at=(5000.0, 0.0))[:, 0].mean(),
                               atol=2e-3)  # fmt: skip


def test_attributes_take_the_type_that_holds_all(tmp_path):
    """Whole numbers of one cloud and shares of another, by one name."""
    xyz = places(100)
    quality = [Attribute("quality", dtype="<f4"), Attribute("quality", dtype="<u1")]
    values = [np.linspace(0, 1, 100).astype("f4"), np.arange(100, dtype="u1")]
    for order in ((0, 1), (1, 0)):
        paths = [write(tmp_path, name, xyz, [quality[i]], {"quality": values[i]}, f"{name}{i}")
                 for name, i in zip(("up", "down"), order)]  # fmt: skip
        fuse(paths, tmp_path / "fused.json")
        found = read(tmp_path / "fused" / "ept.json", "quality")
        for number, i in zip((1, 2), order):
            np.testing.assert_allclose(np.sort(found["quality"][found["track"] == number]), values[i], atol=1e-6)


def test_modes_that_need_no_angles_do_without(tmp_path):
    paths = [write(tmp_path, name, places(300), heading_deg=None, incidence_deg=None) for name in ("up", "down")]
    fused = fuse(paths, tmp_path / "fused.json")
    for one in fused.shifts:
        np.testing.assert_allclose([one.dx, one.dy, one.dz], -WRONG[one.name], atol=1e-6)
    assert "heading" not in open_table(tmp_path / "fused" / "ept.json").columns
    fuse(paths, tmp_path / "fused.json", FuseOptions(diameter_m=0.0))
    for options in (FuseOptions(), FuseOptions(mode="geometric")):
        with pytest.raises(EngineInputError, match="The cloud 'up' has no heading angle; give it in TRACKS"):
            fuse(paths, tmp_path / "fused.json", options)


def test_clouds_of_one_name_are_told_apart(tmp_path):
    paths = [write(tmp_path, "up", places(300, seed=i), stem=f"file{i}") for i in range(2)]
    fused = fuse(paths, tmp_path / "fused.json")
    assert [one.name for one in fused.clouds] == ["up (1)", "up (2)"]
    row = {"look_side": "L"}
    for name in ("up (2)", "file1", "My layer"):
        fused = fuse(
            paths, tmp_path / "fused.json", replace(OFFSET, tracks=[(name, row)], called=("other", "my layer"))
        )
        assert [one.track.look_side for one in fused.clouds] == ["right", "left"]
    with pytest.raises(EngineInputError, match=r"no cloud 'up', or more than one \(TRACKS\); there are up \(1\), up"):
        fuse(paths, tmp_path / "fused.json", replace(OFFSET, tracks=[("up", row)]))


def test_the_fused_cloud_remembers_what_is_common(tmp_path):
    xyz = places(300)
    paths = [write(tmp_path, name, xyz, look_side="left") for name in ("up", "down")]
    fuse(paths, tmp_path / "fused.json")
    table = open_table(tmp_path / "fused" / "ept.json")
    assert (table.track.name, table.track.look_side, table.track.heading_deg) == ("fused", "left", None)
    found = read(tmp_path / "fused" / "ept.json", "heading", "incidence")
    for number, name in ((1, "up"), (2, "down")):
        np.testing.assert_allclose(found["heading"][found["track"] == number], HEADING[name])


@pytest.mark.parametrize(
    ("count", "options", "given", "sentence"),
    [
        (1, OFFSET, stereo, "1 clouds are given; a fusion needs 2"),
        (2, FuseOptions(mode="guess"), stereo, "The mode 'guess' is not known; choose one of geodetic"),
        (2, OFFSET, None, r"The mode offset_only needs the reference point .*\(STEREO\)"),
    ],
)
def test_what_is_missing_is_told(tmp_path, count, options, given, sentence):
    paths = [write(tmp_path, name, places(20)) for name in ("up", "down")]
    with pytest.raises(EngineInputError, match=sentence):
        fuse(paths[:count], tmp_path / "fused.json", options, reference=given)
    assert not (tmp_path / "fused").exists()


def test_the_report_comes_before_the_cloud_is_in_its_place(tmp_path):
    paths = [write(tmp_path, name, places(300)) for name in ("up", "down")]
    seen = []

    def look(fused, monitor):
        seen.append(((tmp_path / "fused").exists(), fused.counts))
        monitor.step(0.5)

    fused = fuse(paths, tmp_path / "fused.json", report=look)
    assert seen == [(False, (300, 300))] and (tmp_path / "fused" / "ept.json").is_file()
    assert told(fused)[0].startswith("Track 1 is up: 300 points, moved by -10.0")

    def fail(fused, monitor):
        raise EngineInputError("No room.")

    before = (tmp_path / "fused" / "ept.json").read_bytes()
    with pytest.raises(EngineInputError, match="No room"):
        fuse([*paths, write(tmp_path, "up", places(10), stem="third")], tmp_path / "fused.json", report=fail)
    assert (tmp_path / "fused" / "ept.json").read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == {"up", "down", "third", "fused"}


# Large clouds.


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Two clouds of a million and a half points, walls among them, so that there is something to match."""
    folder = tmp_path_factory.mktemp("large")
    paths = []
    for number, name in enumerate(("up", "down")):
        generator = np.random.default_rng(number)
        with cloud_writer(
            folder / f"{name}.json", CloudInfo(CRS, (STANDARD["velocity"],), track=track(name))
        ) as writer:
            for _ in range(3):
                xyz = places(500_000, 600.0, int(generator.integers(1e9)))
                xyz[::3, 2] += 20 * ((xyz[::3, 0] // 40) % 2)
                writer.add(Points(*(xyz + WRONG[name]).T, {"velocity": np.zeros(len(xyz), "f4")}))
            writer.finish()
        paths.append(str(folder / name / "ept.json"))
    return paths


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["offset_only", "geometric"])
def test_a_cancel_stops_within_two_seconds(large, tmp_path, mode):
    """Asked for at several moments of the run."""
    for after in (0.05, 0.27, 0.4, 0.6, 0.9):
        asked = []

        def seen(fraction, after=after, asked=asked):
            if fraction >= after and not asked:
                asked.append(time.monotonic())

        monitor = Monitor(progress=seen, is_canceled=lambda asked=asked: bool(asked))
        with pytest.raises(EngineCanceled):
            fuse(large, tmp_path / "fused.json", FuseOptions(mode=mode), monitor)
        assert time.monotonic() - asked[0] < 2, after
        assert list(tmp_path.iterdir()) == []


MEASURE = """
import re, sys
from pathlib import Path
from vertical_city.engine.pointcloud.fusing import fuse_clouds
from vertical_city.engine.pointcloud.fuse_inputs import FuseOptions
from vertical_city.engine.pointcloud.fusion import StereoReference
from vertical_city.engine.monitor import Monitor
fuse_clouds(sys.argv[2:], sys.argv[1], FuseOptions(mode="offset_only"), Monitor(),
            lambda clouds, crs: StereoReference.of_degrees(13.3716, 52.5262, 80))
# What getrusage tells counts the process that started this one, too.
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_cloud(large, tmp_path):
    """Three million points need little more than three hundred thousand."""
    small = [write(tmp_path, name, places(150_000, 600.0)) for name in ("up", "down")]
    used = []
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "build" / "plugins")}
    for number, paths in enumerate((small, large)):
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, str(tmp_path / f"f{number}.json"), *paths],
            capture_output=True, text=True, env=environment, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        used.append(float(done.stdout.split()[-1]))
    assert used[1] < 700 and used[1] - used[0] < 350, used
