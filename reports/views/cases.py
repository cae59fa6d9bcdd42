"""One finding with everything that a form beside the report says of it. Every form goes through these, so all have the same findings."""

from __future__ import annotations

import re
from urllib.parse import quote

import msgspec

from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Identity
from checks.core.parse.origin import origin
from reports.strategy import Alignment, alignment
from reports.views.check_texts import Advice
from reports.views.host import HostView, Sighting
from reports.views.opd import OpdView
from reports.views.tasks import Task

# What RFC 3986 lets stand in a URI as it is; all else is percent-encoded.
_URI = ":/?#[]@!$&'()*+,;=%-._~"


class FindingCase(msgspec.Struct, frozen=True, kw_only=True):
    """``url`` is the address that was asked, fit for RFC 3986; ``alignment`` is that of this finding alone."""

    id: str
    host: HostView
    sighting: Sighting
    advice: Advice
    task: Task
    url: str
    alignment: Alignment


def cases(view: OpdView) -> tuple[FindingCase, ...]:
    """Every finding of an OPD, the highest risk first."""
    tasks = {sighting.check: task for task in view.tasks for sighting in task.action.sightings}
    all_cases = (_case(host, sighting, tasks[sighting.check]) for host in view.hosts for sighting in host.sightings)
    return tuple(sorted(all_cases, key=lambda case: (-case.sighting.finding.magnitude, case.host.name, case.sighting.check, case.id)))


def _case(host: HostView, sighting: Sighting, task: Task) -> FindingCase:
    checks = dict.fromkeys(sighting.check for sighting in task.action.sightings)
    advice = dict(zip(checks, task.action.advice, strict=True))[sighting.check]
    finding = sighting.finding
    return FindingCase(
        id=finding_id(host.target, Identity(sighting.check, finding.problem, finding.subject)),
        host=host,
        sighting=sighting,
        advice=advice,
        task=task,
        url=finding_url(host, sighting.subject),
        alignment=alignment([advice.bearing], (finding.kind,)),
    )


def finding_url(host: HostView, subject: str) -> str:
    """What a finding is about where that is an address of this host, else the front page where it was seen."""
    target = host.target
    front = origin("https" if host.tls else "http", target.host, target.port if host.tls else target.http_port)
    plain = re.match(r"https?://([^/?#\s]+)", subject)
    if plain and plain[1] in (target.host, front.partition("://")[2]):
        return quote(subject.encode("utf-8", "replace"), safe=_URI)
    return front + "/"
