"""A site by hand in a world without a network, and what the crawl of it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import httpx

from checks import build
from checks.core.check.lookup import observed
from checks.core.check.need import Pages
from checks.core.evidence.codec import unpack
from checks.core.evidence.crawl import Crawl
from checks.core.evidence.dns import DnsAnswer, DnssecFlags
from checks.core.evidence.observation import Failure, Observation
from scanner.engine import collect
from scanner.net import loop
from scanner.settings import CrawlSettings as Limits
from tests.scanner.net.fakes import HOST, PUBLIC, TARGET, FakeResolver, World, response

ROBOTS = "/robots.txt"
Page = str | bytes | httpx.Response


class Dns(FakeResolver):
    """Knows the host, and of other domains what it was told; like the DNS, every top-level domain and no others."""

    domains: Mapping[str, DnsAnswer | Failure] = {}

    async def ask(self, name: str, rdtype: str, flags: DnssecFlags = DnssecFlags.NONE) -> DnsAnswer | Failure:
        self.questions.append(f"{name} {rdtype}")
        return self.domains.get(name) or build.dns_answer("NS", name=name, rcode="NOERROR" if "." not in name else "NXDOMAIN")


class Site:
    """Pages by path and query, in HTML unless they are answers; what is not there is 404. ``serve`` has the first word when given."""

    def __init__(
        self,
        pages: Mapping[str, Page],
        serve: Callable[[httpx.Request], httpx.Response | None] = lambda request: None,
        limits: Limits | None = None,
        domains: Mapping[str, DnsAnswer | Failure] | None = None,
    ) -> None:
        self._pages, self._serve = pages, serve
        self.world = World(self._answer)
        self.world.door.crawl = limits or Limits()
        self.dns = Dns({HOST: [(PUBLIC,)]}, self.world.clock)
        self.dns.domains = domains or {}
        self.world.door.resolver = self.dns

    def crawl(self) -> Observation:
        """What the judge is given."""

        async def run() -> dict[str, bytes]:
            request = Pages().at(TARGET)
            async with self.world.door.visit(TARGET) as visit:
                return await collect.collect([request], visit)

        evidence = {key: unpack(packed) for key, packed in loop.run(run()).items()}
        crawl = observed(Pages(), TARGET, evidence)
        assert crawl is not None
        return crawl

    @property
    def paths(self) -> list[str]:
        """What the site was asked for, in order."""
        return [request.url.raw_path.decode() for request in self.world.server.requests]

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if answer := self._serve(request):
            return answer
        page = self._pages.get(request.url.raw_path.decode())
        if page is None:
            return html("<title>404</title>Tidak ditemukan", 404)
        return page if isinstance(page, httpx.Response) else html(page)


def html(content: str | bytes, status: int = 200) -> httpx.Response:
    body = content if isinstance(content, bytes) else content.encode()
    return response(status, {"Content-Type": "text/html; charset=utf-8"}, body)


def text(content: str, media_type: str = "text/plain") -> httpx.Response:
    return response(200, {"Content-Type": media_type}, content.encode())


def links(*hrefs: str) -> str:
    return "<!doctype html><title>Dinas</title>" + "".join(f'<a href="{href}">{href}</a>' for href in hrefs)


def crawl_of(site: Site) -> Crawl:
    crawl = site.crawl()
    assert isinstance(crawl, Crawl)
    return crawl


def pages(site: Site) -> list[str]:
    """The paths that were asked for as pages, the front page first."""
    return [key.split(HOST, 1)[1] for key in crawl_of(site).page_keys]
