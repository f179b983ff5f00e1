"""Names for sentences."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable


def listed(names: Iterable[object], most: int = 30) -> str:
    """Names for a sentence, at most so many."""
    texts = [str(name) for name in names]
    shown = ", ".join(texts[:most]) or "none"
    return shown if len(texts) <= most else f"{shown} and {len(texts) - most} more"


def nearest(name: str, there: Collection[str]) -> str:
    """(nearest: ...), where a name is near, else nothing."""
    lower = {one.lower(): one for one in there}
    near = difflib.get_close_matches(name.lower(), lower, n=1)
    return f" (nearest: {lower[near[0]]})" if near else ""
