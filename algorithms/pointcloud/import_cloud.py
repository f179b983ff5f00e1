"""Import a point cloud."""

import math
from dataclasses import astuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from ...engine.errors import EngineInputError
from ...engine.pointcloud.readers import FORMATS
from ...ui.styles import POINTS, style_on_load
from ..base import VerticalCityAlgorithm, is_given
from ..checks import FOLDERS_TOO
from ..clouds import add_cloud_output, add_style, cloud_output, load_cloud

ELLIPSOIDAL, GEOID_GRID, UNDULATION = "ellipsoidal", "geoid_grid", "undulation"
HEIGHT_REFERENCES = (ELLIPSOIDAL, GEOID_GRID, UNDULATION)
UNKNOWN, SIDES = "unknown", ("right", "left")
HEADERS = {"auto": None, "yes": True, "no": False}
DECIMALS = {"auto": None, "point": ".", "comma": ","}
ANGLES = {"HEADING": (-360, 360), "INCIDENCE": (5, 85)}
NUMBERS = (
    ("COUNT", "Points in the cloud"),
    ("READ", "Rows read"),
    ("LEFT_OUT", "Rows left out"),
    ("THINNED", "Points in the layer of points"),
)
TEXTS = (("COLUMNS_USED", "What the columns were taken for"), ("FORMAT_USED", "Format that was read"))
# By its name, since it is imported where there are windows only.
COLUMNS_WIDGET = f"{__package__.rsplit('.', 2)[0]}.ui.columns_widget.ColumnsWidget"
Number = QgsProcessingParameterNumber


def File(name, description, kinds, **more):  # noqa: N802
    """A file of some kinds, or any other, also one whose name has no dot, which QGIS 3.22 refuses by itself."""
    return QgsProcessingParameterFile(name, description, fileFilter=f"{kinds};;Any file (*)", **more)


class ImportCloud(VerticalCityAlgorithm):
    ID = "importpointcloud"
    NAME = "Import a point cloud"
    STEM = "import_cloud"
    GROUP = ("pointcloud", "4 Point clouds")
    TAGS = (
        "point cloud", "SAR", "TomoSAR", "tomography", "PS", "PSI", "PSInSAR", "persistent scatterers", "InSAR",
        "deformation", "ground motion", "subsidence", "velocity", "EGMS", "MintPy", "StaMPS", "SARPROZ", "SqueeSAR",
        "LiDAR", "LAS", "LAZ", "COPC", "EPT", "PLY", "HDF5", "CSV", "time series", "3D", "geoid", "convert",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        given = File(
            "INPUT", "Table or cloud",
            "Tables and clouds (*.csv *.txt *.xy *.npz *.h5 *.hdf5 *.ply *.las *.laz *.json *.gpkg *.shp)",
        )  # fmt: skip
        given.setMetadata({FOLDERS_TOO: True})
        self.add(
            given,
            "CSV or text of any delimiter, NPZ, HDF5, PLY, LAS, LAZ, GeoPackage, Shapefile, or the ept.json of an "
            "EPT. A layer of a GeoPackage is named by file.gpkg|layername=points.",
        )
        self.add_choice("FORMAT", "Format", FORMATS, "auto", "Of the file; auto looks at its content.")
        columns = QgsProcessingParameterString("COLUMNS", "Columns", multiLine=True, optional=True)
        columns.setMetadata({"widget_wrapper": {"class": COLUMNS_WIDGET}})
        self.add(
            columns,
            "What the columns are, where the guess is wrong; the guess is in the log. Definitions on lines of their "
            "own or separated by semicolons, our name on the left: longitude, latitude; easting, northing; x_m, y_m, "
            "z_m; line, sample or t_az_s, tau_s; height, elevation, id, velocity (mm/yr), coherence ... 'height = dem "
            "+ dem_error' adds columns, 'velocity = 1000 * v' changes the unit, 'snr = none' leaves one away, any "
            "other name keeps a further column.",
        )
        self.add(
            QgsProcessingParameterCrs("CRS", "CRS of the table", optional=True),
            "Of the positions in the file. Empty: what the file says; longitude and latitude alone are WGS 84.",
        )
        self._of_heights()
        self.add(
            QgsProcessingParameterString("FILTER", "Filter", optional=True),
            'Points to keep, as an expression on their attributes: coherence > 0.7 and snr >= 3, or "VEL" between -20 '
            "and 20. Points without a value do not pass.",
        )
        self.add(
            QgsProcessingParameterExtent("EXTENT", "Extent", optional=True),
            "Keep only points within this rectangle; in another CRS, within its bounding rectangle.",
        )
        self._of_the_track()
        self._of_text()
        self.add(
            QgsProcessingParameterCrs("OUTPUT_CRS", "CRS of the cloud (default: local UTM zone)", optional=True),
            "A projected CRS in metres. Empty: that of the table if it is such, else the UTM zone of the points.",
            advanced=True,
        )
        add_style(self)
        add_cloud_output(self, "OUTPUT", "Point cloud")
        self._of_points()
        for name, description in NUMBERS:
            self.addOutput(QgsProcessingOutputNumber(name, description))
        for name, description in TEXTS:
            self.addOutput(QgsProcessingOutputString(name, description))

    def _of_the_track(self):
        self.add(
            File("PRODUCT", "SAR product of the track", "SAR products (*.xml *.safe *.h5 *.json *.res)", optional=True),
            "The annotation of a TerraSAR-X, Sentinel-1 or NISAR-like product, a generic JSON, or the master.res of "
            "Doris. Geocodes clouds in lines and samples or in times; gives other clouds incidence and heading for "
            "each point.",
        )
        self.add(
            File("ORBIT", "Orbit of the track", "Orbits (*.EOF *.eof *.csv *.txt)", optional=True),
            "Instead of a product: a Sentinel-1 EOF file or a table of state vectors (t_s, x_m, y_m, z_m ...). It "
            "knows no lines and samples.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("TIME", "Time of the pass (UTC)", optional=True),
            "Some moment of it, such as 2020-01-01T05:26:10, where the orbit file covers more than one pass; for a "
            "table of state vectors the moment that its times count from.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("PART", "Part of the product", optional=True),
            "Name of the image, where the product holds several: the swath or polarisation that the cloud was made "
            "from.",
            advanced=True,
        )
        for name, what in (("FIRST_LINE", "line"), ("FIRST_SAMPLE", "sample")):
            self.add(
                Number(name, f"Number of the first {what}", Number.Type.Double, defaultValue=0.0),
                f"What the cloud calls the product's first {what}: 0, 1, or, for a cut-out, minus where it begins.",
                advanced=True,
            )
        self.add(
            QgsProcessingParameterString("REFERENCE", "Reference point", optional=True),
            "Where the cloud itself has its reference point, with the ellipsoidal height that the processor took for "
            "it: 'line = 1204.5; sample = 873; height = 81.2', 't = 3.25; tau = 0.0042; height = 81.2', 'longitude = "
            "13.37; latitude = 52.51; height = 81.2' or 'x = 389000; y = 5819000; height = 81.2' in the CRS of the "
            "cloud. Elevations of radar-coded clouds start from it, and fusepointclouds shifts it to its absolute "
            "place.",
        )
        self.add(
            QgsProcessingParameterString("TRACK", "Name of the track", optional=True),
            "As stereo SAR names it, such as ascending 42 deg; empty: that of the product, or of the file.",
            advanced=True,
        )
        angles = (
            ("HEADING", "Heading (degrees)", "Square to the line of sight at the point, clockwise from north"),
            ("INCIDENCE", "Incidence angle (degrees)", "At the reference point"),
        )
        for name, description, what in angles:
            low, high = ANGLES[name]
            self.add(
                Number(name, description, Number.Type.Double, optional=True, minValue=low, maxValue=high),
                f"{what}, where no product, orbit or column tells.",
                advanced=True,
            )
        self.add_choice(
            "LOOK_SIDE", "Look side", (UNKNOWN, *SIDES), UNKNOWN,
            "To which side of the flight the radar looks; unknown: as the product says, else right.",
        )  # fmt: skip

    def _of_heights(self):
        self.add_choice(
            "HEIGHT_REFERENCE", "Heights are", HEIGHT_REFERENCES, ELLIPSOIDAL,
            "ellipsoidal; or above the geoid, and made ellipsoidal by a grid of undulations or by one undulation.",
            advanced=False,
        )  # fmt: skip
        self.add(
            File("GEOID", "Geoid grid", "Geoid grids (*.tif *.tiff *.gtx *.asc *.img)", optional=True),
            "A raster of undulations in metres (EGM96, EGM2008, a national geoid) as GeoTIFF, GTX or anything that "
            "GDAL reads; for heights by geoid_grid.",
            advanced=True,
        )
        self.add(
            Number("UNDULATION", "Geoid undulation (m)", Number.Type.Double, optional=True, minValue=-115, maxValue=95),
            "Height of the geoid above the ellipsoid (Berlin: 39.5 m), added to all heights; for heights by "
            "undulation.",
            advanced=True,
        )

    def _of_text(self):
        self.add(
            QgsProcessingParameterString("DELIMITER", "Delimiter of text", optional=True),
            "One character, or tab or space; empty: found from the first lines.",
            advanced=True,
        )
        self.add_choice(
            "HEADER", "Header of text", tuple(HEADERS), "auto",
            "Whether the first line names the columns; without, they are column_1, column_2 ...",
        )  # fmt: skip
        self.add_choice(
            "DECIMAL", "Decimal mark of text", tuple(DECIMALS), "auto", "auto finds it from the first lines."
        )
        self.add(
            Number("BAD_LINES", "Bad lines allowed", Number.Type.Integer, defaultValue=1000, minValue=0),
            "Lines of text with too many or too few cells are left out and counted; more than this many stop the "
            "import.",
            advanced=True,
        )

    def _of_points(self):
        vector = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterVectorDestination(
                "OUTPUT_POINTS", "Points of the cloud", vector.TypeVectorPoint, optional=True, createByDefault=False
            ),
            "The points as a GeoPackage with the field names that InSAR Explorer and PS Time Series read, with their "
            "time series.",
        )
        self.add(
            Number(
                "THINNING", "Thin points to one in cells of (m)", Number.Type.Double, defaultValue=0.0, minValue=0.0
            ),
            "Side of grid cells in each of which the best point is kept in the layer of points (highest coherence, "
            "else SNR, else amplitude). 0 keeps all. The cloud itself is never thinned.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterVectorDestination(
                "SERIES", "Time series", vector.TypeVector, optional=True, createByDefault=False
            ),
            "A table (GeoPackage) with the time series of every point in mm, keyed by the id of the point.",
        )

    # Checks before a run.

    def problem(self, parameters, context):
        from ...engine.pointcloud.expression import compile_filter
        from ...engine.pointcloud.roles import check_text

        try:
            check_text(self.parameterAsString(parameters, "COLUMNS", context))
        except EngineInputError as error:
            return f"{self.label('COLUMNS')}: {error}"
        text = self.parameterAsString(parameters, "FILTER", context)
        if text.strip():
            compile_filter(text)
        self.map_crs(parameters, "OUTPUT_CRS", context)
        self.crs(parameters, "CRS", context)
        self._options(parameters, context)
        if all(is_given(parameters.get(name), context) for name in ("PRODUCT", "ORBIT")):
            return "SAR product and Orbit: both are given; the geometry comes from one of them."
        return None

    def _file(self, parameters, name, context):
        """The path of an optional output, or an empty string."""
        if not is_given(parameters.get(name), context):
            return ""
        return self.parameterAsOutputLayer(parameters, name, context) or ""

    def _heights(self, parameters, context):
        from ...engine.pointcloud.heights import HeightReference

        chosen = self.parameterAsEnumString(parameters, "HEIGHT_REFERENCE", context)
        grid = self.parameterAsFile(parameters, "GEOID", context)
        undulation = self.optional_number(parameters, "UNDULATION", context)
        wanted = {GEOID_GRID: ("GEOID", grid), UNDULATION: ("UNDULATION", undulation)}
        if chosen in wanted and wanted[chosen][1] in ("", None):
            name = wanted[chosen][0]
            raise EngineInputError(f"{self.label(name)}: none is given, but heights are by {chosen}; give it.")
        return HeightReference(
            grid if chosen == GEOID_GRID else "", undulation if chosen == UNDULATION else None
        )  # fmt: skip

    def _options(self, parameters, context):
        from ...engine.pointcloud.importing import ImportOptions

        text = lambda name: self.parameterAsString(parameters, name, context).strip()  # noqa: E731
        choice = lambda name: self.parameterAsEnumString(parameters, name, context)  # noqa: E731
        side = choice("LOOK_SIDE")
        extent = self.extent(parameters, "EXTENT", context)
        if extent and not all(map(math.isfinite, astuple(extent[0]))):
            raise EngineInputError(f"{self.label('EXTENT')}: it is infinite; give xmin,xmax,ymin,ymax in numbers.")
        return ImportOptions(
            format=choice("FORMAT"),
            columns=self.parameterAsString(parameters, "COLUMNS", context),
            crs=self.crs(parameters, "CRS", context),
            to_crs=self.map_crs(parameters, "OUTPUT_CRS", context),
            geometry_file=self.parameterAsFile(parameters, "PRODUCT", context)
            or self.parameterAsFile(parameters, "ORBIT", context),
            product=text("PART"),
            time_utc=text("TIME"),
            first_line=self.parameterAsDouble(parameters, "FIRST_LINE", context),
            first_sample=self.parameterAsDouble(parameters, "FIRST_SAMPLE", context),
            reference=text("REFERENCE"),
            track=text("TRACK"),
            heading_deg=self.optional_number(parameters, "HEADING", context),
            incidence_deg=self.optional_number(parameters, "INCIDENCE", context),
            look_side="" if side == UNKNOWN else side,
            heights=self._heights(parameters, context),
            filter=text("FILTER"),
            extent=extent and extent[0],
            extent_crs=extent and extent[1],
            text={
                "delimiter": {"tab": "\t", "space": " "}.get(text("DELIMITER").lower(), text("DELIMITER")) or None,
                "header": HEADERS[choice("HEADER")],
                "decimal": DECIMALS[choice("DECIMAL")],
                "bad_lines": self.parameterAsInt(parameters, "BAD_LINES", context),
            },
            thinning_m=self.parameterAsDouble(parameters, "THINNING", context),
        )

    # The run.

    def work(self, parameters, context, monitor):
        from ...engine.pointcloud.importing import import_cloud

        options = self._options(parameters, context)
        wanted = cloud_output(self, parameters, "OUTPUT", context)
        points, series = (self._file(parameters, name, context) for name in ("OUTPUT_POINTS", "SERIES"))
        given = self.parameterAsFile(parameters, "INPUT", context)
        done = import_cloud(given, wanted, options, monitor, points, series)
        results = load_cloud(self, parameters, "OUTPUT", context, wanted, monitor)
        if points:
            results["OUTPUT_POINTS"] = points
            style_on_load(context, points, POINTS)
        if series:
            results["SERIES"] = series
        return {
            **results,
            "COUNT": done.points,
            "READ": done.read,
            "LEFT_OUT": done.left_out,
            "THINNED": done.thinned,
            "COLUMNS_USED": done.columns,
            "FORMAT_USED": done.format,
        }
