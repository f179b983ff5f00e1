"""The analysis of stacks: what is found, told, resumed and cancelled. Data is simulated."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.sample import heights_at
from vertical_city.engine.sar.analysis import COLUMNS, DAMAGED, Targets, analyse_products, measure
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.pta import PtaOptions
from vertical_city.engine.sar.readers import open_products
from vertical_city.engine.sar.simulate import Track, simulate_stack

from .truth import C, geocentric, zero_doppler

SCR_DB = 25.0
NAMES = ("a", "b", "c", "d")
LATITUDE, LONGITUDE = 52.52 + np.array([0.0, 0.01, -0.01, 0.005]), 13.37 + np.array([0.0, 0.02, 0.01, -0.02])
HEIGHT = np.array([40.0, 60.0, 80.0, 50.0])
# Seconds by which the images are late, in azimuth and two-way range: what no product declares.
LATE = (2e-5, 6e-10)


def targets():
    return Targets(NAMES, to_geocentric(LATITUDE, LONGITUDE, HEIGHT))


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stack")
    tracks = [Track("up", "ascending", "right", 42.0, 6), Track("down", "descending", "right", 35.0, 5)]
    late = lambda product, xyz: (LATE[0], np.full(len(xyz), LATE[1]))  # noqa: E731
    simulate_stack(folder, targets().xyz_m, tracks, scr_db=SCR_DB, unmodelled=late, seed=3)
    return folder


def rows_of(measured):
    return [dict(zip(COLUMNS, row)) for rows in measured.rows() for row in rows]


def test_times_are_those_of_the_simulation(stack):
    """The truth by an independent solution; what was late must be measured, not hidden."""
    with analyse_products([stack], targets()) as measured:
        rows = rows_of(measured)
        assert len(rows) == 4 * 11 and {row["track"] for row in rows} == {"up", "down"}
        products = {product.name: product for product in open_products(stack)}
        xyz = geocentric(LATITUDE, LONGITUDE, HEIGHT)
        azimuth, ranging = [], []
        for row in rows:
            if row["line"] is None:
                continue
            k = NAMES.index(row["target"])
            t, tau = zero_doppler(products[row["product"]].orbit, xyz[k : k + 1])
            azimuth.append((row["t_az_s"] - t[0] - LATE[0]) / row["sigma_az_s"])
            ranging.append((row["tau_s"] - tau[0] - LATE[1]) / row["sigma_tau_s"])
            assert row["scr_db"] == pytest.approx(SCR_DB, abs=4)
            assert row["sigma_phi_rad"] == pytest.approx(1 / np.sqrt(2 * 10 ** (row["scr_db"] / 10)))
            assert row["sigma_rg_m"] == pytest.approx(row["sigma_tau_s"] * C / 2)
            assert row["width_rg_m"] == pytest.approx(row["width_rg_px"] * C / 2 / 330e6)  # 1.1 times 300 MHz
            assert (row["latitude"], row["longitude"]) == pytest.approx((LATITUDE[k], LONGITUDE[k]), abs=1e-9)
        assert len(azimuth) > 40
        # Errors in units of the bound: about 1, weighted spectra 1.1.
        assert 0.8 < np.sqrt(np.mean(np.square(azimuth))) < 1.5 and 0.8 < np.sqrt(np.mean(np.square(ranging))) < 1.5
        assert measured.notes == ["simulated data"]


def test_places_of_a_table_give_the_same(stack):
    with analyse_products([stack], targets()) as measured:
        points = rows_of(measured)
    places = {}
    for row in points:
        at = places.setdefault(row["product"], np.full((4, 2), np.nan))
        if row["target"] != "d":
            at[NAMES.index(row["target"])] = row["predicted_line"], row["predicted_sample"]
    with analyse_products([stack], Targets(NAMES, None, places, 60.0)) as measured:
        rows = rows_of(measured)
    for one, two in zip(points, rows):
        if one["target"] == "d":
            assert two["line"] is None and two["kept"] == 0 and "no place" in two["reason"]
        elif one["line"] is not None:
            assert (one["line"], one["sample"]) == pytest.approx((two["line"], two["sample"]), abs=1e-9)
            assert two["incidence_deg"] == pytest.approx(one["incidence_deg"], abs=0.01)


def test_what_is_not_there_is_told_and_the_others_go_on(stack):
    xyz = np.concatenate([targets().xyz_m[:1], to_geocentric([52.52, -40.0], [14.9, 13.0], [0, 0]), [[np.nan] * 3]])
    with analyse_products([stack], Targets(("a", "far", "below", "nowhere"), xyz)) as measured:
        rows = rows_of(measured)
    reasons = {row["target"]: row["reason"] for row in rows if row["target"] != "a"}
    assert "outside the scene" in reasons["far"]
    assert "zero-Doppler" in reasons["below"] and "zero-Doppler" in reasons["nowhere"]
    assert any(row["kept"] for row in rows if row["target"] == "a")


def test_declared_delays_move_the_prediction_not_the_measurement(stack, tmp_path):
    name = "up_20130401"
    for end in (".npy", "_positions.npy"):
        (tmp_path / f"{name}{end}").write_bytes((stack / f"{name}{end}").read_bytes())
    document = json.loads((stack / f"{name}.json").read_text())
    with analyse_products([stack / f"{name}.json"], targets()) as measured:
        before = rows_of(measured)
    document["delays"] = [{"name": "clock", "kind": "azimuth", "coefficients_s": [LATE[0]]},
                          {"name": "air", "kind": "range", "coefficients_s": [LATE[1]]}]  # fmt: skip
    (tmp_path / f"{name}.json").write_text(json.dumps(document))
    with analyse_products([tmp_path], targets()) as measured:
        after = rows_of(measured)
    for one, two in zip(before, after):
        assert two["tau_s"] == one["tau_s"] and two["t_az_s"] == one["t_az_s"]
        assert two["predicted_sample"] - one["predicted_sample"] == pytest.approx(LATE[1] * 330e6, abs=1e-6)
        assert two["delay_names"] == "clock, air" and two["delay_range_s"] == LATE[1]


def test_one_bad_product_is_warned_of_and_left_out(stack, tmp_path):
    warnings = []
    for file in stack.glob("up_201304*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    text = (tmp_path / "up_20130401.json").read_text()
    (tmp_path / "up_20130401.json").write_text(text.replace('"prf_hz"', '"prf"'))
    with analyse_products([tmp_path], targets(), monitor=Monitor(warn=warnings.append)) as measured:
        assert len(measured.files) == 2
    assert len(warnings) == 1 and "prf" in warnings[0]
    with pytest.raises(EngineInputError, match="prf"), analyse_products([tmp_path / "up_20130401.json"], targets()):
        pass


def test_no_target_and_no_product(stack, tmp_path):
    with (
        pytest.raises(EngineInputError, match="at least one point"),
        analyse_products([stack], Targets((), np.empty((0, 3)))),
    ):
        pass
    with pytest.raises(EngineInputError, match="no product"), analyse_products([tmp_path], targets()):
        pass


def test_a_run_that_was_stopped_goes_on(stack, tmp_path):
    folder, seen = tmp_path / "work", []

    def cancel():
        return len(list(folder.glob("*.npz"))) >= 3

    with (
        pytest.raises(EngineCanceled),
        analyse_products([stack], targets(), resume=folder, monitor=Monitor(is_canceled=cancel)),
    ):
        pass
    done = {file: file.stat().st_mtime_ns for file in folder.glob("*.npz")}
    assert len(done) == 3 and not list(folder.glob("*.part*"))
    with analyse_products([stack], targets(), resume=folder, monitor=Monitor(progress=seen.append)) as measured:
        resumed = rows_of(measured)
    assert all(file.stat().st_mtime_ns == when for file, when in done.items())
    assert seen == sorted(seen)
    with analyse_products([stack], targets()) as measured:
        assert rows_of(measured) == resumed
    # Other targets do not take what was measured for these.
    with analyse_products([stack], Targets(NAMES[:1], targets().xyz_m[:1]), resume=folder) as measured:
        assert len(rows_of(measured)) == 11


@pytest.mark.slow
def test_a_cancel_stops_within_two_seconds(stack):
    asked = []

    def canceled():
        return bool(asked)

    def progress(fraction):
        if fraction > 0.3 and not asked:
            asked.append(time.monotonic())

    many = Targets([str(i) for i in range(4000)], np.repeat(targets().xyz_m, 1000, axis=0))
    with pytest.raises(EngineCanceled), analyse_products([stack], many, monitor=Monitor(progress, canceled)):
        pass
    assert time.monotonic() - asked[0] < 2


def test_heights_between_the_pixels_of_a_raster(write_raster):
    row, column = np.mgrid[0:60, 0:80]
    plane = 100 + 2.0 * column - 3.0 * row
    plane[10, 10] = np.nan
    path = write_raster("dem.tif", plane, epsg=32633, origin=(388000.0, 5820750.0), pixel=30.0)
    import pyproj

    x, y = (
        388000 + np.array([45.0, 1000.3, 2399.0, 330.0, -5.0]),
        5820750 - np.array([45.0, 700.7, 1799.0, 320.0, 50.0]),
    )
    longitude, latitude = pyproj.Transformer.from_crs(32633, 4326, always_xy=True).transform(x, y)
    found = heights_at(path, longitude, latitude)
    expected = 100 + 2 * ((x - 388000) / 30 - 0.5) - 3 * ((5820750 - y) / 30 - 0.5)
    assert found[:2] == pytest.approx(expected[:2], abs=1e-3)
    assert found[2] == pytest.approx(100 + 2 * 79 - 3 * 59, abs=1e-3)  # at the edge, the edge's value
    assert np.isnan(found[3:]).all()


def test_numpy_is_enough(stack, tmp_path):
    """What QGIS brings on a bare machine must do: the demo simulates and measures without the other libraries."""
    for name in ("scipy", "numba", "skimage", "statsmodels", "h5py", "matplotlib"):
        (tmp_path / f"{name}.py").write_text(
            f"raise ModuleNotFoundError(\"No module named '{name}'\", name='{name}')\n"
        )
    script = """
import sys
from pathlib import Path
from vertical_city.engine.sar.analysis import Targets, analyse_products
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.pta import PtaOptions
from vertical_city.engine.sar.readers import open_products
from vertical_city.engine.sar.simulate import Track, simulate_stack
folder = Path(sys.argv[1])
xyz = to_geocentric([52.52], [13.37], [40.0])
simulate_stack(folder, xyz, [Track("up", "ascending", "right", 40.0, 2)], scr_db=30.0)
with analyse_products([folder], Targets(["a"], xyz)) as measured:
    print(int(measured.kept.sum()))
"""
    made = tmp_path / "made"
    made.mkdir()
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", script, str(made)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["2"]


def test_a_damaged_image_is_told_once_and_by_its_own_sentence(stack, tmp_path):
    warnings = []
    name = "up_20130401"
    for end in (".json", ".npy", "_positions.npy"):
        (tmp_path / f"{name}{end}").write_bytes((stack / f"{name}{end}").read_bytes())

    class Damaged:
        def read(self, line, sample, lines, samples):
            raise EngineInputError("the disk is gone")

    (product,) = open_products(tmp_path)
    table = measure(replace(product, image=Damaged()), "", targets(), PtaOptions(), Monitor(warn=warnings.append))
    assert warnings == [f"{name}: the disk is gone"] and (table.status == DAMAGED).all()


CHIPS = Path(__file__).parents[2] / "data" / "sar" / "chips"


def only_row(name, latitude, longitude, polarisation):
    pytest.importorskip("h5py")
    target = Targets(("reflector",), geocentric(np.array([latitude]), np.array([longitude]), np.zeros(1)))
    with analyse_products([CHIPS / name], target, polarisation=polarisation) as measured:
        (row,) = rows_of(measured)
    return row


def test_the_simulated_nisar_target_of_isce3():
    """Its makers put it at (64.000, 64.000), at the surveyed place of REE_CR_INFO_out17.csv."""
    row = only_row("REE_RSLC_out17.h5", 3.1770887849358656, -54.57958625773048, "HH")
    for axis in ("line", "sample"):
        assert row[axis] == pytest.approx(64, abs=0.002) and row[f"predicted_{axis}"] == pytest.approx(64, abs=0.002)


@pytest.mark.parametrize("polarisation", ["HH", "VV"])
def test_a_real_trihedral_seen_by_alos(polarisation):
    """In range 14 MHz sampled at 16.8 MHz, flat: 0.886 c / 2B = 9.5 m, PSLR -13.3 dB, ISLR to ten cells -10.2 dB. In
    azimuth flat too, at least the annotated 1200 Hz."""
    row = only_row("calib_RSLC_ALPSRP025826990_RIO_BRANCO_CR.h5", -9.71311741457592, -68.1728216904995, polarisation)
    assert row["width_rg_m"] == pytest.approx(0.886 * C / 2 / 14e6, rel=0.03)
    assert row["pslr_rg_db"] == pytest.approx(-13.3, abs=1) and row["islr_rg_db"] == pytest.approx(-10.2, abs=0.5)
    assert 1.2 < row["width_az_px"] < 0.886 * 1.6
    assert -16 < row["pslr_az_db"] < -13 and 36 < row["scr_db"] < 40
    assert abs(row["line"] - row["predicted_line"]) < 0.05 and abs(row["sample"] - row["predicted_sample"]) < 0.2
