"""Times of geodetic stereo SAR: targets in 177 passes of four tracks, adjusted with variance components and cleaning.

On one thread and on all cores, without corrections and with those that need no files. Simulated times.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "build" / "plugins"))

from vertical_city.engine.sar.constants import SPEED_OF_LIGHT_M_S
from vertical_city.engine.sar.corrections.calibration import Uncalibrated
from vertical_city.engine.sar.corrections.orbit_error import OrbitError
from vertical_city.engine.sar.corrections.solid_tide import SolidTide
from vertical_city.engine.sar.corrections.troposphere import TroposphereStandard
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.observations import Observations
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.simulate import example_orbit
from vertical_city.engine.sar.stereo import locate

# Incidence (degrees), direction and images, as in Oulu (table III of Montazeri et al. 2018).
TRACKS = ((30.9, "ascending", 44), (41.1, "descending", 44), (46.2, "ascending", 38), (53.4, "descending", 51))
RANGE_M, AZIMUTH_M = 0.02, 0.05


def observe(targets, applied):
    generator = np.random.default_rng(1)
    latitude, longitude = 65.01 + generator.uniform(-0.05, 0.05, targets), 25.47 + generator.uniform(-0.1, 0.1, targets)
    truth = to_geocentric(latitude, longitude, 20.0)
    passes, t, tau = [], [], []
    for incidence, direction, images in TRACKS:
        for k in range(images):
            day = np.datetime64("2014-05-01T05:00:00") + np.timedelta64(11 * k, "D")
            orbit = example_orbit(65.01, 25.47, direction, "right", incidence, day, span_s=60.0)
            track = f"{direction[0]}{incidence:.0f}"
            passes.append(Pass(f"{track}_{k}", track, direction, orbit, "TSX-1", 1, 0.031, 0.6, 1.1))
            sight = Sight.of(passes[-1], truth)
            noise = generator.normal(size=(2, targets))
            late, shifted = (
                sum(one.at(sight).range_s for one in applied),
                sum(one.at(sight).azimuth_s for one in applied),
            )
            t.append(sight.t_s + shifted + AZIMUTH_M * noise[0] / sight.azimuth_speed_m_s)
            tau.append(sight.tau_s + late + RANGE_M * noise[1] * 2 / SPEED_OF_LIGHT_M_S)
    unknown = np.full((len(passes), targets), np.nan)
    return Observations(
        [str(i) for i in range(targets)], passes, np.array(t), np.array(tau), unknown, unknown, np.zeros(targets)
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--targets", type=int, default=1000)
    targets = parser.parse_args().targets
    print(f"\nStereo SAR, {targets} targets x {sum(images for *_, images in TRACKS)} passes, one run each")
    corrections = [TroposphereStandard(), SolidTide(), Uncalibrated(), OrbitError()]
    for name, applied in (("without corrections", []), ("with troposphere, tide, calibration, orbit", corrections)):
        observations = observe(targets, applied)
        for threads in (1, os.cpu_count()):
            with mock.patch.object(os, "cpu_count", lambda threads=threads: threads):
                started = time.perf_counter()
                positions = locate(observations, applied)
                spent = time.perf_counter() - started
            print(f"  {name:45} {threads} threads {spent:8.2f} s   {positions.solved.sum()} solved")


if __name__ == "__main__":
    main()
