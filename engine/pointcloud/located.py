"""From the columns of a table to coordinates: longitude and latitude, map coordinates, geocentric or radar-coded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from ..errors import EngineInputError
from ..sar.geodetic import to_geocentric, to_geodetic
from ..sar.times import parse_utc, utc_text
from .cloud import Array, Column
from .datums import WGS84, Way, horizontal, metres_per_height
from .heights import HeightReference
from .radar import RadarGeometry

Named = Mapping[str, Column]
Fate = NDArray[np.uint8]

# The columns that tell where a point is, by system.
SYSTEMS: dict[str, tuple[str, ...]] = {
    "geographic": ("longitude", "latitude"),
    "projected": ("easting", "northing"),
    "geocentric": ("x_m", "y_m", "z_m"),
    "radar_times": ("t_az_s", "azimuth_time", "tau_s"),
    "radar_pixels": ("line", "sample"),
}
# What becomes of a point, and the words for it.
KEPT, UNPLACED, BEYOND, UNSEEN, NO_GEOID, OUTSIDE, FILTERED = range(7)
REASONS = {
    UNPLACED: "have no coordinates or no height",
    BEYOND: "have coordinates beyond their CRS or the output's",
    UNSEEN: "are not seen by the orbit, or their range reaches no such height",
    NO_GEOID: "lie where the geoid grid has no value",
    OUTSIDE: "lie outside the extent",
    FILTERED: "do not pass the filter",
}
DAY_S = 86_400.0


@dataclass(frozen=True)
class Located:
    """Points of a chunk in the output's CRS. fate : KEPT or why not; the coordinates of the others mean nothing.

    xyz_m : on WGS 84, shape (n, 3); None where there is no radar to see them.
    """

    x: Array
    y: Array
    z: Array
    fate: Fate
    xyz_m: Array | None


class Locator:
    """Brings chunks of named columns into a CRS with ellipsoidal heights. Of one thread, since PROJ's objects are.

    source : of the table; its heights count in its unit. shift_s : what is added to azimuth times (see clock).
    """

    def __init__(
        self,
        system: str,
        source: CRS,
        target: CRS,
        geometry: RadarGeometry | None,
        heights: HeightReference,
        shift_s: float = 0.0,
    ) -> None:
        self.system, self.geometry, self.heights, self.shift_s = system, geometry, heights, shift_s
        self.on_map = system in ("geographic", "projected")
        start = horizontal(source) if self.on_map else WGS84
        self.way, self.to_wgs84, self.from_wgs84 = Way(start, target), Way(start, WGS84), Way(WGS84, target)
        self.per_height = metres_per_height(source) if self.on_map else 1.0

    def __call__(self, named: Named) -> Located:
        fate = np.zeros(len(named[next(n for n in SYSTEMS[self.system] if n in named)]), np.uint8)
        if self.on_map:
            return self._of_map(named, fate)
        xyz = self._of_radar(named, fate) if self.system.startswith("radar") else self._geocentric(named, fate)
        latitude, longitude, z = to_geodetic(xyz)
        x, y, z = self.way(longitude, latitude, z)
        _mark(fate, ~_finite(x, y, z), BEYOND)
        return Located(x, y, z, fate, xyz)

    def _of_map(self, named: Named, fate: Fate) -> Located:
        x, y = (numbers(named, name) for name in SYSTEMS[self.system])
        z = numbers(named, "height") * self.per_height if "height" in named else np.zeros(len(fate))
        _mark(fate, ~_finite(x, y, z), UNPLACED)
        if self.system == "geographic":
            _mark(fate, (np.abs(y) > 90) | (np.abs(x) > 360), BEYOND)
        x = np.where(fate == KEPT, x, np.nan)
        xyz = None
        if self.heights.is_ellipsoidal:
            if self.geometry is not None:
                xyz = _geocentric_of(self.to_wgs84(x, y, z))
            x, y, z = self.way(x, y, z)
        else:
            # With the undulation heights are above the ellipsoid of WGS 84, whatever the table's datum is.
            longitude, latitude, _ = self.to_wgs84(x, y, z)
            _mark(fate, ~_finite(longitude, latitude), BEYOND)
            z = z + self.heights.undulations(longitude, latitude)
            _mark(fate, ~np.isfinite(z), NO_GEOID)
            if self.geometry is not None:
                xyz = _geocentric_of((longitude, latitude, z))
            x, y, z = self.way(x, y, z) if not self.way.three_d else self.from_wgs84(longitude, latitude, z)
        _mark(fate, ~_finite(x, y, z), BEYOND)
        return Located(x, y, z, fate, xyz)

    def _geocentric(self, named: Named, fate: Fate) -> Array:
        xyz = np.stack([numbers(named, name) for name in SYSTEMS["geocentric"]], axis=-1)
        _mark(fate, ~np.isfinite(xyz).all(axis=-1), UNPLACED)
        return xyz

    def _of_radar(self, named: Named, fate: Fate) -> Array:
        geometry = self.geometry
        if geometry is None:
            raise EngineInputError(
                "The table is radar-coded; give the product or the orbit that it was made with (PRODUCT or ORBIT)."
            )
        if self.system == "radar_pixels":
            t, tau = geometry.times_of(numbers(named, "line"), numbers(named, "sample"))
        else:
            t, tau = azimuth_seconds(named, geometry.orbit.epoch) + self.shift_s, numbers(named, "tau_s")
        if "elevation" in named and (geometry.reference is not None or "height" not in named):
            third = numbers(named, "elevation")
            xyz = geometry.geocode(t, tau, third)
        else:
            third = numbers(named, "height")
            xyz = geometry.geocode_heights(t, tau, third)
            # The undulation is that of the place, which moves by less than it: what is left is a micrometre.
            for _ in range(0 if self.heights.is_ellipsoidal else 2):
                latitude, longitude, _ = to_geodetic(xyz)
                undulation = self.heights.undulations(longitude, latitude)
                _mark(fate, np.isfinite(longitude) & ~np.isfinite(undulation), NO_GEOID)
                xyz = geometry.geocode_heights(t, tau, third + undulation)
        _mark(fate, ~_finite(t, tau, third), UNPLACED)
        _mark(fate, ~np.isfinite(xyz).all(axis=-1), UNSEEN)
        return xyz


def numbers(named: Named, name: str) -> Array:
    """A column as float64."""
    if name not in named:
        raise EngineInputError(f"The table has no column for {name}; say which one it is (COLUMNS).")
    values = np.asarray(named[name])
    try:
        return np.ascontiguousarray(values, np.float64)
    except (TypeError, ValueError) as error:
        raise EngineInputError(f"The column for {name} holds texts where numbers are wanted (COLUMNS).") from error


def azimuth_seconds(named: Named, epoch: np.datetime64) -> Array:
    """Azimuth times as seconds since an epoch: t_az_s as it stands, or azimuth_time, UTC as text or as datetime64."""
    if "t_az_s" in named:
        return numbers(named, "t_az_s")
    values = np.asarray(named["azimuth_time"])
    if values.dtype.kind != "M":
        values = _moments(values)
    since = (values.astype("datetime64[ns]") - epoch.astype("datetime64[ns]")).astype(np.int64) * 1e-9
    return np.where(np.isnat(values), np.nan, since)


def _moments(values: Column) -> Column:
    """Texts such as 2008-03-10T13:32:20.083162Z as datetime64[ns]; NaT where there is none."""
    known = values.astype(str)
    blank = np.isin(np.char.lower(np.char.strip(known)), ("", "none", "nan", "nat"))
    known = np.where(blank, "NaT", np.char.rstrip(np.char.strip(known), "Z"))
    try:
        return known.astype("datetime64[ns]")
    except ValueError:
        for text in known[~blank]:
            parse_utc(text, "azimuth time")  # names the one that is none
        raise EngineInputError(
            "The azimuth times are no UTC times such as 2008-03-10T13:32:20.083162Z; write them all in this form."
        ) from None


def clock(sample: Named, geometry: RadarGeometry) -> tuple[float, str]:
    """What has to be added to a table's azimuth times so that they count from the orbit's epoch, and a note.

    Times count from that epoch, or are seconds of its day, or seconds since 1970; whichever the orbit covers.
    Raises EngineInputError when it covers none of these.
    """
    orbit = geometry.orbit
    t = azimuth_seconds(sample, orbit.epoch)
    known = t[np.isfinite(t)]
    if not known.size:
        return 0.0, ""
    middle = float(np.median(known))
    day = orbit.epoch.astype("datetime64[D]")
    shifts = {"seconds since the orbit's epoch": 0.0}
    if "t_az_s" in sample:
        shifts["seconds of the day"] = -float((orbit.epoch - day).astype("timedelta64[s]").astype(np.int64))
        shifts["seconds since 1970"] = -float(orbit.epoch.astype("datetime64[s]").astype(np.int64))
    for what, shift in shifts.items():
        if orbit.covers(middle + shift):
            if not shift:
                return 0.0, ""
            rough = ", which resolve 2 mm along track at best" if what.endswith("1970") else ""
            return shift, f"The azimuth times are taken as {what}{rough}."
    raise EngineInputError(
        f"The azimuth times are about {middle:.3f} s after {utc_text(orbit.epoch, 0.0, 0)}, but the orbit covers "
        f"{orbit.start_s:.1f} to {orbit.end_s:.1f} s; they must count from that epoch, be seconds of the day, or be "
        "UTC texts (azimuth_time): check them and the product or orbit."
    )


def _geocentric_of(place: tuple[Array, Array, Array]) -> Array:
    longitude, latitude, height = (np.where(np.isfinite(values), values, np.nan) for values in place)
    return to_geocentric(latitude, longitude, height)


def _finite(*values: Array) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        return np.isfinite(sum(values, np.zeros(1)))


def _mark(fate: Fate, bad: Column, reason: int) -> None:
    """Give those a reason that have none yet."""
    fate[bad & (fate == KEPT)] = reason
