"""Texts for people, in the language of QGIS: every one passes tr()."""

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

CONTEXT = "VerticalCity"
# The translator that is installed; Qt keeps none alive.
_installed = []


def tr(text):
    """A text in the language of QGIS, or as it is where it is not translated. Give a literal, and format what it gives.

    Call it when the text is shown, not when a module is imported: the language is not known then.
    """
    return QCoreApplication.translate(CONTEXT, text) if text else text


def tr_words(words):
    """Words to search for, in English and in the language of QGIS."""
    return list(dict.fromkeys([*words, *map(tr, words)]))


def translation_file(language):
    """The translation for a language such as de_AT, or else that for de; None where there is none, as for English."""
    folder = Path(__file__).parent
    for code in (language, language.partition("_")[0]):
        path = folder / f"vertical_city_{code}.qm"
        if path.is_file():
            return path
    return None


def install(language=None):
    """Translate from now on into a language, that of QGIS where none is named."""
    uninstall()
    path = translation_file(language or QgsApplication.locale())
    translator = QTranslator()
    if path is not None and translator.load(str(path)) and QCoreApplication.installTranslator(translator):
        _installed.append(translator)


def uninstall():
    """Take the translation away again."""
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
