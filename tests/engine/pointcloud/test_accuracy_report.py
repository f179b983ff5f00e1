"""Rows, JSON, HTML and pictures of the accuracy: every figure where it belongs, and nothing that is not one."""

import json
import re
import sys

import numpy as np
import pytest
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.accuracy import control_heights
from vertical_city.engine.pointcloud.accuracy_report import (
    COLUMNS,
    CONTROL_COLUMNS,
    Accuracy,
    as_json,
    control_rows,
    half_width,
    report,
    rows,
)
from vertical_city.engine.pointcloud.deviations import Result, Summary, summarise
from vertical_city.engine.pointcloud.facades import Facade
from vertical_city.engine.pointcloud.lines import Line
from vertical_city.ui.plots import accuracy as plots


def made():
    generator = np.random.default_rng(1)
    results, facades = [], []
    for name, bias in (("yard", 0.1), ("square & <park>", -0.2)):
        for track in ("", "beam 57", "beam 42"):
            values = bias + generator.normal(0, 0.8, 400)
            results.append(Result("flat area", name, track, summarise(values, np.arange(400) // 40), 3, values=values,
                                  details={"mode": bias, "mode_se": 0.01}))  # fmt: skip
    results.append(Result("all flat areas", "", "", results[0].summary, values=results[0].values))
    results.append(Result("flat area", "lake", "", Summary(0), 7, notes=("'lake' has no point.",)))
    line = Line.between(np.array([391000.0, 5820000.0]), np.array([391030.0, 5820000.0]))
    for track in ("", "beam 57"):
        values = generator.normal(-0.184, 1.17, 2000)
        xy = np.column_stack([generator.uniform(391000, 391030, 2000), 5820000 - values])
        details = {"expected_sd": 1.1, "background": 0.02, "density_m2": 13.0}
        results.append(
            Result(
                "facade",
                "$tower$",
                track,
                summarise(values, np.arange(2000) // 100),
                0,
                0.05,
                values,
                xy,
                line.ends,
                details,
            )
        )
    places = np.column_stack([generator.uniform(391000, 391030, 50), generator.normal(5820000, 0.5, 50)])
    facades.append(Facade("$tower$", line, 35, 138, 0.05, places, generator.uniform(20, 50, 50)))
    ground = np.column_stack([generator.uniform(-1, 1, (200, 2)), np.full(200, 74.64)])
    control = control_heights(["PS1", "PS7"], [[0, 0, 74.80], [50, 0, 1]], ground)
    results.append(control.result())
    return Accuracy(tuple(results), control, tuple(facades), "fused.copc.laz", "lidar.laz", ("A note.",))


def test_rows():
    accuracy = made()
    table = [dict(zip(COLUMNS, row)) for row in rows(accuracy)]
    assert len(table) == len(accuracy.results) and all(len(row) == len(COLUMNS) for row in rows(accuracy))
    assert len(set(COLUMNS)) == len(COLUMNS)
    first, s = table[0], accuracy.results[0].summary
    assert (first["kind"], first["name"], first["track"], first["n"]) == ("flat area", "yard", "", 400)
    assert first["bias_m"] == s.bias and first["sd_se_clustered_m"] == s.sd_se_clustered and first["mode_m"] == 0.1
    assert first["rmse_m"] == pytest.approx(np.sqrt(np.mean(accuracy.results[0].values ** 2)))
    assert first["without_reference"] == 3 and first["clusters"] == 10 and first["expected_sd_m"] is None
    lake = next(row for row in table if row["name"] == "lake")
    assert lake["n"] == 0 and lake["bias_m"] is None and lake["without_reference"] == 7
    tower = next(row for row in table if row["kind"] == "facade")
    assert tower["expected_sd_m"] == 1.1 and tower["reference_se_m"] == 0.05 and tower["density_m2"] == 13
    assert half_width(accuracy.results[0]) == pytest.approx(2.262 * s.bias_error, rel=1e-3)
    wide = next(one for one in accuracy.results if one.kind == "facade")
    wanted = np.hypot(wide.summary.quantile * wide.summary.bias_error, 1.96 * 0.05)
    assert half_width(wide) == pytest.approx(wanted, rel=1e-3)
    control = [dict(zip(CONTROL_COLUMNS, row)) for row in control_rows(accuracy.control)]
    assert control[0]["difference_m"] == pytest.approx(0.16) and control[1]["difference_m"] is None
    assert all(type(value) in (str, int, float, type(None)) for row in rows(accuracy) for value in row)


def test_json():
    accuracy = made()
    whole = json.loads(json.dumps(as_json(accuracy), allow_nan=False))
    assert len(whole["results"]) == len(accuracy.results) and whole["facades"][0]["outward"] == [0, -1]
    assert whole["between"]["flat area"]["places"] == 2 and whole["between"]["facade"]["spread"] is None
    assert "A note." in whole["notes"] and "'lake' has no point." in whole["notes"]
    assert whole["control_points"][0]["target"] == "PS1"
    empty = as_json(Accuracy(()))
    assert empty["results"] == [] and empty["control_points"] == [] and empty["between"] == {}


def test_html():
    accuracy = made()
    text = report(accuracy)
    for wanted in (
        "Vertical: flat areas", "Horizontal: facades", "Vertical: control points", "square &amp; &lt;park&gt;",
        "fused.copc.laz", "A note.", "Only heights can be checked", "+0.16", "Over 2 places",
    ):  # fmt: skip
        assert wanted in text
    assert "nan" not in re.sub(r"<[^>]*>", " ", text).lower().split() and "<park>" not in text
    tower = next(one for one in accuracy.results if one.kind == "facade")
    assert f"{tower.summary.bias:+.3f} ± {tower.bias_error:.3f}" in text
    assert "Nothing was measured" in report(Accuracy(()))
    assert "<img" in report(accuracy, [("A picture", b"png")])


@pytest.mark.slow
def test_report_with_pictures(tmp_path):
    pytest.importorskip("matplotlib")
    said = []
    path = tmp_path / "accuracy.html"
    plots.write_report(made(), path, Monitor(warn=said.append))
    text = path.read_text(encoding="utf-8")
    titles = re.findall(r"<h3>(.*?)</h3>", text)
    assert (
        not said and "Plan: $tower$" in titles and "Deviations: $tower$" in titles and "Deviations: lake" not in titles
    )
    assert "Bias and precision: facades" in titles and "Bias and precision: flat areas" in titles
    assert text.count("data:image/png;base64,") == len(titles)


def test_report_without_matplotlib(tmp_path, monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] == "matplotlib"] + ["matplotlib"]:
        monkeypatch.setitem(sys.modules, name, None)
    said = []
    plots.write_report(made(), tmp_path / "a.html", Monitor(warn=said.append))
    assert len(said) == 1 and "matplotlib is not installed" in said[0]
    assert "Horizontal: facades" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_pictures_of_awkward_results():
    """One point, deviations that are all alike, outliers far away."""
    pytest.importorskip("matplotlib")
    for values in (np.array([0.5]), np.full(30, 0.5), np.append(np.zeros(30) + 0.1, 1e4)):
        assert plots.histogram_png(Result("flat area", "a", "", summarise(values), values=values))[1:4] == b"PNG"
    assert plots.tracks_png([Result("facade", "a", "", summarise(np.arange(3.0)))], "facade")[1:4] == b"PNG"
