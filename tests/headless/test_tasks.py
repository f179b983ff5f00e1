"""Algorithms run by QGIS's task manager, as from a dialog: one after the other, each in a thread of QGIS's own."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

SCRIPT = """
import sys, time
from qgis.core import (
    QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProcessingFeedback, QgsProject,
)
application = QgsApplication([], False)
application.initQgis()
from vertical_city.processing_provider.provider import VerticalCityProvider
provider = VerticalCityProvider()
QgsApplication.processingRegistry().addProvider(provider)
table, folder = sys.argv[1:]
for number in range(4):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("verticalcity:importpointcloud")
    context, feedback, ended = QgsProcessingContext(), QgsProcessingFeedback(), []
    context.setProject(QgsProject.instance())
    values = {"INPUT": table, "OUTPUT": f"{folder}/{number}.json"}
    task = QgsProcessingAlgRunnerTask(algorithm, values, context, feedback)
    task.executed.connect(lambda good, results: ended.append((good, results)))
    QgsApplication.taskManager().addTask(task)
    start = time.time()
    while not ended and time.time() - start < 60:
        application.processEvents()
        time.sleep(0.01)
    assert ended and ended[0][0], (ended, feedback.textLog())
    # What a dialog does with the output.
    layer = context.takeResultLayer(ended[0][1]["OUTPUT"]) or context.temporaryLayerStore().mapLayers()
    print("run", number, bool(layer) or sorted(context.layersToLoadOnCompletion()))
print("all ran", flush=True)
import os
os._exit(0)  # QGIS's own way out is not what is tested
"""


def test_an_algorithm_runs_again_and_again(tmp_path):
    table = tmp_path / "points.csv"
    table.write_text("lon,lat,height\n" + "".join(f"{13.37 + i / 1e4},52.5,{i}\n" for i in range(50)))
    script = tmp_path / "run.py"
    script.write_text(SCRIPT)
    env = {**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, script, table, tmp_path], env=env, capture_output=True, text=True, timeout=300
    )
    assert result.returncode == 0, result.stdout[-2000:] + result.stderr[-2000:]
    assert "all ran" in result.stdout
