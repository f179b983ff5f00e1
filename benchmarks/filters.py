"""Side-by-side timings of the filters: ours, SciPy doing the same, GDAL copying the raster; textures against peers.

The DEM is a real scene, Copernicus GLO-30 of Los Angeles, mirrored out to the size of a 1-degree tile. Each round runs
every contender once, in turn, on the same data; medians of the rounds, and medians of the rounds' ratios, are printed.
A first round, not counted, warms up (not GRASS and OTB: each of their runs is a process of its own). Of GRASS the
module alone is timed, not the start of a session; of OTB and gdal_translate the command.
"""

import argparse
import itertools
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pyproj
from scene import SCENE, first_line, in_a_process, machine, peak_mb, read, show, timed, write_like, write_scene
from scipy import ndimage
from vertical_city.engine.dem import filter_kernels as compiled
from vertical_city.engine.dem.features import FeatureOptions, compute_features
from vertical_city.engine.dem.filtering import Room, apply_filters
from vertical_city.engine.dem.filters import ELEVATION, FILTERS, LAPLACIANS, SIZES, TEXTURE_SIZES, halo
from vertical_city.engine.dem.kernels import DIRECTIONS
from vertical_city.engine.raster.files import RasterReader
from vertical_city.engine.raster.grid import aligned_grid, local_utm, reproject_extent, tiles

CELL_M = 250.0
# Grey levels for the peers, which count co-occurrences of whole numbers: decimetres, as many as a byte holds.
LEVEL_M, LEVELS = 0.1, 256
TILE, SIDE = (512, 1024), 724  # of what is worked on at once: pixels that fit into the processor's cache
HALO = 8  # pixels at the edge where the textures of different programs are not compared
OTB = "otbcli_PantexTextureExtraction"


def ours(dem, output, threads, compiled=True, feature_set="paper30", second=None):
    options = FeatureOptions(feature_set=feature_set)
    compute_features(dem, output, options, CELL_M, threads=threads, compiled=compiled, second=second)


def scipys_filters(elevation):
    """The 30 filters put together from SciPy's, float32, without nodata; the order of FILTERS."""
    firsts = []
    for straight, _, falling, _ in LAPLACIANS.values():
        kernel = -np.array([[falling, straight, falling], [straight, 0, straight], [falling, straight, falling]])
        kernel[1, 1] = -kernel.sum()
        firsts.append(ndimage.convolve(elevation, kernel.astype(np.float32)))
    residuals = [
        np.maximum(elevation - ndimage.grey_opening(elevation, size), ndimage.grey_closing(elevation, size) - elevation)
        for size in ((s, s) for s in SIZES.values())
    ]
    results = []
    for group in (firsts, residuals):
        results += group
        results += [ndimage.morphological_gradient(v, (size, size)) for v in group for size in SIZES.values()]
    largest, smallest = zip(*(scipys_contrast(residuals[0], size) for size in TEXTURE_SIZES))
    return [*results, *largest, *smallest]


def scipys_contrast(m1, size):
    means = []
    for dy, dx in DIRECTIONS:
        squares = (m1 - np.roll(m1, (-dy, -dx), (0, 1))) ** 2
        means.append(ndimage.uniform_filter(squares, (size - dy, size - abs(dx)), origin=(0, min(dx, 0))))
    return np.maximum.reduce(means), np.minimum.reduce(means)


def scipys(dem, output):
    """The whole way, file to file. Returns the seconds of its parts."""
    started = [time.perf_counter()]
    elevation = read(dem)
    started.append(time.perf_counter())
    results = scipys_filters(elevation)
    started.append(time.perf_counter())
    with RasterReader(dem) as reader:
        own = reader.grid
    utm = local_utm(own.extent, own.crs)
    grid = aligned_grid(reproject_extent(own.extent, own.crs, utm), utm, CELL_M)
    longitude = own.x0 + (np.arange(own.width) + 0.5) * own.dx
    latitude = own.y0 - (np.arange(own.height) + 0.5) * own.dy
    east, north = pyproj.Transformer.from_crs(own.crs, utm, always_xy=True).transform(*np.meshgrid(longitude, latitude))
    cell = ((grid.y0 - north) // CELL_M).astype(np.intp) * grid.width + ((east - grid.x0) // CELL_M).astype(np.intp)
    del east, north
    cell, cells = cell.ravel(), grid.width * grid.height
    count = np.bincount(cell, minlength=cells)
    some = np.maximum(count, 1)
    layers = []
    for values in results:
        values = values.ravel().astype(np.float64)
        mean = np.bincount(cell, values, cells) / some
        variance = np.bincount(cell, values * values, cells) / some - mean**2
        layers += [np.where(count > 0, one, -9999) for one in (mean, np.sqrt(np.maximum(variance, 0)))]
    started.append(time.perf_counter())
    layers = np.array(layers, np.float32).reshape(-1, *grid.shape)
    write_like(output, dem, layers, utm.to_wkt(), grid.geotransform)
    started.append(time.perf_counter())
    return np.diff(started)


WAYS = {"ours, 2 threads": partial(ours, threads=2), "SciPy": scipys}


def texture(m1, size, threads, kernels):
    """The contrast step alone, largest and smallest, in memory; in tiles, as the engine works."""
    rows = [replace(FILTERS[f"ptx_{letter}w{size}"], source=ELEVATION) for letter in "ui"]
    margin, own = size // 2, threading.local()
    results = np.empty((2, *m1.shape), np.float32)

    def tile(corner):
        room = own.__dict__.setdefault("room", Room())
        top, left = (max(place - margin, 0) for place in corner)
        values = m1[top : corner[0] + TILE[0] + margin, left : corner[1] + TILE[1] + margin]
        found = apply_filters(values, rows, first_row=top, compiled=kernels, room=room)
        for result, row in zip(results, rows):
            target = result[corner[0] : corner[0] + TILE[0], corner[1] : corner[1] + TILE[1]]
            y, x = corner[0] - top, corner[1] - left
            target[:] = found[row.name][y : y + target.shape[0], x : x + target.shape[1]]

    corners = itertools.product(*(range(0, length, side) for length, side in zip(m1.shape, TILE)))
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(tile, corners))
    return results


def gdal_translate(dem, output):
    command = ["gdal_translate", "-q", "-co", "TILED=YES", "-co", "COMPRESS=DEFLATE", str(dem), str(output)]
    subprocess.run(command, check=True)


class Grass:
    """A location of GRASS with the grey levels in it; its modules are called without starting GRASS anew."""

    def __init__(self, folder, levels):
        base = first_line("grass", "--config", "path")
        location = folder / "grass" / "levels"
        location.parent.mkdir()
        subprocess.run(["grass", "-c", str(levels), "-e", str(location)], check=True, capture_output=True)
        settings = folder / "gisrc"
        settings.write_text(f"GISDBASE: {location.parent}\nLOCATION_NAME: levels\nMAPSET: PERMANENT\nGUI: text\n")
        self._environment = {
            **os.environ,
            "GISBASE": base,
            "GISRC": str(settings),
            "PATH": f"{base}/bin:{base}/scripts:{os.environ['PATH']}",
            "LD_LIBRARY_PATH": f"{base}/lib",
        }
        self("r.in.gdal", f"input={levels}", "output=levels")
        self("g.region", "raster=levels")

    def __call__(self, *command):
        subprocess.run([*command, "--quiet", "--overwrite"], env=self._environment, check=True, capture_output=True)

    def read(self, name, path):
        self("r.out.gdal", "-f", f"input={name}", f"output={path}", "format=GTiff", "type=Float32")
        return read(path)


def pantex(levels, output, size):
    command = [OTB, "-in", levels, "-out", output, "-min", 0, "-max", LEVELS - 1]
    command += ["-sradx", size // 2, "-srady", size // 2, "-progress", 0]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)


def features(dem, folder, rounds, twin_rounds):
    """The 30 filters and 60 features, file to file."""
    elevation, output, parts = read(dem), folder / "features.tif", []
    one, two, twin = "ours, 1 thread", "ours, 2 threads", "ours, NumPy twin, 2 threads"
    peer, copy = "SciPy, no nodata, 1 thread", "gdal_translate, tiled, deflate"
    contenders = {
        two: partial(ours, dem, output, 2),
        one: partial(ours, dem, output, 1),
        twin: partial(ours, dem, output, 2, False),
        peer: lambda: parts.append(scipys(dem, folder / "scipy.tif")),
        copy: partial(gdal_translate, dem, folder / "copy.tif"),
        "np.copy, in memory": elevation.copy,
    }
    seconds = timed(contenders, rounds, {twin: twin_rounds})
    wanted = (peer, two, "at least 12"), (two, copy, "below 6"), (one, two, "at least 1.7")
    show("30 filters and 60 features, file to file", seconds, elevation.size / 1e6, wanted)
    named = zip(("reading", "filters", "generalising", "writing"), np.median(parts[1:], axis=0))
    print("SciPy's parts: " + ", ".join(f"{name} {value:.2f} s" for name, value in named))
    tell_parts(dem, statistics.median(seconds[one]), rounds)
    compare(output, folder / "scipy.tif")


def terrain_robust(dem, folder, rounds):
    """The terrain-robust features beside the 30, file to file."""
    side, output = RasterReader(dem).grid.width, folder / "terrain.tif"
    second = write_scene(folder / "second.tif", side, SCENE.with_name("nasadem_1as.tif"))
    sets = {
        "the 30": {},
        "terrain-robust": {"feature_set": "terrain_robust"},
        "terrain-robust, pair": {"feature_set": "terrain_robust", "second": second},
    }
    contenders = {
        f"{name}, {threads} thread{'s'[: threads - 1]}": partial(ours, dem, output, threads, **more)
        for threads in (2, 1)
        for name, more in sets.items()
    }
    seconds = timed(contenders, rounds)
    wanted = [
        (f"{name}, {threads}", f"the 30, {threads}", "at most 2")
        for threads in ("2 threads", "1 thread")
        for name in list(sets)[1:]
    ]
    show("Terrain-robust features: 21 filters, 32 of a pair; file to file", seconds, side * side / 1e6, wanted)


def tell_parts(dem, whole, rounds):
    """Seconds of the parts of ours on one thread; what they leave of the whole is placing, statistics and writing."""
    margin, room = max(map(halo, FILTERS.values())), Room()
    with RasterReader(dem) as reader:
        windows = [
            window.grown(margin).clipped(reader.grid.width, reader.grid.height) for window in tiles(reader.grid, SIDE)
        ]
    elevations = read_all(dem, windows)
    parts = {"reading": partial(read_all, dem, windows)}
    for group in ("Laplacian", "residual", "texture"):
        rows = [row for row in FILTERS.values() if row.group.startswith(group)]
        parts[f"{len(rows)} of the group {group}"] = partial(filter_all, elevations, rows, room)
    medians = {name: statistics.median(values) for name, values in timed(parts, rounds).items()}
    medians["the rest"] = whole - sum(medians.values())
    print("Our parts, 1 thread: " + ", ".join(f"{name} {value:.2f} s" for name, value in medians.items()))


def read_all(dem, windows):
    with RasterReader(dem) as reader:  # opened anew: what GDAL has inflated it keeps
        return [reader.read(window)[0] for window in windows]


def filter_all(elevations, rows, room):
    for elevation in elevations:
        apply_filters(elevation, rows, compiled=compiled, room=room)


def compare(own, other):
    """How well SciPy's features are ours, away from the raster's edge, where SciPy mirrors and we have no value."""
    own, other = read(own)[: 2 * len(FILTERS)], read(other)
    away = (slice(None), *(slice(length // 8, -length // 8) for length in own.shape[1:]))
    differences = np.abs(own[away] - other[away]).reshape(len(own), -1)
    largest = (np.quantile(differences, 0.99, axis=1) / other[away].std(axis=(1, 2))).max()
    print(f"SciPy's features and ours: 99 % of the cells differ by less than {largest:.0e} of the spread")


def memory(dem, folder):
    for who in WAYS:
        print(f"peak memory, {who}: {in_a_process(__file__, who, dem, folder / 'memory.tif'):.0f} MB", flush=True)


def textures(dem, folder, rounds):
    """The contrast texture of m1 alone, window 5 where nothing else is said."""
    m1 = apply_filters(read(dem), [FILTERS["m1"]])["m1"]
    inside, levels = np.nan_to_num(m1), folder / "levels.tif"
    write_like(levels, dem, np.clip(np.rint(inside / LEVEL_M), 0, LEVELS - 1).astype(np.uint8))
    contenders = {
        f"ours, window {size}, {threads} thread{'s'[: threads - 1]}": partial(texture, m1, size, threads, compiled)
        for threads in (2, 1)
        for size in TEXTURE_SIZES
    }
    contenders["ours, NumPy twin, 1 thread"] = partial(texture, m1, 5, 1, None)
    contenders["SciPy, no nodata, 1 thread"] = partial(scipys_contrast, inside, 5)
    peers, results = {}, {}
    if shutil.which("grass"):
        grass = Grass(folder, levels)
        call = "input=levels", "output=texture", "size=5"
        peers["GRASS r.texture, contrast"] = partial(grass, "r.texture", *call, "method=contrast")
        peers["GRASS r.neighbors, range"] = partial(grass, "r.neighbors", *call, "method=range")
        results["GRASS r.texture, contrast"] = partial(grass.read, "texture_Contr", folder / "grass.tif")
    else:
        print("GRASS is not installed and is left out", flush=True)
    if shutil.which(OTB):
        peers["OTB PanTex, 8 bins, all cores"] = partial(pantex, levels, folder / "otb.tif", 5)
        results["OTB PanTex, 8 bins, all cores"] = partial(read, folder / "otb.tif")
    else:
        print("OTB is not installed and is left out", flush=True)
    seconds = timed({**contenders, **peers}, rounds, cold=peers)
    two, one, wide = "ours, window 5, 2 threads", "ours, window 5, 1 thread", "ours, window 21, 2 threads"
    wanted = [("GRASS r.texture, contrast", own, "at least 50") for own in (two, one)]
    wanted += [("OTB PanTex, 8 bins, all cores", own, "at least 200") for own in (two, one)]
    wanted.append((wide, two, "below 1.2"))
    size = f"{m1.shape[1]} x {m1.shape[0]}"
    show(f"Contrast texture of m1 alone, {size} pixels, ours in memory", seconds, m1.size / 1e6, wanted)
    middle, same = (slice(HALO, -HALO), slice(HALO, -HALO)), texture(m1, 5, 1, compiled).mean(axis=0)
    for name, result in results.items():
        likeness = np.corrcoef(result()[middle].ravel(), same[middle].ravel())[0, 1]
        print(f"{name}: correlation with ours (the mean of largest and smallest) {likeness:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=3601, help="pixels of a side of the square DEM")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--twin-rounds", type=int, default=2, help="rounds of the NumPy twin, at most --rounds")
    parser.add_argument("--peer-side", type=int, help="side of the raster of the textures' peers; default --side")
    parser.add_argument("--peer-rounds", type=int, default=5, help="rounds of the textures")
    parser.add_argument("--terrain-only", action="store_true", help="only the terrain-robust features beside the 30")
    parser.add_argument("--folder", help="where to write")
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        way, dem, output = options.run
        WAYS[way](dem, output)
        print(json.dumps(peak_mb()))
        return
    print(machine())
    peers = first_line("grass", "--config", "version"), first_line(OTB, "-help")
    print("GRASS {}; OTB: {}".format(*(peer or "missing" for peer in peers)))
    print(f"Copernicus GLO-30 of Los Angeles, mirrored to {options.side} x {options.side} pixels")
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        dem = write_scene(folder / "dem.tif", options.side)
        terrain_robust(dem, folder, options.rounds)
        if options.terrain_only:
            return
        features(dem, folder, options.rounds, options.twin_rounds)
        memory(dem, folder)
        if options.peer_side not in (None, options.side):
            write_scene(dem, options.peer_side)
        textures(dem, folder, options.peer_rounds)


if __name__ == "__main__":
    main()
