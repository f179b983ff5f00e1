"""The models of the model designer that the provider ships: a file each in this folder, and a row in MODELS."""

from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm
from qgis.utils import iface

from ...algorithms.base import DOCS, input_files
from ...algorithms.checks import destination_problem, named_clouds, refused_value
from ...ui.help import help_text
from ...ui.i18n import tr, tr_words
from ...ui.icons import icon

GROUP = "chains", "5 Chains"  # id, name
# Of each model: its name for people, and what they search for. Its id is the name of its file without underscores.
MODELS = {
    "dems_to_features": ("DEMs to features", ("DEM", "DSM", "composite", "building height", "GHSL")),
    "footprints_to_model": ("Footprints to a height model", ("building height", "reference", "fit", "regression")),
    "features_to_heights": ("Features to trusted heights", ("building height", "predict", "slope mask", "GHSL")),
    "dems_to_heights": ("DEMs to building heights", ("building height", "DEM", "DSM", "SRTM", "GLO-30", "GHSL")),
    "images_to_gcps": ("SAR images to ground control points", ("SAR", "GCP", "ground control", "stereo", "PTA")),
    "tables_to_cloud": ("Tables of two tracks to one cloud", ("InSAR", "PSI", "TomoSAR", "point cloud", "fusion")),
    "clouds_to_accuracy": ("Clouds to fused cloud and accuracy", ("point cloud", "LiDAR", "fusion", "accuracy")),
    "images_to_fused_cloud": (
        "SAR images and tables to a fused cloud", ("SAR", "GCP", "InSAR", "PSI", "TomoSAR", "point cloud", "fusion")
    ),
}  # fmt: skip
# Outputs of algorithms that are not ours, which give them no style.
STYLES = {"masked:MASKED": "building_height"}


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model of this folder, under a name for people.

    Reading its file takes 5 to 20 ms, and needs the algorithms that it is made of to be registered. So the one that
    QGIS lists reads it when somebody looks closer: what runs or is opened in a dialog is a copy.
    """

    def __init__(self, stem):
        super().__init__()
        self._stem, self._is_read = stem, False

    def read(self):
        """Read the file, once; returns the model."""
        if self._is_read:
            return self
        self._is_read = True
        self.fromFile(str(Path(__file__).parent / f"{self._stem}.model3"))
        for one in (*self.parameterDefinitions(), *self.outputDefinitions()):
            one.setDescription(tr(one.description()))
        for one in self.parameterDefinitions():
            one.setHelp(tr(one.help()))
        return self

    def name(self):
        return self._stem.replace("_", "")

    def displayName(self):  # noqa: N802
        if iface is None:  # all that qgis_process asks for before it lists parameters and outputs, from 3.44 on
            self.read()
        return tr(MODELS[self._stem][0])

    def groupId(self):  # noqa: N802
        return GROUP[0]

    def group(self):
        return tr(GROUP[1])

    def tags(self):
        return tr_words(MODELS[self._stem][1])

    def icon(self):
        return icon("vertical_city")

    def shortDescription(self):  # noqa: N802
        self.read()  # QGIS asks for it before it lists parameters and outputs, in C++, where these two are not asked
        return help_text(self._stem).splitlines()[0]

    def helpUrl(self):  # noqa: N802
        return f"{DOCS}chains.md#{self.name()}"

    def shortHelpString(self):  # noqa: N802
        return help_text(self._stem)

    def parameterDefinitions(self):  # noqa: N802
        return super(ShippedModel, self.read()).parameterDefinitions()

    def outputDefinitions(self):  # noqa: N802
        return super(ShippedModel, self.read()).outputDefinitions()

    def checkParameterValues(self, parameters, context):  # noqa: N802
        parameters = named_clouds(self.parameterDefinitions(), parameters)
        accepted, message = super().checkParameterValues(parameters, context)
        if accepted:
            files = input_files(self, parameters, context)
            message = destination_problem(self.destinationParameterDefinitions(), parameters, files)
            return not message, message or ""
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            why = None if definition.checkValueIsAcceptable(value, context) else refused_value(definition, value)
            if why:
                return False, f"{definition.description()}: {why}."
        return False, message

    def processAlgorithm(self, parameters, context, feedback):  # noqa: N802
        from ...ui.styles import style_on_load

        results = super().processAlgorithm(parameters, context, feedback)
        for name in STYLES.keys() & results.keys():
            style_on_load(context, results[name], STYLES[name])
        self._name_layers(results, context)
        return results

    def _name_layers(self, results, context):
        """Have what is loaded be called as in the dialog: QGIS takes the ids of a model's outputs, such as HEIGHTS."""
        for definition in self.destinationParameterDefinitions():
            destination = results.get(definition.name())
            if isinstance(destination, str) and context.willLoadLayerOnCompletion(destination):
                context.layerToLoadOnCompletionDetails(destination).name = definition.description()

    def createInstance(self):  # noqa: N802
        return ShippedModel(self._stem).read()
