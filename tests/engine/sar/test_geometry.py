"""Orbit and range-Doppler geometry against closed forms, PROJ, and other solutions of the same equations."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.accelerate import has_numba
from vertical_city.engine.sar.geodetic import to_geocentric, to_geodetic, up
from vertical_city.engine.sar.geometry import (
    angles,
    azimuth_speed,
    geo2rdr,
    local_angles,
    perpendicular_baseline,
    rdr2geo,
    rdr2geo_dem,
)
from vertical_city.engine.sar.orbit import Orbit

from .truth import C, geocentric, zero_doppler

EPOCH = np.datetime64("2020-01-01T00:00:00", "s")
TURN = 7.2921150e-5


def circular(t, inclination_deg=97.4, argument_deg=40.0, node_deg=10.0, radius=6_886_000.0):
    """Position and velocity on a circle about a turning Earth, in the Earth-fixed frame: the closed form."""
    rate = np.sqrt(3.986004418e14 / radius**3)
    u = np.radians(argument_deg) + rate * t
    tilt, node = np.radians(inclination_deg), np.radians(node_deg) - TURN * t
    x, y = radius * np.cos(u), radius * np.sin(u)
    dx, dy = -rate * y, rate * x
    cos, sin = np.cos(node), np.sin(node)
    ct, s = np.cos(tilt), np.sin(tilt)
    position = np.stack([x * cos - y * ct * sin, x * sin + y * ct * cos, y * s], -1)
    velocity = np.stack([dx * cos - dy * ct * sin, dx * sin + dy * ct * cos, dy * s], -1)
    # The node turns against the Earth.
    velocity += TURN * np.stack([position[..., 1], -position[..., 0], 0 * x], -1)
    return position, velocity


def orbit(step=10.0, half=70.0, method="hermite", **where):
    times = np.arange(-half, half + step / 2, step)
    return Orbit(EPOCH, times, *circular(times, **where), "ITRF", "precise", method)


def target(orbit_, look_sign, incidence_deg=35.0, t=3.0, height=100.0):
    """Somewhere that the orbit sees, by bisection on the incidence along a line across the track."""
    position, velocity, _ = orbit_.state(t)
    ahead = velocity / np.linalg.norm(velocity)
    down = -position / np.linalg.norm(position)
    aside = look_sign * np.cross(down, ahead)
    low, high = 0.0, 0.35
    for _ in range(60):
        arc = (low + high) / 2
        direction = -down * np.cos(arc) + aside * np.sin(arc)
        latitude, longitude, _ = to_geodetic(direction * 6.37e6)
        xyz = geocentric(latitude, longitude, height)
        sight = position - xyz
        incidence = np.degrees(np.arccos(sight @ up(xyz) / np.linalg.norm(sight)))
        low, high = (arc, high) if incidence < incidence_deg else (low, arc)
    return xyz


def test_geodetic_coordinates_are_projs():
    random = np.random.default_rng(0)
    latitude = np.concatenate([random.uniform(-90, 90, 2000), [0, 90, -90, 89.9999999, -1e-9]])
    longitude = random.uniform(-180, 180, len(latitude))
    height = np.concatenate([random.uniform(-500, 9000, 1000), random.uniform(-500, 800_000, len(latitude) - 1000)])
    xyz = to_geocentric(latitude, longitude, height)
    assert np.abs(xyz - geocentric(latitude, longitude, height)).max() < 1e-8
    own = to_geodetic(xyz)
    off_axis = np.abs(latitude) < 90
    assert np.abs(own[0] - latitude).max() < 1e-12 and np.abs(own[2] - height).max() < 1e-8
    assert np.abs(own[1] - longitude)[off_axis].max() < 1e-12
    assert np.abs(to_geocentric(*own) - xyz).max() < 1e-8
    # The normal: the way that PROJ's places go with the height.
    assert np.abs(up(xyz) - normal(latitude, longitude)).max() < 1e-9
    assert to_geocentric(10.0, [20.0, 30.0], [[0.0], [1.0], [2.0]]).shape == (3, 2, 3)


def normal(latitude, longitude):
    low, high = (geocentric(latitude, longitude, np.full_like(latitude, height)) for height in (0, 1000))
    return (high - low) / 1000


@settings(max_examples=200, deadline=None)
@given(
    argument=st.floats(0, 360), node=st.floats(0, 360), right=st.booleans(), incidence=st.floats(15, 60),
    t=st.floats(-40, 40), height=st.floats(-400, 9000),
)  # fmt: skip
def test_there_and_back(argument, node, right, incidence, t, height):
    """Any latitude, both passes, both look sides."""
    sign = 1 if right else -1
    one = orbit(argument_deg=argument, node_deg=node)
    xyz = target(one, sign, incidence, t, height)
    found_t, tau = geo2rdr(one, xyz)
    position, velocity, _ = one.state(found_t)
    assert abs(velocity @ (xyz - position)) / np.linalg.norm(velocity) < 1e-6
    assert abs(C * tau / 2 - np.linalg.norm(xyz - position)) < 1e-8
    exact_height = to_geodetic(xyz)[2]
    back = rdr2geo(one, found_t, tau, exact_height, sign)
    assert np.linalg.norm(back - xyz) < 1e-6
    # On the other side of the track lies another place of the same times.
    other = rdr2geo(one, found_t, tau, exact_height, -sign)
    assert np.linalg.norm(other - xyz) > 1e5
    assert np.allclose(geo2rdr(one, other), (found_t, tau), atol=1e-12)


def scene(count=3000, seed=0, sign=1):
    one = orbit()
    latitude, longitude, _ = to_geodetic(target(one, sign))
    random = np.random.default_rng(seed)
    return one, geocentric(
        latitude + random.uniform(-0.3, 0.3, count),
        longitude + random.uniform(-0.3, 0.3, count),
        random.uniform(0, 3000, count),
    )


def test_another_solution_of_the_same_equations():
    one, xyz = scene(500)
    t, tau = geo2rdr(one, xyz)
    own_t, own_tau = zero_doppler(one, xyz)
    assert np.abs(t - own_t).max() < 1e-11 and np.abs(tau - own_tau).max() * C / 2 < 1e-8


@pytest.mark.skipif(not has_numba(), reason="numba is not installed")
def test_the_compiled_kernels_equal_their_twins():
    one, xyz = scene(40_000)  # several blocks
    xyz[7], xyz[9] = np.nan, -xyz[9]
    plain, fast = (geo2rdr(one, xyz, way) for way in (False, True))
    assert np.array_equal(np.isnan(plain), np.isnan(fast)) and np.isnan(plain[0][7])
    assert np.nanmax(np.abs(plain[0] - fast[0])) < 1e-12
    assert np.nanmax(np.abs(plain[1] - fast[1])) < 1e-17 * 1e4
    height = to_geodetic(xyz)[2]
    one_way, other = (rdr2geo(one, *plain, height, 1, way) for way in (False, True))
    others = np.arange(len(xyz)) != 9  # on the far side of the Earth the sight grazes the ground
    assert np.nanmax(np.abs(one_way - other)[others]) < 1e-7
    assert np.array_equal(np.isnan(one_way), np.isnan(other))


def test_a_time_to_start_from_changes_nothing():
    flown = orbit()
    points = np.array([target(flown, 1, t=t) for t in (-20.0, 3.0, 40.0)])
    wanted = geo2rdr(flown, points)
    for start in (wanted[0] + 0.01, 0.0, [np.nan, 1.0, 2.0], 1e6):
        np.testing.assert_allclose(geo2rdr(flown, points, start_s=start), wanted, atol=1e-12)


def test_beyond_the_orbit_there_is_nothing():
    one = orbit(half=30.0)
    far = circular(np.array(60.0))[0] * 0.92
    assert np.isnan(geo2rdr(one, far)).all()
    t, tau = geo2rdr(one, target(one, 1, t=0.0))
    assert np.isnan(rdr2geo(one, 31.0, tau, 0.0, 1)).all()
    assert np.isnan(rdr2geo(one, t, 1e-3, 0.0, 1)).all()  # 150 km reach no ground


def bumpy(latitude, longitude):
    return 500 + 200 * np.sin(800 * np.radians(latitude)) * np.cos(800 * np.radians(longitude)) + 900 * latitude


def tilted(latitude, longitude):
    """A plane that falls by 9 percent to the north and rises by as much to the east."""
    return 2000 - 1e4 * latitude + 1e4 * longitude


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("shape", [bumpy, tilted])
def test_onto_a_surface(shape, sign):
    one, xyz = scene(400, sign=sign)
    latitude, longitude, _ = to_geodetic(xyz)
    middle = latitude.mean(), longitude.mean()

    def ground(lon, lat):
        return shape(lat - middle[0], lon - middle[1])

    points = geocentric(latitude, longitude, ground(longitude, latitude))
    t, tau = geo2rdr(one, points)
    found = rdr2geo_dem(one, t, tau, ground, sign, start_m=500.0)
    lat, lon, height = to_geodetic(found)
    assert np.abs(height - ground(lon, lat)).max() < 1.1e-4
    assert np.abs(np.array(geo2rdr(one, found)) - (t, tau)).max() < 1e-11
    assert np.linalg.norm(found - points, axis=1).max() < 2e-3
    assert np.array_equal(rdr2geo_dem(one, t[3], tau[3], ground, sign, 500.0), found[3])


def test_holes_of_a_surface():
    one, xyz = scene(400)
    t, tau = geo2rdr(one, xyz)
    level = rdr2geo(one, t, tau, 500.0, 1)
    _, longitude, _ = to_geodetic(level)
    edge = np.median(longitude)
    found = rdr2geo_dem(one, t, tau, lambda lon, lat: np.where(lon > edge, np.nan, 500.0), 1, start_m=480.0)
    clear = np.abs(longitude - edge) > 0.001  # 20 m of height move a place by less
    assert np.array_equal(np.isnan(found[clear, 0]), longitude[clear] > edge)
    there = np.isfinite(found[:, 0])
    assert 100 < there.sum() < 300 and np.linalg.norm(found[there] - level[there], axis=1).max() < 1e-3
    assert np.isnan(rdr2geo_dem(one, t, tau, lambda lon, lat: lat * np.nan, 1)).all()


def test_angles_obey_the_law_of_sines():
    one, xyz = scene(200)
    t, _ = geo2rdr(one, xyz)
    look, _ = angles(one, t, xyz)
    position = one.state(t)[0]
    # sin(look) / |X| = sin(incidence on the sphere) / |S|.
    sight = (position - xyz) / np.linalg.norm(position - xyz, axis=1, keepdims=True)
    spherical = np.arccos(np.sum(sight * xyz, axis=1) / np.linalg.norm(xyz, axis=1))
    ratio = np.linalg.norm(xyz, axis=1) / np.linalg.norm(position, axis=1)
    assert np.abs(np.sin(np.radians(look)) - ratio * np.sin(spherical)).max() < 1e-12


def test_incidence_is_that_on_the_ellipsoid():
    one, xyz = scene(200)
    t, _ = geo2rdr(one, xyz)
    latitude, longitude, _ = to_geodetic(xyz)
    sight = one.state(t)[0] - xyz
    cosine = np.sum(sight * normal(latitude, longitude), axis=1) / np.linalg.norm(sight, axis=1)
    look, incidence = angles(one, t, xyz)
    assert np.abs(incidence - np.degrees(np.arccos(cosine))).max() < 1e-6
    assert (incidence > look + 1).all()
    # At a pole the ellipsoid is as a sphere: the exterior angle of the triangle with the Earth's centre.
    over = orbit(argument_deg=85.0)
    position, pole = over.state(2.0)[0], np.array([0, 0, 6_356_752.314])
    arc = np.degrees(np.arccos(position[2] / np.linalg.norm(position)))
    look, incidence = angles(over, 2.0, pole)
    assert incidence == pytest.approx(look + arc, abs=1e-9) and arc > 5
    assert angles(over, 2.0, position * 0.92)[0] == pytest.approx(0, abs=1e-9)  # straight down


@pytest.mark.parametrize("sign", [1, -1])
def test_the_heading_is_that_of_the_line_of_sight_at_the_point(sign):
    one = orbit()
    xyz = target(one, sign)
    t, _ = geo2rdr(one, xyz)
    heading, incidence = local_angles(one, t, xyz, sign)
    # A metre ahead at that heading the range is the same, and a metre to its side it grows most.
    latitude, longitude, _ = to_geodetic(xyz)
    east = np.cross([0, 0, 1.0], normal(latitude, longitude))
    east /= np.linalg.norm(east)
    north = np.cross(normal(latitude, longitude), east)
    angle = np.radians(heading)
    away = one.state(t)[0]
    ahead, right = (
        np.linalg.norm(xyz + np.sin(a) * east + np.cos(a) * north - away) - np.linalg.norm(xyz - away)
        for a in (angle, angle + np.pi / 2)
    )
    assert ahead == pytest.approx(0, abs=2e-6)  # a metre squared over twice the range
    assert right == pytest.approx(sign * np.sin(np.radians(incidence)), abs=2e-6)
    assert incidence == pytest.approx(angles(one, t, xyz)[1], abs=1e-9)
    # The flight itself, where the satellite is, has another north: some degrees at most.
    velocity, position = one.state(t)[1], one.state(t)[0]
    lat, lon, _ = to_geodetic(position)
    there = np.cross([0, 0, 1.0], normal(lat, lon))
    there /= np.linalg.norm(there)
    own = np.degrees(np.arctan2(velocity @ there, velocity @ np.cross(normal(lat, lon), there))) % 360
    assert 0.01 < abs((heading - own + 180) % 360 - 180) < 8


@pytest.mark.parametrize("sign", [1, -1])
def test_the_baseline_of_a_shifted_orbit(sign):
    one = orbit()
    xyz = target(one, sign)
    t, _ = geo2rdr(one, xyz)
    position, velocity, _ = one.state(t)
    ahead = velocity / np.linalg.norm(velocity)
    sight = (xyz - position) / np.linalg.norm(xyz - position)
    across = -sign * np.cross(ahead, sight)
    assert across @ position > 0  # it points up, from where the look angle is smaller
    other = Orbit(EPOCH, one.times_s, one.positions_m + 150 * across + 40 * sight, one.velocities_m_s)
    perpendicular, parallel = perpendicular_baseline(one, other, xyz, sign)
    assert perpendicular == pytest.approx(150, abs=0.01) and parallel == pytest.approx(40, abs=0.01)
    assert angles(other, geo2rdr(other, xyz)[0], xyz)[0] < angles(one, t, xyz)[0]


def test_the_speed_on_the_ground():
    one, xyz = scene(50)
    t, _ = geo2rdr(one, xyz)
    velocity = one.state(t)[1]
    moved = xyz + velocity / np.linalg.norm(velocity, axis=1, keepdims=True)
    assert np.allclose(azimuth_speed(one, t, xyz), 1 / (geo2rdr(one, moved)[0] - t), rtol=1e-4)
    assert (azimuth_speed(one, t, xyz) > 6500).all() and (azimuth_speed(one, t, xyz) < 7600).all()
