"""Where the Sentinel-1 processor's times differ from zero-Doppler geometry, from the annotation of the bursts.

Source: Gisinger et al. 2021, In-Depth Verification of Sentinel-1 and TerraSAR-X Geolocation Accuracy Using the
Australian Corner Reflector Array (doi 10.1109/TGRS.2019.2961248), section IV and equation 21; ETAD Algorithm Technical
Baseline Document (ETAD-DLR-DD-0008).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..passes import Sight
from ..product import TopsTiming
from .estimate import Estimate

Array = NDArray[np.float64]

REFERENCE = "Gisinger et al. 2021, doi 10.1109/TGRS.2019.2961248; annotation of each product"
# Doppler centroids are estimated from the data; annotations state a scatter of about 10 Hz (dataDcRmsError).
DOPPLER_SIGMA_HZ = 10.0
# The FM rate by geometry, relative: that of 8 m of height, or of 5e-6 of the platform's acceleration.
FM_SIGMA = 1e-6
# A burst reaches half a line beyond the middle of its first and its last.
EDGE_S = 0.001


@dataclass(frozen=True)
class Sentinel1Timing:
    """One of the three effects, a key of TERMS.

    doppler_sigma_hz, fm_sigma (relative) : errors of the Doppler centroid and of the FM rate by geometry, 1 sigma.

    Passes of other sensors have none of these effects and are left as they are. NaN for points that lie in no burst.
    In the overlap of two bursts that one counts which chips are read from, with its middle nearer in time.
    """

    which: str
    doppler_sigma_hz: float = DOPPLER_SIGMA_HZ
    fm_sigma: float = FM_SIGMA

    def __post_init__(self) -> None:
        if self.which not in TERMS:
            raise EngineInputError(
                f"There is no Sentinel-1 timing correction '{self.which}'; choose from {', '.join(TERMS)}."
            )

    @property
    def name(self) -> str:
        return f"Sentinel-1 {TERMS[self.which][0]}"

    @property
    def effects(self) -> frozenset[str]:
        return frozenset({self.which})

    @property
    def source(self) -> str:
        return REFERENCE

    def at(self, sight: Sight) -> Estimate:
        nothing = np.zeros(len(sight.t_s))
        if not is_sentinel1(sight.seen_by.sensor):
            return Estimate(nothing, nothing, nothing, nothing)
        timing, shift_s = _timing(sight, self.name)
        t = sight.t_s + shift_s
        burst, inside = burst_of(timing, t)
        values = TERMS[self.which][1](self, sight, timing, burst, t)
        range_s, azimuth_s, range_sigma_s, azimuth_sigma_s = (np.where(inside, one, np.nan) for one in values)
        return Estimate(range_s, azimuth_s, range_sigma_s, azimuth_sigma_s)


def is_sentinel1(sensor: str) -> bool:
    """S1A, S1B, … or Sentinel-1 in any writing."""
    plain = sensor.upper().replace("-", "").replace(" ", "").replace("_", "")
    return plain.startswith("SENTINEL1") or plain.startswith("S1")


def _timing(sight: Sight, name: str) -> tuple[TopsTiming, float]:
    """The timing of the pass, and seconds to add to its times to count from the product's epoch."""
    seen_by = sight.seen_by
    if seen_by.product is None:
        raise EngineInputError(
            f"The pass {seen_by.name} has no Sentinel-1 product, from whose annotation the correction '{name}' is "
            "computed; give the products, or leave this correction out and correct the times beforehand."
        )
    if seen_by.product.timing is None:
        raise EngineInputError(
            f"The annotation of {seen_by.product.name} does not tell what the correction '{name}' needs (bursts, rank, "
            "PRI and pulse rate); give a complete IW or EW product, or leave this correction out."
        )
    return seen_by.product.timing, float(
        (seen_by.orbit.epoch - seen_by.product.epoch).astype("timedelta64[s]").astype(int)
    )


def burst_of(timing: TopsTiming, t_s: Array) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Index of the burst that each time (since the product's epoch) belongs to, and whether it lies within one."""
    distance = np.abs(t_s[:, None] - (timing.first_s + timing.last_s) / 2)
    burst = np.argmin(np.where(np.isfinite(distance), distance, np.inf), axis=1)
    return burst, (t_s >= timing.first_s[burst] - EDGE_S) & (t_s <= timing.last_s[burst] + EDGE_S)


def doppler_hz(timing: TopsTiming, burst: NDArray[np.intp], t_s: Array, tau_s: Array) -> Array:
    """Doppler frequency at which points were seen: the swath's centroid and what the turning of the antenna adds.

    Within a burst it changes with zero-Doppler time at the rate k_a k_s / (k_a - k_s), k_a the azimuth FM rate and k_s
    the antenna's; the beam's centre crosses a range at its own time, -f_c / k_a, counted from that of the swath's
    middle (Miranda, COPE-GSEG-EOPG-TN-14-0025).
    """
    rate, centroid = timing.fm_rate_hz_s.at(burst, tau_s), timing.centroid_hz.at(burst, tau_s)
    steering = timing.steering_hz_s[burst]
    middle = np.full(tau_s.shape, timing.middle_tau_s)
    crossing = -centroid / rate + timing.centroid_hz.at(burst, middle) / timing.fm_rate_hz_s.at(burst, middle)
    return rate * steering / (rate - steering) * (t_s - timing.middle_s[burst] - crossing) + centroid


def geometric_fm_rate(sight: Sight) -> Array:
    """Azimuth FM rate (Hz/s, negative) of points by the orbit: -2 (V . V + (S - X) . A) / (wavelength |S - X|)."""
    position, velocity, acceleration = sight.seen_by.orbit.state(sight.t_s)
    line = position - sight.xyz_m
    curvature = np.sum(velocity**2, axis=1) + np.sum(line * acceleration, axis=1)
    return -2 * curvature / (sight.seen_by.wavelength_m * np.linalg.norm(line, axis=1))


Values = tuple[Array, Array, Array, Array]


def _bistatic(
    correction: Sentinel1Timing, sight: Sight, timing: TopsTiming, burst: NDArray[np.intp], t: Array
) -> Values:
    """An echo is stamped with the start of the interval that it is received in, rank PRIs after its pulse, but belongs
    to the middle of its way; the processor has taken off half the range time of one place, for all swaths."""
    nothing = np.zeros(t.shape)
    if not np.isfinite(timing.bulk_tau_s):
        raise EngineInputError(
            f"The bistatic shift of {sight.seen_by.name} cannot be known: the annotation of the mode's middle swath "
            "(IW2 or EW3) must lie beside its own and tell whether the shift was corrected; give the whole product."
        )
    shift = timing.pulse_delay_s[burst] - (timing.bulk_tau_s + sight.tau_s) / 2
    return nothing, shift, nothing, nothing


def _doppler_range(
    correction: Sentinel1Timing, sight: Sight, timing: TopsTiming, burst: NDArray[np.intp], t: Array
) -> Values:
    """A rising chirp that is shifted by a Doppler frequency is compressed that much earlier."""
    nothing, chirp = np.zeros(t.shape), timing.chirp_rate_hz_s[burst]
    sigma = correction.doppler_sigma_hz / np.abs(chirp)
    return -doppler_hz(timing, burst, t, sight.tau_s) / chirp, nothing, sigma, nothing


def _fm_rate(
    correction: Sentinel1Timing, sight: Sight, timing: TopsTiming, burst: NDArray[np.intp], t: Array
) -> Values:
    """Zero Doppler is -f/k after a point was seen at the Doppler frequency f. The processor's k is that of a smooth
    terrain, not of the point's own height."""
    frequency = doppler_hz(timing, burst, t, sight.tau_s)
    true, used = geometric_fm_rate(sight), timing.fm_rate_hz_s.at(burst, sight.tau_s)
    mismatch = 1 / true - 1 / used
    nothing = np.zeros(t.shape)
    sigma = np.hypot(correction.doppler_sigma_hz * mismatch, correction.fm_sigma * frequency / true)
    return nothing, frequency * mismatch, nothing, sigma


TERMS: dict[str, tuple[str, Callable[..., Values]]] = {
    "bistatic": ("bistatic shift", _bistatic),
    "doppler_range": ("Doppler range shift", _doppler_range),
    "fm_rate": ("FM rate mismatch", _fm_rate),
}
