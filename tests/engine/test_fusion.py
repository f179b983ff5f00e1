"""The solver of variational fusion: against brute force, a linear program, a smooth minimiser, and closed forms."""

import time

import numpy as np
import pyproj
import pytest
from scipy.optimize import linprog, minimize
from vertical_city.engine.dem import fusion, fusion_blocks, fusion_kernels
from vertical_city.engine.dem.convergence import Convergence
from vertical_city.engine.dem.fusion import Model, looks, solve, start
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.grid import Grid, Window

NAN = np.nan


def noisy(dems, rows, columns, seed=0, voids=0.0):
    rng = np.random.default_rng(seed)
    heights = rng.normal(100, 5, (dems, rows, columns)).astype(np.float32)
    heights[rng.random(heights.shape) < voids] = NAN
    weights = rng.uniform(0.1, 2, heights.shape).astype(np.float32)
    weights[rng.random(heights.shape) < voids] = rng.choice([0, NAN])
    return heights, weights


def shares(heights, weights):
    """Weights that add up to 1 where any DEM counts, by the words of the documentation."""
    counts = np.isfinite(heights) & np.isfinite(weights) & (np.nan_to_num(weights) > 0)
    share = np.where(counts, weights, 0).astype(np.float64)
    total = share.sum(axis=0)
    return share / np.where(total > 0, total, 1), total > 0


def energy(u, heights, weights, model, soft=0.0):
    """The energy in float64, written anew; soft : what rounds its corners."""

    def length(squared):
        return np.sqrt(squared + soft**2)

    share, there = shares(heights, weights)
    distance = (share * length((u - np.nan_to_num(heights)) ** 2)).sum(axis=0)[there].sum()
    u = np.where(there, u, NAN)
    across = np.nan_to_num(np.diff(u, axis=1, append=NAN))
    down = np.nan_to_num(np.diff(u, axis=0, append=NAN))
    slope = length(across**2 + down**2)
    if model.huber > 0:
        slope = np.where(slope < model.huber, slope**2 / (2 * model.huber), slope - model.huber / 2)
    return distance + model.strength * slope[there].sum()


@pytest.mark.parametrize("dems", [1, 2, 3, 5])
@pytest.mark.parametrize("kernels", [None, fusion_kernels], ids=["numpy", "numba"])
def test_the_proximal_step_is_the_minimum_that_brute_force_finds(dems, kernels):
    heights, weights = noisy(dems, 12, 9, dems, voids=0.2)
    block = start(heights, weights)
    share, there = shares(heights, weights)
    moved = np.random.default_rng(9).normal(100, 8, there.shape).astype(np.float32)
    block.heights[1:-1, 1:-1] = np.where(there, moved, NAN)
    one = np.float32(1)
    (kernels or fusion).iterate(*block.arrays, np.float32(fusion.TAU), np.float32(0), one, one, 1)
    found = block.heights[1:-1, 1:-1]
    assert (np.isfinite(found) == there).all() and there.any() and (dems > 2 or not there.all())
    for y, x in np.argwhere(there):
        near = np.arange(-3, 3, 0.0005)[:, None] + found[y, x]
        cost = (share[:, y, x] * np.abs(near - np.nan_to_num(heights[:, y, x]))).sum(axis=1)
        cost += (near[:, 0] - moved[y, x]) ** 2 / (2 * fusion.TAU)
        assert abs(near[np.argmin(cost), 0] - found[y, x]) < 2e-3


def test_it_starts_at_the_weighted_median():
    """The middle of it where, as with two DEMs of equal weight, all between them are medians."""
    heights = np.array([3, 10, 4, NAN], np.float32)[:, None, None]
    for weights, height in (
        ((1, 1, 1, 9), 4), ((3, 1, 1, 9), 3), ((0, 1, 1, 9), 7), ((1, 2, 1, 9), 7), ((0, 0, 0, 9), NAN),
    ):  # fmt: skip
        block = start(heights, np.array(weights, np.float32)[:, None, None])
        np.testing.assert_array_equal(block.heights[1, 1], height)


@pytest.mark.parametrize("dems", [1, 2, 4])
def test_numpy_and_compiled_give_the_same_bits_and_the_same_sums(dems):
    heights, weights = noisy(dems, 43, 58, 1, voids=0.1)
    heights[:, 5:9, 3:8] = NAN
    model, part = Model(0.9, 1.5, 37), Window(4, 3, 50, 36)
    (a, first), (b, second) = (solve(heights, weights, model, kernels, part) for kernels in (fusion_kernels, None))
    np.testing.assert_array_equal(a, b)
    np.testing.assert_allclose(first.energies, second.energies, rtol=1e-9)
    for name in ("gap", "excess", "change", "largest_change", "pixels", "lowest", "highest"):
        np.testing.assert_allclose(getattr(first, name), getattr(second, name), rtol=1e-4, err_msg=name)
    assert first.pixels == np.isfinite(a).sum() > 0


def test_the_energy_told_is_the_energy_by_its_formula():
    heights, weights = noisy(3, 20, 24, 2, voids=0.1)
    for model in (Model(0.8, 0, 30), Model(1.2, 2.5, 30)):
        fused, convergence = solve(heights, weights, model, fusion_kernels)
        wanted = energy(fused.astype(np.float64), heights.astype(np.float64), weights, model)
        np.testing.assert_allclose(convergence.energies[-1].sum(), wanted, rtol=1e-6)
        before = start(heights, weights).heights[1:-1, 1:-1].astype(np.float64)
        wanted = energy(before, heights.astype(np.float64), weights, model)
        np.testing.assert_allclose(convergence.energies[0].sum(), wanted, rtol=1e-6)
        assert convergence.iterations[0] == 0


@pytest.mark.parametrize("strength", [0.4, 1.1])
def test_along_a_line_tv_l1_reaches_the_minimum_of_a_linear_program(strength):
    heights, weights = noisy(2, 1, 60, 3, voids=0.1)
    heights[:, 0, 30] = NAN
    model = Model(strength, 0.0, 1000)
    fused, convergence = solve(heights, weights, model, fusion_kernels)
    share, there = shares(heights, weights)
    # Unknowns: u, then a bound of each |u - f|, then of each |difference|.
    count = there.shape[1]
    pairs = [i for i in range(count - 1) if there[0, i] and there[0, i + 1]]
    points = [(d, i) for d in range(2) for i in range(count) if share[d, 0, i] > 0]
    size = count + len(points) + len(pairs)
    cost, rows, limits = np.zeros(size), [], []
    for number, (d, i) in enumerate(points):
        cost[count + number] = share[d, 0, i]
        for sign in (1, -1):
            row = np.zeros(size)
            row[i], row[count + number] = sign, -1
            rows.append(row)
            limits.append(sign * float(heights[d, 0, i]))
    for number, i in enumerate(pairs):
        cost[count + len(points) + number] = strength
        for sign in (1, -1):
            row = np.zeros(size)
            row[i + 1], row[i], row[count + len(points) + number] = sign, -sign, -1
            rows.append(row)
            limits.append(0)
    lowest = linprog(cost, np.array(rows), limits, bounds=(None, None)).fun
    reached = energy(fused.astype(np.float64), heights.astype(np.float64), weights, model)
    assert lowest * (1 - 1e-6) <= reached <= lowest * 1.0005
    assert reached - lowest <= convergence.relative_gap * reached + 1e-3


@pytest.mark.parametrize("huber", [0.0, 2.0])
def test_in_the_plane_the_energy_is_as_low_as_another_solver_brings_it(huber):
    """L-BFGS on the energy with its corners rounded, ever less."""
    heights, weights = noisy(2, 6, 5, 4, voids=0.1)
    model = Model(0.7, huber, 1000)
    fused, convergence = solve(heights, weights, model, fusion_kernels)
    exact = heights.astype(np.float64)
    u = np.nan_to_num(fused.astype(np.float64), nan=100.0).ravel() + 0.5
    for soft in (1, 0.1, 0.01, 1e-3):
        u = minimize(lambda v, s=soft: energy(v.reshape(6, 5), exact, weights, model, s), u, method="L-BFGS-B",
                     options={"maxfun": 40_000, "maxiter": 500}).x  # fmt: skip
    other = energy(u.reshape(6, 5), exact, weights, model)
    own = energy(fused.astype(np.float64), exact, weights, model)
    assert own <= other * 1.0005
    assert other - own < 0.02 * other  # they do speak of the same minimum
    assert convergence.relative_gap < 2e-3


def test_the_gap_bounds_what_is_missing_and_goes_to_zero():
    heights, weights = noisy(2, 40, 40, 5)
    gaps, energies = [], []
    for iterations in (10, 40, 160, 640):
        _, convergence = solve(heights, weights, Model(0.8, 2.0, iterations), fusion_kernels)
        gaps.append(convergence.relative_gap)
        energies.append(convergence.energies[-1].sum())
    assert all(a > b for a, b in zip(gaps, gaps[1:])) and gaps[-1] < 1e-4
    for gap, reached in zip(gaps, energies):
        assert reached - min(energies) <= gap * reached


@pytest.mark.parametrize("huber", [0.0, 2.0])
def test_the_gap_is_not_smaller_than_that_to_the_dual_energy_found_by_brute_force(huber):
    """The dual energy of heights from the lowest to the highest of the DEMs; its inner maximum lies at a kink."""
    heights, weights = noisy(2, 8, 9, 11)
    model, (share, _) = Model(0.8, huber, 12), shares(heights, weights)
    _, convergence = solve(heights, weights, model)
    block = start(heights, weights)
    fusion.iterate(*block.arrays, *fusion._numbers(model), 12)
    p, q = block.across.astype(np.float64), block.down.astype(np.float64)
    divergence = np.diff(p, axis=1)[1:-1, :-1] + np.diff(q, axis=0)[:-1, 1:-1]
    assert np.abs(divergence).max() > 1.01
    kinks = [heights[0], heights[1], heights.min(), heights.max()]
    inner = np.max([divergence * k - (share * np.abs(k - heights)).sum(axis=0) for k in kinks], axis=0)
    dual = -inner.sum() - huber / (2 * model.strength) * (p**2 + q**2).sum()
    reached = convergence.energies[-1].sum()
    assert convergence.gap < reached - dual <= convergence.relative_gap * reached < 3 * (reached - dual)


@pytest.mark.parametrize(("radius", "strength", "kept"), [(8, 2.5, True), (3, 2.5, False), (5, 1, True), (1, 1, False)])
def test_a_disc_is_kept_by_tv_l1_when_its_radius_is_above_twice_lambda(radius, strength, kept):
    y, x = np.mgrid[-20:21, -20:21]
    disc = np.where(np.hypot(x, y) <= radius + 0.3, 30.0, 0.0).astype(np.float32)
    fused, _ = solve(np.stack([disc, disc]), np.ones((2, 41, 41), np.float32), Model(strength, 0.0, 1000))
    assert (fused[20, 20] > 29) == kept
    assert (fused[20, 20] < 1) == (not kept)


@pytest.mark.parametrize(
    ("width", "strength", "kept"), [(3, 1.0, True), (1, 1.0, False), (5, 2.0, True), (3, 2.0, False)]
)
def test_a_wall_is_kept_when_it_is_wider_than_twice_lambda(width, strength, kept):
    wall = np.zeros((1, 60), np.float32)
    wall[0, 30 : 30 + width] = 12
    fused, _ = solve(wall[None], np.ones((1, 1, 60), np.float32), Model(strength, 0.0, 600))
    np.testing.assert_allclose(fused, wall if kept else 0, atol=0.02)


def test_of_level_dems_the_heavier_one_remains():
    level = np.stack([np.full((6, 7), h, np.float32) for h in (3, 10, 4)])
    for weights, height in (((0.7, 0.2, 0.1), 3), ((0.2, 0.6, 0.2), 10), ((0.4, 0.35, 0.25), 4)):
        stack = np.ones_like(level) * np.array(weights, np.float32)[:, None, None]
        np.testing.assert_allclose(solve(level, stack, Model())[0], height, atol=1e-5)


def test_nothing_is_smoothed_across_a_void():
    heights, weights = noisy(2, 20, 31, 6)
    heights[:, :, 15] = NAN
    model = Model(1.0, 1.0, 80)
    fused, _ = solve(heights, weights, model)
    assert np.isnan(fused[:, 15]).all() and np.isfinite(np.delete(fused, 15, axis=1)).all()
    for half in (slice(0, 15), slice(16, 31)):
        np.testing.assert_array_equal(fused[:, half], solve(heights[:, :, half], weights[:, :, half], model)[0])


def fused_in_blocks(heights, weights, model, side, monitor=None, threads=2, compiled=True, monkeypatch=None):
    monkeypatch.setattr(fusion_blocks, "SIDES", (side, side))
    rows, columns = heights.shape[1:]
    grid = Grid(pyproj.CRS.from_epsg(32633), 388000.0, 5820750.0, 30.0, 30.0, columns, rows)

    def read(window):
        part = (slice(None), slice(window.row, window.row + window.height),
                slice(window.column, window.column + window.width))  # fmt: skip
        return heights[part].copy(), weights[part].copy()

    convergence, result = Convergence(looks(model.iterations)), np.full((2, rows, columns), NAN)
    blocks = fusion_blocks.fuse(read, grid, len(heights), model, monitor or Monitor(), convergence, threads, compiled)
    for done in blocks:
        w = done.window
        result[:, w.row : w.row + w.height, w.column : w.column + w.width] = done.heights, done.count
    return result, convergence


@pytest.mark.parametrize("dems", [2, 3])
def test_block_by_block_is_the_whole_to_the_last_bit(dems, monkeypatch):
    heights, weights = noisy(dems, 130, 170, 7, voids=0.05)
    heights[:, 40:60, 50:90] = NAN
    model = Model(1.0, 2.0, 25)
    whole, told = solve(heights, weights, model, fusion_kernels)
    share, there = shares(heights, weights)
    for side in (33, 64):
        (fused, count), sums = fused_in_blocks(heights, weights, model, side, monkeypatch=monkeypatch)
        np.testing.assert_array_equal(fused.astype(np.float32), whole)
        np.testing.assert_array_equal(count, (share > 0).sum(axis=0))
        np.testing.assert_allclose(sums.energies, told.energies, rtol=1e-9)
        np.testing.assert_allclose(sums.relative_gap, told.relative_gap, rtol=1e-9)
        assert sums.pixels == there.sum()


def test_progress_grows_to_the_end_within_a_single_block(monkeypatch):
    monkeypatch.setattr("vertical_city.engine.parallel.POLL_S", 0.02)
    heights, weights = noisy(2, 500, 500, 8)
    seen = []
    monitor = Monitor(progress=seen.append)
    fused_in_blocks(heights, weights, Model(iterations=80), 512, monitor, 1, False, monkeypatch)
    assert seen == sorted(seen) and len({round(value, 2) for value in seen}) > 4


@pytest.mark.parametrize("compiled", [True, False])
def test_a_cancel_stops_within_two_seconds_within_a_block(compiled, monkeypatch):
    heights, weights = noisy(2, 1000, 1000, 8)
    asked = []

    def is_canceled():
        asked.append(time.monotonic())
        return asked[-1] - asked[0] > 0.5

    with pytest.raises(EngineCanceled):
        fused_in_blocks(heights, weights, Model(iterations=1000), 1000, Monitor(is_canceled=is_canceled), 2, compiled,
                        monkeypatch)  # fmt: skip
    assert time.monotonic() - asked[0] < 2.5


@pytest.mark.parametrize("threads", [1, 2, 64])
@pytest.mark.parametrize(("dems", "halo"), [(2, 150), (6, 150), (2, 1000)])
def test_blocks_under_way_stay_within_the_memory_meant_for_them(threads, dems, halo):
    grid = Grid(pyproj.CRS.from_epsg(32633), 0.0, 0.0, 30.0, 30.0, 50_000, 40_000)
    side, used = fusion_blocks._layout(grid, dems, halo, threads)
    floats = 4 * dems + 3
    assert used <= threads and fusion_blocks.SIDES[0] * 0.9 <= side <= fusion_blocks.SIDES[1]
    assert used == 1 or used * (side + 2 * halo) ** 2 * floats * 4 <= fusion_blocks.BUDGET_BYTES * 1.01


def test_a_threshold_of_huber_near_zero_is_tv():
    heights, weights = noisy(2, 30, 30, 9)
    (a, _), (b, _) = (solve(heights, weights, Model(0.8, huber, 400), fusion_kernels) for huber in (0.0, 1e-3))
    np.testing.assert_allclose(a, b, atol=0.1)


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (Model(strength=0), "Lambda is 0; give a number above 0"),
        (Model(strength=NAN), "Lambda is nan"),
        (Model(huber=-1), "Huber threshold is -1"),
        (Model(huber=np.inf), "Huber threshold is inf"),
        (Model(iterations=0), "iterations are 0"),
        (Model(iterations=5000), "iterations are 5000; give 1 to 1000"),
    ],
)
def test_numbers_that_make_no_sense_are_refused(model, words):
    with pytest.raises(EngineInputError, match=words):
        model.check()


def test_the_log_says_how_far_it_came():
    heights, weights = noisy(2, 30, 30, 10)
    _, convergence = solve(heights, weights, Model(iterations=150))
    words = convergence.sentence()
    for part in ("150 iterations", "m per pixel", "% above the lowest", "on average"):
        assert part in words
    first, last, gap, change = convergence.numbers()
    assert first > last > 0 and 0 <= gap < 0.01 and 0 <= change < 0.01
    totals = [row["distance"] + row["roughness"] for row in convergence.facts()["energy_m_per_pixel"]]
    assert totals[0] == max(totals) and len(totals) == len(looks(150))
