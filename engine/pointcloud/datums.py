"""Coordinate reference systems of clouds: horizontal and vertical parts, units, and which frames may be compared."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ..errors import EngineInputError
from ..raster.grid import Extent, local_utm, same_crs
from ..sar.geodetic import to_geocentric

Array = NDArray[np.float64]

WGS84 = CRS.from_epsg(4326)
# What lies this far beyond a CRS's area and its margin is a mistake.
FAR_DEG = 10.0
METRES = {"metre", "meter", "m"}
# Frames on this ellipsoid are geocentric to a metre or better: WGS 84, ITRF, ETRS89 and what nations derive from them.
GEOCENTRIC = (6378137.0, 298.257)
# Frames that PROJ moves by less than this are taken as one.
AGREE_M = 2.0
# Those that are not: fixed to plates that moved on, or 1 to 2 m off the Earth's centre.
APART = (("north american datum 1983", "nad83"), ("geocentric datum of australia 1994", "gda94"))


def horizontal(crs: CRS) -> CRS:
    """The part of a CRS that x and y are in: of a compound one the first, of a 3-D one the same without height."""
    if crs.is_compound:
        return horizontal(crs.sub_crs_list[0])
    # pyproj before 3.6 cannot take the height off; its 3-D CRS serve as well.
    if len(crs.axis_info) == 3 and not crs.is_geocentric and hasattr(crs, "to_2d"):
        return crs.to_2d()
    return crs


def metres_per_height(crs: CRS) -> float:
    """Metres in the unit of a CRS's third axis; 1 where it has none."""
    axes = crs.axis_info
    return float(axes[2].unit_conversion_factor) if len(axes) > 2 and not crs.is_geocentric else 1.0


def vertical_name(crs: CRS) -> str:
    """The name of the heights of a compound CRS, else an empty text."""
    return str(crs.sub_crs_list[1].name) if crs.is_compound and len(crs.sub_crs_list) > 1 else ""


def is_metric(crs: CRS) -> bool:
    """Whether x and y are on a map and in metres."""
    return bool(crs.is_projected) and {axis.unit_name for axis in horizontal(crs).axis_info[:2]} <= METRES


def check_output(crs: CRS) -> None:
    """Raise EngineInputError unless a cloud can be in this CRS: projected, in metres."""
    if not is_metric(crs):
        units = " and ".join(sorted({axis.unit_name for axis in crs.axis_info[:2]}))
        raise EngineInputError(
            f"The CRS {crs.name} counts in {units or 'unknown units'}; a cloud's distances are measured in metres, so "
            "choose a projected CRS in metres (a UTM zone, for example)."
        )


def utm_of(longitude_deg: float, latitude_deg: float) -> CRS:
    """The UTM zone (WGS 84) of a place. Raises EngineInputError near the poles."""
    return local_utm(Extent(longitude_deg, latitude_deg, longitude_deg, latitude_deg), WGS84)


def same_datum(a: CRS, b: CRS) -> bool:
    """Whether places in two CRS may be compared as they are: their frames agree within two metres, by PROJ.

    WGS 84, ITRF and ETRS89 with their national realisations do; ED50, NAD27 or DHDN, each some hundred metres away, and
    NAD83 or GDA94, 1 to 2 m away, agree with none of them. Heights are not looked at.
    """
    a, b = (_frame(one) for one in (a, b))
    names = [_name(one).lower() for one in (a, b)]
    if names[0] == names[1] or same_crs(a, b):
        return True
    families = [next((n for n, known in enumerate(APART) if name.startswith(known)), -1) for name in names]
    return families[0] == families[1] and _is_geocentric(a) and _is_geocentric(b)


def datum_note(a: CRS, b: CRS) -> str:
    """A sentence where two frames agree within two metres but are not one, else an empty text."""
    names = [_name(_frame(one)) for one in (a, b)]
    if names[0] == names[1] or not same_datum(a, b):
        return ""
    return f"{names[0]} and {names[1]} are taken as one frame; they agree within two metres."


def _frame(crs: CRS) -> CRS:
    crs = horizontal(crs)
    crs = crs.source_crs if crs.is_bound and crs.source_crs is not None else crs
    return crs.geodetic_crs or crs


def _name(crs: CRS) -> str:
    return str(crs.datum.name if crs.datum is not None else crs.name).removesuffix(" ensemble")


@lru_cache(maxsize=256)
def _is_geocentric(crs: CRS) -> bool:
    """Whether a frame's places are those of WGS 84 within two metres: by its ellipsoid, and by PROJ in its middle.

    The ellipsoid alone does not tell: GGRS87 has that of ETRS89 and lies 330 m away.
    """
    ellipsoid = crs.ellipsoid
    if ellipsoid is None:
        return False
    axis, flattening = ellipsoid.semi_major_metre, ellipsoid.inverse_flattening
    if abs(axis - GEOCENTRIC[0]) >= 0.01 or abs(flattening - GEOCENTRIC[1]) >= 0.001:
        return False
    area = crs.area_of_use
    place = (0.0, 0.0) if area is None else (_middle(area.west, area.east), (area.south + area.north) / 2)
    try:
        moved = Transformer.from_crs(crs.to_3d(), WGS84.to_3d(), always_xy=True).transform(*place, 0.0)
    except ProjError:
        return True
    if not np.isfinite(moved).all():
        return True
    before, after = (
        to_geocentric(latitude, longitude, height) for longitude, latitude, height in ((*place, 0.0), moved)
    )
    return float(np.linalg.norm(after - before)) < AGREE_M


def _middle(west: float, east: float) -> float:
    return (west + ((east - west) % 360 or 360.0) / 2 + 180) % 360 - 180


class Way:
    """From a CRS to another, x before y, heights in metres, which go along only where the datum changes.

    Not for several threads at a time.
    """

    def __init__(self, source: CRS, target: CRS) -> None:
        self.target = target
        self.needed = not same_crs(source, target)
        self.three_d = self.needed and not same_datum(source, target)
        if self.three_d:
            source, target = source.to_3d(), target.to_3d()
        # From PROJ 9.5 on heights of a CRS in feet are in feet too, once it is made three-dimensional.
        self._metres = metres_per_height(source), metres_per_height(target)
        self._transformer = Transformer.from_crs(source, target, always_xy=True) if self.needed else None

    def __call__(self, x: Array, y: Array, z: Array) -> tuple[Array, Array, Array]:
        """x, y and heights (n,) in the target; not finite where it cannot express them."""
        if self._transformer is None:
            return x, y, z
        given: list[Any] = [x, y, z / self._metres[0]] if self.three_d else [x, y]
        if len(x) == 1:  # pyproj takes an array of one place for a place, and warns
            given = [np.repeat(values, 2) for values in given]
        transformed: tuple[Any, ...] = self._transformer.transform(*given)
        moved = [np.asarray(values, np.float64)[: len(x)] for values in transformed]
        return moved[0], moved[1], moved[2] * self._metres[1] if self.three_d else z


def check_area(crs: CRS, x: float, y: float, what: str) -> str:
    """A note where a place in a CRS lies far beyond the area that the CRS is made for; else an empty text.

    Raises EngineInputError when it lies within as soon as x and y are swapped.
    """
    area = horizontal(crs).area_of_use
    if area is None:
        return ""
    way = Way(horizontal(crs), WGS84)

    def inside(x: float, y: float) -> bool:
        longitude, latitude, _ = (float(v[0]) for v in way(np.array([x]), np.array([y]), np.zeros(1)))
        if not (np.isfinite(longitude) and np.isfinite(latitude)):
            return False
        width = (area.east - area.west) % 360 or 360.0
        # A zone is used beside it too, half its width and some degrees away.
        beside = abs((longitude - area.west - width / 2 + 180) % 360 - 180)
        above = abs(latitude - (area.south + area.north) / 2)
        return beside <= width + FAR_DEG and above <= area.north - area.south + FAR_DEG

    if inside(x, y):
        return ""
    found = f"{what} lies about x = {x:.6g}, y = {y:.6g}, far beyond the area of {crs.name} ({area.name})"
    if inside(y, x):
        raise EngineInputError(f"{found}; x and y seem to be swapped: exchange them (COLUMNS).")
    return f"{found}; check the CRS."
