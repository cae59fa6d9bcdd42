"""What a page of HTML loads by itself (HTML sections 4.2.4, 4.2.6, 4.8, 4.12.1 and 15.3; SVG 2; W3C Subresource Integrity)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from checks.core.parse.module_imports import module_imports
from checks.core.parse.page_urls import PageUrls
from checks.core.parse.style_sheet import style_sheet
from checks.core.parse.tree import closest

_MOST = 3000
_SIZES = 30
_MOST_HASHES = 10
_SPACE = " \t\n\r\f"
# One of several sizes of a picture, with its width or density.
_CANDIDATE = re.compile(r"([^\s,]\S{0,1999})(?:\s{1,20}[\d.]{1,10}[wxh])?")
# MIME Sniffing section 4.6: JavaScript MIME types, to the letter.
_JAVASCRIPT = frozenset(
    [
        *(f"application/{name}" for name in ("ecmascript", "javascript", "x-ecmascript", "x-javascript")),
        *(f"text/{name}" for name in ("ecmascript", "javascript", "jscript", "livescript", "x-ecmascript", "x-javascript")),
        *(f"text/javascript1.{version}" for version in range(6)),
    ]
)
# A hash that browsers compare: SRI section 3.3.3, base64 with either alphabet. Whatever else stands there pins nothing.
_HASH = re.compile(r"(?:^|(?<=[ \t\n\r\f]))sha(?:256|384|512)-[A-Za-z0-9+/_\-]{1,200}={0,2}(?=[? \t\n\r\f]|$)")
# HTML section 15.3.10 and 15.3.2: who may have a picture behind it.
_BACKED = frozenset(("body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"))

_Sort = Literal["script", "style", "frame", "object", "image", "media"]
# HTML section 4.6.7.18: what is loaded early, by the destination that ``as`` names. Anything else loads nothing.
_EARLY: dict[str, _Sort] = {
    "script": "script", "style": "style", "image": "image", "font": "object", "fetch": "object", "audio": "media", "video": "media", "track": "object",
}  # fmt: skip


class Resource(msgspec.Struct, frozen=True):
    """Something the page loads; ``url`` is absolute, ``integrity`` the hashes that browsers compare its content with (Subresource Integrity).

    ``early`` is what is only fetched, for another element to use later (``rel=preload``).
    """

    sort: _Sort
    url: str
    integrity: tuple[str, ...] = ()
    early: bool = False


def resources(page: LexborHTMLParser, base: PageUrls) -> Iterator[Resource]:
    """In the order of the page; at most 3,000 elements of each kind."""
    counts: dict[str, int] = {}
    for element in page.css(_LOADING):
        name = element.tag or ""
        counts[name] = counts.get(name, 0) + 1
        if counts[name] > _MOST:
            continue
        for sort, reference, *how in _loads(element):
            # What names only a part is in the page itself, whatever the base is (SVG 2 section 16.1.5; CSS Values 4 section 4.5.1.1).
            if reference.strip(_SPACE)[:1] in ("", "#"):
                continue
            # A part of a file is chosen by who shows it.
            if url := base.absolute(reference).partition("#")[0]:
                yield Resource(sort, url, *how)


# Its sort and its address as written; then the hashes that it is pinned by, and whether it is only fetched.
_Load = tuple[_Sort, str] | tuple[_Sort, str, tuple[str, ...]] | tuple[_Sort, str, tuple[str, ...], bool]


def _loads(element: LexborNode) -> Iterator[_Load]:
    """What an element loads, as written."""
    name = element.tag or ""
    if load := _BY_TAG.get(name):
        yield from load(element)
    if name in _BACKED and (background := _value(element, "background")):
        yield "image", background
    style = _value(element, "style")
    if "(" in style:
        yield from _sheet(style)


def _script(element: LexborNode) -> Iterator[_Load]:
    source = _value(element, "src")
    if not source and _in_drawing(element):
        source = _link(element)
    if source and _runs(element):
        yield "script", source, _hashes(element)
    elif not source and _is_module(element):
        yield from (("script", reference) for reference in module_imports(element.text())[:_MOST])


def _runs(element: LexborNode) -> bool:
    """Whether browsers of today take an element for a script and run it (HTML section 4.12.1.1, "prepare the script element")."""
    attributes = element.attributes
    media_type, language = attributes.get("type"), attributes.get("language")
    if "type" in attributes:
        kind = media_type.strip(_SPACE).lower() if media_type else "text/javascript"
    else:
        kind = f"text/{language.lower()}" if language else "text/javascript"
    if kind == "module":
        return True
    if "for" in attributes and "event" in attributes:
        window, event = (_value(element, name).strip(_SPACE).lower() for name in ("for", "event"))
        if window != "window" or event not in ("onload", "onload()"):
            return False
    return kind in _JAVASCRIPT and "nomodule" not in attributes


def _is_module(element: LexborNode) -> bool:
    return _value(element, "type").strip(_SPACE).lower() == "module"


def _linked(element: LexborNode) -> Iterator[_Load]:
    attributes = element.attributes
    relations = frozenset(_value(element, "rel").lower().split())
    href, pinned = _value(element, "href"), _hashes(element)
    if "stylesheet" in relations and "disabled" not in attributes and _is_css(element):
        yield "style", href, pinned
    elif "modulepreload" in relations:
        yield "script", href, pinned, True
    elif "preload" in relations and (sort := _EARLY.get(_value(element, "as").strip(_SPACE).lower())):
        yield sort, href, pinned, True
        yield from _candidates(_value(element, "imagesrcset")) if sort == "image" else ()
    elif relations & {"icon", "apple-touch-icon", "prefetch"}:
        yield "image", href
    elif "manifest" in relations:
        yield "object", href


def _is_css(element: LexborNode) -> bool:
    return _value(element, "type").partition(";")[0].strip(_SPACE).lower() in ("", "text/css")


def _picture(element: LexborNode) -> Iterator[_Load]:
    yield "image", _value(element, "src")
    yield from _candidates(_value(element, "srcset"))


def _candidates(srcset: str) -> Iterator[_Load]:
    for reference in _CANDIDATE.findall(srcset)[:_SIZES]:
        yield "image", reference.rstrip(",")


def _source(element: LexborNode) -> Iterator[_Load]:
    """A source is one of the media or the picture that it stands in; elsewhere it is nothing (HTML section 4.8.2)."""
    around = element.parent.tag if element.parent else ""
    if around in ("audio", "video"):
        yield "media", _value(element, "src")
    elif around == "picture":
        yield from _candidates(_value(element, "srcset"))


def _track(element: LexborNode) -> Iterator[_Load]:
    if element.parent and element.parent.tag in ("audio", "video"):
        # Texts beside a film are no film: browsers block them over plain HTTP (Mixed Content section 3.1).
        yield "object", _value(element, "src")


def _media(element: LexborNode) -> Iterator[_Load]:
    yield "media", _value(element, "src")
    yield "image", _value(element, "poster") if element.tag == "video" else ""


def _frame(element: LexborNode) -> Iterator[_Load]:
    if "srcdoc" not in element.attributes:
        yield "frame", _value(element, "src")


def _style(element: LexborNode) -> Iterator[_Load]:
    if _value(element, "type").lower() in ("", "text/css"):
        yield from _sheet(element.text())


def _sheet(css: str) -> Iterator[_Load]:
    sheet = style_sheet(css)
    yield from (("style", reference) for reference in sheet.imports[:_MOST])
    # Fonts are no pictures: browsers block them over plain HTTP (Mixed Content section 3.2).
    yield from (("object", reference) for reference in sheet.fonts[:_MOST])
    yield from (("image", reference) for reference in sheet.pictures[:_MOST])


def _drawn(element: LexborNode) -> Iterator[_Load]:
    """Pictures and parts of a drawing (SVG 2 sections 5.6 and 12.3; Filter Effects section 9.10)."""
    yield "image", _link(element)


def _input(element: LexborNode) -> Iterator[_Load]:
    if _value(element, "type").strip(_SPACE).lower() == "image":
        yield "image", _value(element, "src")


def _in_drawing(element: LexborNode) -> bool:
    around = closest(element, ("svg", "foreignObject"))
    return around is not None and around.tag == "svg"


def _link(element: LexborNode) -> str:
    return _value(element, "href") or _value(element, "xlink:href")


def _hashes(element: LexborNode) -> tuple[str, ...]:
    return tuple(_HASH.findall(_value(element, "integrity"))[:_MOST_HASHES])


def _value(element: LexborNode, name: str) -> str:
    return element.attributes.get(name) or ""


_BY_TAG: dict[str, Callable[[LexborNode], Iterator[_Load]]] = {
    "script": _script,
    "link": _linked,
    "iframe": _frame,
    "frame": _frame,
    "object": lambda element: iter((("object", _value(element, "data")),)),
    "embed": lambda element: iter((("object", _value(element, "src")),)),
    "img": _picture,
    "input": _input,
    "audio": _media,
    "video": _media,
    "source": _source,
    "track": _track,
    "style": _style,
    "image": _drawn,
    "use": _drawn,
    "feImage": _drawn,
}
# Only elements that may load something; each name and attribute that the functions above read.
_LOADING = (
    "script[src], script[type], svg script, link[href], link[imagesrcset], iframe[src], frame[src], object[data], embed[src], img[src], img[srcset], input[src], "
    "audio[src], video[src], video[poster], source[src], source[srcset], track[src], style, image, use, feImage, [background], [style]"
)
