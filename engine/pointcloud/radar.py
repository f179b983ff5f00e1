"""Radar-coded clouds: from radar times and elevation to places, and the geometry in which a place is seen.

Convention. Elevation s = 0 is the surface of constant ellipsoidal height of the cloud's reference point. A point
(t, tau, s) lies on the circle of range R = c tau / 2 in the zero-Doppler plane of t, turned about the platform by the
angle s / R from where the circle meets that surface; upwards, that is away from nadir, is positive. (Elevation is the
axis at right angles to azimuth and range: Montazeri et al. 2018, doi 10.1109/TGRS.2017.2769078. Measured on the arc
rather than on its tangent it keeps the range: 100 m up the two differ by 8 mm where R is 600 km.)
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..accelerate import in_threads
from ..errors import EngineInputError
from ..sar import geometry
from ..sar.geodetic import to_geocentric
from ..sar.orbit import Orbit
from ..sar.product import SarProduct
from ..sar.readers import open_products, reader_of
from ..sar.readers.doris import orbit_of_positions
from ..sar.readers.eof import read_eof
from ..sar.times import parse_utc, seconds_since, utc_text
from .cloud import Track

Array = NDArray[np.float64]

# Arrays of so many points stay in the processor's cache.
BLOCK = 8_192
SIDES = {"right": 1, "left": -1}
# So far on either side of a moment an orbit file of a day is read.
ARC_S = 120.0
VECTOR = ("x", "y", "z", "vx", "vy", "vz")


@dataclass(frozen=True)
class Reference:
    """The reference point of a cloud. height_m : ellipsoidal. The rest tells where it is: radar times (seconds since
    the orbit's epoch, two-way seconds), pixels of the product, or degrees; None where it is told otherwise."""

    height_m: float
    t_s: float | None = None
    tau_s: float | None = None
    line: float | None = None
    sample: float | None = None
    longitude_deg: float | None = None
    latitude_deg: float | None = None

    @classmethod
    def parse(cls, text: str) -> Reference:
        """From a text such as 'line = 1204.5; sample = 873; height = 81.2', 't = …; tau = …; height = …' or
        'longitude = …; latitude = …; height = …'.

        Raises EngineInputError when it is none of these.
        """
        names = {
            "height": "height_m", "t": "t_s", "tau": "tau_s", "line": "line", "sample": "sample",
            "longitude": "longitude_deg", "latitude": "latitude_deg", "lon": "longitude_deg", "lat": "latitude_deg",
        }  # fmt: skip
        found: dict[str, float] = {}
        for part in filter(None, (one.strip() for one in text.replace("\n", ";").split(";"))):
            name, _, value = (one.strip() for one in part.partition("="))
            key = names.get(name.lower().removesuffix("_m").removesuffix("_s").removesuffix("_deg"))
            try:
                number = float(value)
            except ValueError:
                number = float("nan")
            most = {"latitude_deg": 90.0, "longitude_deg": 360.0}.get(key or "", np.inf)
            if key is None or not np.isfinite(number) or abs(number) > most:
                raise EngineInputError(
                    f"The reference point has '{part[:40]}'; write it as 'line = 1204.5; sample = 873; height = 81.2', "
                    "with t and tau in seconds, or longitude and latitude in degrees, instead of line and sample."
                )
            found[key] = number
        if "height_m" not in found:
            raise EngineInputError(
                f"The reference point '{text.strip()[:60]}' has no height; add its ellipsoidal height in metres: "
                "height = 81.2."
            )
        return cls(**found)


@dataclass(frozen=True)
class RadarGeometry:
    """How a radar sees: what geocodes a radar-coded cloud, and tells heading and incidence of any other.

    orbit : times t count from orbit.epoch. look_sign : +1 where the radar looks to the right, -1 to the left.
    reference : of the cloud; None where the cloud is not radar-coded.
    product : whose lines and samples a cloud counts; None for an orbit alone.
    first_line, first_sample : how the cloud numbers the product's first pixel (1 where it counts from 1).
    name : of the track.
    """

    orbit: Orbit
    look_sign: int = 1
    reference: Reference | None = None
    product: SarProduct | None = None
    first_line: float = 0.0
    first_sample: float = 0.0
    name: str = ""

    @staticmethod
    def of(
        product: SarProduct, reference: Reference | None = None, first_line: float = 0.0, first_sample: float = 0.0
    ) -> RadarGeometry:
        """The geometry of a product."""
        return RadarGeometry(
            product.orbit, product.look_sign, reference, product, first_line, first_sample, product.track
        )  # fmt: skip

    @property
    def epoch_text(self) -> str:
        return utc_text(self.orbit.epoch, 0.0, 0) or str(self.orbit.epoch)

    def times_of(self, line: ArrayLike, sample: ArrayLike) -> tuple[Array, Array]:
        """t and tau in seconds of lines and samples as the cloud counts them.

        Raises EngineInputError where there is only an orbit.
        """
        if self.product is None:
            raise EngineInputError(
                "The cloud counts lines and samples, but only an orbit is given, which has none; give the product."
            )
        return (
            self.product.azimuth_time_of(np.asarray(line, np.float64) - self.first_line),
            self.product.range_time_of(np.asarray(sample, np.float64) - self.first_sample),
        )

    def pixels_of(self, t_s: ArrayLike, tau_s: ArrayLike) -> tuple[Array, Array]:
        """Line and sample as the cloud counts them: the inverse of times_of."""
        if self.product is None:
            raise EngineInputError("An orbit alone has no lines and samples; give the product.")
        return self.product.line_of(t_s) + self.first_line, self.product.sample_of(tau_s) + self.first_sample

    def geocode(self, t_s: ArrayLike, tau_s: ArrayLike, elevation_m: ArrayLike) -> Array:
        """X, Y, Z in metres, shape (..., 3), of zero-Doppler times, two-way range times and elevations, all (...).

        NaN where the orbit does not cover the time, or the range does not reach the reference's height.
        """
        t, tau, s = np.broadcast_arrays(*(np.asarray(values, np.float64) for values in (t_s, tau_s, elevation_m)))
        start = geometry.rdr2geo(self.orbit, t, tau, self._reference_height(), self.look_sign)

        def turn(t: Array, start: Array, s: Array) -> Array:
            position, sight, across = self._axes(t, start)
            range_m = _length(sight)
            angle = s[:, None] / range_m
            return position + np.cos(angle) * sight + (np.sin(angle) * range_m) * across

        return _blockwise(turn, (t, start, s), 3).reshape(*t.shape, 3)

    def geocode_heights(self, t_s: ArrayLike, tau_s: ArrayLike, height_m: ArrayLike) -> Array:
        """X, Y, Z in metres, shape (..., 3), of radar times and ellipsoidal heights. NaN as geocode."""
        return geometry.rdr2geo(self.orbit, t_s, tau_s, height_m, self.look_sign)

    def radar_coordinates(self, xyz_m: ArrayLike) -> tuple[Array, Array, Array]:
        """t, tau and elevation of places, shape (..., 3): the exact inverse of geocode."""
        xyz = np.asarray(xyz_m, np.float64)
        t, tau = geometry.geo2rdr(self.orbit, xyz)
        start = geometry.rdr2geo(self.orbit, t, tau, self._reference_height(), self.look_sign)

        def angle(t: Array, start: Array, xyz: Array) -> Array:
            position, sight, across = self._axes(t, start)
            there = xyz - position
            # From the small chord, so that nothing is lost where elevation is small beside the range.
            aside = np.einsum("ij,ij->i", xyz - start, across)
            range_m = _length(sight)[:, 0]
            turned: Array = np.arctan2(aside, np.einsum("ij,ij->i", there, sight) / range_m) * range_m
            return turned[:, None]

        return t, tau, _blockwise(angle, (t, start, xyz), 1).reshape(t.shape)

    def angles(self, xyz_m: ArrayLike) -> tuple[Array, Array]:
        """Incidence angle (from the ellipsoid's normal) and heading of the flight (clockwise from north), in degrees,
        of places (..., 3). NaN where the orbit does not see the place.

        The heading is the one that the look direction is at right angles to (see geometry.local_angles); the platform's
        shadow flies it to 0.2 degrees.
        """
        xyz = np.asarray(xyz_m, np.float64)
        t, _ = geometry.geo2rdr(self.orbit, xyz)

        def both(t: Array, xyz: Array) -> Array:
            heading, incidence = geometry.local_angles(self.orbit, t, xyz, self.look_sign)
            return np.stack([incidence, heading], axis=1)

        found = _blockwise(both, (t, xyz), 2).reshape(*t.shape, 2)
        return found[..., 0], found[..., 1]

    def looks_at(self, xyz_m: ArrayLike) -> NDArray[np.bool_]:
        """Whether places (..., 3) lie on the side to which the radar looks."""
        xyz = np.asarray(xyz_m, np.float64)
        position, velocity, _ = self.orbit.state(geometry.geo2rdr(self.orbit, xyz)[0])
        right = np.cross(velocity, position)  # forward x up
        return np.sum((xyz - position) * right, axis=-1) * self.look_sign > 0

    def reference_xyz(self) -> Array | None:
        """X, Y, Z in metres of the reference point, shape (3,); None where its place is not told.

        Raises EngineInputError when the orbit or the range does not reach it.
        """
        one = self.reference
        if one is None:
            return None
        if one.longitude_deg is not None and one.latitude_deg is not None:
            return to_geocentric(one.latitude_deg, one.longitude_deg, one.height_m)
        if one.t_s is not None and one.tau_s is not None:
            t, tau = one.t_s, one.tau_s
        elif one.line is not None and one.sample is not None:
            t, tau = (float(value) for value in self.times_of(one.line, one.sample))
        else:
            return None
        xyz = self.geocode_heights(t, tau, one.height_m)
        if not np.isfinite(xyz).all():
            raise EngineInputError(
                f"The reference point (azimuth time {t:.3f} s after {self.epoch_text}, range time {tau * 1e3:.6f} ms) "
                f"is not seen by the orbit ({self.orbit.start_s:.1f} to {self.orbit.end_s:.1f} s); range times are "
                "two-way, in seconds: check the reference point and the product."
            )
        return xyz

    def track(self, xyz_m: ArrayLike | None = None) -> Track:
        """Pass direction, look side, heading and incidence at the reference point, or else at a place (3,)."""
        xyz = self.reference_xyz()
        xyz = xyz if xyz is not None else None if xyz_m is None else np.asarray(xyz_m, np.float64)
        middle_s = (self.orbit.start_s + self.orbit.end_s) / 2
        if xyz is not None:
            seen = float(geometry.geo2rdr(self.orbit, xyz)[0])
            middle_s = seen if np.isfinite(seen) else middle_s
        rises = self.orbit.state(middle_s)[1][2] > 0
        side = next(name for name, sign in SIDES.items() if sign == self.look_sign)
        track = Track(name=self.name, pass_direction="ascending" if rises else "descending", look_side=side)
        if xyz is None:
            return track
        incidence, heading = (float(value) for value in self.angles(xyz))
        if not (np.isfinite(incidence) and np.isfinite(heading)):
            return track
        return replace(track, incidence_deg=incidence, heading_deg=heading)

    def _reference_height(self) -> float:
        if self.reference is None:
            raise EngineInputError(
                "The cloud has elevations but no reference point that they start from; give its ellipsoidal height, "
                "and its line and sample or its times (REFERENCE)."
            )
        return self.reference.height_m

    def _axes(self, t: Array, start: Array) -> tuple[Array, Array, Array]:
        """Platform, line of sight to the surface s = 0 (m) and the unit vector of elevation there, each (n, 3)."""
        position, velocity, _ = self.orbit.state(t)
        sight = start - position
        across: Array = float(self.look_sign) * np.cross(sight, velocity)
        return position, sight, across / _length(across)


def _length(vectors: Array) -> Array:
    """Of vectors (n, 3), as (n, 1)."""
    length: Array = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
    return length


def _blockwise(work: Callable[..., Array], arrays: tuple[Array, ...], columns: int) -> Array:
    """work on blocks of (n,) and (n, 3) arrays, in threads; the result is (n, columns)."""
    shape = arrays[0].shape
    flat = [one.reshape(-1, *one.shape[len(shape) :]) for one in arrays]
    result = np.empty((len(flat[0]), columns))

    def block(part: slice) -> None:
        result[part] = work(*(one[part] for one in flat))

    in_threads(block, len(result), BLOCK)
    return result


def open_geometry(
    path: str | os.PathLike[str],
    reference: Reference | str | None = None,
    look_side: str = "",
    time_utc: str = "",
    product: str = "",
    first_line: float = 0.0,
    first_sample: float = 0.0,
) -> RadarGeometry:
    """The geometry that a file tells: a SAR product (also a Doris master.res), a Sentinel-1 orbit file (.EOF), or a
    table of state vectors (.csv, .txt: t_s or time_utc, x, y, z and best vx, vy, vz in m and m/s, Earth-fixed).

    reference : of the cloud, also as a text (Reference.parse). look_side : right or left, where there is only an orbit;
    right if empty. time_utc : a moment of the pass, needed for an orbit file of a day; of state vectors what t_s counts
    from. product : which one, where the file holds several. first_line, first_sample : how the cloud numbers the
    product's first pixel.

    Raises EngineInputError when the file is none of these, or leaves open which pass is meant.
    """
    path = Path(path)
    if isinstance(reference, str):
        reference = Reference.parse(reference) if reference.strip() else None
    side = look_side.strip().lower()
    if side not in ("", *SIDES):
        raise EngineInputError(f"The look side is '{look_side}'; it must be right or left.")
    if not path.exists():
        raise EngineInputError(f"{path} is not there; give a SAR product, an orbit file or a table of state vectors.")
    kind = path.suffix.lower()
    if kind == ".eof":
        orbit, name = _orbit_about(path, time_utc), ""
    elif kind in (".csv", ".tsv", ".txt") and path.is_file() and reader_of(path) is None and _is_vectors(path):
        orbit, name = _orbit_of_vectors(path, time_utc, product)
    else:
        one = _one_product(open_products(path), product, path)
        if side and side != one.look_side:
            raise EngineInputError(f"{one.name} looks to the {one.look_side}, not to the {side}; leave the side empty.")
        return RadarGeometry.of(one, reference, first_line, first_sample)
    return RadarGeometry(orbit, SIDES[side or "right"], reference, name=name)


def _one_product(products: Sequence[SarProduct], name: str, path: Path) -> SarProduct:
    """The one of a name; or the first, where all have one grid (polarisations)."""
    chosen = [one for one in products if name in ("", one.name)]
    grids = {(one.epoch, one.first_azimuth_time_s, one.first_range_time_s, one.lines, one.samples) for one in chosen}
    if len(grids) != 1:
        names = ", ".join(one.name for one in products)
        raise EngineInputError(
            f"{path.name} holds {len(products)} products and {'none of them' if name else 'not one'} is "
            f"{name or 'named'}; choose one of {names}."
        )
    return chosen[0]


def _orbit_about(path: Path, time_utc: str) -> Orbit:
    """The piece of an orbit file about a moment."""
    if not time_utc.strip():
        raise EngineInputError(
            f"{path.name} is the orbit of a whole day; give a moment of the pass in UTC, such as 2020-01-01T16:50:00."
        )
    epoch, _ = parse_utc(time_utc, "moment of the pass")
    found = read_eof(path, epoch, -ARC_S, ARC_S)
    if found is None:
        raise EngineInputError(
            f"{path.name} does not cover {time_utc} and two minutes about it; give the orbit file of that day."
        )
    return found[2]


def _is_vectors(path: Path) -> bool:
    names, _ = _table(path, 0)
    return {"x", "y", "z"} <= set(names)


def _orbit_of_vectors(path: Path, time_utc: str, product: str) -> tuple[Orbit, str]:
    """The orbit of a table of state vectors, and the product's name."""
    names, rows = _table(path)
    column = {name: [row[i] if i < len(row) else "" for row in rows] for i, name in enumerate(names)}
    if "t_s" not in column and "time_utc" not in column:
        raise EngineInputError(f"{path.name} has no column t_s or time_utc; it has {', '.join(names)}.")
    use = list(range(len(rows)))
    if "product" in column:
        several = list(dict.fromkeys(column["product"]))
        product = product or (several[0] if len(several) == 1 else "")
        use = [i for i in use if column["product"][i] == product]
        if not use:
            raise EngineInputError(
                f"{path.name} holds state vectors of {len(several)} products; name one of {', '.join(several[:9])}."
            )
    epoch = parse_utc(time_utc, "epoch")[0] if time_utc.strip() else np.datetime64("1970-01-01T00:00:00", "s")
    try:
        if "time_utc" in column:
            epoch = parse_utc(column["time_utc"][use[0]], f"time_utc in {path.name}")[0]
            times = [seconds_since(epoch, column["time_utc"][i], f"time_utc in {path.name}") for i in use]
        else:
            times = [float(column["t_s"][i]) for i in use]
        values = {name: np.array([float(column[name][i]) for i in use]) for name in VECTOR if name in column}
    except (ValueError, IndexError) as error:
        if isinstance(error, EngineInputError):
            raise
        raise EngineInputError(
            f"{path.name} holds a state vector that is no number ({error}); write decimal points, and a comma, "
            "semicolon or tab between the columns."
        ) from error
    order = np.argsort(times, kind="stable")
    t = np.array(times, np.float64)[order]
    position = np.stack([values[axis][order] for axis in VECTOR[:3]], axis=1)
    if not set(VECTOR) <= set(values):
        return orbit_of_positions(epoch, t, position, name=path.name), product
    return Orbit(epoch, t, position, np.stack([values[axis][order] for axis in VECTOR[3:]], axis=1)), product


def _table(path: Path, rows: int | None = None) -> tuple[list[str], list[list[str]]]:
    """Names of the columns of a small table, in small letters, and its rows as texts."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            separator = max(",;\t", key=head.count)
            names = [name.strip().lower() for name in head.strip().split(separator)]
            if rows == 0:
                return names, []
            return names, [row for row in csv.reader(file, delimiter=separator) if any(one.strip() for one in row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise EngineInputError(f"The table {path.name} cannot be read ({error}); save it as UTF-8 text.") from error
