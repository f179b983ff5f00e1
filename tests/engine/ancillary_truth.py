"""Ancillary features by plain loops over pixels, written from the specification alone, and the rasters of a town."""

import functools
import math

import numpy as np
import pyproj
from osgeo import gdal
from vertical_city.engine.gvc.ancillary import ANCILLARY
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import RasterReader
from vertical_city.engine.raster.grid import Grid

ORIGIN = (388000.0, 5820750.0)  # Berlin in UTM zone 33, on a corner of the cells of 250 m
UTM = pyproj.CRS.from_epsg(32633)
VEG = [name for name in ANCILLARY if name != "BU"]


def bands(path):
    with RasterReader(path) as reader:
        return dict(zip(reader.band_names, reader.read(bands=range(len(reader.band_names)))))


def grid_of(path):
    with RasterReader(path) as reader:
        return reader.grid


def write_codes(path, codes, nodata=None, epsg=32633, pixel=10.0, origin=ORIGIN, scale=None, kind=gdal.GDT_Int16):
    """A raster of whole numbers, written by GDAL alone."""
    codes = np.asarray(codes)
    rows, columns = codes.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, kind)
    crs = pyproj.CRS.from_user_input(epsg)
    dataset.SetProjection(crs.to_wkt())
    dataset.SetGeoTransform((origin[0], pixel, 0, origin[1], 0, -pixel))
    band = dataset.GetRasterBand(1)
    band.WriteArray(codes)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    if scale:
        band.SetScale(scale[0])
        band.SetOffset(scale[1])
    band = dataset = None
    return path


def said():
    lines = []
    return lines, Monitor(warn=lines.append)


def class_of(g):
    if math.isnan(g):
        return None
    if g < 0.1:
        return 1
    if 0.2 < g < 0.5:
        return 2
    if 0.6 < g < 0.9:
        return 3
    return 0


def value_at(values, grid, x, y):
    """The value of the pixel that holds a place, NaN beyond the raster."""
    column, row = math.floor((x - grid.x0) / grid.dx), math.floor((grid.y0 - y) / grid.dy)
    inside = 0 <= column < grid.width and 0 <= row < grid.height
    return float(values[row, column]) if inside else math.nan


def shares_of_pixel(pixels, row, column, cells, by_area):
    """(cell row, cell column, weight) of a pixel; by its centre through pyproj, or by the overlap of rectangles."""
    if by_area:
        left, top = pixels.x0 + column * pixels.dx, pixels.y0 - row * pixels.dy
        for i in range(cells.height):
            for j in range(cells.width):
                x, y = cells.x0 + j * cells.dx, cells.y0 - i * cells.dy
                wide = min(left + pixels.dx, x + cells.dx) - max(left, x)
                high = min(top, y) - max(top - pixels.dy, y - cells.dy)
                if wide > 0 and high > 0:
                    yield i, j, wide * high
        return
    x, y = centre(pixels, row, column, cells.crs)
    i, j = math.floor((cells.y0 - y) / cells.dy), math.floor((x - cells.x0) / cells.dx)
    if 0 <= i < cells.height and 0 <= j < cells.width:
        yield i, j, 1.0


@functools.lru_cache
def transformer(source, target):
    return pyproj.Transformer.from_crs(source, target, always_xy=True)


def centre(pixels, row, column, crs):
    x, y = pixels.x0 + (column + 0.5) * pixels.dx, pixels.y0 - (row + 0.5) * pixels.dy
    return (x, y) if pixels.crs is crs else transformer(pixels.crs, crs).transform(x, y)


def loops(built, built_grid, ndvi, ndvi_grid, cells, finest, by_area=False):
    """All bands but VALID_SHARE by plain loops. built : shares; ndvi : NaN for nodata.

    Pixels beyond a raster count as not known: each raster is looped over with a margin of pixels around it. finest :
    the grid whose pixels are worked on.
    """
    result = {name: np.full(cells.shape, np.nan) for name in ANCILLARY}
    sums = {"BU": np.zeros((*cells.shape, 3)), **{name: np.zeros((*cells.shape, 3)) for name in VEG}}
    for pixels, names in ((built_grid, ["BU"]), (finest, VEG)):
        margin = 9
        for row in range(-margin, pixels.height + margin):
            for column in range(-margin, pixels.width + margin):
                b = value_at(built, built_grid, *centre(pixels, row, column, built_grid.crs))
                g = class_of(value_at(ndvi, ndvi_grid, *centre(pixels, row, column, ndvi_grid.crs)))
                for i, j, weight in shares_of_pixel(pixels, row, column, cells, by_area):
                    for name in names:
                        known = not math.isnan(b) and (name == "BU" or g is not None)
                        part = 0.0
                        if known:
                            part = b if not name.endswith("nbu") else 1 - b
                            part *= 1 if name == "BU" else g == int(name[3])
                        sums[name][i, j] += weight, weight * known, weight * part
    for name, values in sums.items():
        total, known, part = np.moveaxis(values, -1, 0)
        enough = (known > 0) & (known >= 0.5 * total * (1 - 1e-9))
        result[name][enough] = part[enough] / known[enough]
    return result


def agree(path, expected, tolerance=1e-6):
    found = bands(path)
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], values, rtol=0, atol=tolerance, err_msg=name)


def make_town(write_raster):
    """A share at 50 m in Europe's equal-area projection and an NDVI at 30 m in UTM, both with holes."""
    rng = np.random.default_rng(3)
    share = np.clip(rng.normal(0.3, 0.4, (19, 24)), 0, 1)
    share[rng.random(share.shape) > 0.9] = np.nan
    share[:8, :6] = np.nan
    ndvi = rng.uniform(-0.2, 1, (24, 33))
    ndvi[rng.random(ndvi.shape) > 0.9] = np.nan
    ndvi[-9:, -9:] = np.nan
    x, y = pyproj.Transformer.from_crs(UTM, 3035, always_xy=True).transform(ORIGIN[0] + 3, ORIGIN[1] - 11)
    return (
        write_raster("share.tif", share, epsg=3035, origin=(x, y), pixel=50.0),
        write_raster("ndvi.tif", ndvi, origin=(ORIGIN[0] + 17.0, ORIGIN[1] + 5.0), pixel=30.0),
    )


CELLS = Grid(UTM, *ORIGIN, 250.0, 250.0, 4, 3)
