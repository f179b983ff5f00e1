"""The octree: every point in one node, in its place, one a cell; checked from the definition, without codes."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud import octree
from vertical_city.engine.pointcloud.octree import Cube, build

DTYPE = np.dtype([("X", "<i4"), ("Y", "<i4"), ("Z", "<i4"), ("number", "<u4"), ("odd", "u1")])
SPAN, DEEPEST = 128, 14


def records_of(xyz):
    records = np.zeros(len(xyz), DTYPE)
    for axis, name in enumerate("XYZ"):
        records[name] = np.asarray(xyz)[:, axis]
    records["number"] = np.arange(len(xyz))
    return records


def built(records, folder, bin_size=octree.BIN, scale=(1.0, 1.0, 1.0), monitor=None):
    folder.mkdir(exist_ok=True)
    file = folder / "records"
    records.tofile(file)
    low = [records[name].min() for name in "XYZ"]
    high = [records[name].max() for name in "XYZ"]
    cube = Cube.around(low, high, scale)
    nodes = {}

    def sink(key, points):
        assert key not in nodes
        nodes[key] = points.copy()

    counts = build(file, len(records), DTYPE, cube, sink, monitor or Monitor(), bin_size)
    assert counts == {key: len(points) for key, points in nodes.items()}
    assert {one.name for one in folder.iterdir()} <= {"records"}
    return SimpleNamespace(cube=cube, nodes=nodes, counts=counts)


def check(tree, records, leaf):
    """All that the structure promises."""
    corner, side = np.array(tree.cube.corner), np.array(tree.cube.side)
    written = np.concatenate(list(tree.nodes.values()))
    assert np.array_equal(written[np.argsort(written["number"])], records)
    levels = np.concatenate([np.full(len(points), key[0]) for key, points in tree.nodes.items()])
    share = np.stack([(written[name] - corner[i]) / side[i] for i, name in enumerate("XYZ")], axis=1)
    assert share.min() >= 0 and share.max() <= 1
    parents = {(d - 1, x // 2, y // 2, z // 2) for d, x, y, z in tree.nodes if d}
    assert parents <= set(tree.nodes)
    assert all(tree.counts.values())
    for (d, *place), points in tree.nodes.items():
        at = np.stack([(points[name] - corner[i]) / side[i] for i, name in enumerate("XYZ")], axis=1) * 2**d
        assert (at >= np.array(place) - 1e-9).all() and (at <= np.array(place) + 1 + 1e-9).all()
        cells = np.minimum(np.floor(at * SPAN), 2**d * SPAN - 1)
        single = len(np.unique(cells, axis=0)) == len(points)
        is_leaf = (d, *place) not in parents
        assert single or (is_leaf and (len(points) <= leaf or d == DEEPEST))
    # What is drawn down to a level has a point in each cell of that level that has points at all.
    for level in range(int(levels.max())):
        cells = np.minimum(np.floor(share * 2**level * SPAN), 2**level * SPAN - 1)
        shown = {tuple(one) for one in np.unique(cells[levels <= level], axis=0)}
        assert shown == {tuple(one) for one in np.unique(cells, axis=0)}


def city(n, seed=1):
    generator = np.random.default_rng(seed)
    return np.stack([generator.integers(0, 10**7, n), generator.integers(-5 * 10**6, 0, n),
                     (1e5 * generator.random(n) ** 3).astype(int)], axis=1)  # fmt: skip


@pytest.mark.parametrize("bin_size", [800, 5000, 10**6])
def test_a_flat_city(tmp_path, monkeypatch, bin_size):
    monkeypatch.setattr(octree, "LEAF", 100)
    monkeypatch.setattr(octree, "READ", 3000)
    records = records_of(city(20000))
    tree = built(records, tmp_path / "octree", bin_size)
    check(tree, records, 100)
    # Flat: no node lies above the lowest.
    assert max(d for d, *_ in tree.nodes) >= 2 and all(z == 0 for d, _, _, z in tree.nodes if d < 5)


def test_levels_thin_out_by_four_on_a_plane_and_eight_in_a_volume(tmp_path, monkeypatch):
    """With many more points than cells each level has a grid of points, as far as the octree goes."""
    monkeypatch.setattr(octree, "GRID", 2)
    monkeypatch.setattr(octree, "DEEPEST", 19)
    monkeypatch.setattr(octree, "POWERS", np.array([8**j for j in range(1, 20)], np.uint64))
    monkeypatch.setattr(octree, "LEAF", 30)
    generator = np.random.default_rng(2)
    for axes, each in ((2, 4), (3, 8)):
        xyz = np.zeros((60000, 3), int)
        xyz[:, :axes] = generator.integers(0, 2**20, (60000, axes))
        tree = built(records_of(xyz), tmp_path / "octree")
        shown = np.cumsum([sum(n for key, n in tree.counts.items() if key[0] == level) for level in range(3)])
        assert shown.tolist() == [(4 * 2**level) ** axes for level in range(3)] and each == 2**axes


def test_no_side_of_a_cell_is_preferred(tmp_path):
    """Points of the overview lie about the middle of their cells; the first of a plain Morton curve lie at 0.15."""
    xyz = np.random.default_rng(3).integers(0, 2**20, (400000, 3)) // [1, 1, 2**16]
    tree = built(records_of(xyz), tmp_path / "octree")
    root = tree.nodes[0, 0, 0, 0]
    assert len(root) == SPAN**2
    for i, name in enumerate("XY"):
        within = (root[name] - tree.cube.corner[i]) / tree.cube.side[i] * SPAN % 1
        assert 0.3 < within.mean() < 0.7


@pytest.mark.parametrize("bin_size", [50, 10**6])
def test_points_in_one_place(tmp_path, monkeypatch, bin_size):
    monkeypatch.setattr(octree, "LEAF", 100)
    same = records_of(np.full((1000, 3), 7))
    tree = built(same, tmp_path / "octree", bin_size)
    check(tree, same, 100)
    assert len(tree.nodes) == DEEPEST + 1 and max(tree.counts.values()) == 1000 - DEEPEST
    few = same[:90]
    assert built(few, tmp_path / "octree", bin_size).counts == {(0, 0, 0, 0): 90} or bin_size == 50
    one = same[:1]
    assert built(one, tmp_path / "octree", bin_size).counts == {(0, 0, 0, 0): 1}


@pytest.mark.parametrize("bin_size", [300, 10**6])
def test_a_far_point_beside_a_dense_place(tmp_path, monkeypatch, bin_size):
    """The dense place is many levels deep, and no parent is missing or empty."""
    monkeypatch.setattr(octree, "LEAF", 50)
    xyz = np.random.default_rng(4).integers(0, 500, (3000, 3))
    records = records_of(np.concatenate([xyz, [[2**30, 3, 3]]]))
    tree = built(records, tmp_path / "octree", bin_size)
    check(tree, records, 50)
    assert max(d for d, *_ in tree.nodes) > 8


def test_equal_in_terms_of_a_scale(tmp_path, monkeypatch):
    """Degrees and metres: nodes are cubes in the units of the CRS."""
    monkeypatch.setattr(octree, "LEAF", 100)
    scale = (1e-8, 1e-8, 1e-3)
    records = records_of(np.random.default_rng(5).integers(0, 10**6, (5000, 3)))
    tree = built(records, tmp_path / "octree", scale=scale)
    check(tree, records, 100)
    np.testing.assert_allclose(np.array(tree.cube.side) * scale, 999.9, rtol=1e-3)


COORDINATE = st.one_of(st.integers(0, 40), st.integers(-(2**29), 2**29 - 1))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(COORDINATE, COORDINATE, COORDINATE), min_size=1, max_size=300),
    st.integers(1, 4),
    st.sampled_from([1, 7, 60, 1000]),
    st.sampled_from([1, 5, 100]),
)  # fmt: skip
def test_any_points(tmp_path_factory, places, repeats, bin_size, leaf):
    records = records_of(np.array(places * repeats))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(octree, "LEAF", leaf)
        patch.setattr(octree, "READ", 50)
        tree = built(records, tmp_path_factory.getbasetemp() / "octree", bin_size)
    check(tree, records, leaf)


def test_the_same_twice(tmp_path, monkeypatch):
    monkeypatch.setattr(octree, "LEAF", 100)
    records = records_of(city(20000, 6))
    one, two = (built(records, tmp_path / "octree", 3000).nodes for _ in range(2))
    assert list(one) == list(two) and all(np.array_equal(one[key], two[key]) for key in one)


def test_too_many_points_in_one_place(tmp_path, monkeypatch):
    monkeypatch.setattr(octree, "HEAP", 5000)
    with pytest.raises(EngineInputError, match=r"^6000 points lie in one place \(7, 7, 7 in units"):
        built(records_of(np.full((6000, 3), 7)), tmp_path / "octree", 1000)
    assert {one.name for one in (tmp_path / "octree").iterdir()} <= {"records"}


def test_a_file_that_ends_early(tmp_path):
    file = tmp_path / "records"
    records_of(city(100)).tofile(file)
    with pytest.raises(OSError, match="ends early"):
        build(file, 200, DTYPE, Cube.around([0] * 3, [1000] * 3), lambda key, points: None, Monitor())


def test_progress_and_cancel(tmp_path, monkeypatch):
    monkeypatch.setattr(octree, "READ", 1000)
    records, seen = records_of(city(20000)), []
    monitor = Monitor(progress=seen.append)
    built(records, tmp_path / "octree", 1000, monitor=monitor)
    assert seen == sorted(seen) and seen[-1] == 1 and len(seen) > 10
    for at in (0.1, 0.5):
        seen.clear()
        stopping = replace(monitor, is_canceled=lambda at=at: bool(seen) and seen[-1] > at)
        with pytest.raises(EngineCanceled):
            built(records, tmp_path / "octree", 1000, monitor=stopping)
        assert seen[-1] < at + 0.1
        assert {one.name for one in (tmp_path / "octree").iterdir()} <= {"records"}
