"""What changed since the scan before."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import msgspec

from checks import Text
from checks.core.assess.ledger import Entry, State
from reports.views.check_texts import CheckTexts
from reports.views.host import HostView, harmless


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that this scan did not see: fixed, or not verifiable this time. Its facts are gone; the action still tells what it was."""

    host: str
    action: Text
    subject: str
    entry: Entry


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """How many findings are in each state. ``fixed`` are those of this scan only; older ones are history."""

    counts: dict[State, int]
    fixed: tuple[Past, ...] = ()
    unverifiable: tuple[Past, ...] = ()

    @property
    def any(self) -> bool:
        return any(self.counts.values())

    @property
    def only_new(self) -> bool:
        """True when nothing is known from an earlier scan."""
        return self.any and self.counts[State.NEW] == sum(self.counts.values())


def changes(hosts: Iterable[HostView], since: dt.datetime, catalogue: CheckTexts) -> Changes:
    """From the ledgers. ``since`` is when this scan started: what was fixed before is not counted again."""
    counts: Counter[State] = Counter()
    past: dict[State, list[Past]] = {State.FIXED: [], State.UNVERIFIABLE: []}
    for host in hosts:
        for identity, entry in sorted(host.ledger.items()):
            if entry.state is State.FIXED and entry.changed < since:
                continue
            counts[entry.state] += 1
            if entry.state in past:
                action = catalogue.advice(identity.check).action
                past[entry.state].append(Past(host=host.name, action=action, subject=harmless(identity.subject), entry=entry))
    return Changes(
        counts={state: counts[state] for state in State},
        fixed=tuple(past[State.FIXED]),
        unverifiable=tuple(past[State.UNVERIFIABLE]),
    )
