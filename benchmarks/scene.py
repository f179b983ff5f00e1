"""What benchmarks of rasters share: the real scene mirrored out to any size, timing in turn, the machine, processes."""

import importlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from osgeo import gdal

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "build" / "plugins"))
SCENE = ROOT / "demo" / "data" / "los_angeles" / "copernicus_glo30_1as.tif"
STRIP = 256
gdal.UseExceptions()


def write_scene(path, side, source=SCENE):
    """A square DEM from one of Los Angeles, Copernicus GLO-30 by default, mirrored at its edges as often as needed.

    Georeference and layout (tiles of 256, deflate, predictor 3) are the scene's; written strip by strip.
    """
    source = gdal.Open(str(source))
    scene = source.ReadAsArray()
    wide = np.hstack([scene, scene[:, ::-1]])
    period = np.vstack([wide, wide[::-1]])
    columns = np.arange(side) % period.shape[1]
    options = ["TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=3", "BIGTIFF=IF_SAFER"]
    target = gdal.GetDriverByName("GTiff").Create(str(path), side, side, 1, gdal.GDT_Float32, options)
    target.SetProjection(source.GetProjection())
    target.SetGeoTransform(source.GetGeoTransform())
    for first in range(0, side, STRIP):
        rows = np.arange(first, min(first + STRIP, side)) % period.shape[0]
        target.GetRasterBand(1).WriteArray(period[rows[:, None], columns], 0, first)
        target.FlushCache()
    del target
    return path


def write_like(path, dem, values, crs=None, geotransform=None):
    """An array, or a stack of them, of Byte or Float32, as a tiled deflate GeoTIFF where a DEM is, or elsewhere."""
    layers = values.reshape(-1, *values.shape[-2:])
    source = gdal.Open(str(dem))
    kind = gdal.GDT_Byte if values.dtype == np.uint8 else gdal.GDT_Float32
    target = gdal.GetDriverByName("GTiff").Create(
        str(path), layers.shape[2], layers.shape[1], len(layers), kind, ["TILED=YES", "COMPRESS=DEFLATE"]
    )
    target.SetProjection(crs or source.GetProjection())
    target.SetGeoTransform(geotransform or source.GetGeoTransform())
    target.WriteArray(values)
    del target


def read(path):
    return gdal.Open(str(path)).ReadAsArray()


def in_a_process(script, *arguments):
    """What `script --run arguments` prints last, as JSON."""
    command = [sys.executable, str(script), "--run", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command[1:])} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def peak_mb():
    """Peak memory of this process. getrusage would tell the starting process's where that was the larger."""
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def seconds_of(function, *arguments):
    started = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - started


def timed(contenders, rounds, fewer=None, cold=()):
    """Seconds of each contender, round by round; fewer : rounds of those that get fewer; cold : not warmed up."""
    seconds = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, function in contenders.items():
            if number > (fewer or {}).get(name, rounds) or (number == 0 and name in cold):
                continue
            spent = seconds_of(function)
            if number:
                seconds[name].append(spent)
    return seconds


def ratio(one, other):
    return statistics.median(a / b for a, b in zip(one, other))


def show(title, seconds, megapixels, wanted):
    """Print medians and ratios to the first row, then the ratios that were wanted: rows, and in words how large."""
    first = next(iter(seconds))
    print(f"\n{title}\n{'':40}{'rounds':>7}{'median s':>10}{'Mpixel/s':>10}{'ratio':>9}")
    for name, values in seconds.items():
        median = statistics.median(values)
        print(f"{name:40}{len(values):7}{median:10.3f}{megapixels / median:10.2f}{ratio(values, seconds[first]):9.2f}")
    for one, other, words in wanted:
        if one in seconds:
            print(f"{one} / {other}: {ratio(seconds[one], seconds[other]):.2f} (wanted: {words})", flush=True)


def first_line(command, *arguments):
    """The first line that a command says of itself, or nothing where it is missing."""
    if not shutil.which(command):
        return ""
    told = subprocess.run([command, *arguments], capture_output=True, text=True)
    return next((line.strip() for line in (told.stdout + told.stderr).splitlines() if line.strip()), "")


def machine():
    """Date, processor, cores, memory and versions, in lines."""
    cpuinfo = Path("/proc/cpuinfo")
    models = [line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    versions = [f"Python {platform.python_version()}", f"GDAL {gdal.__version__}"]
    for name in ("numpy", "scipy", "numba", "pyproj"):
        try:
            versions.append(f"{name} {importlib.import_module(name).__version__}")
        except ImportError:
            versions.append(f"{name} missing")
    return "\n".join(
        [
            time.strftime("%Y-%m-%d %H:%M"),
            f"{models[0] if models else platform.processor()}, {os.cpu_count()} cores, {memory:.1f} GB",
            ", ".join(versions),
        ]
    )
