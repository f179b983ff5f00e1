"""A picture in a dock: drawn by matplotlib at the widget's own size, font and colours, and what is handed on of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QEvent, QTimer
from qgis.PyQt.QtGui import QImage, QPainter, QPalette
from qgis.PyQt.QtWidgets import QWidget

# Texts of pictures are of 7 to 11 points, to go with a font of this size; they grow and shrink with the system's.
BASE_POINTS = 9.0
PAUSE_MS = 60  # a drag of the edge gives many sizes; the last one is drawn


@dataclass(frozen=True)
class Picture:
    """name : of files; draw : into a figure of matplotlib; columns, rows : its numbers; outline : of a cell, or None.

    smallest : width and height, in heights of the font, of what can be read; of twice the width, half the height.
    If there is less, the dock scrolls.
    """

    name: str
    draw: Callable
    columns: Sequence[str]
    rows: Sequence[Sequence]
    outline: tuple | None = None
    smallest: tuple[int, int] = (20, 15)

    def text(self, delimiter):
        """The numbers as lines of text."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(["" if value is None else value for value in row] for row in self.rows)
        return out.getvalue()


def file_name(*parts):
    """A name for files, of what letters and figures some texts hold."""
    return "_".join(filter(None, (re.sub(r"\W+", "_", str(part)).strip("_") for part in parts)))[:80] or "picture"


class PictureWidget(QWidget):
    """Paints a drawing, anew when its size, its font or its colours change. render : calls render_now, guarded."""

    def __init__(self, render):
        super().__init__()
        self._picture, self._image = None, None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(render)

    def show_picture(self, picture):
        self._picture = picture
        self._set_smallest()
        self.render_now()

    def _set_smallest(self):
        em = self.fontMetrics().height()
        width, height = self._picture.smallest
        beside = self.width() >= 2 * width * em  # room for panels side by side
        self.setMinimumSize(width * em, height * em // (2 if beside else 1))

    def render_now(self):
        self._timer.stop()
        if self._picture is None or self.width() < 1 or self.height() < 1:
            return
        palette = self.palette()
        colours = [palette.color(role).name() for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Text)]
        self._image = self._rendered(self.devicePixelRatioF(), *colours)
        self.update()

    def image_for_paper(self):
        """The picture of this size on white, with twice as many pixels."""
        return self._rendered(2.0, "#ffffff", "#000000")

    def _rendered(self, ratio, paper, ink):
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        from ..plots.theme import recolour

        dpi = self.logicalDpiY() * self.fontInfo().pointSizeF() / BASE_POINTS
        size = self.width() / dpi, self.height() / dpi
        figure = Figure(figsize=size, dpi=dpi * ratio, constrained_layout=True)
        canvas = FigureCanvasAgg(figure)
        self._picture.draw(figure)
        recolour(figure, paper, ink)
        canvas.draw()
        width, height = canvas.get_width_height()
        pixels = QImage(bytes(canvas.buffer_rgba()), width, height, 4 * width, QImage.Format.Format_RGBA8888)
        image = pixels.copy()  # owns its pixels
        image.setDevicePixelRatio(ratio)
        return image

    def paintEvent(self, event):  # noqa: N802
        if self._image is not None:
            QPainter(self).drawImage(0, 0, self._image)

    def resizeEvent(self, event):  # noqa: N802
        self._changed()

    def _changed(self):
        if self._picture is not None:
            self._set_smallest()
            self._timer.start()

    def changeEvent(self, event):  # noqa: N802
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._changed()
        super().changeEvent(event)
