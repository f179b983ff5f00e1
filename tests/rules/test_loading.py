"""Loading the plugin: it compiles without a warning, for Python 3.9 too, and says nothing of its own accord."""

import ast
import os
import subprocess
import sys
import warnings

import pytest

from . import shipped

# The Python of QGIS 3.22 on Windows.
OLDEST = (3, 9)
LOAD = """
import os, sys, tempfile, warnings
from pathlib import Path
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
from processing.core.Processing import Processing
Processing.initialize()
warnings.simplefilter("always")
said, kept = tempfile.TemporaryFile(), [os.dup(1), os.dup(2)]
sys.stdout.flush()
for number in (1, 2):
    os.dup2(said.fileno(), number)
from vertical_city import classFactory
plugin = classFactory(None)
plugin.initProcessing()
for one in plugin.provider.algorithms():
    one.create(), one.icon().pixmap(32, 32), one.shortHelpString(), one.tags(), one.parameterDefinitions()
if "--loudly" in sys.argv:
    print("a word")
    os.write(2, b"another")
sys.stdout.flush()
for number, was in zip((1, 2), kept):
    os.dup2(was, number)
said.seek(0)
sys.stdout.buffer.write(b"\\n[" + said.read() + b"]")
sys.stdout.flush()
plugin.unload()
application.exitQgis()
"""


def test_every_file_compiles_without_a_warning():
    def compiled(source, name="bad.py"):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(source, name, "exec", dont_inherit=True)

    for bad in (r"a = '\d'", "a is 'text'", "assert (a, 'b')"):
        with pytest.raises((SyntaxError, DeprecationWarning)):
            compiled(bad)
    for path in shipped.files():
        compiled(path.read_text(encoding="utf-8"), str(path))


def test_the_syntax_is_that_of_the_oldest_python():
    with pytest.raises(SyntaxError):
        ast.parse("match a:\n    case 1: pass", feature_version=OLDEST)
    for path in shipped.files():
        ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=OLDEST)


@pytest.mark.slow
def test_nothing_is_used_that_the_oldest_python_lacks(tmp_path):
    """By vermin, which knows in which version a module, function or argument came."""
    pytest.importorskip("vermin")
    command = [sys.executable, "-c", "from vermin import main; main()"]
    vermin = [*command, f"-t={OLDEST[0]}.{OLDEST[1]}-", "--no-tips", "--violations"]
    bad = tmp_path / "bad.py"
    bad.write_text("import itertools\nprint(list(itertools.pairwise([1, 2])))\n", encoding="utf-8")
    done = subprocess.run([*vermin, str(bad)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and "pairwise" in done.stdout
    done = subprocess.run([*vermin, *map(str, shipped.files())], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def evaluated_unions(path):
    """Annotations with X | Y, which Python 3.9 fails at unless they are not evaluated; vermin lets them pass."""
    future = {
        alias.name
        for node in shipped.nodes(path, ast.ImportFrom)
        if node.module == "__future__"
        for alias in node.names
    }
    if "annotations" in future:
        return
    for node in shipped.nodes(path, ast.AnnAssign, ast.arg, ast.FunctionDef):
        annotation = node.returns if isinstance(node, ast.FunctionDef) else node.annotation
        inside = ast.walk(annotation) if annotation is not None else ()
        if any(isinstance(one, ast.BinOp) and isinstance(one.op, ast.BitOr) for one in inside):
            yield node, ast.unparse(annotation)


def test_no_annotation_is_evaluated_that_python_3_9_fails_at():
    assert not [shipped.at(path, *fault) for path in shipped.files() for fault in evaluated_unions(path)]


def loaded(folder, *arguments):
    """What the plugin printed while it was loaded from a folder of plugins."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(folder), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", LOAD, *arguments], capture_output=True, encoding="utf-8", env=environment, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.partition("\n[")[2].rpartition("]")[0]


def test_loading_prints_nothing(tmp_path):
    """No print, no warning, nothing of a library; every algorithm made, with its icon and its help."""
    assert loaded(shipped.ROOT / "build" / "plugins") == ""
    loud = loaded(shipped.ROOT / "build" / "plugins", "--loudly")
    assert "a word" in loud and "another" in loud


def test_no_print_in_shipped_code():
    """What people shall read goes through the feedback or the log. engine/run.py is a command, whose words go there."""
    faults = [
        shipped.at(path, call, ast.unparse(call)) for path in shipped.files() for call in shipped.nodes(path, ast.Call)
        if set(shipped.parts_of(call.func)) & {"print", "pprint", "breakpoint", "print_exc", "stdout", "stderr"}
        and path.name != "run.py"
    ]  # fmt: skip
    assert not faults, "\n".join(faults)
