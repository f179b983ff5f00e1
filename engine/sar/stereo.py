"""Absolute positions from radar times: geodetic stereo SAR with its error budget.

All range and azimuth times of a target, corrected, are adjusted to one place (Montazeri et al. 2018, sections II and
IV-E, doi 10.1109/TGRS.2017.2769078; Gisinger et al. 2015, doi 10.1109/TGRS.2014.2348859).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from .cleaning import ABSENT, MISMATCH, NO_LIMITS
from .corrections.estimate import Correction, check_apart
from .geodetic import enu_axes
from .observations import Observations
from .positions import Positions
from .stereo_blocks import StereoOptions, Work

Array = NDArray[np.float64]

CHUNK = 1000


def locate(
    observations: Observations,
    corrections: Sequence[Correction] = (),
    options: StereoOptions | None = None,
    monitor: Monitor | None = None,
) -> Positions:
    """Adjust all targets.

    Targets that cannot be solved get a reason, the others are solved. Raises EngineInputError when two corrections
    would take off the same effect, and when no target can be solved for a reason that all share.
    """
    monitor, options = monitor or Monitor(), options or StereoOptions()
    check_apart(corrections)
    positions = _solve_all(observations, corrections, options, monitor)
    wrong = _systematic(positions)
    if wrong:
        limits = replace(options.limits, mismatch=False)
        positions = _solve_all(observations, corrections, replace(options, limits=limits), monitor)
        note = (
            f"{wrong} contradicts the other tracks at most targets: that is a systematic error (a correction that is "
            "missing or wrong, a calibration), not other scatterers; all tracks are used."
        )
        positions = replace(positions, notes=[*positions.notes, note])
    return positions


def _systematic(positions: Positions) -> str:
    """The track that was taken for another scatterer's at more than half of its targets, of three at least; or none."""
    for name in positions.tracks:
        inside = np.array([one.track == name for one in positions.passes])
        fate = positions.fate[positions.solved][:, inside]
        seen = (fate != ABSENT).any(axis=(1, 2))
        wrong = (fate == MISMATCH).any(axis=(1, 2))
        if wrong.sum() >= 3 and 2 * wrong.sum() > seen.sum():
            return name
    return ""


def _solve_all(
    observations: Observations, corrections: Sequence[Correction], options: StereoOptions, monitor: Monitor
) -> Positions:
    work = Work(observations, corrections, options, monitor)
    n = len(observations.targets)
    parts = [np.arange(start, min(start + CHUNK, n)) for start in range(0, n, CHUNK)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        futures = [pool.submit(work.solve, part) for part in parts]
        try:
            for done, future in enumerate(as_completed(futures), 1):
                future.result()
                monitor.step(done / len(futures))
        except BaseException:
            for future in futures:
                future.cancel()
            raise
    return work.gather([future.result() for future in futures])


def step_by_step(
    observations: Observations,
    targets: Sequence[int],
    corrections: Sequence[Correction],
    options: StereoOptions,
    truth_m: Array,
    monitor: Monitor | None = None,
) -> list[tuple[str, Array, Array]]:
    """The errors of some targets as corrections are added one by one.

    truth_m : X, Y, Z, (n, 3), in the frame that the last step ends in. Returns for each step its name and errors east,
    north, up in metres, (n, 3): with the assumed weights and no cleaning, and with the options. The first step is
    without corrections; corrections that take nothing off are left out.
    """
    monitor = monitor or Monitor()
    unseen = np.ones(len(observations.targets), bool)
    unseen[list(targets)] = False
    # All targets keep their numbers, which corrections of the table go by; the others have no observation.
    t, tau = (np.where(unseen, np.nan, one) for one in (observations.t_s, observations.tau_s))
    few = replace(observations, t_s=t, tau_s=tau)
    plain = replace(options, limits=NO_LIMITS, components=False, huber=False)
    acting = [one for one in corrections if one.effects and not one.name.startswith("No ")]
    axes, quiet = enu_axes(truth_m), Monitor(is_canceled=monitor.is_canceled)

    def errors(number: int, how: StereoOptions) -> Array:
        try:
            xyz = locate(few, acting[:number], how, quiet).xyz_m[list(targets)]
        except EngineInputError:
            xyz = np.full(truth_m.shape, np.nan)
        return np.einsum("nij,nj->ni", axes, xyz - truth_m)

    found = []
    for number in range(len(acting) + 1):
        name = acting[number - 1].name if number else "as measured"
        found.append((name, errors(number, plain), errors(number, options)))
        monitor.step((number + 1) / (len(acting) + 1))
    return found
