"""The delay of the troposphere: of a standard atmosphere, measured at stations, or from a weather model's grid.

Slant delay = zenith hydrostatic delay times hydrostatic mapping factor + the same of the wet part, at the elevation
90 degrees minus incidence. Neglected are horizontal gradients: with the usual 0.5 mm they are 0.2 mm at 20 degrees of
incidence and 1.2 mm at 55. The rays' bending, below 1 mm there, is within the mapping function.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Union

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..passes import Sight
from .estimate import Estimate, from_slant_range
from .mapping_function import MEAN_A, vmf3
from .station_files import read_csv, read_sinex_tro
from .textfiles import read_lines
from .vmf_grid import VmfGrid, kind_of, open_grid
from .zenith_delay import Station, at_height, merged, standard_atmosphere

Array = NDArray[np.float64]

EFFECT = frozenset({"troposphere"})
ZENITH, REDUCTION = "tropospheric zenith delay", "tropospheric reduction in height"
KINDS = {"csv": "CSV", "sinex": "SINEX-TRO", "grid": "VMF grid", "orography": "orography"}


def day_of_year(utc: np.datetime64) -> float:
    """1 at the beginning of January 1st."""
    return float((utc - utc.astype("datetime64[Y]")) / np.timedelta64(1, "D")) + 1


def _slant(
    sight: Sight,
    a: tuple[float, float] | tuple[Array, Array],
    zenith_m: tuple[Array, Array],
    sigma_m: float | Array,
    common_m: Mapping[str, float | Array],
) -> Estimate:
    """Zenith delays and their errors mapped to the sight. The errors as wet ones, which they are for the most part."""
    latitude, longitude, height = sight.geodetic
    elevation = 90 - sight.incidence_deg
    hydrostatic, wet = vmf3(a, latitude, longitude, day_of_year(sight.utc_middle), elevation, height)
    return from_slant_range(
        zenith_m[0] * hydrostatic + zenith_m[1] * wet,
        sigma_m * wet,
        {name: metres * wet for name, metres in common_m.items()},
    )


@dataclass(frozen=True)
class TroposphereStandard:
    """Without any data: the climatology UNB3m.

    sigma_m, common_m : of the zenith delay, new in each pass and shared by all. geoid_m : geoid above the ellipsoid in
    the region; the climatology is by height above sea level.
    """

    # UNB3m against radiosondes: rms 4.9 cm, mean bias -0.5 cm (Leandro, Santos, Langley 2006), of which the mean over
    # all days at one place may be 2.5 cm; 30 m of geoid not known are 0.8 cm more.
    sigma_m: float = 0.042
    common_m: float = 0.026
    geoid_m: float = 0.0
    name: str = "Troposphere (standard atmosphere)"
    effects: frozenset[str] = EFFECT
    source: str = "UNB3m climatology (Leandro et al. 2006), VMF3 mapping function (Landskron, Böhm 2018)"

    def at(self, sight: Sight) -> Estimate:
        latitude, _, height = sight.geodetic
        zenith = standard_atmosphere(latitude, day_of_year(sight.utc_middle), height - self.geoid_m)
        return _slant(sight, MEAN_A, zenith, self.sigma_m, {ZENITH: self.common_m})


@dataclass(frozen=True)
class TroposphereStation:
    """Zenith delays of the station nearest to the middle of the points, reduced to each point's height.

    farthest_km : a station farther away is refused. longest_gap_h : over which the series is interpolated.
    sigma_m : of a station's delay, at least, new in each pass. spread_m : of the delay between places 1 km apart, which
    grows with the root of the distance. common_m : of a station's delay, shared by all passes.
    """

    stations: tuple[Station, ...]
    farthest_km: float = 100.0
    longest_gap_h: float = 3.0
    # IGS gives 4 mm for its zenith delays. Between places L km apart interferograms show 2.5 mm · L^0.5 (Emardson,
    # Simons, Webb 2003, doi 10.1029/2002JB001781), one pass 1/sqrt(2) of it. Common: the station's antenna and mapping.
    sigma_m: float = 0.004
    spread_m: float = 0.0018
    common_m: float = 0.003
    name: str = "Troposphere (station)"
    effects: frozenset[str] = EFFECT
    source: str = "Zenith delays of stations, VMF3 mapping function (Landskron, Böhm 2018)"

    def at(self, sight: Sight) -> Estimate:
        known = np.isfinite(sight.xyz_m).all(axis=1)
        middle = sight.xyz_m[known].mean(axis=0) if known.any() else np.full(3, np.nan)
        distances = [float(station.distance_km(middle)) for station in self.stations]
        station = self.stations[int(np.nanargmin(distances)) if known.any() else 0]
        what = f"the pass {sight.seen_by.name}"
        if min(distances) > self.farthest_km:
            raise EngineInputError(
                f"The nearest station with zenith delays, {station.name} ({station.files[0]}), is "
                f"{min(distances):.0f} km from the points of {what}; give one within {self.farthest_km:g} km."
            )
        total, hydrostatic, formal = station.at(sight.utc_middle, self.longest_gap_h, what)
        day = day_of_year(sight.utc_middle)
        if not np.isfinite(hydrostatic):
            # How the total divides matters for its reduction in height only: 2 cm wrongly divided, 0.8 mm per 100 m.
            hydrostatic = float(standard_atmosphere(station.latitude_deg, day, station.height_m)[0])
        latitude, _, height = sight.geodetic
        parts = hydrostatic, total - hydrostatic
        dry, wet, reduction = at_height(parts, latitude, day, station.height_m, height)
        own = max(self.sigma_m, formal) if np.isfinite(formal) else self.sigma_m
        sigma = np.hypot(own, self.spread_m * np.sqrt(station.distance_km(sight.xyz_m)))
        return _slant(sight, MEAN_A, (dry, wet), sigma, {ZENITH: self.common_m, REDUCTION: reduction})


@dataclass(frozen=True)
class TroposphereGrid:
    """Zenith delays and mapping coefficients of TU Wien's grids (VMF3; VMF1's with the b and c of VMF3, which is the
    same within 0.3 mm up to 60 degrees of incidence).

    Linear in time, each corner's delays reduced to the point's height, then bilinear: as TU Wien's vmf3_grid.m, but for
    the temperature of the air by which the hydrostatic part is reduced (see at_height).
    longest_gap_h : between the epochs about a pass. sigma_m, common_m : of the zenith delay, new in each pass and
    shared by all.
    """

    grid: VmfGrid
    longest_gap_h: float = 6.0
    # Zenith delays of weather models and of GNSS differ by 1 to 2 cm rms, of which some 5 mm stay at one place.
    sigma_m: float = 0.015
    common_m: float = 0.005
    name: str = "Troposphere (VMF grid)"
    effects: frozenset[str] = EFFECT
    source: str = "Vienna Mapping Functions, grids of TU Wien (Landskron, Böhm 2018)"

    def at(self, sight: Sight) -> Estimate:
        latitude, longitude, height = sight.geodetic
        what = f"the pass {sight.seen_by.name}"
        values, from_m, weights = self.grid.at(sight.utc_middle, latitude, longitude, self.longest_gap_h, what)
        ah, aw, zhd, zwd = np.moveaxis(values, -1, 0)
        day = day_of_year(sight.utc_middle)
        moved = at_height((zhd, zwd), latitude[:, None], day, from_m, height[:, None])
        a_dry, a_wet, dry, wet, reduction = ((one * weights).sum(axis=1) for one in (ah, aw, *moved))
        return _slant(sight, (a_dry, a_wet), (dry, wet), self.sigma_m, {ZENITH: self.common_m, REDUCTION: reduction})


Troposphere = Union[TroposphereStandard, TroposphereStation, TroposphereGrid]


def open_troposphere(paths: Iterable[str | os.PathLike[str]]) -> Troposphere:
    """The correction for files of whatever kind, told by their contents; folders stand for the files in them.

    Station files (CSV, SINEX-TRO), or VMF grids with their orography, plain or gzip; none: the standard atmosphere.
    Raises EngineInputError when they are neither, both, or damaged.
    """
    files: dict[str, list[Path]] = {kind: [] for kind in KINDS}
    for path in map(Path, paths):
        for file in _files(path):
            files[kind_of(file)].append(file)
    grids, stations = files["grid"] + files["orography"], files["csv"] + files["sinex"]
    if grids and stations:
        raise EngineInputError(
            f"{grids[0].name} is of a troposphere grid and {stations[0].name} of stations; give files of one kind."
        )
    if stations:
        found = [station for file in files["csv"] for station in read_csv(file, read_lines(file))]
        found += [station for file in files["sinex"] for station in read_sinex_tro(file, read_lines(file))]
        return TroposphereStation(tuple(merged(found)))
    if not grids:
        return TroposphereStandard()
    if not files["grid"]:
        raise EngineInputError(
            f"{grids[0].name} holds the heights of a troposphere grid only; add the grid files of the passes, such as "
            "VMF3_20181125.H06."
        )
    return TroposphereGrid(open_grid(files["grid"], files["orography"]))


def _files(path: Path) -> Sequence[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    if not found:
        raise EngineInputError(f"The folder {path.name} holds no files; give files of zenith delays.")
    return found
