"""The corrections of the troposphere against slant delays computed by others, and by hand."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.constants import SPEED_OF_LIGHT_M_S
from vertical_city.engine.sar.corrections.mapping_function import MEAN_A, vmf3
from vertical_city.engine.sar.corrections.troposphere import (
    REDUCTION,
    ZENITH,
    TroposphereGrid,
    TroposphereStandard,
    TroposphereStation,
    day_of_year,
    open_troposphere,
)
from vertical_city.engine.sar.corrections.zenith_delay import standard_atmosphere
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.simulate import example_orbit

DATA = Path(__file__).parents[3] / "data" / "sar" / "corrections"
PLACE = 48.7572134565, 18.6713926740, 460.2245  # the reflector at Prievidza
METRES = SPEED_OF_LIGHT_M_S / 2


def sight_of(utc="2020-04-04T04:53:42", incidence=41.95, places=None, heading="descending"):
    orbit = example_orbit(*PLACE[:2], heading, "right", incidence, utc, PLACE[2], 693_000.0, 98.18)
    places = np.atleast_2d(PLACE if places is None else places)
    return Sight.of(Pass("S1_X", "t51", heading, orbit), to_geocentric(*places.T))


STATION = """# station: name=PRIE lat=48.7572134565 lon=18.671392674 height={height}
time,ztd_m,zhd_m,sigma_m
2020-04-04T04:00,2.26,2.17,0.003
2020-04-04T06:00,2.28,2.18,0.003
"""


def write_station(folder, height=460.2245, name="prie.csv", text=STATION):
    path = folder / name
    path.write_text(text.format(height=height))
    return path


def write_grid(folder):
    """36 x 72 points of the same values; 200 m high."""
    files = []
    for hour, zwd in ((0, 0.08), (6, 0.10)):
        path = folder / f"VMF3_20200404.H{hour:02d}"
        rows = [f"{87.5 - 5 * i} {2.5 + 5 * j} 0.00122 0.00052 2.2500 {zwd}" for i in range(36) for j in range(72)]
        path.write_text(f"! Epoch:  2020 04 04 {hour:02d} 00  0.0\n" + "\n".join(rows) + "\n")
        files.append(path)
    heights = folder / "orography_ell_5x5"
    heights.write_text("200.00\n" * 2592)
    return [*files, heights]


def test_sixty_slant_delays_of_another_program():
    """gecoris (Czikhardt 2021), Saastamoinen with a fixed standard atmosphere: the seasons are the difference."""
    with open(DATA / "prievidza_troposphere.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 60
    for row in rows:
        utc = np.datetime64(row["utc_day"]) + np.timedelta64(int(row["second_of_day"]), "s")
        sight = sight_of(utc, float(row["incidence_deg"]), heading=row["pass"])
        own = TroposphereStandard().at(sight)
        assert own.range_s[0] * METRES == pytest.approx(float(row["slant_m"]), abs=0.075)
        assert own.azimuth_s[0] == 0 and own.azimuth_sigma_s[0] == 0


def test_the_standard_atmosphere_is_its_zenith_delays_mapped():
    places = [PLACE, (48.80, 18.70, 900.0)]
    sight = sight_of(places=places)
    own = TroposphereStandard(geoid_m=43.0, sigma_m=0.05, common_m=0.02).at(sight)
    for k, (latitude, longitude, height) in enumerate(places):
        dry, wet = standard_atmosphere(latitude, 95.2039, height - 43)
        elevation = 90 - sight.incidence_deg[k]
        factors = vmf3(MEAN_A, latitude, longitude, 95.2039, elevation, height)
        assert own.range_s[k] * METRES == pytest.approx(dry * factors[0] + wet * factors[1], abs=1e-6)
        assert own.range_sigma_s[k] * METRES == pytest.approx(0.05 * factors[1], rel=1e-6)
        assert own.common[ZENITH][0][k] * METRES == pytest.approx(0.02 * factors[1], rel=1e-6)
        assert factors[1] == pytest.approx(1 / math.cos(math.radians(sight.incidence_deg[k])), rel=1e-3)
    assert set(own.common) == {ZENITH} and not own.common[ZENITH][1].any()


def test_the_day_of_the_year():
    assert day_of_year(np.datetime64("2018-11-25T00:00", "ms")) == 329
    assert day_of_year(np.datetime64("2020-12-31T12:00", "ms")) == 366.5
    assert day_of_year(np.datetime64("2020-01-01T00:00", "ms")) == 1


def test_a_station_at_the_target(tmp_path):
    correction = open_troposphere([write_station(tmp_path)])
    assert isinstance(correction, TroposphereStation)
    sight = sight_of("2020-04-04T05:00:00")
    own = correction.at(sight)
    factors = vmf3(MEAN_A, *PLACE[:2], day_of_year(sight.utc_middle), 90 - 41.95, PLACE[2])
    assert own.range_s[0] * METRES == pytest.approx(2.175 * factors[0] + 0.095 * factors[1], abs=1e-6)
    assert own.range_sigma_s[0] * METRES == pytest.approx(0.004 * factors[1], rel=1e-3)  # not below the station's own
    assert own.common[REDUCTION][0][0] == pytest.approx(0, abs=1e-15)
    assert own.common[ZENITH][0][0] * METRES == pytest.approx(0.003 * factors[1], rel=1e-6)


def test_a_station_below_the_target_and_far_away(tmp_path):
    """100 m of air of 0 degrees are 1.25 % of its weight; the wet delay falls by 4.9 %."""
    here, below = (open_troposphere([write_station(tmp_path, height)]) for height in (460.2245, 360.2245))
    sight = sight_of("2020-04-04T05:00:00", places=[PLACE, (PLACE[0], PLACE[1] + 0.3, PLACE[2])])
    one, other = here.at(sight), below.at(sight)
    secant = 1 / math.cos(math.radians(41.95))
    less = 2.175 * 0.0125 + 0.095 * (1 - math.exp(-0.05))
    assert (one.range_s - other.range_s)[0] * METRES == pytest.approx(less * secant, abs=0.0005)
    doubt = math.hypot(0.095 * 0.05 / 4, 2.175 * 0.0125 * 0.03)
    assert other.common[REDUCTION][0][0] * METRES == pytest.approx(doubt * secant, rel=0.06)
    # 22 km away: 4 mm and 1.8 mm · sqrt(22).
    sigma = math.hypot(0.004, 0.0018 * math.sqrt(22.05))
    nearer = math.cos(math.radians(sight.incidence_deg[0])) / math.cos(math.radians(sight.incidence_deg[1]))
    assert one.range_sigma_s[1] / one.range_sigma_s[0] == pytest.approx(sigma / 0.004 * nearer, rel=0.002)


def test_a_total_delay_alone_is_divided_by_the_standard_atmosphere(tmp_path):
    text = "\n".join(",".join(line.split(",")[:2]) for line in STATION.splitlines())
    total = open_troposphere([write_station(tmp_path, name="total.csv", text=text)])
    divided = open_troposphere([write_station(tmp_path)])
    sight = sight_of("2020-04-04T05:00:00")
    assert total.at(sight).range_s[0] * METRES == pytest.approx(divided.at(sight).range_s[0] * METRES, abs=1e-4)


def test_the_nearest_of_several_stations(tmp_path):
    far = STATION.replace("PRIE lat=48.75", "FARR lat=49.25").replace("2.2", "2.4")
    both = open_troposphere([write_station(tmp_path, name="far.csv", text=far), write_station(tmp_path)])
    sight = sight_of("2020-04-04T05:00:00")
    assert len(both.stations) == 2
    np.testing.assert_array_equal(both.at(sight).range_s, open_troposphere([tmp_path / "prie.csv"]).at(sight).range_s)
    only = TroposphereStation(both.stations[:1], farthest_km=50)
    with pytest.raises(
        EngineInputError, match=r"FARR \(far.csv\), is 56 km from the points of the pass S1_X; .* 50 km"
    ):
        only.at(sight)


def test_a_station_file_that_ends_early(tmp_path):
    correction = open_troposphere([write_station(tmp_path)])
    with pytest.raises(EngineInputError) as caught:
        correction.at(sight_of("2020-04-16T04:53:42"))
    for part in ("prie.csv", "2020-04-04T04:00", "2020-04-04T06:00", "the pass S1_X of 2020-04-16T04:53"):
        assert part in str(caught.value)


def test_a_grid(tmp_path):
    correction = open_troposphere(write_grid(tmp_path))
    assert isinstance(correction, TroposphereGrid)
    sight = sight_of("2020-04-04T04:30:00")
    own = correction.at(sight)
    day = 95 + 4.5 / 24
    dry = 2.25 * standard_atmosphere(PLACE[0], day, PLACE[2])[0] / standard_atmosphere(PLACE[0], day, 200)[0]
    wet = 0.095 * math.exp(-260.2245 / 2000)
    factors = vmf3((0.00122, 0.00052), *PLACE[:2], day, 90 - 41.95, PLACE[2])
    assert own.range_s[0] * METRES == pytest.approx(dry * factors[0] + wet * factors[1], abs=1e-6)
    assert own.range_sigma_s[0] * METRES == pytest.approx(0.015 * factors[1], rel=1e-6)
    doubt = math.hypot(wet * 260.2245 / 8000, 0.03 * (2.25 - dry))
    assert own.common[REDUCTION][0][0] * METRES == pytest.approx(doubt * factors[1], rel=1e-6)
    # vmf3_grid.m of TU Wien, written out: by Berg's formula, which takes the air for 289 K.
    gravity = [1 - 0.00266 * math.cos(2 * math.radians(PLACE[0])) - 0.28e-6 * h for h in (200, PLACE[2])]
    berg = 2.25 / 0.0022768 * gravity[0] * (1 - 0.0000226 * 260.2245) ** 5.225 * 0.0022768 / gravity[1]
    assert dry == pytest.approx(berg, abs=0.004)


def test_a_grid_that_does_not_cover_the_pass_or_lacks_its_heights(tmp_path):
    files = write_grid(tmp_path)
    with pytest.raises(EngineInputError, match=r"the pass S1_X of 2020-04-04T06:01 \(the nearest: 2020-04-04T06:00\)"):
        open_troposphere(files).at(sight_of("2020-04-04T06:01:00"))
    with pytest.raises(EngineInputError, match=r"add the file orography_ell_5x5 from vmf\.geo\.tuwien\.ac\.at"):
        open_troposphere(files[:2])
    with pytest.raises(EngineInputError, match="orography_ell_5x5 holds the heights of a troposphere grid only"):
        open_troposphere(files[2:])


def test_files_are_told_by_their_contents(tmp_path):
    assert isinstance(open_troposphere([]), TroposphereStandard)
    (tmp_path / "grids").mkdir()
    files = write_grid(tmp_path / "grids")
    assert isinstance(open_troposphere([tmp_path / "grids"]), TroposphereGrid)
    files[0].rename(tmp_path / "grids" / "a.csv")
    assert isinstance(open_troposphere([str(tmp_path / "grids")]), TroposphereGrid)
    station = write_station(tmp_path, name="x.dat")
    with pytest.raises(
        EngineInputError, match=r"VMF3_20200404.H06 is of a troposphere grid and x.dat of stations; give files of one"
    ):
        open_troposphere([tmp_path / "grids", station])
    tro = tmp_path / "y.dat"
    tro.write_text(
        "%=TRO 1.00 X\n+SITE/COORDINATES\n*SITE X Y Z\n GOPE A 1 P 3979316.4 1050312.3 4857066.9\n-SITE/COORDINATES\n"
        "+TROP/SOLUTION\n*SITE ____EPOCH___ TROTOT\n GOPE 20:095:00000 2250.1\n-TROP/SOLUTION\n%=ENDTRO\n"
    )
    both = open_troposphere([station, tro])
    assert [one.name for one in both.stations] == ["PRIE", "GOPE"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(EngineInputError, match="The folder empty holds no files"):
        open_troposphere([tmp_path / "empty"])
    with pytest.raises(EngineInputError, match=r"nowhere\.csv cannot be read"):
        open_troposphere([tmp_path / "nowhere.csv"])


def test_points_that_the_orbit_does_not_see_have_no_delay(tmp_path):
    places = [PLACE, (PLACE[0] - 25, PLACE[1], 0.0), PLACE]
    sight = sight_of("2020-04-04T05:00:00", places=places)
    gone = Sight.of(sight.seen_by, np.vstack([sight.xyz_m[:2], np.full((1, 3), np.nan)]))
    near = TroposphereStation(open_troposphere([write_station(tmp_path)]).stations, farthest_km=5000)
    for correction in (TroposphereStandard(), near, open_troposphere(write_grid(tmp_path))):
        own = correction.at(gone)
        assert list(np.isfinite(own.range_s)) == [True, False, False]
        assert own.range_s.shape == own.range_sigma_s.shape == own.common[ZENITH][0].shape == (3,)
        assert correction.effects == {"troposphere"} and correction.name and correction.source
