"""A small city with known truth: box-shaped buildings, sloping ground, lamp posts; as LiDAR and a surface model see it.

Radar's view of it is in simulate_views. All coordinates are those of a projected CRS in metres, heights ellipsoidal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import CRS

from ..errors import EngineInputError
from ..raster.grid import Extent, Grid, aligned_grid, check_metric, transformer
from ..sar.geodetic import to_geocentric, to_geodetic
from .cloud import Array, Points

Mask = NDArray[np.bool_]

# A ray that passes a wall by less has not met it.
TOUCH_M = 1e-6
STOREY_M = 3.2
WINDOW_M = 1.6
# Room between a building and the edge of its block: half of a street.
SIDEWALK_M = 7.0
CORNERS = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
# Classes of LAS (ASPRS, LAS 1.4, table 9) that a LiDAR point gets.
LAS_GROUND, LAS_BUILDING = 2, 6


@dataclass(frozen=True)
class City:
    """Buildings, ground and lamp posts; n buildings, p posts.

    centre : (n, 2), map coordinates. half : (n, 2), half of each box's length and width. angle_deg : (n,), of its
    length, anticlockwise from east. height : (n,), of the roof above the ground at the centre. post : (p, 2).
    extent : of the ground. ground_m : its height in the extent's middle. slope : its rise eastward and northward.
    """

    crs: CRS
    extent: Extent
    ground_m: float
    slope: tuple[float, float]
    centre: Array
    half: Array
    angle_deg: Array
    height: Array
    post: Array
    post_diameter_m: float = 0.2

    @property
    def middle(self) -> Array:
        return np.array([(self.extent.xmin + self.extent.xmax) / 2, (self.extent.ymin + self.extent.ymax) / 2])

    @property
    def storeys(self) -> NDArray[np.intp]:
        return np.maximum(self.height // STOREY_M, 1).astype(np.intp)

    @property
    def base(self) -> Array:
        """Heights of the ground at the buildings' centres, (n,)."""
        return self.ground(*self.centre.T)

    @property
    def roof(self) -> Array:
        return self.base + self.height

    @property
    def axes(self) -> Array:
        """Unit vectors along length and width of each building, as rows, (n, 2, 2)."""
        angle = np.radians(self.angle_deg)
        cos, sin = np.cos(angle), np.sin(angle)
        return np.stack([np.stack([cos, sin], -1), np.stack([-sin, cos], -1)], axis=1)

    def ground(self, x: ArrayLike, y: ArrayLike) -> Array:
        middle = self.middle
        east, north = np.asarray(x, np.float64) - middle[0], np.asarray(y, np.float64) - middle[1]
        height: Array = self.ground_m + self.slope[0] * east + self.slope[1] * north
        return height

    def footprints(self, inset_m: float = 0.0) -> Array:
        """Corners of the buildings, anticlockwise, (n, 4, 2); inset_m : moved inwards so far."""
        return self.centre[:, None] + CORNERS * (self.half - inset_m)[:, None] @ self.axes

    def inside(self, x: Array, y: Array, margin_m: float = 0.0) -> NDArray[np.intp]:
        """The number of the building in whose footprint each place lies, or -1."""
        found = np.full(len(x), -1, np.intp)
        for number, (centre, half, axes) in enumerate(zip(self.centre, self.half + margin_m, self.axes)):
            near = np.flatnonzero((np.abs(x - centre[0]) < half.sum()) & (np.abs(y - centre[1]) < half.sum()))
            own = np.stack([x[near] - centre[0], y[near] - centre[1]], axis=1) @ axes.T
            found[near[(np.abs(own) <= half).all(axis=1)]] = number
        return found

    def surface(self, x: Array, y: Array) -> Array:
        """Height of the roof or of the ground."""
        building = self.inside(x, y)
        return np.where(building >= 0, self.roof[building], self.ground(x, y))


@dataclass(frozen=True)
class Facades:
    """Walls of the buildings, m = 4 n. ends : (m, 2, 2), footprints, with the building to their left; outward : (m, 2),
    unit normals; base, top : (m,), heights; building : (m,), its number."""

    ends: Array
    outward: Array
    base: Array
    top: Array
    building: NDArray[np.intp]

    @property
    def length(self) -> Array:
        length: Array = np.linalg.norm(self.ends[:, 1] - self.ends[:, 0], axis=1)
        return length


def facades(city: City) -> Facades:
    corners = city.footprints()
    ends = np.stack([corners, np.roll(corners, -1, axis=1)], axis=2).reshape(-1, 2, 2)
    along = ends[:, 1] - ends[:, 0]
    outward = np.stack([along[:, 1], -along[:, 0]], axis=1) / np.linalg.norm(along, axis=1, keepdims=True)
    building = np.repeat(np.arange(len(city.centre)), 4)
    return Facades(ends, outward, city.base[building], city.roof[building], building)


def on_ground(city: City, xy: Array) -> Array:
    return np.column_stack([xy, city.ground(*xy.T)])


def hidden(city: City, places: Array, toward: Array) -> Mask:
    """Whether a building stands between places (n, 3) and a sensor in the direction toward (3,)."""
    across = np.array([-toward[1], toward[0]]) / np.hypot(toward[0], toward[1])
    result = np.zeros(len(places), bool)
    for centre, half, axes, roof in zip(city.centre, city.half, city.axes, city.roof):
        offset = places[:, :2] - centre
        near = np.flatnonzero((np.abs(offset @ across) < half.sum()) & (places[:, 2] < roof) & ~result)
        if not near.size:
            continue
        start, way = offset[near] @ axes.T, axes @ toward[:2]
        with np.errstate(divide="ignore", invalid="ignore"):
            first, second = (-half - start) / way, (half - start) / way
        enter = np.maximum(np.minimum(first, second).max(axis=1), 0)
        leave = np.maximum(first, second).min(axis=1)
        result[near] = (leave > enter + TOUCH_M) & (places[near, 2] + enter * toward[2] < roof - TOUCH_M)
    return result


def flat_areas(city: City, inset_m: float = 3.0, side_m: float = 20.0) -> list[Array]:
    """Outlines (4, 2) of what is flat: roofs, inset, and squares of open ground beside the buildings."""
    areas = [corners for corners, half in zip(city.footprints(inset_m), city.half) if half.min() > inset_m + 1]
    extent = city.extent
    x, y = np.meshgrid(
        np.arange(extent.xmin + side_m, extent.xmax - side_m, side_m),
        np.arange(extent.ymin + side_m, extent.ymax - side_m, side_m),
    )
    for centre in np.stack([x.ravel(), y.ravel()], axis=1):
        apart = np.abs((centre - city.centre)[:, None] @ np.swapaxes(city.axes, 1, 2))[:, 0] - city.half
        if apart.max(axis=1).min() > side_m / 2 * np.sqrt(2) + 2:
            areas.append(centre + CORNERS * side_m / 2)
    return areas


def small_city(
    seed: int = 0,
    buildings: tuple[int, int] = (8, 5),
    size_m: tuple[float, float] = (600.0, 400.0),
    posts: int = 30,
    origin: tuple[float, float] = (389_200.0, 5_820_300.0),
    crs: CRS | int = 32633,
    ground_m: float = 74.0,
    slope: tuple[float, float] = (0.004, -0.003),
    heights_m: tuple[float, float] = (10.0, 90.0),
) -> City:
    """A city of blocks, a building in each but the middle one, which is a square; lamp posts stand in the streets.

    buildings : blocks eastward and northward. origin : south-west corner, by default in Berlin. The same seed gives
    the same city. Raises EngineInputError when blocks are too small, or the CRS does not count in metres.
    """
    crs = CRS.from_user_input(crs)
    check_metric(crs)
    block = np.array(size_m) / buildings
    if block.min() < 4 * SIDEWALK_M:
        raise EngineInputError(
            f"The blocks would be {block[0]:.0f} x {block[1]:.0f} m; {4 * SIDEWALK_M:.0f} m are wanted, so take fewer "
            "buildings or a larger city."
        )
    generator = np.random.default_rng(seed)
    i, j = (index.ravel() for index in np.meshgrid(*(np.arange(n) for n in buildings), indexing="ij"))
    keep = (i != buildings[0] // 2) | (j != buildings[1] // 2)
    centre = np.array(origin) + (np.stack([i, j], axis=1)[keep] + 0.5) * block
    n = len(centre)
    angle = generator.uniform(-25, 25, n)
    # The largest half sides that stay within the block, once turned.
    cos, sin = np.cos(np.radians(angle)), np.abs(np.sin(np.radians(angle)))
    room = (block.min() / 2 - SIDEWALK_M) / (cos + sin)
    half = room[:, None] * generator.uniform(0.6, 1.0, (n, 2))
    # Low buildings are more common than towers.
    low, high = heights_m
    height = low * (high / low) ** generator.beta(1.2, 1.6, n)
    height[generator.integers(n)] = high
    extent = Extent(origin[0], origin[1], origin[0] + size_m[0], origin[1] + size_m[1])
    # Corners of the blocks and middles of their sides, within the city; the square gets the first post.
    crossings = np.stack(np.meshgrid(np.arange(1, 2 * buildings[0]), np.arange(1, 2 * buildings[1])), -1).reshape(-1, 2)
    streets = crossings[(crossings % 2 == 0).any(axis=1)] * block / 2
    chosen = generator.permutation(len(streets))[: max(posts - 1, 0)]
    square = (np.array([buildings[0] // 2, buildings[1] // 2]) + 0.5) * block
    post = np.array(origin) + np.concatenate([square[None], streets[np.sort(chosen)]])[:posts]
    post = post + generator.uniform(-1, 1, post.shape)
    return City(crs, extent, ground_m, slope, centre, half, angle, height, post)


# Between the map and the Earth.


def geocentric(city: City, places: ArrayLike) -> Array:
    """X, Y, Z of map coordinates with heights, (..., 3)."""
    places = np.asarray(places, np.float64)
    longitude, latitude = _to_geographic(city.crs, *np.moveaxis(places[..., :2], -1, 0))
    return to_geocentric(latitude, longitude, places[..., 2])


def on_map(city: City, xyz_m: ArrayLike) -> Array:
    """Map coordinates with heights of X, Y, Z, (..., 3)."""
    latitude, longitude, height = to_geodetic(xyz_m)
    x, y = transformer(CRS.from_epsg(4326), city.crs).transform(longitude, latitude)
    return np.stack([x, y, height], axis=-1)


def geographic(city: City, x: Array, y: Array) -> tuple[Array, Array]:
    """Longitude and latitude in degrees of map coordinates."""
    return _to_geographic(city.crs, x, y)


def _to_geographic(crs: CRS, x: Array, y: Array) -> tuple[Array, Array]:
    longitude, latitude = transformer(crs, CRS.from_epsg(4326)).transform(x, y)
    return np.asarray(longitude), np.asarray(latitude)


# What is not radar.


def lidar(
    city: City,
    density_m2: float = 4.0,
    vertical_noise_m: float = 0.05,
    horizontal_noise_m: float = 0.1,
    wall_share: float = 0.03,
    seed: int = 0,
) -> Points:
    """A cloud as airborne laser scanning gives it: ground and roofs from above, and few points on walls.

    density_m2 : points per square metre. Noise: one sigma, of height and of each horizontal coordinate. wall_share : of
    all points. The attribute classification is 2 for ground and 6 for buildings.
    """
    generator = np.random.default_rng(seed)
    extent = city.extent
    count = round(density_m2 * (extent.xmax - extent.xmin) * (extent.ymax - extent.ymin))
    x, y = generator.uniform(extent.xmin, extent.xmax, count), generator.uniform(extent.ymin, extent.ymax, count)
    z = city.surface(x, y)
    built = city.inside(x, y) >= 0
    on_wall = generator.permutation(count)[: round(wall_share * count)]
    walls = facades(city)
    area = walls.length * (walls.top - walls.base)
    wall = generator.choice(len(area), len(on_wall), p=area / area.sum())
    across, up = generator.uniform(0, 1, (2, len(on_wall)))
    foot = walls.ends[wall, 0] + across[:, None] * (walls.ends[wall, 1] - walls.ends[wall, 0])
    x[on_wall], y[on_wall] = foot.T
    z[on_wall] = walls.base[wall] + up * (walls.top - walls.base)[wall]
    built[on_wall] = True
    x += generator.normal(0, horizontal_noise_m, count)
    y += generator.normal(0, horizontal_noise_m, count)
    z += generator.normal(0, vertical_noise_m, count)
    kind = np.where(built, LAS_BUILDING, LAS_GROUND).astype(np.uint8)
    return Points(x, y, z, {"classification": kind})


def dsm(city: City, cell_m: float = 0.5) -> tuple[NDArray[np.float32], Grid]:
    """A surface model, float32 (rows, columns), northernmost row first: the heights at the cells' middles."""
    grid = aligned_grid(city.extent, city.crs, cell_m)
    x = grid.x0 + (np.arange(grid.width) + 0.5) * cell_m
    y = grid.y0 - (np.arange(grid.height) + 0.5) * cell_m
    places = np.meshgrid(x, y)
    return city.surface(*(one.ravel() for one in places)).reshape(grid.shape).astype(np.float32), grid
