"""Styles of point clouds and of layers of their points: they depend on what a cloud holds, so no file keeps them.

Ranges are percentiles, so that a tower or a wrong velocity does not take the colours from the rest; what lies beyond
has the colour of the end. QGIS draws a point without a value in the colour of the point before it: where velocities are
shown, such points are filtered out, which QGIS can from 3.26 on. Colours of velocities are symmetric about zero.
"""

import math
from contextlib import closing
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsFeatureRequest,
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPointCloudAttributeByRampRenderer,
    QgsPointCloudCategory,
    QgsPointCloudClassifiedRenderer,
    QgsPointCloudRenderer,
    QgsRectangle,
    QgsRendererRange,
    QgsStatisticalSummary,
    QgsUnitTypes,
)
from qgis.PyQt.QtGui import QColor

from ...engine.errors import EngineInputError
from ...engine.monitor import Monitor
from ...engine.pointcloud.readers import open_table
from ..i18n import tr

try:
    from qgis import _3d
except ImportError:  # a QGIS without the 3-D view
    _3d = None

POINT_SIZE_MM, POINT_SIZE_3D = 0.8, 3.0
# Points that ranges are taken from: of larger clouds the first ones. These are often the upper nodes of an octree, in
# which lone points, and so outliers, are more than they are in the cloud; its mean and deviation keep them off.
SAMPLE = 2_000_000
DEVIATIONS = 2.5
FEATURES = 200_000
# A range ends at round values; this many would lie within it, or a few more.
STEPS = 50
# Percentiles of heights, and of the absolute velocities.
HEIGHTS, VELOCITIES = (2.0, 98.0), 98.0
# The share of points that need a velocity for it to be what is shown first.
MOSTLY = 0.9
CLASSES = 9
# Of a whole cloud: the names that QGIS has for them in two places.
STATISTICS = {"Min": "minimum", "Max": "maximum", "Mean": "mean", "StDev": "stDev"}
BEYOND = 1e9


@dataclass(frozen=True)
class Ramp:
    """attribute : of a cloud; field : of a layer of points. symmetric : about zero, for motions.

    narrowest : the least range, so that the colours of a flat or still cloud do not show its noise alone.
    """

    attribute: str
    field: str
    unit: str
    colours: tuple[str, ...]
    symmetric: bool = False
    narrowest: float = 1.0


RAMPS = {
    # Lighter the higher, also for the colour-blind and in grey (viridis up to 0.9: its yellow is not seen on white).
    "height": Ramp("Z", "HEIGHT", "m", ("#440154", "#463480", "#355f8d", "#25848e", "#22a884", "#5ec962", "#bddf26")),
    # Away from the satellite red, towards it blue, as is usual; what stands still is pale, but seen on white.
    "velocity": Ramp(
        "velocity",
        "VEL",
        "mm/yr",
        ("#a50026", "#e34a33", "#fdae61", "#e8e19a", "#92c5de", "#4393c3", "#2a3a8f"),
        True,
    ),
}
# Each of another lightness, and apart for the colour-blind: tests/visual/test_colours.py.
TRACK_COLOURS = ("#114d9a", "#ce160f", "#069b81", "#e1b917", "#8a56f9", "#69274a", "#9fa6ee", "#4fe4da")


def apply_cloud_style(layer, name):
    """Show a cloud's height, velocity or track; height where it has no such.

    auto : the velocity where most points have one, else the height. On QGIS before 3.26 all points must have one.
    """
    has = {one.name() for one in layer.attributes().attributes()}
    sample = _sample(layer, has & {"track", *(one.attribute for one in RAMPS.values())})
    known = _share(sample.get("velocity")) if "velocity" in sample else 1.0
    if name == "auto":
        name = "velocity" if known >= (MOSTLY if _filters(layer) else 1) else "height"
    if name not in has:
        name = "height"
    if name == "track":
        renderer, symbol = _by_track(layer, sample)
    else:
        renderer, symbol = _by_ramp(RAMPS[name], _range(layer, RAMPS[name], sample))
    _leave_out_missing(layer, "velocity", name == "velocity" and known < 1)
    renderer.setPointSize(POINT_SIZE_MM)
    renderer.setPointSizeUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    renderer.setPointSymbol(QgsPointCloudRenderer.PointSymbol.Circle)
    layer.setRenderer(renderer)
    if symbol is not None:
        symbol.setPointSize(POINT_SIZE_3D)
        view = _3d.QgsPointCloudLayer3DRenderer()
        view.setSymbol(symbol)
        layer.setRenderer3D(view)
    layer.triggerRepaint()


def _sample(layer, names):
    """{attribute: values} of the cloud, or of its first points; empty where the engine cannot read the layer."""
    columns = {name: name.lower() if name in ("X", "Y", "Z") else name for name in names}
    try:
        table = open_table(layer.source())
        columns = {name: column for name, column in columns.items() if column in table.columns}
        with closing(table.chunks(list(columns.values()), SAMPLE, Monitor())) as chunks:
            found = next(chunks, {})
    except EngineInputError:  # a cloud on a server, or of a kind that needs a library
        return {}
    return {name: found[column] for name, column in columns.items() if column in found}


def _share(values):
    """The share of values that are there."""
    return float(np.isfinite(values).mean()) if len(values) else 0.0


def _filters(layer):
    return hasattr(layer, "setSubsetString")


def _leave_out_missing(layer, attribute, wanted):
    """Have points without a value not drawn: only NaN is not equal to itself. A filter of the user's stays."""
    expression = f'"{attribute}" = "{attribute}"'
    if _filters(layer) and layer.subsetString() in ("", expression):
        layer.setSubsetString(expression if wanted else "")


def _by_ramp(ramp, ends):
    low, high = ends
    shader = _shader(ramp, low, high)
    renderer = QgsPointCloudAttributeByRampRenderer()
    renderer.setAttribute(ramp.attribute)
    renderer.setMinimum(low)
    renderer.setMaximum(high)
    renderer.setColorRampShader(shader)
    if _3d is None:
        return renderer, None
    symbol = _3d.QgsColorRampPointCloud3DSymbol()
    symbol.setAttribute(ramp.attribute)
    symbol.setColorRampShaderMinMax(low, high)
    symbol.setColorRampShader(shader)
    return renderer, symbol


def _by_track(layer, sample):
    values = sample.get("track")
    if values is None or not len(values):
        values = np.arange(round(_statistic(layer, "track", "Min")), round(_statistic(layer, "track", "Max")) + 1)
    categories = [
        QgsPointCloudCategory(
            track, QColor(TRACK_COLOURS[i % len(TRACK_COLOURS)]), tr("Track {number}").format(number=track)
        )
        for i, track in enumerate(np.unique(values).astype(int).tolist())
    ]
    renderer = QgsPointCloudClassifiedRenderer()
    renderer.setAttribute("track")
    renderer.setCategories(categories)
    if _3d is None:
        return renderer, None
    symbol = _3d.QgsClassificationPointCloud3DSymbol()
    symbol.setAttribute("track")
    symbol.setCategoriesList(categories)
    return renderer, symbol


def _colours(ramp):
    last = len(ramp.colours) - 1
    stops = [QgsGradientStop(i / last, QColor(colour)) for i, colour in enumerate(ramp.colours)][1:-1]
    return QgsGradientColorRamp(QColor(ramp.colours[0]), QColor(ramp.colours[-1]), False, stops)


def _shader(ramp, low, high):
    shader = QgsColorRampShader(low, high, _colours(ramp))
    shader.setClassificationMode(QgsColorRampShader.ClassificationMode.EqualInterval)
    shader.classifyColorRamp(len(ramp.colours), -1, QgsRectangle(), None)
    items = shader.colorRampItemList()
    for item in items:
        item.label = f"{item.value:.4g} {ramp.unit}"
    shader.setColorRampItemList(items)
    settings = QgsColorRampLegendNodeSettings(shader.legendSettings())
    settings.setUseContinuousLegend(True)
    settings.setMinimumLabel(_label(low, ramp))
    settings.setMaximumLabel(_label(high, ramp))
    shader.setLegendSettings(settings)
    return shader


def _label(value, ramp):
    return f"{value:.10g} {ramp.unit}"


def _range(layer, ramp, sample):
    """The values of the first and the last colour of a cloud."""
    values = sample.get(ramp.attribute)
    if values is None:
        values = np.array([_statistic(layer, ramp.attribute, one) for one in ("Min", "Max")])
    elif len(values) < layer.pointCount():
        mean, deviation = (_statistic(layer, ramp.attribute, one) for one in ("Mean", "StDev"))
        if deviation > 0:
            values = values[np.abs(values - mean) <= DEVIATIONS * deviation]
    step, low, high = _rounded(ramp, values, 1 / STEPS)
    return low * step, high * step


def _rounded(ramp, values, fraction):
    """What holds most of the values: its ends as multiples of a round step, about a fraction of it. step, low, high."""
    values = np.asarray(values, np.float64)
    values = values[np.isfinite(values)]
    if ramp.symmetric:
        reach = float(np.percentile(np.abs(values), VELOCITIES)) if len(values) else 0.0
        low, high = -reach, reach
    else:
        low, high = (float(one) for one in np.percentile(values, HEIGHTS)) if len(values) else (0.0, 0.0)
    if high - low < ramp.narrowest:
        middle = (low + high) / 2
        low, high = middle - ramp.narrowest / 2, middle + ramp.narrowest / 2
    step = _round_up((high - low) * fraction)
    return step, math.floor(low / step + 1e-6), math.ceil(high / step - 1e-6)


def _round_up(value):
    """To the next of 1, 2, 5, 10, 20 ..."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step for step in (power, 2 * power, 5 * power, 10 * power) if step >= value * (1 - 1e-9))


def _statistic(layer, attribute, which):
    """Of the whole cloud, where its file or QGIS has it, else 0."""
    if hasattr(layer, "statistics"):
        value = getattr(layer.statistics(), STATISTICS[which])(attribute)
    else:  # before QGIS 3.26
        value = layer.dataProvider().metadataStatistic(attribute, getattr(QgsStatisticalSummary.Statistic, which))
    return float(value) if isinstance(value, (int, float)) and value == value else 0.0


def apply_points_style(layer):
    """Colour a layer of points by its velocities, or heights; points without are not drawn."""
    name = next((one for one in ("velocity", "height") if layer.fields().lookupField(RAMPS[one].field) >= 0), None)
    if name is None:
        return
    ramp = RAMPS[name]
    edges = _edges(ramp, _field_values(layer, ramp.field))
    colours = _colours(ramp)
    ranges = []
    for i, (start, end) in enumerate(zip(edges, edges[1:])):
        symbol = QgsMarkerSymbol.createSimple({"name": "circle", "size": "1.4", "outline_style": "no"})
        symbol.setColor(colours.color(i / (len(edges) - 2)))
        first, last = i == 0, i == len(edges) - 2
        text = (
            tr("below {end} {unit}") if first else tr("above {start} {unit}") if last else tr("{start} to {end} {unit}")
        )
        label = text.format(start=f"{start:.10g}", end=f"{end:.10g}", unit=ramp.unit)
        # The outer classes hold what lies beyond, too.
        bounds = -BEYOND if first else start, BEYOND if last else end
        ranges.append(QgsRendererRange(*bounds, symbol, label))
    layer.setRenderer(QgsGraduatedSymbolRenderer(ramp.field, ranges))
    layer.triggerRepaint()


def _edges(ramp, values):
    """Of classes that are equally wide and begin and end at round values, or at odd halves of them about zero."""
    if ramp.symmetric:
        step = _rounded(ramp, values, 1 / CLASSES)[0]
        return [(i - CLASSES / 2) * step for i in range(CLASSES + 1)]
    step, low, high = _rounded(ramp, values, 1 / CLASSES)
    return [i * step for i in range(low, max(high, low + 3) + 1)]


def _field_values(layer, field):
    """The numbers of a field, of every n-th feature where there are many."""
    request = QgsFeatureRequest()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([field], layer.fields())
    every = layer.featureCount() // FEATURES + 1
    if every > 1:
        request.setFilterExpression(f"$id % {every} = 0")
    index = layer.fields().lookupField(field)
    values = (feature.attributes()[index] for feature in layer.getFeatures(request))
    return np.array([value for value in values if isinstance(value, (int, float))], np.float64)
