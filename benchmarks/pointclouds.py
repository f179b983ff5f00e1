"""Times and memory of writing point clouds: generated points with five attributes, as EPT, COPC, LAZ and LAS.

Each run is a process of its own; the time that the points take to be made is not counted. The last column is how long a
cancel in the middle of the last step takes.
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
from vertical_city.engine.pointcloud.cloud import CHUNK, STANDARD, CloudInfo, Points, Track
from vertical_city.engine.pointcloud.writers import cloud_writer

ATTRIBUTES = tuple(STANDARD[name] for name in ("elevation", "velocity", "seasonal_amplitude", "coherence", "snr"))
# A city of 12 km by 8 km, with what a processor prints: tenths of millimetres, hundredths.
DIGITS = (2, 1, 1, 2, 2)
ENDINGS = {"EPT": ".json", "COPC": ".copc.laz", "LAZ": ".laz", "LAS": ".las"}


def chunk(generator, n):
    values = {
        one.name: generator.normal(scale=3, size=n).round(digits).astype(np.float32)
        for one, digits in zip(ATTRIBUTES, DIGITS)
    }
    x, y = 385000 + 12000 * generator.random(n), 5815000 + 8000 * generator.random(n)
    return Points(x, y, 30 + 120 * generator.random(n) ** 4, values)


def run(path, points, cancel):
    generator, made, started = np.random.default_rng(1), 0.0, time.perf_counter()
    asked = []

    def progress(fraction):
        if cancel and fraction > 0.5 and not asked:
            asked.append(time.perf_counter())

    info = CloudInfo(CRS("EPSG:32633"), ATTRIBUTES, (), Track("simulated"))
    canceled = 0.0
    try:
        with cloud_writer(path, info, Monitor()) as writer:
            for start in range(0, points, CHUNK):
                before = time.perf_counter()
                one = chunk(generator, min(CHUNK, points - start))
                made += time.perf_counter() - before
                writer.add(one)
            added = time.perf_counter()
            writer.finish(Monitor(progress=progress, is_canceled=lambda: bool(asked)))
    except EngineCanceled:
        canceled = time.perf_counter() - asked[0]
    ended = time.perf_counter()
    size = sum(one.stat().st_size for one in path.parent.rglob("*") if one.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([added - started - made, ended - added, memory, size / points, canceled]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=float, nargs="+", default=[1e6, 5e6])
    parser.add_argument("--formats", nargs="+", choices=ENDINGS, default=list(ENDINGS))
    parser.add_argument("--folder", help="where to write; it needs about 100 bytes a point")
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--cancel", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run(Path(options.run[0]), int(options.run[1]), options.cancel)
        return
    print("\nWriting point clouds: x, y, z and five attributes")
    print("  format    points    add s  finish s  points/s   peak MB  bytes/point  cancel s")
    for count in map(int, options.points):
        for name in options.formats:
            found = []
            for cancel in ([], ["--cancel"]):
                folder = tempfile.mkdtemp(dir=options.folder)
                try:
                    command = [sys.executable, __file__, "--run", f"{folder}/cloud{ENDINGS[name]}", str(count), *cancel]
                    found.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
                finally:
                    shutil.rmtree(folder)
            add, finish, memory, size, _ = found[0]
            rate, canceled = count / (add + finish), found[1][4]
            print(
                f"  {name:5}{count:12,}{add:9.2f}{finish:10.2f}{rate:10,.0f}{memory:10.0f}{size:13.1f}{canceled:10.2f}"
            )


if __name__ == "__main__":
    main()
