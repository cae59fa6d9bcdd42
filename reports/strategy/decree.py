"""The city's own decree: what it is called, whom to call, its ladder of alarm, and how soon each level of risk is to be handled."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks import Kind
from checks.core.model.risk import RiskLevel
from reports.words.format import later

# Days after the report. No regulation gives them; a city sets its own.
DEADLINES = {
    RiskLevel.VERY_HIGH: 3,
    RiskLevel.HIGH: 7,
    RiskLevel.MEDIUM: 30,
    RiskLevel.LOW: 90,
    RiskLevel.VERY_LOW: 180,
}

# 3 x 24 hours after a failure to protect personal data (UU 27/2022 Pasal 46).
NOTICE_DAYS = 3

# Days for which a risk may be accepted at most. No regulation gives them, either.
ACCEPTANCES = {
    RiskLevel.VERY_HIGH: 30,
    RiskLevel.HIGH: 90,
    RiskLevel.MEDIUM: 180,
    RiskLevel.LOW: 365,
    RiskLevel.VERY_LOW: 365,
}

# The least magnitude of level Sedang. No national number is known; every city sets its own.
APPETITE = 11


class Contact(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Somebody to reach when there is a sign of an incident. Empty values are left out of the report."""

    name: str
    role: str = ""
    phone: str = ""
    mail: str = ""


class Rung(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One level of the city's ladder: its name, when it is reached, and who is told or decides."""

    name: str
    when: str = ""
    who: str = ""


class Decree(msgspec.Struct, frozen=True, kw_only=True):
    """Empty where the city has set nothing. ``ladder`` has the lowest rung first; ``deadlines`` are days, with `DEADLINES` for the rest.

    ``appetite`` is the smallest magnitude of risk, 1..25, that has to be handled (selera risiko).
    """

    number: str = ""
    title: str = ""
    contacts: tuple[Contact, ...] = ()
    ladder: tuple[Rung, ...] = ()
    deadlines: dict[RiskLevel, int] = {}
    appetite: int = APPETITE

    @property
    def line(self) -> str:
        """The decree in one line, as a cover cites it."""
        return " tentang ".join(part for part in (self.number, self.title) if part)

    def days(self, level: RiskLevel) -> int:
        """How many days a finding of this level may stay open."""
        return self.deadlines.get(level, DEADLINES[level])

    def due(self, since: dt.date, level: RiskLevel, kind: Kind, *, personal: bool = False) -> dt.date:
        """The last day to mend a finding that was reported on ``since``; a sign of an incident has no time to spare.

        Where ``personal`` data may lie open it is not later than the notice that UU 27/2022 Pasal 46 asks for.
        """
        if kind is Kind.INCIDENT:
            return since
        days = self.days(level)
        return later(since, min(days, NOTICE_DAYS) if personal else days)
