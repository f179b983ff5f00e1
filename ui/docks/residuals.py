"""What the dock shows of a ground control point: the residuals of its observations, from the table of the same run."""

from functools import partial

from qgis.core import QgsExpression, QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, Qt

from ...engine.sar.gcp_table import COLUMNS, RESIDUAL_TEXTS, RESIDUALS, TEXTS
from ...engine.sar.times import parse_utc
from ..i18n import tr
from ..layers import field_names, plain, project_layers
from ..plots import residuals as plots
from .picture import Picture, file_name

SMALLEST = 20, 34
AGREE_M = 1e-4  # a table may have been saved with fewer digits


def fits(layer):
    return set(COLUMNS) <= field_names(layer)


def choose():
    return tr("Select a ground control point to see its residuals.")


def show(layer, features):
    """The picture of a ground control point, or a sentence why there is none."""
    row = typed(plain(features[0]), COLUMNS, TEXTS)
    tables = residual_tables(QgsProject.instance())
    if not tables:
        return tr(
            "No table of residuals is in the project; add the output Residuals of the run that located this target, or "
            "run it again with that output."
        )
    held = [rows for rows in (rows_of(table, row["target"]) for table in tables) if rows]
    if not held:
        return tr(
            "No table of residuals in the project holds {target}; add the output Residuals of the run that located it."
        ).format(target=row["target"])
    rows, warning = next((rows for rows in held if of_same_run(row, rows)), None), ""
    if rows is None:
        rows, warning = (
            held[0],
            tr("These residuals are of another run: their spread or number is not that of the point."),
        )
    for one in rows:
        parse_utc(one["time_utc"])  # raises here, not while drawing
    numbers = [[one[column] for column in RESIDUALS] for one in rows]
    draw = partial(plots.draw, row=row, residuals=rows, warning=warning)
    return Picture(file_name(row["target"], "residuals"), draw, RESIDUALS, numbers, smallest=SMALLEST)


def residual_tables(project):
    """The layers of a project that have the fields of residuals."""
    return [one for one in project_layers(project, QgsVectorLayer) if set(RESIDUALS) <= field_names(one)]


def rows_of(table, target):
    """The rows of a target; the provider picks them."""
    request = QgsFeatureRequest().setFilterExpression(QgsExpression.createFieldEqualityExpression("target", target))
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return [typed(plain(feature), RESIDUALS, RESIDUAL_TEXTS) for feature in table.getFeatures(request)]


def typed(row, columns, texts):
    """A row whose numbers are numbers and whose texts are texts, whatever a CSV file made of them."""
    return {name: _text(row[name]) if name in texts else _number(row[name]) for name in columns}


def _text(value):
    if isinstance(value, QDateTime):
        return value.toString(Qt.DateFormat.ISODateWithMs)
    return "" if value is None else str(value)


def _number(value):
    return None if value in (None, "") else float(value)


def of_same_run(row, rows):
    """Whether spread and number of the observations that were used are those that the point tells."""
    for kind in ("range", "azimuth"):
        spreads = [one[f"sigma_{kind}_m"] for one in rows if one[f"sigma_{kind}_m"] is not None]
        spread, told = max(spreads, default=None), row[f"s_{kind}_m"]
        if (spread is None) != (told is None) or (told is not None and abs(spread - told) > AGREE_M):
            return False
        if sum(one[f"{kind}_use"] == "used" for one in rows) != row[f"n_{kind}"]:
            return False
    return True
