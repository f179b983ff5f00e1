"""Fuse point clouds of several tracks."""

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QVariant

from ...engine.errors import EngineInputError
from ...engine.pointcloud.choices import GEODETIC, GEOMETRIC, MODES
from ..base import VerticalCityAlgorithm, is_given
from ..clouds import add_cloud_inputs, add_cloud_output, add_style, cloud_files, cloud_output, load_cloud
from ..outputs import restored_on_failure

# What is wanted of a layer of stereo SAR points, before the rest is asked for.
POINT_FIELDS = ("target", "x_m", "y_m", "z_m")
# Columns of the table of tracks, in the order of the fields of a Track.
TRACK_COLUMNS = ("cloud", "track", "pass", "heading", "incidence", "look side", "x", "y", "height")
TRACK_FIELDS = ("name", "pass_direction", "heading_deg", "incidence_deg", "look_side", "x", "y", "height")
NUMBERS = (
    ("COUNT", "Points in the fused cloud"),
    ("MAX_SHIFT", "Largest shift of a cloud (m)"),
    ("MAX_LAMP_POST", "Largest part of the lamp post (m)"),
    ("DISAGREEMENT", "Largest disagreement of tracks by the printed equations (m)"),
    ("MEDIAN_BEFORE", "Largest median height difference of two clouds before (m)"),
    ("MEDIAN_AFTER", "Largest median height difference of two clouds after (m)"),
)
Number = QgsProcessingParameterNumber


class FuseClouds(VerticalCityAlgorithm):
    ID = "fusepointclouds"
    NAME = "Fuse point clouds"
    STEM = "fuse_clouds"
    GROUP = ("pointcloud", "4 Point clouds")
    TAGS = (
        "point cloud", "SAR", "InSAR", "TomoSAR", "tomography", "PS", "PSI", "persistent scatterers", "fusion", "merge",
        "combine", "align", "geodetic", "absolute positioning", "stereo SAR", "lamp post", "ascending", "descending",
        "co-registration", "registration", "offset", "elevation", "multi-track", "3D", "urban",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        add_cloud_inputs(
            self,
            "CLOUDS",
            "Clouds",
            "Two or more clouds of importpointcloud, one of each track. They bring their reference point, heading and "
            "incidence with them; TRACKS gives what they lack.",
            2,
        )
        self.add_choice(
            "MODE",
            "Mode",
            MODES,
            GEODETIC,
            "geodetic: each cloud's reference point goes where its track sees the lamp post, for any number of tracks. "
            "geodetic_printed: equations 7 to 15 of the paper, one dz for all pairs. offset_only: each reference point "
            "goes to the stereo point itself. geometric: without a stereo point, offsets along elevation by which the "
            "clouds match.",
            advanced=False,
        )
        of = QgsProcessing.SourceType.TypeVector
        self.add(
            QgsProcessingParameterFeatureSource("STEREO", "Stereo SAR points", [of], optional=True),
            "The points of stereogcp, with the reference point of the clouds among them. Not needed in the geometric "
            "mode.",
        )
        self.add(
            QgsProcessingParameterString("TARGET", "Reference target (its name)", optional=True),
            "Name (field target) of the reference point of the clouds; empty: the one nearest to where they have "
            "theirs.",
        )
        self.add(
            QgsProcessingParameterFeatureSource("RESIDUALS", "Residuals of stereo SAR", [of], optional=True),
            "The table RESIDUALS of the same run: which tracks made the stereo point, with what weights and from where "
            "they saw it. Without it the rounded figures in the points' field tracks serve, with the clouds' angles.",
        )
        self.add(
            QgsProcessingParameterString("COORDINATES", "Coordinates of the reference point", optional=True),
            "Instead of a layer: 'longitude = 13.3777; latitude = 52.5186; height = 81.43', ellipsoidal, on WGS 84. "
            "The clouds' own tracks are then taken to have made it, with equal weights.",
            advanced=True,
        )
        self.add(
            Number("DIAMETER", "Diameter of the lamp post (m)", Number.Type.Double, defaultValue=0.2, minValue=0.0),
            "Of the cylinder that is the reference point; 0 for a target that all tracks see at one place, such as a "
            "corner reflector.",
        )
        self.add(
            Number(
                "DIAMETER_SIGMA",
                "Standard deviation of the diameter (m)",
                Number.Type.Double,
                optional=True,
                minValue=0,
            ),
            "Goes into the error of the shifts. Empty: a quarter of the diameter.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterMatrix("TRACKS", "Tracks", headers=list(TRACK_COLUMNS), optional=True),
            "What the clouds do not say of themselves: a row for each cloud, named by its file or layer, or in the "
            "order of the clouds where the names are empty. Heading clockwise from north and incidence in degrees, "
            "look side right or left, x, y and height of the reference point in the CRS of the cloud. Empty cells "
            "leave the cloud's own.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("HELD", "Clouds that stay, geometric", optional=True),
            "Names of clouds, with commas between them, that the geometric mode leaves where they are, such as one "
            "that is already absolute. Empty: all move, as little as possible.",
            advanced=True,
        )
        sigmas = (("RANGE_SIGMA", "ranges", 0.3), ("AZIMUTH_SIGMA", "azimuths", 0.1))
        for name, what, usual in sigmas:
            self.add(
                Number(
                    name, f"Standard deviation of {what}, geometric (m)", Number.Type.Double, defaultValue=usual,
                    minValue=0.0,
                ),
                f"How far the {what} of a cloud as a whole may be off: it goes into the errors of its offset, which "
                "matching cannot tell from it.",
                advanced=True,
            )  # fmt: skip
        self.add(
            Number("UNDULATION", "Undulation at the reference point (m)", Number.Type.Double, optional=True),
            "Only for clouds whose heights are above the geoid: height of the geoid above the ellipsoid there. Empty: "
            "heights are ellipsoidal.",
            advanced=True,
        )
        add_style(self)
        add_cloud_output(self, "OUTPUT", "Fused point cloud")
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", "Report", "HTML files (*.html)", optional=True, createByDefault=True
            ),
            "Shifts with their errors, agreement of the clouds before and after, a cross-section, as one HTML file.",
        )
        for name, description in NUMBERS:
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def problem(self, parameters, context):
        mode = self.parameterAsEnumString(parameters, "MODE", context)
        layer, typed = (is_given(parameters.get(name), context) for name in ("STEREO", "COORDINATES"))
        if mode != GEOMETRIC and not (layer or typed):
            return (
                f"{self.label('STEREO')}: none is given, but the mode {mode} needs it; give it, or choose {GEOMETRIC}."
            )
        if layer and typed:
            return f"{self.label('STEREO')}: Coordinates are given too; give one of both."
        if typed:
            self._place(parameters, context)
        self._tracks(parameters, context)
        return None

    def _place(self, parameters, context):
        from ...engine.pointcloud.stereo_reference import parse_place

        try:
            return parse_place(self.parameterAsString(parameters, "COORDINATES", context))
        except EngineInputError as error:
            raise EngineInputError(f"{self.label('COORDINATES')}: {error}") from error

    def _tracks(self, parameters, context):
        """The rows of TRACKS as (name of the cloud or empty, what is known)."""
        cells = self.parameterAsMatrix(parameters, "TRACKS", context)
        if all(_is_null(cell) or not str(cell).strip() for cell in cells):
            return []
        width = len(TRACK_COLUMNS)
        if len(cells) % width:
            raise EngineInputError(
                f"{self.label('TRACKS')}: {len(cells)} cells are given, which make no rows of {width}: "
                f"{', '.join(TRACK_COLUMNS)}."
            )
        rows = []
        for start in range(0, len(cells), width):
            cloud, *values = ("" if _is_null(cell) else str(cell).strip() for cell in cells[start : start + width])
            rows.append((cloud, dict(zip(TRACK_FIELDS, values))))
        return rows

    def _options(self, parameters, context):
        from ...engine.pointcloud.fuse_inputs import FuseOptions

        held = self.parameterAsString(parameters, "HELD", context)
        layers = self.parameterAsLayerList(parameters, "CLOUDS", context)
        return FuseOptions(
            mode=self.parameterAsEnumString(parameters, "MODE", context),
            tracks=self._tracks(parameters, context),
            diameter_m=self.parameterAsDouble(parameters, "DIAMETER", context),
            diameter_sd_m=self.optional_number(parameters, "DIAMETER_SIGMA", context),
            undulation_m=self.optional_number(parameters, "UNDULATION", context),
            held=tuple(one.strip() for one in held.split(",") if one.strip()),
            range_sd_m=self.parameterAsDouble(parameters, "RANGE_SIGMA", context),
            azimuth_sd_m=self.parameterAsDouble(parameters, "AZIMUTH_SIGMA", context),
            called=tuple(layer.name() for layer in layers),
        )

    def work(self, parameters, context, monitor):
        from ...engine.pointcloud.fused_report import numbers, told
        from ...engine.pointcloud.fusing import fuse_clouds
        from ...ui.plots.fusion import write_report

        files = cloud_files(self, parameters, "CLOUDS", context)
        options = self._options(parameters, context)
        self._tell_unused(parameters, context, options, monitor)
        wanted = cloud_output(self, parameters, "OUTPUT", context)
        report = self.parameterAsFileOutput(parameters, "REPORT", context) if parameters.get("REPORT") else None
        reference = None if options.mode == GEOMETRIC else self._reference(parameters, context, options)
        write = (lambda fused, part: write_report(fused, report, part)) if report else None
        # A cloud that cannot be put in its place takes the report back with it.
        with restored_on_failure(report, self.label("REPORT")):
            fused = fuse_clouds(files, wanted, options, monitor, reference, write)
        for note in fused.notes:
            monitor.warn(note)
        for line in told(fused):
            monitor.info(line)
        results = load_cloud(self, parameters, "OUTPUT", context, wanted, monitor)
        monitor.step(1.0)
        return {**results, **({"REPORT": report} if report else {}), **numbers(fused)}

    def _tell_unused(self, parameters, context, options, monitor):
        geometric, typed = options.mode == GEOMETRIC, is_given(parameters.get("COORDINATES"), context)
        of_stereo = ("STEREO", "TARGET", "RESIDUALS", "COORDINATES", "DIAMETER_SIGMA", "UNDULATION")
        unused = [
            *((name, f"the mode {GEOMETRIC} needs no stereo point") for name in of_stereo if geometric),
            *((name, "so are coordinates") for name in ("TARGET", "RESIDUALS") if typed and not geometric),
            *([] if geometric else [("HELD", f"the mode {options.mode} moves all clouds")]),
        ]
        for name, why in unused:
            if is_given(parameters.get(name), context):
                monitor.warn(f"'{self.label(name)}' is given, but {why}: it is not used.")

    def _reference(self, parameters, context, options):
        """A function of the clouds' tracks and their CRS that gives the stereo point."""
        from ...engine.pointcloud.fusion import StereoReference
        from ...engine.pointcloud.stereo_reference import angles_of, from_gcps, typed_reference
        from ...engine.sar.gcp_table import RESIDUALS

        needs_tracks = options.needs_stereo_tracks
        if is_given(parameters.get("COORDINATES"), context):
            place = self._place(parameters, context)
            if not needs_tracks:
                return lambda clouds, crs: StereoReference.of_degrees(*place)
            return lambda clouds, crs: typed_reference(*place, clouds)
        target = self.parameterAsString(parameters, "TARGET", context)
        gcps = self._rows(parameters, "STEREO", context, POINT_FIELDS)
        residuals = []
        if is_given(parameters.get("RESIDUALS"), context):
            residuals = self._rows(parameters, "RESIDUALS", context, RESIDUALS)
        return lambda clouds, crs: from_gcps(
            gcps, clouds, crs, target, residuals, angles_of(residuals), needs_tracks
        )  # fmt: skip

    def _rows(self, parameters, name, context, needed):
        source = self.source(parameters, name, context, "rows")
        for field in needed:
            self.check_field(source, name, field)
        request = QgsFeatureRequest()
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        fields = source.fields().names()
        return [
            {field: _value(field, value) for field, value in zip(fields, feature.attributes())}
            for feature in source.getFeatures(request)
        ]


def _value(field, value):
    """Of a row: None for what is empty, numbers also where a file holds them as text."""
    from ...engine.sar.gcp_table import RESIDUAL_TEXTS, TEXTS

    if _is_null(value):
        return None
    if isinstance(value, str) and field not in (*TEXTS, *RESIDUAL_TEXTS):
        try:
            return float(value)
        except ValueError:
            return None
    return value


def _is_null(value):
    return value is None or (isinstance(value, QVariant) and value.isNull())
