"""A site's four endpoints. Its twin is looked up first: a name that the DNS does not have is not asked."""

from __future__ import annotations

import asyncio

from checks.core.check.family import See
from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.endpoints import EndpointAnswers, EndpointsRequest, Role
from checks.core.evidence.observation import Failure, Observation
from checks.core.page.endpoints import has_records
from checks.core.parse.www import bare
from scanner.net.door import Visit

_OWN = (Role.HTTPS, Role.HTTP, Role.TLS)
_TWIN = (Role.TWIN_HTTPS, Role.TWIN_HTTP, Role.TWIN_TLS)


async def observe_endpoints(request: EndpointsRequest, visit: Visit, see: See) -> Observation:
    """The twin is contacted only where the scope counts it as the same site, or where it is registered by itself."""
    keys: dict[Role, str] = {}

    async def ask(*roles: Role) -> None:
        questions = {role: request.asking(role) for role in roles}
        keys.update((role, one.key) for role, one in questions.items())
        await asyncio.gather(*map(see, questions.values()))

    async def twin_exists() -> bool:
        for role in (Role.TWIN_A, Role.TWIN_AAAA):
            await ask(role)
            answer = await see(request.asking(role))
            if has_records(answer if isinstance(answer, DnsAnswer) else None):
                return True
            if isinstance(answer, Failure) or (isinstance(answer, DnsAnswer) and answer.rcode == "NXDOMAIN"):
                return False
        return False

    twin = request.twin if _ours(request, visit) else ""
    await ask(*_OWN)
    if twin and await twin_exists():
        # Whoever has a domain of his own expects visitors at both of its names.
        if bare(request.host) != visit.target.domain:
            await ask(Role.WILDCARD)
        await ask(*_TWIN)
    return EndpointAnswers(request.host, visit.clock.now(), twin, bool(twin) and visit.scope.is_registered(twin), keys)


def _ours(request: EndpointsRequest, visit: Visit) -> bool:
    """Whether the twin may be asked at all; the door asks the same again at every request."""
    refusals = (visit.refuse(request.twin, port, request.level) for port in (request.https_port, request.http_port))
    return request.twin != "" and all(refusal is None for refusal in refusals)
