"""Co-registration: how far one DEM lies from another, to parts of a pixel, and how much higher.

A DEM that is moved a little differs from itself by its slope: dh = tan(slope) * a * cos(b - aspect) + c (Nuth and Kääb
2011, The Cryosphere 5, 271-290). They divide by tan(slope); here the relation stays as it is, linear in the shift east
and north (Rosenholm and Torlegård 1988), so that a pixel counts by what its slope tells and flat ones not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import RasterReader, open_on_grid, pixel_size_m
from ..raster.grid import Grid, Window, reach, source_window

Array = NDArray[np.float32]
Vector = NDArray[np.float64]

# For reading a DEM that is moved or lies on another grid. Where the truth is known (GLO-30 of Los Angeles; a surface
# model of Berlin) bilinear takes 4 to 16 % of the local standard deviation and 2 to 3 m off towers, cubic 1 to 7 % and
# at most half a metre. Lanczos comes a little nearer still, but overshoots at towers, and twice as far at voids.
RESAMPLING = "cubic"
FARTHEST = 6  # pixels that a shift may reach: a slope says little of heights farther away
# Pixels that are interpolated between. Cubic convolution would put the finest detail 0.03 pixels off, as bilinear does.
TAPS = (-2, -1, 0, 1, 2, 3)
MARGIN = FARTHEST + 4
WINDOW = 128
MOST_PIXELS = 1_000_000
MOST_WINDOWS = 512  # that are looked at, where most pixels are void
FEWEST_PIXELS = 1000
LEAST_SLOPE = 0.05  # height over distance; below, a metre of noise in pixels of 30 m hides the direction
OUTLIER, LEAST_NMAD = 4.0, 1e-3  # times the NMAD of the differences; metres, for it is 0 between copies
ERROR, LEAST_ERROR_M = 20.0, 100.0  # times that NMAD, and metres; farther off is a cloud, or a tower that one DEM lacks
PARTS = 6  # to a side of the scene: standard errors come from how unlike these are, for DEMs err alike over kilometres
STEP = 2.0  # pixels that one iteration may go
CONVERGED, ACCEPTED = 0.005, 0.05  # pixels in the last iteration
MOST_ITERATIONS = 30
SURE = 0.2  # pixels of standard error; where it is larger, the terrain does not tell
NMAD = 1.4826


@dataclass(frozen=True)
class Shift:
    """How another DEM must be moved to fit the first.

    dx_m, dy_m : metres east and north, as they are at the middle of the first one's grid. dz_m : metres to be added to
    its heights. error_x_m, error_y_m : standard errors, NaN (and dx_m, dy_m 0) where the terrain does not tell.
    nmad_before_m, nmad_after_m : spread of the height differences, as a standard deviation that outliers do not touch.
    pixels : sloping ones that the shift was found from.
    """

    dx_m: float
    dy_m: float
    dz_m: float
    error_x_m: float
    error_y_m: float
    nmad_before_m: float
    nmad_after_m: float
    pixels: int
    iterations: int

    @property
    def text(self) -> str:
        """In words, to go on from the name of the other DEM."""
        if np.isnan(self.error_x_m):
            return f"not moved, {self.dz_m:+.3f} m added; NMAD of the differences {self.nmad_after_m:.3f} m"
        return (
            f"moved by {self.dx_m:+.2f} m east and {self.dy_m:+.2f} m north (standard errors {self.error_x_m:.2f} and "
            f"{self.error_y_m:.2f} m), {self.dz_m:+.3f} m added; NMAD of the differences {self.nmad_before_m:.3f} m "
            f"before, {self.nmad_after_m:.3f} m after; from {self.pixels} pixels in {self.iterations} iterations"
        )


def find_shift(first: RasterReader, other: RasterReader, monitor: Monitor | None = None) -> Shift:
    """Find how another DEM must be moved to fit the first.

    Apply it by open_on_grid(path, first.grid, RESAMPLING, shift=(dx_m, dy_m)) and by adding dz_m. other : resampled to
    the first one's grid where its own differs. Of a large pair about MOST_PIXELS are looked at, in windows spread over
    what is common to both, always the same ones.
    Where the terrain is too flat or the DEMs too unlike to tell, warns and returns no shift but the vertical bias.
    Raises EngineInputError for too few common pixels, and for DEMs more than FARTHEST pixels apart or without a fit.
    """
    monitor = monitor or Monitor()
    names = f"{first.name} and {other.name}"
    own = other.grid.same_as(first.grid)
    with nullcontext(other) if own else open_on_grid(other.path, first.grid, RESAMPLING) as resampled:
        area = _common_area(first.grid, other.grid)
        pairs = _sample(first, resampled, area, names, monitor.part(0.0, 0.4))
    pixel_m = np.array(pixel_size_m(first.grid))
    shift, step, iterations = _search(pairs, LEAST_SLOPE * pixel_m, monitor.part(0.4, 0.9))
    if step is None or step.error.max() > SURE:
        monitor.warn(
            f"No horizontal shift can be told between {names}: the terrain is too flat, or they are too unlike or more "
            f"than {FARTHEST} pixels apart; none is applied, only the vertical bias is removed."
        )
        shift, step = np.zeros(2), _Step(np.zeros(2), np.full(2, np.nan), 0)
    if np.abs(shift).max() > FARTHEST:
        raise EngineInputError(
            f"The DEMs {names} seem to lie more than {FARTHEST} pixels apart, farther than co-registration can tell; "
            "check the CRS and the georeference of both, or switch co-registration off."
        )
    if np.abs(step.shift).max() > ACCEPTED:
        raise EngineInputError(
            f"The DEMs {names} were not brought to a fit in {iterations} iterations; check that both show the heights "
            "of one place in metres, or switch co-registration off."
        )
    before, after = (_differences(pairs, move, monitor) for move in (np.zeros(2), shift))
    dx_m, dy_m = (shift * pixel_m).tolist()
    error_x_m, error_y_m = (step.error * pixel_m).tolist()
    dz_m = -float(np.median(after))
    return Shift(dx_m, dy_m, dz_m, error_x_m, error_y_m, _nmad(before), _nmad(after), step.pixels, iterations)


def _common_area(grid: Grid, other: Grid) -> Window:
    """The window of a grid in which another one lies."""
    if reach(other, grid.crs) is None:
        return grid.window
    return source_window(grid, other, other.window).clipped(grid.width, grid.height)


class _Pair(NamedTuple):
    """A window of both DEMs, with MARGIN around it, and to which part of the scene its pixels belong."""

    first: Array
    other: Array
    part: NDArray[np.intp]


def _sample(first: RasterReader, other: RasterReader, area: Window, names: str, monitor: Monitor) -> list[_Pair]:
    """Windows of both, spread evenly over an area, until there are enough common pixels."""
    columns, rows = -(-area.width // WINDOW), -(-area.height // WINDOW)
    # The smallest numbers of this sequence, however many, lie evenly in the plane (Roberts 2018, its R2).
    place = np.add.outer(np.arange(rows) * 0.7548776662466927, np.arange(columns) * 0.5698402909980532) % 1.0
    chosen = np.argsort(place, axis=None, kind="stable")[:MOST_WINDOWS]
    pairs: list[_Pair] = []
    found = 0
    for number, index in enumerate(chosen.tolist()):
        monitor.step(number / len(chosen))
        row, column = (WINDOW * count for count in divmod(index, columns))
        window = Window(column, row, min(WINDOW, area.width - column), min(WINDOW, area.height - row))
        read = window.moved(area.column, area.row).grown(MARGIN)
        part = np.add.outer(
            (row + np.arange(window.height)) * PARTS // area.height * PARTS,
            (column + np.arange(window.width)) * PARTS // area.width,
        )
        pair = _Pair(first.read(read)[0], other.read(read)[0], part)
        if common := np.count_nonzero(np.isfinite(_core(pair.first)) & np.isfinite(_core(pair.other))):
            pairs.append(pair)
            found += common
        if found >= MOST_PIXELS:
            break
    if found < FEWEST_PIXELS:
        raise EngineInputError(
            f"The DEMs {names} have {found} valid pixels in common, co-registration needs {FEWEST_PIXELS}; give DEMs "
            "that overlap more, or switch it off."
        )
    return pairs


def _core(heights: Array) -> Array:
    return heights[MARGIN:-MARGIN, MARGIN:-MARGIN]


def _moved(heights: Array, shift: Vector, grown: int = 0) -> Array:
    """Heights moved by pixels east and north (Lagrange's interpolation between TAPS), of the margin only what is asked.

    NaN spreads to all that is interpolated from it.
    """
    inset = MARGIN - grown
    for amount in (-shift[0], shift[1]):
        whole = int(np.floor(amount))
        length = heights.shape[1] - 2 * inset
        moved = np.zeros((), dtype=np.float32)
        for tap in TAPS:
            weight = np.prod([(amount - whole - other) / (tap - other) for other in TAPS if other != tap])
            if abs(weight) > 1e-9:  # a move by whole pixels spreads no NaN
                start = inset + whole + tap
                moved = moved + np.float32(weight) * heights[..., start : start + length]
        heights = moved.T
    return heights


def _differences(pairs: Sequence[_Pair], shift: Vector, monitor: Monitor) -> Array:
    """Other less first where both are valid, the other moved."""
    parts = []
    for pair in pairs:
        monitor.check()
        difference = _moved(pair.other, shift) - _core(pair.first)
        parts.append(difference[np.isfinite(difference)])
    return np.concatenate(parts)


def _nmad(values: Array) -> float:
    return float(NMAD * np.median(np.abs(values - np.median(values))))


def _whole_pixels(pairs: Sequence[_Pair], monitor: Monitor) -> Vector:
    """The shift by whole pixels with the least mean absolute difference, once each window has lost its median.

    In a city on flat ground the slopes, from which the rest is found, lead astray beyond half a pixel.
    """
    span = range(-FARTHEST, FARTHEST + 1)
    sums, counts = np.zeros((2, len(span), len(span)))
    for pair in pairs:
        monitor.check()
        first = _core(pair.first)[::2, ::2]
        height, width = _core(pair.first).shape
        for i, north in enumerate(span):
            for j, east in enumerate(span):
                row, column = MARGIN + north, MARGIN - east
                difference = pair.other[row : row + height : 2, column : column + width : 2] - first
                difference = difference[np.isfinite(difference)]
                if difference.size:
                    sums[i, j] += np.abs(difference - np.median(difference)).sum()
                    counts[i, j] += difference.size
    means = np.divide(sums, counts, out=np.full_like(sums, np.inf), where=counts > 0)
    north, east = divmod(int(np.argmin(means)), len(span))
    return np.array([east, north], dtype=np.float64) - FARTHEST


def _without_errors(pairs: Sequence[_Pair], whole: Vector, monitor: Monitor) -> list[_Pair]:
    """The pairs with voids where the other, moved by whole pixels, lies hopelessly far from the first."""
    differences = _differences(pairs, whole, monitor)
    middle, limit = np.median(differences), max(ERROR * _nmad(differences), LEAST_ERROR_M)
    east, north = whole.astype(int)
    kept = []
    for pair in pairs:
        with np.errstate(invalid="ignore"):
            wrong = np.abs(pair.other - np.roll(pair.first, (north, -east), (0, 1)) - middle) > limit
        kept.append(pair._replace(other=np.where(wrong, np.float32(np.nan), pair.other)))
    return kept


class _Step(NamedTuple):
    """Pixels east and north that a shift still lacks, their standard errors, and the number of pixels used."""

    shift: Vector
    error: Vector
    pixels: int


def _search(pairs: Sequence[_Pair], least: Vector, monitor: Monitor) -> tuple[Vector, _Step | None, int]:
    """Iterate. Returns the shift (pixels east and north), the last step, and the number of steps."""
    shift, iteration = _whole_pixels(pairs, monitor), 0
    pairs = _without_errors(pairs, shift, monitor)
    step: _Step | None = None
    for iteration in range(1, MOST_ITERATIONS + 1):
        monitor.step(iteration / MOST_ITERATIONS)
        step = _step(pairs, shift, least, monitor)
        if step is None:
            break
        shift = shift + np.clip(step.shift, -STEP, STEP)
        if np.abs(step.shift).max() < CONVERGED or np.abs(shift).max() > FARTHEST:
            break
    return shift, step, iteration


def _step(pairs: Sequence[_Pair], shift: Vector, least: Vector, monitor: Monitor) -> _Step | None:
    """Solve for what a shift lacks; None where there is nothing to tell it from. least : metres per pixel of slope.

    Both DEMs are moved, by half the shift each and towards one another: interpolation then smooths both alike.
    """
    rows = []
    for pair in pairs:
        monitor.check()
        first, other = _moved(pair.first, -shift / 2, 1), _moved(pair.other, shift / 2, 1)
        slope, unlike = _slope((first + other) / 2), _slope((other - first) / 2)
        difference = (other - first)[1:-1, 1:-1]
        steep = ((slope**2 + unlike**2) / least[:, None, None] ** 2).sum(axis=0)
        with np.errstate(invalid="ignore"):
            used = (steep > 1) & np.isfinite(difference)
        rows.append(np.stack([difference[used], *slope[:, used], *unlike[:, used], pair.part[used]]))
    difference, *slopes, part = np.concatenate(rows, axis=1).astype(np.float32)
    if difference.size < FEWEST_PIXELS:
        return None
    slope, unlike = np.stack([*slopes[:2], np.ones_like(difference)]), np.stack(slopes[2:])
    residual = difference - np.median(difference)
    for _ in range(4):
        monitor.check()
        # Beyond OUTLIER a pixel pulls no harder; left out altogether, towers would take their say with them.
        size = np.abs(residual) / np.float32(max(_nmad(residual), LEAST_NMAD))
        weight = OUTLIER / np.maximum(size, np.float32(OUTLIER))
        weighted = slope * weight
        normal = (weighted @ slope.T).astype(np.float64)
        solution = np.linalg.lstsq(normal, weighted @ difference, rcond=1e-9)[0]
        residual = difference - solution.astype(np.float32) @ slope
    # Noise makes slopes steeper: that only shortens steps, but errors would look too small by it.
    normal[:2, :2] -= unlike * weight @ unlike.T
    return _Step(solution[:2], _errors(normal, weighted * residual, part.astype(np.intp)), difference.size)


def _errors(normal: Vector, scores: Array, part: NDArray[np.intp]) -> Vector:
    """Standard errors east and north from the parts of the scene, each taken as one observation (a sandwich)."""
    number = np.unique(part).size
    least, *_, most = np.linalg.eigvalsh(normal)
    if number <= len(scores) or least < 1e-9 * most:
        return np.full(2, np.inf)
    sums = np.stack([np.bincount(part, weights=row) for row in scores])
    inverse = np.linalg.inv(normal)
    covariance = inverse @ (sums @ sums.T) @ inverse * (number / (number - len(scores)))
    return np.sqrt(np.diag(covariance)[:2] + CONVERGED**2)


def _slope(heights: Array) -> Array:
    """Metres per pixel to the east and to the north, stacked, without the outermost pixels."""
    east, north = heights[1:-1, 2:] - heights[1:-1, :-2], heights[:-2, 1:-1] - heights[2:, 1:-1]
    return np.stack([east, north]) / np.float32(2.0)
