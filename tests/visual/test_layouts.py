"""Print layouts are made from the layers of the project, name what they show, and come out as pictures."""

from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemAttributeTable,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage
from vertical_city.ui.layouts import FOLDER, item, open_gcp_sheet, open_height_map
from vertical_city.ui.styles import apply_style

SIZES = {"height_map": (297, 210), "gcp_sheet": (210, 297)}
BANDS = ["AGBH", "AGBH_SE", "OUT_OF_RANGE"]


def shown(window, *layers, extent=None):
    project = QgsProject.instance()
    project.setCrs(layers[0].crs())
    for layer in reversed(layers):
        project.addMapLayer(layer)
    window.canvas.setDestinationCrs(layers[0].crs())
    window.canvas.setLayers([layer for layer in layers if layer.isSpatial()])
    window.canvas.setExtent(extent or layers[0].extent())


@pytest.fixture
def heights(write_raster):
    """Heights of 20 x 30 cells of 250 m; a fifth of them out of range, errors of 2.5 m."""
    height = np.tile(np.linspace(0, 25, 30), (20, 1))
    outside = np.zeros_like(height)
    outside[:4] = 1
    path = write_raster(
        "heights.tif", [height, np.full_like(height, 2.5), outside], pixel=250.0, bands=BANDS,
        metadata={"VC_NOTE": "SEMI-REAL: not a measured DEM.", "VC_MODEL": "m.json", "VC_CONTENT": "prediction",
                  "VC_ERROR_FROM": "residuals"},
    )  # fmt: skip
    layer = QgsRasterLayer(str(path), "Building heights")
    apply_style(layer, "building_height")
    return layer


def control_points(count=5, epsg=32633, kept=None):
    fields = (
        "target:string", "geometry:string", "kept:integer", "frame:string",
        *(f"{name}:double" for name in ("height_m", "ci95_e_m", "ci95_n_m", "ci95_u_m")),
    )  # fmt: skip
    layer = QgsVectorLayer(f"Point?crs=EPSG:{epsg}&" + "&".join(f"field={one}" for one in fields), "GCPs", "memory")
    for number in range(count):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(389000.25 + 40 * number, 5820000.5 + 25 * number)))
        feature.setAttributes([
            f"LP{number + 1:02}", "AD", int(kept is None or number < kept), "ETRF2000", 74.125, 0.01 * (number + 1),
            0.02, 0.03,
        ])  # fmt: skip
        layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    return layer


def text(layout, name):
    return item(layout, name).text()


def table_of(layout):
    return next(one for one in layout.multiFrames() if isinstance(one, QgsLayoutItemAttributeTable))


def cells(layout, layer):
    """The first row of the table."""
    feature = next(layer.getFeatures())
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return [str(QgsExpression(one.attribute()).evaluate(context)) for one in table_of(layout).columns()]


def picture(layout, path, page=0):
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi, settings.pages = 75, [page]
    assert QgsLayoutExporter(layout).exportToImage(str(path), settings) == QgsLayoutExporter.ExportResult.Success
    made = path if path.exists() else path.with_name(f"{path.stem}_{page + 1}{path.suffix}")
    image = QImage(str(made))
    assert not image.isNull()
    return image


# The templates.


@pytest.mark.parametrize("name", SIZES)
def test_a_template_tells_nothing_of_a_machine(name):
    document = (FOLDER / f"{name}.qpt").read_text(encoding="utf-8")
    assert not [word for word in ("/work", "/home", "/usr", "/tmp", "C:\\", "file:") if word in document]


def overlaps(layout):
    """Pairs of items of a page that lie on each other."""
    items = [one for one in layout.items() if isinstance(one, QgsLayoutItem) and one.id()]
    boxes = [(one.id(), one.page(), one.sceneBoundingRect().adjusted(0.5, 0.5, -0.5, -0.5)) for one in items]
    return [(a[0], b[0]) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a[1] == b[1] and a[2].intersects(b[2])]


# The height map.


def test_a_height_map(window, heights, tmp_path):
    shown(window, heights)
    layout = open_height_map(window)
    assert window.layouts == [layout] and layout.name() == "Height map"
    page = layout.pageCollection().page(0).pageSize()
    assert (page.width(), page.height()) == SIZES["height_map"] and layout.pageCollection().pageCount() == 1
    assert text(layout, "title") == "Average gross building height (AGBH)"
    notes = text(layout, "notes")
    assert "Cells of 250 m" in notes and "2.5 m, the mean of the whole raster (band AGBH_SE)" in notes
    assert "20 % of the cells of the whole raster lie outside" in notes and "SEMI-REAL" in text(layout, "sources")
    assert "elsewhere errors may be larger" in notes
    assert "m.json" in text(layout, "sources")
    assert overlaps(layout) == []
    legend = item(layout, "legend")
    assert [node.name() for node in legend.model().rootGroup().findLayers()] == ["Building heights"]
    image = picture(layout, tmp_path / "map.png")
    colours = {image.pixelColor(x, 300).name() for x in range(60, 580, 10)}
    assert len(colours) > 10, colours  # the ramp runs across the map


def test_the_title_tells_of_the_component_that_is_shown(window, write_raster):
    path = write_raster("two.tif", np.ones((2, 20, 30)), pixel=250.0, bands=["AGBH", "SNBH"])
    layer = QgsRasterLayer(str(path), "two")
    apply_style(layer, "building_height")
    layer.renderer().setBand(2)
    shown(window, layer)
    assert text(open_height_map(window), "title").endswith("(SNBH)")


def test_what_the_canvas_shows_is_what_is_printed(window, heights):
    full = heights.extent()
    part = QgsRectangle(full.xMinimum(), full.yMinimum(), full.center().x(), full.center().y())
    shown(window, heights, extent=part)
    layout = open_height_map(window)
    printed = item(layout, "map").extent()
    assert printed.contains(window.canvas.extent().intersect(part)) and printed.width() < full.width()
    assert item(layout, "map").layers() == [heights]


def test_a_canvas_of_elsewhere_does_not_give_an_empty_map(window, heights):
    shown(window, heights, extent=QgsRectangle(0, 0, 10, 10))
    assert item(open_height_map(window), "map").extent().contains(heights.extent())


def test_heights_that_the_canvas_hides_are_printed_all_the_same(window, heights):
    shown(window, heights)
    window.canvas.setLayers([])
    assert item(open_height_map(window), "map").layers() == [heights]
    other = QgsVectorLayer("Polygon?crs=EPSG:32633", "other", "memory")
    shown(window, other, extent=heights.extent())
    assert item(open_height_map(window), "map").layers() == [heights, other]  # on top of what it shows


def test_the_map_stays_where_it_is_when_the_project_changes_its_crs(window, heights):
    shown(window, heights)
    printed = item(open_height_map(window), "map")
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    assert printed.crs() == heights.crs() and printed.extent().contains(heights.extent())


def test_each_layout_has_a_name_of_its_own(window, heights):
    shown(window, heights)
    names = [open_height_map(window).name() for _ in range(3)]
    assert names == ["Height map", "Height map 2", "Height map 3"]
    assert len(QgsProject.instance().layoutManager().layouts()) == 3


def test_the_active_layer_is_taken_before_the_topmost(window, heights):
    other = QgsRasterLayer(heights.source(), "Others")
    shown(window, other, heights)
    window.layer = heights
    layout = open_height_map(window)
    assert item(layout, "legend").model().rootGroup().findLayers()[0].layer() is heights


def test_without_heights_nothing_is_made_and_a_sentence_says_so(window):
    shown(window, control_points())
    assert open_height_map(window) is None and window.layouts == []
    assert QgsProject.instance().layoutManager().layouts() == []
    assert len(window.messages) == 1 and "no raster has a band AGBH" in window.messages[0][1]


@pytest.fixture
def mask(write_raster):
    """Where the heights of 20 x 30 cells are masked: the right third."""
    values = np.zeros((20, 30))
    values[:, 20:] = 1
    layer = QgsRasterLayer(str(write_raster("mask.tif", [values], pixel=250.0, bands=["SLOPEMASK"])), "Slope mask")
    apply_style(layer, "slopemask")
    return layer


@pytest.mark.parametrize("above", [True, False])
def test_a_slope_mask_lies_over_the_heights_and_in_the_legend(window, heights, mask, above, tmp_path):
    shown(window, *([mask, heights] if above else [heights, mask]))
    layout = open_height_map(window)
    assert item(layout, "map").layers() == [mask, heights]
    root = item(layout, "legend").model()
    entries = root.layerLegendNodes(root.rootGroup().findLayer(mask))
    words = [one.data(Qt.ItemDataRole.DisplayRole).replace("\n", " ") for one in entries]
    assert words == ["steeper or rougher than all training cells"]
    assert overlaps(layout) == []
    image = picture(layout, tmp_path / "map.png")
    assert any(_is_grey(image.pixelColor(x, 300)) for x in range(430, 580, 10)), "no mask"


def _is_grey(colour):
    return max(colour.getRgb()[:3]) - min(colour.getRgb()[:3]) < 30 and 120 < colour.lightness() < 220


def test_long_names_stay_on_the_page(window, heights, mask, tmp_path):
    heights.setName("Average gross building height of the whole metropolitan area of Los Angeles, union of two DEMs")
    mask.setName("predicted_2024_los_angeles_nasadem_copernicus_glo30_union_slopemask_final_version_2")
    shown(window, mask, heights)
    layout = open_height_map(window)
    picture(layout, tmp_path / "map.png")  # it is drawn before it knows its size
    box = item(layout, "legend").sceneBoundingRect()
    assert box.right() <= SIZES["height_map"][0] - 5, box
    assert overlaps(layout) == []


# The sheet of ground control points.


def test_a_sheet_of_control_points(window, tmp_path):
    points = control_points(count=5, kept=4)
    apply_style(points, "ground_control_points")
    shown(window, points)
    layout = open_gcp_sheet(window)
    assert layout.name() == "GCP sheet" and window.layouts == [layout]
    assert "4 of 5 points are kept" in text(layout, "notes") and "3.0 cm to 4.0 cm" in text(layout, "notes")
    assert "ETRF2000" in text(layout, "sources") and "EPSG:32633" in text(layout, "sources")
    assert table_of(layout).featureFilter() == '"kept" = 1'
    assert cells(layout, points) == [
        "LP01", "AD", "389,000.250", "5,820,000.500", "74.125", "1.0", "2.0", "3.0"
    ]  # fmt: skip
    assert not [one for one in layout.items() if isinstance(one, QgsLayoutItem) and one.id().startswith("picture")]
    assert overlaps(layout) == []
    picture(layout, tmp_path / "sheet.png")
    assert (np.array(_grey(picture(layout, tmp_path / "table.png", 1))) < 128).any(), "an empty table"


def _grey(image):
    return [image.pixelColor(x, y).lightness() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]


def test_many_points_run_on_over_pages(window):
    shown(window, control_points(count=150))
    layout = open_gcp_sheet(window)
    # The rows of 150 points are higher than two pages.
    assert layout.pageCollection().pageCount() >= 4 and table_of(layout).totalSize().height() > 2 * 262
    assert table_of(layout).maximumNumberOfFeatures() >= 150


def test_points_in_degrees_are_told_in_degrees(window):
    points = control_points(epsg=4326)
    shown(window, points)
    headings = [column.heading() for column in table_of(open_gcp_sheet(window)).columns()]
    assert headings[2:4] == ["Longitude (°)", "Latitude (°)"]


def test_without_points_nothing_is_made_and_a_sentence_says_so(window, heights):
    shown(window, heights)
    assert open_gcp_sheet(window) is None
    assert QgsProject.instance().layoutManager().layouts() == [] and "No ground control points" in window.messages[0][1]


def test_no_point_kept_is_a_sheet_too(window):
    shown(window, control_points(kept=0))
    assert text(open_gcp_sheet(window), "notes") == "0 of 5 points are kept."


def test_the_residuals_of_the_least_certain_point_are_drawn(window):
    folder = Path(__file__).parents[2] / "demo" / "output" / "city_block"
    if not (folder / "residuals.gpkg").exists():
        pytest.skip("make demo has not been run")
    points, residuals = (
        QgsVectorLayer(str(folder / f"{name}.gpkg"), name, "ogr") for name in ("ground_control_points", "residuals")
    )
    shown(window, points, residuals)
    layout = open_gcp_sheet(window)
    rows = [row for row in points.getFeatures() if row["kept"] == 1]
    worst = max(rows, key=lambda row: max(row[f"ci95_{axis}_m"] for axis in "enu"))["target"]
    assert text(layout, "picture_title") == f"The least certain point: {worst}"
    assert item(layout, "picture").picturePath().startswith("base64:")
    assert not item(layout, "picture").isMissingImage()
