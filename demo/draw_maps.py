"""Draw the demo's maps as PNG with QGIS's print layouts: map, legend, scale bar, attribution.

python3 draw_maps.py FOLDER    (FOLDER holds the demo's outputs; vertical_city is on QGIS_PLUGINPATH)
"""

import os
import sys
from pathlib import Path

import numpy as np

sys.path[:0] = filter(None, os.environ.get("QGIS_PLUGINPATH", "").split(":"))

from osgeo import gdal  # noqa: E402
from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPalLayerSettings,
    QgsPointCloudLayer,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsSimpleMarkerSymbolLayerBase,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSizeF, Qt  # noqa: E402
from qgis.PyQt.QtGui import QColor, QFont  # noqa: E402
from vertical_city.engine.raster.files import RasterReader  # noqa: E402
from vertical_city.engine.raster.grid import Window  # noqa: E402
from vertical_city.ui.sample import shadows, without_metres  # noqa: E402
from vertical_city.ui.styles import apply_style  # noqa: E402

DATA = Path(__file__).resolve().parent / "data"
MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
WIDTH, MARGIN, TITLE, FOOT, KEY = 240.0, 8.0, 22.0, 34.0, 76.0

COPERNICUS = (
    "DEM: NASADEM (NASA, doi 10.5067/MEaSUREs/NASADEM/NASADEM_HGT.001) and Copernicus GLO-30: © DLR e.V. 2010-2014 and "
    "© Airbus Defence and Space GmbH 2014-2018 provided under COPERNICUS by the European Union and ESA; all rights "
    "reserved."
)
# Where names stand: below the places.
PLACES = {
    "Downtown": (-118.254, 34.032), "Century City": (-118.417, 34.046), "Hollywood": (-118.329, 34.088),
    "Koreatown": (-118.300, 34.050), "Westwood": (-118.4437, 34.071),
}  # fmt: skip
MAPS = (
    {
        "raster": "los_angeles_features.tif",
        "band": "m2d1_mean",
        "style": "features",
        "legend": "mean m2d1",
        "title": "Los Angeles: where the surface is rough as a city is, or a hillside",
        "note": "Mean m2d1 (gradient 3x3 of the residual 5x5) of the union of NASADEM and Copernicus GLO-30, cells of "
        "250 m: one of the paper's 60 features, which it found best for AGBH. Downtown and the Wilshire corridor stand "
        "out of the basin; the rugged hills do so too.",
        "attribution": COPERNICUS,
        "places": PLACES,
    },
    {
        "raster": "los_angeles_heights.tif",
        "relief": "los_angeles_union.tif",
        "mask": "los_angeles_slopemask.tif",
        "metres": False,
        "legend": "AGBH, pattern only",
        "title": "Los Angeles: pattern of the average gross building height",
        "note": "PATTERN, NOT METRES: fitted to mean m2d1 of a SEMI-REAL Berlin (real surface, simulated sensor), "
        "applied to the union of two real DEMs. Rugged hills look like buildings to it: what is steeper or rougher "
        "than Berlin is grey. Cells of 250 m.",
        "attribution": COPERNICUS,
        "places": PLACES,
    },
    {
        "raster": "berlin_reference.tif",
        "legend": "AGBH",
        "title": "Berlin: average gross building height, reference",
        "note": "From real building footprints with heights. Cells of 250 m wholly inside the mapped area.",
        "attribution": "Buildings: Geoportal Berlin, 2023.",
        "buildings": DATA / "berlin" / "buildings.fgb",
    },
    {
        "raster": "nantes_reference.tif",
        "legend": "AGBH",
        "title": "Nantes: average gross building height, reference",
        "note": "From real building footprints with heights. Cells of 250 m wholly inside the mapped area.",
        "attribution": "Buildings: BD TOPO, IGN 2025, Licence Ouverte 2.0.",
        "buildings": DATA / "nantes" / "buildings.fgb",
    },
)  # fmt: skip

POINT_MAPS = (
    {
        "folder": "city_block",
        "title": "Berlin: simulated lamp posts as ground control points",
        "note": "SIMULATED: four TerraSAR-X-like geometries with 12 passes each. Seen from both sides (AD, ADAD …), "
        "posts are located to centimetres; from one side alone (AA, DD) worse, most of all in east.",
        "attribution": "Posts and radar data are simulated. Buildings: Geoportal Berlin, 2023.",
        "buildings": DATA / "berlin" / "buildings.fgb",
    },
    {
        "folder": "prievidza",
        "title": "Prievidza: a corner reflector by Sentinel-1",
        "note": "Real: 30 ascending and 30 descending passes. Cross: its place surveyed by GNSS. The ellipse is that "
        "of the total 95 % error, true to scale.",
        "attribution": "Peak times, orbits and survey: csiro-auscalval/gecoris (GPL-3.0). Contains modified Copernicus "
        "Sentinel data 2019-2021.",
        "truth": DATA / "prievidza" / "reflector.geojson",
    },
)  # fmt: skip


def text_format(size):
    text = QgsTextFormat()
    text.setFont(QFont("DejaVu Sans"))
    text.setSize(size)
    text.setColor(QColor("#111111"))
    return text


def places_layer(places):
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=name:string", "places", "memory")
    for name, (longitude, latitude) in places.items():
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(longitude, latitude)))
        feature.setAttributes([name])
        layer.dataProvider().addFeatures([feature])
    layer.renderer().symbol().setOpacity(0)
    text = text_format(9)
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.9)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.placement = QgsPalLayerSettings.Placement.OverPoint
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


def label(layout, text, x, y, width, height, size, bold=False):
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    item.setHAlign(Qt.AlignmentFlag.AlignLeft)
    font = QFont("DejaVu Sans")
    font.setPointSizeF(size)
    font.setBold(bold)
    item.setFont(font)
    layout.addLayoutItem(item)
    place(item, x, y, width, height)


def place(item, x, y, width, height):
    item.attemptMove(QgsLayoutPoint(x, y, MM))
    item.attemptResize(QgsLayoutSize(width, height, MM))


def valid_extent_and_shares(path, band):
    """The extent of the cells with a value, a cell wider, and a sentence on those that are out of range or 0."""
    with RasterReader(path) as reader:
        bands = dict(zip(reader.band_names, reader.read(bands=range(len(reader.band_names)))))
        grid = reader.grid
    valid = np.isfinite(bands[band])
    rows, columns = np.flatnonzero(valid.any(axis=1)), np.flatnonzero(valid.any(axis=0))
    cells = Window(columns[0], rows[0], columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1)
    inside = grid.part(cells.grown(1)).extent
    sentence = ""
    if "OUT_OF_RANGE" in bands:
        outside, zero = (bands["OUT_OF_RANGE"][valid] == 1).mean(), (bands["AGBH"][valid] == 0).mean()
        sentence = f"{outside:.0%} of the cells lie outside the training range; {zero:.0%} are estimated at 0."
    return QgsRectangle(inside.xmin, inside.ymin, inside.xmax, inside.ymax), sentence


CLOUD_MAPS = (
    {
        "cloud": "city/fused", "style": "height", "title": "A simulated city, four tracks fused",
        "note": "SIMULATED: two ascending and two descending tracks, 100,000 scatterers each, 1 m noise; fused by "
        "a lamp post that stereo SAR located.",
        "attribution": "All data are simulated.",
        "unit": QgsUnitTypes.DistanceUnit.DistanceMeters,
    },
    {
        "cloud": "ciomadul/asc", "style": "velocity", "title": "Ciomadul: velocity along the line of sight",
        "note": "Real: 70,576 persistent scatterers of ENVISAT, ascending; blue towards, red away from the satellite.",
        "attribution": "Data: bozso/insar_meteo (GPL-3); ENVISAT © ESA.",
        "unit": QgsUnitTypes.DistanceUnit.DistanceKilometers,
    },
)  # fmt: skip


def draw(
    folder, raster, title, note, attribution, legend, band="AGBH", style="building_height", metres=True, relief=None,
    mask=None, buildings=None, places=None
):  # fmt: skip
    """Draw a map of a raster; the page is as high as the raster's shape asks for."""
    path = folder / raster
    if style == "features":
        path = only_band(path, band)  # of several the style would take the one that suits most places
    heights = QgsRasterLayer(str(path), legend)
    apply_style(heights, style)
    if not metres:
        without_metres(heights)
    layers = [heights]
    if mask:
        mask = QgsRasterLayer(str(folder / mask), "")
        apply_style(mask, "slopemask")
        layers.insert(0, mask)
    if relief:
        layers.insert(0, shadows(QgsRasterLayer(str(folder / relief), "relief")))
    if buildings:
        layers.insert(0, outlines(buildings))
    if places:
        layers.insert(0, places_layer(places))
    extent, shares = valid_extent_and_shares(folder / raster, band)
    slim = extent.height() / extent.width()
    map_height = min((WIDTH - 2 * MARGIN) * slim, 150.0)
    map_width = map_height / slim
    width = map_width + 2 * MARGIN
    layout, picture = page(layers, heights.crs(), extent, map_width, map_height, FOOT, title, width)
    foot = TITLE + map_height + 2
    key = add_legend(layout, picture, layers, [heights, mask], MARGIN, foot, 60, 30)
    # Without the line that names the band, and of the mask only what is grey.
    choose_nodes(key, heights, [1])
    if mask:
        node = key.model().rootGroup().findLayer(mask)
        QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, 2, "steeper or rougher than Berlin")
        QgsMapLayerLegendUtils.setLegendNodeSymbolSize(node, 2, QSizeF(6, 4))
        choose_nodes(key, mask, [2])
    key.setSymbolHeight(13 if mask else 20)
    key.setSymbolWidth(6)
    add_scale(layout, picture, QgsUnitTypes.DistanceUnit.DistanceKilometers, MARGIN + 62, foot)
    label(layout, f"{note} {shares}", MARGIN + 62, foot + 11, map_width - 62, 10, 7.5, bold=True)
    label(layout, attribution, MARGIN + 62, foot + 22, map_width - 62, 10, 6.5)
    export(layout, folder / raster.replace(".tif", ".png"))


def draw_points(root, folder, title, note, attribution, buildings=None, truth=None):
    """Draw a map of ground control points and their error ellipses, its legend to the right."""
    points, ellipses = (
        QgsVectorLayer(str(root / folder / f"{name}.gpkg"), name.replace("_", " ").capitalize(), "ogr")
        for name in ("ground_control_points", "error_ellipses")
    )
    for layer, style in ((points, "ground_control_points"), (ellipses, "error_ellipses")):
        apply_style(layer, style)
    layers = [points, ellipses]
    if buildings:
        layers.append(plain_layer(buildings, "buildings", "#dcdcdc"))
    if truth:
        layers.insert(0, plain_layer(truth, "surveyed place", "#111111"))
    extent = ellipses.extent()
    extent.scale(1.12)
    map_height = 150.0
    map_width = WIDTH - 3 * MARGIN - KEY
    layout, picture = page(layers, points.crs(), extent, map_width, map_height, 8, title)
    left = WIDTH - MARGIN - KEY
    shown = [layer for layer in layers if layer.name() != "buildings"]
    key = add_legend(layout, picture, layers, shown, left, TITLE, KEY, 95)
    # The classes are those of the points; of the ellipses only what says how large they are drawn.
    choose_nodes(key, ellipses, [0])
    font = QFont("DejaVu Sans")
    font.setPointSizeF(6.5)
    key.setStyleFont(QgsLegendStyle.Style.SymbolLabel, font)
    add_scale(layout, picture, QgsUnitTypes.DistanceUnit.DistanceMeters, left, TITLE + 100)
    label(layout, note, left, TITLE + 115, KEY, 22, 7.5, bold=True)
    label(layout, attribution, left, TITLE + 138, KEY, 12, 6.5)
    export(layout, root / folder / "ground_control_points.png")


def draw_cloud(root, cloud, style, title, note, attribution, unit):
    """Draw a map of a point cloud."""
    layer = QgsPointCloudLayer(str(root / cloud / "ept.json"), style.capitalize(), "ept")
    apply_style(layer, style)
    extent = layer.extent()
    extent.scale(1.04)
    map_width = WIDTH - 3 * MARGIN - KEY
    map_height = min(max(map_width * extent.height() / extent.width(), 90.0), 150.0)
    layout, picture = page([layer], layer.crs(), extent, map_width, map_height, 8, title)
    left = WIDTH - MARGIN - KEY
    key = add_legend(layout, picture, [layer], [layer], left, TITLE, KEY, 40)
    key.setSymbolHeight(24)
    key.setSymbolWidth(6)
    foot = TITLE + map_height
    add_scale(layout, picture, unit, left, foot - 46)
    label(layout, note, left, foot - 32, KEY, 22, 7.5, bold=True)
    label(layout, attribution, left, foot - 10, KEY, 12, 6.5)
    export(layout, root / f"{cloud}.png")


def only_band(path, name):
    """A raster of one band of another, by its name."""
    with RasterReader(path) as reader:
        number = reader.band_names.index(name) + 1
    virtual = f"/vsimem/{name}.vrt"
    gdal.Translate(virtual, str(path), format="VRT", bandList=[number])
    return virtual


def outlines(path):
    """Polygons by thin lines through which one sees what lies below."""
    layer = QgsVectorLayer(str(path), "buildings", "ogr")
    shape = layer.renderer().symbol().symbolLayer(0)
    shape.setBrushStyle(Qt.BrushStyle.NoBrush)
    shape.setStrokeColor(QColor("#555555"))
    shape.setStrokeWidth(0.08)
    layer.setOpacity(0.7)
    return layer


def plain_layer(path, name, colour):
    layer = QgsVectorLayer(str(path), name, "ogr")
    symbol = layer.renderer().symbol()
    symbol.setColor(QColor(colour))
    shape = symbol.symbolLayer(0)
    if symbol.type() == QgsSymbol.SymbolType.Marker:
        shape.setShape(QgsSimpleMarkerSymbolLayerBase.Shape.Cross)
        shape.setStrokeWidth(0.5)
        symbol.setSize(6)
    else:
        shape.setStrokeStyle(Qt.PenStyle.NoPen)
    return layer


def page(layers, crs, extent, map_width, map_height, foot, title, width=WIDTH):
    """A layout with a title and a map of layers; also the map."""
    project = QgsProject.instance()
    project.clear()
    for layer in layers:
        project.addMapLayer(layer)
    project.setCrs(crs)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, TITLE + map_height + foot, MM))
    label(layout, title, MARGIN, MARGIN, width - 2 * MARGIN, 10, 15, bold=True)
    picture = QgsLayoutItemMap(layout)
    picture.setRect(0, 0, map_width, map_height)  # without a size an extent becomes not a number
    picture.setExtent(extent)
    layout.addLayoutItem(picture)
    place(picture, MARGIN, TITLE, map_width, map_height)
    picture.setLayers(layers)
    picture.zoomToExtent(extent)
    picture.setFrameEnabled(True)
    picture.setBackgroundColor(QColor("#f2f2f2"))
    return layout, picture


def add_legend(layout, picture, layers, shown, x, y, width, height):
    key = QgsLayoutItemLegend(layout)
    key.setLinkedMap(picture)
    key.setAutoUpdateModel(False)
    root = key.model().rootGroup()
    for layer in layers:
        if layer not in shown:
            root.removeLayer(layer)
    key.setTitle("")
    for part, size in (("Subgroup", 9), ("SymbolLabel", 8)):
        font = QFont("DejaVu Sans")
        font.setPointSizeF(size)
        key.setStyleFont(getattr(QgsLegendStyle.Style, part), font)
    layout.addLayoutItem(key)
    place(key, x, y, width, height)
    return key


def choose_nodes(key, layer, numbers):
    """Show only some entries of a layer in a legend."""
    node = key.model().rootGroup().findLayer(layer)
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, numbers)
    key.model().refreshLayerLegend(node)


def add_scale(layout, picture, unit, x, y):
    scale = QgsLayoutItemScaleBar(layout)
    layout.addLayoutItem(scale)
    scale.setLinkedMap(picture)
    scale.applyDefaultSize(unit)
    scale.setTextFormat(text_format(8))
    place(scale, x, y, 60, 12)


def export(layout, target):
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 150
    settings.generateWorldFile = settings.exportMetadata = False
    result = QgsLayoutExporter(layout).exportToImage(str(target), settings)
    if result != QgsLayoutExporter.ExportResult.Success:
        sys.exit(f"The map {target} could not be drawn.")
    print(target)
    QgsProject.instance().clear()


def main(folder):
    application = QgsApplication([], False)
    application.initQgis()
    for description in MAPS:
        draw(Path(folder), **description)
    for description in POINT_MAPS:
        draw_points(Path(folder), **description)
    for description in CLOUD_MAPS:
        draw_cloud(Path(folder), **description)
    application.exitQgis()


if __name__ == "__main__":
    main(sys.argv[1])
