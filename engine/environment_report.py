"""How to install what is missing, on the machine that we are on and on others, and the report of the environment."""

from __future__ import annotations

import html
import os
import platform
import sys
import sysconfig
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .environment import LIBRARIES, PLATFORMS, Found, Library, lacking, version_of

PYTHONS = {"osgeo4w": "python", "macos": "/Applications/QGIS.app/Contents/MacOS/bin/python3"}
VERSION = "VERSION"
# What QPIP reads: requirements.txt of this plugin.
QPIP = ("matplotlib", "SciPy", "laspy", "lazrs")


@dataclass(frozen=True)
class Machine:
    """What the commands depend on. managed : whether the system keeps pip from its Python unless told otherwise."""

    name: str
    python: str = "python3"
    numpy: str = ""
    managed: bool = False


def machine(exists: Callable[[str], bool] = os.path.exists, system: str = "", prefix: str = "") -> Machine:
    """Where we are."""
    system, prefix = system or platform.system(), prefix or sys.prefix
    python, name = "python3", "linux"
    if exists(os.path.join(prefix, "conda-meta")):
        name = "conda"
    elif system == "Windows":
        name, python = "osgeo4w", PYTHONS["osgeo4w"]
    elif system == "Darwin":
        name, python = "macos", _python_of_app(exists, prefix)
    elif exists(os.path.join(os.sep, "etc", "debian_version")):
        name = "debian"
    marker = os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")
    managed = name in ("debian", "linux") and exists(marker)
    return Machine(name, python, version_of(LIBRARIES[0]), managed)


def _python_of_app(exists: Callable[[str], bool], prefix: str) -> str:
    """The Python inside QGIS's app: in a folder bin up to QGIS 3.42, beside the program in later ones."""
    start = prefix.find(".app/")
    app = prefix[: start + len(".app")] if start > 0 else "/Applications/QGIS.app"
    tried = [f"{app}/Contents/MacOS/{name}" for name in ("bin/python3", "python3", "python")]
    return next((path for path in tried if exists(path)), tried[0])


def commands(wanted: Sequence[Library], where: Machine) -> list[str]:
    """The commands that install libraries on a machine, to be run by its user; QPIP has a sentence instead."""
    return MAKERS.get(where.name, _by_pip)(wanted, where) if wanted else []


def _by_apt(wanted: Sequence[Library], where: Machine) -> list[str]:
    packages = _unique(each.debian for each in wanted)
    rest = [each for each in wanted if not each.debian]
    apt = ["sudo apt install " + " ".join(packages)] if packages else []
    return apt + (_by_pip(rest, where) if rest else [])


def _by_osgeo4w(wanted: Sequence[Library], where: Machine) -> list[str]:
    packages = _unique(each.osgeo4w for each in wanted)
    setup = [f"rem or in OSGeo4W Setup, Advanced Install: {' '.join(packages)}"] if packages else []
    return _by_pip(wanted, where) + setup


def _by_conda(wanted: Sequence[Library], where: Machine) -> list[str]:
    return ["conda install -c conda-forge " + " ".join(_unique(each.conda for each in wanted))]


def _by_pip(wanted: Sequence[Library], where: Machine) -> list[str]:
    """pip is held to the NumPy that is there: GDAL and QGIS are built for it, and a newer one breaks both."""
    names = [f'"{name}"' if "[" in name else name for name in _unique(each.pip for each in wanted)]
    may = ["--break-system-packages"] if where.managed else []
    python = f'"{where.python}"' if " " in where.python else where.python
    hold = f'"numpy=={where.numpy or VERSION}"'
    return [" ".join([python, "-m pip install --user", *may, *names, hold])]


def _by_qpip(wanted: Sequence[Library], where: Machine) -> list[str]:
    served = [each.name for each in wanted if each.name in QPIP]
    result = []
    if served:
        result.append(
            f"Install the plugin QPIP (Plugins > Manage and Install Plugins); it offers {', '.join(served)} when it "
            "finds Vertical City."
        )
    rest = [each.name for each in wanted if each.name not in QPIP]
    return result + ([f"QPIP does not offer {', '.join(rest)}."] if rest else [])


MAKERS = {"debian": _by_apt, "osgeo4w": _by_osgeo4w, "conda": _by_conda, "qpip": _by_qpip}


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


# Reports.

HOLD = (
    "pip is held to the NumPy that is there (VERSION: that of the other machine), since GDAL and QGIS are built for "
    "it: let no command upgrade NumPy, GDAL or pyproj. Start QGIS again afterwards."
)
NOTHING = "All libraries that Vertical City can use are there."


def report_text(rows: Sequence[Found], where: Machine, platforms: Sequence[str] = ()) -> str:
    """A table for people, and the commands. platforms : for which; that of the machine if there are none."""
    width = max(len(row.library.name) for row in rows)
    lines = []
    for row in rows:
        lines.append(f"{row.library.name:{width}}  {row.state}")
        if not row.works:
            lines.append(f"{'':{width}}  for: {row.library.gives}")
            lines.append(f"{'':{width}}  without it: {row.library.without}{_concerns(row.library)}")
    wanted = lacking(rows)
    lines += ["", *(_advice_text(wanted, where, platforms) if wanted else [NOTHING])]
    return "\n".join(lines)


def _concerns(library: Library) -> str:
    return f" ({', '.join(library.algorithms)})" if library.algorithms else ""


def _advice_text(wanted: Sequence[Library], where: Machine, platforms: Sequence[str]) -> list[str]:
    lines = [f"To install what is missing ({', '.join(each.name for each in wanted)}):"]
    for name, title, found in advice(wanted, where, platforms):
        lines.append(f"  {title}{' (this machine)' if name == where.name else ''}")
        lines += [f"    {one}" for one in found]
    return [*lines, HOLD]


def advice(
    wanted: Sequence[Library], where: Machine, platforms: Sequence[str] = ()
) -> list[tuple[str, str, list[str]]]:
    """(name, what people call it, commands) of platforms; the NumPy of another machine is not known here."""
    chosen = []
    for name in platforms or (where.name,):
        there = where if name == where.name else Machine(name, PYTHONS.get(name, "python3"))
        chosen.append((name, PLATFORMS[name], commands(wanted, there)))
    return chosen


def report_html(rows: Sequence[Found], where: Machine, platforms: Sequence[str] = (), more: Sequence[str] = ()) -> str:
    """The same as a page. more : lines that come first, such as the version of QGIS."""

    def cell(text: str) -> str:
        return f"<td>{html.escape(text)}</td>"

    table = "".join(
        f"<tr class='{'good' if row.works else 'lacking'}'>{cell(row.library.name)}{cell(row.state)}"
        f"{cell(row.library.gives)}{cell(row.library.without + _concerns(row.library))}</tr>"
        for row in rows
    )
    wanted = lacking(rows)
    parts = [f"<p>{html.escape(', '.join(more))}</p>"] if more else []
    parts.append(f"<table><tr><th>library</th><th>state</th><th>gives</th><th>without it</th></tr>{table}</table>")
    if wanted:
        parts.append(f"<h2>To install: {html.escape(', '.join(each.name for each in wanted))}</h2>")
        for _, title, found in advice(wanted, where, platforms):
            text = html.escape("\n".join(found))
            parts.append(f"<h3>{html.escape(title)}</h3><pre>{text}</pre>")
        parts.append(f"<p>{html.escape(HOLD)}</p>")
    else:
        parts.append(f"<p>{html.escape(NOTHING)}</p>")
    return PAGE.replace("BODY", "\n".join(parts))


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The environment of Vertical City</title><style>
body { font: 1em/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
table { border-collapse: collapse } td, th { text-align: left; vertical-align: top; padding: .3em .8em .3em 0 }
tr { border-bottom: 1px solid #bbb } tr.lacking td:nth-child(2) { font-weight: bold }
pre { background: #eee; color: #111; padding: .6em; white-space: pre-wrap }
</style></head><body><h1>The environment of Vertical City</h1>
BODY
</body></html>
"""
