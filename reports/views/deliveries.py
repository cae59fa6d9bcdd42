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


class LastPackage(msgspec.Struct, frozen=True, kw_only=True):
    """The last package that the OPD with this code was given: when, to whom; ``packages`` is how many there were so far."""

    opd: str
    at: dt.datetime
    to: str
    packages: int = 1


class OpdReaction(enum.StrEnum):
    """What can be seen of an OPD's reaction, the one that needs a reminder most first. ``UNCLEAR``: it cannot be told from this scan."""

    NOTHING = "nothing"
    PARTLY = "partly"
    UNCLEAR = "unseen"
    DONE = "done"


class Backlog(msgspec.Struct, frozen=True, kw_only=True):
    """How many findings that were known at a handover are still open; the first of them was ``due`` that day, ``late`` days ago (0 in time)."""

    waiting: int
    due: dt.date | None
    late: int


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What an OPD was handed, and what came of it: ``fixed`` of the findings that were known then are mended since."""

    opd: Opd
    package: LastPackage
    day: dt.date
    backlog: Backlog
    fixed: int
    reaction: OpdReaction

    @property
    def order(self) -> tuple[int, int, dt.date, str]:
        """Who has not reacted first, and of those who is the latest."""
        return (tuple(OpdReaction).index(self.reaction), -self.backlog.late, self.day, self.opd.name)


def backlog(at: dt.datetime, lines: Iterable[tuple[Finding, Entry | None]], decree: Decree, today: dt.date, zone: str) -> Backlog:
    """Of open findings with their lines in the ledger, those that were known ``at`` the handover; days are those of the IANA ``zone``."""
    day = local(at, zone).date()
    findings = [finding for finding, entry in lines if entry is not None and entry.first_seen <= at]
    due = min((decree.due(day, finding.level, finding.kind) for finding in findings), default=None)
    return Backlog(waiting=len(findings), due=due, late=max(0, (today - due).days) if due else 0)


def delivery(view: OpdView, package: LastPackage) -> Delivery:
    """What came of it, as far as the view's scan can tell."""
    at, imprint = package.at, view.imprint
    lines = ((one.finding, one.entry) for host in view.hosts for one in host.sightings if one.acceptance is None)
    rest = backlog(at, lines, imprint.decree, view.reported, imprint.zone)
    fixed = sum(entry.state is State.FIXED and at < entry.changed for entry in _earlier(view.hosts, at))
    unverifiable = sum(entry.state is State.UNVERIFIABLE for entry in _earlier(view.hosts, at))
    return Delivery(
        opd=view.opd,
        package=msgspec.structs.replace(package, to=harmless(package.to)),
        day=local(at, imprint.zone).date(),
        backlog=rest,
        fixed=fixed,
        reaction=_reaction(rest.waiting, fixed, unverifiable, recent=view.scan.started > at and view.tally.coverage.assessed > 0),
    )


def _reaction(waiting: int, fixed: int, unverifiable: int, *, recent: bool) -> OpdReaction:
    """``recent`` is whether the scan came after the handover, and had an answer at all."""
    if fixed:
        return OpdReaction.PARTLY if waiting or unverifiable else OpdReaction.DONE
    if not recent or (unverifiable and not waiting):
        return OpdReaction.UNCLEAR
    return OpdReaction.NOTHING if waiting else OpdReaction.DONE


def _earlier(hosts: Iterable[HostView], at: dt.datetime) -> list[Entry]:
    return [entry for host in hosts for entry in host.ledger.values() if entry.first_seen <= at]
