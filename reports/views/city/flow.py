"""How many findings came and went: the city's trend, the age of what is open, and how long mending takes."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable

import msgspec

from checks.core.assess.ledger import State
from checks.core.model.risk import RiskLevel
from reports.views.host import HostView
from reports.words.format import local

# Days at which an age begins to be another: a month, a quarter, half a year.
BOUNDS = (0, 30, 90, 180)
_MOST = 12


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """Of one OPD: how many findings were first seen and fixed on each day, how old the open ones are, and how many days the fixed ones took.

    ``ages`` has a count for each of `BOUNDS`, ``grave`` the part of it that is of high risk or worse as seen by this scan. A finding that came back
    is counted as open since it was first seen.
    """

    opened: dict[dt.date, int]
    closed: dict[dt.date, int]
    ages: tuple[int, ...]
    grave: tuple[int, ...]
    took: dict[int, int]


class Day(msgspec.Struct, frozen=True):
    """A day of scanning on which something changed: findings open at its end, first seen on it, shown to be fixed on it."""

    date: dt.date
    open: int
    new: int
    fixed: int


class Ageing(msgspec.Struct, frozen=True, kw_only=True):
    """Of all OPDs. ``median`` is in days, None while nothing was fixed; ``fixed`` is how many findings it is of."""

    ages: tuple[int, ...]
    grave: tuple[int, ...]
    median: float | None
    fixed: int


def flow(hosts: Iterable[HostView], reported: dt.date, zone: str) -> Flow:
    """From the ledgers, with days on the clocks of the IANA ``zone``."""
    opened: Counter[dt.date] = Counter()
    closed: Counter[dt.date] = Counter()
    took: Counter[int] = Counter()
    ages, grave = Counter[int](), Counter[int]()
    for host in hosts:
        for entry in host.ledger.values():
            first = local(entry.first_seen, zone).date()
            opened[first] += 1
            if entry.state is State.FIXED:
                last = local(entry.changed, zone).date()
                closed[last] += 1
                took[(last - first).days] += 1
            else:
                ages[_bucket((reported - first).days)] += 1
        for sighting in host.sightings:
            if sighting.entry and sighting.finding.level.rank >= RiskLevel.HIGH.rank:
                grave[_bucket((reported - local(sighting.entry.first_seen, zone).date()).days)] += 1
    buckets = range(len(BOUNDS))
    return Flow(
        opened=dict(opened),
        closed=dict(closed),
        ages=tuple(ages[n] for n in buckets),
        grave=tuple(grave[n] for n in buckets),
        took=dict(took),
    )


def days(flows: Iterable[Flow]) -> tuple[Day, ...]:
    """The last twelve days on which something changed, oldest first."""
    opened: Counter[dt.date] = Counter()
    closed: Counter[dt.date] = Counter()
    for one in flows:
        opened.update(one.opened)
        closed.update(one.closed)
    dates = sorted(opened.keys() | closed.keys())
    standing = itertools.accumulate(opened[date] - closed[date] for date in dates)
    return tuple(Day(date, n, opened[date], closed[date]) for date, n in zip(dates, standing, strict=True))[-_MOST:]


def ageing(flows: Iterable[Flow]) -> Ageing:
    """The ages of all, and the median of the days until a finding was shown to be fixed."""
    all_flows = tuple(flows)
    took: Counter[int] = Counter()
    for one in all_flows:
        took.update(one.took)
    return Ageing(
        ages=tuple(sum(one.ages[n] for one in all_flows) for n in range(len(BOUNDS))),
        grave=tuple(sum(one.grave[n] for one in all_flows) for n in range(len(BOUNDS))),
        median=_median(took),
        fixed=took.total(),
    )


def _bucket(age: int) -> int:
    return max((n for n, bound in enumerate(BOUNDS) if age >= bound), default=0)


def _median(counts: Counter[int]) -> float | None:
    """Of numbers that are kept as how often each occurs; there may be a million of them."""
    if not counts:
        return None
    whole = counts.total()
    cumulative = list(itertools.accumulate(counts[value] for value in sorted(counts)))
    middle = [
        next(value for value, n in zip(sorted(counts), cumulative, strict=True) if n > place) for place in ((whole - 1) // 2, whole // 2)
    ]
    return sum(middle) / 2
