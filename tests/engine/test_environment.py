"""The table of libraries against the code that imports them, and the commands against what each platform calls them."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from vertical_city.engine import environment
from vertical_city.engine.environment import LIBRARIES, Found, Library, found, lacking
from vertical_city.engine.environment_report import (
    HOLD,
    NOTHING,
    PLATFORMS,
    Machine,
    advice,
    commands,
    machine,
    report_html,
    report_text,
)

ROOT = Path(__file__).parents[2]
OPTIONAL = [each for each in LIBRARIES if not each.needed]
BY_NAME = {each.name: each for each in LIBRARIES}
HERE = Machine("debian", "python3", "1.24.2", managed=True)
# Part of another one of the table.
WITH = {"threadpoolctl": "scikit-learn"}


def imported_by_the_plugin():
    """The packages that shipped code imports and Python and QGIS do not bring."""
    names = set()
    for folder in ("engine", "algorithms", "ui", "processing_provider"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {one.name.partition(".")[0] for one in node.names}
                elif isinstance(node, ast.ImportFrom) and node.level == 0:
                    names.add(node.module.partition(".")[0])
    return names - {"qgis", "processing", "plugins", "vertical_city", "update"}


def test_the_table_names_just_the_libraries_that_the_code_imports():
    stdlib = getattr(sys, "stdlib_module_names", None)
    if stdlib is None:
        pytest.skip("Python 3.9 does not tell the names of its own modules")
    tops = {module.partition(".")[0] for each in LIBRARIES for module in each.modules}
    assert imported_by_the_plugin() - stdlib == tops


def test_the_lists_of_requirements_agree_with_the_table():
    pip = {each.pip for each in LIBRARIES}
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    asked = {re.match(r"[\w\[\]-]+", line)[0] for line in lines if line and not line.startswith("#")}
    assert asked <= pip
    served = [line for line in commands(OPTIONAL, Machine("qpip")) if "offers" in line]
    names = {each.name for each in OPTIONAL if each.pip in asked}
    assert all(name in served[0] for name in names)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for each in OPTIONAL:
        if each.name != "lazrs":  # in laspy[lazrs]
            assert f'"{each.pip.partition("[")[0]}' in text, each.name


def test_every_algorithm_named_is_one_of_the_provider():
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "algorithms").rglob("*.py"))
    ids = set(re.findall(r'^    ID = "(\w+)"', text, re.MULTILINE))
    assert {name for each in OPTIONAL for name in each.algorithms} <= ids


# What is there.


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """modules(name=source): packages that can be imported."""

    def write(**sources):
        for name, source in sources.items():
            (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        return [Library(name, (name,), "gives", "without", (), name) for name in sources]

    yield write
    for file in tmp_path.glob("*.py"):
        sys.modules.pop(file.stem, None)


def test_missing_broken_and_working_ones_are_told_apart(modules):
    libraries = modules(
        vc_good="__version__ = '1.2'",
        vc_old="raise ImportError('Numba needs NumPy 1.20 or less\\nand more lines')",
        vc_wild="raise SystemError('bad\\n')",
        vc_empty="raise AttributeError",
    )
    absent = Library("vc_absent", ("vc_absent",), "gives", "without", (), "vc_absent")
    rows = found(load=True, libraries=[*libraries, absent])
    assert [row.state for row in rows] == [
        "1.2", "broken (ImportError: Numba needs NumPy 1.20 or less)", "broken (SystemError: bad)",
        "broken (AttributeError: no message)", "missing",
    ]  # fmt: skip
    assert [row.works for row in rows] == [True, False, False, False, False]
    assert lacking(rows) == [*libraries[1:], absent]


def test_what_a_library_warns_of_is_not_told(modules, recwarn):
    (row,) = found(load=True, libraries=modules(vc_warns="import warnings; warnings.warn('old', DeprecationWarning)"))
    assert row.works and not recwarn


def test_looking_imports_nothing(modules):
    libraries = modules(vc_heavy="raise RuntimeError('imported')")
    (row,) = found(libraries=libraries)
    assert row.present and row.works and "vc_heavy" not in sys.modules


def test_a_name_that_python_refuses_to_look_for_is_missing():
    (row,) = found(load=True, libraries=[Library("x", ("vc..x",), "", "", (), "x")])
    assert not row.works


def test_it_costs_next_to_nothing_to_ask():
    code = (
        "import sys; before = set(sys.modules)\n"
        "from vertical_city.engine.environment import found\n"
        "assert found()\n"
        "heavy = {'numpy', 'scipy', 'osgeo', 'pyproj', 'numba', 'matplotlib', 'sklearn'} & set(sys.modules) - before\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ})


def test_the_versions_are_those_of_the_modules():
    numpy, gdal, pyproj = (row for row in found(load=True, libraries=LIBRARIES[:3]))
    for row in (numpy, gdal, pyproj):
        module = sys.modules[row.library.modules[0]]
        assert row.version == module.__version__


# How to install it.


def test_debian_has_packages_and_pip_for_the_rest():
    apt, pip = commands(OPTIONAL, HERE)
    assert apt.startswith("sudo apt install ") and "python3-sklearn" in apt and "laspy" not in apt
    assert pip == 'python3 -m pip install --user --break-system-packages "laspy[lazrs]" "numpy==1.24.2"'
    assert commands([BY_NAME["SciPy"]], HERE) == ["sudo apt install python3-scipy"]
    assert "--break-system-packages" not in commands([BY_NAME["lazrs"]], Machine("debian", numpy="1"))[0]


@pytest.mark.parametrize("name", sorted(PLATFORMS))
def test_no_command_upgrades_what_qgis_is_built_for(name):
    for numpy in ("1.26.4", "2.2.1", ""):
        lines = commands([each for each in OPTIONAL if each.in_qgis], Machine(name, numpy=numpy))
        assert lines
        for line in lines:
            assert not re.search(r"gdal|pyproj|upgrade|--force|(^| )-U( |$)", line, re.IGNORECASE), line
            if "pip install" in line:
                assert line.endswith(f'"numpy=={numpy or "VERSION"}"')


def test_nothing_to_install_gives_no_command():
    assert all(commands([], Machine(name)) == [] for name in PLATFORMS)


def test_conda_has_names_of_its_own():
    (line,) = commands([BY_NAME["laspy"], BY_NAME["lazrs"]], Machine("conda"))
    assert line == "conda install -c conda-forge laspy lazrs-python"


def test_windows_has_pip_and_osgeo4w_s_packages():
    pip, packages = commands([BY_NAME["SciPy"], BY_NAME["laspy"]], Machine("osgeo4w", "python", "1.26.4"))
    assert pip == 'python -m pip install --user scipy "laspy[lazrs]" "numpy==1.26.4"'
    assert packages.startswith("rem ") and packages.endswith(": python3-scipy")


@pytest.mark.parametrize(
    ("system", "prefix", "there", "name", "python"),
    [
        ("Windows", "C:/QGIS/apps/Python312", (), "osgeo4w", "python"),
        ("Windows", "C:/mamba", ("conda-meta",), "conda", "python3"),
        ("Linux", "/usr", ("debian_version",), "debian", "python3"),
        ("Linux", "/usr", (), "linux", "python3"),
        ("Darwin", "/opt/conda", ("conda-meta",), "conda", "python3"),
        ("Darwin", "/x/QGIS-LTR.app/Contents/MacOS", ("bin/python3",), "macos",
         "/x/QGIS-LTR.app/Contents/MacOS/bin/python3"),
        ("Darwin", "/x/QGIS.app/Contents/Frameworks", ("MacOS/python",), "macos", "/x/QGIS.app/Contents/MacOS/python"),
        ("Darwin", "/usr", (), "macos", "/Applications/QGIS.app/Contents/MacOS/bin/python3"),
    ],
)  # fmt: skip
def test_the_machine_is_recognised(system, prefix, there, name, python):
    where = machine(lambda path: Path(path).as_posix().endswith(tuple(there)) if there else False, system, prefix)
    assert (where.name, where.python) == (name, python)


def test_a_path_with_a_blank_is_quoted():
    (line,) = commands([BY_NAME["SciPy"]], Machine("macos", "/Applications/My QGIS.app/Contents/MacOS/bin/python3"))
    assert line.startswith('"/Applications/My QGIS.app/Contents/MacOS/bin/python3" -m pip')


# The report.


def rows_without(*names):
    return [Found(each, each.name not in names, "9.9") for each in LIBRARIES]


def test_the_report_tells_what_is_missing_what_it_costs_and_the_way_out():
    text = report_text(rows_without("SciPy", "laspy"), HERE)
    assert re.search(r"SciPy +missing\n.*p values.*\n.*without it: .*\(gvcfit, ", text)
    assert "(SciPy, laspy)" in text and "sudo apt install python3-scipy" in text and HOLD in text
    assert "numba         9.9" in text and NOTHING not in text


def test_the_report_of_a_full_house_has_no_command():
    text = report_text(rows_without("distributed"), HERE)  # QGIS has no use for that one
    assert NOTHING in text and "install" not in text.lower()


def test_all_platforms_can_be_asked_for():
    wanted = [BY_NAME["numba"]]
    shown = advice(wanted, HERE, tuple(PLATFORMS))
    assert [name for name, *_ in shown] == list(PLATFORMS)
    page = report_html(rows_without("numba"), HERE, tuple(PLATFORMS), ["QGIS <3.22>"])
    assert all(title in page for _, title, _ in shown)
    assert "QGIS &lt;3.22&gt;" in page and "conda install -c conda-forge numba" in page and "numpy==VERSION" in page


def test_the_page_escapes_what_a_broken_library_says():
    row = Found(BY_NAME["numba"], True, "1", "ImportError: <module> & more")
    page = report_html([row], HERE)
    assert "<module>" not in page and "&lt;module&gt; &amp; more" in page


def test_the_version_is_that_of_the_metadata():
    assert f"version={environment.plugin_version()}\n" in (ROOT / "metadata.txt").read_text(encoding="utf-8")
