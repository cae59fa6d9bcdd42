"""DNS questions."""

from __future__ import annotations

from checks.core.evidence.crawl import DomainRequest
from checks.core.evidence.dns import Climb, ClimbRequest, DnsAnswer, DnsRequest
from checks.core.evidence.observation import Failure, Observation
from scanner.net.door import Visit
from scanner.net.policy.exemption import DOMAIN_QUESTION


async def dns(request: DnsRequest, visit: Visit, see: object) -> Observation:
    """One name, one record type."""
    return await visit.dns(request.name, request.rdtype)


async def domain(request: DomainRequest, visit: Visit, see: object) -> Observation:
    """Whether a stranger's domain exists: its name servers, by the DNS alone."""
    return await visit.dns(request.domain, DOMAIN_QUESTION.what)


async def observe_climb(request: ClimbRequest, visit: Visit, see: object) -> Observation:
    """From the name upwards, as long as there are no records and the name above is ours to ask about."""
    answers: list[DnsAnswer] = []
    name = request.name
    domain = visit.target.domain or name
    while True:
        answer = await visit.dns(name, request.rdtype)
        if isinstance(answer, Failure):
            return answer
        answers.append(answer)
        if answer.records or name == domain or not name.endswith(f".{domain}"):
            return Climb(tuple(answers), answer.at)
        name = name.split(".", 1)[1]
