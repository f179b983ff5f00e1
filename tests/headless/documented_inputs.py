"""Small inputs under the names that the documentation uses. Berlin's DEM is semi-real; radar images and the city of the
clouds are simulated, the volcano is real."""

import gzip
import importlib.util
import json

import numpy as np
import pyproj
from osgeo import gdal, ogr
from vertical_city.engine.dem.features import FeatureOptions, compute_features
from vertical_city.engine.gvc.fit import FitOptions, fit_models
from vertical_city.engine.gvc.model import model_json
from vertical_city.engine.gvc.reference import Polygons, reference_components
from vertical_city.engine.gvc.selection import SelectionOptions
from vertical_city.engine.raster.files import grid_of
from vertical_city.engine.raster.grid import Extent
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.simulate import Track, simulate_stack

from .documented import ROOT
from .process_files import raster, reference_of
from .run_command import cut

DEMO, DATA = ROOT / "demo" / "data", ROOT / "tests" / "data"

# LP01 stands where an example says: x = 389100, y = 5820500, height = 74 in EPSG:32633.
UTM = pyproj.Transformer.from_crs(32633, 4326, always_xy=True)
PLACES = {"LP01": (389100, 5820500, 74.0), "LP02": (389180, 5820560, 75.0), "LP03": (389040, 5820610, 73.0)}
TARGETS = {name: (*UTM.transform(x, y), z) for name, (x, y, z) in PLACES.items()}
DAY = "2024-12-14"  # of the maps of the ionosphere in tests/data
TRACKS = {
    "up42": ("ascending", 42.0), "up51": ("ascending", 51.0), "down36": ("descending", 36.0),
    "down55": ("descending", 55.0),
}  # fmt: skip
ZENITH_M = 2.35  # the delay of the troposphere


class Shelf:
    """Inputs by the names that the documentation uses, each made when it is first asked for."""

    def __init__(self, folder, qgis_process):
        self.folder, self.qgis_process = folder, qgis_process

    def __getitem__(self, name):
        path = self.folder / name
        if not path.exists():
            made = MAKERS[name](self, path)
            if made is not None:
                made.rename(path)
        return path

    def run(self, algorithm, **parameters):
        run = self.qgis_process.run(algorithm, **parameters)
        assert run.code == 0, run.text
        return run


def berlin(seed, noise_m):
    """A maker of Berlin's semi-real DEM with noise of its own."""

    def make(_shelf, path):
        source = gdal.Open(str(DEMO / "berlin" / "semi_real_dem_1as.tif"))
        copy = gdal.GetDriverByName("GTiff").CreateCopy(str(path), source)
        band = copy.GetRasterBand(1)
        heights = band.ReadAsArray()
        moved = heights + np.random.default_rng(seed).normal(0, noise_m, heights.shape).astype(np.float32)
        band.WriteArray(np.where(heights == band.GetNoDataValue(), heights, moved))

    return make


def height_errors(metres):
    def make(shelf, path):
        dem = gdal.Open(str(shelf["raw1.tif"]))
        copy = gdal.GetDriverByName("GTiff").CreateCopy(str(path), dem)
        copy.GetRasterBand(1).WriteArray(np.full((dem.RasterYSize, dem.RasterXSize), metres, np.float32))

    return make


def tiles(shelf, path):
    cut(shelf["dem.tif"], path, 60)


def features(shelf, path):
    compute_features(
        shelf["glo30.tif"], path, FeatureOptions(("m1", "m2d1"), feature_set="all"), crs=pyproj.CRS.from_epsg(32633),
        second=shelf["nasadem.tif"],
    )  # fmt: skip


def features_of(dem):
    def make(shelf, path):
        options = FeatureOptions(filters=("m1", "m2d1"))
        compute_features(shelf[dem], path, options, crs=pyproj.CRS.from_epsg(32633))

    return make


def buildings(_shelf, path):
    source = gdal.OpenEx(str(DEMO / "berlin" / "buildings.fgb"))
    query = f'SELECT hoehe_mod AS height, geometry FROM "{source.GetLayer(0).GetName()}"'  # noqa: S608
    gdal.VectorTranslate(str(path), source, SQLStatement=query, SQLDialect="SQLite", layerName="buildings")


def reference(shelf, path):
    source = ogr.Open(str(shelf["buildings.gpkg"]))
    layer = source.GetLayer(0)
    west, east, south, north = layer.GetExtent()
    items = [(bytes(one.GetGeometryRef().ExportToWkb()), one.GetField("height")) for one in layer]
    crs = pyproj.CRS.from_wkt(layer.GetSpatialRef().ExportToWkt())
    polygons = Polygons(items, crs, Extent(west, south, east, north))
    reference_components(path, buildings=polygons, grid=grid_of(shelf["features.tif"]))


def model(shelf, path):
    options = FitOptions(SelectionOptions("given", ("m2d1_mean",)))
    result = fit_models([shelf["features.tif"]], [shelf["reference.tif"]], ["AGBH", "ANBH"], options)
    path.write_text(model_json(result.model()), encoding="utf-8")


def land_cover(_shelf, path):
    classes = np.random.default_rng(1).choice([10, 30, 50], (260, 260))
    return raster(path.with_suffix(".part.tif"), classes, pixel=10.0)


def bands(_shelf, path):
    values = np.random.default_rng(2).integers(200, 4000, (10, 260, 260))
    return raster(path.with_suffix(".part.tif"), values, pixel=10.0)


def points(path, named, field="id"):
    """Points with Z as a GeoPackage."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer(path.stem, reference_of(4326), ogr.wkbPoint25D)
    layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    for name, (x, y, z) in named.items():
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(field, name)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT Z ({x} {y} {z})"))
        layer.CreateFeature(feature)
    feature = layer = dataset = None


def stack(_shelf, path):
    path.mkdir()
    x, y, z = np.transpose(list(TARGETS.values()))
    epochs = {"ascending": f"{DAY}T03:46:00", "descending": f"{DAY}T01:26:00"}
    tracks = [
        Track(name, direction, "right", incidence, 1, first_epoch=epochs[direction])
        for name, (direction, incidence) in TRACKS.items()
    ]
    delays = {
        name: 2 * ZENITH_M / np.cos(np.radians(incidence)) / 299_792_458 for name, (_, incidence) in TRACKS.items()
    }
    products = simulate_stack(
        path,
        to_geocentric(y, x, z),
        tracks,
        scr_db=30.0,
        unmodelled=lambda one, _: (0.0, delays[one.name.split("_")[0]]),
    )
    for product in products:  # so that the targets are found
        document = json.loads(product.read_text(encoding="utf-8"))
        delay = {"name": "ATMOS", "kind": "range", "coefficients_s": [delays[product.stem.split("_")[0]]]}
        product.write_text(json.dumps({**document, "delays": [delay]}), encoding="utf-8")


def observations(shelf, path):
    shelf.run("pointtargetanalysis", PRODUCTS=shelf["stack_folder"], TARGETS=shelf["reflectors.gpkg"],
              NAME_FIELD="id", OUTPUT=path)  # fmt: skip


def zenith_delays(_shelf, path):
    rows = [f"{DAY}T{hour:02}:00:00Z,{ZENITH_M},0.004" for hour in range(24)]
    head = ["# station: name=SIMU lat=52.52 lon=13.37 height=80", "time,ztd_m,sigma_m"]
    path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def ionosphere(_shelf, path):
    packed = DATA / "sar" / "corrections" / "IGS0OPSFIN_20243490000_01D_02H_GIM.INX.gz"
    path.write_bytes(gzip.decompress(packed.read_bytes()))


def control_points(shelf, path):
    shelf.run("stereogcp", OBSERVATIONS=shelf["pta.gpkg"], CORRECTIONS="declared_atmosphere", OUTPUT=path)


def scene(shelf, path):
    """One of the products, under another name."""
    one = sorted(shelf["stack_folder"].glob("up42_*.json"))[0]
    for file in one.parent.glob(f"{one.stem}*.npy"):
        (path.parent / file.name.replace(one.stem, path.stem)).write_bytes(file.read_bytes())
    path.write_text(one.read_text(encoding="utf-8").replace(f"{one.stem}.", "scene.").replace(f"{one.stem}_", "scene_"))


def image(_shelf, path):
    return raster(path.with_suffix(".part.tif"), np.ones((40, 40)), epsg=None)


def doris(name):
    def make(_shelf, path):
        data = (DEMO / "ciomadul" / name).read_bytes()
        path.write_bytes(gzip.decompress(data) if name.endswith(".gz") else data)

    return make


def volcano(track):
    """A maker of a table with names of columns, of the real scatterers of Ciomadul."""

    def make(_shelf, path):
        rows = np.loadtxt(DEMO / "ciomadul" / f"{track}_data.xy.gz")
        longitude, latitude, velocity, height, error = rows.T
        columns = np.column_stack([longitude, latitude, height + error, velocity])
        np.savetxt(path, columns, "%.8f", ",", header="lon,lat,height,velocity", comments="")

    return make


def about_the_post(seed):
    """A maker of a table of simulated scatterers about LP01."""

    def make(_shelf, path):
        x, y, z = np.random.default_rng(seed).uniform(-100, 100, (3, 500)) + np.array(PLACES["LP01"])[:, None]
        columns = np.column_stack([*UTM.transform(x, y), z, np.full(len(z), 40.0)])
        np.savetxt(path, columns, "%.8f", ",", header="lon,lat,height,incidence", comments="")

    return make


def posts(_shelf, path):
    shapes = [
        {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": place}}
        for name, place in TARGETS.items()
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": shapes}), encoding="utf-8")


def stack_with_a(shelf, path):
    stack(shelf, path)
    sorted(path.glob("up42_*.json"))[0].rename(path / "a.json")


def roofs(shelf, path):
    gdal.VectorTranslate(str(path), str(shelf["flat_areas.geojson"]), format="GPKG")


def town(shelf, path):
    """The simulated city of the demo, thinner, with its stereo points."""
    spec = importlib.util.spec_from_file_location("city_of_the_documentation", ROOT / "demo" / "simulate_city.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(path, 4000, 1)
    effects = ["solid_tide", "troposphere", "ionosphere"]
    shelf.run(
        "stereogcp", OBSERVATIONS=path / "observations.csv", ORBITS=path / "state_vectors.csv", CORRECTIONS="none",
        COLUMNS="; ".join(f"{effect}_range_m = 0" for effect in effects), TABLE_CORRECTIONS=effects,
        OUTPUT=path / "gcp.gpkg", RESIDUALS=path / "residuals.gpkg",
    )  # fmt: skip


def of_town(name):
    def make(shelf, path):
        path.write_bytes((shelf["town"] / name).read_bytes())

    return make


def some_of_town(name):
    """The first shapes of a layer of the town, which take less time."""

    def make(shelf, path):
        document = json.loads((shelf["town"] / name).read_text(encoding="utf-8"))
        document["features"] = document["features"][:6]
        path.write_text(json.dumps(document), encoding="utf-8")

    return make


def cloud_of(file):
    """A maker of the cloud of one track: an EPT is a folder."""

    def make(shelf, path):
        folder = shelf["town"]
        track = json.loads((folder / "tracks.json").read_text(encoding="utf-8"))[file]
        x, y, height = track["reference"]
        more = {"CRS": track["crs"]} if file.endswith((".txt", ".npz")) else {}
        shelf.run(
            "importpointcloud", INPUT=folder / file, TRACK=track["name"], HEADING=track["heading_deg"],
            REFERENCE=f"x = {x:.4f}; y = {y:.4f}; height = {height:.4f}", OUTPUT_CRS=track["crs"],
            OUTPUT=path.parent.with_suffix(".json"), **more,
        )  # fmt: skip

    return make


def fused(shelf, path):
    shelf.run(
        "fusepointclouds", CLOUDS=[shelf["asc/ept.json"], shelf["desc/ept.json"]], STEREO=shelf["town"] / "gcp.gpkg",
        RESIDUALS=shelf["town"] / "residuals.gpkg",
        OUTPUT=path.parent.with_suffix(".json"),
    )  # fmt: skip


MAKERS = {
    "dem.tif": berlin(0, 0.0), "nasadem.tif": berlin(1, 0.5), "glo30.tif": berlin(2, 0.3), "union.tif": berlin(3, 0.3),
    "raw1.tif": berlin(4, 1.0), "raw2.tif": berlin(5, 2.0), "hem1.tif": height_errors(1), "hem2.tif": height_errors(2),
    "tiles/": tiles, "features.tif": features, "srtm.tif": features_of("nasadem.tif"),
    "aw3d30.tif": features_of("glo30.tif"), "buildings.gpkg": buildings, "reference.tif": reference,
    "model.json": model, "worldcover.tif": land_cover, "sentinel2.tif": bands,
    "stack_folder": stack, "reflectors.gpkg": lambda _shelf, path: points(path, TARGETS), "pta.gpkg": observations,
    "zenith_delays.csv": zenith_delays, "igsg0910.13i": ionosphere, "gcp.gpkg": control_points, "scene.json": scene,
    "image.tif": image, "asc_data.xy": doris("asc_data.xy.gz"), "asc_master.res": doris("asc_master.res"),
    "town": town, "asc/ept.json": cloud_of("beam42_ascending.csv"), "desc/ept.json": cloud_of("beam36_descending.npz"),
    "fused/ept.json": fused, "residuals.gpkg": of_town("residuals.gpkg"), "dsm.tif": of_town("dsm.tif"),
    "flat_areas.geojson": some_of_town("flat_areas.geojson"), "facades.geojson": some_of_town("facades.geojson"),
    "town gcp.gpkg": of_town("gcp.gpkg"), "dsc/ept.json": cloud_of("beam36_descending.npz"), "roofs.gpkg": roofs,
    "asc.csv": volcano("asc"), "dsc.csv": volcano("dsc"), "asc.res": doris("asc_master.res"),
    "dsc.res": doris("dsc_master.res"), "lp01 asc.csv": about_the_post(1), "lp01 dsc.csv": about_the_post(2),
    "posts.geojson": posts, "stack": stack_with_a,
}  # fmt: skip
# Where one name means another thing for another algorithm.
ELSEWHERE = {
    ("fusepointclouds", "gcp.gpkg"): "town gcp.gpkg",
    ("imagestofusedcloud", "asc.csv"): "lp01 asc.csv",
    ("imagestofusedcloud", "dsc.csv"): "lp01 dsc.csv",
}
