"""HTTP evidence: the request, every hop of the answer, headers as they came."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, Self
from urllib.parse import urlsplit

import msgspec

from checks.core.evidence.observation import Failure, Observation, Referral, Request, WholeSiteRequest
from checks.core.model.finding import Level
from checks.core.model.visitor import Visitor
from checks.core.parse.media_type import media_type
from checks.core.parse.origin import DEFAULT_PORTS, Scheme, origin

Method = Literal["GET", "OPTIONS"]


def _variant(method: Method, foreign: str, most: int, visitor: Visitor | None = None) -> str:
    """What sets a request apart from an ordinary one, as the end of its key; nothing for an ordinary one."""
    # Nearly all are, and every question has its key asked for several times.
    if method == "GET" and not (foreign or most or visitor):
        return ""
    words = (method if method != "GET" else "", foreign and f"from {foreign}", f"first {most}" if most else "", visitor and f"as {visitor}")
    return "".join(f" {word}" for word in words if word)


class HttpRequest(Request, frozen=True, tag="http"):
    """GET one path of one origin, following redirects within the site; an OPTIONS request follows none.

    ``foreign`` is sent as the Origin of the page that asks (RFC 6454 section 7), which an ordinary visit does not have. ``most`` is how many
    bytes of the body are wanted, 0 for all up to the door's cap: the download ends there, so that a dump is proven without being fetched.
    ``robot`` is true where a crawler asks: then it and what it redirects to are asked for only as far as robots.txt allows (RFC 9309).
    ``visitor`` is whose manner of asking is taken on, None for tilik's own.
    ``again`` is true for what was asked before, where the question is whether the answer is still the same.
    """

    scheme: Scheme
    host: str
    port: int
    path: str = "/"
    level: Level = Level.VISIT
    method: Method = "GET"
    foreign: str = ""
    most: int = 0
    robot: bool = False
    again: bool = False
    visitor: Visitor | None = None

    @classmethod
    def of_url(cls, url: str, *, robot: bool = False, visitor: Visitor | None = None) -> Self:
        """A visit to a URL of the web that has a host; ``ValueError`` for what is none."""
        place = urlsplit(url)
        scheme: Scheme = "https" if place.scheme == "https" else "http"
        path = (place.path or "/") + (f"?{place.query}" if place.query else "")
        return cls(scheme, (place.hostname or "").rstrip("."), place.port or DEFAULT_PORTS[scheme], path, robot=robot, visitor=visitor)

    @property
    def url(self) -> str:
        return origin(self.scheme, self.host, self.port) + self.path

    @property
    def key(self) -> str:
        return f"http {self.level.name.lower()} {self.url}{_variant(self.method, self.foreign, self.most, self.visitor)}{' again' if self.again else ''}"


class LeadRequest(Request, frozen=True, tag="lead"):
    """The page that a front page leads on to by itself, as a browser would show it: answered by an `Exchange` whose first hops are the front page's."""

    scheme: Scheme
    host: str
    port: int

    @property
    def front(self) -> HttpRequest:
        return HttpRequest(self.scheme, self.host, self.port)

    @property
    def level(self) -> Level:
        return Level.VISIT

    @property
    def key(self) -> str:
        return f"lead {self.front.url}"


class SiteRequest(Request, frozen=True, tag="site"):
    """One path where the site lives: over HTTPS, or over plain HTTP when no HTTPS is spoken there.

    Answered by a `Referral` to the `HttpRequest` that applied; of the front page to a `LeadRequest`, where that page leads on by itself.
    """

    host: str
    https_port: int
    http_port: int
    path: str = "/"
    level: Level = Level.VISIT
    method: Method = "GET"
    foreign: str = ""
    most: int = 0

    @property
    def key(self) -> str:
        variant = _variant(self.method, self.foreign, self.most)
        return f"site {self.level.name.lower()} {self.host} {self.https_port},{self.http_port} {self.path}{variant}"

    def over(self, scheme: Scheme) -> HttpRequest:
        port = self.https_port if scheme == "https" else self.http_port
        return HttpRequest(scheme, self.host, port, self.path, self.level, self.method, self.foreign, self.most)

    def lead(self, scheme: Scheme) -> LeadRequest | None:
        """What the front page leads on to; None for a request of anything else."""
        there = self.over(scheme)
        lead = LeadRequest(scheme, self.host, there.port)
        return lead if there == lead.front else None

    def referent(self, referral: Referral) -> HttpRequest | LeadRequest:
        """The request that it was referred to."""
        schemes: tuple[Scheme, ...] = ("https", "http")
        requests = (request for scheme in schemes for request in (self.over(scheme), self.lead(scheme)))
        return next(request for request in requests if request is not None and request.key == referral.key)


class NowhereRequest(WholeSiteRequest, frozen=True, tag="nowhere"):
    """GET two paths of one shape that cannot exist, to learn what "not found" looks like here; see `shape`."""

    shape: str
    level: Level = Level.PROBE

    @property
    def key(self) -> str:
        return f"{super().key} {self.shape}"


class Body(msgspec.Struct, frozen=True, weakref=True):
    """A response body as it may be kept.

    ``text`` is decoded, masked (no secret, no personal data) and cut at the store's cap; empty for binary content.
    ``size`` is in bytes, ``sha256`` over the bytes received after content decoding, ``magic`` the first 8 bytes of binary content in hexadecimal,
    ``cut`` true when it is not the whole: the download cap ended it, or it is ``broken``: the server broke it off or never ended it, or it is not in the coding that
    it names. ``excerpt`` is true when ``text`` ends before the content does. ``masked`` is how many values of each sort the mask replaced, ``lines`` how many lines it had.
    """

    text: str = ""
    size: int = 0
    sha256: str = ""
    magic: str = ""
    cut: bool = False
    lines: int = 0
    masked: dict[str, int] = {}
    broken: bool = False
    excerpt: bool = False

    @property
    def partial(self) -> bool:
        """More came, or would have come, than ``text`` has: what does not stand in it may still be there."""
        return self.excerpt or (self.cut and bool(self.text))

    @property
    def unreadable(self) -> bool:
        """Nothing of it could be read, though something came."""
        return self.broken and not self.text


class Response(msgspec.Struct, frozen=True):
    """One answer as the server gave it: header pairs in order, repeated ones too, names as sent."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: Body = Body()
    version: str = "1.1"
    phrase: str = ""

    def values(self, name: str) -> tuple[str, ...]:
        """Every value of a header, in order; names compare without case (RFC 9110 section 5.1)."""
        return _fields(self.headers).get(name.lower(), ())

    @property
    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """Every header by its name in lower case, with its values in order."""
        return _fields(self.headers)

    def value(self, name: str) -> str | None:
        """The values of a list-valued header joined by commas (RFC 9110 section 5.3), or None when it is absent."""
        values = self.values(name)
        return ", ".join(values) if values else None

    @property
    def media_type(self) -> str:
        """``text/html`` without parameters, lower case, of the line that counts (`media_type`); empty when not said."""
        return media_type(self.values("content-type")).essence

    @property
    def location(self) -> str:
        """Where it says that the page is; empty where it says nothing, or names two places, which browsers refuse (RFC 9110 section 10.2.2)."""
        places = set(self.values("location"))
        return places.pop() if len(places) == 1 else ""


# Dozens of checks ask an answer for its headers, and for each of the few hundred entries of the catalogue that it may prove.
@lru_cache(maxsize=128)
def _fields(headers: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[str, ...]]:
    values = defaultdict[str, list[str]](list)
    for name, value in headers:
        values[name.lower()].append(value)
    return {field: tuple(lines) for field, lines in values.items()}


class Hop(msgspec.Struct, frozen=True):
    """One request of a redirect chain: the URL asked, the address that answered, the answer, and its time in seconds."""

    url: str
    address: str
    response: Response
    seconds: float = 0.0


class Exchange(Observation, frozen=True, tag="exchange"):
    """A request with every hop of its answer. ``stop`` says why the last hop's redirect was not followed, if it was one.

    ``beside`` is what a neighbour gave that cannot exist (see `Referral`); the judge puts it in, it is stored under its own key.
    """

    hops: tuple[Hop, ...]
    at: dt.datetime
    stop: Failure | None = None
    beside: Exchange | Failure | None = None

    @property
    def first(self) -> Response:
        """What the asked host itself answered."""
        return self.hops[0].response

    @property
    def final(self) -> Response:
        """What stands at the end of the redirects."""
        return self.hops[-1].response

    @property
    def url(self) -> str:
        """The URL of the final answer."""
        return self.hops[-1].url


class Nowhere(Observation, frozen=True, tag="nowhere-seen"):
    """What two paths that cannot exist gave: the not-found baseline of one shape."""

    samples: tuple[Exchange | Failure, ...]
    at: dt.datetime
