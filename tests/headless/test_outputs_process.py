"""Places that cannot be written to, disks that fill up, and outputs that are there already."""

import os
import subprocess

import numpy as np
import pytest
from osgeo import gdal

from .process_files import assert_fails, features_file, hills, left_in, model_file, polygons, raster, square

pytestmark = pytest.mark.slow


# Errors: places to write to


@pytest.mark.parametrize("folder", ("missing", "/proc"))
def test_a_folder_that_cannot_be_written(qgis_process, tmp_path, out, folder):
    dems = [raster(tmp_path / "a.tif", hills()), raster(tmp_path / "b.tif", hills(seed=2))]
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=out / folder / "c.tif")
    assert_fails(run, out, str(out / folder), "does not exist" if folder == "missing" else "cannot be written")


def test_a_folder_that_cannot_be_written_by_this_user(qgis_process, tmp_path, out):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    dems = [raster(tmp_path / "a.tif", hills()), raster(tmp_path / "b.tif", hills(seed=2))]
    out.chmod(0o500)
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=out / "c.tif")
    out.chmod(0o700)
    assert_fails(run, out, str(out), "cannot be written")


@pytest.mark.parametrize("bad", ("OUTPUT_MODEL", "OUTPUT_REPORT"))
def test_a_fit_of_which_one_output_cannot_be_written_leaves_neither(qgis_process, tmp_path, out, bad):
    outputs = {
        "OUTPUT_MODEL": out / "m.json",
        "OUTPUT_REPORT": out / "m.html",
        bad: "/proc/m.json" if bad == "OUTPUT_MODEL" else "/proc/m.html",
    }
    reference = features_file(tmp_path / "r.tif", ("AGBH",), values=np.random.default_rng(8).random((1, 6, 6)))
    run = qgis_process.run(
        "gvcfit", FEATURES=features_file(tmp_path / "f.tif"), REFERENCE=reference, TARGETS="AGBH", **outputs
    )
    assert_fails(run, out, "/proc/m", "cannot be written")


def test_a_model_in_a_folder_that_does_not_exist(qgis_process, tmp_path, out):
    run = qgis_process.run(
        "gvcfit",
        FEATURES=features_file(tmp_path / "f.tif"),
        REFERENCE=features_file(tmp_path / "r.tif", ("AGBH",)),
        TARGETS="AGBH",
        OUTPUT_MODEL=out / "missing" / "m.json",
    )
    assert_fails(run, out, "Height model", str(out / "missing"), "does not exist")


LIMIT = 1_000_000  # bytes; deflate cannot bring the rasters below it


def test_a_composite_on_a_disk_that_fills_up(qgis_process, tmp_path, out):
    dems = [raster(tmp_path / f"{i}.tif", hills(800, 800, seed=i)) for i in range(2)]
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=out / "c.tif", file_size=LIMIT)
    assert_fails(run, out, "c.tif", "cannot be written", "room")


@pytest.mark.parametrize("output", ("OUTPUT", "FILTERED"))
def test_features_on_a_disk_that_fills_up(qgis_process, tmp_path, out, output):
    size, cells = (300, 30.0) if output == "OUTPUT" else (500, 300.0)  # OUTPUT: as many cells as pixels
    outputs = {"OUTPUT": out / "f.tif", "FILTERED": out / "n.tif"}
    run = qgis_process.run(
        "demfeatures",
        INPUT=raster(tmp_path / "dem.tif", hills(size, size)),
        FILTERS=["f1", "f2", "f1d1", "f2d1", "m1", "m2"],
        CELL_SIZE=cells,
        file_size=LIMIT,
        **(outputs if output == "FILTERED" else {"OUTPUT": outputs["OUTPUT"]}),
    )
    assert_fails(run, out, outputs[output].name, "cannot be written", "room")


def test_footprints_that_fill_the_temporary_folder(qgis_process, tmp_path, out):
    many = [
        (square(388000 + 5 * (i % 100), 5820250 + 5 * (i // 100), 4), 10.0) for i in range(10_000)
    ]  # fmt: skip
    run = qgis_process.run(
        "referencecomponents",
        BUILDINGS=polygons(tmp_path / "b.gpkg", many),
        HEIGHT="height",
        OUTPUT=out / "r.tif",
        file_size=LIMIT,
    )
    assert_fails(run, out, "temporary folder", "room")
    assert left_in(tmp_path / "tmp") == []


@pytest.fixture
def tiny_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a tmpfs is not permitted")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_composite_on_a_tiny_disk(qgis_process, tmp_path, tiny_disk):
    dems = [raster(tmp_path / f"{i}.tif", hills(400, 400, seed=i)) for i in range(2)]
    run = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=tiny_disk / "c.tif")
    assert_fails(run, tiny_disk, "c.tif", "cannot be written", "room")


# An output that is there already


def test_an_existing_output_survives_a_failed_run_and_is_replaced_by_a_good_one(qgis_process, tmp_path, out):
    dems = [raster(tmp_path / f"{i}.tif", hills(800, 800, seed=i)) for i in range(2)]
    target = out / "c.tif"
    target.write_bytes(b"an older result")
    failed = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=target, file_size=LIMIT)
    assert failed.code == 1
    assert target.read_bytes() == b"an older result"
    assert left_in(out) == ["c.tif"]
    good = qgis_process.run("demcomposite", INPUT=dems, OUTPUT=target)
    assert good.code == 0, good.text
    assert left_in(out) == ["c.tif"]
    written = gdal.Open(str(target)).ReadAsArray()
    assert np.array_equal(written[0], np.maximum(*(gdal.Open(str(d)).ReadAsArray() for d in dems)))


def test_an_existing_model_survives_a_failed_fit(qgis_process, tmp_path, out):
    model = model_file(out / "m.json")
    before = model.read_bytes()
    reference = features_file(tmp_path / "r.tif", ("AGBH",), values=np.random.default_rng(8).random((1, 6, 6)))
    run = qgis_process.run(
        "gvcfit",
        FEATURES=features_file(tmp_path / "f.tif"),
        REFERENCE=reference,
        TARGETS="AGBH",
        OUTPUT_MODEL=model,
        OUTPUT_REPORT="/proc/m.html",
    )
    assert run.code == 1, run.text
    assert model.read_bytes() == before
    assert left_in(out) == ["m.json"]
