"""LAS 1.4 and LAZ, read back by laspy and by their specification."""

import json
import struct
import sys
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from pyproj import CRS
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.cloud import STANDARD, Attribute, CloudInfo, Points, Track
from vertical_city.engine.pointcloud.writers import cloud_writer

laspy = pytest.importorskip("laspy")
pytest.importorskip("lazrs")

ATTRIBUTES = tuple(STANDARD[name] for name in ("velocity", "coherence", "seasonal_amplitude", "scatterers", "track"))
TRACK = Track("beam 42", "descending", 190.6, 36.1, "right", (389000.0, 5819000.0, 81.2))
INFO = CloudInfo(CRS("EPSG:32633"), ATTRIBUTES, (), TRACK)
BOTH = pytest.mark.parametrize("ending", [".las", ".laz"])


def city(n, seed=1):
    generator = np.random.default_rng(seed)
    velocity = generator.normal(size=n).astype("f4")
    velocity[::7] = np.nan
    return Points(
        390000 + 3000 * generator.random(n),
        5810000 + 2000 * generator.random(n),
        30 + 90 * generator.random(n) ** 3,
        {
            "velocity": velocity,
            "coherence": generator.random(n),
            "scatterers": generator.integers(1, 5, n),
            "track": np.full(n, 300, "u2"),
        },
    )


def written(path, chunks, info=INFO):
    with cloud_writer(path, info, Monitor()) as writer:
        for points in chunks:
            writer.add(points)
        writer.finish()
    return path


@BOTH
def test_points_and_attributes_come_back(tmp_path, ending):
    chunks = [city(70000, 1), city(60001, 2), city(3, 3)]  # LAZ has chunks of 50000
    las = laspy.read(written(tmp_path / f"berlin{ending}", chunks))
    assert las.header.are_points_compressed == (ending == ".laz")
    given = np.concatenate([np.stack([one.x, one.y, one.z], axis=1) for one in chunks])
    assert np.abs(las.xyz - given).max() <= 0.0005 + 1e-9
    for one in ATTRIBUTES:
        if one.name == "seasonal_amplitude":
            assert np.isnan(las[one.name]).all()
            continue
        values = np.concatenate([part.attributes[one.name] for part in chunks]).astype(one.dtype)
        assert las[one.name].dtype == one.dtype
        np.testing.assert_array_equal(las[one.name], values)
    assert (np.asarray(las.point_source_id) == 300).all()
    assert (np.asarray(las.return_number) == 1).all() and (np.asarray(las.number_of_returns) == 1).all()
    assert not np.any(las.intensity) and not np.any(las.classification)


@BOTH
def test_the_header(tmp_path, ending):
    points = city(1000)
    path = written(tmp_path / f"berlin{ending}", [points])
    with laspy.open(path) as reader:
        header, las = reader.header, reader.read()
    assert (str(header.version), header.point_format.id, header.point_count) == ("1.4", 6, 1000)
    np.testing.assert_array_equal(header.scales, 0.001)
    np.testing.assert_allclose(header.mins, las.xyz.min(axis=0), atol=1e-9)
    np.testing.assert_allclose(header.maxs, las.xyz.max(axis=0), atol=1e-9)
    assert header.creation_date == date.today() and header.number_of_points_by_return[0] == 1000
    assert header.global_encoding.wkt and header.parse_crs() == INFO.crs
    extra = {one.name: one for one in header.point_format.extra_dimensions}
    assert extra["velocity"].description == "mean velocity along the [mm/yr]"
    assert extra["scatterers"].description == "scatterers in the point's pixel"
    # As the specification lays it out.
    raw = path.read_bytes()
    assert raw[:4] == b"LASF" and raw[24:26] == b"\x01\x04" and struct.unpack_from("<H", raw, 94) == (375,)
    assert struct.unpack_from("<H", raw, 6)[0] & 16 and raw[104] == (134 if ending == ".laz" else 6)
    assert struct.unpack_from("<6I", raw, 107) == (0,) * 6
    assert struct.unpack_from("<2Q", raw, 247) == (1000, 1000)
    if ending == ".las":
        assert len(raw) == struct.unpack_from("<I", raw, 96)[0] + 1000 * struct.unpack_from("<H", raw, 105)[0]


def test_extremes_of_the_extra_bytes(tmp_path):
    points = city(1000)
    las = laspy.read(written(tmp_path / "berlin.las", [points]))
    (record,) = las.header.vlrs.get("ExtraBytesVlr")
    kinds = {"velocity": "<d", "scatterers": "<Q", "track": "<Q", "seasonal_amplitude": ""}
    for one in record.extra_bytes_structs:
        name = one.name.rstrip(b"\0").decode() if isinstance(one.name, bytes) else one.name
        raw = bytes(one)
        if kinds.get(name):
            low, high = (struct.unpack_from(kinds[name], raw, at)[0] for at in (64, 88))
            values = points.attributes[name]
            assert raw[3] == 6 and (low, high) == (np.nanmin(values), np.nanmax(values))
        elif name in kinds:
            assert raw[3] == 0


@BOTH
@pytest.mark.parametrize("crs", ["EPSG:25833+7837", "EPSG:4326", "EPSG:4979", "EPSG:4978"])
def test_any_crs(tmp_path, ending, crs):
    crs = CRS(crs)
    points = Points(np.array([13.4, 13.5]), np.array([52.4, 52.5]), np.array([40.0, 50.0]))
    las = laspy.read(written(tmp_path / f"one{ending}", [points], CloudInfo(crs)))
    (text,) = (one for one in las.header.vlrs if one.record_id == 2112)
    assert CRS(text.string).equals(crs, ignore_axis_order=True)
    step = 1e-8 if crs.is_geographic else 1e-3
    np.testing.assert_array_equal(las.header.scales, [step, step, 1e-3])
    np.testing.assert_allclose(las.x, points.x, atol=step)
    assert list(las.point_format.extra_dimension_names) == []


def test_the_track_is_kept(tmp_path):
    for ending in (".las", ".laz", ".copc.laz"):
        las = laspy.read(written(tmp_path / f"berlin{ending}", [city(10)]))
        (kept,) = (one for one in las.header.vlrs if (one.user_id, one.record_id) == ("vertical_city", 1))
        assert Track.of_json(json.loads(kept.record_data)["track"]) == TRACK


def test_attributes_that_are_named_as_fields_of_las(tmp_path):
    names = ("intensity", "Classification", "gps_time", "returns", "a_name_of_more_than_32_letters_is_cut")
    info = CloudInfo(INFO.crs, tuple(map(Attribute, names)))
    values = {name: np.arange(5.0) + i for i, name in enumerate(names)}
    las = laspy.read(written(tmp_path / "odd.laz", [Points(*np.ones((3, 5)), values)], info))
    found = tuple(las.point_format.extra_dimension_names)
    assert found == ("intensity_", "Classification_", "gps_time_", "returns_", names[4][:32])
    for name, one in zip(names, found):
        np.testing.assert_array_equal(las[one], values[name])
    assert not np.any(las.intensity)


def test_all_types(tmp_path):
    kinds = ("u1", "i1", "u2", "i2", "u4", "i4", "f4", "f8")
    info = CloudInfo(INFO.crs, tuple(Attribute(f"a{i}", dtype=kind) for i, kind in enumerate(kinds)))
    values = {f"a{i}": np.arange(5).astype(kind) for i, kind in enumerate(kinds)}
    las = laspy.read(written(tmp_path / "odd.laz", [Points(*np.ones((3, 5)), values)], info))
    for i, kind in enumerate(kinds):
        assert las[f"a{i}"].dtype == np.dtype(kind)
        np.testing.assert_array_equal(las[f"a{i}"], np.arange(5))


def test_without_lazrs(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "lazrs", None)
    for ending, name in ((".laz", "LAZ"), (".copc.laz", "COPC")):
        with pytest.raises(EngineInputError, match=rf'^{name} needs lazrs.* pip install "laspy\[lazrs\]"\.$'):
            cloud_writer(tmp_path / f"berlin{ending}", INFO, Monitor())
    written(tmp_path / "berlin.las", [city(5)])
    written(tmp_path / "berlin.json", [city(5)])


def test_a_track_that_is_a_fraction(tmp_path):
    info = replace(INFO, attributes=(Attribute("track"),))
    points = Points(*np.ones((3, 4)), {"track": np.array([np.nan, -1, 2, 1e9])})
    las = laspy.read(written(tmp_path / "odd.las", [points], info))
    assert np.asarray(las.point_source_id).tolist() == [0, 0, 2, 65535]
