"""What dialogs offer is what the engine does, and is known without what computes."""

import subprocess
import sys

import pytest
from vertical_city.engine.dem import choices as dem
from vertical_city.engine.dem.composite import POINTWISE, VARIATIONAL
from vertical_city.engine.dem.weights import MAKES as MAKES_WEIGHTS
from vertical_city.engine.gvc import choices as gvc
from vertical_city.engine.gvc.collinearity import _RULES
from vertical_city.engine.gvc.methods import LINEAR
from vertical_city.engine.gvc.predict import MAKES as MAKES_DERIVED

LIGHT = (
    "errors", "monitor", "dem.choices", "dem.filters", "gvc.choices", "pointcloud.choices", "pointcloud.readers",
    "pointcloud.writers", "sar.corrections.choices",
)  # fmt: skip


@pytest.mark.parametrize(
    ("offered", "done"),
    [
        (dem.METHODS, (*POINTWISE, *VARIATIONAL)),
        (dem.WEIGHTS_FROM, tuple(MAKES_WEIGHTS)),
        (gvc.METHODS, (*LINEAR, gvc.BOOSTING)),
        (gvc.RULES, tuple(_RULES)),
        (gvc.DERIVED, tuple(MAKES_DERIVED)),
    ],
)
def test_what_is_offered_is_what_is_done(offered, done):
    assert offered == done


def test_choices_are_read_without_numpy():
    script = "import sys\n" + "".join(f"import vertical_city.engine.{name}\n" for name in LIGHT)
    script += "print(sorted({'numpy', 'pyproj', 'scipy', 'osgeo'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
