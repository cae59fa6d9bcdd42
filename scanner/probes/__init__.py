"""Probes: a request and a way out in, an observation out. Everything they send goes through the visit."""

from __future__ import annotations

from collections.abc import Mapping

from checks.core.evidence.crawl import CrawlRequest, DomainRequest
from checks.core.evidence.dns import ClimbRequest, DnsRequest
from checks.core.evidence.endpoints import EndpointsRequest
from checks.core.evidence.exposure import CatalogueRequest
from checks.core.evidence.http import HttpRequest, NowhereRequest, SiteRequest
from checks.core.evidence.tls import RevocationRequest, TlsRequest, TlsSurveyRequest, WeaknessRequest
from checks.core.ratings.observatory import PreflightRequest
from scanner.probes import dns, endpoints, exposure, http, preflight, tls
from scanner.probes.contract import Phase, ProbeFamily
from scanner.probes.crawl import probe
from scanner.probes.tls.revocation import probe as revocation
from scanner.probes.tls.survey import survey
from scanner.probes.tls.weakness import probe as weakness

_FAMILIES = (
    ProbeFamily(HttpRequest, http.http),
    ProbeFamily(SiteRequest, http.site),
    ProbeFamily(NowhereRequest, http.nowhere),
    ProbeFamily(CatalogueRequest, exposure.catalogue),
    ProbeFamily(PreflightRequest, preflight.preflight, Phase.HANDSHAKES),
    ProbeFamily(EndpointsRequest, endpoints.endpoints, Phase.HANDSHAKES),
    ProbeFamily(TlsRequest, tls.handshake, Phase.HANDSHAKES),
    ProbeFamily(TlsSurveyRequest, survey.survey, Phase.HANDSHAKES),
    ProbeFamily(RevocationRequest, revocation.revocation, Phase.HANDSHAKES),
    ProbeFamily(WeaknessRequest, weakness.weakness, Phase.HANDSHAKES),
    ProbeFamily(DnsRequest, dns.dns),
    ProbeFamily(ClimbRequest, dns.climb),
    ProbeFamily(DomainRequest, dns.domain),
    ProbeFamily(CrawlRequest, probe.crawl),
)

PROBES: Mapping[type, ProbeFamily] = {family.request: family for family in _FAMILIES}
