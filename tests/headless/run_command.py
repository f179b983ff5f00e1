"""The command `python -m vertical_city.engine.run` as a process, and DEMs for it. All heights are simulated."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pyproj
from vertical_city.engine.dem.features import FeatureOptions, compute_features
from vertical_city.engine.raster.files import Band, RasterReader, RasterWriter
from vertical_city.engine.raster.grid import Grid, Window

FILTERS = ("f1", "m2d1", "m3d2", "ptx_uw5", "ptx_iw21")
# For what happens in the middle of a run there must be a middle.
MANY = ("--filters", ",".join(FILTERS), "--tile-cells", "3")
QUICK = ("--filters", ",".join(FILTERS), "--tile-cells", "10")


def simulated_dem(path, west=11.95, columns=330, rows=300):
    """A rough DEM across the meridian of 12 degrees, with voids, and the border of two UTM zones in its middle."""
    rng = np.random.default_rng(5)
    grid = Grid(pyproj.CRS.from_epsg(4326), west, 52.6, 1 / 3600, 1 / 3600, columns, rows)
    heights = rng.normal(0, 3, grid.shape) + 40 + 0.05 * np.arange(columns) + 30 * (rng.random(grid.shape) > 0.97)
    heights[100:140, 50:90] = np.nan
    heights[rng.random(grid.shape) > 0.99] = np.nan
    with RasterWriter(path, grid, [Band("elevation")], {"VC_NOTE": "simulated"}) as writer:
        writer.write(grid.window, heights[None])
    return path


def computed_whole(dem):
    """What one run of the engine over the whole gives."""
    path = dem.with_name("whole.tif")
    compute_features(dem, path, FeatureOptions(FILTERS))
    return path


def cut(path, folder, side):
    """A raster cut into files of side x side pixels."""
    folder.mkdir()
    with RasterReader(path) as reader:
        for row in range(0, reader.grid.height, side):
            for column in range(0, reader.grid.width, side):
                window = Window(column, row, side, side).clipped(reader.grid.width, reader.grid.height)
                part = reader.grid.part(window)
                with RasterWriter(folder / f"{row}_{column}.tif", part, [Band("elevation")], reader.metadata) as writer:
                    writer.write(part.window, reader.read(window))
    return folder


def start(*arguments, environment=None):
    return subprocess.Popen(
        [sys.executable, "-m", "vertical_city.engine.run", *map(str, arguments)],
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,  # a group of its own, which Ctrl-C reaches as a whole
    )


def run(*arguments, code=0, environment=None):
    """Run the command to its end; returns what it printed."""
    process = start(*arguments, environment=environment)
    try:
        printed = "".join(process.communicate(timeout=120))
    finally:
        process.kill()
    assert process.returncode == code, printed
    assert "Traceback" not in printed, printed
    return printed


def wait_for(condition, process=None, seconds=60.0):
    """Wait until a condition holds, while a process runs."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        assert process is None or process.poll() is None, process.communicate()
        time.sleep(0.002)


def workers_of(process):
    """Process ids of a run's worker processes, as Linux tells them."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def finished(output):
    """Tiles that a run of the output has finished: {name: time of change}."""
    records = output.with_name(f"{output.stem}_tiles").glob("*/row*.json")
    return {
        path.name: path.with_suffix(".tif").stat().st_mtime_ns for path in records if path.with_suffix(".tif").exists()
    }


def pixels(path):
    """All that a raster says: bands, units, nodata, metadata, grid, values."""
    with RasterReader(path) as reader:
        metadata = {key: value for key, value in reader.metadata.items() if key.startswith("VC_") and key != "VC_DEM"}
        about = (reader.band_names, reader.units, reader.nodata, metadata)
        return about, reader.grid, reader.read(bands=range(len(reader.band_names)))


def assert_same(path, wanted):
    ours, truth = pixels(path), pixels(wanted)
    assert ours[0] == truth[0]
    assert ours[1].same_as(truth[1])
    np.testing.assert_array_equal(ours[2], truth[2])
    assert np.isfinite(truth[2]).mean() > 0.5
