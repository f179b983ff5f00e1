"""Which points to keep, by a condition on their attributes, written as in QGIS or SQL.

    coherence >= 0.7 and (snr > 5 or snr is null) and not track in (3, 4)

Names stand bare or in "double quotes", texts in 'single quotes'. There are = == <> != < <= > >= (in chains too), and,
or, not, is null, is not null, in (...), between ... and ..., + - * / ** ^, abs, sqrt, log10, min and max. What is
not known (NaN, no text) passes no comparison, nor the contrary of one, as in SQL.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineInputError
from .cloud import STANDARD
from .words import listed, nearest

Array = NDArray[Any]

LONGEST, DEEPEST = 2000, 40
_TOKEN = re.compile(
    r"""\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|(?P<name>"(?:[^"]|"")+")|(?P<text>'(?:[^']|'')*')
    |(?P<word>[^\W\d]\w*)|(?P<sign>\*\*|<=|>=|<>|==|!=|[-+*/^()<>=,]))""",
    re.VERBOSE,
)
_SIGNS = {"=": "==", "<>": "!=", "^": "**"}
# Python says the same as SQL: x is None, x not in (1, 2). A list stands for the two ends of between.
_WORDS = {word: word for word in ("and", "or", "not", "is", "in")} | {"null": "None", "between": "in"}
_FUNCTIONS: Mapping[str, tuple[Callable[..., Array], int, int]] = {
    "abs": (np.abs, 1, 1),
    "sqrt": (np.sqrt, 1, 1),
    "log10": (np.log10, 1, 1),
    "min": (lambda *values: reduce(np.minimum, values), 1, 20),
    "max": (lambda *values: reduce(np.maximum, values), 1, 20),
}
_ARITHMETIC: Mapping[type[ast.operator], Callable[[Array, Array], Array]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
}
_COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], Array]] = {
    ast.Eq: np.equal,
    ast.NotEq: np.not_equal,
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
}


@dataclass(frozen=True)
class _Truth:
    """Where a condition is true and where it is false; where it is neither, it is not known."""

    true: Array
    false: Array

    def __and__(self, other: _Truth) -> _Truth:
        return _Truth(self.true & other.true, self.false | other.false)

    def __or__(self, other: _Truth) -> _Truth:
        return ~(~self & ~other)

    def __invert__(self) -> _Truth:
        return _Truth(self.false, self.true)


@dataclass(frozen=True)
class Filter:
    """A condition on points. names : that it asks for, as they are written."""

    text: str
    names: tuple[str, ...]
    tree: ast.expr

    def columns(self, there: Collection[str]) -> dict[str, str]:
        """{name in the condition: name of those that are there}. Raises EngineInputError for one that is not there."""
        return {name: _resolved(name, there, self.text) for name in self.names}

    def mask(self, values: Mapping[str, Array]) -> NDArray[np.bool_]:
        """Where the condition holds. values : {name: shape (n,)}, numbers, or texts as objects.

        Raises EngineInputError for names that are not there and for comparisons of texts with numbers.
        """
        columns = self.columns(values)
        length = len(next(iter(values.values()))) if values else 0
        run = _Run(self, {name: np.asarray(values[column]) for name, column in columns.items()})
        with np.errstate(all="ignore"):
            truth = run.truth(self.tree)
        return np.array(np.broadcast_to(truth.true, (length,)))


def compile_filter(text: str) -> Filter:
    """The filter that a text says.

    Raises EngineInputError for an empty, too long or nested text, and for what the language does not have.
    """
    if not text.strip():
        raise EngineInputError("The filter is empty; give a condition such as coherence > 0.7.")
    if len(text) > LONGEST:
        raise EngineInputError(
            f"The filter has {len(text):,} letters; {LONGEST:,} at most are read, so write a shorter condition."
        )
    source, names = _as_python(text)
    try:
        tree = ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise _unreadable(text) from None
    if _depth(tree) > DEEPEST:
        raise _too_deep(text)
    made = Filter(text, tuple(dict.fromkeys(names)), _named(tree, names))
    # A run without points finds all that the language does not have.
    with np.errstate(all="ignore"):
        _Run(made, {name: np.empty(0) for name in made.names}, anything=True).truth(made.tree)
    return made


def _as_python(text: str) -> tuple[str, list[str]]:
    """The text as an expression of Python, in which n0, n1 ... stand for the names: no word of Python's passes."""
    parts: list[str] = []
    names: list[str] = []
    # Of each open between: how deep it stands in parentheses, and whether its 'and' has come.
    between: list[tuple[int, bool]] = []
    depth = at = 0

    def close(level: int) -> None:
        while between and between[-1][0] == level and between[-1][1]:
            parts.append("]")
            between.pop()

    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise EngineInputError(f"The filter cannot be read at '{text[at:].strip()[:20]}'. {_HOW}")
        at = match.end()
        if match["number"]:
            parts.append(match["number"] if not match["number"].isdigit() else match["number"] + ".0")
        elif match["text"]:
            parts.append(repr(match["text"][1:-1].replace("''", "'")))
        elif match["sign"]:
            sign = match["sign"]
            depth += sign == "("
            if depth > DEEPEST:
                raise _too_deep(text)
            if sign in "),":
                close(depth)
            depth -= sign == ")"
            parts.append(_SIGNS.get(sign, sign))
        elif match["word"] and match["word"].lower() in _WORDS:
            word = match["word"].lower()
            if word == "and" and between and between[-1] == (depth, False):
                between[-1] = (depth, True)
                parts.append(",")
                continue
            if word in ("and", "or"):
                close(depth)
            parts.append(_WORDS[word])
            if word == "between":
                between.append((depth, False))
                parts.append("[")
        elif match["word"] and match["word"].lower() in _FUNCTIONS and text[at:].lstrip().startswith("("):
            parts.append(match["word"].lower())
        else:
            parts.append(f"n{len(names)}")
            names.append(match["word"] or match["name"][1:-1].replace('""', '"'))
    close(depth)
    return " ".join(parts), names


def _named(tree: ast.expr, names: list[str]) -> ast.expr:
    """The tree with the names themselves in the places of n0, n1 ..."""
    functions = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and id(node) not in functions and re.fullmatch(r"n\d+", node.id):
            node.id = names[int(node.id[1:])]
    return tree


class _Run:
    """One pass over a condition. anything : names may be numbers or texts (the pass that only looks at the form)."""

    def __init__(self, made: Filter, values: Mapping[str, Array], anything: bool = False) -> None:
        self.text, self.values, self.anything = made.text, values, anything

    def truth(self, node: ast.expr) -> _Truth:
        if isinstance(node, ast.BoolOp):
            both = _Truth.__and__ if isinstance(node.op, ast.And) else _Truth.__or__
            return reduce(both, (self.truth(one) for one in node.values))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return ~self.truth(node.operand)
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            return reduce(_Truth.__and__, map(self.compared, sides, node.ops, sides[1:]))
        raise EngineInputError(
            f"The filter '{_short(self.text)}' has a value where a condition is wanted; compare it with another."
        )

    def compared(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> _Truth:
        if isinstance(op, (ast.Is, ast.IsNot)):
            if not (isinstance(right, ast.Constant) and right.value is None):
                raise _unreadable(self.text)
            null = ~_known(self.value(left))
            return _Truth(null, ~null) if isinstance(op, ast.Is) else _Truth(~null, null)
        if isinstance(op, (ast.In, ast.NotIn)):
            if isinstance(right, ast.List):
                if len(right.elts) != 2:
                    raise _unreadable(self.text)
                found = self.compared(left, ast.GtE(), right.elts[0]) & self.compared(left, ast.LtE(), right.elts[1])
            else:
                several = right.elts if isinstance(right, ast.Tuple) else [right]
                if not several:
                    raise _unreadable(self.text)
                found = reduce(_Truth.__or__, (self.compared(left, ast.Eq(), one) for one in several))
            return found if isinstance(op, ast.In) else ~found
        one, other = self.value(left), self.value(right)
        texts = [value.dtype.kind in "OUS" for value in (one, other)]
        known = _known(one) & _known(other)
        if any(texts) and self.anything:
            return _Truth(known, known)
        if texts[0] != texts[1] or (texts[0] and not isinstance(op, (ast.Eq, ast.NotEq))):
            raise EngineInputError(
                f"The filter '{_short(self.text)}' compares a text with a number, or texts by their size; write texts "
                "in 'single quotes' and compare them by =, <> or in."
            )
        if texts[0]:
            one, other = one.astype(str), other.astype(str)
            same = one == other
            result = same if isinstance(op, ast.Eq) else ~same
        else:
            result = _COMPARISONS[type(op)](one, other)
        return _Truth(known & result, known & ~result)

    def value(self, node: ast.expr) -> Array:
        if isinstance(node, ast.Name):
            if node.id not in self.values:
                raise _unreadable(self.text)
            values = self.values[node.id]
            return values if values.dtype.kind in "OUS" else values.astype(np.float64)
        if isinstance(node, ast.Constant) and isinstance(node.value, (float, str)):
            return np.asarray(node.value, object if isinstance(node.value, str) else np.float64)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
            number = self.number(node.operand)
            return -number if isinstance(node.op, ast.USub) else number
        if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
            return _ARITHMETIC[type(node.op)](self.number(node.left), self.number(node.right))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS:
            function, least, most = _FUNCTIONS[node.func.id]
            if not least <= len(node.args) <= most or node.keywords:
                raise EngineInputError(
                    f"The filter '{_short(self.text)}' gives {node.func.id} {len(node.args)} values; it takes "
                    + ("one." if most == 1 else f"{least} to {most}.")
                )
            return function(*map(self.number, node.args))
        raise _unreadable(self.text)

    def number(self, node: ast.expr) -> Array:
        value = self.value(node)
        if value.dtype.kind in "OUS":
            raise EngineInputError(
                f"The filter '{_short(self.text)}' reckons with a text; + - * / and functions take numbers."
            )
        return value


def _known(value: Array) -> Array:
    if value.dtype.kind == "O":
        return (value != np.array(None, object)) & (value == value)
    return np.ones(value.shape, bool) if value.dtype.kind in "US" else ~np.isnan(value)


def _depth(tree: ast.AST) -> int:
    """Levels of a tree, without recursion."""
    depth, level = 0, [tree]
    while level:
        depth += 1
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return depth


def _resolved(name: str, there: Collection[str], text: str) -> str:
    """name among those that are there: as written, else in any case, else as the field that a layer has for it."""
    fields = {one.field.lower(): one.name for one in STANDARD.values()}
    for exact in (name, name.lower(), fields.get(name.lower(), name)):
        if exact in there:
            return exact
    alike = sorted(other for other in there if other.lower() == name.lower())
    if alike:
        return alike[0]
    raise EngineInputError(
        f"The filter '{_short(text)}' asks for '{name}', which the points do not have; there are "
        f"{listed(sorted(there))}{nearest(name, there)}."
    )


_HOW = "A condition is, for example, coherence > 0.7 and snr between 5 and 20."


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _too_deep(text: str) -> EngineInputError:
    return EngineInputError(
        f"The filter '{_short(text)}' is nested more than {DEEPEST} deep, which is not read; write it simpler."
    )


def _unreadable(text: str) -> EngineInputError:
    return EngineInputError(f"The filter '{_short(text)}' cannot be read. {_HOW}")
