"""The domains of a city at a glance: what protects its names and its mail, each by the verdict of one check."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checks import Outcome
from checks.core.model.risk import RiskLevel
from reports.views.host import HostView

# By the heading of its column.
PROTECTIONS = {
    "DNSSEC": "dns-dnssec",
    "CAA": "dns-caa",
    "SPF": "mail-spf",
    "DMARC": "mail-dmarc",
    "STARTTLS": "mail-starttls",
    "MTA-STS": "mail-mta-sts",
}


class DomainCell(msgspec.Struct, frozen=True):
    """How one ``protection`` stands; ``level`` is that of the worst finding. Without an ``outcome`` it was not examined."""

    protection: str
    outcome: Outcome | None = None
    level: RiskLevel | None = None


class DomainRow(msgspec.Struct, frozen=True, kw_only=True):
    """A domain of the list, the OPD that answers for it, and a cell for each of `PROTECTIONS`."""

    domain: str
    opd: str
    cells: tuple[DomainCell, ...]


def domain_rows(hosts: Iterable[HostView], opd: str) -> tuple[DomainRow, ...]:
    """Those of one OPD, in the order of its list."""
    domains = (host for host in hosts if host.target.is_domain)
    return tuple(
        DomainRow(domain=host.target.host, opd=opd, cells=tuple(_cell(host, *one) for one in PROTECTIONS.items())) for host in domains
    )


def _cell(host: HostView, protection: str, check: str) -> DomainCell:
    outcome = next((answer.outcome for answer in host.answers if answer.check == check), None)
    levels = [sighting.finding.level for sighting in host.sightings if sighting.check == check]
    return DomainCell(protection, outcome, max(levels, key=lambda level: level.rank, default=None))
