"""What the dock shows of points of an imported cloud: time series, from their layer or the table of their import."""

import re
from datetime import date
from functools import partial

from qgis.core import QgsExpression, QgsFeatureRequest, QgsProject, QgsVectorLayer

from ..i18n import tr
from ..layers import field_names, plain, project_layers
from ..plots import series as plots
from .picture import Picture, file_name

MOST = 10  # series that can be told apart in one picture
DATE = re.compile(r"[A-Za-z]*(\d{4})(\d\d)(\d\d)")
COLUMNS = ("point", "date", "displacement_mm", "velocity_mm_per_year", "velocity_sd_mm_per_year")


def fits(layer):
    names = field_names(layer)
    # Of points without series, those that an import writes: their table may be in the project.
    return len(dates_of(names)) > 1 or {"CODE", "VEL"} <= names


def choose():
    return tr("Select points to see their time series, up to {most} of them together.").format(most=MOST)


def dates_of(names):
    """{field: date} of the fields that are called after a date, as D20160101 is, in the order of time."""
    found = {}
    for name in names:
        match = DATE.fullmatch(name)
        try:
            if match:
                found[name] = date(*map(int, match.groups()))
        except ValueError:  # eight figures that are no date
            continue
    return dict(sorted(found.items(), key=lambda item: item[1]))


def show(layer, features):
    """The picture of some points, or a sentence why there is none."""
    rows = [plain(feature) for feature in features]
    own = dates_of(field_names(layer))
    tables = [] if len(own) > 1 else series_tables(QgsProject.instance(), layer)
    if len(own) < 2 and not tables:
        return tr(
            "These points have no dates, and no table of their time series is in the project; import the cloud again "
            "with its time series, or add the output Time series of that import."
        )
    found = [_one(row, row, own) if own else _from_tables(row, tables) for row in rows]
    points = [one for one in found if one is not None and one.days]
    if not points:
        return tr("The points selected have no value at any date.")
    more = layer.selectedFeatureCount() - len(rows)
    notes = []
    if more > 0:
        notes.append(tr("{shown} of {all} selected points are drawn.").format(shown=len(rows), all=len(rows) + more))
    if len(points) < len(rows):
        notes.append(tr("{count} have no series.").format(count=len(rows) - len(points)))
    numbers = [
        (one.name, day.isoformat(), value, one.velocity, one.velocity_sd)
        for one in points for day, value in zip(one.days, one.values)
    ]  # fmt: skip
    draw = partial(plots.draw, points=points, title=layer.name(), note=" ".join(notes))
    return Picture(file_name("series", *(one.name for one in points[:3])), draw, COLUMNS, numbers)


def _one(row, held, dates):
    """A series for the picture. row : of the point; held : of what has the dates."""
    seen = [(day, float(held[name])) for name, day in dates.items() if isinstance(held[name], (int, float))]
    name = row.get("CODE", row.get("pid"))
    return plots.Series(
        str(row.get("fid", "?") if name is None else name), tuple(day for day, _ in seen),
        tuple(value for _, value in seen), _number(row, "VEL", "mean_velocity", "velocity"), _number(row, "V_STDEV"),
    )  # fmt: skip


def _number(row, *names):
    return next((float(row[name]) for name in names if isinstance(row.get(name), (int, float))), None)


def series_tables(project, layer):
    """Other layers of a project with series to be joined by CODE."""
    return [
        one for one in project_layers(project, QgsVectorLayer)
        if one.id() != layer.id() and "CODE" in field_names(one) and len(dates_of(field_names(one))) > 1
    ]  # fmt: skip


def _from_tables(row, tables):
    """The series of a point from the first table that holds it; the provider picks the row."""
    wanted = QgsExpression.createFieldEqualityExpression("CODE", row["CODE"])
    for table in tables:
        request = QgsFeatureRequest().setFilterExpression(wanted).setLimit(1)
        held = next(iter(table.getFeatures(request)), None)
        if held is not None:
            return _one(row, plain(held), dates_of(field_names(table)))
    return None
