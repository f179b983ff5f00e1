"""From CSV to a point cloud: time and memory against the number of points, with GDAL reading the same file beside it.

The file is generated: a square kilometre of streets and blocks, a million points, repeated at other places. Berlin of
the paper is --points 63e6 (3.9 GB of CSV; four times that on the disk). Each run is a process of its own.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from pyproj import CRS

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "build" / "plugins"))

from vertical_city.engine.errors import EngineCanceled
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.importing import ImportOptions, import_cloud

TILE = 1_000_000
HEADER = b"easting,northing,height,elevation,velocity,coherence,snr,amplitude\n"
# Kilometres of easting and northing, put in for each tile.
EAST, NORTH = b"QQQ", b"WWWW"
COLUMNS = 9


def write_csv(path, points):
    """Rows of 62 bytes: UTM coordinates to a millimetre and six attributes."""
    generator = np.random.default_rng(5)
    count = min(points, TILE)
    x, y = (np.minimum(1000 * generator.random(count), 999.999) for _ in range(2))
    block = (x % 100 > 25) & (y % 80 > 20)
    roof = np.where(block, 10 + 30 * (((x // 100) * 7 + (y // 80) * 3) % 4), 0)
    height = 75 + roof * generator.random(count) ** 0.3 + generator.normal(size=count)
    others = (
        1.6 * height, generator.normal(0, 2, count), generator.random(count) ** 0.2, generator.normal(10, 3, count),
        generator.gamma(2, 60, count),
    )  # fmt: skip
    rows = "\n".join(
        f"QQQ{a:07.3f},WWWW{b:07.3f},{c:.3f},{d:.3f},{e:.3f},{f:.3f},{g:.2f},{h:.1f}"
        for a, b, c, d, e, f, g, h in zip(x, y, height, *others)
    )
    tile = (rows + "\n").encode()
    with path.open("wb") as file:
        file.write(HEADER)
        for number in range(-(-points // TILE)):
            placed = tile.replace(EAST, b"%03d" % (385 + number % COLUMNS))
            file.write(placed.replace(NORTH, b"%04d" % (5815 + number // COLUMNS)))


def ours(path, output, cancel_at):
    """Seconds, peak memory in MB, and how long a cancel at a share of the work took."""
    asked, started = [], time.perf_counter()

    def progress(fraction):
        if cancel_at and fraction > cancel_at and not asked:
            asked.append(time.perf_counter())

    late = 0.0
    try:
        import_cloud(
            path, output, ImportOptions(crs=CRS("EPSG:32633")),
            Monitor(progress=progress, is_canceled=lambda: bool(asked)),
        )  # fmt: skip
    except EngineCanceled:
        late = time.perf_counter() - asked[0]
        if any(output.parent.iterdir()):
            sys.exit("The cancelled import left files behind.")
    return [time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, late]


def gdal(path, output):
    """The same file into a FlatGeobuf without an index by ogr2ogr."""
    started = time.perf_counter()
    command = [
        "ogr2ogr",
        "-f",
        "FlatGeobuf",
        "-lco",
        "SPATIAL_INDEX=NO",
        str(output),
        str(path),
        "-a_srs",
        "EPSG:32633",
    ]
    names = ["X_POSSIBLE_NAMES=easting", "Y_POSSIBLE_NAMES=northing", "Z_POSSIBLE_NAMES=height"]
    for name in (*names, "AUTODETECT_TYPE=YES", "KEEP_GEOM_COLUMNS=NO"):
        command += ["-oo", name]
    subprocess.run(command, check=True, capture_output=True)
    return [time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 0.0]


def measured(folder, what, path, cancel_at=0.0):
    target = Path(tempfile.mkdtemp(dir=folder))
    try:
        command = [sys.executable, __file__, "--run", what, str(path), str(target), str(cancel_at)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
    finally:
        shutil.rmtree(target)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=float, nargs="+", default=[1e6, 4e6])
    parser.add_argument("--folder", help="where to write")
    parser.add_argument("--run", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        what, path, target, cancel_at = options.run
        made = (
            ours(path, Path(target) / "cloud.json", float(cancel_at))
            if what == "ours"
            else gdal(path, Path(target) / "points.fgb")
        )
        print(json.dumps(made))
        return
    print("\nFrom CSV to a point cloud (EPT) and, beside it, to a FlatGeobuf by ogr2ogr")
    print(
        "  points       CSV GB  ours s   points/s  peak MB  cancel s (reading, finishing)    GDAL s   points/s  peak MB"
    )
    times = []
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for count in map(int, options.points):
            path = Path(folder) / "points.csv"
            write_csv(path, count)
            count = max(count // TILE, 1) * TILE if count > TILE else count
            seconds, memory, _ = measured(folder, "ours", path)
            canceled = [measured(folder, "ours", path, share)[2] for share in (0.3, 0.8)]
            theirs = measured(folder, "gdal", path)
            times.append((count, seconds))
            print(
                f"  {count:10,}{path.stat().st_size / 1e9:9.2f}{seconds:8.1f}{count / seconds:11,.0f}{memory:9.0f}"
                f"{canceled[0]:12.2f}{canceled[1]:9.2f}{theirs[0]:20.1f}{count / theirs[0]:11,.0f}{theirs[1]:9.0f}",
                flush=True,
            )
    if len(times) > 1:
        exponent = np.polyfit(*np.log(np.array(times)).T, 1)[0]
        print(f"  time grows with the power {exponent:.2f} of the number of points (starting and compiling included)")


if __name__ == "__main__":
    main()
