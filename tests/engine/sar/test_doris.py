"""The reader of Doris' result files, on two real ones of ENVISAT (Ciomadul) and the points that were made with them."""

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.geometry import angles
from vertical_city.engine.sar.orbit import Orbit
from vertical_city.engine.sar.readers import find_products, open_products
from vertical_city.engine.sar.readers.doris import open_doris, orbit_of_positions, recognises

from .truth import C, geocentric, zero_doppler

# What the step crop of each file says: first and last line and pixel, counted from 1.
CROPS = {"asc": (1200, 21000, 300, 3300), "dsc": (4800, 26000, 200, 3200)}


@pytest.fixture(scope="session")
def folder(request):
    return request.config.rootpath / "tests" / "data" / "pointcloud"


@pytest.fixture
def changed(folder, tmp_path):
    """changed(old, new) -> the ascending file with a text replaced."""

    def make(old="", new="", name="asc_master.res"):
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / name
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    return make


def test_the_figures_of_the_file(folder):
    (product,) = open_products(folder / "asc_master.res")
    assert (product.name, product.sensor) == ("asc_master 2005-06-04", "ENVISAT")
    assert (product.pass_direction, product.look_side) == ("ascending", "right")
    assert (product.lines, product.samples, product.image) == (27180, 5681, None)
    assert product.epoch == np.datetime64("2005-06-04T19:54:28")
    # 78 lines later, 2 samples earlier than the simulated amplitude: the image's own times are off by as much.
    assert product.first_azimuth_time_s == pytest.approx(0.8884679624 - 78 / 1652.41576, abs=1e-7)
    assert product.first_range_time_s == pytest.approx(5.5174389096e-3 + 2 / 19.20768e6, abs=1e-12)
    assert product.line_spacing_s == pytest.approx(1 / 1652.41576)
    assert product.sample_spacing_m == pytest.approx(C / 2 / 19.20768e6)
    assert product.wavelength_m == 0.0562356424
    assert product.range_bandwidth_hz == pytest.approx(16e6, rel=1e-6)
    assert product.doppler.at([0.0], [0.006]) == pytest.approx(-703.64804438)
    assert any("master timing" in note for note in product.notes)
    assert any("first line and sample are 1199 and 299" in note for note in product.notes)
    (other,) = open_products(folder / "dsc_master.res")
    assert (other.pass_direction, other.sensor) == ("descending", "ENVISAT")


@pytest.mark.parametrize("name", ["asc", "dsc"])
def test_points_lie_within_the_crop_to_a_tenth_of_a_pixel(folder, name):
    """The points at the edges of the crop: only right times of the first pixel and a right orbit put them there."""
    (product,) = open_products(folder / f"{name}_master.res")
    lon, lat, _, dem, _ = np.loadtxt(folder / f"ciomadul_{name}.xy").T
    t, tau = zero_doppler(product.orbit, geocentric(lat, lon, dem))
    line, sample = product.line_of(t) + 1, product.sample_of(tau) + 1
    first_line, last_line, first_pixel, last_pixel = CROPS[name]
    assert line.min() > first_line - 0.1 and line.max() == pytest.approx(last_line, abs=0.1)
    assert sample.min() == pytest.approx(first_pixel, abs=0.02)
    assert sample.max() == pytest.approx(last_pixel, abs=0.02)
    if name == "dsc":
        assert line.min() == pytest.approx(first_line, abs=0.1)
    # ENVISAT's swath IS2 is seen under 19.2 to 26.7 degrees (ESA); the mountains lie in its near half.
    incidence = angles(product.orbit, t, geocentric(lat, lon, dem))[1]
    assert 18.5 < incidence.min() < incidence.max() < 26.7


def test_the_orbit_passes_through_the_positions(folder):
    (product,) = open_products(folder / "asc_master.res")
    orbit = product.orbit
    assert np.abs(orbit.state(orbit.times_s)[0] - orbit.positions_m).max() < 1e-3
    # ENVISAT flies some 800 km high, so 7.45 km/s; the Earth turns below it.
    assert np.linalg.norm(orbit.velocities_m_s, axis=1) == pytest.approx(7549, abs=1)
    # Velocities by the differences of positions on either side, which the curvature hardly changes.
    middle = (orbit.positions_m[2:] - orbit.positions_m[:-2]) / 2
    assert np.abs(orbit.velocities_m_s[1:-1] - middle).max() < 0.02
    assert orbit.quality == "precise"


def test_velocities_of_a_circle():
    t = np.arange(0.0, 200, 10)
    w, r = 1e-3, 7.2e6
    circle = np.stack([r * np.cos(w * t), r * np.sin(w * t), 0 * t], axis=1)
    orbit = orbit_of_positions(np.datetime64("2020-01-01T00:00:00", "s"), t, circle)
    truth = r * w * np.stack([-np.sin(w * t), np.cos(w * t), 0 * t], axis=1)
    assert isinstance(orbit, Orbit)
    assert np.abs(orbit.velocities_m_s - truth).max() < 1e-5


def test_a_scene_across_midnight(changed):
    """State vectors count the seconds of the day: one day on they begin anew."""
    text = changed().read_text(encoding="utf-8")
    path = changed("04-Jun-2005 19:54:28.8884679624", "04-Jun-2005 23:59:55.8884679624")
    later = 86395 - 71668
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if len(words) == 4 and words[0].startswith("71") and words[0].endswith(".000000"):
            words[0] = f"{(float(words[0]) + later) % 86400:.6f}"
            line = "\t".join(words)
        lines.append(line)
    path.write_text("\n".join(lines), encoding="utf-8")
    (moved,) = open_doris(path)
    changed().write_text(text, encoding="utf-8")
    (plain,) = open_doris(path)
    assert (np.diff(moved.orbit.times_s) == 1).all()
    shown = moved.orbit.state(moved.first_azimuth_time_s)[0]
    assert shown == pytest.approx(plain.orbit.state(plain.first_azimuth_time_s)[0], abs=1e-6)


@pytest.mark.parametrize(
    "text", ["2005-Jun-04 19:54:28.8884679624", "2005-06-04T19:54:28.8884679624", "4-JUN-2005 19:54:28.8884679624"]
)
def test_ways_of_writing_the_time(changed, text):
    (product,) = open_doris(changed("04-Jun-2005 19:54:28.8884679624", text))
    assert product.epoch == np.datetime64("2005-06-04T19:54:28")


def test_without_master_timing_the_times_are_those_of_readfiles(changed):
    (product,) = open_doris(changed("End_master_timing:_NORMAL", "End_master_timing:_FAILED"))
    assert product.first_azimuth_time_s == 0.8884679624


def test_of_a_step_that_was_repeated_the_last_counts(changed):
    path = changed()
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.replace("0.0562356424", "0.0311"), encoding="utf-8")
    assert open_doris(path)[0].wavelength_m == 0.0311


def test_orbits_of_the_leader_file(changed):
    path = changed("_precise_orbits:", "_leader_datapoints:")
    assert open_doris(path)[0].orbit.quality == "unknown"


def test_recognised_by_content(folder, tmp_path, changed):
    assert recognises(folder / "asc_master.res")
    other = tmp_path / "analysis.res"
    other.write_text("residuals\n1 2 3\n", encoding="utf-8")
    assert not recognises(other)
    changed()
    assert [path.name for path in find_products([tmp_path])] == ["asc_master.res"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("End_readfiles:_NORMAL", "End_readfiles:_FAILED", "no complete step readfiles"),
        ("End_precise_orbits:_NORMAL", "", "holds no orbit"),
        ("Pulse_Repetition_Frequency (nominal, Hz)", "PRF", "lacks the entry Pulse_Repetition_Frequency"),
        ("1652.41576", "fast", "Pulse_Repetition_Frequency = 'fast'; a number is wanted"),
        ("1652.41576", "0", "line_spacing_s|prf_hz"),
        ("04-Jun-2005", "04-Foo-2005", "First_pixel_azimuth_time in asc_master.res"),
        ("4677096.512", "4677996.512", "beside a smooth arc"),
        ("71676.000000", "71674.500000", "in the order of time"),
        ("04-Jun-2005 19:54:28", "04-Jun-2005 19:04:28", "orbit covers"),
        ("27180", "many", "Number_of_lines_original = 'many'"),
    ],
)
def test_bad_files(changed, old, new, message):
    with pytest.raises(EngineInputError, match=message):
        open_doris(changed(old, new))
