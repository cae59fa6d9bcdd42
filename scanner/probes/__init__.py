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
from scanner.probes.contract import ProbeFamily, ProbePhase
from scanner.probes.crawl import probe
from scanner.probes.tls.revocation import probe as revocation
from scanner.probes.tls.survey import survey
from scanner.probes.tls.weakness import probe as weakness

_FAMILIES = (
    ProbeFamily(HttpRequest, http.http),
    ProbeFamily(SiteRequest, http.site),
    ProbeFamily(NowhereRequest, http.observe_nowhere),
    ProbeFamily(CatalogueRequest, exposure.catalogue),
    ProbeFamily(PreflightRequest, preflight.preflight, ProbePhase.HANDSHAKES),
    ProbeFamily(EndpointsRequest, endpoints.observe_endpoints, ProbePhase.HANDSHAKES),
    ProbeFamily(TlsRequest, tls.observe_handshake, ProbePhase.HANDSHAKES),
    ProbeFamily(TlsSurveyRequest, survey.observe_survey, ProbePhase.HANDSHAKES),
    ProbeFamily(RevocationRequest, revocation.observe_revocation, ProbePhase.HANDSHAKES),
    ProbeFamily(WeaknessRequest, weakness.observe_weakness, ProbePhase.HANDSHAKES),
    ProbeFamily(DnsRequest, dns.dns),
    ProbeFamily(ClimbRequest, dns.observe_climb),
    ProbeFamily(DomainRequest, dns.domain),
    ProbeFamily(CrawlRequest, probe.observe_crawl),
)

PROBES: Mapping[type, ProbeFamily] = {family.request: family for family in _FAMILIES}
