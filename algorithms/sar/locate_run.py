"""What locate_targets.py does when it runs; imported then, since a start of QGIS shall not wait for what it needs."""

import math
import os
from array import array
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice

import numpy as np
import pyproj
from qgis.core import (
    QgsFeatureRequest,
    QgsGeometry,
    QgsLineString,
    QgsPoint,
    QgsPolygon,
    QgsProcessingException,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QVariant

from ...engine.errors import EngineInputError
from ...engine.raster.grid import Extent, local_utm, transformer
from ...engine.sar import gcp_table
from ...engine.sar.cleaning import Limits
from ...engine.sar.columns import columns_named, parse_columns, renamed
from ...engine.sar.correction_choice import Choice, build, mean_year, missing
from ...engine.sar.corrections import tabulated
from ...engine.sar.corrections.differential import differential
from ...engine.sar.geodetic import to_geocentric, to_geodetic
from ...engine.sar.observations import COLUMNS as TIMES
from ...engine.sar.observations import read_rows, refuse_predicted, to_observations
from ...engine.sar.passes import Pass
from ...engine.sar.readers import find_products, open_products
from ...engine.sar.state_vectors import COLUMNS as VECTORS
from ...engine.sar.state_vectors import passes_of_vectors
from ...engine.sar.stereo import StereoOptions, locate, step_by_step
from ...ui.plots.stereo import write_report
from ...ui.styles import style_on_load
from ..base import is_given, to_qgis
from ..outputs import output_layer, table_fields
from .locate_parameters import FRAME_OF_REFERENCES, NONE

ELLIPSE_FIELDS = ("target", "geometry", "kept", "major95_m", "minor95_m", "ellipse_azimuth_deg")
BATCH = 2000
REFERENCE = "reference target"


def stereo_options(algorithm, parameters, context):
    """How positions are found, as the parameters say."""
    value = lambda name: algorithm.parameterAsDouble(parameters, name, context)  # noqa: E731
    return StereoOptions(
        Limits(
            value("GROSS_LIMIT"), value("SIGMA_LIMIT"), value("S_LIMIT"),
            algorithm.parameterAsBool(parameters, "MISMATCH", context),
        ),
        algorithm.parameterAsBool(parameters, "ROBUST", context),
        algorithm.parameterAsEnumString(parameters, "WEIGHTS", context) == "scr",
        algorithm.parameterAsBool(parameters, "COMPONENTS", context),
        algorithm.optional_number(parameters, "ASSUMED_RANGE", context),
        algorithm.optional_number(parameters, "ASSUMED_AZIMUTH", context),
        value("MIN_INTERSECTION"),
    )  # fmt: skip


def correction_choice(algorithm, parameters, context):
    """Which corrections are applied, as the parameters say."""
    file = lambda name: algorithm.parameterAsFile(parameters, name, context)  # noqa: E731
    plate = algorithm.parameterAsEnumString(parameters, "PLATE", context)
    tec, epoch = (algorithm.optional_number(parameters, name, context) for name in ("TEC", "EPOCH"))
    frame = algorithm.crs(parameters, "FRAME", context)
    return Choice(
        choices=[one for one in algorithm.chosen(parameters, "CORRECTIONS", context) if one != NONE],
        troposphere_files=algorithm.files(parameters, "TROPOSPHERE", context),
        ionosphere_files=algorithm.files(parameters, "IONOSPHERE", context),
        tec_tecu=np.nan if tec is None else tec,
        eop_file=file("EOP"),
        ocean_file=file("OCEAN_LOADING"),
        loading_file=file("ATMOSPHERIC_LOADING"),
        calibration_file=file("CALIBRATION"),
        frame=frame.to_string() if frame else "",
        plate="" if plate == NONE else plate,
        epoch_year=np.nan if epoch is None else epoch,
    )


def run(algorithm, parameters, context, monitor):
    """The work of the algorithm."""
    options = stereo_options(algorithm, parameters, context)
    observations, from_table = _observations(algorithm, parameters, context, monitor.part(0, 0.2))
    choice = correction_choice(algorithm, parameters, context)
    known = _known(algorithm, parameters, "REFERENCE", context, monitor)
    check = _known(algorithm, parameters, "CHECK", context, monitor)
    algorithm.tell_unused(parameters, context, choice.choices, bool(known), monitor)
    if known:
        corrections = [
            differential(observations, known, algorithm.parameterAsDouble(parameters, "REFERENCE_SIGMA", context))
        ]
        if from_table:
            raise EngineInputError(
                "The reference target takes off all effects; take no corrections from the observations beside it."
            )
        monitor.info("Differential mode: the reference target stands in for all other corrections.")
    else:
        corrections = build(choice, observations, from_table, monitor.warn)
        for effect in missing(corrections):
            monitor.warn(f"The {effect} is not corrected; positions are off by what it does.")
    positions = locate(observations, corrections, options, monitor.part(0.2, 0.6))
    for note in positions.notes:
        monitor.warn(note)
    if known:
        positions = _without_references(positions, known)
    frame, epoch = _frame(algorithm, choice, observations, corrections, bool(known))
    steps = []
    if check:
        steps = _steps(algorithm, observations, corrections, options, check, positions, monitor.part(0.6, 0.65))
    solved, kept = positions.solved, positions.kept
    monitor.info(f"{len(solved)} targets in, {solved.sum()} solved, {kept.sum()} kept.")
    for why in sorted({why for why in positions.reason if why}):
        these = np.array([one == why for one in positions.reason])
        monitor.info(f"{these.sum()} not {'kept' if solved[these].all() else 'solved'}: {why}")
    report = algorithm.parameterAsFileOutput(parameters, "REPORT", context) if parameters.get("REPORT") else None
    # The report is written while the layers are open: when it fails, they are rolled back too.
    with ExitStack() as layers:
        results = _write(algorithm, positions, frame, epoch, parameters, context, layers, monitor.part(0.65, 0.85))
        if report:
            write_report(
                positions, report, frame, epoch, monitor.part(0.85, 1), options.limits, check or None, steps
            )  # fmt: skip
            results["REPORT"] = report
    sigma = positions.enu_sigma_m()[kept].mean(axis=0) if kept.any() else np.full(3, np.nan)
    results.update(TARGETS=len(solved), SOLVED=int(solved.sum()), KEPT=int(kept.sum()))
    results.update({f"SIGMA_{axis}": float(value) for axis, value in zip("ENU", sigma) if np.isfinite(value)})
    return results


def _columns(algorithm, parameters, name, mapping, context, standard, monitor):
    """A table's columns by our names, read once."""
    source = algorithm.source(parameters, name, context, "rows")
    definitions = parse_columns(algorithm.parameterAsString(parameters, mapping, context))
    foreign = sorted(set(definitions) - {*standard})
    if foreign:
        monitor.warn(f"'{algorithm.label(mapping)}' defines {', '.join(foreign)}, which nothing is known by here.")
    fields = source.fields()
    by_name = {field.name().lower(): index for index, field in enumerate(fields)}
    wanted = {one.lower() for one in (*standard, *columns_named(definitions))} & set(by_name)
    indices = {one: by_name[one] for one in sorted(wanted)}
    values = {one: array("d") if fields[index].isNumeric() else [] for one, index in indices.items()}
    request = QgsFeatureRequest().setSubsetOfAttributes(list(indices.values()))
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows, total = 0, max(source.featureCount(), 1)
    # Millions of rows name a few things: each text is held once.
    once = {}
    fill = [(values[one].append, index, isinstance(values[one], array)) for one, index in indices.items()]
    for feature in source.getFeatures(request):
        if rows % BATCH == 0:
            monitor.step(rows / total)
        rows += 1
        attributes = feature.attributes()
        for append, index, numeric in fill:
            value = attributes[index]
            if numeric:
                append(value if isinstance(value, (int, float)) else math.nan)
            else:
                value = _plain(value)
                append(once.setdefault(value, value))
    columns = {one: np.frombuffer(part) if isinstance(part, array) and part else part for one, part in values.items()}
    return renamed(definitions, lambda one: columns.get(one.lower()), rows)


def _observations(algorithm, parameters, context, monitor):
    effects = algorithm.chosen(parameters, "TABLE_CORRECTIONS", context)
    standard = (*TIMES, *tabulated.COLUMNS)
    column = _columns(algorithm, parameters, "OBSERVATIONS", "COLUMNS", context, standard, monitor.part(0, 0.6))
    rows = read_rows(column, tabulated.COLUMNS if effects else (), monitor)
    resolution = tuple(
        algorithm.optional_number(parameters, name, context) or np.nan
        for name in ("RANGE_RESOLUTION", "AZIMUTH_RESOLUTION")
    )
    if is_given(parameters.get("ORBITS"), context):
        vectors = _columns(algorithm, parameters, "ORBITS", "ORBIT_COLUMNS", context, VECTORS, monitor.part(0.6, 0.8))
        frame = algorithm.parameterAsString(parameters, "ORBIT_FRAME", context)
        passes = passes_of_vectors(vectors, rows, frame=frame, resolution_m=resolution, warn=monitor.warn)
    else:
        passes = _passes(algorithm, parameters, context, column, resolution, monitor.part(0.6, 0.9))
    if not algorithm.parameterAsBool(parameters, "PREDICTED", context):
        refuse_predicted(passes.values())
    height = algorithm.parameterAsDouble(parameters, "HEIGHT", context)
    observations, used = to_observations(rows, passes, height)
    names = [one.name for one in observations.passes]
    return observations, tabulated.tabulated(lambda one: rows.array(one)[used], names, effects)


def _passes(algorithm, parameters, context, column, resolution, monitor):
    """The passes of products, by name: those that are given, else those that the table names."""
    paths = algorithm.files(parameters, "PRODUCTS", context)
    if not paths:
        sources = column("source")
        named = sorted({str(one) for one in sources if one}) if sources is not None else []
        paths = [path for path in named if os.path.exists(path)]
        if not paths:
            raise QgsProcessingException(
                f"{algorithm.label('PRODUCTS')}: none is given"
                + (f", and {named[0]} of the table is not there" if named else ", and the table names none")
                + "; give the products or a table of state vectors."
            )
    folder = algorithm.folder(parameters, "ORBIT_FILES", context)
    eof = (
        sorted(os.path.join(folder, one) for one in os.listdir(folder) if one.lower().endswith(".eof"))
        if folder
        else []
    )
    passes, notes, found = {}, {}, find_products(paths)
    for number, path in enumerate(found):
        monitor.step(number / len(found))
        try:
            products = open_products(path, None, eof)
        except EngineInputError as error:
            monitor.warn(f"{os.path.basename(path)} is left out: {error}")
            continue
        for product in products:
            one = Pass.of(product)
            given = [new if np.isfinite(new) else old for new, old in
                     zip(resolution, (one.range_resolution_m, one.azimuth_resolution_m))]  # fmt: skip
            passes[one.name] = replace(one, range_resolution_m=given[0], azimuth_resolution_m=given[1])
            notes |= dict.fromkeys(product.notes)
    for note in notes:
        monitor.info(note)
    return passes


def _known(algorithm, parameters, name, context, monitor):
    """{target: X, Y, Z} of a layer of known places; empty where it is not given."""
    if not is_given(parameters.get(name), context):
        return {}
    source = algorithm.source(parameters, name, context, "points")
    field = algorithm.parameterAsString(parameters, f"{name}_NAME", context)
    fields = [one.name() for one in source.fields()]
    field = field or next((one for one in fields if one.lower() in ("target", "name")), "")
    names, longitude, latitude, height = algorithm.points(source, name, field, "", monitor)
    if np.isnan(height).any():
        raise QgsProcessingException(
            f"{algorithm.label(name)}: {source.sourceName()} has points without Z; give ellipsoidal heights."
        )
    return dict(zip(names, to_geocentric(latitude, longitude, height)))


def _frame(algorithm, choice, observations, corrections, differential):
    """What the coordinates refer to: a frame, and the year at which they hold (NaN: at any)."""
    if differential:
        return FRAME_OF_REFERENCES, float("nan")
    if choice.frame:
        return pyproj.CRS.from_user_input(choice.frame).name, float("nan")
    if any(isinstance(one, tabulated.Tabulated) and one.effect == "plate_motion" for one in corrections):
        return "frame of the plate motion in the observations", float("nan")
    frames = sorted({one.orbit.frame or "frame of the orbits" for one in observations.passes})
    epoch = choice.epoch_year if choice.plate and np.isfinite(choice.epoch_year) else mean_year(observations.passes)
    return ", ".join(frames), epoch


def _steps(algorithm, observations, corrections, options, check, positions, monitor):
    """How the errors of known targets, those kept if any is, shrink with each correction."""
    lost = sorted(set(check) - set(observations.targets))
    if lost:
        monitor.warn(f"{len(lost)} known positions are of no target: {', '.join(lost[:3])}.")
    known = np.array([one in check for one in observations.targets])
    good = known & (positions.kept if (known & positions.kept).any() else positions.solved)
    which = np.flatnonzero(good).tolist()
    names = [observations.targets[i] for i in which]
    if not names:
        return []
    return step_by_step(observations, which, corrections, options, np.array([check[one] for one in names]), monitor)


# From results to layers.


def _write(algorithm, positions, frame, epoch, parameters, context, layers, monitor):
    """Fill the layers, which stay open in the stack of contexts `layers`; returns what a run returns for them."""
    latitude, longitude, height = to_geodetic(positions.xyz_m)
    solved = positions.solved
    wgs84 = pyproj.CRS.from_epsg(4326)
    east, north = longitude[solved], latitude[solved]
    # Beyond the date line longitudes go on, so that their middle lies among the points.
    east = east[0] + (east - east[0] + 180) % 360 - 180
    zone = Extent(east.min(), north.min(), east.max(), north.max())
    crs = algorithm.map_crs(parameters, "CRS", context) or local_utm(zone, wgs84)
    to_layer = transformer(wgs84, crs)
    layer_crs = to_qgis(crs)
    exaggeration = algorithm.parameterAsDouble(parameters, "EXAGGERATION", context)
    results = {}

    def opened(name, fields, geometry, style=None):
        if parameters.get(name) is None and name != "OUTPUT":
            return None
        of = layer_crs if geometry else None
        layer = layers.enter_context(output_layer(algorithm, parameters, name, context, fields, geometry, of))
        results[name] = layer.destination
        if style:
            style_on_load(context, layer.destination, style)
        return layer

    fields = table_fields(gcp_table.COLUMNS, gcp_table.TEXTS, gcp_table.INTEGERS)
    points = opened("OUTPUT", fields, QgsWkbTypes.Type.PointZ, "ground_control_points")
    x, y = (np.full(len(solved), np.nan) for _ in range(2))
    x[solved], y[solved] = to_layer.transform(longitude[solved].tolist(), latitude[solved].tolist())
    places = (QgsGeometry(QgsPoint(x[i], y[i], height[i])) for i in np.flatnonzero(solved))
    rows = list(gcp_table.gcp_rows(positions, frame, epoch))
    _fill(points, zip(rows, places), len(rows), monitor.part(0, 0.2))

    ellipse_fields = table_fields((*ELLIPSE_FIELDS, "exaggeration"), gcp_table.TEXTS, gcp_table.INTEGERS)
    areas = opened("ELLIPSES", ellipse_fields, QgsWkbTypes.Type.Polygon, "error_ellipses")
    if areas is not None:
        outlines = gcp_table.ellipse_outlines(positions, exaggeration)[solved]
        chosen = [gcp_table.COLUMNS.index(one) for one in ELLIPSE_FIELDS]
        drawn = ([*(row[k] for k in chosen), exaggeration] for row in rows)
        shapes = (_polygon(to_layer.transform(*outline.T.tolist())) for outline in outlines)
        _fill(areas, zip(drawn, shapes), len(rows), monitor.part(0.2, 0.4))

    residual_fields = table_fields(gcp_table.RESIDUAL_COLUMNS, gcp_table.RESIDUAL_TEXTS, ())
    table = opened("RESIDUALS", residual_fields, None)
    if table is not None:
        each = ((row, None) for row in gcp_table.residual_rows(positions))
        _fill(table, each, int(np.isfinite(positions.t_s).sum()), monitor.part(0.4, 1))
    return results


def _without_references(positions, known):
    """Reference targets are not kept: they fit by construction."""
    reasons = [why or (REFERENCE if one in known else "") for one, why in zip(positions.targets, positions.reason)]
    return replace(positions, reason=reasons)


def _fill(layer, rows, total, monitor):
    rows, done = iter(rows), 0
    while batch := list(islice(rows, BATCH)):
        monitor.step(min(done / max(total, 1), 1))
        layer.add(batch)
        done += len(batch)


def _polygon(xy):
    x, y = xy
    return QgsGeometry(QgsPolygon(QgsLineString([QgsPoint(a, b) for a, b in zip([*x, x[0]], [*y, y[0]])])))


def _plain(value):
    """A value of a table for the engine: times as ISO text, NULL as None."""
    if isinstance(value, QDateTime):
        return value.toString(Qt.DateFormat.ISODateWithMs)
    if isinstance(value, QDate):
        return value.toString(Qt.DateFormat.ISODate)
    return None if isinstance(value, QVariant) else value
