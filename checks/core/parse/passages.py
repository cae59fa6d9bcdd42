"""The text of a page by where it stands: what visitors read, what nobody sees, what is written for search engines, what visitors themselves wrote."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from checks.core.parse.concealment import invisible_elements
from checks.core.parse.page_urls import PageUrls, page_urls
from checks.core.parse.tree import tree

# Nodes of a page that are looked at, links and characters that are kept.
_MOST_NODES, _MOST_LINKS, _MOST_CHARACTERS = 12_000, 1000, 400_000
# How much of the text around a link tells what is said of it.
_AROUND = 90
_INLINE = frozenset(("a", "abbr", "b", "big", "bdi", "bdo", "em", "font", "i", "ins", "mark", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "wbr", "code", "q"))  # fmt: skip
_SILENT = frozenset(("script", "style", "svg", "math", "iframe", "object", "textarea", "select", "datalist"))
# What programs call the parts of a page that visitors fill: comments, guest books, forums, complaints, questions.
_VISITORS = re.compile(
    r"\b(?:comments?(?:-?(?:list|area|content|body|text|wrap(?:per)?|section|thread))?|commentlist|komentar|(?:daftar|list|isi)-?komentar|guest-?book|buku-?tamu|testimoni(?:al|als)?|"
    r"shoutbox|bbp-(?:reply|topic)[\w\-]{0,30}|forum-?post|post(?:body|message)|aduan|pengaduan|keluhan|ulasan|user-?profile|memberlist|(?:recent|popular|last)-?searches|daftar-?tamu|tamu|reviews?|tanya-?jawab|kritik-?saran|replies|reply-?list)\b",
    re.IGNORECASE,
)
# Parts of a page that have nothing to do with the text beside them: what stands in a menu says nothing of the article below.
_PARTS = frozenset(("nav", "header", "footer", "aside"))
_PART = re.compile(r"\b(?:nav|navbar|menu|main-?menu|topbar|breadcrumbs?|sidebar|footer|header)\b", re.IGNORECASE)
_PART_TAGS = frozenset(("div", "ul"))
_HEADLINES = ("h1", "h2", "h3", "h4")
_VISITORS_HEADLINE = re.compile(
    r"(?:(?:daftar|isi|\d{1,5}) )?(?:buku tamu|komentar|tanggapan|pengaduan|aduan|keluhan|testimoni|ulasan|forum|tanya jawab|kritik dan saran|profil anggota|kata yang (?:baru )?dicari|pencarian (?:terakhir|populer)|"
    r"guest ?book|comments?|replies|reviews?|recent searches|popular searches)(?: [\w ]{1,30})?(?: ?\(\d{1,6}\))?:?",
    re.IGNORECASE,
)
_VISITOR_TAGS = frozenset(("div", "section", "ol", "ul", "li", "article", "table", "tbody", "tr", "td", "aside", "blockquote", "p"))
_META = (
    "description",
    "keywords",
    "news_keywords",
    "twitter:title",
    "twitter:description",
    "og:title",
    "og:description",
    "og:site_name",
    "title",
)
_DOCTYPE = re.compile(r"<!doctype\b|<html\b|<head\b|<\?xml\b", re.IGNORECASE)
_END = re.compile(r"</html\s{0,10}>", re.IGNORECASE)
# Without its own tag, what is in it is markup of any page.
_OWN_TAG = re.compile(r"^<(?:noscript|template)\b[^<>]{0,500}>|</(?:noscript|template)>$", re.IGNORECASE)
_MARKUP = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]{0,2000}>", re.DOTALL | re.IGNORECASE)


class PagePlace(enum.StrEnum):
    """Where a text stands. ``OUTSIDE`` is before the document begins or after it ended, ``INERT`` in a template or for browsers without scripts."""

    VISIBLE = "visible"
    INVISIBLE = "invisible"
    VISITORS = "visitors"
    TITLE = "title"
    META = "meta"
    JSON_LD = "json-ld"
    ALTERNATIVE = "alternative"
    COMMENT = "comment"
    INERT = "inert"
    OUTSIDE = "outside"


class PageLink(msgspec.Struct, frozen=True):
    """``url`` is absolute, ``text`` its own words, ``around`` what stands before and after it."""

    url: str
    text: str
    around: str = ""


class Passage(msgspec.Struct, frozen=True):
    """A text of one place, and the links in it. Each hidden part is a passage, and so are menus, heads, feet and sides of a page."""

    place: PagePlace
    text: str
    links: tuple[PageLink, ...] = ()


class Passages(msgspec.Struct, frozen=True):
    """``whole`` is false where a page has more than is looked at."""

    every: tuple[Passage, ...]
    whole: bool

    def of(self, *places: PagePlace) -> Iterator[Passage]:
        """Those of these places."""
        return (passage for passage in self.every if passage.place in places)


class _Buffer:
    """A passage that is being written."""

    def __init__(self, place: PagePlace) -> None:
        self.place = place
        self._pieces = list[str]()
        self._length = 0
        self.links = list[tuple[str, int, int]]()

    def write(self, text: str) -> None:
        if self._length < _MOST_CHARACTERS:
            self._pieces.append(text)
            self._length += len(text)

    @property
    def length(self) -> int:
        return self._length

    def passage(self) -> Passage:
        text = "".join(self._pieces)
        links = (PageLink(url, text[at:end].strip(), text[max(0, at - _AROUND) : end + _AROUND]) for url, at, end in self.links)
        return Passage(self.place, text, tuple(links))


@lru_cache(maxsize=64)
def passages(html: str, url: str) -> Passages:
    """The page at ``url``, at most 12,000 nodes of it."""
    page = tree(html)
    walk = _Walk(page_urls(page, url), invisible_elements(page))
    walk.through(page)
    every = [*_head(page), *(buffer.passage() for buffer in walk.buffers), *_inert(page, url), *_outside(html)]
    return Passages(tuple(passage for passage in every if passage.text.strip() or passage.links), walk.whole)


class _Walk:
    def __init__(self, base: PageUrls, invisible: frozenset[int]) -> None:
        self._base, self._invisible = base, invisible
        self._visible, self._visitors, self._alternative = (
            _Buffer(PagePlace.VISIBLE),
            _Buffer(PagePlace.VISITORS),
            _Buffer(PagePlace.ALTERNATIVE),
        )
        self.buffers = [self._visible, self._visitors, self._alternative]
        self._nodes = self._links = 0

    @property
    def whole(self) -> bool:
        return self._nodes < _MOST_NODES

    def through(self, page: LexborHTMLParser) -> None:
        """Every node once, in order, without recursion: pages may be as deep as they like."""
        root = page.root
        # A node, the passage that it belongs to; or a closing: the link that ends here and where it began.
        waiting: list[tuple[LexborNode | None, _Buffer, tuple[str, int] | None]] = [(root, self._visible, None)] if root is not None else []
        while waiting and self.whole:
            node, buffer, closing = waiting.pop()
            if node is None:
                if closing is not None:
                    self._close(buffer, closing)
                else:
                    buffer.write("\n")
                continue
            if (following := node.next) is not None:
                after = self._visitors if buffer is self._visible and self._is_for_visitors(node) else buffer
                waiting.append((following, after, None))
            self._nodes += 1
            self._visit(node, buffer, waiting)

    def _visit(self, node: LexborNode, buffer: _Buffer, waiting: list[tuple[LexborNode | None, _Buffer, tuple[str, int] | None]]) -> None:
        name = node.tag or ""
        if name == "-text":
            text = node.text_content or ""
            buffer.write(" " if text.isspace() else text)
            return
        if name == "-comment":
            self._comment(node.comment_content or "")
            return
        if name in _SILENT or name in ("head", "template", "noscript") or name[0] in "-!":
            return
        inner = self._buffer_in(node, name, buffer)
        attributes = node.attributes
        if name in ("img", "area", "input"):
            self._alternative.write(f"{attributes.get('alt') or ''} {attributes.get('title') or ''}\n")
        if name not in _INLINE:
            buffer.write("\n")
            waiting.append((None, inner, None))
        if name == "a" and (reference := attributes.get("href")) and self._links < _MOST_LINKS and (url := self._base.absolute(reference)):
            self._links += 1
            waiting.append((None, inner, (url, inner.length)))
        if (child := node.first_child) is not None:
            waiting.append((child, inner, None))

    def _is_for_visitors(self, node: LexborNode) -> bool:
        """Whether it is the headline of what visitors write, which follows it."""
        return node.tag in _HEADLINES and _VISITORS_HEADLINE.fullmatch(node.text()[:100].strip()) is not None

    def _buffer_in(self, node: LexborNode, name: str, buffer: _Buffer) -> _Buffer:
        if buffer.place is PagePlace.INVISIBLE:
            return buffer
        if node.mem_id in self._invisible and name not in ("html", "body"):
            self.buffers.append(_Buffer(PagePlace.INVISIBLE))
            return self.buffers[-1]
        if buffer.place is not PagePlace.VISIBLE or name in _INLINE:
            return buffer
        attributes = node.attributes
        label = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]
        if name in _VISITOR_TAGS and len(label) > 3 and _VISITORS.search(label):
            return self._visitors
        if name in _PARTS or (name in _PART_TAGS and len(label) > 3 and _PART.search(label)):
            self.buffers.append(_Buffer(PagePlace.VISIBLE))
            return self.buffers[-1]
        return buffer

    def _close(self, buffer: _Buffer, closing: tuple[str, int]) -> None:
        url, at = closing
        buffer.links.append((url, at, buffer.length))

    def _comment(self, text: str) -> None:
        if len(text) > 20:
            self.buffers.append(_Buffer(PagePlace.COMMENT))
            self.buffers[-1].write(_MARKUP.sub(" ", text))


def _head(page: LexborHTMLParser) -> Iterator[Passage]:
    for title in page.css("title")[:3]:
        yield Passage(PagePlace.TITLE, title.text()[:2000])
    values = (
        meta.attributes.get("content") or ""
        for meta in page.css("meta[content]")[:200]
        if (meta.attributes.get("name") or meta.attributes.get("property") or "").lower() in _META
    )
    yield Passage(PagePlace.META, "\n".join(value[:2000] for value in values))
    for script in page.css("script[type='application/ld+json' i]")[:20]:
        yield Passage(PagePlace.JSON_LD, script.text()[:20_000])


def _inert(page: LexborHTMLParser, url: str) -> Iterator[Passage]:
    """What browsers with scripts do not show: it is read as a page of its own."""
    for element in page.css("noscript, template")[:50]:
        inner = _OWN_TAG.sub("", element.html or "")[:50_000]
        part = LexborHTMLParser(inner.encode(errors="replace"))
        links = ((anchor.attributes.get("href") or "", anchor.text()) for anchor in part.css("a[href]")[:100])
        base = page_urls(page, url)
        text = _MARKUP.sub(" ", inner)
        absolute = ((base.absolute(reference), words) for reference, words in links)
        yield Passage(PagePlace.INERT, text, tuple(PageLink(there, words, _around(text, words)) for there, words in absolute if there))


def _around(text: str, words: str) -> str:
    """What stands before and after words that are somewhere in a text."""
    at = text.find(words)
    return text[max(0, at - _AROUND) : at + len(words) + _AROUND] if at >= 0 else words


def _outside(html: str) -> Iterator[Passage]:
    """Before the document begins and after it ended, where programs write nothing."""
    if (begin := _DOCTYPE.search(html[:100_000])) is not None and begin.start() > 20:
        yield Passage(PagePlace.OUTSIDE, _MARKUP.sub(" ", html[: begin.start()]))
    end = html.lower().rfind("</html")
    if end >= 0 and (match := _END.match(html, end)) is not None and len(html) - match.end() > 20:
        yield Passage(PagePlace.OUTSIDE, _MARKUP.sub(" ", html[match.end() : match.end() + 100_000]))
