"""Radar times of targets in passes: what stereo SAR adjusts, and how a table becomes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from ..monitor import Monitor
from .constants import SEMI_MAJOR_M, SPEED_OF_LIGHT_M_S
from .passes import Pass
from .times import parse_utc, utc_text

Array = NDArray[np.float64]
Column = Sequence[object]

# Two-way range times beyond these are no satellite's: 45 km, 75,000 km.
SHORTEST_S, LONGEST_S = 3e-4, 0.5
SAME_PASS_S = 1.0
FAR = np.datetime64("9999-01-01", "s")
# Rows between two looks at whether a cancel was asked for.
MANY = 50_000


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
    count from (datetime64[s]). own_epoch : whether the table names these, so that other tables may mean them.
    numbers : {column: values of the rows}. texts : {column: text of each product}.
    """

    targets: list[str]
    products: list[str]
    target: NDArray[np.intp]
    product: NDArray[np.intp]
    epoch: NDArray[np.datetime64]
    own_epoch: bool
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


def read_rows(
    column: Callable[[str], Column | None], names: Sequence[str] = (), monitor: Monitor | None = None
) -> Rows:
    """Read a table whose columns have the names of the point target analysis.

    column : gives a column by its name, or None: values, or numbers as an array of floats. names : further columns of
    numbers to keep.

    Rows that are not kept (kept = 0), or lack a name or a time, are left out. Raises EngineInputError when a column
    that is needed is missing, or no row is left.
    """
    monitor = monitor or Monitor()
    found = {name: column(name) for name in REQUIRED}
    missing = [name for name, values in found.items() if values is None]
    if missing:
        raise EngineInputError(
            f"The observations lack the column{'s' * (len(missing) > 1)} {', '.join(missing)}; take the table of the "
            "point target analysis, or say which columns they are (COLUMNS)."
        )
    notes: list[str] = []
    targets, of_target = numbered(or_none(found["target"]), monitor)
    products, of_product = numbered(or_none(found["product"]), monitor)
    tau = floats(or_none(found["tau_s"]), "tau_s", monitor)
    kept = column("kept")
    use = np.ones(len(tau), bool) if kept is None else np.array([_is_kept(value) for value in kept], bool)
    named = (of_target >= 0) & (of_product >= 0)
    _leave_out(use, ~named, "have no target or no product", notes)
    t, epochs, own_epoch = _azimuth_times(column, of_product, monitor)
    _leave_out(use, ~(np.isfinite(tau) & np.isfinite(t)), "have no azimuth or range time", notes)
    _leave_out(use, (tau <= SHORTEST_S) | (tau >= LONGEST_S), "have range times that no satellite measures", notes)
    order = np.flatnonzero(use)
    _, first = np.unique(of_target[order] * len(products) + of_product[order], return_index=True)
    if len(first) < len(order):
        notes.append(f"{len(order) - len(first)} rows repeat a target in the same product; the first of each is used.")
        order = order[np.sort(first)]
    if not order.size:
        raise EngineInputError(
            "The observations have no row that is kept and has both times, in two-way seconds; nothing can be adjusted."
        )
    targets, of_target = _only(targets, of_target[order])
    products, of_product = _only(products, of_product[order])
    starts = np.unique(of_product, return_index=True)[1]
    texts = {}
    for name in TEXTS:
        values = column(name)
        if values is not None:
            texts[name] = [as_text(values[order[start]]) for start in starts]
    numbers = {"t_az_s": t[order], "tau_s": tau[order]}
    for name in (*NUMBERS, *names):
        values = column(name)
        if values is not None:
            numbers[name] = floats(values, name, monitor)[order]
    for name in ("sigma_rg_m", "sigma_az_m"):
        if name in numbers:
            numbers[name][numbers[name] <= 0] = np.nan  # not known
    return Rows(
        targets, products, of_target, of_product, epochs[order][starts], own_epoch, numbers, texts, tuple(notes)
    )  # fmt: skip


def _is_kept(value: object) -> bool:
    """1, true, t in any writing."""
    if isinstance(value, str):
        return value.strip().lower() in ("1", "1.0", "true", "t", "yes")
    return bool(value) and value == value


def _leave_out(use: NDArray[np.bool_], bad: NDArray[np.bool_], why: str, notes: list[str]) -> None:
    count = int((use & bad).sum())
    if count:
        notes.append(f"{count} rows {why} and are left out.")
        use &= ~bad


def to_observations(rows: Rows, passes: Mapping[str, Pass], start_height_m: float) -> tuple[Observations, list[int]]:
    """Put rows and the passes of their products together; also the numbers of the rows' products that were used.

    Products without a pass, and passes that stand twice under two names, are left out with a note.
    """
    notes = list(rows.notes)
    unknown = [name for name in rows.products if name not in passes]
    if unknown:
        notes.append(f"No orbit is given for {len(unknown)} of {len(rows.products)} passes: {_few(unknown)}.")
    t, tau = rows.array("t_az_s"), rows.array("tau_s")
    flown: dict[str, str] = {}
    for one in (passes[name] for name in rows.products if name in passes):
        if flown.setdefault(one.track, one.pass_direction) != one.pass_direction:
            raise EngineInputError(
                f"The track '{one.track}' holds ascending and descending passes; name the geometries apart (track)."
            )
    used: list[int] = []
    twice = []
    moments: dict[str, list[tuple[Array, str]]] = {}
    for number, name in enumerate(rows.products):
        if name not in passes:
            continue
        one = passes[name]
        t[number] += float((rows.epoch[number] - one.orbit.epoch).astype("timedelta64[s]").astype(np.int64))
        # Of one track the same target is seen once in an orbit. Adjacent scenes have other targets.
        since = t[number] + float(one.orbit.epoch.astype("datetime64[s]").astype(np.int64))
        known = moments.setdefault(one.track, [])
        same = next((other for before, other in known if (np.abs(since - before) < SAME_PASS_S).any()), None)
        if same is not None:
            twice.append(f"{name} (as {same})")
            continue
        known.append((since, name))
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
    with np.errstate(invalid="ignore", divide="ignore"):
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
    column: Callable[[str], Column | None], of_product: NDArray[np.intp], monitor: Monitor
) -> tuple[Array, NDArray[np.datetime64], bool]:
    """Seconds since each row's epoch, the epochs (one for all rows of a product), and whether they are the table's."""
    seconds, texts, moments = column("t_az_s"), column("epoch"), column("time_utc")
    own = seconds is not None and texts is not None
    if own:
        whole, parts = _moments(or_none(texts), "epoch", monitor)
        t = floats(or_none(seconds), "t_az_s", monitor) + parts
    elif moments is not None:
        whole, t = _moments(moments, "time_utc", monitor)
        if len(t) and all(len(as_text(value).rstrip("Z").partition(".")[2]) <= 3 for value in moments):
            raise EngineInputError(
                "The column time_utc holds milliseconds at most, which is 7 m along track (a column of dates and times "
                "holds no more); give t_az_s and epoch, or time_utc as text with nine decimals."
            )
    else:
        raise EngineInputError(
            "The observations lack azimuth times; the columns t_az_s (s) and epoch (UTC), or time_utc, are needed."
        )
    first = np.full(of_product.max(initial=0) + 1, FAR, "datetime64[s]")
    np.minimum.at(first, np.maximum(of_product, 0), np.where(np.isnat(whole), FAR, whole))
    common = first[np.maximum(of_product, 0)]
    since = np.where(np.isnat(whole), np.nan, (whole - common).astype("timedelta64[s]").astype(np.float64))
    return t + since, common, own


def _moments(values: Column, name: str, monitor: Monitor) -> tuple[NDArray[np.datetime64], Array]:
    """Whole seconds UTC (NaT where there is none) and fractions; days alone count from midnight."""
    known: dict[str, tuple[np.datetime64, float]] = {"": (np.datetime64("NaT", "s"), float("nan"))}
    whole, parts = np.empty(len(values), "datetime64[s]"), np.empty(len(values))
    for i, value in enumerate(values):
        if i % MANY == 0:
            monitor.check()
        text = as_text(value)
        if text not in known:
            full = text if len(text) > len("2008-03-10") else f"{text}T00:00:00"
            try:
                known[text] = parse_utc(full, name)
            except EngineInputError as error:
                raise EngineInputError(
                    f"The column {name} holds '{text[:40]}' in row {i + 1}; UTC such as 2008-03-10T13:32:20.08, or a "
                    "day such as 2008-03-10, is wanted."
                ) from error
        whole[i], parts[i] = known[text]
    return whole, parts


def numbered(values: Column, monitor: Monitor | None = None) -> tuple[list[str], NDArray[np.intp]]:
    """Distinct names in the order in which they come first, and the number of each value; -1 where there is none."""
    found: dict[str, int] = {}
    numbers = np.empty(len(values), np.intp)
    for i, value in enumerate(values):
        if monitor and i % MANY == 0:
            monitor.check()
        text = as_text(value)
        numbers[i] = found.setdefault(text, len(found)) if text else -1
    return list(found), numbers


def _only(names: list[str], numbers: NDArray[np.intp]) -> tuple[list[str], NDArray[np.intp]]:
    """Names that occur, in the order in which they come first, and their new numbers."""
    used, first, inverse = np.unique(numbers, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), np.intp)
    rank[order] = np.arange(len(order))
    return [names[used[k]] for k in order], rank[inverse]


def or_none(values: Column | None) -> Column:
    """A column, or one without rows where there is none; arrays have no truth value."""
    return () if values is None else values


def floats(values: Column | Array, name: str, monitor: Monitor | None = None) -> Array:
    """A column as numbers; NaN where there is none. Raises EngineInputError for a text that is no number."""
    if isinstance(values, np.ndarray):
        return values.astype(np.float64)
    result = np.full(len(values), np.nan)
    for i, value in enumerate(values):
        if monitor and i % MANY == 0:
            monitor.check()
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


def as_text(value: object) -> str:
    """A value as text, blank for none; whole numbers as such."""
    if isinstance(value, (float, np.floating)):
        return f"{value:.15g}" if value == value else ""
    return "" if value is None else str(value).strip()


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
