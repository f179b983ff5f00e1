"""EPT folders as tables, written here by a few lines after the specification: each point in a node that it lies in."""

import io
import json
import sys

import numpy as np
import pytest
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.cloud import Track
from vertical_city.engine.pointcloud.readers.ept import open_ept

from .test_arrays import whole

CUBE = (400000.0, 5800000.0, -100.0, 401000.0, 5801000.0, 900.0)
SCHEMA = [
    {"name": "X", "type": "signed", "size": 4, "scale": 0.001, "offset": 400500},
    {"name": "Y", "type": "signed", "size": 4, "scale": 0.001, "offset": 5800500},
    {"name": "Z", "type": "signed", "size": 4, "scale": 0.001, "offset": 0},
    {"name": "velocity", "type": "float", "size": 4, "description": "mean [mm/yr]"},
    {"name": "packed", "type": "signed", "size": 2, "scale": 0.5, "offset": 3},
    {"name": "track", "type": "unsigned", "size": 2},
    {"name": "time", "type": "float", "size": 8},
]
KINDS = ("<i4", "<i4", "<i4", "<f4", "<i2", "<u2", "<f8")
DTYPE = np.dtype([(one["name"], kind) for one, kind in zip(SCHEMA, KINDS)])
WKT = 'LOCAL_CS["here",UNIT["metre",1],AXIS["e",EAST],AXIS["n",NORTH]]'


def points(count=4000):
    random = np.random.default_rng(6)
    rows = np.zeros(count, dtype=DTYPE)
    for name in "XYZ":
        rows[name] = random.integers(-499_000, 499_000, count)
    rows["Z"] = abs(rows["Z"])
    rows["velocity"], rows["packed"] = random.normal(size=count), random.integers(-99, 99, count)
    rows["track"], rows["time"] = random.integers(0, 60_000, count), np.arange(count) + 0.5
    return rows


def keys(rows, depth):
    place = np.stack([rows["X"] * 0.001 + 500, rows["Y"] * 0.001 + 500, rows["Z"] * 0.001 + 100])
    return [f"{depth}-{x}-{y}-{z}" for x, y, z in (place // (1000 / 2**depth)).astype(int).T.tolist()]


def write(folder, rows, kind="binary", encode=np.ndarray.tobytes, **changes):
    """The first quarter of the points in the root, a quarter at depth 1, the rest at depth 3; the hierarchy below
    depth 1 in files of its own."""
    (folder / "ept-data").mkdir(parents=True)
    (folder / "ept-hierarchy").mkdir()
    first, second = len(rows) // 4, len(rows) // 2
    level = [keys(rows, depth) for depth in range(4)]
    nodes = {}
    for i in range(len(rows)):
        nodes.setdefault(level[0 if i < first else 1 if i < second else 3][i], []).append(i)
    ending = {"binary": "bin", "zstandard": "zst", "laszip": "laz"}[kind]
    for key, members in nodes.items():
        (folder / "ept-data" / f"{key}.{ending}").write_bytes(encode(rows[members]))
    counts = {key: len(members) for key, members in nodes.items()}
    files = {"0-0-0-0": {"0-0-0-0": counts["0-0-0-0"]}}
    for key in sorted(set(level[1])):
        files["0-0-0-0"][key] = -1
        below = {one: level[1][members[0]] for one, members in nodes.items() if one[0] == "3"}
        files[key] = {key: counts.get(key, 0), **{one: counts[one] for one, above in below.items() if above == key}}
        files[key].update({level[2][nodes[one][0]]: 0 for one, above in below.items() if above == key})
    for key, content in files.items():
        (folder / "ept-hierarchy" / f"{key}.json").write_text(json.dumps(content))
    about = {
        "bounds": CUBE,
        "boundsConforming": CUBE,
        "dataType": kind,
        "hierarchyType": "json",
        "points": len(rows),
        "schema": SCHEMA,
        "span": 128,
        "srs": {"authority": "EPSG", "horizontal": "32633"},
        "version": "1.1.0",
        **changes,
    }
    (folder / "ept.json").write_text(json.dumps(about))
    return counts


def check(found, rows):
    order, wanted = np.argsort(found["time"]), rows
    assert len(order) == len(rows)
    np.testing.assert_array_equal(found["time"][order], wanted["time"])
    np.testing.assert_allclose(found["x"][order], wanted["X"] * 0.001 + 400500, rtol=0, atol=1e-9)
    np.testing.assert_allclose(found["y"][order], wanted["Y"] * 0.001 + 5800500, rtol=0, atol=1e-8)
    np.testing.assert_allclose(found["z"][order], wanted["Z"] * 0.001, rtol=0, atol=1e-9)
    np.testing.assert_allclose(found["packed"][order], wanted["packed"] * 0.5 + 3)
    for name in ("velocity", "track"):
        np.testing.assert_array_equal(found[name][order], wanted[name])
        assert found[name].dtype == wanted[name].dtype


def test_whole_tree(tmp_path):
    rows = points()
    write(tmp_path / "a", rows, vertical_city={"track": Track("T1", "descending", 192.5, 34.0).as_json()})
    for path in (tmp_path / "a", tmp_path / "a" / "ept.json"):
        table = open_ept(path)
        assert table.columns == ("x", "y", "z", "velocity", "packed", "track", "time")
        assert (table.format, table.rows, table.crs.to_epsg(), table.notes) == ("ept", 4000, 32633, [])
        assert table.track == Track("T1", "descending", 192.5, 34.0)
        assert table.descriptions == {"velocity": "mean [mm/yr]"} and table.units == {"velocity": "mm/yr"}
        check(whole(table, size=313), rows)
    chunks = list(table.chunks(["x"], 313, Monitor()))
    assert [len(chunk["x"]) for chunk in chunks] == [313] * 12 + [4000 - 12 * 313]


def test_bounds_spare_nodes_and_no_point(tmp_path):
    rows = points()
    write(tmp_path / "a", rows)
    x, y = rows["X"] * 0.001 + 400500, rows["Y"] * 0.001 + 5800500
    for west, south in np.random.default_rng(8).uniform(0, 800, (20, 2)):
        bounds = (400000 + west, 5800000 + south, 400150 + west, 5800100 + south)
        table = open_ept(tmp_path / "a", bounds=bounds)
        found = whole(table, size=500)
        inside = (x >= bounds[0]) & (x <= bounds[2]) & (y >= bounds[1]) & (y <= bounds[3])
        assert inside.sum() > 20 and set(rows["time"][inside]) <= set(found["time"].tolist())
        assert table.rows == len(found["x"]) < 3000
    assert list(open_ept(tmp_path / "a", bounds=(0, 0, 1, 1)).chunks(["x"], 10, Monitor())) == []


def test_crs_by_wkt_with_height_and_none(tmp_path):
    rows = points(40)
    write(tmp_path / "a", rows, srs={"wkt": WKT})
    assert open_ept(tmp_path / "a").crs.name == "here"
    write(tmp_path / "b", rows, srs={"authority": "EPSG", "horizontal": "25833", "vertical": "7837"})
    assert [one.to_epsg() for one in open_ept(tmp_path / "b").crs.sub_crs_list] == [25833, 7837]
    write(tmp_path / "c", rows, srs={})
    assert open_ept(tmp_path / "c").crs is None
    write(tmp_path / "d", rows, srs={"wkt": "nonsense"}, points=41)
    table = open_ept(tmp_path / "d")
    assert table.crs is None and "nonsense" in table.notes[0] and "41 points" in table.notes[1]


def test_zstandard(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    rows = points()
    write(tmp_path / "a", rows, "zstandard", lambda one: zstandard.ZstdCompressor().compress(one.tobytes()))
    check(whole(open_ept(tmp_path / "a")), rows)
    next((tmp_path / "a" / "ept-data").glob("3-*.zst")).write_bytes(b"no frame")
    with pytest.raises(EngineInputError, match=r"zst is damaged"):
        whole(open_ept(tmp_path / "a"))


def test_without_zstandard(tmp_path, monkeypatch):
    write(tmp_path / "a", points(40), "zstandard")
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(EngineInputError, match="python3 -m pip install zstandard"):
        whole(open_ept(tmp_path / "a"))


@pytest.mark.slow
def test_laszip(tmp_path):
    laspy = pytest.importorskip("laspy")
    pytest.importorskip("lazrs")

    def encode(rows):
        head = laspy.LasHeader(point_format=6, version="1.4")
        head.scales, head.offsets = [0.001] * 3, [400500, 5800500, 0]
        kinds = {"velocity": "f4", "track": "u2"}
        head.add_extra_dims([laspy.ExtraBytesParams(name, kind) for name, kind in kinds.items()])
        head.add_extra_dims([laspy.ExtraBytesParams("packed", "i2", scales=np.array([0.5]), offsets=np.array([3.0]))])
        cloud = laspy.LasData(head)
        cloud.X, cloud.Y, cloud.Z, cloud.gps_time = rows["X"], rows["Y"], rows["Z"], rows["time"]
        cloud.velocity, cloud.track, cloud.points.array["packed"] = rows["velocity"], rows["track"], rows["packed"]
        cloud.return_number = np.full(len(rows), 2)
        file = io.BytesIO()
        cloud.write(file, do_compress=True)
        return file.getvalue()

    rows = points(800)
    schema = [*SCHEMA[:-1], {"name": "GpsTime", "type": "float", "size": 8}]
    schema.append({"name": "ReturnNumber", "type": "unsigned", "size": 1})
    write(tmp_path / "a", rows, "laszip", encode, schema=schema)
    found = whole(open_ept(tmp_path / "a"))
    assert set(found["ReturnNumber"]) == {2}
    check({**found, "time": found["GpsTime"]}, rows)
    file = next((tmp_path / "a" / "ept-data").glob("3-*.laz"))
    good = file.read_bytes()
    file.write_bytes(encode(rows[:7]))
    with pytest.raises(EngineInputError, match="7 points where the hierarchy has"):
        whole(open_ept(tmp_path / "a"))
    file.write_bytes(good[:-30])
    with pytest.raises(EngineInputError, match="damaged"):
        whole(open_ept(tmp_path / "a"))


def test_damaged_folders(tmp_path):
    rows = points(400)

    def made(name, **changes):
        write(tmp_path / name, rows, **changes)
        return tmp_path / name

    folder = made("short")
    node = next((folder / "ept-data").glob("3-*"))
    node.write_bytes(node.read_bytes()[: -DTYPE.itemsize])
    with pytest.raises(EngineInputError, match=f"{node.name} of short is damaged"):
        whole(open_ept(folder))
    node.unlink()
    with pytest.raises(EngineInputError, match=f"short lacks ept-data/{node.name}"):
        whole(open_ept(folder))
    folder = made("gap")
    branch = next((folder / "ept-hierarchy").glob("1-*"))
    branch.write_text("{")
    with pytest.raises(EngineInputError, match=f"{branch.name} of gap is damaged"):
        open_ept(folder)
    branch.unlink()
    with pytest.raises(EngineInputError, match=f"gap lacks ept-hierarchy/{branch.name}"):
        open_ept(folder)
    with pytest.raises(EngineInputError, match="nodes of the type draco"):
        open_ept(made("draco", dataType="draco"))
    with pytest.raises(EngineInputError, match=r"ept\.json is no EPT"):
        open_ept(made("schema", schema=SCHEMA[1:]))
    (tmp_path / "short" / "ept.json").write_text("[]")
    with pytest.raises(EngineInputError, match=r"ept\.json is no EPT"):
        open_ept(tmp_path / "short")
    with pytest.raises(EngineInputError, match=r"holds no ept\.json"):
        open_ept(tmp_path)


def test_a_hierarchy_that_points_to_itself_ends(tmp_path):
    write(tmp_path / "a", points(400))
    for file in (tmp_path / "a" / "ept-hierarchy").glob("1-*"):
        content = json.loads(file.read_text())
        file.write_text(json.dumps({**content, file.stem: -1, "0-0-0-0": -1}))
    assert open_ept(tmp_path / "a").rows > 200


def test_progress_and_cancel(tmp_path):
    write(tmp_path / "a", points())
    seen = []
    list(open_ept(tmp_path / "a").chunks(["x"], 300, Monitor(progress=seen.append)))
    assert seen == sorted(seen) and seen[-1] == 1 and len(seen) > 5
    with pytest.raises(EngineCanceled):
        list(open_ept(tmp_path / "a").chunks(["x"], 300, Monitor(is_canceled=lambda: True)))
