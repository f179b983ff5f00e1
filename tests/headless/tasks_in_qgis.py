"""The program that test_tasks starts: algorithms run by QGIS's task manager, each in a thread of QGIS's own.

python tasks_in_qgis.py SCENARIO FOLDER: inputs are in FOLDER, outputs of a run go to FOLDER/NAME, and what happened is
written to FOLDER/report.json. It is a process of its own, since what goes wrong here may take QGIS down.
"""

import json
import os
import sys
import time
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsTask,
)
from qgis.PyQt.QtCore import Qt, QThreadPool
from vertical_city.engine.dem import compiled

SECONDS = 200.0
DELAY = 0.3
EXPIRY = 0.1


class Watched(QgsProcessingFeedback):
    """Remembers when what was told and reported, noted in the thread that did it."""

    def __init__(self):
        super().__init__(False)
        self.told, self.reports = [], []
        self.progressChanged.connect(
            lambda percent: self.reports.append((time.monotonic(), percent)), Qt.ConnectionType.DirectConnection
        )

    def pushInfo(self, text):  # noqa: N802
        self.told.append((time.monotonic(), text))
        super().pushInfo(text)


class Run:
    """An algorithm handed to the task manager, with a folder of its own for its output."""

    def __init__(self, folder, name, algorithm, parameters, suffix=".tif"):
        self.name, self.folder = name, folder / name
        self.folder.mkdir()
        self.cancelled = self.ended = self.good = None
        self.left, self.results = [], {}
        self.context, self.feedback = QgsProcessingContext(), Watched()
        self.context.setProject(QgsProject.instance())
        values = {**parameters, "OUTPUT": str(self.folder / f"output{suffix}")}
        created = QgsApplication.processingRegistry().createAlgorithmById(f"verticalcity:{algorithm}")
        self.task = QgsProcessingAlgRunnerTask(created, values, self.context, self.feedback)
        self.task.executed.connect(self._executed)
        QgsApplication.taskManager().addTask(self.task)

    def _executed(self, good, results):
        self.ended, self.good, self.results = time.monotonic(), good, results
        self.left = sorted(os.listdir(self.folder))

    def is_preparing(self):
        return any("Preparing filters" in text for _, text in self.feedback.told)

    def is_beside(self, other):
        """Whether it reported more than once since another did, and before that one's last report."""
        times = [when for when, _ in other.feedback.reports]
        return sum(times[0] < when < times[-1] for when, _ in self.feedback.reports) > 1 if times else False

    def cancel(self):
        self.cancelled = time.monotonic()
        self.feedback.cancel()

    def loads(self):
        """Whether the output is a layer, found as a dialog finds it."""
        layer = QgsProcessingUtils.mapLayerFromString(self.results["OUTPUT"], self.context)
        return layer is not None and layer.isValid()

    def report(self):
        facts = {key: getattr(self, key) for key in ("name", "cancelled", "ended", "good", "left")}
        return {**facts, "told": self.feedback.told, "reports": self.feedback.reports, "log": self.feedback.textLog()}


def pool():
    """That of QGIS's tasks."""
    return getattr(QgsApplication.taskManager(), "threadPool", QThreadPool.globalInstance)()


def wait(condition, seconds=SECONDS):
    """What QGIS's window does meanwhile. Returns whether the condition came true in time."""
    start = time.monotonic()
    while not condition() and time.monotonic() - start < seconds:
        QgsApplication.processEvents()
        time.sleep(0.005)
    return condition()


def wait_for(*runs):
    if not wait(lambda: all(run.ended for run in runs)):
        raise SystemExit(f"not ended: {[run.name for run in runs if not run.ended]}")


def check(parameters):
    """Parameters checked in a task, as a script's run is that is refused."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("verticalcity:demfeatures")
    said = []
    task = QgsTask.fromFunction(
        "check", lambda _: said.append(algorithm.checkParameterValues(parameters, QgsProcessingContext()))
    )
    QgsApplication.taskManager().addTask(task)
    if not wait(lambda: said) or not said[0][0]:
        raise SystemExit(f"checked: {said}")


def again_and_again(folder):
    runs = []
    for number in range(8):
        if number % 4 == 0:
            check({"INPUT": str(folder / "dem.tif"), "OUTPUT": "TEMPORARY_OUTPUT"})
        runs.append(Run(folder, str(number), "importpointcloud", {"INPUT": str(folder / "points.csv")}, suffix=".json"))
        wait_for(runs[-1])
        runs[-1].context.takeResultLayer(runs[-1].results["OUTPUT"])
        if number % 2:  # else the next one runs in the same thread
            wait(lambda: False, 5 * EXPIRY)
    return runs


def at_once(folder):
    compiled.WORTHWHILE_PIXELS = 1  # of rasters that are done in a second

    def features(name, dem):
        return Run(folder, name, "demfeatures", {"INPUT": str(folder / f"{dem}.tif")})

    # All three meet the compiler, none was there before; the one that came first is cancelled.
    first = [features(name, name[-1]) for name in ("unprepared_b", "first_a", "first_b")]
    wait(lambda: all(run.is_preparing() or run.ended for run in first))
    wait(lambda: False, DELAY)
    first[0].cancel()
    wait_for(*first)

    alone = []
    for name in ("alone_a", "alone_b"):
        alone.append(features(name, name[-1]))
        wait_for(alone[-1])

    pair = [features(name, name[-1]) for name in ("left_a", "cancelled_b")]
    wait(lambda: pair[0].is_beside(pair[1]) and pair[1].is_beside(pair[0]), SECONDS / 10)
    wait(lambda: max(run.feedback.progress() for run in pair) > 60, DELAY)
    pair[1].cancel()
    wait_for(*pair)
    third = features("third_b", "b")
    wait_for(third)
    if not third.loads():
        raise SystemExit("the output is no layer")

    cells = {"FEATURES": [str(folder / "cells.tif")], "MODEL": str(folder / "model.json")}
    both = [Run(folder, "predicted", "gvcpredict", cells), features("beside_b", "b")]
    wait_for(*both)
    return [*first, *alone, *pair, third, *both]


def main(scenario, folder):
    application = QgsApplication([], False)
    application.initQgis()
    from vertical_city.processing_provider.provider import VerticalCityProvider

    provider = VerticalCityProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    # As many tasks at once as are given, also on a machine of one core; idle threads end soon, by default after 30 s.
    pool().setMaxThreadCount(8)
    pool().setExpiryTimeout(int(1000 * EXPIRY))
    runs = {"again_and_again": again_and_again, "at_once": at_once}[scenario](folder)
    (folder / "report.json").write_text(json.dumps([run.report() for run in runs]))
    sys.stdout.flush()
    os._exit(0)  # QGIS's own way out is not what is tested


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
