"""Whether values are plausible for what they are taken for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from .cloud import Array, Column

# mm/yr, mm, m.
FAST, SLOW, LARGE, SMALL = 500.0, 0.05, 5000.0, 0.3
LOWEST, HIGHEST = -500.0, 9000.0
# A satellite lower than 500 km has shorter two-way range times; longer ones than a tenth of a second are not seconds.
SHORT_S, LONG_S = 3.3e-3, 0.1


def doubts(values: Mapping[str, Column], made_of: Callable[[str, float], str]) -> list[str]:
    """A sentence for each kind of value that is not plausible.

    values : of a sample, by our names, series_mm among them. made_of : the text of what a name is made of, times a
    number.
    """
    said: list[str] = []

    def finite(name: str) -> Array:
        found = np.asarray(values.get(name, ()))
        found = found.astype(np.float64) if found.dtype.kind in "fiu" else np.empty(0)
        return found[np.isfinite(found)]

    def scaled(name: str, factor: float) -> str:
        return f"{name} = {made_of(name, factor)}"

    lon, lat = finite("longitude"), finite("latitude")
    if len(lat) and np.abs(lat).max() > 90:
        swapped = len(lon) and np.abs(lon).max() <= 90
        said.append(
            f"Latitudes reach {_largest(lat):g} degrees, more than 90; "
            + (
                f"longitude and latitude seem swapped: write longitude = {made_of('latitude', 1.0)}; "
                f"latitude = {made_of('longitude', 1.0)}."
                if swapped
                else "they are no degrees, so say easting = ...; northing = ... and the CRS."
            )
        )
    speed = np.abs(finite("velocity"))
    if len(speed) and np.median(speed) > FAST:
        said.append(
            f"The median velocity is {np.median(speed):,.6g} mm/yr, which no ground does; if it is in other units, "
            f"write for example {scaled('velocity', 0.001)}."
        )
    elif len(speed) > 1 and 0 < speed.max() < SLOW:
        said.append(
            f"No velocity is above {SLOW:g} mm/yr (the largest is {speed.max():.3g}); if they are in metres per year, "
            f"write {scaled('velocity', 1000.0)}."
        )
    moved = np.abs(finite("series_mm"))
    if len(moved) and np.median(moved) > LARGE:
        said.append(
            f"The median displacement is {np.median(moved):,.6g} mm; if the dates are in micrometres, write series = "
            "0.001 * dates."
        )
    elif len(moved) > 1 and 0 < np.quantile(moved, 0.99) < SMALL:
        said.append(f"Hardly a displacement is above {SMALL:g} mm; if they are in metres, write series = 1000 * dates.")
    height = finite("height")
    beyond = (height < LOWEST) | (height > HIGHEST)
    if beyond.any():
        said.append(
            f"{beyond.sum():,} of {len(height):,} heights are beyond {LOWEST:g} to {HIGHEST:,.0f} m, up to "
            f"{_largest(height):,.6g}; the unit or the column seems wrong (height = {made_of('height', 1.0)})."
        )
    coherence = finite("coherence")
    if len(coherence) and (coherence.min() < 0 or coherence.max() > 1.0001):
        percent = coherence.min() >= 0 and coherence.max() <= 100
        said.append(
            f"Coherences go from {coherence.min():g} to {coherence.max():g} instead of 0 to 1; "
            + (
                f"if they are in per cent, write {scaled('coherence', 0.01)}."
                if percent
                else "the column seems to be another one."
            )
        )
    incidence = finite("incidence")
    if len(incidence) and incidence.max() < np.pi / 2:
        said.append(
            f"Incidence angles reach only {incidence.max():.3g} degrees; if they are in radians, write "
            f"{scaled('incidence', 57.29577951308232)}."
        )
    elif len(incidence) and (incidence.min() < 0 or incidence.max() > 90):
        said.append(
            f"Incidence angles go from {incidence.min():g} to {incidence.max():g} degrees instead of 0 to 90; "
            "the column seems to be another one."
        )
    heading = finite("heading")
    if len(heading) and len(incidence) and incidence.max() < np.pi / 2 and np.abs(heading).max() <= 2 * np.pi:
        said.append(
            f"Headings reach only {np.abs(heading).max():.3g} degrees; if they are in radians, write "
            f"{scaled('heading', 57.29577951308232)}."
        )
    tau = finite("tau_s")
    if len(tau) and np.median(tau) < SHORT_S:
        said.append(
            f"The median range time is {np.median(tau) * 1e3:.3g} ms, too short for the way to a satellite and back; "
            f"if it is the time of one way, write {scaled('tau_s', 2.0)}."
        )
    elif len(tau) and np.median(tau) > LONG_S:
        said.append(
            f"The median range time is {np.median(tau):.3g} s, longer than any satellite's; if it is in milliseconds, "
            f"write {scaled('tau_s', 0.001)}."
        )
    return said


def _largest(values: Array) -> float:
    return float(values[np.abs(values).argmax()])
