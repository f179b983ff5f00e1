"""Which corrections a run applies: from the user's choice and files to a list of them, no effect twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import EngineInputError
from .corrections.atmospheric_loading import AtmosphericLoading
from .corrections.calibration import BOTH, Uncalibrated, read_calibration
from .corrections.choices import CHOICES, DEFAULT, EFFECTS
from .corrections.declared import declared, effect_of
from .corrections.estimate import Correction, check_apart
from .corrections.frames import FrameChange, PlateMotion, decimal_year
from .corrections.ionosphere import Ionosphere, IonosphereFixed
from .corrections.ocean_loading import OceanLoading
from .corrections.orbit_error import OrbitError
from .corrections.pole_tide import PoleTide, read_eop
from .corrections.sentinel1_timing import TERMS, Sentinel1Timing, is_sentinel1
from .corrections.solid_tide import SolidTide
from .corrections.troposphere import open_troposphere
from .corrections.uncorrected import Uncorrected
from .observations import Observations
from .passes import Pass


@dataclass(frozen=True)
class Choice:
    """choices : keys of CHOICES. The files are what they need; tec_tecu : a fixed electron content, NaN for none.

    frame : CRS of a frame that moves with a plate, which positions shall be in; else plate and epoch_year (NaN: the
    mean of the passes) say when positions hold; without both they hold at the passes' mean.
    """

    choices: Sequence[str] = DEFAULT
    troposphere_files: Sequence[str] = ()
    ionosphere_files: Sequence[str] = ()
    tec_tecu: float = float("nan")
    eop_file: str = ""
    ocean_file: str = ""
    loading_file: str = ""
    calibration_file: str = ""
    frame: str = ""
    plate: str = ""
    epoch_year: float = float("nan")

    def __post_init__(self) -> None:
        unknown = [name for name in self.choices if name not in CHOICES]
        if unknown:
            raise EngineInputError(f"There is no correction '{unknown[0]}'; choose from {', '.join(CHOICES)}.")


def build(
    choice: Choice, observations: Observations, from_table: Sequence[Correction], warn: Callable[[str], None]
) -> list[Correction]:
    """The corrections in the order in which they are told of.

    from_table : those that the observations bring along. Raises EngineInputError when a file is missing or damaged, or
    an effect would be taken off twice.
    """
    passes = observations.passes
    taken = {effect for correction in from_table for effect in correction.effects}
    chosen = set(choice.choices)
    found: list[Correction] = []
    if "sentinel1_timing" in chosen:
        found += _sentinel1(passes, taken, warn)
    if "declared_timing" in chosen:
        found += _declared(passes, {"range_offset", "azimuth_offset"}, warn)
    if "declared_atmosphere" in chosen:
        found.append(declared(passes, _all_declare(passes, {"troposphere", "ionosphere"}) or {"troposphere"}))
    found += from_table
    if "troposphere" in chosen:
        found.append(open_troposphere(choice.troposphere_files))
    if "ionosphere" in chosen:
        if choice.ionosphere_files:
            found.append(Ionosphere.of(choice.ionosphere_files))
        elif np.isfinite(choice.tec_tecu):
            found.append(IonosphereFixed(choice.tec_tecu))
        else:
            raise EngineInputError(
                "The ionosphere is to be corrected, but there is neither an IONEX file nor a fixed electron content; "
                "give one, or leave the ionosphere out."
            )
    if choice.frame:
        found.append(FrameChange(choice.frame))
    elif choice.plate:
        epoch = choice.epoch_year if np.isfinite(choice.epoch_year) else mean_year(passes)
        found.append(PlateMotion(choice.plate, epoch))
    if "solid_tide" in chosen:
        found.append(SolidTide())
    for name, file, what, make in (
        ("pole_tide", choice.eop_file, "a file of Earth orientation parameters", lambda f: PoleTide(read_eop(f))),
        ("ocean_loading", choice.ocean_file, "a BLQ file", OceanLoading.read),
        ("atmospheric_loading", choice.loading_file, "a series of displacements", AtmosphericLoading.read),
        ("calibration", choice.calibration_file, "a table of offsets", read_calibration),
    ):
        if name in chosen:
            if not file:
                raise EngineInputError(f"{CHOICES[name].partition(' (')[0].capitalize()} needs {what}; give it.")
            found.append(make(file))
    known = {effect for correction in found for effect in correction.effects}
    if BOTH - known:
        found.append(Uncalibrated(effects=BOTH - known))
    found.append(OrbitError())
    check_apart(found)
    return [*found, *(Uncorrected(effect) for effect in _missing(found))]


def mean_year(passes: Sequence[Pass]) -> float:
    """The mean time of passes, as a decimal year."""
    return float(np.mean([decimal_year(one.orbit.epoch) for one in passes]))


def missing(corrections: Sequence[Correction]) -> list[str]:
    """Names of effects that always act and that nobody takes off."""
    return [EFFECTS[effect] for effect in _missing(corrections)]


def _missing(corrections: Sequence[Correction]) -> list[str]:
    known = {effect for correction in corrections for effect in correction.effects}
    return [effect for effect in ("solid_tide", "troposphere", "ionosphere") if effect not in known]


def _declared(passes: Sequence[Pass], wanted: set[str], warn: Callable[[str], None]) -> list[Correction]:
    """What all products declare of some effects; nothing where they declare nothing."""
    effects = _all_declare(passes, wanted)
    some = [one.name for one in passes if _all_declare([one], wanted) - effects]
    if some:
        warn(
            f"{len(some)} of {len(passes)} products declare timing offsets that others do not ({some[0]}, …); these "
            "are not taken off. Use products of one kind, or a calibration."
        )
    return [declared(passes, effects)] if effects else []


def _all_declare(passes: Sequence[Pass], wanted: set[str]) -> set[str]:
    found = set(wanted)
    for one in passes:
        found &= {effect_of(delay) for delay in one.product.delays} if one.product else set()
    return found


def _sentinel1(passes: Sequence[Pass], taken: set[str], warn: Callable[[str], None]) -> list[Correction]:
    """The timing terms that the table does not bring along, where there are Sentinel-1 passes."""
    ours = [one for one in passes if is_sentinel1(one.sensor)]
    terms = [term for term in TERMS if term not in taken]
    if not ours or not terms:
        return []
    if not any(one.product is not None and one.product.timing is not None for one in ours):
        lacking = ", ".join(EFFECTS[term] for term in terms)
        warn(f"The timing terms of Sentinel-1 ({lacking}) are not corrected: they need the products' annotation.")
        return []
    return [Sentinel1Timing(term) for term in terms]
