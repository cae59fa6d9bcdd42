"""The trend as bars, ready to be drawn: what is open stands on a line, what was fixed that day hangs below it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reports.views.city.flow import Day

# Units of the picture's own grid.
WIDTH, _TOP, BASE, DEPTH = 640, 24, 180, 44
_WIDEST = 64.0


class TrendBar(msgspec.Struct, frozen=True, kw_only=True):
    """One day. ``x`` is the left edge; heights are of what was open before, what is new, and what was fixed."""

    day: Day
    x: float
    width: float
    before: float
    new: float
    fixed: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        return BASE - self.before - self.new


def bars(days: Sequence[Day]) -> tuple[TrendBar, ...]:
    """The days side by side; both directions have the same scale as long as what was fixed fits below the line."""
    if not days:
        return ()
    slot = WIDTH / len(days)
    width = min(slot * 0.7, _WIDEST)
    tallest, deepest = max(1, *(day.open for day in days)), max(1, *(day.fixed for day in days))
    scale = (BASE - _TOP) / tallest
    down = min(scale, DEPTH / deepest)
    return tuple(
        TrendBar(
            day=day,
            x=place * slot + (slot - width) / 2,
            width=width,
            before=max(day.open - day.new, 0) * scale,
            new=min(day.new, day.open) * scale,
            fixed=day.fixed * down,
        )
        for place, day in enumerate(days)
    )
