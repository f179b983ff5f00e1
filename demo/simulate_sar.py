"""Simulate a city block of lamp posts as four TerraSAR-X-like geometries see it, with the truth beside it.

Usage: simulate_sar.py FOLDER [SEED]. Writes there
    stack/              images in the generic format; they declare an atmospheric delay, as TerraSAR-X products do
    posts.geojson       the posts as a map has them, some decimetres off: what point target analysis looks for
    truth.geojson       where they stand (ETRF2000, ellipsoidal heights)
    zenith_delays.csv   what a station near by measured of the troposphere
    calibration.csv     what is known of the radar's own offsets

Solid Earth tide, plate motion, mapping functions and the layer of electrons are simulated with the models that the
processing takes off, so that nothing is left of them: the block tests the chain and its error budget, not the models.
What the processing does not know are the clutter and what is called UNKNOWN (new in each pass) or DRAWN (once for all
passes, as a bias) below.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyproj

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "build" / "plugins"))

from vertical_city.engine.sar.constants import SPEED_OF_LIGHT_M_S
from vertical_city.engine.sar.corrections.frames import FrameChange
from vertical_city.engine.sar.corrections.ionosphere import IonosphereFixed
from vertical_city.engine.sar.corrections.solid_tide import SolidTide
from vertical_city.engine.sar.corrections.troposphere import TroposphereStandard, day_of_year
from vertical_city.engine.sar.corrections.zenith_delay import standard_atmosphere
from vertical_city.engine.sar.geodetic import to_geocentric, to_geodetic, up
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.positions import enu_axes
from vertical_city.engine.sar.simulate import Track, simulate_stack

SEED = 36
ETRF2000, GEOID_M = "EPSG:7930", 39.5
# By letter: beams at the incidence angles of the papers' four Berlin stacks.
BEAMS = {
    "a": Track("beam42_ascending", "ascending", "right", 41.9, 12, "2013-04-01T16:50:00"),
    "A": Track("beam51_ascending", "ascending", "right", 51.1, 12, "2013-04-06T16:58:00"),
    "d": Track("beam36_descending", "descending", "right", 36.1, 12, "2013-04-03T05:26:00"),
    "D": Track("beam55_descending", "descending", "right", 54.7, 12, "2013-04-08T05:18:00"),
}
# First and last post of each street (UTM zone 33), and for each post the beams that see it. The streets are those south
# and east of the station, more or less; the posts are invented.
STREETS = (
    ((389070, 5820487), (389470, 5820487), "adAD adAD ad adAD aA adAD dD AD adAD adAD aA"),
    ((389305, 5820455), (389305, 5820215), "adAD aD adAD adA adAD aA adAD ad dD d"),
    ((389540, 5820720), (389470, 5820320), "adAD ad adAD dD adAD Ad adAD adD aA adAD dD adAD"),
)
SCR_DB = (10.0, 25.0)
DIM, DIM_SCR_DB = "LP10", 3.5
SWAYING, SWAYING_M = "LP18", 0.35  # along track, new in each pass
# One beam sees another post, 1 m away (metres east and north).
MISTAKEN, MISTAKEN_BEAM, MISTAKEN_M = "LP14", "D", (0.6, 0.8)

# Metres unless said otherwise, 1 sigma. What the processing learns, from a station and a calibration, with errors:
WEATHER_M = 0.04  # zenith delay beside the standard atmosphere, new in each pass
STATION_UNKNOWN_M, STATION_DRAWN_M = 0.004, 0.003
RANGE_OFFSET_M, AZIMUTH_OFFSET_M = 0.30, 0.10
CALIBRATION_DRAWN_M = 0.01, 0.02
# What it does not learn:
ZENITH_UNKNOWN_M = 0.01  # between the station and the block
TEC_TECU, TEC_UNKNOWN_TECU = 12.0, 3.0  # vertical; the demo's run is told 10
ORBIT_UNKNOWN_M, RADIAL_DRAWN_M = 0.02, 0.015  # of each axis; of the height
JITTER_UNKNOWN_M = 0.02  # of the time stamps, along track
MAP_M = 0.3  # of each coordinate of posts.geojson

STATION = 13.3400, 52.5450, 82.0  # 3 km away
DECLARED_M = 2.3  # zenith delay that the products declare


@dataclass(frozen=True)
class Posts:
    """names; beams: the letters of those that see each; xyz_m : (n, 3), in ETRF2000; scr_db : (n,)."""

    names: list
    beams: list
    xyz_m: np.ndarray
    scr_db: np.ndarray


def posts(seed):
    """The block; its places are those of STREETS, whatever the seed."""
    beams, plan = [], []
    for first, last, seen in STREETS:
        letters = seen.split()
        beams += letters
        plan.append(first + np.linspace(0, 1, len(letters))[:, None] * np.subtract(last, first))
    east, north = np.concatenate(plan).T
    longitude, latitude = pyproj.Transformer.from_crs("EPSG:25833", "EPSG:4258", always_xy=True).transform(east, north)
    height = 34.5 + GEOID_M + 0.8 * np.sin(east / 90) + 0.4 * np.cos(north / 70)
    names = [f"LP{number:02}" for number in range(1, len(beams) + 1)]
    scr_db = np.random.default_rng([seed, 0]).uniform(*SCR_DB, len(names))
    scr_db[names.index(DIM)] = DIM_SCR_DB
    return Posts(names, beams, to_geocentric(latitude, longitude, height), scr_db)


def drawn_once(seed):
    """Biases that all passes share, metres: of the orbit's height, of the station, of the calibration."""
    sigmas = RADIAL_DRAWN_M, STATION_DRAWN_M, *CALIBRATION_DRAWN_M
    return np.random.default_rng([seed, 1]).normal(0, sigmas)


def drawn_anew(seed, epoch):
    """Of a pass: weather, station, zenith (m), TEC (TECU), jitter (m), orbit x, y, z (m)."""
    sigmas = WEATHER_M, STATION_UNKNOWN_M, ZENITH_UNKNOWN_M, TEC_UNKNOWN_TECU, JITTER_UNKNOWN_M, *[ORBIT_UNKNOWN_M] * 3
    return np.random.default_rng([seed, 2, int(epoch.astype("datetime64[s]").astype(np.int64))]).normal(0, sigmas)


def shift_s(seed, product, xyz_m, sway_m=0.0):
    """What a pass measures beyond geometry: azimuth time and two-way range time in seconds, each (n,)."""
    sight = Sight.of(Pass.of(product), xyz_m)
    weather, _, zenith, tec, jitter, *orbit = drawn_anew(seed, product.epoch)
    effects = FrameChange(ETRF2000), SolidTide(), TroposphereStandard(geoid_m=GEOID_M), IonosphereFixed(TEC_TECU + tec)
    estimates = [effect.at(sight) for effect in effects]
    # Seen from an orbit that is beside where it is said to be, the ground is displaced the other way.
    by_orbit = sight.displaced(-np.array(orbit) - drawn_once(seed)[0] * up(sight.platform_m))
    range_m = (weather + zenith) / np.cos(np.radians(sight.incidence_deg)) + RANGE_OFFSET_M
    azimuth_m = jitter + sway_m + AZIMUTH_OFFSET_M
    return (
        sum(one.azimuth_s for one in estimates) + by_orbit[1] + azimuth_m / sight.azimuth_speed_m_s,
        sum(one.range_s for one in estimates) + by_orbit[0] + 2 / SPEED_OF_LIGHT_M_S * range_m,
    )


def simulate_beam(folder, block, letter, seed):
    """The images of a beam, each post that it sees in a chip of its own."""
    track = BEAMS[letter]
    seen = np.array([letter in letters for letters in block.beams])
    names = np.array(block.names)[seen]
    xyz_m = block.xyz_m[seen]
    if letter == MISTAKEN_BEAM:
        other = names == MISTAKEN
        xyz_m[other] += MISTAKEN_M @ enu_axes(xyz_m[other])[0, :2]

    def unmodelled(product, places):
        sway = np.random.default_rng([seed, 3, int(product.epoch.astype(np.int64))]).normal(0, SWAYING_M)
        return shift_s(seed, product, places, np.where(names == SWAYING, sway, 0.0))

    paths = simulate_stack(
        folder, xyz_m, [track], scr_db=block.scr_db[seen], side=64, unmodelled=unmodelled, seed=seed + ord(letter)
    )
    (folder / "targets.csv").unlink()
    delay_s = 2 / SPEED_OF_LIGHT_M_S * DECLARED_M / np.cos(np.radians(track.incidence_deg))
    for path in paths:
        document = json.loads(path.read_text(encoding="utf-8"))
        document["delays"] = [{"name": "ATMOS", "kind": "range", "coefficients_s": [delay_s]}]
        path.write_text(json.dumps(document, indent=1), encoding="utf-8")


def station_table(seed):
    """Zenith delays that the station measured, half an hour before and after each pass."""
    longitude, latitude, height = STATION
    lines = [f"# station: name=SIMU lat={latitude} lon={longitude} height={height}", "time,ztd_m,sigma_m"]
    for track in BEAMS.values():
        for number in range(track.passes):
            epoch = np.datetime64(track.first_epoch) + np.timedelta64(round(number * track.revisit_days * 86400), "s")
            weather, noise, *_ = drawn_anew(seed, epoch)
            zenith = sum(standard_atmosphere(latitude, day_of_year(epoch.astype("datetime64[ms]")), height - GEOID_M))
            total = float(zenith) + weather + noise + drawn_once(seed)[1]
            lines += [f"{epoch + np.timedelta64(m, 'm')}Z,{total:.4f},{STATION_UNKNOWN_M}" for m in (-30, 30)]
    return "\n".join(lines) + "\n"


def calibration_table(seed):
    told = np.array([RANGE_OFFSET_M, AZIMUTH_OFFSET_M]) + drawn_once(seed)[2:]
    row = ",".join(f"{value:.4f}" for value in (*told, *CALIBRATION_DRAWN_M))
    return f"sensor,range_m,azimuth_m,sigma_range_m,sigma_azimuth_m\nSIM-X,{row}\n"


def geojson(names, xyz_m):
    latitude, longitude, height = to_geodetic(xyz_m)
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": [x, y, h]}}
        for name, x, y, h in zip(names, longitude, latitude, height)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, indent=1)


def main(folder, seed=SEED):
    stack = folder / "stack"
    stack.mkdir(parents=True, exist_ok=True)
    block = posts(seed)
    for letter in BEAMS:
        simulate_beam(stack, block, letter, seed)
    from_map = block.xyz_m + np.random.default_rng([seed, 4]).normal(0, MAP_M, block.xyz_m.shape)
    for name, text in (
        ("truth.geojson", geojson(block.names, block.xyz_m)), ("posts.geojson", geojson(block.names, from_map)),
        ("zenith_delays.csv", station_table(seed)), ("calibration.csv", calibration_table(seed)),
    ):  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
