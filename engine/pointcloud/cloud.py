"""What a point cloud is here: chunks of points in one CRS, what their attributes mean, and the track they come from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from ..monitor import Monitor

Array = NDArray[np.float64]
Column = NDArray[Any]

# Points that are held at a time while a cloud streams.
CHUNK = 500_000
COPC = ".copc.laz"


@dataclass(frozen=True)
class Attribute:
    """A number that each point has. name : in a cloud, at most 32 letters as LAS wants. dtype : NumPy, little-endian.

    field : its name in a layer of points, as InSAR Explorer and PS Time Series read it.
    """

    name: str
    unit: str = ""
    description: str = ""
    dtype: str = "<f4"
    field: str = ""


STANDARD = {
    one.name: one
    for one in (
        Attribute("elevation", "m", "elevation above the reference point, across the line of sight", field="ELEVATION"),
        Attribute("height_sd", "m", "standard deviation of the height", field="H_STDEV"),
        Attribute("dem_height", "m", "height of the DEM that the processor used", field="DEM_HEIGHT"),
        Attribute("velocity", "mm/yr", "mean velocity along the line of sight", field="VEL"),
        Attribute("velocity_sd", "mm/yr", "standard deviation of the velocity", field="V_STDEV"),
        Attribute("acceleration", "mm/yr2", "acceleration along the line of sight", field="ACC"),
        Attribute("seasonal_amplitude", "mm", "amplitude of the yearly motion", field="SEASON_AMP"),
        Attribute("rmse", "mm", "root mean square residual of the time series", field="RMSE"),
        Attribute("amplitude", "", "mean amplitude", field="AMPLITUDE"),
        Attribute("coherence", "", "temporal coherence, 0 to 1", field="COHERENCE"),
        Attribute("snr", "dB", "signal-to-noise ratio", field="SNR"),
        Attribute("scatterers", "", "scatterers in the point's pixel", "<u1", field="SCATTERERS"),
        Attribute("track", "", "number of the track or of the cloud", "<u2", field="TRACK"),
        Attribute("incidence", "degree", "incidence angle", field="INC_ANGLE"),
        Attribute("heading", "degree", "heading of the satellite, clockwise from north", field="HEADING"),
    )
}


@dataclass(frozen=True)
class Track:
    """The acquisition geometry of a cloud; None or empty where it is not known.

    heading_deg : of the flight, clockwise from north. incidence_deg : at the reference point. look_side : right, left.
    reference : where the cloud itself has its reference point (x, y, height), in the cloud's CRS.
    height_reference : ellipsoid or geoid.
    """

    name: str = ""
    pass_direction: str = ""
    heading_deg: float | None = None
    incidence_deg: float | None = None
    look_side: str = "right"
    reference: tuple[float, float, float] | None = None
    height_reference: str = "ellipsoid"

    def as_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value not in (None, "")}

    @classmethod
    def of_json(cls, values: Mapping[str, Any]) -> Track:
        known = {one.name: values[one.name] for one in fields(cls) if one.name in values}
        if known.get("reference") is not None:
            known["reference"] = tuple(float(value) for value in known["reference"])
        return cls(**known)


@dataclass(frozen=True)
class CloudInfo:
    """What holds for a whole cloud. crs : of x and y; heights are in metres. dates : of the time series, if any."""

    crs: CRS | None
    attributes: tuple[Attribute, ...] = ()
    dates: tuple[date, ...] = ()
    track: Track = field(default_factory=Track)


@dataclass(frozen=True)
class Points:
    """A chunk of a cloud. x, y, z : shape (n,), z the height in metres. attributes : {name: shape (n,)}.

    series_mm : float32, shape (n, dates), NaN where nothing was measured. ids : texts, shape (n,).
    """

    x: Array
    y: Array
    z: Array
    attributes: Mapping[str, Column] = field(default_factory=dict)
    series_mm: NDArray[np.float32] | None = None
    ids: Column | None = None

    def __len__(self) -> int:
        return len(self.x)

    def with_angles(self, track: Track) -> Points:
        """With the heading and incidence of a track, as far as they are known and the points have none of their own."""
        angles = {"heading": track.heading_deg, "incidence": track.incidence_deg}
        own = {name: np.full(len(self), angle, "<f4") for name, angle in angles.items() if angle is not None}
        return replace(self, attributes={**own, **self.attributes})

    def where(self, use: Column) -> Points:
        """The points of a mask, slice or list of numbers."""
        return Points(
            self.x[use],
            self.y[use],
            self.z[use],
            {name: values[use] for name, values in self.attributes.items()},
            None if self.series_mm is None else self.series_mm[use],
            None if self.ids is None else self.ids[use],
        )


def file_name(path: str | os.PathLike[str]) -> str:
    """What a cloud is called by its file: without ending; an EPT by its folder."""
    file = Path(os.fspath(path).split("|")[0])
    if file.name.lower() == "ept.json":
        return file.parent.name
    return file.name[: -len(COPC)] if file.name.lower().endswith(COPC) else file.stem


class Table(Protocol):
    """A file of points as its columns: what every reader gives.

    format : short name (csv, npz, hdf5, ply, las, vector, ept). rows : None where only reading will tell. crs, track :
    as the file declares them. notes : sentences that a user should see; it grows while the file is read.
    """

    path: str
    format: str
    columns: tuple[str, ...]
    rows: int | None
    crs: CRS | None
    track: Track
    notes: list[str]

    def chunks(self, columns: Sequence[str], size: int, monitor: Monitor) -> Iterator[dict[str, Column]]:
        """Columns of at most size rows at a time: numbers as they are stored (NaN where missing), texts as objects.

        Reports the share of the file that is read as progress.
        """
        ...
