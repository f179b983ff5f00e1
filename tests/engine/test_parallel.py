"""Work on many items: in order, a bounded number at once, ended early."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from vertical_city.engine.errors import EngineCanceled
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.parallel import in_order


@pytest.fixture
def pool():
    with ThreadPoolExecutor(4) as executor:
        yield executor


def test_results_come_in_the_order_of_the_items(pool):
    def slow_at_first(number):
        time.sleep(0.02 if number % 3 == 0 else 0)
        return number

    assert list(in_order(slow_at_first, range(30), pool, 5, Monitor())) == list(range(30))


def test_not_more_items_are_taken_than_are_wished_ahead(pool):
    taken = []

    def items():
        for number in range(40):
            taken.append(number)
            yield number

    for done, _ in enumerate(in_order(lambda number: number, items(), pool, 6, Monitor())):
        assert len(taken) <= done + 6
    assert len(taken) == 40


def test_an_error_of_one_item_ends_the_work(pool):
    begun = []

    def work(number):
        begun.append(number)
        time.sleep(0.01)
        if number == 3:
            raise ValueError("the third")
        return number

    with pytest.raises(ValueError, match="the third"):
        list(in_order(work, range(1000), pool, 8, Monitor()))
    assert len(begun) < 30


def test_a_cancel_is_noticed_while_results_are_waited_for(pool):
    end, start = threading.Event(), time.monotonic()
    with pytest.raises(EngineCanceled):
        list(in_order(lambda number: end.wait(20), range(3), pool, 2, Monitor(is_canceled=lambda: True)))
    assert time.monotonic() - start < 1
    end.set()
