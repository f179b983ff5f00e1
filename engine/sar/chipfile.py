"""Writing products in the generic format (docs/sar_chip_format.md)."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..raster.files import temporary_beside
from .product import SarProduct
from .readers.generic import FORMAT, PLAIN, VERSION, check, schema

Complex = NDArray[np.complexfloating[Any, Any]]


def describe(product: SarProduct) -> dict[str, Any]:
    """A product as the generic format's keys, without its image. Numbers survive exactly."""
    orbit = product.orbit
    known: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    known |= {key: _plain(getattr(product, key)) for key in PLAIN}
    known |= {
        "mode": product.mode,
        "prf_hz": float(product.prf_hz),
        "epoch_utc": f"{product.epoch.astype('datetime64[s]')}Z",
        "lines": int(product.lines),
        "samples": int(product.samples),
    }
    for key in ("range_bandwidth_hz", "azimuth_bandwidth_hz"):
        if math.isfinite(getattr(product, key)):
            known[key] = float(getattr(product, key))
    for key in ("range_window", "azimuth_window"):
        window = getattr(product, key)
        known[key] = {"name": window.name, "coefficient": float(window.coefficient)}
    if product.doppler is not None:
        known["doppler"] = {
            key: getattr(product.doppler, key).tolist() for key in ("times_s", "references_s", "coefficients_hz")
        }
    known["delays"] = [
        {
            "name": delay.name,
            "kind": delay.kind,
            "coefficients_s": [float(value) for value in delay.coefficients_s],
            "reference_s": float(delay.reference_s),
        }
        for delay in product.delays
    ]
    known["notes"] = list(product.notes)
    known["orbit"] = {
        "frame": orbit.frame,
        "quality": orbit.quality,
        "method": orbit.method,
        "degree": int(orbit.degree),
        "state_vectors": [
            {"time_s": time, "position_m": position, "velocity_m_s": velocity}
            for time, position, velocity in zip(
                orbit.times_s.tolist(), orbit.positions_m.tolist(), orbit.velocities_m_s.tolist()
            )
        ],
    }
    return known


def write_product(
    path: str | os.PathLike[str],
    product: SarProduct,
    image: Complex | None = None,
    chips: tuple[Complex | Iterable[Complex], NDArray[np.floating[Any]]] | None = None,
    begins_at: tuple[int, int] | None = None,
) -> Path:
    """Write a product as path (.json) and, beside it, its values; all under their final names only when complete.

    image : complex, shape (lines, samples). begins_at : its line and sample in the scene, if it is a part of it.
    chips : (values, positions) instead: values of shape (n, lines, samples), or blocks of such chips one after the
        other (n is then positions'); positions of shape (n, 2), the line and sample of each chip's first pixel.
    Values are stored in their own precision, complex64 or complex128 (blocks as complex64).

    Returns the path. Raises EngineInputError when the product, the values or the name cannot be used, or the disk
    refuses.
    """
    path = Path(path)
    if path.suffix.lower() != ".json":
        raise EngineInputError(f"The output {path.name} does not end with .json; the description of a product is JSON.")
    if image is not None and chips is not None:
        raise EngineInputError(f"The product {product.name} has an image and chips; give one of them.")
    values, positions = path.with_name(f"{path.stem}.npy"), path.with_name(f"{path.stem}_positions.npy")
    known = describe(product)
    files: dict[Path, tuple[tuple[int, ...] | None, Iterable[NDArray[Any]]]] = {}
    if image is not None:
        known["image"] = {"file": values.name}
        if begins_at is not None:
            known["image"] |= {"line": int(begins_at[0]), "sample": int(begins_at[1])}
        files[values] = None, [_complex(image, 2)]
    if chips is not None:
        places = np.ascontiguousarray(chips[1], np.float64)
        if places.ndim != 2 or places.shape[1] != 2:
            raise EngineInputError(f"The positions of the chips have the shape {places.shape}; give (n, 2).")
        known["image"] = {"chips": values.name, "positions": positions.name}
        whole = isinstance(chips[0], np.ndarray)
        files[values] = (
            (len(places),),
            [_complex(chips[0], 3)] if whole else (_complex(block, 3, np.complex64) for block in chips[0]),
        )
        files[positions] = None, [places]
    check(known, schema(), path.name)

    temporaries = {final: temporary_beside(final) for final in (*files, path)}
    try:
        for final, (count, blocks) in files.items():
            _write_array(temporaries[final], final.name, blocks, count)
        temporaries[path].write_text(_text(known), encoding="utf-8")
        # The description comes last: where it is, its values are.
        for final, temporary in temporaries.items():
            os.replace(temporary, final)
    except OSError as error:
        raise EngineInputError(
            f"The output {path} cannot be written ({error.strerror}); check the folder, your rights and the free space."
        ) from error
    finally:
        for temporary in temporaries.values():
            with suppress(OSError):
                temporary.unlink()
    return path


def _plain(value: Any) -> Any:
    return value if isinstance(value, str) else float(value)


def _complex(values: Any, dimensions: int, kind: Any = None) -> Complex:
    array = np.ascontiguousarray(values, kind)
    if array.ndim != dimensions or array.dtype not in (np.complex64, np.complex128) or not array.size:
        raise EngineInputError(
            f"The values to write are {array.dtype} of shape {array.shape}; give complex64 or complex128 in "
            f"{dimensions} dimensions."
        )
    return array


def _write_array(path: Path, name: str, blocks: Iterable[NDArray[Any]], count: tuple[int, ...] | None) -> None:
    """A .npy file from blocks along the first axis; count is how long that axis must become, None for one block."""
    written = 0
    shape: tuple[int, ...] | None = None
    with open(path, "xb") as file:
        for block in blocks:
            if shape is None:
                shape = block.shape[1:]
                header = {
                    "descr": np.lib.format.dtype_to_descr(block.dtype),
                    "fortran_order": False,
                    "shape": (*(count or block.shape[:1]), *shape),
                }
                np.lib.format.write_array_header_1_0(file, header)
            elif block.shape[1:] != shape:
                raise EngineInputError(f"The chips for {name} differ in size: {shape} and {block.shape[1:]}.")
            file.write(block.data)
            written += len(block)
    if count and written != count[0]:
        raise EngineInputError(f"For {name} there are {written} chips but {count[0]} positions; give one for each.")


def _text(known: dict[str, Any]) -> str:
    """JSON with one key per line, and one state vector per line."""
    plain = {key: value for key, value in known.items() if key != "orbit"}
    orbit = {key: value for key, value in known["orbit"].items() if key != "state_vectors"}
    lines = [f"  {json.dumps(key)}: {_json(value)}" for key, value in plain.items()]
    inner = [f"    {json.dumps(key)}: {_json(value)}" for key, value in orbit.items()]
    vectors = ",\n".join(f"      {_json(vector)}" for vector in known["orbit"]["state_vectors"])
    inner.append(f'    "state_vectors": [\n{vectors}\n    ]')
    lines.append('  "orbit": {\n' + ",\n".join(inner) + "\n  }")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, allow_nan=False, ensure_ascii=False)
