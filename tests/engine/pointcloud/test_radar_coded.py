"""Radar-coded clouds, with the real orbit of a TerraSAR-X product (Grand Canyon) and of ENVISAT (Ciomadul)."""

from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pyproj
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.pointcloud.radar import RadarGeometry, Reference, open_geometry
from vertical_city.engine.sar.readers import open_products

C = 299_792_458.0
TO_GEOCENTRIC = pyproj.Transformer.from_crs(4979, 4978, always_xy=True)
HEIGHT = 1432.5  # of the reference point


@pytest.fixture(scope="session")
def sar(request):
    return request.config.rootpath / "tests" / "data" / "sar"


@pytest.fixture(scope="session")
def product(sar):
    return open_products(sar / "terrasarx_grand_canyon")[0]


@pytest.fixture(scope="session")
def georef(sar):
    """Of the annotation's grid: longitude, latitude, height, incidence."""
    points = ElementTree.parse(sar / "terrasarx_grand_canyon" / "ANNOTATION" / "GEOREF.xml").getroot()
    return np.array([
        [float(p.find(key).text) for key in ("lon", "lat", "height", "inc")] for p in points.findall(".//gridPoint")
    ]).T  # fmt: skip


def geocentric(longitude, latitude, height):
    """By PROJ."""
    return np.stack(TO_GEOCENTRIC.transform(longitude, latitude, height), axis=-1)


def geodetic(xyz):
    return np.array(TO_GEOCENTRIC.transform(*np.moveaxis(xyz, -1, 0), direction="INVERSE"))


def look(orbit, xyz):
    """Zero-Doppler time by bisection, platform, velocity."""
    low, high = np.full(len(xyz), orbit.start_s), np.full(len(xyz), orbit.end_s)
    for _ in range(70):
        t = (low + high) / 2
        position, velocity, _ = orbit.state(t)
        ahead = np.sum(velocity * (xyz - position), axis=1) > 0
        low, high = np.where(ahead, t, low), np.where(ahead, high, t)
    return t, position, velocity


def simulated(orbit, xyz, height, sign):
    """Radar times and elevation of places, straight from the convention: the angle at the platform between a place and
    where its circle meets the surface of a height, found by bisection with PROJ's heights."""
    t, position, velocity = look(orbit, xyz)
    sight = xyz - position
    distance = np.linalg.norm(sight, axis=1)
    ahead = velocity / np.linalg.norm(velocity, axis=1)[:, None]
    down = -position + np.sum(position * ahead, axis=1)[:, None] * ahead
    down /= np.linalg.norm(down, axis=1)[:, None]
    aside = sign * np.cross(down, ahead)
    true = np.arctan2(np.sum(sight * aside, axis=1), np.sum(sight * down, axis=1))
    low, high = true - 0.02, true + 0.02
    for _ in range(60):
        middle = (low + high) / 2
        place = position + distance[:, None] * (np.cos(middle)[:, None] * down + np.sin(middle)[:, None] * aside)
        above = geodetic(place)[2] > height
        low, high = np.where(above, low, middle), np.where(above, middle, high)
    return t, 2 * distance / C, distance * (true - middle)


@pytest.fixture(scope="session")
def cloud(georef):
    """2,000 places of the scene, 0 to 2,900 m high."""
    random = np.random.default_rng(5)
    corners = georef[:2, random.integers(0, georef.shape[1], (3, 2000))]
    weights = random.dirichlet(np.ones(3), 2000).T
    longitude, latitude = (corners * weights).sum(axis=1)
    return geocentric(longitude, latitude, random.uniform(0, 2900, 2000))


def left_looking(product):
    """The same flight with a radar that looks to the other side, and places there."""
    return replace(product, look_side="left")


def mirrored(product, cloud):
    """The places turned about the middle of the track to the other side of it."""
    _, position, velocity = look(product.orbit, cloud)
    ahead = velocity / np.linalg.norm(velocity, axis=1)[:, None]
    across = np.cross(ahead, position / np.linalg.norm(position, axis=1)[:, None])
    across /= np.linalg.norm(across, axis=1)[:, None]
    return cloud - 2 * np.sum((cloud - position) * across, axis=1)[:, None] * across


@pytest.mark.parametrize("side", ["right", "left"])
def test_a_simulated_cloud_comes_back_to_its_places(product, cloud, side):
    if side == "left":
        cloud, product = mirrored(product, cloud), left_looking(product)
    geometry = RadarGeometry.of(product, Reference(HEIGHT), first_line=1, first_sample=1)
    t, tau, s = simulated(product.orbit, cloud, HEIGHT, product.look_sign)
    assert np.ptp(s) > 3000
    assert np.abs(geometry.geocode(t, tau, s) - cloud).max() < 1e-3
    assert np.abs(geometry.geocode_heights(t, tau, geodetic(cloud)[2]) - cloud).max() < 1e-3
    line = (t - product.first_azimuth_time_s) * (1 / product.line_spacing_s) + 1
    sample = (tau - product.first_range_time_s) / product.sample_spacing_s + 1
    assert np.abs(geometry.geocode(*geometry.times_of(line, sample), s) - cloud).max() < 1e-3
    assert np.allclose(geometry.pixels_of(t, tau), [line, sample], rtol=0, atol=1e-6)
    found = geometry.radar_coordinates(cloud)
    assert np.abs(found[0] - t).max() < 1e-9
    assert np.abs(found[1] - tau).max() * C / 2 < 1e-6
    assert np.abs(found[2] - s).max() < 1e-4
    assert geometry.looks_at(cloud).all()
    assert not RadarGeometry(product.orbit, -product.look_sign).looks_at(cloud).any()


@pytest.mark.slow
def test_the_compiled_kernels_say_the_same(product):
    geometry = RadarGeometry.of(product, Reference(HEIGHT))
    random = np.random.default_rng(2)
    n = 200_001  # enough to compile for
    t = product.azimuth_time_of(random.uniform(0, product.lines - 1, n))
    tau = product.range_time_of(random.uniform(0, product.samples, n))
    s = random.uniform(-200, 800, n)
    xyz = geometry.geocode(t, tau, s)
    assert np.abs(xyz[:500] - geometry.geocode(t[:500], tau[:500], s[:500])).max() < 1e-6
    assert np.abs(geometry.radar_coordinates(xyz)[2] - s).max() < 1e-6


def test_upwards_is_positive_and_away_from_nadir(product):
    geometry = RadarGeometry.of(product, Reference(HEIGHT))
    t, tau = product.azimuth_time_of(1000), product.range_time_of(5000)
    low, middle, high = geometry.geocode([t] * 3, [tau] * 3, [-50.0, 0.0, 50.0])
    assert geodetic(middle)[2] == pytest.approx(HEIGHT, abs=1e-4)
    position, velocity, _ = product.orbit.state(t)
    assert geodetic(low)[2] < HEIGHT < geodetic(high)[2]
    for place in (low, middle, high):
        assert np.linalg.norm(place - position) == pytest.approx(C * float(tau) / 2, abs=1e-6)
        assert abs(np.dot(place - position, velocity)) / np.linalg.norm(velocity) < 1e-6
    # Away from nadir: the higher place lies farther from the track on the ground.
    nadir = position / np.linalg.norm(position)
    along = [np.arccos(np.dot(place / np.linalg.norm(place), nadir)) for place in (low, middle, high)]
    assert along[0] < along[1] < along[2]


def test_scalars_and_shapes(product):
    geometry = RadarGeometry.of(product, Reference(HEIGHT))
    t, tau = product.azimuth_time_of(1000), product.range_time_of(5000)
    assert geometry.geocode(t, tau, 3.0).shape == (3,)
    xyz = geometry.geocode(t, tau, np.zeros((2, 4)))
    assert xyz.shape == (2, 4, 3)
    assert geometry.angles(xyz)[0].shape == (2, 4)
    assert geometry.radar_coordinates(xyz)[2].shape == (2, 4)
    assert geometry.geocode(np.zeros(0), np.zeros(0), np.zeros(0)).shape == (0, 3)
    assert np.isnan(geometry.geocode([t, 1e6, np.nan], tau, 0.0)[1:]).all()


def test_incidence_is_the_annotated_one(product, georef):
    longitude, latitude, height, incidence = georef
    found, heading = RadarGeometry.of(product).angles(geocentric(longitude, latitude, height))
    assert np.abs(found - incidence).max() < 0.01
    # The annotated heading of the scene is 190 degrees (headingAngle).
    assert np.abs(heading - 189.9).max() < 0.3


@pytest.mark.parametrize("side", ["right", "left"])
def test_elevation_goes_where_incidence_and_heading_say(product, cloud, side):
    """Elevation direction (cos theta u, sin theta), u to the right of the heading: what a fusion assumes."""
    if side == "left":
        cloud, product = mirrored(product, cloud), left_looking(product)
    geometry = RadarGeometry.of(product, Reference(HEIGHT))
    t, tau, s = geometry.radar_coordinates(cloud)
    step = geometry.geocode(t, tau, s + 1) - geometry.geocode(t, tau, s - 1)
    longitude, latitude, _ = np.radians(geodetic(cloud))
    east = np.stack([-np.sin(longitude), np.cos(longitude), 0 * longitude], axis=1)
    up = np.array([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]).T
    north = np.cross(up, east)
    found = np.array([np.sum(step * axis, axis=1) / 2 for axis in (east, north, up)])
    theta, alpha = np.radians(geometry.angles(cloud))
    sign = 1 if side == "right" else -1
    said = [sign * np.cos(theta) * np.cos(alpha), -sign * np.cos(theta) * np.sin(alpha), np.sin(theta)]
    assert np.abs(found - said).max() < 0.005
    sight = cloud - look(product.orbit, cloud)[1]
    across = np.arctan2(np.sum(sight * east, axis=1), np.sum(sight * north, axis=1))
    assert np.abs(np.sin(across - alpha - sign * np.pi / 2)).max() < 1e-9
    # The shadow of the platform flies that heading, but for the tilt of its velocity.
    velocity = look(product.orbit, cloud)[2]
    flown = np.arctan2(np.sum(velocity * east, axis=1), np.sum(velocity * north, axis=1))
    assert np.degrees(np.abs(np.sin(flown - alpha))).max() < 0.2


def test_the_track(product, cloud):
    place = cloud[0]
    line, sample = RadarGeometry.of(product).pixels_of(
        *RadarGeometry.of(product, Reference(0)).radar_coordinates(place)[:2]
    )
    longitude, latitude, height = geodetic(place)
    by_pixel = RadarGeometry.of(product, Reference(height, line=float(line), sample=float(sample)))
    by_place = RadarGeometry.of(product, Reference(height, longitude_deg=longitude, latitude_deg=latitude))
    incidence, heading = by_place.angles(place)
    for geometry in (by_pixel, by_place):
        assert np.abs(geometry.reference_xyz() - place).max() < 1e-4
        track = geometry.track()
        assert (track.pass_direction, track.look_side, track.name) == ("descending", "right", product.track)
        assert track.incidence_deg == pytest.approx(float(incidence), abs=1e-6)
        assert track.heading_deg == pytest.approx(float(heading), abs=1e-6)
    assert RadarGeometry.of(product).track().heading_deg is None
    assert RadarGeometry.of(product).track(place).heading_deg == pytest.approx(float(heading))
    assert RadarGeometry.of(product, Reference(5.0)).reference_xyz() is None


def test_the_reference_as_text():
    assert Reference.parse("line = 1204.5; sample=873;height= 81.2") == Reference(81.2, line=1204.5, sample=873)
    assert Reference.parse("t=3.5\ntau_s=0.0041; height_m=-3") == Reference(-3, t_s=3.5, tau_s=0.0041)
    assert Reference.parse("lon=13.4; latitude=52.5; height=80") == Reference(80, longitude_deg=13.4, latitude_deg=52.5)


@pytest.mark.parametrize("text", ["line=3; sample=4", "height=high", "hight = 3", "81.2", "height=nan"])
def test_bad_references(text):
    with pytest.raises(EngineInputError, match="reference point"):
        Reference.parse(text)


def test_what_a_geometry_lacks(product):
    with pytest.raises(EngineInputError, match="no reference point"):
        RadarGeometry.of(product).geocode(0.1, 0.004, 1.0)
    with pytest.raises(EngineInputError, match="only an orbit is given"):
        RadarGeometry(product.orbit).times_of(1, 2)
    with pytest.raises(EngineInputError, match=r"not seen by the orbit.*two-way"):
        tau = product.first_range_time_s / 2
        RadarGeometry.of(product, Reference(0, t_s=product.first_azimuth_time_s, tau_s=tau)).reference_xyz()


def test_a_product_is_opened(sar, product):
    geometry = open_geometry(sar / "terrasarx_grand_canyon", "line=100; sample=200; height=1500", first_line=1)
    assert geometry.product.name == product.name
    assert (geometry.look_sign, geometry.first_line, geometry.reference.sample) == (1, 1, 200)
    with pytest.raises(EngineInputError, match="looks to the right"):
        open_geometry(sar / "terrasarx_grand_canyon", look_side="left")
    with pytest.raises(EngineInputError, match=r"not one is named; choose one of s1a"):
        open_geometry(sar / "sentinel1_los_angeles")
    names = [one.name for one in open_products(sar / "sentinel1_los_angeles")]
    assert open_geometry(sar / "sentinel1_los_angeles", product=names[1]).product.name == names[1]


def test_a_doris_file_is_opened(request):
    geometry = open_geometry(request.config.rootpath / "tests" / "data" / "pointcloud" / "asc_master.res")
    place = geocentric(25.5515, 46.33215, 889.8)
    track = geometry.track(place)
    assert (track.pass_direction, track.look_side) == ("ascending", "right")
    # Inclination 98.55 degrees: sin(heading) = cos(inclination) / cos(latitude) in space; the Earth turns below.
    assert track.heading_deg == pytest.approx(347, abs=1)
    assert track.incidence_deg == pytest.approx(19, abs=1)


def test_an_orbit_file_of_a_day_is_opened(sar):
    (path,) = (sar / "orbits").glob("*.EOF")
    with pytest.raises(EngineInputError, match="give a moment of the pass"):
        open_geometry(path)
    with pytest.raises(EngineInputError, match="does not cover"):
        open_geometry(path, time_utc="2021-01-01T00:00:00")
    text = path.read_text(encoding="utf-8")
    first = text.split("<UTC>UTC=")[20].split("<")[0]
    geometry = open_geometry(path, time_utc=first, look_side="left")
    assert geometry.look_sign == -1
    assert geometry.orbit.epoch == np.datetime64(first, "s")
    assert geometry.orbit.covers(0.0)
    x = float(text.split("<UTC>UTC=")[20].split('<X unit="m">')[1].split("<")[0])
    at = (np.datetime64(first, "us") - geometry.orbit.epoch.astype("datetime64[us]")).astype(int) * 1e-6
    assert geometry.orbit.state(at)[0][0] == pytest.approx(x, abs=1e-6)


def vectors(product, path, names, separator=",", moments=False, rename=""):
    orbit = product.orbit
    rows = np.concatenate([orbit.times_s[:, None], orbit.positions_m, orbit.velocities_m_s], axis=1)
    epoch = product.epoch.astype("datetime64[ns]")
    with open(path, "w", encoding="utf-8") as file:
        file.write(separator.join(names) + "\n")
        for row in rows[::-1]:
            first = f"{epoch + np.timedelta64(round(row[0] * 1e9), 'ns')}" if moments else f"{row[0]!r}"
            values = [first.replace("np.float64(", "").rstrip(")"), *(f"{value:.6f}" for value in row[1:])]
            file.write(separator.join(values[: len(names)]) + "\n")
    return path


NAMES = ["t_s", "X", "Y", "Z", "VX", "VY", "VZ"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("columns", [7, 4])
def test_state_vectors_are_opened(product, tmp_path, cloud, separator, columns):
    path = vectors(product, tmp_path / "vectors.csv", NAMES[:columns], separator)
    geometry = open_geometry(path, "height=1432.5", time_utc=str(product.epoch))
    assert geometry.orbit.epoch == product.epoch
    t, tau, s = simulated(product.orbit, cloud, HEIGHT, 1)
    # The annotation's own orbit is a polynomial through positions that are rounded to millimetres.
    assert np.abs(geometry.geocode(t, tau, s) - cloud).max() < 0.05


def test_state_vectors_with_moments(product, tmp_path):
    path = vectors(product, tmp_path / "vectors.txt", ["time_utc", *NAMES[1:]], moments=True)
    geometry = open_geometry(path)
    shift = (geometry.orbit.epoch - product.epoch).astype(int)
    at = product.orbit.times_s[3]
    assert geometry.orbit.state(at - shift)[0] == pytest.approx(product.orbit.positions_m[3], abs=1e-3)


def test_state_vectors_of_several_products(product, tmp_path):
    path = vectors(product, tmp_path / "one.csv", NAMES)
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    named = [f"{name},{row}" for name in ("first", "second") for row in rows]
    path.write_text("\n".join([f"product,{head}", *named]), encoding="utf-8")
    with pytest.raises(EngineInputError, match="state vectors of 2 products; name one of first, second"):
        open_geometry(path)
    geometry = open_geometry(path, product="second")
    assert geometry.name == "second"
    assert len(geometry.orbit.times_s) == len(rows)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("t,x,y,z\n1,2,3,4\n", "no column t_s or time_utc"),
        ("t_s,x,y,z\n1,2,3,4\n2,a,3,4\n", "state vector that is no number"),
        ("t_s,x,y,z\n1,2,3,4\n2,5\n", "state vector that is no number"),
        ("t_s,x,y,z\n1,2,3,4\n", "has 1 positions"),
        ("time_utc,x,y,z\nyesterday,2,3,4\n", "'yesterday' is no UTC time"),
        ("a,b\n1,2\n", "product that can be read"),
    ],
)
def test_bad_state_vectors(tmp_path, text, message):
    path = tmp_path / "orbit.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EngineInputError, match=message):
        open_geometry(path)


def test_bad_openings(tmp_path):
    with pytest.raises(EngineInputError, match="is not there"):
        open_geometry(tmp_path / "nothing.EOF")
    with pytest.raises(EngineInputError, match="look side is 'up'"):
        open_geometry(tmp_path, look_side="up")
