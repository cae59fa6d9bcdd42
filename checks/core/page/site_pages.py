"""The pages of a crawl as checks of content judge them: the site's own, in HTML, each content once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import msgspec

from checks.core.evidence.crawl import Crawl, host_of
from checks.core.evidence.http import Exchange, Response
from checks.core.model import reason
from checks.core.model.undecided import Unknown
from checks.core.page.block_pages import not_own_page
from checks.core.page.html_document import is_html, parse_document, require_readable
from checks.core.page.page_markup import page_markup
from checks.core.page.public_content import public_content
from checks.core.parse import Markup, csp, csp_of_meta, metas


class OwnPage(msgspec.Struct, frozen=True):
    """``path`` with its query, as a reader finds it; ``url`` is where the page was in the end."""

    path: str
    url: str
    answer: Response
    markup: Markup

    @property
    def upgrades(self) -> bool:
        """Whether browsers turn every address of plain HTTP in it into HTTPS by themselves (W3C Upgrade Insecure Requests)."""
        in_page = csp_of_meta(metas(self.answer.body.text, "Content-Security-Policy", "http-equiv"))
        policies = (*csp(self.answer.values("content-security-policy")), *in_page)
        return any("upgrade-insecure-requests" in policy.directives for policy in policies)


class Sightings(msgspec.Struct, frozen=True):
    """Distinct URLs in order, and the path of the first page that they were seen on."""

    urls: tuple[str, ...]
    path: str


def own_pages(crawl: Crawl) -> Iterator[OwnPage]:
    """The pages; raises `NotApplicable` when the front page is not HTML. Redirects to other sites and error pages are none."""
    if crawl.front is not None:
        parse_document(crawl.front)
    digests: set[str] = set()
    for exchange in crawl.answers:
        if exchange.final.body.sha256 not in digests and is_own_page(exchange):
            digests.add(exchange.final.body.sha256)
            parts = urlsplit(exchange.url)
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            yield OwnPage(path, exchange.url, exchange.final, page_markup(exchange.final, exchange.url))


def by_host(sightings: Iterable[tuple[str, OwnPage]]) -> dict[str, Sightings]:
    """URLs, each with a page that it stands in, by their host: what is repeated on every page is one fault."""
    urls: dict[str, dict[str, None]] = {}
    paths: dict[str, str] = {}
    for url, page in sightings:
        host = host_of(url)
        urls.setdefault(host, {})[url] = None
        paths.setdefault(host, page.path)
    return {host: Sightings(tuple(addresses), paths[host]) for host, addresses in urls.items()}


def is_own_page(exchange: Exchange) -> bool:
    """True for an answer that is a page of the site in HTML, and not an empty one."""
    return is_html(exchange.final) and exchange.final.body.size > 0 and not_own_page(exchange) is None


def require_whole(crawl: Crawl) -> None:
    """Raises `Unknown` where content stayed unseen, for the end of a check, after what it found.

    The crawl ended before it was through, no page or not even the front page had anything in it, one was read in part, or everybody is sent
    to a log-in page.
    """
    if crawl.front is not None:
        if not any(map(is_own_page, crawl.answers)):
            raise Unknown(reason.ERROR_PAGE, crawl.front.url)
        public_content(crawl.front)
    for exchange in filter(is_own_page, crawl.answers):
        require_readable(exchange.final, exchange.url)
    if crawl.end_reason:
        raise Unknown(reason.REASONS.get(crawl.end_reason, reason.UNANSWERED), crawl.detail)
