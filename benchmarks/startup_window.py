"""What the plugin costs the start of a real QGIS window: with and without it, as QGIS itself says.

    /usr/bin/python3 benchmarks/startup_window.py ZIP [--starts 5]

Two empty profiles with the plugin of a ZIP, enabled in one of them; each is started in turn on a virtual screen
(Debian's xvfb). Time is what QGIS notes of each plugin that it loads; memory what the process has in RAM four seconds
later. The first start after an installation, which compiles Python's files, is told apart.
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

SCREEN, PATIENCE_S = ":38", 120
TELL = """
import json, os
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import plugin_times

def tell():
    with open("/proc/self/statm", encoding="ascii") as file:
        resident = int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20
    with open(os.environ["TELL"] + ".part", "w", encoding="utf-8") as file:
        json.dump([str(plugin_times.get("vertical_city", "")).rstrip("s"), resident], file)
    os.replace(os.environ["TELL"] + ".part", os.environ["TELL"])

timer = QTimer(QApplication.instance())
timer.setSingleShot(True)
timer.timeout.connect(tell)
timer.start(4000)
"""


def profile(home, zip_file, enabled):
    """A home with an empty profile that has the plugin."""
    default = home / "profiles" / "profiles" / "default"
    plugins, settings = default / "python" / "plugins", default / "QGIS" / "QGIS3.ini"
    home.mkdir(mode=0o700)
    for folder in (plugins, settings.parent):
        folder.mkdir(parents=True)
    with zipfile.ZipFile(zip_file) as archive:
        archive.extractall(plugins)
    settings.write_text(f"[PythonPlugins]\nvertical_city={str(enabled).lower()}\n", encoding="utf-8")
    (home / "tell.py").write_text(TELL, encoding="utf-8")
    return home


def start(home):
    """Start QGIS once; the seconds that the plugin took (None without it), and the memory of QGIS in MB."""
    told = home / "told.json"
    told.unlink(missing_ok=True)
    away = ("PYTHONPATH", "QGIS_PLUGINPATH", "PYTHONDONTWRITEBYTECODE")
    env = {name: value for name, value in os.environ.items() if name not in away}
    env.update(DISPLAY=SCREEN, HOME=str(home), QT_QPA_PLATFORM="xcb", XDG_RUNTIME_DIR=str(home), TELL=str(told))
    command = ["qgis", "--profiles-path", str(home / "profiles"), "--noversioncheck", "--code", str(home / "tell.py")]
    qgis = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE_S
        while not told.exists():
            if time.monotonic() > end:
                raise TimeoutError(f"QGIS has not started in {PATIENCE_S} s")
            time.sleep(0.05)
        seconds, memory = json.loads(told.read_text(encoding="utf-8"))
    finally:
        qgis.kill()
        qgis.wait()
    return float(seconds) if seconds else None, memory


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("zip", type=Path)
    parser.add_argument("--starts", type=int, default=5)
    given = parser.parse_args()
    screen = subprocess.Popen(["Xvfb", SCREEN, "-screen", "0", "1500x950x24"], stderr=subprocess.DEVNULL)
    time.sleep(2)
    try:
        with tempfile.TemporaryDirectory(prefix="startup_") as folder:
            homes = {name: profile(Path(folder) / name, given.zip, name == "with") for name in ("without", "with")}
            first = {name: start(home) for name, home in homes.items()}["with"][0]
            found = {name: [] for name in homes}
            for _ in range(given.starts):
                for name, home in homes.items():
                    found[name].append(start(home))
    finally:
        screen.terminate()
        screen.wait()
    times = sorted(1000 * seconds for seconds, _ in found["with"])
    median = statistics.median(times)
    print(f"plugin: {median:.0f} ms ({times[0]:.0f} to {times[-1]:.0f}), first start {1000 * first:.0f} ms")
    for name, starts in found.items():
        memory = sorted(one for _, one in starts)
        print(f"QGIS {name} it: {statistics.median(memory):.1f} MB ({memory[0]:.1f} to {memory[-1]:.1f})")


if __name__ == "__main__":
    main()
