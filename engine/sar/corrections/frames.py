"""Frames and plates: where a place that keeps still on its plate lies in the frame of the orbit on the day of a pass.

An orbit is given in a realisation of the ITRF, in which every plate moves by centimetres a year. Coordinates in a frame
that moves with a plate (ETRF2000, GDA2020, NAD83(2011)) go into it by the time-dependent transformations of the EPSG
register, through PROJ; elsewhere a plate motion model tells how far a place moves from an epoch to a pass.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pyproj
from numpy.typing import ArrayLike, NDArray
from pyproj.exceptions import CRSError, ProjError
from pyproj.transformer import TransformerGroup

from ...errors import EngineInputError
from ..geodetic import up
from ..passes import Sight
from .choices import PLATES
from .estimate import Estimate, from_displacement

Array = NDArray[np.float64]

# Realisations of the ITRF: EPSG codes of their geocentric systems.
ITRF = {
    "ITRF88": 4910, "ITRF89": 4911, "ITRF90": 4912, "ITRF91": 4913, "ITRF92": 4914, "ITRF93": 4915, "ITRF94": 4916,
    "ITRF96": 4917, "ITRF97": 4918, "ITRF2000": 4919, "ITRF2005": 4896, "ITRF2008": 5332, "ITRF2014": 7789,
    "ITRF2020": 9988,
}  # fmt: skip
# Frames that coincide with one of them: exactly in the mean (IGS), or to a centimetre and better (WGS 84 by GPS week).
ALIASES = {
    "IGS97": "ITRF97", "IGS00": "ITRF2000", "IGB00": "ITRF2000", "IGS05": "ITRF2005", "IGS08": "ITRF2008",
    "IGB08": "ITRF2008", "IGS14": "ITRF2014", "IGB14": "ITRF2014", "IGS20": "ITRF2020", "IGB20": "ITRF2020",
    "WGS84-G1150": "ITRF2000", "WGS84-G1674": "ITRF2008", "WGS84-G1762": "ITRF2008", "WGS84-G2139": "ITRF2014",
    "WGS84-G2296": "ITRF2020",
}  # fmt: skip
# What annotation writes when it does not say which realisation. Those since ITRF2008 lie within 4 mm of each other.
VAGUE = ("", "ITRF", "WGS84", "EARTHFIXED", "ECEF")
ASSUMED = "ITRF2014"
NAMED_M, VAGUE_M = 0.001, 0.003
# Beyond this a chain of transformations passes through a frame of metres (WGS 84 as a whole) and says nothing.
WORST_M = 0.2
# Of the register's formulas, that of a frame that is not within these years of them has no meaning.
YEARS = (1980.0, 2100.0)

MAS = np.pi / 180 / 3600 / 1000


@dataclass(frozen=True)
class PlateModel:
    """Rotation of plates. poles : x, y, z in milliarcseconds a year. origin_m_yr : of the frame against the plates;
    its vertical part is no motion of the ground. sigma_m_yr : WRMS of the velocities that it was made of."""

    poles: Mapping[str, tuple[float, float, float]]
    origin_m_yr: tuple[float, float, float]
    sigma_m_yr: float
    source: str


PLATE_MODELS = {
    "ITRF2014": PlateModel(
        {
            "ANTA": (-0.248, -0.324, 0.675), "ARAB": (1.154, -0.136, 1.444), "AUST": (1.510, 1.182, 1.215),
            "EURA": (-0.085, -0.531, 0.770), "INDI": (1.154, -0.005, 1.454), "NAZC": (-0.333, -1.544, 1.623),
            "NOAM": (0.024, -0.694, -0.063), "NUBI": (0.099, -0.614, 0.733), "PCFC": (-0.409, 1.047, -2.169),
            "SOAM": (-0.270, -0.301, -0.140), "SOMA": (-0.121, -0.794, 0.884),
        },
        (0.0, 0.0, 0.0), 0.0003, "ITRF2014 plate motion model (Altamimi et al. 2017, doi 10.1093/gji/ggx136)",
    ),
    "ITRF2020": PlateModel(
        {
            "AMUR": (-0.131, -0.551, 0.837), "ANTA": (-0.269, -0.312, 0.678), "ARAB": (1.129, -0.146, 1.438),
            "AUST": (1.487, 1.175, 1.223), "CARB": (0.207, -1.422, 0.726), "EURA": (-0.085, -0.519, 0.753),
            "INDI": (1.137, 0.013, 1.444), "NAZC": (-0.327, -1.561, 1.605), "NOAM": (0.045, -0.666, -0.098),
            "NUBI": (0.090, -0.585, 0.717), "PCFC": (-0.404, 1.021, -2.154), "SOAM": (-0.261, -0.282, -0.157),
            "SOMA": (-0.081, -0.719, 0.864),
        },
        (0.00037, 0.00035, 0.00074), 0.00025,
        "ITRF2020 plate motion model (Altamimi et al. 2023, doi 10.1029/2023GL106373)",
    ),
}  # fmt: skip


def decimal_year(utc: ArrayLike) -> Array:
    """Years with their fraction of UTC times (datetime64), of the same shape; NaN for NaT. 1 January is .0."""
    times = np.asarray(utc, "datetime64[ms]")
    first = times.astype("datetime64[Y]")
    length = (first + 1).astype("datetime64[ms]") - first.astype("datetime64[ms]")
    share = np.asarray((times - first.astype("datetime64[ms]")) / length, np.float64)
    return np.where(np.isnat(times), np.nan, first.astype(np.int64) + 1970.0 + share)


def realisation(frame: str) -> str:
    """The realisation of the ITRF (a key of ITRF) that a frame, as annotated with an orbit, stands for.

    Raises EngineInputError for a frame that is not known.
    """
    name = _plain(frame)
    found = ASSUMED if name in VAGUE else ALIASES.get(name, name)
    if found not in ITRF:
        raise EngineInputError(
            f"The orbit's frame '{frame[:40]}' is not known; wanted is one of {', '.join([*ITRF, *ALIASES])}, or none."
        )
    return found


def _plain(frame: str) -> str:
    """A frame's name without the blanks and signs in which annotations differ."""
    return re.sub(r"^WGS-?84-?(?=G)", "WGS84-", re.sub(r"[\s_()]+", "", frame.upper()))


def to_itrf(xyz_m: ArrayLike, from_crs: str | pyproj.CRS, frame: str, year: ArrayLike) -> Array:
    """Geocentric coordinates in another frame, moved into the ITRF at a time.

    xyz_m : X, Y, Z in metres, shape (..., 3), in the frame of from_crs. from_crs : any CRS that is tied to that frame
    (EPSG:7930, or geographic or projected coordinates on it). frame : realisation of the ITRF, as orbits name it.
    year : decimal years, of shape (...) or one for all.

    Returns shape (..., 3), metres. Raises EngineInputError when the frame is not known, or PROJ has no operation that
    follows the motion of one frame against the other.
    """
    return _moved(xyz_m, _operation(_crs_text(from_crs), realisation(frame))[0], year)


def from_itrf(xyz_m: ArrayLike, to_crs: str | pyproj.CRS, frame: str, year: ArrayLike) -> Array:
    """The inverse of to_itrf: from the ITRF at a time into the frame of to_crs."""
    return _moved(xyz_m, _operation(_crs_text(to_crs), realisation(frame))[0], year, inverse=True)


def plate_velocity(xyz_m: ArrayLike, plate: str, model: str = "ITRF2014") -> Array:
    """Velocity in m/yr, shape (..., 3), of places (..., 3) on a rigid plate: rotation vector times place.

    plate : key of PLATES. model : key of PLATE_MODELS. Raises EngineInputError when the model has no such plate.
    """
    chosen = _plate_model(plate, model)
    xyz = np.asarray(xyz_m, np.float64)
    origin = np.asarray(chosen.origin_m_yr)
    normal = up(xyz)
    horizontal = origin - np.sum(origin * normal, axis=-1, keepdims=True) * normal
    return np.cross(np.asarray(chosen.poles[plate]) * MAS, xyz) + horizontal


@dataclass(frozen=True)
class PlateMotion:
    """Motion of the plate since an epoch: positions then hold at that epoch, in the frame of the orbits.

    plate : key of PLATES. epoch_year : decimal year. model : key of PLATE_MODELS.
    velocity_sigma_m_yr : of each coordinate, None for the model's. Near plate boundaries and where ice sheets have been
    the ground moves otherwise, by up to centimetres a year.

    Raises EngineInputError when the plate, the model or the epoch are none.
    """

    plate: str
    epoch_year: float
    model: str = "ITRF2014"
    velocity_sigma_m_yr: float | None = None
    name: str = "Plate motion"
    effects: frozenset[str] = frozenset({"plate_motion"})

    def __post_init__(self) -> None:
        _plate_model(self.plate, self.model)
        _check_years(np.asarray(self.epoch_year, np.float64))

    @property
    def source(self) -> str:
        return f"{PLATE_MODELS[self.model].source}, {PLATES[self.plate]}, epoch {self.epoch_year:.2f}"

    def at(self, sight: Sight) -> Estimate:
        elapsed = float(decimal_year(sight.utc_middle)) - self.epoch_year
        sigma = self.velocity_sigma_m_yr
        sigma = PLATE_MODELS[self.model].sigma_m_yr if sigma is None else sigma
        displacement = elapsed * plate_velocity(sight.xyz_m, self.plate, self.model)
        # At the epoch there is no motion and no doubt of it.
        return _estimate(sight, displacement, {f"velocity of plate {self.plate}": elapsed * sigma})


# What the names of frames begin with that no plate carries along.
GLOBAL = ("International Terrestrial Reference Frame", "IGS", "IGb", "World Geodetic System 1984")


@dataclass(frozen=True)
class FrameChange:
    """A frame that moves with a plate: positions are then coordinates in that frame, whatever the day of a pass.

    crs : of that frame, such as EPSG:7930 (ETRF2000). frame : of all orbits, None for what each orbit's file says.

    Raises EngineInputError when the frame does not move with a plate, or PROJ does not know its motion.
    """

    crs: str
    frame: str | None = None
    name: str = "Frame change"
    effects: frozenset[str] = frozenset({"plate_motion"})

    def __post_init__(self) -> None:
        # Registers call frames of plates dynamic too, or not, by their version.
        datum = str(_geodetic(self.crs).to_json_dict().get("datum", {}).get("name", ""))
        if datum.startswith(GLOBAL):
            raise EngineInputError(
                f"{datum} does not move with a plate; choose a frame that does, such as "
                "EPSG:7930 (ETRF2000), or the correction of plate motion to an epoch."
            )
        _operation(_crs_text(self.crs), realisation(self.frame or ""))

    @property
    def source(self) -> str:
        return f"{_geodetic(self.crs).name} to the orbits' ITRF at the time of each pass, EPSG register, PROJ"

    def at(self, sight: Sight) -> Estimate:
        frame = sight.seen_by.orbit.frame if self.frame is None else self.frame
        operation, stated_m = _operation(_crs_text(self.crs), realisation(frame))
        year = float(decimal_year(sight.utc_middle))
        displacement = _moved(sight.xyz_m, operation, year) - sight.xyz_m
        sigma = max(stated_m, VAGUE_M if _plain(frame) in VAGUE else NAMED_M)
        return _estimate(sight, displacement, {f"{_geodetic(self.crs).name} in ITRF": sigma})


def _estimate(sight: Sight, displacement_m: Array, common_m: Mapping[str, float]) -> Estimate:
    """A displacement whose errors are the same in all passes: {source: signed metres of each coordinate}."""
    unit = from_displacement(sight, displacement_m, 0.0, 1.0, "")
    shared = {
        f"{source}{axis}": (metres * range_s, metres * azimuth_s)
        for source, metres in common_m.items()
        for axis, (range_s, azimuth_s) in unit.common.items()
    }
    return replace(unit, common=shared)


def _plate_model(plate: str, model: str) -> PlateModel:
    if model not in PLATE_MODELS:
        raise EngineInputError(f"There is no plate motion model '{model}'; choose from {', '.join(PLATE_MODELS)}.")
    chosen = PLATE_MODELS[model]
    if plate not in chosen.poles:
        raise EngineInputError(
            f"The {model} plate motion model has no plate '{plate}'; choose from {', '.join(sorted(chosen.poles))}."
        )
    return chosen


def _check_years(year: Array) -> None:
    wrong = year[~(np.isnan(year) | ((year >= YEARS[0]) & (year <= YEARS[1])))]
    if wrong.size:
        raise EngineInputError(
            f"The year {wrong.flat[0]:g} is none of radar satellites; give decimal years from {YEARS[0]:.0f} to "
            f"{YEARS[1]:.0f}, such as 2010.0."
        )


def _moved(xyz_m: ArrayLike, operation: str, year: ArrayLike, inverse: bool = False) -> Array:
    xyz = np.asarray(xyz_m, np.float64)
    years = np.broadcast_to(np.asarray(year, np.float64), xyz.shape[:-1])
    _check_years(years)
    known = np.isfinite(xyz).all(axis=-1) & np.isfinite(years)
    result = np.full(xyz.shape, np.nan)
    if known.any():
        points = np.ascontiguousarray(xyz[known])
        direction = "INVERSE" if inverse else "FORWARD"
        # The fourth coordinate is the time. Without it PROJ takes the operation's own epoch, and is decimetres off.
        x, y, z, _ = pyproj.Transformer.from_pipeline(operation).transform(
            points[:, 0], points[:, 1], points[:, 2], np.ascontiguousarray(years[known]), direction=direction
        )
        result[known] = np.stack([x, y, z], axis=-1)
    return result


def _crs_text(crs: str | pyproj.CRS) -> str:
    return crs if isinstance(crs, str) else crs.to_wkt()


@lru_cache(maxsize=64)
def _geodetic(crs: str) -> pyproj.CRS:
    """The geodetic CRS that a CRS is built on."""
    try:
        found = pyproj.CRS.from_user_input(crs).geodetic_crs
    except CRSError as error:
        raise EngineInputError(
            f"'{crs[:60]}' is no coordinate reference system that PROJ knows; give one such as EPSG:7930 (ETRF2000)."
        ) from error
    if found is None:
        raise EngineInputError(f"'{crs[:60]}' is tied to no geodetic frame; give a CRS such as EPSG:7930 (ETRF2000).")
    return found


@lru_cache(maxsize=64)
def _operation(crs: str, target: str) -> tuple[str, float]:
    """From a frame's geocentric coordinates to those of a realisation of the ITRF: the definition of the operation,
    and its accuracy in metres as the register states it."""
    geodetic = _geodetic(crs)
    described = geodetic.to_json_dict()
    if "datum_ensemble" in described:
        raise EngineInputError(
            f"{geodetic.name} does not say which of its realisations is meant, and they differ by centimetres or more; "
            "name one, such as EPSG:7930 (ETRF2000) or EPSG:8401 (ETRF2014)."
        )
    # Heights and axes of the CRS at hand do not matter: what counts is its frame.
    geocentric = pyproj.CRS.from_json_dict({
        "type": "GeodeticCRS", "name": described["name"], "datum": described["datum"],
        "coordinate_system": {"subtype": "Cartesian", "axis": [
            {"name": f"Geocentric {axis}", "abbreviation": axis, "direction": f"geocentric{axis}", "unit": "metre"}
            for axis in "XYZ"
        ]},
    })  # fmt: skip
    itrf = _geodetic(f"EPSG:{ITRF[target]}")
    if described["datum"].get("name") == itrf.to_json_dict()["datum"]["name"]:
        return "+proj=noop", 0.0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that there is a better one, with a grid that is not installed
        try:
            known = TransformerGroup(geocentric, itrf, always_xy=True, allow_ballpark=False).transformers
        except (ProjError, IndexError):  # the latter is pyproj's way of finding none at all
            known = []
    # An operation without t_epoch is one that takes the two frames for the same.
    found = [
        (one.accuracy if one.accuracy >= 0 else WORST_M, one.definition)
        for one in known
        if "t_epoch" in one.definition and "grids" not in one.definition and one.accuracy <= WORST_M
    ]
    if not found:
        raise EngineInputError(
            f"PROJ does not know how {geodetic.name} moves against {target}; choose another "
            "frame, such as EPSG:7930 (ETRF2000), or the correction of plate motion to an epoch."
        )
    accuracy, definition = min(found, key=lambda one: one[0])  # the register's own order decides between equals
    return definition, accuracy
