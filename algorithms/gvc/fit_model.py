"""Fit of models of building height."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ...engine.gvc.fit import SELECTIONS, fit_models
from ...engine.gvc.reference import COMPONENTS
from ..base import VerticalCityAlgorithm

RASTER = QgsProcessing.SourceType.TypeRaster
FIGURES = (
    ("RMSE", "RMSE of {} (m)"),
    ("R2", "R² of {}"),
    ("RMSE_CV", "Cross-validated RMSE of {} (m)"),
)


class FitModel(VerticalCityAlgorithm):
    ID = "gvcfit"
    NAME = "Fit a height model"
    STEM = "fit_model"
    GROUP = ("gvc", "2 Building heights")
    TAGS = (
        "building height",
        "regression",
        "least squares",
        "OLS",
        "AGBH",
        "ANBH",
        "SGBH",
        "SNBH",
        "train",
        "calibrate",
    )

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterMultipleLayers("FEATURES", "DEM features", RASTER),
            "Features rasters, one or more per city, of one or more cities. They are paired with the references by "
            "where they lie; bands are found by name.",
        )
        self.add(
            QgsProcessingParameterMultipleLayers("REFERENCE", "Reference components", RASTER),
            "Reference rasters, one per city, on the cells of the features (compute one with the other as its grid).",
        )
        self.add(
            QgsProcessingParameterEnum(
                "TARGETS", "Components to model", list(COMPONENTS), allowMultiple=True, defaultValue=list(COMPONENTS),
                usesStaticStrings=True,
            ),
            "Average (A) and standard deviation (S) of gross (G) and net (N) building height (BH).",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterEnum(
                "SELECTION", "Choice of predictors", list(SELECTIONS), defaultValue="best_single",
                usesStaticStrings=True,
            ),
            "best_single: the one feature with the smallest RMSE, for each component; given: those named below.",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString("PREDICTORS", "Predictors", optional=True),
            "Names of feature bands, separated by commas or blanks, for the selection 'given': m2d1_mean, m1_std. "
            "Linearly dependent ones are dropped with a warning.",
        )
        self.add(
            QgsProcessingParameterFileDestination("OUTPUT_MODEL", "Height model", "Height models (*.json)"),
            "JSON that a person can read and that is enough to predict anywhere.",
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_REPORT", "Report", "HTML files (*.html)", optional=True, createByDefault=True
            ),
            "One self-contained HTML file.",
        )
        self.addOutput(QgsProcessingOutputNumber("N", "Cells"))
        for name in COMPONENTS:
            for figure, description in FIGURES:
                self.addOutput(QgsProcessingOutputNumber(f"{figure}_{name}", description.format(name)))

    def problem(self, parameters, context):
        self.check_rasters(parameters, context, "FEATURES", "REFERENCE")

    def work(self, parameters, context, monitor):
        model = self.parameterAsFileOutput(parameters, "OUTPUT_MODEL", context)
        report = self.parameterAsFileOutput(parameters, "OUTPUT_REPORT", context) or None
        result = fit_models(
            self.rasters(parameters, "FEATURES", context),
            self.rasters(parameters, "REFERENCE", context),
            self.parameterAsEnumStrings(parameters, "TARGETS", context),
            selection=self.parameterAsEnumString(parameters, "SELECTION", context),
            predictors=self.parameterAsString(parameters, "PREDICTORS", context).replace(",", " ").split(),
            output_model=model,
            output_report=report,
            monitor=monitor,
        )
        for line in result.summary():
            monitor.info(line)
        return {"OUTPUT_MODEL": model, **({"OUTPUT_REPORT": report} if report else {}), **result.numbers()}
