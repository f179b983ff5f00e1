"""Time and peak memory of the features against the size of the DEM, 1 to 400 megapixels.

The DEMs are a real scene, Copernicus GLO-30 of Los Angeles, mirrored out. Every run is a process of its own, with two
threads; compiling comes first and is not counted. Sizes take turns in each round; medians are printed, with the
exponent of time from 13 megapixels on, and drawn into docs/pictures/performance_scaling.png.
"""

import argparse
import json
import statistics
import tempfile
from pathlib import Path

import numpy as np
from scene import ROOT, SCENE, in_a_process, machine, peak_mb, seconds_of, write_scene
from vertical_city.engine.dem.features import FeatureOptions, compute_features

THREADS = 2
SIZES = (1, 4, 13, 50, 100, 200, 400)
FROM = 13  # the size of a 1-degree tile: below it, what a run costs whatever its size shows
PICTURE = ROOT / "docs" / "pictures" / "performance_scaling.png"
MOST_MB = 1200
NEARLY = 0.99  # 3601 x 3601 are 12.97 megapixels


def ours(dem, output):
    compute_features(dem, output, FeatureOptions(), threads=THREADS, compiled=True)


def side_of(megapixels):
    return 3601 if megapixels == 13 else round((megapixels * 1e6) ** 0.5)


def draw(path, pixels, seconds, memory, exponent):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (upper, lower) = pyplot.subplots(2, 1, sharex=True, figsize=(6.4, 6.4), layout="constrained")
    power = "" if exponent is None else f"; grows with the power {exponent:.2f} from {FROM} Mpixel on"
    upper.loglog(pixels, seconds, "o-", color="tab:blue", label=f"time{power}")
    large = pixels >= min(FROM * NEARLY, pixels.max())
    line = pixels * np.exp(np.mean(np.log(seconds[large] / pixels[large])))
    upper.loglog(pixels, line, "--", color="tab:gray", label="in proportion to the pixels")
    for x, y in zip(pixels, seconds):
        upper.annotate(f"{y:.3g} s", (x, y), textcoords="offset points", xytext=(4, -13), ha="center", fontsize=8)
    upper.set_ylabel("time, s")
    upper.yaxis.set_major_formatter("{x:g}")
    upper.set_ylim(line.min() / 2, seconds.max() * 2)
    upper.set_title(f"30 filters and 60 features of a mirrored DEM, {THREADS} threads", fontsize=10)
    lower.loglog(pixels, memory, "s-", color="tab:orange", label="peak memory of the process")
    lower.axhline(MOST_MB, linestyle=":", color="tab:gray", label="the limit set, 1.2 GB")
    for x, y in zip(pixels, memory):
        lower.annotate(f"{y:.0f}", (x, y), textcoords="offset points", xytext=(0, 7), ha="center", fontsize=8)
    lower.set_ylim(100, 3000)
    lower.set_ylabel("peak memory, MB")
    lower.set_xlabel("DEM, megapixels")
    lower.set_xticks(pixels, [f"{x:.0f}" for x in pixels])
    lower.set_yticks([100, 300, 1000, 3000], ["100", "300", "1000", "3000"])
    lower.minorticks_off()
    for axes in (upper, lower):
        axes.grid(alpha=0.3)
        axes.legend(fontsize=8, loc="upper left")
    figure.savefig(path, dpi=110)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=float, nargs="+", default=SIZES, help="megapixels")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", help="where to write; it needs about 5 GB for all sizes")
    parser.add_argument("--picture", default=PICTURE, help="where to draw")
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        dem, output = options.run
        first = seconds_of(ours, SCENE, output)  # compiles
        print(json.dumps([seconds_of(ours, dem, output), peak_mb(), first]))
        return
    print(f"\n{machine()}\nCopernicus GLO-30 of Los Angeles, mirrored; {THREADS} threads, {options.rounds} rounds")
    sides = [side_of(size) for size in sorted(options.sizes)]
    results = {side: [] for side in sides}
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        for side in sides:
            write_scene(folder / f"{side}.tif", side)
        for _ in range(options.rounds):
            for side in sides:
                results[side].append(in_a_process(__file__, folder / f"{side}.tif", folder / "features.tif"))
    pixels = np.array(sides) ** 2 / 1e6
    seconds, memory, first = (
        np.array([statistics.median(run[i] for run in results[side]) for side in sides]) for i in range(3)
    )
    print(f"{'side':>8}{'Mpixel':>10}{'median s':>10}{'Mpixel/s':>10}{'peak MB':>10}")
    for row in zip(sides, pixels, seconds, pixels / seconds, memory):
        print("{:8d}{:10.1f}{:10.3f}{:10.2f}{:10.0f}".format(*row))
    print(f"The first run of a process, {np.median(first):.1f} s, compiles; it is not counted in time")
    large, exponent = pixels >= FROM * NEARLY, None
    if large.sum() > 1:
        exponent = np.polyfit(np.log(pixels[large]), np.log(seconds[large]), 1)[0]
        growth = memory[large].max() / memory[large][0] - 1
        print(f"From {FROM} Mpixel on: time grows with the power {exponent:.3f} (wanted: 1.0 ± 0.05),")
        print(f"peak memory by {growth:.1%} (wanted: below 10 %), to {memory.max():.0f} MB (wanted: below {MOST_MB})")
    draw(options.picture, pixels, seconds, memory, exponent)


if __name__ == "__main__":
    main()
