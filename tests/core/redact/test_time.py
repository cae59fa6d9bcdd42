"""Masking takes time in proportion to what came, whatever came: twice the text, about twice the time."""

import time
from collections.abc import Callable

import pytest

from checks.core.model.finding import Level
from checks.core.redact.mask import mask
from scanner.net.http.stored_response import body_of
from tests.each import each

SIZE = 16_384


def cost(work: Callable[[], object]) -> float:
    """CPU seconds, the best of five."""
    best = float("inf")
    for _ in range(5):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def grows_linearly(work: Callable[[int], Callable[[], object]]) -> bool:
    """Whether four times the size costs less than ten times the time; a quadratic one costs sixteen. Below 5 ms it is the clock that is measured."""
    return (last := cost(work(SIZE * 4))) < 0.005 or last < 10 * cost(work(SIZE))


@each("blank", [" ", "\t", "\xa0"])
@each("before", ["text/html; charset=", "text/html; charset", "charset='"])
def test_a_content_type(before: str, blank: str) -> None:
    assert grows_linearly(lambda size: lambda: body_of(str(size).encode(), before + blank * size + ";", Level.VISIT))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("begins", "unit", "ends"),
    [("<?php ", '\\"\n', "\\"), ("<?php ", "\\'", "\\"), ('{"password":"x",', '\\"', "\\"), ('{"password":"x",', ':"\\', "\\")],
)  # fmt: skip
def test_lone_escapes(begins: str, unit: str, ends: str) -> None:
    assert grows_linearly(lambda size: lambda: mask(begins + unit * (size // len(unit)) + ends))
