"""LAS, LAZ and COPC as tables: files by laspy."""

import json
import sys

import numpy as np
import pytest
from pyproj import CRS
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.cloud import Track
from vertical_city.engine.pointcloud.readers.las import open_las

from .test_arrays import equal, whole

laspy = pytest.importorskip("laspy")
lazrs = pytest.importorskip("lazrs")

COUNT = 60_000


def points(point_format=6, count=COUNT, crs=32633):
    """A cloud of which only a few attributes vary."""
    random = np.random.default_rng(4)
    head = laspy.LasHeader(point_format=point_format, version="1.4" if point_format > 5 else "1.2")
    head.scales, head.offsets = [0.001] * 3, [4e5, 5.8e6, 0]
    head.add_extra_dims(
        [
            laspy.ExtraBytesParams("velocity", "f4", "mean [mm/yr]"),
            laspy.ExtraBytesParams("packed", "i2", scales=[0.1], offsets=[5.0], no_data=[-9999]),
            laspy.ExtraBytesParams("los", "3f4"),
        ]
    )
    if crs:
        head.add_crs(CRS.from_epsg(crs))
    cloud = laspy.LasData(head)
    cloud.x, cloud.y = 4e5 + random.uniform(0, 900, count), 5.8e6 + random.uniform(0, 900, count)
    cloud.z = random.uniform(0, 90, count)
    cloud.intensity = random.integers(0, 60_000, count)
    cloud.classification = np.full(count, 6) if point_format == 1 else random.integers(1, 7, count)
    cloud.return_number, cloud.number_of_returns = random.integers(1, 4, count), np.full(count, 3)
    cloud.velocity = random.normal(size=count).astype("f4")
    raw = random.integers(-500, 500, count).astype("i2")
    raw[:9] = -9999
    cloud.points.array["packed"] = raw
    cloud.los = random.normal(size=(count, 3)).astype("f4")
    return cloud


def check(table, cloud, size=7777):
    found = whole(table, size=size)
    names = ["x", "y", "z", "intensity", "return_number", "classification", "velocity", "packed"]
    names += ["los_1", "los_2", "los_3"]
    assert list(found) == names and table.rows == len(cloud.points)
    for name in ("x", "y", "z"):
        np.testing.assert_allclose(found[name], np.asarray(getattr(cloud, name)), rtol=0, atol=1e-9)
    for name in ("intensity", "classification", "return_number", "velocity"):
        np.testing.assert_array_equal(found[name], np.asarray(cloud[name]))
    raw = cloud.points.array["packed"].astype(float)
    np.testing.assert_allclose(found["packed"], np.where(raw == -9999, np.nan, raw * 0.1 + 5), atol=1e-12)
    np.testing.assert_array_equal(found["los_2"], cloud.los[:, 1])
    assert found["velocity"].dtype == np.float32 and found["intensity"].dtype == np.uint16


@pytest.mark.parametrize("name", ["a.las", "a.laz"])
@pytest.mark.parametrize("point_format", [1, 6])
def test_files_of_laspy(tmp_path, name, point_format):
    cloud = points(point_format)
    cloud.write(tmp_path / name)
    table = open_las(tmp_path / name)
    assert table.format == "las" and table.crs.to_epsg() == 32633 and not table.notes
    assert table.descriptions == {"velocity": "mean [mm/yr]"} and table.units == {"velocity": "mm/yr"}
    check(table, cloud)
    equal(whole(table, ["velocity"]), {"velocity": np.asarray(cloud.velocity)})
    everything = whole(table)
    for one in table.columns:  # of which alone nothing else is decompressed
        equal(whole(table, [one]), {one: everything[one]})


def test_chunks_of_other_lengths_as_in_copc(tmp_path):
    """COPC is LAZ whose chunks have a length each, here by laspy's appending of one after another."""
    cloud = points(count=1000)
    vlr = lazrs.LazVlr.new_for_compression(6, cloud.header.point_format.num_extra_bytes, use_variable_size_chunks=True)
    with open(tmp_path / "a.laz", "wb") as file:
        parts = [cloud.points.array[one].tobytes() for one in (slice(0, 17), slice(17, 600), slice(600, 1000))]
        head = cloud.header
        head.are_points_compressed = True
        head.vlrs.append(laspy.vlrs.known.LasZipVlr(vlr.record_data()))
        head.point_count = 1000
        head.write_to(file)
        writer = lazrs.LasZipCompressor(file, vlr)
        for part in parts:
            writer.compress_many(np.frombuffer(part, np.uint8))
            writer.finish_current_chunk()
        writer.done()
    cloud.header.vlrs.pop()
    check(open_las(tmp_path / "a.laz"), cloud, size=90)


def test_the_track_comes_back(tmp_path):
    track = Track("T1", "ascending", 347.5, 36.1, "left", (4e5, 5.8e6, 40.0))
    cloud = points(count=100)
    data = json.dumps({"track": track.as_json()}).encode()
    cloud.header.vlrs.append(laspy.VLR("vertical_city", 1, "track", data))
    cloud.write(tmp_path / "a.laz")
    assert open_las(tmp_path / "a.laz").track == track
    cloud.header.vlrs[-1].record_data = b"[1"
    cloud.write(tmp_path / "b.laz")
    table = open_las(tmp_path / "b.laz")
    assert table.track == Track() and "track" in table.notes[0]


def test_without_crs_and_with_geotiff_keys(tmp_path):
    points(count=50, crs=None).write(tmp_path / "a.las")
    table = open_las(tmp_path / "a.las")
    assert table.crs is None and not table.notes
    points(1, 50, 25833).write(tmp_path / "b.las")
    assert open_las(tmp_path / "b.las").crs.to_epsg() == 25833


def test_damaged_files(tmp_path):
    cloud = points()
    for name in ("good.las", "good.laz"):
        cloud.write(tmp_path / name)
        data = (tmp_path / name).read_bytes()
        for part in (60, 120, 230, 400, 4000, len(data) // 2, len(data) - 20):
            (tmp_path / f"cut_{name}").write_bytes(data[:part])
            with pytest.raises(EngineInputError, match=f"cut_{name} .*copy it again"):
                whole(open_las(tmp_path / f"cut_{name}"))
    broken = bytearray(data)
    broken[len(data) // 3 : len(data) // 3 + 2000] = b"\xff" * 2000
    (tmp_path / "broken.laz").write_bytes(broken)
    try:  # what a range coder makes of other bytes may be numbers, or nothing; never another exception
        whole(open_las(tmp_path / "broken.laz"))
    except EngineInputError as error:
        assert "broken.laz" in str(error)
    (tmp_path / "text.las").write_bytes(b"x y z\n1 2 3\n" * 50)
    with pytest.raises(EngineInputError, match=r"text\.las cannot be read as LAS"):
        open_las(tmp_path / "text.las")
    laspy.LasData(laspy.LasHeader(point_format=6, version="1.4")).write(tmp_path / "empty.las")
    with pytest.raises(EngineInputError, match="holds no points"):
        open_las(tmp_path / "empty.las")


def test_without_the_libraries(tmp_path, monkeypatch):
    points(count=50).write(tmp_path / "a.laz")
    monkeypatch.setattr(laspy.LazBackend, "detect_available", classmethod(lambda cls: ()))
    with pytest.raises(EngineInputError, match=r'compressed \(LAZ\).*python3 -m pip install "laspy\[lazrs\]"'):
        open_las(tmp_path / "a.laz")
    monkeypatch.setitem(sys.modules, "laspy", None)
    with pytest.raises(EngineInputError, match="read with laspy, which is not installed"):
        open_las(tmp_path / "a.laz")


def test_progress_and_cancel(tmp_path):
    points(count=5000).write(tmp_path / "a.laz")
    seen = []
    list(open_las(tmp_path / "a.laz").chunks(["z"], 700, Monitor(progress=seen.append)))
    assert seen == sorted(seen) and seen[-1] == 1 and len(seen) > 5
    with pytest.raises(EngineCanceled):
        list(open_las(tmp_path / "a.laz").chunks(["z"], 700, Monitor(is_canceled=lambda: True)))
