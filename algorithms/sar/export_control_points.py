"""Ground control points for georeferencing: as QGIS's georeferencer, GDAL and spreadsheets read them."""

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QVariant

from ...engine.raster.files import write_texts
from ...engine.sar.corrections.frames import decimal_year, to_itrf
from ...engine.sar.gcp_export import control_points, csv_text, gdal_options, points_text
from ...engine.sar.gcp_table import COLUMNS
from ...engine.sar.geodetic import to_geodetic
from ...engine.sar.readers import open_products
from ..base import VerticalCityAlgorithm, is_given, to_pyproj

PLACE = ("target", "x_m", "y_m", "z_m")
# name, description, kind of file, help
OUTPUTS = (
    ("POINTS", "Georeferencer points", "Points of the georeferencer (*.points)",
     "For QGIS's georeferencer (Load GCP points): y counts downwards as negative numbers."),
    ("GDAL_OPTIONS", "GDAL options", "Text files (*.txt)",
     "-gcp pixel line easting northing height, for gdal_translate --optfile."),
    ("CSV", "Table", "CSV files (*.csv)", "All fields of the points."),
)  # fmt: skip


class ExportControlPoints(VerticalCityAlgorithm):
    ID = "exportgcps"
    NAME = "Export ground control points"
    STEM = "export_control_points"
    GROUP = ("sar", "3 Geodetic SAR")
    TAGS = ("SAR", "GCP", "ground control point", "georeferencer", "georeference", ".points", "gdal_translate", "CSV")

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", "Ground control points", [QgsProcessing.SourceType.TypeVectorPoint]
            ),
            "The points of stereo SAR, with the fields target, x_m, y_m and z_m.",
        )
        self.add(
            QgsProcessingParameterFile("PRODUCT", "SAR product"),
            "The image to be georeferenced: TerraSAR-X, Sentinel-1, NISAR-like, or chips with JSON. Pixels are those "
            "of its grid.",
        )
        self.add(
            QgsProcessingParameterString("POLARISATION", "Polarisation", optional=True),
            "Where the product holds several images: VV, HH …",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterCrs("FRAME", "Frame of the positions", optional=True),
            "What was given as frame to stereo SAR, such as EPSG:7930: the points are moved to where they are at the "
            "time of the image. Empty: the frame of the orbits.",
        )
        self.add(
            QgsProcessingParameterCrs("CRS", "CRS of the map coordinates (default: that of the points)", optional=True),
            "Projected or geographic.",
        )
        self.add(
            QgsProcessingParameterBoolean("DELAYS", "Add the product's own delays", True),
            "Where the image shows a target, not where geometry alone puts it: the delays that the product declares "
            "move it.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("ALL", "Also points that are not kept", False),
            "Those with kept = 0 are left out otherwise.",
            advanced=True,
        )
        for name, description, kind, text in OUTPUTS:
            self.add(QgsProcessingParameterFileDestination(name, description, kind, optional=True), text)
        self.addOutput(QgsProcessingOutputNumber("COUNT", "Points written"))

    def problem(self, parameters, context):
        self.crs(parameters, "CRS", context)
        self.crs(parameters, "FRAME", context)
        if not any(parameters.get(name) for name, *_ in OUTPUTS):
            return "No output is wanted; name at least one file."
        return None

    def work(self, parameters, context, monitor):
        source = self.source(parameters, "INPUT", context, "points")
        names, xyz, rows = self._points(source, self.parameterAsBool(parameters, "ALL", context), monitor)
        polarisation = self.parameterAsString(parameters, "POLARISATION", context).strip().upper() or None
        products = open_products(self.parameterAsFile(parameters, "PRODUCT", context), polarisation)
        if len(products) > 1:
            found = ", ".join(f"{one.name} ({one.polarisation})" for one in products[:4])
            raise QgsProcessingException(
                f"{self._label('PRODUCT')}: it holds {len(products)} images ({found}); choose one of its files, "
                "or a polarisation."
            )
        (product,) = products
        frame = self.crs(parameters, "FRAME", context)
        seen = xyz
        if frame:
            orbit = product.orbit
            year = float(decimal_year(orbit.epoch + np.timedelta64(round(product.first_azimuth_time_s), "s")))
            seen = to_itrf(xyz, frame.to_string(), orbit.frame, year)
        if is_given(parameters.get("CRS"), context):
            crs = self.crs(parameters, "CRS", context)
        else:
            self._check_crs(source, "INPUT")
            crs = to_pyproj(source.sourceCrs())
        points = control_points(
            names, seen, product, crs, self.parameterAsBool(parameters, "DELAYS", context), xyz
        )  # fmt: skip
        if points.outside:
            monitor.info(f"{points.outside} of {len(names)} points lie outside the image and are left out.")
        makers = {
            "POINTS": lambda: points_text(points),
            "GDAL_OPTIONS": lambda: gdal_options(points),
            "CSV": lambda: csv_text(rows),
        }
        results, texts = {"COUNT": len(points.names)}, {}
        for name, make in makers.items():
            path = self.parameterAsFileOutput(parameters, name, context) if parameters.get(name) else None
            if path:
                texts[path], results[name] = make(), path
        write_texts(texts)
        return results

    def _points(self, source, everything, monitor):
        fields = {field.name().lower(): index for index, field in enumerate(source.fields())}
        lacking = [name for name in PLACE if name not in fields]
        if lacking:
            raise QgsProcessingException(
                f"{self._label('INPUT')}: {source.sourceName()} lacks the fields {', '.join(lacking)}; take the points "
                "of stereo SAR."
            )
        rows = []
        for feature in source.getFeatures():
            monitor.check()
            values = feature.attributes()
            row = [_plain(values[fields[name]]) if name in fields else None for name in COLUMNS]
            if everything or row[COLUMNS.index("kept")] in (1, None):
                rows.append(row)
        if not rows:
            raise QgsProcessingException(f"{self._label('INPUT')}: {source.sourceName()} has no point that is kept.")
        place = [COLUMNS.index(name) for name in PLACE]
        xyz = np.array([[np.nan if row[i] is None else float(row[i]) for i in place[1:]] for row in rows])
        if np.isnan(xyz).any() or not (np.abs(to_geodetic(xyz)[2]) < 1e5).all():
            raise QgsProcessingException(
                f"{self._label('INPUT')}: x_m, y_m, z_m of {source.sourceName()} are no places on the Earth in metres."
            )
        return [str(row[place[0]]) for row in rows], xyz, rows


def _plain(value):
    return None if isinstance(value, QVariant) else value
