"""Built-up share and greenness against plain loops over pixels, written from the specification alone."""

import functools
import math
import time

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import gdal
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.gvc import ancillary, ancillary_layers
from vertical_city.engine.gvc.ancillary import ANCILLARY, AncillaryOptions, ancillary_features
from vertical_city.engine.gvc.ancillary_layers import (
    class_ranges,
    greenness_class,
    greenness_classes,
    normalised_difference,
)
from vertical_city.engine.gvc.bands import BandStack
from vertical_city.engine.gvc.samples import collect_samples
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import RasterReader
from vertical_city.engine.raster.grid import Grid

ORIGIN = (388000.0, 5820750.0)  # Berlin in UTM zone 33, on a corner of the cells of 250 m
UTM = pyproj.CRS.from_epsg(32633)
VEG = [name for name in ANCILLARY if name != "BU"]


def bands(path):
    with RasterReader(path) as reader:
        return dict(zip(reader.band_names, reader.read(bands=range(len(reader.band_names)))))


def grid_of(path):
    with RasterReader(path) as reader:
        return reader.grid


def write_codes(path, codes, nodata=None, epsg=32633, pixel=10.0, origin=ORIGIN, scale=None, kind=gdal.GDT_Int16):
    """A raster of whole numbers, written by GDAL alone."""
    codes = np.asarray(codes)
    rows, columns = codes.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, kind)
    crs = pyproj.CRS.from_user_input(epsg)
    dataset.SetProjection(crs.to_wkt())
    dataset.SetGeoTransform((origin[0], pixel, 0, origin[1], 0, -pixel))
    band = dataset.GetRasterBand(1)
    band.WriteArray(codes)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    if scale:
        band.SetScale(scale[0])
        band.SetOffset(scale[1])
    band = dataset = None
    return path


def said():
    lines = []
    return lines, Monitor(warn=lines.append)


def class_of(g):
    if math.isnan(g):
        return None
    if g < 0.1:
        return 1
    if 0.2 < g < 0.5:
        return 2
    if 0.6 < g < 0.9:
        return 3
    return 0


def value_at(values, grid, x, y):
    """The value of the pixel that holds a place, NaN beyond the raster."""
    column, row = math.floor((x - grid.x0) / grid.dx), math.floor((grid.y0 - y) / grid.dy)
    inside = 0 <= column < grid.width and 0 <= row < grid.height
    return float(values[row, column]) if inside else math.nan


def shares_of_pixel(pixels, row, column, cells, by_area):
    """(cell row, cell column, weight) of a pixel; by its centre through pyproj, or by the overlap of rectangles."""
    if by_area:
        left, top = pixels.x0 + column * pixels.dx, pixels.y0 - row * pixels.dy
        for i in range(cells.height):
            for j in range(cells.width):
                x, y = cells.x0 + j * cells.dx, cells.y0 - i * cells.dy
                wide = min(left + pixels.dx, x + cells.dx) - max(left, x)
                high = min(top, y) - max(top - pixels.dy, y - cells.dy)
                if wide > 0 and high > 0:
                    yield i, j, wide * high
        return
    x, y = centre(pixels, row, column, cells.crs)
    i, j = math.floor((cells.y0 - y) / cells.dy), math.floor((x - cells.x0) / cells.dx)
    if 0 <= i < cells.height and 0 <= j < cells.width:
        yield i, j, 1.0


@functools.lru_cache
def transformer(source, target):
    return pyproj.Transformer.from_crs(source, target, always_xy=True)


def centre(pixels, row, column, crs):
    x, y = pixels.x0 + (column + 0.5) * pixels.dx, pixels.y0 - (row + 0.5) * pixels.dy
    return (x, y) if pixels.crs is crs else transformer(pixels.crs, crs).transform(x, y)


def loops(built, built_grid, ndvi, ndvi_grid, cells, finest, by_area=False):
    """All bands but VALID_SHARE by plain loops. built : shares; ndvi : NaN for nodata.

    Pixels beyond a raster count as not known: each raster is looped over with a margin of pixels around it. finest :
    the grid whose pixels are worked on.
    """
    result = {name: np.full(cells.shape, np.nan) for name in ANCILLARY}
    sums = {"BU": np.zeros((*cells.shape, 3)), **{name: np.zeros((*cells.shape, 3)) for name in VEG}}
    for pixels, names in ((built_grid, ["BU"]), (finest, VEG)):
        margin = 9
        for row in range(-margin, pixels.height + margin):
            for column in range(-margin, pixels.width + margin):
                b = value_at(built, built_grid, *centre(pixels, row, column, built_grid.crs))
                g = class_of(value_at(ndvi, ndvi_grid, *centre(pixels, row, column, ndvi_grid.crs)))
                for i, j, weight in shares_of_pixel(pixels, row, column, cells, by_area):
                    for name in names:
                        known = not math.isnan(b) and (name == "BU" or g is not None)
                        part = 0.0
                        if known:
                            part = b if not name.endswith("nbu") else 1 - b
                            part *= 1 if name == "BU" else g == int(name[3])
                        sums[name][i, j] += weight, weight * known, weight * part
    for name, values in sums.items():
        total, known, part = np.moveaxis(values, -1, 0)
        enough = (known > 0) & (known >= 0.5 * total * (1 - 1e-9))
        result[name][enough] = part[enough] / known[enough]
    return result


def agree(path, expected, tolerance=1e-6):
    found = bands(path)
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], values, rtol=0, atol=tolerance, err_msg=name)


@pytest.fixture
def town(write_raster):
    """A share at 50 m in Europe's equal-area projection and an NDVI at 30 m in UTM, both with holes."""
    rng = np.random.default_rng(3)
    share = np.clip(rng.normal(0.3, 0.4, (19, 24)), 0, 1)
    share[rng.random(share.shape) > 0.9] = np.nan
    share[:8, :6] = np.nan
    ndvi = rng.uniform(-0.2, 1, (24, 33))
    ndvi[rng.random(ndvi.shape) > 0.9] = np.nan
    ndvi[-9:, -9:] = np.nan
    x, y = pyproj.Transformer.from_crs(UTM, 3035, always_xy=True).transform(ORIGIN[0] + 3, ORIGIN[1] - 11)
    return (
        write_raster("share.tif", share, epsg=3035, origin=(x, y), pixel=50.0),
        write_raster("ndvi.tif", ndvi, origin=(ORIGIN[0] + 17.0, ORIGIN[1] + 5.0), pixel=30.0),
    )


CELLS = Grid(UTM, *ORIGIN, 250.0, 250.0, 4, 3)


@pytest.mark.parametrize("finer", ["ndvi", "built"])
def test_cells_are_those_of_plain_loops_whatever_crs_and_resolution(town, tmp_path, finer):
    built, ndvi = town if finer == "ndvi" else town[::-1]
    if finer == "built":  # the NDVI is coarser, in the other CRS; the finer raster is the built-up one
        values = np.clip(bands(built)["band_1"], 0, 1)
        built = write_codes(tmp_path / "b.tif", np.where(np.isnan(values), 255, values * 100), 255, pixel=30.0)
    percent = 0.01 if finer == "built" else 1.0
    options = AncillaryOptions(assignment="centre", built_factor=percent)
    summary = ancillary_features(built, tmp_path / "a.tif", options, ndvi=ndvi, grid=CELLS)
    share, green = next(iter(bands(built).values())) * percent, bands(ndvi)["band_1"]
    finest = grid_of(ndvi if finer == "ndvi" else built)
    expected = loops(share, grid_of(built), green, grid_of(ndvi), CELLS, finest)
    agree(tmp_path / "a.tif", expected)
    assert summary.cells == np.isfinite(expected["BU"]).sum() > 6
    assert summary.green_cells == np.isfinite(expected["veg1bu"]).sum() > 6
    assert np.isnan(expected["BU"]).any(), "some cell is too little known"


@pytest.mark.parametrize(("size", "ndvi_size"), [(100.0, 70.0), (40.0, 100.0)])
def test_coarse_pixels_are_shared_out_by_area(write_raster, tmp_path, size, ndvi_size):
    rng = np.random.default_rng(8)

    def field(name, pixel, low, high):
        count = math.ceil(800 / pixel)
        values = rng.uniform(low, high, (count, count))
        values[rng.random(values.shape) > 0.85] = np.nan
        return write_raster(name, values, origin=(ORIGIN[0] - 37.0, ORIGIN[1] + 61.0), pixel=pixel)

    built, ndvi = field("b.tif", size, 0, 1), field("g.tif", ndvi_size, -0.3, 1)
    ancillary_features(built, tmp_path / "a.tif", ndvi=ndvi, grid=CELLS)
    share, green, grids = bands(built)["band_1"], bands(ndvi)["band_1"], (grid_of(built), grid_of(ndvi))
    finest = min(grids, key=lambda grid: grid.dx)
    agree(tmp_path / "a.tif", loops(share, grids[0], green, grids[1], CELLS, finest, by_area=True))


def test_a_cell_counted_by_hand(write_raster, tmp_path):
    """Four pixels: built-up and low; half built-up and medium; open and high; not built-up, in the gap 0.1 to 0.2."""
    built = write_raster("b.tif", [[1, 0.5], [0, 0]], pixel=125.0)
    ndvi = write_raster("g.tif", [[0, 0.3], [0.8, 0.15]], pixel=125.0)
    ancillary_features(built, tmp_path / "a.tif", ndvi=ndvi)
    found = {name: values.item() for name, values in bands(tmp_path / "a.tif").items()}
    assert found == {
        "BU": 0.375, "veg1bu": 0.25, "veg2bu": 0.125, "veg3bu": 0, "veg1nbu": 0, "veg2nbu": 0.125, "veg3nbu": 0.25,
        "VALID_SHARE": 1,
    }  # fmt: skip


def test_the_bounds_of_the_paper_belong_to_no_class():
    ndvi = np.array([-1, 0, 0.099, 0.1, 0.15, 0.2, 0.201, 0.499, 0.5, 0.55, 0.6, 0.601, 0.899, 0.9, 1, np.nan])
    expected = [1, 1, 1, 0, 0, 0, 2, 2, 0, 0, 0, 3, 3, 0, 0, -1]
    assert greenness_class(ndvi.astype(np.float32), greenness_classes()).tolist() == expected


def test_classes_of_greenness_can_be_set_and_without_gaps_leave_no_pixel_out():
    bounds = greenness_classes("-1:0.2,0.2:0.5, 0.5 : 1")
    ndvi = np.array([-1, 0.19, 0.2, 0.49, 0.5, 0.9, 1.0], dtype=np.float32)
    assert greenness_class(ndvi, bounds).tolist() == [1, 1, 2, 2, 3, 3, 3]


def test_built_up_classes_are_a_list_of_numbers_and_ranges():
    assert class_ranges("50") == ((50, 50),)
    assert class_ranges(" 3 - 6,11 ") == ((3, 6), (11, 11))
    assert class_ranges("13 14") == ((13, 13), (14, 14))
    assert class_ranges("") == ()
    for dash in "\u2010\u2011\u2012\u2013\u2014\u2212":  # as pasted from a text
        assert class_ranges(f"3{dash}6, 11 {dash} 14") == ((3, 6), (11, 14))


@pytest.mark.parametrize("text", ["a", "5.5", "6-3", "-1", "3-", "3\u2013", "3:6", "50;60"])
def test_what_is_no_list_of_classes_is_refused_with_a_sentence(text):
    with pytest.raises(EngineInputError, match=r"Built-up classes \(BUILT_CLASSES\): '.*' is .*; give whole numbers"):
        AncillaryOptions(built_classes=text)


@pytest.mark.parametrize(
    "text",
    ["", "0:1", "-1:0.1, 0.2:0.5", "0.1:-1, 0.2:0.5, 0.6:0.9", "-1:0.3, 0.2:0.5, 0.6:0.9", "-1:0, 0.2:0.5, 0.6:9",
     "a:b, c:d, e:f", "0:nan, 0.2:0.5, 0.6:0.9"],
)  # fmt: skip
def test_what_are_no_classes_of_greenness_is_refused_with_a_sentence(text):
    with pytest.raises(EngineInputError, match=r"classes of greenness are '.*'; give three"):
        AncillaryOptions(greenness=text)


def test_classes_of_land_cover_make_the_mask_of_them(tmp_path):
    codes = np.random.default_rng(0).choice([0, 10, 30, 50, 51, 60, 80], (50, 50))
    cover = write_codes(tmp_path / "cover.tif", codes, nodata=0)
    mask = write_codes(tmp_path / "mask.tif", np.where(codes == 0, 9, (codes >= 50) & (codes <= 60)), nodata=9)
    ancillary_features(cover, tmp_path / "a.tif", AncillaryOptions(built_classes="50-60"))
    ancillary_features(mask, tmp_path / "b.tif")
    assert list(bands(tmp_path / "a.tif")) == ["BU", "VALID_SHARE"]
    for name, values in bands(tmp_path / "b.tif").items():
        np.testing.assert_array_equal(bands(tmp_path / "a.tif")[name], values)
    cell = codes[:25, :25]
    expected = ((cell >= 50) & (cell <= 60)).sum() / (cell != 0).sum()
    assert bands(tmp_path / "a.tif")["BU"][0, 0] == np.float32(expected)
    assert bands(tmp_path / "a.tif")["VALID_SHARE"][0, 0] == np.float32((cell != 0).mean())


def test_ndvi_is_computed_of_bands_of_one_image_or_of_two(write_raster, tmp_path):
    rng = np.random.default_rng(1)
    red, nir = rng.uniform(0, 400, (2, 50, 50)).round()
    red[:3], nir[:3] = 0, 0  # nothing was seen
    nir[3], red[4] = -5, -5  # what an atmospheric correction leaves of dark ground
    built = write_raster("b.tif", rng.random((50, 50)) > 0.6, pixel=10.0)
    image = write_raster("image.tif", [nir, red], pixel=10.0)
    one = write_raster("red.tif", red, pixel=10.0)
    clean = [np.where(layer < 0, 0, layer) for layer in (red, nir)]
    with np.errstate(invalid="ignore"):
        ndvi = write_raster("ndvi.tif", (clean[1] - clean[0]) / (clean[1] + clean[0]), pixel=10.0)
    ancillary_features(built, tmp_path / "a.tif", ndvi=ndvi)
    ancillary_features(built, tmp_path / "two.tif", red=image, red_band=2, nir_band=1)
    ancillary_features(built, tmp_path / "three.tif", red=one, nir=image, nir_band=1)
    expected = bands(tmp_path / "a.tif")
    assert expected["veg3nbu"].max() > 0 and expected["VALID_SHARE"][0, 0] == np.float32(22 / 25)
    for name in ("two.tif", "three.tif"):
        for band, values in bands(tmp_path / name).items():
            np.testing.assert_array_equal(values, expected[band], err_msg=band)


def test_normalised_difference_in_closed_form():
    red = np.array([1, 0, 0, np.nan, 1, -2, 3], dtype=np.float32)
    nir = np.array([3, 0, 2, 1, np.nan, 1, 0], dtype=np.float32)
    np.testing.assert_array_equal(normalised_difference(red, nir), [0.5, np.nan, 1, np.nan, np.nan, 1, -1])


def test_scaled_numbers_count_as_the_ndvi_that_they_stand_for(write_raster, tmp_path):
    ndvi = np.random.default_rng(2).integers(-20, 100, (50, 50)) / 100  # bounds of classes among them
    built = write_raster("b.tif", np.tri(50), pixel=10.0)
    ancillary_features(built, tmp_path / "a.tif", ndvi=write_raster("g.tif", ndvi, pixel=10.0))
    whole = write_codes(tmp_path / "whole.tif", np.rint(ndvi * 10000))
    declared = write_codes(tmp_path / "declared.tif", np.rint((ndvi + 0.2) / 0.005), scale=(0.005, -0.2))
    ancillary_features(built, tmp_path / "two.tif", AncillaryOptions(ndvi_factor=0.0001), ndvi=whole)
    ancillary_features(built, tmp_path / "three.tif", ndvi=declared)
    for name in ("two.tif", "three.tif"):
        for band, values in bands(tmp_path / "a.tif").items():
            np.testing.assert_array_equal(bands(tmp_path / name)[band], values, err_msg=f"{name} {band}")


def test_a_raster_that_is_cut_otherwise_is_read_at_its_own_place(write_raster, tmp_path):
    rng = np.random.default_rng(5)
    share, ndvi = rng.random((75, 75)), rng.uniform(-0.2, 1, (75, 75))
    ndvi[:, :7], ndvi[:3] = np.nan, np.nan
    built = write_raster("b.tif", share, pixel=10.0)
    cut = write_raster("cut.tif", ndvi[3:, 7:], pixel=10.0, origin=(ORIGIN[0] + 70.0, ORIGIN[1] - 30.0))
    ancillary_features(built, tmp_path / "whole.tif", ndvi=write_raster("g.tif", ndvi, pixel=10.0))
    ancillary_features(built, tmp_path / "part.tif", ndvi=cut)
    for band, values in bands(tmp_path / "whole.tif").items():
        np.testing.assert_array_equal(bands(tmp_path / "part.tif")[band], values, err_msg=band)


def test_what_rounding_adds_to_a_share_is_taken_off(write_raster, tmp_path):
    built = write_raster("b.tif", [[1 + 5e-7, 1 + 5e-7, -5e-7, -5e-7]] * 2, pixel=125.0)
    ancillary_features(built, tmp_path / "a.tif")
    assert bands(tmp_path / "a.tif")["BU"].tolist() == [[1, 0]]


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    pixel=st.sampled_from([23.0, 50.0, 100.0]),
    assignment=st.sampled_from(["centre", "area"]),
)
def test_shares_lie_from_0_to_1_and_parts_do_not_exceed_the_whole(tmp_path_factory, seed, pixel, assignment):
    rng, folder = np.random.default_rng(seed), tmp_path_factory.mktemp("any")
    count = math.ceil(750 / pixel)
    percent = rng.choice([0, 0, 37, 100, 100], (count, count))
    built = write_codes(folder / "b.tif", percent, pixel=pixel)
    ndvi = write_codes(folder / "g.tif", rng.integers(-30, 100, (count, count)), pixel=pixel)
    options = AncillaryOptions(built_factor=0.01, ndvi_factor=0.01, assignment=assignment)
    ancillary_features(built, folder / "a.tif", options, ndvi=ndvi, grid=Grid(UTM, *ORIGIN, 250.0, 250.0, 3, 3))
    found = bands(folder / "a.tif")
    values = np.stack([found[name] for name in ANCILLARY]).astype(np.float64)
    assert np.isfinite(values).all() and values.min() >= 0 and values.max() <= 1
    assert (values[1:4].sum(axis=0) <= found["BU"] + 1e-6).all()
    assert (values[4:].sum(axis=0) <= 1 - found["BU"] + 1e-6).all()


def test_classes_without_gaps_add_up_to_the_whole(write_raster, tmp_path):
    rng = np.random.default_rng(4)
    built = write_raster("b.tif", rng.random((50, 50)), pixel=10.0)
    ndvi = write_raster("g.tif", rng.uniform(-1, 1, (50, 50)), pixel=10.0)
    ancillary_features(built, tmp_path / "a.tif", AncillaryOptions(greenness="-1:0.2,0.2:0.5,0.5:1"), ndvi=ndvi)
    found = bands(tmp_path / "a.tif")
    np.testing.assert_allclose(sum(found[f"veg{k}bu"] for k in (1, 2, 3)), found["BU"], atol=1e-6)
    np.testing.assert_allclose(sum(found[name] for name in VEG), 1, atol=1e-6)


@pytest.mark.parametrize("assignment", ["centre", "area"])
def test_results_do_not_depend_on_tiles_nor_on_strips(town, tmp_path, monkeypatch, assignment):
    options = AncillaryOptions(assignment=assignment)
    ancillary_features(town[0], tmp_path / "whole.tif", options, ndvi=town[1], tile_cells=64)
    whole = bands(tmp_path / "whole.tif")
    for tile in (1, 2, 3):
        ancillary_features(town[0], tmp_path / "t.tif", options, ndvi=town[1], tile_cells=tile)
        for name, values in bands(tmp_path / "t.tif").items():
            np.testing.assert_array_equal(values, whole[name], err_msg=f"{name} {tile}")
    monkeypatch.setattr(ancillary, "WINDOW_PIXELS", 40)  # cells larger than a strip
    ancillary_features(town[0], tmp_path / "t.tif", options, ndvi=town[1])
    for name, values in bands(tmp_path / "t.tif").items():
        np.testing.assert_allclose(values, whole[name], rtol=3e-7, err_msg=name)


def test_no_window_grows_with_the_raster(tmp_path, monkeypatch):
    """Rasters of 300 x 300 pixels of 1 m in small, large and one cell: what is read at once stays small."""
    built = write_codes(tmp_path / "b.tif", np.tri(300, dtype=int), pixel=1.0)
    ndvi = write_codes(tmp_path / "g.tif", np.tri(60, dtype=int), pixel=5.0, epsg=25833)
    read, largest = RasterReader.read, []

    def reading(self, window=None, bands=(0,)):
        largest.append((window or self.grid.window).width * (window or self.grid.window).height)
        return read(self, window, bands)

    monkeypatch.setattr(RasterReader, "read", reading)
    monkeypatch.setattr(ancillary, "WINDOW_PIXELS", 30 * 30)
    for cell in (30.0, 150.0, 600.0):
        ancillary_features(built, tmp_path / "a.tif", AncillaryOptions(min_valid=0.01), ndvi=ndvi, cell_size_m=cell)
    assert len(largest) > 300 and max(largest) <= 2 * 30 * 30


@pytest.mark.parametrize("assignment", ["centre", "area"])
@pytest.mark.parametrize(("crs", "covered"), [(32633, False), (3035, False), (32633, True)])
def test_ground_far_beyond_the_rasters_is_added_up_without_a_walk_over_its_pixels(
    town, write_raster, tmp_path, assignment, crs, covered
):
    """As when every pixel is walked: cells of 400 x 400 pixels that the rasters, or the NDVI, fill by a hundredth."""
    origin = (ORIGIN[0] - 20_000.0, ORIGIN[1] + 20_000.0)
    built = write_raster("wide.tif", np.full((80, 80), 0.3), origin=origin, pixel=500.0) if covered else town[0]
    options = AncillaryOptions(assignment=assignment, min_valid=1e-6)
    x, y = pyproj.Transformer.from_crs(UTM, crs, always_xy=True).transform(*ORIGIN)
    grid = Grid(pyproj.CRS.from_epsg(crs), x - 11_700.0, y + 11_500.0, 12_000.0, 12_000.0, 2, 1)
    made = []
    for patched in ({}, {"WINDOW_PIXELS": 10_000, "FAR_BLOCKS": 16}):  # by itself, so small a window is walked whole
        with pytest.MonkeyPatch.context() as patch:
            for name, value in patched.items():
                patch.setattr(ancillary, name, value)
            ancillary_features(built, tmp_path / "a.tif", options, ndvi=town[1], grid=grid)
        made.append(bands(tmp_path / "a.tif"))
    exact, found = made
    assert np.isfinite(exact["veg1bu"]).all()
    for name in exact:
        np.testing.assert_allclose(found[name], exact[name], rtol=2e-3 if name == "VALID_SHARE" else 1e-6, err_msg=name)
    if assignment == "area" and crs == 32633:
        np.testing.assert_allclose(found["VALID_SHARE"], exact["VALID_SHARE"], rtol=1e-4)


@pytest.mark.parametrize("crs", [32633, 3035])
def test_a_cell_of_a_country_about_a_raster_of_a_town_takes_seconds(write_raster, tmp_path, crs):
    """10^10 pixels, of which 10^4 are known."""
    built = write_raster("b.tif", np.tri(100), pixel=10.0)
    began = time.process_time()
    with pytest.raises(EngineInputError, match=r"No cell of 1e\+06 m has 50% of its pixels of b.tif"):
        ancillary_features(built, tmp_path / "a.tif", crs=pyproj.CRS.from_epsg(crs), cell_size_m=1e6)
    options = AncillaryOptions(min_valid=1e-7)
    ancillary_features(built, tmp_path / "a.tif", options, crs=pyproj.CRS.from_epsg(crs), cell_size_m=1e6)
    assert time.process_time() - began < 5
    found = bands(tmp_path / "a.tif")
    assert found["BU"].item() == pytest.approx(np.tri(100).mean())
    # In the equal-area projection the cell has 10^12 m², but a pixel of UTM some hundred m².
    assert found["VALID_SHARE"].item() == pytest.approx(1e-6, rel=1e-3 if crs == 32633 else 0.02)


def write_world(path, crs, pixel, corner, shape, blocks):
    """A raster of the whole Earth in which only a few blocks are written: {(row, column): array}."""
    options = ["SPARSE_OK=TRUE", "TILED=YES", "COMPRESS=DEFLATE"]
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), shape[1], shape[0], 1, gdal.GDT_Byte, options)
    dataset.SetProjection(pyproj.CRS.from_user_input(crs).to_wkt())
    dataset.SetGeoTransform((corner[0], pixel, 0, corner[1], 0, -pixel))
    for (row, column), block in blocks.items():
        dataset.GetRasterBand(1).WriteArray(block, column, row)
    dataset = None
    return path


WORLD = {  # pixel, corner, shape: some 100 m
    "EPSG:4326": (0.001, (-180.0, 90.0), (180_000, 360_000)),
    "ESRI:54009": (100.0, (-18_041_000.0, 9_021_000.0), (180_420, 360_820)),
}


@pytest.mark.parametrize("crs", sorted(WORLD))
def test_a_raster_of_the_whole_earth_serves_a_grid_of_one_city(tmp_path, crs):
    """The corners of the world map have no place in UTM, and those of Mollweide none on the Earth."""
    pixel, corner, shape = WORLD[crs]
    x, y = pyproj.Transformer.from_crs(UTM, crs, always_xy=True).transform(*ORIGIN)
    row, column = math.floor((corner[1] - y) / pixel) - 40, math.floor((x - corner[0]) / pixel) - 40
    share = np.random.default_rng(0).integers(0, 101, (80, 80))
    built = write_world(tmp_path / "b.tif", crs, pixel, corner, shape, {(row, column): share})
    ndvi = np.random.default_rng(1).uniform(0, 1, (38, 50))
    green = write_codes(tmp_path / "g.tif", ndvi * 100, pixel=20.0)
    options = AncillaryOptions(built_factor=0.01, ndvi_factor=0.01, assignment="centre")
    ancillary_features(built, tmp_path / "a.tif", options, ndvi=green, grid=CELLS)
    near = Grid(
        pyproj.CRS.from_user_input(crs), corner[0] + column * pixel, corner[1] - row * pixel, pixel, pixel, 80, 80
    )
    expected = loops(
        share / 100, near, bands(green)["band 1"].astype(float) / 100, grid_of(green), CELLS, grid_of(green)
    )
    agree(tmp_path / "a.tif", expected)
    assert np.isfinite(expected["BU"]).all()


def test_a_city_on_the_date_line_reads_both_ends_of_a_world_map_and_little_of_it(tmp_path, monkeypatch):
    pixel, corner, shape = WORLD["EPSG:4326"]
    west, east = np.full((200, 50), 50), np.full((200, 50), 100)
    place = math.floor((corner[1] + 17.5) / pixel) - 100
    blocks = {(place, 0): east, (place, shape[1] - 50): west}
    built = write_world(tmp_path / "b.tif", 4326, pixel, corner, shape, blocks)
    x, y = pyproj.Transformer.from_crs(4326, 32601, always_xy=True).transform(180.0, -17.5)
    origin = (round(x / 250) * 250 - 500.0, round(y / 250) * 250 + 250.0)
    ndvi = write_codes(tmp_path / "g.tif", np.zeros((50, 100), dtype=int), epsg=32601, pixel=10.0, origin=origin)
    grid = Grid(pyproj.CRS.from_epsg(32601), *origin, 250.0, 250.0, 4, 2)
    read, largest = RasterReader.read, []

    def reading(self, window=None, bands=(0,)):
        largest.append(window.width * window.height)
        return read(self, window, bands)

    monkeypatch.setattr(ancillary_layers, "MOST_PIXELS", 10_000)
    monkeypatch.setattr(RasterReader, "read", reading)
    ancillary_features(built, tmp_path / "a.tif", AncillaryOptions(built_factor=0.01), ndvi=ndvi, grid=grid)
    assert max(largest) <= 10_000
    monkeypatch.undo()
    found = bands(tmp_path / "a.tif")["veg1bu"]
    assert found[0, 0] == pytest.approx(0.5) and found[0, -1] == pytest.approx(1)


def test_too_little_known_cells_have_no_value_and_the_valid_share_is_the_smaller_one(write_raster, tmp_path):
    built, ndvi = np.ones((25, 75)), np.zeros((25, 75))
    built[:10, :25], ndvi[:20, 25:50], built[:, 50:] = np.nan, np.nan, np.nan
    built[-1] = 0
    paths = write_raster("b.tif", built, pixel=10.0), write_raster("g.tif", ndvi, pixel=10.0)
    ancillary_features(paths[0], tmp_path / "a.tif", ndvi=paths[1])
    found = bands(tmp_path / "a.tif")
    # The third cell knows its last row alone.
    np.testing.assert_allclose(found["BU"], [[14 / 15, 24 / 25, np.nan]], rtol=1e-6)
    np.testing.assert_allclose(found["veg1bu"], [[14 / 15, np.nan, np.nan]], rtol=1e-6)
    np.testing.assert_allclose(found["VALID_SHARE"], [[0.6, 0.2, np.nan]], rtol=1e-6)
    ancillary_features(paths[0], tmp_path / "strict.tif", AncillaryOptions(min_valid=1.0))
    np.testing.assert_allclose(bands(tmp_path / "strict.tif")["BU"], [[np.nan, 24 / 25, np.nan]], rtol=1e-6)


def test_they_are_paired_with_features_of_a_dem_by_name(write_raster, tmp_path):
    rng = np.random.default_rng(6)
    making = {"VC_CELL_SIZE_M": "250", "VC_MIN_VALID": "0.5", "VC_KERNEL_SUM": "laplacian", "VC_ASSIGNMENT": "centre"}
    dem = write_raster("dem.tif", rng.random((2, 6, 8)), pixel=250.0, bands=["m2d1_mean", "m1_std"], metadata=making)
    heights = write_raster("reference.tif", rng.random((6, 8)), pixel=250.0, bands=["AGBH"])
    built = write_raster("b.tif", rng.random((60, 80)) > 0.7, pixel=30.0)
    ndvi = write_raster("g.tif", rng.uniform(-0.2, 1, (90, 120)), pixel=20.0, metadata={"VC_NOTE": "Of one summer."})
    ancillary_features(built, tmp_path / "a.tif", ndvi=ndvi, grid=grid_of(dem))
    lines, monitor = said()
    samples = collect_samples([dem, tmp_path / "a.tif"], [heights], ["AGBH"], monitor)
    assert set(samples.names) >= {"m2d1_mean", "m1_std", *ANCILLARY}
    bu = bands(tmp_path / "a.tif")["BU"]
    np.testing.assert_array_equal(samples.features[:, samples.names.index("BU")], bu[np.isfinite(bu)])
    assert lines == [] and "Of one summer." in samples.note
    with BandStack([dem, tmp_path / "a.tif"]) as stack:
        own = {"VC_GREENNESS_CLASSES": "-1:0.1, 0.2:0.5, 0.6:0.9", "VC_ANCILLARY_ASSIGNMENT": "area"}
        assert stack.making(monitor) == {**making, **own} and lines == []
    with RasterReader(tmp_path / "a.tif") as reader:
        assert reader.metadata["VC_CONTENT"] == "features" and reader.metadata["VC_BUILT"] == "b.tif"
        assert reader.metadata["VC_GREENNESS_CLASSES"] == "-1:0.1, 0.2:0.5, 0.6:0.9"


def test_cells_are_those_of_the_local_utm_zone_or_as_asked_for(town, tmp_path):
    summary = ancillary_features(town[0], tmp_path / "a.tif", ndvi=town[1])
    assert summary.grid.crs.to_epsg() == 32633 and summary.grid.x0 % 250 == 0 and summary.grid.dx == 250
    crs = pyproj.CRS.from_epsg(3035)
    assert ancillary_features(town[0], tmp_path / "a.tif", crs=crs, cell_size_m=200.0).grid.crs == crs
    assert grid_of(tmp_path / "a.tif").dx == 200


BAD = {
    "codes": (
        {"built": [[50, 10], [80, 30]]},
        r"b.tif holds 50, but a share lies from 0 to 1: name the classes that are built-up \(BUILT_CLASSES\), set the "
        r"factor to a share \(BUILT_FACTOR",
    ),
    "a code of nodata": ({"built": [[0, 1], [255, 0]]}, "holds 255, but a share .* declare that value as nodata"),
    "a negative share": ({"built": [[0, 1], [-0.5, 0]]}, "holds -0.5, but a share lies from 0 to 1"),
    "percent, twice": ({"built": [[0, 101], [3, 0]], "built_factor": 0.01}, "holds 101, but a share"),
    "a share as classes": ({"built": [[0.5, 1], [0, 0]], "built_classes": "1"}, "holds 0.5, which is no class"),
    "no value": ({"built": [[np.nan, np.nan]] * 2}, "b.tif holds no value in the area asked for"),
    "no NDVI": ({"ndvi": [[np.nan, np.nan]] * 2}, "red and near infrared, have no value in the area"),
    "scaled NDVI": (
        {"ndvi": [[2000, 8000]] * 2},
        r"g.tif holds 2000, but an NDVI lies from -1 to 1: set the factor to an NDVI \(NDVI_FACTOR",
    ),
    "NDVI of bytes": ({"ndvi": [[0, 250]] * 2}, "g.tif holds 250, but an NDVI"),
    "nothing in common": (
        {"built": [[1, np.nan]] * 2, "ndvi": [[np.nan, 0.3]] * 2},
        "No cell of 250 m has 50% of its pixels known both in built-up and in greenness",
    ),
    "too little": ({"built": [[1, np.nan], [np.nan, np.nan]]}, "No cell of 250 m has 50% of its pixels of b.tif"),
    "a factor of 0": ({"ndvi_factor": 0.0}, "factor of the NDVI is 0; give a number above 0"),
    "an assignment": ({"assignment": "nearest"}, "assignment is 'nearest'; choose one of centre, area"),
    "a valid share": ({"min_valid": 1.5}, "valid share of a cell is 1.5"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_values_are_told_in_one_sentence_and_leave_nothing(name, write_raster, nothing_left):
    inputs, sentence = BAD[name]
    options = {key: value for key, value in inputs.items() if key not in ("built", "ndvi")}
    built = write_raster("b.tif", inputs.get("built", [[0, 1], [1, 0]]), pixel=125.0)
    ndvi = write_raster("g.tif", inputs.get("ndvi", [[0, 0.3], [0.7, 0]]), pixel=125.0)
    with pytest.raises(EngineInputError, match=sentence) as error:
        ancillary_features(built, nothing_left / "a.tif", AncillaryOptions(**options), ndvi=ndvi)
    assert "\n" not in str(error.value) and not (nothing_left / "a.tif").exists()


def test_inputs_that_do_not_go_together_are_told_in_one_sentence(write_raster, tmp_path):
    built, image = write_raster("b.tif", np.ones((2, 2))), write_raster("i.tif", np.ones((3, 2, 2)))
    far = write_raster("far.tif", np.ones((2, 2)), origin=(488000.0, 5820750.0))
    degrees = Grid(pyproj.CRS.from_epsg(4326), 13.0, 52.0, 0.1, 0.1, 5, 5)
    for inputs, sentence in (
        ({"ndvi": image, "red": image}, "Both an NDVI and red or near infrared are given"),
        ({"nir": image}, "Near infrared is given without red"),
        ({"red": image, "red_band": 2, "nir_band": 2}, "are both band 2 of i.tif; give the number of each"),
        ({"red": image, "nir_band": 4}, "Band 4 of i.tif is asked for, which has 3; give a number from 1 to 3"),
        ({"ndvi": far}, "far.tif and the cells asked for do not overlap"),
        ({"grid": Grid(UTM, 588000.0, 5820750.0, 250.0, 250.0, 4, 4)}, "b.tif and the cells asked for do not overlap"),
        ({"grid": degrees}, "counts in degree"),
        ({"ndvi": tmp_path / "missing.tif"}, "missing.tif cannot be opened"),
        ({"cell_size_m": 5.0}, "Pixels of b.tif have 30.0 m, much more than the cells of 5 m; enlarge the cells"),
    ):
        with pytest.raises(EngineInputError, match=sentence):
            ancillary_features(built, tmp_path / "a.tif", **inputs)
        assert not (tmp_path / "a.tif").exists()


def test_what_is_probably_not_meant_is_warned_of(tmp_path, write_raster):
    mask = np.tri(50, dtype=int)
    lines, monitor = said()
    ancillary_features(
        write_codes(tmp_path / "b.tif", mask, nodata=0), tmp_path / "a.tif", AncillaryOptions(min_valid=0.1),
        monitor=monitor,
    )  # fmt: skip
    assert len(lines) == 1 and "b.tif declares 0 as nodata: ground that is not built-up counts as not known" in lines[0]
    lines.clear()
    ancillary_features(write_raster("c.tif", np.ones((50, 50)), pixel=10.0), tmp_path / "a.tif", monitor=monitor)
    assert len(lines) == 1 and "c.tif is fully built-up wherever it is known" in lines[0]
    lines.clear()
    cover = write_codes(tmp_path / "d.tif", 10 + 20 * mask, nodata=0)
    ancillary_features(cover, tmp_path / "a.tif", AncillaryOptions(built_classes="50"), monitor=monitor)
    assert lines == ["No pixel of d.tif is of the built-up classes (BUILT_CLASSES), so BU is 0; it holds 10, 30."]
    lines.clear()
    ancillary_features(
        write_raster("e.tif", np.eye(4), pixel=200.0), tmp_path / "a.tif", AncillaryOptions(assignment="centre"),
        monitor=monitor,
    )  # fmt: skip
    assert len(lines) == 1 and "Cells of 250 m hold fewer than 2 x 2 pixels of e.tif (200.0 m)" in lines[0]
    lines.clear()
    ancillary_features(cover, tmp_path / "a.tif", AncillaryOptions(built_classes="30"), monitor=monitor)
    assert lines == []


def test_a_cancelled_run_leaves_nothing_and_progress_only_grows(town, nothing_left):
    seen = []
    ancillary_features(town[0], nothing_left / "a.tif", ndvi=town[1], monitor=Monitor(seen.append), tile_cells=1)
    assert seen == sorted(seen) and seen[-1] == 1 and len(seen) > 10
    calls = iter(range(100))
    stops = Monitor(is_canceled=lambda: next(calls) > 5)
    with pytest.raises(EngineCanceled):
        ancillary_features(town[0], nothing_left / "b.tif", ndvi=town[1], monitor=stops, tile_cells=1)
    assert not (nothing_left / "b.tif").exists()
