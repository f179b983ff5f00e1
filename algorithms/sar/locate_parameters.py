"""The parameters of locate_targets.py, in the order of its dialog: tables where many are alike."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...engine.sar.corrections.choices import CHOICES, DEFAULT, EFFECTS, PLATES

DOUBLE = QgsProcessingParameterNumber.Type.Double
FILES = QgsProcessing.SourceType.TypeFile
TABLE = [QgsProcessing.SourceType.TypeVector]
POINTS = [QgsProcessing.SourceType.TypeVectorPoint]
FOLDER = QgsProcessingParameterFile.Behavior.Folder
# Else QGIS refuses a name without a dot.
ANY_FILE = "All files (*)"
WEIGHTS = ("equal", "scr")
NONE = "none"  # of plates, of corrections
FRAME_OF_REFERENCES = "frame of the reference targets"

# name, description, default (None: optional and empty), least, most, help
ADJUSTMENT = (
    ("GROSS_LIMIT", "Limit of residuals, step 1 (resolutions)", 1.0, 0, 1e6,
     "Observations with larger residuals are removed first: 0.6 m in range and 1.1 m in azimuth for TerraSAR-X high "
     "resolution spotlight. 0: no such step."),
    ("SIGMA_LIMIT", "Limit of residuals, step 2 (sigmas)", 2.0, 0, 1e6,
     "Then those beyond so many sigmas of their track, range or azimuth. 0: no such step."),
    ("S_LIMIT", "Limit of the scatter of azimuth, step 3 (resolutions)", 0.18, 0, 1e6,
     "Targets are not kept when azimuth in any track scatters by more, counted about zero: 0.20 m at a resolution of "
     "1.1 m. 0: no such step."),
    ("RANGE_RESOLUTION", "Slant range resolution (m)", None, 0.01, 1e4,
     "What step 1 counts in. Empty: the product's."),
    ("AZIMUTH_RESOLUTION", "Azimuth resolution (m)", None, 0.01, 1e4,
     "What steps 1 and 3 count in. Empty: the product's."),
    ("ASSUMED_RANGE", "Assumed error of range (m)", None, 1e-4, 1e4,
     "Where it cannot be estimated (few passes). Empty: from the SCR and the corrections."),
    ("ASSUMED_AZIMUTH", "Assumed error of azimuth (m)", None, 1e-4, 1e4, "Along track; where it cannot be estimated. "
     "Empty: from the SCR and the corrections."),
    ("MIN_INTERSECTION", "Least intersection angle (degrees)", 2.0, 0.01, 90,
     "Targets whose lines of sight meet at less cannot be located and are refused."),
)  # fmt: skip
# name, description, help
FILE_LISTS = (
    ("TROPOSPHERE", "Troposphere files", "Zenith delays of stations (CSV, SINEX-TRO), or VMF3 grids with their "
     "orography. Empty: a standard atmosphere, good to some 5 cm at the zenith."),
    ("IONOSPHERE", "Ionosphere files (IONEX)", "Global ionosphere maps of the days of the passes, plain or .gz."),
)  # fmt: skip
# name, description, kinds of files, help
ONE_FILE = (
    ("EOP", "Earth orientation parameters", "IERS (finals* eopc*)",
     "A file of the IERS, finals2000A or EOP C04, for the pole tide. Not used unless pole_tide is chosen."),
    ("OCEAN_LOADING", "Ocean loading (BLQ)", "BLQ (*.blq *.BLQ)",
     "Coefficients from the ocean loading provider of Onsala, for a place near by. Not used unless ocean_loading is "
     "chosen."),
    ("ATMOSPHERIC_LOADING", "Atmospheric loading", "CSV (*.csv)",
     "A series of displacements: CSV with the columns utc or mjd, and east_mm, north_mm, up_mm (or east_m, north_m, "
     "up_m)."),
    ("CALIBRATION", "Calibration offsets", "CSV, JSON (*.csv *.json)",
     "CSV or JSON with sensor, range_m, azimuth_m, sigma_range_m, sigma_azimuth_m."),
)  # fmt: skip
SWITCHES = (
    ("MISMATCH", "Look for geometries on another target", True,
     "With three or more geometries: one that contradicts the others is left out."),
    ("COMPONENTS", "Estimate variance components", True,
     "Of range and azimuth in each track. Else the assumed errors stand."),
    ("ROBUST", "Robust estimation (Huber)", False, "Weighs large residuals down, beside the removal."),
)  # fmt: skip


# Parameters that only one of the corrections reads.
READ_BY = {
    "TROPOSPHERE": "troposphere", "IONOSPHERE": "ionosphere", "TEC": "ionosphere", "EOP": "pole_tide",
    "OCEAN_LOADING": "ocean_loading", "ATMOSPHERIC_LOADING": "atmospheric_loading", "CALIBRATION": "calibration",
}  # fmt: skip
# And those that mean nothing in differential mode.
NOT_DIFFERENTIAL = (*READ_BY, "FRAME", "PLATE", "EPOCH")


def add_parameters(algorithm):
    _inputs(algorithm)
    _corrections(algorithm)
    _adjustment(algorithm)
    _outputs(algorithm)


def _inputs(algorithm):
    algorithm.add(
        QgsProcessingParameterFeatureSource("OBSERVATIONS", "Observations", TABLE),
        "The table of the point target analysis, or any table with a row per target and pass (see COLUMNS). Rows with "
        "kept = 0 are left out.",
    )
    algorithm.add(
        QgsProcessingParameterString("COLUMNS", "Columns of the observations", optional=True, multiLine=True),
        "For a table with other names: target = 'CR1'; product = stack + date; tau_s = 2 * tau_one_way … One "
        "definition a line, or separated by ;.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterMultipleLayers("PRODUCTS", "SAR products (or state vectors)", FILES, optional=True),
        "The products that the observations were made in: orbits, wavelength and declared delays come from there. "
        "Empty: those that the table names, unless a table of state vectors is given.",
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource("ORBITS", "State vectors (or products)", TABLE, optional=True),
        "Instead of products: a table with product, t_s (seconds since the epoch of the observations) or time_utc, x, "
        "y, z (m), vx, vy, vz (m/s), Earth-fixed.",
    )
    algorithm.add(
        QgsProcessingParameterString("ORBIT_COLUMNS", "Columns of the state vectors", optional=True, multiLine=True),
        "For a table with other names, as for the observations: x = pos_x; vx = vel_x … One definition a line, or "
        "separated by ;.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterString("ORBIT_FRAME", "Frame of the state vectors", "ITRF2014", optional=True),
        "ITRF2020, ITRF2014, ITRF2008, IGS14 …, of a table of state vectors; products name their own.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterFile("ORBIT_FILES", "Folder of precise orbits", FOLDER, optional=True),
        "Sentinel-1 orbit files (.EOF); those that cover a product replace its own orbit.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber("HEIGHT", "Height to start from (m)", DOUBLE, 0.0, minValue=-1000, maxValue=9000),
        "Ellipsoidal; only where the observations have no height_m. A kilometre off does no harm.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterBoolean("PREDICTED", "Allow predicted orbits", False),
        "Predicted orbits are off by metres. Off: a run with one of them stops.",
        advanced=True,
    )


def _corrections(algorithm):
    algorithm.add(
        QgsProcessingParameterEnum(
            "CORRECTIONS",
            "Corrections",
            [*CHOICES, NONE],
            allowMultiple=True,
            defaultValue=list(DEFAULT),
            optional=True,
            usesStaticStrings=True,
        ),
        "What is taken off the times. By default "
        + "; ".join(f"{name}: {CHOICES[name]}" for name in DEFAULT)
        + ". Also "
        + "; ".join(f"{name}: {what}" for name, what in CHOICES.items() if name not in DEFAULT)
        + f". {NONE}, alone: no correction at all.",
    )
    algorithm.add(
        QgsProcessingParameterEnum(
            "TABLE_CORRECTIONS",
            "Corrections in the observations",
            list(EFFECTS),
            allowMultiple=True,
            optional=True,
            usesStaticStrings=True,
        ),
        "Effects that columns of the observations hold: <effect>_range_m (one-way), <effect>_range_s (two-way), "
        "<effect>_azimuth_s, or <effect>_x_m, _y_m, _z_m.",
        advanced=True,
    )
    for name, description, text in FILE_LISTS:
        algorithm.add(QgsProcessingParameterMultipleLayers(name, description, FILES, optional=True), text)
    algorithm.add(
        QgsProcessingParameterNumber(
            "TEC", "Fixed electron content (TECU)", DOUBLE, optional=True, minValue=0, maxValue=300
        ),
        "Vertical, where no IONEX file is given: 5 to 20 in the morning, up to 60 in the afternoon.",
    )
    for name, description, kinds, text in ONE_FILE:
        file = QgsProcessingParameterFile(name, description, optional=True, fileFilter=f"{kinds};;{ANY_FILE}")
        algorithm.add(file, text, advanced=name != "CALIBRATION")
    algorithm.add(
        QgsProcessingParameterCrs("FRAME", "Frame of the positions", optional=True),
        "A frame that moves with a plate, such as EPSG:7930 (ETRF2000) in Europe: positions then hold at any time. "
        "Empty: the frame of the orbits (ITRF).",
    )
    algorithm.add(
        QgsProcessingParameterEnum("PLATE", "Plate", [NONE, *PLATES], defaultValue=NONE, usesStaticStrings=True),
        "In the orbits' frame: the plate whose motion is taken off, so that positions hold at the epoch below.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber("EPOCH", "Epoch (year)", DOUBLE, optional=True, minValue=1980, maxValue=2100),
        "Decimal year at which the positions shall hold, beside a plate. Empty: the mean of the passes.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "REFERENCE", "Reference targets (differential mode)", POINTS, optional=True
        ),
        "Targets whose places are known (points with ellipsoidal Z, named as in the observations). What they are off "
        "is taken off all others, in place of all models.",
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource("CHECK", "Known positions (for checking)", POINTS, optional=True),
        "Surveyed places of some targets (points with ellipsoidal Z, in the frame of the positions): the report tells "
        "the errors, and how they shrink with each correction. They have no influence.",
        advanced=True,
    )
    for name, parent in (("REFERENCE_NAME", "REFERENCE"), ("CHECK_NAME", "CHECK")):
        algorithm.add(
            QgsProcessingParameterField(
                name, f"Field with names ({parent.lower()})", parentLayerParameterName=parent, optional=True
            ),
            "Empty: a field called target or name, else the ids of the features.",
            advanced=True,
        )
    algorithm.add(
        QgsProcessingParameterNumber("REFERENCE_SIGMA", "Error of the reference (m)", DOUBLE, 0.01, minValue=0),
        "Standard deviation of each coordinate of a reference target, in metres.",
        advanced=True,
    )


def _adjustment(algorithm):
    for name, description, default, least, most, text in ADJUSTMENT:
        algorithm.add(
            QgsProcessingParameterNumber(
                name, description, DOUBLE, default, optional=default is None, minValue=least, maxValue=most
            ),
            text,
            advanced=True,
        )
    for name, description, default, text in SWITCHES:
        algorithm.add(QgsProcessingParameterBoolean(name, description, default), text, advanced=True)
    algorithm.add(
        QgsProcessingParameterEnum("WEIGHTS", "Weights", list(WEIGHTS), defaultValue="equal", usesStaticStrings=True),
        "equal: all observations of a track and kind alike; scr: by the errors that point target analysis predicts.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterCrs("CRS", "CRS of the layers (default: local UTM zone)", optional=True),
        "Projected or geographic. Empty: the UTM zone of the targets. Coordinates are put into it without a change of "
        "frame.",
        advanced=True,
    )


def _outputs(algorithm):
    algorithm.add(
        QgsProcessingParameterFeatureSink("OUTPUT", "Ground control points", POINTS[0]),
        "Points with Z (ellipsoidal height): coordinates, formal and total errors, counts, geometry class.",
    )
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            "ELLIPSES",
            "95 % error ellipses",
            QgsProcessing.SourceType.TypeVectorPolygon,
            optional=True,
            createByDefault=False,
        ),
        "Horizontal error ellipses (2.448 sigma, total), drawn larger than they are.",
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "EXAGGERATION", "Exaggeration of the ellipses (times)", DOUBLE, 100.0, minValue=1, maxValue=1e5
        ),
        "How many times too large the ellipses are drawn.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterFeatureSink("RESIDUALS", "Residuals", TABLE[0], optional=True, createByDefault=True),
        "A table with one row per target and pass: residuals, and which observations were removed, why.",
    )
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "REPORT", "Report", "HTML files (*.html)", optional=True, createByDefault=True
        ),
        "One self-contained HTML file: corrections, averages by class, error budget, residuals, map.",
    )
