"""Accuracy of a point cloud, or of ground control points, against a reference."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPointCloudLayer,
    QgsProcessingParameterRange,
    QgsProcessingParameterString,
)

from ...engine.errors import EngineInputError
from ...engine.pointcloud.choices import CELL_RULES
from ..base import VerticalCityAlgorithm, is_given

NUMBERS = (
    ("VERTICAL_BIAS", "Mean height above the reference (m)"),
    ("VERTICAL_BIAS_SE", "Its standard error (m)"),
    ("VERTICAL_RMSE", "Root mean square of the heights above the reference (m)"),
    ("VERTICAL_MEDIAN", "Median height above the reference (m)"),
    ("VERTICAL_NMAD", "Robust spread of the heights above the reference (m)"),
    ("HORIZONTAL_BIAS", "Mean distance from the facades (m)"),
    ("HORIZONTAL_BIAS_SE", "Its standard error (m)"),
    ("HORIZONTAL_PRECISION", "Standard deviation of the distances from the facades (m)"),
    ("GCP_BIAS", "Mean height of the control points above the reference (m)"),
    ("GCP_RMSE", "Root mean square of their heights above the reference (m)"),
)
Number = QgsProcessingParameterNumber
Type = QgsProcessing.SourceType


class AssessCloud(VerticalCityAlgorithm):
    ID = "pointcloudaccuracy"
    NAME = "Accuracy of a point cloud"
    STEM = "assess_cloud"
    GROUP = ("pointcloud", "4 Point clouds")
    TAGS = (
        "point cloud", "accuracy", "validation", "compare", "LiDAR", "DSM", "facade", "TomoSAR", "SAR", "PSI", "InSAR",
        "GCP", "ground control", "ground control point", "checkpoint", "bias", "precision", "RMSE", "error", "bisquare",
        "quality", "3D", "urban",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterPointCloudLayer("CLOUD", "Point cloud", optional=True),
            "The cloud to be measured, such as that of fusepointclouds; its attribute track tells tracks apart.",
        )
        self.add(
            QgsProcessingParameterFeatureSource("GCPS", "Ground control points", [Type.TypeVectorPoint], optional=True),
            "Points of stereogcp, or any with ellipsoidal heights as Z. Their heights are compared with the mode of "
            "the reference heights around them.",
        )
        self.add(
            QgsProcessingParameterMapLayer(
                "REFERENCE", "Reference", optional=True, types=[Type.TypeRaster, Type.TypePointCloud]
            ),
            "A surface model (raster) or a LiDAR cloud, with ellipsoidal heights.",
        )
        self.add(
            QgsProcessingParameterFile("REFERENCE_FILE", "Reference from a file", optional=True),
            "Instead of a layer: a LAS, LAZ or other file that importpointcloud reads but this QGIS does not open as a "
            "layer.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("REFERENCE_FILTER", "Filter of the reference", optional=True),
            "Points of a LiDAR cloud to compare with, as an expression: classification = 2 for the ground.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource("FLAT", "Flat areas", [Type.TypeVectorPolygon], optional=True),
            "Polygons on flat ground or flat roofs, in which heights are compared.",
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "FACADES", "Facades", [Type.TypeVectorLine, Type.TypeVectorPolygon], optional=True
            ),
            "Lines along the foot of facades, or polygons around a part of a building in which the facade is found in "
            "the reference.",
        )
        self.add(
            QgsProcessingParameterField(
                "NAME_FIELD", "Field with names of areas and facades", parentLayerParameterName="FACADES", optional=True
            ),
            "A field that both layers have. Empty: they are numbered.",
            advanced=True,
        )
        self._of_heights()
        self._of_facades()
        self._outputs()

    def _number(self, name, description, help, default=None, low=0.0, high=None):  # noqa: A002
        limits = {"minValue": low} if high is None else {"minValue": low, "maxValue": high}
        self.add(
            Number(name, description, Number.Type.Double, defaultValue=default, optional=default is None, **limits),
            help,
            advanced=True,
        )

    def _of_heights(self):
        self._number(
            "RADIUS", "Radius of reference points (m)",
            "Reference points within this radius give the height at a point of the cloud; where there are fewer than "
            "five it grows up to four times.", 1.0, 0.01,
        )  # fmt: skip
        self.add_choice(
            "SURFACE", "Reference surface", ("median", "plane"), "median",
            "Median of the reference points around, or a plane through them, for ground that slopes.",
        )  # fmt: skip
        self._number(
            "GCP_RADIUS", "Radius around control points (m)",
            "The mode of the reference heights within it is the height of the ground at a control point.", 1.0, 0.01,
        )  # fmt: skip

    def _of_facades(self):
        self._number(
            "CYLINDER", "Radius of the cylinder (m)",
            "A place of the reference is one of a facade where heights scatter within this radius.", 2.0, 0.01,
        )  # fmt: skip
        self._number(
            "THRESHOLD", "Scatter of a facade (m)",
            "Standard deviation of the heights in the cylinder from which on a place is one of a facade. Empty: 0.3 "
            "of the building's height. The paper took 20 m at a high-rise.",
        )  # fmt: skip
        self.add_choice(
            "CELL_RULE", "Cells of a surface model hold", CELL_RULES, "centre",
            "The height at a cell's centre, its mean, or the highest in it. The last makes buildings half a cell too "
            "large, which is taken off.",
        )  # fmt: skip
        self._number(
            "HALF_WIDTH", "Half width of the corridor (m)",
            "Points of the cloud up to so far from a facade are looked at; those that do not belong to it are told by "
            "the "
            "form of the distribution.", 10.0, 0.1,
        )  # fmt: skip
        self._number(
            "DENSITY", "Least density (points per m²)",
            "Pieces of a facade with fewer scatterers in the horizontal plane are left out. Empty: a quarter of the "
            "median. The paper took 13.",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterRange("HEIGHTS", "Heights of facades (m)", Number.Type.Double, optional=True),
            "Only points in this interval of ellipsoidal heights. Empty: between ground and roof, clear of both.",
            advanced=True,
        )
        self._number(
            "ELEVATION_SIGMA", "Standard deviation of elevations (m)",
            "Of the cloud, in metres, if it is known: the report then says what precision it lets expect across a "
            "facade.",
        )  # fmt: skip
        self.add_choice(
            "LOOK_SIDE", "Look side", ("right", "left"), "right", "To which side of the flight the radar looks."
        )

    def _outputs(self):
        sinks = (
            (
                "OUTPUT",
                "Accuracy",
                Type.TypeVector,
                True,
                "A row for each area, facade and track, and for all together.",
            ),
            (
                "LINES",
                "Facade lines",
                Type.TypeVectorLine,
                False,
                "The lines fitted to the reference, with the accuracy.",
            ),
            (
                "GCP_OUTPUT",
                "Control points with height differences",
                Type.TypeVectorPoint,
                False,
                "Each control point and its height difference.",
            ),
        )
        for name, description, kind, default, text in sinks:
            self.add(
                QgsProcessingParameterFeatureSink(name, description, kind, optional=True, createByDefault=default), text
            )
        files = (
            (
                "REPORT",
                "Report",
                "HTML files (*.html)",
                "Figures, histograms and plans of the facades in one HTML file.",
                True,
            ),
            ("JSON", "Figures as JSON", "JSON files (*.json)", "All figures for other programs.", False),
        )
        for name, description, kind, text, default in files:
            self.add(
                QgsProcessingParameterFileDestination(name, description, kind, optional=True, createByDefault=default),
                text,
            )
        for name, description in NUMBERS:
            self.addOutput(QgsProcessingOutputNumber(name, description))

    # Checks before a run.

    def problem(self, parameters, context):
        from ...engine.pointcloud.expression import compile_filter
        from .assess_run import assess_options

        given = {name: is_given(parameters.get(name), context) for name in
                 ("CLOUD", "GCPS", "REFERENCE", "REFERENCE_FILE", "FLAT", "FACADES")}  # fmt: skip
        if not (given["CLOUD"] or given["GCPS"]):
            return f"{self.label('CLOUD')}: neither a cloud nor control points are given; give one of them."
        if given["REFERENCE"] == given["REFERENCE_FILE"]:
            both = "both are given; give one" if given["REFERENCE"] else "none is given; give a layer or a file"
            return f"{self.label('REFERENCE')}: {both}."
        if given["CLOUD"] and not (given["FLAT"] or given["FACADES"]):
            return f"{self.label('FLAT')}: a cloud is measured on flat areas or facades; give one of them."
        text = self.parameterAsString(parameters, "REFERENCE_FILTER", context)
        try:
            if text.strip():
                compile_filter(text)
        except EngineInputError as error:
            return f"{self.label('REFERENCE_FILTER')}: {error}"
        assess_options(self, parameters, context)
        return None

    def tell_unused(self, parameters, context, reference, monitor):
        given = {one.name(): is_given(parameters.get(one.name()), context) for one in self.parameterDefinitions()}
        no_cloud = [(name, "no point cloud") for name in ("FLAT", "FACADES") if not given["CLOUD"]]
        for name, why in (
            *no_cloud,
            *([("REFERENCE_FILTER", "the reference is a raster")] if reference.is_raster else []),
        ):
            if given[name]:
                monitor.warn(f"'{self.label(name)}' is given, but {why}: it is not used.")
        for name, needs in (("LINES", "FACADES"), ("GCP_OUTPUT", "GCPS")):
            if given[name] and not (given[needs] and (given["CLOUD"] or needs == "GCPS")):
                monitor.warn(
                    f"'{self.label(name)}' is wanted, but '{self.label(needs)}' are not measured: it is empty."
                )

    def work(self, parameters, context, monitor):
        from .assess_run import run

        return run(self, parameters, context, monitor)
