"""What a page of HTML leads to: its links, what it loads, where its forms send."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from checks.core.parse.csp import Sources
from checks.core.parse.form_owners import form_owners
from checks.core.parse.invisible_links import invisible_links
from checks.core.parse.page_urls import PageUrls, page_urls
from checks.core.parse.resources import Resource, resources
from checks.core.parse.tree import tree

_MOST = 3000
# What browsers with scripts, nearly all, take for text. Crawlers follow the links in it, so what has any is left as it is.
_WITHOUT_SCRIPTS = re.compile(
    r"<noscript\b[^<>]{0,200}>(?:(?!<noscript|<script|<form|<a\s).){0,4000}?</noscript\s{0,5}>", re.IGNORECASE | re.DOTALL
)


class HtmlForm(msgspec.Struct, frozen=True):
    """``action`` is where it sends, absolute; ``method`` ``get``, ``post`` or ``dialog``; ``types`` those of its fields, in lower case."""

    action: str
    method: str
    types: frozenset[str] = frozenset()


class Markup(msgspec.Struct, frozen=True):
    """``links`` are absolute and in order; ``password`` says whether there is a password field anywhere.

    ``follow`` is false where the page asks crawlers not to follow its links (``<meta name=robots content=nofollow>``).
    ``invisible`` are those of the links that no visitor can see (`invisible_links`).
    ``addresses`` are those that any element names in ``href``, ``src`` or ``action``, whatever comes of it; ``base`` is what they are relative to.
    """

    links: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    forms: tuple[HtmlForm, ...] = ()
    password: bool = False
    follow: bool = True
    addresses: tuple[str, ...] = ()
    base: str = ""
    invisible: frozenset[str] = frozenset()


@lru_cache(maxsize=128)
def markup(html: str, url: str, base_limits: tuple[Sources, ...] = ()) -> Markup:
    """The page at ``url``. Any text is read as browsers read it; at most 3,000 elements of each sort. See `page_urls` for the limits."""
    page = tree(_WITHOUT_SCRIPTS.sub("", html))
    base = page_urls(page, url, base_limits)
    return Markup(
        links=tuple(dict.fromkeys(_links(page, base))),
        resources=tuple(dict.fromkeys(resources(page, base))),
        forms=tuple(_forms(page, base, url)),
        password=any(_type(field) == "password" for field in page.css("input")[:_MOST]),
        follow=not any("nofollow" in (meta.attributes.get("content") or "").lower() for meta in page.css("meta[name=robots i]")[:_MOST]),
        addresses=tuple(dict.fromkeys(_addresses(page, base))),
        base=base.url,
        invisible=frozenset(_invisible(page, base)),
    )


def _addresses(page: LexborHTMLParser, base: PageUrls) -> Iterator[str]:
    for element in page.css("[href], [src], [action]")[:_MOST]:
        for name in ("href", "src", "action"):
            if (reference := element.attributes.get(name)) and (url := base.absolute(reference)):
                yield url


def _links(page: LexborHTMLParser, base: PageUrls) -> Iterator[str]:
    """Those without ``rel=nofollow``, by which sites mark what leads crawlers astray."""
    for anchor in page.css("a[href], area[href]")[:_MOST]:
        if "nofollow" not in _value(anchor, "rel").lower() and (url := base.absolute(_value(anchor, "href"))):
            yield url


def _invisible(page: LexborHTMLParser, base: PageUrls) -> Iterator[str]:
    """Where two links lead to one place, the one that can be seen counts."""
    nodes = list(invisible_links(page))
    hidden = Counter(url for anchor in nodes if (url := base.absolute(_value(anchor, "href"))))
    if hidden:
        every = Counter(base.absolute(_value(anchor, "href")) for anchor in page.css("a[href], area[href]")[:_MOST])
        yield from (url for url, count in hidden.items() if every[url] <= count)


def _forms(page: LexborHTMLParser, base: PageUrls, url: str) -> Iterator[HtmlForm]:
    forms = page.css("form")[:200]
    for form, fields in zip(forms, form_owners(page, forms), strict=True):
        types = frozenset(_type(field) for field in fields if field.tag == "input")
        action, method = _action(_value(form, "action"), base, url), _value(form, "method")
        yield from _submissions(action, method, types)
        for button in filter(_submits, fields):
            if "formaction" in button.attributes or "formmethod" in button.attributes:
                other = _action(_value(button, "formaction"), base, url) if "formaction" in button.attributes else action
                yield from _submissions(other, _value(button, "formmethod") or method, types)


def _action(reference: str, base: PageUrls, url: str) -> str:
    """Without an action a form sends to the page itself, whatever the base is (HTML section 4.10.22.3)."""
    return (base.absolute(reference) or (url if reference.strip()[:1] in ("", "#") else "")) if reference else url


def _submits(field: LexborNode) -> bool:
    """Whether it is a button that sends the form (HTML section 4.10.18.6)."""
    if field.tag == "button":
        return _value(field, "type").strip().lower() not in ("button", "reset")
    return _type(field) in ("submit", "image")


def _submissions(action: str, method: str, types: frozenset[str]) -> Iterator[HtmlForm]:
    method = method.strip().lower()
    if action:
        yield HtmlForm(action, method if method in ("post", "dialog") else "get", types)


def _type(field: LexborNode) -> str:
    return _value(field, "type").strip().lower() or "text"


def _value(element: LexborNode, name: str) -> str:
    return element.attributes.get(name) or ""
