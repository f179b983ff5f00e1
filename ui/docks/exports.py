"""What leaves the dock: the picture as PNG, its numbers as CSV, both by the clipboard."""

import os

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QMimeData, Qt
from qgis.PyQt.QtWidgets import QApplication, QFileDialog

from ..i18n import tr

FOLDER = "vertical_city/folder_of_pictures"


class Exports:
    """Three buttons of a tool bar. note(sentence) : tells what was done. guarded(work, …) : does it without raising."""

    def __init__(self, bar, note, guarded):
        self._parent, self._note, self._guarded = bar, note, guarded
        self._picture = self._widget = None
        self.buttons = [
            add_button(bar, tr("Save picture…"), tr("Save what is shown as PNG."), self._ask_picture),
            add_button(bar, tr("Save numbers…"), tr("Save the numbers of what is shown as CSV."), self._ask_numbers),
            add_button(bar, tr("Copy"), tr("Copy the picture, and its numbers as text."), self.copy),
        ]

    def offer(self, picture, widget):
        """A picture and the widget that paints it; None where nothing is shown."""
        self._picture, self._widget = picture, widget
        for one in self.buttons:
            one.setEnabled(picture is not None)

    def _ask_picture(self, *_):
        self._ask(tr("Save picture"), "png", tr("Pictures (*.png)"), self.save_picture)

    def _ask_numbers(self, *_):
        self._ask(tr("Save numbers"), "csv", tr("Tables (*.csv)"), self.save_numbers)

    def _ask(self, title, ending, kinds, save):
        if self._picture is None:
            return
        start = os.path.join(last_folder(), f"{self._picture.name}.{ending}")
        path, _ = QFileDialog.getSaveFileName(self._parent, title, start, kinds)
        if not path:
            return
        if not path.lower().endswith(f".{ending}"):
            path += f".{ending}"
        QgsSettings().setValue(FOLDER, os.path.dirname(path))
        self._guarded(save, path)

    def save_picture(self, path):
        """Write the picture as PNG, on white and twice as fine as the screen shows it."""
        written = self._widget.image_for_paper().save(path, "PNG")
        self._tell(path, None if written else tr("no folder, no right or no space"))

    def save_numbers(self, path):
        """Write the numbers of the picture as CSV."""
        why = None
        try:
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(self._picture.text(","))
        except OSError as error:
            why = error.strerror
        self._tell(path, why)

    def _tell(self, path, why):
        if why:
            self._note(tr("{path} cannot be written ({why}); choose another folder.").format(path=path, why=why))
        else:
            self._note(tr("Saved: {path}").format(path=path))

    def copy(self, *_):
        """Put the picture, and its numbers for a spreadsheet, on the clipboard; who pastes takes what fits."""
        if self._picture is not None:
            self._guarded(self._copy)

    def _copy(self):
        mime = QMimeData()
        mime.setImageData(self._widget.image_for_paper())
        mime.setText(self._picture.text("\t"))
        QApplication.clipboard().setMimeData(mime)
        self._note(tr("Copied: the picture, and its numbers as text."))


def last_folder():
    """Where files were saved last, else the project's folder."""
    return QgsSettings().value(FOLDER, "") or QgsProject.instance().homePath() or os.path.expanduser("~")


def add_button(bar, text, tip, done):
    """A text in a tool bar that can be clicked, reached by the Tab key, too. What does not fit goes into its menu."""
    action = bar.addAction(text)
    action.setToolTip(tip)
    action.triggered.connect(done)
    bar.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return action
