"""PLY as a table: files made of bytes here, and by plyfile where it is installed."""

import struct

import numpy as np
import pytest
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.readers.ply import open_ply

from .test_arrays import equal, whole

HEADER = """ply
format {format} 1.0
comment made by hand
comment crs: EPSG:32633
{before}element vertex {count}
property double x
property float32 y
property short z
property uchar red
element face 2
property list uchar int vertex_indices
end_header
"""
BEFORE = "element camera 2\nproperty float width\nproperty list uchar short rays\nproperty uchar n\n"


def made(count=5):
    return {
        "x": 4e5 + np.arange(count) / 3,
        "y": np.arange(count, dtype="f4") * np.float32(0.1),
        "z": np.arange(count, dtype="i2") - 7,
        "red": np.arange(count, dtype="u1"),
    }


def write(file, kind, before=False, count=5):
    columns = made(count)
    header = HEADER.format(format=kind, before=BEFORE if before else "", count=count).encode()
    if kind == "ascii":
        cameras = b"0.5 3 1 2 3 9\n1.5 0 9\n" if before else b""
        rows = b"".join(
            f"{x!r} {y:.9g} {z} {red}\n".encode() for x, y, z, red in zip(*(one.tolist() for one in columns.values()))
        )
        file.write_bytes(header + cameras + rows + b"3 0 1 2\n4 0 1 2 3\n")
        return
    order = "<" if kind == "binary_little_endian" else ">"
    cameras = struct.pack(order + "fB3hBfBB", 0.5, 3, 1, 2, 3, 9, 1.5, 0, 9) if before else b""
    rows = b"".join(
        struct.pack(order + "dfhB", *row) for row in zip(*(one.tolist() for one in columns.values()))
    )  # fmt: skip
    file.write_bytes(header + cameras + rows + struct.pack(order + "B3i", 3, 0, 1, 2))


@pytest.mark.parametrize("kind", ["ascii", "binary_little_endian", "binary_big_endian"])
@pytest.mark.parametrize("before", [False, True])
def test_vertices_among_other_elements(tmp_path, kind, before):
    write(tmp_path / "a.ply", kind, before)
    table = open_ply(tmp_path / "a.ply")
    assert (table.format, table.rows, table.crs.to_epsg()) == ("ply", 5, 32633)
    equal(whole(table, size=2), made())
    equal(whole(table, ["red", "x"]), {"red": made()["red"], "x": made()["x"]})


def test_dos_lines_nan_and_no_crs(tmp_path):
    text = "ply\r\nformat ascii 1.0\r\nelement vertex 2\r\nproperty float x\r\nproperty int n\r\nend_header\r\n"
    (tmp_path / "a.ply").write_bytes((text + "nan 3.0\r\n1e3 -4\r\n").encode())
    table = open_ply(tmp_path / "a.ply")
    assert table.crs is None
    equal(whole(table), {"x": np.array([np.nan, 1000], "f4"), "n": np.array([3, -4], "i4")})
    (tmp_path / "b.ply").write_bytes((text.replace("int n", "uint64 n") + "inf 7\r\n-1 18446744073709551615").encode())
    found = whole(open_ply(tmp_path / "b.ply"))
    equal(found, {"x": np.array([np.inf, -1], "f4"), "n": np.array([7, 2**64 - 1], "u8")})


@pytest.mark.parametrize("text", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
def test_files_of_plyfile(tmp_path, text, order):
    plyfile = pytest.importorskip("plyfile")
    rows = np.zeros(3000, dtype=[("x", "f8"), ("y", "f8"), ("velocity", "f4"), ("n", "u2")])
    random = np.random.default_rng(1)
    rows["x"], rows["y"] = random.normal(size=(2, 3000)) * 1e6
    rows["velocity"], rows["n"] = random.normal(size=3000), random.integers(0, 65535, 3000)
    vertex = plyfile.PlyElement.describe(rows, "vertex")
    faces = np.array([([0, 1, 2],), ([1, 2],)], dtype=[("vertex_indices", object)])
    face = plyfile.PlyElement.describe(faces, "face", len_types={"vertex_indices": "u1"})
    for elements in ([vertex, face], [face, vertex]):
        plyfile.PlyData(elements, text=text, byte_order=order).write(str(tmp_path / "a.ply"))
        found = whole(open_ply(tmp_path / "a.ply"))
        for name in rows.dtype.names:
            np.testing.assert_allclose(found[name], rows[name], rtol=1e-6 if text else 0)


def header(*lines):
    return "\n".join(["ply", *lines, "end_header", ""]).encode()


BAD = {
    "late": (
        header("format binary_little_endian 1.0", "element face 1", "property list uchar int i")[:-11]
        + header("element vertex 3", "property int x")[4:]
        + bytes(1 + 8),
        "cut short",
    ),
    "short": (header("format binary_little_endian 1.0", "element vertex 3", "property int x") + bytes(11), "cut short"),
    "lines": (header("format ascii 1.0", "element vertex 3", "property int x") + b"1\n2\n", "cut short"),
    "ragged": (
        header("format ascii 1.0", "element vertex 2", "property int x", "property int y") + b"1 2\n3\n",
        "Vertex 2 of ragged.ply has 1 numbers; its header says 2",
    ),
    "word": (header("format ascii 1.0", "element vertex 1", "property float x") + b"far\n", "no number"),
    "large": (header("format ascii 1.0", "element vertex 1", "property uchar x") + b"300\n", "beyond 0 to 255"),
    "lists": (
        header("format ascii 1.0", "element vertex 1", "property list uchar int x", "property int y"),
        "hold lists",
    ),
    "none": (header("format ascii 1.0", "element face 3", "property int x"), r"no vertices \(3 face\)"),
    "odd": (header("format ascii 1.0", "element vertex 3", "property quad x"), 'not PLY: "property quad x"'),
    "open": (b"ply\nformat ascii 1.0\nelement vertex 3\n", "no complete PLY header"),
    "new": (header("format binary_middle 1.0", "element vertex 3", "property int x"), "not PLY"),
    "twice": (header("format ascii 1.0", "element vertex 1", "property int x", "property int x"), "several properties"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files(tmp_path, name):
    data, message = BAD[name]
    (tmp_path / f"{name}.ply").write_bytes(data)
    with pytest.raises(EngineInputError, match=message):
        whole(open_ply(tmp_path / f"{name}.ply"))


def test_progress_and_cancel(tmp_path):
    write(tmp_path / "a.ply", "binary_big_endian", count=200)
    seen = []
    list(open_ply(tmp_path / "a.ply").chunks(["x"], 30, Monitor(progress=seen.append)))
    assert seen == sorted(seen) and seen[-1] == 1 and len(seen) > 5
    with pytest.raises(EngineCanceled):
        list(open_ply(tmp_path / "a.ply").chunks(["x"], 30, Monitor(is_canceled=lambda: True)))
