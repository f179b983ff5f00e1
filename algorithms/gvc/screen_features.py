"""Univariate screening of features."""

from contextlib import ExitStack

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ...engine.gvc.choices import COMPONENTS
from ..base import VerticalCityAlgorithm
from ..outputs import file_outputs, output_layer, table_fields

RASTER = QgsProcessing.SourceType.TypeRaster
WORDS, WHOLE = ("source", "feature", "component", "area"), ("n", "rank")
# Share of the work that is done before tables and report are written.
WORK = 0.9


class ScreenFeatures(VerticalCityAlgorithm):
    ID = "gvcscreen"
    NAME = "Screen features"
    STEM = "screen_features"
    GROUP = ("gvc", "2 Building heights")
    TAGS = (
        "building height", "GHSL", "regression", "univariate", "screening", "feature selection", "predictors",
        "correlation", "RMSE", "DEM", "compare", "compare DEMs", "ranking", "AGBH", "ANBH", "SGBH", "SNBH",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterMultipleLayers("FEATURES", "DEM features", RASTER),
            "Features rasters of one or more DEMs (sources), of one or more cities. They are paired with the "
            "references by where they lie; bands are found by name.",
        )
        self.add(
            QgsProcessingParameterMultipleLayers("REFERENCE", "Reference components", RASTER),
            "Reference rasters, one per city, on the cells of the features. Each is an area, named by its file.",
        )
        self.add_choice(
            "TARGETS", "Components to screen", COMPONENTS, list(COMPONENTS),
            "Average (A) and standard deviation (S) of gross (G) and net (N) building height (BH).",
            advanced=False, multiple=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString("NAMES", "Names of the DEMs (sources), separated by commas", optional=True),
            "The DEM of each raster, in their order, separated by commas: SRTM, AW3D30, SRTM, AW3D30. Rasters of one "
            "name in several places are one source in several cities. Empty: the DEM's file name as the raster's "
            "metadata tell it, else the raster's; several cities then need DEMs of one name.",
        )
        self.add(
            QgsProcessingParameterBoolean("COMMON_CELLS", "Only cells that all sources know", defaultValue=True),
            "Only cells for which all features of all sources are known, so that their errors can be compared. Off: "
            "each line has its own cells, and n says how many.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", "Screening", QgsProcessing.SourceType.TypeVector, optional=True, createByDefault=True
            ),
            "A table without geometry: a row for each feature, source, component and area, and for all areas together.",
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_CSV", "Screening as CSV", "CSV files (*.csv)", optional=True, createByDefault=False
            ),
            "The same table as text, with commas.",
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_REPORT", "Report", "HTML files (*.html)", optional=True, createByDefault=True
            ),
            "The best features and sources in one self-contained HTML file.",
        )
        self.addOutput(QgsProcessingOutputNumber("N", "Cells"))
        for name in COMPONENTS:
            self.addOutput(QgsProcessingOutputString(f"BEST_{name}", f"Best feature for {name}"))
            self.addOutput(QgsProcessingOutputNumber(f"BEST_RMSE_{name}", f"Its RMSE for {name} (m)"))

    def problem(self, parameters, context):
        self.check_rasters(parameters, context, "FEATURES", "REFERENCE")

    def work(self, parameters, context, monitor):
        from ...engine.gvc.screen import screen
        from ...engine.gvc.screen_report import figures

        names = self.parameterAsString(parameters, "NAMES", context)
        result = screen(
            self.rasters(parameters, "FEATURES", context),
            names.split(",") if names.strip() else (),
            self.rasters(parameters, "REFERENCE", context),
            self.parameterAsEnumStrings(parameters, "TARGETS", context),
            self.parameterAsBoolean(parameters, "COMMON_CELLS", context),
            monitor.part(0, WORK),
        )
        if result.note:
            monitor.info(result.note)
        numbers = figures(result)
        for name in result.targets:
            if f"BEST_{name}" in numbers:
                monitor.info(f"{name}: {numbers[f'BEST_{name}']}, RMSE {numbers[f'BEST_RMSE_{name}']:.2f} m")
        return {**self._write(result, parameters, context, monitor.part(WORK, 1)), **numbers}

    def _write(self, result, parameters, context, monitor):
        from ...engine.gvc.screen import COLUMNS
        from ...engine.gvc.screen_report import as_csv
        from ...engine.raster.files import write_texts
        from ...ui.plots.screen import html

        makers = {"OUTPUT_CSV": lambda: as_csv(result), "OUTPUT_REPORT": lambda: html(result, monitor)}
        # Pictures take their time: they are drawn before a database that others may write to is opened.
        texts = {name: make() for name, make in makers.items() if parameters.get(name)}
        results = {}
        with ExitStack() as layers:
            if parameters.get("OUTPUT") is not None:
                fields = table_fields(COLUMNS, WORDS, WHOLE)
                layer = layers.enter_context(output_layer(self, parameters, "OUTPUT", context, fields))
                layer.add([(row, None) for row in result.rows()])
                results["OUTPUT"] = layer.destination
            paths = file_outputs(self, parameters, texts, context, layers)
            monitor.step(1.0)  # the last moment to cancel: while the layer is open, it is rolled back too
            write_texts({path: texts[name] for name, path in paths.items()})
        return {**results, **paths}
