"""The check of the environment, with libraries there, hidden and broken."""

import importlib.util
import json
import sys

import numpy
import pytest
from osgeo import gdal
from qgis.core import Qgis
from vertical_city.engine.environment import LIBRARIES

from .conftest import Feedback

NAMES = [each.name for each in LIBRARIES]


def hide(monkeypatch, *packages):
    """Have packages missing, as a machine without them has."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name in packages else find(name, *rest)
    )
    for name in list(sys.modules):
        if name.partition(".")[0] in packages:
            monkeypatch.delitem(sys.modules, name)
    for name in packages:
        monkeypatch.setitem(sys.modules, name, None)


def test_versions_are_those_of_what_runs(run):
    results = run("checkenvironment", {})
    versions = json.loads(results["VERSIONS"])
    assert versions["NumPy"] == numpy.__version__ and versions["GDAL"] == gdal.__version__
    assert versions["QGIS"] == Qgis.QGIS_VERSION and versions["Python"] == ".".join(map(str, sys.version_info[:3]))
    assert results["HAS_NUMPY"] == results["HAS_GDAL"] == results["HAS_PYPROJ"] == 1
    assert results["BROKEN"] == 0


def test_every_library_has_its_number(run, provider):
    declared = {output.name() for output in provider.algorithm("checkenvironment").outputDefinitions()}
    results = run("checkenvironment", {})
    flags = {name for name in declared if name.startswith("HAS_")}
    assert len(flags) == len(LIBRARIES) and all(results[name] in (0, 1) for name in flags)


def test_with_every_optional_library_hidden_it_says_so_and_installs_nothing(run, monkeypatch, tmp_path):
    packages = {module.partition(".")[0] for each in LIBRARIES if not each.needed for module in each.modules}
    hide(monkeypatch, *packages)
    feedback, report = Feedback(), tmp_path / "report.html"
    results = run("checkenvironment", {"PLATFORM": "conda", "REPORT": str(report)}, feedback)
    optional = [each for each in LIBRARIES if each.in_qgis and not each.needed]
    assert results["MISSING"] == len(optional) and results["BROKEN"] == 0
    assert results["HAS_NUMBA"] == results["HAS_SCIPY"] == results["HAS_DISTRIBUTED"] == 0 and results["HAS_NUMPY"] == 1
    assert results["INSTALL"].startswith("conda install -c conda-forge ") and "\n" not in results["INSTALL"]
    log = "\n".join(feedback.lines)
    assert all(name in log for name in NAMES) and results["INSTALL"] in log
    assert not feedback.warnings and not feedback.errors
    page = report.read_text(encoding="utf-8")
    assert results["INSTALL"] in page and "gradient_boosting" in page


def test_a_library_that_does_not_load_is_broken_and_not_missing(run, monkeypatch):
    class Finder:
        def find_spec(self, name, path=None, target=None):
            """Before all other finders."""
            return importlib.util.spec_from_loader(name, self) if name == "numba" else None

        def create_module(self, spec):
            return None

        def exec_module(self, module):
            raise ImportError("Numba needs NumPy 1.20 or less")

    for name in list(sys.modules):
        if name.partition(".")[0] == "numba":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
    results = run("checkenvironment", {})
    assert results["BROKEN"] == 1 and results["HAS_NUMBA"] == 0
    assert json.loads(results["VERSIONS"])["numba"] == "broken (ImportError: Numba needs NumPy 1.20 or less)"
    assert "numba" in results["INSTALL"]


@pytest.mark.parametrize("platform", ["detected", "all", "debian", "osgeo4w", "macos", "conda", "linux", "qpip"])
def test_each_platform_has_an_answer(run, monkeypatch, platform):
    hide(monkeypatch, "laspy", "lazrs")
    assert "laspy" in run("checkenvironment", {"PLATFORM": platform})["INSTALL"]


def test_a_platform_that_is_not_known_is_refused(run):
    with pytest.raises(Exception, match="Commands for"):
        run("checkenvironment", {"PLATFORM": "amiga"})
