"""Tables become points in a CRS: against PROJ called directly, published coordinates, and a real orbit."""

from dataclasses import dataclass, field, replace

import numpy as np
import pyproj
import pytest
from pyproj import CRS
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud import placing
from vertical_city.engine.pointcloud.cloud import Track
from vertical_city.engine.pointcloud.datums import datum_note
from vertical_city.engine.pointcloud.expression import compile_filter
from vertical_city.engine.pointcloud.heights import HeightReference
from vertical_city.engine.pointcloud.placing import place, same_datum
from vertical_city.engine.pointcloud.radar import RadarGeometry, Reference, open_geometry
from vertical_city.engine.raster.grid import Extent
from vertical_city.engine.sar.readers import open_products

UTM33 = CRS.from_epsg(32633)
GEOCENTRIC = pyproj.Transformer.from_crs(4979, 4978, always_xy=True)


@dataclass
class Table:
    """A file in memory."""

    data: dict
    crs: CRS = None
    track: Track = field(default_factory=Track)
    path: str = "somewhere/berlin.csv"
    format: str = "csv"
    notes: list = field(default_factory=list)
    asked: list = field(default_factory=list)

    @property
    def columns(self):
        return tuple(self.data)

    @property
    def rows(self):
        return len(next(iter(self.data.values())))

    def chunks(self, columns, size, monitor):
        self.asked.append(tuple(columns))
        for start in range(0, self.rows, size):
            monitor.step(start / self.rows)
            yield {name: np.asarray(self.data[name])[start : start + size] for name in columns}


@dataclass
class Roles:
    """Columns that are called by our names; series are those that begin with D2."""

    system: str
    table: Table
    crs: CRS = None
    height_reference: str = ""
    dates: tuple = ()

    @property
    def columns_needed(self):
        return tuple(name for name in self.table.data if not name.startswith("raw_"))

    def evaluate(self, chunk):
        found = {name: values for name, values in chunk.items() if not name.startswith(("raw_", "D2"))}
        series = [values for name, values in chunk.items() if name.startswith("D2")]
        return {**found, "series_mm": np.stack(series, axis=1).astype(np.float32)} if series else found


def placed(data, system="geographic", crs=None, monitor=None, roles=None, **more):
    """The whole cloud, and how it came."""
    table = Table(data, more.pop("file_crs", None), more.pop("track", Track()))
    way = place(table, Roles(system, table, **(roles or {})), monitor or Monitor(), crs, **more)
    chunks = list(way.chunks())
    return np.concatenate([np.stack([c.x, c.y, c.z]) for c in chunks], axis=1), way, chunks


def berlin(n=1000, seed=3):
    random = np.random.default_rng(seed)
    return {
        "longitude": random.uniform(13.2, 13.5, n),
        "latitude": random.uniform(52.4, 52.6, n),
        "height": random.uniform(30, 200, n),
    }


def test_longitude_and_latitude_to_the_zone_of_the_middle():
    data = berlin()
    found, way, _ = placed(data)
    x, y = pyproj.Proj("+proj=utm +zone=33 +ellps=WGS84")(data["longitude"], data["latitude"])
    assert way.info.crs == UTM33
    assert np.abs(found - [x, y, data["height"]]).max() < 1e-5
    assert (way.read, way.left_out, way.notes) == (1000, {}, [])
    assert way.info.track.name == "berlin"


def test_a_published_conversion():
    """IOGP 373-7-2, ETRS89-LAEA: 50 N 5 E is E 3962799.45, N 2999718.85."""
    data = {"longitude": np.array([5.0, 5.0]), "latitude": np.array([50.0, 50.0]), "height": np.array([1.0, 2.0])}
    found, way, _ = placed(data, crs=CRS.from_epsg(4258), to_crs=CRS.from_epsg(3035))
    assert np.abs(found - [[3962799.45] * 2, [2999718.85] * 2, [1, 2]]).max() < 0.01
    assert way.info.crs == CRS.from_epsg(3035)
    assert way.notes == []


def test_geocentric_coordinates():
    """IOGP 373-7-2: the point at 53 48 33.820 N, 2 07 46.380 E, 73.0 m."""
    data = {"x_m": np.array([3771793.968]), "y_m": np.array([140253.342]), "z_m": np.array([5124304.349])}
    found, way, _ = placed(data, "geocentric")
    degrees = 2 + 7 / 60 + 46.380 / 3600, 53 + 48 / 60 + 33.820 / 3600
    x, y = pyproj.Proj("+proj=utm +zone=31 +ellps=WGS84")(*degrees)
    assert way.info.crs == CRS.from_epsg(32631)
    assert np.abs(found[:, 0] - [x, y, 73.0]).max() < 0.02
    with pytest.raises(EngineInputError, match="bring them to WGS 84"):
        placed(data, "geocentric", crs=CRS.from_proj4("+proj=geocent +ellps=bessel +towgs84=598,73,418"))


def test_across_the_date_line_and_south():
    data = {
        "longitude": np.array([179.9, -179.9, 179.95, 179.8, 180.1]),
        "latitude": np.array([-16.5] * 5),
        "height": np.zeros(5),
    }
    found, way, _ = placed(data)
    assert way.info.crs.to_epsg() == 32760
    assert np.ptp(found[0]) < 40_000


def test_a_map_stays_as_it_is():
    data = {
        "easting": np.array([388000.0, 388100.5]),
        "northing": np.array([5820000.0, 5820003.25]),
        "height": [1.0, 2.0],
    }
    for way_to_tell in ({"crs": UTM33}, {"file_crs": UTM33}, {"roles": {"crs": UTM33}}):
        found, way, _ = placed(data, "projected", **way_to_tell)
        assert (found == [data["easting"], data["northing"], data["height"]]).all()
        assert way.info.crs == UTM33
    # What the user says goes before what the file says; the layout's before a file that is in degrees.
    assert placed(data, "projected", crs=UTM33, file_crs=CRS.from_epsg(32632))[1].info.crs == UTM33
    assert placed(data, "projected", file_crs=CRS.from_epsg(4326), roles={"crs": UTM33})[1].info.crs == UTM33


def test_feet():
    """State plane coordinates in feet: x and y are converted, heights by the CRS's own third axis."""
    feet = 0.3048006096012192
    data = {
        "easting": np.array([985000.0, 986000.0]),
        "northing": np.array([212000.0] * 2),
        "height": np.array([100.0, 0]),
    }
    found, way, _ = placed(data, "projected", crs=CRS.from_epsg(2263))
    assert way.info.crs.to_epsg() == 32618
    assert np.hypot(*np.diff(found[:2])) == pytest.approx(1000 * feet, rel=1e-3)
    assert found[2] == pytest.approx([100, 0], abs=1e-9)
    assert any("heights are taken as metres" in note for note in way.notes)
    found, way, _ = placed(data, "projected", crs=CRS.from_user_input("EPSG:2263+6360"))
    assert found[2] == pytest.approx([100 * feet, 0])
    assert any("above NAVD88 height" in note for note in way.notes)
    assert way.info.track.height_reference == "geoid"
    with pytest.raises(EngineInputError, match=r"US survey foot.*choose a projected CRS in metres"):
        placed(data, "projected", crs=UTM33, to_crs=CRS.from_epsg(2263))
    with pytest.raises(EngineInputError, match="counts in degree"):
        placed(data, "projected", crs=UTM33, to_crs=CRS.from_epsg(4326))


def test_another_datum_moves_heights_too():
    """ED50: ellipsoid and place change; by the three parameters of EPSG:1133 (-87, -98, -121 m)."""
    data = berlin(50)
    found, _, _ = placed(data, crs=CRS.from_epsg(4230), to_crs=UTM33)
    ed50 = CRS.from_proj4("+proj=latlong +ellps=intl")
    to_xyz = pyproj.Transformer.from_crs(ed50, CRS.from_proj4("+proj=geocent +ellps=intl"), always_xy=True)
    xyz = np.array(to_xyz.transform(*data.values())) + np.array([[-87], [-98], [-121]])
    longitude, latitude, height = GEOCENTRIC.transform(*xyz, direction="INVERSE")
    x, y = pyproj.Proj("+proj=utm +zone=33 +ellps=WGS84")(longitude, latitude)
    # Other sets of parameters differ by some metres.
    assert np.abs(found - [x, y, height]).max() < 8
    assert np.abs(found[2] - data["height"]).min() > 25


def test_frames_that_agree_leave_heights_alone():
    data = berlin(50)
    for code in (4258, 9000):
        found, way, _ = placed(data, crs=CRS.from_epsg(code), to_crs=UTM33)
        assert (found[2] == data["height"]).all()
        assert any("taken as one frame" in note for note in way.notes)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (4326, 32633, True), (4326, 4258, True), (25833, 32633, True), (9000, 4326, True), (4978, 4326, True),
        (3035, 4326, True), (4619, 4326, True), (6668, 4326, True), (4326, "EPSG:25832+7837", True),
        (4326, 4230, False), (4326, 4267, False), (4326, 4314, False), (31467, 25832, False), (4326, 4269, False),
        (4326, 4283, False), (4269, 4283, False), (4269, 6318, True), (4230, 23032, True), (4314, 31467, True),
    ],
)  # fmt: skip
def test_same_datum(a, b, same):
    a, b = CRS.from_user_input(a), CRS.from_user_input(b)
    assert same_datum(a, b) is same
    assert same_datum(b, a) is same
    assert not (datum_note(a, b) and not same)


def test_a_datum_by_its_shift():
    potsdam = CRS.from_proj4(
        "+proj=tmerc +lon_0=9 +ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7 +type=crs"
    )
    assert not same_datum(potsdam, UTM33)
    assert same_datum(CRS.from_proj4("+proj=utm +zone=33 +ellps=GRS80 +towgs84=0,0,0 +type=crs"), UTM33)
    assert datum_note(CRS.from_epsg(4326), UTM33) == ""
    assert "European Terrestrial Reference System 1989" in datum_note(CRS.from_epsg(25833), UTM33)


def test_one_undulation_and_a_grid_on_import(write_raster):
    data = berlin(300)
    found, way, _ = placed(data, heights=HeightReference(undulation_m=39.25), roles={"height_reference": "geoid"})
    assert found[2] == pytest.approx(data["height"] + 39.25)
    assert way.info.track.height_reference == "ellipsoid" and way.notes == []
    latitude = 52.35 + 0.01 * (30 - np.arange(30)) - 0.005
    n = np.repeat(40 - (latitude[:, None] - 52), 20, axis=1)
    grid = str(write_raster("geoid.tif", n, epsg=4326, origin=(13.25, 52.65), pixel=0.01))
    found, way, _ = placed(data, heights=HeightReference(grid))
    inside = (data["longitude"] > 13.25) & (data["longitude"] < 13.45)
    assert way.left_out == {"lie where the geoid grid has no value": int((~inside).sum())}
    assert np.abs(found[2] - (data["height"] + 40 - (data["latitude"] - 52))[inside]).max() < 1e-4
    found, way, _ = placed(data, roles={"height_reference": "geoid"})
    assert way.info.track.height_reference == "geoid"
    assert any("above the geoid; they are kept" in note for note in way.notes)


def test_orthometric_heights_of_another_datum():
    """With the undulation heights are above WGS 84, so a change of datum moves the place alone."""
    data = berlin(20)
    plain, _, _ = placed(data, crs=CRS.from_epsg(4230), to_crs=UTM33)
    found, _, _ = placed(data, crs=CRS.from_epsg(4230), to_crs=UTM33, heights=HeightReference(undulation_m=40.0))
    assert found[2] == pytest.approx(data["height"] + 40)
    assert np.abs(found[:2] - plain[:2]).max() < 0.01


def test_what_is_left_out_is_counted():
    data = berlin(10)
    data["longitude"][0] = np.nan
    data["height"][1] = np.nan
    data["latitude"][2] = 91.0
    data["longitude"][3] = 1e20
    data["snr"] = np.array([5.0, 5, 5, 5, 1, 5, 5, 5, 5, np.nan])
    data["raw_group"] = np.arange(10)
    x = placed(berlin(10))[0][0]
    inside = Extent(float(np.sort(x[5:])[1]) - 1, 0, 1e7, 1e8)
    keep = compile_filter("snr > 3 and RAW_GROUP >= 0")
    found, way, _ = placed(data, extent=inside, keep=keep)
    outside = int((x[5:9] < inside.xmin).sum()) + int(x[4] < inside.xmin) + int(x[9] < inside.xmin)
    assert way.left_out["have no coordinates or no height"] == 2
    assert way.left_out["have coordinates beyond their CRS or the output's"] == 2
    assert way.left_out["lie outside the extent"] == outside
    assert way.read == 10 and way.kept == found.shape[1]
    assert any(note.startswith("2 of 10 points have no coordinates") for note in way.notes)
    # Twice streamed, not twice counted.
    list(way.chunks())
    assert way.read == 10


def test_an_extent_in_its_own_crs():
    data = berlin(500)
    found, _, _ = placed(data, extent=Extent(13.3, 52.45, 13.4, 52.5), extent_crs=CRS.from_epsg(4326))
    inside = (
        (data["longitude"] > 13.3) & (data["longitude"] < 13.4) & (data["latitude"] > 52.45) & (data["latitude"] < 52.5)
    )
    assert inside.sum() <= found.shape[1] < 1.15 * inside.sum()


def test_attributes_series_and_ids():
    data = berlin(4)
    data["velocity"] = np.array([-3.5, 2, np.nan, 0])
    data["scatterers"] = np.array([1.0, np.nan, 300, 2])
    data["code"] = np.array([2**24 + 1, 5, 6, 7])
    data["flag"] = np.array([True, False, True, True])
    data["text"] = np.array(["a", "b", "c", "d"], object)
    data["id"] = np.array(["P1", "P2", "P3", "P4"], object)
    data["D20200101"], data["D20200113"] = np.arange(4.0), np.array([1.0, np.nan, 3, 4])
    _, way, (points,) = placed(data)
    types = {one.name: np.dtype(one.dtype) for one in way.info.attributes}
    assert types == {"velocity": "f4", "scatterers": "u1", "code": "f8", "flag": "u1"}
    assert {name: values.dtype for name, values in points.attributes.items()} == types
    assert points.attributes["scatterers"].tolist() == [1, 0, 255, 2]
    assert points.attributes["code"][0] == 2**24 + 1
    assert np.isnan(points.attributes["velocity"][2])
    assert points.ids.tolist() == ["P1", "P2", "P3", "P4"]
    assert points.series_mm.dtype == np.float32 and points.series_mm[:, 1][[0, 2]].tolist() == [1, 3]


def test_streaming_in_chunks(monkeypatch):
    monkeypatch.setattr(placing, "CHUNK", 300)
    data = berlin(1000)
    whole, _, chunks = placed(data)
    assert [len(chunk) for chunk in chunks] == [300, 300, 300, 100]
    x, y = pyproj.Proj("+proj=utm +zone=33 +ellps=WGS84")(data["longitude"], data["latitude"])
    assert np.abs(whole[:2] - [x, y]).max() < 1e-5
    canceled = []

    def ask():
        canceled.append(1)
        return len(canceled) > 4

    with pytest.raises(EngineCanceled):
        placed(data, monitor=Monitor(is_canceled=ask))


def test_only_the_columns_that_are_needed_are_read():
    data = {**berlin(5), "raw_a": np.zeros(5), "raw_b": np.ones(5)}
    table = Table(data)
    list(place(table, Roles("geographic", table), Monitor(), keep=compile_filter("Raw_B = 1")).chunks())
    assert set(table.asked) == {("longitude", "latitude", "height", "raw_b")}


def test_the_track_of_the_file_and_of_the_points():
    track = Track("beam 36", "ascending", 350.0, 36.0, "right", (13.4, 52.5, 80.0))
    data = berlin(5)
    _, way, _ = placed(data, track=track, file_crs=CRS.from_epsg(4326))
    x, y = pyproj.Proj("+proj=utm +zone=33 +ellps=WGS84")(13.4, 52.5)
    assert way.info.track == replace(track, reference=pytest.approx((x, y, 80.0), abs=1e-4))
    data["heading"], data["incidence"] = np.array([359.0, 1, 0, 358, 2]), np.full(5, 38.5)
    _, way, _ = placed(data)
    assert way.info.track.heading_deg % 360 == pytest.approx(0, abs=1e-9) or way.info.track.heading_deg > 359.999
    assert (way.info.track.incidence_deg, way.info.track.pass_direction) == (pytest.approx(38.5), "ascending")


@pytest.mark.parametrize(
    ("change", "more", "message"),
    [
        ({"longitude": [52.0, 52.1], "latitude": [113.0, 113.1]}, {}, "longitude = 52, latitude = 113; .*swapped"),
        ({"longitude": [390000.0, 390001], "latitude": [5820000.0, 5820000]}, {}, "seem to be map coordinates"),
        ({"longitude": [np.nan, np.nan]}, {}, "None of the first points.*no coordinates"),
        ({}, {"keep": compile_filter("height > 9000")}, "none is left: 2 do not pass the filter"),
        ({}, {"extent": Extent(0, 0, 1, 1)}, "none is left: 2 lie outside the extent"),
        ({}, {"keep": compile_filter("coherense > 0.5")}, "coherense"),
        ({"latitude": [89.0, 89.0]}, {}, "UTM is not defined"),
        ({"longitude": [], "latitude": [], "height": []}, {}, "holds no points"),
        ({"longitude": np.array(["a", "b"], object)}, {}, "holds texts where numbers are wanted"),
    ],
)
def test_what_cannot_be_placed(change, more, message):
    data = {name: np.asarray(values) for name, values in {**berlin(2), **change}.items()}
    with pytest.raises(EngineInputError, match=message):
        placed(data, **more)


def test_maps_that_cannot_be_placed():
    data = {"easting": np.array([5820000.0] * 2), "northing": np.array([388000.0] * 2), "height": np.zeros(2)}
    with pytest.raises(EngineInputError, match="does not say in which CRS"):
        placed(data, "projected")
    with pytest.raises(EngineInputError, match="no projected CRS"):
        placed(data, "projected", crs=CRS.from_epsg(4326))
    with pytest.raises(EngineInputError, match="x and y seem to be swapped"):
        placed(data, "projected", crs=UTM33)
    far = {**data, "easting": np.array([2e6] * 2), "northing": np.array([4e6] * 2)}
    assert any("far beyond the area" in note for note in placed(far, "projected", crs=UTM33)[1].notes)


def test_columns_of_degrees_in_a_file_of_a_map():
    data = berlin(5)
    found, way, _ = placed(data, file_crs=CRS.from_epsg(25832))
    assert way.info.crs == UTM33
    assert any("which are degrees" in note for note in way.notes)
    del data["height"]
    found, way, _ = placed(data)
    assert (found[2] == 0).all() and any("no heights" in note for note in way.notes)


@pytest.fixture(scope="session")
def product(request):
    return open_products(request.config.rootpath / "tests" / "data" / "sar" / "terrasarx_grand_canyon")[0]


@pytest.fixture(scope="session")
def canyon(product):
    """Places of the scene: longitude, latitude, height; and how the radar sees them."""
    geometry = RadarGeometry.of(product, Reference(1500.0, line=16000, sample=7000))
    random = np.random.default_rng(4)
    line, sample = random.uniform(0, product.lines - 1, 400), random.uniform(0, product.samples - 1, 400)
    height = random.uniform(500, 2500, 400)
    xyz = geometry.geocode_heights(*geometry.times_of(line, sample), height)
    longitude, latitude, height = GEOCENTRIC.transform(*xyz.T, direction="INVERSE")
    return geometry, (longitude, latitude, height), (line, sample), geometry.radar_coordinates(xyz)


def test_a_radar_coded_cloud_comes_back_within_a_millimetre(product, canyon):
    geometry, place_of, (line, sample), (t, tau, s) = canyon
    x, y = pyproj.Proj("+proj=utm +zone=12 +ellps=WGS84")(*place_of[:2])
    truth = np.array([x, y, place_of[2]])
    moments = [f"{product.epoch.astype('datetime64[ns]') + np.timedelta64(round(one * 1e9), 'ns')}Z" for one in t]
    day = float((product.epoch - product.epoch.astype("datetime64[D]")).astype(int))
    for system, data in (
        ("radar_pixels", {"line": line, "sample": sample, "elevation": s}),
        ("radar_pixels", {"line": line, "sample": sample, "height": place_of[2]}),
        ("radar_times", {"t_az_s": t, "tau_s": tau, "elevation": s}),
        ("radar_times", {"t_az_s": t + day, "tau_s": tau, "height": place_of[2]}),
        ("radar_times", {"azimuth_time": np.array(moments, object), "tau_s": tau, "elevation": s}),
    ):
        found, way, (points,) = placed(data, system, geometry=geometry)
        assert np.abs(found - truth).max() < 1e-3
        assert way.info.crs == CRS.from_epsg(32612)
        assert {"incidence", "heading"} <= set(points.attributes)
        assert any("seconds of the day" in note for note in way.notes) == ("height" in data and "t_az_s" in data)
    track = way.info.track
    assert (track.pass_direction, track.look_side) == ("descending", "right")
    assert track.heading_deg == pytest.approx(189.9, abs=0.3)
    reference = geometry.geocode_heights(*geometry.times_of(16000, 7000), 1500.0)
    longitude, latitude, _ = GEOCENTRIC.transform(*reference, direction="INVERSE")
    x, y = pyproj.Proj("+proj=utm +zone=12 +ellps=WGS84")(longitude, latitude)
    assert track.reference == pytest.approx((x, y, 1500.0), abs=1e-3)
    assert points.attributes["elevation"] == pytest.approx(s, abs=1e-3)


def test_radar_coded_with_orthometric_heights(canyon, write_raster):
    geometry, place_of, (line, sample), _ = canyon
    latitude = 35 + 0.01 * (200 - np.arange(200)) + 0.005
    path = str(
        write_raster("geoid.tif", np.repeat(-30 + 5 * (latitude[:, None] - 36), 300, axis=1), 4326, (-114, 37.01), 0.01)
    )
    n = -30 + 5 * (place_of[1] - 36)
    data = {"line": line, "sample": sample, "height": place_of[2] - n}
    found, _, _ = placed(data, "radar_pixels", geometry=geometry, heights=HeightReference(path))
    x, y = pyproj.Proj("+proj=utm +zone=12 +ellps=WGS84")(*place_of[:2])
    assert np.abs(found - [x, y, place_of[2]]).max() < 2e-3


def test_a_geographic_cloud_gets_its_angles_from_an_orbit(request):
    """The points of Ciomadul with the orbit of their master."""
    folder = request.config.rootpath / "tests" / "data" / "pointcloud"
    for name, heading in (("asc", 347), ("dsc", 193)):
        longitude, latitude, velocity, dem, error = np.loadtxt(folder / f"ciomadul_{name}.xy").T
        data = {"longitude": longitude, "latitude": latitude, "height": dem + error, "velocity": velocity}
        _, way, (points,) = placed(data, geometry=open_geometry(folder / f"{name}_master.res"))
        assert way.info.crs.to_epsg() == 32635
        assert np.abs(points.attributes["heading"] - heading).max() < 1
        assert 18.5 < points.attributes["incidence"].min() < points.attributes["incidence"].max() < 24
        assert way.info.track.heading_deg == pytest.approx(heading, abs=1)
        # What the file says itself goes before.
        data["incidence"] = np.full(len(dem), 23.0)
        _, way, (points,) = placed(data, geometry=open_geometry(folder / f"{name}_master.res"))
        assert (points.attributes["incidence"] == 23).all()
        assert np.abs(points.attributes["heading"] - heading).max() < 1


def test_radar_coded_that_cannot_be_placed(product, canyon):
    geometry, _, (line, sample), (t, tau, s) = canyon
    data = {"t_az_s": t, "tau_s": tau, "elevation": s}
    with pytest.raises(EngineInputError, match="give the product or the orbit"):
        placed(data, "radar_times")
    with pytest.raises(EngineInputError, match="neither elevation nor height"):
        placed({"t_az_s": t, "tau_s": tau}, "radar_times", geometry=geometry)
    with pytest.raises(EngineInputError, match="must count from that epoch"):
        placed({**data, "t_az_s": t + 5e7}, "radar_times", geometry=geometry)
    with pytest.raises(EngineInputError, match=r"None of the first points.*not seen by the orbit"):
        placed({**data, "tau_s": tau / 2}, "radar_times", geometry=geometry)
    with pytest.raises(EngineInputError, match="'yesterday' is no UTC time"):
        moments = np.array(["yesterday"] * len(t), object)
        placed({"azimuth_time": moments, "tau_s": tau, "elevation": s}, "radar_times", geometry=geometry)
    with pytest.raises(EngineInputError, match="no reference point"):
        placed(data, "radar_times", geometry=RadarGeometry.of(product))
    with pytest.raises(EngineInputError, match="only an orbit"):
        placed(
            {"line": line, "sample": sample, "elevation": s}, "radar_pixels",
            geometry=RadarGeometry(product.orbit, reference=Reference(3.0)),
        )  # fmt: skip
    with pytest.raises(EngineInputError, match="The orbit does not see the points"):
        placed(berlin(5), geometry=geometry)
    left = RadarGeometry(product.orbit, -1)
    longitude, latitude, height = canyon[1]
    with pytest.raises(EngineInputError, match="to which the radar does not look"):
        placed({"longitude": longitude, "latitude": latitude, "height": height}, geometry=left)


@pytest.mark.parametrize(("code", "same"), [
    (4258, True), (2180, True), (7844, True), (6668, True), (4490, True), (9989, True),
    (2100, False),  # GGRS87: the ellipsoid of ETRS89, 330 m away
    (4756, False),  # VN-2000: that of WGS 84
    (4141, False), (4269, False), (4283, False), (31468, False),
])  # fmt: skip
def test_frames_are_told_apart_by_where_they_lie(code, same):
    assert same_datum(CRS.from_epsg(code), CRS.from_epsg(4326)) is same
    assert same_datum(CRS.from_epsg(4326), CRS.from_epsg(code)) is same
