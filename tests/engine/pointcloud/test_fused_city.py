"""From radar times to a fused cloud, on the simulated city: four tracks, a lamp post seen from four sides.

The stereo point is the engine's own adjustment of the radar times of the post's four sides. Whether tracks agree is
measured on the points themselves: the simulator knows where each belongs.
"""

from functools import lru_cache

import numpy as np
import pytest
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.areas import gather
from vertical_city.engine.pointcloud.facade_points import Measuring, facade_distances
from vertical_city.engine.pointcloud.facades import facade_boxes, given_facades
from vertical_city.engine.pointcloud.fusion import (
    StereoReference,
    StereoTrack,
    fuse_chunk,
    geodetic_shifts,
    offset_shifts,
    printed,
    printed_shifts,
)
from vertical_city.engine.pointcloud.matching import match
from vertical_city.engine.pointcloud.patches import Sampler, samples, to_local
from vertical_city.engine.pointcloud.simulate_city import facades, geocentric, lidar, on_map, small_city
from vertical_city.engine.pointcloud.simulate_clouds import NO_ERRORS, Errors, see, see_chunks
from vertical_city.engine.pointcloud.simulate_views import BEAMS, four_views, post_observations
from vertical_city.engine.pointcloud.track_geometry import CloudTrack
from vertical_city.engine.sar.cleaning import NO_LIMITS
from vertical_city.engine.sar.stereo import locate
from vertical_city.engine.sar.stereo_blocks import StereoOptions

pytestmark = pytest.mark.slow

CITY = small_city(1)
SIGMA_M = 0.01, 0.02


@lru_cache(maxsize=8)
def views_of(look_side="right", parallel=True):
    return four_views(CITY, look_side=look_side, parallel=parallel)


def stereo(views, passes=1, seed=None):
    """The reference post by the engine's stereo adjustment, with known weights."""
    post = int(np.argmin(np.linalg.norm(CITY.post - views[0].axis[:2], axis=1)))
    times = post_observations(CITY, views, [post], passes, SIGMA_M, seed)
    solved = locate(times, (), StereoOptions(limits=NO_LIMITS, components=False))
    assert solved.kept.all()
    weights = [passes / sigma**2 for sigma in SIGMA_M]
    tracks = tuple(
        StereoTrack(view.name, view.track.heading_deg, view.track.incidence_deg, view.look_side, *weights)
        for view in views
    )
    return StereoReference(solved.xyz_m[0], solved.total_m2[0], tracks=tracks)


def clouds_of(views):
    return [CloudTrack(view.name, view.track) for view in views]


def errors_of(view, shift, points, errors, seed=0):
    """By how much fused points lie beside where they belong, (n, 3)."""
    seen = see(CITY, view, points, errors, seed)
    fused = fuse_chunk(seen.points, shift, CloudTrack(view.name, view.track), CITY.crs)
    return np.column_stack([fused.x - seen.truth.x, fused.y - seen.truth.y, fused.z - seen.truth.z])


def means(views, shifts, points=500, errors=NO_ERRORS):
    return np.array([errors_of(view, shift, points, errors).mean(axis=0) for view, shift in zip(views, shifts)])


def disagreement(errors):
    """Largest distance between the mean errors of two tracks."""
    return np.linalg.norm(errors[:, None] - errors[None], axis=2).max()


@pytest.mark.parametrize("side", ["right", "left"])
def test_tracks_agree_within_a_millimetre_without_noise(side):
    views = views_of(side)
    before = np.array([view.shift for view in views])
    assert disagreement(before) > 20
    found = means(views, geodetic_shifts(stereo(views), clouds_of(views), CITY.crs))
    assert disagreement(found) < 1e-3
    assert np.linalg.norm(found, axis=1).max() < 1e-3  # and they are where they belong


def test_left_looking_flips_the_sign():
    """A track that looks to the left sees the other side of the post; taken for right-looking it is a diameter off."""
    views = views_of("left")
    reference = stereo(views)
    east = [view.seen_at[0] - view.axis[0] for view in views]
    assert (np.sign(east) == [1, 1, -1, -1]).all()
    right = [CloudTrack(view.name, type(view.track)(**{**vars(view.track), "look_side": "right"})) for view in views]
    wrong = means(views, geodetic_shifts(reference, right, CITY.crs))
    np.testing.assert_allclose(np.linalg.norm(wrong[:, :2], axis=1), CITY.post_diameter_m, atol=2e-3)


def test_tracks_agree_within_two_centimetres_with_a_million_points_of_noise():
    views = views_of()
    shifts = geodetic_shifts(stereo(views, 10, seed=3), clouds_of(views), CITY.crs)
    found = means(views, shifts, 1_000_000, Errors())
    assert disagreement(found) < 0.02


def test_noise_of_a_smaller_cloud_averages_out():
    """The same for the ordinary run: what is left is what the noise of so many points leaves."""
    views, points = views_of(), 40_000
    found = means(views, geodetic_shifts(stereo(views), clouds_of(views), CITY.crs), points, Errors())
    assert disagreement(found) < 4 * np.sqrt(2 / points) + 1e-3


def test_the_stereo_point_of_noisy_times_moves_all_tracks_alike():
    views = views_of()
    found = means(views, geodetic_shifts(stereo(views, 3, seed=5), clouds_of(views), CITY.crs))
    assert disagreement(found) < 1e-3
    assert 1e-3 < np.linalg.norm(found, axis=1).min() < 0.05


def test_printed_equations_leave_centimetres():
    """One dz for four tracks: tracks differ by centimetres, as the report of the equations foretells."""
    views = views_of()
    reference, clouds = stereo(views), clouds_of(views)
    found = means(views, printed_shifts(reference, clouds, CITY.crs))
    assert 0.03 < disagreement(found) < 0.10
    assert disagreement(found) == pytest.approx(printed(clouds).disagreement_m, abs=2e-3)
    plain = means(views, offset_shifts(reference, clouds, CITY.crs))
    assert disagreement(plain) == pytest.approx(CITY.post_diameter_m, rel=0.03)  # opposite sides of the post


def test_a_pair_agrees_by_both_models():
    views = (views_of()[0], views_of()[2])
    reference, clouds = stereo(views), clouds_of(views)
    for shifts in (geodetic_shifts, printed_shifts):
        assert disagreement(means(views, shifts(reference, clouds, CITY.crs))) < 6e-3


def test_sights_that_are_not_parallel_leave_centimetres_far_from_the_reference():
    """A constant shift of tens of metres cannot turn with the line of sight: measured, not hidden."""
    views = views_of(parallel=False)
    shifts = geodetic_shifts(stereo(views), clouds_of(views), CITY.crs)
    for view, shift in zip(views, shifts):
        error = np.linalg.norm(errors_of(view, shift, 2000, NO_ERRORS), axis=1)
        # Half a milliradian over 400 m, times the elevation that the cloud is misplaced by.
        assert error.max() < 7e-4 * abs(view.beam.misplaced_m[0]) + 1e-3
        seen = see(CITY, view, 2000, NO_ERRORS)
        near = np.hypot(seen.truth.x - view.axis[0], seen.truth.y - view.axis[1]) < 30
        assert error[near].max() < 2e-3


def test_the_stereo_point_lies_above_the_axis():
    """A right-looking pair sees the near sides, whose lines of sight meet above the foot (closed form of a pair)."""
    views = (views_of()[0], views_of()[2])
    lifted = on_map(CITY, stereo(views).xyz_m) - views[0].axis
    a, d = (np.tan(np.radians(view.track.incidence_deg)) for view in views)
    assert lifted[2] == pytest.approx(CITY.post_diameter_m * a * d / (a + d), rel=0.01)
    assert geocentric(CITY, views[0].axis).shape == (3,)


# The fused cloud against walls.


def fused_points(points):
    """Four tracks, 1 m of elevation noise and outliers, fused by the stereo point; one after the other."""
    views = views_of()
    shifts = geodetic_shifts(stereo(views), clouds_of(views), CITY.crs)
    for view, shift in zip(views, shifts):
        seen = see(CITY, view, points, Errors(1.0, 0.05, 0.1, outliers=0.03))
        yield fuse_chunk(seen.points, shift, CloudTrack(view.name, view.track), CITY.crs)


def expected_sd(view, normal):
    """Of the distance from a wall: the three errors of the simulation, each as far as it is across the wall."""
    return float(np.linalg.norm(np.array([1.0, 0.05, 0.1]) * (view.basis[:, :2] @ normal)))


@pytest.mark.parametrize(("points", "most", "least"), [(60_000, 5, 5), (250_000, 40, 40)])
def test_walls_of_the_fused_city_have_no_bias_and_the_simulated_precision(points, most, least):
    views, walls = views_of(), facades(CITY)
    area = (walls.top - walls.base) * walls.length
    chosen = np.argsort(-area)[:most]
    surface = lidar(CITY, 0.5)
    given = [
        given_facades(f"F{one}", walls.ends[one], np.column_stack([surface.x, surface.y, surface.z]))[0]
        for one in chosen
    ]
    for facade, one in zip(given, chosen):
        np.testing.assert_allclose(facade.line.normal, walls.outward[one], atol=1e-9)
    gathered = gather(fused_points(points), facade_boxes(given))
    by_name = {view.name: view for view in views}
    results = facade_distances(given, gathered, Measuring(), {view.number: view.name for view in views})
    off, ratio, error = [], [], []
    for one in results:
        outward, view = walls.outward[int(one.name[1:])], by_name.get(one.track)
        # Not together, hardly seen, or at a grazing angle.
        if view is None or one.summary.n < 300 or view.toward[:2] @ outward < 0.3:
            continue
        expected = expected_sd(view, outward)
        off.append(one.summary.bias / one.summary.bias_error)
        ratio.append(one.summary.sd / expected)
        error.append(one.summary.sd_error / expected)
    assert len(off) >= least
    assert np.abs(off).max() < 3
    assert np.sqrt(np.mean(np.square(off))) < 1.4
    weight = 1 / np.square(error)
    assert np.average(ratio, weights=weight) == pytest.approx(1, abs=0.02)
    assert np.abs(np.array(ratio) - 1).max() < max(0.05, 3 * max(error))


# Without a stereo point.


def test_the_geometric_mode_recovers_known_offsets():
    beams = [beam._replace(misplaced_m=(beam.misplaced_m[0], 0.0, 0.0)) for beam in BEAMS]
    samplers = []
    for view in four_views(CITY, beams):
        samplers.append(Sampler(CloudTrack(view.name, view.track), CITY.crs))
        for seen in see_chunks(CITY, view, 100_000, Errors(1.0, 0.05, 0.1, outliers=0.1), seed=1):
            samplers[-1].add(seen.points)
    matched = match(to_local(samples(samplers), CITY.crs), Monitor())
    assert matched.determined.all()
    known = np.array([-beam.misplaced_m[0] for beam in beams])
    np.testing.assert_allclose(matched.offsets_m, known, atol=0.05)
