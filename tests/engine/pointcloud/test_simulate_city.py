"""The simulated city against geometry worked out in another way, its clouds against the radar times of the orbits."""

import csv
import importlib.util
import json
from datetime import date
from pathlib import Path as FilePath

import numpy as np
import pyproj
import pytest
from matplotlib.path import Path
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud import simulate_clouds
from vertical_city.engine.pointcloud.cloud import STANDARD
from vertical_city.engine.pointcloud.simulate_city import (
    City,
    dsm,
    facades,
    flat_areas,
    hidden,
    lidar,
    on_ground,
    small_city,
)
from vertical_city.engine.pointcloud.simulate_clouds import (
    FACADE,
    GROUND,
    NO_ERRORS,
    POST,
    ROOF,
    Errors,
    Scene,
    cloud_info,
    see,
    see_chunks,
)
from vertical_city.engine.pointcloud.simulate_views import four_views, post_observations, posts_seen
from vertical_city.engine.raster.grid import Extent
from vertical_city.engine.sar.geometry import angles, geo2rdr
from vertical_city.engine.sar.observations import read_rows, to_observations
from vertical_city.engine.sar.state_vectors import passes_of_vectors
from vertical_city.engine.sar.stereo import locate

ROOT = FilePath(__file__).resolve().parents[3]
C = 299_792_458.0
CITY = small_city(1)
VIEWS = four_views(CITY)
LEFT = four_views(CITY, look_side="left")
REAL = four_views(CITY, parallel=False)


def geocentric(x, y, z):
    """By PROJ, not by the engine."""
    to = pyproj.Transformer.from_crs(CITY.crs.to_3d(), "EPSG:4978", always_xy=True)
    return np.stack(to.transform(x, y, z), axis=-1)


def metres(view, points):
    """One-way range and metres along track at which the view's orbit has points."""
    t, tau = geo2rdr(view.orbit, geocentric(points.x, points.y, points.z))
    return C / 2 * tau, 7000 * t


def xyz(points):
    return np.column_stack([points.x, points.y, points.z])


def test_the_city_is_as_asked():
    assert len(CITY.centre) == 39 and len(CITY.post) == 30
    assert CITY.height.min() >= 10 and CITY.height.max() == 90
    extent = CITY.extent
    assert (extent.xmax - extent.xmin, extent.ymax - extent.ymin) == (600, 400)
    outlines = [Path(corners) for corners in CITY.footprints()]
    for number, outline in enumerate(outlines):
        assert not outline.contains_points(CITY.post).any()
        for other in outlines[:number]:
            assert not outline.intersects_path(other, filled=True)
    corners = CITY.footprints().reshape(-1, 2)
    assert (corners >= [extent.xmin, extent.ymin]).all() and (corners <= [extent.xmax, extent.ymax]).all()
    again = small_city(1)
    assert (again.height == CITY.height).all() and (small_city(2).height != CITY.height).any()


def test_walls_bound_the_footprints():
    walls = facades(CITY)
    area = CITY.half.prod(axis=1) * 4
    x, y = walls.ends[..., 0].reshape(-1, 4, 2), walls.ends[..., 1].reshape(-1, 4, 2)
    np.testing.assert_allclose(
        (x[..., 0] * y[..., 1] - x[..., 1] * y[..., 0]).sum(axis=1) / 2, area, rtol=1e-6
    )  # the shoelace formula: anticlockwise
    outside = walls.ends.mean(axis=1) + 0.01 * walls.outward
    inside = walls.ends.mean(axis=1) - 0.01 * walls.outward
    assert (CITY.inside(*outside.T) == -1).all()
    assert (CITY.inside(*inside.T) == walls.building).all()
    np.testing.assert_allclose(walls.top - walls.base, CITY.height[walls.building])


def test_flat_areas_are_flat():
    areas = flat_areas(CITY)
    assert len(areas) > len(CITY.centre)
    for corners in areas:
        share = np.random.default_rng(0).dirichlet(np.ones(4), 50)
        building = CITY.inside(*(share @ corners).T)
        assert len(set(building)) == 1


@pytest.mark.parametrize("view", [*VIEWS[:2], LEFT[2]], ids=lambda view: f"{view.name}_{view.look_side}")
def test_shadow_is_where_a_march_along_the_ray_meets_a_building(view):
    generator = np.random.default_rng(3)
    extent = CITY.extent
    places = np.column_stack(
        [
            generator.uniform(extent.xmin, extent.xmax, 400),
            generator.uniform(extent.ymin, extent.ymax, 400),
        ]
    )
    places = np.column_stack([places, CITY.ground(*places.T) + generator.uniform(0.5, 60, 400)])
    places = places[CITY.inside(*places[:, :2].T) < 0]
    steps = np.arange(0, 200, 0.1)
    met = np.zeros(len(places), bool)
    for corners, roof in zip(CITY.footprints(), CITY.roof):
        outline = Path(corners)
        for number, place in enumerate(places):
            ray = place + steps[:, None] * view.toward
            ray = ray[ray[:, 2] < roof]
            met[number] |= len(ray) > 0 and outline.contains_points(ray[:, :2]).any()
    assert 0.05 < met.mean() < 0.9
    assert (hidden(CITY, places, view.toward) != met).mean() < 0.005  # corners that the march steps over


def test_a_box_casts_the_shadow_of_the_closed_form():
    """Height times the tangent of the incidence angle, behind the wall."""
    building = (np.array([[200.0, 100.0]]), np.array([[10.0, 20.0]]), np.array([0.0]), np.array([30.0]))
    city = City(CITY.crs, Extent(0, 0, 400, 200), 10.0, (0, 0), *building, np.zeros((0, 2)))
    toward = np.array([-np.sin(np.radians(40)), 0, np.cos(np.radians(40))])
    x = np.array([189.9, 210.1, 210 + 30 * np.tan(np.radians(40)) - 0.01, 210 + 30 * np.tan(np.radians(40)) + 0.01])
    on_axis = np.column_stack([x, np.full(4, 100.0), np.full(4, 10.0)])
    assert hidden(city, on_axis, toward).tolist() == [False, True, True, False]
    assert not hidden(city, on_axis + np.array([0, 20.01, 0]), toward).any()
    assert not hidden(city, np.array([[205.0, 100, 40], [190.0, 100, 20]]), toward).any()  # its roof, its lit wall


@pytest.mark.parametrize("views", [VIEWS, LEFT, REAL], ids=["right", "left", "real"])
def test_angles_are_those_of_the_orbit(views):
    for view in views:
        at = geocentric(*view.axis)
        t, _ = geo2rdr(view.orbit, at)
        np.testing.assert_allclose(angles(view.orbit, t, at)[1], view.track.incidence_deg, atol=1e-6)
        assert view.track.incidence_deg == pytest.approx(view.beam.incidence_deg, abs=1e-6)
        # The flight's own azimuth, from two places below the platform, is within some tenths of a degree.
        before, after = (view.orbit.state(t + dt)[0] for dt in (-0.5, 0.5))
        to = pyproj.Transformer.from_crs("EPSG:4978", "EPSG:4979", always_xy=True)
        lon, lat, _ = to.transform(*np.stack([before, after]).T)
        flight = np.degrees(np.arctan2((lon[1] - lon[0]) * np.cos(np.radians(lat[0])), lat[1] - lat[0]))
        # Meridians converge between the post and the place below the platform.
        own = to.transform(*at)
        flight += (own[0] - lon.mean()) * np.sin(np.radians(own[1]))
        assert abs((flight - view.track.heading_deg + 180) % 360 - 180) < 0.4
        rising = np.cos(np.radians(view.track.heading_deg)) > 0
        assert rising == view.beam.pass_direction.startswith("asc")


@pytest.mark.parametrize("views", [VIEWS, LEFT, REAL], ids=["right", "left", "real"])
def test_a_cloud_is_misplaced_along_range_azimuth_and_elevation(views):
    """Elevation leaves the radar times alone; the rest is what they differ by, over the whole city."""
    for view in views:
        seen = see(CITY, view, 2000, NO_ERRORS)
        (range_m, along), (true_range_m, true_along) = metres(view, seen.points), metres(view, seen.truth)
        elevation, by_range, by_azimuth = view.beam.misplaced_m
        # Parallel sights turn by half a milliradian to the city's edge, and leave the climb of the orbit out.
        loose = (0.02, 0.15) if views is not REAL else (2e-3, 3e-3)
        np.testing.assert_allclose(range_m - true_range_m, by_range, atol=loose[0])
        np.testing.assert_allclose(along - true_along, by_azimuth, atol=loose[1] + 0.03 * abs(by_azimuth))
        moved = xyz(seen.points) - xyz(seen.truth)
        steep = np.sin(np.radians(view.beam.incidence_deg))
        assert abs(np.median(moved[:, 2]) - elevation * steep) < 0.5
        if views is not REAL:
            np.testing.assert_allclose(moved, np.broadcast_to(view.shift, moved.shape), atol=2e-9)
        reference = np.array(view.track.reference)
        np.testing.assert_allclose(reference - view.seen_at, view.shift)


def test_a_post_is_seen_half_a_diameter_nearer():
    for view in (*VIEWS, *LEFT):
        at = view.seen_at - view.axis
        assert np.hypot(*at[:2]) == pytest.approx(CITY.post_diameter_m / 2, rel=1e-3) and at[2] == 0
        ranges = C / 2 * geo2rdr(view.orbit, geocentric(*np.stack([view.axis, view.seen_at]).T))[1]
        steep = np.sin(np.radians(view.beam.incidence_deg))
        assert ranges[0] - ranges[1] == pytest.approx(CITY.post_diameter_m / 2 * steep, abs=1e-6)


def test_points_lie_on_what_the_view_sees():
    view = VIEWS[0]
    seen = see(CITY, view, 30_000, NO_ERRORS)
    truth, walls = xyz(seen.truth), facades(CITY)
    assert not hidden(CITY, truth[seen.kind != POST], view.toward).any()
    wall = seen.item[seen.kind == FACADE]
    offset = truth[seen.kind == FACADE, :2] - walls.ends[wall, 0]
    np.testing.assert_allclose((offset * walls.outward[wall]).sum(axis=1), 0, atol=1e-6)
    assert (walls.outward[wall] @ view.toward[:2] > 0).all()
    height = truth[seen.kind == FACADE, 2] - walls.base[wall]
    assert (height > 0).all() and (height < CITY.height[walls.building[wall]]).all()
    assert len(np.unique(height[wall == wall[0]].round(6))) <= CITY.storeys[wall[0] // 4]  # rows of windows
    roof = truth[seen.kind == ROOF]
    np.testing.assert_allclose(roof[:, 2], CITY.roof[CITY.inside(*roof[:, :2].T)])
    ground = truth[seen.kind == GROUND]
    assert (CITY.inside(*ground[:, :2].T) == -1).all()
    np.testing.assert_allclose(ground[:, 2], CITY.ground(*ground[:, :2].T))
    post = seen.kind == POST
    apart = truth[post, :2] - CITY.post[seen.item[post]]
    np.testing.assert_allclose(np.linalg.norm(apart, axis=1), 0.1, rtol=1e-3)
    assert 0.55 < (seen.kind == FACADE).mean() < 0.65 and post.any()


def test_scatter_is_along_the_elevation_direction():
    view = VIEWS[2]
    seen = see(CITY, view, 40_000, Errors(1.0, 0.05, 0.1))
    error = xyz(seen.points) - xyz(seen.truth) - view.shift
    covariance = np.cov(error.T)
    size, axes = np.linalg.eigh(covariance)
    np.testing.assert_allclose(np.sqrt(size), [0.05, 0.1, 1.0], rtol=0.02)
    theta, heading = np.radians([view.track.incidence_deg, view.track.heading_deg])
    convergence = np.radians(pyproj.Proj(CITY.crs).get_factors(13.367, 52.516).meridian_convergence)
    azimuth = heading + np.pi / 2 - convergence
    expected = [np.cos(theta) * np.sin(azimuth), np.cos(theta) * np.cos(azimuth), np.sin(theta)]
    assert abs(axes[:, 2] @ expected) == pytest.approx(1, abs=1e-5)
    wild = see(CITY, view, 40_000, Errors(1.0, 0.05, 0.1, outliers=0.2))
    height = wild.points.z - wild.truth.z - view.shift[2]
    assert (np.abs(height) > 3.5).mean() == pytest.approx(0.2 * (1 - 3.5 / np.sin(theta) / 30), abs=0.01)


def test_attributes():
    dates = [date(2013, 4, 1), date(2013, 10, 1), date(2014, 4, 1)]
    view = VIEWS[1]
    seen = see(CITY, view, 20_000, dates=dates)
    info = cloud_info(CITY, view, dates)
    points = seen.points
    assert [one.name for one in info.attributes] == list(points.attributes)
    for one in info.attributes:
        assert one == STANDARD[one.name] and points.attributes[one.name].dtype == np.dtype(one.dtype)
    assert info.track.reference == pytest.approx(view.seen_at + view.shift)
    assert (points.attributes["track"] == 2).all()
    # Elevation counts from the height of the cloud's own reference point.
    steep = np.sin(np.radians(51.1))
    np.testing.assert_allclose(points.attributes["elevation"] * steep, points.z - info.track.reference[2], atol=1e-4)
    # Concrete, 12 degrees of half a year's range, seen at the incidence angle.
    above = seen.truth.z - CITY.ground(seen.truth.x, seen.truth.y)
    high = above > 20
    slope = np.polyfit(above[high], points.attributes["seasonal_amplitude"][high], 1)[0]
    assert slope == pytest.approx(0.144 * np.cos(np.radians(51.1)), rel=0.02)
    sinking = points.attributes["velocity"] < -2
    assert 0 < sinking.mean() < 0.2
    tallest = np.argmax(CITY.height)
    assert set(np.where(seen.kind == FACADE, seen.item // 4, seen.item)[sinking]) == {tallest}
    year = points.series_mm[:, 2] - points.series_mm[:, 0]
    assert year[sinking].mean() == pytest.approx(points.attributes["velocity"][sinking].mean(), abs=0.2)
    assert ((points.attributes["coherence"] > 0) & (points.attributes["coherence"] < 1)).all()


def test_chunks_are_the_whole_and_differ_by_seed(monkeypatch):
    monkeypatch.setattr(simulate_clouds, "CHUNK", 2000)
    parts = list(see_chunks(CITY, VIEWS[0], 5000, seed=4))
    assert [len(part.points) for part in parts] == [2000, 2000, 1000]
    whole = see(CITY, VIEWS[0], 5000, seed=4)
    assert (whole.points.x == np.concatenate([part.points.x for part in parts])).all()
    assert (whole.item == np.concatenate([part.item for part in parts])).all()
    assert len(np.unique(whole.points.x)) == 5000
    first = [see(CITY, view, 10, seed=seed).points.x[0] for view in VIEWS[:2] for seed in (0, 1)]
    assert len(set(first)) == 4


def test_lidar_and_surface_model():
    exact = lidar(CITY, 0.5, 0, 0, wall_share=0)
    assert len(exact) == 0.5 * 600 * 400
    outlines = [Path(corners) for corners in CITY.footprints()]
    places = np.column_stack([exact.x, exact.y])
    expected = CITY.ground(exact.x, exact.y)
    for outline, roof in zip(outlines, CITY.roof):
        expected[outline.contains_points(places)] = roof
    np.testing.assert_allclose(exact.z, expected)
    assert ((exact.attributes["classification"] == 6) == (CITY.inside(exact.x, exact.y) >= 0)).all()
    noisy = lidar(CITY, 2.0, 0.05, 0.0, wall_share=0.0)
    assert np.std(noisy.z - CITY.surface(noisy.x, noisy.y)) == pytest.approx(0.05, rel=0.02)
    walls = lidar(CITY, 2.0, 0.0, 0.0, wall_share=0.05)
    apart = np.abs(walls.z - CITY.surface(walls.x, walls.y))
    assert (apart > 0.01).mean() == pytest.approx(0.05, abs=0.03)
    heights, grid = dsm(CITY, 1.0)
    assert heights.shape == (400, 600) and grid.extent == CITY.extent
    row, column = 100, 200
    assert heights[row, column] == pytest.approx(
        CITY.surface(np.array([grid.x0 + 200.5]), np.array([grid.y0 - 100.5]))[0], abs=1e-4
    )
    built = (heights > CITY.ground_m + 8).sum()
    assert built == pytest.approx(4 * CITY.half.prod(axis=1).sum(), rel=0.01)


@pytest.mark.slow
def test_times_of_posts():
    view = VIEWS[3]
    posts = np.flatnonzero(posts_seen(CITY, view))[:4]
    made = post_observations(CITY, VIEWS, posts, passes=3)
    assert made.t_s.shape == (12, 4) and len({one.name for one in made.passes}) == 12
    for row in (9, 10, 11):
        assert made.passes[row].track == view.name
        feet = on_ground(CITY, CITY.post[posts])
        exact = C / 2 * geo2rdr(made.passes[row].orbit, geocentric(*feet.T))[1]
        steep = np.sin(np.radians(view.beam.incidence_deg))
        np.testing.assert_allclose(exact - C / 2 * made.tau_s[row], 0.1 * steep, atol=3e-5)
    # A post in shadow has no time.
    dark = np.flatnonzero(~posts_seen(CITY, view))[:1]
    assert np.isnan(post_observations(CITY, [view], dark).t_s).all()
    noisy = post_observations(CITY, VIEWS, posts, passes=20, sigma_m=(0.01, 0.02), seed=1)
    exact = post_observations(CITY, VIEWS, posts, passes=20)
    assert np.nanstd(C / 2 * (noisy.tau_s - exact.tau_s)) == pytest.approx(0.01, rel=0.15)
    assert np.nanstd(7000 * (noisy.t_s - exact.t_s)) == pytest.approx(0.02, rel=0.15)


def test_bad_input():
    with pytest.raises(EngineInputError, match="fewer buildings"):
        small_city(buildings=(40, 40))
    with pytest.raises(EngineInputError, match="metres"):
        small_city(crs=4326)
    with pytest.raises(EngineInputError, match="1 or more"):
        see(CITY, VIEWS[0], 0)
    with pytest.raises(EngineInputError, match="lamp post"):
        four_views(small_city(1, posts=0))
    with pytest.raises(EngineCanceled):
        see(CITY, VIEWS[0], 10, monitor=Monitor(is_canceled=lambda: True))


def test_the_reference_post_is_seen_by_all():
    for seed in range(3):
        city = small_city(seed)
        views = four_views(city)
        number = np.argmin(np.linalg.norm(city.post - views[0].axis[:2], axis=1))
        assert all(posts_seen(city, view)[number] for view in views)
        assert all(number in Scene.of(city, view).post_number for view in views)


@pytest.mark.slow
def test_the_demo_writes_a_city_that_stereo_sar_solves(tmp_path):
    spec = importlib.util.spec_from_file_location("demo_city", ROOT / "demo" / "simulate_city.py")
    demo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(demo)
    demo.main(tmp_path, 300)
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    tracks = json.loads((tmp_path / "tracks.json").read_text(encoding="utf-8"))

    def rows(name, **how):
        with (tmp_path / name).open(encoding="utf-8") as file:
            return list(csv.DictReader(file, **how))

    # Each cloud, whichever way it is written, lies in the city once its own misplacement is taken off.
    projected, by_degrees = rows("beam51_ascending.txt", delimiter=";"), rows("beam42_ascending.csv")
    assert len(projected) == len(by_degrees) == 300 and "," in projected[0]["easting"]
    packed = np.load(tmp_path / "beam36_descending.npz")
    sea = rows("beam55_descending.csv")
    to_map = pyproj.Transformer.from_crs("EPSG:4326", truth["crs"], always_xy=True)

    def numbers(table, *names):
        return np.array([[float(one[name].replace(",", ".")) for name in names] for one in table])

    def on_map(places, undulation):
        return np.column_stack([*to_map.transform(*places[:, :2].T), places[:, 2] + undulation])

    placed = {
        "beam42_ascending.csv": on_map(numbers(by_degrees, "lon", "lat", "height"), 0),
        "beam51_ascending.txt": numbers(projected, "easting", "northing", "height"),
        "beam36_descending.npz": np.column_stack([packed["easting"], packed["northing"], packed["height"]]),
        "beam55_descending.csv": on_map(numbers(sea, "LON", "LAT", "HEIGHT"), 39.5),
    }
    city = small_city(demo.SEED)
    for name, places in placed.items():
        beam = name.split(".")[0]
        moved = np.array(tracks[name]["reference"]) - truth["seen_at"][beam]
        np.testing.assert_allclose(moved, truth["shift_on_map_m"][beam], atol=1e-6)
        x, y, z = (places - moved).T
        above = z - city.ground(x, y)
        assert np.median(above) > 0 and np.percentile(above, 5) > -5 and above.max() < 90 + 30
        assert x.min() > city.extent.xmin - 35 and y.max() < city.extent.ymax + 35

    def column(table):
        numeric = {"t_az_s", "tau_s", "t_s", "x", "y", "z", "vx", "vy", "vz", "height_m", "sigma_rg_m", "sigma_az_m"}
        return lambda name: (
            [float(one[name]) if name in numeric else one[name] for one in table] if name in table[0] else None
        )

    times = read_rows(column(rows("observations.csv")))
    observations, _ = to_observations(times, passes_of_vectors(column(rows("state_vectors.csv")), times), 74.0)
    solved = locate(observations)
    number = list(solved.targets).index(truth["reference_post"])
    longitude, latitude, height = truth["post_axes"][truth["reference_post"]]
    to_xyz = pyproj.Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    apart = solved.xyz_m[number] - to_xyz.transform(longitude, latitude, height)
    assert solved.kept.all() and 0.05 < np.linalg.norm(apart) < 0.15  # it lies above the foot
    areas = json.loads((tmp_path / "flat_areas.geojson").read_text(encoding="utf-8"))["features"]
    walls = json.loads((tmp_path / "facades.geojson").read_text(encoding="utf-8"))["features"]
    assert len(areas) > 40 and len(walls) > 20
    assert (tmp_path / "dsm.tif").exists() and len(list(tmp_path.glob("lidar.*"))) == 1
