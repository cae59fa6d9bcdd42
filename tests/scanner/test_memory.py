"""What hosts leave behind goes, whether Python's own collector runs or not."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from scanner.memory import collect_garbage_periodically


class Circle:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def gone_after(hosts: int) -> bool:
    left = weakref.ref(Circle())
    for _ in range(hosts):
        collect_garbage_periodically()
    return left() is None


@pytest.mark.usefixtures("no_collector")
def test_circles_go_after_some_hosts_and_not_after_each() -> None:
    assert gone_after(100)
    assert sum(gone_after(1) for _ in range(100)) < 10
