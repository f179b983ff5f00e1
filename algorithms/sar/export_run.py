"""What export_control_points.py does when it runs; imported then: a start of QGIS shall not wait for what it needs."""

import numpy as np
import pyproj
import pyproj.exceptions
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QVariant

from ...engine.errors import EngineInputError
from ...engine.raster.files import write_texts
from ...engine.sar.corrections.frames import ITRF, decimal_year, realisation, to_itrf
from ...engine.sar.gcp_export import control_points, csv_text, gdal_options, points_text
from ...engine.sar.gcp_table import COLUMNS
from ...engine.sar.geodetic import to_geodetic
from ...engine.sar.readers import open_products
from ..base import is_flat, to_pyproj
from .locate_parameters import FRAME_OF_REFERENCES

PLACE = ("target", "x_m", "y_m", "z_m")


def run(algorithm, parameters, context, monitor):
    """The work of the algorithm."""
    source = algorithm.source(parameters, "INPUT", context, "points")
    names, xyz, rows = _points(algorithm, source, algorithm.parameterAsBool(parameters, "ALL", context), monitor)
    polarisation = algorithm.parameterAsString(parameters, "POLARISATION", context).strip().upper() or None
    products = open_products(algorithm.parameterAsFile(parameters, "PRODUCT", context), polarisation)
    if len(products) > 1:
        found = ", ".join(f"{one.name} ({one.polarisation})" for one in products[:4])
        raise QgsProcessingException(
            f"{algorithm.label('PRODUCT')}: it holds {len(products)} images ({found}); choose one of its files, "
            "or a polarisation."
        )
    (product,) = products
    frame = _frame(algorithm, rows, algorithm.crs(parameters, "FRAME", context), monitor)
    seen = xyz
    if frame:
        orbit = product.orbit
        year = float(decimal_year(orbit.epoch + np.timedelta64(round(product.first_azimuth_time_s), "s")))
        seen = to_itrf(xyz, frame, orbit.frame, year)
    crs = algorithm.map_crs(parameters, "CRS", context)
    if crs is None:
        algorithm.check_crs(source, "INPUT")
        crs = to_pyproj(source.sourceCrs())
        if not is_flat(crs):
            raise QgsProcessingException(
                f"{algorithm.label('INPUT')}: their CRS {crs.name} is a {crs.type_name}; give a projected or a "
                "geographic 2D one for the map coordinates."
            )
    points = control_points(
        names, seen, product, crs, algorithm.parameterAsBool(parameters, "DELAYS", context), xyz
    )  # fmt: skip
    if points.outside:
        monitor.info(f"{points.outside} of {len(names)} points lie outside the image and are left out.")
    makers = {
        "POINTS": lambda: points_text(points),
        "GDAL_OPTIONS": lambda: gdal_options(points),
        "CSV": lambda: csv_text(rows),
    }
    results, texts = {"COUNT": len(points.names)}, {}
    for name, make in makers.items():
        path = algorithm.parameterAsFileOutput(parameters, name, context) if parameters.get(name) else None
        if path:
            texts[path], results[name] = make(), path
    write_texts(texts)
    monitor.info(f"{len(points.names)} of {len(names)} points are written, as they lie in {product.name}.")
    return results


def _points(algorithm, source, everything, monitor):
    fields = {field.name().lower(): index for index, field in enumerate(source.fields())}
    lacking = [name for name in PLACE if name not in fields]
    if lacking:
        raise QgsProcessingException(
            f"{algorithm.label('INPUT')}: {source.sourceName()} lacks the fields {', '.join(lacking)}; take the points "
            "of stereo SAR."
        )
    place = [COLUMNS.index(name) for name in PLACE]
    rows, places, nowhere = [], [], 0
    for feature in source.getFeatures():
        monitor.check()
        values = feature.attributes()
        row = [_plain(values[fields[name]]) if name in fields else None for name in COLUMNS]
        if not everything and row[COLUMNS.index("kept")] not in (1, None):
            continue
        xyz = [_number(row[i]) for i in place[1:]]
        if np.isfinite(xyz).all():
            rows.append(row)
            places.append(xyz)
        else:
            nowhere += 1
    if nowhere:
        monitor.warn(f"{nowhere} of {nowhere + len(rows)} points have no coordinates and are left out.")
    if not rows:
        which = "point with coordinates" if nowhere else "point that is kept"
        raise QgsProcessingException(f"{algorithm.label('INPUT')}: {source.sourceName()} has no {which}.")
    xyz = np.array(places)
    if not (np.abs(to_geodetic(xyz)[2]) < 1e5).all():
        raise QgsProcessingException(
            f"{algorithm.label('INPUT')}: x_m, y_m, z_m of {source.sourceName()} are no places on the Earth in metres."
        )
    return [str(row[place[0]]) for row in rows], xyz, rows


def _frame(algorithm, rows, given, monitor):
    """The frame that the points move with, for to_itrf; None where they are in that of the orbits.

    given : what the user says, None for nothing. The points say it in the fields frame and epoch_year, of which the
    latter is empty where the frame moves with a plate.
    """
    label = algorithm.label("FRAME")
    at, when = COLUMNS.index("frame"), COLUMNS.index("epoch_year")
    said = {(str(row[at] or ""), bool(np.isfinite(_number(row[when])))) for row in rows}
    if len(said) > 1:
        names = ", ".join(sorted(name or "none" for name, _ in said))
        raise QgsProcessingException(
            f"{algorithm.label('INPUT')}: they are in several frames ({names}); export the points of one at a time."
        )
    ((name, fixed),) = said
    own = _crs_of(name)
    if given:
        if fixed if own is None else _datum(own) != _datum(given):
            raise QgsProcessingException(
                f"{label}: {given.name} is given, but the points are in {name or 'the frame of the orbits'}; leave "
                "it empty."
            )
        return given.to_string()
    if not name or fixed:
        return None
    if name == FRAME_OF_REFERENCES:
        monitor.warn(
            f"The points are in the {name}, which is taken for that of the orbits; give it as {label} if it moves "
            "with a plate."
        )
        return None
    if own is None:
        raise QgsProcessingException(
            f"{label}: the points are in '{name[:60]}', which PROJ does not know by this name; give the frame that "
            "was given to stereo SAR."
        )
    monitor.info(f"The points are in {name}; they are moved to where they were at the time of the image.")
    return own.to_string()


def _crs_of(name):
    """The CRS that a frame's name stands for, or None where it stands for none."""
    try:
        return pyproj.CRS.from_epsg(ITRF[realisation(name)]) if name else None
    except EngineInputError:  # it is none of the orbits' frames
        pass
    try:
        return pyproj.CRS.from_user_input(name)
    except pyproj.exceptions.CRSError:
        return None


def _datum(crs):
    return crs.datum.name if crs.datum else crs.name


def _number(value):
    """Text of a CSV file is taken as a number too."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return np.nan


def _plain(value):
    return None if isinstance(value, QVariant) else value
