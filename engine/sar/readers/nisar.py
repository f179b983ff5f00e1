"""NISAR-like single-look complex images in HDF5 (RSLC; in older files SLC), as NISAR's product specification and ISCE3
lay them out. Needs h5py.

Zero-Doppler times are seconds since a date in the unit's name; ranges are one-way slant ranges in metres; pixels are
complex of half or single precision.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..constants import SPEED_OF_LIGHT_M_S
from ..orbit import Orbit
from ..product import Chip, DopplerCentroid, OutsideImageError, SarProduct, SpectralWindow
from ..times import parse_utc

SIGNATURE = b"\x89HDF\r\n\x1a\n"
SUFFIXES = (".h5", ".hdf5")
BANDS = ("LSAR", "SSAR")
KINDS = ("RSLC", "SLC")
POLARISATIONS = ("HH", "HV", "VH", "VV", "RH", "RV", "LH", "LV")
QUALITIES = {"POE": "precise", "MOE": "restituted", "NOE": "restituted", "FOE": "predicted"}
DOPPLER_DEGREE = 4
UNEVEN_PX = 1e-2


def _h5py() -> Any:
    try:
        import h5py
    except ImportError as error:
        raise EngineInputError(
            "Images in HDF5 are read with h5py, which is not installed; install it (apt install python3-h5py, or pip "
            "install h5py) and start QGIS again."
        ) from error
    return h5py


def recognises(path: Path) -> bool:
    """Whether a file is such an image. Without h5py any HDF5 file counts, so that opening it tells what lacks."""
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return False
    try:
        with open(path, "rb") as file:
            if file.read(len(SIGNATURE)) != SIGNATURE:
                return False
        with _h5py().File(path, "r") as root:
            return any(f"science/{band}/{kind}" in root for band in BANDS for kind in KINDS)
    except EngineInputError:
        return True
    except OSError:
        return False


def open_nisar(path: Path, polarisation: str | None = None) -> list[SarProduct]:
    """A product for each frequency band and polarisation, or for the one polarisation that is asked for.

    Raises EngineInputError when h5py is missing, the file is damaged, or lacks something, naming it.
    """
    path = Path(path)
    h5py = _h5py()
    try:
        with h5py.File(path, "r") as file:
            products = _open(_Tree(file, path.name), path)
    except OSError as error:
        raise EngineInputError(f"The file {path.name} is damaged or no HDF5 file; fetch it again.") from error
    chosen = [product for product in products if polarisation in (None, product.polarisation)]
    if not chosen:
        found = sorted({product.polarisation for product in products})
        raise EngineInputError(
            f"The file {path.name} has no image of polarisation {polarisation}; there are {', '.join(found) or 'none'}."
        )
    return chosen


class _Tree:
    """The datasets of a file; what is missing or bad is told in a sentence."""

    def __init__(self, root: Any, name: str) -> None:
        self.root, self.name = root, name

    def has(self, path: str) -> bool:
        return path in self.root

    def dataset(self, path: str) -> Any:
        found = self.root.get(path)
        if found is None or not hasattr(found, "shape"):
            raise EngineInputError(f"The file {self.name} lacks {path}; it is incomplete or of another kind.")
        return found

    def text(self, path: str, default: str | None = None) -> str:
        if default is not None and not self.has(path):
            return default
        value = np.asarray(self.dataset(path)[()]).reshape(-1)
        first = value[0] if value.size else b""
        return (first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)).strip("\0 ")

    def array(self, path: str, dimensions: int) -> NDArray[np.float64]:
        """Finite numbers."""
        found = self.dataset(path)
        try:
            value = np.asarray(found[()], np.float64)
        except (TypeError, ValueError):
            value = np.full(1, np.nan)
        if value.ndim != dimensions or not value.size or not np.isfinite(value).all():
            raise EngineInputError(
                f"The file {self.name} has in {path} other than numbers in {dimensions} dimensions; fetch it again."
            )
        return value

    def number(self, path: str) -> float:
        return float(self.array(path, 0))

    def epoch(self, path: str) -> np.datetime64:
        """The date that a dataset's unit counts from."""
        unit = self.dataset(path).attrs.get("units", b"")
        text = unit.decode("utf-8", "replace") if isinstance(unit, bytes) else str(unit)
        second, fraction = parse_utc(text.replace("seconds since", "").strip("\0 "), f"unit of {path} in {self.name}")
        if fraction:
            raise EngineInputError(
                f"The file {self.name} counts {path} from a fraction of a second ({text}); a whole second is needed."
            )
        return second


def _open(tree: _Tree, path: Path) -> list[SarProduct]:
    roots = [(band, f"science/{band}/{kind}") for band in BANDS for kind in KINDS if tree.has(f"science/{band}/{kind}")]
    if not roots:
        raise EngineInputError(
            f"The file {tree.name} has neither science/LSAR/RSLC nor science/SSAR/RSLC; give a single-look complex "
            "image of NISAR's layout."
        )
    products = []
    for band, root in roots:
        identity = f"science/{band}/identification"
        common = _common(tree, root, identity)
        for letter in ("A", "B"):
            swath = f"{root}/swaths/frequency{letter}"
            present = [p for p in POLARISATIONS if tree.has(f"{swath}/{p}")]
            timing = _timing(tree, root, swath, letter, common["epoch"]) if present else {}
            for polarisation in present:
                lines, samples = _Pixels.shape(tree, f"{swath}/{polarisation}")
                if (lines, samples) != timing["shape"]:
                    raise EngineInputError(
                        f"The file {tree.name} has an image {polarisation} of {lines} x {samples} pixels, but times "
                        f"and ranges of {timing['shape'][0]} x {timing['shape'][1]}; fetch it again."
                    )
                track = tree.text(f"{identity}/trackNumber", "")
                frame = tree.text(f"{identity}/frameNumber", "")
                products.append(
                    SarProduct(
                        name=f"{path.stem}_{band}_{letter}_{polarisation}",
                        mode=f"{band} frequency {letter}",
                        polarisation=polarisation,
                        track=f"{common['sensor']} {band}{letter} {polarisation} track {track} frame {frame} "
                        f"{common['pass_direction']}",
                        lines=lines,
                        samples=samples,
                        image=_Pixels(path, f"{swath}/{polarisation}", (lines, samples)),
                        **common,
                        **{key: value for key, value in timing.items() if key != "shape"},
                    )
                )
    return products


def _common(tree: _Tree, root: str, identity: str) -> dict[str, Any]:
    """What the images of a band share."""
    ways = {"asc": "ascending", "des": "descending"}
    direction = tree.text(f"{identity}/orbitPassDirection").lower()
    orbit = f"{root}/metadata/orbit"
    lines = tree.array(f"{root}/swaths/zeroDopplerTime", 1)
    midnight = tree.epoch(f"{root}/swaths/zeroDopplerTime")
    epoch = midnight + np.timedelta64(int(np.floor(lines[0])), "s")
    counted_from = tree.epoch(f"{orbit}/time")
    return {
        "sensor": tree.text(f"{identity}/missionId", "unknown"),
        "pass_direction": ways.get(direction[:3], direction),
        "look_side": tree.text(f"{identity}/lookDirection").lower(),
        "epoch": epoch,
        "orbit": Orbit(
            counted_from,
            tree.array(f"{orbit}/time", 1),
            tree.array(f"{orbit}/position", 2),
            tree.array(f"{orbit}/velocity", 2),
            quality=QUALITIES.get(tree.text(f"{orbit}/orbitType", ""), "unknown"),
        ),
    }


def _timing(tree: _Tree, root: str, swath: str, letter: str, epoch: np.datetime64) -> dict[str, Any]:
    """What the images of a frequency share: grid, bandwidths, Doppler centroid."""
    shift = float((tree.epoch(f"{root}/swaths/zeroDopplerTime") - epoch).astype(np.int64))
    times = tree.array(f"{root}/swaths/zeroDopplerTime", 1) + shift
    ranges = tree.array(f"{swath}/slantRange", 1)
    line_spacing = _spacing(tree, times, f"{root}/swaths/zeroDopplerTimeSpacing")
    range_spacing = _spacing(tree, ranges, f"{swath}/slantRangeSpacing")
    bandwidths, notes = {}, []
    for key, name, rate in (
        ("range_bandwidth_hz", "processedRangeBandwidth", SPEED_OF_LIGHT_M_S / (2 * range_spacing)),
        ("azimuth_bandwidth_hz", "processedAzimuthBandwidth", 1 / line_spacing),
    ):
        bandwidths[key] = tree.number(f"{swath}/{name}")
        # Repackaged images carry figures of another sensor.
        if not 0 < bandwidths[key] <= rate:
            notes.append(
                f"The annotated {name} of {bandwidths[key]:g} Hz does not fit the sampling of {rate:.6g} Hz and is "
                "left out."
            )
            bandwidths[key] = float("nan")
    return {
        "shape": (len(times), len(ranges)),
        "wavelength_m": SPEED_OF_LIGHT_M_S / tree.number(f"{swath}/processedCenterFrequency"),
        "prf_hz": 1 / line_spacing,
        "first_azimuth_time_s": float(times[0]),
        "line_spacing_s": line_spacing,
        "first_range_time_s": 2 * float(ranges[0]) / SPEED_OF_LIGHT_M_S,
        "sample_spacing_s": 2 * range_spacing / SPEED_OF_LIGHT_M_S,
        "range_window": SpectralWindow("unknown"),
        "azimuth_window": SpectralWindow("unknown"),
        "doppler": _doppler(tree, f"{root}/metadata/processingInformation/parameters", letter, epoch, times),
        "notes": tuple(notes),
        **bandwidths,
    }


def _spacing(tree: _Tree, axis: NDArray[np.float64], path: str) -> float:
    """The annotated spacing, if the axis is even in it."""
    spacing = tree.number(path)
    even = axis[0] + spacing * np.arange(len(axis))
    if not spacing > 0 or np.abs(axis - even).max() > UNEVEN_PX * spacing:
        raise EngineInputError(
            f"The file {tree.name} has an axis that does not go in the steps of {path} ({spacing:g}); fetch it again."
        )
    return spacing


def _doppler(
    tree: _Tree, parameters: str, letter: str, epoch: np.datetime64, scene: NDArray[np.float64]
) -> DopplerCentroid | None:
    """The table of Doppler centroids about the scene as a polynomial in range time for each of its times."""
    table = f"{parameters}/frequency{letter}/dopplerCentroid"
    if not tree.has(table):
        return None
    hertz = tree.array(table, 2)
    ranges = tree.array(f"{parameters}/slantRange", 1)
    times = tree.array(f"{parameters}/zeroDopplerTime", 1)
    times = times + float((tree.epoch(f"{parameters}/zeroDopplerTime") - epoch).astype(np.int64))
    if hertz.shape != (len(times), len(ranges)) or not (np.diff(times) > 0).all():
        raise EngineInputError(
            f"The file {tree.name} has {table} of shape {hertz.shape} for {len(times)} times and {len(ranges)} ranges; "
            "fetch it again."
        )
    first, last = np.searchsorted(times, (scene[0], scene[-1]))
    near = slice(max(int(first) - 1, 0), int(last) + 1)
    tau = 2 * ranges / SPEED_OF_LIGHT_M_S
    reference = float(tau.mean())
    half = float(np.ptp(tau)) / 2 or 1.0
    degree = min(DOPPLER_DEGREE, len(tau) - 1)
    powers = np.polynomial.polynomial.polyfit((tau - reference) / half, hertz[near].T, degree)
    coefficients = powers.T / half ** np.arange(degree + 1)
    return DopplerCentroid(times[near], np.full(len(coefficients), reference), coefficients)


class _Pixels:
    """Windows of an image. The file is opened for each, so that nothing is held and threads do not meet."""

    def __init__(self, path: Path, dataset: str, size: tuple[int, int]) -> None:
        self.path, self.dataset, self.size = path, dataset, size

    @staticmethod
    def shape(tree: _Tree, path: str) -> tuple[int, int]:
        found = tree.dataset(path)
        kind = found.id.get_type()
        names = [kind.get_member_name(i) for i in range(kind.get_nmembers())] if hasattr(kind, "get_nmembers") else []
        if len(found.shape) != 2 or names != [b"r", b"i"]:
            raise EngineInputError(
                f"The file {tree.name} has in {path} other than complex numbers in 2 dimensions; fetch it again."
            )
        return int(found.shape[0]), int(found.shape[1])

    def read(self, line: int, sample: int, lines: int, samples: int) -> Chip:
        windows = zip((line, sample), (lines, samples), self.size)
        inside = all(count >= 1 and 0 <= first <= size - count for first, count, size in windows)
        if not inside:
            raise OutsideImageError(
                f"The window of {lines} x {samples} pixels at line {line}, sample {sample} is not wholly inside the "
                f"{self.size[0]} x {self.size[1]} pixels of {self.path.name}."
            )
        h5py = _h5py()
        values = np.empty((lines, samples), np.complex64)
        # Half-precision complex has no NumPy type; HDF5 itself converts it to single.
        pairs = values.view([("r", np.float32), ("i", np.float32)])
        try:
            with h5py.File(self.path, "r") as file:
                dataset = file[self.dataset].id
                wanted = dataset.get_space()
                wanted.select_hyperslab((line, sample), (lines, samples))
                memory = h5py.h5s.create_simple((lines, samples))
                dataset.read(memory, wanted, pairs, h5py.h5t.py_create(pairs.dtype))
        except (OSError, KeyError) as error:
            raise EngineInputError(
                f"The file {self.path.name} cannot be read at line {line}, sample {sample}; it is damaged, fetch it "
                "again."
            ) from error
        return Chip(values, float(line), float(sample))
