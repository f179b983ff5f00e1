"""Features of a DEM in cells of 250 m."""

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...engine.dem.choices import ASSIGNMENTS
from ...engine.dem.filters import FEATURE_SETS, FILTERS, KERNEL_SUMS
from ..base import VerticalCityAlgorithm

NUMBER = QgsProcessingParameterNumber.Type.Double


class ComputeFeatures(VerticalCityAlgorithm):
    ID = "demfeatures"
    NAME = "Features of a DEM"
    STEM = "compute_features"
    GROUP = ("dem", "1 Elevation models")
    TAGS = (
        "DEM", "DSM", "filter", "focal", "kernel", "Laplacian", "morphology", "opening", "closing", "top-hat",
        "texture", "PANTEX", "GLCM", "building height", "GHSL", "urban", "3D", "terrain", "slope", "hills", "roughness",
        "predictors", "aggregate", "zonal statistics",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterRasterLayer("INPUT", "DEM"),
            "Elevation raster in metres; its first band is used. Filters work on its pixels as they are.",
        )
        self.add(
            QgsProcessingParameterEnum(
                "FEATURE_SET", "Set of features", list(FEATURE_SETS), defaultValue="paper30", usesStaticStrings=True
            ),
            "paper30: the paper's filters, chosen below; terrain_robust: filters that a hillside does not fool, for "
            "places that are not flat; all: both. Only with terrain_robust or all can a fitted model tell later on "
            "what slopes it may be trusted.",
        )
        self.add(
            QgsProcessingParameterRasterLayer("SECOND_DEM", "Second DEM of the place", optional=True),
            "A further elevation raster in metres, best of another sensor (NASADEM beside Copernicus GLO-30, say): "
            "adds to the terrain-robust features what both see, and how they differ. Resampled to the first DEM's grid "
            "where it lies on another.",
        )
        self.add_cells("the DEM", "A raster whose CRS, cells and extent are used, so that outputs fit on each other.")
        self.add(
            QgsProcessingParameterEnum(
                "FILTERS",
                "Filters of the set paper30",
                list(FILTERS),
                allowMultiple=True,
                defaultValue=list(FILTERS),
                usesStaticStrings=True,
            ),
            "Which of the paper's 30 filters to compute. f1-f3: Laplacians; m1-m3: residuals of opening and closing; "
            "d1-d3: gradients of these; ptx: texture contrast. m2d1 is the paper's best for the average gross height. "
            "Without effect where the set of features is terrain_robust.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "MIN_VALID", "Valid share of a cell (0 to 1)", NUMBER, defaultValue=0.5, minValue=1e-6, maxValue=1.0
            ),
            "A cell has a value when at least this share of its pixels has one; 1 is strict.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "KERNEL_SUM", "Sum of the Laplacian kernels", list(KERNEL_SUMS), defaultValue="laplacian",
                usesStaticStrings=True,
            ),
            "laplacian: the kernels sum to zero; sharpening: the pixel itself is added, so they sum to one.",
            advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterEnum(
                "ASSIGNMENT", "Assignment of pixels to cells", list(ASSIGNMENTS), defaultValue="centre",
                usesStaticStrings=True,
            ),
            "centre: a pixel counts in the cell that holds its centre; area: it is shared out by area.",
            advanced=True,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", "DEM features"),
            "GeoTIFF with a mean and a standard deviation of each filter: bands f1_mean, f1_std, …; and VALID_SHARE.",
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                "FILTERED", "Filters at the DEM's own grid", optional=True, createByDefault=False
            ),
            "Also write the filters before generalisation, a band each.",
        )

    def problem(self, parameters, context):
        self.check_rasters(parameters, context, "INPUT", "SECOND_DEM", "GRID")
        self.crs(parameters, "CRS", context)

    def work(self, parameters, context, monitor):
        from ...engine.dem.features import FeatureOptions, compute_features

        output = self.destination(parameters, "OUTPUT", context, "features")
        filtered = self.destination(parameters, "FILTERED", context, "filtered")
        compute_features(
            self.raster(parameters, "INPUT", context),
            output,
            FeatureOptions(
                filters=tuple(self.parameterAsEnumStrings(parameters, "FILTERS", context)),
                kernel_sum=self.parameterAsEnumString(parameters, "KERNEL_SUM", context),
                assignment=self.parameterAsEnumString(parameters, "ASSIGNMENT", context),
                min_valid=self.parameterAsDouble(parameters, "MIN_VALID", context),
                feature_set=self.parameterAsEnumString(parameters, "FEATURE_SET", context),
            ),
            cell_size_m=self.parameterAsDouble(parameters, "CELL_SIZE", context),
            crs=self.crs(parameters, "CRS", context),
            grid=self.grid(parameters, "GRID", context),
            filtered_output=filtered,
            monitor=monitor,
            second=self.raster(parameters, "SECOND_DEM", context),
        )
        return {"OUTPUT": output, **({"FILTERED": filtered} if filtered else {})}
