"""Variational fusion of DEMs: what it gains over the weighted mean, what it costs, how far it gets, how long it takes.

    python benchmarks/fusion.py [accuracy] [sizes] [steps] [halo] [speed] [--side 3601]

The pairs are SIMULATED (tests/engine/simulated_pair.py says how): a city on terrain with pixels of 6 m, and two raw
radar DEMs whose noise the height-error maps describe, with and without gross errors that they do not know of. In one
table real Copernicus GLO-30 of Los Angeles is taken for the truth and noise added: its own errors count as terrain.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
from scene import ROOT, SCENE, in_a_process, machine, peak_mb, read, seconds_of, write_like, write_scene
from vertical_city.engine.dem import fusion, fusion_kernels
from vertical_city.engine.dem.composite import POINTWISE, composite
from vertical_city.engine.dem.fusion import Model, solve
from vertical_city.engine.dem.weights import Weights

sys.path.insert(0, str(ROOT / "tests" / "engine"))
from simulated_pair import Pair, pair, smooth

SEEDS = (1, 2, 3)
NOISES = (0.5, 1.0, 2.0, 3.0)
MODELS = {
    f"{name}, lambda {strength:g}": Model(strength, huber)
    for strength in (0.3, 0.5, 0.8, 1.0, 1.2)
    for name, huber in (("TV-L1", 0.0), ("Huber-L1 2", 2.0), ("Huber-L1 4", 4.0), ("Huber-L1 10", 10.0))
}


def real_pair(noise, seed):
    """Real GLO-30 with simulated noise, whose standard deviation varies from place to place."""
    truth, rng = read(SCENE).astype(np.float32), np.random.default_rng(seed)
    errors = np.stack([noise * np.exp(0.3 * smooth(rng, truth.shape, 8)) for _ in range(2)]).astype(np.float32)
    dems = truth + errors * rng.normal(size=errors.shape).astype(np.float32)
    return Pair(truth, np.ones(truth.shape, bool), dems, errors)


def accuracy():
    for title, gross in (("with gross errors", True), ("noise alone", False)):
        cities = {f"{noise:g} x 2 m": [pair(400, seed, noise, gross) for seed in SEEDS] for noise in NOISES}
        gain_table(f"SIMULATED city, 6 m, {title}", cities)
    real = {f"{noise} m": [real_pair(noise, 1)] for noise in (1, 2, 4)}
    gain_table("Real GLO-30 of Los Angeles as the truth, SIMULATED noise", real)


def gain_table(title, columns):
    """Percent by which RMSE is lower than the weighted mean's, all pixels / built-up pixels; mean of the seeds."""
    print(f"\n{title}\n{'noise':24}" + "".join(f"{name:>16}" for name in columns))
    weighted = {}
    for name, pairs in columns.items():
        weighted[name] = [POINTWISE["weighted_mean"](p.dems, 1 / p.errors**2) for p in pairs]
    rows = {"weighted mean, RMSE m": [
        [(p.rmse(mean), p.rmse(mean, p.built)) for p, mean in zip(pairs, weighted[name])]
        for name, pairs in columns.items()
    ]}  # fmt: skip
    for label, model in MODELS.items():
        rows[label] = []
        for name, pairs in columns.items():
            gains = []
            for p, mean in zip(pairs, weighted[name]):
                fused, _ = solve(p.dems, 1 / p.errors**2, model, fusion_kernels)
                gains.append([100 * (1 - p.rmse(fused, w) / p.rmse(mean, w)) for w in (..., p.built)])
            rows[label].append(gains)
    for label, cells in rows.items():
        form = "{:8.2f} /{:6.2f}" if "RMSE" in label else "{:7.0f}% /{:5.0f}%"
        print(f"{label:24}" + "".join(form.format(*np.mean(cell, axis=0)) for cell in cells), flush=True)


def sizes():
    """How much of a square building of 20 m remains, by its side in pixels; no noise; mean over its pixels."""
    sides = range(1, 9)
    print("\nSquare building of 20 m without noise: share of its volume that remains, by its side in pixels")
    print(f"{'':24}" + "".join(f"{side:6d}" for side in sides))
    for label, model in MODELS.items():
        kept = []
        for side in sides:
            truth = np.zeros((2, 60, 60), np.float32)
            house = (slice(None), slice(26, 26 + side), slice(26, 26 + side))
            truth[house] = 20
            kept.append(solve(truth, np.ones_like(truth), model, fusion_kernels)[0][house[1:]].mean() / 20)
        print(f"{label:24}" + "".join(f"{share:6.2f}" for share in kept))


def steps():
    """How near 150 iterations come to 6000, by the size of the step."""
    p = pair(300, 1, 1.0, True)
    print(
        "\nAfter 150 iterations, SIMULATED city with gross errors, against 6000: RMS of heights, energy above, change"
    )
    for model in (Model(1.0, 0.0), Model(1.0, 4.0)):
        reference, lowest = None, 0.0
        for tau in (8.0, 1.0, 2.0, 4.0, 8.0):
            fusion.TAU, fusion.SIGMA = tau, 1 / (8 * tau)
            block = fusion.start(p.dems, 1 / p.errors**2)
            count = 6000 if reference is None else 150
            fusion_kernels.iterate(*block.arrays, *fusion._numbers(model), count)
            sums = fusion.measure(*block.arrays, model.strength, model.huber, 0, 300, 0, 300)
            heights = block.heights[1:-1, 1:-1]
            if reference is None:
                reference, lowest = heights.copy(), sums[0] + sums[1]
                continue
            off = np.sqrt(np.mean((heights - reference) ** 2, dtype=np.float64))
            above = (sums[0] + sums[1]) / lowest - 1
            print(f"{model.text:64} tau {tau:g} m: {off:.3f} m, {100 * above:.4f} %, {sums[4] / sums[6]:.5f} m")
    fusion.TAU, fusion.SIGMA = 4.0, 1 / 32


def halo():
    """How far from its edge a block differs from the whole: the largest difference beyond so many pixels."""
    p = pair(700, 1, 1.0, True)
    weights = 1 / p.errors**2
    print("\nLargest difference of a block with a halo to the whole, 150 iterations, m")
    for model in (Model(1.0, 0.0), Model(1.0, 4.0)):
        whole, _ = solve(p.dems, weights, model, fusion_kernels)
        for margin in (20, 40, 80, 120, 150):
            part = (slice(250 - margin, 450 + margin),) * 2
            block, _ = solve(p.dems[(slice(None), *part)], weights[(slice(None), *part)], model, fusion_kernels)
            inner = block[margin : margin + 200, margin : margin + 200]
            off = np.abs(inner - whole[250:450, 250:450])
            print(f"{model.text:64} halo {margin:3d}: {off.max():.6f}, {np.mean(off > 1e-3):.2e} of the pixels > 1 mm")


def run(folder, method, threads):
    folder = Path(folder)
    dems, errors = ([folder / f"{what}{i}.tif" for i in range(2)] for what in ("dem", "error"))
    options = {"weights": Weights("errors", list(errors)), "threads": int(threads) or None}
    seconds = seconds_of(lambda: composite(list(dems), folder / "out.tif", method, **options))
    print(json.dumps([seconds, peak_mb()]))


def speed(side):
    """Two DEMs and their errors, file to file, 150 iterations, each in a process of its own, compiling included."""
    print(f"\nFile to file, {side} x {side}, two DEMs with rasters of errors, 150 iterations, compiling included")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = write_scene(folder / "dem0.tif", side)
        rng, scene = np.random.default_rng(1), read(first)
        for i in range(2):
            sigma = np.full(scene.shape, 1.5 + i, np.float32)
            write_like(folder / f"error{i}.tif", first, sigma)
            write_like(folder / f"dem{i}.tif", first, scene + sigma * rng.normal(size=scene.shape).astype(np.float32))
        for method, threads in (("weighted_mean", 0), ("tv_l1", 0), ("huber_l1", 0), ("huber_l1", 1)):
            seconds, peak = in_a_process(__file__, folder, method, threads)
            print(f"{method:16}{threads or 'all'} threads: {seconds:7.1f} s, peak {peak:6.0f} MB", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[[], "accuracy", "sizes", "steps", "halo", "speed"])
    parser.add_argument("--side", type=int, default=3601, help="pixels of a side of the pair that is timed")
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run(*options.run)
        return
    print(machine())
    for name, part in {"accuracy": accuracy, "sizes": sizes, "steps": steps, "halo": halo}.items():
        if name in (options.parts or (name,)):
            part()
    if "speed" in (options.parts or ("speed",)):
        speed(options.side)


if __name__ == "__main__":
    main()
