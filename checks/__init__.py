"""Everything a check author may import, ours and strangers'. A check is one file; CONTRIBUTING.md has the recipe."""

from typing import TYPE_CHECKING

from checks.core import bearing, cms, parse, reason
from checks.core.addresses import each_address, each_weak_address
from checks.core.catalogue import CatalogueSeen
from checks.core.catalogue_check import catalogue_check
from checks.core.catalogue_judge import exposures
from checks.core.check import Check, Example, Findings, Fix, NotApplicable, check
from checks.core.covers import covers
from checks.core.crawl import Crawl, host_of
from checks.core.dns import Climb, DnsAnswer
from checks.core.document import document, public_content
from checks.core.endpoints import EndpointsSeen, Role, same_page
from checks.core.evidence import Failure, FailureKind
from checks.core.http import Body, Exchange, Hop, Nowhere, Response
from checks.core.issuers import caa_domains, is_caa_domain
from checks.core.lazy import lazily
from checks.core.model import Confidence, Finding, Importance, Kind, Level, Outcome, Problem, Reason, Target, Verdict
from checks.core.need import (
    FOREIGN,
    Answer,
    Catalogue,
    Cors,
    Dns,
    DnsClimb,
    Endpoints,
    Exposed,
    Http,
    Https,
    Missing,
    Options,
    Page,
    Pages,
    Revoked,
    Survey,
    Tls,
    Weak,
    is_address,
)
from checks.core.notfound import Unknown, present
from checks.core.pages import OwnPage, by_host, own_pages, require_whole
from checks.core.proven import proven
from checks.core.releases import Support, releases, standing
from checks.core.risk import Risk
from checks.core.script_hosts import SCRIPT_HOSTS
from checks.core.strength import Strength, has_short_blocks, is_rc4, rsa_bits, strength, suite_named
from checks.core.suites import Suite
from checks.core.text import Text
from checks.core.text_file import text_file
from checks.core.tls import (
    PROTOCOLS,
    Accepted,
    DhGroup,
    Handshake,
    Order,
    Revocation,
    RevocationSeen,
    TlsAnswers,
    TlsSurvey,
    Trust,
    Vulnerable,
    Weakness,
    WeaknessSeen,
)

if TYPE_CHECKING:
    from checks.core import build
else:
    # Evidence by hand is for examples and tests; a scan does without it.
    build = lazily("checks.core.build")

__all__ = [
    "FOREIGN",
    "PROTOCOLS",
    "SCRIPT_HOSTS",
    "Accepted",
    "Answer",
    "Body",
    "Catalogue",
    "CatalogueSeen",
    "Check",
    "Climb",
    "Confidence",
    "Cors",
    "Crawl",
    "DhGroup",
    "Dns",
    "DnsAnswer",
    "DnsClimb",
    "Endpoints",
    "EndpointsSeen",
    "Example",
    "Exchange",
    "Exposed",
    "Failure",
    "FailureKind",
    "Finding",
    "Findings",
    "Fix",
    "Handshake",
    "Hop",
    "Http",
    "Https",
    "Importance",
    "Kind",
    "Level",
    "Missing",
    "NotApplicable",
    "Nowhere",
    "Options",
    "Order",
    "Outcome",
    "OwnPage",
    "Page",
    "Pages",
    "Problem",
    "Reason",
    "Response",
    "Revocation",
    "RevocationSeen",
    "Revoked",
    "Risk",
    "Role",
    "Strength",
    "Suite",
    "Support",
    "Survey",
    "Target",
    "Text",
    "Tls",
    "TlsAnswers",
    "TlsSurvey",
    "Trust",
    "Unknown",
    "Verdict",
    "Vulnerable",
    "Weak",
    "Weakness",
    "WeaknessSeen",
    "bearing",
    "build",
    "by_host",
    "caa_domains",
    "catalogue_check",
    "check",
    "cms",
    "covers",
    "document",
    "each_address",
    "each_weak_address",
    "exposures",
    "has_short_blocks",
    "host_of",
    "is_address",
    "is_caa_domain",
    "is_rc4",
    "own_pages",
    "parse",
    "present",
    "proven",
    "public_content",
    "reason",
    "releases",
    "require_whole",
    "rsa_bits",
    "same_page",
    "standing",
    "strength",
    "suite_named",
    "text_file",
]  # fmt: skip
