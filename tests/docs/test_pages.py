"""Pages of the algorithms: their tables are those of the code, and each has what a reader looks for."""

import importlib.util
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
pytest.importorskip("qgis")


def generator():
    spec = importlib.util.spec_from_file_location("parameters_of_the_pages", DOCS / "parameters.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def algorithms(provider):
    return {one.name(): one for one in provider.algorithms()}


def pages():
    return {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}


def test_the_tables_are_those_of_the_code(algorithms):
    renewed = generator().renewed
    old = [name for name, text in pages().items() if renewed(text, algorithms) != text]
    assert not old, f"'make docs' writes the tables of {', '.join(old)} anew"


def test_a_table_says_what_a_dialog_does(algorithms):
    """By hand, of one algorithm: a change of the generator that loses something is seen."""
    made = generator().tables(algorithms["demcomposite"])
    assert "| `METHOD` | **Method.** union: the highest of the DEMs" in made
    assert "one of `union`, `intersection`, `mean`, " in made and "default: `union` |" in made
    first, advanced = made.split("Advanced:\n")
    assert "`INPUT`" in first and "`LAMBDA`" not in first
    assert re.search(r"\| `LAMBDA` \|.*\| number from 0\.01 up to 100; default: `0\.5` \|", advanced)
    assert re.search(r"\| `OUTPUT` \|.*\| output: raster \|", first)
    assert "| `GAP` | By which share of itself" in advanced


def test_each_algorithm_has_its_table_on_the_page_that_its_help_button_opens(algorithms):
    told = pages()
    for name, algorithm in algorithms.items():
        page = algorithm.helpUrl().rsplit("/", 1)[-1].partition("#")[0]
        marker = f"<!-- parameters: {name} -->"
        assert marker in told[page], (name, page)
        assert sum(text.count(marker) for text in told.values()) == 1, name


def test_each_algorithm_has_a_picture_an_example_and_a_source(algorithms):
    told = pages()
    for name, algorithm in algorithms.items():
        page = algorithm.helpUrl().rsplit("/", 1)[-1].partition("#")[0]
        assert f"qgis_process run verticalcity:{name} --" in told[page], (name, page)
        if name == "checkenvironment":  # of machines, not of pictures
            continue
        assert "![" in told[page], (name, page)
        if hasattr(algorithm, "STEM"):  # a chain's are those of its steps
            assert re.search(r"^Sources?: ", told[page], re.MULTILINE), (name, page)
