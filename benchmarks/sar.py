"""Side-by-side timings of the SAR geometry and the point target analysis.

geo2rdr: ours compiled (one thread, all cores), its NumPy twin, and eos-sar's iterative projection (NumPy, one thread)
on the same orbit and points, where eos-sar is installed. Point target analysis: compiled, NumPy, and zero padding of
the whole window. Each round runs every contender once, in turn; medians and ratios of the rounds to the first row, one
thread of ours, are printed.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "build" / "plugins"))

from vertical_city.engine.accelerate import kernels
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.geometry import geo2rdr
from vertical_city.engine.sar.pta import analyse
from vertical_city.engine.sar.simulate import example_orbit, impulse_response

SIDE, WINDOW, FACTOR = 40, 32, 32


def on_one_thread(function, *arguments):
    with mock.patch.object(os, "cpu_count", lambda: 1):
        return function(*arguments)


def eos_projection(orbit):
    """eos-sar's projection with our state vectors, or None where it is not installed."""
    try:
        from eos.sar.orbit import Orbit, StateVector
        from eos.sar.range_doppler import iterative_projection
    except ImportError:
        return None
    vectors = [StateVector(t, p, v) for t, p, v in zip(orbit.times_s, orbit.positions_m, orbit.velocities_m_s)]
    own = Orbit(sv=vectors, degree=min(11, len(vectors)))
    return lambda xyz: iterative_projection(own, *xyz.T)


def zero_padding(chips):
    """Transform, pad to 1024 x 1024, transform back, take the highest."""
    size = WINDOW * FACTOR
    places = []
    for chip in chips:
        spectrum = np.fft.fftshift(np.fft.fft2(chip[4 : 4 + WINDOW, 4 : 4 + WINDOW]))
        padded = np.zeros((size, size), complex)
        start = (size - WINDOW) // 2
        padded[start : start + WINDOW, start : start + WINDOW] = spectrum
        power = np.abs(np.fft.ifft2(np.fft.ifftshift(padded))) ** 2
        places.append(np.unravel_index(np.argmax(power), power.shape))
    return places


def timed(contenders, rounds):
    seconds = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, function in contenders.items():
            started = time.perf_counter()
            function()
            if number:  # the first round compiles and warms up
                seconds[name].append(time.perf_counter() - started)
    return seconds


def show(title, seconds, unit, amounts, scale):
    print(f"\n{title}\n{'':46}{'median s':>10}{unit:>14}{'ratio':>8}")
    first = next(iter(seconds))
    for name, values in seconds.items():
        median = statistics.median(values)
        each = amounts[name]
        ratio = statistics.median(o / each / (f / amounts[first]) for o, f in zip(values, seconds[first]))
        print(f"{name:46}{median:10.3f}{scale(median, each):14.3f}{ratio:8.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--targets", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    random = np.random.default_rng(0)
    if kernels("sar.geometry_kernels", True) is None:
        print("numba is missing or does not fit this NumPy: 'compiled' is NumPy below")

    orbit = example_orbit(52.5, 13.4, "descending", "right", 40.0)
    n = options.points
    xyz = to_geocentric(random.uniform(52.4, 52.6, n), random.uniform(13.1, 13.7, n), random.uniform(0, 500, n))
    contenders = {
        "geo2rdr, compiled, one thread": lambda: on_one_thread(geo2rdr, orbit, xyz, True),
        "geo2rdr, compiled, all cores": lambda: geo2rdr(orbit, xyz, True),
        "geo2rdr, NumPy, one thread": lambda: on_one_thread(geo2rdr, orbit, xyz, False),
        "geo2rdr, NumPy, all cores": lambda: geo2rdr(orbit, xyz, False),
    }
    eos = eos_projection(orbit)
    if eos is None:
        print("eos-sar is not installed and is left out")
    else:
        contenders["eos-sar iterative_projection, one thread"] = lambda: eos(xyz)
        t, tau = geo2rdr(orbit, xyz, True)
        other_t, other_range, _ = eos(xyz)
        print(
            f"largest difference to eos-sar: {np.abs(other_t - t).max():.1e} s, "
            f"{np.abs(other_range - tau * 299_792_458 / 2).max():.1e} m"
        )
    print(f"{n} points, {os.cpu_count()} cores, NumPy {np.__version__}")
    show(
        "Range-Doppler geometry", timed(contenders, options.rounds), "Mpoints/s", dict.fromkeys(contenders, n),
        lambda s, amount: amount / s / 1e6,
    )  # fmt: skip

    places = 20 + random.uniform(-0.5, 0.5, (options.targets, 2))
    steps = np.arange(SIDE)
    rows, columns = (impulse_response((steps - places[:, [axis]]) / 1.2, 0.6) for axis in (0, 1))
    chips = (rows[:, :, None] * columns[:, None, :]).astype(np.complex64)
    chips += 0.02 * (random.normal(size=chips.shape) + 1j * random.normal(size=chips.shape)).astype(np.complex64)
    few, fewest = max(options.targets // 10, 1), max(options.targets // 250, 1)
    predicted = np.full((options.targets, 2), 20.0)
    analyses = {
        "point target analysis, compiled, one thread": (
            options.targets, lambda: on_one_thread(analyse, chips, predicted, 0.0, None, (4, 4), True)),
        "point target analysis, compiled, all cores": (
            options.targets, lambda: analyse(chips, predicted, 0.0, accelerated=True)),
        "point target analysis, NumPy, one thread": (
            few, lambda: on_one_thread(analyse, chips[:few], predicted[:few], 0.0, None, (4, 4), False)),
        "zero padding x32 of the window, peak only": (fewest, lambda: zero_padding(chips[:fewest])),
    }  # fmt: skip
    show(
        "Point target analysis", timed({name: run for name, (_, run) in analyses.items()}, options.rounds), "ms/target",
        {name: amount for name, (amount, _) in analyses.items()}, lambda s, amount: s / amount * 1e3,
    )  # fmt: skip


if __name__ == "__main__":
    main()
