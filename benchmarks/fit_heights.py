"""Time and memory of a fit as large as the paper's: 60,000 SIMULATED cells of six cities, 67 features, 4 components.

python benchmarks/fit_heights.py [collinearity | stepwise] [predictors at most]
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyproj
from vertical_city.engine.gvc.fit import FitOptions, fit_models
from vertical_city.engine.gvc.selection import SelectionOptions
from vertical_city.engine.raster.files import Band, RasterWriter
from vertical_city.engine.raster.grid import Grid

SIDE, FEATURES, COMPONENTS, FACTORS = 100, 67, ("AGBH", "ANBH", "SGBH", "SNBH"), 8


def smooth(rng, cells):
    """A field that is alike over so many cells, of variance 1."""
    frequency = np.hypot(np.fft.fftfreq(SIDE)[:, None], np.fft.rfftfreq(SIDE))
    field = np.fft.irfft2(np.fft.rfft2(rng.normal(size=(SIDE, SIDE))) * np.exp(-2 * (np.pi * cells * frequency) ** 2))
    return field / field.std()


def write(path, grid, names, layers):
    with RasterWriter(path, grid, [Band(name, "m") for name in names]) as writer:
        writer.write(grid.window, layers)
    return path


def cities(folder):
    rng = np.random.default_rng(0)
    law, loadings = rng.normal(size=(4, FACTORS)), rng.normal(size=(FEATURES, FACTORS))
    features, references = [], []
    for zone in range(31, 37):
        grid = Grid(pyproj.CRS.from_epsg(32600 + zone), 450000.0, 5412000.0, 250.0, 250.0, SIDE, SIDE)
        factors = np.stack([smooth(rng, 3) for _ in range(FACTORS)])
        made = np.tensordot(loadings, factors, 1) + 1.5 * rng.normal(size=(FEATURES, SIDE, SIDE))
        noise = np.stack([2 * smooth(rng, 4) + rng.normal(size=(SIDE, SIDE)) for _ in range(4)])
        heights = 10 + np.tensordot(law, factors, 1) + noise
        features.append(write(folder / f"{zone}_features.tif", grid, [f"f{i}" for i in range(FEATURES)], made))
        references.append(write(folder / f"{zone}.tif", grid, COMPONENTS, heights))
    return features, references


def main(selection="collinearity", most="16"):
    with tempfile.TemporaryDirectory() as folder:
        features, references = cities(Path(folder))
        start = time.perf_counter()
        result = fit_models(
            features, references, COMPONENTS, FitOptions(SelectionOptions(selection, most=int(most)))
        )  # fmt: skip
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{selection}, at most {most} predictors: {seconds:.1f} s, peak of the process {peak:.0f} MB")
    for line in result.summary():
        print(line)


if __name__ == "__main__":
    main(*sys.argv[1:])
