"""Probes: a request and a way out in, an observation out. Everything they send goes through the visit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from checks.core.evidence.codec import Observation
from checks.core.evidence.crawl import CrawlRequest, DomainRequest
from checks.core.evidence.dns import ClimbRequest, DnsRequest
from checks.core.evidence.endpoints import EndpointsRequest
from checks.core.evidence.exposure import CatalogueRequest
from checks.core.evidence.http import HttpRequest, NowhereRequest, SiteRequest
from checks.core.evidence.observation import Request
from checks.core.evidence.tls import RevocationRequest, TlsRequest, TlsSurveyRequest, WeaknessRequest
from checks.core.ratings.observatory import PreflightRequest
from scanner.net.door import Visit
from scanner.probes import dns, endpoints, exposure, http, preflight, tls
from scanner.probes.crawl import probe
from scanner.probes.tls.revocation import probe as revocation
from scanner.probes.tls.survey import survey
from scanner.probes.tls.weakness import probe as weakness

See = Callable[[Request], Awaitable[Observation]]
Probe = Callable[[Any, Visit, See], Awaitable[Observation]]

PROBES: Mapping[type, Probe] = {
    HttpRequest: http.http,
    SiteRequest: http.site,
    NowhereRequest: http.nowhere,
    CatalogueRequest: exposure.catalogue,
    PreflightRequest: preflight.preflight,
    EndpointsRequest: endpoints.endpoints,
    TlsRequest: tls.handshake,
    TlsSurveyRequest: survey.survey,
    RevocationRequest: revocation.revocation,
    WeaknessRequest: weakness.weakness,
    DnsRequest: dns.dns,
    ClimbRequest: dns.climb,
    DomainRequest: dns.domain,
    CrawlRequest: probe.crawl,
}
