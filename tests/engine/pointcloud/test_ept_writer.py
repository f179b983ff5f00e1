"""EPT, read back from its specification with NumPy and json alone; and what all writers promise of their outputs."""

import json
import os
import resource
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pyproj import CRS
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud import octree
from vertical_city.engine.pointcloud.cloud import STANDARD, Attribute, CloudInfo, Points, Track
from vertical_city.engine.pointcloud.writers import cloud_path, cloud_writer

NAMES = ("velocity", "coherence", "scatterers", "track")
ATTRIBUTES = tuple(STANDARD[name] for name in NAMES)
TRACK = Track("beam 42", "descending", 190.6, 36.1, "right", (389000.0, 5819000.0, 81.2), "geoid")
INFO = CloudInfo(CRS("EPSG:32633"), ATTRIBUTES, (), TRACK)
KINDS = {"i": "signed", "u": "unsigned", "f": "float"}
ENDINGS = (".json", ".copc.laz", ".laz", ".las")


def city(n, seed=1):
    generator = np.random.default_rng(seed)
    velocity = generator.normal(size=n).astype("f4")
    velocity[::7] = np.nan
    return Points(
        390000 + 3000 * generator.random(n) ** 4,
        5810000 + 2000 * generator.random(n) ** 4,
        30 + 90 * generator.random(n) ** 3,
        {
            "velocity": velocity,
            "coherence": generator.random(n),
            "scatterers": generator.integers(1, 5, n),
            "track": np.full(n, 300, "u2"),
        },
    )


def written(path, chunks, info=INFO, monitor=None):
    with cloud_writer(path, info, monitor or Monitor()) as writer:
        for points in chunks:
            writer.add(points)
        writer.finish(monitor)
    return writer


def read(folder):
    """The description, the points of each node, and all of them with their coordinates."""
    known = json.loads((folder / "ept.json").read_text())
    types = {"signed": "i", "unsigned": "u", "float": "f"}
    dtype = np.dtype([(one["name"], f"<{types[one['type']]}{one['size']}") for one in known["schema"]])
    counts = json.loads((folder / "ept-hierarchy" / "0-0-0-0.json").read_text())
    nodes = {key: np.fromfile(folder / "ept-data" / f"{key}.bin", dtype) for key in counts}
    assert {key: len(points) for key, points in nodes.items()} == counts
    assert {one.stem for one in (folder / "ept-data").iterdir()} == set(counts)
    whole = np.concatenate(list(nodes.values()))
    scaled = {one["name"]: whole[one["name"]] * one["scale"] + one["offset"] for one in known["schema"][:3]}
    return known, nodes, whole, np.stack([scaled[name] for name in "XYZ"], axis=1)


def test_every_point_once_with_its_attributes(tmp_path, monkeypatch):
    monkeypatch.setattr(octree, "LEAF", 500)
    chunks = [city(9000, 1), city(1, 2), city(0), city(4000, 3)]
    for points, first in zip(chunks, (0, 9000, 9001, 9001)):
        points.attributes["number"] = np.arange(first, first + len(points))
    info = replace(INFO, attributes=(*ATTRIBUTES, Attribute("number", dtype="<u4")))
    writer = written(tmp_path / "berlin.json", chunks, info)
    assert (writer.count, writer.skipped) == (13001, 0)
    known, nodes, whole, xyz = read(tmp_path / "berlin")
    assert len(nodes) > 20 and known["points"] == len(whole) == 13001
    order = np.argsort(whole["number"])
    given = np.concatenate([np.stack([one.x, one.y, one.z], axis=1) for one in chunks])
    assert np.abs(xyz[order] - given).max() <= 0.0005 + 1e-9
    for one in info.attributes:
        values = np.concatenate([part.attributes[one.name] for part in chunks])
        np.testing.assert_array_equal(whole[one.name][order], values.astype(one.dtype))
    assert [child.name for child in tmp_path.iterdir()] == ["berlin"]


def test_nodes_lie_in_their_cubes(tmp_path, monkeypatch):
    """As the specification has it: node d-x-y-z is a 2 ** d th of the bounds, along each axis."""
    monkeypatch.setattr(octree, "LEAF", 500)
    written(tmp_path / "berlin", [city(10000)])
    known, nodes, *_ = read(tmp_path / "berlin")
    low, high = np.reshape(known["bounds"], (2, 3))
    np.testing.assert_allclose(high - low, (high - low)[0], rtol=1e-12)
    assert known["span"] == 128 and known["version"] == "1.1.0"
    assert (known["dataType"], known["hierarchyType"]) == ("binary", "json")
    for key, points in nodes.items():
        d, *place = map(int, key.split("-"))
        side = (high - low) / 2**d
        for i, one in enumerate(known["schema"][:3]):
            at = points[one["name"]] * one["scale"] + one["offset"]
            assert at.min() >= low[i] + side[i] * place[i] - 1e-6
            assert at.max() <= low[i] + side[i] * (place[i] + 1) + 1e-6
        if d:
            assert "-".join(map(str, (d - 1, *(one // 2 for one in place)))) in nodes


def test_statistics_are_those_of_numpy(tmp_path):
    chunks = [city(n, n) for n in (3000, 17, 5000)]
    chunks[1].attributes["coherence"][:] = np.inf
    none = Attribute("nothing")
    written(tmp_path / "berlin", chunks, replace(INFO, attributes=(*ATTRIBUTES, none)))
    known, _, whole, xyz = read(tmp_path / "berlin")
    for one in known["schema"]:
        name = one["name"]
        values = xyz[:, "XYZ".index(name)] if name in "XYZ" else whole[name].astype(float)
        values = values[np.isfinite(values)]
        assert one["count"] == len(values)
        if name == "nothing":
            assert len(values) == 0 and not {"minimum", "mean", "variance"} & set(one)
            continue
        assert one["minimum"] == pytest.approx(values.min(), abs=1e-12)
        assert one["maximum"] == pytest.approx(values.max(), abs=1e-12)
        assert one["mean"] == pytest.approx(values.mean(), rel=1e-12)
        assert one["variance"] == pytest.approx(values.var(), rel=1e-9, abs=1e-20)
        assert one["stddev"] == pytest.approx(values.std(), rel=1e-9, abs=1e-20)
    assert known["boundsConforming"] == pytest.approx([*xyz.min(axis=0), *xyz.max(axis=0)], abs=1e-9)


def test_statistics_far_from_zero(tmp_path):
    """Where the difference of mean square and square of mean would have no digit left."""
    values = 1e8 + np.random.default_rng(1).random(3000)
    chunks = [Points(*np.ones((3, 1000)), {"amplitude": part}) for part in np.split(values, 3)]
    info = replace(INFO, attributes=(Attribute("amplitude", dtype="<f8"),))
    written(tmp_path / "berlin", chunks, info)
    (found,) = (one for one in read(tmp_path / "berlin")[0]["schema"] if one["name"] == "amplitude")
    assert found["variance"] == pytest.approx(values.var(), rel=1e-6)


def test_attributes_of_other_types_and_missing_ones(tmp_path):
    kinds = ("u1", "i2", "u4", "f4", "f8", "i8", "?", ">f4")
    info = replace(INFO, attributes=tuple(Attribute(f"a{i}", dtype=kind) for i, kind in enumerate(kinds)))
    xyz = np.arange(15.0).reshape(3, 5)
    values = np.array([-3.4, np.nan, 2.6, 300, 7])
    with_values = Points(*xyz, {f"a{i}": values for i in range(len(kinds))})
    written(tmp_path / "odd", [with_values, Points(*xyz + 10)], info)
    known, _, whole, _ = read(tmp_path / "odd")
    assert [(one["type"], one["size"]) for one in known["schema"][3:]] == [
        ("unsigned", 1), ("signed", 2), ("unsigned", 4), ("float", 4), ("float", 8), ("float", 8), ("unsigned", 1),
        ("float", 4),
    ]  # fmt: skip
    whole = whole[np.argsort(whole["X"])]
    assert whole["a0"].tolist() == [0, 0, 3, 255, 7] + [0] * 5
    assert whole["a1"].tolist() == [-3, 0, 3, 300, 7] + [0] * 5
    for name in ("a3", "a4", "a5", "a7"):
        np.testing.assert_array_equal(whole[name], [*values.astype(whole[name].dtype), *[np.nan] * 5])


def test_points_without_coordinates_are_left_out(tmp_path):
    points = city(100)
    points.x[3], points.y[4], points.z[5] = np.nan, np.inf, -np.inf
    writer = written(tmp_path / "berlin", [points])
    assert (writer.count, writer.skipped) == (97, 3)
    assert read(tmp_path / "berlin")[0]["points"] == 97


def test_degrees(tmp_path):
    points = city(5000)
    points = Points(13.3 + (points.x - 390000) / 70000, 52.4 + (points.y - 5810000) / 111000, points.z)
    written(tmp_path / "berlin", [points], CloudInfo(CRS("EPSG:4326")))
    known, _, _, xyz = read(tmp_path / "berlin")
    assert [one["scale"] for one in known["schema"]] == [1e-8, 1e-8, 0.001]
    assert np.abs(np.sort(xyz[:, 0]) - np.sort(points.x)).max() <= 0.5e-8 + 1e-12
    # The root is a cube in steps of the file.
    low, high = np.reshape(known["bounds"], (2, 3))
    steps = (high - low) / [1e-8, 1e-8, 0.001]
    np.testing.assert_allclose(steps, steps[0], rtol=1e-9)


@pytest.mark.parametrize(
    ("crs", "expected"),
    [
        ("EPSG:32633", {"authority": "EPSG", "horizontal": "32633"}),
        ("EPSG:25833+7837", {"authority": "EPSG", "horizontal": "25833", "vertical": "7837"}),
        ("EPSG:4979", {"authority": "EPSG", "horizontal": "4979"}),
        ("+proj=tmerc +lon_0=13 +ellps=bessel", {}),
    ],
)
def test_the_crs_comes_back(tmp_path, crs, expected):
    crs = CRS(crs)
    written(tmp_path / "one", [Points(*np.ones((3, 1)))], CloudInfo(crs))
    srs = read(tmp_path / "one")[0]["srs"]
    assert {name: value for name, value in srs.items() if name != "wkt"} == expected
    assert CRS(srs["wkt"]).equals(crs, ignore_axis_order=True)


def test_track_and_units_are_kept(tmp_path):
    written(tmp_path / "berlin", [city(10)])
    kept = read(tmp_path / "berlin")[0]["vertical_city"]
    assert Track.of_json(kept["track"]) == TRACK
    assert kept["attributes"]["velocity"] == {
        "unit": "mm/yr", "description": "mean velocity along the line of sight",
    }  # fmt: skip


def test_one_point(tmp_path):
    written(tmp_path / "one", [Points(np.array([390000.1234]), np.array([5e6]), np.array([50.0]))], CloudInfo(INFO.crs))
    known, nodes, _, xyz = read(tmp_path / "one")
    assert list(nodes) == ["0-0-0-0"] and xyz[0].tolist() == pytest.approx([390000.123, 5e6, 50.0], abs=1e-9)
    low, high = np.reshape(known["bounds"], (2, 3))
    assert (high > low).all()


def test_paths():
    assert cloud_path("a/b.json") == cloud_path("a/b") == cloud_path("a/b/ept.json") == Path("a/b/ept.json")
    assert cloud_path("a/berlin.2016") == Path("a/berlin.2016/ept.json")
    for name in ("b.copc.laz", "b.COPC.LAZ", "b.laz", "b.las"):
        assert cloud_path(Path("a", name)) == Path("a", name)


@pytest.mark.parametrize("name", ["x", "x.json", "x/ept.json"])
def test_a_path_may_name_the_folder_or_its_description(tmp_path, name):
    written(tmp_path / name, [city(10)])
    assert (tmp_path / "x" / "ept.json").is_file()


# What all formats promise.


def stood(path):
    return {one.relative_to(path.parent): one.read_bytes() for one in sorted(path.parent.rglob("*")) if one.is_file()}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_cloud_is_replaced_when_the_new_one_is_complete(tmp_path, ending):
    path = tmp_path / f"berlin{ending}"
    written(path, [city(200)])
    before = stood(path)
    with cloud_writer(path, INFO, Monitor()) as writer:
        writer.add(city(300, 5))
        assert {name: data for name, data in stood(path).items() if name in before} == before
        writer.finish()
    after = stood(path)
    assert set(after) == set(before) and after != before


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_stays_of_what_failed(tmp_path, ending):
    path = tmp_path / f"berlin{ending}"

    def failing():
        yield city(200)
        raise KeyError("something else")

    canceled = Monitor(is_canceled=lambda: True)
    late = []
    canceled_late = Monitor(is_canceled=lambda: bool(late))
    for stand in (False, True):
        if stand:
            written(path, [city(50)])
        before = stood(path)
        with pytest.raises(KeyError):
            written(path, failing())
        assert stood(path) == before
        with cloud_writer(path, INFO, Monitor()) as writer:
            writer.add(city(20))
        assert stood(path) == before
        with pytest.raises(EngineCanceled):
            written(path, [city(20)], monitor=canceled)
        assert stood(path) == before
        late.clear()
        with pytest.raises(EngineCanceled), cloud_writer(path, INFO, canceled_late) as writer:
            writer.add(city(20))
            late.append(True)
            writer.finish()
        assert stood(path) == before
        assert len(list(tmp_path.iterdir())) == stand


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_is_a_sentence(tmp_path, ending):
    path = tmp_path / f"berlin{ending}"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with pytest.raises(EngineInputError, match=r"^The output .*berlin.* cannot be written \(.*\); choose"):
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
            written(path, [city(20000)])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ENDINGS)
def test_bad_input_is_a_sentence(tmp_path, ending):
    path = tmp_path / f"berlin{ending}"
    with pytest.raises(EngineInputError, match=r"^There are no points to write to berlin"):
        written(path, [])
    nowhere = Points(*np.full((3, 4), np.nan))
    with pytest.raises(EngineInputError, match=r"^There are no points .*; 4 points have no finite coordinates"):
        written(path, [nowhere])
    with pytest.raises(EngineInputError, match=r"^The cloud for berlin.* has no CRS"):
        cloud_writer(path, CloudInfo(None), Monitor())
    for names in (("a", "a"), ("X",)):
        with pytest.raises(EngineInputError, match=rf"^The attribute {names[0]} is there twice"):
            cloud_writer(path, replace(INFO, attributes=tuple(map(Attribute, names))), Monitor())
    far = Points(np.array([390000.0, 1.6e6]), np.full(2, 5.8e6), np.zeros(2))
    for chunks in ([far], [far.where([0]), far.where([1])], [far.where([0]), Points(*np.full((3, 1), 1e300))]):
        with pytest.raises(EngineInputError, match=r"^The coordinate x = (1600000|390000|1e\+300) .* CRS\.$"):
            written(path, chunks)
    with pytest.raises(EngineInputError, match=r"cannot be written \(No such file or directory\)"):
        written(tmp_path / "none" / f"berlin{ending}", [city(5)])
    assert not list(tmp_path.iterdir())


def test_other_things_are_not_replaced(tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    written(folder, [city(5)])  # empty until now
    (folder / "me.jpg").write_text("smile")
    with pytest.raises(EngineInputError, match=r"^The folder .*photos holds other files .* not replaced"):
        cloud_writer(folder / "ept.json", INFO, Monitor())
    (tmp_path / "file").write_text("text")
    with pytest.raises(EngineInputError, match=r"^The output .*file is a file; an EPT is a folder"):
        cloud_writer(tmp_path / "file", INFO, Monitor())
    (tmp_path / "x.laz").mkdir()
    with pytest.raises(EngineInputError, match=r"^The output .*x.laz is a folder"):
        cloud_writer(tmp_path / "x.laz", INFO, Monitor())
    # Not even when they come while the cloud is written.
    with (
        pytest.raises(EngineInputError, match="holds other files"),
        cloud_writer(tmp_path / "y", INFO, Monitor()) as one,
    ):
        one.add(city(5))
        (tmp_path / "y").mkdir()
        (tmp_path / "y" / "me.jpg").write_text("smile")
        one.finish()
    assert (tmp_path / "y" / "me.jpg").read_text() == "smile" and (folder / "me.jpg").is_file()
    assert len(list(tmp_path.iterdir())) == 4


def test_progress(tmp_path):
    seen = []
    written(tmp_path / "berlin", [city(5000)], monitor=Monitor(progress=seen.append).part(0.5, 1.0))
    assert seen == sorted(seen) and seen[0] >= 0.5 and seen[-1] == 1


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".json", ".copc.laz"])
def test_ten_million_points_in_little_memory(tmp_path, ending):
    script = f"""
        import re
        from pathlib import Path
        import numpy as np
        from pyproj import CRS
        from vertical_city.engine.pointcloud.cloud import STANDARD, CloudInfo, Points
        from vertical_city.engine.pointcloud.writers import cloud_writer
        generator = np.random.default_rng(1)
        info = CloudInfo(CRS("EPSG:32633"), tuple(STANDARD.values())[:5])
        def chunk(n):
            values = {{one.name: generator.normal(size=n).astype("f4") for one in info.attributes}}
            x, y, z = 390000 + 1e4 * generator.random(n), 5.81e6 + 5e3 * generator.random(n), 90 * generator.random(n)
            return Points(x, y, z, values)
        def peak():
            # What getrusage tells counts the process that started this one, too.
            return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
        chunk(500000)
        begin = peak()
        with cloud_writer("{tmp_path / "berlin"}{ending}", info) as writer:
            for _ in range(20):
                writer.add(chunk(500000))
            writer.finish()
        print((peak() - begin) / 1024)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], check=True, capture_output=True, text=True, env=os.environ
    )
    assert float(done.stdout) < 300
