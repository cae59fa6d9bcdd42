"""Every parser takes time in proportion to the text, and so does the judging of a site that sends nothing but such texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.linear.growth import growth
from tests.linear.readers import forget, readers
from tests.linear.shapes import SHAPES

READERS = readers()


def faults(names: list[str], parsers: dict[str, Callable[[str], object]]) -> list[str]:
    """Which reader takes more than its share of time for which shape."""
    return [
        f"{reader} of {name}: {why}"
        for name in names
        for reader, read in parsers.items()
        if (why := growth(lambda length, name=name, read=read: _run(SHAPES[name](length), read)))  # type: ignore[misc]
    ]


def _run(text: str, read: Callable[[str], object]) -> Callable[[], object]:
    def run() -> object:
        forget()
        return read(text)

    return run


@pytest.mark.slow
@pytest.mark.parametrize("share", range(4))
def test_every_parser_is_linear(share: int) -> None:
    assert len(READERS) > 40
    assert faults(list(SHAPES)[share::4], READERS) == []


def quadratic(text: str) -> int:
    return sum(len(text[at:].split(";")) for at in range(0, len(text), 80))


@pytest.mark.slow
def test_a_parser_that_is_not_is_noticed() -> None:
    assert faults(["run of ';'"], {"linear": lambda text: text.split(";")}) == []
    assert len(faults(["run of ';'"], {"quadratic": quadratic})) == 1
