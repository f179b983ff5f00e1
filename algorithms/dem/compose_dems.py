"""Composite of DEMs."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterDestination,
)

from ...engine.dem.composite import METHODS, composite
from ..base import VerticalCityAlgorithm


class ComposeDems(VerticalCityAlgorithm):
    ID = "demcomposite"
    NAME = "Composite of DEMs"
    STEM = "compose_dems"
    GROUP = ("dem", "1 Elevation models")
    TAGS = ("DEM", "DSM", "elevation", "SRTM", "NASADEM", "Copernicus", "GLO-30", "AW3D30", "merge", "union", "maximum")

    def initAlgorithm(self, configuration=None):  # noqa: N802
        dems = QgsProcessingParameterMultipleLayers("INPUT", "DEMs", QgsProcessing.SourceType.TypeRaster)
        dems.setMinimumNumberInputs(2)
        self.add(
            dems,
            "Two or more elevation rasters of one place, in metres. The grid of the first one is kept; the others are "
            "resampled to it (bilinear) where they differ.",
        )
        self.add(
            QgsProcessingParameterEnum("METHOD", "Method", list(METHODS), defaultValue="union", usesStaticStrings=True),
            "union: the highest of the DEMs at each pixel (the best in the paper); intersection: the lowest; mean; "
            "median. Where one DEM is void the others stand.",
        )
        self.add(
            QgsProcessingParameterBoolean("REMOVE_BIAS", "Remove the bias between the DEMs", defaultValue=False),
            "First subtract from each further DEM its median difference from the first one.",
        )
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", "Composite DEM"),
            "GeoTIFF with two bands: the composite in metres, and the number of DEMs with a height at the pixel.",
        )

    def problem(self, parameters, context):
        self.check_rasters(parameters, context, "INPUT")
        count = len(self.rasters(parameters, "INPUT", context))
        if count < 2:
            return f"DEMs: a composite needs two or more rasters, {count} given; add another one."
        return None

    def work(self, parameters, context, monitor):
        output = self.destination(parameters, "OUTPUT", context, "elevation")
        composite(
            self.rasters(parameters, "INPUT", context),
            output,
            method=self.parameterAsEnumString(parameters, "METHOD", context),
            remove_bias=self.parameterAsBool(parameters, "REMOVE_BIAS", context),
            monitor=monitor,
        )
        return {"OUTPUT": output}
