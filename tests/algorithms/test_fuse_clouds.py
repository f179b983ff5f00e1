"""Fusion of clouds as QGIS runs it, on a simulated city: places are compared with the simulator's truth."""

import json
import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsPointCloudLayer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.cloud import CloudInfo, Points
from vertical_city.engine.pointcloud.readers import open_table
from vertical_city.engine.pointcloud.simulate_city import geographic, on_ground, small_city
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

from .conftest import Feedback, Stops

POINTS = 5000
# By how much clouds are misplaced along elevation, for the geometric mode.
OFFSETS = 0.0, -2.2, 5.4, -4.3
NUMBERS = ("COUNT", "MAX_SHIFT", "MAX_LAMP_POST", "DISAGREEMENT", "MEDIAN_BEFORE", "MEDIAN_AFTER")
HEADERS = ("cloud", "track", "pass", "heading", "incidence", "look side", "x", "y", "height")


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


@pytest.fixture(scope="session")
def exact(provider, tmp_path_factory):
    return made_city(tmp_path_factory.mktemp("exact"))


@pytest.fixture(scope="session")
def noisy(provider, tmp_path_factory):
    """A few blocks, misplaced along elevation alone, as for the geometric mode; the first is not."""
    beams = [beam._replace(misplaced_m=(metres, 0.0, 0.0)) for beam, metres in zip(BEAMS, OFFSETS)]
    folder, size = tmp_path_factory.mktemp("noisy"), {"buildings": (3, 2), "size_m": (150.0, 120.0)}
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


# What it is for.


def test_geodetic_puts_all_tracks_where_they_belong(run, exact, tmp_path):
    feedback = Feedback()
    results = run("fusepointclouds", parameters(exact, tmp_path), feedback)
    errors = off(exact, results["OUTPUT"])
    # The axis of the post is what the weights of the adjustment tell it to be: to a millimetre.
    assert np.abs(errors).max() < 1.5e-3
    # Two files round to millimetres, and windows share heights.
    assert apart(errors) < 1.5e-3
    assert results["COUNT"] == 4 * POINTS and isinstance(results["COUNT"], int)
    lengths = [np.linalg.norm(view.shift) for view in exact.views]
    assert results["MAX_SHIFT"] == pytest.approx(max(lengths), abs=0.02)
    assert results["MAX_LAMP_POST"] == pytest.approx(np.hypot(0.1, 0.09), abs=0.03)
    assert not any("LP" in line and "far" in line for line in feedback.warnings)


def printed_by_hand(exact):
    """The largest distance of the axes that equations 7 to 15 imply, written out for the four beams."""
    dz = []
    heading, theta = (np.radians([getattr(view.track, name) for view in exact.views])
                      for name in ("heading_deg", "incidence_deg"))  # fmt: skip
    for a in (0, 1):
        for d in (2, 3):
            dz.append(0.2 * np.tan(theta[a]) * np.tan(theta[d]) / (np.tan(theta[a]) + np.tan(theta[d])))
    across = np.mean(dz) / np.tan(theta) - 0.1
    axes = across[:, None] * np.stack([np.cos(heading), -np.sin(heading)], axis=1)
    return max(np.linalg.norm(one - other) for one in axes for other in axes)


def test_printed_equations_leave_what_the_report_says(run, exact, tmp_path):
    results = run("fusepointclouds", parameters(exact, tmp_path, MODE="geodetic_printed"))
    left = apart(off(exact, results["OUTPUT"]))
    assert 0.03 < left < 0.1
    assert results["DISAGREEMENT"] == pytest.approx(printed_by_hand(exact), abs=1e-6)
    assert results["DISAGREEMENT"] == pytest.approx(left, abs=2e-3)
    assert f"{1000 * results['DISAGREEMENT']:.1f} mm" in text_of(results["REPORT"])


@pytest.mark.parametrize(
    "change", [{"MODE": "offset_only"}, {"DIAMETER": 0}, {"MODE": "geodetic_printed", "DIAMETER": 0}]
)
def test_one_place_for_all_leaves_the_diameter(run, exact, tmp_path, change):
    results = run("fusepointclouds", parameters(exact, tmp_path, **change))
    errors = off(exact, results["OUTPUT"])
    # Opposite sides of the post are put on one place: a diameter apart, but for the angle between the tracks.
    assert apart(errors) == pytest.approx(0.2, rel=0.03)
    by_hand = next(row for row in exact.gcps if row["target"] == exact.post)
    stereo = np.array([by_hand[f"{axis}_m"] for axis in "xyz"])
    from vertical_city.engine.pointcloud.simulate_city import on_map

    seen = np.array([view.seen_at for view in exact.views])
    np.testing.assert_allclose(errors, on_map(exact.city, stereo) - seen, atol=1e-3)
    assert results["MAX_LAMP_POST"] == 0 and "DISAGREEMENT" not in results
    assert "lamp post" in text_of(results["REPORT"])


def test_left_looking_tracks(run, provider, tmp_path):
    scene = made_city(tmp_path, "left", points=1500)
    results = run("fusepointclouds", parameters(scene, tmp_path, REPORT=None))
    assert apart(off(scene, results["OUTPUT"])) < 1.5e-3
    # Taken for right-looking by the table, each is a diameter beside.
    table = [cell for row in ([""] * 5 + ["right", "", "", ""] for _ in range(4)) for cell in row]
    wrong = run("fusepointclouds", parameters(scene, tmp_path, REPORT=None, TRACKS=table))
    moved = off(scene, wrong["OUTPUT"])[:, :2]
    np.testing.assert_allclose(np.linalg.norm(moved, axis=1), 0.2, atol=5e-3)


@pytest.mark.parametrize("held", ["", "beam42_ascending"])
@pytest.mark.slow
def test_the_geometric_mode_recovers_what_was_misplaced(run, noisy, tmp_path, held):
    feedback = Feedback()
    given = parameters(noisy, tmp_path, MODE="geometric", STEREO=None, RESIDUALS=None, HELD=held)
    results = run("fusepointclouds", given, feedback)
    errors = off(noisy, results["OUTPUT"])
    assert apart(np.array([view.shift for view in noisy.views])) > 5
    assert np.linalg.norm(errors, axis=1).max() < 0.15
    if held:
        np.testing.assert_allclose(errors[0], 0, atol=0.01)
    assert results["MEDIAN_AFTER"] < results["MEDIAN_BEFORE"] and "MAX_LAMP_POST" not in results
    assert results["MAX_SHIFT"] == pytest.approx(5.4, abs=0.15)
    text = text_of(results["REPORT"])
    assert "What the scene determines" in text and "elevation offset, m" in text
    _, rows = report_cells(results["REPORT"], "<h2>Shifts</h2>")
    for row, known in zip(rows, OFFSETS):
        assert float(row[7].split(" ± ")[0]) == pytest.approx(-known, abs=0.15)
        assert f"{row[1]}: 10,000 points, moved by {row[7].split(' ')[0]} m along elevation." in " ".join(
            feedback.lines
        )
    assert any("No cloud was held" in line for line in feedback.warnings) == (not held)


def test_a_typed_point(run, exact, tmp_path):
    given = parameters(exact, tmp_path, STEREO=None, RESIDUALS=None, COORDINATES=coordinates(exact), DIAMETER=0)
    results = run("fusepointclouds", given)
    seen = np.array([view.seen_at for view in exact.views])
    np.testing.assert_allclose(off(exact, results["OUTPUT"]), exact.views[0].axis - seen, atol=1e-3)
    text = text_of(results["REPORT"])
    assert "as typed" in text
    given["DIAMETER"] = 0.2
    errors = off(exact, run("fusepointclouds", given)["OUTPUT"])
    assert apart(errors) < 1.5e-3  # they agree, whatever the weights were


def test_weights_from_the_text_are_rounded_and_told(run, exact, tmp_path):
    feedback = Feedback()
    results = run("fusepointclouds", parameters(exact, tmp_path, RESIDUALS=None), feedback)
    errors = off(exact, results["OUTPUT"])
    assert apart(errors) < 1.5e-3
    assert np.linalg.norm(errors, axis=1).max() < 0.02
    assert any("rounded to a millimetre" in line for line in feedback.warnings)


def test_the_nearest_target_is_told_and_a_named_one_is_taken(run, exact, tmp_path):
    feedback = Feedback()
    results = run("fusepointclouds", parameters(exact, tmp_path), feedback)
    assert any(line.startswith(f"Target '{exact.post}' is the nearest") for line in feedback.warnings)
    other = next(row for row in exact.gcps if row["target"] != exact.post)
    feedback = Feedback()
    moved = run("fusepointclouds", parameters(exact, tmp_path, TARGET=other["target"]), feedback)
    assert moved["MAX_SHIFT"] != pytest.approx(results["MAX_SHIFT"], abs=1)
    assert other["target"] in text_of(moved["REPORT"])


def test_tracks_of_the_adjustment_that_are_of_no_cloud(run, exact, tmp_path):
    """Two of the four clouds, with the stereo point of all: angles come from the residuals."""
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=exact.clouds[1:3]))
    fused = read_cloud(results["OUTPUT"])
    for number in (1, 2):
        found = [getattr(fused, axis)[fused.track == number].mean() for axis in "xyz"]
        np.testing.assert_allclose(found, exact.truth[number], atol=1.5e-3)
    old = residuals(exact.residuals, RESIDUAL_COLUMNS[: RESIDUAL_COLUMNS.index("heading_deg")])
    with pytest.raises(QgsProcessingException, match="stereo track 'beam42_ascending' is of none of the clouds"):
        run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=exact.clouds[1:3], RESIDUALS=old))
    # Where a point has no post, it does not matter who made it.
    run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=exact.clouds[1:3], RESIDUALS=old, MODE="offset_only"))


# What comes out.


def test_the_fused_cloud_is_a_layer_with_all_attributes(run, exact, tmp_path):
    results = run("fusepointclouds", parameters(exact, tmp_path))
    assert results["OUTPUT"] == str(tmp_path / "fused" / "ept.json")
    layer = QgsPointCloudLayer(results["OUTPUT"], "", "ept")
    assert layer.isValid() and layer.pointCount() == 4 * POINTS and layer.crs().authid() == "EPSG:32633"
    fused = read_cloud(results["OUTPUT"], "velocity", "incidence", "heading", "snr")
    assert {int(one) for one in np.unique(fused.track)} == {1, 2, 3, 4}
    for number, path in enumerate(exact.clouds, 1):
        before = read_cloud(path, "velocity", "incidence", "snr")
        for name in ("velocity", "incidence", "snr"):
            np.testing.assert_array_equal(
                np.sort(getattr(fused, name)[fused.track == number]), np.sort(getattr(before, name))
            )
    about = json.loads(Path(results["OUTPUT"]).read_text(encoding="utf-8"))["vertical_city"]
    assert about["track"]["name"] == "fused" and about["track"]["height_reference"] == "ellipsoid"


def test_it_is_loaded_with_a_style(provider, exact, tmp_path):
    import processing

    context = QgsProcessingContext()
    project = QgsProject()
    context.setProject(project)
    given = parameters(exact, tmp_path, STYLE="track")
    results = processing.run("verticalcity:fusepointclouds", given, feedback=Feedback(), context=context)
    waiting = context.layersToLoadOnCompletion()
    algorithm = provider.algorithm("fusepointclouds")
    if algorithm.parameterDefinition("OUTPUT").type() == "fileDestination":  # before QGIS 3.24
        assert results["OUTPUT_LAYER"] == results["OUTPUT"]
        assert list(waiting) == [results["OUTPUT"]]
        details = waiting[results["OUTPUT"]]
        assert details.outputName == "OUTPUT" and details.name == "Fused point cloud"
        layer = QgsPointCloudLayer(results["OUTPUT"], "", "ept")
        details.postProcessor().postProcessLayer(layer, context, Feedback())
        assert layer.renderer().type() == "classified"
        assert [int(one.value()) for one in layer.renderer().categories()] == [1, 2, 3, 4]
    else:
        assert "OUTPUT_LAYER" not in results


def test_a_second_run_replaces_the_first(run, exact, tmp_path):
    first = run("fusepointclouds", parameters(exact, tmp_path))
    report = Path(first["REPORT"]).read_bytes()
    second = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=exact.clouds[:2]))
    assert second["COUNT"] == 2 * POINTS
    assert QgsPointCloudLayer(second["OUTPUT"], "", "ept").pointCount() == 2 * POINTS
    assert Path(second["REPORT"]).read_bytes() != report
    assert sorted(one.name for one in tmp_path.iterdir()) == ["fused", "fused.html"]


def test_other_endings(run, exact, tmp_path):
    pytest.importorskip("laspy")
    pytest.importorskip("lazrs")
    for name in ("fused.copc.laz", "fused.las"):
        results = run("fusepointclouds", parameters(exact, tmp_path, OUTPUT=str(tmp_path / name), REPORT=None))
        assert results["OUTPUT"] == str(tmp_path / name)
        assert np.abs(off(exact, results["OUTPUT"])).max() < 1.5e-3


def small(folder, stem, city, view, attributes, points=800, **track):
    """A cloud with a choice of attributes and of what it says of its track."""
    seen = see(city, view, points, NO_ERRORS, 2)
    known = {one.name: one for one in cloud_info(city, view).attributes}
    info = CloudInfo(city.crs, tuple(known[one] for one in attributes), track=replace(view.track, **track))
    chosen = {one: seen.points.attributes[one] for one in attributes}
    return write_cloud(folder / f"{stem}.json", replace(seen.points, attributes=chosen), info)


def test_attributes_that_only_some_clouds_have(run, exact, tmp_path):
    """What a cloud lacks is empty, 0 in whole numbers; angles of a track become those of its points."""
    one = small(tmp_path, "one", exact.city, exact.views[0], ("velocity", "scatterers"))
    other = small(tmp_path, "other", exact.city, exact.views[2], ("incidence", "heading", "coherence"))
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=[one, other]))
    fused = read_cloud(results["OUTPUT"], "velocity", "scatterers", "incidence", "heading", "coherence")
    first = fused.track == 1
    assert np.isfinite(fused.velocity[first]).all() and np.isnan(fused.velocity[~first]).all()
    assert (fused.scatterers[first] > 0).all() and (fused.scatterers[~first] == 0).all()
    assert np.isnan(fused.coherence[first]).all() and np.isfinite(fused.coherence[~first]).all()
    np.testing.assert_allclose(fused.heading[first], exact.views[0].track.heading_deg, atol=1e-4)
    np.testing.assert_allclose(fused.incidence[~first], exact.views[2].track.incidence_deg, atol=1e-4)


def report_cells(path, heading):
    part = Path(path).read_text(encoding="utf-8").split(heading)[1].split("</table>")[0]
    rows = [re.findall(r"<t[dh]>(.*?)</t[dh]>", row) for row in part.split("<tr>")[1:]]
    return rows[0], rows[1:]


def test_the_report_holds_the_figures(run, exact, tmp_path):
    results = run("fusepointclouds", parameters(exact, tmp_path))
    head, rows = report_cells(results["REPORT"], "<h2>Shifts</h2>")
    assert head[:7] == ["track", "cloud", "pass", "heading, °", "incidence, °", "look", "points"]
    for number, (row, view) in enumerate(zip(rows, exact.views), 1):
        assert row[:3] == [str(number), view.name, view.beam.pass_direction] and row[6] == "5,000"
        assert float(row[3]) == pytest.approx(view.track.heading_deg, abs=0.006)
        known = [float(cell.split(" ± ")[0]) for cell in row[7:]]
        # On the map; grid north is 1.3 degrees from true north.
        assert np.linalg.norm(known) == pytest.approx(np.linalg.norm(view.shift), abs=0.02)
        assert known[2] == pytest.approx(-view.shift[2], abs=2e-3)
        assert all(0.001 < float(cell.split(" ± ")[1]) < 0.1 for cell in row[7:])
    _, parts = report_cells(results["REPORT"], "<h3>Parts</h3>")
    for row, (whole,) in zip(parts, ([one] for one in rows)):
        values = np.array([float(cell) for cell in row[1:]]).reshape(2, 3)
        np.testing.assert_allclose(values.sum(axis=0), [float(c.split(" ± ")[0]) for c in whole[7:]], atol=2e-3)
    _, pairs = report_cells(results["REPORT"], "<h2>Agreement</h2>")
    assert len(pairs) == 6 and pairs[0][0] == "beam42_ascending – beam51_ascending"
    largest = max(abs(float(row[5])) for row in pairs)
    assert results["MEDIAN_AFTER"] == pytest.approx(largest, abs=0.006)
    text = text_of(results["REPORT"])
    assert exact.post in text and "Pictures" in text and "nan" not in text.lower().replace("nanmetre", "")
    assert Path(results["REPORT"]).read_text(encoding="utf-8").count("data:image/png") == 2


@pytest.mark.slow
def test_agreement_is_that_of_the_points(run, exact, tmp_path):
    """Against a search of all pairs of points."""
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=exact.clouds[:2]))
    _, ((_, within, _, after, *figures),) = report_cells(results["REPORT"], "<h2>Agreement</h2>")
    fused = read_cloud(results["OUTPUT"])
    one, other = (np.stack([fused.x, fused.y, fused.z], axis=1)[fused.track == number] for number in (1, 2))
    squared = ((one[:, None, :2] - other[None, :, :2]) ** 2).sum(axis=2)
    near = squared.min(axis=1) <= float(within) ** 2
    heights = one[near, 2] - other[squared.argmin(axis=1)[near], 2]
    assert int(after.replace(",", "")) == pytest.approx(near.sum(), rel=0.02)
    assert float(figures[1]) == pytest.approx(np.median(heights), abs=0.3)
    assert float(figures[3]) == pytest.approx(np.median(np.abs(heights)), abs=0.3)


NAMES = ("<b>bold</b> & $x_1$", "Straße " + "sehr " * 60 + "lang")


def test_names_are_escaped_and_long_ones_do_no_harm(run, exact, tmp_path):
    given = [small(tmp_path, f"c{i}", exact.city, view, ("velocity",), name=name)
             for i, (view, name) in enumerate(zip((exact.views[0], exact.views[2]), NAMES))]  # fmt: skip
    feedback = Feedback()
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=given, MODE="offset_only"), feedback)
    html = Path(results["REPORT"]).read_text(encoding="utf-8")
    assert "<b>bold" not in html and "&lt;b&gt;bold" in html and NAMES[1].strip() in html
    assert html.count("data:image/png") == 2 and not any("picture" in line for line in feedback.warnings)


def test_without_matplotlib_the_report_has_no_pictures(run, exact, tmp_path, monkeypatch):
    from vertical_city.ui.plots import figures

    def missing(*arguments, **more):
        raise ImportError("No module named 'matplotlib'")

    monkeypatch.setattr(figures, "png", missing)
    feedback = Feedback()
    results = run("fusepointclouds", parameters(exact, tmp_path), feedback)
    html = Path(results["REPORT"]).read_text(encoding="utf-8")
    assert "data:image" not in html and "Agreement" in html
    assert sum("matplotlib is not installed" in line for line in feedback.warnings) == 1


# The table of tracks.


def rows_of(*rows):
    """The flat list that QGIS gives; rows are dicts of the headers."""
    return [str(row.get(name, "")) for row in rows for name in HEADERS]


@pytest.fixture
def bare(exact, tmp_path):
    """Two clouds that say nothing of their tracks but their names."""
    nothing = {"heading_deg": None, "incidence_deg": None, "reference": None, "pass_direction": ""}
    return [small(tmp_path, f"{name}_file", exact.city, view, ("velocity",), name=name, **nothing)
            for name, view in (("up", exact.views[0]), ("down", exact.views[2]))]  # fmt: skip


def known(view, name="", comma=False):
    x, y, height = view.track.reference
    values = {
        "heading": view.track.heading_deg,
        "incidence": view.track.incidence_deg,
        "x": x,
        "y": y,
        "height": height,
    }
    if comma:
        values = {key: f"{value:.6f}".replace(".", ",") for key, value in values.items()}
    return {"cloud": name, "track": view.name, "pass": view.beam.pass_direction, **values}


def fused_bare(run, exact, bare, tmp_path, table):
    given = parameters(exact, tmp_path, CLOUDS=bare, TRACKS=table, REPORT=None)
    fused = read_cloud(run("fusepointclouds", given)["OUTPUT"])
    truth = [see(exact.city, exact.views[i], 800, NO_ERRORS, 2).truth for i in (0, 2)]
    for number, one in enumerate(truth, 1):
        found = [getattr(fused, axis)[fused.track == number].mean() for axis in "xyz"]
        np.testing.assert_allclose(found, [one.x.mean(), one.y.mean(), one.z.mean()], atol=1.5e-3)
    np.testing.assert_allclose(np.unique(fused.track), [1, 2])


def test_rows_in_the_order_of_the_clouds(run, exact, bare, tmp_path):
    fused_bare(run, exact, bare, tmp_path, rows_of(known(exact.views[0]), known(exact.views[2]), {}))


@pytest.mark.parametrize("names", [("down", "up"), ("down_file", "up_file"), ("DOWN ", "Up_File")])
def test_rows_by_name(run, exact, bare, tmp_path, names):
    fused_bare(run, exact, bare, tmp_path, rows_of(known(exact.views[2], names[0]), known(exact.views[0], names[1])))


def test_rows_by_the_names_of_layers(run, exact, bare, tmp_path):
    layers = [QgsPointCloudLayer(path, name, "ept") for path, name in zip(bare, ("my first", "my second"))]
    QgsProject.instance().addMapLayers(layers)
    try:
        table = rows_of(known(exact.views[2], "my second"), known(exact.views[0], "my first"))
        fused_bare(run, exact, layers, tmp_path, table)
    finally:
        QgsProject.instance().removeMapLayers([layer.id() for layer in layers])


def test_decimal_commas(run, exact, bare, tmp_path):
    fused_bare(run, exact, bare, tmp_path, rows_of(known(exact.views[0], "", True), known(exact.views[2], "", True)))


def test_rows_change_only_what_they_hold(run, exact, tmp_path):
    given = parameters(exact, tmp_path, TRACKS=rows_of({"cloud": "beam36_descending", "pass": "D", "look side": "R"}))
    assert np.abs(off(exact, run("fusepointclouds", given)["OUTPUT"])).max() < 1.5e-3
    with pytest.raises(QgsProcessingException, match=r"The heading of .*beam51.* is 1072"):
        run("fusepointclouds", {**given, "TRACKS": rows_of({}, {"heading": 352.0327508 + 720})})


BAD_ROWS = [
    (lambda v: rows_of(known(v[0], "nobody")), r"no cloud 'nobody'.*\(TRACKS\); there are up, down"),
    (lambda v: rows_of({}, {}, known(v[0])), "Row 3 of the tracks .* names no cloud, and there are 2 clouds: up, down"),
    (lambda v: rows_of(known(v[0]))[:-1], "Tracks: 8 cells are given, which make no rows of 9: cloud, track"),
    (lambda v: rows_of({**known(v[0]), "heading": "north"}), r"cloud 'up' \(TRACKS\) has heading = 'north'; give a n"),
    (lambda v: rows_of({**known(v[0]), "incidence": "nan"}), r"cloud 'up' \(TRACKS\) has incidence = 'nan'; give a n"),
    (lambda v: rows_of({**known(v[0]), "x": "5.819.000,5"}), r"has x = '5.819.000,5'; give a number"),
    (lambda v: rows_of({**known(v[0]), "height": ""}), "lacks a part of the reference point; give x, y and height"),
    (lambda v: rows_of({**known(v[0]), "pass": "sideways"}), "says 'sideways' for the pass direction; give asc"),
    (lambda v: rows_of({**known(v[0]), "look side": "up"}), "says 'up' for the look side; give right or left"),
    (lambda v: rows_of({**known(v[0]), "incidence": "95"}, known(v[2])), "incidence angle of cloud 'up' is 95"),
    (lambda v: rows_of({**known(v[0]), "heading": ""}, known(v[2])), "cloud 'up' has no heading.* give it in TRACKS"),
    (lambda v: rows_of({**known(v[0]), "incidence": ""}, known(v[2])), "'up' has no incidence.* give it in TRACKS"),
    (
        lambda v: rows_of({**known(v[0]), "x": "", "y": "", "height": ""}, known(v[2])),
        "cloud 'up' does not say where it has its reference point; give x, y and height in TRACKS",
    ),
    (
        lambda v: rows_of({**known(v[0]), "x": "5820461", "y": "389509"}, known(v[2])),
        "The cloud 'up' would be moved by .* km: .*check TARGET, COORDINATES, and x, y and height in TRACKS",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "sentence"), BAD_ROWS)
def test_bad_rows_get_a_sentence(run, exact, bare, tmp_path, table, sentence):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(QgsProcessingException, match=sentence):
        given = parameters(exact, tmp_path, CLOUDS=bare, TRACKS=table(exact.views), TARGET=exact.post)
        run("fusepointclouds", given)
    assert sorted(tmp_path.iterdir()) == before


def test_a_shift_of_hundreds_of_metres_is_doubted(run, exact, tmp_path):
    x, y, height = exact.views[0].track.reference
    table = rows_of({"cloud": "beam42_ascending", "x": x + 500, "y": y, "height": height})
    feedback = Feedback()
    run("fusepointclouds", parameters(exact, tmp_path, TRACKS=table, TARGET=exact.post), feedback)
    assert sum("is moved by 5" in line and "beam42_ascending" in line for line in feedback.warnings) == 1


# Input that cannot be used.


def changed(rows, **fields):
    return [{**row, **fields} for row in rows]


def other_run(rows):
    return [row for row in rows if row["target"] == "LP99"]


BAD = [
    ({"STEREO": None, "RESIDUALS": None}, "Stereo SAR points: none is given, but the mode geodetic needs it"),
    ({"COORDINATES": "longitude = 13; latitude = 52; height = 80"}, "Coordinates are given too; give one of both"),
    ({"STEREO": None, "COORDINATES": "13, 52, 80"}, "Coordinates of the reference point: '13, 52, 80' is no place"),
    ({"STEREO": None, "COORDINATES": "line = 3; sample = 4; height = 80"}, "is no place; write it as 'long"),
    ({"STEREO": None, "COORDINATES": "longitude = 13; latitude = 52; height = 80"}, "moved by .* km"),
    ({"TARGET": "LP99"}, r"no target 'LP99' among the ground control points \("),
    ({"MODE": "guess"}, "Mode: there is no choice 'guess'; choose from geodetic"),
    ({"DIAMETER": -0.1}, r"Diameter of the lamp post \(m\): -0.1 is out of range; give at least 0"),
    ({"DIAMETER": float("nan")}, r"Diameter of the lamp post \(m\): nan is no number"),
    ({"DIAMETER": 30}, "diameter of the post is 30 m; it must be .* at most 10 m"),
    ({"MODE": "geometric", "HELD": "beam99"}, r"no cloud 'beam99'.*\(HELD\); there are beam42_ascending, beam51"),
    ({"MODE": "geometric", "HELD": "beam42_ascending, beam51_ascending, beam36_descending, beam55_descending"},
     "All clouds are held; nothing is left to match"),
    ({"OUTPUT": "/no/such/folder/a.json"}, "Fused point cloud: the folder /no/such/folder does not exist"),
    ({"OUTPUT": "fused.txt"}, "Fused point cloud: fused.txt does not end with"),
    ({"REPORT": "/no/such/folder/a.html"}, "Report: the folder /no/such/folder does not exist"),
    ({"STEREO": lambda s: gcps([])}, "Stereo SAR points: gcp is empty"),
    ({"STEREO": lambda s: gcps(changed(s.gcps, x_m=None))}, "ground control point '.*' has no x_m; take the layer"),
    ({"STEREO": lambda s: gcps(changed(s.gcps, cov_xy_m2=None))}, "has no cov_xy_m2; take the layer that stereo SAR"),
    ({"STEREO": lambda s: residuals(s.residuals)}, "Stereo SAR points: residuals has no field 'x_m'; it has target"),
    ({"RESIDUALS": lambda s: gcps(s.gcps)}, "Residuals of stereo SAR: gcp has no field 'product'; it has target"),
    ({"RESIDUALS": lambda s: residuals(changed(s.residuals, target="LP99"))}, "no used observation of the target"),
    ({"RESIDUALS": None, "STEREO": lambda s: gcps(changed(s.gcps, tracks="beam1; beam2"))},
     "stereo track 'beam1' is of none of the clouds"),
    ({"RESIDUALS": None, "STEREO": lambda s: gcps(changed(s.gcps, tracks=None))}, "tell which tracks made it"),
    ({"STEREO": lambda s: gcps(changed(s.gcps, x_m=s.gcps[0]["x_m"] + 1e4))}, "The nearest .* km from the clouds"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), BAD)
def test_bad_input_gets_a_sentence_and_leaves_nothing(run, exact, tmp_path, change, sentence):
    change = {name: value(exact) if callable(value) else value for name, value in change.items()}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("fusepointclouds", parameters(exact, tmp_path, **change))
    assert list(tmp_path.iterdir()) == []


def test_targets_that_were_not_kept(run, exact, tmp_path):
    rows = [{**row, "kept": int(row["target"] != exact.post)} for row in exact.gcps]
    feedback = Feedback()
    run("fusepointclouds", parameters(exact, tmp_path, STEREO=gcps(rows), TARGET=exact.post), feedback)
    assert any(f"Target '{exact.post}' was not kept" in line for line in feedback.warnings)
    feedback = Feedback()
    run("fusepointclouds", parameters(exact, tmp_path, STEREO=gcps(rows)), feedback)
    assert any("is the nearest" in line and exact.post not in line for line in feedback.warnings)


def test_texts_of_a_csv_are_numbers(run, exact, tmp_path):
    """As a table whose types were not detected; a 0 that is text is not true."""
    rows = [{**row, "kept": 0 if row["target"] == exact.post else 1} for row in exact.gcps]
    layer = table_of(COLUMNS, [[None if row[c] is None else str(row[c]) for c in COLUMNS] for row in rows], COLUMNS)
    feedback = Feedback()
    run("fusepointclouds", parameters(exact, tmp_path, STEREO=layer), feedback)
    assert any("is the nearest" in line and exact.post not in line for line in feedback.warnings)
    layer = table_of(COLUMNS, [["abc"] * len(COLUMNS)], COLUMNS)
    with pytest.raises(QgsProcessingException, match="ground control point 'abc' has no x_m, y_m, z_m"):
        run("fusepointclouds", parameters(exact, tmp_path, STEREO=layer))


def test_one_cloud_and_the_same_twice(run, exact, tmp_path):
    for clouds, sentence in (
        (exact.clouds[:1], "Clouds: 2 or more are needed, but 1 given"),
        ([exact.clouds[0]] * 2, r"given twice \(CLOUDS\)"),
        ([*exact.clouds, str(tmp_path / "none" / "ept.json")], "Clouds: .*none"),
        ([], "Clouds: 2 or more are needed, but 0 given"),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=clouds))
        assert list(tmp_path.iterdir()) == []


def test_clouds_that_do_not_fit_together(run, exact, tmp_path):
    views, city = exact.views, exact.city
    geoid = small(tmp_path, "geoid", city, views[2], ("velocity",), height_reference="geoid")
    points = see(city, views[2], 300, NO_ERRORS).points
    bessel = write_cloud(tmp_path / "bessel.json", points, CloudInfo(pyproj_crs(31468), track=views[2].track))
    before = sorted(tmp_path.iterdir())
    for other, mode, sentence in (
        (geoid, "geodetic", "heights of beam42_ascending count from the ellipsoid, those of .* from the geoid; import"),
        (
            geoid,
            "geometric",
            "heights of beam42_ascending count from the ellipsoid, those of .* from the geoid; import",
        ),
        (bessel, "geodetic", "is in DHDN / 3-degree Gauss-Kruger zone 4, .* other datums. Import both"),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=[exact.clouds[0], other], MODE=mode))
        assert sorted(tmp_path.iterdir()) == before


def pyproj_crs(code):
    import pyproj

    return pyproj.CRS.from_epsg(code)


def test_heights_above_the_geoid(run, exact, tmp_path):
    views, city, undulation = exact.views, exact.city, 39.5
    clouds = []
    for i in (0, 2):
        seen = see(city, views[i], 800, NO_ERRORS, 2).points
        x, y, z = views[i].track.reference
        track = replace(views[i].track, height_reference="geoid", reference=(x, y, z - undulation))
        clouds.append(
            write_cloud(
                tmp_path / f"g{i}.json", Points(seen.x, seen.y, seen.z - undulation), CloudInfo(city.crs, track=track)
            )
        )
    with pytest.raises(QgsProcessingException, match=r"count from the geoid.* \(UNDULATION\)"):
        run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=clouds))
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=clouds, UNDULATION=undulation))
    fused = read_cloud(results["OUTPUT"])
    assert fused.table.track.height_reference == "geoid"
    for number, i in enumerate((0, 2), 1):
        truth = see(city, views[i], 800, NO_ERRORS, 2).truth
        assert fused.z[fused.track == number].mean() == pytest.approx(truth.z.mean() - undulation, abs=1.5e-3)
        assert fused.x[fused.track == number].mean() == pytest.approx(truth.x.mean(), abs=1.5e-3)


def test_clouds_in_another_crs_come_to_that_of_the_first(run, exact, tmp_path):
    """The second one in the neighbouring zone, where grid north is 3.4 degrees off; its reference point comes along."""
    from pyproj import Transformer

    to = Transformer.from_crs(32633, 32632, always_xy=True)
    seen = see(exact.city, exact.views[2], 800, NO_ERRORS, 2)
    x, y = to.transform(seen.points.x, seen.points.y)
    at = exact.views[2].track.reference
    track = replace(exact.views[2].track, reference=(*to.transform(at[0], at[1]), at[2]))
    other = write_cloud(
        tmp_path / "zone32.json", Points(x, y, seen.points.z), CloudInfo(pyproj_crs(32632), track=track)
    )
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=[exact.clouds[0], other]))
    fused = read_cloud(results["OUTPUT"])
    assert fused.table.crs.to_epsg() == 32633
    found = [getattr(fused, axis)[fused.track == 2].mean() for axis in "xyz"]
    np.testing.assert_allclose(found, [seen.truth.x.mean(), seen.truth.y.mean(), seen.truth.z.mean()], atol=1.5e-3)
    # The other way round, the fused cloud is in zone 32.
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=[other, exact.clouds[0]]))
    fused = read_cloud(results["OUTPUT"])
    assert fused.table.crs.to_epsg() == 32632
    back = to.transform(fused.x, fused.y, direction="INVERSE")
    found = [one[fused.track == 2].mean() for one in (*back, fused.z)]
    # A constant step on the map turns by a minute of arc over the city: a millimetre.
    np.testing.assert_allclose(found, exact.truth[0], atol=5e-3)


def test_clouds_far_apart_have_nothing_to_match(run, exact, tmp_path):
    view = exact.views[2]
    seen = see(exact.city, view, 3000, NO_ERRORS).points
    track = replace(view.track, reference=None)
    far = write_cloud(
        tmp_path / "far.json", Points(seen.x + 50_000, seen.y, seen.z), CloudInfo(exact.city.crs, track=track)
    )
    with pytest.raises(QgsProcessingException, match="clouds have no points near each other"):
        run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=[exact.clouds[0], far], MODE="geometric"))
    assert not (tmp_path / "fused").exists() and not (tmp_path / "fused.html").exists()


def test_clouds_of_a_point_or_two(run, exact, tmp_path):
    """Nothing to draw and nothing to compare; the shift is the same."""
    clouds = [
        small(tmp_path, f"p{i}", exact.city, exact.views[i], ("velocity",), points=n) for i, n in ((0, 1), (2, 2))
    ]
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=clouds))
    assert results["COUNT"] == 3
    fused = read_cloud(results["OUTPUT"])
    truth = see(exact.city, exact.views[0], 1, NO_ERRORS, 2).truth
    assert fused.z[fused.track == 1][0] == pytest.approx(truth.z[0], abs=2e-3)


def test_an_output_that_is_an_input_is_refused(run, exact, tmp_path):
    copies = [
        shutil.copytree(Path(path).parent, tmp_path / f"c{i}") / "ept.json" for i, path in enumerate(exact.clouds)
    ]
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for name in ("c1.json", "c1/ept.json"):
        given = parameters(exact, tmp_path, CLOUDS=[str(one) for one in copies], OUTPUT=str(tmp_path / name))
        with pytest.raises(QgsProcessingException, match=r"Fused point cloud: .* is also an input"):
            run("fusepointclouds", given)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.slow
def test_what_is_given_and_not_used_is_told(run, exact, noisy, tmp_path):
    feedback = Feedback()
    more = {"MODE": "geometric", "TARGET": "LP13", "UNDULATION": 3.0, "DIAMETER_SIGMA": 0.1, "REPORT": None}
    run("fusepointclouds", parameters(noisy, tmp_path, **more), feedback)
    told = [line for line in feedback.warnings if "it is not used" in line]
    assert len(told) == 5
    feedback = Feedback()
    more = {"COORDINATES": coordinates(exact), "STEREO": None, "TARGET": "LP13", "HELD": "beam42_ascending"}
    run("fusepointclouds", parameters(exact, tmp_path, REPORT=None, **more), feedback)
    told = [line for line in feedback.warnings if "it is not used" in line]
    assert len(told) == 3
    assert "'Clouds that stay (geometric)' is given, but the mode geodetic moves all clouds: it is not used." in told


# All or nothing.


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["geodetic", "geometric"])
def test_a_cancel_leaves_what_stood_there(run, noisy, tmp_path, mode):
    """In sampling, in matching, while points are written, while the octree is built, and in the report."""
    run("fusepointclouds", parameters(noisy, tmp_path))
    before = contents(tmp_path)
    for after in (-1, 5, 20, 30, 45, 60, 82, 91):
        with pytest.raises(QgsProcessingException, match="cancelled"):
            run("fusepointclouds", parameters(noisy, tmp_path, MODE=mode), Stops(after))
        assert contents(tmp_path) == before, after


def test_a_report_that_cannot_be_written_leaves_no_cloud(run, exact, tmp_path, monkeypatch):
    from vertical_city.algorithms.pointcloud import fuse_clouds

    def full(*arguments):
        raise fuse_clouds.EngineInputError("No room.")

    for stood in (False, True):
        before = contents(tmp_path)
        with monkeypatch.context() as patch:
            patch.setattr(fuse_clouds, "write_report", full)
            with pytest.raises(QgsProcessingException, match="No room"):
                run("fusepointclouds", parameters(exact, tmp_path))
        assert contents(tmp_path) == before
        if not stood:
            run("fusepointclouds", parameters(exact, tmp_path))


def test_a_cloud_that_cannot_be_placed_takes_the_report_back(run, exact, tmp_path, monkeypatch):
    from vertical_city.engine.pointcloud.writers import base

    def locked(made, target):
        raise PermissionError(13, "Permission denied")

    for stood in (False, True):
        before = contents(tmp_path)
        with monkeypatch.context() as patch:
            patch.setattr(base, "_put", locked)
            with pytest.raises(QgsProcessingException, match=r"cannot be written \(Permission denied\)"):
                run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=exact.clouds[:3]))
        assert contents(tmp_path) == before
        if not stood:
            run("fusepointclouds", parameters(exact, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["geodetic", "geometric"])
def test_progress_never_falls(run, noisy, tmp_path, mode):
    feedback = Feedback()
    seen = []
    feedback.progressChanged.connect(seen.append)
    run("fusepointclouds", parameters(noisy, tmp_path, MODE=mode), feedback)
    assert len(seen) > 10 and seen == sorted(seen) and seen[-1] == 100


# In a model.


def test_clouds_go_from_the_import_into_the_fusion(provider, exact, tmp_path):
    """A model of two imports and a fusion."""
    tables = []
    for i in (0, 2):
        seen = see(exact.city, exact.views[i], 800, NO_ERRORS, 2).points
        tables.append(tmp_path / f"t{i}.csv")
        rows = np.column_stack([seen.x, seen.y, seen.z])
        np.savetxt(tables[-1], rows, "%.4f", ",", header="easting,northing,height", comments="")
    model = QgsProcessingModelAlgorithm("chain", "", "")
    source = QgsProcessingModelChildParameterSource
    child_outputs = []
    for number, i in enumerate((0, 2)):
        name = f"table{number}"
        model.addModelParameter(QgsProcessingParameterFile(name, name), QgsProcessingModelParameter(name))
        child = QgsProcessingModelChildAlgorithm("verticalcity:importpointcloud")
        child.setChildId(f"import{number}")
        x, y, z = exact.views[i].track.reference
        values = {
            "CRS": "EPSG:32633", "TRACK": exact.views[i].name, "HEADING": exact.views[i].track.heading_deg,
            "INCIDENCE": exact.views[i].track.incidence_deg, "REFERENCE": f"x = {x}; y = {y}; height = {z}",
        }  # fmt: skip
        child.addParameterSources("INPUT", [source.fromModelParameter(name)])
        for key, value in values.items():
            child.addParameterSources(key, [source.fromStaticValue(value)])
        model.addChildAlgorithm(child)
        algorithm = provider.algorithm("importpointcloud")
        own_kind = algorithm.parameterDefinition("OUTPUT").type() != "fileDestination"
        child_outputs.append(source.fromChildOutput(child.childId(), "OUTPUT" if own_kind else "OUTPUT_LAYER"))
    fuse = QgsProcessingModelChildAlgorithm("verticalcity:fusepointclouds")
    fuse.setChildId("fuse")
    fuse.addParameterSources("CLOUDS", child_outputs)
    fuse.addParameterSources("COORDINATES", [source.fromStaticValue(coordinates(exact))])
    output = QgsProcessingModelOutput("fused", "fused")
    output.setChildId("fuse")
    output.setChildOutputName("OUTPUT")
    fuse.setModelOutputs({"fused": output})
    model.addChildAlgorithm(fuse)
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject())
    given = {f"table{n}": str(path) for n, path in enumerate(tables)}
    _, good = model.run({**given, "fuse:fused": str(tmp_path / "fused.json")}, context, feedback)
    assert good, feedback.errors
    fused = read_cloud(tmp_path / "fused" / "ept.json")
    truth = [see(exact.city, exact.views[i], 800, NO_ERRORS, 2).truth for i in (0, 2)]
    for number, one in enumerate(truth, 1):
        found = [getattr(fused, axis)[fused.track == number].mean() for axis in "xyz"]
        # The foot was typed, not the point that stereo SAR would find: both stand apart from the truth alike.
        np.testing.assert_allclose(found, [one.x.mean(), one.y.mean(), one.z.mean()], atol=0.12)
    steps = [np.array([getattr(fused, a)[fused.track == n].mean() for a in "xyz"])
             - [t.x.mean(), t.y.mean(), t.z.mean()] for n, t in enumerate(truth, 1)]  # fmt: skip
    assert np.linalg.norm(steps[0] - steps[1]) < 2e-3


def test_the_foot_is_where_the_simulator_says(exact):
    """The helper that types it."""
    number = int(exact.post[2:]) - 1
    np.testing.assert_allclose(exact.views[0].axis, on_ground(exact.city, exact.city.post[number : number + 1])[0])
