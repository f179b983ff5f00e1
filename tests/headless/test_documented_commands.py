"""What stands in the documentation beside text: no command is forgotten, Python runs, JSON and definitions are read."""

import ast
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
from vertical_city.engine.pointcloud.readers import open_table
from vertical_city.engine.pointcloud.roles import parse, take_sample
from vertical_city.engine.sar.columns import parse_columns
from vertical_city.engine.sar.readers import open_products

from .documented import NOT_RUN, ON_A_CLUSTER, ROOT, blocks, commands_of, is_run
from .documented_runs import OF_RADAR, RUNNABLE

BLOCKS = list(blocks())


def told(text):
    """Whether a block is one of definitions (name = value), which other tests read."""
    return all(" = " in line for line in text.strip().splitlines())


def test_no_command_is_forgotten():
    assert len(RUNNABLE) > 15 and 5 < len(OF_RADAR) < len(RUNNABLE) - 5
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
