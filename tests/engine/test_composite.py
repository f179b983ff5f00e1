import json

import numpy as np
import pytest
from vertical_city.engine.dem.composite import composite
from vertical_city.engine.dem.fusion import Model, solve
from vertical_city.engine.dem.weights import Weights
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
    paths = [write_raster("a.tif", np.full((40, 40), 100.0)), write_raster("b.tif", np.full((40, 40), 1600.0))]
    for choice in ("remove_bias", "coregister"):
        with pytest.raises(EngineInputError, match="differ by more than 1024 m: are both in metres"):
            composite(paths, tmp_path / "out.tif", **{choice: True})


def weighed(stack, weights):
    """The mean by numpy.average, pixel by pixel, of what has a height and a weight above 0."""
    result = np.full(stack.shape[1:], NAN)
    for place in np.ndindex(result.shape):
        heights, share = stack[(slice(None), *place)], np.nan_to_num(weights[(slice(None), *place)])
        use = np.isfinite(heights) & (share > 0)
        if use.any():
            result[place] = np.average(heights[use], weights=share[use])
    return result


W = np.array([
    [[1, 2, 3, 4], [1, 0.5, NAN, 2], [1, 1, 1, 1], [0, 1, 2, NAN]],
    [[3, 2, 1, 1], [1, 0.25, 2, 2], [2, 2, 2, 2], [0, 1, 1, NAN]],
], dtype=float)  # fmt: skip


def test_the_weighted_mean_is_that_of_numpy_and_says_which_pixels_have_no_weight(write_raster, tmp_path):
    dems = [write_raster(f"{name}.tif", array) for name, array in zip("ab", (A, B))]
    files = [write_raster(f"w{i}.tif", w) for i, w in enumerate(W)]
    warned = []
    composite(dems, tmp_path / "out.tif", "weighted_mean", monitor=Monitor(warn=warned.append),
              weights=Weights("weights", files))  # fmt: skip
    heights, count = read(tmp_path / "out.tif")
    stack = np.stack([A, B])
    np.testing.assert_allclose(heights, weighed(stack, W), rtol=1e-6)
    np.testing.assert_array_equal(count, (np.isfinite(stack) & (np.nan_to_num(W) > 0)).sum(axis=0))
    assert any("2 pixels have a height but no weight above 0" in line for line in warned)


@pytest.mark.parametrize("source", ["errors", "error_band"])
def test_height_errors_weigh_by_their_inverse_squares(write_raster, tmp_path, source):
    errors = np.where(W == 0, NAN, W)
    if source == "errors":
        dems = [write_raster(f"{name}.tif", array) for name, array in zip("ab", (A, B))]
        weights = Weights(source, [write_raster(f"e{i}.tif", e) for i, e in enumerate(errors)])
    else:
        bands = [np.stack([array, np.zeros_like(array), e]) for array, e in zip((A, B), errors)]
        dems, weights = [write_raster(f"{i}.tif", layers) for i, layers in enumerate(bands)], Weights(source, band=3)
    composite(dems, tmp_path / "out.tif", "weighted_mean", weights=weights)
    np.testing.assert_allclose(read(tmp_path / "out.tif")[0], weighed(np.stack([A, B]), errors**-2.0), rtol=1e-6)


def test_an_error_of_0_is_none_and_with_equal_weights_the_mean_comes_out(write_raster, tmp_path):
    dems = [write_raster(f"{name}.tif", array) for name, array in zip("ab", (A, B))]
    exact = [write_raster(f"e{i}.tif", np.full(A.shape, e)) for i, e in enumerate((0.0, 2.0))]
    composite(dems, tmp_path / "out.tif", "weighted_mean", weights=Weights("errors", exact))
    np.testing.assert_array_equal(read(tmp_path / "out.tif")[0], B.astype("f4"))
    composite(dems, tmp_path / "equal.tif", "weighted_mean")
    composite(dems, tmp_path / "mean.tif", "mean")
    np.testing.assert_allclose(read(tmp_path / "equal.tif"), read(tmp_path / "mean.tif"), rtol=1e-7)


def test_a_dem_whose_weights_lie_elsewhere_is_told_of(write_raster, tmp_path):
    rng, warned = np.random.default_rng(4), []
    dems = [write_raster(f"{name}.tif", rng.normal(100, 5, (20, 20))) for name in "ab"]
    here = write_raster("here.tif", np.ones((20, 20)))
    away = write_raster("away.tif", np.ones((20, 20)), origin=(500000.0, 5820750.0))
    for method in ("weighted_mean", "huber_l1"):
        weights, monitor = Weights("weights", [here, away]), Monitor(warn=warned.append)
        composite(dems, tmp_path / "out.tif", method, weights=weights, monitor=monitor)
        assert (read(tmp_path / "out.tif")[1] == 1).all()
    assert len(warned) == 2 and all(line.startswith("b.tif counts nowhere") for line in warned)


def test_an_error_too_large_to_be_squared_gives_no_weight(write_raster, tmp_path):
    dems = [write_raster(f"{name}.tif", array) for name, array in zip("ab", (A, B))]
    errors = [write_raster(f"e{i}.tif", np.full(A.shape, error)) for i, error in enumerate((2.0, 1e30))]
    composite(dems, tmp_path / "out.tif", "weighted_mean", weights=Weights("errors", errors))
    np.testing.assert_array_equal(read(tmp_path / "out.tif")[0], A.astype("f4"))


def test_weights_on_another_grid_are_brought_to_the_first_one(write_raster, tmp_path):
    dems = [write_raster(f"{i}.tif", np.full((20, 20), height)) for i, height in enumerate((0.0, 10.0))]
    place = {"origin": (388000.0 - 600, 5820750.0 + 600), "pixel": 60.0}
    files = [write_raster(f"w{i}.tif", np.full((30, 30), weight), **place) for i, weight in enumerate((3.0, 1.0))]
    composite(dems, tmp_path / "out.tif", "weighted_mean", weights=Weights("weights", files))
    np.testing.assert_allclose(read(tmp_path / "out.tif")[0], 2.5, atol=1e-5)


def rough(shape, seed=0):
    rng = np.random.default_rng(seed)
    heights = rng.normal(100, 5, shape)
    heights[rng.random(shape) < 0.05] = NAN
    return heights


@pytest.mark.parametrize(("method", "huber"), [("tv_l1", 0.0), ("huber_l1", 1.5)])
def test_a_fusion_of_files_is_that_of_arrays_and_is_reported(write_raster, tmp_path, monkeypatch, method, huber):
    monkeypatch.setattr("vertical_city.engine.dem.fusion_blocks.SIDES", (40, 40))
    stack, errors = rough((2, 90, 110)), 1 + np.random.default_rng(1).random((2, 90, 110))
    dems = [write_raster(f"{i}.tif", array) for i, array in enumerate(stack)]
    files = [write_raster(f"e{i}.tif", e) for i, e in enumerate(errors)]
    said = []
    done = composite(
        dems, tmp_path / "out.tif", method, monitor=Monitor(info=said.append), weights=Weights("errors", files),
        model=Model(0.9, 1.5, 30), report=tmp_path / "r.json", threads=2,
    )  # fmt: skip
    heights, count = read(tmp_path / "out.tif")
    weights = 1 / errors.astype(np.float32) ** 2
    whole, told = solve(stack.astype(np.float32), weights, Model(0.9, huber, 30))
    np.testing.assert_array_equal(heights, whole)
    np.testing.assert_array_equal(count, np.isfinite(stack).sum(axis=0))
    np.testing.assert_allclose(done.convergence.numbers(), told.numbers(), rtol=1e-5)
    assert done.convergence.sentence() in said
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["method"] == method and report["fusion"]["huber_m_per_pixel"] == huber
    assert report["convergence"]["energy_m_per_pixel"][-1]["iteration"] == 30
    with RasterReader(tmp_path / "out.tif") as reader:
        assert reader.metadata["VC_FUSION"].startswith("lambda 0.9, ")
        assert reader.metadata["VC_CONVERGENCE"] == done.convergence.sentence()
        assert reader.metadata["VC_WEIGHTS"] == "from errors, e0.tif band 1, e1.tif band 1"


def test_a_bias_is_removed_before_a_fusion(write_raster, tmp_path):
    first = rough((60, 70))
    dems = [write_raster("a.tif", first), write_raster("b.tif", first + 5.25)]
    composite(dems, tmp_path / "out.tif", "tv_l1", remove_bias=True, model=Model(0.01, 0, 50))
    np.testing.assert_allclose(read(tmp_path / "out.tif")[0], first, atol=0.01)


def test_three_dems_of_which_one_is_void_in_part(write_raster, tmp_path):
    stack = rough((3, 50, 60), 2)
    stack[2, :, 30:] = NAN
    dems = [write_raster(f"{i}.tif", array) for i, array in enumerate(stack)]
    composite(dems, tmp_path / "out.tif", "huber_l1", model=Model(iterations=20))
    whole, _ = solve(stack.astype(np.float32), np.ones(stack.shape, np.float32), Model(iterations=20))
    np.testing.assert_array_equal(read(tmp_path / "out.tif")[0], whole)


def hills(x, y):
    """Metres; x, y : metres."""
    return 300 + 60 * np.sin(x / 400) * np.cos(y / 530) + 25 * np.sin(x / 170 + 1) + 20 * np.cos(y / 210)


@pytest.mark.parametrize("remove_bias", [False, True])
def test_coregistration_brings_a_moved_dem_back(write_raster, tmp_path, remove_bias):
    y, x = np.mgrid[0:240, 0:260] * 30.0
    dems = [write_raster("a.tif", hills(x, y)), write_raster("b.tif", hills(x + 21, y - 14) + 3.5)]
    said = []
    done = composite(
        dems, tmp_path / "out.tif", "mean", remove_bias, Monitor(info=said.append), coregister=True,
        report=tmp_path / "r.json",
    )  # fmt: skip
    composite(dems, tmp_path / "before.tif", "mean")
    inner = (slice(5, -5), slice(5, -5))
    off, before = (read(tmp_path / name)[0][inner] - hills(x, y)[inner] for name in ("out.tif", "before.tif"))
    assert np.abs(off).max() < 0.2 < 2 < np.abs(before).max()
    (shift,) = done.shifts
    np.testing.assert_allclose((shift.dx_m, shift.dy_m, shift.dz_m), (21, 14, -3.5), atol=0.5)
    assert any("b.tif is" in line and "east" in line for line in said)
    told = json.loads((tmp_path / "r.json").read_text())["shifts"][0]
    np.testing.assert_allclose(told["dx_m"], shift.dx_m)
    with RasterReader(tmp_path / "out.tif") as reader:
        assert "b.tif" in reader.metadata["VC_SHIFTS"] and reader.metadata["VC_BIAS_REMOVED_M"].startswith("0.000, 3.")


def test_weights_move_with_their_dem(write_raster, tmp_path):
    """The second DEM counts in the west of its own raster only, and lies a pixel too far east."""
    y, x = np.mgrid[0:200, 0:200] * 30.0
    dems = [write_raster("a.tif", hills(x, y)), write_raster("b.tif", hills(x - 30, y))]
    weights = np.where(x < 100 * 30, 1.0, 0.0)
    files = [write_raster("wa.tif", np.ones_like(x)), write_raster("wb.tif", weights)]
    composite(dems, tmp_path / "out.tif", "weighted_mean", coregister=True, weights=Weights("weights", files))
    count = read(tmp_path / "out.tif")[1][100]
    assert (count[5:98] == 2).all() and (count[101:195] == 1).all() and count[99] == 1


@pytest.mark.parametrize("source", ["errors", "error_band"])
def test_an_unknown_error_lends_no_weight_to_its_neighbours(write_raster, tmp_path, source):
    """Errors of 5 m, or 0 for unknown, half a pixel off the grid: wherever both DEMs count they count the same."""
    errors = np.full((40, 40), 5.0)
    errors[10:20, 10:20] = 0.0
    errors[30:35, 5:9] = NAN
    heights, half = np.full((40, 40), 100.0), {"origin": (388015.0, 5820735.0)}
    dems = [
        write_raster("a.tif", np.stack([heights, np.full((40, 40), 5.0)])),
        write_raster("b.tif", np.stack([heights + 100, errors]), **half),
    ]
    files = [write_raster("ea.tif", np.full((40, 40), 5.0)), write_raster("eb.tif", errors, **half)]
    weights = Weights(source, files if source == "errors" else (), band=2)
    composite(dems, tmp_path / "out.tif", "weighted_mean", weights=weights)
    found, count = read(tmp_path / "out.tif")
    np.testing.assert_allclose(found, np.where(count == 2, 150.0, 100.0), atol=1e-3)
    assert (count[12:20, 12:20] == 1).all() and (count[32:34, 7:9] == 1).all() and (count[2:9, 2:] == 2).all()


def test_errors_of_a_band_are_interpolated_bilinearly_where_heights_are_not(write_raster, tmp_path):
    """Cubic convolution would make some of these errors negative."""
    y, x = np.mgrid[0:200, 0:200] * 30.0
    known = np.full(x.shape, 2.0)
    errors = np.where((x // 30 % 20 < 10) & (y // 30 % 20 < 10), 8.0, 0.1)
    dems = [
        write_raster("a.tif", np.stack([hills(x, y), known])),
        write_raster("b.tif", np.stack([hills(x + 15, y), errors]), origin=(388015.0, 5820750.0)),
    ]
    composite(dems, tmp_path / "out.tif", "weighted_mean", coregister=True, weights=Weights("error_band"))
    assert (read(tmp_path / "out.tif")[1][5:-5, 5:-5] == 2).all()


def test_bad_weights_are_refused_in_one_sentence(write_raster, tmp_path, nothing_left):
    a, b = (write_raster(f"{name}.tif", np.nan_to_num(array)) for name, array in zip("ab", (A, B)))
    ones, negative = write_raster("1.tif", np.ones(A.shape)), write_raster("n.tif", np.full(A.shape, -9.0))
    far = write_raster("far.tif", np.ones(A.shape), origin=(500000.0, 5820750.0))
    cases = [
        ("weighted_mean", Weights("weights", [ones]), "1 rasters of weights are given for 2 DEMs"),
        ("weighted_mean", Weights("errors"), "0 rasters of errors are given for 2 DEMs"),
        ("weighted_mean", Weights("equal", [ones, ones]), "but weights are taken from 'equal'"),
        ("weighted_mean", Weights("somewhere"), "choose one of equal, weights, errors, error_band"),
        ("union", Weights("weights", [ones, ones]), "union takes no weights; choose one of weighted_mean"),
        ("huber_l1", Weights("weights", [ones, negative]), "Band 1 of n.tif goes down to -9, but weights are not"),
        ("weighted_mean", Weights("errors", [ones, negative]), "but height errors are not negative"),
        ("weighted_mean", Weights("error_band", band=2), "a.tif has 1 bands and no band 2"),
        ("weighted_mean", Weights("error_band", band=0), "no band 0"),
        ("weighted_mean", Weights("weights", [far, far]), "check that the weights are of the same place"),
    ]
    for method, weights, words in cases:
        with pytest.raises(EngineInputError, match=words):
            composite([a, b], tmp_path / "out.tif", method, weights=weights)
    with pytest.raises(EngineInputError, match="Lambda is -1"):
        composite([a, b], tmp_path / "out.tif", "tv_l1", model=Model(strength=-1))
    with pytest.raises(EngineInputError, match="cannot be written"):
        composite([a, b], tmp_path / "out.tif", "mean", report=tmp_path / "no folder" / "r.json")
    assert not (tmp_path / "out.tif").exists()


@pytest.mark.parametrize("undeclared", [-3.4028235e38, 3.4e38, 1e20])
@pytest.mark.parametrize("method", ["union", "intersection", "mean", "median", "weighted_mean", "huber_l1"])
def test_what_is_no_height_on_any_planet_is_void_in_a_composite(write_raster, tmp_path, method, undeclared):
    """A nodata value that the file does not declare: the other DEM stands, and its neighbours stay as they are."""
    first = np.full((30, 30), 30.0)
    other = first + 1
    void, wild = other.copy(), other.copy()
    void[10:15, 10:15], wild[10:15, 10:15] = NAN, undeclared
    outputs = {}
    for name, values in (("void", void), ("wild", wild)):
        paths = [write_raster("a.tif", first), write_raster(f"{name}.tif", values)]
        composite(paths, tmp_path / f"{name}_{method}.tif", method)
        outputs[name] = read(tmp_path / f"{name}_{method}.tif")
    np.testing.assert_array_equal(outputs["wild"], outputs["void"])
