"""Side-by-side timings of the 30 filters: ours, and SciPy and scikit-image doing the same without nodata.

Each round runs every contender once, in turn, on the same data; medians and ratios of the rounds are printed. The last
row is the floor: a mere copy of the raster.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

import numpy as np
from scipy import ndimage

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "build" / "plugins"))

from vertical_city.engine.dem.filters import FILTERS, TEXTURE_SIZES, apply_filters

LAPLACIANS = [
    np.array([[0, -1, 0], [-1, 4, -1], [0, -1, 0]], np.float32),
    np.array([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]], np.float32),
    np.array([[-1, -2, -1], [-2, 12, -2], [-1, -2, -1]], np.float32),
]
SIZES = (3, 5, 7)


def ours(elevation):
    return list(apply_filters(elevation, FILTERS.values()).values())


def ours_in_tiles(elevation, side=512, margin=12):
    """As 'Features of a DEM' works: tile by tile, so that what is at hand fits into the processor's cache."""
    for row in range(0, elevation.shape[0], side):
        for column in range(0, elevation.shape[1], side):
            window = elevation[
                max(row - margin, 0) : row + side + margin, max(column - margin, 0) : column + side + margin
            ]
            apply_filters(window, FILTERS.values())


def scipys(elevation):
    """The same filters put together from SciPy's; textures with its box filter."""
    results = []
    firsts = [ndimage.convolve(elevation, kernel) for kernel in LAPLACIANS]
    residuals = [
        np.maximum(elevation - ndimage.grey_opening(elevation, size), ndimage.grey_closing(elevation, size) - elevation)
        for size in ((s, s) for s in SIZES)
    ]
    for group in (firsts, residuals):
        results += group
        results += [ndimage.morphological_gradient(values, (size, size)) for values in group for size in SIZES]
    m1 = residuals[0]
    for size in TEXTURE_SIZES:
        means = []
        for dy, dx in ((0, 1), (1, 0), (1, 1), (1, -1)):
            squares = (m1 - np.roll(m1, (-dy, -dx), (0, 1))) ** 2
            means.append(ndimage.uniform_filter(squares, (size - dy, size - abs(dx))))
        results += [np.maximum.reduce(means), np.minimum.reduce(means)]
    return results


def scikit_images(elevation):
    """The morphological filters alone, as scikit-image does them (it has no float texture)."""
    from skimage import morphology

    results = []
    for size in SIZES:
        square = np.ones((size, size), np.uint8)
        opening, closing = morphology.opening(elevation, square), morphology.closing(elevation, square)
        residual = np.maximum(elevation - opening, closing - elevation)
        results.append(residual)
        for gradient_size in SIZES:
            element = np.ones((gradient_size, gradient_size), np.uint8)
            results.append(morphology.dilation(residual, element) - morphology.erosion(residual, element))
    return results


CONTENDERS = {
    "Vertical City, 30 filters, in tiles": ours_in_tiles,
    "Vertical City, 30 filters, whole array": ours,
    "SciPy, 30 filters, no nodata": scipys,
    "scikit-image, 12 of the filters, no nodata": scikit_images,
    "a copy of the raster": np.copy,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=1200, help="pixels of a side of the square test raster")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    rng = np.random.default_rng(0)
    elevation = (np.cumsum(rng.normal(0, 1, (options.side, options.side)), axis=0) + 300).astype(np.float32)
    seconds = {name: [] for name in CONTENDERS}
    for number in range(options.rounds + 1):
        for name, function in CONTENDERS.items():
            started = time.perf_counter()
            function(elevation)
            if number:  # the first round warms up
                seconds[name].append(time.perf_counter() - started)
    first = next(iter(CONTENDERS))
    print(f"{options.side} x {options.side} pixels, {options.rounds} rounds, one thread, NumPy {np.__version__}")
    print(f"{'':46}{'median s':>10}{'Mpixel/s':>10}{'ratio':>8}")
    for name, values in seconds.items():
        median = statistics.median(values)
        ratio = statistics.median(other / own for other, own in zip(values, seconds[first]))
        print(f"{name:46}{median:10.3f}{options.side**2 / 1e6 / median:10.1f}{ratio:8.2f}")


if __name__ == "__main__":
    main()
