"""Accuracies from layers of all kinds: in another CRS, with parts and holes, without names or values."""

from pathlib import Path

import numpy as np
import pyproj
import pytest
from qgis.core import (
    QgsGeometry,
    QgsProcessingException,
)
from vertical_city.engine.raster.grid import Grid

from .conftest import Feedback
from .measured_town import (
    SHIFT,
    in_degrees,
    layer_of,
    line,
    parameters,
    places_of,
    polygon,
    raster,
    reported,
    ring,
    rows,
    together,
)


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
