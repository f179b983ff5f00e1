"""Built-up share and greenness in cells of 250 m, beside the features of a DEM."""

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...engine.dem.choices import ASSIGNMENTS
from ...engine.gvc.choices import GREENNESS
from ..base import VerticalCityAlgorithm

DOUBLE = QgsProcessingParameterNumber.Type.Double
INTEGER = QgsProcessingParameterNumber.Type.Integer


class AncillaryFeatures(VerticalCityAlgorithm):
    ID = "ancillaryfeatures"
    NAME = "Ancillary features"
    STEM = "ancillary_features"
    GROUP = ("gvc", "2 Building heights")
    TAGS = (
        "built-up", "built-up area", "imperviousness", "land cover", "NDVI", "greenness", "vegetation", "trees", "BU",
        "veg", "GHSL", "WorldCover", "Sentinel-2", "Landsat", "urban", "building height", "predictors", "share",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterRasterLayer("BUILT", "Built-up raster"),
            "A mask (0 and 1), a share from 0 to 1, or classes of land cover; its first band is used.",
        )
        self.add(
            QgsProcessingParameterString("BUILT_CLASSES", "Built-up classes", optional=True),
            "The classes that are built-up, such as 50 (ESA WorldCover) or 3-6 (GHS-BUILT of Landsat); numbers and "
            "ranges, separated by commas. Empty: the raster is a mask or a share.",
        )
        self.add(
            QgsProcessingParameterNumber(
                "BUILT_FACTOR", "Factor to a share from 0 to 1 (percent: 0.01)", DOUBLE, defaultValue=1.0, minValue=1e-9
            ),
            "What the built-up raster is multiplied by to give a share: 0.01 for percent, 0.0001 for square metres in "
            "pixels of 100 m. Not used for classes.",
        )
        self.add(
            QgsProcessingParameterRasterLayer("NDVI", "NDVI", optional=True),
            "Greenness; its first band is used. Give this, or red and near infrared, or neither: then the built-up "
            "share is all that is written.",
        )
        self.add(
            QgsProcessingParameterRasterLayer("RED", "Red", optional=True),
            "Reflectance of red in any unit, from which and from near infrared the NDVI is computed.",
        )
        self._band(
            "RED_BAND", "Band of red", "Its number in the raster of red, such as 3 where the bands are B02, B03, B04."
        )
        self.add(
            QgsProcessingParameterRasterLayer("NIR", "Near infrared", optional=True),
            "Reflectance of near infrared in the same unit. Empty: it is another band of the raster of red.",
        )
        self._band("NIR_BAND", "Band of near infrared", "Its number in the raster of near infrared, or in that of red.")
        self.add_cells(
            "the built-up raster",
            "A raster whose CRS, cells and extent are used: the DEM features to be paired with these.",
        )
        self._rare()
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", "Ancillary features"),
            "GeoTIFF with bands BU, veg1bu, veg2bu, veg3bu, veg1nbu, veg2nbu, veg3nbu (BU alone without greenness) and "
            "VALID_SHARE.",
        )
        self.addOutput(QgsProcessingOutputNumber("CELLS", "Cells with a built-up share"))
        self.addOutput(QgsProcessingOutputNumber("GREEN_CELLS", "Cells with classes of greenness"))

    def _band(self, name, description, help):  # noqa: A002
        self.add(QgsProcessingParameterNumber(name, description, INTEGER, defaultValue=1, minValue=1), help)

    def _rare(self):
        self.add(
            QgsProcessingParameterNumber(
                "NDVI_FACTOR", "Factor to an NDVI from -1 to 1 (scaled integers: 0.0001)", DOUBLE, defaultValue=1.0,
                minValue=1e-9,
            ),
            "What the raster of NDVI is multiplied by: 0.0001 for whole numbers up to 10000. What the file itself "
            "declares as scale and offset is applied before.",
            advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString("GREENNESS_CLASSES", "Classes of greenness", defaultValue=GREENNESS),
            "Bounds of the NDVI of low, medium and high greenness, the paper's by default. A pixel between two classes "
            "is of none.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "MIN_VALID", "Valid share of a cell (0 to 1)", DOUBLE, defaultValue=0.5, minValue=1e-6, maxValue=1.0
            ),
            "A cell has a value when at least this share of its pixels is known; 1 is strict.",
            advanced=True,
        )
        self.add_choice(
            "ASSIGNMENT", "Assignment of pixels to cells", ASSIGNMENTS, "area",
            "area: a pixel is shared out by area; centre: it counts in the cell that holds its centre, which is faster "
            "and as good for pixels of a few metres.",
        )  # fmt: skip

    def problem(self, parameters, context):
        self.check_rasters(parameters, context, "BUILT", "NDVI", "RED", "NIR", "GRID")
        self.crs(parameters, "CRS", context)
        self._options(parameters, context)

    def _options(self, parameters, context):
        from ...engine.gvc.ancillary import AncillaryOptions

        return AncillaryOptions(
            built_classes=self.parameterAsString(parameters, "BUILT_CLASSES", context),
            built_factor=self.parameterAsDouble(parameters, "BUILT_FACTOR", context),
            ndvi_factor=self.parameterAsDouble(parameters, "NDVI_FACTOR", context),
            greenness=self.parameterAsString(parameters, "GREENNESS_CLASSES", context),
            assignment=self.parameterAsEnumString(parameters, "ASSIGNMENT", context),
            min_valid=self.parameterAsDouble(parameters, "MIN_VALID", context),
        )

    def work(self, parameters, context, monitor):
        from ...engine.gvc.ancillary import ancillary_features

        output = self.destination(parameters, "OUTPUT", context, "built_share")
        summary = ancillary_features(
            self.raster(parameters, "BUILT", context),
            output,
            self._options(parameters, context),
            ndvi=self.raster(parameters, "NDVI", context),
            red=self.raster(parameters, "RED", context),
            red_band=self.parameterAsInt(parameters, "RED_BAND", context),
            nir=self.raster(parameters, "NIR", context),
            nir_band=self.parameterAsInt(parameters, "NIR_BAND", context),
            cell_size_m=self.parameterAsDouble(parameters, "CELL_SIZE", context),
            crs=self.crs(parameters, "CRS", context),
            grid=self.grid(parameters, "GRID", context),
            monitor=monitor,
        )
        return {"OUTPUT": output, "CELLS": summary.cells, "GREEN_CELLS": summary.green_cells}
