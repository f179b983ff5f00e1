"""Timing terms against real measurements of a surveyed reflector, against pulses that the tests focus themselves, and
against the real annotation of two products."""

import csv
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.corrections.sentinel1_timing import (
    TERMS,
    Sentinel1Timing,
    burst_of,
    doppler_hz,
    geometric_fm_rate,
    is_sentinel1,
)
from vertical_city.engine.sar.geodetic import to_geodetic
from vertical_city.engine.sar.geometry import azimuth_speed, rdr2geo
from vertical_city.engine.sar.orbit import Orbit
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.product import BurstPolynomials, SarProduct, TopsTiming
from vertical_city.engine.sar.readers.sentinel1 import open_sentinel1
from vertical_city.engine.sar.readers.tops import Polynomial, Ramp

DATA = Path(__file__).parents[3] / "data" / "sar"
C = 299_792_458.0
REFLECTOR = np.array([[3991344.3823, 1348774.7472, 4773148.3127]])  # ETRF2000
CARRIER = 5.405000454334350e09
# Rank, PRI (s), steering (rad/s), chirp rate (Hz/s), lines: IW2 as annotated for Los Angeles, IW3 as published with
# the tests of s1-reader for another product.
SWATHS = {
    "s1_asc175": (8, 6.888821458346830e-04, np.radians(0.9798633), 7.792817275120481e11, 1508),
    "s1_dsc51": (10, 1 / 1685.817302492702, 0.024389943375862838, 801450949070.5804, 1515),
}
BULK_TAU = 5.85e-3  # about the middle of IW2


def rows(name):
    with (DATA / "prievidza" / name).open(newline="") as file:
        return list(csv.DictReader(file))


def observed():
    """Real passes over the reflector: (row of the table, orbit of the day)."""
    vectors = rows("state_vectors.csv")
    for row in rows("observations.csv"):
        own = [v for v in vectors if (v["stack"], v["date"]) == (row["stack"], row["date"])]
        table = np.array([[float(v[k]) for k in ("t_sod", "x", "y", "z", "vx", "vy", "vz")] for v in own])
        yield row, Orbit(np.datetime64(row["utc_day"], "s"), table[:, 0], table[:, 1:4], table[:, 4:])


def real_pass(row, orbit):
    """A product as annotated, where that is known: the burst's first line by the line of the peak, no squint."""
    rank, pri, steering, chirp, lines = SWATHS[row["stack"]]
    prf, t, line = (float(row[k]) for k in ("prf_hz", "t_az_sod_raw", "peak_line"))
    first = t - line / prf
    speed = np.linalg.norm(orbit.state(t)[1])
    xyz = REFLECTOR + np.array([[float(row[f"itrf_minus_etrf_{axis}_m"]) for axis in "xyz"]])
    bare = Sight.of(Pass("p", "t", "ascending", orbit, "S1A", wavelength_m=C / CARRIER), xyz)
    timing = TopsTiming(
        np.array([first]), np.array([first + (lines - 1) / prf]), np.array([first + lines / 2 / prf]), BULK_TAU,
        np.array([2 * speed * CARRIER / C * steering]),
        BurstPolynomials(np.zeros(1), geometric_fm_rate(bare)[:, None]),
        BurstPolynomials(np.zeros(1), np.zeros((1, 1))), np.array([chirp]), np.array([rank * pri]), BULK_TAU,
    )  # fmt: skip
    product = SarProduct(
        f"{row['stack']}_{row['utc_day']}", "S1A", "IW", "VV",
        "ascending" if row["stack"].startswith("s1_asc") else "descending", "right", row["stack"], C / CARRIER, prf,
        orbit.epoch, first, 1 / prf, 5.7e-3, 1 / 64.345e6, lines, 25000, orbit, timing=timing,
    )  # fmt: skip
    seen_by = Pass(product.name, product.track, product.pass_direction, orbit, "S1A", 1, C / CARRIER, product=product)
    return Sight.of(seen_by, xyz)


@pytest.fixture(scope="module")
def passes():
    return [(row, real_pass(row, orbit)) for row, orbit in observed()]


def test_the_bistatic_shift_of_real_passes(passes):
    """What is taken off is what gecoris adds, within what the middle of IW2 differs between products; and it is what
    brings the measured azimuth times to geometry."""
    for row, sight in passes:
        azimuth_s = Sentinel1Timing("bistatic").at(sight).azimuth_s[0]
        assert azimuth_s == pytest.approx(-float(row["corr_bistatic_add_s"]), abs=6e-6)
        measured = float(row["t_az_sod_raw"]) - sight.t_s[0]
        assert abs(measured - azimuth_s) < 5e-4  # 3.4 m, of 22 m resolution
    mean = {
        stack: np.mean([
            float(row["t_az_sod_raw"]) - sight.t_s[0] - Sentinel1Timing("bistatic").at(sight).azimuth_s[0]
            for row, sight in passes if row["stack"] == stack
        ])
        for stack in SWATHS
    }  # fmt: skip
    assert all(abs(value) < 4e-5 for value in mean.values())  # 0.3 m; without it the ascending passes are 2 m off


def test_the_bistatic_shift_along_range(passes):
    """Between passes whose products have one and the same middle of IW2 it changes with half the range time."""
    compared = 0
    for row, sight in passes:
        for other_row, other in passes:
            constant, other_constant = (
                float(r["corr_bistatic_add_s"]) - float(r["tau_oneway_s_raw"]) for r in (row, other_row)
            )
            if row["stack"] == other_row["stack"] and row is not other_row and abs(constant - other_constant) < 1e-12:
                own, its = (Sentinel1Timing("bistatic").at(one).azimuth_s[0] for one in (sight, other))
                expected = float(row["corr_bistatic_add_s"]) - float(other_row["corr_bistatic_add_s"])
                assert own - its == pytest.approx(-expected, abs=3e-9)  # the delays of the atmosphere differ
                compared += 1
    assert compared >= 4


def test_the_doppler_shift_of_real_passes(passes):
    """gecoris adds f / chirp rate / 2 to the one-way time; its f has a centroid of some hertz, which is not known."""
    for row, sight in passes:
        _, _, _, chirp, _ = SWATHS[row["stack"]]
        estimate = Sentinel1Timing("doppler_range").at(sight)
        expected = -2 * float(row["corr_doppler_rg_add_s"])
        assert abs(estimate.range_s[0] - expected) * chirp < 45.0
        assert abs(expected) * chirp > 100.0 and not estimate.azimuth_s.any()
        assert estimate.range_sigma_s[0] == pytest.approx(10.0 / chirp)


def test_the_fm_mismatch_of_real_passes(passes):
    """Its figure belongs to one FM rate as annotated; with that the term follows."""
    for row, sight in passes:
        timing = sight.seen_by.product.timing
        frequency = doppler_hz(timing, np.zeros(1, int), sight.t_s, sight.tau_s)
        shift = float(row["corr_fm_az_subtract_s"])
        true = geometric_fm_rate(sight)
        used = -1 / (1 / np.abs(true) + shift / frequency)
        assert abs(used / true - 1) < 2e-5  # 150 m of height
        polynomials = BurstPolynomials(np.zeros(1), used[:, None])
        # The Doppler of that swath hardly changes by it.
        product = replace(sight.seen_by.product, timing=replace(timing, fm_rate_hz_s=polynomials))
        again = Sight.of(replace(sight.seen_by, product=product), sight.xyz_m)
        estimate = Sentinel1Timing("fm_rate").at(again)
        assert estimate.azimuth_s[0] == pytest.approx(shift, rel=1e-4) and not estimate.range_s.any()
        expected = np.hypot(1e-6 * frequency / true, 10.0 * shift / frequency)[0]
        assert estimate.azimuth_sigma_s[0] == pytest.approx(expected, rel=0.01)


# Pulses focused by the tests: the signs do not rest on anybody's words.


def peak(signal, reference, step):
    """Place of the highest value of a correlation, in seconds from the middle."""
    n = len(signal)
    fine = 64
    spectrum = np.fft.fft(signal) * np.fft.fft(reference).conj()
    padded = np.zeros(n * fine, complex)
    half = n // 2
    padded[:half], padded[-half:] = spectrum[:half], spectrum[-half:]
    value = np.abs(np.fft.fftshift(np.fft.ifft(padded)))
    return (np.argmax(value) - n * fine // 2) * step / fine


def test_a_doppler_frequency_shifts_a_chirp(passes):
    row, sight = passes[0]
    chirp = SWATHS[row["stack"]][3]
    step = 1 / 120e6
    t = (np.arange(8192) - 4096) * step
    pulse = np.exp(1j * np.pi * chirp * t**2) * (np.abs(t) < 26e-6)
    # A hundred times as large, to be seen between samples.
    frequency = 100 * doppler_hz(sight.seen_by.product.timing, np.zeros(1, int), sight.t_s, sight.tau_s)[0]
    measured = peak(pulse * np.exp(2j * np.pi * frequency * t), pulse, step)
    assert Sentinel1Timing("doppler_range").at(sight).range_s[0] * 100 == pytest.approx(measured, rel=0.01)


def test_a_wrong_fm_rate_shifts_a_target(passes):
    _, sight = passes[0]
    timing = sight.seen_by.product.timing
    true = geometric_fm_rate(sight)[0]
    used = true * (1 + 2e-3)
    product = replace(
        sight.seen_by.product, timing=replace(timing, fm_rate_hz_s=BurstPolynomials(np.zeros(1), np.array([[used]])))
    )
    wrong = Sight.of(replace(sight.seen_by, product=product), sight.xyz_m)
    frequency = doppler_hz(product.timing, np.zeros(1, int), wrong.t_s, wrong.tau_s)[0]
    step = 1 / 4000
    t = (np.arange(16384) - 8192) * step
    seen = np.abs(t - frequency / true) < 0.07  # while the beam is on it, about where its Doppler is that
    history = np.exp(1j * np.pi * true * t**2) * seen
    filtering = np.exp(1j * np.pi * used * t**2) * (np.abs(t - frequency / used) < 0.12)
    measured = peak(history, filtering, step)
    expected = Sentinel1Timing("fm_rate").at(wrong).azimuth_s[0]
    assert abs(expected) > 5e-4 and measured == pytest.approx(expected, rel=0.02)


# The reader, on real annotation.

PASSES = (
    "s1a-iw2-slc-vv-20221016t015044-20221016t015109-045461-056fc0-005",
    "s1a-iw2-slc-vv-20230108t135251-20230108t135316-046693-0598d3-005",
)
# Of the complete annotation of the first; the tests' own was trimmed of it.
DOWNLINK = """<downlinkInformationList count="1"><downlinkInformation><swath>IW2</swath>
<azimuthTime>2022-10-16T01:50:41.820781</azimuthTime><prf>1.451627112193990e+03</prf><downlinkValues>
<pri>6.888821458346830e-04</pri><rank>8</rank><txPulseRampRate>7.792817275120481e+11</txPulseRampRate>
</downlinkValues></downlinkInformation></downlinkInformationList>"""


def annotation(number=0, downlink=DOWNLINK):
    text = (DATA / "sentinel1_los_angeles" / f"{PASSES[number]}.xml").read_text()
    assert "<downlinkInformationList" not in text and "bistaticDelayCorrectionApplied>true<" in text
    return text.replace("<generalAnnotation>", f"<generalAnnotation>{downlink}", 1)


def write(folder, name, text):
    (folder / "annotation").mkdir(exist_ok=True)
    path = folder / "annotation" / f"{name}.xml"
    path.write_text(text)
    return path


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    return open_sentinel1(write(tmp_path_factory.mktemp("s1"), PASSES[0], annotation()))[0]


def sight_of(product, t, tau, height=300.0, epoch=None):
    xyz = rdr2geo(product.orbit, t, tau, height, 1)
    orbit = product.orbit if epoch is None else product.orbit.moved_to(epoch)
    return Sight.of(
        Pass(product.name, product.track, product.pass_direction, orbit, product.sensor, 1, product.wavelength_m,
             product=product), xyz
    )  # fmt: skip


def test_the_annotation_is_read(product):
    timing = product.timing
    assert len(timing.first_s) == 9
    assert timing.pulse_delay_s == pytest.approx(np.full(9, 8 * 6.888821458346830e-04), rel=1e-12)
    assert (timing.chirp_rate_hz_s == 7.792817275120481e11).all()
    # slantRangeTime + (25470 - 1) / 2 / 64.345 MHz
    assert timing.bulk_tau_s == pytest.approx(5.647294809510131e-03 + 25469 / 2 / 6.434523812571428e07, rel=1e-12)
    start = product.first_azimuth_time_s
    assert timing.middle_s[0] == pytest.approx(start + 754 * product.line_spacing_s, abs=1e-9)
    lines = (timing.last_s - timing.first_s) / product.line_spacing_s
    assert (lines > 1440).all() and (lines < 1508).all()
    assert (timing.first_s[1:] < timing.last_s[:-1]).all()  # bursts overlap
    speed = np.linalg.norm(product.orbit.state(timing.middle_s)[1], axis=1)
    assert timing.steering_hz_s == pytest.approx(2 * speed / product.wavelength_m * np.radians(0.979863325), rel=1e-9)
    at = np.array([timing.middle_tau_s])
    assert timing.fm_rate_hz_s.at(np.zeros(1, int), at)[0] == pytest.approx(-2130, abs=30)


@pytest.mark.parametrize("number", [0, 1])
def test_the_fm_rate_by_geometry_is_that_of_the_annotation(tmp_path, number):
    """The processor's is that of a smoothed terrain (mountains of up to 2200 m): alike to some hundred metres."""
    product = open_sentinel1(write(tmp_path, PASSES[number], annotation(number)))[0]
    timing = product.timing
    taus = product.range_time_of(np.linspace(0, product.samples - 1, 6))
    for burst, height in ((0, 900.0), (4, 700.0), (8, 500.0)):
        sight = sight_of(product, np.full(6, timing.middle_s[burst]), taus, height)
        used = timing.fm_rate_hz_s.at(np.full(6, burst), taus)
        assert np.abs(used / geometric_fm_rate(sight) - 1).max() < 1.5e-4
    # And it changes with height by 1.27e-5 per 100 m: so does the shift.
    low, high = (sight_of(product, np.full(6, timing.last_s[0] - 0.3), taus, h) for h in (0.0, 1000.0))
    assert geometric_fm_rate(high) / geometric_fm_rate(low) - 1 == pytest.approx(np.full(6, 1.27e-4), rel=0.12)
    moved = [Sentinel1Timing("fm_rate").at(one).azimuth_s for one in (low, high)]
    frequency = doppler_hz(timing, np.zeros(6, int), low.t_s, low.tau_s)
    expected = frequency * (1 / geometric_fm_rate(high) - 1 / geometric_fm_rate(low))
    assert moved[1] - moved[0] == pytest.approx(expected, rel=1e-3) and np.abs(expected).min() > 5e-5


def test_doppler_within_bursts(product):
    """From burst's edge to edge, some kilohertz; at a burst's middle and the swath's, the centroid."""
    timing = product.timing
    burst = np.arange(9)
    tau = np.full(9, timing.middle_tau_s)
    middle = doppler_hz(timing, burst, timing.middle_s, tau)
    assert middle == pytest.approx(timing.centroid_hz.at(burst, tau), abs=1e-9) and np.abs(middle).max() < 60
    rise = doppler_hz(timing, burst, timing.last_s, tau) - doppler_hz(timing, burst, timing.first_s, tau)
    assert (rise > 4000).all() and (rise < 5000).all()
    # The rate, and with it the deramping of the reader: the derivative of its phase.
    tau_at = np.array([product.first_range_time_s])
    rate, centroid = (
        Polynomial(float(p.references_s[3]), tuple(p.coefficients[3]))
        for p in (timing.fm_rate_hz_s, timing.centroid_hz)
    )
    speed = float(np.linalg.norm(product.orbit.state(timing.middle_s[3])[1]))
    ramp = Ramp(np.radians(0.979863325), speed, CARRIER, rate, centroid, timing.middle_tau_s)
    for eta in (-1.2, 0.4):
        own = doppler_hz(timing, np.array([3]), timing.middle_s[3:4] + eta, tau_at)
        phases = ramp.phase(np.array([eta - 1e-5, eta + 1e-5]), tau_at)[:, 0]
        assert own[0] == pytest.approx((phases[1] - phases[0]) / 2e-5 / (2 * np.pi), abs=0.5)


def test_points_and_their_bursts(product):
    timing = product.timing
    seam = (timing.first_s[1] + timing.last_s[1] + timing.first_s[0] + timing.last_s[0]) / 4
    t = np.array(
        [timing.first_s[0] - 0.01, timing.middle_s[0], seam - 0.01, seam + 0.01, timing.last_s[-1] + 0.01, np.nan]
    )
    burst, inside = burst_of(timing, t)
    assert list(burst[1:4]) == [0, 0, 1] and list(inside) == [False, True, True, True, False, False]
    sight = sight_of(product, t, np.full(6, timing.middle_tau_s))
    for which in TERMS:
        estimate = Sentinel1Timing(which).at(sight)
        for values in (estimate.range_s, estimate.azimuth_s, estimate.range_sigma_s, estimate.azimuth_sigma_s):
            assert np.array_equal(np.isfinite(values), inside)
        assert not estimate.common
    # The Doppler frequency changes its sign at the seam, and so does the shift: some decimetres.
    range_m = Sentinel1Timing("doppler_range").at(sight).range_s * C / 2
    assert range_m[2] == pytest.approx(-0.45, abs=0.1) and range_m[3] == pytest.approx(0.45, abs=0.1)
    assert abs(range_m[1]) < 0.02


def test_times_count_from_either_epoch(product):
    timing = product.timing
    t, tau = timing.middle_s[2:5] + 0.7, np.full(3, timing.middle_tau_s - 1e-4)
    near, far = sight_of(product, t, tau), sight_of(product, t, tau, epoch=product.epoch - np.timedelta64(1000, "s"))
    assert far.t_s[0] - near.t_s[0] == pytest.approx(1000, abs=1e-6)
    for which in TERMS:
        one, other = Sentinel1Timing(which).at(near), Sentinel1Timing(which).at(far)
        assert np.allclose(one.range_s, other.range_s, rtol=1e-6, atol=1e-16)
        assert np.allclose(one.azimuth_s, other.azimuth_s, rtol=1e-5, atol=1e-12)


def test_sizes(product):
    """Bistatic 2 m in IW2, the same all along; the Doppler shift half a metre at the edges of bursts."""
    timing = product.timing
    t = np.linspace(timing.first_s[0], timing.last_s[-1], 400)
    sight = sight_of(product, t, np.full(400, timing.middle_tau_s), 0.0)
    speed = azimuth_speed(product.orbit, sight.t_s, sight.xyz_m)
    bistatic = Sentinel1Timing("bistatic").at(sight).azimuth_s * speed
    assert np.abs(bistatic + 2.3).max() < 0.3 and np.ptp(bistatic) < 0.05
    assert 0.4 < np.abs(Sentinel1Timing("doppler_range").at(sight).range_s * C / 2).max() < 0.65
    assert 0.05 < np.abs(Sentinel1Timing("fm_rate").at(sight).azimuth_s * speed).max() < 1.2


def later(text, swath):
    """The annotation of another swath: a little later, farther out, of another size."""
    text = text.replace("<swath>IW2</swath>", f"<swath>{swath}</swath>")
    return text.replace("<slantRangeTime>5.647294809510131e-03<", "<slantRangeTime>6.0e-03<")


IW3 = "s1a-iw3-slc-vv-20221016t015045-20221016t015110-045461-056fc0-006"


def test_the_middle_swath_is_found_beside(tmp_path, product):
    path = write(tmp_path, IW3, later(annotation(), "IW3"))
    alone = open_sentinel1(path)[0]
    assert np.isnan(alone.timing.bulk_tau_s)
    timing = alone.timing
    sight = sight_of(alone, timing.middle_s[:1], np.array([timing.middle_tau_s]))
    with pytest.raises(EngineInputError, match=r"annotation of the mode's middle swath \(IW2 or EW3\) must lie beside"):
        Sentinel1Timing("bistatic").at(sight)
    assert np.isfinite(Sentinel1Timing("doppler_range").at(sight).range_s).all()
    # Others of the folder are of another orbit, polarisation, satellite, or slice.
    for name in (
        "s1a-iw2-slc-vh-20221016t015044-20221016t015109-045461-056fc0-002",
        "s1a-iw2-slc-vv-20221016t015044-20221016t015109-045462-056fc0-005",
        "s1b-iw2-slc-vv-20221016t015044-20221016t015109-045461-056fc0-005",
        "s1a-iw2-slc-vv-20221016t015109-20221016t015134-045461-056fc0-005",
        "s1a-iw2-slc-vv-2022101t6015044-20221016t015109-045461-056fc0-005",
    ):
        write(tmp_path, name, annotation().replace("5.647294809510131e-03", "5.5e-03"))
    assert np.isnan(open_sentinel1(path)[0].timing.bulk_tau_s)
    write(tmp_path, PASSES[0], annotation())
    beside = open_sentinel1(path)[0]
    assert beside.timing.bulk_tau_s == product.timing.bulk_tau_s
    shift = Sentinel1Timing("bistatic").at(replace(sight, seen_by=replace(sight.seen_by, product=beside))).azimuth_s
    assert shift == pytest.approx(8 * 6.888821458346830e-04 - (product.timing.bulk_tau_s + sight.tau_s) / 2, rel=1e-9)
    # Whole products, as a folder and packed.
    (tmp_path / "manifest.safe").write_text("")
    archive = tmp_path / "S1A_IW_SLC_TEST.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.SAFE/manifest.safe", "")
        for name, text in ((PASSES[0], annotation()), (IW3, later(annotation(), "IW3"))):
            packed.writestr(f"a.SAFE/annotation/{name}.xml", text)
    assert [p.timing.bulk_tau_s for p in open_sentinel1(archive)] == [product.timing.bulk_tau_s] * 2


def test_whether_the_shift_was_corrected(tmp_path, product):
    tag = "bistaticDelayCorrectionApplied"
    not_applied = open_sentinel1(write(tmp_path, PASSES[0], annotation().replace(f"{tag}>true", f"{tag}>false")))[0]
    assert not_applied.timing.bulk_tau_s == 0.0
    untold = open_sentinel1(write(tmp_path, PASSES[0], annotation().replace(tag, "else")))[0]
    assert np.isnan(untold.timing.bulk_tau_s)


def test_settings_that_change(tmp_path, product):
    """Of several downlinks that one holds which began last."""
    one = DOWNLINK[DOWNLINK.index("<downlinkInformation>") : DOWNLINK.index("</downlinkInformationList>")]
    second = one.replace("01:50:41.820781", "01:50:55.000000").replace("<rank>8<", "<rank>9<")
    text = annotation(downlink=DOWNLINK.replace("</downlinkInformationList>", f"{second}</downlinkInformationList>"))
    timing = open_sentinel1(write(tmp_path, PASSES[0], text))[0].timing
    ranks = np.rint(timing.pulse_delay_s / 6.888821458346830e-04)
    assert list(ranks) == [8, 8, 8, 8, 9, 9, 9, 9, 9]


@pytest.mark.parametrize(
    ("pattern", "replacement", "words"),
    [
        ("<pri>6.888821458346830e-04<", "<pri>-1<", "downlinkValues/pri = -1; it must be above 0"),
        ("<rank>8<", "<rank>x<", "downlinkValues/rank = 'x', which is no number"),
        ("<txPulseRampRate>7.792817275120481e+11<", "<txPulseRampRate>0<", "txPulseRampRate = 0; it must not be 0"),
        ("<rank>8</rank>", "", "lacks downlinkValues/rank"),
    ],
)
def test_damaged_annotation(tmp_path, pattern, replacement, words):
    text = annotation()
    assert text.count(pattern) == 1
    with pytest.raises(EngineInputError, match=words) as raised:
        open_sentinel1(write(tmp_path, PASSES[0], text.replace(pattern, replacement)))
    assert PASSES[0] in str(raised.value)


def test_what_cannot_be_computed(product):
    timing = product.timing
    sight = sight_of(product, timing.middle_s[:2], np.full(2, timing.middle_tau_s))
    bare = replace(sight, seen_by=replace(sight.seen_by, product=None))
    trimmed = replace(sight, seen_by=replace(sight.seen_by, product=replace(product, timing=None)))
    for which in TERMS:
        with pytest.raises(EngineInputError, match="has no Sentinel-1 product, from whose annotation"):
            Sentinel1Timing(which).at(bare)
        with pytest.raises(EngineInputError, match=r"does not tell what the correction .* needs"):
            Sentinel1Timing(which).at(trimmed)
        # Other radars have none of it.
        other = Sentinel1Timing(which).at(replace(bare, seen_by=replace(bare.seen_by, sensor="TSX-1")))
        assert not other.range_s.any() and not other.azimuth_s.any() and other.range_s.shape == (2,)
        assert Sentinel1Timing(which).effects == {which} and "Gisinger" in Sentinel1Timing(which).source
    with pytest.raises(EngineInputError, match="no Sentinel-1 timing correction 'tide'; choose from bistatic"):
        Sentinel1Timing("tide")


def test_names_of_the_sensor():
    assert all(is_sentinel1(name) for name in ("S1A", "s1b", "S1C", "Sentinel-1", "SENTINEL-1A", "sentinel 1"))
    assert not any(is_sentinel1(name) for name in ("TSX-1", "", "SAOCOM1A", "PAZ-1", "STRIX-1"))


def test_places_are_as_they_should_be(product):
    """That the tests look at Los Angeles."""
    timing = product.timing
    sight = sight_of(product, timing.middle_s[:1], np.array([timing.middle_tau_s]))
    latitude, longitude, _ = to_geodetic(sight.xyz_m)
    assert latitude[0] == pytest.approx(33.7, abs=1.5) and longitude[0] == pytest.approx(-118.3, abs=1.5)
