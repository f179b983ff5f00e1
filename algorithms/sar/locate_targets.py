"""Ground control points by geodetic stereo SAR."""

import os

from qgis.core import QgsProcessingOutputNumber

from ..base import VerticalCityAlgorithm, is_given
from .locate_parameters import FILE_LISTS, NONE, NOT_DIFFERENTIAL, READ_BY, add_parameters

NUMBERS = (
    ("TARGETS", "Targets in"),
    ("SOLVED", "Targets solved"),
    ("KEPT", "Targets kept"),
    ("SIGMA_E", "Mean total sigma east of the kept (m)"),
    ("SIGMA_N", "Mean total sigma north of the kept (m)"),
    ("SIGMA_U", "Mean total sigma up of the kept (m)"),
)


class LocateTargets(VerticalCityAlgorithm):
    ID = "stereogcp"
    NAME = "Ground control points by stereo SAR"
    STEM = "locate_targets"
    GROUP = ("sar", "3 Geodetic SAR")
    TAGS = (
        "SAR", "radar", "InSAR", "GCP", "ground control", "ground control point", "stereo", "imaging geodesy",
        "absolute positioning", "geolocation", "TerraSAR-X", "Sentinel-1", "corner reflector", "persistent scatterer",
        "3D", "coordinates", "troposphere", "ionosphere", "solid Earth tide", "adjustment", "VCE",
    )  # fmt: skip

    def initAlgorithm(self, configuration=None):  # noqa: N802
        add_parameters(self)
        for name, description in NUMBERS:
            self.addOutput(QgsProcessingOutputNumber(name, description))

    # Checks before a run.

    def problem(self, parameters, context):
        from ...engine.sar.columns import parse_columns
        from ...engine.sar.corrections.frames import realisation
        from .locate_run import correction_choice, stereo_options

        stereo_options(self, parameters, context)
        for name in ("COLUMNS", "ORBIT_COLUMNS"):
            parse_columns(self.parameterAsString(parameters, name, context))
        self.map_crs(parameters, "CRS", context)
        self.folder(parameters, "ORBIT_FILES", context)
        for name, *_ in FILE_LISTS:
            for path in self.files(parameters, name, context):
                if not os.path.exists(path):
                    return f"{self.label(name)}: {path} cannot be read: there is no such file; check its name."
        chosen = self.chosen(parameters, "CORRECTIONS", context)
        if NONE in chosen and len(chosen) > 1:
            others = ", ".join(one for one in chosen if one != NONE)
            return f"{self.label('CORRECTIONS')}: '{NONE}' is chosen beside {others}; choose one of both."
        correction_choice(self, parameters, context)
        realisation(self.parameterAsString(parameters, "ORBIT_FRAME", context))
        if self.given(parameters, "ORBITS", context) and self.given(parameters, "PRODUCTS", context):
            return "SAR products and State vectors: both are given; orbits come from one of them."
        frame, plate, epoch = (self.given(parameters, name, context) for name in ("FRAME", "PLATE", "EPOCH"))
        if frame and (plate or epoch):
            beside = self.label("PLATE" if plate else "EPOCH")
            return (
                f"{beside}: it is given beside {self.label('FRAME')}, in which positions hold at any time; leave one "
                "of both out."
            )
        if epoch and not plate:
            return (
                f"{self.label('EPOCH')}: no plate is chosen whose motion brings positions to it; choose one, or leave "
                "the epoch empty."
            )
        return None

    def given(self, parameters, name, context):
        """Whether there is something in a parameter; of corrections and plates, none is nothing."""
        if self.parameterDefinition(name).type() == "multilayer":
            return bool(self.files(parameters, name, context))
        if name == "PLATE":
            return self.parameterAsEnumString(parameters, name, context) not in ("", NONE)
        return is_given(parameters.get(name), context)

    def tell_unused(self, parameters, context, choices, differential, monitor):
        """Warn of each parameter that is given and that this run does not look at."""
        for name in NOT_DIFFERENTIAL if differential else READ_BY:
            if not self.given(parameters, name, context):
                continue
            if differential:
                monitor.warn(f"'{self.label(name)}' is given, but a reference target takes off all effects: not used.")
            elif READ_BY[name] not in choices:
                monitor.warn(
                    f"'{self.label(name)}' is given, but {READ_BY[name]} is not among the corrections: it is not used."
                )
            elif name == "TEC" and self.given(parameters, "IONOSPHERE", context):
                monitor.warn(f"'{self.label(name)}' is given beside '{self.label('IONOSPHERE')}': it is not used.")
        if self.given(parameters, "ORBITS", context) and self.given(parameters, "ORBIT_FILES", context):
            monitor.warn(f"'{self.label('ORBIT_FILES')}' is given beside '{self.label('ORBITS')}': it is not used.")

    def chosen(self, parameters, name, context):
        # QGIS takes an empty list for the default; whoever unticks all means none.
        if parameters.get(name) in ([], ""):
            return []
        return [one for one in self.parameterAsEnumStrings(parameters, name, context) if one]

    def work(self, parameters, context, monitor):
        from .locate_run import run

        return run(self, parameters, context, monitor)
