"""Prediction of building heights."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterDestination,
)

from ...engine.gvc.model import load_model
from ...engine.gvc.predict import predict
from ..base import VerticalCityAlgorithm


class PredictHeights(VerticalCityAlgorithm):
    ID = "gvcpredict"
    NAME = "Predict building heights"
    STEM = "predict_heights"
    GROUP = ("gvc", "2 Building heights")
    TAGS = ("building height", "prediction", "map", "AGBH", "ANBH", "SGBH", "SNBH", "GHSL", "urban")

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterMultipleLayers("FEATURES", "DEM features", QgsProcessing.SourceType.TypeRaster),
            "One or more features rasters on the same cells; bands are found by name. A VRT counts as one raster.",
        )
        self.add(
            QgsProcessingParameterFile("MODEL", "Height model", extension="json"),
            "A model written by 'Fit a height model'.",
        )
        self.add(
            QgsProcessingParameterBoolean("CLIP_NEGATIVE", "Set negative estimates to 0", defaultValue=True),
            "A straight line may fall below zero where there is no building; the number of such cells is reported.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", "Building heights"),
            "GeoTIFF with each component in metres, its standard error (_SE), and OUT_OF_RANGE, which is 1 in cells "
            "outside the model's training range.",
        )
        self.addOutput(QgsProcessingOutputNumber("CELLS", "Cells with an estimate"))
        self.addOutput(QgsProcessingOutputNumber("CLIPPED", "Cells whose negative estimate was set to 0"))
        self.addOutput(QgsProcessingOutputNumber("OUTSIDE", "Cells outside the training range"))

    def problem(self, parameters, context):
        self.check_rasters(parameters, context, "FEATURES")
        load_model(self.parameterAsFile(parameters, "MODEL", context))

    def work(self, parameters, context, monitor):
        output = self.destination(parameters, "OUTPUT", context, "building_height")
        counts = predict(
            self.rasters(parameters, "FEATURES", context),
            self.parameterAsFile(parameters, "MODEL", context),
            output,
            clip_negative=self.parameterAsBool(parameters, "CLIP_NEGATIVE", context),
            monitor=monitor,
        )
        return {"OUTPUT": output, "CELLS": counts.cells, "CLIPPED": counts.clipped, "OUTSIDE": counts.out_of_range}
