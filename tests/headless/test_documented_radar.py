"""Every command of the documentation on SAR images and clouds runs, and writes what it says."""

import pytest

from .documented_runs import OF_RADAR, as_they_stand, each, programs, shelf  # noqa: F401 : fixtures

pytestmark = pytest.mark.slow


@each(OF_RADAR)
def test_commands_on_radar_run_as_they_stand(as_they_stand, page, commands):  # noqa: F811
    as_they_stand(page, commands)
