"""Draw the pictures of docs/selection.md: the dock "Picture of the selection" with what the demo made.

python3 draw_docks.py [FOLDER [PICTURES]]    (FOLDER holds the demo's outputs; vertical_city is on the path)
"""

import os
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np

sys.path[:0] = filter(None, os.environ.get("QGIS_PLUGINPATH", "").split(":"))

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt import sip  # noqa: E402
from qgis.PyQt.QtCore import QObject, pyqtSignal  # noqa: E402
from qgis.PyQt.QtGui import QColor, QFont, QPalette  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
WGS84 = "EPSG:4326"
DOWNTOWN = -118.256, 34.050
FIRST, EVERY_DAYS, DATES = date(2003, 1, 15), 35, 60
NOISE_MM, SEASON_MM = 2.0, 3.0


class Interface(QObject):
    """What the dock asks of QGIS's window."""

    currentLayerChanged = pyqtSignal(object)  # noqa: N815

    def activeLayer(self):  # noqa: N802
        return None


def vector(path, name):
    layer = QgsVectorLayer(str(path), name, "ogr")
    if not layer.isValid():
        sys.exit(f"{path} is not there; run 'make demo' first.")
    return layer


def simulated_series(points, count=3, seed=7):
    """Real points of a cloud, those that move most among some, with SIMULATED series of their velocity."""
    generator = np.random.default_rng(seed)
    some = [feature for number, feature in zip(range(4000), points.getFeatures())]
    some.sort(key=lambda feature: feature["VEL"])
    chosen = [some[0], some[len(some) // 2], some[-1]][:count]
    days = [FIRST + timedelta(days=EVERY_DAYS * i) for i in range(DATES)]
    fields = "".join(f"&field=D{day:%Y%m%d}:double" for day in days)
    layer = QgsVectorLayer(f"Point?crs={points.crs().authid()}&field=CODE:string&field=VEL:double{fields}",
                           "Ciomadul, velocities real, series SIMULATED", "memory")  # fmt: skip
    years = np.array([(day - FIRST).days for day in days]) / 365.25
    for one in chosen:
        values = one["VEL"] * years + SEASON_MM * np.sin(2 * np.pi * years) + generator.normal(0, NOISE_MM, DATES)
        feature = QgsFeature(layer.fields())
        feature.setGeometry(one.geometry())
        feature.setAttributes([str(one["CODE"]), float(one["VEL"]), *(values - values[0]).tolist()])
        layer.dataProvider().addFeature(feature)
    layer.selectAll()
    return layer


def select(layer, expression):
    layer.selectByExpression(expression)
    layer.selectByIds(sorted(layer.selectedFeatureIds())[:1])
    return layer


def main(folder=ROOT / "demo" / "output", pictures=ROOT / "docs" / "pictures"):
    from vertical_city.ui.docks.selection import SelectionDock

    application = QgsApplication([], True)
    application.initQgis()
    application.setFont(QFont("DejaVu Sans", 9))
    project = QgsProject.instance()
    dock = SelectionDock(Interface())
    dock.show()

    def save(name, layer, size):
        dock.resize(*size)
        dock.follow(layer)
        application.processEvents()
        if isinstance(layer, QgsRasterLayer):
            dock.show_place(QgsPointXY(*DOWNTOWN), QgsCoordinateReferenceSystem(WGS84))
        application.processEvents()
        if dock._shown is None:
            sys.exit(f"{name}: {dock._label.text()}")
        dock._widget.render_now()
        path = pictures / f"{name}.png"
        if not dock.grab().save(str(path)):
            sys.exit(f"{path} cannot be written.")
        print(path)

    heights = QgsRasterLayer(str(folder / "los_angeles_heights.tif"), "los_angeles_heights")
    features = QgsRasterLayer(str(folder / "los_angeles_features.tif"), "los_angeles_features")
    series = simulated_series(vector(folder / "ciomadul" / "asc_points.gpkg", "points"))
    targets = select(vector(folder / "city_block" / "point_targets.gpkg", "point_targets"), "kept = 1 and scr_db > 20")
    points = select(vector(folder / "prievidza" / "ground_control_points.gpkg", "ground_control_points"), "true")
    residuals = vector(folder / "prievidza" / "residuals.gpkg", "residuals")
    project.addMapLayers([heights, features, series, targets, points, residuals])
    save("dock_cell", heights, (760, 440))
    save("dock_series", series, (640, 420))
    save("dock_point_target", targets, (940, 640))
    save("dock_residuals", points, (860, 560))
    dark = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#323232"), (QPalette.ColorRole.Base, "#242424"),
        (QPalette.ColorRole.WindowText, "#e6e6e6"), (QPalette.ColorRole.Text, "#e6e6e6"),
        (QPalette.ColorRole.Button, "#3c3c3c"), (QPalette.ColorRole.ButtonText, "#e6e6e6"),
    ):  # fmt: skip
        dark.setColor(role, QColor(colour))
    application.setPalette(dark)
    save("dock_dark", heights, (450, 640))
    # Windows and layers go before QGIS does.
    dock.close_for_good()
    sip.delete(dock)
    project.clear()
    application.exitQgis()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
