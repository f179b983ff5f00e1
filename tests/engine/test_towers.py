"""Cells with high-rises stand out, hills or not: the bundled part of the real Los Angeles pair, and a list of towers.

The scores are areas under the ROC curve: the chance that a cell with a tower has a higher value than one without. The
whole pair, and the best feature chosen on other cells than it is judged on, are in benchmarks/towers.py.
"""

import csv
import json
from pathlib import Path

import numpy as np
import pyproj
import pytest
from vertical_city.engine.areas import Area
from vertical_city.engine.dem.features import FeatureOptions, compute_features
from vertical_city.engine.raster.files import RasterReader

FACTS = Path(__file__).parents[1] / "data" / "terrain"
RIM = 3  # cells at the border of the part, where the windows of 21 pixels are cut short


def in_basin(longitude, latitude):
    """Which cells lie on the flat floor from Santa Monica to Downtown."""
    basin = json.loads((FACTS / "los_angeles_basin.geojson").read_text(encoding="utf-8"))["features"][0]
    parts = basin["geometry"]["coordinates"]
    areas = [Area("basin", tuple(np.array(ring)[:, :2] for ring in rings)) for rings in parts]
    return np.any([area.inside(longitude.ravel(), latitude.ravel()) for area in areas], axis=0).reshape(longitude.shape)


@pytest.fixture(scope="module")
def scores(demo_data, tmp_path_factory):
    """By DEM and feature, the scores of all cells and of those in the flat basin."""
    folder = tmp_path_factory.mktemp("towers")
    nasadem, glo30 = (demo_data / "los_angeles" / f"{name}_1as.tif" for name in ("nasadem", "copernicus_glo30"))
    options = FeatureOptions(filters=("m1", "m2d1"), feature_set="all")
    grid = compute_features(nasadem, folder / "nasadem.tif", options)
    compute_features(glo30, folder / "pair.tif", options, grid=grid, second=nasadem)
    layers = {}
    for name in ("nasadem", "pair"):
        with RasterReader(folder / f"{name}.tif") as reader:
            bands = range(len(reader.band_names))
            layers |= {(name, band): layer for band, layer in zip(reader.band_names, reader.read(bands=bands))}

    to_grid = pyproj.Transformer.from_crs(4326, grid.crs, always_xy=True)
    row, column = np.indices(grid.shape)
    longitude, latitude = to_grid.transform(
        grid.x0 + (column + 0.5) * grid.dx, grid.y0 - (row + 0.5) * grid.dy, direction="INVERSE"
    )
    tower = np.zeros(grid.shape, bool)
    with (FACTS / "los_angeles_towers.csv").open(encoding="utf-8", newline="") as file:
        for one in csv.DictReader(file):
            x, y = to_grid.transform(float(one["longitude"]), float(one["latitude"]))
            there = int((grid.y0 - y) // grid.dy), int((x - grid.x0) // grid.dx)
            if all(0 <= index < size for index, size in zip(there, grid.shape)):
                tower[there] = True
    kept = np.all(np.isfinite(list(layers.values())), axis=0)
    inner = np.zeros(grid.shape, bool)
    inner[RIM:-RIM, RIM:-RIM] = True
    kept &= inner
    basin = in_basin(longitude, latitude)
    assert (kept & tower).sum() >= 50
    assert (kept & ~basin).sum() > 1500  # the hills of Hollywood, Beverly Hills, Bel Air and Elysian Park

    def score(values, area):
        others = np.sort(values[kept & area & ~tower])
        high = values[kept & area & tower]
        below = np.searchsorted(others, high, "left") + np.searchsorted(others, high, "right")
        return below.mean() / (2 * len(others))

    everywhere = np.ones(grid.shape, bool)
    return {key: (score(values, everywhere), score(values, basin)) for key, values in layers.items()}


def of(scores, dem, *names):
    """Of all cells, and of those in the basin: (names,) each."""
    for name in names:
        print(dem, name, *(f"{score:.4f}" for score in scores[dem, name]))
    return np.transpose([scores[dem, name] for name in names])


def test_hills_fool_what_the_paper_knows(scores):
    """What there is to mend: better in the flat basin alone than with the hills around it."""
    for dem in ("nasadem", "pair"):
        everywhere, basin = of(scores, dem, "m1_mean", "m2d1_mean")
        assert np.all(everywhere < basin - 0.015)


@pytest.mark.parametrize("name", ["q5n_mean", "q5d2n_mean", "q7d2n_mean"])
def test_one_dem_finds_the_towers_in_spite_of_the_hills(scores, name):
    everywhere, basin = of(scores, "nasadem", name, "m1_mean", "m2d1_mean")
    assert everywhere[0] > 0.975
    assert everywhere[0] > everywhere[1] + 0.015
    assert everywhere[0] > everywhere[2] + 0.08
    assert basin[0] > basin[1:].max() - 0.005


def test_the_one_that_sees_trees_too(scores):
    everywhere, _ = of(scores, "pair", "q7d2n_mean", "m1_mean", "m2d1_mean")
    assert everywhere[0] > 0.92
    assert everywhere[0] > everywhere[1:].max() + 0.08


@pytest.mark.parametrize("name", ["b5d2n_mean", "bd5d2n_mean"])
def test_the_pair_finds_more(scores, name):
    everywhere, basin = of(scores, "pair", name)
    single, flat = of(scores, "nasadem", "m1_mean", "m2d1_mean", "q5d2n_mean")
    assert everywhere[0] > 0.98
    assert everywhere[0] > single[:2].max() + 0.02
    assert everywhere[0] > single[2]
    assert basin[0] > flat[:2].max()
