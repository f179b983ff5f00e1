"""Frames against the 60 passes of a surveyed reflector and against the published 14 parameters written out; velocities
against the UNAVCO calculator and PROJ's own resource files."""

import csv
import warnings
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj.transformer import TransformerGroup
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.corrections.estimate import check_apart
from vertical_city.engine.sar.corrections.frames import (
    ALIASES,
    ITRF,
    PLATE_MODELS,
    PLATES,
    VAGUE,
    FrameChange,
    PlateMotion,
    decimal_year,
    from_itrf,
    plate_velocity,
    realisation,
    to_itrf,
)
from vertical_city.engine.sar.geodetic import to_geocentric, up
from vertical_city.engine.sar.geometry import geo2rdr
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.simulate import example_orbit

DATA = Path(__file__).parents[3] / "data" / "sar" / "prievidza"
C = 299_792_458.0
REFLECTOR = np.array([3991344.3823, 1348774.7472, 4773148.3127])  # ETRF2000
LATITUDE, LONGITUDE, HEIGHT = 48.7572134565, 18.6713926740, 460.2245


@pytest.fixture(scope="module")
def table():
    with (DATA / "observations.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    days = np.array([row["utc_day"] for row in rows], "datetime64[D]")
    return days, np.array([[float(row[f"itrf_minus_etrf_{axis}_m"]) for axis in "xyz"] for row in rows])


def sight(frame="ITRF2014", epoch="2020-06-15T05:00:00", xyz=None):
    orbit = example_orbit(LATITUDE, LONGITUDE, "ascending", "right", 37.6, epoch=epoch, altitude_m=693e3)
    orbit = type(orbit)(orbit.epoch, orbit.times_s, orbit.positions_m, orbit.velocities_m_s, frame)
    seen_by = Pass("a", "t", "ascending", orbit, "S1A", wavelength_m=0.0555)
    return Sight.of(seen_by, REFLECTOR + np.array([[0, 0, 0], [900.0, -400, 50]]) if xyz is None else xyz)


@pytest.mark.parametrize("crs", ["EPSG:7930", "EPSG:7931", "EPSG:9067", "etrf2000 geocentric by its definition"])
def test_the_surveyed_reflector_on_sixty_days(table, crs):
    """Geocentric, 3D, 2D: what counts is the frame."""
    days, truth = table
    crs = crs if crs.startswith("EPSG") else pyproj.CRS.from_epsg(7930).to_wkt()
    places = np.tile(REFLECTOR, (len(days), 1))
    moved = to_itrf(places, crs, "ITRF2014", decimal_year(days))
    assert np.abs(moved - places - truth).max() < 1e-4  # of a table to 0.01 mm
    back = from_itrf(moved, pyproj.CRS.from_user_input(crs), "IGb14", decimal_year(days))
    assert np.abs(back - places).max() < 1e-6


def test_the_time_matters(table):
    """PROJ's own epoch in place of the time is the trap."""
    days, truth = table
    still = to_itrf(REFLECTOR, "EPSG:7930", "ITRF2014", 2010.0) - REFLECTOR
    assert np.linalg.norm(still - truth[-1]) > 0.2
    assert (
        np.linalg.norm(to_itrf(REFLECTOR, "EPSG:7930", "ITRF2014", decimal_year(days[-1])) - REFLECTOR - truth[-1])
        < 1e-4
    )


def etrf2000_from_itrf2014(xyz, year):
    """EUREF Technical Note 1, table 4: T in mm, D in 1e-9, R in mas, at 2010.0, and their rates."""
    since = year - 2010.0
    t = np.array([54.7, 52.2, -74.1]) + np.array([0.1, 0.1, -1.9]) * since
    d = 2.12 + 0.11 * since
    r = np.array([1.701, 10.290, -16.632]) + np.array([0.081, 0.490, -0.792]) * since
    x, y, z = np.asarray(xyz)
    rx, ry, rz = r / 1000 / 3600 * np.pi / 180
    turned = np.array([ry * z - rz * y, rz * x - rx * z, rx * y - ry * x])
    return xyz + t / 1000 + d * 1e-9 * xyz + turned


@settings(deadline=None, max_examples=40)
@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(-100, 5000), st.floats(1995, 2035))
def test_the_published_parameters(latitude, longitude, height, year):
    itrf = to_geocentric(latitude, longitude, height)
    own = from_itrf(itrf, "EPSG:7930", "ITRF2014", year)
    assert np.abs(own - etrf2000_from_itrf2014(itrf, year)).max() < 2e-5


def test_realisations_lie_by_each_other():
    years = np.array([2014.0, 2020.0, 2025.0])
    places = np.tile(REFLECTOR, (3, 1))
    base = to_itrf(places, "EPSG:7930", "ITRF2014", years)
    for name in ("ITRF2008", "IGS08", "ITRF2020", "IGS20"):
        assert 1e-3 < np.linalg.norm(to_itrf(places, "EPSG:7930", name, years) - base, axis=1).max() < 6e-3
    assert np.linalg.norm(to_itrf(places, "EPSG:7930", "WGS84-G1150", years) - base, axis=1).max() < 0.06
    assert np.array_equal(to_itrf(base, "EPSG:7789", "IGS14", years), base)


def test_names_of_frames():
    for name in (*ITRF, *ALIASES):
        assert realisation(name) in ITRF and realisation(name.lower()) == realisation(name)
    assert realisation("IGb14") == realisation("ITRF 2014") == realisation("WGS84 (G2139)") == "ITRF2014"
    assert realisation("WGS 84-G1150") == "ITRF2000"
    assert {realisation(name) for name in (*VAGUE, "Earth Fixed", "EARTH_FIXED", "wgs 84")} == {"ITRF2014"}
    with pytest.raises(EngineInputError, match=r"frame 'GM2000' is not known; wanted is one of ITRF88, .*IGS20"):
        realisation("GM2000")


@pytest.mark.parametrize(
    ("crs", "words"),
    [
        ("EPSG:4258", "ETRS89 does not say which of its realisations"),
        ("EPSG:25832", "ETRS89 does not say which of its realisations"),
        ("EPSG:4326", "WGS 84 does not say which of its realisations"),
        ("EPSG:5514", "does not know how S-JTSK moves"),
        ("EPSG:99999", "'EPSG:99999' is no coordinate reference system"),
        ("EPSG:5773", "tied to no geodetic frame"),  # heights
    ],
)
def test_frames_that_proj_cannot_follow(crs, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for refuse in (lambda: to_itrf(REFLECTOR, crs, "ITRF2014", 2020.0), lambda: FrameChange(crs)):
            with pytest.raises(EngineInputError, match=words) as raised:
                refuse()
            assert "\n" not in str(raised.value) and str(raised.value).endswith(".")


@pytest.mark.parametrize(
    ("crs", "frame"),
    [
        ("EPSG:5558", "ITRF2000"),  # UCS-2000: registered as the same, though it stays with its plate
        ("EPSG:6988", "ITRF2008"),  # of Israel, a shift of fixed size
        ("EPSG:3887", "ITRF2014"),  # of Iraq: nothing at all
        ("EPSG:4170", "ITRF2014"),  # SIRGAS 1995: neither
        ("EPSG:4167", "ITRF2014"),  # NZGD2000: by a grid of deformations
        ("EPSG:7815", "ITRF2014"),  # WGS 84 of Transit's days, good to a metre
    ],
)
def test_operations_that_stand_still_or_say_nothing(crs, frame):
    with pytest.raises(
        EngineInputError, match=f"PROJ does not know how .* moves against {frame}; choose another frame"
    ):
        to_itrf(REFLECTOR, crs, frame, 2020.0)


def test_bad_years_and_places():
    with pytest.raises(EngineInputError, match="year 20200 is none of radar satellites"):
        to_itrf(REFLECTOR, "EPSG:7930", "ITRF2014", 20200.0)
    moved = to_itrf(np.array([REFLECTOR, [np.nan, 0, 0], REFLECTOR]), "EPSG:7930", "", np.array([2020.0, 2020, np.nan]))
    assert np.isfinite(moved[0]).all() and np.isnan(moved[1:]).all()


@given(st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)))
def test_decimal_years(moment):
    start, end = (datetime(moment.year + k, 1, 1, tzinfo=timezone.utc) for k in (0, 1))
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=timezone.utc)
    expected = moment.year + (moment - start) / (end - start)
    own = decimal_year(np.datetime64(moment.replace(tzinfo=None), "ms"))
    assert float(own) == pytest.approx(expected, abs=1e-9)


def test_decimal_years_of_many():
    years = decimal_year(np.array(["2020-07-02", "1969-07-02T12", "NaT", "2021-01-01"], "datetime64[s]"))
    assert years[[0, 1, 3]] == pytest.approx([2020.5, 1969.5, 2021.0], abs=1e-9) and np.isnan(years[2])


# UNAVCO Plate Motion Calculator, ITRF2014, h = 0: latitude, longitude, north and east in mm/yr.
UNAVCO = {"AUST": (-24, 132, 59.12, 32.69), "EURA": (27, 62, 5.40, 28.34), "ARAB": (18, 48, 29.32, 36.11)}


def local(latitude, longitude):
    phi, lam = np.radians([latitude, longitude])
    north = [-np.sin(phi) * np.cos(lam), -np.sin(phi) * np.sin(lam), np.cos(phi)]
    return np.array(north), np.array([-np.sin(lam), np.cos(lam), 0])


@pytest.mark.parametrize("plate", UNAVCO)
def test_velocities_of_the_unavco_calculator(plate):
    latitude, longitude, north, east = UNAVCO[plate]
    velocity = 1000 * plate_velocity(to_geocentric(latitude, longitude, 0.0), plate)
    to_north, to_east = local(latitude, longitude)
    assert velocity @ to_north == pytest.approx(north, abs=0.1) and velocity @ to_east == pytest.approx(east, abs=0.1)


@pytest.mark.parametrize("model", PLATE_MODELS)
def test_velocities_of_proj(model):
    """PROJ brings the same rotation poles; the ITRF2020's only since 9.4."""
    places = to_geocentric(np.array([10.0, -40, 65]), np.array([0.0, 100, -150]), np.array([0.0, 500, 2000]))
    compared = 0
    for plate in PLATE_MODELS[model].poles:
        text = f"+proj=pipeline +step +init={model}:{plate} +t_epoch=2010.0"
        try:
            operation = pyproj.Transformer.from_pipeline(text)
        except pyproj.exceptions.ProjError:
            continue
        moved = np.stack(operation.transform(*places.T, np.full(3, 2011.0))[:3], axis=1) - places
        own = plate_velocity(places, plate, model)
        origin = np.array(PLATE_MODELS[model].origin_m_yr)
        normal = up(places)
        assert np.abs(own - (origin - (normal @ origin)[:, None] * normal) - moved).max() < 2e-6
        compared += 1
    assert compared or model == "ITRF2020"
    assert set(PLATE_MODELS[model].poles) <= set(PLATES)


@pytest.mark.parametrize("model", PLATE_MODELS)
def test_plates_move_along_the_ground(model):
    """The rotation is horizontal on a sphere, and the origin's rate is made so."""
    places = to_geocentric(np.linspace(-80, 80, 9), np.linspace(-170, 150, 9), np.zeros(9))
    for plate in PLATE_MODELS[model].poles:
        velocity = plate_velocity(places, plate, model)
        rise = np.abs(np.sum(velocity * up(places), axis=1))
        assert (
            rise.max() < 4e-3 * np.linalg.norm(velocity, axis=1).max() and np.linalg.norm(velocity, axis=1).max() < 0.11
        )


def test_the_models_agree_to_a_millimetre():
    place = to_geocentric(LATITUDE, LONGITUDE, HEIGHT)
    first, second = (plate_velocity(place, "EURA", model) for model in PLATE_MODELS)
    assert 1e-4 < np.linalg.norm(first - second) < 1.2e-3


def test_plate_motion_is_what_the_etrf_follows():
    """ETRF2014 turns with Eurasia at the same poles: a point moved by ten years of the plate keeps its coordinates."""
    start = to_itrf(REFLECTOR, "EPSG:8401", "ITRF2014", 2010.0)
    end = to_itrf(REFLECTOR, "EPSG:8401", "ITRF2014", 2020.0)
    assert np.abs(end - start - 10 * plate_velocity(start, "EURA")).max() < 2e-3


def test_plate_motion_as_a_correction():
    seen = sight(epoch="2020-07-02T00:00:00")
    correction = PlateMotion("EURA", 2010.0)
    estimate = correction.at(seen)
    moved_t, moved_tau = geo2rdr(seen.seen_by.orbit, seen.xyz_m + 10.5 * plate_velocity(seen.xyz_m, "EURA"))
    assert np.allclose(estimate.range_s, moved_tau - seen.tau_s, rtol=0, atol=1e-14)
    assert np.allclose(estimate.azimuth_s, moved_t - seen.t_s, rtol=0, atol=1e-10)
    assert np.abs(estimate.range_s).max() * C / 2 > 0.05
    assert not estimate.range_sigma_s.any() and not estimate.azimuth_sigma_s.any()
    # An error of the velocity acts on all passes with its own time, and along every axis: 10.5 * 0.3 mm in range.
    total = np.sqrt(sum(range_s**2 for range_s, _ in estimate.common.values())) * C / 2
    assert len(estimate.common) == 3 and total == pytest.approx(10.5 * 0.0003, rel=1e-4)
    before = PlateMotion("EURA", 2031.0).at(seen)
    for name, (range_s, azimuth_s) in estimate.common.items():
        assert np.allclose(before.common[name][0], -range_s, rtol=1e-6)
        assert np.allclose(before.common[name][1], -azimuth_s, rtol=1e-6)
    at_epoch = PlateMotion("EURA", 2020.5).at(seen)
    assert np.abs(at_epoch.range_s).max() < 1e-17 and np.abs(at_epoch.azimuth_s).max() < 1e-12
    wider = PlateMotion("EURA", 2010.0, velocity_sigma_m_yr=0.003).at(seen)
    assert np.allclose(wider.common["velocity of plate EURA x"][0], 10 * estimate.common["velocity of plate EURA x"][0])
    assert "2010.00" in correction.source and "Altamimi" in correction.source and "Eurasia" in correction.source


def test_plates_that_are_none():
    with pytest.raises(EngineInputError, match="has no plate 'Europe'; choose from ANTA, ARAB, AUST"):
        PlateMotion("Europe", 2010.0)
    with pytest.raises(EngineInputError, match="no plate 'CARB'"):
        PlateMotion("CARB", 2010.0)  # in the ITRF2020's only
    assert PlateMotion("CARB", 2010.0, "ITRF2020").at(sight()).range_s.shape == (2,)
    with pytest.raises(EngineInputError, match="no plate motion model 'ITRF97'; choose from ITRF2014, ITRF2020"):
        PlateMotion("EURA", 2010.0, "ITRF97")
    with pytest.raises(EngineInputError, match="year 10 is none"):
        PlateMotion("EURA", 10.0)


def stated(least):
    """What is told of ETRF2000: at least this, or what the register states, 1 cm in its newer editions."""
    group = TransformerGroup("EPSG:7789", "EPSG:7930")
    return max(least, group.transformers[0].accuracy)


def test_frame_change_as_a_correction(table):
    days, truth = table
    seen = sight(epoch=f"{days[40]}T00:00:00", xyz=REFLECTOR[None])
    estimate = FrameChange("EPSG:7930").at(seen)
    moved_t, moved_tau = geo2rdr(seen.seen_by.orbit, REFLECTOR[None] + truth[40])
    assert abs(estimate.range_s - (moved_tau - seen.tau_s))[0] * C / 2 < 1e-4
    assert abs(estimate.azimuth_s - (moved_t - seen.t_s))[0] * 7000 < 1e-4
    assert abs(estimate.range_s[0]) * C / 2 > 0.1
    total = np.sqrt(sum(range_s**2 for range_s, _ in estimate.common.values()))[0] * C / 2
    assert total == pytest.approx(stated(0.001), rel=1e-3)
    assert set(estimate.common) == {f"ETRF2000 in ITRF {axis}" for axis in "xyz"}


def test_the_doubt_of_a_frame_change():
    def total(correction, frame):
        common = correction.at(sight(frame)).common.values()
        return np.sqrt(sum(range_s**2 for range_s, _ in common))[0] * C / 2

    assert total(FrameChange("EPSG:7930"), "") == pytest.approx(stated(0.003), rel=1e-3)  # an orbit that does not say
    assert total(FrameChange("EPSG:7930", "IGS14"), "") == pytest.approx(stated(0.001), rel=1e-3)
    assert total(FrameChange("EPSG:7842"), "ITRF2014") == pytest.approx(0.03, rel=1e-3)  # the register's 3 cm
    first, second = (FrameChange("EPSG:7930", frame).at(sight("")).range_s for frame in ("ITRF2014", "ITRF2020"))
    assert 1e-4 < np.abs(first - second).max() * C / 2 < 6e-3


def test_frames_that_follow_no_plate():
    with pytest.raises(EngineInputError, match=r"Reference Frame 2014 does not move with a plate; .*ETRF2000"):
        FrameChange("EPSG:7789")
    with pytest.raises(EngineInputError, match="frame 'Mars' is not known"):
        FrameChange("EPSG:7930", "Mars")
    with pytest.raises(EngineInputError, match="frame 'Mars' is not known"):
        FrameChange("EPSG:7930").at(sight("Mars"))


def test_only_one_of_them():
    with pytest.raises(EngineInputError, match="plate motion and frame would be corrected twice"):
        check_apart([PlateMotion("EURA", 2010.0), FrameChange("EPSG:7930")])
