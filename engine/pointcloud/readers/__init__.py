"""Readers of point clouds: each turns a file or folder into a Table. To add one, write a module with a function that
opens it and a row here; `recognise` tells which one a file is for, by its content first and its ending after."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import EngineInputError

if TYPE_CHECKING:
    from ..cloud import Table


@dataclass(frozen=True)
class Reader:
    """A kind of file. name : short. title : for people. opens : function in a module of this package, called with the
    path and those of the options that are its own. endings : of files whose content does not tell."""

    name: str
    title: str
    opens: str
    options: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


READERS = {
    one.name: one
    for one in (
        Reader(
            "csv",
            "delimited text (CSV, TXT)",
            "delimited.open_delimited",
            ("delimiter", "header", "decimal", "encoding", "bad_lines"),
            (".csv", ".txt", ".tsv", ".dat", ".xyz", ".xy", ".asc", ".gz"),
        ),
        Reader("npz", "NumPy (NPZ, NPY)", "arrays.open_arrays", (), (".npz", ".npy")),
        Reader("hdf5", "HDF5", "hdf5.open_hdf5", ("group",), (".h5", ".hdf5", ".he5", ".nc", ".mat")),
        Reader("ply", "PLY", "ply.open_ply", (), (".ply",)),
        Reader("las", "LAS, LAZ, COPC", "las.open_las", (), (".las", ".laz")),
        Reader(
            "vector",
            "vector layer (GeoPackage, Shapefile, GeoJSON, FlatGeobuf ...)",
            "vector.open_vector",
            ("layer",),
            (".gpkg", ".shp", ".shz", ".geojson", ".json", ".fgb", ".gml", ".kml", ".kmz", ".tab", ".mif", ".parquet"),
        ),
        Reader("ept", "Entwine Point Tiles (EPT)", "ept.open_ept", ("bounds",)),
    )
}
FORMATS = ("auto", *READERS)
OPTIONS = {option for reader in READERS.values() for option in reader.options}

# First bytes that tell what a file is.
MAGIC = (
    (b"\x93NUMPY", "npz"),
    (b"LASF", "las"),
    (b"ply\n", "ply"),
    (b"ply\r", "ply"),
    (b"SQLite format 3\0", "vector"),
    (b"\0\0\x27\x0a", "vector"),
    (b"fgb", "vector"),
    (b"PAR1", "vector"),
    (b"%PDF", ""),
    (b"\x89PNG", ""),
    (b"II*\0", ""),
    (b"MM\0*", ""),
)
# An HDF5 file may begin with a block of its user, as those of MATLAB do.
HDF5 = b"\x89HDF\r\n\x1a\n"
USER_BLOCKS = (0, 512, 1024, 2048)
HEAD = 4096
TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def open_table(path: str | os.PathLike[str], format: str = "auto", **options: Any) -> Table:  # noqa: A002
    """A file, a folder (EPT) or a layer (file.gpkg|layername=points) as a Table.

    format : one of FORMATS. options : of the readers (see READERS); those of other readers than the one that opens the
    file are left aside. Raises EngineInputError when it is not there, not known or cannot be used.
    """
    unknown = sorted(set(options) - OPTIONS)
    if unknown:
        raise TypeError(f"unknown options: {', '.join(unknown)}")
    if format not in FORMATS:
        raise EngineInputError(f"The format {format} is not known; choose one of {', '.join(FORMATS)}.")
    text = os.fspath(path)
    file = Path(text.split("|")[0])
    if not text or not (file.exists() or text.startswith("/vsi")):
        raise EngineInputError(f"{text or 'The input'} is not there; give the file or folder of a point cloud.")
    reader = READERS[recognise(text) if format == "auto" else format]
    module, function = reader.opens.split(".")
    opens = getattr(import_module(f".{module}", __package__), function)
    return opens(text, **{name: value for name, value in options.items() if name in reader.options})


def recognise(path: str | os.PathLike[str]) -> str:
    """Which of READERS a file or folder is for. Raises EngineInputError when it is for none."""
    text = os.fspath(path)
    if "|" in text or text.startswith("/vsi"):
        return "vector"
    file = Path(text)
    if file.is_dir():
        return _folder(file)
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as error:
        raise EngineInputError(f"{file} cannot be read ({error.strerror}); check your rights to it.") from error
    if not head:
        raise EngineInputError(f"{file.name} is empty; give a file that holds points.")
    found = _by_content(file, head)
    if found is None:
        ending = file.suffix.lower()
        by_ending = next((one.name for one in READERS.values() if ending in one.endings), None)
        found = by_ending or ("csv" if _is_text(head) else "")
    if not found:
        kinds = "; ".join(one.title for one in READERS.values())
        raise EngineInputError(f"{file.name} is no point cloud that can be read; give one of these: {kinds}.")
    return found


def _folder(folder: Path) -> str:
    if (folder / "ept.json").is_file():
        return "ept"
    if folder.suffix.lower() == ".gdb" or any(folder.glob("*.shp")):
        return "vector"
    raise EngineInputError(f"The folder {folder} holds no ept.json; give a file, or the folder of an EPT.")


def _by_content(file: Path, head: bytes) -> str | None:
    """The reader's name, "" for what is none of ours, None where the content does not tell."""
    if any(head[start : start + len(HDF5)] == HDF5 for start in USER_BLOCKS):
        return "hdf5"
    for magic, name in MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith(b"PK\x03\x04"):
        return _zip(file)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return "ept" if file.name == "ept.json" or b'"hierarchyType"' in head else "vector"
    if start.startswith(b"<?xml") or start.startswith(b"<kml"):
        return "vector"
    return None


def _zip(file: Path) -> str | None:
    import zipfile

    try:
        with zipfile.ZipFile(file) as archive:
            endings = {Path(name).suffix.lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError):
        return None
    if ".npy" in endings:
        return "npz"
    return "vector" if endings & {".shp", ".kml", ".gpkg", ".geojson"} else "csv"


def _is_text(head: bytes) -> bool:
    return head.startswith(TEXT_MARKS) or not any(byte < 9 or 13 < byte < 27 for byte in head)
