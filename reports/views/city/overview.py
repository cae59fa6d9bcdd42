"""The city in one view, from a short summary of each OPD, so that no more than one OPD need be in memory."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable

import msgspec

from checks import Outcome, Risk, Text
from checks.core.assess.assessment import Scan
from checks.core.assess.tally import Coverage, Tally, total
from checks.core.facts.shared_keys import Holder, SharedKey, shared_keys
from checks.core.facts.values import Traffic
from checks.core.model.city import Opd
from reports.views.changes import Changes
from reports.views.city.certificates import Calendar, SiteCertificate, calendar, site_certificates
from reports.views.city.chart import TrendBar, bars
from reports.views.city.early_warning import EarlyWarning, Signal, signals, warning
from reports.views.city.flow import Ageing, Flow, ageing, days, flow
from reports.views.city.shared_causes import Common, Seat, common, seats
from reports.views.city.software import Release, Running, product_releases, running
from reports.views.city.unresponsive import Silence, silence
from reports.views.deliveries import Delivery, LastPackage, delivery
from reports.views.headline import headline
from reports.views.host import harmless
from reports.views.imprint import Imprint
from reports.views.opd import OpdView, total_traffic
from reports.views.risk_matrix import RiskMap, risk_map
from reports.views.trend import Trend
from reports.views.unanswered import main_reason
from reports.views.waived import Decision, omission
from reports.words import fill, quantity
from reports.words.format import local
from reports.words.open import OUR_FAULT, PAGE


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
    """An OPD whose page could not be made: how many assets it has, their verdicts, all ERROR, and the error in one line."""

    opd: Opd
    hosts: int
    tally: Tally
    error: str


class OpdAction(msgspec.Struct, frozen=True, kw_only=True):
    """An action an OPD has to take: on how many assets, and its worst risk there."""

    action: Text
    hosts: int
    risk: Risk


class OpdSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What the overview keeps of an OPD."""

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
    software: tuple[Running, ...]
    seats: tuple[Seat, ...]
    signals: tuple[Signal, ...]
    traffic: Traffic

    @property
    def magnitude(self) -> int:
        return max((need.risk.magnitude for need in self.needs), default=0)


class SharedAction(msgspec.Struct, frozen=True, kw_only=True):
    """One action that several OPDs share."""

    action: Text
    opds: tuple[str, ...]
    hosts: int
    risk: Risk


class CityView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the overview. ``opds`` are worst first: signs of an incident, then by their worst risk, never by how many findings they have.

    ``waived`` has what ends first first, ``deliveries`` who has not reacted; the ``uninformed`` have findings and were handed no report.
    """

    scan: Scan
    imprint: Imprint
    reported: dt.date
    tally: Tally
    incidents: int
    headline: Text
    warning: EarlyWarning
    map: RiskMap
    bars: tuple[TrendBar, ...]
    ageing: Ageing
    silent: tuple[Silence, ...]
    waived: tuple[Decision, ...]
    omission: Text | None
    deliveries: tuple[Delivery, ...]
    uninformed: tuple[Opd, ...]
    hosts: int
    opds: tuple[OpdSummary, ...]
    common: tuple[Common, ...]
    causes: tuple[SharedAction, ...]
    calendar: Calendar
    software: tuple[Release, ...]
    faint: tuple[Faint, ...]
    troubles: tuple[Trouble, ...]
    shared_keys: tuple[SharedKey, ...]
    unregistered: tuple[str, ...]
    traffic: Traffic

    @property
    def grades(self) -> dict[str | None, int]:
        """How many OPDs have each grade, A first; those without a grade under None, last."""
        counts = Counter(opd.tally.grade for opd in self.opds)
        return {grade: counts[grade] for grade in sorted(counts, key=lambda g: g or "Z")}

    def opd_name(self, code: str) -> str:
        """What people call the OPD with that code."""
        return next((summary.opd.name for summary in self.opds if summary.opd.code == code), code)


def summarise(view: OpdView, package: LastPackage | None = None) -> OpdSummary:
    """What the overview needs of an OPD's page, and of the ``package`` that the OPD was handed last."""
    flowing = flow(view.hosts, view.reported, view.imprint.zone)
    action = {sighting.check: one.text for one in view.actions for sighting in one.sightings}
    return OpdSummary(
        opd=view.opd,
        hosts=len(view.hosts),
        tally=view.tally,
        incidents=view.incidents,
        needs=tuple(OpdAction(action=a.text, hosts=len(a.hosts), risk=a.worst.risk) for a in view.actions),
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
        software=running(view.hosts, view.opd.name),
        seats=seats(view.hosts, view.opd.name, action),
        signals=signals(view.hosts, view.opd.name),
        traffic=view.traffic,
    )


def city_view(scan: Scan, summaries: Iterable[OpdSummary], imprint: Imprint, gaps: Collection[Gap] = ()) -> CityView:
    """The overview from the summaries of all OPDs but those that are ``gaps``."""
    opds = tuple(sorted(summaries, key=lambda s: (not s.incidents, -s.magnitude, s.tally.coverage.share, s.opd.name)))
    everyone: list[OpdSummary | Gap] = [*opds, *gaps]
    tally, hosts, incidents = total(one.tally for one in everyone), sum(one.hosts for one in everyone), sum(opd.incidents for opd in opds)
    reported = local(scan.finished or scan.started, imprint.zone).date()
    inventory = product_releases((one for opd in opds for one in opd.software), reported)
    keys = shared_keys(key for opd in opds for key in opd.keys)
    waived = tuple(sorted((one for opd in opds for one in opd.waived), key=lambda one: one.until))
    cells: Counter[Risk] = Counter()
    for opd in opds:
        cells.update(opd.cells)
    return CityView(
        scan=scan,
        imprint=imprint,
        reported=reported,
        tally=tally,
        incidents=incidents,
        headline=headline(tally, hosts, incidents),
        warning=warning((signal for opd in opds for signal in opd.signals), imprint.decree.ladder),
        map=risk_map(cells),
        bars=bars(days(opd.flow for opd in opds)),
        ageing=ageing(opd.flow for opd in opds),
        silent=tuple(sorted((opd.silence for opd in opds if opd.silence), key=lambda s: (-s.late, s.opd.name))),
        waived=waived,
        omission=omission(waived),
        deliveries=tuple(sorted((opd.delivery for opd in opds if opd.delivery), key=lambda one: one.order)),
        uninformed=tuple(opd.opd for opd in opds if opd.tally.findings and not opd.delivery),
        hosts=hosts,
        opds=opds,
        common=common((seat for opd in opds for seat in opd.seats), inventory, keys, {opd.opd.code: opd.opd.name for opd in opds}),
        causes=_causes(opds),
        faint=tuple(faint for opd in opds for faint in opd.faint),
        troubles=(*map(_trouble, gaps), *(trouble for opd in opds for trouble in opd.troubles)),
        calendar=calendar((one for opd in opds for one in opd.certificates), reported, imprint.zone),
        software=inventory,
        shared_keys=keys,
        unregistered=tuple(harmless(name) for name in scan.unregistered),
        traffic=total_traffic(opd.traffic for opd in opds),
    )


def _trouble(gap: Gap) -> Trouble:
    return Trouble(host="", opd=gap.opd.name, why=fill(PAGE, error=gap.error, hosts=quantity(gap.hosts, "asset")))


def _causes(opds: Iterable[OpdSummary]) -> tuple[SharedAction, ...]:
    """Actions that at least two OPDs have to take: one decision for the city instead of many. Worst risk first, then the most widespread."""
    shared: dict[Text, list[tuple[str, OpdAction]]] = {}
    for summary in opds:
        for need in summary.needs:
            shared.setdefault(need.action, []).append((summary.opd.name, need))
    causes = (
        SharedAction(
            action=action,
            opds=tuple(name for name, _ in needs),
            hosts=sum(need.hosts for _, need in needs),
            risk=max((need.risk for _, need in needs), key=lambda risk: risk.magnitude),
        )
        for action, needs in shared.items()
        if len(needs) > 1
    )
    return tuple(sorted(causes, key=lambda c: (-c.risk.magnitude, -len(c.opds), c.action.id)))
