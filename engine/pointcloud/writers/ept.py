"""Entwine Point Tiles 1.1.0 (entwine.io/en/latest/entwine-point-tile.html): a folder with a file of packed records for
each node of an octree, which QGIS opens from 3.18 on without any library."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np

from ...errors import EngineInputError
from ...monitor import Monitor
from ..cloud import CloudInfo
from ..octree import SPAN, Cube, Key
from .base import COORDINATES, Layout, Moments, Records, SpillingWriter, about, wkt

PARTS = {"ept.json", "ept-data", "ept-hierarchy", "ept-sources"}
TYPES = {"i": "signed", "u": "unsigned", "f": "float"}


class EptWriter(SpillingWriter):
    """Writes a folder. In degrees the root is a cube in steps of the file (1e-8 degrees, 1 mm), as QGIS takes it."""

    def check_target(self) -> None:
        """A folder is replaced only when it is an EPT and nothing else, or empty."""
        if not os.path.lexists(self.target):
            return
        if not self.target.is_dir():
            raise EngineInputError(f"The output {self.target} is a file; an EPT is a folder, so choose another name.")
        held = {one.name for one in self.target.iterdir()}
        if held and ("ept.json" not in held or not held <= PARTS):
            raise EngineInputError(
                f"The folder {self.target} holds other files than those of an EPT and is not replaced; choose a new "
                "folder."
            )

    def complete(self, monitor: Monitor) -> Path:
        made = self.work / "ept"
        data = made / "ept-data"
        for name in ("ept-data", "ept-hierarchy", "ept-sources"):
            (made / name).mkdir(parents=True)

        def sink(key: Key, records: Records) -> None:
            with (data / f"{_name(key)}.bin").open("wb") as stream:
                stream.write(records.data)

        cube = Cube.around(self.moments.least[:3], self.moments.greatest[:3])
        nodes = self.build(cube, sink, monitor)
        counts = {_name(key): nodes[key] for key in sorted(nodes)}
        _write(made / "ept-hierarchy" / "0-0-0-0.json", counts)
        _write(made / "ept-sources" / "manifest.json", [])
        _write(made / "ept.json", description(self.info, self.layout, cube, self.moments), indent=1)
        return made


def description(info: CloudInfo, layout: Layout, cube: Cube, moments: Moments) -> dict[str, Any]:
    """What ept.json says."""
    low, high = layout.world(cube.corner).tolist(), layout.world(np.add(cube.corner, cube.side)).tolist()
    least, greatest = layout.world(moments.least[:3]).tolist(), layout.world(moments.greatest[:3]).tolist()
    return {
        "bounds": low + high,
        "boundsConforming": least + greatest,
        "dataType": "binary",
        "hierarchyType": "json",
        "points": int(moments.count[0]),
        "schema": [_dimension(i, name, layout, moments) for i, name in enumerate(layout.dtype.names or ())],
        "span": SPAN,
        "srs": _srs(info),
        "version": "1.1.0",
        "vertical_city": about(info),
    }


def _dimension(i: int, name: str, layout: Layout, moments: Moments) -> dict[str, Any]:
    dtype = layout.dtype[name]
    known: dict[str, Any] = {"name": name, "type": TYPES[dtype.kind], "size": dtype.itemsize}
    scale, offset = 1.0, 0.0
    if name in COORDINATES:
        scale, offset = float(layout.scale[i]), float(layout.offset[i])
        known |= {"scale": scale, "offset": offset}
    known["count"] = int(moments.count[i])
    if known["count"]:
        variance = float(moments.variance[i]) * scale**2
        known |= {
            "minimum": float(moments.least[i]) * scale + offset,
            "maximum": float(moments.greatest[i]) * scale + offset,
            "mean": float(moments.mean[i]) * scale + offset,
            "stddev": float(np.sqrt(variance)),
            "variance": variance,
        }
    # The squares of doubles may overflow.
    return {key: value for key, value in known.items() if not isinstance(value, float) or np.isfinite(value)}


def _srs(info: CloudInfo) -> dict[str, str]:
    crs = info.crs
    if crs is None:
        return {}
    parts = crs.sub_crs_list if crs.is_compound else [crs]
    known: dict[str, str] = {}
    for name, part in zip(("horizontal", "vertical"), parts):
        authority = part.to_authority(min_confidence=100)
        if authority and authority[0] == "EPSG":
            known |= {"authority": "EPSG", name: authority[1]}
    return known | {"wkt": wkt(crs)}


def _name(key: Key) -> str:
    return "-".join(map(str, key))


def _write(path: Path, values: Any, indent: int | None = None) -> None:
    path.write_text(json.dumps(values, indent=indent, allow_nan=False), encoding="utf-8")
