"""Search of neighbours: the tree and the grid against every distance there is."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.pointcloud import neighbours
from vertical_city.engine.pointcloud.neighbours import Neighbours


def search(points, tree):
    if tree:
        pytest.importorskip("scipy")
    return Neighbours(points, tree)


@pytest.mark.parametrize("tree", [True, False])
@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 10**6), st.integers(2, 3), st.integers(1, 60), st.integers(0, 40), st.floats(0.01, 300.0),
    st.integers(1, 6), st.booleans(),
)  # fmt: skip
def test_equal_to_all_distances(tree, seed, axes, many, queries, radius, k, whole):
    generator = np.random.default_rng(seed)
    points = generator.uniform(-50, 50, (many, axes)) + 5e6
    at = generator.uniform(-150, 150, (queries, axes)) + 5e6
    if whole:  # distances of exactly the radius, points in one place
        points, at, radius = np.round(points, -1), np.round(at, -1), float(np.ceil(radius / 10) * 10)
    apart = np.sqrt(((at[:, None] - points) ** 2).sum(axis=2))
    made = search(points, tree)
    numbers, starts = made.within(at, radius)
    assert starts.shape == (queries + 1,)
    for i in range(queries):
        np.testing.assert_array_equal(numbers[starts[i] : starts[i + 1]], np.flatnonzero(apart[i] <= radius))
    for limit in (np.inf, radius):
        distance, number = made.nearest(at, k, limit)
        known = np.sort(np.where(apart <= limit, apart, np.inf), axis=1)[:, :k]
        wanted = np.full((queries, k), np.inf)
        wanted[:, : known.shape[1]] = known
        np.testing.assert_allclose(distance, wanted, rtol=1e-12)
        assert ((number == -1) == ~np.isfinite(wanted)).all()
        rows, ranks = np.nonzero(number >= 0)
        np.testing.assert_allclose(apart[rows, number[rows, ranks]], distance[rows, ranks], rtol=1e-12)
        assert all(len(set(one[one >= 0])) == (one >= 0).sum() for one in number)


@pytest.mark.parametrize("tree", [True, False])
def test_of_points_in_one_place_the_first_is_the_nearest(tree):
    """So that results are the same with SciPy and without."""
    places = np.random.default_rng(1).uniform(0, 100, (50, 2))
    points = np.concatenate([places, places[::-1], places])
    _, number = search(points, tree).nearest(places + 1e-6)
    assert number[:, 0].tolist() == list(range(50))


def test_without_scipy(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.spatial", None)
    numbers, starts = Neighbours([[0.0, 0], [3, 4]]).within([[0, 0]], 5)
    assert numbers.tolist() == [0, 1] and starts.tolist() == [0, 2]
    with pytest.raises(EngineInputError, match="SciPy"):
        Neighbours([[0.0, 0]], True)


def test_grid_in_batches(monkeypatch):
    monkeypatch.setattr(neighbours, "PAIRS", 7)
    points = np.random.default_rng(1).uniform(0, 10, (300, 2))
    numbers, starts = Neighbours(points, False).within(points, 1.5)
    apart = np.sqrt(((points[:, None] - points) ** 2).sum(axis=2))
    np.testing.assert_array_equal(np.diff(starts), (apart <= 1.5).sum(axis=1))
    np.testing.assert_array_equal(numbers, np.nonzero(apart <= 1.5)[1])


def test_a_tiny_radius_over_a_wide_area():
    points = np.array([[0.0, 0, 0], [1e7, 1e7, 1e7]])
    numbers, starts = Neighbours(points, False).within(points + 1e-7, 1e-6)
    np.testing.assert_array_equal(numbers, [0, 1])
    np.testing.assert_array_equal(starts, [0, 1, 2])


@pytest.mark.parametrize("tree", [True, False])
def test_nothing(tree):
    empty = search(np.empty((0, 2)), tree)
    numbers, starts = empty.within([[0, 0]], 1)
    assert not numbers.size and starts.tolist() == [0, 0]
    distance, number = empty.nearest([[0, 0]], 2)
    assert np.isinf(distance).all() and (number == -1).all()
    assert search([[0.0, 0]], tree).within(np.empty((0, 2)), 1)[1].tolist() == [0]


@pytest.mark.parametrize("tree", [True, False])
def test_bad_input(tree):
    for bad in (np.zeros(3), np.zeros((2, 4))):
        with pytest.raises(EngineInputError, match="shape"):
            search(bad, tree)
    with pytest.raises(EngineInputError, match="finite"):
        search([[0, np.nan]], tree)
    good = search(np.zeros((1, 2)), tree)
    with pytest.raises(EngineInputError, match=r"\(n, 2\)"):
        good.nearest(np.zeros((1, 3)))
    with pytest.raises(EngineInputError, match="radius"):
        good.within(np.zeros((1, 2)), 0)
    with pytest.raises(EngineInputError, match="limit"):
        good.nearest(np.zeros((1, 2)), limit=float("nan"))
    with pytest.raises(EngineInputError, match="nearest"):
        good.nearest(np.zeros((1, 2)), 0)
