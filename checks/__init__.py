"""Everything a check author may import, ours and strangers'. A check is one file; CONTRIBUTING.md has the recipe."""

from typing import TYPE_CHECKING

from checks.core import parse
from checks.core.check.certificates import CertificateView, each_certificate
from checks.core.check.check import Check, Example, Findings, Fix, check
from checks.core.check.dns_need import Dns, DnsClimb
from checks.core.check.domain_need import DomainRecords, MailServers, MtaStsFile, Recursion, Transfer, ZoneAuthority
from checks.core.check.earlier_need import Earlier
from checks.core.check.family import Dialogue, DialogueError, ProbeFamily, ProbePhase, See, Way
from checks.core.check.lazy import lazily
from checks.core.check.need import (
    Answer,
    AnyPages,
    Control,
    Cors,
    Endpoints,
    Exposed,
    Http,
    Https,
    Missing,
    Need,
    Options,
    Page,
    Pages,
    Revoked,
    SoftwarePaths,
    StrangerOrigins,
    Survey,
    Tls,
    Weak,
)
from checks.core.check.per_address import at_each_address, each_address, each_weak_address
from checks.core.check.script_need import ScriptFiles
from checks.core.check.topic import Statement, Topic, topic
from checks.core.check.verification import CLOSED, RETEST, STATUS, certificate_text, handshake_lines, header_lines, retest_alone
from checks.core.check.views_need import Views
from checks.core.configuration.measure import (
    DOT_FILES,
    Access,
    FindingPaths,
    HeaderRemoval,
    PathRule,
    PolicyDirective,
    ResponseHeader,
    SettingBlock,
)
from checks.core.domain.authority import ServerStanding, answer_words, looks_up_for_strangers, serial_of, stale_servers, standing
from checks.core.domain.caa import CaaPlace, caa_state
from checks.core.domain.dane import DaneHost, dane_hosts
from checks.core.domain.dangling import Pointer, dead_ends
from checks.core.domain.dkim import key_folder, selector_keys
from checks.core.domain.dmarc import DmarcState, dmarc_state
from checks.core.domain.dnssec import DnssecState, Protection, dnssec_state
from checks.core.domain.mail_encryption import CertificateFault, certificate_faults, policy_in_force
from checks.core.domain.mail_hosts import MailHosts, mail_hosts, takes_mail
from checks.core.domain.mta_sts import mta_sts_answer, mta_sts_records, policy_addresses
from checks.core.domain.name_servers import name_servers
from checks.core.domain.resolution import Resolution, unlikely_name
from checks.core.domain.signature_chain import Break
from checks.core.domain.spf import SpfState, spf_state
from checks.core.domain.subjects import require_zone, resolution
from checks.core.domain.tlsa import fits_tlsa
from checks.core.domain.unclaimed import unclaimed_service
from checks.core.evidence.certificates import ServerCertificate, Staple
from checks.core.evidence.control import ControlAnswers
from checks.core.evidence.cors import FOREIGN_ORIGIN, Likeness, OriginAnswers
from checks.core.evidence.crawl import Crawl, ResolverControl, host_of
from checks.core.evidence.dns import Climb, DnsAnswer
from checks.core.evidence.domain import DomainLookups, DomainSubject
from checks.core.evidence.earlier import FrontLook, SitePast
from checks.core.evidence.endpoints import EndpointAnswers, Role
from checks.core.evidence.exposure import CatalogueAnswers, PathAnswer
from checks.core.evidence.http import Body, Exchange, Hop, Nowhere, Response
from checks.core.evidence.mail_servers import MailServerTalk, MailServerTalks, MtaStsAnswer, SmtpTalk, policy_host
from checks.core.evidence.name_servers import NameServerAnswer, NameServerAnswers, ZoneTransfer
from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.evidence.scripts import ScriptAnswers
from checks.core.evidence.tls import (
    PROTOCOLS,
    Acceptance,
    ClientOutcome,
    DhGroup,
    Handshake,
    Order,
    Revocation,
    RevocationStatus,
    TlsAnswers,
    TlsSurvey,
    Trust,
    Vulnerable,
    Weakness,
    WeaknessStatus,
)
from checks.core.evidence.views import SiteViews
from checks.core.exposure.banner_status import banner_findings
from checks.core.exposure.check import catalogue_checks
from checks.core.exposure.product_status import (
    HIDDEN_VERSION,
    NO_RELEASE_DATA,
    NO_SOFTWARE,
    STALE_RELEASE_DATA,
    UNCOVERED_SOFTWARE,
    ProductStatus,
    product_statuses,
    require_status,
)
from checks.core.exposure.site_libraries import site_libraries
from checks.core.exposure.site_software import site_software
from checks.core.model import bearing, reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Confidence, Finding, Importance, Kind, Level, Outcome, Problem, Reason, Target, Verdict
from checks.core.model.risk import Risk
from checks.core.model.text import Text, utc_moment
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.model.visitor import Visitor
from checks.core.page.block_pages import is_log_in, not_own_page, require_answers
from checks.core.page.endpoints import open_question, page_at, same_page, twin_by_chance, twin_published
from checks.core.page.extent import extent
from checks.core.page.html_document import parse_document, require_head, require_readable
from checks.core.page.lead import lead
from checks.core.page.present_paths import present_paths
from checks.core.page.public_content import public_content
from checks.core.page.site_pages import OwnPage, by_host, own_pages, require_whole
from checks.core.page.soft_404 import present
from checks.core.page.text_file import text_file
from checks.core.parse.address import is_address
from checks.core.parse.certificate_names import covers
from checks.core.parse.csp_bypass_hosts import SCRIPT_HOSTS
from checks.core.signs.surface import (
    ScriptDeed,
    SignKind,
    Subject,
    advert_findings,
    defaced_pages,
    doorways,
    foreign_leads,
    front_change,
    inert_host,
    require_views,
    signs_beside,
    site_scripts,
    suspicion,
    visitors_spam,
)  # fmt: skip
from checks.core.software.recognition import Recognition, recognition
from checks.core.software.releases import Support, SupportStatus, releases, support_status
from checks.core.tls.caa_issuers import caa_domains, is_caa_domain
from checks.core.tls.strength import Strength, has_short_blocks, is_rc4, rsa_bits, strength, suite_by_name
from checks.core.tls.suites import Suite

if TYPE_CHECKING:
    from checks.core.testing import evidence as build
else:
    # Evidence by hand is for examples and tests; a scan does without it.
    build = lazily("checks.core.testing.evidence")

__all__ = [
    "CLOSED", "DOT_FILES", "FOREIGN_ORIGIN", "HIDDEN_VERSION", "NO_RELEASE_DATA", "NO_SOFTWARE",
    "PROTOCOLS", "RETEST", "SCRIPT_HOSTS", "STALE_RELEASE_DATA", "STATUS", "UNCOVERED_SOFTWARE",
    "Acceptance", "Access", "Answer", "AnyPages", "Body", "Break",
    "CaaPlace", "CatalogueAnswers", "CertificateFault", "CertificateView", "Check", "ClientOutcome",
    "Climb", "Confidence", "Control", "ControlAnswers", "Cors", "Crawl",
    "DaneHost", "DhGroup", "Dialogue", "DialogueError", "DmarcState", "Dns",
    "DnsAnswer", "DnsClimb", "DnssecState", "DomainLookups", "DomainRecords", "DomainSubject",
    "Earlier", "EndpointAnswers", "Endpoints", "Example", "Exchange", "Exposed",
    "Failure", "FailureKind", "Finding", "FindingPaths", "Findings", "Fix",
    "FrontLook", "Handshake", "HeaderRemoval", "Hop", "Http", "Https",
    "Importance", "Kind", "Level", "Likeness", "MailHosts", "MailServerTalk",
    "MailServerTalks", "MailServers", "Missing", "MtaStsAnswer", "MtaStsFile", "NameServerAnswer",
    "NameServerAnswers", "Need", "NotApplicable", "Nowhere", "Observation", "Options",
    "Order", "OriginAnswers", "Outcome", "OwnPage", "Page", "Pages",
    "PathAnswer", "PathRule", "Pointer", "PolicyDirective", "ProbeFamily", "ProbePhase",
    "Problem", "ProductStatus", "Protection", "Reason", "Recognition", "Recursion",
    "Request", "Resolution", "ResolverControl", "Response", "ResponseHeader", "Revocation",
    "RevocationStatus", "Revoked", "Risk", "Role", "ScriptAnswers", "ScriptDeed",
    "ScriptFiles", "See", "ServerCertificate", "ServerStanding", "SettingBlock", "SignKind",
    "SitePast", "SiteViews", "SmtpTalk", "SoftwarePaths", "SpfState", "Staple",
    "Statement", "StrangerOrigins", "Strength", "Subject", "Suite", "Support",
    "SupportStatus", "Survey", "Target", "Text", "Tls", "TlsAnswers",
    "TlsSurvey", "Topic", "Transfer", "Trust", "Unknown", "Verdict",
    "Views", "Visitor", "Vulnerable", "Way", "Weak", "Weakness",
    "WeaknessStatus", "ZoneAuthority", "ZoneTransfer", "advert_findings", "answer_words", "at_each_address",
    "banner_findings", "bearing", "build", "by_host", "caa_domains", "caa_state",
    "catalogue_checks", "certificate_faults", "certificate_text", "check", "covers", "dane_hosts",
    "dead_ends", "defaced_pages", "dmarc_state", "dnssec_state", "doorways", "each_address",
    "each_certificate", "each_weak_address", "extent", "fits_tlsa", "foreign_leads", "front_change",
    "handshake_lines", "has_short_blocks", "header_lines", "host_of", "inert_host", "is_address",
    "is_caa_domain", "is_log_in", "is_rc4", "key_folder", "lead", "looks_up_for_strangers",
    "mail_hosts", "mta_sts_answer", "mta_sts_records", "name_servers", "not_own_page", "open_question",
    "own_pages", "page_at", "parse", "parse_document", "policy_addresses", "policy_host",
    "policy_in_force", "present", "present_paths", "product_statuses", "public_content", "reason",
    "recognition", "releases", "require_answers", "require_head", "require_readable", "require_status",
    "require_views", "require_whole", "require_zone", "resolution", "retest_alone", "rsa_bits",
    "same_page", "selector_keys", "serial_of", "signs_beside", "site_libraries", "site_scripts",
    "site_software", "spf_state", "stale_servers", "standing", "strength", "suite_by_name",
    "support_status", "suspicion", "takes_mail", "text_file", "topic", "twin_by_chance",
    "twin_published", "unclaimed_service", "unlikely_name", "utc_moment", "visitors_spam",
]  # fmt: skip
