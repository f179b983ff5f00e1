"""The main job on real input, against facts that were not made by this program."""

import numpy as np
import pyproj
import pytest
from osgeo import ogr
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.dem.features import FeatureOptions, compute_features
from vertical_city.engine.gvc.fit import fit_models
from vertical_city.engine.gvc.predict import predict
from vertical_city.engine.gvc.reference import Polygons, reference_components
from vertical_city.engine.raster.files import RasterReader
from vertical_city.engine.raster.grid import Extent

DOWNTOWN, CENTURY_CITY = (-118.256, 34.050), (-118.417, 34.058)  # longitude, latitude
BASIN = (-118.46, 34.012, -118.22, 34.086)
GEOD = pyproj.Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def los_angeles(demo_data, tmp_path_factory):
    """Mean m2d1 of the union of the real NASADEM and GLO-30 with the cells' coordinates."""
    folder = tmp_path_factory.mktemp("la")
    dems = [demo_data / "los_angeles" / f"{name}_1as.tif" for name in ("nasadem", "copernicus_glo30")]
    composite(dems, folder / "union.tif")
    compute_features(folder / "union.tif", folder / "features.tif", FeatureOptions(filters=("m2d1",)))
    with RasterReader(folder / "features.tif") as reader:
        values, grid = reader.read()[0], reader.grid
    row, column = np.indices(values.shape) + 0.5
    to_geographic = pyproj.Transformer.from_crs(grid.crs, 4326, always_xy=True)
    longitude, latitude = to_geographic.transform(grid.x0 + column * grid.dx, grid.y0 - row * grid.dy)
    west, south, east, north = BASIN
    basin = (longitude > west) & (longitude < east) & (latitude > south) & (latitude < north) & np.isfinite(values)
    return values[basin], longitude[basin], latitude[basin]


def distance_m(longitude, latitude, place):
    ones = np.ones_like(longitude)
    return GEOD.inv(longitude, latitude, place[0] * ones, place[1] * ones)[2]


def test_eight_of_the_ten_strongest_cells_of_the_basin_are_downtown(los_angeles):
    values, longitude, latitude = los_angeles
    strongest = np.argsort(-values)[:10]
    near = distance_m(longitude[strongest], latitude[strongest], DOWNTOWN) < 1500
    for i, cell in enumerate(strongest):
        print(f"{latitude[cell]:.4f} N {-longitude[cell]:.4f} W  m2d1_mean {values[cell]:.2f} m  downtown: {near[i]}")
    assert near.sum() >= 8


def test_century_city_is_among_the_basins_top_three_percent(los_angeles):
    values, longitude, latitude = los_angeles
    best = values[distance_m(longitude, latitude, CENTURY_CITY) < 750].max()
    assert np.mean(values > best) < 0.03


def polygons(path, field, epsg):
    dataset = ogr.Open(str(path))
    layer = dataset.GetLayer(0)
    west, east, south, north = layer.GetExtent()
    items = [(bytes(f.GetGeometryRef().ExportToWkb()), f.GetField(field)) for f in layer]
    return Polygons(items, pyproj.CRS.from_epsg(epsg), Extent(west, south, east, north))


def test_a_model_of_one_half_of_semi_real_berlin_holds_in_the_other(demo_data, tmp_path):
    """Real surface, simulated sensor: fitted in the northern half, judged in the southern one, and the other way round.

    The model must beat the mean of the half that it has not seen. (It does not between west, mostly a park, and east:
    see docs/fit_model.md.)
    """
    crs = pyproj.CRS.from_epsg(25833)
    dem = demo_data / "berlin" / "semi_real_dem_1as.tif"
    compute_features(dem, tmp_path / "f.tif", FeatureOptions(filters=("m2d1",)), crs=crs)
    buildings = polygons(demo_data / "berlin" / "buildings.fgb", "hoehe_mod", 25833)
    middle = 5819500.0
    halves = {
        "north": Extent(388000.0, middle, 390250.0, 5820750.0),
        "south": Extent(388000.0, 5818500.0, 390250.0, middle),
    }
    for name, extent in halves.items():
        with RasterReader(tmp_path / "f.tif") as reader:
            grid = reader.grid
        reference_components(tmp_path / f"{name}.tif", buildings=buildings, extent=(extent, crs), grid=grid)
    for fitted, judged in (("north", "south"), ("south", "north")):
        fit_models(
            [tmp_path / "f.tif"], [tmp_path / f"{fitted}.tif"], ["AGBH"], "given", ["m2d1_mean"], tmp_path / "m.json"
        )
        predict([tmp_path / "f.tif"], tmp_path / "m.json", tmp_path / "p.tif")
        with RasterReader(tmp_path / "p.tif") as predicted, RasterReader(tmp_path / f"{judged}.tif") as truth:
            estimate, observed = predicted.read()[0], truth.read()[0]
        both = np.isfinite(estimate) & np.isfinite(observed)
        assert both.sum() > 30
        rmse = float(np.sqrt(np.mean((estimate - observed)[both] ** 2)))
        print(f"semi-real Berlin, fitted {fitted}, judged {judged}: RMSE of AGBH {rmse:.2f} m, {both.sum()} cells")
        assert rmse < 0.95 * observed[both].std()
