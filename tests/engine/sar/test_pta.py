"""Point target analysis against closed forms, straightforward zero padding, and the Cramér-Rao bound."""

import os
from functools import lru_cache
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import resample
from vertical_city.engine.accelerate import has_numba
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar import pta
from vertical_city.engine.sar.pta import MEASURES, PtaOptions, analyse

from .truth import response

CENTRE = (20.0, 20.0)
WINDOWS = {"flat": 1.0, "Hamming 0.75": 0.75, "Hamming 0.54": 0.54}
COLUMN = {name: i for i, name in enumerate(MEASURES)}


def ways():
    return [False, True] if has_numba() else [False]


def offsets(count, seed=0):
    return 20 + np.random.default_rng(seed).uniform(-0.5, 0.5, (count, 2))


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize(("oversampling", "limit_px"), [(1.1, 1e-3), (1.2, 2e-4)])
def test_the_error_without_noise(window, oversampling, limit_px):
    places = offsets(2000)
    slopes = np.random.default_rng(1).uniform(-0.5, 0.5, len(places))
    chips = np.array([response(40, p, oversampling, WINDOWS[window], s) for p, s in zip(places, slopes)])
    measures, status = analyse(chips, np.broadcast_to(CENTRE, places.shape), slopes)
    assert (status == pta.OK).all()
    assert np.abs(measures[:, :2] - places).max() < limit_px


@settings(max_examples=60, deadline=None)
@given(
    line=st.floats(17.6, 22.4), sample=st.floats(17.6, 22.4), slope=st.floats(-0.5, 0.5), window=st.floats(0.54, 1.0),
    oversampling=st.floats(1.2, 1.6), phase=st.floats(0, 6.28),
)  # fmt: skip
def test_any_place_doppler_and_window(line, sample, slope, window, oversampling, phase):
    chip = response(40, (line, sample), oversampling, window, slope) * np.exp(1j * phase)
    measures, status = analyse(chip[None], [CENTRE], slope)
    assert status[0] == pta.OK
    # What the window cuts off of a flat spectrum's side lobes matters differently at each oversampling.
    assert np.abs(measures[0, :2] - (line, sample)).max() < 6e-4
    assert measures[0, COLUMN["peak_power"]] == pytest.approx(1, abs=5e-3)


def zero_padded(chip, slope, factor=32, size=32):
    """The whole window padded with zeros to 1024 x 1024, its highest value, and a paraboloid by least squares."""
    row, column = np.unravel_index(np.argmax(np.abs(chip[16:25, 16:25])), (9, 9))
    row, column = row + 16 - size // 2, column + 16 - size // 2
    window = chip[row : row + size, column : column + size] * np.exp(-2j * np.pi * slope * np.arange(size))[:, None]
    power = np.abs(resample(resample(window, size * factor, axis=0), size * factor, axis=1)) ** 2
    y, x = np.unravel_index(np.argmax(power), power.shape)
    dy, dx = (v.ravel() for v in np.mgrid[-1:2, -1:2])
    design = np.stack([np.ones(9), dy, dx, dy**2, dx**2, dy * dx], axis=1)
    _, b, c, d, e, f = np.linalg.lstsq(design, power[y - 1 : y + 2, x - 1 : x + 2].ravel(), rcond=None)[0]
    step = np.linalg.solve([[2 * d, f], [f, 2 * e]], [-b, -c])
    return np.array([row + (y + step[0]) / factor, column + (x + step[1]) / factor])


@pytest.mark.parametrize("accelerated", ways())
def test_the_same_as_straightforward_zero_padding(accelerated):
    random = np.random.default_rng(3)
    places, slopes = offsets(12, 2), random.uniform(-0.5, 0.5, 12)
    chips = np.array([response(40, p, 1.2, 0.6, s) for p, s in zip(places, slopes)])
    chips += 0.05 * (random.normal(size=chips.shape) + 1j * random.normal(size=chips.shape))
    measures, status = analyse(chips, np.broadcast_to(CENTRE, (12, 2)), slopes, accelerated=accelerated)
    assert (status == pta.OK).all()
    for i in range(12):
        assert np.abs(zero_padded(chips[i], slopes[i]) - measures[i, :2]).max() < 1e-9


@lru_cache(maxsize=2)
def in_band_noise(window, count=600, side=40, oversampling=1.2):
    """Noise with the signal's band and weighting, of power 1, from a long period."""
    random, period = np.random.default_rng(7), 96
    frequency = np.fft.fftfreq(period) * oversampling
    weight = np.where(np.abs(frequency) <= 0.5, window + (1 - window) * np.cos(2 * np.pi * frequency), 0)
    spectrum = random.normal(size=(count, period, period)) + 1j * random.normal(size=(count, period, period))
    noise = np.fft.ifft2(spectrum * np.outer(weight, weight))[:, :side, :side]
    return noise / np.sqrt(np.mean(np.abs(noise) ** 2))


def bound_factor(window):
    """How much a weighted spectrum raises the bound of the peak's place, signal and noise weighted alike, at equal SCR:
    the slope at the peak has variance int f^2 W^2, its curvature is int f^2 W, SCR is (int W)^2 / int W^2."""
    f = np.linspace(-0.5, 0.5, 20001)
    w = window + (1 - window) * np.cos(2 * np.pi * f)
    variance = (f**2 * w**2).mean() / (f**2 * w).mean() ** 2 * w.mean() ** 2 / (w**2).mean()
    return np.sqrt(variance / 12)


def test_the_factor_of_the_hamming_window():
    assert bound_factor(1.0) == pytest.approx(1, abs=1e-4)
    assert bound_factor(0.54) == pytest.approx(1.10, abs=0.02)


@pytest.mark.parametrize("window", [1.0, 0.54])
@pytest.mark.parametrize("scr_db", [15, 20, 30, 40])
def test_noise_costs_little_more_than_the_bound(scr_db, window):
    count, oversampling = 600, 1.2
    places = offsets(count, scr_db)
    chips = np.array([response(40, p, oversampling, window) for p in places])
    chips = chips * 10 ** (scr_db / 20) + in_band_noise(window)
    measures, status = analyse(chips, np.broadcast_to(CENTRE, places.shape), 0.0, accelerated=has_numba())
    good = status == pta.OK
    assert good.mean() > 0.99
    rms = np.sqrt(np.mean((measures[good, :2] - places[good]) ** 2))
    bound = pta.predicted_sigma(oversampling, 10 ** (scr_db / 10)) * bound_factor(window)
    assert rms / bound < 1.15
    assert rms / bound > 0.85  # less would mean that the noise is not what it should be
    # What is measured of the clutter leads to the same SCR.
    assert 10 * np.log10(np.median(pta.scr(measures[good, 2], measures[good, 3]))) == pytest.approx(scr_db, abs=0.7)


@pytest.mark.parametrize(
    ("window", "width", "pslr_db"), [(1.0, 0.8859, -13.26), (0.54, 1.3027, -42.7), (0.75, 1.0003, -21.2)]
)
def test_widths_and_side_lobes_of_the_closed_form(window, width, pslr_db):
    chip = response(40, (20.2, 19.9), 1.3, window)
    measures, _ = analyse(chip[None], [CENTRE], 0.0)
    row = dict(zip(MEASURES, measures[0]))
    for axis in ("line", "sample"):
        assert row[f"width_{axis}"] / 1.3 == pytest.approx(width, abs=2e-3)
        assert row[f"pslr_{axis}_db"] == pytest.approx(pslr_db, abs=0.5)
        assert row[f"islr_{axis}_db"] == pytest.approx(integrated(window, 10 * width), abs=0.4)


def integrated(window, reach):
    """ISLR of the closed form in dB: side lobes as far as `reach` resolution cells over the main lobe."""
    u = np.linspace(-reach, reach, 200_001)
    power = (window * np.sinc(u) + (1 - window) / 2 * (np.sinc(u - 1) + np.sinc(u + 1))) ** 2
    half = power[u >= 0]
    null = u[u >= 0][np.flatnonzero(np.diff(half) > 0)[0]]
    main = power[np.abs(u) <= null].sum()
    return 10 * np.log10((power.sum() - main) / main)


@pytest.mark.parametrize("accelerated", ways())
def test_a_response_wider_than_the_window_has_a_place_but_no_width(accelerated):
    chips = np.array([response(40, CENTRE, 60.0)] * 2)
    measures, status = analyse(chips, [CENTRE] * 2, [0.0] * 2, accelerated=accelerated)
    assert status[0] == pta.OK and np.abs(measures[0, :2] - 20).max() < 0.5
    lobes = slice(COLUMN["width_line"], COLUMN["islr_sample_db"] + 1)
    assert np.isnan(measures[0, lobes]).all() and np.isfinite(np.delete(measures[0], np.r_[lobes])).all()


def test_the_phase_is_that_of_the_scatterer():
    """What the Doppler centroid turns between the window's first line and the target is left in; it is known."""
    for phase in (-3.0, -1.0, 0.4, 2.5):
        chip = response(40, (20.3, 19.8), 1.2, 0.6) * np.exp(1j * phase)
        assert analyse(chip[None], [CENTRE], 0.0)[0][0, COLUMN["phase"]] == pytest.approx(phase, abs=1e-3)


def test_the_formulas_of_the_paper():
    # At 20 dB: sqrt(3) / pi / sqrt(200) = 0.03899 of the resolution, and 1 / sqrt(200) rad = 4.05 degrees.
    ratio = pta.scr(200.0, 2.0)
    assert ratio == 100 and np.degrees(pta.phase_noise_rad(ratio)) == pytest.approx(4.051, abs=1e-3)
    assert pta.predicted_sigma(0.6, ratio) == pytest.approx(0.6 * 0.038985, rel=1e-4)
    assert pta.scr(1.0, 0.0) == np.inf and pta.phase_noise_rad(np.inf) == 0
    assert [pta.guard_px(o, 32) for o in (1.0, 1.2, 2.0, 9.0, np.nan)] == [3, 3, 5, 8, 3]


def test_the_clutter_is_what_lies_off_the_cross():
    """A bright cross over an even ground: its power is seen as soon as the guards leave it in."""
    chip = np.full((40, 40), 0.01 + 0j)
    chip[17:24] = chip[:, 16:25] = 0.1
    chip[20, 20] = 1
    # Of the window's 32 lines 25 are off the cross, of its samples 23; narrower guards let in two lines or samples.
    dark, bright, off = 1e-4, 1e-2, 25 * 23
    for guards, inside in {(3, 4): 0, (2, 4): 2 * 23, (3, 3): 2 * 25}.items():
        wanted = (off * dark + inside * bright) / (off + inside)
        for accelerated in ways():
            measures, _ = analyse(np.array([chip] * 2), [CENTRE] * 2, 0.0, guards=guards, accelerated=accelerated)
            assert measures[1, COLUMN["clutter_power"]] == pytest.approx(wanted, rel=1e-9)


@pytest.mark.parametrize("accelerated", ways())
def test_neither_the_batch_nor_threads_change_a_bit(accelerated):
    random = np.random.default_rng(8)
    places = offsets(200, 8)  # several blocks
    chips = np.array([response(40, p, 1.2, 0.6) for p in places])
    chips += 0.1 * (random.normal(size=chips.shape) + 1j * random.normal(size=chips.shape))
    whole, status = analyse(chips, np.full((200, 2), 20.0), 0.0, accelerated=accelerated)
    for cores in (1, 4):
        with mock.patch.object(os, "cpu_count", lambda cores=cores: cores):
            again = analyse(chips[37:], np.full((163, 2), 20.0), 0.0, accelerated=accelerated)
        assert np.array_equal(again[0], whole[37:], equal_nan=True) and np.array_equal(again[1], status[37:])


def test_an_unknown_doppler_centroid_is_taken_from_the_chip():
    chip = response(40, (20.3, 19.8), 1.3, 0.6, 0.31)
    measures, status = analyse(chip[None], [CENTRE], np.nan)
    assert status[0] == pta.OK and np.abs(measures[0, :2] - (20.3, 19.8)).max() < 1e-3


def bad_chips():
    good = response(40, (20.3, 19.8), 1.2)
    empty, holes, half = np.zeros((40, 40), complex), good.copy(), good.copy()
    holes[12, 12] = np.nan
    half[:14] = 0
    twins = response(40, (18.0, 20.0), 1.2) + response(40, (23.0, 20.0), 1.2)
    return {
        pta.OK: (good, CENTRE),
        pta.ZEROS: (empty, CENTRE),
        pta.NOT_A_NUMBER: (holes, CENTRE),
        pta.NO_PEAK: (response(40, (20.0, 25.2), 3.0), CENTRE),
        pta.AMBIGUOUS: (twins, CENTRE),
        pta.EDGE: (response(40, (8.0, 20.0), 1.2), (8.0, 20.0)),
        100 + pta.ZEROS: (half, CENTRE),
        100 + pta.EDGE: (good, (np.nan, 20.0)),
        100 + pta.NO_PEAK: (np.ones((40, 40), complex), CENTRE),
    }


@pytest.mark.parametrize("accelerated", ways())
def test_what_cannot_be_measured_is_told_and_the_others_go_on(accelerated):
    cases = bad_chips()
    chips = np.array([chip for chip, _ in cases.values()])
    measures, status = analyse(chips, [place for _, place in cases.values()], 0.0, accelerated=accelerated)
    assert [int(s) for s in status] == [code % 100 for code in cases]
    assert np.isfinite(measures[0]).all() and np.isnan(measures[1:]).all()
    assert set(pta.REASONS) == {int(s) for s in status} - {pta.OK}


@pytest.mark.skipif(not has_numba(), reason="numba is not installed")
@pytest.mark.parametrize("kind", [np.complex64, np.complex128])
def test_the_compiled_kernel_equals_its_twin(kind):
    random = np.random.default_rng(5)
    places = offsets(60, 5)
    chips = np.array([response(52, p + 2, 1.25, 0.7, 0.2)[:44] for p in places])  # no square
    chips = (chips + 0.2 * (random.normal(size=chips.shape) + 1j * random.normal(size=chips.shape))).astype(kind)
    slopes = np.where(np.arange(60) % 3, 0.2, np.nan)
    for options in (PtaOptions(), PtaOptions(16, 8, 2.0)):
        one, first = analyse(chips, np.full((60, 2), 22.0), slopes, options, (3, 4), accelerated=False)
        two, second = analyse(chips, np.full((60, 2), 22.0), slopes, options, (3, 4), accelerated=True)
        assert np.array_equal(first, second)
        np.testing.assert_allclose(one, two, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    ("values", "words"),
    [((31,), "even number"), ((8,), "16 to 256"), ((32, 30), "multiple of 4"), ((32, 32, -1), "0 to 64")],
)
def test_options_that_cannot_be(values, words):
    with pytest.raises(EngineInputError, match=words):
        PtaOptions(*values)
