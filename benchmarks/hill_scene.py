"""A semi-real scene in the hills: the buildings and trees of Berlin added to real DEMs of unbuilt Los Angeles slopes.

    python3 benchmarks/hill_scene.py DATA OUTPUT [--trees SHARE] [--seen sharp|dull]

DATA is the folder with los_angeles/ and berlin/. Written to OUTPUT: nasadem.tif and glo30.tif, the real DEMs of the
whole scene with the quarters added; reference.tif, the components of these quarters, 0 on the unbuilt ground around
them, nodata where the real city or anything doubtful is; site.tif, the number of the site of each of these cells,
whether it is built, and which cell of Berlin stands there. No noise is simulated, the DEMs bring their own. What is
not real: a quarter of Berlin lies over slopes as a cloth would, one and the same quarter at every site.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyproj
from osgeo import ogr
from scipy import ndimage
from vertical_city.engine.areas import Area
from vertical_city.engine.dem.generalise import CellStatistics, assign
from vertical_city.engine.gvc.reference import BANDS, cell_components
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import Band, RasterReader, RasterWriter, open_on_grid, pixel_size_m
from vertical_city.engine.raster.grid import Grid, Window, reproject_extent, transformer
from vertical_city.engine.raster.polygons import PolygonStore

CELL_M, CEILING_M = 250, 3.0
QUARTER = 9  # cells on a side of Berlin's quarter: what its footprints and its trees both cover
CORNER = 388050, 5820675  # its upper left one, EPSG:25833
UTM, GEOGRAPHIC = pyproj.CRS.from_epsg(32611), pyproj.CRS.from_epsg(4326)
MARGIN_M = 100  # of nothing around a quarter, so that all samples of the pixels at its border count
# How the DEMs see what stands on the ground: blur beyond their pixels (standard deviation, metres), and the share of
# its height that they show. 'sharp' is the best they could: GLO-30 by its pixels, the shuttle's radar by about 50 m
# (full width at half maximum). 'dull' is GLO-30 as it shows the low houses of Venice, Los Angeles, whose heights are
# known: over 1239 flat pixels its height above the mean of 120 m around rises by 0.51 +- 0.03 m per metre of theirs if
# these are blurred by 15 m, which correlates best (r 0.45). Of NASADEM there is too little to tell (r 0.05); the same
# share is assumed.
SEEN = {
    "sharp": {"nasadem": (19.0, 1.0), "glo30": (0.0, 1.0)},
    "dull": {"nasadem": (19.0, 0.5), "glo30": (15.0, 0.5)},
}
NOTE = (
    "SEMI-REAL: buildings and trees of Berlin (open data), averaged to 1 arc-second, added to the real DEM of unbuilt "
    "ground in Los Angeles. Not a measured DEM."
)


@dataclass(frozen=True)
class Site:
    """Unbuilt ground. cells : side of the square; around : cells beyond it without buildings: west, south, east, north.

    Chosen by hand on maps: parks and wilderness, at least 250 m from anything built.
    """

    name: str
    longitude: float
    latitude: float
    around: tuple[int, int, int, int]
    cells: int = QUARTER

    @property
    def corner(self) -> tuple[int, int]:
        """The upper left one, on multiples of the cells' side, EPSG:32611."""
        x, y = transformer(GEOGRAPHIC, UTM).transform(self.longitude, self.latitude)
        half = self.cells * CELL_M / 2
        return round((x - half) / CELL_M) * CELL_M, round((y + half) / CELL_M) * CELL_M


SITES = (
    Site("Little Tujunga", -118.320, 34.300, (4, 2, 4, 6)),
    Site("Mount Lukens", -118.250, 34.268, (1, 0, 6, 4)),
    Site("Arroyo Seco", -118.190, 34.258, (4, 4, 6, 6)),
    Site("Brown Mountain", -118.150, 34.240, (4, 3, 6, 6)),
    Site("Bear Canyon", -118.120, 34.285, (6, 6, 6, 6)),
    Site("Sierra Madre", -118.072, 34.203, (1, 1, 4, 3)),
    Site("Verdugo Peak", -118.294, 34.216, (1, 0, 1, 2)),
    Site("Verdugo south", -118.264, 34.205, (1, 0, 0, 2)),
    Site("Griffith Park", -118.300, 34.133, (1, 0, 0, 1)),
    Site("Rustic Canyon", -118.528, 34.095, (1, 0, 2, 4)),
    Site("Eagle Rock", -118.563, 34.100, (2, 0, 2, 4)),
    Site("Lower Topanga", -118.583, 34.062, (1, 0, 1, 1)),
    Site("Laskey Mesa", -118.683, 34.190, (1, 2, 1, 1)),
    Site("Rocky Peak", -118.633, 34.294, (2, 1, 2, 6)),
    Site("Browns Canyon", -118.600, 34.305, (2, 0, 0, 2)),
    Site("Chatsworth Reservoir", -118.641, 34.232, (0, 0, 0, 0), 6),
    Site("Sepulveda Basin", -118.490, 34.176, (1, 1, 0, 1), 6),
    Site("Hansen Basin", -118.380, 34.2685, (1, 1, 1, 0), 4),
    Site("Sepulveda west", -118.507, 34.178, (0, 0, 0, 0), 4),
    Site("Baldwin Hills", -118.371, 34.0085, (0, 0, 0, 0), 4),
)


def site_areas():
    """The ground of each site and around it, in longitude and latitude."""
    to_geographic = transformer(UTM, GEOGRAPHIC)
    areas = []
    for site in SITES:
        x, y = site.corner
        west, south, east, north = (CELL_M * cells for cells in site.around)
        side = site.cells * CELL_M
        xs, ys = [x - west, x + side + east], [y - side - south, y + north]
        ring = np.column_stack(to_geographic.transform([xs[0], xs[1], xs[1], xs[0]], [ys[0], ys[0], ys[1], ys[1]]))
        areas.append(Area(site.name, (ring,)))
    return areas


def required(folder):
    """The paths of what the scene is made of. Exits with a sentence where one is missing."""
    names = (
        "los_angeles/nasadem_1as.tif", "los_angeles/copernicus_glo30_1as.tif", "berlin/buildings2023_lod.gpkg",
        "berlin/vegetation_height_1m.tif",
    )  # fmt: skip
    paths = [Path(folder) / name for name in names]
    for path in paths:
        if not path.exists():
            sys.exit(f"There is no {path}; name the folder that holds los_angeles/ and berlin/ as the first argument.")
    return paths


def quarter(buildings_path, trees_path):
    """Heights of buildings and of trees in Berlin at 1 m, both of the side QUARTER x CELL_M, 0 where there are none."""
    side = QUARTER * CELL_M
    grid = Grid(pyproj.CRS.from_epsg(25833), *CORNER, 1.0, 1.0, side, side)
    source = ogr.Open(str(buildings_path))
    layer = source.GetLayer(0)
    crs = pyproj.CRS.from_wkt(layer.GetSpatialRef().ExportToWkt())
    heights = ((bytes(f.GetGeometryRef().ExportToWkb()), f.GetField("hoehe_mod")) for f in layer)
    with PolygonStore(crs, grid.crs) as store:
        store.fill(((wkb, height) for wkb, height in heights if height), Monitor())
        buildings = store.burn(grid)
    with open_on_grid(trees_path, grid, "near") as trees:
        return buildings, np.nan_to_num(trees.read()[0], nan=0.0)


def turned(layers, number, cells):
    """One of eight ways to lay a quarter, and the part of it that a smaller site has room for."""
    result = []
    for layer in layers:
        way = np.rot90(layer, number % 4)
        way = way[:, ::-1] if number // 4 % 2 else way
        per_cell = len(layer) // QUARTER
        result.append(way[: cells * per_cell, : cells * per_cell])
    return result


def added(sites, surface, dem_grid):
    """What the quarters add to a DEM: the mean over each of its pixels of the surface at 1 m, by site."""
    result = np.zeros(dem_grid.shape)
    for number, site in enumerate(sites):
        (patch,) = turned([surface], number, site.cells)
        patch = np.pad(patch, MARGIN_M)
        x, y = site.corner
        fine = Grid(UTM, x - MARGIN_M, y + MARGIN_M, 1.0, 1.0, *patch.shape[::-1])
        extent = reproject_extent(fine.extent, UTM, dem_grid.crs)
        column, row = int((extent.xmin - dem_grid.x0) / dem_grid.dx), int((dem_grid.y0 - extent.ymax) / dem_grid.dy)
        last_column = int((extent.xmax - dem_grid.x0) / dem_grid.dx) + 1
        last_row = int((dem_grid.y0 - extent.ymin) / dem_grid.dy) + 1
        pixels = dem_grid.part(Window(column, row, last_column - column, last_row - row))
        statistics = CellStatistics(pixels.width * pixels.height)
        statistics.add(assign(fine, fine.window, pixels), patch)
        result[row:last_row, column:last_column] += statistics.mean.reshape(pixels.shape)
    return result


def cells_of(sites, buildings, grid):
    """Bands of the reference and of the sites, on the cells of a grid."""
    reference = np.full((len(BANDS), *grid.shape), np.nan)
    where = np.full((3, *grid.shape), np.nan)
    nothing = cell_components(np.zeros((1, 1, 1)), 1.0, CELL_M**2, CEILING_M)[:, 0, 0]
    numbers = np.arange(QUARTER**2, dtype=np.float64).reshape(QUARTER, QUARTER)

    def place(site, around=(0, 0, 0, 0)):
        x, y = site.corner
        column, row = round((x - grid.x0) / CELL_M), round((grid.y0 - y) / CELL_M)
        west, south, east, north = around
        return (
            slice(max(row - north, 0), row + site.cells + south),
            slice(max(column - west, 0), column + site.cells + east),
        )

    for number, site in enumerate(sites):  # where the surroundings of two sites meet, the first has them
        there = place(site, site.around)
        free = np.isnan(where[0][there])
        reference[(slice(None), *there)] = np.where(free, nothing[:, None, None], reference[(slice(None), *there)])
        where[0][there] = np.where(free, number, where[0][there])
        where[1][there] = np.where(free, 0, where[1][there])
    for number, site in enumerate(sites):
        patch, berlin = turned([buildings, numbers], number, site.cells)
        samples = patch.reshape(site.cells, CELL_M, site.cells, CELL_M).transpose(0, 2, 1, 3)
        there = place(site)
        reference[(slice(None), *there)] = cell_components(
            samples.reshape(site.cells, site.cells, -1), 1.0, CELL_M**2, CEILING_M
        )
        for layer, value in zip(where, (number, 1, berlin)):
            layer[there] = value
    return reference, where


def cell_grid(dem_grid):
    """The whole cells of 250 m inside a DEM."""
    extent = reproject_extent(dem_grid.extent, dem_grid.crs, UTM)
    left, top = -(-extent.xmin // CELL_M) * CELL_M, extent.ymax // CELL_M * CELL_M
    width, height = (extent.xmax - left) // CELL_M, (top - extent.ymin) // CELL_M
    return Grid(UTM, left, top, float(CELL_M), float(CELL_M), int(width), int(height))


def make_scene(data, output, trees=1.0, seen="sharp"):
    """Write the scene; trees : share of their height that is added; seen : of SEEN. Returns the paths by name."""
    nasadem, glo30, buildings_path, trees_path = required(data)
    output = Path(output)
    output.mkdir(parents=True, exist_ok=True)
    paths = {name: output / f"{name}.tif" for name in ("nasadem", "glo30", "reference", "site")}
    buildings, vegetation = quarter(buildings_path, trees_path)
    with RasterReader(nasadem) as one, RasterReader(glo30) as other:
        grid = one.grid
        dems = {"nasadem": one.read()[0], "glo30": other.read()[0]}
    more = added(SITES, np.maximum(buildings, trees * vegetation), grid)
    width, height = pixel_size_m(grid)
    for name, (blur_m, share) in SEEN[seen].items():
        dems[name] = dems[name] + share * ndimage.gaussian_filter(more, (blur_m / height, blur_m / width))
    dems["nasadem"] = np.rint(dems["nasadem"])  # it comes in whole metres
    for name, values in dems.items():
        with RasterWriter(paths[name], grid, [Band("elevation")], {"VC_NOTE": NOTE}) as writer:
            writer.write(grid.window, values[None])
    cells = cell_grid(grid)
    reference, where = cells_of(SITES, buildings, cells)
    metadata = {"VC_CONTENT": "reference components", "VC_NOTE": NOTE}
    with RasterWriter(paths["reference"], cells, BANDS, metadata) as writer:
        writer.write(cells.window, reference)
    bands = [Band("site", ""), Band("built", ""), Band("berlin_cell", "")]
    with RasterWriter(paths["site"], cells, bands, {"VC_NOTE": NOTE}) as writer:
        writer.write(cells.window, where)
    return paths


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("output")
    parser.add_argument("--trees", type=float, default=1.0, help="share of the trees' height that is added, 0: none")
    parser.add_argument("--seen", choices=SEEN, default="sharp", help="how the radars see it")
    options = parser.parse_args()
    for name, path in make_scene(options.data, options.output, options.trees, options.seen).items():
        print(f"{name}: {path}")


if __name__ == "__main__":
    main()
