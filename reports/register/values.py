"""A line of the register as the values of its cells, in the order of the columns."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reports.register.data import register
from reports.register.row import RegisterRow
from reports.words.register import NEGATIVE, NO, YES

Cell = str | int | dt.date | None


def values(lines: Sequence[RegisterRow], lang: str) -> Iterator[tuple[Cell, ...]]:
    """The cells of every line, numbered from PL-001. None is for the OPD to fill in."""
    priority = _priorities(lines)
    for number, line in enumerate(lines, 1):
        risk = line.risk
        yield (
            f"PL-{number:03}", NEGATIVE[lang], line.asset, line.threat[lang], line.weakness[lang], line.category[lang],
            line.harm[lang], line.area[lang], line.controls[lang],
            risk.impact, risk.likelihood, risk.magnitude, risk.level.label[lang],
            (YES if line.handled else NO)[lang], priority[risk.magnitude] if line.handled else None,
            line.option[lang], line.plan[lang], line.output[lang], line.due, line.responsible[lang],
            None, None, None, None, register().states[line.state][lang], None, line.owner[lang],
        )  # fmt: skip


def _priorities(lines: Iterable[RegisterRow]) -> dict[int, int]:
    """Magnitude to place, 1 first: one more than the number of lines with a greater magnitude, as RANK counts."""
    counts = Counter(line.risk.magnitude for line in lines)
    places, place = {}, 1
    for magnitude in sorted(counts, reverse=True):
        places[magnitude], place = place, place + counts[magnitude]
    return places
