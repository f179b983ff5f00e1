"""Styles of the outputs: a .qml file each, and for rasters this table, which says what a file cannot.

To add a style: put NAME.qml here, made by QGIS or by hand, and, for a raster, add a row. Point clouds: see clouds.py.
"""

import re
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from qgis.core import (
    QgsBasicNumericFormat,
    QgsColorRampLegendNodeSettings,
    QgsGraduatedSymbolRenderer,
    QgsPointCloudLayer,
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterShader,
    QgsRuleBasedRenderer,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtXml import QDomDocument

from ..i18n import tr
from ..layers import band_names

FOLDER = Path(__file__).parent
POINTS = "points_of_cloud"


@dataclass(frozen=True)
class Style:
    """bands : the first of these that the raster has is shown, else the file's; stretch : fit the ramp to the values
    between the 2nd and the 98th percentile, where no fixed range suits every raster."""

    bands: tuple[str, ...] = ()
    stretch: bool = False


STYLES = {
    "elevation": Style(("composite",), stretch=True),
    "features": Style(("bd5d2n_mean", "q5d2n_mean", "m2d1_mean"), stretch=True),
    "filtered": Style(("bd5d2n", "q5d2n", "m2d1"), stretch=True),
    "building_height": Style(("AGBH", "ANBH", "SGBH", "SNBH")),
    "built_share": Style(("BU",)),
    "slopemask": Style(("SLOPEMASK",)),
}


def apply_style(layer, name):
    """Give a layer the style of this name."""
    from .clouds import apply_cloud_style, apply_points_style

    if isinstance(layer, QgsPointCloudLayer):
        apply_cloud_style(layer, name)
        return
    if name == POINTS:
        apply_points_style(layer)
        return
    layer.importNamedStyle(_document(name))
    if isinstance(layer, QgsVectorLayer):
        _tell_exaggeration(layer)
        _choose_error(layer)
        layer.triggerRepaint()
        return
    style = STYLES[name]
    renderer = layer.renderer()
    if not isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        return
    names = band_names(layer)
    band = next((names.index(wanted) + 1 for wanted in style.bands if wanted in names), 1)
    if hasattr(renderer, "setInputBand"):
        renderer.setInputBand(band)
    else:  # before QGIS 3.38
        renderer.setBand(band)
    if style.stretch:
        low, high = layer.dataProvider().cumulativeCut(band, 0.02, 0.98, layer.extent(), 250_000)
        if high > low:
            stretch(renderer, low, high, _unit(layer, band))
    layer.triggerRepaint()


def labels(name):
    """The parts of a style's file: the texts that legends show stand at every second place."""
    return re.split(r'(?<= (?:label|title)=")([^"]*)', (FOLDER / f"{name}.qml").read_text(encoding="utf-8"))


def _document(name):
    """A style with its legend in the language of QGIS."""
    parts = labels(name)
    parts[1::2] = (escape(tr(unescape(one)), quote=True) for one in parts[1::2])
    document = QDomDocument()
    document.setContent("".join(parts))
    return document


def _unit(layer, band):
    from ...engine.raster.files import RasterReader

    with RasterReader(layer.source()) as reader:
        return reader.units[band - 1]


def stretch(renderer, low, high, unit, ends=("", "")):
    """Fit the colours of a renderer to a range. ends : what the legend says there instead of numbers."""
    shader = renderer.shader().rasterShaderFunction()
    ramp = QgsRasterShader()
    ramp.setRasterShaderFunction(type(shader)(shader))
    function = ramp.rasterShaderFunction()
    items = function.colorRampItemList()
    start, end = items[0].value, items[-1].value
    for item in items:
        item.value = low + (high - low) * (item.value - start) / (end - start)
        item.label = f"{item.value:.1f} {unit}"
    items[0].label, items[-1].label = ends[0] or items[0].label, ends[1] or items[-1].label
    function.setMinimumValue(low)
    function.setMaximumValue(high)
    function.setColorRampItemList(items)
    legend = QgsColorRampLegendNodeSettings(function.legendSettings())
    legend.setSuffix(f" {unit}" if unit else "")
    legend.setMinimumLabel(ends[0] or legend.minimumLabel())
    legend.setMaximumLabel(ends[1] or legend.maximumLabel())
    number = QgsBasicNumericFormat()
    number.setNumberDecimalPlaces(1)
    legend.setNumericFormat(number)
    function.setLegendSettings(legend)
    renderer.setShader(ramp)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)


def _tell_exaggeration(layer):
    """Have the legend of error ellipses, which are drawn too large to be seen, say how much; its heading is a rule."""
    renderer = layer.renderer()
    first = next(layer.getFeatures(), None)
    if first is None or first.fieldNameIndex("exaggeration") < 0 or not isinstance(renderer, QgsRuleBasedRenderer):
        return
    times = first["exaggeration"]
    if isinstance(times, (int, float)):
        drawn = tr("95 % error ellipses, drawn {times} times too large").format(times=f"{times:,.6g}")
        true = tr("95 % error ellipses, true to scale")
        renderer.rootRule().children()[0].setLabel(true if times == 1 else drawn)


def _choose_error(layer):
    """Have cells coloured by the first error that they have, and the legend name the component."""
    renderer = layer.renderer()
    errors = [name for name in layer.fields().names() if name.endswith("_error")]
    if not errors or not isinstance(renderer, QgsGraduatedSymbolRenderer):
        return
    renderer.setClassAttribute(errors[0])
    renderer.updateRangeLabel(0, f"{errors[0].removesuffix('_error')}, {renderer.ranges()[0].label()}")


class _Styler(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, style):
        super().__init__()
        self._style = style

    def postProcessLayer(self, layer, context, feedback):  # noqa: N802
        apply_style(layer, self._style)


# A context deletes its post-processors when it goes, but Python must hold them until then, or they silently do not run.
_held = []


def style_on_load(context, destination, name):
    """Have an output styled when it is loaded, if it will be.

    destination : the path of a raster, or what parameterAsSink gives beside the sink: ask it first, then call this.
    """
    if context.willLoadLayerOnCompletion(destination):
        styler = _Styler(name)
        _held[:] = [other for other in _held if not sip.isdeleted(other)] + [styler]
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(styler)
