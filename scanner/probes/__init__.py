"""Probes: a request and a way out in, an observation out. Everything they send goes through the visit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checks.core.check.dns_need import Dns, DnsClimb
from checks.core.check.domain_need import DomainRecords, MailServers, MtaStsFile, Recursion, Transfer, ZoneAuthority
from checks.core.check.earlier_need import Earlier
from checks.core.check.family import ProbeFamily, ProbePhase
from checks.core.check.need import (
    Answer,
    Catalogue,
    Control,
    Cors,
    Endpoints,
    Exposed,
    Http,
    Https,
    Missing,
    Options,
    Page,
    Pages,
    Revoked,
    StrangerOrigins,
    Survey,
    Tls,
    Weak,
)
from checks.core.check.preflight import Preflight
from checks.core.check.script_need import ScriptFiles
from checks.core.check.views_need import Views
from checks.core.evidence.control import ControlAnswers, ControlRequest
from checks.core.evidence.cors import OriginAnswers, OriginsRequest
from checks.core.evidence.crawl import Crawl, CrawlRequest, DomainRequest
from checks.core.evidence.dns import Climb, ClimbRequest, DnsAnswer, DnsRequest
from checks.core.evidence.domain import DomainLookups, DomainLookupsRequest
from checks.core.evidence.earlier import EarlierRequest, SitePast
from checks.core.evidence.endpoints import EndpointAnswers, EndpointsRequest
from checks.core.evidence.exposure import CatalogueAnswers, CatalogueRequest
from checks.core.evidence.http import Exchange, HttpRequest, LeadRequest, Nowhere, NowhereRequest, SiteRequest
from checks.core.evidence.mail_servers import MailServersRequest, MailServerTalks, MtaStsAnswer, MtaStsRequest
from checks.core.evidence.name_servers import NameServerAnswers, NameServersRequest
from checks.core.evidence.observation import Referral
from checks.core.evidence.scripts import ScriptAnswers, ScriptsRequest
from checks.core.evidence.tls import (
    Handshake,
    RevocationRequest,
    RevocationStatus,
    TlsRequest,
    TlsSurvey,
    TlsSurveyRequest,
    WeaknessRequest,
    WeaknessStatus,
)
from checks.core.evidence.views import SiteViews, ViewsRequest
from checks.core.ratings.observatory import PreflightRequest
from scanner.probes import (
    control,
    cors,
    dns,
    domain,
    earlier,
    endpoints,
    exposure,
    http,
    lead,
    name_servers,
    preflight,
    scripts,
    tls,
    views,
)
from scanner.probes.crawl import probe
from scanner.probes.guest import guest
from scanner.probes.mail import policy, servers
from scanner.probes.tls.revocation import probe as revocation
from scanner.probes.tls.survey import survey
from scanner.probes.tls.weakness import probe as weakness

_FAMILIES = (
    ProbeFamily(HttpRequest, Exchange, http.http, ProbePhase.PAGES, (Https, Http)),
    ProbeFamily(SiteRequest, Referral, http.site, ProbePhase.PAGES, (Page, Answer, Cors, Options, Exposed)),
    ProbeFamily(LeadRequest, Exchange, lead.observe_lead, ProbePhase.PAGES),
    ProbeFamily(NowhereRequest, Nowhere, http.observe_nowhere, ProbePhase.PAGES, (Missing,)),
    ProbeFamily(CatalogueRequest, CatalogueAnswers, exposure.catalogue, ProbePhase.PAGES, (Catalogue,)),
    ProbeFamily(OriginsRequest, OriginAnswers, cors.observe_origins, ProbePhase.PAGES, (StrangerOrigins,)),
    ProbeFamily(ControlRequest, ControlAnswers, control.observe_control, ProbePhase.CONTROL, (Control,)),
    ProbeFamily(PreflightRequest, Exchange, preflight.preflight, ProbePhase.HANDSHAKES, (Preflight,)),
    ProbeFamily(EndpointsRequest, EndpointAnswers, endpoints.observe_endpoints, ProbePhase.HANDSHAKES, (Endpoints,)),
    ProbeFamily(TlsRequest, Handshake, tls.observe_handshake, ProbePhase.HANDSHAKES, (Tls,)),
    ProbeFamily(TlsSurveyRequest, TlsSurvey, survey.observe_survey, ProbePhase.HANDSHAKES, (Survey,)),
    ProbeFamily(RevocationRequest, RevocationStatus, revocation.observe_revocation, ProbePhase.HANDSHAKES, (Revoked,)),
    ProbeFamily(WeaknessRequest, WeaknessStatus, weakness.observe_weakness, ProbePhase.HANDSHAKES, (Weak,)),
    ProbeFamily(DnsRequest, DnsAnswer, dns.dns, ProbePhase.PAGES, (Dns,)),
    ProbeFamily(ClimbRequest, Climb, dns.observe_climb, ProbePhase.PAGES, (DnsClimb,)),
    ProbeFamily(DomainLookupsRequest, DomainLookups, domain.observe_lookups, ProbePhase.PAGES, (DomainRecords,)),
    ProbeFamily(MtaStsRequest, MtaStsAnswer, policy.observe_policy, ProbePhase.PAGES, (MtaStsFile,)),
    ProbeFamily(MailServersRequest, MailServerTalks, servers.observe_mail_servers, ProbePhase.HANDSHAKES, (MailServers,)),
    ProbeFamily(
        NameServersRequest,
        NameServerAnswers,
        name_servers.observe_name_servers,
        ProbePhase.HANDSHAKES,
        (ZoneAuthority, Recursion, Transfer),
    ),
    ProbeFamily(DomainRequest, DnsAnswer, dns.domain, ProbePhase.PAGES),
    ProbeFamily(EarlierRequest, SitePast, earlier.observe_earlier, ProbePhase.PAGES, (Earlier,)),
    ProbeFamily(ViewsRequest, SiteViews, views.observe_views, ProbePhase.PAGES, (Views,)),
    ProbeFamily(ScriptsRequest, ScriptAnswers, scripts.observe_scripts, ProbePhase.PAGES, (ScriptFiles,)),
    ProbeFamily(CrawlRequest, Crawl, probe.observe_crawl, ProbePhase.PAGES, (Pages,)),
)

PROBES: dict[type, ProbeFamily] = {family.request: family for family in _FAMILIES}


def families_by_request(families: Iterable[ProbeFamily]) -> Mapping[type, ProbeFamily]:
    """Who answers which sort of request: our own families, and these, whose probes have a `Way` and no more."""
    return {**PROBES, **{family.request: guest(family) for family in families}}
