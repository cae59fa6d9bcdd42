"""An action with who answers for it and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from checks import Kind, Text
from checks.core.assess.ledger import State
from checks.core.model.bearing import Owner
from checks.core.model.city import Opd
from reports.strategy import Alignment, Decree, alignment
from reports.views.actions import Action
from reports.views.check_texts import Advice
from reports.views.host import Sighting
from reports.words import fill
from reports.words.format import local
from reports.words.tasks import DOMAIN_KEEPER, RESPONSE, SITE

_OWNERS = {Owner.DOMAIN: DOMAIN_KEEPER, Owner.RESPONSE: RESPONSE, Owner.SITE: SITE}


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """``number`` is its place on the page, from 1. ``due`` counts from the day the finding was first seen; ``late`` are the days since then, 0 in time;
    ``contact`` is how the owner is reached, empty where that is not known. ``accepted`` where somebody accepted every risk it would end: it is
    ``due`` on the last day of the first of these decisions."""

    number: int
    action: Action
    owner: Text
    contact: str
    due: dt.date
    late: int
    accepted: bool
    alignment: Alignment

    @property
    def at_once(self) -> bool:
        """True for a sign of an incident: there is no day to wait for."""
        return Kind.INCIDENT in self.action.kinds

    @property
    def stake(self) -> Text:
        """What can happen, in one sentence, by the worst finding."""
        return self.action.sightings[0].stake

    @property
    def personal(self) -> bool:
        """True where personal data may lie open now."""
        return _personal(self.alignment, self.action.kinds)


def tasks(actions: Iterable[Action], opd: Opd, reported: dt.date, decree: Decree, zone: str) -> tuple[Task, ...]:
    """The actions of an OPD as tasks, in the same order; ``reported`` is the day of the report in the IANA ``zone``."""
    return tuple(_task(number, action, opd, reported, decree, zone) for number, action in enumerate(actions, 1))


def _task(number: int, action: Action, opd: Opd, reported: dt.date, decree: Decree, zone: str) -> Task:
    bearing = alignment([one.bearing for one in action.advice], action.kinds)
    waiting = [s for s in action.sightings if s.acceptance is None]
    ends = (s.acceptance.until for s in action.sightings if s.acceptance)
    personal = _personal(bearing, action.kinds)
    deadlines = (decree.due(_since(s, reported, zone), s.finding.level, s.finding.kind, personal=personal) for s in waiting)
    due = min(deadlines, default=None) or min(ends)
    return Task(
        number=number,
        action=action,
        owner=fill(_OWNERS[bearing.owner], opd=opd.name),
        contact=opd.contact if bearing.owner is Owner.SITE else "",
        due=due,
        late=max(0, (reported - due).days),
        accepted=not waiting,
        alignment=bearing,
    )


def deadline(sighting: Sighting, advice: Advice, reported: dt.date, decree: Decree, zone: str) -> dt.date:
    """The last day to mend one finding, as a task of it alone would have it."""
    finding = sighting.finding
    personal = _personal(alignment([advice.bearing], (finding.kind,)), (finding.kind,))
    return decree.due(_since(sighting, reported, zone), finding.level, finding.kind, personal=personal)


def _personal(bearing: Alignment, kinds: Iterable[Kind]) -> bool:
    return bearing.personal and not set(kinds) <= {Kind.HARDENING, Kind.LAPSE}


def _since(sighting: Sighting, reported: dt.date, zone: str) -> dt.date:
    """The day from which the OPD could have known; a finding that came back is a new one in this respect."""
    entry = sighting.entry
    if entry is None:
        return reported
    return local(entry.changed if entry.state is State.REOPENED else entry.first_seen, zone).date()
