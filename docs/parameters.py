"""The tables of parameters and outputs in the pages of the algorithms, written from the algorithms themselves.

    make docs        writes them anew, then builds the site

A page says where: `<!-- parameters: demcomposite -->` begins the part that is written, `<!-- /parameters -->` ends it.
Needs QGIS, and the checkout under its name on the path (build/plugins).
"""

import re
import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

PAGES = Path(__file__).resolve().parent
BLOCK = re.compile(r"(<!-- parameters: (\w+) -->\n).*?(<!-- /parameters -->)", re.DOTALL)
TARGETS = ("AGBH", "ANBH", "SGBH", "SNBH")
FLAG = QgsProcessingParameterDefinition.Flag

KINDS = {
    "band": "band",
    "boolean": "yes or no",
    "crs": "CRS",
    "distance": "number",
    "enum": "choice",
    "extent": "extent",
    "field": "field",
    "matrix": "table",
    "range": "interval",
    "file": "file",
    "number": "number",
    "point": "point",
    "pointcloud": "point cloud",
    "raster": "raster",
    "source": "layer",
    "string": "text",
    "vector": "layer",
    "maplayer": "layer",
    "sink": "output: layer",
    "rasterDestination": "output: raster",
    "vectorDestination": "output: layer",
    "fileDestination": "output: file",
    "folderDestination": "output: folder",
    "pointCloudDestination": "output: point cloud",
    "outputNumber": "number",
    "outputString": "text",
    "outputFile": "file",
    "outputFolder": "folder",
    "outputHtml": "report",
    "outputVector": "layer",
    "outputRaster": "raster",
    "outputLayer": "layer",
    "outputMultilayer": "layers",
}
# A parameter that takes several layers says of which kind.
SEVERAL = {
    QgsProcessing.SourceType.TypeRaster: "rasters",
    QgsProcessing.SourceType.TypeFile: "files",
    QgsProcessing.SourceType.TypePointCloud: "point clouds",
}
GEOMETRY = {
    QgsProcessing.SourceType.TypeVectorPoint: "points",
    QgsProcessing.SourceType.TypeVectorLine: "lines",
    QgsProcessing.SourceType.TypeVectorPolygon: "polygons",
    QgsProcessing.SourceType.TypeVector: "table",
}


def kind_of(parameter):
    """What a parameter takes, in a word or two."""
    kind = parameter.type()
    if parameter.metadata().get("vertical_city_point_cloud"):  # a file where QGIS has no kind of its own, before 3.24
        return KINDS["pointCloudDestination"]
    if kind == "multilayer":
        return SEVERAL.get(parameter.layerType(), "layers")
    if kind == "source":
        geometries = [GEOMETRY[one] for one in parameter.dataTypes() if one in GEOMETRY]
        return " or ".join(geometries) or KINDS[kind]
    if kind == "file" and parameter.behavior() == QgsProcessingParameterFile.Behavior.Folder:
        return "folder"
    return KINDS.get(kind, kind)


def value_of(parameter):
    """The default, the bounds and the choices of a parameter."""
    said, default = [kind_of(parameter)], parameter.defaultValue()
    kind = parameter.type()
    if kind == "enum":
        options = ", ".join(f"`{option}`" for option in parameter.options())
        said = [f"{'some' if parameter.allowMultiple() else 'one'} of {options}"]
    if kind in ("number", "distance"):
        low, high = parameter.minimum(), parameter.maximum()
        if low > -1e9:
            said[0] += " above 0" if 0 < low < 1e-5 else f" from {low:g}"
        if high < 1e9:
            said[0] += f" up to {high:g}"
    if kind == "boolean":
        said.append(f"default: {'yes' if default else 'no'}")
    elif default not in (None, "", []):
        chosen = default if isinstance(default, (list, tuple)) else [default]
        names = [f"`{one:g}`" if isinstance(one, float) else f"`{one}`" for one in chosen]
        said.append(
            "default: " + ("all" if len(names) > 1 and len(names) == len(parameter.options()) else ", ".join(names))
        )
    elif parameter.flags() & FLAG.FlagOptional:
        said.append("optional")
    return "; ".join(said)


def cell(text):
    """A text in a cell of a table."""
    for character in "|<*":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())


def sentence(text):
    return text if text.endswith((".", "?", "!")) else f"{text}."


def collapsed(outputs):
    """Outputs of which there is one for each component, as one row: RMSE_AGBH, RMSE_ANBH … as RMSE_x."""
    of_each = {name[:-4] for name in outputs if all(name[:-4] + target in outputs for target in TARGETS)}
    rows = {}
    for name, (meaning, kind) in outputs.items():
        if name[:-4] not in of_each:
            rows[name] = (meaning, kind)
        elif name.endswith(TARGETS[0]):
            rows[f"{name[:-4]}x"] = (f"{meaning.replace(TARGETS[0], 'x')}; x: {', '.join(TARGETS)}", kind)
    return rows


def tables(algorithm):
    """The tables of an algorithm, as Markdown."""
    algorithm = algorithm.create()  # a model knows its outputs once it has been created beside the algorithms it chains
    helped = algorithm.helpContent() if hasattr(algorithm, "helpContent") else {}
    rows = {False: [], True: []}
    for parameter in algorithm.parameterDefinitions():
        if parameter.flags() & FLAG.FlagHidden:
            continue
        help_ = parameter.help() or helped.get(parameter.name(), "")
        text = f"**{cell(sentence(parameter.description()))}** {cell(help_)}"
        row = f"| `{parameter.name()}` | {text.strip()} | {value_of(parameter)} |"
        rows[bool(parameter.flags() & FLAG.FlagAdvanced)].append(row)
    lines = ["| parameter | meaning | value |", "|---|---|---|", *rows[False], ""]
    if rows[True]:
        lines += ["Advanced:", "", "| parameter | meaning | value |", "|---|---|---|", *rows[True], ""]
    made = {parameter.name() for parameter in algorithm.destinationParameterDefinitions()}
    known = made | {f"{name}_LAYER" for name in made}  # of clouds, QGIS 3.22 alone has the latter
    further = {
        one.name(): (cell(one.description()), KINDS.get(one.type(), one.type()))
        for one in algorithm.outputDefinitions()
        if one.name() not in known
    }
    if further:
        lines += ["Figures that it gives, to models and to `qgis_process`:", ""]
        lines += ["| output | meaning | value |", "|---|---|---|"]
        lines += [f"| `{name}` | {meaning} | {kind} |" for name, (meaning, kind) in collapsed(further).items()]
        lines += [""]
    return "\n" + "\n".join(lines) + "\n"


def renewed(text, algorithms):
    """A page with its tables as they are now."""
    return BLOCK.sub(lambda found: found[1] + tables(algorithms[found[2]]) + found[3], text)


def main():
    application = QgsApplication([], False)
    application.initQgis()
    from qgis.analysis import QgsNativeAlgorithms
    from vertical_city.processing_provider.provider import VerticalCityProvider

    registry = QgsApplication.processingRegistry()
    registry.addProvider(QgsNativeAlgorithms(registry))
    provider = VerticalCityProvider()
    registry.addProvider(provider)
    algorithms = {one.name(): one for one in provider.algorithms()}
    for page in sorted(PAGES.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        new = renewed(text, algorithms)
        if new != text:
            page.write_text(new, encoding="utf-8")
            print(f"written anew: {page.name}")
    application.exitQgis()
    return 0


if __name__ == "__main__":
    sys.exit(main())
