"""All that the DNS is asked about a domain for one subject, one answer leading to the next."""

from __future__ import annotations

import asyncio

from checks.core.domain.subjects import open_questions
from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.domain import DnsLookup, DnsQuestion, DomainLookups, DomainLookupsRequest, DomainSubject
from checks.core.evidence.observation import Failure, Observation
from checks.core.model.failure import FailureKind
from scanner.net.door import Visit

# More than any sound domain takes, for one subject; what is left open by it is told as such. Listed hosts come besides: their addresses are known from the plan.
MOST_QUESTIONS = 60
# The subjects that are about the listed hosts below the domain, too.
_OF_HOSTS = (DomainSubject.DANGLING, DomainSubject.CAA)


async def observe_lookups(request: DomainLookupsRequest, visit: Visit, see: object) -> Observation:
    """Every question once, those that are known together, until the rule has no more."""
    lookups: list[DnsLookup] = []

    async def ask(question: DnsQuestion) -> DnsLookup:
        outcome: DnsAnswer | Failure = await visit.dns(question.name, question.rdtype, question.flags)
        return DnsLookup(question, outcome)

    hosts = visit.scope.hosts_of(request.domain) if request.subject in _OF_HOSTS else ()
    most = MOST_QUESTIONS + len(hosts)
    end = visit.clock.monotonic() + visit.network.host_seconds
    while questions := open_questions(request.domain, request.subject, lookups, hosts):
        late = visit.clock.monotonic() >= end
        room = 0 if late else max(most - len(lookups), 0)
        lookups += await asyncio.gather(*(ask(question) for question in questions[:room]))
        limit = f"{visit.network.host_seconds:g} seconds have passed" if late else f"{most} questions were asked"
        lookups += [DnsLookup(question, visit.fail(FailureKind.BUDGET, limit)) for question in questions[room:]]
    return DomainLookups(request.domain, tuple(lookups), visit.clock.now(), hosts)
