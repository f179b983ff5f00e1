"""What the dock shows of a cell: its components and the features behind them, or what a fit made of it."""

import math
from functools import partial

from ...engine.gvc.choices import COMPONENTS
from ...engine.raster.files import RasterReader
from ...engine.raster.grid import Window
from ..i18n import tr
from ..layers import field_names, is_heights, plain
from ..plots import cell as plots
from .cell_terms import explain
from .picture import Picture, file_name

COLUMNS = (
    "component", "what", "name", "value", "unit", "standard_error", "training_minimum", "training_maximum",
    "coefficient", "contribution_m",
)  # fmt: skip
FITTED = ("observed", "fitted", "unseen")


fits = is_heights


def choose():
    return tr("Press 'Pick a cell' and click the map to see the heights of a cell and the features behind them.")


def show(layer, point):
    """The picture of the cell at a point, or a sentence why there is none."""
    with RasterReader(layer.source()) as reader:
        grid = reader.grid
        column, row = math.floor((point.x() - grid.x0) / grid.dx), math.floor((grid.y0 - point.y()) / grid.dy)
        if not (0 <= column < grid.width and 0 <= row < grid.height):
            return tr("This place lies outside {raster}; pick a cell of it.").format(raster=reader.name)
        window = Window(column, row, 1, 1)
        values = reader.read(window, range(len(reader.band_names)))[:, 0, 0].tolist()
        bands = {name: value for name, value in zip(reader.band_names, values) if math.isfinite(value)}
        units = dict(zip(reader.band_names, reader.units))
        heights = {name: (bands[name], bands.get(f"{name}_SE")) for name in COMPONENTS if name in bands}
        if not heights:
            return tr("This cell has no height (nodata); pick another one.")
        terms, why = explain(layer, reader, window, heights)
        note = " ".join(filter(None, (*_set_to_zero(heights, terms), reader.note)))
        title = tr("{raster}: column {column}, row {row}").format(raster=layer.name(), column=column, row=row)
    seen = plots.Cell(title, heights, terms, bool(bands.get("OUT_OF_RANGE", 0)), why, note)
    left, top = grid.x0 + column * grid.dx, grid.y0 - row * grid.dy
    outline = (left, top - grid.dy, left + grid.dx, top, layer.crs())
    drawing = partial(plots.draw, cell=seen)
    smallest = (20, 20 + 3 * len(plots.shown_terms(terms)) // 2 if terms else 15)
    name = file_name(layer.name(), column, row)
    return Picture(name, drawing, COLUMNS, _numbers(seen, bands, units), outline, smallest)


def _set_to_zero(heights, terms):
    """A sentence for each component that is 0 because its terms sum up to less."""
    for name, (value, _) in heights.items():
        total = sum(term.metres for term in terms if term.target == name)
        if value == 0 and total < 0:
            yield tr("{component}: the terms sum up to {total} m; the raster has 0.").format(
                component=name, total=f"{total:+.1f}"
            )


def _numbers(seen, bands, units):
    rows = [[name, "height", name, value, "m", error] + [None] * 4 for name, (value, error) in seen.heights.items()]
    told = {*seen.heights, *(f"{name}_SE" for name in seen.heights)}
    rows += [["", "band", name, value, units[name]] + [None] * 5 for name, value in bands.items() if name not in told]
    for one in seen.terms:
        kind = "intercept" if one.low is None else "feature"
        rows.append(
            [one.target, kind, one.name, one.value, one.unit, None, one.low, one.high, one.coefficient, one.metres]
        )
    return rows


# Cells of a fitted model, a layer of points.


def fits_fitted(layer):
    return any({f"{name}_{column}" for column in FITTED} <= field_names(layer) for name in COMPONENTS)


def choose_fitted():
    return tr("Select a cell to see what was observed, fitted, and predicted without having seen it.")


def show_fitted(layer, features):
    """The picture of a cell that a model was fitted to."""
    row = plain(features[0])
    there = [name for name in COMPONENTS if f"{name}_observed" in row]
    heights = {name: [row.get(f"{name}_{column}") for column in FITTED] for name in there}
    known = {name: values for name, values in heights.items() if any(value is not None for value in values)}
    if not known:
        return tr("This cell has no height; select another one.")
    title = tr("Cell {number} of {area}").format(number=features[0].id(), area=row.get("area") or layer.name())
    numbers = [[name, *values] for name, values in known.items()]
    drawing = partial(plots.draw_fitted, title=title, heights=known)
    columns = ("component", *(f"{column}_m" for column in FITTED))
    return Picture(file_name(row.get("area"), "cell", features[0].id()), drawing, columns, numbers)
