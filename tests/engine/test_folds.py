"""Which cells are held out, the errors there, and the correlation length of residuals against a known truth."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineCanceled
from vertical_city.engine.gvc.folds import (
    Folds,
    area_folds,
    block_folds,
    correlation_length,
    cross_validate,
    random_folds,
)
from vertical_city.engine.gvc.regression import ols
from vertical_city.engine.gvc.result import AREAS, BLOCKS, RANDOM
from vertical_city.engine.monitor import Monitor

from .simulated_heights import gaussian_fields


def listener():
    """A monitor, and what it is warned of and told."""
    warned, said = [], []
    return Monitor(warn=warned.append, info=said.append), warned, said


def cells(height, width, areas=1, cell=250.0, origin=(388000.0, 5820000.0)):
    row, column = np.indices((height, width))
    x, y = origin[0] + (column.ravel() + 0.5) * cell, origin[1] - (row.ravel() + 0.5) * cell
    return np.tile(x, areas), np.tile(y, areas), np.repeat(np.arange(areas), x.size)


def test_random_folds_are_even_seeded_and_those_of_earlier_models():
    folds = random_folds(103)
    assert folds.kind == RANDOM and folds.text == "5 random folds, 3 repeats" and folds.number.shape == (3, 103)
    for number in folds.number:
        assert sorted(np.bincount(number)) == [20, 20, 21, 21, 21]
    assert not np.array_equal(*folds.number[:2]) and np.array_equal(folds.number, random_folds(103).number)
    assert random_folds(3).number.max() == 2
    # 0.96806… is what version 0.1 gave for these numbers.
    rng = np.random.default_rng(7)
    x = rng.normal(size=(103, 3))
    y = x @ [1, 2, 3] + rng.normal(size=103)
    judged = cross_validate(y, folds, lambda r, f, train, test: ols(x[train], y[train]).predict(x[test]))
    assert judged.rmse == pytest.approx(0.9680630664511027, rel=1e-12)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**32 - 1), st.integers(5, 400), st.sampled_from([250.0, 100.0, 30.0]), st.integers(200, 4000))
def test_blocks_are_whole_even_and_squares_at_multiples_of_their_side(seed, n, cell, block_m):
    rng = np.random.default_rng(seed)
    x, y, area = cells(30, 40, 2, cell)
    own = rng.choice(len(x), n, replace=False)
    x, y, area = x[own], y[own], area[own]
    heard, warned, _ = listener()
    folds = block_folds(x, y, area, block_m, monitor=heard)
    count = int(folds.text.split()[0])
    if warned:
        return
    # Among a few scattered cells the smallest spacing may be more than the cell.
    spacing = np.concatenate([np.diff(np.unique(c[area == a])) for c in (x, y) for a in (0, 1)]).min()
    side = math.ceil(block_m / spacing) * spacing
    blocks = {}
    for i, key in enumerate(zip(area, x // side, y // side)):
        blocks.setdefault(key, []).append(i)
    assert len(blocks) == count and folds.number.shape == (3 if count > 10 else 1, n)
    for number in folds.number:
        assert all(len(set(number[members])) == 1 for members in blocks.values())
        filled = np.bincount(number)
        assert len(filled) == min(10, count) and np.ptp(filled) <= max(map(len, blocks.values()))


def test_block_folds_say_how_and_differ_between_repeats_only():
    place = cells(60, 60, origin=(390000.0, 5820000.0))
    heard, warned, _ = listener()
    folds = block_folds(*place, 2500.0, monitor=heard)
    assert folds.kind == BLOCKS and folds.text == "36 blocks of 2.5 km in 10 folds, 3 repeats" and not warned
    assert np.array_equal(folds.number, block_folds(*place, 2500.0).number)
    assert not np.array_equal(folds.number[0], folds.number[1])
    whole = block_folds(*place)
    assert whole.text == "9 blocks of 5 km in 9 folds" and whole.number.shape == (1, 3600)
    assert (np.bincount(whole.number[0]) == 400).all()


def test_blocks_of_different_areas_are_different_even_at_the_same_coordinates():
    x, y, area = cells(20, 20, 6, origin=(390000.0, 5820000.0))
    folds = block_folds(x, y, area)
    assert folds.text == "6 blocks of 5 km in 6 folds"
    assert all(len(set(folds.number[0][area == number])) == 1 for number in range(6))


def test_blocks_are_enlarged_to_three_correlation_lengths_in_whole_cells():
    heard, warned, said = listener()
    folds = block_folds(*cells(200, 200, origin=(390000.0, 5824000.0)), least_m=7300.0, monitor=heard)
    assert " blocks of 7.5 km in 10 folds" in folds.text and not warned
    assert said == ["Blocks are enlarged from 5 km to 7.5 km, three correlation lengths."]
    assert block_folds(*cells(60, 60), least_m=math.nan).text == block_folds(*cells(60, 60)).text


def test_blocks_are_shrunk_until_there_are_five_and_the_numbers_are_said():
    heard, warned, _ = listener()
    folds = block_folds(*cells(8, 8, origin=(390000.0, 5820000.0)), least_m=6000.0, monitor=heard)
    # 2 km of cells: sides of 1 km make four blocks, of 0.75 km (rows do not begin at a multiple) nine or twelve.
    shrunk, flatters = warned
    count = int(folds.text.split()[0])
    assert count in (9, 12) and f"{count} blocks of 0.75 km" in folds.text
    assert "do not fill 5 blocks of 6 km" in shrunk and f"0.75 km, which makes {count} blocks" in shrunk
    assert "smaller than three correlation lengths of the residuals (6 km)" in flatters and "flatters" in flatters


def test_five_cells_are_five_blocks_and_four_none():
    heard, warned, _ = listener()
    assert block_folds(*cells(1, 5), monitor=heard).text == "5 blocks of 0.25 km in 5 folds"
    assert block_folds(*cells(2, 2), monitor=heard) is None and "4 cells are too few" in warned[-1]
    same = [np.zeros(9), np.zeros(9), np.zeros(9, dtype=int)]
    assert block_folds(*same, monitor=heard) is None and "1 cells are too few" in warned[-1]


def test_areas_are_left_out_one_by_one_and_only_those_with_cells():
    folds = area_folds(np.array([3, 0, 0, 3, 1]), ["Bonn", "Caen", "Dole", "Erfurt"])
    assert folds.kind == AREAS and folds.names == ("Bonn", "Caen", "Erfurt")
    np.testing.assert_array_equal(folds.number, [[2, 0, 0, 2, 1]])
    assert folds.text == "each of 3 areas left out in turn"
    assert area_folds(np.array([1, 1]), ["Bonn", "Caen"]) is None


def test_errors_equal_those_by_hand():
    y, weights = np.array([1.0, 2.0, 4.0, 8.0, 9.0]), np.array([1.0, 2.0, 1.0, 1.0, 1.0])
    # The last cell is never held out; the third and fourth are in different folds in the two repeats.
    folds = Folds(BLOCKS, np.array([[0, 0, 1, 1, -1], [0, 0, 1, 0, -1]]), "two folds")
    seen = []

    def mean(repeat, fold, train, test):
        seen.append((repeat, fold))
        assert train[4] and not (train & test).any() and (train | test).all()
        return np.full(test.sum(), y[train].mean())

    judged = cross_validate(y, folds, mean, weights)
    predicted = [[7, 7, 4, 4], [6.5, 6.5, 5, 6.5]]
    error = np.array(predicted) - y[:4]
    w = weights[:4]
    assert seen == [(0, 0), (0, 1), (1, 0), (1, 1)]
    np.testing.assert_allclose(judged.predicted, [6.75, 6.75, 4.5, 5.25, np.nan])
    assert judged.rmse == pytest.approx(np.sqrt((w * error**2).sum() / 10))
    assert judged.mae == pytest.approx((w * np.abs(error)).sum() / 10)
    assert judged.bias == pytest.approx((w * error).sum() / 10)
    about = y[:4] - np.average(y, weights=weights)
    assert judged.r2 == pytest.approx(1 - (w * error**2).sum() / (2 * (w * about**2).sum()))
    first, second = judged.by_fold
    assert (first.name, first.n, second.name, second.n) == ("1", 2, "2", 2)
    assert first.rmse == pytest.approx(np.sqrt((36 + 2 * 25) / 3)) and second.bias == pytest.approx(-2)


def test_areas_are_named_random_folds_are_not_listed_and_a_flat_target_has_no_r2():
    y = np.full(6, 3.0)
    areas = area_folds(np.array([0, 0, 1, 1, 1, 1]), ["Bonn", "Caen"])
    judged = cross_validate(y, areas, lambda r, f, train, test: y[test] + 1)
    assert [(fold.name, fold.n, fold.rmse, fold.bias) for fold in judged.by_fold] == [
        ("Bonn", 2, 1, 1),
        ("Caen", 4, 1, 1),
    ]
    assert judged.r2 == 0 and judged.kind == AREAS
    assert cross_validate(y, random_folds(6), lambda r, f, train, test: y[test]).by_fold == ()


def test_cross_validation_can_be_cancelled():
    calls = []
    monitor = Monitor(is_canceled=lambda: len(calls) == 2)
    with pytest.raises(EngineCanceled):
        cross_validate(
            np.zeros(50), random_folds(50), lambda r, f, a, b: calls.append(1) or np.zeros(b.sum()), None, monitor
        )
    with pytest.raises(EngineCanceled):
        correlation_length(*cells(9, 9)[:2], np.arange(81.0), np.zeros(81, int), Monitor(is_canceled=lambda: True))


def fields(shape, length_m, nugget, areas, rng, keep=1.0):
    """Places and residuals of simulated areas: a Gaussian field with exponential correlation, and a nugget."""
    x, y, area = cells(*shape, areas)
    smooth = gaussian_fields(areas, shape, length_m, rng).ravel()
    value = np.sqrt(1 - nugget) * smooth + np.sqrt(nugget) * rng.normal(size=smooth.size)
    some = rng.random(len(x)) < keep
    return x[some], y[some], value[some], area[some]


@pytest.mark.parametrize("length_m", (0.0, 500.0, 1000.0, 2000.0))
def test_the_simulated_fields_are_what_they_say(length_m):
    """Variance and correlation of fields that were drawn, not of their formula."""
    drawn = gaussian_fields(400, (24, 24), length_m, np.random.default_rng(1))
    assert np.mean(drawn) == pytest.approx(0, abs=0.05) and np.mean(drawn**2) == pytest.approx(1, abs=0.05)
    for lag in (1, 4, 8):
        expected = math.exp(-lag * 250 / length_m) if length_m else 0
        for product in (drawn[:, lag:] * drawn[:, :-lag], drawn[:, :, lag:] * drawn[:, :, :-lag]):
            assert np.mean(product) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("nugget", (0.0, 0.5))
@pytest.mark.parametrize("length_m", (500.0, 1000.0, 2000.0))
def test_the_correlation_length_of_simulated_fields_is_found(length_m, nugget):
    for areas, runs in ((1, 15), (3, 10)):
        rng = np.random.default_rng(areas)
        found = [correlation_length(*fields((60, 60), length_m, nugget, areas, rng)) for _ in range(runs)]
        print(f"simulated: {areas} area(s), nugget {nugget}, L {length_m:.0f} m: median {np.median(found):.0f} m")
        assert np.median(found) == pytest.approx(length_m, rel=0.25)


def test_small_areas_and_missing_cells_do_not_shorten_it():
    """Within 15 cells a mean takes a good part of a correlation over 4 cells off; the variogram does not mind."""
    rng = np.random.default_rng(2)
    small = [correlation_length(*fields((15, 15), 1000.0, 0.0, 6, rng)) for _ in range(25)]
    holes = [correlation_length(*fields((60, 60), 1000.0, 0.3, 3, rng, keep=0.15)) for _ in range(15)]
    assert np.median(small) == pytest.approx(1000, rel=0.2) and np.median(holes) == pytest.approx(1000, rel=0.2)


@pytest.mark.parametrize("keep", (1.0, 0.4, 0.02))
def test_the_sums_over_pairs_equal_a_loop_over_pairs(keep, monkeypatch):
    """Dense cells go by FFT, sparse ones pair by pair, wide areas by tiles; an exponential fit by a plain search."""
    from vertical_city.engine.gvc import folds

    monkeypatch.setattr(folds, "TILE", 24)
    x, y, value, area = fields((30, 30), 1000.0, 0.2, 2, np.random.default_rng(3), keep)
    monkeypatch.setattr(folds, "FEWEST_PAIRS", 1)
    value = value - np.where(area == 0, value[area == 0].mean(), value[area == 1].mean())
    cell, sums = folds._lag_sums(x, y, value, area, Monitor())
    column, row = x - [x[area == a].min() for a in area], y - [y[area == a].min() for a in area]
    expected = np.zeros((4, 48))
    for i in range(len(x)):
        same = (area == area[i]) & (column // (24 * cell) == column[i] // (24 * cell))
        same &= (row // (24 * cell) == row[i] // (24 * cell)) & (np.arange(len(x)) > i)
        distance = np.hypot(x[same] - x[i], y[same] - y[i]) / cell
        lag = np.rint(distance).astype(int)
        np.add.at(expected[0], lag, 1)
        np.add.at(expected[1], lag, distance)
        np.add.at(expected[2], lag, (value[same] - value[i]) ** 2 / 2)
        np.add.at(expected[3], lag, value[same] * value[i])
    reach = int(max(column.max(), row.max()) / cell / 2)
    used = (expected[0] > 0) & (np.arange(48) > 0) & (np.arange(48) <= reach)
    np.testing.assert_allclose(sums, expected[:, used], rtol=1e-9, atol=1e-9)


def test_a_wide_sparse_area_costs_no_more_memory_than_its_cells():
    import tracemalloc

    rng = np.random.default_rng(4)
    x, y, value, _ = fields((40, 40), 1000.0, 0.0, 1, rng)
    far = 250.0 * 200_000
    places = [(0, 0), (far, far), (0, far)]
    east, north = np.concatenate([x + a for a, _ in places]), np.concatenate([y + b for _, b in places])
    tracemalloc.start()
    found = correlation_length(east, north, np.tile(value, 3), np.zeros(len(east), int))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30e6 and found == pytest.approx(1000, rel=0.5)


def test_independent_constant_or_few_residuals_tell_nothing():
    rng = np.random.default_rng(5)
    found = [correlation_length(*fields((30, 30), 0.0, 0.0, 2, rng)) for _ in range(100)]
    assert np.isnan(found).mean() >= 0.95
    x, y, area = cells(20, 20)
    assert math.isnan(correlation_length(x, y, np.full(400, 2.5), area))
    x, y, area = cells(4, 4)
    assert math.isnan(correlation_length(x, y, x + y, area))
    assert math.isnan(correlation_length(np.zeros(30), np.zeros(30), np.arange(30.0), np.zeros(30, int)))


def test_a_correlation_beyond_the_area_gives_half_the_area():
    x, y, area = cells(40, 40)
    assert correlation_length(x, y, (x - x.mean()) / 1000, area) == pytest.approx(5000, rel=0.05)


def test_the_unit_of_the_residuals_and_the_mean_of_an_area_do_not_matter():
    x, y, value, area = fields((30, 30), 1000.0, 0.3, 3, np.random.default_rng(6))
    found = correlation_length(x, y, value, area)
    assert correlation_length(x, y, 100 * value + 50 * area, area) == pytest.approx(found)


def test_a_block_that_holds_nearly_all_cells_is_no_fold():
    """Nine by nine cells, of which blocks of seven hold 49, four times 7 and four times 1: as even as 2.5 equal."""
    x, y = (250.0 * one.ravel() - 125.0 for one in np.meshgrid(np.arange(9), np.arange(9)))
    area = np.zeros(81, int)
    folds = block_folds(x, y, area, 1750.0)
    cells = np.bincount(folds.number[0])
    assert cells.max() == 25 and "blocks of 1.25 km" in folds.text and folds.block_m == 1250
