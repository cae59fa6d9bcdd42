"""Which OPDs to remind, by what is still open of what they were handed, and for how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import Entry, Identity
from checks.core.assess.tally import total
from checks.core.model.city import Opd
from checks.core.model.finding import Finding
from checks.core.model.risk import RiskLevel
from reports.strategy import Decree
from reports.views.deliveries import backlog
from reports.words.format import local
from scanner.store import Handover


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """One OPD with open findings. ``handover`` is its last handover, None when there was none; ``days`` since then.

    ``waiting`` of the ``open`` findings were known at that time; the first of them was ``due`` that day, ``late`` days ago (0 in time).
    """

    opd: Opd
    worst: RiskLevel
    open: int
    waiting: int = 0
    handover: Handover | None = None
    days: int = 0
    due: dt.date | None = None
    late: int = 0

    @property
    def order(self) -> tuple[int, bool, int, str]:
        """The highest risk first; with equal risk who was never told, then who has waited longest."""
        return (-self.worst.rank, self.handover is not None, -self.days, self.opd.code)


def reminder(
    opd: Opd, assessments: Iterable[Assessment], handover: Handover | None, decree: Decree, today: dt.date, zone: str
) -> Reminder | None:
    """What an OPD is to be reminded of on a day in this IANA zone; None when nothing is open."""
    assessments = tuple(assessments)
    counts = total(assessment.tally for assessment in assessments)
    if counts.worst is None:
        return None
    plain = Reminder(opd=opd, worst=counts.worst, open=counts.findings)
    if handover is None:
        return plain
    rest = backlog(handover.at, (entry for one in assessments for entry in _entries(one)), decree, today, zone)
    days = (today - local(handover.at, zone).date()).days
    return msgspec.structs.replace(plain, waiting=rest.waiting, handover=handover, days=days, due=rest.due, late=rest.late)


def _entries(one: Assessment) -> Iterable[tuple[Finding, Entry | None]]:
    """What waits for the OPD; nobody is reminded of a risk that was accepted."""
    all_findings = ((f, Identity(v.check, f.problem, f.subject)) for v in one.verdicts for f in v.findings)
    return ((finding, one.ledger.get(identity)) for finding, identity in all_findings if identity not in one.accepted)
