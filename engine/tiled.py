"""A run cut into tiles: each tile a task of its own on any executor, kept when it is finished, joined at the end.

Beside an output x.tif or x.vrt stands, while it is made, the folder x_tiles: run.json says what run it belongs to; in a
folder below it each tile has a GeoTIFF (none where it holds no value) and a JSON with its facts, written after it. A
run started again makes only what has no facts. A file stop.… asks tasks of every kind, in threads or on other machines,
to end; each run has its own, since shared file systems may show one for a while that is no longer there.
"""

from __future__ import annotations

import glob
import json
import math
import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from .errors import EngineCanceled, EngineInputError
from .monitor import Monitor
from .raster.files import Band, write_texts
from .raster.grid import Grid, Window, tiles
from .raster.mosaic import write_cog, write_vrt
from .tilefolder import TileFolder

TILE_CELLS = 256
SUFFIXES = (".tif", ".tiff", ".vrt")
# Seconds between looks at a cancel, here and in a task, and those that running tasks get to end after one.
LOOK_S = 0.25
PATIENCE_S = 1.5
# More than a mosaic could hold, or a list of tasks: a mistaken cell size.
MOST_TILES = 1_000_000


class TilePlan(Protocol):
    """Work on a grid that can be done window by window, with the same pixels however it is cut. Picklable."""

    @property
    def grid(self) -> Grid:
        """Of the whole output."""

    @property
    def bands(self) -> Sequence[Band]:
        """Of the output."""

    @property
    def metadata(self) -> Mapping[str, str]:
        """Of the output."""

    def description(self) -> dict[str, Any]:
        """All that the pixels depend on, as JSON holds it."""

    def prepare(self, monitor: Monitor) -> None:
        """What a process does once, before its first tile; a tile that finds it undone does it."""

    def make_tile(self, window: Window, path: str, monitor: Monitor) -> dict[str, Any]:
        """Write a window of the grid as a GeoTIFF and return facts; where no value is, facts["empty"] and no file."""

    def conclude(self, facts: Sequence[Mapping[str, Any]], monitor: Monitor) -> None:
        """Warn of, or raise EngineInputError for, what the tiles tell together."""


@dataclass(frozen=True)
class _Tile:
    window: Window
    path: Path

    @property
    def record(self) -> Path:
        return self.path.with_suffix(".json")

    def finished(self) -> dict[str, Any] | None:
        """What the task told, or None when the tile is still to be made."""
        try:
            told = json.loads(self.record.read_text(encoding="utf-8"))
            return told if told["bytes"] == (self.path.stat().st_size if told["bytes"] else 0) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None


class _Stop:
    """Whether the file that asks to stop is there, looked at not more often than needed."""

    def __init__(self, path: str) -> None:
        self._path, self._next, self._found = path, 0.0, False

    def __call__(self) -> bool:
        now = time.monotonic()
        if not self._found and now >= self._next:
            self._next, self._found = now + LOOK_S, os.path.exists(self._path)
        return self._found


def _make(plan: TilePlan, tile: _Tile, stop: str) -> dict[str, Any]:
    """The task: make a tile, then tell of it."""
    warnings: list[str] = []
    monitor = Monitor(is_canceled=_Stop(stop), warn=warnings.append)
    monitor.check()
    try:
        facts = plan.make_tile(tile.window, str(tile.path), monitor)
    except EngineInputError as error:
        window = tile.window
        raise EngineInputError(
            f"In the tile at column {window.column}, row {window.row} ({window.width} x {window.height} cells): {error}"
        ) from error
    size = 0 if facts.get("empty") else tile.path.stat().st_size
    told = {"facts": facts, "warnings": list(dict.fromkeys(warnings)), "bytes": size}
    write_texts({tile.record: json.dumps(told)})
    return told


def tiles_folder(output: str | os.PathLike[str]) -> Path:
    """The folder in which the tiles of an output are made."""
    output = Path(output)
    return output.with_name(f"{output.stem}_tiles")


def run_tiled(
    plan: TilePlan,
    output: str | os.PathLike[str],
    executor: Executor,
    tile_cells: int = TILE_CELLS,
    monitor: Monitor | None = None,
    restart: bool = False,
    in_flight: int = 16,
    prepare: bool = True,
) -> None:
    """Make a plan's tiles on an executor and join them: .vrt keeps the tiles, .tif is one cloud-optimised GeoTIFF.

    restart : drop the tiles of an earlier run instead of going on with them. in_flight : tasks handed out at a time.
    prepare : let the plan prepare in this process, when the tasks run in it.
    Raises EngineInputError when the tiles found belong to another run, or for a tile's; EngineCanceled. Finished tiles
    are then kept.
    """
    monitor, output = monitor or Monitor(), Path(os.path.abspath(output))
    as_vrt = output.suffix.lower() == ".vrt"
    if output.suffix.lower() not in SUFFIXES:
        raise EngineInputError(f"The output {output.name} ends neither with .tif nor with .vrt; choose one of them.")
    if output.is_dir():
        raise EngineInputError(f"The output {output} is a folder; choose another name.")
    if tile_cells < 1:
        raise EngineInputError(f"The side of a tile is {tile_cells} cells; give at least 1.")
    count = math.ceil(plan.grid.width / tile_cells) * math.ceil(plan.grid.height / tile_cells)
    if count > MOST_TILES:
        raise EngineInputError(
            f"{plan.grid.width} x {plan.grid.height} cells are {count} tiles, more than {MOST_TILES}; choose larger "
            "cells or larger tiles."
        )
    with TileFolder(tiles_folder(output)) as folder:
        folder.open({"output": output.name, "tile_cells": tile_cells, **plan.description()}, restart)
        _remove_unfinished(output)
        if not as_vrt:  # nothing reads them: an output of another name has tiles of its own
            folder.remove_earlier()
        parts = [
            _Tile(window, folder.tiles / f"row{window.row:06d}_column{window.column:06d}.tif")
            for window in tiles(plan.grid, tile_cells)
        ]
        try:
            told = _finish(plan, parts, executor, in_flight, folder.stop, prepare, monitor.part(0, 0.9))
            for warning in dict.fromkeys(warning for one in told for warning in one["warnings"]):
                monitor.warn(warning)
            plan.conclude([one["facts"] for one in told], monitor.without_progress())
            written = [(part.window, part.path) for part, one in zip(parts, told) if one["bytes"]]
            if as_vrt:
                write_vrt(written, plan.grid, plan.bands, plan.metadata, output)
            else:
                write_cog(written, plan.grid, plan.bands, plan.metadata, output, monitor.part(0.9, 1.0))
        except BaseException as error:
            kept = folder.holds_tiles()
            if not kept:
                folder.remove_tiles()
            if isinstance(error, EngineCanceled):
                finished = sum(1 for part in parts if part.finished())
                raise EngineCanceled(
                    f"The run was cancelled; {finished} of {count} tiles are finished and kept in {folder.path.name}: "
                    "the same run started again goes on from there."
                    if kept
                    else "The run was cancelled; nothing was written."
                ) from error
            raise
        if as_vrt:
            folder.remove_earlier()
        else:
            folder.remove_tiles()
    monitor.progress(1.0)


def _remove_unfinished(output: Path) -> None:
    """Remove what a run that was killed while it joined the tiles left beside the output."""
    name = f"{glob.escape(output.stem)}.{12 * '[0-9a-f]'}.part*"  # see temporary_beside
    for dots in (".", ".."):
        for path in output.parent.glob(dots + name):
            with suppress(OSError):
                path.unlink()


def _finish(
    plan: TilePlan,
    parts: Sequence[_Tile],
    executor: Executor,
    in_flight: int,
    stop: Path,
    prepare: bool,
    monitor: Monitor,
) -> list[dict[str, Any]]:
    """What the tasks of all tiles told, in the tiles' order; makes the tiles that have not been made."""
    told: dict[int, dict[str, Any]] = {}
    missing: list[int] = []
    for number, part in enumerate(parts):
        monitor.check()
        found = part.finished()
        if found is None:
            missing.append(number)
        else:
            told[number] = found
    if told:
        monitor.info(f"{len(told)} of {len(parts)} tiles were finished by an earlier run.")
    monitor.step(len(told) / len(parts))
    if missing and prepare:
        plan.prepare(monitor.without_progress())
    pending: dict[Future[dict[str, Any]], int] = {}
    queue = iter(missing)
    try:
        while len(told) < len(parts):
            for number in islice(queue, in_flight - len(pending)):
                pending[executor.submit(_make, plan, parts[number], str(stop))] = number
            for done in wait(pending, timeout=LOOK_S, return_when=FIRST_COMPLETED).done:
                told[pending.pop(done)] = done.result()
            monitor.step(len(told) / len(parts))
    except BaseException:
        _stop_tasks(pending, stop)
        raise
    return [told[number] for number in range(len(parts))]


def _stop_tasks(pending: Mapping[Future[dict[str, Any]], int], stop: Path) -> None:
    """Ask all tasks to end, and give those that run a moment to do so; their results no longer matter."""
    with suppress(OSError):
        stop.touch()
    for future in pending:
        future.cancel()
    for future in wait([future for future in pending if not future.cancelled()], timeout=PATIENCE_S).done:
        with suppress(CancelledError):
            future.exception()
