"""Tiles as one raster: mosaics are compared with the arrays that the tiles were cut from."""

import math
import os
import sqlite3

import numpy as np
import pyproj
import pytest
from osgeo import gdal
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import Band, RasterReader, RasterWriter
from vertical_city.engine.raster.grid import Grid, Window, tiles
from vertical_city.engine.raster.mosaic import absolute, dem_mosaic, write_cog, write_index, write_vrt

WIDER = Grid(pyproj.CRS.from_epsg(4326), 12.05, 52.0, 1.5 / 3600, 1 / 3600, 30, 30)
DEGREES = Grid(pyproj.CRS.from_epsg(4326), 12.0, 52.0, 1 / 3600, 1 / 3600, 90, 70)
METRES = Grid(pyproj.CRS.from_epsg(32633), 388000.0, 5820750.0, 250.0, 250.0, 700, 530)
BANDS = [Band("AGBH", "m"), Band("OUT_OF_RANGE", ""), Band("a <b> & 'c'", "m²")]
METADATA = {"VC_CONTENT": "prediction", "VC_NOTE": 'simulated: 3 < 4 & "so"', "VC_EMPTY": ""}


def write_tif(path, grid, array, kind=gdal.GDT_Float32, nodata=None, scale=None, offset=None, unit="", mask=False):
    """A GeoTIFF as others write it, by GDAL alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = gdal.GetDriverByName("GTiff").Create(str(path), grid.width, grid.height, 1, kind)
    file.SetProjection(grid.crs.to_wkt())
    file.SetGeoTransform(grid.geotransform)
    band = file.GetRasterBand(1)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    if scale is not None:
        band.SetScale(scale)
        band.SetOffset(offset)
    band.SetUnitType(unit)
    band.WriteArray(array)
    if mask:
        file.CreateMaskBand(gdal.GMF_PER_DATASET)
    return path


def cut(folder, grid, array, size=30, leave_out=(), **options):
    """An array cut into tiles; leave_out : numbers of tiles that are not written."""
    for number, window in enumerate(tiles(grid, size)):
        if number not in leave_out:
            rows, columns = (
                slice(window.row, window.row + window.height),
                slice(window.column, window.column + window.width),
            )
            write_tif(folder / f"t{number}" / "dem.tif", grid.part(window), array[rows, columns], **options)
    return folder


def read(path):
    with RasterReader(path) as reader:
        return reader.read(bands=range(len(reader.band_names))), reader


@pytest.fixture
def heights():
    return np.random.default_rng(1).normal(100, 40, DEGREES.shape).astype(np.float32)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (gdal.GDT_Float32, {}),
        (gdal.GDT_Float32, {"nodata": float("nan")}),
        (gdal.GDT_Float64, {"nodata": -9999.0}),
        (gdal.GDT_Int16, {"nodata": -32768}),
        (gdal.GDT_Int16, {}),
        (gdal.GDT_UInt16, {"nodata": 0, "scale": 0.1, "offset": -100.0}),
        (gdal.GDT_UInt16, {"scale": 0.1, "offset": -100.0}),
    ],
)
def test_a_folder_of_dem_tiles_reads_as_the_undivided_dem(tmp_path, heights, kind, options):
    heights = np.abs(heights)
    nodata = options.get("nodata")
    if nodata is not None:
        heights[::7, ::5] = nodata
    heights = heights if kind in (gdal.GDT_Float32, gdal.GDT_Float64) else heights.astype(np.int32)
    whole = write_tif(tmp_path / "whole.tif", DEGREES, heights, kind, **options)
    folder = cut(tmp_path / "tiles", DEGREES, heights, kind=kind, **options)
    vrt = dem_mosaic([folder], tmp_path / "dem.vrt")
    (one, joined), (two, undivided) = read(vrt), read(whole)
    np.testing.assert_array_equal(one, two)
    assert np.isfinite(one).any()
    assert joined.grid.same_as(undivided.grid)
    assert joined.units == undivided.units


@pytest.mark.parametrize("nodata", [None, -32768])
def test_what_no_tile_covers_is_void_not_sea_level(tmp_path, heights, nodata):
    kind = gdal.GDT_Float32 if nodata is None else gdal.GDT_Int16
    folder = cut(tmp_path / "tiles", DEGREES, heights.astype(np.int16), leave_out=[4], kind=kind, nodata=nodata)
    values, _ = read(dem_mosaic([folder], tmp_path / "dem.vrt"))
    assert np.isnan(values[0, 30:60, 30:60]).all()
    assert np.isnan(values).sum() == 900


@pytest.mark.parametrize(("kind", "nodata"), [(gdal.GDT_Byte, -9999), (gdal.GDT_Byte, math.nan), (gdal.GDT_Int16, 1e9)])
def test_what_no_tile_covers_is_void_where_no_pixel_can_have_the_nodata_value(tmp_path, heights, kind, nodata):
    heights = np.clip(heights, 1, 250).astype(np.uint8)
    folder = cut(tmp_path / "tiles", DEGREES, heights, leave_out=[4], kind=kind, nodata=nodata)
    values, _ = read(dem_mosaic([folder], tmp_path / "dem.vrt"))
    wanted = heights.astype(np.float32)
    wanted[30:60, 30:60] = np.nan
    np.testing.assert_array_equal(values[0], wanted)


@pytest.mark.parametrize("shared", [0, 1])
def test_tiles_on_both_sides_of_the_date_line_are_side_by_side(tmp_path, heights, shared):
    whole = Grid(DEGREES.crs, 180 - 40 / 3600, 0.01, 1 / 3600, 1 / 3600, 90, 70)
    west, east = whole.part(Window(0, 0, 40 + shared, 70)), whole.part(Window(40, 0, 50, 70))
    write_tif(tmp_path / "d" / "e179.tif", west, heights[:, : 40 + shared])
    write_tif(tmp_path / "d" / "w180.tif", Grid(east.crs, -180.0, *list(vars(east).values())[2:]), heights[:, 40:])
    values, reader = read(dem_mosaic([tmp_path / "d"], tmp_path / "dem.vrt"))
    np.testing.assert_array_equal(values[0], heights)
    assert reader.grid.same_as(whole)


def test_tiles_apart_stay_where_they_are(tmp_path, heights):
    folder = cut(tmp_path / "tiles", DEGREES, heights, leave_out=[1, 4, 7])
    values, reader = read(dem_mosaic([folder], tmp_path / "dem.vrt"))
    assert reader.grid.same_as(DEGREES)
    assert np.isnan(values[0, :, 30:60]).all() and np.array_equal(values[0, :, 60:], heights[:, 60:])


def test_tiles_around_the_earth_stay_where_they_are(tmp_path):
    whole = Grid(DEGREES.crs, -180.0, 10.0, 1.0, 1.0, 360, 3)
    numbers = np.arange(3 * 360.0).reshape(3, 360)
    folder = cut(tmp_path / "d", whole, numbers, size=90)
    values, reader = read(dem_mosaic([folder], tmp_path / "dem.vrt"))
    np.testing.assert_array_equal(values[0], numbers)
    assert reader.grid.same_as(whole)
    for number in (1, 2):  # Greenwich is in the gap now, and what is left in one piece over the date line
        (folder / f"t{number}" / "dem.tif").unlink()
    values, reader = read(dem_mosaic([folder], tmp_path / "dem.vrt"))
    np.testing.assert_array_equal(values[0], np.roll(numbers, 90, axis=1)[:, :180])
    assert reader.grid.x0 == 90.0


def test_two_files_for_one_place_are_refused(tmp_path, heights):
    """A layer of errors beside each DEM tile, of the same type."""
    folder = cut(tmp_path / "tiles", DEGREES, heights)
    (folder / "t4" / "dem_error.tif").write_bytes((folder / "t4" / "dem.tif").read_bytes())
    with pytest.raises(EngineInputError, match=r"t4/dem\.tif and .*t4/dem_error\.tif cover the same ground"):
        dem_mosaic([folder], tmp_path / "dem.vrt")


def test_tiles_that_share_their_outer_pixels_fill_each_others_voids(tmp_path, heights):
    """As those of SRTM do: 3601 pixels a degree."""
    left, right = heights[:, :46].copy(), heights[:, 45:].copy()
    left[:, 45], right[3, 0] = -32768, heights[3, 45]
    write_tif(tmp_path / "d" / "b.tif", DEGREES.part(Window(0, 0, 46, 70)), left, nodata=-32768)
    write_tif(tmp_path / "d" / "a.tif", DEGREES.part(Window(45, 0, 45, 70)), right, nodata=-32768)
    values, _ = read(dem_mosaic([tmp_path / "d"], tmp_path / "dem.vrt"))
    np.testing.assert_array_equal(values[0], heights)


def test_origins_rounded_to_a_few_decimals_do_not_resample_tiles(tmp_path, heights):
    for number, window in enumerate(tiles(DEGREES, 35)):
        part = DEGREES.part(window)
        rounded = Grid(part.crs, round(part.x0, 7), round(part.y0, 7), round(part.dx, 12), part.dy, *part.shape[::-1])
        array = heights[window.row : window.row + window.height, window.column : window.column + window.width]
        write_tif(tmp_path / "d" / f"{number}.tif", rounded, array)
    values, _ = read(dem_mosaic([tmp_path / "d"], tmp_path / "dem.vrt"))
    np.testing.assert_array_equal(values[0], heights)


def test_the_note_of_the_tiles_travels_on(tmp_path):
    for number, note in enumerate(["simulated", "simulated", "moved & mended"]):
        part = DEGREES.part(Window(30 * number, 0, 30, 70))
        with RasterWriter(tmp_path / f"{number}.tif", part, [Band("z")], {"VC_NOTE": note}) as writer:
            writer.write(part.window, np.ones((1, *part.shape)))
    _, reader = read(dem_mosaic(sorted(tmp_path.glob("*.tif")), tmp_path / "dem.vrt"))
    assert reader.note == "simulated moved & mended"


def test_the_vrt_of_the_dem_is_only_written_anew_when_a_tile_changes(tmp_path, heights):
    folder = cut(tmp_path / "tiles", DEGREES, heights)
    vrt = dem_mosaic([folder], tmp_path / "dem.vrt")
    os.utime(vrt, (1, 1))
    dem_mosaic([folder], tmp_path / "dem.vrt")
    assert os.stat(vrt).st_mtime == 1
    os.utime(folder / "t3" / "dem.tif", (5, 5))
    dem_mosaic([folder], tmp_path / "dem.vrt")
    assert os.stat(vrt).st_mtime != 1


def test_a_file_of_the_user_is_not_overwritten_by_the_vrt_of_the_dem(tmp_path, heights):
    folder = cut(tmp_path / "tiles", DEGREES, heights)
    (tmp_path / "dem.vrt").write_text("<VRTDataset>of the user")
    with pytest.raises(EngineInputError, match="in the way"):
        dem_mosaic([folder], tmp_path / "dem.vrt")


ODD = {
    "the pixel size 0.0004166666667 x 0.0002777777778": {"grid": WIDER},
    "the CRS WGS 84 / UTM zone 33N": {"grid": Grid(METRES.crs, 388000.0, 5820750.0, 1 / 3600, 1 / 3600, 30, 30)},
    "the data type Int16": {"kind": gdal.GDT_Int16},
    "the nodata value -1": {"nodata": -1},
    "the scale and offset 0.1 and 0": {"scale": 0.1, "offset": 0.0},
    "the unit ft": {"unit": "ft"},
    "do not coincide": {"grid": Grid(DEGREES.crs, 12.0 + 0.3 / 3600, 51.9, 1 / 3600, 1 / 3600, 30, 30)},
    "marks voids by a mask": {"mask": True},
}  # fmt: skip


@pytest.mark.parametrize("sentence", ODD)
def test_the_odd_tile_is_named_though_it_comes_first(tmp_path, heights, sentence):
    folder = cut(tmp_path / "tiles", DEGREES, heights)
    options = {"grid": Grid(DEGREES.crs, 12.05, 52.0, 1 / 3600, 1 / 3600, 30, 30), **ODD[sentence]}
    write_tif(folder / "a_odd.tif", options.pop("grid"), np.ones((30, 30)), **options)
    with pytest.raises(EngineInputError) as caught:
        dem_mosaic([folder], tmp_path / "dem.vrt")
    assert sentence in str(caught.value) and "a_odd.tif" in str(caught.value)
    assert not (tmp_path / "dem.vrt").exists()


def test_bad_sources_are_named(tmp_path, heights, nothing_left):
    (tmp_path / "empty").mkdir()
    with pytest.raises(EngineInputError, match=r"empty holds no raster"):
        dem_mosaic([tmp_path / "empty"], tmp_path / "dem.vrt")
    with pytest.raises(EngineInputError, match="No DEM was given"):
        dem_mosaic([], tmp_path / "dem.vrt")
    folder = cut(tmp_path / "tiles", DEGREES, heights)
    (folder / "broken.tif").write_bytes((folder / "t1" / "dem.tif").read_bytes()[:60])
    with pytest.raises(EngineInputError, match=r"broken\.tif cannot be opened"):
        dem_mosaic([folder], tmp_path / "dem.vrt")


def test_only_paths_of_files_are_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert absolute("a/b.tif") == str(tmp_path / "a" / "b.tif")
    for kept in ("/vsicurl/https://x/y.tif", "/vsis3/bucket/y.tif", "https://x/y.tif", "GTIFF_DIR:1:y.tif", "/a/b.tif"):
        assert absolute(kept) == kept


@pytest.fixture
def parts(tmp_path):
    """Values over METRES, and their tiles as RasterWriter writes them; one tile has no value and no file."""
    values = np.random.default_rng(2).normal(0, 9, (3, *METRES.shape)).astype(np.float32)
    values[:, 40:90, 10:20] = np.nan
    values[:, :256, 256:512] = np.nan
    found = []
    (tmp_path / "out_tiles").mkdir()
    for number, window in enumerate(tiles(METRES, 256)):
        block = values[:, window.row : window.row + window.height, window.column : window.column + window.width]
        if number != 1:
            path = tmp_path / "out_tiles" / f"{number}.tif"
            with RasterWriter(path, METRES.part(window), BANDS, METADATA) as writer:
                writer.write(Window(0, 0, window.width, window.height), block)
            found.append((window, path))
    with RasterWriter(tmp_path / "whole.tif", METRES, BANDS, METADATA) as writer:
        writer.write(METRES.window, values)
    return values, found


def told(path):
    """What GDAL tells of a raster, apart from how it is stored."""
    file = gdal.Open(str(path))
    bands = [file.GetRasterBand(i + 1) for i in range(file.RasterCount)]
    about = [(b.GetDescription(), b.GetUnitType(), b.GetNoDataValue(), b.DataType, b.GetScale() or 1) for b in bands]
    metadata = {key: value for key, value in file.GetMetadata().items() if key != "AREA_OR_POINT"}
    return about, metadata, file.GetGeoTransform(), file.GetSpatialRef().GetAuthorityCode(None), file.ReadAsArray()


@pytest.mark.parametrize(("write", "suffix"), [(write_vrt, ".vrt"), (write_cog, ".tif")])
def test_a_mosaic_is_what_rasterwriter_would_have_written(tmp_path, parts, write, suffix, nothing_left):
    values, found = parts
    path = tmp_path / f"out{suffix}"
    write(reversed(found), METRES, BANDS, METADATA, path)
    np.testing.assert_array_equal(read(path)[0], values)
    *ours, pixels = told(path)
    *wanted, wanted_pixels = told(tmp_path / "whole.tif")
    assert ours == wanted
    np.testing.assert_array_equal(pixels, wanted_pixels)


def test_a_vrt_may_be_moved_with_its_tiles(tmp_path, parts):
    values, found = parts
    write_vrt(found, METRES, BANDS, METADATA, tmp_path / "out.vrt")
    (tmp_path / "elsewhere").mkdir()
    for name in ("out.vrt", "out_tiles"):
        (tmp_path / name).rename(tmp_path / "elsewhere" / name)
    np.testing.assert_array_equal(read(tmp_path / "elsewhere" / "out.vrt")[0], values)


def test_the_geotiff_is_cloud_optimised_with_overviews_that_leave_voids_out(tmp_path, parts):
    validate = pytest.importorskip("osgeo_utils.samples.validate_cloud_optimized_geotiff")
    values, found = parts
    write_cog(found, METRES, BANDS, METADATA, tmp_path / "out.tif")
    warnings, errors, _ = validate.validate(str(tmp_path / "out.tif"), full_check=True)
    assert not errors and not warnings
    file = gdal.Open(str(tmp_path / "out.tif"))
    assert file.GetMetadata("IMAGE_STRUCTURE")["INTERLEAVE"] == "BAND"
    assert file.GetRasterBand(1).GetOverviewCount() == 2
    overview = file.GetRasterBand(2).GetOverview(0).ReadAsArray()
    wanted = np.nanmean(values[1, 100:102, 40:42])
    assert overview[50, 20] == pytest.approx(wanted, rel=1e-6)
    assert overview[30, 7] == -9999.0


def test_a_cancel_leaves_the_older_output_and_nothing_else(tmp_path, parts, nothing_left):
    _, found = parts
    (tmp_path / "out.tif").write_bytes(b"older")
    for late in (0.0, 0.2, 0.6):
        seen = []
        monitor = Monitor(seen.append, lambda seen=seen, late=late: bool(seen) and max(seen) >= late)
        with pytest.raises(EngineCanceled):
            write_cog(found, METRES, BANDS, METADATA, tmp_path / "out.tif", monitor)
        assert (tmp_path / "out.tif").read_bytes() == b"older"
        assert max(seen) < 0.9, "GDAL went on"


def test_a_broken_tile_does_not_become_a_mosaic(tmp_path, parts, nothing_left):
    _, found = parts
    path = found[0][1]
    path.write_bytes(path.read_bytes()[:-30000])
    with pytest.raises(EngineInputError, match=r"out\.tif cannot be written"):
        write_cog(found, METRES, BANDS, METADATA, tmp_path / "out.tif")
    assert not (tmp_path / "out.tif").exists()


@pytest.mark.parametrize("write", [write_vrt, write_cog])
def test_a_folder_that_is_missing_is_told(tmp_path, parts, write):
    with pytest.raises(EngineInputError, match="cannot be written"):
        write(parts[1], METRES, BANDS, METADATA, tmp_path / "missing" / "out.tif")


def test_the_index_tells_where_each_zone_lies(tmp_path, nothing_left):
    for zone in (32632, 32633):
        crs = pyproj.CRS.from_epsg(zone)
        x, y = pyproj.Transformer.from_crs(4326, crs, always_xy=True).transform(12.0, 48.0)
        grid = Grid(crs, x - 1000, y + 1000, 250.0, 250.0, 8, 8)
        with RasterWriter(tmp_path / f"out_{zone}.tif", grid, [Band("z")]) as writer:
            writer.write(grid.window, np.ones((1, 8, 8)))
    write_index([tmp_path / "out_32632.tif", tmp_path / "out_32633.tif"], tmp_path / "out_index.gpkg")
    file = gdal.OpenEx(str(tmp_path / "out_index.gpkg"), gdal.OF_VECTOR)
    layer = file.GetLayer(0)
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "4326"
    rows = [(f.GetField("location"), f.GetField("crs"), f.GetGeometryRef().GetEnvelope()) for f in layer]
    assert [row[:2] for row in rows] == [("out_32632.tif", "EPSG:32632"), ("out_32633.tif", "EPSG:32633")]
    for *_, (west, east, south, north) in rows:
        # A kilometre is 1 / 111.2 degrees of latitude at 48 N, and 1 / 74.6 of longitude.
        np.testing.assert_allclose([12 - west, east - 12], 1 / 74.6, rtol=0.05)
        np.testing.assert_allclose([48 - south, north - 48], 1 / 111.2, rtol=0.05)
    del layer, file
    assert sqlite3.connect(tmp_path / "out_index.gpkg").execute("pragma integrity_check").fetchone() == ("ok",)


def test_an_outline_across_the_date_line_stays_in_one_piece(tmp_path):
    crs = pyproj.CRS.from_epsg(32601)
    x, y = pyproj.Transformer.from_crs(4326, crs, always_xy=True).transform(-180.0, 10.0)
    grid = Grid(crs, x - 1000, y + 1000, 250.0, 250.0, 8, 8)
    with RasterWriter(tmp_path / "a.tif", grid, [Band("z")]) as writer:
        writer.write(grid.window, np.ones((1, 8, 8)))
    write_index([tmp_path / "a.tif"], tmp_path / "i.gpkg")
    file = gdal.OpenEx(str(tmp_path / "i.gpkg"), gdal.OF_VECTOR)
    layer = file.GetLayer(0)
    feature = layer.GetNextFeature()
    west, east, *_ = feature.GetGeometryRef().GetEnvelope()
    assert math.isclose(east - west, 2 / 109.6, rel_tol=0.05)
