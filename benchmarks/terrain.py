"""Building heights where there are hills: the 30 features of the paper beside the terrain-robust ones.

    python3 benchmarks/terrain.py DATA [--folder FOLDER] [--trees SHARE] [--seen sharp dull]
        [--features NAME=SEMI_REAL.tif,REAL.tif ...]

DATA is the folder with los_angeles/ and berlin/; FOLDER keeps what is computed. Two tables are printed per scene.

RMSE on a semi-real scene (see hill_scene.py), fitted as 'Fit a height model' does and judged at sites that the fit,
its choice of predictors included, has not seen: at all cells, at those with and without a quarter, and at those with
by slope; 'blocks': by blocks instead of sites; 'strict': at sites whose half of Berlin stands in no training cell
either. All but the last three columns, named so, are of AGBH.

What the models predict for real, unbuilt hills, in wilderness drawn by hand: of cells near to sites by fits without
these sites; in the last column, of cells away from all. 'Berlin' are the models of the demo, fitted to the flat city.

--features adds a raster of named bands, of the scene's and of the real DEMs.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import pyproj
from hill_scene import CELL_M, GEOGRAPHIC, QUARTER, SEEN, SITES, make_scene, required, site_areas
from osgeo import ogr
from scene import ROOT, machine
from scipy import ndimage
from vertical_city.engine.areas import Area
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.dem.features import VALID_SHARE, FeatureOptions, compute_features
from vertical_city.engine.dem.generalise import CellStatistics, assign
from vertical_city.engine.gvc.fit import FitOptions, fit_models
from vertical_city.engine.gvc.methods import predictor
from vertical_city.engine.gvc.moments import Moments
from vertical_city.engine.gvc.predict import predict_target
from vertical_city.engine.gvc.reference import COMPONENTS, Polygons, reference_components
from vertical_city.engine.gvc.selection import SelectionOptions, select
from vertical_city.engine.raster.files import Band, RasterReader, RasterWriter, pixel_size_m
from vertical_city.engine.raster.grid import Extent, transformer

WILDERNESS = ROOT / "tests" / "data" / "terrain" / "los_angeles_wilderness.geojson"
BERLIN = ROOT / "demo" / "data" / "berlin"
FAMILIES = ("paper30", "terrain_robust", "all")
# Which DEMs a row is about; of two, the 30 features of both, or the terrain-robust ones of GLO-30 with NASADEM as the
# second DEM.
PAIR = ("nasadem", "glo30")
SOURCES = {"NASADEM": ("nasadem",), "GLO-30": ("glo30",), "union": ("union",), "pair": PAIR}
# Defaults of 'Fit a height model', and a collinearity step that leaves more: terrain-robust features are alike.
SELECTIONS = {
    "best_single": SelectionOptions(),
    "stepwise": SelectionOptions("stepwise"),
    "stepwise, 0.95": SelectionOptions("stepwise", cutoff=0.95),
}
# Degrees, mean over the cell of the slopes of the untouched GLO-30.
SLOPES = {"flat": (0, 5), "gentle": (5, 15), "steep": (15, 25), "rugged": (25, 90)}
APART_M = 1000  # what is predicted for hills has seen no cell of a site nearer than this


@dataclass(frozen=True)
class Table:
    """A row of the comparison. semi_real, real : rasters of features of the scene, and of the untouched DEMs."""

    source: str
    family: str
    semi_real: Path
    real: Path


def families():
    """What this version of the plugin can compute."""
    return FAMILIES if "feature_set" in {field.name for field in fields(FeatureOptions)} else FAMILIES[:1]


def joined(paths, output):
    """The bands of several feature rasters in one, each named after its raster."""
    layers, bands, shares = [], [], []
    for name, path in paths.items():
        with RasterReader(path) as reader:
            grid, metadata, values = reader.grid, reader.metadata, reader.read(bands=range(len(reader.band_names)))
            for band, unit, layer in zip(reader.band_names, reader.units, values):
                if band == VALID_SHARE:
                    shares.append(layer)
                else:
                    bands.append(Band(f"{name}_{band}", unit))
                    layers.append(layer)
    with RasterWriter(output, grid, [*bands, Band(VALID_SHARE, "")], metadata) as writer:
        writer.write(grid.window, np.stack([*layers, np.min(shares, axis=0)]))
    return output


def tables(scene, real, folder, grid):
    """All rows: the features of each source and family, of the scene and of the real DEMs."""
    made = {}
    for family in families():
        options = FeatureOptions(feature_set=family) if len(families()) > 1 else FeatureOptions()
        for place, paths in (("semi_real", scene), ("real", real)):
            own = {dem: folder / f"{place}_{dem}_{family}.tif" for dem in ("nasadem", "glo30", "union")}
            for dem, output in own.items():
                compute_features(paths[dem], output, options, grid=grid)
                made[place, family, (dem,)] = output
            made[place, family, PAIR] = folder / f"{place}_pair_{family}.tif"
            if family == "paper30":
                joined({dem: own[dem] for dem in PAIR}, made[place, family, PAIR])
            else:
                compute_features(paths["glo30"], made[place, family, PAIR], options, grid=grid, second=paths["nasadem"])
    return [
        Table(source, family, made["semi_real", family, dems], made["real", family, dems])
        for family in families()
        for source, dems in SOURCES.items()
    ]


def mean_slope(dem, grid):
    """Mean slope of a DEM in each cell, degrees."""
    with RasterReader(dem) as reader:
        width, height = pixel_size_m(reader.grid)
        down, right = np.gradient(reader.read()[0].astype(np.float64), height, width)
        statistics = CellStatistics(grid.width * grid.height)
        statistics.add(assign(reader.grid, reader.grid.window, grid), np.degrees(np.arctan(np.hypot(down, right))))
    return statistics.mean.reshape(grid.shape)


def rmse(error):
    return float(np.sqrt(np.mean(error**2))) if len(error) else float("nan")


def unseen(features, agbh, choice, train, test):
    """Predictions for some cells from others, predictors chosen from these. features : (n, p); train, test : (n,)."""
    kept = select(Moments.of(np.column_stack([features[train], agbh[train]])), range(features.shape[1]), choice).kept
    return predictor("ols", features[train][:, kept], agbh[train])(features[test][:, kept])


def strict(fit, samples, choice, site, built, berlin):
    """Predictions at each site and half of Berlin from other sites, built up with the other half only."""
    x, y = samples.features[fit.cells], fit.observed
    half = np.where(built, berlin % QUARTER > QUARTER // 2, -1)
    predicted = np.full(len(y), np.nan)
    for one in np.unique(site):
        for part in (0, 1):
            test = (site == one) & (half != 1 - part)
            predicted[test] = unseen(x, y, choice, (site != one) & (half != part), test)
    return predicted


@dataclass(frozen=True)
class Ground:
    """What is known of the cells of 250 m: arrays of the grid's shape.

    site, built, berlin : see hill_scene. hills : unbuilt wilderness. near : by site, whether any of its cells is.
    """

    grid: object
    site: np.ndarray
    built: np.ndarray
    berlin: np.ndarray
    slope: np.ndarray
    hills: np.ndarray
    near: np.ndarray

    @staticmethod
    def of(scene, real_dem):
        with RasterReader(scene["site"]) as reader:
            grid, (site, built, berlin) = reader.grid, reader.read(bands=(0, 1, 2))
        reach = np.ones((2 * APART_M // CELL_M + 1,) * 2)
        near = np.stack([ndimage.binary_dilation(site == number, reach) for number in range(len(SITES))])
        return Ground(grid, site, built, berlin, mean_slope(real_dem, grid), wilderness(grid), near)

    def at(self, samples, cells):
        column = ((samples.x[cells] - self.grid.x0) // CELL_M).astype(int)
        row = ((self.grid.y0 - samples.y[cells]) // CELL_M).astype(int)
        return row, column


def wilderness(grid):
    """Which cells have their centre in the polygons of wilderness; none where there is no such file."""
    inside = np.zeros(grid.shape, bool)
    if not WILDERNESS.exists():
        print(f"There is no {WILDERNESS}; the unbuilt hills are left out.")
        return inside
    column, row = np.meshgrid(np.arange(grid.width) + 0.5, np.arange(grid.height) + 0.5)
    x, y = grid.x0 + column * grid.dx, grid.y0 - row * grid.dy
    longitude, latitude = transformer(grid.crs, GEOGRAPHIC).transform(x.ravel(), y.ravel())
    for feature in json.loads(WILDERNESS.read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"]
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for rings in parts:
            area = Area("wilderness", tuple(np.array(ring)[:, :2] for ring in rings))
            inside |= area.inside(longitude, latitude).reshape(grid.shape)
    return inside


def fitted(features, reference, choice, areas=()):
    return fit_models([features], [reference], COMPONENTS, FitOptions(choice), areas)


def by_class(error, ground, place):
    """RMSE of errors at all cells, at those with and without buildings, and at those with, by slope."""
    built, slope = ground.built[place] == 1, ground.slope[place]
    classes = {name: built & (slope >= low) & (slope < high) for name, (low, high) in SLOPES.items()}
    return {"all": rmse(error), "built": rmse(error[built]), "unbuilt": rmse(error[~built])} | {
        name: rmse(error[inside]) for name, inside in classes.items()
    }


def accuracy(result, ground, choice):
    """Figures of a row: of AGBH by classes, by blocks, strictly; and of the other components."""
    fit, samples = result.targets["AGBH"], result.samples
    place = ground.at(samples, fit.cells)
    strictly = strict(fit, samples, choice, ground.site[place], ground.built[place] == 1, ground.berlin[place])
    return {
        **by_class(fit.judged["areas"].predicted - fit.observed, ground, place),
        "blocks": fit.judged["blocks"].rmse,
        "strict": rmse(strictly - fit.observed),
        **{name: result.targets[name].judged["areas"].rmse for name in COMPONENTS[1:]},
    }


def spread(result, ground):
    """The same of the best constant: the mean of all cells, of the component in question."""
    fit, samples = result.targets["AGBH"], result.samples
    error = fit.observed.mean() - fit.observed
    classes = by_class(error, ground, ground.at(samples, fit.cells))
    others = {name: float(result.targets[name].observed.std()) for name in COMPONENTS[1:]}
    return {**classes, "blocks": rmse(error), "strict": rmse(error), **others}


def read_bands(path, names):
    with RasterReader(path) as reader:
        return reader.read(bands=[reader.band_names.index(name) for name in names])


def heights_of(result, features):
    """AGBH that a model predicts, metres, negative estimates set to 0."""
    model = result.model().targets["AGBH"]
    return np.clip(predict_target(model, read_bands(features, model.predictors))[0], 0, None)


def heights_unseen(result, ground, choice, features):
    """As heights_of, for the hills, by models that have not seen what is near: the sites there are left out."""
    fit, samples = result.targets["AGBH"], result.samples
    values = read_bands(features, samples.names)
    heights = np.full(ground.grid.shape, np.nan)
    own = ground.site[ground.at(samples, fit.cells)].astype(int)
    hills = np.nonzero(ground.hills & np.isfinite(values).all(axis=0))
    kinds, kind = np.unique(ground.near[:, hills[0], hills[1]].T, axis=0, return_inverse=True)
    for number, near in enumerate(kinds):
        there = hills[0][kind.ravel() == number], hills[1][kind.ravel() == number]
        x = np.concatenate([samples.features[fit.cells], values[:, there[0], there[1]].T])
        y = np.concatenate([fit.observed, np.full(len(there[0]), np.nan)])
        test = np.isnan(y)
        heights[there] = unseen(x, y, choice, np.append(~near[own], np.zeros(len(there[0]), bool)), test)
    return np.clip(heights, 0, None)


def on_hills(heights, ground):
    """95th percentile, median, mean, share above 1 m; and the first of the hills away from all sites."""
    known = ground.hills & np.isfinite(heights)
    there, away = heights[known], heights[known & ~ground.near.any(axis=0)]
    if not away.size:
        return (np.nan,) * 5
    return *np.percentile(there, (95, 50)), there.mean(), (there > 1).mean(), np.percentile(away, 95)


def berlin_models(folder):
    """The models of the demo: of flat Berlin, semi-real, by m2d1_mean, and by the best single feature."""
    features, reference = folder / "berlin_features.tif", folder / "berlin_reference.tif"
    grid = compute_features(BERLIN / "semi_real_dem_1as.tif", features, FeatureOptions())
    source = ogr.Open(str(BERLIN / "buildings.fgb"))
    layer = source.GetLayer(0)
    crs = pyproj.CRS.from_wkt(layer.GetSpatialRef().ExportToWkt())
    xmin, xmax, ymin, ymax = layer.GetExtent()
    items = [(bytes(one.GetGeometryRef().ExportToWkb()), one.GetField("hoehe_mod")) for one in layer]
    reference_components(reference, buildings=Polygons(items, crs, Extent(xmin, ymin, xmax, ymax)), grid=grid)
    for choice in (SelectionOptions("given", ("m2d1_mean",)), SelectionOptions()):
        yield fitted(features, reference, choice)


def show_accuracy(rows):
    names = list(next(iter(rows.values())))
    print(f"\n{'RMSE of AGBH (m), sites left out':40}" + "".join(f"{name:>8}" for name in names))
    for label, figures in rows.items():
        print(f"{label:40}" + "".join(f"{figures[name]:8.2f}" for name in names))


def show_hills(rows, ground):
    away = (ground.hills & ~ground.near.any(axis=0)).sum()
    heads = ("95 %", "median", "mean", "above 1 m", f"95 % of {away}")
    print(f"\n{f'AGBH (m) predicted for {ground.hills.sum()} cells of hills':40}" + "".join(f"{h:>12}" for h in heads))
    for label, figures in rows.items():
        print(f"{label:40}" + "".join(f"{figure:12.2f}" for figure in figures))


def run(data, folder, trees, seen, more):
    scene = make_scene(data, folder, trees, seen)
    real = dict(zip(PAIR, required(data)))
    for name, paths in (("semi_real", scene), ("real", real)):
        paths["union"] = folder / f"{name}_union.tif"
        composite([paths[dem] for dem in PAIR], paths["union"], "union")
    ground = Ground.of(scene, real["glo30"])
    areas, accuracies, hills, chosen = site_areas(), {}, {}, {}
    every = [*tables(scene, real, folder, ground.grid), *more]
    for result in berlin_models(folder):
        names = ", ".join(result.targets["AGBH"].predictors)
        for table in every:
            if table.family == "paper30" and table.source != "pair":
                hills[f"{table.source:8}Berlin, {names}"] = on_hills(heights_of(result, table.real), ground)
    for table in every:
        for selection, choice in SELECTIONS.items():
            result = fitted(table.semi_real, scene["reference"], choice, areas)
            label = f"{table.source:8}{table.family:16}{selection}"
            accuracies.setdefault("the mean of all cells", spread(result, ground))
            accuracies[label] = accuracy(result, ground, choice)
            chosen[label] = result.targets["AGBH"].predictors
            hills[label] = on_hills(heights_unseen(result, ground, choice, table.real), ground)
    print(f"\nSemi-real scene, {seen}, trees {trees:g}: {np.isfinite(ground.site).sum()} cells, ", end="")
    print(f"{int((ground.built == 1).sum())} of them in {len(SITES)} quarters")
    show_accuracy(accuracies)
    show_hills(hills, ground)
    print("\nPredictors of AGBH")
    for label, names in chosen.items():
        print(f"{label:40}{', '.join(names)}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folder", type=Path, help="where to keep what is computed")
    parser.add_argument("--trees", type=float, default=1.0, help="share of the trees' height that is added, 0: none")
    parser.add_argument(
        "--seen", nargs="+", choices=SEEN, default=list(SEEN), help="how the radars see it, see hill_scene.py"
    )
    parser.add_argument("--features", nargs="*", default=[], metavar="NAME=SEMI_REAL.tif,REAL.tif")
    options = parser.parse_args()
    required(options.data)
    more = []
    for text in options.features:
        name, _, paths = text.partition("=")
        if paths.count(",") != 1:
            sys.exit(f"'{text}' is not NAME=SEMI_REAL.tif,REAL.tif; name two rasters of the same bands.")
        more.append(Table("given", name, *map(Path, paths.split(","))))
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        for seen in options.seen:
            folder = (options.folder or Path(name)) / seen
            folder.mkdir(parents=True, exist_ok=True)
            run(options.data, folder, options.trees, seen, more)


if __name__ == "__main__":
    main()
