"""Stereo SAR on the real reflector of Prievidza, step by step to the surveyed truth."""

from dataclasses import replace

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.cleaning import NO_LIMITS
from vertical_city.engine.sar.corrections.frames import FrameChange
from vertical_city.engine.sar.corrections.solid_tide import SolidTide
from vertical_city.engine.sar.corrections.troposphere import TroposphereStandard
from vertical_city.engine.sar.observations import Observations
from vertical_city.engine.sar.passes import Sight
from vertical_city.engine.sar.positions import to_enu
from vertical_city.engine.sar.stereo import StereoOptions, locate

from .prievidza import AXES, TRUTH, error, load

FIXED = StereoOptions(NO_LIMITS, components=False, assumed_range_m=0.3, assumed_azimuth_m=0.7)
STEPS = [
    ([], 4.45), (["bistatic"], 4.36), (["doppler_range", "fm_rate"], 4.30), (["troposphere"], 0.96),
    (["ionosphere"], 0.91), (["plate_motion"], 0.30), (["solid_tide"], 0.23),
]  # fmt: skip
ALL = [effect for effects, _ in STEPS for effect in effects]


@pytest.fixture(scope="module")
def data():
    return load()


def ways(observations):
    """Numbers of the ascending and of the descending passes."""
    up = np.array([one.pass_direction.startswith("a") for one in observations.passes])
    return np.flatnonzero(up).tolist(), np.flatnonzero(~up).tolist()


def subset(observations, chosen):
    return Observations(
        observations.targets, [observations.passes[i] for i in chosen], observations.t_s[chosen],
        observations.tau_s[chosen], observations.sigma_range_m[chosen], observations.sigma_azimuth_m[chosen],
        observations.start_height_m,
    )  # fmt: skip


def test_the_error_shrinks_as_corrections_are_added(data):
    observations, table = data
    taken = []
    for effects, wanted in STEPS:
        taken += effects
        off = np.linalg.norm(error(locate(observations, table(taken), FIXED)))
        assert off == pytest.approx(wanted, abs=0.015), effects


def test_each_correction_left_out_is_visible(data):
    observations, table = data
    whole = locate(observations, table(ALL), FIXED).xyz_m
    for effect in ALL:
        without = locate(observations, table([one for one in ALL if one != effect]), FIXED).xyz_m
        moved = np.linalg.norm(without - whole)
        assert moved > (0.004 if effect == "fm_rate" else 0.03), effect
        if effect == "fm_rate":
            assert moved < 0.01


def test_variance_components_and_cleaning_move_it_little(data):
    observations, table = data
    for options in (StereoOptions(NO_LIMITS), StereoOptions()):
        assert np.linalg.norm(error(locate(observations, table(ALL), options))) < 0.25


def test_our_own_models_do_as_well(data):
    observations, table = data
    ours = [
        *table(["bistatic", "doppler_range", "fm_rate", "ionosphere"]),
        SolidTide(), FrameChange("EPSG:7930", "ITRF2014"), TroposphereStandard(),
    ]  # fmt: skip
    for options in (FIXED, StereoOptions()):
        off = error(locate(observations, ours, options))
        assert np.linalg.norm(off) < 0.30
        assert (np.abs(off[:2]) < 0.15).all()


def test_our_models_against_the_table(data):
    observations, table = data
    theirs = dict(
        zip(("solid_tide", "plate_motion", "troposphere"), table(["solid_tide", "plate_motion", "troposphere"]))
    )
    for effect, ours, limit in (
        ("solid_tide", SolidTide(), 0.002), ("plate_motion", FrameChange("EPSG:7930", "ITRF2014"), 0.001),
        ("troposphere", TroposphereStandard(), 0.1),
    ):  # fmt: skip
        for one in observations.passes:
            sight = Sight.of(one, TRUTH[None], np.array([0]))
            of_range = abs(ours.at(sight).range_s - theirs[effect].at(sight).range_s) * 299_792_458.0 / 2
            of_azimuth = abs(ours.at(sight).azimuth_s - theirs[effect].at(sight).azimuth_s) * 6800
            assert of_range[0] < limit and of_azimuth[0] < limit


def test_ascending_only_is_refused(data):
    observations, table = data
    rising, _ = ways(observations)
    with pytest.raises(EngineInputError, match=r"lines of sight meet at .* degrees, 2 are wanted"):
        locate(subset(observations, rising), table(ALL), FIXED)


def test_one_pass_each_way_scatters_as_predicted(data):
    """All 900 pairs of one ascending and one descending pass."""
    observations, table = data
    corrections = table(ALL)
    whole = locate(observations, corrections, StereoOptions(NO_LIMITS))
    rising, falling = ways(observations)
    pairs = [(a, d) for a in rising for d in falling]
    assert len(pairs) == 900
    # One target for each pair: the same reflector, 900 times, weighed by the components of all passes.
    shape = len(observations.passes), len(pairs)
    t, tau, sigma = np.full(shape, np.nan), np.full(shape, np.nan), np.empty((2, *shape))
    for k, pair in enumerate(pairs):
        t[list(pair), k], tau[list(pair), k] = observations.t_s[list(pair), 0], observations.tau_s[list(pair), 0]
    for k, one in enumerate(observations.passes):
        sigma[:, k] = whole.sigma_m[0, whole.tracks.index(one.track)][:, None]
    many = Observations([str(k) for k in range(900)], observations.passes, t, tau, *sigma, np.zeros(900))
    spread = [
        replace(one, values={kind: np.repeat(value, 900, axis=1) for kind, value in one.values.items()})
        for one in corrections
    ]
    solved = locate(many, spread, StereoOptions(NO_LIMITS, components=False, weigh_by_scr=True))
    errors = (solved.xyz_m - TRUTH) @ AXES.T
    scatter = errors.std(axis=0)
    np.testing.assert_allclose(scatter, predicted_scatter(observations, rising[0], falling[0], sigma), rtol=0.10)
    np.testing.assert_allclose(scatter, [0.23, 0.47, 0.20], atol=0.04)
    assert np.linalg.norm(errors.mean(axis=0)) < 0.25
    formal = np.sqrt(np.einsum("nii->ni", to_enu(solved.xyz_m, solved.formal_m2))).mean(axis=0)
    np.testing.assert_allclose(scatter, formal, rtol=0.10)


def predicted_scatter(observations, rising, falling, sigma):
    """East, north, up by hand from the directions of two passes."""
    rows = []
    for index in (rising, falling):
        sight = Sight.of(observations.passes[index], TRUTH[None])
        position, velocity, _ = observations.passes[index].orbit.state(sight.t_s)
        for vector, error_m in zip((TRUTH - position[0], velocity[0]), sigma[:, index, 0]):
            rows.append(AXES @ vector / np.linalg.norm(vector) / error_m)
    a = np.array(rows)
    return np.sqrt(np.diag(np.linalg.inv(a.T @ a)))


def test_the_formal_sigma_flatters_and_is_not_what_is_quoted(data):
    observations, table = data
    positions = locate(observations, table(ALL), StereoOptions())
    formal, total = positions.enu_sigma_m(False)[0], positions.enu_sigma_m()[0]
    np.testing.assert_allclose(formal, [0.04, 0.09, 0.04], atol=0.01)
    assert (total > formal).all()
    covariance = to_enu(positions.xyz_m, positions.total_m2)[0]
    np.testing.assert_allclose(np.sqrt(np.diag(covariance)), total)
