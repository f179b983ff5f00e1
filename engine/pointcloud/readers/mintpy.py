"""Files of MintPy in HDF5 (velocity.h5, timeseries.h5 ...): geocoded images, as one point for each valid pixel.

Attributes are MintPy's (docs/api/attributes.md there): X_FIRST and Y_FIRST are the upper left corner of the first
pixel, so a pixel's centre lies half a step further. Without them, datasets latitude and longitude give the places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS

from ...errors import EngineInputError
from ...monitor import Monitor
from ..cloud import Column, Track
from ..words import listed
from .table import Chunk, FileTable, crs_of, date_columns, failures

# What lies beside MintPy's results, has the pixels' heights and angles and, in radar coordinates, their places.
GEOMETRY = ("geo_geometryRadar.h5", "geometryGeo.h5", "geometryRadar.h5")
FOLDERS = ("", "inputs", "../inputs", "geo")
FROM_GEOMETRY = ("height", "incidenceAngle", "latitude", "longitude")
COHERENCE = ("geo_temporalCoherence.h5", "temporalCoherence.h5")
PLACES = ("latitude", "longitude")
SERIES = "timeseries"
# Cells that are read at a time.
CELLS = 1_000_000


def recognises(file: Any) -> bool:
    """Whether an open HDF5 file is MintPy's: it says its type and the size of its images."""
    return "FILE_TYPE" in file.attrs and "WIDTH" in file.attrs and "LENGTH" in file.attrs


def open_mintpy(path: str, file: Any) -> FileTable:
    """One row for each pixel where any dataset has a value: longitude and latitude or easting and northing, the images,
    and D20160101 ... of a time series. Height, incidence angle and temporal coherence come from the files beside it.

    Raises EngineInputError when there are no images of that kind or they are not geocoded.
    """
    attributes = {name: _text(value) for name, value in file.attrs.items()}
    shape = (int(float(attributes["LENGTH"])), int(float(attributes["WIDTH"])))
    name = Path(path).name
    images = {one: path for one, data in file.items() if getattr(data, "shape", None) == shape and _is_number(data)}
    dates: tuple[str, ...] = ()
    if SERIES in file and file[SERIES].shape[1:] == shape:
        count = file[SERIES].shape[0]
        dates = date_columns(file["date"][()].tolist(), count) or () if "date" in file else ()
        if not dates:
            raise EngineInputError(f"{name} has a time series without {count} dates; give MintPy's own timeseries.h5.")
    own = tuple(images)
    if not own and not dates:
        there = listed(f"{one} {getattr(data, 'shape', '')}" for one, data in file.items())
        raise EngineInputError(
            f"{name} is of MintPy ({attributes['FILE_TYPE']}) but has no images of {shape[0]} x {shape[1]} pixels "
            f"({there}); give velocity.h5 or timeseries.h5."
        )
    notes: list[str] = []
    geocoded = "X_FIRST" in attributes and "Y_FIRST" in attributes
    _add_neighbours(path, shape, geocoded, attributes, images, notes)
    if not geocoded and not set(PLACES) <= set(images):
        raise EngineInputError(
            f"{name} is in radar coordinates; geocode it with MintPy's geocode.py and give that file, or put its "
            "geometryRadar.h5 with latitude and longitude beside it."
        )
    if geocoded:
        images = {one: where for one, where in images.items() if one not in PLACES}
    crs, places = _crs(attributes, notes) if geocoded else (CRS.from_epsg(4326), ())
    unit = attributes.get("UNIT", "")
    measured = [one for one in own if one.startswith(("velocity", SERIES))]
    units = {one: unit for one in (*(measured or own[:1] if unit else ()), *dates) if unit not in ("", "1")}
    units.update({"height": "m"} if "height" in images else {})
    if units:
        notes.append(f"Units as the file declares them: {unit} for {measured[0] if measured else (dates or own)[0]}.")
    grid = _Grid(path, shape, attributes, geocoded, places, images, own, dates)
    track = _track(attributes)
    return FileTable(path, "hdf5", (*places, *images, *dates), grid.stream, None, crs, track, notes, units)


def _add_neighbours(
    path: str, shape: tuple[int, int], geocoded: bool, attributes: Mapping[str, str], images: dict[str, str], notes: Any
) -> None:
    for names, wanted in ((GEOMETRY, FROM_GEOMETRY), (COHERENCE, ("temporalCoherence",))):
        for file in (Path(path).parent / folder / name for folder in FOLDERS for name in names):
            missing = [one for one in wanted if one not in images and not (geocoded and one in PLACES)]
            if not missing or not file.is_file() or file.samefile(path):
                continue
            found = [one for one in missing if _same_grid(file, one, shape, geocoded, attributes)]
            images.update(dict.fromkeys(found, str(file)))
            if found:
                notes.append(f"From {file.name} beside it: {listed(found)}.")


def _same_grid(file: Path, dataset: str, shape: tuple[int, int], geocoded: bool, attributes: Mapping[str, str]) -> bool:
    import h5py

    what = "beside it cannot be read as HDF5; copy it again or remove it"
    with failures(file, what, OSError, KeyError, ValueError), h5py.File(file, "r") as opened:
        if dataset not in opened or opened[dataset].shape != shape or not _is_number(opened[dataset]):
            return False
        if ("X_FIRST" in opened.attrs) != geocoded:
            return False
        keys = ("X_FIRST", "Y_FIRST", "X_STEP", "Y_STEP") if geocoded else ()
        own = {key: _text(opened.attrs[key]) for key in keys if key in opened.attrs}
        return all(key in own and np.isclose(float(own[key]), float(attributes[key]), rtol=1e-9) for key in keys)


class _Grid:
    """The images of a file and of those beside it, by blocks of lines."""

    def __init__(
        self,
        path: str,
        shape: tuple[int, int],
        attributes: Mapping[str, str],
        geocoded: bool,
        places: tuple[str, ...],
        images: Mapping[str, str],
        own: tuple[str, ...],
        dates: tuple[str, ...],
    ) -> None:
        self.path, self.shape, self.places, self.images, self.own, self.dates = path, shape, places, images, own, dates
        name = Path(path).name
        try:
            self.corner = tuple(float(attributes[key]) for key in ("X_FIRST", "Y_FIRST")) if geocoded else (0.0, 0.0)
            self.steps = tuple(float(attributes[key]) for key in ("X_STEP", "Y_STEP")) if geocoded else (1.0, 1.0)
            reference = [int(float(attributes[key])) for key in ("REF_Y", "REF_X") if key in attributes]
        except (KeyError, ValueError) as error:
            raise EngineInputError(f"{name} has no usable {error}; write it again with MintPy's geocode.py.") from error
        # The reference point has 0 for a value, as nodata has.
        self.reference = tuple(reference) if len(reference) == 2 else (-1, -1)
        self.nodata = float(attributes["NO_DATA_VALUE"]) if _is_float(attributes.get("NO_DATA_VALUE")) else np.nan

    def stream(self, wanted: tuple[str, ...], size: int, monitor: Monitor) -> Iterator[Chunk]:
        import h5py

        files = {self.path, *(self.images[one] for one in (*wanted, *PLACES) if one in self.images)}
        with failures(self.path, "cannot be read; it is damaged: copy it again", OSError, KeyError, RuntimeError):
            opened = {one: h5py.File(one, "r") for one in files}
            try:
                lines = max(CELLS // (self.shape[1] * (1 + len(self.dates))), 1)
                for first in range(0, self.shape[0], lines):
                    monitor.step(first / self.shape[0])
                    yield self._block(opened, wanted, first, min(first + lines, self.shape[0]))
            finally:
                for one in opened.values():
                    one.close()

    def _block(self, opened: Mapping[str, Any], wanted: tuple[str, ...], first: int, last: int) -> Chunk:
        own = opened[self.path]
        series = own[SERIES][:, first:last, :] if self.dates else None
        main = next((one for one in self.own if one.startswith("velocity")), self.own[0] if self.own else None)
        images = {one: opened[self.images[one]][one][first:last] for one in wanted if one in self.images}
        if series is not None:
            valid = self._valid(series).any(axis=0)
        else:
            valid = self._valid(images[main] if main in images else own[main][first:last])
        if first <= self.reference[0] < last and 0 <= self.reference[1] < self.shape[1]:
            valid[self.reference[0] - first, self.reference[1]] = True
        if not self.places:
            for one in PLACES:
                where = images[one] if one in images else opened[self.images[one]][one][first:last]
                valid &= np.isfinite(where) & (where != 0)
        row, column = np.nonzero(valid)
        found = {one: values[row, column] for one, values in images.items()}
        if self.places:
            found[self.places[0]] = self.corner[0] + (column + 0.5) * self.steps[0]
            found[self.places[1]] = self.corner[1] + (row + first + 0.5) * self.steps[1]
        if series is not None:
            found.update({one: series[i][row, column] for i, one in enumerate(self.dates)})
        return {one: found[one] for one in wanted}

    def _valid(self, values: Column) -> Column:
        return np.isfinite(values) & (values != 0) & (values != self.nodata)


def _crs(attributes: Mapping[str, str], notes: list[str]) -> tuple[CRS | None, tuple[str, ...]]:
    """The CRS of a geocoded file and the names of its places."""
    crs = crs_of(attributes.get("EPSG", ""), notes)
    zone = attributes.get("UTM_ZONE", "").strip().upper()
    degrees = not attributes.get("X_UNIT", "degrees").lower().startswith("m")
    if crs is None and degrees and not zone:
        crs = CRS.from_epsg(4326)
    if crs is None and zone[:-1].isdigit() and zone[-1] in "NS":
        crs = CRS.from_epsg((32600 if zone[-1] == "N" else 32700) + int(zone[:-1]))
    geographic = crs.is_geographic if crs is not None else degrees
    return crs, ("longitude", "latitude") if geographic else ("easting", "northing")


def _track(attributes: Mapping[str, str]) -> Track:
    """The geometry that MintPy knows: ANTENNA_SIDE is -1 for right-looking."""
    heading, incidence = attributes.get("HEADING"), attributes.get("CENTER_INCIDENCE_ANGLE")
    direction = attributes.get("ORBIT_DIRECTION", "").lower()
    return Track(
        pass_direction=next(
            (one for one in ("ascending", "descending") if direction and one.startswith(direction)), ""
        ),
        heading_deg=float(str(heading)) % 360 if _is_float(heading) else None,
        incidence_deg=float(str(incidence)) if _is_float(incidence) else None,
        look_side="left" if attributes.get("ANTENNA_SIDE", "-1").strip() in ("1", "+1", "1.0") else "right",
    )


def _is_float(text: str | None) -> bool:
    try:
        return np.isfinite(float(str(text)))
    except ValueError:
        return False


def _is_number(data: Any) -> bool:
    return data.dtype.kind in "iufb"


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
