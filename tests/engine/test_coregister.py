"""Co-registration against shifts that are known: an analytic surface, and a real DEM moved in the Fourier domain."""

import math
import time

import numpy as np
import pyproj
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vertical_city.engine.dem import coregister
from vertical_city.engine.dem.coregister import RESAMPLING, find_shift
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import Band, RasterReader, RasterWriter, open_on_grid, pixel_size_m
from vertical_city.engine.raster.grid import Grid, Window, transformer

UTM = pyproj.CRS.from_epsg(32633)
ORIGIN = (388000.0, 5820750.0)
PIXEL = 30.0
SIDE = 200
BIAS = -6.5

erf = np.vectorize(math.erf, otypes=[float])


class Scene:
    """Terrain of plane waves, and houses and towers seen with a Gaussian point spread; heights at any place."""

    def __init__(self, relief=150.0, buildings=1500, seed=0, spread=15.0):
        random = np.random.default_rng(seed)
        self.spread = spread
        length = SIDE * PIXEL * np.exp(random.uniform(np.log(0.05), 0.0, 25))
        angle, self.phase = random.uniform(0, 2 * np.pi, (2, 25))
        self.waves = 2 * np.pi / length * np.stack([np.cos(angle), np.sin(angle)])
        self.amplitude = relief / 5 * length / length.max()
        centres = random.uniform(0.05, 0.95, (2, buildings)) * SIDE * PIXEL
        self.houses = np.stack([*centres, *random.uniform(10, 80, (2, buildings)), random.uniform(4, 25, buildings)])
        self.houses[4, : buildings // 50] *= 8

    def heights(self, x, y):
        """Metres at x (columns) east and y (rows) north of ORIGIN, which is the upper left corner."""
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        z = self.terrain(x, y[:, None])
        for east, south, width, length, height in self.houses.T:
            column, row = self.near(x, east, width), self.near(y, -south, length)
            if column.stop > column.start and row.stop > row.start:
                z[row, column] += height * np.outer(
                    self.seen(y[row] + south, length), self.seen(x[column] - east, width)
                )
        return z

    def terrain(self, x, y):
        waves = zip(*self.waves, self.phase, self.amplitude)
        return sum(amplitude * np.cos(kx * x + ky * y + phase) for kx, ky, phase, amplitude in waves)

    def near(self, places, middle, size):
        reached = np.flatnonzero(np.abs(places - middle) < size / 2 + 4 * self.spread)
        return slice(int(reached[0]), int(reached[-1]) + 1) if reached.size else slice(0, 0)

    def seen(self, distance, size):
        scale = self.spread * math.sqrt(2)
        return (erf((distance + size / 2) / scale) - erf((distance - size / 2) / scale)) / 2


def on_grid(scene, shift=(0.0, 0.0), pixel=PIXEL, side=SIDE, offset=(0.0, 0.0)):
    """A scene moved by metres, sampled at the pixel centres of a grid that begins at an offset from ORIGIN."""
    centres = (np.arange(side) + 0.5) * pixel
    return scene.heights(offset[0] + centres - shift[0], offset[1] - centres - shift[1])


def noise(shape, size, seed, width=3):
    """Noise that is alike in neighbouring pixels, as that of DEMs is."""
    values = np.random.default_rng(seed).standard_normal((shape[0] + width, shape[1] + width))
    box = np.ones(width)
    values = np.apply_along_axis(np.convolve, 0, values, box, "valid")
    values = np.apply_along_axis(np.convolve, 1, values, box, "valid")[: shape[0], : shape[1]]
    return size * values / values.std()


def voids(shape, share, seed):
    values = noise(shape, 1.0, seed, 5)
    return values > np.quantile(values, 1 - share)


def pair_of(scene, pixels, noisy, void=0.0):
    """What a fine and a coarse sensor see of a scene: the other must be moved by so many pixels to fit the first."""
    first = on_grid(scene)
    other = on_grid(scene, (-pixels[0] * PIXEL, -pixels[1] * PIXEL)) + BIAS
    if noisy:
        first = first + noise(first.shape, 1.0, 1)
        other = np.rint(other + noise(other.shape, 2.5, 2))
    if void:
        first[voids(first.shape, void, 3)] = np.nan
        other[voids(other.shape, void, 4)] = np.nan
    return first, other


class Held:
    """A raster held in memory: what find_shift needs of a RasterReader."""

    def __init__(self, heights, name, grid=None):
        self.heights = heights.astype(np.float32)
        self.grid = grid or Grid(UTM, *ORIGIN, PIXEL, PIXEL, heights.shape[1], heights.shape[0])
        self.name = self.path = name

    def read(self, window):
        values = np.full((1, window.height, window.width), np.nan, dtype=np.float32)
        inside = window.clipped(self.grid.width, self.grid.height)
        row, column = inside.row - window.row, inside.column - window.column
        values[0, row : row + inside.height, column : column + inside.width] = self.heights[
            inside.row : inside.row + inside.height, inside.column : inside.column + inside.width
        ]
        return values


def shift_between(first, other, grid=None):
    """The shift, and what was warned of."""
    warnings = []
    found = find_shift(Held(first, "first.tif", grid), Held(other, "other.tif", grid), Monitor(warn=warnings.append))
    return found, warnings


def assert_found(found, pixels, within=0.05, pixel_m=(PIXEL, PIXEL)):
    off = np.array([found.dx_m, found.dy_m]) / pixel_m - pixels
    assert np.abs(off).max() < within, off
    return off


SHIFTS = [(0.1, -0.1), (-0.25, 0.4), (0.5, 0.5), (-0.8, -1.3), (1.0, 0.0), (1.6, -0.7), (-2.0, 2.0)]


@pytest.fixture(scope="module")
def hills():
    return Scene()


@pytest.fixture(scope="module")
def city():
    return Scene(relief=0.0)


@pytest.mark.parametrize("pixels", SHIFTS)
def test_a_city_on_hills_seen_by_two_sensors(hills, pixels):
    found, warnings = shift_between(*pair_of(hills, pixels, noisy=True, void=0.04))
    off = assert_found(found, pixels)
    assert abs(found.dz_m + BIAS) < 0.3
    assert not warnings
    errors = np.array([found.error_x_m, found.error_y_m]) / PIXEL
    assert (errors < 0.05).all() and (np.abs(off) < 4 * errors).all()
    assert 2.2 < found.nmad_after_m < 3.0  # of the noise: the root of 1 + 2.5² + 1/12


@pytest.mark.parametrize("pixels", SHIFTS)
def test_a_city_on_flat_ground(city, pixels):
    found, warnings = shift_between(*pair_of(city, pixels, noisy=True))
    assert_found(found, pixels)
    assert not warnings


def test_without_noise_the_shift_is_found_to_a_hundredth_of_a_pixel(hills):
    for pixels in SHIFTS[:4]:
        found, _ = shift_between(*pair_of(hills, pixels, noisy=False))
        assert_found(found, pixels, within=0.01)
        assert found.nmad_after_m < 0.1 < found.nmad_before_m
        assert abs(found.dz_m + BIAS) < 0.02


def test_what_was_built_in_between_and_clouds_do_not_count(hills):
    first, other = pair_of(hills, (0.6, -0.3), noisy=True)
    random = np.random.default_rng(5)
    for row, column in random.integers(0, SIDE - 5, (150, 2)):
        other[row : row + 4, column : column + 3] += random.uniform(5, 60)
    for row, column in random.integers(0, SIDE - 12, (12, 2)):
        other[row : row + 9, column : column + 12] += 700
    assert_found(shift_between(first, other)[0], (0.6, -0.3))


def test_steep_mountains_several_pixels_aside_lose_no_pixel():
    first, other = pair_of(Scene(relief=2000.0, buildings=0), (5.0, -4.3), noisy=False)
    found, _ = shift_between(first, other)
    assert_found(found, (5.0, -4.3), within=0.01)
    assert found.pixels > 0.9 * (SIDE - 6) ** 2


def moved_in_fourier_domain(heights, pixels):
    """Heights moved by pixels east and north, mirrored at the border."""
    mirrored = np.block([[heights, heights[:, ::-1]], [heights[::-1], heights[::-1, ::-1]]])
    down, across = np.fft.fftfreq(mirrored.shape[0])[:, None], np.fft.rfftfreq(mirrored.shape[1])
    phase = np.exp(-2j * np.pi * (across * pixels[0] - down * pixels[1]))
    back = np.fft.irfft2(np.fft.rfft2(mirrored) * phase, mirrored.shape)
    return back[: heights.shape[0], : heights.shape[1]]


@pytest.mark.parametrize("pixels", [(0.1, 0.3), (-0.5, -1.7)])
def test_the_real_glo30_moved_in_the_fourier_domain(demo_data, pixels):
    with RasterReader(demo_data / "los_angeles" / "copernicus_glo30_1as.tif") as reader:
        heights, grid = reader.read()[0].astype(float), reader.grid
    other = moved_in_fourier_domain(heights, (-pixels[0], -pixels[1])) + BIAS + noise(heights.shape, 2.0, 6)
    edge = np.s_[6:-6, 6:-6]
    part = grid.part(Window(6, 6, grid.width - 12, grid.height - 12))
    found, _ = shift_between(heights[edge], other[edge], part)
    assert_found(found, pixels, pixel_m=pixel_size_m(part))
    assert abs(found.dz_m + BIAS) < 0.2


def test_the_real_pair_of_los_angeles(demo_data):
    """Measured: 1.7 m east and 0.1 m south, a twentieth of a pixel; nobody knows the truth."""
    folder = demo_data / "los_angeles"
    with (
        RasterReader(folder / "nasadem_1as.tif") as first,
        RasterReader(folder / "copernicus_glo30_1as.tif") as other,
    ):
        found, back = find_shift(first, other), find_shift(other, first)
    assert 0.5 < found.dx_m < 3.0 and -1.5 < found.dy_m < 1.5 and -1.5 < found.dz_m < -0.7
    assert found.nmad_after_m <= found.nmad_before_m
    assert (back.dx_m, back.dy_m) == pytest.approx((-found.dx_m, -found.dy_m), abs=0.02)


# Properties


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pixels=st.tuples(st.floats(-2, 2), st.floats(-2, 2)),
    place=st.tuples(st.integers(-9, 9), st.integers(-9, 9)),
    raised=st.integers(-50, 50),
)
def test_swapping_negates_and_moving_both_alike_changes_nothing(hills, pixels, place, raised):
    first, other = (heights[:120, :120] for heights in pair_of(hills, pixels, noisy=True))
    found, _ = shift_between(first, other)
    back, _ = shift_between(other, first)
    assert (back.dx_m, back.dy_m) == pytest.approx((-found.dx_m, -found.dy_m), abs=0.01 * PIXEL)
    assert back.dz_m == pytest.approx(-found.dz_m, abs=0.1)
    grid = Grid(UTM, ORIGIN[0] + place[0] * 7.0, ORIGIN[1] + place[1] * 7.0, PIXEL, PIXEL, 120, 120)
    moved, _ = shift_between(first + raised, other + raised, grid)
    assert (moved.dx_m, moved.dy_m, moved.dz_m) == pytest.approx((found.dx_m, found.dy_m, found.dz_m), abs=0.01)


# Other grids, and reading what is moved


def write(path, heights, grid):
    with RasterWriter(path, grid, [Band("height")]) as writer:
        writer.write(grid.window, heights[None])
    return path


def other_grid(kind, tmp_path, scene, shift_m):
    """The scene moved by metres on a grid unlike the first one's, as a file."""
    if kind == "degrees":
        west, north = transformer(UTM, pyproj.CRS.from_epsg(4326)).transform(ORIGIN[0] - 900, ORIGIN[1] + 900)
        grid = Grid(pyproj.CRS.from_epsg(4326), west, north, 1 / 2400, 1 / 3600, 260, 260)
        longitude = grid.x0 + (np.arange(grid.width) + 0.5) * grid.dx
        latitude = grid.y0 - (np.arange(grid.height) + 0.5) * grid.dy
        x, y = transformer(grid.crs, UTM).transform(*np.meshgrid(longitude, latitude))
        heights = scene.terrain(x - ORIGIN[0] - shift_m[0], y - ORIGIN[1] - shift_m[1])
    else:
        pixel, offset = {"half a pixel aside": (30.0, (-15.0, 15.0)), "20 m": (20.0, (-7.0, 3.0))}[kind]
        side = int(SIDE * PIXEL / pixel)
        grid = Grid(UTM, ORIGIN[0] + offset[0], ORIGIN[1] + offset[1], pixel, pixel, side, side)
        heights = on_grid(scene, shift_m, pixel, side, offset)
    return write(tmp_path / "other.tif", heights + BIAS, grid)


@pytest.mark.parametrize("kind", ["half a pixel aside", "20 m", "degrees"])
def test_a_dem_on_another_grid_is_found_and_brought_to_fit(tmp_path, kind):
    scene = Scene(buildings=0)
    wanted = np.array([0.4, -1.2])
    path = other_grid(kind, tmp_path, scene, -wanted * PIXEL)
    first_path = write(tmp_path / "first.tif", on_grid(scene), Grid(UTM, *ORIGIN, PIXEL, PIXEL, SIDE, SIDE))
    with RasterReader(first_path) as first, RasterReader(path) as other:
        found = find_shift(first, other)
        truth = first.read()[0]
    assert_found(found, wanted)
    with open_on_grid(path, first.grid, RESAMPLING, shift=(found.dx_m, found.dy_m)) as moved:
        fitted = moved.read()[0] + found.dz_m
        parts = [moved.read(Window(x, 0, 50, SIDE))[0] for x in range(0, SIDE, 50)]
    np.testing.assert_array_equal(np.hstack(parts) + np.float32(found.dz_m), fitted)
    assert np.abs((fitted - truth)[5:-5, 5:-5]).max() < 0.5
    assert found.nmad_after_m < 0.1 < found.nmad_before_m


@pytest.mark.parametrize("resampling", ["bilinear", "cubic"])
def test_a_raster_moved_by_whole_pixels_reads_its_own_heights(tmp_path, resampling):
    heights = np.random.default_rng(7).random((40, 60)) * 100
    heights[20, 30] = np.nan
    grid = Grid(UTM, *ORIGIN, PIXEL, PIXEL, 60, 40)
    path = write(tmp_path / "a.tif", heights, grid)
    with open_on_grid(path, grid, resampling, shift=(2 * PIXEL, -3 * PIXEL)) as moved:
        assert moved.grid == grid
        values = moved.read()[0]
    np.testing.assert_allclose(values[3:, 2:], heights[:-3, :-2].astype(np.float32), atol=1e-3)
    assert np.isnan(values[:3]).all() and np.isnan(values[:, :2]).all()


def test_a_shift_is_in_metres_where_the_grid_is_in_degrees(tmp_path):
    grid = Grid(pyproj.CRS.from_epsg(4326), 10.0, 60.0, 1 / 3600, 1 / 3600, 50, 50)
    heights = np.random.default_rng(8).random(grid.shape)
    path = write(tmp_path / "a.tif", heights, grid)
    # One second of the parallel of 60 degrees less half the grid, and of the meridian there, on WGS 84.
    with open_on_grid(path, grid, shift=(15.512, 30.947)) as moved:
        np.testing.assert_allclose(moved.read()[0][:-1, 1:], heights[1:, :-1], atol=1e-3)


# Where it cannot tell


def test_noise_on_flat_ground_tells_no_shift(city):
    flat = np.full((SIDE, SIDE), 40.0)
    for side in (60, SIDE):
        first, other = flat[:side, :side] + noise((side, side), 1.0, 9), flat[:side, :side] + noise((side, side), 3, 10)
        found, warnings = shift_between(first, other - 4)
        assert (found.dx_m, found.dy_m, found.pixels) == (0, 0, 0)
        assert math.isnan(found.error_x_m) and math.isnan(found.error_y_m)
        assert abs(found.dz_m - 4) < 0.7
        assert len(warnings) == 1 and "the terrain is too flat" in warnings[0]


def test_perfectly_flat_ground_tells_no_shift():
    found, warnings = shift_between(np.zeros((90, 90)), np.full((90, 90), 2.0))
    assert (found.dx_m, found.dy_m, found.dz_m) == (0, 0, -2) and len(warnings) == 1
    assert found.text == "not moved, -2.000 m added; NMAD of the differences 0.000 m"


def test_two_places_tell_no_shift(hills):
    _, warnings = shift_between(on_grid(hills), on_grid(Scene(seed=1)))
    assert len(warnings) == 1


def test_parallel_ridges_tell_no_shift_along_them():
    ridges = 20 * np.sin(np.arange(SIDE) / 5) + np.zeros((SIDE, 1))
    found, warnings = shift_between(ridges + noise(ridges.shape, 1.0, 11), ridges + noise(ridges.shape, 1.0, 12))
    assert (found.dx_m, found.dy_m) == (0, 0) and len(warnings) == 1


def test_dems_that_lie_far_apart_are_refused(hills):
    with pytest.raises(EngineInputError, match=r"first\.tif and other\.tif seem to lie more than 6 pixels apart"):
        shift_between(*pair_of(hills, (6.6, 1.0), noisy=True))


@pytest.mark.parametrize("pixels", [(-15.0, 20.0), (40.0, -3.0)])
def test_of_dems_farther_apart_no_shift_is_made_up(hills, pixels):
    found, warnings = shift_between(*pair_of(hills, pixels, noisy=True))
    assert (found.dx_m, found.dy_m) == (0, 0)
    assert len(warnings) == 1 and "more than 6 pixels apart" in warnings[0]


def test_too_little_in_common_is_refused(hills, tmp_path):
    heights = on_grid(hills)
    other = np.where(np.arange(SIDE) < 4, heights, np.nan)
    with pytest.raises(EngineInputError, match=r"have 800 valid pixels in common, co-registration needs 1000"):
        shift_between(heights, other)
    grids = [Grid(UTM, ORIGIN[0] + east, ORIGIN[1], PIXEL, PIXEL, SIDE, SIDE) for east in (0, 90000)]
    paths = [write(tmp_path / f"{i}.tif", heights, grid) for i, grid in enumerate(grids)]
    with (
        RasterReader(paths[0]) as first,
        RasterReader(paths[1]) as far,
        pytest.raises(EngineInputError, match=r"0\.tif and 1\.tif have 0 valid pixels in common"),
    ):
        find_shift(first, far)


def test_what_never_settles_is_refused(hills, monkeypatch):
    monkeypatch.setattr(coregister, "MOST_ITERATIONS", 1)
    with pytest.raises(EngineInputError, match="were not brought to a fit in 1 iterations"):
        shift_between(*pair_of(hills, (0.5, 0.5), noisy=True))


# However large the rasters


class Endless:
    """A DEM of 60,000 x 60,000 pixels, hills in a sea of voids, of which heights are made as they are read."""

    def __init__(self, pixels, name):
        self.grid = Grid(UTM, *ORIGIN, PIXEL, PIXEL, 60000, 60000)
        self.pixels, self.name, self.path = pixels, name, name
        self.read_pixels = 0

    def read(self, window):
        self.read_pixels += window.width * window.height
        x = np.arange(window.column, window.column + window.width) - self.pixels[0]
        y = np.arange(window.row, window.row + window.height)[:, None] + self.pixels[1]
        z = 50 * np.cos(x / 9.0 + 0.3) * np.cos(y / 11.0) + 20 * np.sin(x / 7 + y / 13)
        return np.where((x + y) % 4000 < 2000, z, np.nan)[None].astype(np.float32)


def test_of_a_vast_pair_a_sample_is_enough_and_always_the_same(monkeypatch):
    monkeypatch.setattr(coregister, "MOST_PIXELS", 200_000)
    results = []
    for _ in range(2):
        first, other = Endless((0, 0), "first.tif"), Endless((-0.7, 1.3), "other.tif")
        results.append(find_shift(first, other))
        assert first.read_pixels < 1e6
    assert results[0] == results[1]
    assert_found(results[0], (0.7, -1.3), within=0.01)


def test_a_cancel_stops_it_at_once_wherever_it_is(hills):
    first, other = (Held(heights, "dem.tif") for heights in pair_of(hills, (0.5, 0.5), noisy=True))
    calls = []
    find_shift(first, other, Monitor(is_canceled=lambda: bool(calls.append(time.monotonic()))))
    assert np.diff(calls).max() < 1.0
    for last in (1, len(calls) // 2, len(calls)):
        asked = iter(range(1, last + 1))
        with pytest.raises(EngineCanceled):
            find_shift(first, other, Monitor(is_canceled=lambda left=asked, last=last: next(left) == last))


def test_progress_never_goes_back(hills):
    fractions = []
    first, other = (Held(heights, "dem.tif") for heights in pair_of(hills, (0.5, 0.5), noisy=True))
    find_shift(first, other, Monitor(progress=fractions.append))
    assert fractions == sorted(fractions) and fractions[-1] <= 1
