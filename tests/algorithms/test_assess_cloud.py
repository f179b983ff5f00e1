"""Accuracy of clouds and control points as QGIS runs it: known shifts of a simulated city come out as biases."""

import csv
import json
import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pyproj
import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPoint,
    QgsPointCloudLayer,
    QgsPointXY,
    QgsProcessingException,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from vertical_city.engine.pointcloud.cloud import STANDARD, CloudInfo, Points, Track
from vertical_city.engine.pointcloud.simulate_city import dsm, facades, flat_areas, geographic, lidar, small_city
from vertical_city.engine.pointcloud.simulate_clouds import Errors, see
from vertical_city.engine.pointcloud.simulate_views import BEAMS, four_views
from vertical_city.engine.pointcloud.writers import cloud_writer
from vertical_city.engine.raster.files import Band, RasterWriter
from vertical_city.engine.raster.grid import Grid

from .conftest import Feedback, Stops

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


@pytest.fixture(scope="session")
def town(provider, tmp_path_factory):
    """A city, a fused cloud of it that is shifted, its surface model, LiDAR, flat areas, tall walls and posts."""
    folder = tmp_path_factory.mktemp("town")
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


@pytest.mark.parametrize("reference", ["dsm", "laser"])
def test_a_known_shift_is_the_bias(run, town, tmp_path, reference):
    results = run(
        "pointcloudaccuracy",
        parameters(town, tmp_path, REFERENCE=getattr(town, reference), LINES=str(tmp_path / "l.gpkg")),
    )
    table = rows(results["OUTPUT"])
    # Too high is above 0. Elevation noise is sin(theta) of itself in height.
    expected = SIGMA * np.sqrt(np.mean([np.sin(np.radians(view.track.incidence_deg)) ** 2 for view in town.views]))
    assert results["VERTICAL_BIAS"] == pytest.approx(SHIFT[2], abs=3 * results["VERTICAL_BIAS_SE"] + 0.01)
    assert results["VERTICAL_BIAS_SE"] < 0.03
    assert results["VERTICAL_NMAD"] == pytest.approx(expected, rel=0.1)
    assert results["VERTICAL_MEDIAN"] == pytest.approx(SHIFT[2], abs=0.03)
    assert len(together(table, "flat area")) == len(town.flat)
    assert {row["track"] for row in table} == {"", *(f"track {i}" for i in range(1, 5))}
    for row in together(table, "facade"):
        normal = town.walls.outward[int(row["name"][1:])]
        assert row["bias_m"] == pytest.approx(SHIFT[:2] @ normal, abs=3 * row["bias_se_m"] + 0.06), row["name"]
        assert row["facing"] > 0.2
    biases = np.array([row["bias_m"] for row in together(table, "facade")])
    assert results["HORIZONTAL_BIAS"] == pytest.approx(biases.mean(), abs=1e-9)
    assert results["HORIZONTAL_BIAS_SE"] == pytest.approx(biases.std(ddof=1) / np.sqrt(len(biases)), abs=1e-9)
    assert 0.1 < results["HORIZONTAL_PRECISION"] < SIGMA
    assert "GCP_BIAS" not in results


def test_figures_are_those_of_the_points(run, town, tmp_path):
    """Bias, standard deviation, RMSE, median of one roof by hand: the reference is a level plane there."""
    corners = town.flat[0]
    building = town.city.inside(*corners.mean(axis=0)[:, None])[0]
    assert building >= 0
    given = parameters(town, tmp_path, FACADES=None, FLAT=layer_of("Polygon", [polygon(corners)], ["roof"]))
    results = run("pointcloudaccuracy", given)
    from .test_fuse_clouds import read_cloud

    cloud = read_cloud(town.cloud)
    inside = QgsGeometry(polygon(corners))
    box = (cloud.x > corners[:, 0].min()) & (cloud.x < corners[:, 0].max())
    use = np.flatnonzero(box)
    use = use[[inside.contains(QgsPointXY(x, y)) for x, y in zip(cloud.x[use], cloud.y[use])]]
    off = cloud.z[use] - town.city.roof[building]
    row = next(one for one in rows(results["OUTPUT"]) if not one["track"])
    assert (row["kind"], row["name"], row["n"]) == ("flat area", "roof", len(off))
    # The raster holds float32.
    for name, value in (
        ("bias_m", off.mean()), ("sd_m", off.std(ddof=1)), ("rmse_m", np.sqrt(np.mean(off**2))),
        ("median_m", np.median(off)), ("nmad_m", 1.4826 * np.median(np.abs(off - np.median(off)))),
    ):  # fmt: skip
        assert row[name] == pytest.approx(value, abs=1e-4), name
    assert results["VERTICAL_BIAS"] == pytest.approx(row["bias_m"]) and "HORIZONTAL_BIAS" not in results
    tracks = [one for one in rows(results["OUTPUT"]) if one["track"]]
    assert sum(one["n"] for one in tracks) == len(off) and len(tracks) == 4


def test_facades_are_found_in_areas(run, town, tmp_path):
    chosen = town.tall[:4]
    areas = layer_of("Polygon", [places_of(town, one) for one in chosen], [f"F{one}" for one in chosen])
    results = run(
        "pointcloudaccuracy", parameters(town, tmp_path, FLAT=None, FACADES=areas, LINES=str(tmp_path / "l.gpkg"))
    )
    found = {row["name"]: row for row in together(rows(results["LINES"]), "facade")}
    assert set(found) == {f"F{one}" for one in chosen}
    for one in chosen:
        row, wall = found[f"F{one}"], line(town.walls.ends[one])
        made = row["shape"].asPolyline() if not row["shape"].isMultipart() else row["shape"].asMultiPolyline()[0]
        # A cell is half a metre; the fitted line is better than that.
        for point in made:
            assert QgsGeometry.fromPointXY(point).distance(wall) < 0.35
        assert row["shape"].length() > 0.5 * wall.length()
        assert row["bias_m"] == pytest.approx(SHIFT[:2] @ town.walls.outward[one], abs=0.25)
        assert 0 < row["reference_se_m"] < 0.3
    assert "VERTICAL_BIAS" not in results
    document = strict(results["JSON"])
    assert {one["name"] for one in document["facades"]} == set(found)


def test_control_points_alone(run, town, tmp_path):
    files = {"OUTPUT": "a.gpkg", "GCP_OUTPUT": "g.gpkg", "REPORT": "a.html", "JSON": "a.json"}
    files = {name: str(tmp_path / file) for name, file in files.items()}
    given = {"GCPS": controls(town), "REFERENCE": town.laser, **files}
    results = run("pointcloudaccuracy", given)
    points = rows(results["GCP_OUTPUT"])
    assert [one["target"] for one in points] == [f"LP{i}" for i in range(8)]
    differences = np.array([one["difference_m"] for one in points])
    np.testing.assert_allclose(differences, 0.21, atol=0.1)
    assert results["GCP_BIAS"] == pytest.approx(differences.mean(), abs=1e-9)
    assert results["GCP_BIAS"] == pytest.approx(0.21, abs=0.04)
    assert results["GCP_RMSE"] == pytest.approx(np.sqrt(np.mean(differences**2)), abs=1e-9)
    assert not {"VERTICAL_BIAS", "HORIZONTAL_BIAS"} & set(results)
    for one, xy in zip(points, town.city.post):
        place = one["shape"].constGet()
        assert (place.x(), place.y()) == pytest.approx(tuple(xy), abs=1e-3)
        assert place.z() == pytest.approx(one["height_m"])
    (row,) = rows(results["OUTPUT"])
    assert (row["kind"], row["n"]) == ("GCP", 8) and row["bias_m"] == pytest.approx(results["GCP_BIAS"])
    text = text_of(results["REPORT"])
    assert "Nothing was measured" not in text and "LP7" in text
    assert len(strict(results["JSON"])["control_points"]) == 8


def text_of(path):
    html = re.sub(r"<style>.*?</style>|src='[^']*'", "", Path(path).read_text(encoding="utf-8"), flags=re.S)
    return unescape(re.sub(r"<[^>]*>", " ", html))


@pytest.mark.slow
def test_all_together(run, town, tmp_path):
    feedback = Feedback()
    given = reported(
        town, tmp_path, GCPS=controls(town), GCP_OUTPUT=str(tmp_path / "g.gpkg"), LINES=str(tmp_path / "l.gpkg")
    )
    results = run("pointcloudaccuracy", given, feedback)
    declared = {
        "VERTICAL_BIAS",
        "HORIZONTAL_BIAS",
        "GCP_BIAS",
        "GCP_RMSE",
        "OUTPUT",
        "LINES",
        "GCP_OUTPUT",
        "REPORT",
        "JSON",
    }
    assert declared <= set(results)
    document = strict(results["JSON"])
    table = rows(results["OUTPUT"])
    assert len(document["results"]) == len(table)
    for row, one in zip(table, document["results"]):
        assert row["name"] == one["name"]
        assert row["bias_m"] is None if one["bias_m"] is None else row["bias_m"] == pytest.approx(one["bias_m"])
    text = text_of(results["REPORT"])
    whole = next(row for row in table if row["kind"] == "all flat areas" and not row["track"])
    assert f"{whole['bias_m']:+.3f}" in text and f"{results['VERTICAL_RMSE']:.3f}" in text
    for row in together(table, "facade"):
        assert f"{row['bias_m']:+.3f}" in text and f"{row['sd_m']:.3f}" in text
    assert Path(results["REPORT"]).read_text(encoding="utf-8").count("data:image/png") > 5
    assert not re.search(r"\bnan\b", text, re.IGNORECASE)
    assert "fused" in text and "dsm.tif" in text


@pytest.mark.slow
def test_a_reference_that_is_a_file(run, town, tmp_path):
    laspy = pytest.importorskip("laspy")
    header = laspy.LasHeader(point_format=6, version="1.4")
    header.scales, header.offsets = (
        [0.001] * 3,
        [np.floor(one.min()) for one in (town.lidar.x, town.lidar.y, town.lidar.z)],
    )
    header.add_crs(town.city.crs)
    file = laspy.LasData(header)
    file.x, file.y, file.z = town.lidar.x, town.lidar.y, town.lidar.z
    file.classification = town.lidar.attributes["classification"]
    file.write(str(tmp_path / "laser.las"))
    out = tmp_path / "out"
    out.mkdir()
    given = parameters(town, out, REFERENCE=None, REFERENCE_FILE=str(tmp_path / "laser.las"), FACADES=None)
    results = run("pointcloudaccuracy", given)
    assert results["VERTICAL_BIAS"] == pytest.approx(SHIFT[2], abs=0.03)
    # Ground alone: roofs have no reference any more.
    ground = run("pointcloudaccuracy", {**given, "REFERENCE_FILTER": "classification = 2"})
    counts = {
        row["name"]: (row["n"], row["without_reference"]) for row in together(rows(ground["OUTPUT"]), "flat area")
    }
    for number, corners in enumerate(town.flat):
        is_roof = town.city.inside(*corners.mean(axis=0)[:, None])[0] >= 0
        known, unknown = counts[f"A{number}"]
        assert unknown > 0 if is_roof else known > 0
    with pytest.raises(QgsProcessingException, match="nothing"):
        run("pointcloudaccuracy", {**given, "REFERENCE_FILTER": "nothing > 3"})


# Layers of all kinds.


def in_degrees(town, corners):
    return np.stack(geographic(town.city, *np.asarray(corners).T), axis=1)


@pytest.mark.slow
def test_areas_in_degrees(run, town, tmp_path):
    plain = run("pointcloudaccuracy", parameters(town, tmp_path))
    flat = layer_of(
        "Polygon", [polygon(in_degrees(town, one)) for one in town.flat], [f"A{i}" for i in range(14)], "EPSG:4326"
    )
    walls = layer_of("LineString", [line(in_degrees(town, town.walls.ends[one])) for one in town.tall],
                     [f"F{one}" for one in town.tall], "EPSG:4326")  # fmt: skip
    results = run("pointcloudaccuracy", parameters(town, tmp_path, FLAT=flat, FACADES=walls))
    for name in ("VERTICAL_BIAS", "HORIZONTAL_BIAS", "HORIZONTAL_PRECISION"):
        assert results[name] == pytest.approx(plain[name], abs=1e-3)


def test_parts_holes_and_empty_shapes(run, town, tmp_path):
    """Two roofs as one area with a hole, a feature without a shape, a ring that crosses itself, a curve."""
    first, second = town.flat[:2]
    middle = first.mean(axis=0)
    hole = middle + 0.5 * (first - middle)
    parts = QgsGeometry.fromMultiPolygonXY([[ring(first), ring(hole)], [ring(second)]])
    bow = polygon(second[[0, 2, 1, 3]])
    about = middle + 3 * np.array([[-1, 0], [0, 1], [1, 0], [0, -1], [-1, 0]])
    circle = QgsGeometry.fromWkt(f"CurvePolygon(CircularString({', '.join(f'{x} {y}' for x, y in about)}))")
    flat = layer_of("MultiPolygon", [parts, None, QgsGeometry(), bow], ["both", "none", "empty", "bow"])
    results = run("pointcloudaccuracy", parameters(town, tmp_path, FACADES=None, FLAT=flat))
    table = {row["name"]: row for row in together(rows(results["OUTPUT"]), "flat area")}
    assert set(table) == {"both", "bow"}
    single = layer_of("Polygon", [polygon(first), polygon(second), polygon(hole)], ["1", "2", "hole"])
    others = run("pointcloudaccuracy", parameters(town, tmp_path, FACADES=None, FLAT=single))
    counts = {row["name"]: row["n"] for row in together(rows(others["OUTPUT"]), "flat area")}
    assert table["both"]["n"] == counts["1"] + counts["2"] - counts["hole"]
    assert 0 < table["bow"]["n"] < counts["2"]
    curved = layer_of("CurvePolygon", [circle], ["round"])
    results = run("pointcloudaccuracy", parameters(town, tmp_path, FACADES=None, FLAT=curved))
    assert 0 < rows(results["OUTPUT"])[0]["n"] < counts["1"]


def test_lines_with_bends_repeated_places_and_parts(run, town, tmp_path):
    one, other = town.tall[:2]
    a, b = town.walls.ends[one]
    bent = QgsGeometry.fromPolylineXY(ring([a, a, (a + b) / 2, (a + b) / 2, b, b]))
    both = QgsGeometry.fromMultiPolylineXY([ring(town.walls.ends[one]), ring(town.walls.ends[other])])
    facades_ = layer_of("MultiLineString", [bent, both], ["bent", "both"])
    results = run(
        "pointcloudaccuracy", parameters(town, tmp_path, FLAT=None, FACADES=facades_, LINES=str(tmp_path / "l.gpkg"))
    )
    table = {row["name"]: row for row in together(rows(results["LINES"]), "facade")}
    assert set(table) == {"bent 1", "bent 2", "both.1", "both.2"}
    for name, length in (("bent 1", 0.5), ("bent 2", 0.5), ("both.1", 1.0)):
        assert table[name]["shape"].length() == pytest.approx(length * np.linalg.norm(b - a), abs=1e-3)
        assert table[name]["bias_m"] == pytest.approx(SHIFT[:2] @ town.walls.outward[one], abs=0.1)


@pytest.mark.slow
def test_names_that_are_missing_or_twice(run, town, tmp_path):
    names = ["same", "same", None, "<b>x</b> & $y_1$ ü", "same", "z" * 200]
    walls = layer_of("LineString", [line(town.walls.ends[one]) for one in town.tall], names)
    flat = layer_of("Polygon", [polygon(one) for one in town.flat[:3]], ["same", None, "same"])
    feedback = Feedback()
    given = reported(town, tmp_path, FACADES=walls, FLAT=flat, LINES=str(tmp_path / "l.gpkg"))
    results = run("pointcloudaccuracy", given, feedback)
    found = together(rows(results["LINES"]), "facade")
    assert [row["name"] for row in found][:3] == ["same", "same (2)", "3"]
    for row, one in zip(found, town.tall):
        assert row["shape"].distance(line(town.walls.ends[one])) < 1e-3
        assert row["shape"].length() == pytest.approx(town.walls.length[one], abs=1e-3)
    html = Path(results["REPORT"]).read_text(encoding="utf-8")
    assert "<b>x</b>" not in html and "&lt;b&gt;x&lt;/b&gt; &amp; $y_1$ ü" in html
    assert not any("cannot draw" in line for line in feedback.warnings)


def test_no_field_of_names(run, town, tmp_path):
    results = run("pointcloudaccuracy", parameters(town, tmp_path, NAME_FIELD=None))
    assert {row["name"] for row in together(rows(results["OUTPUT"]), "flat area")} == {str(i + 1) for i in range(14)}
    for more, label in (({}, "Facades"), ({"FACADES": None}, "Flat areas")):
        with pytest.raises(QgsProcessingException, match=f"{label}: shapes has no field 'nope'; it has label"):
            run("pointcloudaccuracy", parameters(town, tmp_path, NAME_FIELD="nope", **more))


@pytest.mark.slow
def test_a_surface_model_in_another_crs(run, town, tmp_path):
    """In degrees, with cells of half a metre."""
    step = 0.5 / 111_300
    west, south = in_degrees(town, [[town.city.extent.xmin, town.city.extent.ymin]])[0]
    grid = Grid(pyproj.CRS.from_epsg(4326), west, south + 560 * step, step * 1.64, step, 640, 560)
    x = grid.x0 + (np.arange(grid.width) + 0.5) * grid.dx
    y = grid.y0 - (np.arange(grid.height) + 0.5) * grid.dy
    at = pyproj.Transformer.from_crs(4326, 32633, always_xy=True).transform(*(one.ravel() for one in np.meshgrid(x, y)))
    path = raster(tmp_path / "degrees.tif", town.city.surface(*at).reshape(grid.shape), grid)
    out = tmp_path / "out"
    out.mkdir()
    results = run("pointcloudaccuracy", parameters(town, out, REFERENCE=path))
    assert results["VERTICAL_BIAS"] == pytest.approx(SHIFT[2], abs=0.03)
    chosen = town.tall[:2]
    areas = layer_of("Polygon", [places_of(town, one) for one in chosen], [f"F{one}" for one in chosen])
    results = run("pointcloudaccuracy", parameters(town, out, REFERENCE=path, FACADES=areas, LINES=str(out / "l.gpkg")))
    for row in together(rows(results["LINES"]), "facade"):
        wall = line(town.walls.ends[int(row["name"][1:])])
        assert row["shape"].hausdorffDistance(wall) < 5 and row["shape"].distance(wall) < 0.35


def test_cells_without_a_value(run, town, tmp_path):
    heights = town.heights.copy()
    centre = town.flat[0].mean(axis=0)
    column, row = int((centre[0] - town.grid.x0) / town.grid.dx), int((town.grid.y0 - centre[1]) / town.grid.dy)
    heights[row - 70 : row + 70, column - 70 : column + 70] = np.nan
    results = run(
        "pointcloudaccuracy", parameters(town, tmp_path, REFERENCE=raster(tmp_path / "holes.tif", heights, town.grid))
    )
    table = {one["name"]: one for one in together(rows(results["OUTPUT"]), "flat area")}
    assert table["A0"]["n"] == 0 and table["A0"]["bias_m"] is None and table["A0"]["without_reference"] > 0
    assert results["VERTICAL_BIAS"] == pytest.approx(SHIFT[2], abs=0.03)
    assert "nan" not in Path(results["JSON"]).read_text(encoding="utf-8").lower().split('"notes"')[0]


@pytest.mark.slow
def test_geoid_and_ellipsoid_are_told_apart(run, town, tmp_path):
    high = raster(tmp_path / "geoid.tif", town.heights - 39.5, town.grid)
    out = tmp_path / "out"
    out.mkdir()
    feedback = Feedback()
    results = run("pointcloudaccuracy", reported(town, out, REFERENCE=high, GCPS=controls(town)), feedback)
    assert results["VERTICAL_BIAS"] == pytest.approx(39.87, abs=0.05)
    said = [text for text in feedback.warnings if "nearly alike everywhere" in text]
    assert len(said) == 2 and "points of the cloud lie 39.9 m above the reference" in said[0]
    assert "control points lie 39.7 m above" in said[1]
    assert "nearly alike everywhere" in text_of(results["REPORT"])
    feedback = Feedback()
    run("pointcloudaccuracy", parameters(town, out, GCPS=controls(town)), feedback)
    assert not any("nearly alike" in text for text in feedback.warnings)


def test_headings_count_from_true_north(run, town, tmp_path):
    """The precision that elevation noise lets expect across a wall, sigma cos(theta) |u n|, u turned to the grid."""
    given = parameters(town, tmp_path, FLAT=None, ELEVATION_SIGMA=SIGMA)
    table = rows(run("pointcloudaccuracy", given)["OUTPUT"])
    lon, lat = in_degrees(town, [town.city.middle])[0]
    convergence = np.degrees(
        np.arctan(np.tan(np.radians(lon - 15)) * np.sin(np.radians(lat)))
    )  # of a transverse Mercator
    assert convergence < -1
    checked = 0
    for row in (one for one in table if one["kind"] == "facade" and one["track"] and one["facing"] is not None):
        view = town.views[int(row["track"].split()[1]) - 1]
        heading = np.radians(view.track.heading_deg - convergence)
        wall = town.walls.outward[int(row["name"][1:])]
        facing = -(np.array([np.cos(heading), -np.sin(heading)]) @ wall)
        assert row["facing"] == pytest.approx(facing, abs=5e-4)
        assert row["expected_sd_m"] == pytest.approx(
            SIGMA * np.cos(np.radians(view.track.incidence_deg)) * abs(facing), rel=2e-3
        )
        checked += 1
    assert checked > 5


def test_a_cloud_of_one_track_has_the_angles_of_its_track(run, town, tmp_path):
    view = town.views[0]
    seen = see(town.city, view, POINTS, Errors(SIGMA, 0.02, 0.05), 5).points
    info = CloudInfo(town.city.crs, (), track=view.track)
    cloud = write_cloud(tmp_path / "one.json", [Points(seen.x, seen.y, seen.z)], info)
    out = tmp_path / "out"
    out.mkdir()
    feedback = Feedback()
    table = rows(run("pointcloudaccuracy", parameters(town, out, CLOUD=cloud, FLAT=None), feedback)["OUTPUT"])
    assert all(row["facing"] is None or row["facing"] > 0.2 for row in table)
    assert any(row["facing"] is not None for row in table)
    feedback = Feedback()
    run("pointcloudaccuracy", parameters(town, out, CLOUD=cloud, LOOK_SIDE="left"), feedback)
    assert any("looks to the right, but left is given (LOOK_SIDE)" in text for text in feedback.warnings)


@pytest.mark.slow
def test_outputs_are_optional_and_csv_will_do(run, town, tmp_path):
    results = run("pointcloudaccuracy", parameters(town, tmp_path, OUTPUT=None, JSON=None))
    assert "OUTPUT" not in results and list(tmp_path.iterdir()) == [] and "VERTICAL_BIAS" in results
    given = parameters(town, tmp_path, OUTPUT=str(tmp_path / "a.csv"), JSON=None)
    results = run("pointcloudaccuracy", given)
    with open(results["OUTPUT"], encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    whole = next(row for row in table if row["kind"] == "all flat areas" and not row["track"])
    assert float(whole["bias_m"]) == pytest.approx(results["VERTICAL_BIAS"])


@pytest.mark.slow
def test_without_matplotlib_there_are_no_pictures(run, town, tmp_path, monkeypatch):
    from vertical_city.ui.plots import figures

    def missing(*arguments, **more):
        raise ImportError("No module named 'matplotlib'")

    monkeypatch.setattr(figures, "png", missing)
    feedback = Feedback()
    results = run("pointcloudaccuracy", reported(town, tmp_path), feedback)
    assert "data:image" not in Path(results["REPORT"]).read_text(encoding="utf-8")
    assert sum("matplotlib is not installed" in text for text in feedback.warnings) == 1


# Places where there is nothing.


@pytest.mark.slow
def test_no_facade_in_an_area_is_told(run, town, tmp_path):
    square = next(one for one in town.flat if town.city.inside(*one.mean(axis=0)[:, None])[0] < 0)
    areas = layer_of("Polygon", [polygon(square), places_of(town, town.tall[0])], ["open", "wall"])
    feedback = Feedback()
    results = run("pointcloudaccuracy", reported(town, tmp_path, FACADES=areas), feedback)
    assert any("'open' shows no facade" in text for text in feedback.warnings)
    assert {row["name"] for row in together(rows(results["OUTPUT"]), "facade")} == {"wall"}
    assert "&#x27;open&#x27; shows no facade" in Path(results["REPORT"]).read_text(encoding="utf-8")


def far(town):
    return layer_of("Polygon", [polygon(one + np.array([0, 5000])) for one in town.flat[:2]], ["a", "b"])


def flat_points(town):
    posts = town.city.post[:3]
    return layer_of(
        "Point", [QgsGeometry.fromPointXY(QgsPointXY(*xy)) for xy in posts], ["a", "b", "c"], field="target"
    )


def empty(town):
    return layer_of("Polygon", [None, QgsGeometry()], ["a", "b"])


def no_crs(town):
    return layer_of("Polygon", [polygon(town.flat[0])], ["a"], crs="")


def beyond(town):
    return layer_of("Polygon", [polygon([[0, 95], [1, 95], [1, 96]])], ["a"], crs="EPSG:4326")


BAD = [
    ({"CLOUD": None}, "Point cloud: neither a cloud nor control points are given; give one of them"),
    ({"REFERENCE": None}, "Reference: none is given; give a layer or a file"),
    ({"REFERENCE_FILE": __file__}, "Reference: both are given; give one"),
    ({"FLAT": None, "FACADES": None, "NAME_FIELD": None}, "Flat areas: a cloud is measured on flat areas or facades"),
    ({"FLAT": far, "FACADES": None}, "The reference dsm.tif has no heights at any of the 2 places; check that it"),
    ({"FLAT": far, "FACADES": None, "REFERENCE": "laser"}, "The reference laser has no heights at any of the 2 places"),
    ({"FLAT": empty, "FACADES": None}, "no place to be measured at"),
    ({"FLAT": no_crs, "FACADES": None}, "Flat areas: shapes has no CRS; assign one"),
    ({"FLAT": beyond, "FACADES": None}, "Flat areas: there are places beyond WGS 84 / UTM zone 33N; check"),
    ({"FLAT": flat_points}, "Flat areas: shapes holds other shapes; choose a layer of polygons"),
    ({"FACADES": flat_points, "NAME_FIELD": None}, "Facades: shapes holds other shapes; choose a layer of lines"),
    ({"GCPS": flat_points}, "Ground control points: no point has a height as its Z; take a layer of 3-D points"),
    ({"REFERENCE_FILTER": "a >"}, "Filter of the reference: The filter 'a >' cannot be read"),
    ({"HEIGHTS": [90, 20]}, "The heights 90 to 20 m are no interval"),
    ({"RADIUS": 0}, r"Radius of reference points \(m\): 0 is out of range"),
    ({"SURFACE": "cubic"}, "Reference surface: there is no choice 'cubic'"),
    ({"CLOUD": "dsm"}, "Point cloud: "),
    ({"REFERENCE": __file__}, "Reference: .* neither a raster nor a point cloud"),
    ({"OUTPUT": "/no/such/folder/a.gpkg"}, "Accuracy: the folder /no/such/folder does not exist"),
    ({"JSON": "accuracy.html"}, "Figures as JSON: accuracy.html does not end with .json"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), BAD)
def test_bad_input_gets_a_sentence_and_leaves_nothing(run, town, tmp_path, change, sentence):
    change = {
        name: value(town) if callable(value) else getattr(town, value) if value in ("dsm", "laser") else value
        for name, value in change.items()
    }
    with pytest.raises(QgsProcessingException, match=sentence):
        run("pointcloudaccuracy", parameters(town, tmp_path, **change))
    assert list(tmp_path.iterdir()) == []


def test_a_cloud_elsewhere_has_nothing_to_measure(run, town, tmp_path):
    points = Points(town.lidar.x[:500] + 3000, town.lidar.y[:500], town.lidar.z[:500])
    cloud = write_cloud(tmp_path / "far.json", [points], CloudInfo(town.city.crs, track=Track("far")))
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(QgsProcessingException, match="Nothing was measured: no point of the cloud"):
        run("pointcloudaccuracy", parameters(town, out, CLOUD=cloud))
    assert list(out.iterdir()) == []
    feedback = Feedback()
    results = run("pointcloudaccuracy", parameters(town, out, CLOUD=cloud, GCPS=controls(town)), feedback)
    assert results["GCP_BIAS"] == pytest.approx(0.21, abs=0.05) and "VERTICAL_BIAS" not in results
    assert any("No point of the cloud lies in any area" in text for text in feedback.warnings)


def test_some_points_without_heights(run, town, tmp_path):
    layer = controls(town)
    layer.dataProvider().changeGeometryValues({1: QgsGeometry(QgsPoint(*town.city.post[0], float("nan")))})
    far_off = QgsFeature(layer.fields())
    far_off.setAttributes(["far"])
    far_off.setGeometry(QgsGeometry(QgsPoint(town.city.post[0][0] + 4000, town.city.post[0][1], 70)))
    layer.dataProvider().addFeatures([far_off])
    feedback = Feedback()
    given = {"GCPS": layer, "REFERENCE": town.laser, "GCP_OUTPUT": str(tmp_path / "g.gpkg"), "OUTPUT": None}
    results = run("pointcloudaccuracy", given, feedback)
    points = rows(results["GCP_OUTPUT"])
    assert len(points) == 9 and [one["target"] for one in points if one["difference_m"] is None] == ["LP0", "far"]
    assert "Ground control points: 1 of 9 points have no height as their Z; they are not measured." in feedback.warnings


def test_what_is_given_and_not_used_is_told(run, town, tmp_path):
    feedback = Feedback()
    given = parameters(town, tmp_path, CLOUD=None, GCPS=controls(town), REFERENCE_FILTER="classification = 2",
                       LINES=str(tmp_path / "l.gpkg"))  # fmt: skip
    run("pointcloudaccuracy", given, feedback)
    for text in (
        "'Flat areas' is given, but no point cloud: it is not used.",
        "'Facades' is given, but no point cloud: it is not used.",
        "'Filter of the reference' is given, but the reference is a raster: it is not used.",
        "'Facade lines' is wanted, but 'Facades' are not measured: it is empty.",
    ):
        assert text in feedback.warnings, feedback.warnings


# All or nothing.


def everything(town, folder, **more):
    return reported(town, folder, GCPS=controls(town), GCP_OUTPUT=str(folder / "g.gpkg"),
                      LINES=str(folder / "l.gpkg"), **more)  # fmt: skip


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
def test_a_failure_leaves_what_stood_there(run, town, tmp_path, monkeypatch):
    from vertical_city.algorithms.pointcloud import assess_cloud

    def full(*arguments):
        raise assess_cloud.EngineInputError("No room.")

    for stood, names in ((False, ["write_texts"]), (True, ["write_report", "write_texts"])):
        before = contents(tmp_path)
        for name in names:
            with monkeypatch.context() as patch:
                patch.setattr(assess_cloud, name, full)
                with pytest.raises(QgsProcessingException, match="No room"):
                    run("pointcloudaccuracy", everything(town, tmp_path, CYLINDER=3.0))
            assert contents(tmp_path) == before
        if not stood:
            run("pointcloudaccuracy", everything(town, tmp_path))
            assert len(contents(tmp_path)) == 5


@pytest.mark.slow
@pytest.mark.parametrize("reference", ["dsm", "laser"])
def test_a_cancel_leaves_what_stood_there(run, town, tmp_path, reference):
    run("pointcloudaccuracy", everything(town, tmp_path))
    before = contents(tmp_path)
    for after in (-1, 40, 85, 91):
        with pytest.raises(QgsProcessingException, match="cancelled"):
            run("pointcloudaccuracy", everything(town, tmp_path, REFERENCE=getattr(town, reference)), Stops(after))
        assert contents(tmp_path) == before, after


@pytest.mark.slow
@pytest.mark.parametrize("reference", ["dsm", "laser"])
def test_progress_never_falls(run, town, tmp_path, reference):
    feedback, seen = Feedback(), []
    feedback.progressChanged.connect(seen.append)
    run("pointcloudaccuracy", everything(town, tmp_path, REFERENCE=getattr(town, reference)), feedback)
    assert len(seen) > 10 and seen == sorted(seen) and seen[-1] == 100


def test_the_layer_of_the_cloud_will_do(run, town, tmp_path):
    layer = QgsPointCloudLayer(town.cloud, "mine", "ept")
    results = run("pointcloudaccuracy", parameters(town, tmp_path, CLOUD=layer, FACADES=None))
    assert results["VERTICAL_BIAS"] == pytest.approx(SHIFT[2], abs=0.03)
