"""The provider: an explicit list of algorithms, grouped by stage, and of shipped models."""

from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm, QgsProcessingProvider

from ..algorithms.dem.compose_dems import ComposeDems
from ..algorithms.dem.compute_features import ComputeFeatures
from ..algorithms.gvc.compute_reference import ComputeReference
from ..algorithms.gvc.fit_model import FitModel
from ..algorithms.gvc.predict_heights import PredictHeights
from ..ui.icons import icon

ALGORITHMS = (
    ComposeDems,
    ComputeFeatures,
    ComputeReference,
    FitModel,
    PredictHeights,
)
MODELS = Path(__file__).parent / "models"


class VerticalCityProvider(QgsProcessingProvider):
    def id(self):
        return "verticalcity"

    def name(self):
        return "Vertical City"

    def longName(self):  # noqa: N802
        return self.name()

    def icon(self):
        return icon("vertical_city")

    def supportedOutputRasterLayerExtensions(self):  # noqa: N802
        return ["tif", "tiff"]

    def loadAlgorithms(self):  # noqa: N802
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        for path in sorted(MODELS.glob("*.model3")):
            model = QgsProcessingModelAlgorithm()
            if model.fromFile(str(path)):
                model.setProvider(self)
                self.addAlgorithm(model)
