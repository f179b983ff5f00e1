"""Writers of point clouds. To add one, write a module with a CloudWriter and a row here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ...monitor import Monitor

if TYPE_CHECKING:
    from ..cloud import CloudInfo
    from .base import CloudWriter


@dataclass(frozen=True)
class Format:
    """A kind of output. title : for people. writer : class in a module of this package. endings : of file names."""

    name: str
    title: str
    writer: str
    endings: tuple[str, ...] = ()


# The first whose ending fits; the last takes the rest.
FORMATS = (
    Format("copc", "COPC, one file, QGIS 3.26 and later", "copc.CopcWriter", (".copc.laz",)),
    Format("laz", "LAZ 1.4, not a layer without PDAL", "las.LazWriter", (".laz",)),
    Format("las", "LAS 1.4, not a layer without PDAL", "las.LasWriter", (".las",)),
    Format("ept", "Entwine Point Tiles, a folder, QGIS 3.18 and later", "ept.EptWriter"),
)


def format_of(path: str | os.PathLike[str]) -> Format:
    """The format that a path asks for."""
    name = os.fspath(path).lower()
    return next(one for one in FORMATS if not one.endings or name.endswith(one.endings))


def cloud_path(path: str | os.PathLike[str]) -> Path:
    """The file that is opened as a layer or table: of X, X.json or X/ept.json that is X/ept.json."""
    path = Path(path)
    if format_of(path).name != "ept" or path.name.lower() == "ept.json":
        return path
    return (path.with_suffix("") if path.suffix.lower() == ".json" else path) / "ept.json"


def cloud_writer(path: str | os.PathLike[str], info: CloudInfo, monitor: Monitor | None = None) -> CloudWriter:
    """A writer, to be used in a with block: add(points) ..., then finish(monitor).

    What the path holds is replaced when the new cloud is complete. Raises EngineInputError for a path that cannot be
    written to, a cloud without CRS, or when a library that the format needs is missing.
    """
    kind = format_of(path)
    target = cloud_path(path).absolute()
    if kind.name == "ept":
        target = target.parent
    module, name = kind.writer.split(".")
    writer: CloudWriter = getattr(import_module(f".{module}", __package__), name)(target, info, monitor or Monitor())
    return writer
