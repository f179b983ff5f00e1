"""Every command of the documentation and the README runs, and writes what it says."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from vertical_city.engine.pointcloud.readers import open_table
from vertical_city.engine.pointcloud.roles import parse, take_sample
from vertical_city.engine.sar.columns import parse_columns
from vertical_city.engine.sar.readers import open_products

from .documented import NOT_RUN, ON_A_CLUSTER, ROOT, blocks, commands_of, destinations, files_of, is_run
from .documented_inputs import ELSEWHERE, Shelf

BLOCKS = list(blocks())
RUNNABLE = [
    (page, [command for command in commands_of(text) if is_run(command)])
    for page, language, text in BLOCKS
    if language in ("", "bash", "sh")
]
RUNNABLE = [(page, commands) for page, commands in RUNNABLE if commands]


def told(text):
    """Whether a block is one of definitions (name = value), which other tests read."""
    return all(" = " in line for line in text.strip().splitlines())


def test_no_command_is_forgotten():
    assert len(RUNNABLE) > 15
    for page, language, text in BLOCKS:
        if language or told(text):
            assert language in ("", "python", "json", "text"), (page, language)
            continue
        for command in commands_of(text):
            known = is_run(command) or command.startswith(tuple(NOT_RUN)) or ON_A_CLUSTER in command
            assert known, f"{page}: neither run nor left out with a reason: {command}"


def snippets(name, language):
    return [text for page, kind, text in BLOCKS if page == name and kind == language]


def test_python_of_the_documentation_is_python():
    texts = [text for _, language, text in BLOCKS if language == "python"]
    assert texts
    for text in texts:
        ast.parse(text)


def test_the_example_of_the_chip_format_is_read_and_its_python_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (example,), (code,) = snippets("sar_chip_format.md", "json"), snippets("sar_chip_format.md", "python")
    Path("berlin.json").write_text(example, encoding="utf-8")
    np.save("berlin.npy", np.ones((64, 64), np.complex64))
    (product,) = open_products("berlin.json")
    assert product.track == "ascending, beam 42" and product.image.read(2970, 1970, 3, 2).values.shape == (3, 2)
    names = {
        "product": replace(product, lines=3100, samples=2100),
        "image": np.ones((3100, 2100), np.complex64),
    }
    exec(code, names)  # noqa: S102
    assert names["chip"].values.shape == (40, 40)


def test_other_json_of_the_documentation_is_json():
    for _, language, text in BLOCKS:
        if language == "json":
            json.loads(text)


def test_definitions_of_columns_are_understood(tmp_path):
    (radar,) = [text for text in snippets("locate_targets.md", "") if told(text)]
    assert {"target", "product", "t_az_s", "tau_s"} <= set(parse_columns(radar))
    (prievidza,) = [text for text in snippets("tutorial_gcps.md", "") if told(text)]
    demo = re.search(r'PRIEVIDZA = "; ".join\(\((.*?)\)\)', (ROOT / "demo" / "run.py").read_text("utf-8"), re.DOTALL)
    assert parse_columns(prievidza) == parse_columns("; ".join(ast.literal_eval(f"({demo[1]})")))
    cloud = next(text for text in snippets("import_cloud.md", "") if told(text))
    (tmp_path / "t.csv").write_text("lon,lat,dem,dem_error,v,snr,20160101\n13.4,52.5,30,1,0.002,5,1\n")
    table = open_table(tmp_path / "t.csv")
    roles = parse(cloud, table, take_sample(table))
    assert {"longitude", "latitude", "height", "velocity"} <= set(roles.definitions) and "snr" not in roles.definitions


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


@pytest.mark.slow
@pytest.mark.parametrize(("page", "commands"), RUNNABLE, ids=[f"{page}-{i}" for i, (page, _) in enumerate(RUNNABLE)])
def test_commands_run_as_they_stand(shelf, programs, qgis_process, tmp_path, page, commands):
    work, outputs, made = tmp_path / "work", destinations(), set()
    work.mkdir()
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
        environment = {**qgis_process.environment, "PATH": f"{programs}:{qgis_process.environment['PATH']}"}
        run = subprocess.run(
            ["bash", "-c", command], cwd=work, env=environment, stdin=subprocess.DEVNULL, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
        )  # fmt: skip
        assert run.returncode == 0, f"{page}: {command}\n{run.stdout}"
        for name in written:
            cloud, zones = (work / name).with_suffix("") / "ept.json", list(work.glob(f"{Path(name).stem}_*.tif"))
            assert (work / name).exists() or cloud.exists() or zones, f"{page}: {command}\ndid not write {name}"
        made.update(written)
