"""The city in one view, from a short summary of each OPD, so that no more than one OPD need be in memory."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable

import msgspec

from checks import Risk, Text
from checks.core.assess.assessment import Scan
from checks.core.assess.tally import Tally, total
from checks.core.facts.shared_keys import SharedKey, shared_keys
from checks.core.facts.values import Traffic
from checks.core.model.city import Opd
from checks.core.model.risk import RiskLevel
from reports.views.city.certificates import Calendar, calendar
from reports.views.city.chart import TrendBar, bars
from reports.views.city.domains import DomainRow
from reports.views.city.early_warning import EarlyWarning, warning
from reports.views.city.flow import Ageing, ageing, days
from reports.views.city.shared_causes import Common, common
from reports.views.city.summary import MOST_GRAVE, Faint, Gap, GraveFinding, OpdAction, OpdSummary, Trouble
from reports.views.city.unresponsive import Silence
from reports.views.deliveries import Delivery
from reports.views.headline import headline
from reports.views.host import harmless
from reports.views.imprint import Imprint
from reports.views.opd import total_traffic
from reports.views.risk_matrix import RiskMap, risk_map
from reports.views.software import Release, product_releases
from reports.views.waived import Decision, acceptance, accepted_levels, omission
from reports.words import fill, quantity
from reports.words.format import local
from reports.words.open import PAGE

# How many actions the first page names.
_ACTIONS = 5


class SharedAction(msgspec.Struct, frozen=True, kw_only=True):
    """One action, and the OPDs that have to take it."""

    action: Text
    opds: tuple[str, ...]
    hosts: int
    risk: Risk
    at_once: bool


class CityView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the overview. ``opds`` are worst first: signs of an incident, then by their worst risk and how many findings have its level, never by how many there are in all.

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
    acceptance: Text | None
    omission: Text | None
    deliveries: tuple[Delivery, ...]
    uninformed: tuple[Opd, ...]
    hosts: int
    opds: tuple[OpdSummary, ...]
    common: tuple[Common, ...]
    actions: tuple[SharedAction, ...]
    grave: tuple[GraveFinding, ...]
    causes: tuple[SharedAction, ...]
    calendar: Calendar
    domains: tuple[DomainRow, ...]
    software: tuple[Release, ...]
    faint: tuple[Faint, ...]
    troubles: tuple[Trouble, ...]
    shared_keys: tuple[SharedKey, ...]
    unregistered: tuple[str, ...]
    traffic: Traffic

    @property
    def more_grave(self) -> int:
        """How many findings from level Tinggi up are not among the ``grave``."""
        return sum(n for level, n in self.tally.levels.items() if level.rank >= RiskLevel.HIGH.rank) - len(self.grave)

    @property
    def grades(self) -> dict[str | None, int]:
        """How many OPDs have each grade, A first; those without a grade under None, last."""
        counts = Counter(opd.tally.grade for opd in self.opds)
        return {grade: counts[grade] for grade in sorted(counts, key=lambda g: g or "Z")}

    def opd_name(self, code: str) -> str:
        """What people call the OPD with that code."""
        return next((summary.opd.name for summary in self.opds if summary.opd.code == code), code)

    def opd_names(self, codes: Iterable[str]) -> tuple[str, ...]:
        """What people call the OPDs with those codes."""
        return tuple(map(self.opd_name, codes))


def _grave(opds: Iterable[OpdSummary]) -> tuple[GraveFinding, ...]:
    """The worst findings; among equals the first of every OPD come before the second of any, so that one OPD does not stand for the city."""
    numbered = (numbered for opd in opds for numbered in enumerate(opd.grave))
    worst = sorted(numbered, key=lambda one: (-one[1].risk.magnitude, one[0], one[1].opd.name, one[1].host))
    return tuple(one for _, one in worst[:MOST_GRAVE])


def _worst(tally: Tally) -> int:
    """How many findings have the worst level that there is."""
    return tally.levels[tally.worst] if tally.worst else 0


def city_view(scan: Scan, summaries: Iterable[OpdSummary], imprint: Imprint, gaps: Collection[Gap] = ()) -> CityView:
    """The overview from the summaries of all OPDs but those that are ``gaps``."""
    opds = tuple(sorted(summaries, key=lambda s: (not s.incidents, -s.magnitude, -_worst(s.tally), s.tally.coverage.share, s.opd.name)))
    everyone: list[OpdSummary | Gap] = [*opds, *gaps]
    tally, hosts, incidents = total(one.tally for one in everyone), sum(one.hosts for one in everyone), sum(opd.incidents for opd in opds)
    reported = local(scan.finished or scan.started, imprint.zone).date()
    inventory = product_releases(one for opd in opds for one in opd.software)
    all_actions = _shared_actions(opds)
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
        headline=headline(tally, hosts, incidents, accepted_levels(waived)),
        warning=warning(
            (signal for opd in opds for signal in opd.signals), imprint.decree.ladder, sum(opd.incidents_sought for opd in opds)
        ),
        map=risk_map(cells),
        bars=bars(days(opd.flow for opd in opds)),
        ageing=ageing(opd.flow for opd in opds),
        silent=tuple(sorted((opd.silence for opd in opds if opd.silence), key=lambda s: (-s.late, s.opd.name))),
        waived=waived,
        acceptance=acceptance(waived),
        omission=omission(waived),
        deliveries=tuple(sorted((opd.delivery for opd in opds if opd.delivery), key=lambda one: one.order)),
        uninformed=tuple(opd.opd for opd in opds if opd.tally.findings and not opd.delivery),
        hosts=hosts,
        opds=opds,
        common=common((seat for opd in opds for seat in opd.seats), inventory, keys, {opd.opd.code: opd.opd.name for opd in opds}),
        actions=tuple(action for action in all_actions if action.risk.level.rank >= RiskLevel.MEDIUM.rank)[:_ACTIONS],
        grave=_grave(opds),
        causes=tuple(action for action in all_actions if len(action.opds) > 1),
        faint=tuple(faint for opd in opds for faint in opd.faint),
        troubles=(*map(_trouble, gaps), *(trouble for opd in opds for trouble in opd.troubles)),
        calendar=calendar((one for opd in opds for one in opd.certificates), reported, imprint.zone),
        domains=tuple(sorted((row for opd in opds for row in opd.domains), key=lambda row: row.domain)),
        software=inventory,
        shared_keys=keys,
        unregistered=tuple(harmless(name) for name in scan.unregistered),
        traffic=total_traffic(opd.traffic for opd in opds),
    )


def _trouble(gap: Gap) -> Trouble:
    return Trouble(host="", opd=gap.opd.name, why=fill(PAGE, hosts=quantity(gap.hosts, "asset")))


def _shared_actions(opds: Iterable[OpdSummary]) -> tuple[SharedAction, ...]:
    """What OPDs have to do; what several have to is one decision for the city. Worst risk first, then the most widespread."""
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
            at_once=any(need.at_once for _, need in needs),
        )
        for action, needs in shared.items()
    )
    return tuple(sorted(causes, key=lambda c: (not c.at_once, -c.risk.magnitude, -len(c.opds), c.action.id)))
