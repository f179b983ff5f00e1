"""Passes from a table of state vectors, where no products are at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from ..errors import EngineInputError
from .constants import SPEED_OF_LIGHT_M_S
from .observations import Rows, floats, numbered, or_none
from .orbit import HERMITE_NODES, Orbit
from .passes import EARTH_RADIUS_M, Pass
from .times import parse_utc

Column = Sequence[object]

VECTOR = ("x", "y", "z", "vx", "vy", "vz")
COLUMNS = ("product", "t_s", "time_utc", *VECTOR)
BEAMS_APART_DEG = 1.0
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
    warn: Callable[[str], None] = lambda message: None,
) -> dict[str, Pass]:
    """The passes of the products that the table names.

    column : gives product, t_s (seconds since the epoch of the product's observations) or time_utc, x, y, z (m), vx,
    vy, vz (m/s). sensor, frame : where the observations have no such column. resolution_m : slant range, azimuth; NaN:
    the typical widths of the responses that were measured.

    Passes whose vectors are no orbit are left out with a warning. Raises EngineInputError when a column is missing, or
    no pass has an orbit for that reason.
    """
    needed = ("product", *VECTOR)
    table = {name: column(name) for name in needed}
    t, moments = column("t_s"), column("time_utc")
    missing = [name for name in needed if table[name] is None] + (
        [] if t is not None or moments is not None else ["t_s or time_utc"]
    )
    if missing:
        raise EngineInputError(
            f"The table of state vectors lacks {', '.join(missing)}; say which columns they are (ORBIT_COLUMNS)."
        )
    if t is not None and not rows.own_epoch:
        raise EngineInputError(
            "The state vectors count t_s from an epoch that the observations do not name, since they have time_utc; "
            "give time_utc in both tables, or epoch and t_az_s in the observations."
        )
    names, of_row = numbered(or_none(table["product"]))
    vectors = np.stack(
        [floats(values, name) for name, values in table.items() if name in VECTOR and values is not None], axis=1
    )
    seconds = floats(t, "t_s") if t is not None else None
    at = {name: number for number, name in enumerate(rows.products)}
    quality = rows.texts.get("orbit_quality", [""] * len(at))
    passes, trouble = {}, ""
    by_name = np.argsort(of_row, kind="stable")
    bounds = np.searchsorted(of_row[by_name], np.arange(len(names) + 1))
    for number, name in enumerate(names):
        if name not in at:
            continue
        product = at[name]
        epoch = rows.epoch[product]
        mine = by_name[bounds[number] : bounds[number + 1]]
        try:
            if seconds is not None:
                times = seconds[mine]
            else:
                pairs = [parse_utc(str(or_none(moments)[i]), "time_utc") for i in mine]
                times = np.array([float((a - epoch).astype("timedelta64[s]").astype(np.int64)) + b for a, b in pairs])
            if len(mine) < HERMITE_NODES:
                raise EngineInputError(f"there are {len(mine)}, at least {HERMITE_NODES} are needed.")
            order = np.argsort(times, kind="stable")
            orbit = Orbit(
                epoch, times[order], vectors[mine[order], :3], vectors[mine[order], 3:], frame,
                quality[product] or "unknown",
            )  # fmt: skip
            passes[name] = _pass(name, product, orbit, rows, sensor, resolution_m)
        except EngineInputError as error:
            warn(f"State vectors of {name}: {error} The pass is left out.")
            trouble = trouble or f"State vectors of {name}: {error}"
    if trouble and not passes:
        raise EngineInputError(trouble)
    return _beams(passes, rows)


def _beams(passes: Mapping[str, Pass], rows: Rows) -> dict[str, Pass]:
    """Passes with a track each: those without a name of one are told apart by direction, look side and incidence, which
    is the same to hundredths of a degree within an orbital tube and degrees apart between beams."""
    named = dict(passes)
    unnamed: dict[tuple[str, int], list[tuple[float, str]]] = {}
    for name, one in passes.items():
        if not one.track:
            incidence = _incidence_deg(one, rows, rows.products.index(name))
            unnamed.setdefault((one.pass_direction, one.look_sign), []).append((incidence, name))
    for (flown, sign), found in unnamed.items():
        found.sort()
        edges = [0, *(np.flatnonzero(np.diff([angle for angle, _ in found]) > BEAMS_APART_DEG) + 1), len(found)]
        for first, last in zip(edges, edges[1:]):
            middle = found[(first + last) // 2][0]
            track = f"{flown}{' left' if sign < 0 else ''} {middle:.0f} degrees"
            named.update({name: replace(named[name], track=track) for _, name in found[first:last]})
    return named


def _incidence_deg(one: Pass, rows: Rows, product: int) -> float:
    """On a sphere, by slant range and height of the platform."""
    time, range_m = rows.typical("t_az_s", product), SPEED_OF_LIGHT_M_S * rows.typical("tau_s", product) / 2
    radius = float(np.linalg.norm(one.orbit.state(np.clip(time, one.orbit.start_s, one.orbit.end_s))[0]))
    cosine = (radius**2 - range_m**2 - EARTH_RADIUS_M**2) / (2 * range_m * EARTH_RADIUS_M)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


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
    if side[0] not in "rl":
        raise EngineInputError(f"its look side is '{side[:20]}'; right or left is wanted.")
    return Pass(
        name, text("track"), flown, orbit, kind, -1 if side.startswith("l") else 1,
        given if np.isfinite(given) else wavelength_of(kind), width_rg, width_az,
    )  # fmt: skip
