"""Every command of the documentation on DEMs runs, and writes what it says."""

import pytest

from .documented_runs import OF_DEMS, as_they_stand, each, programs, shelf  # noqa: F401 : fixtures

pytestmark = pytest.mark.slow


@each(OF_DEMS)
def test_commands_on_dems_run_as_they_stand(as_they_stand, page, commands):  # noqa: F811
    as_they_stand(page, commands)
