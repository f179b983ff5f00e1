"""The provider: an explicit list of algorithms, grouped by stage, and of shipped models."""

from qgis.core import QgsProcessingProvider

from ..algorithms.checks import CLOUD_ENDINGS
from ..algorithms.clouds import best_cloud_ending
from ..algorithms.dem.compose_dems import ComposeDems
from ..algorithms.dem.compute_features import ComputeFeatures
from ..algorithms.environment.check_environment import CheckEnvironment
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
from ..ui.icons import icon
from .models import MODELS, ShippedModel

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
    CheckEnvironment,
)


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
