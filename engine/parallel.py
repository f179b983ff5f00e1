"""Work on many items at once, on whatever executor: the results in the items' order, a bounded number under way."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, wait
from threading import Event
from typing import TypeVar

from .errors import EngineCanceled
from .monitor import Monitor

Item = TypeVar("Item")
Result = TypeVar("Result")

# How often a cancel is looked for while results are waited for, seconds.
POLL_S = 0.1


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], executor: Executor, ahead: int, monitor: Monitor
) -> Iterator[Result]:
    """Yield work(item) for each item, in order, with at most `ahead` of them under way or waiting to be taken.

    Items are taken from their iterator only when there is room, by the caller's thread. A cancel, an error of one item
    and a caller that stops early take back what has not begun.
    """
    under_way: deque[Future[Result]] = deque()
    try:
        for item in items:
            under_way.append(executor.submit(work, item))
            if len(under_way) >= ahead:
                yield _finished(under_way.popleft(), monitor)
        while under_way:
            yield _finished(under_way.popleft(), monitor)
    finally:
        for future in under_way:
            future.cancel()


def _finished(future: Future[Result], monitor: Monitor) -> Result:
    """The result of a future, waited for while a cancel is looked for."""
    while not wait([future], timeout=POLL_S).done:
        monitor.check()
    return future.result()


class Stop:
    """A cancel that reaches work in other threads: they call check, whoever leaves the context stops them."""

    def __init__(self) -> None:
        self._event = Event()

    def check(self) -> None:
        if self._event.is_set():
            raise EngineCanceled("The run was cancelled; nothing was written.")

    def __enter__(self) -> Stop:
        return self

    def __exit__(self, *exception: object) -> None:
        self._event.set()
