"""What a check asks for, relative to a target. Frozen values: equal needs are one request."""

from __future__ import annotations

import enum
from typing import ClassVar, Protocol, runtime_checkable

import msgspec

from checks.core.evidence.crawl import Crawl, CrawlRequest
from checks.core.evidence.dns import Climb, ClimbRequest, DnsAnswer, DnsRequest
from checks.core.evidence.endpoints import EndpointsRequest, EndpointsSeen, twin_of
from checks.core.evidence.exposure import CatalogueRequest, CatalogueSeen
from checks.core.evidence.http import Exchange, HttpRequest, Nowhere, NowhereRequest, SiteRequest
from checks.core.evidence.observation import Request
from checks.core.evidence.tls import (
    Handshake,
    RevocationRequest,
    RevocationSeen,
    TlsRequest,
    TlsSurvey,
    TlsSurveyRequest,
    Weakness,
    WeaknessRequest,
    WeaknessSeen,
)  # fmt: skip
from checks.core.model.finding import Level, Target
from checks.core.parse.address import is_address
from checks.core.parse.origin import DEFAULT_PORTS
from checks.core.parse.path_shape import shape


class Gate(enum.Enum):
    """What an answer must be before a check may judge it: anything, a real answer of the site, or the site's own page."""

    ANYTHING = "anything"
    ANSWER = "answer"
    PAGE = "page"


@runtime_checkable
class Need(Protocol):
    """``yields`` is the observation type, ``level`` how intrusive it is, ``gate`` what it must pass.

    ``at`` makes it absolute, or says None where it cannot apply to the target (a DNS name of an address).
    """

    yields: ClassVar[type]
    level: ClassVar[Level]
    gate: ClassVar[Gate]

    def at(self, target: Target) -> Request | None: ...


class _Question(msgspec.Struct, frozen=True):
    """What most needs are: a visit, whatever it brings."""

    level: ClassVar[Level] = Level.VISIT
    gate: ClassVar[Gate] = Gate.ANYTHING


class _Path(_Question, frozen=True):
    """A path of the site: over HTTPS, or over plain HTTP where there is no HTTPS."""

    path: str = "/"
    yields: ClassVar[type] = Exchange

    def at(self, target: Target) -> Request:
        return SiteRequest(target.host, target.port, target.http_port, self.path, self.level)


class Https(_Path, frozen=True):
    """The page at a path over HTTPS."""

    gate: ClassVar[Gate] = Gate.PAGE

    def at(self, target: Target) -> Request:
        return HttpRequest("https", target.host, target.port, self.path)


class Http(_Path, frozen=True):
    """Whatever plain HTTP answers at a path."""

    gate: ClassVar[Gate] = Gate.ANSWER

    def at(self, target: Target) -> Request:
        return HttpRequest("http", target.host, target.http_port, self.path)


class Page(_Path, frozen=True):
    """The page at a path where the site lives: over HTTPS, or over plain HTTP where there is no HTTPS."""

    gate: ClassVar[Gate] = Gate.PAGE


class Answer(_Path, frozen=True):
    """Whatever is answered where `Page` would ask, even a refusal or an error; the same request."""


# The origin of a page that no site has a reason to trust (RFC 2606).
FOREIGN = "https://tilik.example"


class Cors(_Path, frozen=True):
    """The page at a path as it answers a script of another site; ``origin`` is what the browser says of that site."""

    origin: str = FOREIGN
    gate: ClassVar[Gate] = Gate.PAGE

    def at(self, target: Target) -> Request:
        return SiteRequest(target.host, target.port, target.http_port, self.path, foreign=self.origin)


class Options(_Path, frozen=True):
    """What a path answers to OPTIONS (RFC 9110 section 9.3.7)."""

    gate: ClassVar[Gate] = Gate.ANSWER

    def at(self, target: Target) -> Request:
        return SiteRequest(target.host, target.port, target.http_port, self.path, method="OPTIONS")


class Exposed(_Path, frozen=True):
    """A path no visitor asks for. Believe it only as far as `present` does, with `Missing` of the same path.

    Nothing is kept from the check: a refusal of one path must not hide what another path shows.
    """

    path: str
    level: ClassVar[Level] = Level.PROBE


class Missing(_Question, frozen=True):
    """How the site answers paths of the same shape as ``like`` that cannot exist."""

    like: str
    yields: ClassVar[type] = Nowhere
    level: ClassVar[Level] = Level.PROBE

    def at(self, target: Target) -> Request:
        return NowhereRequest(target.host, target.port, target.http_port, shape(self.like))


class Endpoints(_Question, frozen=True):
    """http and https under the host's name and, on the usual port, under its twin with or without ``www.``."""

    yields: ClassVar[type] = EndpointsSeen

    def at(self, target: Target) -> Request:
        twin = twin_of(target.host, target.domain) if target.port == DEFAULT_PORTS["https"] and not is_address(target.host) else ""
        return EndpointsRequest(target.host, target.port, target.http_port, twin)


class Pages(_Question, frozen=True):
    """The pages of the site that a crawl from the front page finds; `own_pages` reads them."""

    yields: ClassVar[type] = Crawl
    gate: ClassVar[Gate] = Gate.PAGE

    def at(self, target: Target) -> Request:
        return CrawlRequest(target.host, target.port, target.http_port)


class Catalogue(_Question, frozen=True):
    """The paths of a group of the catalogue of exposed paths that make sense on the site, with what is needed to believe their answers."""

    group: str
    yields: ClassVar[type] = CatalogueSeen
    level: ClassVar[Level] = Level.PROBE

    def at(self, target: Target) -> Request:
        return CatalogueRequest(target.host, target.port, target.http_port, self.group, target.opd)


class Tls(_Question, frozen=True):
    """A full TLS handshake."""

    yields: ClassVar[type] = Handshake

    def at(self, target: Target) -> Request:
        return TlsRequest(target.host, target.port)


class Survey(_Question, frozen=True):
    """Everything a TLS server gives away: versions, suites, groups, extensions, behaviour."""

    yields: ClassVar[type] = TlsSurvey

    def at(self, target: Target) -> Request:
        return TlsSurveyRequest(target.host, target.port)


class Weak(_Question, frozen=True):
    """Whether the server has a known hole."""

    weakness: Weakness
    yields: ClassVar[type] = WeaknessSeen
    level: ClassVar[Level] = Level.PROBE

    def at(self, target: Target) -> Request:
        return WeaknessRequest(target.host, target.port, self.weakness)


class Revoked(_Question, frozen=True):
    """Whether the certificate was revoked."""

    yields: ClassVar[type] = RevocationSeen

    def at(self, target: Target) -> Request:
        return RevocationRequest(target.host, target.port)


class _Records(_Question, frozen=True):
    """Records of a type, which an address has none of."""

    rdtype: str
    level: ClassVar[Level] = Level.PASSIVE


class Dns(_Records, frozen=True):
    """The records of a type at the host's name."""

    yields: ClassVar[type] = DnsAnswer

    def at(self, target: Target) -> Request | None:
        return None if is_address(target.host) else DnsRequest(target.host, self.rdtype)


class DnsClimb(_Records, frozen=True):
    """The records of a type at the host's name or the nearest parent that has some."""

    yields: ClassVar[type] = Climb

    def at(self, target: Target) -> Request | None:
        return None if is_address(target.host) else ClimbRequest(target.host, self.rdtype)


OF_TLS = (Tls, Survey, Weak, Revoked)
