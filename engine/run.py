"""The command for servers: python -m vertical_city.engine.run features|predict …, without QGIS.

Exit codes: 0 done, 1 input that cannot be used, 2 a wrong command line, 130 cancelled.
"""

from __future__ import annotations

import argparse
import glob
import importlib.util
import json
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import pyproj

from .dem.choices import ASSIGNMENTS
from .dem.features import FeatureOptions, plan_features
from .dem.filters import FEATURE_SETS, KERNEL_SUMS
from .errors import EngineCanceled, EngineInputError
from .gvc.choices import DERIVED, ERRORS_FROM
from .gvc.predict import PredictOptions, plan_prediction
from .monitor import Monitor
from .parallel import processors
from .raster.files import RasterReader, grid_of, limited_cache, write_texts
from .raster.mosaic import absolute, dem_mosaic, write_index
from .tiled import TILE_CELLS, TilePlan, run_tiled, tiles_folder
from .zones import EmptyZoneError, Zone, ZonePlan, utm_zones

CONNECT_S = 15
# A task that fails on one machine of a cluster is tried again, on another one if there is any.
RETRIES = 2
PACKAGE = run_tiled.__module__.partition(".")[0]

Run = Callable[[TilePlan, "str | os.PathLike[str]", Monitor], None]


class Console:
    """Progress and sentences on stderr: a bar on a terminal, else a line for each tenth."""

    def __init__(self, quiet: bool) -> None:
        self._quiet, self._stream = quiet, sys.stderr
        self._live = self._stream.isatty()
        self._percent = -1

    def progress(self, fraction: float) -> None:
        percent = int(100 * fraction)
        if self._quiet or percent <= self._percent:
            return
        if self._live:
            self._stream.write(f"\r[{'#' * (percent // 4):25s}] {percent} %")
        elif percent // 10 > self._percent // 10:
            self._stream.write(f"{percent // 10 * 10} %\n")
        self._percent = percent
        self._stream.flush()

    def say(self, sentence: str, loud: bool = True) -> None:
        if loud or not self._quiet:
            over = "\r\033[K" if self._live and self._percent >= 0 else ""
            print(f"{over}{sentence}", file=self._stream, flush=True)
            self._percent = min(self._percent, 99)

    def end(self) -> None:
        if self._live and self._percent >= 0 and not self._quiet:
            print(file=self._stream)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    given = _parser().parse_args(arguments)
    console, stop = Console(given.quiet), threading.Event()
    monitor = Monitor(
        progress=console.progress,
        is_canceled=stop.is_set,
        warn=lambda sentence: console.say(f"warning: {sentence}"),
        info=lambda sentence: console.say(sentence, loud=False),
    )
    try:
        with _signals(stop), limited_cache(), _executor(given, monitor) as (executor, in_flight):

            def run(plan: TilePlan, output: str | os.PathLike[str], monitor: Monitor) -> None:
                _check_replaced(output, plan.metadata["VC_CONTENT"])
                here = not (given.workers or given.scheduler)
                run_tiled(plan, output, executor, given.tile_cells, monitor, given.restart, in_flight, here)

            given.work(given, run, monitor)
    except EngineInputError as error:
        console.end()
        print(f"error: {error}", file=sys.stderr)
        return 1
    except EngineCanceled as error:
        console.end()
        print(error, file=sys.stderr)
        return 130
    console.end()
    return 0


@contextmanager
def _signals(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C and a polite kill ask the run to stop."""
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m vertical_city.engine.run",
        description="Compute features of a DEM, or predict building heights, tile by tile, without QGIS.",
    )
    commands = parser.add_subparsers(required=True, metavar="features|predict")
    common = argparse.ArgumentParser(add_help=False)
    where = common.add_mutually_exclusive_group()
    where.add_argument("--threads", type=_count, metavar="N", help="threads of this process (default: cores)")
    where.add_argument("--workers", type=_count, metavar="N", help="processes on this machine instead of threads")
    where.add_argument("--scheduler", metavar="ADDRESS", help="of a running dask cluster, tcp://host:8786")
    common.add_argument(
        "--tile-cells",
        type=_count,
        default=TILE_CELLS,
        metavar="N",
        help="side of a tile in cells (default %(default)s)",
    )
    common.add_argument("--restart", action="store_true", help="drop the tiles of an earlier run of this output")
    common.add_argument("--quiet", action="store_true", help="only warnings and errors")

    features = commands.add_parser("features", parents=[common], help="generalised features of a DEM")
    features.set_defaults(work=_features)
    features.add_argument("dem", nargs="+", metavar="DEM", help="a raster, several, or a folder of tiles of one DEM")
    features.add_argument("output", metavar="OUTPUT", help=".tif (cloud-optimised) or .vrt (keeps the tiles)")
    default = {field.name: field.default for field in fields(FeatureOptions)}
    features.add_argument(
        "--filters", type=_names, default=default["filters"], metavar="A,B,…", help="default: all thirty"
    )
    features.add_argument("--feature-set", default=default["feature_set"], metavar="WORD", help=_words(FEATURE_SETS))
    features.add_argument("--second", metavar="DEM", help="another DEM of the place, for terrain-robust features")
    features.add_argument("--kernel-sum", default=default["kernel_sum"], metavar="WORD", help=_words(KERNEL_SUMS))
    features.add_argument("--assignment", default=default["assignment"], metavar="WORD", help=_words(ASSIGNMENTS))
    features.add_argument(
        "--min-valid", type=float, default=default["min_valid"], metavar="SHARE", help="default %(default)s"
    )
    features.add_argument("--cell-size", type=float, default=250.0, metavar="METRES", help="default %(default)s")
    cells = features.add_mutually_exclusive_group()
    cells.add_argument("--crs", metavar="EPSG", help="of the cells (default: the local UTM zone), or 'zones': one "
                       "raster per UTM zone and an index layer")  # fmt: skip
    cells.add_argument("--grid", metavar="RASTER", help="the cells of this raster, instead of CRS and cell size")

    predict = commands.add_parser("predict", parents=[common], help="building heights from features")
    predict.set_defaults(work=_predict)
    predict.add_argument("features", nargs="+", metavar="FEATURES", help="one or more features rasters")
    predict.add_argument("model", metavar="MODEL", help="JSON of 'Fit a height model'")
    predict.add_argument("output", metavar="OUTPUT", help=".tif (cloud-optimised) or .vrt (keeps the tiles)")
    default = {field.name: field.default for field in fields(PredictOptions)}
    predict.add_argument("--keep-negative", action="store_true", help="do not set negative estimates to 0")
    predict.add_argument(
        "--derived", type=_names, default=(), metavar="A,B,…", help=f"of {', '.join(DERIVED)}; default none"
    )
    predict.add_argument(
        "--ceiling-height",
        type=float,
        default=default["ceiling_height_m"],
        metavar="METRES",
        help="default %(default)s",
    )
    predict.add_argument("--error-from", default=default["error_from"], metavar="WORD", help=_words(ERRORS_FROM))
    return parser


def _words(words: Sequence[str]) -> str:
    return f"{' or '.join(words)}; default %(default)s"


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is less than 1")
    return number


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _features(given: argparse.Namespace, run: Run, monitor: Monitor) -> None:
    options = FeatureOptions(given.filters, given.kernel_sum, given.assignment, given.min_valid, given.feature_set)
    options.check()
    second = None if given.second is None else absolute(given.second)
    grid = grid_of(given.grid) if given.grid else None
    crs = None if given.crs in (None, "zones") else _crs(given.crs)
    output = Path(absolute(given.output))
    with _one_dem(given.dem, output, monitor) as dem:
        if given.workers or given.scheduler:
            monitor.info("Where there is numba, each worker prepares filters for a large DEM first: some 8 s.")
        if given.crs != "zones":
            run(plan_features(dem, options, given.cell_size, crs, grid, monitor, second=second), output, monitor)
            return

        def plan(zone: Zone, monitor: Monitor) -> TilePlan:
            cells = zone.cells(given.cell_size)
            return ZonePlan(plan_features(dem, options, grid=cells, monitor=monitor, second=second), zone)

        _run_zones(utm_zones(grid_of(dem)), plan, output, run, given.restart, monitor)


def _predict(given: argparse.Namespace, run: Run, monitor: Monitor) -> None:
    options = PredictOptions(not given.keep_negative, given.derived, given.ceiling_height, given.error_from)
    features = [absolute(path) for path in given.features]
    run(plan_prediction(features, absolute(given.model), options, monitor), absolute(given.output), monitor)


def _check_replaced(output: str | os.PathLike[str], content: str) -> None:
    """Only an output of the same kind is replaced: the last of several DEMs is not, where the output was forgotten."""
    if not os.path.isfile(output):
        return
    try:
        with RasterReader(output) as reader:
            found = reader.metadata.get("VC_CONTENT")
    except EngineInputError:
        found = None
    if found != content:
        raise EngineInputError(
            f"The output {os.fspath(output)} exists and holds no {content}; choose another name, or remove it first."
        )


def _crs(text: str) -> pyproj.CRS:
    try:
        return pyproj.CRS.from_user_input(int(text) if text.isdigit() else text)
    except pyproj.exceptions.CRSError as error:
        raise EngineInputError(f"The CRS '{text}' is not known; give an EPSG code such as 32633, or zones.") from error


@contextmanager
def _one_dem(sources: Sequence[str], output: Path, monitor: Monitor) -> Iterator[str]:
    """The path of the DEM. Several files are read through a VRT among the output's tiles, where all workers see it."""
    if len(sources) == 1 and not os.path.isdir(sources[0]):
        yield absolute(sources[0])
        return
    folder = tiles_folder(output)
    if str(folder) in (absolute(source) for source in sources):
        raise EngineInputError(f"The tiles of {output.name} would be made among those of the DEM; name it otherwise.")
    name = Path(absolute(sources[0])).name if len(sources) == 1 else "dem"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EngineInputError(f"The folder {folder} cannot be made ({error.strerror}); choose another.") from error
    vrt = folder / f"{name}.vrt"
    try:
        yield dem_mosaic(sources, vrt, monitor)
    finally:
        # What is kept to be gone on with belongs to this very file: a new one would look like another DEM.
        stem = glob.escape(output.stem)
        kept = (f"{stem}_tiles/*.json", f"{stem}_32[67][0-9][0-9]_tiles/*.json")
        if not any(next(folder.parent.glob(pattern), None) for pattern in kept):
            with suppress(OSError):
                vrt.unlink(missing_ok=True)
                folder.rmdir()


def _run_zones(
    zones: Sequence[Zone],
    plan_of: Callable[[Zone, Monitor], TilePlan],
    output: Path,
    run: Run,
    restart: bool,
    monitor: Monitor,
) -> None:
    """Run zone after zone. Those finished are noted, so that a run started again leaves them out."""
    note = tiles_folder(output) / "zones.json"
    finished: dict[str, Any] = {}
    with suppress(OSError, ValueError, TypeError):
        finished = {} if restart else dict(json.loads(note.read_text(encoding="utf-8")))
    made = []
    for number, zone in enumerate(zones):
        part = monitor.part(number / len(zones), (number + 1) / len(zones))
        part.info(f"UTM zone {zone.epsg} ({number + 1} of {len(zones)})")
        plan, path = plan_of(zone, part), zone.output(output)
        told = {"description": json.loads(json.dumps(plan.description())), "bytes": _size(path)}
        if told["bytes"] is None or finished.get(path.name) != told:
            try:
                run(plan, path, part)
            except EmptyZoneError as nothing:
                monitor.info(str(nothing))
                continue
        finished[path.name] = {**told, "bytes": _size(path)}
        note.parent.mkdir(exist_ok=True)
        write_texts({note: json.dumps(finished)})
        made.append(path)
    if not made:
        raise EngineInputError("The DEM has no value in any UTM zone; check its nodata value.")
    write_index(made, output.with_name(f"{output.stem}_index.gpkg"))
    with suppress(OSError):
        note.unlink()
        note.parent.rmdir()


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


@contextmanager
def _executor(given: argparse.Namespace, monitor: Monitor) -> Iterator[tuple[Executor, int]]:
    """What tasks are handed to, and how many at a time."""
    if given.scheduler:
        with _cluster(given.scheduler, monitor) as found:
            yield found
    elif given.workers:
        context = multiprocessing.get_context("spawn")
        try:
            with ProcessPoolExecutor(given.workers, context, _start_worker) as pool:
                before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # workers have it from here until they start
                for _ in range(given.workers):
                    pool.submit(int)
                signal.signal(signal.SIGINT, before)
                yield pool, 2 * given.workers
        except BrokenExecutor as error:
            raise EngineInputError(
                "A worker process ended unexpectedly, perhaps for want of memory; finished tiles are kept: start the "
                "run again, with fewer workers or smaller tiles (another --tile-cells needs --restart)."
            ) from error
    else:
        threads = given.threads or processors()
        with ThreadPoolExecutor(threads) as pool:
            yield pool, 2 * threads


def _start_worker() -> None:
    """A worker leaves Ctrl-C to the run, and ends with it even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def _cluster(address: str, monitor: Monitor) -> Iterator[tuple[Executor, int]]:
    if importlib.util.find_spec("distributed") is None:
        raise EngineInputError(
            "--scheduler needs dask, which is not installed: python3 -m pip install distributed, here and on all "
            "workers."
        )
    from distributed import Client
    from distributed.scheduler import KilledWorker

    try:
        client = Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError) as error:  # a time-out is an OSError
        raise EngineInputError(
            f"No dask scheduler answers at {address}; start one with 'dask scheduler' and give the address it prints."
        ) from error
    try:
        # A task of a module that a worker does not know would end the worker, and its successors, without a word.
        look = partial(importlib.util.find_spec, PACKAGE)
        if None in (client.run_on_scheduler(look), *client.run(look).values()):
            raise EngineInputError(
                f"The cluster does not find {PACKAGE}; install it, the same version as here, for the scheduler and for "
                "all workers, or set PYTHONPATH for them."
            )
        threads = sum(client.nthreads().values())
        if not threads:
            monitor.warn("The cluster has no worker yet; the run waits for one ('dask worker ADDRESS').")
        # More than there are workers now: others may join.
        yield client.get_executor(pure=False, retries=RETRIES), max(64, 4 * threads)
    except KilledWorker as error:
        raise EngineInputError(
            "Several workers ended while they made the same tile, perhaps for want of memory; finished tiles are kept: "
            "start the run again, with fewer threads per worker or smaller tiles (--tile-cells with --restart)."
        ) from error
    except CancelledError as error:
        raise EngineInputError(
            f"The scheduler at {address} dropped the tasks, or ended; finished tiles are kept: start the run again."
        ) from error
    finally:
        client.close()


if __name__ == "__main__":
    sys.exit(main())
