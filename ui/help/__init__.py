"""Help texts of the algorithms, plain so that qgis_process prints them readably."""

from pathlib import Path


def help_text(name):
    return (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").strip()
