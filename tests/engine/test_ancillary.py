"""Built-up share and greenness against plain loops over pixels, written from the specification alone."""

import math

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineCanceled
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

from .ancillary_truth import CELLS, ORIGIN, UTM, VEG, agree, bands, grid_of, loops, make_town, said, write_codes

town = pytest.fixture(make_town)


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
