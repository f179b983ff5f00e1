"""Do cells with high-rises stand out where there are hills? The 30 features of the paper, and the terrain-robust ones.

    python3 benchmarks/towers.py [DATA] [--folder FOLDER] [--alarms NUMBER]

DATA is the folder with los_angeles/, by default the bundled part of it; FOLDER keeps what is computed. Printed is the
area under the ROC curve (AUC) of cells of 250 m with a tower of tests/data/terrain against all others: the chance that
a cell with a tower has a higher value than one without. A feature serves as it is, higher means tower.

So that nothing is fitted to the list of towers, the best feature of a set is chosen on a random half of the cells and
judged on the other half, 200 times: mean, standard deviation, and the interval of 95 % of the halves. m1_mean and
m2d1_mean are judged on the same halves. Choosing is by the whole scene, or by the area that is judged. 'pair' is GLO-30
with NASADEM as second DEM; there m1_mean and m2d1_mean are those of NASADEM, and the paper's are those of either DEM.
The gain is that of the terrain-robust feature that was chosen most often, over m1_mean, all towers; its interval comes
from drawing towers anew.

--alarms lists the other cells that rank highest.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyproj
from scene import ROOT
from scipy import ndimage
from vertical_city.engine.areas import Area
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.dem.features import VALID_SHARE, FeatureOptions, compute_features
from vertical_city.engine.raster.files import RasterReader
from vertical_city.engine.raster.grid import transformer

FACTS = ROOT / "tests" / "data" / "terrain"
DEMO = ROOT / "demo" / "data"
UTM, GEOGRAPHIC = pyproj.CRS.from_epsg(32611), pyproj.CRS.from_epsg(4326)
DEMS = {"NASADEM": "nasadem", "GLO-30": "copernicus_glo30"}
HALVES, RESAMPLES, SEED = 200, 5000, 8
FIXED = ("m1_mean", "m2d1_mean")
ALARMS = {"NASADEM": "q5n_mean", "pair": "bd5d2n_mean"}


@dataclass(frozen=True)
class Source:
    """What one DEM or two give: values by name, (cells,); paper, robust: the names of either set."""

    values: dict[str, np.ndarray]
    paper: tuple[str, ...]
    robust: tuple[str, ...]


@dataclass(frozen=True)
class Cells:
    """All cells that have all features. tower, near (a tower next to it), areas by name: (cells,), bool."""

    longitude: np.ndarray
    latitude: np.ndarray
    tower: np.ndarray
    near: np.ndarray
    areas: dict[str, np.ndarray]


def read_bands(path):
    with RasterReader(path) as reader:
        names = [name for name in reader.band_names if name != VALID_SHARE]
        return dict(zip(names, reader.read(bands=[reader.band_names.index(name) for name in names])))


def sources(data, folder):
    """The features of both DEMs, of their union and of the pair, as rasters (name to array), and the cells' grid."""
    dems = {name: data / "los_angeles" / f"{file}_1as.tif" for name, file in DEMS.items()}
    dems["union"] = folder / "union.tif"
    composite([dems[name] for name in DEMS], dems["union"], "union")
    features, grid = {}, None
    for name, dem in dems.items():
        grid = compute_features(dem, folder / f"{name}.tif", FeatureOptions(feature_set="all"), grid=grid)
        features[name] = read_bands(folder / f"{name}.tif")
    options = FeatureOptions(feature_set="terrain_robust")
    compute_features(dems["GLO-30"], folder / "pair.tif", options, grid=grid, second=dems["NASADEM"])
    pair = read_bands(folder / "pair.tif")
    single = set(pair) & set(features["union"])
    made = {
        name: Source(bands, tuple(b for b in bands if b not in single), tuple(b for b in bands if b in single))
        for name, bands in features.items()
    }
    both = {f"{dem} {b}": features[dem][b] for dem in DEMS for b in made[dem].paper}
    made["pair"] = Source(both | pair, tuple(both), tuple(pair))
    return made, grid


def inside(path, longitude, latitude):
    """Which points lie in the polygons of a file: a mask by the feature's name."""
    masks = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        parts = feature["geometry"]["coordinates"]
        areas = [Area("", tuple(np.array(ring)[:, :2] for ring in rings)) for rings in parts]
        masks[feature["properties"]["name"]] = np.any([a.inside(longitude, latitude) for a in areas], axis=0)
    return masks


def towers(grid):
    """Which cells hold a tower of the list, (rows, columns)."""
    table = np.genfromtxt(FACTS / "los_angeles_towers.csv", delimiter=",", names=True, dtype=None, encoding="utf-8")
    x, y = transformer(GEOGRAPHIC, grid.crs).transform(table["longitude"], table["latitude"])
    column, row = np.floor((x - grid.x0) / grid.dx).astype(int), np.floor((grid.y0 - y) / grid.dy).astype(int)
    held = np.zeros(grid.shape, bool)
    on = (column >= 0) & (column < grid.width) & (row >= 0) & (row < grid.height)
    held[row[on], column[on]] = True
    return held


def at_cells(made, grid):
    """The cells that all sources have, and the sources at these alone."""
    known = np.all([np.isfinite(v) for source in made.values() for v in source.values.values()], axis=0)
    held = towers(grid)
    row, column = np.nonzero(known)
    centres = grid.x0 + (column + 0.5) * grid.dx, grid.y0 - (row + 0.5) * grid.dy
    longitude, latitude = transformer(grid.crs, GEOGRAPHIC).transform(*centres)
    near = ndimage.binary_dilation(held, np.ones((3, 3))) & ~held
    areas = {"whole": np.ones(len(row), bool), **inside(FACTS / "los_angeles_basin.geojson", longitude, latitude)}
    at_known = {
        name: Source({b: v[known] for b, v in source.values.items()}, source.paper, source.robust)
        for name, source in made.items()
    }
    return Cells(longitude, latitude, held[known], near[known], areas), at_known


def above(values, tower):
    """Whether a tower's cell (columns) has a higher value than another cell (rows); one half where they are equal."""
    high, low = values[tower], values[~tower][:, None]
    return (low < high).astype(np.float32) + np.float32(0.5) * (low == high)


def split(tower, random):
    """Random halves of all cells, of those with towers and of the others: (halves, cells), bool."""
    side = np.empty((HALVES, len(tower)), bool)
    for own in (tower, ~tower):
        first = np.arange(own.sum()) < own.sum() // 2
        side[:, own] = random.permuted(np.tile(first, (HALVES, 1)), axis=1)
    return side


class Judge:
    """AUCs of a source's features by halves, of the kept cells alone; each is computed once."""

    def __init__(self, source, cells, kept, side):
        self.source, self.kept, self.tower = source, kept, cells.tower[kept]
        self.high = side[:, kept & cells.tower].astype(np.float32)
        self.low = side[:, kept & ~cells.tower].astype(np.float32)
        self.known = {}

    def beaten(self, name):
        return above(self.source.values[name][self.kept], self.tower)

    def of(self, name):
        """In the one and in the other half: (2, halves). A half without a tower has none."""
        if name not in self.known:
            beaten, high, low = self.beaten(name), self.high, self.low
            below = low @ beaten
            with np.errstate(invalid="ignore"):
                one = (below * high).sum(axis=1) / (high.sum(axis=1) * low.sum(axis=1))
                below, high, low = beaten.sum(axis=0) - below, 1 - high, 1 - low
                other = (below * high).sum(axis=1) / (high.sum(axis=1) * low.sum(axis=1))
            self.known[name] = np.stack([one, other])
        return self.known[name]

    def best(self, names):
        """Which of the names is best on the first half: (halves,)."""
        first = np.nan_to_num([self.of(name)[0] for name in names])
        return np.array(names)[first.argmax(axis=0)]

    def judged(self, chosen):
        """AUC of what was chosen on the second half: (halves,)."""
        return np.array([self.of(name)[1, half] for half, name in enumerate(chosen)])

    def gain(self, one, other, random):
        """AUC of one feature less that of another, all cells, and its interval: the towers drawn anew."""
        each = self.beaten(one).mean(axis=0) - self.beaten(other).mean(axis=0)
        drawn = random.integers(0, len(each), (RESAMPLES, len(each)))
        low, high = np.percentile(each[drawn].mean(axis=1), (2.5, 97.5))
        return f"{each.mean():+.3f} ({low:+.3f} to {high:+.3f})"


def said(figures):
    low, high = np.nanpercentile(figures, (2.5, 97.5))
    return f"{np.nanmean(figures):.3f} ± {np.nanstd(figures):.3f} ({low:.3f} to {high:.3f})"


def shares(chosen):
    return ", ".join(f"{name} {number / len(chosen):.0%}" for name, number in Counter(chosen).most_common(4))


def figures_of(source, judge, picked):
    """A row: what the fixed features reach, the chosen of either set, and the gain of the robust one."""
    m1, m2d1 = (name if name in source.values else f"NASADEM {name}" for name in FIXED)
    usual = Counter(picked["robust"]).most_common(1)[0][0]
    judged = [judge.of(m1)[1], judge.of(m2d1)[1], *(judge.judged(chosen) for chosen in picked.values())]
    return [*map(said, judged), f"{usual} {judge.gain(usual, m1, np.random.default_rng(SEED))}"]


def show(title, heads, rows):
    print(f"\n{title}\n\n| {' | '.join(heads)} |\n|{' --- |' * len(heads)}")
    for one in rows:
        print(f"| {' | '.join(one)} |", flush=True)


def choices(source, judge):
    return {"paper30": judge.best(source.paper), "robust": judge.best(source.robust)}


def show_areas(cells, at, side, others, title, chosen_there):
    """Tables of all areas; others : which cells stand against the towers'; chosen_there : also choose by the area."""
    heads = ["DEM", *FIXED, "best of paper30", "best of terrain-robust", "gain over m1_mean"]
    tables, picked = {}, {}
    for name, source in at.items():
        for area, there in cells.areas.items():
            kept = there & (cells.tower | others)
            if not (kept & cells.tower).sum() > 3:
                continue
            judge = Judge(source, cells, kept, side)
            own = choices(source, judge) if chosen_there or name not in picked else {}
            by_scene = picked.setdefault(name, own)
            label = (
                f"{title}: {area}, {(kept & cells.tower).sum()} cells with towers, {(kept & ~cells.tower).sum()} others"
            )
            tables.setdefault(label, []).append([name, *figures_of(source, judge, by_scene)])
            if chosen_there and own is not by_scene:
                label = f"{label}; chosen there"
                tables.setdefault(label, []).append([name, *figures_of(source, judge, own)])
    for label, rows in tables.items():
        show(label, heads, rows)
    rows = [[name, *map(shares, chosen.values())] for name, chosen in picked.items()]
    show(f"Chosen over the whole, of {HALVES} halves", ["DEM", "paper30", "terrain-robust"], rows)


def show_alarms(cells, at, number):
    """The cells without a tower of the list that rank highest."""
    for name, feature in ALARMS.items():
        values = at[name].values[feature]
        others = np.flatnonzero(~cells.tower)
        top = others[np.argsort(-values[others])[:number]]
        weaker = (values[cells.tower][:, None] < values[top]).mean(axis=0)
        heads = ["latitude", "longitude", feature, "weaker towers", "next to a tower"]
        rows = [
            [
                f"{cells.latitude[i]:.5f}",
                f"{cells.longitude[i]:.5f}",
                f"{values[i]:.2f}",
                f"{share:.0%}",
                "yes" if cells.near[i] else "",
            ]
            for i, share in zip(top, weaker)
        ]
        show(f"{name}: cells without a tower of the list, highest first", heads, rows)


def run(data, folder, alarms):
    made, grid = sources(data, folder)
    cells, at = at_cells(made, grid)
    side = split(cells.tower, np.random.default_rng(SEED))
    show_areas(cells, at, side, ~cells.tower, "All other cells", True)
    show_areas(cells, at, side, ~cells.near & ~cells.tower, "Without the 8 neighbours of a tower", False)
    if alarms:
        show_alarms(cells, at, alarms)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", default=DEMO, type=Path)
    parser.add_argument("--folder", type=Path, help="where to keep what is computed")
    parser.add_argument("--alarms", type=int, default=0, help="how many of the highest other cells to list")
    given = parser.parse_args()
    data = given.data
    if missing := [name for name in DEMS.values() if not (data / "los_angeles" / f"{name}_1as.tif").exists()]:
        sys.exit(
            f"{data / 'los_angeles'} lacks {missing[0]}_1as.tif; give the folder that holds los_angeles/, or none."
        )
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        run(data, folder, given.alarms)


if __name__ == "__main__":
    main()
