"""The demo's chain of geodetic SAR: a simulated block from chips to control points, and the table of Prievidza."""

import importlib.util
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.positions import enu_axes

from .conftest import Feedback

pytestmark = pytest.mark.slow

DEMO = Path(__file__).parents[2] / "demo"


def module(name):
    spec = importlib.util.spec_from_file_location(name, DEMO / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def table(path):
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {path.stem}")]  # noqa: S608


@pytest.fixture(scope="module")
def block(provider, tmp_path_factory):
    """The simulation, the folder of all results, and what the adjustment returned."""
    import processing

    simulation, folder = module("simulate_sar"), tmp_path_factory.mktemp("block")
    simulation.main(folder)
    path = {name: str(folder / name) for name in (
        "stack", "posts.geojson", "zenith_delays.csv", "calibration.csv", "point_targets.gpkg",
        "ground_control_points.gpkg", "residuals.gpkg",
    )}  # fmt: skip
    processing.run("verticalcity:pointtargetanalysis", {
        "PRODUCTS": [path["stack"]], "TARGETS": path["posts.geojson"], "NAME_FIELD": "name", "SEARCH": 4,
        "OUTPUT": path["point_targets.gpkg"],
    }, feedback=Feedback())  # fmt: skip
    results = processing.run("verticalcity:stereogcp", {
        "OBSERVATIONS": path["point_targets.gpkg"], "TROPOSPHERE": [path["zenith_delays.csv"]], "TEC": 10,
        "CORRECTIONS": ["solid_tide", "troposphere", "ionosphere", "calibration"], "FRAME": "EPSG:7930",
        "CALIBRATION": path["calibration.csv"], "OUTPUT": path["ground_control_points.gpkg"],
        "RESIDUALS": path["residuals.gpkg"], "REPORT": None,
    }, feedback=Feedback())  # fmt: skip
    return simulation, folder, results


@pytest.fixture(scope="module")
def posts(block):
    """{name: row}, with the error east, north, up in metres."""
    simulation, folder, _ = block
    standing = simulation.posts(simulation.SEED)
    truth = dict(zip(standing.names, standing.xyz_m))
    rows = table(folder / "ground_control_points.gpkg")
    for row in rows:
        place = np.array([row[f"{axis}_m"] for axis in "xyz"])
        row["error_m"] = enu_axes(truth[row["target"]][None])[0] @ (place - truth[row["target"]])
    return {row["target"]: row for row in rows}


def sigmas(rows, kind):
    return np.array([[row[f"{kind}_{axis}_m"] for axis in "enu"] for row in rows])


def test_every_post_gets_the_class_of_the_beams_that_see_it(block, posts):
    simulation, _, results = block
    standing = simulation.posts(simulation.SEED)
    assert (results["TARGETS"], results["SOLVED"]) == (33, 32)
    for name, seen in zip(standing.names, standing.beams):
        if len(seen) == 1:
            assert name not in posts  # one line of sight locates nothing
            continue
        letters = sorted(seen.replace(simulation.MISTAKEN_BEAM, "") if name == simulation.MISTAKEN else seen)
        directions = [simulation.BEAMS[letter].pass_direction[0].upper() for letter in letters]
        assert sorted(posts[name]["geometry"]) == sorted(directions), name
    assert {row["geometry"] for row in posts.values()} == {"AA", "DD", "AD", "ADA", "ADD", "ADAD"}


def test_the_errors_are_those_that_are_told(posts):
    kept = [row for row in posts.values() if row["kept"]]
    error = np.array([row["error_m"] for row in kept])
    ratio, flattering = np.abs(error / sigmas(kept, "sigma")), np.abs(error / sigmas(kept, "formal"))
    assert (ratio < 1.96).mean() > 0.9 and ratio.max() < 4
    assert (flattering < 1.96).mean() < (ratio < 1.96).mean() - 0.1
    both_sides = np.array([len(set(row["geometry"])) == 2 for row in kept])
    assert np.abs(error[both_sides]).max() < 0.08
    east = sigmas(kept, "sigma")[:, 0]
    assert east[~both_sides].min() > east[both_sides].max()


def test_a_beam_on_another_post_is_found_where_others_tell(block, posts):
    simulation, folder, _ = block
    wrong = {(row["target"], row["track"]) for row in table(folder / "residuals.gpkg")
             if row["range_use"] == "its geometry saw another scatterer"}  # fmt: skip
    assert wrong == {(simulation.MISTAKEN, simulation.BEAMS[simulation.MISTAKEN_BEAM].name)}
    assert np.abs(posts[simulation.MISTAKEN]["error_m"]).max() < 0.06


def test_poor_posts_are_not_kept(block, posts):
    simulation, _, results = block
    lost = {name: row["reason"] for name, row in posts.items() if not row["kept"]}
    assert set(lost) == {simulation.DIM, simulation.SWAYING} and results["KEPT"] == 30
    assert all("azimuth scatters by" in reason for reason in lost.values())


def test_posts_are_found_by_the_delays_that_the_products_declare(block):
    _, folder, _ = block
    rows = [row for row in table(folder / "point_targets.gpkg") if row["kept"]]
    assert {row["delay_names"] for row in rows} == {"ATMOS"}
    off = np.array([row["sample"] - row["predicted_sample"] for row in rows])
    declared = np.array([row["delay_range_s"] for row in rows]) * 299_792_458 / 2
    assert abs(np.median(off)) < 2 and declared.min() > 2.7
    # The times themselves are as measured: several metres beyond geometry.
    assert abs(np.median(off)) * 0.454 < declared.min() / 3


def test_the_simulation_is_the_same_each_time_and_another_with_another_seed():
    simulation = module("simulate_sar")
    first = simulation.station_table(1), simulation.calibration_table(1), simulation.posts(1).scr_db.tolist()
    assert first == (simulation.station_table(1), simulation.calibration_table(1), simulation.posts(1).scr_db.tolist())
    assert simulation.station_table(2) != first[0] and simulation.posts(2).scr_db.tolist() != first[2]


def test_a_plain_csv_whose_columns_are_text_will_do(run, tmp_path):
    demo, real = module("run"), DEMO / "data" / "prievidza"
    output, report = tmp_path / "reflector.gpkg", tmp_path / "report.html"
    run("stereogcp", {
        "OBSERVATIONS": str(real / "observations.csv"), "COLUMNS": demo.PRIEVIDZA, "FRAME": "EPSG:7930",
        "ORBITS": str(real / "state_vectors.csv"), "ORBIT_COLUMNS": "product = stack + date; t_s = t_sod",
        "TABLE_CORRECTIONS": ["bistatic", "doppler_range", "fm_rate", "ionosphere"], "OUTPUT": str(output),
        "CORRECTIONS": ["solid_tide", "troposphere"], "CHECK": str(real / "reflector.geojson"),
        "REPORT": str(report), "RESIDUALS": None,
    })  # fmt: skip
    (row,) = table(output)
    place = np.array([row[f"{axis}_m"] for axis in "xyz"])
    truth = to_geocentric(48.7572134565, 18.6713926740, 460.2245)
    error = np.abs(enu_axes(truth[None])[0] @ (place - truth))
    assert row["passes"] == 60 and (error < sigmas([row], "ci95")[0]).all()
    told = demo.compared(output, real / "reflector.geojson")
    assert "AD      1" in told and told.endswith("3 of 3 coordinates lie within their interval")
    assert [round(100 * one, 1) for one in error] == [float(one) for one in told.splitlines()[1].split("|")[1].split()]
    text = report.read_text(encoding="utf-8")
    for words in ("Against known coordinates", "Step by step", "as measured", "+ Troposphere (standard atmosphere)"):
        assert words in text


def test_the_demo_has_the_table_of_the_tests():
    tests = Path(__file__).parents[1] / "data" / "sar" / "prievidza"
    for name in ("observations.csv", "state_vectors.csv"):
        assert (DEMO / "data" / "prievidza" / name).read_bytes() == (tests / name).read_bytes()
