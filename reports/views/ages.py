"""How long findings have been there, an action a line."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import msgspec

from checks.core.assess.ledger import State
from reports.views.changes import Past
from reports.views.tasks import Task
from reports.words.format import local


class Age(msgspec.Struct, frozen=True, kw_only=True):
    """The open findings of one task: when the oldest was first seen, how many days that is, and how many are in each state."""

    task: Task
    oldest: dt.date
    days: int
    states: dict[State, int]


class Repair(msgspec.Struct, frozen=True):
    """A finding that this scan shows to be fixed, and the days from when it was first seen."""

    past: Past
    days: int


def ages(tasks: Iterable[Task], reported: dt.date, zone: str) -> tuple[Age, ...]:
    """Oldest first; tasks without history are left out."""
    lines = []
    for task in tasks:
        entries = [sighting.entry for sighting in task.action.sightings if sighting.entry]
        if entries:
            oldest = min(local(entry.first_seen, zone).date() for entry in entries)
            states = Counter(entry.state for entry in entries)
            lines.append(Age(task=task, oldest=oldest, days=(reported - oldest).days, states={s: states[s] for s in State if states[s]}))
    return tuple(sorted(lines, key=lambda age: (-age.days, age.task.number)))


def repairs(fixed: Iterable[Past]) -> tuple[Repair, ...]:
    """What was fixed, with how long it had been there."""
    return tuple(Repair(past, (past.entry.changed - past.entry.first_seen).days) for past in fixed)
