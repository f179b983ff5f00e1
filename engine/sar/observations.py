"""Radar times of targets in passes: what stereo SAR adjusts, and how a table becomes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .constants import SEMI_MAJOR_M, SPEED_OF_LIGHT_M_S
from .passes import Pass
from .times import parse_utc, utc_text

Array = NDArray[np.float64]
Column = Sequence[object]


@dataclass(frozen=True)
class Observations:
    """Times of targets in passes; arrays have shape (passes, targets) and NaN where a target was not seen.

    t_s : zero-Doppler times, seconds since each pass's orbit.epoch. tau_s : two-way range times.
    sigma_range_m, sigma_azimuth_m : predicted standard deviations (Cramér-Rao bound), NaN where unknown.
    start_height_m : ellipsoidal height to start from, shape (targets,).
    notes : sentences that a user should see.
    """

    targets: Sequence[str]
    passes: Sequence[Pass]
    t_s: Array
    tau_s: Array
    sigma_range_m: Array
    sigma_azimuth_m: Array
    start_height_m: Array
    notes: Sequence[str] = ()

    def __post_init__(self) -> None:
        shape = len(self.passes), len(self.targets)
        for name in ("t_s", "tau_s", "sigma_range_m", "sigma_azimuth_m"):
            if getattr(self, name).shape != shape:
                raise EngineInputError(f"{name} has the shape {getattr(self, name).shape}; {shape} is wanted.")


@dataclass(frozen=True)
class Rows:
    """A table of times, row by row, before its passes are known.

    targets, products : names, each once. target, product : numbers of each row's. epoch : of each product, that times
    count from (datetime64[s]). numbers : {column: values of the rows}. texts : {column: text of each product}.
    """

    targets: list[str]
    products: list[str]
    target: NDArray[np.intp]
    product: NDArray[np.intp]
    epoch: NDArray[np.datetime64]
    numbers: Mapping[str, Array]
    texts: Mapping[str, list[str]]
    notes: tuple[str, ...]

    def array(self, name: str) -> Array:
        """A column of numbers as (products, targets); NaN where there is no row, or no such column."""
        values = np.full((len(self.products), len(self.targets)), np.nan)
        if name in self.numbers:
            values[self.product, self.target] = self.numbers[name]
        return values

    def typical(self, name: str, product: int) -> float:
        """The median of a column of numbers in a product; NaN if unknown."""
        values = self.numbers.get(name)
        known = values[(self.product == product) & np.isfinite(values)] if values is not None else np.zeros(0)
        return float(np.median(known)) if known.size else float("nan")


REQUIRED = ("target", "product", "tau_s")
TEXTS = ("track", "pass_direction", "look_side", "sensor", "orbit_quality")
NUMBERS = ("sigma_rg_m", "sigma_az_m", "width_rg_m", "width_az_m", "height_m", "wavelength_m")
COLUMNS = (*REQUIRED, "t_az_s", "epoch", "time_utc", "kept", "source", *TEXTS, *NUMBERS)


def read_rows(column: Callable[[str], Column | None], names: Sequence[str]) -> Rows:
    """Read a table whose columns have the names of the point target analysis.

    column : gives a column by its name, or None. names : further columns of numbers to keep.

    Rows that are not kept (kept = 0), or lack a number, are left out. Raises EngineInputError when a column that is
    needed is missing, or no row is left.
    """
    found = {name: column(name) for name in REQUIRED}
    missing = [name for name, values in found.items() if values is None]
    if missing:
        raise EngineInputError(
            f"The observations lack the column{'s' * (len(missing) > 1)} {', '.join(missing)}; take the table of the "
            "point target analysis, or say which columns they are (COLUMNS)."
        )
    notes: list[str] = []
    target, product = (np.array([str(v) for v in found[name] or ()]) for name in ("target", "product"))
    tau = floats(found["tau_s"] or (), "tau_s")
    use = np.ones(len(tau), bool)
    kept = column("kept")
    if kept is not None:
        use &= np.array([value in (1, True, "1", "true") for value in kept], bool)
    t, epochs = _azimuth_times(column, product)
    finite = np.isfinite(tau) & np.isfinite(t)
    if (use & ~finite).any():
        notes.append(f"{int((use & ~finite).sum())} rows have no azimuth or range time and are left out.")
    use &= finite
    order = np.flatnonzero(use)
    _, first = np.unique(np.char.add(np.char.add(target[order], "\n"), product[order]), return_index=True)
    if len(first) < len(order):
        notes.append(f"{len(order) - len(first)} rows repeat a target in the same product; the first of each is used.")
        order = order[np.sort(first)]
    if not order.size:
        raise EngineInputError("The observations have no row that is kept and has both times; nothing can be adjusted.")
    targets, of_target = numbered(target[order])
    products, of_product = numbered(product[order])
    starts = np.unique(of_product, return_index=True)[1]
    texts = {}
    for name in TEXTS:
        values = column(name)
        if values is not None:
            texts[name] = [_text(values[order[start]]) for start in starts]
    numbers = {"t_az_s": t[order], "tau_s": tau[order]}
    for name in (*NUMBERS, *names):
        values = column(name)
        if values is not None:
            numbers[name] = floats(values, name)[order]
    return Rows(targets, products, of_target, of_product, epochs[order][starts], numbers, texts, tuple(notes))


def to_observations(rows: Rows, passes: Mapping[str, Pass], start_height_m: float) -> tuple[Observations, list[int]]:
    """Put rows and the passes of their products together; also the numbers of the rows' products that were used.

    Products without a pass, and passes that stand twice under two names, are left out with a note.
    """
    notes = list(rows.notes)
    unknown = [name for name in rows.products if name not in passes]
    if unknown:
        notes.append(f"No orbit is given for {len(unknown)} of {len(rows.products)} passes: {_few(unknown)}.")
    t, tau = rows.array("t_az_s"), rows.array("tau_s")
    used: list[int] = []
    seen: dict[tuple[str, int], str] = {}
    twice = []
    for number, name in enumerate(rows.products):
        if name not in passes:
            continue
        one = passes[name]
        t[number] += float((rows.epoch[number] - one.orbit.epoch).astype("timedelta64[s]").astype(np.int64))
        # Two passes of one track are hours apart at least.
        minute = one.orbit.epoch.astype("datetime64[s]").astype(np.int64) + round(float(np.nanmedian(t[number])))
        key = (one.track, int(minute) // 30)
        if key in seen:
            twice.append(f"{name} (as {seen[key]})")
            continue
        seen[key] = name
        used.append(number)
    if twice:
        notes.append(f"{len(twice)} passes stand twice and are used once: {_few(twice)}.")
    if not used:
        raise EngineInputError(
            f"None of the {len(rows.products)} products of the observations has an orbit ({_few(rows.products)}); "
            "give these products, or a table of state vectors with the same names."
        )
    chosen = [passes[rows.products[number]] for number in used]
    t, tau = t[used], tau[used]
    _leave_out_uncovered(chosen, t, tau, notes)
    heights = rows.array("height_m")[used]
    known = np.isfinite(heights)
    with np.errstate(invalid="ignore"):
        start = np.where(known, heights, 0.0).sum(axis=0) / known.sum(axis=0)
    _check_units(chosen, t, tau)
    observations = Observations(
        rows.targets, chosen, t, tau, rows.array("sigma_rg_m")[used], rows.array("sigma_az_m")[used],
        np.where(np.isfinite(start), start, start_height_m), notes,
    )  # fmt: skip
    return observations, used


def _leave_out_uncovered(passes: Sequence[Pass], t: Array, tau: Array, notes: list[str]) -> None:
    """Take out observations at times that their orbit does not cover; refuse when none is left."""
    seen = np.isfinite(t)
    outside = seen & ~np.array([one.orbit.covers(np.nan_to_num(times)) for one, times in zip(passes, t)])
    if not outside.any():
        return
    k, i = np.argwhere(outside)[0]
    orbit = passes[k].orbit
    example = (
        f"that of {passes[k].name} covers {utc_text(orbit.epoch, orbit.start_s, 0)} to "
        f"{utc_text(orbit.epoch, orbit.end_s, 0)}, its target was seen at {utc_text(orbit.epoch, t[k, i], 0)}"
    )
    if outside.sum() == seen.sum():
        raise EngineInputError(
            f"No azimuth time lies within the orbit of its pass: {example}; check the epoch and the unit of "
            "t_az_s, and which orbits these are."
        )
    t[outside] = tau[outside] = np.nan
    notes.append(f"{outside.sum()} observations lie outside the orbits and are left out: {example}.")


def refuse_predicted(passes: Iterable[Pass]) -> None:
    """Raise EngineInputError when an orbit is a prediction: it is off by metres, and would pass for truth."""
    predicted = [one.name for one in passes if one.orbit.quality == "predicted"]
    if predicted:
        raise EngineInputError(
            f"The orbit of {_few(predicted)} is predicted; fetch the precise one, or allow predicted orbits."
        )


def _check_units(passes: Sequence[Pass], t: Array, tau: Array) -> None:
    """Refuse range times that no target on the ground can have."""
    short = far = total = 0
    example = (0.0, 0.0)
    for one, times, delays in zip(passes, t, tau):
        good = np.isfinite(times) & np.isfinite(delays) & one.orbit.covers(np.nan_to_num(times, nan=np.inf))
        if not good.any():
            continue
        distance = float(np.median(delays[good])) * SPEED_OF_LIGHT_M_S / 2
        radius = float(np.linalg.norm(one.orbit.state(times[good][:1])[0]))
        total += 1
        if distance < 0.97 * (radius - SEMI_MAJOR_M):
            short, example = short + 1, (distance, radius - SEMI_MAJOR_M)
        elif distance > 1.03 * np.sqrt(radius**2 - SEMI_MAJOR_M**2):
            far, example = far + 1, (distance, np.sqrt(radius**2 - SEMI_MAJOR_M**2))
    if total and short > total / 2:
        raise EngineInputError(
            f"The range times give a slant range of {example[0] / 1000:.0f} km, less than the platform's height of "
            f"{example[1] / 1000:.0f} km: they look one-way; give two-way seconds (tau_s = 2 * the column)."
        )
    if total and far > total / 2:
        raise EngineInputError(
            f"The range times give a slant range of {example[0] / 1000:.0f} km, farther than the horizon at "
            f"{example[1] / 1000:.0f} km; give two-way range times in seconds."
        )


def _azimuth_times(
    column: Callable[[str], Column | None], product: NDArray[np.str_]
) -> tuple[Array, NDArray[np.datetime64]]:
    """Seconds since each row's epoch, and the epochs: of one product all rows get one."""
    seconds, epochs, moments = column("t_az_s"), column("epoch"), column("time_utc")
    if seconds is not None and epochs is not None:
        known: dict[str, np.datetime64] = {}
        parsed = []
        for text in epochs:
            text = _text(text)
            if text not in known:
                known[text] = parse_utc(text if "T" in text or " " in text else f"{text}T00:00:00", "epoch")[0]
            parsed.append(known[text])
        t = floats(seconds, "t_az_s")
        each = np.array(parsed, "datetime64[s]")
    elif moments is not None:
        pairs = [parse_utc(_text(text), "time_utc") for text in moments]
        each = np.array([pair[0] for pair in pairs], "datetime64[s]")
        t = np.array([pair[1] for pair in pairs])
    else:
        raise EngineInputError(
            "The observations lack azimuth times; the columns t_az_s (s) and epoch (UTC), or time_utc, are needed."
        )
    _, of_product = np.unique(product, return_inverse=True)
    first = np.full(of_product.max(initial=0) + 1, np.datetime64("9999-01-01"), "datetime64[s]")
    np.minimum.at(first, of_product, each)
    common = first[of_product]
    return t + (each - common).astype("timedelta64[s]").astype(np.int64), common


def numbered(values: NDArray[np.str_]) -> tuple[list[str], NDArray[np.intp]]:
    """Distinct values in the order in which they come first, and the number of each."""
    names, first, inverse = np.unique(values, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), np.intp)
    rank[order] = np.arange(len(order))
    return [str(name) for name in names[order]], rank[inverse]


def floats(values: Column, name: str) -> Array:
    result = np.full(len(values), np.nan)
    for i, value in enumerate(values):
        if isinstance(value, (int, float, np.number)):
            result[i] = value
        elif isinstance(value, str) and value.strip():
            try:
                result[i] = float(value)
            except ValueError as error:
                raise EngineInputError(
                    f"The column {name} holds '{value[:30]}' in row {i + 1}; numbers are wanted."
                ) from error
    return result


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
