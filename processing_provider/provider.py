"""The provider: an explicit list of algorithms, grouped by stage, and of shipped models."""

from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm, QgsProcessingProvider

from ..algorithms.base import DOCS, input_files
from ..algorithms.checks import CLOUD_ENDINGS, destination_problem
from ..algorithms.clouds import best_cloud_ending
from ..algorithms.dem.compose_dems import ComposeDems
from ..algorithms.dem.compute_features import ComputeFeatures
from ..algorithms.gvc.ancillary_features import AncillaryFeatures
from ..algorithms.gvc.compute_reference import ComputeReference
from ..algorithms.gvc.fit_model import FitModel
from ..algorithms.gvc.predict_heights import PredictHeights
from ..algorithms.gvc.screen_features import ScreenFeatures
from ..algorithms.pointcloud.assess_cloud import AssessCloud
from ..algorithms.pointcloud.fuse_clouds import FuseClouds
from ..algorithms.pointcloud.import_cloud import ImportCloud
from ..algorithms.sar.analyse_point_targets import AnalysePointTargets
from ..algorithms.sar.export_control_points import ExportControlPoints
from ..algorithms.sar.locate_targets import LocateTargets
from ..ui.help import help_text
from ..ui.icons import icon

ALGORITHMS = (
    ComposeDems,
    ComputeFeatures,
    ComputeReference,
    AncillaryFeatures,
    ScreenFeatures,
    FitModel,
    PredictHeights,
    AnalysePointTargets,
    LocateTargets,
    ExportControlPoints,
    ImportCloud,
    FuseClouds,
    AssessCloud,
)
MODELS = {"dems_to_heights": "DEMs to building heights"}


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model of the models folder, under a name for people: a model's own name is also its id."""

    def __init__(self, stem):
        super().__init__()
        self._stem = stem
        self.fromFile(str(Path(__file__).parent / "models" / f"{stem}.model3"))

    def displayName(self):  # noqa: N802
        return MODELS[self._stem]

    def icon(self):
        return icon("vertical_city")

    def shortDescription(self):  # noqa: N802
        return help_text(self._stem).splitlines()[0]

    def helpUrl(self):  # noqa: N802
        return f"{DOCS}{self._stem}.md"

    def shortHelpString(self):  # noqa: N802
        return help_text(self._stem)

    def checkParameterValues(self, parameters, context):  # noqa: N802
        accepted, message = super().checkParameterValues(parameters, context)
        if accepted:
            files = input_files(self, parameters, context)
            message = destination_problem(self.destinationParameterDefinitions(), parameters, files)
        return accepted and not message, message or ""

    def createInstance(self):  # noqa: N802
        copy = ShippedModel(self._stem)
        copy.setProvider(self.provider())
        return copy


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

    # Asked by QGIS from 3.24 on, where clouds have a kind of output of their own.
    def supportedOutputPointCloudLayerExtensions(self):  # noqa: N802
        return [ending.lstrip(".") for ending in CLOUD_ENDINGS]

    def defaultPointCloudFileExtension(self):  # noqa: N802
        return best_cloud_ending().lstrip(".")

    def loadAlgorithms(self):  # noqa: N802
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        for stem in MODELS:
            self.addAlgorithm(ShippedModel(stem))
