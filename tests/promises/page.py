"""docs/promises.md: every promise, and what was measured when it was last attacked (docs/promises.json)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tests.promises.promise import Figure, Promise
from tests.promises.promised import PROMISES

DATA = Path(__file__).parent.parent.parent / "docs" / "promises.json"
_HEAD = """# The promises

Made by `make promises`, which attacks every promise that has a number in README and docs. tilik runs as a program, in a network namespace in which every address is local: whatever it
sends, to whatever address, arrives at servers of the attack, and is counted in a capture of all packets. `ONLY="rates scope"` attacks these families alone and changes nothing here.

Last run: {day}. {count} figures; {broken}.
"""


class Measurements(msgspec.Struct, frozen=True):
    """The last whole run."""

    day: dt.date
    figures: tuple[Figure, ...]


def read() -> Measurements:
    """What docs/promises.json has."""
    return msgspec.json.decode(DATA.read_bytes(), type=Measurements)


def keep(figures: Sequence[Figure], day: dt.date) -> None:
    """Write docs/promises.json, in the order of the promises."""
    ordered = sorted(figures, key=lambda one: one.promise)
    DATA.write_bytes(msgspec.json.format(msgspec.json.encode(Measurements(day, tuple(ordered))), indent=1) + b"\n")


def page() -> str:
    """The page as it must read."""
    last = read()
    broken = sum(not one.holds for one in last.figures)
    head = _HEAD.format(day=last.day, count=len(last.figures), broken=f"{broken} of them not as promised" if broken else "all as promised")
    parts = (part for one in PROMISES for part in _section(one, [f for f in last.figures if f.promise == one.number]))
    return "\n\n".join((head.rstrip(), *parts)) + "\n"


def _section(promise: Promise, figures: Sequence[Figure]) -> Iterator[str]:
    yield f"## {promise.number}"
    yield f"> {promise.sentence}"
    if figures:
        rows = (
            f"| {_cell(one.attack)} | {_cell(one.promised)} | {_cell(one.measured)} | {'yes' if one.holds else '**no**'} |"
            for one in figures
        )
        yield "\n".join(("| attack | promised | measured | holds |", "|---|---|---|---|", *rows))
    for test in promise.tests:
        yield f"Held by `{test.partition('::')[2]}` in `{test.partition('::')[0]}`."


def _cell(text: str) -> str:
    return "".join(one if one.isprintable() else "\ufffd" for one in text).replace("|", "\\|").replace("<", "&lt;")
