"""The TerraSAR-X reader on real annotation of DLR (Grand Canyon, 2008-03-10), and on images that the tests write."""

import re
import shutil
from xml.etree import ElementTree

import numpy as np
import pytest
from scipy.optimize import brentq
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.geometry import angles, geo2rdr, rdr2geo
from vertical_city.engine.sar.product import DopplerCentroid
from vertical_city.engine.sar.readers import open_products
from vertical_city.engine.sar.readers.terrasar import focused_centroid, open_terrasar, recognises

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
    assert product.prf_hz == pytest.approx(3832.52399553571422)
    assert (product.range_bandwidth_hz, product.azimuth_bandwidth_hz) == (100e6, 2765)
    assert product.range_oversampling == pytest.approx(1.09886128)  # 109.886128 MHz are sampled
    assert product.range_window.coefficient == product.azimuth_window.coefficient == pytest.approx(0.6)
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


def spotlight(slope, rate_slope=0.0, range_slope=0.0, times=(-2.0, -1.0, 0.0, 1.0, 2.0)):
    """A beam that follows the ground: f(t) = slope t + range_slope x, FM = -5400 + rate_slope x, x = tau - 5 ms."""
    times = np.array(times)
    seen = DopplerCentroid(times, np.full(len(times), 5e-3), np.stack([slope * times, 0 * times + range_slope], 1))
    rate = DopplerCentroid(np.zeros(1), np.full(1, 5e-3), np.array([[-5400.0, rate_slope]]))
    return seen, rate


@pytest.mark.parametrize("slope", [-4600.0, -900.0, 0.0, 300.0])
def test_the_centroid_of_a_spotlight_in_closed_form(slope):
    """f (1 - slope / FM) = slope t0 + range_slope x; the scene goes on beyond the records."""
    seen, rate = spotlight(slope, rate_slope=-7e5, range_slope=4e5)
    focused = focused_centroid(seen, rate, (-0.5, 0.5), (4.95e-3, 5.05e-3))
    t0, tau = np.meshgrid(np.linspace(-0.5, 0.5, 41), np.linspace(4.95e-3, 5.05e-3, 31))
    x = tau - 5e-3
    expected = (slope * t0 + 4e5 * x) / (1 - slope / (-5400 - 7e5 * x))
    assert np.abs(focused.at(t0, tau) - expected).max() < 0.01


def test_the_centroid_where_the_rate_drifts():
    """FM = -5400 + 6 t0 (Hz/s): still f (1 - slope / FM) = slope t0, and 200 Hz off with the rate at the raw time."""
    seen, _ = spotlight(-4600.0, times=np.linspace(-5, 5, 101))
    rate = DopplerCentroid(np.array([-5.0, 5.0]), np.full(2, 5e-3), np.array([[-5430.0], [-5370.0]]))
    focused = focused_centroid(seen, rate, (-0.5, 0.5), (4.95e-3, 5.05e-3))
    t0 = np.linspace(-0.5, 0.5, 41)
    assert np.abs(focused.at(t0, np.full(41, 5e-3)) - -4600 * t0 / (1 + 4600 / (-5400 + 6 * t0))).max() < 0.1


def test_a_beam_fixed_on_one_place_tells_no_centroid():
    assert focused_centroid(*spotlight(-5400.0), (-0.5, 0.5), (4.95e-3, 5.05e-3)) is None
    assert focused_centroid(*spotlight(-5900.0), (-0.5, 0.5), (4.95e-3, 5.05e-3)) is None
    seen, rate = spotlight(-900.0, times=(3.0,))
    assert focused_centroid(seen, rate, (-0.5, 0.5), (4.95e-3, 5.05e-3)).at(0.1, 5e-3) == pytest.approx(-2700.0)


def test_the_real_centroid_solves_its_equation(folder):
    """Root by root: the raw time t at which FM (t - t0) is the annotated centroid."""
    root = ElementTree.parse(folder / f"{NAME}.xml").getroot()

    def records(path, name):
        nodes = root.findall(path)
        stamps = [float(n.find("timeUTC").text[17:-1]) - 20 for n in nodes]
        rows = [[float(c.text) for c in n.findall(f"{name}/coefficient")] for n in nodes]
        reference = float(nodes[0].find(f"{name}/referencePoint").text)
        return lambda t, tau: np.interp(t, stamps, [np.polyval(row[::-1], tau - reference) for row in rows])

    seen = records(".//dopplerEstimate", "combinedDoppler")
    rate = records(".//dopplerRate", "dopplerRatePolynomial")
    (product,) = open_terrasar(folder)
    rng = np.random.default_rng(1)
    for line, sample in zip(rng.uniform(0, product.lines, 200), rng.uniform(0, product.samples, 200)):
        t0, tau = product.azimuth_time_of(line), product.range_time_of(sample)
        fm = rate(t0, tau)
        t = brentq(lambda t: fm * (t - t0) - seen(t, tau), t0 - 1, t0 + 1)  # noqa: B023
        assert product.doppler.at(t0, tau) == pytest.approx(seen(t, tau), abs=0.1)


def test_a_delay_over_a_part_of_the_swath_is_not_used(copy):
    far = "<validityRangeMax>4.36664673020162927E-03<"
    target = copy(far, "<validityRangeMax>4.3E-03<", "ANNOTATION/GEOREF.xml")
    (product,) = open_terrasar(target)
    assert product.delays == () and "IONO averageTECU_5 for a part of the swath" in product.notes[0]


def test_an_endless_degree_takes_no_memory(copy):
    (product,) = open_terrasar(copy("(<combinedDoppler>.*?<polynomialDegree>)2", r"\g<1>1e15"))
    assert product.doppler is not None


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(copy, encoding):
    target = copy()
    file = target / f"{NAME}.xml"
    text = re.sub(r"^(<\?xml.*?\?>)?", f'<?xml version="1.0" encoding="{encoding}"?>', file.read_text(), count=1)
    file.write_bytes(re.sub("<polLayer>HH", "<!-- Zürich --><polLayer>HH", text).encode(encoding))
    (product,) = open_terrasar(target)
    assert product.samples == 15328


def test_the_epoch_is_before_a_start_whose_text_was_rounded_up(copy):
    target = copy(
        r"<timeUTC>2008-03-10T13:32:20.083162Z(</timeUTC>\s*<timeGPS>)889191154(</timeGPS>\s*<timeGPSFraction>)[^<]*"
        r"(.*?<stop>.*?<timeUTC>)[^<]*(</timeUTC>\s*<timeGPS>)\d*(</timeGPS>\s*<timeGPSFraction>)[^<]*",
        r"<timeUTC>2008-03-10T13:32:21.000000Z\g<1>889191154\g<2>9.9999980E-01"
        r"\g<3>2008-03-10T13:32:29.534585Z\g<4>889191163\g<5>5.345848E-01",
    )
    (product,) = open_terrasar(target)
    assert str(product.epoch) == "2008-03-10T13:32:20"
    assert product.first_azimuth_time_s == pytest.approx(0.9999998, abs=1e-12)


def test_satellites_of_one_family_are_one_stack(copy, folder):
    (one,) = open_terrasar(folder)
    other = [r"<mission>TSX-1</mission>(\s*<orbitPhase>)", r"<mission>TDX-1</mission>\1"]
    assert open_terrasar(copy(*other))[0].track == one.track
    assert open_terrasar(copy(other[0], other[1].replace("TDX", "PAZ")))[0].track != one.track
    left = open_terrasar(copy(r"<lookDirection>RIGHT", "<lookDirection>LEFT"))[0]
    assert left.track != one.track and left.look_sign == -1


def test_an_image_is_read(copy):
    target = copy(
        r"<numberOfRows>32710</numberOfRows>(.*?)<numberOfColumns>15328<(.*?)<timeUTC>[^<]*(</timeUTC>\s*"
        r"<timeGPS>889191154</timeGPS>\s*<timeGPSFraction>[^<]*</timeGPSFraction>\s*</start>.*?)"
        r"<stop>.*?</stop>(.*?)<lastPixel>[^<]*<",
        r"<numberOfRows>50</numberOfRows>\1<numberOfColumns>60<\2<timeUTC>2008-03-10T13:32:20.083162Z\3"
        r"<stop><timeUTC>2008-03-10T13:32:20.095947Z</timeUTC></stop>\4<lastPixel>4.2277028953e-03<",
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
    "a range before the pulse": ("<firstPixel>", "<firstPixel>-", "15328 samples at"),
    "lines for samples": ("<numberOfRows>32710<", "<numberOfRows>15328<", "15328 lines at"),
    "columns of range lines": (">RANGELINES<", ">AZIMUTHLINES<", "rowContent"),
    "another pulse rate": (">3.83252399553571422E\\+03</commonPRF>", ">4.83e3</commonPRF>", "commonPRF 4830 Hz"),
    "endless lines": ("<numberOfRows>32710<", "<numberOfRows>1e300<", "1e+300 lines"),
    "no wave": ("<centerFrequency>9.65[^<]*", "<centerFrequency>0", "centerFrequency = 0"),
    "another mission": ("<mission>TSX-1</mission>(\\s*<orbitPhase>)", r"<mission>RISAT</mission>\1", "mission RISAT"),
    "ScanSAR": (">SM</imagingMode>", ">SC</imagingMode>", "is ScanSAR"),
    "a passive image": (">SSC____SM_S<", ">SSC_BRX2_SM_S<", "bistatic"),
    "clocks that differ": ("<timeGPS>889191154<", "<timeGPS>889191155<", "GPS time that is -1 s off"),
    "an odd exponent": ('exponent="1"', 'exponent="²"', "exponent '²'"),
    "a degree below zero": ("<polynomialDegree>2", "<polynomialDegree>-2", "beyond its degree"),
    "no position": ("<posX>[^<]*", "<posX>nan", "posX = 'nan'"),
    "an unknown encoding": ("^(<\\?xml.*?\\?>)?", '<?xml version="1.0" encoding="x-unknown"?>', "encoding"),
    "an encoding of several bytes": ("^(<\\?xml.*?\\?>)?", '<?xml version="1.0" encoding="big5"?>', "encoding"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_annotation_gets_one_sentence(copy, case):
    pattern, replacement, words = BAD[case]
    with pytest.raises(EngineInputError, match=re.escape(words)) as raised:
        open_terrasar(copy(pattern, replacement))
    assert str(raised.value).count("\n") == 0


def test_a_short_orbit_is_interpolated_with_its_velocities(copy):
    """Eight vectors are too few for a polynomial of degree 7 by least squares."""
    (product,) = open_terrasar(copy(r"(<stateVec .*</stateVec>)(\s*<stateVec .*?</stateVec>){4}(\s*</orbit>)", r"\1\3"))
    assert len(product.orbit.times_s) == 8 and product.orbit.method == "hermite"


@pytest.mark.parametrize(
    ("accuracy", "quality"), [("QUKL", "restituted"), ("RAPD", "restituted"), ("FINE", "unknown"), ("", "unknown")]
)
def test_the_quality_of_the_orbit(copy, accuracy, quality):
    (product,) = open_terrasar(copy("<accuracy>SCIE<", f"<accuracy>{accuracy}<"))
    assert product.orbit.quality == quality


def test_two_polarisations_are_two_products(folder, copy):
    """The second layer has an image and a Doppler centroid of its own."""
    target = copy()
    file = target / f"{NAME}.xml"
    tree = ElementTree.parse(file)
    for parent, tag, changes in (
        ("productComponents", "imageData", {".//filename": "IMAGE_VV_SRA_strip_011.cos"}),
        ("processing/doppler", "dopplerCentroid", {".//combinedDoppler/coefficient[@exponent='0']": "-50"}),
    ):
        place = tree.getroot().find(parent)
        own = place.find(tag)
        other = ElementTree.fromstring(ElementTree.tostring(own))
        for path, value in {".//polLayer": "VV", **changes}.items():
            for node in other.findall(path):
                node.text = value
        place.insert(list(place).index(own) + 1, other)
    tree.write(file)
    (one,) = open_terrasar(folder)
    first, second = open_terrasar(target)
    assert (first.name, second.name) == (f"{NAME}_HH", f"{NAME}_VV")
    assert (first.polarisation, second.polarisation) == ("HH", "VV")
    assert first.track == one.track != second.track
    assert "IMAGE_HH" in first.notes[0] and "IMAGE_VV" in second.notes[0]
    middle = 4.29691090330999552e-03
    assert first.doppler.at(4.0, middle) == pytest.approx(one.doppler.at(4.0, middle))
    assert second.doppler.at(4.0, middle) == pytest.approx(-50)
    assert [p.polarisation for p in open_terrasar(target, "VV")] == ["VV"]


def test_times_outside_the_orbit(copy):
    with pytest.raises(EngineInputError, match="its orbit covers"):
        open_terrasar(copy(r"(<stateVec .*?</stateVec>\s*){6}", ""))


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
