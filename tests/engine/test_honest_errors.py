"""What errors, intervals and coverage claim against a SIMULATED set of cities whose truth is known.

Run with -s to see the figures. Everything here is simulated.
"""

import numpy as np
import pytest
from vertical_city.engine.gvc.folds import area_folds, block_folds, correlation_length, cross_validate, random_folds
from vertical_city.engine.gvc.model import TargetModel
from vertical_city.engine.gvc.predict import predict_target
from vertical_city.engine.gvc.regression import ols

from .simulated_heights import Law, table

# Half-widths of 68 % and 95 % in standard errors of a normal distribution.
WIDTHS = {68: 0.99446, 95: 1.95996}


@pytest.fixture(scope="module")
def coverage():
    """Per coefficient, the share of 500 simulated cities whose 95 % interval holds the true one.

    By residuals (all alike; scattering more where the first feature is high) and covariance (plain; HC3): (2, 2, 7).
    """
    pytest.importorskip("scipy")
    law = Law.of(predictors=6, seed=1, feature_length_m=500.0, nugget=1.0)
    inside = np.zeros((2, 2, 7))
    for run in range(500):
        city = law.city(run, (16, 16))
        x, residuals = city.features.reshape(6, -1).T, city.residuals.ravel()
        for i, spread in enumerate((1.0, np.exp(0.8 * x[:, 0] - 0.64))):
            y = law.coefficients[0] + x @ law.coefficients[1:] + residuals * spread
            for j, robust in enumerate((False, True)):
                low, high = ols(x, y, robust=robust).interval(0.95).T
                inside[i, j] += (low <= law.coefficients) & (law.coefficients <= high)
    return inside / 500


@pytest.mark.slow
def test_true_coefficients_lie_in_their_intervals_as_often_as_said(coverage):
    plain, robust = coverage[0]
    print(f"simulated, equal residuals, 500 runs: plain {100 * plain.mean():.1f} %, HC3 {100 * robust.mean():.1f} %")
    assert plain.mean() == pytest.approx(0.95, abs=0.03) and robust.mean() == pytest.approx(0.95, abs=0.03)


@pytest.mark.slow
def test_where_residuals_scatter_unequally_only_robust_intervals_hold(coverage):
    plain, robust = coverage[1]
    print(
        f"simulated, unequal residuals, 500 runs: of the feature that they follow plain {100 * plain[1]:.1f} %, HC3 "
        f"{100 * robust[1]:.1f} %; pooled plain {100 * plain.mean():.1f} %, HC3 {100 * robust.mean():.1f} %"
    )
    assert plain[1] < 0.87 and robust.mean() == pytest.approx(0.95, abs=0.03) and robust[1] > 0.90


def judged(law, seed, cities, shape):
    """RMSE by random folds, by blocks of three true and three found correlation lengths, by areas, and the true one."""
    x, y, east, north, area = table([law.city(1000 * seed + i, shape) for i in range(cities)])

    fit, terms = ols(x, y), np.column_stack([np.ones(len(y)), x])
    squares, products = terms.T @ terms, terms.T @ y

    def held_out(repeat, fold, train, test):
        own = terms[test]  # normal equations less those of the held-out cells: quick
        return own @ np.linalg.solve(squares - own.T @ own, products - own.T @ y[test])

    length = correlation_length(east, north, y - fit.predict(x), area)
    folds = [
        random_folds(len(y)),
        block_folds(east, north, area, 250.0, 3 * law.residual_length_m),
        block_folds(east, north, area, 250.0, 3 * length),
        area_folds(area, [str(i) for i in range(cities)]),
    ]
    errors = [cross_validate(y, one, held_out).rmse if one else np.nan for one in folds]
    new_x, new_y, *_ = table([law.city(1000 * seed + 500 + i, shape) for i in range(5)])
    return *errors, np.sqrt(np.mean((fit.predict(new_x) - new_y) ** 2))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cities", "size", "feature_length_m", "flattery"),
    ((1, 60, 1500.0, 0.92), (1, 60, 2000.0, 0.90), (2, 50, 1500.0, 0.95), (3, 50, 1000.0, 0.98)),
)
def test_random_folds_flatter_where_residuals_are_alike_nearby_and_blocks_do_not(
    cities, size, feature_length_m, flattery
):
    """16 predictors, residuals alike over 1 km: the error in cities of the same law that no fit has seen."""
    errors = np.array(
        [
            judged(Law.of(seed=seed, feature_length_m=feature_length_m, nugget=0.0), seed, cities, (size, size))
            for seed in range(12)
        ]
    )
    mean_square = (errors**2).mean(axis=0)
    random, blocks, found, areas = np.sqrt(mean_square[:-1] / mean_square[-1])
    scatter = (errors[:, 1] / errors[:, -1]).std()
    print(
        f"simulated, {cities} city(s) of {size * 0.25:g} km, features alike over {feature_length_m:g} m, RMSE over the "
        f"true one: random folds {random:.3f}, blocks of three true correlation lengths {blocks:.3f} (one set of "
        f"cities scatters by {scatter:.3f}), of three found ones {found:.3f}, areas {areas:.3f}"
    )
    assert random < flattery and random < blocks - 0.01
    assert 0.9 <= blocks <= 1.1 and 0.9 <= found <= 1.1
    assert cities == 1 or 0.95 <= areas <= 1.1


@pytest.mark.parametrize("nugget", (1.0, 0.3))
def test_prediction_intervals_cover_new_cities_as_often_as_said(nugget):
    """Cells of new cities; with nugget 0.3 most of the residual is alike over 1 km, and the fit is to three cities."""
    law = Law.of(seed=3, nugget=nugget)
    inside = {level: [] for level in WIDTHS}
    for run in range(8):
        x, y, *_ = table([law.city(100 * run + i, (50, 50)) for i in range(3)])
        fit = ols(x, y)
        model = TargetModel(
            predictors=law.names, coefficients=fit.coefficients, covariance=fit.covariance,
            residual_variance=fit.residual_variance, minimum=x.min(axis=0), maximum=x.max(axis=0), errors={},
        )  # fmt: skip
        new_x, new_y, *_ = table([law.city(100 * run + 50 + i, (50, 50)) for i in range(2)])
        estimate, error = predict_target(model, new_x.T)[:2]
        for level, width in WIDTHS.items():
            inside[level].append(np.mean(np.abs(new_y - estimate) < width * error))
    covered = {level: 100 * np.mean(shares) for level, shares in inside.items()}
    print(f"simulated, nugget {nugget}: 68 % intervals cover {covered[68]:.1f} %, 95 % intervals {covered[95]:.1f} %")
    assert covered[68] == pytest.approx(68, abs=4) and covered[95] == pytest.approx(95, abs=3)


def test_the_set_can_be_written_and_fitted(write_raster):
    """The rasters that the simulated set writes give back its law through the whole chain."""
    from vertical_city.engine.gvc.samples import collect_samples

    law = Law.of(predictors=3, seed=4, sigma=0.0)
    features, references = zip(*(law.city(i, (12, 15)).write(write_raster, law.names) for i in range(3)))
    samples = collect_samples(features, references, ["AGBH"])
    assert samples.names == law.names and len(samples.areas) == 3 and "Simulated" in samples.note
    np.testing.assert_allclose(ols(samples.features, samples.targets["AGBH"]).coefficients, law.coefficients, atol=1e-5)
    x, _, east, north, _ = table([law.city(i, (12, 15)) for i in range(3)])
    np.testing.assert_allclose(samples.x, east)
    np.testing.assert_allclose(samples.y, north)
    np.testing.assert_allclose(samples.features, x, atol=1e-6)
