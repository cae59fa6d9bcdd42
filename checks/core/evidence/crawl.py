"""Crawl evidence: which pages of a site were looked at, which were not and why, and to which other hosts they lead."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from typing import Self
from urllib.parse import urlsplit

import msgspec

from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Failure, Gathering, Request, WholeSiteRequest
from checks.core.model.finding import Level


class CrawlRequest(WholeSiteRequest, frozen=True, tag="crawl"):
    """Follow the links of a site from its front page, its sitemaps included, as far as its robots.txt allows.

    Answered by a `Crawl`; every page is asked by an `HttpRequest` of its own.
    """


class DomainRequest(Request, frozen=True, tag="domain"):
    """Whether a stranger's domain, whose code a page of ``host`` loads, still exists: a question to the DNS, to nobody else."""

    host: str
    domain: str

    @property
    def key(self) -> str:
        return f"domain {self.domain}"

    @property
    def level(self) -> Level:
        return Level.VISIT


class ResolverControl(msgspec.Struct, frozen=True):
    """Two questions to the resolver, by their keys: about the top-level domain, which must exist, and about a name beside the domain, which cannot."""

    top: str
    nowhere: str


class Why(enum.StrEnum):
    """Why a URL of the site was not asked for.

    ALIKE: enough pages of its pattern were; CHANGES: its words say that asking could change something; LOOP: its path repeats itself;
    MASKED: a secret in it was masked; INVISIBLE: only a link that no visitor can see leads there; LIMIT: the crawl was over.
    """

    ROBOTS = "robots"
    DEPTH = "depth"
    ALIKE = "alike"
    FILE = "file"
    CHANGES = "changes"
    LOOP = "loop"
    MASKED = "masked"
    INVISIBLE = "invisible"
    LIMIT = "limit"


class SkippedUrl(msgspec.Struct, frozen=True):
    """A URL that was seen and not asked for."""

    url: str
    why: Why


CrawlAnswer = Exchange | Failure | DnsAnswer


class Crawl(Gathering, frozen=True, tag="crawled"):
    """What a crawl did. ``page_keys`` are the evidence keys of the pages in order, the front page first; ``skipped_urls`` at most 100.

    ``domain`` is the registrable domain of the target. ``hosts`` are the other hosts that pages lead to, ``registered_hosts`` those of them
    that are on the city's list. ``foreign`` has the key of the DNS question for the domain of each foreign host whose code pages load,
    ``controls`` under that key those of the questions by which its answer is believed or not (`ResolverControl`).
    ``end_reason`` is the key of the reason why the crawl ended before it was through, with its ``detail``.
    ``observations`` is what stands under the keys; empty in the store, where some fields have names of their own.
    """

    page_keys: tuple[str, ...] = msgspec.field(name="asked")
    at: dt.datetime
    domain: str = ""
    skipped_urls: tuple[SkippedUrl, ...] = msgspec.field(default=(), name="skipped")
    hosts: tuple[str, ...] = ()
    registered_hosts: tuple[str, ...] = msgspec.field(default=(), name="registered")
    foreign: dict[str, str] = msgspec.field(default_factory=dict)
    controls: dict[str, ResolverControl] = msgspec.field(default_factory=dict)
    end_reason: str = msgspec.field(default="", name="ended")
    detail: str = ""
    observations: dict[str, CrawlAnswer] = msgspec.field(default_factory=dict, name="seen")

    @property
    def keys(self) -> Iterable[str]:
        return (*self.page_keys, *self.foreign.values(), *(key for one in self.controls.values() for key in (one.top, one.nowhere)))

    @property
    def page_requests(self) -> list[HttpRequest]:
        """The questions that its pages but the front page answered."""
        requests = [HttpRequest.of_url(key.split(" ", 2)[-1], robot=True) for key in self.page_keys[1:]]
        return [request for request in requests if request.key in self.page_keys]

    def assemble(self, observations: Mapping[str, object]) -> Self:
        """See `Gathering`."""
        fitting = {key: observation for key, observation in observations.items() if isinstance(observation, Exchange | Failure | DnsAnswer)}
        return msgspec.structs.replace(self, observations={**self.observations, **fitting})

    @property
    def front(self) -> Exchange | None:
        """The answer at the front page; None when it is not there any more."""
        answer = self.observations.get(self.page_keys[0]) if self.page_keys else None
        return answer if isinstance(answer, Exchange) else None

    @property
    def answers(self) -> tuple[Exchange, ...]:
        """What came back, the front page first, failures left out."""
        observations = (self.observations.get(key) for key in self.page_keys)
        return tuple(observation for observation in observations if isinstance(observation, Exchange))

    def ours(self, url: str) -> bool:
        """True for a URL within the city: of the target's own domain, or of a registered host."""
        host, own = host_of(url), self.domain or (host_of(self.front.url) if self.front else "")
        return host in self.registered_hosts or (own != "" and (host == own or host.endswith(f".{own}")))


def host_of(url: str) -> str:
    """The host of a URL in lower case without a dot at its end; empty when there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
