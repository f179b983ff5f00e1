"""How far the points of a cloud lie from a facade: bias and precision of the horizontal places.

Montazeri et al. 2018, section V-A and Fig 17. Points are not selected one by one by their distance or density, which
would cut the noise that shall be measured: a density threshold chooses pieces along the facade, an interval of heights
stays clear of roof and ground (noise lifts points, too), and a normal distribution on a uniform background is fitted to
the distances.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from .accuracy import each_track, track_name
from .areas import Gathered
from .deviations import OUTLIER, Result, Summary, clustered_error, half_sample_mode, thinned
from .facades import Facade
from .robust import median_nmad

Array = NDArray[np.float64]

# Fewer points are not fitted.
LEAST = 20
# Half the window that is fitted, in standard deviations of the points, and its least in metres.
WINDOW, LEAST_WINDOW_M = 5.0, 1.0
# The heights stay so many standard deviations clear of roof and ground.
CLEAR = 3.0
# Of the median density along the facade; a piece with less is no facade. For the threshold that is found by itself.
SPARSE = 0.25
# Horizontal look direction times outward normal above which a wall is out of sight.
HIDDEN = 0.05
# Size of that below which noise along elevation hardly moves points across.
GRAZING = 0.2
# Distances are fitted in so many bins.
BINS = 4096
PLAN = 4000
NAN = float("nan")


@dataclass(frozen=True)
class Measuring:
    """How the points of a facade are chosen.

    half_width_m : of the corridor that is looked at. density_m2 : scatterers per square metre in the horizontal plane
    below which a piece of the facade is left out (13 in the paper); None for a quarter of the median. piece_m : length
    of such pieces. heights_m : interval of heights; None for between ground and roof, clear of both. inset_m : left out
    at both ends. block_m : side of the squares on the wall whose points may share errors. elevation_sd_m : of the
    points, if known, for the precision that is to be expected. look_side : of the sensor. convergence_deg : grid north
    clockwise from true north, which headings count from.
    """

    half_width_m: float = 10.0
    density_m2: float | None = None
    piece_m: float = 2.0
    heights_m: tuple[float, float] | None = None
    inset_m: float = 1.0
    block_m: float = 5.0
    elevation_sd_m: float | None = None
    look_side: str = "right"
    convergence_deg: float = 0.0

    def __post_init__(self) -> None:
        for name in ("half_width_m", "piece_m", "block_m", "density_m2", "elevation_sd_m"):
            value = getattr(self, name)
            if value is not None and not (np.isfinite(value) and value > 0):
                raise EngineInputError(f"'{name}' is {value:g}; it must be above 0.")
        if self.heights_m is not None and not self.heights_m[0] < self.heights_m[1]:
            raise EngineInputError(f"The heights {self.heights_m[0]:g} to {self.heights_m[1]:g} m are no interval.")
        if not self.inset_m >= 0 or self.look_side not in ("right", "left"):
            raise EngineInputError("The inset must be 0 m or more, and the sensor looks right or left.")


@dataclass(frozen=True)
class Mixture:
    """A normal distribution on a uniform background within low to high. background : its share, 0 to 1."""

    mean: float
    sd: float
    background: float
    low: float
    high: float

    def parts(self, values: Array) -> tuple[Array, Array]:
        """Densities of the normal part and of the background."""
        ratio = np.clip((values - self.mean) / self.sd, -38, 38)
        normal = (1 - self.background) * np.exp(-0.5 * ratio**2) / (self.sd * np.sqrt(2 * np.pi))
        return normal, np.full(len(values), self.background / (self.high - self.low))

    def scores(self, values: Array) -> Array:
        """Derivatives of the logarithmic density by mean, sd, background, shape (3, n)."""
        normal, flat = self.parts(values)
        total = normal + flat
        share, away = normal / total, values - self.mean
        by_background = (1 / (self.high - self.low) - normal / (1 - self.background)) / total
        return np.stack([share * away / self.sd**2, share * (away**2 / self.sd**3 - 1 / self.sd), by_background])


def fit_mixture(values: Array, low: float, high: float, first: tuple[float, float]) -> Mixture:
    """Maximum likelihood by expectation and maximisation (Dempster et al. 1977). first : mean and sd."""
    count, edges = np.histogram(values, BINS, (low, high))
    sums = np.histogram(values, BINS, (low, high), weights=values)[0]
    full = count > 0
    at, weight = sums[full] / count[full], count[full].astype(np.float64)
    least = (edges[1] - edges[0]) / 10
    made = Mixture(first[0], max(first[1], least), 0.2, low, high)
    for _ in range(1000):
        normal, flat = made.parts(at)
        share = weight * normal / (normal + flat)
        total = share.sum()
        if not total > 1:
            break
        mean = float((share @ at) / total)
        sd = max(float(np.sqrt(share @ (at - mean) ** 2 / total)), least)
        background = float(np.clip(1 - total / weight.sum(), 0.0, 1 - 1e-6))
        change = abs(mean - made.mean) + abs(sd - made.sd) + abs(background - made.background) * sd
        made = Mixture(mean, sd, background, low, high)
        if change < 1e-6 * sd:
            break
    return made


def mixture_summary(values: Array, made: Mixture, clusters: NDArray[np.int64]) -> Summary:
    """Mean and standard deviation of the normal part as bias and precision, with sandwich standard errors.

    median, nmad and outliers are those of all values in the window, background included.
    """
    free = 3 if made.background > 1e-3 else 2
    scores = made.scores(values)[:free]
    information = np.empty((free, free))
    for k, name in enumerate(("mean", "sd", "background")[:free]):
        step = 1e-4 * (made.sd if k < 2 else min(made.background, 1 - made.background))
        up, down = (replace(made, **{name: getattr(made, name) + sign * step}) for sign in (1, -1))
        change = up.scores(values)[:free] - down.scores(values)[:free]
        information[:, k] = -change.sum(axis=1) / (2 * step)
    try:
        influence: Array = np.linalg.solve(information, scores)[:2].astype(np.float64)
    except np.linalg.LinAlgError:
        influence = np.full((2, len(values)), np.nan)
    errors = np.sqrt((influence**2).sum(axis=1))
    count, clustered = clustered_error(influence, clusters)
    middle, robust = median_nmad(values)
    return Summary(
        len(values), made.mean, float(errors[0]), float(clustered[0]), made.sd, float(errors[1]), float(clustered[1]),
        float(np.hypot(made.mean, made.sd)), middle, robust, int((np.abs(values - middle) > OUTLIER * robust).sum()),
        count,
    )  # fmt: skip


def facade_distances(
    facades: Sequence[Facade],
    points: Sequence[Gathered],
    measuring: Measuring | None = None,
    tracks: Mapping[int, str] | None = None,
    monitor: Monitor | None = None,
) -> list[Result]:
    """Signed distances of the cloud from each facade, in metres, positive outside: together and for each track.

    points : gathered around each facade (facade_boxes). Details give, where incidence and heading are known, the
    precision that the elevation errors let expect, sigma cos(theta) |u n|, and the error along elevation or along the
    line of sight that would make the bias.
    """
    measuring, monitor = measuring or Measuring(), monitor or Monitor()
    results = []
    for number, (facade, gathered) in enumerate(zip(facades, points)):
        monitor.step(number / max(len(facades), 1))
        results += _of_facade(facade, gathered, measuring, tracks)
    return results


def _of_facade(
    facade: Facade, gathered: Gathered, measuring: Measuring, tracks: Mapping[int, str] | None
) -> list[Result]:
    line = facade.line
    along, across = line.along(gathered.xyz[:, :2]), line.across(gathered.xyz[:, :2])
    near = (along >= line.start + measuring.inset_m) & (along <= line.end - measuring.inset_m)
    near &= np.abs(across) <= measuring.half_width_m
    gathered, along, across = gathered.where(near), along[near], across[near]
    look = _look_across(gathered, facade, measuring)
    notes = list(facade.notes)
    # A wall that faces away cannot be seen; what lies there is something else.
    hidden = look > HIDDEN
    if hidden.any():
        names = [track_name(int(one), tracks) for one in np.unique(gathered.track[hidden])]
        notes.append(f"'{facade.name}' faces away from {', '.join(names)}: {int(hidden.sum())} points were left out.")
        gathered, along, across, look = gathered.where(~hidden), along[~hidden], across[~hidden], look[~hidden]
    # Noise along elevation lifts points by so much of what it does across.
    with np.errstate(divide="ignore", invalid="ignore"):
        lift = np.tan(np.radians(gathered.incidence_deg)) / look
    lift = np.where(np.abs(look) > GRAZING, lift, 0.0)
    known = np.abs(lift[lift != 0])
    ratio = float(np.median(known)) if known.size else 1.0
    low, high, use = _clear(facade, gathered, measuring, ratio, across * lift, notes)
    first = _fitted(across[use], measuring.half_width_m)
    if first is not None:
        low, high, use = _clear(facade, gathered, measuring, first.sd * ratio, across * lift, [])
        first = _fitted(across[use], measuring.half_width_m)
    if first is None:
        text = f"'{facade.name}' has {int(use.sum())} points of the cloud; fewer than {LEAST} are not fitted."
        return [Result("facade", facade.name, "", Summary(int(use.sum())), line=line.ends, notes=(*notes, text))]
    piece = ((along - line.start) / measuring.piece_m).astype(np.int64)
    strip = max(1.5 * first.sd, 0.5)
    within = use & (np.abs(across - first.mean) <= strip)
    pieces = max(int(np.ceil((line.length - 2 * measuring.inset_m) / measuring.piece_m)), 1) + 1
    density = np.bincount(piece[within], minlength=pieces) / (2 * strip * measuring.piece_m)
    limit = measuring.density_m2 or SPARSE * float(np.median(density[density > 0], axis=0) if density.any() else 0)
    if not (density >= limit).any():
        notes.append(
            f"'{facade.name}' is not dense in the cloud: {density.max():.1f} scatterers in a square metre at most, "
            f"{limit:.1f} are wanted."
        )
    use &= (density >= limit)[piece]
    block = (along / measuring.block_m).astype(np.int64) * 10_000
    block += (gathered.xyz[:, 2] / measuring.block_m).astype(np.int64)
    dense = density[density >= limit]
    details = {"density_m2": float(np.median(dense)) if dense.size else 0.0, "low_m": low, "high_m": high}
    results = []
    for track in each_track(gathered.track):
        mine = use if track is None else use & (gathered.track == track)
        if track is not None and not mine.any():
            continue
        name, told = track_name(track, tracks), notes if track is None else []
        results.append(_measured(facade, name, gathered, across, look, block, mine, measuring, told, details))
    return results


def _measured(
    facade: Facade,
    track: str,
    gathered: Gathered,
    across: Array,
    look: Array,
    block: NDArray[np.int64],
    use: NDArray[np.bool_],
    measuring: Measuring,
    notes: list[str],
    details: dict[str, float],
) -> Result:
    made = _fitted(across[use], measuring.half_width_m)
    ends = facade.line.ends
    if made is None:
        text = f"'{facade.name}' has {int(use.sum())} points{' of ' + track if track else ''}, too few to be fitted."
        return Result("facade", facade.name, track, Summary(int(use.sum())), 0, facade.reference_se, line=ends,
                      details=details, notes=(*notes, text))  # fmt: skip
    use = use & (across >= made.low) & (across <= made.high)
    values = across[use]
    summary = mixture_summary(values, made, block[use])
    said = list(notes)
    if made.high - made.low < 8 * made.sd:
        said.append(f"The corridor of {measuring.half_width_m:g} m cuts the noise of '{facade.name}'; widen it.")
    if made.background > 0.5:
        said.append(f"More than half of the points near '{facade.name}' are no facade; its figures are doubtful.")
    figures = {
        **details, "background": made.background, "mean_in_window": float(values.mean()),
        "sd_in_window": float(values.std(ddof=1)), **_geometry(gathered.where(use), look[use], made.mean, measuring),
    }  # fmt: skip
    return Result(
        "facade", facade.name, track, summary, 0, facade.reference_se, thinned(values),
        thinned(gathered.xyz[use, :2], PLAN), ends, figures, tuple(said),
    )  # fmt: skip


def _fitted(values: Array, half_width: float) -> Mixture | None:
    """Of all distances in the corridor, then of a window around their middle that follows the fit."""
    if len(values) < LEAST:
        return None
    start = half_sample_mode(values)
    near = np.sort(np.abs(values - start))
    made = fit_mixture(values, -half_width, half_width, (start, max(float(near[len(near) // 3]), 0.05)))
    for _ in range(3):
        reach = max(WINDOW * made.sd, LEAST_WINDOW_M)
        low, high = max(made.mean - reach, -half_width), min(made.mean + reach, half_width)
        inside = values[(values >= low) & (values <= high)]
        if len(inside) < LEAST or not low < high:
            return None
        made = fit_mixture(inside, low, high, (made.mean, made.sd))
    return made


def _clear(
    facade: Facade, gathered: Gathered, measuring: Measuring, noise: float, lifted: Array, notes: list[str]
) -> tuple[float, float, NDArray[np.bool_]]:
    """Lowest and highest height of points that are not of ground or roof, and the points to use.

    noise : of heights, one sigma. lifted : how far each point is above the place where its elevation direction meets
    the wall. That place decides too: noise does not move it, so that no border of heights cuts the noise across.
    """
    height = gathered.xyz[:, 2]
    if measuring.heights_m is not None:
        low, high = measuring.heights_m
        clear = min(CLEAR * noise, (high - low) / 4)
    else:
        low, high = facade.ground_m, facade.roof_m
        if not (np.isfinite(low) and np.isfinite(high)):
            low, high = (float(one) for one in np.percentile(height, [5, 95])) if len(height) else (0.0, 1.0)
            notes.append(f"The heights of '{facade.name}' are those of the cloud itself: {low:.1f} to {high:.1f} m.")
        clear = min(max(CLEAR * noise, 1.0), max((high - low) / 6, 0.1))
        if clear < CLEAR * noise:
            notes.append(f"'{facade.name}' is low for the noise of its points; roof and ground may mix with it.")
        low, high = low + clear, high - clear
    on_wall = height - lifted
    use = (height >= low) & (height <= high) & (on_wall >= low + clear) & (on_wall <= high - clear)
    return low, high, use


def _look_across(gathered: Gathered, facade: Facade, measuring: Measuring) -> Array:
    """Horizontal look direction times outward normal, of each point: below 0 where the facade faces the sensor."""
    heading = np.radians(gathered.heading_deg - measuring.convergence_deg)
    sign = 1.0 if measuring.look_side == "right" else -1.0
    east, north = sign * np.cos(heading), -sign * np.sin(heading)
    product: Array = east * facade.line.normal[0] + north * facade.line.normal[1]
    return product


def _geometry(gathered: Gathered, look: Array, bias: float, measuring: Measuring) -> dict[str, float]:
    """What elevation errors let expect, and which errors would make the bias, where the geometry is known."""
    incidence = np.radians(gathered.incidence_deg)
    known = np.isfinite(incidence) & np.isfinite(look)
    if not known.any():
        return {}
    incidence, look = incidence[known], look[known]
    figures = {"facing": float(-look.mean())}
    lever = np.cos(incidence) * look
    elevation: Array | float | None = measuring.elevation_sd_m
    if elevation is None:
        height_sd = gathered.height_sd_m[known]
        elevation = height_sd / np.sin(incidence) if np.isfinite(height_sd).all() else None
    if elevation is not None:
        figures["expected_sd"] = float(np.sqrt(np.mean((elevation * lever) ** 2)))
    # One view at a time: views from both sides would cancel.
    if np.ptp(look) < 0.1 and abs(float(look.mean())) > 0.1:
        figures["bias_along_elevation"] = bias / float(lever.mean())
        figures["bias_along_sight"] = bias / float((np.sin(incidence) * look).mean())
    return figures
