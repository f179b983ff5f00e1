"""What the dock shows of a ground control point: the residuals of its observations, from the table of the same run."""

from qgis.core import QgsExpression, QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, Qt

from ...engine.sar.gcp_table import COLUMNS, RESIDUAL_TEXTS, RESIDUALS, TEXTS
from .rows import plain

NO_TABLE = (
    "No table of residuals is in the project; add the output Residuals of the run that located this target, or run it "
    "again with that output."
)
NOT_HELD = "No table of residuals in the project holds {target}; add the output Residuals of the run that located it."
OTHER_RUN = "These residuals are of another run: their spread or number is not that of the point."
AGREE_M = 1e-4  # a table may have been saved with fewer digits


def show_residuals(layer, row):
    """The picture (PNG) for a row of ground control points, or a sentence why there is none."""
    from ..plots.residuals import png

    row = typed(row, COLUMNS, TEXTS)
    tables = residual_tables(QgsProject.instance())
    if not tables:
        return NO_TABLE
    held = [rows for rows in (rows_of(table, row["target"]) for table in tables) if rows]
    if not held:
        return NOT_HELD.format(target=row["target"])
    own = next((rows for rows in held if of_same_run(row, rows)), None)
    return png(row, own) if own else png(row, held[0], OTHER_RUN)


def residual_tables(project):
    """The layers of a project that have the fields of residuals; the topmost first, since what is new comes on top."""
    order = {node.layerId(): place for place, node in enumerate(project.layerTreeRoot().findLayers())}
    tables = [
        layer for layer in project.mapLayers().values()
        if isinstance(layer, QgsVectorLayer) and set(RESIDUALS) <= set(layer.fields().names())
    ]  # fmt: skip
    return sorted(tables, key=lambda layer: order.get(layer.id(), len(order)))


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
