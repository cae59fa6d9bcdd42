"""Ways in which a page's own styles keep an element from being seen: not body at all, or too small, too faint or too far away to be noticed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

# Characters of a page's own style sheets that are read, rules that hide, selectors that have to be tried one by one, elements that are looked at.
_MOST_CHARACTERS, _MOST_RULES, _MOST_SELECTORS, _MOST_ELEMENTS = 400_000, 20_000, 40, 10_000
_BLANKS = re.compile(r"\s+|/\*[^*]{0,1000}\*/|!important")
_BRACE = re.compile(r"[{}]")
_DRAWS_NOTHING = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0?\.?0\d{0,4}(?![\d.])|content-visibility:hidden|"
    r"font-size:(?:0?\.\d{1,4}|[0-3])(?:px|pt|em|rem|%)?(?![\d.%a-z])|text-indent:-\d{3,6}|color:(?:transparent|#0000|#00000000|rgba\([\d,]{5,12},0?\.?0\))|"
    r"(?:transform|scale):(?:scale\()?0(?:\)|;|$)|clip-path:(?:inset\((?:50|100)%|circle\(0|polygon\(00)|clip:rect\((?:0|1px|auto))"
)
_FAR = re.compile(r"(?:^|;)(?:left|top|right|bottom|margin|margin-left|margin-top|transform):(?:translate[xy]?\()?-\d{3,6}")
_WHITE = re.compile(r"(?:^|;)color:(?:#fff(?:fff)?|white|rgba?\(255,255,255(?:,1)?\))(?=;|$)")
_COLOUR = re.compile(r"(?:^|;)color:([^;]{1,40})")
_GROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;]{1,40})")
_NO_SIZE = re.compile(r"(?:^|;)(?:max-)?(?:width|height):[01](?:px)?(?![\d.%a-z])")
_CLIPS = re.compile(r"(?:^|;)(?:overflow(?:-[xy])?:hidden|overflow:clip)")
_DRAWS = re.compile(r"(?:^|;)display:(?!none)")
# A selector of one class or one id, of any element.
_SIMPLE = re.compile(r"[a-z0-9]{0,20}([.#])([\w\-]{1,100})")


class _Rules(msgspec.Struct, frozen=True):
    """Classes and ids whose elements are concealed, and selectors that have to be tried."""

    classes: frozenset[str]
    ids: frozenset[str]
    selectors: tuple[str, ...]


def invisible_elements(page: LexborHTMLParser) -> frozenset[int]:
    """Those elements, by their `mem_id`, that an attribute, an inline style or a rule of the page's own for every screen conceals; what is in them is, too."""
    return frozenset(_elements(page))


def _elements(page: LexborHTMLParser) -> Iterator[int]:
    rules = _rules(page)
    query = "[hidden], [style], [class], [id]" if rules.classes or rules.ids else "[hidden], [style]"
    for element in page.css(query)[:_MOST_ELEMENTS]:
        if _is_invisible(element, rules):
            yield element.mem_id
    for selector in rules.selectors:
        try:
            yield from (element.mem_id for element in page.css(selector)[:_MOST_ELEMENTS])
        except ValueError:
            # A selector that this parser does not know.
            continue


def _is_invisible(element: LexborNode, rules: _Rules) -> bool:
    attributes = element.attributes
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if style and conceals(style):
        return True
    if style and _DRAWS.search(_BLANKS.sub("", style.lower())):
        return False
    names = (attributes.get("class") or "").lower().split()[:30]
    return not rules.classes.isdisjoint(names) or (attributes.get("id") or "").lower() in rules.ids


def _rules(page: LexborHTMLParser) -> _Rules:
    text = "\n".join(element.text() for element in page.css("style"))[:_MOST_CHARACTERS].lower()
    hides = dict[str, bool]()
    for prelude, style in _top_rules(text):
        concealing = conceals(style)
        if not (concealing or _DRAWS.search(_BLANKS.sub("", style))):
            continue
        for selector in prelude.split(",")[:20]:
            # The last rule for the same elements holds.
            hides[selector.strip()] = concealing
    classes, ids, others = set[str](), set[str](), list[str]()
    for selector in (selector for selector, concealing in hides.items() if concealing and selector and ":" not in selector):
        if simple := _SIMPLE.fullmatch(selector):
            (classes if simple[1] == "." else ids).add(simple[2])
        else:
            others.append(selector)
    return _Rules(frozenset(classes), frozenset(ids), tuple(others[:_MOST_SELECTORS]))


def _top_rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of rules that hold for every screen: those within another block, of a media query for instance, are passed over."""
    depth, at, prelude = 0, 0, ""
    for number, brace in enumerate(_BRACE.finditer(text)):
        if number > 2 * _MOST_RULES:
            return
        if brace[0] == "{":
            depth += 1
            if depth == 1:
                prelude = text[at : brace.start()].strip()
        elif depth:
            depth -= 1
            if depth == 0 and prelude and prelude[0] != "@":
                yield prelude, text[at : brace.start()]
        at = brace.end()


def conceals(style: str) -> bool:
    """Whether declarations keep an element from being seen, or from being noticed.

    >>> conceals("position:absolute; left:-9999px"), conceals("height:0;overflow:hidden"), conceals("color:#fff;background:#fff"), conceals("color: red")
    (True, True, True, False)
    """
    plain = _BLANKS.sub("", style[:4000].lower())
    if _DRAWS_NOTHING.search(plain) or _FAR.search(plain):
        return True
    if _CLIPS.search(plain) and _NO_SIZE.search(plain):
        return True
    ground = _GROUND.search(plain)
    if ground is None:
        return _WHITE.search(plain) is not None
    colour = _COLOUR.search(plain)
    return colour is not None and colour[1] == ground[1]
