"""The screening as an algorithm: its table, its files, its figures, and what it leaves behind when it fails."""

import csv
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.fit import fit_models
from vertical_city.engine.gvc.reference import COMPONENTS
from vertical_city.engine.gvc.screen import COLUMNS
from vertical_city.engine.raster import files
from vertical_city.ui.plots import screen

from .conftest import Feedback, Stops

TEXTS = ("source", "feature", "component", "area")


def rows_of(path):
    dataset = ogr.Open(str(path))
    return [tuple(feature.GetField(name) for name in COLUMNS) for feature in dataset.GetLayer(0)]


@pytest.fixture
def parameters(city, tmp_path):
    return {
        "FEATURES": [city["features.tif"]], "REFERENCE": [city["reference.tif"]],
        "OUTPUT": str(tmp_path / "s.gpkg"), "OUTPUT_CSV": str(tmp_path / "s.csv"),
        "OUTPUT_REPORT": str(tmp_path / "s.html"),
    }  # fmt: skip


def test_berlins_best_features_are_those_of_a_fit_and_all_outputs_agree(run, city, parameters):
    feedback = Feedback()
    results = run("gvcscreen", parameters, feedback)
    fit = fit_models([city["features.tif"]], [city["reference.tif"]], COMPONENTS)
    rows = rows_of(results["OUTPUT"])
    for target in COMPONENTS:
        ranking = fit.targets[target].ranking
        mine = sorted((row for row in rows if row[2] == target), key=lambda row: row[-1])
        assert [row[1] for row in mine[: len(ranking)]] == [name for name, _ in ranking]
        assert [row[-2] for row in mine[: len(ranking)]] == pytest.approx([rmse for _, rmse in ranking], rel=1e-9)
        assert mine[0][4] == fit.targets[target].fit.n
        assert results[f"BEST_{target}"] == f"{ranking[0][0]} of semi_real_dem_1as"
        assert results[f"BEST_RMSE_{target}"] == mine[0][-2]
        assert any(text.startswith(f"{target}: {ranking[0][0]} of") for text in feedback.lines)
    assert results["N"] == 80 and len(rows) == 60 * 4 and len({row[3] for row in rows}) == 1
    with Path(parameters["OUTPUT_CSV"]).open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    dataset = ogr.Open(results["OUTPUT"])
    layer = dataset.GetLayer(0).GetLayerDefn()
    kinds = {name: layer.GetFieldDefn(layer.GetFieldIndex(name)).GetTypeName() for name in ("n", "rank", "rmse")}
    assert kinds == {"n": "Integer", "rank": "Integer", "rmse": "Real"}
    types = [str if name in TEXTS else int if name in ("n", "rank") else float for name in COLUMNS]
    assert [tuple(kind(row[name]) for name, kind in zip(COLUMNS, types)) for row in table] == rows
    text = Path(parameters["OUTPUT_REPORT"]).read_text(encoding="utf-8")
    assert "SEMI-REAL" in text and "data:image/png;base64" in text and "http" not in text
    assert any("SEMI-REAL" in line for line in feedback.lines)


def test_names_and_targets_can_be_chosen_and_outputs_left_out(run, city, parameters):
    given = {
        **parameters, "FEATURES": 2 * [city["features.tif"]], "NAMES": "One, the other", "TARGETS": ["SNBH"],
        "OUTPUT": None, "OUTPUT_REPORT": None, "COMMON_CELLS": False,
    }  # fmt: skip
    results = run("gvcscreen", given)
    assert set(results) == {"OUTPUT_CSV", "N", "BEST_SNBH", "BEST_RMSE_SNBH"}
    with Path(parameters["OUTPUT_CSV"]).open(encoding="utf-8", newline="") as file:
        assert {(row["source"], row["component"]) for row in csv.DictReader(file)} == {
            ("One", "SNBH"), ("the other", "SNBH"),
        }  # fmt: skip


def test_each_line_has_its_own_cells_where_they_need_not_be_common(run, write_raster, tmp_path):
    values = np.random.default_rng(0).normal(size=(2, 6, 10))
    values[0, :, 7:], values[1, :2] = np.nan, np.nan
    rasters = [str(write_raster(f"{n}.tif", [v], pixel=250.0, bands=["a"])) for n, v in zip("xy", values)]
    reference = str(write_raster("r.tif", np.random.default_rng(1).normal(size=(6, 10)), pixel=250.0, bands=["AGBH"]))
    given = {"FEATURES": rasters, "REFERENCE": [reference], "TARGETS": ["AGBH"], "OUTPUT": str(tmp_path / "s.gpkg")}
    for common, counts in ((True, [28, 28]), (False, [42, 40])):
        results = run("gvcscreen", {**given, "COMMON_CELLS": common})
        assert [row[4] for row in rows_of(results["OUTPUT"])] == counts


def test_without_matplotlib_the_report_has_its_tables(run, parameters, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    feedback = Feedback()
    run("gvcscreen", parameters, feedback)
    text = Path(parameters["OUTPUT_REPORT"]).read_text(encoding="utf-8")
    assert "base64" not in text and "The best features" in text
    assert any("matplotlib is not installed" in line for line in feedback.warnings)


def test_a_screening_without_any_line_fails_and_writes_nothing(run, write_raster, tmp_path, nothing_left):
    features = str(write_raster("f.tif", np.ones((4, 5)), pixel=250.0, bands=["a"]))
    reference = str(write_raster("r.tif", np.random.default_rng(1).random((4, 5)), pixel=250.0, bands=["AGBH"]))
    given = {"FEATURES": [features], "REFERENCE": [reference], "TARGETS": ["AGBH"], "OUTPUT": str(tmp_path / "s.gpkg")}
    with pytest.raises(QgsProcessingException, match=r"no line to compare: .* is constant \(AGBH on a of f in r"):
        run("gvcscreen", {**given, "OUTPUT_REPORT": str(tmp_path / "s.html")})
    assert not list(tmp_path.glob("s.*"))


def test_another_number_of_names_is_refused_before_anything_is_written(run, parameters, tmp_path, nothing_left):
    with pytest.raises(QgsProcessingException, match="1 features rasters are given and 2 names"):
        run("gvcscreen", {**parameters, "NAMES": "SRTM, AW3D30"})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("after", (0, 50, 89))
def test_a_cancel_leaves_what_stood_there(run, parameters, tmp_path, nothing_left, after):
    for name in ("s.csv", "s.html"):
        (tmp_path / name).write_text("before", encoding="utf-8")
    feedback = Stops(after)
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run("gvcscreen", parameters, feedback)
    assert max(feedback.seen) < 90 or after  # the engine stops, not only what writes
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s.csv", "s.html"]
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"before"}


def test_the_report_is_drawn_before_the_table_is_opened(run, parameters, tmp_path, monkeypatch):
    drawn = []

    def draws(result, monitor):
        drawn.append((tmp_path / "s.gpkg").exists())
        return "drawn"

    monkeypatch.setattr(screen, "html", draws)
    run("gvcscreen", parameters)
    assert drawn == [False] and (tmp_path / "s.html").read_text(encoding="utf-8") == "drawn"


def test_a_report_that_fails_takes_the_table_with_it(run, parameters, tmp_path, nothing_left, monkeypatch):
    def fails(texts):
        assert (tmp_path / "s.gpkg").exists()
        raise EngineInputError("There is no room.")

    monkeypatch.setattr(files, "write_texts", fails)
    with pytest.raises(QgsProcessingException, match="There is no room"):
        run("gvcscreen", parameters)
    assert not list(tmp_path.iterdir())
