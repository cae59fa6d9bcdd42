"""Addresses under a site that advertise: families of them in its lists and links, and names that cannot exist and are answered with adverts."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.http import Exchange
from checks.core.evidence.views import AddressSort, SiteViews
from checks.core.page.site_pages import own_pages
from checks.core.parse import sitemap
from checks.core.parse.readable_text import readable_text
from checks.core.signs.reading import mentions, readings
from checks.core.signs.sign import SignKind, inert_path
from checks.core.signs.site_signs import site_signs

# So many addresses are a family; so many are read.
_FAMILY, _MOST = 3, 4000


class Doorways(msgspec.Struct, frozen=True):
    """``addresses`` are paths whose words advertise, ``pages`` those of them that were answered with adverts, ``lost`` whether a name that cannot exist was."""

    addresses: tuple[str, ...]
    pages: tuple[str, ...]
    lost: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def is_family(self) -> bool:
        """Whether there are more of them than one editor's headline makes."""
        return len(self.addresses) >= _FAMILY


def doorways(crawl: Crawl, views: SiteViews) -> Doorways:
    """What a site's lists, links and answers show. Raises `NotApplicable` where it is no HTML."""
    paths = tuple(dict.fromkeys(_advertising(dict.fromkeys(_paths(crawl, views)))))
    site = site_signs(crawl, views)
    spam = [page for page in site.pages if any(sign.kind is SignKind.WORDS for sign in page.signs.signs)]
    pages = tuple(dict.fromkeys(page.path for page in spam if page.path in paths))
    lost = tuple(dict.fromkeys(page.path for page in spam if any(sign.kind is SignKind.ADDRESSES for sign in page.signs.signs)))
    words = dict.fromkeys(word for page in spam if page.path in (*pages, *lost) for sign in page.signs.signs for word in sign.words)
    return Doorways(paths, pages, lost, tuple(words)[:6])


def _paths(crawl: Crawl, views: SiteViews) -> Iterator[str]:
    for page in own_pages(crawl):
        yield _path(page.url)
    yield from (_path(url.url) for url in crawl.skipped_urls)
    for view in views.views:
        if isinstance(view.answer, Exchange) and view.sort is AddressSort.SITEMAP:
            yield from (_path(url) for url in sitemap(view.answer.final.body.text).urls if crawl.ours(url))


def _path(url: str) -> str:
    try:
        place = urlsplit(url)
    except ValueError:
        return "/"
    return inert_path((place.path or "/") + (f"?{place.query}" if place.query else ""))


def _advertising(paths: dict[str, None]) -> Iterator[str]:
    every = list(paths)[:_MOST]
    if not mentions(readable_text(unquote("\n".join(every))).encode(errors="replace")):
        return
    for path in every:
        those = readings(readable_text(unquote(path)).replace("/", " ")).values()
        if any(reading.strong and reading.share == 1 for reading in those):
            yield path
