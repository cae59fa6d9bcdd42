"""CORS evidence: origins of strangers that only look like the site's own, and what the site answers them."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import Self

import msgspec

from checks.core.evidence.http import Exchange, Response, SiteRequest
from checks.core.evidence.observation import Failure, Gathering, WholeSiteRequest
from checks.core.model.failure import FailureKind
from checks.core.parse.address import is_address
from checks.core.parse.location import location
from checks.core.parse.www import bare

# The origin of a page that no site has a reason to trust (RFC 2606).
FOREIGN_ORIGIN = "https://tilik.example"
_STRANGER, _LABEL = "tilik.example", "tilik"


class Likeness(enum.StrEnum):
    """In what a stranger's origin is like one that the site may trust (PortSwigger, "Errors parsing Origin headers").

    ALL: it begins with it, contains it and ends with its domain. NONE: in nothing. DOMAIN: it begins with the domain. GOES_ON: behind the host
    stands a sign that no name of a host has, but browsers take. DOT: another letter is where the domain has a dot, which an unescaped one of a
    pattern takes, too. PLAIN: the very host, over plain HTTP, where whoever is on the way writes the pages.
    """

    ALL = "all"
    NONE = "none"
    BEGINS = "begins"
    DOMAIN = "domain"
    GOES_ON = "goes-on"
    CONTAINS = "contains"
    ENDS = "ends"
    DOT = "dot"
    PLAIN = "plain"


def lookalike(host: str, domain: str) -> str:
    """One origin that begins with the site's, contains it and ends with its domain, and is still a stranger's: who trusts a part of it answers it.

    >>> lookalike("dinas.kotacontoh.go.id", "kotacontoh.go.id")
    'https://dinas.kotacontoh.go.id.tilikkotacontoh.go.id'
    """
    if is_address(host):
        return FOREIGN_ORIGIN
    return f"https://{host}.{_LABEL}{domain or bare(host)}"


def stranger_origins(host: str, domain: str) -> dict[Likeness, str]:
    """An origin for each likeness to a host of a registrable ``domain``; an address can only be trusted whole.

    >>> origins = stranger_origins("dinas.kotacontoh.go.id", "kotacontoh.go.id")
    >>> origins[Likeness.ENDS], origins[Likeness.DOT]
    ('https://dinasxkotacontoh.go.id', 'https://dinas.kotacontohxgo.id')
    """
    if is_address(host):
        return {Likeness.NONE: FOREIGN_ORIGIN}
    within = bool(domain) and f".{host}".endswith(f".{domain}")
    origins = {
        Likeness.NONE: FOREIGN_ORIGIN,
        Likeness.BEGINS: f"https://{host}.{_STRANGER}",
        Likeness.GOES_ON: f"https://{host}_.{_STRANGER}",
        Likeness.CONTAINS: f"https://{_LABEL}.{domain if within else bare(host)}.{_STRANGER}",
        Likeness.PLAIN: f"http://{host}",
    }
    # Whose domain is not known may own that other name as well.
    return origins | (dict(_other_domains(host.removesuffix(domain), domain)) if within else {})


def _other_domains(below: str, domain: str) -> Iterator[tuple[Likeness, str]]:
    """Names of other domains that look like the host; ``below`` the ``domain`` it is ``dinas.`` or nothing."""
    # What ends with the domain has its dot before it replaced at the same time.
    yield Likeness.ENDS, f"https://{below[:-1]}x{domain}" if below else f"https://{_LABEL}{domain}"
    if below:
        yield Likeness.DOMAIN, f"https://{domain}.{_STRANGER}"
    name, _, suffix = domain.partition(".")
    if "." in suffix:
        yield Likeness.DOT, f"https://{below}{name}x{suffix}"


class OriginsRequest(WholeSiteRequest, frozen=True, tag="origins"):
    """Ask a path as pages of strangers would whose origins are like the site's, where its answer to `lookalike` depends on the origin at all."""

    domain: str
    path: str = "/"

    @property
    def key(self) -> str:
        return f"{super().key} {self.path}"

    @property
    def first(self) -> SiteRequest:
        """The question whose answer decides whether there are more."""
        return self.asking(lookalike(self.host, self.domain))

    def asking(self, origin: str) -> SiteRequest:
        """The question of a page of that origin."""
        return SiteRequest(self.host, self.https_port, self.http_port, self.path, foreign=origin)

    def origins(self, answer: Exchange) -> dict[str, Likeness]:
        """The origins to ask as, after what the first question was answered; none where that names no origin, nor says that it looks at one."""
        permission = answer.final.value("access-control-allow-origin") or ""
        if not (_depends_on_origin(answer.final) or permission not in ("", "*", "null")):
            return {}
        other = location(permission) if permission != self.first.foreign else None
        hosts = dict.fromkeys((self.host, other.host if other else self.host))
        origins = {origin: likeness for host in hosts for likeness, origin in stranger_origins(host, self.domain).items()}
        # The site's own pages are no strangers, however they come.
        return {
            origin: likeness for origin, likeness in origins.items() if likeness is not Likeness.PLAIN or answer.url.startswith("https:")
        }


def _depends_on_origin(answer: Response) -> bool:
    """Whether the answer says that it is another one for other origins (Fetch section 3.3.5, "CORS protocol and HTTP caches")."""
    varies = {name.strip().lower() for value in answer.values("vary") for name in value.split(",")}
    return "origin" in varies or answer.value("access-control-allow-credentials") is not None


class OriginAnswers(Gathering, frozen=True, tag="origins-seen"):
    """What was answered to each origin, `lookalike` first: only that, where there was no reason for more.

    ``origin_keys`` has the evidence key of each, ``observations`` what stands under it; that is empty in the store.
    """

    at: dt.datetime
    likenesses: dict[str, Likeness]
    origin_keys: dict[str, str] = msgspec.field(default_factory=dict, name="asked")
    observations: dict[str, Exchange | Failure] = msgspec.field(default_factory=dict, name="seen")

    @property
    def keys(self) -> Iterable[str]:
        return self.origin_keys.values()

    def assemble(self, observations: Mapping[str, object]) -> Self:
        """See `Gathering`; what is not among them is a `Failure`."""
        gap = Failure(FailureKind.PROBE_ERROR, self.at, "an answer to another origin is not in the store")
        answers = {origin: observations.get(key) for origin, key in self.origin_keys.items()}
        complete = {origin: answer if isinstance(answer, Exchange | Failure) else gap for origin, answer in answers.items()}
        return msgspec.structs.replace(self, observations={**complete, **self.observations})

    @property
    def first(self) -> Exchange | Failure:
        """What the first question was answered."""
        return next(iter(self.observations.values()))

    def answer(self, origin: str) -> Response | None:
        """What a page of that origin was answered in the end; None where nothing came."""
        observation = self.observations.get(origin)
        return observation.final if isinstance(observation, Exchange) else None
