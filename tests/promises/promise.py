"""A promise, and what came of attacking it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec


class Promise(msgspec.Struct, frozen=True):
    """``sentence`` stands in ``page`` word for word, followed by the promise's number."""

    number: str
    sentence: str
    page: str = "README.md"


class Figure(msgspec.Struct, frozen=True):
    """One row of the table: which promise, how it was attacked, what was promised, what was measured."""

    promise: str
    attack: str
    promised: str
    measured: str
    holds: bool


class Attack(msgspec.Struct, frozen=True):
    """``run`` is given an empty folder. Those of the ``share`` run in the test suite, too."""

    name: str
    run: Callable[[Path], Iterator[Figure]]
    share: bool = False


def at_most(promise: str, attack: str, limit: float, measured: float, unit: str = "") -> Figure:
    """A figure that may not be larger than this."""
    return Figure(promise, attack, f"at most {limit:,g}{unit}", f"{measured:,.6g}{unit}", measured <= limit)


def nothing(promise: str, attack: str, promised: str, wrong: list[str]) -> Figure:
    """A list that must be empty; the first of what is in it are shown."""
    shown = f"{len(wrong)}: {'; '.join(wrong[:3])}"[:200]
    return Figure(promise, attack, promised, shown if wrong else "none", not wrong)
