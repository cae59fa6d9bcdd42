"""HTML as browsers build it, within bounds that no honest page reaches and beyond which building it takes time out of all proportion."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from checks.core.parse.tags import Tag, every_tag, tags

_DECLARATIONS = re.compile(
    r"(?P<doctype>\A<\?xml\s[^>]{0,200}\?>\s{0,20}<!DOCTYPE\s+html[^\[>]{0,300})\[[^\]]{0,10000}\]\s{0,20}>", re.IGNORECASE
)
DEEPEST = 1000
# A tag may be compared with all that is open around it: so many comparisons take some hundredths of a second.
MOST_STEPS = 10_000_000
# Every attribute is compared with those before it, every option with those of its list; further options are taken for comments.
MOST_ATTRIBUTES, MOST_OPTIONS = 500, 500
# Formatting that is not closed is begun again in every paragraph that follows: so many elements that no tag stands for.
MOST_REPEATED = 150_000
# Elements without content, and those that the next of their kind ends, as these do in HTML.
_NEVER_DEEP = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "html", "head", "body", "p",
    "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption",
))  # fmt: skip
# In drawings and formulas only these are, for they end them (HTML section 13.2.6.5); all others stand in one another.
_FOREIGN = ("svg", "math")
# Of these a drawing is made, and where one ends with a slash it has no content; whatever else comes may have ended the drawing.
_SHAPES = frozenset((
    "g", "path", "circle", "ellipse", "line", "polygon", "polyline", "rect", "use", "defs", "symbol", "text", "tspan", "lineargradient",
    "radialgradient", "stop", "clippath", "mask", "pattern", "filter", "marker",
))  # fmt: skip
_NEVER_DEEP_THERE = frozenset(("br", "embed", "hr", "img", "meta", "head", "body", "p", "li", "dt", "dd"))
# An item ends the one before it, but no description around it; nor the other way round (HTML section 13.2.6.4.7). What opens or closes a list begins anew.
_ITEMS = {"li": "li", "dt": "dd", "dd": "dd"}
_LISTS = ("ul", "ol", "dl", "menu")
# HTML section 13.2.4.3. Of those alike at most three are begun again, of these two kinds one.
_FORMATTING = frozenset(("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"))
_MOST_ALIKE = 3
_ONCE = ("a", "nobr")
# A second one of these adds its attributes to the first.
_JOINED = ("html", "body")


# Several checks read the same page one after another.
@lru_cache(maxsize=2)
def tree(html: str) -> LexborHTMLParser:
    """The document; what follows the first tag that stands out of bounds is left out. For reading only: it is shared."""
    # XHTML may declare entities of its own before it begins (XML section 2.8); to HTML that would be text, and the head would end before it began.
    html = _DECLARATIONS.sub(r"\g<doctype>>", html, count=1) if html.startswith("<?xml") else html
    if _surely_within(html):
        return LexborHTMLParser(html.encode(errors="replace"))
    bounds = _Bounds()
    pieces, at, end = [], 0, len(html)
    for tag in tags(html):
        if not bounds.hold(tag):
            end = tag.start
            break
        if bounds.options > MOST_OPTIONS and tag.name == "option":
            pieces.append(html[at : tag.start + 1])
            at = tag.start + 1
    pieces.append(html[at:end])
    return LexborHTMLParser("!".join(pieces).encode(errors="replace"))


def closest(node: LexborNode, names: Container[str | None], inside: LexborNode | None = None) -> LexborNode | None:
    """The nearest element around a node that has one of these names; only of those that stand ``inside`` another, where one is named."""
    around = node.parent
    while around is not None and (inside is None or around.mem_id != inside.mem_id):
        if around.tag in names:
            return around
        around = around.parent
    return None


def _surely_within(html: str) -> bool:
    """Whether counting the tags alone shows that nothing is out of bounds, as it does for nearly every honest page."""
    every = every_tag(html)
    if every is None or max([len(attributes) for _, attributes in every], default=0) >= MOST_ATTRIBUTES:
        return False
    names = Counter([name.lower() for name, _ in every if name[0] != "/"])
    deep = names.total() - sum([names[name] for name in _NEVER_DEEP])
    deep += 2 * min(names["li"], names["dt"] + names["dd"])
    # Elements that paragraphs begin again, were none of them closed.
    again = _MOST_ALIKE * len({pair for pair in every if pair[0].lower() in _FORMATTING})
    return (
        deep * len(every) <= MOST_STEPS
        and names["option"] <= MOST_OPTIONS
        and all(names[name] <= 1 for name in _JOINED)
        and again * len(every) <= MOST_REPEATED
    )


class _Bounds:
    """What has been opened so far, and whether one more tag is still within bounds."""

    def __init__(self) -> None:
        self._depth = 0
        self._unclosed: Counter[str] = Counter()
        self._attributes: Counter[str] = Counter()
        self.options = 0
        self._formatting: dict[str, list[str]] = {}
        self._alike: Counter[tuple[str, str]] = Counter()
        self._active = 0
        self._repeated = 0
        self._item = ""
        self._drawing = False

    def hold(self, tag: Tag) -> bool:
        self._repeated += self._active
        if tag.name == "svg":
            self._drawing = not tag.self_closing
        elif tag.name.removeprefix("/") not in _SHAPES:
            self._drawing = False
        if tag.name[0] == "/":
            self._close(tag.name[1:])
        else:
            self._open(tag)
        return (
            self._depth <= DEEPEST
            and self._repeated <= MOST_REPEATED
            and (len(tag.attributes) < MOST_ATTRIBUTES or tag.number <= MOST_ATTRIBUTES)
            and self._attributes.total() <= MOST_ATTRIBUTES
        )

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if name in _JOINED:
            self._attributes[name] += tag.number
        if name == "option":
            self.options += 1
        if self._drawing and name in _SHAPES and tag.self_closing:
            return
        if name in _LISTS:
            self._item = ""
        if item := _ITEMS.get(name):
            self._depth += self._item not in ("", item)
            self._item = item
        if name in (_NEVER_DEEP_THERE if any(self._unclosed[one] for one in _FOREIGN) else _NEVER_DEEP):
            return
        self._unclosed[name] += 1
        self._depth += 1
        if name in _FORMATTING:
            alike = "" if name in _ONCE else tag.attributes
            self._formatting.setdefault(name, []).append(alike)
            self._alike[name, alike] += 1
            self._active += self._begun_again(name, alike)

    def _close(self, name: str) -> None:
        if name == "select":
            self.options = 0
        if not self._unclosed[name]:
            return
        if name in _LISTS:
            self._item = ""
        self._unclosed[name] -= 1
        self._depth -= 1
        if opened := self._formatting.get(name):
            alike = opened.pop()
            self._active -= self._begun_again(name, alike)
            self._alike[name, alike] -= 1

    def _begun_again(self, name: str, alike: str) -> bool:
        """Whether the last of those alike is one more that paragraphs begin again."""
        return self._alike[name, alike] <= (1 if name in _ONCE else _MOST_ALIKE)
