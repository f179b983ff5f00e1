"""Stereo SAR on simulated scenes whose truth is known."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.sar.cleaning import ABSENT, GROSS, MISMATCH, NO_LIMITS, UNCORRECTED, USED, Limits
from vertical_city.engine.sar.corrections.calibration import Uncalibrated
from vertical_city.engine.sar.corrections.differential import differential
from vertical_city.engine.sar.corrections.estimate import Estimate, from_displacement, from_slant_range
from vertical_city.engine.sar.corrections.orbit_error import OrbitError
from vertical_city.engine.sar.corrections.solid_tide import SolidTide
from vertical_city.engine.sar.corrections.troposphere import TroposphereStandard
from vertical_city.engine.sar.gcp_table import COLUMNS, RESIDUAL_COLUMNS, ellipse_outlines, gcp_rows, residual_rows
from vertical_city.engine.sar.geodetic import enu_axes, to_geocentric, to_geodetic
from vertical_city.engine.sar.geometry import geo2rdr, local_angles
from vertical_city.engine.sar.passes import Sight
from vertical_city.engine.sar.positions import to_enu
from vertical_city.engine.sar.stereo import StereoOptions, locate

from .stereo_scene import C, scene

PLAIN = StereoOptions(NO_LIMITS)
OULU = 65.01, 25.47, 15.0
# Beams 30, 54, 69, 94 of table III of the paper.
OULU_BEAMS = {
    "a30": (30.9, "ascending"),
    "d54": (41.1, "descending"),
    "a69": (46.2, "ascending"),
    "d94": (53.4, "descending"),
}


def enu_errors(positions, truth):
    return np.einsum("nij,nj->ni", enu_axes(truth), positions.xyz_m - truth)


def test_without_errors_the_place_comes_back():
    made = scene({"a42": 3, "d36": 3}, targets=20, sigma=(0.0, 0.0), bound=False)
    positions = locate(made.observations, (), PLAIN)
    assert np.abs(positions.xyz_m - made.truth).max() < 1e-5
    assert positions.kept.all() and set(positions.geometry) == {"AD"}
    np.testing.assert_allclose(positions.intersection_deg, 41.9 + 36.1, atol=2)


@given(st.floats(-60, 70), st.floats(-180, 180), st.floats(0, 3000), st.sampled_from([50.0, 4000.0, -400.0]))
@settings(max_examples=20, deadline=None)
def test_any_place_from_any_height_to_start_from(latitude, longitude, height, start):
    made = scene({"a42": 1, "d36": 1}, sigma=(0.0, 0.0), place=(latitude, longitude, height), bound=False)
    made.observations.start_height_m[:] = start
    positions = locate(made.observations, (), PLAIN)
    assert np.abs(positions.xyz_m - made.truth).max() < 1e-4


def test_errors_are_as_reported():
    """2,500 targets, 16 and 17 passes: unbiased, scattering as the formal errors say, components right to 2 %."""
    made = scene({"a42": 16, "d36": 17}, targets=2500, sigma=(0.0131, 0.0241), seed=1)
    positions = locate(made.observations, (), PLAIN)
    errors = enu_errors(positions, made.truth)
    ratio = errors.std(axis=0) / positions.enu_sigma_m(False).mean(axis=0)
    assert (np.abs(ratio - 1) < 0.05).all()
    assert (np.abs(errors.mean(axis=0)) < 4 * errors.std(axis=0) / np.sqrt(2500)).all()
    components = (positions.sigma_m**2).mean(axis=0)
    np.testing.assert_allclose(components / np.square([0.0131, 0.0241]), 1, atol=0.02)


@pytest.mark.slow
def test_the_order_of_table_iv_in_the_angles_of_oulu():
    """Height is best from both sides, north from one side; more geometries are better."""
    means = {}
    for name, counts in {
        "AA": {"a30": 44, "a69": 38}, "DD": {"d54": 44, "d94": 51}, "AD": {"a30": 44, "d54": 44},
        "ADAD": {"a30": 44, "d54": 44, "a69": 38, "d94": 51},
    }.items():  # fmt: skip
        made = scene(counts, targets=10, sigma=(0.05, 0.12), beams=OULU_BEAMS, place=OULU)
        positions = locate(made.observations, (), PLAIN)
        assert set(positions.geometry) == {name}
        means[name] = positions.enu_sigma_m(False).mean(axis=0)
    for name, best in {"AA": 1, "DD": 1, "AD": 2, "ADAD": 2}.items():
        assert np.argmin(means[name]) == best, name
    assert (means["ADAD"] < means["AD"]).all()
    assert means["AD"][0] < means["AA"][0] / 3 and means["AD"][2] < means["AA"][2] / 3


def test_corrections_are_taken_off_where_the_target_is():
    """Times made by our own models at the truth are undone, the place being found on the way."""
    made = scene({"a42": 4, "d36": 4}, targets=5, sigma=(0.0, 0.0), bound=False)
    models = [TroposphereStandard(), SolidTide()]
    for k, one in enumerate(made.observations.passes):
        sight = Sight.of(one, made.truth)
        for model in models:
            estimate = model.at(sight)
            made.observations.tau_s[k] += estimate.range_s
            made.observations.t_s[k] += estimate.azimuth_s
    raw = locate(made.observations, (), PLAIN)
    assert np.linalg.norm(raw.xyz_m - made.truth, axis=1).min() > 2
    positions = locate(made.observations, models, PLAIN)
    assert np.linalg.norm(positions.xyz_m - made.truth, axis=1).max() < 2e-4
    applied = {one.name: one for one in positions.applied}
    assert 2.5 < applied[models[0].name].mean_m[0] < 4 and applied[models[0].name].mean_m[1] == 0
    assert 0.01 < applied[models[1].name].largest_m[0] < 0.3


class Bias:
    """A range error that all passes share, said to be one sigma of 10 cm."""

    name, effects, source = "bias", frozenset(), "test"

    def at(self, sight):
        zero = np.zeros(len(sight.t_s))
        return from_slant_range(zero, 0.0, {"bias": 0.1})


def test_what_all_passes_share_goes_into_the_total():
    """By hand: a range error common to all moves the place by what a plain adjustment of it gives."""
    made = scene({"a42": 30, "d36": 30}, targets=3, sigma=(0.01, 0.02))
    alone, with_bias = locate(made.observations, (), PLAIN), locate(made.observations, [Bias()], PLAIN)
    np.testing.assert_array_equal(alone.formal_m2, alone.total_m2)
    moved = with_bias.budget_m2["bias"]
    shifted = made.observations.tau_s + 0.2 / C
    late = locate(type(made.observations)(**{**vars(made.observations), "tau_s": shifted}), (), PLAIN)
    step = late.xyz_m - alone.xyz_m
    np.testing.assert_allclose(moved, step[:, :, None] * step[:, None, :], rtol=0.02, atol=1e-7)
    np.testing.assert_allclose(with_bias.total_m2, with_bias.formal_m2 + moved)
    # In height it does not get better with more passes.
    assert (with_bias.enu_sigma_m()[:, 2] > 0.1).all() and (with_bias.enu_sigma_m(False)[:, 2] < 0.01).all()


def test_the_total_interval_covers_what_the_models_leave():
    """Errors drawn from the corrections' own sigmas, anew for each target: 95 % intervals hold 95 % of the truth,
    formal ones far fewer."""
    made = scene({"a42": 6, "d36": 6}, targets=600, sigma=(0.01, 0.02), extent_deg=1e-6)
    generator = np.random.default_rng(3)
    models = [TroposphereStandard(), Uncalibrated(), OrbitError()]
    drawn = {}
    for k, one in enumerate(made.observations.passes):
        sight = Sight.of(one, made.truth)
        for model in models:
            estimate = model.at(sight)
            of_range = estimate.range_s + generator.normal(size=600) * estimate.range_sigma_s
            of_azimuth = estimate.azimuth_s + generator.normal(size=600) * estimate.azimuth_sigma_s
            for name, effect in estimate.common.items():
                size = drawn.setdefault(name, generator.normal(size=600))
                of_range, of_azimuth = of_range + size * effect[0], of_azimuth + size * effect[1]
            made.observations.tau_s[k] += of_range
            made.observations.t_s[k] += of_azimuth
    positions = locate(made.observations, models, PLAIN)
    errors = np.abs(enu_errors(positions, made.truth))
    formal, total = ((errors < 1.96 * positions.enu_sigma_m(which)).mean(axis=0) for which in (False, True))
    assert (np.abs(total - 0.95) < 0.03).all(), total
    assert formal[2] < 0.8


def test_differential_mode_needs_no_models():
    made = scene({"a42": 10, "d36": 10}, targets=6, sigma=(0.005, 0.01), extent_deg=0.003)
    for k, one in enumerate(made.observations.passes):
        sight = Sight.of(one, made.truth)
        made.observations.tau_s[k] += TroposphereStandard().at(sight).range_s + 1e-9
        made.observations.t_s[k] += 3e-5
    reference = differential(made.observations, {"T0": made.truth[0]}, 0.01)
    positions = locate(made.observations, [reference], PLAIN)
    errors = enu_errors(positions, made.truth)
    assert np.abs(errors[0]).max() < 0.001
    assert np.abs(errors).max() < 0.03
    assert (np.abs(errors) < 3.5 * positions.enu_sigma_m()).all()
    with pytest.raises(EngineInputError, match="corrected twice"):
        locate(made.observations, [reference, SolidTide()], PLAIN)
    with pytest.raises(EngineInputError, match="The reference nobody is not among the 6 targets"):
        differential(made.observations, {"nobody": made.truth[0]}, 0.01)
    with pytest.raises(EngineInputError, match="m off its place; check its coordinates"):
        differential(made.observations, {"T0": made.truth[0] * 1.001}, 0.01)


def test_differential_mode_far_and_high():
    """The troposphere of a target at another height or incidence is another one, here 3 % more than the standard's."""
    made = scene({"a42": 8, "d36": 8}, targets=4, sigma=(0.002, 0.004), extent_deg=1e-6)
    latitude, longitude, height = to_geodetic(made.truth)
    truth = to_geocentric(latitude, np.add(longitude, [0, 0.15, 0.3, 0]), np.add(height, [0, 0, 0, 1500]))
    for k, one in enumerate(made.observations.passes):
        sight = Sight.of(one, truth)
        noise = np.random.default_rng(k).normal(0, 0.002, 4)
        made.observations.tau_s[k] = sight.tau_s + 1.03 * TroposphereStandard().at(sight).range_s + noise * 2 / C
        made.observations.t_s[k] = sight.t_s
    # The high one is seen in half of the passes only, as a second reference.
    made.observations.t_s[::2, 3] = np.nan
    for references in ({"T0": truth[0]}, {"T0": truth[0], "T3": truth[3]}):
        positions = locate(made.observations, [differential(made.observations, references, 0.005)], PLAIN)
        errors = np.abs(enu_errors(positions, truth))
        assert errors[1:3].max() < 0.015 and errors[3].max() < 0.03
        assert (errors < 3 * positions.enu_sigma_m()).all()


def test_what_all_passes_share_is_no_mismatch():
    """A zenith delay that is 0.2 m wrong moves all geometries, each in its way; none saw another scatterer."""
    made = scene({"a42": 11, "d36": 11, "d55": 11}, targets=8, sigma=(0.013, 0.024), extent_deg=0.001)
    for k, one in enumerate(made.observations.passes):
        slant = 1 / np.cos(np.radians(Sight.of(one, made.truth).incidence_deg))
        made.observations.tau_s[k] += 0.2 * slant * 2 / C
    positions = locate(made.observations, (), StereoOptions())
    assert not (positions.fate == MISMATCH).any()
    assert any("that is a systematic error" in note for note in positions.notes)
    assert set(positions.geometry) == {"ADD"}
    # With a correction that owns up to such an error no note is needed.
    known = locate(made.observations, [Zenith()], StereoOptions())
    assert not (known.fate == MISMATCH).any() and not known.notes


class Zenith:
    name, effects, source = "zenith", frozenset({"troposphere"}), "test"

    def at(self, sight):
        slant = 1 / np.cos(np.radians(sight.incidence_deg))
        return from_slant_range(0 * slant, 0.0, {"zenith": 0.2 * slant})


class Holes:
    """A correction that is not known for the second target in the passes of one track."""

    name, effects, source = "holes", frozenset({"ionosphere"}), "test"

    def at(self, sight):
        values = np.where((sight.which == 1) & (sight.seen_by.name in ("a42_000", "a42_001")), np.nan, 0.01)
        return from_slant_range(values, 0.0, {"maps": values})


def test_holes_in_a_correction_leave_the_errors_known():
    made = scene({"a42": 6, "d36": 6}, targets=3)
    positions = locate(made.observations, [Holes()], StereoOptions())
    assert positions.kept.all() and np.isfinite(positions.enu_sigma_m()).all()
    assert (positions.fate[1, :2, 0] == UNCORRECTED).all() and not (positions.fate[[0, 2]] == UNCORRECTED).any()


def test_assumed_errors_do_not_stand_for_the_scatter():
    made = scene({"a42": 8, "d36": 8}, targets=2, sigma=(0.01, 0.05))
    wide = StereoOptions(components=False, assumed_range_m=0.3, assumed_azimuth_m=0.7)
    positions = locate(made.observations, (), wide)
    assert positions.kept.all() and (positions.sigma_m[..., 1] < 0.12).all()
    made = scene({"a42": 8, "d36": 8}, targets=2, sigma=(0.01, 0.5))
    narrow = StereoOptions(Limits(gross=0), components=False, assumed_range_m=0.01, assumed_azimuth_m=0.05)
    assert not locate(made.observations, (), narrow).kept.any()


def test_targets_that_can_be_solved_are_solved():
    made = scene({"a42": 5, "d36": 5}, targets=6, sigma=(0.01, 0.02))
    t, tau = made.observations.t_s, made.observations.tau_s
    t[:, 0] = tau[:, 0] = np.nan  # never seen
    t[1:, 1] = np.nan  # one pass
    tau[5:, 2] = np.nan  # one direction
    tau[:, 3] *= 2  # wrong unit
    tau[2, 4] = np.nan  # one missing
    positions = locate(made.observations, (), StereoOptions())
    assert positions.solved.tolist() == [False, False, False, False, True, True]
    for target, sentence in enumerate(
        ["it has no observation", "it has one observation only", "its lines of sight meet at", "two-way seconds"]
    ):
        assert sentence in positions.reason[target]
    assert positions.fate[4, 2].tolist() == [ABSENT, ABSENT]
    assert len(list(gcp_rows(positions, "ITRF", 2014.5))) == 2


class KnowsHalf:
    """A correction that knows nothing of the descending passes."""

    name, effects, source = "half", frozenset({"ionosphere"}), "test"

    def at(self, sight):
        if sight.seen_by.track == "d36" and sight.seen_by.name.endswith(("0", "1", "2")):
            raise EngineInputError(f"The map does not cover {sight.seen_by.name}.")
        zero = np.zeros(len(sight.t_s))
        return Estimate(zero, zero, zero, zero)


def test_passes_that_a_correction_does_not_know_are_left_out_and_told():
    made = scene({"a42": 6, "d36": 6}, targets=2)
    positions = locate(made.observations, [KnowsHalf()], StereoOptions())
    assert positions.solved.all() and (positions.fate == UNCORRECTED).sum() == 2 * 2 * 3
    assert sum("The map does not cover" in note for note in positions.notes) == 3
    only = scene({"a42": 6, "d36": 3}, targets=2)
    with pytest.raises(EngineInputError, match="None of the 2 targets could be solved: The map does not cover d36_00"):
        locate(only.observations, [KnowsHalf()], StereoOptions())


def test_gross_errors_and_a_wrong_target_among_real_geometry():
    made = scene({"a42": 11, "d36": 11, "a51": 11, "d55": 11}, targets=60, sigma=(0.0131, 0.0241), seed=5)
    generator = np.random.default_rng(8)
    bad = generator.random(made.observations.tau_s.shape) < 0.1
    made.observations.tau_s[bad] += generator.uniform(-3, 3, bad.sum()) * 2 / C
    # The last beam of ten targets is that of a post 1.5 m away.
    other = made.truth[:10] + 1.5 * enu_axes(made.truth[:10])[:, 0]
    for k, one in enumerate(made.observations.passes):
        if one.track == "d55":
            made.observations.t_s[k, :10], made.observations.tau_s[k, :10] = geo2rdr(one.orbit, other)
    positions = locate(made.observations, (), StereoOptions())
    assert positions.kept.all()
    errors = enu_errors(positions, made.truth)
    assert np.sqrt((errors**2).mean()) < 0.012
    last = np.array([one.track == "d55" for one in made.observations.passes])
    assert (positions.fate[:10, last] == MISMATCH).mean() > 0.9
    assert not (positions.fate[10:] == MISMATCH).any()
    assert (positions.fate == GROSS).any()
    assert list(positions.geometry[:10]) == ["ADA"] * 10 and set(positions.geometry[10:]) == {"ADAD"}


def test_a_target_whose_azimuth_scatters_is_not_kept():
    made = scene({"a42": 10, "d36": 10}, targets=2, sigma=(0.01, 0.05), seed=2)
    late = np.array([one.track == "d36" for one in made.observations.passes])
    made.observations.t_s[late, 1] += 0.6 / 7000
    positions = locate(made.observations, (), StereoOptions())
    assert positions.solved.all() and positions.kept.tolist() == [True, False]
    assert "more than 0.20 m" in positions.reason[1]
    assert np.abs(positions.mean_m[1, :, 1]).max() > 0.2
    loose = locate(made.observations, (), StereoOptions(Limits(spread=1.0)))
    assert loose.kept.all()


def test_a_target_of_which_most_is_gross_is_not_kept():
    made = scene({"a42": 10, "d36": 10}, targets=2, sigma=(0.01, 0.02), seed=2)
    # Six of ten passes of each track, to both sides alike, so that the first solution is not moved.
    side = np.tile(np.where(np.arange(10) < 6, np.where(np.arange(10) % 2, 4.0, -4.0), 0.0), 2)
    made.observations.tau_s[:, 1] += side * 2 / C
    made.observations.t_s[:, 1] += side / 7000
    positions = locate(made.observations, (), StereoOptions())
    assert positions.solved.all() and positions.kept.tolist() == [True, False]
    assert positions.reason[1] == "24 of its 40 observations lie beyond the resolution"


def test_many_targets_in_blocks_are_the_same_as_few():
    many = scene({"a42": 3, "d36": 3}, targets=1100, sigma=(0.01, 0.02), seed=4)
    whole = locate(many.observations, (), StereoOptions())
    chosen = [0, 499, 500, 1099]
    few = type(many.observations)(
        [many.observations.targets[i] for i in chosen], many.observations.passes, many.observations.t_s[:, chosen],
        many.observations.tau_s[:, chosen], many.observations.sigma_range_m[:, chosen],
        many.observations.sigma_azimuth_m[:, chosen], many.observations.start_height_m[chosen],
    )  # fmt: skip
    np.testing.assert_allclose(locate(few, (), StereoOptions()).xyz_m, whole.xyz_m[chosen], atol=1e-7)


def test_a_cancel_stops_the_work():
    made = scene({"a42": 3, "d36": 3}, targets=2000)
    with pytest.raises(EngineCanceled):
        locate(made.observations, (), StereoOptions(), Monitor(is_canceled=lambda: True))


def test_rows_tell_what_was_solved():
    made = scene({"a42": 6, "d36": 6}, targets=3, sigma=(0.01, 0.02))
    positions = locate(made.observations, [Bias()], StereoOptions())
    rows = [dict(zip(COLUMNS, row)) for row in gcp_rows(positions, "ITRF2014", 2014.4)]
    latitude, longitude, height = to_geodetic(positions.xyz_m)
    for i, row in enumerate(rows):
        assert (row["longitude"], row["latitude"], row["height_m"]) == (longitude[i], latitude[i], height[i])
        assert row["ci95_u_m"] == pytest.approx(1.96 * row["sigma_u_m"]) and row["sigma_u_m"] > row["formal_u_m"]
        names = [["xx", "xy", "xz"], ["xy", "yy", "yz"], ["xz", "yz", "zz"]]
        covariance = np.array([[row[f"cov_{name}_m2"] for name in line] for line in names])
        turned = to_enu(positions.xyz_m[i : i + 1], covariance[None])[0]
        np.testing.assert_allclose(np.sqrt(np.diag(turned)), [row[f"sigma_{a}_m"] for a in "enu"])
        plane = np.sqrt(np.linalg.eigvalsh(turned[:2, :2]))
        np.testing.assert_allclose([row["minor95_m"], row["major95_m"]], 2.448 * plane)
        assert row["kept"] == 1 and row["geometry"] == "AD" and row["passes"] == 12
    residuals = [dict(zip(RESIDUAL_COLUMNS, row)) for row in residual_rows(positions)]
    assert len(residuals) == 36
    used = np.array([row["range_m"] for row in residuals if row["range_use"] == "used"])
    assert np.sqrt((used**2).mean()) == pytest.approx(0.01, rel=0.4)
    assert (positions.fate == USED).sum() == sum(row["n_range"] + row["n_azimuth"] for row in rows)
    # Where each pass saw the target from: what a fusion of clouds needs of it.
    by_name = {one.name: one for one in positions.passes}
    for row in residuals[::5]:
        one, i = by_name[row["product"]], positions.targets.index(row["target"])
        t = geo2rdr(one.orbit, positions.xyz_m[i])[0]
        heading, incidence = local_angles(one.orbit, t, positions.xyz_m[i], 1)
        assert (row["heading_deg"], row["incidence_deg"]) == pytest.approx((float(heading), float(incidence)), abs=1e-5)
        southwards = 90 < row["heading_deg"] < 270
        assert row["look_side"] == "right" and southwards == one.pass_direction.startswith("desc")


def test_ellipses_hold_the_error_95_times_in_100():
    made = scene({"a42": 20, "d36": 20}, targets=1500, sigma=(0.02, 0.02), seed=9)
    positions = locate(made.observations, (), PLAIN)
    outlines = ellipse_outlines(positions, 1.0)
    east_north = enu_errors(positions, made.truth)[:, :2]
    plane = to_enu(positions.xyz_m, positions.total_m2)[:, :2, :2]
    inside = np.einsum("ni,nij,nj->n", east_north, np.linalg.inv(plane), east_north) < 2.448**2
    assert 0.92 < inside.mean() < 0.97
    # The outline is that ellipse.
    offset = (outlines - np.stack(to_geodetic(positions.xyz_m)[1::-1], axis=-1)[:, None]) * np.radians(1) * 6.378e6
    offset[..., 0] *= np.cos(np.radians(52.52))
    on_it = np.einsum("nki,nij,nkj->nk", offset, np.linalg.inv(plane), offset)
    np.testing.assert_allclose(np.sqrt(on_it), 2.448, rtol=0.01)


def test_the_place_is_where_the_weighted_residuals_balance():
    made = scene({"a42": 6, "d36": 6}, targets=3, sigma=(0.3, 0.8), bound=False)
    positions = locate(made.observations, (), StereoOptions(NO_LIMITS, components=False, assumed_range_m=0.3,
                                                            assumed_azimuth_m=0.8))  # fmt: skip
    pull = np.zeros((3, 3))
    rows = []
    for k, one in enumerate(made.observations.passes):
        sight = Sight.of(one, positions.xyz_m)
        left = np.stack([
            (made.observations.tau_s[k] - sight.tau_s) * C / 2,
            (made.observations.t_s[k] - sight.t_s) * sight.azimuth_speed_m_s,
        ], axis=1)  # fmt: skip
        np.testing.assert_allclose(positions.residuals_m[:, k], left, atol=1e-6)
        for kind, sigma in ((0, 0.3), (1, 0.8)):
            row = sight.gradients[kind] * (C / 2 if kind == 0 else sight.azimuth_speed_m_s[:, None])
            pull += row * left[:, kind, None] / sigma**2
            rows.append(row)
    assert np.abs(pull).max() < 1e-3
    singular = np.linalg.svd(np.stack(rows, axis=1), compute_uv=False)
    np.testing.assert_allclose(positions.condition, singular[:, 0] / singular[:, 2], rtol=1e-6)


class OfTargets:
    """A correction that is known target by target: a thousandth of a metre for each number, as value and as error."""

    name, effects, source = "by number", frozenset({"ionosphere"}), "test"

    def at(self, sight):
        metres = 0.001 * sight.which
        return from_slant_range(metres, 0.0, {"by number": metres})


def test_what_is_known_target_by_target_reaches_the_right_ones():
    made = scene({"a42": 2, "d36": 2}, targets=1100, sigma=(0.0, 0.0), bound=False)
    made.observations.t_s[0, ::3] = np.nan
    made.observations.tau_s[:] += 0.001 * np.arange(1100) * 2 / C
    positions = locate(made.observations, [OfTargets()], PLAIN)
    assert np.abs(positions.xyz_m - made.truth).max() < 2e-4
    shared = np.sqrt(np.einsum("nii->n", positions.budget_m2["by number"]))
    np.testing.assert_allclose(shared[1:] / np.arange(1, 1100), shared[-1] / 1099, rtol=0.05)
    (applied,) = positions.applied
    seen = np.isfinite(made.observations.t_s)
    values = np.broadcast_to(0.001 * np.arange(1100), seen.shape)[seen]
    assert applied.mean_m == pytest.approx((values.mean(), 0)) and applied.largest_m == pytest.approx((1.099, 0))
    assert applied.scatter_m[0] == pytest.approx(values.std(), rel=1e-6)
    assert applied.sigma_m == (0, 0) and applied.common_m[0] == pytest.approx(np.sqrt((values**2).mean()))


def test_a_geometry_lost_in_cleaning_is_told():
    made = scene({"a42": 8, "d36": 8}, targets=2, sigma=(0.01, 0.02))
    wrong = np.array([one.track == "d36" for one in made.observations.passes])
    made.observations.tau_s[wrong, 0] += np.where(np.arange(8) % 2, 8.0, -8.0) * 2 / C
    made.observations.t_s[wrong, 0] += np.where(np.arange(8) % 2, 8.0, -8.0) / 7000
    positions = locate(made.observations, (), StereoOptions())
    assert positions.solved.tolist() == [False, True] and positions.reason[0].startswith("after cleaning, ")


def test_assumed_errors_drop_no_target_of_one_pass_each():
    made = scene({"a42": 1, "d36": 1}, targets=2, sigma=(0.01, 0.02), bound=False)
    options = StereoOptions(assumed_range_m=0.5, assumed_azimuth_m=0.9)
    assert locate(made.observations, (), options).kept.all()


def test_assumed_errors_are_those_of_the_passes_that_saw_a_target():
    made = scene({"a42": 4, "d36": 4}, targets=2, sigma=(0.01, 0.02))
    made.observations.sigma_range_m[1::2] = 0.5
    made.observations.t_s[1::2, 1] = np.nan
    positions = locate(made.observations, (), StereoOptions(NO_LIMITS, components=False))
    assert positions.formal_m2[1].trace() < 0.05 * positions.formal_m2[0].trace()


def test_orbits_that_are_higher_than_said():
    """The sign of the radial error: times of an orbit raised by 1.5 cm, adjusted with the orbit as it was."""
    made = scene({"a42": 10, "d36": 10}, sigma=(0.0, 0.0), bound=False)
    for k, one in enumerate(made.observations.passes):
        up = one.orbit.positions_m / np.linalg.norm(one.orbit.positions_m, axis=1, keepdims=True)
        raised = replace(one.orbit, positions_m=one.orbit.positions_m + 0.015 * up)
        made.observations.t_s[k], made.observations.tau_s[k] = geo2rdr(raised, made.truth)
    plain = locate(made.observations, (), PLAIN)
    known = locate(made.observations, [OrbitError()], PLAIN)
    moved = (plain.xyz_m - made.truth)[0]
    told = np.sqrt(np.diag(known.budget_m2["orbit radial"][0]))
    np.testing.assert_allclose(np.abs(moved), told, rtol=0.05, atol=2e-4)
    estimate = OrbitError().at(Sight.of(made.observations.passes[0], made.truth))
    assert estimate.common["orbit radial"][0] > 0
    assert made.observations.passes[0].orbit.quality == "precise"
    assert estimate.range_sigma_s * C / 2 == pytest.approx(0.02) and estimate.azimuth_sigma_s > 0


def test_errors_of_a_displacement_are_those_of_displaced_points():
    made = scene({"a42": 1}, targets=3, sigma=(0.0, 0.0))
    sight = Sight.of(made.observations.passes[0], made.truth)
    estimate = from_displacement(sight, np.zeros(3), 0.02, 0.03, "test")
    moved = [sight.displaced(0.03 * axis) for axis in np.eye(3)]
    for k, axis in enumerate("xyz"):
        np.testing.assert_allclose(estimate.common[f"test {axis}"], moved[k], rtol=1e-4, atol=1e-17)
    size = np.sqrt(np.sum(np.square(moved), axis=0)) * 2 / 3
    np.testing.assert_allclose((estimate.range_sigma_s, estimate.azimuth_sigma_s), size, rtol=1e-4)


def test_several_references_are_surer_than_one():
    made = scene({"a42": 2, "d36": 2}, targets=4, sigma=(0.01, 0.02), extent_deg=1e-5)
    sight = Sight.of(made.observations.passes[0], made.truth)
    sigmas = {}
    for count in (1, 4):
        places = {f"T{i}": made.truth[i] for i in range(count)}
        estimate = differential(made.observations, places, 0.02).at(sight)
        late = made.observations.tau_s[0, :count] - sight.tau_s[:count]
        np.testing.assert_allclose(estimate.range_s, late.mean(), atol=1e-13)
        survey = np.sqrt(sum(estimate.common[f"reference {axis}"][0] ** 2 for axis in "xyz")) * C / 2
        sigmas[count] = estimate.range_sigma_s[0] * C / 2, survey[0]
    np.testing.assert_allclose(sigmas[1], (0.01, 0.02), rtol=0.02)
    np.testing.assert_allclose(sigmas[4], (0.005, 0.01), rtol=0.02)
