"""The script files that the pages of a site load, each with a page that loads it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checks.core.evidence.crawl import host_of
from checks.core.page.site_pages import OwnPage
from checks.core.parse.www import bare


class PageScript(msgspec.Struct, frozen=True):
    """``url`` is absolute, ``path`` that of the first page that loads it, ``hashes`` what browsers compare it with, ``is_own`` where the site serves it itself."""

    url: str
    path: str
    hashes: tuple[str, ...]
    is_own: bool


def page_scripts(pages: Iterable[OwnPage]) -> tuple[PageScript, ...]:
    """Each script once, in the order in which pages load them."""
    scripts = dict[str, PageScript]()
    for page in pages:
        for resource in page.markup.resources:
            if resource.sort == "script" and resource.url not in scripts:
                is_own = bare(host_of(resource.url)) == bare(host_of(page.url))
                scripts[resource.url] = PageScript(resource.url, page.path, resource.integrity, is_own)
    return tuple(scripts.values())
