"""A cancel stops every entry of the engine within two seconds and leaves no file, whole or half."""

import math
import threading
import time

import numpy as np
import pyproj
import pytest
from osgeo import ogr
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.dem.features import FeatureOptions, compute_features
from vertical_city.engine.errors import EngineCanceled
from vertical_city.engine.gvc.fit import fit_models
from vertical_city.engine.gvc.model import model_json
from vertical_city.engine.gvc.predict import predict
from vertical_city.engine.gvc.reference import Polygons, ReferenceOptions, reference_components
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import Band, RasterWriter, write_texts
from vertical_city.engine.raster.grid import Extent, Grid

UTM = pyproj.CRS.from_epsg(32633)
ORIGIN = (388000.0, 5820750.0)
SECONDS = 2.0


def raster(path, values, pixel=30.0, names=None):
    layers = values[None] if values.ndim == 2 else values
    grid = Grid(UTM, *ORIGIN, pixel, pixel, layers.shape[2], layers.shape[1])
    with RasterWriter(path, grid, [Band(name) for name in names or ["height"]]) as writer:
        writer.write(grid.window, layers)
    return path


def hills(side, seed=0):
    return np.random.default_rng(seed).random((side, side), dtype=np.float32) * 30


def blocks(number, side_m):
    """Footprints of 20 m spread over a square."""
    random = np.random.default_rng(4)
    items = []
    for x, y, height in zip(*random.random((3, number))):
        left, bottom = ORIGIN[0] + x * (side_m - 20), ORIGIN[1] - side_m + y * (side_m - 20)
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for dx, dy in ((0, 0), (20, 0), (20, 20), (0, 20), (0, 0)):
            ring.AddPoint_2D(left + dx, bottom + dy)
        polygon = ogr.Geometry(ogr.wkbPolygon)
        polygon.AddGeometry(ring)
        items.append((bytes(polygon.ExportToWkb()), 1 + 50 * height))
    return Polygons(items, UTM, Extent(ORIGIN[0], ORIGIN[1] - side_m, ORIGIN[0] + side_m, ORIGIN[1]), "buildings")


class Cancel:
    """A monitor that asks to stop once progress has reached a fraction; knows when it asked and what it heard."""

    def __init__(self, after=math.inf):
        self.asked_at, self.after, self.fractions = None, after, []
        self.monitor = Monitor(progress=self._progress, is_canceled=lambda: self.asked_at is not None)

    def _progress(self, fraction):
        self.fractions.append(fraction)
        if self.after <= fraction < 1 and self.asked_at is None:
            self.ask()

    def ask(self):
        self.asked_at = time.monotonic()


# Each takes (folder of inputs, folder of outputs, side in pixels or cells, monitor).


def run_composite(inputs, out, side, monitor):
    dems = [inputs / f"dem{i}.tif" for i in range(3)]
    for i, dem in enumerate(dems):
        if not dem.exists():
            raster(dem, hills(side, i))
    return lambda: composite(dems, out / "c.tif", "median", True, monitor)


def run_features(inputs, out, side, monitor):
    dem = inputs / "dem0.tif"
    if not dem.exists():
        raster(dem, hills(side))
    return lambda: compute_features(dem, out / "f.tif", FeatureOptions(), monitor=monitor)


def run_filtered(inputs, out, side, monitor):
    dem = inputs / "dem0.tif"
    if not dem.exists():
        raster(dem, hills(side))
    options = FeatureOptions(filters=("f1", "m2d1", "ptx_uw21"))
    return lambda: compute_features(dem, out / "f.tif", options, filtered_output=out / "n.tif", monitor=monitor)


def run_reference_of_surface(inputs, out, side, monitor):
    ndsm = inputs / "ndsm.tif"
    if not ndsm.exists():
        raster(ndsm, hills(side), pixel=1.0)
    return lambda: reference_components(out / "r.tif", ndsm=ndsm, monitor=monitor)


def run_reference_of_surfaces(inputs, out, side, monitor):
    dsm, dtm = inputs / "ndsm.tif", inputs / "dtm.tif"
    if not dsm.exists():
        raster(dsm, hills(side), pixel=1.0)
    if not dtm.exists():
        raster(dtm, hills(max(side // 10, 10)) / 10, pixel=10.0)
    return lambda: reference_components(out / "r.tif", dsm=dsm, dtm=dtm, monitor=monitor)


def run_reference_of_footprints(inputs, out, side, monitor):
    footprints = blocks(side * 5, float(side))
    return lambda: reference_components(
        out / "r.tif", buildings=footprints, options=ReferenceOptions(), monitor=monitor
    )


def run_fit(inputs, out, side, monitor, targets=("AGBH", "ANBH", "SGBH", "SNBH")):
    features, reference = inputs / "features.tif", inputs / "reference.tif"
    if not features.exists():
        x = np.random.default_rng(1).random((4, 12, 12))
        raster(features, x, 250.0, ["f1_mean", "f1_std", "m1_mean", "m1_std"])
        raster(reference, x * 3 + 1, 250.0, ["AGBH", "ANBH", "SGBH", "SNBH"])
    return lambda: write_texts(
        {out / "m.json": model_json(fit_models([features], [reference], targets, monitor=monitor).model())}
    )


def run_fit_of_one(inputs, out, side, monitor):
    return run_fit(inputs, out, side, monitor, ("AGBH",))


def run_predict(inputs, out, side, monitor):
    model, features = inputs / "m.json", inputs / "wide.tif"
    if not model.exists():
        run_fit(inputs, inputs, side, Monitor())()
        x = np.random.default_rng(2).random((4, 2 * side, 2 * side))
        raster(features, x, 250.0, ["f1_mean", "f1_std", "m1_mean", "m1_std"])
    return lambda: predict([features], model, out / "p.tif", monitor=monitor)


ENTRIES = {
    "composite": (run_composite, 1100, 1),
    "features": (run_features, 1100, 1),
    "features and filters": (run_filtered, 1100, 2),
    "reference of an nDSM": (run_reference_of_surface, 4500, 1),
    "reference of DSM and DTM": (run_reference_of_surfaces, 4500, 1),
    "reference of footprints": (run_reference_of_footprints, 4500, 1),
    "fit": (run_fit, 12, 1),
    "fit of one component": (run_fit_of_one, 12, 1),
    "predict": (run_predict, 400, 1),
}
# It does what that of an nDSM does, and more; the quick tests leave it out.
LARGEST = "reference of DSM and DTM"
entries = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if name == LARGEST else []) for name in ENTRIES]
)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    folders = {}

    def folder(*key):
        return folders.setdefault(key, tmp_path_factory.mktemp("inputs"))

    return folder


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@entries
def test_progress_runs_from_nought_to_one_without_a_step_back(inputs, out, name):
    prepare, side, files = ENTRIES[name]
    cancel = Cancel()
    prepare(inputs(name), out, side, cancel.monitor)()
    assert len(list(out.iterdir())) == files
    fractions = cancel.fractions
    assert len(fractions) >= 3
    assert fractions == sorted(fractions)
    assert min(fractions) < 0.3
    assert max(fractions) == 1.0


@pytest.mark.parametrize(
    ("name", "after"),
    # A fit of one component reports nothing between its half and its end.
    [
        pytest.param(name, after, marks=[] if after == 0.5 and name != LARGEST else [pytest.mark.slow])
        for name in ENTRIES for after in (0.0, 0.5, 0.8) if (name, after) != ("fit of one component", 0.8)
    ],
)  # fmt: skip
def test_a_cancel_after_a_share_of_the_work_leaves_nothing(inputs, out, name, after):
    prepare, side, _ = ENTRIES[name]
    cancel = Cancel(after)
    work = prepare(inputs(name), out, side, cancel.monitor)
    with pytest.raises(EngineCanceled) as caught:
        work()
    assert time.monotonic() - cancel.asked_at < SECONDS
    assert list(out.rglob("*")) == []
    assert cancel.fractions[-1] < 1.0
    assert str(caught.value).endswith(".")


@entries
def test_a_cancel_before_the_start_leaves_nothing(inputs, out, name):
    prepare, side, _ = ENTRIES[name]
    work = prepare(inputs(name), out, side, Monitor(is_canceled=lambda: True))
    with pytest.raises(EngineCanceled):
        work()
    assert list(out.rglob("*")) == []


@entries
@pytest.mark.slow
def test_outputs_of_an_earlier_run_survive_a_cancel(inputs, out, name):
    prepare, side, files = ENTRIES[name]
    prepare(inputs(name), out, side, Monitor())()
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(before) == files
    work = prepare(inputs(name), out, side, Cancel(0.5).monitor)
    with pytest.raises(EngineCanceled):
        work()
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def canceled(work, cancel, out):
    """Run work that is cancelled on the way. Whether it was stopped; fails when it took too long or left something."""
    try:
        work()
        stopped = False
    except EngineCanceled:
        stopped = True
    assert cancel.asked_at is None or time.monotonic() - cancel.asked_at < SECONDS
    assert not stopped or list(out.rglob("*")) == []
    return stopped


@pytest.mark.slow
@pytest.mark.parametrize("delay", (0.1, 0.3, 0.7, 1.5))
@pytest.mark.parametrize(
    ("prepare", "side"),
    [
        (run_composite, 3000),
        (run_features, 3000),
        (run_filtered, 3000),
        (run_reference_of_surface, 4000),
        (run_reference_of_surfaces, 4000),
        (run_reference_of_footprints, 4000),
    ],
    ids=("composite", "features", "features and filters", "nDSM", "DSM and DTM", "footprints"),
)
def test_a_cancel_at_any_moment_of_a_large_run_is_quick(inputs, out, prepare, side, delay):
    cancel = Cancel()
    work = prepare(inputs(prepare.__name__), out, side, cancel.monitor)
    timer = threading.Timer(delay, cancel.ask)
    timer.start()
    stopped = canceled(work, cancel, out)
    timer.cancel()
    if not stopped:
        pytest.skip("the work was done before the cancel took hold")


@pytest.mark.slow
def test_a_cancel_late_in_a_large_output_does_not_wait_for_it_to_be_written(inputs, out):
    """GDAL keeps written blocks in memory: what is thrown away must not first be deflated."""
    dem = raster(inputs("large") / "dem.tif", hills(3000))
    cancel = Cancel(0.85)
    assert canceled(
        lambda: compute_features(
            dem, out / "f.tif", FeatureOptions(), filtered_output=out / "n.tif", monitor=cancel.monitor
        ),
        cancel,
        out,
    )


def cancelled_amid(items, cancel):
    """Give items; the cancel comes at the 1500th, and it must be noticed soon after."""
    for number, item in enumerate(items):
        if number == 1500:
            cancel.ask()
        assert number < 2500, "read on after the cancel"
        yield item


def test_a_cancel_while_footprints_are_read(out, capfd):
    """The layer is streamed before the first block: a cancel must be noticed there, too."""
    cancel = Cancel()
    footprints = blocks(3000, 1000.0)

    with pytest.raises(EngineCanceled):
        reference_components(
            out / "r.tif",
            buildings=Polygons(cancelled_amid(footprints.items, cancel), UTM, footprints.extent, "buildings"),
            monitor=cancel.monitor,
        )
    assert list(out.rglob("*")) == []
    assert "ERROR" not in capfd.readouterr().err


def test_a_cancel_while_a_coverage_is_read(out):
    cancel = Cancel()
    parts = blocks(3000, 1000.0)

    with pytest.raises(EngineCanceled):
        reference_components(
            out / "r.tif",
            buildings=blocks(10, 1000.0),
            coverage=Polygons(cancelled_amid(parts.items, cancel), UTM, parts.extent, "coverage"),
            monitor=cancel.monitor,
        )
    assert list(out.rglob("*")) == []
