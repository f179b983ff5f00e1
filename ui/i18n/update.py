"""Collect every text for people, merge new ones into the translations (.ts) and compile these (.qm): make translations.

Not in the ZIP. A new language is a new name in LANGUAGES.
"""

import ast
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import QgsApplication

LANGUAGES = ("de", "fr", "es")
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# Beside the provider, which is walked, these hold texts: literals in a call of tr().
SOURCES = ("plugin.py", "ui", "algorithms", "processing_provider")


def python_files():
    """The files that may call tr()."""
    for name in SOURCES:
        path = ROOT / name
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def texts_of_code():
    """Literals of tr(), each with the file it is first found in."""
    found = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called == "tr" and node.args and isinstance(node.args[0], ast.Constant):
                found.setdefault(node.args[0].value, path.relative_to(ROOT).as_posix())
    return found


def is_code(paragraph):
    """Whether a paragraph of a help text is commands, which have no language."""
    return paragraph.lstrip().startswith(("qgis_process ", "python3 "))


def texts_of(provider):
    """What the algorithms and models show, each with where it is shown first. Asked while nothing is translated."""
    found = {}
    for registered in provider.algorithms():
        algorithm, name = registered.create(), registered.name()  # a model has its parameters only when it is made
        found.setdefault(algorithm.group(), "group of algorithms")
        found.setdefault(algorithm.displayName(), f"name of {name}")
        for paragraph in algorithm.shortHelpString().split("\n\n"):
            if not is_code(paragraph):
                found.setdefault(paragraph, f"help of {name}")
        for one in algorithm.parameterDefinitions():
            found.setdefault(one.description(), f"{name}, parameter {one.name()}")
            found.setdefault(one.help(), f"{name}, help of parameter {one.name()}")
        for one in algorithm.outputDefinitions():
            found.setdefault(one.description(), f"{name}, output {one.name()}")
        for word in algorithm.tags():
            found.setdefault(word, f"{name}, word to search for")
    found.pop("", None)
    return found


def texts_of_legends():
    """Labels of the styles that hold a word, each with the style it is first found in."""
    from vertical_city.ui.styles import FOLDER, labels

    found = {}
    for name in sorted(path.stem for path in FOLDER.glob("*.qml")):
        for text in map(unescape, labels(name)[1::2]):
            if re.search(r"[^\W\d_]{3}", text):
                found.setdefault(text, f"legend of the style {name}")
    return found


def texts_of_libraries():
    """What each optional library is for."""
    from vertical_city.engine.environment import LIBRARIES

    return {one.gives: f"start page, what {one.name} is for" for one in LIBRARIES if one.in_qgis and not one.needed}


def all_texts(provider):
    """Every text for people, with where it is shown."""
    return {**texts_of_code(), **texts_of_legends(), **texts_of_libraries(), **texts_of(provider)}


def as_cpp(texts):
    """The texts as lupdate reads them, each with its comment for translators."""
    lines = []
    for text, where in texts.items():
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        lines.append(f'//: {where}\nQT_TRANSLATE_NOOP("VerticalCity", "{escaped}");\n')
    return "".join(lines)


def run(*command):
    """Run a tool of Qt (Debian: qttools5-dev-tools)."""
    subprocess.run([str(one) for one in command], check=True)  # noqa: S603


def main():
    from vertical_city.processing_provider.provider import VerticalCityProvider

    provider = VerticalCityProvider()
    for one in (QgsNativeAlgorithms(), provider):  # the models are made of both
        QgsApplication.processingRegistry().addProvider(one)
    source = ROOT / "build" / "texts.cpp"
    source.write_text(as_cpp(all_texts(provider)), encoding="utf-8")
    collect = ("lupdate", "-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language")
    for language in LANGUAGES:
        file = HERE / f"vertical_city_{language}.ts"
        run(*collect, language, source, "-ts", file)
        run("lrelease", "-silent", "-nounfinished", file, "-qm", file.with_suffix(".qm"))
        left = file.read_text(encoding="utf-8").count('type="unfinished"')
        print(f"{file.name}: {left or 'nothing'} left to translate")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "build" / "plugins"))
    application = QgsApplication([], False)
    application.initQgis()
    main()
    application.exitQgis()
