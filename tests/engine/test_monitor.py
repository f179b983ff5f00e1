import pytest
from vertical_city.engine.errors import EngineCanceled
from vertical_city.engine.monitor import Monitor


def test_a_part_reports_its_share_of_the_whole():
    seen = []
    whole = Monitor(progress=seen.append)
    whole.part(0.5, 1.0).part(0.0, 0.5).step(0.5)
    assert seen == [0.625]


def test_a_cancel_stops_the_next_step_before_it_reports():
    seen = []
    with pytest.raises(EngineCanceled):
        Monitor(progress=seen.append, is_canceled=lambda: True).step(0.5)
    assert not seen
