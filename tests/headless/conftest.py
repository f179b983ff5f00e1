"""Runs the plugin as a user's script would: through qgis_process, in a fresh profile."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Set by the Makefile or by the virtual environment of the tests; a user has none of them.
NOT_A_USERS = ("PYTHON", "PROJ_", "GDAL_", "VIRTUAL_ENV", "XDG_", "QGIS_", "PYTEST", "QT_")
# What QGIS says around the sentence of an error.
FRAME = ("An error was encountered while checking parameter values", "WARNING:", "There were errors executing")
# What GDAL prints when QGIS itself, before the plugin, reads an input raster to choose its colours or tries what a
# file may be, and what libtiff prints past every handler when a disk is full.
QGIS_LOADS = re.compile(
    r"ERROR \d+: .*(Failed to compute statistics|TIFF(ReadEncoded|Fill|FetchDir|ReadDir)|IReadBlock failed)"
    r"|ERROR: Status \d: |Status \d: |_tiff(Write|Seek)Proc: "
)


@dataclass
class Run:
    """What a run gave. text : all that was printed; said : the distinct sentences that an error was explained with."""

    code: int
    text: str
    said: list = field(default_factory=list)
    results: dict = field(default_factory=dict)
    warnings: list = field(default_factory=list)
    info: list = field(default_factory=list)


class QgisProcess:
    """qgis_process with a home of its own, in which the plugin is enabled."""

    def __init__(self, home):
        # On Debian's QGIS 3.22 `qgis_process` is a broken wrapper around qgis_process.bin.
        self.program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
        if self.program is None:
            pytest.skip("qgis_process is not installed")
        plugins = ROOT / "build" / "plugins"
        plugins.mkdir(parents=True, exist_ok=True)
        if not (plugins / "vertical_city").exists():
            (plugins / "vertical_city").symlink_to("../..")
        temporary = home / "tmp"
        temporary.mkdir(parents=True)
        own = Path(sys.prefix) / "bin"
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(NOT_A_USERS)},
            "PATH": os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if Path(p) != own),
            "HOME": str(home),
            "TMPDIR": str(temporary),
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "QGIS_PLUGINPATH": str(plugins),
        }
        enabled = self.call("plugins", "enable", "vertical_city")
        assert enabled.returncode == 0, enabled.stderr
        # Lines that Qt and Python print on every run.
        self.noise = {line.strip() for line in self.call("help", "verticalcity:demcomposite").stderr.splitlines()}

    def call(self, *arguments, environment=None, file_size=None):
        """Run qgis_process. file_size : the size in bytes beyond which the run's files cannot grow (a full disk)."""

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # else the kernel kills what writes beyond the limit
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

        return subprocess.run(
            [self.program, *map(str, arguments)],
            env={**self.environment, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            preexec_fn=limit if file_size else None,
        )

    def run(self, algorithm, /, environment=None, file_size=None, **parameters):
        """Run an algorithm of the plugin; a list is given by repeating its name, as on a command line."""
        arguments = []
        for name, value in parameters.items():
            for item in value if isinstance(value, (list, tuple)) else [value]:
                arguments.append(f"{name}={item}")
        done = self.call(
            "--json", "run", f"verticalcity:{algorithm}", "--", *arguments, environment=environment, file_size=file_size
        )
        run = Run(done.returncode, done.stdout + done.stderr)
        for line in (done.stdout + "\n" + done.stderr).splitlines() if done.returncode else ():
            line = "" if QGIS_LOADS.match(line) else line.replace("ERROR:", "").strip()
            if line and line not in self.noise | set(run.said) and not line.startswith(FRAME):
                run.said.append(line)
        if done.returncode == 0:
            document = json.loads(done.stdout)
            run.results = document["results"]
            run.warnings = document["log"].get("warning", [])
            run.info = document["log"].get("info", [])
        return run


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory):
    return QgisProcess(tmp_path_factory.mktemp("home"))


@pytest.fixture
def out(tmp_path):
    """An empty folder for outputs."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
