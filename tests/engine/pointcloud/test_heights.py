"""From heights above the geoid to heights above the ellipsoid."""

import numpy as np
import pytest
from osgeo import gdal, osr
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.pointcloud.heights import ELLIPSOIDAL, HeightReference


def undulation(longitude, latitude):
    """A plane, which bilinear interpolation meets."""
    return 40 + 0.5 * (np.asarray(longitude) - 13) - 0.25 * (np.asarray(latitude) - 52)


def grid(path, west, south, columns, rows, step, driver="GTiff", function=undulation):
    """A grid of undulations written by GDAL, whose nodes are the centres of pixels as geoid grids have them."""
    longitude = west + step * np.arange(columns)
    latitude = south + step * np.arange(rows)[::-1]
    values = function(*np.meshgrid(longitude, latitude)).astype(np.float32)
    dataset = gdal.GetDriverByName(driver).Create(str(path), columns, rows, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((west - step / 2, step, 0, latitude[0] + step / 2, 0, -step))
    if driver == "GTiff":
        srs = osr.SpatialReference()
        srs.ImportFromEPSG(4326)
        dataset.SetProjection(srs.ExportToWkt())
    dataset.GetRasterBand(1).WriteArray(values)
    dataset = None
    return str(path)


@pytest.mark.parametrize(("name", "driver"), [("geoid.tif", "GTiff"), ("geoid.gtx", "GTX")])
def test_a_grid(tmp_path, name, driver):
    reference = HeightReference(grid(tmp_path / name, 10, 50, 81, 61, 0.1, driver))
    reference.check()
    random = np.random.default_rng(1)
    longitude, latitude = random.uniform(10.1, 17.9, 5000), random.uniform(50.1, 55.9, 5000)
    found = reference.undulations(longitude, latitude)
    assert np.abs(found - undulation(longitude, latitude)).max() < 1e-4
    assert np.isnan(reference.undulations([9.0, 30.0, np.nan], [52.0, 52.0, 52.0])).all()
    assert not reference.is_ellipsoidal


def test_global_grids_about_the_date_line(tmp_path):
    def wave(longitude, latitude):
        return 30 * np.cos(np.radians(longitude)) + 0.1 * latitude

    for west in (0.0, -180.0):
        path = grid(tmp_path / f"global{west:.0f}.tif", west, -90, 360, 181, 1.0, function=wave)
        longitude = np.array([-179.9, -179.0, -120.3, -0.25, 0.25, 90.0, 179.3, 179.9, 200.0, 359.9])
        found = HeightReference(path).undulations(longitude, np.full(10, 47.2))
        # Half a node at the seam takes the seam's value.
        assert np.abs(found - wave(longitude, 47.2)).max() < 0.3


def test_one_undulation_and_none():
    assert (HeightReference(undulation_m=39.5).undulations([1.0, 2.0], [3.0, 4.0]) == 39.5).all()
    assert (ELLIPSOIDAL.undulations([1.0], [3.0]) == 0).all()
    assert ELLIPSOIDAL.is_ellipsoidal and not HeightReference(undulation_m=0.0).is_ellipsoidal


def test_bad_references(tmp_path):
    with pytest.raises(EngineInputError, match="Both a geoid grid and one undulation"):
        HeightReference("geoid.tif", 3.0)
    for value in (200.0, -150.0, float("nan")):
        with pytest.raises(EngineInputError, match="above the ellipsoid"):
            HeightReference(undulation_m=value)
    with pytest.raises(EngineInputError, match="cannot be opened"):
        HeightReference(str(tmp_path / "missing.gtx")).check()
    heights = grid(tmp_path / "dem.tif", 10, 50, 31, 31, 0.1, function=lambda lon, lat: 800 + lon)
    with pytest.raises(EngineInputError, match=r"dem.tif holds 81.* give a grid of undulations, not of heights"):
        HeightReference(heights).undulations([11.0], [51.0])
