"""COPC, read back by laspy, by copclib where it is there, and by its specification."""

import struct
from dataclasses import replace

import numpy as np
import pytest
from pyproj import CRS
from vertical_city.engine.errors import EngineCanceled
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud import octree
from vertical_city.engine.pointcloud.cloud import STANDARD, Attribute, CloudInfo, Points, Track
from vertical_city.engine.pointcloud.writers import cloud_writer, copc

laspy = pytest.importorskip("laspy")
pytest.importorskip("lazrs")

ATTRIBUTES = (STANDARD["velocity"], STANDARD["scatterers"], Attribute("number", dtype="<u4"))
INFO = CloudInfo(CRS("EPSG:32633"), ATTRIBUTES, (), Track("A"))
N = 30000


def city(n=N, seed=1):
    generator = np.random.default_rng(seed)
    velocity = generator.normal(size=n).astype("f4")
    velocity[::7] = np.nan
    return Points(
        390000 + 3000 * generator.random(n) ** 4,
        5810000 + 2000 * generator.random(n) ** 4,
        30 + 90 * generator.random(n) ** 3,
        {"velocity": velocity, "scatterers": generator.integers(1, 5, n), "number": np.arange(n)},
    )


def xyz_of(points):
    return np.stack([points[name] for name in "xyz"], axis=1)


@pytest.fixture
def berlin(tmp_path, monkeypatch):
    monkeypatch.setattr(octree, "LEAF", 500)
    monkeypatch.setattr(copc, "BATCH", 4000)
    path, points = tmp_path / "berlin.copc.laz", city()
    with cloud_writer(path, INFO, Monitor()) as writer:
        for start in range(0, N, 7000):
            writer.add(points.where(slice(start, start + 7000)))
        writer.finish()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    return path, points


def test_every_point_once_as_a_laz(berlin):
    path, points = berlin
    las = laspy.read(path)
    order = np.argsort(las["number"])
    np.testing.assert_array_equal(las["number"][order], np.arange(N))
    given = np.stack([points.x, points.y, points.z], axis=1)
    assert np.abs(las.xyz[order] - given).max() <= 0.0005 + 1e-9
    for name in ("velocity", "scatterers"):
        np.testing.assert_array_equal(las[name][order], points.attributes[name])


def test_spatial_queries_equal_brute_force(berlin):
    path = berlin[0]
    las = laspy.read(path)
    generator = np.random.default_rng(3)
    with laspy.CopcReader.open(str(path)) as reader:
        for _ in range(10):
            low = np.array([390000, 5810000]) + generator.random(2) * [500, 300]
            high = low + generator.random(2) * 600
            found = reader.query(laspy.copc.Bounds(low, high))
            wanted = (las.xyz[:, :2] >= low).all(axis=1) & (las.xyz[:, :2] <= high).all(axis=1)
            assert np.array_equal(np.sort(found["number"]), np.sort(las["number"][wanted])) and wanted.any()
        assert len(reader.query()) == N


def test_levels_are_overviews(berlin):
    """Down to a level each of its cells that has points shows one: the cloud comes bit by bit, evenly."""
    with laspy.CopcReader.open(str(berlin[0])) as reader:
        side = 2 * reader.copc_info.halfsize
        assert reader.copc_info.spacing == pytest.approx(side / 128)
        low = np.array(reader.copc_info.center) - side / 2

        def cells(points, level):
            most = 128 * 2**level
            at = np.minimum(np.floor((xyz_of(points) - low) / side * most), most - 1)
            return {tuple(one) for one in at.tolist()}

        whole, counts = reader.query(), []
        for level in range(4):
            shown = reader.query(level=range(level + 1))
            assert cells(shown, level) == cells(whole, level)
            counts.append(len(shown))
        assert counts == sorted(set(counts)) and counts[-1] < N
        root = reader.query(level=0)
        assert len(cells(root, 0)) == len(root) > 1000


def entries(path):
    """Header, info and hierarchy by the specification alone."""
    raw = path.read_bytes()
    assert raw[375:379] != b"copc" and raw[377:381] == b"copc" and raw[393:395] == b"\x01\x00"
    assert struct.unpack_from("<H", raw, 395) == (160,)
    info = struct.unpack_from("<5d2Q2d11Q", raw, 429)
    assert not any(info[7:])
    start, count = struct.unpack_from("<QI", raw, 235)
    assert count == 1 and raw[start + 2 : start + 6] == b"copc"
    assert struct.unpack_from("<HQ", raw, start + 18) == (1000, info[6])
    assert info[5] == start + 60 and start + 60 + info[6] == len(raw)
    return raw, info, [struct.unpack_from("<4iQii", raw, at) for at in range(info[5], info[5] + info[6], 32)]


def test_the_hierarchy_covers_all_chunks(berlin):
    raw, _, found = entries(berlin[0])
    keys = {one[:4] for one in found}
    assert len(keys) == len(found) > 20 and (0, 0, 0, 0) in keys
    assert all((d - 1, x // 2, y // 2, z // 2) in keys for d, x, y, z in keys if d)
    assert sum(one[6] for one in found) == N and min(one[6] for one in found) > 0
    # One after the other from the first point to the chunk table.
    begin = struct.unpack_from("<I", raw, 96)[0]
    (table,) = struct.unpack_from("<q", raw, begin)
    at = begin + 8
    for *_, offset, size, _ in sorted(found, key=lambda one: one[4]):
        assert offset == at
        at += size
    assert at == table


def test_nodes_lie_in_their_cubes(berlin):
    _, info, found = entries(berlin[0])
    centre, half = np.array(info[:3]), info[3]
    with laspy.CopcReader.open(str(berlin[0])) as reader:
        for d in range(max(one[0] for one in found) + 1):
            level = reader.query(level=d)
            places = np.floor((xyz_of(level) - centre + half) / (2 * half) * 2**d)
            unique, counts = np.unique(np.clip(places, 0, 2**d - 1).astype(int), axis=0, return_counts=True)
            wanted = {one[1:4]: one[6] for one in found if one[0] == d}
            assert dict(zip(map(tuple, unique.tolist()), counts.tolist())) == wanted


def test_it_is_valid_for_copclib(berlin):
    copclib = pytest.importorskip("copclib")
    reader = copclib.FileReader(str(berlin[0]))
    assert sum(node.point_count for node in reader.GetAllNodes()) == N
    assert reader.ValidateSpatialBounds(False)


def test_degrees_are_warned_of(tmp_path, monkeypatch):
    monkeypatch.setattr(octree, "LEAF", 500)
    points, said = city(5000), []
    points = Points(13.3 + (points.x - 390000) / 70000, 52.4 + (points.y - 5810000) / 111000, points.z)
    path = tmp_path / "berlin.copc.laz"
    with cloud_writer(path, CloudInfo(CRS("EPSG:4326")), Monitor(warn=said.append)) as writer:
        writer.add(points)
        writer.finish()
    assert len(said) == 1 and "is in degrees" in said[0]
    las = laspy.read(path)
    with laspy.CopcReader.open(str(path)) as reader:
        assert reader.copc_info.halfsize == pytest.approx((las.z.max() - las.z.min()) / 2)
        low, high = np.array([13.301, 52.401]), np.array([13.32, 52.41])
        wanted = (las.xyz[:, :2] >= low).all(axis=1) & (las.xyz[:, :2] <= high).all(axis=1)
        assert len(reader.query(laspy.copc.Bounds(low, high))) == wanted.sum() > 100


def test_one_point(tmp_path):
    path = tmp_path / "one.copc.laz"
    with cloud_writer(path, replace(INFO, attributes=()), Monitor()) as writer:
        writer.add(Points(np.array([390000.0]), np.array([5810000.0]), np.array([40.0])))
        writer.finish()
    with laspy.CopcReader.open(str(path)) as reader:
        assert xyz_of(reader.query()).tolist() == [[390000.0, 5810000.0, 40.0]] and reader.copc_info.halfsize > 0


def test_cancel_while_it_is_built(tmp_path, monkeypatch):
    monkeypatch.setattr(octree, "LEAF", 500)
    looked = []
    with pytest.raises(EngineCanceled), cloud_writer(tmp_path / "b.copc.laz", INFO, Monitor()) as writer:
        writer.add(city())
        writer.finish(Monitor(is_canceled=lambda: looked.append(1) or len(looked) > 20))
    assert len(looked) == 21 and not list(tmp_path.iterdir())
