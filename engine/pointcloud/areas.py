"""Areas, and the points of a streamed cloud that lie in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..areas import Area
from ..errors import EngineInputError
from ..monitor import Monitor
from .cloud import CHUNK, Points

Array = NDArray[np.float64]

# Points that are kept of one area.
MOST = 2_000_000


@dataclass(frozen=True)
class Gathered:
    """The points of an area. xyz : shape (n, 3), metres. track : number, -1 where the cloud has none, shape (n,).

    incidence_deg, heading_deg, height_sd_m : NaN where the cloud does not tell, shape (n,). share : of the area's
    points that were kept, 1 unless there were more than 2 million.
    """

    xyz: Array
    track: NDArray[np.int64]
    incidence_deg: Array
    heading_deg: Array
    height_sd_m: Array
    share: float = 1.0

    def __len__(self) -> int:
        return len(self.xyz)

    def where(self, use: NDArray[np.bool_]) -> Gathered:
        return Gathered(
            self.xyz[use], self.track[use], self.incidence_deg[use], self.heading_deg[use], self.height_sd_m[use],
            self.share,
        )  # fmt: skip

    @property
    def tracks(self) -> list[int]:
        return [int(one) for one in np.unique(self.track)]


def gather(
    chunks: Points | Iterable[Points],
    areas: Sequence[Area],
    monitor: Monitor | None = None,
    margin: float = 0.0,
    most: int = MOST,
) -> list[Gathered]:
    """The points of a cloud in each area; only these are held.

    margin : metres; above 0 all points of the area's box grown by so much are taken (for a reference, whose neighbours
    count too). most : an area with more keeps a random half, quarter … of them.
    Raises EngineInputError for a margin or limit that is none.
    """
    if not (np.isfinite(margin) and margin >= 0 and most > 0):
        raise EngineInputError(f"The margin {margin:g} m and the limit {most} of points must be finite and positive.")
    monitor = monitor or Monitor()
    nets = [_Net(area, margin, most) for area in areas]
    for chunk in [chunks] if isinstance(chunks, Points) else chunks:
        for start in range(0, len(chunk), CHUNK):
            monitor.check()
            part = chunk.where(np.arange(start, min(start + CHUNK, len(chunk)))) if len(chunk) > CHUNK else chunk
            ordered = _Ordered(part)
            for net in nets:
                net.add(ordered)
    return [net.gathered() for net in nets]


class _Ordered:
    """A chunk whose points are found by their x, so that many small areas do not each look at all of them."""

    def __init__(self, points: Points) -> None:
        self.points = points
        self.order = np.argsort(points.x, kind="stable")
        self.x = points.x[self.order]

    def within(self, box: tuple[float, float, float, float], margin: float) -> NDArray[np.intp]:
        """Numbers of the points in a box grown by a margin, ascending."""
        west, south, east, north = box
        first = np.searchsorted(self.x, west - margin, "left")
        last = np.searchsorted(self.x, east + margin, "right")
        which = self.order[first:last]
        y = self.points.y[which]
        return np.sort(which[(y >= south - margin) & (y <= north + margin)])


@dataclass
class _Net:
    """Rows of x, y, z, track, incidence, heading, height_sd of one area, as they come."""

    area: Area
    margin: float
    most: int
    parts: list[Array] = field(default_factory=list)
    held: int = 0
    share: float = 1.0

    def __post_init__(self) -> None:
        self.generator = np.random.default_rng(0)

    def add(self, ordered: _Ordered) -> None:
        points, which = ordered.points, ordered.within(self.area.box, self.margin)
        if which.size and not self.margin:
            which = which[self.area.inside(points.x[which], points.y[which])]
        which = which[np.isfinite(points.z[which])]
        if self.share < 1:
            which = which[self.generator.random(len(which)) < self.share]
        if not which.size:
            return
        columns = [np.asarray(one[which], np.float64) for one in (points.x, points.y, points.z)]
        for name, missing in (("track", -1.0), ("incidence", np.nan), ("heading", np.nan), ("height_sd", np.nan)):
            values = points.attributes.get(name)
            columns.append(np.full(len(which), missing) if values is None else np.asarray(values[which], np.float64))
        self.parts.append(np.stack(columns, axis=1))
        self.held += len(which)
        while self.held > self.most:
            rows = np.concatenate(self.parts)
            self.parts = [rows[self.generator.random(len(rows)) < 0.5]]
            self.held, self.share = len(self.parts[0]), self.share / 2

    def gathered(self) -> Gathered:
        rows = np.concatenate(self.parts) if self.parts else np.empty((0, 7))
        track = np.where(np.isfinite(rows[:, 3]), rows[:, 3], -1).astype(np.int64)
        return Gathered(rows[:, :3].copy(), track, rows[:, 4], rows[:, 5], rows[:, 6], self.share)
