"""What the ZIP holds, made of the files as git would make it of a commit, and that it works where it is alone."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = {
    f"demo/data/los_angeles/{name}"
    for name in ("README.md", "berlin_m2d1.json", "copernicus_glo30_1as.tif", "nasadem_1as.tif")
}
NOT_IN_IT = (
    "tests", "docs", "benchmarks", ".ci", "demo/run.py", "demo/data/berlin", "demo/data/nantes", "demo/data/prievidza",
    "demo/data/ciomadul", "demo/data/README.md", "Makefile", "mkdocs.yml", "pyproject.toml", "CONTRIBUTING.md",
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The ZIP of the files as they are now; index and objects lie apart, so that the repository stays as it is."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    folder = tmp_path_factory.mktemp("release")
    (folder / "objects").mkdir()
    shared = subprocess.run(
        ["git", "rev-parse", "--path-format=absolute", "--git-path", "objects"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    environment = {
        **os.environ,
        "GIT_INDEX_FILE": str(folder / "index"),
        "GIT_OBJECT_DIRECTORY": str(folder / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": shared,
    }

    def git(*words):
        done = subprocess.run(["git", *words], cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("add", "--all")
    path = folder / "vertical_city-test.zip"
    git("archive", "--worktree-attributes", "--prefix=vertical_city/", "-o", str(path), git("write-tree"))
    return path


@pytest.fixture(scope="module")
def names(archive):
    with zipfile.ZipFile(archive) as opened:
        return [name.partition("/")[2] for name in opened.namelist() if not name.endswith("/")]


def test_it_holds_the_sample_and_nothing_else_of_what_is_not_the_plugin(names):
    assert {name for name in names if name.startswith("demo")} == SAMPLE
    assert not [name for name in names if name.startswith(NOT_IN_IT) or Path(name).name.startswith(".")]
    assert {"metadata.txt", "LICENSE", "README.md", "requirements.txt", "ui/pictures/heights.png"} <= set(names)


def test_it_is_small_and_its_binaries_are_those_that_are_allowed(archive, names):
    assert archive.stat().st_size < 5e6
    text = (".py", ".txt", ".md", ".svg", ".qml", ".qpt", ".model3", ".json", ".csv", ".cff", "LICENSE")
    others = [name for name in names if not name.endswith(text)]
    assert all(name in SAMPLE or name.startswith(("ui/i18n/", "ui/pictures/")) for name in others), others
    assert {Path(name).suffix for name in others} <= {".tif", ".qm", ".png"}


def test_no_path_is_too_long_for_windows_or_not_plain(names):
    # The profile's folder takes some 90 of 260 characters.
    assert max(map(len, names)) < 120
    assert all(name.isascii() and " " not in name for name in names)


def check_metadata(path):
    script = ROOT / ".ci" / "check_metadata.py"
    return subprocess.run([sys.executable, script, path], capture_output=True, text=True)


def test_metadata_is_what_the_portal_asks_for():
    done = check_metadata(ROOT / "metadata.txt")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("tracker=", "tracked=", "no tracker"),
        ("homepage=https://", "homepage=", "homepage is no link"),
        ("version=0.1.0", "version=0.2.0", "does not begin with version 0.2.0"),
        ("experimental=True", "experimental=yes", "True or False"),
        ("icon=ui/", "icon=uu/", "icon uu/"),
        ("description=", "description=100 % ", "cannot be read"),
        ("description=", "description=" + 300 * "x", "characters"),
    ],
)
def test_metadata_that_the_portal_would_refuse(tmp_path, old, new, said):
    text = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "metadata.txt").write_text(text.replace(old, new, 1), encoding="utf-8")
    (tmp_path / "ui" / "icons").mkdir(parents=True)
    (tmp_path / "ui" / "icons" / "vertical_city.svg").touch()
    done = check_metadata(tmp_path / "metadata.txt")
    assert done.returncode == 1 and said in done.stderr, done.stderr


@pytest.mark.slow
def test_it_works_in_an_empty_profile(archive):
    done = subprocess.run(["bash", ROOT / ".ci" / "try_zip", archive], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "unpacked by QGIS's plugin installer" in done.stdout and "6300 cells" in done.stdout
