"""SAR through qgis_process: products that cannot be used, a simulation, a real reflector."""

import zipfile
from pathlib import Path

import pytest
from osgeo import ogr
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.simulate import Track, simulate_stack

from .process_files import assert_fails, assert_warns, left_in, reference_of

pytestmark = pytest.mark.slow


# Point target analysis: what a script meets with products that cannot be used.


def sar_points(path):
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("targets", reference_of(4326), ogr.wkbPoint25D)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT Z (13.37 52.52 40)"))
    layer.CreateFeature(feature)
    feature = layer = dataset = None
    return path


def sar_bomb(folder):
    path = folder / "TSX1_SAR__SSC.xml"
    path.write_text('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><level1Product>&d;</level1Product>')
    return path


def sar_archive(folder):
    path = folder / "S1A_IW_SLC_x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../manifest.safe", "")
    return path


def sar_cut(folder):
    path = folder / "a.json"
    path.write_text('{"format": "vertical-city-sar", "version": 1, "orb')
    return path


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (sar_bomb, "declares a document type"),
        (sar_archive, "outside itself"),
        (sar_cut, "a.json"),
        (lambda folder: folder / "none.json", "is not there"),
        (lambda folder: folder, "no product"),
    ],
)
def test_sar_products_that_cannot_be_used(qgis_process, tmp_path, out, make, words):
    inputs = tmp_path / "in"
    inputs.mkdir()
    run = qgis_process.run(
        "pointtargetanalysis", PRODUCTS=make(inputs), TARGETS=sar_points(tmp_path / "t.gpkg"), OUTPUT=out / "a.gpkg"
    )
    assert_fails(run, out, words)


def test_sar_products_of_a_simulation(qgis_process, tmp_path, out):
    simulate_stack(
        tmp_path, to_geocentric([52.52], [13.37], [40.0]), [Track("up", "ascending", "right", 40.0, 2)], scr_db=30.0
    )
    run = qgis_process.run(
        "pointtargetanalysis",
        PRODUCTS=[tmp_path / "up_20130401.json", tmp_path / "up_20130412.json"],
        TARGETS=sar_points(tmp_path / "t.gpkg"),
        OUTPUT=out / "a.gpkg",
    )
    assert run.code == 0, run.text
    assert (run.results["ROWS"], run.results["KEPT"], run.results["TARGETS_MEASURED"]) == (2, 2, 1)
    assert (out / "a.gpkg").is_file() and any("simulated" in line for line in run.info)


# Stereo SAR on the reflector of Prievidza.

PRIEVIDZA = Path(__file__).parents[1] / "data" / "sar" / "prievidza"
STEREO = {
    "OBSERVATIONS": PRIEVIDZA / "observations.csv", "ORBITS": PRIEVIDZA / "state_vectors.csv",
    "COLUMNS": "target = 'LHE-KU-1'; product = stack + date; track = stack; sensor = 'S1'; epoch = utc_day; "
    "t_az_s = t_az_sod_raw; tau_s = 2 * tau_oneway_s_raw",
    "ORBIT_COLUMNS": "product = stack + date; t_s = t_sod", "FRAME": "EPSG:7930",
}  # fmt: skip


def test_the_reflector_of_prievidza(qgis_process, out):
    run = qgis_process.run(
        "stereogcp", **STEREO, CORRECTIONS=["solid_tide", "troposphere"], TEC=10,
        OUTPUT=out / "gcp.gpkg", RESIDUALS=out / "residuals.csv", REPORT=out / "report.html",
    )  # fmt: skip
    assert_warns(run, out, "Fixed electron content", "ionosphere is not among the corrections")
    assert (run.results["TARGETS"], run.results["SOLVED"], run.results["KEPT"]) == (1, 1, 1)
    assert left_in(out) == ["gcp.gpkg", "report.html", "residuals.csv"]
    points = ogr.Open(str(out / "gcp.gpkg"))
    (feature,) = points.GetLayer(0)
    assert feature["frame"] == "ETRF2000" and abs(feature["height_m"] - 460.2) < 3


def test_stereo_without_any_correction(qgis_process, out):
    run = qgis_process.run("stereogcp", **STEREO, CORRECTIONS="none", OUTPUT=out / "gcp.gpkg")
    assert_warns(run, out, "solid Earth tide is not corrected")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"COLUMNS": ""}, "lack the columns"),
        ({"CORRECTIONS": "pole_tide", "EOP": "none.txt"}, "none.txt cannot be read: there is no such file"),
        ({"EPOCH": 2000}, "it is given beside Frame of the positions"),
    ],
)
def test_stereo_that_cannot_be_done(qgis_process, out, change, words):
    run = qgis_process.run("stereogcp", **{**STEREO, "OUTPUT": out / "gcp.gpkg", **change})
    assert_fails(run, out, words)
