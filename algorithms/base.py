"""What all algorithms share: identity, help, checks, and the bridge between QGIS and the engine."""

import os
import threading

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsMessageLog,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProperty,
    QgsRasterLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QThread, QVariant
from qgis.utils import iface

from ..engine.errors import EngineCanceled, EngineInputError
from ..engine.monitor import Monitor
from ..ui.help import help_text
from ..ui.i18n import tr, tr_words
from ..ui.icons import icon
from ..ui.styles import style_on_load
from .checks import NONE_OF_SEVERAL, destination_problem, named_clouds, refused_value

# Of each thread: see _keep_thread.
_kept = threading.local()

DOCS = "https://github.com/vertical-city/vertical-city/blob/main/docs/"


class VerticalCityAlgorithm(QgsProcessingAlgorithm):
    """An algorithm names itself with the class attributes, adds its parameters in initAlgorithm and works in work().

    STEM is the name of its file, its help text, its icon and its page in docs/.
    """

    ID = NAME = STEM = ""
    GROUP = ("", "")  # id, name
    TAGS = ()

    def name(self):
        return self.ID

    def displayName(self):  # noqa: N802
        return tr(self.NAME)

    def groupId(self):  # noqa: N802
        return self.GROUP[0]

    def group(self):
        return tr(self.GROUP[1])

    def tags(self):
        return tr_words(self.TAGS)

    def icon(self):
        return icon(self.STEM)

    def shortHelpString(self):  # noqa: N802
        return help_text(self.STEM)

    def shortDescription(self):  # noqa: N802
        return help_text(self.STEM).splitlines()[0]

    def helpUrl(self):  # noqa: N802
        return f"{DOCS}{self.STEM}.md"

    def createInstance(self):  # noqa: N802
        return type(self)()

    def add(self, parameter, help, advanced=False):  # noqa: A002
        parameter.setDescription(tr(parameter.description()))
        parameter.setHelp(tr(help))
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

    def addOutput(self, output):  # noqa: N802
        output.setDescription(tr(output.description()))
        return super().addOutput(output)

    def add_choice(self, name, description, options, default, help, advanced=True, multiple=False):  # noqa: A002
        definition = QgsProcessingParameterEnum(
            name, description, options=list(options), allowMultiple=multiple, usesStaticStrings=True,
            defaultValue=default,
        )  # fmt: skip
        self.add(definition, help, advanced)

    def add_cells(self, of, grid_help):
        """The parameters that say where the output's cells lie. of : what the UTM zone is taken from."""
        self.add(QgsProcessingParameterRasterLayer("GRID", "Use the cells of this raster", optional=True), grid_help)
        self.add(
            QgsProcessingParameterNumber(
                "CELL_SIZE", "Cell size (m)", QgsProcessingParameterNumber.Type.Double, defaultValue=250.0, minValue=1.0
            ),
            "Side of the square output cells, in metres; 250 m as in the paper. Not used when a raster of cells is "
            "given.",
        )
        self.add(
            QgsProcessingParameterCrs("CRS", "CRS of the cells (default: local UTM zone)", optional=True),
            f"A projected CRS in metres. Empty: the UTM zone of the centre of {of}. Not used when a raster of cells is "
            "given.",
            advanced=True,
        )

    def problem(self, parameters, context):
        """A sentence about parameters that cannot work together, or None. Overridden where there is something."""
        return None

    def checkParameterValues(self, parameters, context):  # noqa: N802
        _keep_thread()
        parameters = named_clouds(self.parameterDefinitions(), parameters)
        accepted, message = super().checkParameterValues(parameters, context)
        if not accepted:
            for definition in self.parameterDefinitions():
                value = parameters.get(definition.name())
                if not definition.checkValueIsAcceptable(value, context):
                    why = refused_value(definition, value)
                    if why:
                        return False, f"{definition.description()}: {why}."
            return False, message
        try:
            message = (
                self._refused(parameters, context)
                or self.problem(parameters, context)
                or destination_problem(
                    self.destinationParameterDefinitions(), parameters, input_files(self, parameters, context)
                )
            )
        except (EngineInputError, QgsProcessingException) as error:
            message = str(error)
        return (False, message) if message else (True, "")

    def _refused(self, parameters, context):
        """A sentence about a value that QGIS accepts, a number that is not finite or a file that is not there.

        Or no layer where several may be given.
        """
        for definition in self.parameterDefinitions():
            name, kind = definition.name(), definition.type()
            several_but_none = kind == "multilayer" and parameters.get(name) in NONE_OF_SEVERAL
            if not (kind in ("number", "file") or several_but_none) or not is_given(parameters.get(name), context):
                continue
            value_of = self.parameterAsFile if kind == "file" else self.parameterAsDouble
            value = parameters[name]  # of a text that is no number, QGIS makes the default or 0
            as_it_is = several_but_none or (kind == "number" and isinstance(value, str))
            why = refused_value(definition, value if as_it_is else value_of(parameters, name, context))
            if why:
                return f"{definition.description()}: {why}."
        return None

    def work(self, parameters, context, monitor):
        """Do the work; returns the outputs as plain Python values."""
        raise NotImplementedError

    def processAlgorithm(self, parameters, context, feedback):  # noqa: N802
        _keep_thread()
        monitor = Monitor(
            progress=lambda fraction: feedback.setProgress(100 * fraction),
            is_canceled=lambda: _is_canceled(feedback),
            warn=feedback.pushWarning,
            info=feedback.pushInfo,
        )
        try:
            return self.work(named_clouds(self.parameterDefinitions(), parameters), context, monitor)
        except (EngineInputError, EngineCanceled) as error:
            raise QgsProcessingException(str(error)) from error
        except MemoryError as error:
            raise QgsProcessingException(
                "There is not enough memory; close other programs, or use a smaller area."
            ) from error

    # From QGIS to the engine. Each names the parameter when its value cannot be used.

    def label(self, name):
        return self.parameterDefinition(name).description()

    def raster_file(self, layer, name):
        """The file of a raster layer."""
        if layer is None or not layer.isValid():
            raise QgsProcessingException(f"{self.label(name)}: the raster cannot be read; choose another one.")
        if not isinstance(layer, QgsRasterLayer):
            raise QgsProcessingException(f"{self.label(name)}: {layer.name()} is a vector layer; choose a raster.")
        if layer.providerType() != "gdal":
            raise QgsProcessingException(
                f"{self.label(name)}: {layer.name()} comes from {layer.providerType()}, not from a file; "
                "save it as GeoTIFF first."
            )
        if "|option:" in layer.source():
            raise QgsProcessingException(
                f"{self.label(name)}: {layer.name()} is opened with options of its driver; save it as GeoTIFF first."
            )
        return layer.source()

    def files(self, parameters, name, context):
        """The paths of a parameter that takes several files; an optional one that is empty gives none."""
        return [path for path in self.parameterAsFileList(parameters, name, context) if path]

    def raster(self, parameters, name, context):
        """The file of a raster parameter, or None where it is optional and empty."""
        if not is_given(parameters.get(name), context):
            return None
        return self.raster_file(self.parameterAsRasterLayer(parameters, name, context), name)

    def rasters(self, parameters, name, context):
        """The files of a parameter that takes several rasters."""
        layers = self.parameterAsLayerList(parameters, name, context)
        files = [self.raster_file(layer, name) for layer in layers]
        given = parameters.get(name)
        if isinstance(given, (list, tuple)) and len(given) != len(files):
            raise QgsProcessingException(
                f"{self.label(name)}: {len(given) - len(files)} of {len(given)} rasters cannot be read; "
                "check their names."
            )
        return files

    def check_rasters(self, parameters, context, *names):
        """Raise unless the rasters given can be opened, have a CRS and are north-up grids."""
        from ..engine.raster.files import RasterReader

        for name in names:
            definition = self.parameterDefinition(name)
            several = definition.type() == "multilayer"
            files = self.rasters(parameters, name, context) if several else [self.raster(parameters, name, context)]
            for file in filter(None, files):
                try:
                    with RasterReader(file):
                        pass
                except EngineInputError as error:
                    raise QgsProcessingException(f"{self.label(name)}: {error}") from error

    def grid(self, parameters, name, context):
        """The grid of a raster parameter, or None."""
        from ..engine.raster.files import grid_of

        file = self.raster(parameters, name, context)
        return None if file is None else grid_of(file)

    def crs(self, parameters, name, context):
        """A CRS parameter for the engine, or None."""
        if not is_given(parameters.get(name), context):
            return None
        crs = self.parameterAsCrs(parameters, name, context)
        if not crs.isValid():
            raise QgsProcessingException(
                f"{self.label(name)}: '{parameters[name]}' is not a CRS; give a code such as EPSG:32633."
            )
        return to_pyproj(crs)

    def map_crs(self, parameters, name, context):
        """A CRS parameter for a layer in the plane, or None."""
        crs = self.crs(parameters, name, context)
        if crs is not None and not is_flat(crs):
            raise QgsProcessingException(
                f"{self.label(name)}: {crs.name} is a {crs.type_name}; give a projected or a geographic 2D one, such "
                "as EPSG:32633."
            )
        return crs

    def optional_number(self, parameters, name, context):
        """A number, or None where none is given."""
        return self.parameterAsDouble(parameters, name, context) if is_given(parameters.get(name), context) else None

    def folder(self, parameters, name, context):
        """A folder that is there, or an empty string where none is given."""
        path = self.parameterAsFile(parameters, name, context) if is_given(parameters.get(name), context) else ""
        if path and not os.path.isdir(path):
            found = "is a file" if os.path.exists(path) else "cannot be read: there is no such folder"
            raise QgsProcessingException(f"{self.label(name)}: {path} {found}; choose a folder.")
        return path

    def check_field(self, source, name, field):
        """Raise unless a field, where one is named, is there."""
        if field and source.fields().lookupField(field) < 0:
            known = ", ".join(source.fields().names()) or "no field"
            raise QgsProcessingException(
                f"{self.label(name)}: {source.sourceName()} has no field '{field}'; it has {known}."
            )

    def extent(self, parameters, name, context):
        """An extent parameter with its CRS, or None."""
        if not is_given(parameters.get(name), context):
            return None
        rectangle = self.parameterAsExtent(parameters, name, context)
        if rectangle.isEmpty():
            raise QgsProcessingException(f"{self.label(name)}: the extent is empty; give xmin,xmax,ymin,ymax.")
        crs = self.parameterAsExtentCrs(parameters, name, context)
        if not crs.isValid():
            raise QgsProcessingException(
                f"{self.label(name)}: {parameters[name]} has no CRS; add its code in brackets: "
                "xmin,xmax,ymin,ymax [EPSG:25833]."
            )
        return to_extent(rectangle), to_pyproj(crs)

    def polygons(self, parameters, name, context, field=None, factor=1.0):
        """Polygons of a feature source with a numeric field, streamed, or None where it is optional and empty."""
        from ..engine.gvc.reference import Polygons

        if not is_given(parameters.get(name), context):
            return None
        source = self.source(parameters, name, context, "polygons")
        self.check_crs(source, name)
        index = source.fields().lookupField(field) if field else -1
        request = QgsFeatureRequest().setSubsetOfAttributes([index] if index >= 0 else [])
        # The engine repairs invalid geometries and counts them.
        flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks

        def items():
            for feature in source.getFeatures(request, flag):
                value = feature.attribute(index) if index >= 0 else None
                height = float(value) * factor if isinstance(value, (int, float)) else None
                yield bytes(feature.geometry().asWkb()), height

        return Polygons(items(), to_pyproj(source.sourceCrs()), to_extent(source.sourceExtent()), source.sourceName())

    def source(self, parameters, name, context, wanted="features"):
        """A feature source that is not empty."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(f"{self.label(name)}: the layer cannot be read; choose another one.")
        if source.featureCount() == 0:
            raise QgsProcessingException(
                f"{self.label(name)}: {source.sourceName()} is empty; choose a layer with {wanted}."
            )
        return source

    def check_crs(self, source, name):
        if not source.sourceCrs().isValid():
            raise QgsProcessingException(
                f"{self.label(name)}: {source.sourceName()} has no CRS; assign one (Layer > Set CRS)."
            )

    def has_geometry(self, source):
        return source.wkbType() != QgsWkbTypes.Type.NoGeometry

    def points(self, source, name, name_field, height_field, monitor):
        """Names, longitude and latitude (degrees, WGS 84) and heights of points; NaN where a point has no height.

        The height is the field's where one is named, else Z.
        """
        import numpy as np
        from pyproj import CRS

        from ..engine.raster.grid import transformer

        self.check_crs(source, name)
        if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.PointGeometry:
            raise QgsProcessingException(
                f"{self.label(name)}: {source.sourceName()} has no points; choose a layer of points."
            )
        for field in (name_field, height_field):
            self.check_field(source, name, field)
        names, places = [], []
        for feature in source.getFeatures():
            monitor.check()
            geometry = feature.geometry()
            if geometry.isEmpty():
                monitor.warn(f"{self.label(name)}: feature {feature.id()} has no place and is left out.")
                continue
            point = next(geometry.vertices())
            value = feature[height_field] if height_field else (point.z() if point.is3D() else None)
            height = float(value) if isinstance(value, (int, float)) else np.nan
            names.append(str(feature[name_field]) if name_field else str(feature.id()))
            places.append((point.x(), point.y(), height))
        if not names:
            raise QgsProcessingException(f"{self.label(name)}: no feature has a place; choose a layer of points.")
        x, y, height = map(list, zip(*places))
        # Lists, since pyproj takes an array of one place for a place and warns.
        longitude, latitude = transformer(to_pyproj(source.sourceCrs()), CRS.from_epsg(4326)).transform(x, y)
        return names, np.array(longitude), np.array(latitude), np.array(height)

    # From the engine to QGIS.

    def destination(self, parameters, name, context, style=None):
        """The path of an output raster, styled when it is loaded; None where the output is not wanted."""
        if parameters.get(name) is None and self.parameterDefinition(name).flags() & (
            QgsProcessingParameterDefinition.Flag.FlagOptional
        ):
            return None
        path = self.parameterAsOutputLayer(parameters, name, context)
        # Checked before the run too, but an expression has its value only now.
        inputs = (source.split("|")[0] for source in input_files(self, parameters, context))
        if path and os.path.realpath(path) in map(os.path.realpath, inputs):
            raise QgsProcessingException(f"{self.label(name)}: {path} is also an input; choose another name.")
        if path and style:
            style_on_load(context, path, style)
        return path or None


def _keep_thread():
    """Keep Python's own state of a thread of QGIS for as long as the thread lives.

    Else it is thrown away at the end of each run. What libraries remember of a thread (pyproj 3.7 its PROJ context,
    matplotlib 3.10 how images are drawn) is then taken up, freed, in the thread's next run, which takes QGIS down.
    """
    if threading.get_ident() != threading.main_thread().ident and not hasattr(_kept, "state"):
        import ctypes

        _kept.state = ctypes.pythonapi.PyGILState_Ensure()


def _is_canceled(feedback):
    """Whether a run shall stop. qgis_process hears of Ctrl-C only where its events are worked on."""
    application = QCoreApplication.instance()
    if iface is None and application is not None and QThread.currentThread() == application.thread():
        application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return feedback.isCanceled()


def to_pyproj(crs):
    """A QGIS CRS for the engine, by its code where it has one: the WKT of some codes loses in translation."""
    from pyproj import CRS
    from pyproj.database import get_authorities
    from pyproj.exceptions import CRSError

    authority, _, code = crs.authid().partition(":")
    if authority in get_authorities():
        try:
            return CRS.from_authority(authority, code)
        except CRSError as error:  # a code that this PROJ does not know
            QgsMessageLog.logMessage(f"{crs.authid()}: {error}; using its definition", "Vertical City")
    return CRS.from_wkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED))


def to_qgis(crs):
    """A CRS of pyproj for QGIS."""
    authority = crs.to_authority()
    if authority:
        return QgsCoordinateReferenceSystem(":".join(authority))
    return QgsCoordinateReferenceSystem.fromWkt(crs.to_wkt())


def is_flat(crs):
    """Whether coordinates of a CRS (of pyproj) are those of a map: projected, or longitude and latitude alone."""
    return crs.is_projected or (crs.is_geographic and len(crs.axis_info) == 2)


def to_extent(rectangle):
    from ..engine.raster.grid import Extent

    return Extent(rectangle.xMinimum(), rectangle.yMinimum(), rectangle.xMaximum(), rectangle.yMaximum())


def is_given(value, context):
    """Whether an optional parameter has a value; an expression is evaluated, an invalid CRS is none."""
    if isinstance(value, QgsProperty):
        value, _ = value.value(context.expressionContext())
    if isinstance(value, QVariant):
        return not value.isNull()
    if isinstance(value, QgsCoordinateReferenceSystem):
        return value.isValid()
    return value not in (None, "")


def input_files(algorithm, parameters, context):
    """The files, and the layers of files (path|layername=…), of all inputs, which no output may overwrite."""
    for definition in algorithm.parameterDefinitions():
        name, kind = definition.name(), definition.type()
        if kind == "file":
            layers, files = [], [algorithm.parameterAsFile(parameters, name, context)]
        elif kind == "multilayer" and definition.layerType() == QgsProcessing.SourceType.TypeFile:
            layers, files = [], algorithm.parameterAsFileList(parameters, name, context)
        elif kind == "multilayer":
            layers, files = algorithm.parameterAsLayerList(parameters, name, context), []
        elif kind in ("raster", "source", "pointcloud", "layer") and is_given(parameters.get(name), context):
            layers, files = [algorithm.parameterAsLayer(parameters, name, context)], []
        else:
            continue
        yield from filter(None, files)
        yield from (layer.source() for layer in layers if layer is not None)
