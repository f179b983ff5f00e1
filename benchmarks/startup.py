"""What the plugin costs a start of QGIS: time and memory, with and without it, in fresh processes.

Each process makes an application with QGIS's own Processing, as QGIS does before it starts plugins, and then starts
the plugin: with initProcessing, as qgis_process does, or with initGui and a stand-in for QGIS's window. Memory is what
the process has resident (RSS), since libraries in C do not ask Python for theirs. Beside the time by the clock stands
the processor's, which others on a busy machine do not lengthen.
"""

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

PLUGINS = Path(__file__).resolve().parents[1] / "build" / "plugins"
# How each way starts the plugin; the first one does not.
WAYS = {
    "without": None,
    "initProcessing": lambda plugin: plugin.initProcessing(),
    "initGui": lambda plugin: plugin.initGui(),
}
# No part of the plugin needs these before somebody runs something.
HEAVY = (
    "numpy", "pyproj", "scipy", "matplotlib", "numba", "skimage", "sklearn", "statsmodels", "laspy", "h5py", "dask",
)  # fmt: skip


def resident_mb():
    """The memory of this process that is in RAM. Linux only."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


def start(way):
    """Start QGIS, then the plugin in one of WAYS; what the plugin took, and the whole process."""
    began = time.perf_counter()
    from qgis.core import QgsApplication
    from qgis.PyQt.QtWidgets import QMainWindow

    app = QgsApplication([], True)
    app.initQgis()
    sys.path.append(str(Path(app.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    sys.path.insert(0, str(PLUGINS))
    window = QMainWindow()
    iface = mock.MagicMock()
    iface.mainWindow.return_value = window
    gc.collect()
    known, memory = set(sys.modules), resident_mb()
    before, busy = time.perf_counter(), time.process_time()
    plugin = None
    if WAYS[way] is not None:
        import vertical_city

        plugin = vertical_city.classFactory(iface)
        WAYS[way](plugin)
    measured = {
        "ms": 1e3 * (time.perf_counter() - before),
        "cpu_ms": 1e3 * (time.process_time() - busy),
        "MB": resident_mb() - memory,
        "whole_ms": 1e3 * (time.perf_counter() - began),
        "whole_MB": resident_mb(),
        "modules": len(set(sys.modules) - known),
        "heavy": sorted({name.partition(".")[0] for name in set(sys.modules) - known} & set(HEAVY)),
        "algorithms": len(plugin.provider.algorithms()) if plugin else 0,
    }
    if plugin is not None:
        plugin.unload()
    return measured


def measure(way, cache):
    """`start` in a process of its own. cache : a folder for what Python compiles, as it does for a user."""
    script = [sys.executable, __file__, "--one", way]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(script, capture_output=True, text=True, check=True, timeout=120, env=environment)
    return json.loads(done.stdout.splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=7, help="of each way")
    parser.add_argument("--one", choices=WAYS, help="start once, in this process, and print what it took as JSON")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(start(given.one)), flush=True)
        os._exit(0)  # without waiting for QGIS to take itself down
    found = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory() as cache:
        measure("without", cache)  # has QGIS's own modules compiled
        first = measure("initGui", cache)["ms"]
        for _ in range(given.processes):
            for way in WAYS:  # in turn, so that a busy minute falls on all
                found[way].append(measure(way, cache))
    print(f"\nStart of the plugin, {given.processes} processes each: median (least to most)")
    for way in ("initProcessing", "initGui"):
        rows, last = found[way], found[way][-1]
        print(f"{way:15} {spread(rows, 'ms')} ms, processor {spread(rows, 'cpu_ms')} ms, {spread(rows, 'MB')} MB")
        print(f"{'':15} {last['algorithms']} algorithms, {last['modules']} modules, heavy: {last['heavy'] or 'none'}")
    print(f"initGui of the first start after an installation, which compiles: {first:.0f} ms")
    print("The whole process, from Python's start of QGIS to the end of the plugin's")
    for way, rows in found.items():
        print(f"{way:15} {spread(rows, 'whole_ms')} ms, {spread(rows, 'whole_MB')} MB")


def spread(rows, name):
    values = [row[name] for row in rows]
    return f"{statistics.median(values):.1f} ({min(values):.1f} to {max(values):.1f})"


if __name__ == "__main__":
    main()
