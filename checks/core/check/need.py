"""What a check asks for, relative to a target. Frozen values: equal needs are one request."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

import msgspec

from checks.core.check.admission import require_answer, require_page
from checks.core.evidence.control import ControlAnswers, ControlRequest
from checks.core.evidence.cors import FOREIGN_ORIGIN, OriginAnswers, OriginsRequest
from checks.core.evidence.crawl import Crawl, CrawlRequest
from checks.core.evidence.endpoints import EndpointAnswers, EndpointsRequest, twin_of
from checks.core.evidence.exposure import ERROR_PAGE_PATHS, ICON_PATH, PRODUCT_PATHS, CatalogueAnswers, CatalogueRequest
from checks.core.evidence.http import Exchange, HttpRequest, Nowhere, NowhereRequest, SiteRequest
from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.evidence.tls import (
    Handshake,
    RevocationRequest,
    RevocationStatus,
    TlsRequest,
    TlsSurvey,
    TlsSurveyRequest,
    Weakness,
    WeaknessRequest,
    WeaknessStatus,
)  # fmt: skip
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.parse.address import is_address
from checks.core.parse.origin import DEFAULT_PORTS
from checks.core.parse.path_shape import shape


class Need(msgspec.Struct, frozen=True):
    """A question of a check. ``yields`` is the observation that answers it, ``level`` how intrusive it is: a visit, where a need says nothing else."""

    yields: ClassVar[type[Observation]]
    level: ClassVar[Level] = Level.VISIT
    # Whether anybody is asked, and not the store alone.
    asks: ClassVar[bool] = True
    # Whether it is asked of domains, and not of hosts.
    of_domains: ClassVar[bool] = False

    def besides(self) -> tuple[Need, ...]:
        """What its probe asks beside it, wherever the site lets itself be asked: a plan tells of that, too."""
        return ()

    def control(self) -> Need | None:
        """What tells whether the site still answered everybody when this had been asked; None for what nobody is refused for."""
        return None

    @abstractmethod
    def at(self, target: Target) -> Request | None:
        """The request that it is at a target, or None where it cannot apply (a DNS name of an address)."""

    def admit(self, observation: Observation, beside: Beside) -> None:
        """Raise `Unknown` or `NotApplicable` for an observation that no check may judge; ``beside`` has what answered other needs at the target.

        Of failures it is asked as well; what it lets pass is kept from checks that do not take one.
        """


# What answered another need at the same target; None when nothing did.
Beside = Callable[[Need], Observation | None]


class _Path(Need, frozen=True):
    """A path of the site: over HTTPS, or over plain HTTP where there is no HTTPS."""

    path: str = "/"
    yields: ClassVar[type[Observation]] = Exchange

    def at(self, target: Target) -> Request:
        return SiteRequest(target.host, target.port, target.http_port, self.path, self.level)


class Https(_Path, frozen=True):
    """The page at a path over HTTPS; where ``locked``, also the answer of a site that asks for credentials first: of the way to it that tells all."""

    locked: bool = False

    def admit(self, observation: Observation, beside: Beside) -> None:
        require_page(observation, self.locked)

    def at(self, target: Target) -> Request:
        return HttpRequest("https", target.host, target.port, self.path)


class Http(_Path, frozen=True):
    """Whatever plain HTTP answers at a path."""

    def admit(self, observation: Observation, beside: Beside) -> None:
        require_answer(observation)

    def at(self, target: Target) -> Request:
        return HttpRequest("http", target.host, target.http_port, self.path)


class Page(_Path, frozen=True):
    """The page at a path where the site lives: over HTTPS, or over plain HTTP where there is no HTTPS; ``locked`` as in `Https`."""

    locked: bool = False

    def admit(self, observation: Observation, beside: Beside) -> None:
        require_page(observation, self.locked)


class Answer(_Path, frozen=True):
    """Whatever is answered where `Page` would ask, even a refusal or an error; the same request."""


class Cors(_Path, frozen=True):
    """The page at a path as it answers a script of another site; ``origin`` is what the browser says of that site."""

    origin: str = FOREIGN_ORIGIN

    def admit(self, observation: Observation, beside: Beside) -> None:
        require_page(observation)

    def at(self, target: Target) -> Request:
        return SiteRequest(target.host, target.port, target.http_port, self.path, foreign=self.origin)


class StrangerOrigins(_Path, frozen=True):
    """The page at a path as it answers pages of outsiders, first one whose origin is like the site's in every way, others where that gives a reason."""

    yields: ClassVar[type[Observation]] = OriginAnswers

    def admit(self, observation: Observation, beside: Beside) -> None:
        if isinstance(observation, OriginAnswers):
            if isinstance(observation.first, Failure):
                raise Unknown(reason.of_failure(observation.first.kind), observation.first.detail)
            require_page(observation.first)

    def at(self, target: Target) -> Request:
        return OriginsRequest(target.host, target.port, target.http_port, target.domain, self.path)


class Control(Need, frozen=True):
    """The front page after all other pages, as a sandboxed page asks for it; see `ControlRequest`. Whoever judges it says what of it counts."""

    yields: ClassVar[type[Observation]] = ControlAnswers

    def at(self, target: Target) -> Request:
        return ControlRequest(target.host, target.port, target.http_port)


class Options(_Path, frozen=True):
    """What a path answers to OPTIONS (RFC 9110 section 9.3.7); that the method is not implemented is an answer, too (section 15.6.2)."""

    def admit(self, observation: Observation, beside: Beside) -> None:
        if not (isinstance(observation, Exchange) and observation.final.status == 501):
            require_answer(observation)

    def at(self, target: Target) -> Request:
        return SiteRequest(target.host, target.port, target.http_port, self.path, method="OPTIONS")


class Exposed(_Path, frozen=True):
    """A path no visitor asks for. Believe it only as far as `present` does, with `Missing` of the same path.

    Nothing is kept from the check: a refusal of one path must not hide what another path shows.
    """

    path: str
    level: ClassVar[Level] = Level.PROBE

    def control(self) -> Need:
        return Control()


class Missing(Need, frozen=True):
    """How the site answers paths of the same shape as ``like`` that cannot exist."""

    like: str
    yields: ClassVar[type[Observation]] = Nowhere
    level: ClassVar[Level] = Level.PROBE

    def control(self) -> Need:
        return Control()

    def at(self, target: Target) -> Request:
        return NowhereRequest(target.host, target.port, target.http_port, shape(self.like))


class Endpoints(Need, frozen=True):
    """http and https under the host's name and, on the usual port, under its twin with or without ``www.``."""

    yields: ClassVar[type[Observation]] = EndpointAnswers

    def at(self, target: Target) -> Request:
        twin = twin_of(target.host, target.domain) if target.port == DEFAULT_PORTS["https"] and not is_address(target.host) else ""
        return EndpointsRequest(target.host, target.port, target.http_port, twin)


class Pages(Need, frozen=True):
    """The pages of the site that a crawl from the front page finds; `own_pages` reads them."""

    yields: ClassVar[type[Observation]] = Crawl

    def admit(self, observation: Observation, beside: Beside) -> None:
        if isinstance(observation, Crawl):
            if observation.front is None:
                raise Unknown(reason.NOT_COLLECTED)
            require_page(observation.front)

    def at(self, target: Target) -> Request:
        return CrawlRequest(target.host, target.port, target.http_port)


class AnyPages(Pages, frozen=True):
    """Whatever the same crawl met, a front page that is none and errors among it."""

    def admit(self, observation: Observation, beside: Beside) -> None:
        """Nothing is kept from the check."""


class Catalogue(Need, frozen=True):
    """The paths of a group of the catalogue of exposed paths that make sense on the site, with what is needed to believe their answers."""

    group: str
    yields: ClassVar[type[Observation]] = CatalogueAnswers
    level: ClassVar[Level] = Level.PROBE

    def control(self) -> Need:
        return Control()

    def at(self, target: Target) -> Request:
        return CatalogueRequest(target.host, target.port, target.http_port, self.group, target.opd)

    def besides(self) -> tuple[Need, ...]:
        return (*(Answer(path) for path in ERROR_PAGE_PATHS), AnyPages())


class SoftwarePaths(Need, frozen=True):
    """What the products that a site shows say of their versions at paths of their own; asked for where the target may be probed, seen as far as it is."""

    yields: ClassVar[type[Observation]] = CatalogueAnswers

    def at(self, target: Target) -> Request:
        return CatalogueRequest(target.host, target.port, target.http_port, PRODUCT_PATHS)

    def besides(self) -> tuple[Need, ...]:
        return (*(Answer(path) for path in (*ERROR_PAGE_PATHS, ICON_PATH)), AnyPages())


class _OfTls(Need, frozen=True):
    """A question to the TLS port: where a site lives on plain HTTP alone, a refused one is the finding of `http-https`, and no open question."""

    def admit(self, observation: Observation, beside: Beside) -> None:
        if isinstance(observation, Failure) and observation.kind is FailureKind.REFUSED and _answers(beside(Http())):
            raise NotApplicable(reason.NO_HTTPS)


class Tls(_OfTls, frozen=True):
    """A full TLS handshake."""

    yields: ClassVar[type[Observation]] = Handshake

    def at(self, target: Target) -> Request:
        return TlsRequest(target.host, target.port)


class Survey(_OfTls, frozen=True):
    """Everything a TLS server gives away: versions, suites, groups, extensions, behaviour."""

    yields: ClassVar[type[Observation]] = TlsSurvey

    def at(self, target: Target) -> Request:
        return TlsSurveyRequest(target.host, target.port)


class Weak(_OfTls, frozen=True):
    """Whether the server has a known hole."""

    weakness: Weakness
    yields: ClassVar[type[Observation]] = WeaknessStatus
    level: ClassVar[Level] = Level.PROBE

    def at(self, target: Target) -> Request:
        return WeaknessRequest(target.host, target.port, self.weakness)


class Revoked(_OfTls, frozen=True):
    """Whether the certificate was revoked."""

    yields: ClassVar[type[Observation]] = RevocationStatus

    def at(self, target: Target) -> Request:
        return RevocationRequest(target.host, target.port)


def _answers(plain: Observation | None) -> bool:
    """Whether the site lives on plain HTTP."""
    return isinstance(plain, Exchange) and plain.stop is None and plain.url.startswith("http:")
