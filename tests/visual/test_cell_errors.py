"""The style of the cells of a fit: diverging colours of the error of the first component."""

import os

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
from vertical_city.ui.styles import apply_style

ERRORS = (-20.0, -7.0, -3.0, 0.0, 3.0, 7.0, 20.0, None)
RED, BLUE = "#b2182b", "#2166ac"


def cells(target, errors):
    """A row of cells, of which a second component errs the other way."""
    names = ("area", f"{target}_observed", f"{target}_error", "SNBH_error")
    fields = "&".join(f"field={name}:{'string' if name == 'area' else 'double'}" for name in names)
    layer = QgsVectorLayer(f"Point?crs=EPSG:32633&{fields}", "Cells", "memory")
    for i, error in enumerate(errors):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["a", 10.0, error, None if error is None else -error])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(4e5 + 250 * i, 5.8e6)))
        assert layer.dataProvider().addFeature(feature)
    apply_style(layer, "cells")
    return layer


def rendered(layer, count):
    """A picture in which cell i is 40 pixels wide, from 40 i on."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(QgsRectangle(4e5 - 125, 5.8e6 - 125, 4e5 + 250 * count - 125, 5.8e6 + 125))
    settings.setOutputSize(QSize(40 * count, 40))
    settings.setBackgroundColor(QColor("black"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors()
    return job.renderedImage()


@pytest.mark.parametrize("target", ("AGBH", "SGBH"))
def test_cells_too_low_are_blue_and_too_high_red(qgis_app, target, tmp_path):
    image = rendered(cells(target, ERRORS), len(ERRORS))
    image.save(os.environ.get("CELLS_PNG") or str(tmp_path / "cells.png"))
    colours = [image.pixelColor(40 * i + 20, 20) for i in range(len(ERRORS))]
    assert colours[0].name() == BLUE and colours[6].name() == RED and colours[3].name() == "#f7f7f7"
    assert all(one.blue() > one.red() for one in colours[:3]) and all(one.red() > one.blue() for one in colours[4:7])
    assert colours[7].name() == "#000000", "a cell without an error is not drawn"
    assert len({one.name() for one in colours}) == len(ERRORS)


def test_the_legend_says_what_and_in_metres(qgis_app):
    layer = cells("SGBH", ERRORS)
    labels = [item.label() for item in layer.renderer().legendSymbolItems()]
    assert labels[0] == "SGBH, predicted minus observed: below −10 m (too low)"
    assert labels[3] == "−2 to 2 m" and labels[-1] == "above 10 m (too high)" and len(labels) == 7
    assert all(" m" in label for label in labels)
