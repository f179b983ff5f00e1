"""The plugin, its home and its temporary files in folders with names of other alphabets, through qgis_process."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from ..headless.conftest import QgisProcess
from . import shipped, small_jobs
from .inputs import make_inputs
from .test_paths import NAME, ODD

pytestmark = pytest.mark.slow

# Of such a name QGIS itself bears all but [ and ], which are a pattern to it, ' in its Python, and ; between folders.
PLACE = "".join(one for one in ODD if one not in "[]';")
# Icons, help texts, models and styles, read where the plugin lies.
FILES = """
import json, sys
from pathlib import Path
from qgis.core import QgsApplication, QgsRasterLayer
application = QgsApplication([], False)
application.initQgis()
sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
from processing.core.Processing import Processing
Processing.initialize()
import vertical_city
plugin = vertical_city.classFactory(None)
plugin.initProcessing()
from vertical_city.ui.styles import STYLES, apply_style
told = {"place": vertical_city.__file__, "algorithms": {}, "styles": {}}
for one in plugin.provider.algorithms():
    drawn = one.icon().pixmap(32, 32).toImage()
    seen = len({drawn.pixel(x, y) for x in range(drawn.width()) for y in range(drawn.height())})
    told["algorithms"][one.name()] = [seen, len(one.shortHelpString()), len(one.parameterDefinitions())]
for name in STYLES:
    layer = QgsRasterLayer(sys.argv[1])
    apply_style(layer, name)
    told["styles"][name] = layer.renderer().type()
    del layer
print("\\n" + json.dumps(told))
plugin.unload()
application.exitQgis()
"""


@pytest.fixture(scope="module")
def strange(tmp_path_factory):
    """qgis_process with the plugin, its home and its temporary files in folders of such names; no link to elsewhere."""
    home = tmp_path_factory.mktemp("home") / NAME
    process = QgisProcess(home)
    plugin = home / PLACE / "vertical_city"
    for path in shipped.ROOT.iterdir():
        if path.is_file() and not path.name.startswith("."):
            plugin.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, plugin)
    for name in shipped.FOLDERS:
        shutil.copytree(shipped.ROOT / name, plugin / name, ignore=shutil.ignore_patterns("__pycache__"))
    process.environment["QGIS_PLUGINPATH"] = str(plugin.parent)
    return process, plugin


@pytest.fixture(scope="module")
def given(qgis_app, tmp_path_factory):
    folder = tmp_path_factory.mktemp("given") / NAME / ODD
    folder.mkdir(parents=True)
    make_inputs(folder)
    return folder


def test_icons_help_models_and_styles_are_read_where_the_plugin_lies(strange, given):
    process, plugin = strange
    proj = {name: os.environ[name] for name in ("PROJ_DATA", "PROJ_LIB") if name in os.environ}
    environment = {**process.environment, **proj, "PYTHONPATH": str(plugin.parent)}
    done = subprocess.run(
        [sys.executable, "-c", FILES, str(given / "a.tif")], capture_output=True, encoding="utf-8", env=environment,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["place"].startswith(str(plugin))
    assert len(told["algorithms"]) >= 14
    for name, (colours, text, parameters) in told["algorithms"].items():
        assert colours > 3 and text > 50 and parameters, name
    assert set(told["styles"].values()) == {"singlebandpseudocolor"}


def test_commands_there(strange, given, tmp_path):
    process, _ = strange
    out = tmp_path / NAME / ODD
    out.mkdir(parents=True)
    wanted = {"composite", "features", "cloud", "stereo", "targets", "control"}
    for name, algorithm, parameters in small_jobs.jobs(given, out, "größe #1 "):
        if name in wanted:
            run = process.run(algorithm, **{key: value for key, value in parameters.items() if value != []})
            assert run.code == 0, f"{name}: {run.text}"
    names = small_jobs.left_in(out)
    assert len(names) > 12 and all(name.startswith("größe #1 ") for name in names)


def test_a_name_that_is_not_there_is_said_as_it_was_written(strange, tmp_path):
    process, _ = strange
    path = tmp_path / NAME / f"{ODD}.json"
    run = process.run("gvcpredict", FEATURES=str(path), MODEL=str(path), OUTPUT=str(tmp_path / "o.tif"))
    assert run.code == 1 and ODD in run.text and "Traceback" not in run.text
