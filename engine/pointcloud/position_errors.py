"""What errors of range and azimuth of whole clouds do to their offsets along elevation.

Such errors (of timing, atmosphere, the place of a reference) move a cloud beside its elevation direction, where no
offset can take them back: the offsets that fit best are then wrong themselves, most of all the common rise.
"""

from __future__ import annotations

import numpy as np

from .cloud import Array

ELEVATION, RANGE, AZIMUTH = range(3)


def radar_axes(elevation: Array) -> Array:
    """Directions of elevation, range and azimuth, (n, 3, 3), of elevation directions (n, 3).

    Of s = (cos t u, sin t) they are s, the line of sight e = (sin t u, -cos t), and level across both (either sign).
    """
    level = np.maximum(np.hypot(elevation[:, 0], elevation[:, 1]), 1e-12)
    u = elevation[:, :2] / level[:, None]
    sight = np.column_stack([elevation[:, 2:] * u, -level])
    azimuth = np.column_stack([-u[:, 1], u[:, 0], np.zeros(len(u))])
    return np.stack([elevation, sight, azimuth], axis=1)


def search_moves(elevation: Array) -> Array:
    """Derivatives of the offsets that the search for the common rise finds, (k, 2 k), by range errors of the k clouds,
    then azimuth errors. elevation : (k, 3), mean elevation directions.

    Offsets keep the clouds level with each other; the common rise then takes back what is left in plan, by least
    squares over all pairs, which is a regression on what a metre of rise moves the clouds in plan.
    """
    axes = radar_axes(elevation)
    level = -axes[:, 1:, 2] / axes[:, :1, 2]
    plan = axes[:, 1:, :2] + level[..., None] * axes[:, :1, :2]
    rise = 1 / elevation[:, 2]
    by_rise = rise[:, None] * elevation[:, :2]
    by_rise = by_rise - by_rise.mean(axis=0)
    total = max(float((by_rise**2).sum()), 1e-12)
    common = -np.einsum("kc,kec->ek", by_rise, plan) / total
    moves: Array = np.hstack([np.diag(one) + np.outer(rise, by) for one, by in zip(level.T, common)])
    return moves
