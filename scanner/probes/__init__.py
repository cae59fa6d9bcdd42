"""Probes: a request and a way out in, an observation out. Everything they send goes through the visit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from checks.core.catalogue import CatalogueRequest
from checks.core.codec import Observation
from checks.core.crawl import CrawlRequest, DomainRequest
from checks.core.dns import ClimbRequest, DnsRequest
from checks.core.endpoints import EndpointsRequest
from checks.core.evidence import Request
from checks.core.http import HttpRequest, NowhereRequest, SiteRequest
from checks.core.observatory import PreflightRequest
from checks.core.tls import RevocationRequest, TlsRequest, TlsSurveyRequest, WeaknessRequest
from scanner.net.door import Visit
from scanner.probes import catalogue, crawl, dns, endpoints, http, preflight, tls
from scanner.probes.tls import revocation, survey, weakness

See = Callable[[Request], Awaitable[Observation]]
Probe = Callable[[Any, Visit, See], Awaitable[Observation]]

PROBES: Mapping[type, Probe] = {
    HttpRequest: http.http,
    SiteRequest: http.site,
    NowhereRequest: http.nowhere,
    CatalogueRequest: catalogue.catalogue,
    PreflightRequest: preflight.preflight,
    EndpointsRequest: endpoints.endpoints,
    TlsRequest: tls.handshake,
    TlsSurveyRequest: survey.survey,
    RevocationRequest: revocation.revocation,
    WeaknessRequest: weakness.weakness,
    DnsRequest: dns.dns,
    ClimbRequest: dns.climb,
    DomainRequest: dns.domain,
    CrawlRequest: crawl.crawl,
}
