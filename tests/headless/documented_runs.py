"""Runs the commands of a block as they stand, in a folder with the inputs that they name."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .documented import ROOT, blocks, commands_of, destinations, files_of, is_run
from .documented_inputs import ELSEWHERE, Shelf

RUNNABLE = [
    (page, [command for command in commands_of(text) if is_run(command)])
    for page, language, text in blocks()
    if language in ("", "bash", "sh")
]
RUNNABLE = [(page, commands) for page, commands in RUNNABLE if commands]
# Those of SAR images and of clouds, which share inputs; the others are of DEMs.
OF_RADAR = [one for one in RUNNABLE if re.search(r":\w*(pointtarget|gcp|cloud)", " ".join(one[1]))]
OF_DEMS = [one for one in RUNNABLE if one not in OF_RADAR]


def each(blocks):
    """Parametrizes a test by blocks."""
    names = [f"{page}-{number}" for number, (page, _) in enumerate(blocks)]
    return pytest.mark.parametrize(("page", "commands"), blocks, ids=names)


@pytest.fixture(scope="module")
def shelf(qgis_process, tmp_path_factory):
    return Shelf(tmp_path_factory.mktemp("shelf"), qgis_process)


@pytest.fixture(scope="module")
def programs(qgis_process, tmp_path_factory):
    """A folder with qgis_process and python3 as the documentation calls them."""
    folder = tmp_path_factory.mktemp("bin")
    root = ROOT / "build" / "plugins"
    proj = "".join(f"{name}={os.environ[name]} " for name in ("PROJ_DATA", "PROJ_LIB") if name in os.environ)
    for name, line in (
        ("qgis_process", f'exec {qgis_process.program} "$@"'),
        ("python3", f'{proj}PYTHONPATH={root} exec {sys.executable} "$@"'),
    ):
        (folder / name).write_text(f"#!/bin/sh\n{line}\n")
        (folder / name).chmod(0o755)
    return folder


def put(source, target):
    """A copy of an input; of a cloud, its whole folder; of a product, what lies beside it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.name == "ept.json":
        shutil.copytree(source.parent, target.parent, dirs_exist_ok=True)
    elif source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


@pytest.fixture
def as_they_stand(shelf, programs, qgis_process, tmp_path):
    """as_they_stand(page, commands) runs them and looks whether they write what they say."""
    environment = {**qgis_process.environment, "PATH": f"{programs}:{qgis_process.environment['PATH']}"}
    work = tmp_path / "work"
    work.mkdir()
    return lambda page, commands: run_block(shelf, work, environment, page, commands)


def run_block(shelf, work, environment, page, commands):
    outputs, made = destinations(), set()
    for command in commands:
        algorithm = command.split()[2].partition(":")[2]
        read, written = files_of(command, outputs)
        assert written, f"no output: {command}"
        for name in read:
            if name not in made and not (work / name).exists():
                source = shelf[ELSEWHERE.get((algorithm, name), name)]
                put(source, work / name)
                for beside in source.parent.glob("scene*.npy") if name == "scene.json" else ():
                    put(beside, work / beside.name)
        for name in written:
            (work / name).unlink(missing_ok=True)
        run = subprocess.run(
            ["bash", "-c", command], cwd=work, env=environment, stdin=subprocess.DEVNULL, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
        )  # fmt: skip
        assert run.returncode == 0, f"{page}: {command}\n{run.stdout}"
        for name in written:
            cloud, zones = (work / name).with_suffix("") / "ept.json", list(work.glob(f"{Path(name).stem}_*.tif"))
            assert (work / name).exists() or cloud.exists() or zones, f"{page}: {command}\ndid not write {name}"
        made.update(written)
    assert not list(work.rglob("*.part*"))
