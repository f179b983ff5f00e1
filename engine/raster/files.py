"""Reading and writing rasters by window.

The one nodata rule: in memory a value is float32 and nodata is NaN; in a file nodata is NODATA, declared.
Scale and offset are applied on reading. Outputs are tiled, deflated GeoTIFFs, written beside their final name and
renamed when complete.
"""

from __future__ import annotations

import errno
import os
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import pyproj
from numpy.typing import NDArray
from osgeo import gdal

from ..errors import EngineInputError
from .gdalerrors import gdal_errors, reason
from .grid import Grid, Window, transformer

NODATA = -9999.0
FLUSH_BYTES = 4 * 1024 * 1024
EACH_BAND = ["UNIFIED_SRC_NODATA=NO"]  # for warping: a band's voids say nothing of another band
FEET_UNITS = {"ft", "foot", "feet", "us survey foot", "us-ft", "ussft", "ftus"}

Array = NDArray[np.float32]

_cache_lock = threading.Lock()
_cache_limits: list[int] = []


class RasterReader:
    """A raster opened for reading by window. Use as a context manager.

    Raises EngineInputError when the file cannot be read, has no CRS, or is not a north-up grid.
    """

    def __init__(self, path: str | os.PathLike[str], dataset: gdal.Dataset | None = None) -> None:
        self.path = os.fspath(path)
        self.name = Path(self.path).name
        try:
            with gdal_errors():
                self._dataset = dataset or gdal.OpenEx(self.path, gdal.OF_RASTER | gdal.OF_VERBOSE_ERROR)
                bands = [self._dataset.GetRasterBand(i + 1) for i in range(self._dataset.RasterCount)]
                self.band_names = [band.GetDescription() or f"band {i + 1}" for i, band in enumerate(bands)]
                self._scales = [(band.GetScale() or 1.0, band.GetOffset() or 0.0) for band in bands]
                self.units = [band.GetUnitType() or "" for band in bands]
                self.nodata: float | None = bands[0].GetNoDataValue() if bands else None
                self.may_hold_nan = any(band.DataType in (gdal.GDT_Float32, gdal.GDT_Float64) for band in bands)
                self.masked = any(band.GetMaskFlags() & gdal.GMF_PER_DATASET for band in bands)
                self.metadata: dict[str, str] = dict(self._dataset.GetMetadata() or {})
                self.grid = self._read_grid()
        except RuntimeError as error:
            raise EngineInputError(
                f"The raster {self.path} cannot be opened ({reason(error)}); give a file that GDAL reads."
            ) from error
        if not bands:
            raise EngineInputError(f"The raster {self.name} holds no band; give a raster with values.")
        if any(gdal.DataTypeIsComplex(band.DataType) for band in bands):
            raise EngineInputError(f"The raster {self.name} holds complex numbers; heights are real numbers.")

    def _read_grid(self) -> Grid:
        dataset = self._dataset
        wkt = dataset.GetProjection()
        if not wkt:
            raise EngineInputError(
                f"The raster {self.name} has no CRS; assign one (Raster > Projections > Assign Projection)."
            )
        transform = dataset.GetGeoTransform(can_return_null=True)
        if transform is None:
            raise EngineInputError(f"The raster {self.name} has no geotransform; georeference it first.")
        x0, dx, row_skew, y0, column_skew, minus_dy = transform
        if row_skew or column_skew or dx <= 0 or minus_dy >= 0:
            raise EngineInputError(
                f"The raster {self.name} is rotated or not north-up; warp it first (Raster > Projections > Warp)."
            )
        crs = pyproj.CRS.from_wkt(wkt)
        if not (crs.is_projected or crs.is_geographic):
            raise EngineInputError(
                f"The raster {self.name} has the CRS {crs.name}, which is not tied to the Earth; assign a projected or "
                "a geographic one."
            )
        return Grid(crs, x0, y0, dx, -minus_dy, dataset.RasterXSize, dataset.RasterYSize)

    @property
    def note(self) -> str:
        """A remark that travels with data through every step (that a DEM is simulated, for example)."""
        return self.metadata.get("VC_NOTE", "")

    def __enter__(self) -> RasterReader:
        return self

    def __exit__(self, *exception: object) -> None:
        self._dataset = None

    def read(self, window: Window | None = None, bands: Sequence[int] = (0,)) -> Array:
        """Read bands (counted from 0) in a window that may reach beyond the raster.

        Returns float32 of shape (bands, height, width), NaN where there is nodata or no raster.
        """
        window = window or self.grid.window
        values = np.full((len(bands), window.height, window.width), np.nan, dtype=np.float32)
        inside = window.clipped(self.grid.width, self.grid.height)
        if inside.width == 0 or inside.height == 0:
            return values
        rows = slice(inside.row - window.row, inside.row - window.row + inside.height)
        columns = slice(inside.column - window.column, inside.column - window.column + inside.width)
        box = (inside.column, inside.row, inside.width, inside.height)
        for i, number in enumerate(bands):
            try:
                with gdal_errors():
                    band = self._dataset.GetRasterBand(number + 1)
                    block = band.ReadAsArray(*box)
                    mask = None if band.GetMaskFlags() & gdal.GMF_ALL_VALID else band.GetMaskBand().ReadAsArray(*box)
            except RuntimeError as error:
                raise EngineInputError(
                    f"The raster {self.name} cannot be read at column {inside.column}, row {inside.row} "
                    f"({reason(error)}); the file is damaged or incomplete, fetch it again."
                ) from error
            scale, offset = self._scales[number]
            if (scale, offset) != (1.0, 0.0):
                block = block * scale + offset
            with np.errstate(over="ignore"):
                block = block.astype(np.float32)
            block[~np.isfinite(block)] = np.nan
            if mask is not None:
                block[mask == 0] = np.nan
            values[i, rows, columns] = block
        return values


def grid_of(path: str | os.PathLike[str]) -> Grid:
    """The grid of a raster file. Raises EngineInputError for one that cannot be read."""
    with RasterReader(path) as reader:
        return reader.grid


def file_facts(path: str | os.PathLike[str]) -> dict[str, str | float]:
    """What tells one file from another, and from itself after a change: its path, and size and time if it is local."""
    try:
        status = os.stat(path)
    except OSError:  # on the web, or a name that only GDAL understands
        return {"path": os.fspath(path)}
    return {"path": os.fspath(path), "bytes": status.st_size, "changed": status.st_mtime}


@contextmanager
def limited_cache(most_bytes: int = 48 * 1024 * 1024) -> Iterator[None]:
    """Keep GDAL's cache of blocks below a size: by default it takes a twentieth of the machine's memory.

    The cache is one for all of a process: the first to enter limits it, the last to leave gives it its size back.
    """
    with _cache_lock:
        _cache_limits.append(gdal.GetCacheMax())
        gdal.SetCacheMax(min(most_bytes, gdal.GetCacheMax()))
    try:
        yield
    finally:
        with _cache_lock:
            before = _cache_limits.pop()
            if not _cache_limits:
                gdal.SetCacheMax(before)


@contextmanager
def open_on_grid(
    path: str | os.PathLike[str],
    grid: Grid,
    resampling: str = "bilinear",
    shift: tuple[float, float] = (0.0, 0.0),
    zero_is_void: bool = False,
) -> Iterator[RasterReader]:
    """Open a raster so that it reads on another grid, resampled on the fly where its own grid differs.

    shift : metres east and north by which the raster is moved (dem.coregister finds them), as they are at the middle of
    the grid. zero_is_void : whether resampling leaves zeros out, as it does nodata (not where a band has an offset).
    """
    with RasterReader(path) as reader:
        if shift == (0.0, 0.0) and reader.grid.same_as(grid):
            yield reader
            return
        # Where pixels become much larger, the kernel is widened, so that all the source's pixels count.
        own, wanted = pixel_size_m(reader.grid), pixel_size_m(grid)
        scale = [a / b if a / b < 2 / 3 else 1.0 for a, b in zip(own, wanted)]
        # To move the raster one way is to look at it from a grid moved the other way.
        x0, y0 = grid.x0 - shift[0] / wanted[0] * grid.dx, grid.y0 - shift[1] / wanted[1] * grid.dy
        seen = replace(grid, x0=x0, y0=y0).extent
        # Where it is told of a nodata value, the warper of GDAL 3.13 does not look at a mask.
        own_void = "nan" if reader.nodata is None and reader.may_hold_nan and not reader.masked else None
        zero_is_void = zero_is_void and not any(offset for _, offset in reader._scales)
        options = gdal.WarpOptions(
            format="VRT",
            outputType=gdal.GDT_Float32,
            dstSRS=grid.crs.to_wkt(),
            outputBounds=(seen.xmin, seen.ymin, seen.xmax, seen.ymax),
            width=grid.width,
            height=grid.height,
            dstNodata=float("nan"),
            resampleAlg=resampling,
            srcNodata=None if zero_is_void else own_void,
            # Exact positions, and one width of the kernel for the whole raster: else a pixel would depend on the
            # block that it is warped in.
            errorThreshold=0,
            warpOptions=[f"XSCALE={scale[0]:.6f}", f"YSCALE={scale[1]:.6f}", *EACH_BAND],
            # Heights are taken as they are: a change of datum of the place must not shift them.
            options=["-novshift"],
        )
        try:
            with gdal_errors():
                source = _with_zeros_for_voids(reader, own_void) if zero_is_void else reader.path
                warped = gdal.Warp("", source, options=options)
        except RuntimeError as error:
            raise EngineInputError(
                f"The raster {reader.name} cannot be brought from {reader.grid.crs.name} to {grid.crs.name} "
                f"({reason(error)}); reproject it yourself first."
            ) from error
        with RasterReader(path, dataset=warped) as on_grid:
            # The warper passes raw numbers on; scale and offset commute with it.
            on_grid._scales, on_grid.units = reader._scales, reader.units
            on_grid.metadata, on_grid.nodata = reader.metadata, reader.nodata
            on_grid.grid = grid
            yield on_grid


def _with_zeros_for_voids(reader: RasterReader, own_void: str | None) -> gdal.Dataset:
    """The same raster, whose voids are zeros, and zeros the only void."""
    grid, rare = reader.grid, float(np.finfo(np.float32).min)
    options = gdal.WarpOptions(
        format="VRT",
        outputType=gdal.GDT_Float32,
        outputBounds=(grid.extent.xmin, grid.extent.ymin, grid.extent.xmax, grid.extent.ymax),
        width=grid.width,
        height=grid.height,
        srcNodata=own_void,
        dstNodata=rare,  # not 0: the warper gives pixels that have the value of nodata another one
        resampleAlg="near",
        warpOptions=EACH_BAND,
    )
    voids = gdal.Warp("", reader.path, options=options)
    return gdal.BuildVRT("", [voids], options=gdal.BuildVRTOptions(srcNodata=repr(rare), VRTNodata=0))


def temporary_beside(path: str | os.PathLike[str]) -> Path:
    """The name under which an output is written until it is complete."""
    path = Path(path)
    return path.with_name(f".{path.stem}.{uuid.uuid4().hex[:12]}.part{path.suffix}")


@dataclass(frozen=True)
class Band:
    """What a band of an output holds."""

    name: str
    unit: str = "m"


class RasterWriter:
    """A GeoTIFF written by window. Use as a context manager: leaving it by an exception removes the file.

    Raises EngineInputError when the file cannot be created, written to the end, or closed without a loss.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        grid: Grid,
        bands: Sequence[Band],
        metadata: Mapping[str, str] | None = None,
        tile: int = 256,
    ) -> None:
        self.path = Path(path)
        if self.path.suffix.lower() not in (".tif", ".tiff"):
            raise EngineInputError(f"The output {self.path.name} does not end with .tif; outputs are GeoTIFFs.")
        self._temporary = temporary_beside(self.path)
        options = [
            "TILED=YES",
            f"BLOCKXSIZE={tile}",
            f"BLOCKYSIZE={tile}",
            "COMPRESS=DEFLATE",
            "ZLEVEL=1",  # features: 2 % larger than by the default level, written in a third of the time
            "PREDICTOR=3",
            "INTERLEAVE=BAND",
            "BIGTIFF=IF_SAFER",
        ]
        self._dataset: Any = None
        self._unflushed = 0
        try:
            with gdal_errors():
                self._dataset = gdal.GetDriverByName("GTiff").Create(
                    os.fspath(self._temporary), grid.width, grid.height, len(bands), gdal.GDT_Float32, options
                )
                self._dataset.SetProjection(grid.crs.to_wkt("WKT2_2019"))
                self._dataset.SetGeoTransform(grid.geotransform)
                self._dataset.SetMetadata({key: value for key, value in (metadata or {}).items() if value})
                for i, band in enumerate(bands):
                    target = self._dataset.GetRasterBand(i + 1)
                    target.SetDescription(band.name)
                    target.SetUnitType(band.unit)
                    target.SetNoDataValue(NODATA)
        except RuntimeError as error:
            self._discard()
            raise unwritable(self.path, error) from error

    def write(self, window: Window, values: NDArray[np.floating[Any]]) -> None:
        """Write bands of shape (bands, height, width), NaN for nodata, into a window."""
        try:
            with gdal_errors():
                filled = np.where(np.isfinite(values), values, np.float32(NODATA)).astype(np.float32, copy=False)
                self._dataset.WriteArray(filled if len(filled) > 1 else filled[0], window.column, window.row)
                self._unflushed += filled.nbytes
                # GDAL would keep a twentieth of the memory back, and compress it all before a cancel takes hold.
                if self._unflushed > FLUSH_BYTES:
                    self._dataset.FlushCache()
                    self._unflushed = 0
        except RuntimeError as error:
            raise unwritable(self.path, error) from error

    def tell(self, key: str, text: str) -> None:
        """Add to the metadata what is known only when the pixels are written."""
        with gdal_errors():
            self._dataset.SetMetadataItem(key, text)

    def __enter__(self) -> RasterWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._discard()
            return
        try:
            with gdal_errors():
                self._dataset.FlushCache()
                self._close()
            os.replace(self._temporary, self.path)
            # Statistics, overviews and mask of a raster that stood here before.
            for side in (".aux.xml", ".ovr", ".msk"):
                Path(f"{self.path}{side}").unlink(missing_ok=True)
        except (RuntimeError, OSError) as problem:
            raise unwritable(self.path, problem) from problem
        finally:
            self._discard()

    def _close(self) -> None:
        if self._dataset is not None and hasattr(self._dataset, "Close"):  # GDAL 3.8 and later
            self._dataset.Close()
        self._dataset = None

    def _discard(self) -> None:
        with suppress(RuntimeError), gdal_errors():
            self._close()
        with suppress(OSError):
            self._temporary.unlink()


def unwritable(path: str | os.PathLike[str], error: BaseException) -> EngineInputError:
    """What to raise for an output that cannot be written."""
    if isinstance(error, PermissionError) and Path(path).is_file():
        return EngineInputError(
            f"The output {os.fspath(path)} cannot be replaced: it may be open elsewhere, as a layer of QGIS for "
            "example; remove the layer or choose another name."
        )
    why = error.strerror if isinstance(error, OSError) and error.strerror else reason(error)
    return EngineInputError(
        f"The output {os.fspath(path)} cannot be written ({why}); "
        "choose a folder that exists, may be written to and has room."
    )


def write_texts(texts: Mapping[str | os.PathLike[str], str]) -> None:
    """Write text files under the same rule; when one cannot be written, none is."""
    temporaries = {path: temporary_beside(path) for path in texts}
    path: str | os.PathLike[str] = ""
    try:
        for path, text in texts.items():
            if Path(path).is_dir():
                raise IsADirectoryError(errno.EISDIR, "it is a folder")
            temporaries[path].write_text(text, encoding="utf-8")
        for path, temporary in temporaries.items():
            os.replace(temporary, path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        for temporary in temporaries.values():
            with suppress(OSError):
                temporary.unlink()


def looks_like_feet(reader: RasterReader, highest: float) -> str | None:
    """A sentence of warning when an elevation raster seems not to be in metres, else None."""
    vertical = {axis.unit_name.lower() for axis in reader.grid.crs.axis_info[2:]}
    if reader.units[0].strip().lower() in FEET_UNITS or any("foot" in unit or "feet" in unit for unit in vertical):
        found = "declares feet as its unit"
    elif highest > 8900:
        found = f"reaches {highest:.0f}, higher than any mountain is in metres"
    else:
        return None
    return f"The DEM {reader.name} {found}; heights are taken as metres, so convert it first if it is in feet."


def pixel_size_m(grid: Grid) -> tuple[float, float]:
    """Width and height in metres, on the ground, of the pixel at a grid's centre.

    The metres of a projection are taken as they are where they are right to a hundredth, as in a UTM zone, but not in
    a Mercator map.
    """
    x = grid.x0 + grid.dx * (grid.width / 2 + np.array([0.0, 1.0, 0.0]))
    y = grid.y0 - grid.dy * (grid.height / 2 + np.array([0.0, 0.0, 1.0]))
    longitude, latitude = transformer(grid.crs, pyproj.CRS.from_epsg(4326)).transform(x, y)
    geod = pyproj.Geod(ellps="WGS84")
    _, _, size = geod.inv([longitude[0]] * 2, [latitude[0]] * 2, longitude[1:], latitude[1:])
    if grid.crs.is_projected:
        factor = grid.crs.axis_info[0].unit_conversion_factor
        on_map = grid.dx * factor, grid.dy * factor
        if not np.isfinite(size).all() or np.allclose(size, on_map, rtol=0.01):
            return on_map
    return float(size[0]), float(size[1])
