"""What the dock shows of a row of the point target analysis: its chip, its response and the history of its stack."""

from functools import partial

from qgis.core import QgsExpression, QgsFeatureRequest

from ...engine.errors import EngineInputError
from ...engine.sar.analysis import COLUMNS, portrait
from ...engine.sar.pta import PtaOptions
from ..i18n import tr
from ..layers import field_names, plain
from ..plots import point_target as plots
from .picture import Picture, file_name

SMALLEST = 20, 34
# About a measured place the peak lies within a pixel, wherever the analysis had to search for it.
AT_PEAK = PtaOptions(search_px=1.0)


def fits(layer):
    return set(COLUMNS) <= field_names(layer)


def choose():
    return tr("Select a row of the point target analysis to see its response.")


def show(layer, features):
    """The picture of a row, or a sentence why there is none."""
    row = plain(features[0])
    why = f"{row['target']}: {row['reason']}."
    if row["predicted_line"] is None:
        return why
    measured = row["line"] is not None
    place = (row["line"], row["sample"]) if measured else (row["predicted_line"], row["predicted_sample"])
    options = AT_PEAK if measured else PtaOptions()
    try:
        seen = portrait(row["source"], row["product"], *place, options, row["polarisation"])
    except EngineInputError as error:
        # What was not measured has its reason in the table already.
        return str(error) if measured else why
    history = _history(layer, row)
    draw = partial(plots.draw, chip=seen.chip, response=seen.response if measured else None, row=row, history=history)
    name = file_name(row["target"], row["product"])
    return Picture(name, draw, COLUMNS, [[one[column] for column in COLUMNS] for one in history], smallest=SMALLEST)


def _history(layer, row):
    """The rows of the same target and stack."""
    same = " AND ".join(
        f"{QgsExpression.createFieldEqualityExpression(name, row[name])}" for name in ("target", "track")
    )
    return [plain(feature) for feature in layer.getFeatures(QgsFeatureRequest().setFilterExpression(same))]
