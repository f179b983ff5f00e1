"""Passes from a table of state vectors, where no products are at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..errors import EngineInputError
from .observations import Rows, floats, numbered
from .orbit import HERMITE_NODES, Orbit
from .passes import Pass
from .times import parse_utc

Column = Sequence[object]

VECTOR = ("x", "y", "z", "vx", "vy", "vz")
COLUMNS = ("product", "t_s", "time_utc", *VECTOR)
# Carrier wavelengths in metres, by the first letters of a sensor's name.
WAVELENGTHS_M = {
    "S1": 0.055465763, "SENTINEL-1": 0.055465763, "TSX": 0.031066576, "TDX": 0.031066576, "PAZ": 0.031066576,
    "TERRASAR": 0.031066576, "TANDEM": 0.031066576, "CSK": 0.031228381, "ALOS2": 0.242452473, "NISAR": 0.238403545,
}  # fmt: skip


def wavelength_of(sensor: str) -> float:
    """NaN for a sensor that is not known."""
    name = sensor.upper().replace("_", "-")
    return next((value for start, value in WAVELENGTHS_M.items() if name.startswith(start)), float("nan"))


def passes_of_vectors(
    column: Callable[[str], Column | None],
    rows: Rows,
    sensor: str = "",
    frame: str = "",
    resolution_m: tuple[float, float] = (float("nan"), float("nan")),
) -> dict[str, Pass]:
    """The passes of the products that the table names.

    column : gives product, t_s (seconds since the epoch of the product's observations) or time_utc, x, y, z (m), vx,
    vy, vz (m/s). sensor, frame : where the observations have no such column. resolution_m : slant range, azimuth; NaN:
    the typical widths of the responses that were measured.

    Raises EngineInputError when a column is missing or the vectors are no orbit.
    """
    needed = ("product", *VECTOR)
    table = {name: column(name) for name in needed}
    t, moments = column("t_s"), column("time_utc")
    missing = [name for name in needed if table[name] is None] + ([] if t or moments else ["t_s or time_utc"])
    if missing:
        raise EngineInputError(
            f"The table of state vectors lacks {', '.join(missing)}; say which columns they are (ORBIT_COLUMNS)."
        )
    names, of_row = numbered(np.array([str(value) for value in table["product"] or ()]))
    vectors = np.stack([floats(table[name] or (), name) for name in VECTOR], axis=1)
    at = {name: number for number, name in enumerate(rows.products)}
    passes = {}
    for number, name in enumerate(names):
        if name not in at:
            continue
        product = at[name]
        epoch = rows.epoch[product]
        mine = np.flatnonzero(of_row == number)
        if t is not None:
            times = floats([t[i] for i in mine], "t_s")
        else:
            pairs = [parse_utc(str((moments or ())[i]), "time_utc") for i in mine]
            times = np.array([float((a - epoch).astype("timedelta64[s]").astype(np.int64)) + b for a, b in pairs])
        order = np.argsort(times, kind="stable")
        try:
            orbit = Orbit(
                epoch, times[order], vectors[mine[order], :3], vectors[mine[order], 3:],
                frame, rows.texts.get("orbit_quality", [""] * len(at))[product] or "unknown",
                "hermite" if len(mine) >= HERMITE_NODES else "polynomial",
            )  # fmt: skip
        except EngineInputError as error:
            raise EngineInputError(f"State vectors of {name}: {error}") from error
        passes[name] = _pass(name, product, orbit, rows, sensor, resolution_m)
    return passes


def _pass(name: str, product: int, orbit: Orbit, rows: Rows, sensor: str, resolution_m: tuple[float, float]) -> Pass:
    def text(column: str) -> str:
        return rows.texts[column][product] if column in rows.texts else ""

    time = rows.typical("t_az_s", product)
    velocity = orbit.state(np.clip(time, orbit.start_s, orbit.end_s))[1]
    flown = "ascending" if velocity[2] > 0 else "descending"
    told = text("pass_direction").lower()
    if told and not flown.startswith(told[0]):
        raise EngineInputError(
            f"{name} is said to be {told}, but its state vectors fly {flown}; check which orbit belongs to it."
        )
    side = text("look_side").lower() or "right"
    kind = text("sensor") or sensor
    given = rows.typical("wavelength_m", product)
    width_rg, width_az = (
        given if np.isfinite(given) else rows.typical(column, product)
        for given, column in zip(resolution_m, ("width_rg_m", "width_az_m"))
    )
    return Pass(
        name, text("track") or flown, flown, orbit, kind, -1 if side.startswith("l") else 1,
        given if np.isfinite(given) else wavelength_of(kind), width_rg, width_az,
    )  # fmt: skip
