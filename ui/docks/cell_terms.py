"""The features behind a predicted height: the model's file and a features raster on its cells, from the project."""

import math
import os

from qgis.core import QgsProject, QgsRasterLayer

from ...engine.errors import EngineInputError
from ...engine.gvc.bands import BandStack
from ...engine.gvc.model import load_model
from ..i18n import tr
from ..layers import band_names, is_file_raster, project_layers
from ..plots.cell import Term

AGREE = 1e-4  # of a height, and in metres: rasters keep seven digits


def explain(layer, reader, window, heights):
    """Terms of the model at a cell, and a sentence: why there are none, or what is wrong with them.

    reader : of the raster of predictions; window : its cell; heights : {component: (height, error)}.
    """
    name = reader.metadata.get("VC_MODEL")
    if not name:
        return (), ""  # a reference has no model
    rasters = _rasters(layer)
    path = _model_file(name, layer, [reader.path, *(one.source() for one in rasters)])
    if path is None:
        return (), tr("The model {name} is not beside the raster; choose it with 'Model…' to see its features.").format(
            name=name
        )
    try:
        model = load_model(path)
    except EngineInputError as error:
        return (), str(error)
    targets = {target: one for target, one in model.targets.items() if target in heights}
    if not targets:
        return (), tr("The model {name} has none of these components; choose another one.").format(
            name=os.path.basename(path)
        )
    wanted = list(dict.fromkeys(predictor for one in targets.values() for predictor in one.predictors))
    best = None
    for values, units in _readings(rasters, wanted, reader.grid, window):
        found = _terms(targets, dict(zip(wanted, values)), units)
        if _agree(targets, found, heights):
            return found, ""
        best = best or found
    if best:
        return best, tr("Model and features give other heights here: the raster was not made with these.")
    return (), tr(
        "No features raster with {bands} on these cells is in the project; add the one it was made with."
    ).format(bands=", ".join(wanted[:4]) + (" …" if len(wanted) > 4 else ""))


def _rasters(layer):
    """The other rasters of the project that are files."""
    return [
        one for one in project_layers(QgsProject.instance(), QgsRasterLayer)
        if is_file_raster(one) and one.id() != layer.id()
    ]  # fmt: skip


def _model_file(name, layer, neighbours):
    """The file that the user chose for the layer, or the one of this name beside a raster."""
    places = [layer.customProperty("vertical_city/model")]
    places += [os.path.join(os.path.dirname(path), os.path.basename(name)) for path in neighbours]
    return next((path for path in places if path and os.path.isfile(path)), None)


def _readings(rasters, wanted, grid, window):
    """Values (finite, in the order wanted) and units at a cell: of each raster with all bands, then of all together."""
    held = {one.source(): set(wanted).intersection(band_names(one)) for one in rasters}
    held = {source: names for source, names in held.items() if names and _fits([source], grid)}
    whole = [[source] for source, names in held.items() if len(names) == len(wanted)]
    for sources in [*whole, list(held)]:
        try:
            with BandStack(sources, grid) as stack:
                stack.require(wanted, "the model")
                values = stack.read(wanted, window)[:, 0, 0].tolist()
                units = {name: unit for one in stack.readers for name, unit in zip(one.band_names, one.units)}
        except EngineInputError:  # none, not all bands, or values that contradict
            continue
        if all(map(math.isfinite, values)):
            yield values, units


def _fits(sources, grid):
    """Whether rasters are features on these cells."""
    try:
        with BandStack(sources, grid):
            return True
    except EngineInputError:
        return False


def _terms(targets, values, units):
    """Of all targets: the intercept, then the features, those that matter most first."""
    terms = []
    for target, model in targets.items():
        first, *others = model.coefficients.tolist()
        terms.append(Term(target, "", None, "", None, None, first, first))
        own = [
            Term(target, name, values[name], units.get(name, ""), low, high, factor, factor * values[name])
            for name, factor, low, high in zip(model.predictors, others, model.minimum.tolist(), model.maximum.tolist())
        ]
        terms += sorted(own, key=lambda term: -abs(term.metres))
    return tuple(terms)


def _agree(targets, terms, heights):
    """Whether the terms sum up to the heights of the raster, in which negative ones may have been set to 0."""
    for target in targets:
        total, told = sum(term.metres for term in terms if term.target == target), heights[target][0]
        within = AGREE * max(1.0, abs(total), *(abs(term.metres) for term in terms if term.target == target))
        if min(abs(total - told), abs(max(total, 0) - told)) > within:
            return False
    return True
