"""Make the semi-real DEM of Berlin that stands beside this script.

Real terrain (1 m), real building heights and real tree heights are added up to a surface, which is averaged to
1 arc-second and given white Gaussian noise: what a spaceborne sensor of that resolution might have seen. It is not a
measured DEM, and the file says so.

    python3 make_semi_real_dem.py TERRAIN.tif TREES.tif BUILDINGS HEIGHT_FIELD OUTPUT.tif

with `vertical_city` on the path. The terrain and tree rasters are Berlin open data and too large to be kept here.
"""

import sys

import numpy as np
import pyproj
from osgeo import ogr
from vertical_city.engine.dem.generalise import CellStatistics, assign
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import Band, RasterReader, RasterWriter, open_on_grid
from vertical_city.engine.raster.grid import Grid, reproject_extent
from vertical_city.engine.raster.polygons import PolygonStore

NOISE_M = 1.0
SEED = 2021
NOTE = (
    "SEMI-REAL: real terrain, buildings and trees of Berlin averaged to 1 arc-second, with simulated sensor noise of "
    f"{NOISE_M:g} m. Not a measured DEM."
)
SECOND = 1 / 3600


def main(terrain_path, trees_path, buildings_path, height_field, output):
    with RasterReader(terrain_path) as terrain, open_on_grid(trees_path, terrain.grid, "near") as trees:
        ground = terrain.read()[0]
        tree_height = np.nan_to_num(trees.read()[0], nan=0.0)
        grid = terrain.grid
    buildings = ogr.Open(buildings_path)
    layer = buildings.GetLayer(0)
    crs = pyproj.CRS.from_wkt(layer.GetSpatialRef().ExportToWkt())
    heights = ((bytes(f.GetGeometryRef().ExportToWkb()), f.GetField(height_field)) for f in layer)
    with PolygonStore(crs, grid.crs) as store:
        store.fill(((wkb, h) for wkb, h in heights if h), Monitor())
        surface = ground + np.maximum(store.burn(grid), tree_height)
    extent = reproject_extent(grid.extent, grid.crs, pyproj.CRS.from_epsg(4326))
    # Pixel centres on whole arc-seconds, as in the global DEMs.
    left, top = np.floor(extent.xmin / SECOND) - 0.5, np.ceil(extent.ymax / SECOND) + 0.5
    width, height = np.ceil(extent.xmax / SECOND) + 0.5 - left, top - np.floor(extent.ymin / SECOND) + 0.5
    seconds = Grid(pyproj.CRS.from_epsg(4326), left * SECOND, top * SECOND, SECOND, SECOND, int(width), int(height))
    assignment = assign(grid, grid.window, seconds)
    statistics = CellStatistics(seconds.width * seconds.height)
    statistics.add(assignment, surface)
    # A pixel of 1 arc-second holds about 580 samples here; those cut by the edge are left out.
    samples_per_pixel = np.median(statistics.weight[statistics.weight > 0])
    averaged = np.where(statistics.weight > 0.9 * samples_per_pixel, statistics.mean, np.nan).reshape(seconds.shape)
    noise = np.random.default_rng(SEED).normal(0, NOISE_M, seconds.shape)
    with RasterWriter(output, seconds, [Band("elevation")], {"VC_NOTE": NOTE}) as writer:
        writer.write(seconds.window, (averaged + noise)[None])


if __name__ == "__main__":
    main(*sys.argv[1:])
