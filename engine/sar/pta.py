"""Point target analysis: where in an image a point scatterer lies, to a thousandth of a pixel, and how clear it is.

Montazeri et al. 2018 (doi 10.1109/TGRS.2017.2769078), section IV-B: a window about the target, oversampled 32 times,
and a paraboloid through the 3 x 3 values about its peak. Zero padding of a spectrum is the same as weighting samples
with Dirichlet's kernel, so the response is computed only where it is looked at: by two small matrix products about the
peak, and along the two cuts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..accelerate import in_threads, kernels
from ..errors import EngineInputError

Array = NDArray[np.float64]
Complex = NDArray[Any]  # complex64 or complex128

# What is measured of each response; the kernels fill a column each.
MEASURES = (
    "line",  # sub-pixel place of the peak in the chip
    "sample",
    "peak_power",  # of the paraboloid
    "clutter_power",  # mean of the four corners outside the cross of the main lobe
    "width_line",  # full width at half power, pixels
    "width_sample",
    "pslr_line_db",  # highest side lobe over the peak, along lines (azimuth) and samples (range)
    "pslr_sample_db",
    "islr_line_db",  # power of the side lobes over that of the main lobe
    "islr_sample_db",
    "spectrum_line",  # centre of what remains of the spectrum after centring, cycles per pixel
    "spectrum_sample",
    "phase",  # at the peak, radians
)
OK, EDGE, ZEROS, NOT_A_NUMBER, NO_PEAK, AMBIGUOUS = range(6)
REASONS = {
    EDGE: "the window about the peak reaches beyond what the image holds there",
    ZEROS: "the window is partly filled with zeros: there is no image there",
    NOT_A_NUMBER: "the window holds values that are not numbers",
    NO_PEAK: "there is no peak within the search radius: the brightness still rises at its edge, or is even",
    AMBIGUOUS: "two peaks of like power lie within the search radius",
}
MOST_ZEROS = 0.1
LIKE_POWER = 10**-0.1  # 1 dB
APART_PX = 2
REACH = 1.5  # how far from the brightest pixel the response is searched; its peak lies within one
SIDE_LOBE_REACH = 10  # widths, along each cut and to each side

WORTH_COMPILING = 2_000
BLOCK = 64


@dataclass(frozen=True)
class PtaOptions:
    """How a response is measured.

    window : side of the square window, pixels; even. oversampling : a multiple of 4, at least 8.
    search_px : the brightest pixel is searched as far as this from the predicted place, in lines and in samples.
    """

    window: int = 32
    oversampling: int = 32
    search_px: float = 3.0

    def __post_init__(self) -> None:
        if self.window < 16 or self.window > 256 or self.window % 2:
            raise EngineInputError(f"The window is {self.window} pixels wide; give an even number from 16 to 256.")
        if self.oversampling < 8 or self.oversampling > 256 or self.oversampling % 4:
            raise EngineInputError(f"The oversampling is {self.oversampling}; give a multiple of 4 from 8 to 256.")
        if not 0 <= self.search_px <= 64:
            raise EngineInputError(f"The search radius is {self.search_px:g} pixels; give 0 to 64.")

    @property
    def chip_side(self) -> int:
        """Side of the chip that holds the window wherever the peak is found."""
        return self.window + 2 * (int(np.ceil(self.search_px)) + 1)


@dataclass(frozen=True)
class Weights:
    """Dirichlet's kernel on the oversampled grid, shared by all targets.

    near : shape (2 reach + 1, window), the response's weights at steps of 1/oversampling about the window's centre.
    cut : shape (window, window * oversampling), the same along the whole window.
    """

    near: Array
    cut: Array


def dirichlet(offset_px: ArrayLike, window: int) -> Array:
    """Weight of a sample at an offset: what zero padding of the spectrum of an even window does, the Nyquist frequency
    being shared between both ends."""
    u = np.asarray(offset_px, np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = np.sin(np.pi * u) / (window * np.tan(np.pi * u / window))
    return np.where(np.abs((u + window / 2) % window - window / 2) < 1e-9, 1.0, weight)


@lru_cache(maxsize=8)
def weights(window: int, oversampling: int) -> Weights:
    reach = int(np.ceil(REACH * oversampling))
    pixels = np.arange(window)
    near = window // 2 + np.arange(-reach, reach + 1) / oversampling
    whole = np.arange(window * oversampling) / oversampling
    return Weights(
        np.ascontiguousarray(dirichlet(near[:, None] - pixels, window)),
        np.ascontiguousarray(dirichlet(whole - pixels[:, None], window)),
    )


def guard_px(oversampling: float, window: int) -> int:
    """Half width of the main lobe's cross, which the clutter leaves out: past the first null of a Hamming window."""
    known = oversampling if np.isfinite(oversampling) else 1.2
    return int(min(max(np.ceil(2.5 * known), 3), window // 4))


def analyse(
    chips: Complex,
    predicted: ArrayLike,
    slope_line: ArrayLike,
    options: PtaOptions | None = None,
    guards: tuple[int, int] = (4, 4),
    accelerated: bool | None = None,
) -> tuple[Array, NDArray[np.int8]]:
    """Measure the responses of point targets.

    chips : complex, shape (n, lines, samples), each with its target near the predicted place.
    predicted : shape (n, 2), line and sample in the chip, 0 at the centre of its first pixel.
    slope_line : shape (n,), Doppler centroid over the sampling rate of lines, cycles per line; NaN where it is unknown:
        the chip's own phase slope is taken then, in both directions (white noise, if strong, decides it).
    guards : half widths of the cross that the clutter leaves out, in lines and samples.
    accelerated : True or False to insist on the compiled kernel or on NumPy.

    Returns (measures, status): shape (n, len(MEASURES)), NaN where the status is not OK; and shape (n,), a key of
    REASONS or OK. Noise-free, the error is below 1e-3 px at an oversampling of 1.1 and 2e-4 px at 1.2.
    """
    options = options or PtaOptions()
    chips = np.asarray(chips)
    # Copies: what is read-only, as broadcasts are, would be compiled for once more.
    places = np.broadcast_to(np.asarray(predicted, np.float64), (len(chips), 2)).copy()
    slopes = np.broadcast_to(np.asarray(slope_line, np.float64), (len(chips),)).copy()
    measures = np.full((len(chips), len(MEASURES)), np.nan)
    status = np.zeros(len(chips), np.int8)
    table = weights(options.window, options.oversampling)
    compiled = kernels("sar.pta_kernels", len(chips) >= WORTH_COMPILING, accelerated)
    if compiled is not None:
        chips = np.ascontiguousarray(chips, np.complex64 if chips.dtype == np.complex64 else np.complex128)

    def work(part: slice) -> None:
        if compiled is not None:
            compiled.analyse(
                chips[part], places[part], slopes[part], options.search_px, guards[0], guards[1],
                options.oversampling, table.near, table.cut, measures[part], status[part],
            )  # fmt: skip
            return
        for i in range(part.start, part.stop):
            status[i] = _one(chips[i], places[i], slopes[i], options, guards, table, measures[i])

    in_threads(work, len(chips), BLOCK)
    return measures, status


def _one(
    chip: Complex,
    place: Array,
    slope: float,
    options: PtaOptions,
    guards: tuple[int, int],
    table: Weights,
    out: Array,
) -> int:
    """The twin of the kernel, for one chip."""
    power = chip.real.astype(np.float64) ** 2 + chip.imag.astype(np.float64) ** 2
    found = _brightest(power, place, options)
    if isinstance(found, int):
        return found
    line, sample = found
    half, n, factor = options.window // 2, options.window, options.oversampling
    part = slice(line - half, line + half), slice(sample - half, sample + half)
    if min(line, sample) < half or line + half > chip.shape[0] or sample + half > chip.shape[1]:
        return EDGE
    window, seen = chip[part].astype(np.complex128), power[part]
    if not np.isfinite(seen).all():
        return NOT_A_NUMBER
    if np.count_nonzero(seen == 0) > MOST_ZEROS * n * n:
        return ZEROS
    if _has_rival(power, line, sample, place, options):
        return AMBIGUOUS

    pixels = np.arange(n)
    across = 0.0
    if np.isnan(slope):
        slope, across = _slope(window), _slope(window.T)
    window = window * np.exp(-2j * np.pi * (slope * pixels[:, None] + across * pixels))

    # About the peak: at a quarter of a pixel, then at full oversampling around that.
    near, middle = table.near, len(table.near) // 2
    row, column = middle, middle
    for step, reach in ((factor // 4, 4), (1, factor // 4)):
        rows, columns = (np.arange(at - reach * step, at + reach * step + 1, step) for at in (row, column))
        surface = np.abs(near[rows] @ window @ near[columns].T) ** 2
        row, column = (
            int(at[k]) for at, k in zip((rows, columns), np.unravel_index(np.argmax(surface), surface.shape))
        )
    patch = np.abs(near[row - 1 : row + 2] @ window @ near[column - 1 : column + 2].T) ** 2
    dy, dx, peak = _paraboloid(patch)
    peak_line = half + (row - middle + dy) / factor
    peak_sample = half + (column - middle + dx) / factor

    out[0], out[1] = line - half + peak_line, sample - half + peak_sample
    out[2] = peak
    corners = (np.abs(pixels - half) > guards[0])[:, None] & (np.abs(pixels - half) > guards[1])
    out[3] = seen[corners].mean()
    at_line, at_sample = dirichlet(peak_line - pixels, n), dirichlet(peak_sample - pixels, n)
    for axis, profile, position in ((0, window @ at_sample, peak_line), (1, at_line @ window, peak_sample)):
        cut = np.abs(profile @ table.cut) ** 2
        out[4 + axis], out[6 + axis], out[8 + axis] = lobes(cut, float(position) * factor, peak, factor)
    out[10], out[11] = _slope(window), _slope(window.T)
    out[12] = np.angle(at_line @ window @ at_sample)
    return OK


def _brightest(power: Array, place: Array, options: PtaOptions) -> tuple[int, int] | int:
    """The brightest pixel within the search radius, or why there is none."""
    bounds = []
    for centre, size in zip(place, power.shape):
        if not np.isfinite(centre):
            return EDGE
        low = max(int(np.ceil(centre - options.search_px - 0.5)), 0)
        high = min(int(np.floor(centre + options.search_px + 0.5)), size - 1)
        if high < low:
            return EDGE
        bounds.append((low, high))
    (top, bottom), (left, right) = bounds
    searched = power[top : bottom + 1, left : right + 1]
    if not np.isfinite(searched).all():
        return NOT_A_NUMBER
    row, column = np.unravel_index(np.argmax(searched), searched.shape)
    line, sample = top + int(row), left + int(column)
    if power[line, sample] == 0:
        return ZEROS
    around = power[max(line - 1, 0) : line + 2, max(sample - 1, 0) : sample + 2]
    if (around > power[line, sample]).any() or (around == power[line, sample]).all():
        return NO_PEAK
    return line, sample


def _has_rival(power: Array, line: int, sample: int, place: Array, options: PtaOptions) -> bool:
    """Whether another local maximum of like power lies within the search radius, clear of the main lobe."""
    inner = power[1:-1, 1:-1]
    top = np.max([power[y : y + inner.shape[0], x : x + inner.shape[1]] for y in range(3) for x in range(3)], axis=0)
    rows, columns = (np.arange(1, size - 1) for size in power.shape)
    near = (np.abs(rows - place[0]) <= options.search_px + 0.5)[:, None] & (
        np.abs(columns - place[1]) <= options.search_px + 0.5
    )
    apart = (np.abs(rows - line) >= APART_PX)[:, None] | (np.abs(columns - sample) >= APART_PX)
    return bool((near & apart & (inner >= top) & (inner > LIKE_POWER * power[line, sample])).any())


def _slope(window: Complex) -> float:
    """Centre of a spectrum along the first axis, cycles per pixel, by the phase between neighbours."""
    return float(np.angle(np.sum(window[1:] * window[:-1].conj())) / (2 * np.pi))


def _paraboloid(patch: Array) -> tuple[float, float, float]:
    """Place (row, column, in steps from the middle) and height of the peak of the paraboloid that fits 3 x 3 values by
    least squares."""
    rows, columns = patch.sum(axis=1), patch.sum(axis=0)
    b, c = (rows[2] - rows[0]) / 6, (columns[2] - columns[0]) / 6
    d = (rows[0] + rows[2] - 2 * rows[1]) / 6
    e = (columns[0] + columns[2] - 2 * columns[1]) / 6
    f = (patch[0, 0] + patch[2, 2] - patch[0, 2] - patch[2, 0]) / 4
    a = patch.sum() / 9 - 2 / 3 * (d + e)
    determinant = 4 * d * e - f * f
    if not (d < 0 and e < 0 and determinant > 0):
        return 0.0, 0.0, float(patch[1, 1])
    y = (f * c - 2 * e * b) / determinant
    x = (f * b - 2 * d * c) / determinant
    y, x = min(max(y, -1.0), 1.0), min(max(x, -1.0), 1.0)
    return float(y), float(x), float(a + b * y + c * x + d * y * y + e * x * x + f * x * y)


def lobes(cut: Array, peak_at: float, peak: float, factor: int) -> tuple[float, float, float]:
    """Width at half power (pixels), PSLR and ISLR (dB) of a cut of powers, `factor` steps per pixel.

    The main lobe ends at the first minimum on each side; side lobes count as far as SIDE_LOBE_REACH widths from the
    peak, or to the end of the window. NaN where the cut never falls to half.
    """
    last = len(cut) - 1
    centre = min(max(round(peak_at), 0), last)
    ends, halves = [], []
    for way in (-1, 1):
        i = centre
        while 0 <= i + way <= last and cut[i] > peak / 2:
            i += way
        if cut[i] > peak / 2:
            return np.nan, np.nan, np.nan
        before = i - way
        halves.append(before + way * (cut[before] - peak / 2) / (cut[before] - cut[i]))
        while 0 <= i + way <= last and cut[i + way] < cut[i]:
            i += way
        ends.append(i)
    width = halves[1] - halves[0]
    reach = round(SIDE_LOBE_REACH * width)
    left, right = cut[max(centre - reach, 0) : ends[0]], cut[ends[1] + 1 : centre + reach + 1]
    side, main = left.sum() + right.sum(), cut[ends[0] : ends[1] + 1].sum()
    highest = max(left.max(initial=0.0), right.max(initial=0.0))
    with np.errstate(divide="ignore"):
        return float(width / factor), float(10 * np.log10(highest / peak)), float(10 * np.log10(side / main))


def scr(peak_power: ArrayLike, clutter_power: ArrayLike) -> Array:
    """Signal-to-clutter ratio (equation 9)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(peak_power, np.float64) / np.asarray(clutter_power, np.float64)


def phase_noise_rad(signal_to_clutter: ArrayLike) -> Array:
    """Phase noise sigma_phi in radians of a point in clutter (equation 10)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return 1 / np.sqrt(2 * np.asarray(signal_to_clutter, np.float64))


def predicted_sigma(resolution: ArrayLike, signal_to_clutter: ArrayLike) -> Array:
    """Standard deviation of the peak's place by the Cramér-Rao bound, sqrt(3) / pi * rho / sqrt(2 SCR).

    resolution : rho, c / (2 B) in range and v / B_az in azimuth, not the width at half power; the result has its unit.
    """
    return np.sqrt(3) / np.pi * np.asarray(resolution, np.float64) * phase_noise_rad(signal_to_clutter)


@dataclass(frozen=True)
class Response:
    """A response for the eye.

    power_db : oversampled, over the peak, shape (steps, steps), as far as extent_px to each side.
    cuts : offset from the peak (pixels) and power (dB over the peak) along lines and along samples.
    """

    power_db: Array
    extent_px: float
    line_cut: tuple[Array, Array]
    sample_cut: tuple[Array, Array]


def response(
    chip: Complex, measures: Array, slope_line: float, options: PtaOptions | None = None, extent_px: float = 8.0
) -> Response:
    """The oversampled response about a measured peak, for pictures. measures : a row of what `analyse` returns."""
    options = options or PtaOptions()
    n, half = options.window, options.window // 2
    at = [float(v) for v in measures[:2]]
    corner = [min(max(round(v) - half, 0), size - n) for v, size in zip(at, chip.shape)]
    window = chip[corner[0] : corner[0] + n, corner[1] : corner[1] + n].astype(np.complex128)
    pixels = np.arange(n)
    slope = _slope(window) if np.isnan(slope_line) else slope_line
    window = window * np.exp(-2j * np.pi * slope * pixels[:, None])
    steps = np.linspace(-extent_px, extent_px, int(16 * extent_px) + 1)
    place = [v - c for v, c in zip(at, corner)]
    rows = dirichlet(place[0] + steps[:, None] - pixels, n)
    columns = dirichlet(place[1] + steps[:, None] - pixels, n)
    reach = np.arange(-half * 16 + 16, half * 16 - 15) / 16
    across = window @ dirichlet(place[1] - pixels, n)
    along = dirichlet(place[0] - pixels, n) @ window
    cuts = [
        dirichlet(place[axis] + reach[:, None] - pixels, n) @ profile for axis, profile in enumerate((across, along))
    ]

    def decibel(values: Complex) -> Array:
        return 10 * np.log10(np.maximum(np.abs(values) ** 2 / measures[2], 1e-12))

    return Response(decibel(rows @ window @ columns.T), extent_px, (reach, decibel(cuts[0])), (reach, decibel(cuts[1])))
