"""The least-squares adjustment, against independent computations."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import trapezoid
from scipy.optimize import minimize
from vertical_city.engine.sar.adjustment import Equations, adjust, trimmed_share, trimming_cost

BEAMS = [(41.9, 350.3, 16), (36.1, 190.6, 17)]


def directions(beams):
    """Unit vectors of range and azimuth (east, north, up) of a right-looking radar, by hand."""
    ranges, azimuths, group = [], [], []
    for k, (incidence, heading, count) in enumerate(beams):
        i, h = np.radians([incidence, heading])
        look = np.array([np.cos(h), -np.sin(h), 0.0])
        ranges += [np.sin(i) * look - np.array([0, 0, np.cos(i)])] * count
        azimuths += [np.array([np.sin(h), np.cos(h), 0.0])] * count
        group += [k] * count
    group = np.array(group)
    return np.array(ranges + azimuths), np.concatenate([2 * group, 2 * group + 1])


def equations(beams, sigma, runs, assumed=(0.1, 0.2), seed=0):
    rows, group = directions(beams)
    true = np.where(group % 2 == 0, *sigma)
    errors = np.random.default_rng(seed).normal(size=(runs, len(rows))) * true
    shape = errors.shape
    return Equations(
        np.broadcast_to(rows, (*shape, 3)), errors, np.broadcast_to(np.where(group % 2 == 0, *assumed), shape),
        np.zeros(shape), np.ones(shape, bool), group,
    )  # fmt: skip


def test_fixed_weights_are_plain_weighted_least_squares():
    made = equations(BEAMS, (0.02, 0.05), 3)
    result = adjust(made, components=False)
    for one in range(3):
        a, w = made.rows[one], 1 / made.sigma_m[one]
        wanted, *_ = np.linalg.lstsq(a * w[:, None], made.misclosure_m[one] * w, rcond=None)
        np.testing.assert_allclose(result.shift_m[one], wanted, atol=1e-12)
        np.testing.assert_allclose(result.covariance_m2[one], np.linalg.inv((a * w[:, None] ** 2).T @ a), rtol=1e-9)
        np.testing.assert_allclose(result.residuals_m[one], made.misclosure_m[one] - a @ wanted, atol=1e-12)
        np.testing.assert_allclose(result.gain[one] @ made.misclosure_m[one], wanted, atol=1e-12)
    assert result.redundancy.sum(axis=1) == pytest.approx(2 * 33 - 3)


def test_variance_components_are_the_restricted_maximum_likelihood_estimate():
    made = equations([(41.9, 350.3, 6), (36.1, 190.6, 5)], (0.02, 0.05), 1, seed=4)
    result = adjust(made)
    a, misclosure = made.rows[0], made.misclosure_m[0]

    def deviance(log_sigma):
        variance = np.exp(2 * log_sigma)[made.group]
        normal = (a / variance[:, None]).T @ a
        rest = misclosure - a @ np.linalg.solve(normal, a.T @ (misclosure / variance))
        return np.log(variance).sum() + np.linalg.slogdet(normal)[1] + (rest**2 / variance).sum()

    best = minimize(deviance, np.log([0.02, 0.05, 0.02, 0.05]), method="Nelder-Mead",
                    options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 20000, "maxfev": 20000})  # fmt: skip
    np.testing.assert_allclose(result.sigma_m[0], np.exp(best.x), rtol=2e-3)


def test_thirty_three_images_reach_the_analytic_figures():
    """16 images at 41.9 degrees ascending, 17 at 36.1 descending, 0.6 m x 1.1 m, 25 dB: 0.37/0.43/0.30 cm E/N/U."""
    scr = 10**2.5
    sigma = [np.sqrt(3) / np.pi * rho / np.sqrt(2 * scr) for rho in (0.6, 1.1)]
    result = adjust(equations(BEAMS, sigma, 5000, seed=1))
    measured = result.shift_m.std(axis=0)
    np.testing.assert_allclose(100 * measured, [0.37, 0.43, 0.30], rtol=0.05)
    reported = np.sqrt(np.einsum("nii->ni", result.covariance_m2)).mean(axis=0)
    np.testing.assert_allclose(measured / reported, 1, atol=0.05)
    np.testing.assert_allclose((result.sigma_m**2).mean(axis=0) / np.tile(sigma, 2) ** 2, 1, atol=0.02)
    standard_error = measured / np.sqrt(5000)
    assert (np.abs(result.shift_m.mean(axis=0)) < 4 * standard_error).all()


def test_few_observations_do_not_flatter():
    """With four images a geometry, taking the estimated variances for the truth would flatter by a third."""
    result = adjust(equations([(41.9, 350.3, 4), (36.1, 190.6, 4)], (0.02, 0.05), 5000, seed=2))
    reported = np.sqrt(np.einsum("nii->ni", result.covariance_m2).mean(axis=0))
    ratio = result.shift_m.std(axis=0) / reported
    assert (ratio < 1.15).all() and (ratio > 0.85).all()


def test_one_image_each_keeps_what_was_assumed():
    made = equations([(41.9, 350.3, 1), (36.1, 190.6, 1)], (5.0, 5.0), 4)
    result = adjust(made)
    np.testing.assert_allclose(result.sigma_m, np.tile([0.1, 0.2], (4, 2)))
    fixed = adjust(made, components=False)
    np.testing.assert_array_equal(result.covariance_m2, fixed.covariance_m2)


def test_trimming_raises_estimates_only():
    made = equations([(41.9, 350.3, 1), (36.1, 190.6, 1)], (5.0, 5.0), 4)
    result = adjust(made, trimmed_at=2.0)
    np.testing.assert_allclose(result.sigma_m, np.tile([0.1, 0.2], (4, 2)))
    np.testing.assert_allclose(result.covariance_m2, adjust(made).covariance_m2)


def test_no_estimate_falls_below_the_floor():
    made = equations(BEAMS, (0.001, 0.002), 2)
    floor = np.where(made.group % 2 == 0, 0.05, 0.03) * np.ones((2, 1))
    result = adjust(Equations(made.rows, made.misclosure_m, made.sigma_m, floor, made.used, made.group))
    np.testing.assert_allclose(result.sigma_m, np.tile([0.05, 0.03], (2, 2)))


def test_what_is_not_used_has_no_influence():
    made = equations(BEAMS, (0.02, 0.05), 2)
    used = made.used.copy()
    used[0, [3, 40]] = False
    spoiled = made.misclosure_m.copy()
    spoiled[0, [3, 40]] = np.nan
    result = adjust(Equations(made.rows, spoiled, made.sigma_m, made.floor_m, used, made.group))
    keep = used[0]
    alone = adjust(
        Equations(
            made.rows[:1, keep],
            made.misclosure_m[:1, keep],
            made.sigma_m[:1, keep],
            made.floor_m[:1, keep],
            made.used[:1, keep],
            made.group[keep],
        )
    )
    np.testing.assert_allclose(result.shift_m[0], alone.shift_m[0], atol=1e-9)
    assert np.isnan(result.residuals_m[0, [3, 40]]).all() and np.isfinite(result.residuals_m[0, keep]).all()
    assert list(result.count[0]) == [15, 15, 17, 17]


def test_singular_problems_give_nothing():
    rows, group = directions([(41.9, 350.3, 5)])
    rows = np.where(np.arange(len(rows))[:, None] < 5, rows[0], rows[-1])
    made = Equations(rows[None], np.zeros((1, 10)), np.ones((1, 10)), np.zeros((1, 10)), np.ones((1, 10), bool), group)
    result = adjust(made)
    assert np.isnan(result.shift_m).all() and np.isnan(result.sigma_m).all()


def test_huber_resists_what_least_squares_does_not():
    made = equations(BEAMS, (0.02, 0.05), 400, seed=3)
    spoiled = made.misclosure_m.copy()
    spoiled[:, ::10] += 1.0
    spoiled = Equations(made.rows, spoiled, made.sigma_m, made.floor_m, made.used, made.group)

    def rms(result):
        return np.sqrt((result.shift_m**2).sum(axis=1).mean())

    clean, robust, plain = adjust(made, huber=True), adjust(spoiled, huber=True), adjust(spoiled)
    assert rms(clean) < 1.1 * rms(adjust(made))  # 95 % efficient
    assert rms(robust) < 0.4 * rms(plain)
    np.testing.assert_allclose((clean.sigma_m**2).mean(axis=0), np.tile([0.02, 0.05], 2) ** 2, rtol=0.06)


@given(st.floats(1.0, 4.0))
def test_trimmed_share_by_quadrature(limit):
    x = np.linspace(-limit, limit, 20001)
    density = np.exp(-(x**2) / 2)
    wanted = np.sqrt(trapezoid(x**2 * density, x) / trapezoid(density, x))
    assert trimmed_share(limit) == pytest.approx(wanted, abs=1e-5)


def test_two_sigma_trims_to_0_88():
    assert trimmed_share(2) == pytest.approx(0.8796, abs=1e-4)
    assert trimmed_share(2, huber=True) == pytest.approx(0.9287, abs=1e-3)
    # No residual of a group with a redundancy of 3 is beyond 1.73 of its own sigmas.
    assert trimmed_share(2, [3.0, 4.0]).tolist() == [1, 1] and trimming_cost(2, [3.0, 4.0]).tolist() == [1, 1]


@pytest.mark.parametrize("count", [12, 40, 100])
def test_trimming_a_mean_by_simulation(count):
    """Means of normal errors, those beyond two sigmas of the first removed once: shares and cost as drawn."""
    errors = np.random.default_rng(count).normal(size=(40_000, count))
    mean = errors.mean(axis=1, keepdims=True)
    near = np.abs(errors - mean) < 2 * errors.std(axis=1, ddof=1, keepdims=True)
    left = near.sum(axis=1)
    again = np.where(near, errors, 0).sum(axis=1) / left
    spread = np.where(near, (errors - again[:, None]) ** 2, 0).sum(axis=1) / (left - 1)
    # The redundancy that the adjustment knows is that of what is left.
    assert np.mean(spread / trimmed_share(2, left - 1) ** 2) == pytest.approx(1, abs=0.06)
    reported = spread / trimmed_share(2, left - 1) ** 2 / left * trimming_cost(2, left - 1)
    # On the safe side for few.
    assert 0.85 < again.var() / reported.mean() < 1.03


@given(st.integers(0, 10**6), st.floats(0, 2 * np.pi))
def test_turning_the_axes_turns_the_result(seed, angle):
    made = equations([(41.9, 350.3, 4), (36.1, 190.6, 5)], (0.02, 0.05), 1, seed=seed)
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    turned = Equations(
        made.rows @ turn.T, made.misclosure_m, made.sigma_m, made.floor_m, made.used, made.group
    )  # fmt: skip
    one, other = adjust(made), adjust(turned)
    np.testing.assert_allclose(other.shift_m[0], turn @ one.shift_m[0], atol=1e-8)
    np.testing.assert_allclose(other.covariance_m2[0], turn @ one.covariance_m2[0] @ turn.T, atol=1e-8)
