"""Cuts the three pictures of the plugin's start page from those of the documentation: python3 docs/start_pictures.py"""

from pathlib import Path

from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtGui import QImage

DOCS = Path(__file__).parent / "pictures"
PLUGIN = Path(__file__).parents[1] / "ui" / "pictures"
WIDTH = 480
# name: (picture, left, top, width, height of the part)
PARTS = {
    "heights": ("los_angeles_heights", 752, 420, 600, 337),
    "control_points": ("city_block", 415, 520, 440, 247),
    "clouds": ("cloud_section", 0, 20, 1041, 577),
}


def main():
    PLUGIN.mkdir(exist_ok=True)
    for name, (picture, *part) in PARTS.items():
        image = QImage(str(DOCS / f"{picture}.png")).copy(QRect(*part))
        small = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        small.convertToFormat(QImage.Format.Format_RGB888).save(str(PLUGIN / f"{name}.png"))


if __name__ == "__main__":
    main()
