"""Means and standard deviations per cell against sums of pixels, NumPy, and exact intersections of rectangles."""

import math

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.dem.generalise import ASSIGNMENTS, Assignment, CellStatistics, assign
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.raster.grid import Grid, Window, aligned_grid, reproject_extent, tiles

UTM33 = pyproj.CRS.from_epsg(32633)
WGS84 = pyproj.CRS.from_epsg(4326)
SECOND = 1 / 3600
properties = settings(max_examples=40, deadline=None, database=None, derandomize=True)


def square_pixels(size=30, width=70, height=50, left=388_007, top=5_820_741):
    return Grid(UTM33, float(left), float(top), float(size), float(size), width, height)


def arc_seconds(latitude=52.5, longitude=13.4, width=90, height=80):
    return Grid(WGS84, longitude, latitude, SECOND, SECOND, width, height)


def covering(pixels, size):
    """Cells that cover all pixels, with one cell to spare (pixels are taken for rectangles in the cells' CRS)."""
    extent = reproject_extent(pixels.extent, pixels.crs, UTM33)
    grid = aligned_grid(extent, UTM33, size)
    return Grid(UTM33, grid.x0 - size, grid.y0 + size, grid.dx, grid.dy, grid.width + 2, grid.height + 2)


def heights(shape, seed=0, holes=0.2):
    random = np.random.default_rng(seed)
    values = random.gamma(1.5, 8, shape)
    values[random.random(shape) < holes] = np.nan
    return values


def statistics(assignment, values):
    result = CellStatistics(assignment.cells)
    result.add(assignment, values)
    return result


def by_hand(assignment, values):
    """Weight, mean and population standard deviation of each cell, one by one, with exact sums."""
    weight = np.ones(assignment.pixel.size) if assignment.weight is None else assignment.weight
    members = {}
    for pixel, cell, share in zip(assignment.pixel, assignment.cell, weight):
        value = float(values.ravel()[pixel])
        if not math.isnan(value):
            members.setdefault(int(cell), []).append((float(share), value))
    result = np.zeros((3, assignment.cells))
    for cell, pairs in members.items():
        total = math.fsum(w for w, _ in pairs)
        mean = math.fsum(w * v for w, v in pairs) / total
        variance = math.fsum(w * (v - mean) ** 2 for w, v in pairs) / total
        result[:, cell] = total, mean, math.sqrt(variance)
    return result


# Assignment


@pytest.mark.parametrize("pixels", [square_pixels(), arc_seconds(), arc_seconds(70.0, 17.9)])
@pytest.mark.parametrize("how", ASSIGNMENTS)
@pytest.mark.parametrize("cell_size", [250, 100, 20, 7])
def test_each_pixel_counts_once_where_the_cells_cover_it(pixels, how, cell_size):
    assignment = assign(pixels, pixels.window, covering(pixels, cell_size), how)
    count = np.bincount(assignment.pixel, assignment.weight, pixels.width * pixels.height)
    np.testing.assert_allclose(count, 1, rtol=0, atol=1e-9)
    assert assignment.total().sum() == pytest.approx(pixels.width * pixels.height, rel=1e-12)


@pytest.mark.parametrize(
    ("pixel_size", "cell_size"), [(30, 250), (30, 100), (30, 20), (30, 30), (90, 20), (10, 250), (250, 100)]
)
def test_shares_by_area_are_the_exact_intersections_of_rectangles(pixel_size, cell_size):
    pixels = square_pixels(pixel_size, 23, 19)
    # Cells that start inside the pixels and end beyond them.
    left, top = 388_007 + 3 * pixel_size + 1, 5_820_741 - 2 * pixel_size - 3
    cells = Grid(UTM33, float(left), float(top), float(cell_size), float(cell_size), 9, 8)
    expected = np.zeros((19 * 23, 8 * 9))
    for pixel_row in range(19):
        for pixel_column in range(23):
            west, north = 388_007 + pixel_column * pixel_size, 5_820_741 - pixel_row * pixel_size
            for row in range(8):
                for column in range(9):
                    cell_west, cell_north = left + column * cell_size, top - row * cell_size
                    across = min(west + pixel_size, cell_west + cell_size) - max(west, cell_west)
                    down = min(north, cell_north) - max(north - pixel_size, cell_north - cell_size)
                    if across > 0 and down > 0:  # whole metres: exact
                        expected[pixel_row * 23 + pixel_column, row * 9 + column] = across * down / pixel_size**2
    assignment = assign(pixels, pixels.window, cells, "area")
    shares = np.zeros(expected.shape)
    np.add.at(shares, (assignment.pixel, assignment.cell), assignment.weight)
    np.testing.assert_allclose(shares, expected, rtol=0, atol=1e-9)
    assert 0 < np.count_nonzero(expected) < expected.size
    np.testing.assert_allclose(assignment.total(), expected.sum(axis=0), rtol=0, atol=1e-8)


def test_by_centre_a_pixel_counts_in_the_cell_of_its_centre_and_only_inside_the_cells():
    pixels = Grid(UTM33, 0.0, 90.0, 30.0, 30.0, 4, 3)  # centres at x = 15, 45, 75, 105 and y = 75, 45, 15
    cells = Grid(UTM33, 20.0, 80.0, 50.0, 50.0, 2, 1)  # x from 20 to 70 and to 120, y from 80 down to 30
    assignment = assign(pixels, pixels.window, cells, "centre")
    assert dict(zip(assignment.pixel.tolist(), assignment.cell.tolist())) == {1: 0, 5: 0, 2: 1, 3: 1, 6: 1, 7: 1}
    assert assignment.total().tolist() == [2, 4]


def test_a_centre_on_a_border_counts_once():
    pixels = Grid(UTM33, 0.0, 100.0, 10.0, 10.0, 10, 10)
    cells = Grid(UTM33, -5.0, 105.0, 10.0, 10.0, 12, 12)
    assignment = assign(pixels, pixels.window, cells, "centre")
    assert sorted(assignment.pixel.tolist()) == list(range(100))
    assert sorted(assignment.total().tolist()) == [0] * 44 + [1] * 100


@pytest.mark.parametrize("how", ASSIGNMENTS)
def test_pixels_that_the_projection_cannot_place_count_nowhere(how):
    pixels = Grid(WGS84, 10.0, 91.0, 0.05, 0.05, 80, 900)  # beyond the pole, down to 46 N
    cells = Grid(UTM33, 166_000.0, 5_900_000.0, 10_000.0, 10_000.0, 60, 40)
    assignment = assign(pixels, pixels.window, cells, how)
    assert assignment.pixel.min() > 80 * 20
    assert 0 < assignment.total().sum() < 80 * 900
    assert np.isfinite(assignment.total()).all()


@pytest.mark.parametrize("how", ASSIGNMENTS)
def test_the_assignment_of_a_pixel_does_not_depend_on_the_window(how):
    pixels = arc_seconds()
    cells = covering(pixels, 100)
    whole = assign(pixels, pixels.window, cells, how)
    window = Window(37, 21, 30, 25)
    part = assign(pixels, window, cells, how)

    def table(assignment, left, top, width):
        weight = np.ones(assignment.pixel.size) if assignment.weight is None else assignment.weight
        return {
            (top + pixel // width, left + pixel % width, cell): share
            for pixel, cell, share in zip(assignment.pixel.tolist(), assignment.cell.tolist(), weight.tolist())
        }

    of_part = table(part, 37, 21, 30)
    of_whole = table(whole, 0, 0, 90)
    assert of_part == {
        (row, column, cell): share
        for (row, column, cell), share in of_whole.items()
        if 21 <= row < 46 and 37 <= column < 67
    }


def test_an_unknown_assignment_is_refused():
    pixels = square_pixels()
    with pytest.raises(EngineInputError, match="centre, area"):
        assign(pixels, pixels.window, covering(pixels, 250), "nearest")


# Statistics


@pytest.mark.parametrize("pixels", [square_pixels(), arc_seconds()])
@pytest.mark.parametrize("how", ASSIGNMENTS)
@pytest.mark.parametrize("cell_size", [250, 20])
def test_the_sum_over_cells_is_the_sum_over_pixels(pixels, how, cell_size):
    values = heights(pixels.shape)
    cells = statistics(assign(pixels, pixels.window, covering(pixels, cell_size), how), values)
    assert cells.weight.sum() == pytest.approx(np.isfinite(values).sum(), rel=1e-9)
    assert (cells.mean * cells.weight).sum() == pytest.approx(math.fsum(values[np.isfinite(values)]), rel=1e-9)


def test_mean_and_population_standard_deviation_are_those_of_numpy():
    pixels = square_pixels(25, 80, 60, 388_000, 5_820_750)  # 10 x 10 pixels in a cell, borders in common
    values = heights(pixels.shape, 1)
    cells = Grid(UTM33, 388_000.0, 5_820_750.0, 250.0, 250.0, 8, 6)
    result = statistics(assign(pixels, pixels.window, cells, "centre"), values)
    blocks = values.reshape(6, 10, 8, 10).swapaxes(1, 2).reshape(48, 100)
    np.testing.assert_array_equal(result.weight, np.isfinite(blocks).sum(axis=1))
    np.testing.assert_allclose(result.mean, np.nanmean(blocks, axis=1), rtol=1e-13)
    np.testing.assert_allclose(result.standard_deviation(), np.nanstd(blocks, axis=1), rtol=1e-12)
    # Where borders are in common, by area is by centre.
    by_area = statistics(assign(pixels, pixels.window, cells, "area"), values)
    np.testing.assert_allclose(by_area.mean, result.mean, rtol=1e-12)
    np.testing.assert_allclose(by_area.standard_deviation(), result.standard_deviation(), rtol=1e-10)


@pytest.mark.parametrize("how", ASSIGNMENTS)
@pytest.mark.parametrize("cell_size", [250, 40])
def test_the_statistics_of_each_cell_are_those_of_its_members(how, cell_size):
    pixels = arc_seconds()
    values = heights(pixels.shape, 2, holes=0.4)
    assignment = assign(pixels, pixels.window, covering(pixels, cell_size), how)
    result = statistics(assignment, values)
    weight, mean, deviation = by_hand(assignment, values)
    np.testing.assert_allclose(result.weight, weight, rtol=1e-12)
    np.testing.assert_allclose(result.mean, mean, rtol=1e-12)
    np.testing.assert_allclose(result.standard_deviation(), deviation, rtol=1e-9, atol=1e-9)
    assert (weight == 0).any()  # a cell without pixels is among them, and gives no warning


@pytest.mark.parametrize("blocks", [1, 7, 1000])
@pytest.mark.parametrize("noise", [1.0, 1e-3, 1e-6])
def test_nothing_is_lost_in_a_hundred_thousand_samples_far_from_zero(blocks, noise):
    values = 1e6 + np.random.default_rng(3).normal(size=100_000) * noise
    result = CellStatistics(2)
    for block in np.array_split(values, blocks):
        pixel = np.arange(block.size)
        result.add(Assignment(pixel, np.ones(block.size, np.intp), None, 2), block)
    mean = math.fsum(values) / values.size
    deviations = values - mean
    # The mean is rounded to a float; what that adds to the sum of squares is taken off again.
    variance = math.fsum(deviations**2) / values.size - (math.fsum(deviations) / values.size) ** 2
    assert result.weight.tolist() == [0, 100_000]
    assert result.mean[1] == pytest.approx(mean, rel=1e-15)
    # A mean near 1e6 is kept to 1e-10 (one unit in the last place); joining blocks by their means costs that much.
    tolerance = 1e-9 if blocks == 1 else max(1e-9, np.spacing(1e6) / noise)
    assert result.standard_deviation()[1] == pytest.approx(math.sqrt(variance), rel=tolerance)


def test_equal_samples_have_no_deviation():
    result = CellStatistics(1)
    for _ in range(50):
        result.add(Assignment(np.arange(30), np.zeros(30, np.intp), np.full(30, 1 / 3), 1), np.full(30, 0.1))
    assert result.mean[0] == pytest.approx(0.1, rel=1e-14)
    assert result.standard_deviation()[0] < 1e-15


def test_float32_is_summed_in_float64():
    values = np.full(200_000, 16_777_217 / 2**10, np.float64).astype(np.float32)
    values[::2] += np.float32(2.0**-9)
    result = statistics(Assignment(np.arange(values.size), np.zeros(values.size, np.intp), None, 1), values)
    assert result.mean[0] == pytest.approx(values.astype(np.float64).mean(), rel=1e-14)
    assert result.standard_deviation()[0] == pytest.approx(values.astype(np.float64).std(), rel=1e-9)


@pytest.mark.parametrize("how", ASSIGNMENTS)
@pytest.mark.parametrize("tile", [13, 32, 64])
def test_adding_in_blocks_equals_adding_at_once(how, tile):
    pixels = arc_seconds()
    values = heights(pixels.shape, 4)
    cells = covering(pixels, 250)
    at_once = statistics(assign(pixels, pixels.window, cells, how), values)
    in_blocks = CellStatistics(cells.width * cells.height)
    for window in tiles(pixels, tile):
        block = values[window.row : window.row + window.height, window.column : window.column + window.width]
        in_blocks.add(assign(pixels, window, cells, how), block)
    np.testing.assert_allclose(in_blocks.weight, at_once.weight, rtol=1e-12)
    np.testing.assert_allclose(in_blocks.mean, at_once.mean, rtol=1e-12)
    np.testing.assert_allclose(in_blocks.standard_deviation(), at_once.standard_deviation(), rtol=1e-12)


@properties
@given(st.lists(st.lists(st.floats(-500, 9000), max_size=12), min_size=1, max_size=8))
def test_blocks_of_any_size_join_to_the_statistics_of_all(blocks):
    result = CellStatistics(1)
    for block in blocks:
        values = np.array(block, dtype=np.float64)
        result.add(Assignment(np.arange(values.size), np.zeros(values.size, np.intp), None, 1), values)
    everything = np.array([value for block in blocks for value in block])
    assert result.weight[0] == everything.size
    if everything.size:
        assert result.mean[0] == pytest.approx(everything.mean(), rel=1e-12, abs=1e-9)
        assert result.standard_deviation()[0] == pytest.approx(everything.std(), rel=1e-9, abs=1e-9)


def test_cells_without_pixels_and_blocks_without_values_are_harmless():
    result = CellStatistics(3)
    assignment = Assignment(np.arange(4), np.array([0, 0, 2, 2]), None, 3)
    result.add(assignment, np.full(4, np.nan))
    assert result.weight.tolist() == [0, 0, 0]
    result.add(assignment, np.array([1.0, 3.0, np.nan, 7.0]))
    result.add(assignment, np.full(4, np.nan))
    assert result.weight.tolist() == [2, 0, 1]
    assert result.mean[[0, 2]].tolist() == [2, 7]
    assert result.standard_deviation().tolist() == [1, 0, 0]
