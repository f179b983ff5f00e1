"""IONEX maps against figures of other programs and an independent reader, the single layer against spherical
trigonometry, delays against closed forms."""

import gzip
import math
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.interpolate import RegularGridInterpolator
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.corrections.ionex import read_ionex
from vertical_city.engine.sar.corrections.ionosphere import (
    PEAK_M,
    SCALE_M,
    Ionosphere,
    IonosphereFixed,
    delay_m,
    pierce,
    share_below,
)
from vertical_city.engine.sar.geodetic import to_geocentric, to_geodetic
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.simulate import example_orbit

DATA = Path(__file__).parents[3] / "data" / "sar" / "corrections"
JPL, IGS = DATA / "jplg3190.15i.gz", DATA / "IGS0OPSFIN_20243490000_01D_02H_GIM.INX.gz"
C = 299_792_458.0
X_BAND = 0.031
LAYER = 6_821_000.0


def record(text, label):
    return f"{text:<60}{label}\n"


def row(latitude, longitudes, values):
    first, last, step = longitudes
    lines = record(f"  {latitude:6.1f}{first:6.1f}{last:6.1f}{step:6.1f}{450:6.1f}", "LAT/LON1/LON2/DLON/H")
    for at in range(0, len(values), 16):
        lines += "".join(f"{value:5d}" for value in values[at : at + 16]) + "\n"
    return lines


def ionex(
    maps, rms=None, latitudes=(90, -90, -30), longitudes=(-180, 180, 40), exponent=-1, height=450.0, map_exponent=None
):
    """Text of an IONEX file. maps : {(day, hour) of January 2020: function of latitude and longitude, in units}."""
    text = record("     1.0            IONOSPHERE MAPS     GPS", "IONEX VERSION / TYPE")
    text += record(f"{len(maps):6d}", "# OF MAPS IN FILE") + record("  6371.0", "BASE RADIUS")
    text += record("     2", "MAP DIMENSION") + record(f"  {height:6.1f}{height:6.1f}   0.0", "HGT1 / HGT2 / DHGT")
    for name, (first, last, step) in (("LAT", latitudes), ("LON", longitudes)):
        text += record(f"  {first:6.1f}{last:6.1f}{step:6.1f}", f"{name}1 / {name}2 / D{name}")
    text += record(f"{exponent:6d}", "EXPONENT") + record("", "END OF HEADER")
    for kind, those in (("TEC", maps), ("RMS", rms or {})):
        for number, ((day, hour), value) in enumerate(those.items(), 1):
            text += record(f"{number:6d}", f"START OF {kind} MAP")
            text += record(f"  2020     1{day:6d}{hour:6d}     0     0", "EPOCH OF CURRENT MAP")
            if map_exponent is not None:
                text += record(f"{map_exponent:6d}", "EXPONENT")
            for latitude in np.arange(latitudes[0], latitudes[1] + latitudes[2] / 2, latitudes[2]):
                places = np.arange(longitudes[0], longitudes[1] + longitudes[2] / 2, longitudes[2])
                text += row(latitude, longitudes, [round(value(latitude, place)) for place in places])
            text += record(f"{number:6d}", f"END OF {kind} MAP")
    return text + record("", "END OF FILE")


def at(day, hour, minute=0):
    return np.datetime64(f"2020-01-{day:02d}T{hour:02d}:{minute:02d}", "ms")


@pytest.fixture
def saved(tmp_path):
    def save(text, name="tec.20i"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return save


# --- maps ---------------------------------------------------------------------------------------------------------


def test_figures_of_another_program():
    """What MintPy's tests expect of this file at 23:07 UTC: nearest 60.8, linear in space 58.90687978 (both of the map
    that is nearest in time), linear in time too 64.96605174, between maps turned with the Sun 65.15525905 TECU."""
    maps = read_ionex(JPL)
    place, midnight = ([-21.3], [-67.4]), np.datetime64("2015-11-16")
    moment = np.datetime64("2015-11-15") + np.timedelta64(83220, "s")
    assert maps.vtec([-22.5], [-65.0], midnight)[0] == pytest.approx(60.8, abs=1e-5)
    assert maps.vtec(*place, midnight)[0] == pytest.approx(58.90687978, abs=1e-5)
    assert maps.vtec(*place, moment, rotated=False)[0] == pytest.approx(64.96605174, abs=1e-5)
    assert maps.vtec(*place, moment)[0] == pytest.approx(65.15525905, abs=1e-5)


@pytest.mark.parametrize("path", [JPL, IGS])
def test_files_as_another_reader_and_interpolator_have_them(path):
    text = gzip.decompress(path.read_bytes()).decode()
    blocks = {
        kind: np.array(
            [
                [[int(v) for v in one.split()] for one in re.split(r".*LAT/LON1/LON2/DLON/H\n", block)[1:]]
                for block in re.findall(rf"START OF {kind} MAP(.*?)\n +\d+ +END OF {kind} MAP", text, re.DOTALL)
            ]
        )
        * 0.1
        for kind in ("TEC", "RMS")
    }
    maps = read_ionex(path)
    assert maps.tec_tecu.shape == blocks["TEC"].shape == (len(maps.epochs), 71, 73) and maps.radius_m == LAYER
    hours = (maps.epochs - maps.epochs[0]) / np.timedelta64(1, "h")
    assert list(hours) == [0, 2, 4][: len(hours)]
    rng = np.random.default_rng(1)
    latitude, longitude = rng.uniform(-87.5, 87.5, 300), rng.uniform(-180, 180, 300)
    for hour in (0, 0.3, 1.9):
        moment = maps.epochs[0] + np.timedelta64(round(3600 * hour), "s")
        own = maps.vtec(latitude, longitude, moment, rotated=False)
        for values, kind in zip(own, ("TEC", "RMS")):
            other = RegularGridInterpolator(
                (hours, np.linspace(-87.5, 87.5, 71), np.linspace(-180, 180, 73)), blocks[kind][:, ::-1]
            )
            assert values == pytest.approx(other(np.stack([0 * latitude + hour, latitude, longitude], -1)), abs=1e-4)


def test_longitudes_wrap_and_poles_have_the_last_row(saved):
    maps = read_ionex(IGS)
    moment = maps.epochs[0] + np.timedelta64(40, "m")
    latitude = np.linspace(-87, 87, 40)
    for longitude in (-180.0, -3.3, 177.4):
        values = maps.vtec(latitude, np.full(40, longitude), moment)
        for turns in (-2, -1, 1):
            again = maps.vtec(latitude, np.full(40, longitude + 360 * turns), moment)
            assert again[0] == pytest.approx(values[0], abs=1e-4) and again[1] == pytest.approx(values[1], abs=1e-4)
    for pole in (90.0, -90.0):
        assert maps.vtec([pole], [12.0], moment)[0] == maps.vtec([math.copysign(87.5, pole)], [12.0], moment)[0]

    # A map whose last meridian is not the first one again, and one of 0 to 360.
    def wave(latitude, longitude):
        return 100 + latitude + 50 * math.cos(math.radians(longitude))

    points = ([-35.0, 20, 77, 5], [179.0, -170, 15, 350])
    ways = [(-180, 180, 20), (-180, 160, 20), (0, 360, 20), (0, 340, 20), (180, -180, -20), (160, -180, -20)]
    found = [
        read_ionex(saved(ionex({(1, 0): wave}, longitudes=way, latitudes=(lat, -lat, -lat / 3)))).vtec(
            *points, at(1, 0)
        )
        for way in ways
        for lat in (90, -90)
    ]
    assert all(one[0] == pytest.approx(found[0][0], abs=1e-4) for one in found)
    assert np.isfinite(found[0][0]).all() and np.isnan(found[0][1]).all()


@settings(max_examples=30, deadline=None)
@given(hour=st.floats(0, 1.999), longitude=st.floats(-720, 720), latitude=st.floats(-90, 90))
def test_a_pattern_that_stands_under_the_sun_is_kept_by_turning(tmp_path_factory, hour, longitude, latitude):
    """A saw-tooth in solar time (one tooth of 180 degrees up, 180 down) is linear between the nodes of 30 degrees, and
    by maps turned with the Sun exact at every time."""

    def solar(hour):
        return lambda latitude, longitude: 10 * abs((longitude + 15 * hour) % 360 - 180)

    path = tmp_path_factory.mktemp("ionex") / "sun.20i"
    path.write_text(ionex({(1, 0): solar(0), (1, 2): solar(2)}, longitudes=(-180, 180, 30)))
    moment = at(1, 0) + np.timedelta64(round(3.6e6 * hour), "ms")
    value = read_ionex(path).vtec([latitude], [longitude], moment)[0]
    assert value == pytest.approx(abs((longitude + 15 * round(3.6e6 * hour) / 3.6e6) % 360 - 180), abs=1e-3)


def test_values_that_are_not_there(saved):
    def holed(latitude, longitude):
        return 9999 if (latitude, longitude) == (30, 20) else 100

    level = {(1, 0): holed, (1, 2): lambda *_: 120}
    maps = read_ionex(saved(ionex(level, {(1, 2): lambda *_: 20})))
    latitude, longitude = [30, 30, 45, 60, 30, 0], [20, 19, 30, 30, 60, 20]
    tec, rms = maps.vtec(latitude, longitude, at(1, 0))
    # Next to the hole there is no value, but on the far side of the cell, where it has no weight.
    assert list(np.isnan(tec)) == [True, True, True, False, False, False] and np.isnan(rms).all()
    tec, rms = maps.vtec(latitude, longitude, at(1, 2))
    assert tec == pytest.approx(12.0) and rms == pytest.approx(2.0)
    assert np.isnan(maps.vtec([np.nan], [20], at(1, 2))[0])
    # A regional map says nothing about places outside of it.
    regional = read_ionex(saved(ionex({(1, 0): lambda *_: 5}, latitudes=(30, 60, 10), longitudes=(-10, 20, 10))))
    tec, _ = regional.vtec([30, 60, 45, 29.9, 60.1, 45, 45], [-10, 20, 375, 0, 0, 20.1, -10.1], at(1, 0))
    assert list(np.isfinite(tec)) == [True, True, True, False, False, False, False]


def test_exponents(saved):
    value = {(1, 0): lambda *_: 1234}
    for given_ones, tecu in (({"exponent": -2}, 12.34), ({"exponent": -2, "map_exponent": 0}, 1234), ({}, 123.4)):
        assert read_ionex(saved(ionex(value, **given_ones))).vtec([1], [2], at(1, 0))[0] == pytest.approx(tecu)
    unsaid = re.sub(r".*EXPONENT\n", "", ionex(value))
    assert read_ionex(saved(unsaid)).vtec([1], [2], at(1, 0))[0] == pytest.approx(123.4)


def test_days_are_merged(saved):
    def day(number, *values):
        maps = {(number, hour): (lambda *_, v=v: v) for hour, v in zip((0, 12, 14, 22, 24), values) if v}
        return saved(ionex(maps), f"day{number}.20i")

    one, two = day(1, 10, 0, 0, 20, 30), day(2, 50, 60, 0, 0, 0)
    maps = read_ionex([two, one])
    assert len(maps.epochs) == 4 and maps.epochs[2] == at(2, 0)  # hour 24 is the next day's 0
    assert maps.vtec([0], [0], at(1, 23))[0] == pytest.approx(2.5)
    assert maps.vtec([0], [0], at(2, 0))[0] == pytest.approx(3.0)  # of the earlier file
    three = day(3, 70, 0, 0, 0, 0)
    for files, moment in (
        ([one, two], at(2, 13)), ([one, two], at(1, 11)), ([one, three], at(2, 6)), ([three], at(1, 0)),
    ):  # fmt: skip
        with pytest.raises(EngineInputError, match=r"\(2020-01-0\d .*\d\d UTC\) have none about a pass of 2020-01-0\d"):
            read_ionex(files).vtec([0], [0], moment)
    for others, wrong in (
        ([one, saved(ionex({(2, 0): lambda *_: 1}, height=400), "low.20i")], "day1.20i and low.20i differ in grid or"),
        ([one, saved(ionex({(2, 0): lambda *_: 1}, longitudes=(-180, 180, 30)), "fine.20i")], "differ in grid"),
        ([one, one], "are of the same time; give one file for each day"),
        ([], "give at least one"),
    ):
        with pytest.raises(EngineInputError, match=wrong):
            read_ionex(others)


SMALL = ionex({(1, 0): lambda *_: 100, (1, 2): lambda *_: 120}, {(1, 0): lambda *_: 10})


def test_what_editors_and_downloads_do_to_files_is_no_matter(saved):
    lines = SMALL.splitlines()
    for text in (
        "\r\n".join(lines), "\ufeff" + SMALL, "\n".join(line + "   " for line in lines), SMALL.rstrip(),
        gzip.compress(SMALL.encode()), SMALL.replace("END OF HEADER", "END OF HEADER\n" + record("x", "COMMENT")),
    ):  # fmt: skip
        assert read_ionex(saved(text)).vtec([0], [0], at(1, 1))[0] == pytest.approx(11.0)
    biases = record("BIASES", "START OF AUX DATA") + record("   G02     7.320     0.109", "PRN / BIAS / RMS")
    biases += record("BIASES", "END OF AUX DATA") + record("", "END OF HEADER")
    assert read_ionex(saved(SMALL.replace(record("", "END OF HEADER"), biases))).vtec([0], [0], at(1, 2))[0] == 12
    heights = record("     1", "START OF HGT MAP") + "  1  2\n" + record("     1", "END OF HGT MAP")
    assert (
        len(read_ionex(saved(SMALL.replace(record("", "END OF FILE"), heights + record("", "END OF FILE")))).epochs)
        == 2
    )


def test_truncated_files(saved):
    lines = SMALL.splitlines(keepends=True)
    for count in range(len(lines)):
        with pytest.raises(EngineInputError, match=rf"tec.20i ends at line {count} .*fetch it again"):
            read_ionex(saved("".join(lines[:count])))
    packed = gzip.compress(SMALL.encode())
    for cut in (11, len(packed) // 2, len(packed) - 4):
        with pytest.raises(EngineInputError, match=r"tec\.20i .*fetch it again"):
            read_ionex(saved(packed[:cut]))


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("     1.0            I", "     2.0            I", "Line 1 of .*tec.20i does not begin an IONEX 1 file"),
        ("     1.0            I", "     3.02           O", "Line 1 of .*does not begin an IONEX 1 file"),
        (record("     2", "MAP DIMENSION"), record("     3", "MAP DIMENSION"), "several heights"),
        ("   450.0 450.0   0.0", "   250.0 450.0  50.0", "several heights"),
        ("  6371.0", "     0.0", "layer 450 km from"),
        ("  6371.0", "  637x.0", "Line 3 .* holds no numbers"),
        ("  6371.0", "     nan", "Line 3 .* holds no numbers"),
        (record("  6371.0", "BASE RADIUS"), "", "'BASE RADIUS' is missing"),
        ("    90.0 -90.0 -30.0 ", "    90.0 -90.0   0.0 ", "grid from 90 to -90 by 0 degrees is none"),
        ("    90.0 -90.0 -30.0 ", "    90.0 -90.0  30.0 ", "grid from 90 to -90 by 30 degrees is none"),
        ("    90.0 -90.0 -30.0 ", "    90.0 -90.0 ", "'LAT1 / LAT2 / DLAT' is missing or incomplete"),
        ("  -180.0 180.0  40.0    ", "  -180.0 180.0  41.0    ", "grid from -180 to 180 by 41"),
        ("    -1    ", "    99    ", "exponent 99"),
        (record("     2", "# OF MAPS IN FILE"), record("     3", "# OF MAPS IN FILE"), "holds 2 TEC maps .* says 3"),
        ("  2020     1     1     2", "  2020     1     1     0", "tec.20i"),
        ("  2020     1     1     2", "  2020    13     1     2", "Line .* holds no time"),
        ("  2020     1     1     2", "  2020     1     1    25", "Line .* holds no time"),
        ("    30.0-180.0 180.0", "    35.0-180.0 180.0", "row that is not due"),
        ("    30.0-180.0 180.0", "    30.0-170.0 180.0", "row that is not due"),
        ("  100  100\n", "  100\n", "does not hold 10 whole numbers"),
        ("  100  100\n", "  100  100\n  100  100\n", "Line 14 of .*neither a row of the map nor its end"),
        (record("     1", "END OF TEC MAP"), record("     1", "START OF RMS MAP"), "neither a row"),
        (record("", "END OF FILE"), "  100  100\n", "no beginning of a map"),
        ("  100  100\n", "  100  100  100\n", "does not hold 10 whole numbers"),
        ("  100  100\n", "  100 10.0\n", "Line 13 of .*does not hold 10 whole numbers"),
        (SMALL[SMALL.index("START OF TEC") - 60 : SMALL.rindex(record("", "END OF FILE"))], "", "holds no TEC maps"),
    ],
)  # fmt: skip
def test_damaged_files(saved, old, new, wrong):
    assert old in SMALL
    with pytest.raises(EngineInputError, match=wrong):
        read_ionex(saved(SMALL.replace(old, new)))


@settings(max_examples=150, deadline=None)
@given(where=st.floats(0, 1, exclude_max=True), letters=st.text("0123456789 -.eEnaif\n\t\x00", min_size=1, max_size=6))
def test_no_damage_raises_anything_else(tmp_path_factory, where, letters):
    path = tmp_path_factory.getbasetemp() / "damaged.20i"
    start = int(where * len(SMALL))
    path.write_text(SMALL[:start] + letters + SMALL[start + len(letters) :])
    try:
        read_ionex(path).vtec([1.0], [1.0], at(1, 0))
    except EngineInputError as error:
        assert "damaged.20i" in str(error)


def test_files_that_are_none(saved, tmp_path):
    with pytest.raises(EngineInputError, match=r"gzip -d jplg3190.15i.Z"):
        read_ionex(saved(b"\x1f\x9d\x90 and more", "jplg3190.15i.Z"))
    for path in (tmp_path / "nowhere.20i", tmp_path):
        with pytest.raises(EngineInputError, match="cannot be read"):
            read_ionex(path)


# --- the layer and the delay --------------------------------------------------------------------------------------


def sphere(latitude, longitude, radius):
    return radius * np.array(
        [
            math.cos(math.radians(latitude)) * math.cos(math.radians(longitude)),
            math.cos(math.radians(latitude)) * math.sin(math.radians(longitude)),
            math.sin(math.radians(latitude)),
        ]
    )


def local(latitude, longitude):
    """East, north and radial unit vectors."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    return np.array(
        [
            [-math.sin(lam), math.cos(lam), 0],
            [-math.sin(phi) * math.cos(lam), -math.sin(phi) * math.sin(lam), math.cos(phi)],
            [math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)],
        ]
    )


@given(
    latitude=st.floats(-85, 85), longitude=st.floats(-180, 180), height=st.floats(-20e3, 9e3), zenith=st.floats(0, 80),
    azimuth=st.floats(0, 360), distance=st.floats(1e5, 2e6),
)  # fmt: skip
def test_pierce_point_by_spherical_trigonometry(latitude, longitude, height, zenith, azimuth, distance):
    """From the zenith angle and azimuth at the target, whether the platform flies above the layer or below it."""
    radius, z, a, phi = 6_371_000 + height, *(math.radians(v) for v in (zenith, azimuth, latitude))
    above = math.asin(radius / LAYER * math.sin(z))
    arc = z - above
    there = math.asin(math.sin(phi) * math.cos(arc) + math.cos(phi) * math.sin(arc) * math.cos(a))
    beside = math.atan2(math.sin(arc) * math.sin(a) * math.cos(phi), math.cos(arc) - math.sin(phi) * math.sin(there))
    target = sphere(latitude, longitude, radius)
    sight = np.array([math.sin(z) * math.sin(a), math.sin(z) * math.cos(a), math.cos(z)]) @ local(latitude, longitude)
    found = pierce(target[None], (target + distance * sight)[None], LAYER)
    assert found[0][0] == pytest.approx(math.degrees(there), abs=1e-7)
    apart = (found[1][0] - longitude - math.degrees(beside) + 180) % 360 - 180
    assert apart * math.cos(there) == pytest.approx(0, abs=1e-7)
    assert found[2][0] == pytest.approx(1 / math.cos(above), rel=1e-9)


def test_overhead_and_mirrored():
    targets = np.array([sphere(48, 11, 6.37e6)] * 3)
    up, east = local(48, 11)[2], local(48, 11)[0]
    latitude, longitude, slant = pierce(targets, targets + 7e5 * np.array([up, up + east, up - east]), LAYER)
    assert (latitude[0], longitude[0], slant[0]) == pytest.approx((48, 11, 1), abs=1e-9)
    assert slant[1] == pytest.approx(slant[2]) and latitude[1] == pytest.approx(latitude[2])
    assert longitude[1] - 11 == pytest.approx(11 - longitude[2]) and longitude[1] > 11


def test_delay_of_one_tecu():
    """0.403 m / f^2 with f in GHz."""
    assert delay_m(1.0, C / 1e9) == pytest.approx(0.403)
    assert delay_m(1.0, C / 9.65e9) == pytest.approx(0.004328, abs=1e-6)
    assert delay_m([10.0, 0.0], C / 5.405e9) == pytest.approx([0.13795, 0.0], abs=1e-5)


def test_share_below_the_satellite():
    # Gisinger et al. 2021: TerraSAR-X and Sentinel-1.
    assert share_below(514e3) == pytest.approx(0.75, abs=5e-4) and share_below(693e3) == pytest.approx(0.90, abs=5e-4)
    assert share_below(0) < 1e-4 and share_below(20_200e3) == pytest.approx(1) and math.isnan(share_below(math.nan))

    def chapman(z):
        return math.exp((1 - z - math.exp(-z)) / 2)

    whole = quad(chapman, -6, 80)[0]
    for height in (150e3, 294e3, 400e3, 514e3, 620e3, 747e3):
        assert share_below(height) == pytest.approx(quad(chapman, -6, (height - PEAK_M) / SCALE_M)[0] / whole, abs=1e-7)


def sight_of(moment="2020-01-01T01:00:00", altitude=514e3, wavelength=X_BAND, incidence=35.0, side="right"):
    orbit = example_orbit(48, 11, "ascending", side, incidence, epoch=moment, altitude_m=altitude)
    seen_by = Pass("p1", "t", "ascending", orbit, look_sign=1 if side == "right" else -1, wavelength_m=wavelength)
    return Sight.of(seen_by, to_geocentric([48, 48.02, 47.99], [11, 11.05, 10.97], [0, 600, 8000]))


def slant_of(sight):
    """By the law of sines, from the zenith angle at the target."""
    radius = np.linalg.norm(sight.xyz_m, axis=1)
    line = sight.platform_m - sight.xyz_m
    cosine = (line * sight.xyz_m).sum(axis=1) / radius / np.linalg.norm(line, axis=1)
    return 1 / np.sqrt(1 - (radius / LAYER) ** 2 * (1 - cosine**2))


@pytest.mark.parametrize("altitude", [300e3, 430e3, 514e3, 693e3, 800e3])
def test_the_correction_under_level_maps(saved, altitude):
    """20 TECU everywhere, for platforms below the layer of 450 km and above it."""
    level = {(1, hour): lambda *_: 200 for hour in (0, 2)}
    path = saved(ionex(level, {(1, 0): lambda *_: 4, (1, 2): lambda *_: 60}))
    sight = sight_of(altitude=altitude)
    assert abs(sight.utc_middle - at(1, 1)) < np.timedelta64(1, "s")
    height = float(np.mean(to_geodetic(sight.platform_m)[2]))
    assert altitude - 1e3 < height < altitude + 20e3
    one = 2 / C * 0.403 * (X_BAND / 0.299792458) ** 2 * share_below(height) * slant_of(sight)  # s per vertical TECU
    own = Ionosphere.of(path).at(sight)
    assert own.range_s == pytest.approx(20 * one, rel=1e-6) and not own.azimuth_s.any()
    # RMS 3.2 TECU, halfway from 0.4 to 6: four fifths of the variance are new in each pass, the rest is common.
    assert own.range_sigma_s == pytest.approx(3.2 * math.sqrt(0.8) * one, rel=1e-4) and not own.azimuth_sigma_s.any()
    (bias, still), (share, _) = own.common["ionosphere maps"], own.common["ionosphere share below satellite"]
    assert bias == pytest.approx(3.2 * math.sqrt(0.2) * one, rel=1e-4) and not still.any()
    assert share == pytest.approx(0.1 * 20 * one, rel=1e-6) and len(own.common) == 2
    # A share that is known.
    known = Ionosphere(read_ionex(path), share=0.5, share_sigma=0.02).at(sight)
    assert known.range_s == pytest.approx(20 * one * 0.5 / share_below(height), rel=1e-6)
    assert known.common["ionosphere share below satellite"][0] == pytest.approx(0.02 * known.range_s)
    # A number instead of maps, half of which may be wrong.
    fixed = IonosphereFixed(20.0).at(sight)
    assert fixed.range_s == pytest.approx(20 * one, rel=1e-6)
    assert fixed.range_sigma_s == pytest.approx(10 * math.sqrt(0.8) * one, rel=1e-6)
    assert fixed.common["ionosphere maps"][0] == pytest.approx(10 * math.sqrt(0.2) * one, rel=1e-6)


def test_errors_where_maps_say_little_of_them(saved):
    level, small = ({(1, hour): lambda *_, v=v: v for hour in (0, 2)} for v in (100, 2))
    formal = Ionosphere.of(saved(ionex(level, small))).at(sight_of())
    silent = Ionosphere.of(saved(ionex(level))).at(sight_of())
    for own, tecu in ((formal, 1.0), (silent, 3.0)):
        assert own.range_sigma_s / own.range_s == pytest.approx(tecu / 10 * math.sqrt(0.8), rel=1e-6)


@pytest.mark.parametrize("side", ["left", "right"])
def test_maps_are_read_where_the_sight_goes_through_them(saved, side):
    """A slope in longitude, linear between nodes: its value is that of the pierce point at the pass's time."""
    slope = {(1, hour): lambda latitude, longitude: 100 + 5 * longitude + latitude for hour in (0, 2)}
    path = saved(ionex(slope, latitudes=(75, 15, -5), longitudes=(-30, 60, 5)))
    sight = sight_of("2020-01-01T00:30:00", side=side)
    level = IonosphereFixed(1.0).at(sight).range_s
    latitude, longitude, _ = pierce(sight.xyz_m, sight.platform_m, LAYER)
    still = Ionosphere(read_ionex(path), rotated=False).at(sight).range_s / level
    assert still == pytest.approx(10 + 0.5 * longitude + 0.1 * latitude, abs=1e-4)
    # A radar that looks right from an ascending orbit stands in the west of its target.
    assert ((longitude < 11) == (side == "right")).all() and (abs(longitude - 11) > 2).all()
    # Turned: 7.5 degrees further in the map before (weight 3/4), 22.5 back in the map after (1/4): none on a slope,
    # but where the map after is level.
    assert Ionosphere.of(path).at(sight).range_s / level == pytest.approx(still, abs=1e-4)
    slope[1, 2] = lambda *_: 100
    maps = read_ionex(saved(ionex(slope, latitudes=(75, 15, -5), longitudes=(-30, 60, 5))))
    turned, still = (Ionosphere(maps, rotated=which).at(sight).range_s / level for which in (True, False))
    assert turned - still == pytest.approx(0.75 * 0.5 * 7.5, abs=1e-3)


def test_the_real_maps_of_a_day():
    """Germany at one o'clock in December 2024, near the maximum of the Sun: some 10 TECU, centimetres at C band."""
    own = Ionosphere.of(IGS).at(sight_of("2024-12-14T01:00:00", 693e3, C / 5.405e9))
    metres = own.range_s * C / 2
    assert (metres > 0.05).all() and (metres < 0.25).all() and (own.range_sigma_s < own.range_s / 2).all()


def test_points_and_times_that_are_not_covered(saved):
    path = saved(ionex({(1, 0): lambda *_: 200, (1, 2): lambda *_: 200}))
    seen = sight_of()
    unseen = Sight.of(seen.seen_by, np.concatenate([seen.xyz_m, to_geocentric([-40.0], [100.0], [0.0])]))
    for correction in (Ionosphere.of(path), IonosphereFixed(5.0)):
        own = correction.at(unseen)
        assert list(np.isfinite(own.range_s)) == [True, True, True, False]
        nothing = correction.at(Sight.of(seen.seen_by, to_geocentric([-40.0], [100.0], [0.0])))
        assert np.isnan(nothing.range_s).all() and np.isnan(nothing.range_sigma_s).all()
        assert correction.effects == {"ionosphere"} and correction.name and correction.source
    with pytest.raises(
        EngineInputError, match=r"tec.20i \(2020-01-01 00:00 to .* pass of 2021-06-02 05:00 .*2021-06-02, or"
    ):
        Ionosphere.of(path).at(sight_of("2021-06-02T05:00:00"))
    regional = saved(
        ionex({(1, 0): lambda *_: 1, (1, 2): lambda *_: 1}, latitudes=(10, 20, 5), longitudes=(0, 30, 5)), "south.20i"
    )
    with pytest.raises(EngineInputError, match=r"south.20i hold no value at 4\d\.\d, .*'p1'.* use global maps"):
        Ionosphere.of(regional).at(seen)


def test_what_is_no_correction(saved):
    maps = read_ionex(saved(SMALL))
    for wavelength in (math.nan, 0.0, -0.03):
        for correction in (Ionosphere(maps), IonosphereFixed(5.0)):
            with pytest.raises(EngineInputError, match=r"'p1' has no wavelength .* give its wavelength_m"):
                correction.at(sight_of(wavelength=wavelength))
    for wrong in ({"share": 1.2}, {"share": math.nan}, {"common_variance": -0.1}):
        with pytest.raises(EngineInputError, match="must be from 0 to 1"):
            Ionosphere(maps, **wrong)
    for wrong in ({"tec_tecu": -1.0}, {"tec_tecu": math.nan}, {"tec_tecu": 5.0, "sigma": -1.0}):
        with pytest.raises(EngineInputError, match="negative or no number"):
            IonosphereFixed(**wrong)
