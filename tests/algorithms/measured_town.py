"""What the tests of accuracies share: a simulated town, layers of its areas and facades, readers of results."""

import json
import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPoint,
    QgsPointXY,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from vertical_city.engine.pointcloud.cloud import STANDARD, CloudInfo, Points
from vertical_city.engine.pointcloud.simulate_city import dsm, facades, flat_areas, geographic, lidar, small_city
from vertical_city.engine.pointcloud.simulate_clouds import Errors, see
from vertical_city.engine.pointcloud.simulate_views import BEAMS, four_views
from vertical_city.engine.pointcloud.writers import cloud_writer
from vertical_city.engine.raster.files import Band, RasterWriter

# What is added to the cloud, east, north, up.
SHIFT = np.array([0.5, -0.3, 0.37])
POINTS = 12_000
# The elevation noise of the cloud.
SIGMA = 0.3


def write_cloud(path, chunks, info):
    with cloud_writer(path, info) as writer:
        for points in chunks:
            writer.add(points)
        writer.finish()
    return str(Path(path).with_suffix("") / "ept.json")


def raster(path, values, grid):
    with RasterWriter(path, grid, [Band("height")]) as writer:
        writer.write(grid.window, values[None])
    return str(path)


def layer_of(kind, shapes, names=(), crs="EPSG:32633", field="label"):
    """A layer in memory; shapes are geometries or None."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}", "shapes", "memory")
    layer.dataProvider().addAttributes([QgsField(field, QVariant.String)])
    layer.updateFields()
    for shape, name in zip(shapes, names or [None] * len(shapes)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        if shape is not None:
            feature.setGeometry(shape)
        layer.dataProvider().addFeatures([feature])
    return layer


def ring(corners):
    return [QgsPointXY(float(x), float(y)) for x, y in corners]


def polygon(*rings):
    return QgsGeometry.fromPolygonXY([ring(one) for one in rings])


def line(ends):
    return QgsGeometry.fromPolylineXY(ring(ends))


def made_town(folder):
    """Clouds of four tracks as one, shifted by SHIFT, and what they are measured with."""
    city = small_city(3, buildings=(4, 3), size_m=(320.0, 240.0), heights_m=(20.0, 60.0))
    views = four_views(city, [beam._replace(misplaced_m=(0.0, 0.0, 0.0)) for beam in BEAMS])
    seen = [see(city, view, POINTS, Errors(SIGMA, 0.02, 0.05), 5).points for view in views]
    info = CloudInfo(city.crs, tuple(STANDARD[one] for one in ("track", "incidence", "heading")))
    moved = [Points(*(np.stack([one.x, one.y, one.z]) + SHIFT[:, None]), one.attributes) for one in seen]
    heights, grid = dsm(city, 0.5)
    walls = facades(city)
    tall = np.flatnonzero((walls.top - walls.base > 25) & (walls.length > 20))
    # Those that face one of the satellites, which look from east and from west.
    tall = tall[np.abs(walls.outward[tall, 0]) > 0.7][:6]
    truth = lidar(city, 6.0, seed=2)
    kind = STANDARD["scatterers"].__class__("classification", "", "", "<u1")
    return SimpleNamespace(
        folder=folder, city=city, views=views, heights=heights, grid=grid, walls=walls, tall=tall, lidar=truth,
        cloud=write_cloud(folder / "fused.json", moved, info),
        dsm=raster(folder / "dsm.tif", heights, grid),
        laser=write_cloud(folder / "laser.json", [truth], CloudInfo(city.crs, (kind,))),
        flat=flat_areas(city)[:14],
    )  # fmt: skip


def flats(town, **more):
    return layer_of("Polygon", [polygon(one) for one in town.flat], [f"A{i}" for i in range(len(town.flat))], **more)


def lines(town):
    return layer_of("LineString", [line(town.walls.ends[one]) for one in town.tall], [f"F{one}" for one in town.tall])


def places_of(town, one, half=6.0):
    """A strip around a wall."""
    (a, b), side = town.walls.ends[one], half * town.walls.outward[one]
    return polygon([a - side, b - side, b + side, a + side])


def controls(town, up=0.21, lift=0.0):
    """Control points beside the posts' feet, too high by so much; one without a height."""
    posts = town.city.post[:8]
    heights = town.city.ground(*posts.T) + up + lift
    layer = layer_of("PointZ", [QgsGeometry(QgsPoint(*xy, z)) for xy, z in zip(posts, heights)],
                     [f"LP{i}" for i in range(8)], field="target")  # fmt: skip
    return layer


def parameters(town, folder, **more):
    return {
        "CLOUD": town.cloud, "REFERENCE": town.dsm, "FLAT": flats(town), "FACADES": lines(town),
        "NAME_FIELD": "label", "OUTPUT": str(folder / "accuracy.gpkg"),
        "JSON": str(folder / "accuracy.json"), **more,
    }  # fmt: skip


def reported(town, folder, **more):
    return parameters(town, folder, REPORT=str(folder / "accuracy.html"), **more)


def rows(path):
    layer = QgsVectorLayer(str(path), "", "ogr")
    assert layer.isValid()
    names = [field.name() for field in layer.fields()]
    clean = lambda v: None if isinstance(v, QVariant) and v.isNull() else v  # noqa: E731
    return [{**dict(zip(names, map(clean, one.attributes()))), "shape": QgsGeometry(one.geometry())}
            for one in layer.getFeatures()]  # fmt: skip


def strict(path):
    """JSON without what is no JSON."""

    def refuse(word):
        raise ValueError(word)

    return json.loads(Path(path).read_text(encoding="utf-8"), parse_constant=refuse)


def together(table, kind):
    return [row for row in table if row["kind"] == kind and not row["track"]]


# Known shifts come out.


def text_of(path):
    html = re.sub(r"<style>.*?</style>|src='[^']*'", "", Path(path).read_text(encoding="utf-8"), flags=re.S)
    return unescape(re.sub(r"<[^>]*>", " ", html))


# Layers of all kinds.


def in_degrees(town, corners):
    return np.stack(geographic(town.city, *np.asarray(corners).T), axis=1)
