"""Files anywhere, on every system: rules for the code, and every algorithm in folders whose names break programs."""

import ast
import os
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import QgsProcessingModelAlgorithm

from . import shipped, small_jobs
from .inputs import make_inputs

NAME = "données Zürich 東京"
# Allowed on Windows, and each has a meaning somewhere: in a shell, a URL, a connection string, a pattern, a list.
ODD = "it's #1, 100% & [a] (b) = {c}; ~d + e@f"
PREFIX = "v1.2 größe #1 "
# Where a slash is no folder.
SLASHES = {
    "engine/environment_report.py": "a path of macOS, to be shown",
    "engine/gvc/screen.py": "a name of a DEM in a table",
    "engine/pointcloud/presets.py": "a fraction",
    "engine/pointcloud/readers/arrays.py": "a name in an archive of arrays",
    "engine/pointcloud/readers/hdf5.py": "a name in HDF5",
    "engine/sar/readers/terrasar.py": "a place in XML",
    "engine/sar/readers/sentinel1.py": "a member of an archive",
    "engine/sar/readers/nisar.py": "a name in HDF5",
    "engine/pointcloud/readers/vector.py": "a file system of GDAL",
}
# Scratch files that are never moved to where results are.
SCRATCH = {"engine/sar/analysis.py", "engine/raster/polygons.py"}


def texts_without_encoding(path):
    """open(), .open(), read_text() and write_text() of texts, which on Windows are not UTF-8 by themselves."""
    for call in shipped.nodes(path, ast.Call):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        given = {keyword.arg for keyword in call.keywords}
        if name in ("read_text", "write_text") and "encoding" not in given:
            yield call, name
        builtin = name == "open" and isinstance(call.func, ast.Name)
        if builtin or (name == "open" and not _opens_something_else(call)):
            mode = _mode(call, 1 if builtin else 0)
            if "b" not in mode and "encoding" not in given:
                yield call, f"open as text ({mode or 'r'})"
        temporary = name in ("NamedTemporaryFile", "TemporaryFile") and "b" not in (_mode(call, 0) or "w+b")
        if temporary and "encoding" not in given:
            yield call, name


def _mode(call, place):
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"] or call.args[place : place + 1]
    return given[0].value if given and isinstance(given[0], ast.Constant) and isinstance(given[0].value, str) else ""


def _opens_something_else(call):
    """A method open() of something that is no path: it has arguments that are no mode, or is no path by its name."""
    first = call.args[0] if call.args else None
    if first is None:
        return bool(call.keywords) or ast.unparse(call.func.value) in ("gzip", "laspy", "gdal", "ogr")
    return not (isinstance(first, ast.Constant) and isinstance(first.value, str) and set(first.value) <= set("rwxabt+"))


def moves_that_fail_on_windows(path):
    """os.rename over what is there fails there; across drives, everywhere. os.replace beside the final name holds."""
    for node in shipped.nodes(path, ast.Attribute):
        if node.attr in ("rename", "renames") or shipped.parts_of(node) == ["shutil", "move"]:
            yield node, node.attr


def commands(path):
    """No program is started, with a shell or without."""
    for node, name in shipped.dotted(path, "os", "subprocess", "pty"):
        module, _, rest = name.partition(".")
        if module != "os" or rest.startswith(("system", "popen", "startfile", "spawn", "exec", "fork")):
            yield node, name
    for node in shipped.nodes(path, ast.Import):
        yield from ((node, one.name) for one in node.names if one.name in ("subprocess", "pty"))


def separators_in_texts(path):
    """Paths put together or taken apart as texts: f"{folder}/a", folder + "/a", path.split("/"), os.sep."""
    if path.relative_to(shipped.ROOT).as_posix() in SLASHES:
        return
    for node in shipped.nodes(path, ast.JoinedStr, ast.BinOp, ast.Call, ast.Attribute):
        if isinstance(node, ast.Attribute):
            wrong = ast.unparse(node) in ("os.sep", "os.altsep", "os.path.sep")
        elif isinstance(node, ast.JoinedStr):
            pairs = zip(node.values, node.values[1:])
            wrong = any(
                isinstance(one, ast.FormattedValue) and str(getattr(other, "value", "")).startswith(("/", "\\"))
                for one, other in pairs
            )
        elif isinstance(node, ast.BinOp):
            sides = [getattr(side, "value", None) for side in (node.left, node.right)]
            wrong = isinstance(node.op, ast.Add) and any(
                isinstance(side, str) and side.strip("/\\") != side for side in sides
            )
        else:
            first = node.args[0] if node.args else None
            wrong = (
                isinstance(node.func, ast.Attribute)
                and node.func.attr in ("split", "rsplit", "partition", "rpartition")
                and getattr(first, "value", None) in ("/", "\\")
            )
        if wrong:
            yield node, ast.unparse(node)


def endings_in_one_case(path):
    """DEM.TIF is a .tif: an ending is compared in lower case."""
    for call in shipped.nodes(path, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "endswith" and call.args:
            first = call.args[0]
            endings = [one.value for one in getattr(first, "elts", [first]) if isinstance(one, ast.Constant)]
            of_files = any(isinstance(one, str) and one[:1] == "." and one[1:2].isalpha() for one in endings)
            whole = ast.unparse(call.func.value)
            if of_files and "lower()" not in whole and path.relative_to(shipped.ROOT).as_posix() not in SLASHES:
                yield call, ast.unparse(call)
    for node in shipped.nodes(path, ast.Compare):
        for side in (node.left, *node.comparators):
            if isinstance(side, ast.Attribute) and side.attr == "suffix":
                yield node, ast.unparse(node)


def scratch_on_another_drive(path):
    """A temporary file that becomes a result is made beside it, since drives differ: with dir=."""
    if path.relative_to(shipped.ROOT).as_posix() in SCRATCH:
        return
    for call in shipped.nodes(path, ast.Call):
        name = ast.unparse(call.func)
        if name.startswith("tempfile.") and "dir" not in {keyword.arg for keyword in call.keywords}:
            yield call, name


RULES = (
    texts_without_encoding, moves_that_fail_on_windows, commands, separators_in_texts, endings_in_one_case,
    scratch_on_another_drive,
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_paths_in_the_code(rule):
    faults = [shipped.at(path, *fault) for path in shipped.files() for fault in rule(path)]
    assert not faults, "\n".join(faults)


def test_the_rules_find_what_is_wrong():
    """A line each, in a file of its own beside the plugin's; what is right, in between, is let pass."""
    lines = {
        "import os, shutil, tempfile, gzip": None,
        "open(a)": texts_without_encoding,
        "open(a, 'w')": texts_without_encoding,
        "open(a, 'rb')": None,
        "open(a, encoding='utf-8')": None,
        "Path(a).open()": texts_without_encoding,
        "a.open('wb')": None,
        "a.open(name, 'wb')": None,
        "a.read_text()": texts_without_encoding,
        "a.write_text('', encoding='utf-8')": None,
        "os.rename(a, b)": moves_that_fail_on_windows,
        "a.rename(b)": moves_that_fail_on_windows,
        "os.replace(a, b)": None,
        "shutil.move(a, b)": moves_that_fail_on_windows,
        "import subprocess": commands,
        "os.system(a)": commands,
        "f'{a}/b'": separators_in_texts,
        "a + '/b'": separators_in_texts,
        "a.split('/')": separators_in_texts,
        "f'{a}.tif'": None,
        "a.endswith('.tif')": endings_in_one_case,
        "a.lower().endswith('.tif')": None,
        "a.suffix == '.tif'": endings_in_one_case,
        "a.suffix.lower() == '.tif'": None,
        "tempfile.mkdtemp()": scratch_on_another_drive,
        "tempfile.mkdtemp(dir=a)": None,
    }
    file = shipped.ROOT / "no_such_file.py"
    shipped.tree.cache_clear()
    parsed = ast.parse("\n".join(lines))
    for node in ast.walk(parsed):
        for child in ast.iter_child_nodes(node):
            child.above = node
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped, "tree", lambda _: parsed)
        found = {(node.lineno, rule) for rule in RULES for node, _ in rule(file)}
    assert found == {(i, rule) for i, rule in enumerate(lines.values(), 1) if rule}


def test_names_of_targets_become_names_of_files_on_every_system(tmp_path, monkeypatch):
    from vertical_city.ui.plots import gallery

    names = ["CR1", "cr1", "CON", "nul.1", "Turm/Süd: 東 <1>", "a b", "a_b"]
    monkeypatch.setattr(gallery, "_pictures", lambda *_: [(name, name.encode()) for name in names])
    gallery.write_pictures(SimpleNamespace(names=names), tmp_path / NAME, None)
    made = sorted(path.name for path in (tmp_path / NAME).iterdir())
    assert made == sorted(
        ["CR1.png", "cr1_.png", "_CON.png", "_nul.1.png", "Turm_Süd_東_1_.png", "a_b.png", "a_b_.png"]
    )


@pytest.fixture(scope="module")
def given(qgis_app, tmp_path_factory):
    folder = tmp_path_factory.mktemp("given")
    make_inputs(folder)
    return folder


def test_every_algorithm_has_a_small_job(provider, given, tmp_path):
    """Models are made of those that have."""
    single = {one.name() for one in provider.algorithms() if not isinstance(one, QgsProcessingModelAlgorithm)}
    assert single <= {algorithm for _, algorithm, _ in small_jobs.jobs(given, tmp_path)}


def as_given(given, folder):
    """The inputs in a folder of another name, beside an empty folder for outputs."""
    shutil.copytree(given, folder / "given")
    (folder / "out").mkdir()
    return folder / "given", folder / "out"


class NothingHeld:
    """As on Windows: a file that is open, or mapped, can be neither removed nor replaced."""

    def __init__(self, monkeypatch):
        self.faults = []
        for module, name in ((os, "replace"), (os, "unlink"), (os, "remove"), (shutil, "rmtree")):
            monkeypatch.setattr(module, name, self._watched(getattr(module, name)))

    def _watched(self, work):
        def watched(*paths, **options):
            if options.get("dir_fd") is None:
                self._look(work.__name__, *paths[: 2 if work.__name__ == "replace" else 1])
            return work(*paths, **options)

        return watched

    def _look(self, name, *paths):
        asked = [os.path.realpath(path) for path in paths]
        for held in self.held():
            if any(held == path or held.startswith(path + os.sep) for path in asked):
                self.faults.append(f"{name} of {paths[0]} while {held} is open")

    @staticmethod
    def held():
        for number in os.listdir("/proc/self/fd"):
            try:
                yield os.readlink(f"/proc/self/fd/{number}")
            except OSError:
                continue
        for line in Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines():
            yield line.split(maxsplit=5)[5] if len(line.split(maxsplit=5)) > 5 else ""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="open files are looked up in /proc")
def test_every_algorithm_among_other_alphabets_twice_and_as_on_windows(provider, given, tmp_path, monkeypatch):
    given, out = as_given(given, tmp_path / NAME)
    nothing_held = NothingHeld(monkeypatch)
    with open(out / "held", "wb") as file:
        file.flush()
        os.replace(out / "held", out / "freed")
        os.unlink(out / "freed")
    assert len(nothing_held.faults) == 2  # it sees what it is for
    nothing_held.faults.clear()
    for pictures in (True, False):  # the second time over what is there
        assert_done(small_jobs.run_all(given, out, pictures))
    # What a job has read as a layer, QGIS itself keeps open for a minute.
    faults = [one for one in nothing_held.faults if not re.search(r"/\.?(targets|gcp)\.[\w.]*gpkg is open", one)]
    assert not faults, "\n".join(dict.fromkeys(faults))
    assert not [name for name in small_jobs.left_in(out) if ".part" in name]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "prefix"), [(ODD, PREFIX), (f"{'x' * 120}/{'y' * 120}", "z" * 40)], ids=["odd", "long"]
)
def test_every_algorithm_where_names_are(provider, given, tmp_path, folder, prefix):
    given, out = as_given(given, tmp_path / folder)
    assert_done(small_jobs.run_all(given, out, pictures=False, prefix=prefix))
    names = small_jobs.left_in(out)
    assert len(names) > 30 and all(name.startswith(prefix) for name in names)


def assert_done(told):
    may_lack = {"laz": "lazrs", "las_read": "laspy", "boosted": "scikit-learn", "nisar": "h5py"}
    for name, job in told.items():
        if not (job["error"] and may_lack.get(name, "nothing") in job["error"]):
            assert not job["error"], f"{name}: {job['error']}"
