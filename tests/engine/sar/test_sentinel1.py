"""The Sentinel-1 reader on real annotation (Los Angeles, both passes), and on images that the tests write."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from osgeo import gdal
from scipy.signal import resample
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.raster.complexfiles import ComplexRaster
from vertical_city.engine.sar.geometry import geo2rdr
from vertical_city.engine.sar.orbit import Orbit
from vertical_city.engine.sar.product import OutsideImageError
from vertical_city.engine.sar.readers import open_products
from vertical_city.engine.sar.readers.eof import best_orbit, read_eof
from vertical_city.engine.sar.readers.sentinel1 import open_sentinel1, recognises, relative_orbit
from vertical_city.engine.sar.times import parse_utc, seconds_since

from .truth import C, geocentric, zero_doppler

DATA = Path(__file__).parents[2] / "data" / "sar"
PASSES = {
    "ascending": "s1a-iw2-slc-vv-20221016t015044-20221016t015109-045461-056fc0-005",
    "descending": "s1a-iw2-slc-vv-20230108t135251-20230108t135316-046693-0598d3-005",
}


def annotation(name):
    return DATA / "sentinel1_los_angeles" / f"{PASSES[name]}.xml"


@pytest.mark.parametrize("name", PASSES)
def test_the_products_own_grid_is_met(name):
    (product,) = open_products(annotation(name))
    points = ElementTree.parse(annotation(name)).getroot().findall(".//geolocationGridPoint")
    at = {key: np.array([float(p.find(key).text) for p in points]) for key in ("latitude", "longitude", "height")}
    tau = np.array([float(p.find("slantRangeTime").text) for p in points])
    t = np.array([seconds_since(product.epoch, p.find("azimuthTime").text) for p in points])
    xyz = geocentric(at["latitude"], at["longitude"], at["height"])
    own_t, own_tau = geo2rdr(product.orbit, xyz)
    assert np.abs(own_tau - tau).max() * C / 2 < 1e-4
    assert np.abs(own_t - t).max() < 2.2e-6  # the grid's times are cut to microseconds
    other_t, other_tau = zero_doppler(product.orbit, xyz)
    assert np.abs(other_t - own_t).max() < 1e-11 and np.abs(other_tau - own_tau).max() * C / 2 < 1e-7
    # The grid was made with a sampling rate that differs from the annotated one by 7e-8.
    pixel = np.array([float(p.find("pixel").text) for p in points])
    assert np.abs(product.sample_of(tau) - pixel).max() < 2.5e-3


def test_the_annotation_is_read():
    (product,) = open_products(annotation("ascending"))
    assert (product.sensor, product.mode, product.polarisation, product.look_side) == ("S1A", "IW", "VV", "right")
    assert product.track == "S1_64_IW2_VV_asc"  # (45461 - 73) mod 175 + 1
    assert product.wavelength_m == pytest.approx(0.0554657595, abs=1e-9)
    last = seconds_since(product.epoch, "2022-10-16T01:51:09.741403")
    assert product.last_azimuth_time_s == pytest.approx(last, abs=2e-3)
    assert product.range_bandwidth_hz == 48.3e6 and product.azimuth_window.coefficient == 0.75
    assert product.image is None and any("missing" in note for note in product.notes)


# A swath made of the real annotation and an image of the tests.

LINES, SAMPLES, SAMPLE = 220, 400, 180.3
STEERING_DEG_S, FM_RATE, CENTROID = 0.9798633, -2197.0, 35.0
# Per second of range time about the first sample: strong enough to matter within the few samples of the tests.
REFERENCE_TAU, FM_SLOPE, CENTROID_SLOPE = 5.647294809510131e-03, 4.0e6, 2.0e7


def swath(bursts_apart=0.25):
    """Annotation with three short bursts at known times, one FM rate and one centroid, as text."""
    root = ElementTree.parse(annotation("ascending")).getroot()
    timing = root.find("swathTiming")
    timing.find("linesPerBurst").text, timing.find("samplesPerBurst").text = str(LINES), str(SAMPLES)
    image = root.find("imageAnnotation/imageInformation")
    image.find("numberOfSamples").text, image.find("numberOfLines").text = str(SAMPLES), str(3 * LINES)
    bursts = timing.find("burstList")
    for i, burst in enumerate(bursts.findall("burst")):
        if i >= 3:
            bursts.remove(burst)
            continue
        burst.find("azimuthTime").text = f"2022-10-16T01:50:{44.577282 + i * bursts_apart:.6f}"
        for end, value in (("first", 5), ("last", SAMPLES - 6)):
            valid = [-1] * 10 + [value] * (LINES - 20) + [-1] * 10
            burst.find(f"{end}ValidSample").text = " ".join(map(str, valid))
    for node in root.findall(".//azimuthFmRate"):
        node.find("t0").text = repr(REFERENCE_TAU)
        node.find("azimuthFmRatePolynomial").text = f"{FM_RATE} {FM_SLOPE} 0"
    for node in root.findall(".//dcEstimate"):
        node.find("t0").text = repr(REFERENCE_TAU)
        node.find("dataDcPolynomial").text = f"{CENTROID} {CENTROID_SLOPE} 0"
    return ElementTree.tostring(root, encoding="unicode")


def burst_image(product, burst_start, line_time):
    """A focused TOPS burst with one target, written from the definition of its spectrum: at azimuth time eta after the
    burst's middle the local frequency is k_t eta + f_c, k_t = k_a k_s / (k_a - k_s)."""
    dt = product.line_spacing_s
    speed = np.linalg.norm(product.orbit.state(burst_start + LINES / 2 * dt)[1])
    steering = 2 * speed / product.wavelength_m * np.radians(STEERING_DEG_S)
    eta = (np.arange(LINES) - LINES / 2) * dt
    tau = np.arange(SAMPLES) * product.sample_spacing_s
    rate, centroid = FM_RATE + FM_SLOPE * tau, CENTROID + CENTROID_SLOPE * tau
    ramp = rate * steering / (rate - steering)
    middle = SAMPLES / 2 * product.sample_spacing_s
    at_middle = (CENTROID + CENTROID_SLOPE * middle) / (FM_RATE + FM_SLOPE * middle)
    # The beam's centre crosses a range at its own time, -f_c / k_a, counted from that of the swath's middle.
    since = eta[:, None] - (at_middle - centroid / rate)
    lines = np.sinc((burst_start + np.arange(LINES) * dt - line_time) * 313.0)
    columns = np.sinc((np.arange(SAMPLES) - SAMPLE) * product.sample_spacing_s * 48.3e6)
    chirp = np.exp(1j * np.pi * ramp * since**2 + 2j * np.pi * centroid * since)
    return 5000 * np.outer(lines, columns) * chirp, ramp[round(SAMPLE)]


@pytest.fixture(scope="module")
def safe(tmp_path_factory):
    """A SAFE folder with one swath, the truth (line of the target), and the ramp."""
    folder = tmp_path_factory.mktemp("s1") / "S1A_IW_SLC__1SDV_20221016T015044_TEST.SAFE"
    for name in ("annotation", "measurement"):
        (folder / name).mkdir(parents=True)
    (folder / "manifest.safe").write_text("<xfdu/>")
    xml = folder / "annotation" / f"{PASSES['ascending']}.xml"
    xml.write_text(swath(), encoding="utf-8")
    (product,) = open_sentinel1(xml)
    # In the overlap of bursts 0 and 1, nearer to the middle of burst 1.
    start = product.first_azimuth_time_s
    line_time = start + 0.25 + 60.37 * product.line_spacing_s
    made = [burst_image(product, start + i * 0.25, line_time) for i in range(3)]
    values = np.concatenate([image for image, _ in made])
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(folder / "measurement" / f"{PASSES['ascending']}.tiff"), SAMPLES, 3 * LINES, 1, gdal.GDT_CFloat32
    )
    dataset.GetRasterBand(1).WriteArray(values.astype(np.complex64))
    dataset = None
    return folder, product.line_of(line_time), made[0][1]


def archive_of(folder, path):
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, f"{folder.name}/{file.relative_to(folder)}")
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_chips_are_deramped_and_keep_the_targets_place(safe, tmp_path, packed):
    folder, line, _ = safe
    path = archive_of(folder, tmp_path / "S1A_IW_SLC_TEST.zip") if packed else folder
    assert recognises(path)
    (product,) = open_products(path)
    chip = product.image.read(round(line) - 20, round(SAMPLE) - 20, 40, 40)
    profile = chip.values[:, 20]
    # The local frequency is 35 Hz and more than 150 Hz from the middle; after deramping none of it is left.
    centre = np.angle(np.sum(profile[1:] * profile[:-1].conj())) / (2 * np.pi * product.line_spacing_s)
    assert abs(centre) < 3.0
    fine = np.abs(resample(resample(chip.values, 40 * 32, axis=0), 40 * 32, axis=1))
    peak = np.unravel_index(np.argmax(fine), fine.shape)
    assert chip.line + peak[0] / 32 == pytest.approx(line, abs=1 / 32)
    assert chip.sample + peak[1] / 32 == pytest.approx(SAMPLE, abs=1 / 32)


def test_the_other_burst_of_the_overlap_tells_the_same(safe):
    """Each burst has its own time grid; the place on the product's grid is the same."""
    folder, line, _ = safe
    (product,) = open_products(folder)
    image = product.image
    places = []
    for number in (0, 1):
        only = type(image)(image.raster, (image.bursts[number],), image.sampling)
        if number == 0:  # the file's first burst
            chip = only.read(round(line) - 16, round(SAMPLE) - 20, 32, 40)
        else:
            chip = image.read(round(line) - 16, round(SAMPLE) - 20, 32, 40)
            assert chip.line - product.line_of(product.first_azimuth_time_s + 0.25) == pytest.approx(
                round(chip.line - image.bursts[1].line), abs=1e-6
            )
        fine = np.abs(resample(chip.values[:, 20], 32 * 32))
        places.append(chip.line + np.argmax(fine) / 32)
    assert places[0] == pytest.approx(places[1], abs=2 / 32)


def test_without_deramping_the_spectrum_is_off_centre(safe):
    """That the test image is what it should be."""
    folder, line, ramp = safe
    (product,) = open_products(folder)
    at = round(line - product.image.bursts[1].line)
    profile = product.image.raster.read(LINES + at - 20, round(SAMPLE), 40, 1)[:, 0]
    centre = np.angle(np.sum(profile[1:] * profile[:-1].conj())) / (2 * np.pi * product.line_spacing_s)
    eta = (at - LINES / 2) * product.line_spacing_s
    expected = (ramp * eta + CENTROID + 243) % 486 - 243
    assert centre == pytest.approx(expected, abs=80) and abs(expected) > 100


def test_windows_outside_the_valid_area(safe):
    (product,) = open_products(safe[0])
    for line, sample in ((0, 100), (50, 0), (50, SAMPLES - 20), (-5, 100), (product.lines - 20, 100)):
        with pytest.raises(OutsideImageError):
            product.image.read(line, sample, 40, 40)


def test_a_damaged_image(safe, tmp_path):
    folder = safe[0]
    target = tmp_path / "cut.tiff"
    whole = next((folder / "measurement").glob("*.tiff")).read_bytes()
    target.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(EngineInputError):
        ComplexRaster(target).read(600, 10, 40, 40)
    target.write_bytes(b"II*\0")
    with pytest.raises(EngineInputError, match="cannot be opened"):
        ComplexRaster(target)


def test_a_raster_that_points_elsewhere_is_not_opened(safe, tmp_path):
    """A VRT under the name of a TIFF could read any file or address."""
    image = next((safe[0] / "measurement").glob("*.tiff"))
    trap = tmp_path / "a.tiff"
    gdal.Translate(str(trap), str(image), format="VRT")
    with pytest.raises(EngineInputError, match="cannot be opened"):
        ComplexRaster(trap)
    with pytest.raises(OutsideImageError):
        ComplexRaster(image).read(0, 0, 0, 4)


@pytest.mark.parametrize("kind", [gdal.GDT_CInt16, gdal.GDT_CInt32, gdal.GDT_CFloat32, gdal.GDT_CFloat64])
def test_every_kind_of_complex_number(tmp_path, kind):
    values = (np.arange(12) - 5 + 1j * np.arange(12)[::-1]).reshape(3, 4)
    dataset = gdal.GetDriverByName("GTiff").Create(str(tmp_path / "a.tif"), 4, 3, 1, kind)
    dataset.GetRasterBand(1).WriteArray(values)
    dataset = None
    raster = ComplexRaster(tmp_path / "a.tif")
    read = raster.read(1, 1, 2, 3)
    assert read.dtype == np.complex64 and np.array_equal(read, values[1:, 1:])


@pytest.mark.parametrize(
    ("mission", "absolute", "track"),
    [
        ("S1A", 45461, 64),
        ("S1B", 10788, 87),
        ("S1C", 1681, 110),
        ("S1C", 8018, 147),
        ("S1C", 8019, 46),
        ("S1D", 2389, 73),
    ],
)
def test_published_tracks(mission, absolute, track):
    assert relative_orbit(mission, absolute) == track


def test_real_numbers_are_no_image(write_raster):
    with pytest.raises(EngineInputError, match="holds no complex numbers"):
        ComplexRaster(write_raster("a.tif", np.zeros((4, 4))))


BAD = {
    "a document type": (r"\A", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', "declares a document type"),
    "cut off": (r"</imageAnnotation>.*", "", "damaged or cut off"),
    "detected": (r"<productType>SLC<", "<productType>GRD<", "single-look complex"),
    "no interval": (r"<azimuthTimeInterval>.*?</azimuthTimeInterval>", "", "lacks azimuthTimeInterval"),
    "no bursts": (r"<burst>.*</burst>", "", "of mode IW but lists no bursts"),
    "no frequency": (r"<radarFrequency>.*?</radarFrequency>", "<radarFrequency>0</radarFrequency>", "must be above 0"),
    "no steering": (r"<azimuthSteeringRate>.*?<", "<azimuthSteeringRate>-1<", "must be above 0"),
    "no bandwidth": (r"<processingBandwidth>.*?<", "<processingBandwidth>0<", "must be above 0"),
    "an FM rate that is not": (r"<azimuthFmRatePolynomial.*?>.*?<", "<azimuthFmRatePolynomial>5 0 0<", "not below 0"),
    "few valid samples": (r"<firstValidSample count=\"1508\">-1 ", '<firstValidSample count="1508">', "all 220 lines"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_annotation_gets_one_sentence(safe, tmp_path, case):
    pattern, replacement, words = BAD[case]
    text, count = re.subn(pattern, lambda _: replacement, swath(), count=1, flags=re.DOTALL)
    assert count
    folder = tmp_path / "a.SAFE"
    for name in ("annotation", "measurement"):
        (folder / name).mkdir(parents=True)
    (folder / "manifest.safe").write_text("")
    (folder / "annotation" / f"{PASSES['ascending']}.xml").write_text(text)
    image = next((safe[0] / "measurement").glob("*.tiff"))
    (folder / "measurement" / image.name).write_bytes(image.read_bytes())
    with pytest.raises(EngineInputError, match=re.escape(words)) as raised:
        open_sentinel1(folder)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["../annotation/x.xml", "/etc/x.xml", "a/../../x.xml"])
def test_an_archive_that_reaches_out_is_refused(tmp_path, name):
    path = tmp_path / "S1A_x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("S1A.SAFE/manifest.safe", "")
        archive.writestr(name, "")
    with pytest.raises(EngineInputError, match="outside itself, so it is refused"):
        open_sentinel1(path)


def test_other_archives(tmp_path, safe):
    path = tmp_path / "S1A_x.zip"
    path.write_bytes(b"PK\3\4 no more")
    with pytest.raises(EngineInputError, match="cannot be read"):
        open_sentinel1(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "")
    with pytest.raises(EngineInputError, match=r"holds no manifest\.safe"):
        open_sentinel1(path)
    with pytest.raises(EngineInputError, match="no polarisation HH; there is VV"):
        open_sentinel1(safe[0], "HH")


# Orbit files.


@pytest.fixture(scope="module")
def eof():
    return next((DATA / "orbits").glob("*.EOF"))


def vectors(eof):
    nodes = ElementTree.parse(eof).getroot().findall(".//OSV")
    epoch = parse_utc(nodes[0].find("UTC").text)[0]
    axes = ("X", "Y", "Z", "VX", "VY", "VZ")
    table = [[seconds_since(epoch, n.find("UTC").text), *(float(n.find(a).text) for a in axes)] for n in nodes]
    return epoch, np.array(table)


def test_an_orbit_file_is_read_about_the_scene(eof):
    epoch, table = vectors(eof)
    mission, kind, orbit = read_eof(eof, epoch, 250.0, 275.0)
    assert (mission, kind, orbit.quality) == ("S1A", "AUX_POEORB", "precise")
    inside = (table[:, 0] >= 130) & (table[:, 0] <= 395)
    assert np.array_equal(orbit.times_s, table[inside, 0]) and np.array_equal(orbit.positions_m, table[inside, 1:4])
    assert read_eof(eof, epoch, 580.0, 600.0) is None
    assert best_orbit([eof], "S1B", epoch, 250.0, 275.0) is None
    assert best_orbit([eof], "S1A", epoch, 250.0, 275.0).quality == "precise"


def test_every_other_vector_is_met_by_the_rest(eof):
    """Nodes 20 s apart against the real orbit between them."""
    epoch, table = vectors(eof)
    orbit = Orbit(epoch, table[::2, 0], table[::2, 1:4], table[::2, 4:])
    left_out = table[1:-1:2]
    position, velocity, _ = orbit.state(left_out[:, 0])
    assert np.linalg.norm(position - left_out[:, 1:4], axis=1).max() < 2e-3
    assert np.linalg.norm(velocity - left_out[:, 4:], axis=1).max() < 1e-3


def test_a_damaged_orbit_file(eof, tmp_path):
    text = eof.read_text()
    bad = tmp_path / eof.name
    inertial = text.replace("EARTH_FIXED", "J2000")
    for changed, words in ((text[:2000], "damaged or cut off"), (inertial, "EARTH_FIXED in UTC")):
        bad.write_text(changed)
        with pytest.raises(EngineInputError, match=words):
            best_orbit([bad], "S1A", np.datetime64("2020-01-01T10:06:22", "s"), 250.0, 275.0)
