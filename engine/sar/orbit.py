"""The orbit of a platform: state vectors and the one interpolator of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import EngineInputError

Array = NDArray[np.float64]

METHODS = ("hermite", "polynomial")
HERMITE_NODES = 4
POLYNOMIAL_DEGREE = 7


@dataclass(frozen=True)
class Pieces:
    """An orbit as polynomials of time, piece by piece: what the geometry works with.

    starts_s : first time of each piece, shape (pieces,); the last piece ends at end_s.
    centres_s, half_s : a piece is a polynomial of u = (t - centre) / half, shape (pieces,).
    coefficients_m : shape (pieces, degree + 1, 3), ascending powers of u.
    """

    starts_s: Array
    end_s: float
    centres_s: Array
    half_s: Array
    coefficients_m: Array


@dataclass(frozen=True)
class Orbit:
    """State vectors in an Earth-fixed frame.

    epoch : whole second UTC (datetime64[s]) that times count from.
    times_s : shape (n,), strictly increasing. positions_m, velocities_m_s : shape (n, 3).
    frame : name of the Earth-fixed frame, as annotated.
    quality : precise, restituted, predicted or unknown.
    method : hermite (on position and velocity over 4 nodes) or polynomial (least squares through the positions,
        velocity as its derivative; for velocities that are annotated coarsely).

    Raises EngineInputError when the vectors are too few, not in order, or not an orbit in metres about the Earth.
    """

    epoch: np.datetime64
    times_s: Array
    positions_m: Array
    velocities_m_s: Array
    frame: str = ""
    quality: str = "unknown"
    method: str = "hermite"
    degree: int = POLYNOMIAL_DEGREE

    def __post_init__(self) -> None:
        for name in ("times_s", "positions_m", "velocities_m_s"):
            object.__setattr__(self, name, np.ascontiguousarray(getattr(self, name), np.float64))
        n = len(self.times_s)
        if self.method not in METHODS:
            raise EngineInputError(f"There is no orbit method '{self.method}'; choose from {', '.join(METHODS)}.")
        needed = HERMITE_NODES if self.method == "hermite" else self.degree + 2
        shapes = self.times_s.shape, self.positions_m.shape, self.velocities_m_s.shape
        if n < needed or shapes != ((n,), (n, 3), (n, 3)):
            raise EngineInputError(
                f"The orbit has {n} state vectors; at least {needed}, each with position and velocity, are needed."
            )
        if not all(np.isfinite(a).all() for a in (self.times_s, self.positions_m, self.velocities_m_s)):
            raise EngineInputError("The orbit holds values that are not numbers; fetch the orbit again.")
        if not (np.diff(self.times_s) > 0).all():
            raise EngineInputError("The orbit's state vectors are not in the order of time, or one stands twice.")
        radii = np.linalg.norm(self.positions_m, axis=1)
        if radii.min() < 6.4e6 or radii.max() > 5e7:
            raise EngineInputError(
                f"The orbit lies {radii.min() / 1000:.0f} to {radii.max() / 1000:.0f} km from the Earth's centre; "
                "state vectors must be Earth-fixed and in metres."
            )
        steps = np.diff(self.times_s)[:, None]
        # Of a tangent's or a chord's displacement over a step the two may differ by the curvature only.
        chord = np.diff(self.positions_m, axis=0) / steps
        mean = (self.velocities_m_s[1:] + self.velocities_m_s[:-1]) / 2
        if (np.linalg.norm(chord - mean, axis=1) > 2.0 + 0.02 * steps[:, 0] ** 2).any():
            raise EngineInputError(
                "The orbit's velocities do not fit its positions; both must be in one Earth-fixed frame, m and m/s."
            )

    @property
    def start_s(self) -> float:
        return float(self.times_s[0])

    @property
    def end_s(self) -> float:
        return float(self.times_s[-1])

    @cached_property
    def pieces(self) -> Pieces:
        """The interpolating polynomials."""
        return _polynomial(self) if self.method == "polynomial" else _hermite(self)

    def covers(self, times_s: ArrayLike) -> NDArray[np.bool_]:
        """Whether times (seconds since the epoch) lie within the state vectors: nothing is extrapolated."""
        times = np.asarray(times_s, np.float64)
        return (times >= self.start_s) & (times <= self.end_s)

    def state(self, times_s: ArrayLike) -> tuple[Array, Array, Array]:
        """Position (m), velocity (m/s) and acceleration (m/s2), each of shape (..., 3), at times of shape (...).

        NaN where the orbit does not cover the time.
        """
        times = np.asarray(times_s, np.float64)
        return evaluate(self.pieces, times)

    def moved_to(self, epoch: np.datetime64) -> Orbit:
        """The same orbit with times since another epoch."""
        shift = float((self.epoch - epoch).astype("timedelta64[s]").astype(np.int64))
        return self if shift == 0 else replace(self, epoch=epoch, times_s=self.times_s + shift)


def evaluate(pieces: Pieces, times: Array) -> tuple[Array, Array, Array]:
    """Position, velocity and acceleration by Horner's rule on the piece of each time; NaN outside."""
    which = np.clip(np.searchsorted(pieces.starts_s, times, side="right") - 1, 0, len(pieces.starts_s) - 1)
    half = pieces.half_s[which]
    u = (times - pieces.centres_s[which]) / half
    with np.errstate(invalid="ignore"):
        u = np.where((times >= pieces.starts_s[0]) & (times <= pieces.end_s), u, np.nan)[..., None]
    position = velocity = acceleration = np.zeros((*times.shape, 3))
    for power in range(pieces.coefficients_m.shape[1] - 1, -1, -1):
        acceleration = acceleration * u + velocity
        velocity = velocity * u + position
        position = position * u + pieces.coefficients_m[which, power]
    half = half[..., None]
    return position, velocity / half, 2 * acceleration / half**2


def _hermite(orbit: Orbit) -> Pieces:
    """Hermite interpolation on position and velocity over the four nodes about each interval: degree 7."""
    n, count = len(orbit.times_s), HERMITE_NODES
    first = np.clip(np.arange(n - 1) - 1, 0, n - count)
    nodes = first[:, None] + np.arange(count)
    starts, ends = orbit.times_s[:-1], orbit.times_s[1:]
    centres = (starts + ends) / 2
    half = (orbit.times_s[nodes[:, -1]] - orbit.times_s[nodes[:, 0]]) / 2
    u = (orbit.times_s[nodes] - centres[:, None]) / half[:, None]
    powers = np.arange(2 * count)
    values = u[..., None] ** powers
    slopes = powers * u[..., None] ** np.maximum(powers - 1, 0)
    matrix = np.concatenate([values, slopes], axis=1)
    # About the interval's own middle the numbers are small, and so are the rounding errors.
    middle = (orbit.positions_m[:-1] + orbit.positions_m[1:]) / 2
    known = np.concatenate(
        [orbit.positions_m[nodes] - middle[:, None], orbit.velocities_m_s[nodes] * half[:, None, None]], axis=1
    )
    coefficients = np.linalg.solve(matrix, known)
    coefficients[:, 0] += middle
    return Pieces(starts, orbit.end_s, centres, half, np.ascontiguousarray(coefficients))


def _polynomial(orbit: Orbit) -> Pieces:
    """One polynomial by least squares through all positions."""
    centre = (orbit.start_s + orbit.end_s) / 2
    half = (orbit.end_s - orbit.start_s) / 2
    u = (orbit.times_s - centre) / half
    middle = orbit.positions_m.mean(axis=0)
    series = [
        np.polynomial.Chebyshev.fit(u, orbit.positions_m[:, axis] - middle[axis], orbit.degree, domain=[-1, 1])
        for axis in range(3)
    ]
    coefficients = np.zeros((1, orbit.degree + 1, 3))
    for axis, one in enumerate(series):
        powers = one.convert(kind=np.polynomial.Polynomial).coef
        coefficients[0, : len(powers), axis] = powers
    coefficients[0, 0] += middle
    return Pieces(np.array([orbit.start_s]), orbit.end_s, np.array([centre]), np.array([half]), coefficients)
