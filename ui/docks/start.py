"""The start page: what the plugin does, a sample to try it with, where to go on, and which libraries are missing."""

import re
from pathlib import Path

from qgis.PyQt.QtCore import QRect, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QPainter, QPixmap
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...engine.environment import found, lacking
from ...engine.environment_report import advice, machine
from ..i18n import tr

PICTURES = Path(__file__).parents[1] / "pictures"
# In widths of a letter, so that all grows with the font.
WIDEST, NARROWEST = 64, 24
BREAKS = re.compile(r"[/\\_]")  # where long paths may go on in the next line
LINKS = Qt.TextInteractionFlag.TextBrowserInteraction
# Symbols differ in shape and in lightness, for those who do not see the colours; both show on light and dark.
GOOD, LACKING = '<span style="color:#2a9486">●</span>', '<span style="color:#bd7d00">▲</span>'


class Picture(QWidget):
    """A picture as wide as there is room, up to WIDEST letters."""

    def __init__(self, path, name):
        super().__init__()
        self._pixmap = QPixmap(str(path))
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self):  # noqa: N802
        return True

    def heightForWidth(self, width):  # noqa: N802
        width = min(width, self._letters(WIDEST))
        return width * self._pixmap.height() // max(self._pixmap.width(), 1)

    def sizeHint(self):  # noqa: N802
        width = self._letters(2 * NARROWEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self):  # noqa: N802
        return QSize(self._letters(NARROWEST), 1)

    def _letters(self, number):
        return number * self.fontMetrics().averageCharWidth()

    def paintEvent(self, event):  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = min(self.width(), self._letters(WIDEST))
        painter.drawPixmap(QRect(0, 0, width, self.heightForWidth(width)), self._pixmap)
        painter.end()


class Area(QScrollArea):
    """Asks for a width at which lines are read well; narrower, it scrolls."""

    def sizeHint(self):  # noqa: N802
        width = 2 * NARROWEST * self.fontMetrics().averageCharWidth()
        return QSize(width + self.verticalScrollBar().sizeHint().width(), self.widget().heightForWidth(width))

    def minimumSizeHint(self):  # noqa: N802
        wide = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        most = 2 * NARROWEST * self.fontMetrics().averageCharWidth()
        return QSize(min(wide, most), 6 * self.fontMetrics().lineSpacing())


class StartDock(QDockWidget):
    """sample : what the button runs. doors : functions that open the toolbox, the layouts and the environment."""

    def __init__(self, sample, doors):
        super().__init__(tr("Vertical City: start page"))
        self.setObjectName("VerticalCityStart")
        self._sample, self._doors = sample, doors
        page = QWidget()
        self._layout = QVBoxLayout(page)
        self._title(tr("Measure the vertical side of cities from space"))
        self._add_sample()
        self._add_purpose()
        self._add_doors()
        self._add_libraries()
        self._layout.addStretch(1)
        area = Area()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.setWidget(area)
        self.setFocusProxy(self.try_button)

    # The parts of the page, from top to bottom.

    def _add_purpose(self):
        self._title(tr("What it does"))
        for name, text, caption in (
            (
                "heights", tr("<b>Building heights</b> from free global DEMs, in cells of 250 m, with their errors."),
                tr(
                    "Los Angeles, two real DEMs: a pattern of heights, not metres; grey: too steep or rough for the "
                    "model."
                ),
            ),
            (
                "control_points", tr("<b>Ground control points</b> to centimetres from radar images."),
                tr("Simulated lamp posts with error ellipses."),
            ),
            (
                "clouds", tr("<b>Point clouds</b> of several radar tracks, fused in their absolute place."),
                tr("A simulated building in four tracks, before and after."),
            ),
        ):  # fmt: skip
            self._layout.addWidget(_text(text))
            self._layout.addWidget(Picture(PICTURES / f"{name}.png", caption))
            self._layout.addWidget(_text(f"<small>{caption}</small>"))

    def _add_sample(self):
        self._layout.addWidget(
            _text(
                tr(
                    "Two real DEMs of Los Angeles become a styled map, in the background and in temporary files. It is "
                    "a <b>pattern, not metres</b>: its model comes from a semi-real Berlin."
                )
            )
        )
        self.try_button = self._button(tr("&Try it with sample data"), self._sample.run)
        self.try_button.setDefault(True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress of the sample"))
        self.cancel_button = self._button(tr("Ca&ncel"), self._sample.cancel)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self.said = _text("")
        self._layout.addWidget(self.try_button)
        self._layout.addLayout(row)
        self._layout.addWidget(self.said)
        self._sample.started.connect(self._started)
        self._sample.progressed.connect(self._progressed)
        self._sample.ended.connect(self._ended)
        self._show_running(self._sample.is_running())
        self.said.hide()

    def _add_doors(self):
        from ...algorithms.base import DOCS

        self._title(tr("Go on"))
        for name, text in (
            ("toolbox", tr("Open the t&oolbox")),
            ("height_map", tr("New layout: &height map")),
            ("gcp_sheet", tr("New layout: &GCP sheet")),
            ("environment", tr("Check the &environment")),
        ):
            self._layout.addWidget(self._button(text, self._doors[name]))
        links = (
            ("tutorial_heights", tr("From DEMs to a map of building heights")),
            ("tutorial_gcps", tr("From radar images to ground control points")),
            ("tutorial_clouds", tr("From point clouds of several tracks to one city")),
        )
        items = "<br>".join(f'<a href="{DOCS}{page}.md">{text}</a>' for page, text in links)
        self.links = _text(f"{tr('Tutorials:')}<br>{items}")
        self.links.setTextInteractionFlags(LINKS)
        self.links.setOpenExternalLinks(True)
        self._layout.addWidget(self.links)

    def _add_libraries(self):
        self._title(tr("Optional libraries"))
        rows = [row for row in found() if row.library.in_qgis and not row.library.needed]
        there = ", ".join(row.library.name for row in rows if row.works)
        lines = [f"{GOOD} {there}"] if there else []
        lines += [
            f"{LACKING} "
            + tr("{name} is missing, for {gives}").format(name=row.library.name, gives=tr(row.library.gives))
            for row in rows
            if not row.works
        ]
        self.state = _text("<br>".join(lines))
        self._layout.addWidget(self.state)
        wanted = lacking(rows)
        if not wanted:
            return
        ((_, title, commands),) = advice(wanted, machine())
        self.install_button = self._button(tr("How to &install them"), None)
        self.install_button.setCheckable(True)
        self._layout.addWidget(self.install_button)
        box = QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(_text(tr("{platform}; then start QGIS again:").format(platform=title)))
        self.commands = QPlainTextEdit("\n".join(commands))
        self.commands.setReadOnly(True)
        self.commands.setTabChangesFocus(True)
        self.commands.setAccessibleName(tr("Commands to install the missing libraries"))
        self.commands.setMaximumHeight(self.commands.fontMetrics().lineSpacing() * (3 * len(commands) + 3))
        inside.addWidget(self.commands)
        self.copy_button = self._button(tr("Cop&y"), self._copy)
        inside.addWidget(self.copy_button)
        box.hide()
        self.install_button.toggled.connect(box.setVisible)
        self.install_button.toggled.connect(self._scroll_down)
        self._layout.addWidget(box)

    def _title(self, text):
        self._layout.addWidget(_text(f"<big><b>{text}</b></big>"))  # a theme's style sheet overrides the label's font

    def _button(self, text, slot):
        button = QPushButton(text)
        if slot is not None:
            button.clicked.connect(lambda: slot())
        return button

    # What happens.

    def _started(self):
        self._show_running(True)
        self.said.hide()

    def _progressed(self, percent):
        self.bar.setValue(round(percent))

    def _ended(self, sentence):
        self._show_running(False)
        self.said.setText(BREAKS.sub("\\g<0>\u200b", sentence))
        self.said.show()

    def _show_running(self, running):
        comes, goes = self.cancel_button, self.try_button
        if not running:
            comes, goes = goes, comes
        self.bar.setValue(0)
        self.bar.setVisible(running)
        comes.setEnabled(True)
        comes.show()
        if goes.hasFocus():  # it would hand the focus to whatever follows, and the page would scroll there
            comes.setFocus()
        self.try_button.setEnabled(not running)
        self.cancel_button.setVisible(running)

    def _scroll_down(self, opened):
        """The commands open at the bottom of the page, mostly below what is seen."""
        if opened:
            QTimer.singleShot(0, lambda: self.widget().ensureWidgetVisible(self.copy_button))

    def _copy(self):
        QApplication.clipboard().setText(self.commands.toPlainText())

    def close_for_good(self):
        """Let go of the sample."""
        self._sample.started.disconnect(self._started)
        self._sample.progressed.disconnect(self._progressed)
        self._sample.ended.disconnect(self._ended)


def _text(text):
    label = QLabel(text)
    label.setWordWrap(True)
    return label
