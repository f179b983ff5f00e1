"""Many rasters as one: DEM tiles read as one raster, output tiles joined into one file, an index of several rasters."""

from __future__ import annotations

import hashlib
import math
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
from osgeo import gdal, ogr

from ..errors import EngineInputError
from ..monitor import Monitor
from .files import NODATA, Band, RasterReader, grid_of, temporary_beside, unwritable, write_texts
from .gdalerrors import gdal_errors
from .grid import Grid, Window, outline, same_crs, transformer
from .polygons import spatial_reference

# What is looked for in a folder of DEM tiles, and below it.
DEM_SUFFIXES = {".tif", ".tiff", ".hgt", ".dt0", ".dt1", ".dt2", ".img", ".asc", ".bil", ".flt"}
COG_BLOCK = 256
INDEX_FIELDS = ("location", "crs")


@dataclass(frozen=True)
class _Layer:
    """What a VRT tells of a band."""

    name: str
    unit: str
    kind: str
    nodata: float | None
    scale: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True)
class _Source:
    """A file of which every band fills a window of a VRT's grid. nodata : leave what lies below where it has this."""

    filename: str
    window: Window
    kind: str
    nodata: float | None = None


@dataclass(frozen=True)
class _DemTile:
    path: str
    grid: Grid
    layer: _Layer
    note: str

    @property
    def kin(self) -> dict[str, Any]:
        """What all tiles of one DEM have in common, named for a sentence."""
        pixel = f"{self.grid.dx:.10g} x {self.grid.dy:.10g}"
        layer = self.layer
        return {
            "CRS": self.grid.crs.name,
            "pixel size": pixel,
            "data type": layer.kind,
            "nodata value": None if layer.nodata is None else f"{layer.nodata:g}",
            "scale and offset": f"{layer.scale:g} and {layer.offset:g}",
            "unit": layer.unit or "none",
        }


def absolute(path: str | os.PathLike[str]) -> str:
    """A path that other processes understand; what GDAL reads by a prefix (/vsicurl/, NETCDF:, https:) stays."""
    path = os.fspath(path)
    return path if path.startswith("/vsi") or re.match(r"\w{2,}:", path) else os.path.abspath(path)


def dem_files(sources: Iterable[str | os.PathLike[str]]) -> list[str]:
    """Paths of DEM tiles, each folder replaced by the rasters in and below it; sorted."""
    found: list[str] = []
    for source in sources:
        path = absolute(source)
        if not os.path.isdir(path):
            found.append(path)
            continue
        inside = [
            os.path.join(folder, name)
            for folder, _, names in os.walk(path)
            for name in names
            # Tiles of an output, in the folder below run.json, are no DEM.
            if Path(name).suffix.lower() in DEM_SUFFIXES
            and not name.startswith(".")
            and not os.path.exists(os.path.join(os.path.dirname(folder), "run.json"))
        ]
        if not inside:
            raise EngineInputError(
                f"The folder {path} holds no raster ({', '.join(sorted(DEM_SUFFIXES))}); give a folder of DEM tiles."
            )
        found += inside
    return sorted(set(found))


def dem_mosaic(
    sources: Sequence[str | os.PathLike[str]], path: str | os.PathLike[str], monitor: Monitor | None = None
) -> str:
    """Write a VRT that reads DEM tiles (files, or folders of them) as one raster, without seams. Returns its path.

    All tiles must share one CRS, pixel size, data type, nodata value, unit, scale and offset, and their pixels must
    coincide. What no tile covers is void.
    Tiles on both sides of the date line are put side by side. The file is only written when it changes; it does when a
    tile does.
    """
    monitor = monitor or Monitor()
    files = dem_files(sources)
    if not files:
        raise EngineInputError("No DEM was given; give a raster, several, or a folder of them.")
    tiles: list[_DemTile] = []
    changes = hashlib.sha256()
    for file in files:
        monitor.check()
        tiles.append(_dem_tile(file))
        stat = gdal.VSIStatL(file)
        changes.update(f"{file} {stat.size if stat else ''} {stat.mtime if stat else ''}\n".encode())
    common = Counter(tuple(tile.kin.items()) for tile in tiles).most_common(1)[0][0]
    reference = next(tile for tile in tiles if tuple(tile.kin.items()) == common)
    windows = _in_one_piece([_place(tile, reference) for tile in tiles], reference.grid)
    places: dict[Window, str] = {}
    for tile, window in zip(tiles, windows):
        if (other := places.setdefault(window, tile.path)) != tile.path:
            raise EngineInputError(
                f"{other} and {tile.path} cover the same ground; take out the one that is no DEM, or is there twice."
            )
    left, top = min(window.column for window in windows), min(window.row for window in windows)
    right = max(window.column + window.width for window in windows)
    bottom = max(window.row + window.height for window in windows)
    grid = reference.grid.part(Window(left, top, right - left, bottom - top))
    layer = reference.layer
    if layer.nodata is None:  # what no tile covers must be void, so a type that holds NaN is needed
        kind = layer.kind if layer.kind.startswith("Float") else "Float64"
        layer = replace(layer, kind=kind, nodata=math.nan)
    notes = " ".join(dict.fromkeys(tile.note for tile in tiles if tile.note))
    metadata = {"VC_NOTE": notes, "VC_TILES": f"{len(tiles)}, {changes.hexdigest()[:16]}"}
    placed = [
        _Source(tile.path, window.moved(-left, -top), tile.layer.kind, tile.layer.nodata)
        for tile, window in zip(tiles, windows)
    ]
    path = Path(path)
    text = "".join(_vrt(grid, [layer], metadata, placed))
    before = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    if before and "VC_TILES" not in before:
        raise EngineInputError(
            f"The file {path} is in the way of the mosaic of the DEM; move it or name another output."
        )
    if before != text:
        write_texts({path: text})
    return str(path)


def _dem_tile(path: str) -> _DemTile:
    with RasterReader(path) as reader:  # checks it, and says what is wrong
        grid, note, unit, nodata = reader.grid, reader.note, reader.units[0], reader.nodata
    with gdal_errors():
        dataset = gdal.OpenEx(path, gdal.OF_RASTER)
        band = dataset.GetRasterBand(1)
        flags = band.GetMaskFlags()
        scale, offset, name = band.GetScale(), band.GetOffset(), band.GetDescription()
        kind = gdal.GetDataTypeName(band.DataType)
        del band
        dataset = None
    if nodata is not None and not kind.startswith("Float"):
        limits = np.iinfo("uint8" if kind == "Byte" else kind.lower())
        nodata = nodata if limits.min <= nodata <= limits.max else None  # else no pixel can have it
    if not flags & (gdal.GMF_ALL_VALID | gdal.GMF_NODATA):
        raise EngineInputError(
            f"The DEM tile {path} marks voids by a mask; write it anew with a nodata value (gdalwarp -dstnodata -9999)."
        )
    return _DemTile(path, grid, _Layer(name, unit, kind, nodata, scale or 1.0, offset or 0.0), note)


def _place(tile: _DemTile, reference: _DemTile) -> Window:
    """Where a tile lies in the reference's grid. Raises EngineInputError for one that does not fit it."""
    for what, value in tile.kin.items():
        if (wanted := reference.kin[what]) != value and not (
            what == "CRS" and same_crs(tile.grid.crs, reference.grid.crs)
        ):
            raise EngineInputError(
                f"The DEM tile {tile.path} has the {what} {value}, but {reference.path} has {wanted}; run tiles of one "
                "kind together (those of Copernicus are wider beyond 50 degrees), or resample the odd one first."
            )
    offset = reference.grid.offset_of(tile.grid)
    if offset is None:
        raise EngineInputError(
            f"The pixels of the DEM tile {tile.path} do not coincide with those of {reference.path}; "
            "resample it to their grid first (gdalwarp -tap)."
        )
    return Window(*offset, tile.grid.width, tile.grid.height)


def _in_one_piece(windows: list[Window], grid: Grid) -> list[Window]:
    """Windows of degrees, moved by whole circles so that the largest gap between them is left out."""
    turn = round(360 / grid.dx)
    if not grid.crs.is_geographic or abs(turn * grid.dx - 360) > grid.dx / 1000:
        return windows
    first = min(window.column for window in windows)
    end, gap, west = 0, 0, first
    for column, width in sorted(((window.column - first) % turn, window.width) for window in windows):
        if column - end > gap:
            gap, west = column - end, first + column
        end = max(end, column + width)
    if gap <= turn - end:  # they are in one piece as they are
        return windows
    return [window.moved((window.column - west) % turn + west - window.column, 0) for window in windows]


def write_vrt(
    tiles: Iterable[tuple[Window, str | os.PathLike[str]]],
    grid: Grid,
    bands: Sequence[Band],
    metadata: Mapping[str, str],
    path: str | os.PathLike[str],
) -> None:
    """Write a VRT over tiles, each a raster of a window of the grid; its paths are relative to the VRT.

    Band names, units, nodata and metadata are those that RasterWriter gives to a single raster.
    """
    path = Path(path)
    folder = path.absolute().parent
    layers = [_Layer(band.name, band.unit, "Float32", NODATA) for band in bands]
    sources = [
        _Source(Path(os.path.relpath(tile, folder)).as_posix(), window, "Float32")
        for window, tile in sorted(tiles, key=lambda one: (one[0].row, one[0].column))
    ]
    temporary = temporary_beside(path)
    try:
        with open(temporary, "w", encoding="utf-8") as file:
            file.writelines(_vrt(grid, layers, metadata, sources, relative=True))
        _replace(temporary, path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        _remove(temporary)


def write_cog(
    tiles: Iterable[tuple[Window, str | os.PathLike[str]]],
    grid: Grid,
    bands: Sequence[Band],
    metadata: Mapping[str, str],
    path: str | os.PathLike[str],
    monitor: Monitor | None = None,
) -> None:
    """Write tiles, as for write_vrt, into one cloud-optimised GeoTIFF with overviews by averaging.

    GDAL's own COG driver keeps the bands of a pixel together, so that one band of 61 costs as much to read as all of
    them; here each band stands by itself, as in RasterWriter's files.
    """
    monitor, path = monitor or Monitor(), Path(path)
    vrt, temporary = temporary_beside(path.with_suffix(".vrt")), temporary_beside(path)
    options = ["TILED=YES", f"BLOCKXSIZE={COG_BLOCK}", f"BLOCKYSIZE={COG_BLOCK}", "COMPRESS=DEFLATE", "PREDICTOR=3"]
    options += ["INTERLEAVE=BAND", "BIGTIFF=IF_SAFER", "COPY_SRC_OVERVIEWS=YES"]
    try:
        write_vrt(tiles, grid, bands, metadata, vrt)
        with gdal_errors():
            source = gdal.OpenEx(str(vrt), gdal.OF_RASTER)
            count = math.ceil(math.log2(max(max(grid.shape) / COG_BLOCK, 1)))
            if count:
                levels = [2 ** (i + 1) for i in range(count)]
                source.BuildOverviews("AVERAGE", levels, callback=_callback(monitor.part(0, 0.4)))
        with gdal_errors():
            driver = gdal.GetDriverByName("GTiff")
            copy = driver.CreateCopy(
                str(temporary), source, options=options, callback=_callback(monitor.part(0.4 if count else 0, 1.0))
            )
            del copy
        with gdal_errors():
            source = None
        _replace(temporary, path)
    except (RuntimeError, OSError) as error:
        monitor.check()  # GDAL reports a cancel as an error
        raise unwritable(path, error) from error
    finally:
        source = None
        _remove(vrt, Path(f"{vrt}.ovr"), temporary)


def write_index(rasters: Sequence[str | os.PathLike[str]], path: str | os.PathLike[str]) -> None:
    """Write an index layer (GeoPackage, WGS 84): a polygon for each raster, with its path from here and its CRS.

    The fields are those of GDAL's tile indexes. An outline across the date line reaches beyond 180 degrees.
    """
    path, geographic = Path(path), pyproj.CRS.from_epsg(4326)
    temporary = temporary_beside(path)
    try:
        with gdal_errors():
            dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(temporary))
            layer = dataset.CreateLayer("index", spatial_reference(geographic), ogr.wkbPolygon)
            for name in INDEX_FIELDS:
                layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
            for raster in rasters:
                grid = grid_of(raster)
                x, y = transformer(grid.crs, geographic).transform(*outline(grid.extent))
                feature = ogr.Feature(layer.GetLayerDefn())
                feature.SetField("location", Path(os.path.relpath(raster, path.absolute().parent)).as_posix())
                feature.SetField("crs", ":".join(grid.crs.to_authority() or (grid.crs.to_wkt(),)))
                feature.SetGeometryDirectly(ogr.CreateGeometryFromWkt(_polygon_wkt(x, y)))
                layer.CreateFeature(feature)
                del feature
            del layer
            dataset = None
        _replace(temporary, path)
    except (RuntimeError, OSError) as error:
        raise unwritable(path, error) from error
    finally:
        _remove(temporary, Path(f"{temporary}-journal"))


def _polygon_wkt(x: Iterable[float], y: Iterable[float]) -> str:
    unwrapped: list[float] = []
    for value in x:
        turn = 360.0 * round((value - unwrapped[-1]) / 360.0) if unwrapped else 0.0
        unwrapped.append(float(value) - turn)
    return "POLYGON((" + ",".join(f"{a!r} {float(b)!r}" for a, b in zip(unwrapped, y)) + "))"


def _vrt(
    grid: Grid,
    layers: Sequence[_Layer],
    metadata: Mapping[str, str],
    sources: Sequence[_Source],
    relative: bool = False,
) -> Iterator[str]:
    """The text of a VRT. Windows are whole pixels, so that nothing is resampled, unlike gdalbuildvrt's."""
    yield f'<VRTDataset rasterXSize="{grid.width}" rasterYSize="{grid.height}">\n'
    yield f"<SRS>{escape(grid.crs.to_wkt('WKT2_2019'))}</SRS>\n"
    yield f"<GeoTransform>{', '.join(repr(float(value)) for value in grid.geotransform)}</GeoTransform>\n<Metadata>\n"
    for key, value in metadata.items():
        if value:
            yield f'<MDI key="{escape(key)}">{escape(value)}</MDI>\n'
    yield "</Metadata>\n"
    for number, layer in enumerate(layers, 1):
        yield f'<VRTRasterBand dataType="{layer.kind}" band="{number}">\n'
        yield f"<Description>{escape(layer.name)}</Description><UnitType>{escape(layer.unit)}</UnitType>\n"
        if (layer.scale, layer.offset) != (1.0, 0.0):
            yield f"<Offset>{layer.offset!r}</Offset><Scale>{layer.scale!r}</Scale>"
        yield f"<NoDataValue>{layer.nodata!r}</NoDataValue>\n" if layer.nodata is not None else "\n"
        for source in sources:
            kind = "SimpleSource" if source.nodata is None else "ComplexSource"
            width, height = source.window.width, source.window.height
            yield f'<{kind}><SourceFilename relativeToVRT="{relative:d}">{escape(source.filename)}</SourceFilename>'
            # Told here, a tile is not opened before its pixels are wanted.
            yield f'<SourceBand>{number}</SourceBand><SourceProperties RasterXSize="{width}" RasterYSize="{height}" '
            yield f'DataType="{source.kind}"/><SrcRect xOff="0" yOff="0" xSize="{width}" ySize="{height}"/>'
            yield f'<DstRect xOff="{source.window.column}" yOff="{source.window.row}" '
            yield f'xSize="{width}" ySize="{height}"/>'
            yield f"</{kind}>\n" if source.nodata is None else f"<NODATA>{source.nodata!r}</NODATA></{kind}>\n"
        yield "</VRTRasterBand>\n"
    yield "</VRTDataset>\n"


def _callback(monitor: Monitor) -> Callable[..., int]:
    def callback(fraction: float, *_: object) -> int:
        monitor.progress(min(max(fraction, 0.0), 1.0))
        return 0 if monitor.is_canceled() else 1

    return callback


def _replace(temporary: Path, path: Path) -> None:
    os.replace(temporary, path)
    _remove(*(Path(f"{path}{side}") for side in (".aux.xml", ".ovr", ".msk")))  # of what stood here before


def _remove(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
