"""The height map: what it shows, how certain it is, and where it comes from."""

from qgis.core import QgsLegendRenderer, QgsLegendStyle, QgsMapLayerLegendUtils, QgsRasterBandStats
from qgis.PyQt.QtCore import QSizeF

from ...engine.gvc.choices import COMPONENTS
from ..i18n import tr
from ..layers import band_names, is_file_raster
from . import item, show_in_legend, write

# The band of a slope mask, and of its legend the entry of cells that are masked.
MASK, SEEN, SYMBOL_MM = "SLOPEMASK", 2, 7.0
SAMPLE = 250_000  # pixels that means are taken of


def fill(layout, layer):
    """Set the texts and the legend of the layout."""
    names = band_names(layer)
    meaning = {
        "AGBH": tr("Average gross building height"),
        "ANBH": tr("Average net building height"),
        "SGBH": tr("Standard deviation of the gross building height"),
        "SNBH": tr("Standard deviation of the net building height"),
    }
    component, metadata = _shown(layer, names), _metadata(layer)
    write(
        layout,
        title=tr("{meaning} ({component})").format(meaning=meaning[component], component=component),
        notes="\n\n".join(_notes(layer, names, component, metadata)),
        sources=_sources(metadata),
    )
    show_in_legend(layout, layer, [1] if _has_band_node(layer) else None)
    picture = item(layout, "map")
    masks = [one for one in picture.layers() if is_file_raster(one) and MASK in band_names(one)]
    for mask in masks:
        _explain(layout, mask)
    _lay_over(picture, masks, layer)


def _explain(layout, mask):
    """Of a slope mask's two classes the one that is seen, which says what it is: no heading, no symbol like a ramp."""
    node = show_in_legend(layout, mask, [SEEN] if _has_band_node(mask) else None)
    if _has_band_node(mask):
        QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        QgsMapLayerLegendUtils.setLegendNodeSymbolSize(node, SEEN, QSizeF(SYMBOL_MM, SYMBOL_MM))
        legend = item(layout, "legend")
        legend.model().refreshLayerLegend(node)
        legend.adjustBoxSize()


def _lay_over(picture, masks, heights):
    """Put slope masks over the heights that they mask, wherever they are in the project."""
    layers = picture.layers()
    place = layers.index(heights)
    below = [mask for mask in masks if layers.index(mask) > place]
    layers = [one for one in layers if one not in below]
    picture.setLayers([*layers[:place], *below, *layers[place:]])


def _shown(layer, names):
    """The component that the layer's renderer shows, else the first that the raster has."""
    for number in layer.renderer().usesBands():
        if names[number - 1] in COMPONENTS:
            return names[number - 1]
    return next(name for name in names if name in COMPONENTS)


def _has_band_node(layer):
    """Whether the first entry of the layer's legend is the name of the band, which the title tells."""
    return layer.renderer().type() == "singlebandpseudocolor"


def _mean(layer, number):
    statistics = layer.dataProvider().bandStatistics(
        number, QgsRasterBandStats.Stats.Mean, layer.dataProvider().extent(), SAMPLE
    )
    return statistics.mean if statistics.statsGathered & QgsRasterBandStats.Stats.Mean else None


def _notes(layer, names, component, metadata):
    error, outside = f"{component}_SE", "OUT_OF_RANGE"
    side = layer.rasterUnitsPerPixelX()
    if not layer.crs().isGeographic():
        yield tr("Cells of {side} m: a value is of all of a cell, not of single buildings.").format(side=f"{side:g}")
    mean = _mean(layer, names.index(error) + 1) if error in names else None
    if mean is not None:
        yield tr("Standard error of a cell: {error} m, the mean of the whole raster (band {band}).").format(
            error=f"{mean:.1f}", band=error
        )
        if metadata.get("VC_ERROR_FROM") == "residuals":
            yield tr("It is that of the cells that the model was fitted to; elsewhere errors may be larger.")
    share = _mean(layer, names.index(outside) + 1) if outside in names else None
    if share is not None:
        yield tr(
            "{share} % of the cells of the whole raster lie outside the range that the model was fitted to "
            "(OUT_OF_RANGE = 1): there the map is a pattern, not metres."
        ).format(share=f"{100 * share:.0f}")


def _metadata(layer):
    from ...engine.raster.files import RasterReader

    with RasterReader(layer.source()) as reader:
        return reader.metadata


def _sources(metadata):
    note, model = metadata.get("VC_NOTE", ""), metadata.get("VC_MODEL", "")
    made = tr("Made with Vertical City after Pesaresi et al. (2021), doi 10.1371/journal.pone.0244478.")
    fitted = tr("Height model: {model}.").format(model=model) if model else ""
    return " ".join(filter(None, (note, fitted, made)))
