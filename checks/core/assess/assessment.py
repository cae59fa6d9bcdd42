"""What a scan concluded about one target, and about a city: the values that reports are made from."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.assess.ledger import Entry, Identity
from checks.core.assess.tally import Tally, tally
from checks.core.assess.waivers import Ground, Waived
from checks.core.facts.values import Facts, Traffic
from checks.core.model.city import Opd
from checks.core.model.finding import Level, Target, Verdict
from checks.core.model.restriction import Restriction


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one scan concluded about one target.

    ``ledger`` is the history up to this scan; ``whole`` is False when the scan was limited to some of the checks. ``waived`` are findings that
    people decided about: false positives are in neither ``verdicts`` nor ``ledger``, accepted risks are in both. ``ages`` has the checks whose
    answer is from before the scan that is told of, and when it was given.
    """

    target: Target
    started: dt.datetime
    finished: dt.datetime
    verdicts: tuple[Verdict, ...]
    facts: Facts = Facts()
    traffic: Traffic = Traffic()
    ledger: dict[Identity, Entry] = {}
    whole: bool = True
    waived: tuple[Waived, ...] = ()
    ages: dict[str, dt.datetime] = {}

    @property
    def accepted(self) -> frozenset[Identity]:
        """The findings whose risk somebody has accepted for a time."""
        return frozenset(one.waiver.identity for one in self.waived if one.waiver.ground is Ground.ACCEPTED)

    @property
    def tally(self) -> Tally:
        """Its verdicts, counted."""
        return tally(self.verdicts, self.whole, deep=self.target.is_domain or self.target.level is Level.PROBE)


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """One scan of a city. ``finished`` is None while it is under way or was interrupted.

    ``only`` are the globs of the checks it was limited to, ``besides`` the registered hosts that it left out, ``restrictions`` what of it was
    not permitted any more when it was resumed.
    """

    id: int
    city: str
    opds: tuple[Opd, ...]
    started: dt.datetime
    finished: dt.datetime | None
    tilik: str
    rules: str
    level: Level = Level.PROBE
    only: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    unregistered: tuple[str, ...] = ()
