"""Readers of SAR products: each turns a file or folder into SarProducts. To add one, write a module with
`recognises(path)` and a function that opens it, and a row here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from ...errors import EngineInputError
from ..product import SarProduct

# Folders of deliveries lie in one another; deeper than this is no delivery but a disk.
DEEPEST = 6


@dataclass(frozen=True)
class Reader:
    """A kind of product.

    name : for people. module : in this package, imported when a path is looked at. open : calls the module with the
        path, the polarisation (None for all that there are) and orbit files.
    """

    name: str
    module: str
    open: Callable[[ModuleType, Path, str | None, Sequence[Path]], list[SarProduct]]

    def load(self) -> ModuleType:
        return import_module(f".{self.module}", __package__)


READERS = (
    Reader("TerraSAR-X, TanDEM-X or PAZ SSC", "terrasar", lambda m, path, pol, orbits: m.open_terrasar(path, pol)),
    Reader("Sentinel-1 SLC", "sentinel1", lambda m, path, pol, orbits: m.open_sentinel1(path, pol, orbits)),
    Reader("NISAR-like RSLC (.h5)", "nisar", lambda m, path, pol, orbits: m.open_nisar(path, pol)),
    Reader("vertical-city-sar (.json)", "generic", lambda m, path, pol, orbits: _of(m.open_generic(path), pol)),
    Reader("Doris result file (.res)", "doris", lambda m, path, pol, orbits: m.open_doris(path)),
)


def reader_of(path: Path) -> Reader | None:
    """The reader that recognises a file or folder as a product."""
    return next((reader for reader in READERS if reader.load().recognises(path)), None)


def open_products(
    path: str | os.PathLike[str], polarisation: str | None = None, orbit_files: Sequence[Path] = ()
) -> list[SarProduct]:
    """The products in a file or folder, in a folder of such, or in a text file that lists them.

    polarisation : None for all that there are. orbit_files : precise orbits, taken where they fit (Sentinel-1).
    Raises EngineInputError when nothing is recognised, or what is recognised cannot be used.
    """
    products = []
    for found in find_products([path]):
        reader = reader_of(found)
        if reader is not None:
            products += reader.open(reader.load(), found, polarisation, orbit_files)
    return products


def find_products(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The products at paths, each once: a folder that is none is searched, by name, and a text file (.txt) names one
    path a line, relative to itself.

    Raises EngineInputError for a path where there is none.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        for one in _listed(path) if path.suffix.lower() == ".txt" and path.is_file() else [path]:
            here = list(_walk(one, DEEPEST))
            if not here:
                kinds = ", ".join(reader.name for reader in READERS)
                what = "holds no" if one.is_dir() else "is no" if one.exists() else "is not there, or no"
                raise EngineInputError(f"{one} {what} product that can be read; give one of these: {kinds}.")
            found.update(dict.fromkeys(here))
    return list(found)


def _listed(path: Path) -> list[Path]:
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise EngineInputError(f"The list {path.name} cannot be read; save it as UTF-8 text.") from error
    listed = [path.parent / line for line in lines if line and not line.startswith("#")]
    if not listed:
        raise EngineInputError(f"The list {path.name} names no product; write one path on each line.")
    return listed


def _walk(path: Path, depth: int) -> Iterable[Path]:
    if reader_of(path) is not None:
        yield path
    elif depth and path.is_dir():
        try:
            inside = sorted(child for child in path.iterdir() if not child.name.startswith("."))
        except OSError as error:
            raise EngineInputError(
                f"The folder {path} cannot be read ({error.strerror}); check your rights."
            ) from error
        for child in inside:
            yield from _walk(child, depth - 1)


def _of(products: list[SarProduct], polarisation: str | None) -> list[SarProduct]:
    """Those of a polarisation."""
    chosen = [product for product in products if polarisation in (None, product.polarisation)]
    if not chosen:
        found = ", ".join(sorted({f"{product.name}: {product.polarisation}" for product in products}))
        raise EngineInputError(f"There is no image of polarisation {polarisation}; there is {found}.")
    return chosen
