"""Group delay of the radar pulse in the ionosphere, by a single layer of electrons.

delay = 40.3e16 TEC / f^2 one-way metres, TEC in TECU (1e16 electrons per square metre) along the path: the vertical TEC
at the pierce point of the layer over the cosine of the zenith angle there (Schaer 1999, Mapping and predicting the
Earth's ionosphere using GPS), and of that the share below the satellite, for maps reach up to 20,000 km.
Only range is corrected. What a gradient along track does to azimuth is not: R (layer height / satellite height) times
the gradient of the delay, for 1 TECU in 500 km about 4 mm at X band (514 km) and 14 mm at C band (693 km).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...errors import EngineInputError
from ..constants import SPEED_OF_LIGHT_M_S
from ..geodetic import to_geodetic
from ..passes import Sight
from .estimate import Estimate, from_slant_range
from .ionex import TecMaps, read_ionex

Array = NDArray[np.float64]

DELAY_M_HZ2 = 40.3e16  # of one TECU
LAYER_RADIUS_M = 6_821_000.0  # the layer of the IGS maps: 450 km above a sphere of 6371 km

# The one alpha-Chapman profile by which 75 % of the electrons lie below TerraSAR-X (514 km) and 90 % below Sentinel-1
# (693 km), the shares of Gisinger et al. 2021 (doi 10.1109/TGRS.2019.2961248). Its peak and scale height are those of
# an ordinary F2 layer.
PEAK_M, SCALE_M = 294_000.0, 96_200.0
# Yunjun et al. 2022 (doi 10.1109/TGRS.2022.3168509) found 69 % for Sentinel-1 in Chile, two of these sigmas less.
SHARE_SIGMA = 0.10  # relative

# Chen et al. 2020 (Adv. Space Res., six centres): 0.7 to 4.5 TECU against GPS, 4.4 to 5.2 against Jason-2 over the sea;
# centres differ on average by up to 1.3 TECU, which is the common part of 3 TECU.
MAP_SIGMA_TECU = 3.0
COMMON_VARIANCE = 0.2
LEAST_SIGMA_TECU = 1.0  # the RMS maps of some centres are formal errors of a fit to millions of data
# Of a number from elsewhere: the TEC of one place varies so from day to day and with the hour.
FIXED_SIGMA = 0.5

EFFECTS = frozenset({"ionosphere"})
SHARE_SOURCE = "share below the satellite by a Chapman layer through Gisinger et al. 2021"


def share_below(height_m: float) -> float:
    """Share of the vertical electron content below an ellipsoidal height: 0 on the ground to 1.

    The integral of the alpha-Chapman profile N ~ exp((1 - z - exp(-z)) / 2), z = (height - peak) / scale.
    """
    z = (height_m - PEAK_M) / SCALE_M
    return math.erfc(math.sqrt(math.exp(-z) / 2))


def delay_m(tec_tecu: ArrayLike, wavelength_m: float) -> Array:
    """One-way group delay in metres of an electron content along the path, in TECU."""
    return np.asarray(tec_tecu, np.float64) * (DELAY_M_HZ2 * (wavelength_m / SPEED_OF_LIGHT_M_S) ** 2)


def pierce(target_m: ArrayLike, platform_m: ArrayLike, radius_m: float) -> tuple[Array, Array, Array]:
    """Where the lines from targets to the platform, shape (n, 3), or their prolongation meet the layer.

    Returns geocentric latitude and longitude in degrees and the slant factor 1 / cos(zenith angle there), each (n,).
    """
    target = np.asarray(target_m, np.float64)
    line = np.asarray(platform_m, np.float64) - target
    line = line / np.linalg.norm(line, axis=-1, keepdims=True)
    along = (target * line).sum(axis=-1)
    # |target + s line| = radius, the solution ahead of the target.
    reach = np.sqrt(along**2 + radius_m**2 - (target**2).sum(axis=-1))
    point = target + (reach - along)[:, None] * line
    latitude = np.degrees(np.arctan2(point[:, 2], np.hypot(point[:, 0], point[:, 1])))
    return latitude, np.degrees(np.arctan2(point[:, 1], point[:, 0])), radius_m / reach


@dataclass(frozen=True)
class Ionosphere:
    """The ionosphere by TEC maps.

    maps : of the days of all passes. rotated : maps turn with the Sun between their epochs.
    share : of the electrons that lie below the satellite, 0 to 1; None: by its height (share_below).
    share_sigma : its relative error, the same in all passes. sigma_tecu : of the maps where they hold no RMS.
    common_variance : part of the maps' error variance that is the same in all passes (bias of the series).
    """

    maps: TecMaps
    share: float | None = None
    rotated: bool = True
    sigma_tecu: float = MAP_SIGMA_TECU
    share_sigma: float = SHARE_SIGMA
    common_variance: float = COMMON_VARIANCE
    name: str = "ionosphere (TEC maps)"
    effects: frozenset[str] = EFFECTS
    source: str = f"IONEX TEC maps (Schaer, Gurtner, Feltens 1998), single layer; {SHARE_SOURCE}"

    def __post_init__(self) -> None:
        _check(self.share, self.common_variance, self.sigma_tecu, self.share_sigma)

    @staticmethod
    def of(paths: str | Path | Sequence[str | Path]) -> Ionosphere:
        """From IONEX files, one for each day of a pass (and the next, where a file ends before midnight)."""
        return Ionosphere(read_ionex(paths))

    def at(self, sight: Sight) -> Estimate:
        """The delay. NaN where the orbit does not see the point, or the maps hold no value.

        Raises EngineInputError when the pass has no wavelength, or the maps do not hold its time or place.
        """
        latitude, longitude, slant = pierce(sight.xyz_m, sight.platform_m, self.maps.radius_m)
        vtec, rms = self.maps.vtec(latitude, longitude, sight.utc_middle, self.rotated)
        seen = np.isfinite(slant)
        if seen.any() and not np.isfinite(vtec[seen]).any():
            raise EngineInputError(
                f"The TEC maps of {self.maps.name} hold no value at {latitude[seen][0]:.1f}, {longitude[seen][0]:.1f} "
                f"degrees, where the pass '{sight.seen_by.name}' goes through the ionosphere; use global maps."
            )
        sigma = np.where(np.isfinite(rms), np.fmax(rms, LEAST_SIGMA_TECU), self.sigma_tecu)
        return _estimate(sight, vtec, sigma, slant, self.share, self.share_sigma, self.common_variance)


@dataclass(frozen=True)
class IonosphereFixed:
    """The ionosphere by one vertical electron content for all passes, where there are no maps.

    tec_tecu : from the ground to the height of navigation satellites. sigma : its relative error.
    radius_m : of the layer, from the Earth's centre. The other fields are those of Ionosphere.
    """

    tec_tecu: float
    share: float | None = None
    sigma: float = FIXED_SIGMA
    share_sigma: float = SHARE_SIGMA
    common_variance: float = COMMON_VARIANCE
    radius_m: float = LAYER_RADIUS_M
    name: str = "ionosphere (fixed TEC)"
    effects: frozenset[str] = EFFECTS
    source: str = f"a fixed vertical TEC, single layer at 450 km; {SHARE_SOURCE}"

    def __post_init__(self) -> None:
        _check(self.share, self.common_variance, self.sigma, self.share_sigma, self.tec_tecu)

    def at(self, sight: Sight) -> Estimate:
        """The delay. NaN where the orbit does not see the point.

        Raises EngineInputError when the pass has no wavelength.
        """
        _, _, slant = pierce(sight.xyz_m, sight.platform_m, self.radius_m)
        vtec = np.full(slant.shape, self.tec_tecu)
        return _estimate(sight, vtec, self.sigma * vtec, slant, self.share, self.share_sigma, self.common_variance)


def _check(share: float | None, common_variance: float, *others: float) -> None:
    if not (share is None or 0 <= share <= 1) or not 0 <= common_variance <= 1:
        raise EngineInputError(
            f"The share of the electrons below the satellite is {share}, the common part of the error variance "
            f"{common_variance}; both must be from 0 to 1."
        )
    if not all(0 <= one < math.inf for one in others):
        raise EngineInputError("An electron content or an error of the ionosphere is negative or no number.")


def _estimate(
    sight: Sight, vtec: Array, sigma: Array, slant: Array, share: float | None, share_sigma: float, common: float
) -> Estimate:
    wavelength = sight.seen_by.wavelength_m
    if not 0 < wavelength < math.inf:
        raise EngineInputError(
            f"The pass '{sight.seen_by.name}' has no wavelength ({wavelength:g} m), on which the delay in the "
            "ionosphere depends; give its wavelength_m (X band 0.031, C band 0.055, L band 0.24)."
        )
    if share is None:  # in a scene the satellite's height varies by less than a kilometre, the share by 0.001
        heights = to_geodetic(sight.platform_m)[2]
        seen = heights[np.isfinite(heights)]
        share = share_below(float(seen.mean())) if seen.size else math.nan
    metres = delay_m(share * slant, wavelength)  # of one vertical TECU
    return from_slant_range(
        metres * vtec,
        metres * sigma * math.sqrt(1 - common),
        {
            "ionosphere maps": metres * sigma * math.sqrt(common),
            "ionosphere share below satellite": share_sigma * metres * vtec,
        },
    )
