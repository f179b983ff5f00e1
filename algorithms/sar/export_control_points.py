"""Ground control points for georeferencing: as QGIS's georeferencer, GDAL and spreadsheets read them."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..base import VerticalCityAlgorithm
from ..checks import FOLDERS_TOO
from .locate_parameters import ANY_FILE

# name, description, kind of file, help
OUTPUTS = (
    ("POINTS", "Georeferencer points", "Points of the georeferencer (*.points)",
     "For QGIS's georeferencer (Load GCP points): y counts downwards as negative numbers."),
    ("GDAL_OPTIONS", "GDAL options", "Text files (*.txt)",
     "-gcp pixel line easting northing height, for gdal_translate --optfile."),
    ("CSV", "Table (CSV)", "CSV files (*.csv)", "All fields of the points."),
)  # fmt: skip


class ExportControlPoints(VerticalCityAlgorithm):
    ID = "exportgcps"
    NAME = "Export ground control points"
    STEM = "export_control_points"
    GROUP = ("sar", "3 Geodetic SAR")
    TAGS = (
        "SAR", "radar", "GCP", "ground control", "ground control point", "georeferencer", "georeference",
        "orthorectify", "rectify", ".points", "gdal_translate", "CSV", "TerraSAR-X", "Sentinel-1",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", "Ground control points", [QgsProcessing.SourceType.TypeVectorPoint]
            ),
            "The points of stereo SAR, with the fields target, x_m, y_m and z_m.",
        )
        product = QgsProcessingParameterFile("PRODUCT", "SAR product", fileFilter=ANY_FILE)
        product.setMetadata({FOLDERS_TOO: True})
        self.add(
            product,
            "The image to be georeferenced: TerraSAR-X, Sentinel-1, NISAR-like, or chips with JSON; a file, or the "
            "folder of one. Pixels are those of its grid.",
        )
        self.add(
            QgsProcessingParameterString("POLARISATION", "Polarisation", optional=True),
            "Which image, where the product holds several: VV, HH …",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterCrs("FRAME", "Frame of the positions", optional=True),
            "What was given as frame to stereo SAR, such as EPSG:7930: the points are moved to where they are at the "
            "time of the image. Empty: what the points say in their field frame, else the frame of the orbits.",
        )
        self.add(
            QgsProcessingParameterCrs("CRS", "CRS of the map coordinates (default: that of the points)", optional=True),
            "Projected or geographic: what easting and northing are written in. Empty: that of the layer of points.",
        )
        self.add(
            QgsProcessingParameterBoolean("DELAYS", "Add the product's own delays", True),
            "Where the image shows a target, not where geometry alone puts it: the delays that the product declares "
            "move it.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("ALL", "Also points that are not kept", False),
            "Those with kept = 0 are left out otherwise.",
            advanced=True,
        )
        for name, description, kind, text in OUTPUTS:
            self.add(QgsProcessingParameterFileDestination(name, description, kind, optional=True), text)
        self.addOutput(QgsProcessingOutputNumber("COUNT", "Points written"))

    def problem(self, parameters, context):
        self.map_crs(parameters, "CRS", context)
        self.crs(parameters, "FRAME", context)
        if not any(parameters.get(name) for name, *_ in OUTPUTS):
            return "No output is wanted; name at least one file."
        return None

    def work(self, parameters, context, monitor):
        from .export_run import run

        return run(self, parameters, context, monitor)
