"""A promise, and what came of attacking it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec


class Promise(msgspec.Struct, frozen=True):
    """``sentence`` stands in ``page`` word for word, followed by the promise's number.

    ``tests`` hold those that need no network, or a place that cannot be had in a namespace.
    """

    number: str
    sentence: str
    page: str = "docs/safety.md"
    tests: tuple[str, ...] = ()


class Figure(msgspec.Struct, frozen=True):
    """One row of the table: which promise, how it was attacked, what was promised, what was measured."""

    promise: str
    attack: str
    promised: str
    measured: str
    holds: bool


class Attack(msgspec.Struct, frozen=True):
    """``run`` is given an empty folder. What is in the ``share`` runs in the test suite; what is not in the ``whole``, only there."""

    name: str
    run: Callable[[Path], Iterator[Figure]]
    share: bool = False
    whole: bool = True


def at_most(promise: str, attack: str, limit: float, measured: float, unit: str = "", where: str = "") -> Figure:
    """A figure that may not be larger than this; ``where`` it was measured."""
    return Figure(promise, attack, f"at most {limit:,g}{unit}", f"{measured:,.6g}{unit}{where and f' ({where})'}", measured <= limit)


def none(promise: str, attack: str, promised: str, wrong: list[str], tried: int = 0) -> Figure:
    """A list that must be empty; the first of what is in it are shown. ``tried`` is how many things could have been in it."""
    summary = f"{len(wrong)}: {'; '.join(wrong[:3])}"[:200]
    return Figure(promise, attack, promised, summary if wrong else f"none of {tried}" if tried else "none", not wrong)
