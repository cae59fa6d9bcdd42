"""The policy of MTA-STS, as senders fetch it: over HTTPS, from one host, without following redirects (RFC 8461 section 3.3)."""

from __future__ import annotations

from checks.core.check.family import See
from checks.core.domain.mta_sts import mta_sts_records
from checks.core.domain.subjects import resolution
from checks.core.evidence.domain import DomainLookups, DomainLookupsRequest, DomainSubject
from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.mail_servers import POLICY_PATH, MtaStsAnswer, MtaStsRequest, policy_host
from checks.core.evidence.observation import Failure, Observation
from checks.core.evidence.tls import Handshake, TlsRequest
from checks.core.model.failure import FailureKind
from scanner.net.door import Visit
from scanner.net.policy.services import HTTPS_PORT
from scanner.probes.tls.handshake import observe_handshake

# What senders read of a policy at the most (section 3.3).
_MOST = 65_536


async def observe_policy(request: MtaStsRequest, visit: Visit, see: See) -> Observation:
    """Nothing is asked where the DNS names no policy."""
    lookups = await see(DomainLookupsRequest(request.domain, DomainSubject.MTA_STS))
    if not isinstance(lookups, DomainLookups) or not mta_sts_records(request.domain, resolution(lookups)):
        return MtaStsAnswer(request.domain, visit.clock.now())
    host = policy_host(request.domain)
    step = await visit.http(HttpRequest("https", host, HTTPS_PORT, POLICY_PATH, most=_MOST))
    answer = step if isinstance(step, Failure) else Exchange((step.hop,), visit.clock.now())
    if isinstance(answer, Failure) and answer.kind is not FailureKind.TLS:
        return MtaStsAnswer(request.domain, visit.clock.now(), answer, answer)
    tls = await observe_handshake(TlsRequest(host, HTTPS_PORT), visit, see)
    return MtaStsAnswer(request.domain, visit.clock.now(), answer, tls if isinstance(tls, Handshake | Failure) else None)
