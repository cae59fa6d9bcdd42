"""One OPD as its page shows it: every number computed here, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from checks import Kind, Text
from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.tally import Tally, cells, total
from checks.core.facts.values import Traffic
from checks.core.model.bearing import Owner
from checks.core.model.city import Opd
from checks.core.model.restriction import Restriction
from checks.core.model.risk import RiskLevel
from reports.views.actions import Action, actions, host_findings
from reports.views.ages import Age, Repair, ages, repairs
from reports.views.alignment import RuleMap, rule_map
from reports.views.changes import Changes, changes
from reports.views.check_texts import CheckTexts
from reports.views.configuration import HostConfiguration, host_configurations
from reports.views.fault import NO_FAULTS, Faults, ViewFault, stand_in
from reports.views.headline import caveat, headline
from reports.views.host import HostView, blank, host_view
from reports.views.imprint import Imprint
from reports.views.incident import Scene, scenes
from reports.views.older import OlderAnswers, older_answers
from reports.views.risk_matrix import RiskMap, risk_map
from reports.views.sent import SentTotals
from reports.views.software import Release, product_releases, running
from reports.views.tasks import Task, tasks
from reports.views.trend import Trend, trend
from reports.views.unanswered import OpenReason, open_reasons
from reports.views.waived import Decision, acceptance, accepted_levels, omission
from reports.words.format import local

_TOP = 3


class OpdView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on an OPD's page, in both languages. ``hosts`` and ``actions`` are worst first; ``tasks`` are the actions in the same order.

    ``older`` says which answers are from before the scan, ``configurations`` are those of each host by its name. ``reported`` is the day of the report, ``trend`` None when nothing is known from an earlier scan,
    ``sent`` what it was subjected to so far, None without a ledger.
    """

    scan: Scan
    imprint: Imprint
    opd: Opd
    reported: dt.date
    tally: Tally
    map: RiskMap
    trend: Trend | None
    scenes: tuple[Scene, ...]
    incidents: int
    headline: Text
    caveat: Text | None
    hosts: tuple[HostView, ...]
    actions: tuple[Action, ...]
    tasks: tuple[Task, ...]
    open_reasons: tuple[OpenReason, ...]
    older: tuple[OlderAnswers, ...]
    changes: Changes
    ages: tuple[Age, ...]
    repairs: tuple[Repair, ...]
    rule_map: RuleMap
    traffic: Traffic
    configurations: dict[str, tuple[HostConfiguration, ...]]
    sent: SentTotals | None = None

    @property
    def software(self) -> tuple[Release, ...]:
        """What runs on its sites, as the overview has it of all OPDs."""
        return product_releases(running(self.hosts, self.opd.name, self.reported))

    @property
    def top(self) -> tuple[Task, ...]:
        """What the head of the OPD is asked to decide on: nothing below level Sedang, and nothing whose risk is accepted."""
        grave = (task for task in self.tasks if task.at_once or task.action.worst.level.rank >= RiskLevel.MEDIUM.rank)
        return tuple(task for task in grave if not task.accepted)[:_TOP]

    @property
    def rest(self) -> tuple[Task, ...]:
        """The other actions."""
        return tuple(task for task in self.tasks if task not in self.top)

    @property
    def keeper(self) -> tuple[Task, ...]:
        """What only who keeps the city's domain can do."""
        return tuple(task for task in self.tasks if task.alignment.owner is Owner.DOMAIN)

    @property
    def configurable(self) -> bool:
        """Whether there is a configuration for any of the assets."""
        return any(self.configurations.values())

    @property
    def restrictions(self) -> tuple[Restriction, ...]:
        """What of this OPD's assets was not permitted any more when the scan was resumed."""
        return tuple(one for one in self.scan.restrictions if one.opd == self.opd.code)

    @property
    def waived(self) -> tuple[Decision, ...]:
        """What people decided about, worst first."""
        return tuple(sorted((one for host in self.hosts for one in host.waived), key=lambda one: -one.finding.magnitude))

    @property
    def acceptance(self) -> Text | None:
        """Which risks are accepted, for the head; None where none is."""
        return acceptance(self.waived)

    @property
    def omission(self) -> Text | None:
        """That false positives do not count, for the head; None where all findings do."""
        return omission(self.waived)

    @property
    def letter(self) -> str:
        """The number of the letter that goes with this report; empty when it is to be written by hand."""
        return self.imprint.letter.replace("{code}", self.opd.code)

    @property
    def valid_until(self) -> dt.date | None:
        return self.imprint.valid_until(self.reported)


def opd_view(
    scan: Scan,
    opd: Opd,
    assessments: Iterable[Assessment],
    catalogue: CheckTexts,
    imprint: Imprint,
    faults: Faults = NO_FAULTS,
    sent: SentTotals | None = None,
) -> OpdView:
    """The page of one OPD from the assessments of its targets, and from what stands in for those with ``faults``."""
    hosts = tuple(sorted((_host(one, catalogue, faults.get(one.target)) for one in assessments), key=_worst_first))
    counts = total(host.tally for host in hosts)
    counts_by_risk = cells(s.finding for host in hosts for s in host.sightings)
    reported = local(scan.finished or scan.started, imprint.zone).date()
    to_do = actions(hosts, catalogue, imprint.contact, reported)
    work = tasks(to_do, opd, reported, imprint.decree, imprint.zone)
    all_changes = changes(hosts, scan.started, catalogue)
    incidents = sum(s.finding.kind is Kind.INCIDENT for host in hosts for s in host.sightings)
    return OpdView(
        scan=scan,
        imprint=imprint,
        opd=opd,
        reported=reported,
        tally=counts,
        map=risk_map(counts_by_risk),
        trend=trend(hosts, scan.started, catalogue),
        scenes=scenes(hosts, scan.started),
        incidents=incidents,
        headline=headline(counts, len(hosts), incidents, accepted_levels(one for host in hosts for one in host.waived)),
        caveat=caveat(counts),
        hosts=hosts,
        actions=to_do,
        tasks=work,
        open_reasons=open_reasons(hosts),
        older=older_answers(hosts, reported, imprint.zone),
        changes=all_changes,
        ages=ages(work, reported, imprint.zone),
        repairs=repairs(all_changes.fixed),
        rule_map=rule_map(work),
        traffic=total_traffic(host.traffic for host in hosts),
        sent=sent,
        configurations={host.name: host_configurations(host_findings(host, catalogue), imprint.contact, reported) for host in hosts},
    )


def _host(assessment: Assessment, catalogue: CheckTexts, fault: ViewFault | None) -> HostView:
    if fault is None:
        return host_view(assessment, catalogue)
    substitute = stand_in(assessment, fault)
    return blank(substitute, catalogue) if fault.whole else host_view(substitute, catalogue)


def total_traffic(traffics: Iterable[Traffic]) -> Traffic:
    """Requests, connections, bytes and seconds added up; the logs stay with their assets."""
    count = connections = bytes_in = bytes_out = 0
    seconds = 0.0
    for traffic in traffics:
        count, bytes_in, bytes_out = count + traffic.count, bytes_in + traffic.bytes_in, bytes_out + traffic.bytes_out
        connections, seconds = connections + traffic.connections, seconds + traffic.seconds
    return Traffic(count=count, connections=connections, bytes_in=bytes_in, bytes_out=bytes_out, seconds=seconds)


def _worst_first(host: HostView) -> tuple[int, float, str]:
    return (-host.magnitude, host.tally.coverage.share, host.name)
