"""The one door to all readers: which reader a file is for, whatever its name."""

import gzip
import json
import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import ogr
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.pointcloud.readers import FORMATS, OPTIONS, READERS, open_table, recognise
from vertical_city.engine.pointcloud.readers.table import resized

TEXT = b"lon;lat;height\n15,5;38,0;20,0\n15,6;38,1;21,0\n"


@given(st.lists(st.integers(0, 20), max_size=12), st.integers(1, 15))
def test_pieces_of_any_length_become_chunks_of_one(lengths, size):
    numbers = np.arange(sum(lengths))
    pieces = np.split(numbers, np.cumsum(lengths)[:-1]) if lengths else []
    chunks = [chunk["i"] for chunk in resized(({"i": piece} for piece in pieces), size)]
    assert [len(chunk) for chunk in chunks[:-1]] == [size] * len(chunks[:-1]) and all(
        0 < len(one) <= size for one in chunks
    )
    np.testing.assert_array_equal(np.concatenate(chunks) if chunks else [], numbers)


def npz(file):
    np.savez(file.with_suffix(".npz"), x=np.arange(3.0), y=np.arange(3.0))
    file.with_suffix(".npz").rename(file)


def npy(file):
    with file.open("wb") as stream:
        np.save(stream, np.zeros((4, 3)))


def hdf5(file, user_block=0):
    h5py = pytest.importorskip("h5py")
    with h5py.File(file, "w", userblock_size=user_block) as opened:
        opened["x"], opened["y"] = np.arange(4.0), np.arange(4.0)


def ply(file):
    file.write_bytes(b"ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nend_header\n1\n")


def las(file):
    laspy = pytest.importorskip("laspy")
    cloud = laspy.create(point_format=3, file_version="1.2")
    cloud.x = np.arange(5.0)
    with file.open("wb") as stream:
        cloud.write(stream)


def vector(driver):
    def write(file):
        dataset = ogr.GetDriverByName(driver).CreateDataSource(str(file))
        layer = dataset.CreateLayer("points", None, ogr.wkbPoint)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
        layer.CreateFeature(feature)

    return write


def csv(file):
    file.write_bytes(TEXT)


MADE = {
    "npz": npz,
    "npy": npy,
    "hdf5": hdf5,
    "mat": lambda file: hdf5(file, 512),
    "ply": ply,
    "las": las,
    "gpkg": vector("GPKG"),
    "fgb": vector("FlatGeobuf"),
    "geojson": vector("GeoJSON"),
    "csv": csv,
}
READER = {"npy": "npz", "mat": "hdf5", "gpkg": "vector", "fgb": "vector", "geojson": "vector"}


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("ending", ["", ".bin"])
def test_content_tells_whatever_the_name(tmp_path, kind, ending):
    file = tmp_path / f"made.{kind}"
    MADE[kind](file)
    wanted = READER.get(kind, kind)
    assert recognise(file) == wanted
    bare = file.rename(tmp_path / f"cloud{ending}")
    assert recognise(bare) == wanted
    if kind not in ("gpkg", "fgb", "csv"):  # GDAL wants the ending of these two
        assert open_table(bare).format == wanted


def test_text_goes_to_its_reader_with_its_options(tmp_path):
    csv(tmp_path / "a.csv")
    table = open_table(tmp_path / "a.csv", delimiter=";", decimal=",", layer="of another reader")
    assert (table.format, table.columns) == ("csv", ("lon", "lat", "height"))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(TEXT))
    (tmp_path / "c").write_bytes("lon lat höhe\n1 2 3\n".encode("utf-16"))
    assert recognise(tmp_path / "b.csv.gz") == recognise(tmp_path / "c") == "csv"
    with pytest.raises(TypeError, match="unknown options: delimeter"):
        open_table(tmp_path / "a.csv", delimeter=";")


def test_a_format_can_be_demanded(tmp_path):
    ply(tmp_path / "a.ply")
    assert open_table(tmp_path / "a.ply", "ply").format == "ply"
    with pytest.raises(EngineInputError, match="cannot be read as LAS"):
        open_table(tmp_path / "a.ply", "las")
    with pytest.raises(EngineInputError, match="format pcd is not known; choose one of auto, csv, npz"):
        open_table(tmp_path / "a.ply", "pcd")
    assert FORMATS == ("auto", "csv", "npz", "hdf5", "ply", "las", "vector", "ept")
    assert {"bounds", "bad_lines", "layer", "group"} <= OPTIONS and set(READERS) == set(FORMATS[1:])


def test_folders(tmp_path):
    tree = tmp_path / "ept"
    (tree / "ept-hierarchy").mkdir(parents=True)
    (tree / "ept-data").mkdir()
    schema = [{"name": name, "type": "float", "size": 8} for name in "XYZ"]
    about = {"bounds": [0, 0, 0, 8, 8, 8], "dataType": "binary", "hierarchyType": "json", "schema": schema}
    (tree / "ept.json").write_text(json.dumps(about))
    (tree / "ept-hierarchy" / "0-0-0-0.json").write_text('{"0-0-0-0": 1}')
    np.array([1.0, 2, 3]).tofile(tree / "ept-data" / "0-0-0-0.bin")
    for path in (tree, tree / "ept.json", f"{tree}/"):
        assert open_table(path).format == "ept"
    shutil.copy(tree / "ept.json", tree / "cloud.json")
    assert recognise(tree / "cloud.json") == "ept"
    with pytest.raises(EngineInputError, match=r"holds no ept\.json; give a file, or the folder of an EPT"):
        open_table(tmp_path)
    vector("ESRI Shapefile")(tmp_path / "shapes")
    assert open_table(tmp_path / "shapes").columns[:2] == ("x", "y")


def test_layer_of_a_geopackage(tmp_path):
    MADE["gpkg"](tmp_path / "a.gpkg")
    for path in (tmp_path / "a.gpkg", f"{tmp_path / 'a.gpkg'}|layername=points"):
        table = open_table(path)
        assert (table.format, table.rows, table.columns) == ("vector", 1, ("x", "y"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "is no point cloud that can be read; give one of these: delimited text"),
        (b"%PDF-1.7\n", "is no point cloud"),
        (bytes(range(256)) * 8, "is no point cloud"),
    ],
)
def test_what_is_no_cloud(tmp_path, data, message):
    (tmp_path / "file").write_bytes(data)
    with pytest.raises(EngineInputError, match=message):
        open_table(tmp_path / "file")


def test_what_is_not_there(tmp_path):
    for path in (tmp_path / "a.csv", "", f"{tmp_path}/a.gpkg|layername=b"):
        with pytest.raises(EngineInputError, match="is not there; give the file"):
            open_table(path)
