"""Composite of DEMs."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ...engine.dem.choices import DEFAULT, METHODS, MOST_ITERATIONS, WEIGHTS_FROM, Model
from ..base import VerticalCityAlgorithm, is_given


class ComposeDems(VerticalCityAlgorithm):
    ID = "demcomposite"
    NAME = "Composite of DEMs"
    STEM = "compose_dems"
    GROUP = ("dem", "1 Elevation models")
    TAGS = (
        "DEM", "DSM", "elevation", "elevation model", "SRTM", "NASADEM", "Copernicus", "GLO-30", "AW3D30", "ALOS",
        "TanDEM-X", "merge", "mosaic", "combine", "union", "maximum", "fusion", "weighted mean", "void filling",
        "TV-L1", "Huber", "coregistration", "co-registration", "Nuth and Kääb", "building height", "GHSL", "urban",
        "3D",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        dems = QgsProcessingParameterMultipleLayers("INPUT", "DEMs", QgsProcessing.SourceType.TypeRaster)
        dems.setMinimumNumberInputs(2)
        self.add(
            dems,
            "Two or more elevation rasters of one place, in metres. The grid of the first one is kept; the others are "
            "resampled to it where they differ (bilinear; cubic with co-registration).",
        )
        self.add(
            QgsProcessingParameterEnum("METHOD", "Method", list(METHODS), defaultValue="union", usesStaticStrings=True),
            "union: the highest of the DEMs at each pixel (the best in the paper); intersection: the lowest; mean; "
            "median; weighted_mean (weights: advanced parameters); tv_l1 and huber_l1: variational fusion, near to "
            "all DEMs and smooth between edges, for noisy DEMs. Where one DEM is void the others stand.",
        )
        self.add(
            QgsProcessingParameterBoolean("REMOVE_BIAS", "Remove the bias between the DEMs", defaultValue=False),
            "First subtract from each further DEM its median difference from the first one. Not needed with "
            "co-registration, which does so too.",
        )
        self.add(
            QgsProcessingParameterBoolean("COREGISTER", "Co-register the DEMs to the first one", defaultValue=False),
            "First move each further DEM by the shift (parts of a pixel east and north, and up) that fits it to the "
            "first one best (Nuth and Kääb 2011). Needs sloping terrain.",
        )
        self.add_choice(
            "WEIGHTS_FROM", "Weights from", WEIGHTS_FROM, "equal",
            "Of weighted_mean, tv_l1 and huber_l1. equal: all DEMs count the same; weights: the rasters below are "
            "weights; errors: they are height errors (standard deviations in metres), and weights 1 / error²; "
            "error_band: a band of each DEM holds its height error.",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterMultipleLayers(
                "WEIGHTS", "Weights or height errors", QgsProcessing.SourceType.TypeRaster, optional=True
            ),
            "One raster for each DEM, in the same order; its first band counts. Where it is nodata or 0, the DEM does "
            "not count.",
            advanced=True,
        )
        self._add_number(
            "ERROR_BAND",
            "Band with the height error",
            2,
            1,
            1000,
            "Of error_band: the number of the band that holds the height error in metres, the same in each DEM.",
            True,
        )
        self._add_number(
            "LAMBDA", "Lambda (smoothness)", DEFAULT.strength, 0.01, 100,
            "Of tv_l1 and huber_l1: how much roughness costs. The larger, the smoother; what is narrower than about "
            "4 lambda pixels is flattened, however high it is. 0.5 suits DEMs of 30 m; 0.8 to 1.2 are published for "
            "raw radar DEMs with finer pixels.",
        )  # fmt: skip
        self._add_number(
            "HUBER", "Huber threshold (m per pixel)", DEFAULT.huber, 0.01, 1000,
            "Of huber_l1: slopes below are smoothed like terrain, slopes above are kept like walls.",
        )  # fmt: skip
        self._add_number(
            "ITERATIONS",
            "Iterations",
            DEFAULT.iterations,
            1,
            MOST_ITERATIONS,
            "Of tv_l1 and huber_l1: how many steps are done; the report tells how they converged.",
            True,
        )
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", "Composite DEM"),
            "GeoTIFF with two bands: the composite in metres, and the number of DEMs that counted at the pixel.",
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", "Report (JSON)", "JSON files (*.json)", optional=True, createByDefault=False
            ),
            "What was done: biases and shifts, and how the fusion converged.",
        )
        for name, description in NUMBERS.items():
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def _add_number(self, name, description, default, least, most, text, whole=False):
        kind = QgsProcessingParameterNumber.Type.Integer if whole else QgsProcessingParameterNumber.Type.Double
        number = QgsProcessingParameterNumber(name, description, kind, default, False, least, most)
        self.add(number, text, advanced=True)

    def problem(self, parameters, context):
        from ...engine.dem.composite import check_choice

        self.check_rasters(parameters, context, "INPUT", "WEIGHTS")
        count = len(self.rasters(parameters, "INPUT", context))
        if count < 2:
            return f"DEMs: a composite needs two or more rasters, {count} given; add another one."
        method = self.parameterAsEnumString(parameters, "METHOD", context)
        check_choice(method, self._weights(parameters, context), count)
        return None

    def _weights(self, parameters, context):
        from ...engine.dem.weights import Weights

        files = self.rasters(parameters, "WEIGHTS", context) if is_given(parameters.get("WEIGHTS"), context) else []
        source = self.parameterAsEnumString(parameters, "WEIGHTS_FROM", context)
        return Weights(source, files, self.parameterAsInt(parameters, "ERROR_BAND", context))

    def work(self, parameters, context, monitor):
        from ...engine.dem.composite import composite

        output, report = self.destination(parameters, "OUTPUT", context, "elevation"), None
        if is_given(parameters.get("REPORT"), context):
            report = self.parameterAsFileOutput(parameters, "REPORT", context)
        composed = composite(
            self.rasters(parameters, "INPUT", context),
            output,
            method=self.parameterAsEnumString(parameters, "METHOD", context),
            remove_bias=self.parameterAsBool(parameters, "REMOVE_BIAS", context),
            monitor=monitor,
            weights=self._weights(parameters, context),
            model=Model(
                self.parameterAsDouble(parameters, "LAMBDA", context),
                self.parameterAsDouble(parameters, "HUBER", context),
                self.parameterAsInt(parameters, "ITERATIONS", context),
            ),
            coregister=self.parameterAsBool(parameters, "COREGISTER", context),
            report=report,
        )
        results = {"OUTPUT": output}
        if report is not None:
            results["REPORT"] = report
        if composed.convergence is not None:
            results.update(zip(NUMBERS, composed.convergence.numbers()))
        return results


# Of a variational fusion: outputs and their names.
NUMBERS = {
    "ENERGY_START": "Energy before the first iteration (m per pixel)",
    "ENERGY": "Energy after the last iteration (m per pixel)",
    "GAP": "By which share of itself the energy is, at most, above the lowest",
    "LAST_CHANGE": "Mean change of the heights in the last iteration (m)",
}
