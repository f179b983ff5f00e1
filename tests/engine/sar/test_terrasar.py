"""The TerraSAR-X reader on real annotation of DLR (Grand Canyon, 2008-03-10), and on images that the tests write."""

import re
import shutil
from xml.etree import ElementTree

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.geometry import angles, geo2rdr, rdr2geo
from vertical_city.engine.sar.readers import open_products
from vertical_city.engine.sar.readers.terrasar import open_terrasar, recognises

from . import cosar_writer
from .truth import C, geocentric, zero_doppler

NAME = "TSX1_SAR__SSC______SM_S_SRA_20080310T133220_20080310T133228"


@pytest.fixture(scope="session")
def folder(request):
    return request.config.rootpath / "tests" / "data" / "sar" / "terrasarx_grand_canyon"


@pytest.fixture
def copy(folder, tmp_path):
    """The product, to be damaged: copy() -> folder, or copy(pattern, replacement) applied to its main annotation."""

    def make(pattern=None, replacement=None, file=f"{NAME}.xml"):
        target = tmp_path / NAME
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(folder, target)
        if pattern is not None:
            text = (target / file).read_text(encoding="utf-8")
            changed, count = re.subn(pattern, replacement, text, count=1, flags=re.DOTALL)
            assert count == 1
            (target / file).write_text(changed, encoding="utf-8")
        return target

    return make


@pytest.fixture(scope="session")
def grid(folder):
    """GEOREF's points: annotated azimuth and range time (since the first line, the first sample), place, incidence."""
    points = ElementTree.parse(folder / "ANNOTATION" / "GEOREF.xml").getroot().findall(".//gridPoint")
    names = ("t", "tau", "lat", "lon", "height", "inc")
    return {name: np.array([float(point.find(name).text) for point in points]) for name in names}


def test_the_annotation_is_read(folder):
    (product,) = open_products(folder)
    assert (product.lines, product.samples) == (32710, 15328)
    assert (product.sensor, product.mode, product.polarisation) == ("TSX-1", "SM", "HH")
    assert (product.pass_direction, product.look_side) == ("descending", "right")
    assert (product.orbit.quality, product.orbit.method, product.orbit.frame) == (
        "precise",
        "polynomial",
        "WGS84-G1150",
    )
    assert product.wavelength_m == pytest.approx(0.0310665759, abs=1e-9)
    assert str(product.epoch) == "2008-03-10T13:32:20"
    assert product.last_azimuth_time_s == pytest.approx(8.617747, abs=1e-6)  # the annotated stop, 13:32:28.617747
    assert product.range_time_of(product.samples - 1) == pytest.approx(4.36664673020162927e-03, abs=1e-11)
    assert product.range_window.coefficient == pytest.approx(0.6)
    assert product.image is None and "missing" in product.notes[0]


@pytest.mark.parametrize("accelerated", [False, True])
def test_dlrs_own_grid_is_met_with_the_declared_delays(folder, grid, accelerated):
    (product,) = open_terrasar(folder)
    xyz = geocentric(grid["lat"], grid["lon"], grid["height"])
    t, tau = geo2rdr(product.orbit, xyz, accelerated)
    azimuth = product.first_azimuth_time_s + grid["t"] - t
    range_m = (product.first_range_time_s + grid["tau"] - tau) * C / 2
    assert range_m.mean() == pytest.approx(2.21, abs=0.005)
    assert azimuth.mean() == pytest.approx(-180e-6, abs=0.5e-6)
    assert np.abs(range_m - product.delay_s("range", tau) * C / 2).max() < 3e-3
    assert np.abs(azimuth - product.delay_s("azimuth", tau)).max() < 2e-6
    # An independent solution of the same equations.
    own_t, own_tau = zero_doppler(product.orbit, xyz)
    assert np.abs(own_t - t).max() < 1e-12 and np.abs(own_tau - tau).max() * C / 2 < 1e-8


def test_the_way_back_and_the_incidence(folder, grid):
    (product,) = open_terrasar(folder)
    xyz = geocentric(grid["lat"], grid["lon"], grid["height"])
    tau = product.first_range_time_s + grid["tau"]
    tau = tau - product.delay_s("range", tau)
    t = product.first_azimuth_time_s + grid["t"] - product.delay_s("azimuth", tau)
    back = rdr2geo(product.orbit, t, tau, grid["height"], product.look_sign)
    assert np.linalg.norm(back - xyz, axis=1).max() < 10e-3
    assert np.abs(angles(product.orbit, t, xyz)[1] - grid["inc"]).max() < 1e-6


def test_hermite_is_worse_here(folder, grid):
    """Why the polynomial is the default: the annotated velocities are rounded to mm/s."""
    from dataclasses import replace

    (product,) = open_terrasar(folder)
    xyz = geocentric(grid["lat"], grid["lon"], grid["height"])
    worst = []
    for method in ("polynomial", "hermite"):
        t, _ = geo2rdr(replace(product.orbit, method=method), xyz)
        worst.append(np.abs(product.first_azimuth_time_s + grid["t"] - t + 180e-6).max())
    assert worst[0] < 1.2e-6 and worst[1] > 2e-6


def test_the_doppler_centroid_moves_to_zero_doppler_times(folder, copy):
    (product,) = open_terrasar(folder)
    # The record of 13:32:20.837892: -106.1 Hz at mid range and an FM rate of -5433.5 Hz/s: seen 19.5 ms after t0.
    at_antenna, hertz, rate = 0.837892, -106.137976967933355, -5433.5
    middle = 4.29691090330999552e-03
    assert product.doppler.at(at_antenna - hertz / rate, middle) == pytest.approx(hertz, abs=0.01)


def test_an_image_is_read(copy):
    target = copy(
        r"<numberOfRows>32710</numberOfRows>(.*?)<numberOfColumns>15328<",
        r"<numberOfRows>50</numberOfRows>\1<numberOfColumns>60<",
    )
    values = np.random.default_rng(1).integers(-900, 900, (50, 60, 2))
    cosar_writer.write(target / "IMAGEDATA" / "IMAGE_HH_SRA_strip_011.cos", values[..., 0] + 1j * values[..., 1])
    (product,) = open_terrasar(target / f"{NAME}.xml")
    chip = product.image.read(7, 11, 20, 30)
    assert (chip.line, chip.sample) == (7, 11)
    assert np.array_equal(chip.values, (values[..., 0] + 1j * values[..., 1])[7:27, 11:41])


def test_an_image_of_another_size_is_refused(copy):
    target = copy()
    cosar_writer.write(target / "IMAGEDATA" / "IMAGE_HH_SRA_strip_011.cos", np.ones((8, 40), complex))
    with pytest.raises(EngineInputError, match="8 lines of 40 samples, its annotation tells of 32710 of 15328"):
        open_terrasar(target)


BAD = {
    "a document type": ("^<\\?xml.*?\\?>", '<!DOCTYPE a [<!ENTITY b "c">]>', "declares a document type"),
    "cut off": ("</platform>.*", "", "damaged or cut off"),
    "a detected product": (">SLANTRANGE<", ">GROUNDRANGE<", "only single-look"),
    "a late start": (">EARLYAZNEARRG<", ">LATEAZNEARRG<", "imageDataStartWith"),
    "no frequency": ("<centerFrequency>9.65.*?</centerFrequency>", "", "centerFrequency"),
    "no number": (">3.83252399553571422E\\+03</commonPRF>", ">fast</commonPRF>", "'fast', which is no number"),
    "a file elsewhere": ("<path>IMAGEDATA</path>", "<path>../..</path>", "outside the product"),
    "no date": (">2008-03-10T13:32:20.083162Z<", ">2008-13-10T13:32:20.083162Z<", "no date"),
    "an orbit of another time": ("<firstPixel>", "<firstPixel>-", "first_range_time_s"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_annotation_gets_one_sentence(copy, case):
    pattern, replacement, words = BAD[case]
    with pytest.raises(EngineInputError, match=re.escape(words)) as raised:
        open_terrasar(copy(pattern, replacement))
    assert str(raised.value).count("\n") == 0


def test_times_outside_the_orbit(copy):
    with pytest.raises(EngineInputError, match="its orbit covers"):
        open_terrasar(copy(r"<timeGPS>889191154</timeGPS>", "<timeGPS>889191354</timeGPS>"))


def test_a_predicted_orbit_is_noted(copy):
    (product,) = open_terrasar(copy("<accuracy>SCIE</accuracy>", "<accuracy>PRED</accuracy>"))
    assert product.orbit.quality == "predicted" and "predicted" in product.notes[0]


def test_without_georef_there_are_no_delays(copy):
    target = copy()
    (target / "ANNOTATION" / "GEOREF.xml").unlink()
    (product,) = open_terrasar(target)
    assert product.delays == () and "GEOREF.xml is missing" in product.notes[0]


def test_other_polarisation_and_other_files(folder, tmp_path):
    with pytest.raises(EngineInputError, match="no image of polarisation VV; there is HH"):
        open_terrasar(folder, "VV")
    (tmp_path / "a.xml").write_text("<product/>")
    assert not recognises(tmp_path / "a.xml") and not recognises(tmp_path) and not recognises(tmp_path / "none.xml")
