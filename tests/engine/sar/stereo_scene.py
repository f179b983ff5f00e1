"""A simulated scene for the tests of stereo SAR: circular orbits, targets, and times with errors that are known."""

from dataclasses import dataclass

import numpy as np
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.geometry import azimuth_speed, geo2rdr
from vertical_city.engine.sar.observations import Observations
from vertical_city.engine.sar.passes import Pass
from vertical_city.engine.sar.simulate import example_orbit

C = 299_792_458.0
RESOLUTION = 0.6, 1.1
BERLIN = 52.52, 13.37, 75.0
# incidence (degrees), direction
BEAMS = {
    "a42": (41.9, "ascending"),
    "d36": (36.1, "descending"),
    "a51": (51.1, "ascending"),
    "d55": (54.7, "descending"),
}


@dataclass
class Scene:
    """truth : (targets, 3). group : number of each pass's track."""

    observations: Observations
    truth: np.ndarray
    group: np.ndarray


def passes(counts, beams=BEAMS, place=BERLIN):
    """{beam: number of passes}: passes some 100 m apart, as in an orbital tube."""
    found = []
    for track, count in counts.items():
        incidence, direction = beams[track]
        for k in range(count):
            day = np.datetime64("2014-05-01T05:00:00") + np.timedelta64(11 * k, "D")
            orbit = example_orbit(
                place[0], place[1], direction, "right", incidence + 0.01 * np.sin(k), day, span_s=60.0
            )
            found.append(Pass(f"{track}_{k:03}", track, direction, orbit, "TSX-1", 1, 0.031066576, *RESOLUTION))
    return found


def scene(counts, targets=1, sigma=(0.01, 0.02), seed=0, beams=BEAMS, place=BERLIN, extent_deg=0.005, bound=True):
    """Times of targets with normal errors. sigma : metres of range and azimuth, or {track: such}."""
    generator = np.random.default_rng(seed)
    flown = passes(counts, beams, place)
    spread = generator.uniform(-extent_deg, extent_deg, (targets, 2)) if targets > 1 else np.zeros((1, 2))
    truth = to_geocentric(place[0] + spread[:, 0], place[1] + spread[:, 1], place[2] + 2000 * spread[:, 0])
    shape = len(flown), targets
    t, tau, range_sigma, azimuth_sigma = (np.empty(shape) for _ in range(4))
    for k, one in enumerate(flown):
        of_range, of_azimuth = sigma[one.track] if isinstance(sigma, dict) else sigma
        t[k], tau[k] = geo2rdr(one.orbit, truth)
        speed = azimuth_speed(one.orbit, t[k], truth)
        tau[k] += generator.normal(0, of_range, targets) * 2 / C
        t[k] += generator.normal(0, of_azimuth, targets) / speed
        range_sigma[k], azimuth_sigma[k] = (of_range, of_azimuth) if bound else (np.nan, np.nan)
    tracks = list(counts)
    observations = Observations(
        [f"T{i}" for i in range(targets)], flown, t, tau, range_sigma, azimuth_sigma, np.full(targets, 50.0)
    )
    return Scene(observations, truth, np.array([tracks.index(one.track) for one in flown]))
