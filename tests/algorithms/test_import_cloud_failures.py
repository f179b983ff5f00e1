"""Imports that fail or are cancelled: what stood there stays until all is there."""

import time

import numpy as np
import pytest
from qgis.core import (
    QgsProcessingException,
)

from .berlin_cloud import city, contents, everything, left_in, read_ept, read_las, table, vector
from .conftest import Feedback, Stops


@pytest.fixture
def dated(tmp_path):
    """A table with series; another one of more points under the same name is dated(n)."""

    def write(count=300):
        points = (*city(count), *np.arange(2.0 * count).reshape(2, count))
        return table(tmp_path / "dated.csv", points, "id,lon,lat,height,velocity,coherence,D20160101,D20160113")

    return write


@pytest.mark.parametrize("name", ["c.json", "c.copc.laz", "c.las"])
def test_a_second_run_to_the_same_names_replaces_all(imported, dated, out, name):
    pytest.importorskip("laspy")
    for count in (300, 100):
        results = imported(dated(count), OUTPUT=str(out / name), **everything(out))
        assert results["COUNT"] == count
    points = read_ept(results["OUTPUT"])[1] if name == "c.json" else read_las(results["OUTPUT"])[1]
    assert len(points["X"]) == 100
    assert [len(vector(out / one)[1]) for one in ("p.gpkg", "s.gpkg")] == [100, 100]
    assert {one.split("/")[0] for one in left_in(out)} == {name.replace(".json", ""), "p.gpkg", "s.gpkg"}


PLACES_OF_FAILURE = [
    ("readers.delimited.DelimitedTable", "chunks"),
    ("writers.ept.EptWriter", "write"),
    ("writers.ept.EptWriter", "complete"),
    ("writers.geopackage.PointsWriter", "add"),
    ("writers.geopackage.PointsWriter", "_complete"),
    ("writers.geopackage.SeriesWriter", "add"),
    ("writers.geopackage.SeriesWriter", "_complete"),
]


@pytest.mark.parametrize(("where", "method"), PLACES_OF_FAILURE)
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), MemoryError(), KeyboardInterrupt()])
def test_a_failure_leaves_all_outputs_as_they_were(imported, dated, out, monkeypatch, where, method, error):
    import importlib

    module, name = where.rsplit(".", 1)
    kind = getattr(importlib.import_module(f"vertical_city.engine.pointcloud.{module}"), name)
    plain = getattr(kind, method)

    def breaks_off(*arguments):
        yield next(iter(plain(*arguments)))
        raise error

    def fails(*arguments):
        raise error

    for before in (False, True):
        if before:
            imported(dated(100), **everything(out))
        there = contents(out)
        assert len(there) == (6 if before else 0)
        monkeypatch.setattr(kind, method, breaks_off if method == "chunks" else fails)
        with pytest.raises((QgsProcessingException, type(error))):
            imported(dated(300), **everything(out))
        monkeypatch.undo()
        assert contents(out) == there


@pytest.mark.parametrize("after", [0, 20, 64, 66, 80, 96.99])
def test_a_cancel_leaves_all_outputs_as_they_were(imported, dated, out, after):
    imported(dated(100), **everything(out))
    before = contents(out)
    given = dated(3000)
    for _ in range(2):
        feedback = Stops(after)
        with pytest.raises(QgsProcessingException, match="cancelled"):
            imported(given, feedback, **everything(out), THINNING=5.0)
        assert contents(out) == before


def test_a_cancel_in_the_last_moment(imported, dated, out, monkeypatch):
    """Nothing is replaced as long as it comes before all is complete, and all is once it comes later."""
    from vertical_city.engine.pointcloud.writers.ept import EptWriter
    from vertical_city.engine.pointcloud.writers.geopackage import SeriesWriter

    imported(dated(100), **everything(out))
    before = contents(out)
    moments = ((SeriesWriter, "prepare", False), (SeriesWriter, "place", True), (EptWriter, "place", True))
    for kind, method, replaced in moments:
        feedback = Feedback()
        plain = getattr(kind, method)

        def then_cancel(self, plain=plain, feedback=feedback):
            plain(self)
            feedback.cancel()

        monkeypatch.setattr(kind, method, then_cancel)
        if replaced:
            assert imported(dated(300), feedback, **everything(out))["COUNT"] == 300
            assert [len(vector(out / one)[1]) for one in ("p.gpkg", "s.gpkg")] == [300, 300]
        else:
            with pytest.raises(QgsProcessingException, match="cancelled"):
                imported(dated(300), feedback, **everything(out))
            assert contents(out) == before
        monkeypatch.undo()


def test_progress_never_falls_and_ends_at_100(imported, dated, out):
    for more in ({}, everything(out), {"THINNING": 5.0, "OUTPUT": str(out / "a.copc.laz"), **everything(out)}):
        feedback, seen = Feedback(), []
        feedback.progressChanged.connect(seen.append)
        imported(dated(20_000), feedback, **more)
        assert len(seen) > 3 and (np.diff(seen) >= 0).all() and seen[-1] == 100


@pytest.mark.slow
@pytest.mark.parametrize("after", [5, 40, 70, 90])
def test_a_cancel_stops_within_two_seconds(imported, tmp_path, out, after):
    lines = "".join(f"{13 + i * 1e-7:.7f},52.00{i * 7919 % 10007:05},{i % 90}.5,{i % 7}\n" for i in range(50_000))
    (tmp_path / "large.csv").write_text("lon,lat,height,velocity\n" + lines * 20)

    class Timed(Stops):
        asked = None

        def isCanceled(self):  # noqa: N802
            stop = super().isCanceled()
            if stop and self.asked is None:
                self.asked = time.monotonic()
            return stop

    feedback = Timed(after)
    moments = []
    feedback.progressChanged.connect(lambda value: moments.append((value, time.monotonic())))
    with pytest.raises(QgsProcessingException, match="cancelled"):
        imported(tmp_path / "large.csv", feedback, OUTPUT_POINTS=str(out / "p.gpkg"))
    passed = next(moment for value, moment in moments if value > after)
    assert time.monotonic() - passed < 2
    assert left_in(out) == []
