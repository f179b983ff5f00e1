"""What assess_cloud.py does when it runs; imported then, since a start of QGIS shall not wait for what it needs."""

import json
from collections import Counter
from contextlib import ExitStack

import numpy as np
import pyproj
from qgis.core import QgsGeometry, QgsLineString, QgsPoint, QgsPointCloudLayer, QgsRasterLayer, QgsWkbTypes

from ...engine.areas import Area
from ...engine.errors import EngineInputError
from ...engine.pointcloud.accuracy import Levels
from ...engine.pointcloud.accuracy_report import COLUMNS, CONTROL_COLUMNS, as_json, control_rows, rows
from ...engine.pointcloud.assessing import AssessOptions, Places, Reference, assess, cloud_crs, figures
from ...engine.pointcloud.facade_points import Measuring
from ...engine.pointcloud.facades import Finding
from ...engine.raster.files import write_texts
from ...engine.raster.grid import Extent, local_utm, transformer
from ...ui.plots.accuracy import write_report
from ..base import is_given, to_qgis
from ..clouds import cloud_file
from ..outputs import file_outputs, output_layer, table_fields
from ..shapes import check_places, rings

SAID = 12
# Share of the work that is done before reports are written.
WORK = 0.9
WHOLE = ("n", "outliers", "clusters", "without_reference", "reference_points")
WORDS = ("kind", "name", "track", "target")


def assess_options(algorithm, parameters, context):
    """How the cloud is measured, as the parameters say."""
    value = lambda name: algorithm.parameterAsDouble(parameters, name, context)  # noqa: E731
    choice = lambda name: algorithm.parameterAsEnumString(parameters, name, context)  # noqa: E731
    optional = lambda name: algorithm.optional_number(parameters, name, context)  # noqa: E731
    heights = None
    if is_given(parameters.get("HEIGHTS"), context):
        low, high = algorithm.parameterAsRange(parameters, "HEIGHTS", context)
        heights = (low, high) if np.isfinite([low, high]).all() else None
    return AssessOptions(
        Levels(value("RADIUS"), most_radius=4 * value("RADIUS"), surface=choice("SURFACE")),
        Finding(value("CYLINDER"), optional("THRESHOLD"), cell_rule=choice("CELL_RULE")),
        Measuring(
            value("HALF_WIDTH"), optional("DENSITY"), heights_m=heights,
            elevation_sd_m=optional("ELEVATION_SIGMA"), look_side=choice("LOOK_SIDE"),
        ),
        value("GCP_RADIUS"),
    )  # fmt: skip


def _reference(algorithm, parameters, context):
    text = algorithm.parameterAsString(parameters, "REFERENCE_FILTER", context)
    if is_given(parameters.get("REFERENCE_FILE"), context):
        return Reference(algorithm.parameterAsFile(parameters, "REFERENCE_FILE", context), False, text)
    layer = algorithm.parameterAsLayer(parameters, "REFERENCE", context)
    if isinstance(layer, QgsRasterLayer):
        return Reference(algorithm.raster_file(layer, "REFERENCE"), True)
    if isinstance(layer, QgsPointCloudLayer):
        return Reference(cloud_file(algorithm, layer, "REFERENCE"), False, text)
    raise EngineInputError(f"{algorithm.label('REFERENCE')}: it is neither a raster nor a point cloud; choose such.")


def run(algorithm, parameters, context, monitor):
    """The work of the algorithm."""
    options, reference = assess_options(algorithm, parameters, context), _reference(algorithm, parameters, context)
    algorithm.tell_unused(parameters, context, reference, monitor)
    opened = crs = None
    if is_given(parameters.get("CLOUD"), context):
        layer = algorithm.parameterAsPointCloudLayer(parameters, "CLOUD", context)
        crs, opened = cloud_crs(cloud_file(algorithm, layer, "CLOUD"), monitor.part(0.3 * WORK, 0.8 * WORK))
    controls = None
    if is_given(parameters.get("GCPS"), context):
        crs, controls = _controls(algorithm, parameters, context, crs, monitor)
    places = Places(*_shapes(algorithm, parameters, context, crs), controls)
    accuracy = assess(opened, crs, reference, places, options, monitor.part(0, WORK))
    notes = accuracy.all_notes
    for note in notes[:SAID]:
        monitor.warn(note)
    if len(notes) > SAID:
        monitor.warn(f"{len(notes) - SAID} more notes on single places are in the report and the JSON.")
    return _write(algorithm, accuracy, crs, parameters, context, monitor)


def _controls(algorithm, parameters, context, crs, monitor):
    """The CRS of the cloud, or the UTM zone of the points where there is none; their names and places in it."""
    source = algorithm.source(parameters, "GCPS", context, "points")
    label = algorithm.label("GCPS")
    fields = [one.name() for one in source.fields()]
    name = next((one for one in fields if one.lower() in ("target", "name")), "")
    names, longitude, latitude, height = algorithm.points(source, "GCPS", name, "", monitor)
    lost = int((~np.isfinite(height)).sum())
    if lost == len(height):
        raise EngineInputError(f"{label}: no point has a height as its Z; take a layer of 3-D points.")
    if lost:
        monitor.warn(f"{label}: {lost} of {len(height)} points have no height as their Z; they are not measured.")
    wgs84 = pyproj.CRS.from_epsg(4326)
    if crs is None:
        crs = local_utm(Extent(longitude.min(), latitude.min(), longitude.max(), latitude.max()), wgs84)
    places = np.stack([*transformer(wgs84, crs).transform(longitude.tolist(), latitude.tolist()), height], axis=1)
    check_places(places[:, :2], algorithm.label("GCPS"), crs)
    return crs, (names, places)


def _shapes(algorithm, parameters, context, crs):
    """Flat areas, lines of facades and areas of facades, in the CRS of the cloud."""
    flat = [Area(name, rings) for name, _, rings in _rings(algorithm, parameters, "FLAT", context, crs)]
    lines, areas = [], []
    for name, is_area, parts in _rings(algorithm, parameters, "FACADES", context, crs):
        if is_area:
            areas.append(Area(name, parts))
        else:
            lines += [(name if len(parts) == 1 else f"{name}.{i + 1}", part) for i, part in enumerate(parts)]
    return flat, lines, areas


def _rings(algorithm, parameters, name, context, crs):
    """Of the features of a layer: distinct names, whether they are areas, rings or lines as arrays of x and y."""
    if not is_given(parameters.get(name), context):
        return
    source = algorithm.source(parameters, name, context, "areas" if name == "FLAT" else "lines or areas")
    algorithm.check_crs(source, name)
    field = algorithm.parameterAsString(parameters, "NAME_FIELD", context)
    if name == "FACADES" or not is_given(parameters.get("FACADES"), context):
        algorithm.check_field(source, name, field)
    has_names = bool(field) and source.fields().lookupField(field) >= 0
    known = Counter()
    for called, is_area, found in rings(
        source, field if has_names else "", algorithm.label(name), crs, name == "FACADES"
    ):
        known[called] += 1
        yield called if known[called] == 1 else f"{called} ({known[called]})", is_area, found


def _write(algorithm, accuracy, crs, parameters, context, monitor):
    results = {}
    layer_crs = to_qgis(crs)
    found = rows(accuracy)
    with ExitStack() as layers:

        def fill(name, columns, features, geometry=None):
            if parameters.get(name) is None:
                return
            layer = layers.enter_context(
                output_layer(
                    algorithm, parameters, name, context, table_fields(columns, WORDS, WHOLE), geometry, layer_crs
                )
            )
            layer.add(features)
            results[name] = layer.destination

        fill("OUTPUT", COLUMNS, [(row, None) for row in found])
        facades = [(row, _line(one.line)) for row, one in zip(found, accuracy.results) if one.kind == "facade"]
        fill("LINES", COLUMNS, facades, QgsWkbTypes.Type.LineString)
        controls = [] if accuracy.control is None else control_rows(accuracy.control)
        points = [(row, _point(*row[1:4])) for row in controls]
        fill("GCP_OUTPUT", CONTROL_COLUMNS, points, QgsWkbTypes.Type.PointZ)
        # Reports are written while the layers are open: when one fails, these are rolled back too.
        results |= file_outputs(algorithm, parameters, ("JSON", "REPORT"), context, layers)
        if "JSON" in results:
            write_texts({results["JSON"]: json.dumps(as_json(accuracy), indent=1, allow_nan=False)})
        if "REPORT" in results:
            write_report(accuracy, results["REPORT"], monitor.part(WORK, 1))
        monitor.check()
    monitor.step(1.0)
    return {**results, **figures(accuracy)}


def _point(x, y, height):
    return QgsGeometry(QgsPoint(x, y) if height is None else QgsPoint(x, y, height))


def _line(ends):
    return QgsGeometry(QgsLineString([QgsPoint(float(x), float(y)) for x, y in ends]))
