"""A SIMULATED city on terrain and two raw radar DEMs of it, in the setting of Bagheri, Schmitt and Zhu (2018).

Nothing here is measured: pixels of 6 m as of TanDEM-X raw DEMs; terrain of rolling hills with one steep flank; blocks
of houses, sheds and towers. Each DEM is the truth plus noise, normal and independent from pixel to pixel, whose
standard deviation its height-error map gives (it differs from place to place, more beside buildings and on steep
slopes); and, where `gross` is set, what the error maps do not know of: layover (ground towards the sensor takes part
of the roof's height; the two DEMs look from opposite sides), and unwrapping errors, patches beside buildings that are
off by one height of ambiguity.
"""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

PIXEL_M = 6.0
AMBIGUITIES_M = (45.7, 53.2)


@dataclass(frozen=True)
class Pair:
    """truth, built : (rows, columns); dems, errors : (2, rows, columns), metres."""

    truth: np.ndarray
    built: np.ndarray
    dems: np.ndarray
    errors: np.ndarray

    def rmse(self, heights, where=None):
        off = (heights - self.truth)[... if where is None else where].astype(np.float64)
        return float(np.sqrt(np.nanmean(off**2)))


def smooth(rng, shape, pixels):
    """A random field of unit spread that varies over some pixels."""
    field = ndimage.gaussian_filter(rng.normal(size=shape), pixels, mode="wrap")
    return (field - field.mean()) / field.std()


def terrain(rng, shape):
    flank = np.linspace(-6, 6, shape[1])
    return 500 + 6 * smooth(rng, shape, 60) + 1.5 * smooth(rng, shape, 15) + 40 / (1 + np.exp(-flank - 2))[None]


def buildings(rng, shape):
    """Heights above ground: streets every 100 to 200 m, between them houses, sheds or a tower."""
    heights = np.zeros(shape, np.float32)
    y = 2
    while y < shape[0] - 12:
        depth, x = int(rng.integers(14, 26)), 2
        while x < shape[1] - 12:
            width, kind = int(rng.integers(14, 30)), rng.random()
            block = heights[y : y + depth, x : x + width]
            if kind < 0.45:  # small houses
                for row, column in ((r, c) for r in range(0, depth - 3, 5) for c in range(0, width - 3, 5)):
                    block[row : row + rng.integers(2, 4), column : column + rng.integers(2, 4)] = rng.uniform(5, 12)
            elif kind < 0.7:  # a closed block around a yard
                block[:] = rng.uniform(14, 24)
                block[5:-5, 5:-5] = 0
            elif kind < 0.85:  # sheds
                block[: depth // 2 - 1] = rng.uniform(6, 14)
                block[depth // 2 + 1 :, : width // 2] = rng.uniform(6, 14)
            elif kind < 0.92:  # a tower on a foot
                block[2:-2, 2:-2] = rng.uniform(6, 12)
                block[4:10, 4:10] = rng.uniform(40, 90)
            x += width + 3
        y += depth + 3
    return heights


def layover(surface, above, side, share):
    """The surface with ground laid over on one side: within the reach of a roof, a share of what is next to it."""
    laid = surface.copy()
    for step in range(1, 9):
        roof = np.roll(above, side * step, axis=1)
        reached = roof * 0.7 > step * PIXEL_M
        laid = np.maximum(laid, np.where(reached, surface + share * np.maximum(roof - above, 0), -np.inf))
    return laid


def unwrapping_errors(rng, above, rate):
    """A map of -1, 0 and 1: patches of some pixels beside buildings that are off by a height of ambiguity."""
    edges = ndimage.morphological_gradient(above, 3) > 5
    seeds = edges & (rng.random(above.shape) < rate)
    labels, count = ndimage.label(ndimage.binary_dilation(seeds))
    signs = np.concatenate([[0], rng.choice([-1, 1], count)])
    return signs[labels]


def pair(side=400, seed=1, noise=1.0, gross=True):
    """noise : factor on the errors' standard deviations, whose median is 2 m at 1, and 3.5 m beside high walls."""
    rng = np.random.default_rng(seed)
    shape = (side, side)
    ground, above = terrain(rng, shape), buildings(rng, shape)
    truth = (ground + above).astype(np.float32)
    rough = ndimage.uniform_filter(ndimage.morphological_gradient(above, 3), 3)
    slope = np.hypot(*np.gradient(ground))
    dems, errors = [], []
    for ambiguity, direction in zip(AMBIGUITIES_M, (1, -1)):
        sigma = noise * (1.2 * np.exp(0.25 * smooth(rng, shape, 8)) + 2.5 * rough / (rough + 10) + 0.3 * slope)
        surface = truth.astype(np.float64)
        if gross:
            surface = layover(surface, above, direction, 0.7)
            surface = surface + ambiguity * unwrapping_errors(rng, above, 0.004)
        dems.append(surface + rng.normal(size=shape) * sigma)
        errors.append(sigma)
    return Pair(truth, above > 0, np.array(dems, np.float32), np.array(errors, np.float32))
