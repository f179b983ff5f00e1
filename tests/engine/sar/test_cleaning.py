"""The cleaning steps of stereo SAR, on linear equations with errors that are known."""

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.adjustment import Equations, adjust, trimmed_share
from vertical_city.engine.sar.cleaning import GROSS, MISMATCH, SIGMAS, USED, Limits, clean

from .test_adjustment import BEAMS, directions, equations

SIGMA = (0.01315, 0.0241)
FOUR = [(41.9, 350.3, 11), (36.1, 190.6, 11), (51.1, 350.0, 11), (54.7, 189.0, 11)]


def resolution(made):
    return np.where(made.group % 2 == 0, 0.6, 1.1)


def with_errors(made, extra):
    return Equations(
        made.rows, made.misclosure_m + extra, made.sigma_m, made.floor_m, made.used, made.group
    )  # fmt: skip


def rms(shift):
    return np.sqrt((shift**2).sum(axis=1).mean())


def test_two_sigma_cleaning_of_good_observations():
    """It trims the scatter to 0.88 of itself, which is divided out, and costs precision, which is reported."""
    made = equations(BEAMS, SIGMA, 5000, seed=1)
    done = clean(made, resolution(made), Limits())
    share = (done.fate == SIGMAS).mean()
    assert 0.03 < share < 0.05 and not (done.fate == GROSS).any()
    reported = np.sqrt(np.einsum("nii->ni", done.adjusted.covariance_m2)).mean(axis=0)
    ratio = done.adjusted.shift_m.std(axis=0) / reported
    assert (np.abs(ratio - 1) < 0.05).all()
    np.testing.assert_allclose((done.adjusted.sigma_m**2).mean(axis=0), np.tile(SIGMA, 2) ** 2, rtol=0.03)
    untouched = adjust(
        Equations(made.rows, made.misclosure_m, made.sigma_m, made.floor_m, done.fate == USED, made.group)
    )
    ratio = untouched.sigma_m / done.adjusted.sigma_m
    np.testing.assert_allclose(ratio, trimmed_share(2, untouched.redundancy), atol=3e-3)
    assert ratio.mean() == pytest.approx(0.9, abs=0.02)


def test_gross_errors_are_found():
    """A tenth of the observations off by up to 3 m: what is left is at most a quarter worse than without them."""
    made = equations(BEAMS, SIGMA, 2000, seed=2)
    generator = np.random.default_rng(5)
    bad = generator.random(made.misclosure_m.shape) < 0.1
    errors = np.where(bad, generator.uniform(-3, 3, bad.shape), 0.0)
    spoiled = with_errors(made, errors)
    for huber, most in ((False, 1.25), (True, 1.1)):
        done = clean(spoiled, resolution(made), Limits(), huber)
        good = clean(made, resolution(made), Limits(), huber)
        assert rms(done.adjusted.shift_m) / rms(good.adjusted.shift_m) < most
        assert (done.fate[np.abs(errors) > 0.1] != USED).mean() > 0.96
        assert (done.fate[np.abs(errors) > 1.0] != USED).mean() > 0.999
        assert (done.fate[~bad] != USED).mean() < 0.05
    assert (done.fate[np.abs(errors) > 2.0] == GROSS).all()


def test_a_geometry_on_the_wrong_target_is_found_with_four():
    made = equations(FOUR, SIGMA, 300, seed=3)
    generator = np.random.default_rng(6)
    wrong = generator.integers(0, 4, 300)
    offset = generator.normal(size=(300, 3))
    offset *= generator.uniform(1.0, 3.0, 300)[:, None] / np.linalg.norm(offset, axis=1, keepdims=True)
    seen_there = np.einsum("nmk,nk->nm", made.rows, offset)
    spoiled = with_errors(made, np.where(made.group // 2 == wrong[:, None], seen_there, 0.0))
    done = clean(spoiled, resolution(made), Limits())
    found = (done.fate == MISMATCH) & (made.group // 2 == wrong[:, None])
    wrongly = (done.fate == MISMATCH) & (made.group // 2 != wrong[:, None])
    assert found.any(axis=1).mean() > 0.97
    assert wrongly.any(axis=1).mean() < 0.02
    right = found.any(axis=1)
    assert rms(done.adjusted.shift_m[right]) < 0.015
    # Without an error nothing is thrown away.
    assert not (clean(made, resolution(made), Limits()).fate == MISMATCH).any()


def test_mismatches_that_no_single_geometry_explains_are_left():
    made = equations(FOUR, SIGMA, 20, seed=3)
    extra = np.zeros(made.misclosure_m.shape)
    for geometry, offset in ((1, [2.0, 1.5, 0.0]), (2, [-1.5, 0.0, 2.0])):
        extra += np.where(made.group // 2 == geometry, made.rows @ np.array(offset), 0.0)
    assert not (clean(with_errors(made, extra), resolution(made), Limits()).fate == MISMATCH).any()


def test_each_target_is_judged_by_its_own_observations():
    """A target without an error, seen in few passes, beside one with a wrong geometry: as each alone."""
    made = equations(FOUR, SIGMA, 3, seed=8)
    used = made.used.copy()
    used[0, ::2] = False
    extra = np.zeros(made.misclosure_m.shape)
    extra[1] = np.where(made.group // 2 == 3, made.rows[1] @ np.array([1.5, 1.0, 0.0]), 0.0)
    spoiled = Equations(made.rows, made.misclosure_m + extra, made.sigma_m, made.floor_m, used, made.group)
    together = clean(spoiled, resolution(made), Limits())
    for one in range(3):
        alone = clean(spoiled.part(np.array([one])), resolution(made), Limits())
        np.testing.assert_array_equal(alone.fate[0], together.fate[one])
    assert (together.fate[1] == MISMATCH).any() and not (together.fate[[0, 2]] == MISMATCH).any()


def test_few_passes_raise_no_false_alarm():
    made = equations([(i, h, 2) for i, h, _ in FOUR], SIGMA, 500, seed=9)
    alarms = (clean(made, np.where(made.group % 2 == 0, 0.15, 0.3), Limits()).fate == MISMATCH).any(axis=1)
    assert alarms.mean() < 0.05
    assert not (clean(made, resolution(made), Limits()).fate == MISMATCH).any()


def test_weights_within_a_group_set_its_limits():
    """Of strong and weak observations alike, a twentieth lies beyond two of their own sigmas."""
    made = equations(BEAMS, (1.0, 1.0), 500, assumed=(1.0, 1.0), seed=4)
    weak = np.arange(len(made.group)) % 5 == 0
    scale = np.where(weak, 0.12, 0.02) * np.ones((500, 1))
    scaled = Equations(made.rows, made.misclosure_m * scale, scale, made.floor_m, made.used, made.group)
    fate = clean(scaled, np.full(made.group.shape, np.nan), Limits()).fate
    assert (fate[:, weak] == SIGMAS).mean() < 0.08 and 0.02 < (fate[:, ~weak] == SIGMAS).mean() < 0.08


def test_two_geometries_can_only_show_the_along_track_part():
    """Four directions have one condition between them, and it is nearly along track."""
    made = equations(BEAMS, SIGMA, 1, seed=4)
    rows, group = directions(BEAMS)
    second = group // 2 == 1
    mean = np.array([rows[group == g][0] for g in range(4)])
    condition = np.linalg.svd(mean.T)[2][3]  # condition @ mean = 0
    seen = condition[2:] @ mean[2:]
    along = mean[3]
    assert abs(seen @ along) / np.linalg.norm(seen) > 0.9
    hidden = np.cross(seen, [0.0, 0.0, 1.0])
    for offset, shows in ((hidden, False), (seen, True)):
        offset = offset / np.linalg.norm(offset)
        spoiled = with_errors(made, np.where(second, rows @ offset, 0.0))
        done = clean(spoiled, resolution(made), Limits(0, 0))
        assert (done.adjusted.sigma_m[0, [1, 3]].max() > 0.2) == shows
        assert np.linalg.norm(done.adjusted.shift_m) > 0.2


@pytest.mark.parametrize("limits", [Limits(gross=0), Limits(sigmas=0), Limits(mismatch=False), Limits(0, 0, 0, False)])
def test_a_step_can_be_left_out(limits):
    made = equations(FOUR, SIGMA, 50, seed=7)
    extra = np.zeros(made.misclosure_m.shape)
    extra[:, 0] = 2.0
    extra[:, made.group // 2 == 2] += 5.0
    fates = set(np.unique(clean(with_errors(made, extra), resolution(made), limits).fate))
    assert (GROSS in fates) <= bool(limits.gross) and (SIGMAS in fates) <= bool(limits.sigmas)
    assert (MISMATCH in fates) == limits.mismatch


def test_an_unknown_resolution_sets_no_limit():
    made = equations(BEAMS, SIGMA, 2)
    extra = np.zeros(made.misclosure_m.shape)
    extra[:, 0] = 5.0
    done = clean(with_errors(made, extra), np.full(made.group.shape, np.nan), Limits())
    assert not (done.fate == GROSS).any() and (done.fate[:, 0] == SIGMAS).all()


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"gross": -1}, "'gross' is -1; it must be 0"),
        ({"sigmas": 0.5}, "0.5 sigma, which would remove a third"),
        ({"spread": np.nan}, "'spread' is nan"),
    ],
)
def test_limits_that_make_no_sense_are_refused(limits, sentence):
    with pytest.raises(EngineInputError, match=sentence):
        Limits(**limits)
