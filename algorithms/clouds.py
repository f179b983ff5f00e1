"""Point clouds in QGIS: which kinds it opens, as outputs of algorithms, loaded with a style, and as inputs."""

import importlib.util

import qgis.core
from qgis.core import (
    Qgis,
    QgsPointCloudLayer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputMapLayer,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
    QgsProviderRegistry,
)

from ..engine.pointcloud.writers import cloud_path
from ..ui.styles import style_on_load
from .checks import CLOUD_ENDINGS, POINT_CLOUD

STYLES = ("auto", "height", "velocity", "track")
STYLE_HELP = (
    "What the colours of the layer show: auto is the velocity where there is one, else the height; track tells the "
    "clouds of a fusion apart. The same is set for the 3-D view."
)
OUTPUT_HELP = (
    "A name that ends with .json gives an EPT, a folder of that name, which every QGIS from 3.22 opens; .copc.laz a "
    "COPC, one file, for QGIS 3.26 and later; .laz and .las give LAS 1.4. COPC and LAS need the Python package laspy."
)
# By the ending of their file, the data providers that open a cloud.
PROVIDERS = {"ept.json": "ept", ".copc.laz": "copc", ".laz": "pdal", ".las": "pdal"}


def opens(path):
    """Whether this QGIS opens a cloud as a layer."""
    return provider_of(path) in QgsProviderRegistry.instance().providerList()


def provider_of(path):
    return next(name for ending, name in PROVIDERS.items() if str(path).lower().endswith(ending))


def best_cloud_ending():
    """COPC, one file, where QGIS opens it and the library that packs it is there; else EPT."""
    packs = importlib.util.find_spec("lazrs") and importlib.util.find_spec("laspy")
    return ".copc.laz" if packs and opens("cloud.copc.laz") else ".json"


def add_cloud_output(algorithm, name, description):
    """A destination of a cloud: of QGIS's own kind where it has one (3.24), else a file and an output for models."""
    own_kind = getattr(qgis.core, "QgsProcessingParameterPointCloudDestination", None)
    if own_kind:
        definition = own_kind(name, description)
    else:
        best = best_cloud_ending()
        endings = (best, *(one for one in CLOUD_ENDINGS if one != best))
        files = ";;".join(f"Point cloud (*{ending})" for ending in endings)
        definition = QgsProcessingParameterFileDestination(name, description, files)
    definition.setMetadata({POINT_CLOUD: True})
    algorithm.add(definition, OUTPUT_HELP)
    if not own_kind:
        # A model of QGIS 3.22 takes clouds from layers, not from files.
        algorithm.addOutput(QgsProcessingOutputMapLayer(f"{name}_LAYER", description))


def add_style(algorithm):
    algorithm.add_choice("STYLE", "Style", STYLES, "auto", STYLE_HELP)


def cloud_output(algorithm, parameters, name, context):
    """The path that a cloud shall be written to."""
    if algorithm.parameterDefinition(name).type() == "fileDestination":
        return algorithm.parameterAsFileOutput(parameters, name, context)
    return algorithm.parameterAsOutputLayer(parameters, name, context)


def load_cloud(algorithm, parameters, name, context, wanted, monitor):
    """Have a cloud loaded that has been written to `wanted`, if QGIS opens its kind; returns what a run returns."""
    path = str(cloud_path(wanted))
    style = algorithm.parameterAsEnumString(parameters, "STYLE", context)
    waiting = context.layersToLoadOnCompletion()
    own_kind = algorithm.parameterDefinition(name).type() != "fileDestination"
    loads = opens(path)
    if own_kind and wanted in waiting:
        details = waiting.pop(wanted)
        context.setLayersToLoadOnCompletion({**waiting, **({path: details} if loads else {})})
    elif not own_kind and loads and context.project() is not None:
        label = algorithm.parameterDefinition(name).description()
        details = QgsProcessingContext.LayerDetails(
            label, context.project(), name, QgsProcessingUtils.LayerHint.PointCloud
        )
        # QGIS 3.22 does not find the provider of a cloud by itself, but finds a layer that is there.
        context.temporaryLayerStore().addMapLayer(QgsPointCloudLayer(path, label, provider_of(path)))
        context.addLayerToLoadOnCompletion(path, details)
    if loads:
        style_on_load(context, path, style)
    else:
        version = Qgis.QGIS_VERSION.split("-")[0]
        monitor.info(f"{path} is written; this QGIS {version} does not open its kind as a layer.")
    return {name: path} if own_kind else {name: path, f"{name}_LAYER": path}


def add_cloud_inputs(algorithm, name, description, help, minimum):  # noqa: A002
    definition = qgis.core.QgsProcessingParameterMultipleLayers(
        name, description, QgsProcessing.SourceType.TypePointCloud
    )
    definition.setMinimumNumberInputs(minimum)
    algorithm.add(definition, help)


def cloud_files(algorithm, parameters, name, context):
    """The files of the clouds of a parameter that takes several."""
    return [cloud_file(algorithm, layer, name) for layer in algorithm.parameterAsLayerList(parameters, name, context)]


def cloud_file(algorithm, layer, name):
    label = algorithm.parameterDefinition(name).description()
    if not isinstance(layer, QgsPointCloudLayer):
        found = layer.name() if layer else "the layer"
        raise QgsProcessingException(f"{label}: {found} is no point cloud; choose one.")
    return layer.source()
