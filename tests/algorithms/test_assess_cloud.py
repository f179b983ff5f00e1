"""Accuracy of clouds and control points as QGIS runs it: known shifts of a simulated city come out as biases."""

import csv
import re
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsGeometry,
    QgsPointCloudLayer,
    QgsPointXY,
    QgsProcessingException,
)
from vertical_city.engine.pointcloud.cloud import CloudInfo, Points
from vertical_city.engine.pointcloud.simulate_clouds import Errors, see

from .conftest import Feedback
from .measured_town import (
    POINTS,
    SHIFT,
    SIGMA,
    controls,
    in_degrees,
    layer_of,
    line,
    parameters,
    places_of,
    polygon,
    raster,
    reported,
    rows,
    strict,
    text_of,
    together,
    write_cloud,
)

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


# All or nothing.


def test_the_layer_of_the_cloud_will_do(run, town, tmp_path):
    layer = QgsPointCloudLayer(town.cloud, "mine", "ept")
    results = run("pointcloudaccuracy", parameters(town, tmp_path, CLOUD=layer, FACADES=None))
    assert results["VERTICAL_BIAS"] == pytest.approx(SHIFT[2], abs=0.03)
