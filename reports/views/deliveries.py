"""Reports that were handed to OPDs, and what came of them."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable

import msgspec

from checks import Finding
from checks.core.assess.ledger import Entry, State
from checks.core.model.city import Opd
from reports.strategy import Decree
from reports.views.host import HostView, harmless
from reports.views.opd import OpdView
from reports.words.format import local


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """The last package that the OPD with this code was given: when, to whom; ``packages`` is how many there were so far."""

    opd: str
    at: dt.datetime
    to: str
    packages: int = 1


class Answer(enum.StrEnum):
    """What can be seen of an OPD's reaction, the one that needs a reminder most first. ``UNSEEN``: it cannot be told from this scan."""

    NOTHING = "nothing"
    PARTLY = "partly"
    UNSEEN = "unseen"
    DONE = "done"


class Awaited(msgspec.Struct, frozen=True, kw_only=True):
    """How many findings that were known at a handover are still open; the first of them was ``due`` that day, ``late`` days ago (0 in time)."""

    waiting: int
    due: dt.date | None
    late: int


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What an OPD was handed, and what came of it: ``fixed`` of the findings that were known then are mended since."""

    opd: Opd
    handed: Handed
    day: dt.date
    awaited: Awaited
    fixed: int
    answer: Answer

    @property
    def order(self) -> tuple[int, int, dt.date, str]:
        """Who has not reacted first, and of those who is the latest."""
        return (tuple(Answer).index(self.answer), -self.awaited.late, self.day, self.opd.name)


def awaited(at: dt.datetime, found: Iterable[tuple[Finding, Entry | None]], decree: Decree, today: dt.date, zone: str) -> Awaited:
    """Of open findings with their lines in the ledger, those that were known ``at`` the handover; days are those of the IANA ``zone``."""
    day = local(at, zone).date()
    known = [finding for finding, entry in found if entry is not None and entry.first_seen <= at]
    due = min((decree.due(day, finding.level, finding.kind) for finding in known), default=None)
    return Awaited(waiting=len(known), due=due, late=max(0, (today - due).days) if due else 0)


def delivery(view: OpdView, handed: Handed) -> Delivery:
    """What came of it, as far as the view's scan can tell."""
    at, imprint = handed.at, view.imprint
    found = ((sighting.finding, sighting.entry) for host in view.hosts for sighting in host.sightings)
    left = awaited(at, found, imprint.decree, view.reported, imprint.zone)
    fixed = sum(entry.state is State.FIXED and at < entry.changed for entry in _known(view.hosts, at))
    unseen = sum(entry.state is State.UNVERIFIABLE for entry in _known(view.hosts, at))
    return Delivery(
        opd=view.opd,
        handed=msgspec.structs.replace(handed, to=harmless(handed.to)),
        day=local(at, imprint.zone).date(),
        awaited=left,
        fixed=fixed,
        answer=_answer(left.waiting, fixed, unseen, looked=view.scan.started > at and view.tally.coverage.assessed > 0),
    )


def _answer(waiting: int, fixed: int, unseen: int, *, looked: bool) -> Answer:
    """``looked`` is whether the scan came after the handover, and had an answer at all."""
    if fixed:
        return Answer.PARTLY if waiting or unseen else Answer.DONE
    if not looked or (unseen and not waiting):
        return Answer.UNSEEN
    return Answer.NOTHING if waiting else Answer.DONE


def _known(hosts: Iterable[HostView], at: dt.datetime) -> list[Entry]:
    return [entry for host in hosts for entry in host.ledger.values() if entry.first_seen <= at]
