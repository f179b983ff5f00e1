"""The libraries that Vertical City uses: which are there, and what each missing one costs.

Nothing heavy is imported to ask: versions come from the packages' metadata. Only `found(load=True)` imports, to tell a
library that is there from one that works.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module, util
from pathlib import Path


@dataclass(frozen=True)
class Library:
    """modules : what is imported of it. without : what happens where it is missing. algorithms : whom that concerns.

    pip, debian, conda, osgeo4w : its names there; empty where it has none, so that pip serves.
    """

    name: str
    modules: tuple[str, ...]
    gives: str
    without: str
    algorithms: tuple[str, ...]
    pip: str
    debian: str = ""
    conda: str = ""
    osgeo4w: str = ""
    needed: bool = False
    in_qgis: bool = True


LIBRARIES = (
    Library(
        "NumPy", ("numpy",), "all computing", "nothing runs", (), "numpy", "python3-numpy", "numpy",
        "python3-numpy", needed=True,
    ),
    Library(
        "GDAL", ("osgeo.gdal", "osgeo.gdal_array"), "reading and writing rasters and layers", "nothing runs", (),
        "GDAL", "python3-gdal", "gdal", "python3-gdal", needed=True,
    ),
    Library(
        "pyproj", ("pyproj",), "coordinate reference systems", "nothing runs", (), "pyproj", "python3-pyproj",
        "pyproj", "python3-pyproj", needed=True,
    ),
    Library(
        "matplotlib", ("matplotlib.figure", "matplotlib.backends.backend_agg"),
        "pictures in reports and in the dock of the selection",
        "reports have their tables and texts without pictures, and the dock says what is missing",
        ("gvcfit", "gvcscreen", "pointtargetanalysis", "stereogcp", "fusepointclouds", "pointcloudaccuracy"),
        "matplotlib", "python3-matplotlib", "matplotlib", "python3-matplotlib",
    ),
    Library(
        "SciPy", ("scipy.special", "scipy.spatial"),
        "p values and confidence intervals of fitted models; a faster search among points",
        "reports and tables of a fit have no p values and no intervals; clouds are searched more slowly, with the same "
        "result",
        ("gvcfit", "fusepointclouds", "pointcloudaccuracy"), "scipy", "python3-scipy", "scipy", "python3-scipy",
    ),
    Library(
        "laspy", ("laspy",), "reading LAS, LAZ and COPC", "files of these formats cannot be read; other formats can",
        ("importpointcloud", "fusepointclouds", "pointcloudaccuracy"), "laspy[lazrs]", "", "laspy",
    ),
    Library(
        "lazrs", ("lazrs",), "reading and writing compressed points (LAZ, COPC)",
        "LAZ and COPC are neither read nor written; LAS and EPT are",
        ("importpointcloud", "fusepointclouds", "pointcloudaccuracy"), "laspy[lazrs]", "", "lazrs-python",
    ),
    Library(
        "h5py", ("h5py",), "reading HDF5: MintPy, tables of points, NISAR-like images",
        "HDF5 files cannot be read; other formats can",
        ("importpointcloud", "pointtargetanalysis", "stereogcp", "exportgcps"),
        "h5py", "python3-h5py", "h5py", "python3-h5py",
    ),
    Library(
        "zstandard", ("zstandard",), "reading an EPT whose tiles are packed by zstandard",
        "such an EPT cannot be read; those with LAZ or plain tiles can",
        ("importpointcloud", "fusepointclouds", "pointcloudaccuracy"), "zstandard", "python3-zstandard", "zstandard",
    ),
    Library(
        "scikit-learn", ("sklearn.ensemble", "threadpoolctl"), "the method gradient_boosting",
        "the other methods run, this one does not", ("gvcfit",), "scikit-learn", "python3-sklearn", "scikit-learn",
        "python3-scikit-learn",
    ),
    Library(
        "numba", ("numba",), "speed, on large inputs",
        "the same numbers take longer: large DEMs, stacks of SAR images and large tables of points",
        ("demfeatures", "demcomposite", "pointtargetanalysis", "stereogcp", "importpointcloud"),
        "numba", "python3-numba", "numba", "python3-numba",
    ),
    Library(
        "distributed", ("distributed",), "spreading a run over the machines of a cluster, outside QGIS",
        "the engine's command line runs on one machine; QGIS does not use it", (), "distributed",
        "python3-distributed", "distributed", in_qgis=False,
    ),
)  # fmt: skip


# Where QGIS may run, and what people call it; commands for each: environment_report.py.
PLATFORMS = {
    "debian": "Debian, Ubuntu",
    "osgeo4w": "Windows, in the OSGeo4W Shell",
    "macos": "macOS",
    "conda": "conda",
    "linux": "other Linux",
    "qpip": "the plugin QPIP",
}


@dataclass(frozen=True)
class Found:
    """A library as it was found. version : "" where it is missing or has none; problem : why its import fails."""

    library: Library
    present: bool
    version: str = ""
    problem: str = ""

    @property
    def works(self) -> bool:
        return self.present and not self.problem

    @property
    def state(self) -> str:
        if not self.present:
            return "missing"
        return f"broken ({self.problem})" if self.problem else self.version or "there"


def found(load: bool = False, libraries: Iterable[Library] = LIBRARIES) -> list[Found]:
    """What is there. load : import each library too, which takes seconds and shows those that do not work."""
    return [_found(library, load) for library in libraries]


def _found(library: Library, load: bool) -> Found:
    if not all(_is_there(module) for module in library.modules):
        return Found(library, False)
    problem = _problem(library) if load else ""
    return Found(library, True, version_of(library), problem)


def _is_there(module: str) -> bool:
    """The package is looked for only: to look for a module inside of it would import it."""
    top = module.partition(".")[0]
    try:
        return sys.modules.get(top) is not None or util.find_spec(top) is not None
    except (ImportError, ValueError):
        return False


def version_of(library: Library) -> str:
    from importlib import metadata  # 10 ms that a start of QGIS does not wait for

    for name in (library.pip.partition("[")[0] if library.name != "lazrs" else "lazrs", library.name):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return str(getattr(sys.modules.get(library.modules[0]), "__version__", ""))


def _problem(library: Library) -> str:
    """Why it cannot be imported, in one line, or an empty text. What a broken library raises is any exception."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # QGIS would log those of other libraries with the name of the plugin
            for module in library.modules:
                import_module(module)
    except Exception as error:
        lines = str(error).strip().splitlines()
        return f"{type(error).__name__}: {lines[0] if lines else 'no message'}"
    return ""


def lacking(rows: Iterable[Found]) -> list[Library]:
    """The optional libraries that QGIS could use if they were installed, or mended."""
    return [row.library for row in rows if not row.works and row.library.in_qgis and not row.library.needed]


def python_version() -> str:
    return ".".join(map(str, sys.version_info[:3]))


def plugin_version() -> str:
    about = Path(__file__).parents[1] / "metadata.txt"
    found = re.search(r"^version=(.+)$", about.read_text(encoding="utf-8"), re.MULTILINE) if about.is_file() else None
    return found[1].strip() if found else ""
