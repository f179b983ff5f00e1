"""Point target analysis of many targets in many products: predict, cut out, measure, and judge each target's stacks.

Products are measured one after the other and kept in files until all are there, so that memory does not grow with them
and a run that was stopped can go on.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from ..raster.files import temporary_beside
from . import pta, visibility
from .constants import SPEED_OF_LIGHT_M_S
from .geodetic import to_geodetic
from .geometry import angles, azimuth_speed, geo2rdr, rdr2geo
from .product import OutsideImageError, SarProduct
from .pta import MEASURES, PtaOptions
from .readers import find_products, open_products
from .times import utc_text

Array = NDArray[np.float64]

# Beyond what the measurement itself can meet.
OUTSIDE, ORBIT, DAMAGED, NO_IMAGE, NO_PLACE = range(10, 15)
REASONS = {
    **pta.REASONS,
    OUTSIDE: "the target lies outside the scene",
    ORBIT: "the target has no zero-Doppler time within the orbit, or no known place",
    DAMAGED: "the image is damaged here",
    NO_IMAGE: "the product holds no image, only its annotation",
    NO_PLACE: "the table names no place for this product",
}
DROPPED = {
    visibility.BOXPLOT: "outlier of the adjusted boxplot of phase noise",
    visibility.NOISY: "phase noise above the limit: the target is not visible",
}

# The columns of numbers, in the order of the output.
NUMBERS = (
    "t_az_s", "tau_s", "line", "sample", "predicted_line", "predicted_sample", "delay_azimuth_s", "delay_range_s",
    "peak_db", "clutter_db", "scr_db", "sigma_phi_rad", "width_az_px", "width_rg_px", "width_az_m", "width_rg_m",
    "pslr_az_db", "pslr_rg_db", "islr_az_db", "islr_rg_db", "sigma_az_m", "sigma_rg_m", "sigma_az_s", "sigma_tau_s",
    "look_deg", "incidence_deg", "doppler_hz", "doppler_residual_hz", "phase_rad", "longitude", "latitude", "height_m",
)  # fmt: skip
TEXTS = (
    "target", "product", "source", "track", "sensor", "pass_direction", "polarisation", "orbit_quality", "time_utc",
    "epoch", "delay_names", "reason",
)  # fmt: skip
# All columns of a row, in order; kept is 1 or 0.
COLUMNS = (*TEXTS[:10], *NUMBERS[:8], "delay_names", *NUMBERS[8:], "kept", "reason")

BATCH = 256


@dataclass(frozen=True)
class Targets:
    """What to look for.

    names : one for each target. xyz_m : Earth-fixed places, shape (n, 3), in the frame of the orbits.
    places : instead of xyz, {product name: shape (n, 2) of line and sample, NaN where there is none}.
    height_m : ellipsoidal height at which such places are put on the ground, for angles and scales only.
    """

    names: Sequence[str]
    xyz_m: Array | None = None
    places: dict[str, Array] | None = None
    height_m: float = 0.0

    def digest(self) -> bytes:
        parts = hashlib.sha256("\n".join(self.names).encode())
        for array in [self.xyz_m] if self.xyz_m is not None else (self.places or {}).values():
            parts.update(np.ascontiguousarray(array).tobytes())
        parts.update(repr((sorted(self.places or {}), self.height_m)).encode())
        return parts.digest()


@dataclass(frozen=True)
class Table:
    """The rows of one product: numbers of shape (targets, len(NUMBERS)) and why a target was not measured (or OK)."""

    texts: dict[str, str]
    notes: tuple[str, ...]
    numbers: Array
    status: NDArray[np.int8]

    def column(self, name: str) -> Array:
        return self.numbers[:, NUMBERS.index(name)]


def measure(product: SarProduct, source: str, targets: Targets, options: PtaOptions, monitor: Monitor) -> Table:
    """Measure all targets in one product. What fails for a target is told in its status; the others go on."""
    count = len(targets.names)
    number = {name: np.full(count, np.nan) for name in NUMBERS}
    status = np.zeros(count, np.int8)
    if targets.xyz_m is not None:
        xyz = targets.xyz_m
        t, tau = geo2rdr(product.orbit, xyz)
        status[~np.isfinite(t)] = ORBIT
        # What the product declares of atmosphere and timing moves the image of a target away from its geometry.
        number["delay_azimuth_s"], number["delay_range_s"] = (product.delay_s(k, tau) for k in ("azimuth", "range"))
        seen_t, seen_tau = t + number["delay_azimuth_s"], tau + number["delay_range_s"]
        predicted = np.stack([product.line_of(seen_t), product.sample_of(seen_tau)], axis=1)
    else:
        nowhere = np.full((count, 2), np.nan)
        predicted = np.asarray((targets.places or {}).get(product.name, nowhere), np.float64)
        status[~np.isfinite(predicted).all(axis=1)] = NO_PLACE
        seen_t, seen_tau = product.azimuth_time_of(predicted[:, 0]), product.range_time_of(predicted[:, 1])
        t, tau = seen_t - product.delay_s("azimuth", seen_tau), seen_tau - product.delay_s("range", seen_tau)
        xyz = rdr2geo(product.orbit, t, tau, targets.height_m, product.look_sign)
    number["predicted_line"], number["predicted_sample"] = predicted.T
    number["latitude"], number["longitude"], number["height_m"] = to_geodetic(xyz)
    number["look_deg"], number["incidence_deg"] = angles(product.orbit, t, xyz)
    size = np.array([product.lines, product.samples])
    with np.errstate(invalid="ignore"):
        outside = ((predicted < -0.5) | (predicted > size - 0.5)).any(axis=1)
    status[(status == pta.OK) & outside] = OUTSIDE
    if product.image is None:
        status[status == pta.OK] = NO_IMAGE
    if product.doppler is not None:
        number["doppler_hz"] = product.doppler.at(seen_t, seen_tau)

    wanted = np.flatnonzero(status == pta.OK)
    measured = np.full((count, len(MEASURES)), np.nan)
    damage = ""
    for start in range(0, len(wanted), BATCH):
        monitor.step(start / len(wanted))
        batch = wanted[start : start + BATCH]
        compiled = len(wanted) >= pta.WORTH_COMPILING
        found = _measure_batch(product, batch, predicted, number["doppler_hz"], options, measured, status, compiled)
        damage = damage or found
    if damage:
        monitor.warn(f"{product.name}: {damage}")
    _derive(product, measured, number, t, xyz)
    texts = {
        "product": product.name,
        "source": source,
        "track": product.track,
        "sensor": product.sensor,
        "pass_direction": product.pass_direction,
        "polarisation": product.polarisation,
        "orbit_quality": product.orbit.quality,
        "epoch": f"{product.epoch}Z",
        "delay_names": ", ".join(delay.name for delay in product.delays) if targets.xyz_m is not None else "",
    }
    return Table(texts, product.notes, np.stack([number[name] for name in NUMBERS], axis=1), status)


def _measure_batch(
    product: SarProduct,
    which: NDArray[np.intp],
    predicted: Array,
    doppler_hz: Array,
    options: PtaOptions,
    measured: Array,
    status: NDArray[np.int8],
    compile_kernels: bool,
) -> str:
    """Measure some of the targets into `measured` and `status`. Returns what is damaged of the image, or nothing."""
    damage = ""
    side = options.chip_side
    chips = np.zeros((len(which), side, side), np.complex64)
    corners = np.full((len(which), 2), np.nan)
    for i, target in enumerate(which):
        first = np.rint(predicted[target]).astype(np.int64) - side // 2
        try:
            if product.image is None:
                raise OutsideImageError("")
            chip = product.image.read(int(first[0]), int(first[1]), side, side)
        except OutsideImageError:
            status[target] = pta.EDGE
        except EngineInputError as error:
            status[target] = DAMAGED
            damage = damage or str(error)
        else:
            chips[i], corners[i] = chip.values, (chip.line, chip.sample)
    good = np.isfinite(corners[:, 0])
    which, corners = which[good], corners[good]
    guards = (
        pta.guard_px(product.azimuth_oversampling, options.window),
        pta.guard_px(product.range_oversampling, options.window),
    )
    slopes = doppler_hz[which] * product.line_spacing_s
    values, found = pta.analyse(
        chips[good], predicted[which] - corners, slopes, options, guards, True if compile_kernels else None
    )
    values[:, :2] += corners
    measured[which], status[which] = values, found
    return damage


def _derive(product: SarProduct, measured: Array, number: dict[str, Array], t: Array, xyz: Array) -> None:
    """Everything that follows from the measures, in the units of the output."""
    of = dict(zip(MEASURES, measured.T))
    speed = azimuth_speed(product.orbit, t, xyz)
    ratio = pta.scr(of["peak_power"], of["clutter_power"])
    number["line"], number["sample"] = of["line"], of["sample"]
    number["t_az_s"], number["tau_s"] = product.azimuth_time_of(of["line"]), product.range_time_of(of["sample"])
    with np.errstate(divide="ignore"):
        number["peak_db"], number["clutter_db"] = (10 * np.log10(of[f"{name}_power"]) for name in ("peak", "clutter"))
        number["scr_db"] = np.log10(ratio) * 10.0
    number["sigma_phi_rad"] = pta.phase_noise_rad(ratio)
    number["width_az_px"], number["width_rg_px"] = of["width_line"], of["width_sample"]
    number["width_az_m"] = of["width_line"] * product.line_spacing_s * speed
    number["width_rg_m"] = of["width_sample"] * product.sample_spacing_m
    for kind in ("pslr", "islr"):
        number[f"{kind}_az_db"], number[f"{kind}_rg_db"] = of[f"{kind}_line_db"], of[f"{kind}_sample_db"]
    number["sigma_az_s"] = pta.predicted_sigma(1 / product.azimuth_bandwidth_hz, ratio)
    number["sigma_tau_s"] = pta.predicted_sigma(1 / product.range_bandwidth_hz, ratio)
    number["sigma_az_m"] = number["sigma_az_s"] * speed
    number["sigma_rg_m"] = number["sigma_tau_s"] * SPEED_OF_LIGHT_M_S / 2
    number["doppler_residual_hz"] = of["spectrum_line"] / product.line_spacing_s
    number["phase_rad"] = of["phase"]


@dataclass(frozen=True)
class Portrait:
    """A target in one image, for the eye. response : None where there was nothing to measure."""

    chip: NDArray[np.complex64]
    response: pta.Response | None


def portrait(
    source: str,
    product_name: str,
    line: float,
    sample: float,
    options: PtaOptions | None = None,
    polarisation: str | None = None,
) -> Portrait:
    """Cut a target out of a product again, about its predicted line and sample, and measure it for a picture.

    polarisation : that of the product; without it, some products give only what their reader takes first.
    Raises EngineInputError when the product cannot be read any more, or does not hold the place.
    """
    options = options or PtaOptions()
    product = next((one for one in open_products(source, polarisation) if one.name == product_name), None)
    if product is None or product.image is None:
        raise EngineInputError(f"{source} holds no image {product_name} any more.")
    first = [round(v) - options.chip_side // 2 for v in (line, sample)]
    chip = product.image.read(first[0], first[1], options.chip_side, options.chip_side)
    slope = np.nan
    if product.doppler is not None:
        hertz = product.doppler.at(product.azimuth_time_of(line), product.range_time_of(sample))
        slope = float(hertz) * product.line_spacing_s
    measures, status = pta.analyse(chip.values[None], [[line - chip.line, sample - chip.sample]], slope, options)
    known = pta.response(chip.values, measures[0], slope, options) if status[0] == pta.OK else None
    return Portrait(chip.values, known)


class Measured:
    """The tables of all products, in files; judged when all are there.

    files : of the tables. names : of the targets. options : of the measurement. limit_rad : of the phase noise.
    """

    def __init__(
        self, files: Sequence[Path], names: Sequence[str], options: PtaOptions, limit_rad: float, monitor: Monitor
    ) -> None:
        self.files, self.names, self.options, self.limit_rad = list(files), list(names), options, limit_rad
        self.texts: list[dict[str, str]] = []
        notes: set[str] = set()
        shape = (len(self.files), len(self.names))
        self.noise, self.status = np.empty(shape), np.empty(shape, np.int8)
        for i, file in enumerate(self.files):  # one at a time: together they may be larger than the memory
            table = load(file)
            self.texts.append(table.texts)
            notes.update(table.notes)
            self.noise[i], self.status[i] = table.column("sigma_phi_rad"), table.status
        self.notes = sorted(notes)
        self.states = np.full(shape, visibility.UNMEASURED, np.int8)
        for track in sorted({texts["track"] for texts in self.texts}):
            stack = [i for i, texts in enumerate(self.texts) if texts["track"] == track]
            for target in range(len(self.names)):
                if target % 512 == 0:
                    monitor.check()
                self.states[stack, target] = visibility.visibility(self.noise[stack, target], limit_rad)
        self.shown = self._shown()

    def _shown(self) -> NDArray[np.bool_]:
        """Which rows to give: a target outside one swath of a product that lies in another has one row only."""
        shown = np.ones(self.status.shape, bool)
        for source in {texts["source"] for texts in self.texts}:
            own = [i for i, texts in enumerate(self.texts) if texts["source"] == source]
            if len(own) > 1:
                away = self.status[own] == OUTSIDE
                shown[own] = ~away
                shown[own[0]] |= away.all(axis=0)
        return shown

    @property
    def kept(self) -> NDArray[np.bool_]:
        """Shape (products, targets)."""
        return self.shown & (self.states == visibility.KEPT)

    def rows(self) -> Iterator[list[tuple[object, ...]]]:
        """The rows of one product after the other, in the order of COLUMNS; None where there is no value."""
        for i, file in enumerate(self.files):
            table = load(file)
            yield [tuple(row[name] for name in COLUMNS) for row in self._rows(i, table, np.flatnonzero(self.shown[i]))]

    def _rows(self, i: int, table: Table, which: NDArray[np.intp]) -> Iterator[dict[str, object]]:
        epoch = np.datetime64(table.texts["epoch"].rstrip("Z"), "s")
        times = table.column("t_az_s")
        for k in map(int, which):
            kept = self.states[i, k] == visibility.KEPT
            row: dict[str, object] = dict(zip(NUMBERS, (v if isfinite(v) else None for v in table.numbers[k].tolist())))
            row.update(table.texts)
            row.update(
                target=self.names[k],
                time_utc=utc_text(epoch, times[k]),
                kept=int(kept),
                reason="" if kept else self.reason(i, k),
            )
            yield row

    def row(self, product: int, target: int) -> dict[str, object]:
        """One row, by the names of its columns."""
        return next(self._rows(product, load(self.files[product]), np.array([target])))

    def history(self, target: int, track: str) -> list[dict[str, object]]:
        """Phase noise of a target through a stack: time_utc (the scene's epoch), sigma_phi_rad, kept, reason."""
        return [
            {
                "time_utc": texts["epoch"],
                "sigma_phi_rad": float(self.noise[i, target]),
                "kept": int(self.states[i, target] == visibility.KEPT),
                "reason": "" if self.states[i, target] == visibility.KEPT else self.reason(i, target),
            }
            for i, texts in enumerate(self.texts)
            if texts["track"] == track and self.shown[i, target]
        ]

    def clearest(self, target: int) -> int | None:
        """The product that shows a target best, of those that are kept; else any that measured it."""
        for good in (self.kept[:, target], np.isfinite(self.noise[:, target])):
            if good.any():
                return int(np.argmin(np.where(good, self.noise[:, target], np.inf)))
        return None

    def kept_values(self, product: int, names: Sequence[str]) -> dict[str, Array]:
        """Columns of the kept rows of a product; off_line, off_sample, off_az_m and off_rg_m are the
        offsets from the prediction."""
        table, kept = load(self.files[product]), self.kept[product]
        known = {name: table.column(name)[kept] for name in NUMBERS}
        for axis in ("line", "sample"):
            known[f"off_{axis}"] = known[axis] - known[f"predicted_{axis}"]
        for axis, key in (("line", "az"), ("sample", "rg")):
            known[f"off_{key}_m"] = known[f"off_{axis}"] * known[f"width_{key}_m"] / known[f"width_{key}_px"]
        return {name: known[name] for name in names}

    def reason(self, product: int, target: int) -> str:
        """Why a row is dropped."""
        return DROPPED.get(int(self.states[product, target])) or REASONS[int(self.status[product, target])]


def load(file: Path) -> Table:
    with np.load(file, allow_pickle=False) as held:
        known = json.loads(bytes(held["texts"]).decode())
        return Table(known["texts"], tuple(known["notes"]), held["numbers"], held["status"])


def _save(file: Path, table: Table) -> None:
    text = json.dumps({"texts": table.texts, "notes": table.notes}).encode()
    temporary = temporary_beside(file)
    try:
        with open(temporary, "wb") as stream:
            np.savez(stream, texts=np.frombuffer(text, np.uint8), numbers=table.numbers, status=table.status)
        os.replace(temporary, file)
    except OSError as error:
        raise EngineInputError(
            f"The folder {file.parent} cannot be written ({error.strerror}); choose one with rights and room."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _folder(resume: str | os.PathLike[str] | None) -> Iterator[Path]:
    if resume is not None:
        try:
            Path(resume).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EngineInputError(f"The folder {resume} cannot be made ({error.strerror}); choose another.") from error
        yield Path(resume)
        return
    with tempfile.TemporaryDirectory(prefix="vertical_city_pta_") as folder:
        yield Path(folder)


@contextmanager
def analyse_products(
    paths: Sequence[str | os.PathLike[str]],
    targets: Targets,
    options: PtaOptions | None = None,
    polarisation: str | None = None,
    orbit_files: Sequence[Path] = (),
    limit_rad: float = visibility.LIMIT_RAD,
    resume: str | os.PathLike[str] | None = None,
    monitor: Monitor | None = None,
) -> Iterator[Measured]:
    """Measure targets in all products at paths; use as a context manager, within which the rows can be read.

    resume : a folder that keeps what was measured of each product; a later run with the same products, targets and
        options takes it from there. Without, nothing is kept.

    A product that cannot be used is told by a warning and left out. Raises EngineInputError when none can be used, and
    EngineCanceled.
    """
    options, monitor = options or PtaOptions(), monitor or Monitor()
    if not targets.names:
        raise EngineInputError("There is no target; give a layer with at least one point.")
    sources = find_products(paths)
    base = hashlib.sha256(repr((asdict(options), polarisation)).encode() + targets.digest()).digest()
    failures, noted = [], set()
    with _folder(resume) as folder:
        files: list[Path] = []
        for i, source in enumerate(sources):
            part = monitor.part(i / len(sources), (i + 1) / len(sources))
            part.step(0)
            try:
                products = open_products(source, polarisation, orbit_files)
            except EngineInputError as error:
                failures.append(str(error))
                continue
            for product in products:
                key = hashlib.sha256(base + _identity(product, source)).hexdigest()[:24]
                file = folder / f"{key}.npz"
                if not file.exists():
                    _save(file, measure(product, os.fspath(source), targets, options, part))
                if file not in files:
                    files.append(file)
                noted |= {f"{product.name}: {note}" for note in product.notes if product.orbit.quality == "predicted"}
        if not files:
            raise EngineInputError(failures[0])
        for sentence in (*failures, *sorted(noted)):
            monitor.warn(sentence)
        yield Measured(files, targets.names, options, limit_rad, monitor)


def _identity(product: SarProduct, source: Path) -> bytes:
    """What a product is known by when a run goes on: its place, size and time, and its orbit."""
    stat = source.stat()
    known = (
        os.path.realpath(source),
        stat.st_size,
        stat.st_mtime_ns,
        product.name,
        product.track,
        product.orbit.method,
    )
    return repr(known).encode() + product.orbit.positions_m.tobytes() + product.orbit.times_s.tobytes()
