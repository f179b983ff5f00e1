"""The sample: the chain from DEMs to heights, run in the background on bundled DEMs of Los Angeles, as a styled map."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateTransform,
    QgsHillshadeRenderer,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QPainter

from .i18n import tr

FOLDER = Path(__file__).parents[1] / "demo" / "data" / "los_angeles"
DEMS = ("nasadem_1as.tif", "copernicus_glo30_1as.tif")
MODEL = "berlin_m2d1.json"
ALGORITHM = "verticalcity:demstoheights"
HEIGHTS, STEEP = "predict:HEIGHTS", "predict:SLOPEMASK"
SECONDS = 30
# The share of values that the colours cover, found from so many cells.
HIGH, CELLS = 0.995, 250_000
# Pixels in degrees: a metre is about 1 / 100 000 of a degree, and the relief is exaggerated twice.
RELIEF = {"z_factor": 2e-5, "opacity": 0.45, "from_zenith": 30}  # a high sun leaves flat ground its colour


class Feedback(QgsProcessingFeedback):
    """Remembers errors: the first one tells why, the others that a step of the chain failed."""

    def __init__(self):
        super().__init__()
        self.errors = []

    def reportError(self, error, fatalError=False):  # noqa: N802, N803
        self.errors.append(error)
        super().reportError(error, fatalError)


class Sample(QObject):
    """Runs the sample, once at a time, and puts its map into the project.

    progressed : percent. ended : a sentence on what came out, of which the message bar has room for one line.
    """

    started = pyqtSignal()
    progressed = pyqtSignal(float)
    ended = pyqtSignal(str)

    def __init__(self, iface, folder=FOLDER):
        super().__init__()
        self._iface, self._folder = iface, Path(folder)
        self._task = self._feedback = None
        self._gone = False

    def is_running(self):
        return self._task is not None

    def run(self):
        """Start, unless it runs already."""
        if self.is_running():
            return
        problem = self._problem()
        if problem:
            self._end(problem, Qgis.MessageLevel.Warning)
            return
        context, self._feedback = QgsProcessingContext(), Feedback()
        context.setProject(QgsProject.instance())
        parameters = {
            "DEMS": [str(self._folder / name) for name in DEMS],
            "MODEL": str(self._folder / MODEL),
            HEIGHTS: QgsProcessingUtils.generateTempFilename("sample_heights.tif"),
            STEEP: QgsProcessingUtils.generateTempFilename("sample_steep.tif"),
        }
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
        self._task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, self._feedback)
        self._task.progressChanged.connect(self.progressed)
        self._task.executed.connect(self._executed)
        # The task uses these as long as it runs and does not keep them; this object may go before it ends.
        self._task.executed.connect(lambda *_, kept=(context, self._feedback): kept)
        self.started.emit()
        QgsApplication.taskManager().addTask(self._task)

    def cancel(self):
        if self.is_running():
            self._task.cancel()

    def close_for_good(self):
        """Stop, and let nobody be told: the plugin goes."""
        self._gone = True
        if self.is_running():
            self._task.executed.disconnect(self._executed)
            self._task.progressChanged.disconnect(self.progressed)
            self._task.cancel()

    def _problem(self):
        """A sentence why it cannot run, or None."""
        missing = [name for name in (*DEMS, MODEL) if not (self._folder / name).is_file()]
        if missing:
            return tr("The sample lacks {names} in {folder}; install Vertical City again from its ZIP.").format(
                names=", ".join(missing), folder=self._folder
            )
        if QgsApplication.processingRegistry().algorithmById(ALGORITHM) is None:
            return tr("The sample's chain is not in the toolbox; enable Vertical City under Processing in the options.")
        return None

    def _executed(self, good, results):
        errors, canceled = self._feedback.errors, self._feedback.isCanceled()
        self._task = None  # the task manager deletes it
        look, shorter = None, ""
        if good:
            features = results["CHILD_RESULTS"]["features"]["OUTPUT"]
            look = show(results[HEIGHTS], results[STEEP], self._folder / DEMS[-1], features)
            sentence, level = _what_it_is(), Qgis.MessageLevel.Success
            shorter = tr("Los Angeles: a pattern of building heights, not metres; hills are masked.")
        elif canceled:
            sentence, level = tr("The sample was cancelled; nothing was added to the map."), Qgis.MessageLevel.Info
        else:
            sentence = tr("The sample could not be computed: {why}").format(why=errors[0] if errors else "")
            level = Qgis.MessageLevel.Warning
        # QGIS reacts to new layers and to the end of a task in its next round; this is to come after that.
        QTimer.singleShot(0, lambda: self._end(sentence, level, look, shorter))

    def _end(self, sentence, level, look=None, shorter=""):
        if self._gone:
            return
        if look is not None:
            look(self._iface)
        self._iface.messageBar().pushMessage("Vertical City", shorter or sentence, level, SECONDS)
        self.ended.emit(sentence)


def _what_it_is():
    return tr(
        "The map shows a pattern of building heights in Los Angeles, not metres: the model is fitted to a semi-real "
        "Berlin. Rugged hills look like buildings to it, so what is steeper than Berlin is masked. The files last "
        "until QGIS is closed."
    )


def show(heights, steep, dem, features):
    """Put the map into a group on top of the project, whose layers stay as they are. Gives a function to look at it.

    features : not drawn; the picture of a cell shows those behind its height.
    """
    from .styles import apply_style

    project = QgsProject.instance()
    was_empty = not project.mapLayers()
    pattern = QgsRasterLayer(str(heights), tr("Height pattern, not metres"))
    apply_style(pattern, "building_height")
    without_metres(pattern)
    mask = QgsRasterLayer(str(steep), tr("Steeper or rougher than the model knows"))
    apply_style(mask, "slopemask")
    relief = shadows(QgsRasterLayer(str(dem), tr("Relief (Copernicus GLO-30)")))
    group = project.layerTreeRoot().insertGroup(0, tr("Vertical City sample: Los Angeles (pattern, not metres)"))
    behind = QgsRasterLayer(str(features), tr("Features behind the pattern"))
    apply_style(behind, "features")
    for layer in (relief, mask, pattern, behind):
        project.addMapLayer(layer, False)
        node = group.addLayer(layer)
        node.setExpanded(layer in (mask, pattern))
        node.setItemVisibilityChecked(layer is not behind)
    group.setExpanded(True)
    name, crs, extent = pattern.id(), pattern.crs(), pattern.extent()

    def look(iface):
        if was_empty:  # QGIS has taken that of the relief
            project.setCrs(crs)
        canvas = iface.mapCanvas()
        canvas.setExtent(QgsCoordinateTransform(crs, project.crs(), project).transformBoundingBox(extent))
        canvas.refresh()
        if project.mapLayer(name) is not None:
            iface.setActiveLayer(project.mapLayer(name))

    return look


def shadows(layer):
    """A DEM as shadows over what lies below, as on a printed map."""
    renderer = QgsHillshadeRenderer(layer.dataProvider(), 1, 315, RELIEF["from_zenith"])
    renderer.setZFactor(RELIEF["z_factor"])
    layer.setRenderer(renderer)
    layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
    layer.setOpacity(RELIEF["opacity"])
    return layer


def without_metres(layer):
    """Fit the colours to the values, and have the legend say low and high instead of metres, which they are not."""
    from .styles import stretch

    renderer = layer.renderer()
    _, high = layer.dataProvider().cumulativeCut(1, 0.0, HIGH, layer.extent(), CELLS)
    stretch(renderer, 0.0, high if high > 0 else renderer.classificationMax(), "", (tr("low"), tr("high")))
