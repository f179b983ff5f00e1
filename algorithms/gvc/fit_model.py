"""Fit of models of building height."""

import json
from contextlib import ExitStack

from qgis.core import (
    QgsGeometry,
    QgsPoint,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...engine.errors import EngineInputError
from ...engine.gvc.choices import COMPONENTS, METHODS, RULES, SELECTIONS, STARTS, WEIGHTS
from ...ui.styles import style_on_load
from ..base import VerticalCityAlgorithm, is_given, to_qgis
from ..outputs import file_outputs, output_layer, table_fields
from ..shapes import areas

RASTER = QgsProcessing.SourceType.TypeRaster
POLYGON = [QgsProcessing.SourceType.TypeVectorPolygon]
Number = QgsProcessingParameterNumber.Type
# Share of the work that is done before anything is written.
WORK = 0.9
FIGURES = (
    ("RMSE", "RMSE of {} (m)"),
    ("R2", "R² of {}"),
    ("RMSE_CV", "Cross-validated RMSE of {} (m)"),
    ("RMSE_BLOCKS", "RMSE of {} in blocks that were held out (m)"),
    ("RMSE_AREAS", "RMSE of {} in areas that were held out (m)"),
    ("RMSE_UNSEEN", "RMSE of {} to quote (m)"),
    ("R2_UNSEEN", "R² of {} of cells not seen"),
    ("BIAS_UNSEEN", "Mean error of {} in cells not seen (m)"),
    ("ADJUSTED_R2", "Adjusted R² of {}"),
    ("AIC", "AIC of {}"),
    ("CORRELATION_LENGTH", "Correlation length of the residuals of {} (m)"),
    ("CELLS", "Cells of {}"),
    ("PREDICTORS", "Number of predictors of {}"),
)
NAMES = ("PREDICTOR_NAMES", "Predictors of {}")


class FitModel(VerticalCityAlgorithm):
    ID = "gvcfit"
    NAME = "Fit a height model"
    STEM = "fit_model"
    GROUP = ("gvc", "2 Building heights")
    TAGS = (
        "building height", "GHSL", "urban", "3D", "regression", "linear regression", "least squares", "OLS", "ridge",
        "median", "stepwise", "collinearity", "LMG", "relative importance", "cross-validation", "accuracy",
        "machine learning", "AGBH", "ANBH", "SGBH", "SNBH", "train", "calibrate",
    )  # fmt: skip

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
        self.add_choice(
            "TARGETS", "Components to model", COMPONENTS, list(COMPONENTS),
            "Average (A) and standard deviation (S) of gross (G) and net (N) building height (BH).",
            advanced=False, multiple=True,
        )  # fmt: skip
        self.add_choice(
            "SELECTION", "Choice of predictors", SELECTIONS, "best_single",
            "best_single: the one feature with the smallest RMSE, for each component; given: those named below; "
            "collinearity: all that are not too much like another one; stepwise: those of them that lower the AIC.",
            advanced=False,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString("PREDICTORS", "Predictors (names of bands)", optional=True),
            "Names of feature bands, separated by commas or blanks: m2d1_mean, m1_std. For the selection 'given' they "
            "are the predictors (linearly dependent ones are dropped with a warning), for 'collinearity' and "
            "'stepwise' the candidates; empty there: all features.",
        )
        self.add_choice(
            "METHOD", "Method", METHODS, "ols",
            "ols: ordinary least squares, as in the paper; ridge: coefficients shrunk, for few cells; quantile: the "
            "median, which wild values do not move; gradient_boosting: judged beside the others in the report, while "
            "the model that is saved stays that of ols.", advanced=False,
        )  # fmt: skip
        self.add_choice(
            "COLLINEARITY", "Collinearity rule", RULES, "pairwise",
            "pairwise: of the most correlated pair the one goes that is more like all others; mean_abs: as the paper "
            "words it, by the mean |r|; caret_exact: as R's findCorrelation, which the paper's numbers may come from.",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterNumber(
                "CUTOFF",
                "Largest correlation |r| (0 to 1)",
                Number.Double,
                defaultValue=0.85,
                minValue=0.01,
                maxValue=1.0,
            ),
            "Predictors that are more correlated than this are not kept together.",
            advanced=True,
        )
        self.add_choice(
            "START", "Stepwise selection starts", STARTS, "empty",
            "empty: with no predictor, adding; full: with all that the collinearity step left, dropping.",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterNumber(
                "MAX_PREDICTORS", "Predictors at most", Number.Integer, optional=True, minValue=1
            ),
            "For 'collinearity' and 'stepwise': those that explain most together. Empty: no limit. The paper has 16.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource("AREAS", "Areas to leave out in turn", POLYGON, optional=True),
            "Polygons, cities or quarters: the model is judged in each by a fit to the others. Empty: each reference "
            "raster is an area.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterField(
                "AREAS_FIELD", "Field of their names", parentLayerParameterName="AREAS", optional=True
            ),
            "Polygons of one name are one area; empty: each polygon is one.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "BLOCK_SIZE", "Blocks held out (m)", Number.Double, defaultValue=5000.0, minValue=1.0
            ),
            "Side of the square blocks that are held out together, since neighbouring cells are alike. Enlarged to "
            "three correlation lengths of the residuals; shrunk with a warning until there are five.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("ROBUST_ERRORS", "Errors robust against unequal variances", False),
            "Standard errors, p and intervals after HC3: tall quarters scatter more than low ones.",
            advanced=True,
        )
        self.add_choice(
            "WEIGHTS", "Weights of cells", WEIGHTS, "none",
            "valid_share: a cell counts by the share of it in which features and reference are known.",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterBoolean("COMPARE", "Compare all methods", False),
            "Judge every method that can run here on the same blocks, in the report. Takes longer.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination("OUTPUT_MODEL", "Height model", "Height models (*.json)"),
            "JSON that a person can read and that is enough to predict anywhere.",
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_REPORT", "Report", "HTML files (*.html)", optional=True, createByDefault=True
            ),
            "One self-contained HTML file that begins with what to expect of the model, in plain words.",
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_STATISTICS", "Statistics as JSON", "JSON files (*.json)", optional=True, createByDefault=False
            ),
            "Every figure of the report, for other programs.",
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_CELLS",
                "Fitted cells",
                QgsProcessing.SourceType.TypeVectorPoint,
                optional=True,
                createByDefault=False,
            ),
            "Centres of the cells, heights in metres: observed, fitted, and predicted by a fit that has not seen the "
            "cell.",
        )
        self.addOutput(QgsProcessingOutputNumber("N", "Cells"))
        for name in COMPONENTS:
            for figure, description in FIGURES:
                self.addOutput(QgsProcessingOutputNumber(f"{figure}_{name}", description.format(name)))
            self.addOutput(QgsProcessingOutputString(f"{NAMES[0]}_{name}", NAMES[1].format(name)))

    def problem(self, parameters, context):
        self.check_rasters(parameters, context, "FEATURES", "REFERENCE")
        self._options(parameters, context).check()

    def _options(self, parameters, context):
        from ...engine.gvc.fit import FitOptions
        from ...engine.gvc.selection import SelectionOptions

        choice = lambda name: self.parameterAsEnumString(parameters, name, context)  # noqa: E731
        most = self.optional_number(parameters, "MAX_PREDICTORS", context)
        predictors = self.parameterAsString(parameters, "PREDICTORS", context)
        predictors = predictors.replace(",", " ").replace(";", " ").split()
        return FitOptions(
            SelectionOptions(
                choice("SELECTION"), tuple(predictors), choice("COLLINEARITY"),
                self.parameterAsDouble(parameters, "CUTOFF", context), choice("START"),
                None if most is None else int(most),
            ),
            choice("METHOD"),
            self.parameterAsBool(parameters, "ROBUST_ERRORS", context),
            choice("WEIGHTS"),
            self.parameterAsDouble(parameters, "BLOCK_SIZE", context),
            self.parameterAsBool(parameters, "COMPARE", context),
        )  # fmt: skip

    def _tell_unused(self, parameters, context, monitor):
        selection = self.parameterAsEnumString(parameters, "SELECTION", context)
        unused = [("AREAS_FIELD", "no areas are given")] if not is_given(parameters.get("AREAS"), context) else []
        if selection in ("best_single", "given"):
            unused.append(("MAX_PREDICTORS", f"the selection is '{selection}'"))
        for name, why in unused:
            if is_given(parameters.get(name), context):
                monitor.warn(f"'{self.label(name)}' is given, but {why}: it is not used.")

    def work(self, parameters, context, monitor):
        from pyproj import CRS

        from ...engine.gvc.fit import fit_models

        self._tell_unused(parameters, context, monitor)
        grouping = []
        if is_given(parameters.get("AREAS"), context):
            field = self.parameterAsString(parameters, "AREAS_FIELD", context)
            grouping = areas(self, parameters, "AREAS", context, field, CRS.from_epsg(4326))
            if not grouping:
                raise EngineInputError(f"{self.label('AREAS')}: no feature has a shape; choose a layer of polygons.")
        result = fit_models(
            self.rasters(parameters, "FEATURES", context),
            self.rasters(parameters, "REFERENCE", context),
            self.parameterAsEnumStrings(parameters, "TARGETS", context),
            self._options(parameters, context),
            grouping,
            monitor.part(0, WORK),
        )
        for line in result.summary():
            monitor.info(line)
        names = {f"{NAMES[0]}_{target}": ", ".join(fit.predictors) for target, fit in result.targets.items()}
        return {**self._write(result, parameters, context, monitor), **result.numbers(), **names}

    def _write(self, result, parameters, context, monitor):
        from pyproj import CRS

        from ...engine.gvc.model import model_json
        from ...engine.gvc.result import cell_columns, cell_rows
        from ...engine.gvc.statistics_json import statistics
        from ...engine.raster.files import write_texts
        from ...ui.plots.models import html

        makers = {
            "OUTPUT_MODEL": lambda: model_json(result.model()),
            "OUTPUT_REPORT": lambda: html(result, monitor.part(WORK, 1)),
            "OUTPUT_STATISTICS": lambda: json.dumps(statistics(result), indent=1, allow_nan=False),
        }
        # Pictures take their time: they are drawn before a database that others may write to is opened.
        texts = {name: make() for name, make in makers.items() if parameters.get(name)}
        found = {}
        with ExitStack() as outputs:
            if parameters.get("OUTPUT_CELLS") is not None:
                columns = cell_columns(result)
                # Cells of several zones meet in longitude and latitude.
                crs = result.samples.crs[0] if len(set(result.samples.crs)) == 1 else CRS.from_epsg(4326)
                layer = outputs.enter_context(
                    output_layer(
                        self, parameters, "OUTPUT_CELLS", context, table_fields(columns, ("area",)),
                        QgsWkbTypes.Type.Point, to_qgis(crs),
                    )
                )  # fmt: skip
                layer.add((row, QgsGeometry(QgsPoint(*place))) for place, row in cell_rows(result, crs))
                found["OUTPUT_CELLS"] = layer.destination
                style_on_load(context, layer.destination, "cells")
            paths = file_outputs(self, parameters, texts, context, outputs)
            monitor.check()
            write_texts({path: texts[name] for name, path in paths.items()})
        monitor.step(1.0)
        return {**found, **paths}
