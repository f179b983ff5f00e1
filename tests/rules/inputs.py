"""Small inputs for every algorithm, in one folder: semi-random rasters, simulated radar, two real files."""

import json
import shutil
from pathlib import Path

import numpy as np
from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.simulate import Track, simulate_stack

from ..algorithms import berlin_cloud, fused_city, measured_town
from ..headless.process_files import ORIGIN, hills, polygons, raster, square

DATA = Path(__file__).parents[1] / "data"
TRACKS = [
    Track("up", "ascending", "right", 42.0, 3, "2013-04-01T16:50:00"),
    Track("down", "descending", "right", 36.0, 3, "2013-04-03T05:20:00"),
]
# Where the simulated scatterers stand: latitude, longitude, height.
TARGETS = (52.52, 52.53), (13.37, 13.39), (40.0, 60.0)


def make_inputs(folder):
    """Fill a folder. The names are those that small_jobs.jobs asks for."""
    terrain = hills(120, 120, 3, 4.0) + np.linspace(30, 60, 120)
    blocks = np.kron(hills(12, 12, 4, 20.0), np.ones((10, 10)))
    raster(folder / "a.tif", terrain + blocks)
    raster(folder / "b.tif", terrain + blocks + hills(120, 120, 5, 3.0))
    houses = [
        (square(ORIGIN[0] + 120 + 250 * i, ORIGIN[1] - 200 - 250 * j, 60 + 7 * (i + j)), 3.0 + 1.5 * ((3 * i + j) % 9))
        for i in range(12) for j in range(12)
    ]  # fmt: skip
    polygons(folder / "buildings.gpkg", houses)
    raster(folder / "cover.tif", np.random.default_rng(1).choice([10.0, 50.0, 80.0], (75, 100)), pixel=10.0)
    raster(folder / "image.tif", np.random.default_rng(2).uniform(10, 300, (2, 75, 100)), pixel=10.0)
    berlin_cloud.table(folder / "points.csv", berlin_cloud.city(200))
    for name in ("observations.csv", "state_vectors.csv"):
        shutil.copy(DATA / "sar" / "prievidza" / name, folder / name)
    shutil.copy(DATA / "sar" / "chips" / "REE_RSLC_out17.h5", folder / "nisar.h5")
    latitude, longitude, height = map(np.array, TARGETS)
    (folder / "stack").mkdir()
    simulate_stack(folder / "stack", to_geocentric(latitude, longitude, height), TRACKS, scr_db=28.0)
    points = [
        {"type": "Feature", "properties": {"id": f"CR{i}"}, "geometry": {"type": "Point", "coordinates": [x, y, z]}}
        for i, (y, x, z) in enumerate(zip(*TARGETS))
    ]  # fmt: skip
    (folder / "targets.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": points}))
    _clouds(folder)


def _clouds(folder):
    """Four clouds of a city with the stereo points that hold them; a surface model and flat areas of another one."""
    city = fused_city.made_city(folder, points=800, buildings=(3, 2), size_m=(150.0, 120.0))
    _save(fused_city.gcps(city.gcps), folder / "gcp.gpkg")
    _save(fused_city.residuals(city.residuals), folder / "residuals.gpkg")
    (folder / "post.txt").write_text(city.post, encoding="utf-8")
    (folder / "town").mkdir()
    several, measured_town.POINTS = measured_town.POINTS, 1500
    try:
        town = measured_town.made_town(folder / "town")
    finally:
        measured_town.POINTS = several
    _save(measured_town.flats(town), folder / "town" / "flat.gpkg")
    _save(measured_town.lines(town), folder / "town" / "facades.gpkg")


def _save(layer, path):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    written = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    assert written[0] == QgsVectorFileWriter.WriterError.NoError, written
