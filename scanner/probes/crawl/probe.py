"""The crawl: from the front page over links and sitemaps, one page after another, as far as robots.txt and the settings allow."""

from __future__ import annotations

from checks.core.check.family import See
from checks.core.evidence.crawl import Crawl, CrawlRequest, DomainRequest, ResolverControl, Why, host_of
from checks.core.evidence.http import Exchange, HttpRequest, LeadRequest, SiteRequest
from checks.core.evidence.observation import Failure, Observation, Referral
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.page.block_pages import refusal
from checks.core.page.page_markup import page_markup
from checks.core.page.site_pages import is_own_page
from checks.core.page.soft_404 import neighbour_domain
from checks.core.parse import Robots, listing, sitemap
from checks.core.parse.url import canonical
from scanner.net.cpu import CpuLimitError
from scanner.net.door import Visit
from scanner.probes.crawl.frontier import Frontier
from scanner.probes.gate import OutOfReach, rules_of
from scanner.targets.host import registrable

_MOST_HOSTS = 200
_MOST_DOMAINS = 20
# One page in so many is kept for those that only a sitemap names.
_SITEMAPS_SHARE = 4
_CODE = ("script", "style", "frame", "object")
# Only the government may register these, so a name that is gone cannot be taken by a stranger.
_GOVERNMENT_SUFFIXES = (".go.id", ".desa.id", ".mil.id")


async def observe_crawl(request: CrawlRequest, visit: Visit, see: See) -> Observation:
    """The pages that can be reached, each by a request of its own; the front page's failure when there is none."""
    front = SiteRequest(request.host, request.https_port, request.http_port)
    referral = await see(front)
    if not isinstance(referral, Referral):
        return referral
    question = front.referent(referral)
    home = await see(question)
    if not isinstance(home, Exchange):
        return home
    walk = _Walk(visit, see, question, home)
    await walk.through()
    return await walk.crawl()


class _Walk:
    def __init__(self, visit: Visit, see: See, question: HttpRequest | LeadRequest, home: Exchange) -> None:
        self._visit, self._see, self._home = visit, see, home
        self._limits, self._began = visit.crawl, visit.clock.monotonic()
        self._keys = [question.key]
        self._requests = len(home.hops)
        self._bytes = 0
        self._frontier = Frontier(Robots(), 0)
        self._contents: set[str] = set()
        self._listing_urls: set[str] = set()
        self._hosts: dict[str, None] = {}
        self._code: dict[str, None] = {}
        self._end_reason = self._detail = ""

    async def through(self) -> None:
        try:
            if is_own_page(self._home):
                await self._through()
        except CpuLimitError as wrong:
            self._end(FailureKind.BUDGET, str(wrong))

    async def _through(self) -> None:
        rules = await self._robots()
        self._frontier = Frontier(rules or Robots(), self._limits.depth)
        for hop in self._home.hops:
            self._frontier.know(hop.url)
        self._read(self._home, 0)
        if rules is None:
            return
        # Links come first. The list that a site keeps for search engines names pages that none leads to, so some of the pages are kept for it.
        await self._pages(self._limits.pages - self._limits.pages // _SITEMAPS_SHARE)
        if self._may_continue(self._limits.pages):
            await self._sitemaps(rules)
            await self._pages(self._limits.pages)

    async def crawl(self) -> Crawl:
        self._frontier.close()
        foreign, controls = await self._domains()
        hosts = tuple(sorted(self._hosts))
        return Crawl(
            tuple(self._keys), self._visit.clock.now(), self._visit.target.domain, tuple(self._frontier.skips), hosts,
            tuple(host for host in hosts if self._visit.scope.is_registered(host)), foreign, controls, self._end_reason, self._detail,
        )  # fmt: skip

    async def _robots(self) -> Robots | None:
        """The rules of the host that the front page is on; None where they are out of reach (RFC 9309 section 2.3.1.4)."""
        rules = await rules_of(_request(self._home.url), self._see)
        if isinstance(rules, OutOfReach):
            self._end(*rules)
            return None
        return rules

    async def _pages(self, most: int) -> None:
        in_trouble = False
        while self._may_continue(most) and (following := self._frontier.take()):
            url, depth = following
            question = _request(url)
            observation = await self._see(question)
            if isinstance(observation, Failure) and observation.kind is FailureKind.OFF_LIMITS:
                # Another origin of the site has a robots.txt of its own.
                self._frontier.skip(url, Why.ROBOTS)
                continue
            self._keys.append(question.key)
            self._requests += len(observation.hops) if isinstance(observation, Exchange) else 1
            trouble = self._trouble(observation)
            # One page may be broken or guarded; the second in a row is the site, or what stands before it.
            if url in self._listing_urls and trouble and trouble[0] == reason.SERVER_ERROR.key:
                # Parts of a program are no pages: what a folder's listing names may fail when it is asked for by itself.
                continue
            if trouble and (in_trouble or trouble[0] in (reason.RATE_LIMITED.key, FailureKind.BUDGET, FailureKind.NOT_PERMITTED)):
                self._end(*trouble)
            in_trouble = bool(trouble)
            if isinstance(observation, Exchange) and not trouble:
                self._read(observation, depth)

    def _may_continue(self, most: int) -> bool:
        """Whether the limits allow one more page, of so many at most."""
        seconds = self._visit.clock.monotonic() - self._began
        limits = self._limits
        return not self._end_reason and self._requests < most and self._bytes < limits.bytes and seconds < limits.seconds

    def _trouble(self, answer: Observation) -> tuple[str, str] | None:
        if isinstance(answer, Failure):
            return (reason.of_failure(answer.kind).key, answer.detail) if answer.kind is not FailureKind.OUT_OF_SCOPE else None
        assert isinstance(answer, Exchange)
        why = refusal(answer)
        return (why.key, f"{answer.url} {answer.final.status}") if why else None

    def _end(self, why: str, detail: str) -> None:
        self._end_reason, self._detail = why, detail

    def _read(self, exchange: Exchange, depth: int) -> None:
        """What a page leads to; a content that was read before leads nowhere new, whatever its address."""
        body = exchange.final.body
        self._bytes += body.size
        self._frontier.know(exchange.url)
        if body.sha256 in self._contents or not is_own_page(exchange):
            return
        self._contents.add(body.sha256)
        page = page_markup(exchange.final, exchange.url)
        for resource in page.resources:
            if self._stranger(resource.url) and resource.sort in _CODE:
                self._code[host_of(resource.url)] = None
        for form in page.forms:
            self._stranger(form.action)
        is_listing = listing(body.text) is not None
        frames = [resource.url for resource in page.resources if resource.sort == "frame"]
        for link in (*page.links, *frames):
            if self._stranger(link) or not page.follow:
                continue
            if link in page.invisible:
                # A trap for robots: whoever follows it is shut out.
                self._frontier.skip(link, Why.INVISIBLE)
            else:
                self._offer(link, depth + 1, is_listing)

    def _stranger(self, url: str) -> bool:
        """Whether a URL leads to another site, whose host is then noted."""
        host = host_of(url)
        if self._visit.scope.same_site(host, host_of(self._home.url)):
            return False
        if host and len(self._hosts) < _MOST_HOSTS:
            self._hosts[host] = None
        return True

    def _offer(self, link: str, depth: int, of_listing: bool = False) -> None:
        url = canonical(link, self._home.url)
        if url is not None and not self._stranger(url):
            there = _request(url)
            if self._visit.refuse(there.host, there.port, there.level) is None:
                self._frontier.offer(url, depth)
                self._listing_urls |= {url} if of_listing else set()

    async def _sitemaps(self, rules: Robots) -> None:
        waiting = list(rules.sitemaps or ("/sitemap.xml",))
        for _ in range(self._limits.sitemaps):
            url = canonical(waiting.pop(0), self._home.url) if waiting else None
            if url is None or self._stranger(url):
                continue
            observation = await self._see(_request(url))
            if isinstance(observation, Exchange) and observation.stop is None and observation.final.status == 200:
                listing = sitemap(observation.final.body.text)
                waiting += listing.urls if listing.index else ()
                for page in () if listing.index else listing.urls:
                    # Before the links that are left: nothing else leads there.
                    self._offer(page, 0)

    async def _domains(self) -> tuple[dict[str, str], dict[str, ResolverControl]]:
        """For each foreign host whose code pages load the key of the question whether its domain exists, and what shows whether the answer can be believed."""
        own = self._visit.target.domain
        by_host = {host: domain for host in self._code if (domain := registrable(host)) and domain != own}
        domains = [domain for domain in dict.fromkeys(by_host.values()) if not f".{domain}".endswith(_GOVERNMENT_SUFFIXES)][:_MOST_DOMAINS]
        controls = dict[str, ResolverControl]()
        beside = dict[str, DomainRequest]()
        for domain in domains:
            # One name that cannot exist stands for all under the same suffix.
            nowhere = beside.setdefault(domain.partition(".")[2], self._about(neighbour_domain(domain)))
            question, top = self._about(domain), self._about(domain.rpartition(".")[2])
            for one in (question, top, nowhere):
                await self._see(one)
            controls[question.key] = ResolverControl(top.key, nowhere.key)
        return {host: self._about(domain).key for host, domain in by_host.items() if domain in domains}, controls

    def _about(self, domain: str) -> DomainRequest:
        return DomainRequest(self._visit.target.host, domain)


def _request(url: str) -> HttpRequest:
    return HttpRequest.of_url(url, robot=True)
