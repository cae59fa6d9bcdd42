"""The views: pages that the crawl met, asked for as other visitors ask, and what no menu leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from checks.core.check.family import See
from checks.core.evidence.crawl import Crawl, CrawlRequest, host_of
from checks.core.evidence.earlier import EarlierRequest, SitePast
from checks.core.evidence.http import Exchange, HttpRequest, SiteRequest
from checks.core.evidence.observation import Failure, Observation, Referral
from checks.core.evidence.views import AddressSort, SiteView, SiteViews, ViewsRequest
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from checks.core.model.visitor import Visitor
from checks.core.page.site_pages import is_own_page
from checks.core.page.soft_404 import paths_of
from checks.core.parse import sitemap
from checks.core.parse.feed_links import feed_links
from checks.core.parse.page_pointers import page_versions
from checks.core.parse.path_shape import shape
from checks.core.parse.url import canonical
from checks.core.parse.www import bare
from checks.core.signs.difference import same_answer, stands_out, trouble
from scanner.net.door import Visit
from scanner.probes.crawl.frontier import page_pattern
from scanner.probes.gate import OutOfReach, rules_of
from scanner.probes.http import http

# Whose views of the front page are asked for, and of other addresses; the crawler comes last, since some protections turn it away.
_AT_FRONT = (Visitor.BROWSER, Visitor.SEARCH, Visitor.TELEPHONE, Visitor.TELEPHONE_SEARCH, Visitor.CRAWLER)
_EITHER = (Visitor.SEARCH, Visitor.TELEPHONE)
_ELSEWHERE = (Visitor.TELEPHONE_SEARCH, Visitor.CRAWLER)
_OF_LISTS = (Visitor.CRAWLER,)
_ENDS = (reason.RATE_LIMITED.key, FailureKind.BUDGET.value, FailureKind.NOT_PERMITTED.value)
_MOST_PAGES, _MOST_LISTS, _MOST_ENTRIES, _MOST_VERSIONS, _MOST_REPETITIONS = 10, 2, 2, 3, 12


async def observe_views(request: ViewsRequest, visit: Visit, see: See) -> Observation:
    """What the crawl met decides what is asked for; nothing is, behind a front page that is none."""
    crawl = await see(CrawlRequest(request.host, request.https_port, request.http_port))
    if not isinstance(crawl, Crawl):
        return crawl
    referral = await see(SiteRequest(request.host, request.https_port, request.http_port))
    front = (
        await see(SiteRequest(request.host, request.https_port, request.http_port).referent(referral))
        if isinstance(referral, Referral)
        else referral
    )
    past = await see(EarlierRequest(request.host, request.https_port, request.http_port))
    views = _Views(visit, see, past.same_views if isinstance(past, SitePast) else ())
    if isinstance(front, Exchange) and is_own_page(front):
        pages = [await see(question) for question in crawl.page_requests]
        answers = [page for page in pages if isinstance(page, Exchange)]
        own = [page for page in answers if is_own_page(page)]
        await views.through(front, own)
        menu = (*(hop.url for answer in (front, *answers) for hop in answer.hops), *(skip.url for skip in crawl.skipped_urls))
        await views.versions([front, *own], menu)
    return SiteViews(visit.clock.now(), tuple(views.views), views.end_reason, views.detail)


class _Views:
    def __init__(self, visit: Visit, see: See, same: Iterable[tuple[str, Visitor]]) -> None:
        self._visit, self._see, self._same = visit, see, frozenset(same)
        self._repetitions = 0
        self._refusals: set[Visitor] = set()
        self.views = list[SiteView]()
        self.end_reason = self.detail = ""

    async def through(self, front: Exchange, pages: Sequence[Exchange]) -> None:
        """The front page as everybody, then a few of each sort of the others, what is listed for programs, and what cannot be there."""
        await self._as_others(front.hops[0].url, AddressSort.PAGE, front, _AT_FRONT)
        for page in _choice(pages):
            await self._as_others(page.hops[0].url, AddressSort.PAGE, page, _ELSEWHERE)
        for url, sort in [*self._feeds(front), *await self._sitemaps(front)]:
            plain = await self._plain(url, sort)
            await self._as_others(url, sort, plain, _OF_LISTS)
        for url in self._entries(front):
            await self._as_others(url, AddressSort.ENTRY, None, _OF_LISTS)
        await self._lost(front)

    async def versions(self, pages: Sequence[Exchange], menu: Iterable[str]) -> None:
        """AMP and language versions of pages that no link leads to; ``menu`` are the URLs that the crawl met."""
        addresses = {_address(url) for url in menu}
        links = ((canonical(there, page.url), page) for page in pages for there in page_versions(page.final.body.text, page.url))
        urls = {_address(url): url for url, page in links if url is not None and self._is_own(url, page)}
        for url in [url for address, url in urls.items() if address not in addresses][:_MOST_VERSIONS]:
            await self._plain(url, AddressSort.ENTRY)

    async def _as_others(self, url: str, sort: AddressSort, plain: Exchange | None, visitors: Iterable[Visitor]) -> None:
        level = Level.PROBE if sort is AddressSort.LOST else Level.VISIT
        for visitor in visitors:
            if self.end_reason or visitor in self._refusals:
                return
            if (url, visitor) in self._same:
                self.views.append(SiteView(url, sort, visitor, None))
                continue
            answer, again = await self._ask(url, visitor, level), None
            if isinstance(answer, Exchange) and plain is not None and same_answer(answer, plain):
                self.views.append(SiteView(url, sort, visitor, None))
                continue
            self._note_trouble(answer, visitor, sort)
            if isinstance(answer, Exchange) and self._repetitions < _MOST_REPETITIONS and stands_out(answer, plain):
                self._repetitions += 1
                again = await self._ask(url, visitor, level, again=True)
            self.views.append(SiteView(url, sort, visitor, answer, again))
            if again is not None and visitor is Visitor.TELEPHONE_SEARCH and visitors is _ELSEWHERE:
                # Who of the two it is that gets something else.
                await self._as_others(url, sort, plain, _EITHER)

    async def _ask(self, url: str, visitor: Visitor, level: Level, *, again: bool = False) -> Exchange | Failure:
        question = HttpRequest.of_url(url, robot=True, visitor=visitor)
        answer = await http(msgspec.structs.replace(question, level=level, again=again), self._visit, self._see)
        assert isinstance(answer, Exchange | Failure)
        return answer

    def _note_trouble(self, answer: Exchange | Failure, visitor: Visitor, sort: AddressSort) -> None:
        """A limit ends all; whoever is turned away as one visitor is not asked as that one again."""
        why = trouble(answer, sort)
        if why is None:
            return
        detail = answer.detail if isinstance(answer, Failure) else f"{answer.url} {answer.final.status} as {visitor}"
        if why.key in _ENDS:
            self.end_reason, self.detail = why.key, detail
        elif why is not reason.OUT_OF_SCOPE:
            self._refusals.add(visitor)

    async def _plain(self, url: str, sort: AddressSort) -> Exchange | None:
        """What tilik itself is answered where no crawl has it."""
        if self.end_reason:
            return None
        question = HttpRequest.of_url(url, robot=True)
        answer = await self._see(msgspec.structs.replace(question, level=Level.PROBE) if sort is AddressSort.LOST else question)
        if isinstance(answer, Exchange | Failure):
            self.views.append(SiteView(url, sort, None, answer))
        return answer if isinstance(answer, Exchange) else None

    def _feeds(self, front: Exchange) -> Iterator[tuple[str, AddressSort]]:
        urls = (canonical(link, front.url) for link in feed_links(front.final.body.text))
        yield from [(url, AddressSort.FEED) for url in urls if url is not None and self._is_own(url, front)][:_MOST_LISTS]

    async def _sitemaps(self, front: Exchange) -> list[tuple[str, AddressSort]]:
        rules = await rules_of(HttpRequest.of_url(front.url, robot=True), self._see)
        links = () if isinstance(rules, OutOfReach) else rules.sitemaps or ("/sitemap.xml",)
        urls = (canonical(link, front.url) for link in links)
        return [(url, AddressSort.SITEMAP) for url in urls if url is not None and self._is_own(url, front)][:_MOST_LISTS]

    def _entries(self, front: Exchange) -> list[str]:
        """The newest addresses of what only a crawler is lists of."""
        lists = {True: dict[str, None](), False: dict[str, None]()}
        for view in self.views:
            if view.sort is AddressSort.SITEMAP and isinstance(view.answer, Exchange):
                lists[view.visitor is None].update(dict.fromkeys(sitemap(view.answer.final.body.text).urls))
        urls = (canonical(link, front.url) for link in lists[False] if link not in lists[True])
        return [url for url in urls if url is not None and self._is_own(url, front)][:_MOST_ENTRIES]

    async def _lost(self, front: Exchange) -> None:
        place = HttpRequest.of_url(front.url)
        if self._visit.refuse(place.host, place.port, Level.PROBE) is not None:
            return
        url = msgspec.structs.replace(place, path=paths_of(shape("/tlk"), place.host)[0]).url
        plain = await self._plain(url, AddressSort.LOST)
        await self._as_others(url, AddressSort.LOST, plain, _ELSEWHERE)

    def _is_own(self, url: str, front: Exchange) -> bool:
        return self._visit.scope.same_site(host_of(url), host_of(front.url))


def _address(url: str) -> str:
    """What is the same for all schemes, and with or without ``www.``."""
    return bare(url.partition("://")[2])


def _choice(pages: Sequence[Exchange]) -> list[Exchange]:
    """One of each sort first, and then others as they come."""
    first = {page_pattern(page.url): number for number, page in reversed(list(enumerate(pages)))}
    order = sorted(range(len(pages)), key=lambda number: (number not in first.values(), number))
    return [pages[number] for number in order][:_MOST_PAGES]
