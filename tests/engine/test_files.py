"""Reading and writing rasters: values, nodata, what a written file carries, and that nothing half-written stays."""

import os
import resource
import signal
import tempfile
import threading
import time
from contextlib import contextmanager

import numpy as np
import pyproj
import pytest
from osgeo import gdal, ogr, osr
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import (
    NODATA,
    Band,
    RasterReader,
    RasterWriter,
    limited_cache,
    open_on_grid,
    pixel_size_m,
    write_texts,
)
from vertical_city.engine.raster.gdalerrors import gdal_errors
from vertical_city.engine.raster.grid import Extent, Grid, Window
from vertical_city.engine.raster.polygons import PolygonStore, rectangle

UTM = pyproj.CRS.from_epsg(32633)
GRID = Grid(UTM, 388000.0, 5820750.0, 30.0, 30.0, 20, 12)


def plain(path, array, kind=gdal.GDT_Float32, epsg=32633, transform=(388000.0, 30.0, 0.0, 5820750.0, 0.0, -30.0)):
    """A GeoTIFF written by GDAL alone; returned open, so that a test adds what it needs and closes it."""
    layers = np.asarray(array)
    layers = layers[None] if layers.ndim == 2 else layers
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), layers.shape[2], layers.shape[1], layers.shape[0], kind, ["TILED=YES"]
    )
    if epsg:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        dataset.SetProjection(reference.ExportToWkt())
    if transform:
        dataset.SetGeoTransform(transform)
    for i, layer in enumerate(layers):
        dataset.GetRasterBand(i + 1).WriteArray(layer)
    return dataset


def random(shape, seed=0):
    return np.random.default_rng(seed).random(shape).astype(np.float32)


# Reading


def test_nodata_scale_and_offset_are_honoured(tmp_path):
    raw = np.array([[0, 100, -32768], [-50, 32767, 1]], dtype=np.int16)
    dataset = plain(tmp_path / "scaled.tif", raw, gdal.GDT_Int16)
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(-32768)
    band.SetScale(0.1)
    band.SetOffset(5.0)
    band = dataset = None
    with RasterReader(tmp_path / "scaled.tif") as reader:
        values = reader.read()
    expected = np.array([[[5.0, 15.0, np.nan], [0.0, 3281.7, 5.1]]])
    assert values.dtype == np.float32
    np.testing.assert_allclose(values, expected, rtol=1e-6, atol=1e-6)


def test_scale_and_offset_of_each_band_are_its_own(tmp_path):
    dataset = plain(tmp_path / "two.tif", np.ones((2, 3, 3), dtype=np.int16), gdal.GDT_Int16)
    dataset.GetRasterBand(2).SetScale(0.5)
    dataset.GetRasterBand(2).SetOffset(-7.0)
    dataset = None
    with RasterReader(tmp_path / "two.tif") as reader:
        assert reader.read(bands=(1, 0))[:, 0, 0].tolist() == [-6.5, 1.0]


def test_each_band_has_its_own_nodata(tmp_path):
    plain(tmp_path / "m.vrt.tif", np.full((2, 2, 2), 7.0))
    options = gdal.BuildVRTOptions(separate=True)
    vrt = gdal.BuildVRT(str(tmp_path / "m.vrt"), [str(tmp_path / "m.vrt.tif")] * 2, options=options)
    vrt.GetRasterBand(2).SetNoDataValue(7.0)
    vrt = None
    with RasterReader(tmp_path / "m.vrt") as reader:
        values = reader.read(bands=(0, 1))
    assert (values[0] == 7).all()
    assert np.isnan(values[1]).all()


def test_a_mask_band_makes_nodata(tmp_path):
    dataset = plain(tmp_path / "masked.tif", random((4, 4)))
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    mask = np.full((4, 4), 255, dtype=np.uint8)
    mask[1, 2] = 0
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(mask)
    dataset = None
    with RasterReader(tmp_path / "masked.tif") as reader:
        values = reader.read()[0]
    assert np.argwhere(np.isnan(values)).tolist() == [[1, 2]]


def test_nan_and_infinities_are_nodata_whatever_the_declared_value(tmp_path):
    array = random((3, 3))
    array[0, 0], array[1, 1], array[2, 2] = np.nan, np.inf, -np.inf
    array[0, 2] = -9999
    dataset = plain(tmp_path / "nan.tif", array)
    dataset.GetRasterBand(1).SetNoDataValue(-9999)
    dataset = None
    with RasterReader(tmp_path / "nan.tif") as reader:
        values = reader.read()[0]
    assert np.argwhere(np.isnan(values)).tolist() == [[0, 0], [0, 2], [1, 1], [2, 2]]


def test_a_declared_nodata_of_nan(tmp_path):
    array = random((3, 3))
    array[1, 0] = np.nan
    dataset = plain(tmp_path / "nan.tif", array)
    dataset.GetRasterBand(1).SetNoDataValue(float("nan"))
    dataset = None
    with RasterReader(tmp_path / "nan.tif") as reader:
        assert np.isnan(reader.read()[0]).sum() == 1


def test_doubles_beyond_float32_are_nodata(tmp_path):
    array = np.array([[1.0, 1e300], [-1.7976931348623157e308, 2.0]])
    plain(tmp_path / "double.tif", array, gdal.GDT_Float64)
    with RasterReader(tmp_path / "double.tif") as reader:
        np.testing.assert_array_equal(reader.read()[0], [[1, np.nan], [np.nan, 2]])


@pytest.mark.parametrize(
    "window",
    [
        Window(-2, -3, 9, 8),
        Window(15, 8, 10, 10),
        Window(-5, -5, 40, 40),
        Window(3, 4, 5, 2),
        Window(100, 0, 3, 3),
        Window(0, -10, 4, 10),
        Window(20, 0, 2, 12),
    ],
)
def test_a_window_beyond_the_raster_is_nodata_there(tmp_path, window):
    array = random((12, 20))
    plain(tmp_path / "a.tif", array)
    wide = np.full((12 + 200, 20 + 200), np.nan, dtype=np.float32)
    wide[100:112, 100:120] = array
    expected = wide[100 + window.row :, 100 + window.column :][: window.height, : window.width]
    with RasterReader(tmp_path / "a.tif") as reader:
        np.testing.assert_array_equal(reader.read(window)[0], expected)


def test_what_a_reader_knows(tmp_path):
    dataset = plain(tmp_path / "a.tif", np.zeros((2, 12, 20)))
    dataset.GetRasterBand(1).SetDescription("AGBH")
    dataset.GetRasterBand(1).SetUnitType("ft")
    dataset.GetRasterBand(1).SetNoDataValue(0)
    dataset.SetMetadata({"VC_NOTE": "simulated"})
    dataset = None
    with RasterReader(tmp_path / "a.tif") as reader:
        assert reader.band_names == ["AGBH", "band 2"]
        assert reader.units == ["ft", ""]
        assert reader.nodata == 0
        assert reader.note == "simulated"
        assert reader.grid == GRID


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"epsg": None}, "no CRS; assign"),
        ({"transform": None}, "no geotransform"),
        ({"transform": (388000.0, 30.0, 3.0, 5820750.0, 0.0, -30.0)}, "not north-up"),
        ({"transform": (388000.0, 30.0, 0.0, 5820750.0, 0.0, 30.0)}, "not north-up"),
        ({"kind": gdal.GDT_CFloat32}, "complex"),
    ],
)
def test_rasters_that_cannot_be_used(tmp_path, change, words):
    plain(tmp_path / "a.tif", random((4, 4)), **change)
    with pytest.raises(EngineInputError, match=words) as caught, RasterReader(tmp_path / "a.tif"):
        pass
    assert "a.tif" in str(caught.value)


@pytest.mark.parametrize("content", (None, b"", b"no raster at all"))
def test_files_that_are_no_raster(tmp_path, content):
    path = tmp_path / "a.tif"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EngineInputError, match=r"a\.tif cannot be opened"), RasterReader(path):
        pass


@pytest.mark.parametrize("options", (["COMPRESS=DEFLATE", "TILED=YES"], []))
def test_a_truncated_file_says_that_it_is_damaged(tmp_path, options):
    plain(tmp_path / "whole.tif", random((600, 600)))
    cut = tmp_path / "cut.tif"
    gdal.Translate(str(cut), str(tmp_path / "whole.tif"), creationOptions=options)
    os.truncate(cut, cut.stat().st_size // 2)
    with RasterReader(cut) as reader, pytest.raises(EngineInputError, match=r"cut\.tif cannot be read .*damaged"):
        reader.read()


# Another grid


@contextmanager
def warped_to_a_file(tmp_path, source, grid, resampling):
    """What GDAL writes to a file for the same request, read with GDAL."""
    e = grid.extent
    path = str(tmp_path / "warped.tif")
    gdal.Warp(
        path,
        str(source),
        format="GTiff",
        outputType=gdal.GDT_Float32,
        dstSRS=grid.crs.to_wkt(),
        outputBounds=(e.xmin, e.ymin, e.xmax, e.ymax),
        width=grid.width,
        height=grid.height,
        dstNodata=-9999,
        resampleAlg=resampling,
        errorThreshold=0,
        warpOptions=["NUM_THREADS=1", "XSCALE=1", "YSCALE=1"],  # else GDAL chooses a wider kernel chunk by chunk
    )
    values = gdal.Open(path).ReadAsArray()
    values[values == -9999] = np.nan
    yield values


@pytest.mark.parametrize("resampling", ("bilinear", "near"))
def test_a_raster_on_another_grid_equals_gdals_warp_to_a_file(tmp_path, resampling):
    array = random((120, 160)) * 100
    array[80:85, 60:70] = -9999
    source = tmp_path / "degrees.tif"
    dataset = plain(source, array, epsg=4326, transform=(13.34, 1 / 3600, 0, 52.54, 0, -1 / 3600))
    dataset.GetRasterBand(1).SetNoDataValue(-9999)
    dataset = None
    grid = Grid(UTM, 388000.0, 5821000.0, 25.0, 25.0, 90, 80)
    with open_on_grid(source, grid, resampling) as reader:
        assert reader.grid.same_as(grid)
        ours = reader.read()[0]
        parts = np.block([[reader.read(Window(x, y, 45, 20))[0] for x in (0, 45)] for y in (0, 20, 40, 60)])
    np.testing.assert_array_equal(ours, parts)
    with warped_to_a_file(tmp_path, source, grid, resampling) as expected:
        assert np.isfinite(expected).sum() > 5000
        assert np.isnan(expected).sum() > 20
        np.testing.assert_array_equal(np.isnan(ours), np.isnan(expected))
        known = np.isfinite(expected)
        np.testing.assert_allclose(ours[known], expected[known], atol=1e-3)


def test_bilinear_of_whole_metres_is_not_rounded(tmp_path):
    source = tmp_path / "int.tif"
    ramp = np.tile(np.arange(20, dtype=np.int16), (12, 1))
    plain(source, ramp, gdal.GDT_Int16)
    grid = Grid(UTM, 388000.0 + 37.5, 5820750.0 - 60, 7.5, 30.0, 40, 4)
    with open_on_grid(source, grid) as reader:
        values = reader.read()[0]
    x = 37.5 + (np.arange(40) + 0.5) * 7.5
    np.testing.assert_allclose(values, np.broadcast_to(x / 30 - 0.5, (4, 40)), atol=1e-4)


def test_scale_offset_and_nodata_survive_the_resampling(tmp_path):
    raw = np.tile(np.arange(20, dtype=np.int16) * 10, (12, 1))
    raw[:, 0] = -32768
    dataset = plain(tmp_path / "s.tif", raw, gdal.GDT_Int16)
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(-32768)
    band.SetScale(0.1)
    band.SetOffset(5.0)
    band = dataset = None
    grid = Grid(UTM, 388000.0, 5820750.0, 15.0, 15.0, 40, 24)
    with open_on_grid(tmp_path / "s.tif", grid) as reader:
        values = reader.read()[0]
    assert np.isnan(values[:, :2]).all()
    x = (np.arange(40) + 0.5) / 2 - 0.5
    np.testing.assert_allclose(values[5, 4:38], 5 + x[4:38], atol=1e-4)


@pytest.mark.parametrize("declared", (True, False))
def test_a_band_is_void_by_its_own_voids_alone(tmp_path, declared):
    """Whether nodata is declared, or floats are not numbers: bilinear between valid pixels of the band that is read."""
    layers = np.ones((2, 12, 20), dtype=np.float32)
    layers[0, 4:8, 5:9] = -9999 if declared else np.nan
    dataset = plain(tmp_path / "two.tif", layers)
    for band in (1, 2) if declared else ():
        dataset.GetRasterBand(band).SetNoDataValue(-9999)
    dataset = None
    half = Grid(UTM, 388015.0, 5820735.0, 30.0, 30.0, 19, 11)
    with open_on_grid(tmp_path / "two.tif", half) as reader:
        first, second = reader.read(bands=(0, 1))
    assert np.isfinite(second).all()
    expected = np.ones((11, 19))
    expected[4:7, 5:8] = np.nan
    np.testing.assert_array_equal(first, expected)


@pytest.mark.parametrize("kind", (gdal.GDT_Float32, gdal.GDT_Int16))
def test_zeros_are_left_out_as_voids_are_whatever_tells_of_these(tmp_path, kind):
    """Declared nodata, a mask, or NaN: none of what is hidden there shows, nor does a mean of 5 and 0."""
    array = np.full((12, 20), 5.0)
    array[2:5, 2:5], hidden = 0.0, np.s_[6:10, 10:15]
    half = Grid(UTM, 388015.0, 5820735.0, 30.0, 30.0, 19, 11)
    for way in ("nodata", "mask", *(["nan"] if kind == gdal.GDT_Float32 else [])):
        array[hidden] = np.nan if way == "nan" else 77
        dataset = plain(tmp_path / f"{way}.tif", array, kind)
        if way == "nodata":
            dataset.GetRasterBand(1).SetNoDataValue(77)
        elif way == "mask":
            dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
            dataset.GetRasterBand(1).GetMaskBand().WriteArray((array != 77).astype(np.uint8) * 255)
        dataset = None
        with open_on_grid(tmp_path / f"{way}.tif", half, zero_is_void=True) as reader:
            values = reader.read()[0]
        assert np.isnan(values[2:4, 2:4]).all() and np.isnan(values[6:9, 10:14]).all(), way
        assert np.isnan(values).sum() <= 9 + 20, way
        np.testing.assert_allclose(values[np.isfinite(values)], 5.0, atol=1e-6)


def test_a_pixel_is_measured_on_the_ground():
    """Web Mercator stretches lengths by 1 / cos(latitude), nearly; a UTM zone's own pixels are taken as they are."""
    mercator = Grid(pyproj.CRS.from_epsg(3857), 1490000.0, 6890000.0, 50.0, 50.0, 20, 20)
    latitude = np.radians(52.5)
    np.testing.assert_allclose(pixel_size_m(mercator), 50 * np.cos(latitude), rtol=0.005)
    assert pixel_size_m(GRID) == (30.0, 30.0)


def test_the_same_grid_is_read_as_it_is(tmp_path):
    array = random((12, 20))
    plain(tmp_path / "a.tif", array)
    with open_on_grid(tmp_path / "a.tif", GRID) as reader:
        np.testing.assert_array_equal(reader.read()[0], array)


def test_a_grid_far_away_reads_as_nodata(tmp_path):
    plain(tmp_path / "a.tif", random((12, 20)))
    far = Grid(UTM, 588000.0, 5820750.0, 30.0, 30.0, 5, 5)
    with open_on_grid(tmp_path / "a.tif", far) as reader:
        assert np.isnan(reader.read()).all()


# Writing


def write(path, values, grid=GRID, bands=("AGBH", "SHARE"), units=("m", ""), **options):
    with RasterWriter(path, grid, [Band(n, u) for n, u in zip(bands, units)], **options) as writer:
        writer.write(grid.window, values)


def test_what_a_written_file_carries(tmp_path):
    values = random((2, 12, 20)).astype(np.float64)
    values[0, 3, 4], values[1, 5, 6], values[1, 0, 0] = np.nan, np.inf, -np.inf
    write(tmp_path / "a.tif", values, metadata={"VC_NOTE": "made up", "VC_EMPTY": ""})
    dataset = gdal.Open(str(tmp_path / "a.tif"))
    assert dataset.GetDriver().ShortName == "GTiff"
    assert dataset.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "DEFLATE"
    assert dataset.GetMetadataItem("VC_NOTE") == "made up"
    assert dataset.GetMetadataItem("VC_EMPTY") is None
    assert dataset.GetGeoTransform() == GRID.geotransform
    assert osr.SpatialReference(dataset.GetProjection()).GetAuthorityCode(None) == "32633"
    for i, (name, unit) in enumerate((("AGBH", "m"), ("SHARE", ""))):
        band = dataset.GetRasterBand(i + 1)
        assert band.GetBlockSize() == [256, 256], "not tiled"
        assert band.GetDescription() == name
        assert band.GetUnitType() == unit
        assert band.GetNoDataValue() == NODATA
        assert band.DataType == gdal.GDT_Float32
        expected = np.where(np.isfinite(values[i]), values[i], NODATA).astype(np.float32)
        np.testing.assert_array_equal(band.ReadAsArray(), expected)
    with RasterReader(tmp_path / "a.tif") as reader:
        np.testing.assert_array_equal(np.isnan(reader.read(bands=(0, 1))), ~np.isfinite(values))
        assert reader.grid == GRID


@pytest.mark.parametrize("epsg", (32633, 25833, 2154, 3857, 27700, 7415))
def test_the_crs_comes_back_as_it_was(tmp_path, epsg):
    crs = pyproj.CRS.from_epsg(epsg)
    grid = Grid(crs, 388000.0, 5820750.0, 30.0, 30.0, 4, 3)
    write(tmp_path / "a.tif", random((2, 3, 4)), grid)
    with RasterReader(tmp_path / "a.tif") as reader:
        assert reader.grid.same_crs(grid)


def test_cells_that_were_never_written_are_nodata(tmp_path):
    with RasterWriter(tmp_path / "a.tif", GRID, [Band("x")]) as writer:
        writer.write(Window(2, 3, 4, 5), np.ones((1, 5, 4)))
    with RasterReader(tmp_path / "a.tif") as reader:
        values = reader.read()[0]
    assert np.isfinite(values).sum() == 20
    assert (values[3:8, 2:6] == 1).all()


def test_the_final_name_appears_only_when_the_file_is_complete(tmp_path):
    target = tmp_path / "a.tif"
    with RasterWriter(target, GRID, [Band("x")]) as writer:
        writer.write(GRID.window, random((1, 12, 20)))
        assert not target.exists()
        assert len(list(tmp_path.iterdir())) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["a.tif"]


@pytest.mark.parametrize("error", (RuntimeError, EngineInputError, KeyboardInterrupt))
def test_after_an_exception_nothing_is_left(tmp_path, error):
    with pytest.raises(error), RasterWriter(tmp_path / "a.tif", GRID, [Band("x")]) as writer:
        writer.write(GRID.window, random((1, 12, 20)))
        raise error("stop")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_survives_an_exception_and_is_replaced_on_success(tmp_path):
    target = tmp_path / "a.tif"
    write(target, np.zeros((2, 12, 20)))
    before = target.read_bytes()
    with pytest.raises(ZeroDivisionError), RasterWriter(target, GRID, [Band("x")]) as writer:
        writer.write(GRID.window, np.ones((1, 12, 20)))
        assert target.read_bytes() == before
        raise ZeroDivisionError
    assert target.read_bytes() == before
    write(target, np.ones((2, 12, 20)))
    assert (gdal.Open(str(target)).ReadAsArray() == 1).all()
    assert [p.name for p in tmp_path.iterdir()] == ["a.tif"]


@pytest.mark.parametrize("side", (".ovr", ".msk", ".aux.xml"))
def test_side_files_of_an_earlier_raster_are_removed(tmp_path, side):
    (tmp_path / f"a.tif{side}").write_text("of another raster")
    write(tmp_path / "a.tif", random((2, 12, 20)))
    assert [p.name for p in tmp_path.iterdir()] == ["a.tif"]


def test_an_old_side_file_does_not_outlive_the_raster_that_it_described(tmp_path):
    """QGIS writes statistics into .aux.xml; those of the older raster would stretch the colours of the new one."""
    target = tmp_path / "a.tif"
    write(target, random((2, 12, 20)))
    dataset = gdal.Open(str(target))
    dataset.GetRasterBand(1).ComputeStatistics(False)
    dataset = None
    assert (tmp_path / "a.tif.aux.xml").exists()
    write(target, random((2, 12, 20)) + 500)
    dataset = gdal.Open(str(target))
    assert dataset.GetRasterBand(1).GetStatistics(False, True)[0] >= 500


@pytest.mark.parametrize("folder", ("missing", "a_file", "/proc"))
def test_a_folder_that_cannot_be_written(tmp_path, folder):
    (tmp_path / "a_file").write_text("")
    with pytest.raises(EngineInputError, match=r"x\.tif cannot be written .*choose a folder"):
        write(tmp_path / folder / "x.tif", random((2, 12, 20)))
    with pytest.raises(EngineInputError, match=r"x\.json cannot be written .*choose a folder"):
        write_texts({tmp_path / folder / "x.json": "{}"})
    assert [p.name for p in tmp_path.iterdir()] == ["a_file"]


def test_an_output_that_is_a_folder(tmp_path):
    (tmp_path / "x.tif").mkdir()
    with pytest.raises(EngineInputError, match="cannot be written"):
        write(tmp_path / "x.tif", random((2, 12, 20)))
    assert [p.name for p in tmp_path.rglob("*")] == ["x.tif"]


@pytest.fixture
def small_files():
    """Files of this process cannot grow beyond half a megabyte: what is written meets a full disk."""
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_text_is_written_under_the_same_rule(tmp_path):
    write_texts({tmp_path / "a.json": "Größe: 3 m²"})
    assert (tmp_path / "a.json").read_bytes() == "Größe: 3 m²".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


# GDAL's switch


@pytest.fixture(params=(False, True), ids=("errors as codes", "errors as exceptions"))
def switch(request):
    """The global switch of another plugin, restored after the test."""
    modules = [module for module in (gdal, ogr, osr) if bool(module.GetUseExceptions()) != request.param]
    for module in modules:
        module.UseExceptions() if request.param else module.DontUseExceptions()
    yield int(request.param)
    for module in reversed(modules):  # GDAL keeps them on a stack
        module.DontUseExceptions() if request.param else module.UseExceptions()


def test_gdals_switch_is_as_before_afterwards(tmp_path, switch):
    def state():
        return [gdal.GetUseExceptions(), ogr.GetUseExceptions(), osr.GetUseExceptions()]

    before = state()
    assert before == [switch] * 3
    write(tmp_path / "a.tif", random((2, 12, 20)))
    assert state() == before
    with RasterReader(tmp_path / "a.tif") as reader:
        reader.read(bands=(0, 1))
        assert state() == before
    with open_on_grid(tmp_path / "a.tif", Grid(UTM, 388000.0, 5820750.0, 7.0, 7.0, 9, 9)) as reader:
        reader.read()
        assert state() == before
    assert state() == before
    with pytest.raises(EngineInputError), RasterReader(tmp_path / "missing.tif"):
        pass
    with pytest.raises(EngineInputError):
        write(tmp_path / "missing" / "a.tif", random((2, 12, 20)))
    assert state() == before
    with pytest.raises(RuntimeError), gdal_errors():
        gdal.OpenEx(str(tmp_path / "missing.tif"), gdal.OF_RASTER | gdal.OF_VERBOSE_ERROR)
    assert state() == before


@pytest.mark.slow
def test_two_runs_at_a_time_do_not_turn_the_switch_under_each_other(tmp_path):
    """QGIS runs algorithms in threads of one process: the batch dialog and a model may both be at work."""
    write(tmp_path / "good.tif", random((2, 12, 20)))
    odd, end = [], time.monotonic() + 2.0
    before = [gdal.GetUseExceptions(), ogr.GetUseExceptions(), osr.GetUseExceptions()]

    def reads():
        with RasterReader(tmp_path / "good.tif") as reader:
            reader.read(bands=(0, 1))

    def fails():
        try:
            RasterReader(tmp_path / "missing.tif")
        except EngineInputError:
            return
        raise AssertionError("a missing file was opened")

    def work(task, number):
        while time.monotonic() < end and not odd:
            try:
                task() if task is not write else write(tmp_path / f"{number}.tif", random((2, 12, 20)))
            except BaseException as error:
                odd.append(repr(error))

    threads = [
        threading.Thread(target=work, args=(task, i)) for i, task in enumerate((reads, fails, write, reads, fails))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not odd
    assert [gdal.GetUseExceptions(), ogr.GetUseExceptions(), osr.GetUseExceptions()] == before


@pytest.mark.parametrize("side", (380, 700, 2000))
def test_a_full_disk_is_an_input_error_and_leaves_nothing(tmp_path, switch, small_files, side):
    """Deflated tiles are written late, in the small case when the file is closed: the writer must notice even then."""
    grid = Grid(UTM, 388000.0, 5820750.0, 30.0, 30.0, side, side)
    with pytest.raises(EngineInputError, match=r"a\.tif cannot be written .*has room"):
        write(tmp_path / "a.tif", random((2, side, side)), grid)
    with pytest.raises(EngineInputError, match=r"a\.txt cannot be written .*has room"):
        write_texts({tmp_path / "a.txt": "x" * 600_000})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", (2_600, 20_000))
def test_polygons_that_fill_the_temporary_folder_are_not_lost_in_silence(
    tmp_path, monkeypatch, capfd, switch, small_files, number
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    polygon = rectangle(Extent(388000.0, 5820000.0, 388010.0, 5820010.0))
    with pytest.raises(EngineInputError, match=r"temporary folder .*make room"), PolygonStore(UTM, UTM) as store:
        store.fill(((polygon, 5.0) for _ in range(number)), Monitor())
    assert list(tmp_path.iterdir()) == []
    assert len(capfd.readouterr().err.splitlines()) < 3, "GDAL repeats itself on the console"


@pytest.mark.parametrize("library", ("gdal", "ogr", "osr"))
def test_inside_the_block_all_of_gdal_raises(switch, library):
    actions = {
        "gdal": lambda: gdal.OpenEx("/missing.tif", gdal.OF_RASTER | gdal.OF_VERBOSE_ERROR),
        "ogr": lambda: ogr.GetDriverByName("FlatGeobuf").CreateDataSource("/missing/a.fgb").CreateLayer("a"),
        "osr": lambda: osr.SpatialReference().ImportFromWkt('PROJCS["broken"'),
    }
    with pytest.raises(RuntimeError), gdal_errors():
        actions[library]()


def test_of_several_texts_all_are_written_or_none(tmp_path):
    (tmp_path / "a.json").write_text("old")
    with pytest.raises(EngineInputError, match=r"b\.html cannot be written"):
        write_texts({tmp_path / "a.json": "new", tmp_path / "missing" / "b.html": "new"})
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.json", "old")]
    write_texts({tmp_path / "a.json": "new", tmp_path / "b.html": "new"})
    assert sorted((p.name, p.read_text()) for p in tmp_path.iterdir()) == [("a.json", "new"), ("b.html", "new")]


def test_a_window_reads_the_same_whatever_was_read_around_it(tmp_path):
    """The pixels of a composite must not depend on its blocks."""
    array = random((1200, 1200)) * 100
    plain(tmp_path / "degrees.tif", array, epsg=4326, transform=(13.3, 1 / 3600, 0, 52.6, 0, -1 / 3600))
    grid = Grid(UTM, 388000.0, 5822000.0, 25.0, 25.0, 600, 600)
    with open_on_grid(tmp_path / "degrees.tif", grid) as reader:
        whole = reader.read()[0]
        parts = [[reader.read(Window(x, y, 100, 120))[0] for x in range(0, 600, 100)] for y in range(0, 600, 120)]
    assert np.isfinite(whole).mean() > 0.9
    np.testing.assert_array_equal(np.block(parts), whole)


# GDAL's cache of blocks


@pytest.fixture
def cache():
    """GDAL's limit, put back after the test."""
    before = gdal.GetCacheMax()
    gdal.SetCacheMax(300_000_000)
    yield gdal.GetCacheMax
    gdal.SetCacheMax(before)


def test_the_cache_is_limited_until_the_last_has_left(cache):
    first, second = limited_cache(50_000_000), limited_cache(50_000_000)
    first.__enter__()
    assert cache() == 50_000_000
    second.__enter__()
    first.__exit__(None, None, None)  # two runs at once end in any order
    assert cache() == 50_000_000
    second.__exit__(None, None, None)
    assert cache() == 300_000_000


def test_a_cache_that_is_smaller_stays_as_it_is(cache):
    gdal.SetCacheMax(20_000_000)
    with limited_cache(50_000_000):
        assert cache() == 20_000_000
    assert cache() == 20_000_000


def test_the_cache_gets_its_size_back_after_an_error(cache):
    with pytest.raises(ZeroDivisionError), limited_cache():
        raise ZeroDivisionError
    assert cache() == 300_000_000


def test_a_mask_is_kept_when_a_raster_is_resampled(tmp_path):
    """A raster of floats may hold NaN that nobody declares, but what its mask hides must not show for that."""
    array = np.full((12, 20), 5.0)
    array[6:10, 10:15] = 77
    dataset = plain(tmp_path / "a.tif", array, gdal.GDT_Float32)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    dataset.GetRasterBand(1).GetMaskBand().WriteArray((array != 77).astype(np.uint8) * 255)
    dataset = None
    with open_on_grid(tmp_path / "a.tif", Grid(UTM, 388015.0, 5820735.0, 30.0, 30.0, 19, 11)) as reader:
        values = reader.read()[0]
    assert np.isnan(values[6:9, 10:14]).all() and np.nanmax(values) < 5.001
