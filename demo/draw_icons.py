"""A sheet of all icons, in the sizes and on the backgrounds that QGIS shows them on: docs/pictures/icons.png."""

import sys
from pathlib import Path

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

ROOT = Path(__file__).parents[1]
BACKGROUNDS = ("#ffffff", "#f0f0f0", "#2b2b2b", "#1e1e1e")
SIZES = (16, 24, 48)
CELL, NAME, ROW = 60, 190, 56


def draw(folder):
    """The sheet as an image."""
    files = sorted(folder.glob("*.svg"))
    width = NAME + len(BACKGROUNDS) * len(SIZES) * CELL
    sheet = QImage(width, ROW * len(files), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#ffffff"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(QFont("sans", 9))
    for row, file in enumerate(files):
        renderer = QSvgRenderer(str(file))
        painter.setPen(QColor("#000000"))
        painter.drawText(QRectF(8, row * ROW, NAME, ROW), Qt.AlignmentFlag.AlignVCenter, file.stem.replace("_", " "))
        for column, background in enumerate(BACKGROUNDS):
            left = NAME + column * len(SIZES) * CELL
            painter.fillRect(left, row * ROW, len(SIZES) * CELL, ROW, QColor(background))
            for place, size in enumerate(SIZES):
                x, y = left + place * CELL + (CELL - size) // 2, row * ROW + (ROW - size) // 2
                renderer.render(painter, QRectF(x, y, size, size))
    painter.end()
    return sheet


if __name__ == "__main__":
    application = QGuiApplication(sys.argv)
    draw(ROOT / "ui" / "icons").save(str(ROOT / "docs" / "pictures" / "icons.png"))
