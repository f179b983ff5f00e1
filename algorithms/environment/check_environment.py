"""Which libraries are there, what the missing ones cost, and how to install them."""

import json
import re
from contextlib import ExitStack

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
)

from ...engine.environment import LIBRARIES, PLATFORMS, found, lacking, plugin_version, python_version
from ..base import VerticalCityAlgorithm

DETECTED, ALL = "detected", "all"


def flag_name(library):
    return "HAS_" + re.sub(r"\W", "_", library.name).upper()


class CheckEnvironment(VerticalCityAlgorithm):
    ID = "checkenvironment"
    NAME = "Check the environment"
    STEM = "check_environment"
    GROUP = ("environment", "Environment")
    TAGS = (
        "install", "libraries", "dependencies", "requirements", "version", "missing", "numba", "scipy", "matplotlib",
        "laspy", "h5py", "scikit-learn", "pip", "conda", "QPIP", "OSGeo4W", "about", "diagnose",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        self.add_choice(
            "PLATFORM", "Commands for", (DETECTED, ALL, *PLATFORMS), DETECTED,
            "How to install what is missing: detected: on this machine; all: on every one that is known; or one of "
            "them: debian: Debian and Ubuntu; osgeo4w: Windows; qpip: QGIS's plugin QPIP. Nothing is installed here.",
            advanced=False,
        )  # fmt: skip
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", "Report", "HTML files (*.html)", optional=True, createByDefault=True
            ),
            "The same as a page, to be sent to whoever looks after the machine.",
        )
        self.addOutput(QgsProcessingOutputNumber("MISSING", "Optional libraries that are missing"))
        self.addOutput(QgsProcessingOutputNumber("BROKEN", "Libraries that are there and do not work"))
        for library in LIBRARIES:
            self.addOutput(QgsProcessingOutputNumber(flag_name(library), f"{library.name} works (1) or not (0)"))
        self.addOutput(QgsProcessingOutputString("VERSIONS", "Versions as JSON"))
        self.addOutput(QgsProcessingOutputString("INSTALL", "Commands to install what is missing"))

    def work(self, parameters, context, monitor):
        from ...engine.environment_report import advice, machine, report_html, report_text
        from ...engine.raster.files import write_texts
        from ..outputs import file_outputs

        rows = []
        for number, library in enumerate(LIBRARIES):
            monitor.step(number / len(LIBRARIES))
            rows += found(load=True, libraries=[library])
        where = machine()
        choice = self.parameterAsEnumString(parameters, "PLATFORM", context)
        platforms = {DETECTED: (where.name,), ALL: tuple(PLATFORMS)}.get(choice, (choice,))
        about = {"Vertical City": plugin_version(), "QGIS": Qgis.QGIS_VERSION, "Python": python_version()}
        lines = [f"{name} {version}" for name, version in about.items()]
        for line in [", ".join(lines), "", *report_text(rows, where, platforms).splitlines()]:
            monitor.info(line)
        with ExitStack() as stack:
            paths = file_outputs(self, parameters, ("REPORT",), context, stack)
            write_texts({path: report_html(rows, where, platforms, lines) for path in paths.values()})
        optional = [row for row in rows if row.library.in_qgis and not row.library.needed]
        commands = [one for _, _, each in advice(lacking(rows), where, platforms) for one in each]
        return {
            **paths,
            "MISSING": sum(not row.present for row in optional),
            "BROKEN": sum(bool(row.problem) for row in rows),
            **{flag_name(row.library): int(row.works) for row in rows},
            "VERSIONS": json.dumps({**about, **{row.library.name: row.state for row in rows}}, ensure_ascii=False),
            "INSTALL": "\n".join(commands),
        }
