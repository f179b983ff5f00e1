"""The height map: what it shows, how certain it is, and where it comes from."""

from qgis.core import QgsRasterBandStats

from ..i18n import tr
from . import is_file_raster, show_in_legend, write

# Bands by these names hold heights.
COMPONENTS = ("AGBH", "ANBH", "SGBH", "SNBH")
SAMPLE = 250_000  # pixels that means are taken of


def is_heights(layer):
    return is_file_raster(layer) and any(name in COMPONENTS for name in band_names(layer))


def band_names(layer):
    """Names of the bands, from texts such as Band 1: AGBH."""
    return [layer.bandName(number + 1).partition(": ")[2] for number in range(layer.bandCount())]


def fill(layout, layer):
    """Set the texts and the legend of the layout."""
    names = band_names(layer)
    meaning = {
        "AGBH": tr("Average gross building height"),
        "ANBH": tr("Average net building height"),
        "SGBH": tr("Standard deviation of the gross building height"),
        "SNBH": tr("Standard deviation of the net building height"),
    }
    component = _shown(layer, names)
    write(
        layout,
        title=tr("{meaning} ({component})").format(meaning=meaning[component], component=component),
        notes="\n\n".join(_notes(layer, names, component)),
        sources=_sources(layer),
    )
    show_in_legend(layout, layer, [1] if _has_band_node(layer) else None)


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


def _notes(layer, names, component):
    error, outside = f"{component}_SE", "OUT_OF_RANGE"
    side = layer.rasterUnitsPerPixelX()
    if not layer.crs().isGeographic():
        yield tr("Cells of {side} m: averages of all buildings in a cell, not single buildings.").format(
            side=f"{side:g}"
        )
    mean = _mean(layer, names.index(error) + 1) if error in names else None
    if mean is not None:
        yield tr("Standard error of a cell: {error} m on average (band {band}).").format(
            error=f"{mean:.1f}", band=error
        )
    share = _mean(layer, names.index(outside) + 1) if outside in names else None
    if share is not None:
        yield tr(
            "{share} % of the cells lie outside the range that the model was fitted to (OUT_OF_RANGE = 1): there the "
            "map is a pattern, not metres."
        ).format(share=f"{100 * share:.0f}")


def _sources(layer):
    from ...engine.raster.files import RasterReader

    with RasterReader(layer.source()) as reader:
        note, model = reader.note, reader.metadata.get("VC_MODEL", "")
    made = tr("Made with Vertical City after Pesaresi et al. (2021), doi 10.1371/journal.pone.0244478.")
    fitted = tr("Height model: {model}.").format(model=model) if model else ""
    return " ".join(filter(None, (note, fitted, made)))
