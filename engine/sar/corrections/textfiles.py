"""Text files of other people, plain or gzip, read so that a damaged one gets a sentence."""

from __future__ import annotations

import gzip
import os
import zlib
from pathlib import Path

from ...errors import EngineInputError

LARGEST_BYTES = 200 * 1024 * 1024
HEAD_BYTES = 4096


def read_lines(path: str | os.PathLike[str], what: str = "file", head: bool = False) -> list[str]:
    """Lines of a text file (head: only some at its beginning) without line ends and trailing blanks.

    Raises EngineInputError naming `what` when it cannot be read, is damaged, empty, no text, or beyond 200 MB.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == b"\x1f\x8b"
        with gzip.open(path) if zipped else path.open("rb") as file:
            data = file.read(HEAD_BYTES if head else LARGEST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or "damaged or cut off"
        raise EngineInputError(f"The {what} {path.name} cannot be read ({why}); choose another one.") from error
    if len(data) > LARGEST_BYTES:
        raise EngineInputError(f"The {what} {path.name} is larger than 200 MB; cut it to the dates of the passes.")
    if b"\0" in data or not data.strip():
        raise EngineInputError(
            f"The {what} {path.name} is {'no text' if data.strip() else 'empty'}; choose another one."
        )
    return [line.rstrip() for line in data.decode("utf-8-sig", "replace").splitlines()]
