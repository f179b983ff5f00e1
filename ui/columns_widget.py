"""The columns of a table in the dialog of its import: guessed on a button, seen beside the first rows, and changed.

Processing makes it by its name (COLUMNS_WIDGET, in a parameter's metadata), so this is imported only where windows are.
"""

import re
import traceback
from pathlib import Path

from qgis.core import Qgis, QgsMessageLog, QgsProcessingParameters
from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper, QgsGui, QgsProcessingGui
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QFontMetrics, QGuiApplication, QPalette, QTextCursor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..algorithms.pointcloud.import_cloud import DECIMALS, HEADERS
from ..engine.errors import EngineInputError
from ..engine.pointcloud.readers import READERS, open_table
from ..engine.pointcloud.roles import parse, take_sample
from .i18n import tr

ROWS, LINES = 5, 8
WAIT_MS = 300  # after the last key, before an edited text is checked
DELIMITERS = {"tab": "\t", "space": " "}
# What separates definitions, outside of quotes.
_SEPARATOR = re.compile(r"""("(?:[^"]|"")*"|'[^']*')|;\s*""")


class ColumnsWidget:
    """What Processing calls for the widget: ours in the dialog of the algorithm, QGIS's own in batch and in models."""

    def __new__(cls, definition, dialog, row=0, col=0):
        registry, kind = QgsGui.processingGuiRegistry(), type(dialog).__name__
        if kind == "ModelerParametersDialog":
            wrapper = registry.createModelerParameterWidget(dialog.model, dialog.childId, definition, dialog.context)
        elif kind == "BatchAlgorithmDialog":
            wrapper = registry.createParameterWidgetWrapper(definition, QgsProcessingGui.WidgetType.Batch)
        else:
            return ColumnsWrapper(definition)
        wrapper.setDialog(dialog)
        return wrapper


class ColumnsWrapper(QgsAbstractProcessingParameterWidgetWrapper):
    """The value is the text. The file and how to read it come from the other widgets of the dialog."""

    def __init__(self, definition):
        super().__init__(definition, QgsProcessingGui.WidgetType.Standard)
        self.panel, self._others = None, {}

    def createWidget(self):  # noqa: N802
        self.panel = ColumnsPanel(self.table)
        self.panel.text.textChanged.connect(lambda: self.widgetValueHasChanged.emit(self))
        # QGIS gives what is made here back as another Python object, and the slots of the first one fall silent.
        shell = QWidget()
        layout = QVBoxLayout(shell)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        return shell

    def setWidgetValue(self, value, context):  # noqa: N802
        text = QgsProcessingParameters.parameterAsString(self.parameterDefinition(), value, context)
        self.panel.text.setPlainText(in_lines(text))

    def widgetValue(self):  # noqa: N802
        return self.panel.text.toPlainText().strip()

    def postInitialize(self, wrappers):  # noqa: N802
        super().postInitialize(wrappers)
        names = ("INPUT", "FORMAT", "DELIMITER", "HEADER", "DECIMAL", "BAD_LINES")
        every = {one.parameterDefinition().name(): one for one in wrappers}
        self._others = {name: every[name] for name in names if name in every}
        for one in self._others.values():
            one.widgetValueHasChanged.connect(self.panel.forget)

    def table(self):
        """The file of the dialog, opened as it says."""
        value = {name: one.parameterValue() for name, one in self._others.items()}
        path = str(value.get("INPUT") or "").strip()
        if not path:
            raise EngineInputError(tr("Choose the table or cloud first."))
        delimiter = str(value.get("DELIMITER") or "").strip()
        options = {
            "delimiter": DELIMITERS.get(delimiter.lower(), delimiter) or None,
            "header": HEADERS.get(value.get("HEADER")),
            "decimal": DECIMALS.get(value.get("DECIMAL")),
        }
        if value.get("BAD_LINES") is not None:
            options["bad_lines"] = int(value["BAD_LINES"])
        return open_table(path, value.get("FORMAT") or "auto", **options)


class ColumnsPanel(QWidget):
    """The text of the definitions, a button that guesses them, what is to be said, and the first rows of the table.

    opens : called without arguments, gives the Table or raises EngineInputError.
    """

    def __init__(self, opens):
        super().__init__()
        self._opens, self._table, self._sample = opens, None, {}
        self.text = QPlainTextEdit()
        empty = tr("Empty: the columns are guessed when the import runs. Guess from file shows how.")
        self.text.setPlaceholderText(empty)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(QFontMetrics(self.text.font()).lineSpacing() * LINES + 12)
        self.button = QPushButton(tr("Guess from file"))
        self.notes = QLabel()
        self.notes.setTextFormat(Qt.TextFormat.PlainText)  # names of columns are not markup
        self.notes.setWordWrap(True)
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows = QTableWidget(0, 0)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.verticalHeader().hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for one in (self.text, self.button, self.notes, self.rows):
            layout.addWidget(one)
        layout.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT_MS)
        self._later.timeout.connect(self.check)
        self.text.textChanged.connect(self._later.start)
        self.button.clicked.connect(self.guess)
        self.forget()

    def forget(self, *_):
        """The file is another one: what was said of it does not hold."""
        self._table, self._sample = None, {}
        self.notes.hide()
        self.rows.hide()

    def guess(self, *_):
        """Read the first rows of the file and replace the text by what its columns are taken for."""
        self.forget()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._say(self._guess)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def check(self, *_):
        """Tell what an edited text means for the rows that were read."""
        if self._table is not None:
            self._say(self._check)

    def _guess(self):
        table = self._opens()
        self._sample = take_sample(table)
        self._table = table
        self._fill()
        roles = parse("", table, self._sample)
        # Unlike setPlainText, this can be undone.
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(in_lines(roles.text()))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._later.stop()
        return self._told(roles)

    def _check(self):
        return self._told(parse(self.text.toPlainText(), self._table, self._sample))

    def _told(self, roles):
        """Sentences about the table and the meaning of its columns, which the headings of the rows tell, too."""
        table = self._table
        names = {column: [] for column in table.columns}
        for name, terms in [*roles.definitions.items(), *(("series", terms) for terms in roles.series.values())]:
            for term in terms:
                if term.column and name not in names[term.column]:
                    names[term.column].append(name)
        self._head(names)
        count = "" if table.rows is None else tr(", {count} points").format(count=f"{table.rows:,}")
        first = f"{Path(table.path).name}: {READERS[table.format].title}{count}."
        return [first, *table.notes, *roles.notes, *roles.warnings(self._sample)]

    def _say(self, sentences):
        """Show what a function has to say, or why it cannot."""
        try:
            said = sentences()
        except EngineInputError as error:
            said = [str(error)]
        except Exception as error:  # whatever a file may hold, a slot does not raise into QGIS
            QgsMessageLog.logMessage(traceback.format_exc(), "Vertical City", Qgis.MessageLevel.Warning)
            said = [tr("The file cannot be read ({error}); see the log messages.").format(error=type(error).__name__)]
        self.notes.setText("\n".join(dict.fromkeys(said)))
        self.notes.show()

    def _fill(self):
        """The first rows of the table."""
        columns = self._table.columns
        self.rows.setColumnCount(len(columns))
        self.rows.setRowCount(min(ROWS, *(len(self._sample[one]) for one in columns)))
        for i, name in enumerate(columns):
            for row in range(self.rows.rowCount()):
                self.rows.setItem(row, i, QTableWidgetItem(cell(self._sample[name][row])))
        self._head({name: [] for name in columns})
        self.rows.setVisible(self.rows.rowCount() > 0)

    def _head(self, names):
        """Headings: the column, and below it what it is taken for; columns that are not used are grey."""
        self.rows.setHorizontalHeaderLabels([f"{column}\n{', '.join(used)}" for column, used in names.items()])
        palette = self.rows.palette()
        for i, used in enumerate(names.values()):
            group = QPalette.ColorGroup.Active if used else QPalette.ColorGroup.Disabled
            for row in range(self.rows.rowCount()):
                self.rows.item(row, i).setForeground(palette.brush(group, QPalette.ColorRole.Text))
        self.rows.resizeColumnsToContents()
        self.rows.resizeRowsToContents()
        height = self.rows.horizontalHeader().sizeHint().height() + self.rows.verticalHeader().length()
        self.rows.setFixedHeight(height + self.rows.horizontalScrollBar().sizeHint().height() + 4)


def in_lines(text):
    """Definitions, one a line."""
    return _SEPARATOR.sub(lambda match: match[1] or "\n", text)


def cell(value):
    """A value of a table as a short text; nothing where there is none."""
    if value is None or value != value:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)
