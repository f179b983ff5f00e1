"""UTC times as an epoch and seconds since it.

A float64 of POSIX seconds steps by 2.4e-7 s, which is 1.8 mm along track; seconds since an epoch near the scene step
by less than 1e-13 s. An epoch is a whole second; leap seconds are not counted, so none may lie within a scene and its
orbit.
"""

from __future__ import annotations

import re

import numpy as np

from ..errors import EngineInputError

_UTC = re.compile(r"(?:UTC=)?(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,15}))?(?:Z|\+00:00)?")


def parse_utc(text: str, what: str = "time") -> tuple[np.datetime64, float]:
    """Split an ISO time such as 2008-03-10T13:32:20.083162Z (or UTC=…, as in orbit files) into a whole second
    (datetime64[s]) and a fraction of a second.

    Raises EngineInputError naming `what` when the text is no such time.
    """
    match = _UTC.fullmatch(text.strip())
    if match is None:
        raise EngineInputError(f"The {what} '{text.strip()[:40]}' is no UTC time such as 2008-03-10T13:32:20.08.")
    try:
        second = np.datetime64(f"{match[1]}T{match[2]}", "s")
    except ValueError as error:
        raise EngineInputError(f"The {what} '{text.strip()[:40]}' is no date of the calendar ({error}).") from error
    return second, float(f"0.{match[3]}") if match[3] else 0.0


def seconds_since(epoch: np.datetime64, text: str, what: str = "time") -> float:
    """Seconds from an epoch (datetime64[s]) to an ISO time."""
    second, fraction = parse_utc(text, what)
    return float((second - epoch).astype(np.int64)) + fraction


def utc_text(epoch: np.datetime64, seconds: float, digits: int = 9) -> str:
    """An epoch and seconds since it as ISO text with Z, for people; `digits` decimals."""
    if not np.isfinite(seconds):
        return ""
    ticks = round(seconds * 10**digits)
    whole, rest = divmod(ticks, 10**digits)
    return f"{epoch.astype('datetime64[s]') + np.timedelta64(int(whole), 's')}.{rest:0{digits}d}Z"
