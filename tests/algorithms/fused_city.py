"""What the tests of fusing clouds share: simulated cities, tables of stereo SAR, readers of what is made of them."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.cloud import CloudInfo
from vertical_city.engine.pointcloud.readers import open_table
from vertical_city.engine.pointcloud.simulate_city import geographic, small_city
from vertical_city.engine.pointcloud.simulate_clouds import NO_ERRORS, Errors, cloud_info, see
from vertical_city.engine.pointcloud.simulate_views import BEAMS, four_views, post_observations, posts_seen
from vertical_city.engine.pointcloud.writers import cloud_writer
from vertical_city.engine.sar.cleaning import NO_LIMITS
from vertical_city.engine.sar.gcp_table import (
    COLUMNS,
    INTEGERS,
    RESIDUAL_COLUMNS,
    RESIDUAL_TEXTS,
    TEXTS,
    gcp_rows,
    residual_rows,
)
from vertical_city.engine.sar.stereo import locate
from vertical_city.engine.sar.stereo_blocks import StereoOptions

POINTS = 5000
HEADERS = ("cloud", "track", "pass", "heading", "incidence", "look side", "x", "y", "height")
# By how much clouds are misplaced along elevation, for the geometric mode.
OFFSETS = 0.0, -2.2, 5.4, -4.3


def write_cloud(path, points, info):
    with cloud_writer(path, info) as writer:
        writer.add(points)
        writer.finish()
    return str(Path(path).with_suffix("") / "ept.json")


def read_cloud(path, *more):
    """x, y, z, track and more of a cloud, as float64."""
    names = ("x", "y", "z", "track", *more)
    table = open_table(path)
    chunks = list(table.chunks(names, 10**6, Monitor()))
    return SimpleNamespace(
        **{name: np.concatenate([np.asarray(one[name], float) for one in chunks]) for name in names}, table=table
    )


def table_of(columns, rows, texts, integers=(), name="rows"):
    """Rows as a table in memory."""
    layer = QgsVectorLayer("NoGeometry", name, "memory")
    kinds = [QVariant.String if one in texts else QVariant.Int if one in integers else QVariant.Double
             for one in columns]  # fmt: skip
    layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in zip(columns, kinds)])
    layer.updateFields()
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        layer.dataProvider().addFeatures([feature])
    return layer


def gcps(rows):
    return table_of(COLUMNS, [[row.get(name) for name in COLUMNS] for row in rows], TEXTS, INTEGERS, "gcp")


def residuals(rows, columns=RESIDUAL_COLUMNS):
    return table_of(columns, [[row.get(name) for name in columns] for row in rows], RESIDUAL_TEXTS, (), "residuals")


def made_city(folder, look_side="right", errors=NO_ERRORS, points=POINTS, beams=BEAMS, **of_city):
    """Four clouds, where their points belong, and the targets by the engine's stereo adjustment of exact times."""
    city = small_city(1, **of_city)
    views = four_views(city, beams, look_side)
    seen = [see(city, view, points, errors, 1) for view in views]
    clouds = [write_cloud(folder / f"{view.name}.json", one.points, cloud_info(city, view))
              for view, one in zip(views, seen)]  # fmt: skip
    common = np.flatnonzero(np.logical_and.reduce([posts_seen(city, view) for view in views]))[:6].tolist()
    post = int(np.argmin(np.linalg.norm(city.post - views[0].axis[:2], axis=1)))
    times = post_observations(city, views, sorted({*common, post}), 10, (0.01, 0.02))
    solved = locate(times, (), StereoOptions(limits=NO_LIMITS))
    return SimpleNamespace(
        city=city, views=views, clouds=clouds, post=f"LP{post + 1:02}", folder=folder,
        truth=np.array([[one.truth.x.mean(), one.truth.y.mean(), one.truth.z.mean()] for one in seen]),
        gcps=[dict(zip(COLUMNS, row)) for row in gcp_rows(solved, "WGS 84", float("nan"))],
        residuals=[dict(zip(RESIDUAL_COLUMNS, row)) for row in residual_rows(solved)],
    )  # fmt: skip


def misplaced_city(folder):
    """A few blocks whose clouds are off along elevation by OFFSETS."""
    beams = [beam._replace(misplaced_m=(metres, 0.0, 0.0)) for beam, metres in zip(BEAMS, OFFSETS)]
    size = {"buildings": (3, 2), "size_m": (150.0, 120.0)}
    return made_city(folder, "right", Errors(0.3, 0.02, 0.05), 10_000, beams, **size)


def parameters(scene, folder, **more):
    return {
        "CLOUDS": list(scene.clouds), "STEREO": gcps(scene.gcps), "RESIDUALS": residuals(scene.residuals),
        "OUTPUT": str(folder / "fused.json"), "REPORT": str(folder / "fused.html"), **more,
    }  # fmt: skip


def off(scene, path):
    """By how much the fused points of each track lie beside where they belong, in the mean, (4, 3)."""
    fused = read_cloud(path)
    return np.array([
        [getattr(fused, axis)[fused.track == number].mean() for axis in "xyz"] - scene.truth[number - 1]
        for number in range(1, 5)
    ])  # fmt: skip


def apart(errors):
    return np.linalg.norm(errors[:, None] - errors[None], axis=2).max()


def coordinates(scene):
    """The foot of the post, in words."""
    foot = scene.views[0].axis
    longitude, latitude = geographic(scene.city, foot[:1], foot[1:2])
    return f"longitude = {longitude[0]:.10f}; latitude = {latitude[0]:.10f}; height = {foot[2]:.4f}"


def text_of(path):
    html = re.sub(r"<style>.*?</style>|src='[^']*'", "", Path(path).read_text(encoding="utf-8"), flags=re.S)
    return unescape(re.sub(r"<[^>]*>", " ", html))


# What comes out.


def small(folder, stem, city, view, attributes, points=800, **track):
    """A cloud with a choice of attributes and of what it says of its track."""
    seen = see(city, view, points, NO_ERRORS, 2)
    known = {one.name: one for one in cloud_info(city, view).attributes}
    info = CloudInfo(city.crs, tuple(known[one] for one in attributes), track=replace(view.track, **track))
    chosen = {one: seen.points.attributes[one] for one in attributes}
    return write_cloud(folder / f"{stem}.json", replace(seen.points, attributes=chosen), info)


def report_cells(path, heading):
    part = Path(path).read_text(encoding="utf-8").split(heading)[1].split("</table>")[0]
    rows = [re.findall(r"<t[dh]>(.*?)</t[dh]>", row) for row in part.split("<tr>")[1:]]
    return rows[0], rows[1:]


# The table of tracks.


def rows_of(*rows):
    """The flat list that QGIS gives; rows are dicts of the headers."""
    return [str(row.get(name, "")) for row in rows for name in HEADERS]


# Input that cannot be used.


def pyproj_crs(code):
    import pyproj

    return pyproj.CRS.from_epsg(code)
