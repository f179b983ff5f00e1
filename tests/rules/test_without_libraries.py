"""With a few optional libraries hidden at a time: the plugin loads, what can run gives the same, the rest says why."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from . import shipped, small_jobs
from .inputs import make_inputs

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).parent / "small_jobs.py"
# What is hidden together, and the jobs that cannot run then, for want of the first of a line. Each is hidden where the
# others are there, but for what is built on it. Those that are named nowhere in the plugin are in the last line.
HIDDEN = {
    ("h5py", "numba"): ("nisar",),
    ("laspy", "lazrs", "copclib", "matplotlib"): ("laz", "las_read"),
    ("sklearn", "scipy", "skimage", "statsmodels", "dask", "distributed"): ("boosted",),
}
EVERY = tuple(sorted({name for names in HIDDEN for name in names}))
# What SciPy is for, beside a tree of points: without it these are null in the statistics of a fit, as its report says.
OF_SCIPY = re.compile(r"statistics\.json\..*\.(p|\w*(low|high)_95): .* is not None")
# Numba adds products in another order, which the last digits of point targets tell; the variance components that stereo
# SAR finds in them, by iteration, carry it on. All else is the same to the last bit. Relative, or of a metre or second.
IN_LAST_DIGITS = {"targets": 1e-9, "nisar": 1e-9, "stereo": 1e-7, "reflector": 1e-7, "control": 1e-7}
# How a sentence names what is missing, and how it is got.
NAMED = {
    "las": "laspy",
    "laz": "la(spy|zrs)",
    "las_read": "laspy",
    "boosted": "scikit-learn",
    "nisar": "h5py",
}


def without(folders, label, way, names, pictures):
    """All jobs in a process of its own, where what is to be hidden is hidden."""
    out = folders.root / label
    out.mkdir()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1",
                   "PYTHONPATH": str(shipped.ROOT / "build" / "plugins")}  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folders.given), str(out), way, ",".join(names), pictures],
        capture_output=True, encoding="utf-8", env=environment, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    return SimpleNamespace(out=out, **json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def folders(qgis_app, tmp_path_factory):
    root = tmp_path_factory.mktemp("jobs")
    given = root / "given"
    given.mkdir()
    make_inputs(given)
    return SimpleNamespace(root=root, given=given)


@pytest.fixture(scope="module")
def whole(folders):
    """With all libraries that are here, and all that numba can compile."""
    done = without(folders, "whole", "gone", (), "eager")
    failed = {name: job["error"] for name, job in done.jobs.items() if job["error"]}
    absent = {
        job for names, lost in HIDDEN.items() for job in lost if not all(map(importlib.util.find_spec, names[:1]))
    }
    assert set(failed) <= absent, failed
    return done


def assert_as_the_whole(found, whole, lost, names):
    assert found.listed == whole.listed
    assert_environment_says_so(found.jobs.pop("environment"), names)
    for name, job in found.jobs.items():
        if name in lost:
            assert_says_why(name, job)
            continue
        assert not job["error"], f"{name}: {job['error']}"
        close = IN_LAST_DIGITS.get(name, 0.0)
        unlike, theirs = [], whole.jobs[name]["results"]
        for key, value in job["results"].items():
            unlike += small_jobs.differences(theirs.get(key), value, (whole.out, found.out), f"{name} {key}", close)
        for file in job["wrote"]:
            one, other = (small_jobs.contents(folder / file) for folder in (whole.out, found.out))
            unlike += small_jobs.differences(one, other, (whole.out, found.out), file, close)
        if "scipy" in names:
            unlike = [one for one in unlike if not OF_SCIPY.fullmatch(one)]
        assert not unlike, "\n".join(unlike[:20])


def assert_environment_says_so(job, names):
    """The algorithm that checks the environment finds what is hidden to be missing."""
    from vertical_city.algorithms.environment.check_environment import flag_name
    from vertical_city.engine.environment import LIBRARIES

    hidden = [one for one in LIBRARIES if one.modules[0].split(".")[0] in names]
    results = job["results"]
    assert not job["error"] and results["MISSING"] + results["BROKEN"] >= sum(one.in_qgis for one in hidden)
    assert [one.name for one in hidden if job["results"][flag_name(one)]] == []


def assert_says_why(name, job):
    """One sentence that names the library and how to get it; nothing is left behind."""
    sentence = job["error"].replace("Unable to execute algorithm", "").strip()
    assert sentence.endswith(".") and "\n" not in sentence and "Traceback" not in sentence, sentence
    assert re.search(NAMED[name], sentence), sentence
    assert "install" in sentence, sentence
    assert job["wrote"] == []


@pytest.mark.parametrize(("names", "lost"), HIDDEN.items(), ids="+".join)
def test_without_some(folders, whole, names, lost):
    pictures = "all" if "matplotlib" in names else "lean"
    assert_as_the_whole(without(folders, "-".join(names), "gone", names, pictures), whole, lost, names)


def test_without_all_of_them_and_where_they_are_broken(folders, whole):
    lost = {job for jobs in HIDDEN.values() for job in jobs}
    assert_as_the_whole(without(folders, "broken", "broken", EVERY, "lean"), whole, lost, EVERY)
