"""Fusion of clouds as QGIS runs it, on a simulated city: places are compared with the simulator's truth."""

import json
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
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
)
from vertical_city.engine.pointcloud.simulate_city import on_ground
from vertical_city.engine.pointcloud.simulate_clouds import NO_ERRORS, see
from vertical_city.engine.sar.gcp_table import (
    RESIDUAL_COLUMNS,
)

from .conftest import Feedback
from .fused_city import (
    OFFSETS,
    POINTS,
    apart,
    coordinates,
    made_city,
    off,
    parameters,
    read_cloud,
    report_cells,
    residuals,
    small,
    text_of,
)

pytestmark = pytest.mark.slow

NUMBERS = ("COUNT", "MAX_SHIFT", "MAX_LAMP_POST", "DISAGREEMENT", "MEDIAN_BEFORE", "MEDIAN_AFTER")
HEADERS = ("cloud", "track", "pass", "heading", "incidence", "look side", "x", "y", "height")


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
