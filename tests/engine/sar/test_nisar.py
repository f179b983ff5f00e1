"""NISAR-like images: two published ones, and what happens to damaged copies of them."""

import csv
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.geometry import geo2rdr
from vertical_city.engine.sar.product import OutsideImageError
from vertical_city.engine.sar.pta import analyse
from vertical_city.engine.sar.readers import open_products
from vertical_city.engine.sar.readers.nisar import open_nisar, recognises

DATA = Path(__file__).parents[2] / "data" / "sar" / "chips"
SIMULATED = DATA / "REE_RSLC_out17.h5"
REAL = DATA / "calib_RSLC_ALPSRP025826990_RIO_BRANCO_CR.h5"

needs_h5py = pytest.mark.skipif(find_spec("h5py") is None, reason="h5py is not installed")


def surveyed(name):
    with open(DATA / name, newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    values = {key.strip(): value for key, value in row.items()}
    keys = ("Latitude (deg)", "Longitude (deg)", "Height above ellipsoid (m)")
    return to_geocentric(*(float(values[key]) for key in keys))


@pytest.fixture
def damaged(tmp_path):
    """A copy of the simulated image that a function has changed: damaged(lambda file: …)."""

    def change(edit):
        h5py = pytest.importorskip("h5py")
        path = Path(shutil.copy(SIMULATED, tmp_path / "copy.h5"))
        with h5py.File(path, "r+") as file:
            edit(file["science/LSAR"])
        return path

    return change


@needs_h5py
def test_the_simulated_target_is_where_its_makers_say():
    (found,) = open_products(SIMULATED)
    assert (found.lines, found.samples) == (129, 129)
    assert (found.look_side, found.pass_direction, found.polarisation) == ("right", "ascending", "HH")
    assert found.epoch == np.datetime64("2021-07-01T03:20:03", "s")
    assert found.wavelength_m == 299792458 / 1.26e9
    assert found.sample_spacing_m == pytest.approx(6.2456762082874775, rel=1e-15)
    assert found.range_oversampling == pytest.approx(1.2) and found.azimuth_oversampling == pytest.approx(
        1.375, rel=1e-3
    )
    t, tau = geo2rdr(found.orbit, surveyed("REE_CR_INFO_out17.csv"))
    assert abs(found.line_of(t) - 64) < 0.002 and abs(found.sample_of(tau) - 64) < 0.002
    chip = found.image.read(34, 44, 60, 41)
    assert (chip.line, chip.sample) == (34, 44)
    assert np.unravel_index(np.argmax(np.abs(chip.values)), chip.values.shape) == (30, 20)
    measures, status = analyse(chip.values[None], [[30.0, 20.0]], [0.0])
    assert status[0] == 0
    # Its makers measure 1 mm: 2.5e-4 lines and 1.6e-4 samples.
    assert abs(measures[0, 0] - 30) < 1e-3 and abs(measures[0, 1] - 20) < 1e-3
    # Its table of Doppler centroids is zero but for hundredths of a hertz.
    assert abs(found.doppler.at(t, tau)) < 0.1


@needs_h5py
def test_a_real_corner_reflector():
    products = open_nisar(REAL)
    assert [p.polarisation for p in products] == ["HH", "HV", "VH", "VV"]
    assert len({p.name for p in products}) == len({p.track for p in products}) == 4
    found = products[0]
    assert (found.sensor, found.pass_direction, found.look_side) == ("ALOS", "ascending", "right")
    # The annotated bandwidth of 20 MHz belongs to another sensor; 16.8 MHz are sampled.
    assert np.isnan(found.range_bandwidth_hz) and found.azimuth_bandwidth_hz == 1200
    assert "processedRangeBandwidth of 2e+07 Hz does not fit the sampling of 1.68" in found.notes[0]
    t, tau = geo2rdr(found.orbit, surveyed("Corner_Reflector_Rio_Branco_ALPSRP025826990_NISAR.csv"))
    chip = found.image.read(0, 0, 100, 50)
    measures, status = analyse(chip.values[None], [[float(found.line_of(t)), float(found.sample_of(tau))]], [np.nan])
    assert status[0] == 0
    assert abs(measures[0, 0] - found.line_of(t)) < 1 and abs(measures[0, 1] - found.sample_of(tau)) < 1
    assert measures[0, 2] / measures[0, 3] > 100
    (one,) = open_products(REAL, "VV")
    assert one.polarisation == "VV"
    assert not np.array_equal(one.image.read(0, 0, 9, 9).values, found.image.read(0, 0, 9, 9).values)
    with pytest.raises(EngineInputError, match="no image of polarisation LL; there are HH, HV, VH, VV"):
        open_nisar(REAL, "LL")


@needs_h5py
def test_windows_are_read_as_the_file_holds_them():
    import h5py

    (found,) = open_nisar(SIMULATED)
    # The bytes themselves: pairs of half floats, in one piece.
    with h5py.File(SIMULATED, "r") as file:
        dataset = file["science/LSAR/SLC/swaths/frequencyA/HH"]
        start = dataset.id.get_offset()
    halves = np.frombuffer(SIMULATED.read_bytes(), "<f2", 129 * 129 * 2, start).reshape(129, 129, 2).astype(np.float32)
    values = halves[..., 0] + 1j * halves[..., 1]
    for line, sample, lines, samples in ((0, 0, 129, 129), (5, 9, 3, 2), (128, 0, 1, 129), (60, 100, 9, 29)):
        chip = found.image.read(line, sample, lines, samples)
        assert chip.values.dtype == np.complex64
        np.testing.assert_array_equal(chip.values, values[line : line + lines, sample : sample + samples])
    for window in ((-1, 0, 5, 5), (0, -1, 5, 5), (125, 0, 5, 5), (0, 125, 5, 5), (0, 0, 0, 5)):
        with pytest.raises(OutsideImageError, match="not wholly inside the 129 x 129 pixels"):
            found.image.read(*window)


@needs_h5py
def test_the_newer_layout_and_single_precision(damaged):
    def edit(root):
        root.move("SLC", "RSLC")
        swath = root["RSLC/swaths/frequencyA"]
        del swath["HH"]
        swath["HH"] = (np.arange(129 * 129).reshape(129, 129) * (1 - 2j)).astype(np.complex64)
        root["RSLC/metadata/orbit/orbitType"][...] = b"POE"
        root["identification/lookDirection"][...] = b"Left"
        table = root["RSLC/metadata/processingInformation/parameters/frequencyA/dopplerCentroid"]
        slant = root["RSLC/metadata/processingInformation/parameters/slantRange"][()]
        table[...] = np.arange(7)[:, None] * 10 + (slant - slant[0]) / 100

    path = damaged(edit)
    assert recognises(path)
    (found,) = open_nisar(path)
    assert found.look_side == "left" and found.orbit.quality == "precise"
    assert found.image.read(1, 2, 1, 1).values[0, 0] == 131 * (1 - 2j)
    # 12003.5 s since midnight, at the fifth range: by hand 35 Hz and 80 Hz.
    tau = 2 * (956993.97484194 + 8000) / 299792458
    assert found.doppler.at(0.5, tau) == pytest.approx(35 + 80, abs=1e-6)


def remove(path):
    def edit(root):
        del root[path]

    return edit


def put(path, value, key=None):
    def edit(root):
        if key is not None:
            root[path].attrs[key] = value
            return
        del root[path]
        root[path] = value

    return edit


SLC = "SLC/swaths"
WRONG = [
    (remove("SLC"), "neither science/LSAR/RSLC nor"),
    (remove("SLC/swaths/frequencyA/HH"), "there are none"),
    (remove("SLC/metadata/orbit/position"), "lacks science/LSAR/SLC/metadata/orbit/position"),
    (remove("identification/lookDirection"), "lacks science/LSAR/identification/lookDirection"),
    (put("identification/lookDirection", b"up"), "look side 'up'"),
    (put("identification/orbitPassDirection", b"north"), "pass direction 'north'"),
    (put(f"{SLC}/zeroDopplerTime", b"days since 2021", "units"), "unit of .*zeroDopplerTime in copy.h5"),
    (put("SLC/metadata/orbit/time", np.arange(28.0)), r"unit of .*orbit/time"),
    (put(f"{SLC}/zeroDopplerTime", b"seconds since 2021-07-01 00:00:00.5", "units"), "a whole second is needed"),
    (put(f"{SLC}/frequencyA/slantRangeSpacing", 6.3), "does not go in the steps of .*slantRangeSpacing"),
    (put(f"{SLC}/frequencyA/slantRange", np.full(129, np.nan)), "slantRange other than numbers in 1 dim"),
    (put(f"{SLC}/frequencyA/slantRange", np.array([b"x"])), "slantRange other than numbers"),
    (put(f"{SLC}/frequencyA/slantRange", 967124.553 + 6.2456762082874775 * np.arange(128)), "129 x 129 pixels, but"),
    (put(f"{SLC}/frequencyA/HH", np.zeros((129, 129))), "other than complex numbers"),
    (put(f"{SLC}/frequencyA/processedCenterFrequency", -1.0), "wavelength_m"),
    (put("SLC/metadata/processingInformation/parameters/slantRange", np.arange(3.0)), "for 7 times and 3 ranges"),
]  # fmt: skip


@needs_h5py
@pytest.mark.parametrize(("edit", "sentence"), WRONG, ids=[sentence[:40] for _, sentence in WRONG])
def test_what_is_wrong_is_named(damaged, edit, sentence):
    with pytest.raises(EngineInputError, match=sentence):
        open_nisar(damaged(edit))


@needs_h5py
def test_files_that_are_damaged_or_of_another_kind(tmp_path, damaged):
    h5py = pytest.importorskip("h5py")
    cut = tmp_path / "cut.h5"
    cut.write_bytes(SIMULATED.read_bytes()[:50_000])
    assert not recognises(cut)
    with pytest.raises(EngineInputError, match=r"cut\.h5 is damaged or no HDF5 file"):
        open_nisar(cut)
    with h5py.File(tmp_path / "other.h5", "w") as file:
        file["timeseries"] = np.zeros(3)
    assert not recognises(tmp_path / "other.h5")
    (tmp_path / "text.h5").write_text("text")
    assert not recognises(tmp_path / "text.h5")
    path = damaged(lambda root: None)
    (found,) = open_nisar(path)
    path.unlink()
    with pytest.raises(EngineInputError, match="cannot be read at line 3, sample 4"):
        found.image.read(3, 4, 5, 5)


def test_without_h5py_there_is_a_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "h5py", None)
    assert recognises(SIMULATED)
    with pytest.raises(EngineInputError, match="apt install python3-h5py, or pip install h5py"):
        open_products(SIMULATED)
