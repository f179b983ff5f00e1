"""The terrain-robust filters: against least squares and loops written anew, closed forms, and their compiled twins."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.dem import kernels
from vertical_city.engine.dem.filtering import apply_filters
from vertical_city.engine.dem.filters import (
    DESCRIBES_TERRAIN,
    FILTERS,
    HALVING_SLOPE,
    PAIR,
    TERRAIN,
    chosen,
    halo,
)
from vertical_city.engine.dem.kernels import pairs, quadratic_weights
from vertical_city.engine.errors import EngineInputError

from .brute_force import has_value, per_pixel, pixels, window

ALL = {**TERRAIN, **PAIR}
properties = settings(max_examples=40, deadline=None, database=None, derandomize=True)


def holed(shape, seed=0, share=0.03, height=400.0):
    random = np.random.default_rng(seed)
    z = random.normal(0, 4, shape) + random.normal() * np.arange(shape[1]) * 3 + height
    z[random.random(shape) < share] = np.nan
    return z.astype(np.float32)


def together(z, second=None, names=ALL, **options):
    return apply_filters(z, [ALL[name] for name in names], second=second, **options)


# Closed forms


@pytest.mark.parametrize("size", [3, 5, 7, 9])
def test_the_weights_are_those_of_least_squares(size):
    y, x = np.mgrid[:size, :size] - size // 2
    x, y = x.ravel(), y.ravel()
    design = np.stack([np.ones(size * size), x, y, x * x, x * y, y * y], axis=1)
    wanted = np.linalg.pinv(design)[0]
    a, b = quadratic_weights(size)
    np.testing.assert_allclose(a - b * (x * x + y * y), wanted, atol=1e-12)


def test_pairs_are_all_opposite_neighbours_once():
    for size in (3, 5, 7, 9):
        found = pairs(size)
        both = {*found, *((-dy, -dx) for dy, dx in found)}
        assert len(found) == (size * size - 1) // 2
        assert len(both) == size * size - 1
        assert found[: len(pairs(3))] == pairs(3)


@properties
@given(st.floats(-40, 40), st.floats(-40, 40), st.floats(-900, 3000), st.integers(0, 5))
def test_a_plane_of_any_slope_has_no_detail_even_beside_holes(right, down, level, seed):
    y, x = np.mgrid[:40, :44]
    z = level + right * (x - 20) + down * (y - 20)
    z[np.random.default_rng(seed).random(z.shape) < 0.05] = np.nan
    found = together(z.astype(np.float32), second=z.astype(np.float32))
    steep = np.hypot(right, down)
    for name, values in found.items():
        wanted = steep if name.startswith("slope") else 0.0
        known = values[np.isfinite(values)]
        assert known.size > 800, name
        # float32 holds heights of some thousand metres to half a millimetre; b5d2 is a root of a product of such.
        np.testing.assert_allclose(known, wanted, atol=0.02, err_msg=name)


def test_a_quadratic_surface_leaves_no_detail():
    y, x = (np.mgrid[:40, :44] - 20).astype(float)
    z = (0.3 * x * x - 0.2 * y * y + 0.17 * x * y + x).astype(np.float32)
    found = together(z, names=("q5", "q7", "q9"))
    for values in found.values():
        assert np.nanmax(values[5:-5, 5:-5]) < 1e-3


def test_a_tower_stands_out_less_where_the_slope_is_steep():
    y, x = np.mgrid[:61, :61]
    tower = 60.0 * ((x == 30) & (y == 30))
    flat = together(tower.astype(np.float32), names=("q5", "q5n"))
    hill = together((tower + 12.0 * x).astype(np.float32), names=("q5", "q5n"))
    # What the slope is not part of stays; what is normalised is a tenth, 1 / (1 + 3²), but for the tower's own sides.
    assert hill["q5"][30, 30] == pytest.approx(flat["q5"][30, 30], abs=1e-3)
    assert hill["q5n"][30, 30] == pytest.approx(hill["q5"][30, 30] / 10, rel=0.1)
    assert flat["q5n"][30, 30] > 0.9 * flat["q5"][30, 30]


def test_a_slope_of_the_halving_slope_halves():
    x = np.arange(80) * np.ones((80, 1))
    z = (HALVING_SLOPE * x).astype(np.float32)
    z += np.random.default_rng(0).normal(0, 0.01, z.shape).astype(np.float32)
    found = together(z, names=("q7", "q7n"))
    inner = (slice(15, -15), slice(15, -15))
    np.testing.assert_allclose(found["q7n"][inner], found["q7"][inner] / 2, rtol=0.01)


def test_towers_have_positive_pits_negative_asymmetry():
    z = np.zeros((50, 50), np.float32)
    z[15, 25], z[35, 25] = 40, -40
    found = together(z, names=("q9a5", "q9t5"))
    assert found["q9a5"][15, 25] > 20
    assert found["q9a5"][35, 25] < -20
    assert found["q9t5"][15, 25] > 20
    assert found["q9t5"][35, 25] < 10


def test_what_both_see_is_nothing_where_one_sees_nothing():
    first, second = np.zeros((2, 40, 40), np.float32)
    first[20, 10] = second[20, 30] = first[10, 20] = second[10, 20] = 30
    both = together(first, second=second, names=("b5d2",))["b5d2"]
    assert both[20, 10] == both[20, 30] == 0
    alone = together(first, names=("q5d2",))["q5d2"]
    assert both[10, 20] == pytest.approx(alone[10, 20])


@properties
@given(st.integers(0, 100))
def test_a_pair_is_the_same_in_either_order(seed):
    first, second = holed((30, 34), seed), holed((30, 34), seed + 1)
    one, other = (together(a, second=b, names=PAIR) for a, b in ((first, second), (second, first)))
    for name in PAIR:
        np.testing.assert_allclose(one[name], other[name], rtol=2e-5, atol=1e-4, err_msg=name)


# Anew, from the definitions


def detail_anew(z, size):
    """Least squares over pairs: the quadratic surface's distance from the centre, in float64."""
    x = np.arange(size) - size // 2
    x, y = (grid.ravel() for grid in np.meshgrid(x, x))
    fit = np.linalg.pinv(np.stack([np.ones(x.size), x, y, x * x, x * y, y * y], axis=1))[0]
    weight = dict(zip(zip(y, x), fit))

    def value(row, column):
        total = 0.0
        for (dy, dx), own in weight.items():
            ends = [(row + dy, column + dx), (row - dy, column - dx)]
            if all(0 <= r < z.shape[0] and 0 <= c < z.shape[1] and np.isfinite(z[r, c]) for r, c in ends):
                total += own * (z[row, column] - z[ends[0]])
        return total

    return per_pixel(z, size, value)


def slope_anew(z, size):
    def value(row, column):
        offsets, differences = [], []
        for dy in range(-(size // 2), size // 2 + 1):
            for dx in range(-(size // 2), size // 2 + 1):
                ends = [(row + dy, column + dx), (row - dy, column - dx)]
                if all(0 <= r < z.shape[0] and 0 <= c < z.shape[1] and np.isfinite(z[r, c]) for r, c in ends):
                    offsets.append((2 * dy, 2 * dx))
                    differences.append(z[ends[0]] - z[ends[1]])
        if np.linalg.matrix_rank(np.array(offsets)) < 2:
            return np.nan
        return np.hypot(*np.linalg.lstsq(np.array(offsets, float), np.array(differences), rcond=None)[0])

    return per_pixel(z, size, value)


def smooth_anew(z, size):
    return per_pixel(z, size, lambda row, column: np.nanmean(window(z, row, column, size)))


def gradient_anew(z, size):
    def value(row, column):
        around = window(z, row, column, size)
        return np.nanmax(around) - np.nanmin(around)

    return per_pixel(z, size, value)


def hats_anew(z, size):
    """Top-hat and bottom-hat: the element may stand partly over a hole or the edge."""
    rim = size // 2
    around = np.pad(z, rim, constant_values=np.nan)

    def opening(surface, best, worst):
        inner = {}
        for row in range(surface.shape[0]):
            for column in range(surface.shape[1]):
                seen = window(surface, row, column, size)
                inner[row, column] = worst(seen[np.isfinite(seen)]) if np.isfinite(seen).any() else np.nan
        result = np.full(z.shape, np.nan)
        for row, column in pixels(z):
            if np.isfinite(z[row, column]):
                places = [
                    inner[r, c]
                    for r in range(row, row + 2 * rim + 1)
                    for c in range(column, column + 2 * rim + 1)
                    if np.isfinite(inner[r, c])
                ]
                result[row, column] = best(places)
        return result

    opened, closed = opening(around, max, np.min), opening(around, min, np.max)
    top, bottom = (
        per_pixel(z, 2 * size - 1, lambda row, column, a=above: a[row, column]) for above in (z - opened, closed - z)
    )
    return top, bottom


@pytest.mark.parametrize(("shape", "share"), [((26, 31), 0.0), ((28, 25), 0.06), ((12, 24), 0.35)])
def test_every_filter_is_what_its_definition_says(shape, share):
    first, second = holed(shape, 3, share), holed(shape, 4, share)
    found = together(first, second=second)
    z, other = first.astype(float), second.astype(float)
    signed = {size: detail_anew(z, size) for size in (3, 5, 7, 9)}
    wanted = {f"q{size}": abs(values) for size, values in signed.items()}
    wanted |= {f"q{size}d2": gradient_anew(values, 5) for size, values in signed.items()}
    for k in (5, 11):
        top, bottom = hats_anew(signed[9], k)
        wanted |= {f"q9t{k}": top, f"q9a{k}": top - bottom}
    wanted["q7t11"] = hats_anew(signed[7], 11)[0]
    wanted["slope7"] = slope_anew(z, 7)
    wanted["slope21"] = smooth_anew(wanted["slope7"], 21)
    wanted["rough21"] = smooth_anew(wanted["q9"], 21)
    gentle = smooth_anew(1 / (1 + (wanted["slope7"] / 4) ** 2), 21)
    wanted |= {f"{name}n": wanted[name] * gentle for name in ("q5", "q7", "q5d2", "q7d2", "q7t11", "q9t5")}
    del wanted["q7t11"]  # of which only the normalised one is given
    gentle = np.sqrt(gentle * smooth_anew(1 / (1 + (slope_anew(other, 7) / 4) ** 2), 21))
    seen = gradient_anew(detail_anew(other, 5), 5)
    unlike = {size: detail_anew(z - other, size) for size in (5, 9)}
    wanted |= {f"dq{size}": abs(values) for size, values in unlike.items()}
    wanted["dq9d2"] = gradient_anew(unlike[9], 5)
    wanted["drough9"] = smooth_anew(wanted["dq9"], 9)
    wanted["b5d2"] = np.sqrt(wanted["q5d2"] * seen)
    wanted["bd5d2"] = np.cbrt(wanted["q5d2"] * seen * wanted["dq9d2"])
    wanted |= {f"{name}n": wanted[name] * gentle for name in ("dq9", "dq9d2", "drough9", "b5d2", "bd5d2")}
    assert sorted(wanted) == sorted(ALL)
    for name, values in wanted.items():
        np.testing.assert_array_equal(np.isfinite(found[name]), np.isfinite(values), err_msg=name)
        np.testing.assert_allclose(found[name], values, rtol=2e-3, atol=2e-3, err_msg=name)
        assert np.isfinite(values).any() or share > 0.3, name


def test_the_rule_of_holes_holds():
    z = holed((24, 24), 5, 0.3)
    for name, size in (("q3", 3), ("q9", 9)):
        found = together(z, names=(name,))[name]
        for row, column in pixels(z):
            assert np.isfinite(found[row, column]) == has_value(z, row, column, size)


# Blocks and twins


def test_a_filter_of_any_block_is_that_of_the_whole_raster():
    first, second = holed((150, 140), 1, 0.01), holed((150, 140), 2, 0.01)
    whole = together(first, second=second)
    random = np.random.default_rng(0)
    for name, row in ALL.items():
        reach = halo(row)
        for _ in range(2):
            top, left = (int(v) for v in random.integers(0, 90, 2))
            above, before = max(top - reach, 0), max(left - reach, 0)
            cut = (slice(above, top + 30 + reach), slice(before, left + 40 + reach))
            part = together(first[cut], second=second[cut], names=(name,), first_row=above)[name]
            part = part[top - above : top - above + 30, left - before : left - before + 40]
            np.testing.assert_array_equal(part, whole[name][top : top + 30, left : left + 40], err_msg=name)


@properties
@given(
    st.integers(1, 60), st.integers(1, 60), st.integers(0, 999), st.sampled_from([0, 0.02, 0.5]), st.integers(0, 999)
)
@pytest.mark.slow
def test_compiled_filters_are_those_of_numpy_to_the_last_bit(height, width, seed, share, first_row):
    pytest.importorskip("numba")
    from vertical_city.engine.dem import filter_kernels

    first, second = holed((height, width), seed, share), holed((height, width), seed + 1, share)
    if seed % 3 == 0:
        first[height // 3 : 2 * height // 3, width // 3 :] = np.nan
    plain = together(first, second=second, first_row=first_row)
    fast = together(first, second=second, first_row=first_row, compiled=filter_kernels)
    for name, values in plain.items():
        np.testing.assert_array_equal(fast[name], values, err_msg=name)


def test_each_step_is_taken_once_whatever_stands_on_it_and_a_cancel_noticed_before(monkeypatch):
    called = []

    def counted(step):
        plain = getattr(kernels, step)
        return lambda *given: called.append(step) or plain(*given)

    for step in ("detail", "slope"):
        monkeypatch.setattr(kernels, step, counted(step))
    together(holed((40, 40)), holed((40, 40), 1), between=lambda: called.append("between"))
    # Of the first DEM and the second, the details also of their difference.
    assert (called.count("detail"), called.count("slope")) == (3, 2)
    places = [i for i, step in enumerate(called) if step != "between"]
    assert all(called[i - 1] == "between" for i in places) and called.count("between") > 15


@pytest.mark.parametrize("undeclared", [-3.4028235e38, 1e20])
def test_what_is_no_height_on_any_planet_is_void(undeclared):
    """The nodata value of a file that does not declare it: it would overflow, differently compiled and by NumPy."""
    z = holed((60, 70), 3)
    void, wild = z.copy(), z.copy()
    void[30, 30], wild[30, 30] = np.nan, undeclared
    rows = [*FILTERS.values(), *ALL.values()]
    expected, found = apply_filters(void, rows, second=void), apply_filters(wild, rows, second=wild)
    for name, values in expected.items():
        np.testing.assert_array_equal(found[name], values, err_msg=name)


# The tables


def test_the_sets_are_what_they_are_called():
    assert [row.name for row in chosen(FILTERS)] == list(FILTERS)
    assert [row.name for row in chosen((), "terrain_robust")] == list(TERRAIN)
    assert [row.name for row in chosen((), "terrain_robust", pair=True)] == [*TERRAIN, *PAIR]
    assert [row.name for row in chosen(("m1", "f1"), "all")] == ["f1", "m1", *TERRAIN]
    assert not {*FILTERS} & {*ALL}
    assert {name.rsplit("_", 1)[0] for name in DESCRIBES_TERRAIN} <= {*TERRAIN}
    for row in ALL.values():
        assert row.group
        assert row.description
        assert row.unit in ("m", "m/pixel")
    with pytest.raises(EngineInputError, match="choose one of paper30, terrain_robust, all"):
        chosen(FILTERS, "hills")
    with pytest.raises(EngineInputError, match="no filter was chosen"):
        chosen((), "all")
