"""The simulator against closed forms, quadrature, Kepler's laws and the geometry of the engine."""

import json
from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import brentq, minimize_scalar
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.sar.constants import SPEED_OF_LIGHT_M_S
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.geometry import angles, geo2rdr, perpendicular_baseline, rdr2geo
from vertical_city.engine.sar.product import Delay, DopplerCentroid, SpectralWindow
from vertical_city.engine.sar.pta import analyse
from vertical_city.engine.sar.readers.generic import open_generic
from vertical_city.engine.sar.simulate import (
    Background,
    Radar,
    Track,
    band_limited_noise,
    example_orbit,
    example_product,
    impulse_response,
    places_of,
    simulate_chips,
    simulate_image,
    simulate_stack,
)

BERLIN = (52.52, 13.41, 80.0)
RATE = 7.292115e-5


def product(doppler_hz=0.0, coefficient=0.6, side=128, **radar):
    window = SpectralWindow("w", coefficient)
    settings = Radar(doppler_hz=doppler_hz, range_window=window, azimuth_window=window, **radar)
    orbit = example_orbit(*BERLIN[:2], "ascending", "right", 35.0, height_m=BERLIN[2])
    made = example_product(orbit, to_geocentric(*BERLIN), "ascending", "right", settings)
    return replace(made, lines=side, samples=side)


# The response


@pytest.mark.parametrize("coefficient", [1.0, 0.75, 0.54])
def test_the_response_is_the_transform_of_the_window(coefficient):
    u = np.linspace(-6, 6, 101)
    nodes, weights = np.polynomial.legendre.leggauss(80)
    spectrum = coefficient + (1 - coefficient) * np.cos(np.pi * nodes)
    transform = (weights * spectrum * np.exp(1j * np.pi * u[:, None] * nodes)).sum(axis=1)
    np.testing.assert_allclose(impulse_response(u, coefficient), transform / (weights * spectrum).sum(), atol=1e-12)


@pytest.mark.parametrize(
    ("coefficient", "width", "side_lobe_db", "tolerance_db"), [(1.0, 0.886, -13.26, 0.01), (0.54, 1.30, -42.7, 0.1)]
)
def test_width_and_first_side_lobes(coefficient, width, side_lobe_db, tolerance_db):
    assert impulse_response(0.0, coefficient) == 1
    half = brentq(lambda u: impulse_response(u, coefficient) ** 2 - 0.5, 0.1, 0.9)
    assert abs(2 * half - width) < 5e-3
    far = np.linspace(1 / coefficient if coefficient == 1 else 2, 12, 20_001)
    at = far[np.argmax(np.abs(impulse_response(far, coefficient)))]
    highest = minimize_scalar(
        lambda u: -abs(impulse_response(u, coefficient)), bounds=(at - 0.01, at + 0.01), method="bounded"
    )
    assert abs(20 * np.log10(-highest.fun) - side_lobe_db) < tolerance_db


def test_a_target_has_the_height_place_and_phase_of_its_closed_form():
    scene = product(doppler_hz=900.0)
    place = np.array([[60.3, 70.7], [20.0, 31.0]])
    amplitude, phase = np.array([5.0, 2.0]), np.array([0.3, -1.0])
    image = simulate_image(scene, place, amplitude, phase)
    assert image.dtype == np.complex64 and image.shape == (128, 128)
    # Written out anew, in seconds and metres, for each pixel.
    t = scene.azimuth_time_of(np.arange(128))[:, None]
    tau = scene.range_time_of(np.arange(128))
    expected = np.zeros((128, 128), complex)
    for (line, sample), a, p in zip(place, amplitude, phase):
        t0, tau0 = scene.azimuth_time_of(line), scene.range_time_of(sample)
        value = a * np.exp(1j * p - 4j * np.pi * (SPEED_OF_LIGHT_M_S * tau0 / 2) / scene.wavelength_m)
        value = value * np.exp(2j * np.pi * 900.0 * (t - t0))
        for bandwidth, x in ((7600.0, t - t0), (300e6, tau - tau0)):
            b = bandwidth * x
            value = value * (0.6 * np.sinc(b) + 0.2 * np.sinc(b - 1) + 0.2 * np.sinc(b + 1)) / 0.6
        expected += value
    assert np.abs(image - expected).max() < 2e-6
    assert abs(abs(image[20, 31]) - 2) < 0.01  # the other's side lobes are there


@pytest.mark.parametrize("coefficient", [1.0, 0.54])
def test_the_analysis_of_point_targets_finds_it(coefficient):
    scene = product(doppler_hz=1500.0, coefficient=coefficient)
    places = 64 + np.random.default_rng(2).uniform(-2, 2, (20, 2))
    blocks, positions = simulate_chips(scene, places, amplitude=3.0)
    measures, status = analyse(
        np.concatenate(list(blocks)), places - positions, np.full(20, 1500.0 * scene.line_spacing_s)
    )
    assert (status == 0).all()
    assert np.abs(measures[:, :2] - (places - positions)).max() < 2e-3
    np.testing.assert_allclose(measures[:, 2], 9, rtol=5e-3)
    width = {1.0: 0.886, 0.54: 1.30}[coefficient]
    np.testing.assert_allclose(measures[:, 4] / scene.azimuth_oversampling, width, rtol=0.02)
    np.testing.assert_allclose(measures[:, 5] / scene.range_oversampling, width, rtol=0.02)


def test_the_chips_are_the_image_cut_out():
    scene = product(doppler_hz=-700.0)
    place = [[60.3, 70.7]]
    image = simulate_image(scene, place, 4.0, 0.5)
    blocks, positions = simulate_chips(scene, place, 4.0, 0.5, side=32)
    (chips,) = list(blocks)
    assert positions.tolist() == [[44.0, 55.0]]
    np.testing.assert_allclose(chips[0], image[44:76, 55:87], atol=2e-6)
    # At the edge of the scene a chip stays inside.
    assert simulate_chips(scene, [[1.0, 127.0]], side=32)[1].tolist() == [[0.0, 96.0]]


# Clutter and noise


def spectrum(values):
    """Mean power by frequency along lines and samples, cycles per pixel, of windows tapered against leaking."""
    powers = []
    for axis in (1, 2):
        n = values.shape[axis]
        taper = np.hanning(n) if axis == 2 else np.hanning(n)[:, None]
        power = np.abs(np.fft.fft(values * taper, axis=axis)) ** 2
        powers.append(power.mean(axis=tuple(i for i in range(3) if i != axis)))
    return powers


def test_clutter_has_the_power_and_the_band_of_the_signal():
    rng = np.random.default_rng(4)
    values = band_limited_noise(rng, (96, 80), (1.3, 1.6), (1.0, 0.6), count=200)
    assert values.shape == (200, 96, 80) and values.dtype == np.complex64
    power = np.abs(values.astype(complex)) ** 2
    assert abs(power.mean() - 1) < 5 / np.sqrt(200 * 74 * 50)
    # Circular Gaussian: the squares' mean is twice the mean's square, real and imaginary part alike and apart.
    assert abs((power**2).mean() - 2) < 0.03
    assert abs((values**2).mean()) < 0.01
    # The same power everywhere.
    assert np.abs(power.mean(axis=0) - 1).max() < 6 / np.sqrt(200)
    for got, rate, coefficient in zip(spectrum(values), (1.3, 1.6), (1.0, 0.6)):
        n = len(got)
        f = np.fft.fftfreq(n)
        shape = (coefficient + (1 - coefficient) * np.cos(2 * np.pi * f * rate)) ** 2
        inside, outside = np.abs(f) < 0.5 / rate - 3 / n, np.abs(f) > 0.5 / rate + 4 / n
        expected = shape[inside] * got[inside].sum() / shape[inside].sum()
        np.testing.assert_allclose(got[inside], expected, rtol=0.1)
        assert outside.any() and got[outside].max() < 1e-3 * got[inside].max()
    # Neighbours correlate as a signal of that band does: flat, sin(x) / x.
    row = (values[:, 1:] * values[:, :-1].conj()).mean()
    assert abs(row - np.sinc(1 / 1.3)) < 0.02
    # The ends of a window do not, though it is made by a periodic transform.
    assert abs((values[:, 0] * values[:, -1].conj()).mean()) < 0.05


def test_clutter_follows_the_doppler_centroid_and_noise_fills_the_band():
    scene = product(doppler_hz=2000.0, coefficient=1.0)
    places = np.full((200, 2), 64.0)
    clutter = np.concatenate(list(simulate_chips(scene, places, 0.0, background=Background(4.0))[0]))
    assert abs((np.abs(clutter) ** 2).mean() - 4) < 0.1
    turn = np.angle((clutter[:, 1:] * clutter[:, :-1].conj()).mean()) / (2 * np.pi * scene.line_spacing_s)
    assert abs(turn - 2000) < 30
    noise = np.concatenate(list(simulate_chips(scene, places, 0.0, background=Background(0.0, 2.0))[0]))
    assert abs((np.abs(noise) ** 2).mean() - 2) < 0.02
    for power in spectrum(noise):
        np.testing.assert_allclose(power, power.mean(), rtol=0.12)


def test_the_spectrum_of_a_target_lies_at_the_doppler_centroid():
    scene = product(doppler_hz=1200.0)
    scene = replace(scene, doppler=DopplerCentroid(np.zeros(1), np.zeros(1), np.array([[1200.0]])))
    image = simulate_image(scene, [[64.0, 64.0]]).astype(complex)
    power = np.abs(np.fft.fft(image[:, 64], 4096)) ** 2
    centre = np.angle((power * np.exp(2j * np.pi * np.arange(4096) / 4096)).sum()) / (2 * np.pi)
    assert abs(centre / scene.line_spacing_s - 1200) < 2


def test_signal_to_clutter_is_what_was_asked_for():
    scene = product(coefficient=1.0)
    places = 64 + np.random.default_rng(7).uniform(-0.5, 0.5, (600, 2))
    chips = np.concatenate(list(simulate_chips(scene, places, 10.0, background=Background(1.0), seed=3)[0]))
    positions = np.rint(places) - 24
    measures, status = analyse(chips, places - positions, np.zeros(600))
    assert (status == 0).all()
    # Peak power is 100 + 1 of clutter in the mean. 600 peaks scatter by sqrt(2 * 100) / sqrt(600).
    assert abs(measures[:, 2].mean() - 101) < 4 * np.sqrt(200 / 600)
    # The phase's noise is 1 / sqrt(2 SCR).
    assert abs(np.std(np.angle(np.exp(1j * (measures[:, 12] - wanted_phase(scene, places))))) - 0.0707) < 0.01


def wanted_phase(scene, places):
    return -2 * np.pi * ((SPEED_OF_LIGHT_M_S / scene.wavelength_m * scene.range_time_of(places[:, 1])) % 1)


def test_the_same_seed_makes_the_same_values():
    scene = product()
    places = np.full((300, 2), 64.3)

    def chips(seed):
        return np.concatenate(list(simulate_chips(scene, places, 2.0, background=Background(1, 1), seed=seed)[0]))

    np.testing.assert_array_equal(chips(1), chips(1))
    assert not np.array_equal(chips(1), chips(2))
    # Block after block goes on with the same stream.
    noise = np.concatenate(list(simulate_chips(scene, places, 0.0, background=Background(0, 1))[0]))
    assert len(np.unique(noise[:, 0, 0])) == 300
    images = [simulate_image(scene, places[:1], background=Background(1, 1), seed=s) for s in (5, 5, 6)]
    np.testing.assert_array_equal(images[0], images[1])
    assert not np.array_equal(images[0], images[2])


# Orbits


@pytest.mark.parametrize("direction", ["ascending", "descending"])
@pytest.mark.parametrize("side", ["right", "left"])
@pytest.mark.parametrize(
    ("latitude", "incidence"), [(-65.0, 25.0), (0.0, 45.0), (52.5, 20.0), (52.5, 55.0), (70.0, 35.0)]
)
def test_the_place_is_seen_as_asked(direction, side, latitude, incidence):
    orbit = example_orbit(latitude, 13.4, direction, side, incidence, height_m=120.0, offset_s=0.4)
    target = to_geocentric(latitude, 13.4, 120.0)
    t, tau = geo2rdr(orbit, target)
    assert abs(t - 0.4) < 1e-7
    assert abs(angles(orbit, t, target)[1] - incidence) < 1e-6
    assert (orbit.state(t)[1][2] > 0) == (direction == "ascending")
    # The side of the look, by the engine's own way back to the ground.
    again = rdr2geo(orbit, t, tau, 120.0, {"right": 1, "left": -1}[side])
    assert np.linalg.norm(again - target) < 1e-4


def test_the_orbit_obeys_kepler():
    orbit = example_orbit(*BERLIN[:2], "descending", "right", 40.0)
    radius = np.linalg.norm(orbit.positions_m, axis=1)
    np.testing.assert_allclose(radius, 6378137.0 + 514e3, rtol=1e-12)
    # Back to the frame that does not turn: energy, angular momentum and its tilt.
    turning = np.cross([0, 0, RATE], orbit.positions_m)
    inertial = orbit.velocities_m_s + turning
    energy = (inertial**2).sum(axis=1) / 2 - 3.986004418e14 / radius
    np.testing.assert_allclose(energy, -3.986004418e14 / (2 * radius), rtol=1e-12)
    momentum = np.cross(orbit.positions_m, inertial)
    np.testing.assert_allclose(np.degrees(np.arccos(momentum[:, 2] / np.linalg.norm(momentum, axis=1))), 97.44)
    # Velocities are the rates of positions in the turning frame, to the interpolation's tenth of a micrometre.
    assert (np.diff(orbit.times_s) == 10).all() and len(orbit.times_s) == 13
    dense = example_orbit(*BERLIN[:2], "descending", "right", 40.0, span_s=20.0, step_s=0.5)
    rates = (dense.positions_m[2:] - dense.positions_m[:-2]) / 1.0
    # Central differences err by h squared / 6 of the third derivative, some 9e-3 m/s3.
    assert np.abs(rates - dense.velocities_m_s[1:-1]).max() < 1e-3
    position, velocity, _ = orbit.state(dense.times_s)
    assert np.abs(position - dense.positions_m).max() < 1e-6
    assert np.abs(velocity - dense.velocities_m_s).max() < 1e-6


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((52.5, 13.4, "up", "right", 35.0), "pass is 'up' .*; give ascending or descending, and right or left"),
        ((52.5, 13.4, "ascending", "down", 35.0), "look side 'down'"),
        ((52.5, 13.4, "ascending", "right", 0.0), "incidence angle is 0 degrees; give 1 to 75"),
        ((52.5, 13.4, "ascending", "right", float("nan")), "incidence angle is nan"),
        ((89.9, 13.4, "ascending", "right", 35.0), "No ascending orbit .* latitude 89.9 .*nearer to the equator"),
        ((float("nan"), 13.4, "ascending", "right", 35.0), "No ascending orbit"),
    ],
)
def test_orbits_that_cannot_be(arguments, sentence):
    with pytest.raises(EngineInputError, match=sentence):
        example_orbit(*arguments)


# Scenes and stacks


def test_places_hold_the_declared_delays_and_the_further_shift():
    scene = product()
    target = to_geocentric(*BERLIN)[None]
    plain = places_of(scene, target)
    np.testing.assert_allclose(plain, [[64.0, 64.0]], atol=1e-6)
    late = replace(scene, delays=(Delay("a", "range", (2e-9,)), Delay("b", "azimuth", (3e-4,))))
    moved = places_of(late, target, (1e-4, np.array([5e-9])))
    np.testing.assert_allclose(moved - plain, [[4e-4 * 7600 * 1.2, 7e-9 * 300e6 * 1.1]], rtol=1e-6)


def test_what_cannot_be_simulated():
    scene = product()
    for sentence, call in (
        ("Target 1 lies at line 128, sample 3, outside", lambda: simulate_image(scene, [[1, 1], [128, 3]])),
        ("Target 0 lies at line nan", lambda: simulate_chips(scene, [[np.nan, 1]])),
        ("Chips of 200 pixels do not fit the 128 x 128", lambda: simulate_chips(scene, [[1, 1]], side=200)),
        ("Chips of 4 pixels", lambda: simulate_chips(scene, [[1, 1]], side=4)),
        ("give bandwidths", lambda: simulate_image(replace(scene, range_bandwidth_hz=4e8), [[1, 1]])),
        ("give bandwidths", lambda: simulate_image(replace(scene, azimuth_bandwidth_hz=np.nan), [[1, 1]])),
        (
            "1 of 1 places are not seen",
            lambda: example_product(scene.orbit, to_geocentric(20.0, 13.0, 0.0), "ascending", "right"),
        ),
    ):
        with pytest.raises(EngineInputError, match=sentence):
            call()


def targets(n, seed=1):
    rng = np.random.default_rng(seed)
    return to_geocentric(
        BERLIN[0] + rng.uniform(-0.002, 0.002, n), BERLIN[1] + rng.uniform(-0.003, 0.003, n), rng.uniform(30, 90, n)
    )


TRACKS = (Track("A", "ascending", "right", 36.0, 3), Track("D", "descending", "right", 45.0, 2, "2013-04-03T05:10:00"))


def test_a_stack_of_two_tracks_comes_back(tmp_path):
    xyz = targets(30)
    paths = simulate_stack(tmp_path, xyz, TRACKS, scr_db=30.0)
    names = ["A_20130401", "A_20130412", "A_20130423", "D_20130403", "D_20130414"]
    assert [p.name for p in paths] == [f"{name}.json" for name in names]
    files = [f"{name}{end}" for name in names for end in (".json", ".npy", "_positions.npy")]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*files, "targets.csv"])
    table = np.genfromtxt(tmp_path / "targets.csv", delimiter=",", names=True)
    np.testing.assert_array_equal(np.column_stack([table["x_m"], table["y_m"], table["z_m"]]), xyz)
    phases = []
    products = [open_generic(path)[0] for path in paths]
    for found in products:
        assert found.notes[0] == "simulated data" and found.track == found.name[0]
        t, tau = geo2rdr(found.orbit, xyz)
        places = np.column_stack([found.line_of(t), found.sample_of(tau)])
        chips = [found.image.read(*(int(v) for v in np.rint(p) - 20), 40, 40) for p in places]
        predicted = places - [[c.line, c.sample] for c in chips]
        measures, status = analyse(np.array([c.values for c in chips]), predicted, np.zeros(len(xyz)))
        assert (status == 0).all()
        # 30 dB: the bound is 0.016 pixels.
        assert np.abs(measures[:, :2] - predicted).max() < 0.08
        assert abs(10 * np.log10(np.median(measures[:, 2])) - 30) < 0.3
        assert abs(10 * np.log10(np.median(measures[:, 3]))) < 1
        phases.append(measures[:, 12] - wanted_phase(found, places))
        assert abs(angles(found.orbit, t[0], xyz[0])[1] - {"A": 36.0, "D": 45.0}[found.track]) < 0.1
    # A scatterer keeps its phase through its stack, but not from track to track.
    assert np.std(np.angle(np.exp(1j * (phases[1] - phases[0])))) < 0.1
    assert np.std(np.angle(np.exp(1j * (phases[3] - phases[0])))) > 0.5
    # The passes of a stack lie some hundred metres apart.
    for found in products[1:3]:
        across, _ = perpendicular_baseline(products[0].orbit, found.orbit, xyz.mean(axis=0), 1)
        assert 1 < abs(across) < 1000


def test_a_stack_of_images_with_what_the_products_do_not_tell(tmp_path):
    xyz = targets(4)

    def unmodelled(scene, points):
        assert points.shape == (4, 3)
        return 2e-4, np.full(4, 1.5e-8)

    track = Track("A", "ascending", "right", 36.0, 1)
    (path,) = simulate_stack(tmp_path, xyz, [track], scr_db=40.0, side=None, unmodelled=unmodelled)
    (found,) = open_generic(path)
    image = found.image.read(0, 0, found.lines, found.samples).values
    t, tau = geo2rdr(found.orbit, xyz)
    for line, sample in zip(found.line_of(t + 2e-4), found.sample_of(tau + 1.5e-8)):
        around = np.abs(image[round(line) - 3 : round(line) + 4, round(sample) - 3 : round(sample) + 4])
        assert np.unravel_index(np.argmax(around), (7, 7)) == (3, 3)


def test_a_stack_is_the_same_by_its_seed_and_a_cancelled_one_leaves_no_part(tmp_path):
    xyz = targets(3)
    written = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        (tmp_path / name).mkdir()
        simulate_stack(tmp_path / name, xyz, TRACKS[1:], seed=seed)
        written.append({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()})
    assert written[0] == written[1]
    # Clutter alone (the targets are below its last digit) differs from pass to pass and from seed to seed.
    clutter = []
    for name, seed in (("e", 1), ("f", 2)):
        (tmp_path / name).mkdir()
        paths = simulate_stack(tmp_path / name, xyz, TRACKS[1:], scr_db=-300.0, seed=seed)
        clutter += [np.load(path.with_suffix(".npy")) for path in paths]
    for i in range(4):
        for j in range(i):
            assert np.abs(clutter[i] - clutter[j]).mean() > 1
    (tmp_path / "d").mkdir()
    calls = []
    monitor = Monitor(progress=calls.append, is_canceled=lambda: len(calls) >= 1)
    with pytest.raises(EngineCanceled):
        simulate_stack(tmp_path / "d", xyz, TRACKS, monitor=monitor)
    assert calls == [0.2]
    assert sorted(p.name for p in (tmp_path / "d").iterdir()) == [
        "A_20130401.json",
        "A_20130401.npy",
        "A_20130401_positions.npy",
    ]
    assert json.loads((tmp_path / "d" / "A_20130401.json").read_text(encoding="utf-8"))["sensor"] == "SIM-X"
