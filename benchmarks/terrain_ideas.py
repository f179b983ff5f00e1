"""Every idea that was tried to tell a city from a hillside, judged over real Los Angeles.

    python3 benchmarks/terrain_ideas.py DATA

DATA is the folder with los_angeles/; the tables of docs/terrain.md are printed, the pictures come from
terrain_pictures.py. An idea is a family of variants. AUC: how often a cell of 250 m with a tower of
the list ranks above a cell without, over the whole scene, by the mean or by the standard deviation of the variant in
the cells. Of each idea the variant that is best on the mean of the DEMs is shown, and the range over all of them. That
choice has seen the list; the last table chooses among all variants on one half of the towers and judges on the other.
Formulas are written with SciPy, and apart from those of the plugin.
"""

import argparse
import csv
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyproj
from scene import ROOT, machine
from scipy import ndimage
from vertical_city.engine.dem.generalise import assign
from vertical_city.engine.raster.files import RasterReader
from vertical_city.engine.raster.grid import aligned_grid, local_utm, reproject_extent, transformer

TOWERS = ROOT / "tests" / "data" / "terrain" / "los_angeles_towers.csv"
DEMS = {"NASADEM": "nasadem_1as.tif", "GLO-30": "copernicus_glo30_1as.tif"}
HALVES, SEED = 200, 8
CELL_M, LEAST_PIXELS = 250.0, 40  # about half of those of a cell


# What ideas are put together from. z : a DEM in metres, about 0 in the mean; w, k : sides of squares in pixels.


def moment(z, w, across=0, down=0):
    """Mean over the square of z times powers of the column's and the row's distance from the pixel."""
    x = np.arange(w, dtype=float) - w // 2
    rows = ndimage.correlate1d(z, x**across / w, axis=1, mode="nearest")
    return ndimage.correlate1d(rows, x**down / w, axis=0, mode="nearest")


def even_moments(w):
    x = np.arange(w, dtype=float) - w // 2
    return (x**2).mean(), (x**4).mean()


def plane(z, w):
    second, _ = even_moments(w)
    return moment(z, w, 1, 0) / second, moment(z, w, 0, 1) / second


def slope(z, w):
    """Of the least-squares plane, metres per pixel."""
    return np.hypot(*plane(z, w))


def quadratic(z, w):
    """Of the least-squares quadratic surface: its height at the pixel, and its three second-order coefficients."""
    second, fourth = even_moments(w)
    mean = moment(z, w)
    across, down = ((m - second * mean) / (fourth - second**2) for m in (moment(z, w, 2, 0), moment(z, w, 0, 2)))
    return mean - second * (across + down), across, down, moment(z, w, 1, 1) / second**2


def detail(z, w):
    """Signed: what the quadratic surface leaves."""
    return z - quadratic(z, w)[0]


def curvature(z, w):
    """Size of the second derivatives, as the change of slope from the pixel to the square's rim, metres per pixel."""
    _, across, down, mixed = quadratic(z, w)
    return np.sqrt(4 * across**2 + 4 * down**2 + 2 * mixed**2) * (w // 2)


def mean_slope(z, w, k):
    return ndimage.uniform_filter(slope(z, w), k, mode="nearest")


def about_plane(z, w):
    """Standard deviation about the plane, metres."""
    z = z.astype(float)
    across, down = plane(z, w)
    left = moment(z**2, w) - moment(z, w) ** 2 - (across**2 + down**2) * even_moments(w)[0]
    return np.sqrt(np.clip(left, 0, None)).astype(np.float32)


def about_quadratic(z, w):
    """Standard deviation about the quadratic surface, metres."""
    z = z.astype(float)
    second, fourth = even_moments(w)
    slopes, (_, across, down, mixed) = plane(z, w), quadratic(z, w)
    left = moment(z**2, w) - moment(z, w) ** 2 - (slopes[0] ** 2 + slopes[1] ** 2) * second
    left -= (across**2 + down**2) * (fourth - second**2) + mixed**2 * second**2
    return np.sqrt(np.clip(left, 0, None)).astype(np.float32)


def spread(z, k):
    """Morphological gradient: dilation less erosion."""
    return ndimage.maximum_filter(z, k) - ndimage.minimum_filter(z, k)


def tophat(z, k):
    return z - ndimage.maximum_filter(ndimage.minimum_filter(z, k), k)


def bottomhat(z, k):
    return tophat(-z, k)


def residual(z, k):
    """The paper's m1, m2, m3."""
    return np.maximum(tophat(z, k), bottomhat(z, k))


def from_mean(z, w):
    """The same as from the least-squares plane, whose height at the pixel is the mean."""
    return z - ndimage.uniform_filter(z, w, mode="nearest")


def from_median(z, w):
    return z - ndimage.median_filter(z, w, mode="nearest")


class Dem:
    """A DEM, and what was computed of it: dem(slope, 9) is slope(z, 9)."""

    def __init__(self, z):
        self.z, self._kept = (z - z.mean()).astype(np.float32), {}

    def __call__(self, function, *sizes):
        key = (function, *sizes)
        if key not in self._kept:
            self._kept[key] = function(self.z, *sizes)
        return self._kept[key]


def by(steepness, metres):
    """What a filter is divided by: 2 where the steepness is so many metres per pixel."""
    return 1 + steepness / metres


def gentle(z, w, k, metres=4, power=2):
    """Mean over k x k pixels of a factor: 1 on flat ground, 1/2 on a plane of so many metres per pixel."""
    return ndimage.uniform_filter(1 / (1 + (slope(z, w) / metres) ** power), k, mode="nearest")


def usual(dem):
    """The factor that is shipped, as a divisor."""
    return 1 / dem(gentle, 7, 21)


# Ideas: from a DEM, or from two and their difference, to variants by name.

PLANES, HALVING = (9, 15, 25, 41), (1, 2, 3, 5)
SURFACES, HATS = (3, 5, 7, 9, 13), (5, 11, 21, 33)


@dataclass(frozen=True)
class Idea:
    name: str
    shipped: str  # names of filters
    variants: Callable


def steepnesses(dem):
    yield from ((f"plane {w}", dem(slope, w)) for w in PLANES)
    yield from ((f"mean slope of {w} in {k}", dem(mean_slope, w, k)) for w, k in ((7, 21), (9, 25), (9, 41)))


def factors(dem):
    """Divisors from the mean of factors of each slope, instead of a factor of the mean slope."""
    for w, k in ((7, 1), (7, 11), (7, 21), (7, 31), (5, 21), (9, 25)):
        yield f"{w} in {k}, halved by 4, power 2", 1 / dem(gentle, w, k)
    for metres in (2, 3, 6):
        yield f"7 in 21, halved by {metres}, power 2", 1 / gentle(dem.z, 7, 21, metres)
    for power in (1, 3):
        yield f"7 in 21, halved by 4, power {power}", 1 / gentle(dem.z, 7, 21, power=power)


def detrended(dem):
    yield "mean 25", dem(from_mean, 25)
    yield from ((f"quadratic {w}", dem(detail, w)) for w in (15, 25))


def slope_aware(dem):
    """Openings lowered by what the slope alone explains between the centre and the rim of the square."""
    for k in HATS:
        for share in (0.7, 1.0):
            explained = dem(mean_slope, 7, 21) * (k // 2) * share
            yield f"{k}, {share:g} of slope x radius", np.clip(dem(tophat, k) - explained, 0, None)


def asymmetries(dem):
    for name, z in (("raw", dem.z), *detrended(dem), ("quadratic 9", dem(detail, 9))):
        yield from ((f"{name}, {k}", tophat(z, k) - bottomhat(z, k)) for k in (5, 11, 21))


def other_divisors(dem):
    size = abs(dem(detail, 5))
    for name, measure in (
        ("roughness about planes", dem(about_plane, 25)),
        ("roughness about quadratics", dem(about_quadratic, 25)),
        ("curvature", dem(curvature, 25)),
    ):
        yield from ((f"{name}, halved by {c}", size / by(measure, c)) for c in HALVING)
    both = dem(mean_slope, 7, 21) + dem(curvature, 25)
    yield from ((f"slope and curvature, halved by {c}", size / by(both, c)) for c in HALVING)


SINGLE = (
    Idea("m1, of the paper", "m1", lambda d: [("3", d(residual, 3))]),
    Idea("m2d1, of the paper", "m2d1", lambda d: [("5, gradient 3", spread(d(residual, 5), 3))]),
    Idea("m1 by mean slope", "", lambda d: (
        (f"{name}, halved by {c}", d(residual, 3) / by(s, c)) for name, s in steepnesses(d) for c in HALVING)),
    Idea("m1 by slope", "", lambda d: [("3", d(residual, 3) / usual(d))]),
    Idea("detail", "q3 q5 q7 q9", lambda d: ((f"{w}", abs(d(detail, w))) for w in SURFACES)),
    Idea("gradient of the detail", "q3d2 q5d2 q7d2 q9d2", lambda d: (
        (f"{w}, gradient {k}", spread(d(detail, w), k)) for w in SURFACES for k in (3, 5))),
    Idea("standard deviation about the surface", "", lambda d: ((f"{w}", d(about_quadratic, w)) for w in SURFACES[1:])),
    Idea("detail by mean slope", "", lambda d: (
        (f"{w}, {name}, halved by {c}", abs(d(detail, w)) / by(s, c))
        for w in (5, 7) for name, s in steepnesses(d) for c in HALVING)),
    Idea("detail by mean factor of slope", "", lambda d: (
        (f"{w}, {name}", abs(d(detail, w)) / divisor) for name, divisor in factors(d) for w in (5, 7))),
    Idea("detail by slope", "q5n q7n", lambda d: ((f"{w}", abs(d(detail, w)) / usual(d)) for w in SURFACES)),
    Idea("gradient of the detail by slope", "q5d2n q7d2n", lambda d: (
        (f"{w}, gradient {k}", spread(d(detail, w), k) / usual(d)) for w in (3, 5, 7, 9) for k in (3, 5))),
    Idea("standard deviation by slope", "", lambda d: (
        (f"{w}", d(about_quadratic, w) / usual(d)) for w in SURFACES[1:])),
    Idea("detail by roughness or curvature", "", other_divisors),
    Idea("top-hat", "", lambda d: ((f"{k}", d(tophat, k)) for k in HATS)),
    Idea("bottom-hat", "", lambda d: ((f"{k}", d(bottomhat, k)) for k in HATS)),
    Idea("top-hat by slope", "", lambda d: ((f"{k}", d(tophat, k) / usual(d)) for k in HATS)),
    Idea("top-hat of the detrended", "", lambda d: (
        (f"{name}, {k}", tophat(z, k)) for name, z in detrended(d) for k in HATS)),
    Idea("top-hat of the detrended by slope", "", lambda d: (
        (f"{name}, {k}", tophat(z, k) / usual(d)) for name, z in detrended(d) for k in HATS)),
    Idea("top-hat of the detail", "q9t5 q9t11", lambda d: (
        (f"{w}, {k}", tophat(d(detail, w), k)) for w in (7, 9) for k in (5, 11))),
    Idea("top-hat of the detail by slope", "q7t11n q9t5n", lambda d: (
        (f"{w}, {k}", tophat(d(detail, w), k) / usual(d)) for w in (7, 9) for k in (5, 11))),
    Idea("slope-aware opening", "", slope_aware),
    Idea("asymmetry, top-hat less bottom-hat", "q9a5 q9a11", asymmetries),
    Idea("asymmetry by slope", "", lambda d: ((name, values / usual(d)) for name, values in asymmetries(d))),
    Idea("slope itself", "slope7 slope21", steepnesses),
    Idea("roughness or curvature itself", "rough21", lambda d: [
        ("about planes 25", d(about_plane, 25)), ("about quadratics 25", d(about_quadratic, 25)),
        ("curvature 25", d(curvature, 25)),
        ("mean detail 9 in 21", ndimage.uniform_filter(abs(d(detail, 9)), 21))]),
)  # fmt: skip


class Pair:
    """Two DEMs, their difference, and the geometric mean of both divisors."""

    def __init__(self, a, b):
        self.a, self.b = Dem(a), Dem(b)
        self.difference = Dem(self.a.z - self.b.z)
        self.divisor = np.sqrt(usual(self.a) * usual(self.b))
        self.gradients = [spread(d(detail, 5), 5) for d in (self.a, self.b)] + [spread(self.difference(detail, 9), 5)]


def deviations(pair):
    d = pair.difference
    yield from ((f"from the median of {w}", abs(d(from_median, w))) for w in (5, 9))
    yield from ((f"from the mean or plane of {w}", abs(d(from_mean, w))) for w in (5, 9, 15, 25))
    yield from ((f"from the quadratic surface of {w}", abs(d(detail, w))) for w in (3, 5, 7, 9))


def textures(pair):
    d = pair.difference
    yield from ((f"standard deviation about planes of {w}", d(about_plane, w)) for w in (5, 9, 15))
    yield from (
        (f"mean of the detail of {w} in {k}", ndimage.uniform_filter(abs(d(detail, w)), k))
        for w, k in ((5, 5), (7, 9), (9, 9), (9, 15))
    )
    yield from ((f"gradient 5 of the detail of {w}", spread(d(detail, w), 5)) for w in (5, 9))


def products(pair):
    a, b, d = pair.gradients
    yield "both", np.sqrt(a * b)
    details = [abs(dem(detail, 5)) for dem in (pair.a, pair.b)]
    yield "both, details instead of gradients", np.sqrt(details[0] * details[1])
    yield "NASADEM and difference", np.sqrt(a * d)
    yield "GLO-30 and difference", np.sqrt(b * d)


def minima(pair):
    a, b, d = pair.gradients
    yield "both", np.minimum(a, b)
    yield "both and difference", np.minimum(np.minimum(a, b), d)


def by_slope(variants):
    return lambda pair: ((name, values / pair.divisor) for name, values in variants(pair))


def all_three(pair):
    a, b, d = pair.gradients
    return [("both and difference", np.cbrt(a * b * d))]


TWO = (
    Idea("difference, from its surroundings", "dq5 dq9", deviations),
    Idea("the same by slope", "dq9n", by_slope(deviations)),
    Idea("texture of the difference", "drough9 dq9d2", textures),
    Idea("the same by slope", "drough9n dq9d2n", by_slope(textures)),
    Idea("geometric mean of two", "b5d2", products),
    Idea("the same by slope", "b5d2n", by_slope(products)),
    Idea("geometric mean of all three", "bd5d2", all_three),
    Idea("the same by slope", "bd5d2n", by_slope(all_three)),
    Idea("the smaller of both, or of all three", "", minima),
    Idea("the same by slope", "", by_slope(minima)),
)


class Scene:
    """The cells of a folder's pair of DEMs, and which hold a tower."""

    def __init__(self, folder):
        self.dems = {}
        for name, file in DEMS.items():
            with RasterReader(folder / "los_angeles" / file) as reader:
                self.dems[name], self.grid = reader.read()[0], reader.grid
        crs = local_utm(self.grid.extent, self.grid.crs)
        self.cells = aligned_grid(reproject_extent(self.grid.extent, self.grid.crs, crs), crs, CELL_M)
        self.places = assign(self.grid, self.grid.window, self.cells)
        with open(TOWERS, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.towers = np.array([(float(row["longitude"]), float(row["latitude"])) for row in rows])
        x, y = transformer(pyproj.CRS.from_epsg(4326), crs).transform(*self.towers.T)
        column, row = (x - self.cells.x0) // CELL_M, (self.cells.y0 - y) // CELL_M
        inside = (column >= 0) & (row >= 0) & (column < self.cells.width) & (row < self.cells.height)
        self.towers = self.towers[inside]
        self.high = np.zeros(self.cells.width * self.cells.height, bool)
        self.high[(row * self.cells.width + column)[inside].astype(int)] = True
        self.used = self.places.total() >= LEAST_PIXELS

    def statistics(self, values):
        """Mean and standard deviation of the valid pixels in the cells, NaN where these are too few."""
        samples = values.ravel()[self.places.pixel].astype(float)
        valid = np.isfinite(samples)
        samples, cell = samples[valid], self.places.cell[valid]
        number, total, squares = (np.bincount(cell, s, len(self.high)) for s in (None, samples, samples**2))
        number = np.where(number >= LEAST_PIXELS, number, np.nan)
        return {"mean": total / number, "std": np.sqrt(np.clip(squares / number - (total / number) ** 2, 0, None))}

    def beaten(self, cells):
        """Share of the cells without a tower that each cell with one is above; the mean is the AUC."""
        known = np.isfinite(cells)
        others, towers = np.sort(cells[known & ~self.high]), cells[known & self.high]
        sides = [np.searchsorted(others, towers, side) for side in ("left", "right")]
        return np.mean(sides, axis=0) / len(others)


def judged(ideas, source, scene):
    """By idea, and by variant and statistic: Scene.beaten."""
    return [
        {f"{name}; {kind}": scene.beaten(cells) for name, values in idea.variants(source)
         for kind, cells in scene.statistics(values).items()}
        for idea in ideas
    ]  # fmt: skip


def show(heads, ideas, columns):
    """A table of the best variant of each idea, its AUC by column, and the range over all variants and columns."""
    print("\n| idea | best variant | " + " | ".join(heads) + " | all variants | shipped |")
    print("|---" * (len(heads) + 4) + "|")
    for idea, *found in zip(ideas, *columns):
        means = {name: np.mean([column[name] for column in found]) for name in found[0]}
        best = max(means, key=means.get)
        every = [beaten.mean() for column in found for beaten in column.values()]
        cells = " | ".join(f"{column[best].mean():.3f}" for column in found)
        shipped = " ".join(f"`{name}`" for name in idea.shipped.split()) or "no"
        print(f"| {idea.name} | {best} | {cells} | {min(every):.2f} to {max(every):.3f} | {shipped} |")


def show_unseen(columns):
    """The best of all variants of all ideas on a random half of the towers' cells, judged on the other half.

    All cells without a tower stand against either half: they are so many that splitting them changes nothing.
    """
    random = np.random.default_rng(SEED)
    print(f"\n| {' | '.join(columns)} |\n{'|---' * len(columns)}|")
    cells = []
    for found in columns.values():
        every = np.array([beaten for idea in found for beaten in idea.values()])
        halves = [np.array_split(random.permutation(every.shape[1]), 2) for _ in range(HALVES)]
        unseen = [every[every[:, one].mean(axis=1).argmax(), other].mean() for one, other in halves]
        cells.append(f"{np.mean(unseen):.3f} ± {np.std(unseen):.3f} of {len(every)}")
    print(f"| {' | '.join(cells)} |")


STEPS = (0, 0.5, 1, 2, 4, 8, 99)  # metres per pixel


def show_slopes(dems, scene):
    """Medians over cells without a tower by their mean slope, and over those with one."""
    steps = list(zip(STEPS, STEPS[1:]))
    print("\n| DEM | filter | " + " | ".join(f"{a:g} to {b:g}" for a, b in steps) + " | towers |")
    print("|---" * (len(STEPS) + 2) + "|")
    for name, z in dems.items():
        dem = Dem(z)
        slopes = scene.statistics(dem(mean_slope, 7, 21))["mean"]
        groups = [*((slopes >= a) & (slopes < b) & ~scene.high for a, b in steps), scene.high]
        for label, values in (
            ("`m1`", dem(residual, 3)), ("`q5`", abs(dem(detail, 5))), ("`q5n`", abs(dem(detail, 5)) / usual(dem)),
        ):  # fmt: skip
            cells = scene.statistics(values)["mean"]
            medians = " | ".join(f"{np.nanmedian(cells[group]):.2f}" for group in groups)
            print(f"| {name} | {label} | {medians} |")
        print(f"| {name} | cells | {' | '.join(str(group.sum()) for group in groups)} |")
        print(f"| {name} | steepest cell, m per pixel | {' | '.join(f'{slopes[g].max():.1f}' for g in groups)} |")


def tables(data):
    if not all((data / "los_angeles" / file).is_file() for file in DEMS.values()):
        sys.exit(f"{data} does not hold los_angeles/ with {' and '.join(DEMS.values())}; name the folder that does.")
    scene = Scene(data)
    print(machine())
    print(f"{scene.used.sum()} cells of {CELL_M:g} m, {(scene.high & scene.used).sum()} with a tower")
    dems = {**scene.dems, "union": np.fmax(*scene.dems.values())}
    show_slopes(scene.dems, scene)
    columns = {name: judged(SINGLE, Dem(z), scene) for name, z in dems.items()}
    show(list(columns), SINGLE, columns.values())
    columns["pair"] = judged(TWO, Pair(*scene.dems.values()), scene)
    show(["pair"], TWO, [columns["pair"]])
    show_unseen(columns)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    tables(parser.parse_args().data)


if __name__ == "__main__":
    main()
