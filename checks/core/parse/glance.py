"""What a page shows before any script has run, counted only as far as is needed to tell a page from an empty one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from checks.core.parse.markup import markup
from checks.core.parse.page_urls import PageUrls, page_urls
from checks.core.parse.tree import closest, tree

MOST_WORDS = 60
_WORD = re.compile(r"[^\W_]{2,}")
# What stands in these is not shown; in the first two it is nothing at all where scripts run.
_UNUSED = ("template", "noscript")
_HIDDEN = (*_UNUSED, "head", "title", "script", "style", "noframes", "iframe", "textarea", "option")
_SCRIPT_TYPES = re.compile(r"|module|(?:text|application)/(?:x-)?(?:java|ecma|j|live)script(?:\s{0,5};.*)?", re.IGNORECASE)
# An object or embed element is a frame where what it loads is a page (HTML sections 4.8.6 and 4.8.7): as its type says, or else its name.
_PAGE = re.compile(r"https?://[^/?#]+(?:/[^?#]*)?(?:/|/[^./?#]+|\.(?:x?html?|php|aspx?|jsp|do|cgi))(?:[?#].*)?", re.IGNORECASE)
_MOST_SCRIPTS = 50
_MOST_NODES = 3000


class Glance(msgspec.Struct, frozen=True):
    """``words`` that a reader sees, at most `MOST_WORDS`; ``links`` and ``frames`` absolute, ``base`` what others are relative to; ``scripts`` what stands in the page's own.

    ``active`` says whether there is any script at all; ``refreshes`` are the contents of ``<meta http-equiv=refresh>`` wherever it stands.
    """

    base: str
    words: int
    links: tuple[str, ...]
    frames: tuple[str, ...]
    forms: bool
    pictures: bool
    active: bool
    scripts: tuple[str, ...]
    refreshes: tuple[str, ...]


@lru_cache(maxsize=64)
def glance(html: str, url: str) -> Glance:
    """The page at ``url``."""
    page, leads = tree(html), markup(html, url)
    base = page_urls(page, url)
    scripts = [node for node in page.css("script")[:_MOST_SCRIPTS] if _SCRIPT_TYPES.fullmatch((node.attributes.get("type") or "").strip())]
    body = page.body
    handler = (body.attributes.get("onload") or "") if body is not None else ""
    return Glance(
        base=base.url,
        words=_words(body) if body is not None else 0,
        links=leads.links,
        frames=(*(resource.url for resource in leads.resources if resource.sort == "frame"), *_embeddings(page, base)),
        forms=bool(leads.forms),
        pictures=any(resource.sort in ("image", "media", "object") for resource in leads.resources) or page.css_first("svg") is not None,
        active=bool(scripts or handler),
        scripts=(*(node.text() for node in scripts if node.attributes.get("src") is None), *([handler] if handler else [])),
        refreshes=tuple(_refreshes(page.css("meta[http-equiv][content]")[:_MOST_SCRIPTS])),
    )


def _embeddings(page: LexborHTMLParser, base: PageUrls) -> Iterator[str]:
    for node in page.css("object[data], embed[src]")[:_MOST_SCRIPTS]:
        address = base.absolute(node.attributes.get("data" if node.tag == "object" else "src") or "")
        sort = (node.attributes.get("type") or "").partition(";")[0].strip().lower()
        if address and closest(node, _UNUSED) is None and (sort == "text/html" or (not sort and _PAGE.fullmatch(address))):
            yield address


def _words(body: LexborNode) -> int:
    count = 0
    for number, node in enumerate(body.traverse(include_text=True)):
        if node.tag == "-text" and closest(node, _HIDDEN) is None:
            count += len(_WORD.findall(node.text_content or ""))
        if count >= MOST_WORDS or number >= _MOST_NODES:
            return MOST_WORDS
    return count


def _refreshes(nodes: list[LexborNode]) -> Iterator[str]:
    for node in nodes:
        if (node.attributes["http-equiv"] or "").lower() == "refresh" and closest(node, _UNUSED) is None:
            yield node.attributes["content"] or ""
