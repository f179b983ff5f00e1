"""The cloud that tomography makes of the simulated city from a view.

Points lie on walls that face the sensor, on roofs and on ground that is not in shadow, and at the feet of lamp posts.
They scatter along the elevation direction; the whole cloud is displaced by the wrong place of its reference point
(Zhu et al. 2016, doi 10.1109/TGRS.2015.2448686, section IV-D).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from .cloud import CHUNK, STANDARD, Array, CloudInfo, Points
from .simulate_city import STOREY_M, WINDOW_M, City, Facades, facades, hidden, on_ground
from .simulate_views import View, post_seen_at, posts_seen

FACADE, ROOF, GROUND, POST = range(4)
SHARES = (0.60, 0.24, 0.15, 0.01)
# Mean signal-to-noise ratio in dB of each of these.
SNR_DB = np.array([12.0, 8.0, 6.0, 20.0])
# Half of a year's range of temperature times the expansion of concrete, in mm for each metre of height.
EXPANSION_MM_M = 12.0 * 1.2e-5 * 1000
SINKING_MM_YR = 6.0
VELOCITY_SD_MM_YR = 0.3
YEAR_DAYS = 365.25
ATTRIBUTES = tuple(
    STANDARD[name]
    for name in (
        "elevation", "height_sd", "velocity", "seasonal_amplitude", "amplitude", "coherence", "snr", "scatterers",
        "track", "incidence", "heading",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Errors:
    """Of each point: standard deviations along elevation, range and azimuth in metres; outliers : share of points whose
    elevation is anywhere within outlier_m."""

    elevation_m: float = 1.0
    range_m: float = 0.05
    azimuth_m: float = 0.1
    outliers: float = 0.0
    outlier_m: float = 30.0


NO_ERRORS = Errors(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Seen:
    """points : the cloud. truth : the same points at their true places. kind : FACADE, ROOF, GROUND or POST, (n,).
    item : number of the facade, building or post; -1 for ground."""

    points: Points
    truth: Points
    kind: NDArray[np.uint8]
    item: NDArray[np.intp]


def cloud_info(city: City, view: View, dates: Sequence[date] = ()) -> CloudInfo:
    return CloudInfo(city.crs, ATTRIBUTES, tuple(dates), view.track)


def windows(city: City, walls: Facades, which: NDArray[np.intp]) -> tuple[Array, NDArray[np.intp]]:
    """Middles of the windows of some walls, (k, 3), a row for each storey, and the walls they belong to."""
    places, owners = [], []
    for wall in which:
        start, end = walls.ends[wall]
        columns = max(int(walls.length[wall] // WINDOW_M), 1)
        rows = int(city.storeys[walls.building[wall]])
        share, storey = np.meshgrid((np.arange(columns) + 0.5) / columns, np.arange(rows))
        foot = start + share.reshape(-1, 1) * (end - start)
        places.append(np.column_stack([foot, walls.base[wall] + (storey.ravel() + 0.5) * STOREY_M]))
        owners.append(np.full(len(foot), wall))
    return np.concatenate(places), np.concatenate(owners)


@dataclass(frozen=True)
class Scene:
    """What can be seen from a view: windows and posts with their numbers, and where the rest is drawn."""

    city: City
    toward: Array
    window: Array
    wall: NDArray[np.intp]
    post: Array
    post_number: NDArray[np.intp]

    @staticmethod
    def of(city: City, view: View) -> Scene:
        toward = view.toward
        walls = facades(city)
        places, owner = windows(city, walls, np.flatnonzero(walls.outward @ toward[:2] > 0))
        clear = ~hidden(city, places, toward)
        posts = np.flatnonzero(posts_seen(city, view))
        feet = on_ground(city, city.post[posts])
        return Scene(city, toward, places[clear], owner[clear], post_seen_at(city, view, feet), posts)

    def draw(self, generator: np.random.Generator, points: int) -> tuple[Array, NDArray[np.uint8], NDArray[np.intp]]:
        """Places (n, 3), kinds and items of so many points, in random order."""
        shares = np.array(SHARES) * [len(self.window) > 0, 1, 1, len(self.post) > 0]
        kind = generator.choice(4, points, p=shares / shares.sum()).astype(np.uint8)
        places, item = np.empty((points, 3)), np.full(points, -1, np.intp)
        for number, some, owner in ((FACADE, self.window, self.wall), (POST, self.post, self.post_number)):
            chosen = np.flatnonzero(kind == number)
            if chosen.size:
                one = generator.integers(len(some), size=len(chosen))
                places[chosen], item[chosen] = some[one], owner[one]
        for number, candidates in ((ROOF, self._roofs), (GROUND, self._grounds)):
            open_ = np.flatnonzero(kind == number)
            while open_.size:
                where, owner = candidates(generator, len(open_))
                good = ~hidden(self.city, where, self.toward) & (owner >= -1)
                places[open_[good]], item[open_[good]] = where[good], owner[good]
                open_ = open_[~good]
        return places, kind, item

    def _roofs(self, generator: np.random.Generator, count: int) -> tuple[Array, NDArray[np.intp]]:
        city = self.city
        area = city.half.prod(axis=1)
        owner = generator.choice(len(area), count, p=area / area.sum())
        own = generator.uniform(-1, 1, (count, 2)) * city.half[owner]
        return np.column_stack(
            [city.centre[owner] + np.einsum("ni,nij->nj", own, city.axes[owner]), city.roof[owner]]
        ), owner

    def _grounds(self, generator: np.random.Generator, count: int) -> tuple[Array, NDArray[np.intp]]:
        """Owner -2 where a building stands."""
        extent = self.city.extent
        xy = np.column_stack(
            [generator.uniform(extent.xmin, extent.xmax, count), generator.uniform(extent.ymin, extent.ymax, count)]
        )
        return on_ground(self.city, xy), np.where(self.city.inside(*xy.T) >= 0, -2, -1)


def see(
    city: City,
    view: View,
    points: int,
    errors: Errors | None = None,
    seed: int = 0,
    dates: Sequence[date] = (),
    monitor: Monitor | None = None,
) -> Seen:
    """The cloud of a view with so many points; see see_chunks."""
    parts = list(see_chunks(city, view, points, errors, seed, dates, monitor))
    return Seen(
        _joined([part.points for part in parts]),
        _joined([part.truth for part in parts]),
        np.concatenate([part.kind for part in parts]),
        np.concatenate([part.item for part in parts]),
    )


def _joined(parts: Sequence[Points]) -> Points:
    x, y, z = (np.concatenate([getattr(part, axis) for part in parts]) for axis in "xyz")
    attributes = {name: np.concatenate([part.attributes[name] for part in parts]) for name in parts[0].attributes}
    series = [part.series_mm for part in parts if part.series_mm is not None]
    return Points(x, y, z, attributes, np.concatenate(series) if series else None)


def see_chunks(
    city: City,
    view: View,
    points: int,
    errors: Errors | None = None,
    seed: int = 0,
    dates: Sequence[date] = (),
    monitor: Monitor | None = None,
) -> Iterator[Seen]:
    """The cloud of a view in chunks of CHUNK points; each seed and view gives another cloud, always the same.

    dates : of a time series, if wanted. Raises EngineInputError for no points, EngineCanceled.
    """
    if points < 1:
        raise EngineInputError(f"{points} points are asked for; give 1 or more.")
    monitor, errors = monitor or Monitor(), errors or Errors()
    scene = Scene.of(city, view)
    for number, start in enumerate(range(0, points, CHUNK)):
        monitor.step(start / points)
        generator = np.random.default_rng([seed, view.number, number])
        yield _chunk(scene, view, errors, generator, min(CHUNK, points - start), dates)


def _chunk(
    scene: Scene, view: View, errors: Errors, generator: np.random.Generator, points: int, dates: Sequence[date]
) -> Seen:
    city = scene.city
    true, kind, item = scene.draw(generator, points)
    along_elevation = errors.elevation_m * generator.standard_normal(points)
    if errors.outliers:
        wild = generator.random(points) < errors.outliers
        along_elevation[wild] = generator.uniform(-errors.outlier_m, errors.outlier_m, int(wild.sum()))
    along = (
        along_elevation,
        errors.range_m * generator.standard_normal(points),
        errors.azimuth_m * generator.standard_normal(points),
    )
    placed = true.copy()
    for error, misplaced, way in zip(along, view.beam.misplaced_m, view.directions(true)):
        placed += (error + misplaced)[:, None] * way
    incidence, heading = view.angles(true)
    above = true[:, 2] - city.ground(true[:, 0], true[:, 1])
    cos, sin = np.cos(np.radians(incidence)), np.sin(np.radians(incidence))
    building = np.where(kind == FACADE, item // 4, np.where(kind == ROOF, item, -1))
    snr_db = SNR_DB[kind] + 2 * generator.standard_normal(points)
    power = 10 ** (snr_db / 10)
    # Towards the radar is positive: what grows in summer, and against it what sinks (the tallest building).
    seasonal = EXPANSION_MM_M * above * cos
    sinking = np.where(building == np.argmax(city.height), -SINKING_MM_YR * cos, 0.0)
    velocity = sinking + VELOCITY_SD_MM_YR * generator.standard_normal(points)
    values = {
        "elevation": (placed[:, 2] - view.reference[2]) / sin,
        "height_sd": np.hypot(errors.elevation_m * sin, errors.range_m * cos),
        "velocity": velocity,
        "seasonal_amplitude": np.abs(seasonal + 0.2 * generator.standard_normal(points)),
        "amplitude": np.sqrt(power),
        "coherence": power / (1 + power),
        "snr": snr_db,
        # In layover a wall shares its pixel with the ground in front of it.
        "scatterers": 1 + (generator.random(points) < np.where(kind == POST, 0.1, 0.4)),
        "track": np.full(points, view.number),
        "incidence": incidence,
        "heading": heading,
    }
    attributes = {one.name: np.broadcast_to(values[one.name], points).astype(one.dtype) for one in ATTRIBUTES}
    series = None
    if dates:
        years = np.array([(day - dates[0]).days / YEAR_DAYS for day in dates])
        series = velocity[:, None] * years + seasonal[:, None] * (np.sin(2 * np.pi * years))
        series = (series + generator.standard_normal(series.shape)).astype(np.float32)
    measured, actual = np.ascontiguousarray(placed.T), np.ascontiguousarray(true.T)
    return Seen(
        Points(measured[0], measured[1], measured[2], attributes, series),
        Points(actual[0], actual[1], actual[2]),
        kind,
        item,
    )
