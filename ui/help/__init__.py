"""Help texts of the algorithms, plain so that qgis_process prints them readably."""

from pathlib import Path

from ..i18n import tr


def help_text(name):
    """A help text in the language of QGIS; a paragraph that is not translated is English."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").strip()
    return "\n\n".join(map(tr, text.split("\n\n")))
