"""Outputs are drawn as maps: the colours mean what the legend says."""

import pytest
from qgis.core import (
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProcessingContext,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
from vertical_city.ui.styles import STYLES, apply_style, style_on_load


def render(layer):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(300, 100))
    settings.setBackgroundColor(QColor(255, 0, 255))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


@pytest.fixture
def heights_file(qgis_app, write_raster):
    """Three cells: no building, 40 m, nodata; in the second band, which is to be shown.

    A layer must not outlive QGIS, as the value of a fixture would: tests open the file themselves.
    """
    return str(write_raster("h.tif", [[[1, 2, 3]], [[0, 40, float("nan")]]], pixel=250.0, bands=["OTHER", "AGBH"]))


def test_heights_run_from_pale_yellow_to_dark_blue_and_nodata_is_transparent(heights_file):
    heights = QgsRasterLayer(heights_file)
    apply_style(heights, "building_height")
    image = render(heights)
    colour = [image.pixelColor(x, 50).getRgb()[:3] for x in (50, 150, 250)]
    assert colour == [(255, 255, 217), (8, 29, 88), (255, 0, 255)]


def test_the_legend_is_in_metres(heights_file):
    heights = QgsRasterLayer(heights_file)
    apply_style(heights, "building_height")
    function = heights.renderer().shader().rasterShaderFunction()
    assert (function.minimumValue(), function.maximumValue()) == (0, 25)
    assert function.legendSettings().suffix() == " m" and "25" in function.legendSettings().maximumLabel()
    assert all(item.label.endswith(" m") for item in function.colorRampItemList())


@pytest.mark.parametrize("name", sorted(STYLES))
def test_every_style_of_the_table_makes_a_drawable_layer(name, qgis_app, write_raster):
    path = write_raster("r.tif", [[[100, 200, 300, 400]]], pixel=250.0, bands=[(STYLES[name].bands or ["x"])[0]])
    layer = QgsRasterLayer(str(path), name)
    apply_style(layer, name)
    assert isinstance(layer.renderer(), QgsSingleBandPseudoColorRenderer)
    image = render(layer)
    colours = {image.pixelColor(x, 50).getRgb() for x in (35, 110, 185, 260)}
    assert len(colours) == (4 if STYLES[name].stretch else 1)


def test_a_stretched_legend_carries_the_unit_of_its_band(qgis_app, write_raster):
    path = write_raster("t.tif", [[[1.23456, 2, 3, 4]]], bands=["ptx_uw5_mean"], unit="m²")
    layer = QgsRasterLayer(str(path), "texture")
    apply_style(layer, "features")
    function = layer.renderer().shader().rasterShaderFunction()
    assert function.legendSettings().suffix() == " m²"
    assert function.colorRampItemList()[0].label == "1.2 m²"


def test_an_output_that_is_loaded_gets_its_style(heights_file):
    heights = QgsRasterLayer(heights_file)
    context = QgsProcessingContext()
    project = QgsProject()
    context.setProject(project)
    details = QgsProcessingContext.LayerDetails("Building heights", project, "OUTPUT")
    context.addLayerToLoadOnCompletion("h.tif", details)
    style_on_load(context, "h.tif", "building_height")
    styler = context.layerToLoadOnCompletionDetails("h.tif").postProcessor()
    styler.postProcessLayer(heights, context, None)
    assert heights.renderer().classificationMax() == 25
    style_on_load(context, "not_loaded.tif", "building_height")  # is not an error
