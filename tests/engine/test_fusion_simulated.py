"""On SIMULATED pairs of known truth (simulated_pair.py): what fusion gains over the weighted mean, and what it costs.

benchmarks/fusion.py prints the tables that the documentation gives.
"""

import numpy as np
import pytest
from vertical_city.engine.dem import fusion_kernels
from vertical_city.engine.dem.composite import POINTWISE
from vertical_city.engine.dem.fusion import Model, solve

from .simulated_pair import pair


def gains(city, model):
    """By which share RMSE is lower than the weighted mean's: over all pixels, over built-up ones."""
    weights = 1 / city.errors**2
    mean, (fused, _) = POINTWISE["weighted_mean"](city.dems, weights), solve(city.dems, weights, model, fusion_kernels)
    return [1 - city.rmse(fused, where) / city.rmse(mean, where) for where in (None, city.built)]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("noise", [1.0, 2.0])
def test_in_the_published_setting_huber_l1_gains_a_fifth_and_keeps_the_buildings(noise, seed):
    city = pair(260, seed, noise, gross=True)
    for strength in (0.5, 0.8, 1.0):
        everywhere, built = gains(city, Model(strength))
        assert everywhere > 0.2
        assert built > 0.1


def test_without_gross_errors_and_with_little_noise_lambda_1_costs_small_buildings():
    """What the documentation warns of. With lambda 0.5 next to nothing is lost."""
    city = pair(260, 1, 1.0, gross=False)
    everywhere, built = gains(city, Model(1.0))
    assert everywhere < -0.2 and built < -0.5
    everywhere, built = gains(city, Model(0.5))
    assert everywhere > 0.03 and built > -0.1


def test_the_more_noise_the_more_is_gained():
    found = [gains(pair(260, 1, noise, gross=False), Model(0.5))[0] for noise in (1, 2, 4)]
    assert found == sorted(found) and found[-1] > 0.35


@pytest.mark.parametrize(("strength", "narrowest"), [(0.5, 2), (1.0, 4)])
def test_a_square_building_needs_about_four_lambda_pixels(strength, narrowest):
    """Without any noise: what is narrower is flattened, what is as wide remains (TV-L1)."""
    for side in range(1, 7):
        truth = np.zeros((40, 40), np.float32)
        truth[17 : 17 + side, 17 : 17 + side] = 20
        both, model = np.stack([truth, truth]), Model(strength, 0.0, 1000)
        fused, _ = solve(both, np.ones_like(both), model, fusion_kernels)
        kept = fused[17 : 17 + side, 17 : 17 + side].max() / 20
        assert kept > 0.95 if side >= narrowest else kept < 0.05


def test_the_simulation_is_what_it_says():
    """Noise as its error maps say; gross errors only where they are asked for."""
    clean, gross = pair(260, 4, 1.0, False), pair(260, 4, 1.0, True)
    np.testing.assert_array_equal(clean.truth, gross.truth)
    assert 0.2 < clean.built.mean() < 0.5
    scaled = (clean.dems - clean.truth) / clean.errors
    np.testing.assert_allclose(scaled.std(axis=(1, 2)), 1, atol=0.02)
    assert abs(np.corrcoef(scaled[0].ravel(), scaled[1].ravel())[0, 1]) < 0.02
    far = np.abs(gross.dems - gross.truth) > 30
    assert (far.mean(axis=(1, 2)) > 0.002).all() and (far.mean(axis=(1, 2)) < 0.05).all()
    assert np.median(clean.errors) == pytest.approx(2.0, abs=0.4)
