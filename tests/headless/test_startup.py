"""What the plugin costs a start of QGIS: fresh processes, with its window replaced by a stand-in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BENCHMARK = ROOT / "benchmarks" / "startup.py"
# The aim is 50 ms (benchmarks/startup.py tells what it is); a machine that tests may be slow.
MOST_MS, MOST_MB = 200, 5


def started(way):
    """Start QGIS and the plugin in one of two ways; what it took. What is compiled is kept, as it is for a user."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    script = [sys.executable, str(BENCHMARK), "--one", way]
    done = subprocess.run(script, capture_output=True, text=True, timeout=120, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("way", ["initProcessing", "initGui"])
def test_a_start_is_quick_small_and_imports_nothing_heavy(way):
    for _ in range(3):  # a busy machine is slow at times
        run = started(way)
        assert run["algorithms"] > 12 and run["heavy"] == []
        if run["cpu_ms"] < MOST_MS and run["MB"] < MOST_MB:
            return
    pytest.fail(f"{run['cpu_ms']:.0f} ms, {run['MB']:.1f} MB")


LISTED = """
import json, sys
from qgis.core import QgsApplication
app = QgsApplication([], False); app.initQgis()
own = set(sys.modules)  # from 3.44 on QGIS imports NumPy itself
from vertical_city.plugin import VerticalCityPlugin
plugin = VerticalCityPlugin(None); plugin.initProcessing()
registry = app.processingRegistry()
names = [one.name() for one in plugin.provider.algorithms() if hasattr(one, "childAlgorithms")]
copy = registry.createAlgorithmById("verticalcity:demstoheights")
listed = plugin.provider.algorithm("demstoheights")
told = {
    "models": len(names),
    "read": [name for name in names if plugin.provider.algorithm(name).childAlgorithms()],
    "copy": [one.name() for one in copy.parameterDefinitions()],
    "outputs": [one.name() for one in copy.outputDefinitions()],
    "heavy": [name for name in ("numpy", "pyproj") if name in set(sys.modules) - own],
}
told["asked"] = [one.name() for one in listed.parameterDefinitions()]
told["asked_outputs"] = [one.name() for one in listed.outputDefinitions()]
plugin.provider.refreshAlgorithms()
again = registry.createAlgorithmById("verticalcity:demstoheights")
told["again"] = [one.name() for one in again.outputDefinitions()]
del copy, again, listed
plugin.unload()
print(json.dumps(told), flush=True)
"""


def test_models_are_read_when_somebody_looks_at_them():
    done = subprocess.run([sys.executable, "-c", LISTED], capture_output=True, text=True, timeout=60, check=False)
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["models"] >= 1 and told["read"] == [] and told["heavy"] == []
    assert {"DEMS", "MODEL"} < set(told["copy"]) and told["outputs"]
    assert told["asked"] == told["copy"] and told["asked_outputs"] == told["outputs"] == told["again"]


@pytest.mark.slow
@pytest.mark.parametrize("as_json", [False, True])
def test_qgis_process_lists_what_a_model_takes_and_gives(qgis_process, as_json):
    done = qgis_process.call(*(["--json"] if as_json else []), "help", "verticalcity:demstoheights")
    assert done.returncode == 0, done.stderr
    if as_json:
        told = json.loads(done.stdout)
        assert "DEMS" in told["parameters"] and told["outputs"]
        return
    arguments, _, outputs = done.stdout.partition("Arguments")[2].partition("Outputs")
    assert "DEMS:" in arguments and "<outputRaster>" in outputs
