"""The generic format vertical-city-sar: a JSON file that a person can write, and complex values in .npy or GeoTIFF.

docs/sar_chip_format.md describes it, chip_format.schema.json defines it: what the reader checks is that schema.
"""

from __future__ import annotations

import json
import math
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineInputError
from ..orbit import POLYNOMIAL_DEGREE, Orbit
from ..product import Chip, Delay, DopplerCentroid, Image, OutsideImageError, SarProduct, SpectralWindow
from ..times import parse_utc

FORMAT = "vertical-city-sar"
VERSION = 1
SCHEMA = Path(__file__).with_name("chip_format.schema.json")
LARGEST_BYTES = 50_000_000
# Rows that lie together in the file are read at once up to this size, one by one above it.
AT_ONCE_BYTES = 256 * 1024
# What of a description goes over into SarProduct as it is; the schema says which of it may be left out.
PLAIN = (
    *("name", "sensor", "polarisation", "pass_direction", "look_side", "track", "wavelength_m"),
    *("first_azimuth_time_s", "line_spacing_s", "first_range_time_s", "sample_spacing_s"),
)


def recognises(path: Path) -> bool:
    """Whether a file is a description in this format (or wants to be)."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    try:
        return path.stat().st_size <= LARGEST_BYTES and f'"{FORMAT}"'.encode() in path.read_bytes()
    except OSError:
        return False


def open_generic(path: Path) -> list[SarProduct]:
    """The one product that a JSON file describes.

    Raises EngineInputError with the path of the key that is missing or wrong, or naming the file of values that does
    not fit.
    """
    path = Path(path)
    known = _parse(path)
    name = path.name
    check(known, schema(), name)
    epoch, fraction = parse_utc(known["epoch_utc"], f"epoch_utc of {name}")
    if fraction:
        raise EngineInputError(
            f"The product file {name} has epoch_utc = '{known['epoch_utc']}' with a fraction; give a whole second."
        )
    plain: dict[str, Any] = {key: float(known[key]) if key.endswith(("_m", "_s")) else known[key] for key in PLAIN}
    optional: dict[str, Any] = {
        key: float(known[key]) for key in ("range_bandwidth_hz", "azimuth_bandwidth_hz") if key in known
    }
    for key in ("range_window", "azimuth_window"):
        if key in known:
            optional[key] = SpectralWindow(known[key]["name"], float(known[key]["coefficient"]))
    try:
        return [
            SarProduct(
                **plain,
                mode=known.get("mode", ""),
                prf_hz=float(known.get("prf_hz", 1 / known["line_spacing_s"])),
                epoch=epoch,
                lines=int(known["lines"]),
                samples=int(known["samples"]),
                orbit=_orbit(known["orbit"], epoch),
                doppler=_doppler(known.get("doppler"), name),
                delays=tuple(
                    Delay(d["name"], d["kind"], tuple(map(float, d["coefficients_s"])), float(d.get("reference_s", 0)))
                    for d in known.get("delays", ())
                ),
                image=_image(known, path),
                notes=tuple(known.get("notes", ())),
                **optional,
            )
        ]
    except EngineInputError as error:
        raise type(error)(str(error) if name in str(error) else f"In the product file {name}: {error}") from error


def _parse(path: Path) -> Any:
    def no_number(text: str) -> None:
        raise EngineInputError(f"The product file {path.name} holds {text}, which is no number; leave the key out.")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise EngineInputError(f"The product file {path.name} has the key {twice} twice; leave one out.")
        return found

    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise EngineInputError(
                f"The product file {path.name} is larger than {LARGEST_BYTES // 1_000_000} MB; it describes one "
                "product, its values lie in another file."
            )
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text, parse_constant=no_number, object_pairs_hook=once)
    except OSError as error:
        raise EngineInputError(
            f"The product file {path} cannot be read ({error.strerror}); check its name and your rights."
        ) from error
    except EngineInputError:
        raise
    except (ValueError, RecursionError) as error:
        where = f"line {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else "not UTF-8 text"
        raise EngineInputError(
            f"The product file {path.name} is no JSON ({where}); mend it with a text editor."
        ) from error


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON Schema of the format."""
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def check(value: Any, rule: dict[str, Any], document: str, path: str = "") -> None:
    """Compare a value with a JSON Schema, as far as the format's schema uses the language.

    Raises EngineInputError with one sentence: the key's path, what stands there, what was wanted.
    """
    at, wanted = path or "its content", rule.get("description", "another value")

    def wrong() -> EngineInputError:
        shown = json.dumps(value)
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
        return EngineInputError(f"The product file {document} has {at} = {shown}; wanted is {wanted}{_bounds(rule)}.")

    if not _is_type(value, rule.get("type")):
        raise wrong()
    # True equals 1 in Python only.
    if "const" in rule and (value != rule["const"] or isinstance(value, bool)):
        raise wrong()
    if "enum" in rule and value not in rule["enum"]:
        raise wrong()
    if isinstance(value, str):
        if len(value) < rule.get("minLength", 0) or not re.search(rule.get("pattern", ""), value):
            raise wrong()
    elif isinstance(value, list):
        if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", math.inf):
            raise wrong()
        for i, item in enumerate(value):
            check(item, rule["items"], document, f"{path}[{i}]")
    elif isinstance(value, dict):
        _check_keys(value, rule, document, path)
    elif rule.get("type") in ("number", "integer") and not (
        rule.get("minimum", -math.inf) <= value <= rule.get("maximum", math.inf)
        and value > rule.get("exclusiveMinimum", -math.inf)
    ):
        raise wrong()


def _check_keys(value: dict[str, Any], rule: dict[str, Any], document: str, path: str) -> None:
    prefix = f"{path}." if path else ""
    known = rule["properties"]
    for key in value:
        if key not in known:
            raise EngineInputError(
                f"The product file {document} has the unknown key {prefix}{key}; the keys there are {', '.join(known)}."
            )
    needed = [*rule["required"], *(other for key, others in _dependent(rule) if key in value for other in others)]
    choices = [one["required"][0] for one in rule.get("oneOf", ())]
    if choices and sum(key in value for key in choices) != 1:
        raise EngineInputError(
            f"The product file {document} must have exactly one of {' and '.join(prefix + key for key in choices)}."
        )
    for key in needed:
        if key not in value:
            raise EngineInputError(
                f"The product file {document} lacks {prefix}{key}: {known[key].get('description', '')}."
            )
    for key, item in value.items():
        check(item, known[key], document, f"{prefix}{key}")


def _dependent(rule: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return list(rule.get("dependentRequired", {}).items())


def _is_type(value: Any, kind: str | None) -> bool:
    if kind in ("number", "integer"):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        try:
            number = float(value)
        except OverflowError:
            return False
        return math.isfinite(number) and (kind == "number" or number.is_integer())
    kinds: dict[str | None, type] = {"string": str, "array": list, "object": dict}
    return isinstance(value, kinds.get(kind, object))


def _bounds(rule: dict[str, Any]) -> str:
    """The limits of a rule in words."""
    parts = [
        f"{words} {rule[key]:g}"
        for key, words in (("exclusiveMinimum", "above"), ("minimum", "at least"), ("maximum", "at most"))
        if key in rule
    ]
    parts += [f"at least {rule['minItems']} of them"] if "minItems" in rule and "maxItems" not in rule else []
    return f" ({', '.join(parts)})" if parts else ""


def _orbit(known: dict[str, Any], epoch: np.datetime64) -> Orbit:
    vectors = known["state_vectors"]
    return Orbit(
        epoch,
        np.array([float(v["time_s"]) for v in vectors]),
        np.array([v["position_m"] for v in vectors], np.float64),
        np.array([v["velocity_m_s"] for v in vectors], np.float64),
        known.get("frame", ""),
        known.get("quality", "unknown"),
        known.get("method", "hermite"),
        int(known.get("degree", POLYNOMIAL_DEGREE)),
    )


def _doppler(known: dict[str, Any] | None, name: str) -> DopplerCentroid | None:
    if known is None:
        return None
    rows = known["coefficients_hz"]
    if not len(known["times_s"]) == len(known["references_s"]) == len(rows) or len({len(row) for row in rows}) > 1:
        raise EngineInputError(
            f"The product file {name} has {len(known['times_s'])} doppler.times_s, {len(known['references_s'])} "
            f"references_s and {len(rows)} rows of coefficients_hz; give one of each for each polynomial, and equally "
            "many coefficients in each."
        )
    times = np.array(known["times_s"], np.float64)
    if not (np.diff(times) > 0).all():
        raise EngineInputError(f"The product file {name} has doppler.times_s that do not increase; sort them.")
    return DopplerCentroid(times, np.array(known["references_s"], np.float64), np.array(rows, np.float64))


def _image(known: dict[str, Any], path: Path) -> Image | None:
    image = known.get("image")
    if image is None:
        return None
    size = int(known["lines"]), int(known["samples"])
    if "chips" in image:
        return ChipStack(path.with_name(image["chips"]), path.with_name(image["positions"]), size)
    file = path.with_name(image["file"])
    raster: Any
    if file.suffix.lower() == ".npy":
        raster = ArrayFile(file, dimensions=2)
    else:
        from ...raster.complexfiles import ComplexRaster

        raster = ComplexRaster(file)
    found = int(raster.lines), int(raster.samples)
    if "line" not in image and found != size:
        raise EngineInputError(
            f"The image {file.name} has {found[0]} x {found[1]} lines and samples, but {path.name} tells of "
            f"{size[0]} x {size[1]}; for a part of the scene, give image.line and image.sample, where it begins."
        )
    line, sample = int(image.get("line", 0)), int(image.get("sample", 0))
    if line + found[0] > size[0] or sample + found[1] > size[1]:
        raise EngineInputError(
            f"The image {file.name} of {found[0]} x {found[1]} lines and samples, beginning at {line}, {sample}, "
            f"reaches beyond the scene of {size[0]} x {size[1]} that {path.name} tells of; correct either."
        )
    return CutOut(raster, line, sample)


class ArrayFile:
    """A .npy file that is read by window: between reads nothing of it is kept open or in memory."""

    def __init__(self, path: Path, dimensions: int, kinds: str = "c") -> None:
        self.path = path
        wanted = "complex" if kinds == "c" else "real"
        try:
            with open(path, "rb") as file:
                version = np.lib.format.read_magic(file)
                read_header = {
                    (1, 0): np.lib.format.read_array_header_1_0,
                    (2, 0): np.lib.format.read_array_header_2_0,
                }
                shape, by_columns, dtype = read_header[version](file)
                self.start = file.tell()
                held = os.fstat(file.fileno()).st_size - self.start
        except OSError as error:
            raise EngineInputError(
                f"The file {path.name} cannot be read ({error.strerror}); it must lie beside the product file."
            ) from error
        except (ValueError, KeyError) as error:
            raise EngineInputError(f"The file {path.name} is no NumPy file; save the array with numpy.save.") from error
        if len(shape) != dimensions or min(shape) < 1 or dtype.kind not in kinds or dtype.itemsize > 16:
            raise EngineInputError(
                f"The file {path.name} holds {dtype} of shape {shape}; wanted are {wanted} numbers in {dimensions} "
                "dimensions."
            )
        if by_columns:
            raise EngineInputError(
                f"The file {path.name} is stored column by column; save numpy.ascontiguousarray of the array."
            )
        self.shape, self.dtype = tuple(int(n) for n in shape), dtype
        if held < math.prod(self.shape) * dtype.itemsize:
            raise EngineInputError(f"The file {path.name} is cut off; copy or write it again.")
        self.lines, self.samples = self.shape[-2:]

    def read(self, line: int, sample: int, lines: int, samples: int) -> NDArray[np.complex64]:
        """A window; lines count through all chips of a stack."""
        last = math.prod(self.shape[:-1])
        if not (0 <= line <= line + lines <= last and 0 <= sample <= sample + samples <= self.samples):
            raise outside(line, sample, lines, samples, self.path.name)
        return self._items(line, sample, lines, samples).astype(np.complex64)

    def real(self) -> NDArray[np.float64]:
        """All of it, as float64."""
        values = self._items(0, 0, math.prod(self.shape[:-1]), self.samples)
        return values.astype(np.float64).reshape(self.shape)

    def _items(self, line: int, sample: int, lines: int, samples: int) -> NDArray[Any]:
        size, width = self.dtype.itemsize, self.samples
        try:
            with open(self.path, "rb", buffering=0) as file:
                if lines * width * size <= AT_ONCE_BYTES:
                    rows = self._take(file, line * width, lines * width).reshape(lines, width)
                    return rows[:, sample : sample + samples]
                parts = [self._take(file, (line + i) * width + sample, samples) for i in range(lines)]
                return np.stack(parts)
        except OSError as error:
            raise EngineInputError(
                f"The file {self.path.name} cannot be read any more ({error.strerror}); check its drive."
            ) from error

    def _take(self, file: Any, first: int, count: int) -> NDArray[Any]:
        size = self.dtype.itemsize
        file.seek(self.start + first * size)
        data = bytearray()
        while len(data) < count * size:
            part = file.read(count * size - len(data))
            if not part:
                raise EngineInputError(f"The file {self.path.name} has become shorter; copy or write it again.")
            data += part
        return np.frombuffer(data, self.dtype)


class CutOut:
    """An image file that begins somewhere on the product's grid."""

    def __init__(self, raster: Any, line: int, sample: int) -> None:
        self.raster, self.line, self.sample = raster, line, sample

    def read(self, line: int, sample: int, lines: int, samples: int) -> Chip:
        values = self.raster.read(line - self.line, sample - self.sample, lines, samples)
        return Chip(values, float(line), float(sample))


class ChipStack:
    """Chips of one size, each at its place; a window is read from the chip that holds it with the widest margin.

    positions may be fractions: the chip's pixels then lie off the product's grid, and so does what is read.
    """

    def __init__(self, chips: Path, positions: Path, size: tuple[int, int]) -> None:
        self.file = ArrayFile(chips, dimensions=3)
        table = ArrayFile(positions, dimensions=2, kinds="fiu")
        count = self.file.shape[0]
        if table.shape != (count, 2):
            raise EngineInputError(
                f"The file {table.path.name} has the shape {table.shape}, but {chips.name} holds {count} chips; give "
                f"({count}, 2), line and sample of each."
            )
        places = table.real()
        room = np.array(size) - self.file.shape[1:]
        wrong = np.flatnonzero(~((places >= -0.5) & (places <= room + 0.5)).all(axis=1))
        if wrong.size:
            at = places[wrong[0]]
            raise EngineInputError(
                f"Chip {wrong[0]} of {chips.name} begins at line {at[0]:g}, sample {at[1]:g} by {table.path.name} and "
                f"so lies not wholly within the scene of {size[0]} x {size[1]}; correct either."
            )
        # In the order of lines, the few chips that can hold a window stand together.
        self.order = np.argsort(places[:, 0], kind="stable").astype(np.int32)
        self.places = places[self.order]

    def read(self, line: int, sample: int, lines: int, samples: int) -> Chip:
        height, width = self.file.shape[1:]
        low, high = np.searchsorted(self.places[:, 0], (line + lines - height - 1, line + 1))
        start = np.rint((line, sample) - self.places[low:high])
        left = np.minimum(start, np.array((height - lines, width - samples)) - start)
        margin = left.min(axis=1)
        if not margin.size or margin.max() < 0 or min(lines, samples) < 1:
            raise outside(line, sample, lines, samples, self.file.path.name)
        # Of equal margins the chip whose middle is nearest to the window's.
        best = int(np.lexsort((-left.sum(axis=1), -margin))[0])
        row, column = (int(v) for v in start[best])
        values = self.file.read(int(self.order[low + best]) * height + row, column, lines, samples)
        at = self.places[low + best]
        return Chip(values, float(at[0]) + row, float(at[1]) + column)


def outside(line: int, sample: int, lines: int, samples: int, name: str) -> OutsideImageError:
    return OutsideImageError(
        f"The window of {lines} x {samples} pixels at line {line}, sample {sample} is not wholly inside what {name} "
        "holds."
    )
