"""Qt 6 and QGIS 4 by rule: no unscoped enum, no call that is gone, and every module and widget made with PyQt6."""

import ast
import functools
import importlib
import inspect
import json
import os
import re
import subprocess
import sys
from enum import Enum
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt

from . import shipped

SCRIPT = Path(__file__).parent / "on_qt6.py"
UI = ("algorithms", "processing_provider", "ui")
QGIS_SIDE = (*shipped.files(*UI), shipped.ROOT / "plugin.py", shipped.ROOT / "__init__.py")
# Removed or renamed in Qt 6 or PyQt6, or moved: whatever they are called on.
OLD_CALLS = {
    "exec_": "exec",
    "setTabStopWidth": "setTabStopDistance",
    "globalPos": "QCursor.pos()",
    "globalX": "QCursor.pos()",
    "globalY": "QCursor.pos()",
    "toTime_t": "toSecsSinceEpoch",
    "fromTime_t": "fromSecsSinceEpoch",
}
OLD_NAMES = {"QRegExp", "QDesktopWidget", "QRegExpValidator", "qApp"}
# The class of the enums of sip for Qt 5.
SIP_ENUM = type(Qt.AlignmentFlag)
# In QtGui on Qt 6 and in QtWidgets on Qt 5; QGIS 4 has them in QtWidgets too, QGIS 3.22 there alone.
FROM_WIDGETS = {"QAction", "QActionGroup", "QShortcut"}


@functools.cache
def has_qt6():
    code = "import PyQt6.QtWidgets, PyQt6.QtSvg, PyQt6.uic"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


needs_qt6 = pytest.mark.skipif(not has_qt6(), reason="PyQt6 cannot be imported here: it has no wheel or lacks libEGL")


def on_qt6(what, given=None):
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(shipped.ROOT / "build" / "plugins"),
    }  # fmt: skip
    environment.pop("QT_PLUGIN_PATH", None)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), what], input=json.dumps(given), capture_output=True, encoding="utf-8",
        env=environment, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@functools.cache
def reached(name):
    """What a dotted name of qgis stands for in this QGIS, and the one that it is an attribute of."""
    parts = name.split(".")
    place, owner = importlib.import_module(parts[0]), None
    for i, part in enumerate(parts[1:], 2):
        owner = place
        try:
            place = getattr(place, part)
        except AttributeError:
            place = importlib.import_module(".".join(parts[:i]))
    return place, owner


def is_enum(value):
    """Whether it is a member of an enum, of sip or of Python."""
    return isinstance(value, Enum) or isinstance(type(value), SIP_ENUM)


def unscoped(name):
    """Whether a dotted name is a member of an enum that is not reached through its enum."""
    parts = name.split(".")
    for end in range(3, len(parts) + 1):
        try:
            value, owner = reached(".".join(parts[:end]))
        except (AttributeError, ImportError):
            return False  # an attribute of an object, or asked for where it is there only
        if is_enum(value):
            return inspect.isclass(owner) and not issubclass(owner, type(value))
    return False


def is_old_type(name):
    """QVariant.Type has no name in PyQt6; QGIS 4 gives QVariant itself the types, as Qt 5 does: QVariant.Double."""
    return ".QVariant.Type" in name


def is_qvariant(name):
    return ".QtCore.QVariant." in name


@pytest.mark.parametrize(
    "name, fault",
    [
        ("qgis.PyQt.QtCore.Qt.RightDockWidgetArea", True),
        ("qgis.PyQt.QtCore.Qt.DockWidgetArea.RightDockWidgetArea", False),
        ("qgis.PyQt.QtWidgets.QMessageBox.Yes", True),
        ("qgis.PyQt.QtGui.QPalette.Text", True),
        ("qgis.core.QgsProcessing.TypeRaster", True),
        ("qgis.core.QgsProcessing.SourceType.TypeRaster", False),
        ("qgis.core.QgsWkbTypes.PointZ", True),
        ("qgis.core.QgsWkbTypes.Type.PointZ", False),
        ("qgis.core.QgsProcessingParameterNumber.Double", True),
        ("qgis.core.QgsProcessingParameterDefinition.FlagAdvanced", True),
        ("qgis.core.QgsProcessingParameterDefinition.Flag.FlagAdvanced", False),
        ("qgis.core.QgsFeatureSink.FastInsert", True),
        ("qgis.core.Qgis.Info", True),
        ("qgis.core.Qgis.MessageLevel.Info", False),
        ("qgis.core.QgsProject.instance", False),
    ],
)
def test_the_rule_tells_enums_apart(name, fault):
    assert unscoped(name) is fault


def unscoped_enums(path):
    return [
        (node, name) for node, name in shipped.dotted(path, "qgis")
        if (unscoped(name) and not is_qvariant(name)) or is_old_type(name)
    ]  # fmt: skip


@functools.cache
def enum_members():
    """{member: its enums} of the classes of Qt and QGIS."""
    members = {}
    modules = [importlib.import_module(f"qgis.{name}") for name in ("core", "gui")]
    modules += [importlib.import_module(f"qgis.PyQt.{name}") for name in ("QtCore", "QtGui", "QtWidgets")]
    for module in modules:
        for cls in filter(inspect.isclass, vars(module).values()):
            for name in dir(cls):
                value = getattr(cls, name, None)
                if name[0].isupper() and is_enum(value) and not issubclass(cls, type(value)):
                    members.setdefault(name, set()).add(type(value).__name__)
    return members


def enums_of_objects(path):
    """self.NoEditTriggers, layer.VectorLayer: unscoped ones of whatever class the object is."""
    members, names, own = enum_members(), shipped.imported(path, "qgis"), own_names(path)
    return [
        (node, ".".join(map(str, parts))) for node, parts in shipped.chains(path)
        if parts[0] not in names and parts[-1] in members and parts[-1] not in own
        and (len(parts) < 3 or parts[-2] not in members[parts[-1]])
    ]  # fmt: skip


def own_names(path):
    """Names that a file itself gives to what it defines."""
    stored = {node.attr for node in shipped.nodes(path, ast.Attribute) if isinstance(node.ctx, ast.Store)}
    return stored | {node.name for node in shipped.nodes(path, ast.FunctionDef, ast.ClassDef)}


def misplaced_imports(path):
    """PyQt5, PyQt6 or sip by their own names, what Qt 6 has not, and what is elsewhere on QGIS 3.22 or on Qt 6."""
    faults = list(shipped.dotted(path, "PyQt5", "PyQt6", "PySide2", "PySide6", "sip"))
    for node, name in shipped.dotted(path, "qgis"):
        parts = name.split(".")
        if parts[1:2] == ["PyQt"] and (
            OLD_NAMES & set(parts) or parts[2:3] == ["Qt"] or (parts[2:3] == ["QtGui"] and FROM_WIDGETS & set(parts))
        ):
            faults.append((node, name))
    return faults


def old_calls(path):
    """Calls that Qt 6 does not know; and null values of QVariant, of which PyQt6 makes None."""
    faults = [(node, f"{node.attr}: {OLD_CALLS[node.attr]}") for node in shipped.nodes(path, ast.Attribute)
              if node.attr in OLD_CALLS]  # fmt: skip
    return faults + [(node, "QVariant(): None or NULL") for node in shipped.nodes(path, ast.Call)
                     if isinstance(node.func, ast.Name) and node.func.id == "QVariant"]  # fmt: skip


RULES = (unscoped_enums, enums_of_objects, misplaced_imports, old_calls)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_nothing_that_only_qt5_has(rule):
    faults = [shipped.at(path, *fault) for path in QGIS_SIDE for fault in rule(path)]
    assert not faults, "\n".join(faults)


def test_the_rules_find_what_is_wrong(tmp_path):
    """A line each; what is right, in between, is let pass."""
    lines = {
        "from PyQt5.QtCore import QObject": misplaced_imports,
        "from qgis.PyQt.QtGui import QAction": misplaced_imports,
        "from qgis.PyQt.QtWidgets import QAction, QMessageBox, QWidget": None,
        "from qgis.PyQt.QtCore import QRegExp": misplaced_imports,
        "from qgis.PyQt.QtCore import Qt, QVariant": None,
        "from qgis.PyQt import QtWidgets": None,
        "from qgis.core import QgsProcessing, QgsWkbTypes": None,
        "a = QMessageBox.Yes": unscoped_enums,
        "b = QtWidgets.QMessageBox.No": unscoped_enums,
        "c = Qt.AlignmentFlag.AlignLeft | Qt.AlignRight": unscoped_enums,
        "d = QgsWkbTypes.PointZ": unscoped_enums,
        "Kind = QgsProcessing": None,
        "e = [Kind.TypeRaster, Kind.SourceType.TypeRaster]": unscoped_enums,
        "f = QVariant.Type.Double": unscoped_enums,
        "g = QVariant.Double, Qt.AlignmentFlag.AlignLeft": None,
        "h = QVariant(QVariant.Int)": old_calls,
        "thing.exec_()": old_calls,
        "thing.exec()": None,
        "i = thing.FlagNoThreading": enums_of_objects,
        "j = thing.Shape.StyledPanel": None,
    }
    file = tmp_path / "bad.py"
    file.write_text("\n".join(lines), encoding="utf-8")
    found = {(node.lineno, rule) for rule in RULES for node, _ in rule(file)}
    assert found == {(i, rule) for i, rule in enumerate(lines.values(), 1) if rule}


def test_the_engine_knows_nothing_of_qt_and_qgis():
    imports = re.compile(r"^\s*(?:from|import)\s+(?:qgis|PyQt\d|sip)\b", re.MULTILINE)
    assert imports.search("    from qgis.core import QgsProject")
    assert not [path for path in shipped.files("engine") if imports.search(path.read_text(encoding="utf-8"))]


def test_no_compiled_resources_and_no_forms_that_qt6_cannot_compile():
    assert not [path for folder in shipped.FOLDERS for path in (shipped.ROOT / folder).rglob("*.qrc")]
    assert not [path for path in shipped.files() if path.stem.startswith(("resources", "ui_"))]


@needs_qt6
def test_forms_compile_with_qt6(tmp_path):
    """There is none yet; one that comes must compile. That a bad one is refused is seen here."""
    forms = [path for folder in shipped.FOLDERS for path in (shipped.ROOT / folder).rglob("*.ui")]
    good, bad = tmp_path / "good.ui", tmp_path / "bad.ui"
    form = '<ui version="4.0"><class>A</class><widget class="{}" name="A"/></ui>'
    good.write_text(form.format("QWidget"), encoding="utf-8")
    bad.write_text(form.format("QDesktopWidget"), encoding="utf-8")
    code = "import sys; from PyQt6 import uic; [uic.loadUiType(one) for one in sys.argv[1:]]"
    compile_all = functools.partial(subprocess.run, capture_output=True, encoding="utf-8", check=False)
    done = compile_all([sys.executable, "-c", code, str(good), *map(str, forms)])
    assert done.returncode == 0, done.stderr
    assert compile_all([sys.executable, "-c", code, str(bad)]).returncode != 0


@needs_qt6
def test_every_name_of_qt_is_known_to_qt6():
    used = {name: shipped.at(path, node, name) for path in QGIS_SIDE
            for node, name in shipped.dotted(path, "qgis") if name.startswith("qgis.PyQt.")}  # fmt: skip
    assert used
    wrong = ["qgis.PyQt.QtCore.Qt.AlignCenter", "qgis.PyQt.QtCore.QRegExp", "qgis.PyQt.QtGui.QPalette.Background"]
    gone = on_qt6("resolve", [*used, *wrong])
    assert gone[-3:] == wrong
    assert not gone[:-3], "\n".join(used[name] for name in gone[:-3])


@needs_qt6
def test_no_method_that_only_qt5_has():
    """Whatever a name is called on: a method that some class of Qt 5 has, and none of Qt 6."""
    modules = [importlib.import_module(f"PyQt5.{name}") for name in ("QtCore", "QtGui", "QtWidgets")]
    classes = [cls for module in modules for cls in vars(module).values() if inspect.isclass(cls)]
    methods = {
        name for cls in classes for name in dir(cls)
        if type(inspect.getattr_static(cls, name)).__name__ == "methoddescriptor"
    }  # fmt: skip
    ours = [cls for name in ("core", "gui") for cls in vars(importlib.import_module(f"qgis.{name}")).values()]
    of_qgis = {name for cls in ours if inspect.isclass(cls) for name in vars(cls)}
    gone = methods - set(on_qt6("names")) - of_qgis | {"exec_"}
    assert {"exec_", "setTabStopWidth"} <= gone
    faults = []
    for path in QGIS_SIDE:
        names, own = shipped.imported(path, "qgis"), own_names(path)
        faults += [shipped.at(path, node, parts[-1]) for node, parts in shipped.chains(path)
                   if parts[-1] in gone - own and ".PyQt." in names.get(parts[0], ".PyQt.")]  # fmt: skip
    assert not faults, "\n".join(faults)


@needs_qt6
def test_every_module_is_imported_and_every_widget_made_with_qt6():
    modules = []
    for path in QGIS_SIDE:
        parts = path.relative_to(shipped.ROOT).with_suffix("").parts
        modules.append(".".join(["vertical_city", *(part for part in parts if part != "__init__")]))
    results = on_qt6("import", modules)
    faults = [f"{name}: {error}" for name, error in results.items() if error]
    assert not faults, "\n".join(faults)
    assert set(modules) <= set(results)
    assert "vertical_city.ui.columns_widget.ColumnsPanel" in results


@needs_qt6
def test_the_widget_of_columns_works_with_qt6(tmp_path):
    table = tmp_path / "points.csv"
    table.write_text("id,lon,lat,height\nA,13.4,52.5,60\nB,13.5,52.6,61\n", encoding="utf-8")
    found = on_qt6("columns", str(table))
    assert "points.csv" in found["notes"] and "height" in found["text"]
    assert [heading.split("\n")[0] for heading in found["headings"]] == ["id", "lon", "lat", "height"]


@needs_qt6
def test_pictures_are_drawn_with_qt6():
    pytest.importorskip("matplotlib")
    on_screen, on_paper, text = on_qt6("picture", [1, 3, 2])
    assert on_screen > 10 and on_paper > 10 and text.split() == ["n", "1", "3", "2"]
