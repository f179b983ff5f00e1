"""The folder of a run's tiles: what run they belong to, one run at a time in it, and nothing else of it removed."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import uuid
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from .errors import EngineInputError
from .raster.files import write_texts

LOCK = "lock"


class TileFolder:
    """The folder of a run's tiles. Only what a run put there is ever removed: it may hold files of the user.

    A restarted run gets a place of its own below it: until its end, an older .vrt still reads the older tiles.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.stop, self._card = path, path / f"stop.{uuid.uuid4().hex[:8]}", path / "run.json"
        self.tiles, self._earlier, self._description = path, list[str](), dict[str, Any]()
        self._lock: sqlite3.Connection | None = None

    def __enter__(self) -> TileFolder:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._lock is not None:
            self._lock.close()
            _unlink(self.path / LOCK)
        with suppress(OSError):
            self.path.rmdir()  # unless it holds something

    def open(self, description: Mapping[str, Any], restart: bool) -> None:
        """Find the tiles of this run, or make room for them. Raises EngineInputError for those of another run."""
        ours: dict[str, Any] = json.loads(json.dumps(description))
        try:
            self.path.mkdir(exist_ok=True)
            self._keep_others_out()
            card = self._read()
            if card is None or restart:
                earlier = [] if card is None else [*card["earlier"], card["tiles"]]
                card = {"tiles": uuid.uuid4().hex[:8], "earlier": earlier, "description": ours}
            elif card["description"] != ours:
                changes = "; ".join(_differences(card["description"], ours))
                raise EngineInputError(
                    f"The folder {self.path} holds tiles of another run: {changes}. Choose another output name, or "
                    "drop these tiles with --restart."
                )
            self.tiles, self._earlier, self._description = self.path / card["tiles"], card["earlier"], ours
            self._write()
            self.tiles.mkdir(exist_ok=True)
        except OSError as error:
            raise EngineInputError(
                f"The folder {self.path} cannot be made ({error.strerror}); choose one that exists, may be written to "
                "and has room."
            ) from error
        _unlink(
            *self.path.glob(f"stop.{8 * '[0-9a-f]'}"), *self.tiles.glob(".*.part*")
        )  # of a run that was stopped or killed

    def _keep_others_out(self) -> None:
        """Lock the folder; a run that is killed lets go of it. Not everywhere can files be locked."""
        try:
            self._lock = sqlite3.connect(self.path / LOCK, timeout=0, isolation_level=None)
            self._lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                if self._lock is not None:
                    self._lock.close()
                    self._lock = None  # it is another run's
                raise EngineInputError(
                    f"Another run is at work in {self.path}; wait for its end, or choose another output name."
                ) from error

    def _read(self) -> dict[str, Any] | None:
        try:
            card = json.loads(self._card.read_text(encoding="utf-8"))
            names = [card["tiles"], *card["earlier"]]
            if isinstance(card["description"], dict) and all(re.fullmatch("[0-9a-f]{8}", name) for name in names):
                return dict(card)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            pass  # told below
        raise EngineInputError(f"{self._card} cannot be understood; choose another output name, or remove it.")

    def _write(self) -> None:
        card = {"tiles": self.tiles.name, "earlier": self._earlier, "description": self._description}
        write_texts({self._card: json.dumps(card, indent=1)})

    def remove_earlier(self) -> None:
        """Remove the tiles that no output reads any more."""
        for name in self._earlier:
            shutil.rmtree(self.path / name, ignore_errors=True)
        if self._earlier and self._card.exists():
            self._earlier = []
            self._write()

    def holds_tiles(self) -> bool:
        return any(self.tiles.glob("row*.tif"))

    def remove_tiles(self) -> None:
        """Remove this run's tiles; with those of no other run here, all that tells of runs."""
        shutil.rmtree(self.tiles, ignore_errors=True)
        if not any((self.path / name).exists() for name in self._earlier):  # a .vrt reads them
            _unlink(self.stop, self._card)


def _unlink(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _differences(theirs: object, ours: object, name: str = "") -> Iterator[str]:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key in dict.fromkeys([*theirs, *ours]):
            yield from _differences(theirs.get(key), ours.get(key), f"{name}.{key}" if name else key)
    elif isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        for number, (was, now) in enumerate(zip(theirs, ours), 1):
            yield from _differences(was, now, f"{name}.{number}")
    elif theirs != ours:
        yield f"{name} was {_short(theirs)} and is {_short(ours)}"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 80 else f"{text[:38]}…{text[-38:]}"
