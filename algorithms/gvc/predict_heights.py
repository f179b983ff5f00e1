"""Prediction of building heights."""

import os

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ...engine.gvc.choices import DERIVED, ERRORS_FROM
from ..base import VerticalCityAlgorithm, is_given


class PredictHeights(VerticalCityAlgorithm):
    ID = "gvcpredict"
    NAME = "Predict building heights"
    STEM = "predict_heights"
    GROUP = ("gvc", "2 Building heights")
    TAGS = (
        "building height", "height map", "prediction", "estimate", "map", "AGBH", "ANBH", "SGBH", "SNBH", "GHSL",
        "urban", "3D", "volume", "floor area", "storeys", "density", "built-up share", "uncertainty",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterMultipleLayers("FEATURES", "DEM features", QgsProcessing.SourceType.TypeRaster),
            "One or more features rasters on the same cells; bands are found by name. A VRT counts as one raster.",
        )
        self.add(
            QgsProcessingParameterFile("MODEL", "Height model", extension="json"),
            "A model (JSON) written by 'Fit a height model'.",
        )
        self.add_choice(
            "ERROR_FROM",
            "Standard errors from",
            ERRORS_FROM,
            "residuals",
            "residuals: how far the training cells lie from the model, which holds for more cells of the same cities; "
            "unseen_cells: the error in areas or blocks (the larger) that the fit had not seen, which is the one to "
            "quote for a new city. It is never smaller than that of the residuals.",
            advanced=False,
        )
        self.add(
            QgsProcessingParameterEnum(
                "DERIVED", "Derived quantities (share, volume, floor area)", list(DERIVED), allowMultiple=True,
                optional=True, defaultValue=[], usesStaticStrings=True,
            ),
            "Further bands, after the others. built_share: AGBH / ANBH, from 0 to 1, without an error; volume (m³): "
            "AGBH times the cell's area; floor_area (m²): the volume divided by the height of a storey; these two "
            "with standard errors. By default none.",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterNumber(
                "CEILING_HEIGHT", "Height of a storey (m)", QgsProcessingParameterNumber.Type.Double, defaultValue=3.0,
                minValue=0.1,
            ),
            "The derived floor area is the volume divided by it.",
            advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterBoolean("CLIP_NEGATIVE", "Set negative estimates to 0", defaultValue=True),
            "A straight line may fall below zero where there is no building; the number of such cells is reported.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", "Building heights"),
            "GeoTIFF with each component in metres, its standard error (_SE), and OUT_OF_RANGE, which is 1 in "
            "cells outside the model's training range.",
        )
        self.add(
            QgsProcessingParameterRasterDestination("SLOPEMASK", "Slope mask", optional=True, createByDefault=False),
            "Also write where terrain makes the estimate unreliable. SLOPEMASK is 1 in cells that are steeper or "
            "rougher than all training cells, else 0; TERRAIN_RATIO says how many times as steep or rough. Needs "
            "features of FEATURE_SET terrain_robust or all, here and in the fit.",
        )
        self.addOutput(QgsProcessingOutputNumber("CELLS", "Cells with an estimate"))
        self.addOutput(QgsProcessingOutputNumber("CLIPPED", "Cells whose negative estimate was set to 0"))
        self.addOutput(QgsProcessingOutputNumber("OUTSIDE", "Cells outside the training range"))
        self.addOutput(QgsProcessingOutputNumber("MASKED", "Cells in the slope mask"))

    def problem(self, parameters, context):
        from ...engine.gvc.model import load_model
        from ...engine.gvc.predict import check_options
        from ...engine.gvc.slopemask import check_ranges

        self.check_rasters(parameters, context, "FEATURES")
        path = self.parameterAsFile(parameters, "MODEL", context)
        model, name = load_model(path), os.path.basename(path)
        check_options(model, name, self.options(parameters, context))
        if is_given(parameters.get("SLOPEMASK"), context):
            check_ranges({target: one.terrain for target, one in model.targets.items()}, name)

    def options(self, parameters, context):
        from ...engine.gvc.predict import PredictOptions

        return PredictOptions(
            clip_negative=self.parameterAsBool(parameters, "CLIP_NEGATIVE", context),
            derived=tuple(self.parameterAsEnumStrings(parameters, "DERIVED", context)),
            ceiling_height_m=self.parameterAsDouble(parameters, "CEILING_HEIGHT", context),
            error_from=self.parameterAsEnumString(parameters, "ERROR_FROM", context),
        )

    def work(self, parameters, context, monitor):
        from ...engine.gvc.predict import predict

        output = self.destination(parameters, "OUTPUT", context, "building_height")
        slopemask = self.destination(parameters, "SLOPEMASK", context, "slopemask")
        counts = predict(
            self.rasters(parameters, "FEATURES", context),
            self.parameterAsFile(parameters, "MODEL", context),
            output,
            self.options(parameters, context),
            monitor,
            slopemask,
        )
        found = {"OUTPUT": output, "CELLS": counts.cells, "CLIPPED": counts.clipped, "OUTSIDE": counts.out_of_range}
        return {**found, **({"SLOPEMASK": slopemask, "MASKED": counts.masked} if slopemask else {})}
