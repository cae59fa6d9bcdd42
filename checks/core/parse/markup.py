"""What a page of HTML leads to: its links, what it loads, where its forms send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from checks.core.parse.form_owners import form_owners
from checks.core.parse.reference import absolute
from checks.core.parse.style_sheet import style_sheet
from checks.core.parse.tree import tree

_MOST = 3000
_LONGEST = 2000
_SIZES = 30
_ORIGIN = re.compile(r"(https?)://[\w.:\-]+(?=/)")
# What browsers with scripts, nearly all, take for text. Crawlers follow the links in it, so what has any is left as it is.
_WITHOUT_SCRIPTS = re.compile(
    r"<noscript\b[^<>]{0,200}>(?:(?!<noscript|<script|<form|<a\s).){0,4000}?</noscript\s{0,5}>", re.IGNORECASE | re.DOTALL
)
# One of several sizes of a picture, with its width or density.
_CANDIDATE = re.compile(r"([^\s,]\S{0,1999})(?:\s{1,20}[\d.]{1,10}[wxh])?")
# An origin or a path from the root, without dot segments and without what must be looked at twice.
_PLAIN = re.compile(r"(?!///)(?:https?://[\w.\-]+(?::\d+)?)?/(?:(?!/\.)[\w./?=&;,%+~:@!*()'$#\-])*", re.ASCII)

_Sort = Literal["script", "style", "frame", "object", "image", "media"]
# Everything that a page loads by itself, and by which attribute.
_LOADED: tuple[tuple[_Sort, str, str], ...] = (
    ("script", "script[src]", "src"),
    ("style", "link[rel~=stylesheet i][href]", "href"),
    ("frame", "iframe[src], frame[src]", "src"),
    ("object", "object[data]", "data"),
    ("object", "embed[src]", "src"),
    ("image", "img[src], input[type=image i][src]", "src"),
    ("media", "audio[src], video[src], source[src], track[src]", "src"),
    ("image", "video[poster]", "poster"),
)


class Resource(msgspec.Struct, frozen=True):
    """Something the page loads; ``url`` is absolute, ``integrity`` whether its content is pinned by a hash (Subresource Integrity)."""

    sort: _Sort
    url: str
    integrity: bool = False


class HtmlForm(msgspec.Struct, frozen=True):
    """``action`` is where it sends, absolute; ``method`` ``get``, ``post`` or ``dialog``; ``types`` those of its fields, in lower case."""

    action: str
    method: str
    types: frozenset[str] = frozenset()


class Markup(msgspec.Struct, frozen=True):
    """``links`` are absolute and in order; ``password`` says whether there is a password field anywhere.

    ``follow`` is false where the page asks crawlers not to follow its links (``<meta name=robots content=nofollow>``).
    """

    links: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    forms: tuple[HtmlForm, ...] = ()
    password: bool = False
    follow: bool = True


@lru_cache(maxsize=128)
def markup(html: str, url: str) -> Markup:
    """The page at ``url``. Any text is read as browsers read it; at most 3,000 elements of each sort."""
    page = tree(_WITHOUT_SCRIPTS.sub("", html))
    base = _Base(_base(page, url))
    return Markup(
        links=tuple(dict.fromkeys(_links(page, base))),
        resources=tuple(dict.fromkeys(_resources(page, base))),
        forms=tuple(_forms(page, base, url)),
        password=any(_type(field) == "password" for field in page.css("input")[:_MOST]),
        follow=not any("nofollow" in (meta.attributes.get("content") or "").lower() for meta in page.css("meta[name=robots i]")[:_MOST]),
    )


class _Base:
    """What the URLs of a page are relative to. Most of them name an origin or begin at its root, and need no general algorithm."""

    def __init__(self, url: str) -> None:
        self._url = url
        origin = _ORIGIN.match(url)
        self._scheme, self._origin = (f"{origin[1]}:", origin[0]) if origin else ("", "")

    def absolute(self, reference: str) -> str:
        """Empty where it is no URL, or one that leads out of the web (``mailto:``, ``javascript:``, ``data:``)."""
        reference = reference.strip(" \t\n\r\f")
        if not reference or len(reference) > _LONGEST or reference[0] == "#":
            return ""
        if _PLAIN.fullmatch(reference):
            if reference[0] != "/":
                return reference
            if self._origin:
                return (self._scheme if reference.startswith("//") else self._origin) + reference
        try:
            url = absolute(reference, self._url)
        except ValueError:
            return ""
        return url if url[:8].lower().startswith(("http://", "https://")) else ""


def _base(page: LexborHTMLParser, url: str) -> str:
    """The first ``<base href>`` counts (HTML section 4.2.3)."""
    first = page.css_first("base[href]")
    return _Base(url).absolute(_value(first, "href")) or url if first else url


def _links(page: LexborHTMLParser, base: _Base) -> Iterator[str]:
    """Those without ``rel=nofollow``, by which sites mark what leads crawlers astray."""
    for anchor in page.css("a[href], area[href]")[:_MOST]:
        if "nofollow" not in _value(anchor, "rel").lower() and (url := base.absolute(_value(anchor, "href"))):
            yield url


def _resources(page: LexborHTMLParser, base: _Base) -> Iterator[Resource]:
    for sort, selector, attribute in _LOADED:
        for element in page.css(selector)[:_MOST]:
            if url := base.absolute(_value(element, attribute)):
                yield Resource(sort, url, bool(_value(element, "integrity").strip()))
    for picture in page.css("img[srcset], source[srcset]")[:_MOST]:
        for reference in _CANDIDATE.findall(_value(picture, "srcset"))[:_SIZES]:
            if url := base.absolute(reference.rstrip(",")):
                yield Resource("image", url)
    sheets = [sheet.text() for sheet in page.css("style")[:_MOST]] + [_value(one, "style") for one in page.css('[style*="url(" i]')[:_MOST]]
    for sheet in sheets:
        imports, others = style_sheet(sheet)
        yield from (Resource("style", url) for reference in imports[:_MOST] if (url := base.absolute(reference)))
        yield from (Resource("image", url) for reference in others[:_MOST] if (url := base.absolute(reference)))


def _forms(page: LexborHTMLParser, base: _Base, url: str) -> Iterator[HtmlForm]:
    forms = page.css("form")[:200]
    for form, fields in zip(forms, form_owners(page, forms), strict=True):
        types = frozenset(_type(field) for field in fields if field.tag == "input")
        # Without an action a form sends to the page itself, whatever the base is; a button may send it elsewhere.
        action = _value(form, "action").strip()
        yield from _submissions(base.absolute(action) if action else url, _value(form, "method"), types)
        for button in fields:
            if other := _value(button, "formaction").strip():
                yield from _submissions(base.absolute(other), _value(button, "formmethod") or _value(form, "method"), types)


def _submissions(action: str, method: str, types: frozenset[str]) -> Iterator[HtmlForm]:
    method = method.strip().lower()
    if action:
        yield HtmlForm(action, method if method in ("post", "dialog") else "get", types)


def _type(field: LexborNode) -> str:
    return _value(field, "type").strip().lower() or "text"


def _value(element: LexborNode, name: str) -> str:
    return element.attributes.get(name) or ""
