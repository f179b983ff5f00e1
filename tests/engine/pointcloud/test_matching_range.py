"""Errors of range and azimuth that no offset along elevation takes back: what is said of the offsets must hold them."""

from itertools import combinations

import numpy as np
import pytest
from pyproj import CRS
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.cloud import Track
from vertical_city.engine.pointcloud.matching import Misclosure, _misfits, match
from vertical_city.engine.pointcloud.patches import Sample, Sampler, samples, to_local
from vertical_city.engine.pointcloud.position_errors import radar_axes, search_moves
from vertical_city.engine.pointcloud.simulate_city import small_city
from vertical_city.engine.pointcloud.simulate_clouds import see
from vertical_city.engine.pointcloud.simulate_views import BEAMS, four_views
from vertical_city.engine.pointcloud.track_geometry import (
    CloudTrack,
    along,
    elevation_direction,
    line_of_sight,
    look,
)

TRACKS = {"57": (350.3, 41.9), "85": (352.0, 51.1), "42": (190.6, 36.1)}


def cloud(name, xyz):
    track = CloudTrack(name, Track(name, "", *TRACKS[name]))
    return Sample(track, xyz, np.broadcast_to(elevation_direction(*TRACKS[name]), xyz.shape))


def surfaces(names, wall, seed=1):
    """Ground of 60 by 60 metres, and a wall that faces west."""
    generator, made = np.random.default_rng(seed), []
    for name in names:
        xyz = np.column_stack([generator.uniform(-30, 30, (6000, 2)), np.zeros(6000)])
        if wall:
            up = np.column_stack([np.full(4000, 8.0), generator.uniform(-30, 30, 4000), generator.uniform(3, 45, 4000)])
            xyz = np.concatenate([xyz, up])
        error = generator.normal(0, 0.02, len(xyz))
        made.append(cloud(name, xyz + error[:, None] * elevation_direction(*TRACKS[name])))
    return made


def gained(parts, **errors):
    """Covariance with some errors, less that without any."""
    with_, without = (
        match(parts, Monitor(), search_m=0.0, **{"range_sd_m": 0.0, "azimuth_sd_m": 0.0, **one}) for one in (errors, {})
    )
    np.testing.assert_array_equal(with_.offsets_m, without.offsets_m)
    return with_.covariance_m2 - without.covariance_m2


def test_axes_are_those_of_the_track():
    for heading, incidence in TRACKS.values():
        elevation, sight, azimuth = radar_axes(elevation_direction(heading, incidence)[None])[0]
        np.testing.assert_allclose(elevation, elevation_direction(heading, incidence))
        np.testing.assert_allclose(sight, line_of_sight(heading, incidence))
        assert abs(azimuth @ along(heading)) == pytest.approx(1)


def test_ground_and_a_wall_by_hand():
    """Two equations for two offsets: heights stay level, and the wall stays where it is."""
    a, b = (TRACKS[name] for name in ("57", "85"))
    normals = np.array([[0, 0, 1.0], [1.0, 0, 0]])
    rows = np.column_stack([normals @ elevation_direction(*a), -normals @ elevation_direction(*b)])
    for name, ways in (
        ("range_sd_m", (line_of_sight(*a), line_of_sight(*b))),
        ("azimuth_sd_m", (along(a[0]), along(b[0]))),
    ):
        moves = -np.linalg.solve(rows, np.column_stack([normals @ ways[0], -normals @ ways[1]]))
        wanted = 0.2**2 * moves @ moves.T
        np.testing.assert_allclose(gained(surfaces(("57", "85"), True), **{name: 0.2}), wanted, rtol=0.03)


def test_range_of_a_held_cloud_counts():
    """Level ground: sin t2 o2 = cos t2 r2 - cos t1 r1."""
    parts = surfaces(("57", "85"), False)
    held = [match(parts, Monitor(), held=("57",), range_sd_m=sd, azimuth_sd_m=5.0).covariance_m2 for sd in (0.0, 0.3)]
    first, second = (np.radians(TRACKS[name][1]) for name in ("57", "85"))
    wanted = 0.3**2 * (np.cos(first) ** 2 + np.cos(second) ** 2) / np.sin(second) ** 2
    assert (held[1] - held[0])[1, 1] == pytest.approx(wanted, rel=1e-3)
    assert held[1][0, 0] == 0


def test_range_of_sparse_clouds():
    """Heights alone: range goes into the difference of height by its cosines, and into the common rise by places."""
    generator = np.random.default_rng(7)
    houses = (generator.uniform(0, 20_000, (60, 1, 2)) + generator.normal(0, 300, (60, 60, 2))).reshape(-1, 2)
    parts = []
    for name in ("57", "42"):
        at = houses[generator.integers(0, len(houses), 6000)] + generator.normal(0, 6, (6000, 2))
        parts.append(cloud(name, np.column_stack([at, generator.normal(0, 15.0, 6000)])))
    made = [match(parts, Monitor(), range_sd_m=sd, azimuth_sd_m=0.0) for sd in (0.0, 3.0)]
    assert made[0].by_search
    angles = np.radians([TRACKS[name][1] for name in ("57", "42")])
    difference = np.sin(angles) * [1, -1]
    more = made[1].covariance_m2 - made[0].covariance_m2
    assert difference @ more @ difference == pytest.approx(9 * (np.cos(angles) ** 2).sum(), rel=0.02)
    moves = search_moves(np.array([one.direction[0] for one in parts]))[:, :2]
    np.testing.assert_allclose(more, 9 * moves @ moves.T, rtol=0.02, atol=0.01)


def test_the_search_takes_back_what_is_left_in_plan():
    """Against least squares over all pairs, by trial displacements."""
    elevation = np.array([elevation_direction(*TRACKS[name]) for name in TRACKS])
    ways = [line_of_sight(*one) for one in TRACKS.values()]
    moves = search_moves(elevation)
    assert moves.shape == (3, 6)
    for k in range(3):
        placed = np.zeros((3, 3))
        placed[k] = ways[k]
        placed += (-placed[:, 2] / elevation[:, 2])[:, None] * elevation  # level again
        per_rise = elevation / elevation[:, 2:]
        rows = np.concatenate([(per_rise[i] - per_rise[j])[:2] for i, j in combinations(range(3), 2)])
        left = np.concatenate([(placed[i] - placed[j])[:2] for i, j in combinations(range(3), 2)])
        rise = -(rows @ left) / (rows @ rows)
        wanted = rise / elevation[:, 2]
        wanted[k] += -ways[k][2] / elevation[k, 2]
        np.testing.assert_allclose(moves[:, k], wanted, atol=1e-12)
    # One pair that looks against each other: a metre of range of both by hand.
    pair = np.array([elevation_direction(0.0, 40.0), elevation_direction(180.0, 40.0)])
    both = search_moves(pair)[:, :2].sum(axis=1)
    t = np.radians(40.0)
    np.testing.assert_allclose(both, 1 / np.tan(t) - (1 / np.sin(t)) / (1 / np.tan(t)) / np.sin(t), atol=1e-12)
    assert look(0.0)[0] == 1


def check(misclosure, sd):
    return Misclosure(("a", "b"), 9, misclosure, sd)


def test_surfaces_that_stay_apart_are_told():
    assert _misfits([check(0.009, 0.0001), check(0.05, 0.006), check(float("nan"), float("nan"))]) == []
    (note,) = _misfits([check(0.02, 0.001), check(-0.035, 0.003), check(0.0, 0.001)])
    assert "2 of 3 pair(s)" in note and "a and b by 3.5 cm" in note and "range or timing errors of decimetres" in note


# Simulated cities.


def clouds(seed, which, ranges):
    city = small_city(seed)
    crs = CRS.from_user_input(city.crs)
    samplers = []
    for view in four_views(city, [BEAMS[k]._replace(misplaced_m=(0.0, r, 0.0)) for k, r in zip(which, ranges)]):
        samplers.append(Sampler(CloudTrack(view.name, view.track), crs))
        samplers[-1].add(see(city, view, 50_000, seed=seed).points)
    return to_local(samples(samplers), crs)


def ratios(made):
    return made.offsets_m / np.sqrt(np.diag(made.covariance_m2))


@pytest.mark.slow
def test_offsets_of_four_tracks_with_range_errors_are_as_wrong_as_told():
    found = []
    for seed in range(3):
        ranges = np.random.default_rng(seed + 100).normal(0, 0.3, 4)
        made = match(clouds(seed, range(4), ranges), Monitor())
        assert any("stay apart" in note for note in made.notes)
        found.append(ratios(made))
    assert 0.5 < np.sqrt(np.mean(np.square(found))) < 1.5
    made = match(clouds(0, range(4), np.zeros(4)), Monitor())
    assert np.abs(made.offsets_m).max() < 0.05 and not any("stay apart" in note for note in made.notes)


@pytest.mark.slow
@pytest.mark.parametrize("range_sd", [0.0, 0.3])
def test_offsets_of_opposite_pairs_are_as_wrong_as_told(range_sd):
    """Most are within 95 % intervals, by range errors and by the bias of pairs alone."""
    found = []
    for seed in range(30, 32):
        for pair in ((0, 2), (1, 3)):
            ranges = np.random.default_rng(10 * seed + pair[1]).normal(0, range_sd, 2)
            made = match(clouds(seed, pair, ranges), Monitor(), range_sd_m=range_sd, azimuth_sd_m=0.0)
            found.append(ratios(made))
    assert 0.5 < np.sqrt(np.mean(np.square(found))) < 1.5
    assert np.mean(np.abs(found) < 1.96) >= 0.8
