"""What the overview keeps of one OPD, so that its page need not stay in memory."""

from __future__ import annotations

import msgspec

from checks import Kind, Outcome, Risk, Text
from checks.core.assess.tally import Coverage, Tally
from checks.core.facts.shared_keys import Holder
from checks.core.facts.values import Traffic
from checks.core.model.city import Opd
from checks.core.model.risk import RiskLevel
from reports.views.changes import Changes
from reports.views.city.certificates import SiteCertificate, site_certificates
from reports.views.city.domains import DomainRow, domain_rows
from reports.views.city.early_warning import Signal, signals
from reports.views.city.flow import Flow, flow
from reports.views.city.shared_causes import Seat, seats
from reports.views.city.unresponsive import Silence, silence
from reports.views.deliveries import Delivery, LastPackage, delivery
from reports.views.opd import OpdView
from reports.views.software import Running, running
from reports.views.trend import Trend
from reports.views.unanswered import main_reason
from reports.views.waived import Decision
from reports.words.open import OUR_FAULT

# How many of the worst findings the overview names.
MOST_GRAVE = 5


class Faint(msgspec.Struct, frozen=True, kw_only=True):
    """An asset of which too little was seen, and the main reason."""

    host: str
    opd: str
    coverage: Coverage
    why: Text | None


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """Where tilik itself failed, and at what: at an asset, or at the whole page of an OPD where ``host`` is empty."""

    host: str
    opd: str
    why: Text


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """An OPD whose page could not be made: how many assets it has, and their verdicts, all ERROR."""

    opd: Opd
    hosts: int
    tally: Tally


class OpdAction(msgspec.Struct, frozen=True, kw_only=True):
    """An action an OPD has to take: on how many assets, its worst risk there, and whether at once, for a sign of an incident."""

    action: Text
    hosts: int
    risk: Risk
    at_once: bool


class GraveFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One of the worst findings: where it is, what it is, and who accepted its risk."""

    opd: Opd
    host: str
    text: Text
    stake: Text
    risk: Risk
    acceptance: Decision | None


class OpdSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What the overview keeps of an OPD. ``incidents_sought`` is on how many assets a check could tell whether there are signs of an incident."""

    opd: Opd
    hosts: int
    tally: Tally
    incidents: int
    needs: tuple[OpdAction, ...]
    faint: tuple[Faint, ...]
    troubles: tuple[Trouble, ...]
    keys: tuple[Holder, ...]
    changes: Changes
    trend: Trend | None
    cells: dict[Risk, int]
    flow: Flow
    silence: Silence | None
    waived: tuple[Decision, ...]
    delivery: Delivery | None
    certificates: tuple[SiteCertificate, ...]
    domains: tuple[DomainRow, ...]
    software: tuple[Running, ...]
    seats: tuple[Seat, ...]
    grave: tuple[GraveFinding, ...]
    signals: tuple[Signal, ...]
    incidents_sought: int
    traffic: Traffic

    @property
    def magnitude(self) -> int:
        return max((need.risk.magnitude for need in self.needs), default=0)


def summarise(view: OpdView, package: LastPackage | None = None) -> OpdSummary:
    """What the overview needs of an OPD's page, and of the ``package`` that the OPD was handed last."""
    flowing = flow(view.hosts, view.reported, view.imprint.zone)
    action = {sighting.check: one.text for one in view.actions for sighting in one.sightings}
    return OpdSummary(
        opd=view.opd,
        hosts=len(view.hosts),
        tally=view.tally,
        incidents=view.incidents,
        needs=tuple(
            OpdAction(action=a.text, hosts=len(a.hosts), risk=a.worst.risk, at_once=Kind.INCIDENT in a.kinds) for a in view.actions
        ),
        faint=tuple(
            Faint(host=host.name, opd=view.opd.name, coverage=host.tally.coverage, why=main_reason(host))
            for host in view.hosts
            if host.open and not host.tally.coverage.enough
        ),
        troubles=tuple(
            Trouble(host=host.name, opd=view.opd.name, why=errors[0].why or OUR_FAULT)
            for host in view.hosts
            if (errors := host.having(Outcome.ERROR))
        ),
        keys=tuple(host.holds for host in view.hosts if host.holds),
        changes=view.changes,
        trend=view.trend,
        cells={cell.risk: cell.count for cell in view.map.nonempty},
        flow=flowing,
        silence=silence(view, flowing),
        waived=view.waived,
        delivery=delivery(view, package) if package else None,
        certificates=site_certificates(view.hosts, view.opd.name),
        domains=domain_rows(view.hosts, view.opd.name),
        software=tuple(running(view.hosts, view.opd.name, view.reported)),
        seats=seats(view.hosts, view.opd.name, action),
        grave=_grave(view),
        signals=signals(view.hosts, view.opd.name),
        incidents_sought=sum(host.incidents_sought for host in view.hosts),
        traffic=view.traffic,
    )


def _grave(view: OpdView) -> tuple[GraveFinding, ...]:
    """The worst findings from level Tinggi up, as many as the first page of the overview has room for."""
    sightings = [(host, one) for host in view.hosts for one in host.sightings if one.finding.level.rank >= RiskLevel.HIGH.rank]
    worst = sorted(sightings, key=lambda pair: (-pair[1].finding.magnitude, pair[0].name))[:MOST_GRAVE]
    return tuple(
        GraveFinding(opd=view.opd, host=host.name, text=one.text, stake=one.stake, risk=one.finding.risk, acceptance=one.acceptance)
        for host, one in worst
    )
