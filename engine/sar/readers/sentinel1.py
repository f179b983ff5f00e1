"""Sentinel-1 single-look complex products: IW and EW (TOPS) and SM.

Source: S1-RS-MDA-52-7441, Sentinel-1 Product Specification; the geolocation grid of real products is the test.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ...raster.complexfiles import ComplexRaster
from ..constants import SPEED_OF_LIGHT_M_S
from ..orbit import Orbit
from ..product import (
    BurstPolynomials,
    Chip,
    DopplerCentroid,
    OutsideImageError,
    SarProduct,
    SpectralWindow,
    TopsTiming,
)
from ..times import parse_utc, seconds_since
from ..xmlfiles import LARGEST_BYTES, Node, parse_xml
from .eof import best_orbit
from .tops import Polynomial, Ramp

MANIFEST = "manifest.safe"
ANNOTATION = re.compile(r"s1[a-d]-[a-z0-9]+-slc-([a-z]{2})-.*\.xml", re.IGNORECASE)
# Relative orbit = (absolute - offset) mod 175 + 1; from an absolute orbit on, by satellite. Sentinel-1C was manoeuvred
# in June 2026, after its orbit 8018.
ORBIT_OFFSETS = {"S1A": ((0, 73),), "S1B": ((0, 27),), "S1C": ((0, 172), (8019, 99)), "S1D": ((0, 42),)}
# The modes with bursts, and the swath for whose middle the processor corrects the bistatic shift of all swaths
# (Gisinger et al. 2021, doi 10.1109/TGRS.2019.2961248, section IV).
BURST_MODES = {"IW": "IW2", "EW": "EW3"}
CO_POLARISED = ("VV", "HH")
STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})t(\d{2})(\d{2})(\d{2})")
SLICE_S = 5.0  # the swaths of a slice begin within some seconds
TIMELINESS = "the orbit is the annotation's own; a precise orbit file (.EOF) is better by some centimetres"


@dataclass(frozen=True)
class Safe:
    """Where a product's files are: in a folder or in a ZIP. annotations, measurements : names within it."""

    root: Path
    annotations: tuple[str, ...]
    measurements: tuple[str, ...]
    zipped: bool = False

    def read(self, name: str) -> bytes:
        try:
            if not self.zipped:
                return (self.root / name).read_bytes()
            with zipfile.ZipFile(self.root) as archive:
                if archive.getinfo(name).file_size > LARGEST_BYTES:
                    raise EngineInputError(f"The annotation {name} is larger than 200 MB; it is no annotation.")
                return archive.read(name)
        except (OSError, zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, zlib.error) as error:
            raise EngineInputError(f"{_last(name)} in {self.root.name} cannot be read ({error}).") from error

    def gdal_path(self, name: str) -> str:
        return f"/vsizip/{self.root.as_posix()}/{name}" if self.zipped else str(self.root / name)


def recognises(path: Path) -> bool:
    """Whether this is a SAFE folder, a ZIP of one, its manifest, or an SLC annotation, by name."""
    try:
        if path.is_dir():
            return (path / MANIFEST).is_file() and any((path / "annotation").glob("s1*-slc-*.xml"))
        if path.name == MANIFEST:
            return recognises(path.parent)
        if ANNOTATION.fullmatch(path.name):
            return path.is_file()
        return path.suffix.lower() == ".zip" and path.is_file() and path.name.upper().startswith("S1")
    except OSError:
        return False


def open_sentinel1(path: Path, polarisation: str | None = None, orbit_files: Sequence[Path] = ()) -> list[SarProduct]:
    """The swaths of a product in one polarisation.

    path : SAFE folder, its ZIP, its manifest, or one annotation. polarisation : VV, …; None for VV or HH, what it has.
    orbit_files : EOF files; the best that covers the scene replaces the annotation's orbit.
    Raises EngineInputError when the product is damaged, is no SLC, or lacks the polarisation.
    """
    path = Path(path)
    safe = _safe(path)
    found = {name: match[1].upper() for name in safe.annotations if (match := ANNOTATION.fullmatch(_last(name)))}
    if not found:
        raise EngineInputError(f"{path.name} holds no annotation of a single-look complex (SLC) Sentinel-1 product.")
    have = sorted(set(found.values()))
    wanted = polarisation.upper() if polarisation else next((one for one in CO_POLARISED if one in have), have[0])
    if wanted not in have:
        raise EngineInputError(f"{path.name} has no polarisation {wanted}; there is {', '.join(have)}.")
    return [_product(safe, name, orbit_files) for name in sorted(found) if found[name] == wanted]


def _last(name: str) -> str:
    return PurePosixPath(name).name


def _safe(path: Path) -> Safe:
    if path.suffix.lower() == ".zip":
        try:
            with zipfile.ZipFile(path) as archive:
                names = archive.namelist()
        except (OSError, zipfile.BadZipFile) as error:
            raise EngineInputError(f"The archive {path.name} cannot be read ({error}); fetch it again.") from error
        bad = next((n for n in names if n.startswith(("/", "\\")) or ".." in PurePosixPath(n).parts or ":" in n), None)
        if bad is not None:
            raise EngineInputError(f"The archive {path.name} names {bad}, outside itself, so it is refused.")
        if not any(_last(name) == MANIFEST for name in names):
            raise EngineInputError(f"The archive {path.name} holds no {MANIFEST}; give the ZIP of a Sentinel-1 SLC.")
        return Safe(path, _in_folder(names, "annotation", ".xml"), _in_folder(names, "measurement", ".tiff"), True)
    if ANNOTATION.fullmatch(path.name):
        root = path.parent.parent if path.parent.name == "annotation" else path.parent
        own = path.relative_to(root).as_posix()
        return Safe(root, (own,), tuple(_names(root, "measurement", ".tiff")))
    root = path.parent if path.name == MANIFEST else path
    return Safe(root, tuple(_names(root, "annotation", ".xml")), tuple(_names(root, "measurement", ".tiff")))


def _in_folder(names: Sequence[str], folder: str, ending: str) -> tuple[str, ...]:
    return tuple(n for n in names if PurePosixPath(n).parent.name == folder and n.lower().endswith(ending))


def _names(root: Path, folder: str, ending: str) -> list[str]:
    return sorted(f"{folder}/{file.name}" for file in (root / folder).glob(f"*{ending}"))


def _product(safe: Safe, annotation: str, orbit_files: Sequence[Path]) -> SarProduct:
    stem = PurePosixPath(annotation).stem
    main = Node(parse_xml(safe.read(annotation), f"{stem}.xml"), f"{stem}.xml")
    kind = main.text("adsHeader/productType")
    if main.element.tag != "product" or kind != "SLC":
        raise EngineInputError(
            f"The annotation {stem}.xml is of a {kind} product; single-look complex (SLC) is needed."
        )
    mission = main.text("adsHeader/missionId")
    general, image = main.find("generalAnnotation/productInformation"), main.find("imageAnnotation/imageInformation")
    swath, polarisation = main.text("adsHeader/swath"), main.text("adsHeader/polarisation")
    dt = _positive(image, "azimuthTimeInterval")
    sampling_hz = _positive(general, "rangeSamplingRate")
    bursts = main.all("swathTiming/burstList/burst")
    mode = main.text("adsHeader/mode")
    if mode in BURST_MODES and not bursts:
        raise EngineInputError(
            f"The annotation {stem}.xml is of mode {mode} but lists no bursts; fetch the product again."
        )
    first_text = bursts[0].text("azimuthTime") if bursts else image.text("productFirstLineUtcTime")
    epoch, first = parse_utc(first_text, "first line")
    lines = image.whole("numberOfLines")
    if bursts:
        last = seconds_since(epoch, bursts[-1].text("azimuthTime"), "burst")
        lines = round((last - first) / dt) + main.whole("swathTiming/linesPerBurst")
    orbit, notes = _orbit(main, mission, epoch, first, first + (lines - 1) * dt, orbit_files)
    processing = main.find("imageAnnotation/processingInformation/swathProcParamsList/swathProcParams")
    direction = general.text("pass").lower()
    number = relative_orbit(mission, main.whole("adsHeader/absoluteOrbitNumber"))
    name = next((n for n in safe.measurements if PurePosixPath(n).stem == stem), None)
    in_file = (
        len(bursts) * main.whole("swathTiming/linesPerBurst") if bursts else lines,
        image.whole("numberOfSamples"),
    )
    raster = LazyRaster(safe.gdal_path(name), in_file) if name is not None else None
    if raster is None:
        notes.append(f"the image {stem}.tiff is missing")
    reader: BurstImage | WholeImage | None = WholeImage(raster) if raster is not None else None
    timing = None
    if bursts:
        made, grid = _bursts(main, epoch, first, dt, orbit)
        reader = BurstImage(raster, made, grid) if raster is not None else None
        timing = _timing(main, safe, annotation, epoch, first, made, grid)
    return SarProduct(
        name=stem,
        sensor=mission,
        mode=mode,
        polarisation=polarisation,
        pass_direction=direction,
        look_side="right",
        track=f"S1_{number}_{swath}_{polarisation}_{direction[:3]}",
        wavelength_m=SPEED_OF_LIGHT_M_S / _positive(general, "radarFrequency"),
        prf_hz=1 / dt,
        epoch=epoch,
        first_azimuth_time_s=first,
        line_spacing_s=dt,
        first_range_time_s=image.number("slantRangeTime"),
        sample_spacing_s=1 / sampling_hz,
        lines=lines,
        samples=image.whole("numberOfSamples"),
        orbit=orbit,
        range_bandwidth_hz=_positive(processing, "rangeProcessing/processingBandwidth"),
        azimuth_bandwidth_hz=_positive(processing, "azimuthProcessing/processingBandwidth"),
        range_window=_window(processing.find("rangeProcessing")),
        azimuth_window=_window(processing.find("azimuthProcessing")),
        doppler=DopplerCentroid.constant(0.0) if bursts else _doppler(main, epoch),
        timing=timing,
        image=reader,
        notes=tuple(notes),
    )


def relative_orbit(mission: str, absolute: int) -> int:
    """The track of an absolute orbit, 1 to 175; of an unknown satellite the absolute orbit itself."""
    known = [offset for first, offset in ORBIT_OFFSETS.get(mission, ()) if absolute >= first]
    return (absolute - known[-1]) % 175 + 1 if known else absolute


def _positive(node: Node, path: str) -> float:
    value = node.number(path)
    if value <= 0:
        raise EngineInputError(f"The annotation {node.name} has {path} = {value:g}; it must be above 0.")
    return value


def _not_zero(node: Node, path: str) -> float:
    value = node.number(path)
    if value == 0:
        raise EngineInputError(f"The annotation {node.name} has {path} = 0; it must not be 0.")
    return value


class LazyRaster:
    """A measurement file, opened when the first window is read: a stack of hundreds would hold as many files open.

    Raises EngineInputError on reading when the file is damaged, or its size is not (lines, samples).
    """

    def __init__(self, path: str, size: tuple[int, int]) -> None:
        self.path, self.size = path, size

    @cached_property
    def _raster(self) -> ComplexRaster:
        raster = ComplexRaster(self.path)
        if (raster.lines, raster.samples) != self.size:
            raise EngineInputError(
                f"The image {raster.name} has {raster.lines} lines of {raster.samples} samples, its annotation tells "
                f"of {self.size[0]} of {self.size[1]}; fetch the product again."
            )
        return raster

    def read(self, line: int, sample: int, lines: int, samples: int) -> NDArray[np.complex64]:
        return self._raster.read(line, sample, lines, samples)


def _window(node: Node) -> SpectralWindow:
    name = node.text("windowType", "none")
    return SpectralWindow(name, node.number("windowCoefficient") if name.lower() == "hamming" else 1.0)


def _orbit(
    main: Node, mission: str, epoch: np.datetime64, start: float, end: float, files: Sequence[Path]
) -> tuple[Orbit, list[str]]:
    precise = best_orbit(files, mission, epoch, start, end)
    if precise is not None:
        notes = ["the orbit is predicted, metres off; give a precise one"] if precise.quality == "predicted" else []
        return precise, notes
    vectors = main.all("generalAnnotation/orbitList/orbit")
    times = np.array([seconds_since(epoch, v.text("time"), "time of a state vector") for v in vectors])
    positions = np.array([[v.number(f"position/{axis}") for axis in "xyz"] for v in vectors]).reshape(-1, 3)
    velocities = np.array([[v.number(f"velocity/{axis}") for axis in "xyz"] for v in vectors]).reshape(-1, 3)
    frame = vectors[0].text("frame", "") if vectors else ""
    orbit = Orbit(epoch, times, positions, velocities, frame, "restituted")
    return orbit, ["no orbit file given covers the scene; " + TIMELINESS] if files else []


def _doppler(main: Node, epoch: np.datetime64) -> DopplerCentroid:
    estimates = main.all("dopplerCentroid/dcEstimateList/dcEstimate")
    times = [seconds_since(epoch, e.text("azimuthTime"), "time of a Doppler estimate") for e in estimates]
    table = [list(e.numbers("dataDcPolynomial")) for e in estimates]
    if not table or len({len(row) for row in table}) > 1:
        raise EngineInputError(f"The annotation {main.name} has no usable Doppler centroid.")
    return DopplerCentroid(np.array(times), np.array([e.number("t0") for e in estimates]), np.array(table))


@dataclass(frozen=True)
class BurstTiming:
    """One burst. line : of its first line on the product's grid; first_valid, last_valid : samples of each line, -1 for
    none; middle_s : azimuth time from its first line to its middle."""

    line: float
    first_valid: NDArray[np.int64]
    last_valid: NDArray[np.int64]
    middle_s: float
    ramp: Ramp


@dataclass(frozen=True)
class Sampling:
    """Lines of a burst in the file, seconds per line and per sample, and the first range time."""

    lines: int
    dt_s: float
    dtau_s: float
    tau0_s: float


def _bursts(
    main: Node, epoch: np.datetime64, first: float, dt: float, orbit: Orbit
) -> tuple[tuple[BurstTiming, ...], Sampling]:
    general, image = main.find("generalAnnotation/productInformation"), main.find("imageAnnotation/imageInformation")
    lines = main.whole("swathTiming/linesPerBurst")
    tau0, dtau = image.number("slantRangeTime"), 1 / _positive(general, "rangeSamplingRate")
    middle_tau = tau0 + main.whole("swathTiming/samplesPerBurst") / 2 * dtau
    rates = [
        (seconds_since(epoch, n.text("azimuthTime")), _rate(n))
        for n in main.all("generalAnnotation/azimuthFmRateList/azimuthFmRate")
    ]
    centroids = [
        (seconds_since(epoch, n.text("azimuthTime")), Polynomial(n.number("t0"), tuple(n.numbers("dataDcPolynomial"))))
        for n in main.all("dopplerCentroid/dcEstimateList/dcEstimate")
    ]
    if any(rate.at(np.array(tau)) >= 0 for _, rate in rates for tau in (tau0, 2 * middle_tau - tau0)):
        raise EngineInputError(f"The annotation {main.name} has an azimuth FM rate that is not below 0 over the swath.")
    if not rates or not centroids:
        raise EngineInputError(f"The annotation {main.name} lacks FM rates or Doppler centroids; bursts need both.")
    made = []
    for burst in main.all("swathTiming/burstList/burst"):
        start = seconds_since(epoch, burst.text("azimuthTime"), "burst")
        middle = start + lines / 2 * dt
        # Beyond any image's size a number would only overflow.
        known = [np.clip(burst.numbers(f"{end}ValidSample"), -1, 2**31) for end in ("first", "last")]
        valid = [samples.astype(np.int64) for samples in known]
        if any(len(v) != lines for v in valid):
            raise EngineInputError(f"The annotation {main.name} does not tell the valid samples of all {lines} lines.")
        ramp = Ramp(
            np.radians(_positive(general, "azimuthSteeringRate")),
            float(np.linalg.norm(orbit.state(middle)[1])),
            _positive(general, "radarFrequency"),
            min(rates, key=lambda known: abs(known[0] - middle))[1],
            min(centroids, key=lambda known: abs(known[0] - middle))[1],
            middle_tau,
        )
        made.append(BurstTiming((start - first) / dt, valid[0], valid[1], middle - start, ramp))
    return tuple(made), Sampling(lines, dt, dtau, tau0)


def _timing(
    main: Node,
    safe: Safe,
    annotation: str,
    epoch: np.datetime64,
    first: float,
    bursts: Sequence[BurstTiming],
    grid: Sampling,
) -> TopsTiming | None:
    """What the corrections of timing need; None where the annotation was trimmed of its downlink information."""
    downlinks = [
        (
            seconds_since(epoch, node.text("azimuthTime"), "time of a downlink"),
            node.number("downlinkValues/rank") * _positive(node, "downlinkValues/pri"),
            _not_zero(node, "downlinkValues/txPulseRampRate"),
        )
        for node in main.all("generalAnnotation/downlinkInformationList/downlinkInformation")
    ]
    seen = [(burst, np.flatnonzero(burst.first_valid >= 0)) for burst in bursts]
    seen = [(burst, valid) for burst, valid in seen if valid.size]
    if not downlinks or not seen:
        return None
    starts = np.array([first + burst.line * grid.dt_s for burst, _ in seen])
    # Settings hold from their time on; a swath's first stand a little before its first burst.
    since = np.array([time for time, _, _ in downlinks])
    which = np.clip(np.searchsorted(since, starts, side="right") - 1, 0, len(since) - 1)
    ramps = [burst.ramp for burst, _ in seen]
    return TopsTiming(
        first_s=starts + np.array([valid[0] for _, valid in seen]) * grid.dt_s,
        last_s=starts + np.array([valid[-1] for _, valid in seen]) * grid.dt_s,
        middle_s=starts + np.array([burst.middle_s for burst, _ in seen]),
        middle_tau_s=ramps[0].middle_tau_s,
        steering_hz_s=np.array([
            2 * ramp.speed_m_s / SPEED_OF_LIGHT_M_S * ramp.carrier_hz * ramp.steering_rate_rad_s for ramp in ramps
        ]),
        fm_rate_hz_s=_table([ramp.fm_rate_hz_s for ramp in ramps]),
        centroid_hz=_table([ramp.centroid_hz for ramp in ramps]),
        chirp_rate_hz_s=np.array([downlinks[one][2] for one in which]),
        pulse_delay_s=np.array([downlinks[one][1] for one in which]),
        bulk_tau_s=_bulk_tau(main, safe, annotation),
    )  # fmt: skip


def _table(polynomials: Sequence[Polynomial]) -> BurstPolynomials:
    size = max(len(one.coefficients) for one in polynomials)
    rows = [[*one.coefficients, *[0.0] * (size - len(one.coefficients))] for one in polynomials]
    return BurstPolynomials(np.array([one.reference_s for one in polynomials]), np.array(rows))


def _bulk_tau(main: Node, safe: Safe, annotation: str) -> float:
    """Range time of the middle of the mode's middle swath; NaN where its annotation is not beside this one's."""
    applied = main.text("imageAnnotation/processingInformation/bistaticDelayCorrectionApplied", "")
    if applied != "true":
        return 0.0 if applied == "false" else float("nan")
    wanted = BURST_MODES[main.text("adsHeader/mode")]
    if main.text("adsHeader/swath") != wanted:
        beside = _beside(safe, annotation, wanted.lower())
        if beside is None:
            return float("nan")
        main = Node(parse_xml(safe.read(beside), _last(beside)), _last(beside))
    samples = main.whole("swathTiming/samplesPerBurst")
    rate = _positive(main, "generalAnnotation/productInformation/rangeSamplingRate")
    return main.number("imageAnnotation/imageInformation/slantRangeTime") + (samples - 1) / 2 / rate


def _beside(safe: Safe, annotation: str, swath: str) -> str | None:
    """The annotation of another swath of the same slice: of one satellite, polarisation, orbit and data take, whose
    time is nearest and within some seconds."""
    names: Sequence[str] = safe.annotations
    if not safe.zipped:
        folder = (safe.root / annotation).parent
        names = [file.relative_to(safe.root).as_posix() for file in sorted(folder.glob("*.xml"))]
    own = _last(annotation).lower().split("-")
    near: list[tuple[float, str]] = []
    for name in names:
        parts = _last(name).lower().split("-")
        if len(parts) == len(own) == 9 and parts[1] == swath and all(parts[k] == own[k] for k in (0, 2, 3, 6, 7)):
            near.append((abs(_stamp_s(parts[4]) - _stamp_s(own[4])), name))
    apart, name = min(near, default=(np.inf, ""))
    return name if apart <= SLICE_S else None


def _stamp_s(text: str) -> float:
    """Seconds of a time such as 20221016t015044; infinite for another text."""
    match = STAMP.fullmatch(text)
    if match is None:
        return float("inf")
    try:
        return float(np.datetime64("{}-{}-{}T{}:{}:{}".format(*match.groups()), "s").astype(np.int64))
    except ValueError:
        return float("inf")


def _rate(node: Node) -> Polynomial:
    """Older processors write c0, c1, c2 instead of a list."""
    if node.has("azimuthFmRatePolynomial"):
        return Polynomial(node.number("t0"), tuple(node.numbers("azimuthFmRatePolynomial")))
    return Polynomial(node.number("t0"), tuple(node.number(f"c{k}") for k in range(3)))


@dataclass(frozen=True)
class WholeImage:
    """An image without bursts (SM)."""

    raster: LazyRaster

    def read(self, line: int, sample: int, lines: int, samples: int) -> Chip:
        return Chip(self.raster.read(line, sample, lines, samples), line, sample)


@dataclass(frozen=True)
class BurstImage:
    """The bursts of a swath, which overlap on the product's grid; chips are deramped and lie in one burst each."""

    raster: LazyRaster
    bursts: tuple[BurstTiming, ...]
    sampling: Sampling

    def read(self, line: int, sample: int, lines: int, samples: int) -> Chip:
        """From the burst in which the window lies farthest from the edges of what is valid."""
        best, best_margin = None, -1
        for number, burst in enumerate(self.bursts):
            start = round(line - burst.line)
            if start < 0 or start + lines > self.sampling.lines or sample < 0:
                continue
            part = slice(start, start + lines)
            low, high = burst.first_valid[part], burst.last_valid[part]
            if low.min() < 0 or low.max() > sample or high.min() < sample + samples - 1:
                continue
            valid = np.flatnonzero(burst.first_valid >= 0)
            margin = min(start - valid[0], valid[-1] - (start + lines - 1))
            if margin > best_margin:
                best, best_margin = (number, start), margin
        if best is None:
            raise OutsideImageError(
                f"The window of {lines} x {samples} pixels at line {line}, sample {sample} lies in no burst."
            )
        number, start = best
        burst, grid = self.bursts[number], self.sampling
        values = self.raster.read(number * grid.lines + start, sample, lines, samples)
        eta = (start + np.arange(lines)) * grid.dt_s - burst.middle_s
        tau = grid.tau0_s + (sample + np.arange(samples)) * grid.dtau_s
        centred = values * np.exp(-1j * burst.ramp.phase(eta, tau))
        return Chip(centred.astype(np.complex64), burst.line + start, sample)
