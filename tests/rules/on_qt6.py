"""Run in a process of its own: Qt 6 as QGIS 4 offers it, and stand-ins for QGIS, which cannot be had with Qt 6.

    python on_qt6.py resolve    dotted names of qgis.PyQt, as JSON on stdin -> those that are not there
    python on_qt6.py names      -> every name that a class of Qt 6 has
    python on_qt6.py import     modules, as JSON on stdin -> {module: error}, and what became of the widgets in them
    python on_qt6.py columns    a table -> what the widget of columns makes of it
    python on_qt6.py picture    numbers -> what the widget of pictures makes of them

What QGIS 4 adds to PyQt6 in qgis.PyQt: the types of QVariant, which are those of QMetaType; QAction, QActionGroup and
QShortcut in QtWidgets too; NULL is None.
"""

import importlib
import inspect
import json
import sys
import traceback
from types import ModuleType

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtXml", "QtNetwork", "QtPrintSupport", "QtSvg")
# Types of QVariant whose name is not that of QMetaType without its Q or QVariant.
TYPES = {"Invalid": "UnknownType", "UserType": "User"}


class Anything(type):
    """The class of classes of QGIS: whatever is asked of it, is there."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return stand_in(name)

    def __or__(cls, other):
        return cls

    __ror__ = __or__

    def __iter__(cls):
        return iter(())

    def __instancecheck__(cls, instance):
        return type.__instancecheck__(cls, instance)


class Something(metaclass=Anything):
    """An object of QGIS: it has every attribute, can be called, and is empty."""

    def __init__(self, *args, **named):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return stand_in(name)()

    def __call__(self, *args, **named):
        return Something()

    def __getitem__(self, key):
        return Something()

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __bool__(self):
        return False

    def __or__(self, other):
        return self

    __ror__ = __and__ = __rand__ = __or__

    def __str__(self):
        return ""

    def __int__(self):
        return 0

    __index__ = __int__

    def __float__(self):
        return 0.0


def stand_in(name):
    return Anything(name, (Something,), {})


class Qgis(ModuleType):
    """A module of QGIS: every class that is asked for, the same each time."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        setattr(self, name, None if name in ("NULL", "iface") else stand_in(name))
        return self.__dict__[name]


def offer():
    """qgis.PyQt, qgis.core, qgis.gui and qgis.utils to import."""
    qgis, pyqt = ModuleType("qgis"), ModuleType("qgis.PyQt")
    qgis.__path__ = pyqt.__path__ = []
    sys.modules.update({"qgis": qgis, "qgis.PyQt": pyqt})
    qgis.PyQt = pyqt
    for name in ("core", "gui", "utils", "analysis"):
        sys.modules[f"qgis.{name}"] = Qgis(f"qgis.{name}")
        setattr(qgis, name, sys.modules[f"qgis.{name}"])
    for name in MODULES:
        module = ModuleType(f"qgis.PyQt.{name}")
        module.__dict__.update(vars(importlib.import_module(f"PyQt6.{name}")) | {"__name__": f"qgis.PyQt.{name}"})
        sys.modules[module.__name__] = module
        setattr(pyqt, name, module)
    for name in ("sip", "uic"):
        sys.modules[f"qgis.PyQt.{name}"] = importlib.import_module(f"PyQt6.{name}")
        setattr(pyqt, name, sys.modules[f"qgis.PyQt.{name}"])
    sys.modules["qgis.core"].Qgis.QGIS_VERSION_INT = 40000
    core, gui, widgets = pyqt.QtCore, pyqt.QtGui, pyqt.QtWidgets
    kinds = core.QMetaType.Type.__members__
    for name, kind in kinds.items():
        setattr(core.QVariant, name.removeprefix("QVariant").removeprefix("Q"), kind)
    for name, kind in TYPES.items():
        setattr(core.QVariant, name, kinds[kind])
    core.NULL = None
    for name in ("QAction", "QActionGroup", "QShortcut"):
        setattr(widgets, name, getattr(gui, name))


def missing(names):
    """Of dotted names those that cannot be reached."""
    gone = []
    for name in names:
        module, _, rest = name.removeprefix("qgis.PyQt.").partition(".")
        try:
            place = importlib.import_module(f"qgis.PyQt.{module}")
            for part in filter(None, rest.split(".")):
                place = getattr(place, part)
        except (ImportError, AttributeError):
            gone.append(name)
    return gone


def known_names():
    """Every attribute of a class or module of Qt; members of enums only where they are known without their enum."""
    names = set()
    for module in (sys.modules[f"qgis.PyQt.{name}"] for name in MODULES):
        names.update(vars(module))
        for cls in filter(inspect.isclass, vars(module).values()):
            names.update(dir(cls))
            inner = [one for one in vars(cls).values() if inspect.isclass(one) and not hasattr(one, "__members__")]
            names.update(name for one in inner for name in dir(one))
    return sorted(names)


def tried(modules):
    """What importing modules and making their widgets gives: {name: "" or the error}.

    Docks, dialogs, and what is named a panel or a widget are made with stand-ins and shown; others must come with them.
    """
    widgets = sys.modules["qgis.PyQt.QtWidgets"]
    application = widgets.QApplication([])
    raised = []  # in slots and in what Qt calls; without a hook PyQt6 aborts
    sys.excepthook = lambda *error: raised.append("".join(traceback.format_exception(*error)))
    results, classes, kept = {}, {}, []
    for name in modules:
        results[name] = ""
        try:
            module = importlib.import_module(name)
        except Exception:
            results[name] = traceback.format_exc()
            continue
        for cls in vars(module).values():
            if inspect.isclass(cls) and issubclass(cls, widgets.QWidget) and cls.__module__ == name:
                classes[f"{name}.{cls.__name__}"] = cls
    for name, cls in classes.items():
        if not issubclass(cls, (widgets.QDockWidget, widgets.QDialog)) and not cls.__name__.endswith(
            ("Panel", "Widget")
        ):
            continue
        try:
            needed = list(inspect.signature(cls.__init__).parameters.values())[1:]
            kept.append(cls(*(Something() for one in needed if one.default is one.empty)))
            kept[-1].show()
            application.processEvents()
            if kept[-1].grab().isNull():
                raise ValueError("nothing was drawn")
        except Exception:
            results[name] = traceback.format_exc()
    made = {type(widget) for widget in application.allWidgets()}
    for name, cls in classes.items():
        results.setdefault(name, "" if cls in made else "was made by no dock, dialog or panel")
    results["slots"] = "\n".join(raised)
    return results


def columns_of(table):
    """What the widget of columns says of a table when its button is pressed, and the headings of its rows."""
    application = sys.modules["qgis.PyQt.QtWidgets"].QApplication([])
    from vertical_city.engine.pointcloud.readers import open_table
    from vertical_city.ui.columns_widget import ColumnsPanel

    panel = ColumnsPanel(lambda: open_table(table))
    panel.show()
    panel.button.click()
    application.processEvents()
    header = panel.rows.horizontalHeader().model()
    horizontal = sys.modules["qgis.PyQt.QtCore"].Qt.Orientation.Horizontal
    return {
        "text": panel.text.toPlainText(),
        "notes": panel.notes.text(),
        "headings": [header.headerData(i, horizontal) for i in range(panel.rows.columnCount())],
    }


def picture_of(numbers):
    """How many colours the widget of pictures shows of a line through numbers, and on paper; its numbers as text."""
    application = sys.modules["qgis.PyQt.QtWidgets"].QApplication([])
    from vertical_city.ui.docks.picture import Picture, PictureWidget

    widget = PictureWidget(lambda: None)
    widget.resize(300, 200)
    picture = Picture("a", lambda figure: figure.add_subplot().plot(numbers), ["n"], [[one] for one in numbers])
    widget.show_picture(picture)
    widget.show()
    application.processEvents()
    images = widget.grab().toImage(), widget.image_for_paper()
    colours = [len({one.pixel(x, y) for x in range(one.width()) for y in range(one.height())}) for one in images]
    return [*colours, picture.text(",")]


if __name__ == "__main__":
    offer()
    works = {
        "resolve": missing,
        "names": lambda _: known_names(),
        "import": tried,
        "columns": columns_of,
        "picture": picture_of,
    }
    # What is printed while modules are imported is not part of the answer.
    answer = works[sys.argv[1]](json.load(sys.stdin))
    print("\n" + json.dumps(answer))
