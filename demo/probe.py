"""Runs inside QGIS (qgis --code): tells a mouse outside where on the screen something is, and what is loaded.

Answers each file request.json in the folder PROBE by answer.json. It only looks; every click is made by the mouse.
"""

import json
import os
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QTabBar,
    QTreeView,
)
from qgis.utils import plugin_times

FOLDER = Path(os.environ["PROBE"])


def plain(text):
    return text.replace("&", "").strip().rstrip("…:").lower()


def places(wanted):
    """Global places of what shows a text: menus, tabs, buttons, fields, labels, rows; the topmost window first."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    active = QApplication.activeWindow()
    windows.sort(key=lambda one: (not isinstance(one, QMenu), one is not active))
    for window in windows:
        for widget in [window, *window.findChildren(object)]:
            if hasattr(widget, "isVisible") and widget.isVisible():
                yield from _of(widget, wanted)


def _of(widget, wanted):
    if isinstance(widget, (QMenu, QMenuBar)):
        for action in widget.actions():
            if plain(action.text().split("\t")[0]) == wanted and action.isVisible():
                yield widget.mapToGlobal(widget.actionGeometry(action).center())
    elif isinstance(widget, QTabBar):
        for i in range(widget.count()):
            if plain(widget.tabText(i)) == wanted:
                yield widget.mapToGlobal(widget.tabRect(i).center())
    elif isinstance(widget, QAbstractItemView):
        yield from _rows(widget, wanted)
    elif isinstance(widget, QLineEdit):
        if wanted in (plain(widget.placeholderText()), plain(widget.objectName())):
            yield widget.mapToGlobal(widget.rect().center())
    elif isinstance(widget, (QAbstractButton, QLabel, QGroupBox)):
        text = widget.title() if isinstance(widget, QGroupBox) else widget.text()
        if wanted in (plain(text), plain(widget.objectName())) and widget.isEnabled():
            yield widget.mapToGlobal(widget.rect().center())


def _rows(view, wanted):
    if not isinstance(view, (QTreeView, QListView)) or view.model() is None:
        return
    model, open_rows = view.model(), [view.rootIndex()]
    while open_rows:
        parent = open_rows.pop()
        for i in range(min(model.rowCount(parent), 2000)):
            index = model.index(i, 0, parent)
            if plain(str(index.data() or "")) == wanted:
                rectangle = view.visualRect(index)
                if rectangle.isValid() and view.viewport().rect().intersects(rectangle):
                    yield view.viewport().mapToGlobal(rectangle.center() - QPoint(0, 0))
            if isinstance(view, QTreeView) and view.isExpanded(index):
                open_rows.append(index)


def answer(request):
    point = next(places(plain(request["where"])), None) if "where" in request else None
    return {
        "where": [point.x(), point.y()] if point is not None else None,
        "layers": [layer.name() for layer in QgsProject.instance().mapLayers().values()],
        "loaded_s": float(str(plugin_times.get("vertical_city", "nan")).rstrip("s")),
        "windows": [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()],
    }


def poll():
    try:
        request = json.loads((FOLDER / "request.json").read_text(encoding="utf-8"))
        (FOLDER / "request.json").unlink()
    except (OSError, ValueError):
        return
    told = FOLDER / "answer.part"
    told.write_text(json.dumps(answer(request)), encoding="utf-8")
    os.replace(told, FOLDER / "answer.json")


timer = QTimer(QApplication.instance())
timer.timeout.connect(poll)
timer.start(50)
