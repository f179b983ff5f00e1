import numpy as np
import pytest
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import RasterReader

NAN = np.nan
A = np.array([[1, 5, NAN, NAN], [7, 2, 3, 4], [1, 1, 1, 1], [9, NAN, 9, 9]], dtype=float)
B = np.array([[3, 4, 8, NAN], [NAN, 2, 1, 9], [0, 2, 4, 6], [9, NAN, 9, 9]], dtype=float)
C = np.array([[2, 9, 1, NAN], [NAN, 3, 2, 5], [5, 5, 5, 5], [9, NAN, 9, 9]], dtype=float)


def read(path):
    with RasterReader(path) as reader:
        return reader.read(bands=(0, 1))


@pytest.mark.parametrize(
    ("method", "function"),
    [("union", np.nanmax), ("intersection", np.nanmin), ("mean", np.nanmean), ("median", np.nanmedian)],
)
def test_each_method_is_the_pointwise_statistic_of_what_is_not_void(write_raster, tmp_path, method, function):
    paths = [write_raster(f"{name}.tif", array) for name, array in zip("abc", (A, B, C))]
    composite(paths, tmp_path / "out.tif", method)
    heights, count = read(tmp_path / "out.tif")
    stack = np.stack([A, B, C])
    np.testing.assert_array_equal(count, np.isfinite(stack).sum(axis=0))
    for row, column in np.ndindex(A.shape):
        pixel = stack[:, row, column]
        expected = function(pixel) if np.isfinite(pixel).any() else NAN
        np.testing.assert_allclose(heights[row, column], expected, rtol=1e-6)


def test_the_bias_is_the_median_difference_and_is_removed_before_the_union(write_raster, tmp_path):
    rng = np.random.default_rng(1)
    first = rng.normal(100, 20, (60, 70))
    other = first + 5.25 + rng.normal(0, 0.5, first.shape)
    other[:10] = NAN
    said = []
    paths = [write_raster("a.tif", first), write_raster("b.tif", other)]
    composite(paths, tmp_path / "out.tif", "union", remove_bias=True, monitor=Monitor(info=said.append))
    bias = np.nanmedian(other.astype("f4") - first.astype("f4"))
    assert f"{bias:+.2f}"[:5] in said[0]
    expected = np.fmax(first, other - bias)
    np.testing.assert_allclose(read(tmp_path / "out.tif")[0], expected, atol=0.005)


def test_a_dem_on_another_grid_is_resampled_bilinearly_and_said_so(write_raster, tmp_path):
    # A plane: bilinear resampling gives it back exactly.
    y, x = np.mgrid[0:40, 0:50]
    first = np.zeros((40, 50)) - 1000
    shifted = 10.0 + 2 * (x + 0.3) - 3 * (y - 0.4)
    warned = []
    paths = [
        write_raster("a.tif", first, origin=(388000.0, 5820750.0)),
        write_raster("b.tif", shifted, origin=(388000.0 + 9, 5820750.0 + 12)),
    ]
    composite(paths, tmp_path / "out.tif", monitor=Monitor(warn=warned.append))
    heights, count = read(tmp_path / "out.tif")
    plane = 10.0 + 2 * x - 3 * y
    inner = (slice(2, -2), slice(2, -2))
    np.testing.assert_allclose(heights[inner], plane[inner], atol=1e-3)
    assert (count[inner] == 2).all()
    assert "b.tif is resampled (bilinear) to the grid of a.tif" in warned[0]


def test_a_dem_in_feet_beside_one_in_metres_is_noticed(write_raster, tmp_path):
    rng = np.random.default_rng(2)
    metres = np.cumsum(rng.normal(0, 5, (80, 80)), axis=0) + 500
    warned = []
    paths = [write_raster("a.tif", metres), write_raster("b.tif", metres / 0.3048 + rng.normal(0, 1, metres.shape))]
    composite(paths, tmp_path / "out.tif", monitor=Monitor(warn=warned.append))
    assert any("feet" in line for line in warned)


def test_similar_dems_are_not_taken_for_feet(write_raster, tmp_path):
    rng = np.random.default_rng(2)
    metres = np.cumsum(rng.normal(0, 5, (80, 80)), axis=0) + 500
    warned = []
    paths = [write_raster("a.tif", metres), write_raster("b.tif", metres + rng.normal(0, 3, metres.shape))]
    composite(paths, tmp_path / "out.tif", monitor=Monitor(warn=warned.append))
    assert not warned


def test_blocks_do_not_show(write_raster, tmp_path, monkeypatch):
    rng = np.random.default_rng(3)
    paths = [write_raster(f"{i}.tif", rng.normal(100, 20, (150, 130))) for i in range(3)]
    composite(paths, tmp_path / "whole.tif", "median")
    monkeypatch.setattr("vertical_city.engine.dem.composite.BLOCK", 37)
    composite(paths, tmp_path / "blocks.tif", "median")
    np.testing.assert_array_equal(read(tmp_path / "whole.tif"), read(tmp_path / "blocks.tif"))


def test_bad_input_is_refused_in_one_sentence(write_raster, tmp_path):
    a = write_raster("a.tif", A)
    far = write_raster("far.tif", A, origin=(500000.0, 5820750.0))
    void = write_raster("void.tif", np.full(A.shape, NAN))
    for paths, words in (([a], "two or more"), ([a, far], "do not overlap"), ([a, void], "no valid height")):
        with pytest.raises(EngineInputError, match=words):
            composite(paths, tmp_path / "out.tif")
    with pytest.raises(EngineInputError, match="choose one of union"):
        composite([a, a], tmp_path / "out.tif", "sum")
    assert not (tmp_path / "out.tif").exists() and not list(tmp_path.glob(".*"))


def test_a_dem_of_another_crs_is_interpolated_exactly_wherever_the_grid_begins(write_raster, tmp_path):
    """Against SciPy's bilinear interpolation at positions from pyproj; a crop of the grid gives the same pixels."""
    import pyproj
    from scipy.ndimage import map_coordinates

    rng = np.random.default_rng(6)
    rough = rng.normal(100, 30, (400, 400))
    other = write_raster("utm.tif", rough, epsg=32633, origin=(388000.0, 5822000.0), pixel=30.0)
    second = 1 / 3600
    origin = (13.36, 52.53)
    low = np.full((240, 300), -1000.0)
    whole = write_raster("whole.tif", low, epsg=4326, origin=origin, pixel=second)
    crop = write_raster(
        "crop.tif", low[50:180, 70:190], epsg=4326, origin=(origin[0] + 70 * second, origin[1] - 50 * second),
        pixel=second,
    )  # fmt: skip
    composite([whole, other], tmp_path / "a.tif")
    composite([crop, other], tmp_path / "b.tif")
    heights = read(tmp_path / "a.tif")[0]
    np.testing.assert_allclose(read(tmp_path / "b.tif")[0], heights[50:180, 70:190], atol=1e-3)
    row, column = np.indices(low.shape) + 0.5
    to_utm = pyproj.Transformer.from_crs(4326, 32633, always_xy=True)
    x, y = to_utm.transform(origin[0] + column * second, origin[1] - row * second)
    place = [(5822000.0 - y) / 30 - 0.5, (x - 388000.0) / 30 - 0.5]
    expected = map_coordinates(rough, place, order=1, cval=np.nan)
    inside = np.isfinite(expected)
    assert inside.mean() > 0.6
    np.testing.assert_allclose(heights[inside], expected[inside], atol=2e-3)


def test_a_bias_beyond_all_reason_is_refused(write_raster, tmp_path):
    paths = [write_raster("a.tif", np.full((20, 20), 100.0)), write_raster("b.tif", np.full((20, 20), 1600.0))]
    with pytest.raises(EngineInputError, match="differ by more than 1024 m: are both in metres"):
        composite(paths, tmp_path / "out.tif", remove_bias=True)
