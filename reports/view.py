"""One OPD as its page shows it: every number computed here, once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checks import Kind, Text
from checks.core.assessment import Assessment, Scan, Traffic
from checks.core.city import Opd
from checks.core.grade import Tally, total
from reports.actions import Action, actions
from reports.catalogue import Catalogue
from reports.changes import Changes, changes
from reports.headline import caveat, headline
from reports.host import HostView, host_view
from reports.imprint import Imprint
from reports.unseen import Unseen, unseen

TOP = 3


class OpdView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on an OPD's page, in both languages. ``hosts`` and ``actions`` are worst first."""

    scan: Scan
    imprint: Imprint
    opd: Opd
    tally: Tally
    incidents: int
    headline: Text
    caveat: Text | None
    hosts: tuple[HostView, ...]
    actions: tuple[Action, ...]
    unseen: tuple[Unseen, ...]
    changes: Changes
    traffic: Traffic

    @property
    def top(self) -> tuple[Action, ...]:
        """What the head of the OPD is asked to decide on."""
        return self.actions[:TOP]


def opd_view(scan: Scan, opd: Opd, assessments: Iterable[Assessment], catalogue: Catalogue, imprint: Imprint) -> OpdView:
    """The page of one OPD from the assessments of its targets."""
    seen = tuple(assessments)
    counts = total(assessment.tally for assessment in seen)
    hosts = tuple(sorted((host_view(a, catalogue) for a in seen), key=_worst_first))
    incidents = sum(s.finding.kind is Kind.INCIDENT for host in hosts for s in host.sightings)
    return OpdView(
        scan=scan,
        imprint=imprint,
        opd=opd,
        tally=counts,
        incidents=incidents,
        headline=headline(counts, len(hosts), incidents),
        caveat=caveat(counts),
        hosts=hosts,
        actions=actions(hosts, catalogue),
        unseen=unseen(hosts),
        changes=changes(hosts, scan.started, catalogue),
        traffic=summed(host.traffic for host in hosts),
    )


def summed(traffics: Iterable[Traffic]) -> Traffic:
    """Requests, bytes and seconds added up; the logs stay with their assets."""
    count = received = sent = 0
    seconds = 0.0
    for traffic in traffics:
        count, received, sent = count + traffic.count, received + traffic.bytes_in, sent + traffic.bytes_out
        seconds += traffic.seconds
    return Traffic(count=count, bytes_in=received, bytes_out=sent, seconds=seconds)


def _worst_first(host: HostView) -> tuple[int, float, str]:
    return (-host.magnitude, host.tally.coverage.share, host.name)
