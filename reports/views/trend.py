"""Whether an OPD stands better than at the scan before."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable

import msgspec

from checks import Target
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.model.risk import RiskLevel
from reports.views.check_texts import CheckTexts
from reports.views.host import HostView


class Direction(enum.StrEnum):
    """Decided by the worst level, and where that is the same by how many findings are open."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Stand(msgspec.Struct, frozen=True):
    """Open findings at one scan, those that could not be verified included, and the worst level among them."""

    findings: int
    worst: RiskLevel | None

    @property
    def order(self) -> tuple[int, int]:
        return (self.worst.rank if self.worst else 0, self.findings)


class Trend(msgspec.Struct, frozen=True):
    """The scan before and this one."""

    before: Stand
    current: Stand

    @property
    def direction(self) -> Direction:
        if self.before.order == self.current.order:
            return Direction.SAME
        return Direction.BETTER if self.current.order < self.before.order else Direction.WORSE


def trend(hosts: Iterable[HostView], since: dt.datetime, catalogue: CheckTexts) -> Trend | None:
    """From the ledgers, for a scan that started at ``since``; None when no finding is known from an earlier scan."""
    lines = [(host.target, identity, entry) for host in hosts for identity, entry in host.ledger.items()]
    before = [line for line in lines if _was_open(line[2], since)]
    return Trend(_stand(before, catalogue), _stand((line for line in lines if line[2].state.open), catalogue)) if before else None


def _was_open(entry: Entry, since: dt.datetime) -> bool:
    if entry.state is State.FIXED:
        return entry.changed >= since
    return entry.state in (State.STILL, State.UNVERIFIABLE)


def _stand(lines: Iterable[tuple[Target, Identity, Entry]], catalogue: CheckTexts) -> Stand:
    levels = []
    for target, identity, _ in lines:
        risk = catalogue.risk(identity.check, identity.problem)
        levels.append(risk.shifted(target.importance.shift).level if risk else RiskLevel.VERY_LOW)
    return Stand(len(levels), max(levels, key=lambda level: level.rank, default=None))
