"""The sheet of ground control points: a map, the residuals of the least certain one, and a table of those kept."""

import base64

from qgis.core import QgsLayoutItemAttributeTable, QgsLayoutTableColumn, QgsProject
from qgis.PyQt.QtCore import Qt

from ..i18n import tr
from ..layers import field_names, plain
from . import item, show_in_legend, write

FIELDS = ("target", "geometry", "kept", "height_m", "ci95_e_m", "ci95_n_m", "ci95_u_m", "frame")
KEPT = '"kept" = 1'
MOST_ROWS = 1000


def is_control_points(layer):
    return set(FIELDS) <= field_names(layer)


def is_ellipses(layer):
    return {"target", "exaggeration"} <= field_names(layer)


def fill(layout, layer):
    """Set the texts, the legend, the table and the picture of the layout."""
    rows = list(layer.getFeatures())
    kept = [row for row in rows if row["kept"] == 1]
    certain = sorted(kept, key=_uncertainty)
    write(
        layout,
        title=tr("Ground control points by stereo SAR"),
        notes=_notes(rows, certain),
        sources=_sources(layer, rows),
        table_title=tr("Positions and 95 % intervals"),
    )
    show_in_legend(layout, layer)
    for other in item(layout, "map").layers():
        if is_ellipses(other):
            show_in_legend(layout, other, [0])  # the heading says how large they are drawn; the classes are the points'
    _fill_table(layout, layer)
    _fill_picture(layout, certain[-1] if certain else None)


def _uncertainty(row):
    return max(row[f"ci95_{axis}_m"] for axis in "enu")


def _notes(rows, certain):
    counted = tr("{kept} of {all} points are kept.").format(kept=len(certain), all=len(rows))
    if not certain:
        return counted
    half = tr(
        "Half width of the total 95 % interval: {least} cm to {most} cm in the worst coordinate of a point. It holds "
        "the scatter of the passes and what is not known of the corrections."
    ).format(least=f"{100 * _uncertainty(certain[0]):.1f}", most=f"{100 * _uncertainty(certain[-1]):.1f}")
    return f"{counted} {half}"


def _sources(layer, rows):
    frames = ", ".join(sorted({str(row["frame"]) for row in rows if row["frame"]}))
    map_crs = layer.crs().authid() or layer.crs().description()
    return " ".join((
        tr("Frame: {frame}; map coordinates: {crs}; heights are ellipsoidal.").format(frame=frames, crs=map_crs),
        tr("Made with Vertical City after Montazeri et al. (2018), doi 10.1109/TGRS.2017.2769078."),
    ))  # fmt: skip


def _fill_table(layout, layer):
    table = next(one for one in layout.multiFrames() if isinstance(one, QgsLayoutItemAttributeTable))
    degrees = layer.crs().isGeographic()
    digits = 8 if degrees else 3
    columns = (
        (tr("Point"), '"target"'),
        (tr("Geometry"), '"geometry"'),
        (tr("Longitude (°)") if degrees else tr("East (m)"), f"format_number($x, {digits})"),
        (tr("Latitude (°)") if degrees else tr("North (m)"), f"format_number($y, {digits})"),
        (tr("Height (m)"), 'format_number("height_m", 3)'),
        *((f"± {axis} (cm)", f'format_number(100 * "ci95_{field}_m", 1)') for axis, field in zip("ENU", "enu")),
    )
    table.setVectorLayer(layer)
    table.setColumns([_column(heading, expression) for heading, expression in columns])
    table.setSortColumns([_column("", '"target"')])
    table.setMaximumNumberOfFeatures(MOST_ROWS)
    table.setFilterFeatures(True)
    table.setFeatureFilter(KEPT)
    table.refreshAttributes()
    table.recalculateFrameSizes()


def _column(heading, expression):
    column = QgsLayoutTableColumn(heading)
    column.setAttribute(expression)
    if "format_number" in expression:
        column.setHAlignment(Qt.AlignmentFlag.AlignRight)
    return column


def _fill_picture(layout, row):
    """The residuals of a point; without them there is no picture."""
    shown = _residuals(row) if row is not None else None
    if shown is None:
        for name in ("picture", "picture_title"):
            layout.removeLayoutItem(item(layout, name))
        return
    item(layout, "picture").setPicturePath("base64:" + base64.b64encode(shown).decode("ascii"))
    write(layout, picture_title=tr("The least certain point: {target}").format(target=row["target"]))


def _residuals(row):
    """The picture (PNG) of a point from the table of its own run; None without such a table, or without matplotlib."""
    from ...engine.sar.gcp_table import COLUMNS, TEXTS
    from ..docks.residuals import of_same_run, residual_tables, rows_of, typed
    from ..plots.residuals import png

    if not set(COLUMNS) <= set(row.fields().names()):
        return None
    row = typed(plain(row), COLUMNS, TEXTS)
    held = (rows_of(table, row["target"]) for table in residual_tables(QgsProject.instance()))
    own = next((rows for rows in held if rows and of_same_run(row, rows)), None)
    try:
        return png(row, own) if own else None
    except ImportError:
        return None
