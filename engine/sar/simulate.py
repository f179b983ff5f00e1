"""Simulated products with known truth: orbits, point targets, clutter and noise, in the generic format.

The response of a point is exact, in closed form. For a spectrum weighted by a + (1 - a) cos(2 pi f / B) it is, along
each direction, h(u) = sinc(u) + (1 - a) / (2 a) (sinc(u - 1) + sinc(u + 1)) with u = B (time - time of the target)
and sinc(u) = sin(pi u) / (pi u): 1 at the target. Along azimuth it is modulated with exp(+j 2 pi f_dc (t - t0)), so
that the spectrum's centre lies at the Doppler centroid f_dc; the phase at the target is that of the scatterer minus
2 pi (c / wavelength) tau, which is 4 pi R / wavelength (Cumming, Wong 2005, chapters 2 to 4; Harris 1978 for the
windows).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Union

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import write_texts
from .chipfile import write_product
from .constants import SEMI_MAJOR_M, SPEED_OF_LIGHT_M_S
from .geodetic import to_geocentric, to_geodetic, up
from .geometry import geo2rdr
from .orbit import Orbit
from .product import DopplerCentroid, SarProduct, SpectralWindow

Array = NDArray[np.float64]
Complex = NDArray[np.complex64]
# Azimuth time and two-way range time, s, of one target or of each.
Shift = tuple[Union[float, Array], Union[float, Array]]

EARTH_GM_M3_S2 = 3.986004418e14
EARTH_RATE_RAD_S = 7.292115e-5
# Correlation of clutter at the ends of a window through its periodic synthesis: below 1 / (pi 32), one percent.
PADDING = 32
CHIPS_AT_ONCE = 256
NOTE = "simulated data"
PASSES = {"ascending": 1, "descending": -1}
SIDES = {"right": 1, "left": -1}


def impulse_response(u: ArrayLike, coefficient: float = 1.0) -> Array:
    """Amplitude of a point's response at u = bandwidth times the time from the target; 1 at 0.

    coefficient : a of the window a + (1 - a) cos(2 pi f / B); 1 for none, 0.54 for Hamming's.
    """
    u = np.asarray(u, np.float64)
    share = (1 - coefficient) / (2 * coefficient)
    return np.sinc(u) + share * (np.sinc(u - 1) + np.sinc(u + 1))


def example_orbit(
    latitude_deg: float,
    longitude_deg: float,
    pass_direction: str,
    look_side: str,
    incidence_deg: float,
    epoch: str | np.datetime64 = "2013-04-01T05:26:00",
    height_m: float = 0.0,
    altitude_m: float = 514_000.0,
    inclination_deg: float = 97.44,
    span_s: float = 120.0,
    step_s: float = 10.0,
    offset_s: float = 0.0,
) -> Orbit:
    """A circular Kepler orbit from which a place is seen at an incidence angle, in the Earth-fixed frame.

    The place (geodetic degrees, ellipsoidal height) is at zero Doppler offset_s after the epoch (a whole second, UTC).
    altitude_m : above the equator's radius. incidence_deg : between the sight and the ellipsoid's normal.
    State vectors every step_s over span_s; velocities are the exact derivative in the turning frame.

    Raises EngineInputError when the place cannot be seen so.
    """
    if pass_direction not in PASSES or look_side not in SIDES:
        raise EngineInputError(
            f"The pass is '{pass_direction}' and the look side '{look_side}'; give {' or '.join(PASSES)}, and "
            f"{' or '.join(SIDES)}."
        )
    if not 1 <= incidence_deg <= 75:
        raise EngineInputError(f"The incidence angle is {incidence_deg:g} degrees; give 1 to 75.")
    target = to_geocentric(latitude_deg, longitude_deg, height_m)
    radius, tilt = SEMI_MAJOR_M + altitude_m, np.radians(inclination_deg)
    rising, side = PASSES[pass_direction], SIDES[look_side]

    def misfit(unknown: Array) -> Array:
        position, velocity = _circular(np.zeros(1), radius, tilt, unknown[0], unknown[1])
        sight = target - position[0]
        distance = np.linalg.norm(sight)
        cosine = -sight @ up(target) / distance
        across = np.cross(velocity[0], sight) @ position[0]
        seen = np.arccos(np.clip(cosine, -1, 1)) * np.sign(-side * across)
        return np.array([velocity[0] @ sight / (np.linalg.norm(velocity[0]) * distance), seen - wanted])

    wanted = np.radians(incidence_deg)
    unknown = _first_guess(np.radians(latitude_deg), np.radians(longitude_deg), wanted, radius, tilt, rising, side)
    for _ in range(20):
        now = misfit(unknown)
        if np.abs(now).max() < 1e-14:
            break
        small = 1e-6
        columns = [(misfit(unknown + small * e) - misfit(unknown - small * e)) / (2 * small) for e in np.eye(2)]
        unknown = unknown - np.linalg.solve(np.stack(columns, axis=1), now)
    times = np.arange(-span_s / 2, span_s / 2 + step_s / 2, step_s)
    position, velocity = _circular(times, radius, tilt, unknown[0], unknown[1])
    if not np.isfinite(unknown).all() or np.abs(misfit(unknown)).max() > 1e-9 or rising * np.cos(unknown[0]) <= 0:
        raise EngineInputError(
            f"No {pass_direction} orbit of {inclination_deg:g} degrees inclination sees latitude {latitude_deg:g} at "
            f"{incidence_deg:g} degrees to its {look_side}; take a place nearer to the equator."
        )
    return Orbit(np.datetime64(epoch, "s"), times + offset_s, position, velocity, "ITRF", "precise")


def _circular(times: Array, radius: float, tilt: float, argument: float, node: float) -> tuple[Array, Array]:
    """Earth-fixed positions and velocities on a circle; argument of latitude and longitude of the node at time 0."""
    rate = np.sqrt(EARTH_GM_M3_S2 / radius**3)
    u, omega = argument + rate * times, node - EARTH_RATE_RAD_S * times
    cos_u, sin_u, cos_o, sin_o = np.cos(u), np.sin(u), np.cos(omega), np.sin(omega)
    cos_i, sin_i = np.cos(tilt), np.sin(tilt)
    along = np.stack([cos_u * cos_o - sin_u * sin_o * cos_i, cos_u * sin_o + sin_u * cos_o * cos_i, sin_u * sin_i], 1)
    ahead = np.stack([-sin_u * cos_o - cos_u * sin_o * cos_i, -sin_u * sin_o + cos_u * cos_o * cos_i, cos_u * sin_i], 1)
    position = radius * along
    turning = EARTH_RATE_RAD_S * np.stack([-position[:, 1], position[:, 0], np.zeros(len(times))], 1)
    return position, radius * rate * ahead - turning


def _first_guess(
    latitude: float, longitude: float, incidence: float, radius: float, tilt: float, rising: int, side: int
) -> Array:
    """Argument of latitude and node on a sphere that does not turn; NaN where the orbit does not come so far north."""
    look = np.arcsin(SEMI_MAJOR_M / radius * np.sin(incidence))
    arc = incidence - look
    with np.errstate(invalid="ignore"):
        heading = np.arcsin(np.cos(tilt) / np.cos(latitude))
    heading = heading if rising > 0 else np.pi - heading
    bearing = heading - side * np.pi / 2  # from the target to the point below the platform
    below = np.arcsin(np.sin(latitude) * np.cos(arc) + np.cos(latitude) * np.sin(arc) * np.cos(bearing))
    east = np.arctan2(np.sin(bearing) * np.sin(arc) * np.cos(latitude), np.cos(arc) - np.sin(latitude) * np.sin(below))
    with np.errstate(invalid="ignore"):
        argument = np.arcsin(np.sin(below) / np.sin(tilt))
    argument = argument if rising > 0 else np.pi - argument
    node = longitude + east - np.arctan2(np.cos(tilt) * np.sin(argument), np.cos(argument))
    return np.array([argument, node])


@dataclass(frozen=True)
class Radar:
    """A radar to simulate; the defaults are like TerraSAR-X in high-resolution spotlight mode.

    range_oversampling, azimuth_oversampling : sampling rate over bandwidth.
    doppler_hz : Doppler centroid of the focused images.
    """

    sensor: str = "SIM-X"
    mode: str = "spotlight"
    polarisation: str = "VV"
    wavelength_m: float = 0.031066
    range_bandwidth_hz: float = 300e6
    azimuth_bandwidth_hz: float = 7600.0
    range_oversampling: float = 1.1
    azimuth_oversampling: float = 1.2
    range_window: SpectralWindow = field(default_factory=lambda: SpectralWindow("Hamming", 0.6))
    azimuth_window: SpectralWindow = field(default_factory=lambda: SpectralWindow("Hamming", 0.6))
    doppler_hz: float = 0.0


def example_product(
    orbit: Orbit,
    xyz_m: ArrayLike,
    pass_direction: str,
    look_side: str,
    radar: Radar | None = None,
    margin_px: int = 64,
    name: str = "simulated",
    track: str = "T1",
) -> SarProduct:
    """A product, without an image, whose scene holds places (X, Y, Z in metres, shape (..., 3)) and a margin of pixels.

    Raises EngineInputError when the orbit does not see a place.
    """
    radar = radar or Radar()
    times, tau = geo2rdr(orbit, np.asarray(xyz_m, np.float64).reshape(-1, 3))
    if not np.isfinite(times).all():
        raise EngineInputError(
            f"{np.count_nonzero(~np.isfinite(times))} of {times.size} places are not seen at zero Doppler from the "
            "orbit; give a longer orbit or nearer places."
        )
    line_spacing = 1 / (radar.azimuth_bandwidth_hz * radar.azimuth_oversampling)
    sample_spacing = 1 / (radar.range_bandwidth_hz * radar.range_oversampling)
    return SarProduct(
        name=name,
        sensor=radar.sensor,
        mode=radar.mode,
        polarisation=radar.polarisation,
        pass_direction=pass_direction,
        look_side=look_side,
        track=track,
        wavelength_m=radar.wavelength_m,
        prf_hz=1 / line_spacing,
        epoch=orbit.epoch,
        first_azimuth_time_s=float(times.min()) - margin_px * line_spacing,
        line_spacing_s=line_spacing,
        first_range_time_s=float(tau.min()) - margin_px * sample_spacing,
        sample_spacing_s=sample_spacing,
        lines=int(np.ceil(np.ptp(times) / line_spacing)) + 2 * margin_px + 1,
        samples=int(np.ceil(np.ptp(tau) / sample_spacing)) + 2 * margin_px + 1,
        orbit=orbit,
        range_bandwidth_hz=radar.range_bandwidth_hz,
        azimuth_bandwidth_hz=radar.azimuth_bandwidth_hz,
        range_window=radar.range_window,
        azimuth_window=radar.azimuth_window,
        doppler=DopplerCentroid.constant(radar.doppler_hz),
        notes=(NOTE,),
    )


def places_of(product: SarProduct, xyz_m: ArrayLike, shift_s: Shift = (0.0, 0.0)) -> Array:
    """Line and sample, shape (n, 2), at which points (n, 3) appear: by zero Doppler, the delays that the product
    declares, and a further shift in azimuth time and two-way range time that it does not."""
    times, tau = geo2rdr(product.orbit, np.asarray(xyz_m, np.float64).reshape(-1, 3))
    times = times + product.delay_s("azimuth", tau) + shift_s[0]
    tau = tau + product.delay_s("range", tau) + shift_s[1]
    return np.stack([product.line_of(times), product.sample_of(tau)], axis=1)


@dataclass(frozen=True)
class Background:
    """What lies beside the targets: mean powers, of |value| squared.

    clutter_power : circular Gaussian with the signal's bandwidth, weighting and Doppler centroid.
    noise_power : white circular Gaussian (thermal noise).
    """

    clutter_power: float = 0.0
    noise_power: float = 0.0


def band_limited_noise(
    generator: np.random.Generator,
    shape: tuple[int, int],
    oversampling: tuple[float, float],
    coefficients: tuple[float, float] = (1.0, 1.0),
    count: int = 1,
) -> Complex:
    """Circular Gaussian noise of mean power 1, shape (count, lines, samples), weighted like a signal about frequency 0.

    oversampling, coefficients : of lines and of samples. Made in the frequency domain over a longer period.
    """
    periods = [-(-(n + PADDING) // 16) * 16 for n in shape]  # quick to transform
    weights = [_band(p, o, c) for p, o, c in zip(periods, oversampling, coefficients)]
    # Only the frequencies that count are drawn; the last few of them are drawn by parts of a bin.
    used = [np.flatnonzero(w) for w in weights]
    size = (count, len(used[0]), len(used[1]))
    drawn = generator.standard_normal((*size, 2), np.float32).view(np.complex64)[..., 0]
    drawn *= np.float32(np.sqrt(0.5) * periods[0] * periods[1])
    drawn *= (weights[0][used[0], None] * weights[1][used[1]]).astype(np.float32)
    lines = np.zeros((count, periods[0], len(used[1])), np.complex64)
    lines[:, used[0]] = drawn
    values = np.zeros((count, shape[0], periods[1]), np.complex64)
    values[:, :, used[1]] = np.fft.ifft(lines, axis=1)[:, : shape[0]]
    return np.fft.ifft(values, axis=2)[:, :, : shape[1]].astype(np.complex64)


def _band(period: int, oversampling: float, coefficient: float) -> Array:
    """Weights of the frequencies of a period, whose squares add up to 1; a bin across the edge counts in part."""
    bins = np.fft.fftfreq(period, 1 / period)
    half = period / oversampling / 2
    inside = np.clip(half - np.abs(bins) + 0.5, 0, 1)
    weight = coefficient + (1 - coefficient) * np.cos(np.pi * np.clip(bins / half, -1, 1))
    weight = np.sqrt(inside) * weight
    return weight / np.sqrt(np.sum(weight**2))


def _factors(product: SarProduct, places: Array, lines: Array, samples: Array) -> tuple[NDArray[np.complex128], Array]:
    """The response of each target along its lines (n, lines) and samples (n, samples)."""
    rows = (lines - places[:, :1]) * product.line_spacing_s
    columns = (samples - places[:, 1:]) * product.sample_spacing_s
    azimuth = impulse_response(rows * product.azimuth_bandwidth_hz, product.azimuth_window.coefficient)
    across = impulse_response(columns * product.range_bandwidth_hz, product.range_window.coefficient)
    return azimuth * np.exp(2j * np.pi * _doppler(product, places)[:, None] * rows), across


def _doppler(product: SarProduct, places: Array) -> Array:
    if product.doppler is None:
        return np.zeros(len(places))
    return product.doppler.at(product.azimuth_time_of(places[:, 0]), product.range_time_of(places[:, 1]))


def _peaks(product: SarProduct, places: Array, amplitude: ArrayLike, phase_rad: ArrayLike) -> NDArray[np.complex128]:
    """The complex value at each target. Turns are taken off before the exponential, where they would cost digits."""
    turns = SPEED_OF_LIGHT_M_S / product.wavelength_m * product.range_time_of(places[:, 1])
    phase = np.asarray(phase_rad, np.float64) - 2 * np.pi * (turns % 1)
    return np.asarray(amplitude, np.float64) * np.exp(1j * phase)


def _checked(product: SarProduct, places: ArrayLike) -> Array:
    places = np.asarray(places, np.float64).reshape(-1, 2)
    rates = (product.azimuth_oversampling, product.range_oversampling)
    if not all(np.isfinite(rate) and rate >= 1 for rate in rates):
        raise EngineInputError(
            f"The product {product.name} is sampled at {rates[0]:.3g} times its bandwidth in azimuth and "
            f"{rates[1]:.3g} times in range; to simulate, give bandwidths that its sampling holds."
        )
    last = np.array([product.lines, product.samples]) - 1
    wrong = np.flatnonzero(~((places >= 0) & (places <= last)).all(axis=1))
    if wrong.size:
        raise EngineInputError(
            f"Target {wrong[0]} lies at line {places[wrong[0], 0]:g}, sample {places[wrong[0], 1]:g}, outside of the "
            f"{product.lines} x {product.samples} pixels of {product.name}; leave it out or enlarge the scene."
        )
    return places


def simulate_image(
    product: SarProduct,
    places: ArrayLike,
    amplitude: ArrayLike = 1.0,
    phase_rad: ArrayLike = 0.0,
    background: Background | None = None,
    seed: int | Sequence[int] = 0,
) -> Complex:
    """The whole image, complex64 (lines, samples), of targets at (line, sample), shape (n, 2).

    amplitude : of the peaks. phase_rad : of the scatterers, without the phase of the way to them.
    Raises EngineInputError for a target outside, or bandwidths that the product's sampling does not hold.
    """
    places = _checked(product, places)
    lines, samples = np.arange(float(product.lines)), np.arange(float(product.samples))
    along, across = _factors(product, places, lines, samples)
    along *= np.broadcast_to(_peaks(product, places, amplitude, phase_rad), len(places))[:, None]
    image = (along.T @ across).astype(np.complex64)
    middle = np.array([[product.lines - 1, product.samples - 1]]) / 2
    first, shape = np.zeros((1, 2)), (product.lines, product.samples)
    image += _surroundings(product, first, middle, shape, background, np.random.default_rng(seed))[0]
    return image


def simulate_chips(
    product: SarProduct,
    places: ArrayLike,
    amplitude: ArrayLike = 1.0,
    phase_rad: ArrayLike = 0.0,
    background: Background | None = None,
    seed: int | Sequence[int] = 0,
    side: int = 48,
) -> tuple[Iterator[Complex], Array]:
    """A chip for each target alone, its target within half a pixel of the chip's middle where the scene allows.

    Returns (blocks, positions) as `write_product` takes them: complex64 blocks of shape (k, side, side) one after the
    other, and the line and sample of each chip's first pixel, shape (n, 2). Arguments as of `simulate_image`.
    """
    places = _checked(product, places)
    room = np.array([product.lines, product.samples]) - side
    if side < 8 or (room < 0).any():
        raise EngineInputError(
            f"Chips of {side} pixels do not fit the {product.lines} x {product.samples} pixels of {product.name}; give "
            "8 or more and at most the scene."
        )
    positions = np.clip(np.rint(places) - side // 2, 0, room)
    peaks = np.broadcast_to(_peaks(product, places, amplitude, phase_rad), len(places))

    def blocks() -> Iterator[Complex]:
        generator = np.random.default_rng(seed)
        for start in range(0, len(places), CHIPS_AT_ONCE):
            part = slice(start, start + CHIPS_AT_ONCE)
            lines, samples = (positions[part, axis, None] + np.arange(side) for axis in (0, 1))
            along, across = _factors(product, places[part], lines, samples)
            along = (along * peaks[part, None]).astype(np.complex64)
            chips = along[:, :, None] * across.astype(np.float32)[:, None, :]
            chips += _surroundings(product, positions[part], places[part], (side, side), background, generator)
            yield chips

    return blocks(), positions


def _surroundings(
    product: SarProduct,
    positions: Array,
    centres: Array,
    shape: tuple[int, int],
    background: Background | None,
    generator: np.random.Generator,
) -> Complex:
    """Clutter and noise of windows whose first pixels are at positions, with the Doppler centroid of their centres."""
    background = background or Background()
    count = len(positions)
    values = np.zeros((count, *shape), np.complex64)
    if background.clutter_power > 0:
        rates = (product.azimuth_oversampling, product.range_oversampling)
        windows = (product.azimuth_window.coefficient, product.range_window.coefficient)
        clutter = band_limited_noise(generator, shape, rates, windows, count)
        turns = _doppler(product, centres)[:, None] * np.arange(shape[0]) * product.line_spacing_s
        turn = np.sqrt(background.clutter_power) * np.exp(2j * np.pi * (turns % 1))
        values += clutter * turn.astype(np.complex64)[:, :, None]
    if background.noise_power > 0:
        noise = generator.standard_normal((count, *shape, 2), np.float32).view(np.complex64)[..., 0]
        values += noise * np.float32(np.sqrt(background.noise_power / 2))
    return values


@dataclass(frozen=True)
class Track:
    """A stack to simulate: passes along one orbit track, revisit_days apart.

    baselines_m : standard deviation of the perpendicular baselines.
    """

    name: str
    pass_direction: str
    look_side: str
    incidence_deg: float
    passes: int = 20
    first_epoch: str = "2013-04-01T05:26:00"
    revisit_days: float = 11.0
    baselines_m: float = 150.0


# What the images hold but the products do not declare: azimuth shift and two-way range delay (s) of targets (n, 3).
Unmodelled = Callable[[SarProduct, Array], Shift]


def simulate_stack(
    folder: str | os.PathLike[str],
    xyz_m: ArrayLike,
    tracks: Sequence[Track],
    radar: Radar | None = None,
    scr_db: ArrayLike = 20.0,
    side: int | None = 48,
    unmodelled: Unmodelled | None = None,
    seed: int = 0,
    monitor: Monitor | None = None,
) -> list[Path]:
    """Write the images of targets (X, Y, Z in metres, shape (n, 3)) in the passes of several tracks.

    scr_db : signal-to-clutter ratio of the targets, scalar or shape (n,); the clutter's mean power is 1.
    side : of a chip for each target, or None for whole images. seed : the same seed writes the same files.
    Each product is <track>_<date>.json with its values beside it; targets.csv holds the truth.

    Returns the JSON files. Raises EngineInputError as `example_orbit` and `simulate_chips`, EngineCanceled.
    """
    folder, monitor = Path(folder), monitor or Monitor()
    xyz = np.asarray(xyz_m, np.float64).reshape(-1, 3)
    amplitude = 10 ** (np.broadcast_to(np.asarray(scr_db, np.float64), len(xyz)) / 20)
    latitude, longitude, height = to_geodetic(xyz)
    centre = [float(v) for v in to_geodetic(xyz.mean(axis=0))]
    done, total = 0, sum(track.passes for track in tracks)
    paths: list[Path] = []
    for k, track in enumerate(tracks):
        generator = np.random.default_rng([seed, k])
        # A scatterer's own phase stays the same through its stack.
        phases = generator.uniform(-np.pi, np.pi, len(xyz))
        for number in range(track.passes):
            baseline = float(generator.normal(0, track.baselines_m)) if number else 0.0
            product = _pass(track, number, baseline, centre, xyz, radar or Radar(), side)
            shift = unmodelled(product, xyz) if unmodelled else (0.0, 0.0)
            places = places_of(product, xyz, shift)
            path = folder / f"{product.name}.json"
            scene = (product, places, amplitude, phases, Background(1.0), [seed, k, number])
            if side is None:
                paths.append(write_product(path, product, image=simulate_image(*scene)))
            else:
                blocks, positions = simulate_chips(*scene, side)
                paths.append(write_product(path, product, chips=(_watched(blocks, monitor), positions)))
            done += 1
            monitor.step(done / total)
    rows = zip(*(column.tolist() for column in (latitude, longitude, height, *xyz.T)))
    table = ["id,latitude_deg,longitude_deg,height_m,x_m,y_m,z_m"]
    table += [",".join(map(repr, (i, *row))) for i, row in enumerate(rows)]
    write_texts({folder / "targets.csv": "\n".join(table) + "\n"})
    return paths


def _pass(
    track: Track, number: int, baseline_m: float, centre: Sequence[float], xyz: Array, radar: Radar, side: int | None
) -> SarProduct:
    """A pass whose orbit lies a perpendicular baseline from its track's first, seen from the scene's centre."""
    day = np.datetime64(track.first_epoch, "s") + np.timedelta64(round(number * track.revisit_days * 86400), "s")

    def orbit(incidence_deg: float) -> Orbit:
        return example_orbit(centre[0], centre[1], track.pass_direction, track.look_side, incidence_deg, day, centre[2])

    first = orbit(track.incidence_deg)
    target = to_geocentric(*centre)
    range_m = SPEED_OF_LIGHT_M_S * float(geo2rdr(first, target)[1]) / 2
    own = orbit(track.incidence_deg - np.degrees(baseline_m / range_m))
    name = f"{track.name}_{str(day)[:10].replace('-', '')}"
    product = example_product(own, xyz, track.pass_direction, track.look_side, radar, side or 64, name, track.name)
    return product


def _watched(blocks: Iterator[Complex], monitor: Monitor) -> Iterator[Complex]:
    for block in blocks:
        monitor.check()
        yield block
