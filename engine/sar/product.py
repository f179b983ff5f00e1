"""One description of a SAR image for every sensor: how its lines and samples are times, and how to read chips of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import EngineInputError
from .constants import SPEED_OF_LIGHT_M_S
from .orbit import Orbit

Array = NDArray[np.float64]

POSITIVE = ("wavelength_m", "prf_hz", "line_spacing_s", "first_range_time_s", "sample_spacing_s", "lines", "samples")


class OutsideImageError(EngineInputError):
    """A window that the image does not hold, or not wholly."""


@dataclass(frozen=True)
class Chip:
    """A window of a complex image.

    values : complex64 of shape (lines, samples), deramped where the sensor's spectra need it.
    line, sample : where values[0, 0] lies on the product's grid. Not whole numbers where a burst's own time grid is
        offset against it.
    """

    values: NDArray[np.complex64]
    line: float
    sample: float


class Image(Protocol):
    """Reads windows of a complex image. Safe to be called by several threads."""

    def read(self, line: int, sample: int, lines: int, samples: int) -> Chip:
        """The window whose first pixel is nearest to (line, sample).

        Raises OutsideImageError when the window is not wholly inside, EngineInputError when the file is damaged.
        """


@dataclass(frozen=True)
class SpectralWindow:
    """Weighting of a spectrum over its bandwidth: coefficient + (1 - coefficient) cos(2 pi f / bandwidth).

    name : as annotated. coefficient : 1 for none, 0.54 for the usual Hamming window.
    """

    name: str = "none"
    coefficient: float = 1.0

    def half_power_width(self) -> float:
        """Width of a point's response at half power, over 1 / bandwidth: 0.886 without weighting."""
        low, high = 0.3, 1.2
        for _ in range(40):
            x = (low + high) / 2
            value = np.sinc(x) + (1 / self.coefficient - 1) / 2 * (np.sinc(x - 1) + np.sinc(x + 1))
            low, high = (x, high) if value > np.sqrt(0.5) else (low, x)
        return 2 * low


@dataclass(frozen=True)
class Delay:
    """A delay that the product declares: what the radar saw is later (range) or elsewhere (azimuth) than geometry says.

    name : what it is, such as IONO averageTECU_5. kind : range or azimuth.
    coefficients_s : ascending powers of (tau - reference_s), in seconds (two-way for range).
    """

    name: str
    kind: str
    coefficients_s: tuple[float, ...]
    reference_s: float = 0.0

    def at(self, tau_s: ArrayLike) -> Array:
        """The delay in seconds at two-way range times."""
        return np.polynomial.polynomial.polyval(np.asarray(tau_s, np.float64) - self.reference_s, self.coefficients_s)


@dataclass(frozen=True)
class DopplerCentroid:
    """Doppler centroid of the focused image, by zero-Doppler time and range.

    times_s : shape (n,), increasing. references_s : shape (n,), range times of the polynomials.
    coefficients_hz : shape (n, m), ascending powers of (tau - reference); interpolated linearly between times, constant
        beyond the first and the last.
    """

    times_s: Array
    references_s: Array
    coefficients_hz: Array

    def at(self, times_s: ArrayLike, tau_s: ArrayLike) -> Array:
        """Hz, at times and two-way range times of one shape."""
        times, tau = np.broadcast_arrays(np.asarray(times_s, np.float64), np.asarray(tau_s, np.float64))
        known = np.array([
            np.polynomial.polynomial.polyval(tau - reference, c)
            for reference, c in zip(self.references_s, self.coefficients_hz)
        ])  # fmt: skip
        if len(known) == 1:
            return known[0]
        after = np.clip(np.searchsorted(self.times_s, times), 1, len(self.times_s) - 1)
        start, end = self.times_s[after - 1], self.times_s[after]
        share = np.clip((times - start) / (end - start), 0, 1)
        low = np.take_along_axis(known, (after - 1)[None], 0)[0]
        high = np.take_along_axis(known, after[None], 0)[0]
        return low + share * (high - low)

    @staticmethod
    def constant(hertz: float) -> DopplerCentroid:
        return DopplerCentroid(np.zeros(1), np.zeros(1), np.array([[float(hertz)]]))


@dataclass(frozen=True)
class BurstPolynomials:
    """One polynomial of two-way range time for each burst. references_s : shape (b,). coefficients : shape (b, m),
    ascending powers of (tau - reference)."""

    references_s: Array
    coefficients: Array

    def at(self, burst: NDArray[np.intp], tau_s: ArrayLike) -> Array:
        """Values at range times, each by the polynomial of its burst (an index); both of one shape."""
        since = np.asarray(tau_s, np.float64) - self.references_s[burst]
        value = np.zeros(since.shape)
        for power in range(self.coefficients.shape[1] - 1, -1, -1):
            value = value * since + self.coefficients[burst, power]
        return value


@dataclass(frozen=True)
class TopsTiming:
    """What the annotation of a swath of bursts tells of its pulses and of how they were focused.

    For b bursts, in the order of time; times in seconds since the product's epoch.

    first_s, last_s : zero-Doppler times of the first and the last valid line, shape (b,).
    middle_s : of the middle of the burst, shape (b,), at which the antenna looks straight on.
    middle_tau_s : range time of the swath's middle.
    steering_hz_s : what the turning of the antenna adds to the Doppler frequency, shape (b,).
    fm_rate_hz_s, centroid_hz : azimuth FM rate and Doppler centroid that the image was focused with.
    chirp_rate_hz_s : of the pulse, shape (b,).
    pulse_delay_s : from a pulse to the start of the interval in which its echo is received, shape (b,).
    bulk_tau_s : range time for whose half the processor has corrected all azimuth times; 0 where it has not, NaN if
        unknown.
    """

    first_s: Array
    last_s: Array
    middle_s: Array
    middle_tau_s: float
    steering_hz_s: Array
    fm_rate_hz_s: BurstPolynomials
    centroid_hz: BurstPolynomials
    chirp_rate_hz_s: Array
    pulse_delay_s: Array
    bulk_tau_s: float = float("nan")


@dataclass(frozen=True)
class SarProduct:
    """A single-look complex image in zero-Doppler geometry.

    Line l is at first_azimuth_time_s + l * line_spacing_s (zero-Doppler time, seconds since the epoch); sample s is at
    first_range_time_s + s * sample_spacing_s (two-way range time). Lines and samples count from 0 at the centre of the
    first pixel.

    name : unique among products, for people; the file's or folder's name.
    sensor, mode, polarisation : as annotated. pass_direction : ascending or descending. look_side : right or left.
    track : products with the same track are one stack: the same orbit track, beam and polarisation.
    prf_hz : pulse repetition frequency of the focused image.
    range_bandwidth_hz, azimuth_bandwidth_hz : processed; NaN if unknown.
    doppler : None if unknown (chips are then centred by their own phase slope).
    timing : None where the annotation does not tell, or the image has no bursts.
    delays : what the product declares; used to predict where a target appears, never subtracted from what is measured.
    image : None where only the annotation is there.
    notes : sentences that a user should see (a predicted orbit, simulated data).
    """

    name: str
    sensor: str
    mode: str
    polarisation: str
    pass_direction: str
    look_side: str
    track: str
    wavelength_m: float
    prf_hz: float
    epoch: np.datetime64
    first_azimuth_time_s: float
    line_spacing_s: float
    first_range_time_s: float
    sample_spacing_s: float
    lines: int
    samples: int
    orbit: Orbit
    range_bandwidth_hz: float = float("nan")
    azimuth_bandwidth_hz: float = float("nan")
    range_window: SpectralWindow = field(default_factory=SpectralWindow)
    azimuth_window: SpectralWindow = field(default_factory=SpectralWindow)
    doppler: DopplerCentroid | None = None
    timing: TopsTiming | None = None
    delays: tuple[Delay, ...] = ()
    image: Image | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, allowed in (("pass_direction", ("ascending", "descending")), ("look_side", ("right", "left"))):
            if getattr(self, name) not in allowed:
                raise EngineInputError(
                    f"The product {self.name} has the {name.replace('_', ' ')} '{getattr(self, name)}'; "
                    f"it must be {' or '.join(allowed)}."
                )
        for name in POSITIVE:
            value = float(getattr(self, name))
            if not (np.isfinite(value) and value > 0):
                raise EngineInputError(f"The product {self.name} has {name} = {value:g}; it must be a positive number.")
        if not np.isfinite(self.first_azimuth_time_s):
            raise EngineInputError(f"The product {self.name} has no first azimuth time.")
        object.__setattr__(self, "orbit", self.orbit.moved_to(self.epoch))
        if not self.orbit.covers([self.first_azimuth_time_s, self.last_azimuth_time_s]).all():
            raise EngineInputError(
                f"The product {self.name} was taken from {self.first_azimuth_time_s:.1f} s to "
                f"{self.last_azimuth_time_s:.1f} s after {self.epoch}Z, but its orbit covers "
                f"{self.orbit.start_s:.1f} s to {self.orbit.end_s:.1f} s; give an orbit that covers the scene."
            )

    @property
    def last_azimuth_time_s(self) -> float:
        return self.first_azimuth_time_s + (self.lines - 1) * self.line_spacing_s

    @property
    def look_sign(self) -> int:
        """+1 where the radar looks to the right of its velocity, -1 to the left."""
        return 1 if self.look_side == "right" else -1

    @property
    def sample_spacing_m(self) -> float:
        """Slant range per sample."""
        return SPEED_OF_LIGHT_M_S * self.sample_spacing_s / 2

    @cached_property
    def range_oversampling(self) -> float:
        """Sampling rate over bandwidth, NaN if the bandwidth is unknown."""
        return 1 / (self.sample_spacing_s * self.range_bandwidth_hz)

    @cached_property
    def azimuth_oversampling(self) -> float:
        return 1 / (self.line_spacing_s * self.azimuth_bandwidth_hz)

    def line_of(self, azimuth_time_s: ArrayLike) -> Array:
        return (np.asarray(azimuth_time_s, np.float64) - self.first_azimuth_time_s) / self.line_spacing_s

    def sample_of(self, tau_s: ArrayLike) -> Array:
        return (np.asarray(tau_s, np.float64) - self.first_range_time_s) / self.sample_spacing_s

    def azimuth_time_of(self, line: ArrayLike) -> Array:
        """Zero-Doppler time, seconds since the epoch."""
        return self.first_azimuth_time_s + np.asarray(line, np.float64) * self.line_spacing_s

    def range_time_of(self, sample: ArrayLike) -> Array:
        """Two-way range time, s."""
        return self.first_range_time_s + np.asarray(sample, np.float64) * self.sample_spacing_s

    def delay_s(self, kind: str, tau_s: ArrayLike) -> Array:
        """Sum of the declared delays of a kind (range or azimuth) at two-way range times."""
        tau = np.asarray(tau_s, np.float64)
        return sum((delay.at(tau) for delay in self.delays if delay.kind == kind), np.zeros(tau.shape))
