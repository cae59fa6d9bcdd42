"""Evidence of a site's endpoints: http and https, under its own name and that of its twin, the same name with or without ``www.``."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from typing import Self

import msgspec

from checks.core import reason
from checks.core.crawl import host_of
from checks.core.dns import DnsAnswer, DnsRequest
from checks.core.evidence import Failure, FailureKind, Gathering, Request
from checks.core.http import Exchange, HttpRequest, Response
from checks.core.model import Level, Reason
from checks.core.tls import Handshake, TlsRequest
from checks.core.usable import not_own_page, refusal
from checks.core.words import frame, likeness, words

_ALIKE = 0.9
# Fewer words than that may be the frame of any application.
_TELLING = 5
# What settles that an endpoint has nothing to show.
_SETTLED = (FailureKind.REFUSED, FailureKind.NO_SUCH_NAME, FailureKind.OUT_OF_SCOPE, FailureKind.TLS)


class Role(enum.StrEnum):
    """What was asked. WILDCARD: whether the DNS has an answer for every name beside the twin (RFC 4592)."""

    HTTPS = "https"
    HTTP = "http"
    TLS = "tls"
    TWIN_A = "twin-a"
    TWIN_AAAA = "twin-aaaa"
    WILDCARD = "wildcard"
    TWIN_HTTPS = "twin-https"
    TWIN_HTTP = "twin-http"
    TWIN_TLS = "twin-tls"


def twin_of(host: str, domain: str) -> str:
    """The name with ``www.`` for one without, and the reverse; empty where that would be no host of the registrable domain."""
    if not host.startswith("www."):
        return f"www.{host}"
    bare = host.removeprefix("www.")
    within = bare == domain or bare.endswith(f".{domain}") if domain else "." in bare
    return bare if within else ""


class EndpointsRequest(msgspec.Struct, frozen=True, tag="endpoints"):
    """Both endpoints of a host and, where the DNS has its ``twin``, both of that; empty when there can be none."""

    host: str
    https_port: int
    http_port: int
    twin: str = ""

    @property
    def key(self) -> str:
        return f"endpoints {self.host} {self.https_port},{self.http_port}"

    @property
    def level(self) -> Level:
        return Level.VISIT

    def asking(self, role: Role) -> Request:
        """The request that a role stands for."""
        host = self.twin if role.startswith("twin-") else self.host
        match role:
            case Role.HTTPS | Role.TWIN_HTTPS:
                return HttpRequest("https", host, self.https_port)
            case Role.HTTP | Role.TWIN_HTTP:
                return HttpRequest("http", host, self.http_port)
            case Role.TLS | Role.TWIN_TLS:
                return TlsRequest(host, self.https_port)
            case Role.WILDCARD:
                return DnsRequest(f"*.{self.host.removeprefix('www.')}", "A")
            case _:
                return DnsRequest(host, role.removeprefix("twin-").upper())


# What may stand under a role.
Endpoint = Exchange | Handshake | DnsAnswer | Failure


class EndpointsSeen(Gathering, frozen=True, tag="endpoints-seen"):
    """What each endpoint answered. ``registered``: the twin is on the city's list by itself, and is judged there.

    ``asked`` has the evidence key of each role, ``seen`` what stands under it; that is empty in the store.
    """

    host: str
    at: dt.datetime
    twin: str = ""
    registered: bool = False
    asked: dict[Role, str] = msgspec.field(default_factory=dict)
    seen: dict[Role, Endpoint] = msgspec.field(default_factory=dict)

    @property
    def keys(self) -> Iterable[str]:
        return self.asked.values()

    def gathered(self, found: Mapping[str, object]) -> Self:
        """See `Gathering`."""
        fitting = {role: seen for role, key in self.asked.items() if isinstance(seen := found.get(key), Endpoint)}
        return msgspec.structs.replace(self, seen={**self.seen, **fitting})

    def answer(self, role: Role) -> Exchange | None:
        """Whatever an endpoint answered."""
        seen = self.seen.get(role)
        return seen if isinstance(seen, Exchange) else None

    def page(self, role: Role) -> Exchange | None:
        """The site's own page at an endpoint, or where it redirects to."""
        seen = self.answer(role)
        return seen if seen is not None and not_own_page(seen) is None else None

    def handshake(self, role: Role) -> Handshake | None:
        """The completed handshake at an endpoint."""
        seen = self.seen.get(role)
        return seen if isinstance(seen, Handshake) else None

    @property
    def published(self) -> bool | None:
        """Whether the DNS has an address for the twin; None when it did not say."""
        answers = [self.seen.get(role) for role in (Role.TWIN_A, Role.TWIN_AAAA)]
        if any(has_records(answer) for answer in answers):
            return True
        return False if isinstance(answers[0], DnsAnswer) and not isinstance(answers[1], Failure) else None

    @property
    def by_chance(self) -> bool:
        """The twin is only one of all the names that a wildcard answers for, and the site does not lead there: nobody set it up."""
        own = (self.answer(Role.HTTPS), self.answer(Role.HTTP))
        led = any(host_of(seen.url) == self.twin for seen in own if seen)
        return has_records(self.seen.get(Role.WILDCARD)) and not self.registered and not led

    def unseen(self) -> tuple[Reason, str] | None:
        """Why some endpoint is not known, and the engineer's words; None when every one was seen or is known to be absent."""
        if self.twin and self.published is None:
            told = next((seen for seen in map(self.seen.get, (Role.TWIN_A, Role.TWIN_AAAA)) if isinstance(seen, Failure)), None)
            return (reason.of_failure(told.kind), told.detail) if told else (reason.NOT_COLLECTED, self.twin)
        for role in (Role.HTTPS, Role.HTTP, Role.TWIN_HTTPS, Role.TWIN_HTTP):
            seen = self.seen.get(role)
            trouble = seen.stop if isinstance(seen, Exchange) else seen
            if isinstance(trouble, Failure) and trouble.kind not in _SETTLED:
                return reason.of_failure(trouble.kind), trouble.detail
            if isinstance(seen, Exchange) and (why := refusal(seen)) is not None:
                return why, f"{seen.url} {seen.final.status}"
        return None


def has_records(answer: Endpoint | None) -> bool:
    """True for a DNS answer with records; a malformed one has none."""
    try:
        return isinstance(answer, DnsAnswer) and bool(answer.records)
    except Exception:
        # dnspython documents no closed list of what a malformed message raises.
        return False


def same_page(one: Response, other: Response) -> bool:
    """Whether two answers show the same page, tokens and counters aside: the same bytes, or nearly the same words and tags."""
    if one.body.sha256 == other.body.sha256:
        return True
    said, other_said = words(one.body.text), words(other.body.text)
    if min(len(said), len(other_said)) < _TELLING or likeness(said, other_said) < _ALIKE:
        return False
    return likeness(frame(one.body.text), frame(other.body.text)) >= _ALIKE
