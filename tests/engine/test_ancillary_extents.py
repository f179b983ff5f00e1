"""Ancillary features of rasters far larger, and of cells far larger, than what is looked for."""

import math
import time

import numpy as np
import pyproj
import pytest
from osgeo import gdal
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc import ancillary, ancillary_layers
from vertical_city.engine.gvc.ancillary import AncillaryOptions, ancillary_features
from vertical_city.engine.raster.files import RasterReader
from vertical_city.engine.raster.grid import Grid

from .ancillary_truth import CELLS, ORIGIN, UTM, agree, bands, grid_of, loops, make_town, write_codes

town = pytest.fixture(make_town)


@pytest.mark.parametrize("assignment", ["centre", "area"])
def test_results_do_not_depend_on_tiles_nor_on_strips(town, tmp_path, monkeypatch, assignment):
    options = AncillaryOptions(assignment=assignment)
    ancillary_features(town[0], tmp_path / "whole.tif", options, ndvi=town[1], tile_cells=64)
    whole = bands(tmp_path / "whole.tif")
    for tile in (1, 2, 3):
        ancillary_features(town[0], tmp_path / "t.tif", options, ndvi=town[1], tile_cells=tile)
        for name, values in bands(tmp_path / "t.tif").items():
            np.testing.assert_array_equal(values, whole[name], err_msg=f"{name} {tile}")
    monkeypatch.setattr(ancillary, "WINDOW_PIXELS", 40)  # cells larger than a strip
    ancillary_features(town[0], tmp_path / "t.tif", options, ndvi=town[1])
    for name, values in bands(tmp_path / "t.tif").items():
        np.testing.assert_allclose(values, whole[name], rtol=3e-7, err_msg=name)


def test_no_window_grows_with_the_raster(tmp_path, monkeypatch):
    """Rasters of 300 x 300 pixels of 1 m in small, large and one cell: what is read at once stays small."""
    built = write_codes(tmp_path / "b.tif", np.tri(300, dtype=int), pixel=1.0)
    ndvi = write_codes(tmp_path / "g.tif", np.tri(60, dtype=int), pixel=5.0, epsg=25833)
    read, largest = RasterReader.read, []

    def reading(self, window=None, bands=(0,)):
        largest.append((window or self.grid.window).width * (window or self.grid.window).height)
        return read(self, window, bands)

    monkeypatch.setattr(RasterReader, "read", reading)
    monkeypatch.setattr(ancillary, "WINDOW_PIXELS", 30 * 30)
    for cell in (30.0, 150.0, 600.0):
        ancillary_features(built, tmp_path / "a.tif", AncillaryOptions(min_valid=0.01), ndvi=ndvi, cell_size_m=cell)
    assert len(largest) > 300 and max(largest) <= 2 * 30 * 30


@pytest.mark.parametrize("assignment", ["centre", "area"])
@pytest.mark.parametrize(("crs", "covered"), [(32633, False), (3035, False), (32633, True)])
def test_ground_far_beyond_the_rasters_is_added_up_without_a_walk_over_its_pixels(
    town, write_raster, tmp_path, assignment, crs, covered
):
    """As when every pixel is walked: cells of 400 x 400 pixels that the rasters, or the NDVI, fill by a hundredth."""
    origin = (ORIGIN[0] - 20_000.0, ORIGIN[1] + 20_000.0)
    built = write_raster("wide.tif", np.full((80, 80), 0.3), origin=origin, pixel=500.0) if covered else town[0]
    options = AncillaryOptions(assignment=assignment, min_valid=1e-6)
    x, y = pyproj.Transformer.from_crs(UTM, crs, always_xy=True).transform(*ORIGIN)
    grid = Grid(pyproj.CRS.from_epsg(crs), x - 11_700.0, y + 11_500.0, 12_000.0, 12_000.0, 2, 1)
    made = []
    for patched in ({}, {"WINDOW_PIXELS": 10_000, "FAR_BLOCKS": 16}):  # by itself, so small a window is walked whole
        with pytest.MonkeyPatch.context() as patch:
            for name, value in patched.items():
                patch.setattr(ancillary, name, value)
            ancillary_features(built, tmp_path / "a.tif", options, ndvi=town[1], grid=grid)
        made.append(bands(tmp_path / "a.tif"))
    exact, found = made
    assert np.isfinite(exact["veg1bu"]).all()
    for name in exact:
        np.testing.assert_allclose(found[name], exact[name], rtol=2e-3 if name == "VALID_SHARE" else 1e-6, err_msg=name)
    if assignment == "area" and crs == 32633:
        np.testing.assert_allclose(found["VALID_SHARE"], exact["VALID_SHARE"], rtol=1e-4)


@pytest.mark.parametrize("crs", [32633, 3035])
def test_a_cell_of_a_country_about_a_raster_of_a_town_takes_seconds(write_raster, tmp_path, crs):
    """10^10 pixels, of which 10^4 are known."""
    built = write_raster("b.tif", np.tri(100), pixel=10.0)
    began = time.process_time()
    with pytest.raises(EngineInputError, match=r"No cell of 1e\+06 m has 50% of its pixels of b.tif"):
        ancillary_features(built, tmp_path / "a.tif", crs=pyproj.CRS.from_epsg(crs), cell_size_m=1e6)
    options = AncillaryOptions(min_valid=1e-7)
    ancillary_features(built, tmp_path / "a.tif", options, crs=pyproj.CRS.from_epsg(crs), cell_size_m=1e6)
    assert time.process_time() - began < 5
    found = bands(tmp_path / "a.tif")
    assert found["BU"].item() == pytest.approx(np.tri(100).mean())
    # In the equal-area projection the cell has 10^12 m², but a pixel of UTM some hundred m².
    assert found["VALID_SHARE"].item() == pytest.approx(1e-6, rel=1e-3 if crs == 32633 else 0.02)


def write_world(path, crs, pixel, corner, shape, blocks):
    """A raster of the whole Earth in which only a few blocks are written: {(row, column): array}."""
    options = ["SPARSE_OK=TRUE", "TILED=YES", "COMPRESS=DEFLATE"]
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), shape[1], shape[0], 1, gdal.GDT_Byte, options)
    dataset.SetProjection(pyproj.CRS.from_user_input(crs).to_wkt())
    dataset.SetGeoTransform((corner[0], pixel, 0, corner[1], 0, -pixel))
    for (row, column), block in blocks.items():
        dataset.GetRasterBand(1).WriteArray(block, column, row)
    dataset = None
    return path


WORLD = {  # pixel, corner, shape: some 100 m
    "EPSG:4326": (0.001, (-180.0, 90.0), (180_000, 360_000)),
    "ESRI:54009": (100.0, (-18_041_000.0, 9_021_000.0), (180_420, 360_820)),
}


@pytest.mark.parametrize("crs", sorted(WORLD))
def test_a_raster_of_the_whole_earth_serves_a_grid_of_one_city(tmp_path, crs):
    """The corners of the world map have no place in UTM, and those of Mollweide none on the Earth."""
    pixel, corner, shape = WORLD[crs]
    x, y = pyproj.Transformer.from_crs(UTM, crs, always_xy=True).transform(*ORIGIN)
    row, column = math.floor((corner[1] - y) / pixel) - 40, math.floor((x - corner[0]) / pixel) - 40
    share = np.random.default_rng(0).integers(0, 101, (80, 80))
    built = write_world(tmp_path / "b.tif", crs, pixel, corner, shape, {(row, column): share})
    ndvi = np.random.default_rng(1).uniform(0, 1, (38, 50))
    green = write_codes(tmp_path / "g.tif", ndvi * 100, pixel=20.0)
    options = AncillaryOptions(built_factor=0.01, ndvi_factor=0.01, assignment="centre")
    ancillary_features(built, tmp_path / "a.tif", options, ndvi=green, grid=CELLS)
    near = Grid(
        pyproj.CRS.from_user_input(crs), corner[0] + column * pixel, corner[1] - row * pixel, pixel, pixel, 80, 80
    )
    expected = loops(
        share / 100, near, bands(green)["band 1"].astype(float) / 100, grid_of(green), CELLS, grid_of(green)
    )
    agree(tmp_path / "a.tif", expected)
    assert np.isfinite(expected["BU"]).all()


def test_a_city_on_the_date_line_reads_both_ends_of_a_world_map_and_little_of_it(tmp_path, monkeypatch):
    pixel, corner, shape = WORLD["EPSG:4326"]
    west, east = np.full((200, 50), 50), np.full((200, 50), 100)
    place = math.floor((corner[1] + 17.5) / pixel) - 100
    blocks = {(place, 0): east, (place, shape[1] - 50): west}
    built = write_world(tmp_path / "b.tif", 4326, pixel, corner, shape, blocks)
    x, y = pyproj.Transformer.from_crs(4326, 32601, always_xy=True).transform(180.0, -17.5)
    origin = (round(x / 250) * 250 - 500.0, round(y / 250) * 250 + 250.0)
    ndvi = write_codes(tmp_path / "g.tif", np.zeros((50, 100), dtype=int), epsg=32601, pixel=10.0, origin=origin)
    grid = Grid(pyproj.CRS.from_epsg(32601), *origin, 250.0, 250.0, 4, 2)
    read, largest = RasterReader.read, []

    def reading(self, window=None, bands=(0,)):
        largest.append(window.width * window.height)
        return read(self, window, bands)

    monkeypatch.setattr(ancillary_layers, "MOST_PIXELS", 10_000)
    monkeypatch.setattr(RasterReader, "read", reading)
    ancillary_features(built, tmp_path / "a.tif", AncillaryOptions(built_factor=0.01), ndvi=ndvi, grid=grid)
    assert max(largest) <= 10_000
    monkeypatch.undo()
    found = bands(tmp_path / "a.tif")["veg1bu"]
    assert found[0, 0] == pytest.approx(0.5) and found[0, -1] == pytest.approx(1)
