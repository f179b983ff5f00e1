"""Reading annotation XML that a stranger may have made: no entities, no document types, one sentence when it is bad."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder  # nosec B405 (builds the tree only; the parser is below)
from xml.parsers import expat  # nosec B407 (document types are refused, so there are no entities to expand)

from ..errors import EngineInputError

LARGEST_BYTES = 200 * 1024 * 1024


def parse_xml(source: bytes | Path, name: str) -> Element:
    """The root of an XML document.

    Raises EngineInputError when it declares a document type or entities (whose expansion can fill the memory or read
    other files), is truncated, too large, or no XML.
    """
    if isinstance(source, Path):
        try:
            if source.stat().st_size > LARGEST_BYTES:
                raise EngineInputError(
                    f"The annotation {name} is larger than 200 MB; this is no annotation of a product."
                )
            source = source.read_bytes()
        except OSError as error:
            raise EngineInputError(
                f"The annotation {name} cannot be read ({error.strerror}); check the product."
            ) from error

    def refuse(*_: object) -> None:
        raise EngineInputError(
            f"The annotation {name} declares a document type or entities, which annotation of SAR products never "
            "does; fetch the product again."
        )

    builder = TreeBuilder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(source, True)
        return builder.close()
    except EngineInputError:
        raise
    except (LookupError, ValueError) as error:
        raise EngineInputError(
            f"The annotation {name} is in an encoding that cannot be read ({error}); save it as UTF-8."
        ) from error
    except expat.ExpatError as error:
        raise EngineInputError(
            f"The annotation {name} is damaged or cut off (line {error.lineno}); fetch the product again."
        ) from error


class Node:
    """An element whose missing children and bad numbers are told in a sentence that names the document."""

    def __init__(self, element: Element, name: str) -> None:
        self.element, self.name = element, name

    def find(self, path: str) -> Node:
        found = self.element.find(path)
        if found is None:
            raise EngineInputError(f"The annotation {self.name} lacks {path}; it is incomplete or of another kind.")
        return Node(found, self.name)

    def all(self, path: str) -> list[Node]:
        return [Node(element, self.name) for element in self.element.findall(path)]

    def has(self, path: str) -> bool:
        return self.element.find(path) is not None

    def text(self, path: str = ".", default: str | None = None) -> str:
        found = self.element if path == "." else self.element.find(path)
        value = (found.text or "").strip() if found is not None else ""
        if value:
            return value
        if default is None:
            raise EngineInputError(f"The annotation {self.name} lacks {path}; it is incomplete or of another kind.")
        return default

    def number(self, path: str = ".", default: float | None = None) -> float:
        text = self.text(path, None if default is None else str(default))
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value) and default is None:
            raise EngineInputError(f"The annotation {self.name} has {path} = '{text[:30]}', which is no number.")
        return value

    def whole(self, path: str = ".") -> int:
        return int(self.number(path))

    def numbers(self, path: str = ".") -> Sequence[float]:
        """Numbers separated by blanks."""
        parts = self.text(path).split()
        try:
            values = [float(part) for part in parts]
        except ValueError:
            values = [math.nan]
        if not all(map(math.isfinite, values)):
            raise EngineInputError(f"The annotation {self.name} has other than numbers in {path}.")
        return values
