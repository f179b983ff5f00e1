"""Fixtures for all tests. Test data is made on the spot or bundled with the demo; nothing is fetched."""

from pathlib import Path

import numpy as np
import pyproj
import pytest
from vertical_city.engine.gvc.model import Model, model_json
from vertical_city.engine.raster.files import Band, RasterWriter
from vertical_city.engine.raster.grid import Grid

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def demo_data():
    """The bundled real sample: berlin/, nantes/, los_angeles/."""
    return ROOT / "demo" / "data"


@pytest.fixture
def write_raster(tmp_path):
    """Write arrays as a GeoTIFF: write_raster(name, array, epsg=…, origin=…, pixel=…, bands=…, metadata=…)."""

    def write(name, array, epsg=32633, origin=(388000.0, 5820750.0), pixel=30.0, bands=None, metadata=None, unit="m"):
        layers = np.asarray(array, dtype=np.float64)
        layers = layers[None] if layers.ndim == 2 else layers
        grid = Grid(pyproj.CRS.from_epsg(epsg), *origin, pixel, pixel, layers.shape[2], layers.shape[1])
        names = bands or [f"band_{i + 1}" for i in range(len(layers))]
        path = tmp_path / name
        with RasterWriter(path, grid, [Band(n, unit) for n in names], metadata) as writer:
            writer.write(grid.window, layers)
        return path

    return write


@pytest.fixture
def nothing_left(tmp_path):
    """After the test, no half-written file stands in tmp_path."""
    yield tmp_path
    assert not list(tmp_path.rglob("*.part*")), "a half-written file was left behind"


@pytest.fixture(scope="session")
def provider(qgis_app, qgis_processing):
    """Our provider, registered once: QGIS does not bear two of them."""
    from vertical_city.plugin import VerticalCityPlugin

    plugin = VerticalCityPlugin(None)
    plugin.initProcessing()
    yield plugin.provider
    plugin.unload()


@pytest.fixture
def write_model(tmp_path):
    """Writes a model of the given targets; returns its path."""

    def write(**targets):
        path = tmp_path / "m.json"
        path.write_text(model_json(Model(targets)), encoding="utf-8")
        return path

    return write
