"""The table of tracks of a fusion: what clouds do not say of themselves."""

import numpy as np
import pytest
from qgis.core import (
    QgsPointCloudLayer,
    QgsProcessingException,
    QgsProject,
)
from vertical_city.engine.pointcloud.simulate_clouds import NO_ERRORS, see

from .conftest import Feedback
from .fused_city import off, parameters, read_cloud, rows_of, small

pytestmark = pytest.mark.slow


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
