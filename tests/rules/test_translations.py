"""Texts for people: every one can be translated, the translations are current and compiled."""

import ast
import importlib
import inspect
import re
import string
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from qgis.core import QgsApplication, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QTranslator
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAction,
    QApplication,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from vertical_city.ui import i18n
from vertical_city.ui.i18n import update
from vertical_city.ui.styles import apply_style

from ..visual.window import Window

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "ui" / "i18n").glob("*.ts"))


class Brackets(QTranslator):
    """Translates every text of ours into itself in brackets."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return f"⟦{text}⟧" if context == i18n.CONTEXT else None

    def isEmpty(self):  # noqa: N802
        return False


@pytest.fixture
def brackets(qgis_app):
    translator = Brackets()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


# What needs no translation: the plugin's name, addresses, commands, names of files and of columns.
NO_WORDS = re.compile(r"Vertical City|https?://\S+|\S*[/\\_.]\w\S*|<[^>]*>|&\w+;")


def untranslated(text):
    """What is left of a text without brackets and without what needs no translation, if it holds a word."""
    for pattern in (re.compile(r"⟦.*?⟧", re.DOTALL), NO_WORDS):
        text = pattern.sub(" ", text)
    return text.strip() if re.search(r"[^\W\d_]{2}", text) else ""


def seen_texts(widget):
    """Every text that a widget and what is in it show."""
    for one in (widget, *widget.findChildren(QWidget), *widget.findChildren(QAction)):
        if one.objectName().startswith("qt_"):  # Qt's own
            continue
        if isinstance(one, QComboBox):
            yield from (one.itemText(i) for i in range(one.count()))
        for kinds, ask in (
            ((QLabel, QAbstractButton, QAction), "text"),
            (QGroupBox, "title"),
            (QLineEdit, "placeholderText"),
            (QWidget, "windowTitle"),
            ((QWidget, QAction), "toolTip"),
            (QWidget, "accessibleName"),
        ):
            if isinstance(one, kinds):
                yield getattr(one, ask)()


def test_every_text_of_the_algorithms_can_be_translated(brackets, provider):
    from vertical_city.processing_provider.provider import ALGORITHMS

    left, names = [], [one.name() for one in provider.algorithms()]
    for one in map(provider.algorithm, names):
        one = one.create()
        shown = [one.displayName(), one.group(), *one.shortHelpString().split("\n\n")]
        for definition in one.parameterDefinitions():
            shown += [definition.description(), definition.help()]
        shown += [definition.description() for definition in one.outputDefinitions()]
        left += [(one.name(), text) for text in shown if untranslated(text)]
    assert not left
    assert "⟦" not in one.name() + one.groupId() and len(names) >= len(ALGORITHMS)


@pytest.fixture
def plugin(brackets, qgis_app, monkeypatch):
    """The plugin in a window, its docks open, every optional library missing, greeting for the first time."""
    from vertical_city.engine.environment import LIBRARIES, Found
    from vertical_city.plugin import VerticalCityPlugin
    from vertical_city.ui import greeting
    from vertical_city.ui.docks import start

    monkeypatch.setattr(i18n, "install", lambda: None)  # the language of the machine
    monkeypatch.setattr(start, "found", lambda: [Found(one, one.needed, "1") for one in LIBRARIES])
    monkeypatch.setattr(greeting, "KEY", f"vertical_city/greeted_by_{__name__}")
    QgsSettings().remove(greeting.KEY)
    window = Window()
    made = VerticalCityPlugin(window)
    made.initProcessing = lambda: None
    made.initGui()
    window.initializationCompleted.emit()
    made.start.show()
    made.selection.show()
    yield made
    made.unload()
    window.close()


def dock_names():
    for path in sorted((ROOT / "ui" / "docks").glob("[a-z]*.py")):
        module = importlib.import_module(f"vertical_city.ui.docks.{path.stem}")
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, QDockWidget) and kind.__module__ == module.__name__:
                yield name


def test_every_text_of_the_docks_can_be_translated(plugin):
    docks = plugin.iface.docks()
    assert {type(dock).__name__ for dock in docks} == set(dock_names())
    left = [(type(dock).__name__, text) for dock in docks for text in map(untranslated, seen_texts(dock)) if text]
    assert not left


def test_every_text_of_the_menu_and_the_greeting_can_be_translated(plugin):
    actions = plugin.iface.actions
    shown = [text for one in actions for text in (one.text(), one.toolTip(), one.statusTip())]
    shown += [text for message in plugin.iface.messages for text in message]
    shown += [button.text() for button in plugin.iface.bar.findChildren(QPushButton)]
    assert actions and plugin.iface.messages and not list(filter(None, map(untranslated, shown)))


def test_every_text_of_the_import_s_widget_can_be_translated(brackets):
    from vertical_city.ui.columns_widget import ColumnsPanel

    panel = ColumnsPanel(lambda: None)
    assert not list(filter(None, map(untranslated, [*seen_texts(panel), panel.text.placeholderText()])))


# What shows a text: functions and methods, by name.
SHOWS = """
setText setToolTip setStatusTip setWhatsThis setWindowTitle setPlaceholderText setTitle setHtml setPlainText
setInformativeText setAccessibleName setAccessibleDescription setLabelText setLabel setSuffix setPrefix setDialogTitle
setHeaderLabels setHorizontalHeaderLabels setVerticalHeaderLabels setTabText setItemText addAction addMenu
addPluginToMenu addButton addRow addTab addItem addItems insertItem pushMessage pushInfo pushWarning pushCritical
pushSuccess createMessage showMessage information warning critical question getOpenFileName getSaveFileName QLabel
QPushButton QToolButton QCheckBox QRadioButton QCommandLinkButton QGroupBox QAction QMenu QDockWidget QMessageBox
QProgressDialog QTableWidgetItem QgsTask
"""
SHOWS = frozenset(SHOWS.split())
PASSES_ON = ("format", "join", "replace")
# Texts that are no language, or that a program reads: nothing with a space or with a capital in front is one.
NO_LANGUAGE = re.compile(r"[a-z0-9_./:*<>()%{}#=;,-]*|Vertical City")


def name_called(node):
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def literals(node, constants):
    """The literal texts in an expression, of this module's constants too, but for what passes tr() or a function."""
    if isinstance(node, ast.Call):
        if name_called(node) in PASSES_ON:
            yield from literals(node.func, constants)
            for one in (*node.args, *(word.value for word in node.keywords)):
                yield from literals(one, constants)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.Name):
        yield from constants.get(node.id, ())
    else:
        for one in ast.iter_child_nodes(node):
            yield from literals(one, constants)


def shown_untranslated(tree):
    """Texts that a module shows and that do not pass tr(), with their lines."""
    constants = {}
    for one in tree.body:
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
            constants[one.targets[0].id] = list(literals(one.value, {}))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        in_dock = isinstance(node.func, ast.Attribute) and node.func.attr == "__init__"
        if in_dock or name_called(node) in SHOWS:
            for one in (*node.args, *(word.value for word in node.keywords)):
                for text in literals(one, constants):
                    if not NO_LANGUAGE.fullmatch(text) and re.search(r"[^\W\d_]{2}", text):
                        yield node.lineno, text


@cache
def parsed():
    paths = [path for path in update.python_files() if path != update.HERE / "update.py"]
    return [(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def modules(*names):
    return [(name, tree) for name, tree in parsed() if name.startswith(names)]


def test_no_text_is_shown_that_does_not_pass_tr():
    left = [(name, *found) for name, tree in modules("ui/", "plugin.py") for found in shown_untranslated(tree)]
    assert not left


def test_the_rule_finds_what_does_not_pass_tr():
    code = """
WHY = "Choose a layer."
QLabel("A text"); QLabel(tr("A text")); box.setText(f"{n} cells"); box.setText(tr("{n} cells").format(n=n))
box.setText(WHY); box.setText("a.tif"); bar.pushMessage("Vertical City", "Done." if n else tr("Nothing."))
box.setToolTip(" ".join(["One", tr("Two")])); super().__init__("A title"); box.setText(f"{n:,} / {m}")
"""
    found = [text for _, text in shown_untranslated(ast.parse(code))]
    assert found == ["A text", " cells", "Choose a layer.", "Done.", "One", "A title"]


# Where what passes tr() is collected by asking what shows it.
ASKED = (
    "algorithms/base.py",
    "processing_provider/models/__init__.py",
    "ui/docks/start.py",
    "ui/help/__init__.py",
    "ui/styles/__init__.py",
)


def can_be_collected(name, call):
    (text,) = call.args
    literal = isinstance(text, ast.Constant) and isinstance(text.value, str)
    return literal or (name in ASKED and not isinstance(text, ast.JoinedStr))


def test_every_text_that_passes_tr_can_be_collected():
    left = [
        (name, node.lineno)
        for name, tree in modules("")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name_called(node) == "tr" and not can_be_collected(name, node)
    ]
    assert not left


def test_no_text_is_translated_when_a_module_is_imported():
    """The language is not known then, and another one may come."""
    left = []
    for name, tree in modules(""):
        pending = list(tree.body)
        while pending:
            node = pending.pop()
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                continue
            if isinstance(node, ast.Call) and name_called(node) == "tr":
                left.append((name, node.lineno))
            pending.extend(ast.iter_child_nodes(node))
    assert not left


def messages(file):
    """Source, translation and whether it is finished, of every text of a .ts file."""
    for one in ET.parse(file).getroot().iter("message"):
        translation = one.find("translation")
        yield one.findtext("source"), translation.text or "", translation.get("type") is None


@pytest.fixture(scope="module")
def texts(provider):
    return update.all_texts(provider)


def test_there_is_a_file_for_every_language():
    assert [file.stem for file in FILES] == sorted(f"vertical_city_{one}" for one in update.LANGUAGES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_translations_are_current(file, texts):
    known = {source for source, _, _ in messages(file)}
    missing, gone = set(texts) - known, known - set(texts)
    assert not missing and not gone, "run make translations"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_translated_keeps_places_and_keys(file):
    def marks(text):
        places = sorted(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)
        return places, len(re.findall(r"&(?=\w)", text)), sorted(re.findall(r"</?\w+", text)), text.count("\n")

    left = []
    for source, translation, finished in messages(file):
        if finished:
            try:
                same = marks(source) == marks(translation)
            except ValueError:  # a brace that is no place
                same = Counter(source)["{"] == Counter(translation)["{"]
            if not same or translation != translation.strip() or not translation:
                left.append((source, translation))
    assert not left


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_compiled_is_what_is_written(file, qgis_app):
    i18n.install(file.stem.rpartition("_")[2])
    left = [
        source
        for source, translation, finished in messages(file)
        if i18n.tr(source) != (translation if finished else source)
    ]
    i18n.uninstall()
    assert not left, "run make translations"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_everything_is_translated(file):
    assert not [source for source, _, finished in messages(file) if not finished]


def test_the_language_is_that_of_qgis(qgis_app, monkeypatch):
    for language, file in (("de", "de"), ("de_AT", "de"), ("fr_CA", "fr"), ("en", None), ("en_US", None), ("ja", None)):
        found = i18n.translation_file(language)
        assert (found and found.name) == (file and f"vertical_city_{file}.qm"), language
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "de_AT"))
    text = "Cell size (m)"
    assert i18n.tr(text) == text
    i18n.install()
    i18n.install()  # a second time, as when the plugin is reloaded
    assert i18n.tr(text) == "Zellgröße (m)"
    i18n.install("en")  # which takes German away
    assert i18n.tr(text) == text
    i18n.install()
    i18n.uninstall()
    assert i18n.tr(text) == text


@pytest.fixture(params=sorted(update.LANGUAGES))
def language(request, qgis_app):
    i18n.install(request.param)
    yield request.param
    i18n.uninstall()


def test_names_of_tools_are_the_same_wherever_they_are_named(language, texts):
    """'Fit a height model' in a sentence is what the toolbox calls it."""
    names = [text for text, where in texts.items() if where.startswith("name of ")]
    buttons = ["Pick a cell", "Guess from file"]
    left = [
        (name, text)
        for name in names + buttons
        for text in texts
        if (f"'{name}'" in text or (name in buttons and name in text)) and i18n.tr(name) not in i18n.tr(text)
    ]
    assert not left


def test_legends_speak_the_language(language):
    layer = QgsVectorLayer("Point?crs=EPSG:32633&field=kept:integer&field=geometry:string", "points", "memory")
    apply_style(layer, "ground_control_points")
    shown = {item.label() for item in layer.renderer().legendSymbolItems()}
    assert i18n.tr("AD (both sides)") in shown and "AD (both sides)" not in shown


def test_the_start_page_is_as_wide_as_its_words(language, qgis_app, monkeypatch):
    """No text makes it wider than it wants to be, so that it need not be scrolled sideways."""
    from vertical_city.engine.environment import LIBRARIES, Found
    from vertical_city.ui.docks import start

    monkeypatch.setattr(start, "found", lambda: [Found(one, one.needed, "1") for one in LIBRARIES])
    dock = start.StartDock(MagicMock(is_running=lambda: False), MagicMock())
    dock.install_button.setChecked(True)
    area = dock.widget()
    assert area.widget().minimumSizeHint().width() <= area.sizeHint().width()


@pytest.mark.parametrize("file", ["plugin.py", "ui/docks/start.py"])
def test_no_key_is_given_twice(language, file):
    texts = [text for name, tree in modules(file) for text in keyed(tree)]
    keys = [re.search(r"&(\w)", i18n.tr(text))[1].lower() for text in texts]
    assert len(set(keys)) == len(keys) >= 5, sorted(zip(keys, texts))


def keyed(tree):
    """Literals of a module that hold an accelerator."""
    found = (one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return dict.fromkeys(text for text in found if re.search(r"&[A-Za-z]", text))


def test_a_legend_is_no_wider_than_in_english(language, texts):
    """A layout has room for its two columns, and for little more."""
    width = QFontMetrics(QApplication.font()).horizontalAdvance
    shown = [text for text, where in texts.items() if where == "legend of the style ground_control_points"]
    shown += [text for text in texts if text.startswith("AD")]
    heading = [text for text in shown if text.startswith("Larger")]
    for column in (heading, [text for text in shown if text not in heading]):
        assert max(width(i18n.tr(text)) for text in column) <= 1.05 * max(map(width, column))
