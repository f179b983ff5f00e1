"""Point target analysis of point scatterers in SAR images."""

from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ..base import VerticalCityAlgorithm, is_given
from ..outputs import output_layer, table_fields

DOUBLE = QgsProcessingParameterNumber.Type.Double
INTEGER = QgsProcessingParameterNumber.Type.Integer
HEIGHT_REFERENCES = ("ellipsoidal", "orthometric")
PLACES = ("product", "line", "sample")


class AnalysePointTargets(VerticalCityAlgorithm):
    ID = "pointtargetanalysis"
    NAME = "Point target analysis"
    STEM = "analyse_point_targets"
    GROUP = ("sar", "3 Geodetic SAR")
    TAGS = (
        "SAR", "radar", "PTA", "point target", "corner reflector", "persistent scatterer", "PS", "InSAR", "PSI",
        "TerraSAR-X", "Sentinel-1", "NISAR", "SLC", "SCR", "phase noise", "imaging geodesy", "resolution",
        "impulse response", "image quality", "PSLR", "ISLR",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add(
            QgsProcessingParameterMultipleLayers("PRODUCTS", "SAR products", QgsProcessing.SourceType.TypeFile),
            "TerraSAR-X SSC (main XML or folder), Sentinel-1 SLC (manifest.safe, SAFE folder or ZIP), NISAR-like RSLC "
            "(.h5), chips (.json), folders of such, or a .txt file with a path on each line.",
        )
        self.add(
            QgsProcessingParameterFeatureSource("TARGETS", "Targets", [QgsProcessing.SourceType.TypeVector]),
            "Points, to be found in every product; or a table without geometry with the fields product, line and "
            "sample (counted from 0 at the centre of the first pixel).",
        )
        self.add(
            QgsProcessingParameterField(
                "NAME_FIELD", "Field with names", parentLayerParameterName="TARGETS", optional=True
            ),
            "Names of the targets in the output. Empty: the ids of the features.",
        )
        self.add(
            QgsProcessingParameterField(
                "HEIGHT_FIELD",
                "Field with heights (m)",
                parentLayerParameterName="TARGETS",
                optional=True,
                type=QgsProcessingParameterField.DataType.Numeric,
            ),
            "Numeric field with the height of each target, in metres. Empty: Z of the points where they have one, else "
            "the DEM, else the height below.",
        )
        self.add(
            QgsProcessingParameterRasterLayer("DEM", "DEM (heights of targets)", optional=True),
            "Heights, in metres, of targets that have none of their own.",
        )
        self.add(
            QgsProcessingParameterNumber(
                "HEIGHT", "Height of targets without one (m)", DOUBLE, defaultValue=0.0, minValue=-1000, maxValue=10000
            ),
            "Height of targets that have none of their own, where no DEM is given. An error of 10 m moves a target by "
            "some 7 m in range.",
        )
        self.add(
            QgsProcessingParameterEnum(
                "HEIGHT_REFERENCE",
                "Heights are",
                list(HEIGHT_REFERENCES),
                defaultValue="ellipsoidal",
                usesStaticStrings=True,
            ),
            "ellipsoidal: above WGS 84, as radar sees them; orthometric: above the geoid (most DEMs), to which the "
            "undulation is added.",
        )
        self.add(
            QgsProcessingParameterNumber(
                "UNDULATION", "Geoid undulation (m)", DOUBLE, defaultValue=0.0, minValue=-120, maxValue=100
            ),
            "Height of the geoid above the ellipsoid at the targets (Berlin: 39.5); added to orthometric heights.",
        )
        self.add(
            QgsProcessingParameterString("POLARISATION", "Polarisation", optional=True),
            "VV, HH, … Empty: what the product's reader takes first, or all.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                "ORBITS", "Folder of precise orbits", behavior=QgsProcessingParameterFile.Behavior.Folder, optional=True
            ),
            "Sentinel-1 orbit files (.EOF); those that cover a product replace its own orbit.",
        )
        self.add(
            QgsProcessingParameterNumber(
                "WINDOW", "Window (pixels)", INTEGER, defaultValue=32, minValue=16, maxValue=256
            ),
            "Side of the window about the target, in pixels; an even number.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "OVERSAMPLING", "Oversampling (times)", INTEGER, defaultValue=32, minValue=8, maxValue=256
            ),
            "A multiple of 4, by default 32. A paraboloid refines the peak beyond it.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "SEARCH", "Search radius (pixels)", DOUBLE, defaultValue=3.0, minValue=0, maxValue=64
            ),
            "How many pixels from its predicted place, with the product's own delays, the brightest pixel may lie.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "LIMIT", "Limit of phase noise (rad)", DOUBLE, defaultValue=0.5, minValue=0.01, maxValue=10
            ),
            "Acquisitions with more are dropped: the target is not visible. 0.5 rad is an SCR of 3 dB.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                "RESUME", "Folder to go on from", behavior=QgsProcessingParameterFile.Behavior.Folder, optional=True
            ),
            "Keeps what was measured of each product, so that a run that was stopped goes on from there when it is "
            "started again with the same inputs.",
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", "Point target table", QgsProcessing.SourceType.TypeVector),
            "A table with one row per target and product.",
        )
        self.add(
            QgsProcessingParameterFolderDestination(
                "CHIPS", "Folder for pictures", optional=True, createByDefault=False
            ),
            "A folder with a picture (PNG) of each target: its response, cuts and phase noise over time.",
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", "Report", "HTML files (*.html)", optional=True, createByDefault=True
            ),
            "One self-contained HTML file with a summary and the pictures of up to twelve targets.",
        )
        for name, description in (
            ("TARGETS_MEASURED", "Targets with a kept row"),
            ("ROWS", "Rows"),
            ("KEPT", "Rows kept"),
            ("DROPPED", "Rows dropped"),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def problem(self, parameters, context):
        self.check_rasters(parameters, context, "DEM")
        self._options(parameters, context)
        self.folder(parameters, "ORBITS", context)
        if not self.files(parameters, "PRODUCTS", context):
            return "SAR products: none is given; choose at least one file."
        return None

    def _options(self, parameters, context):
        from ...engine.sar.pta import PtaOptions

        return PtaOptions(
            self.parameterAsInt(parameters, "WINDOW", context),
            self.parameterAsInt(parameters, "OVERSAMPLING", context),
            self.parameterAsDouble(parameters, "SEARCH", context),
        )

    def work(self, parameters, context, monitor):
        from ...engine.sar.analysis import analyse_products
        from ...ui.plots.gallery import write_pictures, write_report

        folder = self.folder(parameters, "ORBITS", context)
        report = self.parameterAsFileOutput(parameters, "REPORT", context) or None
        chips = self.parameterAsString(parameters, "CHIPS", context) if parameters.get("CHIPS") else None
        analysis = analyse_products(
            self.files(parameters, "PRODUCTS", context),
            self._targets(parameters, context, monitor.part(0, 0.05)),
            self._options(parameters, context),
            self.parameterAsString(parameters, "POLARISATION", context).strip().upper() or None,
            sorted(Path(folder).glob("*.EOF")) if folder else (),
            self.parameterAsDouble(parameters, "LIMIT", context),
            self.parameterAsFile(parameters, "RESUME", context) if parameters.get("RESUME") else None,
            monitor.part(0.05, 0.8),
        )
        with analysis as measured:
            for note in measured.notes:
                monitor.info(note)
            if chips:
                chips = self.parameterAsFileOutput(parameters, "CHIPS", context)
                write_pictures(measured, chips, monitor.part(0.8, 0.87))
            if report:
                write_report(measured, report, monitor.part(0.87, 0.9))
            output = self._write(measured, parameters, context, monitor.part(0.9, 1))
            kept = measured.kept
            monitor.info(f"{measured.shown.sum()} rows, of which {kept.sum()} are kept.")
            return {
                "OUTPUT": output,
                **({"CHIPS": chips} if chips else {}),
                **({"REPORT": report} if report else {}),
                "TARGETS_MEASURED": int(kept.any(axis=0).sum()),
                "ROWS": int(measured.shown.sum()),
                "KEPT": int(kept.sum()),
                "DROPPED": int((measured.shown & ~kept).sum()),
            }

    def _targets(self, parameters, context, monitor):
        import numpy as np

        from ...engine.raster.sample import heights_at
        from ...engine.sar.analysis import Targets
        from ...engine.sar.geodetic import to_geocentric

        source = self.source(parameters, "TARGETS", context)
        name = self.parameterAsString(parameters, "NAME_FIELD", context)
        height = self.parameterAsDouble(parameters, "HEIGHT", context)
        if self.parameterAsEnumString(parameters, "HEIGHT_REFERENCE", context) == "orthometric":
            undulation = self.parameterAsDouble(parameters, "UNDULATION", context)
        else:
            undulation = 0.0
        fields = {field.name().lower(): field.name() for field in source.fields()}
        if not self.has_geometry(source):
            if any(field not in fields for field in PLACES):
                raise QgsProcessingException(
                    f"{self.label('TARGETS')}: {source.sourceName()} is a table without geometry and lacks the fields "
                    f"{', '.join(field for field in PLACES if field not in fields)}; give points, or a table with "
                    "product, line and sample."
                )
            self.check_field(source, "TARGETS", name)
            return _placed(source, name, [fields[field] for field in PLACES], height + undulation, monitor)
        names, longitude, latitude, own = self.points(
            source, "TARGETS", name, self.parameterAsString(parameters, "HEIGHT_FIELD", context), monitor
        )
        missing = np.isnan(own)
        if missing.any():
            dem = self.raster(parameters, "DEM", context)
            own[missing] = heights_at(dem, longitude[missing], latitude[missing], monitor) if dem else height
        without = int(np.isnan(own).sum())
        if without:
            monitor.warn(f"{without} of {len(own)} targets lie where the DEM has no height; they are not looked for.")
        return Targets(names, to_geocentric(latitude, longitude, own + undulation))

    def _write(self, measured, parameters, context, monitor):
        from ...engine.sar.analysis import COLUMNS, TEXTS

        with output_layer(self, parameters, "OUTPUT", context, table_fields(COLUMNS, TEXTS, ("kept",))) as layer:
            for number, rows in enumerate(measured.rows()):
                for start in range(0, len(rows), 2000):
                    monitor.step(number / len(measured.files))
                    layer.add((row, None) for row in rows[start : start + 2000])
        return layer.destination


def _placed(source, name, fields, height_m, monitor):
    """Targets whose line and sample are given for each product."""
    import numpy as np

    from ...engine.sar.analysis import Targets

    at = {}
    for feature in source.getFeatures():
        monitor.check()
        product, line, sample = (feature[field] for field in fields)
        target = str(feature[name]) if name else str(feature.id())
        if is_given(product, None) and isinstance(line, (int, float)) and isinstance(sample, (int, float)):
            at.setdefault(target, {})[Path(str(product)).stem if "/" in str(product) else str(product)] = (line, sample)
    names = list(at)
    places = {product: np.full((len(names), 2), np.nan) for known in at.values() for product in known}
    for i, target in enumerate(names):
        for product, place in at[target].items():
            places[product][i] = place
    return Targets(names, None, places, height_m)
