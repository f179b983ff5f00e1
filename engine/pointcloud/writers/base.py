"""What the writers of clouds share: points become records of scaled integers, and only complete clouds stay."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, TypeVar

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS
from pyproj.exceptions import CRSError

from ...errors import EngineInputError
from ...monitor import Monitor
from ...raster.files import temporary_beside
from ..cloud import CHUNK, Attribute, CloudInfo, Points
from ..octree import Cube, Key, Sink, build

Records = NDArray[Any]
Self = TypeVar("Self", bound="CloudWriter")

METRES, DEGREES = 0.001, 1e-8
# Coordinates in units of the scale stay below, so that readers can take the difference of two in 32 bits.
GREATEST = 2**29
COORDINATES = ("X", "Y", "Z")
# Types that no format of point clouds takes, and what takes their place.
STORED = {"b1": "<u1", "f2": "<f4", "i8": "<f8", "u8": "<f8"}


@dataclass(frozen=True)
class Layout:
    """How points are stored: x = X * scale + offset with 32-bit X. scale, offset : of x, y and z.

    dtype : of the records: X, Y, Z and the attributes, packed.
    """

    scale: NDArray[np.float64]
    offset: NDArray[np.float64]
    dtype: np.dtype[Any]

    @classmethod
    def of(cls, info: CloudInfo, first: Points) -> Layout:
        """Millimetres, or 1e-8 degrees; the offset is the rounded centre of the first finite points."""
        degrees = info.crs is not None and info.crs.is_geographic
        scale = np.array([DEGREES, DEGREES, METRES] if degrees else [METRES] * 3)
        centre = [float(values.min() + values.max()) / 2 for values in (first.x, first.y, first.z)]
        offset = np.round(centre, 2) if degrees else np.round(centre)
        dtype = [(name, "<i4") for name in COORDINATES] + [(one.name, stored(one)) for one in info.attributes]
        return cls(scale, offset, np.dtype(dtype))

    def pack(self, points: Points) -> Records:
        """Finite points as records. Raises EngineInputError when a coordinate does not fit."""
        records = np.zeros(len(points), self.dtype)
        for i, (name, values) in enumerate(zip(COORDINATES, (points.x, points.y, points.z))):
            with np.errstate(over="ignore"):
                units = np.rint((values - self.offset[i]) / self.scale[i])
            if units.min() <= -GREATEST or units.max() >= GREATEST:
                worst = values[np.abs(units).argmax()]
                most, here = GREATEST * self.scale[i], self.offset[i]
                raise EngineInputError(
                    f"The coordinate {name.lower()} = {worst:.9g} of a point is more than {most:.4g} away from where "
                    f"the cloud begins ({here:.9g}); leave such points out with a filter or an extent, or check the "
                    "columns and the CRS."
                )
            records[name] = units
        for name in (self.dtype.names or ())[3:]:
            records[name] = _stored_values(points.attributes.get(name), self.dtype[name])
        return records

    def world(self, units: Any) -> NDArray[np.float64]:
        """Coordinates (..., 3) of units (..., 3)."""
        return np.asarray(units, np.float64) * self.scale + self.offset


def stored(attribute: Attribute) -> str:
    """The type in which an attribute is stored."""
    plain = np.dtype(attribute.dtype)
    return STORED.get(plain.str[1:], plain.newbyteorder("<").str)


def _stored_values(values: Any, dtype: np.dtype[Any]) -> Any:
    if values is None:
        return np.nan if dtype.kind == "f" else 0
    values = np.asarray(values)
    if dtype.kind == "f":
        with np.errstate(over="ignore"):
            return values.astype(dtype)
    limits = np.iinfo(dtype)
    if values.dtype.kind == "f":
        values = np.rint(np.where(np.isnan(values), 0.0, values))
    elif np.can_cast(values.dtype, dtype):
        return values
    return np.clip(values, limits.min, limits.max).astype(dtype)


class Moments:
    """Count, extremes, mean and variance of columns, in one pass.

    Chunks are merged by the formula of Chan, Golub and LeVeque (1979); NaN and infinity do not count.
    """

    def __init__(self, columns: int) -> None:
        self.count = np.zeros(columns, np.int64)
        self.least = np.full(columns, np.inf)
        self.greatest = np.full(columns, -np.inf)
        self.mean = np.zeros(columns)
        self._squares = np.zeros(columns)

    @property
    def variance(self) -> NDArray[np.float64]:
        return self._squares / np.maximum(self.count, 1)

    def add(self, column: int, values: NDArray[Any]) -> None:
        if values.dtype.kind == "f":
            # The sum is finite when all are, and quickly had.
            with np.errstate(invalid="ignore", over="ignore"):
                whole = np.isfinite(values.sum())
            values = values if whole else values[np.isfinite(values)]
        if not len(values):
            return
        mean = float(values.mean(dtype=np.float64))
        away = np.subtract(values, mean, dtype=np.float64)
        with np.errstate(over="ignore"):
            squares = float(away @ away)
        before, now = int(self.count[column]), len(values)
        shift = mean - self.mean[column]
        self.count[column] += now
        self.mean[column] += shift * now / (before + now)
        self._squares[column] += squares + shift**2 * before * now / (before + now)
        self.least[column] = min(self.least[column], float(values.min()))
        self.greatest[column] = max(self.greatest[column], float(values.max()))


class CloudWriter:
    """Takes points, and puts the cloud in its place when all are there.

    count : points written. skipped : points without finite coordinates, which are left out. Leaving the with block
    without finish() removes what was written and leaves what stood there before.
    """

    def __init__(self, target: Path, info: CloudInfo, monitor: Monitor) -> None:
        names = [*COORDINATES, *(one.name for one in info.attributes)]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise EngineInputError(
                f"The attribute {twice[0]} is there twice in the cloud for {target.name}; give each a name of its own, "
                "other than X, Y and Z."
            )
        if info.crs is None:
            raise EngineInputError(f"The cloud for {target.name} has no CRS; say in which one its coordinates are.")
        self.target = target
        self.check_target()
        self.info = info
        self.monitor = monitor
        self.count = self.skipped = 0
        self.moments = Moments(3 + len(info.attributes))
        # Everything is made in here until it is complete.
        self.work = temporary_beside(target)
        self._layout: Layout | None = None
        self._made: Path | None = None

    @property
    def layout(self) -> Layout:
        if self._layout is None:
            raise RuntimeError("no points yet")
        return self._layout

    @property
    def crs(self) -> CRS:
        return CRS(self.info.crs)

    def __enter__(self: Self) -> Self:
        self._safely(lambda: self.work.mkdir())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self.close()
        shutil.rmtree(self.work, ignore_errors=True)

    def add(self, points: Points) -> None:
        """Write points. Raises EngineInputError when they do not fit or the disk is full."""
        for start in range(0, len(points), CHUNK):
            self.monitor.check()
            part: Any = slice(start, start + CHUNK)
            self._safely(self._add, points.where(part))

    def _add(self, points: Points) -> None:
        finite = np.isfinite(points.x) & np.isfinite(points.y) & np.isfinite(points.z)
        if not finite.all():
            self.skipped += len(points) - int(finite.sum())
            points = points.where(finite)
        if not len(points):
            return
        if self._layout is None:
            self._layout = Layout.of(self.info, points)
            self.begin()
        records = self.layout.pack(points)
        for i, name in enumerate(self.layout.dtype.names or ()):
            self.moments.add(i, records[name])
        self.write(records)
        self.count += len(records)

    def finish(self, monitor: Monitor | None = None) -> None:
        """Complete the cloud and put it in its place. monitor : of this step, from 0 to 1.

        Raises EngineInputError when there are no points or the place cannot be written to.
        """
        self.prepare(monitor)
        self.place()
        (monitor or self.monitor).progress(1.0)

    def prepare(self, monitor: Monitor | None = None) -> None:
        """Complete the cloud beside its place: the part of finish() that takes time and room."""
        if not self.count:
            skipped = f"; {self.skipped} points have no finite coordinates" if self.skipped else ""
            raise EngineInputError(
                f"There are no points to write to {self.target.name}{skipped}; check the filter, the extent and the "
                "columns of the coordinates."
            )
        monitor = monitor or self.monitor
        self._made = self._safely(self.complete, monitor)
        self._safely(self.close)
        monitor.check()
        # It may have come there meanwhile.
        self.check_target()

    def place(self) -> None:
        """Put a cloud that is prepared in its place."""
        if self._made is None:
            raise RuntimeError("not prepared")
        self._safely(_put, self._made, self.target)

    def check_target(self) -> None:
        """Raise EngineInputError when what stands in the place must not be replaced."""
        if self.target.is_dir():
            raise EngineInputError(f"The output {self.target} is a folder; give the name of a file.")

    def begin(self) -> None:
        """Called once the layout is known."""

    def write(self, records: Records) -> None:
        raise NotImplementedError

    def complete(self, monitor: Monitor) -> Path:
        """Write all that is still to be written; the file or folder that is to be put in place."""
        raise NotImplementedError

    def close(self) -> None:
        """Close files."""

    def _safely(self, work: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return work(*arguments)
        except OSError as error:
            raise EngineInputError(
                f"The output {self.target} cannot be written ({error.strerror or error}); choose a folder that exists, "
                "may be written to and has room, and remove the layer if it is open in QGIS."
            ) from error


class SpillingWriter(CloudWriter):
    """Keeps records in a file until all are there, and builds the octree then."""

    _spill: BinaryIO | None = None

    def begin(self) -> None:
        self._spill = (self.work / "records").open("wb")

    def write(self, records: Records) -> None:
        if self._spill is not None:
            self._spill.write(records.data)

    def close(self) -> None:
        if self._spill is not None:
            self._spill.close()

    def build(self, cube: Cube, sink: Sink, monitor: Monitor) -> dict[Key, int]:
        self.close()
        file = self.work / "records"
        nodes = build(file, self.count, self.layout.dtype, cube, sink, monitor)
        file.unlink(missing_ok=True)
        return nodes


def _put(made: Path, target: Path) -> None:
    """Put a file or folder in its place, instead of what stands there."""
    if not target.is_dir():
        os.replace(made, target)
        return
    before = made.with_name("before")
    os.replace(target, before)
    try:
        os.replace(made, target)
    except OSError:
        os.replace(before, target)
        raise


def wkt(crs: CRS) -> str:
    """WKT 1, which all readers of point clouds know, or WKT 2 where a CRS has no WKT 1 (three dimensions)."""
    with warnings.catch_warnings(), suppress(CRSError):
        warnings.simplefilter("ignore", FutureWarning)
        # Older pyproj gives None with that warning, newer ones raise.
        text: str | None = crs.to_wkt("WKT1_GDAL")
        if text:
            return text
    return crs.to_wkt("WKT2_2019")


def about(info: CloudInfo) -> dict[str, Any]:
    """What is kept in a file beside the points, as JSON."""
    track = info.track.as_json()
    return {
        "track": {name: value for name, value in track.items() if value == value},  # JSON has no NaN
        "attributes": {one.name: {"unit": one.unit, "description": one.description} for one in info.attributes},
    }
