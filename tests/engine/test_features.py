import numpy as np
import pyproj
import pytest
from vertical_city.engine.dem.features import FeatureOptions, compute_features, plan_features
from vertical_city.engine.dem.filters import FILTERS, TERRAIN
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import RasterReader, RasterWriter


def bands(path):
    with RasterReader(path) as reader:
        values = reader.read(bands=range(len(reader.band_names)))
        return dict(zip(reader.band_names, values)), reader.grid


@pytest.fixture(scope="module")
def city_dem(tmp_path_factory):
    """A rough geographic DEM with voids, whose UTM cells are not parallel to its pixels."""
    from vertical_city.engine.raster.files import Band
    from vertical_city.engine.raster.grid import Grid

    rng = np.random.default_rng(5)
    grid = Grid(pyproj.CRS.from_epsg(4326), 12.0, 52.6, 1 / 3600, 1 / 3600, 420, 300)
    elevation = rng.normal(0, 3, grid.shape) + 40 + 0.05 * np.arange(420) + 30 * (rng.random(grid.shape) > 0.97)
    elevation[100:140, 50:90] = np.nan
    elevation[rng.random(grid.shape) > 0.99] = np.nan
    path = tmp_path_factory.mktemp("dem") / "dem.tif"
    with RasterWriter(path, grid, [Band("elevation")]) as writer:
        writer.write(grid.window, elevation[None])
    return path


@pytest.mark.slow
def test_results_do_not_depend_on_the_blocks_to_the_last_bit(city_dem, tmp_path):
    for assignment in ("centre", "area"):
        options = FeatureOptions(assignment=assignment)
        compute_features(city_dem, tmp_path / "whole.tif", options, tile_cells=64)
        whole, grid = bands(tmp_path / "whole.tif")
        for tile in (3, 7, 16):
            compute_features(city_dem, tmp_path / "tiles.tif", options, tile_cells=tile)
            tiled, _ = bands(tmp_path / "tiles.tif")
            for name, values in whole.items():
                np.testing.assert_array_equal(values, tiled[name], err_msg=f"{name} {tile}")
        assert np.isfinite(whole["m2d1_mean"]).sum() > 0.8 * grid.width * grid.height * 0.9


def test_filters_at_the_native_grid_are_those_of_the_whole_array_at_once(city_dem, tmp_path):
    from vertical_city.engine.dem.filtering import apply_filters

    compute_features(city_dem, tmp_path / "f.tif", FeatureOptions(), filtered_output=tmp_path / "native.tif")
    native, _ = bands(tmp_path / "native.tif")
    with RasterReader(city_dem) as dem:
        expected = apply_filters(dem.read()[0], FILTERS.values())
    assert list(native) == list(FILTERS)
    for name, values in expected.items():
        np.testing.assert_array_equal(native[name], values, err_msg=name)


def test_bands_stand_in_the_order_of_the_table(city_dem, tmp_path):
    compute_features(city_dem, tmp_path / "f.tif", FeatureOptions())
    names = list(bands(tmp_path / "f.tif")[0])
    assert names == [*(f"{name}_{statistic}" for name in FILTERS for statistic in ("mean", "std")), "VALID_SHARE"]


def test_a_cell_holds_mean_and_population_deviation_of_its_pixels_filters(city_dem, tmp_path):
    """Cells recomputed one by one from the filtered raster, with pyproj and NumPy alone."""
    compute_features(city_dem, tmp_path / "f.tif", FeatureOptions(), filtered_output=tmp_path / "native.tif")
    features, grid = bands(tmp_path / "f.tif")
    native, pixels = bands(tmp_path / "native.tif")
    row, column = np.mgrid[0 : pixels.height, 0 : pixels.width] + 0.5
    to_cells = pyproj.Transformer.from_crs(pixels.crs, grid.crs, always_xy=True)
    x, y = to_cells.transform(pixels.x0 + column * pixels.dx, pixels.y0 - row * pixels.dy)
    cell_column, cell_row = np.floor((x - grid.x0) / grid.dx), np.floor((grid.y0 - y) / grid.dy)
    rng = np.random.default_rng(0)
    for _ in range(30):
        i, j = int(rng.integers(2, grid.height - 2)), int(rng.integers(2, grid.width - 2))
        inside = (cell_row == i) & (cell_column == j)
        for name in ("f1", "m2d1", "ptx_iw21"):
            values = native[name][inside].astype(np.float64)
            good = values[np.isfinite(values)]
            mean, std = features[f"{name}_mean"][i, j], features[f"{name}_std"][i, j]
            if good.size < 0.5 * inside.sum():
                assert np.isnan(mean) and np.isnan(std)
            else:
                np.testing.assert_allclose([mean, std], [good.mean(), good.std()], rtol=1e-5, atol=1e-6)


def test_an_analytic_surface_gives_its_known_mean_and_deviation(write_raster, tmp_path):
    """A checkerboard of 0 and h, 10 m pixels, cells of 100 m: every filter's value is known."""
    h = 6.0
    board = h * (np.indices((200, 200)).sum(axis=0) % 2)
    dem = write_raster("dem.tif", board, origin=(400000.0, 5800000.0), pixel=10.0)
    options = FeatureOptions(filters=("f1", "f2", "m1", "f1d1", "ptx_uw5", "ptx_iw5"))
    compute_features(dem, tmp_path / "f.tif", options, cell_size_m=100.0, crs=pyproj.CRS.from_epsg(32633))
    features, _ = bands(tmp_path / "f.tif")
    known = {
        # f1 = 4 z - (four neighbours of the other colour) = ±4 h; f2 has four more of the same colour.
        "f1": (0.0, 4 * h), "f2": (0.0, 4 * h),
        # m1: a high pixel stands out of its 3x3 opening (0) by h, a low one lies h below its closing (h).
        "m1": (h, 0.0), "f1d1": (8 * h, 0.0),
        # m1 is flat, so its texture is nil.
        "ptx_uw5": (0.0, 0.0), "ptx_iw5": (0.0, 0.0),
    }  # fmt: skip
    for name, (mean, std) in known.items():
        inner = (slice(3, -3), slice(3, -3))
        np.testing.assert_allclose(features[f"{name}_mean"][inner], mean, atol=1e-5, err_msg=name)
        np.testing.assert_allclose(features[f"{name}_std"][inner], std, atol=1e-5, err_msg=name)


def test_the_given_grid_is_used_as_it_is(city_dem, write_raster, tmp_path):
    grid_raster = write_raster("grid.tif", np.zeros((9, 13)), epsg=32633, origin=(300100.0, 5825050.0), pixel=500.0)
    with RasterReader(grid_raster) as reader:
        grid = reader.grid
    compute_features(city_dem, tmp_path / "f.tif", FeatureOptions(filters=("f1",)), grid=grid)
    _, found = bands(tmp_path / "f.tif")
    assert found.same_as(grid)


def test_a_strict_cell_needs_all_its_pixels(write_raster, tmp_path):
    board = np.zeros((100, 100))
    board[55, 55] = np.nan  # in the cell of rows and columns 50 to 59
    dem = write_raster("dem.tif", board, origin=(400000.0, 5800000.0), pixel=10.0)
    for min_valid, lost in ((1.0, 1), (0.5, 0)):
        options = FeatureOptions(filters=("m1",), min_valid=min_valid)
        compute_features(dem, tmp_path / "f.tif", options, cell_size_m=100.0, crs=pyproj.CRS.from_epsg(32633))
        values = bands(tmp_path / "f.tif")[0]["m1_mean"]
        assert np.isnan(values[1:-1, 1:-1]).sum() == lost


def test_the_valid_share_is_the_smallest_over_the_filters(write_raster, tmp_path):
    """Cells of 10 x 10 whole pixels, so that the filtered raster cut into squares tells each filter's share."""
    rng = np.random.default_rng(3)
    board = rng.normal(40, 3, (120, 120))
    board[22:48, 25:51] = np.nan
    board[20:70, 80:][rng.random((50, 40)) < 0.5] = np.nan
    board[60:67, 60:70] = board[83, 83] = np.nan
    dem = write_raster("dem.tif", board, origin=(400000.0, 5800000.0), pixel=10.0)
    options = FeatureOptions(filters=("f1", "m3d3", "ptx_iw21"), min_valid=0.3)
    utm = pyproj.CRS.from_epsg(32633)
    compute_features(dem, tmp_path / "f.tif", options, 100.0, utm, filtered_output=tmp_path / "native.tif")
    features, grid = bands(tmp_path / "f.tif")
    native = np.stack(list(bands(tmp_path / "native.tif")[0].values()))
    shares = np.isfinite(native).reshape(3, 12, 10, 12, 10).mean(axis=(2, 4))
    expected = np.where((shares >= 0.3).any(axis=0), shares.min(axis=0), np.nan)
    assert grid.shape == (12, 12) and list(features)[-1] == "VALID_SHARE"
    np.testing.assert_allclose(features["VALID_SHARE"], expected, rtol=1e-6)
    assert np.isnan(expected).any() and (expected < 0.3).any() and (expected[7:10, 7:10] < 1).sum() == 1


def test_the_valid_share_by_area_is_at_most_one_and_falls_at_the_edge(write_raster, tmp_path):
    dem = write_raster("dem.tif", np.zeros((90, 90)), epsg=4326, origin=(13.4, 52.5), pixel=1 / 3600)
    options = FeatureOptions(filters=("m1",), assignment="area", min_valid=0.01)
    compute_features(dem, tmp_path / "f.tif", options)
    share = bands(tmp_path / "f.tif")[0]["VALID_SHARE"]
    assert np.nanmax(share) == 1 and (share == 1).sum() > 20 and np.nanmin(share) < 0.5


def test_bad_input_is_refused_in_one_sentence(write_raster, tmp_path):
    rng = np.random.default_rng(0)
    cases = (
        (rng.normal(size=(1, 60)), FeatureOptions(filters=("f1",)), "60 x 1 pixels; a DEM needs at least 3 x 3"),
        (rng.normal(size=(20, 60)), FeatureOptions(), "smaller than the 25 x 25 window of ptx_uw21"),
        (np.full((60, 60), np.nan), FeatureOptions(), "no valid height"),
        (rng.normal(size=(60, 60)), FeatureOptions(min_valid=0), "above 0 and at most 1"),
        (rng.normal(size=(60, 60)), FeatureOptions(kernel_sum="sum"), "choose one of laplacian"),
        (rng.normal(size=(60, 60)), FeatureOptions(filters=()), "no filter was chosen"),
    )
    for number, (array, options, words) in enumerate(cases):
        dem = write_raster(f"dem{number}.tif", array)
        with pytest.raises(EngineInputError, match=words):
            compute_features(dem, tmp_path / "out.tif", options)
    dem = write_raster("dem.tif", rng.normal(size=(60, 60)))
    with pytest.raises(EngineInputError, match="projected CRS in metres"):
        compute_features(dem, tmp_path / "out.tif", FeatureOptions(), crs=pyproj.CRS.from_epsg(4326))
    assert not (tmp_path / "out.tif").exists() and not list(tmp_path.glob(".*"))


def test_a_dem_in_feet_and_a_nodata_of_zero_are_warned_of(write_raster, tmp_path):
    warned = []
    high = write_raster("high.tif", np.random.default_rng(0).normal(9500, 30, (60, 60)))
    compute_features(high, tmp_path / "f.tif", FeatureOptions(filters=("f1",)), monitor=Monitor(warn=warned.append))
    assert any("metres" in line and "feet" in line for line in warned)


@pytest.mark.slow
def test_a_world_grid_serves_whose_corners_lie_off_the_earth(city_dem, tmp_path):
    """The 1 km grid of Mollweide, as GHSL has it: most of its tiles are far away, some are nowhere."""
    from vertical_city.engine.raster.grid import Grid

    world = Grid(pyproj.CRS.from_user_input("ESRI:54009"), -18041000.0, 9000000.0, 1000.0, 1000.0, 36082, 18000)
    compute_features(city_dem, tmp_path / "f.tif", FeatureOptions(filters=("m1",)), grid=world)
    with RasterReader(tmp_path / "f.tif") as reader:
        x, y = pyproj.Transformer.from_crs(4326, "ESRI:54009", always_xy=True).transform(12.06, 52.55)
        from vertical_city.engine.raster.grid import Window

        middle = Window(int((x - world.x0) / 1000), int((world.y0 - y) / 1000), 1, 1)
        assert np.isfinite(reader.read(middle)).all()
        assert np.isfinite(reader.read(middle.grown(40))).mean() < 0.5


def test_a_second_dem_in_feet_is_warned_of(write_raster, tmp_path):
    warned = []
    heights = np.random.default_rng(0).normal(100, 3, (60, 60))
    dems = [write_raster("m.tif", heights), write_raster("ft.tif", heights, unit="ft")]
    options = FeatureOptions(feature_set="terrain_robust")
    compute_features(dems[0], tmp_path / "f.tif", options, second=dems[1], monitor=Monitor(warn=warned.append))
    assert any("ft.tif declares feet" in line for line in warned)


def test_a_second_dem_that_tells_nothing_is_refused(write_raster, tmp_path):
    heights = np.random.default_rng(0).normal(100, 3, (2, 60, 60))
    heights[0, :, 30:] = heights[1, :, :30] = np.nan
    left, right = (write_raster(name, half) for name, half in zip(("left.tif", "right.tif"), heights))
    options, out = FeatureOptions(feature_set="terrain_robust"), tmp_path / "f.tif"
    nothing = "left.tif and right.tif have no valid pixel in common"
    with pytest.raises(EngineInputError, match=nothing):
        compute_features(left, out, options, second=right)
    plan = plan_features(left, options, second=right)
    facts = [plan.make_tile(plan.grid.window, str(tmp_path / "tile.tif"), Monitor())]
    with pytest.raises(EngineInputError, match=nothing):
        plan.conclude(facts, Monitor())
    plan.conclude([*facts, {**facts[0], "any_common": True}], Monitor())
    with pytest.raises(EngineInputError, match="The second DEM is the first one"):
        compute_features(left, out, options, second=tmp_path / "." / "left.tif")
    assert not out.exists() and not list(tmp_path.glob(".*"))


def test_a_second_dem_is_named_and_its_note_kept(write_raster, tmp_path):
    heights = np.random.default_rng(0).normal(100, 3, (2, 60, 60))
    first = write_raster("a.tif", heights[0], metadata={"VC_NOTE": "simulated"})
    second = write_raster("b.tif", heights[1], metadata={"VC_NOTE": "made up"})
    options = FeatureOptions(feature_set="terrain_robust")
    out, filtered = tmp_path / "f.tif", tmp_path / "filtered.tif"
    compute_features(first, out, options, second=second, filtered_output=filtered)
    for path in (out, filtered):
        with RasterReader(path) as reader:
            assert reader.metadata["VC_SECOND_DEM"] == "b.tif"
            assert reader.metadata["VC_NOTE"] == "simulated made up"
    # Cells that are kept for later are those of this second DEM.
    described = [plan_features(first, options, second=path).description() for path in (second, None)]
    assert described[0]["second"] and described[1]["second"] is None


def test_a_second_dem_on_another_grid_is_interpolated(write_raster, tmp_path):
    """Of a plane nothing is lost: the pair's features are those of the plane on the first one's own pixels."""
    first = write_raster("first.tif", np.random.default_rng(0).normal(100, 3, (60, 60)))
    fine, coarse = (np.add.outer(-2 * t, 3 * t) for t in (30 * np.arange(60) + 15, 40 * np.arange(60) - 280))
    seconds = write_raster("fine.tif", fine), write_raster("coarse.tif", coarse, origin=(387700, 5821050), pixel=40)
    options, found = FeatureOptions(feature_set="terrain_robust"), []
    for second in seconds:
        compute_features(first, tmp_path / "f.tif", options, second=second)
        found.append(bands(tmp_path / "f.tif")[0])
    for name in ("dq5_mean", "dq9d2_std", "b5d2_mean"):
        np.testing.assert_allclose(found[1][name], found[0][name], atol=2e-3)


@pytest.mark.parametrize(
    ("feature_set", "pair", "rows"), [("paper30", True, ("f1",)), ("terrain_robust", False, (*TERRAIN,))]
)
def test_a_pair_counts_only_where_it_is_given_and_asked_for(write_raster, tmp_path, feature_set, pair, rows):
    heights = np.random.default_rng(1).normal(100, 3, (60, 60))
    first, warned = write_raster("a.tif", heights), []
    options = FeatureOptions(filters=("f1",), feature_set=feature_set)
    second = write_raster("b.tif", heights + 1) if pair else None
    compute_features(first, tmp_path / "f.tif", options, second=second, monitor=Monitor(warn=warned.append))
    assert [*bands(tmp_path / "f.tif")[0]] == [f"{row}_{s}" for row in rows for s in ("mean", "std")] + ["VALID_SHARE"]
    assert (
        warned == ["The second DEM is left out: it serves the terrain-robust features, which are not asked for."][:pair]
    )
    with RasterReader(tmp_path / "f.tif") as reader:
        assert not reader.metadata.get("VC_SECOND_DEM")


def test_a_second_dem_is_checked_as_the_first_one_is(write_raster, tmp_path):
    from osgeo import gdal

    first, warned = write_raster("a.tif", np.random.default_rng(1).normal(100, 3, (60, 60))), []
    options, out = FeatureOptions(feature_set="terrain_robust"), tmp_path / "f.tif"
    with pytest.raises(EngineInputError, match=r"dot\.tif is 1 x 1 pixels"):
        compute_features(first, out, options, second=write_raster("dot.tif", [[5.0]]))
    gdal.Translate(str(tmp_path / "zero.tif"), str(first), noData=0).FlushCache()
    compute_features(first, out, options, second=tmp_path / "zero.tif", monitor=Monitor(warn=warned.append))
    assert len(warned) == 1 and "zero.tif declares 0 as nodata" in warned[0]


def test_filters_of_a_pair_do_not_show_the_blocks(write_raster, tmp_path, monkeypatch):
    from vertical_city.engine.dem.filtering import apply_filters
    from vertical_city.engine.dem.filters import chosen

    monkeypatch.setattr("vertical_city.engine.dem.blocks.FILTERED_SIDE", 30)
    heights = np.random.default_rng(1).normal(100, 3, (2, 60, 70)).astype(np.float32)
    first, second = (write_raster(name, one) for name, one in zip(("a.tif", "b.tif"), heights))
    options = FeatureOptions(feature_set="terrain_robust")
    compute_features(first, tmp_path / "f.tif", options, second=second, filtered_output=tmp_path / "filtered.tif")
    found, whole = bands(tmp_path / "filtered.tif")[0], chosen((), "terrain_robust", True)
    for name, values in apply_filters(heights[0], whole, second=heights[1]).items():
        np.testing.assert_array_equal(found[name], values, err_msg=name)


@pytest.mark.parametrize(("feature_set", "terrain"), [("paper30", False), ("terrain_robust", True), ("all", True)])
def test_the_filters_that_are_needed_are_compiled_before_the_first_block(city_dem, monkeypatch, feature_set, terrain):
    from vertical_city.engine.dem import blocks

    asked = []
    monkeypatch.setattr(blocks, "compiled", lambda *given: asked.append(given[3]))
    plan_features(city_dem, FeatureOptions(feature_set=feature_set)).prepare(Monitor())
    assert asked == [terrain]


def test_a_dem_around_the_earth_reaches_cells_everywhere(write_raster, tmp_path):
    """Its outline, projected to UTM, tells nothing: cells of a zone that lies in the middle of it would be lost."""
    world = write_raster("world.tif", np.full((180, 360), 5.0), epsg=4326, origin=(-180.0, 90.0), pixel=1.0)
    from vertical_city.engine.raster.grid import Grid

    grid = Grid(pyproj.CRS.from_epsg(32601), 600_000.0, 8_000_000.0, 100_000.0, 100_000.0, 2, 75)
    options = FeatureOptions(filters=("m1",), assignment="area")
    compute_features(world, tmp_path / "f.tif", options, grid=grid)
    values = bands(tmp_path / "f.tif")[0]["m1_mean"]
    assert np.isfinite(values).all() and not values.any()


@pytest.mark.parametrize("size", [0, -250, np.nan, np.inf, 1e9])
def test_a_cell_size_that_is_no_length_is_refused(city_dem, tmp_path, size):
    with pytest.raises(EngineInputError, match="cell size is"):
        compute_features(city_dem, tmp_path / "f.tif", FeatureOptions(filters=("f1",)), cell_size_m=size)


@pytest.mark.parametrize("corner", [(2, 2), (-9, -9), (2, -9)])
def test_cells_away_from_the_dems_centre_are_worked_on_in_few_blocks(city_dem, tmp_path, corner):
    """As those of a reference raster that lies in a corner of a 1-degree tile."""
    from vertical_city.engine.dem.features import plan_features
    from vertical_city.engine.raster.grid import Window

    options, reported = FeatureOptions(filters=("f1",)), []
    whole = plan_features(city_dem, options).grid
    column, row = (place % size for place, size in zip(corner, (whole.width, whole.height)))
    grid = whole.part(Window(column, row, 7, 7))
    compute_features(city_dem, tmp_path / "f.tif", options, grid=grid, monitor=Monitor(progress=reported.append))
    assert len(reported) <= 2  # the block, and the end


def test_only_the_pixels_below_the_cells_are_compiled_for(city_dem, monkeypatch):
    from vertical_city.engine.dem import blocks
    from vertical_city.engine.dem.features import plan_features
    from vertical_city.engine.raster.grid import Window

    asked = []
    monkeypatch.setattr(blocks, "compiled", lambda pixels, *_: asked.append(pixels))
    options = FeatureOptions(filters=("f1",))
    whole = plan_features(city_dem, options)
    whole.prepare(Monitor())
    plan_features(city_dem, options, grid=whole.grid.part(Window(2, 2, 7, 7))).prepare(Monitor())
    assert asked[0] == 420 * 300
    # A cell of 250 m holds some 13.3 x 8.1 pixels of an arc-second at 52.5 N.
    assert asked[1] == pytest.approx(49 * 13.3 * 8.1, rel=0.2)


def test_beyond_the_second_dem_features_of_the_first_are_worth_as_much(write_raster, tmp_path):
    heights = np.random.default_rng(1).normal(100, 3, (80, 80))
    beside = heights + 1
    beside[:, 40:] = np.nan
    first, second = write_raster("a.tif", heights), write_raster("b.tif", beside)
    options = FeatureOptions(feature_set="terrain_robust")
    compute_features(first, tmp_path / "one.tif", options)
    compute_features(first, tmp_path / "two.tif", options, second=second)
    one, two = (bands(tmp_path / name)[0] for name in ("one.tif", "two.tif"))
    seen = np.isfinite(two["b5d2_mean"])
    assert seen.any() and not seen.all()
    for name in one:
        if name != "VALID_SHARE":
            np.testing.assert_array_equal(two[name], one[name], err_msg=name)
    np.testing.assert_array_equal(two["VALID_SHARE"][~seen], one["VALID_SHARE"][~seen])
    assert (two["VALID_SHARE"][seen] <= one["VALID_SHARE"][seen]).all()
    assert (two["VALID_SHARE"][seen] >= np.minimum(one["VALID_SHARE"][seen], 0.5)).all()
