"""Reference components of built-up areas from building heights."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ..base import VerticalCityAlgorithm, is_given

NUMBER = QgsProcessingParameterNumber.Type.Double
POLYGON = [QgsProcessing.SourceType.TypeVectorPolygon]
# Lower-case names of fields that hold heights of buildings above the ground.
USUAL_HEIGHTS = {
    "height", "height_m", "heights", "h_building", "building_height", "buildingheight", "bldg_height", "bldgheight",
    "measuredheight", "measured_height", "hoehe", "höhe", "hoehe_mod", "gebaeudehoehe", "hauteur", "altura", "altezza",
}  # fmt: skip


class ComputeReference(VerticalCityAlgorithm):
    ID = "referencecomponents"
    NAME = "Reference components"
    STEM = "compute_reference"
    GROUP = ("gvc", "2 Building heights")
    TAGS = (
        "building height", "buildings", "AGBH", "ANBH", "SGBH", "SNBH", "GHSL", "nDSM", "DSM", "DTM", "LiDAR", "3D",
        "footprints", "cadastre", "OpenStreetMap", "OSM", "CityGML", "volume", "floor area", "density", "urban",
        "training data", "ground truth",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterFeatureSource("BUILDINGS", "Building footprints", POLYGON, optional=True),
            "Polygons with a height field. Where footprints overlap, the highest counts. Give this, or an nDSM, or a "
            "DSM with a DTM.",
        )
        self.add(
            QgsProcessingParameterField(
                "HEIGHT", "Height field", parentLayerParameterName="BUILDINGS", optional=True,
                type=QgsProcessingParameterField.DataType.Numeric,
            ),
            "Numeric field with the height of the building above the ground. Empty: the only one with a usual name "
            "(height, building_height, measuredHeight, hoehe, hauteur …); the log says which. Buildings without a "
            "height are skipped and counted; their ground counts as open ground.",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterNumber(
                "HEIGHT_FACTOR",
                "Metres per unit of the height field (feet: 0.3048)",
                NUMBER,
                defaultValue=1.0,
                minValue=1e-6,
            ),
            "What heights are multiplied by to give metres: 1 for metres, 0.3048 for feet.",
        )
        self.add(
            QgsProcessingParameterRasterLayer("NDSM", "nDSM (heights above ground)", optional=True),
            "Normalised surface model in metres, instead of footprints. Everything above 0 counts as building.",
        )
        self.add(
            QgsProcessingParameterRasterLayer("DSM", "DSM (surface)", optional=True),
            "Surface model in metres, together with a DTM, instead of footprints.",
        )
        self.add(
            QgsProcessingParameterRasterLayer("DTM", "DTM (ground)", optional=True),
            "Terrain model in metres, together with a DSM.",
        )
        self.add_cells(
            "the extent",
            "A raster whose CRS, cells and extent are used: the DEM features to be paired with these.",
        )
        self.add(
            QgsProcessingParameterExtent("EXTENT", "Extent in which all heights are known", optional=True),
            "Cells that reach beyond it are nodata. Empty: the extent of the input.",
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "COVERAGE", "Area in which all heights are known", POLYGON, optional=True
            ),
            "Polygons: outside them the height is not known, rather than zero.",
        )
        self.add(
            QgsProcessingParameterNumber(
                "RESOLUTION", "Sampling distance (m)", NUMBER, defaultValue=1.0, minValue=1e-3
            ),
            "Heights are sampled at points this far apart; must divide the cell size.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "CEILING_HEIGHT", "Height of a storey (m)", NUMBER, defaultValue=3.0, minValue=0.1
            ),
            "For the band FLOOR_AREA: AGBH times the cell's area divided by this.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "MIN_VALID", "Covered share of a cell (0 to 1)", NUMBER, defaultValue=1.0, minValue=1e-6, maxValue=1.0
            ),
            "A cell has values when at least this share of its samples is covered; 1, as in the paper, is strict.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber("MIN_HEIGHT", "Lowest building (m)", NUMBER, defaultValue=0.0, minValue=0.0),
            "Samples up to this height count as ground; about 2 m keeps the noise of an nDSM from looking built-up.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", "Reference components"),
            "GeoTIFF with bands AGBH, ANBH, SGBH, SNBH, BUILT_SHARE, VOLUME, FLOOR_AREA, VALID_SHARE.",
        )
        self.addOutput(QgsProcessingOutputNumber("CELLS", "Valid cells"))
        self.addOutput(QgsProcessingOutputNumber("FOOTPRINTS", "Footprints read"))
        self.addOutput(QgsProcessingOutputNumber("SKIPPED", "Footprints skipped for want of a usable height"))

    def problem(self, parameters, context):
        self.check_rasters(parameters, context, "NDSM", "DSM", "DTM", "GRID")
        self.crs(parameters, "CRS", context)
        self.extent(parameters, "EXTENT", context)
        if not is_given(parameters.get("BUILDINGS"), context):
            if any(is_given(parameters.get(name), context) for name in ("NDSM", "DSM", "DTM")):
                return None
            return "Building footprints: no heights are given; give footprints, or an nDSM, or a DSM with a DTM."
        source = self.parameterAsSource(parameters, "BUILDINGS", context)
        if source is None:
            return "Building footprints: the layer cannot be read; choose another one."
        field = self._height_field(parameters, context)
        numeric = [f.name() for f in source.fields() if f.isNumeric()]
        wanted = f"choose a numeric field ({', '.join(numeric) or 'this layer has none'})"
        if not field:
            return f"Height field: none was chosen; {wanted}."
        index = source.fields().lookupField(field)
        if index < 0:
            return f"Height field: {source.sourceName()} has no field {field}; {wanted}."
        if not source.fields().at(index).isNumeric():
            return f"Height field: {field} holds text, not numbers; {wanted}."
        return None

    def _height_field(self, parameters, context):
        """The field that is chosen, else the only numeric one with a usual name, else an empty string."""
        chosen = self.parameterAsString(parameters, "HEIGHT", context)
        source = self.parameterAsSource(parameters, "BUILDINGS", context)
        if chosen or source is None:
            return chosen
        usual = [one.name() for one in source.fields() if one.isNumeric() and one.name().lower() in USUAL_HEIGHTS]
        return usual[0] if len(usual) == 1 else ""

    def work(self, parameters, context, monitor):
        from ...engine.gvc.reference import ReferenceOptions, reference_components

        output = self.destination(parameters, "OUTPUT", context, "building_height")
        field = self._height_field(parameters, context)
        if field and not self.parameterAsString(parameters, "HEIGHT", context):
            factor = self.parameterAsDouble(parameters, "HEIGHT_FACTOR", context)
            monitor.info(f"No height field was chosen: '{field}' is taken, one unit of it as {factor:g} m.")
        summary = reference_components(
            output,
            buildings=self.polygons(
                parameters,
                "BUILDINGS",
                context,
                field=field,
                factor=self.parameterAsDouble(parameters, "HEIGHT_FACTOR", context),
            ),
            ndsm=self.raster(parameters, "NDSM", context),
            dsm=self.raster(parameters, "DSM", context),
            dtm=self.raster(parameters, "DTM", context),
            coverage=self.polygons(parameters, "COVERAGE", context),
            extent=self.extent(parameters, "EXTENT", context),
            crs=self.crs(parameters, "CRS", context),
            grid=self.grid(parameters, "GRID", context),
            options=ReferenceOptions(
                cell_size_m=self.parameterAsDouble(parameters, "CELL_SIZE", context),
                resolution_m=self.parameterAsDouble(parameters, "RESOLUTION", context),
                ceiling_height_m=self.parameterAsDouble(parameters, "CEILING_HEIGHT", context),
                min_valid=self.parameterAsDouble(parameters, "MIN_VALID", context),
                min_height_m=self.parameterAsDouble(parameters, "MIN_HEIGHT", context),
            ),
            monitor=monitor,
        )
        return {
            "OUTPUT": output,
            "CELLS": summary.valid_cells,
            "FOOTPRINTS": summary.footprints,
            "SKIPPED": summary.skipped,
        }
