"""The commands of the documentation: where they stand, which are run, what they read and write."""

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)

# Commands that are run, by how they begin.
RUN = ("qgis_process run ", "python3 -m vertical_city.engine.run ", "gdal_translate ")
# Those that are not, with the reason.
NOT_RUN = {
    "make ": "takes minutes; that each target is there is tested elsewhere",
    "python3 -m venv ": "makes an environment",
    "pip install ": "installs",
    "export PYTHONPATH=": "set for all commands here",
    "dask ": "test_cluster.py runs a scheduler and workers",
    "python3 benchmarks/": "takes minutes to hours",
    "python3 many_cities.py ": "test_many_cities.py runs it",
    "echo '{": "JSON on the standard input needs QGIS 3.24",
}
ON_A_CLUSTER = "--scheduler tcp://HOST"


def blocks():
    """Fenced blocks of all pages: (page, language, text)."""
    for page in PAGES:
        for language, text in FENCE.findall(page.read_text(encoding="utf-8")):
            yield page.name, language, text


def commands_of(text):
    """The commands of a block: lines joined where they end with a backslash, without comments."""
    for line in text.replace("\\\n", " ").splitlines():
        line = re.sub(r"(^|\s)# .*$", "", line).strip()
        if line:
            yield re.sub(r"\s+", " ", line)


def is_run(command):
    return command.startswith(RUN) and ON_A_CLUSTER not in command


def destinations():
    """Of each algorithm, the names of the parameters that are outputs, as the pages tell them."""
    block = re.compile(r"<!-- parameters: (\w+) -->(.*?)<!-- /parameters -->", re.DOTALL)
    row = re.compile(r"^\| `([\w:]+)` \|.*\| output: ", re.MULTILINE)
    told = (found for page in PAGES for found in block.findall(page.read_text(encoding="utf-8")))
    return {algorithm: set(row.findall(text)) for algorithm, text in told}


def files_of(command, outputs):
    """Files that a command reads, and those that it writes."""
    words = shlex.split(command)
    if words[0] == "qgis_process":
        given = [word.split("=", 1) for word in words[4:]]
        of_this = outputs[words[2].partition(":")[2]]
        named = [(name in of_this, value) for name, value in given]
    elif words[0] == "gdal_translate":
        named = [(False, words[2]), (False, words[3]), (True, words[4])]
    else:
        positional = [word for word in words[4:] if not word.startswith("--")]
        known = {"features": 2, "predict": 3}[words[3]]
        named = [(number == known - 1, value) for number, value in enumerate(positional[:known])]
    made = {value for output, value in named if output}
    # stack/a.json comes with its folder.
    is_file = re.compile(r"(?![\d.]+$)[\w/]+\.[a-z0-9]{2,7}|\w+/|\w+_folder|stack")
    return [
        value for output, value in named if not output and is_file.fullmatch(value) and not value.startswith("stack/")
    ], sorted(made)
