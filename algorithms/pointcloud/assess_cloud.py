"""Accuracy of a point cloud, or of ground control points, against a reference."""

import json
from collections import Counter
from contextlib import ExitStack

import numpy as np
import pyproj
from qgis.core import (
    QgsGeometry,
    QgsLineString,
    QgsPoint,
    QgsPointCloudLayer,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPointCloudLayer,
    QgsProcessingParameterRange,
    QgsProcessingParameterString,
    QgsRasterLayer,
    QgsWkbTypes,
)

from ...engine.areas import Area
from ...engine.errors import EngineInputError
from ...engine.pointcloud.accuracy import Levels
from ...engine.pointcloud.accuracy_report import COLUMNS, CONTROL_COLUMNS, as_json, control_rows, rows
from ...engine.pointcloud.assessing import AssessOptions, Places, Reference, assess, cloud_crs, figures
from ...engine.pointcloud.expression import compile_filter
from ...engine.pointcloud.facade_points import Measuring
from ...engine.pointcloud.facades import CELL_RULES, Finding
from ...engine.raster.files import write_texts
from ...engine.raster.grid import Extent, local_utm, transformer
from ...ui.plots.accuracy import write_report
from ..base import VerticalCityAlgorithm, is_given, to_qgis
from ..clouds import cloud_file
from ..outputs import file_outputs, output_layer, table_fields
from ..shapes import check_places, rings

SAID = 12
# Share of the work that is done before reports are written.
WORK = 0.9
WHOLE = ("n", "outliers", "clusters", "without_reference", "reference_points")
WORDS = ("kind", "name", "track", "target")
NUMBERS = (
    ("VERTICAL_BIAS", "Mean height above the reference (m)"),
    ("VERTICAL_BIAS_SE", "Its standard error (m)"),
    ("VERTICAL_RMSE", "Root mean square of the heights above the reference (m)"),
    ("VERTICAL_MEDIAN", "Median height above the reference (m)"),
    ("VERTICAL_NMAD", "Robust spread of the heights above the reference (m)"),
    ("HORIZONTAL_BIAS", "Mean distance from the facades (m)"),
    ("HORIZONTAL_BIAS_SE", "Its standard error (m)"),
    ("HORIZONTAL_PRECISION", "Standard deviation of the distances from the facades (m)"),
    ("GCP_BIAS", "Mean height of the control points above the reference (m)"),
    ("GCP_RMSE", "Root mean square of their heights above the reference (m)"),
)
WGS84 = pyproj.CRS.from_epsg(4326)
Number = QgsProcessingParameterNumber
Type = QgsProcessing.SourceType


class AssessCloud(VerticalCityAlgorithm):
    ID = "pointcloudaccuracy"
    NAME = "Accuracy of a point cloud"
    STEM = "assess_cloud"
    GROUP = ("pointcloud", "4 Point clouds")
    TAGS = (
        "point cloud", "accuracy", "validation", "LiDAR", "DSM", "facade", "TomoSAR", "ground control point", "bias",
        "precision", "RMSE", "bisquare", "quality",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterPointCloudLayer("CLOUD", "Point cloud", optional=True),
            "The cloud to be measured, such as that of fusepointclouds; its attribute track tells tracks apart.",
        )
        self.add(
            QgsProcessingParameterFeatureSource("GCPS", "Ground control points", [Type.TypeVectorPoint], optional=True),
            "Points of stereogcp, or any with ellipsoidal heights as Z. Their heights are compared with the mode of "
            "the reference heights around them.",
        )
        self.add(
            QgsProcessingParameterMapLayer(
                "REFERENCE", "Reference", optional=True, types=[Type.TypeRaster, Type.TypePointCloud]
            ),
            "A surface model (raster) or a LiDAR cloud, with ellipsoidal heights.",
        )
        self.add(
            QgsProcessingParameterFile("REFERENCE_FILE", "Reference from a file", optional=True),
            "Instead of a layer: a LAS, LAZ or other file that importpointcloud reads but this QGIS does not open as a "
            "layer.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("REFERENCE_FILTER", "Filter of the reference", optional=True),
            "Points of a LiDAR cloud to compare with, as an expression: classification = 2 for the ground.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource("FLAT", "Flat areas", [Type.TypeVectorPolygon], optional=True),
            "Polygons on flat ground or flat roofs, in which heights are compared.",
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "FACADES", "Facades", [Type.TypeVectorLine, Type.TypeVectorPolygon], optional=True
            ),
            "Lines along the foot of facades, or polygons around a part of a building in which the facade is found in "
            "the reference.",
        )
        self.add(
            QgsProcessingParameterField(
                "NAME_FIELD", "Name of areas and facades", parentLayerParameterName="FACADES", optional=True
            ),
            "A field with their names, in both layers; numbers if empty.",
            advanced=True,
        )
        self._of_heights()
        self._of_facades()
        self._outputs()

    def _number(self, name, description, help, default=None, low=0.0, high=None):  # noqa: A002
        limits = {"minValue": low} if high is None else {"minValue": low, "maxValue": high}
        self.add(
            Number(name, description, Number.Type.Double, defaultValue=default, optional=default is None, **limits),
            help,
            advanced=True,
        )

    def _of_heights(self):
        self._number(
            "RADIUS", "Radius of reference points (m)",
            "Reference points within this radius give the height at a point of the cloud; where there are fewer than "
            "five it grows up to four times.", 1.0, 0.01,
        )  # fmt: skip
        self.add_choice(
            "SURFACE", "Reference surface", ("median", "plane"), "median",
            "Median of the reference points around, or a plane through them, for ground that slopes.",
        )  # fmt: skip
        self._number(
            "GCP_RADIUS", "Radius around control points (m)",
            "The mode of the reference heights within it is the height of the ground at a control point.", 1.0, 0.01,
        )  # fmt: skip

    def _of_facades(self):
        self._number(
            "CYLINDER", "Radius of the cylinder (m)",
            "A place of the reference is one of a facade where heights scatter within this radius.", 2.0, 0.01,
        )  # fmt: skip
        self._number(
            "THRESHOLD", "Scatter of a facade (m)",
            "Standard deviation of the heights in the cylinder from which on a place is one of a facade; empty: 0.3 "
            "of the building's height. The paper took 20 m at a high-rise.",
        )  # fmt: skip
        self.add_choice(
            "CELL_RULE", "Cells of a surface model hold", CELL_RULES, "centre",
            "The height at a cell's centre, its mean, or the highest in it. The last makes buildings half a cell too "
            "large, which is taken off.",
        )  # fmt: skip
        self._number(
            "HALF_WIDTH", "Half width of the corridor (m)",
            "Points of the cloud up to so far from a facade are looked at; those that do not belong to it are told by "
            "the "
            "form of the distribution.", 10.0, 0.1,
        )  # fmt: skip
        self._number(
            "DENSITY", "Least density (points per m²)",
            "Pieces of a facade with fewer scatterers in the horizontal plane are left out; empty: a quarter of the "
            "median. The paper took 13.",
        )  # fmt: skip
        self.add(
            QgsProcessingParameterRange("HEIGHTS", "Heights of facades (m)", Number.Type.Double, optional=True),
            "Only points in this interval of heights; empty: between ground and roof, clear of both.",
            advanced=True,
        )
        self._number(
            "ELEVATION_SIGMA", "Standard deviation of elevations (m)",
            "Of the cloud, if it is known: the report then says what precision it lets expect across a facade.",
        )  # fmt: skip
        self.add_choice(
            "LOOK_SIDE", "Look side", ("right", "left"), "right", "To which side of the flight the radar looks."
        )

    def _outputs(self):
        sinks = (
            (
                "OUTPUT",
                "Accuracy",
                Type.TypeVector,
                True,
                "A row for each area, facade and track, and for all together.",
            ),
            (
                "LINES",
                "Facade lines",
                Type.TypeVectorLine,
                False,
                "The lines fitted to the reference, with the accuracy.",
            ),
            (
                "GCP_OUTPUT",
                "Control points",
                Type.TypeVectorPoint,
                False,
                "Each control point and its height difference.",
            ),
        )
        for name, description, kind, default, text in sinks:
            self.add(
                QgsProcessingParameterFeatureSink(name, description, kind, optional=True, createByDefault=default), text
            )
        files = (
            (
                "REPORT",
                "Report",
                "HTML files (*.html)",
                "Figures, histograms and plans of the facades in one HTML file.",
            ),
            ("JSON", "Figures as JSON", "JSON files (*.json)", "All figures for other programs."),
        )
        for name, description, kind, text in files:
            self.add(
                QgsProcessingParameterFileDestination(name, description, kind, optional=True, createByDefault=False),
                text,
            )
        for name, description in NUMBERS:
            self.addOutput(QgsProcessingOutputNumber(name, description))

    # Checks before a run.

    def problem(self, parameters, context):
        given = {name: is_given(parameters.get(name), context) for name in
                 ("CLOUD", "GCPS", "REFERENCE", "REFERENCE_FILE", "FLAT", "FACADES")}  # fmt: skip
        if not (given["CLOUD"] or given["GCPS"]):
            return f"{self.label('CLOUD')}: neither a cloud nor control points are given; give one of them."
        if given["REFERENCE"] == given["REFERENCE_FILE"]:
            both = "both are given; give one" if given["REFERENCE"] else "none is given; give a layer or a file"
            return f"{self.label('REFERENCE')}: {both}."
        if given["CLOUD"] and not (given["FLAT"] or given["FACADES"]):
            return f"{self.label('FLAT')}: a cloud is measured on flat areas or facades; give one of them."
        text = self.parameterAsString(parameters, "REFERENCE_FILTER", context)
        try:
            if text.strip():
                compile_filter(text)
        except EngineInputError as error:
            return f"{self.label('REFERENCE_FILTER')}: {error}"
        self._options(parameters, context)
        return None

    def _tell_unused(self, parameters, context, reference, monitor):
        given = {one.name(): is_given(parameters.get(one.name()), context) for one in self.parameterDefinitions()}
        no_cloud = [(name, "no point cloud") for name in ("FLAT", "FACADES") if not given["CLOUD"]]
        for name, why in (
            *no_cloud,
            *([("REFERENCE_FILTER", "the reference is a raster")] if reference.is_raster else []),
        ):
            if given[name]:
                monitor.warn(f"'{self.label(name)}' is given, but {why}: it is not used.")
        for name, needs in (("LINES", "FACADES"), ("GCP_OUTPUT", "GCPS")):
            if given[name] and not (given[needs] and (given["CLOUD"] or needs == "GCPS")):
                monitor.warn(
                    f"'{self.label(name)}' is wanted, but '{self.label(needs)}' are not measured: it is empty."
                )

    def _options(self, parameters, context):
        value = lambda name: self.parameterAsDouble(parameters, name, context)  # noqa: E731
        choice = lambda name: self.parameterAsEnumString(parameters, name, context)  # noqa: E731
        optional = lambda name: self.optional_number(parameters, name, context)  # noqa: E731
        heights = None
        if is_given(parameters.get("HEIGHTS"), context):
            low, high = self.parameterAsRange(parameters, "HEIGHTS", context)
            heights = (low, high) if np.isfinite([low, high]).all() else None
        return AssessOptions(
            Levels(value("RADIUS"), most_radius=4 * value("RADIUS"), surface=choice("SURFACE")),
            Finding(value("CYLINDER"), optional("THRESHOLD"), cell_rule=choice("CELL_RULE")),
            Measuring(
                value("HALF_WIDTH"), optional("DENSITY"), heights_m=heights,
                elevation_sd_m=optional("ELEVATION_SIGMA"), look_side=choice("LOOK_SIDE"),
            ),
            value("GCP_RADIUS"),
        )  # fmt: skip

    def _reference(self, parameters, context):
        text = self.parameterAsString(parameters, "REFERENCE_FILTER", context)
        if is_given(parameters.get("REFERENCE_FILE"), context):
            return Reference(self.parameterAsFile(parameters, "REFERENCE_FILE", context), False, text)
        layer = self.parameterAsLayer(parameters, "REFERENCE", context)
        if isinstance(layer, QgsRasterLayer):
            return Reference(self._raster_file(layer, "REFERENCE"), True)
        if isinstance(layer, QgsPointCloudLayer):
            return Reference(cloud_file(self, layer, "REFERENCE"), False, text)
        raise EngineInputError(f"{self.label('REFERENCE')}: it is neither a raster nor a point cloud; choose such.")

    # The run.

    def work(self, parameters, context, monitor):
        options, reference = self._options(parameters, context), self._reference(parameters, context)
        self._tell_unused(parameters, context, reference, monitor)
        opened = crs = None
        if is_given(parameters.get("CLOUD"), context):
            layer = self.parameterAsPointCloudLayer(parameters, "CLOUD", context)
            crs, opened = cloud_crs(cloud_file(self, layer, "CLOUD"), monitor.part(0.3 * WORK, 0.8 * WORK))
        controls = None
        if is_given(parameters.get("GCPS"), context):
            crs, controls = self._controls(parameters, context, crs, monitor)
        places = Places(*self._shapes(parameters, context, crs), controls)
        accuracy = assess(opened, crs, reference, places, options, monitor.part(0, WORK))
        notes = accuracy.all_notes
        for note in notes[:SAID]:
            monitor.warn(note)
        if len(notes) > SAID:
            monitor.warn(f"{len(notes) - SAID} more notes on single places are in the report and the JSON.")
        return self._write(accuracy, crs, parameters, context, monitor)

    def _controls(self, parameters, context, crs, monitor):
        """The CRS of the cloud, or the UTM zone of the points where there is none; their names and places in it."""
        source = self.source(parameters, "GCPS", context, "points")
        label = self.label("GCPS")
        fields = [one.name() for one in source.fields()]
        name = next((one for one in fields if one.lower() in ("target", "name")), "")
        names, longitude, latitude, height = self.points(source, "GCPS", name, "", monitor)
        lost = int((~np.isfinite(height)).sum())
        if lost == len(height):
            raise EngineInputError(f"{label}: no point has a height as its Z; take a layer of 3-D points.")
        if lost:
            monitor.warn(f"{label}: {lost} of {len(height)} points have no height as their Z; they are not measured.")
        if crs is None:
            crs = local_utm(Extent(longitude.min(), latitude.min(), longitude.max(), latitude.max()), WGS84)
        places = np.stack([*transformer(WGS84, crs).transform(longitude.tolist(), latitude.tolist()), height], axis=1)
        check_places(places[:, :2], self.label("GCPS"), crs)
        return crs, (names, places)

    def _shapes(self, parameters, context, crs):
        """Flat areas, lines of facades and areas of facades, in the CRS of the cloud."""
        flat = [Area(name, rings) for name, _, rings in self._rings(parameters, "FLAT", context, crs)]
        lines, areas = [], []
        for name, is_area, parts in self._rings(parameters, "FACADES", context, crs):
            if is_area:
                areas.append(Area(name, parts))
            else:
                lines += [(name if len(parts) == 1 else f"{name}.{i + 1}", part) for i, part in enumerate(parts)]
        return flat, lines, areas

    def _rings(self, parameters, name, context, crs):
        """Of the features of a layer: distinct names, whether they are areas, rings or lines as arrays of x and y."""
        if not is_given(parameters.get(name), context):
            return
        source = self.source(parameters, name, context, "areas" if name == "FLAT" else "lines or areas")
        self.check_crs(source, name)
        field = self.parameterAsString(parameters, "NAME_FIELD", context)
        if name == "FACADES" or not is_given(parameters.get("FACADES"), context):
            self.check_field(source, name, field)
        has_names = bool(field) and source.fields().lookupField(field) >= 0
        known = Counter()
        for called, is_area, found in rings(
            source, field if has_names else "", self.label(name), crs, name == "FACADES"
        ):
            known[called] += 1
            yield called if known[called] == 1 else f"{called} ({known[called]})", is_area, found

    def _write(self, accuracy, crs, parameters, context, monitor):
        results = {}
        layer_crs = to_qgis(crs)
        found = rows(accuracy)
        with ExitStack() as layers:

            def fill(name, columns, features, geometry=None):
                if parameters.get(name) is None:
                    return
                layer = layers.enter_context(
                    output_layer(
                        self, parameters, name, context, table_fields(columns, WORDS, WHOLE), geometry, layer_crs
                    )
                )
                layer.add(features)
                results[name] = layer.destination

            fill("OUTPUT", COLUMNS, [(row, None) for row in found])
            facades = [(row, _line(one.line)) for row, one in zip(found, accuracy.results) if one.kind == "facade"]
            fill("LINES", COLUMNS, facades, QgsWkbTypes.Type.LineString)
            controls = [] if accuracy.control is None else control_rows(accuracy.control)
            points = [(row, _point(*row[1:4])) for row in controls]
            fill("GCP_OUTPUT", CONTROL_COLUMNS, points, QgsWkbTypes.Type.PointZ)
            # Reports are written while the layers are open: when one fails, these are rolled back too.
            results |= file_outputs(self, parameters, ("JSON", "REPORT"), context, layers)
            if "JSON" in results:
                write_texts({results["JSON"]: json.dumps(as_json(accuracy), indent=1, allow_nan=False)})
            if "REPORT" in results:
                write_report(accuracy, results["REPORT"], monitor.part(WORK, 1))
            monitor.check()
        monitor.step(1.0)
        return {**results, **figures(accuracy)}


def _point(x, y, height):
    return QgsGeometry(QgsPoint(x, y) if height is None else QgsPoint(x, y, height))


def _line(ends):
    return QgsGeometry(QgsLineString([QgsPoint(float(x), float(y)) for x, y in ends]))
