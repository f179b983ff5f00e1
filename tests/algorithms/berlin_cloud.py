"""What the tests of importing clouds share: a table of points in Berlin, and readers of what is made of it."""

import json
from pathlib import Path

import numpy as np
import pyproj
import pytest
from qgis.core import (
    QgsVectorLayer,
)

DATA = Path(__file__).parents[1] / "data"
CLOUDS = DATA / "pointcloud"
UTM = pyproj.Transformer.from_crs(4326, 32633, always_xy=True)
KINDS = {"i": "signed", "u": "unsigned", "f": "float"}


def city(count=400, seed=1):
    """Longitude, latitude, height, velocity and coherence of points in Berlin."""
    random = np.random.default_rng(seed)
    longitude, latitude = 13.37 + 0.002 * random.random(count), 52.52 + 0.001 * random.random(count)
    height, velocity = random.normal(60, 8, count), random.normal(0, 8, count)
    measured = ((longitude, 8), (latitude, 8), (height, 3), (velocity, 3), (random.random(count), 3))
    return tuple(np.round(values, digits) for values, digits in measured)


def table(path, points, header="id,lon,lat,height,velocity,coherence", delimiter=",", decimal=".", encoding="utf-8"):
    """Written by Python alone."""
    rows = [[f"P{i}", *map(str, row)] for i, row in enumerate(zip(*points))]
    lines = [delimiter.join(cell.replace(".", decimal) for cell in row) for row in rows]
    path.write_bytes(("\n".join([header.replace(",", delimiter), *lines]) + "\n").encode(encoding))
    return path


def left_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def contents(folder):
    return {path: (folder / path).read_bytes() for path in left_in(folder)}


def read_ept(file):
    """What an EPT says, and its points by their names, scaled; by its specification, with NumPy alone."""
    said = json.loads(Path(file).read_text(encoding="utf-8"))
    kinds = {kind: letter for letter, kind in KINDS.items()}
    dtype = np.dtype([(one["name"], f"<{kinds[one['type']]}{one['size']}") for one in said["schema"]])
    records = np.concatenate([np.fromfile(node, dtype) for node in Path(file).parent.glob("ept-data/*.bin")])
    return said, {
        one["name"]: records[one["name"]] * one.get("scale", 1.0) + one.get("offset", 0.0) for one in said["schema"]
    }


def read_las(file):
    laspy = pytest.importorskip("laspy")
    with laspy.open(file) as reader:
        records = reader.read()
    ours = [one for one in reader.header.vlrs if (one.user_id, one.record_id) == ("vertical_city", 1)]
    places = {"X": np.array(records.x), "Y": np.array(records.y), "Z": np.array(records.z)}
    names = records.point_format.extra_dimension_names
    said = json.loads(bytes(ours[0].record_data_bytes()).rstrip(b"\0"))
    return said, {**places, **{name: np.array(records[name]) for name in names}}, reader.header


def vector(path):
    layer = QgsVectorLayer(str(path), "", "ogr")
    assert layer.isValid()
    names = layer.fields().names()
    return layer, [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def assert_same_points(found, truth, tolerance=0.0011):
    """Places in UTM zone 33 and the height to a millimetre, in any order; velocities by the place."""
    longitude, latitude, height, velocity = truth[:4]
    wanted = np.stack([*UTM.transform(longitude, latitude), height, velocity], axis=1)
    read = np.stack([found[name] for name in ("X", "Y", "Z", "velocity")], axis=1)
    assert read.shape == wanted.shape
    # Each one's nearest.
    places = ((read[:, None, :2] - wanted[None, :, :2]) ** 2).sum(axis=2).argmin(axis=0)
    assert len(set(places.tolist())) == len(wanted)
    read = read[places]
    np.testing.assert_allclose(read[:, :3], wanted[:, :3], rtol=0, atol=tolerance)
    np.testing.assert_allclose(read[:, 3], wanted[:, 3], rtol=1e-6)


# What stands there stays until all is there


def everything(out):
    return {"OUTPUT_POINTS": str(out / "p.gpkg"), "SERIES": str(out / "s.gpkg")}


# Bad input


def text(content, name="bad.csv", encoding="utf-8"):
    """A maker of a file."""

    def make(folder):
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return folder / name

    return make
