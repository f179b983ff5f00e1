"""The filters against a brute-force reference, grey-level co-occurrence matrices, closed forms and invariants."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.dem import kernels
from vertical_city.engine.dem.filtering import apply_filters
from vertical_city.engine.dem.filters import FILTERS, chosen, halo
from vertical_city.engine.errors import EngineInputError

from .brute_force import NAMES, all_filters, contrast, gradient

LAPLACIANS = ("f1", "f2", "f3")
RESIDUALS = ("m1", "m2", "m3")
properties = settings(max_examples=25, deadline=None, database=None, derandomize=True)


def filtered(elevation, names=NAMES, kernel_sum="laplacian", first_row=0):
    elevation = np.asarray(elevation, dtype=np.float32)
    return apply_filters(elevation, chosen(names), kernel_sum=kernel_sum, first_row=first_row)


def terrain(seed, share=0.0, blocks=0, shape=(30, 34), scale=30.0, offset=0.0):
    """Random heights with single holes (a share of the pixels) and square holes (some reach over the edge)."""
    random = np.random.default_rng(seed)
    z = (random.normal(size=shape) * scale + offset).astype(np.float32)
    z[random.random(shape) < share] = np.nan
    for _ in range(blocks):
        row, column = random.integers(0, shape[0]), random.integers(0, shape[1])
        z[row : row + random.integers(2, 9), column : column + random.integers(2, 9)] = np.nan
    return z


def assert_same(result, expected, tolerance, what=""):
    np.testing.assert_array_equal(np.isfinite(result), np.isfinite(expected), err_msg=f"validity of {what}")
    np.testing.assert_allclose(result, expected, rtol=0, atol=tolerance, err_msg=what)


CASES = {
    "whole": terrain(1),
    "mountains": terrain(2, scale=300, offset=3000),
    "single_holes": terrain(3, share=0.1),
    "many_holes": terrain(4, share=0.3),
    "blocks": terrain(5, blocks=5),
    "blocks_and_holes_high_up": terrain(6, share=0.1, blocks=4, offset=3000),
    "nearly_empty": terrain(7, share=0.5, scale=3),
    "below_the_sea": terrain(8, share=0.3, scale=0.5, offset=-400),
    "smaller_than_the_windows": terrain(9, share=0.1, shape=(6, 19)),
    "one_row": terrain(10, shape=(1, 30)),
    "nothing": np.full((8, 9), np.nan, np.float32),
}


# The brute force


def test_the_table_has_the_names_of_the_specification_in_order():
    assert list(FILTERS) == NAMES
    assert [row.name for row in chosen(reversed(NAMES))] == NAMES


@pytest.mark.parametrize("kernel_sum", ["laplacian", "sharpening"])
@pytest.mark.parametrize("case", CASES)
def test_every_filter_equals_the_brute_force(case, kernel_sum):
    elevation = CASES[case]
    span = np.ptp(elevation[np.isfinite(elevation)]) if np.isfinite(elevation).any() else 0.0
    expected = all_filters(elevation, kernel_sum == "sharpening")
    results = filtered(elevation, kernel_sum=kernel_sum)
    assert list(results) == NAMES
    for name in NAMES:
        assert results[name].dtype == np.float32
        tolerance = 1e-5 * (span**2 if FILTERS[name].step == "contrast" else span)
        if kernel_sum == "sharpening" and name.startswith("f"):
            # A sharpened height is a height: float32 keeps it to a half unit in the last place.
            tolerance += np.nanmax(np.abs(expected[name[:2]]), initial=0) * 2.0**-22
        assert_same(results[name], expected[name], tolerance, f"{name} of {case}")


def test_the_infinite_counts_as_nodata():
    holes = terrain(11, share=0.1)
    infinite = np.where(np.isnan(holes), np.float32(np.inf), holes)
    for name, result in filtered(infinite).items():
        np.testing.assert_array_equal(result, filtered(holes, [name])[name], err_msg=name)


def test_the_input_is_left_alone():
    elevation = terrain(12, share=0.1)
    before = elevation.copy()
    filtered(elevation)
    np.testing.assert_array_equal(elevation, before)


def test_where_values_are_valid_in_a_whole_array():
    valid = {name: np.isfinite(result) for name, result in filtered(terrain(13)).items()}
    # 3x3 in a corner: 4 of 9 pixels. Along the edge: 6 of 9.
    for name in LAPLACIANS:
        corners = ~valid[name]
        assert corners.sum() == 4
        assert corners[[0, 0, -1, -1], [0, -1, 0, -1]].all()
    # The residual of size 3 sees 5x5: 9, 12 and 15 of 25 at the corner, beside it, and next to that; 16 at (1, 1).
    assert valid["m1"][:4, :4].tolist() == [
        [False, False, True, True],
        [False, True, True, True],
        [True, True, True, True],
        [True, True, True, True],
    ]
    # The gradient of f, 3x3, beside the corner: 6 pixels in the array, one of them (the corner) without f: 5 of 9.
    assert valid["f1d1"][0, :2].tolist() == [False, True]


# Contrast


def cooccurrence(skimage_feature, square, levels):
    """Contrast in four directions by an explicit symmetric matrix P(i, j); the last level is nodata."""
    matrix = skimage_feature.graycomatrix(
        square, [1], [0, np.pi / 4, np.pi / 2, 3 * np.pi / 4], levels=levels + 1, symmetric=True
    )[:levels, :levels]
    by_direction = skimage_feature.graycoprops(matrix, "contrast")[0]
    return by_direction[matrix.sum(axis=(0, 1, 2)) > 0]


@pytest.mark.parametrize("share", [0.0, 0.2])
@pytest.mark.parametrize("size", [5, 11, 21])
def test_contrast_equals_the_cooccurrence_matrix_of_scikit_image(size, share):
    feature = pytest.importorskip("skimage.feature")
    levels, radius = 12, size // 2
    random = np.random.default_rng(size)
    values = random.integers(0, levels, (26, 29)).astype(np.uint8)
    values[:, 14:] //= 4  # quieter on one side
    valid = random.random(values.shape) >= share
    largest, smallest = kernels.contrast(np.where(valid, values, np.nan).astype(np.float32), [size])[0]
    marked = np.where(valid, values, levels).astype(np.uint8)
    some = 0
    for row in range(0, 26, 2):
        for column in range(0, 29, 3):
            if np.isnan(largest[row, column]):
                continue
            square = marked[max(row - radius, 0) : row + radius + 1, max(column - radius, 0) : column + radius + 1]
            expected = cooccurrence(feature, square, levels)
            assert largest[row, column] == pytest.approx(expected.max(), rel=1e-6)
            assert smallest[row, column] == pytest.approx(expected.min(), rel=1e-6)
            some += 1
    assert some > 50


def test_a_direction_without_a_pair_is_left_out_of_the_contrast():
    # Of a checkerboard with 13 of 25 pixels only diagonal neighbours make pairs: 8 in each window of 5x5.
    rows, columns = np.indices((5, 5))
    valid = (rows + columns) % 2 == 0
    values = np.where(valid, 10.0 * (rows + columns), np.nan).astype(np.float32)
    largest, smallest = kernels.contrast(values, [5])[0]
    assert smallest[2, 2] == 0  # along the anti-diagonal rows + columns is constant
    assert largest[2, 2] == pytest.approx(400)  # along the diagonal it grows by 2


def test_a_peak_does_not_disturb_the_contrast_of_quiet_ground_beside_it():
    quiet = terrain(14, shape=(60, 60), scale=0.1)
    with_peak = quiet.copy()
    with_peak[20, 20] = 8000
    rows, columns = np.indices(quiet.shape)
    for name in ("ptx_uw5", "ptx_iw11", "ptx_uw21"):
        far = np.maximum(abs(rows - 20), abs(columns - 20)) > halo(FILTERS[name])
        before, after = filtered(quiet, [name])[name], filtered(with_peak, [name])[name]
        np.testing.assert_array_equal(after[far], before[far], err_msg=name)
        assert np.nanmax(abs(after[~far] - before[~far])) > 1e4


# Closed forms


def holes_in(z, seed=0):
    random = np.random.default_rng(seed)
    z = np.array(z, dtype=np.float32)
    z[random.random(z.shape) < 0.15] = np.nan
    z[8:13, 20:24] = np.nan
    return z


@pytest.mark.parametrize("slope", [(0, 0), (1, 0), (0, -2), (3, 5), (-4, 7)])
@pytest.mark.parametrize("holes", [False, True])
def test_a_plane_gives_zero_also_beside_holes_and_edges(slope, holes):
    rows, columns = np.indices((40, 44))
    plane = 1000.0 + slope[0] * rows + slope[1] * columns
    plane = holes_in(plane) if holes else plane
    for name, result in filtered(plane).items():
        assert np.isfinite(result).mean() > 0.5
        assert np.nanmax(np.abs(result)) == 0, name


@pytest.mark.parametrize("ground", [0.0, 250.0])
@pytest.mark.parametrize("height", [8.0, -8.0])
def test_a_spike(height, ground):
    z = np.full((45, 45), ground)
    z[22, 22] += height
    result = filtered(z)
    h = abs(height)

    def near(name):
        return (np.sign(height) * result[name][20:25, 20:25]).tolist()

    assert near("f1") == [
        [0, 0, 0, 0, 0],
        [0, 0, -h, 0, 0],
        [0, -h, 4 * h, -h, 0],
        [0, 0, -h, 0, 0],
        [0, 0, 0, 0, 0],
    ]
    assert near("f2") == [
        [0, 0, 0, 0, 0],
        [0, -h, -h, -h, 0],
        [0, -h, 8 * h, -h, 0],
        [0, -h, -h, -h, 0],
        [0, 0, 0, 0, 0],
    ]
    assert near("f3") == [
        [0, 0, 0, 0, 0],
        [0, -h, -2 * h, -h, 0],
        [0, -2 * h, 12 * h, -2 * h, 0],
        [0, -h, -2 * h, -h, 0],
        [0, 0, 0, 0, 0],
    ]
    for j, radius in ((1, 1), (2, 2), (3, 3)):
        for name, weights in (("f1", (4, 1)), ("f2", (8, 1)), ("f3", (12, 2))):
            along = result[f"{name}d{j}"][22, 22:]  # from the spike along its row
            assert (along[: radius + 1] == (weights[0] + weights[1]) * h).all()
            assert along[radius + 1] == weights[1] * h  # only the spike's neighbour is within reach
            assert (along[radius + 2 :] == 0).all()
    for i in (1, 2, 3):
        assert result[f"m{i}"][22, 22] == h
        assert np.nansum(result[f"m{i}"]) == h
        for j in (1, 2, 3):
            square = result[f"m{i}d{j}"]
            assert (square[22 - j : 23 + j, 22 - j : 23 + j] == h).all()
            assert np.nansum(square) == h * (2 * j + 1) ** 2
    # The spike is in two pairs of each direction: of w(w-1) pairs along rows, of (w-1)^2 along diagonals.
    for size in (5, 11, 21):
        assert result[f"ptx_uw{size}"][22, 22] == pytest.approx(2 * h * h / (size - 1) ** 2, rel=1e-6)
        assert result[f"ptx_iw{size}"][22, 22] == pytest.approx(2 * h * h / (size * (size - 1)), rel=1e-6)
        assert result[f"ptx_uw{size}"][22, 22 + size // 2 + 1] == 0


def test_a_spike_in_a_corner_of_the_contrast_window():
    z = np.zeros((45, 45))
    z[22, 22] = 10
    result = filtered(z, ["ptx_uw5", "ptx_iw5"])
    # Seen from (20, 20) the spike is the window's corner: one of 20 pairs along rows and columns, one of 16 on
    # the diagonal, none on the anti-diagonal.
    assert result["ptx_uw5"][20, 20] == pytest.approx(100 / 16)
    assert result["ptx_iw5"][20, 20] == 0


@pytest.mark.parametrize("h", [12.0, -12.0])
def test_a_step(h):
    z = np.full((40, 40), 100.0)
    z[:, 20:] += h
    inner = {name: values[20] for name, values in filtered(z).items()}
    # The neighbours across the step: 1, 3, and 2 + 1 + 1 of the weights.
    for name, weight in (("f1", 1), ("f2", 3), ("f3", 4)):
        expected = np.zeros(40)
        expected[19], expected[20] = -weight * h, weight * h
        np.testing.assert_array_equal(inner[name], expected)
        for j in (1, 2, 3):
            gradients = np.zeros(40)
            gradients[19 - j : 21 + j] = 2 * weight * abs(h)
            gradients[[19 - j, 20 + j]] = weight * abs(h)
            np.testing.assert_array_equal(inner[f"{name}d{j}"], gradients)
    for name in NAMES:
        if name.startswith(("m", "ptx")):
            assert not inner[name].any(), name


@pytest.mark.parametrize("h", [8.0, -8.0])
@pytest.mark.parametrize("width", [1, 2, 3, 4, 5, 6, 7])
def test_a_ridge_is_residual_where_the_square_does_not_fit_on_it(width, h):
    z = np.full((45, 45), 50.0)
    z[:, 20 : 20 + width] += h
    result = filtered(z)
    for name, size in (("m1", 3), ("m2", 5), ("m3", 7)):
        expected = np.zeros(45)
        expected[20 : 20 + width] = abs(h) if size > width else 0
        np.testing.assert_array_equal(result[name][22], expected)
    if width == 1:
        # Along the ridge nothing changes; across it two pixels of each of the w rows make pairs with it.
        for size in (5, 11, 21):
            assert result[f"ptx_iw{size}"][22, 20] == 0
            assert result[f"ptx_uw{size}"][22, 20] == pytest.approx(2 * h * h / (size - 1), rel=1e-6)


@pytest.mark.parametrize("case", ["whole", "single_holes", "many_holes", "blocks"])
def test_kernel_3_is_kernel_1_plus_kernel_2(case):
    whole_metres = np.round(CASES[case])
    f = filtered(whole_metres, LAPLACIANS)
    np.testing.assert_array_equal(f["f3"], f["f1"] + f["f2"])
    f = filtered(CASES[case], LAPLACIANS)
    assert_same(f["f3"], f["f1"] + f["f2"], 1e-5 * np.nanmax(np.abs(f["f3"])))


def test_sharpening_adds_the_elevation():
    z = CASES["single_holes"]
    plain, sharpened = filtered(z, LAPLACIANS), filtered(z, LAPLACIANS, "sharpening")
    for name in LAPLACIANS:
        assert_same(sharpened[name], plain[name] + z, 1e-4, name)
    flat = filtered(np.full((9, 9), 37.0), LAPLACIANS, "sharpening")
    assert all(np.nanmin(flat[name]) == np.nanmax(flat[name]) == 37 for name in LAPLACIANS)


# Properties


@st.composite
def heights(draw, smallest=6, largest=30, whole=True):
    """Heights in metres with holes; whole metres, so that sums are exact in float32."""
    shape = draw(st.integers(smallest, largest)), draw(st.integers(smallest, largest))
    z = terrain(
        draw(st.integers(0, 2**32 - 1)),
        draw(st.sampled_from([0.0, 0.05, 0.2, 0.4])),
        draw(st.integers(0, 3)),
        shape,
        draw(st.sampled_from([2.0, 30.0, 200.0])),
    )
    return np.round(z) if whole else z


@properties
@given(heights(), st.integers(-400, 8000))
def test_adding_a_constant_changes_nothing(z, constant):
    before, after = filtered(z), filtered(z + np.float32(constant))
    span = np.ptp(z[np.isfinite(z)]) if np.isfinite(z).any() else 0
    for name in NAMES:
        power = 2 if FILTERS[name].step == "contrast" else 1
        assert_same(after[name], before[name], 1e-6 * span**power, name)


@properties
@given(heights(whole=False))
def test_residuals_gradients_and_contrasts_are_not_negative_and_largest_is_not_below_smallest(z):
    results = filtered(z)
    for name in NAMES:
        if name not in LAPLACIANS:
            assert np.nanmin(results[name], initial=0) >= 0, name
    for below in (*LAPLACIANS, *RESIDUALS):
        narrow, wide = results[f"{below}d1"], results[f"{below}d3"]
        both = np.isfinite(narrow) & np.isfinite(wide)
        assert (narrow[both] <= wide[both]).all()
    for size in (5, 11, 21):
        largest, smallest = results[f"ptx_uw{size}"], results[f"ptx_iw{size}"]
        np.testing.assert_array_equal(np.isfinite(largest), np.isfinite(smallest))
        assert (largest[np.isfinite(largest)] >= smallest[np.isfinite(smallest)]).all()


@properties
@given(heights(), st.sampled_from([np.flipud, np.fliplr, np.transpose, np.rot90]))
def test_turning_the_array_turns_the_results(z, turn):
    results, turned = filtered(z), filtered(turn(z))
    for name in NAMES:
        assert_same(turned[name], turn(results[name]), 1e-6 * np.nanmax(np.abs(results[name]), initial=0), name)


@properties
@given(heights(), st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
def test_a_subset_gives_the_same_as_all(z, names):
    everything, some = filtered(z), filtered(z, names)
    assert set(some) == set(names)
    for name in names:
        np.testing.assert_array_equal(some[name], everything[name], err_msg=name)


@properties
@given(heights(smallest=40, largest=60, whole=False), st.data())
def test_a_result_does_not_depend_on_data_beyond_the_halo(z, data):
    row, column = data.draw(st.integers(0, z.shape[0] - 1)), data.draw(st.integers(0, z.shape[1] - 1))
    height, width = data.draw(st.integers(1, 12)), data.draw(st.integers(1, 12))
    everything = filtered(z)
    for name in NAMES:
        reach = halo(FILTERS[name])
        top, left = max(row - reach, 0), max(column - reach, 0)
        part = z[top : row + height + reach, left : column + width + reach]
        result = filtered(part, [name], first_row=top)[name]
        result = result[row - top : row - top + height, column - left : column - left + width]
        expected = everything[name][row : row + height, column : column + width]
        assert result.tobytes() == expected.tobytes(), name


def test_the_halo_is_the_sum_of_the_windows_radii():
    expected = {"f1": 1, "f3d3": 4, "m1": 2, "m3": 6, "m2d1": 5, "m3d3": 9, "ptx_uw5": 4, "ptx_iw21": 12}
    assert {name: halo(FILTERS[name]) for name in expected} == expected


# Input that cannot be used


@pytest.mark.parametrize("names", [["f9"], ["f1", "m1d4", "F2"], []])
def test_unknown_filters_are_refused_and_the_known_are_listed(names):
    with pytest.raises(EngineInputError) as error:
        chosen(names)
    message = str(error.value)
    assert all(name in message for name in NAMES)
    assert all(name in message for name in names)


def test_an_unknown_kernel_sum_is_refused():
    with pytest.raises(EngineInputError, match="laplacian, sharpening"):
        filtered(np.zeros((5, 5)), ["f1"], "sharp")


# The reference itself


def test_the_brute_force_by_hand():
    z = np.array([[1.0, 2, 4], [8, 16, 32], [64, 128, np.nan]])
    result = all_filters(z)
    # At the centre: the pair along the row 2*16-8-32 = -8, along the column 2*16-2-128 = -98, the anti-diagonal
    # 2*16-4-64 = -36; the diagonal has a hole.
    assert result["f1"][1, 1] == -106
    assert result["f2"][1, 1] == -142
    assert result["f3"][1, 1] == -248
    assert all_filters(z, sharpening=True)["f2"][1, 1] == -126
    assert gradient(z, 3)[1, 1] == 127
    checks = np.indices((5, 5)).sum(axis=0) % 2
    assert contrast(checks, 5, max)[2, 2] == 1
    assert contrast(checks, 5, min)[2, 2] == 0
