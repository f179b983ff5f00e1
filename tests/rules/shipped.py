"""What the rules walk: the Python files of the plugin that a user gets, parsed, and dotted names in them."""

import ast
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("algorithms", "engine", "processing_provider", "ui")


@cache
def files(*folders):
    """All shipped .py, or those below some folders."""
    found = [path for folder in folders or FOLDERS for path in (ROOT / folder).rglob("*.py")]
    found += [] if folders else ROOT.glob("*.py")
    return tuple(sorted(path for path in found if not left_out(path)))


def left_out(path):
    """Whether the ZIP leaves it out."""
    name = path.relative_to(ROOT).as_posix()
    lines = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    return any(fnmatch(name, line.split()[0]) for line in lines if line.endswith(" export-ignore"))


@cache
def tree(path):
    """A file parsed; each node knows the one above it."""
    parsed = ast.parse(path.read_text(encoding="utf-8"), str(path))
    for node in ast.walk(parsed):
        for child in ast.iter_child_nodes(node):
            child.above = node
    return parsed


@cache
def walked(path):
    return tuple(ast.walk(tree(path)))


def nodes(path, *kinds):
    return [node for node in walked(path) if isinstance(node, kinds)]


def at(path, node, text):
    """A fault, as an editor finds it."""
    return f"{path.relative_to(ROOT)}:{node.lineno}: {text}"


def imported(path, *packages):
    """{name in the file: dotted name} of what is imported from packages, such as qgis, and of short names for it."""
    names = {}
    for node in nodes(path, ast.ImportFrom):
        if not node.level and node.module.split(".")[0] in packages:
            names.update({one.asname or one.name: f"{node.module}.{one.name}" for one in node.names})
    for node in nodes(path, ast.Import):
        for one in node.names:
            if one.name.split(".")[0] in packages:
                names[one.asname or one.name.split(".")[0]] = one.name if one.asname else one.name.split(".")[0]
    for node in nodes(path, ast.Assign):
        pairs = [(target, node.value) for target in node.targets]
        for target, value in pairs:
            several = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            for one, given in zip(target.elts, value.elts) if several else ((target, value),):
                parts = parts_of(given)
                if isinstance(one, ast.Name) and parts[0] in names:
                    names[one.id] = ".".join([names[parts[0]], *parts[1:]])
    return names


def parts_of(node):
    """The names of a.b.c; the first is None where it is no name."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    parts.append(node.id if isinstance(node, ast.Name) else None)
    return parts[::-1]


def chains(path):
    """(node, [names]) of the longest chains of attributes."""
    for node in nodes(path, ast.Attribute):
        if not isinstance(getattr(node, "above", None), ast.Attribute):
            yield node, parts_of(node)


def dotted(path, *packages):
    """(node, dotted name) of everything used of packages: what is imported, and attributes of it."""
    names = imported(path, *packages)
    for node in nodes(path, ast.ImportFrom):
        if not node.level and node.module.split(".")[0] in packages:
            for one in node.names:
                yield node, f"{node.module}.{one.name}"
    for node, parts in chains(path):
        if parts[0] in names:
            yield node, ".".join([names[parts[0]], *parts[1:]])
